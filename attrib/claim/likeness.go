package claim

// Likeness: how much two statements are about one thing, words weighed by
// rarity, and whether they agree on it.

import (
	"math"
	"slices"
)

// likeness is what holding one statement against another comes to.
type likeness struct {
	// shared is the worth of the stems that both have, of their number n; cover
	// is its share of the shorter statement, dice of both.
	shared      float64
	n           int
	cover, dice float64
	share       float64 // of the worth of the longer, however long
	plain       float64 // the worth of shared stems that are neither names nor say who somebody is
	order       float64 // 0 to 1: how many of them stand beside one another in both
	cue         float64 // the worth of shared stems that are of the cue in both
	open        bool    // the shorter points at what stands elsewhere
	names       float64 // the worth of names that only one has, where both have such
	numbers     bool    // a number or day of one is another in the other
	// rest is the lesser of cover and dice, numbers that are not the same left out.
	rest    float64
	flipped bool    // a negation stands on one side only
	opposed bool    // one has a word and the other its opposite
	event   float64 // 0 to 1: how much their sources are about the same
}

// liker holds statements against one another.
type liker struct {
	stems   *stems
	terms   []terms   // by Order
	worth   []float64 // of all terms of each, by Order
	sources [][]int32 // the rare stems of each source, sorted
	rarity  []float64 // and what they are worth
	events  map[[2]int32]float64

	mine   []int32 // stem → 1 + its place in ids, of the shorter statement in hand
	ids    []int32 // distinct stems of it
	counts []int32 // how often each stands in the window
}

// littleTold is the worth of the rare stems of a dozen: of a source with no more
// the few words that it shares with another do not tell of one event.
const littleTold = 80

// rareStem is the least worth of a stem that says what a source is about.
const rareStem = 4.5

func newLiker(sources []Source, members []*Member) *liker {
	l := &liker{stems: newStems(), terms: make([]terms, len(members)), worth: make([]float64, len(members)),
		events: map[[2]int32]float64{}}
	for _, m := range members {
		l.terms[m.Order] = l.stems.termsOf(m)
	}
	l.stems.weigh(len(members))
	l.mine = make([]int32, len(l.stems.names))
	l.sources = make([][]int32, len(sources))
	l.rarity = make([]float64, len(sources))
	for _, m := range members {
		l.worth[m.Order] = l.sum(&l.terms[m.Order])
		for _, t := range l.terms[m.Order].list {
			if l.stems.weight[t.id] >= rareStem {
				l.sources[m.Source] = append(l.sources[m.Source], t.id)
			}
		}
	}
	for i, ids := range l.sources {
		slices.Sort(ids)
		l.sources[i] = slices.Compact(ids)
		for _, id := range l.sources[i] {
			l.rarity[i] += float64(l.stems.weight[id])
		}
	}
	return l
}

// sum is the worth of the distinct stems of a statement.
func (l *liker) sum(t *terms) float64 {
	total := 0.0
	for i, x := range t.list {
		dup := false
		if len(t.list) <= 64 {
			for _, y := range t.list[:i] {
				dup = dup || x.id == y.id
			}
		}
		if !dup {
			total += l.value(x)
		}
	}
	return total
}

// value is what a term is worth: names and numbers say more of what is meant.
func (l *liker) value(t term) float64 { return float64(l.stems.weight[t.id]) }

// event says how much two sources are about the same: the worth of the rare
// stems that both have, against the root of what each has.
func (l *liker) event(a, b int) float64 {
	key := [2]int32{int32(min(a, b)), int32(max(a, b))}
	e, ok := l.events[key]
	if ok {
		return e
	}
	x, y := l.sources[a], l.sources[b]
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			e += float64(l.stems.weight[x[0]])
			x, y = x[1:], y[1:]
		}
	}
	if e > 0 {
		e /= math.Sqrt((l.rarity[a] + littleTold) * (l.rarity[b] + littleTold))
	}
	l.events[key] = e
	return e
}

// extent is the stretch of a statement's terms that has most of another's.
type extent struct{ from, to int }

// hold holds two statements against one another.
func (l *liker) hold(a, b *Member) likeness {
	if l.worth[a.Order] > l.worth[b.Order] {
		a, b = b, a
	}
	x, y := &l.terms[a.Order], &l.terms[b.Order]
	l.ids = l.ids[:0]
	for _, t := range x.list {
		if l.mine[t.id] == 0 {
			l.ids = append(l.ids, t.id)
			l.mine[t.id] = int32(len(l.ids))
		}
	}
	l.counts = append(l.counts[:0], make([]int32, len(l.ids))...)
	w := l.window(x, y)
	var out likeness
	in := y.list[w.from:w.to]
	clear(l.counts)
	other := 0.0
	for i, t := range in {
		if k := l.mine[t.id]; k > 0 {
			if l.counts[k-1]++; l.counts[k-1] == 1 {
				out.shared += l.value(t)
				out.n++
				switch {
				case t.sort == cueTerm:
					if slices.ContainsFunc(x.list, func(u term) bool { return u.id == t.id && u.sort == cueTerm }) {
						out.cue += l.value(t)
					}
				case t.sort != nameTerm && t.sort != whoTerm:
					out.plain += l.value(t)
				}
			}
			continue
		}
		if !slices.ContainsFunc(in[max(0, i-16):i], func(u term) bool { return u.id == t.id }) {
			other += l.value(t)
		}
	}
	if out.n > 0 {
		out.cover = out.shared / l.worth[a.Order]
		out.dice = 2 * out.shared / (l.worth[a.Order] + out.shared + other)
		out.share = out.shared / l.worth[b.Order]
		out.order = l.order(x, in)
		out.open = x.open
		l.disagree(&out, a, x, y, in)
	}
	for _, id := range l.ids {
		l.mine[id] = 0
	}
	return out
}

// window finds the stretch of y, not much longer than x, that has most of x.
func (l *liker) window(x, y *terms) extent {
	reach := 2*x.len + 8
	if y.len <= reach {
		return extent{0, len(y.list)}
	}
	best, bestWorth, worth, from := extent{}, -1.0, 0.0, 0
	for to, t := range y.list {
		if k := l.mine[t.id]; k > 0 {
			if l.counts[k-1]++; l.counts[k-1] == 1 {
				worth += l.value(t)
			}
		}
		for t.at-y.list[from].at >= reach {
			if k := l.mine[y.list[from].id]; k > 0 {
				if l.counts[k-1]--; l.counts[k-1] == 0 {
					worth -= l.value(y.list[from])
				}
			}
			from++
		}
		if worth > bestWorth+1e-9 {
			best, bestWorth = extent{from, to + 1}, worth
		}
	}
	// What stands before the first match is another sentence.
	for best.from < best.to && l.mine[y.list[best.from].id] == 0 {
		best.from++
	}
	return best
}

// order is the share of the shared stems, each but the first in the shorter
// statement, that stand soon after the one before it in the other statement too.
func (l *liker) order(x *terms, in []term) float64 {
	const near = 3
	pairs, kept := 0, 0
	last := int32(-1)
	for _, t := range x.list {
		if l.counts[l.mine[t.id]-1] == 0 {
			continue
		}
		if last >= 0 && last != t.id {
			pairs++
			for i, u := range in {
				if u.id == last && slices.ContainsFunc(in[i+1:min(len(in), i+1+near)], func(w term) bool { return w.id == t.id }) {
					kept++
					break
				}
			}
		}
		last = t.id
	}
	if pairs == 0 {
		return 0
	}
	return float64(kept) / float64(pairs)
}

// disagree finds what the two do not agree on. in are the terms of y that x is
// held against.
func (l *liker) disagree(out *likeness, a *Member, x, y *terms, in []term) {
	var mineNames, theirNames float64
	for _, t := range x.list {
		if t.sort == nameTerm && l.counts[l.mine[t.id]-1] == 0 && !slices.ContainsFunc(y.list, func(u term) bool { return u.id == t.id }) {
			mineNames += l.value(t)
		}
	}
	for _, t := range in {
		if t.sort == nameTerm && l.mine[t.id] == 0 {
			theirNames += l.value(t)
		}
	}
	out.names = min(mineNames, theirNames)
	mineNumbers, theirNumbers := l.numbers(x, in)
	out.numbers = mineNumbers > 0
	mine, theirs := l.worth[a.Order], 2*out.shared/out.dice-l.worth[a.Order]
	out.rest = min(out.shared/(mine-mineNumbers), 2*out.shared/(mine-mineNumbers+theirs-theirNumbers))
	from, to := int32(0), y.len
	if len(in) > 0 && len(in) < len(y.list) {
		const near = 4
		from, to = in[0].at-near, in[len(in)-1].at+near
	}
	nots := 0
	for _, at := range y.nots {
		if at >= from && at <= to {
			nots++
		}
	}
	out.flipped = (len(x.nots) > 0) != (nots > 0) != (x.turn != y.turn)
	for _, t := range x.list {
		for _, o := range l.stems.opposite(t.id) {
			if l.counts[l.mine[t.id]-1] == 0 && l.mine[o] == 0 && slices.ContainsFunc(in, func(u term) bool { return u.id == o }) {
				out.opposed = true
			}
		}
	}
}

// numbers gives what the numbers and days are worth that each of the two has of
// one thing, and that are not the same; 0 where there are none.
func (l *liker) numbers(x *terms, in []term) (mine, theirs float64) {
	for _, t := range x.list {
		if t.sort != numberTerm && t.sort != dayTerm || l.counts[l.mine[t.id]-1] > 0 {
			continue
		}
		for _, u := range in {
			if u.sort == t.sort && u.unit == t.unit && l.mine[u.id] == 0 && !l.near(t, u) {
				mine, theirs = mine+l.value(t), theirs+l.value(u)
				break
			}
		}
	}
	return mine, theirs
}

// near reports whether two numbers may be one, rounded.
func (l *liker) near(t, u term) bool {
	if t.sort != numberTerm {
		return false
	}
	a, aok := quantity(l.stems.names[t.id])
	b, bok := quantity(l.stems.names[u.id])
	return !aok || !bok || math.Abs(a-b) <= 0.03*max(math.Abs(a), math.Abs(b)) && max(a, b) > 2100
}
