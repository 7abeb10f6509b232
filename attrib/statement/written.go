package statement

// Quotations that are set apart and say whose they are: a block quotation with a name
// under it, a post that a page shows, a mail that another quotes. All of their words
// are that person's, without any marks.

import (
	"sort"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
)

// ascribed reads a quotation that says whose it is. It reports false for any other
// block, and for one that is not written and has marks of its own: that is read like
// any other.
func (x *extraction) ascribed(v *view, b int) bool {
	blk := &x.text.Blocks[b]
	if blk.Kind != document.Quotation || blk.Speaker.Len() == 0 {
		return false
	}
	r := v.nodesIn(blk.Words(x.doc.Text))
	for i := r.lo; i < r.hi && !blk.Written; i++ {
		if v.quote(i) && !v.aside(i) {
			return false
		}
	}
	if r.hi <= r.lo {
		return true
	}
	d := &draft{v: v, block: b, whole: true, written: blk.Written, content: []nodeRange{r}}
	d.e = event{kind: labelled, act: Speech, polarity: Asserted}
	if blk.Written {
		d.e.act = Writing
	}
	lv, at := v, x.holding(blk.Speaker)
	if at >= 0 && at != b {
		toks := x.text.Blocks[at].Tokens
		lv = newView(x.lang, toks, 0, len(toks), 0, x.pairs[at], false)
		d.cueView, d.cueBlock = lv, at
	}
	if by := lv.nodesIn(blk.Speaker); at >= 0 && by.hi > by.lo && lv.hasProper(phrase{by.lo, by.hi, by.lo, by.hi}) {
		d.e.subj = phrase{by.lo, by.hi, by.lo, by.hi}
		if p := lv.after(by.lo, by.hi); p.ok() && p.lo == by.lo && p.hi == by.hi {
			d.e.subj = p // "Minister Jane Doe": the name is its head
		}
	} else {
		d.by, d.cueView = x.author(blk.Block), nil
	}
	x.drafts = append(x.drafts, d)
	return true
}

// longest is how many tokens a block may have for a label in it to be read again for
// each block that the label is about.
const longest = 2000

// holding is the block whose words a label is among, -1 where none is read.
func (x *extraction) holding(label document.Span) int {
	blocks := x.text.Blocks
	at := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.End >= label.End })
	if at == len(blocks) || !blocks[at].Span.Contains(label) || len(blocks[at].Tokens) == 0 || len(blocks[at].Tokens) > longest {
		return -1
	}
	return at
}

// nodesIn are the nodes that lie in a span.
func (v *view) nodesIn(s document.Span) nodeRange {
	r := nodeRange{len(v.nodes), 0}
	for i := range v.nodes {
		if n := v.span(i, i+1); s.Contains(n) {
			r.lo, r.hi = min(r.lo, i), max(r.hi, i+1)
		}
	}
	return r
}

// author is the speaker of a block by the label alone, which stands where no words
// are read.
func (x *extraction) author(b document.Block) *speaker.Speaker {
	mention := x.doc.Wording(b.Speaker)
	name := b.Name
	if name == "" {
		name = mention
	}
	s := speaker.Author(name, mention, b.Speaker)
	return &s
}
