package roles

// Training the chain: AdaGrad on the likelihood of the labels, at a low rate,
// with features dropped at random, so that none is leant on alone.

import (
	"math"
)

// Options of training.
type Options struct {
	Bare   bool // texts without case and punctuation
	Epochs int
	Rate   float32
	Drop   float32 // share of features dropped at each visit of a token
	Report func(format string, args ...any)
}

// floatChain is a chain while it is trained.
type floatChain struct {
	dict    *dictionary
	weights []vector
	squares []vector
	trans   Transitions
	sums    Transitions // squares of the transitions' gradients
	lex     *lexicon
	bare    bool
}

// lexicon counts how often a lemma is a cue.
type lexicon struct {
	counts map[uint32][2]int32 // as a cue, in all
}

func (x *lexicon) add(e *Example, n int32) {
	for i := range e.Passages {
		for j := range e.Passages[i].Words {
			c := x.counts[e.Passages[i].Words[j].Lemma]
			c[1] += n
			if l := e.Gold[i].labels[j]; l > 0 && Role((l-1)/4) == Cue {
				c[0] += n
			}
			x.counts[e.Passages[i].Words[j].Lemma] = c
		}
	}
}

// class puts a lemma into one of six classes by how often it is a cue.
func (x *lexicon) class(lemma uint32) uint8 {
	c := x.counts[lemma]
	if c[0] < 3 {
		return 0
	}
	switch p := float64(c[0]) / float64(c[1]+1); {
	case p > 0.7:
		return 5
	case p > 0.4:
		return 4
	case p > 0.2:
		return 3
	case p > 0.08:
		return 2
	case p > 0.02:
		return 1
	}
	return 0
}

// sequences are passages as numbers of features.
type sequences struct {
	features []uint32
	offsets  []int // of token i: features[offsets[i]:offsets[i+1]]
	edges    []uint8
	labels   []uint8
	bounds   []int // of passage i: tokens bounds[i] to bounds[i+1]
}

// TrainChain trains a chain on examples.
func trainChain(examples []Example, o Options) *floatChain {
	m := &floatChain{dict: newDictionary(), lex: &lexicon{counts: map[uint32][2]int32{}}, bare: o.Bare}
	for i := range examples {
		m.lex.add(&examples[i], 1)
	}
	var s scene
	var k sink
	// Each article's features are made by counts that leave it out, as those of a
	// new article will be.
	each := func(visit func(e *Example, p int)) {
		for i := range examples {
			m.lex.add(&examples[i], -1)
			for p := range examples[i].Passages {
				if len(examples[i].Passages[p].Words) > 0 {
					s.read(&examples[i].Passages[p], m.lex.class)
					visit(&examples[i], p)
				}
			}
			m.lex.add(&examples[i], 1)
		}
	}
	each(func(*Example, int) {
		for i := range s.Words {
			s.features(&k, i, o.Bare)
			for _, key := range k.keys {
				m.dict.count(key)
			}
		}
	})
	m.dict.freeze()
	seq := &sequences{offsets: []int{0}, bounds: []int{0}}
	each(func(e *Example, p int) {
		for i := range s.Words {
			s.features(&k, i, o.Bare)
			for _, key := range k.keys {
				if id, ok := m.dict.find(key); ok {
					seq.features = append(seq.features, id)
				}
			}
			seq.offsets = append(seq.offsets, len(seq.features))
			seq.edges = append(seq.edges, s.edge(i, o.Bare))
			seq.labels = append(seq.labels, e.Gold[p].labels[i])
		}
		seq.bounds = append(seq.bounds, len(seq.labels))
	})
	if o.Report != nil {
		o.Report("chain: %d tokens, %.0f features a token, %d features", len(seq.labels), float64(len(seq.features))/float64(len(seq.labels)), len(m.dict.list))
	}
	m.weights, m.squares = make([]vector, len(m.dict.list)), make([]vector, len(m.dict.list))
	m.fit(seq, o)
	m.squares = nil
	return m
}

// fit runs the epochs.
func (m *floatChain) fit(seq *sequences, o Options) {
	const first = 0.1 // of the sums of squares, so that early steps stay small
	order := make([]int, len(seq.bounds)-1)
	for i := range order {
		order[i] = i
	}
	rng := random(0x9e3779b97f4a7c15)
	var lat lattice
	factors := m.trans.exp()
	var kept []uint32
	var offsets []int
	drop := uint64(o.Drop * 256)
	inv := 1 / (1 - float32(drop)/256)
	for epoch := 0; epoch < o.Epochs; epoch++ {
		shuffle(&rng, order)
		rate := o.Rate * (1 - 0.9*float32(epoch)/float32(o.Epochs))
		for count, which := range order {
			if count%8 == 0 {
				factors = m.trans.exp()
			}
			b, e := seq.bounds[which], seq.bounds[which+1]
			n := e - b
			lat.resize(n)
			kept, offsets = kept[:0], append(offsets[:0], 0)
			for i := 0; i < n; i++ {
				var score vector
				bits, left := uint64(0), 0
				for _, f := range seq.features[seq.offsets[b+i]:seq.offsets[b+i+1]] {
					if left == 0 {
						bits, left = rng.next(), 8
					}
					r := bits & 255
					bits >>= 8
					left--
					if r < drop {
						continue
					}
					kept = append(kept, f)
					w := &m.weights[f]
					for q := 0; q < Labels; q++ {
						score[q] += w[q]
					}
				}
				for q := 0; q < Labels; q++ {
					score[q] *= inv
				}
				offsets = append(offsets, len(kept))
				lat.set(i, &score)
				lat.edges[i] = seq.edges[b+i]
			}
			lat.run(factors)
			for i := 0; i < n; i++ {
				var g vector
				lat.marginal(i, &g)
				y := seq.labels[b+i]
				g[y]--
				if g[y] < -1e-3 || g[y] > 1e-3 {
					for q := 0; q < Labels; q++ {
						g[q] *= inv
					}
					for _, f := range kept[offsets[i]:offsets[i+1]] {
						w, sq := &m.weights[f], &m.squares[f]
						for q := 0; q < Labels; q++ {
							d := g[q]
							s := sq[q] + d*d
							sq[q] = s
							w[q] -= rate * d / float32(math.Sqrt(float64(s+first)))
						}
					}
				}
				if i > 0 {
					m.stepEdge(&lat, factors, i, int(seq.labels[b+i-1]), int(y), rate)
				}
			}
		}
		if o.Report != nil {
			o.Report("chain: epoch %d of %d", epoch+1, o.Epochs)
		}
	}
}

// stepEdge updates the transitions of one edge.
func (m *floatChain) stepEdge(l *lattice, factors *Transitions, i, from, to int, rate float32) {
	class := l.edges[i]
	t := &factors[class]
	var p [Labels][Labels]float32
	z := float32(0)
	for a := 0; a < Labels; a++ {
		left := l.alpha[i-1][a]
		if left == 0 {
			continue
		}
		for b := 0; b < Labels; b++ {
			if t[a][b] != 0 {
				v := left * t[a][b] * l.emit[i][b] * l.beta[i][b]
				p[a][b] = v
				z += v
			}
		}
	}
	if !(z > 0) {
		return
	}
	inv := 1 / z
	w, s := &m.trans[class], &m.sums[class]
	for a := 0; a < Labels; a++ {
		for b := 0; b < Labels; b++ {
			if t[a][b] == 0 {
				continue
			}
			d := p[a][b] * inv
			if a == from && b == to {
				d--
			}
			if d > 1e-6 || d < -1e-6 {
				s[a][b] += d * d
				w[a][b] -= rate * d / float32(math.Sqrt(float64(s[a][b]+0.1)))
			}
		}
	}
}

// score sums the weights of keys.
func (m *floatChain) score(keys []uint64, v *vector) {
	*v = vector{}
	for _, key := range keys {
		if id, ok := m.dict.find(key); ok {
			w := &m.weights[id]
			for q := 0; q < Labels; q++ {
				v[q] += w[q]
			}
		}
	}
}
