// attrib text: the decoded text that offsets count in.

package main

import (
	"io"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/report"
)

func (p *program) textCommand() *cli.Command {
	return &cli.Command{
		Name:      "text",
		Usage:     "print the decoded text that offsets count in",
		UsageText: "attrib text SOURCE",
		Description: `Every "start" and "end" that attrib prints is an offset, in bytes, into this
text. It is printed as it is, and nothing else. One SOURCE: a file, one source of
a file that holds several (feed.xml#3, notes.zip/talk.vtt), an http or https address,
or - for standard input.
--blocks shows instead how the text was understood: what is known of the source, and
each block with its place, its kind and who speaks it.

Examples:
  attrib text page.html
  attrib text https://example.org/story
  attrib text --blocks ruling.pdf
  attrib text article.txt | tail -c +657 | head -c 72    # start 656, end 728`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "blocks", Usage: "list the source's blocks with their kinds and places"},
			fieldFlag(),
			configFlag(),
			outputFlag(),
			timeoutFlag(),
		},
		Action: p.text,
	}
}

func (p *program) text(c *cli.Context) error {
	paths := c.Args().Slice()
	if len(paths) != 1 {
		return usagef(c.Command.Name, "one source is wanted, not %d", len(paths))
	}
	p.input = read.Path(paths[0])
	from, err := configuration(c)
	if err != nil {
		return err
	}
	o := read.Options{Stdin: p.stdin}
	if o.Fields, err = fields(c, from); err != nil {
		return err
	}
	if o.Fetch, err = fetching(c); err != nil {
		return err
	}
	doc, err := read.One(c.Context, paths[0], o)
	if err != nil {
		return err
	}
	p.notes(doc)
	if err := p.open(c, paths, []*document.Document{doc}); err != nil {
		return err
	}
	return p.write(func(w io.Writer) error {
		if c.Bool("blocks") {
			return report.Blocks(w, doc)
		}
		_, err := io.WriteString(w, doc.Text)
		return err
	})
}
