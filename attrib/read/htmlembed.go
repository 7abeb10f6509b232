// Posts of other sites that a page shows: the author's own words, with who wrote them
// in a line below.

package read

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/attribcheck/attrib/attrib/document"
)

type embedWords struct{ by, skip []string }

var embeds = sync.OnceValue(func() embedWords {
	var w embedWords
	part := ""
	for _, l := range dataLines("en/embeds.txt") {
		switch {
		case strings.HasPrefix(l, "["):
			part = l
		case part == "[by]":
			w.by = append(w.by, l)
		default:
			w.skip = append(w.skip, l)
		}
	}
	return w
})

// isEmbed reports whether an element is a post of another site.
func isEmbed(n *html.Node) bool {
	if !isElement(n, atom.Blockquote, atom.Div) {
		return false
	}
	return slices.ContainsFunc(strings.Fields(clip(attr(n, "class"), 400)), func(c string) bool { return regions().embed[c] })
}

// embed makes one block of a post: its words, and "— Jane Doe (@janedoe) May 3, 2024"
// as the post has it. It is false where nothing says who wrote it.
func (f *flow) embed(n *html.Node) bool {
	lines := embedLines(n)
	at := len(lines) - 1 // the words may have such a line too: the last is the post's
	for at >= 0 && authorOf(lines[at]) == "" {
		at--
	}
	if at < 0 {
		return false
	}
	name := authorOf(lines[at])
	words := strings.Join(slices.Delete(slices.Clone(lines), at, at+1), "\n")
	f.end()
	if words == "" {
		return true // a picture, and whose it is
	}
	by := lines[at][strings.Index(lines[at], name):]
	f.pieces = append(f.pieces, piece{
		kind: document.Quotation, quote: n, text: words + "\n— " + by, time: f.time, written: true,
		speaker: document.Span{Start: len(words) + len("\n— "), End: len(words) + len("\n— ") + len(name)},
	})
	return true
}

// embedLines are the lines of a post that are its author's, or name the author.
func embedLines(n *html.Node) []string {
	var b strings.Builder
	var read func(n *html.Node)
	read = func(n *html.Node) {
		for c := n.FirstChild; c != nil && b.Len() < 20_000; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				b.WriteString(strings.ReplaceAll(c.Data, "\n", " "))
			case isElement(c, atom.Br):
				b.WriteByte('\n')
			case isElement(c, atom.A) && siteLink(squeeze(innerTextUpTo(c, 200))):
			case isBlock(c):
				b.WriteByte('\n')
				read(c)
				b.WriteByte('\n')
			default:
				read(c)
			}
		}
	}
	read(n)
	var out []string
	for l := range strings.Lines(b.String()) {
		if l = squeeze(l); l != "" && !slices.Contains(embeds().skip, strings.Trim(strings.ToLower(l), " .[]")) {
			out = append(out, l)
		}
	}
	return out
}

// siteLink reports the text of a link that shows nothing of what was written.
func siteLink(s string) bool {
	low := strings.ToLower(s)
	return strings.HasPrefix(low, "pic.twitter.com/") || strings.HasPrefix(low, "https://t.co/") || slices.Contains(embeds().skip, strings.Trim(low, " .[]"))
}

var (
	embedSigned = regexp.MustCompile(`^[—–―]\s*(\S.{0,80}?)\s*(?:\(@[\w.@-]{1,80}\)|\(u/[\w-]{1,40}\))`)
	embedNamed  = regexp.MustCompile(`^(\S.{0,80}?)\s*(?:\(@[\w.@-]{1,80}\)|\s+on\s+\S|$)`)
)

// authorOf is the author that a line of a post names, "" for any other line:
// "— Jane Doe (@janedoe) May 3, 2024", "A post shared by Jane Doe (@janedoe)".
func authorOf(line string) string {
	if len(line) > 300 {
		return ""
	}
	if m := embedSigned.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	for _, by := range embeds().by {
		if len(line) > len(by) && strings.EqualFold(line[:len(by)], by) && line[len(by)] == ' ' {
			if m := embedNamed.FindStringSubmatch(line[len(by)+1:]); m != nil {
				return strings.TrimSpace(m[1])
			}
		}
	}
	return ""
}
