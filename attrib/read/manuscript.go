// What DOCX, ODT and RTF share: the paragraphs that a word processor has written,
// and the document that they make. Styles say what a paragraph is; where they are
// silent it is told as in plain text.

package read

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// manuscript gathers paragraphs in the order of the text. A paragraph that begins
// inside another is of a text box or a note, and follows it: a box right after the
// paragraph that it hangs on, a note after the last paragraph of all, so that
// nothing stands between a speaker and what is said next.
type manuscript struct {
	paras []*written
	notes []*written
	open  []*written // begun and not ended, the outermost first
	cut   *written   // ended, but its end was deleted: the next paragraph goes on with it
	note  int        // notes that are open
	count int        // paragraphs of the body so far
	size  int        // paragraphs of any sort so far
	// blank: the paragraph before is empty. groups are the stretches that such
	// paragraphs part.
	blank  bool
	groups int
	cell   *cell // of the table that is open, nil outside
	lost   int   // parts of the file that cannot be read here
}

// written is a paragraph.
type written struct {
	buf    []byte
	gap    byte // white space due before the next word: 0, ' ', '\t', '\n'
	breaks int  // line breaks in it
	bold   int  // bytes of buf that are bold

	style style
	// number counts the body's paragraphs that are not empty, from 1, as a word
	// processor's own word count does; of boxes and notes it is that of the
	// paragraph that they hang on.
	number int
	cell   *cell
	note   bool
	cutEnd bool // the end of the paragraph was deleted
	apart  bool // an empty paragraph stands before it
	boxes  []*written
	notes  []*written
}

// cell is a cell of a table, rows and columns counted from 1.
type cell struct{ table, row, column int }

// style is what the style of a paragraph says that it is.
type style struct {
	role  styleRole
	level int // of a heading, from 1; 0 for none
}

// styleRole is a word of data/office/styles.txt.
type styleRole string

const (
	roleNone       styleRole = ""
	roleHeadline   styleRole = "headline"
	roleStandfirst styleRole = "standfirst"
	roleHeading    styleRole = "heading"
	roleQuotation  styleRole = "quotation"
	roleItem       styleRole = "item"
	roleCaption    styleRole = "caption"
	roleAuthor     styleRole = "author"
	roleDate       styleRole = "date"
	roleFurniture  styleRole = "furniture"
)

// maxParagraphs is how many a document may have: far more than any book, and few
// enough for what is kept of each.
const maxParagraphs = 500_000

// begin opens a paragraph.
func (m *manuscript) begin() *written {
	w := m.cut
	if w == nil || len(m.open) > 0 || w.cell != m.cell {
		m.settle()
		w = &written{note: m.note > 0}
	}
	m.cut, w.cutEnd, w.style = nil, false, style{} // that of the end which is left
	m.open = append(m.open, w)
	return w
}

// now is the paragraph that is being written, nil for none.
func (m *manuscript) now() *written {
	if len(m.open) == 0 {
		return nil
	}
	return m.open[len(m.open)-1]
}

// end closes the paragraph that was begun last.
func (m *manuscript) end() {
	w := m.now()
	if w == nil {
		return
	}
	m.open = m.open[:len(m.open)-1]
	if len(w.buf) > 0 {
		m.size++
	}
	if m.size > maxParagraphs {
		return
	}
	if outer := m.now(); outer != nil {
		if w.note && !outer.note {
			outer.notes = append(outer.notes, w)
		} else {
			outer.boxes = append(outer.boxes, w)
		}
		return
	}
	w.cell = m.cell
	if w.cutEnd {
		m.cut = w
		return
	}
	m.put(w)
}

// settle ends a paragraph whose end was deleted and that nothing goes on with.
func (m *manuscript) settle() {
	if m.cut != nil && len(m.open) == 0 {
		w := m.cut
		m.cut = nil
		m.put(w)
	}
}

// put takes a paragraph of the body, and what hangs on it.
func (m *manuscript) put(w *written) {
	if len(w.buf) > 0 {
		m.count++
		m.paras = append(m.paras, w)
		w.apart, m.blank = m.blank, false
		if w.apart {
			m.groups++
		}
	} else {
		m.blank = true
	}
	w.number = m.count
	// Notes of boxes come up here too; a list of what is still to be looked at, for
	// boxes may stand in boxes to any depth.
	todo := []*written{w}
	for len(todo) > 0 {
		x := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if x != w && len(x.buf) > 0 {
			if len(w.buf) == 0 && !x.note {
				m.count++ // a box that stands alone is a paragraph like any other
			}
			x.number = max(1, m.count)
			if x.note {
				m.notes = append(m.notes, x)
			} else {
				m.paras = append(m.paras, x)
			}
		}
		for i := len(x.notes) - 1; i >= 0; i-- {
			todo = append(todo, x.notes[i])
		}
		for i := len(x.boxes) - 1; i >= 0; i-- {
			todo = append(todo, x.boxes[i])
		}
		x.notes, x.boxes = nil, nil
	}
}

// text adds words; white space folds.
func (w *written) text(s string, bold bool) {
	for _, r := range s {
		w.rune(r, bold)
	}
}

func (w *written) rune(r rune, bold bool) {
	switch {
	case r > ' ' && r < 0x7f:
	case r < ' ' && !htmlSpace(r), r == 0x7f, r == utf8.RuneError:
		return
	case htmlSpace(r):
		if r == '\t' {
			w.tab()
		} else if w.gap == 0 {
			w.gap = ' '
		}
		return
	case r == '\u00ad', r == '\u200b', r == '\ufeff', r == '\u2060', r == '\u200e', r == '\u200f', r == '\ufffc':
		return // nothing that is seen
	case r == '\u2011':
		r = '-' // a hyphen that does not break
	}
	before := len(w.buf)
	if before > 0 && w.gap != 0 {
		if w.buf = append(w.buf, w.gap); w.breaks > 1 {
			w.buf = append(w.buf, '\n')
		}
	}
	w.gap, w.breaks = 0, 0
	w.buf = utf8.AppendRune(w.buf, r)
	if bold {
		w.bold += len(w.buf) - before
	}
}

func (w *written) tab() {
	if w.gap != '\n' {
		w.gap = '\t'
	}
}

// br is a line break. Two on end part blocks: that is how some part paragraphs.
func (w *written) br() {
	w.gap = '\n'
	w.breaks++
}

// about is what a file says of itself, apart from its text.
type about struct {
	title    string
	author   string
	language string
}

// document makes a document of what was gathered.
func (m *manuscript) document(about about) (*document.Document, error) {
	for len(m.open) > 0 {
		m.end()
	}
	m.settle()
	if m.size > maxParagraphs {
		return nil, because(ErrTooLarge, "holds more than %s paragraphs", thousands(maxParagraphs))
	}
	if len(m.paras)+len(m.notes) == 0 {
		return nil, ErrEmpty
	}
	doc := &document.Document{Language: writtenLanguage(about.language)}
	if m.lost > 0 {
		doc.Notes = append(doc.Notes, plural(m.lost, "embedded document")+" in it not read")
	}
	t := &textArticle{headline: -1, manuscript: true, by: map[int]*document.Block{}}
	var from []*written // of each paragraph of t
	// Where empty paragraphs part most of them, they do as blank lines do in plain
	// text: what stands without one between belongs together.
	blanks, group := m.groups*2 >= len(m.paras), 0
	var b strings.Builder
	for _, w := range append(m.paras, m.notes...) {
		for part := range strings.SplitSeq(string(w.buf), "\n\n") {
			if strings.TrimFunc(part, blank) == "" {
				continue
			}
			if b.Len() > 0 {
				b.WriteString("\n\n")
			}
			if w.apart || w.note || !blanks {
				group++
			}
			p := para{start: b.Len(), lines: 1 + strings.Count(part, "\n"), group: group}
			b.WriteString(part)
			if p.end = b.Len(); len(part) <= judged {
				p.line = newLine(part)
			}
			t.paras = append(t.paras, p)
			from = append(from, w)
		}
	}
	b.WriteByte('\n')
	doc.Text = b.String()
	t.text = doc.Text
	t.kinds = make([]document.Kind, len(t.paras))
	t.set = make([]bool, len(t.paras))
	markStyled(t, from, doc)
	turns := tableTurns(t, from)
	openLayout(t, from)
	t.headline = styledHeadline(t, from, about.title)
	if t.headline >= 0 {
		t.mark(t.headline, document.Headline)
	}
	for i, w := range from {
		if (w.cell != nil || w.note) && !t.set[i] {
			t.mark(i, document.Paragraph) // no rules of the page apply in tables and notes
		}
	}
	t.read(doc)
	for i, w := range from {
		if !t.set[i] && i > 0 && crossheadInBold(t, i, w) {
			t.mark(i, document.Heading)
		}
	}
	doc.Blocks = t.blocks()
	at := 0
	for i := range doc.Blocks {
		k := &doc.Blocks[i]
		for t.paras[at].end <= k.Span.Start {
			at++
		}
		k.Where.Paragraph = from[at].number
		if label, ok := turns[at]; ok {
			k.Speaker = label
		}
	}
	if doc.Title == "" && !generic().titles[nameless(about.title)] {
		doc.Title = strings.Join(strings.Fields(about.title), " ")
	}
	if doc.Author == "" {
		doc.Author = authorNames(about.author)
	}
	return doc, nil
}

// markStyled marks what styles say.
func markStyled(t *textArticle, from []*written, doc *document.Document) {
	kinds := map[styleRole]document.Kind{roleQuotation: document.Quotation, roleItem: document.Item, roleCaption: document.Caption, roleFurniture: document.Furniture}
	for i, w := range from {
		l := t.paras[i].line
		if w.note || w.style.role == roleNone {
			continue
		}
		switch w.style.role {
		case roleHeadline, roleHeading:
			// Whole paragraphs are set as headings too, for their looks.
			if l != nil && len(l.list) <= 40 && (len(l.list) < 15 || !l.sentence()) {
				t.mark(i, document.Heading)
			}
		case roleStandfirst:
			if i <= 6 {
				t.mark(i, document.Standfirst)
			} else if l != nil && !l.stop && len(l.list) <= 14 {
				t.mark(i, document.Heading)
			}
		case roleAuthor:
			if l != nil && len(l.list) <= 20 {
				t.mark(i, document.Furniture)
				doc.Author = joined(doc.Author, firstOf(bylineNames(l.raw), l.raw))
			}
		case roleDate:
			if l != nil && len(l.list) <= 20 {
				t.mark(i, document.Furniture)
				doc.Published = firstOf(doc.Published, findDate(l.raw))
			}
		default:
			t.mark(i, kinds[w.style.role])
		}
	}
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + ", " + b
}

// styledHeadline gives the paragraph that is the headline by its style, or by what
// the file says its title is; -1 where neither tells.
func styledHeadline(t *textArticle, from []*written, title string) int {
	const top = 30 // no headline stands further down
	for i := 0; i < len(from) && i < top; i++ {
		if from[i].style.role == roleHeadline && t.set[i] {
			return i
		}
	}
	best := -1
	for i := 0; i < len(from) && i < top; i++ {
		w, l := from[i], t.paras[i].line
		heading := w.style.role == roleHeading && t.set[i]
		switch {
		case w.note, w.cell != nil, l == nil:
		case len(l.list) >= 3 && len(l.list) <= 40 && agreement(t.wording(i), title) >= 0.75:
			return i
		case heading && !l.sectionLabel() && (best < 0 || w.style.level < from[best].style.level):
			best = i
			continue
		}
		if heading || t.set[i] && t.kinds[i] != document.Quotation && t.kinds[i] != document.Item {
			continue
		}
		if t.prose(i) || w.cell != nil {
			break
		}
		if best < 0 && t.titleLike(i) && w.bold >= len(w.buf) {
			return -1 // a headline in bold, over headings in a style: told as in plain text
		}
	}
	return best
}

// crossheadInBold reports whether a paragraph heads what follows by standing in
// bold.
func crossheadInBold(t *textArticle, i int, w *written) bool {
	l := t.paras[i].line
	return l != nil && w.bold >= len(w.buf) && len(l.list) <= 14 && i+1 < len(t.paras) && !l.stop && !l.speech &&
		!saidWord.MatchString(l.raw) && turnOf(l.raw) == "" && !strings.HasSuffix(l.raw, ":")
}

// openLayout takes the text out of tables that only lay it out: of one column, or
// with a cell that holds more than any table's. A headline may stand there as well.
func openLayout(t *textArticle, from []*written) {
	const most = 80 // words of a cell
	columns, words := map[int]int{}, map[cell]int{}
	for i, w := range from {
		if w.cell != nil {
			columns[w.cell.table] = max(columns[w.cell.table], w.cell.column)
			words[*w.cell] += len(strings.Fields(t.wording(i)))
		}
	}
	for i, w := range from {
		if w.cell != nil && t.kinds[i] != document.Turn && (columns[w.cell.table] == 1 || words[*w.cell] > most) {
			w.cell = nil
		}
	}
}

// tableTurns finds the tables that are transcripts, speakers in the first column of
// two and what they say in the second, and gives the label of each turn by its
// paragraph. A first column that says who speaks has few names, some of them again
// and again; what stands beside them is longer.
func tableTurns(t *textArticle, from []*written) map[int]document.Span {
	turns := map[int]document.Span{}
	for i := 0; i < len(from); {
		c := from[i].cell
		if c == nil {
			i++
			continue
		}
		j := i
		for j < len(from) && from[j].cell != nil && from[j].cell.table == c.table {
			j++
		}
		tableTranscript(t, from, i, j, turns)
		i = j
	}
	return turns
}

func tableTranscript(t *textArticle, from []*written, first, last int, turns map[int]document.Span) {
	labels := map[int]int{}   // row: the paragraph of its label
	count := map[string]int{} // rows of a label
	rows, words, says := 0, 0, map[int]bool{}
	for i := first; i < last; i++ {
		c, l := from[i].cell, t.paras[i].line
		switch {
		case c.column > 2:
			return
		case c.column == 1:
			if _, twice := labels[c.row]; twice || l == nil || len(l.list) > 6 || strings.Contains(l.raw, "\n") || !isLabel(l.raw) {
				return
			}
			labels[c.row] = i
			rows++
		default:
			words += len(strings.Fields(t.wording(i)))
			says[c.row] = true
		}
	}
	for row, i := range labels {
		if says[row] {
			count[strings.ToLower(strings.TrimRight(t.wording(i), ": "))]++
		}
	}
	spoken, again := 0, 0
	for _, n := range count {
		if spoken += n; n > 1 {
			again += n
		}
	}
	if spoken < 3 || len(count) < 2 || again*2 < spoken || words < 4*rows {
		return
	}
	var label document.Span
	for i := first; i < last; i++ {
		c := from[i].cell
		at, ok := labels[c.row]
		if !ok {
			continue // a row without a label: who speaks is not said
		}
		if c.column == 1 {
			start := t.paras[i].start
			label = document.Span{Start: start, End: start + len(strings.TrimRight(t.wording(i), ": "))}
			t.mark(i, document.Furniture)
			continue
		}
		// The row above the first turn may say what the columns hold.
		if at == first && count[strings.ToLower(strings.TrimRight(t.wording(at), ": "))] == 1 && len(strings.Fields(t.wording(i))) <= 3 {
			t.mark(i, document.Furniture)
			continue
		}
		t.mark(i, document.Turn)
		turns[i] = label
	}
}

// isLabel reports whether a cell could name a speaker: no figures, a capital first.
func isLabel(s string) bool {
	return s[0] >= utf8.RuneSelf || s[0] >= 'A' && s[0] <= 'Z' && !strings.ContainsAny(s, "0123456789“”\"?!")
}

// authorNames gives the people that a file names as its authors. Programs write
// accounts and themselves there too, which are nobody.
func authorNames(s string) string {
	var names []string
	for part := range strings.SplitSeq(clip(s, 300), ";") {
		part = strings.Join(strings.Fields(part), " ")
		if n := bylineNames(part); n != "" && !generic().authors[nameless(part)] {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

// nameless is a title or a name as the list of generic ones has it.
func nameless(s string) string {
	s = strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return blank(r) || strings.ContainsRune("-_()", r) }), " "))
	for _, ending := range []string{".docx", ".doc", ".dotx", ".dot", ".odt", ".ott", ".rtf", ".txt"} {
		s = strings.TrimSuffix(s, ending)
	}
	return strings.Trim(s, "0123456789. ")
}

// writtenLanguage gives a language as BCP 47 has it, "" for what is none.
func writtenLanguage(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if len(s) < 2 || len(s) > 20 || strings.EqualFold(s, "none") || strings.HasPrefix(s, "x-") {
		return ""
	}
	for _, c := range s {
		if c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return ""
		}
	}
	return s
}

// styleOf gives what a style says by its name, its number at the end left out
// ("List Bullet 2").
func styleOf(name string) style {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	bare := strings.TrimRight(name, "0123456789 ")
	number, _ := strconv.Atoi(strings.TrimSpace(name[len(bare):]))
	r := officeStyles()[name]
	if r == roleNone {
		r = officeStyles()[bare]
	}
	if r == roleHeading {
		return style{r, min(max(number, 1), 9)}
	}
	return style{role: r}
}

var officeStyles = sync.OnceValue(func() map[string]styleRole {
	roles := map[string]styleRole{}
	for _, l := range dataLines("office/styles.txt") {
		name, r, _ := strings.Cut(l, " = ")
		roles[name] = styleRole(r)
	}
	return roles
})

type genericNames struct{ titles, authors map[string]bool }

var generic = sync.OnceValue(func() *genericNames {
	g := &genericNames{titles: map[string]bool{"": true}, authors: map[string]bool{}}
	into := g.titles
	for _, l := range dataLines("office/generic.txt") {
		switch l {
		case "[titles]":
			into = g.titles
		case "[authors]":
			into = g.authors
		default:
			into[l] = true
		}
	}
	return g
})
