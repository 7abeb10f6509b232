// Package rule holds the rules: plain values in one list, each looking for one
// thing that an editor should see.
package rule

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
// stand outside any statement, a place.
type Against struct {
	Statement string `json:"statement,omitempty"`
	Source    string `json:"source,omitempty"`
	Start     int    `json:"start,omitempty"`
	End       int    `json:"end,omitempty"`
	Line      int    `json:"line,omitempty"`
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
