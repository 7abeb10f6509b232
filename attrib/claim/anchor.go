package claim

// Alignment of wordings too long for one table: chains of three words that both
// have are found first, and only what lies between them is aligned word by word.

import "sort"

// anchored aligns wordings too long for one table: between the chains of three
// words that both have.
func (s *stepList) anchored(a, b []token, ends free) {
	chain := anchors(a, b)
	if len(chain) == 0 {
		return
	}
	i, j := 0, 0
	for k, c := range chain {
		e := ends & (freeHeadA | freeHeadB)
		if k > 0 {
			e = 0
		}
		s.between(a, b, i, c[0], j, c[1], e)
		i, j = c[0], c[1]
		for i < c[0]+anchorWords {
			s.steps = append(s.steps, step{stepPair, i, j})
			i++
			j++
		}
	}
	s.between(a, b, i, len(a), j, len(b), ends&(freeTailA|freeTailB))
}

// between aligns the stretches that two anchors leave. Where they are too long
// even so, they count as words that differ; at a free end they stick out, but
// for what lies next to the anchor.
func (s *stepList) between(a, b []token, i0, i1, j0, j1 int, ends free) {
	if (i1-i0+1)*(j1-j0+1) <= maxCells {
		s.table(a[i0:i1], b[j0:j1], i0, j0, ends)
		return
	}
	const reach = 200
	switch {
	case ends&(freeHeadA|freeHeadB) != 0:
		i0, j0 = max(i0, i1-reach), max(j0, j1-reach)
		s.table(a[i0:i1], b[j0:j1], i0, j0, ends)
	case ends&(freeTailA|freeTailB) != 0:
		i1, j1 = min(i1, i0+reach), min(j1, j0+reach)
		s.table(a[i0:i1], b[j0:j1], i0, j0, ends)
	default:
		for i := i0; i < i1; i++ {
			s.steps = append(s.steps, step{stepA, i, j0})
		}
		for j := j0; j < j1; j++ {
			s.steps = append(s.steps, step{stepB, i1, j})
		}
	}
}

const anchorWords = 3

// anchors finds chains of three words in both, in the longest order that both
// keep. A chain that b repeats often is no anchor.
func anchors(a, b []token) [][2]int {
	const often = 8
	places := make(map[uint64][]int32, len(b))
	for j := 0; j+anchorWords <= len(b); j++ {
		if h := shingle(b[j:]); h != 0 && len(places[h]) <= often {
			places[h] = append(places[h], int32(j))
		}
	}
	var pairs [][2]int
	for i := 0; i+anchorWords <= len(a); i++ {
		h := shingle(a[i:])
		if h == 0 {
			continue
		}
		if p := places[h]; len(p) > 0 && len(p) <= often {
			for k := len(p) - 1; k >= 0; k-- { // falling, so that one i gives one pair
				pairs = append(pairs, [2]int{i, int(p[k])})
			}
		}
	}
	// Longest increasing subsequence by patience.
	tails := make([]int, 0, len(pairs)) // index of the pair that ends a chain of each length
	back := make([]int, len(pairs))
	for k, p := range pairs {
		at := sort.Search(len(tails), func(t int) bool { return pairs[tails[t]][1] >= p[1] })
		back[k] = -1
		if at > 0 {
			back[k] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, k)
		} else {
			tails[at] = k
		}
	}
	if len(tails) == 0 {
		return nil
	}
	var chain [][2]int
	for k := tails[len(tails)-1]; k >= 0; k = back[k] {
		chain = append(chain, pairs[k])
	}
	// From first to last, those that overlap the one before left out.
	out := make([][2]int, 0, len(chain))
	for k := len(chain) - 1; k >= 0; k-- {
		p := chain[k]
		if n := len(out); n > 0 && (p[0] < out[n-1][0]+anchorWords || p[1] < out[n-1][1]+anchorWords) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// shingle is a number for the three words that a begins with; 0 where a gap or a
// bracket is among them.
func shingle(a []token) uint64 {
	if (a[0].flags|a[1].flags|a[2].flags)&(Gap|Bracket) != 0 {
		return 0
	}
	return mix(mix(a[0].key, a[1].key), a[2].key)
}

// mix joins two numbers into one that depends on their order.
func mix(x, y uint64) uint64 {
	x = (x ^ (x >> 31)) * 0x9e3779b97f4a7c15
	x ^= y + 0x7f4a7c15 + x<<6 + x>>2
	if x == 0 {
		return 1
	}
	return x
}
