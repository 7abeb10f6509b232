// The label of a turn: what the head of a line says of who speaks, in the styles
// that transcripts are printed in.

package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// labelForm is how a label is set.
type labelForm uint8

const (
	capsLabel   labelForm = iota // "THE PRESIDENT: Good morning."
	knownLabel                   // "Ms. Hale: …", "Speaker 2: …", "Moderator: …"
	plainLabel                   // "Kostrava: …", "Jane Doe: …"
	letterLabel                  // "Q. …", "A: …"
	spaceLabel                   // "Q …", "A …"
	timedLabel                   // "[00:12:03] Jane Doe: …", "Jane Doe 00:12" on a line of its own
	aloneLabel                   // "Jane Doe" on a line of its own
)

// label is the head of a line that may name who speaks.
type label struct {
	form  labelForm
	block int
	line  document.Span // the whole line
	span  document.Span // the name
	name  string        // the name, white space folded: "MS. HALE"
	who   string        // what labels of one speaker have in common: "hale", "q", "speaker 2"
	aside string        // what brackets or a comma add: "in Russian", "by Mr. Smith"
	time  string        // "00:12:03", "" for none
	words int           // where the words begin; the end of the line where they do not

	caps   bool
	titled bool // a title or a calling says that it is somebody
	quoted bool // a mark stands before it, as where a page quotes a transcript
	head   bool // it opens its block
}

// alone reports a label on a line of its own.
func (l *label) alone() bool { return l.words >= l.line.End }

// maxLabelled is how many bytes of a line are looked at for its label, maxAlone how
// many a label has that stands alone.
const maxLabelled, maxAlone = 240, 120

const (
	timePattern   = `\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?)?`
	beforePattern = `^(?:>{2,3}\s*)?(["“”‘'«]?)\s?(?:[\[(]?(` + timePattern + `)[\])]?\s*[-–—|]?\s+)?`
	namePattern   = `(\p{Lu}[\pL\pM\d.'’&/-]*(?:[ \x{a0}]{1,2}(?:[\p{Lu}#][\pL\pM\d.'’&/-]*|\d{1,3}\b|of|the|for|and|de|da|del|della|der|di|la|van|von|bin|al|el|st)){0,9})`
	asidePattern  = `((?:,\s[^:()\[\]]{1,80}|\s?[(\[][^()\[\]]{1,80}[)\]]){0,4})`
)

var (
	colonLabelRE = regexp.MustCompile(beforePattern + namePattern + asidePattern + `\s?(?:[\[(]?(` + timePattern + `)[\])]?\s?)?[:：](?:\s*[\[(](` + timePattern + `)[\])]:?)?(?:\s+|$)`)
	aloneLabelRE = regexp.MustCompile(beforePattern + namePattern + asidePattern + `(?:\s*[-–—|,]?\s*[\[(]?(` + timePattern + `)[\])]?)?\s*$`)
	letterRE     = regexp.MustCompile(`^(["“”‘'«]?)(Q(?:uestion|UESTION)?\s?\d{0,4}|A(?:nswer|NSWER)?)(?:([.:])\s*|(\t\s*|[\s\x{a0}]{2,})|[ \x{a0}])(?:[\[(]([Bb][Yy] [^()\[\]]{2,60})[\])]\s*:?\s*)?`)
)

// lineHead is the head of a line as its readers see it, markup left out.
type lineHead struct {
	text string
	at   []int // where each byte of it stands in the document's text, and one more
}

// labelOf reads the head of a line.
func labelOf(v lineHead, line document.Span) (label, bool) {
	l := label{line: line, words: line.End}
	s := v.text
	if s == "" || !opensLabel(s) {
		return l, false
	}
	place := func(m []int, group int) document.Span {
		return document.Span{Start: v.at[m[2*group]], End: v.at[m[2*group+1]-1] + 1}
	}
	group := func(m []int, n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return s[m[2*n]:m[2*n+1]]
	}
	words := func(end int) {
		if end < len(v.at)-1 {
			l.words = v.at[end]
		} else {
			l.words = min(v.at[end], line.End)
		}
	}
	if m := letterRE.FindStringSubmatchIndex(clip(s, 100)); m != nil && m[1] < len(s) {
		strong := m[6] >= 0 || m[8] >= 0
		next, _ := utf8.DecodeRuneInString(s[m[1]:])
		if strong || (unicode.IsUpper(next) || strings.ContainsRune("\"“([", next)) && len(group(m, 2)) == 1 {
			l.form, l.span, l.name = spaceLabel, place(m, 2), group(m, 2)
			if strong {
				l.form = letterLabel
			}
			l.who = strings.ToLower(l.name[:1])
			l.aside, l.quoted, l.titled, l.caps = group(m, 5), group(m, 1) != "", true, true
			words(m[1])
			return l, true
		}
	}
	var m []int
	if strings.Contains(s, ":") || strings.Contains(s, "：") {
		m = colonLabelRE.FindStringSubmatchIndex(s)
	}
	l.form = plainLabel
	if m != nil {
		l.time = firstOf(group(m, 2), group(m, 5), group(m, 6))
	} else {
		if len(s) >= maxAlone || strings.HasSuffix(s, ".") && !strings.ContainsAny(s, "0123456789") {
			return l, false
		}
		if m = aloneLabelRE.FindStringSubmatchIndex(s); m == nil {
			return l, false
		}
		l.form, l.time = aloneLabel, firstOf(group(m, 2), group(m, 5))
	}
	l.span, l.name, l.aside, l.quoted = place(m, 3), strings.Join(strings.Fields(group(m, 3)), " "), group(m, 4), group(m, 1) != ""
	words(m[1])
	if t := strings.Trim(l.aside, " ()[]"); l.time == "" && timeRE.MatchString(t) {
		l.time, l.aside = t, ""
	}
	if !l.judge() {
		return l, false
	}
	switch {
	case l.time != "":
		l.form = timedLabel
	case l.form != aloneLabel:
		l.form = l.withColon()
	}
	return l, true
}

// withColon is the form of a name before a colon.
func (l *label) withColon() labelForm {
	switch {
	case l.caps:
		return capsLabel
	case l.titled:
		return knownLabel
	}
	return plainLabel
}

var timeRE = regexp.MustCompile(`^` + timePattern + `$`)

// opensLabel is a quick look at whether a line can open with a label at all.
func opensLabel(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || r >= '0' && r <= '9' || strings.ContainsRune(`>["“”‘'«(`, r)
}

// judge takes a label's name apart. It reports false for a label that is nobody's
// name.
func (l *label) judge() bool {
	t := transcriptWords()
	name := strings.TrimRight(l.name, ".")
	if len(l.name) > 80 {
		return false
	}
	l.caps = strings.ToUpper(name) == name && strings.Count(name, "")-strings.Count(name, ".") > 2
	low := strings.Fields(strings.ToLower(name))
	whole := strings.Join(low, " ")
	if len(low) == 0 || t.nobody[whole] || t.nobody[strings.TrimPrefix(whole, "the ")] || words().apart[whole] {
		return false
	}
	last := low[len(low)-1]
	number := strings.Trim(last, "#0123456789") == ""
	bare := low
	if bare[0] == "the" {
		bare = bare[1:]
	}
	if number && len(bare) > 1 {
		bare = bare[:len(bare)-1]
	}
	if len(bare) == 0 || number && !t.callings[strings.Join(bare, " ")] && !t.callings[bare[len(bare)-1]] {
		return false
	}
	l.titled = t.callings[strings.Join(bare, " ")] || t.callings[bare[0]] && len(low) > 1 || l.caps && t.callings[bare[len(bare)-1]]
	rest := low
	for len(rest) > 1 && (t.titles[rest[0]] || t.titles[rest[0]+"."]) {
		rest, l.titled = rest[1:], true
	}
	for len(rest) > 1 && suffixes[strings.Trim(rest[len(rest)-1], ".")] {
		rest = rest[:len(rest)-1]
	}
	switch {
	case number || low[0] == "the" || l.titled && len(rest) == 1 && t.callings[whole]:
		l.who = whole
	case t.nobody[last] && !l.titled:
		return false
	default:
		l.who = strings.Trim(rest[len(rest)-1], ".,'’")
	}
	return l.who != "" && (len(low) <= 5 || low[0] == "the" || l.titled && len(low) <= 9)
}

var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "esq": true, "phd": true, "md": true, "qc": true, "kc": true, "mp": true}

// nameLike reports a label that looks like the name of a person or an office, and
// not like any other line: two or three words with capitals, a title or a place
// and party behind it.
func (l *label) nameLike() bool {
	f := strings.Fields(l.name)
	if l.titled && len(f) > 1 || strings.HasPrefix(l.name, "The ") && l.titled {
		return true
	}
	for _, w := range f {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && len(w) > 3 {
			return false
		}
	}
	return len(f) >= 2 && len(f) <= 4 && !strings.HasPrefix(l.name, "The ")
}
