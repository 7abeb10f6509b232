package statement

// How the tests of this package write texts, and show what is found in them.

import (
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
)

// textOf makes a text of one block a line: a headline after "# ", a crosshead
// after "## ", a block quotation after "> ", a caption after "^ ", and
// paragraphs else. Empty lines are left out.
func textOf(s string) *lang.Text {
	doc := &document.Document{Path: "test.txt", Format: "text", Text: s}
	at := 0
	for line := range strings.SplitAfterSeq(s, "\n") {
		b := document.Block{Span: document.Span{Start: at, End: at + len(strings.TrimSuffix(line, "\n"))}}
		for _, kind := range []struct {
			prefix string
			kind   document.Kind
		}{{"# ", document.Headline}, {"## ", document.Heading}, {"> ", document.Quotation}, {"^ ", document.Caption}} {
			if strings.HasPrefix(line, kind.prefix) {
				b.Kind = kind.kind
				b.Span.Start = min(b.Span.Start+len(kind.prefix), b.Span.End)
			}
		}
		if b.Span.Len() > 0 {
			doc.Blocks = append(doc.Blocks, b)
		}
		at += len(line)
	}
	return lang.Read(doc)
}

// extracted gives the statements of a text that are no mere suggestions.
func extracted(s string) (sure []Statement) {
	for _, st := range Extract(textOf(s), nil).Statements {
		if st.Sure() {
			sure = append(sure, st)
		}
	}
	return sure
}

// name is who a statement is said by, "nobody" where none is found.
func name(s *Statement) string {
	if s.Speaker == nil {
		return "nobody"
	}
	return s.Speaker.Name
}

// cue is the words that attribute, "" where there are none.
func cue(s *Statement) string {
	if s.Cue == nil {
		return ""
	}
	return s.Cue.Text
}

// parts are the texts of ranges, joined by bars.
func parts(text string, ranges []document.Range) string {
	var out []string
	for _, r := range ranges {
		out = append(out, text[r.Start:r.End])
	}
	return strings.Join(out, " | ")
}

// lines shows statements as "speaker: text", one a line.
func lines(list []Statement) string {
	var b strings.Builder
	for i := range list {
		b.WriteString(name(&list[i]) + ": " + list[i].Text + "\n")
	}
	return b.String()
}

// viewOf is the view of a text's first block, its marks paired.
func viewOf(s string) *view {
	text := textOf(s)
	b := &text.Blocks[0]
	ps, _ := pairs(b.Tokens)
	v := newView(text.Lang, b.Tokens, 0, len(b.Tokens), 0, ps, b.Titled)
	v.headline = b.Kind == document.Headline
	return v
}

// text is the text of nodes lo to hi.
func (v *view) text(s string, lo, hi int) string {
	if hi <= lo {
		return ""
	}
	span := v.span(lo, hi)
	return s[span.Start:span.End]
}

// find is the first node from i on that is the given word in lower case.
func (v *view) find(t *testing.T, word string, i int) int {
	t.Helper()
	for ; i < len(v.nodes); i++ {
		if v.low(i) == word {
			return i
		}
	}
	t.Fatalf("no %q", word)
	return -1
}
