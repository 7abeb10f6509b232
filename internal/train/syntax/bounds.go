package syntax

// Training the model of sentence bounds in bare texts: logistic, by AdaGrad. It
// walks each text as at run time, going by the bounds that it found itself, so
// that it learns from sentences as it will see them.

import (
	"cmp"
	"math"
	"slices"

	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/lang/weights"
)

// How the model of bounds is trained.
const (
	boundRate = 0.1
	boundSeen = 3   // how often a feature must stand there
	boundDrop = 0.3 // share of features left out at each visit
)

// bounds is a model of bounds in training.
type bounds struct {
	index   []boundEntry // open addressing; rows are numbered from 1
	keys    []uint64
	weights []float32
	squares []float32
	rows    []int32
}

type boundEntry struct {
	key uint64
	row int32
}

// find gives the row of a key, making one where there is none and add says so.
func (m *bounds) find(key uint64, add bool) int32 {
	mask := uint64(len(m.index) - 1)
	at := key >> 20 & mask
	for ; m.index[at].row != 0; at = (at + 1) & mask {
		if m.index[at].key == key {
			return m.index[at].row
		}
	}
	if !add {
		return 0
	}
	m.keys = append(m.keys, key)
	m.weights, m.squares = append(m.weights, 0), append(m.squares, 0.1)
	row := int32(len(m.keys))
	m.index[at] = boundEntry{key, row}
	if len(m.keys)*2 > len(m.index) {
		old := m.index
		m.index = make([]boundEntry, 2*len(old))
		mask = uint64(len(m.index) - 1)
		for _, e := range old {
			if e.row != 0 {
				at := e.key >> 20 & mask
				for m.index[at].row != 0 {
					at = (at + 1) & mask
				}
				m.index[at] = e
			}
		}
	}
	return row
}

// collect makes rows for the features that stand in the blocks often enough, by
// the sentences of the annotation.
func (m *bounds) collect(blocks []*block) {
	counts := make([]uint8, 1<<26)
	var sofar syntax.Sofar
	for _, b := range blocks {
		sofar.Begin(0)
		next := 0
		for i := range b.pass.Nodes {
			if i == b.ends[next] {
				sofar.Begin(i)
				next++
			}
			if i > 0 {
				fixed, moving := b.pass.BoundFeatures(i, &sofar)
				for _, list := range [2][]uint64{fixed, moving} {
					for _, key := range list {
						c := &counts[key>>38]
						if *c++; *c >= boundSeen {
							*c = boundSeen
							m.find(key, true)
						}
					}
				}
			}
			sofar.Take(&b.pass, i)
		}
	}
}

// trainBounds trains on blocks whose passes have tags.
func (t *trainer) trainBounds(blocks []*block, passes int) *bounds {
	m := &bounds{index: make([]boundEntry, 1<<20)}
	m.collect(blocks)
	step := 0
	total := passes * max(1, len(blocks))
	for range passes {
		t.shuffled(blocks, func(b *block) {
			step++
			m.walk(t, b, boundRate*(1-0.9*float32(step)/float32(total)))
		})
	}
	return m
}

// walk goes through a block and learns, where rate is above 0; it gives the ends
// of the sentences found.
func (m *bounds) walk(t *trainer, b *block, rate float32) (ends []int) {
	starts := map[int]bool{}
	for _, e := range b.ends {
		starts[e] = true
	}
	var sofar syntax.Sofar
	sofar.Begin(0)
	n := len(b.pass.Nodes)
	for i := range n {
		if i > 0 {
			fixed, moving := b.pass.BoundFeatures(i, &sofar)
			sum, whole := float32(0), float32(0)
			m.rows = m.rows[:0]
			for _, list := range [2][]uint64{fixed, moving} {
				for _, key := range list {
					row := m.find(key, false)
					if row == 0 {
						continue
					}
					whole += m.weights[row-1]
					if rate > 0 && t.random.Float32() < boundDrop {
						continue
					}
					m.rows = append(m.rows, row)
					sum += m.weights[row-1]
				}
			}
			if rate > 0 {
				g := float32(1 / (1 + math.Exp(-float64(sum/(1-boundDrop)))))
				if starts[i] {
					g--
				}
				if g > 1e-3 || g < -1e-3 {
					for _, row := range m.rows {
						m.squares[row-1] += g * g
						m.weights[row-1] -= rate * g / float32(math.Sqrt(float64(m.squares[row-1])))
					}
				}
			}
			if whole > syntax.LeastBound {
				ends = append(ends, i)
				sofar.Begin(i)
			}
		}
		sofar.Take(&b.pass, i)
	}
	if n > 0 {
		ends = append(ends, n)
	}
	return ends
}

// table is the model as it is kept: of its features those that move the most
// decisions the furthest, for the greatest weights alone are those of rare ones.
func (m *bounds) table(keep int) *weights.Table {
	order := make([]int, len(m.keys))
	worth := make([]float32, len(m.keys))
	for i := range order {
		order[i] = i
		worth[i] = m.weights[i] * m.weights[i] * m.squares[i]
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(worth[b], worth[a]), cmp.Compare(m.keys[a], m.keys[b])) })
	var keys []uint64
	var rows []float32
	for _, i := range order[:min(keep, len(order))] {
		keys, rows = append(keys, m.keys[i]), append(rows, m.weights[i])
	}
	return weights.Build(1, keys, rows, keep)
}
