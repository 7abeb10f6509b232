// Package eval measures extraction against articles that people have annotated:
// how many of their spans are found, whether quotations have the right speaker,
// what goes wrong most often and where, and whether confidence can be believed.
//
// [Load] reads the annotated articles (the gold), [Measure] extracts and
// compares, [Text] and [JSON] write what came of it. Which Checker extracts is
// the caller's choice, and so is everything about how it extracts.
//
// All input is hostile: files are bounded in size, spans are held against the
// text, and time is in proportion to text and annotation. Every error names the
// file, and the line where there is one.
package eval

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Gold is annotated articles.
type Gold struct {
	// Path is the folder as the user gave it.
	Path string
	// Stripped says that the articles have lost case and punctuation.
	Stripped bool
	// Articles are sorted by name.
	Articles []*Article
	// Errors are articles that could not be read, and are not among Articles.
	Errors []error
	// Notes say what was passed over, one line each.
	Notes []string
}

// Documents gives the documents of the articles, in their order.
func (g *Gold) Documents() []*document.Document {
	docs := make([]*document.Document, len(g.Articles))
	for i, a := range g.Articles {
		docs[i] = a.Doc
	}
	return docs
}

// attributions counts what the annotators marked.
func (g *Gold) attributions() int {
	n := 0
	for _, a := range g.Articles {
		n += len(a.Attributions)
	}
	return n
}

// Article is one article with what its annotators found in it.
type Article struct {
	// Name is the name of its file without folder and ending.
	Name string
	// Doc is what is extracted from; every span below counts bytes of its text.
	Doc *document.Document
	// Attributions are in the order of the annotation.
	Attributions []Attribution
	// Quotations are the stretches of the text in quotation marks, the marks
	// left out, in order and not overlapping.
	Quotations []document.Span

	// original and stripped lead from a stripped text back to the article. They
	// are nil where Doc is the article.
	original *document.Document
	stripped *document.Stripped
}

// Attribution is one thing that annotators say someone said. Each role may have
// several spans, in the order of the text, or none.
type Attribution struct {
	ID                   string
	Source, Cue, Content []document.Span
	// Label is nil where nobody has said who speaks.
	Label *Label
}

// Label is who speaks in an attribution, as a person has set it down.
type Label struct {
	// Name is the fullest name that the article gives the speaker, the noun
	// phrase of one who is never named, and "" where no reader could tell.
	Name string
	// Basis says what ties the mention to the name; see [Bases].
	Basis string
	// NotSpeech says that the marks are a title's or a scare quote's, or that
	// nothing was said.
	NotSpeech bool
}

// Bases lists what a Label may rest on, in the order of the report.
func Bases() []string {
	return []string{"named", "pronoun", "description", "carried", "unnamed", "label"}
}

// Options change a measurement. The zero value shows no places.
type Options struct {
	// Places is how many places are kept of each kind of error.
	Places int
}

// Measure has a Checker extract the statements of every article, on all cores,
// and holds them against the gold. The result does not depend on scheduling. The
// error is the context's, if it ended first.
func Measure(ctx context.Context, checker *attrib.Checker, gold *Gold, o Options) (*Report, error) {
	list, err := checker.Extract(ctx, gold.Documents()...)
	if err != nil {
		return nil, fmt.Errorf("evaluating %s: %w", gold.Path, err)
	}
	found := map[string][]statement.Statement{}
	for _, s := range list {
		found[s.Source] = append(found[s.Source], s)
	}
	counts := make([]*counts, len(gold.Articles))
	err = each(ctx, len(gold.Articles), func(i int) error {
		a := gold.Articles[i]
		counts[i] = count(a, found[a.Doc.Path], gold.Stripped)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("evaluating %s: %w", gold.Path, err)
	}
	return pool(gold, len(list), counts, o), nil
}

// each calls f for every number below n, on all cores. The error is f's first,
// or the context's.
func each(ctx context.Context, n int, f func(i int) error) error {
	g, running := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		g.Go(func() error {
			if err := running.Err(); err != nil {
				return err
			}
			return f(i)
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}
