// Agency copy: the lines that are for the desks, not for the reader, and what its
// dateline says.

package read

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/attribcheck/attrib/attrib/document"
)

type wireWords struct {
	whole, label, slug map[string]bool
	opening            phrases
}

var wire = sync.OnceValue(func() *wireWords {
	w := &wireWords{whole: map[string]bool{}, label: map[string]bool{}, slug: map[string]bool{}, opening: phrases{}}
	part := ""
	for _, l := range dataLines("en/wire.txt") {
		switch {
		case strings.HasPrefix(l, "["):
			part = l
		case part == "[whole]":
			w.whole[l] = true
		case part == "[label]":
			w.label[l] = true
		case part == "[slug]":
			w.slug[l] = true
		default:
			w.opening.add(l)
		}
	}
	return w
})

// slugLine is a story's name on the wire: capitals tied by hyphens, and perhaps which
// version of it this is.
var slugLine = regexp.MustCompile(`^[A-Z]{1,4}[-–][A-Z0-9][A-Z0-9'&]+(?:[-–/][A-Za-z0-9'&]+)*(,.{1,80})?$`)

// slugLead reports whether a line begins as a slug does; most do not.
func slugLead(s string) bool {
	i := strings.IndexAny(clip(s, 8), "-–")
	return i > 0 && i <= 4 && s[0] >= 'A' && s[0] <= 'Z'
}

// wire reports whether a line is for the desks that take agency copy.
func (l *line) wire() bool {
	w := wire()
	if len(l.list) == 0 || len(l.raw) > 400 {
		return false
	}
	if w.whole[l.norm] && (l.raw == strings.ToUpper(l.raw) || strings.ContainsAny(l.raw[:1], "(-")) {
		return true
	}
	if slugLead(l.raw) {
		m := slugLine.FindStringSubmatch(l.raw)
		if m != nil && (m[1] == "" && len(l.list) == 1 && strings.ContainsAny(l.raw[3:], "-–") || l.versioned(m[1])) {
			return true
		}
	}
	if strings.ContainsAny(l.raw, "\"“”") {
		return false
	}
	if label, rest, ok := strings.Cut(l.norm, ":"); ok && w.label[label] && rest != "" {
		return true
	}
	p := w.opening.prefix(l.norm)
	if p == "" {
		return false
	}
	// One verb alone opens many a sentence; in brackets it is about the copy.
	return strings.Count(p, " ") >= 2 || l.raw[0] == '(' && strings.HasSuffix(strings.TrimRight(l.raw, "."), ")")
}

// versioned reports whether a word after a slug's comma says which version it is.
func (l *line) versioned(after string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(after), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if wire().slug[w] {
			return true
		}
	}
	return false
}

// wireDateline is a dateline with its agency: "ORRIN, Arvenia, May 3 (ATA) - ".
var wireDateline = regexp.MustCompile(`^\p{Lu}{3}[\p{L}\d .,'’/-]{0,70}\(([A-Z]{2,10}|[A-Z][\w /.]{1,24})\)\s*(?:[-–—]+|―)\s`)

// takeDateline takes what is sure out of a dateline: the day where the year stands
// with it, and the agency where the text is as the agency sent it.
func takeDateline(doc *document.Document, s string, sent bool) {
	m := wireDateline.FindStringSubmatch(clip(s, 140))
	if m == nil {
		return
	}
	if doc.Published == "" {
		doc.Published = findDate(m[0])
	}
	if known := m[1] == strings.ToUpper(m[1]) || words().credits[strings.ToLower(m[1])]; doc.Outlet == "" && sent && known {
		doc.Outlet = m[1]
	}
}

// takeReporters takes the authors out of "(Reporting by A and B; editing by C)".
func takeReporters(doc *document.Document, l *line) {
	if doc.Author != "" || !strings.HasPrefix(l.norm, "reporting by ") {
		return
	}
	rest, _, _ := strings.Cut(strings.Trim(l.raw, "()")[len("reporting by "):], ";")
	var names []string
	for _, part := range regexpAnd.Split(rest, 12) {
		if n := personName(part); n != "" {
			names = append(names, n)
		}
	}
	doc.Author = strings.Join(names, ", ")
}
