package claim_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
)

// sketchPlaces writes places as the words of mine, with how many words lie
// between one and the next in theirs.
func sketchPlaces(mine string, places []claim.Place) string {
	words := normalWords(mine)
	var out []string
	for i, p := range places {
		var text []string
		for _, w := range words[p.From:p.To] {
			text = append(text, w.Norm)
		}
		if i > 0 {
			out = append(out, fmt.Sprintf("%+d", p.TheirsFrom-places[i-1].TheirsTo))
		}
		out = append(out, strings.Join(text, " "))
	}
	return strings.Join(out, " | ")
}

func TestPlaces(t *testing.T) {
	const answers = "The ferry will run again in May. Nobody has told us who pays for the pier, and I will not ask. " +
		"The crews were promised their wages, and they shall have every penny of them before the summer is out."
	for _, c := range []struct{ name, mine, want string }{
		{"all of one place", "Nobody has told us who pays for the pier", "nobody has told us who pays for the pier"},
		{"a word changed inside", "Nobody has asked us who pays for the pier", "nobody has asked us who pays for the pier"},
		{"the first word changed", "Somebody has told us who pays for a pier", "has told us who pays for"},
		{"two answers joined", "The ferry will run again in May and they shall have every penny of them",
			"the ferry will run again in may | +20 | and they shall have every penny of them"},
		{"three", "The ferry will run. Who pays for the pier? Every penny of them before the summer is out",
			"the ferry will run | +7 | who pays for the pier | +15 | every penny of them before the summer is out"},
		{"turned round", "They shall have every penny of them. The ferry will run again in May",
			"they shall have every penny of them | -35 | the ferry will run again in may"},
		{"an ellipsis between", "The ferry will run again … every penny of them", "the ferry will run again | +26 | every penny of them"},
		{"words of its own between", "The ferry will run again, we hope and pray with all our hearts, before the summer is out",
			"the ferry will run again | +30 | before the summer is out"},
		{"nothing of substance", "and I will", ""},
		{"too little", "the ferry sank", ""},
		{"of other words", "a whale was seen off the northern docks", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sketchPlaces(c.mine, claim.Places(normalWords(c.mine), normalWords(answers))); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestPlacesInADocument(t *testing.T) {
	const text = "The ferry will run again in May, she said.\n\nAsked about wages, she went on: They shall have every penny."
	f := claim.NewFinder(&document.Document{Text: text})
	var got []string
	for _, p := range f.Places(normalWords("the ferry will run again and they shall have every penny")) {
		got = append(got, text[p.Span.Start:p.Span.End])
	}
	if want := "The ferry will run again / They shall have every penny"; strings.Join(got, " / ") != want {
		t.Errorf("got %q", got)
	}
}

func TestPlacesAreWhatTheyPromise(t *testing.T) {
	vocabulary := strings.Fields("the of and a not bridge docks harbour sell … [crews] safe open")
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []claim.Word {
			return normalWords(strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 60).Draw(t, name), " "))
		}
		mine, theirs := draw("mine"), draw("theirs")
		places := claim.Places(mine, theirs)
		at := 0
		for i, p := range places {
			if p.From < at || p.To <= p.From || p.To > len(mine) || p.TheirsFrom < 0 || p.TheirsTo > len(theirs) || p.TheirsTo <= p.TheirsFrom {
				t.Fatalf("%+v out of place", p)
			}
			at = p.To
			if p.Matched < 3 || p.Content < 1 || p.Matched+p.Differing < max(p.To-p.From, p.TheirsTo-p.TheirsFrom) {
				t.Fatalf("%+v promises too much", p)
			}
			if mine[p.From].Norm != theirs[p.TheirsFrom].Norm || mine[p.To-1].Norm != theirs[p.TheirsTo-1].Norm {
				t.Fatalf("%+v: the ends do not agree", p)
			}
			for _, w := range append(mine[p.From:p.To:p.To], theirs[p.TheirsFrom:p.TheirsTo]...) {
				if w.Has(claim.Gap) {
					t.Fatalf("%+v runs over a gap", p)
				}
			}
			for _, q := range places[:i] {
				if p.TheirsFrom < q.TheirsTo && q.TheirsFrom < p.TheirsTo {
					t.Fatalf("%+v and %+v share words", q, p)
				}
			}
		}
	})
}

func TestAVerbatimPartIsOnePlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := make([]string, rapid.IntRange(3, 80).Draw(t, "n"))
		for i := range words {
			words[i] = fmt.Sprintf("word%d", i)
		}
		from := rapid.IntRange(0, len(words)-3).Draw(t, "from")
		to := rapid.IntRange(from+3, len(words)).Draw(t, "to")
		got := claim.Places(normalWords(strings.Join(words[from:to], " ")), normalWords(strings.Join(words, " ")))
		want := claim.Place{From: 0, To: to - from, TheirsFrom: from, TheirsTo: to, Matched: to - from, Content: to - from}
		if len(got) != 1 || got[0] != want {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	})
}

func BenchmarkPlaces(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		for _, shape := range []struct {
			name  string
			every int // words after which they repeat
		}{{"prose", n / 2}, {"hostile", 3}} {
			b.Run(fmt.Sprint(n, "-", shape.name), func(b *testing.B) {
				words := make([]string, n)
				for i := range words {
					words[i] = fmt.Sprint("w", (i*7919)%shape.every)
				}
				mine := normalWords(strings.Join(append(words[n/2:n:n], words[:n/4]...), " "))
				theirs := normalWords(strings.Join(words, " "))
				b.ReportAllocs()
				for b.Loop() {
					claim.Places(mine, theirs)
				}
			})
		}
	}
}
