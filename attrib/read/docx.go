// DOCX: Word's documents as they read once all tracked changes are accepted, without
// comments, field codes, headers and footers.

package read

import (
	"encoding/xml"
	"path"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
)

var docxEndings = []string{".docx", ".docm", ".dotx", ".dotm"}

func parseDOCX(data []byte) (*document.Document, error) {
	p, err := openParts(data)
	if err != nil {
		return nil, err
	}
	main := "word/document.xml"
	rels, err := p.relations("")
	if err != nil {
		return nil, err
	}
	if t := rels["officeDocument"]; t != "" {
		main = t
	}
	switch folder, _, _ := strings.Cut(main, "/"); {
	case folder == "xl", p.has("xl/workbook.xml"):
		return nil, refusePackage("xl/")
	case folder == "ppt", p.has("ppt/presentation.xml"):
		return nil, refusePackage("ppt/")
	case !p.has(main):
		return nil, because(ErrFormat, "a zip file that holds no Word document")
	}
	if rels, err = p.relations(main); err != nil {
		return nil, err
	}
	part := func(kind string) string {
		return firstOf(rels[kind], path.Join(path.Dir(main), kind+".xml"))
	}
	var about about
	styles := docxStyles{}
	if err := p.read(part("styles"), func(d *partReader) error { return styles.read(d, &about) }); err != nil {
		return nil, err
	}
	notes := map[string][]*written{}
	for _, kind := range []string{"footnotes", "endnotes"} {
		r := newDOCXReader(styles)
		r.noteKind, r.into = kind[:len(kind)-1], notes
		if err := p.read(part(kind), r.read); err != nil {
			return nil, err
		}
	}
	r := newDOCXReader(styles)
	r.notes = notes
	if err := p.read(main, r.read); err != nil {
		return nil, err
	}
	declared := ""
	core := map[string]*string{"title": &about.title, "creator": &about.author, "language": &declared}
	if err := p.read("docProps/core.xml", func(d *partReader) error { return namedTexts(d, core) }); err != nil {
		return nil, err
	}
	about.language = firstOf(about.language, declared) // what text is set in; the other is often a program's own
	return r.m.document(about)
}

// relations gives the parts that a part names, by the last word of what they are to
// it; those of the whole file for "".
func (p *parts) relations(of string) (map[string]string, error) {
	dir, file := path.Split(of)
	rels := map[string]string{}
	err := p.read(dir+"_rels/"+file+".rels", func(d *partReader) error {
		return d.tokens(func(e *xml.StartElement) error {
			kind, target := attribute(e, "Type"), attribute(e, "Target")
			if e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" {
				return nil
			}
			if !strings.HasPrefix(target, "/") {
				target = dir + target
			}
			if kind = kind[strings.LastIndexByte(kind, '/')+1:]; rels[kind] == "" {
				rels[kind] = partName(target)
			}
			return nil
		}, ignoreEnd, ignoreText)
	})
	return rels, err
}

func ignoreEnd(*xml.EndElement) error { return nil }
func ignoreText([]byte)               {}

// docxStyles are the styles of a document by their ids.
type docxStyles map[string]*docxStyle

type docxStyle struct {
	is           style // by its name
	base         string
	level        int // of the outline, from 1; 0 for none
	list         bool
	hidden, bold *bool
}

// read reads the styles, and the language that text has where nothing else is said.
func (s docxStyles) read(d *partReader, about *about) error {
	var now *docxStyle
	defaults := false
	return d.tokens(func(e *xml.StartElement) error {
		if spaceOf(e.Name.Space) != wordSpace {
			return nil
		}
		switch e.Name.Local {
		case "docDefaults":
			defaults = true
		case "lang":
			if defaults {
				about.language = attribute(e, "val")
			}
		case "style":
			now = &docxStyle{}
			if id := attribute(e, "styleId"); id != "" && s[id] == nil {
				s[id] = now
			}
		}
		if now == nil {
			return nil
		}
		switch e.Name.Local {
		case "name":
			now.is = styleOf(attribute(e, "val"))
		case "basedOn":
			now.base = attribute(e, "val")
		case "outlineLvl":
			now.level = outlineLevel(e)
		case "numPr":
			now.list = true
		case "vanish":
			v := on(e)
			now.hidden = &v
		case "b":
			v := on(e)
			now.bold = &v
		}
		return nil
	}, func(e *xml.EndElement) error {
		switch e.Name.Local {
		case "style":
			now = nil
		case "docDefaults":
			defaults = false
		}
		return nil
	}, ignoreText)
}

// look gives what a style is, by itself and by those that it is based on.
func (s docxStyles) look(id string) (is style, list, hidden, bold bool) {
	level, knowHidden, knowBold := 0, false, false
	for range 20 { // a chain may be closed to a ring
		st := s[id]
		if st == nil {
			break
		}
		if is.role == roleNone {
			is = st.is
		}
		level = max(level, st.level)
		list = list || st.list
		if st.hidden != nil && !knowHidden {
			hidden, knowHidden = *st.hidden, true
		}
		if st.bold != nil && !knowBold {
			bold, knowBold = *st.bold, true
		}
		id = st.base
	}
	if is.role == roleNone && level > 0 {
		is = style{roleHeading, level}
	}
	return is, list, hidden, bold
}

// outlineLevel is a paragraph's level in the outline, from 1; Word's tenth is none.
func outlineLevel(e *xml.StartElement) int {
	n, err := strconv.Atoi(attribute(e, "val"))
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

// on reads a property that is on unless it says otherwise.
func on(e *xml.StartElement) bool {
	switch attribute(e, "val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// The namespaces that matter.
const (
	otherSpace = iota
	wordSpace
	mathSpace
	alternateSpace
)

func spaceOf(uri string) int {
	switch {
	case strings.HasSuffix(uri, "/wordprocessingml/2006/main"), strings.HasSuffix(uri, "/wordprocessingml/main"):
		return wordSpace
	case strings.HasSuffix(uri, "/officeDocument/2006/math"), strings.HasSuffix(uri, "/officeDocument/math"):
		return mathSpace
	case strings.HasSuffix(uri, "/markup-compatibility/2006"):
		return alternateSpace
	}
	return otherSpace
}

// docxReader goes through the text of a part.
type docxReader struct {
	m      *manuscript
	styles docxStyles

	paras  []docxPara // that are open
	runs   []docxRun
	fields []bool // open fields, whether their result has begun
	codes  int    // of them, those whose result has not
	tables []docxTable
	table  int // tables so far
	gone   int // open rows and cells that were deleted
	// alternates are the open choices between ways to write one thing, and whether
	// one was taken; placeholders the open controls, and whether nothing was entered.
	alternates, placeholders []bool
	inText                   bool

	notes map[string][]*written // what the text may refer to

	noteKind string // the element that holds a note, of a part of notes
	noteID   string // the note that is open
	into     map[string][]*written
}

type docxPara struct {
	w            *written
	props        bool // its properties are being read
	hidden, bold bool // by its style
	list         bool // by its own numbering
	noList       bool
	level        int
}

type docxRun struct {
	para                int // how many paragraphs were open where it began
	props, hidden, bold bool
	mark                bool // what follows is the mark of a note
}

type docxTable struct {
	number, row, column int
	props               bool
	gone                bool // the row was deleted
	cellGone            bool
}

func newDOCXReader(styles docxStyles) *docxReader {
	return &docxReader{m: &manuscript{}, styles: styles}
}

func (r *docxReader) read(d *partReader) error {
	return d.tokens(r.start, r.end, r.text)
}

func lastOf[T any](list []T) *T {
	if len(list) == 0 {
		return nil
	}
	return &list[len(list)-1]
}

func popped[T any](list []T) []T { return list[:max(0, len(list)-1)] }

func (r *docxReader) start(e *xml.StartElement) error {
	switch spaceOf(e.Name.Space) {
	case alternateSpace:
		return r.choice(e)
	case mathSpace:
		switch e.Name.Local {
		case "r":
			r.openRun()
		case "t":
			r.inText = true
		}
		return nil
	case otherSpace:
		return nil
	}
	p, run, t := lastOf(r.paras), r.run(), lastOf(r.tables)
	props := p != nil && p.props || run != nil && run.props
	switch e.Name.Local {
	case "t":
		r.inText = true
	case "r":
		r.openRun()
	case "rPr":
		if run != nil {
			run.props = true
		}
	case "p":
		r.paras = append(r.paras, docxPara{w: r.m.begin()})
	case "pPr":
		if p != nil {
			p.props = true
		}
	case "pStyle":
		if p != nil && p.props {
			var list bool
			p.w.style, list, p.hidden, p.bold = r.styles.look(attribute(e, "val"))
			p.list = p.list || list && p.w.style.role == roleNone
		}
	case "numId":
		if p != nil && p.props {
			p.list = attribute(e, "val") != "0"
			p.noList = !p.list
		}
	case "outlineLvl":
		if p != nil && p.props {
			p.level = outlineLevel(e)
		}
	case "framePr":
		if v := attribute(e, "dropCap"); p != nil && p.props && (v == "drop" || v == "margin") {
			p.w.cutEnd = true // an initial: the word goes on in the next paragraph
		}
	case "rStyle":
		if run != nil && run.props {
			if s := r.styles[attribute(e, "val")]; s != nil {
				_, _, hidden, bold := r.styles.look(attribute(e, "val"))
				run.hidden, run.bold = run.hidden || hidden, run.bold || bold
			}
		}
	case "vanish", "specVanish":
		switch {
		case run != nil && run.props:
			run.hidden = on(e)
		case p != nil && p.props:
			p.w.cutEnd = on(e) // a hidden end: Word sets the next paragraph on the same line
		}
	case "b":
		if run != nil && run.props {
			run.bold = on(e)
		}
	case "del", "moveFrom":
		switch {
		case t != nil && t.props:
			if !t.gone {
				t.gone = true
				r.gone++
			}
			return nil
		case p != nil && p.props:
			p.w.cutEnd = true
			return nil
		case run != nil && run.props:
			return nil
		}
		return errSkip
	case "cellDel":
		if t != nil && !t.cellGone {
			t.cellGone = true
			r.gone++
		}
	case "tab", "ptab":
		if !props {
			r.space((*written).tab)
		}
	case "br", "cr":
		if !props {
			r.space((*written).br)
		}
	case "noBreakHyphen":
		r.words("-")
	case "sym":
		r.words(symbol(attribute(e, "font"), attribute(e, "char")))
	case "fldChar":
		r.field(attribute(e, "fldCharType"))
		return errSkip
	case "footnoteReference", "endnoteReference":
		r.refer(strings.TrimSuffix(e.Name.Local, "Reference"), attribute(e, "id"))
		if run != nil && attribute(e, "customMarkFollows") != "" && attribute(e, "customMarkFollows") != "0" {
			run.mark = true
		}
	case "footnote", "endnote":
		if e.Name.Local == r.noteKind {
			if kind := attribute(e, "type"); kind != "" && kind != "normal" {
				return errSkip // the line between text and notes
			}
			r.noteID = r.noteKind + attribute(e, "id")
			r.m = &manuscript{}
		}
	case "tbl":
		r.table++
		r.tables = append(r.tables, docxTable{number: r.table})
	case "tr":
		if t != nil {
			t.row++
			t.column = 0
		}
	case "trPr":
		if t != nil {
			t.props = true
		}
	case "tc":
		if t != nil {
			t.column++
			r.inCell()
		}
	case "sdt":
		r.placeholders = append(r.placeholders, false)
	case "showingPlcHdr":
		if s := lastOf(r.placeholders); s != nil {
			*s = on(e)
		}
	case "sdtContent":
		if s := lastOf(r.placeholders); s != nil && *s {
			return errSkip
		}
	case "altChunk", "subDoc":
		r.m.lost++
	case "instrText", "delText", "delInstrText", "rt", "sectPr", "tblPr", "tblPrEx", "tblGrid", "sdtEndPr", "customXmlPr", "smartTagPr",
		"rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange", "tabs":
		return errSkip
	}
	return nil
}

func (r *docxReader) end(e *xml.EndElement) error {
	switch spaceOf(e.Name.Space) {
	case alternateSpace:
		if e.Name.Local == "AlternateContent" {
			r.alternates = popped(r.alternates)
		}
		return nil
	case mathSpace:
		switch e.Name.Local {
		case "r":
			r.runs = popped(r.runs)
		case "t":
			r.inText = false
		}
		return nil
	case otherSpace:
		return nil
	}
	p, run, t := lastOf(r.paras), r.run(), lastOf(r.tables)
	switch e.Name.Local {
	case "t":
		r.inText = false
	case "r":
		r.runs = popped(r.runs)
	case "rPr":
		if run != nil {
			run.props = false
		}
	case "pPr":
		if p != nil {
			p.props = false
		}
	case "p":
		r.endPara()
	case "tbl":
		r.endRow(t)
		r.tables = popped(r.tables)
		r.inCell()
	case "tr":
		r.endRow(t)
	case "trPr":
		if t != nil {
			t.props = false
		}
	case "tc":
		r.m.settle()
		r.endCell(t)
	case "sdt":
		r.placeholders = popped(r.placeholders)
	case "footnote", "endnote":
		if e.Name.Local == r.noteKind && r.noteID != "" {
			r.m.settle()
			r.into[r.noteID] = r.m.paras
			r.noteID = ""
		}
	}
	return nil
}

func (r *docxReader) text(b []byte) {
	if r.inText {
		r.words(string(b))
	}
}

// choice takes the first of the ways in which a thing is written for programs of
// different age: a text box is there once as new Word draws it and once as old Word
// does.
func (r *docxReader) choice(e *xml.StartElement) error {
	switch e.Name.Local {
	case "AlternateContent":
		r.alternates = append(r.alternates, false)
	case "Choice", "Fallback":
		if a := lastOf(r.alternates); a != nil {
			if *a {
				return errSkip
			}
			*a = true
		}
	}
	return nil
}

func (r *docxReader) openRun() {
	run := docxRun{para: len(r.paras)}
	if p := lastOf(r.paras); p != nil {
		run.bold, run.hidden = p.bold, p.hidden
	}
	if over := lastOf(r.runs); over != nil {
		run.hidden = run.hidden || over.hidden
	}
	r.runs = append(r.runs, run)
}

// writing gives the paragraph that words go to, nil where they are not to be read.
func (r *docxReader) writing() (*written, *docxRun) {
	p, run := lastOf(r.paras), r.run()
	if p == nil || run == nil || run.hidden || run.mark || r.codes > 0 || r.gone > 0 {
		return nil, nil
	}
	return p.w, run
}

// run is the run of the paragraph that is being read, nil for none.
func (r *docxReader) run() *docxRun {
	if run := lastOf(r.runs); run != nil && run.para == len(r.paras) {
		return run
	}
	return nil
}

func (r *docxReader) words(s string) {
	if w, run := r.writing(); w != nil {
		w.text(s, run.bold)
	}
}

func (r *docxReader) space(add func(*written)) {
	if w, _ := r.writing(); w != nil {
		add(w)
	}
}

// field follows a field that is written as marks between runs: its code first, then
// its result.
func (r *docxReader) field(mark string) {
	switch mark {
	case "begin":
		r.fields = append(r.fields, false)
		r.codes++
	case "separate":
		if f := lastOf(r.fields); f != nil && !*f {
			*f = true
			r.codes--
		}
	case "end":
		r.endField()
	}
}

func (r *docxReader) endField() {
	if f := lastOf(r.fields); f != nil && !*f {
		r.codes--
	}
	r.fields = popped(r.fields)
}

// refer hangs a note on the paragraph that refers to it.
func (r *docxReader) refer(kind, id string) {
	w, _ := r.writing()
	if w == nil {
		return
	}
	for _, n := range r.notes[kind+id] {
		n.note, n.cell = true, nil
		w.notes = append(w.notes, n)
	}
	delete(r.notes, kind+id)
}

func (r *docxReader) endPara() {
	p := lastOf(r.paras)
	if p == nil {
		return
	}
	if p.w.style.role == roleNone {
		switch {
		case p.level > 0:
			p.w.style = style{roleHeading, p.level}
		case p.list:
			p.w.style = style{role: roleItem}
		}
	} else if p.noList && p.w.style.role == roleItem {
		p.w.style = style{}
	}
	// A code that is still open was never closed: codes hold no paragraphs.
	for len(r.fields) > 0 && !*lastOf(r.fields) {
		r.endField()
	}
	r.paras = popped(r.paras)
	r.m.end()
}

func (r *docxReader) endCell(t *docxTable) {
	if t != nil && t.cellGone {
		t.cellGone = false
		r.gone--
	}
}

func (r *docxReader) endRow(t *docxTable) {
	r.endCell(t)
	if t != nil && t.gone {
		t.gone = false
		r.gone--
	}
}

// inCell tells the manuscript which cell is being read.
func (r *docxReader) inCell() {
	r.m.cell = nil
	if t := lastOf(r.tables); t != nil {
		r.m.cell = &cell{t.number, t.row, t.column}
	}
}
