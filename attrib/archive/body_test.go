package archive

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/statement"
)

// What is kept comes back as it was.
func TestABodyComesBackAsItWas(t *testing.T) {
	src := newInvented(3).source(1)
	src.Doc.Markup = []document.Span{{Start: 5, End: 6}}
	src.Doc.Blocks[0].Where = document.Where{Page: 2, Paragraph: 3, Time: "00:01:02"}
	src.Statements[4].Within = src.Statements[3].ID
	text, rest, err := encode(src)
	if err != nil {
		t.Fatal(err)
	}
	kept := Source{ID: 1}
	kept.describe(src.Doc)
	got, err := (&store{name: "news.db"}).decode(kept, text, rest)
	if err != nil {
		t.Fatal(err)
	}
	if got.Doc.Text != src.Doc.Text || got.Doc.Archive != "news.db" {
		t.Error("another text, or another archive")
	}
	if diff := cmp.Diff(src.Doc.Blocks, got.Doc.Blocks); diff != "" {
		t.Error(diff)
	}
	for i, s := range src.Statements {
		want := *s
		want.ID, want.Source = "", ""
		if i == 4 {
			want.Within = "3"
		}
		if diff := cmp.Diff(want, got.Statements[i]); diff != "" {
			t.Error(diff)
		}
	}
}

// Whatever stands in a file that looks like an archive, what is read of it is sound
// enough to be compared, or an error.
func FuzzBody(f *testing.F) {
	src := newInvented(3).source(1)
	_, rest, err := encode(src)
	if err != nil {
		f.Fatal(err)
	}
	plain, err := decoder().DecodeAll(rest, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(src.Doc.Text, plain)
	f.Add("“a” b", []byte(`{"blocks":[{"Span":{"start":0,"end":9}}],"statements":[{"content":[{"start":1,"end":2}]}]}`))
	f.Fuzz(func(t *testing.T, text string, detail []byte) {
		if !json.Valid(detail) {
			return
		}
		k, err := (&store{name: "news.db"}).decode(Source{ID: 1}, encoder().EncodeAll([]byte(text), nil), encoder().EncodeAll(detail, nil))
		if err != nil {
			return
		}
		s := claim.Source{Doc: k.Doc}
		for i := range k.Statements {
			s.Statements = append(s.Statements, &k.Statements[i])
			match(k, i, k.Statements[i].Content[0].Span, 1)
		}
		keysOfSource(s)
		renumber([]claim.Source{s})
		claim.Group([]claim.Source{s})
		claim.NewFinder(k.Doc).Locate(claim.NormalWords(k.Doc, document.Span{End: min(40, len(text))}), 3)
		covering([]statement.Statement(k.Statements), document.Span{End: len(text)})
	})
}
