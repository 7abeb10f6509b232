package syntax

// The pass over a block: what the features of all the models are made of.
// Training walks the same passes and asks for the same features, so that a model
// meets at run time what it was trained on.

import (
	"math/bits"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/weights"
)

// Pass is one reading of a block. Annotating fills its Nodes from left to right:
// tags, then entities, then heads; features look at what is filled already.
type Pass struct {
	// Nodes has one entry for each token.
	Nodes []Node
	// Ends are the indexes after the last token of each sentence.
	Ends []int

	words []word // with edge words on both ends that no token has
	feats features
}

// word is what features know of a token, hashed or packed once.
type word struct {
	low    uint64 // the word in lower case, digits alike, marks of one kind alike
	pre    uint64 // its first three bytes
	suf    uint64 // its last three
	suf2   uint64
	shape  uint64 // capitals, digits and inner marks
	lists  uint64 // the lists of the language that it is in
	cased  uint64 // 0 lower case, 1 first a capital, 2 more capitals
	starts uint64 // 1 for the first word of a sentence, 2 in a sentence set in capitals
}

// edge is how far features look beyond the tokens.
const edge = 2

// features collects the hashes of one decision.
type features struct {
	hash [128]uint64
	n    int
}

func (f *features) start()        { f.n = 0 }
func (f *features) all() []uint64 { return f.hash[:f.n&127] }

// tags adds a feature of small numbers packed into one.
func (f *features) tags(kind, packed uint64) {
	f.hash[f.n&127] = weights.Mix(weights.Seed(kind), packed)
	f.n++
}

// word adds a feature of a word and small numbers.
func (f *features) word(kind, word, packed uint64) {
	f.hash[f.n&127] = weights.Mix(weights.Mix(weights.Seed(kind), word), packed)
	f.n++
}

// pair adds a feature of two words and small numbers.
func (f *features) pair(kind, word, other, packed uint64) {
	f.hash[f.n&127] = weights.Mix(weights.Mix(weights.Mix(weights.Seed(kind), word), other), packed)
	f.n++
}

// Reset begins a pass over the tokens of a block: sentences are told, nodes are
// empty. The tokens are not kept.
func (p *Pass) Reset(tokens []lang.Token) {
	p.Ends = Sentences(p.Ends[:0], tokens)
	p.Nodes = append(p.Nodes[:0], make([]Node, len(tokens))...)
	p.words = append(p.words[:0], edgeWords[:]...)
	first := 0
	for s, end := range p.Ends {
		titled := titled(tokens[first:end])
		opening := true
		for i := first; i < end; i++ {
			p.Nodes[i] = Node{Sentence: int32(s), Head: -1}
			w := newWord(tokens, i)
			if titled {
				w.starts = 2
			} else if opening && tokens[i].Kind == lang.Word {
				w.starts, opening = 1, false
			}
			p.words = append(p.words, w)
		}
		first = end
	}
	p.words = append(p.words, edgeWords[:]...)
}

var edgeWords = [edge]word{{low: 1}, {low: 1}}

// titled reports a sentence set in capitals, which then say nothing of names.
func titled(tokens []lang.Token) bool {
	long, capital := 0, 0
	for i := range tokens {
		if t := &tokens[i]; t.Kind == lang.Word && len(t.Text) > 3 {
			long++
			if t.Capital() {
				capital++
			}
		}
	}
	return long >= 4 && capital*5 >= long*4
}

// newWord reads the token at i.
func newWord(tokens []lang.Token, i int) word {
	t := &tokens[i]
	switch t.Kind {
	case lang.Mark, lang.Punct:
		// A straight mark opens or closes by the gaps around it.
		gaps := uint64(0)
		if i == 0 || tokens[i-1].End < t.Start {
			gaps = 1
		}
		if i+1 == len(tokens) || tokens[i+1].Start > t.End {
			gaps |= 2
		}
		low := markHash(t.Text)
		return word{low: low, suf: low, suf2: low, shape: weights.Mix(low, gaps), cased: 3 + gaps}
	case lang.Handle:
		low := weights.Seed(900 + uint64(t.Text[0]))
		return word{low: low, suf: low, suf2: low, shape: low, cased: 7}
	}
	low := t.Low
	w := word{}
	if t.Kind == lang.Number {
		// Digits are alike; what stands between and after them counts.
		var buf [24]byte
		b := append(buf[:0], low[:min(len(low), len(buf))]...)
		for k, c := range b {
			if c >= '0' && c <= '9' {
				b[k] = '0'
			}
		}
		w.low = hashBytes(b)
	} else {
		w.low = weights.Hash(low)
	}
	w.pre = packed(low[:min(3, len(low))])
	w.suf = packed(low[max(0, len(low)-3):])
	w.suf2 = packed(low[max(0, len(low)-2):])
	w.shape, w.cased = shape(t.Text)
	w.lists = listsOf(w.low)
	return w
}

func hashBytes(b []byte) uint64 {
	h := weights.Seed(uint64(len(b)))
	for _, c := range b {
		h = weights.Mix(h, uint64(c))
	}
	return h
}

// markHash is one for all marks that stand for the same.
func markHash(s string) uint64 {
	switch s {
	case "“", "``", "„", "«":
		s = "``"
	case "”", "''", "»":
		s = "''"
	case "‘", "`":
		s = "`"
	case "’", "'":
		s = "'"
	case "—", "–", "--", "---":
		s = "--"
	case "…":
		s = "..."
	}
	return weights.Hash(s)
}

// packed is up to eight bytes as one number.
func packed(s string) uint64 {
	x := uint64(len(s))
	for i := range len(s) {
		x = x<<8 | uint64(s[i])
	}
	return x
}

// shape packs the kinds of a word's characters, runs cut to two, and tells its
// case: 0 lower, 1 first a capital, 2 capitals beyond.
func shape(s string) (shape, cased uint64) {
	last, run := uint64(0), 0
	for i, r := range s {
		kind := uint64(5)
		switch {
		case r >= 'a' && r <= 'z':
			kind = 1
		case r >= 'A' && r <= 'Z':
			kind = 2
			if i == 0 {
				cased = 1
			} else {
				cased = 2
			}
		case r >= '0' && r <= '9':
			kind = 3
		case r >= utf8.RuneSelf:
			kind = 4
		case r == '-':
			kind = 6
		case r == '.':
			kind = 7
		}
		if kind == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = kind, 1
		}
		shape = bits.RotateLeft64(shape, 3) ^ kind
	}
	return shape, cased
}

// Key tells words apart whose tag or entity may be looked up rather than judged.
func (p *Pass) Key(i int) uint64 {
	w := &p.words[i+edge]
	return weights.Mix(w.low, w.cased<<2|w.starts)
}

// TagFeatures are the features of the tag of token i, given the tags before it.
// They are overwritten by the next call on the pass.
func (p *Pass) TagFeatures(i int) []uint64 {
	w := p.words[i : i+2*edge+1 : i+2*edge+1]
	w2, w1, w0, n1, n2 := &w[0], &w[1], &w[2], &w[3], &w[4]
	var t1, t2 uint64
	if i > 0 {
		t1 = uint64(p.Nodes[i-1].Tag) + 1
	}
	if i > 1 {
		t2 = uint64(p.Nodes[i-2].Tag) + 1
	}
	f := &p.feats
	f.start()
	f.tags(1, 0)
	f.word(2, w0.low, 0)
	f.tags(3, w0.suf)
	f.tags(4, w0.suf2)
	f.tags(5, w0.pre)
	f.word(6, w0.shape, w0.starts)
	f.tags(7, t1)
	f.tags(8, t1<<8|t2)
	f.word(9, w0.low, t1)
	f.word(10, w1.low, 0)
	f.word(11, w2.low, 0)
	f.word(12, n1.low, 0)
	f.word(13, n2.low, 0)
	f.pair(14, w0.low, n1.low, 0)
	f.pair(15, w1.low, w0.low, 0)
	f.tags(16, n1.suf)
	f.tags(17, w1.suf)
	f.word(18, n1.shape, w0.cased<<4|w0.starts)
	f.word(19, w0.suf, t1)
	f.word(20, w0.low, t1<<8|t2)
	f.word(21, n1.low, t1)
	f.word(22, w0.suf, n1.suf)
	f.tags(23, w0.cased<<16|w0.starts<<8|t1)
	f.pair(24, w1.low, n1.low, 0)
	f.tags(25, w0.lists<<8|w0.cased)
	f.word(26, w0.low, w0.cased<<4|w0.starts)
	return f.all()
}

// EntityFeatures are the features of the entity of token i, given all tags and
// the entities before it. They are overwritten by the next call on the pass.
func (p *Pass) EntityFeatures(i int) []uint64 {
	w := p.words[i : i+2*edge+1 : i+2*edge+1]
	w2, w1, w0, n1, n2 := &w[0], &w[1], &w[2], &w[3], &w[4]
	var t1, e1, e2, tn uint64
	t0 := uint64(p.Nodes[i].Tag) + 1
	if i > 0 {
		t1, e1 = uint64(p.Nodes[i-1].Tag)+1, uint64(p.Nodes[i-1].Entity)+1
	}
	if i > 1 {
		e2 = uint64(p.Nodes[i-2].Entity) + 1
	}
	if i+1 < len(p.Nodes) {
		tn = uint64(p.Nodes[i+1].Tag) + 1
	}
	f := &p.feats
	f.start()
	f.tags(100, 0)
	f.word(101, w0.low, 0)
	f.word(102, w0.low, w0.cased<<4|e1)
	f.word(103, w1.low, 0)
	f.word(104, n1.low, 0)
	f.word(105, w2.low, t0)
	f.word(106, n2.low, t0)
	f.pair(107, w1.low, w0.low, 0)
	f.pair(108, w0.low, n1.low, 0)
	f.word(109, w1.low, e1<<8|t0)
	f.word(110, n1.low, e1<<8|t0)
	f.tags(111, w0.suf)
	f.tags(112, w0.pre)
	f.word(113, w0.shape, w0.starts<<8|t0)
	f.word(114, w0.shape, w1.shape)
	f.word(115, n1.shape, w0.cased<<8|e1)
	f.tags(116, e1)
	f.tags(117, e1<<4|e2)
	f.tags(118, t0<<16|t1<<8|tn)
	f.tags(119, e1<<24|t0<<16|t1<<8|tn)
	f.tags(120, w0.lists<<8|e1)
	f.tags(121, w1.lists<<32|w0.lists<<8|e1)
	f.tags(122, n1.lists<<32|w0.lists<<8|e1)
	f.pair(123, w1.low, n1.low, 0)
	f.tags(124, w1.cased<<24|w0.cased<<16|n1.cased<<8|e1)
	f.word(125, w0.suf, w0.cased<<8|e1)
	f.pair(126, n1.low, n2.low, w0.cased)
	f.pair(127, w2.low, w1.low, w0.cased)
	return f.all()
}
