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

// Find finds the roles in a passage.
func (m *Model) Find(p *Passage, w *Workspace) Found {
	if m.bare {
		return m.find(p, w, LeastBare)
	}
	return m.find(p, w, Least)
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
