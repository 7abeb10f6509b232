// Output: standard output, or a file that is written whole or not at all.

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/report"
)

// output is where the results go.
type output struct {
	buffer *bufio.Writer
	to     *os.File
	path   string // what a finished file is renamed to, "" for standard output
}

// open opens the output that the flags name, and the new baseline. Inputs are the
// documents read; neither is one of them, nor one of the paths given.
func (p *program) open(c *cli.Context, given []string, docs []*document.Document) error {
	for _, d := range docs {
		given = append(given, d.Path)
	}
	to := &output{buffer: bufio.NewWriter(p.stdout), to: p.stdout}
	if path := c.String("output"); path != "" && path != "-" {
		var err error
		if to, err = openAt("--output", path, given); err != nil {
			return err
		}
	}
	p.to(to)
	path := c.String("write-baseline")
	if path == "" {
		return nil
	}
	if path == "-" || to.path != "" && sameFile(path, to.path) {
		return usagef(c.Command.Name, "--write-baseline needs a file of its own")
	}
	baseline, err := openAt("--write-baseline", path, given)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.baseline = baseline
	return nil
}

// sameFile reports whether two paths, which may not be there yet, are one.
func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	if errX == nil && errY == nil {
		return os.SameFile(x, y)
	}
	a, errX = filepath.Abs(a)
	b, errY = filepath.Abs(b)
	return errX == nil && errY == nil && a == b
}

// openAt opens a file to write to, which is none of the paths given.
func openAt(flag, path string, given []string) (*output, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, plain(err)
	case info.IsDir():
		return nil, fmt.Errorf("%s: a folder, not a file to write to", path)
	default:
		for _, in := range given {
			if other, err := os.Stat(in); err == nil && in != "-" && os.SameFile(info, other) {
				return nil, fmt.Errorf("%s: %s is one of the inputs (%s)", path, flag, in)
			}
		}
		// A device or a pipe cannot be replaced, only written to.
		if !info.Mode().IsRegular() {
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			if err != nil {
				return nil, plain(err)
			}
			return &output{buffer: bufio.NewWriter(f), to: f}, nil
		}
		// Through a link, so that the link stays one.
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real
		}
	}
	mode := fs.FileMode(0o666) // less what the umask takes away
	if info != nil {
		mode = info.Mode().Perm()
	}
	f, err := createBeside(path, mode)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no such folder", filepath.Dir(path))
	}
	if err != nil {
		if failed, ok := errors.AsType[*fs.PathError](err); ok {
			failed.Path = path // not the name of the file that was to become it
		}
		return nil, plain(err)
	}
	return &output{buffer: bufio.NewWriter(f), to: f, path: path}, nil
}

func (p *program) to(o *output) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.output = o
}

// createBeside makes a new file in the folder of another, so that renaming it
// to that one is a single step.
func createBeside(path string, mode fs.FileMode) (*os.File, error) {
	for n := os.Getpid(); ; n++ {
		name := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+strconv.Itoa(n)+".tmp")
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// write has f write the results, and puts them where they belong.
func (p *program) write(f func(io.Writer) error) error { return p.finish(&p.output, f) }

// finish does so for one of the program's outputs.
func (p *program) finish(which **output, f func(io.Writer) error) error {
	o := *which
	err := f(o.buffer)
	if err == nil {
		err = o.buffer.Flush()
	}
	if o.path == "" {
		if errors.Is(err, syscall.EPIPE) {
			return nil // whoever reads has seen enough
		}
		if err != nil {
			return fmt.Errorf("writing the output: %w", err)
		}
		return nil
	}
	if err == nil {
		err = o.to.Close()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if err == nil && *which == nil {
		err = context.Canceled // interrupted, and taken away already
	}
	if err == nil {
		err = os.Rename(o.to.Name(), o.path)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", o.path, err)
	}
	*which = nil
	return nil
}

// print has f write to standard output.
func (p *program) print(f func(io.Writer) error) error {
	p.to(&output{buffer: bufio.NewWriter(p.stdout), to: p.stdout})
	return p.write(f)
}

// discard removes what was not finished.
func (p *program) discard() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, o := range []*output{p.output, p.baseline} {
		if o != nil && o.path != "" {
			o.to.Close()
			os.Remove(o.to.Name())
		}
	}
	p.output, p.baseline = nil, nil
}

// look gives how text is to look where the output goes.
func (p *program) look(s *settings) report.Options {
	fd := int(p.output.to.Fd())
	o := report.Options{Color: s.color == "always"}
	if term.IsTerminal(fd) {
		if width, _, err := term.GetSize(fd); err == nil {
			o.Width = width
		}
		if s.color == "auto" {
			o.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		}
	}
	return o
}
