package rule

// Questions about words that differ: whether a difference is one at all, whether
// it turns the sense round, whether it changes a number.

import (
	"slices"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
)

// interrupted reports whether words are left out where the cue stands between two
// sentences, “One,” he said. “Three.”: quotation marks closed before them.
func interrupted(s claim.Stretch, j, mine, theirs int) bool {
	d := s.Diffs[j]
	short, long, at, other := s.Mine.Words, s.Theirs.Words, mine, theirs
	if len(d.Theirs) == 0 {
		short, long, at, other = s.Theirs.Words, s.Mine.Words, theirs, mine
	} else if len(d.Mine) > 0 {
		return false
	}
	if at == 0 || at >= len(short) || !short[at].Has(claim.Opens) || !short[at-1].Has(claim.Ends) || other == 0 || !long[other-1].Has(claim.Ends) {
		return false
	}
	return slices.ContainsFunc(long[other:other+len(d.Mine)+len(d.Theirs)], func(w claim.Word) bool { return w.Has(claim.Ends) })
}

// edge reports whether a change is only where a short fragment begins or ends:
// "real solutions" and "for solutions" need not be one utterance. Forms of one
// word are.
func edge(s claim.Stretch, j int) bool {
	d := s.Diffs[j]
	if j > 0 && j < len(s.Diffs)-1 || len(d.Mine) == 0 || len(d.Theirs) == 0 {
		return false
	}
	same, content := 0, 0
	for _, d := range s.Diffs {
		if d.Kind == claim.Equal {
			same += len(d.Mine)
			content += len(d.Mine) - count(d.Mine, claim.IsStop)
		}
	}
	if same >= 4 && content >= 2 || numbers(d.Mine) != "" && numbers(d.Theirs) != "" {
		return false
	}
	a, b := d.Mine[0].Norm, d.Theirs[0].Norm
	if len(a) > len(b) {
		a, b = b, a
	}
	const stem = 4
	return len(d.Mine) > 1 || len(d.Theirs) > 1 || len(a) < stem || a[:stem] != b[:min(stem, len(b))]
}

// bracketing reports whether a change belongs to a bracket beside it, whose rule has
// it: an article or the like, or words that the bracket stands for.
func bracketing(s claim.Stretch, j int) bool {
	const most = 6 // words that a bracket stands for
	d, beside, own := s.Diffs[j], false, false
	for _, k := range [...]int{j - 1, j + 1} {
		if k >= 0 && k < len(s.Diffs) && s.Diffs[k].Kind == claim.Inserted {
			beside, own = true, own || hasBracket(s.Diffs[k].Mine)
		}
	}
	if !beside {
		return false
	}
	if own && len(d.Mine) == 0 && len(d.Theirs) <= most {
		return true
	}
	return count(d.Mine, claim.IsStop) == len(d.Mine) && count(d.Theirs, claim.IsStop) == len(d.Theirs) && len(d.Mine)+len(d.Theirs) <= 2 &&
		count(d.Mine, claim.IsNegation)+count(d.Theirs, claim.IsNegation) == 0
}

// repeated reports whether a change is that one side says a "not" again that
// stands beside it on both: "we are not, I repeat, not going".
func repeated(diffs []claim.Diff, j int) bool {
	d := diffs[j]
	words := d.Mine
	if len(words) == 0 {
		words = d.Theirs
	} else if len(d.Theirs) > 0 {
		return false
	}
	beside := map[string]bool{}
	if j > 0 && len(diffs[j-1].Mine) > 0 {
		beside[diffs[j-1].Mine[len(diffs[j-1].Mine)-1].Norm] = true
	}
	if j+1 < len(diffs) && len(diffs[j+1].Mine) > 0 {
		beside[diffs[j+1].Mine[0].Norm] = true
	}
	for _, w := range words {
		if claim.IsNegation(w.Norm) && !beside[w.Norm] {
			return false
		}
	}
	return true
}

// negates reports whether a word turns its sentence round: the "not" of "not only"
// does not.
func negates(ws []claim.Word, i int) bool {
	return claim.IsNegation(ws[i].Norm) && !(ws[i].Norm == "not" && i+1 < len(ws) && lists().only[ws[i+1].Norm])
}

// turnedRound reports whether one of two runs says the opposite of the other: where
// a word stands against its opposite, "not illegal" is "legal".
func turnedRound(mine, theirs []claim.Word) bool {
	a, b := negations(mine, theirs), negations(theirs, mine)
	plain := func(ws []claim.Word) int {
		n := 0
		for i := range ws {
			if negates(ws, i) {
				n++
			}
		}
		return n
	}
	if a != plain(mine) || b != plain(theirs) { // an opposite is among them
		return (a-b)%2 != 0
	}
	return a != b
}

// negations counts the words that turn a sentence round, and those that are
// another's opposite: "impossible" is "not possible".
func negations(in, others []claim.Word) int {
	n := 0
	for i := range in {
		if negates(in, i) {
			n++
		}
	}
	const most = 12 // words: no change that a "not" decides is longer
	if len(in) > most || len(others) > most {
		return n
	}
	for _, w := range in {
		for _, o := range others {
			if opposite(w.Norm, o.Norm) {
				n++
				break
			}
		}
	}
	return n
}

// opposite reports whether a word is another with "un", "in" and the like
// before it: "unlikely" of "likely".
func opposite(word, of string) bool {
	prefix, ok := strings.CutSuffix(word, of)
	if !ok || lists().noOpposite[word] {
		return false
	}
	switch prefix {
	case "un", "dis", "non":
		return len(of) >= 4
	case "in", "im", "il", "ir": // "inform", "inside", "import" are no opposites
		return len(of) >= 5
	}
	return false
}

// oneSided counts the words of a change, and of those that only brackets part it
// from, where one side has none of them; 0 where both sides have some.
func oneSided(diffs []claim.Diff, j int) int {
	from, to := j, j+1
	for from > 0 && diffs[from-1].Kind != claim.Equal {
		from--
	}
	for to < len(diffs) && diffs[to].Kind != claim.Equal {
		to++
	}
	mine, theirs := 0, 0
	for _, d := range diffs[from:to] {
		mine += len(d.Mine)
		theirs += len(d.Theirs)
	}
	if mine > 0 && theirs > 0 {
		return 0
	}
	return mine + theirs
}

// numbered reports whether words that stand for others change a number: a number
// for a number, or the unit of one.
func numbered(diffs []claim.Diff, j int, d claim.Diff) bool {
	mine, theirs := numbers(d.Mine), numbers(d.Theirs)
	if share := shareOf(d.Mine); share != 0 && share == shareOf(d.Theirs) {
		return false // "half", "50 percent"
	}
	if mine != theirs && mine != "" && theirs != "" {
		return true
	}
	mu, tu := units(d.Mine), units(d.Theirs)
	return mu != tu && (mu != "" && tu != "" || mine != "" && tu != "" || theirs != "" && mu != "") && beside(diffs, j)
}

func units(words []claim.Word) string {
	var u []string
	for _, w := range words {
		if !claim.IsNumber(w.Norm) && (claim.IsUnit(w.Norm) || w.Has(claim.Capital) && ambiguous(w)) {
			u = append(u, w.Norm)
		}
	}
	return strings.Join(u, " ")
}

// shareOf is the share in percent that words say, 0 where they say none.
func shareOf(in []claim.Word) int {
	var said []string
	for _, w := range in {
		if !claim.IsStop(w.Norm) {
			said = append(said, w.Norm)
		}
	}
	switch strings.Join(said, " ") {
	case "half", "50 percent":
		return 50
	case "quarter", "1 quarter", "25 percent":
		return 25
	case "3 quarter", "3 quarters", "75 percent":
		return 75
	}
	return 0
}

// beside reports whether a number stands in a change or next to it.
func beside(diffs []claim.Diff, j int) bool {
	if numbers(diffs[j].Mine)+numbers(diffs[j].Theirs) != "" {
		return true
	}
	near := func(ws []claim.Word, last bool) bool {
		if len(ws) > 2 && last {
			ws = ws[len(ws)-2:]
		} else if len(ws) > 2 {
			ws = ws[:2]
		}
		return numbers(ws) != ""
	}
	if calendar(diffs[j]) {
		return true
	}
	return j > 0 && near(diffs[j-1].Mine, true) || j+1 < len(diffs) && near(diffs[j+1].Mine, false)
}

// calendar reports whether a day or month stands against another: a date needs
// no digits.
func calendar(d claim.Diff) bool {
	for _, m := range d.Mine {
		for _, t := range d.Theirs {
			if m.Norm != t.Norm && dated(m) && dated(t) && !(ambiguous(m) && ambiguous(t)) {
				return true
			}
		}
	}
	return false
}

// ambiguous reports a month that is another word too.
func ambiguous(w claim.Word) bool { return w.Norm == "march" || w.Norm == "may" }

func dated(w claim.Word) bool {
	return w.Has(claim.Capital) && (claim.IsUnit(w.Norm) || ambiguous(w)) || strings.HasSuffix(w.Norm, "day") && claim.IsUnit(w.Norm) && w.Norm != "day"
}

func count(words []claim.Word, is func(string) bool) int {
	n := 0
	for _, w := range words {
		if is(w.Norm) {
			n++
		}
	}
	return n
}

func numbers(words []claim.Word) string {
	var out []string
	for _, w := range words {
		if claim.IsNumber(w.Norm) {
			out = append(out, w.Norm)
		}
	}
	return strings.Join(out, " ")
}
