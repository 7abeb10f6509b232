package claim_test

import (
	"fmt"
	"strings"
	"testing"

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

func BenchmarkLocate(b *testing.B) {
	for _, size := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			words := make([]string, size)
			for i := range words {
				words[i] = fmt.Sprintf("w%d", (i*7919)%(size/2))
			}
			f := claim.NewFinder(&document.Document{Text: strings.Join(words, " ")})
			quote := normalWords(strings.Join(words[size/2:size/2+25], " "))
			b.ReportAllocs()
			for b.Loop() {
				f.Locate(quote, 3)
			}
		})
	}
}
