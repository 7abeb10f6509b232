package rule

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/statement"
)

var innerSpeaker = Rule{
	Name:     "inner-speaker",
	Severity: Error,
	Title:    "Words that the speaker quotes from another are given to the speaker",
	Looks: "Looks for words that stand, in one source, as a quotation inside what somebody says, and that another " +
		"source credits to that somebody. A source that has the words both ways is left alone, and so is one who " +
		"repeats as their own what they quoted.",
	Why: "Whoever tells what another said does not say it. Cut out of its frame, a reproach that a speaker reports " +
		"becomes one that the speaker makes.",
	Case: "A typical case: a witness tells the court what the accused shouted at her, and a paper that cuts the first " +
		"half of the sentence has her shout it.",
	Before: "“The northern docks were never worth a penny to this town,” Ann Lee said.",
	After: "“My opponent told me, ‘The northern docks were never worth a penny to this town,’ and I walked out,” Ann " +
		"Lee said.",
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
				Message: innerMessage(mine.Doc.Path, quote(c.text), who(mine), theirs.Doc.Path, who(theirs)),
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
	if theirs.Within == "" || mine.Within != "" || !asserted(mine) || mine.Speaker.Nameless() || theirs.Speaker.Nameless() {
		return false
	}
	outer := p.outer(theirs)
	return outer != nil && mine.Sure() && theirs.Sure() && p.inner(mine.Statement, mine, theirs.Statement, outer, theirs)
}

// inner reports whether a statement has the outer speaker's name for the inner
// one's words.
func (p *Pass) inner(s *statement.Statement, mine *claim.Member, in, outer *statement.Statement, theirs *claim.Member) bool {
	return outer.Sure() && p.speakers.Of(s, mine.Doc, outer, theirs.Doc).Agrees() &&
		!p.speakers.Of(s, mine.Doc, in, theirs.Doc).Agrees() && !p.speakers.Of(outer, theirs.Doc, in, theirs.Doc).Agrees()
}
