// Package attrib checks quotations and attributed claims before they are
// published: it extracts each statement with its speaker, matches the same
// claim across sources, and reports wording that differs and attribution that
// conflicts. It works on documents in memory and reaches no network.
package attrib

import (
	"context"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Checker extracts, compares and checks. Make one with [New]; it is safe for
// concurrent use and keeps nothing between calls.
type Checker struct {
	names      map[string]string        // other name, lower case → canonical name
	severities map[string]rule.Severity // rule → severity, where it is not the default
	progress   func(done int)
	indirect   bool // judge indirect statements too
}

// Option changes how a Checker works.
type Option func(*Checker)

// New makes a Checker.
func New(options ...Option) *Checker {
	c := &Checker{names: map[string]string{}, severities: map[string]rule.Severity{}}
	for _, o := range options {
		o(c)
	}
	return c
}

// WithAlias makes the other names of a person or body stand for the canonical
// one: a statement by any of them carries the canonical name.
func WithAlias(canonical string, others ...string) Option {
	return func(c *Checker) {
		for _, o := range others {
			c.names[strings.ToLower(o)] = canonical
		}
	}
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
	results := make([]statement.Result, len(docs))
	work := make(chan int)
	var done atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(docs)) {
		wait.Go(func() {
			for i := range work {
				results[i] = statement.Extract(lang.Read(docs[i]))
				if n := done.Add(1); c.progress != nil {
					c.progress(int(n))
				}
			}
		})
	}
	var err error
	for i := range docs {
		select {
		case work <- i:
			continue
		case <-ctx.Done():
			err = ctx.Err()
		}
		break
	}
	close(work)
	wait.Wait()
	if err != nil {
		return nil, err
	}
	total := 0
	for i := range results {
		total += len(results[i].Statements)
	}
	all := make([]statement.Statement, 0, total)
	for i := range results {
		first := len(all)
		for _, s := range results[i].Statements {
			s.ID = "s" + strconv.Itoa(len(all)+1)
			s.Source = docs[i].Path
			if s.Within != "" {
				outer, _ := strconv.Atoi(s.Within)
				s.Within = "s" + strconv.Itoa(first+outer+1)
			}
			c.canonical(&s)
			all = append(all, s)
		}
	}
	return all, nil
}

// canonical gives the speakers of a statement the names that aliases ask for.
func (c *Checker) canonical(s *statement.Statement) {
	if len(c.names) == 0 {
		return
	}
	if s.Speaker != nil {
		if name, ok := c.names[strings.ToLower(s.Speaker.Name)]; ok {
			s.Speaker.Name = name
		}
	}
	for i := range s.Via {
		if name, ok := c.names[strings.ToLower(s.Via[i].Name)]; ok {
			s.Via[i].Name = name
		}
	}
}
