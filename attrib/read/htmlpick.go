// Which part of a page is its article. What is not of it by its name, role or
// kind of element is taken out first; the article is then the smallest part
// that most of the running text is in.

package read

import (
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

type regionWords struct {
	never, likely map[string]bool
	embed         map[string]bool
	phrases       map[string][]string // by first word
}

var regions = sync.OnceValue(func() *regionWords {
	r := &regionWords{never: map[string]bool{}, likely: map[string]bool{}, embed: map[string]bool{}, phrases: map[string][]string{}}
	part := ""
	for _, l := range dataLines("html/regions.txt") {
		switch {
		case strings.HasPrefix(l, "["):
			part = l
		case part == "[never]":
			r.never[l] = true
		case part == "[likely]":
			r.likely[l] = true
		case part == "[embed]":
			r.embed[l] = true
		case part == "[phrase]":
			r.phrases[firstWord(l)] = append(r.phrases[firstWord(l)], l)
		}
	}
	return r
})

// page is a parsed page while its article is looked for.
type page struct {
	root  *html.Node
	body  *html.Node
	meta  pageMeta
	stats map[*html.Node]*stat
	named map[*html.Node][]string // what nameWords gives, asked for many times

	headline *html.Node // the element that holds the headline, nil if none
	content  *html.Node // the element that holds the article

	clock            map[*html.Node]string // of a live blog: when each entry was posted
	walled, paidPart bool                  // it asks to pay; what is paid for is there
}

// names are the words that an element is named with.
func (p *page) names(n *html.Node) []string {
	words, ok := p.named[n]
	if !ok {
		words = nameWords(n)
		p.named[n] = words
	}
	return words
}

// stat counts the text in an element, in bytes.
type stat struct {
	text  int // all
	links int // in links
	prose int // in paragraphs that read as running text
}

// measure counts text, bottom up.
func (p *page) measure() {
	p.stats = map[*html.Node]*stat{}
	var count func(n *html.Node, link bool) *stat
	count = func(n *html.Node, link bool) *stat {
		s := &stat{}
		link = link || isElement(n, atom.A)
		blocks := false
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.Type {
			case html.TextNode:
				k := len(strings.TrimSpace(c.Data))
				s.text += k
				if link {
					s.links += k
				}
			case html.ElementNode:
				cs := count(c, link)
				s.text += cs.text
				s.links += cs.links
				s.prose += cs.prose
				blocks = blocks || isBlock(c) || cs.prose > 0
			}
		}
		if !blocks && isBlock(n) && s.links*3 <= s.text && !headingTags[n.DataAtom] {
			if s.text >= 80 || s.text >= 25 && endsAsSentence(n) {
				s.prose += s.text
			}
		} else if blocks && isBlock(n) {
			// Text that stands in the element itself, its paragraphs parted by <br>.
			own, links := ownText(n)
			if own >= 140 && links*3 <= own {
				s.prose += own
			}
		}
		p.stats[n] = s
		return s
	}
	count(p.root, false)
}

func ownText(n *html.Node) (own, links int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			own += len(strings.TrimSpace(c.Data))
		case isElement(c, atom.A):
			k := len(strings.TrimSpace(innerText(c)))
			own, links = own+k, links+k
		}
	}
	return own, links
}

func endsAsSentence(n *html.Node) bool {
	for c := n.LastChild; c != nil; {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			stop, _ := stops(strings.TrimSpace(c.Data))
			return stop
		}
		if c.LastChild != nil {
			c = c.LastChild
			continue
		}
		for c != n && c.PrevSibling == nil {
			c = c.Parent
		}
		if c == n {
			break
		}
		c = c.PrevSibling
	}
	return false
}

func (p *page) prose(n *html.Node) int {
	if s := p.stats[n]; s != nil {
		return s.prose
	}
	return 0
}

// hidden reports whether a browser does not show the element.
func hidden(n *html.Node) bool {
	if isElement(n, atom.Html, atom.Body) {
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			if strings.EqualFold(strings.TrimSpace(a.Val), "true") {
				return true
			}
		case "style":
			s := strings.ToLower(strings.ReplaceAll(clip(a.Val, 2000), " ", ""))
			if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// prune takes out what is not of the article.
func (p *page) prune() {
	total := p.prose(p.body)
	var out []*html.Node
	walk(p.body, func(n *html.Node) bool {
		switch {
		case n.Type == html.CommentNode:
			out = append(out, n)
			return false
		case n.Type != html.ElementNode, n == p.body:
			return true
		case p.foreign(n, total):
			out = append(out, n)
			return false
		}
		return true
	})
	for _, n := range out {
		n.Parent.RemoveChild(n)
	}
	if len(out) > 0 {
		p.measure()
	}
}

// foreign reports whether an element is not of the article.
func (p *page) foreign(n *html.Node, total int) bool {
	if hidden(n) {
		return true
	}
	names := p.names(n)
	if screenReaderOnly(names) {
		return p.headline == nil || !within(p.headline, n)
	}
	if !isBlock(n) && !isElement(n, atom.Button, atom.Label) && !strings.Contains(n.Data, "-") {
		// A word in a sentence may be named anything. A credit in a caption, an
		// edit mark and the like show little and are known by name.
		return isElement(n, atom.Span, atom.Cite) && inside(n, atom.Figcaption, atom.Figure) != nil && has(names, "credit", "copyright", "source", "credits", "attribution", "photographer", "agency")
	}
	if p.headline != nil && within(p.headline, n) {
		return false
	}
	share := 0.0
	if total > 0 {
		share = float64(p.prose(n)) / float64(total)
	}
	if isElement(n, atom.Article, atom.Main) && share > 0.3 {
		return false
	}
	quote := quoteLike(n, names)
	switch n.DataAtom {
	case atom.Nav, atom.Button, atom.Dialog, atom.Menu:
		return true
	case atom.Form, atom.Label:
		// Some sites put the whole page in a form.
		return share < 0.5 || p.stats[n] != nil && p.stats[n].text < 400
	case atom.Footer:
		return inside(n, atom.Blockquote) == nil && share < 0.5
	case atom.Aside:
		if !quote {
			return share < 0.5
		}
	case atom.Blockquote, atom.Figure, atom.Figcaption:
		return has(names, "newsletter", "ad", "advert", "promo")
	}
	switch strings.ToLower(attr(n, "role")) {
	case "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist", "alert", "status", "tooltip":
		return share < 0.7
	case "complementary":
		return !quote && share < 0.5
	}
	if quote || share >= 0.7 {
		return false
	}
	switch p.foreignNamed(names) {
	case 2:
		return true
	case 1:
		if share >= 0.4 {
			return false
		}
		// A paragraph with someone's words in it stays, whatever it is called.
		if isElement(n, atom.P, atom.H2, atom.H3, atom.H4, atom.Li) {
			if !has(names, "byline", "bylines", "dateline", "timestamp", "share", "sharing", "social", "promo", "related", "readmore", "tags", "credit", "credits", "copyright", "disclaimer", "follow", "subscribe", "recommended", "biography", "bio") {
				return false
			}
			return !hasSpeech(straighten.Replace(squeeze(clip(innerText(n), 2000)))) || len(squeeze(innerText(n))) < 60
		}
		if !has(names, "sidebar", "rail", "related", "comments", "footer") && find(n, isEmbed) != nil {
			return false // "social-embed"
		}
		return find(n, func(e *html.Node) bool { return quoteLike(e, p.names(e)) && isElement(e, atom.Blockquote) }) == nil || share < 0.1
	}
	return false
}

// foreignNamed says how surely the names are those of a foreign part: 2, 1 or not, 0.
func (p *page) foreignNamed(names []string) int {
	r := regions()
	sure := 0
	for i, w := range names {
		switch {
		case r.never[w], w == "comment" || w == "comments" || w == "commentlist":
			return 2
		case r.likely[w]:
			// "article-header", "story-meta": parts of the article that hold its title.
			if w != "header" {
				sure = 1
			}
		}
		for _, ph := range r.phrases[w] {
			if phraseAt(names, i, ph) {
				sure = 1
			}
		}
	}
	return sure
}

func phraseAt(names []string, i int, phrase string) bool {
	for w := range strings.SplitSeq(phrase, " ") {
		if i >= len(names) || names[i] != w {
			return false
		}
		i++
	}
	return true
}

func has(names []string, any ...string) bool {
	for _, n := range names {
		for _, a := range any {
			if n == a {
				return true
			}
		}
	}
	return false
}

func screenReaderOnly(names []string) bool {
	for i, n := range names {
		next := ""
		if i+1 < len(names) {
			next = names[i+1]
		}
		switch {
		case n == "sronly" || n == "visuallyhidden" || n == "u" && next == "hidden",
			n == "sr" && next == "only", n == "visually" && next == "hidden", n == "screen" && next == "reader", n == "accessibly" && next == "hidden", n == "d" && next == "none":
			return true
		}
	}
	return false
}

// quoteLike reports whether an element sets a quotation apart.
func quoteLike(n *html.Node, names []string) bool {
	if isElement(n, atom.Blockquote) {
		return true
	}
	if has(names, "pullquote", "pullquotes", "blockquote") {
		return true
	}
	for i, w := range names {
		if w == "pull" && i+1 < len(names) && (names[i+1] == "quote" || names[i+1] == "quotes") || w == "quote" && isBlock(n) {
			return true
		}
	}
	// An aside that holds a quotation and nothing else.
	if isElement(n, atom.Aside, atom.Figure) {
		b := find(n, func(e *html.Node) bool { return isElement(e, atom.Blockquote) })
		return b != nil && textSize(n, textSize(b, 1<<20)+160) <= textSize(b, 1<<20)+150
	}
	return false
}

// pick finds the article's element.
func (p *page) pick() {
	n := p.body
	// The share is held against all that there was, not against the element last
	// gone into: many small losses would be a large one.
	for total := p.prose(n); total > 0; {
		var best *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && p.prose(c)*100 >= total*85 {
				best = c
			}
		}
		if best == nil {
			if best = p.singleArticle(n, p.prose(n)); best == nil {
				break
			}
			total = p.prose(best)
		}
		if isElement(best, atom.P, atom.Blockquote, atom.Li, atom.Td, atom.Pre) && best.FirstChild != nil && n != p.body && !holdsBlocks(best) {
			break
		}
		n = best
	}
	// A paragraph alone is not the article: its neighbours are headings, lists.
	if isElement(n, atom.P, atom.Blockquote, atom.H2, atom.H3, atom.Li, atom.Ul, atom.Ol) && n.Parent != nil && n != p.body {
		n = n.Parent
	}
	p.content = p.widen(n)
}

// widen goes back up where the running text that was left outside stands right
// beside the article, with little else around it: a last section, say.
func (p *page) widen(n *html.Node) *html.Node {
	for at, up := n, 0; up < 3; up++ {
		parent := at.Parent
		if parent == nil || parent == p.body || isElement(at, atom.Article, atom.Main, atom.Td) || attr(at, "role") == "main" || strings.Contains(attr(at, "itemprop"), "articleBody") {
			break
		}
		in, out := p.stats[n], p.stats[parent]
		if in == nil || out == nil {
			break
		}
		text, prose, links := out.text-in.text, out.prose-in.prose, out.links-in.links
		if prose > 0 && prose*10 >= text*7 && links*5 <= text {
			n = parent
		}
		at = parent
	}
	return n
}

func holdsBlocks(n *html.Node) bool {
	return find(n, func(e *html.Node) bool { return e != n && isBlock(e) }) != nil
}

// singleArticle is the one element under n that says it holds the article, if it
// has a fair share of the running text: teasers, comments or another page's text
// then stand around it.
func (p *page) singleArticle(n *html.Node, total int) *html.Node {
	for i, marked := range []func(*html.Node) bool{
		func(e *html.Node) bool { return strings.Contains(attr(e, "itemprop"), "articleBody") },
		func(e *html.Node) bool {
			return isElement(e, atom.Article) && (p.headline == nil || within(p.headline, e))
		},
		func(e *html.Node) bool { return isElement(e, atom.Article) },
		func(e *html.Node) bool { return isElement(e, atom.Main) || attr(e, "role") == "main" },
		func(e *html.Node) bool { return isElement(e, atom.Section, atom.Div) && bodyNamed(p.names(e)) },
	} {
		var found, all *html.Node
		count, sum := 0, 0
		walk(n, func(e *html.Node) bool {
			if e == n || e.Type != html.ElementNode || !marked(e) {
				return true
			}
			count++
			sum += p.prose(e)
			if p.prose(e)*10 >= total {
				if all == nil {
					all = e
				} else {
					all = common(all, e)
				}
			}
			if found == nil || p.prose(e) > p.prose(found) {
				found = e
			}
			return false
		})
		if found == nil {
			continue
		}
		// Posts of a live blog stand side by side, the headline above them.
		live := i == 2 && all != nil && p.headline != nil && inside(p.headline, atom.Article) == nil && count > 1
		if parts := i == 0 || i == 4 || live; parts && all != nil && all != found {
			// An article in several parts, advertisements between.
			if all != n {
				return all
			}
			continue
		}
		share := p.prose(found) * 100 / total
		// Several of a sort share the text: a live blog, a page of teasers.
		if share >= 50 || share >= 25 && (count == 1 || p.prose(found)*10 >= sum*8) {
			return found
		}
	}
	return nil
}

func bodyNamed(names []string) bool {
	for i := 0; i+1 < len(names); i++ {
		switch names[i] + " " + names[i+1] {
		case "article body", "story body", "entry content", "post content", "article content", "story content", "article text", "story text", "post body", "article paragraphs", "content body", "body content", "rich text":
			return true
		}
	}
	return has(names, "articlebody", "storybody", "entrycontent", "postcontent")
}
