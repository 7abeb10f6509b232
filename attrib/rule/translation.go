package rule

// Words that were said in another language: two renderings differ without anyone's
// having changed a word.

import (
	"slices"
	"strings"
	"sync"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/speaker"
)

// TranslationDiffers is the name of the rule for two renderings.
const TranslationDiffers = "translation-differs"

// rendered makes one change of those that two translators explain; what turns the
// sense round, a number, a name or a condition stays what it is.
func rendered(changes []change) []change {
	if !slices.ContainsFunc(changes, func(c change) bool { return kin(c.rule) && c.rule != FormChanged }) {
		return changes // no more than a form
	}
	var out []change
	at := map[int]int{} // stretch → its change in out
	for _, c := range changes {
		switch {
		case kin(c.rule):
			i, ok := at[c.stretch]
			if !ok {
				i = len(out)
				at[c.stretch] = i
				out = append(out, change{rule: TranslationDiffers, stretch: c.stretch})
			}
			out[i].mine, out[i].theirs = append(out[i].mine, c.mine...), append(out[i].theirs, c.theirs...)
		default:
			out = append(out, c)
		}
	}
	return out
}

// kin reports whether a rule names what two translators may differ in.
func kin(rule string) bool {
	switch rule {
	case WordChanged, WordsDropped, WordsAdded, WordsMoved, FormChanged, PronounChanged, FillersCleaned, PunctuationChanged:
		return true
	}
	return false
}

// translated reports whether two statements have words that were said in another
// language: a source says so, or the speaker holds an office of a country that
// speaks none of the sources'.
func translated(a, b *claim.Member) bool {
	return a != nil && b != nil && (saysTranslated(a) || saysTranslated(b) || foreign(a) || foreign(b))
}

// saysTranslated reports whether the paragraph of a statement names a translator
// or the language that was spoken.
func saysTranslated(m *claim.Member) bool {
	around := strings.ToLower(outside(m))
	l := lists()
	for _, sign := range l.translation {
		if strings.Contains(around, sign) {
			return true
		}
	}
	fields := strings.FieldsFunc(around, func(r rune) bool { return r != '\'' && (r < 'a' || r > 'z') })
	for i, w := range fields {
		// "said in Mandarin", "speaking Spanish"
		if i > 0 && l.languages[w] && (fields[i-1] == "in" || strings.HasPrefix(fields[i-1], "speak") || fields[i-1] == "spoke") {
			return true
		}
	}
	return false
}

// outside is the paragraph of a statement without its quoted words.
func outside(m *claim.Member) string {
	const reach = 400 // bytes each side
	span := document.Span{Start: m.Content[0].Start, End: m.Content[len(m.Content)-1].End}
	from, to := max(0, span.Start-reach), min(len(m.Doc.Text), span.End+reach)
	if i := strings.LastIndexByte(m.Doc.Text[from:span.Start], '\n'); i >= 0 {
		from += i + 1
	}
	if i := strings.IndexByte(m.Doc.Text[span.End:to], '\n'); i >= 0 {
		to = span.End + i
	}
	var b strings.Builder
	for _, q := range m.Quoted {
		if q.Start >= from && q.Start <= to {
			b.WriteString(m.Doc.Text[from:q.Start] + " ")
			from = min(q.End, to)
		}
	}
	b.WriteString(m.Doc.Text[from:to])
	return b.String()
}

// foreign reports whether the source of a statement introduces its speaker by an
// office of a nation that does not speak English: "Chinese President Xi Jinping",
// "France's finance minister".
func foreign(m *claim.Member) bool {
	if m.Speaker == nil || m.Speaker.Type != speaker.Person {
		return false
	}
	name := m.Speaker.Name
	if i := strings.LastIndexByte(name, ' '); i >= 0 {
		name = name[i+1:]
	}
	if len(name) < 2 {
		return office(beforeName(m.Speaker.Mention))
	}
	const looks, before, after = 8, 90, 60 // places of the name; bytes around it
	text := m.Doc.Text
	for n, from := 0, 0; n < looks; n++ {
		i := strings.Index(text[from:], name)
		if i < 0 {
			break
		}
		at := from + i
		start := max(0, at-before)
		if k := strings.LastIndexAny(text[start:at], ".\n!?“”\""); k >= 0 {
			start += k + 1
		}
		from = at + len(name)
		if office(beforeName(text[start:at])) {
			return true
		}
		// "Xi Jinping, China's president,"
		if rest := text[from:min(len(text), from+after)]; strings.HasPrefix(rest, ", ") {
			rest = rest[2:]
			if k := strings.IndexAny(rest, ",.\n;:“”\""); k >= 0 {
				rest = rest[:k]
			}
			if office(rest) {
				return true
			}
		}
	}
	return office(beforeName(m.Speaker.Mention))
}

// beforeName cuts off the end of words the capitalised ones, up to the office that
// they follow; "" where other words stand between the two.
func beforeName(s string) string {
	fields := strings.Fields(s)
	for i := len(fields) - 1; i >= 0; i-- {
		low := strings.ToLower(strings.Trim(fields[i], ",’'s"))
		if lists().officials[low] || lists().officials[strings.ToLower(strings.Trim(fields[i], ","))] {
			return strings.Join(fields[:i+1], " ")
		}
		if first := fields[i][0]; first < 'A' || first > 'Z' {
			return ""
		}
	}
	return ""
}

// office reports whether words name an office of a nation that does not speak
// English, the nation not far before it.
func office(s string) bool {
	const reach = 3 // words between the nation and the office
	l, english := lists(), lang.English()
	fields := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '-' || r == '’' || r == '\'' })
	nation := -1
	for i, w := range fields {
		place := english.Demonyms[w]
		if place == "" && i+1 < len(fields) && fields[i+1] == "s" && nations()[w] { // "China's president"
			place = w
		}
		switch {
		case place != "" && l.anglophone[w]:
			nation = -1 // "the first African-American president"
		case place != "" && !l.anglophone[w] && !l.anglophone[strings.ToLower(place)]:
			nation = i
		case l.officials[w] && nation >= 0 && i-nation <= reach:
			return true
		}
	}
	return false
}

// nations are the places, in lower case, whose adjective is of no nation that
// speaks English.
var nations = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for demonym, place := range lang.English().Demonyms {
		if !lists().anglophone[demonym] {
			m[strings.ToLower(place)] = true
		}
	}
	return m
})
