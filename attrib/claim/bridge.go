package claim

import "slices"

// Words left out far inside a wording. A table charges for each of them, so that of
// a quotation from which a long clause is gone only the longer end is aligned, and
// the other sticks out. Where what sticks out stands on the other side, further on
// or further back, word for word, the alignment is carried on to there.

// bridge carries an alignment on over words that only one side has, at both ends.
func (al *alignment) bridge(a, b []token) {
	if len(al.runs) == 0 {
		return
	}
	ends := func(w token) bool { return w.flags&Ends != 0 }
	begins := func(w token) bool { return w.flags&Capital != 0 }
	carried := al.onward(a, b, false, ends) || al.onward(b, a, true, ends)
	al.mirror(len(a), len(b))
	x, y := reversed(a), reversed(b)
	carried = al.onward(x, y, false, begins) || al.onward(y, x, true, begins) || carried
	al.mirror(len(a), len(b))
	if !carried {
		return
	}
	al.recount(a)
}

// recount counts what agrees and differs anew.
func (al *alignment) recount(a []token) {
	al.matched, al.content, al.differing, al.parted = 0, 0, 0, 0
	al.count(a)
	const most = 2 // of what is left out, so many words speak against the two being one
	for _, r := range al.runs {
		if n := max(r.A1-r.A0, r.B1-r.B0); r.kind == changed && (r.A0 == r.A1 || r.B0 == r.B1) && n > most {
			al.differing -= n - most
		}
	}
}

// onward finds the end of a that sticks out in what follows in b, and joins the
// two; swapped says that a is the alignment's second side. A single word is joined
// where a sentence closes with it on both sides.
func (al *alignment) onward(a, b []token, swapped bool, closes func(token) bool) bool {
	n := len(al.runs)
	for n > 0 && al.runs[n-1].kind != same {
		n--
	}
	if n == 0 {
		return false
	}
	last := al.runs[n-1]
	i, j := last.A1, last.B1
	if swapped {
		i, j = j, i
	}
	rest := a[i:]
	const most = 64 // words: a longer end is a place of its own
	if len(rest) == 0 || len(rest) > most || len(b)-j <= len(rest) {
		return false
	}
	for _, t := range rest {
		if t.gap() || t.bracket() {
			return false
		}
	}
	sure := telling(rest)
	for at := j + 1; at+len(rest) <= len(b); at++ {
		if b[at].key != rest[0].key || !equal(rest, b[at:at+len(rest)]) {
			continue
		}
		if to := at + len(rest); !sure && !(closes(rest[len(rest)-1]) && closes(b[to-1])) {
			continue
		}
		gap, end := run{changed, i, i, j, at}, run{same, i, i + len(rest), at, at + len(rest)}
		for _, t := range b[j:at] {
			if t.gap() { // that is what the gap is for
				return false
			}
		}
		if swapped {
			gap, end = gap.flip(), end.flip()
		}
		al.runs = append(al.runs[:n], gap, end)
		return true
	}
	return false
}

// telling reports whether words are enough to be found again by: a word of
// substance and one more.
func telling(words []token) bool {
	content := 0
	for _, t := range words {
		if t.flags&Stop == 0 {
			content++
		}
	}
	return len(words) >= 2 && content >= 1
}

func equal(a, b []token) bool {
	for i := range a {
		if a[i].key != b[i].key || b[i].gap() || b[i].bracket() {
			return false
		}
	}
	return true
}

func (r run) flip() run { return run{r.kind, r.B0, r.B1, r.A0, r.A1} }

// mirror turns an alignment of texts of m and n words back to front.
func (al *alignment) mirror(m, n int) {
	slices.Reverse(al.runs)
	for k, r := range al.runs {
		al.runs[k] = run{r.kind, m - r.A1, m - r.A0, n - r.B1, n - r.B0}
	}
}

func reversed(words []token) []token {
	out := make([]token, len(words))
	for i, t := range words {
		out[len(words)-1-i] = t
	}
	return out
}

// gathered puts places that have all the words of a, in order and apart, in the
// place of an alignment that has fewer of them: of two "we asked" it may have
// taken the nearer one, and lost the sentence that the other belongs to.
func (al *alignment) gathered(a, b []token) {
	const least, better = 8, 3 // words of a; words more that agree
	n := words(a)
	if n < least || n != len(a) || al.matched+better > n {
		return
	}
	found := placesIn(a, b)
	if len(found) < 2 || found[0].From > 0 || found[len(found)-1].To < len(a) {
		return
	}
	var runs []run
	for i, p := range found {
		if p.Differing > 0 || p.To-p.From != p.Matched {
			return
		}
		if i > 0 {
			last := runs[len(runs)-1]
			if p.From != last.A1 || p.TheirsFrom < last.B1 {
				return
			}
			runs = append(runs, run{changed, last.A1, p.From, last.B1, p.TheirsFrom})
		}
		runs = append(runs, run{same, p.From, p.To, p.TheirsFrom, p.TheirsTo})
	}
	*al = alignment{runs: runs}
	al.recount(a)
}
