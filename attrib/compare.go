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
	return newReport(sources, statements, grouping.Claims, findings), nil
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
	for _, f := range findings {
		switch f.Severity {
		case rule.Error:
			r.Summary.Error++
		case rule.Warning:
			r.Summary.Warning++
		case rule.Note:
			r.Summary.Note++
		}
	}
	return r
}
