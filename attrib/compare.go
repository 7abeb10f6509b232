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
	statements, err := c.Extract(ctx, docs...)
	if err != nil {
		return nil, err
	}
	sources := attributed(docs, statements)
	grouping := claim.Group(sources)
	findings := rule.Run(grouping, c.severities)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return newReport(sources, statements, grouping.Claims, findings), nil
}

// attributed hands each document its statements; they are in the documents'
// order. The sources point into the list.
func attributed(docs []*document.Document, statements []statement.Statement) []claim.Source {
	sources := make([]claim.Source, len(docs))
	next := 0
	for i, d := range docs {
		sources[i].Doc = d
		last := -1
		for next < len(statements) && statements[next].Source == d.Path {
			s := &statements[next]
			start := 0
			if len(s.Content) > 0 {
				start = s.Content[0].Start
			}
			// Where one path is given twice in a row, places start over.
			if start < last && i+1 < len(docs) && docs[i+1].Path == d.Path {
				break
			}
			last = start
			sources[i].Statements = append(sources[i].Statements, s)
			next++
		}
	}
	return sources
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
		d := s.Doc
		r.Sources = append(r.Sources, Source{
			Path: d.Path, Title: d.Title, Outlet: d.Outlet, Author: d.Author, Published: d.Published,
			Format: d.Format, Statements: len(s.Statements), Text: d.Text,
		})
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
