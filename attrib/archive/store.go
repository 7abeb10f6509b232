package archive

// Where an archive is kept: one SQLite file, or a PostgreSQL database that several
// people share. Both speak nearly the same SQL; what differs stands here.

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// applicationID marks an SQLite file as an archive of attrib's: "attr".
const applicationID = 0x61747472

// store is a database and how to speak to it.
type store struct {
	db     *sql.DB
	shared bool   // a PostgreSQL server's
	name   string // for messages, without a password
	path   string // of the file
	// fixed says that the file cannot be written here, still that nobody seems to
	// write it now.
	fixed, still bool
}

// IsAddress reports whether a name is the address of a PostgreSQL archive.
func IsAddress(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// Is reports whether a name stands for an archive: the address of one, or an SQLite
// file that is one. A file that is none, or none yet, is not.
func Is(name string) bool {
	if IsAddress(name) {
		return true
	}
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return false // what is read of a pipe is gone
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	id, ok := fileID(f)
	return ok && id == applicationID
}

// fileID reads the application id from the head of an SQLite file.
func fileID(r io.Reader) (id uint32, ok bool) {
	head := make([]byte, 100)
	if _, err := io.ReadFull(r, head); err != nil || !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return 0, false
	}
	return uint32(head[68])<<24 | uint32(head[69])<<16 | uint32(head[70])<<8 | uint32(head[71]), true
}

// open opens the database; a file must be there unless create is set.
func open(ctx context.Context, name string, create bool) (*store, error) {
	if IsAddress(name) {
		return openShared(ctx, name)
	}
	return openFile(ctx, name, create)
}

func openShared(ctx context.Context, address string) (*store, error) {
	s := &store{shared: true, name: Redacted(address)}
	var err error
	if s.db, err = sql.Open("pgx", address); err != nil {
		return nil, &Error{s.name, errors.New("no usable address of a PostgreSQL database")} // the driver's words may hold the password
	}
	if err := s.db.PingContext(ctx); err != nil {
		s.db.Close()
		return nil, s.failed(err)
	}
	return s, nil
}

// Redacted is an archive's name as it may be shown: an address without its password.
func Redacted(address string) string {
	if !IsAddress(address) {
		return address
	}
	u, err := url.Parse(address)
	if err != nil {
		return "postgres://…"
	}
	u.RawQuery = ""
	return u.Redacted()
}

func openFile(ctx context.Context, path string, create bool) (*store, error) {
	s := &store{name: path, path: path}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		s.path = real // one archive has one lock, whatever links lead to it
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && create:
		if dir, err := os.Stat(filepath.Dir(path)); err != nil || !dir.IsDir() {
			return nil, &Error{path, errors.New("the folder that it is to stand in is not there")}
		}
	case errors.Is(err, fs.ErrNotExist):
		return nil, &Error{path, ErrMissing}
	case err != nil:
		return nil, &Error{path, err}
	case info.IsDir():
		return nil, &Error{path, errors.New("a folder, not an archive")}
	case info.Size() > 0:
		if err := s.examine(); err != nil {
			return nil, err
		}
	case !create:
		return nil, &Error{path, ErrForeign}
	}
	// Readers see the last commit while one writes; a commit is on the disk before it
	// is reported.
	pragmas := []string{"busy_timeout(10000)", "cache_size(-32768)", "temp_store(memory)", "synchronous(full)", fmt.Sprintf("journal_size_limit(%d)", 64<<20)}
	mode := "rw"
	parameters := url.Values{"_pragma": pragmas}
	switch {
	case info == nil || info.Size() == 0:
		mode = "rwc"
	case s.readOnly():
		mode, s.fixed = "ro", true
		// Readers beside a writer share a file with it; where none can be made there and
		// nobody writes now, the archive is read as one that does not change.
		if _, err := os.Stat(s.path + "-wal"); errors.Is(err, fs.ErrNotExist) {
			parameters.Set("immutable", "1")
			s.still = true
		}
	}
	parameters.Set("mode", mode)
	dsn := "file:" + (&url.URL{Path: filepath.ToSlash(s.path)}).EscapedPath() + "?" + parameters.Encode()
	if s.db, err = sql.Open("sqlite", dsn); err != nil {
		return nil, s.failed(err)
	}
	s.db.SetMaxOpenConns(4)
	if mode == "rwc" {
		_, err = s.db.ExecContext(ctx, "PRAGMA auto_vacuum = incremental; PRAGMA journal_mode = wal")
	} else {
		err = s.db.PingContext(ctx)
	}
	if err != nil {
		s.db.Close()
		return nil, s.failed(err)
	}
	return s, nil
}

// readOnly reports whether the file is there and cannot be written.
func (s *store) readOnly() bool {
	f, err := os.OpenFile(s.path, os.O_RDWR, 0)
	if err == nil {
		f.Close()
		return false
	}
	return !errors.Is(err, fs.ErrNotExist)
}

// examine refuses a file that is no archive, before anything is written to it.
func (s *store) examine() error {
	f, err := os.Open(s.path)
	if err != nil {
		return s.failed(err)
	}
	defer f.Close()
	if id, ok := fileID(f); !ok || id != applicationID && id != 0 {
		return &Error{s.name, ErrForeign}
	}
	return nil
}

// lock takes the right to write, for as long as the process lives or until the
// function that it gives is called. waiting is called once where another has it.
func (s *store) lock(ctx context.Context, waiting func()) (func(), error) {
	if s.shared {
		return s.lockShared(ctx, waiting)
	}
	if s.fixed {
		return nil, &Error{s.name, ErrReadOnly}
	}
	mode := fs.FileMode(0o600)
	if info, err := os.Stat(s.path); err == nil {
		mode |= info.Mode().Perm() // whoever may write the archive may take its lock
	}
	l := flock.New(s.path+"-lock", flock.SetPermissions(mode))
	held, err := l.TryLock()
	if err == nil && !held {
		if waiting != nil {
			waiting()
		}
		held, err = l.TryLockContext(ctx, 50*time.Millisecond)
	}
	if err != nil || !held {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, s.failed(err)
	}
	return func() { l.Close() }, nil
}

func (s *store) lockShared(ctx context.Context, waiting func()) (func(), error) {
	c, err := s.db.Conn(ctx)
	if err != nil {
		return nil, s.failed(err)
	}
	var held bool
	if err := c.QueryRowContext(ctx, "SELECT pg_try_advisory_lock($1, hashtext(current_schema()))", int32(applicationID)).Scan(&held); err != nil {
		c.Close()
		return nil, s.failed(err)
	}
	if !held {
		if waiting != nil {
			waiting()
		}
		if _, err := c.ExecContext(ctx, "SELECT pg_advisory_lock($1, hashtext(current_schema()))", int32(applicationID)); err != nil {
			c.Close()
			return nil, s.failed(err)
		}
	}
	return func() {
		c.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1, hashtext(current_schema()))", int32(applicationID)) // the end of the connection does it too
		c.Close()
	}, nil
}

// sql gives a statement its placeholders: written as "?", PostgreSQL wants "$1".
func (s *store) sql(query string) string {
	if !s.shared {
		return query
	}
	var b strings.Builder
	n := 0
	for i := range len(query) {
		if query[i] != '?' {
			b.WriteByte(query[i])
			continue
		}
		n++
		fmt.Fprintf(&b, "$%d", n)
	}
	return b.String()
}

// failed words an error of the database for people.
func (s *store) failed(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if known, ok := errors.AsType[*Error](err); ok {
		return known
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_FULL:
			return &Error{s.name, fmt.Errorf("%w; what was reported as added is kept", ErrFull)}
		case sqlite3.SQLITE_IOERR:
			return &Error{s.name, fmt.Errorf("the disk could not be read or written (%w); what was reported as added is kept", err)}
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
			return &Error{s.name, ErrReadOnly}
		case sqlite3.SQLITE_CANTOPEN:
			return &Error{s.name, fmt.Errorf("cannot be opened (%w)", err)}
		case sqlite3.SQLITE_NOTADB:
			return &Error{s.name, ErrForeign}
		case sqlite3.SQLITE_CORRUPT:
			if s.still {
				return &Error{s.name, ErrBusy} // somebody wrote it after all
			}
			return &Error{s.name, ErrDamaged}
		case sqlite3.SQLITE_INTERRUPT:
			return context.Canceled
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return &Error{s.name, ErrBusy}
		}
	}
	return &Error{s.name, err}
}

// rows is a query's answer, row by row.
func (s *store) rows(ctx context.Context, q querier, query string, args []any, each func(*sql.Rows) error) error {
	rows, err := q.QueryContext(ctx, s.sql(query), args...)
	if err != nil {
		return s.failed(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows); err != nil {
			return s.failed(err)
		}
	}
	return s.failed(rows.Err())
}

// querier is a database, or a transaction in it.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// row scans the first row of an answer; found is false where there is none.
func (s *store) row(ctx context.Context, q querier, query string, args []any, into ...any) (found bool, err error) {
	err = q.QueryRowContext(ctx, s.sql(query), s.arguments(args)...).Scan(into...)
	if none(err) {
		return false, nil
	}
	return err == nil, s.failed(err)
}

// none reports whether an answer had no row.
func none(err error) bool { return errors.Is(err, sql.ErrNoRows) }

func (s *store) exec(ctx context.Context, q querier, query string, args ...any) error {
	_, err := q.ExecContext(ctx, s.sql(query), s.arguments(args)...)
	return s.failed(err)
}

// arguments are those of a statement as the database takes them: PostgreSQL has no
// text that is no UTF-8, or has a zero byte in it.
func (s *store) arguments(args []any) []any {
	for i := range args {
		if text, ok := args[i].(string); ok && s.shared {
			args[i] = strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\x00", "")
		}
	}
	return args
}

// snapshot runs f in a transaction that sees one state of the archive.
func (s *store) snapshot(ctx context.Context, f func(querier) error) error {
	o := &sql.TxOptions{ReadOnly: s.shared}
	if s.shared {
		o.Isolation = sql.LevelRepeatableRead
	}
	tx, err := s.db.BeginTx(ctx, o)
	if err != nil {
		return s.failed(err)
	}
	defer tx.Rollback() // nothing was written
	return f(tx)
}

// change runs f in a transaction, which is kept where f gives no error.
func (s *store) change(ctx context.Context, f func(querier) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.failed(err)
	}
	defer tx.Rollback() // has no effect after Commit
	if s.shared {
		// Should the connection that holds the lock be lost, changes still come one after
		// another.
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1, hashtext(current_schema()))", int32(applicationID)+1); err != nil {
			return s.failed(err)
		}
	}
	if err := f(tx); err != nil {
		return err
	}
	return s.failed(tx.Commit())
}

// bulk inserts rows many at a time.
type bulk struct {
	s      *store
	q      querier
	insert string // up to VALUES
	width  int
	args   []any
}

// bulkRows is how many rows go into one statement.
const bulkRows = 64

func (b *bulk) add(ctx context.Context, row ...any) error {
	b.width = len(row)
	if b.args = append(b.args, row...); len(b.args) == bulkRows*b.width {
		return b.flush(ctx)
	}
	return nil
}

func (b *bulk) flush(ctx context.Context) error {
	if len(b.args) == 0 {
		return nil
	}
	one := "(?" + strings.Repeat(",?", b.width-1) + ")"
	err := b.s.exec(ctx, b.q, b.insert+" VALUES "+one+strings.Repeat(","+one, len(b.args)/b.width-1), b.args...)
	b.args = b.args[:0]
	return err
}
