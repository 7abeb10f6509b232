// What of a PDF's pages is article, and what is paper: running heads and feet, page
// numbers, footnotes.

package read

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paper is a document as it is printed: its pages.
type paper struct {
	sheets []*sheet
	body   float64 // size of most of its letters
}

// legible gives an error for pages that show no text.
func (p *paper) legible() error {
	letters, unknown, pictures := 0, 0, 0
	for _, s := range p.sheets {
		unknown += s.unknown
		for _, st := range s.stretches {
			letters += st.letters()
		}
		if s.picture >= 0.3 {
			pictures++
		}
	}
	switch {
	case unknown > 20 && unknown > letters:
		return because(ErrScan, "a PDF whose fonts do not say what letters they show")
	case letters > 0 && (pictures < len(p.sheets) || letters >= 20*len(p.sheets)):
		return nil
	case pictures > 0:
		return because(ErrScan, "a scan without text: %s of pictures", plural(len(p.sheets), "page"))
	}
	return because(ErrEmpty, "a PDF without text: %s", plural(len(p.sheets), "page"))
}

// bodySize is the size that most letters have.
func (p *paper) bodySize() float64 {
	sizes := map[float64]int{}
	for _, s := range p.sheets {
		for _, st := range s.stretches {
			sizes[st.size] += len(st.text)
		}
	}
	return max(1, heaviest(sizes))
}

// arrange makes the lines of every page, in reading order.
func (p *paper) arrange() {
	p.body = p.bodySize()
	for _, s := range p.sheets {
		s.stretches = unnumber(s.stretches)
	}
	p.dropFurniture()
	region := 0
	for _, s := range p.sheets {
		for _, part := range columns(s.stretches, p.body, 0) {
			region++
			ls := lines(part)
			unnumberLines(ls)
			measure(ls, s.number, region)
			text, notes := p.footnotes(ls)
			s.lines = append(s.lines, text...)
			s.notes = append(s.notes, notes...)
		}
		s.stretches = nil
	}
}

// nearby is how many lines above and below tell where a column's edges are.
const nearby = 8

// measure says of each line where its column's edges are and how far it stands from
// the line above.
func measure(in []*pdfLine, page, region int) {
	for i, l := range in {
		l.page, l.region, l.left, l.right = page, region, l.x0, l.x1
		if i > 0 {
			l.above = in[i-1].y - l.y
		}
		for _, other := range in[max(0, i-nearby):min(len(in), i+nearby+1)] {
			if alike(other.size, l.size, 0.93) {
				l.left, l.right = min(l.left, other.x0), max(l.right, other.x1)
			}
		}
	}
}

// edge is what stands in one row at the head or foot of a page.
type edge struct {
	parts []*stretch
	keys  []string
	y     float64
	apart float64 // from the next row inwards
}

// deepestHead is how many rows a running head or foot may have.
const deepestHead = 4

// edges gives the outermost rows of a page, from outside in.
func (s *sheet) edges(foot bool) []edge {
	order := slices.Clone(s.stretches)
	slices.SortStableFunc(order, func(a, b *stretch) int {
		if foot {
			return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x0, b.x0))
		}
		return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.x0, b.x0))
	})
	var out []edge
	for _, st := range order {
		n := len(out)
		if n == 0 || math.Abs(out[n-1].y-st.y) > 0.3*st.size {
			if n > 0 {
				out[n-1].apart = math.Abs(out[n-1].y - st.y)
			}
			if n == deepestHead {
				break
			}
			out = append(out, edge{y: st.y})
			n++
		}
		e := &out[n-1]
		e.parts = append(e.parts, st)
		e.keys = append(e.keys, runningKey(st.text))
	}
	return out
}

// gap is the widest gap in the row.
func (e edge) gap() float64 {
	parts := slices.Clone(e.parts)
	slices.SortFunc(parts, func(a, b *stretch) int { return cmp.Compare(a.x0, b.x0) })
	widest := 0.0
	for i, st := range parts[1:] {
		widest = max(widest, st.x0-parts[i].x1)
	}
	return widest
}

var (
	runningNumber = regexp.MustCompile(`\d+`)
	pageNumber    = regexp.MustCompile(`(?i)^(?:[-–—·•|\[( ]*(?:page|p\.|seite)?\s*(?:\d{1,5}|[ivxlc]{1,7})(?:\s*(?:of|/|von|-)\s*\d{1,5})?[-–—·•|\]). ]*)$`)
)

// runningKey is what stays the same of a running head from page to page.
func runningKey(s string) string {
	if pageNumber.MatchString(s) {
		return "#"
	}
	return runningNumber.ReplaceAllString(s, "#")
}

// near is how many pages before and after are looked at for the same head.
const near = 3

// dropFurniture leaves out what comes back at the same place from page to page, its
// numbers aside, from the edge of the page inwards; and a page's number.
func (p *paper) dropFurniture() {
	gone := map[*stretch]bool{}
	for _, foot := range []bool{false, true} {
		all := make([][]edge, len(p.sheets))
		for i, s := range p.sheets {
			all[i] = s.edges(foot)
		}
		for i := range p.sheets {
			for _, e := range all[i] {
				if !p.runs(all, i, e, foot) {
					break
				}
				for _, st := range e.parts {
					gone[st] = true
				}
			}
		}
	}
	left := false
	kept := make([][]*stretch, len(p.sheets))
	for i, s := range p.sheets {
		// A page that has nothing but what others have is what it is.
		alike := !slices.ContainsFunc(s.stretches, func(st *stretch) bool { return !gone[st] })
		for _, st := range s.stretches {
			if !gone[st] || alike && st.y > 0.1*s.height && st.y < 0.9*s.height && runningKey(st.text) != "#" {
				kept[i] = append(kept[i], st)
				left = true
			}
		}
	}
	if left {
		for i, s := range p.sheets {
			s.stretches = kept[i]
		}
	}
}

// runs reports whether a row is a running head or foot.
func (p *paper) runs(all [][]edge, i int, e edge, foot bool) bool {
	s := p.sheets[i]
	margin := e.y < 0.085*s.height
	outermost := e.y < 0.045*s.height
	if !foot {
		margin, outermost = e.y > 0.9*s.height, e.y > 0.95*s.height
	}
	hit, total, number := 0, 0, false
	small := true
	for k, key := range e.keys {
		n := max(1, e.parts[k].letters())
		total += n
		small = small && e.parts[k].size <= 0.9*p.body
		same, looked := 0, 0
		for j := max(0, i-near); j <= min(len(all)-1, i+near); j++ {
			if j == i {
				continue
			}
			looked++
			if holds(all[j], key, e.y, s.height) {
				same++
			}
		}
		if same > 0 && same*10 >= looked*3 {
			hit += n
			number = number || key == "#"
		} else if key == "#" && margin {
			hit += n
			number = true
		}
	}
	switch {
	case hit == total:
		return true
	case margin && (hit*2 >= total || number):
		return true
	case len(e.keys) == 1 && e.keys[0] == "#" && (e.apart > 1.8*p.body || len(s.stretches) == 1) && (e.y < 0.15*s.height || e.y > 0.85*s.height):
		return true
	case margin && i > 0 && e.gap() > 8*p.body && e.apart > 2*p.body:
		return true // what the first page does not have, and no page has again
	}
	// What a browser prints around a page stands small at its very edge.
	return outermost && small
}

// holds reports whether a key stands at a height: about there for a page's number
// and for several words, which a short page moves, else to the point.
func holds(edges []edge, key string, y, height float64) bool {
	off := 4.0
	if key == "#" || len(key) >= 10 && strings.Contains(key, " ") {
		off = 0.03 * height
	}
	for _, e := range edges {
		if math.Abs(e.y-y) <= off && slices.Contains(e.keys, key) {
			return true
		}
	}
	return false
}

var footMark = regexp.MustCompile(`^(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|` + string(raisedMark) + `.|[*†‡§]|\[?\d{1,3}[\]).]?(?:\s|\p{Lu}))`)

// footnotes parts the notes at the foot of a column from its text: lines smaller
// than the text, from one with a mark on, or all that stands under a rule.
func (p *paper) footnotes(in []*pdfLine) (text, notes []*pdfLine) {
	for i, l := range in {
		if i > 0 && len(l.text) >= 8 && strings.Trim(l.text, "_—–-") == "" && i+1 < len(in) && footMark.MatchString(in[i+1].text) {
			return in[:i], in[i+1:]
		}
	}
	start := len(in)
	for start > 0 && in[start-1].size <= 0.93*p.body {
		start--
	}
	// Without a mark, it is a note where it cuts a sentence in two.
	if start == 0 || start == len(in) || closedLine.MatchString(in[start-1].text) || in[start].above < 1.5*in[start].size {
		for start < len(in) && !footMark.MatchString(in[start].text) {
			start++
		}
	}
	if start == len(in) {
		return in, nil
	}
	return in[:start], in[start:]
}

// superscripts settles what numbers above the line are: an exponent behind a unit
// or a number stays, what points to a footnote goes.
func superscripts(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == raisedMark || slices.Contains(raisedDigits, r) }) {
		return s
	}
	var b strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if r == raisedMark {
			i++ // and the sign
			continue
		}
		if slices.Contains(raisedDigits, r) {
			if word := wordAtEnd(b.String()); !units[word] && (word == "" || strings.Trim(word, "0123456789.,") != "" || !isLast(b.String(), unicode.IsDigit)) {
				continue
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

var units = wordsOf("m km cm mm ft in mi")

func wordAtEnd(s string) string {
	s = strings.TrimRight(s, string(raisedDigits))
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		s = s[i+1:]
	}
	return s
}

func isLast(s string, is func(rune) bool) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, string(raisedDigits)))
	return is(r)
}
