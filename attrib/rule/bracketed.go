package rule

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/statement"
)

// bracketedSeverity is that of a bracket that explains.
const bracketedSeverity = Note

var bracketed = Rule{
	Name:     "bracketed",
	Severity: bracketedSeverity,
	Title:    "Words in brackets stand in a quotation",
	Looks: "Looks for words in square brackets, or in the round ones that agencies use, inside quotation marks " +
		"that another source's quotation of the same place has not, or has otherwise. It is a warning where the " +
		"bracket takes the place of words that meant something else. A letter made a capital (“[W]e”), “[sic]”, " +
		"“(Applause)” and a bracketed ellipsis are left alone.",
	Why: "A bracket says honestly that somebody put words in. Whoever takes the quotation over should know " +
		"what stood there, and who put it in: a bracket that explains may also decide what was meant.",
	Case: "In August 2013 President Obama spoke on television of ports “all along the Gulf – places like " +
		"Charleston, S.C.”, which lies on the Atlantic. The Associated Press sent it out as “all along the Gulf " +
		"– (and in) places like Charleston”. On 8 August it took the words back: whether he had meant that was " +
		"not known, and they should not have been added.",
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
					in, ok := insertionOf(claim.Compare(m, other).Stretches, beside)
					if !ok {
						continue
					}
					found = true
					p.report(m, other, normal(in.inside), Finding{
						Severity: in.severity(), Message: in.message(m.Doc.Path, other.Doc.Path), Diff: in.diff,
					})
					break
				}
				if found {
					break
				}
			}
		}
	}
}

// Bracketed gives the finding for words in brackets that a draft's statement puts
// into what stands, without them, in the running text of a source.
func Bracketed(s *statement.Statement, with claim.Stretch, at Place) []Finding {
	for _, beside := range [...]bool{false, true} {
		if in, ok := insertionOf([]claim.Stretch{with}, beside); ok {
			return []Finding{{
				Rule: bracketed.Name, Severity: in.severity(), Statement: s.ID, Against: at.against(), Diff: in.diff,
				Message: in.message(s.Source, at.Path),
			}}
		}
	}
	return nil
}

// insertion is a bracket and what it stands for.
type insertion struct {
	claim.Stretch
	inside, replaced []claim.Word
	diff             []Edit
}

// insertionOf finds a bracket of the statement's inside the words that a
// comparison has in common, or, with beside, right before or after them.
func insertionOf(stretches []claim.Stretch, beside bool) (insertion, bool) {
	for _, s := range stretches {
		if !beside {
			for j, d := range s.Diffs {
				if d.Kind == claim.Inserted && hasBracket(d.Mine) && !missing(s, j) {
					return insertion{s, d.Mine, underBracket(s, j), edits(s)}, true
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
			in := insertion{Stretch: s, inside: words[s.MineTo:to]}
			in.diff = append(edits(s), Edit{Insert, s.Mine.Show(in.inside)})
			return in, true
		}
		from := s.MineFrom
		for from > 0 && words[from-1].Has(claim.Bracket) {
			from--
		}
		if from < s.MineFrom {
			in := insertion{Stretch: s, inside: words[from:s.MineFrom]}
			if from == 0 || words[from-1].Has(claim.Ends) {
				in.replaced = headOf(s)
			}
			in.diff = append([]Edit{{Insert, s.Mine.Show(in.inside)}}, edits(s)...)
			return in, true
		}
	}
	return insertion{}, false
}

// headOf are the words of the other side's sentence before what both have, where
// they are few: what a bracket at the head stands for.
func headOf(s claim.Stretch) []claim.Word {
	const most = 4
	ws := s.Theirs.Words
	from := s.TheirsFrom
	for from > 0 && !ws[from-1].Has(claim.Ends) && !ws[from-1].Has(claim.Gap) {
		if from--; s.TheirsFrom-from > most {
			return nil
		}
	}
	return ws[from:s.TheirsFrom]
}

// missing reports whether the other side lacks what a bracket stands beside: it
// explains words that are not there.
func missing(s claim.Stretch, j int) bool {
	lacks := func(k int) bool {
		return k >= 0 && k < len(s.Diffs) && s.Diffs[k].Kind == claim.Changed && len(s.Diffs[k].Theirs) == 0 && !onlyFunction(s.Diffs[k].Mine)
	}
	return len(s.Diffs[j].Theirs) == 0 && (lacks(j-1) || lacks(j+1))
}

// underBracket are the words that a bracket stands for, and those next to them that
// are missing for its sake.
func underBracket(s claim.Stretch, j int) []claim.Word {
	var out []claim.Word
	if j > 0 && len(s.Diffs[j-1].Mine) == 0 && bracketing(s, j-1) {
		out = append(out, s.Diffs[j-1].Theirs...)
	}
	out = append(out, s.Diffs[j].Theirs...)
	if j+1 < len(s.Diffs) && len(s.Diffs[j+1].Mine) == 0 && bracketing(s, j+1) {
		out = append(out, s.Diffs[j+1].Theirs...)
	}
	return out
}

func hasBracket(words []claim.Word) bool {
	for _, w := range words {
		if w.Has(claim.Bracket) {
			return true
		}
	}
	return false
}

// severity is worse where the bracket means something else than what it stands for.
func (in *insertion) severity() Severity {
	if in.otherwise() {
		return Warning
	}
	return bracketedSeverity
}

// otherwise reports whether a bracket replaces words that meant something else: a
// name or a noun by one that does not explain it, or a "not" won or lost. One that
// says who "he" is, or puts a name for "the country", explains.
func (in *insertion) otherwise() bool {
	if negations(in.inside, in.replaced) != negations(in.replaced, in.inside) {
		return true
	}
	l := lists()
	names, explains := false, false
	for _, w := range in.inside {
		names = names || isName(in.Mine, w)
	}
	said := false // words that meant something
	for _, o := range in.replaced {
		if l.function[o.Norm] || l.pronoun[o.Norm] > 0 {
			continue
		}
		named := isName(in.Theirs, o) || o.Has(claim.Capital) && !lang.English().Common(strings.ToLower(in.Theirs.Show([]claim.Word{o})))
		if names && !named && !claim.IsNumber(o.Norm) {
			continue // a name for a noun
		}
		said = true
		for _, w := range in.inside {
			explains = explains || sameForms(w.Norm, o.Norm)
		}
	}
	return said && !explains
}

// message says what one source puts into a quotation of the other's.
func (in *insertion) message(mine, other string) string {
	inside := in.Mine.Show(in.inside)
	if len(in.replaced) > 0 {
		return fmt.Sprintf("%s puts %s where %s has %s.", mine, quote(inside), other, quote(in.Theirs.Show(in.replaced)))
	}
	return fmt.Sprintf("%s puts %s into the quotation, which %s has without it.", mine, quote(inside), other)
}
