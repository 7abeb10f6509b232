package weights

// Sums of many wide rows, eight weights at a time: each sixteen bits of a uint64
// is a sum of its own, and weights are added with 128 on top so that none is
// negative and no sum runs over into its neighbour.

import "encoding/binary"

// MaxSummed is how many rows a Lanes can take before its sums may overflow.
const MaxSummed = 256

// Lanes sums rows of up to 64 weights. Its zero value is an empty sum.
type Lanes struct {
	sums  [16]uint64 // of eight weights in a row, the even ones and then the odd ones
	added int
}

const (
	lowBytes = 0x00ff_00ff_00ff_00ff
	signs    = 0x8080_8080_8080_8080
)

// Reset empties the sum.
func (s *Lanes) Reset() { *s = Lanes{} }

// Sum adds the row of a feature, if it has one. The table's width must be a
// multiple of 8, at most 64, or else 4 for a width of 4.
func (t *Table) Sum(h uint64, s *Lanes) {
	slot := t.Lookup(h)
	if slot < 0 {
		return
	}
	s.added++
	row := t.Row(slot)
	if len(row) == 4 {
		x := uint64(binary.LittleEndian.Uint32(row)) ^ signs
		s.sums[0] += x & lowBytes
		s.sums[1] += x >> 8 & lowBytes
		return
	}
	for i := 0; i < 16 && len(row) >= 8; i += 2 {
		x := binary.LittleEndian.Uint64(row) ^ signs
		s.sums[i] += x & lowBytes
		s.sums[i+1] += x >> 8 & lowBytes
		row = row[8:]
	}
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
