package rule

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

var innerSpeaker = Rule{
	Name:     "inner-speaker",
	Severity: Error,
	Title:    "Words that one quotes as another's are credited to the one who quotes",
	Looks: "Looks for words that stand in one source as a quotation inside what somebody says (“he told me, " +
		"'Sell it'”), and that another source credits to that somebody. A source that has the words both ways is " +
		"left alone, and so are titles, and one who makes his own what he once quoted.",
	Why: "One may quote to agree, to refute, or to mock. Whoever drops the inner speaker makes the one who " +
		"reported an insult the one who gave it, and no check of the words will show it: they are exact.",
	Case: "On 12 September 2006 Pope Benedict quoted to the University of Regensburg what a Byzantine emperor, " +
		"Manuel II, had said of Islam in 1391. Within days it was known as what the pope had said of Islam. On " +
		"the 17th he declared that the words, from a medieval text, “do not in any way express my personal " +
		"thought”, and the Vatican put a footnote to the lecture: they had been taken for his position.",
	Before: "“God is not pleased by blood, and not acting reasonably is contrary to God’s nature,” Pope " +
		"Benedict said.",
	After: "“The emperor Manuel said, ‘God is not pleased by blood, and not acting reasonably is contrary to " +
		"God’s nature,’” Pope Benedict said.",
	Check: checkInner,
}

func checkInner(p *Pass) {
	for _, set := range p.Sets {
		ms := leads(set)
		vs := voices(set)
		p.each(ms, func(mine, theirs *claim.Member) {
			if !p.quotesAnother(mine, theirs) || p.credits(vs, theirs.Source, voice{mine}, 1) || p.credits(vs, mine.Source, voice{theirs}, 1) {
				return
			}
			c, ok := p.shares(mine, theirs)
			if !ok || c.suggested {
				return
			}
			p.report(mine, theirs, p.Claims[p.claims[mine.ID]].ID, Finding{
				Message: innerMessage(mine.Doc.Path, quote(c.text), who(mine), theirs.Doc.Path, article(theirs.Speaker)),
			})
		})
	}
}

func innerMessage(mine, words, who, theirs, inner string) string {
	return fmt.Sprintf("%s credits %s to %s; in %s %s only quotes %s as saying so.", mine, words, who, theirs, who, inner)
}

// quotesAnother reports whether one statement credits to somebody what in the
// other that somebody quotes another as saying.
func (p *Pass) quotesAnother(mine, theirs *claim.Member) bool {
	if mine.Within != "" || !asserted(mine) || mine.Speaker.Nameless() || theirs.Speaker.Nameless() || !mine.Sure() || !theirs.Sure() {
		return false
	}
	if Told(mine.Statement, theirs.Statement, theirs.Doc) {
		return true
	}
	// A statement that has the words as another's quotes them too.
	for _, s := range p.Sources[mine.Source].Statements {
		if s.Within == mine.ID && p.Speakers.Of(s, mine.Doc, theirs.Statement, theirs.Doc) != speaker.Different {
			return false
		}
	}
	outer := p.outer(theirs)
	return outer != nil && p.inner(mine.Statement, mine, theirs.Statement, outer, theirs)
}

// Told reports whether the other statement has from its speaker, by the word of
// one person, what a statement credits to that person: "she said, according to
// him".
func Told(s, theirs *statement.Statement, doc *document.Document) bool {
	if len(theirs.Via) == 0 || s.Speaker.Nameless() || theirs.Speaker.Nameless() || s.Speaker.Type != speaker.Person || speaker.Compare(s.Speaker, theirs.Speaker).Agrees() {
		return false
	}
	for i := range theirs.Via {
		v := &theirs.Via[i]
		if v.Type == speaker.Person && !speaker.IsRelay(v.Name) && passes(doc, v) && specific(v.Name) && speaker.Compare(s.Speaker, v).Agrees() {
			return true
		}
	}
	return false
}

// inner reports whether a statement has the outer speaker's name for the inner
// one's words.
func (p *Pass) inner(s *statement.Statement, mine *claim.Member, in, outer *statement.Statement, theirs *claim.Member) bool {
	return outer.Sure() && p.Speakers.Of(s, mine.Doc, outer, theirs.Doc).Agrees() &&
		!p.Speakers.Of(s, mine.Doc, in, theirs.Doc).Agrees() && !p.Speakers.Of(outer, theirs.Doc, in, theirs.Doc).Agrees()
}
