package syntax_test

// Sentences and names put back into bare text.

import (
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/syntax"
)

func bareText(text string) *lang.Text {
	doc := &document.Document{Text: text, Blocks: []document.Block{{Kind: document.Paragraph, Span: document.Span{End: len(text)}}}}
	t := lang.Read(doc)
	t.Bare = true
	return t
}

// annotated reads "word/TAG" with "|" before a sentence; an entity may follow:
// "word/NNP/person".
func annotated(t *testing.T, marked string) (*lang.Text, [][]syntax.Node) {
	t.Helper()
	var words []string
	var nodes []syntax.Node
	sentence := int32(0)
	for field := range strings.FieldsSeq(marked) {
		if field == "|" {
			sentence++
			continue
		}
		f := strings.Split(field, "/")
		words = append(words, f[0])
		tag, ok := syntax.TagOf(f[1])
		if !ok {
			t.Fatalf("no tag %s", f[1])
		}
		n := syntax.Node{Sentence: sentence, Head: -1, Tag: tag}
		if len(f) > 2 {
			n.Entity = map[string]syntax.Entity{"person": syntax.Person, "place": syntax.Place}[f[2]]
		}
		nodes = append(nodes, n)
	}
	return bareText(strings.Join(words, " ")), [][]syntax.Node{nodes}
}

func shownText(text *lang.Text) string {
	var blocks []string
	for _, b := range text.Blocks {
		var words []string
		for _, t := range b.Tokens {
			words = append(words, t.Text)
		}
		blocks = append(blocks, strings.Join(words, " "))
	}
	return strings.Join(blocks, " ¶ ")
}

func TestRestore(t *testing.T) {
	for _, c := range []struct{ about, text, want string }{
		{"sentences, names and i", "i/PRP saw/VBD ana/NNP ruiz/NNP | she/PRP left/VBD", "I saw Ana Ruiz . she left ."},
		{"two sentences make a paragraph", "we/PRP won/VBD | they/PRP lost/VBD | so/RB what/WP", "we won . they lost . ¶ so what ."},
		{"what is a name once is one everywhere, if the language does not know it", "velmar/NNP left/VBD and/CC velmar/VBG stayed/VBD", "Velmar left and Velmar stayed ."},
		{"behind a title, with its other half", "president/NN qadrel/NN osvik/VBG left/VBD", "president Qadrel Osvik left ."},
		{"a word that is hardly ever a name", "the/DT dam/NNP broke/VBD a/DT dam/NN is/VBZ no/DT dam/NN and/CC dam/NN on/IN dam/NN by/IN dam/NN", "the dam broke a dam is no dam and dam on dam by dam ."},
		{"words of nations", "the/DT north/JJ korean/JJ mayor/NN", "the North Korean mayor ."},
		{"what is left of U.S.", "the/DT u/NN s/POS army/NN", "the U S army ."},
		{"a place, and then a person", "in/IN velm/NNP/place ana/NNP/person ruiz/NNP/person spoke/VBD", "in Velm , Ana Ruiz spoke ."},
		{"party and state", "ana/NNP/person ruiz/NNP/person d/NNP ca/NNP left/VBD", "Ana Ruiz , D Ca left ."},
	} {
		t.Run(c.about, func(t *testing.T) {
			text, nodes := annotated(t, c.text)
			before := text.Blocks[0].Tokens[0].Text
			got := syntax.Restore(text, nodes, nil)
			if shownText(got.Text) != c.want {
				t.Errorf("\n got %s\nwant %s", shownText(got.Text), c.want)
			}
			if text.Blocks[0].Tokens[0].Text != before {
				t.Error("the bare text has changed")
			}
		})
	}
}

func TestRestoreTakesHints(t *testing.T) {
	text, nodes := annotated(t, "we/PRP won/VBD | they/PRP lost/VBD | so/RB it/PRP is/VBZ ana/NNP a/DT nurse/NN said/VBD")
	hints := make([]syntax.Hint, len(nodes[0]))
	hints[4] = syntax.Joined
	hints[7] = syntax.Opens | syntax.Behind
	hints[9] = syntax.Behind
	if got, want := shownText(syntax.Restore(text, nodes, [][]syntax.Hint{hints}).Text), "we won . they lost . so it is . ¶ Ana , a nurse , said ."; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// Whatever the annotation, every token stands where At says, on the bytes that it
// stood on, in the order of the text.
func FuzzRestore(f *testing.F) {
	f.Add("i saw ana ruiz d ca she left", []byte{20, 3, 3, 4, 2, 90, 41, 7, 255})
	f.Add("", []byte{})
	f.Add("élan u s x", []byte{3, 3, 3})
	f.Fuzz(func(t *testing.T, s string, noise []byte) {
		text := bareText(strings.ToValidUTF8(s, "?"))
		at := 0
		next := func() int {
			if len(noise) == 0 {
				return 0
			}
			at++
			return int(noise[at%len(noise)]) + at
		}
		nodes, hints := make([][]syntax.Node, len(text.Blocks)), make([][]syntax.Hint, len(text.Blocks))
		for b := range text.Blocks {
			sentence := int32(0)
			for i := range text.Blocks[b].Tokens {
				if i > 0 && next()%5 == 0 {
					sentence++
				}
				nodes[b] = append(nodes[b], syntax.Node{Sentence: sentence, Head: -1, Tag: syntax.Tag(next() % syntax.TagCount), Entity: syntax.Entity(next() % 4), Rel: syntax.Rel(next() % syntax.RelCount)})
				hints[b] = append(hints[b], syntax.Hint(next()%8))
			}
		}
		got := syntax.Restore(text, nodes, hints)
		last := syntax.Spot{Block: 0, Token: -1}
		for b := range text.Blocks {
			for i := range text.Blocks[b].Tokens {
				was, spot := &text.Blocks[b].Tokens[i], got.At[b][i]
				is := &got.Text.Blocks[spot.Block].Tokens[spot.Token]
				if is.Span != was.Span || is.Low != was.Low || is.Kind != was.Kind {
					t.Fatalf("token %d is %+v, was %+v", i, is, was)
				}
				if spot.Block < last.Block || spot.Block == last.Block && spot.Token <= last.Token {
					t.Fatalf("token %d stands at %v, behind %v", i, spot, last)
				}
				last = spot
			}
		}
		end := 0
		for _, b := range got.Text.Blocks {
			for _, tok := range b.Tokens {
				if tok.Start < end || tok.End < tok.Start || tok.End > len(text.Doc.Text) || tok.Start < b.Span.Start || tok.End > b.Span.End {
					t.Fatalf("a token at %v in a block at %v, behind %d", tok.Span, b.Span, end)
				}
				end = tok.End
			}
		}
	})
}
