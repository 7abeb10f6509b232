package statement

// What spans sentences and paragraphs: a quotation that goes on, a cue that a
// colon leads into, a speaker carried on, quotations inside quotations.

import (
	"sort"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
)

// block finds the drafts of one block.
func (x *extraction) block(b int) {
	blk := &x.text.Blocks[b]
	if len(blk.Tokens) == 0 {
		return
	}
	v := newView(x.lang, blk.Tokens, 0, len(blk.Tokens), 0, x.pairs[b], blk.Titled)
	x.views[b] = v
	first := len(x.drafts)
	if x.turn(b) {
		x.prev, x.open, x.lead = nil, nil, nil
		return
	}
	lead, leadV, leadB := x.lead, x.leadV, x.leadB
	x.lead = nil
	if blk.Kind == document.Quotation && x.setApart(v, b, lead, leadV, leadB) {
		return
	}
	if x.signed(v, b) {
		return
	}
	v.headline = blk.Kind == document.Headline || blk.Kind == document.Heading
	known := x.names.Knows
	var last *draft // of the sentence before
	for s, r := range v.sentences() {
		drafts := v.sentence(r[0], r[1], known)
		for i := range drafts {
			d := &drafts[i]
			d.block, d.sent = b, s
			d.weak = d.weak || d.alone && x.crosshead(v, d)
			switch {
			case d.alone && s == 0 && i == 0 && lead != nil && r[0] == d.content[0].lo:
				d.e, d.cue, d.alone = *lead, lead.kind == verbal, false
				d.cueView, d.cueBlock = leadV, leadB
			case d.alone && !d.weak && !d.fresh && last != nil && last.v == v && x.goesOn(last, d):
				// "“One,” he said. “Two.”"
				last.content = append(last.content, d.content...)
				last.quotes = append(last.quotes, d.quotes...)
				continue
			}
			x.drafts = append(x.drafts, d)
			last = d
		}
		if len(drafts) == 0 {
			last = nil
		}
		x.leadIn(v, b, r)
	}
	x.carryWithin(v, first)
	x.fromBefore(b, first)
	x.prev, x.prevBlock = v, b
	x.runsOn(b, first)
	for _, d := range x.drafts[first:] {
		x.inside(d, 1)
	}
}

// maxParts bounds how many quotations of one paragraph, and how many paragraphs of
// one turn, make one statement.
const maxParts = 64

// goesOn reports that a quotation standing alone goes on from the statement
// before it in the same paragraph: that one was all quotation, and its cue ended
// the sentence.
func (x *extraction) goesOn(last, d *draft) bool {
	if d.block != last.block || d.sent != last.sent+1 || len(last.quotes) == 0 || len(last.quotes) >= maxParts || !last.direct() {
		return false
	}
	return !last.weak && (last.cue || last.alone || last.e.subj.ok())
}

// direct reports that all of the content stands in quotation marks.
func (d *draft) direct() bool {
	if d.whole {
		return true
	}
	own := map[int]bool{}
	for _, q := range d.quotes {
		own[q] = true
	}
	for i, r := range d.content {
		lo := r.lo
		if i == 0 && d.v.low(lo) == "that" {
			lo++
		}
		for k := lo; k < r.hi; k++ {
			if !own[k] && !(d.v.nodes[k].q == nil && (d.v.nodes[k].Kind == lang.Punct || d.v.low(k) == "and" && d.v.quote(k-1) && d.v.quote(k+1))) {
				return false
			}
		}
	}
	return len(d.quotes) > 0
}

// leadIn notes a cue whose content must stand in the next block: the sentence
// ends in a colon.
func (x *extraction) leadIn(v *view, b int, r [2]int) {
	if r[1] != len(v.nodes) || v.low(r[1]-1) != ":" {
		return
	}
	events := v.events(r[0], r[1]-1)
	for i := len(events) - 1; i >= 0; i-- {
		if e := events[i]; e.kind == verbal && (e.verb.Has('q') || e.verb.Has('t')) {
			x.lead, x.leadV, x.leadB = &e, v, b
			return
		}
	}
	if p := v.after(r[0], r[1]-1); p.ok() && p.hi == r[1]-1 && v.speaks(p) {
		x.lead, x.leadV, x.leadB = &event{kind: labelled, subj: p, act: Speech, polarity: Asserted}, v, b
		return
	}
	// "The last witness was the ferryman, Sami Niemi:"
	if p := v.pastAside(r[1]-1, r[0]); p.ok() && v.hasProper(p) {
		x.lead, x.leadV, x.leadB = &event{kind: labelled, subj: p, act: Speech, polarity: Asserted}, v, b
		return
	}
	if p := v.before(r[1]-1, r[0]); p.ok() && v.hasProper(p) && x.names.IsPerson(mention(v, b, p)) {
		x.lead, x.leadV, x.leadB = &event{kind: labelled, subj: p, act: Speech, polarity: Asserted}, v, b
		return
	}
	if p := v.firstSubject(r[0], r[1]-1); p.ok() && v.speaks(p) {
		x.lead, x.leadV, x.leadB = &event{kind: labelled, subj: p, act: Speech, polarity: Asserted}, v, b
	}
}

// setApart reads a block that the page sets apart as a quotation. It reports
// false where the block has marks of its own and is to be read like any other.
func (x *extraction) setApart(v *view, b int, lead *event, leadV *view, leadB int) bool {
	end := len(v.nodes)
	d := &draft{v: v, block: b, whole: true}
	// "— Name" closes it.
	for i := end - 1; i > 0 && end-i < 14; i-- {
		if v.dash(i) && i+1 < end {
			if p := v.after(i+1, end); p.ok() && p.hi >= end-1 {
				d.e = event{kind: labelled, subj: p, start: i, end: p.hi, act: Speech, polarity: Asserted}
				end = i
			}
			break
		}
	}
	if end == 0 {
		return true
	}
	quoted := false
	for i := 0; i < end; i++ {
		if v.quote(i) && !v.aside(i) {
			quoted = true
		}
	}
	if quoted {
		return false
	}
	d.content = []nodeRange{{0, end}}
	if lead != nil && !d.e.subj.ok() {
		d.e, d.cue = *lead, lead.kind == verbal
		d.cueView, d.cueBlock = leadV, leadB
	}
	d.alone = !d.e.subj.ok()
	x.drafts = append(x.drafts, d)
	return true
}

// crosshead reports a paragraph that is nothing but a few words in single marks,
// in a text that quotes with double ones: a heading that repeats words of the
// article, as papers print it.
func (x *extraction) crosshead(v *view, d *draft) bool {
	if len(v.nodes) != 1 || !v.quote(0) || v.nodes[0].q.style != single || v.words(0) > 6 {
		return false
	}
	return x.doubles > 2*x.singles
}

// signed gives the quotation that ends the block before to the name that this
// block signs it with.
func (x *extraction) signed(v *view, b int) bool {
	p := v.signature()
	if !p.ok() || len(x.drafts) == 0 {
		return false
	}
	d := x.drafts[len(x.drafts)-1]
	if d.lastBlock() != x.prevBlock || !x.near(x.prevBlock, b) || !d.alone && !d.lead || d.weak {
		return false
	}
	d.e = event{kind: labelled, subj: p, act: Speech, polarity: Asserted}
	d.alone, d.lead, d.cueView, d.cueBlock = false, false, v, b
	return true
}

// carryWithin gives the quotations of a block that no cue has the speaker whom
// the block itself names: of the statement before, or the subject of the
// sentence before.
func (x *extraction) carryWithin(v *view, first int) {
	sentences := v.sentences()
	for i := first; i < len(x.drafts); i++ {
		d := x.drafts[i]
		if !d.alone || d.weak || d.whole {
			continue
		}
		// A quotation of the same paragraph that is said later on.
		if i > first {
			continue // carried on from the statement before
		}
		if i+1 < len(x.drafts) {
			if n := x.drafts[i+1]; n.block == d.block && n.cue && n.sent == d.sent+1 && n.direct() && n.content[0].lo > d.content[0].lo && v.quote(n.content[0].lo) && n.e.kind == verbal {
				// "“One.” “Two,” she said."
				n.content = append(append([]nodeRange(nil), d.content...), n.content...)
				n.quotes = append(append([]int(nil), d.quotes...), n.quotes...)
				x.drafts = append(x.drafts[:i], x.drafts[i+1:]...)
				continue
			}
		}
		if d.sent > 0 {
			r := sentences[d.sent-1]
			if p := v.firstSubject(r[0], r[1]); p.ok() && (subjectPronoun(v.low(p.lo)) || v.lang.People[v.low(p.headHi-1)].Number != 0 || x.names.IsPerson(mention(v, d.block, p))) {
				d.e = event{kind: labelled, subj: p, act: Speech, polarity: Asserted}
				d.alone, d.lead = false, true
			}
		}
	}
}

// fromBefore gives a quotation that opens a block without a cue the person whom
// the paragraph before was about, where that paragraph holds no statement.
func (x *extraction) fromBefore(b, first int) {
	if first >= len(x.drafts) || x.prev == nil {
		return
	}
	d := x.drafts[first]
	if !d.alone || d.weak || d.whole || d.sent > 0 || !x.near(x.prevBlock, b) || first > 0 && x.drafts[first-1].lastBlock() == x.prevBlock {
		return
	}
	sentences := x.prev.sentences()
	if len(sentences) == 0 {
		return
	}
	r := sentences[len(sentences)-1]
	p := x.prev.firstSubject(r[0], r[1])
	if !p.ok() || !x.prev.hasProper(p) {
		if by := x.prev.agent(r[0], r[1]); by.ok() { // "The bell was rung by Ewan Cairns."
			p = by
		}
	}
	if !p.ok() || !x.prev.hasProper(p) && !subjectPronoun(x.prev.low(p.lo)) {
		return
	}
	if m := mention(x.prev, x.prevBlock, p); subjectPronoun(x.prev.low(p.lo)) || x.names.IsPerson(m) {
		d.e = event{kind: labelled, subj: p, act: Speech, polarity: Asserted}
		d.alone, d.lead, d.cueView, d.cueBlock = false, true, x.prev, x.prevBlock
	}
}

// runsOn joins a quotation that goes on from the block before, and notes one
// that goes on into the next.
func (x *extraction) runsOn(b, first int) {
	prevOpen := x.open
	x.open = nil
	holder := func(p *pair) *draft {
		for _, d := range x.drafts[first:] {
			if d.holds(p) {
				return d
			}
		}
		return nil
	}
	if prevOpen != nil {
		if p := firstPair(x.pairs[b]); p != nil && p.open == 0 {
			if d := holder(p); d != nil && d != prevOpen && !otherSpeaker(prevOpen, d) {
				if !prevOpen.cue && !prevOpen.e.subj.ok() && (d.cue || d.e.subj.ok()) {
					prevOpen.e, prevOpen.cue, prevOpen.alone, prevOpen.via = d.e, d.cue, false, d.via
					prevOpen.cueView, prevOpen.cueBlock = d.v, b
				}
				prevOpen.also = append(prevOpen.also, d)
				for i, o := range x.drafts {
					if o == d {
						x.drafts = append(x.drafts[:i], x.drafts[i+1:]...)
						break
					}
				}
				if x.runOn[b] && d.holds(openAtEnd(x.pairs[b], len(x.text.Blocks[b].Tokens))) {
					x.open = prevOpen
					return
				}
			}
		}
	}
	if x.runOn[b] {
		if p := openAtEnd(x.pairs[b], len(x.text.Blocks[b].Tokens)); p != nil {
			x.open = holder(p)
		}
	}
}

// otherSpeaker reports that two drafts name different speakers: the first one's
// closing mark was forgotten, and the second goes on from nothing.
func otherSpeaker(a, d *draft) bool {
	if !a.e.subj.ok() || !d.e.subj.ok() || !d.cue || a.cueView != nil || a.lead {
		return false
	}
	p, q := a.e.subj, d.e.subj
	if !a.v.proper(p.headHi-1) || !d.v.proper(q.headHi-1) {
		return false
	}
	for i := p.lo; i < p.hi; i++ {
		for j := q.lo; j < q.hi; j++ {
			if a.v.proper(i) && a.v.low(i) == d.v.low(j) {
				return false
			}
		}
	}
	return true
}

// holds reports that a quotation is among the draft's own.
func (d *draft) holds(p *pair) bool {
	for _, q := range d.quotes {
		if d.v.nodes[q].q == p {
			return true
		}
	}
	return false
}

// inside finds the quotations inside a draft's quotations.
func (x *extraction) inside(d *draft, depth int) {
	if depth >= maxDepth {
		return
	}
	look := func(v *view, q int) {
		first, last := v.inner(q)
		b := x.blockOf(v, d)
		ps := x.pairs[b]
		if i := sort.Search(len(ps), func(i int) bool { return ps[i].open >= first }); i == len(ps) || ps[i].open >= last || ps[i].depth != depth {
			return // no quotation inside
		}
		in := newView(v.lang, v.tokens, first, last, depth, x.pairs[b], v.titled)
		for s, r := range in.sentences() {
			for _, n := range in.sentence(r[0], r[1], func(string) bool { return false }) {
				if len(n.quotes) == 0 || n.alone || !n.cue && n.e.kind != labelled || n.e.kind == nominal {
					continue
				}
				n.block, n.sent, n.outer = b, s, d
				x.inners = append(x.inners, &n)
				x.inside(&n, depth+1)
			}
		}
	}
	for _, q := range d.quotes {
		look(d.v, q)
	}
	for _, a := range d.also {
		for _, q := range a.quotes {
			look(a.v, q)
		}
	}
}

// blockOf tells which block a view is of.
func (x *extraction) blockOf(v *view, d *draft) int {
	if v == d.v {
		return d.block
	}
	for _, a := range d.also {
		if a.v == v {
			return a.block
		}
	}
	return d.block
}
