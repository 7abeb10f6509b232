package attrib

import (
	"context"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/verdict"
)

// WithIndirectClaims has Check judge statements without quoted words too.
func WithIndirectClaims() Option { return func(c *Checker) { c.indirect = true } }

// Check judges each statement of a draft with quoted words against the sources.
// The report holds the claims of draft and sources together, the draft being
// the first source; its findings are about the draft's statements. The error is
// the context's, if it ended first.
func (c *Checker) Check(ctx context.Context, draft *document.Document, sources ...*document.Document) (*Report, error) {
	docs := append([]*document.Document{draft}, sources...)
	statements, all, err := c.extract(ctx, docs)
	if err != nil {
		return nil, err
	}
	grouping := claim.GroupBy(all, claim.NewRelations(all, c.declared))
	grouping.Draft = true
	findings := rule.Run(grouping, c.severities)
	verdicts, further := verdict.Judge(all[0], all[1:], verdict.Options{Claims: c.indirect, Speakers: grouping.Speakers})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	order := make(map[string]int, len(statements))
	for i := range statements {
		order[statements[i].ID] = i
	}
	findings = rule.Add(findings, further, c.severities, order)
	r := c.finish(all, statements, grouping.Claims, findings, true)
	r.Verdicts = verdicts
	return r, nil
}
