package statement

// What a draft of the rules takes over from an attribution of the models: its
// content, its cue, the mention of its speaker.

import (
	"sort"

	"github.com/attribcheck/attrib/attrib/lang"
)

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
