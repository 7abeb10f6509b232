package roles

// Choosing: of the ranked stretches, those that do not overlap and are worth the
// most together.

import "sort"

// choose gives the best set of candidates that do not overlap, in the order of
// their places. What one is worth is its score beyond least and what its words
// add: it appends to dst.
func choose(dst []Scored, list []candidate, least float32) []Scored {
	const worth = 0.05 // of each, so that two rather than one are taken
	var order []int
	for i := range list {
		if list[i].score+list[i].words > least {
			order = append(order, i)
		}
	}
	sort.Slice(order, func(a, b int) bool {
		x, y := &list[order[a]], &list[order[b]]
		if x.Last != y.Last {
			return x.Last < y.Last
		}
		if x.First != y.First {
			return x.First < y.First
		}
		return x.Role < y.Role
	})
	type cell struct {
		sum  float32
		from int // the cell before, where this one's candidate is taken; else -1
	}
	cells := make([]cell, len(order)+1)
	for a, i := range order {
		c := &list[i]
		// The cell behind the last candidate that ends before this one begins.
		b := sort.Search(a, func(z int) bool { return list[order[z]].Last > c.First })
		cells[a+1] = cell{cells[a].sum, -1}
		if sum := cells[b].sum + c.score + c.words - least + worth; sum > cells[a].sum {
			cells[a+1] = cell{sum, b}
		}
	}
	start := len(dst)
	for a := len(order); a > 0; {
		if cells[a].from < 0 {
			a--
			continue
		}
		c := &list[order[a-1]]
		dst = append(dst, Scored{c.Span, c.score})
		a = cells[a].from
	}
	for i, j := start, len(dst)-1; i < j; i, j = i+1, j-1 {
		dst[i], dst[j] = dst[j], dst[i]
	}
	return dst
}
