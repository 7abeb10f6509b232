package claim

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/document"
)

func textOf(s string) Text {
	doc := &document.Document{Text: s}
	return Text{doc, NormalWords(doc, document.Span{End: len(s)})}
}

// sketch draws an alignment: words that agree as they are, -theirs+mine where
// they differ, ~ for what a gap and ^ for what a bracket stands for.
func sketch(mine, theirs string) string {
	a, b := textOf(mine), textOf(theirs)
	al := overlay(tokens(a.Words), tokens(b.Words))
	var out []string
	for _, d := range diffs(&al, a, b) {
		switch d.Kind {
		case Equal:
			out = append(out, d.MineText)
		case Changed:
			out = append(out, fmt.Sprintf("(-%s+%s)", d.TheirsText, d.MineText))
		case Elided:
			out = append(out, fmt.Sprintf("(~%s|%s)", d.TheirsText, d.MineText))
		case Inserted:
			out = append(out, fmt.Sprintf("(^%s|%s)", d.TheirsText, d.MineText))
		}
	}
	return strings.Join(out, " ")
}

func TestAlign(t *testing.T) {
	for _, c := range []struct{ name, mine, theirs, want string }{
		{"a fragment", "will not change", "No matter what, this position will not change today", "will not change"},
		{"a word for another", "a total and complete ban", "a total and complete shutdown of all", "a total and complete (-shutdown+ban)"},
		{"a lost word", "this position will change", "this position will not change", "this position will (-not+) change"},
		{"a contraction differs as a whole", "they will change", "they won't change", "they (-won't+will) change"},
		{"overlap", "we keep, deepen and widen ties", "deepen and widen ties for our children", "deepen and widen ties"},
		{"an ellipsis", "enhance exchanges... deepen trust", "enhance exchanges with the republic, deepen trust", "enhance exchanges (~with the republic|...) deepen trust"},
		{"a bracket put in", "the alliance and [is] willing to maintain", "the alliance and willing to maintain", "the alliance and (^|[is]) willing to maintain"},
		{"a bracket for words", "then [the mayor] promised wells", "then he promised wells", "then (^he|[the mayor]) promised wells"},
		{"one compound", "the week end was long", "the weekend was long", "the week end was long"},
		{"two readings of a contraction", "I'd seen the docks burn", "I had seen the docks burn", "I'd seen the docks burn"},
		{"nothing in common", "one two three", "four five six seven", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sketch(c.mine, c.theirs); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestALongQuotationIsAlignedPieceByPiece(t *testing.T) {
	words := make([]string, 3000)
	for i := range words {
		words[i] = "w" + strings.Repeat("x", i%7) + fmt.Sprint(i)
	}
	all := strings.Join(words, " ")
	words[1500], words[2000] = "changed", "altered"
	a, b := textOf(strings.Join(words[200:2800], " ")), textOf(all)
	al := overlay(tokens(a.Words), tokens(b.Words))
	if from, to := al.spanB(); al.differing == 0 || al.similarity() < 0.99 || to-from != len(a.Words) {
		t.Errorf("similarity %.3f over words %d to %d, %d differ", al.similarity(), from, to, al.differing)
	}
}

var alignWords = strings.Fields("a b c d e f the of … [x] [y]")

func TestAlignIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []token {
			return tokens(textOf(strings.Join(rapid.SliceOfN(rapid.SampledFrom(alignWords), 0, 20).Draw(t, name), " ")).Words)
		}
		a, b := draw("a"), draw("b")
		x, y := overlay(a, b), overlay(b, a)
		for i, r := range y.runs {
			y.runs[i] = run{r.kind, r.B0, r.B1, r.A0, r.A1}
		}
		if !reflect.DeepEqual(x, y) {
			t.Fatalf("one way %+v\nthe other %+v", x, y)
		}
	})
}

func TestAlignRunsCoverWhatIsAligned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []token {
			return tokens(textOf(strings.Join(rapid.SliceOfN(rapid.SampledFrom(alignWords), 0, 30).Draw(t, name), " ")).Words)
		}
		checkRuns(t, draw("a"), draw("b"))
	})
}

// Neither what stands there word for word, nor rows without gaps, nor room that is
// used again lead elsewhere than the plain table does.
func TestAlignTakesThePathOfThePlainTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([][]string{alignWords, strings.Fields("a b c d e f the of"), strings.Fields("a b c … the [x]")}).Draw(t, "words")
		draw := func(name string) []token {
			return tokens(textOf(strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 30).Draw(t, name), " ")).Words)
		}
		a, b := draw("a"), draw("b")
		if len(b) > 0 && rapid.Bool().Draw(t, "inside") {
			from := rapid.IntRange(0, len(b)-1).Draw(t, "from")
			a = b[from:rapid.IntRange(from, len(b)).Draw(t, "to")]
		}
		if len(a) == 0 || len(b) == 0 {
			return
		}
		for _, ends := range []free{0, freeAll, freeHeadB | freeTailB, freeHeadA | freeHeadB, freeTailA | freeTailB} {
			var plain stepList
			plain.fullTable(a, b, ends)
			want, got := plain.alignment(a, b), align(a, b, ends)
			if len(got.runs) == 0 && len(want.runs) == 0 {
				got.runs, want.runs = nil, nil
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("ends %b:\ngot  %+v\nwant %+v", ends, got, want)
			}
		}
	})
}

// fullTable is table without any of its shortcuts, to hold it against.
func (s *stepList) fullTable(a, b []token, ends free) {
	m, n := len(a), len(b)
	if m == 0 && n == 0 {
		return
	}
	from := make([]stepKind, (m+1)*(n+1))
	prev, row := make([]int32, n+1), make([]int32, n+1)
	width := n + 1
	lowA := func(i int) (stepKind, int32) { // leave out a[i]
		switch {
		case a[i].gap():
			return stepGapA, 0
		case a[i].bracket():
			return stepA, 0
		}
		return stepA, costOne
	}
	lowB := func(j int) (stepKind, int32) {
		switch {
		case b[j].gap():
			return stepGapB, 0
		case b[j].bracket():
			return stepB, 0
		}
		return stepB, costOne
	}
	for j := 1; j <= n; j++ {
		if ends&freeHeadB == 0 {
			k, c := lowB(j - 1)
			prev[j], from[j] = prev[j-1]+c, k
		}
	}
	best, bestI, bestJ := int32(-1<<30), m, n
	if ends&freeTailA != 0 {
		best, bestI, bestJ = prev[n], 0, n
	}
	for i := 1; i <= m; i++ {
		x := a[i-1]
		kindA, outA := lowA(i - 1)
		row[0] = 0
		if ends&freeHeadA == 0 {
			row[0], from[i*width] = prev[0]+outA, kindA
		}
		for j := 1; j <= n; j++ {
			y := b[j-1]
			// A pair.
			score, kind := int32(-1<<30), stepNone
			if !x.gap() && !y.gap() {
				switch {
				case x.key == y.key && x.flags&Stop != 0:
					score = prev[j-1] + scoreStop
				case x.key == y.key:
					score = prev[j-1] + scoreWord
				case x.bracket() || y.bracket():
					score = prev[j-1] + costHold
				default:
					score = prev[j-1] + costPair
				}
				kind = stepPair
			}
			// A word of a alone.
			c, k := outA, kindA
			if y.gap() {
				c, k = 0, stepGapA
			} else if y.bracket() && c < costHold {
				c, k = costHold, stepHoldB
			}
			if v := prev[j] + c; v > score {
				score, kind = v, k
			}
			// A word of b alone.
			k, c = lowB(j - 1)
			if x.gap() {
				c, k = 0, stepGapB
			} else if x.bracket() && c < costHold {
				c, k = costHold, stepHold
			}
			if v := row[j-1] + c; v > score {
				score, kind = v, k
			}
			row[j], from[i*width+j] = score, kind
		}
		// Of equals the end that pairs words: "ban" is put for "shutdown", not one
		// left out and the other to come.
		if ends&freeTailA != 0 && (row[n] > best || row[n] == best && from[i*width+n] == stepPair && from[bestI*width+bestJ] != stepPair) {
			best, bestI, bestJ = row[n], i, n
		}
		prev, row = row, prev
	}
	if ends&freeTailB != 0 {
		for j := 0; j <= n; j++ {
			if prev[j] > best || prev[j] == best && from[m*width+j] == stepPair && from[bestI*width+bestJ] != stepPair {
				best, bestI, bestJ = prev[j], m, j
			}
		}
	} else if ends&freeTailA == 0 {
		bestI, bestJ = m, n
	}
	at := len(s.steps)
	for i, j := bestI, bestJ; ; {
		k := from[i*width+j]
		if k == stepNone {
			break
		}
		switch k {
		case stepPair:
			i--
			j--
		case stepA, stepGapA, stepHoldB:
			i--
		default:
			j--
		}
		s.steps = append(s.steps, step{k, i, j})
	}
	slices.Reverse(s.steps[at:])
}

type fataler interface{ Fatalf(string, ...any) }

func checkRuns(t fataler, a, b []token) {
	al := overlay(a, b)
	for i, r := range al.runs {
		if r.A0 > r.A1 || r.B0 > r.B1 || r.A1 > len(a) || r.B1 > len(b) || r.A0 < 0 || r.B0 < 0 {
			t.Fatalf("run %+v out of place", r)
		}
		if i > 0 && (r.A0 != al.runs[i-1].A1 || r.B0 != al.runs[i-1].B1) {
			t.Fatalf("a hole between %+v and %+v", al.runs[i-1], r)
		}
		if r.kind != same {
			continue
		}
		if r.A1-r.A0 != r.B1-r.B0 {
			t.Fatalf("run %+v is not of one length", r)
		}
		for k := range r.A1 - r.A0 {
			if a[r.A0+k].key != b[r.B0+k].key {
				t.Fatalf("run %+v: words differ", r)
			}
		}
	}
}

func FuzzAlign(f *testing.F) {
	f.Add("this position will change", "this position will not change")
	f.Add("A … [b] c", "a x y [z] c …")
	f.Fuzz(func(t *testing.T, x, y string) {
		a, b := textOf(x), textOf(y)
		checkRuns(t, tokens(a.Words), tokens(b.Words))
		if s, ok := Contrast(a, b); ok && (s.Score <= 0 || s.Score > 1) {
			t.Fatalf("score %f", s.Score)
		}
	})
}

func BenchmarkAlign(b *testing.B) {
	sentence := "the harbour authority will not sell the northern docks to foreign investors before the council has heard every one of the families that live there now"
	for _, c := range []struct{ name, with string }{
		{"variant", strings.Replace(sentence, "not", "never", 1)},
		{"fragment", "will not sell the northern docks to foreign investors"},
		{"other", "nobody asked the ferrymen about the new timetable and so they stayed at home that winter until the bread was gone and the ice had come"},
	} {
		b.Run(c.name, func(b *testing.B) {
			x, y := tokens(textOf(sentence).Words), tokens(textOf(c.with).Words)
			b.ReportAllocs()
			for b.Loop() {
				overlay(x, y)
			}
		})
	}
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			words := make([]string, n)
			for i := range words {
				words[i] = fmt.Sprint("w", (i*7919)%(n/2))
			}
			x := tokens(textOf(strings.Join(words, " ")).Words)
			y := tokens(textOf(strings.Join(words[n/4:], " ")).Words)
			b.ReportAllocs()
			for b.Loop() {
				overlay(x, y)
			}
		})
	}
}
