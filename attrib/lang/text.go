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
	// Label is how many of the tokens, the first ones, name who speaks the block.
	Label int
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
		label := 0
		if b.Speaker.Len() > 0 {
			for words := b.Words(doc.Text).Start; start+label < len(tokens) && tokens[start+label].Start < words; {
				label++
			}
		}
		t.Blocks = append(t.Blocks, Block{Block: b, Tokens: tokens[start:len(tokens):len(tokens)], Label: label})
	}
	for i := range t.Blocks {
		b := &t.Blocks[i]
		b.Titled = b.Kind != document.Paragraph && b.Kind != document.Turn && l.titled(b.Tokens)
		l.Tag(b.Tokens, b.Titled)
	}
	t.names()
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if b.Speaker.Len() > 0 {
			continue // whose words they are is known without their sentences
		}
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
	t.Bare = words >= 30 && (capitals*100 < words || stops*100 < words) || words >= 15 && capitals+stops == 0
	return t
}

// names takes a word that opens a sentence for a name where the text has it as
// one elsewhere ("Donald Trump … Trump later said"), or where nothing but a name
// can speak so: a bare singular noun right before a verb of saying.
func (t *Text) names() {
	known := map[string]bool{}
	first := func(toks []Token, i int) bool {
		return i == 0 || toks[i-1].IsStop() || toks[i-1].Kind == Mark || toks[i-1].Kind == Punct && toks[i-1].Text != "," && toks[i-1].Text != "("
	}
	for b := range t.Blocks {
		if t.Blocks[b].Titled {
			continue
		}
		toks := t.Blocks[b].Tokens
		for i := range toks {
			if toks[i].Kind == Word && toks[i].Tag == Proper && !first(toks, i) {
				known[toks[i].Low] = true
			}
		}
	}
	for b := range t.Blocks {
		toks := t.Blocks[b].Tokens
		for i := range toks {
			w := &toks[i]
			if w.Kind != Word || w.Tag == Proper || !w.Capital() || !first(toks, i) || len(w.Text) < 3 {
				continue
			}
			switch w.Tag {
			case Noun, Nouns, Adjective, VerbBase, VerbPresent, VerbPast, VerbDone, Modal, Cardinal:
			default:
				continue
			}
			if w.Tag == Modal && w.Low != "may" && w.Low != "will" {
				continue
			}
			if known[w.Low] || w.Tag != Nouns && t.speaks(toks, i) {
				w.Tag = Proper
			}
		}
	}
}

// speaks reports a bare word that is the subject of a verb of saying and no noun
// for people or papers.
func (t *Text) speaks(toks []Token, i int) bool {
	l := t.Lang
	w := toks[i].Low
	if l.People[w].Number != 0 || l.Papers[w] || l.Organizations[w] || l.CueNouns[w] != "" || l.Abstracts[w] || l.Titles[w].Kind != 0 {
		return false
	}
	j := i + 1
	for j < len(toks) && j < i+4 && (toks[j].Tag == Adverb || toks[j].Low == "has" || toks[j].Low == "had" || l.Times[toks[j].Low] || toks[j].Low == "then") {
		j++
	}
	if j >= len(toks) {
		return false
	}
	f, ok := l.Cues[toks[j].Low]
	return ok && f.Act != "thought" && f.Has('c') && (f.Form == FormPast || f.Form == FormS) && toks[j].Tag.Verb()
}

// titled reports a headline in title case: its longer words have capitals, but
// for prepositions and their like.
func (l *Language) titled(tokens []Token) bool {
	long, capital := 0, 0
	for i := range tokens {
		t := &tokens[i]
		if t.Kind != Word || len(t.Text) <= 3 {
			continue
		}
		long++
		if t.Capital() {
			capital++
			continue
		}
		if known := l.words[t.Low]; len(known) == 0 || known[0].tag.Nominal() || known[0].tag.Verb() || known[0].tag == Adjective {
			return false // a word of content in lower case
		}
	}
	return long >= 3 && capital*4 >= long*3
}
