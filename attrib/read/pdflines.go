// Where the lines of a page are, and in which order its columns are read.

package read

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// stretch is a piece of a line: letters on one baseline without a wide gap.
type stretch struct {
	text   string
	x0, x1 float64
	y      float64
	size   float64
	bold   bool
	first  float64 // width of the first word
	glyphs []glyph // until its text is made
}

func (s *stretch) letters() int { return utf8.RuneCountInString(s.text) }

// A gap of this many times the letters' size parts two stretches, and two words.
const (
	stretchGap = 0.8
	wordGap    = 0.15
)

// gather makes stretches of the letters of a page.
func (s *sheet) gather() []*stretch {
	glyphs := s.glyphs
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(b.y, a.y) })
	var out []*stretch
	for start := 0; start < len(glyphs); {
		end := start + 1
		for end < len(glyphs) && glyphs[start].y-glyphs[end].y <= 0.12*max(4, min(glyphs[start].size, glyphs[end].size)) {
			end++
		}
		row := glyphs[start:end]
		slices.SortStableFunc(row, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
		from, right := 0, row[0].x1
		for i := 1; i <= len(row); i++ {
			if i < len(row) && row[i].x0-right <= stretchGap*max(row[i].size, row[i-1].size) && alike(row[i].size, row[i-1].size, 0.6) {
				right = max(right, row[i].x1)
				continue
			}
			out = append(out, newStretch(row[from:i:i]))
			if i < len(row) {
				from, right = i, row[i].x1
			}
		}
		start = end
	}
	s.glyphs = nil
	out = raise(out)
	kept := out[:0]
	for _, st := range out {
		st.write()
		if st.text != "" {
			kept = append(kept, st)
		}
	}
	return kept
}

// alike reports whether the smaller of two sizes is at least a share of the larger.
func alike(a, b, share float64) bool { return min(a, b) >= share*max(a, b) }

func newStretch(glyphs []glyph) *stretch {
	st := &stretch{glyphs: glyphs, x0: math.Inf(1), x1: math.Inf(-1)}
	bold, total := 0, 0
	sizes := map[float64]int{}
	for _, g := range glyphs {
		st.x0, st.x1 = min(st.x0, g.x0), max(st.x1, g.x1)
		st.y += g.y
		n := len(g.text)
		total += n
		sizes[math.Round(g.size*4)/4] += n
		if g.bold {
			bold += n
		}
	}
	st.y /= float64(len(glyphs))
	st.size = heaviest(sizes)
	st.bold = bold*10 >= total*9
	return st
}

// heaviest gives the size that most letters have; of equals the larger.
func heaviest(sizes map[float64]int) float64 {
	best, most := 0.0, 0
	for size, n := range sizes {
		if n > most || n == most && size > best {
			best, most = size, n
		}
	}
	return best
}

// raise puts what is set small above or below a line into it: the numbers of
// footnotes, the “th” of a date.
func raise(in []*stretch) []*stretch {
	slices.SortStableFunc(in, func(a, b *stretch) int { return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.x0, b.x0)) })
	gone := make([]bool, len(in))
	touched := map[int]bool{}
	largest := 0.0
	for _, st := range in {
		largest = max(largest, st.size)
	}
	for i, small := range in {
		if len(small.glyphs) > 6 || small.size > 0.85*largest {
			continue
		}
		best, nearest := -1, math.Inf(1)
		for _, step := range []int{-1, 1} {
			for j, n := i+step, 0; j >= 0 && j < len(in) && n < 100; j, n = j+step, n+1 {
				host := in[j]
				rise := (small.y - host.y) / host.size
				if rise < -1 || rise > 1 {
					break
				}
				if gone[j] || small.size > 0.85*host.size || len(host.glyphs) < 2 ||
					rise < -0.35 || rise > 0.75 || rise > -0.05 && rise < 0.08 ||
					small.x0 < host.x0-1.2*host.size || small.x0 > host.x1+0.5*host.size {
					continue
				}
				// It belongs to what it stands behind.
				d := math.Abs(rise) + max(0, small.x0-host.x1)/host.size
				if small.x0 < host.x0 {
					d += 1 + (host.x0-small.x0)/host.size
				}
				if d < nearest {
					best, nearest = j, d
				}
			}
		}
		if best < 0 {
			continue
		}
		host := in[best]
		if !touched[best] { // its glyphs lie before others' in one list
			host.glyphs = slices.Clone(host.glyphs)
		}
		for _, g := range small.glyphs {
			g.raised = small.y > host.y
			host.glyphs = append(host.glyphs, g)
		}
		host.x0, host.x1 = min(host.x0, small.x0), max(host.x1, small.x1)
		gone[i], touched[best] = true, true
	}
	out := in[:0]
	for i, st := range in {
		if gone[i] {
			continue
		}
		if touched[i] {
			slices.SortStableFunc(st.glyphs, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
		}
		out = append(out, st)
	}
	return out
}

// accents are marks that some fonts set over the letter beside them.
var accents = map[string]rune{"´": '\u0301', "`": '\u0300', "ˆ": '\u0302', "^": '\u0302', "¨": '\u0308', "˜": '\u0303', "ˇ": '\u030c', "¸": '\u0327', "˚": '\u030a', "˘": '\u0306', "¯": '\u0304', "˙": '\u0307', "˝": '\u030b', "˛": '\u0328'}

// raisedDigits are the numbers of footnotes as the text has them until it is known
// which they are.
var raisedDigits = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")

// raisedMark stands before a sign that is set above the line.
const raisedMark = '\u2063'

// write makes the stretch's text of its letters: spaces where there are gaps.
func (s *stretch) write() {
	glyphs := s.glyphs
	s.glyphs = nil
	gap := s.wordGap(glyphs)
	var b []byte
	var last glyph
	first := math.Inf(1)
	for i, g := range glyphs {
		if i > 0 {
			space := g.x0 - last.x1
			// Letters drawn twice, to make them bold.
			if g.text == last.text && math.Abs(g.x0-last.x0) < 0.2*(last.x1-last.x0) && math.Abs(g.x0-last.x0) < 0.12*g.size {
				continue
			}
			if accent, ok := accents[last.text]; ok && g.x0 < last.x1-0.3*(last.x1-last.x0) && onlyLetter(g.text) {
				b = append(bytes.TrimSuffix(b, []byte(last.text)), norm.NFC.String(g.text+string(accent))...)
				last = g
				continue
			}
			if accent, ok := accents[g.text]; ok && g.x0 < last.x1-0.3*(g.x1-g.x0) && g.text != "`" && g.text != "^" && onlyLetter(last.text) {
				b = append(bytes.TrimSuffix(b, []byte(last.text)), norm.NFC.String(last.text+string(accent))...)
				last.x1 = max(last.x1, g.x1)
				continue
			}
			if space > gap*min(g.size, last.size) || g.spaced && space > 0.03*g.size {
				b = append(b, ' ')
				first = min(first, last.x1-s.x0)
			}
		}
		switch r, size := utf8.DecodeRuneInString(g.text); {
		case g.raised && r >= '0' && r <= '9' && size == len(g.text):
			b = utf8.AppendRune(b, raisedDigits[r-'0'])
		case g.raised && strings.ContainsRune("*†‡§¶", r):
			b = append(utf8.AppendRune(b, raisedMark), g.text...)
		default:
			b = append(b, g.text...)
		}
		last = g
		last.x1 = max(last.x1, g.x1)
	}
	s.text = strings.Join(strings.Fields(string(b)), " ")
	s.first = min(first, s.x1-s.x0)
}

func onlyLetter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && unicode.IsLetter(r)
}

// wordGap is the gap that parts words here. Where most letters stand apart, spaced
// for looks, it is wider.
func (s *stretch) wordGap(glyphs []glyph) float64 {
	apart := make([]float64, 0, len(glyphs))
	for i := 1; i < len(glyphs); i++ {
		if !glyphs[i].spaced && onlyLetter(glyphs[i].text) && onlyLetter(glyphs[i-1].text) {
			apart = append(apart, (glyphs[i].x0-glyphs[i-1].x1)/max(0.5, s.size))
		}
	}
	if len(apart) < 3 {
		return wordGap
	}
	slices.Sort(apart)
	if m := apart[len(apart)/2]; m > 0.08 {
		return 1.6*m + 0.1
	}
	return wordGap
}

// pdfMaxStretches is beyond what the columns of a page are looked for in.
const pdfMaxStretches = 20_000

// columns parts the stretches of a page into regions, in the order that they are
// read: what stands over columns, the columns from the left, what stands under them.
// A gutter is a place that no line crosses for some lines on end, with running text
// on both sides of it.
func columns(in []*stretch, body float64, depth int) [][]*stretch {
	if len(in) == 0 {
		return nil
	}
	if len(in) < 4 || len(in) > pdfMaxStretches || depth > 8 {
		return [][]*stretch{in}
	}
	slices.SortStableFunc(in, func(a, b *stretch) int { return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.x0, b.x0)) })
	tried := map[int]bool{}
	best, from, to, at := 0, 0, 0, 0.0
	for _, s := range in {
		for _, x := range []float64{s.x1 + 0.35*body, s.x0 - 0.35*body} {
			if tried[int(x/3)] || len(tried) > 300 {
				continue
			}
			tried[int(x/3)] = true
			start := 0
			for i := 0; i <= len(in); i++ {
				if i < len(in) && (in[i].x0 >= x || in[i].x1 <= x) {
					continue
				}
				if i-start >= 4 {
					if score := gutter(in[start:i], x, body); score > best {
						best, from, to, at = score, start, i, x
					}
				}
				start = i + 1
			}
		}
	}
	if best == 0 {
		return [][]*stretch{in}
	}
	from = belowSpan(in, from, to, body)
	var left, right []*stretch
	for _, s := range in[from:to] {
		if s.x1 <= at {
			left = append(left, s)
		} else {
			right = append(right, s)
		}
	}
	above, below := slices.Clone(in[:from]), slices.Clone(in[to:])
	var out [][]*stretch
	for _, part := range [][]*stretch{above, left, right, below} {
		out = append(out, columns(part, body, depth+1)...)
	}
	return out
}

// belowSpan moves the top of columns down over the last, short lines of what stands
// across them: a headline's, a standfirst's.
func belowSpan(in []*stretch, from, to int, body float64) int {
	for ; from > 0 && from+1 < to; from++ {
		over, s := in[from-1], in[from]
		step := over.y - s.y
		own := alike(over.size, s.size, 0.97) && step > 0.5*s.size && step < 1.6*s.size
		if !own || alike(s.size, body, 0.9) && s.y-in[from+1].y < 1.2*step {
			break
		}
	}
	return from
}

// gutter weighs a place between columns, 0 for none.
func gutter(in []*stretch, x, body float64) int {
	type side struct {
		lines, letters    int
		top, bottom, last float64
		in                float64 // its edge at the gutter
	}
	var l, r side
	l.in, r.in = math.Inf(-1), math.Inf(1)
	for _, s := range in {
		sd := &r
		if s.x1 <= x {
			sd = &l
			l.in = max(l.in, s.x1)
		} else {
			r.in = min(r.in, s.x0)
		}
		if sd.lines == 0 {
			sd.top = s.y
		}
		if sd.lines == 0 || sd.last-s.y > 0.4*body {
			sd.lines++
			sd.last = s.y
		}
		sd.bottom = s.y
		sd.letters += s.letters()
	}
	switch {
	case l.lines < 2 || r.lines < 2 || l.lines+r.lines < 5,
		l.letters < 18*l.lines || r.letters < 18*r.lines,
		r.in-l.in < 0.6*body:
		return 0
	}
	overlap := min(l.top, r.top) - max(l.bottom, r.bottom)
	if overlap < 0.5*min(l.top-l.bottom, r.top-r.bottom) {
		return 0
	}
	return l.letters + r.letters
}

// pdfLine is a line of a column.
type pdfLine struct {
	text        string
	x0, x1, y   float64
	size        float64
	bold        bool
	first       float64 // width of the first word
	tabbed      bool    // parts of it stand far apart
	left, right float64 // the edges of its column
	above       float64 // from the baseline of the line above in its column; 0 for the first
	page        int
	region      int // of all regions, counted through the pages
}

// lines puts the stretches of a region together.
func lines(in []*stretch) []*pdfLine {
	slices.SortStableFunc(in, func(a, b *stretch) int { return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.x0, b.x0)) })
	in, caps := dropCaps(in)
	var out []*pdfLine
	for start := 0; start < len(in); {
		end := start + 1
		for end < len(in) && in[start].y-in[end].y < 0.35*min(in[start].size, in[end].size) {
			end++
		}
		row := slices.Clone(in[start:end])
		slices.SortStableFunc(row, func(a, b *stretch) int { return cmp.Compare(a.x0, b.x0) })
		ln := &pdfLine{text: row[0].text, x0: row[0].x0, x1: row[0].x1, y: row[0].y, size: row[0].size, bold: row[0].bold, first: row[0].first}
		longest := len(row[0].text)
		for _, s := range row[1:] {
			if s.x0-ln.x1 > 2*max(s.size, ln.size) {
				ln.tabbed = true
			}
			ln.text += " " + s.text
			ln.x1 = max(ln.x1, s.x1)
			ln.bold = ln.bold && s.bold
			if len(s.text) > longest {
				longest, ln.size, ln.y = len(s.text), s.size, s.y
			}
		}
		out = append(out, ln)
		start = end
	}
	for _, c := range caps {
		c.open(out)
	}
	return out
}

// dropCap is a large first letter, which stands beside several lines and opens the
// first of them.
type dropCap struct {
	*stretch
	beside *stretch
}

// dropCaps parts large first letters from the rest.
func dropCaps(in []*stretch) (rest []*stretch, caps []dropCap) {
	for _, big := range in {
		var first *stretch
		if big.letters() <= 2 && big.size >= 15 && len(in) < 2000 {
			for _, s := range in {
				if big.size >= 1.7*s.size && s.y > big.y+0.3*s.size && s.y < big.y+0.9*big.size &&
					s.x0 >= big.x1-0.3*s.size && s.x0 < big.x1+2*s.size && (first == nil || s.y > first.y) {
					first = s
				}
			}
		}
		if first != nil && len(caps) < 100 {
			caps = append(caps, dropCap{big, first})
		} else {
			rest = append(rest, big)
		}
	}
	return rest, caps
}

// open puts the letter before its line, and lets the lines beside it begin where it
// does.
func (c dropCap) open(in []*pdfLine) {
	opened := false
	for _, l := range in {
		if l.x0 < c.x1-0.3*l.size || l.y > c.beside.y+0.3*l.size || l.y < c.y-0.3*l.size {
			continue
		}
		if !opened {
			opened = true
			space := ""
			if r, _ := utf8.DecodeRuneInString(l.text); unicode.IsUpper(r) && (c.text == "A" || c.text == "I") {
				space = " "
			}
			l.text = c.text + space + l.text
		}
		l.x0 = c.x0
	}
}

// unnumber leaves out the numbers that count a page's lines down its margin.
func unnumber(in []*stretch) []*stretch {
	var numbers []*stretch
	for _, s := range in {
		if n, err := strconv.Atoi(s.text); err == nil && n > 0 && n <= 1000 {
			numbers = append(numbers, s)
		}
	}
	if len(numbers) < 5 || len(numbers) > 500 {
		return in
	}
	slices.SortStableFunc(numbers, func(a, b *stretch) int { return cmp.Compare(b.y, a.y) })
	best := []*stretch(nil)
	for _, edge := range []func(*stretch) float64{func(s *stretch) float64 { return s.x1 }, func(s *stretch) float64 { return s.x0 }} {
		for _, first := range numbers {
			var group []*stretch
			rising := 0
			for _, s := range numbers {
				if math.Abs(edge(s)-edge(first)) > 3 {
					continue
				}
				if n := len(group); n > 0 {
					a, _ := strconv.Atoi(group[n-1].text)
					if b, _ := strconv.Atoi(s.text); b == a+1 || b == a+5 || b == 1 {
						rising++
					}
				}
				group = append(group, s)
			}
			if len(group) >= 5 && rising*10 >= (len(group)-1)*9 && len(group) > len(best) {
				best = group
			}
		}
	}
	if best == nil {
		return in
	}
	left, right := math.Inf(1), math.Inf(-1)
	numbered := map[*stretch]bool{}
	for _, s := range best {
		left, right = min(left, s.x0), max(right, s.x1)
		numbered[s] = true
	}
	var rest []*stretch
	beside := 0
	for _, s := range in {
		if numbered[s] {
			continue
		}
		if s.x0 >= right-1 || s.x1 <= left+1 {
			beside++
		}
		rest = append(rest, s)
	}
	if beside*10 < len(rest)*8 {
		return in
	}
	return rest
}

// unnumberLines does the same where the numbers stand close to the words.
func unnumberLines(in []*pdfLine) {
	run := 0
	for i := 0; i <= len(in); i++ {
		if i < len(in) {
			n, ok := leadingNumber(in[i].text)
			before, was := 0, false
			if i > 0 {
				before, was = leadingNumber(in[i-1].text)
			}
			if ok && (run == 0 && n == 1 || run > 0 && was && n == before+1) {
				run++
				continue
			}
		}
		if run >= 10 {
			for _, l := range in[i-run : i] {
				_, rest, _ := strings.Cut(l.text, " ")
				l.text = rest
			}
		}
		run = 0
	}
}

func leadingNumber(s string) (int, bool) {
	word, _, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(word)
	return n, err == nil && len(word) <= 2
}
