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
		if d.Kind != claim.Changed || edge(r.Stretch, j) {
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
	if r.exchanged(first, last) {
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

// exchanged reports whether names or numbers changed places with one another from
// one difference to another, and that in more than a list: who did what to whom
// is then another.
func (r *reading) exchanged(first, last int) bool {
	var mine, theirs []string
	listed := true
	walk := func(t claim.Text, ws []claim.Word, out *[]string) {
		for _, w := range ws {
			switch {
			case claim.IsNumber(w.Norm) || isName(t, w):
				*out = append(*out, w.Norm)
			case w.Norm != "and" && w.Norm != "or" && !w.Has(claim.Stop):
				listed = false
			}
		}
	}
	for j := first; j <= last; j++ {
		walk(r.Mine, r.Diffs[j].Mine, &mine)
		walk(r.Theirs, r.Diffs[j].Theirs, &theirs)
	}
	if listed || len(mine) < 2 || len(mine) != len(theirs) {
		return false
	}
	same := true
	for i := range mine {
		same = same && mine[i] == theirs[i]
	}
	return !same
}
