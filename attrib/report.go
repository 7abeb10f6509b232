package attrib

import (
	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
	"github.com/attribcheck/attrib/attrib/verdict"
)

// Report is what comparing or checking came to; its JSON form is stable under
// its version number.
type Report struct {
	Version    int                   `json:"version"`
	Sources    []Source              `json:"sources"`
	Statements []statement.Statement `json:"statements"`
	Claims     []claim.Claim         `json:"claims"`
	Findings   []rule.Finding        `json:"findings"`
	// Verdicts is nil in a report of Compare, and never nil in one of Check.
	Verdicts []verdict.Verdict `json:"verdicts,omitzero"`
	Summary  Summary           `json:"summary"`
}

// Source describes one document of a report.
type Source struct {
	Path       string `json:"path"`
	Title      string `json:"title"`
	Outlet     string `json:"outlet"`
	Author     string `json:"author"`
	Published  string `json:"published"`
	Format     string `json:"format"`
	Statements int    `json:"statements"` // how many it holds
	// Archive is the archive that it was recalled from, "" for one that was given.
	Archive string `json:"archive,omitempty"`
	// Text is the document's text, for reports that link into it. It is not part
	// of the JSON form: `attrib text` prints it.
	Text string `json:"-"`
}

// Summary counts what a report holds.
type Summary struct {
	Sources    int `json:"sources"`
	Statements int `json:"statements"`
	Claims     int `json:"claims"`
	Error      int `json:"error"`
	Warning    int `json:"warning"`
	Note       int `json:"note"`
	// Suppressed are the findings that were silenced; no other count has them.
	Suppressed int `json:"suppressed"`
}

// Describe gives the sources of a list of statements that Extract made of docs.
func Describe(docs []*document.Document, statements []statement.Statement) []Source {
	count := map[string]int{}
	for i := range statements {
		count[statements[i].Source]++
	}
	sources := make([]Source, len(docs))
	for i, d := range docs {
		sources[i] = describe(d, count[d.Path])
	}
	return sources
}

func describe(d *document.Document, statements int) Source {
	return Source{
		Path: d.Path, Title: d.Title, Outlet: d.Outlet, Author: d.Author, Published: d.Published,
		Format: d.Format, Statements: statements, Archive: d.Archive, Text: d.Text,
	}
}
