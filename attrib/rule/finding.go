// Package rule holds the rules: plain values in one list, each looking for one
// thing that an editor should see.
package rule

import (
	"bytes"
	"encoding/json"

	"github.com/attribcheck/attrib/attrib/document"
)

// Severity is how much a finding matters.
type Severity string

// The severities, worst first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
	Off     Severity = "off" // the rule does not run
)

// Finding is one thing an editor should look at.
type Finding struct {
	Rule      string   `json:"rule"`
	Severity  Severity `json:"severity"`
	Message   string   `json:"message"`
	Statement string   `json:"statement"`         // id
	Against   *Against `json:"against,omitempty"` // what it is held against
	Diff      []Edit   `json:"diff,omitempty"`
}

// Against names the other side of a finding: a statement, or, where the words
// stand outside any statement, a place. As JSON it has the fields of the one or
// of the other, all of them.
type Against struct {
	Statement string // id; the other fields are unset where it is set
	Source    string // path
	Start     int    // in bytes of the source's text, half-open
	End       int
	Line      int            // 1-based
	Where     document.Where // in the file, where its text has no lines of its own
}

// MarshalJSON writes {"statement"} or {"source","start","end","line"}: a start
// of 0 is one too.
func (a Against) MarshalJSON() ([]byte, error) {
	if a.Statement != "" {
		return plainJSON(struct {
			Statement string `json:"statement"`
		}{a.Statement})
	}
	return plainJSON(struct {
		Source string `json:"source"`
		Start  int    `json:"start"`
		End    int    `json:"end"`
		Line   int    `json:"line"`
		document.Where
	}{a.Source, a.Start, a.End, a.Line, a.Where})
}

// plainJSON leaves it to the writer whether < and & are escaped.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

// Edit is one step of a diff in words, read from Against to Statement.
type Edit struct {
	Op   Op     `json:"op"`
	Text string `json:"text"`
}

// Op is what an Edit does.
type Op string

// The operations.
const (
	Equal  Op = "equal"
	Delete Op = "delete" // only the other source has it
	Insert Op = "insert" // only the statement has it
)
