package eval

// Articles that have lost case and punctuation, as speech that a machine took
// down has.

import (
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
)

// strip takes case and punctuation from the article and carries its spans over.
// Those that hold no letter and no digit go.
func (a *Article) strip() {
	bare := document.Strip(a.Doc.Text)
	doc, err := read.Bytes(a.Doc.Path, []byte(bare.Text))
	if err != nil || doc.Text != bare.Text {
		// Nothing is left of it, or what is left looks like something else.
		doc = &document.Document{
			Path: a.Doc.Path, Format: "text", Text: bare.Text,
			Blocks: []document.Block{{Kind: document.Paragraph, Span: document.Span{End: len(bare.Text)}}},
		}
	}
	carry := func(spans []document.Span) []document.Span {
		var list []document.Span
		for _, s := range spans {
			if s = bare.Carry(s); s.Len() > 0 {
				list = append(list, s)
			}
		}
		return list
	}
	for i := range a.Attributions {
		x := &a.Attributions[i]
		x.Source, x.Cue, x.Content = carry(x.Source), carry(x.Cue), carry(x.Content)
	}
	a.Quotations = carry(a.Quotations)
	a.original, a.stripped, a.Doc = a.Doc, bare, doc
}

// place takes a span of the article's text to the article as it was given.
func (a *Article) place(s document.Span) (*document.Document, document.Span) {
	if a.original == nil {
		return a.Doc, s
	}
	return a.original, a.stripped.Back(s)
}
