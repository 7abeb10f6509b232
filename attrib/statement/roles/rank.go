package roles

// The ranker: a logistic model of single stretches of words. The chain sees one
// token and one step at a time; here a stretch is seen as a whole: both its ends
// and what stands beyond them, whether it is a subtree of the sentence, whether
// its marks match, and how the chain divides its belief among it and its rivals.

import (
	"math"
	"slices"
)

// floor is the probability from which on a stretch that the chain holds possible
// becomes a candidate.
const floor = 0.006

// candidate is a stretch that may be a source, a cue or a content.
type candidate struct {
	Span          // without punctuation at either end
	chain float32 // probability by the chain
	rules uint8   // 0 not proposed by rules, else 1 + how sure they are + 4 * the kind of their statement
	mark  bool    // one whole quotation
	score float32 // probability by the ranker
	words float32 // what its words are worth beyond that
}

// belief is the chain's probability of each role at one token.
type belief [roleCount]float32

// candidates collects the stretches that are possible: by the chain, by the
// rules, and each whole quotation as a content. Ends are trimmed of punctuation.
// They come in the order of their first word.
func (s *scene) candidates(l *lattice, t *Transitions, dst []candidate) []candidate {
	dst = dst[:0]
	add := func(c candidate) {
		if c.Span = s.Trim(c.Span); c.First < c.Last {
			dst = append(dst, c)
		}
	}
	l.spans(t, floor/2, func(r Role, i, j int, p float32) {
		add(candidate{Span: Span{r, i, j}, chain: p})
	})
	for i := 0; i < s.n; i++ {
		w := &s.Words[i]
		if w.Rule.Given && w.Rule.First {
			j := i
			for j+1 < s.n && !s.Words[j].Rule.Last && s.Words[j+1].Rule.Given && s.Words[j+1].Rule.Role == w.Rule.Role {
				j++
			}
			add(candidate{Span: Span{w.Rule.Role, i, j + 1}, rules: 1 + w.Rule.Sure + 4*w.Rule.Kind})
		}
		if w.Quote == Quoted && w.QuoteFirst == int32(i) {
			add(candidate{Span: Span{Content, i, int(w.QuoteLast) + 1}, mark: true})
		}
	}
	slices.SortStableFunc(dst, func(a, b candidate) int {
		switch {
		case a.First != b.First:
			return a.First - b.First
		case a.Last != b.Last:
			return a.Last - b.Last
		}
		return int(a.Role) - int(b.Role)
	})
	// The same stretch comes with the mark beside it and without, by the chain
	// and by the rules.
	kept := dst[:0]
	for _, c := range dst {
		if n := len(kept); n > 0 && kept[n-1].Span == c.Span {
			k := &kept[n-1]
			k.chain += c.chain
			k.rules = max(k.rules, c.rules)
			k.mark = k.mark || c.mark
			continue
		}
		kept = append(kept, c)
	}
	dst, kept = kept, kept[:0]
	for _, c := range dst {
		if c.chain >= floor || c.rules > 0 || c.mark {
			kept = append(kept, c)
		}
	}
	return kept
}

// odds puts a probability into one of some 25 classes of its log odds.
func odds(p float32) uint64 {
	if p <= 0 {
		return 60
	}
	x := math.Floor(-math.Log(float64(p/(1-min(p, 0.9999)))) * 2)
	return uint64(max(-12, min(12, x)) + 20)
}

// fifth puts a probability into one of five classes.
func fifth(p float32) uint64 {
	switch {
	case p < 0.05:
		return 0
	case p < 0.2:
		return 1
	case p < 0.5:
		return 2
	case p < 0.8:
		return 3
	}
	return 4
}

// ranking is a passage while its candidates are ranked.
type ranking struct {
	*scene
	beliefs []belief
	list    []candidate
	around  []around
	second  []float32 // sums of the second pass
	reach   []int32   // how far the candidates up to this one reach
	sums    []float32 // of the belief in contents, up to each word
}

// around says how the other candidates lie to one candidate.
type around struct {
	rivals, best float32 // of its role: sum and maximum of their probabilities by the chain
}

func (k *ranking) at(i int, r Role) float32 {
	if uint(i) >= uint(k.n) {
		return 0
	}
	return k.beliefs[i][r]
}

// surround fills in around and reach. Its time is that of the pairs that overlap,
// which the floor keeps few.
func (k *ranking) surround() {
	if cap(k.around) < len(k.list) {
		k.around = make([]around, len(k.list)+len(k.list)/2)
	}
	k.around = k.around[:len(k.list)]
	k.reach = grow(k.reach, len(k.list))
	far := int32(0)
	for i := range k.list {
		far = max(far, int32(k.list[i].Last))
		k.reach[i] = far
	}
	for i := range k.list {
		role, a := k.list[i].Role, around{}
		k.overlapping(i, func(o *candidate) {
			if o.Role == role {
				a.rivals += o.chain
				a.best = max(a.best, o.chain)
			}
		})
		k.around[i] = a
	}
}

// overlapping calls yield with each other candidate that shares a word with
// candidate i.
func (k *ranking) overlapping(i int, yield func(*candidate)) {
	c := &k.list[i]
	for j := i - 1; j >= 0 && int(k.reach[j]) > c.First; j-- {
		if k.list[j].Last > c.First {
			yield(&k.list[j])
		}
	}
	for j := i + 1; j < len(k.list) && k.list[j].First < c.Last; j++ {
		yield(&k.list[j])
	}
}

// Template numbers of the ranker. Each role has its own.
const (
	rankAt     = 2000
	roleStep   = 1000
	neighbours = 6000
)

// features of candidate i, for the first pass.
func (k *ranking) features(out *sink, i int, bare bool) {
	c := &k.list[i]
	r := uint64(c.Role) * roleStep
	out.reset()
	out.at(rankAt + r)
	b, e := c.First, c.Last-1
	length := distance(e - b + 1)
	// What the chain makes of it, and of its rivals.
	own := odds(c.chain)
	rules := uint64(c.rules)
	out.bias()
	out.one(own)
	out.two(own, odds(k.around[i].best))
	out.one(odds(k.around[i].rivals))
	out.two(own, length)
	out.one(rules + 16*flag(c.mark))
	out.two(rules+16*flag(c.mark), own)
	var cue, source float32
	least, sum, words := float32(1), float32(0), 0
	for j := b; j <= e; j++ {
		if !k.Words[j].Punct {
			words++
			cue, source = max(cue, k.beliefs[j][Cue]), max(source, k.beliefs[j][Source])
			least = min(least, k.beliefs[j][Content])
			sum += k.beliefs[j][Content]
		}
	}
	out.two(fifth(cue), fifth(source))
	out.four(fifth(k.at(b-1, Cue)), fifth(k.at(b-1, Source)), fifth(k.at(e+1, Cue)), fifth(k.at(e+1, Source)))
	out.four(fifth(k.at(b-2, Cue)), fifth(k.at(b-2, Source)), fifth(k.at(e+2, Cue)), fifth(k.at(e+2, Source)))
	out.two(fifth(least), fifth(sum/float32(max(words, 1))))
	out.two(fifth(k.at(b-1, Content)), fifth(k.at(e+1, Content)))
	out.two(fifth(k.at(b-2, Content)), fifth(k.at(e+2, Content)))
	k.endFeatures(out, c, length)
	k.markFeatures(out, c, length, own, bare)
	k.treeFeatures(out, c)
	k.cueFeatures(out, c, length)
}

// endFeatures are the words and tags at both ends and beyond them.
func (k *ranking) endFeatures(out *sink, c *candidate, length uint64) {
	out.at(rankAt + uint64(c.Role)*roleStep + 100)
	b, e := c.First, c.Last-1
	wb, wb1, we, we1 := k.word(b), k.word(b-1), k.word(e), k.word(e+1)
	out.one(wb)
	out.one(wb1)
	out.one(we)
	out.one(we1)
	out.two(wb1, wb)
	out.two(we, we1)
	out.two(k.word(b-2), wb1)
	out.two(we1, k.word(e+2))
	out.two(k.tag(b-1), k.tag(b))
	out.two(k.tag(e), k.tag(e+1))
	out.two(k.tag(b), k.tag(b+1))
	out.two(k.tag(e-1), k.tag(e))
	out.three(k.tag(e), k.tag(e+1), k.tag(e+2))
	out.three(k.tag(b-2), k.tag(b-1), k.tag(b))
	out.two(wb, k.word(b+1))
	out.two(k.word(e-1), we)
	out.two(wb1, we1)
	out.one(length)
	starts, ends := k.first[b] == int32(b), int(k.last[e]) <= e+1
	out.one(bits(starts, ends, k.first[b] == k.first[e]))
	out.two(uint64(min(3, k.Words[e].Node.Sentence-k.Words[b].Node.Sentence)), length)
	out.two(uint64(k.Kind), bits(b == 0, e >= k.n-2))
	if c.Role != Content {
		out.at(rankAt + uint64(c.Role)*roleStep + 150)
		h := uint64(0)
		for j := b; j <= min(e, b+5); j++ {
			h = step(h, k.tag(j))
		}
		out.one(h)
		h = 0
		for j := b; j <= min(e, b+3); j++ {
			h = step(h, k.lemma(j))
		}
		out.one(h)
	}
}

// markFeatures say how the stretch lies to quotation marks.
func (k *ranking) markFeatures(out *sink, c *candidate, length, own uint64, bare bool) {
	if bare {
		return
	}
	out.at(rankAt + uint64(c.Role)*roleStep + 200)
	b, e := c.First, c.Last-1
	wb, we := &k.Words[b], &k.Words[e]
	opens := wb.Quote != Unquoted && int(wb.QuoteFirst) == b-1
	closes := we.Quote != Unquoted && (int(we.QuoteLast) == e+1 || int(we.QuoteLast) == e+2 && k.Words[e+1].Punct)
	same := wb.Quote != Unquoted && we.Quote != Unquoted && wb.QuoteFirst == we.QuoteFirst
	in, all := 0, 0
	for j := b; j <= e; j++ {
		if !k.Words[j].Punct {
			all++
			if k.Words[j].Quote != Unquoted {
				in++
			}
		}
	}
	much := uint64(1)
	if in == all {
		much = 0
	} else if in == 0 {
		much = 2
	}
	out.five(uint64(wb.Quote), uint64(we.Quote), bits(opens, closes, same), much, 0)
	out.two(much, length)
	out.two(bits(wb.Quote != Unquoted, we.Quote != Unquoted, opens, closes), own)
	out.three(k.punct(b-1), k.punct(e+1), much)
	out.three(much, uint64(k.Before)*4+uint64(k.After), bits(b <= 1, e >= k.n-3))
}

// treeFeatures say whether the stretch is one subtree of its sentence, or
// several, or cuts some.
func (k *ranking) treeFeatures(out *sink, c *candidate) {
	out.at(rankAt + uint64(c.Role)*roleStep + 300)
	b, e := c.First, c.Last-1
	w := k.Words
	roots, top, rels, cut := 0, -1, uint64(0), 0
	for j := b; j <= e; j++ {
		if w[j].Punct {
			continue
		}
		if h := int(w[j].Node.Head); h < b || h > e {
			roots++
			if top < 0 {
				top = j
			}
			rels = step(rels, uint64(w[j].Node.Rel))
		}
	}
	for j := max(0, b-12); j <= min(k.n-1, e+12); j++ {
		if j == b {
			j = e
			continue
		}
		if h := int(w[j].Node.Head); !w[j].Punct && h >= b && h <= e {
			cut++
		}
	}
	starts, ends := k.first[b] == int32(b), int(k.last[e]) <= e+1
	out.two(uint64(min(roots, 4)), uint64(min(cut, 3)))
	out.three(uint64(min(roots, 4)), uint64(min(cut, 3)), bits(starts, ends, w[b].Quote != Unquoted, w[e].Quote != Unquoted))
	if roots <= 3 {
		out.one(rels)
	}
	if top >= 0 {
		out.at(rankAt + uint64(c.Role)*roleStep + 310)
		h, rel := int(w[top].Node.Head), uint64(w[top].Node.Rel)
		side := flag(h < top)
		out.five(rel, fifth(k.at(h, Cue)), side, uint64(min(roots, 2)), uint64(min(cut, 2)))
		out.three(rel, k.lemma(h), side)
		out.three(rel, fifth(k.at(h, Source)), uint64(min(roots, 2)))
		out.three(k.tag(top), k.tag(h), side)
		out.two(k.lemma(top), rel)
	}
	// The largest subtrees that begin and end with it, and those that come right
	// before and after it: what hangs on what.
	where := func(h int) uint64 {
		switch {
		case h < 0:
			return 3
		case h < b:
			return 0
		case h <= e:
			return 1
		}
		return 2
	}
	out.at(rankAt + uint64(c.Role)*roleStep + 330)
	t := k.within(b, b, e)
	h := k.head(t)
	out.three(k.rel(t), bits(int(k.high[t]) >= e, int(k.low[t]) == b), 0)
	out.three(k.rel(t), where(h), fifth(k.at(h, Cue)))
	t = k.within(e, b, e)
	h = k.head(t)
	out.three(k.rel(t), where(h), fifth(k.at(h, Cue)))
	for d := 1; d <= 2; d++ {
		out.at(rankAt + uint64(c.Role)*roleStep + 340 + uint64(d)*10)
		if e+d < k.n {
			t, _ := k.largest(e + d)
			if t >= 0 {
				h := k.head(t)
				out.three(k.rel(t), where(h), fifth(k.at(h, Cue)))
				out.three(k.rel(t), where(h), k.word(e+1))
			}
		}
	}
	out.at(rankAt + uint64(c.Role)*roleStep + 370)
	if b > 0 {
		if _, t := k.largest(b - 1); t >= 0 {
			h := k.head(t)
			out.three(k.rel(t), where(h), fifth(k.at(h, Cue)))
			out.three(k.rel(t), where(h), k.word(b-1))
		}
	}
}

// within is the top of the largest subtree around token i that lies inside b to
// e, both inclusive.
func (k *ranking) within(i, b, e int) int {
	top := i
	for a, steps := i, 0; a >= 0 && steps < maxClimb; steps++ {
		if int(k.low[a]) >= b && int(k.high[a]) <= e {
			top = a
		}
		a = int(k.Words[a].Node.Head)
	}
	return top
}

// cueFeatures are the likely cues on both sides.
func (k *ranking) cueFeatures(out *sink, c *candidate, length uint64) {
	out.at(rankAt + uint64(c.Role)*roleStep + 400)
	b, e := c.First, c.Last-1
	const sure = 0.3
	l, r := -1, -1
	for j := b - 1; j >= max(0, b-60); j-- {
		if k.beliefs[j][Cue] > sure {
			l = j
			break
		}
	}
	for j := e + 1; j < min(k.n, e+60); j++ {
		if k.beliefs[j][Cue] > sure {
			r = j
			break
		}
	}
	top := -1
	for j := b; j <= e; j++ {
		if h := int(k.Words[j].Node.Head); !k.Words[j].Punct && (h < b || h > e) {
			top = j
			break
		}
	}
	sameL, sameR := l >= 0 && k.first[l] == k.first[b], r >= 0 && k.first[r] == k.first[e]
	ld, rd := gap(int32(b), int32(l)), gap(int32(e), int32(r))
	ll, rl := k.lemma(l), k.lemma(r)
	out.three(ll, ld, flag(sameL))
	out.three(rl, rd, flag(sameR))
	out.three(ld, rd, bits(sameL, sameR))
	out.four(ll, flag(sameL), k.rel(top), flag(top >= 0 && k.head(top) == l))
	out.four(rl, flag(sameR), k.rel(top), bits(top >= 0 && k.head(top) == r, top >= 0 && r >= 0 && k.head(r) == top))
	if sameL {
		out.at(rankAt + uint64(c.Role)*roleStep + 410)
		h, n := uint64(0), uint64(0)
		for j := l + 1; j < b && n < 5; j++ {
			h, n = step(h, k.tag(j)), n+1
		}
		out.two(h, n)
		h, n = 0, 0
		for j := l; j < b && n < 4; j++ {
			h, n = step(h, k.lemma(j)), n+1
		}
		out.two(h, n)
	}
	if sameR {
		out.at(rankAt + uint64(c.Role)*roleStep + 420)
		h, n := uint64(0), uint64(0)
		for j := e + 1; j < r && n < 5; j++ {
			h, n = step(h, k.tag(j)), n+1
		}
		out.two(h, n)
	}
	out.at(rankAt + uint64(c.Role)*roleStep + 430)
	that := k.Words[b].That
	out.four(bits(that, b > 0 && k.Words[b-1].That), ll, flag(sameL), 0)
	commas, cues := 0, 0
	for j := b; j <= e; j++ {
		if k.Words[j].Comma {
			commas++
		}
		if k.beliefs[j][Cue] > sure {
			cues++
		}
	}
	out.two(uint64(min(commas, 4)), length)
	out.two(uint64(min(cues, 3)), bits(l >= 0, r >= 0))
	out.three(min(5, distance(int(k.last[e])-e)), k.word(e+1), flag(sameL))
	out.two(distance(b-int(k.first[b])), flag(sameR))
}
