package archive

// The tables, and how an archive of an older version is brought to them.

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
)

// version is the schema's. An archive of a later one is refused.
const version = 1

// migrations bring an archive from each version to the next; the first makes it.
// BLOB and INTEGER are SQLite's words, rowless ends a table whose key is its place.
var migrations = [version]string{`
CREATE TABLE attrib_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- A source as it was read once. Of those with one address the latest is current.
CREATE TABLE attrib_source (
	id INTEGER PRIMARY KEY,
	address TEXT NOT NULL,        -- where it was published, else the file's absolute path
	version INTEGER NOT NULL,     -- 1 for the first of an address
	current INTEGER NOT NULL,     -- 1, or 0 for one that was replaced
	digest BLOB NOT NULL,         -- of all that is known of it
	path TEXT NOT NULL,           -- as it was named when it was added
	title TEXT NOT NULL, outlet TEXT NOT NULL, author TEXT NOT NULL,
	published TEXT NOT NULL, language TEXT NOT NULL, format TEXT NOT NULL,
	added TEXT NOT NULL,          -- RFC 3339, UTC
	bytes INTEGER NOT NULL,       -- of its text
	first_passage INTEGER NOT NULL, passages INTEGER NOT NULL,
	first_statement INTEGER NOT NULL, statements INTEGER NOT NULL
);
CREATE INDEX attrib_source_address ON attrib_source (address, version);
CREATE INDEX attrib_source_digest ON attrib_source (digest);
CREATE INDEX attrib_source_passage ON attrib_source (first_passage);
CREATE INDEX attrib_source_statement ON attrib_source (first_statement);

-- Its text, and its blocks and statements as JSON, both compressed.
CREATE TABLE attrib_body (source INTEGER PRIMARY KEY, text BLOB NOT NULL, detail BLOB NOT NULL);

-- Who speaks, by the name in normal form.
CREATE TABLE attrib_speaker (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

-- What each statement belongs to; the statement itself is in the body.
CREATE TABLE attrib_statement (id INTEGER PRIMARY KEY, claim INTEGER NOT NULL, speaker INTEGER NOT NULL);
CREATE INDEX attrib_statement_claim ON attrib_statement (claim, id);
CREATE INDEX attrib_statement_speaker ON attrib_statement (speaker, id);

-- The index: segments, which are never changed, of postings from keys to passages.
CREATE TABLE attrib_segment (id INTEGER PRIMARY KEY, ready INTEGER NOT NULL, bits INTEGER NOT NULL, entries INTEGER NOT NULL);
CREATE TABLE attrib_posting (segment INTEGER NOT NULL, bucket INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (segment, bucket)) rowless;

-- The numbers that come next: none is given twice, whatever is removed.
CREATE TABLE attrib_next (source INTEGER NOT NULL, passage INTEGER NOT NULL, statement INTEGER NOT NULL, speaker INTEGER NOT NULL, segment INTEGER NOT NULL);
INSERT INTO attrib_next VALUES (1, 1, 1, 1, 1);

-- Passages whose source was removed, until no segment has them.
CREATE TABLE attrib_dead (first INTEGER PRIMARY KEY, passages INTEGER NOT NULL);
`}

// migrate makes the tables of a new archive, and brings those of an older one up to
// date, all or nothing. write says whether it may.
func (s *store) migrate(ctx context.Context, write bool) error {
	at, err := s.version(ctx, s.db)
	switch {
	case err != nil:
		return err
	case at > version:
		return &Error{s.name, fmt.Errorf("%w (its version is %d, this program's %d)", ErrNewer, at, version)}
	case at == version && write:
		return nil
	case at == version:
		return s.checkKeys(ctx)
	case !write && at == 0:
		return &Error{s.name, ErrForeign}
	case !write:
		return &Error{s.name, fmt.Errorf("%w (its version is %d, this program's %d)", ErrOlder, at, version)}
	}
	return s.change(ctx, func(q querier) error {
		for _, m := range migrations[at:] {
			if s.shared {
				m = strings.NewReplacer("BLOB", "BYTEA", "INTEGER", "BIGINT", " rowless", "").Replace(m)
			} else {
				m = strings.Replace(m, " rowless", " WITHOUT ROWID", 1)
			}
			if _, err := q.ExecContext(ctx, m); err != nil {
				return s.failed(err)
			}
		}
		for name, value := range map[string]int{"version": version, "keys": claim.KeyVersion} {
			if err := s.exec(ctx, q, "INSERT INTO attrib_meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, strconv.Itoa(value)); err != nil {
				return err
			}
		}
		if s.shared {
			return nil
		}
		_, err := q.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
		return s.failed(err)
	})
}

// version is that of the tables that are there, 0 for none.
func (s *store) version(ctx context.Context, q querier) (int, error) {
	there := "SELECT count(*) FROM sqlite_schema WHERE name = 'attrib_meta'"
	if s.shared {
		there = "SELECT count(*) FROM pg_tables WHERE tablename = 'attrib_meta' AND schemaname = current_schema()"
	}
	tables := 0
	if _, err := s.row(ctx, q, there, nil, &tables); err != nil {
		return 0, err
	}
	if tables == 0 {
		if s.shared {
			return 0, nil
		}
		others := 0
		if _, err := s.row(ctx, q, "SELECT count(*) FROM sqlite_schema", nil, &others); err != nil || others > 0 {
			return 0, &Error{s.name, ErrForeign}
		}
		return 0, nil
	}
	value, err := s.meta(ctx, q, "version")
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 {
		return 0, &Error{s.name, ErrDamaged}
	}
	return n, nil
}

// checkKeys refuses an index that this program would find nothing in.
func (s *store) checkKeys(ctx context.Context) error {
	value, err := s.meta(ctx, s.db, "keys")
	if err == nil && value != strconv.Itoa(claim.KeyVersion) {
		err = &Error{s.name, fmt.Errorf("%w (it is of version %s, this program's is %d): attrib archive compact makes it anew", ErrIndex, value, claim.KeyVersion)}
	}
	return err
}

func (s *store) meta(ctx context.Context, q querier, name string) (value string, err error) {
	_, err = s.row(ctx, q, "SELECT value FROM attrib_meta WHERE name = ?", []any{name}, &value)
	return value, err
}
