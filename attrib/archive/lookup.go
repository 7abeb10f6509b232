package archive

// From a wording to the sources that may have it: what the index finds, weighed.

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/statement"
)

// wording is words that are looked for, and who is said to say them, if anybody is.
type wording struct {
	words []claim.Word
	by    *statement.Statement
	wide  bool // whatever shares a chain will do, or half the pairs: a person looks on
}

// Limits of one wording's look-up.
const (
	mostChains = 64 // of a long wording, spread over it
	shortWords = 12 // up to so many words, pairs are looked up too
	fewWords   = 6  // up to so many, each word as the speaker's
)

// keysOf are the keys that a wording is looked up by, each sort apart.
type keysOf struct{ chains, pairs, said []uint64 }

func (w *wording) keys() (k keysOf) {
	k.chains = spread(claim.AppendChains(nil, w.words), mostChains)
	n := 0
	for i := range w.words {
		if !w.words[i].Has(claim.Gap) {
			n++
		}
	}
	if n <= shortWords {
		k.pairs = claim.AppendPairs(nil, w.words)
	}
	if n <= fewWords && w.by != nil {
		k.said = claim.AppendSaid(nil, w.by, w.words)
	}
	return k
}

// each calls f with each key, the weight that it has, and its sort.
func (k *keysOf) each(f func(key uint64, weight, sort int)) {
	// A chain that nothing else has tells most; what many have tells little. A pair
	// tells less, and a word of one's own less still.
	for sort, of := range [sorts]struct {
		keys   []uint64
		weight int
	}{{k.chains, 64}, {k.pairs, 24}, {k.said, 12}} {
		for _, key := range of.keys {
			f(key, of.weight, sort)
		}
	}
}

// rareWeight is the weight of a chain that four have.
const rareWeight = 64 / 4

// sorts is how many sorts of keys there are: chains, pairs, words of a speaker's.
const sorts = 3

// enough reports whether what a passage shares with the wording may be more than
// chance. What bears words out has half of them, most in runs: of 20 words it shares
// five chains or so. Half of that is asked for, since a quotation may run over two
// passages. Chains that people have in common ("one of the") come singly, and one alone
// tells only where few have it. Of a short
// wording two thirds of the pairs will do too, or of the words as the speaker's.
func (k *keysOf) enough(h *hit, wide bool) bool {
	if wide {
		return h.shared[0] > 0 || h.shared[1] > 0 && 2*h.shared[1] >= len(k.pairs) || h.shared[2] > 0 && 2*h.shared[2] >= len(k.said)
	}
	chains := h.shared[0] >= max(1, (3*len(k.chains)-10)/20) && (h.shared[0] > 1 || h.weight > rareWeight || len(k.chains) < 6)
	return chains ||
		h.shared[1] > 0 && 3*h.shared[1] >= 2*len(k.pairs) ||
		h.shared[2] > 0 && 3*h.shared[2] >= 2*len(k.said)
}

// spread leaves most of a list, evenly.
func spread(list []uint64, most int) []uint64 {
	if len(list) <= most {
		return list
	}
	out := make([]uint64, most)
	for i := range out {
		out[i] = list[i*(len(list)-1)/(most-1)]
	}
	return out
}

// hit is a passage that shares keys with a wording.
type hit struct {
	passage int64
	weight  int
	shared  [sorts]int // keys of each sort
}

// lookUpAll finds for each wording the passages that may have it, at most most, best
// first, of equals the latest.
func (s *store) lookUpAll(ctx context.Context, q querier, wordings []wording, most int) ([][]hit, error) {
	segments, err := s.segments(ctx, q)
	if err != nil {
		return nil, err
	}
	keys := make([]keysOf, len(wordings))
	var all []uint64
	for i := range wordings {
		keys[i] = wordings[i].keys()
		keys[i].each(func(key uint64, _, _ int) { all = append(all, key) })
	}
	a := newAsked(all)
	if err := s.lookUp(ctx, q, segments, a); err != nil {
		return nil, err
	}
	out := make([][]hit, len(wordings))
	weights := map[int64]hit{}
	for i := range wordings {
		clear(weights)
		keys[i].each(func(key uint64, weight, sort int) {
			passages := a.of(key)
			for _, p := range passages {
				h := weights[p]
				h.passage, h.weight = p, h.weight+weight/len(passages)+1
				h.shared[sort]++
				weights[p] = h
			}
		})
		var hits []hit
		for _, h := range weights {
			if keys[i].enough(&h, wordings[i].wide) {
				hits = append(hits, h)
			}
		}
		slices.SortFunc(hits, func(x, y hit) int {
			return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(y.passage, x.passage))
		})
		out[i] = hits[:min(len(hits), most)]
	}
	return out, nil
}

// sourcesOf finds the sources that the passages of hits stand in, in order of their
// numbers. What was removed or replaced is left out.
func (s *store) sourcesOf(ctx context.Context, q querier, hits [][]hit) ([]Source, error) {
	var passages []int64
	for _, list := range hits {
		for _, h := range list {
			passages = append(passages, h.passage)
		}
	}
	slices.Sort(passages)
	passages = slices.Compact(passages)
	var out []Source
	for _, p := range passages {
		if n := len(out); n > 0 && p < out[n-1].firstPassage+out[n-1].passages {
			continue
		}
		src, err := s.source(ctx, q, "first_passage <= ? ORDER BY first_passage DESC LIMIT 1", p)
		if err != nil {
			return nil, err
		}
		if src != nil && p < src.firstPassage+src.passages && src.Current {
			out = append(out, *src)
		}
	}
	return out, nil
}

// find gives the source, of a list in order, that a passage stands in.
func find(sources []Source, passage int64) (int, bool) {
	i := sort.Search(len(sources), func(i int) bool { return sources[i].firstPassage > passage }) - 1
	return i, i >= 0 && passage < sources[i].firstPassage+sources[i].passages
}

// Query is what sources are recalled by, and which of them.
type Query struct {
	// Claims looks for all words of statements without quoted words too.
	Claims bool
	// Since leaves out what was published before, or is not known to have been
	// published: an RFC 3339 date. "" leaves out nothing.
	Since string
	// Except are documents that are given anyway: what is the same source is left out.
	Except []*document.Document
	// MostSources bounds how many are recalled, the likeliest; 0 is 500. So does their
	// text: together they have at most 24 MB.
	MostSources int
}

// sourcesOfOne is how many sources one wording may bring.
const sourcesOfOne = 10

// Recall finds the sources that may have what sources say: the quoted words of their
// statements, or all. Those that it gives are in the order in which they were added.
func (a *Archive) Recall(ctx context.Context, sources []claim.Source, o Query) ([]*Kept, error) {
	var wordings []wording
	for _, src := range sources {
		for _, st := range src.Statements {
			switch {
			case len(st.Quoted) > 0:
				for _, q := range st.Quoted {
					wordings = append(wordings, wording{words: claim.NormalWords(src.Doc, q.Span), by: st})
				}
			case o.Claims:
				wordings = append(wordings, wording{words: claim.ContentWords(src.Doc, st), by: st})
			}
		}
	}
	// What is given anyway is told by its address or its text.
	addresses, texts := map[string]bool{}, map[string]bool{}
	for _, d := range o.Except {
		addresses[a.store.address(d)], texts[d.Text] = true, true
	}
	delete(addresses, "") // of many
	var out []*Kept
	err := a.store.snapshot(ctx, func(q querier) error {
		found, err := a.store.recall(ctx, q, wordings, sourcesOfOne, cmp.Or(o.MostSources, 500), func(src *Source) bool {
			return published(src, o.Since) && !addresses[src.Address]
		})
		if err != nil {
			return err
		}
		return a.store.bodies(ctx, q, found, func(k *Kept) error {
			if !texts[k.Doc.Text] {
				out = append(out, k)
			}
			return nil
		})
	})
	return out, err
}

// recall finds the sources of wordings, at most so many of one and of all.
func (s *store) recall(ctx context.Context, q querier, wordings []wording, ofOne, most int, wanted func(*Source) bool) ([]Source, error) {
	hits, err := s.lookUpAll(ctx, q, wordings, 4*ofOne)
	if err != nil {
		return nil, err
	}
	sources, err := s.sourcesOf(ctx, q, hits)
	if err != nil {
		return nil, err
	}
	weight := make([]int, len(sources))
	for _, list := range hits {
		seen := map[int]bool{}
		for _, h := range list {
			i, ok := find(sources, h.passage)
			if !ok || seen[i] || !wanted(&sources[i]) {
				continue
			}
			if seen[i] = true; len(seen) > ofOne {
				break
			}
			weight[i] = max(weight[i], h.weight)
		}
	}
	order := make([]int, 0, len(sources))
	for i := range sources {
		if weight[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(weight[j], weight[i]) })
	order = order[:min(len(order), most)]
	size := int64(0)
	for i, at := range order {
		if size += sources[at].Bytes; size > mostText {
			order = order[:i]
			break
		}
	}
	slices.Sort(order)
	out := make([]Source, len(order))
	for i, at := range order {
		out[i] = sources[at]
	}
	return out, nil
}

// Documents are those of what was recalled, in order.
func Documents(kept []*Kept) []*document.Document {
	out := make([]*document.Document, len(kept))
	for i, k := range kept {
		out[i] = k.Doc
	}
	return out
}

// Statements gives the statements of what was recalled, as [attrib.WithStatements]
// asks for them.
func Statements(kept []*Kept) func(*document.Document) ([]statement.Statement, bool) {
	of := make(map[*document.Document]*Kept, len(kept))
	for _, k := range kept {
		of[k.Doc] = k
	}
	return func(d *document.Document) ([]statement.Statement, bool) {
		k, ok := of[d]
		if !ok {
			return nil, false
		}
		return k.Statements, true
	}
}
