// Files that hold sources, one or many: what a format's reader is given of a file,
// and whom it gives the sources that it finds there.

package read

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
)

// Limits of what one file may hold. They are far above what honest files need.
const (
	maxDepth   = 4          // archives inside one another
	maxSwell   = 200        // times its own size that a file may unpack to …
	maxHeld    = 256 << 20  // … where that is more bytes than these
	maxMembers = 10_000_000 // sources in one file
	maxRecord  = 64 << 20   // bytes of one record of a list
)

// errSpent ends the reading of a file that goes beyond what one may hold, with all
// that it stands in.
var errSpent error = &reason{text: "holds more than one file may", is: ErrTooLarge}

// errOther is a file of a format that often holds something else than sources (XML,
// JSON, CSV), and does here. It is an error where the file was named, and skipped
// where it was found in a folder or an archive.
var errOther error = &reason{text: "holds no sources", is: ErrFormat}

// errSkipped is a source that turns out to be none when it is read, and is skipped.
var errSkipped error = &reason{text: "holds no article", is: ErrNoArticle}

// file is a file on its way to being read. Its first bytes are known; the rest is
// read when wanted.
type file struct {
	path string
	name string // whose ending may tell the format: the path's, but for "talk.vtt.gz"
	r    *bufio.Reader
	// Where the file can be read at any place, at is it, of size bytes.
	at   io.ReaderAt
	size int64

	passed int64 // bytes read so far
}

func newFile(path string, r io.Reader) *file {
	f := &file{path: path, name: path}
	f.r = bufio.NewReaderSize(&counted{r, &f.passed}, headSize)
	if on, ok := r.(*os.File); ok {
		if info, err := on.Stat(); err == nil && info.Mode().IsRegular() {
			f.at, f.size = on, info.Size()
		}
	}
	return f
}

func bytesFile(path string, data []byte) *file {
	r := bytes.NewReader(data)
	return &file{path: path, name: path, r: bufio.NewReaderSize(r, min(headSize, max(16, len(data)))), at: r, size: int64(len(data))}
}

type counted struct {
	r io.Reader
	n *int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	*c.n += int64(n)
	return n, err
}

// head gives the first bytes of the file, at most headSize.
func (f *file) head() ([]byte, error) {
	head, err := f.r.Peek(min(headSize, f.r.Size()))
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return nil, err
	}
	return head, nil
}

// all gives the bytes of the file, at most MaxSize.
func (f *file) all() ([]byte, error) {
	if f.at != nil && f.size > MaxSize {
		return nil, ErrTooLarge
	}
	var buf bytes.Buffer
	if f.at != nil {
		buf.Grow(int(f.size) + bytes.MinRead)
	}
	if _, err := buf.ReadFrom(io.LimitReader(f.r, MaxSize+1)); err != nil {
		return nil, err
	}
	if buf.Len() > MaxSize {
		return nil, ErrTooLarge
	}
	return buf.Bytes(), nil
}

// anywhere gives the file as one that can be read at any place. It may have to be
// read whole for that.
func (f *file) anywhere() (io.ReaderAt, int64, error) {
	if f.at != nil {
		return f.at, f.size, nil
	}
	data, err := f.all()
	return bytes.NewReader(data), int64(len(data)), err
}

// source is one source that was found. Reading it is left to whoever wants it, later
// and on another core, when the file that it was found in may be closed.
type source struct {
	path string
	held int // bytes that wait in memory until it is read
	read func() (*document.Document, error)
}

// errEnough ends the reading of a file of which no more is wanted.
var errEnough = errors.New("no more is wanted")

// members takes the sources that a file holds, in their order.
type members struct {
	take    func(source) error // gives errEnough where no more is wanted
	options Options
	ctx     context.Context
	path    string // of the file that holds them
	depth   int
	found   bool   // the file was found in a folder or an archive, not named
	wanted  string // the path of the only source that is wanted, "" for all
	*spent
}

// spent is what came of one file so far, with all that it holds.
type spent struct {
	outer    *file
	unpacked int64 // bytes
	sources  int
	failed   int
	skipped  int // of no known format
}

func newMembers(ctx context.Context, o Options, take func(source) error) *members {
	return &members{take: take, options: o, ctx: ctx, spent: &spent{}}
}

// read gives the sources of a file: itself, or those that it holds. What cannot be
// read is a source whose reading gives the error.
func (m *members) read(path string, f *file) error {
	if m.depth == 0 {
		m.outer = f
	}
	head, err := f.head()
	if err != nil {
		return m.failed(path, err)
	}
	form := tell(f.name, head)
	if form == nil || form.each == nil {
		data, err := f.all()
		if err != nil {
			return m.failed(path, err)
		}
		return m.give(path, len(data), func() (*document.Document, error) { return readOne(path, f.name, data, form) })
	}
	if m.depth == maxDepth {
		return m.fail(path, ErrNested)
	}
	inner := *m
	inner.path, inner.depth = path, m.depth+1
	f.path = path
	if err := form.walk(f, &inner); err != nil {
		return m.failed(path, err)
	}
	return nil
}

// failed names a file whose reading ended early, unless all that is around it ends
// with it.
func (m *members) failed(path string, err error) error {
	switch {
	case errors.Is(err, errEnough), m.ctx.Err() != nil, errors.Is(err, errSpent) && m.depth > 0:
		return err
	case errors.Is(err, errOther) && m.found && m.wanted == "":
		m.skipped++
		return nil
	}
	return m.fail(path, err)
}

// walk is each, with a panic of the libraries underneath made an error.
func (form *format) walk(f *file, m *members) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = because(ErrFormat, "could not be parsed (%v)", r)
		}
	}()
	return form.each(f, m)
}

// file gives the sources of a file inside the one that is read, by its name there.
func (m *members) file(name string, r io.Reader) error {
	if m.over() != nil {
		return m.over()
	}
	path := m.path + "/" + name
	if !m.leads(path) {
		return nil
	}
	inner := *m
	inner.found = true
	return inner.read(path, newFile(path, m.unpacking(r)))
}

// content gives the sources of the one file that the file that is read packs, which
// has its path ("talk.vtt.gz") and a name of its own ("talk.vtt").
func (m *members) content(name string, r io.Reader) error {
	f := newFile(m.path, m.unpacking(r))
	f.name = name
	return m.read(m.path, f)
}

// leads reports whether a path is that of the source that is wanted, or of a file
// around it.
func (m *members) leads(path string) bool {
	if m.wanted == "" {
		return true
	}
	rest, ok := strings.CutPrefix(filepath.ToSlash(m.wanted), filepath.ToSlash(path))
	return ok && (rest == "" || rest[0] == '/' || rest[0] == '#')
}

// record gives the n-th source, 1-based, of a file that is a list of sources; it holds
// so many bytes in memory until it is read.
func (m *members) record(n, held int, read func(path string) (*document.Document, error)) error {
	path := m.path + "#" + strconv.Itoa(n)
	if !m.leads(path) {
		return m.ctx.Err()
	}
	return m.made(path, held, read)
}

// self gives the file as the one source that it is.
func (m *members) self(held int, read func(path string) (*document.Document, error)) error {
	return m.made(m.path, held, read)
}

// made gives a source whose document the reader of its file makes.
func (m *members) made(path string, held int, read func(path string) (*document.Document, error)) error {
	return m.give(path, held, func() (doc *document.Document, err error) {
		defer func() {
			if r := recover(); r != nil {
				doc, err = nil, &Error{Path: path, Err: because(ErrFormat, "could not be parsed (%v)", r)}
			}
		}()
		if doc, err = read(path); err != nil {
			return nil, inputError(path, err)
		}
		doc.Path = path
		if strings.TrimFunc(doc.Text, blank) == "" {
			return nil, &Error{Path: path, Err: ErrEmpty}
		}
		return doc, nil
	})
}

// fail names what cannot be read; the others are read all the same.
func (m *members) fail(path string, err error) error {
	if err := m.ctx.Err(); err != nil {
		return err
	}
	m.spent.failed++
	return m.take(source{path: path, read: func() (*document.Document, error) { return nil, inputError(path, err) }})
}

// failRecord names the n-th source as one that cannot be read.
func (m *members) failRecord(n int, err error) error {
	path := m.path + "#" + strconv.Itoa(n)
	if !m.leads(path) {
		return m.ctx.Err()
	}
	return m.fail(path, err)
}

func (m *members) give(path string, held int, read func() (*document.Document, error)) error {
	if err := m.ctx.Err(); err != nil {
		return err
	}
	if m.sources++; m.sources > maxMembers {
		return because(errSpent, "holds more than %s sources", thousands(maxMembers))
	}
	return m.take(source{path, held, read})
}

// over is an error where a file has unpacked to more than one may.
func (s *spent) over() error {
	if s.unpacked > maxHeld && s.unpacked > maxSwell*max(s.outer.size, s.outer.passed) {
		return because(errSpent, "unpacks to more than %d times its size", maxSwell)
	}
	return nil
}

// unpacking reads what a file holds until that is more than it may be.
func (m *members) unpacking(r io.Reader) io.Reader { return &unpacking{r, m} }

type unpacking struct {
	r io.Reader
	m *members
}

func (u *unpacking) Read(p []byte) (int, error) {
	if err := u.m.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := u.r.Read(p)
	u.m.unpacked += int64(n)
	if over := u.m.over(); over != nil {
		return n, over
	}
	return n, err
}

// only reads the one source that a file holds.
func only(ctx context.Context, path string, o Options, read func(m *members) error) (*document.Document, error) {
	var found []source
	m := newMembers(ctx, o, func(s source) error {
		found = append(found, s)
		if len(found) > 1 {
			return errEnough
		}
		return nil
	})
	if err := read(m); err != nil && !errors.Is(err, errEnough) {
		return nil, inputError(path, err)
	}
	switch len(found) {
	case 0:
		return nil, &Error{Path: path, Err: ErrEmpty}
	case 1:
		return found[0].read()
	}
	return nil, &Error{Path: path, Err: because(ErrMany, "holds several sources; name one of them, as %s", found[0].path)}
}
