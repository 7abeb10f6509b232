package roles

// A model as it is kept in a file, and its use.

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/attribcheck/attrib/attrib/lang/weights"
)

// Model finds roles. It is read-only; any number of goroutines may use one, each
// with a Workspace of its own.
type Model struct{ finder }

// The names of a model's sections, behind the prefix of the model.
const (
	chainSection       = "chain"
	transitionsSection = "transitions"
	cuesSection        = "cues"
	rankerSection      = "ranker"
	linksSection       = "links"
)

// Open opens the model whose sections begin with a prefix. One of bare texts has
// no marks and no rules to go by.
func Open(b *weights.Blob, prefix string, bare bool) (*Model, error) {
	m := &Model{finder{bare: bare}}
	table := func(name string, width int) (*weights.Table, error) {
		t, err := b.Table(prefix + name)
		if err == nil && t.Width() != width {
			err = fmt.Errorf("%w: %s%s is %d wide, not %d", weights.ErrCorrupt, prefix, name, t.Width(), width)
		}
		return t, err
	}
	chain, err := table(chainSection, width)
	if err != nil {
		return nil, err
	}
	cues, err := table(cuesSection, 1)
	if err != nil {
		return nil, err
	}
	trans, err := b.Section(prefix + transitionsSection)
	if err != nil {
		return nil, err
	}
	c := &chainTable{table: chain, cues: cues}
	if err := c.read(trans); err != nil {
		return nil, err
	}
	m.chain, m.trans = c, c.trans.exp()
	rank, err := table(rankerSection, 2)
	if err != nil {
		return nil, err
	}
	m.ranker = rankTable{rank}
	links, err := table(linksSection, 1)
	if err != nil {
		return nil, err
	}
	m.links = scoreTable{links}
	return m, nil
}

// Find finds the roles in a passage. One longer than longestPiece is read in
// pieces, so that memory stays bounded; what would run over the end of a piece is
// lost.
func (m *Model) Find(p *Passage, w *Workspace) Found {
	least := float32(Least)
	if m.bare {
		least = LeastBare
	}
	if len(p.Words) <= longestPiece {
		return m.find(p, w, least)
	}
	var all Found
	for first := 0; first < len(p.Words); {
		last := p.pieceEnd(first)
		all.append(m.find(p.piece(first, last, &w.piece), w, least), first)
		first = last
	}
	return all
}

// longestPiece bounds a piece of a passage, in tokens. No paragraph that
// somebody wrote is as long.
const longestPiece = 4096

// pieceEnd is where a piece that begins at a token ends: at the last end of a
// sentence within its bound, or else at the bound.
func (p *Passage) pieceEnd(first int) int {
	last := first + longestPiece
	if last >= len(p.Words) {
		return len(p.Words)
	}
	for i := last; i > first+longestPiece/2; i-- {
		if p.Words[i].Node.Sentence != p.Words[i-1].Node.Sentence {
			return i
		}
	}
	return last
}

// piece copies the words from first to last into a passage of their own.
func (p *Passage) piece(first, last int, buffer *Passage) *Passage {
	*buffer = Passage{Words: append(buffer.Words[:0], p.Words[first:last]...), Kind: p.Kind, Before: p.Before, After: p.After}
	for i := range buffer.Words {
		w := &buffer.Words[i]
		if w.Node.Head -= int32(first); w.Node.Head < 0 || int(w.Node.Head) >= last-first {
			w.Node.Head = -1
		}
		if w.Quote != Unquoted {
			w.QuoteFirst = max(0, w.QuoteFirst-int32(first))
			w.QuoteLast = min(int32(last-first-1), w.QuoteLast-int32(first))
		}
	}
	return buffer
}

// append adds what was found in a piece that begins at a token.
func (f *Found) append(part Found, first int) {
	spans := len(f.Spans)
	shift := func(list []Scored) {
		for i := range list {
			list[i].First += first
			list[i].Last += first
		}
	}
	shift(part.Spans)
	shift(part.Proposed)
	f.Spans = append(f.Spans, part.Spans...)
	f.Proposed = append(f.Proposed, part.Proposed...)
	for _, a := range part.Attributions {
		if a.Source >= 0 {
			a.Source += spans
		}
		if a.Cue >= 0 {
			a.Cue += spans
		}
		for i := range a.Contents {
			a.Contents[i] += spans
		}
		f.Attributions = append(f.Attributions, a)
	}
}

// Measure counts what the model finds in examples.
func (m *Model) Measure(examples []Example, least float32) *Figures {
	return m.measure(examples, least)
}

// chainTable is a chain in a file.
type chainTable struct {
	table, cues *weights.Table
	trans       Transitions
}

func (c *chainTable) score(keys []uint64, v *vector) {
	var sum weights.Lanes
	c.table.Sum(keys, &sum)
	scale := c.table.Scale()
	for q := 0; q < Labels; q++ {
		v[q] = float32(sum.At(q)) * scale
	}
}

func (c *chainTable) factors() *Transitions { return c.trans.exp() }

func (c *chainTable) class(lemma uint32) uint8 {
	return uint8(float32(c.cues.Weight(lemmaKey(lemma)))*c.cues.Scale() + 0.5)
}

func lemmaKey(lemma uint32) uint64 { return finish(step(mixA, uint64(lemma))) }

// read reads the transitions: Edges × Labels × Labels little-endian float32.
func (c *chainTable) read(data []byte) error {
	if len(data) != 4*Edges*Labels*Labels {
		return fmt.Errorf("%w: %d bytes of transitions", weights.ErrCorrupt, len(data))
	}
	for e := range c.trans {
		for a := range c.trans[e] {
			for b := range c.trans[e][a] {
				x := math.Float32frombits(binary.LittleEndian.Uint32(data))
				if !(x > -80 && x < 80) {
					return fmt.Errorf("%w: a transition of weight %g", weights.ErrCorrupt, x)
				}
				c.trans[e][a][b] = x
				data = data[4:]
			}
		}
	}
	return nil
}

// scoreTable is a logistic model in a file.
type scoreTable struct{ *weights.Table }

func (t scoreTable) sum(keys []uint64) float32 {
	sum := int32(0)
	for _, key := range keys {
		sum += t.Weight(key)
	}
	return float32(sum) * t.Scale()
}

// rankTable is both passes of a ranker in a file, side by side.
type rankTable struct{ *weights.Table }

func (t rankTable) sums(keys []uint64) (first, second float32) {
	var sum [2]int32
	for _, key := range keys {
		t.Add(key, sum[:])
	}
	return float32(sum[0]) * t.Scale(), float32(sum[1]) * t.Scale()
}

// Sizes say how many features each table keeps.
type Sizes struct{ Chain, Ranker int }

// Sections packs a trained model.
func (t *Trained) Sections(prefix string, keep Sizes) []weights.Section {
	rows := make([]float32, 0, len(t.chain.weights)*width)
	for i := range t.chain.weights {
		rows = append(rows, t.chain.weights[i][:]...)
	}
	var trans []byte
	for e := range t.chain.trans {
		for a := range t.chain.trans[e] {
			for b := range t.chain.trans[e][a] {
				trans = binary.LittleEndian.AppendUint32(trans, math.Float32bits(t.chain.trans[e][a][b]))
			}
		}
	}
	var cues []uint64
	var classes []float32
	for lemma := range t.chain.lex.counts {
		if c := t.chain.lex.class(lemma); c > 0 {
			cues, classes = append(cues, lemmaKey(lemma)), append(classes, float32(c))
		}
	}
	// A row for each feature of either pass.
	ranks, second := t.ranker.second.dict.list, t.ranker.second.weights
	both := make([]float32, 0, 2*len(ranks))
	for i, key := range ranks {
		first := float32(0)
		if id, ok := t.ranker.first.dict.find(key); ok {
			first = t.ranker.first.weights[id]
		}
		both = append(both, first, second[i])
	}
	return []weights.Section{
		{Name: prefix + chainSection, Data: weights.Build(width, t.chain.dict.list, rows, keep.Chain).AppendTo(nil)},
		{Name: prefix + transitionsSection, Data: trans},
		{Name: prefix + cuesSection, Data: weights.Build(1, cues, classes, 0).AppendTo(nil)},
		{Name: prefix + rankerSection, Data: weights.Build(2, ranks, both, keep.Ranker).AppendTo(nil)},
		{Name: prefix + linksSection, Data: weights.Build(1, t.links.dict.list, t.links.weights, 0).AppendTo(nil)},
	}
}
