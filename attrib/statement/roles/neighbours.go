package roles

// The second pass of the ranker: what the first pass gave the candidates around
// one. A content that has a sure cue beside it and a source beside that is one
// rather than another that has neither.

// sixth puts a probability into one of six classes.
func sixth(p float32) uint64 {
	switch {
	case p < 0.03:
		return 0
	case p < 0.12:
		return 1
	case p < 0.3:
		return 2
	case p < 0.55:
		return 3
	case p < 0.8:
		return 4
	}
	return 5
}

// best is the best candidate of each role, by some place.
type best struct {
	score [roleCount]float32
	which [roleCount]int32
}

func (b *best) take(r Role, score float32, which int) {
	if score > b.score[r] {
		b.score[r], b.which[r] = score, int32(which)
	}
}

// neighbourhood indexes the candidates of a passage by their scores.
type neighbourhood struct {
	*ranking
	ends, begins []best // candidates that end, and that begin, at a token
	covers       []best // candidates that cover it
}

func (h *neighbourhood) index(k *ranking) {
	h.ranking = k
	n := k.n
	if cap(h.ends) < n {
		h.ends, h.begins, h.covers = make([]best, n+n/2), make([]best, n+n/2), make([]best, n+n/2)
	}
	h.ends, h.begins, h.covers = h.ends[:n], h.begins[:n], h.covers[:n]
	for i := 0; i < n; i++ {
		h.ends[i], h.begins[i], h.covers[i] = best{}, best{}, best{}
	}
	for i := range k.list {
		c := &k.list[i]
		h.begins[c.First].take(c.Role, c.score, i)
		h.ends[c.Last-1].take(c.Role, c.score, i)
		for j := c.First; j < c.Last; j++ {
			h.covers[j].take(c.Role, c.score, i)
		}
	}
}

// near is how far neighbours are looked for, in tokens.
const near = 4

// features appends those of the second pass to those of the first.
func (h *neighbourhood) features(out *sink, i int) {
	c := &h.list[i]
	out.at(neighbours + uint64(c.Role)*roleStep)
	own := odds(c.score)
	half := own / 2
	var rival, other float32
	h.overlapping(i, func(o *candidate) {
		if o.Role == c.Role {
			rival = max(rival, o.score)
		} else {
			other = max(other, o.score)
		}
	})
	out.one(own)
	out.two(own, sixth(rival))
	out.two(own, sixth(other))
	out.two(sixth(rival), sixth(other))
	var left, right, before, after best // beside it, and anywhere in its sentence
	b, e := c.First, c.Last-1
	for j := b - 1; j >= max(0, b-near); j-- {
		for r := Source; r < roleCount; r++ {
			left.take(r, h.ends[j].score[r], int(h.ends[j].which[r]))
		}
	}
	for j := e + 1; j <= min(h.n-1, e+near); j++ {
		for r := Source; r < roleCount; r++ {
			right.take(r, h.begins[j].score[r], int(h.begins[j].which[r]))
		}
	}
	for j := int(h.first[b]); j < b; j++ {
		for r := Source; r < roleCount; r++ {
			before.take(r, h.ends[j].score[r], 0)
		}
	}
	for j := e + 1; j <= int(h.last[e]); j++ {
		for r := Source; r < roleCount; r++ {
			after.take(r, h.begins[j].score[r], 0)
		}
	}
	prev, next := h.sentenceCue(int(h.first[b])-1), h.sentenceCue(int(h.last[e])+1)
	for r := Source; r < roleCount; r++ {
		out.two(sixth(left.score[r]), sixth(right.score[r]))
		out.two(sixth(before.score[r]), sixth(after.score[r]))
		out.two(sixth(left.score[r]), half)
		out.two(sixth(right.score[r]), half)
		out.two(sixth(max(before.score[r], after.score[r])), half)
	}
	out.three(sixth(left.score[0]), sixth(left.score[1]), sixth(left.score[2]))
	out.three(sixth(right.score[0]), sixth(right.score[1]), sixth(right.score[2]))
	out.three(sixth(max(before.score[1], after.score[1])), sixth(max(before.score[2], after.score[2])), sixth(max(before.score[0], after.score[0])))
	out.three(sixth(prev), sixth(next), sixth(max(before.score[1], after.score[1])))
	inside := float32(0)
	for j := b; j <= e; j++ {
		inside = max(inside, h.covers[j].score[Cue])
	}
	out.two(sixth(inside), half)
	if left.score[Cue] > 0 {
		q := &h.list[left.which[Cue]]
		out.at(neighbours + uint64(c.Role)*roleStep + 100)
		out.three(sixth(left.score[Cue]), h.lemma(q.First), h.lemma(q.Last-1))
		out.three(sixth(left.score[Cue]), h.lemma(q.Last-1), h.lemma(b))
		out.two(h.lemma(q.First), sixth(before.score[Content]))
	}
	if right.score[Cue] > 0 {
		q := &h.list[right.which[Cue]]
		out.at(neighbours + uint64(c.Role)*roleStep + 110)
		out.three(sixth(right.score[Cue]), h.lemma(q.First), h.lemma(q.Last-1))
		out.two(h.lemma(q.First), sixth(after.score[Content]))
	}
}

// sentenceCue is the score of the best cue in the sentence of token i.
func (h *neighbourhood) sentenceCue(i int) float32 {
	if uint(i) >= uint(h.n) {
		return 0
	}
	top := float32(0)
	for j := int(h.first[i]); j <= int(h.last[i]); j++ {
		top = max(top, h.covers[j].score[Cue])
	}
	return top
}
