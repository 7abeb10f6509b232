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
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
)

// Limits of what one file may hold. They are far above what honest files need.
const (
	maxDepth   = 4       // archives inside one another
	maxHeld    = 4 << 30 // bytes that one file may hold, unpacked
	maxMembers = 10_000_000
)

// file is a file on its way to being read. Its first bytes are known; the rest is
// read when wanted.
type file struct {
	path string
	r    *bufio.Reader
	// Where the file can be read at any place, at is it, of size bytes.
	at   io.ReaderAt
	size int64
}

func newFile(path string, r io.Reader) *file {
	f := &file{path: path, r: bufio.NewReaderSize(r, headSize)}
	if on, ok := r.(*os.File); ok {
		if info, err := on.Stat(); err == nil && info.Mode().IsRegular() {
			f.at, f.size = on, info.Size()
		}
	}
	return f
}

func bytesFile(path string, data []byte) *file {
	r := bytes.NewReader(data)
	return &file{path: path, r: bufio.NewReaderSize(r, min(headSize, max(16, len(data)))), at: r, size: int64(len(data))}
}

// head gives the first bytes of the file, at most headSize.
func (f *file) head() ([]byte, error) {
	head, err := f.r.Peek(min(headSize, f.r.Size()))
	if err != nil && !errors.Is(err, io.EOF) {
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
	left    *int64 // bytes that may still be unpacked
	count   *int
}

func newMembers(ctx context.Context, o Options, take func(source) error) *members {
	left, count := int64(maxHeld), 0
	return &members{take: take, options: o, ctx: ctx, left: &left, count: &count}
}

// read gives the sources of a file: itself, or those that it holds. What cannot be
// read is a source whose reading gives the error.
func (m *members) read(path string, f *file) error {
	head, err := f.head()
	if err != nil {
		return m.fail(path, err)
	}
	form := tell(path, head)
	if form == nil || form.each == nil {
		data, err := f.all()
		if err != nil {
			return m.fail(path, err)
		}
		return m.bytes(path, data, form)
	}
	if m.depth == maxDepth {
		return m.fail(path, ErrNested)
	}
	inner := *m
	inner.path, inner.depth = path, m.depth+1
	f.path = path
	if err := form.walk(f, &inner); err != nil {
		if errors.Is(err, errEnough) || m.ctx.Err() != nil {
			return err
		}
		return m.fail(path, err)
	}
	return nil
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

// bytes gives one source by its bytes, in the format that they show where form is
// nil.
func (m *members) bytes(path string, data []byte, form *format) error {
	return m.give(path, func() (*document.Document, error) { return readOne(path, data, form) })
}

// file gives the sources of a file inside the one that is read.
func (m *members) file(name string, r io.Reader) error {
	path := m.path + "/" + name
	return m.read(path, newFile(path, &unpacking{r, m.left}))
}

// record gives the n-th source, 1-based, of a file that is a list of sources.
func (m *members) record(n int, read func(path string) (*document.Document, error)) error {
	path := m.path + "#" + strconv.Itoa(n)
	return m.give(path, func() (doc *document.Document, err error) {
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
	return m.give(path, func() (*document.Document, error) { return nil, inputError(path, err) })
}

func (m *members) give(path string, read func() (*document.Document, error)) error {
	if err := m.ctx.Err(); err != nil {
		return err
	}
	if *m.count++; *m.count > maxMembers {
		return because(ErrTooLarge, "holds more than %s sources", thousands(maxMembers))
	}
	return m.take(source{path, read})
}

// unpacking reads what a file holds until that is more than any file may hold.
type unpacking struct {
	r    io.Reader
	left *int64
}

func (u *unpacking) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if *u.left -= int64(n); *u.left < 0 {
		return n, because(ErrTooLarge, "unpacks to more than %d GiB", maxHeld>>30)
	}
	return n, err
}

// only reads the one source that a file holds.
func only(path string, read func(m *members) error) (*document.Document, error) {
	var found []source
	m := newMembers(context.Background(), Options{}, func(s source) error {
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
