package claim

// What stands in a text for other words: brackets, masks ("d***"), and the
// times and dates that are written in many ways.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// bracketed finds what stands in the brackets that open at i, and the offset
// after them; end is -1 where they do not close soon.
func bracketed(s string, i int) (inner string, end int) {
	const reach = 200 // bytes: what a desk inserts is short
	stop := min(len(s), i+reach)
	shut := byte(']')
	if s[i] == '(' {
		shut = ')'
	}
	for k := i + 1; k < stop; k++ {
		switch s[k] {
		case shut:
			return s[i+1 : k], k + 1
		case '[':
			return "", -1
		}
	}
	return "", -1
}

// note says what brackets hold that is no word put in.
type note uint8

const (
	noteWords   note = iota // words after all
	noteGap                 // an ellipsis, or words that nobody could make out
	noteNothing             // nothing, or what nobody said
)

// note reads what stands in brackets.
func (l *wordLists) note(inner string) note {
	if strings.Trim(inner, " ") == "" {
		return noteNothing
	}
	if strings.Trim(inner, ". …") == "" {
		return noteGap
	}
	words, stage, unheard := 0, true, true
	for w := range strings.FieldsFuncSeq(strings.ToLower(inner), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if w == "and" { // "(Laughter and applause)"
			continue
		}
		words++
		stage, unheard = stage && l.stage[w], unheard && l.unheard[w]
	}
	switch {
	case words == 0:
		return noteWords
	case unheard:
		return noteGap
	case stage:
		return noteNothing
	}
	return noteWords
}

// partWord reports whether the brackets from i to end hold the beginning of a
// word that goes on after them.
func partWord(s string, i, end int) bool {
	if end >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[end:])
	first, _ := utf8.DecodeRuneInString(s[i+1:])
	return unicode.IsLetter(r) && unicode.IsLetter(first) && !strings.ContainsAny(s[i+1:end-1], " \n\t")
}

// mask stands in a normal word for the letters that a desk struck out.
const mask = "**"

// masked reads a word that goes on after its first letters, s[from:to], with
// asterisks ("d***", "sh*t") or, after its first letter, hyphens ("d---"). It
// gives the letters before and after them, and the offset after all of it; end is
// to where it is no such word.
func masked(s string, from, to int) (before, after string, end int) {
	end = to
	for k := from; k < to; k++ {
		if !asciiLetter(s[k]) {
			return "", "", to
		}
	}
	if to == from+1 && strings.HasPrefix(s[to:], "---") && s[from]|0x20 != 'i' && s[from]|0x20 != 'a' {
		for end < len(s) && s[end] == '-' {
			end++
		}
		return strings.ToLower(s[from:to]), "", end
	}
	stars := 0
	for end < len(s) && s[end] == '*' {
		stars++
		end++
		tail := end
		for end < len(s) && asciiLetter(s[end]) {
			end++
		}
		if after = s[tail:end]; after != "" && stars == 1 {
			stars = len(mask)
		}
	}
	if stars < len(mask) { // a footnote
		return "", "", to
	}
	return strings.ToLower(s[from:to]), strings.ToLower(after), end
}

// unmasked reports whether a masked normal word may stand for another.
func unmasked(word, other string) bool {
	before, after, ok := strings.Cut(word, mask)
	return ok && len(other) >= len(before)+len(after) && strings.HasPrefix(other, before) && strings.HasSuffix(other, after)
}

// clock reads a time of day that begins at i, "5.30pm" or "5:30 p.m.": the
// offsets after the hour and after the minutes. Without the "pm" it may be a
// number.
func clock(s string, i int) (hour, minute int, ok bool) {
	hour = i
	for hour < len(s) && hour < i+2 && digit(s[hour]) {
		hour++
	}
	minute = hour + 3
	if hour == i || minute >= len(s) || s[hour] != '.' && s[hour] != ':' || !digit(s[hour+1]) || !digit(s[hour+2]) {
		return 0, 0, false
	}
	rest := strings.TrimLeft(s[minute:min(len(s), minute+8)], " \u00a0")
	if len(rest) < 2 || rest[0]|0x20 != 'a' && rest[0]|0x20 != 'p' {
		return 0, 0, false
	}
	rest = strings.TrimPrefix(rest[1:], ".")
	if rest == "" || rest[0]|0x20 != 'm' {
		return 0, 0, false
	}
	after, _ := utf8.DecodeRuneInString(rest[1:])
	return hour, minute, !unicode.IsLetter(after)
}

// dates writes days after their months: "3 March", "the 3rd of March" and "March
// 3rd" are "march 3". The words of a date that was turned round share its span.
func (l *wordLists) dates(words []Word) []Word {
	isMonth := func(w Word) bool { return w.Has(Capital) && l.month[w.Norm] }
	// With a scale word after it a day would be a number of another size.
	scaled := func(i int) bool { return i < len(words) && l.scale[words[i].Norm] > 0 }
	out := words[:0]
	for i := 0; i < len(words); i++ {
		day, ordinal := dayOf(words[i].Norm)
		if day == "" {
			out = append(out, words[i])
			continue
		}
		if n := len(out); ordinal && n > 0 && isMonth(out[n-1]) && !scaled(i+1) {
			words[i].Norm = day
		}
		month := i + 1
		if month < len(words) && words[month].Norm == "of" {
			month++
		}
		if month >= len(words) || !isMonth(words[month]) || scaled(month+1) {
			out = append(out, words[i])
			continue
		}
		first, last := words[i], words[month]
		if n := len(out); n > 0 && ordinal && out[n-1].Norm == "the" {
			first = out[n-1]
			out = out[:n-1]
		}
		span := document.Span{Start: first.Span.Start, End: last.Span.End}
		out = append(out,
			Word{Norm: last.Norm, Span: span, Flags: Capital | first.Flags&(Parted|Bracket)},
			Word{Norm: day, Span: span, Flags: last.Flags & (Bracket | Ends)})
		i = month
	}
	return out
}

// dayOf gives the day of a month that a normal number or ordinal may be, in
// digits.
func dayOf(word string) (day string, ordinal bool) {
	n := 0
	for n < len(word) && digit(word[n]) {
		n++
	}
	if n == 0 || n > 2 || word[0] == '0' || n == 2 && (word[0] > '3' || word[0] == '3' && word[1] > '1') {
		return "", false
	}
	switch word[n:] {
	case "":
		return word, false
	case "st", "nd", "rd", "th":
		return word[:n], true
	}
	return "", false
}
