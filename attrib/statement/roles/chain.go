package roles

// The chain: a linear conditional random field over the tokens of a passage.
// Each token has a label: outside, or begin, inside, end or single of a role.
// Transitions have weights of their own for each class of edge (a mark between
// the two tokens, a new sentence …).
//
// Lafferty, McCallum, Pereira: Conditional Random Fields (ICML 2001).

import "math"

// Labels is how many labels there are: outside, then four for each role.
const Labels = 1 + 4*int(roleCount)

// The four labels of a role, as offsets from 1+4*role.
const (
	begin = iota
	inside
	end
	single
)

// label gives a role's label.
func label(r Role, part int) int { return 1 + 4*int(r) + part }

// width is Labels rounded up, for rows of vectors.
const width = 16

// vector is a value for each label.
type vector [width]float32

// Edges is how many classes of edge there are.
const Edges = 40

// Transitions are the chain's weights from label to label, by class of edge.
type Transitions [Edges][Labels][Labels]float32

// Allowed reports whether a label may follow another.
func Allowed(from, to int) bool {
	if open(from) {
		return goesOn(to) && (from-1)/4 == (to-1)/4
	}
	return !goesOn(to)
}

// open reports a label after which its stretch goes on.
func open(l int) bool { return l > 0 && ((l-1)%4 == begin || (l-1)%4 == inside) }

// goesOn reports a label that continues a stretch.
func goesOn(l int) bool { return l > 0 && ((l-1)%4 == inside || (l-1)%4 == end) }

// closed are the labels after which none is open; starts those that may follow.
var (
	closed = [...]int{0, 3, 4, 7, 8, 11, 12}
	starts = [...]int{0, 1, 4, 5, 8, 9, 12}
)

// exp gives the weights as factors, those of transitions that are not allowed 0.
func (t *Transitions) exp() *Transitions {
	out := new(Transitions)
	for e := range t {
		for a := range t[e] {
			for b := range t[e][a] {
				if Allowed(a, b) {
					out[e][a][b] = float32(math.Exp(float64(t[e][a][b])))
				}
			}
		}
	}
	return out
}

// edge is the class of the edge between token i-1 and token i.
func (s *scene) edge(i int, bare bool) uint8 {
	if i == 0 {
		return 0
	}
	if bare {
		e := uint8(0)
		switch {
		case s.cue[i] >= likely:
			e = 1
		case s.cue[i-1] >= likely:
			e = 2
		}
		if s.first[i] == int32(i) {
			e += 20
		}
		return e
	}
	a, b := &s.Words[i-1], &s.Words[i]
	e := uint8(0)
	switch {
	case a.Quote != Unquoted && a.QuoteLast == int32(i-1):
		e = 1
	case b.Quote != Unquoted && b.QuoteFirst == int32(i):
		e = 2
	case b.Quote != Unquoted && b.QuoteLast == int32(i):
		e = 3
	case a.Quote != Unquoted && a.QuoteFirst == int32(i-1):
		e = 4
	case b.Punct:
		e = 5
	case a.Punct:
		e = 6
	case s.cue[i] >= likely:
		e = 7
	case s.cue[i-1] >= likely:
		e = 8
	}
	if a.Quote != Unquoted && b.Quote != Unquoted && a.QuoteFirst == b.QuoteFirst {
		e += 10
	}
	if s.first[i] == int32(i) {
		e += 20
	}
	return e
}

// lattice is a chain over one passage: the inputs, and what forward and backward
// passes make of them. Its slices are reused.
type lattice struct {
	emit  []vector // factor of each label at each token
	edges []uint8  // class of the edge before each token
	alpha []vector // forward, scaled to sum to one at each token
	beta  []vector // backward, by the same scale
	scale []float32
}

func (l *lattice) resize(n int) {
	if cap(l.emit) < n {
		m := n + n/2
		l.emit, l.alpha, l.beta = make([]vector, m), make([]vector, m), make([]vector, m)
		l.edges, l.scale = make([]uint8, m), make([]float32, m)
	}
	l.emit, l.alpha, l.beta = l.emit[:n], l.alpha[:n], l.beta[:n]
	l.edges, l.scale = l.edges[:n], l.scale[:n]
}

// set gives token i its label scores, as logarithms.
func (l *lattice) set(i int, score *vector) {
	most := score[0]
	for q := 1; q < Labels; q++ {
		most = max(most, score[q])
	}
	e := &l.emit[i]
	*e = vector{}
	for q := 0; q < Labels; q++ {
		e[q] = exp32(score[q]-most) + 1e-12
	}
}

func exp32(x float32) float32 {
	if x < -27 {
		return 0
	}
	return float32(math.Exp(float64(x)))
}

// run does the forward and the backward pass. t are factors, from exp.
func (l *lattice) run(t *Transitions) {
	n := len(l.emit)
	for i := 0; i < n; i++ {
		a := &l.alpha[i]
		*a = vector{}
		if i == 0 {
			for _, q := range starts {
				a[q] = l.emit[0][q]
			}
		} else {
			p, w := &l.alpha[i-1], &t[l.edges[i]]
			for _, u := range closed {
				v := p[u]
				if v == 0 {
					continue
				}
				row := &w[u]
				for _, q := range starts {
					a[q] += v * row[q]
				}
			}
			for r := 0; r < int(roleCount); r++ {
				b := 1 + 4*r
				u, v := p[b+begin], p[b+inside]
				a[b+inside] = u*w[b+begin][b+inside] + v*w[b+inside][b+inside]
				a[b+end] = u*w[b+begin][b+end] + v*w[b+inside][b+end]
			}
			for q := 0; q < Labels; q++ {
				a[q] *= l.emit[i][q]
			}
		}
		z := float32(0)
		for q := 0; q < Labels; q++ {
			z += a[q]
		}
		if !(z > 0) {
			z = 1e-30
		}
		inv := 1 / z
		for q := 0; q < Labels; q++ {
			a[q] *= inv
		}
		l.scale[i] = z
	}
	b := &l.beta[n-1]
	*b = vector{}
	for _, q := range closed {
		b[q] = 1
	}
	for i := n - 2; i >= 0; i-- {
		w, next := &t[l.edges[i+1]], &l.beta[i+1]
		inv := 1 / l.scale[i+1]
		var v vector
		for q := 0; q < Labels; q++ {
			v[q] = l.emit[i+1][q] * next[q] * inv
		}
		b := &l.beta[i]
		*b = vector{}
		for _, u := range closed {
			row, sum := &w[u], float32(0)
			for _, q := range starts {
				sum += row[q] * v[q]
			}
			b[u] = sum
		}
		for r := 0; r < int(roleCount); r++ {
			o := 1 + 4*r
			b[o+begin] = w[o+begin][o+inside]*v[o+inside] + w[o+begin][o+end]*v[o+end]
			b[o+inside] = w[o+inside][o+inside]*v[o+inside] + w[o+inside][o+end]*v[o+end]
		}
	}
}

// marginal gives the probability of each label at token i.
func (l *lattice) marginal(i int, out *vector) {
	z := float32(0)
	for q := 0; q < Labels; q++ {
		out[q] = l.alpha[i][q] * l.beta[i][q]
		z += out[q]
	}
	if z > 0 {
		inv := 1 / z
		for q := 0; q < Labels; q++ {
			out[q] *= inv
		}
	}
}

// longest bounds the stretches that are looked at, in tokens.
const longest = 400

// spans calls yield for each stretch whose probability is at least floor. A
// stretch's probability is exact, given the chain: the sum over all labellings
// that hold just it.
func (l *lattice) spans(t *Transitions, floor float32, yield func(Role, int, int, float32)) {
	n := len(l.emit)
	var m vector
	for i := 0; i < n; i++ {
		l.marginal(i, &m)
		z := float32(0)
		for q := 0; q < Labels; q++ {
			z += l.alpha[i][q] * l.beta[i][q]
		}
		if !(z > 0) {
			continue
		}
		for r := Source; r < roleCount; r++ {
			if p := m[label(r, single)]; p >= floor {
				yield(r, i, i+1, p)
			}
			if m[label(r, begin)] < floor {
				continue
			}
			cur, from := l.alpha[i][label(r, begin)]/z, label(r, begin)
			for j := i + 1; j < n && j < i+longest; j++ {
				w := &t[l.edges[j]]
				inv := 1 / l.scale[j]
				if p := cur * w[from][label(r, end)] * l.emit[j][label(r, end)] * inv * l.beta[j][label(r, end)]; p >= floor {
					yield(r, i, j+1, p)
				}
				cur *= w[from][label(r, inside)] * l.emit[j][label(r, inside)] * inv
				from = label(r, inside)
				if cur*l.beta[j][from] < floor {
					break
				}
			}
		}
	}
}
