package claim

// Parting a text into words: what belongs to a word, and what stands between two.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// raw is a word before contractions, numbers and phrases are dealt with.
type raw struct {
	Word
	currency string // word for the sign that stood before a number
	kind     kind   // of the word, once it is expanded
}

// scan parts a visible text into raw words.
func scan(s string, at offsets) []raw {
	l := lists()
	out := make([]raw, 0, len(s)/5+1)
	var (
		parted   bool
		bracket  int // words that start before it stand in brackets
		currency string
		sign     int // where it stands in the document
		signed   int // and after how many words
	)
	emit := func(norm string, from, to int, f Flags) {
		if norm == "" {
			return
		}
		if parted {
			f |= Parted
		}
		if from < bracket {
			f |= Bracket
		}
		out = append(out, raw{Word: Word{Norm: norm, Span: document.Span{Start: at.at(from), End: at.end(to)}, Flags: f}})
		parted = false
	}
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case (unicode.IsLetter(r) || unicode.IsDigit(r)) && !apostrophe(r): // U+02BC is both
			from := i
			if ideograph(r) {
				i += size
				emit(foldWord(s[from:i]), from, i, 0)
				break
			}
			if hour, minute, ok := clock(s, i); ok {
				emit(s[i:hour], i, hour, 0)
				if s[hour+1:minute] != "00" {
					emit(s[hour+1:minute], hour+1, minute, 0)
				}
				i = minute
				currency = ""
				break
			}
			w := scanWord(s, i)
			i = w.end
			f := Flags(0)
			if unicode.IsUpper(r) {
				f = Capital
			}
			if w.bracketed {
				f |= Bracket
			}
			n := len(out)
			if w.digits {
				emitNumber(w.text, from, i, emit)
				if len(out) > n {
					out[n].Flags |= Figure
				}
				if len(out) > n && currency != "" {
					out[n].currency = currency
					if n == signed { // no word stands between
						out[n].Span.Start = sign
					}
				}
			} else {
				norm := w.text
				pre, suf, end := masked(s, from, i)
				switch {
				case end > i: // "d***"
					norm, i = pre+mask+suf, end
				case isUSA(s, from, i, norm):
					norm = "usa"
				case strings.IndexByte(norm, '\'') < 0:
					norm = foldWord(norm)
				default:
					norm = foldKeepingApostrophes(norm)
				}
				if norm != "" && digit(norm[0]) { // a first letter that is none once folded
					emitNumber(norm, from, i, emit)
				} else {
					emit(norm, from, i, f)
				}
			}
			if len(out) > n && w.ends {
				out[len(out)-1].Flags |= Ends
			}
			currency = ""
		case r == '[' || r == '(':
			inner, end := bracketed(s, i)
			note := l.note(inner)
			switch {
			case end < 0:
				i += size
				parted = true
			case note == noteGap || note == noteNothing:
				if note == noteGap {
					out = append(out, raw{Word: Word{Span: document.Span{Start: at.at(i), End: at.end(end)}, Flags: Gap | Marked}})
				}
				i = end
				parted = true
			case r == '[' && partWord(s, i, end): // "[W]e": the word begins inside
				i += size
			default: // agencies put in round brackets what others put in square ones
				bracket = max(bracket, end)
				i += size
				parted = true
			}
		case r == '…':
			out = append(out, raw{Word: Word{Span: document.Span{Start: at.at(i), End: at.end(i + size)}, Flags: Gap | Marked}})
			i += size
			parted = true
		case r == '.':
			end, dots := dotRun(s, i)
			if dots >= 2 {
				out = append(out, raw{Word: Word{Span: document.Span{Start: at.at(i), End: at.end(end)}, Flags: Gap | Marked}})
			} else {
				endSentence(out)
			}
			i = end
			parted = true
		case r == '!' || r == '?':
			endSentence(out)
			i += size
			parted = true
		case r == '%':
			emit("percent", i, i+size, 0)
			i += size
		case r == '&':
			emit("and", i, i+size, 0)
			i += size
		case (r == '\'' || r == '’' || r == '‘') && elided(s, i, size, l) != "":
			w := elided(s, i, size, l)
			end := i + size + len(w) - 1
			emit(w, i, end, 0)
			i = end
		case r == '-' || r == '−' || r == '–':
			next := i + size
			switch {
			case next < len(s) && digit(s[next]) && i > 0 && digit(s[i-1]):
				emit("to", i, next, 0)
			case next < len(s) && digit(s[next]) && r != '–' && (i == 0 || s[i-1] == ' ' || s[i-1] == '\n'):
				emit("minus", i, next, 0)
			case r != '-' || i > 0 && s[i-1] == ' ' || next < len(s) && s[next] == ' ':
				parted = true
			}
			i = next
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\u00a0' || r == '‐' || r == '‑':
			i += size
		default:
			if c := l.currency[string(r)]; c != "" {
				// "US$5": the country is part of the sign.
				sign = at.at(i)
				if n := len(out); n > 0 && out[n-1].Norm == "usa" && out[n-1].Span.End == at.at(i) {
					sign = out[n-1].Span.Start
					out = out[:n-1]
				}
				signed = len(out)
				currency = c
			} else {
				parted = true
			}
			i += size
		}
	}
	return out
}

// endSentence notes that a sentence ends after the last word, unless a
// single letter stands before the stop.
func endSentence(out []raw) {
	if n := len(out); n > 0 && (len(out[n-1].Norm) > 1 || out[n-1].Has(Gap)) {
		switch out[n-1].Norm {
		case "mr", "mrs", "ms", "dr", "st", "sen", "gen", "gov", "prof", "rep", "jr", "sr", "vs":
		default:
			out[n-1].Flags |= Ends
		}
	}
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// ideograph reports whether a letter is a word of its own.
func ideograph(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// dotRun measures a run of stops, each with one space between at most.
func dotRun(s string, i int) (end, dots int) {
	end = i
	for end < len(s) && s[end] == '.' {
		dots++
		end++
		if end+1 < len(s) && s[end] == ' ' && s[end+1] == '.' {
			end++
		}
	}
	return end, dots
}

// elided gives the listed word that an apostrophe begins ("'em"), with it, or "".
func elided(s string, i, size int, l *wordLists) string {
	if i > 0 && s[i-1] != ' ' && s[i-1] != '\n' {
		return ""
	}
	end := i + size
	for end < len(s) && end < i+size+6 && (s[end]|0x20) >= 'a' && (s[end]|0x20) <= 'z' {
		end++
	}
	w := "'" + strings.ToLower(s[i+size:end])
	if _, ok := l.contraction[w]; ok {
		return w
	}
	return ""
}

// scanned is one word as it stands in a text.
type scanned struct {
	text      string // apostrophes as ', hyphens and brackets inside left out
	end       int
	digits    bool
	ends      bool // a dotted word at the end of a sentence is not told from one that is not
	bracketed bool // part of it, more than the first letter, stands in brackets
}

// scanWord reads the word that starts at i with a letter or digit.
func scanWord(s string, i int) scanned {
	from := i
	first, _ := utf8.DecodeRuneInString(s[i:])
	w := scanned{digits: unicode.IsDigit(first)}
	var b []byte // set once the word differs from the text
	dots, letters := 0, 0
	open := i > 0 && s[i-1] == '['
	openAt := i
	for i < len(s) {
		c := s[i]
		switch {
		case c < utf8.RuneSelf && ((c|0x20) >= 'a' && (c|0x20) <= 'z' || digit(c)):
			if b != nil {
				b = append(b, c)
			}
			i++
			letters++
			continue
		case c == '.' && !w.digits && letters == 1 && i+1 < len(s) && asciiLetter(s[i+1]) && (i+2 >= len(s) || !asciiLetter(s[i+2])):
			// U.S.: single letters, each with its stop
			if b == nil {
				b = append(make([]byte, 0, 8), s[from:i]...)
			}
			i++
			dots++
			letters = 0
			continue
		case c == '.' && dots > 0 && letters == 1: // the last stop of it
			i++
		case (c == '.' || c == ',') && w.digits && i+1 < len(s) && digit(s[i+1]) && digit(s[i-1]):
			if c == ',' && !thousands(s, i) {
				break
			}
			if c == ',' {
				if b == nil {
					b = append(make([]byte, 0, 16), s[from:i]...)
				}
			} else if b != nil {
				b = append(b, c)
			}
			i++
			continue
		case c == '-' || strings.HasPrefix(s[i:], "‐") || strings.HasPrefix(s[i:], "‑"):
			size := 1
			if c != '-' {
				size = len("‐")
			}
			next := i + size
			broken := false
			if next < len(s) && (s[next] == '\n' || s[next] == '\r') { // a word broken at the end of a line
				for next < len(s) && (s[next] == '\n' || s[next] == '\r' || s[next] == ' ') {
					next++
				}
				broken = next < len(s) && s[next] >= 'a' && s[next] <= 'z'
			}
			if w.digits || next >= len(s) || !broken && (i-from > 7 || !asciiLetter(s[next]) || !lists().prefix[strings.ToLower(s[from:i])]) {
				break
			}
			if b == nil {
				b = append(make([]byte, 0, 24), s[from:i]...)
			}
			i = next
			continue
		case c == '[' && i+1 < len(s) && asciiLetter(s[i+1]): // work[ed]
			if b == nil {
				b = append(make([]byte, 0, 24), s[from:i]...)
			}
			open, openAt = true, i+1
			i++
			continue
		case c == ']' && open:
			if openAt > from || i-openAt > 1 { // more than the case of the first letter
				w.bracketed = true
			}
			open = false
			if i+1 < len(s) && asciiLetter(s[i+1]) {
				if b == nil {
					b = append(make([]byte, 0, 24), s[from:i]...)
				}
				i++
				continue
			}
			if openAt > from { // the word ends with its bracket
				if b == nil {
					b = append(make([]byte, 0, 24), s[from:i]...)
				}
				i++
			}
		case c >= utf8.RuneSelf || c == '\'' || c == '`':
			r, size := utf8.DecodeRuneInString(s[i:])
			if apostrophe(r) {
				next, _ := utf8.DecodeRuneInString(s[i+size:])
				if !unicode.IsLetter(next) || ideograph(next) || w.digits && next != 's' {
					break
				}
				if b == nil {
					b = append(make([]byte, 0, 24), s[from:i]...)
				}
				b = append(b, '\'')
				i += size
				letters = 0
				continue
			}
			if unicode.IsLetter(r) && !ideograph(r) || unicode.Is(unicode.M, r) || unicode.IsDigit(r) {
				if b != nil {
					b = append(b, s[i:i+size]...)
				}
				i += size
				letters++
				continue
			}
		}
		break
	}
	w.end = i
	if b != nil {
		w.text = string(b)
	} else {
		w.text = s[from:i]
	}
	if dots > 0 {
		w.text = strings.ReplaceAll(w.text, ".", "")
	}
	return w
}

func asciiLetter(c byte) bool { return (c|0x20) >= 'a' && (c|0x20) <= 'z' }

// thousands reports whether the comma at i parts thousands.
func thousands(s string, i int) bool {
	return i+3 < len(s) && digit(s[i+1]) && digit(s[i+2]) && digit(s[i+3]) && (i+4 >= len(s) || !digit(s[i+4]))
}

func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '´', '′', '＇':
		return true
	}
	return false
}

// isUSA reports whether a word is the country rather than the pronoun: in
// capitals, or with stops, among words that are not all capitals.
func isUSA(s string, from, end int, text string) bool {
	if text != "US" && text != "us" {
		return false
	}
	if strings.IndexByte(s[from:end], '.') >= 0 {
		return true
	}
	if text != "US" {
		return false
	}
	const near = 40
	for _, c := range []byte(s[max(0, from-near):min(len(s), end+near)]) {
		if c >= 'a' && c <= 'z' {
			return true
		}
	}
	return end-from == len(s) // the word alone
}
