// attrib extract: every statement with its speaker.

package main

import (
	"io"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/report"
	"github.com/attribcheck/attrib/attrib/statement"
)

func (p *program) extractCommand() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "list every statement with its speaker",
		UsageText: "attrib extract SOURCE...",
		Description: `A SOURCE is a file (plain text, Markdown or HTML), a folder, which is walked, an
http or https address, or - for standard input. Statements come in the order of the sources as given,
then of place. Extracting finds nothing to fail on: the exit status is 0, or 2
where a source could not be read.

Examples:
  attrib extract article.txt
  attrib extract --format jsonl articles/ | jq -r .speaker.name
  pbpaste | attrib extract -`,
		Flags:  reportFlags(),
		Action: p.extract,
	}
}

func (p *program) extract(c *cli.Context) error {
	s, docs, err := p.begin(c)
	if err != nil || len(docs) == 0 {
		return err
	}
	var statements []statement.Statement
	err = p.work(s, docs, func(checker *attrib.Checker) (err error) {
		statements, err = checker.Extract(c.Context, docs...)
		return err
	})
	if err != nil {
		return err
	}
	sources := attrib.Describe(docs, statements)
	return p.write(func(w io.Writer) error {
		switch s.format {
		case "json":
			return report.JSONStatements(w, sources, statements)
		case "jsonl":
			return report.JSONLStatements(w, statements)
		case "html":
			return report.HTMLStatements(w, sources, statements, p.look(s))
		default:
			return report.TextStatements(w, sources, statements, p.look(s))
		}
	})
}
