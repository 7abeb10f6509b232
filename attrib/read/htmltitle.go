// Which heading of a page is its article's headline.

package read

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// findHeadline takes the heading that agrees best with what the page says its
// title is.
func (p *page) findHeadline() {
	var first, best *html.Node
	bestScore := 0.0
	walk(p.body, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		if hidden(n) || isElement(n, atom.Nav, atom.Footer, atom.Aside) {
			return false
		}
		names := p.names(n)
		title := isElement(n, atom.H1) || strings.Contains(attr(n, "itemprop"), "headline") && !isElement(n, atom.Meta) ||
			headingTags[n.DataAtom] && titleNamed(names)
		if siteNamed(names) {
			return false
		}
		if !title && !isElement(n, atom.H2, atom.H3) {
			return true
		}
		text := squeeze(innerText(n))
		count := len(strings.Fields(text))
		if count == 0 || utf8.RuneCountInString(text) > 400 {
			return false
		}
		score := 0.0
		for _, t := range p.meta.titles {
			score = max(score, agreement(text, t))
		}
		if !title {
			if score < 0.75 || count < 3 {
				return false
			}
			score -= 0.3 // of two that agree, the h1 is meant
		}
		if score > bestScore {
			best, bestScore = n, score
		}
		if title && first == nil && count >= 2 {
			first = n
		} else if title && first != nil && count >= 4 && len(strings.Fields(squeeze(innerText(first)))) < 4 && inside(n, atom.Article, atom.Main) != nil {
			first = n // the first was the outlet's name
		}
		return false
	})
	switch {
	case bestScore >= 0.4:
		p.headline = best
	case first != nil && (len(p.meta.titles) == 0 || inside(first, atom.Article, atom.Main) != nil || len(strings.Fields(innerText(first))) >= 4):
		p.headline = first
	}
}

// titleNamed tells the heading of an article by its name, siteNamed that of the
// whole site.
func titleNamed(names []string) bool {
	for i := 0; i+1 < len(names); i++ {
		switch names[i] + " " + names[i+1] {
		case "entry title", "post title", "article title", "story title", "article headline", "story headline", "main heading", "main headline":
			return true
		}
	}
	return false
}

func siteNamed(names []string) bool {
	for i := 0; i+1 < len(names); i++ {
		switch names[i] + " " + names[i+1] {
		case "site title", "site name", "site logo", "blog title", "site branding":
			return true
		}
	}
	return has(names, "logo", "masthead")
}

// agreement is the share of the longer title's words that both have.
func agreement(a, b string) float64 {
	norm := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(straighten.Replace(s)), func(r rune) bool {
			return r == ' ' || r < 0x80 && strings.ContainsRune(`.,:;!?"'()-|`, r)
		})
	}
	wa, wb := norm(clip(a, 600)), norm(clip(b, 600))
	if len(wa) == 0 || len(wb) == 0 {
		return 0
	}
	in := map[string]int{}
	for _, w := range wa {
		in[w]++
	}
	n := 0
	for _, w := range wb {
		if in[w] > 0 {
			in[w]--
			n++
		}
	}
	return float64(n) / float64(max(len(wa), len(wb)))
}
