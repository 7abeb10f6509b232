package statement

// Transcripts: blocks whose speaker the reader of the source knows, by a label
// before the words. A turn is the speaker's own words without any marks, and goes
// over as many paragraphs as bear its label; one without end makes several statements.

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
	if d := x.said; d != nil && x.text.Blocks[d.block].Speaker == blk.Speaker && len(d.also) < maxParts {
		d.also = append(d.also, part)
		return true
	}
	part.label = blk.Speaker
	part.e = event{kind: labelled, act: Speech, polarity: Asserted}
	x.said = part
	x.drafts = append(x.drafts, part)
	return true
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
