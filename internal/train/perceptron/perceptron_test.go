package perceptron

import (
	"slices"
	"testing"
)

// Two features that each speak for a class, and one that speaks for none.
func TestPerceptronLearnsAndAverages(t *testing.T) {
	p := New(2, 4)
	examples := []struct {
		features []uint64
		right    int
	}{{[]uint64{1, 1, 9}, 0}, {[]uint64{2, 9}, 1}}
	var scores [4]float32
	for range 20 {
		for _, e := range examples {
			p.Score(e.features, scores[:])
			if best := Best(scores[:2]); best != e.right {
				p.Update(e.features, e.right, best)
			}
			p.Tick()
		}
	}
	table := p.Table(0)
	p.Average()
	for _, e := range examples {
		p.Score(e.features, scores[:])
		if Best(scores[:2]) != e.right {
			t.Errorf("features %v score %v, want class %d", e.features, scores, e.right)
		}
		acc := make([]int32, 4)
		for _, f := range e.features {
			table.Add(f, acc)
		}
		if slices.Index(acc, slices.Max(acc[:2])) != e.right {
			t.Errorf("features %v come to %v in the table, want class %d", e.features, acc, e.right)
		}
	}
	if p.Rows() != 3 {
		t.Errorf("%d rows for 3 features", p.Rows())
	}
}
