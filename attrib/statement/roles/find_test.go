package roles

// Finding in passages of any shape: nothing may break, and what is found stands
// where it says, once. And what is derived from a passage against the plainest
// way to derive it.

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/lang/weights"
)

// toyModel trains on the toy language and gives the model as a file has it.
func toyModel(t testing.TB, bare bool) *Model {
	t.Helper()
	o := toyOptions()
	o.Bare = bare
	file, err := weights.Pack(Train(toyArticles(30, 7), o).Sections("toy.", StandardSizes))
	if err != nil {
		t.Fatal(err)
	}
	blob, err := weights.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Open(blob, "toy.", bare)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// odd makes a passage of bytes, six a word: which word it is, its head (any word
// of the passage or none, itself too), its sentence, its tag and relation, where
// the marks around it stand, and what rules take it for.
func odd(data []byte) *Passage {
	known := []string{"N1", "said", "that", "w1", "w2", ",", ".", "N2"}
	n := min(len(data)/6, 400)
	words := make([]string, n)
	for i := range words {
		words[i] = known[int(data[6*i])%len(known)]
	}
	p := toy(words...)
	for i := range p.Words {
		d, w := data[6*i:6*i+6], &p.Words[i]
		w.Node.Head = int32(int(d[1])%(n+1)) - 1
		w.Node.Sentence = int32(d[2])
		w.Node.Tag, w.Node.Rel, w.Node.Entity = syntax.Tag(d[3]%syntax.TagCount), syntax.Rel(d[3]%syntax.RelCount), syntax.Entity(d[3]%syntax.EntityCount)
		if w.Quote = Mark(d[4] % 3); w.Quote != Unquoted {
			w.QuoteFirst, w.QuoteLast = int32(int(d[4])%n), int32(int(d[4]>>3)%n)
		}
		w.Rule = Proposal{Role(d[5] % 3), d[5]&4 > 0, d[5]&8 > 0, d[5]&16 > 0, (d[5] >> 5) % 3, (d[5] >> 6) % 3}
	}
	if n > 0 {
		p.Kind, p.Before, p.After = data[0]%3, data[1]%4, data[2]%4
	}
	return &p
}

func FuzzFind(f *testing.F) {
	models := []*Model{toyModel(f, false), toyModel(f, true)}
	f.Add([]byte{})
	f.Add([]byte("one wo"))
	f.Add(slices.Repeat([]byte{0, 0, 0, 3, 0, 0, 1, 0, 0, 9, 0, 0, 2, 2, 0, 5, 1, 12}, 4))
	f.Add(slices.Repeat([]byte{1, 255, 1, 200, 9, 31}, 30)) // all cues, in a circle
	f.Fuzz(func(t *testing.T, data []byte) {
		p := odd(data)
		var w Workspace
		for _, m := range models {
			found := m.Find(p, &w)
			last := 0
			for _, s := range found.Spans {
				if s.First < last || s.Last <= s.First || s.Last > len(p.Words) || s.Role >= roleCount {
					t.Fatalf("of %d words, and behind %d, %v", len(p.Words), last, s)
				}
				if p.Words[s.First].Punct || p.Words[s.Last-1].Punct {
					t.Fatalf("%v begins or ends with a mark", s)
				}
				last = s.Last
			}
			for _, a := range found.Attributions {
				if a.Source >= 0 && found.Spans[a.Source].Role != Source || a.Cue >= 0 && found.Spans[a.Cue].Role != Cue || len(a.Contents) == 0 {
					t.Fatalf("%+v of %v", a, found.Spans)
				}
				for _, c := range a.Contents {
					if found.Spans[c].Role != Content {
						t.Fatalf("%+v of %v", a, found.Spans)
					}
				}
			}
		}
	})
}

// One workspace serves any passages: what was read before leaves no trace.
func TestAWorkspaceLeavesNoTrace(t *testing.T) {
	m := toyModel(t, false)
	var used Workspace
	for _, e := range toyArticles(10, 5) {
		for i := range e.Passages {
			got, want := m.Find(&e.Passages[i], &used), m.Find(&e.Passages[i], &Workspace{})
			if !slices.Equal(got.Spans, want.Spans) {
				t.Errorf("%v, and afresh %v", got.Spans, want.Spans)
			}
		}
	}
}

// The features of a passage are those of the passage: the same whenever they are
// made, and whatever was read before.
func TestFeaturesAreTheSameEachTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		passage, before := odd(rapid.SliceOfN(rapid.Byte(), 6, 200).Draw(t, "passage")), odd(rapid.SliceOfN(rapid.Byte(), 6, 300).Draw(t, "before"))
		class := func(lemma uint32) uint8 { return uint8(lemma % 6) }
		keys := func(s *scene, bare bool) (list [][]uint64) {
			var k sink
			s.read(passage, class)
			for i := range passage.Words {
				s.features(&k, i, bare)
				list = append(list, slices.Clone(k.keys))
			}
			return list
		}
		var used, fresh scene
		used.read(before, class)
		for _, bare := range []bool{false, true} {
			if !slices.EqualFunc(keys(&used, bare), keys(&fresh, bare), slices.Equal) {
				t.Fatal("the features differ")
			}
		}
	})
}

// What a bare text does not have makes no difference to the features of one.
func TestBareFeaturesPassOverMarksAndRules(t *testing.T) {
	plain := toy("N1", "said", "that", "w1", "w2")
	marked := toy("N1", "said", "that", "w1", "w2")
	marked.Words[3].Rule = Proposal{Role: Content, Given: true, First: true, Last: true}
	var a, b scene
	var k, l sink
	class := func(uint32) uint8 { return 0 }
	a.read(&plain, class)
	b.read(&marked, class)
	for i := range plain.Words {
		a.features(&k, i, true)
		b.features(&l, i, true)
		if !slices.Equal(k.keys, l.keys) {
			t.Errorf("word %d has other features", i)
		}
	}
	a.features(&k, 3, false)
	b.features(&l, 3, false)
	if slices.Equal(k.keys, l.keys) {
		t.Error("what rules propose is no feature of a text as written")
	}
}

// Subtrees and children of a scene are those that one gets by asking, for each
// two words, whether the one stands above the other. (Climbing is bounded:
// trees deeper than a hundred words are cut short.)
func TestTreeIsThatOfTheHeads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "words")
		p := &Passage{Words: make([]Word, n)}
		// Each word hangs on one that was placed before it, or on none: a forest.
		order := rapid.Permutation(indices(n)).Draw(t, "order")
		for i, word := range order {
			p.Words[word].Node.Head = -1
			if above := rapid.IntRange(-1, i-1).Draw(t, "above"); above >= 0 {
				p.Words[word].Node.Head = int32(order[above])
			}
		}
		var s scene
		s.read(p, func(uint32) uint8 { return 0 })
		for a := range p.Words {
			low, high := a, a
			var children []int32
			for i := range p.Words {
				if int(p.Words[i].Node.Head) == a {
					children = append(children, int32(i))
				}
				for up := i; up >= 0; up = int(p.Words[up].Node.Head) {
					if up == a {
						low, high = min(low, i), max(high, i)
					}
				}
			}
			if int(s.low[a]) != low || int(s.high[a]) != high {
				t.Fatalf("the subtree of %d runs from %d to %d, want %d to %d", a, s.low[a], s.high[a], low, high)
			}
			if !slices.Equal(s.childrenOf(a), children) {
				t.Fatalf("the children of %d are %v, want %v", a, s.childrenOf(a), children)
			}
		}
	})
}

func indices(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// Words of the toy language through all of the models. The shipped model has
// larger tables, so that its time is more than this.
func BenchmarkFind(b *testing.B) {
	m := toyModel(b, false)
	articles := toyArticles(50, 3)
	words := 0
	for _, e := range articles {
		for i := range e.Passages {
			words += len(e.Passages[i].Words)
		}
	}
	var w Workspace
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range articles {
			for i := range e.Passages {
				m.Find(&e.Passages[i], &w)
			}
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
