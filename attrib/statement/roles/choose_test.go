package roles

import (
	"testing"

	"pgregory.net/rapid"
)

// What choose takes is worth as much as the best of all sets that do not overlap.
func TestChooseTakesTheBestSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const least = 0.3
		list := make([]candidate, rapid.IntRange(0, 9).Draw(t, "candidates"))
		for i := range list {
			c := &list[i]
			c.First = rapid.IntRange(0, 12).Draw(t, "first")
			c.Last = c.First + rapid.IntRange(1, 5).Draw(t, "length")
			c.Role = Role(rapid.IntRange(0, 2).Draw(t, "role"))
			c.score = float32(rapid.IntRange(0, 100).Draw(t, "percent")) / 100
		}
		worth := func(set []candidate) (sum float32) {
			for i := range set {
				if set[i].score <= least {
					return -1
				}
				for j := range set[:i] {
					if set[i].First < set[j].Last && set[j].First < set[i].Last {
						return -1
					}
				}
				sum += set[i].score - least + 0.05
			}
			return sum
		}
		best := float32(0)
		for mask := uint(0); mask < 1<<len(list); mask++ {
			var set []candidate
			for i := range list {
				if mask>>i&1 == 1 {
					set = append(set, list[i])
				}
			}
			best = max(best, worth(set))
		}
		var taken []candidate
		last := 0
		for _, s := range choose(nil, list, least) {
			if s.First < last {
				t.Fatalf("%v comes before %d", s, last)
			}
			last = s.Last
			taken = append(taken, candidate{Span: s.Span, score: s.P})
		}
		if got := worth(taken); got < best-1e-4 {
			t.Fatalf("taken is worth %g, the best set %g", got, best)
		}
	})
}
