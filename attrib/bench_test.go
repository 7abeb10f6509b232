package attrib_test

// What an editor waits for, measured: extracting by the size of a document and
// by what is hostile in it, comparing and checking by the number of articles,
// and the first extraction of a process. Figures are in docs/performance.md.

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/read"
)

// newspaper gives the text of the plain-text articles among the fixtures, one
// string each, in order of their names.
func newspaper(t testing.TB) []string {
	t.Helper()
	cases, err := filepath.Glob("../fixtures/articles/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	var articles []string
	for _, path := range cases {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".txt") {
				articles = append(articles, string(f.Data))
			}
		}
	}
	return articles
}

// articleText is n bytes of articles, one after another, cut at a line's end.
func articleText(t testing.TB, n int) string {
	articles := newspaper(t)
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(articles[i%len(articles)])
		b.WriteString("\n\n")
	}
	return b.String()[:strings.LastIndexByte(b.String()[:n], '\n')+1]
}

// letters writes a number in letters, so that it can be part of a name.
func letters(n int) string {
	const syllables = "bacedifogumaneriposutavewi"
	var b strings.Builder
	for {
		at := n % 13 * 2
		b.WriteString(syllables[at : at+2])
		if n /= 13; n == 0 {
			return b.String()
		}
	}
}

// times writes line(0), line(1) … until n bytes stand.
func times(n int, line func(i int) string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(line(i))
	}
	return b.String()
}

func benchmarkExtract(b *testing.B, text string) {
	doc := load(b, "article.txt", text)
	checker := attrib.New()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	found := 0
	for b.Loop() {
		statements, err := checker.Extract(context.Background(), doc)
		if err != nil {
			b.Fatal(err)
		}
		found += len(statements)
	}
	b.ReportMetric(float64(found)/b.Elapsed().Seconds(), "statements/s")
	tokens := 0
	for _, block := range lang.Read(doc).Blocks {
		tokens += len(block.Tokens)
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkExtract reads one document. Where MB/s stay the same from one size to
// the next, time grows as the document does.
func BenchmarkExtract(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"10KB", 10e3}, {"100KB", 100e3}, {"1MB", 1e6}, {"10MB", 10e6}} {
		b.Run(size.name, func(b *testing.B) { benchmarkExtract(b, articleText(b, size.n)) })
	}
}

// BenchmarkExtractHostile reads what nobody writes, each shape in two sizes, the
// second ten times the first.
func BenchmarkExtractHostile(b *testing.B) {
	const opening = "The council met on Tuesday to talk about the harbour. "
	for _, shape := range []struct {
		name string
		size [2]int
		text func(n int) string
	}{
		{"bytes-on-one-line", [2]int{1e6, 10e6}, func(n int) string {
			return strings.ReplaceAll(articleText(b, n), "\n", " ")
		}},
		{"quotation-marks", [2]int{20_000, 200_000}, func(n int) string {
			return opening + strings.Repeat(`"`, n)
		}},
		{"quotation-marks-around-words", [2]int{20_000, 200_000}, func(n int) string {
			return opening + strings.Repeat(`"Stay here," he said. `, n/2)
		}},
		{"open-marks", [2]int{20_000, 200_000}, func(n int) string {
			return opening + strings.Repeat("“Stay here, he said. ", n)
		}},
		{"nested-marks", [2]int{1_000, 10_000}, func(n int) string {
			return opening + strings.Repeat("He said “no ", n) + strings.Repeat("no” ", n)
		}},
		{"bytes-of-new-names", [2]int{100e3, 1e6}, func(n int) string {
			return times(n, func(i int) string {
				return fmt.Sprintf("“We will leave at noon,” said %s M%s.\n\n", "Ann L"+letters(i), letters(i*7))
			})
		}},
		{"bytes-of-one-surname", [2]int{100e3, 1e6}, func(n int) string {
			return times(n, func(i int) string {
				return "“We will leave at noon,” said A" + letters(i) + " Smith. “Why?” Smith asked.\n\n"
			})
		}},
		{"bytes-of-nobody-named", [2]int{100e3, 1e6}, func(n int) string {
			return times(n, func(i int) string {
				return "“Stay here,” the mayor said. “Why?” he asked. B" + letters(i) + " was closed, it said.\n\n"
			})
		}},
		{"bytes-of-one-quotation", [2]int{100e3, 1e6}, func(n int) string {
			return times(n, func(i int) string { return "“We have come to the end of the road.\n\n" })
		}},
		{"bytes-of-apostrophes", [2]int{100e3, 1e6}, func(n int) string {
			return opening + times(n, func(i int) string { return "'Twas the boys' and the mayor's 'job', he said. " })
		}},
		{"bytes-of-short-lines", [2]int{100e3, 1e6}, func(n int) string {
			return times(n, func(i int) string { return "Lee:\n\n“No.”\n\n" })
		}},
		{"bytes-without-a-stop", [2]int{100e3, 1e6}, func(n int) string {
			return times(n, func(i int) string { return "Lee said that the mill had closed and " })
		}},
		{"bytes-of-commas", [2]int{100e3, 1e6}, func(n int) string {
			return opening + times(n, func(i int) string { return "Lee, the mayor, " })
		}},
	} {
		for _, n := range shape.size {
			b.Run(fmt.Sprintf("%d-%s", n, shape.name), func(b *testing.B) { benchmarkExtract(b, shape.text(n)) })
		}
	}
}

// archive gives n articles: each of the fixtures' in turn, later ones as other
// papers would have them, with another paragraph before it.
func archive(b testing.TB, n int) []*document.Document {
	articles := newspaper(b)
	docs := make([]*document.Document, n)
	for i := range docs {
		text := fmt.Sprintf("The %s Courier\n\nThe correspondents of the %[1]s Courier had waited since Monday for a reply.\n\n%s", "M"+letters(i), articles[i%len(articles)])
		docs[i] = load(b, fmt.Sprintf("paper%03d.txt", i), text)
	}
	return docs
}

func size(docs []*document.Document) (n int64) {
	for _, d := range docs {
		n += int64(len(d.Text))
	}
	return n
}

// BenchmarkCompareArticles takes articles, read already, through the whole of
// compare: statements, claims, findings. From the eighteenth on each is a reprint of
// an earlier one, as with what agencies write. Where articles/s stay the same from
// one number to the next, an article costs the same among many.
func BenchmarkCompareArticles(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprintf("%d-articles", n), func(b *testing.B) {
			docs := archive(b, n)
			checker := attrib.New()
			b.SetBytes(size(docs))
			b.ReportAllocs()
			found := 0
			for b.Loop() {
				r, err := checker.Compare(context.Background(), docs...)
				if err != nil {
					b.Fatal(err)
				}
				found += r.Summary.Statements
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(float64(found)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}

// BenchmarkCheck checks the draft of the fixtures against its four sources, and
// an article that all papers have against many of them.
func BenchmarkCheck(b *testing.B) {
	check := func(b *testing.B, draft *document.Document, sources []*document.Document) {
		checker := attrib.New()
		b.SetBytes(size(sources) + int64(len(draft.Text)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := checker.Check(context.Background(), draft, sources...); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("4-sources", func(b *testing.B) {
		draft, sources := summit(b)
		check(b, draft, sources)
	})
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprintf("%d-sources", n), func(b *testing.B) {
			docs := archive(b, n+1)
			check(b, docs[0], docs[1:])
		})
	}
}

// summit reads the plain folder of the fixtures.
func summit(t testing.TB) (draft *document.Document, sources []*document.Document) {
	t.Helper()
	result, err := read.Files(context.Background(), []string{"../fixtures/summit"}, read.Options{})
	if err != nil || len(result.Errors) > 0 {
		t.Fatal(err, result)
	}
	for _, d := range result.Documents {
		if filepath.Base(d.Path) == "draft.txt" {
			draft = d
		} else {
			sources = append(sources, d)
		}
	}
	if draft == nil || len(sources) != 4 {
		t.Fatalf("a draft and four sources are wanted, not %d files", len(result.Documents))
	}
	return draft, sources
}

// startEnv makes this test binary a process that does one thing and ends.
const startEnv = "ATTRIB_BENCHMARK_START"

// BenchmarkStart measures processes: one that does nothing, and one that
// extracts from a sentence, which loads the language first. What loading costs
// is the difference.
func BenchmarkStart(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	for _, what := range []string{"nothing", "first-extract"} {
		b.Run(what, func(b *testing.B) {
			b.ReportAllocs() // of this side only
			for b.Loop() {
				cmd := exec.CommandContext(b.Context(), self)
				cmd.Env = append(os.Environ(), startEnv+"="+what)
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
			}
		})
	}
}

func TestMain(m *testing.M) {
	switch os.Getenv(startEnv) {
	case "nothing":
		return
	case "first-extract":
		doc, err := read.Bytes("-", []byte("“The mill is closed,” Elena Petrova said.\n"))
		if err != nil {
			panic(err)
		}
		if s, err := attrib.New().Extract(context.Background(), doc); err != nil || len(s) != 1 {
			panic(fmt.Sprint(s, err))
		}
		return
	}
	os.Exit(m.Run())
}
