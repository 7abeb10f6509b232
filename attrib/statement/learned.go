package statement

// What the trained models find, and the rules' drafts, made one. Where both have
// a statement, the rules' draft stays and takes over what the models are surer
// of; where the models alone have one, it becomes a draft of its own.

import (
	"sort"
	"strings"

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
	if x.turns != nil && x.turns[b][1] > 0 {
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

// sourceMargin is how much surer the models must be of their own mention than of
// the rules' for it to take that one's place.
const sourceMargin = 0.1

// adopt gives a draft of the rules what the models are surer of. subjP is what
// the models give the rules' mention.
func (x *extraction) adopt(d *draft, l *learned, subjP float64) {
	own := d.p
	d.p = max(d.p, l.p)
	if d.whole {
		return
	}
	if d.cue && d.cueView == nil && sharedNodes(l.contents, []nodeRange{{d.e.lo, d.e.hi}}) > 0 {
		return // the rules read on to the cue inside: "asked whether he had called …"
	}
	d.agreed = true
	d.sourceP, d.linkP = l.sourceP, l.linkP
	// The content, unless quoted words would be lost. Where marks bound all of
	// it, the marks know best.
	keeps := !d.direct() && l.p > own
	for _, q := range d.quotes {
		keeps = keeps && sharedNodes(l.contents, []nodeRange{{q, q + 1}}) > 0
	}
	if len(d.quotes) > 0 {
		keeps = keeps && d.e.kind != nominal && !d.overruns(l.contents)
	}
	keeps = keeps && d.e.polarity != Hypothetical // "if he says that it is lost, the inquiry ends"
	for _, r := range l.contents {
		keeps = keeps && !x.taken(d, r)
	}
	switch {
	case keeps && !sameRanges(d.v, d.content, l.contents):
		d.content = widened(d.v, l.contents)
		d.quotes = ownQuotes(d.v, d.content)
	case len(l.contents) > len(d.content):
		x.further(d, l)
	}
	if d.cueView != nil {
		return
	}
	if l.source.hi > l.source.lo && !d.keepsSubject(l, subjP) {
		was := d.e.subj
		d.e.subj = d.v.mentionIn(l.source)
		near := was.lo < l.source.hi && l.source.lo < was.hi
		if was.ok() && (near || l.source.hi == l.source.lo+1 && relative(d.v.low(l.source.lo))) {
			d.named = was // the models say how far it reaches, the rules who it is
		}
		d.alone, d.weak, d.lead = false, false, false
	}
	if l.cue.hi > l.cue.lo && (!d.cue || d.e.lo != l.cue.lo || d.e.hi != l.cue.hi) {
		if !d.cue {
			if verb, act, polarity := x.cueVerb(d.v, l.cue); verb != nil || len(d.quotes) == 0 {
				d.e.verb, d.e.act, d.e.polarity = verb, act, polarity
			}
			d.e.kind = verbal
		}
		d.e.lo, d.e.hi, d.cue, d.e.known = l.cue.lo, l.cue.hi, true, true
	}
	if d.e.subj.ok() {
		d.alone, d.weak = false, false
	}
}

// overruns reports that the models go on past a comma with which the rules end
// what was said: "the town should be “a garden with doors”, now wants it shut".
func (d *draft) overruns(contents []nodeRange) bool {
	end := d.content[len(d.content)-1].hi
	for _, r := range contents {
		if r.lo < end && r.hi > end && (d.v.comma(end) || d.v.adverbs(end, r.hi)) {
			return true
		}
	}
	return false
}

// adverbs reports nothing but adverbs: "called them “vultures” either".
func (v *view) adverbs(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if v.tag(i) != lang.Adverb && v.low(i) != "either" && v.low(i) != "too" {
			return false
		}
	}
	return true
}

// further gives a draft the parts of the models' content that lie apart from
// its own: "…, Clarke said, until it went bankrupt". To a draft that is all
// quotation none but quotations are added.
func (x *extraction) further(d *draft, l *learned) {
	direct := d.direct()
	for _, r := range widened(d.v, l.contents) {
		if sharedNodes(d.content, []nodeRange{r}) > 0 || direct && !d.v.ownQuotes(r) || x.taken(d, r) {
			continue
		}
		d.content = append(d.content, r)
	}
	sort.Slice(d.content, func(i, j int) bool { return d.content[i].lo < d.content[j].lo })
	d.quotes = ownQuotes(d.v, d.content)
}

// ownQuotes reports a range of nothing but quotations of a speaker's own words.
func (v *view) ownQuotes(r nodeRange) bool {
	for k := r.lo; k < r.hi; k++ {
		if v.quote(k) && !v.ownWords(k, r) || v.quote(k) && v.work(k) {
			return false
		}
	}
	return v.allQuotes(r.lo, r.hi)
}

// taken reports that another draft has words of a range.
func (x *extraction) taken(d *draft, r nodeRange) bool {
	for k := r.lo; k < r.hi; k++ {
		if o := x.claims[k]; o != nil && o != d && !o.dropped {
			return true
		}
	}
	return false
}

// keepsSubject reports that the rules' mention stays.
func (d *draft) keepsSubject(l *learned, subjP float64) bool {
	s := d.e.subj
	if !s.ok() {
		return false
	}
	near := s.lo < l.source.hi && l.source.lo < s.hi || relative(d.v.low(l.source.lo))
	if !near && (d.e.kind == nominal || d.v.headline) {
		return true // "his promise": whose it is, the noun says; and headlines are telegrams
	}
	return s.lo == l.source.lo && s.hi == l.source.hi || !near && l.sourceP < subjP+sourceMargin || d.v.stands(d, l.source)
}

// stands reports that the rules' mention is to stay, whatever the models say:
// they have the relay.
func (v *view) stands(d *draft, source nodeRange) bool {
	for _, p := range d.via {
		if p.lo < source.hi && source.lo < p.hi {
			return true
		}
	}
	return false
}

// relative reports a pronoun that opens a clause about the noun before it.
func relative(low string) bool { return low == "who" || low == "which" || low == "that" }

// sameRanges compares ranges, punctuation at their ends apart, and a preposition
// that opens the rules' one: "of “a very wet decade”".
func sameRanges(v *view, a, b []nodeRange) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		x, y := v.bare(a[i]), v.bare(b[i])
		if x.hi != y.hi || x.lo != y.lo && !(y.lo == x.lo+1 && v.tag(x.lo) == lang.Preposition) {
			return false
		}
	}
	return true
}

// bare is a range without punctuation at its ends.
func (v *view) bare(r nodeRange) nodeRange {
	for r.lo < r.hi && v.nodes[r.lo].q == nil && v.nodes[r.lo].Kind == lang.Punct {
		r.lo++
	}
	for r.hi > r.lo && v.nodes[r.hi-1].q == nil && v.nodes[r.hi-1].Kind == lang.Punct {
		r.hi--
	}
	return r
}

// widened is the ranges as statements have them.
func widened(v *view, list []nodeRange) []nodeRange {
	out := make([]nodeRange, 0, len(list))
	for _, r := range list {
		if r = v.bare(r); r.lo < r.hi {
			out = append(out, r)
		}
	}
	return out
}

// ownQuotes are the quotations in ranges that are words of the speaker.
func ownQuotes(v *view, list []nodeRange) (quotes []int) {
	for _, r := range list {
		for k := r.lo; k < r.hi; k++ {
			if v.quote(k) && v.ownWords(k, r) {
				quotes = append(quotes, k)
			}
		}
	}
	return quotes
}

// mentionIn is the phrase of a mention: all of the range, with the head that a
// noun phrase at its start has.
func (v *view) mentionIn(r nodeRange) phrase {
	switch v.low(r.lo) {
	case "even", "only", "just": // "Even Ghent, …"
		if r.lo+1 < r.hi {
			r.lo++
		}
	}
	p := phrase{r.lo, r.hi, r.lo, r.hi}
	if q := v.after(r.lo, r.hi); q.ok() && q.lo == r.lo {
		p.headLo, p.headHi = q.headLo, min(q.headHi, r.hi)
	}
	return p
}

// cueVerb says what a cue of the models is: its verb in the lists, if any, the
// act, and whether the thing was said.
func (x *extraction) cueVerb(v *view, r nodeRange) (*lang.Cue, Act, Polarity) {
	polarity := Asserted
	for k := r.hi - 1; k >= r.lo; k-- {
		if f, ok := x.lang.Cues[v.low(k)]; ok {
			g := v.group(k, max(0, r.lo-6))
			polarity = g.polarity()
			if v.low(k-1) == "to" || polarity == Asserted && v.conditional(g.start, max(0, r.lo-6)) {
				polarity = Asserted
			}
			return f.Cue, Act(f.Act), polarity
		}
	}
	for k := r.lo; k < r.hi; k++ {
		if act, ok := x.lang.CueNouns[strings.TrimSuffix(v.low(k), "s")]; ok {
			return nil, Act(act), polarity
		}
	}
	return nil, Thought, polarity
}

// draftOf makes a draft of what the models alone found; nil where it is none.
func (x *extraction) draftOf(v *view, b int, l *learned) *draft {
	d := &draft{v: v, block: b, p: l.p, sourceP: l.sourceP, linkP: l.linkP, agreed: true, model: true}
	d.content = widened(v, l.contents)
	if len(d.content) == 0 {
		return nil
	}
	d.quotes = ownQuotes(v, d.content)
	d.sent = v.sentenceOf(d.content[0].lo)
	d.e = event{kind: verbal, act: Speech, polarity: Asserted, known: true}
	if l.cue.hi > l.cue.lo {
		d.cue = true
		d.e.lo, d.e.hi = l.cue.lo, l.cue.hi
		d.e.verb, d.e.act, d.e.polarity = x.cueVerb(v, l.cue)
		if v.low(l.cue.lo) == "according" {
			d.e.kind, d.e.act = according, Speech
		}
		if len(d.quotes) > 0 && d.e.verb == nil {
			d.e.act = Speech
		}
	}
	if l.source.hi > l.source.lo {
		d.e.subj = v.mentionIn(l.source)
		if l.source.hi == l.source.lo+1 && relative(v.low(l.source.lo)) {
			d.named = v.antecedent(l.source.lo)
		}
	} else if !d.cue {
		d.alone = true
		if len(d.quotes) == 0 {
			d.weak = true
		}
	}
	if !x.bare && !d.worth() {
		return nil
	}
	return d
}

// words counts the words of the content that are more than pronouns.
func (d *draft) words() int {
	n := 0
	for _, r := range d.content {
		for k := r.lo; k < r.hi; k++ {
			switch t := d.v.tag(k); {
			case t == lang.Pronoun, t == lang.Wh, t == lang.Determiner, t == lang.Stop && !d.v.quote(k):
			default:
				n++
			}
		}
	}
	return n
}

// antecedent is the noun phrase that a relative pronoun stands for.
func (v *view) antecedent(i int) phrase {
	end := i
	for end > 0 && (v.comma(end-1) || v.dash(end-1) || v.tag(end-1) == lang.Preposition) {
		end--
	}
	return v.before(end, 0)
}

// doubtful reports what the models alone have, and are not sure of.
func (d *draft) doubtful() bool { return d.model && d.p < doubt }

// doubt is the probability of a content below which it is doubtful.
const doubt = 0.45

// worth reports whether what the models alone found is worth listing, if only as
// a suggestion.
func (d *draft) worth() bool {
	switch {
	case len(d.quotes) > 0:
		// Quoted words that the rules gave to nobody are titles and signs, more
		// often than not.
		return d.e.subj.ok() && d.p >= leastQuoted
	case d.words() == 0, d.idiom(), d.reputed():
		return false
	case d.e.subj.ok() && d.e.verb == nil && !d.clause():
		return d.p >= leastObject
	case d.e.subj.ok():
		return d.p >= leastFound
	case !d.cue, d.e.verb != nil && (d.e.verb.Lemma == "say" || d.e.verb.Lemma == "tell"):
		return false // "that said", "is said to be", "cannot be told apart"
	}
	return d.p >= leastSourceless
}

// How likely a content must be to be listed: with quoted words, without a
// source, and any other. Chosen on development articles for the F1 of spans.
const (
	leastQuoted     = 0.4
	leastSourceless = 0.2
	leastObject     = 0.5 // a bare object of a cue that no list holds
	leastFound      = 0.15
)

// reputed reports "is said to be": nobody says it, least of all the subject.
func (d *draft) reputed() bool {
	if d.e.verb == nil || d.e.verb.Lemma != "say" {
		return false
	}
	k := d.e.hi - 1
	return d.v.low(k) == "said" && d.v.group(k, max(0, k-4)).be
}

// clause reports that the content holds a verb.
func (d *draft) clause() bool {
	for _, r := range d.content {
		for k := r.lo; k < r.hi; k++ {
			if t := d.v.tag(k); t.Verb() || t == lang.Modal || d.v.low(k) == "'s" && t != lang.PossessiveS {
				return true
			}
		}
	}
	return false
}

// idiom reports what is done with a verb of saying and says nothing: "told a
// joke", "said goodbye".
func (d *draft) idiom() bool {
	if d.e.verb == nil || len(d.content) != 1 {
		return false
	}
	v, r := d.v, d.content[0]
	for k := r.lo; k < r.hi && k < r.lo+3; k++ {
		if v.lang.Idioms[d.e.verb.Lemma+" "+v.low(k)] {
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
