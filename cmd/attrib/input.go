// Sources: from the arguments to documents, and to standard error what could
// not be read.

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/fetch"
	"github.com/attribcheck/attrib/attrib/read"
)

// begin reads the sources that the arguments name, and opens the output. Where
// no source could be read it gives none, and the output stays closed.
func (p *program) begin(c *cli.Context) (*settings, []*document.Document, error) {
	paths := c.Args().Slice()
	if len(paths) == 0 {
		return nil, nil, usagef(c.Command.Name, "no source given")
	}
	s, err := p.settings(c)
	if err != nil {
		return nil, nil, err
	}
	docs, err := p.sources(c.Context, c.Command.Name, paths, s)
	if err != nil || len(docs) == 0 {
		return nil, nil, err
	}
	return s, docs, p.open(c, paths, docs)
}

// sources reads the sources of a command. What cannot be read is named on
// standard error and makes the run fail in the end; the others are given.
func (p *program) sources(ctx context.Context, command string, paths []string, s *settings) ([]*document.Document, error) {
	stdin := 0
	for _, path := range paths {
		switch path {
		case "-":
			stdin++
		case "":
			return nil, usagef(command, "a source with an empty name")
		}
	}
	if stdin > 1 {
		return nil, usagef(command, "standard input (-) can be read only once")
	}
	bar := p.progress("reading")
	defer bar.finish()
	result, err := read.Files(ctx, paths, p.readOptions(s, bar.set))
	bar.finish()
	if err != nil {
		return nil, err
	}
	for _, e := range result.Errors {
		p.failed = true
		p.say("%s", e)
	}
	for _, d := range result.Documents {
		p.notes(d)
	}
	p.skipped(result.Skipped)
	return result.Documents, nil
}

// readOptions are how sources are read as configured.
func (p *program) readOptions(s *settings, progress func(done, total int)) read.Options {
	return read.Options{Include: s.include, Exclude: s.exclude, Fields: s.fields, Stdin: p.stdin, Fetch: s.fetch, Progress: progress}
}

// skipped says how many files of walked folders are of no known format.
func (p *program) skipped(n int) {
	switch {
	case n == 1:
		p.note("1 file of no known format skipped")
	case n > 1:
		p.note("%d files of no known format skipped", n)
	}
}

// fetching is how addresses are fetched that a command line names.
func fetching(c *cli.Context) (read.Fetch, error) {
	if c.IsSet("timeout") && c.Duration("timeout") <= 0 {
		return nil, usagef(c.Command.Name, "--timeout: a time above 0 is wanted, as in 30s")
	}
	client := &fetch.Client{
		Agent:   "attrib/" + strings.Trim(version(), "(v)"),
		Timeout: c.Duration("timeout"),
		Cache:   fetch.CacheFolder(),
	}
	return client.Get, nil
}

func (p *program) notes(d *document.Document) {
	for _, n := range d.Notes {
		p.note("%s: %s", d.Path, n)
	}
}

// plain words an error of the file system without the name of the system call.
func plain(err error) error {
	var e *fs.PathError
	if !errors.As(err, &e) {
		return err
	}
	reason := e.Err.Error()
	if errors.Is(err, fs.ErrNotExist) {
		reason = "no such file"
	}
	return fmt.Errorf("%s: %s", e.Path, reason)
}
