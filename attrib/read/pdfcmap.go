// The language of PDF's page descriptions and character maps: numbers, strings,
// names and operators, and the maps from a font's codes to characters that are
// written in it.

package read

import (
	"slices"
	"sort"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// operand is a number, a string, a name, an array or a dictionary. Of the last two
// the parts are in list, a dictionary's keys and values by turns.
type operand struct {
	kind byte // '0', '(', '/', '[', '<'; 'a' for an operator
	num  float64
	str  []byte
	list []operand
}

// entry is a dictionary's value of a key.
func (o operand) entry(key string) operand {
	for i := 0; o.kind == '<' && i+1 < len(o.list); i += 2 {
		if string(o.list[i].str) == key {
			return o.list[i+1]
		}
	}
	return operand{}
}

// pdfLexer goes through a page description. What is wrongly written is passed over.
type pdfLexer struct {
	data []byte
	at   int
}

// pdfMaxNesting is how deep arrays may stand in one another.
const pdfMaxNesting = 16

func pdfSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func pdfDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// next gives the next operand or operator; false at the end, or at a closing
// bracket, which is left behind.
func (l *pdfLexer) next(depth int) (operand, bool) {
	for l.at < len(l.data) {
		c := l.data[l.at]
		switch {
		case pdfSpace(c), depth >= pdfMaxNesting && (c == '[' || c == '<' && l.at+1 < len(l.data) && l.data[l.at+1] == '<'):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		case c == '(':
			return operand{kind: '(', str: l.literal()}, true
		case c == '/':
			return operand{kind: '/', str: l.name()}, true
		case c == '<' && l.at+1 < len(l.data) && l.data[l.at+1] == '<':
			l.at += 2
			return operand{kind: '<', list: l.list(depth + 1)}, true
		case c == '<':
			return operand{kind: '(', str: l.hex()}, true
		case c == '[':
			l.at++
			return operand{kind: '[', list: l.list(depth + 1)}, true
		case c == '>' && l.at+1 < len(l.data) && l.data[l.at+1] == '>':
			l.at += 2
			if depth > 0 {
				return operand{}, false
			}
		case c == ']':
			l.at++
			if depth > 0 {
				return operand{}, false
			}
		case pdfDelimiter(c):
			l.at++
		default:
			return l.word(), true
		}
	}
	return operand{}, false
}

func (l *pdfLexer) list(depth int) []operand {
	var out []operand
	for {
		o, ok := l.next(depth)
		if !ok {
			return out
		}
		out = append(out, o)
	}
}

func (l *pdfLexer) word() operand {
	start := l.at
	for l.at < len(l.data) && !pdfSpace(l.data[l.at]) && !pdfDelimiter(l.data[l.at]) {
		l.at++
	}
	w := l.data[start:l.at]
	if c := w[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if n, ok := pdfNumber(w); ok {
			return operand{kind: '0', num: n}
		}
	}
	return operand{kind: 'a', str: w}
}

// pdfNumber reads numbers as they are met: 12, -.5, --3, 1.2.3.
func pdfNumber(w []byte) (float64, bool) {
	sign, n, part, seen := 1.0, 0.0, 0.0, false
	for i, c := range w {
		switch {
		case c == '-' && !seen:
			sign = -1
		case c == '+' && !seen:
		case c == '.' && part == 0:
			part = 1
		case c >= '0' && c <= '9':
			seen = true
			if part > 0 {
				part /= 10
				n += float64(c-'0') * part
			} else {
				n = n*10 + float64(c-'0')
			}
		case seen && (c == '-' || c == '.'):
			return sign * n, true
		default:
			return 0, i > 0 && seen && false
		}
	}
	if !seen && part == 0 {
		return 0, false
	}
	return sign * min(n, 1e9), true
}

func (l *pdfLexer) name() []byte {
	l.at++
	start, plain := l.at, true
	for l.at < len(l.data) && !pdfSpace(l.data[l.at]) && !pdfDelimiter(l.data[l.at]) {
		plain = plain && l.data[l.at] != '#'
		l.at++
	}
	raw := l.data[start:l.at]
	if plain {
		return raw
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if n, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return out
}

func (l *pdfLexer) hex() []byte {
	l.at++
	var out []byte
	half, digit := byte(0), false
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		var v byte
		switch {
		case c >= '0' && c <= '9':
			v = c - '0'
		case c >= 'a' && c <= 'f':
			v = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			v = c - 'A' + 10
		case c == '>':
			if digit {
				out = append(out, half<<4)
			}
			return out
		default:
			continue
		}
		if digit {
			out = append(out, half<<4|v)
		}
		half, digit = v, !digit
	}
	return out
}

func (l *pdfLexer) literal() []byte {
	l.at++
	open := 1
	start := l.at
	var out []byte
	plain := true
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				if plain {
					return l.data[start : l.at-1]
				}
				return out
			}
		case '\r':
			if plain {
				plain, out = false, append(out, l.data[start:l.at-1]...)
			}
			if l.at < len(l.data) && l.data[l.at] == '\n' {
				l.at++
			}
			c = '\n'
		case '\\':
			if plain {
				plain, out = false, append(out, l.data[start:l.at-1]...)
			}
			if l.at == len(l.data) {
				return out
			}
			c = l.data[l.at]
			l.at++
			switch c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case '\r':
				if l.at < len(l.data) && l.data[l.at] == '\n' {
					l.at++
				}
				continue
			case '\n':
				continue
			case '0', '1', '2', '3', '4', '5', '6', '7':
				n := int(c - '0')
				for i := 0; i < 2 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; i++ {
					n = n*8 + int(l.data[l.at]-'0')
					l.at++
				}
				c = byte(n)
			}
		}
		if !plain {
			out = append(out, c)
		}
	}
	if plain {
		return l.data[start:l.at]
	}
	return out
}

// charMap is a map from the codes of strings that are shown to characters, or to
// the numbers of a font's glyphs.
type charMap struct {
	spaces []codeSpace
	single map[uint32]string
	ranges []codeRange // sorted by from, once read
}

type codeSpace struct {
	bytes    int
	from, to uint32
}

type codeRange struct {
	from, to uint32
	text     string // of the first; the others count up from it
	glyph    int
}

// pdfMaxMap is how many entries a map may have.
const pdfMaxMap = 200_000

// readCharMap reads a map's program.
func readCharMap(data []byte) *charMap {
	m := &charMap{single: map[uint32]string{}}
	l := pdfLexer{data: data}
	var stack []operand
	for {
		o, ok := l.next(0)
		if !ok {
			break
		}
		if o.kind != 'a' {
			if len(stack) < pdfMaxMap {
				stack = append(stack, o)
			}
			continue
		}
		switch string(o.str) {
		case "endcodespacerange":
			for i := 0; i+1 < len(stack) && len(m.spaces) < 100; i += 2 {
				if n := len(stack[i].str); n >= 1 && n <= 4 {
					m.spaces = append(m.spaces, codeSpace{n, code(stack[i].str), code(stack[i+1].str)})
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(stack) && len(m.single) < pdfMaxMap; i += 2 {
				m.single[code(stack[i].str)] = utf16Text(stack[i+1].str)
			}
		case "endbfrange":
			for i := 0; i+2 < len(stack) && len(m.ranges) < pdfMaxMap; i += 3 {
				from, to, what := code(stack[i].str), code(stack[i+1].str), stack[i+2]
				if what.kind != '[' {
					m.ranges = append(m.ranges, codeRange{from: from, to: to, text: utf16Text(what.str)})
					continue
				}
				for j, one := range what.list {
					if len(m.single) < pdfMaxMap && from+uint32(j) <= to {
						m.single[from+uint32(j)] = utf16Text(one.str)
					}
				}
			}
		case "endcidrange":
			for i := 0; i+2 < len(stack) && len(m.ranges) < pdfMaxMap; i += 3 {
				m.ranges = append(m.ranges, codeRange{from: code(stack[i].str), to: code(stack[i+1].str), glyph: int(stack[i+2].num)})
			}
		case "endcidchar":
			for i := 0; i+1 < len(stack) && len(m.ranges) < pdfMaxMap; i += 2 {
				c := code(stack[i].str)
				m.ranges = append(m.ranges, codeRange{from: c, to: c, glyph: int(stack[i+1].num)})
			}
		}
		stack = stack[:0]
	}
	slices.SortStableFunc(m.ranges, func(a, b codeRange) int { return int(int64(a.from) - int64(b.from)) })
	return m
}

func code(b []byte) uint32 {
	n := uint32(0)
	for _, c := range b[:min(len(b), 4)] {
		n = n<<8 | uint32(c)
	}
	return n
}

// utf16Text decodes what a map has for a code. One byte alone is a character too.
func utf16Text(b []byte) string {
	if len(b) == 1 {
		return string(rune(b[0]))
	}
	var u []uint16
	if swapped(b) {
		for i := 0; i < len(b); i += 2 {
			u = append(u, uint16(b[i]))
		}
		return string(utf16.Decode(u))
	}
	for i := 0; i+1 < len(b) && i < 64; i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(u))
}

// swapped reports whether letters of a ligature stand with their bytes the wrong way
// round, as some versions of Ghostscript write them.
func swapped(b []byte) bool {
	if len(b) < 4 || len(b) > 8 || len(b)%2 == 1 {
		return false
	}
	for i := 0; i < len(b); i += 2 {
		if b[i] < 'a' || b[i] > 'z' || b[i+1] != 0 {
			return false
		}
	}
	return true
}

// find gives the range that a code is in.
func (m *charMap) find(c uint32) *codeRange {
	i := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].from > c })
	if i--; i >= 0 && c <= m.ranges[i].to {
		return &m.ranges[i]
	}
	return nil
}

// text gives the characters of a code, "" for none.
func (m *charMap) text(c uint32) string {
	if s, ok := m.single[c]; ok {
		return s
	}
	r := m.find(c)
	if r == nil || r.text == "" {
		return ""
	}
	last, size := utf8.DecodeLastRuneInString(r.text)
	return r.text[:len(r.text)-size] + string(last+rune(c-r.from))
}

// next cuts the first code off a string: its value and its length in bytes.
func (m *charMap) next(s []byte) (uint32, int) {
	for n := 1; n <= min(4, len(s)); n++ {
		c := code(s[:n])
		for _, space := range m.spaces {
			if space.bytes == n && inSpace(c, space) {
				return c, n
			}
		}
	}
	n := min(2, len(s))
	if len(m.spaces) > 0 {
		n = min(m.spaces[0].bytes, len(s))
	}
	return code(s[:n]), n
}

// inSpace holds each byte of a code against the same byte of a space's ends.
func inSpace(c uint32, s codeSpace) bool {
	for i := range s.bytes {
		b, lo, hi := byte(c>>(8*i)), byte(s.from>>(8*i)), byte(s.to>>(8*i))
		if b < lo || b > hi {
			return false
		}
	}
	return true
}
