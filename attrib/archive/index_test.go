package archive

import (
	"context"
	"path/filepath"
	"testing"
)

// A segment says how many entries it has, merged or not: by that the next merge is
// chosen, and the size of its buckets.
func TestSegmentsKnowTheirSize(t *testing.T) {
	ctx := context.Background()
	w, err := Create(ctx, filepath.Join(t.TempDir(), "news.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, n := range []int{400, 6000, 12_000, 13_000} {
		fill(t, w, n)
		segments, err := w.store.segments(ctx, w.store.db)
		if err != nil {
			t.Fatal(err)
		}
		newer := int64(0)
		for i := len(segments) - 1; i >= 0; i-- {
			g := segments[i]
			c := cursor{s: w.store, q: w.store.db, segment: g}
			count := int64(0)
			for {
				_, ok, err := c.head(ctx)
				if err != nil {
					t.Fatal(err)
				}
				if !ok {
					break
				}
				count += int64(len(c.held))
				c.held = c.held[:0]
			}
			if count != g.entries || g.bits != bucketBits(count) && i > 0 {
				t.Errorf("%d statements: segment %d of %d says %d entries in 2^%d buckets and has %d", n, i+1, len(segments), g.entries, g.bits, count)
			}
			if newer > 0 && g.entries < mergeFactor*newer {
				t.Errorf("%d statements: segment %d of %d has %d entries, the newer ones %d", n, i+1, len(segments), g.entries, newer)
			}
			newer += g.entries
		}
	}
}
