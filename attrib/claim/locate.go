package claim

// Finding the best places of a quotation in the running text of a document,
// whether or not quotation marks stand there.

import (
	"cmp"
	"slices"

	"github.com/attribcheck/attrib/attrib/document"
)

// Finder is an index of the words of a document. It is read-only once made.
type Finder struct {
	Doc    *document.Document
	tokens []token
	spans  []document.Span
	three  buckets // chains of three words, by place of the first
	one    buckets // single words
}

// buckets are places by the number of what stands there, those of one bucket in
// order of place: two arrays, whatever the words are.
type buckets struct {
	heads []int32
	at    []int32
	shift uint
}

func newBuckets(n int, key func(int) uint64) buckets {
	bits := uint(4)
	for 1<<bits < n {
		bits++
	}
	b := buckets{heads: make([]int32, 1<<bits+1), shift: 64 - bits}
	slot := func(k uint64) uint64 { return (k * 0x9e3779b97f4a7c15) >> b.shift }
	total := 0
	for i := range n {
		if k := key(i); k != 0 {
			b.heads[slot(k)+1]++
			total++
		}
	}
	for i := 1; i < len(b.heads); i++ {
		b.heads[i] += b.heads[i-1]
	}
	b.at = make([]int32, total)
	next := slices.Clone(b.heads)
	for i := range n {
		if k := key(i); k != 0 {
			s := slot(k)
			b.at[next[s]] = int32(i)
			next[s]++
		}
	}
	return b
}

// find gives the places that may hold k; others share its bucket.
func (b *buckets) find(k uint64) []int32 {
	s := (k * 0x9e3779b97f4a7c15) >> b.shift
	return b.at[b.heads[s]:b.heads[s+1]]
}

// NewFinder indexes the text of a document: all blocks but page furniture, in
// order; all of the text where there are no blocks. Memory is about 60 bytes a
// word.
func NewFinder(doc *document.Document) *Finder {
	f := &Finder{Doc: doc}
	add := func(s document.Span) {
		for _, w := range NormalWords(doc, s) {
			if w.Has(Gap) {
				continue
			}
			f.tokens = append(f.tokens, token{wordKey(w.Norm), w.Flags})
			f.spans = append(f.spans, w.Span)
		}
	}
	for _, b := range doc.Blocks {
		if b.Kind != document.Furniture {
			add(b.Span)
		}
	}
	if len(doc.Blocks) == 0 {
		add(document.Span{End: len(doc.Text)})
	}
	f.three = newBuckets(len(f.tokens), f.shingleAt)
	f.one = newBuckets(len(f.tokens), func(i int) uint64 { return f.tokens[i].key })
	return f
}

func (f *Finder) shingleAt(i int) uint64 {
	if i+anchorWords > len(f.tokens) {
		return 0
	}
	return mix(mix(f.tokens[i].key, f.tokens[i+1].key), f.tokens[i+2].key)
}

// Located is one place of a quotation in a document.
type Located struct {
	Span document.Span // from the first to the last word that stands for it
	// Score is the share of the quotation's words that stand there, differing
	// words of the document counted against it: 0 to 1.
	Score float64
	// Matched words agree, Content of them are of substance.
	Matched, Content int
}

// Locate finds the best places of words, best first, at most most of them, of
// equals the first in the text. Words around an ellipsis are looked for one
// part after the other. Time does not depend on the length of the document but
// for how often it has the words.
func (f *Finder) Locate(words []Word, most int) []Located {
	ts := tokens(words)
	ps := pieces(ts)
	if len(ps) == 0 || most <= 0 || len(f.tokens) == 0 {
		return nil
	}
	best := f.piece(ts[ps[0].from:ps[0].to], most)
	if len(ps) == 1 {
		return best
	}
	// Of several pieces, the later ones are sought after the first that is found.
	weight := func(p piece) float64 { return float64(p.to - p.from) }
	total := 0.0
	for i := range best {
		best[i].Score *= weight(ps[0])
	}
	if len(best) == 0 {
		best = []Located{{}}
	}
	total += weight(ps[0])
	for n, p := range ps[1:] {
		if n == maxPieces {
			break
		}
		total += weight(p)
		places := f.piece(ts[p.from:p.to], 4)
		for i := range best {
			for _, place := range places {
				if best[i].Matched > 0 && place.Span.Start < best[i].Span.Start {
					continue
				}
				if best[i].Matched == 0 {
					best[i].Span = place.Span
				}
				best[i].Span.End = max(best[i].Span.End, place.Span.End)
				best[i].Score += place.Score * weight(p)
				best[i].Matched += place.Matched
				best[i].Content += place.Content
				break
			}
		}
	}
	for i := range best {
		best[i].Score /= total
	}
	best = slices.DeleteFunc(best, func(l Located) bool { return l.Matched == 0 })
	rank(best)
	return best
}

func rank(places []Located) {
	slices.SortStableFunc(places, func(x, y Located) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Span.Start, y.Span.Start))
	})
}

// Limits of a search: of a chain that stands at more places only the first count.
const (
	mostPlaces  = 128
	mostWindows = 8
)

// piece finds the best places of words without a gap.
func (f *Finder) piece(words []token, most int) []Located {
	var votes []int32 // where the quotation would begin
	for i := 0; i+anchorWords <= len(words); i++ {
		h := shingle(words[i:])
		if h == 0 {
			continue
		}
		n := 0
		for _, at := range f.three.find(h) {
			if f.shingleAt(int(at)) != h {
				continue
			}
			if votes = append(votes, at-int32(i)); n == mostPlaces {
				break
			}
			n++
		}
	}
	if len(votes) == 0 {
		votes = f.byWords(words)
	}
	if len(votes) == 0 {
		return nil
	}
	slices.Sort(votes)
	// Votes close together are one window.
	slack := int32(4 + len(words)/3)
	type window struct{ from, to, votes int32 }
	var windows []window
	for _, v := range votes {
		if n := len(windows); n > 0 && v-windows[n-1].to <= slack && v-windows[n-1].from <= 4*slack {
			windows[n-1].to = v
			windows[n-1].votes++
			continue
		}
		windows = append(windows, window{v, v, 1})
	}
	slices.SortStableFunc(windows, func(x, y window) int { return cmp.Compare(y.votes, x.votes) })
	windows = windows[:min(len(windows), max(mostWindows, most))]
	var out []Located
	for _, w := range windows {
		from := max(0, int(w.from-slack))
		to := min(len(f.tokens), int(w.to+slack)+len(words))
		al := within(words, f.tokens[from:to])
		if al.matched == 0 {
			continue
		}
		b0, b1 := al.spanB()
		b0, b1 = b0+from, b1+from
		a0, a1 := al.spanA()
		unmatched := al.differing
		for _, t := range words[:a0] {
			if !t.bracket() {
				unmatched++
			}
		}
		for _, t := range words[a1:] {
			if !t.bracket() {
				unmatched++
			}
		}
		out = append(out, Located{
			Span:    document.Span{Start: f.spans[b0].Start, End: f.spans[b1-1].End},
			Score:   float64(al.matched) / float64(al.matched+unmatched),
			Matched: al.matched, Content: al.content,
		})
	}
	rank(out)
	out = slices.CompactFunc(out, func(x, y Located) bool { return x.Span == y.Span })
	return out[:min(len(out), most)]
}

// byWords votes by single words: for quotations too short, or changed too
// closely, for a chain of three. The rarest words vote.
func (f *Finder) byWords(words []token) []int32 {
	type rare struct{ at, n int }
	var order []rare
	for i, w := range words {
		if w.gap() || w.bracket() {
			continue
		}
		n := 0
		for _, at := range f.one.find(w.key) {
			if f.tokens[at].key == w.key {
				n++
			}
			if n > mostPlaces {
				break
			}
		}
		if n > 0 {
			order = append(order, rare{i, n})
		}
		if len(order) == 64 {
			break
		}
	}
	slices.SortStableFunc(order, func(x, y rare) int { return cmp.Compare(x.n, y.n) })
	var votes []int32
	for _, r := range order[:min(len(order), 3)] {
		n := 0
		for _, at := range f.one.find(words[r.at].key) {
			if f.tokens[at].key != words[r.at].key {
				continue
			}
			if votes = append(votes, at-int32(r.at)); n == mostPlaces {
				break
			}
			n++
		}
	}
	return votes
}
