// Package attrib checks quotations and attributed claims before they are
// published: it extracts each statement with its speaker, matches the same
// claim across sources, and reports wording that differs and attribution that
// conflicts. It works on documents in memory and reaches no network.
package attrib

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/model"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Checker extracts, compares and checks. Make one with [New]; it is safe for
// concurrent use and keeps nothing between calls.
type Checker struct {
	names      map[string]string // other name, lower case → canonical name
	declared   claim.Declared
	severities map[string]rule.Severity // rule → severity, where it is not the default
	style      map[string]rule.Severity // the same of a house style, until New lays one over the other
	ignores    []Ignore
	progress   func(done int)
	notes      func(Note)
	indirect   bool // judge indirect statements too
	model      *model.Model
	known      []func(*document.Document) ([]statement.Statement, bool)
}

// Option changes how a Checker works.
type Option func(*Checker)

// New makes a Checker.
func New(options ...Option) *Checker {
	c := &Checker{names: map[string]string{}, severities: map[string]rule.Severity{}}
	for _, o := range options {
		o(c)
	}
	if c.model == nil {
		c.model = model.Default()
	}
	c.restyle()
	return c
}

// WithModel has statements extracted by another model than the one that is part
// of the binary.
func WithModel(m *model.Model) Option {
	return func(c *Checker) { c.model = m }
}

// WithStatements has the statements of documents that were extracted before taken
// from f instead of being extracted anew; it says false of a document that it does
// not know. They are as statement.Extract gives them, Within being a place in the
// list; the Checker numbers them, and changes nothing else in them. f may be called
// from several goroutines. Of several such options the first that knows is asked.
func WithStatements(f func(*document.Document) ([]statement.Statement, bool)) Option {
	return func(c *Checker) { c.known = append(c.known, f) }
}

// WithSources is WithStatements for what [Checker.Sources] gave.
func WithSources(sources ...claim.Source) Option {
	of := make(map[*document.Document]claim.Source, len(sources))
	for _, s := range sources {
		of[s.Doc] = s
	}
	return WithStatements(func(d *document.Document) ([]statement.Statement, bool) {
		s, ok := of[d]
		list := make([]statement.Statement, len(s.Statements))
		at := make(map[string]int, len(list))
		for i, st := range s.Statements {
			at[st.ID], list[i] = i, *st
		}
		for i := range list {
			if w := list[i].Within; w != "" {
				list[i].Within = strconv.Itoa(at[w])
			}
		}
		return list, ok
	})
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

// WithOffice declares that a person holds offices, each as a source may mention
// it: "China's president", "the Chinese leader". Where sources are compared, one
// whom a source calls so and nowhere names is that person. Of two persons with
// one office the one declared last holds it.
func WithOffice(person string, offices ...string) Option {
	return func(c *Checker) {
		c.declared.Offices = append(c.declared.Offices, claim.Office{Person: person, Held: offices})
	}
}

// WithRelay declares agencies and outlets that pass on what others said, beside
// those that are known: where sources are compared, their having the words that
// another source has from a person is no conflict.
func WithRelay(names ...string) Option {
	return func(c *Checker) { c.declared.Relays = append(c.declared.Relays, names...) }
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

// Note is something odd about a document, or about what silences findings, that
// did not stop the work.
type Note struct {
	Path string
	Line int    // 1-based; 0 where the whole is meant
	Text string // one line, without path and line
	// Fault reports an error of attrib's own: the document gave no statements.
	Fault bool
	// Problem reports what somebody asked for in the document and cannot be done: a
	// comment that names no rule that there is, or gives no reason.
	Problem bool
}

// WithNotes has f called with what was odd about the documents, in their order,
// before Extract, Compare or Check returns. Without it notes are dropped.
func WithNotes(f func(Note)) Option {
	return func(c *Checker) { c.notes = f }
}

// Extract gives every statement of the documents, in the order of the documents
// as given, then of place. The work is spread over all cores; the result does
// not depend on that. The error is the context's, if it ended first.
func (c *Checker) Extract(ctx context.Context, docs ...*document.Document) ([]statement.Statement, error) {
	list, _, err := c.extract(ctx, docs)
	return list, err
}

// Sources is Extract, document by document.
func (c *Checker) Sources(ctx context.Context, docs ...*document.Document) ([]claim.Source, error) {
	_, sources, err := c.extract(ctx, docs)
	return sources, err
}

// extract gives the statements of the documents in one list, and each document
// with its part of that list.
func (c *Checker) extract(ctx context.Context, docs []*document.Document) ([]statement.Statement, []claim.Source, error) {
	results := make([]statement.Result, len(docs))
	faults := make([]error, len(docs))
	work := make(chan int)
	var done atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(docs)) {
		wait.Go(func() {
			for i := range work {
				results[i], faults[i] = c.extractOne(docs[i])
				if n := done.Add(1); c.progress != nil {
					c.progress(int(n))
				}
			}
		})
	}
feed:
	for i := range docs {
		select {
		case work <- i:
		case <-ctx.Done():
			break feed
		}
	}
	close(work)
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	total := 0
	for i := range results {
		total += len(results[i].Statements)
	}
	all := make([]statement.Statement, 0, total)
	sources := make([]claim.Source, len(docs))
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
		sources[i].Doc = docs[i]
		for j := first; j < len(all); j++ {
			sources[i].Statements = append(sources[i].Statements, &all[j])
		}
		if c.notes == nil {
			continue
		}
		for _, text := range results[i].Notes {
			c.notes(Note{Path: docs[i].Path, Text: text})
		}
		if faults[i] != nil {
			c.notes(Note{Path: docs[i].Path, Text: faults[i].Error(), Fault: true})
		}
	}
	return all, sources, nil
}

// extractOne reads one document. A fault of ours is an error about that document
// and does not take the others down.
func (c *Checker) extractOne(doc *document.Document) (r statement.Result, fault error) {
	defer func() {
		if p := recover(); p != nil {
			r, fault = statement.Result{}, fmt.Errorf("internal error: %v; no statements read", p)
			if os.Getenv("ATTRIB_DEBUG") != "" {
				panic(p)
			}
		}
	}()
	for _, known := range c.known {
		if list, ok := known(doc); ok {
			return statement.Result{Statements: list}, nil
		}
	}
	return statement.Extract(lang.Read(doc), c.model), nil
}

// canonical gives the speakers of a statement the names that aliases ask for.
func (c *Checker) canonical(s *statement.Statement) {
	if len(c.names) == 0 {
		return
	}
	if s.Speaker != nil {
		s.Speaker.Rename(c.names)
	}
	for i := range s.Via {
		s.Via[i].Rename(c.names)
	}
}
