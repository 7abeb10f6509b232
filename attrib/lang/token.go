// Package lang is the language layer: tokens with their places, parts of
// speech, and the word lists that extraction and speakers rest on.
package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// Token is a word, a number, a punctuation mark or a quotation mark.
type Token struct {
	document.Span
	Text string // as it stands
	Low  string // lower case, apostrophes straight
	Kind TokenKind
	Tag  Tag
}

// TokenKind is the sort of a token.
type TokenKind uint8

// The kinds of token.
const (
	Word   TokenKind = iota // letters, with inner hyphens, dots and apostrophes; clitics stand apart ("did|n't")
	Number                  // digits, with inner separators
	Punct                   // one mark, or a run of stops ("...") or of hyphens ("--")
	Mark                    // a character that may be a quotation mark, apostrophes included
	Handle                  // an address, @name or #tag
)

// Capital reports whether the token starts with an upper-case letter.
func (t *Token) Capital() bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return unicode.IsUpper(r)
}

// IsStop reports whether the token can end a sentence.
func (t *Token) IsStop() bool {
	if t.Kind != Punct {
		return false
	}
	switch t.Text[0] {
	case '.', '!', '?':
		return true
	}
	return t.Text == "…" || t.Text == "‽" || t.Text == "。"
}

// Tokens appends the tokens of a span of text to dst. Markup is the bytes that
// a reader does not see, in order: no token takes them in. Every other byte that
// is neither white space nor a control character is in exactly one token. Time
// is linear in the span.
func (l *Language) Tokens(dst []Token, text string, span document.Span, markup []document.Span) []Token {
	at := span.Start
	for _, m := range markup {
		if m.End <= span.Start {
			continue
		}
		if m.Start >= span.End {
			break
		}
		dst = l.tokens(dst, text[:max(at, m.Start)], at)
		at = max(at, m.End)
	}
	return l.tokens(dst, text[:max(at, span.End)], at)
}

// tokens appends the tokens of text[i:].
func (l *Language) tokens(dst []Token, text string, i int) []Token {
	for i < len(text) {
		r, n := decode(text, i)
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad' || r == utf8.RuneError && n == 1:
			i += n
		case (r == '\'' || r == '’') && decade(text, i, n):
			end := i + n + 3
			dst = append(dst, Token{Span: document.Span{Start: i, End: end}, Text: text[i:end], Low: lower(text[i:end]), Kind: Number})
			i = end
		case IsMark(r):
			end := i + n
			// Two single marks in a row, where nothing parts them, are one double
			// mark of the typewriter age.
			if (r == '`' || r == '\'') && end < len(text) && text[end] == byte(r) {
				// Three that close are an inner mark and the outer double one.
				third := end+1 < len(text) && text[end+1] == byte(r) && i > 0 && text[i-1] > ' '
				if !third {
					end++
				}
			}
			if r == '`' && end == i+1 {
				dst = append(dst, Token{Span: document.Span{Start: i, End: end}, Text: text[i:end], Low: text[i:end], Kind: Punct})
			} else {
				dst = append(dst, Token{Span: document.Span{Start: i, End: end}, Text: text[i:end], Low: text[i:end], Kind: Mark})
			}
			i = end
		case r == '@' || r == '#':
			end := i + n
			for end < len(text) && (wordByte(text[end]) || text[end] == '_') {
				end++
			}
			kind := Handle
			if end == i+n {
				kind = Punct
			}
			dst = append(dst, Token{Span: document.Span{Start: i, End: end}, Text: text[i:end], Low: strings.ToLower(text[i:end]), Kind: kind})
			i = end
		case unicode.IsDigit(r):
			end := number(text, i)
			dst = append(dst, Token{Span: document.Span{Start: i, End: end}, Text: text[i:end], Low: strings.ToLower(text[i:end]), Kind: Number})
			i = end
		case unicode.IsLetter(r) || unicode.IsMark(r):
			if end := address(text, i); end > i {
				dst = append(dst, Token{Span: document.Span{Start: i, End: end}, Text: text[i:end], Low: strings.ToLower(text[i:end]), Kind: Handle})
				i = end
				continue
			}
			end := word(text, i)
			if l.abbreviation(text, i, end) {
				end++
			}
			dst = appendWord(dst, text, i, end)
			i = end
		default:
			end := i + n
			if r == '.' || r == '-' {
				for end < len(text) && text[end] == text[i] {
					end++
				}
			}
			dst = append(dst, Token{Span: document.Span{Start: i, End: end}, Text: text[i:end], Low: text[i:end], Kind: Punct})
			i = end
		}
	}
	return dst
}

func decode(s string, i int) (rune, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// decade reports "'60s" at text[i:], whose apostrophe is n bytes long.
func decade(text string, i, n int) bool {
	rest := text[i+n:]
	return len(rest) >= 3 && rest[0] >= '0' && rest[0] <= '9' && rest[1] == '0' && rest[2] == 's' && (len(rest) == 3 || !wordByte(rest[3]))
}

func wordByte(c byte) bool {
	return c >= utf8.RuneSelf || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// IsMark reports whether r is a quotation mark in some style, or an apostrophe.
func IsMark(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '`', '´', '＂', '「', '」', '『', '』':
		return true
	}
	return false
}

// word finds the end of the word that starts at i: letters and digits, joined by
// single hyphens, apostrophes or (in abbreviations such as "U.S.") stops.
func word(text string, i int) int {
	letters := 0 // in the present dotted part
	dotted := false
	for i < len(text) {
		r, n := decode(text, i)
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			i += n
			letters++
		case r == '-' || r == '\'' || r == '’' || r == '\u2011' || r == '\u00ad' || r == '&' || r == '_':
			if i+n >= len(text) {
				return i
			}
			next, _ := decode(text, i+n)
			if !unicode.IsLetter(next) && !(unicode.IsDigit(next) && r != '\'' && r != '’') {
				return i
			}
			i += n
			letters, dotted = 2, false // neither "co-op." nor "isn't." is an abbreviation
		case r == '.' && letters == 1:
			// A letter and a stop: an initial, or part of "U.S.", "e.g.".
			dotted = true
			i++
			letters = 0
			if i >= len(text) {
				return i
			}
			if next, _ := decode(text, i); !unicode.IsLetter(next) {
				return i
			}
		default:
			return i
		}
		if dotted && letters > 1 { // "J.Smith": the word after the initial stands apart
			return i - n
		}
	}
	return i
}

// abbreviation reports whether the stop after a word belongs to it: "Mr. Xi",
// "No. 10". A capital is asked for, so that "no." and "sat." stay words.
func (l *Language) abbreviation(text string, start, end int) bool {
	if end-start > 6 || end+2 >= len(text) || text[end] != '.' || text[end+1] != ' ' || text[start] < 'A' || text[start] > 'Z' {
		return false
	}
	low := strings.ToLower(text[start:end])
	if low == "no" {
		return text[end+2] >= '0' && text[end+2] <= '9'
	}
	return l.Abbreviations[low]
}

// number finds the end of the number that starts at i: "1,200.50", "3rd",
// "80th", "2010s", "5:30".
func number(text string, i int) int {
	for i < len(text) {
		r, n := decode(text, i)
		switch {
		case unicode.IsDigit(r) || unicode.IsLetter(r):
			i += n
		case r == '.' || r == ',' || r == ':' || r == '-' || r == '/':
			if i+1 >= len(text) || text[i+1] < '0' || text[i+1] > '9' {
				if r == '-' && i+1 < len(text) && wordByte(text[i+1]) { // "34-year-old"
					i++
					continue
				}
				return i
			}
			i++
		default:
			return i
		}
	}
	return i
}

// address finds the end of a web or mail address that starts at i, or i.
func address(text string, i int) int {
	rest := text[i:]
	var skip int
	switch {
	case strings.HasPrefix(rest, "http://"), strings.HasPrefix(rest, "https://"):
		skip = strings.Index(rest, "//") + 2
	case strings.HasPrefix(rest, "www."), strings.HasPrefix(rest, "pic.twitter.com/"), strings.HasPrefix(rest, "t.co/"):
		skip = 4
	default:
		return i
	}
	end := i + skip
	for end < len(text) {
		c := text[end]
		if c <= ' ' || c == '"' || c == '<' || c == '>' || c >= utf8.RuneSelf {
			break
		}
		end++
	}
	for end > i && strings.IndexByte(".,;:!?)'", text[end-1]) >= 0 {
		end--
	}
	return end
}

// appendWord appends the word text[start:end], its clitic apart.
func appendWord(dst []Token, text string, start, end int) []Token {
	w := text[start:end]
	low := lower(w)
	cut := 0
	if i := strings.LastIndexByte(low, '\''); i > 0 {
		switch low[i+1:] {
		case "s", "re", "ve", "ll", "d", "m":
			cut = len(low) - i
		case "t":
			if i >= 2 && low[i-1] == 'n' {
				cut = len(low) - i + 1
			}
		}
	}
	if low == "cannot" {
		cut = 3
	}
	if cut == 0 || cut == len(low) {
		if w == "US" {
			low = "u.s." // the country, and not the pronoun
		}
		return append(dst, Token{Span: document.Span{Start: start, End: end}, Text: w, Low: low})
	}
	// The clitic is ASCII but for its apostrophe, so count its bytes from the end.
	bytes := cut
	if c := low[len(low)-cut:]; strings.IndexByte(c, '\'') >= 0 && strings.Contains(w[max(0, len(w)-cut-2):], "’") {
		bytes += len("’") - 1
	}
	mid := end - bytes
	return append(dst,
		Token{Span: document.Span{Start: start, End: mid}, Text: text[start:mid], Low: low[:len(low)-cut]},
		Token{Span: document.Span{Start: mid, End: end}, Text: text[mid:end], Low: low[len(low)-cut:]})
}

// lower is s in lower case with straight apostrophes; it allocates only where
// that differs from s.
func lower(s string) string {
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}
