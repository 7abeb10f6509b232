package claim

// The word difference of what an alignment has side by side, in the words of the
// documents.

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"github.com/sergi/go-diff/diffmatchpatch"
)

// unit is the smallest piece of a difference: words that agree, or that do not.
type unit struct {
	kind         DiffKind
	mine, theirs []Word
}

// diffs turns an alignment into differences of words.
func diffs(al *alignment, mine, theirs Text) []Diff {
	var units []unit
	for i := 0; i < len(al.runs); {
		r := al.runs[i]
		switch r.kind {
		case gapped, inserted:
			kind := Elided
			if r.kind == inserted {
				kind = Inserted
			}
			units = append(units, unit{kind, mine.Words[r.A0:r.A1], theirs.Words[r.B0:r.B1]})
			i++
		default:
			// Words agreeing and differing in turn go through the word diff
			// together, but never very many: they are cut inside long agreements.
			j := i + 1
			for j < len(al.runs) && (al.runs[j].kind == same || al.runs[j].kind == changed) {
				if al.runs[j-1].kind == same && al.runs[j-1].A1-al.runs[j-1].A0 >= 8 {
					break
				}
				j++
			}
			last := al.runs[j-1]
			units = wordDiff(units, mine.Words[r.A0:last.A1], theirs.Words[r.B0:last.B1])
			i = j
		}
	}
	slide(units)
	vanish(units)
	wholeWords(units)
	return gather(units, mine, theirs)
}

// tooLong is the length from which words that differ are not looked into.
const tooLong = 4000

// wordDiff appends the difference of two stretches of words. Each different
// normal word is a rune to the diff, which reads from theirs to mine.
func wordDiff(units []unit, mine, theirs []Word) []unit {
	if len(mine) > tooLong || len(theirs) > tooLong {
		return append(units, unit{Changed, mine, theirs})
	}
	runes := map[string]rune{}
	encode := func(words []Word) []rune {
		out := make([]rune, len(words))
		for i, w := range words {
			r, ok := runes[w.Norm]
			if !ok {
				r = rune(0x100 + len(runes)) // below the surrogates: there are 8,000 at most
				runes[w.Norm] = r
			}
			out[i] = r
		}
		return out
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	a, b := 0, 0
	var out, in []Word // pending deletions and insertions
	flush := func() {
		if len(out)+len(in) > 0 {
			units = append(units, unit{Changed, in, out})
			out, in = nil, nil
		}
	}
	for _, d := range dmp.DiffMainRunes(encode(theirs), encode(mine), false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			flush()
			for range n {
				units = append(units, unit{Equal, mine[a : a+1], theirs[b : b+1]})
				a++
				b++
			}
		case diffmatchpatch.DiffDelete:
			out = theirs[b-len(out) : b+n]
			b += n
		case diffmatchpatch.DiffInsert:
			in = mine[a-len(in) : a+n]
			a += n
		}
	}
	flush()
	return units
}

// slide moves words that one side lacks to where a sentence begins, if they may as
// well stand there: of "A. We asked. We left." against "A. We left." it is "We
// asked." that is missing, and not "asked. We".
func slide(units []unit) {
	for i, u := range units {
		ours := len(u.theirs) == 0
		run := u.theirs
		if ours {
			run = u.mine
		}
		if u.kind != Changed || len(run) == 0 || len(u.mine) > 0 && len(u.theirs) > 0 {
			continue
		}
		side := func(u unit) Word { // of a unit of one word
			if ours {
				return u.mine[0]
			}
			return u.theirs[0]
		}
		n := 0 // how far back a sentence begins
		for k := 1; k <= min(i-1, len(run)); k++ {
			back := units[i-k]
			if back.kind != Equal || len(back.mine) != 1 || len(back.theirs) != 1 || side(back).Norm != run[len(run)-k].Norm {
				break
			}
			if before := units[i-k-1]; before.kind == Equal && len(before.mine) == 1 && side(before).Has(Ends) {
				n = k
				break
			}
		}
		if n == 0 || units[i-1].kind != Equal || side(units[i-1]).Has(Ends) {
			continue
		}
		moved := make([]Word, 0, len(run))
		for _, e := range units[i-n : i] {
			moved = append(moved, side(e))
		}
		moved = append(moved, run[:len(run)-n]...)
		tail := run[len(run)-n:]
		equal := make([]unit, n)
		for k, e := range units[i-n : i] {
			equal[k] = unit{Equal, e.mine, tail[k : k+1]}
			if ours {
				equal[k] = unit{Equal, tail[k : k+1], e.theirs}
			}
		}
		units[i-n] = unit{Changed, nil, moved}
		if ours {
			units[i-n] = unit{Changed, moved, nil}
		}
		copy(units[i-n+1:], equal)
	}
}

// vanish finds the differences that are none: one word for two of the same
// letters, the other reading of a contraction, two spellings of a name.
func vanish(units []unit) {
	for i := range units {
		u := &units[i]
		if u.kind != Changed {
			continue
		}
		switch {
		case len(u.mine) > 0 && len(u.theirs) > 0 && letters(u.mine) == letters(u.theirs):
			u.kind = Equal
		case len(u.mine) == 1 && len(u.theirs) == 1 && alike(u.mine[0], u.theirs[0]):
			u.kind = Equal
		case i > 0 && len(u.mine) == 0 && len(u.theirs) == 1 && isBe(u.theirs[0]) && lastPossessive(units[i-1].mine),
			i > 0 && len(u.theirs) == 0 && len(u.mine) == 1 && isBe(u.mine[0]) && lastPossessive(units[i-1].theirs):
			u.kind = Equal // "China's going" and "China is going"
		}
	}
}

func letters(words []Word) string {
	if len(words) == 1 {
		return words[0].Norm
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Norm)
	}
	return b.String()
}

func isBe(w Word) bool { return w.Norm == "is" || w.Norm == "has" }

func lastPossessive(words []Word) bool {
	return len(words) > 0 && words[len(words)-1].Has(Possessive)
}

// alike reports whether two words are two readings of a contraction, one that a
// desk masked, or two spellings of one name.
func alike(a, b Word) bool {
	if a.Alt != "" && (a.Alt == b.Norm || a.Alt == b.Alt) || b.Alt != "" && b.Alt == a.Norm {
		return true
	}
	if a.Norm+"g" == b.Norm && strings.HasSuffix(a.Norm, "in") || b.Norm+"g" == a.Norm && strings.HasSuffix(b.Norm, "in") {
		return true // "goin'"
	}
	if unmasked(a.Norm, b.Norm) || unmasked(b.Norm, a.Norm) {
		return true
	}
	const least, most = 7, 40 // letters: "Iran" and "Iraq" are no spellings
	if !a.Has(Capital) || !b.Has(Capital) || IsNumber(a.Norm) || IsNumber(b.Norm) || a.Norm[0] != b.Norm[0] {
		return false
	}
	la, lb := len(a.Norm), len(b.Norm)
	return min(la, lb) >= least && max(la, lb) <= most && levenshtein.ComputeDistance(a.Norm, b.Norm) == 1
}

// wholeWords widens differences to whole words of the text: of "don't" against
// "do", all of it differs.
func wholeWords(units []unit) {
	shares := func(x, y []Word) bool {
		return len(x) > 0 && len(y) > 0 && x[len(x)-1].Span == y[0].Span && !y[0].Has(Gap)
	}
	for again, pass := true, 0; again && pass < 8; pass++ {
		again = false
		for i := 0; i+1 < len(units); i++ {
			u, v := &units[i], &units[i+1]
			if (u.kind == Equal) == (v.kind == Equal) || u.kind > Changed || v.kind > Changed {
				continue
			}
			if shares(u.mine, v.mine) || shares(u.theirs, v.theirs) {
				u.kind, v.kind, again = Changed, Changed, true
			}
		}
	}
}

// gather joins neighbouring units of one kind and shows their words.
func gather(units []unit, mine, theirs Text) []Diff {
	var out []Diff
	for i := 0; i < len(units); {
		j := i
		d := Diff{Kind: units[i].kind}
		for j < len(units) && units[j].kind == d.Kind {
			d.Mine = append(d.Mine, units[j].mine...)
			d.Theirs = append(d.Theirs, units[j].theirs...)
			j++
		}
		d.MineText, d.TheirsText = mine.Show(d.Mine), theirs.Show(d.Theirs)
		out = append(out, d)
		i = j
	}
	return out
}
