// Package perceptron trains averaged perceptrons over hashed features: the
// weights that are left are the mean of all that stood in the course of training.
package perceptron

import "github.com/attribcheck/attrib/attrib/lang/weights"

// Perceptron is a model in training. It makes no random choice, so the same
// examples in the same order give the same weights.
type Perceptron struct {
	width, classes int
	index          []entry // open addressing; rows are numbered from 1
	keys           []uint64
	now, total     []float32 // width a row: weights, and their changes times the clock
	clock          float32
	rows           []int32 // of the features scored last, 0 where they have no row
	frozen         bool
}

type entry struct {
	key uint64
	row int32
}

// New makes a perceptron that chooses among classes; its table will have rows of
// width weights.
func New(classes, width int) *Perceptron {
	return &Perceptron{width: width, classes: classes, index: make([]entry, 1<<16), clock: 1}
}

func (p *Perceptron) find(key uint64) int32 {
	mask := uint64(len(p.index) - 1)
	for at := key >> 20 & mask; ; at = (at + 1) & mask {
		switch e := &p.index[at]; {
		case e.row == 0:
			return 0
		case e.key == key:
			return e.row
		}
	}
}

func (p *Perceptron) insert(key uint64) int32 {
	if len(p.keys)*2 >= len(p.index) {
		old := p.index
		p.index = make([]entry, len(old)*2)
		for _, e := range old {
			if e.row != 0 {
				p.place(e)
			}
		}
	}
	p.keys = append(p.keys, key)
	p.now = append(p.now, make([]float32, p.width)...)
	p.total = append(p.total, make([]float32, p.width)...)
	e := entry{key, int32(len(p.keys))}
	p.place(e)
	return e.row
}

func (p *Perceptron) place(e entry) {
	mask := uint64(len(p.index) - 1)
	at := e.key >> 20 & mask
	for p.index[at].row != 0 {
		at = (at + 1) & mask
	}
	p.index[at] = e
}

// Score sums the weights of features into scores, which has room for the width.
func (p *Perceptron) Score(features []uint64, scores []float32) {
	scores = scores[:p.width]
	clear(scores)
	p.rows = p.rows[:0]
	for _, key := range features {
		row := p.find(key)
		p.rows = append(p.rows, row)
		if row == 0 {
			continue
		}
		at := int(row-1) * p.width
		w := p.now[at : at+p.width]
		w = w[:len(scores)]
		for i := range scores {
			scores[i] += w[i]
		}
	}
}

// Update moves the weights of the features scored last towards the right class
// and away from the one that was chosen.
func (p *Perceptron) Update(features []uint64, right, chosen int) {
	for i, key := range features {
		row := p.rows[i]
		if row == 0 {
			if p.frozen {
				continue
			}
			if row = p.find(key); row == 0 { // the same feature may stand there twice
				row = p.insert(key)
			}
			p.rows[i] = row
		}
		at := int(row-1) * p.width
		p.now[at+right]++
		p.total[at+right] += p.clock
		p.now[at+chosen]--
		p.total[at+chosen] -= p.clock
	}
}

// Tick counts one example seen; call it after each, updated or not.
func (p *Perceptron) Tick() { p.clock++ }

// Best is the index of the greatest score, the first of equals.
func Best(scores []float32) int {
	best := 0
	for i := range scores {
		if scores[i] > scores[best] {
			best = i
		}
	}
	return best
}

// mean is the averaged weights of all rows.
func (p *Perceptron) mean() []float32 {
	rows := make([]float32, len(p.now))
	for i := range rows {
		rows[i] = p.now[i] - p.total[i]/p.clock
	}
	return rows
}

// Average ends training: from here Score sums the averaged weights.
func (p *Perceptron) Average() {
	p.now = p.mean()
	clear(p.total)
	p.clock, p.frozen = 1, true
}

// Rows is the number of features that have weights.
func (p *Perceptron) Rows() int { return len(p.keys) }

// Table makes a table of the averaged weights, of the keep strongest features.
func (p *Perceptron) Table(keep int) *weights.Table {
	return weights.Build(p.width, p.keys, p.mean(), keep)
}
