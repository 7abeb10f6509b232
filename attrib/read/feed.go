// Feeds: RSS of any version, Atom, JSON Feed. Each entry is a source. What a feed has
// of an article, its full text or only a summary, is said in a note.

package read

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/attribcheck/attrib/attrib/document"
)

const summaryNote = "only a summary of the article is in the feed"

// isRSS tells RSS by its root, isAtom Atom.
func isRSS(_ string, head []byte) bool {
	name, tag := rootOf(head)
	return name == "rss" || name == "rdf:RDF" && (strings.Contains(tag, "purl.org/rss/1.0") || strings.Contains(tag, "my.netscape.com/rdf"))
}

func isAtom(_ string, head []byte) bool {
	name, tag := rootOf(head)
	return (name == "feed" || name == "entry") && (strings.Contains(tag, "http://www.w3.org/2005/Atom") || strings.Contains(tag, "http://purl.org/atom/ns#"))
}

// channel is what a feed says of all its entries.
type channel struct {
	format         string
	title          string
	author         string
	language, base string
	home           string // where the feed's site is
}

func readRSS(f *file, m *members) error  { return readFeed("rss", f, m) }
func readAtom(f *file, m *members) error { return readFeed("atom", f, m) }

// readFeed gives the entries one after another; of what the feed says of itself, an
// entry knows what stands before it, as feeds are written.
func readFeed(format string, f *file, m *members) error {
	x := newXMLReader(f.r)
	c := channel{format: format}
	n := 0
	for {
		t, err := x.next()
		if errors.Is(err, io.EOF) {
			if n == 0 {
				return because(ErrEmpty, "a feed without entries")
			}
			if x.depth > 0 {
				return because(ErrFormat, "a feed that is cut off after %s", plural(n, "entry"))
			}
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		x.reset()
		from := x.InputOffset()
		switch name := shortName(start.Name); name {
		case "rss", "rdf:RDF", "channel", "atom:feed":
			around := element{attrs: start.Attr}
			c.language = firstOf(c.language, around.attr("lang"))
			c.base = firstOf(around.attr("base"), c.base)
		case "item", "atom:entry":
			e, err := x.tree(start)
			if err != nil {
				return err
			}
			n++
			held, c := int(x.InputOffset()-from), c
			if err := m.record(n, held, func(string) (*document.Document, error) { return c.entry(e) }); err != nil {
				return err
			}
		default:
			e, err := x.tree(start)
			if err != nil {
				return err
			}
			c.read(e)
		}
	}
}

// read takes what a child of the feed says of all entries.
func (c *channel) read(e *element) {
	switch e.name {
	case "title", "atom:title":
		c.title = firstOf(c.title, plainOf(e.inner()))
	case "language", "dc:language":
		c.language = firstOf(c.language, e.words())
	case "link":
		c.home = firstOf(c.home, e.words())
	case "atom:link":
		if rel := e.attr("rel"); rel == "" || rel == "alternate" {
			c.home = firstOf(c.home, e.attr("href"))
		}
	case "atom:author":
		c.author = firstOf(c.author, e.child("atom:name").words())
	}
}

// entry makes a document of an entry.
func (c channel) entry(e *element) (*document.Document, error) {
	a := story{
		outlet:   c.title,
		language: firstOf(e.attr("lang"), e.child("dc:language").words(), c.language),
		title:    plainOf(textOf(e.child("title", "atom:title", "dc:title", "media:title"))),
		author:   firstOf(c.authors(e), c.author),
	}
	for _, name := range []string{"pubDate", "atom:published", "dc:date", "dcterms:created", "atom:issued", "atom:created", "atom:updated", "atom:modified"} {
		if a.published = feedDate(e.child(name).words()); a.published != "" {
			break
		}
	}
	base := resolve("", c.home)
	for _, closer := range []string{c.base, e.attr("base")} {
		base = firstOf(resolve(base, closer), base)
	}
	a.address = c.address(e, base)
	if source := e.child("source", "atom:source"); c.format == "rss" && source.words() != "" {
		a.outlet = source.words() // an aggregator's entry names where it has it from
	} else if t := source.child("atom:title"); t != nil {
		a.outlet = plainOf(t.inner())
	}

	if full := e.child("content:encoded", "xhtml:body", "body", "atom:content"); strings.TrimSpace(full.inner()) != "" && full.attr("src") == "" {
		a.html, a.text = markup(full)
	} else {
		summary := e.child("description", "atom:summary")
		if strings.TrimSpace(summary.inner()) == "" {
			summary = e.child("media:description")
		}
		if summary == nil {
			summary = e.child("media:group").child("media:description")
		}
		if summary == nil {
			summary = e.child("itunes:summary", "itunes:subtitle", "dc:description")
		}
		a.html, a.text = markup(summary)
		if strings.TrimSpace(a.html+a.text) != "" {
			a.notes = append(a.notes, summaryNote)
		} else {
			a.notes = append(a.notes, "only the headline is in the feed")
		}
	}
	a.html = appearedFirst.ReplaceAllString(a.html, "")
	if a.title == "" && strings.TrimSpace(a.html+a.text) == "" {
		return nil, because(ErrEmpty, "an entry without a word")
	}
	return a.document(c.format), nil
}

// appearedFirst is the line that WordPress sets below an article.
var appearedFirst = regexp.MustCompile(`<p>The post <a [^>]*>[^\n]{0,1000}</a> (?:appeared first on|first appeared on) <a [^>]*>[^\n]{0,300}</a>\.</p>\s*$`)

// textOf is the text of an Atom text construct or of an element of RSS, with its
// markup.
func textOf(e *element) string {
	if e != nil && e.attr("type") == "xhtml" {
		return e.html(sameTag)
	}
	return e.inner()
}

// markup gives the body that an element holds, as HTML or as text. RSS does not say
// which of the two it is, Atom does.
func markup(e *element) (page, text string) {
	if e == nil {
		return "", ""
	}
	kind := strings.ToLower(e.attr("type"))
	hasElements := false
	for _, c := range e.children {
		hasElements = hasElements || c.name != ""
	}
	inner := e.inner()
	switch {
	case hasElements: // XHTML, or HTML that nobody escaped
		return e.html(sameTag), ""
	case strings.HasPrefix(e.name, "atom:") && (kind == "" || kind == "text" || kind == "text/plain"), kind == "plain":
		return "", inner
	case strings.HasSuffix(kind, "html"), e.name == "content:encoded", anyTag.MatchString(inner):
		return inner, ""
	case e.name == "description" && strings.ContainsRune(inner, '&'):
		return "", html.UnescapeString(inner)
	}
	return "", inner
}

// mailName is RSS's form of an author: "ann@paper.example (Ann Lee)".
var mailName = regexp.MustCompile(`^\S+@\S+\s+\(([^)]+)\)$`)

func (c channel) authors(e *element) string {
	var names []string
	add := func(s string) {
		s = plainOf(s)
		if m := mailName.FindStringSubmatch(s); m != nil {
			s = m[1]
		}
		if s == "" || strings.ContainsAny(s, "@<") || strings.Contains(s, "://") || len(s) > 200 {
			return
		}
		if rest, ok := cutFold(s, "by "); ok {
			s = rest
		}
		if name, _, ok := strings.Cut(s, " in "); ok && bylineNames(name) == name {
			s = name // "Dean Marsh in Orrin Bay"
		}
		for _, n := range names {
			if n == s {
				return
			}
		}
		names = append(names, s)
	}
	for _, name := range []string{"dc:creator", "atom:author", "author", "itunes:author"} {
		for _, by := range e.all(name) {
			if n := by.child("atom:name"); n != nil {
				by = n
			}
			add(by.inner())
		}
		if len(names) > 0 {
			break
		}
	}
	return strings.Join(names, ", ")
}

// cutFold takes a prefix off, in whatever case it is.
func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func (c channel) address(e *element, base string) string {
	if to := e.child("feedburner:origLink").words(); to != "" {
		return resolve(base, to)
	}
	for _, l := range e.all("link") {
		if to := l.words(); to != "" {
			return resolve(base, to)
		}
	}
	for _, l := range e.all("atom:link") {
		if rel := l.attr("rel"); (rel == "" || rel == "alternate") && l.attr("href") != "" {
			return resolve(base, l.attr("href"))
		}
	}
	for _, name := range []string{"guid", "atom:id"} {
		id := e.child(name)
		if to := resolve("", id.words()); strings.HasPrefix(to, "http") && id.attr("isPermaLink") != "false" {
			return to
		}
	}
	return ""
}

// resolve gives an address of the web as an absolute one, "" where it comes to none.
func resolve(base, to string) string {
	if to = strings.TrimSpace(clip(to, 4000)); to == "" {
		return ""
	}
	u, err := url.Parse(to)
	if err != nil {
		return ""
	}
	if !u.IsAbs() {
		from, err := url.Parse(base)
		if err != nil || !from.IsAbs() {
			return ""
		}
		u = from.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// zones are the names of time zones that RSS may use, by RFC 822.
var zones = strings.NewReplacer(" GMT", " +0000", " UTC", " +0000", " UT", " +0000", " Z", " +0000",
	" EST", " -0500", " EDT", " -0400", " CST", " -0600", " CDT", " -0500", " MST", " -0700", " MDT", " -0600", " PST", " -0800", " PDT", " -0700")

var weekday = regexp.MustCompile(`^\pL+\.?,?\s+(\d)`)

// feedDate reads the dates of RSS and Atom, whatever is wrong with them that often is;
// RFC 3339, "" for none.
func feedDate(s string) string {
	s = squeeze(clip(s, 100))
	if s == "" {
		return ""
	}
	if d := machineDate(s); d != "" && !strings.ContainsAny(s, "ESTPDCM ") {
		return d
	}
	plain := zones.Replace(weekday.ReplaceAllString(s, "$1"))
	for _, form := range []string{"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04 -0700", "2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04 -0700", "2 January 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -07:00"} {
		if t, err := time.Parse(form, plain); err == nil {
			return t.Format(time.RFC3339)
		}
	}
	return normalDate(s)
}

// jsonFeed is a JSON Feed, of version 1 or 1.1, as far as it is read.
type jsonFeed struct {
	Title    string
	Home     string            `json:"home_page_url"`
	Language string            `json:"language"`
	Author   *jsonFeedAuthor   `json:"author"`
	Authors  []jsonFeedAuthor  `json:"authors"`
	Items    []json.RawMessage `json:"items"`
}

type jsonFeedAuthor struct{ Name string }

type jsonFeedItem struct {
	ID            any    `json:"id"`
	URL           string `json:"url"`
	Title         string `json:"title"`
	HTML          string `json:"content_html"`
	Text          string `json:"content_text"`
	Summary       string `json:"summary"`
	Published     string `json:"date_published"`
	Modified      string `json:"date_modified"`
	Language      string `json:"language"`
	jsonFeedNames        // of the item
}

type jsonFeedNames struct {
	Author  *jsonFeedAuthor  `json:"author"`
	Authors []jsonFeedAuthor `json:"authors"`
}

func (n jsonFeedNames) names() string {
	var out []string
	if n.Author != nil && len(n.Authors) == 0 {
		n.Authors = []jsonFeedAuthor{*n.Author}
	}
	for _, a := range n.Authors {
		if a.Name != "" {
			out = append(out, a.Name)
		}
	}
	return strings.Join(out, ", ")
}

var jsonFeedVersion = regexp.MustCompile(`"version"\s*:\s*"https?:(?:/|\\/){2}jsonfeed\.org(?:/|\\/)version`)

func isJSONFeed(_ string, head []byte) bool {
	text := strings.TrimLeftFunc(headText(head), blank)
	return strings.HasPrefix(text, "{") && jsonFeedVersion.MatchString(text)
}

func readJSONFeed(f *file, m *members) error {
	data, err := f.all()
	if err != nil {
		return err
	}
	var feed jsonFeed
	if err := json.Unmarshal([]byte(headText(data)), &feed); err != nil {
		return jsonError(err)
	}
	if len(feed.Items) == 0 {
		return because(ErrEmpty, "a feed without entries")
	}
	for i, raw := range feed.Items {
		err := m.record(i+1, len(raw), func(string) (*document.Document, error) {
			var item jsonFeedItem
			if err := json.Unmarshal(raw, &item); err != nil {
				return nil, jsonError(err)
			}
			base := resolve("", feed.Home)
			id, _ := item.ID.(string)
			a := story{
				title: plainOf(item.Title), outlet: plainOf(feed.Title),
				author:    firstOf(item.names(), jsonFeedNames{feed.Author, feed.Authors}.names()),
				published: firstOf(normalDate(item.Published), normalDate(item.Modified)),
				language:  firstOf(item.Language, feed.Language),
				address:   resolve(base, item.URL),
				html:      item.HTML, text: item.Text,
			}
			if item.URL == "" {
				a.address = resolve("", id)
			}
			if a.html != "" {
				a.text = ""
			}
			if a.html+a.text == "" {
				a.text = item.Summary
				a.notes = append(a.notes, summaryNote)
			}
			return a.document("jsonfeed"), nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
