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

// lets reports whether a source is one of the filter's.
func (f Filter) lets(src *Source) bool {
	return (f.All || src.Current) && published(src, f.Since) && from(src, f.Outlet)
}

// published reports whether a source was published on a day or later; "" is any.
func published(src *Source, since string) bool { return since == "" || src.Published >= since }

// from reports whether a source is of an outlet, by a part of its name in any case.
func from(src *Source, outlet string) bool {
	return outlet == "" || strings.Contains(strings.ToLower(src.Outlet), strings.ToLower(outlet))
}

// List calls f with the sources of a filter, in the order in which they were added.
func (a *Archive) List(ctx context.Context, by Filter, f func(Source) error) error {
	return a.store.snapshot(ctx, func(q querier) error {
		return a.store.list(ctx, q, by, func(list []Source) error {
			for _, src := range list {
				if err := f(src); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// listedAtOnce is how many sources are read before they are given on.
const listedAtOnce = 256

// list gives the sources of a filter, some at a time, while no query is under way.
func (s *store) list(ctx context.Context, q querier, by Filter, f func([]Source) error) error {
	for last := int64(0); ; {
		var list []Source
		n := 0
		if err := s.rows(ctx, q, "SELECT "+sourceColumns+" FROM attrib_source WHERE id > ? ORDER BY id LIMIT ?", []any{last, listedAtOnce}, func(r *sql.Rows) error {
			var src Source
			if err := src.scan(r); err != nil {
				return err
			}
			n++
			last = src.ID
			if by.lets(&src) {
				list = append(list, src)
			}
			return nil
		}); err != nil {
			return err
		}
		if err := f(list); err != nil {
			return err
		}
		if n < listedAtOnce {
			return nil
		}
	}
}

// Each calls f with the sources of a filter and all that is kept of them, in the order
// in which they were added, of one state of the archive.
func (a *Archive) Each(ctx context.Context, by Filter, f func(*Kept) error) error {
	return a.store.snapshot(ctx, func(q querier) error {
		return a.store.list(ctx, q, by, func(list []Source) error { return a.store.bodies(ctx, q, list, f) })
	})
}

// mostText is how much text is recalled at once, in bytes. With blocks and statements
// it takes some ten times as much memory.
const mostText = 24 << 20

// Sources is Each for sources that are wanted together. At most most are given, or
// mostText bytes of text; more are an error, so that nobody compares a part for the
// whole.
func (a *Archive) Sources(ctx context.Context, by Filter, most int) (out []*Kept, err error) {
	size := int64(0)
	err = a.Each(ctx, by, func(k *Kept) error {
		if size += k.Bytes; len(out) == most || size > 8*mostText {
			return &Error{a.store.name, fmt.Errorf("holds more than can be compared at once (%d sources, %d MB of text); name a later date", most, 8*mostText>>20)}
		}
		out = append(out, k)
		return ctx.Err()
	})
	return out, err
}

// Named finds the sources that a name stands for: a number, an address, a path; the
// texts of one address in order, the latest last.
func (a *Archive) Named(ctx context.Context, name string) ([]Source, error) {
	return a.store.named(ctx, a.store.db, name)
}

func (s *store) named(ctx context.Context, q querier, name string) ([]Source, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		abs = name
	}
	var out []Source
	find := func(where string, args ...any) error {
		return s.rows(ctx, q, "SELECT "+sourceColumns+" FROM attrib_source WHERE "+where+" ORDER BY id", s.arguments(args), func(r *sql.Rows) error {
			var src Source
			err := src.scan(r)
			out = append(out, src)
			return err
		})
	}
	if number, err := strconv.ParseInt(name, 10, 64); err == nil {
		if err := find("id = ?", number); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		if err := find("address = ? OR address = ?", name, s.fileAddress(filepath.ToSlash(abs))); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		if err := find("path = ?", name); err != nil {
			return nil, err
		}
		for _, src := range out {
			if src.Address != out[0].Address {
				return nil, &Error{s.name, fmt.Errorf("several sources were added as %s; name one by its number or address", name)}
			}
		}
	}
	if len(out) == 0 {
		return nil, &Error{s.name, fmt.Errorf("%w: %s", ErrUnknown, name)}
	}
	return out, nil
}

// Shown is a source with its statements, and the claim that each belongs to.
type Shown struct {
	*Kept
	Claims []string // by statement
}

// Show gives sources whole, of one state of the archive: those that Named finds for a
// name, or those of a filter where the name is "". The statements have the IDs that
// they have in the archive.
func (a *Archive) Show(ctx context.Context, name string, by Filter, f func(*Shown) error) error {
	return a.store.snapshot(ctx, func(q querier) error {
		show := func(list []Source) error {
			return a.store.bodies(ctx, q, list, func(k *Kept) error {
				claims, err := a.store.claimsOf(ctx, q, []Source{k.Source})
				if err != nil {
					return err
				}
				return f(k.shown(claims))
			})
		}
		if name == "" {
			return a.store.list(ctx, q, by, show)
		}
		list, err := a.store.named(ctx, q, name)
		if err != nil {
			return err
		}
		return show(list)
	})
}

// shown gives the statements of a source their IDs.
func (k *Kept) shown(claims map[int64]int64) *Shown {
	out := &Shown{Kept: k}
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
	return out
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
	dead, err := s.deadPassages(ctx, s.db)
	if err != nil {
		return err
	}
	// Of words that many had, the index has left out those of some; when others are
	// removed they are to be there again.
	if err := s.checkKeys(ctx); errors.Is(err, ErrIndex) || err == nil && len(dead) > 0 {
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
		if err := w.mergeLatest(ctx); err != nil {
			return err
		}
	}
	return s.exec(ctx, s.db, "UPDATE attrib_meta SET value = ? WHERE name = 'keys'", strconv.Itoa(claim.KeyVersion))
}
