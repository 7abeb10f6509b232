package report

// The text of a source with its statements marked in it. Spans may nest and
// overlap in any way, but elements may not: a mark that another one's end cuts
// through is closed and opened again.

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxDepth bounds how many marks stand open at once. Browsers give up on deep
// nesting, and so would the time to close and reopen; what lies deeper gets an
// anchor without a mark.
const maxDepth = 8

// chunk bounds how much text is escaped at a time, in bytes.
const chunk = 32 << 10

// token is a step of the marked text. One of the fields says what it is.
type token struct {
	Text  string // text to show
	Line  bool   // a line opens
	End   bool   // a line closes
	Open  bool   // a mark opens: ID (only the first time), Class
	Close bool   // a mark closes
	Spot  bool   // an anchor: ID
	Label bool   // the name of a statement that ends here: Ref
	ID    string
	Class string
	Ref   link
}

// span is a stretch of a source's text to be marked.
type span struct {
	start, end int
	id         string
	class      string
	ref        link // the label after it; none without text
}

// spans lists what is to be marked in source i, by start, the longer first.
func (p *page) spans(i int) []span {
	text := p.index.Sources[i].Text
	var list []span
	for _, s := range p.own[i] {
		st := &p.index.Statements[s]
		severity, ref := p.worst(s)
		class := strings.TrimSpace(kindClass(st.Kind) + " " + severity)
		id := "statement-" + strconv.Itoa(s+1)
		if len(st.Content) == 0 {
			list = append(list, span{id: id, class: class, ref: ref})
		}
		for j, c := range st.Content {
			sp := span{start: boundary(text, c.Start), end: boundary(text, c.End), class: class}
			if j == 0 {
				sp.id = id
			}
			if j == len(st.Content)-1 {
				sp.ref = ref
			}
			list = append(list, sp)
		}
	}
	for _, n := range p.inText[i] {
		at := p.spots[n]
		list = append(list, span{start: boundary(text, at.start), end: boundary(text, at.end), id: "place-" + strconv.Itoa(n+1), class: "place"})
	}
	slices.SortStableFunc(list, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	return list
}

// boundary is the nearest offset at or before at that splits no rune.
func boundary(text string, at int) int {
	at = max(0, min(at, len(text)))
	for n := 0; n < utf8.UTFMax-1 && at > 0 && at < len(text) && !utf8.RuneStart(text[at]); n++ {
		at--
	}
	return at
}

// Lines gives the source's text as tokens, line by line.
func (v sourceView) Lines() iter.Seq[token] {
	return func(yield func(token) bool) {
		m := marker{text: v.page.index.Sources[v.number].Text, spans: v.page.spans(v.number), yield: yield}
		m.run()
	}
}

// marker walks a text and its spans together. It stops when yield says so.
type marker struct {
	text  string
	spans []span
	next  int   // the first span that has not begun
	open  []int // spans that are open, outermost first
	yield func(token) bool
	done  bool
}

func (m *marker) emit(t token) {
	if !m.done && !m.yield(t) {
		m.done = true
	}
}

func (m *marker) run() {
	for at := 0; !m.done; {
		end := len(m.text)
		if i := strings.IndexByte(m.text[at:], '\n'); i >= 0 {
			end = at + i
		}
		last := end >= len(m.text)-1 // what follows is nothing, or the last newline
		m.emit(token{Line: true})
		for _, s := range m.open {
			m.emit(token{Open: true, Class: m.spans[s].class})
		}
		at = m.line(at, end)
		if last {
			m.finish()
		}
		for range m.open {
			m.emit(token{Close: true})
		}
		m.emit(token{End: true})
		if last {
			return
		}
		at++
	}
}

// line writes the text from at to end, which is the end of a line.
func (m *marker) line(at, end int) int {
	for !m.done {
		m.closeUpTo(at)
		for at < end && m.next < len(m.spans) && m.spans[m.next].start <= at {
			m.begin(at)
		}
		if at >= end {
			return at
		}
		stop := end
		if m.next < len(m.spans) {
			stop = min(stop, m.spans[m.next].start)
		}
		for _, s := range m.open {
			stop = min(stop, m.spans[s].end)
		}
		m.write(m.text[at:stop])
		at = stop
	}
	return at
}

// finish gives what lies at or beyond the end of the text its anchor.
func (m *marker) finish() {
	for m.next < len(m.spans) {
		s := &m.spans[m.next]
		m.next++
		m.anchor(s)
		m.label(s)
	}
	m.closeUpTo(len(m.text))
}

// begin opens the next span, or sets its anchor where a mark is not possible.
func (m *marker) begin(at int) {
	s := &m.spans[m.next]
	m.next++
	if s.end <= at || len(m.open) >= maxDepth {
		m.anchor(s)
		m.label(s)
		return
	}
	m.open = append(m.open, m.next-1)
	m.emit(token{Open: true, ID: s.id, Class: s.class})
}

func (m *marker) anchor(s *span) {
	if s.id != "" {
		m.emit(token{Spot: true, ID: s.id})
	}
}

func (m *marker) label(s *span) {
	if s.ref.Text != "" {
		m.emit(token{Label: true, Ref: s.ref})
	}
}

// closeUpTo closes the marks that end at or before at, innermost first, and
// opens again those that had to be closed with them.
func (m *marker) closeUpTo(at int) {
	lowest := slices.IndexFunc(m.open, func(s int) bool { return m.spans[s].end <= at })
	if lowest < 0 {
		return
	}
	for range m.open[lowest:] {
		m.emit(token{Close: true})
	}
	kept := m.open[:lowest]
	for _, s := range m.open[lowest:] {
		if m.spans[s].end <= at {
			m.label(&m.spans[s])
			continue
		}
		kept = append(kept, s)
		m.emit(token{Open: true, Class: m.spans[s].class})
	}
	m.open = kept
}

// write emits text in pieces of bounded size, cut between runes.
func (m *marker) write(text string) {
	text = strings.TrimSuffix(text, "\r")
	for len(text) > chunk && !m.done {
		cut := boundary(text, chunk)
		m.emit(token{Text: cleanLine(text[:cut])})
		text = text[cut:]
	}
	if text != "" {
		m.emit(token{Text: cleanLine(text)})
	}
}
