// The lines of a plain text, and which of them make a paragraph together: blank
// lines part paragraphs, wire copy has a paragraph on each line, other text is
// wrapped at a width.

package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// rawLine is one line, without its end and the white space at its edges.
type rawLine struct {
	start, end int
	indent     int // columns before start, a tab as four
	runes      int
	stop       bool // ends as a sentence does
	low        bool // begins with a small letter
	depth      int  // of a mail: how many ">" stand before it
	role       role // in a mail
}

func (l rawLine) blank() bool { return l.start == l.end }

// splitLines parts text at \n, \r\n and lone \r.
func splitLines(text string) []rawLine {
	lines := make([]rawLine, 0, 1+strings.Count(text, "\n"))
	for at := 0; at < len(text); {
		n := strings.IndexAny(text[at:], "\n\r")
		end, next := len(text), len(text)
		if n >= 0 {
			end, next = at+n, at+n+1
			if text[end] == '\r' && next < len(text) && text[next] == '\n' {
				next++
			}
		}
		lines = append(lines, newRawLine(text, at, end))
		at = next
	}
	return lines
}

func newRawLine(text string, start, end int) rawLine {
	l := rawLine{start: start, end: end}
	for l.start < l.end {
		r, n := utf8.DecodeRuneInString(text[l.start:l.end])
		if !blank(r) {
			break
		}
		l.start += n
		if r == '\t' {
			l.indent += 4
		} else if r != '\ufeff' {
			l.indent++
		}
	}
	l.end = l.start + len(strings.TrimRightFunc(text[l.start:l.end], blank))
	if l.blank() {
		return l
	}
	l.runes = utf8.RuneCountInString(text[l.start:l.end])
	l.stop, _ = stops(text[l.start:l.end])
	if !l.stop {
		l.stop = text[l.end-1] == ':'
	}
	r, _ := utf8.DecodeRuneInString(text[l.start:l.end])
	l.low = unicode.IsLower(r)
	return l
}

// para is a stretch of lines that belong together.
type para struct {
	start, end int
	lines      int
	group      int // paragraphs with no blank line between them share one
	indent     int
	depth      int   // of a mail: how many ">" stand before each of its lines
	role       role  // in a mail
	line       *line // for the rules; nil for a paragraph too long to be judged
}

// paragraphs joins lines into paragraphs.
func paragraphs(text string, lines []rawLine) []para {
	width := wrapWidth(text, lines)
	degraded := mostlyLow(lines)
	var paras []para
	group, fresh := 0, true
	for i, l := range lines {
		if l.blank() {
			if !fresh {
				group++
			}
			fresh = true
			continue
		}
		under := len(paras) == 1 && paras[0].lines == 1 && bylineAlone(text[l.start:l.end]) // a headline
		if !fresh && !under && together(lines[i-1], l) && goesOn(text, lines[i-1], l, width, degraded, paras[len(paras)-1].indent) {
			p := &paras[len(paras)-1]
			p.end = l.end
			p.lines++
		} else {
			paras = append(paras, para{start: l.start, end: l.end, lines: 1, group: group, indent: l.indent, depth: l.depth, role: l.role})
		}
		fresh = false
	}
	for i := range paras {
		if p := &paras[i]; p.end-p.start <= judged {
			p.line = newLine(unquoted(text[p.start:p.end], p.depth))
		}
	}
	return paras
}

// bylineAlone reports a line that is a byline and nothing else: "By Dana Whitlock".
func bylineAlone(s string) bool {
	if len(s) > 120 {
		return false
	}
	l := newLine(s)
	return words().people.prefix(l.norm) == "by" && !l.stop && namesOnly(l.list)
}

// together reports whether two lines on end may belong together, in a mail.
func together(a, b rawLine) bool {
	return a.depth == b.depth && (a.role == b.role && a.role == wording || b.role == wroteRest)
}

// unquoted is the text of a paragraph without the ">" before its lines.
func unquoted(s string, depth int) string {
	if depth == 0 {
		return s
	}
	var b strings.Builder
	for l := range strings.Lines(s) {
		b.WriteString(strings.TrimLeft(l, "> \t"))
	}
	return b.String()
}

// goesOn reports whether line b goes on with the paragraph that a belongs to.
func goesOn(text string, a, b rawLine, width int, degraded bool, indent int) bool {
	if b.role == wroteRest {
		return true
	}
	if bullet(text[b.start:b.end]) > 0 {
		return false
	}
	if width > 0 {
		if b.indent > a.indent+1 && b.indent > indent {
			return false // a paragraph that opens with an indent
		}
		if full(text, a, b, width) {
			return true
		}
	}
	return !a.stop && b.low && !degraded && a.runes >= 30 && !onlyAddress.MatchString(text[a.start:a.end])
}

// full reports whether the first word of b would not have fitted on a's line.
func full(text string, a, b rawLine, width int) bool {
	word := text[b.start:min(b.end, b.start+160)]
	if i := strings.IndexFunc(word, unicode.IsSpace); i >= 0 {
		word = word[:i]
	}
	return a.indent+a.runes+1+utf8.RuneCountInString(word) > width
}

func mostlyLow(lines []rawLine) bool {
	low, all := 0, 0
	for _, l := range lines {
		if !l.blank() {
			all++
			if l.low {
				low++
			}
		}
	}
	return low*10 > all*9
}

// wrapWidth is the width in runes at which a text is wrapped, 0 where each line
// is a paragraph. In wrapped text the next word would hardly ever have fitted
// on a line before it, and most lines end inside a sentence.
func wrapWidth(text string, lines []rawLine) int {
	const narrowest, widest = 32, 140
	var lengths []int
	for i := 0; i+1 < len(lines); i++ {
		if !lines[i].blank() && !lines[i+1].blank() {
			lengths = append(lengths, lines[i].indent+lines[i].runes)
		}
	}
	if len(lengths) == 0 {
		return 0
	}
	slices.Sort(lengths)
	// A few lines longer than the rest (addresses, mostly) do not set the width.
	width := lengths[len(lengths)-1]
	if n := len(lengths); n >= 8 {
		for i := n - 1; i >= n-1-n/20; i-- {
			if width = lengths[i]; width-lengths[max(0, i-2)] <= 12 {
				break
			}
		}
	}
	if width < narrowest || width > widest {
		return 0
	}
	var breaks, fulls, stopped int
	for i := 0; i+1 < len(lines); i++ {
		a, b := lines[i], lines[i+1]
		if a.blank() || b.blank() {
			continue
		}
		breaks++
		if full(text, a, b, width) {
			fulls++
			if a.stop && !b.low {
				stopped++
			}
		}
	}
	if fulls*10 < breaks*6 || stopped*10 > fulls*6 {
		return 0
	}
	return width
}

// bullet is the number of bytes of the mark that opens an entry of a list, 0 if
// the line opens with none.
func bullet(s string) int {
	for _, b := range []string{"• ", "•\t", "•", "* ", "*\t", "- ", "-\t", "– ", "‣ ", "▪ ", "· ", "o\t"} {
		if strings.HasPrefix(s, b) && len(s) > len(b) {
			return len(b)
		}
	}
	if len(s) > 2 && s[0] == '-' && s[1] >= 'A' && s[1] <= 'Z' {
		return 1
	}
	n := 0
	for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 && n+2 < len(s) && (s[n] == '.' || s[n] == ')') && (s[n+1] == ' ' || s[n+1] == '\t') {
		return n + 2
	}
	return 0
}
