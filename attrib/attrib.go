// Package attrib checks quotations and attributed claims before they are
// published: it extracts each statement with its speaker, matches the same
// claim across sources, and reports wording that differs and attribution that
// conflicts. It works on documents in memory and reaches no network.
package attrib

import (
	"context"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Checker extracts, compares and checks. Make one with [New]; it is safe for
// concurrent use and keeps nothing between calls.
type Checker struct {
	aliases    map[string][]string      // canonical name → other names
	severities map[string]rule.Severity // rule → severity, where it is not the default
	progress   func(done int)
}

// Option changes how a Checker works.
type Option func(*Checker)

// New makes a Checker.
func New(options ...Option) *Checker {
	c := &Checker{aliases: map[string][]string{}, severities: map[string]rule.Severity{}}
	for _, o := range options {
		o(c)
	}
	return c
}

// WithAlias makes the other names of a person or body stand for the canonical
// one: a statement by any of them carries the canonical name.
func WithAlias(canonical string, others ...string) Option {
	return func(c *Checker) { c.aliases[canonical] = append(c.aliases[canonical], others...) }
}

// WithSeverity gives a rule another severity; rule.Off silences it.
func WithSeverity(name string, s rule.Severity) Option {
	return func(c *Checker) { c.severities[name] = s }
}

// WithProgress has f called after each document is extracted, from any
// goroutine, with the number of documents done so far.
func WithProgress(f func(done int)) Option {
	return func(c *Checker) { c.progress = f }
}

// Extract gives every statement of the documents, in the order of the documents
// as given, then of place. The work is spread over all cores; the result does
// not depend on that. The error is the context's, if it ended first.
func (c *Checker) Extract(ctx context.Context, docs ...*document.Document) ([]statement.Statement, error) {
	panic("not yet")
}

// Compare groups the documents' statements into claims and reports the findings
// in them.
func (c *Checker) Compare(ctx context.Context, docs ...*document.Document) (*Report, error) {
	panic("not yet")
}

// Check judges each statement of a draft with quoted words against the sources.
func (c *Checker) Check(ctx context.Context, draft *document.Document, sources ...*document.Document) (*Report, error) {
	panic("not yet")
}
