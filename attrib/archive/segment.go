package archive

// The index, from the keys of a wording to the passages that have them. It is made
// of segments that are never changed: each batch that is added writes one, and small
// ones are merged into larger (as in a log-structured merge tree), so that what it
// costs to add a source hardly grows with the archive, and a look-up reads a few
// blocks of a few segments.
//
// A segment's postings are sorted by key and cut into buckets by the first bits of
// the key. Of a key 40 bits are kept: of a billion others one in a thousand looks
// like another, and what is found is looked at before it counts.

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

const (
	keyBits     = 40
	bucketSize  = 64  // entries of a bucket, about
	mostOfAKey  = 128 // passages, the latest: a wording that more have tells little
	mergeFactor = 3   // a segment is this much larger than all that are newer
)

// entry is one key of one passage.
type entry struct {
	key     uint64 // keyBits of it
	passage int64
}

func entryOf(key uint64, passage int64) entry { return entry{key >> (64 - keyBits), passage} }

func (e entry) compare(f entry) int {
	return cmp.Or(cmp.Compare(e.key, f.key), cmp.Compare(f.passage, e.passage))
}

// inOrder sorts entries by key, of one key the latest passage first, and leaves out
// what is there twice or is beyond mostOfAKey.
func inOrder(entries []entry) []entry {
	slices.SortFunc(entries, entry.compare)
	out := entries[:0]
	n := 0 // of the key in hand
	for i, e := range entries {
		switch {
		case i == 0 || e.key != out[len(out)-1].key:
			n = 0
		case e.passage == out[len(out)-1].passage:
			continue
		}
		if n++; n <= mostOfAKey {
			out = append(out, e)
		}
	}
	return out
}

// bucketBits is how many bits of a key choose the bucket, for so many entries.
func bucketBits(entries int64) int {
	return min(keyBits, bits.Len64(uint64(entries/bucketSize)))
}

func bucketOf(key uint64, bucketBits int) int64 { return int64(key >> (keyBits - bucketBits)) }

// appendBucket encodes the entries of one bucket, in order: for each key what it is
// more than the key before, shifted left, the lowest bit set where several passages
// have it; then, of several, their number; then the latest passage, and how much
// each is less than the one before. All are varints.
func appendBucket(to []byte, entries []entry, bucketBits int) []byte {
	before := entries[0].key >> (keyBits - bucketBits) << (keyBits - bucketBits)
	for len(entries) > 0 {
		n := 1
		for n < len(entries) && entries[n].key == entries[0].key {
			n++
		}
		delta := (entries[0].key - before) << 1
		before = entries[0].key
		if n == 1 {
			to = binary.AppendUvarint(to, delta)
		} else {
			to = binary.AppendUvarint(to, delta|1)
			to = binary.AppendUvarint(to, uint64(n))
		}
		to = binary.AppendUvarint(to, uint64(entries[0].passage))
		for i := 1; i < n; i++ {
			to = binary.AppendUvarint(to, uint64(entries[i-1].passage-entries[i].passage))
		}
		entries = entries[n:]
	}
	return to
}

var errBucket = fmt.Errorf("%w: a block of the index", ErrDamaged)

// eachOfBucket calls f with the entries of a bucket in order, until it says false.
func eachOfBucket(data []byte, bucket int64, bucketBits int, f func(entry) bool) error {
	key := uint64(bucket) << (keyBits - bucketBits)
	next := func() uint64 {
		v, n := binary.Uvarint(data)
		if n <= 0 {
			data = nil
			return 0
		}
		data = data[n:]
		return v
	}
	for len(data) > 0 {
		delta := next()
		key += delta >> 1
		n := uint64(1)
		if delta&1 != 0 {
			n = next()
		}
		if n == 0 || n > mostOfAKey || data == nil || len(data) == 0 {
			return errBucket
		}
		passage := int64(next())
		for i := uint64(0); ; {
			if !f(entry{key, passage}) {
				return nil
			}
			if i++; i == n {
				break
			}
			if len(data) == 0 {
				return errBucket
			}
			passage -= int64(next())
		}
	}
	return nil
}
