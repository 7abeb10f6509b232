package corpus

// Articles as they are without case and punctuation, so that models of such text
// are trained on the very tokens that they will meet.

import (
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
)

// Stripped gives the article as [document.Strip] leaves it: a document of one
// paragraph, tokenised as at run time, with attributions and annotation carried
// over. A span that holds no word is left out. What hung on a mark hangs on the
// mark's head; of a token that is cut in two ("u s"), the last part keeps the
// annotation and the others go with it. The article itself stays as it is.
func Stripped(a *Article) *Article {
	bare := document.Strip(a.Text.Doc.Text)
	doc := &document.Document{
		Path: a.Text.Doc.Path, Format: a.Text.Doc.Format, Text: bare.Text,
		Blocks: []document.Block{{Kind: document.Paragraph, Span: document.Span{End: len(bare.Text)}}},
	}
	out := &Article{Name: a.Name, Text: lang.Read(doc), Blocks: make([]Block, 1)}
	out.Text.Bare = true // however short
	carry := func(spans []document.Span) (list []document.Span) {
		for _, s := range spans {
			if s = bare.Carry(s); s.Len() > 0 {
				list = append(list, s)
			}
		}
		return list
	}
	for _, at := range a.Attributions {
		out.Attributions = append(out.Attributions, Attribution{at.ID, carry(at.Source), carry(at.Cue), carry(at.Content)})
	}
	if gold := strip(a.annotation(), bare); len(gold) > 0 {
		align(out, gold)
	}
	return out
}

// strip carries the annotation's tokens over and drops those without a word.
func strip(gold []token, bare *document.Stripped) []token {
	kept := make([]token, 0, len(gold))
	place := make([]int, len(gold)) // in kept, -1 where it is dropped
	for i := range gold {
		t := gold[i]
		place[i] = -1
		if t.Span = bare.Carry(t.Span); t.Len() > 0 {
			place[i] = len(kept)
			kept = append(kept, t)
		}
	}
	for i := range kept {
		t := &kept[i]
		for range gold {
			if t.head < 0 || place[t.head] >= 0 {
				break
			}
			up := &gold[t.head]
			if t.head = up.head; up.Rel != "punct" {
				t.Rel = up.Rel // "$" stood for its sum
			}
		}
		if t.head >= 0 {
			t.head = place[t.head]
		}
	}
	return kept
}

// annotation gives the annotation's tokens; of an article that was not read from
// a folder, those of its blocks.
func (a *Article) annotation() []token {
	if a.gold != nil {
		return a.gold
	}
	var out []token
	for b := range a.Blocks {
		first := len(out)
		for i, s := range a.Blocks[b].Gold {
			t := token{Span: a.Text.Blocks[b].Tokens[i].Span, Syntax: s, head: -1}
			if s.Head >= 0 {
				t.head = first + s.Head
			}
			out = append(out, t)
		}
	}
	return out
}
