package roles

// Training the ranker and the linker: logistic models over hashed features, by
// AdaGrad. The ranker learns on what a chain that had not seen the article makes
// of it.

import (
	"math"
	"sort"
)

// logistic is a logistic model while it is trained.
type logistic struct {
	dict    *dictionary
	weights []float32
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

// cases are examples for a logistic model.
type cases struct {
	features []uint32
	offsets  []int
	right    []bool
	article  []int32
}

// fit trains on the cases that use allows.
func fitLogistic(c *cases, features int, epochs int, rate, drop float32, use func(article int32) bool) []float32 {
	w, sq := make([]float32, features), make([]float32, features)
	var order []int32
	for i := range c.right {
		if use == nil || use(c.article[i]) {
			order = append(order, int32(i))
		}
	}
	rng := random(0x2545f4914f6cdd1d)
	limit := uint64(drop * 256)
	inv := 1 / (1 - float32(limit)/256)
	var kept []uint32
	for epoch := 0; epoch < epochs; epoch++ {
		shuffle(&rng, order)
		r := rate * (1 - 0.9*float32(epoch)/float32(epochs))
		for _, i := range order {
			sum := float32(0)
			kept = kept[:0]
			bits, left := uint64(0), 0
			for _, f := range c.features[c.offsets[i]:c.offsets[i+1]] {
				if left == 0 {
					bits, left = rng.next(), 8
				}
				x := bits & 255
				bits >>= 8
				left--
				if x >= limit {
					kept = append(kept, f)
					sum += w[f]
				}
			}
			g := sigmoid(sum * inv)
			if c.right[i] {
				g--
			}
			if g < 1e-4 && g > -1e-4 {
				continue
			}
			g *= inv
			for _, f := range kept {
				sq[f] += g * g
				w[f] -= r * g / float32(math.Sqrt(float64(sq[f]+0.1)))
			}
		}
	}
	return w
}

// collect makes cases of features, numbering those that come twice at least.
// each calls its argument for every case, in the same order each time.
func collect(each func(add func(keys []uint64, right bool, article int))) (*cases, *dictionary) {
	d := newDictionary()
	each(func(keys []uint64, _ bool, _ int) {
		for _, k := range keys {
			d.count(k)
		}
	})
	d.freeze()
	c := &cases{offsets: []int{0}}
	each(func(keys []uint64, right bool, article int) {
		for _, k := range keys {
			if id, ok := d.find(k); ok {
				c.features = append(c.features, id)
			}
		}
		c.offsets = append(c.offsets, len(c.features))
		c.right = append(c.right, right)
		c.article = append(c.article, int32(article))
	})
	return c, d
}

// ranked is a passage with its candidates, while the ranker is trained.
type ranked struct {
	article, passage int
	list             []candidate
	beliefs          []belief
}

// chainScorer is a chain, trained or loaded.
type chainScorer interface {
	score(keys []uint64, v *vector)
	factors() *Transitions
	class(lemma uint32) uint8
}

func (m *floatChain) factors() *Transitions    { return m.trans.exp() }
func (m *floatChain) class(lemma uint32) uint8 { return m.lex.class(lemma) }

// possible runs a chain over a passage and gives its candidates and beliefs.
func (s *scene) possible(c chainScorer, t *Transitions, lat *lattice, k *sink, bare bool, list []candidate, beliefs []belief) ([]candidate, []belief) {
	lat.resize(s.n)
	for i := 0; i < s.n; i++ {
		s.features(k, i, bare)
		var v vector
		c.score(k.keys, &v)
		lat.set(i, &v)
		lat.edges[i] = s.edge(i, bare)
	}
	lat.run(t)
	beliefs = beliefs[:0]
	for i := 0; i < s.n; i++ {
		var m vector
		lat.marginal(i, &m)
		var b belief
		for r := Source; r < roleCount; r++ {
			for part := begin; part <= single; part++ {
				b[r] += m[label(r, part)]
			}
		}
		beliefs = append(beliefs, b)
	}
	return s.candidates(lat, t, list), beliefs
}

// rankExamples runs a chain over examples. article numbers them.
func rankExamples(examples []Example, article []int, c chainScorer, bare bool) []ranked {
	var s scene
	var lat lattice
	var k sink
	t := c.factors()
	var out []ranked
	for i := range examples {
		for p := range examples[i].Passages {
			if len(examples[i].Passages[p].Words) == 0 {
				continue
			}
			s.read(&examples[i].Passages[p], c.class)
			list, beliefs := s.possible(c, t, &lat, &k, bare, nil, nil)
			out = append(out, ranked{article[i], p, list, beliefs})
		}
	}
	return out
}

// ranker is both passes while they are trained.
type ranker struct {
	first, second logistic
}

// trainRanker trains both passes on passages whose candidates were made by
// chains that had not seen them.
func trainRanker(examples []Example, passages []ranked, lex *lexicon, o Options) *ranker {
	sort.SliceStable(passages, func(a, b int) bool {
		if passages[a].article != passages[b].article {
			return passages[a].article < passages[b].article
		}
		return passages[a].passage < passages[b].passage
	})
	var s scene
	var k sink
	r := &ranking{}
	gold := make([]map[Span]bool, len(passages))
	for i := range passages {
		gold[i] = examples[passages[i].article].Gold[passages[i].passage].spans()
	}
	set := func(i int) {
		p := &passages[i]
		s.read(&examples[p.article].Passages[p.passage], lex.class)
		r.scene, r.beliefs, r.list = &s, p.beliefs, p.list
		r.surround()
	}
	c, d := collect(func(add func([]uint64, bool, int)) {
		for i := range passages {
			set(i)
			for j := range r.list {
				r.features(&k, j, o.Bare)
				add(k.keys, gold[i][r.list[j].Span], passages[i].article)
			}
		}
	})
	if o.Report != nil {
		o.Report("ranker: %d candidates, %d features", len(c.right), len(d.list))
	}
	const epochs, rate, drop, folds = 6, 0.015, 0.4, 3
	m := &ranker{}
	m.first = logistic{d, fitLogistic(c, len(d.list), epochs, rate, drop, nil)}
	// The second pass learns on scores of first passes that had not seen the
	// article either.
	for f := int32(0); f < folds; f++ {
		w := fitLogistic(c, len(d.list), epochs, rate, drop, func(a int32) bool { return a%folds != f })
		n := 0
		for i := range passages {
			for j := range passages[i].list {
				if int32(passages[i].article)%folds == f {
					sum := float32(0)
					for _, x := range c.features[c.offsets[n]:c.offsets[n+1]] {
						sum += w[x]
					}
					passages[i].list[j].score = sigmoid(sum)
				}
				n++
			}
		}
	}
	var h neighbourhood
	c, d = collect(func(add func([]uint64, bool, int)) {
		for i := range passages {
			set(i)
			h.index(r)
			for j := range r.list {
				r.features(&k, j, o.Bare)
				h.features(&k, j)
				add(k.keys, gold[i][r.list[j].Span], passages[i].article)
			}
		}
	})
	m.second = logistic{d, fitLogistic(c, len(d.list), epochs, rate, drop, nil)}
	if o.Report != nil {
		o.Report("ranker: second pass, %d features", len(d.list))
	}
	return m
}

// logisticScorer is a logistic model, trained or loaded.
type logisticScorer interface {
	// sum is the sum of the features' weights: the log odds.
	sum(keys []uint64) float32
}

// rankScorer is both passes of the ranker, trained or loaded.
type rankScorer interface {
	// sums are the sums of the features' weights in the first and in the second
	// pass.
	sums(keys []uint64) (first, second float32)
}

// rank scores the candidates of a passage by both passes.
func (k *ranking) rank(m rankScorer, h *neighbourhood, out *sink, bare bool) {
	k.surround()
	k.second = k.second[:0]
	for j := range k.list {
		k.features(out, j, bare)
		first, second := m.sums(out.keys)
		k.list[j].score = sigmoid(first)
		k.second = append(k.second, second)
	}
	h.index(k)
	for j := range k.list {
		out.reset()
		h.features(out, j)
		_, second := m.sums(out.keys)
		k.second[j] += second
	}
	for j, sum := range k.second {
		k.list[j].score = sigmoid(sum)
	}
}
