package weights

// Tables found again after building and after a trip through a file, sums in both
// ways, and files that somebody tampered with.

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

// some makes n keys with rows of random weights, none of them near 0.
func some(n, width int) (keys []uint64, rows []float32) {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	for i := range n {
		keys = append(keys, Mix(Seed(7), uint64(i)))
		for range width {
			w := float32(r.NormFloat64())
			if w < 0 {
				w--
			} else {
				w++
			}
			rows = append(rows, w)
		}
	}
	return keys, rows
}

func TestTableKeepsItsRows(t *testing.T) {
	const n = 20000
	for _, width := range []int{1, 3, 4, 8, 48} {
		keys, rows := some(n, width)
		built := Build(width, keys, rows, 0)
		opened, err := OpenTable(built.AppendTo(nil))
		if err != nil {
			t.Fatal(err)
		}
		if opened.Keys() < n-5 || opened.Width() != width || len(opened.AppendTo(nil)) != opened.Size() {
			t.Errorf("width %d: %d keys of %d", width, opened.Keys(), n)
		}
		wrong := 0
		for k, key := range keys {
			slot := opened.Lookup(key)
			if slot < 0 {
				wrong++
				continue
			}
			for i, w := range opened.Row(slot) {
				want := rows[k*width+i]
				if diff := float32(int8(w))*opened.Scale() - want; max(diff, -diff) > opened.Scale()*0.51 && max(want, -want) < 126*opened.Scale() {
					wrong++
					break
				}
			}
		}
		if wrong > 5 { // two keys of one mark in one bucket
			t.Errorf("width %d: %d of %d rows are wrong", width, wrong, n)
		}
		strays := 0
		for i := range uint64(n) {
			if opened.Lookup(Mix(Seed(8), i)) >= 0 {
				strays++
			}
		}
		if strays > 20 {
			t.Errorf("width %d: %d of %d keys never added are found", width, strays, n)
		}
	}
}

func TestBuildKeepsTheStrongest(t *testing.T) {
	keys := []uint64{Hash("weak"), Hash("strong"), Hash("none"), Hash("strongest")}
	rows := []float32{0.1, -0.2, 3, 0, 0, 0, 0, -4}
	table := Build(2, keys, rows, 2)
	for i, want := range []bool{false, true, false, true} {
		if got := table.Lookup(keys[i]) >= 0; got != want {
			t.Errorf("key %d is kept: %v, want %v", i, got, want)
		}
	}
	var acc [2]int32
	table.Add(keys[1], acc[:])
	table.Add(keys[3], acc[:])
	table.Add(keys[0], acc[:])
	if acc[0] != 95 || acc[1] != -127 { // 3/4 of the scale, and all of it
		t.Errorf("added up to %v", acc)
	}
	if empty := Build(3, nil, nil, 0); empty.Lookup(5) != -1 {
		t.Error("an empty table finds a key")
	}
}

func TestBuildIsTheSameInAnyOrder(t *testing.T) {
	keys, rows := some(5000, 3)
	want := Build(3, keys, rows, 4000).AppendTo(nil)
	var backKeys []uint64
	var backRows []float32
	for k := len(keys) - 1; k >= 0; k-- {
		backKeys = append(backKeys, keys[k])
		backRows = append(backRows, rows[k*3:k*3+3]...)
	}
	if !bytes.Equal(Build(3, backKeys, backRows, 4000).AppendTo(nil), want) {
		t.Error("the order of the keys reaches the table")
	}
}

func TestLanesAddUpAsAddDoes(t *testing.T) {
	for _, width := range []int{4, 8, 48, 64} {
		keys, rows := some(300, width)
		table := Build(width, keys, rows, 0)
		var lanes Lanes
		acc := make([]int32, width)
		for _, k := range keys[:MaxSummed] {
			table.Add(k, acc)
		}
		table.Sum(keys[:MaxSummed], &lanes)
		for i, want := range acc {
			if got := lanes.At(i); got != want {
				t.Errorf("width %d: sum %d is %d, want %d", width, i, got, want)
			}
		}
		if got, want := lanes.Max(0, width), slices.Index(acc, slices.Max(acc)); got != want {
			t.Errorf("width %d: the greatest is %d, want %d", width, got, want)
		}
	}
}

func TestWeightOfANarrowTable(t *testing.T) {
	table := Build(1, []uint64{Hash("up"), Hash("down")}, []float32{2, -1}, 0)
	if table.Weight(Hash("up")) != 127 || table.Weight(Hash("down")) != -64 || table.Weight(Hash("away")) != 0 {
		t.Error("wrong weights")
	}
}

func TestHashTellsStringsApart(t *testing.T) {
	seen := map[uint64]string{}
	for _, s := range []string{"", "\x00", "a", "a\x00", "said", "sadi", "abcdefgh", "abcdefghi", "abcdefgh\x00", "abcdefghabcdefgh"} {
		if other, ok := seen[Hash(s)]; ok {
			t.Errorf("%q and %q are one", s, other)
		}
		seen[Hash(s)] = s
	}
}

func packed(t testing.TB) []byte {
	t.Helper()
	keys, rows := some(50, 4)
	blob, err := Pack([]Section{{"table", Build(4, keys, rows, 0).AppendTo(nil)}, {"odd", []byte("words\nof text")}, {"empty", nil}, {"last", []byte{1}}})
	if err != nil {
		t.Fatal(err)
	}
	return blob
}

func TestBlobGivesItsSectionsBack(t *testing.T) {
	b, err := Open(packed(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Names(); !slices.Equal(got, []string{"table", "odd", "empty", "last"}) {
		t.Errorf("names %q", got)
	}
	if s, err := b.Section("odd"); err != nil || string(s) != "words\nof text" {
		t.Errorf("section odd is %q, %v", s, err)
	}
	if table, err := b.Table("table"); err != nil || table.Keys() != 50 {
		t.Errorf("the table did not come back: %v", err)
	}
	if _, err := b.Section("none"); err == nil {
		t.Error("a section that is not there is given")
	}
	if _, err := Pack([]Section{{"a", nil}, {"a", nil}}); err == nil {
		t.Error("two sections share a name")
	}
}

// One byte changed anywhere that counts, or cut off, is an error.
func TestBlobNoticesDamage(t *testing.T) {
	whole := packed(t)
	readAll := func(data []byte) error {
		b, err := Open(data)
		if err != nil {
			return err
		}
		for _, name := range []string{"table", "odd", "last"} {
			if _, err := b.Section(name); err != nil {
				return err
			}
		}
		return nil
	}
	if err := readAll(whole); err != nil {
		t.Fatal(err)
	}
	missed := 0
	for i := range whole {
		damaged := bytes.Clone(whole)
		damaged[i] ^= 0x10
		if readAll(damaged) == nil {
			missed++
		}
	}
	if missed > 4+7*4 { // the unused word of the head, and what fills up before sections
		t.Errorf("%d of %d changed bytes go unnoticed", missed, len(whole))
	}
	for n := range whole {
		if err := readAll(whole[:n]); err == nil || !errors.Is(err, ErrCorrupt) {
			t.Fatalf("cut to %d of %d bytes: %v", n, len(whole), err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(packed(f))
	f.Add([]byte(blobMagic))
	f.Fuzz(func(_ *testing.T, data []byte) {
		use := func(table *Table) {
			var acc [maxWidth]int32
			var lanes Lanes
			for i := range uint64(16) {
				h := Mix(Seed(1), i)
				table.Add(h, acc[:])
				table.Weight(h)
				table.Sum([]uint64{h, h + 1}, &lanes)
				lanes.Max(0, table.Width())
			}
		}
		if table, err := OpenTable(data); err == nil {
			use(table)
		}
		b, err := Open(data)
		if err != nil {
			return
		}
		for _, name := range b.Names() {
			if table, err := b.Table(name); err == nil {
				use(table)
			}
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	for _, width := range []int{1, 4, 8, 48} {
		keys, rows := some(200000/max(1, width/4), width)
		table := Build(width, keys, rows, 0)
		for i := range keys { // half of what is asked for is not there
			if i%2 == 0 {
				keys[i] = Mix(Seed(9), uint64(i))
			}
		}
		name := "width" + strconv.Itoa(width)
		if width == 1 {
			b.Run(name+"/weight", func(b *testing.B) {
				sum := int32(0)
				for i := 0; b.Loop(); i++ {
					sum += table.Weight(keys[i%len(keys)])
				}
			})
		} else {
			b.Run(name+"/lanes", func(b *testing.B) {
				var lanes Lanes
				for i := 0; b.Loop(); i++ { // a row, not a sum, is an operation
					if i%64 == 0 {
						at := i % (len(keys) - 64)
						table.Sum(keys[at:at+64], &lanes)
					}
				}
			})
		}
		b.Run(name+"/add", func(b *testing.B) {
			acc := make([]int32, width)
			for i := 0; b.Loop(); i++ {
				table.Add(keys[i%len(keys)], acc)
			}
		})
	}
}

func BenchmarkOpen20MB(b *testing.B) {
	keys, rows := some(400000, 40)
	blob, err := Pack([]Section{{"table", Build(40, keys, rows, 0).AppendTo(nil)}})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(blob)))
	for b.Loop() {
		opened, err := Open(blob)
		if err == nil {
			_, err = opened.Table("table")
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
