// Small questions asked of a parsed page.

package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blockTags begin and end a block of text.
var blockTags = atoms(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog,
	atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4,
	atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre,
	atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul)

var headingTags = atoms(atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)

// invisible are characters that show nothing and would only hinder matching.
var invisible = strings.NewReplacer("\u00ad", "", "\u200b", "", "\ufeff", "", "\u2060", "", "\u200e", "", "\u200f", "")

func isElement(n *html.Node, tags ...atom.Atom) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for _, t := range tags {
		if n.DataAtom == t {
			return true
		}
	}
	return false
}

func isBlock(n *html.Node) bool { return n.Type == html.ElementNode && blockTags[n.DataAtom] }

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// walk visits n and what is below it in the page's order; visit says whether to
// go below the node.
func walk(root *html.Node, visit func(*html.Node) bool) {
	n := root
	for n != nil {
		if visit(n) && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		n = after(n, root)
	}
}

// after is the next node in the page's order that is not below n, nil at the end
// of root.
func after(n, root *html.Node) *html.Node {
	for n != nil && n != root {
		if n.NextSibling != nil {
			return n.NextSibling
		}
		n = n.Parent
	}
	return nil
}

func innerText(n *html.Node) string {
	var b strings.Builder
	walk(n, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else if isBlock(n) || isElement(n, atom.Br) {
			b.WriteByte(' ')
		}
		return true
	})
	return b.String()
}

func find(root *html.Node, want func(*html.Node) bool) *html.Node {
	var found *html.Node
	walk(root, func(n *html.Node) bool {
		if found == nil && n.Type == html.ElementNode && want(n) {
			found = n
		}
		return found == nil
	})
	return found
}

// within reports whether n is root or below it.
func within(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// inside is the nearest element of these tags around n, nil if there is none.
func inside(n *html.Node, tags ...atom.Atom) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if isElement(p, tags...) {
			return p
		}
	}
	return nil
}

// common is the nearest node that holds both.
func common(a, b *html.Node) *html.Node {
	seen := map[*html.Node]bool{}
	for ; a != nil; a = a.Parent {
		seen[a] = true
	}
	for ; b != nil; b = b.Parent {
		if seen[b] {
			return b
		}
	}
	return nil
}

// nameWords are the words that an element is named with, in small letters:
// "ArticleBody_newsletter--3kf2a" gives article, body, newsletter, 3kf2a. A word
// that only says what the element has or lacks is left out with the next one.
func nameWords(n *html.Node) []string {
	var out []string
	if strings.Contains(n.Data, "-") && n.Type == html.ElementNode {
		out = append(splitName(n.Data), "") // <amp-ad>, <bsp-newsletter>
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "data-testid", "data-test", "data-component", "data-module", "data-block", "data-type", "data-name", "aria-label", "itemprop":
			if len(a.Val) > 400 || len(out) > 60 {
				continue
			}
			for _, name := range strings.Fields(a.Val) {
				if a.Key == "class" && styling(name, a.Val) {
					continue
				}
				parts := splitName(unhashed(name))
				for i := 0; i < len(parts); i++ {
					switch parts[i] {
					case "has", "with", "without", "no", "is", "not", "js", "non":
						i++
						continue
					}
					out = append(out, parts[i])
				}
			}
			out = append(out, "") // phrases do not run over names of two attributes
		}
	}
	return out
}

// styling reports a class that says how an element looks and not what it is:
// "overflow-hidden", "print:hidden", or "hidden" where it is shown on wide screens.
func styling(name, all string) bool {
	switch name {
	case "overflow-hidden", "overflow-x-hidden", "overflow-y-hidden", "backface-hidden":
		return true
	case "hidden":
		return strings.Contains(all, ":block") || strings.Contains(all, ":flex") || strings.Contains(all, ":grid") || strings.Contains(all, ":inline")
	}
	return strings.Contains(name, ":") && !strings.HasSuffix(name, "only")
}

// hashLeads open a class that a tool made up: all that follows is a hash.
var hashLeads = []string{"css-", "sc-", "jsx-", "dcr-", "emotion-", "svelte-", "_ngcontent-", "astro-", "data-v-"}

// unhashed is a class without the hash that a tool put on it:
// "StoryBody_paragraph__x9f2" gives StoryBody_paragraph, "sc-bdVaJa" nothing.
func unhashed(name string) string {
	for _, lead := range hashLeads {
		if strings.HasPrefix(name, lead) {
			return ""
		}
	}
	if !strings.ContainsAny(name, "_-0123456789") && hash(name) {
		return "" // "jcXzQr"
	}
	if i := strings.LastIndexAny(name, "_-"); i > 0 && hash(name[i+1:]) && (name[i-1] == name[i] || i+6 <= len(name)) {
		return strings.TrimRight(name[:i], "_-")
	}
	return name
}

// hash reports whether the last piece of a name is no word: digits among its letters,
// or capitals in places where no word has them.
func hash(s string) bool {
	if len(s) < 4 || len(s) > 12 {
		return false
	}
	digits, letters, turns := 0, 0, 0
	was := rune(0)
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		default:
			letters++
			if unicode.IsUpper(r) && unicode.IsLower(was) {
				turns++
			}
		}
		was = r
	}
	return digits > 0 && letters > 0 || turns >= 2 && len(s) <= 8
}

func splitName(s string) []string {
	var out []string
	start := 0
	flush := func(end int) {
		if end > start {
			out = append(out, strings.ToLower(s[start:end]))
		}
	}
	was := rune(0)
	for i, r := range s {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush(i)
			start = i + utf8.RuneLen(r)
		case unicode.IsUpper(r) && unicode.IsLower(was):
			flush(i)
			start = i
		}
		was = r
	}
	flush(len(s))
	return out
}

// textSize is the number of bytes of text below n that are no white space at
// its edges; counting stops once it is over limit.
func textSize(n *html.Node, limit int) int {
	size := 0
	walk(n, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			size += len(strings.TrimSpace(c.Data))
		}
		return size <= limit
	})
	return size
}
