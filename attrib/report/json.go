package report

// The forms for programs. docs/report.schema.json describes them.

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
	"github.com/attribcheck/attrib/attrib/verdict"
)

// version is that of the shapes of a list of statements; a report carries its
// own.
const version = 1

// JSON writes a report as one indented object. Lists that are nil are written
// as empty ones, save that verdicts are left out of a comparison. Characters
// such as < stand as they are, bytes that are no UTF-8 become U+FFFD. A number
// that JSON has no form for (a score that is NaN) is an error.
func JSON(w io.Writer, r *attrib.Report) error {
	if r == nil {
		r = &attrib.Report{Version: version}
	}
	o := newObject(w)
	o.field("version", r.Version)
	list(o, "sources", r.Sources, same)
	list(o, "statements", r.Statements, wholeStatement)
	list(o, "claims", r.Claims, wholeClaim)
	list(o, "findings", r.Findings, same)
	if r.Verdicts != nil {
		list(o, "verdicts", r.Verdicts, wholeVerdict)
	}
	o.field("summary", r.Summary)
	return o.close()
}

// JSONStatements writes statements and their sources as one indented object:
// {"version":1,"sources":[…],"statements":[…]}.
func JSONStatements(w io.Writer, sources []attrib.Source, statements []statement.Statement) error {
	o := newObject(w)
	o.field("version", version)
	list(o, "sources", sources, same)
	list(o, "statements", statements, wholeStatement)
	return o.close()
}

// JSONL writes a report as records, one a line. Each is an object of the shape
// that it has in the JSON form with a field more, "record", which comes first
// and says what it is. First comes one {"record":"report","version":…}, then
// each source, statement, claim, finding and verdict, in this order, and last
// the summary: a reader who has seen it has seen everything.
func JSONL(w io.Writer, r *attrib.Report) error {
	if r == nil {
		r = &attrib.Report{Version: version}
	}
	l := newLines(w)
	l.write(struct {
		Record  string `json:"record"`
		Version int    `json:"version"`
	}{"report", r.Version})
	for _, s := range r.Sources {
		l.write(struct {
			Record string `json:"record"`
			attrib.Source
		}{"source", s})
	}
	for _, s := range r.Statements {
		l.write(struct {
			Record string `json:"record"`
			statement.Statement
		}{"statement", wholeStatement(s)})
	}
	for _, c := range r.Claims {
		l.write(struct {
			Record string `json:"record"`
			claim.Claim
		}{"claim", wholeClaim(c)})
	}
	for _, f := range r.Findings {
		l.write(struct {
			Record string `json:"record"`
			rule.Finding
		}{"finding", f})
	}
	for _, v := range r.Verdicts {
		l.write(struct {
			Record string `json:"record"`
			verdict.Verdict
		}{"verdict", wholeVerdict(v)})
	}
	l.write(struct {
		Record string `json:"record"`
		attrib.Summary
	}{"summary", r.Summary})
	return l.close()
}

// JSONLStatements writes statements, one a line, in the order given.
func JSONLStatements(w io.Writer, statements []statement.Statement) error {
	l := newLines(w)
	for _, s := range statements {
		l.write(wholeStatement(s))
	}
	return l.close()
}

func same[T any](v T) T { return v }

// The whole functions put empty lists for nil ones, which JSON would call null.

func wholeStatement(s statement.Statement) statement.Statement {
	if s.Content == nil {
		s.Content = []document.Range{}
	}
	if s.Quoted == nil {
		s.Quoted = []document.Range{}
	}
	return s
}

func wholeClaim(c claim.Claim) claim.Claim {
	if c.Statements == nil {
		c.Statements = []string{}
	}
	return c
}

func wholeVerdict(v verdict.Verdict) verdict.Verdict {
	if v.Evidence == nil {
		v.Evidence = []verdict.Evidence{}
	}
	return v
}

// object writes one indented JSON object, field by field, so that no more than
// one element of a list is held. Its first error sticks.
type object struct {
	w     *bufio.Writer
	buf   bytes.Buffer
	begun bool
	err   error
}

const indent = "  "

func newObject(w io.Writer) *object { return &object{w: bufio.NewWriterSize(w, 64<<10)} }

// name opens a field.
func (o *object) name(name string) {
	if o.begun {
		o.w.WriteString(",\n")
	} else {
		o.w.WriteString("{\n")
	}
	o.begun = true
	o.w.WriteString(indent + `"` + name + `": `)
}

// value writes a value whose lines after the first are indented by prefix.
func (o *object) value(v any, prefix string) {
	if o.err != nil {
		return
	}
	o.buf.Reset()
	e := json.NewEncoder(&o.buf)
	e.SetEscapeHTML(false)
	e.SetIndent(prefix, indent)
	if o.err = e.Encode(v); o.err == nil {
		o.w.Write(bytes.TrimSuffix(o.buf.Bytes(), []byte("\n")))
	}
}

func (o *object) field(name string, v any) {
	o.name(name)
	o.value(v, indent)
}

func list[T any](o *object, name string, values []T, whole func(T) T) {
	o.name(name)
	o.w.WriteByte('[')
	for i, v := range values {
		if i > 0 {
			o.w.WriteByte(',')
		}
		o.w.WriteString("\n" + indent + indent)
		o.value(whole(v), indent+indent)
	}
	if len(values) > 0 {
		o.w.WriteString("\n" + indent)
	}
	o.w.WriteByte(']')
}

func (o *object) close() error {
	if o.err != nil {
		return o.err
	}
	o.w.WriteString("\n}\n")
	return o.w.Flush()
}

// lines writes JSON values, one a line. Its first error sticks.
type lines struct {
	w   *bufio.Writer
	e   *json.Encoder
	err error
}

func newLines(w io.Writer) *lines {
	b := bufio.NewWriterSize(w, 64<<10)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return &lines{w: b, e: e}
}

func (l *lines) write(v any) {
	if l.err == nil {
		l.err = l.e.Encode(v)
	}
}

func (l *lines) close() error {
	if l.err != nil {
		return l.err
	}
	return l.w.Flush()
}
