package statement

// Transcripts: blocks that open with the name of who speaks, in capitals, and a
// colon. A turn is the speaker's own words without any marks.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/speaker"
)

// maxLabel is how many tokens a turn's label may have.
const maxLabel = 7

// minTurns is how many turns make a transcript.
const minTurns = 3

// label gives the tokens of the label that a block of a transcript opens with:
// first to last, exclusive, where the colon stands. A mark left open may come
// before it, as where a page quotes a transcript.
func (x *extraction) label(b int) (first, last int) {
	blk := &x.text.Blocks[b]
	if k := blk.Kind; k == document.Headline || k == document.Heading || k == document.Caption {
		return 0, 0
	}
	toks := blk.Tokens
	if len(toks) > 0 && toks[0].Kind == lang.Mark {
		first = 1
	}
	letters := 0
	for i := first; i < len(toks) && i < first+maxLabel; i++ {
		t := &toks[i]
		if t.Text == ":" {
			if letters < 2 || i+1 >= len(toks) || toks[i+1].Kind == lang.Mark || x.lang.Labels[toks[i-1].Low] {
				return 0, 0
			}
			return first, i
		}
		if t.Kind != lang.Word || t.Text != strings.ToUpper(t.Text) {
			return 0, 0
		}
		letters += len(t.Text)
	}
	return 0, 0
}

// transcript notes which blocks are turns of a transcript. Labels that never
// come again ("DRIVING THE DAY:") are a page's own, and so are those that are
// common words and no one's calling.
func (x *extraction) transcript() {
	count, turns, others := map[string]int{}, 0, 0
	key := func(b, first, last int) string {
		toks := x.text.Blocks[b].Tokens
		return x.doc.Text[toks[first].Start:toks[last-1].End]
	}
	for b := range x.text.Blocks {
		switch x.text.Blocks[b].Kind {
		case document.Headline, document.Heading, document.Standfirst, document.Furniture:
			continue
		}
		others++
		if first, last := x.label(b); last > first {
			low := x.text.Blocks[b].Tokens[last-1].Low
			if x.lang.Common(low) && x.lang.People[low].Number == 0 && !x.names.Knows(x.text.Blocks[b].Tokens[last-1].Text) {
				continue
			}
			count[key(b, first, last)]++
			turns++
			others--
		}
	}
	// Where nothing but turns stands, two will do.
	if only := turns > 1 && others == 0; len(count) < 2 || !only && (turns < minTurns || turns == len(count)) {
		return
	}
	x.turns = make([][2]int, len(x.text.Blocks))
	for b := range x.text.Blocks {
		if first, last := x.label(b); last > first && count[key(b, first, last)] > 0 {
			x.turns[b] = [2]int{first, last}
		}
	}
}

// turn reads a block that is a turn of a transcript, or goes on with one. It
// reports false for any other.
func (x *extraction) turn(b int) bool {
	if x.turns == nil {
		return false
	}
	blk := &x.text.Blocks[b]
	v := newView(x.lang, blk.Tokens, 0, len(blk.Tokens), 0, nil, blk.Titled)
	label := x.turns[b]
	if label[1] == 0 {
		// A paragraph that opens with a mark goes on with the turn before it.
		if len(x.drafts) == 0 || len(v.nodes) == 0 || blk.Tokens[0].Kind != lang.Mark {
			return false
		}
		d := x.drafts[len(x.drafts)-1]
		p := firstPair(x.pairs[b])
		if !d.turn || !x.near(d.lastBlock(), b) || p == nil || p.open != 0 || !p.unclosed {
			return false
		}
		d.also = append(d.also, &draft{v: v, block: b, whole: true, content: []nodeRange{{0, len(v.nodes)}}})
		return true
	}
	lo, colon := -1, -1
	for i := range v.nodes {
		if v.nodes[i].first == label[0] {
			lo = i
		}
		if v.nodes[i].first == label[1] {
			colon = i
			break
		}
	}
	if lo < 0 || colon <= lo || colon+1 >= len(v.nodes) {
		return false
	}
	d := &draft{v: v, block: b, whole: true, turn: true, content: []nodeRange{{colon + 1, len(v.nodes)}}}
	d.e = event{kind: labelled, subj: phrase{lo, colon, lo, colon}, start: lo, end: colon, act: Speech, polarity: Asserted}
	x.drafts = append(x.drafts, d)
	return true
}

// asTurn marks a statement as the turn that it is.
func (d *draft) asTurn(s *Statement) {
	if d.turn {
		s.Place = Transcript
		if s.Speaker != nil {
			s.Speaker.Basis = speaker.Label
		}
	}
}
