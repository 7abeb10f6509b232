package statement

// Transcripts: blocks whose speaker the reader of the source knows, by a label
// before the words. A turn is the speaker's own words without any marks, and goes
// over as many paragraphs as bear its label.

import (
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
)

// turn reads a block that somebody is known to say. It reports false for any other.
func (x *extraction) turn(b int) bool {
	blk := &x.text.Blocks[b]
	if blk.Speaker.Len() == 0 {
		return false
	}
	v := newView(x.lang, blk.Tokens, blk.Label, len(blk.Tokens), 0, nil, false)
	if len(v.nodes) == 0 {
		return true // nothing but a label, or what was heard
	}
	part := &draft{v: v, block: b, whole: true, content: []nodeRange{{0, len(v.nodes)}}}
	if d := x.said; d != nil && x.text.Blocks[d.block].Speaker == blk.Speaker {
		d.also = append(d.also, part)
		x.quotedIn(d, b)
		return true
	}
	part.label = blk.Speaker
	part.e = event{kind: labelled, act: Speech, polarity: Asserted}
	x.said = part
	x.drafts = append(x.drafts, part)
	x.quotedIn(part, b)
	return true
}

// quotedIn finds what the speaker of a turn quotes from others in block b of it.
func (x *extraction) quotedIn(d *draft, b int) {
	if len(x.pairs[b]) == 0 {
		return
	}
	blk := &x.text.Blocks[b]
	v := newView(x.lang, blk.Tokens, blk.Label, len(blk.Tokens), 0, x.pairs[b], false)
	for s, r := range v.sentences() {
		for _, n := range v.sentence(r[0], r[1], func(string) bool { return false }) {
			if n.alone || n.weak || !n.cue || n.e.kind == nominal || !n.e.subj.ok() || !n.quotesWords() {
				continue
			}
			n.block, n.sent, n.outer = b, s, d
			x.inners = append(x.inners, &n)
		}
	}
}

// quotesWords reports quoted words that are no title and no scare quote.
func (d *draft) quotesWords() bool {
	for _, q := range d.quotes {
		if d.v.words(q) >= 3 && !d.v.work(q) {
			return true
		}
	}
	return false
}

// label resolves the label of a draft that is a turn.
func (x *extraction) label(d *draft) (speaker.Speaker, float64) {
	return x.names.Label(d.label, x.text.Blocks[d.block].Name)
}

// isTurn reports whether a draft is what somebody says by a label.
func (d *draft) isTurn() bool { return d.label.Len() > 0 }

// asTurn marks a statement as the turn of a transcript that it is.
func (x *extraction) asTurn(d *draft, s *Statement) {
	if d.isTurn() && x.text.Blocks[d.block].Kind == document.Turn {
		s.Place = Transcript
	}
}
