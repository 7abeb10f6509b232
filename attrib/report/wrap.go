package report

// Text laid out in the columns of a terminal: words wrapped by the width they
// are shown at, in styles that are colours where there are any.

import (
	"bufio"
	"io"
	"strings"

	"github.com/fatih/color"
	"github.com/rivo/uniseg"

	"github.com/attribcheck/attrib/attrib/rule"
)

// style is how a run of text looks.
type style uint8

const (
	plain   style = iota
	strong        // headings, speakers
	quiet         // what is there for who wants it
	bad           // errors, misattributed
	doubt         // warnings, altered, suggestions
	mild          // notes
	good          // verified
	added         // words that only this wording has
	removed       // words that only the other has
	path          // a place in a file; never broken
)

var attributes = map[style][]color.Attribute{
	strong:  {color.Bold},
	quiet:   {color.Faint},
	bad:     {color.FgRed, color.Bold},
	doubt:   {color.FgYellow, color.Bold},
	mild:    {color.FgCyan},
	good:    {color.FgGreen},
	added:   {color.FgGreen, color.Underline},
	removed: {color.FgRed, color.CrossedOut},
	path:    {color.FgBlue},
}

// run is text in one style. Its text is clean: one line, nothing that a
// terminal obeys.
type run struct {
	style style
	text  string
}

// wide is a run that parts columns of a line: two spaces, where one parts words.
const wide = "  "

// printer writes wrapped text. Its first error sticks and is reported by flush.
type printer struct {
	w     *bufio.Writer
	width int
	pens  map[style]*color.Color // nil without colour
}

func newPrinter(w io.Writer, o Options) *printer {
	p := &printer{w: bufio.NewWriterSize(w, 64<<10), width: o.Width}
	if p.width <= 0 {
		p.width = 80
	}
	p.width = max(p.width, 20)
	if o.Color {
		p.pens = make(map[style]*color.Color, len(attributes))
		for s, a := range attributes {
			p.pens[s] = color.New(a...)
			p.pens[s].EnableColor() // the caller has decided
		}
	}
	return p
}

func (p *printer) flush() error { return p.w.Flush() }

func (p *printer) blank() { p.w.WriteByte('\n') }

// pieces turns a wording into runs, differences marked by style or by sign.
func (p *printer) pieces(list []piece) []run {
	out := make([]run, 0, len(list))
	for _, e := range list {
		text := clean(e.text)
		switch {
		case e.op == rule.Insert && p.pens == nil:
			text = around("{+", text, "+}")
		case e.op == rule.Delete && p.pens == nil:
			text = around("[-", text, "-]")
		}
		switch e.op {
		case rule.Insert:
			out = append(out, run{added, text})
		case rule.Delete:
			out = append(out, run{removed, text})
		default:
			out = append(out, run{plain, text})
		}
	}
	return out
}

// around puts signs about text, inside the white space at its ends.
func around(open, text, end string) string {
	core := strings.TrimSpace(text)
	if core == "" {
		return text
	}
	i := strings.Index(text, core)
	return text[:i] + open + core + end + text[i+len(core):]
}

// unit is a word to be set: runs that meet without white space.
type unit struct {
	runs  []run
	width int
	gap   int // columns between it and the word before, on the same line
}

// line is the line being set.
type line struct {
	runs  []run
	width int
	empty bool // nothing but the indent
}

// wrap writes runs as a paragraph: the first line after lead, the others
// indented by rest columns. Words break only where they are wider than a whole
// line, and then between what a reader takes for characters; paths never.
func (p *printer) wrap(lead []run, rest int, runs []run) {
	l := line{empty: true}
	for _, r := range lead {
		l.runs = append(l.runs, r)
		l.width += displayed(r.text)
	}
	rest = min(rest, p.width-10)
	next := func() {
		p.set(l.runs)
		l = line{runs: append(l.runs[:0], run{plain, spaces(rest)}), width: rest, empty: true}
	}
	var a unit
	flush := func() {
		if a.runs == nil {
			return
		}
		gap := a.gap
		if l.empty {
			gap = 0
		}
		if l.width+gap+a.width > p.width && (!l.empty || l.width > rest) {
			next()
			gap = 0
		}
		if gap > 0 {
			s := plain
			if last := l.runs[len(l.runs)-1].style; last == a.runs[0].style {
				s = last
			}
			l.runs, l.width = append(l.runs, run{s, spaces(gap)}), l.width+gap
		}
		for _, r := range a.runs {
			if r.style == path || l.width+displayed(r.text) <= p.width {
				l.runs, l.width, l.empty = append(l.runs, r), l.width+displayed(r.text), false
				continue
			}
			// Wider than a line: as much as fits, character by character.
			start, state, text := 0, -1, r.text
			for at := 0; at < len(text); {
				cluster, _, bounds, s := uniseg.StepString(text[at:], state)
				w := bounds >> uniseg.ShiftWidth
				if l.width+w > p.width && l.width > rest {
					if at > start {
						l.runs = append(l.runs, run{r.style, text[start:at]})
					}
					next()
					start = at
				}
				at, state = at+len(cluster), s
				l.width += w
			}
			l.runs, l.empty = append(l.runs, run{r.style, text[start:]}), false
		}
		a = unit{}
	}
	for _, r := range runs {
		if r.text == wide {
			flush()
			a.gap = 2
			continue
		}
		if r.style == path {
			flush()
			a.runs, a.width = append(a.runs, r), a.width+displayed(r.text)
			flush()
			continue
		}
		for text := r.text; text != ""; {
			i := strings.IndexByte(text, ' ')
			if i == 0 {
				flush()
				text, a.gap = text[1:], max(a.gap, 1)
				continue
			}
			if i < 0 {
				i = len(text)
			}
			a.runs, a.width = append(a.runs, run{r.style, text[:i]}), a.width+displayed(text[:i])
			text = text[i:]
		}
	}
	flush()
	p.set(l.runs)
}

// set writes one line, neighbours of one style as one run, without the white
// space at its end.
func (p *printer) set(runs []run) {
	for n := len(runs); n > 0; n-- {
		last := &runs[n-1]
		if last.text = strings.TrimRight(last.text, " "); last.text != "" {
			break
		}
		runs = runs[:n-1]
	}
	for i := 0; i < len(runs); {
		j := i + 1
		for j < len(runs) && runs[j].style == runs[i].style {
			j++
		}
		pen := p.pens[runs[i].style]
		if pen == nil {
			for _, r := range runs[i:j] {
				p.w.WriteString(r.text)
			}
		} else {
			var b strings.Builder
			for _, r := range runs[i:j] {
				b.WriteString(r.text)
			}
			p.w.WriteString(pen.Sprint(b.String()))
		}
		i = j
	}
	p.w.WriteByte('\n')
}

// displayed is the number of columns that text takes.
func displayed(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return uniseg.StringWidth(s)
		}
	}
	return len(s)
}

func spaces(n int) string { return strings.Repeat(" ", n) }
