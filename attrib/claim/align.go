package claim

// Alignment on words: which words of one wording stand for which of another.
//
// Two wordings are laid over one another so that either may stick out at either
// end (a fragment inside a sentence; two quotations that overlap). Inside, each
// word that differs costs, a word of substance that agrees gains more than an
// "of", an ellipsis swallows any words of the other side for nothing, and words
// in brackets stand for a few of the other's, or for none. The method is the
// dynamic programming of Needleman and Wunsch with free ends. Its table grows
// with the product of the lengths, so long wordings are first cut at the chains
// of three words that both have, longest increasing chain first, and the table
// is filled only between them: time and memory stay near linear.

import (
	"cmp"
	"slices"
	"sync"
)

// token is a word as alignment sees it.
type token struct {
	key   uint64 // 0 for a gap
	flags Flags
}

func (t token) gap() bool     { return t.flags&Gap != 0 }
func (t token) bracket() bool { return t.flags&Bracket != 0 }

// tokens are the words as alignment sees them.
func tokens(words []Word) []token { return appendTokens(make([]token, 0, len(words)), words) }

func appendTokens(to []token, words []Word) []token {
	for i := range words {
		t := token{flags: words[i].Flags}
		if !t.gap() {
			t.key = wordKey(words[i].Norm)
		}
		to = append(to, t)
	}
	return to
}

// runKind says what a run of an alignment is.
type runKind uint8

const (
	same     runKind = iota // the same words; both sides are of one length
	changed                 // words of one side, or of both, that the other has not
	gapped                  // a gap on one side and what it stands for on the other
	inserted                // words in brackets and what they replace
)

// run is a stretch of an alignment: a[A0:A1] stands for b[B0:B1].
type run struct {
	kind           runKind
	A0, A1, B0, B1 int
}

// alignment is runs in order, next to one another on both sides. What lies
// before the first and after the last sticks out.
type alignment struct {
	runs []run
	// matched and differing are words; content is matched words of substance.
	matched, differing, content int
	// parted counts the words by which the two go on differently, inside a
	// sentence, beyond what is aligned.
	parted int
}

// similarity is the share of the aligned words that agree.
func (al *alignment) similarity() float64 {
	if al.matched == 0 {
		return 0
	}
	return float64(al.matched) / float64(al.matched+al.differing)
}

// likeness is the similarity with what parts the two at their ends counted in.
func (al *alignment) likeness() float64 {
	if al.matched == 0 {
		return 0
	}
	return float64(al.matched) / float64(al.matched+al.differing+al.parted)
}

// spanA and spanB are the aligned stretches of the two sides.
func (al *alignment) spanA() (int, int) {
	if len(al.runs) == 0 {
		return 0, 0
	}
	return al.runs[0].A0, al.runs[len(al.runs)-1].A1
}

func (al *alignment) spanB() (int, int) {
	if len(al.runs) == 0 {
		return 0, 0
	}
	return al.runs[0].B0, al.runs[len(al.runs)-1].B1
}

// free says which ends of a wording may stick out without cost.
type free uint8

const (
	freeHeadA free = 1 << iota
	freeHeadB
	freeTailA
	freeTailB
	freeAll = freeHeadA | freeHeadB | freeTailA | freeTailB
)

// maxCells bounds one table: 250 words against 1,000.
const maxCells = 1 << 18

// overlay aligns two wordings, ends free on both sides. Of paths that are as
// good it takes the same whichever side is which.
func overlay(a, b []token) alignment {
	byKey := func(x, y token) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.flags, y.flags)) }
	if len(a) > len(b) || len(a) == len(b) && slices.CompareFunc(a, b, byKey) > 0 {
		al := align(b, a, freeAll)
		for i, r := range al.runs {
			al.runs[i] = run{r.kind, r.B0, r.B1, r.A0, r.A1}
		}
		return al
	}
	return align(a, b, freeAll)
}

// within aligns a whole wording a with the best place inside b.
func within(a, b []token) alignment { return align(a, b, freeHeadB|freeTailB) }

func align(a, b []token, ends free) alignment {
	s := alignments.Get().(*stepList)
	al := s.align(a, b, ends)
	al.runs = append([]run(nil), al.runs...) // none is nil, whatever room was used
	alignments.Put(s)
	return al
}

// alignments are tables to fill: they are large, and nothing of them is kept.
var alignments = sync.Pool{New: func() any { return new(stepList) }}

// align aligns with the room of s: the runs hold until its next use.
func (s *stepList) align(a, b []token, ends free) alignment {
	s.steps, s.runs = s.steps[:0], s.runs[:0]
	if len(a) > 0 && len(b) > 0 {
		if (len(a)+1)*(len(b)+1) <= maxCells {
			if at := standsIn(a, b, ends); at >= 0 {
				s.runs = append(s.runs, run{same, 0, len(a), at, at + len(a)})
				al := alignment{runs: s.runs}
				al.trim(a, b)
				al.count(a)
				return al
			}
			s.table(a, b, 0, 0, ends)
		} else {
			s.anchored(a, b, ends)
		}
	}
	return s.alignment(a, b)
}

// standsIn finds the place of b that has the words of a one by one, of several the
// one that the table would lead to; -1 where none has, or where gaps and brackets
// leave another way.
func standsIn(a, b []token, ends free) int {
	if len(a) > len(b) || ends&(freeHeadB|freeTailB) != freeHeadB|freeTailB || !plain(a) || ends&freeTailA != 0 && !plain(b) {
		return -1
	}
	at := func(j int) bool {
		for i := range a {
			if a[i].key != b[j+i].key {
				return false
			}
		}
		return true
	}
	if last := len(b) - len(a); ends&freeTailA != 0 && at(last) {
		return last
	}
	for j := range len(b) - len(a) + 1 {
		switch {
		case b[j].gap() || b[j].bracket():
			return -1
		case at(j):
			if plain(b[j : j+len(a)]) {
				return j
			}
			return -1
		}
	}
	return -1
}

// plain reports whether there is neither a gap nor a bracket.
func plain(words []token) bool {
	var all Flags
	for i := range words {
		all |= words[i].flags
	}
	return all&(Gap|Bracket) == 0
}

// stepKind is one move through the table.
type stepKind uint8

const (
	stepNone  stepKind = iota
	stepPair           // a word of each
	stepA              // a word of a alone
	stepB              // a word of b alone
	stepGapA           // a word of a that a gap of b stands for, or a gap of a
	stepGapB           // and the reverse
	stepHold           // a word of b that brackets of a stand for
	stepHoldB          // a word of a that brackets of b stand for
)

type step struct {
	kind stepKind
	a, b int
}

// stepList is a path through tables, and room for them.
type stepList struct {
	steps []step
	runs  []run
	from  []stepKind
	score []int32
}

// Scores, in halves of a plain word's worth.
const (
	scoreStop, scoreWord = 2, 4
	costPair, costOne    = -2, -2
	costHold             = -1
)

// table fills the table for a and b and appends its best path; offA and offB are
// the places of a and b in the whole.
func (s *stepList) table(a, b []token, offA, offB int, ends free) {
	m, n := len(a), len(b)
	if m == 0 && n == 0 {
		return
	}
	width := n + 1
	s.from = slices.Grow(s.from[:0], (m+1)*width)[:(m+1)*width]
	s.score = slices.Grow(s.score[:0], 2*width)[:2*width]
	from, prev, row := s.from, s.score[:width], s.score[width:]
	clear(from[:width])
	clear(prev)
	fast := plain(a) && plain(b)
	lowA := func(i int) (stepKind, int32) { // leave out a[i]
		switch {
		case a[i].gap():
			return stepGapA, 0
		case a[i].bracket():
			return stepA, 0
		}
		return stepA, costOne
	}
	lowB := func(j int) (stepKind, int32) {
		switch {
		case b[j].gap():
			return stepGapB, 0
		case b[j].bracket():
			return stepB, 0
		}
		return stepB, costOne
	}
	for j := 1; j <= n; j++ {
		if ends&freeHeadB == 0 {
			k, c := lowB(j - 1)
			prev[j], from[j] = prev[j-1]+c, k
		}
	}
	best, bestI, bestJ := int32(-1<<30), m, n
	if ends&freeTailA != 0 {
		best, bestI, bestJ = prev[n], 0, n
	}
	for i := 1; i <= m; i++ {
		x := a[i-1]
		kindA, outA := lowA(i - 1)
		row[0], from[i*width] = 0, stepNone
		if ends&freeHeadA == 0 {
			row[0], from[i*width] = prev[0]+outA, kindA
		}
		if fast {
			plainRow(x, b, prev, row, from[i*width+1:(i+1)*width])
		}
		for j := 1; j <= n && !fast; j++ {
			y := b[j-1]
			// A pair.
			score, kind := int32(-1<<30), stepNone
			if !x.gap() && !y.gap() {
				switch {
				case x.key == y.key && x.flags&Stop != 0:
					score = prev[j-1] + scoreStop
				case x.key == y.key:
					score = prev[j-1] + scoreWord
				case x.bracket() || y.bracket():
					score = prev[j-1] + costHold
				default:
					score = prev[j-1] + costPair
				}
				kind = stepPair
			}
			// A word of a alone.
			c, k := outA, kindA
			if y.gap() {
				c, k = 0, stepGapA
			} else if y.bracket() && c < costHold {
				c, k = costHold, stepHoldB
			}
			if v := prev[j] + c; v > score {
				score, kind = v, k
			}
			// A word of b alone.
			k, c = lowB(j - 1)
			if x.gap() {
				c, k = 0, stepGapB
			} else if x.bracket() && c < costHold {
				c, k = costHold, stepHold
			}
			if v := row[j-1] + c; v > score {
				score, kind = v, k
			}
			row[j], from[i*width+j] = score, kind
		}
		// Of equals the end that pairs words: "ban" is put for "shutdown", not one
		// left out and the other to come.
		if ends&freeTailA != 0 && (row[n] > best || row[n] == best && from[i*width+n] == stepPair && from[bestI*width+bestJ] != stepPair) {
			best, bestI, bestJ = row[n], i, n
		}
		prev, row = row, prev
	}
	if ends&freeTailB != 0 {
		for j := 0; j <= n; j++ {
			if prev[j] > best || prev[j] == best && from[m*width+j] == stepPair && from[bestI*width+bestJ] != stepPair {
				best, bestI, bestJ = prev[j], m, j
			}
		}
	} else if ends&freeTailA == 0 {
		bestI, bestJ = m, n
	}
	at := len(s.steps)
	for i, j := bestI, bestJ; ; {
		k := from[i*width+j]
		if k == stepNone {
			break
		}
		switch k {
		case stepPair:
			i--
			j--
		case stepA, stepGapA, stepHoldB:
			i--
		default:
			j--
		}
		s.steps = append(s.steps, step{k, offA + i, offB + j})
	}
	slices.Reverse(s.steps[at:])
}

// plainRow fills a row of the table where there is neither a gap nor a bracket.
func plainRow(x token, b []token, prev, row []int32, from []stepKind) {
	worth := int32(scoreWord)
	if x.flags&Stop != 0 {
		worth = scoreStop
	}
	above, left := prev[0], row[0]
	prev, row, b = prev[1:][:len(from)], row[1:][:len(from)], b[:len(from)]
	for j := range from {
		score, kind := above+costPair, stepPair
		if b[j].key == x.key {
			score = above + worth
		}
		above = prev[j]
		if v := above + costOne; v > score {
			score, kind = v, stepA
		}
		if v := left + costOne; v > score {
			score, kind = v, stepB
		}
		left, row[j], from[j] = score, score, kind
	}
}

// alignment gathers the steps into runs and counts.
func (s *stepList) alignment(a, b []token) alignment {
	al := alignment{runs: s.runs[:0]}
	add := func(kind runKind, st step, da, db int) {
		if n := len(al.runs); n > 0 && al.runs[n-1].kind == kind {
			al.runs[n-1].A1, al.runs[n-1].B1 = st.a+da, st.b+db
			return
		}
		al.runs = append(al.runs, run{kind, st.a, st.a + da, st.b, st.b + db})
	}
	for _, st := range s.steps {
		switch st.kind {
		case stepPair:
			switch {
			case a[st.a].key == b[st.b].key:
				add(same, st, 1, 1)
			case a[st.a].bracket() || b[st.b].bracket():
				add(inserted, st, 1, 1)
			default:
				add(changed, st, 1, 1)
			}
		case stepA:
			if a[st.a].bracket() {
				add(inserted, st, 1, 0)
			} else {
				add(changed, st, 1, 0)
			}
		case stepB:
			if b[st.b].bracket() {
				add(inserted, st, 0, 1)
			} else {
				add(changed, st, 0, 1)
			}
		case stepGapA:
			add(gapped, st, 1, 0)
		case stepGapB:
			add(gapped, st, 0, 1)
		case stepHold:
			add(inserted, st, 0, 1)
		case stepHoldB:
			add(inserted, st, 1, 0)
		}
	}
	s.runs = al.runs
	al.trim(a, b)
	al.count(a)
	return al
}

// trim cuts what does not agree off both ends, where it is a gap or bracket, or
// too long to be a change of words: another sentence, or the same one going
// another way.
func (al *alignment) trim(a, b []token) {
	const most = 2
	off := func(r run) bool {
		if r.kind == changed {
			return max(r.A1-r.A0, r.B1-r.B0) > most
		}
		return r.kind != same
	}
	for len(al.runs) > 0 && off(al.runs[0]) {
		al.runs = al.runs[1:]
	}
	for len(al.runs) > 0 && off(al.runs[len(al.runs)-1]) {
		al.runs = al.runs[:len(al.runs)-1]
	}
	for len(al.runs) > 1 && al.runs[0].kind == same && al.runs[1].kind == changed && al.byChance(a, b) {
		al.runs = al.runs[1:]
	}
	if len(al.runs) > 0 && al.runs[0].kind == changed {
		al.fromSentence(a, b)
	}
	if len(al.runs) == 0 {
		return
	}
	// Where both stick out at one end, they part there, unless a sentence ends on
	// both sides or a gap says that something was left out.
	ends := func(i, j int) bool {
		return a[i].flags&Ends != 0 && b[j].flags&Ends != 0
	}
	if i, j := al.runs[0].A0, al.runs[0].B0; i > 0 && j > 0 && !ends(i-1, j-1) {
		al.parted += parts(a, i-1, -1, b, j-1, -1)
	}
	last := al.runs[len(al.runs)-1]
	if i, j := last.A1, last.B1; i > 0 && j > 0 && i < len(a) && j < len(b) && !ends(i-1, j-1) {
		al.parted += parts(a, i, 1, b, j, 1)
	}
}

// exchangedEnd is how many words at an end of a sentence may be put for as many.
const exchangedEnd = 2

// closing takes into an alignment the last word or two of a sentence that both
// sides close with others: "killed by the army", "killed by the rebels".
func (al *alignment) closing(a, b []token) {
	const least = 3 // words that agree
	last := al.runs[len(al.runs)-1]
	i, j := rest(a, last.A1), rest(b, last.B1)
	whole := al.runs[0].A0 == 0 && al.runs[0].B0 == 0
	if al.matched < least && !(whole && al.matched == least-1) || i == 0 || j == 0 {
		return
	}
	if last.kind == changed {
		al.runs[len(al.runs)-1].A1, al.runs[len(al.runs)-1].B1 = last.A1+i, last.B1+j
		return
	}
	al.runs = append(al.runs, run{changed, last.A1, last.A1 + i, last.B1, last.B1 + j})
}

// rest counts the words from i to the end of the sentence; 0 where there are none,
// or more than may be exchanged.
func rest(words []token, i int) int {
	if i == 0 || words[i-1].flags&Ends != 0 {
		return 0
	}
	for n := 0; i+n < len(words); n++ {
		if n == exchangedEnd || words[i+n].gap() || words[i+n].bracket() {
			return 0
		}
		if words[i+n].flags&Ends != 0 {
			return n + 1
		}
	}
	return len(words) - i
}

// byChance reports whether the first words that agree are a stop word or two of a
// sentence that ends, on either side, before the next that do.
func (al *alignment) byChance(a, b []token) bool {
	const most = 2 // words
	first, next := al.runs[0], al.runs[1]
	if first.A1-first.A0 > most {
		return false
	}
	ends := false
	for _, t := range a[first.A0:first.A1] {
		if t.flags&Stop == 0 {
			return false
		}
	}
	for _, t := range a[first.A0:next.A1] {
		ends = ends || t.flags&Ends != 0
	}
	for _, t := range b[first.B0:next.B1] {
		ends = ends || t.flags&Ends != 0
	}
	return ends
}

// fromSentence cuts off the first change what belongs to a sentence before.
func (al *alignment) fromSentence(a, b []token) {
	r := &al.runs[0]
	for i := r.A0; i < r.A1; i++ {
		if a[i].flags&Ends != 0 {
			r.A0 = i + 1
		}
	}
	for j := r.B0; j < r.B1; j++ {
		if b[j].flags&Ends != 0 {
			r.B0 = j + 1
		}
	}
	if r.A0 == r.A1 && r.B0 == r.B1 {
		al.runs = al.runs[1:]
	}
}

// widen takes into an alignment what its sentence begins with, where that is short.
// Free ends let it stick out, so that of "Owners and workers" against "Workers and
// owners" only half is aligned, and of "I think it is over" against "It is over"
// nothing says that two words are gone.
func (al *alignment) widen(a, b []token) {
	const most = 16 // words that stick out
	runs := al.runs
	if len(runs) == 0 {
		return
	}
	al.closing(a, b)
	runs = al.runs
	i, j := opening(a, runs[0].A0, most), opening(b, runs[0].B0, most)
	ours, theirs := runs[0].A0-i, runs[0].B0-j
	if i < 0 || j < 0 || ours == 0 && theirs == 0 || ours > 0 && theirs > 0 && max(ours, theirs) > exchangedEnd { // nothing, or other words altogether
		return
	}
	if runs[0].kind == changed {
		runs[0].A0, runs[0].B0 = i, j
		return
	}
	al.runs = append([]run{{changed, i, runs[0].A0, j, runs[0].B0}}, runs...)
}

// opening finds the word before i, or i itself, that a sentence begins with, at
// most so many words back; -1 where there is none.
func opening(words []token, i, most int) int {
	for k := i; k >= max(0, i-most) && k < len(words); k-- {
		if words[k].gap() || words[k].bracket() {
			break
		}
		if words[k].flags&(Capital|Figure) != 0 && (k == 0 || words[k-1].flags&(Ends|Gap) != 0) {
			return k
		}
	}
	return -1
}

// parts counts the words by which two sides go on from i and j until the shorter
// ends; none where one goes on with a gap or a bracket.
func parts(a []token, i, di int, b []token, j, dj int) int {
	n := 0
	for i >= 0 && i < len(a) && j >= 0 && j < len(b) && !a[i].gap() && !b[j].gap() && !a[i].bracket() && !b[j].bracket() {
		n++
		i += di
		j += dj
	}
	return n
}

func (al *alignment) count(a []token) {
	for _, r := range al.runs {
		switch r.kind {
		case same:
			al.matched += r.A1 - r.A0
			for _, t := range a[r.A0:r.A1] {
				if t.flags&Stop == 0 {
					al.content++
				}
			}
		case changed:
			al.differing += max(r.A1-r.A0, r.B1-r.B0)
		}
	}
}
