// attrib text: the decoded text that offsets count in.

package main

import (
	"io"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
)

func (p *program) textCommand() *cli.Command {
	return &cli.Command{
		Name:      "text",
		Usage:     "print the decoded text that offsets count in",
		UsageText: "attrib text SOURCE",
		Description: `Every "start" and "end" that attrib prints is an offset, in bytes, into this
text. It is printed as it is, and nothing else. One SOURCE: a file, or - for
standard input.

Examples:
  attrib text page.html
  attrib text article.txt | tail -c +657 | head -c 72    # start 656, end 728`,
		Flags:  []cli.Flag{outputFlag()},
		Action: p.text,
	}
}

func (p *program) text(c *cli.Context) error {
	paths := c.Args().Slice()
	if len(paths) != 1 {
		return usagef(c.Command.Name, "one source is wanted, not %d", len(paths))
	}
	p.input = paths[0]
	doc, err := read.File(paths[0])
	if err != nil {
		return err
	}
	p.notes(doc)
	if err := p.open(c, paths, []*document.Document{doc}); err != nil {
		return err
	}
	return p.write(func(w io.Writer) error {
		_, err := io.WriteString(w, doc.Text)
		return err
	})
}
