package roles

// What the features of a passage's tokens and spans look up again and again:
// bounds of sentences, subtrees, how likely each word is a cue, and the nearest
// likely cues. Made once for a passage, in time linear in it.

// maxClimb bounds how far a tree is climbed from a token.
const maxClimb = 30

// likely is the cue class from which on a word counts as a likely cue.
const likely = 3

// scene is a passage with what is derived from it. Its slices are reused.
type scene struct {
	*Passage
	n           int
	first, last []int32 // bounds of the token's sentence, last inclusive
	low, high   []int32 // bounds of the token's subtree, both inclusive
	children    []int32 // of token i: children[childAt[i]:childAt[i+1]]
	childAt     []int32
	cue         []uint8 // class of the word as a cue, 0 to 5
	left, right []int32 // nearest likely cue before the token, and at or after it; -1
	quoteL      []int32 // distance to the nearest quoted token before in the sentence, 99
	quoteR      []int32
	quoted      []bool  // the token's sentence holds quoted words
	strongest   []uint8 // highest cue class of the token's sentence
}

func grow(s []int32, n int) []int32 {
	if cap(s) < n {
		return make([]int32, n, n+n/2)
	}
	return s[:n]
}

// read derives a scene. cue gives the class of a lemma as a cue.
func (s *scene) read(p *Passage, cue func(lemma uint32) uint8) {
	n := len(p.Words)
	s.Passage, s.n = p, n
	s.first, s.last, s.low, s.high = grow(s.first, n), grow(s.last, n), grow(s.low, n), grow(s.high, n)
	s.left, s.right, s.quoteL, s.quoteR = grow(s.left, n), grow(s.right, n), grow(s.quoteL, n), grow(s.quoteR, n)
	s.childAt, s.children = grow(s.childAt, n+1), grow(s.children, n)
	if cap(s.cue) < n {
		s.cue, s.quoted, s.strongest = make([]uint8, n, n+n/2), make([]bool, n, n+n/2), make([]uint8, n, n+n/2)
	}
	s.cue, s.quoted, s.strongest = s.cue[:n], s.quoted[:n], s.strongest[:n]
	w := p.Words
	for i := range w {
		s.cue[i] = cue(w[i].Lemma)
		s.low[i], s.high[i] = int32(i), int32(i)
	}
	for a := 0; a < n; {
		b := a + 1
		for b < n && w[b].Node.Sentence == w[a].Node.Sentence {
			b++
		}
		s.sentence(a, b)
		a = b
	}
	s.tree()
}

// sentence fills in what belongs to one sentence, tokens a to b, b exclusive.
func (s *scene) sentence(a, b int) {
	w := s.Words
	quoted, strongest := false, uint8(0)
	near, quote := int32(-1), int32(-1)
	for i := a; i < b; i++ {
		s.first[i], s.last[i] = int32(a), int32(b-1)
		s.left[i] = near
		if s.cue[i] >= likely {
			near = int32(i)
		}
		s.quoteL[i] = 99
		if quote >= 0 && i-int(quote) <= 20 {
			s.quoteL[i] = int32(i) - quote
		}
		if w[i].Quote != Unquoted {
			quote, quoted = int32(i), true
		}
		strongest = max(strongest, s.cue[i])
	}
	near, quote = -1, -1
	for i := b - 1; i >= a; i-- {
		if s.cue[i] >= likely {
			near = int32(i)
		}
		s.right[i] = near
		s.quoteR[i] = 99
		if quote >= 0 && int(quote)-i <= 20 {
			s.quoteR[i] = quote - int32(i)
		}
		if w[i].Quote != Unquoted {
			quote = int32(i)
		}
		s.quoted[i], s.strongest[i] = quoted, strongest
	}
}

// tree fills in subtrees and children.
func (s *scene) tree() {
	w := s.Words
	for i := range s.childAt {
		s.childAt[i] = 0
	}
	for i := range w {
		if h := w[i].Node.Head; h >= 0 {
			s.childAt[h+1]++
		}
		a, steps := int(w[i].Node.Head), 0
		for a >= 0 && steps < 100 {
			moved := false
			if s.low[a] > int32(i) {
				s.low[a], moved = int32(i), true
			}
			if s.high[a] < int32(i) {
				s.high[a], moved = int32(i), true
			}
			if !moved {
				break // what is above knows it already
			}
			a, steps = int(w[a].Node.Head), steps+1
		}
	}
	for i := 0; i < s.n; i++ {
		s.childAt[i+1] += s.childAt[i]
	}
	// Filled from the end, so that childAt need not be kept twice.
	for i := s.n - 1; i >= 0; i-- {
		if h := w[i].Node.Head; h >= 0 {
			s.childAt[h+1]--
			s.children[s.childAt[h+1]] = int32(i)
		}
	}
	// childAt[h+1] is now where h's children begin.
	for i := 0; i < s.n; i++ {
		s.childAt[i] = s.childAt[i+1]
	}
	total := int32(0)
	for i := range w {
		if w[i].Node.Head >= 0 {
			total++
		}
	}
	s.childAt[s.n] = total
}

func (s *scene) childrenOf(i int) []int32 { return s.children[s.childAt[i]:s.childAt[i+1]] }

// The value of a token's neighbour; what lies outside has a value of its own.

const outside = 1<<32 + 7

func (s *scene) word(i int) uint64 {
	if uint(i) >= uint(s.n) {
		return outside
	}
	return uint64(s.Words[i].Low)
}

func (s *scene) lemma(i int) uint64 {
	if uint(i) >= uint(s.n) {
		return outside
	}
	return uint64(s.Words[i].Lemma)
}

func (s *scene) shape(i int) uint64 {
	if uint(i) >= uint(s.n) {
		return outside
	}
	return uint64(s.Words[i].Shape)
}

func (s *scene) tag(i int) uint64 {
	if uint(i) >= uint(s.n) {
		return outside
	}
	return uint64(s.Words[i].Node.Tag)
}

func (s *scene) entity(i int) uint64 {
	if uint(i) >= uint(s.n) {
		return outside
	}
	return uint64(s.Words[i].Node.Entity)
}

func (s *scene) rel(i int) uint64 {
	if uint(i) >= uint(s.n) {
		return outside
	}
	return uint64(s.Words[i].Node.Rel)
}

func (s *scene) head(i int) int {
	if uint(i) >= uint(s.n) {
		return -1
	}
	return int(s.Words[i].Node.Head)
}

func (s *scene) class(i int) uint64 {
	if uint(i) >= uint(s.n) {
		return outside
	}
	return uint64(s.cue[i])
}

// rule packs what the rules take a token for.
func (s *scene) rule(i int) uint64 {
	if uint(i) >= uint(s.n) {
		return outside
	}
	r := &s.Words[i].Rule
	if !r.Given {
		return 0
	}
	return 1 + uint64(r.Role) + 4*bits(r.First, r.Last)
}

// punct is the word of a punctuation mark, 0 for other words.
func (s *scene) punct(i int) uint64 {
	if uint(i) >= uint(s.n) {
		return outside
	}
	if s.Words[i].Punct {
		return uint64(s.Words[i].Low)
	}
	return 0
}
