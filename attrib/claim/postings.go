package claim

// Postings: from a number to the few members that it leads to, for tens of
// millions of numbers. Most chains of words stand in one statement only, so what
// counts is what one number and one member cost: eight bytes here, in a hash table
// that is half to three quarters full. Only numbers with two members or more have a
// list, in one array of numbers for all lists. Nothing holds a pointer, so the
// garbage collector has nothing to follow.
//
// A number is known by 38 bits of its hash. Of ten million others one in 25,000
// looks like another; a candidate is looked at before it counts, so that costs a
// look.

import "slices"

// listCap is the most members that one number leads to, where nothing else is said:
// a chain of words that more have tells nothing about any.
const listCap = 32

// Six bits of the hash choose a shard: one grows while the others stay, and two
// cores can fill some each.
const shards = 64

type postings struct {
	most  uint32 // members that one number leads to; 0: listCap
	shard [shards]shard
}

// shard is the postings of the numbers whose hashes begin alike.
type shard struct {
	slots []slot
	used  int
	// lists holds, from each reference on, the length of a list and the class of
	// its size, and its members. The first is never used: no reference is 0.
	lists []uint32
	free  [len(listSize)]uint32 // first list of each class that is not in use
}

// slot is one number. Its place follows from tag, 32 bits of its hash, in order, so
// that a table grows in one pass. A reference of 0 is a free slot; one with the
// high bit is the only member itself.
type slot struct{ tag, ref uint32 }

const (
	single     = 1 << 31
	lengthBits = 16
	lengthMask = 1<<lengthBits - 1
)

// listSize is how many members a list of each class holds.
var listSize = [...]uint32{3, 7, 15, listCap, 64, 128, longestList}

// longestList is the most that it may be.
const longestList = 256

// hash spreads a number over 64 bits.
func hash(key uint64) uint64 {
	key ^= key >> 33
	key *= 0xff51afd7ed558ccd
	key ^= key >> 33
	key *= 0xc4ceb9fe1a85ec53
	return key ^ key>>33
}

// shardOf gives the shard of a hash.
func shardOf(h uint64) int { return int(h >> 58) }

// find gives the place of a hash in the table, or of the free slot that it would
// take.
func (s *shard) find(tag uint32) int {
	at := int(uint64(tag) * uint64(len(s.slots)) >> 32)
	for s.slots[at].ref != 0 && s.slots[at].tag != tag {
		if at++; at == len(s.slots) {
			at = 0
		}
	}
	return at
}

// add puts a member on the list of a hash, once in a row, until it has most.
func (s *shard) add(h uint64, member, most uint32) {
	if 4*(s.used+1) > 3*len(s.slots) {
		s.grow()
	}
	at := &s.slots[s.find(uint32(h))]
	switch {
	case at.ref == 0:
		*at = slot{uint32(h), single | member}
		s.used++
		return
	case at.ref == single|member || at.ref&single != 0 && most == 1:
		return
	case at.ref&single != 0:
		list := s.list(0)
		s.lists[list] |= 2
		s.lists[list+1], s.lists[list+2] = at.ref&^single, member
		at.ref = list
		return
	}
	list := at.ref
	n, class := s.lists[list]&lengthMask, s.lists[list]>>lengthBits
	if n >= most || s.lists[list+n] == member {
		return
	}
	if n == listSize[class] {
		larger := s.list(class + 1)
		copy(s.lists[larger+1:], s.lists[list+1:list+1+n])
		s.lists[larger] |= n
		s.lists[list], s.free[class] = s.free[class], list
		at.ref, list = larger, larger
	}
	s.lists[list]++
	s.lists[list+n+1] = member
}

// list makes room for a list, empty.
func (s *shard) list(class uint32) uint32 {
	list := s.free[class]
	if list != 0 {
		s.free[class] = s.lists[list]
	} else {
		if len(s.lists) == 0 {
			s.lists = append(s.lists, 0)
		}
		list = uint32(len(s.lists))
		size := 1 + int(listSize[class])
		s.lists = slices.Grow(s.lists, size)[:len(s.lists)+size]
	}
	s.lists[list] = class << lengthBits
	return list
}

// grow makes the table half as large again.
func (s *shard) grow() {
	old := s.slots
	s.slots = make([]slot, max(16, len(old)*3/2))
	for _, o := range old {
		if o.ref != 0 {
			s.slots[s.find(o.tag)] = o
		}
	}
}

// of gives the members on the list of a hash, in the order of adding. They are not
// to be changed and hold until the next add; one is room for a single.
func (s *shard) of(h uint64, one *[1]uint32) []uint32 {
	if len(s.slots) == 0 {
		return nil
	}
	ref := s.slots[s.find(uint32(h))].ref
	switch {
	case ref == 0:
		return nil
	case ref&single != 0:
		one[0] = ref &^ single
		return one[:]
	}
	return s.lists[ref+1 : ref+1+s.lists[ref]&lengthMask]
}

func (p *postings) add(key uint64, member int32) {
	h := hash(key)
	p.shard[shardOf(h)].add(h, uint32(member), p.cap())
}

func (p *postings) cap() uint32 {
	if p.most == 0 {
		return listCap
	}
	return min(p.most, longestList)
}

// each calls f with the members on the list of a number and their count.
func (p *postings) each(key uint64, f func(member, n int32)) {
	var one [1]uint32
	list := p.of(key, &one)
	for _, member := range list {
		f(int32(member), int32(len(list)))
	}
}

func (p *postings) of(key uint64, one *[1]uint32) []uint32 {
	h := hash(key)
	return p.shard[shardOf(h)].of(h, one)
}

// bytes is how much memory the postings hold.
func (p *postings) bytes() int {
	n := 0
	for i := range p.shard {
		n += 8*cap(p.shard[i].slots) + 4*cap(p.shard[i].lists)
	}
	return n
}
