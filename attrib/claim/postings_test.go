package claim

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestPostingsKeepWhatTheyAreGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := postings{most: uint32(rapid.SampledFrom([]int{0, 1, 2, 5, 100, 1000}).Draw(t, "most"))}
		most := int(p.cap())
		want := map[uint64][]int32{}
		kinds := rapid.SampledFrom([]uint64{3, 500}).Draw(t, "kinds")
		member := int32(0)
		for range rapid.IntRange(0, 3000).Draw(t, "n") {
			key := rapid.Uint64Range(1, kinds).Draw(t, "key")
			member += int32(key % 2)
			p.add(key, member)
			if l := want[key]; len(l) < most && (len(l) == 0 || l[len(l)-1] != member) {
				want[key] = append(l, member)
			}
		}
		for key := range kinds + 10 {
			var got []int32
			p.each(key, func(m, n int32) {
				if got = append(got, m); int(n) != len(want[key]) {
					t.Fatalf("%d members of %d, want %d", n, key, len(want[key]))
				}
			})
			if !slices.Equal(got, want[key]) {
				t.Fatalf("%d: got %v, want %v", key, got, want[key])
			}
		}
	})
}
