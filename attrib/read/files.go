// The SOURCE arguments of a command: files, folders that are walked, "-"; read
// on all cores, in the order given.

package read

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/sync/errgroup"

	"github.com/attribcheck/attrib/attrib/document"
)

// Options change how sources are found and read. The zero value is good.
type Options struct {
	// Include and Exclude are globs (with ** for any number of folders) for the
	// files of walked folders, matched against the path inside the folder, with
	// slashes, and against the base name. With an Include, only what matches one
	// is read; one that names an ending ("*.asc") makes that ending known.
	// Excluded folders are not entered. Files named explicitly are always read.
	Include, Exclude []string
	// Jobs is how many files are read at once; 0 is one a core.
	Jobs int
	// Progress is called after each file, one call at a time.
	Progress func(done, total int)
	// Stdin is read for "-"; nil is the process's standard input.
	Stdin io.Reader
}

// Result is what came of the sources.
type Result struct {
	Documents []*document.Document // in the order given, folders sorted by path
	Errors    []*Error             // in the same order; the others were read all the same
	Skipped   int                  // files in walked folders of no known format
}

// Files reads sources. A file that is reached twice is read once, where it first
// stands. What goes wrong with one input is in the Result; the error is for what
// no input can help: a bad glob, or the context's end.
func Files(ctx context.Context, paths []string, o Options) (*Result, error) {
	for _, g := range slices.Concat(o.Include, o.Exclude) {
		if !doublestar.ValidatePattern(g) {
			return nil, errors.New("bad glob: " + g)
		}
	}
	w := walker{options: o, seen: map[string]bool{}}
	for _, p := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		w.add(ctx, p)
	}

	jobs := o.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	total := 0
	for _, in := range w.inputs {
		if in.err == nil {
			total++
		}
	}
	var mu sync.Mutex
	done := 0
	g, running := errgroup.WithContext(ctx)
	g.SetLimit(jobs)
	for i := range w.inputs {
		in := &w.inputs[i]
		if in.err != nil {
			continue
		}
		g.Go(func() error {
			if err := running.Err(); err != nil {
				return err
			}
			in.doc, in.err = in.read(o)
			if o.Progress != nil {
				mu.Lock()
				defer mu.Unlock()
				done++
				o.Progress(done, total)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}

	r := &Result{Skipped: w.skipped}
	for _, in := range w.inputs {
		if in.err != nil {
			e, ok := errors.AsType[*Error](in.err)
			if !ok {
				e = &Error{Path: in.path, Err: in.err}
			}
			r.Errors = append(r.Errors, e)
			continue
		}
		r.Documents = append(r.Documents, in.doc)
	}
	return r, nil
}

// input is one thing to read, and then what came of it.
type input struct {
	path string
	doc  *document.Document
	err  error
}

func (in *input) read(o Options) (*document.Document, error) {
	if in.path == "-" && o.Stdin != nil {
		return Reader("-", o.Stdin)
	}
	return File(in.path)
}

// walker finds the inputs.
type walker struct {
	options Options
	inputs  []input
	seen    map[string]bool // files and folders, by what they really are
	skipped int
}

// first reports whether a path is met for the first time, whatever links lead
// to it: that is what ends a loop of links.
func (w *walker) first(path string) bool {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		real = path
	}
	if abs, err := filepath.Abs(real); err == nil {
		real = abs
	}
	if w.seen[real] {
		return false
	}
	w.seen[real] = true
	return true
}

func (w *walker) fail(path string, err error) {
	w.inputs = append(w.inputs, input{path: path, err: inputError(path, err)})
}

func (w *walker) add(ctx context.Context, path string) {
	if path == "-" {
		if !w.seen["-"] {
			w.seen["-"] = true
			w.inputs = append(w.inputs, input{path: path})
		}
		return
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		w.fail(path, err)
	case !info.IsDir():
		if w.first(path) {
			w.inputs = append(w.inputs, input{path: path})
		}
	case w.first(path):
		before, skipped := len(w.inputs), w.skipped
		w.walk(ctx, path, "")
		if len(w.inputs) == before {
			err := error(ErrNoFiles)
			if n := w.skipped - skipped; n > 0 {
				err = because(ErrNoFiles, "%s (%s of no known format)", ErrNoFiles, plural(n, "file"))
			}
			w.fail(path, err)
		}
	}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// walk goes through a folder; inside is the path from the walked root to it,
// with slashes.
func (w *walker) walk(ctx context.Context, root, inside string) {
	if ctx.Err() != nil {
		return
	}
	dir := filepath.Join(root, filepath.FromSlash(inside))
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		w.fail(dir, err)
		return
	}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") {
			continue
		}
		rel := name
		if inside != "" {
			rel = inside + "/" + name
		}
		full := filepath.Join(dir, name)
		mode := e.Type()
		if mode&fs.ModeSymlink != 0 {
			info, err := os.Stat(full)
			switch {
			case err == nil:
				mode = info.Mode().Type()
			case !matches(w.options.Exclude, rel) && (byName(name) != "" || w.endingIncluded(rel)):
				w.fail(full, err) // a link that leads nowhere
				continue
			}
		}
		switch {
		case matches(w.options.Exclude, rel):
		case mode.IsDir():
			if w.first(full) {
				w.walk(ctx, root, rel)
			}
		case len(w.options.Include) > 0 && !matches(w.options.Include, rel):
		case !mode.IsRegular() || byName(name) == "" && !w.endingIncluded(rel):
			w.skipped++
		case w.first(full):
			w.inputs = append(w.inputs, input{path: full})
		}
	}
}

func matches(globs []string, rel string) bool {
	base := rel[strings.LastIndexByte(rel, '/')+1:]
	return slices.ContainsFunc(globs, func(g string) bool {
		return doublestar.MatchUnvalidated(g, rel) || doublestar.MatchUnvalidated(g, base) ||
			strings.HasSuffix(g, "/") && doublestar.MatchUnvalidated(strings.TrimSuffix(g, "/"), rel)
	})
}

// endingIncluded reports whether an Include that the file matches spells out
// the file's ending.
func (w *walker) endingIncluded(rel string) bool {
	ext := filepath.Ext(rel)
	return ext != "" && slices.ContainsFunc(w.options.Include, func(g string) bool {
		return strings.HasSuffix(g, ext) && matches([]string{g}, rel)
	})
}
