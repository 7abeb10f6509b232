// Live blogs: one article of many entries, each with the time it was posted at.

package read

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	clockText = regexp.MustCompile(`^((?:[01]?\d|2[0-3]))[:.]([0-5]\d)(?:\s?([ap])\.?m\.?)?(?:\s[a-z]{2,4})?$`)
	clockIn   = regexp.MustCompile(`T([01]\d|2[0-3]):([0-5]\d)`)
)

// entries notes the time of each entry of a live blog, before its times are taken
// out with the rest of the page.
func (p *page) entries() {
	p.clock = map[*html.Node]string{}
	type timed struct {
		node  *html.Node
		clock string
		shown bool // the page shows it so, and not as "6m ago"
	}
	var times []timed
	var authors []*html.Node // who posted an entry: not who said what is in it
	live := p.meta.live
	holding := map[*html.Node]int{} // how many times stand in an element
	walk(p.body, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		if hidden(n) || isElement(n, atom.Nav, atom.Footer, atom.Aside) {
			return false
		}
		names := p.names(n)
		if !live {
			live = has(names, "liveblog", "liveblogs", "livestream") || phraseIn(names, "live blog") || phraseIn(names, "live posts") || phraseIn(names, "live feed")
		}
		if has(names, "contributor", "byline", "author") && len(squeeze(innerTextUpTo(n, 120))) < 80 && !isElement(n, atom.Article, atom.Li, atom.Blockquote) {
			authors = append(authors, n)
			return false
		}
		if !isElement(n, atom.Time) && !(isElement(n, atom.Span, atom.A, atom.P, atom.Div) && has(names, "time", "timestamp", "posttime")) {
			return true
		}
		if c, shown := clockOf(n); c != "" {
			times = append(times, timed{n, c, shown})
			for up := n.Parent; up != nil && up != p.body.Parent; up = up.Parent {
				holding[up]++
			}
		}
		return false
	})
	if !live || len(times) < 2 {
		return
	}
	shown := map[*html.Node]bool{}
	single := map[*html.Node]bool{} // asked once of each element
	one := func(n *html.Node) bool {
		is, known := single[n]
		if !known {
			is = oneEntry(n)
			single[n] = is
		}
		return is
	}
	for _, t := range times {
		// The entry is the largest part around the time that holds no other entry's.
		entry := t.node
		for up := t.node.Parent; up != nil && up != p.body; up = up.Parent {
			if holding[up] > 1 && !one(up) {
				break
			}
			entry = up
		}
		// Of several times the first counts: the others say when it was updated.
		if entry != t.node && (p.clock[entry] == "" || t.shown && !shown[entry]) {
			p.clock[entry], shown[entry] = t.clock, t.shown
		}
	}
	for _, t := range times {
		t.node.Parent.RemoveChild(t.node)
	}
	for _, n := range authors {
		n.Parent.RemoveChild(n)
	}
}

// oneEntry reports an element that is one post whatever times it holds.
func oneEntry(n *html.Node) bool {
	return isElement(n, atom.Article, atom.Li, atom.Header) && find(n, func(e *html.Node) bool { return e != n && isElement(e, atom.Article, atom.Li) }) == nil
}

func phraseIn(names []string, phrase string) bool {
	for i := range names {
		if phraseAt(names, i, phrase) {
			return true
		}
	}
	return false
}

// clockOf is the time of day that an element shows, "14:32", or else the one in its
// datetime; "" where it has none.
func clockOf(n *html.Node) (clock string, shown bool) {
	if m := clockText.FindStringSubmatch(strings.ToLower(squeeze(innerTextUpTo(n, 60)))); m != nil {
		clock = m[1] + ":" + m[2]
		if m[3] != "" {
			clock += " " + m[3] + "m"
		}
		return clock, true
	}
	if m := clockIn.FindStringSubmatch(attr(n, "datetime")); m != nil {
		return m[1] + ":" + m[2], false
	}
	return "", false
}
