package roles

// The chain against what it claims: every probability that it gives is the sum
// over all labellings, here counted out.

import (
	"math"
	"testing"
)

// scores makes a lattice of n tokens with scores from a fixed generator.
func scores(n int, seed random) (*lattice, *Transitions, []vector) {
	l, t := &lattice{}, &Transitions{}
	l.resize(n)
	raw := make([]vector, n)
	draw := func() float32 { return float32(int(seed.next()>>40%2000)-1000) / 500 }
	for e := 0; e < 3; e++ {
		for a := 0; a < Labels; a++ {
			for b := 0; b < Labels; b++ {
				t[e][a][b] = draw()
			}
		}
	}
	for i := range raw {
		for q := 0; q < Labels; q++ {
			raw[i][q] = draw()
		}
		l.set(i, &raw[i])
		l.edges[i] = uint8(seed.below(3))
	}
	return l, t, raw
}

// labellings calls yield with every labelling that is allowed, and its weight.
func labellings(l *lattice, t *Transitions, raw []vector, yield func(labels []int, weight float64)) {
	labels := make([]int, len(raw))
	var walk func(i int, sum float64)
	walk = func(i int, sum float64) {
		if i == len(raw) {
			if !open(labels[i-1]) {
				yield(labels, math.Exp(sum))
			}
			return
		}
		for q := 0; q < Labels; q++ {
			labels[i] = q
			switch {
			case i == 0 && goesOn(q), i > 0 && !Allowed(labels[i-1], q):
				continue
			case i == 0:
				walk(1, float64(raw[0][q]))
			default:
				walk(i+1, sum+float64(raw[i][q])+float64(t[l.edges[i]][labels[i-1]][q]))
			}
		}
	}
	walk(0, 0)
}

func TestSpansHaveTheProbabilityOfAllLabellingsThatHoldThem(t *testing.T) {
	for seed := random(1); seed < 6; seed++ {
		l, trans, raw := scores(5, seed*977)
		want := map[Span]float64{}
		all := 0.0
		labellings(l, trans, raw, func(labels []int, weight float64) {
			all += weight
			for i := 0; i < len(labels); i++ {
				q := labels[i]
				if q == 0 || goesOn(q) {
					continue
				}
				j := i
				for open(labels[j]) {
					j++
				}
				want[Span{Role((q - 1) / 4), i, j + 1}] += weight
			}
		})
		l.run(trans.exp())
		const floor = 1e-6
		found := map[Span]bool{}
		l.spans(trans.exp(), floor, func(r Role, i, j int, p float32) {
			found[Span{r, i, j}] = true
			if w := want[Span{r, i, j}] / all; math.Abs(w-float64(p)) > 1e-4 {
				t.Errorf("seed %d: %v %d to %d has probability %.5f, counted out %.5f", seed, r, i, j, p, w)
			}
		})
		for s, w := range want {
			if w/all > 2*floor && !found[s] {
				t.Errorf("seed %d: %v of probability %g is not given", seed, s, w/all)
			}
		}
	}
}

func TestMarginalsSumToOne(t *testing.T) {
	l, trans, _ := scores(300, 42)
	l.run(trans.exp())
	for i := range l.emit {
		var m vector
		l.marginal(i, &m)
		sum := float32(0)
		for _, p := range m {
			sum += p
		}
		if math.Abs(float64(sum-1)) > 1e-3 {
			t.Fatalf("token %d: the labels' probabilities sum to %g", i, sum)
		}
	}
}

func TestLabelsFollowOneAnotherAsStretchesDo(t *testing.T) {
	for _, c := range []struct {
		from, to int
		ok       bool
	}{
		{0, 0, true},
		{0, label(Cue, begin), true},
		{0, label(Cue, inside), false},
		{label(Cue, begin), label(Cue, end), true},
		{label(Cue, begin), label(Content, end), false},
		{label(Cue, begin), 0, false},
		{label(Cue, end), label(Source, single), true},
		{label(Source, single), label(Source, inside), false},
	} {
		if got := Allowed(c.from, c.to); got != c.ok {
			t.Errorf("from %d to %d: %v, want %v", c.from, c.to, got, c.ok)
		}
	}
}
