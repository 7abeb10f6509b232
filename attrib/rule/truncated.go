package rule

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/statement"
)

var truncated = Rule{
	Name:     "truncated",
	Severity: Note,
	Title:    "A quotation stands as a sentence, and stops before the sentence does",
	Looks: "Looks for a quotation that begins where a sentence of the other source begins, is given as a whole, and " +
		"ends before that sentence goes on by two words or more. Fragments inside a paraphrase, headlines, and " +
		"a cut that an ellipsis marks are left alone.",
	Why: "What is cut off may be the “but”, the “if” or the “unless”. A quotation that ends with a full stop says " +
		"that the speaker ended there.",
	Case: "On 9 January 2012 Mitt Romney told business people in Nashua, New Hampshire, of health insurers that do " +
		"not serve one well: “I like being able to fire people who provide services to me.” Within hours it went " +
		"round as “I like being able to fire people”, as in a headline of The Atlantic, above an article that had " +
		"the rest.",
	Before: "“I like being able to fire people,” Mitt Romney said.",
	After:  "“I like being able to fire people who provide services to me,” Mitt Romney said.",
	Check:  checkTruncated,
}

func checkTruncated(p *Pass) {
	for _, pr := range p.pairs {
		m := pr.Mine
		if m.Kind != statement.Direct || m.Place == statement.Headline {
			continue
		}
		for _, s := range pr.Stretches {
			rest := cutOff(s)
			if len(rest) < 2 {
				continue
			}
			p.report(m, pr.Theirs, normal(rest), Finding{
				Message: fmt.Sprintf("%s stops after %s, where the sentence in %s goes on: %s.", m.Doc.Path,
					quote(lastWords(s)), pr.Theirs.Doc.Path, quote(s.Theirs.Show(rest))),
			})
		}
	}
}

// cutOff gives the words by which the other's sentence goes on where the
// statement stops.
func cutOff(s claim.Stretch) []claim.Word {
	const least = 4 // words: less is no sentence
	if s.MineTo-s.MineFrom < least || s.MineTo != len(s.Mine.Words) || s.MineFrom > 0 && !s.Mine.Words[s.MineFrom-1].Has(claim.Ends) {
		return nil
	}
	if !s.Mine.Words[s.MineFrom].Has(claim.Capital) { // given as a fragment
		return nil
	}
	words := s.Theirs.Words
	if s.TheirsFrom > 0 && !words[s.TheirsFrom-1].Has(claim.Ends) || words[s.TheirsTo-1].Has(claim.Ends) {
		return nil
	}
	end := s.TheirsTo
	for end < len(words) && !words[end].Has(claim.Gap) {
		end++
		if words[end-1].Has(claim.Ends) {
			break
		}
	}
	return words[s.TheirsTo:end]
}

func lastWords(s claim.Stretch) string {
	return s.Mine.Show(s.Mine.Words[max(s.MineFrom, s.MineTo-4):s.MineTo])
}
