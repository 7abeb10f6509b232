package syntax

// The parser: arc-hybrid transitions, chosen greedily. Tokens of a sentence wait
// in a buffer, before a root that stands at its end; the stack holds those whose
// head is not known yet. Each step shifts the first of the buffer to the stack,
// or takes the top of the stack off and hangs it on the first of the buffer
// (left) or on the one below it (right).

// Action is a step of the parser.
type Action uint8

// The steps.
const (
	Shift Action = iota
	Left
	Right

	ActionCount = iota
)

// longest bounds a sentence, in tokens; what is longer is parsed in pieces.
const longest = 256

// Parse is the state of the parser in one sentence. Places count from 1, the
// root stands behind the last token, and 0 is nothing.
type Parse struct {
	items  []item
	stack  []int32 // two of nothing at the bottom
	buffer int32   // first place of the buffer
	n      int32
	feats  features
}

// item is a token with what hangs on it so far.
type item struct {
	word                       uint64
	tag                        uint64
	head                       int32
	left, left2, right, right2 int32 // outermost and next children on both sides
	lefts, rights              uint8 // number of children, up to 3
	rel                        Rel
}

// below is how many places of nothing lie under the stack.
const below = 3

// Start begins the sentence of tokens from first to end of a pass that has its
// tags.
func (s *Parse) Start(p *Pass, first, end int) {
	s.n = int32(end - first)
	s.items = append(s.items[:0], item{word: 1, tag: 60, head: -1})
	for i := first; i < end; i++ {
		s.items = append(s.items, item{word: p.words[i+edge].low, tag: uint64(p.Nodes[i].Tag), head: -1})
	}
	s.items = append(s.items, item{word: 2, tag: 61, head: -1}, item{word: 3, tag: 62}, item{word: 3, tag: 62})
	s.stack = append(s.stack[:0], 0, 0, 0)
	s.buffer = 1
}

// Done reports that every token has its head.
func (s *Parse) Done() bool { return s.buffer > s.n && len(s.stack) == below }

// Can reports whether a step is possible.
func (s *Parse) Can(a Action) bool {
	switch a {
	case Shift:
		return s.buffer <= s.n
	case Left:
		return len(s.stack) > below
	default:
		return len(s.stack) > below+1
	}
}

// Stack are the places on the stack, the top last.
func (s *Parse) Stack() []int32 { return s.stack[below:] }

// Buffer is the first place of the buffer.
func (s *Parse) Buffer() int32 { return s.buffer }

// Arc is the head and the dependent that Left or Right would join.
func (s *Parse) Arc(a Action) (head, dependent int32) {
	top := len(s.stack) - 1
	if a == Left {
		return s.buffer, s.stack[top]
	}
	return s.stack[top-1], s.stack[top]
}

// Shift moves the first of the buffer to the stack.
func (s *Parse) Shift() {
	s.stack = append(s.stack, s.buffer)
	s.buffer++
}

// Attach takes a Left or Right step with its relation.
func (s *Parse) Attach(a Action, rel Rel) {
	h, d := s.Arc(a)
	s.stack = s.stack[:len(s.stack)-1]
	head, dep := &s.items[h], &s.items[d]
	dep.head, dep.rel = h, rel
	if d < h {
		head.left2, head.left = head.left, d
		head.lefts = min(3, head.lefts+1)
	} else {
		head.right2, head.right = head.right, d
		head.rights = min(3, head.rights+1)
	}
}

// Finish writes heads and relations into the pass, for tokens from first on.
func (s *Parse) Finish(p *Pass, first int) {
	for i := range int(s.n) {
		node := &p.Nodes[first+i]
		it := &s.items[i+1]
		if it.head > s.n || it.head < 1 {
			node.Head, node.Rel = -1, Root
			continue
		}
		node.Head, node.Rel = int32(first)+it.head-1, it.rel
	}
}

// ActionFeatures are the features of the next step. They are overwritten by the
// next call.
func (s *Parse) ActionFeatures() []uint64 {
	it := s.items
	top := len(s.stack) - 1
	i0, i1 := s.stack[top], s.stack[top-1]
	b := s.buffer
	s0, s1, s2 := &it[i0], &it[i1], &it[s.stack[top-2]]
	b0, b1, b2 := &it[b], &it[b+1], &it[b+2]
	l0, r0, l1, r1, lb := &it[s0.left], &it[s0.right], &it[s1.left], &it[s1.right], &it[b0.left]
	ts0, ts1, ts2, tb0, tb1, tb2 := s0.tag, s1.tag, s2.tag, b0.tag, b1.tag, b2.tag
	s0b0 := ts0<<8 | tb0
	s1s0 := ts1<<8 | ts0
	s1s0b0 := s1s0<<8 | tb0
	d0, d1 := uint64(min(b-i0, 7)), uint64(min(i0-i1, 7))
	if i0 == 0 {
		d0 = 0
	}
	if i1 == 0 {
		d1 = 0
	}
	v0 := uint64(s0.lefts)<<4 | uint64(s0.rights)
	v1 := uint64(s1.lefts)<<4 | uint64(s1.rights)
	vb := uint64(b0.lefts)

	f := &s.feats
	f.start()
	f.tags(200, 0)
	f.word(201, s0.word, ts0)
	f.word(202, s0.word, 0)
	f.tags(203, ts0)
	f.word(204, s1.word, ts1)
	f.tags(205, ts1)
	f.word(206, b0.word, tb0)
	f.word(207, b0.word, 0)
	f.tags(208, tb0)
	f.word(209, b1.word, tb1)
	f.tags(210, tb1)
	f.tags(211, tb2)
	f.word(212, b2.word, 0)
	f.tags(213, s0b0)
	f.word(214, s0.word, tb0)
	f.word(215, b0.word, ts0)
	f.pair(216, s0.word, b0.word, 0)
	f.word(217, s0.word, s0b0)
	f.word(218, b0.word, s0b0)
	f.tags(219, s1s0)
	f.pair(220, s1.word, s0.word, 0)
	f.word(221, s1.word, ts0)
	f.word(222, s0.word, ts1)
	f.tags(223, s0b0<<8|tb1)
	f.tags(224, s1s0b0)
	f.tags(225, tb0<<16|tb1<<8|tb2)
	f.tags(226, ts2<<16|s1s0)
	f.tags(227, s1s0b0<<8|tb1)
	f.word(228, s1.word, s0b0)
	f.word(229, s0.word, ts1<<8|tb0)
	f.word(230, b0.word, s1s0)
	f.pair(231, s0.word, b0.word, tb1)
	f.tags(232, s0b0<<8|r0.tag)
	f.tags(233, s0b0<<8|l0.tag)
	f.tags(234, s0b0<<8|lb.tag)
	f.tags(235, s1s0<<8|l0.tag)
	f.tags(236, s1s0<<8|r0.tag)
	f.tags(237, s1s0<<8|r1.tag)
	f.tags(238, s1s0<<8|l1.tag)
	f.tags(239, ts0<<16|uint64(l0.rel)<<8|uint64(r0.rel))
	f.tags(240, ts1<<16|uint64(l1.rel)<<8|uint64(r1.rel))
	f.word(241, s0.word, uint64(r0.rel))
	f.word(242, s0.word, uint64(l0.rel))
	f.word(243, s1.word, uint64(r1.rel))
	f.tags(244, d0<<16|s0b0)
	f.word(245, s0.word, d0)
	f.tags(246, d1<<16|s1s0)
	f.tags(247, d0<<8|d1)
	f.tags(248, v0<<16|s0b0)
	f.tags(249, v1<<16|s1s0)
	f.word(250, s0.word, v0)
	f.word(251, s1.word, v1)
	f.word(252, r0.word, r0.tag<<8|ts0)
	f.pair(253, r1.word, s1.word, ts0)
	f.tags(254, uint64(it[s0.right2].rel)<<16|uint64(r0.rel)<<8|ts0)
	f.tags(255, uint64(it[s1.right2].rel)<<24|uint64(r1.rel)<<16|s1s0)
	f.tags(256, uint64(lb.rel)<<24|vb<<16|s0b0)
	f.word(257, b0.word, uint64(lb.rel)<<8|vb)
	f.tags(258, s1s0b0<<8|ts2)
	f.tags(259, s1s0b0<<16|tb1<<8|tb2)
	f.word(260, s2.word, ts1<<8|ts0)
	f.tags(261, s1s0b0<<16|v0<<8|uint64(r0.rel))
	f.tags(262, s0b0<<16|d0<<12|uint64(s0.rights)<<8|uint64(r1.rel))
	f.word(263, b1.word, s0b0)
	f.tags(264, s0b0<<16|uint64(l0.rel)<<8|uint64(lb.rel))
	f.tags(265, s1s0b0<<16|uint64(l1.rel)<<8|uint64(l0.rel))
	return f.all()
}

// LabelFeatures are the features of the relation of a dependent to the head that
// it is about to hang on. They are overwritten by the next call.
func (s *Parse) LabelFeatures(head, dependent int32) []uint64 {
	it := s.items
	h, d := &it[head], &it[dependent]
	side := uint64(0)
	near := dependent - head
	if head > dependent {
		side, near = 1, head-dependent
	}
	before, after := &it[dependent-1], &it[dependent+1]
	hbefore, hafter := &it[max(head-1, 0)], &it[min(int(head)+1, len(it)-1)]
	left, right := &it[d.left], &it[d.right]
	hd := h.tag<<9 | d.tag<<1 | side
	f := &s.feats
	f.start()
	f.tags(300, side)
	f.word(301, h.word, side)
	f.tags(302, hd)
	f.word(303, d.word, h.tag<<1|side)
	f.word(304, h.word, d.tag<<1|side)
	f.pair(305, h.word, d.word, side)
	f.word(306, d.word, d.tag)
	f.tags(307, d.tag<<1|side)
	f.tags(308, before.tag<<24|d.tag<<16|after.tag<<8|h.tag)
	f.tags(309, hbefore.tag<<24|h.tag<<16|hafter.tag<<8|d.tag)
	f.tags(310, uint64(min(near, 7))<<20|hd)
	f.word(311, left.word, left.tag<<16|d.tag<<1|side)
	f.pair(312, left.word, h.word, 0)
	f.tags(313, uint64(left.rel)<<28|uint64(right.rel)<<20|hd)
	f.tags(314, uint64(h.lefts)<<28|uint64(h.rights)<<20|hd)
	f.word(315, before.word, d.tag<<1|side)
	f.word(316, after.word, d.tag<<1|side)
	f.tags(317, uint64(it[h.right].rel)<<20|hd)
	f.tags(318, uint64(it[h.left].rel)<<20|hd)
	f.word(319, h.word, uint64(it[h.left].rel)<<8|d.tag<<1|side)
	f.pair(320, left.word, before.word, hd)
	f.word(321, d.word, uint64(left.rel)<<16|left.tag<<8|side)
	f.word(322, h.word, uint64(left.rel)<<8|d.tag<<1|side)
	f.tags(323, uint64(it[d.left2].rel)<<28|uint64(left.rel)<<20|hd)
	f.word(324, left.word, h.tag<<8|d.tag)
	return f.all()
}
