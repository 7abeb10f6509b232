// HTML: a page's article as plain text, headline first, a blank line between
// its blocks.

package read

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/attribcheck/attrib/attrib/document"
)

func parseHTML(text string) (*document.Document, error) {
	c := clean(text)
	root, err := html.Parse(bytes.NewReader(c.page))
	if err != nil {
		return nil, because(ErrFormat, "HTML that cannot be parsed (%v)", err)
	}
	p := &page{root: root, named: map[*html.Node][]string{}, meta: readMeta(root, c.ld)}
	comments := takeComments(root, c.ignores)
	if p.body = find(root, func(n *html.Node) bool { return isElement(n, atom.Body) }); p.body == nil {
		return nil, ErrNoArticle
	}
	doc := &document.Document{}
	if c.deep {
		doc.Notes = append(doc.Notes, "elements nested more than "+thousands(deepest)+" deep; read as if they stood side by side")
	}
	p.findHeadline()
	byline, date := p.bylines()
	p.entries()
	p.measure()
	p.readWall()
	p.prune()
	p.pick()
	pieces := p.withoutPullQuotes(p.pieces())
	if !p.isArticle(pieces, c.whole) {
		if pieces = metaBody(p.meta.body); pieces == nil {
			return nil, ErrNoArticle
		}
		doc.Notes = append(doc.Notes, "the page shows no article; its text was taken from the page's metadata")
	}
	doc.Outlet = p.meta.outlet
	doc.Author = strings.Join(p.meta.authors, ", ")
	if doc.Author == "" {
		doc.Author = byline
	}
	doc.Published = firstOf(p.meta.published, date)
	doc.Language = p.meta.language
	doc.Address = firstOf(p.meta.address, absolute(c.saved))
	if p.cutOff(pieces) {
		doc.Notes = append(doc.Notes, beginning)
	}
	var title piece
	if p.headline != nil {
		f := flow{page: p, kind: document.Headline}
		f.read(p.headline)
		f.end()
		if len(f.pieces) > 0 {
			doc.Title = strings.Join(strings.Fields(f.pieces[0].text), " ")
			for _, more := range f.pieces[1:] {
				doc.Title += " " + strings.Join(strings.Fields(more.text), " ")
			}
			title = f.pieces[0]
			title.last = f.pieces[len(f.pieces)-1].last
		}
	}
	if doc.Title == "" && len(p.meta.titles) > 0 {
		doc.Title = p.meta.titles[0]
	}
	if doc.Title != "" {
		// A piece of a page may repeat its headline as its first block.
		if len(pieces) > 0 && pieces[0].text == doc.Title {
			pieces = pieces[1:]
		}
		pieces = append([]piece{{kind: document.Headline, text: doc.Title, first: title.first, last: title.last}}, pieces...)
	}
	doc.Text, doc.Blocks = compose(pieces)
	doc.Ignores = comments.place(pieces, doc.Blocks)
	return doc, nil
}

// compose writes pieces a blank line apart. Each has the number of the paragraph that
// it is: paragraphs, quotations and entries of lists are counted, as a reader of the
// page counts them; crossheads and captions have the number of the paragraph before
// them, and what stands above the first has none.
func compose(pieces []piece) (string, []document.Block) {
	for i := range pieces {
		pieces[i].ascribe()
	}
	var b strings.Builder
	blocks := make([]document.Block, 0, len(pieces))
	for i, pc := range pieces {
		if i > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(pc.text)
		block := document.Block{Kind: pc.kind, Span: document.Span{Start: start, End: b.Len()}, Written: pc.written}
		if pc.speaker.Len() > 0 {
			block.Speaker = document.Span{Start: start + pc.speaker.Start, End: start + pc.speaker.End}
		}
		block.Where.Time = pc.time
		blocks = append(blocks, block)
		// The paragraphs before it of the same quotation are that person's too.
		for k := i - 1; k >= 0 && pc.speaker.Len() > 0 && pc.quote != nil && pieces[k].quote == pc.quote && blocks[k].Speaker.Len() == 0 && pieces[k].kind == document.Quotation; k-- {
			blocks[k].Speaker = block.Speaker
		}
	}
	b.WriteByte('\n')
	number(blocks)
	return b.String(), blocks
}

// ascribe finds the person whom the last line of a block quotation names: "— Jane Doe,
// nurse".
func (p *piece) ascribe() {
	at := strings.LastIndex(p.text, "\n— ")
	if p.kind != document.Quotation || p.speaker.Len() > 0 || at < 0 {
		return
	}
	at += len("\n— ")
	name := p.text[at:]
	if i := strings.IndexAny(name, ",(\n"); i >= 0 {
		name = name[:i]
	}
	if name = strings.TrimRight(name, " "); name != "" && personName(name) == name {
		p.speaker = document.Span{Start: at, End: at + len(name)}
	}
}

// number counts the paragraphs among blocks.
func number(blocks []document.Block) {
	count := 0
	for i := range blocks {
		switch blocks[i].Kind {
		case document.Paragraph, document.Quotation, document.Item, document.Turn:
			count++
		}
		blocks[i].Where.Paragraph = count
	}
}

// withoutPullQuotes leaves out the quotations that only repeat words of a paragraph,
// whole or with gaps; those that the page calls pull quotes even where they are short.
func (p *page) withoutPullQuotes(pieces []piece) []piece {
	if !slices.ContainsFunc(pieces, func(p piece) bool { return p.kind == document.Quotation }) {
		return pieces
	}
	var b strings.Builder
	for _, pc := range pieces {
		if pc.kind == document.Paragraph || pc.kind == document.Item {
			b.WriteString("\n " + wordsAlone(pc.text))
		}
	}
	body := b.String()
	// Nobody's page has so many quotations: looking for each would take long.
	if n := len(pieces); n > 1000 && len(body) > 100_000_000/n {
		return pieces
	}
	var pulled *html.Node
	return slices.DeleteFunc(pieces, func(pc piece) bool {
		if pc.kind != document.Quotation || pc.written || len(pc.text) > judged {
			return false
		}
		if pc.quote != nil && pc.quote == pulled {
			return len(pc.text) < 160 // who is quoted
		}
		least := 4
		if p.calledPullQuote(pc.quote) {
			least = 2
		}
		said, _, _ := strings.Cut(pc.text, "\n— ")
		count := 0
		for part := range strings.SplitSeq(strings.ReplaceAll(said, "...", "…"), "…") {
			part = wordsAlone(part)
			if count += strings.Count(part, " "); !strings.Contains(body, " "+part) {
				return false
			}
		}
		if count >= least {
			pulled = pc.quote
		}
		return count >= least
	})
}

// calledPullQuote reports whether the page calls a quotation, or what it stands in, a
// pull quote.
func (p *page) calledPullQuote(n *html.Node) bool {
	for up := 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if names := p.names(n); has(names, "pullquote", "pullquotes") || phraseIn(names, "pull quote") || phraseIn(names, "pull quotes") {
			return true
		}
	}
	return false
}

// wordsAlone is a text in small letters without its punctuation, a space after each
// word.
func wordsAlone(s string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
		if w = strings.Trim(w, "'’"); w != "" {
			b.WriteString(strings.ReplaceAll(w, "’", "'"))
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// bylines looks for author and date in the page itself, before they are pruned.
func (p *page) bylines() (author, date string) {
	looked := 0
	walk(p.body, func(n *html.Node) bool {
		if n.Type != html.ElementNode || author != "" && date != "" {
			return true
		}
		if hidden(n) || isElement(n, atom.Nav, atom.Footer, atom.Aside) {
			return false
		}
		if looked > 400 {
			return true
		}
		names := p.names(n)
		rel := attr(n, "rel") == "author"
		if rel || has(names, "byline", "author", "authors", "dateline", "timestamp", "pubdate", "published") || isElement(n, atom.P) {
			looked++
			t := squeeze(innerTextUpTo(n, 300))
			if len(t) > 200 || t == "" {
				return true
			}
			l := newLine(t)
			lead := words().people.prefix(l.norm)
			if lead == "by" {
				if parts := splitParts(t); len(parts) > 1 {
					l = newLine(parts[0]) // "By Jane Doe | 3 May 2024"
				}
			}
			if author == "" && (lead == "by" && namesOnly(l.list) || lead == "" && (rel || has(names, "author", "authors", "byline")) && namesOnly(l.list)) {
				author = bylineNames(t)
			}
			if date == "" && (l.dateLine() || has(names, "dateline", "timestamp", "pubdate", "published", "byline") || lead == "by") {
				date = findDate(t)
			}
		}
		return true
	})
	return author, date
}

// pieces reads the article: what stands between the headline and it as far as it
// is standfirst or caption, then the article itself.
func (p *page) pieces() []piece {
	var pieces []piece
	if p.headline != nil && !within(p.headline, p.content) {
		pieces = p.between()
	}
	f := flow{page: p, skip: p.headline}
	f.block(p.content)
	body := f.finish()
	for i := range body {
		// A standfirst stands at the top: anything so named below is a paragraph.
		if body[i].kind == document.Standfirst && i > 3 {
			body[i].kind = document.Paragraph
		}
	}
	p.openingStandfirst(body)
	return append(pieces, body...)
}

// openingStandfirst tells a standfirst in the article itself by the heading tag
// that it stands in, right under the headline.
func (p *page) openingStandfirst(body []piece) {
	if p.headline == nil || len(body) < 2 || !within(p.headline, p.content) && p.headline.Parent != p.content {
		return
	}
	if b := body[0]; b.kind == document.Heading && len(strings.Fields(b.text)) >= 8 {
		body[0].kind = document.Standfirst
	}
}

// between reads the standfirst and the captions that stand after the headline
// and before the article's element.
func (p *page) between() []piece {
	top := common(p.headline, p.content)
	if top == nil {
		return nil
	}
	var out []piece
	seen := false
	walk(top, func(n *html.Node) bool {
		if n == p.headline {
			seen = true
			return false
		}
		if n == p.content {
			seen = false
			return false
		}
		if !seen || n.Type != html.ElementNode || within(p.content, n) {
			return n.Type == html.ElementNode && (!seen || within(p.content, n))
		}
		if len(out) > 6 {
			return false
		}
		names := p.names(n)
		text := squeeze(innerTextUpTo(n, 2000))
		count := len(strings.Fields(text))
		kind := document.Furniture
		switch {
		case isElement(n, atom.Figcaption) || isBlock(n) && captionNamed(names):
			kind = document.Caption
		case count < 4 || count > 90 || holdsBlocks(n):
		case standfirstNamed(names) || isElement(n, atom.P) && standfirstNamed(p.names(n.Parent)) || isElement(n, atom.H2, atom.H3) && count >= 6:
			kind = document.Standfirst
		case isElement(n, atom.Li) && count >= 5:
			kind = document.Standfirst
		case isElement(n, atom.P, atom.Div) && (agreement(text, p.meta.summary) > 0.6 || isElement(n, atom.P) && newLine(text).sentence()):
			kind = document.Standfirst
		}
		if kind == document.Furniture {
			return true
		}
		f := flow{page: p, kind: kind}
		f.read(n)
		for _, pc := range f.finish() {
			if pc.kind == document.Furniture || pc.links*10 >= len(pc.text)*7 {
				continue
			}
			pc.kind = kind
			out = append(out, pc)
		}
		return false
	})
	// Captions repeated by the article itself stay there.
	return out
}

// isArticle reports whether what was read is an article at all.
func (p *page) isArticle(pieces []piece, whole bool) bool {
	var sentences, size, linked, headings int
	for _, pc := range pieces {
		switch pc.kind {
		case document.Heading:
			headings++
			if pc.links*10 >= len(pc.text)*7 {
				linked++
			}
			continue
		case document.Caption:
			continue
		}
		size += len(pc.text)
		l := newLine(clip(pc.text, judged))
		if len(l.list) >= 5 && (l.stop || len(pc.text) > judged) || l.speech && len(l.list) >= 3 {
			sentences++
		}
	}
	switch {
	case size == 0:
		return false
	case sentences == 0:
		// Text without punctuation is read where the page swears that it is one.
		return size >= 400 && (p.meta.article || !whole) || !whole && size > 0 && headings == 0 && p.headline == nil
	}
	// A page of teasers: most headings are links, a sentence or two under each.
	if linked >= 3 && linked*2 > headings && size < 350*linked {
		return false
	}
	return true
}

var paragraphMark = regexp.MustCompile(`\n\s*\n|\n`)

// metaBody makes paragraphs of an articleBody.
func metaBody(body string) []piece {
	if len(strings.Fields(body)) < 30 {
		return nil
	}
	var out []piece
	for _, s := range paragraphMark.Split(body, -1) {
		if s = squeeze(s); s != "" {
			out = append(out, piece{kind: document.Paragraph, text: s})
		}
	}
	return out
}
