package lang

// Whole documents: which blocks are title case, which texts are bare.

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// linesOf makes a document with one block a line, of the given kinds in turn.
func linesOf(text string, kinds ...document.Kind) *document.Document {
	doc := &document.Document{Path: "test.txt", Format: "text", Text: text}
	at := 0
	for i, line := range strings.SplitAfter(text, "\n") {
		span := document.Span{Start: at, End: at + len(strings.TrimSuffix(line, "\n"))}
		if span.Len() > 0 {
			doc.Blocks = append(doc.Blocks, document.Block{Kind: kinds[i%len(kinds)], Span: span})
		}
		at += len(line)
	}
	return doc
}

func TestReadTitled(t *testing.T) {
	for _, c := range []struct {
		kind document.Kind
		text string
		want bool
	}{
		{document.Headline, "Mayor Says Bridge Will Not Open Before June", true},
		{document.Headline, "‘We Have Lost the Harbour,’ Says Mayor", true},
		{document.Headline, "Mayor says bridge will not open before June", false},
		{document.Heading, "What Happens to the Ferry Now", true},
		{document.Headline, "Xi Jinping", false}, // too short to tell
		{document.Paragraph, "Ana Ruiz Met Marta Ode Near Huasco", false},
	} {
		got := Read(linesOf(c.text, c.kind))
		if got.Blocks[0].Titled != c.want {
			t.Errorf("%s %q: titled is %v", c.kind, c.text, !c.want)
		}
	}
}

func TestReadBare(t *testing.T) {
	const article = "The mayor of Huasco, Ana Ruiz, said on Monday that the ferry would not sail again. “We have lost the harbour,” she told reporters. The owners, who have run it since 1961, declined to comment."
	for _, c := range []struct {
		about, text string
		want        bool
	}{
		{"an article", article, false},
		{"without capitals", strings.ToLower(article), true},
		{"without punctuation", strings.NewReplacer(",", "", ".", "", "“", "", "”", "").Replace(article), true},
		{"too short to tell", "we have lost the harbour and nobody came to see it go", false},
		{"nothing", "", false},
	} {
		if got := Read(linesOf(c.text, document.Paragraph)); got.Bare != c.want {
			t.Errorf("%s: bare is %v", c.about, got.Bare)
		}
	}
}

func TestReadKeepsBlocksAndLeavesFurniture(t *testing.T) {
	text := Read(linesOf("Bridge stays shut\nShare this article\n“We wait,” said Ruiz.", document.Headline, document.Furniture, document.Paragraph))
	want := []struct {
		kind   document.Kind
		tokens string
	}{
		{document.Headline, "Bridge|stays|shut"},
		{document.Furniture, ""},
		{document.Paragraph, "“|We|wait|,|”|said|Ruiz|."},
	}
	if len(text.Blocks) != len(want) {
		t.Fatalf("%d blocks, want %d", len(text.Blocks), len(want))
	}
	for i, w := range want {
		if b := text.Blocks[i]; b.Kind != w.kind || shown(b.Tokens) != w.tokens {
			t.Errorf("block %d is %s %s, want %s %s", i, b.Kind, shown(b.Tokens), w.kind, w.tokens)
		}
	}
}

func TestReadLeavesMarkupOutOfEveryBlock(t *testing.T) {
	doc := linesOf("*One* here\nand *two* there", document.Paragraph)
	for i, c := range doc.Text {
		if c == '*' {
			doc.Markup = append(doc.Markup, document.Span{Start: i, End: i + 1})
		}
	}
	text := Read(doc)
	if got := shown(text.Blocks[0].Tokens) + " / " + shown(text.Blocks[1].Tokens); got != "One|here / and|two|there" {
		t.Errorf("got %s", got)
	}
}

// checkText holds a text to what [Read] promises.
func checkText(t *testing.T, text *Text) {
	doc := text.Doc
	if len(text.Blocks) != len(doc.Blocks) {
		t.Fatalf("%d blocks of %d", len(text.Blocks), len(doc.Blocks))
	}
	for i := range text.Blocks {
		b := &text.Blocks[i]
		if b.Kind == document.Furniture {
			if len(b.Tokens) > 0 {
				t.Fatalf("furniture has tokens: %s", shown(b.Tokens))
			}
			continue
		}
		checkTokens(t, doc.Text, b.Span, doc.Markup, b.Tokens)
		for j := range b.Tokens {
			if tag := b.Tokens[j].Tag; tag == None || tag >= tagStart {
				t.Fatalf("token %q of block %d has tag %d", b.Tokens[j].Text, i, tag)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Mayor Says Bridge Will Not Open\nBy Jo Hale\n“We wait,” said Ana Ruiz, 53.\n— Name")
	f.Add("the the the a a a his put for of")
	f.Add("Ein “Zwei” Drei\n\n\n‘x’ ''' `` \u00a0")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("documents are decoded before they are read")
		}
		checkText(t, Read(linesOf(s, document.Headline, document.Paragraph, document.Caption, document.Furniture, document.Quotation)))
	})
}

// article is a broadsheet's, some 4 KB.
func article(b *testing.B) string {
	raw, err := os.ReadFile(filepath.Join("..", "..", "fixtures", "articles", "broadsheet.txtar"))
	if err != nil {
		b.Fatal(err)
	}
	return string(raw)
}

func BenchmarkTokens(b *testing.B) {
	text := article(b)
	l := English()
	var tokens []Token
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tokens = l.Tokens(tokens[:0], text, document.Span{Start: 0, End: len(text)}, nil)
	}
	b.ReportMetric(float64(len(tokens)), "tokens")
}

func BenchmarkTag(b *testing.B) {
	text := article(b)
	tokens := tokenize(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		English().Tag(tokens, false)
	}
}

func BenchmarkRead(b *testing.B) {
	doc := linesOf(article(b), document.Paragraph)
	English()
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Read(doc)
	}
}
