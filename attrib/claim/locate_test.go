package claim_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sergi/go-diff/diffmatchpatch"
	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
)

func normalWords(text string) []claim.Word {
	return claim.NormalWords(&document.Document{Text: text}, document.Span{End: len(text)})
}

func TestLocate(t *testing.T) {
	text := "The bridge was closed. Officials said that the harbour authority will not sell the northern docks to anyone, " +
		"and that nothing will change for the crews.\nWe'll pay fifteen per cent more, she added. The docks are safe, and the crews are safe.\n"
	f := claim.NewFinder(&document.Document{Text: text})
	for _, c := range []struct {
		name, words, want string
		score             float64
	}{
		{"word for word", "the harbour authority will not sell", "the harbour authority will not sell", 1},
		{"in other spelling", "We will pay 15%", "We'll pay fifteen per cent", 1},
		{"with a word changed", "the harbour authority will never sell the northern docks", "the harbour authority will not sell the northern docks", 8.0 / 9},
		{"with a word left out", "the harbour authority will sell the northern docks", "the harbour authority will not sell the northern docks", 8.0 / 9},
		{"two words", "northern docks", "northern docks", 1},
		{"one word", "nothing", "nothing", 1},
		{"over an ellipsis", "the harbour authority … nothing will change", "the harbour authority will not sell the northern docks to anyone, and that nothing will change", 1},
		{"no three words in a row", "docks remain safe", "docks are safe", 2.0 / 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := f.Locate(normalWords(c.words), 3)
			if len(got) == 0 {
				t.Fatal("found nothing")
			}
			if s := text[got[0].Span.Start:got[0].Span.End]; s != c.want || got[0].Score < c.score-0.001 || got[0].Score > c.score+0.001 {
				t.Errorf("got %q, score %.3f; want %q, %.3f", s, got[0].Score, c.want, c.score)
			}
		})
	}
	if got := f.Locate(normalWords("elephants dance"), 3); len(got) != 0 {
		t.Errorf("found %v of words that do not stand there", got)
	}
}

func TestAVerbatimFragmentIsAlwaysLocated(t *testing.T) {
	vocabulary := strings.Fields("the of and a not will bridge docks harbour sell crews safe open close 15 1.5 never said")
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 60).Draw(t, "words")
		from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(words)).Draw(t, "to")
		f := claim.NewFinder(&document.Document{Text: strings.Join(words, " ")})
		fragment := strings.Join(words[from:to], " ")
		got := f.Locate(normalWords(fragment), 1)
		if len(got) == 0 || got[0].Score != 1 {
			t.Fatalf("%q in %q: %+v", fragment, words, got)
		}
	})
}

// A wording made ready finds what is asked anew, less what comes to nothing.
func TestFindIsLocateWithoutWhatComesToNothing(t *testing.T) {
	vocabulary := strings.Fields("the of and a not will bridge docks harbour sell crews safe open close 15 never said … [x]")
	pattern := new(claim.Pattern)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string, most int) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, most).Draw(t, name), " ")
		}
		f := claim.NewFinder(&document.Document{Text: draw("text", 200)})
		words := normalWords(draw("words", 30))
		bare := bareNorms(words)
		pattern.Set(words)
		found := f.Find(pattern, 5)
		all := f.Locate(words, 1000)
		for _, l := range found {
			if !slices.Contains(all, l) {
				t.Fatalf("%+v is not among %+v", l, all)
			}
		}
		for _, l := range f.Locate(words, 5) {
			// Matched counts words twice where two parts of a wording were found on them.
			inOrder := commonInOrder(bare, bareNorms(normalWords(f.Doc.Text[l.Span.Start:l.Span.End])))
			if 2*inOrder >= len(bare) && !slices.Contains(found, l) {
				t.Fatalf("%+v is not among %+v", l, found)
			}
		}
	})
}

// bareNorms are the normal forms of the words that are spoken: no gap, no bracket.
func bareNorms(words []claim.Word) []string {
	var out []string
	for _, w := range words {
		if !w.Has(claim.Gap) && !w.Has(claim.Bracket) {
			out = append(out, w.Norm)
		}
	}
	return out
}

// commonInOrder is the length of the longest common subsequence.
func commonInOrder(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		before := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = above
		}
	}
	return row[len(b)]
}

// article is a source of n words, and in its midst the quotation.
func article(n int, quotation string) string {
	r := rand.New(rand.NewPCG(1, 2))
	common := strings.Fields("the of and to in a that for is on was it with as by at he from his be the of and to a")
	words := make([]string, 0, n)
	for len(words) < n {
		if q := strings.Fields(quotation); len(words) == n/2 {
			words = append(words, q...)
		} else if r.IntN(2) == 0 {
			words = append(words, common[r.IntN(len(common))])
		} else {
			words = append(words, fmt.Sprint("word", r.IntN(n)))
		}
	}
	return strings.Join(words[:n], " ")
}

const (
	quotation = "the harbour authority will not sell the northern docks to foreign investors before the council has heard all of the families that live there now"
	printed   = "the harbour authority will never sell the northern docks to investors before the council has heard each of the families that live there now"
)

// BenchmarkLocateInArticle looks for 25 words in a source of 1,000, which has them
// word for word or with three changed. Measured is looking, from the words' normal
// form on: their keys, the candidates for a place, and alignment there. Reading the
// source is not: NewFinder does that once for all quotations, and has a benchmark
// of its own. The others are given plain strings: go-diff the difference of the
// two, by letters, and with a rune for each word by words. Edit distance tells no
// place.
func BenchmarkLocateInArticle(b *testing.B) {
	for _, c := range []struct{ name, has string }{{"verbatim", quotation}, {"changed", printed}} {
		text := article(1000, c.has)
		b.Run(c.name+"/attrib", func(b *testing.B) {
			f := claim.NewFinder(&document.Document{Text: text})
			words := normalWords(quotation)
			p := claim.NewPattern(words)
			b.ReportAllocs()
			for b.Loop() {
				p.Set(words)
				if got := f.Find(p, 3); len(got) == 0 || text[got[0].Span.Start:got[0].Span.End] != c.has {
					b.Fatalf("found %+v", got)
				}
			}
		})
		dmp := diffmatchpatch.New()
		dmp.DiffTimeout = 0
		b.Run(c.name+"/go-diff", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				dmp.DiffMain(text, quotation, false)
			}
		})
		b.Run(c.name+"/go-diff-words", func(b *testing.B) {
			runes := map[string]rune{}
			encode := func(s string) (out []rune) {
				for _, w := range strings.Fields(s) {
					if runes[w] == 0 {
						runes[w] = rune(0x100 + len(runes))
					}
					out = append(out, runes[w])
				}
				return out
			}
			x, y := encode(text), encode(quotation)
			b.ReportAllocs()
			for b.Loop() {
				dmp.DiffMainRunes(x, y, false)
			}
		})
	}
}

// BenchmarkLocate looks in sources of other sizes.
func BenchmarkLocate(b *testing.B) {
	for _, size := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			f := claim.NewFinder(&document.Document{Text: article(size, printed)})
			words := normalWords(quotation)
			p := claim.NewPattern(words)
			b.ReportAllocs()
			for b.Loop() {
				p.Set(words)
				f.Find(p, 3)
			}
		})
	}
}

// BenchmarkNewFinder reads a source of 1,000 words.
func BenchmarkNewFinder(b *testing.B) {
	doc := &document.Document{Text: article(1000, quotation)}
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		claim.NewFinder(doc)
	}
}
