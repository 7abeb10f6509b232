package claim

// Places: where the parts of a wording stand in another, in whatever order and
// however far apart. A quotation that joins two answers is no stretch of its
// source, so no single alignment says where it is from; several do.

import (
	"cmp"
	"slices"

	"github.com/attribcheck/attrib/attrib/document"
)

// Place is a run of words of one text that stands in another, a few words of
// either perhaps differing inside it. At both ends words agree.
type Place struct {
	From, To             int // of mine, half-open, in words
	TheirsFrom, TheirsTo int // of theirs
	// Matched words agree, Content of them are of substance; Differing is how many
	// words differ inside, of the side that has more.
	Matched, Content, Differing int
}

// Places covers a wording by the places of another text that its words come
// from. It gives those that together have most of its words, weighed as
// alignment weighs them, each further place at a cost: where one place has all
// but a word or two, that place alone comes back.
//
// The places are in the order of mine and share no word on either side. Each has
// three words in a row that agree, and a word of substance that does. Inside one,
// at most six words in a row differ on either side; farther apart it is two
// places, and those may stand in theirs in any order: the second of two that were
// swapped has the smaller TheirsFrom. No place runs over a gap of mine or of
// theirs; over brackets it does, and they count as words that differ. Words of
// mine before, between and after the places stand nowhere in theirs in such a
// run, or are too few.
//
// So none: the text has nothing of the wording. One that covers it: an ordinary
// quotation, whose difference [Contrast] shows. Two or more without a gap between
// them: joined, where mine[p.To:q.From] is short; what was left out is
// theirs[p.TheirsTo:q.TheirsFrom].
//
// Time grows with the lengths, not their product: of a chain of words that
// theirs has at many places only the first are looked at.
func Places(mine, theirs []Word) []Place {
	return placesIn(tokens(mine), tokens(theirs))
}

func placesIn(a, b []token) []Place {
	three := newBuckets(len(b), func(j int) uint64 {
		if j+anchorWords > len(b) {
			return 0
		}
		return shingle(b[j:])
	})
	return places(a, b, &three)
}

// LocatedPlace is a place with its span in the document.
type LocatedPlace struct {
	Place
	Span document.Span
}

// Places covers a wording by places of the document, as [Places] does; theirs
// are the words of its running text.
func (f *Finder) Places(words []Word) []LocatedPlace { return f.PlacesOf(NewPattern(words)) }

// PlacesOf is Places for words made ready. What it gives is the caller's.
func (f *Finder) PlacesOf(p *Pattern) []LocatedPlace {
	found := places(p.words, f.tokens, &f.three)
	if len(found) == 0 {
		return nil
	}
	out := make([]LocatedPlace, len(found))
	for i, p := range found {
		out[i] = LocatedPlace{p, document.Span{Start: f.spans[p.TheirsFrom].Start, End: f.spans[p.TheirsTo-1].End}}
	}
	return out
}

// Ends reports whether a sentence ends after one of the words from from to to, as
// [LocatedPlace] counts them.
func (f *Finder) Ends(from, to int) bool {
	for _, t := range f.tokens[from:to] {
		if t.flags&Ends != 0 {
			return true
		}
	}
	return false
}

// seed is a run of words that both have: a[a0:a1] and b[b0:].
type seed struct{ a0, a1, b0 int }

func (s seed) b1() int { return s.b0 + s.a1 - s.a0 }

const (
	placeReach = 6    // words in a row that may differ inside a place
	placeCost  = 6    // of a further place, as alignment scores: three words more or less
	mostSeeds  = 1024 // runs in common that are looked at
	seedOften  = 16   // places of theirs that one chain leads to
)

// places is Places, with an index of the chains of b.
func places(a, b []token, three *buckets) []Place {
	seeds := seedRuns(a, b, three)
	if len(seeds) == 0 {
		return nil
	}
	slices.SortFunc(seeds, func(x, y seed) int {
		return cmp.Or(cmp.Compare(x.a0, y.a0), cmp.Compare(x.b0, y.b0), cmp.Compare(x.a1, y.a1))
	})
	worth := make([]int, len(a)+1) // of the words before each
	gaps := make([]int, len(a)+1)
	for i, t := range a {
		worth[i+1], gaps[i+1] = worth[i]+scoreWord, gaps[i]
		switch {
		case t.gap():
			worth[i+1] = worth[i]
			gaps[i+1]++
		case t.flags&Stop != 0:
			worth[i+1] = worth[i] + scoreStop
		}
	}
	bGap := func(from, to int) bool {
		return slices.ContainsFunc(b[from:to], token.gap)
	}
	// The best chain of seeds that ends with each. Where one overlaps the one
	// before, it begins later.
	type link struct {
		score, before int
		from          int // where the seed begins in a
		joins         bool
	}
	chain := make([]link, len(seeds))
	last := 0
	for k, s := range seeds {
		chain[k] = link{worth[s.a1] - worth[s.a0], -1, s.a0, false}
		for l := k - 1; l >= 0; l-- {
			p := seeds[l]
			if p.a1 >= s.a1 {
				continue
			}
			from := max(s.a0, p.a1)
			score := chain[l].score + worth[s.a1] - worth[from]
			b0 := s.b0 + from - s.a0
			if b0 < p.b1() && b0+s.a1-from > p.b0 { // the same words of theirs
				if b0 < p.b0 {
					continue
				}
				from += p.b1() - b0
				b0 = p.b1()
				if from >= s.a1 {
					continue
				}
				score = chain[l].score + worth[s.a1] - worth[from]
			}
			differ := max(from-p.a1, b0-p.b1())
			joins := b0 >= p.b1() && differ <= placeReach && gaps[from] == gaps[p.a1] && !bGap(p.b1(), b0)
			switch {
			case joins:
				score += differ * costOne
			case s.a1-from < anchorWords:
				continue
			case gaps[from] == gaps[p.a1]:
				score -= placeCost
			}
			if score > chain[k].score {
				chain[k] = link{score, l, from, joins}
			}
		}
		if chain[k].score > chain[last].score {
			last = k
		}
	}
	var out []Place
	fresh := true
	for k := last; k >= 0; k = chain[k].before { // from the last to the first
		s, c := seeds[k], chain[k]
		b0 := s.b0 + c.from - s.a0
		if fresh {
			out = append(out, Place{To: s.a1, TheirsTo: s.b1()})
		}
		p := &out[len(out)-1]
		if !fresh {
			p.Differing += max(p.From-s.a1, p.TheirsFrom-s.b1())
		}
		p.From, p.TheirsFrom = c.from, b0
		p.Matched += s.a1 - c.from
		for _, t := range a[c.from:s.a1] {
			if t.flags&Stop == 0 {
				p.Content++
			}
		}
		fresh = !c.joins
	}
	slices.Reverse(out)
	out = tellingPlaces(out)
	for i := range out {
		// How far it may grow: to its neighbours, which in theirs may be others.
		a0, a1, b0, b1 := 0, len(a), 0, len(b)
		for k, q := range out {
			if k == i-1 {
				a0 = q.To
			} else if k == i+1 {
				a1 = q.From
			}
			if k != i && q.TheirsTo <= out[i].TheirsFrom {
				b0 = max(b0, q.TheirsTo)
			} else if k != i {
				b1 = min(b1, q.TheirsFrom)
			}
		}
		out[i].grow(a, b, -1, a0, b0)
		out[i].grow(a, b, 1, a1, b1)
	}
	return out
}

// grow takes in what stands before a place, or after it, beyond a word that
// differs: two words that agree, where one is of substance. It stops at limA and
// limB.
func (p *Place) grow(a, b []token, step, limA, limB int) {
	i, j := p.From-1, p.TheirsFrom-1 // next to the place
	n, m := p.From-limA, p.TheirsFrom-limB
	if step > 0 {
		i, j = p.To, p.TheirsTo
		n, m = limA-p.To, limB-p.TheirsTo
	}
	for {
		grown := false
		for _, skip := range [...][2]int{{1, 1}, {1, 0}, {0, 1}} {
			if skip[0] > 0 && (n < 1 || a[i].gap()) || skip[1] > 0 && (m < 1 || b[j].gap()) {
				continue
			}
			x, y := i+skip[0]*step, j+skip[1]*step
			k, content := 0, 0
			for k < min(n-skip[0], m-skip[1]) && a[x+k*step].key == b[y+k*step].key && (a[x+k*step].flags|b[y+k*step].flags)&(Gap|Bracket) == 0 {
				if a[x+k*step].flags&Stop == 0 {
					content++
				}
				k++
			}
			if k < anchorWords-1 || content == 0 {
				continue
			}
			p.Matched += k
			p.Content += content
			p.Differing++
			i, j, n, m = x+k*step, y+k*step, n-skip[0]-k, m-skip[1]-k
			grown = true
			break
		}
		if !grown {
			break
		}
	}
	if step < 0 {
		p.From, p.TheirsFrom = i+1, j+1
	} else {
		p.To, p.TheirsTo = i, j
	}
}

// tellingPlaces leaves out what is no evidence, and of two that have the same
// words of theirs the lesser.
func tellingPlaces(all []Place) []Place {
	out := all[:0]
next:
	for i, p := range all {
		if p.Content == 0 || p.Matched < anchorWords {
			continue
		}
		for k, q := range all {
			if k != i && p.TheirsFrom < q.TheirsTo && q.TheirsFrom < p.TheirsTo &&
				(q.Matched > p.Matched || q.Matched == p.Matched && k < i) {
				continue next
			}
		}
		out = append(out, p)
	}
	return out
}

// seedRuns finds the longest runs of words that both have, of three or more.
func seedRuns(a, b []token, three *buckets) []seed {
	var out []seed
	var reached map[int]int // diagonal → how far a is covered on it
	agree := func(i, j int) bool {
		return a[i].key == b[j].key && (a[i].flags|b[j].flags)&(Gap|Bracket) == 0
	}
	for i := 0; i+anchorWords <= len(a); i++ {
		h := shingle(a[i:])
		if h == 0 {
			continue
		}
		n := 0
		for _, at := range three.find(h) {
			j := int(at)
			if !agree(i, j) || !agree(i+1, j+1) || !agree(i+2, j+2) {
				continue
			}
			if n++; n > seedOften {
				break
			}
			if reached[j-i] > i {
				continue
			}
			s := seed{i, i + anchorWords, j}
			for s.a0 > 0 && s.b0 > 0 && agree(s.a0-1, s.b0-1) {
				s.a0--
				s.b0--
			}
			for s.a1 < len(a) && s.b1() < len(b) && agree(s.a1, s.b1()) {
				s.a1++
			}
			if reached == nil {
				reached = map[int]int{}
			}
			reached[j-i] = s.a1
			if out = append(out, s); len(out) == mostSeeds {
				return out
			}
		}
	}
	return out
}
