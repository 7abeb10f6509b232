package roles

// Links: which content goes with which cue, and which cue with which source. A
// logistic model scores each pair that stands near enough in a passage; each
// content takes its best cue, each cue its best source.

// A pair's reach: how many others of its kind may stand between, and how many
// tokens.
const (
	reachSpans  = 4
	reachTokens = 120
)

// Attribution is spans that belong together, as indices of a passage's spans.
// Cue and Source are -1 where there is none.
type Attribution struct {
	Source, Cue int
	Contents    []int
	// P is how likely the links are right.
	P float32
}

// pairKind is what a link ties.
type pairKind uint64

const (
	contentToCue pairKind = iota
	cueToSource
	contentToSource // where no cue stands between: a colon, a dash
	contentToContent
)

const linkAt = 12000

// linking is a passage while its spans are linked.
type linking struct {
	*scene
	spans []Scored
}

// features of the pair from span a to span b.
func (k *linking) features(out *sink, kind pairKind, a, b int) {
	out.reset()
	out.at(linkAt + uint64(kind)*200)
	x, y := &k.spans[a], &k.spans[b]
	// lo and hi bound what stands between.
	lo, hi, after := x.Last, y.First, uint64(0)
	if y.First < x.First {
		lo, hi, after = y.Last, x.First, 1
	}
	gap := hi - lo
	var between [roleCount]int
	for i := min(a, b) + 1; i < max(a, b); i++ {
		between[k.spans[i].Role]++
	}
	commas, marks, others := 0, 0, 0
	for i := lo; i < hi && i < k.n; i++ {
		switch w := &k.Words[i]; {
		case w.Comma:
			commas++
		case w.Quote != Unquoted && (int(w.QuoteFirst) == i || int(w.QuoteLast) == i):
			marks++
		default:
			others++
		}
	}
	same := k.first[x.First] == k.first[y.First] || k.first[x.Last-1] == k.first[y.First] || k.first[x.First] == k.first[y.Last-1]
	sentences := uint64(max(0, min(3, k.Words[max(x.First, y.First)].Node.Sentence-k.Words[min(x.Last, y.Last)-1].Node.Sentence)))
	dist := distance(gap)
	crowd := uint64(min(between[Source], 2)) + 3*uint64(min(between[Cue], 2)) + 9*uint64(min(between[Content], 2))
	lemma := k.lemma(k.main(y.Span))
	if kind == cueToSource {
		lemma = k.lemma(k.main(x.Span))
	}
	out.one(after)
	out.two(after, dist)
	out.two(after, crowd)
	out.three(after, crowd, flag(same))
	out.three(after, dist, flag(same))
	out.three(after, sentences, crowd)
	out.three(after, uint64(min(commas, 2)), uint64(min(marks, 2)))
	out.four(after, uint64(min(commas, 2)), uint64(min(marks, 2)), uint64(min(others, 3)))
	out.two(after, lemma)
	out.three(after, lemma, dist)
	out.three(after, lemma, flag(same))
	out.two(after, k.word(lo))
	out.two(after, k.word(hi-1))
	out.three(after, k.word(lo), uint64(min(others, 3)))
	xm, ym := k.main(x.Span), k.main(y.Span)
	out.three(after, k.rel(xm), flag(k.head(xm) == ym))
	out.three(after, k.rel(ym), flag(k.head(ym) == xm))
	out.three(after, k.hangs(x.Span, y.Span), k.hangs(y.Span, x.Span))
	out.four(after, k.hangs(x.Span, y.Span), k.hangs(y.Span, x.Span), crowd)
	xq, yq := k.Words[x.First].Quote != Unquoted, k.Words[y.First].Quote != Unquoted
	out.three(after, bits(xq, yq), dist)
	out.three(after, bits(xq, yq, same), crowd)
	out.two(after, bits(k.Words[x.First].Rule.Given, k.Words[y.First].Rule.Given, same))
	// What else of the kind there is on the other side.
	out.two(after, k.rivals(a, b))
	out.three(after, k.rivals(a, b), crowd)
	s := k.path2(xm, ym)
	out.two(after, s)
	out.three(after, s, lemma)
}

// main is the top token of a span: the first whose head lies outside it.
func (k *linking) main(s Span) int {
	for i := s.First; i < s.Last; i++ {
		if w := &k.Words[i]; !w.Punct && (int(w.Node.Head) < s.First || int(w.Node.Head) >= s.Last) {
			return i
		}
	}
	return s.First
}

// hangs says whether a token of x hangs on one of y, and by which relation.
func (k *linking) hangs(x, y Span) uint64 {
	for i := x.First; i < x.Last && i < x.First+60; i++ {
		if w := &k.Words[i]; !w.Punct && int(w.Node.Head) >= y.First && int(w.Node.Head) < y.Last {
			return 1 + uint64(w.Node.Rel)
		}
	}
	return 0
}

// rivals says whether another span of b's role stands nearer to a than b, or as
// near on its other side.
func (k *linking) rivals(a, b int) uint64 {
	role, step := k.spans[b].Role, 1
	if b > a {
		step = -1
	}
	nearer := uint64(0)
	for i := a + step*-1; i != b && uint(i) < uint(len(k.spans)); i -= step {
		if k.spans[i].Role == role {
			nearer++
		}
	}
	other := uint64(0)
	for i, n := a+step, 0; uint(i) < uint(len(k.spans)) && n < 2; i, n = i+step, n+1 {
		if k.spans[i].Role == role {
			other = 1
			break
		}
		if k.spans[i].Role == k.spans[a].Role {
			other = 2
			break
		}
	}
	return min(nearer, 3)*4 + other
}

// path2 is the way through the tree between two tokens, as relations.
func (k *linking) path2(a, b int) uint64 {
	const most = 6
	down := uint64(0)
	for q, steps := b, 0; q >= 0 && steps < most; steps++ {
		up := uint64(0)
		for p, n := a, 0; p >= 0 && n < most; n++ {
			if p == q {
				return step(up, down)
			}
			up = step(up, uint64(k.Words[p].Node.Rel))
			p = int(k.Words[p].Node.Head)
		}
		down = step(down, uint64(k.Words[q].Node.Rel))
		q = int(k.Words[q].Node.Head)
	}
	return 0
}

// partners calls yield with each span of a role near span a.
func (k *linking) partners(a int, role Role, yield func(b int)) {
	for _, step := range [2]int{-1, 1} {
		seen := 0
		for b := a + step; uint(b) < uint(len(k.spans)) && seen < reachSpans; b += step {
			x, y := &k.spans[a], &k.spans[b]
			if y.First-x.Last > reachTokens || x.First-y.Last > reachTokens {
				break
			}
			if y.Role == role {
				seen++
				yield(b)
			}
		}
	}
}
