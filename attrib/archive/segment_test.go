package archive

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What is written into buckets is what is read from them: each key's latest passages.
func TestBucketsKeepWhatTheyAreGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) entry {
			return entry{rapid.Uint64Range(0, 1<<keyBits-1).Draw(t, "key") & rapid.SampledFrom([]uint64{0xf, 1<<keyBits - 1}).Draw(t, "few"), rapid.Int64Range(0, 1<<40).Draw(t, "passage")}
		}), 1, 500).Draw(t, "entries")
		want := map[uint64][]int64{}
		for _, e := range entries {
			want[e.key] = append(want[e.key], e.passage)
		}
		for k, list := range want {
			slices.Sort(list)
			list = slices.Compact(list)
			slices.Reverse(list)
			want[k] = list[:min(len(list), mostOfAKey)]
		}
		width := rapid.IntRange(0, 20).Draw(t, "bits")
		sorted := inOrder(entries)
		got := map[uint64][]int64{}
		for len(sorted) > 0 {
			bucket := bucketOf(sorted[0].key, width)
			n := 1
			for n < len(sorted) && bucketOf(sorted[n].key, width) == bucket {
				n++
			}
			data := appendBucket(nil, sorted[:n], width)
			if err := eachOfBucket(data, bucket, width, func(e entry) bool {
				got[e.key] = append(got[e.key], e.passage)
				return true
			}); err != nil {
				t.Fatal(err)
			}
			sorted = sorted[n:]
		}
		for k, list := range want {
			if !slices.Equal(got[k], list) {
				t.Fatalf("key %x: got %v, want %v", k, got[k], list)
			}
		}
		if len(got) != len(want) {
			t.Fatalf("got %d keys, want %d", len(got), len(want))
		}
	})
}

// A damaged bucket is an error or other entries, never a panic or an endless loop.
func FuzzBucket(f *testing.F) {
	f.Add(appendBucket(nil, []entry{{1, 9}, {1, 7}, {5, 8}}, 0), int64(0), uint8(0))
	f.Add([]byte{0x03, 0xff, 0xff}, int64(3), uint8(7))
	f.Fuzz(func(t *testing.T, data []byte, bucket int64, width uint8) {
		n := 0
		err := eachOfBucket(data, bucket, int(width)%(keyBits+1), func(entry) bool { n++; return true })
		if n > len(data)*mostOfAKey {
			t.Errorf("%d entries of %d bytes, %v", n, len(data), err)
		}
	})
}

func BenchmarkBucket(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	entries := make([]entry, bucketSize)
	for i := range entries {
		entries[i] = entry{r.Uint64() >> (64 - keyBits + 20), r.Int64N(1 << 20)}
	}
	data := appendBucket(nil, inOrder(entries), 20)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		eachOfBucket(data, 0, 20, func(entry) bool { return true })
	}
}
