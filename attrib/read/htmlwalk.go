// From the article's element to blocks of text: which words stand together,
// where lines break, what a block is.

package read

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/attribcheck/attrib/attrib/document"
)

// piece is one block of an article, before the text is put together.
type piece struct {
	kind   document.Kind
	text   string
	links  int // bytes of the text that stand in links
	quote  *html.Node
	strong bool // all of it is in bold
	// The page's text nodes that its first and last words stand in; nil where the
	// words come from elsewhere.
	first, last *html.Node

	speaker document.Span // in the text: who wrote it
	written bool
	time    string // of a live blog's entry
}

// flow gathers pieces.
type flow struct {
	page   *page
	pieces []piece

	buf       strings.Builder
	space     bool // white space is due before the next word
	glued     bool // the next word stands right after what is there
	breaks    int  // line breaks are due before the next word
	links     int
	inLink    int
	depthQ    int // open <q> elements
	bold      int
	boldBytes int

	node, first, last *html.Node // the text node being read, and a piece's ends

	kind  document.Kind
	quote *html.Node // the block quotation around, nil if none
	time  string     // of the live blog's entry
	skip  *html.Node // an element that is read elsewhere: the headline
}

// text adds words; white space folds, line breaks come from <br> alone.
func (f *flow) text(s string) {
	s = invisible.Replace(s)
	for len(s) > 0 {
		i := strings.IndexFunc(s, htmlSpace)
		if i == 0 {
			_, n := utf8.DecodeRuneInString(s)
			f.space = !f.glued
			s = s[n:]
			continue
		}
		if i < 0 {
			i = len(s)
		}
		f.word(s[:i])
		s = s[i:]
	}
}

func htmlSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\f', '\v', '\u00a0', '\u2009', '\u200a', '\u202f', '\u2002', '\u2003', '\u2028', '\u2029', '\u3000', '\u0085':
		return true
	}
	return false
}

func (f *flow) word(s string) {
	if f.buf.Len() > 0 {
		if f.breaks > 0 {
			f.buf.WriteByte('\n')
		} else if f.space {
			f.buf.WriteByte(' ')
		}
	}
	f.breaks, f.space, f.glued = 0, false, false
	if f.last = f.node; f.first == nil {
		f.first = f.node
	}
	f.buf.WriteString(s)
	if f.inLink > 0 {
		f.links += len(s) + 1
	}
	if f.bold > 0 {
		f.boldBytes += len(s) + 1
	}
}

// end closes the block being gathered.
func (f *flow) end() {
	text := f.buf.String()
	if text != "" {
		f.pieces = append(f.pieces, piece{kind: f.kind, text: text, links: f.links, quote: f.quote, strong: f.boldBytes >= len(text), first: f.first, last: f.last, time: f.time})
	}
	f.buf.Reset()
	f.first, f.last = nil, nil
	f.space, f.glued, f.breaks, f.links, f.boldBytes = false, false, 0, 0, 0
}

// br is a line break; a second one parts paragraphs.
func (f *flow) br() {
	if f.breaks++; f.breaks >= 2 {
		f.end()
	}
}

// read goes through what is below n. Its depth is bounded by clean.
func (f *flow) read(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c == f.skip {
			f.end()
			continue
		}
		switch c.Type {
		case html.TextNode:
			f.node = c
			f.text(c.Data)
		case html.ElementNode:
			f.element(c)
		}
	}
}

func (f *flow) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		f.br()
		return
	case atom.Img, atom.Script, atom.Style, atom.Head, atom.Link, atom.Meta, atom.Input, atom.Title:
		return
	case atom.Hr:
		f.end()
		return
	case atom.Q:
		f.q(n)
		return
	case atom.Sup, atom.Sub:
		if noteMark.MatchString(strings.TrimSpace(clip(innerText(n), 40))) && find(n, func(e *html.Node) bool { return isElement(e, atom.A) }) != nil {
			return
		}
	case atom.Cite:
		if f.quote != nil && f.attribution(n) {
			return
		}
	case atom.Rt, atom.Rp:
		return
	}
	if !isBlock(n) {
		link, strong := isElement(n, atom.A), isElement(n, atom.B, atom.Strong)
		if link {
			f.inLink++
		}
		if strong {
			f.bold++
		}
		f.read(n)
		if link {
			f.inLink--
		}
		if strong {
			f.bold--
		}
		return
	}
	f.block(n)
}

var noteMark = regexp.MustCompile(`^\[?(?:\d{1,3}|[a-z*†‡])\]?$`)

func (f *flow) block(n *html.Node) {
	f.end()
	kind, quote, strong, posted := f.kind, f.quote, f.bold, f.time
	defer func() {
		f.end()
		f.kind, f.quote, f.bold, f.time = kind, quote, strong, posted
	}()
	f.bold = 0
	if c := f.page.clock[n]; c != "" {
		f.time = c
	}
	if isEmbed(n) && f.embed(n) {
		return
	}
	names := f.page.names(n)
	switch {
	case isElement(n, atom.Ul, atom.Ol, atom.Dl, atom.Menu, atom.Dir):
		if f.linkList(n) {
			return
		}
	case isElement(n, atom.Footer, atom.Figcaption) && f.quote != nil:
		if f.attribution(n) {
			return
		}
	case f.quote != nil && attributionNamed(names):
		if f.attribution(n) {
			return
		}
	case isElement(n, atom.Blockquote), quoteLike(n, names) && !isElement(n, atom.Figure) && !has(names, "marks", "icon") && f.quote == nil:
		f.kind = document.Quotation
		if f.quote == nil {
			f.quote = n
		}
		if isElement(n, atom.Aside, atom.Div, atom.Section) {
			if b := find(n, func(e *html.Node) bool { return isElement(e, atom.Blockquote) }); b != nil {
				f.quote = b
			}
		}
	case isElement(n, atom.Figure):
		if b := find(n, func(e *html.Node) bool { return isElement(e, atom.Blockquote) }); b != nil {
			f.kind, f.quote = document.Quotation, n
		} else {
			f.kind = document.Caption
		}
	case isElement(n, atom.Figcaption), captionNamed(names):
		f.kind = document.Caption
	case headingTags[n.DataAtom]:
		if f.kind != document.Quotation && f.kind != document.Caption {
			f.kind = document.Heading
		}
		if standfirstNamed(names) {
			f.kind = document.Standfirst
		}
	case isElement(n, atom.Li, atom.Dd, atom.Dt, atom.Th):
		if f.kind == document.Paragraph {
			f.kind = document.Item
		}
	case isElement(n, atom.Td):
		if f.kind == document.Paragraph && len(innerTextUpTo(n, 200)) < 160 {
			f.kind = document.Item
		}
	case standfirstNamed(names) && f.kind == document.Paragraph:
		f.kind = document.Standfirst
	}
	f.read(n)
}

func innerTextUpTo(n *html.Node, limit int) string {
	var b strings.Builder
	walk(n, func(n *html.Node) bool {
		if n.Type == html.TextNode && b.Len() < limit {
			b.WriteString(n.Data)
		}
		return b.Len() < limit
	})
	return b.String()
}

func captionNamed(names []string) bool {
	return has(names, "caption", "captions", "figcaption", "cutline", "imagecaption")
}

func attributionNamed(names []string) bool {
	return has(names, "attribution", "cite", "citation", "author", "source", "speaker", "quotee", "byline", "footer")
}

func standfirstNamed(names []string) bool {
	for i, w := range names {
		switch w {
		case "standfirst", "dek", "subtitle", "subheadline", "strapline", "subhead", "subheading", "lede", "teaserline", "kicker2":
			return true
		case "summary", "deck", "intro", "introduction", "excerpt", "description", "lead":
			if i == 0 || names[i-1] == "article" || names[i-1] == "story" || names[i-1] == "post" || names[i-1] == "" || names[i-1] == "entry" || names[i-1] == "headline" {
				return len(names) < 14
			}
		case "sub":
			if i+1 < len(names) && (names[i+1] == "headline" || names[i+1] == "title" || names[i+1] == "heading") {
				return true
			}
		}
	}
	return false
}

// q puts the marks around a quotation that the page leaves to the browser, each
// level inside another with the other marks. Marks that stand there are kept.
func (f *flow) q(n *html.Node) {
	open, closing := "“", "”"
	if f.depthQ%2 == 1 {
		open, closing = "‘", "’"
	}
	t := strings.TrimFunc(innerTextUpTo(n, 1<<16), htmlSpace)
	if t == "" {
		return
	}
	if r, _ := utf8.DecodeRuneInString(t); strings.ContainsRune("“\"«„", r) || (r == '‘' || r == '\'') && strings.HasSuffix(t, string(closing)) {
		f.read(n)
		return
	}
	// The marks cling to the words; white space just inside them goes outside.
	f.depthQ++
	f.word(open)
	f.glued = true
	f.read(n)
	f.depthQ--
	due := f.space
	f.space = false
	f.raw(closing)
	f.space = due
}

// raw adds to the last word.
func (f *flow) raw(s string) {
	if f.buf.Len() == 0 && len(f.pieces) > 0 {
		f.pieces[len(f.pieces)-1].text += s // the quotation ended with a paragraph
		return
	}
	f.buf.WriteString(s)
}

// attribution puts who is quoted on a line of its own under the words of a block
// quotation: "— Name". It is false where the element names a work in a sentence.
func (f *flow) attribution(n *html.Node) bool {
	name := squeeze(clip(innerText(n), 4000))
	if name == "" {
		return true
	}
	if len(name) > 200 || len(strings.Fields(name)) > 25 {
		return false
	}
	if f.buf.Len() > 0 {
		s := strings.TrimSpace(f.buf.String())
		r, _ := utf8.DecodeLastRuneInString(s)
		if !strings.ContainsRune(".!?…”’\"'»—–-", r) || wordsFollow(n) {
			return false
		}
		if strings.ContainsRune("—–-", r) {
			// "… words. — <cite>Name</cite>" carries its own dash.
			s = strings.TrimRight(s, "—–- \n")
			f.buf.Reset()
			f.buf.WriteString(s)
		}
		f.end()
	}
	if len(f.pieces) == 0 || f.pieces[len(f.pieces)-1].quote == nil || f.pieces[len(f.pieces)-1].quote != f.quote {
		return false
	}
	p := &f.pieces[len(f.pieces)-1]
	name = strings.TrimLeft(name, "—–- \u2015~")
	if name == "" || strings.HasSuffix(p.text, "\n— "+name) {
		return true
	}
	p.text += "\n— " + name
	return true
}

// wordsFollow reports whether words follow n in its block.
func wordsFollow(n *html.Node) bool {
	for c := n; c != nil && !isBlock(c); c = c.Parent {
		for s := c.NextSibling; s != nil; s = s.NextSibling {
			if isBlock(s) {
				return false
			}
			if strings.TrimSpace(innerTextUpTo(s, 100)) != "" {
				return true
			}
		}
	}
	return false
}

// linkList reports whether a list is one of links to other pages.
func (f *flow) linkList(n *html.Node) bool {
	s := f.page.stats[n]
	if s == nil || s.text == 0 {
		return true
	}
	return s.links*10 >= s.text*6
}

// finish sorts out the pieces: what is page after all goes, captions lose their
// credits, crossheads that head nothing go.
func (f *flow) finish() []piece {
	f.end()
	var out []piece
	for _, p := range f.pieces {
		p.text = strings.TrimFunc(p.text, blank)
		if p.text == "" {
			continue
		}
		if p.quote == nil || p.kind != document.Quotation {
			if len(p.text) <= judged {
				l := newLine(p.text)
				if l.furniture() && !(p.kind == document.Heading && l.question) {
					if p.kind == document.Heading {
						p.kind = document.Furniture
						out = append(out, p)
					}
					continue
				}
				if linkOnly := p.links*10 >= len(p.text)*8; linkOnly && !l.sentence() && p.kind != document.Heading && p.kind != document.Caption {
					continue
				}
				if p.kind == document.Paragraph && p.strong && len(l.list) <= 14 && !l.stop && !saidWord.MatchString(l.raw) && turnOf(l.raw) == "" && !strings.HasSuffix(l.raw, ":") {
					p.kind = document.Heading
				}
			}
			if p.kind == document.Caption {
				if at := creditStart(p.text); at > 0 {
					p.text = strings.TrimFunc(p.text[:at], blank)
				}
			}
		}
		// Who is quoted may stand in a paragraph of its own: "— Name".
		if n := len(out); n > 0 && p.kind == document.Quotation && !p.written && out[n-1].kind == document.Quotation && out[n-1].quote == p.quote &&
			len(p.text) < 160 && (strings.HasPrefix(p.text, "—") || strings.HasPrefix(p.text, "–") || strings.HasPrefix(p.text, "--")) {
			out[n-1].text += "\n" + p.text
			out[n-1].last = p.last
			continue
		}
		// … even outside the block quotation.
		if n := len(out); n > 0 && p.kind == document.Paragraph && out[n-1].kind == document.Quotation && !out[n-1].written && len(p.text) < 160 && strings.HasPrefix(p.text, "— ") && !strings.Contains(out[n-1].text, "\n— ") {
			if signed := (piece{kind: document.Quotation, text: "\n" + p.text}); !newLine(p.text).stop {
				if signed.ascribe(); signed.speaker.Len() > 0 {
					out[n-1].text += "\n" + p.text
					out[n-1].last = p.last
					continue
				}
			}
		}
		if n := len(out); n > 0 && out[n-1].text == p.text && out[n-1].kind == p.kind {
			continue // lazy pages hold a picture, and its caption, twice
		}
		out = append(out, p)
	}
	// What a foreign heading heads ("More on this story") is foreign as long as
	// it is lists and single lines.
	kept := out[:0]
	under := false
	for _, p := range out {
		switch {
		case p.kind == document.Furniture:
			under = true
			continue
		case p.kind == document.Heading, p.kind == document.Quotation, p.kind == document.Paragraph && len(strings.Fields(p.text)) >= 12:
			under = false
		case under:
			continue
		}
		kept = append(kept, p)
	}
	for len(kept) > 0 && kept[len(kept)-1].kind == document.Heading {
		kept = kept[:len(kept)-1]
	}
	last := kept[:0]
	for i, p := range kept {
		// Two headings of one rank on end: the first is a teaser, unless it is a
		// title over the crosshead.
		if p.kind == document.Heading && i+1 < len(kept) && kept[i+1].kind == document.Heading && p.links*10 >= len(p.text)*8 {
			continue
		}
		last = append(last, p)
	}
	return last
}
