package claim_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/claim/claimtest"
)

// paraphrases makes sources of ten statements each, of speakers and words drawn
// as unevenly as in news; every fifth statement reports one of a source before it
// in other words.
func paraphrases(sources int) []doc {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string { // a few are everywhere, most are rare
		n := int(float64(20000) * r.Float64() * r.Float64() * r.Float64())
		return fmt.Sprintf("w%sx", strings.Map(func(c rune) rune { return c - '0' + 'a' }, fmt.Sprint(n)))
	}
	type told struct {
		by    string
		words []string
	}
	var before []told
	var docs []doc
	for i := range sources {
		d := doc{Path: fmt.Sprint(i)}
		for k := range 10 {
			t := told{by: fmt.Sprintf("Ann Lee%c%c", 'a'+r.IntN(20), 'a'+r.IntN(20))}
			if k%5 == 0 && len(before) > 0 {
				t = before[r.IntN(len(before))]
				t.words = append([]string{word(), "would"}, t.words...)
				r.Shuffle(len(t.words), func(i, j int) { t.words[i], t.words[j] = t.words[j], t.words[i] })
			} else {
				for range 8 + r.IntN(10) {
					t.words = append(t.words, word(), []string{"the", "of", "that", "will"}[r.IntN(4)])
				}
				before = append(before, t)
			}
			d.Said = append(d.Said, said{Words: strings.Join(t.words, " "), By: t.by})
		}
		docs = append(docs, d)
	}
	return docs
}

// BenchmarkSuggest groups statements without quoted words; what one costs must
// not grow with their number.
func BenchmarkSuggest(b *testing.B) {
	for _, n := range []int{100, 1000, 5000} {
		b.Run(fmt.Sprintf("%dstatements", 10*n), func(b *testing.B) {
			sources := claimtest.Build(paraphrases(n)...)
			b.ReportAllocs()
			suggested := 0
			for b.Loop() {
				g := claim.Group(sources)
				suggested = 0
				for i := range g.Claims {
					suggested += len(g.Claims[i].Suggested)
				}
			}
			b.ReportMetric(float64(10*n)*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
			b.ReportMetric(float64(suggested)/float64(10*n), "suggested/statement")
		})
	}
}
