// Markdown: offsets count in the file as it is, so nothing is rewritten; what a
// reader does not see inside a block goes to the document's markup.

package read

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/attribcheck/attrib/attrib/document"
)

func parseMarkdown(src string) (*document.Document, error) {
	doc := &document.Document{Text: src}
	from := 0
	if strings.HasPrefix(src, "\ufeff") {
		from = len("\ufeff")
	}
	if n := frontMatter(src[from:]); n > 0 {
		readFrontMatter(doc, src[from:from+n])
		from += n
	}
	if beyondParsing(src[from:]) {
		t, err := parseText(src)
		if err == nil {
			t.Notes = append(t.Notes, "too deep or too dense for Markdown; its marks are read as plain text")
		}
		return t, err
	}
	body := []byte(src[from:])
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote, extension.TaskList, extension.DefinitionList))
	root := md.Parser().Parse(text.NewReader(body))
	comments := findComments(root, body)
	if len(comments) > 0 {
		// A comment at the start of a line would take the whole line out of the
		// article; it is made to look like words, and then hidden.
		body = comments.mask(body)
		root = md.Parser().Parse(text.NewReader(body))
	}
	m := &markdownArticle{src: body}
	_ = ast.Walk(root, m.visit)
	comments.hide(m)
	m.finish(doc, from)
	doc.Ignores = comments.place(doc, from)
	return doc, nil
}

// beyondParsing reports whether a text would cost a Markdown parser time or
// memory out of proportion, as no writer's text does: markers nested on end,
// lists indented without end, tables of hundreds of columns, one paragraph with
// so many brackets that looking for each one's partner is quadratic.
func beyondParsing(s string) bool {
	const (
		deepest  = 60          // markers, or brackets open at a time
		farthest = 120         // columns of indent
		widest   = 120         // columns of a table
		work     = 200_000_000 // brackets times bytes of a paragraph
	)
	brackets, size := 0, 0
	columns, cells, seen := 0, 0, 0
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			brackets, size, columns = 0, 0, 0
			continue
		}
		size += len(line)
		seen += len(line)
		// A row has all of its table's columns, written out or not.
		if cells += columns; cells > 10_000 && cells > seen/2 {
			return true
		}
		marks, indent, i := 0, 0, 0
	lead:
		for ; i < len(line); i++ {
			switch c := line[i]; {
			case c == '>' || c == '-' || c == '*' || c == '+' || (c == '.' || c == ')') && i > 0 && line[i-1] >= '0' && line[i-1] <= '9':
				marks++
			case c == ' ':
				indent++
			case c == '\t':
				indent += 4
			case c >= '0' && c <= '9':
			default:
				break lead
			}
		}
		rule := strings.Trim(line, "-*_ \t\r\n") == ""
		if marks > deepest && !rule || marks > 0 && indent > farthest && !rule {
			return true
		}
		if n := strings.Count(line, "|"); n > 0 && strings.Trim(line, "|:- \t\r\n>") == "" {
			if columns = n + 1; n > widest {
				return true
			}
		}
		depth := 0
		for ; i < len(line); i++ {
			switch line[i] {
			case '[':
				brackets++
				if depth++; depth > deepest {
					return true
				}
			case ']':
				depth = max(0, depth-1)
			}
		}
		if brackets > 0 && size > work/brackets {
			return true
		}
	}
	return false
}

// markdownArticle gathers blocks from a parsed text; offsets count in src.
type markdownArticle struct {
	src     []byte
	blocks  []document.Block
	markup  []document.Span
	rawHTML int
	firstH1 int      // one more than the index in blocks, 0 for none
	quote   ast.Node // the block quotation that the last block stands in
}

func (m *markdownArticle) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n.Kind() {
	case ast.KindHTMLBlock:
		if n.(*ast.HTMLBlock).HTMLBlockType != ast.HTMLBlockType2 { // a comment is nobody's loss
			m.rawHTML++
		}
		return ast.WalkSkipChildren, nil
	case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindThematicBreak, extast.KindFootnoteBacklink:
		return ast.WalkSkipChildren, nil
	case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, extast.KindTableCell, extast.KindDefinitionTerm:
		m.leaf(n)
		return ast.WalkSkipChildren, nil
	}
	return ast.WalkContinue, nil
}

// leaf reads one block of words.
func (m *markdownArticle) leaf(n ast.Node) {
	kind := document.Paragraph
	var quote ast.Node
	switch n.Kind() {
	case ast.KindHeading:
		kind = document.Heading
	case extast.KindTableCell, extast.KindDefinitionTerm:
		kind = document.Item
	default:
		for p := n.Parent(); p != nil; p = p.Parent() {
			if p.Kind() == ast.KindBlockquote {
				kind, quote = document.Quotation, p
				break
			}
			if p.Kind() == ast.KindListItem || p.Kind() == extast.KindDefinitionDescription {
				kind = document.Item
			}
		}
	}
	v := visible{m: m}
	v.read(n, false)
	// A picture alone, or with words in italics under it, has a caption.
	if len(v.images) > 0 && (len(v.spans) == 0 || kind == document.Paragraph && v.emphasised(n)) {
		for _, span := range v.images {
			m.add(document.Caption, span)
		}
		kind = document.Caption
	}
	if len(v.spans) == 0 {
		return
	}
	slices.SortStableFunc(v.spans, func(a, b document.Span) int { return a.Start - b.Start })
	at := v.spans[0].Start
	first := at
	for _, s := range v.spans {
		if s.Start > at {
			m.hide(at, s.Start)
		}
		at = max(at, s.End)
	}
	defer func() { m.quote = quote }()
	if last := len(m.blocks) - 1; quote != nil && quote == m.quote && m.attribution(first, at) {
		// Who is quoted belongs to the words above.
		m.hide(m.blocks[last].Span.End, first)
		m.blocks[last].Span.End = at
		return
	}
	level := 0
	if h, ok := n.(*ast.Heading); ok {
		level = h.Level
	}
	m.blocks = append(m.blocks, document.Block{Kind: kind, Span: document.Span{Start: first, End: at}})
	if level == 1 {
		m.title(len(m.blocks) - 1)
	}
}

// attribution reports whether a paragraph of a block quotation only says whose
// the words are: "— Name".
func (m *markdownArticle) attribution(start, end int) bool {
	s := string(m.src[start:min(end, start+160)])
	return end-start < 160 && (strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "--")) && !strings.Contains(s, "\n")
}

func (m *markdownArticle) title(i int) {
	if m.firstH1 == 0 {
		m.firstH1 = i + 1
	}
}

// add makes a block of spans that lie on end.
func (m *markdownArticle) add(k document.Kind, spans []document.Span) {
	if len(spans) == 0 {
		return
	}
	at := spans[0].Start
	for _, s := range spans {
		if s.Start > at {
			m.hide(at, s.Start)
		}
		at = max(at, s.End)
	}
	m.blocks = append(m.blocks, document.Block{Kind: k, Span: document.Span{Start: spans[0].Start, End: at}})
}

// hide marks bytes between two visible stretches as unseen; line ends among
// them stay, they part words.
func (m *markdownArticle) hide(start, end int) {
	at := start
	for i := start; i < end; i++ {
		if c := m.src[i]; c == '\n' || c == '\r' {
			if i > at {
				m.markup = append(m.markup, document.Span{Start: at, End: i})
			}
			at = i + 1
		}
	}
	if end > at {
		m.markup = append(m.markup, document.Span{Start: at, End: end})
	}
}

// visible gathers the stretches of a block that a reader sees.
type visible struct {
	m      *markdownArticle
	spans  []document.Span
	images [][]document.Span
}

func (v *visible) read(n ast.Node, code bool) {
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch c := c.(type) {
		case *ast.Image:
			alt := visible{m: v.m}
			for k := c.FirstChild(); k != nil; k = k.NextSibling() {
				alt.read(k, false)
			}
			if len(alt.spans) > 0 {
				v.images = append(v.images, alt.spans)
			} else {
				v.images = append(v.images, nil)
			}
			return ast.WalkSkipChildren, nil
		case *ast.RawHTML, *extast.FootnoteLink, *extast.TaskCheckBox:
			return ast.WalkSkipChildren, nil
		case *ast.AutoLink:
			// The node keeps no place; its label is looked for where it must stand.
			return ast.WalkSkipChildren, nil
		case *ast.CodeSpan:
			for k := c.FirstChild(); k != nil; k = k.NextSibling() {
				if t, ok := k.(*ast.Text); ok {
					v.add(t.Segment.Start, t.Segment.Stop)
				}
			}
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			v.text(c.Segment.Start, c.Segment.Stop, code || c.IsRaw())
		}
		return ast.WalkContinue, nil
	})
}

// text adds a stretch of words, without its backslashes.
func (v *visible) text(start, end int, raw bool) {
	at := start
	if !raw {
		for i := start; i+1 < end; i++ {
			if v.m.src[i] == '\\' && asciiPunct(v.m.src[i+1]) {
				v.add(at, i)
				at = i + 1
				i++
			}
		}
	}
	v.add(at, end)
}

func asciiPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

func (v *visible) add(start, end int) {
	end = min(end, len(v.m.src))
	if start < end {
		v.spans = append(v.spans, document.Span{Start: start, End: end})
	}
}

// emphasised reports whether all the words of a paragraph that opens with a
// picture are emphasised.
func (v *visible) emphasised(n ast.Node) bool {
	first := true
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			first = false
		case *ast.Emphasis:
			if first {
				return false
			}
		case *ast.Text:
			if strings.TrimSpace(string(v.m.src[c.Segment.Start:c.Segment.Stop])) != "" {
				return false
			}
		default:
			return false
		}
	}
	return !first
}

// finish puts blocks and markup in order, moves them by the length of what
// stood before the Markdown, and tells the page from the article.
func (m *markdownArticle) finish(doc *document.Document, from int) {
	title := m.firstH1 - 1
	if title < 0 && len(m.blocks) > 0 && m.blocks[0].Kind == document.Heading {
		title = 0
	}
	if title >= 0 {
		m.blocks[title].Kind = document.Headline
	}
	slices.SortStableFunc(m.blocks, func(a, b document.Block) int { return a.Span.Start - b.Span.Start })
	slices.SortFunc(m.markup, func(a, b document.Span) int { return a.Start - b.Start })
	end := 0
	for _, b := range m.blocks {
		b.Span.Start, b.Span.End = b.Span.Start+from, b.Span.End+from
		raw := doc.Text[b.Span.Start:b.Span.End]
		b.Span.Start += len(raw) - len(strings.TrimLeftFunc(raw, blank))
		b.Span.End = b.Span.Start + len(strings.TrimFunc(raw, blank))
		if b.Kind == document.Caption {
			if at := creditStart(doc.Text[b.Span.Start:b.Span.End]); at > 0 {
				b.Span.End = b.Span.Start + len(strings.TrimRightFunc(doc.Text[b.Span.Start:b.Span.Start+at], blank))
			}
		}
		if b.Span.Start < end || b.Span.Len() <= 0 || !utf8.ValidString(doc.Text[b.Span.Start:b.Span.End]) {
			continue // a parser's slip: what overlaps is read once
		}
		end = b.Span.End
		doc.Blocks = append(doc.Blocks, b)
	}
	// Markup matters inside blocks alone.
	i, last := 0, 0
	for _, s := range m.markup {
		s.Start, s.End = max(s.Start+from, last), s.End+from
		for i < len(doc.Blocks) && doc.Blocks[i].Span.End <= s.Start {
			i++
		}
		if i == len(doc.Blocks) {
			break
		}
		b := doc.Blocks[i].Span
		s.Start, s.End = max(s.Start, b.Start), min(s.End, b.End)
		if s.Start < s.End {
			doc.Markup = append(doc.Markup, s)
			last = s.End
		}
	}
	if m.rawHTML > 0 {
		doc.Notes = append(doc.Notes, plural(m.rawHTML, "block")+" of raw HTML left out")
	}
	m.sort(doc)
}

// quotedMail gives a block quotation, and those that go on with it, to who wrote it
// where the line above says so: "On 3 May 2024, Jane Doe wrote:".
func quotedMail(doc *document.Document, i int) {
	above := &doc.Blocks[i-1]
	if above.Kind != document.Paragraph || above.Span.Len() > 400 {
		return
	}
	said := doc.Slice(above.Span)
	list := []rawLine{newRawLine(said, 0, len(said))}
	if wroteLines(list, 0, func(int) string { return squeeze(said) }, func(int) int { return 0 }) == 0 || findDate(said) == "" {
		return
	}
	by, name := writer(doc.Text, above.Span)
	if by.Len() == 0 {
		return
	}
	above.Kind = document.Furniture
	for ; i < len(doc.Blocks) && doc.Blocks[i].Kind == document.Quotation; i++ {
		b := &doc.Blocks[i]
		b.Speaker, b.Name, b.Written = by, name, true
	}
}

// sort tells bylines, dates, teasers from paragraphs, by the rules for plain
// text.
func (m *markdownArticle) sort(doc *document.Document) {
	seen := false // running text has begun
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if i > 0 && b.Kind == document.Quotation && b.Speaker.Len() == 0 {
			quotedMail(doc, i)
		}
		if b.Kind == document.Headline {
			if doc.Title == "" {
				doc.Title = doc.Wording(b.Span)
			}
			continue
		}
		if b.Span.Len() > judged || b.Kind == document.Quotation {
			seen = seen || b.Kind != document.Quotation
			continue
		}
		l := newLine(doc.Wording(b.Span))
		switch {
		case b.Kind == document.Heading:
			if l.furniture() && !l.question {
				b.Kind = document.Furniture
			}
		case l.furniture():
			b.Kind = document.Furniture
			if !seen {
				takeCredit(doc, l)
			}
		case b.Kind == document.Paragraph && !seen && i <= 3 && doc.Title != "" && namesOnly(l.list) && len(l.list) <= 8 && !l.stop && bylineNames(l.raw) != "":
			b.Kind = document.Furniture
			if doc.Author == "" {
				doc.Author = bylineNames(l.raw)
			}
		case l.sentence():
			seen = true
		}
	}
}
