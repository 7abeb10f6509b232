// Package read turns a file of any format into a [document.Document]: plain text,
// Markdown, HTML and subtitles, in UTF-8, UTF-16 or windows-1252; PDF; what word processors write
// (DOCX, ODT, RTF); mails; feeds, agencies' items, lists of records, crawls and archives into
// one for each source that they hold. What a page puts around its article (menus,
// credits, sign-up boxes) becomes Furniture or is left out, so that nothing after this
// package has to know about pages.
//
// Reading needs time and memory in proportion to the input, and never panics on
// it. Every error is an [*Error] that names the input in one line.
package read

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// MaxSize is the most bytes that one input may have.
const MaxSize = 256 << 20

// What can be wrong with an input, apart from what the file system reports.
// Match them with errors.Is.
var (
	ErrEmpty     = errors.New("no text in it")
	ErrBinary    = errors.New("a binary file, not text")
	ErrEncoding  = errors.New("text in no known encoding (UTF-8, UTF-16 and windows-1252 are read)")
	ErrFormat    = errors.New("of no known format")
	ErrNoArticle = errors.New("an HTML page without an article")
	ErrNoFiles   = errors.New("a folder without files to read")
	ErrTooLarge  = errors.New("larger than " + strconv.Itoa(MaxSize>>20) + " MiB")
	ErrFolder    = errors.New("a folder, not a file")
	ErrMany      = errors.New("holds several sources")
	ErrLocked    = errors.New("encrypted, and opened by a password only")
	ErrScan      = errors.New("pictures of text without the text")
	ErrNested    = errors.New("archives inside archives, too deep")
	ErrAddress   = errors.New("an address, and addresses are not fetched here")
)

// Error is one input that could not be read.
type Error struct {
	Path string // as the user gave it, or as it was found in a folder
	Err  error  // wraps one of the sentinels of this package or of io/fs
}

// Error is one line: the path and the reason.
func (e *Error) Error() string {
	path := e.Path
	if path == "-" {
		path = "standard input"
	}
	if strings.ContainsFunc(path, func(r rune) bool { return !unicode.IsPrint(r) }) || path == "" {
		path = strconv.Quote(path)
	}
	return path + ": " + oneLine(e.Err.Error())
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// because gives one of the sentinels a reason of its own, in place of its words.
func because(sentinel error, format string, args ...any) error {
	return &reason{text: fmt.Sprintf(format, args...), is: sentinel}
}

type reason struct {
	text string
	is   error
}

func (r *reason) Error() string { return r.text }
func (r *reason) Unwrap() error { return r.is }

// inputError names the input, and says what the file system said in plain words.
func inputError(path string, err error) error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	var text string
	_, told := errors.AsType[*reason](err)
	switch {
	case told: // in plain words already
	case errors.Is(err, fs.ErrNotExist):
		text = "no such file"
	case errors.Is(err, fs.ErrPermission):
		text = "permission denied"
	case errors.Is(err, syscall.EISDIR):
		text = ErrFolder.Error()
	default:
		if pe, ok := errors.AsType[*fs.PathError](err); ok {
			text = pe.Err.Error()
		}
	}
	if text != "" {
		err = &reason{text: text, is: err}
	}
	return &Error{Path: path, Err: err}
}

// File reads one file; "-" is standard input. Of a file that holds several sources
// one may be named, as documents of [Files] have it in their Path: "feed.xml#3",
// "notes.zip/talk.vtt".
func File(path string) (*document.Document, error) {
	return One(context.Background(), path, Options{})
}

// One is File with the options of [Files], as far as they concern one source: "-", an
// address, and the fields of records.
func One(ctx context.Context, path string, o Options) (*document.Document, error) {
	if err := o.problem(); err != nil {
		return nil, err
	}
	return only(ctx, Path(path), o, func(m *members) error {
		in := input{path: path}
		return in.sources(m)
	})
}

// Reader reads all of r; path names it in the document and in errors, and its
// ending may tell the format.
func Reader(path string, r io.Reader) (*document.Document, error) {
	if r == nil {
		return nil, &Error{Path: path, Err: ErrEmpty}
	}
	return only(context.Background(), path, Options{}, func(m *members) error { return m.read(path, newFile(path, r)) })
}

// Bytes reads data. The format is told by the content first, then by the ending
// of the path. data is not kept.
func Bytes(path string, data []byte) (*document.Document, error) {
	return only(context.Background(), path, Options{}, func(m *members) error { return m.read(path, bytesFile(path, data)) })
}

// readOne reads the bytes of one source in a format, in the one that its text and
// name show where f is nil.
func readOne(path, name string, data []byte, f *format) (doc *document.Document, err error) {
	// The parsers underneath have been fuzzed, but not by us alone; a page that
	// trips one is an input error like any other.
	defer func() {
		if r := recover(); r != nil {
			doc, err = nil, &Error{Path: path, Err: because(ErrFormat, "could not be parsed (%v)", r)}
		}
	}()
	doc, err = parse(name, data, f)
	if err != nil {
		return nil, inputError(path, err)
	}
	doc.Path = path
	if strings.TrimFunc(doc.Text, blank) == "" {
		return nil, &Error{Path: path, Err: ErrEmpty}
	}
	return doc, nil
}

func parse(name string, data []byte, f *format) (*document.Document, error) {
	if len(data) > MaxSize {
		return nil, ErrTooLarge
	}
	if f != nil && f.parse != nil {
		doc, err := f.parse(data)
		if err != nil {
			return nil, err
		}
		doc.Format = f.name
		turns(doc)
		return doc, nil
	}
	d, err := decode(data)
	if err != nil {
		return nil, err
	}
	if strings.TrimFunc(d.text, blank) == "" {
		return nil, ErrEmpty
	}
	if f == nil {
		if f, err = sniff(name, d.text); err != nil {
			return nil, err
		}
	}
	doc, err := f.text(d.text)
	if err != nil {
		return nil, err
	}
	if doc.Format == "" {
		doc.Format = f.name
	}
	doc.Notes = append(d.notes, doc.Notes...)
	turns(doc)
	return doc, nil
}

// blank reports whether a reader sees nothing at r: white space, a byte order
// mark, a zero-width character.
func blank(r rune) bool {
	switch r {
	case '\ufeff', '\u200b', '\u200c', '\u200d', '\u2060', '\u00ad', '\x1a', '\x00':
		return true
	}
	return unicode.IsSpace(r)
}

// thousands writes a count of bytes the way a reader wants it: 10,485,760.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// clip shortens s to at most n bytes, at a rune's edge.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
