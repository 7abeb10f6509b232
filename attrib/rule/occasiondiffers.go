package rule

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/claim"
)

var occasionDiffers = Rule{
	Name:     "occasion-differs",
	Severity: Note,
	Title:    "The same words with another date, place, medium or listener",
	Looks: "Looks for the same words of one speaker for which both sources say when, where, how or to whom they were " +
		"said, in the sentence that credits them, and do not agree: Monday and Thursday, a tweet and a rally, " +
		"“told CNN” and “told Fox News”. A weekday is reckoned from the day of publication where that is known. What may be one " +
		"occasion (a statement and a tweet, “Monday” and a date that may be one) is left alone.",
	Why: "Words belong to their occasion: an answer given before a vote means another thing after it. Two occasions " +
		"may also be true, where a speaker repeats a line; then each wording has its own.",
	Case: "A typical case: a sentence from a rally in spring is quoted again in the autumn, “on Tuesday”, as though it " +
		"answered what had happened on Monday.",
	Before: "“Not one more lorry will cross the old bridge,” Ann Lee wrote in a tweet on Tuesday.",
	After:  "“Not one more lorry will cross the old bridge,” Ann Lee said at a rally on Sunday.",
	Check:  checkOccasions,
}

func checkOccasions(p *Pass) {
	for _, set := range p.Sets {
		if len(set.Members) < 2 {
			continue
		}
		ms := leads(set)
		known := map[*claim.Member]occasion{}
		of := func(m *claim.Member) occasion {
			o, ok := known[m]
			if !ok {
				o = occasionOf(m)
				known[m] = o
			}
			return o
		}
		p.each(ms, func(mine, theirs *claim.Member) {
			if !p.Draft && mine.Order < theirs.Order || !mine.Quotes() || !theirs.Quotes() || mine.Within != "" || theirs.Within != "" ||
				!asserted(mine) || !asserted(theirs) {
				return
			}
			a, b := of(mine), of(theirs)
			here, there := a.against(b)
			if here == "" || !p.one(mine, theirs) || !telling(claim.Compare(mine, theirs)) {
				return
			}
			// One who said it on both occasions is told of twice.
			if p.elsewhere(ms, mine, func(other *claim.Member) bool {
				x, _ := of(other).against(b)
				y, _ := of(other).against(a)
				return other.Source == mine.Source && x == "" && y != "" || other.Source == theirs.Source && x != "" && y == ""
			}) {
				return
			}
			c, _ := p.shares(mine, theirs)
			p.report(mine, theirs, p.id(voice{mine}), Finding{
				Message: fmt.Sprintf("%s has %s of %s %s; %s has the same words %s.", mine.Doc.Path, quote(c.text), who(mine), here,
					theirs.Doc.Path, there),
			})
		})
	}
}
