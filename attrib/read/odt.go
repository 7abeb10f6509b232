// ODT: OpenDocument texts, zipped or in flat XML, as they read once all tracked
// changes are accepted. What was deleted is kept apart from the text there, what was
// inserted stands in it.

package read

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
)

var odtEndings = []string{".odt", ".ott", ".fodt"}

func parseODT(data []byte) (*document.Document, error) {
	r := &odtReader{m: &manuscript{}, styles: map[string]*odtStyle{}}
	if !bytes.HasPrefix(data, []byte(zipHead)) {
		d, err := xmlOf(bytes.NewReader(data))
		if err == nil {
			err = r.read(d)
		}
		if err != nil {
			return nil, xmlProblem("the file", err)
		}
		return r.m.document(r.about())
	}
	p, err := openParts(data)
	if err != nil {
		return nil, err
	}
	locked := p.has("encrypted-package")
	if err := p.read("META-INF/manifest.xml", func(d *partReader) error {
		return d.tokens(func(e *xml.StartElement) error {
			locked = locked || e.Name.Local == "encryption-data"
			return nil
		}, ignoreEnd, ignoreText)
	}); err != nil {
		return nil, err
	}
	switch {
	case locked:
		return nil, errProtected
	case !p.has("content.xml"):
		return nil, because(ErrFormat, "a zip file that holds no OpenDocument text")
	}
	for _, part := range []string{"meta.xml", "styles.xml", "content.xml"} {
		if err := p.read(part, r.read); err != nil {
			return nil, err
		}
	}
	return r.m.document(r.about())
}

// odtStyle is a style of the document, or what was set by hand.
type odtStyle struct {
	is           style // by its name
	base         string
	hidden, bold *bool
}

// odtReader goes through the text, its styles and what it says of itself.
type odtReader struct {
	m      *manuscript
	styles map[string]*odtStyle // by family and name

	now      *odtStyle // that is being defined
	defaults bool      // the styles of all others

	meta      *string // that is being read
	title     string
	creators  [2]string // who began the file, who saved it last
	languages [2]string // of text where nothing else is said, and declared

	inBody bool
	paras  []odtPara
	spans  []odtSpan
	lists  int
	index  int // tables of contents and the like that are open
	tables []cell
	table  int
}

type odtPara struct {
	w            *written
	hidden, bold bool
}

type odtSpan struct{ hidden, bold bool }

func (r *odtReader) about() about {
	return about{title: r.title, author: firstOf(r.creators[:]...), language: firstOf(r.languages[:]...)}
}

func (r *odtReader) read(d *partReader) error {
	return d.tokens(r.start, r.end, r.text)
}

// odf is the word that a namespace of OpenDocument is known by: "text", "table" …
func odf(uri string) string {
	if s, ok := strings.CutPrefix(uri, "urn:oasis:names:tc:opendocument:xmlns:"); ok {
		return s[:max(0, strings.IndexByte(s, ':'))]
	}
	return ""
}

func (r *odtReader) start(e *xml.StartElement) error {
	ns, local := odf(e.Name.Space), e.Name.Local
	if !r.inBody {
		switch {
		case ns == "office" && local == "text":
			r.inBody = true
		case ns == "office" && (local == "spreadsheet" || local == "presentation" || local == "drawing"):
			return because(ErrFormat, "an OpenDocument file that is no text, which is not read")
		case ns == "office" && local == "master-styles":
			return errSkip // headers and footers
		default:
			r.define(ns, e)
		}
		return nil
	}
	switch ns {
	case "office":
		switch local {
		case "annotation", "forms", "binary-data":
			return errSkip
		}
	case "drawing":
		if local == "object" || local == "object-ole" {
			return errSkip // a formula, a chart, a sheet
		}
	case "text":
		return r.startText(local, e)
	case "table":
		switch local {
		case "table":
			r.table++
			r.tables = append(r.tables, cell{table: r.table})
		case "table-row":
			if t := lastOf(r.tables); t != nil {
				t.row, t.column = t.row+1, 0
			}
		case "table-cell":
			if t := lastOf(r.tables); t != nil {
				t.column++
				r.inCell()
			}
		case "covered-table-cell", "desc", "title", "tracked-changes":
			return errSkip
		}
	case "svg-compatible":
		if local == "title" || local == "desc" {
			return errSkip // what a picture shows, for those who do not see it
		}
	}
	return nil
}

func (r *odtReader) startText(local string, e *xml.StartElement) error {
	switch local {
	case "p", "h":
		p := odtPara{w: r.m.begin()}
		p.w.style, p.hidden, p.bold = r.look("paragraph", attribute(e, "style-name"))
		switch {
		case local == "h":
			level, _ := strconv.Atoi(attribute(e, "outline-level"))
			if p.w.style.role != roleHeadline {
				p.w.style = style{roleHeading, min(max(level, 1), 9)}
			}
		case r.index > 0:
			p.w.style = style{role: roleFurniture}
		case r.lists > 0 && (p.w.style.role == roleNone || p.w.style.role == roleHeading):
			p.w.style = style{role: roleItem}
		}
		r.paras = append(r.paras, p)
	case "span":
		s := odtSpan{}
		_, hidden, bold := r.look("text", attribute(e, "style-name"))
		if over := lastOf(r.spans); over != nil {
			s = *over
		}
		r.spans = append(r.spans, odtSpan{s.hidden || hidden, s.bold || bold})
	case "s":
		r.words(" ")
	case "tab":
		r.space((*written).tab)
	case "line-break":
		r.space((*written).br)
	case "note":
		r.m.note++
	case "section":
		if attribute(e, "display") == "none" {
			return errSkip
		}
	case "hidden-paragraph":
		if p := lastOf(r.paras); p != nil && attribute(e, "is-hidden") == "true" {
			p.hidden = true
		}
	case "hidden-text":
		if attribute(e, "is-hidden") == "true" {
			return errSkip
		}
	case "list":
		r.lists++
	case "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index", "bibliography":
		r.index++
	case "tracked-changes", "note-citation", "ruby-text", "placeholder", "script", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls",
		"table-of-content-source", "illustration-index-source", "table-index-source", "object-index-source", "user-index-source", "alphabetical-index-source", "bibliography-source":
		return errSkip
	}
	return nil
}

func (r *odtReader) end(e *xml.EndElement) error {
	ns, local := odf(e.Name.Space), e.Name.Local
	if !r.inBody {
		switch {
		case ns == "style" && (local == "style" || local == "default-style"):
			r.now, r.defaults = nil, false
		}
		r.meta = nil
		return nil
	}
	switch ns + ":" + local {
	case "office:text":
		r.inBody = false
	case "text:p", "text:h":
		if len(r.paras) > 0 {
			r.paras = popped(r.paras)
			r.m.end()
		}
	case "text:span":
		r.spans = popped(r.spans)
	case "text:note":
		r.m.note = max(0, r.m.note-1)
	case "text:list":
		r.lists--
	case "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index", "text:bibliography":
		r.index--
	case "table:table":
		r.tables = popped(r.tables)
		r.inCell()
	}
	return nil
}

func (r *odtReader) text(b []byte) {
	if r.meta != nil && len(*r.meta) < 2000 {
		*r.meta += string(b)
	}
	if r.inBody {
		r.words(string(b))
	}
}

// words adds the text of a paragraph; what stands between paragraphs is none.
func (r *odtReader) words(s string) {
	if p := lastOf(r.paras); p != nil && !r.hidden() {
		span := lastOf(r.spans)
		p.w.text(s, p.bold || span != nil && span.bold)
	}
}

func (r *odtReader) space(add func(*written)) {
	if p := lastOf(r.paras); p != nil && !r.hidden() {
		add(p.w)
	}
}

func (r *odtReader) hidden() bool {
	span := lastOf(r.spans)
	return lastOf(r.paras).hidden || span != nil && span.hidden
}

// define reads what stands before the text: styles, and what the file says of itself.
func (r *odtReader) define(ns string, e *xml.StartElement) {
	r.meta = nil
	switch e.Name.Local {
	case "style", "default-style":
		if ns != "style" {
			return
		}
		family := attribute(e, "family")
		r.defaults = e.Name.Local == "default-style" && family == "paragraph"
		name := firstOf(attribute(e, "display-name"), strings.ReplaceAll(attribute(e, "name"), "_20_", " "))
		r.now = &odtStyle{is: styleOf(name), base: attribute(e, "parent-style-name")}
		// What was set by hand has names of its own in each part; the text's wins.
		if e.Name.Local == "style" {
			r.styles[family+":"+attribute(e, "name")] = r.now
		}
	case "text-properties":
		if r.now == nil {
			return
		}
		if l := attribute(e, "language"); r.defaults && l != "" && l != "none" {
			r.languages[0] = l
			if c := attribute(e, "country"); c != "" && c != "none" {
				r.languages[0] += "-" + c
			}
		}
		if v := attribute(e, "display"); v != "" {
			hidden := v == "none"
			r.now.hidden = &hidden
		}
		if v := attribute(e, "font-weight"); v != "" {
			bold := v == "bold" || v >= "600" && v <= "900"
			r.now.bold = &bold
		}
	case "title":
		r.take(&r.title)
	case "initial-creator":
		r.take(&r.creators[0])
	case "creator":
		r.take(&r.creators[1])
	case "language":
		r.take(&r.languages[1])
	}
}

func (r *odtReader) take(into *string) {
	if *into == "" {
		r.meta = into
	}
}

// look gives what a style is, by itself and by those that it is based on.
func (r *odtReader) look(family, name string) (is style, hidden, bold bool) {
	knowHidden, knowBold := false, false
	for range 20 { // a chain may be closed to a ring
		st := r.styles[family+":"+name]
		if st == nil {
			break
		}
		if is.role == roleNone {
			is = st.is
		}
		if st.hidden != nil && !knowHidden {
			hidden, knowHidden = *st.hidden, true
		}
		if st.bold != nil && !knowBold {
			bold, knowBold = *st.bold, true
		}
		name = st.base
	}
	return is, hidden, bold
}

func (r *odtReader) inCell() {
	r.m.cell = nil
	if t := lastOf(r.tables); t != nil {
		c := *t
		r.m.cell = &c
	}
}
