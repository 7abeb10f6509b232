// Who wrote an article and when, from the lines that say so.

package read

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

var dateSplit = regexp.MustCompile(`[\s,|•·()/–—-]+`)

var (
	clock       = regexp.MustCompile(`^\d{1,2}(?:[:.]\d{2}){0,2}(?:am|pm|a\.m|p\.m|h|z)?(?:gmt|bst|et|est|utc)?$`)
	dayNumber   = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?$`)
	yearNumber  = regexp.MustCompile(`^(?:19|20)\d\d$`)
	slashedDate = regexp.MustCompile(`\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./]\d{1,2}[./]\d{1,2})\b`)
	isoDate     = regexp.MustCompile(`\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[tT ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?([zZ]|[+-]\d\d:?\d\d)?)?`)
	allDigits   = regexp.MustCompile(`^\d+$`)
)

// dateLine reports whether the line gives a date or a time and nothing more.
func (l *line) dateLine() bool {
	return len(l.list) <= 16 && !l.speech && dateTokens(l.norm)
}

func dateTokens(norm string) bool {
	if len(norm) > 120 {
		return false
	}
	if m := isoDate.FindStringIndex(norm); m != nil {
		if m[0] == 0 && m[1] == len(norm) {
			return true
		}
		norm = norm[:m[0]] + " 1 january " + norm[m[1]:]
	}
	// Most lines fail at their first word; they need not be taken apart.
	if i := strings.IndexByte(norm, ' '); i > 0 {
		if t := strings.Trim(norm[:i], ".:;,()|"); t != "" && !strings.ContainsAny(t, "0123456789") && words().months[t] == 0 && !words().dateWords[t] {
			return false
		}
	}
	norm = slashedDate.ReplaceAllString(norm, " 1 january ")
	w := words()
	var month, day, year, time, ago, other int
	for _, t := range dateSplit.Split(norm, 24) {
		t = strings.Trim(t, ".:;,")
		switch {
		case t == "":
		case w.months[t] > 0:
			month++
		case yearNumber.MatchString(t):
			year++
		case dayNumber.MatchString(t):
			day++
		case clock.MatchString(t):
			time++
		case t == "ago" || t == "today" || t == "yesterday" || t == "noon" || t == "midnight":
			ago++
		case w.dateWords[t]:
			other++
		default:
			return false
		}
	}
	switch {
	case month > 0 && (day > 0 || year > 0), time > 0, ago > 0 && (day > 0 || other > 0):
		return true
	case day > 0 && other > 0:
		return strings.Contains(norm, "p.m") || strings.Contains(norm, "a.m") || strings.Contains(norm, " am") || strings.Contains(norm, " pm")
	}
	return false
}

// findDate gives the first date that a line states beyond doubt, as an RFC 3339
// date (with the time, where its offset is stated too), "" if there is none.
// 04/09/2025 is two dates, so it is none.
func findDate(s string) string {
	s = clip(s, 300)
	if m := isoDate.FindStringSubmatch(s); m != nil {
		if d := makeDate(m[1], m[2], m[3]); d != "" {
			if m[4] == "" || m[5] == "" {
				return d
			}
			return firstOf(machineDate(d+"T"+m[4]+strings.ToUpper(m[5])), d)
		}
	}
	w := words()
	norm := strings.ToLower(straighten.Replace(s))
	tokens := strings.FieldsFunc(norm, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ':' })
	for i, t := range tokens {
		m := w.months[t]
		if m == 0 {
			continue
		}
		num := func(j int) string {
			if j < 0 || j >= len(tokens) {
				return ""
			}
			if d := dayNumber.FindStringSubmatch(tokens[j]); d != nil {
				return d[1]
			}
			return ""
		}
		year := func(j int) string {
			if j >= 0 && j < len(tokens) && yearNumber.MatchString(tokens[j]) {
				return tokens[j]
			}
			return ""
		}
		month := strconv.Itoa(m)
		for _, c := range [][2]string{{num(i + 1), year(i + 2)}, {num(i - 1), year(i + 1)}, {num(i + 1), year(i - 1)}} {
			if c[0] != "" && c[1] != "" {
				if d := makeDate(c[1], month, c[0]); d != "" {
					return d
				}
			}
		}
	}
	return ""
}

func makeDate(year, month, day string) string {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if m < 1 || m > 12 || d < 1 || t.Day() != d || t.Month() != time.Month(m) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

// dateForms are the machine-written forms met in pages' metadata.
var dateForms = []string{
	time.RFC3339, "2006-01-02T15:04:05.999Z07:00", "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05.999-0700",
	"2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700",
	"2006-01-02 15:04:05-07", "20060102T150405Z", time.RFC1123Z, time.RFC1123, time.RFC850, time.RubyDate, time.UnixDate,
}

// normalDate turns a date written for machines into RFC 3339; one without an
// offset keeps its day alone. "" where it is no date.
func normalDate(s string) string {
	s = strings.TrimSpace(clip(s, 100))
	if s == "" {
		return ""
	}
	if d := machineDate(s); d != "" {
		return d
	}
	if len(s) == 8 && allDigits.MatchString(s) {
		return makeDate(s[:4], s[4:6], s[6:])
	}
	return findDate(s)
}

// machineDate reads the forms that have a time and its offset, "" for others.
func machineDate(s string) string {
	for _, f := range dateForms {
		if t, err := time.Parse(f, s); err == nil {
			return t.Truncate(time.Second).Format(time.RFC3339)
		}
	}
	return ""
}

// bylineNames takes the people out of a byline, "" where it names none: "By John
// Silk and Ann Lee, BBC News in Beijing" gives "John Silk, Ann Lee".
func bylineNames(s string) string {
	w := words()
	s = strings.Join(strings.Fields(straighten.Replace(clip(s, 300))), " ")
	for _, p := range splitParts(s) {
		lower := strings.ToLower(p)
		if lead := w.people.prefix(lower); lead != "" {
			p = strings.TrimLeft(p[len(lead):], " :")
		}
		var names []string
		for _, part := range regexpAnd.Split(p, 12) {
			if n := personName(part); n != "" {
				names = append(names, n)
			}
		}
		if len(names) > 0 {
			return strings.Join(names, ", ")
		}
	}
	return ""
}

var regexpAnd = regexp.MustCompile(`(?i)\s*(?:,|;|&|\band\b|\bwith\b)\s*`)

// personName gives the name that a piece of a byline begins with: two to five
// words with capitals, no outlet, no office.
func personName(s string) string {
	w := words()
	var out []string
words:
	for i, t := range strings.Fields(s) {
		bare := strings.Trim(t, ".,;:()\"")
		lower := strings.ToLower(bare)
		r, _ := utf8.DecodeRuneInString(bare)
		switch {
		case bare == "":
		case w.roles[lower], w.months[lower] > 0 && len(out) == 0, strings.HasPrefix(bare, "@"),
			lower == "in", lower == "for", lower == "at", lower == "of", lower == "from":
			break words
		case w.credits[lower], bare == strings.ToUpper(bare) && len(bare) > 1 && len(bare) < 5 && !strings.Contains(t, ".") && i > 1:
			break words // an agency after the name
		case unicode.IsUpper(r), linking[lower] && len(out) > 0 && lower != "the":
			if len(bare) == 1 {
				bare += "."
			}
			out = append(out, bare)
		default:
			break words
		}
	}
	name := strings.Join(out, " ")
	lower := strings.ToLower(name)
	if len(out) < 2 || len(out) > 5 || w.outletWords[strings.ToLower(out[len(out)-1])] || w.outlets[lower] || w.sections[lower] {
		return ""
	}
	return name
}
