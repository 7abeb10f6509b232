// attrib check: a verdict for each statement of a draft.

package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/archive"
	"github.com/attribcheck/attrib/attrib/read"
)

func (p *program) checkCommand() *cli.Command {
	flags := []cli.Flag{
		&cli.StringSliceFlag{Name: "against", Usage: "`SOURCE` check against it; may be repeated"},
		&cli.BoolFlag{Name: "claims", Usage: "judge indirect statements too, not only quoted words"},
	}
	return &cli.Command{
		Name:      "check",
		Usage:     "give each statement of a draft its verdict",
		UsageText: "attrib check DRAFT --against SOURCE... [SOURCE...]",
		Description: `The first argument is the draft, a file, an address or - for standard input; every
--against and every further argument is a source: a file, a folder, which is walked,
an http or https address, an archive (of attrib archive, a file or a postgres://
address), or -. Of an archive the sources are recalled that may have what the draft
quotes.
Each quoted statement of the draft is

  verified       a source has the words, the same speaker saying them
  altered        a source has them in other words
  misattributed  a source has them, said by someone else
  unsupported    no source has them
  unattributed   the draft names no speaker

The exit status is 1 where a finding is at or above --fail-on. Findings are silenced
as those of compare are; of comments only the draft's count.

Examples:
  attrib check draft.txt --against sources/
  attrib check draft.md --against agency.txt broadcaster.html --format json
  attrib check draft.docx --against transcript.txt news.db
  pbpaste | attrib check - --against notes.txt`,
		Flags:  append(flags, findingFlags()...),
		Action: p.check,
	}
}

func (p *program) check(c *cli.Context) error {
	args := c.Args().Slice()
	if len(args) == 0 {
		return usagef(c.Command.Name, "no draft given")
	}
	paths := append(append([]string{args[0]}, c.StringSlice("against")...), args[1:]...)
	draft := read.Path(args[0])
	if len(paths) == 1 {
		return usagef(c.Command.Name, "nothing to check %s against", draft)
	}
	s, err := p.settings(c)
	if err != nil {
		return err
	}
	if info, err := os.Stat(draft); err == nil && info.IsDir() && draft != "-" {
		return fmt.Errorf("%s: the draft is a folder, not a file", draft)
	}
	files, archives := apart(paths[1:])
	docs, err := p.sources(c.Context, c.Command.Name, append([]string{paths[0]}, files...), s)
	if len(docs) > 0 && (strings.HasPrefix(docs[0].Path, draft+"#") || strings.HasPrefix(docs[0].Path, draft+"/")) {
		return fmt.Errorf("%s: the draft is a file that holds sources; name one of them, as %s", draft, docs[0].Path)
	}
	if err != nil || len(docs) == 0 || docs[0].Path != draft {
		return err // an unreadable draft has been named, and leaves nothing to judge
	}
	if len(docs) == 1 && len(archives) == 0 {
		if p.failed {
			return fmt.Errorf("%s: no source left to check it against", draft)
		}
		return fmt.Errorf("%s: nothing to check it against but itself", draft)
	}
	if err := p.open(c, paths, docs); err != nil {
		return err
	}
	var more []attrib.Option
	if c.Bool("claims") {
		more = append(more, attrib.WithIndirectClaims())
	}
	kept, known, err := p.recall(c.Context, s, archives, docs[:1], archive.Query{Claims: c.Bool("claims"), Except: docs})
	if err != nil {
		return err
	}
	more = append(more, known...)
	docs = append(docs, kept...)
	return p.report(s, docs, func(checker *attrib.Checker) (*attrib.Report, error) {
		return checker.Check(c.Context, docs[0], docs[1:]...)
	}, more...)
}
