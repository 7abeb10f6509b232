package read

import (
	"fmt"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// problems lists what is wrong with a document as such: whatever was read, its
// blocks are in order, apart, not empty, on rune edges and inside the text, and
// its markup lies inside them.
func problems(d *document.Document) []string {
	var out []string
	bad := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if !utf8.ValidString(d.Text) {
		bad("text is not UTF-8")
	}
	if d.Format == "" || d.Path == "" {
		bad("format %q, path %q", d.Format, d.Path)
	}
	edge := func(i int) bool { return i == len(d.Text) || i >= 0 && i < len(d.Text) && utf8.RuneStart(d.Text[i]) }
	at := 0
	for i, b := range d.Blocks {
		if b.Span.Start < at || b.Span.End <= b.Span.Start || b.Span.End > len(d.Text) {
			bad("block %d (%s) at %d-%d, after %d, of %d bytes", i, b.Kind, b.Span.Start, b.Span.End, at, len(d.Text))
			return out
		}
		if !edge(b.Span.Start) || !edge(b.Span.End) {
			bad("block %d cuts a rune", i)
		}
		if s := b.Speaker; s.Len() < 0 || s.Start < 0 || s.End > b.Span.End || !edge(s.Start) || !edge(s.End) {
			bad("block %d is said by %d-%d", i, s.Start, s.End)
		} else if s.Len() > 0 && s.End > b.Span.Start && s.Start < b.Span.Start {
			bad("block %d begins within its label", i)
		}
		if w := b.Words(d.Text); !b.Span.Contains(w) || w.Len() < 0 || !edge(w.Start) {
			bad("block %d has its words at %d-%d", i, w.Start, w.End)
		}
		at = b.Span.End
	}
	at = 0
	k := 0
	for i, m := range d.Markup {
		if m.Start < at || m.End <= m.Start || m.End > len(d.Text) {
			bad("markup %d at %d-%d, after %d, of %d bytes", i, m.Start, m.End, at, len(d.Text))
			return out
		}
		if !edge(m.Start) || !edge(m.End) {
			bad("markup %d cuts a rune", i)
		}
		for k < len(d.Blocks) && d.Blocks[k].Span.End <= m.Start {
			k++
		}
		if k == len(d.Blocks) || !d.Blocks[k].Span.Contains(m) {
			bad("markup %d at %d-%d lies in no block", i, m.Start, m.End)
		}
		at = m.End
	}
	return out
}
