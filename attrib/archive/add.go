package archive

// Adding: documents become statements, statements become what is kept, and each batch
// is written in one transaction. What a batch's commit has reported stays, whatever
// happens to the process then.

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Added says what became of one document.
type Added struct {
	Source
	// Known says that the archive had it already, as it is.
	Known bool `json:"known"`
	// Changes are what changed in its quotations, where an older text of the same
	// address was there.
	Changes []Change `json:"changes,omitempty"`
}

// Limits of one batch: as many documents or as much text.
const (
	batchDocuments = 256
	batchBytes     = 8 << 20
)

// Add adds the documents that next gives to its argument, and calls report for each
// in turn once it is safely kept. Statements are extracted by c, on all cores, while
// what was extracted before is being written. Where it ends early, by an error or the
// context, what was reported is kept and nothing else is there.
func (w *Writer) Add(ctx context.Context, c *attrib.Checker, next func(take func(*document.Document) error) error, report func(Added) error) error {
	if err := w.store.checkKeys(ctx); err != nil {
		return err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	work := make(chan []prepared)
	written := make(chan error, 1)
	go func() {
		err := error(nil)
		for batch := range work {
			if err == nil {
				if err = w.addBatch(ctx, batch, report); err != nil {
					stop(err)
				}
			}
		}
		written <- err
	}()
	var docs []*document.Document
	size := 0
	flush := func() error {
		batch, err := w.prepare(ctx, c, docs)
		docs, size = nil, 0
		if err != nil {
			return err
		}
		select {
		case work <- batch:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	err := next(func(d *document.Document) error {
		docs = append(docs, d)
		if size += len(d.Text); len(docs) < batchDocuments && size < batchBytes {
			return nil
		}
		return flush()
	})
	if err == nil && len(docs) > 0 {
		err = flush()
	}
	close(work)
	if failed := <-written; failed != nil {
		return failed
	}
	if err != nil {
		return err
	}
	return w.settle(ctx)
}

// Copy adds the sources of another archive as they are kept there, with their
// statements, and with the texts that they had before, and calls report for each in
// turn once it is safely kept.
func (w *Writer) Copy(ctx context.Context, from *Archive, report func(Added) error) error {
	if err := w.store.checkKeys(ctx); err != nil {
		return err
	}
	var batch []prepared
	size := 0
	flush := func() error {
		defer func() { batch, size = nil, 0 }()
		return w.addBatch(ctx, batch, report)
	}
	err := from.Each(ctx, Filter{All: true}, func(k *Kept) error {
		p := prepared{source: claim.Source{Doc: k.Doc}, digest: digest(k.Doc), address: k.Address}
		known, err := w.store.known(ctx, w.store.db, p.digest)
		if err != nil {
			return err
		}
		if p.known = known; known == nil {
			for i := range k.Statements {
				k.Statements[i].ID = strconv.Itoa(i) // as Within has it
				p.source.Statements = append(p.source.Statements, &k.Statements[i])
			}
			if err := p.make(); err != nil {
				return err
			}
		}
		batch = append(batch, p)
		if size += len(k.Doc.Text); len(batch) < batchDocuments && size < batchBytes {
			return nil
		}
		return flush()
	})
	if err == nil && len(batch) > 0 {
		err = flush()
	}
	if err != nil {
		return err
	}
	return w.settle(ctx)
}

// prepared is a document made ready to be written.
type prepared struct {
	source     claim.Source
	digest     []byte
	address    string
	known      *Source // it is there already, and nothing else is set
	text, rest []byte
	entries    []entry // by block, not yet by passage
	names      []string
}

// prepare extracts the statements of documents that are not there yet.
func (w *Writer) prepare(ctx context.Context, c *attrib.Checker, docs []*document.Document) ([]prepared, error) {
	batch := make([]prepared, len(docs))
	var fresh []*document.Document
	var at []int
	for i, d := range docs {
		p := &batch[i]
		p.source.Doc, p.digest, p.address = d, digest(d), w.store.address(d)
		known, err := w.store.known(ctx, w.store.db, p.digest)
		if err != nil {
			return nil, err
		}
		if p.known = known; known == nil {
			fresh, at = append(fresh, d), append(at, i)
		}
	}
	sources, err := c.Sources(ctx, fresh...)
	if err != nil {
		return nil, err
	}
	var wait sync.WaitGroup
	var next atomic.Int64
	faults := make([]error, len(sources))
	for range min(runtime.GOMAXPROCS(0), len(sources)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(sources); i = int(next.Add(1)) - 1 {
				batch[at[i]].source = sources[i]
				faults[i] = batch[at[i]].make()
			}
		})
	}
	wait.Wait()
	return batch, errors.Join(faults...)
}

// make compresses a source and finds its keys.
func (p *prepared) make() (err error) {
	if p.text, p.rest, err = encode(p.source); err != nil {
		return err
	}
	p.entries = keysOfSource(p.source)
	for _, s := range p.source.Statements {
		p.names = append(p.names, nameOf(s))
	}
	return nil
}

// keysOfSource are the keys of a source by block, in order.
func keysOfSource(src claim.Source) (entries []entry) {
	doc := src.Doc
	var keys []uint64
	add := func(block int) {
		for _, k := range keys {
			entries = append(entries, entryOf(k, int64(block)))
		}
		keys = keys[:0]
	}
	blocks := doc.Blocks
	if len(blocks) == 0 {
		blocks = []document.Block{{Span: document.Span{End: len(doc.Text)}}}
	}
	for i, b := range blocks {
		if b.Kind != document.Furniture {
			keys = claim.AppendChains(keys, claim.NormalWords(doc, b.Span))
			add(i)
		}
	}
	for _, s := range src.Statements {
		if len(s.Content) > 0 {
			words := claim.ContentWords(doc, s)
			keys = claim.AppendSaid(claim.AppendPairs(keys, words), s, words)
			add(blockAt(blocks, s.Content[0].Start))
		}
	}
	slices.SortFunc(entries, entry.compare)
	return slices.Compact(entries)
}

// blockAt is the block that an offset stands in, or after.
func blockAt(blocks []document.Block, offset int) int {
	i, _ := slices.BinarySearchFunc(blocks, offset+1, func(b document.Block, at int) int { return b.Span.Start - at })
	return max(0, i-1)
}

// nameOf is the name that a statement's speaker is kept by, in normal form.
func nameOf(s *statement.Statement) string {
	if s.Speaker == nil {
		return ""
	}
	const longest = 400 // bytes, for the database's index
	name := claim.Normal(s.Speaker.Name)
	return strings.ToValidUTF8(name[:min(len(name), longest)], "")
}

// known gives the current source of a digest, nil where there is none.
func (s *store) known(ctx context.Context, q querier, digest []byte) (*Source, error) {
	return s.source(ctx, q, "digest = ? AND current = 1", digest)
}

// next are the numbers that come next.
type next struct{ source, passage, statement, speaker int64 }

// addBatch writes a batch and reports it.
func (w *Writer) addBatch(ctx context.Context, batch []prepared, report func(Added) error) error {
	s := w.store
	out := make([]Added, len(batch))
	err := s.change(ctx, func(q querier) error {
		claims, err := w.join(ctx, q, batch)
		if err != nil {
			return err
		}
		var n next
		if _, err := s.row(ctx, q, "SELECT source, passage, statement, speaker FROM attrib_next", nil, &n.source, &n.passage, &n.statement, &n.speaker); err != nil {
			return err
		}
		a := adding{
			s: s, q: q, next: n, now: time.Now().UTC().Format(time.RFC3339), claims: claims, speakers: map[string]int64{},
			firsts: map[int64]int64{}, digests: map[string]Source{}, addresses: map[string]bool{},
			sources:    bulk{s: s, q: q, insert: "INSERT INTO attrib_source (id, address, version, current, digest, path, title, outlet, author, published, language, format, added, bytes, first_passage, passages, first_statement, statements)"},
			bodies:     bulk{s: s, q: q, insert: "INSERT INTO attrib_body (source, text, detail)"},
			statements: bulk{s: s, q: q, insert: "INSERT INTO attrib_statement (id, claim, speaker)"},
			names:      bulk{s: s, q: q, insert: "INSERT INTO attrib_speaker (id, name)"},
		}
		for i := range batch {
			if out[i], err = a.add(ctx, &batch[i]); err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return context.Cause(ctx)
			}
		}
		for _, b := range []*bulk{&a.sources, &a.bodies, &a.names, &a.statements} {
			if err := b.flush(ctx); err != nil {
				return err
			}
		}
		if err := s.exec(ctx, q, "UPDATE attrib_next SET source = ?, passage = ?, statement = ?, speaker = ?", a.next.source, a.next.passage, a.next.statement, a.next.speaker); err != nil {
			return err
		}
		return s.addSegment(ctx, q, inOrder(a.entries))
	})
	if err != nil {
		return err
	}
	for _, o := range out {
		if err := report(o); err != nil {
			return err
		}
	}
	return w.mergeLatest(ctx)
}

// adding is a batch on its way into the tables.
type adding struct {
	s                                  *store
	q                                  querier
	next                               next
	now                                string
	claims                             map[*statement.Statement]int64 // to the claim that is there; or, negative, to the place of the first among the new
	speakers                           map[string]int64
	sources, bodies, statements, names bulk
	entries                            []entry
	firsts                             map[int64]int64   // what a negative number of claims came to be
	digests                            map[string]Source // of this batch
	addresses                          map[string]bool
}

func (a *adding) add(ctx context.Context, p *prepared) (Added, error) {
	if p.known != nil {
		return Added{Source: *p.known, Known: true}, nil
	}
	// Another of this batch, or what was written meanwhile, may be the same.
	known, err := a.known(ctx, p.digest)
	if known != nil || err != nil {
		return Added{Source: *cmp.Or(known, &Source{}), Known: true}, err
	}
	src := Source{ID: a.next.source, Address: p.address, Version: 1, Current: true, Added: a.now, firstPassage: a.next.passage, firstStatement: a.next.statement, Statements: len(p.source.Statements)}
	src.describe(p.source.Doc)
	out := Added{}
	if p.address != "" {
		before, err := a.before(ctx, p.address)
		if err != nil {
			return out, err
		}
		if before != nil {
			src.Version = before.Version + 1
			if err := a.s.bodies(ctx, a.q, []Source{*before}, func(k *Kept) error {
				out.Changes = changes(k, p.source)
				return nil
			}); err != nil {
				return out, err
			}
			if err := a.s.exec(ctx, a.q, "UPDATE attrib_source SET current = 0 WHERE id = ?", before.ID); err != nil {
				return out, err
			}
			if err := a.s.bury(ctx, a.q, *before); err != nil {
				return out, err
			}
			maps.DeleteFunc(a.digests, func(_ string, s Source) bool { return s.ID == before.ID }) // it may come back
		}
	}
	out.Source = src
	a.digests[string(p.digest)], a.addresses[p.address] = src, true
	if err := a.sources.add(ctx, src.ID, src.Address, src.Version, 1, p.digest, src.Path, src.Title, src.Outlet, src.Author, src.Published, src.Language, src.Format,
		src.Added, src.Bytes, src.firstPassage, src.passages, src.firstStatement, src.Statements); err != nil {
		return out, err
	}
	if err := a.bodies.add(ctx, src.ID, p.text, p.rest); err != nil {
		return out, err
	}
	for i, st := range p.source.Statements {
		id := src.firstStatement + int64(i)
		joined, ok := a.claims[st]
		if ok && joined < 0 { // with others of this batch: the first gives the number
			first, seen := a.firsts[joined]
			if !seen {
				a.firsts[joined], first = id, id
			}
			joined = first
		} else if !ok {
			joined = id
		}
		by, err := a.speaker(ctx, p.names[i])
		if err != nil {
			return out, err
		}
		if err := a.statements.add(ctx, id, joined, by); err != nil {
			return out, err
		}
	}
	for _, e := range p.entries {
		a.entries = append(a.entries, entry{e.key, src.firstPassage + e.passage})
	}
	a.next.source++
	a.next.passage += src.passages
	a.next.statement += int64(len(p.source.Statements))
	return out, nil
}

// known is the source of a digest, of this batch or of those before.
func (a *adding) known(ctx context.Context, digest []byte) (*Source, error) {
	if src, ok := a.digests[string(digest)]; ok {
		return &src, nil
	}
	return a.s.known(ctx, a.q, digest)
}

// before gives the latest source of an address, nil where there is none.
func (a *adding) before(ctx context.Context, address string) (*Source, error) {
	if a.addresses[address] { // of this batch: what is held must be there to be read
		if err := errors.Join(a.sources.flush(ctx), a.bodies.flush(ctx)); err != nil {
			return nil, err
		}
	}
	return a.s.source(ctx, a.q, "address = ? ORDER BY version DESC LIMIT 1", address)
}

// speaker gives the number of a name; 0 is nobody.
func (a *adding) speaker(ctx context.Context, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	if id, ok := a.speakers[name]; ok {
		return id, nil
	}
	var id int64
	found, err := a.s.row(ctx, a.q, "SELECT id FROM attrib_speaker WHERE name = ?", []any{name}, &id)
	if err != nil {
		return 0, err
	}
	if !found {
		id = a.next.speaker
		a.next.speaker++
		if err := a.names.add(ctx, id, name); err != nil {
			return 0, err
		}
	}
	a.speakers[name] = id
	return id, nil
}

// bury takes the passages of a source out of the index.
func (s *store) bury(ctx context.Context, q querier, src Source) error {
	return s.exec(ctx, q, "INSERT INTO attrib_dead (first, passages) VALUES (?, ?) ON CONFLICT (first) DO NOTHING", src.firstPassage, src.passages)
}

// settle leaves the archive in good order after much was added.
func (w *Writer) settle(ctx context.Context) error {
	if w.store.shared {
		return w.store.exec(ctx, w.store.db, "ANALYZE attrib_source, attrib_statement, attrib_speaker, attrib_posting, attrib_body")
	}
	if err := w.shrink(ctx); err != nil {
		return err
	}
	return w.store.exec(ctx, w.store.db, "PRAGMA optimize")
}
