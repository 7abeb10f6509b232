// Comments to attrib: <!-- attrib:ignore RULE reason --> in Markdown and HTML. What
// is read here is where they stand and what they say; which rules there are is
// not known on this floor.

package read

import (
	"bytes"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"github.com/attribcheck/attrib/attrib/document"
)

const (
	directive    = "attrib:" // what a comment to attrib begins with
	commentOpen  = "<!--"
	commentClose = "-->"
)

// isDirective reports whether a comment, from its opening on, is one to attrib.
func isDirective(comment string) bool {
	inner, ok := strings.CutPrefix(comment, commentOpen)
	if !ok {
		return false
	}
	verb, ok := strings.CutPrefix(strings.TrimLeftFunc(inner, blank), directive)
	return ok && verb != "" && verb[0] >= 'a' && verb[0] <= 'z'
}

// parseDirective reads a comment to attrib. Rules are parted by commas, and what
// follows the last of them is the reason; a colon or dash may part the two.
func parseDirective(comment string) document.Ignore {
	inner := strings.TrimPrefix(comment, commentOpen)
	inner = strings.TrimSuffix(strings.TrimSuffix(inner, commentClose), "--!>")
	words := strings.FieldsFunc(inner, blank)
	var d document.Ignore
	if len(words) == 0 || words[0] != directive+"ignore" {
		verb := ""
		if len(words) > 0 {
			verb = clip(words[0], 40)
		}
		d.Problem = strconv.Quote(verb) + " is no comment that attrib knows; there is attrib:ignore RULE reason"
		return d
	}
	words = words[1:]
	for more := true; more && len(words) > 0; words = words[1:] {
		for name := range strings.SplitSeq(words[0], ",") {
			if name = strings.TrimRight(name, ":"); name != "" {
				d.Rules = append(d.Rules, name)
			}
		}
		more = strings.HasSuffix(words[0], ",") || len(words) > 1 && strings.HasPrefix(words[1], ",")
	}
	d.Reason = strings.TrimLeft(strings.Join(words, " "), ":-–— ")
	switch {
	case len(d.Rules) == 0:
		d.Problem = "attrib:ignore names no rule"
	case d.Reason == "":
		d.Problem = "attrib:ignore gives no reason"
	}
	return d
}

// markdownComment is a comment to attrib; offsets count in the Markdown.
type markdownComment struct {
	document.Ignore
	start, end int
	alone      bool // no words stand on its lines
	leads      bool // it opens a line that goes on with words
	open       bool // it is never closed
}

type markdownComments []markdownComment

// findComments finds the comments of a Markdown text that do not stand in code.
func findComments(root ast.Node, src []byte) markdownComments {
	if !bytes.Contains(src, []byte(directive)) {
		return nil
	}
	code := codeIn(root)
	var out markdownComments
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte(commentOpen))
		if i < 0 {
			return out
		}
		start := at + i
		at = start + len(commentOpen)
		k := sort.Search(len(code), func(k int) bool { return code[k].End > start })
		if k < len(code) && code[k].Start <= start {
			continue
		}
		rest := src[start:]
		length := bytes.Index(rest, []byte(commentClose))
		if !isDirective(string(rest[:min(len(rest), 200)])) {
			if length < 0 {
				return out
			}
			at = max(at, start+length)
			continue
		}
		c := markdownComment{start: start, end: len(src), open: length < 0}
		if c.open {
			c.Problem = "the comment is never closed, and hides all that follows it"
			return append(out, c)
		}
		c.end = start + length + len(commentClose)
		c.Ignore = parseDirective(string(src[c.start:c.end]))
		if opensLine(src[:c.start]) {
			after := bytes.TrimLeft(src[c.end:], " \t\r")
			c.alone = len(after) == 0 || after[0] == '\n'
			c.leads = !c.alone
		}
		out = append(out, c)
		at = c.end
	}
}

// opensLine reports whether nothing but the marks of a list, a quotation or a
// heading stands on the last line of a text.
func opensLine(before []byte) bool {
	const farthest = 200 // bytes; no line of marks is longer
	line := before[max(0, len(before)-farthest):]
	i := bytes.LastIndexByte(line, '\n')
	if i < 0 && len(line) < len(before) {
		return false
	}
	return len(bytes.Trim(line[i+1:], " \t\r>-+*#|.)0123456789")) == 0
}

// codeIn gives the places of code, in order.
func codeIn(root ast.Node) []document.Span {
	var out []document.Span
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindCodeBlock, ast.KindFencedCodeBlock:
			for i := range n.Lines().Len() {
				l := n.Lines().At(i)
				out = append(out, document.Span{Start: l.Start, End: l.Stop})
			}
			return ast.WalkSkipChildren, nil
		case ast.KindCodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					out = append(out, document.Span{Start: t.Segment.Start, End: t.Segment.Stop})
				}
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	slices.SortFunc(out, func(a, b document.Span) int { return a.Start - b.Start })
	return out
}

// mask gives the text with the comments as white space, or, where that would make
// code of a line, as dots.
func (m markdownComments) mask(src []byte) []byte {
	src = bytes.Clone(src)
	for _, c := range m {
		if c.open {
			continue
		}
		with := byte(' ')
		if c.leads {
			with = '.'
		}
		for i := c.start; i < c.end; i++ {
			if src[i] != '\n' && src[i] != '\r' {
				src[i] = with
			}
		}
	}
	return src
}

// hide makes markup of the comments.
func (m markdownComments) hide(a *markdownArticle) {
	for _, c := range m {
		if !c.open && !c.alone {
			a.hide(c.start, c.end)
		}
	}
}

// place says which block each comment is about; from is where the Markdown begins
// in the document's text. Blocks that hold nothing but comments go.
func (m markdownComments) place(doc *document.Document, from int) []document.Ignore {
	if len(m) == 0 {
		return nil
	}
	dropEmpty(doc)
	blocks := doc.Blocks
	out := make([]document.Ignore, len(m))
	for i, c := range m {
		d := c.Ignore
		start, end := c.start+from, c.end+from
		position := doc.Position(start)
		d.Line = position.Line
		next := sort.Search(len(blocks), func(k int) bool { return blocks[k].Span.Start >= end })
		switch last := next - 1; {
		case c.open:
		case !c.alone && last >= 0 && blocks[last].Span.End > start-position.Column:
			d.Span = blocks[last].Span
		case next < len(blocks):
			d.Span = blocks[next].Span
		}
		out[i] = aimed(d)
	}
	return out
}

// dropEmpty takes out the blocks that show no word, with their markup.
func dropEmpty(doc *document.Document) {
	all := len(doc.Blocks)
	doc.Blocks = slices.DeleteFunc(doc.Blocks, func(b document.Block) bool { return doc.Wording(b.Span) == "" })
	if len(doc.Blocks) == all {
		return
	}
	i := 0
	doc.Markup = slices.DeleteFunc(doc.Markup, func(m document.Span) bool {
		for i < len(doc.Blocks) && doc.Blocks[i].Span.End <= m.Start {
			i++
		}
		return i == len(doc.Blocks) || !doc.Blocks[i].Span.Contains(m)
	})
}

// aimed says of a comment with no block that it has none.
func aimed(d document.Ignore) document.Ignore {
	if d.Problem == "" && d.Span.Len() == 0 {
		d.Problem = "attrib:ignore stands before no block"
	}
	return d
}

// lineCounter finds the lines of things that stand in a text one after another.
type lineCounter struct {
	text     string
	at, line int
}

// of gives the 1-based line of the next place that has s.
func (l *lineCounter) of(s string) int {
	i := strings.Index(l.text[l.at:], s)
	if i < 0 {
		return l.line + 1
	}
	passed := l.text[l.at : l.at+i]
	l.line += strings.Count(passed, "\n") + strings.Count(passed, "\r") - strings.Count(passed, "\r\n")
	l.at += i
	return l.line + 1
}

// addIgnore keeps a directive, and a comment in its place that says which it is.
func (c *cleaned) addIgnore(out *bytes.Buffer, raw string, line int) {
	d := parseDirective(raw)
	d.Line = line
	out.WriteString(commentOpen + "ignore " + strconv.Itoa(len(c.ignores)) + commentClose)
	c.ignores = append(c.ignores, d)
}

// pageComments are a page's comments to attrib, each at its place among the page's
// text nodes.
type pageComments struct {
	list  []pageComment
	order map[*html.Node]int // text node → its place
}

type pageComment struct {
	document.Ignore
	order int
	block *html.Node // the innermost block element around it
}

// takeComments takes the comments to attrib out of a parsed page.
func takeComments(root *html.Node, ignores []document.Ignore) pageComments {
	if len(ignores) == 0 {
		return pageComments{}
	}
	p := pageComments{order: map[*html.Node]int{}}
	var nodes []*html.Node
	n := 0
	walk(root, func(c *html.Node) bool {
		n++
		switch c.Type {
		case html.TextNode:
			p.order[c] = n
		case html.CommentNode:
			number, ok := strings.CutPrefix(c.Data, "ignore ")
			if k, err := strconv.Atoi(number); ok && err == nil && k >= 0 && k < len(ignores) {
				p.list = append(p.list, pageComment{Ignore: ignores[k], order: n, block: blockAround(c)})
				nodes = append(nodes, c)
			}
		}
		return true
	})
	for _, c := range nodes {
		c.Parent.RemoveChild(c)
	}
	return p
}

func blockAround(n *html.Node) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if isBlock(p) {
			return p
		}
	}
	return nil
}

// place says which block each comment is about; the blocks are those made of the
// pieces, in order.
func (p pageComments) place(pieces []piece, blocks []document.Block) []document.Ignore {
	type stretch struct{ first, last, at int }
	var on []stretch // where the pieces stand in the page, in its order
	for i, pc := range pieces {
		if first, last := p.order[pc.first], p.order[pc.last]; first > 0 {
			on = append(on, stretch{first, max(first, last), i})
		}
	}
	slices.SortStableFunc(on, func(a, b stretch) int { return a.first - b.first })
	var out []document.Ignore
	for _, c := range p.list {
		next := sort.Search(len(on), func(k int) bool { return on[k].first > c.order })
		inside := func(end *html.Node) bool { return c.block != nil && blockAround(end) == c.block }
		d := c.Ignore
		switch last := next - 1; {
		case last >= 0 && on[last].last > c.order:
			d.Span = blocks[on[last].at].Span
		case last >= 0 && inside(pieces[on[last].at].last) && !(next < len(on) && inside(pieces[on[next].at].first)):
			d.Span = blocks[on[last].at].Span
		case next < len(on):
			d.Span = blocks[on[next].at].Span
		}
		out = append(out, aimed(d))
	}
	slices.SortStableFunc(out, func(a, b document.Ignore) int { return a.Line - b.Line })
	return out
}
