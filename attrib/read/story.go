// Articles that come in parts: a feed's entry, a row of a table, an agency's item
// names its headline, its author and its body apart, and here they are put together.

package read

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/attribcheck/attrib/attrib/document"
)

// story is the parts of one article. All but the body is plain text.
type story struct {
	title, author, outlet, published, language, address string

	// The body is HTML or plain text; one of the two is set.
	html, text string
	// before stands between headline and body, after behind it.
	before, after []piece
	// speaker is who says all of the text, "" for an article.
	speaker string
	notes   []string
}

// document puts the article together, the headline first.
func (a story) document(format string) *document.Document {
	doc := &document.Document{
		Format: format, Title: squeeze(a.title), Author: squeeze(a.author), Outlet: squeeze(a.outlet),
		Published: a.published, Language: a.language, Address: a.address, Notes: a.notes,
	}
	if a.speaker = squeeze(a.speaker); a.speaker != "" {
		a.utterance(doc)
		return doc
	}
	var body []piece
	switch {
	case strings.TrimFunc(a.html, blank) != "":
		body = fragment(a.html)
	case strings.TrimFunc(a.text, blank) != "":
		body = a.plain(doc)
	}
	if len(body) > 0 && doc.Title != "" && squeeze(body[0].text) == doc.Title {
		body = body[1:]
	}
	var pieces []piece
	if doc.Title != "" {
		pieces = append(pieces, piece{kind: document.Headline, text: doc.Title})
	}
	pieces = append(pieces, a.before...)
	pieces = append(pieces, body...)
	put(doc, append(pieces, a.after...))
	return doc
}

// plain tells the paragraphs of a plain text apart, as those under its headline.
func (a story) plain(doc *document.Document) []piece {
	text := cleanText(a.text)
	if doc.Title != "" && !strings.HasPrefix(strings.TrimLeftFunc(text, blank), doc.Title) {
		text = doc.Title + "\n\n" + text
	}
	under, _ := parseText(text) // it has no errors
	doc.Author = firstOf(doc.Author, under.Author)
	doc.Published = firstOf(doc.Published, under.Published)
	doc.Outlet = firstOf(doc.Outlet, under.Outlet)
	var out []piece
	for i, b := range under.Blocks {
		pc := piece{kind: b.Kind, text: under.Slice(b.Span), written: b.Written}
		if b.Speaker.Len() > 0 && b.Span.Contains(b.Speaker) {
			pc.speaker = document.Span{Start: b.Speaker.Start - b.Span.Start, End: b.Speaker.End - b.Span.Start}
		}
		switch {
		case i == 0 && squeeze(pc.text) == doc.Title && doc.Title != "":
			continue
		case b.Kind == document.Headline && doc.Title == "":
			doc.Title = squeeze(pc.text)
			continue
		case b.Kind == document.Headline:
			pc.kind = document.Heading
		}
		out = append(out, pc)
	}
	return out
}

// utterance writes what one speaker says: the label, then the words.
func (a story) utterance(doc *document.Document) {
	text := cleanText(a.text)
	if a.html != "" {
		var parts []string
		for _, pc := range fragment(a.html) {
			parts = append(parts, pc.text)
		}
		text = strings.Join(parts, "\n\n")
	}
	var b strings.Builder
	if doc.Title != "" {
		b.WriteString(doc.Title)
		doc.Blocks = append(doc.Blocks, document.Block{Kind: document.Headline, Span: document.Span{End: b.Len()}})
		b.WriteString("\n\n")
	}
	label := document.Span{Start: b.Len(), End: b.Len() + len(a.speaker)}
	start := b.Len()
	b.WriteString(a.speaker + ": ")
	for i, para := range paragraphMark.Split(text, -1) {
		if para = squeeze(para); para == "" {
			continue
		}
		if i > 0 && b.Len() > label.End+len(": ") {
			b.WriteString("\n\n")
			start = b.Len()
		}
		b.WriteString(para)
		doc.Blocks = append(doc.Blocks, document.Block{Kind: document.Turn, Span: document.Span{Start: start, End: b.Len()}, Speaker: label})
	}
	b.WriteByte('\n')
	doc.Text = b.String()
}

// put makes pieces the document's text and blocks, those that hold nothing left out.
func put(doc *document.Document, pieces []piece) {
	kept := pieces[:0]
	for _, pc := range pieces {
		if pc.speaker.Len() == 0 { // what HTML gave with a speaker is clean, and its spans count in it
			pc.text = strings.TrimFunc(cleanText(pc.text), blank)
		}
		if pc.text != "" {
			kept = append(kept, pc)
		}
	}
	if len(kept) > 0 {
		doc.Text, doc.Blocks = compose(kept)
	}
}

// cleanText is text from inside another format: UTF-8, without control characters.
func cleanText(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}

// fragment reads a piece of HTML that is known to be an article's body. Boxes that
// are not of it go all the same: feeds have them too.
func fragment(text string) []piece {
	read := func(all bool) []piece {
		root, err := html.Parse(bytes.NewReader(clean(text).page))
		if err != nil {
			return nil
		}
		p := &page{root: root, named: map[*html.Node][]string{}}
		if p.body = find(root, func(n *html.Node) bool { return isElement(n, atom.Body) }); p.body == nil {
			return nil
		}
		p.measure()
		if !all {
			p.prune()
		}
		p.content = p.body
		f := flow{page: p}
		f.block(p.content)
		return f.finish()
	}
	if pieces := read(false); len(pieces) > 0 {
		return pieces
	}
	return read(true)
}

// plainOf gives the words of a short text that may have markup in it: a headline, a
// name.
func plainOf(s string) string {
	if strings.ContainsRune(s, '<') && anyTag.MatchString(s) {
		var b strings.Builder
		z := html.NewTokenizer(strings.NewReader(s))
		for {
			switch z.Next() {
			case html.ErrorToken:
				return squeeze(b.String())
			case html.TextToken:
				b.Write(z.Text())
			}
		}
	}
	return squeeze(html.UnescapeString(s))
}
