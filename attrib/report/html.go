package report

// A report as one page that can be mailed: no network, no script, its style
// inside, and a content policy that forbids everything else.

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"iter"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
)

//go:embed page.tmpl
var pageTemplate string

//go:embed page.css
var pageStyle string

var pageParsed = template.Must(template.New("page").Parse(pageTemplate))

// HTML writes a report as one self-contained page: the summary, the findings
// worst first with the two wordings side by side, the verdicts of a check in
// the order of the draft, the claims, and the text of every source with its
// statements marked, which everything above links into. It works without
// script, in print, in the dark and on a phone.
//
// A statement whose source comes without text is linked to the source's entry
// instead.
func HTML(w io.Writer, r *attrib.Report, o Options) error {
	p := newPage(newIndex(r), o)
	if p.Title == "" {
		p.Title = "Quotations compared in " + count(len(p.index.Sources), "source")
		if draft := p.index.draft(); p.index.Verdicts != nil {
			p.Title = "Quotations checked in " + clean(draft)
		}
	}
	p.Lede = capital(summed(p.index.Summary)) + "."
	return p.write(w)
}

// HTMLStatements writes statements as one self-contained page: each with its
// speaker, by source, and the sources' text that they are linked to.
func HTMLStatements(w io.Writer, sources []attrib.Source, list []statement.Statement, o Options) error {
	p := newPage(newIndex(&attrib.Report{Sources: sources, Statements: list}), o)
	p.Extracted = true
	if p.Title == "" {
		p.Title = "Statements in " + count(len(sources), "source")
	}
	p.Lede = capital(count(len(sources), "source") + ", " + kinds(list) + ".")
	return p.write(w)
}

// page is what the template reads. Its lists are made while they are written.
type page struct {
	index     *index
	Title     string
	Lede      string
	Extracted bool // a list of statements, not a report

	own    [][]int       // places in Sources → statements
	shown  map[int]bool  // places in Claims that have an entry of their own
	alone  int           // how many have none
	places map[place]int // stretches of text outside statements → their number
	inText map[int][]int // places in Sources → numbers of such stretches
	spots  []place       // by number
}

// place is a stretch of a source's text that a finding or verdict points at.
type place struct{ source, start, end int }

func newPage(x *index, o Options) *page {
	p := &page{index: x, Title: clean(o.Title), shown: map[int]bool{}, places: map[place]int{}, inText: map[int][]int{}}
	p.own = make([][]int, len(x.Sources))
	for i := range x.Statements {
		if s, ok := x.source[x.Statements[i].Source]; ok {
			p.own[s] = append(p.own[s], i)
		}
	}
	shown, alone := x.shownClaims()
	for _, c := range shown {
		p.shown[c] = true
	}
	p.alone = alone
	for i := range x.Findings {
		if a := x.Findings[i].Against; a != nil && a.Statement == "" {
			p.note(a.Source, a.Start, a.End)
		}
	}
	for i := range x.Verdicts {
		if e := x.Verdicts[i].Evidence; len(e) > 0 && e[0].Statement == "" {
			p.note(e[0].Source, e[0].Start, e[0].End)
		}
	}
	return p
}

// note gives a stretch of text a number, so that it can be linked to.
func (p *page) note(source string, start, end int) {
	s, ok := p.index.source[source]
	if !ok {
		return
	}
	at := place{s, start, end}
	if _, ok := p.places[at]; ok {
		return
	}
	p.places[at] = len(p.spots)
	p.inText[s] = append(p.inText[s], len(p.spots))
	p.spots = append(p.spots, at)
}

func (p *page) write(w io.Writer) error {
	b := bufio.NewWriterSize(w, 64<<10)
	if err := pageParsed.Execute(b, p); err != nil {
		return err
	}
	return b.Flush()
}

// Style is the style sheet.
func (p *page) Style() template.CSS { return template.CSS(pageStyle) }

// Policy allows the style sheet, by its hash, and nothing else.
func (p *page) Policy() string {
	sum := sha256.Sum256([]byte(pageStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'"
}

// link is a reference inside the page; Href is "" where there is nowhere to go.
type link struct{ Href, Text string }

// Contents lists the page's sections.
func (p *page) Contents() []link {
	x := p.index
	var list []link
	if !p.Extracted {
		list = append(list, link{"#findings", "Findings"})
		if x.Verdicts != nil {
			list = append(list, link{"#draft", "The draft"})
		}
		list = append(list, link{"#claims", "Claims"})
	} else {
		list = append(list, link{"#statements", "Statements"})
	}
	return append(list, link{"#sources", "Sources"})
}

// target is where a statement can be seen: its place in its source's text, or
// else the source.
func (p *page) target(s int) string {
	src, ok := p.index.source[p.index.Statements[s].Source]
	switch {
	case !ok:
		return ""
	case p.index.Sources[src].Text == "":
		return "#source-" + strconv.Itoa(src+1)
	}
	return "#statement-" + strconv.Itoa(s+1)
}

// spot is the same for a place outside statements.
func (p *page) spot(source string, start, end int) string {
	src, ok := p.index.source[source]
	if !ok {
		return ""
	}
	if n, ok := p.places[place{src, start, end}]; ok && p.index.Sources[src].Text != "" {
		return "#place-" + strconv.Itoa(n+1)
	}
	return "#source-" + strconv.Itoa(src+1)
}

// where names a place in a source for readers: "afp.txt, line 5".
func where(source string, line int, in document.Where) string {
	w := in.Text()
	switch {
	case w != "":
		return clean(source) + ", " + clean(w)
	case line < 1:
		return clean(source)
	}
	return clean(source) + ", line " + strconv.Itoa(line)
}

// wordingView is one wording with its place and speaker.
type wordingView struct {
	Label   string // "Source", "Draft" and the like
	Place   link
	Who     string
	Differs bool // the speaker is not the other side's
	Unknown bool // no speaker is known
	Notes   []string
	Unsure  string // how sure a suggestion is
	Cue     string
	Quote   bool // set in quotation marks
	Pieces  []pieceView
}

// pieceView is a piece of a wording.
type pieceView struct {
	Insert, Delete bool
	Text           string
}

func views(list []piece) []pieceView {
	out := make([]pieceView, len(list))
	for i, e := range list {
		out[i] = pieceView{Insert: e.op == rule.Insert, Delete: e.op == rule.Delete, Text: clean(e.text)}
	}
	return out
}

// wording views a statement; pieces nil means its text as it stands.
func (p *page) wording(s int, pieces []piece) wordingView {
	st := &p.index.Statements[s]
	if pieces == nil {
		pieces = []piece{{rule.Equal, st.Text}}
	}
	from := placed(st)
	v := wordingView{
		Place:   link{p.target(s), where(st.Source, from.Line, from.Where)},
		Who:     who(st),
		Unknown: st.Speaker == nil,
		Notes:   traits(st),
		Cue:     cueOf(st),
		Quote:   st.Kind == statement.Direct,
		Pieces:  views(pieces),
	}
	if !st.Sure() {
		v.Unsure = percent(st.Confidence)
	}
	return v
}

// sourceView is a source with its text.
type sourceView struct {
	page   *page
	number int
	ID     string
	Path   string
	About  string
	Format string
	Count  string
	Empty  bool // no text to show
}

// Sources lists the sources.
func (p *page) Sources() iter.Seq[sourceView] {
	return func(yield func(sourceView) bool) {
		for i := range p.index.Sources {
			s := &p.index.Sources[i]
			v := sourceView{
				page: p, number: i,
				ID: "source-" + strconv.Itoa(i+1), Path: clean(s.Path), About: about(s),
				Format: clean(s.Format), Count: count(len(p.own[i]), "statement"),
				Empty: s.Text == "",
			}
			if !yield(v) {
				return
			}
		}
	}
}

// Statements lists a source's statements.
func (v sourceView) Statements() iter.Seq[wordingView] {
	return func(yield func(wordingView) bool) {
		for _, s := range v.page.own[v.number] {
			if !yield(v.page.wording(s, nil)) {
				return
			}
		}
	}
}

// capital makes the first letter a capital, for phrases that open a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
