// Package weights holds what a trained model is made of: tables from the hash of
// a feature to a row of small weights, and the file that carries them. Nothing in
// it is unpacked on loading; a model of many megabytes is read where it lies.
package weights

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// Table maps 64-bit hashes of features to rows of int8 weights, all of one width
// and one scale: a weight is its int8 times [Table.Scale]. It is read-only and
// may be shared by goroutines.
//
// A key is kept as 16 bits of its hash, in buckets of four that one read of eight
// bytes fetches; what does not fit overflows to the next bucket. So a key never
// added is taken for one that was about once in ten thousand times. The rows of a
// bucket lie right behind its keys, where narrow ones come with the same read of
// memory.
type Table struct {
	// data is buckets of stride bytes: the marks of four slots, a little-endian
	// uint16 each and 0 for an empty slot, and the four rows of width int8.
	data    []byte
	buckets uint64
	stride  uint64
	width   int
	scale   float32
	keys    int
}

const (
	bucketSlots = 4
	markBytes   = 2 * bucketSlots
	// maxProbes bounds a search, also in a table that somebody filled to the brim.
	maxProbes = 64
	maxWidth  = 1 << 12

	everyMark = 0x0001_0001_0001_0001
	everyTop  = 0x8000_8000_8000_8000
)

// Width is the number of weights in a row.
func (t *Table) Width() int { return t.width }

// Keys is the number of features that have a row.
func (t *Table) Keys() int { return t.keys }

// Scale is what one step of an int8 weight stands for.
func (t *Table) Scale() float32 { return t.scale }

// mark is the part of a hash that is kept; the bucket comes from its other end.
func mark(h uint64) uint64 {
	m := h & 0xffff
	if m == 0 {
		m = 1
	}
	return m
}

// zeros has the top bit set of the lowest uint16 in x that is 0. Higher ones may
// be set by mistake, but never where none is 0.
func zeros(x uint64) uint64 { return (x - everyMark) &^ x & everyTop }

// Lookup finds the slot of a feature, or -1.
func (t *Table) Lookup(h uint64) int32 {
	bucket, _ := bits.Mul64(h, t.buckets)
	return t.search(bucket, mark(h)*everyMark)
}

// search looks for a mark, given four times over, from a bucket on.
func (t *Table) search(bucket, want uint64) int32 {
	for range maxProbes {
		at := bucket * t.stride
		if at+markBytes > uint64(len(t.data)) {
			return -1 // past the last bucket, which a sound table never is
		}
		four := binary.LittleEndian.Uint64(t.data[at : at+markBytes])
		if hit := zeros(four ^ want); hit != 0 {
			return int32(bucket*bucketSlots) + int32(bits.TrailingZeros64(hit)>>4)
		}
		if zeros(four) != 0 {
			return -1
		}
		if bucket++; bucket == t.buckets {
			bucket = 0
		}
	}
	return -1
}

// Row is the weights of a slot that [Table.Lookup] gave: one byte each, to be
// read as int8.
func (t *Table) Row(slot int32) []byte {
	at := int(uint32(slot)/bucketSlots)*int(t.stride) + markBytes + int(uint32(slot)%bucketSlots)*t.width
	return t.data[at : at+t.width : at+t.width]
}

// Add adds the row of a feature, if it has one, to an accumulator of at least
// the table's width.
func (t *Table) Add(h uint64, acc []int32) {
	slot := t.Lookup(h)
	if slot < 0 {
		return
	}
	row := t.Row(slot)
	acc = acc[:len(row)]
	for i, w := range row {
		acc[i] += int32(int8(w))
	}
}

// Weight is the weight of a feature in a table of width 1, 0 where it has none.
func (t *Table) Weight(h uint64) int32 {
	slot := t.Lookup(h)
	if slot < 0 {
		return 0
	}
	return int32(int8(t.Row(slot)[0]))
}

// The head of a table: width, buckets, keys, scale and layout, four bytes each,
// padded.
const (
	tableHead   = 32
	tableLayout = 2
)

// AppendTo appends the table as [OpenTable] reads it.
func (t *Table) AppendTo(dst []byte) []byte {
	dst = binary.LittleEndian.AppendUint32(dst, uint32(t.width))
	dst = binary.LittleEndian.AppendUint32(dst, uint32(t.buckets))
	dst = binary.LittleEndian.AppendUint32(dst, uint32(t.keys))
	dst = binary.LittleEndian.AppendUint32(dst, math.Float32bits(t.scale))
	dst = binary.LittleEndian.AppendUint32(dst, tableLayout)
	dst = append(dst, make([]byte, tableHead-20)...)
	return append(dst, t.data...)
}

// Size is the number of bytes that [Table.AppendTo] appends.
func (t *Table) Size() int { return tableHead + len(t.data) }

var errTable = errors.New("weights: not a table")

// OpenTable reads a table where it lies: data must stay as it is.
func OpenTable(data []byte) (*Table, error) {
	if len(data) < tableHead {
		return nil, errTable
	}
	width, buckets := uint64(binary.LittleEndian.Uint32(data)), uint64(binary.LittleEndian.Uint32(data[4:]))
	scale := math.Float32frombits(binary.LittleEndian.Uint32(data[12:]))
	keys := uint64(binary.LittleEndian.Uint32(data[8:]))
	switch body := uint64(len(data) - tableHead); {
	case binary.LittleEndian.Uint32(data[16:]) != tableLayout:
		return nil, fmt.Errorf("%w of this version", errTable)
	case width < 1 || width > maxWidth || buckets < 1 || buckets > math.MaxInt32/bucketSlots || keys > buckets*bucketSlots:
		return nil, errTable
	case !(scale > 0) || math.IsInf(float64(scale), 0):
		return nil, fmt.Errorf("%w: scale %v", errTable, scale)
	case body != buckets*(markBytes+bucketSlots*width):
		return nil, fmt.Errorf("%w: %d bytes for %d buckets of width %d", errTable, body, buckets, width)
	}
	return &Table{
		data: data[tableHead:len(data):len(data)], buckets: buckets, stride: markBytes + bucketSlots*width,
		width: int(width), scale: scale, keys: int(keys),
	}, nil
}
