// Package verdict judges each statement of a draft against its sources.
package verdict

import "github.com/attribcheck/attrib/attrib/document"

// Verdict is what checking one statement of a draft came to.
type Verdict struct {
	Statement string     `json:"statement"` // id
	Verdict   Outcome    `json:"verdict"`
	Evidence  []Evidence `json:"evidence"` // best first; never nil
}

// Outcome is the verdict itself.
type Outcome string

// The outcomes, worst first.
const (
	Misattributed Outcome = "misattributed" // the words stand in a source, said by someone else
	Altered       Outcome = "altered"       // they stand there in other words
	Unsupported   Outcome = "unsupported"   // no source has them
	Unattributed  Outcome = "unattributed"  // the draft names no speaker
	Verified      Outcome = "verified"      // they stand there, the same speaker saying them
)

// Evidence is a place in a source that bears on a verdict.
type Evidence struct {
	Source         string  `json:"source"`
	Statement      string  `json:"statement,omitempty"` // id, where the words stand in a statement
	Start          int     `json:"start"`
	End            int     `json:"end"`
	Line           int     `json:"line"`
	document.Where         // in the file, where its text has no lines of its own
	Text           string  `json:"text"`
	Score          float64 `json:"score"` // 0 to 1: how well the words agree
}
