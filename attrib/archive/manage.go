package archive

// What an archive holds, listed, shown, counted; and sources taken out of it.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
)

func statementID(n int64) string { return "s" + strconv.FormatInt(n, 10) }
func claimID(n int64) string     { return "c" + strconv.FormatInt(n, 10) }

func statementNumber(id string) int64 {
	n, _ := strconv.ParseInt(strings.TrimPrefix(id, "s"), 10, 64)
	return n
}

// Filter is which sources are listed. The zero value is all that are current.
type Filter struct {
	Outlet string // the outlet's name or a part of it, in any case
	Since  string // RFC 3339 date: not what was published before, nor at no known time
	All    bool   // texts that were replaced, too
}

// where is the filter in SQL.
func (f Filter) where() (string, []any) {
	var terms []string
	var args []any
	if !f.All {
		terms = append(terms, "current = 1")
	}
	if f.Outlet != "" {
		terms, args = append(terms, "lower(outlet) LIKE ? ESCAPE '!'"), append(args, "%"+like(strings.ToLower(f.Outlet))+"%")
	}
	if f.Since != "" {
		terms, args = append(terms, "published >= ?"), append(args, f.Since)
	}
	if len(terms) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(terms, " AND "), args
}

// like makes a text one that LIKE takes by the letter.
func like(s string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s)
}

// List calls f with the sources of a filter, in the order in which they were added.
func (a *Archive) List(ctx context.Context, by Filter, f func(Source) error) error {
	where, args := by.where()
	return a.store.rows(ctx, a.store.db, "SELECT "+sourceColumns+" FROM attrib_source"+where+" ORDER BY id", args, func(r *sql.Rows) error {
		var src Source
		if err := src.scan(r); err != nil {
			return err
		}
		return f(src)
	})
}

// Sources is List, with the documents and statements. At most most are given; more
// are an error, so that nobody compares a part for the whole.
func (a *Archive) Sources(ctx context.Context, by Filter, most int) (out []*Kept, err error) {
	err = a.store.snapshot(ctx, func(q querier) error {
		where, args := by.where()
		var list []Source
		if err := a.store.rows(ctx, q, "SELECT "+sourceColumns+" FROM attrib_source"+where+" ORDER BY id LIMIT ?", append(args, most+1), func(r *sql.Rows) error {
			var src Source
			err := src.scan(r)
			list = append(list, src)
			return err
		}); err != nil {
			return err
		}
		if len(list) > most {
			return &Error{a.store.name, fmt.Errorf("holds more than %d such sources; name a later date", most)}
		}
		return a.store.bodies(ctx, q, list, func(k *Kept) error {
			out = append(out, k)
			return ctx.Err()
		})
	})
	return out, err
}

// Named finds the sources that a name stands for: a number, an address, a path; the
// texts of one address in order, the latest last.
func (a *Archive) Named(ctx context.Context, name string) ([]Source, error) {
	var out []Source
	number, err := strconv.ParseInt(name, 10, 64)
	if err != nil {
		number = -1
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		abs = name
	}
	err = a.store.rows(ctx, a.store.db, "SELECT "+sourceColumns+" FROM attrib_source WHERE id = ? OR address = ? OR address = ? OR path = ? ORDER BY id", []any{number, name, filepath.ToSlash(abs), name}, func(r *sql.Rows) error {
		var src Source
		err := src.scan(r)
		out = append(out, src)
		return err
	})
	if err == nil && len(out) == 0 {
		err = &Error{a.store.name, fmt.Errorf("%w: %s", ErrUnknown, name)}
	}
	return out, err
}

// Shown is a source with its statements, and the claim that each belongs to.
type Shown struct {
	*Kept
	Claims []string // by statement
}

// Show gives a source whole. The statements have the IDs that they have in the
// archive.
func (a *Archive) Show(ctx context.Context, src Source) (out *Shown, err error) {
	err = a.store.snapshot(ctx, func(q querier) error {
		claims, err := a.store.claimsOf(ctx, q, []Source{src})
		if err != nil {
			return err
		}
		return a.store.bodies(ctx, q, []Source{src}, func(k *Kept) error {
			out = &Shown{Kept: k}
			for i := range k.Statements {
				n := k.firstStatement + int64(i)
				st := &k.Statements[i]
				st.ID, st.Source = statementID(n), k.Path
				if st.Within != "" {
					outer, _ := strconv.ParseInt(st.Within, 10, 64)
					st.Within = statementID(k.firstStatement + outer)
				}
				out.Claims = append(out.Claims, claimID(claims[n]))
			}
			return nil
		})
	})
	return out, err
}

// Normal is a statement's content in normal form, as it is found by.
func (s *Shown) Normal(i int) string {
	var b strings.Builder
	for _, w := range claim.ContentWords(s.Doc, &s.Statements[i]) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if w.Has(claim.Gap) {
			b.WriteString("…")
		}
		b.WriteString(w.Norm)
	}
	return b.String()
}

// Remove takes sources out. Where it was the current text of its address, the one
// before it does not come back.
func (w *Writer) Remove(ctx context.Context, sources ...Source) error {
	return w.store.change(ctx, func(q querier) error {
		for _, src := range sources {
			if err := w.store.bury(ctx, q, src); err != nil {
				return err
			}
			for _, del := range []struct {
				query string
				args  []any
			}{
				{"DELETE FROM attrib_body WHERE source = ?", []any{src.ID}},
				{"DELETE FROM attrib_statement WHERE id >= ? AND id < ?", []any{src.firstStatement, src.firstStatement + int64(src.Statements)}},
				{"DELETE FROM attrib_source WHERE id = ?", []any{src.ID}},
			} {
				if err := w.store.exec(ctx, q, del.query, del.args...); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Stats counts what an archive holds.
type Stats struct {
	Archive    string `json:"archive"`
	Version    int    `json:"version"` // of its tables
	Sources    int64  `json:"sources"` // current ones
	Replaced   int64  `json:"replaced"`
	Statements int64  `json:"statements"`
	Claims     int64  `json:"claims"`
	Speakers   int64  `json:"speakers"`
	Text       int64  `json:"text"`     // bytes
	Size       int64  `json:"size"`     // bytes on the disk
	Segments   int    `json:"segments"` // of the index
	Entries    int64  `json:"entries"`
	First      string `json:"first,omitempty"` // publication dates
	Last       string `json:"last,omitempty"`
}

// Stats counts what the archive holds. Claims are counted one by one, which takes a
// while where there are many.
func (a *Archive) Stats(ctx context.Context) (Stats, error) {
	out := Stats{Archive: a.store.name, Version: version}
	err := a.store.snapshot(ctx, func(q querier) error {
		for _, count := range []struct {
			query string
			into  []any
		}{
			{"SELECT coalesce(sum(current), 0), coalesce(sum(1 - current), 0), coalesce(sum(bytes), 0) FROM attrib_source", []any{&out.Sources, &out.Replaced, &out.Text}},
			{"SELECT coalesce(min(published), ''), coalesce(max(published), '') FROM attrib_source WHERE published <> ''", []any{&out.First, &out.Last}},
			{"SELECT count(*), count(DISTINCT claim), count(DISTINCT nullif(speaker, 0)) FROM attrib_statement", []any{&out.Statements, &out.Claims, &out.Speakers}},
			{"SELECT count(*), coalesce(sum(entries), 0) FROM attrib_segment WHERE ready = 1", []any{&out.Segments, &out.Entries}},
		} {
			if _, err := a.store.row(ctx, q, count.query, nil, count.into...); err != nil {
				return err
			}
		}
		if a.store.shared {
			_, err := a.store.row(ctx, q, "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c WHERE relkind = 'r' AND relname LIKE 'attrib!_%' ESCAPE '!' AND relnamespace = current_schema()::regnamespace", nil, &out.Size)
			return err
		}
		return nil
	})
	if err == nil && !a.store.shared {
		for _, file := range []string{a.store.path, a.store.path + "-wal"} {
			if info, err := os.Stat(file); err == nil {
				out.Size += info.Size()
			}
		}
	}
	return out, err
}

// Compact makes one segment of the index's, without what was removed, and gives back
// the room that is free. An index of another version is made anew.
func (w *Writer) Compact(ctx context.Context) error {
	s := w.store
	if err := s.checkKeys(ctx); errors.Is(err, ErrIndex) {
		if err := w.reindex(ctx); err != nil {
			return err
		}
	} else if err != nil {
		return err
	}
	segments, err := s.segments(ctx, s.db)
	if err != nil {
		return err
	}
	if err := w.merge(ctx, segments); err != nil {
		return err
	}
	if err := s.exec(ctx, s.db, "DELETE FROM attrib_dead"); err != nil {
		return err
	}
	if s.shared {
		_, err := s.db.ExecContext(ctx, "VACUUM ANALYZE attrib_source, attrib_body, attrib_statement, attrib_speaker, attrib_posting, attrib_segment, attrib_dead")
		return s.failed(err)
	}
	for _, pragma := range []string{"PRAGMA incremental_vacuum", "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA optimize"} {
		if _, err := s.db.ExecContext(ctx, pragma); err != nil {
			return s.failed(err)
		}
	}
	return nil
}

// reindex makes the index anew from the sources that are kept. Only when it is whole is
// it said to be of this version; stopped before, it is begun again.
func (w *Writer) reindex(ctx context.Context) error {
	s := w.store
	if err := s.exec(ctx, s.db, "DELETE FROM attrib_segment"); err != nil {
		return err
	}
	if err := w.sweep(ctx); err != nil {
		return err
	}
	for last := int64(0); ; {
		var list []Source
		if err := s.rows(ctx, s.db, "SELECT "+sourceColumns+" FROM attrib_source WHERE id > ? AND current = 1 ORDER BY id LIMIT ?", []any{last, batchDocuments}, func(r *sql.Rows) error {
			var src Source
			err := src.scan(r)
			list = append(list, src)
			return err
		}); err != nil {
			return err
		}
		if len(list) == 0 {
			break
		}
		last = list[len(list)-1].ID
		var entries []entry
		if err := s.bodies(ctx, s.db, list, func(k *Kept) error {
			src := claim.Source{Doc: k.Doc}
			for i := range k.Statements {
				src.Statements = append(src.Statements, &k.Statements[i])
			}
			for _, e := range keysOfSource(src) {
				entries = append(entries, entry{e.key, k.firstPassage + e.passage})
			}
			return ctx.Err()
		}); err != nil {
			return err
		}
		if err := s.change(ctx, func(q querier) error { return s.addSegment(ctx, q, inOrder(entries)) }); err != nil {
			return err
		}
	}
	return s.exec(ctx, s.db, "UPDATE attrib_meta SET value = ? WHERE name = 'keys'", strconv.Itoa(claim.KeyVersion))
}
