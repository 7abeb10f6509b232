package eval

// Which of an article's words stand in quotation marks. It is told here, from
// the text alone, and not by the extraction that is measured: gold and found
// spans are then of a kind for the same reason.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// pairing is a mark that opens a quotation and the one that closes it.
type pairing struct {
	open, shut string
	single     bool // may be an apostrophe
}

var pairings = [...]pairing{
	{open: "“", shut: "”"},
	{open: "„", shut: "“"},
	{open: "«", shut: "»"},
	{open: "``", shut: "''"},
	{open: `"`, shut: `"`},
	{open: "''", shut: "''"},
	{open: "‘", shut: "’", single: true},
	{open: "'", shut: "'", single: true},
}

// quotations finds the stretches in quotation marks, the outermost, the marks
// left out. One that its paragraph does not close runs to the paragraph's end,
// as quotations over several paragraphs do; a single mark that nothing closes
// is an apostrophe.
func quotations(doc *document.Document) []document.Span {
	var list []document.Span
	for _, b := range doc.Blocks {
		list = append(list, inMarks(doc.Text, b.Span)...)
	}
	return list
}

// inMarks finds the stretches of one block.
func inMarks(text string, block document.Span) []document.Span {
	var list []document.Span
	var hopeless [len(pairings)]bool // pairings of which no closing mark is left
	for at := block.Start; at < block.End; {
		which := opening(text[:block.End], block.Start, at)
		if which < 0 || hopeless[which] {
			_, n := utf8.DecodeRuneInString(text[at:block.End])
			at += n
			continue
		}
		p := pairings[which]
		start := at + len(p.open)
		end, after := closing(text[:block.End], start, p)
		switch {
		case end >= 0:
			at = after
		case p.single:
			hopeless[which] = true
			at = start
			continue
		default:
			end, at = block.End, block.End
		}
		if s := trimmed(text, document.Span{Start: start, End: end}); s.Len() > 0 {
			list = append(list, document.Span{Start: start, End: end})
		}
	}
	return list
}

// opening is the pairing that opens at a place, -1 for none.
func opening(text string, first, at int) int {
	for i, p := range pairings {
		if !strings.HasPrefix(text[at:], p.open) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[first:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(p.open):])
		switch {
		case p.single && (inWord(before) || !unicode.IsLetter(after)):
		case p.open == "'" && at > first && !unicode.IsSpace(before) && !strings.ContainsRune("([—–", before):
		case (p.open == `"` || p.open == "''") && at > first && !unicode.IsSpace(before) && (after == utf8.RuneError || unicode.IsSpace(after)):
		default:
			return i
		}
	}
	return -1
}

// closing finds where the mark that closes starts and ends, -1 for none. A single
// one closes only where a word ends and none goes on.
func closing(text string, from int, p pairing) (start, end int) {
	if p.open == `"` {
		return straight(text, from)
	}
	for at := from; ; {
		n := strings.Index(text[at:], p.shut)
		if n < 0 {
			return -1, -1
		}
		at += n
		before, _ := utf8.DecodeLastRuneInString(text[from:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(p.shut):])
		if !p.single || !unicode.IsSpace(before) && !inWord(after) {
			return at, at + len(p.shut)
		}
		at += len(p.shut)
	}
}

// straight finds what closes a straight mark: one like it, or a curled one that
// closes nothing else, for writers mix the two.
func straight(text string, from int) (start, end int) {
	depth := 0
	for i, r := range text[from:] {
		switch {
		case r == '“':
			depth++
		case r == '”' && depth > 0:
			depth--
		case r == '”' || r == '"':
			return from + i, from + i + utf8.RuneLen(r)
		}
	}
	return -1, -1
}
