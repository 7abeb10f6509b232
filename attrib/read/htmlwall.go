// Pages that show the beginning of an article to who has not paid for the rest.

package read

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/attribcheck/attrib/attrib/document"
)

// beginning is the note on a page that stops where one must pay.
const beginning = "only the beginning of the article: the rest is behind a paywall"

// whole is how many words an article has that is hardly cut off, whatever else the
// page says; held is how many the paid part must have to be there after all.
const whole, held = 400, 60

// readWall looks for what a page says of its paywall, before that is taken out.
func (p *page) readWall() {
	for _, s := range p.meta.wall[:min(len(p.meta.wall), 20)] {
		n := find(p.body, func(n *html.Node) bool {
			switch {
			case strings.HasPrefix(s, "."):
				return slices.Contains(strings.Fields(attr(n, "class")), s[1:])
			case strings.HasPrefix(s, "#"):
				return attr(n, "id") == s[1:]
			}
			return false
		})
		if n != nil && !hidden(n) && p.prose(n) > 0 && len(strings.Fields(innerTextUpTo(n, 4000))) >= held {
			p.paidPart = true
		}
	}
	walk(p.body, func(n *html.Node) bool {
		if p.walled || n.Type == html.ElementNode && (hidden(n) || isElement(n, atom.Nav, atom.Footer)) {
			return false
		}
		if n.Type == html.TextNode && len(n.Data) >= 12 && len(n.Data) < 200 {
			low := strings.ToLower(strings.ReplaceAll(n.Data, "’", "'"))
			p.walled = slices.ContainsFunc(paywallWords(), func(w string) bool { return strings.Contains(low, w) })
		}
		return true
	})
}

// cutOff reports whether what was read is only what stands before a paywall.
func (p *page) cutOff(pieces []piece) bool {
	if p.paidPart || !p.meta.paid && !p.walled {
		return false
	}
	words := 0
	for _, pc := range pieces {
		if pc.kind != document.Caption {
			words += len(strings.Fields(pc.text))
		}
	}
	switch {
	case p.meta.paid && (p.walled || len(p.meta.wall) > 0):
		return words < 2*whole
	case p.meta.paid:
		return words < whole/2
	}
	return words < whole
}
