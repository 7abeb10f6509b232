// attrib compare: claims across sources, and the findings in them.

package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/archive"
	"github.com/attribcheck/attrib/attrib/config"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/report"
)

func (p *program) compareCommand() *cli.Command {
	return &cli.Command{
		Name:      "compare",
		Usage:     "find the same claim across sources, and where they differ",
		UsageText: "attrib compare SOURCE...",
		Description: `A SOURCE is a file (plain text, Markdown or HTML), a folder, which is walked, an
http or https address, or - for standard input. Statements that report the same utterance are put into
one claim; wordings that differ and attributions that conflict are findings.
The exit status is 1 where a finding is at or above --fail-on.

A finding that was looked at can be silenced: by a comment in Markdown or HTML,
<!-- attrib:ignore RULE reason -->, in the paragraph or before it; by "ignore" in
` + config.Name + `; or by a baseline, which lists all that is known by rule,
words and speaker. What is silenced is counted, and what silences nothing is said.

With --db the sources are compared with those of an archive too that may have what
they quote; without a SOURCE all of an archive's are compared that are --since a date.

Examples:
  attrib compare agency.txt broadcaster.html
  attrib compare --db news.db --since 2026-11-14 agency.txt
  attrib compare sources/ --exclude 'old/**' --fail-on warning
  attrib compare sources/ --format html --output report.html
  attrib compare sources/ --style nyt --write-baseline known.jsonl
  attrib compare sources/ --style nyt --baseline known.jsonl`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "db", Usage: "`ARCHIVE` compare with its sources too: a file, or a postgres:// address"},
			sinceFlag(),
		}, findingFlags()...),
		Action: p.compare,
	}
}

func (p *program) compare(c *cli.Context) error {
	if c.IsSet("db") {
		return p.compareKept(c)
	}
	if c.IsSet("since") {
		return usagef(c.Command.Name, "--since is for an archive (--db)")
	}
	s, docs, err := p.begin(c)
	if err != nil || len(docs) == 0 {
		return err
	}
	return p.report(s, docs, func(checker *attrib.Checker) (*attrib.Report, error) {
		return checker.Compare(c.Context, docs...)
	})
}

// compareKept compares sources with those of an archive, or those of an archive with
// one another.
func (p *program) compareKept(c *cli.Context) error {
	since, err := since(c)
	if err != nil {
		return err
	}
	paths := c.Args().Slice()
	s, err := p.settings(c)
	if err != nil {
		return err
	}
	var docs, kept []*document.Document
	var known []attrib.Option
	if len(paths) == 0 {
		kept, known, err = p.all(c.Context, c.String("db"), archive.Filter{Since: since})
	} else if docs, err = p.sources(c.Context, c.Command.Name, paths, s); len(docs) > 0 && err == nil {
		kept, known, err = p.recall(c.Context, s, []string{c.String("db")}, docs, archive.Query{Claims: true, Since: since, Except: docs})
	}
	docs = append(docs, kept...)
	if err != nil || len(docs) == 0 {
		return err
	}
	if err := p.open(c, append(paths, c.String("db")), docs); err != nil {
		return err
	}
	return p.report(s, docs, func(checker *attrib.Checker) (*attrib.Report, error) {
		return checker.Compare(c.Context, docs...)
	}, known...)
}

// report makes a report and writes it; the error is a foundError where it holds
// a finding at or above the threshold.
func (p *program) report(s *settings, docs []*document.Document, make func(*attrib.Checker) (*attrib.Report, error), more ...attrib.Option) error {
	var r *attrib.Report
	err := p.work(s, docs, func(checker *attrib.Checker) (err error) {
		r, err = make(checker)
		return err
	}, more...)
	if err != nil {
		return err
	}
	if err := p.settle(s, r); err != nil {
		return err
	}
	err = p.write(func(w io.Writer) error {
		switch s.format {
		case "json":
			return report.JSON(w, r)
		case "jsonl":
			return report.JSONL(w, r)
		case "html":
			return report.HTML(w, r, p.look(s))
		default:
			return report.Text(w, r, p.look(s))
		}
	})
	if err == nil && s.failOn.Reached(r.Summary) {
		err = &foundError{}
	}
	return err
}

// work runs f with a Checker as configured, progress shown.
func (p *program) work(s *settings, docs []*document.Document, f func(*attrib.Checker) error, more ...attrib.Option) error {
	bar := p.progress("extracting")
	defer bar.finish()
	options := append(s.config.Options(), attrib.WithProgress(func(done int) { bar.set(done, len(docs)) }))
	options = append(options, attrib.WithNotes(func(n attrib.Note) {
		if n.Fault {
			p.failed = true
			p.say("%s: %s", n.Path, n.Text)
			return
		}
		at := n.Path
		if n.Line > 0 {
			at = fmt.Sprintf("%s:%d", n.Path, n.Line)
		}
		if n.Problem {
			p.failed = true
			p.say("%s: %s", at, n.Text)
			return
		}
		p.note("%s: %s", at, n.Text)
	}))
	if s.model != nil {
		options = append(options, attrib.WithModel(s.model))
	}
	if len(docs) == 1 {
		p.input = docs[0].Path
	}
	return f(attrib.New(append(options, more...)...))
}
