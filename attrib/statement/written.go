package statement

// Blocks that one author wrote as a whole: a post that a page shows, a mail that
// another quotes. All of their words are the author's, without any marks.

import (
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
)

// written reads a block that says who wrote it. It reports false for any other.
func (x *extraction) written(v *view, b int) bool {
	blk := &x.text.Blocks[b]
	if !blk.Written || blk.Speaker.Len() == 0 {
		return false
	}
	r := v.nodesIn(blk.Words(x.doc.Text))
	if r.hi <= r.lo {
		return true
	}
	d := &draft{v: v, block: b, whole: true, written: true, content: []nodeRange{r}}
	d.e = event{kind: labelled, act: Writing, polarity: Asserted}
	if by := v.nodesIn(blk.Speaker); by.hi > by.lo && v.hasProper(phrase{by.lo, by.hi, by.lo, by.hi}) {
		d.e.subj = phrase{by.lo, by.hi, by.lo, by.hi}
	} else {
		d.by = x.author(blk.Block)
	}
	x.drafts = append(x.drafts, d)
	return true
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
