package eval

// Articles that have lost case and punctuation, as speech that a machine took
// down has.

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
)

// stripped gives a text in lower case, on one line, with one space for each run
// of what is neither letter nor digit and none at the ends, and the byte of the
// text that each of its bytes comes from, the end included.
func stripped(text string) (bare string, origin []int) {
	var b strings.Builder
	gap := -1 // the last character that became a space
	for i, r := range text {
		if !inWord(r) {
			gap = i
			continue
		}
		if gap >= 0 && b.Len() > 0 {
			b.WriteByte(' ')
			origin = append(origin, gap)
		}
		gap = -1
		n, _ := b.WriteRune(unicode.ToLower(r))
		for range n {
			origin = append(origin, i)
		}
	}
	return b.String(), append(origin, len(text))
}

// strip takes case and punctuation from the article and carries its spans over.
// Those that hold no letter and no digit go.
func (a *Article) strip() {
	bare, origin := stripped(a.Doc.Text)
	doc, err := read.Bytes(a.Doc.Path, []byte(bare))
	if err != nil || doc.Text != bare {
		// Nothing is left of it, or what is left looks like something else.
		doc = &document.Document{
			Path: a.Doc.Path, Format: "text", Text: bare,
			Blocks: []document.Block{{Kind: document.Paragraph, Span: document.Span{End: len(bare)}}},
		}
	}
	carry := func(spans []document.Span) []document.Span {
		var list []document.Span
		for _, s := range spans {
			if s = trimmedToWords(a.Doc.Text, s); s.Len() > 0 {
				list = append(list, document.Span{Start: sort.SearchInts(origin, s.Start), End: sort.SearchInts(origin, s.End)})
			}
		}
		return list
	}
	for i := range a.Attributions {
		x := &a.Attributions[i]
		x.Source, x.Cue, x.Content = carry(x.Source), carry(x.Cue), carry(x.Content)
	}
	a.Quotations = carry(a.Quotations)
	a.original, a.origin, a.Doc = a.Doc, origin, doc
}

// trimmedToWords is a span without what is neither letter nor digit at its ends.
func trimmedToWords(text string, s document.Span) document.Span {
	piece := text[s.Start:s.End]
	left := strings.TrimLeftFunc(piece, func(r rune) bool { return !inWord(r) })
	s.Start += len(piece) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, func(r rune) bool { return !inWord(r) }))
	return s
}

// place takes a span of the article's text to the article as it was given.
func (a *Article) place(s document.Span) (*document.Document, document.Span) {
	if a.original == nil {
		return a.Doc, s
	}
	start := a.origin[s.Start]
	if s.Len() == 0 {
		return a.original, document.Span{Start: start, End: start}
	}
	last := a.origin[s.End-1]
	_, n := utf8.DecodeRuneInString(a.original.Text[last:])
	return a.original, document.Span{Start: start, End: last + n}
}
