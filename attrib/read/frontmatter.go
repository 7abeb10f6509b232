// The metadata that many Markdown files open with, between two lines of dashes.

package read

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/attribcheck/attrib/attrib/document"
)

// longestFrontMatter is the most bytes that metadata may take; beyond it the
// dashes are taken for a line across the page.
const longestFrontMatter = 16 << 10

// frontMatter is the number of bytes of the metadata that text opens with, its
// fences included; 0 if it opens with none.
func frontMatter(text string) int {
	var fence string
	switch {
	case strings.HasPrefix(text, "---\n"), strings.HasPrefix(text, "---\r\n"):
		fence = "---"
	case strings.HasPrefix(text, "+++\n"), strings.HasPrefix(text, "+++\r\n"):
		fence = "+++"
	default:
		return 0
	}
	at, keys := 0, 0
	for l := range strings.Lines(clip(text, longestFrontMatter)) {
		at += len(l)
		l = strings.TrimRight(l, " \t\r\n")
		switch {
		case at <= len(fence)+2:
		case l == fence || fence == "---" && l == "...":
			if keys > 0 {
				return at
			}
			return 0
		case metaKey.MatchString(l):
			keys++
		case keys == 0 && l != "" && l[0] != '#':
			return 0 // running text between two rules
		}
	}
	return 0
}

var (
	metaKey   = regexp.MustCompile(`^[A-Za-z][\w.-]*\s*[:=](?:\s|$)`)
	yamlAlias = regexp.MustCompile(`(?m)(?:^|[\s\[,{:-])[&*][A-Za-z0-9_]`)
	tomlLine  = regexp.MustCompile(`^([A-Za-z][\w.-]*)\s*=\s*(.*)$`)
)

// readFrontMatter takes title, author, date and outlet. Metadata that cannot be
// parsed gets a note; the article is read all the same.
func readFrontMatter(doc *document.Document, text string) {
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
	inner := strings.Join(lines[1:len(lines)-1], "\n")
	fields := map[string]any{}
	if lines[0] == "+++" {
		for _, l := range lines[1 : len(lines)-1] {
			if m := tomlLine.FindStringSubmatch(l); m != nil {
				fields[m[1]] = strings.Trim(m[2], `"' `)
			}
		}
	} else {
		// Aliases make little YAML into much, and nesting costs its parser dear; no
		// article's metadata needs either.
		if yamlAlias.MatchString(inner) || strings.Count(inner, "[")+strings.Count(inner, "{") > 50 || yaml.Unmarshal([]byte(inner), &fields) != nil {
			doc.Notes = append(doc.Notes, "front matter that is no plain YAML; left unread")
			return
		}
	}
	names := slices.Sorted(maps.Keys(fields))
	get := func(keys ...string) string {
		for _, k := range keys {
			for _, have := range names {
				if strings.EqualFold(have, k) {
					if s := scalar(fields[have]); s != "" {
						return s
					}
				}
			}
		}
		return ""
	}
	doc.Title = get("title", "headline")
	doc.Author = strings.TrimPrefix(strings.TrimPrefix(get("author", "authors", "byline", "by"), "By "), "by ")
	doc.Published = normalDate(get("date", "published", "publishdate", "pubdate", "published_at", "datepublished", "created"))
	doc.Outlet = get("outlet", "publication", "publisher", "site", "source", "newspaper", "site_name")
}

// scalar writes a value of the metadata in one line; the parts of a list are
// separated by ", ".
func scalar(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		var parts []string
		for _, e := range v {
			if s := scalar(e); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		return scalar(v["name"])
	default:
		return oneLine(fmt.Sprint(v))
	}
}
