package statement

// What the trained models find, and the rules' drafts, made one. Where both have
// a statement, the rules' draft stays and takes over what the models are surer
// of; where the models alone have one, it becomes a draft of its own.

import (
	"sort"

	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/statement/roles"
)

// learned is one attribution of the models as nodes of a block's view.
type learned struct {
	contents []nodeRange
	spans    []roles.Span // of the contents, as tokens
	source   nodeRange    // empty where there is none
	cue      nodeRange
	p        float64 // of the content
	sourceP  float64
	linkP    float64
	used     bool
}

// nodeAt is the node that holds a token, -1 where none does.
func (v *view) nodeAt(token int) int {
	i := sort.Search(len(v.nodes), func(i int) bool { return v.nodes[i].last > token })
	if i == len(v.nodes) || v.nodes[i].first > token {
		return -1
	}
	return i
}

// nodesOf are the nodes that hold a span's tokens. A quotation that the span
// cuts is taken in whole.
func (v *view) nodesOf(s roles.Span) (nodeRange, bool) {
	lo, hi := v.nodeAt(s.First), v.nodeAt(s.Last-1)
	if lo < 0 || hi < lo {
		return nodeRange{}, false
	}
	return nodeRange{lo, hi + 1}, true
}

// outside reports that a span begins and ends outside quotations.
func (v *view) outside(r nodeRange) bool {
	for i := r.lo; i < r.hi; i++ {
		if v.quote(i) && v.words(i) > 4 {
			return false
		}
	}
	return true
}

// learn merges what the models found in a block with the drafts of the rules.
func (x *extraction) learn(b int, p *roles.Passage, found roles.Found) {
	v := x.views[b]
	if x.text.Blocks[b].Speaker.Len() > 0 {
		return // all of it is one turn
	}
	list := x.readFound(v, found)
	drafts := x.byBlock[b]
	for _, a := range x.alsoIn[b] {
		runsInto(list, a)
	}
	x.claims = claims(v, drafts)
	of := make([]int32, len(v.nodes)) // the attribution whose content a node is in, from 1
	for i := range list {
		for _, r := range list[i].contents {
			for k := r.lo; k < r.hi; k++ {
				of[k] = int32(i + 1)
			}
		}
	}
	proposed := make(map[roles.Span]float64, len(found.Proposed))
	for _, f := range found.Proposed {
		proposed[f.Span] = float64(f.P)
	}
	// Each draft goes with the attribution that shares most with it.
	holder := make([]*draft, len(list))
	for _, d := range drafts {
		d.p = proposedP(d.v, p, proposed, roles.Content, d.content)
		best := mostShared(d, v, list, of)
		if len(d.quotes) == 0 && !d.whole && d.p < leastIndirect && (best < 0 || list[best].p > d.p+0.2 && !sameRanges(v, d.content, list[best].contents)) {
			d.dropped = true
			continue
		}
		if best < 0 {
			x.join(d, v, list, holder, of)
			continue
		}
		list[best].used, holder[best] = true, d
		subjP := 0.0
		if d.e.subj.ok() && d.cueView == nil {
			subjP = proposedP(d.v, p, proposed, roles.Source, []nodeRange{{d.e.subj.lo, d.e.subj.hi}})
		}
		x.adopt(d, &list[best], subjP)
	}
	x.claims = claims(v, drafts)
	for i := range list {
		l := &list[i]
		if l.used || x.claimed(l) {
			continue
		}
		if d := x.draftOf(v, b, l); d != nil {
			x.drafts = append(x.drafts, d)
			x.claims.add(d)
		}
	}
}

// claimed is the draft whose content each node of a block is in; nil where none.
type claimed []*draft

func claims(v *view, drafts []*draft) claimed {
	c := make(claimed, len(v.nodes))
	for _, d := range drafts {
		if d.v == v && !d.dropped {
			c.add(d)
		}
	}
	return c
}

func (c claimed) add(d *draft) {
	for _, r := range d.content {
		for k := r.lo; k < r.hi; k++ {
			if c[k] == nil {
				c[k] = d
			}
		}
	}
}

// mostShared is the attribution not yet used that shares most nodes with a
// draft's content; -1 where none does. of has the attribution of each node.
func mostShared(d *draft, v *view, list []learned, of []int32) int {
	if d.v != v {
		return -1
	}
	best, most := -1, 0
	for _, r := range d.content {
		for k := r.lo; k < r.hi; {
			i := int(of[k]) - 1
			for k < r.hi && int(of[k])-1 == i {
				k++
			}
			if i >= 0 && !list[i].used && i != best {
				if shared := sharedNodes(list[i].contents, d.content); shared > most || shared == most && i < best {
					best, most = i, shared
				}
			}
		}
	}
	return best
}

// index notes which drafts stand in which block.
func (x *extraction) index() {
	x.byBlock, x.alsoIn = make([][]*draft, len(x.text.Blocks)), make([][]*draft, len(x.text.Blocks))
	for _, d := range x.drafts {
		x.byBlock[d.block] = append(x.byBlock[d.block], d)
		for _, a := range d.also {
			x.alsoIn[a.block] = append(x.alsoIn[a.block], a)
		}
	}
}

// join gives a quotation that has no cue to the draft whose quotation it goes on
// from, where the models tie both to one cue: "“One,” said Lee, who owns the
// boat. “Two.”"
func (x *extraction) join(d *draft, v *view, list []learned, holder []*draft, of []int32) {
	if !d.alone || d.whole || len(d.also) > 0 || d.v != v || !d.direct() {
		return
	}
	i := int(of[d.content[0].lo]) - 1
	if i < 0 || holder[i] == nil {
		return
	}
	h := holder[i]
	if h.v != d.v || !h.direct() || len(h.also) > 0 {
		return
	}
	h.content = append(h.content, d.content...)
	h.quotes = append(h.quotes, d.quotes...)
	d.dropped, d.joined = true, h
}

// leastIndirect is the probability below which an indirect statement of the
// rules is left out.
const leastIndirect = 0.2

// readFound gives the models' attributions as nodes.
func (x *extraction) readFound(v *view, found roles.Found) []learned {
	var list []learned
	for _, a := range found.Attributions {
		l := learned{linkP: float64(a.P)}
		ok := true
		for i, c := range a.Contents {
			s := found.Spans[c]
			r, in := v.nodesOf(s.Span)
			if !in {
				ok = false
				break
			}
			if i == 0 || float64(s.P) < l.p {
				l.p = min(1, float64(s.P))
			}
			l.contents, l.spans = append(l.contents, r), append(l.spans, s.Span)
		}
		if !ok {
			continue
		}
		if a.Cue >= 0 {
			r, in := v.nodesOf(found.Spans[a.Cue].Span)
			if !in || !v.outside(r) {
				continue // inside a quotation: the words of who is quoted
			}
			l.cue = r
		}
		if a.Source >= 0 {
			r, in := v.nodesOf(found.Spans[a.Source].Span)
			if in && v.outside(r) && !(r.hi == r.lo+1 && v.tag(r.lo) == lang.Determiner && !relative(v.low(r.lo))) {
				l.source, l.sourceP = r, min(1, float64(found.Spans[a.Source].P))
			}
		}
		list = append(list, l)
	}
	return list
}

// runsInto marks as used what lies in a quotation that began in a block before.
func runsInto(list []learned, a *draft) {
	for i := range list {
		if sharedNodes(list[i].contents, a.content) > 0 {
			list[i].used = true
		}
	}
}

func sharedNodes(a, b []nodeRange) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.hi, y.hi)-max(x.lo, y.lo))
		}
	}
	return n
}

// proposedP is what the models give spans of the rules, as they stand: the
// least of them.
func proposedP(v *view, p *roles.Passage, proposed map[roles.Span]float64, role roles.Role, list []nodeRange) float64 {
	least := 1.0
	for _, r := range list {
		s := p.Trim(roles.Span{Role: role, First: v.nodes[r.lo].first, Last: v.nodes[r.hi-1].last})
		least = min(least, proposed[s])
	}
	return least
}

// claimed reports that words of the attribution's content belong to a draft.
func (x *extraction) claimed(l *learned) bool {
	for _, r := range l.contents {
		if x.taken(nil, r) {
			return true
		}
	}
	return false
}

// settle drops what the merging dropped, and orders the drafts.
func (x *extraction) settle() {
	kept := x.drafts[:0]
	for _, d := range x.drafts {
		if !d.dropped {
			kept = append(kept, d)
		}
	}
	x.drafts = kept
	inners := x.inners[:0]
	for _, d := range x.inners {
		if h := d.outer.joined; h != nil {
			d.outer = h
		}
		o := d.outer
		for o.outer != nil {
			o = o.outer
		}
		if !o.dropped {
			inners = append(inners, d)
		}
	}
	x.inners = inners
	sort.SliceStable(x.drafts, func(i, j int) bool {
		a, c := x.drafts[i], x.drafts[j]
		if a.block != c.block {
			return a.block < c.block
		}
		return a.content[0].lo < c.content[0].lo
	})
}
