// What a page of a PDF shows: its description carried out as far as letters and
// pictures go, each letter with its place.

package read

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// matrix is a PDF transformation: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times is m carried out before n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) at(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// glyph is one letter on the page, in points from its lower left corner as it is
// looked at. text may be several letters (a ligature).
type glyph struct {
	text   string
	x0, x1 float64 // from where the pen was to where it went
	y      float64 // of the baseline
	size   float64
	turned int  // by how many quarters, against the page
	spaced bool // a space is written before it
	bold   bool
	hidden bool // drawn with no ink, as text over a scan is
	raised bool // set above the line, as a number of a footnote is
}

// sheet is a page with what it shows.
type sheet struct {
	number        int // 1-based
	width, height float64
	glyphs        []glyph
	picture       float64 // of the page's area, what its largest picture covers
	aside         int     // letters at another angle than most, left out
	unknown       int     // letters whose font does not say what they are, left out
	stretches     []*stretch
	lines         []*pdfLine
	notes         []*pdfLine // at its foot, apart from the text
}

// pdfState is what q keeps and Q brings back.
type pdfState struct {
	ctm                matrix
	font               *pdfFont
	size               float64
	spacing, wordSpace float64
	stretch            float64
	leading, rise      float64
	render             int
}

// painter carries out a page's description.
type painter struct {
	file      *pdfFile
	sheet     *sheet
	state     pdfState
	saved     []pdfState
	text, row matrix // Tm and Tlm
	space     bool   // a space was shown since the last letter
	marks     []mark
	muted     int // marked content that is none of the page's own: its head, its foot
	replaced  int // marked content whose letters another text stands for
	forms     map[int]bool
}

// mark is marked content that is open.
type mark struct {
	muted, replaced bool
	glyph           int // that stands for what is marked, 1-based; 0 for none
}

// Limits of one page.
const (
	pdfMaxForms  = 12      // forms inside forms
	pdfMaxSaved  = 512     // states kept
	pdfMaxSheet  = 400_000 // letters
	pdfMaxString = 1 << 20 // bytes of one string
)

// sheet reads a page.
func (f *pdfFile) sheet(p pdfPage) (*sheet, error) {
	s := &sheet{width: p.box[2] - p.box[0], height: p.box[3] - p.box[1]}
	toPage := matrix{1, 0, 0, 1, -p.box[0], -p.box[1]}
	switch ((p.rotate/90)%4 + 4) % 4 {
	case 1:
		toPage = toPage.times(matrix{0, -1, 1, 0, 0, s.width})
		s.width, s.height = s.height, s.width
	case 2:
		toPage = toPage.times(matrix{-1, 0, 0, -1, s.width, s.height})
	case 3:
		toPage = toPage.times(matrix{0, 1, -1, 0, s.height, 0})
		s.width, s.height = s.height, s.width
	}
	data, err := f.content(p)
	if err != nil {
		return nil, err
	}
	w := &painter{file: f, sheet: s, forms: map[int]bool{}}
	w.state = pdfState{ctm: toPage, stretch: 1}
	if err := w.run(data, p.resources, 0); err != nil {
		return nil, err
	}
	s.upright()
	s.stretches = s.gather()
	return s, nil
}

// upright turns the page so that most of its letters stand, and leaves out those
// that do not: stamps along an edge, words in a drawing.
func (s *sheet) upright() {
	var count [4]int
	for _, g := range s.glyphs {
		count[g.turned]++
	}
	most := 0
	for t, n := range count {
		if n > count[most] {
			most = t
		}
	}
	kept := s.glyphs[:0]
	for _, g := range s.glyphs {
		if g.turned != most {
			s.aside++
			continue
		}
		g.turned = 0
		kept = append(kept, g)
	}
	s.glyphs = kept
	if most%2 == 1 {
		s.width, s.height = s.height, s.width
	}
	// Text without ink is what a machine read off a scan; without a scan under it,
	// nobody sees it.
	if s.picture < 0.5 {
		kept = s.glyphs[:0]
		for _, g := range s.glyphs {
			if !g.hidden {
				kept = append(kept, g)
			}
		}
		s.glyphs = kept
	}
}

func (w *painter) run(data []byte, resources types.Dict, depth int) error {
	if err := w.file.spend(len(data)); err != nil {
		return err
	}
	l := pdfLexer{data: data}
	var stack []operand
	for {
		o, ok := l.next(0)
		if !ok {
			return nil
		}
		if o.kind != 'a' {
			if len(stack) < 64 {
				stack = append(stack, o)
			}
			continue
		}
		if string(o.str) == "ID" {
			l.skipPicture()
		} else if err := w.do(string(o.str), stack, resources, depth); err != nil {
			return err
		}
		stack = stack[:0]
	}
}

// skipPicture passes over the bytes of a picture that stands in the description.
func (l *pdfLexer) skipPicture() {
	for at := l.at + 1; at+2 <= len(l.data); at++ {
		if l.data[at] == 'E' && l.data[at+1] == 'I' && pdfSpace(l.data[at-1]) && (at+2 == len(l.data) || pdfSpace(l.data[at+2])) {
			// Bytes of a picture may look like its end; what follows it is text.
			plain := true
			for _, c := range l.data[at+2 : min(len(l.data), at+12)] {
				if c >= 0x80 || c < ' ' && !pdfSpace(c) {
					plain = false
				}
			}
			if plain {
				l.at = at + 2
				return
			}
		}
	}
	l.at = len(l.data)
}

func nums(stack []operand, n int) ([]float64, bool) {
	if len(stack) < n {
		return nil, false
	}
	out := make([]float64, n)
	for i, o := range stack[len(stack)-n:] {
		if o.kind != '0' {
			return nil, false
		}
		out[i] = o.num
	}
	return out, true
}

func (w *painter) do(op string, stack []operand, resources types.Dict, depth int) error {
	s := &w.state
	one := func() float64 {
		if n, ok := nums(stack, 1); ok {
			return n[0]
		}
		return 0
	}
	switch op {
	case "q":
		if len(w.saved) < pdfMaxSaved {
			w.saved = append(w.saved, *s)
		}
	case "Q":
		if n := len(w.saved); n > 0 {
			*s, w.saved = w.saved[n-1], w.saved[:n-1]
		}
	case "cm":
		if n, ok := nums(stack, 6); ok {
			s.ctm = matrix(n).times(s.ctm)
		}
	case "BT":
		w.text, w.row = identity, identity
	case "Tf":
		if len(stack) >= 2 && stack[0].kind == '/' {
			s.size = stack[1].num
			fonts := w.file.dict(resources["Font"])
			if o, ok := fonts[string(stack[0].str)]; ok {
				font, err := w.file.font(o)
				if err != nil {
					return err
				}
				s.font = font
			}
		}
	case "gs":
		if len(stack) == 0 {
			break
		}
		state := w.file.dict(w.file.dict(resources["ExtGState"])[string(stack[0].str)])
		if list := w.file.array(state["Font"]); len(list) == 2 {
			font, err := w.file.font(list[0])
			if err != nil {
				return err
			}
			s.font, s.size = font, w.file.number(list[1], s.size)
		}
	case "Tc":
		s.spacing = one()
	case "Tw":
		s.wordSpace = one()
	case "Tz":
		s.stretch = one() / 100
	case "TL":
		s.leading = one()
	case "Ts":
		s.rise = one()
	case "Tr":
		s.render = int(one())
	case "Td", "TD":
		if n, ok := nums(stack, 2); ok {
			if op == "TD" {
				s.leading = -n[1]
			}
			w.move(n[0], n[1])
		}
	case "Tm":
		if n, ok := nums(stack, 6); ok {
			w.text, w.row = matrix(n), matrix(n)
		}
	case "T*":
		w.move(0, -s.leading)
	case "Tj":
		if len(stack) > 0 {
			return w.show(stack[len(stack)-1].str)
		}
	case "'", "\"":
		if op == "\"" {
			if len(stack) < 3 {
				break
			}
			s.wordSpace, s.spacing = stack[0].num, stack[1].num
		}
		w.move(0, -s.leading)
		if len(stack) > 0 {
			return w.show(stack[len(stack)-1].str)
		}
	case "TJ":
		if len(stack) == 0 {
			break
		}
		for _, o := range stack[len(stack)-1].list {
			if o.kind == '0' {
				w.text = matrix{1, 0, 0, 1, -o.num / 1000 * s.size * s.stretch, 0}.times(w.text)
			} else if err := w.show(o.str); err != nil {
				return err
			}
		}
	case "Do":
		if len(stack) > 0 {
			return w.object(w.file.dict(resources["XObject"])[string(stack[0].str)], resources, depth)
		}
	case "BI":
		w.cover()
	case "BMC", "BDC":
		w.open(stack, resources)
	case "EMC":
		if n := len(w.marks); n > 0 {
			if w.marks[n-1].muted {
				w.muted--
			}
			if w.marks[n-1].replaced {
				w.replaced--
			}
			if at := w.marks[n-1].glyph; at > 0 && at <= len(w.sheet.glyphs) {
				// The text is as wide as what it stands for.
				if g := &w.sheet.glyphs[at-1]; g.turned == 0 {
					x, _ := w.text.times(s.ctm).at(0, 0)
					g.x1 = max(g.x1, min(x, w.sheet.width))
				}
			}
			w.marks = w.marks[:n-1]
		}
	}
	return nil
}

func (w *painter) move(x, y float64) {
	w.row = matrix{1, 0, 0, 1, x, y}.times(w.row)
	w.text = w.row
}

// open begins marked content. What is marked as the page's head or foot is left
// out; a text that stands for what is shown takes its place.
func (w *painter) open(stack []operand, resources types.Dict) {
	m := mark{}
	if len(stack) >= 2 {
		var kind, actual string
		switch p := stack[1]; p.kind {
		case '<':
			kind = string(p.entry("Type").str)
			if a := p.entry("ActualText"); a.kind == '(' {
				actual = actualText(a.str)
				m.replaced = true
			}
		case '/':
			d := w.file.dict(w.file.dict(resources["Properties"])[string(p.str)])
			kind = w.file.name(d["Type"])
			if d["ActualText"] != nil {
				actual = w.file.text(d["ActualText"])
				m.replaced = true
			}
		}
		m.muted = string(stack[0].str) == "Artifact" && kind == "Pagination"
		if m.replaced && w.replaced == 0 && w.muted == 0 && !m.muted {
			if strings.TrimSpace(actual) == "" {
				w.space = w.space || actual != ""
			} else if n := len(w.sheet.glyphs); n < pdfMaxSheet {
				w.put(strings.Trim(actual, "\x00 "), 0)
				if len(w.sheet.glyphs) > n {
					m.glyph = n + 1
				}
			}
		}
	}
	if m.muted {
		w.muted++
	}
	if m.replaced {
		w.replaced++
	}
	if len(w.marks) < pdfMaxSaved {
		w.marks = append(w.marks, m)
	}
}

// actualText decodes a string for people: UTF-16 with a mark, else Latin.
func actualText(b []byte) string {
	if len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff {
		if len(b) <= 66 {
			return utf16Text(b[2:])
		}
		var out strings.Builder
		for at := 2; at < len(b); at += 64 {
			out.WriteString(utf16Text(b[at:min(len(b), at+64)]))
		}
		return out.String()
	}
	runes := make([]rune, len(b))
	for i, c := range b {
		runes[i] = rune(c)
	}
	return string(runes)
}

// object draws a form or a picture.
func (w *painter) object(o types.Object, resources types.Dict, depth int) error {
	sd, ok := w.file.get(o).(types.StreamDict)
	if !ok {
		return w.file.spend(100)
	}
	switch w.file.name(sd.Dict["Subtype"]) {
	case "Image":
		w.cover()
		return w.file.spend(100)
	case "Form":
	default:
		return w.file.spend(100)
	}
	number := -1
	if ref, ok := o.(types.IndirectRef); ok {
		number = int(ref.ObjectNumber)
	}
	if depth >= pdfMaxForms || w.forms[number] {
		return w.file.spend(100)
	}
	data, err := w.file.form(number, o)
	if err != nil {
		return err
	}
	before, saved, text, row := w.state, w.saved, w.text, w.row
	w.saved = nil
	if m := w.file.numbers(sd.Dict["Matrix"]); len(m) == 6 {
		w.state.ctm = matrix(m).times(w.state.ctm)
	}
	if own := w.file.dict(sd.Dict["Resources"]); own != nil {
		resources = own
	}
	if number >= 0 {
		w.forms[number] = true
	}
	err = w.run(data, resources, depth+1)
	delete(w.forms, number)
	w.state, w.saved, w.text, w.row = before, saved, text, row
	return err
}

// form gives the description of a form, which may be drawn on many pages.
func (f *pdfFile) form(number int, o types.Object) ([]byte, error) {
	if data, ok := f.streams[number]; ok {
		return data, f.spend(1000)
	}
	data, err := f.stream(o)
	if err == nil && number >= 0 && len(data) < 1<<20 && len(f.streams) < 1000 {
		f.streams[number] = data
	}
	return data, err
}

// cover notes how much of the page a picture takes: it is drawn on the unit square.
func (w *painter) cover() {
	m := w.state.ctm
	area := math.Abs(m[0]*m[3]-m[1]*m[2]) / max(1, w.sheet.width*w.sheet.height)
	w.sheet.picture = max(w.sheet.picture, area)
}

// show sets a string.
func (w *painter) show(str []byte) error {
	s := &w.state
	if s.font == nil {
		return nil
	}
	str = str[:min(len(str), pdfMaxString)]
	for len(str) > 0 {
		text, width, n := s.font.next(str)
		step := width*s.size + s.spacing
		if n == 1 && str[0] == ' ' {
			step += s.wordSpace
		}
		step *= s.stretch
		str = str[n:]
		if w.muted == 0 && w.replaced == 0 {
			if err := w.letter(text, width*s.size*s.stretch, step); err != nil {
				return err
			}
		}
		if s.font.upright {
			w.text = matrix{1, 0, 0, 1, 0, -s.size}.times(w.text)
		} else {
			w.text = matrix{1, 0, 0, 1, step, 0}.times(w.text)
		}
	}
	return nil
}

func (w *painter) letter(text string, width, step float64) error {
	switch {
	case text == "":
		if step != 0 {
			w.sheet.unknown++
		}
		return nil
	case text == " " || text == "\u00a0" || strings.TrimFunc(text, blank) == "" && text != "\u00ad":
		w.space = w.space || step > 0
		return nil
	}
	w.put(text, width)
	if w.file.glyphs++; w.file.glyphs > pdfMaxGlyphs || len(w.sheet.glyphs) > pdfMaxSheet {
		return because(ErrTooLarge, "a PDF with more letters than any page has")
	}
	return nil
}

// put places text where the pen is.
func (w *painter) put(text string, width float64) {
	s := &w.state
	m := w.text.times(s.ctm)
	x0, y0 := m.at(0, s.rise)
	x1, y1 := m.at(width, s.rise)
	dx, dy := m[0], m[1]
	size := math.Abs(s.size) * math.Hypot(m[2], m[3])
	g := glyph{text: plainLetters(text), size: size, spaced: w.space, bold: s.font != nil && s.font.bold, hidden: s.render == 3 || s.render == 7}
	w.space = false
	wide, high := w.sheet.width, w.sheet.height
	if math.IsNaN(x0+x1+y0+y1+size) || math.IsInf(x0+x1+y0+y1+size, 0) || size < 0.5 || size > 2000 ||
		x0 < -5 || x0 > wide+5 || y0 < -5 || y0 > high+5 || g.text == "" {
		return
	}
	if s.size < 0 {
		dx, dy = -dx, -dy
	}
	switch {
	case math.Abs(dy) <= math.Abs(dx)*0.2 && dx > 0:
		g.x0, g.x1, g.y = x0, x1, y0
	case math.Abs(dx) <= math.Abs(dy)*0.2 && dy > 0: // upwards: the page's right is its top
		g.turned = 1
		g.x0, g.x1, g.y = y0, y1, wide-x0
	case math.Abs(dy) <= math.Abs(dx)*0.2:
		g.turned = 2
		g.x0, g.x1, g.y = wide-x0, wide-x1, high-y0
	case math.Abs(dx) <= math.Abs(dy)*0.2:
		g.turned = 3
		g.x0, g.x1, g.y = high-y0, high-y1, x0
	default:
		w.sheet.aside++
		return // aslant: a stamp across the page
	}
	if g.x1 < g.x0 {
		g.x0, g.x1 = g.x1, g.x0
	}
	w.sheet.glyphs = append(w.sheet.glyphs, g)
}

var ligatures = strings.NewReplacer("\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl", "\ufb03", "ffi", "\ufb04", "ffl", "\ufb05", "st", "\ufb06", "st",
	"\u00a0", " ", "\u2002", " ", "\u2003", " ", "\u2009", " ", "\u202f", " ", "\u2010", "-", "\u2011", "-", "\uf0b7", "•", "\uf0a7", "•", "\t", " ", "\n", " ", "\r", " ")

// plainLetters writes ligatures as the letters that they are, and leaves out what
// has no shape.
func plainLetters(s string) string {
	if len(s) == 1 && s[0] > ' ' && s[0] < 0x7f {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00ad':
			return r
		case r < ' ', r == 0x7f, r == '\ufffd', r >= 0xe000 && r <= 0xf8ff, blank(r) && r != ' ', r >= 0x80 && r < 0xa0:
			return -1
		}
		return r
	}, ligatures.Replace(s))
}
