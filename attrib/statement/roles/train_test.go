package roles

// Training on a toy language: "NAME said that WORDS ." and "WORDS , NAME said .",
// with names and words drawn by number. What is learned on some sentences must
// be found in others, and training twice must give the same bytes.

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/lang/weights"
)

// toy makes a passage of words; those in capitals are names, "," and "." marks.
func toy(words ...string) Passage {
	p := Passage{Words: make([]Word, len(words))}
	for i, s := range words {
		h := uint32(weights.Hash(s))
		w := &p.Words[i]
		*w = Word{Low: h, Lemma: h, QuoteFirst: -1, QuoteLast: -1, Node: syntax.Node{Head: -1, Tag: syntax.NN}}
		switch {
		case s == "," || s == ".":
			w.Punct, w.Comma, w.Node.Tag = true, s == ",", syntax.Comma
		case s == "said":
			w.Node.Tag = syntax.VBD
		case s[0] >= 'A' && s[0] <= 'Z':
			w.Shape, w.Node.Tag = 1, syntax.NNP
		}
	}
	return p
}

// toyArticles makes articles of two passages each, a statement in either and
// words that attribute nothing around it.
func toyArticles(n int, seed random) []Example {
	word := func() string { return fmt.Sprint("w", seed.below(40)) }
	out := make([]Example, n)
	for i := range out {
		name := fmt.Sprint("N", seed.below(30))
		a := []string{word(), word(), "."}
		start := len(a)
		a = append(a, name, "said", "that", word(), word(), word(), ".")
		first := toy(a...)
		b := []string{word(), word(), word(), ",", name, "said", ".", word(), name, word(), "."}
		second := toy(b...)
		out[i] = Example{
			Passages: []Passage{first, second},
			Gold: []Gold{
				NewGold(&first, []GoldAttribution{{[]Span{{Source, start, start + 1}}, []Span{{Cue, start + 1, start + 2}}, []Span{{Content, start + 2, start + 6}}}}),
				NewGold(&second, []GoldAttribution{{[]Span{{Source, 4, 5}}, []Span{{Cue, 5, 6}}, []Span{{Content, 0, 4}}}}),
			},
		}
	}
	return out
}

func toyOptions() Options {
	o := Standard()
	o.Epochs = 4
	return o
}

func TestWhatIsLearnedIsFoundElsewhere(t *testing.T) {
	trained := Train(toyArticles(60, 7), toyOptions())
	file, err := weights.Pack(trained.Sections("toy.", StandardSizes))
	if err != nil {
		t.Fatal(err)
	}
	blob, err := weights.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Open(blob, "toy.", false)
	if err != nil {
		t.Fatal(err)
	}
	f := m.Measure(toyArticles(20, 99), Least)
	for r := Source; r < roleCount; r++ {
		if f.There[r] != 40 || f.Right[r] < 38 || f.Found[r] > 42 {
			t.Errorf("%v: %d right of %d found and %d there", r, f.Right[r], f.Found[r], f.There[r])
		}
	}
	if f.LinksRight[0] < f.Links[0]-1 || f.LinksRight[1] < f.Links[1]-1 || f.Links[0] < 38 {
		t.Errorf("links: %v right of %v", f.LinksRight, f.Links)
	}
	// The statement names its own source.
	p := toyArticles(1, 12345)[0].Passages[1]
	found := m.Find(&p, &Workspace{})
	if len(found.Attributions) != 1 {
		t.Fatalf("%d attributions in %v", len(found.Attributions), found.Spans)
	}
	a := found.Attributions[0]
	if got := found.Spans[a.Source].Span; got != (Span{Source, 4, 5}) {
		t.Errorf("the source is %v", got)
	}
}

func TestTrainingTwiceGivesTheSameBytes(t *testing.T) {
	var files [2][]byte
	for i := range files {
		var err error
		if files[i], err = weights.Pack(Train(toyArticles(20, 3), toyOptions()).Sections("toy.", StandardSizes)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the two files differ")
	}
}

func TestAModelThatLacksAPartIsRefused(t *testing.T) {
	sections := Train(toyArticles(10, 3), toyOptions()).Sections("toy.", StandardSizes)
	for i := range sections {
		file, err := weights.Pack(append(append([]weights.Section(nil), sections[:i]...), sections[i+1:]...))
		if err != nil {
			t.Fatal(err)
		}
		blob, err := weights.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Open(blob, "toy.", false); err == nil {
			t.Errorf("opened without %s", sections[i].Name)
		}
	}
}

func TestALongPassageIsReadInPieces(t *testing.T) {
	m := toyModel(t, false)
	var long Passage
	const times = 900
	for i := range times {
		p := toyArticles(1, random(i+1))[0].Passages[1]
		for _, w := range p.Words {
			w.Node.Sentence = int32(i)
			long.Words = append(long.Words, w)
		}
	}
	found := m.Find(&long, &Workspace{})
	if n := len(found.Attributions); n < times*9/10 || n > times {
		t.Errorf("%d attributions in %d sentences that hold one each", n, times)
	}
	last := 0
	for _, s := range found.Spans {
		if s.First < last || s.Last > len(long.Words) {
			t.Fatalf("%v after %d", s, last)
		}
		last = s.Last
	}
	for _, a := range found.Attributions {
		if got := found.Spans[a.Source].First - found.Spans[a.Contents[0]].First; got != 4 {
			t.Fatalf("the source stands %d words behind its content", got)
		}
	}
}
