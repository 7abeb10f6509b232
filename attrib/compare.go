package attrib

import (
	"context"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Compare groups the documents' statements into claims and reports the findings
// in them. The error is the context's, if it ended first.
func (c *Checker) Compare(ctx context.Context, docs ...*document.Document) (*Report, error) {
	statements, sources, err := c.extract(ctx, docs)
	if err != nil {
		return nil, err
	}
	grouping := claim.GroupBy(sources, claim.NewRelations(sources, c.declared))
	findings := rule.Run(grouping, c.severities)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return c.finish(sources, statements, grouping.Claims, findings, false), nil
}

// finish makes a report of the findings that nothing silences. Its errors rest on
// statements that are sure.
func (c *Checker) finish(sources []claim.Source, statements []statement.Statement, claims []claim.Claim, findings []rule.Finding, draft bool) *Report {
	order := make(map[string]int, len(statements))
	for i := range statements {
		order[statements[i].ID] = i
	}
	findings = ground(findings, statements, order)
	findings, suppressed := c.suppress(findings, sources, draft)
	r := newReport(sources, statements, claims, findings)
	r.Summary.Suppressed = suppressed
	return r
}

// newReport puts a report together and counts what it holds.
func newReport(sources []claim.Source, statements []statement.Statement, claims []claim.Claim, findings []rule.Finding) *Report {
	r := &Report{
		Version: 1, Sources: make([]Source, 0, len(sources)),
		Statements: append([]statement.Statement{}, statements...),
		Claims:     append([]claim.Claim{}, claims...),
		Findings:   append([]rule.Finding{}, findings...),
	}
	for _, s := range sources {
		r.Sources = append(r.Sources, describe(s.Doc, len(s.Statements)))
	}
	r.Summary = Summary{Sources: len(sources), Statements: len(statements), Claims: len(claims)}
	r.Summary.count(findings)
	return r
}

// count counts the findings by their severity.
func (s *Summary) count(findings []rule.Finding) {
	s.Error, s.Warning, s.Note = 0, 0, 0
	for _, f := range findings {
		switch f.Severity {
		case rule.Error:
			s.Error++
		case rule.Warning:
			s.Warning++
		case rule.Note:
			s.Note++
		}
	}
}
