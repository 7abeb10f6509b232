package weights

// Sums of many wide rows, eight weights at a time: each sixteen bits of a uint64
// is a sum of its own, and weights are added with 128 on top so that none is
// negative and no sum runs over into its neighbour.

import (
	"encoding/binary"
	"math/bits"
)

// MaxSummed is how many rows a Lanes takes: more might run over.
const MaxSummed = 256 // of at most 255 each

// Lanes is the sum of rows of up to 64 weights.
type Lanes struct {
	sums  [16]uint64 // of eight weights in a row, the even ones and then the odd ones
	added int
	// fetched are the buckets of the features to be summed.
	fetched [MaxSummed]uint64
}

const (
	lowBytes = 0x00ff_00ff_00ff_00ff
	signs    = 0x8080_8080_8080_8080
)

// Sum empties the sum, and adds the rows of those features that have one: at most
// [MaxSummed] features are taken. The table's width must be 4, or a multiple of 8
// up to 64.
func (t *Table) Sum(features []uint64, s *Lanes) {
	if len(features) > MaxSummed {
		features = features[:MaxSummed]
	}
	if t.width == 4 {
		t.sumNarrow(features, s)
		return
	}
	t.fetch(features, s)
	s.sums, s.added = [16]uint64{}, 0
	for i, h := range features {
		slot := t.found(h, s.fetched[i&(MaxSummed-1)])
		if slot < 0 {
			continue
		}
		s.added++
		row := t.Row(slot)
		for i := 0; i < 16 && len(row) >= 8; i += 2 {
			x := binary.LittleEndian.Uint64(row) ^ signs
			s.sums[i] += x & lowBytes
			s.sums[i+1] += x >> 8 & lowBytes
			row = row[8:]
		}
	}
}

// sumNarrow sums rows of four weights, whose two sums stay in registers.
func (t *Table) sumNarrow(features []uint64, s *Lanes) {
	t.fetch(features, s)
	var even, odd uint64
	added := 0
	data := t.data
	for i, h := range features {
		slot := t.found(h, s.fetched[i&(MaxSummed-1)])
		if slot < 0 {
			continue
		}
		at := uint64(uint32(slot)/bucketSlots)*(markBytes+4*bucketSlots) + markBytes + uint64(uint32(slot)%bucketSlots)*4
		if at+4 > uint64(len(data)) {
			continue
		}
		x := uint64(binary.LittleEndian.Uint32(data[at:at+4])) ^ signs
		even += x & lowBytes
		odd += x >> 8 & lowBytes
		added++
	}
	s.sums[0], s.sums[1], s.added = even, odd, added
}

// fetch reads the first bucket of each feature. Doing nothing else, it lets the
// processor wait for many of them at a time.
func (t *Table) fetch(features []uint64, s *Lanes) {
	data := t.data
	for i, h := range features {
		bucket, _ := bits.Mul64(h, t.buckets)
		at := bucket * t.stride
		if at+markBytes > uint64(len(data)) {
			continue
		}
		s.fetched[i&(MaxSummed-1)] = binary.LittleEndian.Uint64(data[at : at+markBytes])
	}
}

// found is [Table.Lookup] where the first bucket is at hand.
func (t *Table) found(h, four uint64) int32 {
	want := mark(h) * everyMark
	if hit := zeros(four ^ want); hit != 0 {
		bucket, _ := bits.Mul64(h, t.buckets)
		return int32(bucket*bucketSlots) + int32(bits.TrailingZeros64(hit)>>4)
	}
	if zeros(four) != 0 {
		return -1
	}
	bucket, _ := bits.Mul64(h, t.buckets)
	if bucket++; bucket == t.buckets {
		bucket = 0
	}
	return t.search(bucket, want)
}

// At is the sum of the i-th weights, in steps of the table's scale.
func (s *Lanes) At(i int) int32 {
	lane := s.sums[(i>>3<<1|i&1)&15] >> (uint(i&7) >> 1 << 4)
	return int32(lane&0xffff) - int32(s.added)*128
}

// Max is the index of the greatest sum from the one at first to before the one at
// end; the first of equals.
func (s *Lanes) Max(first, end int) int {
	best, at := int32(-1), first
	for i := first; i < end; i++ {
		lane := int32(s.sums[(i>>3<<1|i&1)&15] >> (uint(i&7) >> 1 << 4) & 0xffff)
		if lane > best {
			best, at = lane, i
		}
	}
	return at
}
