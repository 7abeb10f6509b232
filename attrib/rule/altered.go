package rule

// Findings about one place of a source, for a check: the words of a draft's
// statement against what stands there, whether in a statement or not.

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/claim"
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
}

func (p Place) against() *Against {
	if p.Statement != nil {
		return &Against{Statement: p.Statement.ID}
	}
	return &Against{Source: p.Path, Start: p.Start, End: p.End, Line: p.Line}
}

// Altered gives the findings for the words of a draft's statement that a place
// has otherwise: at most one of each of negation-changed, number-changed and
// words-changed.
func Altered(s *statement.Statement, with claim.Stretch, at Place) []Finding {
	var out []Finding
	all := changes(with, 0)
	for _, r := range []struct {
		kind kind
		rule Rule
	}{{negation, negationChanged}, {number, numberChanged}, {words, wordsChanged}} {
		var diffs []claim.Diff
		for _, d := range all {
			if d.kind == r.kind {
				diffs = append(diffs, with.Diffs[d.diff])
			}
		}
		if len(diffs) == 0 {
			continue
		}
		severity := r.rule.Severity
		if !s.Sure() || at.Statement != nil && !at.Statement.Sure() {
			severity = lower(severity)
		}
		who := "nobody"
		if s.Speaker != nil && s.Speaker.Name != "" {
			who = s.Speaker.Name
		}
		out = append(out, Finding{
			Rule: r.rule.Name, Severity: severity, Statement: s.ID, Against: at.against(), Diff: edits(with),
			Message: ChangeMessage(r.kind == negation, s.Source, who, at.Path, diffs),
		})
	}
	return out
}

// Bracketed gives the finding for words in brackets that a draft's statement puts
// into what stands, without them, in the running text of a source.
func Bracketed(s *statement.Statement, with claim.Stretch, at Place) []Finding {
	c := &claim.Comparison{Stretches: []claim.Stretch{with}}
	for _, beside := range [...]bool{false, true} {
		inside, theirs, diff, ok := insertion(c, beside)
		if !ok {
			continue
		}
		return []Finding{{
			Rule: bracketed.Name, Severity: bracketed.Severity, Statement: s.ID, Against: at.against(), Diff: diff,
			Message: bracketMessage(s.Source, at.Path, inside, theirs),
		}}
	}
	return nil
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
