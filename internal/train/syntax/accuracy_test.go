package syntax

// What the models come to on articles that they were not trained on, where the
// annotated news lie beside the checkout.

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/internal/train/corpus"
)

const news = "../../../../shared/data/polnear"

func readNews(t testing.TB, split string) []*corpus.Article {
	t.Helper()
	if _, err := os.Stat(filepath.Join(news, split)); err != nil {
		t.Skip("the annotated news is not beside this checkout")
	}
	articles, err := corpus.Read(filepath.Join(news, split))
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

// rate is a share of hits, in hundredths.
func rate(hits, of int) float64 { return 100 * float64(hits) / float64(max(of, 1)) }

// f1 is the harmonic mean of precision and recall, in hundredths.
func f1(hits, found, there int) float64 { return 200 * float64(hits) / float64(max(found+there, 1)) }

func report(t *testing.T, model *syntax.Model, articles []*corpus.Article, o Options) {
	t.Helper()
	var scores Scores
	var right, found, there [syntax.EntityCount]int
	var took time.Duration
	var nodes []syntax.Node
	for _, a := range articles {
		for b := range a.Blocks {
			annotation := a.Blocks[b].Gold
			if len(annotation) == 0 {
				continue
			}
			start := time.Now()
			nodes = model.Annotate(nodes[:0], a.Text.Blocks[b].Tokens)
			took += time.Since(start)
			scores.add(annotation, nodes)
			for i, s := range annotation {
				if s.POS == "" {
					continue
				}
				e := entityOf(s.Entity)
				found[nodes[i].Entity]++
				there[e]++
				if e == nodes[i].Entity {
					right[e]++
				}
			}
		}
	}
	t.Logf("%s; %.0f tokens/s", &scores, float64(scores.Tokens)/took.Seconds())
	if !o.Stripped && (rate(scores.Tags, scores.Tokens) < 97 || rate(scores.Heads, scores.Words) < 84.5) {
		t.Error("the models have got worse")
	}
	for e := syntax.Person; e < syntax.EntityCount; e++ {
		t.Logf("%-13s by token: P %.1f R %.1f F1 %.1f", e, rate(right[e], found[e]), rate(right[e], there[e]), f1(right[e], found[e], there[e]))
	}
}

// Sentences against the annotation's: ends inside blocks, so that a block's own
// end counts for nobody.
func TestSentencesOnAnnotatedNews(t *testing.T) {
	var right, found, there int
	shown := 0
	for _, a := range readNews(t, "dev") {
		for b := range a.Blocks {
			gold, tokens := a.Blocks[b].Gold, a.Text.Blocks[b].Tokens
			if gold == nil {
				continue
			}
			ends := map[int]bool{}
			for _, e := range syntax.Sentences(nil, tokens) {
				if e < len(tokens) {
					ends[e] = true
					found++
				}
			}
			for i := 1; i < len(gold); i++ {
				theirs := gold[i].Sentence != gold[i-1].Sentence
				if theirs {
					there++
					if ends[i] {
						right++
					}
				}
				if theirs != ends[i] && testing.Verbose() && shown < 50 {
					shown++
					t.Logf("theirs %v: %s ¦ %s", theirs, around(tokens, i-6, i), around(tokens, i, i+6))
				}
			}
		}
	}
	t.Logf("ends of sentences inside blocks: P %.1f R %.1f F1 %.1f of %d", rate(right, found), rate(right, there), f1(right, found, there), there)
	if f1(right, found, there) < 97 {
		t.Error("sentences end elsewhere than they used to")
	}
}

func around(tokens []lang.Token, from, to int) string {
	s := ""
	for i := max(0, from); i < min(to, len(tokens)); i++ {
		s += tokens[i].Text + " "
	}
	return s
}

// Training takes a minute or more, so it is done where somebody asks for it:
//
//	ATTRIB_TRAIN=1 go test -v -run Accuracy ./internal/train/syntax
//
// With ATTRIB_TRAIN=stripped, for text without case and marks.
func TestAccuracyOnAnnotatedNews(t *testing.T) {
	if os.Getenv("ATTRIB_TRAIN") == "" {
		t.Skip("ATTRIB_TRAIN is not set")
	}
	train, dev := readNews(t, "train"), readNews(t, "dev")
	o := Options{Stripped: os.Getenv("ATTRIB_TRAIN") == "stripped"}
	if o.Stripped {
		train, dev = stripped(train), stripped(dev)
	}
	start := time.Now()
	o.Log = func(format string, args ...any) {
		t.Logf("%5.1fs "+format, append([]any{time.Since(start).Seconds()}, args...)...)
	}
	models := Train(train, o)
	for i, table := range models.Tables {
		t.Logf("%s: %d rows, %.2f MB", syntax.SectionNames("syntax")[i], table.Keys(), float64(table.Size())/1e6)
	}
	model, err := models.Load()
	if err != nil {
		t.Fatal(err)
	}
	report(t, model, dev, o)
}

// The tables are as large as those of a model trained in full, which is what the
// speed hangs on.
func BenchmarkAnnotate(b *testing.B) {
	train, dev := readNews(b, "train"), readNews(b, "dev")
	model, err := Train(train[:min(len(train), 250)], Options{TagPasses: 2, ParsePasses: 2}).Load()
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	var nodes []syntax.Node
	for b.Loop() {
		for _, a := range dev {
			for i := range a.Text.Blocks {
				nodes = model.Annotate(nodes[:0], a.Text.Blocks[i].Tokens)
				n += len(nodes)
			}
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
