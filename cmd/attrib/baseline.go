// The baseline on the command line: an old one read, a new one written.

package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib"
)

// oldBaseline reads the baseline that the flag or the configuration names, for a
// command that takes one. A run that writes a new one has no use for the old.
func (p *program) oldBaseline(c *cli.Context, s *settings) (*attrib.Baseline, error) {
	takes := slices.ContainsFunc(c.Command.Flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), "baseline") })
	if c.IsSet("baseline") && c.IsSet("write-baseline") {
		return nil, usagef(c.Command.Name, "--baseline and --write-baseline exclude one another: a new baseline lists all that is found")
	}
	path := c.String("baseline")
	if path == "" {
		path = s.config.BaselinePath()
	}
	if !takes || path == "" || c.IsSet("write-baseline") {
		return nil, nil
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no such file; --write-baseline %s makes it", path, path)
	}
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	b, err := attrib.ReadBaseline(path, f)
	if err != nil {
		return nil, plain(err)
	}
	return b, nil
}

// settle takes out of a report what the baseline lets stand, the old one or the
// one that is written now.
func (p *program) settle(s *settings, r *attrib.Report) error {
	if p.baseline != nil {
		b, path := attrib.NewBaseline(r), p.baseline.path
		if err := p.finish(&p.baseline, func(w io.Writer) error { return b.Write(w) }); err != nil {
			return err
		}
		b.Suppress(r)
		if path != "" {
			p.note("%s: %s", path, entries(len(b.Entries)))
		}
		return nil
	}
	if s.baseline == nil {
		return nil
	}
	const most = 10 // entries that are named one by one
	unmatched := s.baseline.Suppress(r)
	for i, e := range unmatched {
		if i == most {
			p.note("%s: %s more match nothing; --write-baseline leaves them out", s.baseline.Path, entries(len(unmatched)-most))
			break
		}
		p.note("%s:%d: matches nothing: %s of %q", s.baseline.Path, e.Line, e.Rule, short(e.Words))
	}
	return nil
}

func entries(n int) string {
	if n == 1 {
		return "1 finding"
	}
	return fmt.Sprintf("%d findings", n)
}

// short is the beginning of a wording, enough to know it by.
func short(words string) string {
	const most = 60 // runes
	n := 0
	for i := range words {
		if n++; n > most {
			return words[:i] + "…"
		}
	}
	return words
}
