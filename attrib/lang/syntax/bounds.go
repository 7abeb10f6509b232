package syntax

// Sentences of a text that has no stops: a trained model says before each word
// how likely one begins there, from the words and tags around it and from what
// the sentence so far holds.

import "github.com/attribcheck/attrib/attrib/lang/weights"

// Sofar is what is known of the sentence that the pass is in, up to a token.
type Sofar struct {
	first  int    // its first token
	finite uint64 // finite verbs, up to 3
	open   uint64 // words that open a clause of their own, up to 3
	last   int    // its last finite verb, -1 where there is none
}

// Begin starts a sentence at token i.
func (s *Sofar) Begin(i int) { *s = Sofar{first: i, last: -1} }

// Take takes in the token at i of a pass that has its tags.
func (s *Sofar) Take(p *Pass, i int) {
	switch p.Nodes[i].Tag {
	case VBD, VBP, VBZ, MD:
		s.finite, s.last = min(3, s.finite+1), i
	case WDT, WP, WPS, WRB, IN:
		switch p.words[i+edge].low {
		case hashThat, hashBecause, hashIf, hashWhile, hashAlthough, hashSince, hashThough, hashUntil, hashUnless, hashWhether:
		default:
			if p.Nodes[i].Tag == IN {
				return
			}
		}
		s.open = min(3, s.open+1)
	}
}

var (
	hashThat, hashBecause, hashIf = weights.Hash("that"), weights.Hash("because"), weights.Hash("if")
	hashWhile, hashAlthough       = weights.Hash("while"), weights.Hash("although")
	hashSince, hashThough         = weights.Hash("since"), weights.Hash("though")
	hashUntil, hashUnless         = weights.Hash("until"), weights.Hash("unless")
	hashWhether                   = weights.Hash("whether")
)

// around is how far the features of a bound look.
const around = 4

// BoundFeatures are the features of a sentence that begins at token i, in a pass
// that has its tags: those that depend on words and tags alone, and those that
// depend on where the sentence before began. They are overwritten by the next
// call on the pass.
func (p *Pass) BoundFeatures(i int, s *Sofar) (fixed, moving []uint64) {
	var w, t [2*around + 1]uint64
	for d := -around; d <= around; d++ {
		if j := i + d; j >= 0 && j < len(p.Nodes) {
			w[d+around], t[d+around] = p.words[j+edge].low, uint64(p.Nodes[j].Tag)+1
		} else {
			w[d+around] = 1
		}
	}
	const z = around // the place of token i
	f := &p.feats
	f.start()
	f.tags(400, 0)
	for d := uint64(0); d < 7; d++ {
		f.word(401+d, w[z-3+d], 0)
		f.tags(411+d, t[z-3+d])
	}
	before, here := &p.words[i+edge-1], &p.words[i+edge]
	f.pair(420, w[z-1], w[z], 0)
	f.pair(421, w[z], w[z+1], 0)
	f.pair(422, w[z-2], w[z-1], 0)
	f.pair(423, w[z-1], w[z+1], 0)
	f.word(424, w[z-1], t[z])
	f.word(425, w[z], t[z-1])
	f.word(426, w[z], t[z+1])
	f.word(427, w[z], t[z-1]<<8|t[z+1])
	f.word(428, w[z-1], t[z-2]<<8|t[z])
	f.tags(429, t[z-1]<<8|t[z])
	f.tags(430, t[z-2]<<16|t[z-1]<<8|t[z])
	f.tags(431, t[z-1]<<16|t[z]<<8|t[z+1])
	f.tags(432, t[z]<<16|t[z+1]<<8|t[z+2])
	f.tags(433, t[z-2]<<24|t[z-1]<<16|t[z]<<8|t[z+1])
	f.tags(434, t[z-1]<<24|t[z]<<16|t[z+1]<<8|t[z+2])
	f.tags(435, t[z]<<24|t[z+1]<<16|t[z+2]<<8|t[z+3])
	f.tags(436, t[z-3]<<24|t[z-2]<<16|t[z-1]<<8|t[z])
	f.tags(437, t[z-2]<<32|t[z-1]<<24|t[z]<<16|t[z+1]<<8|t[z+2])
	f.tags(438, t[z-1]<<32|t[z]<<24|t[z+1]<<16|t[z+2]<<8|t[z+3])
	f.tags(439, before.suf)
	f.tags(440, here.suf)
	f.tags(441, before.lists<<8|here.lists)
	f.word(442, w[z], here.lists)
	// How far off the next finite verb is, and what stands before it.
	next := uint64(0)
	chain := uint64(0)
	for j := i; j < len(p.Nodes) && next < 9; j++ {
		next++
		tag := p.Nodes[j].Tag
		if tag == VBD || tag == VBP || tag == VBZ || tag == MD {
			break
		}
		if next <= 6 {
			chain = chain<<6 | uint64(tag)
		}
	}
	f.tags(443, next<<16|t[z]<<8|t[z-1])
	f.word(444, w[z], next)
	f.tags(445, next<<40|chain)
	f.word(446, w[z-1], t[z]<<16|next)
	f.pair(447, w[z-1], weights.Mix(w[z], w[z+1]), 0)
	f.pair(448, w[z-2], weights.Mix(w[z-1], w[z]), 0)
	f.pair(449, w[z], weights.Mix(w[z+1], w[z+2]), 0)
	n := f.n
	length := uint64(i - s.first)
	bucket := min(length, 8)
	switch {
	case length > 48:
		bucket = 14
	case length > 36:
		bucket = 13
	case length > 28:
		bucket = 12
	case length > 20:
		bucket = 11
	case length > 14:
		bucket = 10
	case length > 8:
		bucket = 9
	}
	since := uint64(15)
	if s.last >= 0 {
		since = uint64(min(i-s.last, 12))
	}
	state := s.finite<<4 | s.open
	f.tags(460, bucket)
	f.tags(461, state)
	f.tags(462, state<<8|bucket)
	f.tags(463, state<<16|t[z-1]<<8|t[z])
	f.word(464, w[z], state)
	f.tags(465, since<<16|t[z-1]<<8|t[z])
	f.tags(466, bucket<<16|t[z-1]<<8|t[z])
	f.word(467, w[z], bucket)
	f.word(468, w[z], since)
	f.word(469, w[z-1], state)
	f.tags(470, state<<8|next)
	f.tags(471, state<<16|next<<8|since)
	f.word(472, p.words[s.first+edge].low, uint64(p.Nodes[s.first].Tag)<<8|t[z])
	f.word(473, p.words[s.first+edge].low, state)
	f.word(474, w[z-1], bucket)
	all := f.all()
	return all[:n], all[n:]
}

// Cut gives a pass the sentences that end where ends says.
func (p *Pass) Cut(ends []int) {
	p.Ends = append(p.Ends[:0], ends...)
	first := 0
	for s, end := range p.Ends {
		for i := first; i < end; i++ {
			p.Nodes[i].Sentence = int32(s)
		}
		first = end
	}
}

// LeastBound is the sum of weights, in logarithms of the odds, from which on a
// sentence is taken to begin: where F1 is best on annotated news.
const LeastBound = -1.2

// initial reports a name's letter at i, or right before it: "jean h lee", "u s".
func (p *Pass) initial(i int) bool {
	if p.Nodes[i].Tag != NNP || p.Nodes[i-1].Tag != NNP {
		return false
	}
	return p.words[i+edge].pre>>8 == 1 || p.words[i+edge-1].pre>>8 == 1
}

// bound tells the sentences of a pass that has its tags.
func (m *Model) bound(s *scratch) {
	p := &s.pass
	n := len(p.Nodes)
	s.ends = s.ends[:0]
	var sofar Sofar
	sofar.Begin(0)
	least := int32(LeastBound / m.bounds.Scale())
	for i := range n {
		if i > 0 && !p.initial(i) {
			fixed, moving := p.BoundFeatures(i, &sofar)
			sum := int32(0)
			for _, h := range fixed {
				sum += m.bounds.Weight(h)
			}
			for _, h := range moving {
				sum += m.bounds.Weight(h)
			}
			if sum > least {
				s.ends = append(s.ends, i)
				sofar.Begin(i)
			}
		}
		sofar.Take(p, i)
	}
	if n > 0 {
		s.ends = append(s.ends, n)
	}
	p.Cut(s.ends)
}
