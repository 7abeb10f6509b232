// Package roles makes what the models of attrib/statement/roles are trained on
// and measured by: passages with the attributions that a hand marked in them.
package roles

import (
	"sort"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/statement"
	"github.com/attribcheck/attrib/attrib/statement/roles"
	"github.com/attribcheck/attrib/internal/train/corpus"
)

// Examples makes an example of each article. nodes has the syntax of each block
// of each article, by a model that was not trained on it.
func Examples(articles []*corpus.Article, nodes [][][]syntax.Node) []roles.Example {
	out := make([]roles.Example, len(articles))
	for i, a := range articles {
		e := &out[i]
		e.Passages = statement.Passages(a.Text, func(b int) []syntax.Node { return nodes[i][b] })
		marked := make([][]roles.GoldAttribution, len(e.Passages))
		for _, at := range a.Attributions {
			here := map[int]*roles.GoldAttribution{}
			place(a.Text, at.Source, roles.Source, func(b int, s roles.Span) { add(here, b).Sources = append(add(here, b).Sources, s) })
			place(a.Text, at.Cue, roles.Cue, func(b int, s roles.Span) { add(here, b).Cues = append(add(here, b).Cues, s) })
			place(a.Text, at.Content, roles.Content, func(b int, s roles.Span) { add(here, b).Contents = append(add(here, b).Contents, s) })
			for b := range marked {
				if g := here[b]; g != nil {
					marked[b] = append(marked[b], *g)
				}
			}
		}
		for b := range e.Passages {
			e.Gold = append(e.Gold, roles.NewGold(&e.Passages[b], marked[b]))
		}
	}
	return out
}

func add(here map[int]*roles.GoldAttribution, b int) *roles.GoldAttribution {
	if here[b] == nil {
		here[b] = &roles.GoldAttribution{}
	}
	return here[b]
}

// place finds the tokens of each span, block by block: a content may run over
// several paragraphs.
func place(text *lang.Text, spans []document.Span, role roles.Role, put func(block int, s roles.Span)) {
	for _, s := range spans {
		for b := range text.Blocks {
			tokens := text.Blocks[b].Tokens
			first := sort.Search(len(tokens), func(i int) bool { return tokens[i].End > s.Start })
			last := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= s.End })
			if first < last {
				put(b, roles.Span{Role: role, First: first, Last: last})
			}
		}
	}
}
