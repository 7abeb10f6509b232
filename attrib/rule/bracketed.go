package rule

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/claim"
)

var bracketed = Rule{
	Name:     "bracketed",
	Severity: Note,
	Title:    "Words in brackets stand in a quotation",
	Looks: "Looks for words in square brackets, or in the round ones that agencies use, inside quotation marks that " +
		"another source's quotation of the same place has not, or has otherwise. A letter made a capital " +
		"(“[W]e”), “[sic]”, “(Applause)” and a bracketed ellipsis are left alone.",
	Why: "A bracket says honestly that somebody put words in. Whoever takes the quotation over should know what " +
		"stood there, and who put it in: a bracket that explains may also decide what was meant.",
	Case: "In August 2013 President Obama spoke on television of ports “all along the Gulf – places like " +
		"Charleston, S.C.”, which lies on the Atlantic. The Associated Press sent it out as “all along the Gulf – " +
		"(and in) places like Charleston”. On 8 August it took the words back: whether he had meant that was not " +
		"known, and they should not have been added.",
	Before: "“We must deepen our ports along the Gulf and [in] places like Charleston this year,” Ann Lee said.",
	After:  "“We must deepen our ports along the Gulf and places like Charleston this year,” Ann Lee said.",
	Check:  checkBracketed,
}

func checkBracketed(p *Pass) {
	for _, set := range p.Sets {
		for _, m := range set.Members {
			if !m.Quotes() || p.Draft && m.Source != 0 || !m.Bracketed() {
				continue
			}
			tried := 0
			for _, beside := range [...]bool{false, true} { // inside what both have, before at its edge
				found := false
				for _, other := range set.Members {
					if other.Source == m.Source || !other.Quotes() || tried == 64 {
						continue
					}
					tried++
					c := claim.Compare(m, other)
					inside, theirs, diff, ok := insertion(c, beside)
					if !ok {
						continue
					}
					found = true
					p.report(m, other, inside, Finding{Message: bracketMessage(m.Doc.Path, other.Doc.Path, inside, theirs), Diff: diff})
					break
				}
				if found {
					break
				}
			}
		}
	}
}

// bracketMessage says what one source puts into a quotation of the other's.
func bracketMessage(mine, other, inside, theirs string) string {
	if theirs != "" {
		return fmt.Sprintf("%s puts %s where %s has %s.", mine, quote(inside), other, quote(theirs))
	}
	return fmt.Sprintf("%s puts %s into the quotation, which %s has without it.", mine, quote(inside), other)
}

func hasBracket(words []claim.Word) bool {
	for _, w := range words {
		if w.Has(claim.Bracket) {
			return true
		}
	}
	return false
}

// insertion finds a bracket of the statement's inside the words that a
// comparison has in common, or, with beside, right before or after them.
func insertion(c *claim.Comparison, beside bool) (inside, theirs string, diff []Edit, ok bool) {
	for _, s := range c.Stretches {
		if !beside {
			for _, d := range s.Diffs {
				if d.Kind == claim.Inserted && hasBracket(d.Mine) {
					return d.MineText, d.TheirsText, edits(s), true
				}
			}
			continue
		}
		words := s.Mine.Words
		to := s.MineTo
		for to < len(words) && words[to].Has(claim.Bracket) {
			to++
		}
		if to > s.MineTo {
			inside = s.Mine.Show(words[s.MineTo:to])
			return inside, "", append(edits(s), Edit{Insert, inside}), true
		}
		from := s.MineFrom
		for from > 0 && words[from-1].Has(claim.Bracket) {
			from--
		}
		if from < s.MineFrom {
			inside = s.Mine.Show(words[from:s.MineFrom])
			return inside, "", append([]Edit{{Insert, inside}}, edits(s)...), true
		}
	}
	return "", "", nil, false
}
