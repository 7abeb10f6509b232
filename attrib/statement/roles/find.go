package roles

// Finding: the models together, over one passage.

import (
	"slices"
	"sort"
)

// Found is what stands in a passage. Spans are without punctuation at their
// ends, in the order of the text, and do not overlap.
type Found struct {
	Spans        []Scored
	Attributions []Attribution
	// Proposed are the spans that the rules proposed, taken or not.
	Proposed []Scored
}

// finder is a chain, a ranker and a linker, trained or loaded.
type finder struct {
	chain  chainScorer
	trans  *Transitions
	ranker rankScorer
	links  logisticScorer
	bare   bool
}

// Least is the probability from which on a span is worth taking. Where spans
// are asked for alone, the best F1 is had between 0.3 and 0.4.
const Least = 0.35

// LeastBare is the same for texts without case and punctuation, where little is
// sure: what counts there is that the words are found at all.
const LeastBare = 0.2

// Workspace holds the buffers of one goroutine.
type Workspace struct {
	scene   scene
	lattice lattice
	sink    sink
	ranking ranking
	around  neighbourhood
	piece   Passage
}

// find runs the models over a passage.
func (f *finder) find(p *Passage, w *Workspace, least float32) Found {
	if len(p.Words) == 0 {
		return Found{}
	}
	f.rank(p, w)
	var out Found
	for i := range w.ranking.list {
		if c := &w.ranking.list[i]; c.rules > 0 {
			out.Proposed = append(out.Proposed, Scored{c.Span, c.score})
			c.score += prior(c)
		}
	}
	if f.bare {
		w.ranking.covered()
	}
	out.Spans = choose(nil, w.ranking.list, least)
	k := linking{scene: &w.scene, spans: out.Spans}
	out.Attributions = k.tie(f.links, &w.sink)
	if f.bare {
		return out
	}
	if more := w.ranking.complete(out, orphan); len(more) > len(out.Spans) {
		out.Spans, k.spans = more, more
		out.Attributions = k.tie(f.links, &w.sink)
	}
	return out
}

// orphan is how likely the content must be that a cue without any is given.
const orphan = 0.15

// complete adds contents to spans: a cue that has none takes the likeliest of
// its sentence that is still free, though it is below what a content alone would
// need. least is how likely it must be.
func (k *ranking) complete(found Found, least float32) []Scored {
	has := make([]bool, len(found.Spans))
	for _, a := range found.Attributions {
		if a.Cue >= 0 {
			has[a.Cue] = true
		}
	}
	free := make([]bool, k.n)
	for i := range free {
		free[i] = true
	}
	take := func(s Span) {
		for i := s.First; i < s.Last; i++ {
			free[i] = false
		}
	}
	for _, s := range found.Spans {
		take(s.Span)
	}
	spans := found.Spans
	for i, s := range found.Spans {
		if s.Role != Cue || has[i] {
			continue
		}
		best := Scored{P: least}
		first, last := int(k.first[s.First]), int(k.last[s.First])
		at := sort.Search(len(k.list), func(j int) bool { return k.list[j].First >= first })
		for j := at; j < len(k.list) && k.list[j].First <= last; j++ {
			if c := &k.list[j]; c.Role == Content && c.score > best.P && all(free[c.First:c.Last]) {
				best = Scored{c.Span, c.score}
			}
		}
		if best.Last > 0 {
			if len(spans) == len(found.Spans) {
				spans = slices.Clone(spans)
			}
			spans = append(spans, best)
			take(best.Span)
		}
	}
	if len(spans) > len(found.Spans) {
		slices.SortFunc(spans, func(a, b Scored) int { return a.First - b.First })
	}
	return spans
}

func all(flags []bool) bool {
	for _, f := range flags {
		if !f {
			return false
		}
	}
	return true
}

// prior is what a proposal of the rules has on its side, beyond what the ranker
// learned of it on news of one country: the rules know marks and styles that are
// not in the training articles.
func prior(c *candidate) float32 {
	kind, sure := (c.rules-1)/4, (c.rules-1)%4
	if sure == 0 {
		return 0
	}
	switch kind {
	case 0: // direct
		return priorDirect
	case 1: // mixed
		return priorMixed
	}
	return priorIndirect
}

// The priors, by the kind of the rules' statement.
const (
	priorDirect   = 0.5
	priorMixed    = 0.3
	priorIndirect = 0.2
)

// rank leaves the ranked candidates of a passage in the workspace.
func (f *finder) rank(p *Passage, w *Workspace) {
	s, r := &w.scene, &w.ranking
	s.read(p, f.chain.class)
	r.scene = s
	r.list, r.beliefs = s.possible(f.chain, f.trans, &w.lattice, &w.sink, f.bare, r.list, r.beliefs)
	r.rank(f.ranker, &w.around, &w.sink, f.bare)
}

// tie gives each content its best cue, and each cue its best source.
func (k *linking) tie(m logisticScorer, out *sink) []Attribution {
	const least = 0.2 // below it two spans are left apart
	best := func(kind pairKind, a int, role Role) (int, float32) {
		which, top := -1, float32(least)
		k.partners(a, role, func(b int) {
			k.features(out, kind, a, b)
			if p := sigmoid(m.sum(out.keys)); p > top {
				which, top = b, p
			}
		})
		return which, top
	}
	byCue := map[int]int{}
	var list []Attribution
	for i := range k.spans {
		if k.spans[i].Role != Content {
			continue
		}
		cue, p := best(contentToCue, i, Cue)
		if cue < 0 {
			source, q := best(contentToSource, i, Source)
			if source < 0 {
				q = 1
			}
			list = append(list, Attribution{Source: source, Cue: -1, Contents: []int{i}, P: q})
			continue
		}
		if at, ok := byCue[cue]; ok {
			list[at].Contents = append(list[at].Contents, i)
			list[at].P = min(list[at].P, p)
			continue
		}
		byCue[cue] = len(list)
		list = append(list, Attribution{Source: -1, Cue: cue, Contents: []int{i}, P: p})
	}
	for i := range list {
		if list[i].Cue < 0 {
			continue
		}
		source, p := best(cueToSource, list[i].Cue, Source)
		list[i].Source = source
		if source >= 0 {
			list[i].P *= p
		}
	}
	return list
}

// In bare texts the ends of contents are seldom sure, and each of the many
// stretches that may be one has a low score, when most of their words are surely
// inside. So a content counts for its words too: coverWorth for each that is
// inside for certain, less coverLine of that. The figures are those that find the
// most words of annotated news, stripped, at little cost in exact ends.
const (
	coverWorth = 0.05
	coverLine  = 0.35
)

func (k *ranking) covered() {
	k.sums = append(k.sums[:0], 0)
	for i := range k.beliefs {
		k.sums = append(k.sums, k.sums[i]+k.beliefs[i][Content]-coverLine)
	}
	for i := range k.list {
		if c := &k.list[i]; c.Role == Content {
			c.words = coverWorth * (k.sums[c.Last] - k.sums[c.First])
		}
	}
}
