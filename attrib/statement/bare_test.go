package statement

// Texts without case and punctuation: what is said where no model reads them,
// and what attributions tell of the text around them.

import (
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/model"
	"github.com/attribcheck/attrib/attrib/statement/roles"
)

func TestBareTextWithoutAModel(t *testing.T) {
	s := document.Strip(strings.Repeat("“We will rebuild the dam,” Ana Ruiz told reporters on Friday. ", 8)).Text
	text := lang.Read(&document.Document{Text: s, Blocks: []document.Block{{Kind: document.Paragraph, Span: document.Span{End: len(s)}}}})
	if !text.Bare {
		t.Fatal("the text has lost nothing")
	}
	for _, m := range []*model.Model{nil, {}} {
		if r := Extract(text, m); len(r.Statements) != 0 || len(r.Notes) != 1 || r.Notes[0] != noteBare {
			t.Errorf("%d statements, notes %q", len(r.Statements), r.Notes)
		}
	}
}

// "it rained ana ruiz a nurse said we won"
func TestHintsOfAttributions(t *testing.T) {
	words := make([]roles.Word, 9)
	for i, tag := range []syntax.Tag{syntax.PRP, syntax.VBD, syntax.NNP, syntax.NNP, syntax.DT, syntax.NN, syntax.VBD, syntax.PRP, syntax.VBD} {
		words[i].Node.Tag = tag
	}
	words[1].Node.Tag = syntax.RB
	words[2].Node.Entity, words[3].Node.Entity = syntax.Person, syntax.Person
	span := func(r roles.Role, first, last int) roles.Scored {
		return roles.Scored{Span: roles.Span{Role: r, First: first, Last: last}, P: 1}
	}
	found := &roles.Found{
		Spans:        []roles.Scored{span(roles.Source, 2, 6), span(roles.Cue, 6, 7), span(roles.Content, 7, 9)},
		Attributions: []roles.Attribution{{Source: 0, Cue: 1, Contents: []int{2}}},
	}
	var got strings.Builder
	for _, h := range hintsOf(found, words) {
		got.WriteString(string("0123456789"[h]))
	}
	// Opens at "ana", commas behind "ruiz" and "nurse", all of it joined.
	if want := "002515111"; got.String() != want {
		t.Errorf("hints %s, want %s", got.String(), want)
	}
}
