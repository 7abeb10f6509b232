// attrib eval: accuracy against annotated articles.

package main

import (
	"io"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/eval"
)

func (p *program) evalCommand() *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "measure accuracy against annotated articles",
		UsageText: "attrib eval GOLD",
		Description: `GOLD is a folder of articles in which people have marked who says what, either
  attributions.jsonl, the articles as text/NAME.txt or NAME.txt, and, where the
  speakers are known, speakers.jsonl; or
  NAME.txt and NAME.ann for each article, as the annotation tool brat writes them
  (types Source, Cue and Content, tied by relations or events).
Printed are precision and recall of spans, how quotations and their speakers
fare, whether confidence can be believed, and the kinds of error, the most
frequent first, with places to look at. docs/accuracy.md says how each is
counted. The exit status is 0, or 2 where something of GOLD could not be read.

Examples:
  attrib eval annotated/
  attrib eval annotated/ --errors 20
  attrib eval annotated/ --stripped --format json --output accuracy.json`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "stripped", Usage: "take case and punctuation from the articles first"},
			&cli.IntFlag{Name: "errors", Value: 3, Usage: "`N` how many places to show of each kind of error (default 3)"},
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Usage: "`FORMAT` text (the default) or json"},
			outputFlag(),
			configFlag(),
			modelFlag(),
		},
		Action: p.eval,
	}
}

func (p *program) eval(c *cli.Context) error {
	paths := c.Args().Slice()
	if len(paths) != 1 {
		return usagef(c.Command.Name, "one folder of annotated articles is wanted, not %d", len(paths))
	}
	if c.Int("errors") < 0 {
		return usagef(c.Command.Name, "--errors: a number below 0")
	}
	s, err := p.settings(c, "text", "json")
	if err != nil {
		return err
	}
	gold, err := p.gold(c, paths[0])
	if err != nil || len(gold.Articles) == 0 {
		return err
	}
	if err := p.open(c, paths, gold.Documents()); err != nil {
		return err
	}
	var r *eval.Report
	var notes []attrib.Note
	err = p.work(s, gold.Documents(), func(checker *attrib.Checker) (err error) {
		r, err = eval.Measure(c.Context, checker, gold, eval.Options{Places: c.Int("errors")})
		return err
	}, attrib.WithNotes(p.gather(&notes)))
	for _, n := range notes {
		p.note("%s: %s", n.Path, n.Text)
	}
	if err != nil {
		return err
	}
	return p.write(func(w io.Writer) error {
		if s.format == "json" {
			return eval.JSON(w, r)
		}
		return eval.Text(w, r)
	})
}

// gold reads the annotated articles. What cannot be read is named on standard
// error and makes the run fail in the end.
func (p *program) gold(c *cli.Context, path string) (*eval.Gold, error) {
	bar := p.progress("reading")
	defer bar.finish()
	gold, err := eval.Load(c.Context, path, eval.LoadOptions{Stripped: c.Bool("stripped"), Progress: bar.set})
	bar.finish()
	if err != nil {
		return nil, err
	}
	for _, e := range gold.Errors {
		p.failed = true
		p.say("%s", e)
	}
	for _, n := range gold.Notes {
		p.note("%s", n)
	}
	return gold, nil
}

// gather names faults at once and keeps one note of each wording: what is odd
// about one article is often odd about all.
func (p *program) gather(notes *[]attrib.Note) func(attrib.Note) {
	seen := map[string]bool{}
	return func(n attrib.Note) {
		switch {
		case n.Fault:
			p.failed = true
			p.say("%s: %s", n.Path, n.Text)
		case !seen[n.Text]:
			seen[n.Text] = true
			*notes = append(*notes, n)
		}
	}
}
