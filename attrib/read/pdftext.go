// The lines of a PDF's pages made into a document: paragraphs, words that a line's
// end broke, the headline, speakers.

package read

import (
	"bytes"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// passage is a paragraph in the making.
type passage struct {
	lines []*pdfLine
	note  bool
	kind  document.Kind
	text  string
}

func (p *passage) first() *pdfLine { return p.lines[0] }
func (p *passage) last() *pdfLine  { return p.lines[len(p.lines)-1] }

// compose arranges the pages and writes what they say into the document.
func (p *paper) compose(doc *document.Document) {
	p.arrange()
	var body, notes []*passage
	leading := p.leading()
	labels := p.labels()
	indented, marked := p.parted(leading)
	for _, s := range p.sheets {
		for i, l := range s.lines {
			var last *pdfLine
			if len(body) > 0 {
				last = body[len(body)-1].last()
			}
			if last == nil || p.breaks(last, l, next(s.lines, i), leading, labels, indented, marked) {
				body = append(body, &passage{})
			}
			b := body[len(body)-1]
			b.lines = append(b.lines, l)
		}
		for i, l := range s.notes {
			if i == 0 || footMark.MatchString(l.text) || len(notes) == 0 {
				notes = append(notes, &passage{note: true})
			}
			n := notes[len(notes)-1]
			n.lines = append(n.lines, l)
		}
	}
	h := newHyphens(body, notes)
	for _, list := range [][]*passage{body, notes} {
		for _, b := range list {
			b.text = h.join(b.lines)
			if b.note {
				b.text = strings.TrimSpace(strings.TrimLeft(b.text, string(raisedDigits)))
				if m := noteNumber.FindStringSubmatch(b.text); m != nil {
					b.text = b.text[len(m[1]):]
				}
			}
			b.text = strings.Join(strings.Fields(superscripts(b.text)), " ")
		}
	}
	unknown, aside := 0, 0
	for _, s := range p.sheets {
		unknown += s.unknown
		aside += s.aside
	}
	if aside >= 200 {
		doc.Notes = append(doc.Notes, plural(aside, "letter")+" left out that stand at another angle than the text")
	}
	if unknown >= 5 {
		doc.Notes = append(doc.Notes, plural(unknown, "letter")+" left out whose fonts do not say what they are")
	}
	isText := func(b *passage) bool { return b.text != "" }
	body, notes = keep(body, isText), keep(notes, isText)
	p.kinds(doc, body, labels)
	write(doc, withNotes(body, notes))
}

func keep(in []*passage, is func(*passage) bool) []*passage {
	return slices.DeleteFunc(in, func(b *passage) bool { return !is(b) })
}

func next(in []*pdfLine, i int) *pdfLine {
	if i+1 < len(in) && in[i+1].region == in[i].region {
		return in[i+1]
	}
	return nil
}

// leading is how far most lines of running text stand from one another.
func (p *paper) leading() float64 {
	steps := map[float64]int{}
	for _, s := range p.sheets {
		for _, l := range s.lines {
			if l.above > 0.8*l.size && l.above < 3.2*l.size && alike(l.size, p.body, 0.95) {
				steps[math.Round(l.above*2)/2] += len(l.text)
			}
		}
	}
	all := 0
	for _, n := range steps {
		all += n
	}
	best := 0.0
	for step, n := range steps {
		if n*5 >= all && (best == 0 || step < best) {
			best = step
		}
	}
	if best == 0 {
		return 1.2 * p.body
	}
	return best
}

// parted reports how paragraphs are told apart here: by an indent, and by an indent
// or a gap. Where neither is the rule, a line that ends early ends its paragraph.
func (p *paper) parted(leading float64) (indented, marked bool) {
	in, gaps, flush := 0, 0, 0
	for _, s := range p.sheets {
		for i, l := range s.lines {
			if i == 0 || l.region != s.lines[i-1].region || !alike(l.size, p.body, 0.95) || !alike(s.lines[i-1].size, p.body, 0.95) {
				continue
			}
			last := s.lines[i-1]
			switch stop, _ := stops(last.text); {
			case indent(last, l):
				in++
			case l.above > 1.32*leading:
				gaps++
			case stop && last.x1+l.first < last.right-l.size:
				flush++
			}
		}
	}
	return in > 2 && in > flush, in+gaps > 2 && in+gaps > flush
}

// indent reports whether a line is set in against the one before it, as the first of
// a paragraph is.
func indent(last, l *pdfLine) bool {
	by := l.x0 - last.x0
	return by > 0.7*l.size && by < 6*l.size
}

// noteNumber is what counts a note that has its number on the line.
var noteNumber = regexp.MustCompile(`^(\[?\d{1,3}[\]).]?\s*)\p{Lu}`)

var (
	bulleted   = regexp.MustCompile(`^(?:[•·▪●◦‣■□–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s`)
	closedLine = regexp.MustCompile(`[.!?:…]["'”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$`)
)

// breaks reports whether a line opens a paragraph. last is the line before it, which
// may stand in another column or on another page; after is the one below it.
func (p *paper) breaks(last, l, after *pdfLine, leading float64, labels speakerLabels, indented, marked bool) bool {
	if !alike(last.size, l.size, 0.93) || last.bold != l.bold && (last.bold && short(last) || l.bold && short(l)) {
		return true
	}
	if labels.open(l.text) != "" || examiner.MatchString(l.text) || examiner.MatchString(last.text) {
		return true
	}
	closed := closedLine.MatchString(last.text)
	hyphened := brokenWord(last.text)
	lower := opensLower(l.text)
	if last.region != l.region {
		// Over the end of a column or a page.
		switch {
		case hyphened && lower:
			return false
		case !alike(l.size, p.body, 0.93) && closed:
			return true
		case bulleted.MatchString(l.text), after != nil && l.x0-after.x0 > 0.7*l.size && l.x0-after.x0 < 6*l.size:
			return true // a bullet, or an indent
		case !closed && (lower || last.x1-last.left > max(0.75*(last.right-last.left), 15*last.size)):
			return false
		case closed && indented && last.x1+l.first+0.3*l.size > last.right && after != nil && alike(last.size, p.body, 0.95):
			return false
		}
		return closed || !lower
	}
	usual := leading * l.size / p.body
	if !alike(l.size, p.body, 0.95) {
		usual = 1.35 * l.size
	}
	if l.above > 1.32*usual && l.above > usual+0.25*l.size {
		return true
	}
	if hyphened && lower {
		return false
	}
	room := l.right - last.x1 - l.first
	enough := 0.6 * l.size
	if marked {
		enough = 0.3 * (l.right - l.left)
	}
	switch {
	case l.tabbed && room > 0:
		return true
	case bulleted.MatchString(l.text) && (closed || l.x0 <= last.x0+0.5*l.size && room > 0):
		return true
	case indent(last, l) && (bulleted.MatchString(last.text) || lower && !closed):
		return false // a bullet's lines are set in behind it
	case indent(last, l) && !(after != nil && math.Abs(after.x0-l.x0) < 0.3*l.size && !closed):
		// Centred lines of one thing differ in where they begin, too.
		return !centred(last, l) || closed && room > 0.5*l.size
	case last.x0-l.x0 > 0.7*l.size && closed && room > 2*l.size:
		return true // the end of what was set in
	case closed && room > enough && !lower:
		return !centred(last, l)
	case room > 0.35*(l.right-l.left) && !lower && !centred(last, l):
		return true // a line of its own, as of an address
	}
	return false
}

func short(l *pdfLine) bool { return l.x1-l.x0 < 0.95*(l.right-l.left) || len(l.text) < 80 }

// centred reports whether two lines have one middle, which is not their margin's.
func centred(a, b *pdfLine) bool {
	return math.Abs((a.x0+a.x1)/2-(b.x0+b.x1)/2) < 0.5*b.size && math.Abs(a.x0-b.x0) > 0.5*b.size
}

// brokenWord reports whether a line ends inside a word.
func brokenWord(s string) bool {
	cut := strings.TrimRight(s, "-\u00ad")
	if cut == s || len(s)-len(cut) > 2 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(cut)
	return unicode.IsLetter(r)
}

func opensLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘(["))
	return unicode.IsLower(r)
}

// hyphens knows the words of a document, to tell a word that a line's end broke from
// one that has its hyphen anywhere.
type hyphens struct {
	words map[string]bool
}

var wordShape = regexp.MustCompile(`[\pL\pN]+(?:[-'’][\pL\pN]+)*`)

func newHyphens(lists ...[]*passage) *hyphens {
	h := &hyphens{words: map[string]bool{}}
	for _, list := range lists {
		for _, b := range list {
			for _, l := range b.lines {
				s := l.text
				if brokenWord(s) {
					s = s[:strings.LastIndexByte(s, ' ')+1]
				}
				for _, w := range wordShape.FindAllString(s, -1) {
					if len(w) <= 40 {
						h.words[strings.ToLower(w)] = true
					}
				}
			}
		}
	}
	return h
}

// join makes one text of lines.
func (h *hyphens) join(in []*pdfLine) string {
	var b []byte
	last := ""
	for i, l := range in {
		text := l.text
		if i > 0 {
			switch {
			case brokenWord(last):
				if !h.keeps(last, text) {
					b = bytes.TrimRight(b, "-\u00ad")
				}
			case strings.HasSuffix(last, "—") && !strings.HasSuffix(last, " —"):
			case strings.HasPrefix(text, "—") && !strings.HasPrefix(text, "— "):
			default:
				b = append(b, ' ')
			}
		}
		b = append(b, text...)
		last = text
	}
	// A soft hyphen that is seen inside a line is a hyphen.
	return strings.ReplaceAll(strings.TrimSuffix(string(b), "\u00ad"), "\u00ad", "-")
}

// keeps reports whether the hyphen at a line's end belongs to the word.
func (h *hyphens) keeps(before, after string) bool {
	soft := strings.HasSuffix(before, "\u00ad")
	head := strings.ToLower(strings.TrimRight(before[strings.LastIndexByte(before, ' ')+1:], "-\u00ad"))
	if all := wordShape.FindAllString(head, -1); len(all) > 0 {
		head = all[len(all)-1]
	}
	part := head[strings.LastIndexByte(head, '-')+1:]
	tail := strings.ToLower(wordShape.FindString(after))
	if h.words[head+tail] {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(after); !unicode.IsLower(r) {
		return true // Anglo-Saxon, F-16
	}
	// after may itself be broken at its end, or have more than the word.
	if i := strings.IndexByte(tail, '\''); i > 0 {
		tail = tail[:i]
	}
	if i := strings.Index(tail, "’"); i > 0 {
		tail = tail[:i]
	}
	switch {
	case h.words[head+tail]:
		return false
	case h.words[head+"-"+tail]:
		return true
	case soft:
		return false
	}
	if part != head {
		return h.words[part] || len(part) <= 3 // state-of-the-art, but self-deception
	}
	c := words().compounds
	return c.first[head] && (c.second[tail] || h.words[tail])
}

// speakerLabels are the labels of a document's turns.
type speakerLabels struct {
	examined bool // Q. and A.
	names    map[string]int
}

var (
	examination = regexp.MustCompile(`^([QA])(?:\.|:)?\s+\S`)
	namedLabel  = regexp.MustCompile(`^((?:[\p{Lu}][\p{Lu}.'’-]*)(?: [\p{Lu}][\p{Lu}.'’-]*){0,5}):\s*\S`)
	examiner    = regexp.MustCompile(`(?i)^(?:(?:direct |cross[- ]|redirect |recross[- ])?examination )?by (m(?:r|s|rs)\. [\p{Lu}][\pL.'’ -]{1,40}?):?$`)
)

// labels counts what lines open with.
func (p *paper) labels() speakerLabels {
	out := speakerLabels{names: map[string]int{}}
	asked, answered := 0, 0
	for _, s := range p.sheets {
		for _, l := range s.lines {
			if m := examination.FindStringSubmatch(l.text); m != nil {
				if m[1] == "Q" {
					asked++
				} else if len(l.text) > 1 && l.text[1] == '.' || l.tabbed {
					answered++
				}
			}
			if m := namedLabel.FindStringSubmatch(l.text); m != nil {
				out.names[m[1]]++
			}
		}
	}
	out.examined = asked >= 2 && answered >= 1
	return out
}

// open gives the label that a text opens with, "" for none.
func (s speakerLabels) open(text string) string {
	if m := examination.FindStringSubmatch(text); m != nil && s.examined {
		if strings.HasPrefix(text[1:], ".") || strings.HasPrefix(text[1:], ":") || m[1] == "Q" {
			return strings.TrimRight(text[:2], " ")
		}
	}
	if m := namedLabel.FindStringSubmatch(text); m != nil && s.names[m[1]] >= 2 && !words().apart[strings.ToLower(m[1])] {
		return m[1]
	}
	return ""
}

// kinds tells the headline, headings and items from paragraphs, and takes
// title, author and date from what the first page says of itself.
func (p *paper) kinds(doc *document.Document, body []*passage, labels speakerLabels) {
	headline := p.headline(doc, body)
	var printed document.Document // what the first page says of itself
	for i, b := range body {
		l := newLine(clip(b.text, judged))
		switch {
		case i == headline:
			b.kind = document.Headline
		case labels.open(b.text) != "", examiner.MatchString(b.text):
			// of a transcript: turns.go reads on
		case len(b.text) <= judged && l.furniture():
			b.kind = document.Furniture
			if i < 12 && b.first().page == body[0].first().page {
				takeCredit(&printed, l)
			}
		case bulleted.MatchString(b.text) && len(l.list) > 1 && (i+1 < len(body) && bulleted.MatchString(body[i+1].text) || i > 0 && body[i-1].kind == document.Item):
			b.kind = document.Item
		case p.heads(b, l):
			b.kind = document.Heading
		}
	}
	if headline >= 0 {
		doc.Title = body[headline].text
		// A line of names alone under the headline is a byline without its "by".
		for _, b := range body[headline+1 : min(len(body), headline+3)] {
			l := newLine(clip(b.text, judged))
			if printed.Author == "" && labels.open(b.text) == "" && !l.stop && !l.speech && len(l.list) <= 8 && namesOnly(l.list) {
				if printed.Author = bylineNames(l.raw); printed.Author != "" {
					b.kind = document.Furniture
				}
			}
		}
	}
	doc.Author = firstOf(printed.Author, doc.Author)
	doc.Published = firstOf(printed.Published, doc.Published)
	doc.Outlet = printed.Outlet
}

var workTitle = regexp.MustCompile(`(?i)^(?:microsoft \w+ - .*|untitled.*|document\s?\d*|slide \d+|print|.*\.(?:docx?|pdf|od[tp]|indd|qxd|tex|dvi|ps|rtf|pages|html?|txt|pptx?|wpd|md)|[a-z]:\\.*|file:.*|https?:.*|[\d_.-]+)$`)

// headline finds the headline on the first page: what the file's title says, or what
// is set largest. -1 where there is none.
func (p *paper) headline(doc *document.Document, body []*passage) int {
	if workTitle.MatchString(doc.Title) {
		doc.Title = ""
	}
	if len(body) == 0 {
		return -1
	}
	page := body[0].first().page
	best, size := -1, 1.15*p.body
	title := plainWords(doc.Title)
	for i, b := range body {
		f := b.first()
		if f.page != page || i > 40 {
			break
		}
		if n := utf8.RuneCountInString(b.text); n < 4 || n > 300 {
			continue
		}
		if title != "" && plainWords(b.text) == title {
			return i
		}
		if f.size > size*1.01 && strings.ContainsFunc(b.text, unicode.IsLetter) && len(strings.Fields(b.text)) >= 2 {
			best, size = i, f.size
		}
	}
	return best
}

// plainWords is a text without case, marks and spacing.
func plainWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// heads reports whether a passage is a heading: larger than the text, or bold.
func (p *paper) heads(b *passage, l *line) bool {
	if len(b.lines) > 3 || len(l.list) > 16 || l.stop && !l.question || strings.HasSuffix(b.text, ",") || !strings.ContainsFunc(b.text, unicode.IsLetter) {
		return false
	}
	bold := true
	for _, ln := range b.lines {
		bold = bold && ln.bold
	}
	capitals := b.text == strings.ToUpper(b.text) && len(b.lines) == 1 && len(b.text) > 3
	return bold || capitals || b.first().size >= 1.12*p.body
}

// withNotes puts the notes of each page behind what begins on it.
func withNotes(body, notes []*passage) []*passage {
	var out []*passage
	for i, b := range body {
		out = append(out, b)
		for len(notes) > 0 && (i+1 == len(body) || body[i+1].first().page > notes[0].first().page) {
			out = append(out, notes[0])
			notes = notes[1:]
		}
	}
	return append(out, notes...)
}

// write composes the document's text.
func write(doc *document.Document, body []*passage) {
	// The headline stands first, whatever is printed over it.
	if i := slices.IndexFunc(body, func(b *passage) bool { return b.kind == document.Headline }); i > 0 {
		h := body[i]
		copy(body[1:i+1], body[:i])
		body[0] = h
	}
	var text strings.Builder
	counted := map[int]int{}
	for i, b := range body {
		if i > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(b.text)
		page := b.first().page
		counted[page]++
		block := document.Block{
			Kind:  b.kind,
			Span:  document.Span{Start: start, End: text.Len()},
			Where: document.Where{Page: page, Paragraph: counted[page]},
		}
		doc.Blocks = append(doc.Blocks, block)
	}
	text.WriteByte('\n')
	doc.Text = text.String()
}
