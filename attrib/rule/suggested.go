package rule

// What may be said of statements that stand in a claim by likeness. Their words
// are the writers', so that other words are no finding; who is credited, whether
// it is so, how many, and whether it was said at all still are. Each such finding
// is a step milder than the rule's own: that the two report one thing is a guess.

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// onSuggestions are the rules that may fire on a suggested match.
var onSuggestions = []string{"speaker-conflict", "denial-dropped", "negation-changed", "number-changed", "thought-as-speech"}

// milder is the severity a step below.
func (s Severity) milder() Severity {
	switch s {
	case Error:
		return Warning
	case Warning, Note:
		return Note
	}
	return s
}

// suggestions looks at the members that stand in each claim by likeness.
func (p *Pass) suggestions() {
	rules := map[string]Rule{}
	for _, name := range onSuggestions {
		if r, ok := ByName(name); ok {
			rules[name] = r
		}
	}
	for _, set := range p.Sets {
		for _, l := range set.Suggested {
			mine, theirs := l.Member, set.Reference
			switch {
			case p.Draft && theirs.Source == 0:
				mine, theirs = theirs, mine
			case p.Draft && mine.Source != 0, mine.Source == theirs.Source:
				continue
			}
			name, f := suggested(l, mine, theirs, p.relation(mine, theirs))
			r, ok := rules[name]
			if !ok || !mine.Sure() || !theirs.Sure() {
				continue
			}
			if name == "thought-as-speech" && mine.Act == statement.Thought {
				if p.Draft {
					continue
				}
				mine, theirs = theirs, mine
			}
			p.rule = r
			f.Severity = r.Severity.milder()
			p.report(mine, theirs, f.Message, f)
		}
	}
}

// suggested names the rule that a suggested match gives cause for, "" for none,
// and the finding. Of several the sharpest is named.
func suggested(l claim.Likeness, mine, theirs *claim.Member, rel speaker.Relation) (string, Finding) {
	denied := func(m *claim.Member) bool { return m.Polarity == statement.Denied }
	asserted := mine.Polarity == statement.Asserted && theirs.Polarity == statement.Asserted
	switch {
	case l.Speaker:
		if rel != speaker.Different || !asserted || inferred(mine.Statement) || inferred(theirs.Statement) {
			return "", Finding{}
		}
		return "speaker-conflict", Finding{Message: fmt.Sprintf("%s has it from %s that %s; %s has nearly the same from %s.",
			mine.Doc.Path, who(mine), quote(mine.Text), theirs.Doc.Path, who(theirs))}
	case l.Negation && denied(mine) != denied(theirs):
		says, denies := mine, theirs
		if denied(mine) {
			says, denies = theirs, mine
		}
		return "denial-dropped", Finding{Message: fmt.Sprintf("%s has %s say %s; by %s it was denied.",
			says.Doc.Path, who(says), quote(says.Text), denies.Doc.Path)}
	case l.Negation:
		return "negation-changed", Finding{Diff: paraphrased(mine, theirs), Message: fmt.Sprintf(
			"By one source it is so, by the other it is not: %s in %s, %s in %s.",
			quote(mine.Text), mine.Doc.Path, quote(theirs.Text), theirs.Doc.Path)}
	case l.Number:
		return "number-changed", Finding{Diff: paraphrased(mine, theirs), Message: fmt.Sprintf(
			"%s has %s, %s has %s.", mine.Doc.Path, quote(mine.Text), theirs.Doc.Path, quote(theirs.Text))}
	case (mine.Act == statement.Thought) != (theirs.Act == statement.Thought) && l.Score >= thoughtLikeness && asserted && mine.Reports() && theirs.Reports():
		says, thinks := mine, theirs
		if mine.Act == statement.Thought {
			says, thinks = theirs, mine
		}
		return "thought-as-speech", Finding{Message: fmt.Sprintf("%s has %s say %s; %s has it as belief or intention.",
			says.Doc.Path, who(says), quote(says.Text), thinks.Doc.Path)}
	}
	return "", Finding{}
}

// thoughtLikeness is how like two statements are of which one is told as said and
// the other as thought, for that to be all that differs.
const thoughtLikeness = 0.7

// paraphrased is the diff of two statements in all their words, nil where they do
// not lie over one another.
func paraphrased(mine, theirs *claim.Member) []Edit {
	text := func(m *claim.Member) claim.Text {
		words := m.ContentWords()
		if len(words) > 0 && words[0].Norm == "that" { // opens the clause, and is not shown
			words = words[1:]
		}
		return claim.Text{Doc: m.Doc, Words: words}
	}
	s, ok := claim.Contrast(text(mine), text(theirs))
	if !ok || s.Verbatim() {
		return nil
	}
	if out := edits(s); strings.TrimSpace(out[0].Text) != "" {
		return out
	}
	return nil
}
