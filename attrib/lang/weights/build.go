package weights

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
)

// maxLoad is how full a table is made: fuller is smaller, and slower to search
// for what is not there.
const maxLoad = 0.8

// Build makes a table of the rows with the greatest weights. The rows lie one
// after the other, width weights for each of the keys, which are distinct. Of
// them, the keep with the largest weight of either sign are kept (all where keep
// is 0), less those that come to nothing at the table's scale. That scale is
// chosen so that one weight in ten thousand is cut short. The same arguments give
// the same bytes, whatever the order of the keys.
func Build(width int, keys []uint64, rows []float32, keep int) *Table {
	if width < 1 || width > maxWidth || len(rows) != width*len(keys) {
		panic("weights: rows do not fit the keys")
	}
	type entry struct {
		row  int
		most float32
	}
	entries := make([]entry, 0, len(keys))
	for k := range keys {
		if most := largest(rows[k*width : (k+1)*width]); most > 0 {
			entries = append(entries, entry{k, most})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.most, a.most), cmp.Compare(keys[a.row], keys[b.row]))
	})
	if keep > 0 && len(entries) > keep {
		entries = entries[:keep]
	}
	var sizes []float32
	for _, e := range entries {
		for _, w := range rows[e.row*width : (e.row+1)*width] {
			if w != 0 {
				sizes = append(sizes, max(w, -w))
			}
		}
	}
	slices.Sort(sizes)
	t := &Table{width: width, scale: 1}
	if n := len(sizes); n > 0 {
		t.scale = sizes[n-1-n/10000] / 127
	}
	for len(entries) > 0 && entries[len(entries)-1].most < t.scale/2 {
		entries = entries[:len(entries)-1]
	}
	t.makeRoom(len(entries))
	// The strongest come first, and so into the bucket that is searched first.
	for _, e := range entries {
		slot, ok := t.free(keys[e.row])
		if !ok {
			continue // two of one mark in one place: the stronger stays
		}
		t.keys++
		row := t.Row(slot)
		for i, w := range rows[e.row*width : (e.row+1)*width] {
			row[i] = byte(quantise(w, t.scale))
		}
	}
	return t
}

// BuildBytes makes a table of rows that are int8 already, at a scale of 1.
func BuildBytes(width int, keys []uint64, rows []int8) *Table {
	if width < 1 || width > maxWidth || len(rows) != width*len(keys) {
		panic("weights: rows do not fit the keys")
	}
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
	t := &Table{width: width, scale: 1}
	t.makeRoom(len(keys))
	for _, k := range order {
		slot, ok := t.free(keys[k])
		if !ok {
			continue
		}
		t.keys++
		for i, w := range rows[k*width : (k+1)*width] {
			t.Row(slot)[i] = byte(w)
		}
	}
	return t
}

// makeRoom makes the table empty, with room for n rows.
func (t *Table) makeRoom(n int) {
	t.buckets = uint64(float64(n)/(bucketSlots*maxLoad)) + 1
	t.stride = markBytes + bucketSlots*uint64(t.width)
	t.data = make([]byte, t.buckets*t.stride)
}

func largest(row []float32) float32 {
	var most float32
	for _, w := range row {
		most = max(most, w, -w)
	}
	return most
}

// quantise rounds to the nearest step, halves away from 0.
func quantise(w, scale float32) int8 {
	q := w / scale
	if q < 0 {
		q -= 0.5
	} else {
		q += 0.5
	}
	return int8(max(-127, min(127, q)))
}

// free takes the slot for a new key.
func (t *Table) free(h uint64) (slot int32, ok bool) {
	if t.Lookup(h) >= 0 {
		return 0, false
	}
	bucket, _ := bits.Mul64(h, t.buckets)
	for range maxProbes {
		for i := range uint64(bucketSlots) {
			at := bucket*t.stride + i*2
			if binary.LittleEndian.Uint16(t.data[at:]) == 0 {
				binary.LittleEndian.PutUint16(t.data[at:], uint16(mark(h)))
				return int32(bucket*bucketSlots + i), true
			}
		}
		if bucket++; bucket == t.buckets {
			bucket = 0
		}
	}
	return 0, false
}
