package archive

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// invented is news for the size of it: words as frequent as those of a language are,
// 20 statements of some 20 words to an article, and as many words around them.
type invented struct {
	words []string
	zipf  *rand.Zipf
	r     *rand.Rand
}

func newInvented(seed uint64) *invented {
	r := rand.New(rand.NewPCG(seed, 7))
	v := &invented{r: r, zipf: rand.NewZipf(r, 1.2, 8, 59_999)}
	syllables := strings.Fields("ba de ki lo mu na pe ri so tu va we xi yo zu ash el ing on er")
	for i := range 60_000 {
		w := ""
		for n := i + 20; n > 0; n /= 20 {
			w += syllables[n%20]
		}
		v.words = append(v.words, w)
	}
	return v
}

func (v *invented) sentence(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = v.words[v.zipf.Uint64()]
	}
	return strings.Join(words, " ")
}

// source makes the n-th article with its statements, as an extraction gives them.
func (v *invented) source(n int) claim.Source {
	var b strings.Builder
	doc := &document.Document{Path: fmt.Sprintf("news/%07d.txt", n), Format: "text", Outlet: "The Gazette", Published: fmt.Sprintf("20%02d-%02d-%02d", 10+n%15, 1+n%12, 1+n%28)}
	src := claim.Source{Doc: doc}
	type made struct{ quoted, by document.Span }
	var all []made
	for range 20 {
		start := b.Len()
		b.WriteString("“")
		from := b.Len()
		b.WriteString(v.sentence(12 + v.r.IntN(16)))
		quoted := document.Span{Start: from, End: b.Len()}
		b.WriteString(",” ")
		at := b.Len()
		b.WriteString(strings.ToUpper(v.words[200+v.r.IntN(5000)]))
		by := document.Span{Start: at, End: b.Len()}
		b.WriteString(" said. " + v.sentence(20) + ".")
		doc.Blocks = append(doc.Blocks, document.Block{Span: document.Span{Start: start, End: b.Len()}})
		b.WriteString("\n\n")
		all = append(all, made{quoted, by})
	}
	doc.Text = b.String()
	for i, m := range all {
		content := document.Span{Start: m.quoted.Start - len("“"), End: m.quoted.End + len(",”")}
		src.Statements = append(src.Statements, &statement.Statement{
			ID: "s" + strconv.Itoa(i+1), Kind: statement.Direct, Act: statement.Speech, Polarity: statement.Asserted, Place: statement.Body, Confidence: 0.97,
			Text: doc.Slice(m.quoted), Content: []document.Range{doc.Range(content)}, Quoted: []document.Range{doc.Range(m.quoted)},
			Speaker: &speaker.Speaker{Name: doc.Slice(m.by), Type: speaker.Person, Mention: doc.Slice(m.by), Span: m.by, Basis: speaker.Named},
			Cue:     &statement.Cue{Text: "said", Span: document.Span{Start: m.by.End + 1, End: m.by.End + 5}},
		})
	}
	return src
}

// draft quotes an archive's articles, a word of each quotation changed.
func (v *invented) draft(t testing.TB, a *Archive, quotations int) claim.Source {
	ctx := context.Background()
	var sources int64
	if _, err := a.store.row(ctx, a.store.db, "SELECT max(id) FROM attrib_source", nil, &sources); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	draft := claim.Source{Doc: &document.Document{Path: "draft.txt", Format: "text"}}
	var spans []document.Span
	for range quotations {
		var src Source
		if err := src.scan(a.store.db.QueryRow(a.store.sql("SELECT "+sourceColumns+" FROM attrib_source WHERE id = ?"), 1+v.r.Int64N(sources))); err != nil {
			t.Fatal(err)
		}
		if err := a.store.bodies(ctx, a.store.db, []Source{src}, func(k *Kept) error {
			words := strings.Fields(k.Doc.Slice(k.Statements[v.r.IntN(len(k.Statements))].Quoted[0].Span))
			words[v.r.IntN(len(words))] = "otherwise"
			start := b.Len()
			b.WriteString(strings.Join(words, " "))
			spans = append(spans, document.Span{Start: start, End: b.Len()})
			b.WriteString("\n\n")
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	draft.Doc.Text = b.String()
	for _, s := range spans {
		r := []document.Range{draft.Doc.Range(s)}
		draft.Statements = append(draft.Statements, &statement.Statement{Kind: statement.Direct, Content: r, Quoted: r})
	}
	return draft
}

// fill adds invented articles until an archive has so many statements.
func fill(t testing.TB, w *Writer, statements int) {
	ctx := context.Background()
	var have int64
	if _, err := w.store.row(ctx, w.store.db, "SELECT count(*) FROM attrib_statement", nil, &have); err != nil {
		t.Fatal(err)
	}
	for n := int(have) / 20; n < statements/20; n += batchDocuments {
		batch := make([]prepared, min(batchDocuments, statements/20-n))
		var wait sync.WaitGroup
		for c := range runtime.GOMAXPROCS(0) {
			wait.Go(func() {
				v := newInvented(uint64(n + c))
				for i := c; i < len(batch); i += runtime.GOMAXPROCS(0) {
					p := &batch[i]
					p.source = v.source(n + i)
					p.digest, p.address = digest(p.source.Doc), "/"+p.source.Doc.Path
					if err := p.make(); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wait.Wait()
		if err := w.addBatch(ctx, batch, func(Added) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.settle(ctx); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkRecall looks up the quotations of a draft and recalls their sources, from
// archives of the sizes that ATTRIB_BENCH_STATEMENTS lists (10000 if it is not set), on
// SQLite and, where ATTRIB_TEST_POSTGRES names one, PostgreSQL. What was made is kept
// in ATTRIB_BENCH_FOLDER, if set, and used again.
func BenchmarkRecall(b *testing.B) {
	sizes := os.Getenv("ATTRIB_BENCH_STATEMENTS")
	if sizes == "" {
		sizes = "10000"
	}
	folder := os.Getenv("ATTRIB_BENCH_FOLDER")
	if folder == "" {
		folder = b.TempDir()
	}
	for size := range strings.FieldsSeq(sizes) {
		n, err := strconv.Atoi(size)
		if err != nil {
			b.Fatal(err)
		}
		b.Run("sqlite/"+size, func(b *testing.B) { benchmarkRecall(b, filepath.Join(folder, size+".db"), n) })
		if address := os.Getenv("ATTRIB_TEST_POSTGRES"); address != "" {
			b.Run("postgres/"+size, func(b *testing.B) {
				schema := "bench_" + size
				db, err := sql.Open("pgx", address)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := db.Exec("CREATE SCHEMA IF NOT EXISTS " + schema); err != nil {
					b.Fatal(err)
				}
				benchmarkRecall(b, address+"&search_path="+schema, n)
				if os.Getenv("ATTRIB_BENCH_FOLDER") == "" {
					db.Exec("DROP SCHEMA " + schema + " CASCADE")
				}
				db.Close()
			})
		}
	}
}

func benchmarkRecall(b *testing.B, name string, statements int) {
	w, err := Create(context.Background(), name, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close()
	fill(b, w, statements)
	const quotations = 20
	v := newInvented(99)
	drafts := make([]claim.Source, 16)
	for i := range drafts {
		drafts[i] = v.draft(b, w.Archive, quotations)
	}
	b.ReportAllocs()
	b.ResetTimer()
	i, found := 0, 0
	for b.Loop() {
		kept, err := w.Recall(context.Background(), []claim.Source{drafts[i%len(drafts)]}, Query{})
		if err != nil {
			b.Fatal(err)
		}
		found += len(kept)
		i++
	}
	b.StopTimer()
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(quotations*b.N), "µs/quotation")
	b.ReportMetric(float64(found)/float64(b.N), "sources/draft")
	if stats, err := w.Stats(context.Background()); err == nil {
		b.ReportMetric(float64(stats.Size)/float64(stats.Text), "size/text")
		b.ReportMetric(float64(stats.Segments), "segments")
	}
}
