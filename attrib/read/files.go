// The SOURCE arguments of a command: files, folders that are walked, addresses, "-";
// read on all cores, in the order given.

package read

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/sync/semaphore"

	"github.com/attribcheck/attrib/attrib/document"
)

// Options change how sources are found and read. The zero value is good.
type Options struct {
	// Include and Exclude are globs (with ** for any number of folders) for the
	// files of walked folders and of archives, matched against the path inside the
	// folder or archive, with slashes, and against the base name. With an Include,
	// only what matches one is read; one that names an ending ("*.asc") makes that
	// ending known. Excluded folders are not entered. Files named explicitly are
	// always read.
	Include, Exclude []string
	// Fields names the field of records (CSV, JSON) that holds what the field of
	// our name (see [Fields]) is: {"text": "body_html"}. Dots go into objects:
	// "article.body". A field that is not given has its usual names.
	Fields map[string]string
	// Jobs is how many files are read at once; 0 is one a core.
	Jobs int
	// Progress is called after each file, one call at a time.
	Progress func(done, total int)
	// Stdin is read for "-"; nil is the process's standard input.
	Stdin io.Reader
	// Fetch gets the pages of addresses ("https://example.org/story") that stand
	// among the paths, a few at a time; nil is for none, and an address is an error. It
	// is called for nothing else: not for what a folder, a file or a page names.
	Fetch Fetch
}

// problem says what is wrong with the options, nil where nothing is.
func (o Options) problem() error {
	for _, g := range slices.Concat(o.Include, o.Exclude) {
		if !doublestar.ValidatePattern(g) {
			return errors.New("bad glob: " + g)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(o.Fields)) {
		if !slices.Contains(Fields(), name) {
			return errors.New("unknown field: " + name)
		}
	}
	return nil
}

// Result is what came of the sources.
type Result struct {
	Documents []*document.Document // in the order given, folders sorted by path
	Errors    []*Error             // in the same order; the others were read all the same
	Skipped   int                  // what was found and is none, see Each
}

// Files reads sources. A file that is reached twice is read once, where it first
// stands; one that holds several gives each. What goes wrong with one input is in
// the Result; the error is for what no input can help: a bad glob, or the
// context's end.
func Files(ctx context.Context, paths []string, o Options) (*Result, error) {
	r := &Result{}
	skipped, err := Each(ctx, paths, o, func(doc *document.Document, err *Error) error {
		if err != nil {
			r.Errors = append(r.Errors, err)
		} else {
			r.Documents = append(r.Documents, doc)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	r.Skipped = skipped
	return r, nil
}

// Each is Files for any number of sources: take is called with each in turn, the
// document or what went wrong with it. A few are read ahead, and no more is in
// memory. An error of take's ends the reading and is returned; where that or the
// context ends it, what was under way ends a little later. skipped counts files
// in walked folders, archives and crawls that are of no known format, and pages of
// crawls without an article.
func Each(ctx context.Context, paths []string, o Options, take func(*document.Document, *Error) error) (skipped int, err error) {
	if err := o.problem(); err != nil {
		return 0, err
	}
	w := walker{options: o, seen: map[string]bool{}}
	for _, p := range paths {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		w.add(ctx, p)
	}
	jobs := o.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}

	// One goroutine finds the sources, several read them, and they are taken in
	// order: each has a channel of its own, and those stand in a queue. What waits
	// there is bounded in number and in bytes.
	type outcome struct {
		doc *document.Document
		err error
	}
	type place struct {
		out  chan outcome
		held int64
	}
	running, stop := context.WithCancel(ctx)
	defer stop()
	queue := make(chan place, 4*jobs)
	slots := semaphore.NewWeighted(int64(jobs))
	ahead := semaphore.NewWeighted(maxAhead)
	var total atomic.Int64
	total.Store(int64(len(w.inputs)))
	o.Fetch = fetchAhead(running, w.inputs, o.Fetch)
	go func() {
		defer close(queue)
		for _, in := range w.inputs {
			found := 0
			m := newMembers(running, o, func(s source) error {
				if found++; found > 1 {
					total.Add(1)
				}
				p := place{make(chan outcome, 1), min(int64(s.held), maxAhead)}
				if err := ahead.Acquire(running, p.held); err != nil {
					return err
				}
				select {
				case queue <- p:
				case <-running.Done():
					return running.Err()
				}
				if err := slots.Acquire(running, 1); err != nil {
					return err
				}
				go func() {
					defer slots.Release(1)
					if running.Err() != nil {
						return
					}
					doc, err := s.read()
					p.out <- outcome{doc, err}
				}()
				return nil
			})
			if err := in.sources(m); err != nil {
				return // the context's end: all else is a source that failed
			}
			if found == 0 {
				total.Add(-1)
			}
			w.skipped += m.skipped
		}
	}()
	done := 0
	for p := range queue {
		var r outcome
		select {
		case r = <-p.out:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
		ahead.Release(p.held)
		if errors.Is(r.err, errSkipped) {
			skipped++
			total.Add(-1)
			continue
		}
		e, failed := errors.AsType[*Error](r.err)
		if r.err != nil && !failed {
			e = &Error{Err: r.err}
		}
		if err := take(r.doc, e); err != nil {
			return 0, err
		}
		if done++; o.Progress != nil {
			o.Progress(done, max(done, int(total.Load())))
		}
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	return skipped + w.skipped, nil
}

// maxAhead bounds the bytes of sources that wait for their turn. One alone may be
// larger.
const maxAhead = 64 << 20

// input is one thing to read: a file, or what is wrong with it.
type input struct {
	path  string
	err   error
	found bool // in a walked folder
}

// sources finds what an input holds.
func (in *input) sources(m *members) error {
	m.found = in.found
	switch {
	case in.err != nil:
		return m.fail(in.path, in.err)
	case in.path == "-" && m.options.Stdin != nil:
		return m.read(in.path, newFile(in.path, m.options.Stdin))
	case in.path == "-":
		return m.read(in.path, newFile(in.path, os.Stdin))
	case isAddress(in.path):
		return m.address(in.path)
	}
	f, err := os.Open(in.path)
	if err != nil {
		return m.inside(in.path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return m.fail(in.path, err)
	case info.IsDir():
		return m.fail(in.path, ErrFolder)
	}
	return m.read(in.path, newFile(in.path, f))
}

// inside finds one source in a file that holds several, where no file has the path.
// missing is what the file system says of it.
func (m *members) inside(path string, missing error) error {
	for end := len(path) - 1; end > 0; end-- {
		if path[end] != '#' && !os.IsPathSeparator(path[end]) {
			continue
		}
		info, err := os.Stat(path[:end])
		if err != nil {
			continue
		}
		if info.IsDir() {
			break
		}
		f, err := os.Open(path[:end])
		if err != nil {
			return m.fail(path, err)
		}
		defer f.Close()
		// What leads nowhere near the path is not unpacked; of two of one name the
		// first is it.
		var found, around *source
		inner := newMembers(m.ctx, m.options, func(s source) error {
			if filepath.ToSlash(s.path) != filepath.ToSlash(path) {
				around = &s // what it would stand in, and cannot be read
				return nil
			}
			found = &s
			return errEnough
		})
		inner.wanted = path
		if err := inner.read(path[:end], newFile(path[:end], f)); err != nil && !errors.Is(err, errEnough) {
			return err
		}
		if found == nil && around != nil {
			if _, err := around.read(); err != nil {
				return m.fail(path, err)
			}
		}
		if found == nil {
			return m.fail(path, because(fs.ErrNotExist, "no such source in %s", path[:end]))
		}
		return m.give(path, found.held, found.read)
	}
	return m.fail(path, missing)
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
	if path == "-" || isAddress(path) {
		if !w.seen[path] {
			w.seen[path] = true
			w.inputs = append(w.inputs, input{path: path})
		}
		return
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		w.inputs = append(w.inputs, input{path: path}) // it may be inside a file
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
		if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") {
			continue // "~$draft.docx" only says that Word has draft.docx open
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
			case !matches(w.options.Exclude, rel) && w.options.known(rel):
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
		case !mode.IsRegular() || !w.options.known(rel):
			w.skipped++
		case w.first(full):
			w.inputs = append(w.inputs, input{path: full, found: true})
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

// known reports whether a file that is found is of a known format by its name, or
// by an Include that it matches and that spells out its ending.
func (o Options) known(rel string) bool {
	ext := path.Ext(rel)
	return byName(rel) != nil || ext != "" && slices.ContainsFunc(o.Include, func(g string) bool {
		return strings.HasSuffix(g, ext) && matches([]string{g}, rel)
	})
}
