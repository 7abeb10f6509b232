package rule

// Words that changed places: they differ where they were and where they are, and
// nothing is lost or won.

import (
	"slices"

	"github.com/attribcheck/attrib/attrib/claim"
)

// placed is a word that differs, and where it stands.
type placed struct {
	claim.Word
	diff, at int
}

// places finds the words that both sides have among what differs, only elsewhere.
func (r *reading) places() {
	const most = 400 // words that differ; more than that is another text
	var mine, theirs []placed
	until := -1
	for j, d := range r.Diffs {
		if d.Kind != claim.Changed || r.loose(j) {
			continue
		}
		if j <= until {
			continue
		}
		if last := r.rewritten(j); last > j {
			until = last
			continue
		}
		for i, w := range d.Mine {
			mine = append(mine, placed{w, j, r.mineAt[j] + i})
		}
		for i, w := range d.Theirs {
			theirs = append(theirs, placed{w, j, r.theirAt[j] + i})
		}
	}
	if len(mine) == 0 || len(theirs) == 0 || len(mine) > most || len(theirs) > most {
		return
	}
	byNorm := map[string][]int{}
	for i, w := range theirs {
		byNorm[w.Norm] = append(byNorm[w.Norm], i)
	}
	partner := map[int]int{} // of mine → of theirs
	substance := false
	for i, w := range mine {
		if list := byNorm[w.Norm]; len(list) > 0 {
			if theirs[list[0]].diff == w.diff && inPlace(r.Diffs[w.diff], w.Norm) {
				continue
			}
			partner[i] = list[0]
			byNorm[w.Norm] = list[1:]
			k := r.kindAt(r.Mine, []claim.Word{w.Word}, 0)
			substance = substance || k != function && k != pronoun
		}
	}
	if !substance {
		return
	}
	var was, is []claim.Word
	first, last := -1, -1
	for i, w := range mine {
		o, ok := partner[i]
		if !ok {
			continue
		}
		if claim.IsNegation(w.Norm) && !r.raised() {
			return // a "not" that changed places is another "not"
		}
		is, was = append(is, w.Word), append(was, theirs[o].Word)
		if first < 0 {
			first = min(w.diff, theirs[o].diff)
		}
		first, last = min(first, w.diff, theirs[o].diff), max(last, w.diff, theirs[o].diff)
	}
	if names, ok := r.exchanged(first, last, is); ok {
		r.swapped = [2]int{first, last}
		rule := WordChanged
		switch {
		case names && numbers(is) != "":
			rule = NumberChanged
		case names:
			rule = NameChanged
		}
		r.add(rule, r.between(first, last, true), r.between(first, last, false)).why = "who did it to whom"
		return
	}
	for i, w := range mine {
		if o, ok := partner[i]; ok {
			r.moved[w.at], r.moved[-1-theirs[o].at] = true, true
		}
	}
	r.add(WordsMoved, is, was)
}

// inPlace reports whether a word of both sides of a difference stands at the same
// place in both, counted from either end: whole words of the text differ.
func inPlace(d claim.Diff, norm string) bool {
	i := slices.IndexFunc(d.Mine, func(w claim.Word) bool { return w.Norm == norm })
	j := slices.IndexFunc(d.Theirs, func(w claim.Word) bool { return w.Norm == norm })
	return i == j || len(d.Mine)-i == len(d.Theirs)-j
}

// turnedAbout reports words that begin the sentence on one side and end it on the
// other, and are all that differs: "I think it is over", "It is over, I think".
func (r *reading) turnedAbout() bool {
	const most = 6 // words
	if len(r.Diffs) != 2 || r.Diffs[0].Kind != claim.Changed || r.Diffs[1].Kind != claim.Equal {
		return false
	}
	d := r.Diffs[0]
	head, rest := d.Theirs, r.Mine.Words[r.MineTo:]
	if len(d.Theirs) == 0 {
		head, rest = d.Mine, r.Theirs.Words[r.TheirsTo:]
	} else if len(d.Mine) > 0 {
		return false
	}
	if len(head) > most || len(rest) < len(head) || !same(head, rest[:len(head)]) {
		return false
	}
	if len(d.Theirs) == 0 {
		r.add(WordsMoved, head, rest[:len(head)])
	} else {
		r.add(WordsMoved, rest[:len(head)], head)
	}
	return true
}

// raised reports whether there is a verb of thinking for a "not" to stand before or
// after: "I do not think it is right" is "I think it is not right".
func (r *reading) raised() bool {
	for _, w := range r.Mine.Words[r.MineFrom:r.MineTo] {
		if lists().raising[w.Norm] {
			return true
		}
	}
	return false
}

// exchanged reports whether names, numbers or the words that moved changed places
// with one another from one difference to another, and that in more than a list:
// who did what to whom is then another. proper tells that names or numbers did.
func (r *reading) exchanged(first, last int, moved []claim.Word) (proper, ok bool) {
	var mine, theirs []string
	names := map[string]bool{} // what either side has as one: a sentence may begin with it
	each := func(f func(t claim.Text, w claim.Word, out *[]string)) {
		for j := first; j <= last; j++ {
			for _, w := range r.Diffs[j].Mine {
				f(r.Mine, w, &mine)
			}
			for _, w := range r.Diffs[j].Theirs {
				f(r.Theirs, w, &theirs)
			}
		}
	}
	each(func(t claim.Text, w claim.Word, _ *[]string) {
		if claim.IsNumber(w.Norm) || isName(t, w) {
			names[w.Norm] = true
			proper = true
		}
	})
	for _, w := range moved {
		if !w.Has(claim.Stop) {
			names[w.Norm] = true
		}
	}
	// Those of a list, which "and" joins, may stand in any order.
	joined, copula, led, linked, others := false, false, false, false, 0
	each(func(_ claim.Text, w claim.Word, out *[]string) {
		switch {
		case names[w.Norm]:
			*out = append(*out, w.Norm)
		case w.Norm == "and" || w.Norm == "or":
			joined = true
		case lists().forms[w.Norm] == lists().forms["be"]:
			copula = true // "what is good for the one is good for the other"
		case !w.Has(claim.Stop):
			others++
		default:
			led = led || lists().leading[w.Norm] // "from the one to the other"
			linked = linked || !lists().determiner[w.Norm]
		}
	})
	const few = 4 // words of both sides beside those that moved
	listed := joined && others <= few && numbers(moved) == "" || others == 0 && len(mine) <= 2 && !led && !(proper && linked) || copula
	if listed || len(mine) < 2 || len(mine) != len(theirs) {
		return proper, false
	}
	same := true
	for i := range mine {
		same = same && mine[i] == theirs[i]
	}
	return proper, !same
}

// between are the words of one side from one difference to another.
func (r *reading) between(first, last int, ours bool) []claim.Word {
	if ours {
		return r.Mine.Words[r.mineAt[first] : r.mineAt[last]+len(r.Diffs[last].Mine)]
	}
	return r.Theirs.Words[r.theirAt[first] : r.theirAt[last]+len(r.Diffs[last].Theirs)]
}
