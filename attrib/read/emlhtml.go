// The page of a mail that quotes another, as the text that the mail would have been:
// what is quoted has ">" before its lines.

package read

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// flatten writes a page as lines of text, a blank one between blocks.
func flatten(page string) string {
	root, err := html.Parse(bytes.NewReader(clean(page).page))
	if err != nil {
		return ""
	}
	f := &flat{}
	f.read(root, 0)
	f.end(0)
	return f.out.String()
}

type flat struct {
	out  strings.Builder
	line strings.Builder
	due  bool // a blank line, before the next words
}

// read goes through what is below n; quoted is how many block quotations are around.
// Its depth is bounded by clean.
func (f *flat) read(n *html.Node, quoted int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			f.line.WriteString(strings.Map(func(r rune) rune {
				if htmlSpace(r) {
					return ' '
				}
				return r
			}, invisible.Replace(c.Data)))
		case c.Type != html.ElementNode, hidden(c), isElement(c, atom.Script, atom.Style, atom.Head, atom.Title):
		case isElement(c, atom.Br):
			f.end(quoted)
		case isElement(c, atom.Blockquote):
			f.gap(quoted)
			f.read(c, quoted+1)
			f.gap(quoted + 1)
		case isElement(c, atom.Div, atom.Tr, atom.Td):
			f.end(quoted)
			f.read(c, quoted)
			f.end(quoted)
		case isBlock(c):
			f.gap(quoted)
			f.read(c, quoted)
			f.gap(quoted)
		default:
			f.read(c, quoted)
		}
	}
}

// gap ends a block.
func (f *flat) gap(quoted int) {
	f.end(quoted)
	f.due = true
}

// end ends a line.
func (f *flat) end(quoted int) {
	s := squeeze(f.line.String())
	f.line.Reset()
	if s == "" {
		return
	}
	if f.due && f.out.Len() > 0 {
		f.out.WriteByte('\n')
	}
	f.due = false
	if quoted = min(quoted, deepestQuote); quoted > 0 {
		f.out.WriteString(strings.Repeat(">", quoted) + " ")
	}
	f.out.WriteString(s + "\n")
}
