package claim

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/document"
)

func TestIndexFindsWhatSharesAChain(t *testing.T) {
	vocabulary := strings.Fields("a b c d e f g h the of … [x]")
	rapid.Check(t, func(t *rapid.T) {
		wordings := rapid.SliceOfN(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 12), 0, 60).Draw(t, "wordings")
		asked := textOf(strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 20).Draw(t, "asked"), " ")).Words
		// The plain way: a list for each chain, cut at the cap.
		lists := map[uint64][]int32{}
		var one, all Index
		var batch [][]Word
		for id, w := range wordings {
			words := textOf(strings.Join(w, " ")).Words
			one.Add(int32(id), words)
			batch = append(batch, words)
			for ts := tokens(words); len(ts) >= anchorWords; ts = ts[1:] {
				h := shingle(ts)
				if l := lists[h]; h != 0 && len(l) < listCap && (len(l) == 0 || l[len(l)-1] != int32(id)) {
					lists[h] = append(l, int32(id))
				}
			}
		}
		all.AddAll(0, batch)
		hits := map[int32]int32{}
		for ts := tokens(asked); len(ts) >= anchorWords; ts = ts[1:] {
			if l := lists[shingle(ts)]; shingle(ts) != 0 {
				for _, id := range l {
					hits[id] += int32(2*listCap/len(l) + 1)
				}
			}
		}
		var want []Candidate
		for id, n := range hits {
			want = append(want, Candidate{id, n})
		}
		slices.SortFunc(want, func(x, y Candidate) int {
			return cmp.Or(cmp.Compare(y.Hits, x.Hits), cmp.Compare(x.ID, y.ID))
		})
		most := rapid.IntRange(0, 40).Draw(t, "most")
		for name, x := range map[string]*Index{"one by one": &one, "all at once": &all} {
			if got := x.Lookup(nil, asked, most); !slices.Equal(got, want[:min(most, len(want))]) {
				t.Fatalf("added %s: got %v, want %v", name, got, want)
			}
		}
	})
}

func TestALongLookupFollowsRareChains(t *testing.T) {
	var x Index
	common := textOf(strings.Repeat("we are going to win and ", 3)).Words
	for id := range int32(40) {
		x.Add(id, common)
	}
	x.Add(40, textOf("the ferrymen of Orrin sang").Words)
	asked := textOf(strings.Repeat("we are going to win and ", 400) + "the ferrymen of Orrin sang").Words
	if got := x.Lookup(nil, asked, 50); !slices.ContainsFunc(got, func(c Candidate) bool { return c.ID == 40 }) {
		t.Errorf("the one that shares a rare chain is not among %d", len(got))
	}
}

// press makes statements as news has them, any number of them and always the same:
// word follows word as in the articles of the fixtures, other words come in as
// often as words of their rank do, and one statement in 25 is another paper's
// version of an earlier one. Of its chains of three words as large a part has stood
// before as of those of 924 articles of seven American papers: 10% in 5,000
// statements, a fifth in 20,000.
type press struct {
	words []string // most frequent first, those of the articles before invented ones
	rank  []float64
	next  map[int][]int // word → words that follow it
}

func newPress(tb testing.TB) *press {
	tb.Helper()
	paths, err := filepath.Glob("../../fixtures/articles/*.txtar")
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no articles: %v", err)
	}
	var text []string
	count := map[string]int{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		for _, w := range strings.FieldsFunc(strings.ToLower(string(data)), func(r rune) bool { return r < 'a' || r > 'z' }) {
			text = append(text, w)
			count[w]++
		}
	}
	p := &press{next: map[int][]int{}}
	for w := range count {
		p.words = append(p.words, w)
	}
	slices.SortFunc(p.words, func(x, y string) int { return cmp.Or(count[y]-count[x], cmp.Compare(x, y)) })
	at := map[string]int{}
	for i, w := range p.words {
		at[w] = i
	}
	for i, w := range text[1:] {
		p.next[at[text[i]]] = append(p.next[at[text[i]]], at[w])
	}
	for i := 0; len(p.words) < 80_000; i++ {
		p.words = append(p.words, fmt.Sprintf("w%x", i))
	}
	sum := 0.0
	for i := range p.words {
		sum += 1 / (float64(i) + 3)
		p.rank = append(p.rank, sum)
	}
	return p
}

// statement makes the statement of a number.
func (p *press) statement(i int) string {
	const reprints = 25
	r := rand.New(rand.NewPCG(1, uint64(i)))
	if i == 0 || r.IntN(reprints) > 0 {
		return strings.Join(p.fresh(i), " ")
	}
	words := p.fresh(r.IntN(i))
	for range r.IntN(4) {
		words[r.IntN(len(words))] = p.word(r)
	}
	return strings.Join(words, " ")
}

// fresh makes the words that the statement of a number has if it is no reprint:
// half have twelve or less, one in a hundred 70.
func (p *press) fresh(i int) []string {
	const follows = 0.58
	r := rand.New(rand.NewPCG(2, uint64(i)))
	out := make([]string, max(3, min(120, int(12*math.Exp(0.8*r.NormFloat64())))))
	w := p.at(r)
	for k := range out {
		out[k] = p.words[w]
		if next := p.next[w]; len(next) > 0 && r.Float64() < follows {
			w = next[r.IntN(len(next))]
		} else {
			w = p.at(r)
		}
	}
	return out
}

func (p *press) at(r *rand.Rand) int {
	i, _ := slices.BinarySearch(p.rank, r.Float64()*p.rank[len(p.rank)-1])
	return min(i, len(p.rank)-1)
}

func (p *press) word(r *rand.Rand) string { return p.words[p.at(r)] }

func TestThePressWritesAsNewsDoes(t *testing.T) {
	p := newPress(t)
	seen, chains, words := map[uint64]bool{}, 0, 0
	const n = 5000
	for i := range n {
		ts := tokens(textOf(p.statement(i)).Words)
		words += len(ts)
		for ; len(ts) >= anchorWords; ts = ts[1:] {
			seen[shingle(ts)] = true
			chains++
		}
	}
	if again := 1 - float64(len(seen))/float64(chains); again < 0.09 || again > 0.12 || words < 15*n || words > 17*n {
		t.Errorf("%.3f of the chains have stood before, %d words a statement", again, words/n)
	}
}

func wordingsOf(texts []string) [][]Word {
	out := make([][]Word, len(texts))
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(texts); i += workers {
				out[i] = NormalWords(&document.Document{Text: texts[i]}, document.Span{End: len(texts[i])})
			}
		})
	}
	wait.Wait()
	return out
}

// BenchmarkIndex indexes statements of news, text by text: what is measured is the
// normal form on all cores and the index, added in batches; making the statements
// is not. Beside it, the index alone, one by one; what it holds, and the most that
// the heap had of it; and a look-up of a statement of eight words or more with a
// word changed, from its normal words to ten candidates, and how often it is found.
func BenchmarkIndex(b *testing.B) {
	const batch = 10_000
	for _, n := range []int{100_000, 300_000, 1_000_000} {
		b.Run(fmt.Sprintf("%dk", n/1000), func(b *testing.B) {
			p := newPress(b)
			var add, index, look time.Duration
			var held, most, found, looks, statements int
			for b.Loop() {
				var x Index
				before := heap()
				texts := make([]string, batch)
				for i := 0; i < n; i += batch {
					for k := range texts {
						texts[k] = p.statement(i + k)
					}
					start := time.Now()
					words := wordingsOf(texts)
					normal := time.Now()
					x.AddAll(int32(i), words)
					add += time.Since(start)
					index += time.Since(normal)
					var m runtime.MemStats
					runtime.ReadMemStats(&m)
					most = max(most, int(m.HeapAlloc))
				}
				statements += n
				held = heap() - before
				r := rand.New(rand.NewPCG(3, 4))
				var dst []Candidate
				for range 20 {
					ids := make([]int, 500)
					texts := make([]string, len(ids))
					for k := range ids {
						var words []string
						for len(words) < 8 {
							ids[k] = r.IntN(n)
							words = strings.Fields(p.statement(ids[k]))
						}
						words[r.IntN(len(words))] = p.word(r)
						texts[k] = strings.Join(words, " ")
					}
					asked := wordingsOf(texts)
					start := time.Now()
					for k, words := range asked {
						dst = x.Lookup(dst[:0], words, 10)
						if slices.ContainsFunc(dst, func(c Candidate) bool { return int(c.ID) == ids[k] }) {
							found++
						}
					}
					look += time.Since(start)
					looks += len(ids)
				}
				runtime.KeepAlive(&x)
			}
			b.ReportMetric(float64(statements)/add.Seconds(), "statements/s")
			b.ReportMetric(float64(statements)/index.Seconds(), "indexed/s")
			b.ReportMetric(float64(held)/1e6, "MB")
			b.ReportMetric(float64(most)/1e6, "MB-most")
			b.ReportMetric(float64(look.Nanoseconds())/float64(looks), "ns/lookup")
			b.ReportMetric(100*float64(found)/float64(looks), "%found")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func heap() int {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
