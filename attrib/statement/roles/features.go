package roles

// The features of one token for the chain. Groups of templates: the words around
// it, the likely cues around it, quotation marks, the sentence and its
// neighbours, parts of speech, the rules' proposal, and the tree.

import "github.com/attribcheck/attrib/attrib/lang/syntax"

// Template numbers at which the groups begin.
const (
	wordsAt    = 0
	cuesAt     = 100
	marksAt    = 200
	sentenceAt = 300
	tagsAt     = 400
	rulesAt    = 500
	treeAt     = 600
	governAt   = 700
	pathAt     = 800
)

// Bare leaves out what a text without case and punctuation does not have.
func (s *scene) features(k *sink, i int, bare bool) {
	k.reset()
	k.bias()
	s.wordFeatures(k, i)
	s.cueFeatures(k, i)
	if !bare {
		s.markFeatures(k, i)
	}
	s.sentenceFeatures(k, i)
	s.tagFeatures(k, i)
	if !bare {
		s.ruleFeatures(k, i)
	}
	s.treeFeatures(k, i)
}

func (s *scene) wordFeatures(k *sink, i int) {
	k.at(wordsAt + 1)
	w := &s.Words[i]
	l2, l1, c, r1, r2 := s.word(i-2), s.word(i-1), s.word(i), s.word(i+1), s.word(i+2)
	k.one(s.word(i - 3))
	k.one(l2)
	k.one(l1)
	k.one(c)
	k.one(r1)
	k.one(r2)
	k.one(s.word(i + 3))
	k.two(l1, c)
	k.two(c, r1)
	k.two(l2, l1)
	k.two(r1, r2)
	k.three(l1, c, r1)
	k.three(l2, l1, c)
	k.three(c, r1, r2)
	// Further off, the words count as a bag.
	k.one(s.word(i + 4))
	k.template--
	k.one(s.word(i + 5))
	k.one(s.word(i + 6))
	k.one(s.word(i - 4))
	k.template--
	k.one(s.word(i - 5))
	k.one(s.word(i - 6))
	k.one(uint64(w.Prefix))
	k.one(uint64(w.Suffix3))
	k.one(uint64(w.Suffix2))
	m1, m, n1 := s.lemma(i-1), uint64(w.Lemma), s.lemma(i+1)
	k.one(s.lemma(i - 2))
	k.one(m1)
	k.one(m)
	k.one(n1)
	k.one(s.lemma(i + 2))
	k.two(m1, m)
	k.two(m, n1)
	for d := -2; d <= 2; d++ {
		k.one(s.shape(i + d))
	}
	k.two(s.shape(i-1), uint64(w.Shape))
}

// lowAt is the word of a place that may be none (-1).
func (s *scene) lowAt(i int32) uint64 {
	if i < 0 {
		return 0
	}
	return uint64(s.Words[i].Low)
}

func (s *scene) classAt(i int32) uint64 {
	if i < 0 {
		return 0
	}
	return uint64(s.cue[i])
}

// gap is the class of a distance between two places, far where the other is -1.
func gap(i, other int32) uint64 {
	if other < 0 {
		return far
	}
	return distance(int(i - other))
}

func (s *scene) cueFeatures(k *sink, i int) {
	k.at(cuesAt)
	for d := -2; d <= 2; d++ {
		k.one(s.class(i + d))
	}
	k.three(s.class(i-1), s.class(i), s.class(i+1))
	l, r := s.left[i], s.right[i]
	lw, rw := s.lowAt(l), s.lowAt(r)
	ld, rd := gap(int32(i), l), gap(int32(i), r)
	k.two(lw, rw)
	k.two(ld, rd)
	k.two(lw, ld)
	k.two(rw, rd)
	quoted := uint64(s.Words[i].Quote)
	k.three(s.classAt(l), s.classAt(r), quoted)
	if l >= 0 {
		k.at(cuesAt + 20)
		after := s.word(int(l) + 1)
		k.three(lw, after, ld)
		k.three(s.classAt(l), after, s.word(i))
	}
	if r >= 0 {
		k.at(cuesAt + 30)
		k.two(s.word(int(r)-1), rd)
		k.three(s.classAt(r), s.word(int(r)+1), rd)
	}
}

func (s *scene) markFeatures(k *sink, i int) {
	k.at(marksAt)
	w := &s.Words[i]
	q := uint64(w.Quote)
	at, length := uint64(0), uint64(0)
	if q != 0 {
		switch int32(i) {
		case w.QuoteFirst:
			at = 1
		case w.QuoteLast:
			at = 3
		case w.QuoteFirst + 1:
			at = 4
		case w.QuoteLast - 1:
			at = 5
		default:
			at = 2
		}
		length = distance(int(w.QuoteLast - w.QuoteFirst))
	}
	closed := i > 0 && s.Words[i-1].Quote != Unquoted && s.Words[i-1].QuoteLast == int32(i-1)
	opens := i+1 < s.n && s.Words[i+1].Quote != Unquoted && s.Words[i+1].QuoteFirst == int32(i+1)
	k.two(q, at)
	k.two(at, length)
	k.four(at, length, s.classAt(s.left[i]), s.classAt(s.right[i]))
	k.two(at, uint64(w.Low))
	k.three(bits(closed), bits(opens), uint64(w.Low))
	if q == 0 {
		k.at(marksAt + 20)
		l, r := int(s.quoteL[i]), int(s.quoteR[i])
		ld, rd := distance(l), distance(r)
		k.two(ld, rd)
		k.two(ld, uint64(w.Low))
		k.two(rd, uint64(w.Low))
		k.three(bits(l < 99, r < 99), s.lowAt(s.left[i]), s.lowAt(s.right[i]))
		return
	}
	k.at(marksAt + 30)
	b, e := int(w.QuoteFirst), int(w.QuoteLast)
	starts := s.first[b] == int32(b)
	ends := e+1 >= s.n || s.last[e] == int32(e) || s.Words[e+1].Punct
	k.three(flag(starts), flag(ends), length)
	k.two(s.word(b-1), at)
	k.two(s.word(e+1), at)
	k.two(s.word(e-1), at)
	k.two(s.word(b-2), s.word(b-1))
	k.two(s.word(e+1), s.word(e+2))
	before := s.cueClass(b-1) >= likely || s.cueClass(b-2) >= likely
	after := s.cueClass(e+1) >= likely || s.cueClass(e+2) >= likely || s.cueClass(e+3) >= likely
	k.two(bits(before, after, starts), length)
	k.two(bits(b == 0, e >= s.n-2), length)
}

func (s *scene) cueClass(i int) uint8 {
	if uint(i) >= uint(s.n) {
		return 0
	}
	return s.cue[i]
}

func (s *scene) sentenceFeatures(k *sink, i int) {
	k.at(sentenceAt)
	a, b := int(s.first[i]), int(s.last[i])
	w := &s.Words[i]
	quoted := w.Quote != Unquoted
	k.one(distance(i - a))
	k.one(distance(b - i))
	k.one(bits(i == a, b-i <= 1, a == 0, b == s.n-1))
	k.two(s.word(a), s.word(a+1))
	k.one(s.word(a))
	k.two(uint64(s.Kind), flag(quoted))
	k.one(bits(a == 0, s.Words[a].Quote != Unquoted, s.Words[b].Quote != Unquoted, quoted))
	here, cue := flag(s.quoted[i]), uint64(s.strongest[i])
	k.three(here, cue, flag(quoted))
	prev, next := s.summary(a-1), s.summary(b+1)
	k.three(prev, here, cue)
	k.three(next, here, cue)
	k.three(prev, next, bits(quoted, cue >= likely))
	k.four(uint64(s.Before), uint64(s.After), bits(quoted, a == 0, b == s.n-1), here)
	k.two(uint64(s.Kind), uint64(w.Low))
}

// summary says of the sentence that token i stands in whether it holds quoted
// words and how likely a cue.
func (s *scene) summary(i int) uint64 {
	if uint(i) >= uint(s.n) {
		return 99
	}
	return flag(s.quoted[i])*10 + uint64(s.strongest[i])
}

func (s *scene) tagFeatures(k *sink, i int) {
	k.at(tagsAt)
	w := &s.Words[i]
	l3, l2, l1, c, r1, r2, r3 := s.tag(i-3), s.tag(i-2), s.tag(i-1), s.tag(i), s.tag(i+1), s.tag(i+2), s.tag(i+3)
	k.one(l3)
	k.one(l2)
	k.one(l1)
	k.one(c)
	k.one(r1)
	k.one(r2)
	k.one(r3)
	k.two(l2, l1)
	k.two(l1, c)
	k.two(c, r1)
	k.two(r1, r2)
	k.three(l2, l1, c)
	k.three(l1, c, r1)
	k.three(c, r1, r2)
	k.two(uint64(w.Lemma), c)
	k.three(l1, uint64(w.Lemma), r1)
	k.two(c, uint64(w.Quote))
	for d := -2; d <= 2; d++ {
		k.one(s.entity(i + d))
	}
	k.three(s.entity(i-1), s.entity(i), s.entity(i+1))
	l, r := s.left[i], s.right[i]
	ld, rd := gap(int32(i), l), gap(int32(i), r)
	ent := uint64(w.Node.Entity)
	k.three(ent, c, ld)
	k.three(ent, c, rd)
	k.three(c, ld, s.tagAt(l))
	k.three(c, rd, s.tagAt(r))
	if l >= 0 {
		k.at(tagsAt + 50)
		h := uint64(0)
		for j := int(l) + 1; j <= min(i, int(l)+4); j++ {
			h = step(h, s.tag(j))
		}
		k.two(h, ld)
	}
	if r >= 0 && int(r)-i <= 4 {
		k.at(tagsAt + 60)
		h := uint64(0)
		for j := i; j < int(r); j++ {
			h = step(h, s.tag(j))
		}
		k.two(h, s.lemma(int(r)))
	}
}

func (s *scene) tagAt(i int32) uint64 {
	if i < 0 {
		return 0
	}
	return s.tag(int(i))
}

func (s *scene) ruleFeatures(k *sink, i int) {
	k.at(rulesAt)
	w := &s.Words[i]
	l, c, r := s.rule(i-1), s.rule(i), s.rule(i+1)
	sure := uint64(w.Rule.Sure) + 4*uint64(w.Rule.Kind)
	k.one(c)
	k.two(c, sure)
	k.two(l, c)
	k.two(c, r)
	k.three(l, c, r)
	k.three(c, sure, uint64(w.Quote))
	k.two(c, uint64(w.Lemma))
	k.two(c, uint64(w.Node.Tag))
	k.two(c, uint64(s.cue[i]))
	k.three(c, s.word(i+1), uint64(w.Low))
	k.three(c, s.word(i-1), uint64(w.Low))
}

func (s *scene) treeFeatures(k *sink, i int) {
	k.at(treeAt)
	w := &s.Words[i]
	rel, h := uint64(w.Node.Rel), int(w.Node.Head)
	up := s.head(h)
	k.one(rel)
	k.one(s.lemma(h))
	k.two(s.tag(h), rel)
	k.two(s.lemma(h), rel)
	k.two(rel, uint64(w.Lemma))
	k.two(gap(int32(i), int32(h)), rel)
	k.three(rel, s.rel(h), s.lemma(up))
	k.three(rel, s.rel(h), s.rel(up))
	k.two(s.rel(i-1), rel)
	k.two(rel, s.rel(i+1))
	// The largest subtrees that begin and that end here.
	begin, end := s.largest(i)
	bh, eh := s.head(begin), s.head(end)
	br, er := s.rel(begin), s.rel(end)
	k.one(br)
	k.one(er)
	k.three(br, s.lemma(bh), flag(bh < i))
	k.three(er, s.lemma(eh), flag(eh < i))
	k.three(br, s.class(bh), flag(bh < i))
	k.three(er, s.class(eh), flag(eh < i))
	s.governors(k, i)
	s.clauses(k, i)
	s.path(k, i, int(s.left[i]), pathAt)
	s.path(k, i, int(s.right[i]), pathAt+10)
}

// largest gives the tops of the largest subtrees whose first, and whose last,
// token is i; -1 where there is none.
func (s *scene) largest(i int) (begin, end int) {
	begin, end = -1, -1
	for a, steps := i, 0; a >= 0 && steps < maxClimb; steps++ {
		if s.low[a] == int32(i) {
			begin = a
		}
		if s.high[a] == int32(i) {
			end = a
		}
		a = int(s.Words[a].Node.Head)
	}
	return begin, end
}

// governors says below which likely cues a token stands in the tree, and how:
// the nearest and the highest.
func (s *scene) governors(k *sink, i int) {
	const asCue = 2 // class from which a governor counts
	w := s.Words
	top, below, count := -1, -1, 0
	a := i
	for steps := 0; w[a].Node.Head >= 0 && steps < maxClimb; steps++ {
		p := int(w[a].Node.Head)
		if s.cue[p] >= asCue {
			count++
			if count == 1 {
				k.at(governAt)
				side := flag(i < p)
				rel, class := uint64(w[a].Node.Rel), uint64(s.cue[p])
				edge := bits(s.low[a] == int32(i), s.high[a] == int32(i))
				k.three(rel, uint64(w[p].Lemma), side)
				k.four(rel, class, side, uint64(min(steps, 4)))
				k.four(rel, side, edge, class)
				k.four(uint64(w[i].Node.Rel), rel, side, class)
				k.four(rel, side, flag(w[i].Quote != Unquoted), edge)
				k.four(rel, uint64(w[p].Lemma), uint64(w[p].Node.Rel), side)
				k.four(rel, side, edge, uint64(w[i].Low))
			}
			top, below = p, a
		}
		a = p
	}
	if top < 0 {
		k.at(governAt + 20)
		k.one(uint64(s.cue[i]))
	} else {
		k.at(governAt + 30)
		side := flag(i < top)
		rel, class := uint64(w[below].Node.Rel), uint64(s.cue[top])
		edge := bits(s.low[below] == int32(i), s.high[below] == int32(i))
		k.three(rel, uint64(w[top].Lemma), side)
		k.four(rel, class, side, edge)
		k.five(rel, class, side, uint64(min(count, 3)), uint64(w[top].Node.Rel))
		k.five(rel, class, side, edge, s.punct(i))
	}
	if s.cue[i] >= 1 {
		k.at(governAt + 40)
		k.three(uint64(count), uint64(w[i].Lemma), uint64(w[i].Node.Rel))
	}
}

// clauses says of a word that may be a cue which arguments the tree gives it.
func (s *scene) clauses(k *sink, i int) {
	if s.cue[i] < 1 {
		return
	}
	w := s.Words
	var subject, clause, parataxis, mark uint64
	subjectAt := -1
	for _, c := range s.childrenOf(i) {
		side := uint64(1)
		if int(c) > i {
			side = 2
		}
		switch rel := w[c].Node.Rel; {
		case rel == syntax.Nsubj || rel == syntax.NsubjPass:
			subject, subjectAt = side, int(c)
		case rel == syntax.Ccomp:
			clause = side
			for _, m := range s.childrenOf(int(c)) {
				if w[m].Node.Rel == syntax.Mark {
					mark = uint64(w[m].Low)
				}
			}
		case rel == syntax.Parataxis:
			parataxis = side
		case rel == syntax.Xcomp:
			clause |= 4
		}
	}
	frame := subject + 4*clause + 64*parataxis
	class, lemma := uint64(s.cue[i]), uint64(w[i].Lemma)
	k.at(governAt + 50)
	k.two(frame, class)
	k.two(frame, lemma)
	k.three(clause, mark, lemma)
	k.three(frame, uint64(w[i].Node.Rel), class)
	if subjectAt >= 0 {
		sub := &w[subjectAt]
		k.at(governAt + 60)
		k.two(uint64(sub.Lemma), class)
		k.four(uint64(sub.Node.Tag), uint64(sub.Node.Entity), clause, class)
		k.two(uint64(sub.Node.Entity), lemma)
	}
}

// path describes the way through the tree from a token to a likely cue.
func (s *scene) path(k *sink, i, to int, template uint64) {
	k.at(template)
	if to < 0 {
		k.one(1)
		return
	}
	const most = 12
	w := s.Words
	var up [most]int32
	n := 0
	for a := i; a >= 0 && n < most; a = int(w[a].Node.Head) {
		up[n] = int32(a)
		n++
	}
	down := uint64(0)
	q := to
	for steps := 0; q >= 0 && steps < most; steps++ {
		for m := 0; m < n; m++ {
			if int(up[m]) != q {
				continue
			}
			climb, top := uint64(0), uint64(0)
			for z := 0; z < m; z++ {
				if z < 1 || z >= m-3 {
					climb = step(climb, uint64(w[up[z]].Node.Rel))
				}
			}
			if m > 0 {
				top = uint64(w[up[m-1]].Node.Rel)
			}
			k.skip(1)
			k.two(climb, down)
			k.three(uint64(min(m, 3)), top, down)
			return
		}
		down = step(down, uint64(w[q].Node.Rel))
		q = int(w[q].Node.Head)
	}
	k.one(2)
}
