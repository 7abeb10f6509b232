package rule

// What may be said of statements that stand in a claim by likeness. Their words
// are the writers', so that other words are no finding; who is credited, whether
// it is so, how many, and whether it was said at all still are. Each such finding
// is a step milder than the rule's own: that the two report one thing is a guess.

import (
	"fmt"
	"slices"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/statement"
)

// onSuggestions are the rules that may fire on a suggested match, onWords those
// that hold quoted words against a paraphrase themselves: what they find rests on
// the words.
var (
	onSuggestions = []string{"speaker-conflict", "denial-dropped", "negation-changed", "number-changed", "thought-as-speech"}
	onWords       = []string{"paraphrase-quoted", "quotation-unmarked"}
)

// admit says how severe a rule's finding about two statements is where one of
// them stands in the claim by likeness, and whether it is one at all.
func (p *Pass) admit(mine, theirs *claim.Member, f Finding) (Severity, bool) {
	switch {
	case !p.likeOnly[mine.ID] && !p.likeOnly[theirs.ID], slices.Contains(onWords, p.rule.Name):
		return f.Severity, true
	case !slices.Contains(onSuggestions, p.rule.Name):
		return Off, false
	case f.Severity == "" || f.Severity == p.rule.Severity:
		return lower(p.rule.Severity), true
	}
	return f.Severity, true
}

// likeOnly are the statements that stand in their claims by likeness.
func likeOnly(g *claim.Grouping) map[string]bool {
	out := map[string]bool{}
	for _, set := range g.Sets {
		for _, l := range set.Suggested {
			out[l.ID] = true
		}
	}
	return out
}

// suggestions looks at how the statements that stand in each claim by likeness
// stand to its reference: a “not” or a number that only one of them has.
func (p *Pass) suggestions() {
	negation, _ := ByName("negation-changed")
	number, _ := ByName("number-changed")
	for _, set := range p.Sets {
		for _, l := range set.Suggested {
			mine, theirs := l.Member, set.Reference
			switch {
			case p.Draft && theirs.Source == 0:
				mine, theirs = theirs, mine
			case p.Draft && mine.Source != 0, mine.Source == theirs.Source:
				continue
			}
			if !mine.Sure() || !theirs.Sure() || mine.Polarity != theirs.Polarity || mine.Polarity == statement.Asked || l.Speaker {
				continue
			}
			f := Finding{Diff: paraphrased(mine, theirs), Message: fmt.Sprintf("%s has %s, %s has %s.",
				mine.Doc.Path, quote(mine.Text), theirs.Doc.Path, quote(theirs.Text))}
			switch {
			case l.Negation:
				p.rule = negation
				f.Message = fmt.Sprintf("By one source it is so, by the other it is not: %s in %s, %s in %s.",
					quote(mine.Text), mine.Doc.Path, quote(theirs.Text), theirs.Doc.Path)
			case l.Number:
				p.rule = number
			default:
				continue
			}
			f.Severity = lower(p.rule.Severity)
			p.report(mine, theirs, claim.Normal(mine.Text), f)
		}
	}
}

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
	return edits(s)
}
