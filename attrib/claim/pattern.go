package claim

// A wording made ready: looked for in any number of documents (locate.go) and
// wordings, with the room that this takes.

import (
	"cmp"
	"slices"
)

// Pattern is a wording made ready to be looked for in any number of documents and
// wordings. It has the room that looking takes, so that nothing is allocated once it
// has been used, and so serves one goroutine at a time. The zero value is of no
// words.
type Pattern struct {
	words  []token
	pieces []piece
	chains []uint64 // the chain of three that begins at each word; 0 where none does
	bare   int      // words that are no gap and stand in no brackets

	bits, back       bitPattern // of the words, and of the words from the last to the first
	ready, backReady bool
	text             []token // of the words in hand
	found            []Occurrence

	votes   []int32 // where the quotation would begin
	windows []window
	rare    []rareWord
	order   []Located // the places of a piece
	best    []Located
	table   stepList
}

// NewPattern makes words ready.
func NewPattern(words []Word) *Pattern {
	p := new(Pattern)
	p.Set(words)
	return p
}

// Set makes other words ready.
func (p *Pattern) Set(words []Word) {
	p.words = appendTokens(p.words[:0], words)
	p.pieces = appendPieces(p.pieces[:0], p.words)
	p.chains, p.bare, p.ready, p.backReady = p.chains[:0], 0, false, false
	for i, w := range p.words {
		chain := uint64(0)
		if i+anchorWords <= len(p.words) {
			chain = shingle(p.words[i:])
		}
		p.chains = append(p.chains, chain)
		if !w.gap() && !w.bracket() {
			p.bare++
		}
	}
}

// bit gives the words as bits.
func (p *Pattern) bit() *bitPattern {
	if !p.ready {
		p.bits.set(p.words)
		p.ready = true
	}
	return &p.bits
}

// Distance is how many words have to be put in, left out or exchanged to make the
// one wording of the other, where that is not more than most; most+1 where it is.
// A gap is a word like no other, and what stands in brackets is words.
func (p *Pattern) Distance(words []Word, most int) int {
	p.text = appendTokens(p.text[:0], words)
	return p.bit().distance(p.text, max(0, most))
}

// Occurrence is words[From:To] of a text, which are Distance words away from a
// pattern.
type Occurrence struct{ From, To, Distance int }

// Occurrences finds where a text has the wording but for at most most words, best
// first, of equals the first in the text: one for each place, the best. Two that
// end less than half the wording's length from one another are one place. Of the
// starts that are as good, the one that makes it nearest to the wording in length
// is taken. Words count as in [Pattern.Distance]; time is that of one pass over the
// text for each 64 words of the wording. What it gives holds until p is used again.
func (p *Pattern) Occurrences(words []Word, most int) []Occurrence {
	p.text = appendTokens(p.text[:0], words)
	p.found = p.found[:0]
	apart := (len(p.words) + 1) / 2
	// With every word wrong it would be anywhere.
	p.bit().ends(p.text, min(most, len(p.words)-1), func(to, distance int) {
		n := len(p.found)
		switch {
		case n == 0 || to-p.found[n-1].To >= apart:
			p.found = append(p.found, Occurrence{0, to, distance})
		case distance < p.found[n-1].Distance:
			p.found[n-1] = Occurrence{0, to, distance}
		}
	})
	for i := range p.found {
		p.found[i].From = p.start(p.found[i])
	}
	slices.SortStableFunc(p.found, func(x, y Occurrence) int { return cmp.Compare(x.Distance, y.Distance) })
	return p.found
}

// start finds where an occurrence begins that ends as it does: the text from there
// back is held against the pattern from its last word back.
func (p *Pattern) start(o Occurrence) int {
	if !p.backReady {
		slices.Reverse(p.words)
		p.back.set(p.words)
		slices.Reverse(p.words)
		p.backReady = true
	}
	text := p.text[max(0, o.To-len(p.words)-o.Distance):o.To]
	slices.Reverse(text)
	length, off := 0, len(p.words)+len(text)
	p.back.prefixes(text, func(n, distance int) {
		if d := max(n-len(p.words), len(p.words)-n); distance == o.Distance && d < off {
			length, off = n, d
		}
	})
	slices.Reverse(text)
	return o.To - length
}
