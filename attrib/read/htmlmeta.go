// What a page says about its article: JSON-LD, OpenGraph and other meta tags,
// <time>, <title>.

package read

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"
)

// pageMeta is what the page says of its article.
type pageMeta struct {
	titles    []string // most trusted first
	outlet    string
	site      string // the site's name, where its outlet's is not given
	authors   []string
	published string
	language  string // BCP 47
	address   string // an absolute URL
	summary   string
	article   bool   // the page calls itself an article
	body      string // the article's text, as some pages repeat it for machines
	live      bool   // the page calls itself a live blog
	// paid says that the article is not free; wall are the classes and ids of the
	// parts of it that are not, with their "." and "#".
	paid bool
	wall []string

	named map[string]string // names of people and bodies by their @id in the JSON-LD
}

func readMeta(root *html.Node, ld []string) pageMeta {
	m := pageMeta{named: map[string]string{}}
	parsed := make([]any, 0, len(ld))
	for _, s := range ld {
		if v := parseLD(s); v != nil {
			m.nameLD(v, 0)
			parsed = append(parsed, v)
		}
	}
	for _, v := range parsed {
		m.visitLD(v, 0)
	}
	var canonical, lang string
	meta := map[string]string{}
	var authors []string
	var title, timed string
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		switch n.DataAtom {
		case atom.Meta:
			key := strings.ToLower(firstOf(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
			value := squeeze(attr(n, "content"))
			if key == "" || value == "" {
				break
			}
			if key == "author" || key == "article:author" || key == "parsely-author" || key == "dc.creator" || key == "byl" {
				authors = append(authors, value)
			}
			if meta[key] == "" {
				meta[key] = value
			}
		case atom.Html:
			lang = attr(n, "lang")
		case atom.Link:
			if slices.Contains(strings.Fields(strings.ToLower(attr(n, "rel"))), "canonical") {
				canonical = firstOf(canonical, absolute(attr(n, "href")))
			}
		case atom.Title:
			if title == "" {
				title = squeeze(innerText(n))
			}
		case atom.Time:
			if d := normalDate(firstOf(attr(n, "datetime"), attr(n, "content"))); d != "" && timed == "" {
				timed = d
			} else if d != "" && attr(n, "itemprop") == "datePublished" {
				timed = d
			}
		}
		return true
	})
	get := func(keys ...string) string {
		for _, k := range keys {
			if meta[k] != "" {
				return meta[k]
			}
		}
		return ""
	}
	m.outlet = firstOf(m.outlet, get("og:site_name", "citation_journal_title", "dc.publisher", "publisher"), m.site)
	if m.outlet == "" {
		if name := get("application-name"); len(name) < 40 {
			m.outlet = name
		}
	}
	m.published = firstOf(m.published, normalDate(get("article:published_time", "datepublished", "parsely-pub-date", "pubdate", "publishdate", "publish-date", "date", "dc.date.issued", "dc.date", "dcterms.created", "sailthru.date", "og:published_time", "citation_publication_date", "cxenseparse:recs:publishtime")), timed)
	m.address = firstOf(canonical, absolute(get("og:url")), m.address)
	m.language = firstOf(languageTag(lang), m.language, languageTag(get("og:locale", "content-language", "dc.language", "language")))
	m.summary = get("og:description", "description", "twitter:description")
	if strings.HasPrefix(strings.ToLower(meta["og:type"]), "article") {
		m.article = true
	}
	if len(m.authors) == 0 {
		for _, a := range authors {
			m.addAuthor(a)
		}
	}
	for _, t := range []string{get("og:title"), get("twitter:title"), get("parsely-title", "dc.title", "headline", "sailthru.title", "citation_title")} {
		if t != "" {
			t, _ = stripOutlet(t, m.outlet)
			m.titles = append(m.titles, t)
		}
	}
	if title != "" {
		t, outlet := stripOutlet(title, m.outlet)
		m.titles = append(m.titles, t)
		m.outlet = firstOf(m.outlet, outlet)
	}
	return m
}

// absolute is an address that a page gives, "" where it is none on the web.
func absolute(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || len(s) > 2000 {
		return ""
	}
	return u.String()
}

// languageTag writes a language as BCP 47 has it: "en-GB" for "en_gb".
func languageTag(s string) string {
	if s = strings.TrimSpace(s); s == "" || len(s) > 40 {
		return ""
	}
	t, err := language.Parse(s)
	if err != nil || t == language.Und {
		return ""
	}
	return t.String()
}

// parseLD parses one JSON-LD script; what cannot be parsed is nil and says nothing.
func parseLD(s string) any {
	s = strings.TrimSpace(s)
	s = strings.TrimSuffix(strings.TrimPrefix(s, "<!--"), "-->")
	s = strings.TrimSpace(strings.NewReplacer("//<![CDATA[", "", "<![CDATA[", "", "//]]>", "", "]]>", "", "\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(s))
	s = strings.TrimSuffix(s, ";")
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		return nil
	}
	return v
}

// nameLD gathers the names behind the @ids: an author may be an id alone.
func (m *pageMeta) nameLD(v any, depth int) {
	if depth > 6 || len(m.named) > 200 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v[:min(len(v), 200)] {
			m.nameLD(e, depth+1)
		}
	case map[string]any:
		id, _ := v["@id"].(string)
		if name := ldString(v["name"]); id != "" && name != "" {
			m.named[id] = name
		}
		for _, k := range []string{"@graph", "author", "publisher"} {
			m.nameLD(v[k], depth+1)
		}
	}
}

var articleType = regexp.MustCompile(`(?i)(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|PressRelease|Review)$`)

func (m *pageMeta) visitLD(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v[:min(len(v), 200)] {
			m.visitLD(e, depth+1)
		}
	case map[string]any:
		if slices.ContainsFunc(stringsOf(v["@type"]), articleType.MatchString) && !m.article {
			m.article = true
			if t := ldString(v["headline"]); t != "" {
				m.titles = append(m.titles, t)
			} else if t := ldString(v["name"]); t != "" {
				m.titles = append(m.titles, t)
			}
			m.published = firstOf(m.published, normalDate(ldString(v["datePublished"])), normalDate(ldString(v["dateCreated"])))
			m.outlet = firstOf(m.outlet, m.ldName(v["publisher"]))
			m.language = languageTag(ldString(v["inLanguage"]))
			m.address = firstOf(absolute(ldString(v["url"])), absolute(ldID(v["mainEntityOfPage"])))
			m.live = slices.Contains(stringsOf(v["@type"]), "LiveBlogPosting")
			m.readWall(v)
			if body := stringsOf(v["articleBody"]); len(body) > 0 {
				m.body = html.UnescapeString(body[0])
			}
			for _, a := range m.ldNames(v["author"]) {
				m.addAuthor(a)
			}
			return
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart"} {
			m.visitLD(v[k], depth+1)
		}
		if ty := stringsOf(v["@type"]); m.site == "" && (slices.Contains(ty, "NewsMediaOrganization") || slices.Contains(ty, "WebSite")) {
			m.site = ldString(v["name"])
		}
	}
}

func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

func ldString(v any) string {
	if s := stringsOf(v); len(s) > 0 {
		return squeeze(html.UnescapeString(s[0]))
	}
	if o, ok := v.(map[string]any); ok {
		if s, ok := o["@value"].(string); ok {
			return squeeze(html.UnescapeString(s))
		}
	}
	return ""
}

// readWall reads what of an article is not free.
func (m *pageMeta) readWall(v map[string]any) {
	free := func(v any) bool {
		b, is := v.(bool)
		return !(is && !b || strings.EqualFold(ldString(v), "false"))
	}
	m.paid = !free(v["isAccessibleForFree"])
	parts, ok := v["hasPart"].([]any)
	if !ok {
		parts = []any{v["hasPart"]}
	}
	for _, part := range parts[:min(len(parts), 20)] {
		if part, ok := part.(map[string]any); ok && !free(part["isAccessibleForFree"]) {
			m.paid = true
			for _, s := range stringsOf(part["cssSelector"]) {
				m.wall = append(m.wall, strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })...)
			}
		}
	}
}

// ldID is an @id, or a string that stands for one.
func ldID(v any) string {
	if o, ok := v.(map[string]any); ok {
		return firstOf(ldString(o["@id"]), ldString(o["url"]))
	}
	return ldString(v)
}

func (m *pageMeta) ldName(v any) string {
	if n := m.ldNames(v); len(n) > 0 {
		return n[0]
	}
	return ""
}

func (m *pageMeta) ldNames(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{squeeze(html.UnescapeString(v))}
	case []any:
		var out []string
		for _, e := range v[:min(len(v), 50)] {
			if _, nested := e.([]any); !nested {
				out = append(out, m.ldNames(e)...)
			}
		}
		return out
	case map[string]any:
		names := stringsOfName(v["name"])
		if id, _ := v["@id"].(string); len(names) == 0 && m.named[id] != "" {
			names = []string{m.named[id]}
		}
		return names
	}
	return nil
}

func stringsOfName(v any) []string {
	out := stringsOf(v)
	for i := range out {
		out[i] = squeeze(html.UnescapeString(out[i]))
	}
	return out
}

// addAuthor adds a person; addresses and the outlet itself are no authors.
func (m *pageMeta) addAuthor(s string) {
	s = squeeze(s)
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") || len(s) > 200 {
		return
	}
	lower := strings.ToLower(s)
	if strings.HasPrefix(lower, "by ") {
		s = strings.TrimSpace(s[3:])
	}
	for _, part := range regexpAnd.Split(s, 12) {
		if i := strings.Index(strings.ToLower(part), " for "); i > 0 {
			part = part[:i] // "Dean Marsh for the Lantern"
		}
		if part = strings.TrimSpace(part); part == "" || words().roles[strings.ToLower(lastWord(part))] || strings.EqualFold(part, m.outlet) {
			continue
		}
		if !slices.Contains(m.authors, part) {
			m.authors = append(m.authors, part)
		}
	}
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

var titleMark = regexp.MustCompile(`\s+(?:[|·•»«:]|::|–|—|-|/)\s+|\s*\|\s*`)

// stripOutlet takes an outlet's name, a section and a date off the end (or the
// start) of a page's title, and gives the outlet where it knows one by its name.
// What follows a dash stays unless it is known to be an outlet: "… ‘will not
// change’ — Xi" is all headline.
func stripOutlet(title, outlet string) (rest, found string) {
	w := words()
	known := func(s string) bool {
		n := strings.ToLower(strings.Trim(s, " .|-"))
		bare := strings.TrimPrefix(n, "the ")
		return n != "" && (w.outlets[n] || w.outlets[bare] || sameName(n, strings.ToLower(outlet)))
	}
	if i := strings.Index(title, ": "); i > 0 && known(title[:i]) {
		title, found = strings.TrimSpace(title[i+1:]), title[:i]
	}
	for range 4 {
		marks := titleMark.FindAllStringIndex(title, 12)
		if len(marks) == 0 {
			break
		}
		m := marks[len(marks)-1]
		head, tail, mark := title[:m[0]], title[m[1]:], strings.TrimSpace(title[m[0]:m[1]])
		list := strings.Fields(tail)
		short := len(list) <= 5
		n := strings.ToLower(tail)
		bar := strings.ContainsAny(mark, "|·•»«") || mark == "::"
		named := known(tail) || short && mark != ":" && mark != "/" && len(strings.Fields(head)) >= 4 && namesOnly(list) &&
			(w.outletWords[strings.ToLower(lastWord(tail))] || len(list) > 1 && w.outletWords[strings.ToLower(list[0])])
		switch {
		case len(strings.Fields(head)) == 0:
			return title, found
		case named:
			found = firstOf(found, tail)
			title = head
			continue
		case dateTokens(n), short && bar && (len(strings.Fields(head)) >= 3 || w.sections[n]):
			title = head
			continue
		}
		m = marks[0]
		if first := title[:m[0]]; known(first) && len(strings.Fields(title[m[1]:])) >= 3 {
			found = firstOf(found, first)
			title = title[m[1]:]
			continue
		}
		break
	}
	return title, found
}

// sameName compares an outlet's names loosely: "BBC News" and "bbc.co.uk" do not
// match, "The Guardian" and "Guardian" do.
func sameName(a, b string) bool {
	trim := func(s string) string {
		s = strings.TrimPrefix(strings.TrimSpace(s), "the ")
		s = strings.TrimSuffix(strings.TrimSuffix(s, ".com"), " online")
		return strings.ReplaceAll(s, " ", "")
	}
	a, b = trim(a), trim(b)
	return a != "" && a == b
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

func squeeze(s string) string {
	return strings.Join(strings.Fields(invisible.Replace(s)), " ")
}
