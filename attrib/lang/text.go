package lang

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
)

// Text is a tokenised document: what extraction works on.
type Text struct {
	Doc    *document.Document
	Lang   *Language
	Blocks []Block
	// Bare reports a text that lost its case or its punctuation: captions made
	// by machine, scraped corpora. Neither names nor sentences can be told there.
	Bare bool
}

// Block is one block's tokens, tagged.
type Block struct {
	document.Block
	Tokens []Token
	// Titled reports a headline in title case, where capitals say nothing.
	Titled bool
}

// Read tokenises and tags a document. Blocks of page furniture hold no tokens.
// Time and memory are linear in the document.
func Read(doc *document.Document) *Text {
	l := English()
	t := &Text{Doc: doc, Lang: l, Blocks: make([]Block, 0, len(doc.Blocks))}
	markup := doc.Markup
	var words, capitals, stops int
	tokens := make([]Token, 0, len(doc.Text)/4+8)
	for _, b := range doc.Blocks {
		for len(markup) > 0 && markup[0].End <= b.Span.Start {
			markup = markup[1:]
		}
		start := len(tokens)
		if b.Kind != document.Furniture {
			tokens = l.Tokens(tokens, doc.Text, b.Span, markup)
		}
		t.Blocks = append(t.Blocks, Block{Block: b, Tokens: tokens[start:len(tokens):len(tokens)]})
	}
	for i := range t.Blocks {
		b := &t.Blocks[i]
		b.Titled = b.Kind != document.Paragraph && titled(b.Tokens)
		l.Tag(b.Tokens, b.Titled)
		for j := range b.Tokens {
			switch tok := &b.Tokens[j]; {
			case tok.Kind == Word:
				words++
				if tok.Capital() {
					capitals++
				}
			case tok.Kind == Mark, tok.Kind == Punct && strings.ContainsAny(tok.Text, ".,!?"):
				stops++
			}
		}
	}
	t.Bare = words >= 30 && (capitals*100 < words || stops*100 < words)
	return t
}

// titled reports whether most longer words begin with a capital.
func titled(tokens []Token) bool {
	long, capital := 0, 0
	for i := range tokens {
		if t := &tokens[i]; t.Kind == Word && len(t.Text) > 3 {
			long++
			if t.Capital() {
				capital++
			}
		}
	}
	return long >= 3 && capital*4 >= long*3
}
