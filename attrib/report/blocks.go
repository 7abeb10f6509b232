package report

// How a document was understood: what "attrib text --blocks" shows.

import (
	"fmt"
	"io"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
)

// Blocks writes what is known of a document, and each of its blocks with its kind,
// its span, its place and who speaks it, for people.
func Blocks(w io.Writer, doc *document.Document) error {
	var b strings.Builder
	for _, known := range []struct{ what, value string }{
		{"format", doc.Format}, {"title", doc.Title}, {"author", doc.Author}, {"outlet", doc.Outlet},
		{"published", doc.Published}, {"language", doc.Language}, {"address", doc.Address},
	} {
		if known.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", known.what, clean(known.value))
		}
	}
	for _, block := range doc.Blocks {
		at := doc.Position(block.Span.Start)
		place := at.Where.Text()
		if place == "" {
			place = fmt.Sprintf("line %d", at.Line)
		}
		fmt.Fprintf(&b, "\n%s, %d-%d, %s", block.Kind, block.Span.Start, block.Span.End, clean(place))
		if block.Speaker.Len() > 0 {
			fmt.Fprintf(&b, ", by %s", clean(doc.Wording(block.Speaker)))
			if block.Name != "" {
				fmt.Fprintf(&b, " (%s)", clean(block.Name))
			}
		}
		fmt.Fprintf(&b, "\n  %s\n", clean(doc.Wording(block.Words(doc.Text))))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
