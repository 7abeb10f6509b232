package rule

// Findings about one place of a source, for a check: the words of a draft's
// statement against what stands there, whether in a statement or not.

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Place is where a source has the words that a draft's statement is held
// against.
type Place struct {
	Statement *statement.Statement // nil where the words stand in none
	Path      string
	Start     int
	End       int
	Line      int
	Where     document.Where
}

func (p Place) against() *Against {
	if p.Statement != nil {
		return &Against{Statement: p.Statement.ID}
	}
	return &Against{Source: p.Path, Start: p.Start, End: p.End, Line: p.Line, Where: p.Where}
}

// Add joins further findings to those of [Run]: what stands already, by rule,
// statement and place, is left out, severities are applied, and the whole is put
// in order.
func Add(findings, further []Finding, severities map[string]Severity, order map[string]int) []Finding {
	key := func(f Finding) string {
		k := f.Rule + "\x00" + f.Statement + "\x00"
		if f.Against != nil {
			k += fmt.Sprintf("%s\x00%s\x00%d", f.Against.Statement, f.Against.Source, f.Against.Start)
		}
		return k
	}
	seen := map[string]bool{}
	for _, f := range findings {
		seen[key(f)] = true
	}
	for _, f := range further {
		if seen[key(f)] {
			continue
		}
		seen[key(f)] = true
		if f.Severity = severity(f, severities); f.Severity != Off {
			findings = append(findings, f)
		}
	}
	Sort(findings, order)
	return findings
}
