package claim

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/agnivade/levenshtein"
	"github.com/sergi/go-diff/diffmatchpatch"
	"pgregory.net/rapid"
)

// column fills the plain table of distances: the last row, for a pattern that
// begins anywhere in the text, or at its start only.
func column(p, text []token, anywhere bool) []int {
	prev, row := make([]int, len(text)+1), make([]int, len(text)+1)
	for j := range prev {
		if !anywhere {
			prev[j] = j
		}
	}
	for i := range p {
		row[0] = i + 1
		for j := range text {
			cost := 1
			if p[i].key == text[j].key && p[i].key != 0 {
				cost = 0
			}
			row[j+1] = min(prev[j]+cost, prev[j+1]+1, row[j]+1)
		}
		prev, row = row, prev
	}
	return prev
}

// longestCommon fills the plain table of what is common.
func longestCommon(a, b []token) int {
	prev, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for i := range a {
		for j := range b {
			row[j+1] = max(prev[j+1], row[j])
			if a[i].key == b[j].key && a[i].key != 0 {
				row[j+1] = prev[j] + 1
			}
		}
		prev, row = row, prev
	}
	return prev[len(b)]
}

// drawTokens draws words of a few, so that much agrees; of most at the most, and
// as often as not of those of another, changed here and there.
func drawTokens(t *rapid.T, name string, most int, like []token) []token {
	kinds := rapid.IntRange(1, 40).Draw(t, name+" kinds")
	draw := func() token { return token{key: uint64(rapid.IntRange(0, kinds).Draw(t, name)) * 0x9e3779b97f4a7c15} }
	var out []token
	if len(like) > 0 && rapid.Bool().Draw(t, name+" like") {
		for _, w := range like {
			switch rapid.IntRange(0, 15).Draw(t, name+" edit") {
			case 0:
			case 1:
				out = append(out, w, draw())
			case 2:
				out = append(out, draw())
			default:
				out = append(out, w)
			}
		}
		return out
	}
	n := rapid.IntRange(0, most).Draw(t, name+" length")
	for range n {
		out = append(out, draw())
	}
	return out
}

func TestBitsAgreeWithThePlainTable(t *testing.T) {
	var p bitPattern // one for all, so that nothing of one is left for the next
	rapid.Check(t, func(t *rapid.T) {
		longest := rapid.SampledFrom([]int{8, 64, 70, 300}).Draw(t, "longest")
		words := drawTokens(t, "words", longest, nil)
		text := drawTokens(t, "text", longest, words)
		if rapid.Bool().Draw(t, "inside") {
			text = append(drawTokens(t, "before", 20, nil), append(text, drawTokens(t, "after", 20, nil)...)...)
		}
		most := rapid.IntRange(0, max(len(words), len(text))+2).Draw(t, "most")
		p.set(words)
		want := column(words, text, false)[len(text)]
		if got := p.distance(text, most); got != min(want, most+1) {
			t.Fatalf("distance %d, want %d, at most %d", got, want, most)
		}
		if got, _ := p.common(text); got != longestCommon(words, text) {
			t.Fatalf("%d words in common, want %d", got, longestCommon(words, text))
		}
		if len(words) == 0 {
			return
		}
		row := column(words, text, true)
		var got, all []string
		for j, d := range row[1:] {
			if d <= most {
				all = append(all, fmt.Sprint(j+1, ":", d))
			}
		}
		p.ends(text, most, func(to, d int) { got = append(got, fmt.Sprint(to, ":", d)) })
		if fmt.Sprint(got) != fmt.Sprint(all) {
			t.Fatalf("of %d words in %d, at most %d away:\ngot  %v\nwant %v", len(words), len(text), most, got, all)
		}
	})
}

// bytesTokens reads a word from each byte; a zero byte is a gap.
func bytesTokens(text []byte) []token {
	out := make([]token, len(text))
	for i, c := range text {
		out[i].key = uint64(c) * 0x9e3779b97f4a7c15
		if c == 0 {
			out[i].flags = Gap
		}
	}
	return out
}

func FuzzBits(f *testing.F) {
	f.Add([]byte("abcdefgh"), []byte("xxabcdxefghxx"), 3)
	f.Fuzz(func(t *testing.T, words, text []byte, most int) {
		if len(words)*len(text) > 1<<16 || most < 0 || most > 1<<16 {
			return
		}
		a, b := bytesTokens(words), bytesTokens(text)
		p := Pattern{words: a}
		want := column(a, b, false)[len(b)]
		if got := p.bit().distance(b, most); got != min(want, most+1) {
			t.Fatalf("distance %d, want %d", got, want)
		}
		if got, _ := p.bit().common(b); got != longestCommon(a, b) {
			t.Fatalf("%d words in common, want %d", got, longestCommon(a, b))
		}
		if len(a) == 0 {
			return
		}
		got := map[int]int{}
		p.bit().ends(b, most, func(to, d int) { got[to] = d })
		for to, want := range column(a, b, true) {
			if d, ok := got[to]; to > 0 && (ok != (want <= most) || ok && d != want) {
				t.Fatalf("%d words away at %d, want %d", d, to, want)
			}
		}
	})
}

func TestOccurrencesAreAsFarAsTheySay(t *testing.T) {
	p := new(Pattern)
	rapid.Check(t, func(t *rapid.T) {
		vocabulary := strings.Fields("a b c d e f g h i …")
		draw := func(name string, most int) []string {
			return rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, most).Draw(t, name)
		}
		words := draw("words", 90)
		text := append(draw("before", 40), append(words[rapid.IntRange(0, len(words)/2).Draw(t, "cut"):], draw("after", 150)...)...)
		mine, theirs := textOf(strings.Join(words, " ")).Words, textOf(strings.Join(text, " ")).Words
		most := rapid.IntRange(0, len(mine)).Draw(t, "most")
		p.Set(mine)
		found := slices.Clone(p.Occurrences(theirs, most))
		a, b := tokens(mine), tokens(theirs)
		best := len(a)
		for _, d := range column(a, b, true)[1:] {
			best = min(best, d)
		}
		if best <= most && best < len(a) != (len(found) > 0) || len(found) > 0 && found[0].Distance != best {
			t.Fatalf("found %+v, the best is %d away, at most %d", found, best, most)
		}
		for i, o := range found {
			if o.Distance > most || o.From < 0 || o.From >= o.To || o.To > len(b) || i > 0 && found[i-1].Distance > o.Distance {
				t.Fatalf("%+v out of place", found)
			}
			if d := column(a, b[o.From:o.To], false)[o.To-o.From]; d != o.Distance || p.Distance(theirs[o.From:o.To], len(a)) != d {
				t.Fatalf("%+v is %d away", o, d)
			}
		}
	})
}

// What bits say is a bound of what alignment finds.
func TestNoAlignmentPairsMoreThanIsCommon(t *testing.T) {
	var p bitPattern
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []token {
			return tokens(textOf(strings.Join(rapid.SliceOfN(rapid.SampledFrom(alignWords), 0, 90).Draw(t, name), " ")).Words)
		}
		a, b := draw("a"), draw("b")
		p.set(a)
		most, content := p.common(b)
		for _, al := range []alignment{overlay(a, b), within(a, b)} {
			if al.matched > most || al.content > content {
				t.Fatalf("%d words matched, %d of substance; %d and %d in common", al.matched, al.content, most, content)
			}
		}
	})
}

const quote25 = "the harbour authority will not sell the northern docks to foreign investors before the council has heard every one of the families that live there now"

// BenchmarkAlignQuotes holds 25 words against a variant, in which three differ.
// attrib goes from the keys of both wordings, which a statement has from when it is
// read, to their distance in words, making the pattern ready each time. Not in it
// are the normal form and which word stands for which: BenchmarkAlign has that. The
// others go from the two strings to their distance, and to their difference, in
// letters.
func BenchmarkAlignQuotes(b *testing.B) {
	variant := strings.NewReplacer(" not ", " never ", "foreign ", "", "every one", "all").Replace(quote25)
	x, y := tokens(textOf(quote25).Words), tokens(textOf(variant).Words)
	b.Run("attrib", func(b *testing.B) {
		var p bitPattern
		p.set(x)
		b.ReportAllocs()
		for b.Loop() {
			p.set(x)
			if p.distance(y, len(x)+len(y)) != 3 {
				b.Fatal("not three words away")
			}
		}
	})
	b.Run("levenshtein", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			levenshtein.ComputeDistance(quote25, variant)
		}
	})
	b.Run("go-diff", func(b *testing.B) {
		dmp := diffmatchpatch.New()
		dmp.DiffTimeout = 0
		b.ReportAllocs()
		for b.Loop() {
			dmp.DiffMain(quote25, variant, false)
		}
	})
}

// BenchmarkScan reads a text of 1,000 words once, without an index, for where it has
// 25 words and more but for a quarter of them.
func BenchmarkScan(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	text := make([]token, 1000)
	for i := range text {
		text[i].key = r.Uint64N(500) * 0x9e3779b97f4a7c15
	}
	var p bitPattern
	for _, n := range []int{25, 100, 400} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				p.set(text[500 : 500+n])
				p.ends(text, n/4, func(int, int) {})
			}
		})
	}
}
