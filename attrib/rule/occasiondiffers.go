package rule

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/claim"
)

var occasionDiffers = Rule{
	Name:     "occasion-differs",
	Severity: Note,
	Title:    "The same words are given another date, place, medium or addressee",
	Looks: "Looks for the same words of the same speaker for which two sources say, where they credit them, " +
		"when, where, how or to whom they were said, and do not agree: Monday and Thursday, a rally and a " +
		"tweet, “told CNN” and “told Fox News”. A weekday is reckoned from the day of publication where that is " +
		"known. A circumstance that only one of them gives, what may be one occasion (a statement and a tweet, " +
		"a day and its date), and a source that tells of both are left alone.",
	Why: "To whom it was said, and when, is half of what it means. A sentence of five years ago is no answer " +
		"to today's question, and words from a book are no interview.",
	Case: "The Independent of 16 May 2006 had Hugo Chávez look away and tell Johann Hari of the night of his " +
		"revolt: “I realized at that moment that I was saying goodbye to life.” The New Yorker of 10 September " +
		"2001 has him say that, to Jon Lee Anderson. In June 2011 bloggers found many such places in Hari's " +
		"interviews; that autumn he gave back the Orwell prize.",
	Before: "“I realized at that moment that I was saying goodbye to life,” Hugo Chávez told The Independent " +
		"in May 2006.",
	After: "“I realized at that moment that I was saying goodbye to life,” Hugo Chávez told The New Yorker in " +
		"September 2001.",
	Check: checkOccasions,
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
			if here == "" || !p.one(mine, theirs) {
				return
			}
			c, ok := p.shares(mine, theirs)
			// One who said it on both occasions is told of twice.
			if !ok || !c.telling || p.elsewhere(ms, mine, func(other *claim.Member) bool {
				x, _ := of(other).against(b)
				y, _ := of(other).against(a)
				return other.Source == mine.Source && x == "" && y != "" || other.Source == theirs.Source && x != "" && y == ""
			}) {
				return
			}
			p.report(mine, theirs, p.id(voice{mine}), Finding{
				Message: fmt.Sprintf("%s has %s of %s from another occasion than %s: %s, not %s.", mine.Doc.Path, quote(c.text),
					who(mine), theirs.Doc.Path, here, there),
			})
		})
	}
}
