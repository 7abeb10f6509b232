// Whether a short line is part of the page rather than of the article. What
// could be running text is left alone: a line too many costs an editor a
// glance, a quotation too few costs the check.

package read

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// judged is the length, in bytes, beyond which a paragraph is running text
// whatever it begins with.
const judged = 900

// line is a short stretch of text as the rules see it.
type line struct {
	raw  string // as it stands, no white space at its ends
	norm string // lower case, white space folded, marks straight, ends bare
	list []string
	stop bool // ends as a sentence does
	// question: ends with a question mark.
	question bool
	// speech: quotation marks around several words, or a word of saying.
	speech bool
}

var straighten = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "\u00a0", " ", "\u200b", "", "\u00ad", "", "\ufeff", "")

func newLine(s string) *line {
	l := &line{raw: strings.TrimFunc(s, blank)}
	l.list = strings.Fields(straighten.Replace(l.raw))
	l.norm = bareEnds(strings.ToLower(strings.Join(l.list, " ")))
	l.stop, l.question = stops(l.raw)
	l.speech = hasSpeech(strings.Join(l.list, " "))
	return l
}

// bareEnds leaves out numbering ("1.", "•") before a line and punctuation at its
// ends.
func bareEnds(s string) string {
	s = strings.TrimLeft(s, "-*•·>|#~_ ([<+")
	if i := strings.IndexAny(s, ".)"); i > 0 && i <= 2 && i+1 < len(s) && s[i+1] == ' ' && strings.Trim(s[:i], "0123456789") == "" {
		s = s[i+2:]
	}
	return strings.TrimSpace(strings.TrimRight(s, ".!…:;,-*>|_~ )]+"))
}

// stops reports whether s ends as a sentence does, closing marks aside.
func stops(s string) (stop, question bool) {
	s = strings.TrimRight(s, "\"'”’»)] \u00a0")
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.', '!', '…', '。', '！':
		return true, false
	case '?', '？':
		return true, true
	}
	return false, false
}

var (
	quotedWords = regexp.MustCompile(`"[^"]{2,}\s[^"]*\s[^"]{2,}|''\S[^"]*\s\S.*''|(?:^|[\s(])'\S[^']*\s[^']*\s\S.*'`)
)

var sayingWords = wordsOf("said says told asked added wrote tweeted replied argued insisted according announced warned claimed")

// hasSpeech looks for someone's words in a text whose marks are straight.
func hasSpeech(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if w = strings.Trim(w, ".,:;!?\"'()-"); len(w) >= 4 && len(w) <= 9 && sayingWords[strings.ToLower(w)] {
			return true
		}
	}
	return strings.ContainsAny(s, "«„") || strings.ContainsAny(s, `"'`) && quotedWords.MatchString(s)
}

// sentence reports whether a line reads as a full sentence: it stops, is no
// mere label, and has words in lower case.
func (l *line) sentence() bool {
	if !l.stop || len(l.list) < 5 {
		return false
	}
	lower := 0
	for _, w := range l.list {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			lower++
		}
	}
	return lower*3 >= len(l.list)
}

var (
	onlyAddress = regexp.MustCompile(`^(?:<?(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+>?|\S+@\S+\.\w+\.?|@\w{1,30}\.?|#\w{1,60}\.?)$`)
	endsAddress = regexp.MustCompile(`(?:https?://|www\.)\S+$`)
	onlyTags    = regexp.MustCompile(`^(?:</?[A-Za-z][^<>]*>\s*)+\.?$`)
	styleLine   = regexp.MustCompile(`^(?:[{}]|[.#]?[\w-]+\s*\{|[a-z-]+\s*:\s*[^;"]{1,60};|@media.*\{)\.?$`)
	signOff     = regexp.MustCompile(`^(?:[A-Z]\.\s?[A-Za-z'’-]+\s?--\s?[A-Z][A-Za-z]{1,9}|\(?[a-z]{2,4}(?:-[a-z]{2,4}){0,3}(?:/[a-z]{1,4}(?:-[a-z]{1,4})?){1,4}\)?|\(?[A-Z]{2,5}(?:/[A-Za-z]{2,6}){1,3}\)?)\.?$`)
	minutesRead = regexp.MustCompile(`^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -](?:min|mins|minute|minutes|m)(?: read)?$|^\d[\d,.]*k? (?:comments?|shares?|likes?|views?|reads?|retweets?|reactions?|replies|photos?|images?|videos?)$`)
	copyrighted = regexp.MustCompile(`^(?:copyright\s|©|\(c\)\s|copyright$).*(?:©|\(c\)|\b(?:19|20)\d\d\b|reserved)|^©`)
	socialLine  = regexp.MustCompile(`^follow .{2,60}\bon (?:twitter|x|facebook|instagram|threads|bluesky|linkedin|social media)\b|^on twitter,? follow `)
	followUs    = regexp.MustCompile(`^follow (?:us|me|along|our) (?:\S+ ){0,6}on (?:twitter|x|facebook|instagram|threads|bluesky|linkedin|youtube|tiktok)\b`)
	pagination  = regexp.MustCompile(`^(?:page )?\d+(?: of |/)\d+$`)
	breadcrumb  = regexp.MustCompile(`^[^.?!]{1,30}(?:\s*[>›»/|]\s*[^.?!]{1,30}){1,5}$`)
)

// furniture reports whether the line is part of the page.
func (l *line) furniture() bool {
	w := words()
	if l.raw == "" || len(l.raw) > judged {
		return false
	}
	// The patterns are tried only on what could match them.
	switch {
	case !strings.ContainsFunc(l.raw, unicode.IsLetter), len(l.list) == 1 && onlyAddress.MatchString(l.raw), l.raw[0] == '<' && onlyTags.MatchString(l.raw),
		strings.ContainsAny(l.raw, "{};") && styleLine.MatchString(l.raw), len(l.norm) < 40 && (minutesRead.MatchString(l.norm) || pagination.MatchString(l.norm)):
		return true
	case w.whole[l.norm], len(l.raw) <= 40 && signOff.MatchString(l.raw):
		return true
	case !l.speech && hasAny(l.norm[:min(len(l.norm), 12)], []string{"copyright", "©", "(c)", "c) "}) && copyrighted.MatchString(l.norm),
		!l.speech && len(l.list) <= 25 && (strings.HasPrefix(l.norm, "follow") || strings.HasPrefix(l.norm, "on twitter")) && socialLine.MatchString(l.norm):
		return true
	case len(l.list) <= 16 && strings.HasPrefix(l.norm, "follow") && followUs.MatchString(l.norm): // whatever it quotes
		return true
	case len(l.list) <= 16 && !l.speech && !l.sentence() && hasAny(l.norm, []string{"://", "www."}) && endsAddress.MatchString(l.norm):
		return true
	case l.dateLine(), l.creditLine():
		return true
	}
	if label, rest, ok := strings.Cut(l.norm, ":"); ok && w.apart[strings.TrimSpace(label)] && rest != "" && (!l.stop || l.question && !l.speech || !l.sentence() && !l.speech) {
		return true
	}
	if p := w.people.prefix(l.norm); p != "" && l.namesAfter(p) {
		return true
	}
	if !l.speech || !strings.ContainsAny(l.raw, "\"“”«»") {
		for _, s := range w.signing {
			if strings.HasSuffix(l.norm, s) && namesOnly(l.list[:max(0, len(l.list)-len(strings.Fields(s)))]) {
				return true
			}
		}
	}
	if !l.speech {
		if w.boiler.prefix(l.norm) != "" && len(l.list) <= 60 {
			return true
		}
		if len(l.list) <= 60 {
			for _, s := range w.inside {
				if strings.Contains(l.norm, s) {
					return true
				}
			}
		}
		if p := w.opening.prefix(l.norm); p != "" && !l.sentence() && len(l.list) <= 14 {
			if strings.Contains(p, " ") || len(l.list) <= 3 || len(l.norm) > len(p) && l.norm[len(p)] == ':' {
				return true
			}
		}
	}
	return l.manyParts() || l.wire()
}

// namesAfter reports whether nothing but names follows a phrase such as "by".
func (l *line) namesAfter(phrase string) bool {
	n := len(strings.Fields(phrase))
	if n > len(l.list) {
		return false
	}
	rest := l.list[n:]
	// Numbering and brackets make the line longer than its bare form.
	for len(rest) > 0 && strings.Trim(rest[0], ".:-|()") == "" {
		rest = rest[1:]
	}
	if findDate(l.raw) != "" { // "By Jane Doe, 4 September 2025"
		rest = slices.DeleteFunc(slices.Clone(rest), func(t string) bool { return dateTokens("1 january " + strings.ToLower(strings.Trim(t, ".,()"))) })
	}
	one := !strings.Contains(phrase, " ") && phrase != "by"
	if one && !strings.Contains(l.norm, ":") && !strings.HasPrefix(phrase, "edit") && !strings.HasPrefix(phrase, "report") {
		return false // "Photo finish in Ohio"
	}
	return len(rest) > 0 && namesOnly(rest)
}

// linking are the words in lower case that stand among names in a credit.
var linking = wordsOf("and in by for with from at of the & de del della der den di da du la le van von bin ibn al el y e via on to also additional reporting editing writing writer reporter photo photos")

func wordsOf(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// namesOnly reports whether words are names and what links them: a byline, a
// credit, never a sentence.
func namesOnly(list []string) bool {
	if len(list) == 0 || len(list) > 45 {
		return false
	}
	w := words()
	capitals := 0
	for _, t := range list {
		bare := strings.Trim(t, ".,;:()[]|/-\"'•·")
		if bare == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(bare)
		switch {
		case unicode.IsUpper(r), r == '@', r == '©':
			capitals++
		case strings.Contains(bare, "/") && anyCredit(bare):
			capitals++
		case linking[strings.ToLower(bare)], w.roles[strings.ToLower(bare)], w.credits[strings.ToLower(bare)]:
		case strings.Contains(bare, "@") || strings.Contains(bare, ".com"):
		default:
			return false
		}
	}
	return capitals > 0
}

func anyCredit(s string) bool {
	for part := range strings.SplitSeq(strings.ToLower(s), "/") {
		if words().credits[part] {
			return true
		}
	}
	return false
}

// creditLine tells a line that credits a picture and nothing more:
// "Handout/Reuters.", "Scott Olson via Getty Images".
func (l *line) creditLine() bool {
	if len(l.list) > 9 || l.norm == "" || l.speech {
		return false
	}
	w := words()
	// A bare agency that could as well be a section or a name in a list is left
	// to others, unless it is one that nothing but credits name.
	if w.credits[l.norm] && !w.sections[l.norm] {
		return true
	}
	parts := strings.FieldsFunc(l.norm, func(r rune) bool { return r == '/' || r == '|' || r == ',' })
	if len(parts) < 2 {
		if i := strings.LastIndex(l.norm, " via "); i > 0 {
			parts = []string{l.norm[:i], l.norm[i+5:]}
		}
	}
	if len(parts) < 2 || !namesOnly(l.list) {
		return false
	}
	last := strings.TrimSpace(parts[len(parts)-1])
	return w.credits[last] || w.credits[strings.TrimSpace(parts[0])]
}

// manyParts tells a line put together of a byline, a date, an outlet, a section,
// with bars or dots between, and the trail of sections over an article.
func (l *line) manyParts() bool {
	if len(l.list) > 24 || l.speech || l.sentence() {
		return false
	}
	parts := splitParts(l.raw)
	if len(parts) < 2 {
		return false
	}
	w := words()
	sure, names := 0, 0
	for _, p := range parts {
		n := bareEnds(strings.ToLower(straighten.Replace(p)))
		switch {
		case n == "", w.whole[n], w.sections[n], minutesRead.MatchString(n), dateTokens(n):
			sure++
		case w.people.prefix(n) != "" && namesOnly(strings.Fields(p)):
			sure++
		case w.outlets[n], w.credits[n], onlyAddress.MatchString(strings.TrimSpace(p)):
			sure++
		case len(strings.Fields(p)) <= 6 && !strings.ContainsAny(p, ":?!'’") && namesOnly(strings.Fields(p)):
			names++
		default:
			return false
		}
	}
	if names == 0 {
		return true
	}
	return sure > 0 && (sure >= names || breadcrumb.MatchString(l.raw) && sure+1 >= names)
}

var partMarks = regexp.MustCompile(`\s+[|•·–—›»>/-]\s+|\s*[|•·›»]\s*|\t+|\s{3,}|\n+`)

func splitParts(s string) []string {
	var out []string
	for _, p := range partMarks.Split(s, 12) {
		if p = strings.TrimFunc(p, blank); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// sectionLabel tells a section's name over an article, alone or glued to the
// next one ("PoliticsChina"), as text saved off a page has them.
func (l *line) sectionLabel() bool {
	if len(l.list) == 0 || len(l.list) > 6 || l.stop && !strings.HasSuffix(l.raw, ".") {
		return false
	}
	w := words()
	if w.sections[l.norm] {
		return true
	}
	parts := strings.FieldsFunc(l.norm, func(r rune) bool {
		return r == '/' || r == '|' || r == '>' || r == ',' || r == '›' || r == '»' || r == '&' || r == '·' || r == '•'
	})
	if len(parts) > 1 {
		known := 0
		for _, p := range parts {
			if w.sections[strings.TrimSpace(p)] {
				known++
			}
		}
		if known*2 >= len(parts) {
			return true
		}
	}
	first, rest, ok := unglue(l.raw)
	return ok && (w.sections[strings.ToLower(first)] || w.sections[strings.ToLower(rest)])
}

// unglue parts a word where a capital follows a small letter.
func unglue(s string) (first, rest string, ok bool) {
	was := rune(0)
	for i, r := range s {
		if unicode.IsUpper(r) && unicode.IsLower(was) && i > 3 {
			return s[:i], s[i:], true
		}
		was = r
	}
	return "", "", false
}
