package archive

// Segments in the database: written, looked up, merged.

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
)

// segment is one that is ready.
type segment struct {
	id      int64
	bits    int
	entries int64
}

func (s *store) segments(ctx context.Context, q querier) (out []segment, err error) {
	err = s.rows(ctx, q, "SELECT id, bits, entries FROM attrib_segment WHERE ready = 1 ORDER BY id", nil, func(r *sql.Rows) error {
		var g segment
		if err := r.Scan(&g.id, &g.bits, &g.entries); err != nil {
			return err
		}
		if g.bits < 0 || g.bits > keyBits {
			return ErrDamaged
		}
		out = append(out, g)
		return nil
	})
	return out, err
}

// buckets writes the buckets of a segment as its entries come, in order.
type buckets struct {
	rows    bulk
	segment segment
	bucket  int64
	held    []entry
}

func (s *store) newBuckets(q querier, g segment) *buckets {
	g.entries = 0 // what these buckets add
	return &buckets{rows: bulk{s: s, q: q, insert: "INSERT INTO attrib_posting (segment, bucket, data)"}, segment: g}
}

func (b *buckets) add(ctx context.Context, e entry) error {
	at := bucketOf(e.key, b.segment.bits)
	if at != b.bucket {
		if err := b.close(ctx); err != nil {
			return err
		}
		b.bucket = at
	}
	b.held = append(b.held, e)
	b.segment.entries++
	return nil
}

// close writes the bucket in hand.
func (b *buckets) close(ctx context.Context) error {
	if len(b.held) == 0 {
		return nil
	}
	data := appendBucket(nil, b.held, b.segment.bits)
	b.held = b.held[:0]
	return b.rows.add(ctx, b.segment.id, b.bucket, data)
}

// addSegment writes entries, which are in order, as a segment of their own.
func (s *store) addSegment(ctx context.Context, q querier, entries []entry) error {
	if len(entries) == 0 {
		return nil
	}
	g := segment{bits: bucketBits(int64(len(entries)))}
	var err error
	if g.id, err = s.nextSegment(ctx, q); err != nil {
		return err
	}
	b := s.newBuckets(q, g)
	for _, e := range entries {
		if err := b.add(ctx, e); err != nil {
			return err
		}
	}
	if err := b.close(ctx); err != nil {
		return err
	}
	if err := b.rows.flush(ctx); err != nil {
		return err
	}
	return s.exec(ctx, q, "INSERT INTO attrib_segment (id, ready, bits, entries) VALUES (?, 1, ?, ?)", g.id, g.bits, b.segment.entries)
}

// nextSegment is a number that no segment had.
func (s *store) nextSegment(ctx context.Context, q querier) (id int64, err error) {
	if _, err := s.row(ctx, q, "SELECT segment FROM attrib_next", nil, &id); err != nil {
		return 0, err
	}
	return id, s.exec(ctx, q, "UPDATE attrib_next SET segment = ?", id+1)
}

// asked is what an index is asked for: keys in order, none twice, and the passages
// that have each.
type asked struct {
	keys  []uint64 // of keyBits
	found [][]int64
}

func newAsked(keys []uint64) *asked {
	a := &asked{keys: make([]uint64, 0, len(keys))}
	for _, k := range keys {
		a.keys = append(a.keys, entryOf(k, 0).key)
	}
	slices.Sort(a.keys)
	a.keys = slices.Compact(a.keys)
	a.found = make([][]int64, len(a.keys))
	return a
}

// of gives the passages that have a key, the latest first.
func (a *asked) of(key uint64) []int64 {
	if i, ok := slices.BinarySearch(a.keys, entryOf(key, 0).key); ok {
		return a.found[i]
	}
	return nil
}

// bucketsAtOnce is how many buckets one query reads.
const bucketsAtOnce = 256

// lookUp finds the passages of each key in all segments.
func (s *store) lookUp(ctx context.Context, q querier, segments []segment, a *asked) error {
	for _, g := range slices.Backward(segments) { // the latest passages first
		var wanted []any
		at := 0 // of the keys
		read := func() error {
			if len(wanted) == 0 {
				return nil
			}
			query := "SELECT bucket, data FROM attrib_posting WHERE segment = ? AND bucket IN (?" + strings.Repeat(",?", len(wanted)-1) + ") ORDER BY bucket"
			err := s.rows(ctx, q, query, append([]any{g.id}, wanted...), func(r *sql.Rows) error {
				var bucket int64
				var data sql.RawBytes
				if err := r.Scan(&bucket, &data); err != nil {
					return err
				}
				for at < len(a.keys) && bucketOf(a.keys[at], g.bits) < bucket {
					at++
				}
				i := at
				return eachOfBucket(data, bucket, g.bits, func(e entry) bool {
					for i < len(a.keys) && a.keys[i] < e.key {
						i++
					}
					if i == len(a.keys) || bucketOf(a.keys[i], g.bits) != bucket {
						return false
					}
					if a.keys[i] == e.key && len(a.found[i]) < mostOfAKey {
						a.found[i] = append(a.found[i], e.passage)
					}
					return true
				})
			})
			wanted = wanted[:0]
			return err
		}
		last := int64(-1)
		for _, k := range a.keys {
			if b := bucketOf(k, g.bits); b != last {
				last = b
				if wanted = append(wanted, b); len(wanted) == bucketsAtOnce {
					if err := read(); err != nil {
						return err
					}
				}
			}
		}
		if err := read(); err != nil {
			return err
		}
	}
	return nil
}

// cursor goes through the entries of a segment in order.
type cursor struct {
	s       *store
	q       querier
	segment segment
	next    int64 // bucket
	end     bool
	held    []entry
}

// bucketsAhead is how many buckets a cursor reads at once.
const bucketsAhead = 512

// head gives the entry in hand; ok is false at the end.
func (c *cursor) head(ctx context.Context) (e entry, ok bool, err error) {
	for len(c.held) == 0 && !c.end {
		n := 0
		c.held = c.held[:0]
		err := c.s.rows(ctx, c.q, "SELECT bucket, data FROM attrib_posting WHERE segment = ? AND bucket >= ? ORDER BY bucket LIMIT ?", []any{c.segment.id, c.next, bucketsAhead}, func(r *sql.Rows) error {
			var bucket int64
			var data sql.RawBytes
			if err := r.Scan(&bucket, &data); err != nil {
				return err
			}
			n++
			c.next = bucket + 1
			return eachOfBucket(data, bucket, c.segment.bits, func(e entry) bool {
				c.held = append(c.held, e)
				return true
			})
		})
		if err != nil {
			return e, false, err
		}
		c.end = n < bucketsAhead
	}
	if len(c.held) == 0 {
		return e, false, nil
	}
	return c.held[0], true, nil
}

// toMerge gives the latest segments that are to become one: each segment is to be
// mergeFactor times as large as all that are newer.
func toMerge(segments []segment) []segment {
	newer := int64(0)
	from := len(segments)
	for i := len(segments) - 1; i >= 0; i-- {
		if newer > 0 && segments[i].entries < mergeFactor*newer {
			from = i
		}
		newer += segments[i].entries
	}
	return segments[from:]
}

// mergeLatest merges the latest segments where that is due.
func (w *Writer) mergeLatest(ctx context.Context) error {
	segments, err := w.store.segments(ctx, w.store.db)
	if err != nil {
		return err
	}
	if due := toMerge(segments); len(due) > 1 {
		return w.merge(ctx, due)
	}
	return nil
}

// commitEvery is how many buckets of a merge are written in one transaction.
const commitEvery = 1 << 14

// merge makes one segment of several, without what is dead. It may end at any point
// and harms nothing: the new segment is no part of the index before it is ready.
func (w *Writer) merge(ctx context.Context, segments []segment) error {
	if len(segments) == 0 {
		return nil
	}
	s := w.store
	dead, err := s.deadPassages(ctx, s.db)
	if err != nil {
		return err
	}
	total := int64(0)
	for _, g := range segments {
		total += g.entries
	}
	merged := segment{bits: bucketBits(total)}
	if err := s.change(ctx, func(q querier) (err error) {
		if merged.id, err = s.nextSegment(ctx, q); err != nil {
			return err
		}
		return s.exec(ctx, q, "INSERT INTO attrib_segment (id, ready, bits, entries) VALUES (?, 0, ?, 0)", merged.id, merged.bits)
	}); err != nil {
		return err
	}
	m := merging{dead: dead}
	for _, g := range segments {
		m.cursors = append(m.cursors, &cursor{s: s, segment: g})
	}
	for done := false; !done; {
		if err := s.change(ctx, func(q querier) (err error) {
			for _, c := range m.cursors {
				c.q = q
			}
			done, err = m.write(ctx, s.newBuckets(q, merged), &merged.entries)
			return err
		}); err != nil {
			return err
		}
	}
	// From here on the new one counts and the others do not.
	if err := s.change(ctx, func(q querier) error {
		for _, g := range segments {
			if err := s.exec(ctx, q, "DELETE FROM attrib_segment WHERE id = ?", g.id); err != nil {
				return err
			}
		}
		if merged.entries == 0 {
			return s.exec(ctx, q, "DELETE FROM attrib_segment WHERE id = ?", merged.id)
		}
		done, err := q.ExecContext(ctx, s.sql("UPDATE attrib_segment SET ready = 1, entries = ? WHERE id = ?"), merged.entries, merged.id)
		if err != nil {
			return s.failed(err)
		}
		if n, err := done.RowsAffected(); err != nil || n != 1 {
			return &Error{s.name, ErrBusy} // another has swept it away; the old ones still count
		}
		return nil
	}); err != nil {
		return err
	}
	return w.sweep(ctx)
}

// merging goes through several segments at once.
type merging struct {
	cursors []*cursor
	dead    []deadRange
	same    []entry // of one key
}

// write writes whole buckets, up to commitEvery.
func (m *merging) write(ctx context.Context, b *buckets, entries *int64) (done bool, err error) {
	for written := 0; ; {
		key, ok := uint64(0), false
		for _, c := range m.cursors {
			e, has, err := c.head(ctx)
			if err != nil {
				return false, err
			}
			if has && (!ok || e.key < key) {
				key, ok = e.key, true
			}
		}
		if !ok {
			done = true
			break
		}
		if len(b.held) > 0 && bucketOf(key, b.segment.bits) != b.bucket {
			if written++; written == commitEvery {
				break
			}
		}
		m.same = m.same[:0]
		for _, c := range m.cursors {
			for {
				e, has, err := c.head(ctx)
				if err != nil {
					return false, err
				}
				if !has || e.key != key {
					break
				}
				c.held = c.held[1:]
				if !isDead(m.dead, e.passage) {
					m.same = append(m.same, e)
				}
			}
		}
		slices.SortFunc(m.same, func(x, y entry) int { return cmp.Compare(y.passage, x.passage) })
		m.same = slices.Compact(m.same)
		for _, e := range m.same[:min(len(m.same), mostOfAKey)] {
			if err := b.add(ctx, e); err != nil {
				return false, err
			}
		}
	}
	if err := b.close(ctx); err != nil {
		return false, err
	}
	*entries += b.segment.entries
	return done, b.rows.flush(ctx)
}

// deadRange is the passages of a source that was removed.
type deadRange struct{ first, passages int64 }

func (s *store) deadPassages(ctx context.Context, q querier) (out []deadRange, err error) {
	err = s.rows(ctx, q, "SELECT first, passages FROM attrib_dead ORDER BY first", nil, func(r *sql.Rows) error {
		var d deadRange
		err := r.Scan(&d.first, &d.passages)
		out = append(out, d)
		return err
	})
	return out, err
}

func isDead(dead []deadRange, passage int64) bool {
	i, ok := slices.BinarySearchFunc(dead, passage, func(d deadRange, p int64) int { return cmp.Compare(d.first, p) })
	if ok {
		return true
	}
	return i > 0 && passage < dead[i-1].first+dead[i-1].passages
}

// sweep deletes the postings of segments that are no more, and of those that a
// merge left unready when it was stopped.
func (w *Writer) sweep(ctx context.Context) error {
	s := w.store
	if err := s.exec(ctx, s.db, "DELETE FROM attrib_segment WHERE ready = 0"); err != nil {
		return err
	}
	ready, err := s.segments(ctx, s.db)
	if err != nil {
		return err
	}
	for at := int64(-1); ; {
		var id sql.NullInt64
		if _, err := s.row(ctx, s.db, "SELECT min(segment) FROM attrib_posting WHERE segment > ?", []any{at}, &id); err != nil || !id.Valid {
			return err
		}
		at = id.Int64
		if slices.ContainsFunc(ready, func(g segment) bool { return g.id == at }) {
			continue
		}
		for {
			var last sql.NullInt64
			if _, err := s.row(ctx, s.db, "SELECT max(bucket) FROM (SELECT bucket FROM attrib_posting WHERE segment = ? ORDER BY bucket LIMIT ?) AS part", []any{at, commitEvery}, &last); err != nil {
				return err
			}
			if !last.Valid {
				break
			}
			if err := s.exec(ctx, s.db, "DELETE FROM attrib_posting WHERE segment = ? AND bucket <= ?", at, last.Int64); err != nil {
				return err
			}
		}
	}
}
