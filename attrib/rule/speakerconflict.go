package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

var speakerConflict = Rule{
	Name:     "speaker-conflict",
	Severity: Error,
	Title:    "The same words are credited to two who cannot be one",
	Looks: "Looks for quoted words that one source has from one person or body and another source from " +
		"another. Names that may be one (“Xi”, “President Xi Jinping”; “WHO”, “World Health Organization”; two " +
		"transliterations), unnamed speakers and pronouns that stand for nobody are no conflict; nor are two of one " +
		"surname where a source that names both says only “Clinton”. A spokesperson and their principal, an agency " +
		"that passed the words on, and one who quotes another have rules of their own. It is none either where a " +
		"source is unsure, denies the words, has them from the other speaker too, or says only “he” beside the " +
		"other's name; nor are a few words that stand in a longer quotation of another, which may be a party's " +
		"phrase, nor a formula that half a dozen people are credited with. Where a source names its speaker only " +
		"before the words, and a “he” may be another, it is a warning.",
	Why: "A quotation under the wrong name is wrong however exact its words are, and it is repeated from there.",
	Case: "The Guardian corrected on 20 November 2002 what it had printed the day before about English " +
		"National Opera: a phrase about the company's chairman, given to Peter Jonas, was the director Richard " +
		"Jones's, and words given to a spokeswoman were the question that she had been asked. How far a wrong " +
		"name goes was seen in May 2011, when “I mourn the loss of thousands of precious lives, but I will not " +
		"rejoice in the death of one” went round the world as Martin Luther King's. The Atlantic traced it to a " +
		"teacher, Jessica Dovey, who had written it before a true quotation of his; on the way the marks " +
		"between the two were lost.",
	Before: "“I will not rejoice in the death of one, not even an enemy,” Martin Luther King said.",
	After:  "“I will not rejoice in the death of one, not even an enemy,” Jessica Dovey said.",
	Check:  checkSpeakers,
}

// voice is one speaker in one source of a claim, and the fullest statement that
// credits them.
type voice struct{ *claim.Member }

// mostVoices bounds the speakers of one claim that are held against each other.
const mostVoices = 32

// voices gives each speaker of each source of a claim once.
func voices(set claim.Set) []voice {
	type key struct {
		source int
		name   string
		typ    speaker.Type
	}
	at := map[key]int{}
	var out []voice
	for _, m := range set.Members {
		if m.Speaker == nil {
			continue
		}
		k := key{m.Source, m.Speaker.Name, m.Speaker.Type}
		i, ok := at[k]
		switch {
		case !ok && len(out) < mostVoices:
			at[k] = len(out)
			out = append(out, voice{m})
		case ok && m.Sure() && (m.Len() > out[i].Len() || !out[i].Sure()):
			out[i] = voice{m}
		}
	}
	return out
}

// eachPair calls f with every two voices of different sources, the later one
// first; in a check, only the draft's against a source's.
func (p *Pass) eachPair(vs []voice, f func(mine, theirs voice)) {
	for i, theirs := range vs {
		for _, mine := range vs[i+1:] {
			switch {
			case mine.Source == theirs.Source:
			case p.Draft && theirs.Source == 0:
				f(theirs, mine)
			case !p.Draft:
				f(mine, theirs)
			}
		}
	}
}

// credits reports whether a source has at least as many of the claim's words
// from one who may be the speaker of m.
func (p *Pass) credits(vs []voice, source int, m voice, least int) bool {
	for _, v := range vs {
		if v.Source == source && v.Len() >= least && p.relation(v.Member, m.Member).Agrees() {
			return true
		}
	}
	return false
}

// everybody reports words that so many different people are credited with that they
// are a formula, and no one's: nobody is misquoted as seven others.
func (p *Pass) everybody(vs []voice) bool {
	const most = 6
	others := map[string]bool{}
	for _, v := range vs {
		if p.relation(vs[0].Member, v.Member) == speaker.Different {
			if others[v.Speaker.Name] = true; len(others) > most {
				return true
			}
		}
	}
	return false
}

func checkSpeakers(p *Pass) {
	for _, set := range p.Sets {
		if len(set.Members) < 2 {
			continue
		}
		vs := voices(set)
		if p.everybody(vs) {
			continue
		}
		p.eachPair(vs, func(mine, theirs voice) {
			if !mine.Sure() || !theirs.Sure() || !asserted(mine.Member) || !asserted(theirs.Member) ||
				p.relation(mine.Member, theirs.Member) != speaker.Different {
				return
			}
			if p.quotesAnother(mine.Member, theirs.Member) || p.quotesAnother(theirs.Member, mine.Member) {
				return // inner-speaker has it
			}
			if doubtful(mine.Statement, mine.Doc, theirs.Speaker) || doubtful(theirs.Statement, theirs.Doc, mine.Speaker) {
				return
			}
			if p.credits(vs, theirs.Source, mine, 1) || p.credits(vs, mine.Source, theirs, 1) {
				return
			}
			c, ok := p.shares(mine.Member, theirs.Member)
			if !ok || !c.suggested && !c.proving { // they have different parts of the utterance
				return
			}
			p.report(mine.Member, theirs.Member, who(mine.Member)+"\x00"+who(theirs.Member), Finding{
				Severity: c.severity(conflict(mine.Statement, theirs.Statement)),
				Message: fmt.Sprintf("%s credits %s to %s; %s credits the same words to %s.",
					mine.Doc.Path, quote(c.text), who(mine.Member), theirs.Doc.Path, who(theirs.Member)),
			})
		})
	}
}

// proves reports whether the words that two people are credited with are so
// many, or so much of both quotations, that nobody says them by chance or as a
// party's phrase.
func proves(c *claim.Comparison) bool {
	const many, content = 8, 5
	same, telling := agreeing(c.Stretches)
	return same >= many && telling >= content ||
		same >= 4 && telling >= 2 && 4*same >= 3*max(c.Mine.Len(), c.Theirs.Len())
}

// Doubtful reports whether a source gives a statement its speaker only by what it
// says before, and may mean another whom it names there.
func Doubtful(s *statement.Statement, doc *document.Document, other *speaker.Speaker) bool {
	return s.Speaker != nil && other != nil && inferred(s) && doubtful(s, doc, other)
}

// doubtful reports whether a statement may be the other's after all: its source
// does not name the speaker with the words, and names the other shortly before
// or beside them; or what it names them with would do for the other too.
func doubtful(s *statement.Statement, doc *document.Document, other *speaker.Speaker) bool {
	if strings.HasPrefix(s.Speaker.Name, "@") || strings.HasPrefix(other.Name, "@") {
		return true // a handle is anybody's
	}
	words := strings.Fields(claim.Normal(s.Speaker.Name))
	theirs := strings.Fields(claim.Normal(other.Name))
	if len(words) == 0 || len(theirs) == 0 {
		return true
	}
	mention := claim.Normal(s.Speaker.Mention)
	if s.Speaker.Basis == speaker.Named && mention != "" && !has(mention, words[len(words)-1]) && has(mention, theirs[len(theirs)-1]) {
		return true // "Trump", taken for Trump University
	}
	const certain = 0.9 // of whom a pronoun stands for
	if s.Speaker.Basis == speaker.Named || s.Speaker.Basis == speaker.Label || len(s.Content) == 0 ||
		s.Speaker.Basis != speaker.Carried && s.Confidence >= certain {
		return false
	}
	const before, after = 600, 100 // bytes: some paragraphs
	near := document.Span{Start: max(0, s.Content[0].Start-before), End: min(len(doc.Text), s.Content[len(s.Content)-1].End+after)}
	for _, w := range claim.NormalWords(doc, near) {
		if w.Norm == theirs[len(theirs)-1] && w.Has(claim.Capital) &&
			!slices.ContainsFunc(s.Content, func(c document.Range) bool { return c.Contains(w.Span) }) {
			return true
		}
	}
	return false
}

// conflict is how severe it is that two statements have words from two people. A
// speaker whom the source does not name with the words, but only before them, is
// the reader's inference: of two that differ the inference is more likely wrong
// than a newspaper. Of two of whom neither has a name no more than a warning is
// given.
func conflict(a, b *statement.Statement) Severity {
	if a.Speaker.Basis == speaker.Unnamed && b.Speaker.Basis == speaker.Unnamed {
		return Warning
	}
	if inferred(a) || inferred(b) {
		return Warning
	}
	return Error
}

func inferred(s *statement.Statement) bool {
	const sure = 0.75 // of whom a pronoun stands for
	return s.Speaker.Basis == speaker.Carried || s.Speaker.Basis == speaker.Pronoun && s.Confidence < sure
}

// shown are the words of the statement that a comparison begins with.
func shown(c *claim.Comparison) string {
	s := c.Stretches[0]
	return s.Mine.Show(s.Mine.Words[s.MineFrom:s.MineTo])
}

// telling reports whether the words that two statements share are enough to say
// that both credit someone with the same: most of the shorter, or very many.
func telling(c *claim.Comparison) bool {
	const least, many = 4, 8
	same, _ := matched(c)
	content := 0
	for _, s := range c.Stretches {
		for _, d := range s.Diffs {
			if d.Kind == claim.Equal {
				content += len(d.Mine) - count(d.Mine, claim.IsStop)
			}
		}
	}
	return same >= least && content >= 2 && 4*same >= 3*min(c.Mine.Len(), c.Theirs.Len()) || same >= many && content >= 5
}
