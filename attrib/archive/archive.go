// Package archive keeps what was read: sources with their statements, and an index by
// which a wording is found among a hundred million in a few thousandths of a second.
// What is kept is given back as it was extracted, so that a draft is checked against
// an archive as it is against files.
//
// An archive is one SQLite file, or a PostgreSQL database that a newsroom shares. Any
// number of processes may read it while one writes.
package archive

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"unicode"

	"github.com/attribcheck/attrib/attrib/document"
)

// What can be wrong with an archive, apart from what the system reports. Match them
// with errors.Is.
var (
	ErrMissing  = errors.New("no such archive")
	ErrForeign  = errors.New("not an archive of attrib's")
	ErrDamaged  = errors.New("a damaged archive")
	ErrNewer    = errors.New("made by a newer attrib")
	ErrOlder    = errors.New("made by an older attrib; adding to it brings it up to date")
	ErrIndex    = errors.New("its index is of another version")
	ErrReadOnly = errors.New("cannot be written")
	ErrFull     = errors.New("the disk is full")
	ErrBusy     = errors.New("another process is changing it")
	ErrOneWord  = errors.New("one word alone is looked for only as a speaker's")
	ErrUnknown  = errors.New("no such source in it")
)

// Error is what went wrong with an archive.
type Error struct {
	Archive string // as it was named, without a password
	Err     error
}

// Error is one line: the archive and the reason.
func (e *Error) Error() string {
	name := e.Archive
	if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		name = strconv.Quote(name)
	}
	return name + ": " + strings.Join(strings.Fields(e.Err.Error()), " ")
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Archive is one that is open for reading. It is safe for concurrent use.
type Archive struct {
	store *store
}

// Open opens an archive that is there, for reading: a file, or a PostgreSQL database
// by its address.
func Open(ctx context.Context, name string) (*Archive, error) {
	s, err := open(ctx, name, false)
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx, false); err != nil {
		s.db.Close()
		return nil, err
	}
	return &Archive{s}, nil
}

// Name is the archive's name as it may be shown.
func (a *Archive) Name() string { return a.store.name }

// Close closes it.
func (a *Archive) Close() error { return a.store.failed(a.store.db.Close()) }

// Writer is an archive that is open for writing, by this process alone.
type Writer struct {
	*Archive
	release func()
}

// Create opens an archive for writing, and makes it where there is none. Where
// another process writes it waits, after calling waiting.
func Create(ctx context.Context, name string, waiting func()) (*Writer, error) {
	return openWriter(ctx, name, true, waiting)
}

// Modify opens an archive that is there for writing, as Create does.
func Modify(ctx context.Context, name string, waiting func()) (*Writer, error) {
	return openWriter(ctx, name, false, waiting)
}

func openWriter(ctx context.Context, name string, create bool, waiting func()) (*Writer, error) {
	s, err := open(ctx, name, create)
	if err != nil {
		return nil, err
	}
	release, err := s.lock(ctx, waiting)
	if err != nil {
		s.db.Close()
		return nil, err
	}
	w := &Writer{&Archive{s}, release}
	err = s.migrate(ctx, true)
	if err == nil {
		err = w.sweep(ctx)
	}
	if err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// Close ends the writing.
func (w *Writer) Close() error {
	err := w.shrink(context.Background())
	w.release()
	return errors.Join(err, w.Archive.Close())
}

// shrink gives what merging has freed back to the disk.
func (w *Writer) shrink(ctx context.Context) error {
	if w.store.shared {
		return nil
	}
	_, err := w.store.db.ExecContext(ctx, "PRAGMA incremental_vacuum")
	return w.store.failed(err)
}

// Source is a source as an archive lists it.
type Source struct {
	ID         int64  `json:"id"`
	Address    string `json:"address"` // where it was published, or the path of the file that it was read from
	Version    int    `json:"version"` // 1 for the first text of an address
	Current    bool   `json:"current"` // it is the latest text of its address
	Path       string `json:"path"`    // as it was named when it was added
	Title      string `json:"title"`
	Outlet     string `json:"outlet"`
	Author     string `json:"author"`
	Published  string `json:"published"`
	Language   string `json:"language,omitempty"`
	Format     string `json:"format"`
	Added      string `json:"added"` // RFC 3339
	Bytes      int64  `json:"bytes"` // of its text
	Statements int    `json:"statements"`

	firstPassage, passages, firstStatement int64
}

// sourceColumns are what scan reads.
const sourceColumns = "id, address, version, current, path, title, outlet, author, published, language, format, added, bytes, first_passage, passages, first_statement, statements"

func (s *Source) scan(from interface{ Scan(...any) error }) error {
	current := 0
	err := from.Scan(&s.ID, &s.Address, &s.Version, &current, &s.Path, &s.Title, &s.Outlet, &s.Author, &s.Published, &s.Language, &s.Format, &s.Added, &s.Bytes,
		&s.firstPassage, &s.passages, &s.firstStatement, &s.Statements)
	s.Current = current == 1
	return err
}

// source gives the first source that a clause of SQL finds, nil where there is none.
func (s *store) source(ctx context.Context, q querier, clause string, args ...any) (*Source, error) {
	var src Source
	err := src.scan(q.QueryRowContext(ctx, s.sql("SELECT "+sourceColumns+" FROM attrib_source WHERE "+clause), s.arguments(args)...))
	if none(err) {
		return nil, nil
	}
	if err != nil {
		return nil, s.failed(err)
	}
	return &src, nil
}

// describe fills what a document tells of itself.
func (s *Source) describe(d *document.Document) {
	s.Path, s.Title, s.Outlet, s.Author = d.Path, d.Title, d.Outlet, d.Author
	s.Published, s.Language, s.Format, s.Bytes = d.Published, d.Language, d.Format, int64(len(d.Text))
	s.passages = max(1, int64(len(d.Blocks)))
}
