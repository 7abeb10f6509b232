package syntax

// Training on a few sentences of a small grammar: what comes out is the same each
// time, knows the grammar, and stands in no danger from odd input.

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/internal/train/corpus"
)

// grammar makes articles of sentences like "The old mayor of Orrin saw a dam."
func grammar(articles int) []*corpus.Article {
	r := rand.New(rand.NewPCG(3, 4))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	var out []*corpus.Article
	for n := range articles {
		var text strings.Builder
		var gold []corpus.Syntax
		for s := range 4 {
			first := len(gold)
			add := func(word, tag, entity, rel string, head int) {
				text.WriteString(word)
				text.WriteByte(' ')
				if head >= 0 {
					head += first
				}
				gold = append(gold, corpus.Syntax{POS: tag, Entity: entity, Rel: rel, Head: head, Sentence: s})
			}
			// The numbers are places in the sentence.
			add("The", "DT", "O", "det", 2)
			add(pick("old", "new", "tall"), "JJ", "O", "amod", 2)
			add(pick("mayor", "judge", "miner", "nurse"), "NN", "O", "nsubj", 5)
			add("of", "IN", "O", "case", 4)
			add(pick("Orrin", "Velm", "Tarsk"), "NNP", "LOCATION", "nmod", 2)
			add(pick("saw", "built", "left"), "VBD", "O", "root", -1)
			add(pick("Ana", "Kim", "Lev"), "NNP", "PERSON", "dobj", 5)
			text.WriteString(".\n")
			gold = append(gold, corpus.Syntax{POS: ".", Entity: "O", Rel: "punct", Head: first + 5, Sentence: s})
		}
		doc := &document.Document{Text: text.String(), Blocks: []document.Block{{Span: document.Span{End: text.Len()}}}}
		out = append(out, &corpus.Article{Name: fmt.Sprint(n), Text: lang.Read(doc), Blocks: []corpus.Block{{Gold: gold}}})
	}
	return out
}

func stripped(articles []*corpus.Article) (out []*corpus.Article) {
	for _, a := range articles {
		out = append(out, corpus.Stripped(a))
	}
	return out
}

func TestTrainingLearnsAGrammar(t *testing.T) {
	articles := grammar(40)
	for _, o := range []Options{{}, {Stripped: true}} {
		articles := articles
		if o.Stripped {
			articles = stripped(articles)
		}
		model, err := Train(articles[:30], o).Load()
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range articles[30:] {
			tokens, gold := a.Text.Blocks[0].Tokens, a.Blocks[0].Gold
			for i, n := range model.Annotate(nil, tokens) {
				g := gold[i]
				if n.Tag.String() != g.POS || n.Entity != entityOf(g.Entity) || int(n.Head) != g.Head || g.Head >= 0 && n.Rel.String() != g.Rel {
					t.Errorf("stripped %v: %s is %s %s, hangs on %d as %s; want %+v", o.Stripped, tokens[i].Text, n.Tag, n.Entity, n.Head, n.Rel, g)
				}
			}
		}
	}
}

func TestTrainingIsTheSameEachTime(t *testing.T) {
	articles := grammar(12)
	one, two := Train(articles, Options{Seed: 5}), Train(articles, Options{Seed: 5})
	for i, section := range one.Sections("syntax") {
		if !bytes.Equal(section.Data, two.Sections("syntax")[i].Data) {
			t.Errorf("%s differs", section.Name)
		}
	}
}

func TestJackknifeAnnotatesEveryArticle(t *testing.T) {
	articles := grammar(12)
	annotated, err := Jackknife(articles, 3, 2, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, blocks := range annotated {
		if len(blocks) != 1 || len(blocks[0]) != len(articles[i].Text.Blocks[0].Tokens) {
			t.Fatalf("article %d has no annotation", i)
		}
		if v := blocks[0][5]; v.Tag != syntax.VBD || v.Head != -1 {
			t.Errorf("article %d: its verb is %+v", i, v)
		}
	}
}

// Whatever the text, every token has a node, and heads make trees inside
// sentences.
func FuzzAnnotate(f *testing.F) {
	model, err := Train(grammar(8), Options{}).Load()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "The old mayor of Orrin saw Ana.", "”. \" . ) ’ . U.S. The", "no stops at all here", "x.) y.” Z! “", strings.Repeat("The mayor saw ", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := lang.English().Tokens(nil, text, document.Span{End: len(text)}, nil)
		lang.English().Tag(tokens, false)
		nodes := model.Annotate(nil, tokens)
		if len(nodes) != len(tokens) {
			t.Fatalf("%d nodes for %d tokens", len(nodes), len(tokens))
		}
		for i, n := range nodes {
			if i > 0 && n.Sentence != nodes[i-1].Sentence && n.Sentence != nodes[i-1].Sentence+1 {
				t.Fatalf("sentence %d follows %d", n.Sentence, nodes[i-1].Sentence)
			}
			if n.Tag == 0 || n.Tag >= syntax.TagCount || n.Rel >= syntax.RelCount || n.Entity >= syntax.EntityCount {
				t.Fatalf("token %d has %+v", i, n)
			}
			steps := 0
			for h := int32(i); h >= 0; h = nodes[h].Head {
				if steps++; steps > len(nodes) || nodes[h].Sentence != n.Sentence {
					t.Fatalf("token %d stands in no tree of its sentence", i)
				}
			}
		}
	})
}
