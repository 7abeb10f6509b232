package eval

// What is counted, on articles and statements that stand in the test; the two
// layouts of gold on testdata.

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

var update = flag.Bool("update", false, "rewrite the reports that are wanted")

// at finds words in a text; parts are separated by " | ", and "" is none.
func at(t testing.TB, text, words string) []document.Span {
	t.Helper()
	var list []document.Span
	for _, w := range strings.Split(words, " | ") {
		if w == "" {
			continue
		}
		i := strings.Index(text, w)
		if i < 0 {
			t.Fatalf("%q is not in the text", w)
		}
		list = append(list, document.Span{Start: i, End: i + len(w)})
	}
	return list
}

// article makes an article of a text.
func article(t testing.TB, text string) *Article {
	t.Helper()
	doc, err := read.Bytes("a.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return &Article{Name: "a", Doc: doc, Quotations: quotations(doc)}
}

// annotate adds an attribution; a label is "name/basis", with a "!" before it
// where nothing was said.
func (a *Article) annotate(t testing.TB, source, cue, content, label string) {
	t.Helper()
	x := Attribution{Source: at(t, a.Doc.Text, source), Cue: at(t, a.Doc.Text, cue), Content: at(t, a.Doc.Text, content)}
	if name, basis, ok := strings.Cut(label, "/"); ok {
		name, not := strings.CutPrefix(name, "!")
		x.Label = &Label{Name: name, Basis: basis, NotSpeech: not}
	}
	a.Attributions = append(a.Attributions, x)
}

// found makes a statement; who is "mention = name", and "" is nobody.
func (a *Article) found(t testing.TB, who, cue, content string, confidence float64) statement.Statement {
	t.Helper()
	s := statement.Statement{Source: "a.txt", Confidence: confidence}
	for _, c := range at(t, a.Doc.Text, content) {
		s.Content = append(s.Content, a.Doc.Range(c))
		if strings.ContainsAny(a.Doc.Slice(c), `“"`) {
			s.Quoted = append(s.Quoted, a.Doc.Range(c))
		}
	}
	if mention, name, ok := strings.Cut(who, " = "); ok {
		s.Speaker = &speaker.Speaker{Name: name, Mention: mention, Span: hull(at(t, a.Doc.Text, mention))}
	}
	if cue != "" {
		s.Cue = &statement.Cue{Text: cue, Span: at(t, a.Doc.Text, cue)[0]}
	}
	return s
}

const millText = `The mill

“The mill is closed,” Elena Petrova said. “Nobody told us.”

Karim Haddad believes that the river will rise again. She called the town “a slow goodbye”.

The “Long Crossing” has left. “Come,” somebody wrote.
`

// mill is an article with every kind of thing in it, and what was found there.
func mill(t testing.TB) (*Article, []statement.Statement) {
	a := article(t, millText)
	a.annotate(t, "Elena Petrova", "said", "“The mill is closed,” | “Nobody told us.”", "Elena Petrova/named")
	a.annotate(t, "Karim Haddad", "believes", "that the river will rise again", "")
	a.annotate(t, "She", "called", "the town “a slow goodbye”", "Elena Petrova/pronoun")
	a.annotate(t, "", "", "“Long Crossing”", "!Long Crossing/named")
	return a, []statement.Statement{
		a.found(t, "Elena Petrova = Elena Petrova", "said", "“The mill is closed,” | “Nobody told us.”", 0.95),
		a.found(t, "Karim Haddad = Karim Haddad", "believes", "the river will rise", 0.75),
		a.found(t, "Karim Haddad = Karim Haddad", "called", "“a slow goodbye”", 1),
		a.found(t, "The mill = mill", "", "The “Long Crossing”", 0.6),
		a.found(t, "somebody = somebody", "wrote", "“Come,”", 0.5),
	}
}

func TestCount(t *testing.T) {
	a, list := mill(t)
	c := count(a, list, false)
	all, direct := &c.groups[0], &c.groups[1]
	for _, x := range []struct {
		what      string
		got, want Rate
	}{
		{"sources found", all.Source.Exact.Precision, Rate{2, 4}}, // Karim Haddad, taken twice, is one span
		{"sources annotated", all.Source.Exact.Recall, Rate{2, 3}},
		{"cues found", all.Cue.Exact.Precision, Rate{3, 4}},
		{"contents found", all.Content.Exact.Precision, Rate{2, 6}}, // part by part
		{"contents annotated", all.Content.Exact.Recall, Rate{2, 5}},
		{"words of cues", all.Cue.Overlap.Recall, Rate{3, 3}},
		{"words of contents", all.Content.Overlap.Recall, Rate{7 + 4 + 3 + 2, 7 + 6 + 5 + 2}},
		{"whole, found", all.Whole.Precision, Rate{1, 5}},
		{"whole, annotated", all.Whole.Recall, Rate{1, 4}},
		{"whole, direct, found", direct.Whole.Precision, Rate{1, 3}},
		{"whole, direct, annotated", direct.Whole.Recall, Rate{1, 2}},
		{"quotations", c.quoted.All.Found, Rate{2, 2}},
		{"mentions", c.quoted.All.Mention, Rate{1, 2}},
		{"names", c.quoted.All.Name, Rate{1, 2}},
		{"pronouns", c.quoted.Bases[1].Name, Rate{0, 1}},
		{"stretches", c.quoted.Stretches, Rate{3, 3}},
		{"confidence of 0.9 and 1, quoted", c.bins[0][9].right, Rate{1, 2}},
		{"confidence of 0.6, quoted", c.bins[0][6].right, Rate{0, 1}},
		{"confidence of 0.9 and 1, all", c.bins[1][9].right, Rate{2, 2}},
		{"confidence of 0.7, all", c.bins[1][7].right, Rate{1, 1}}, // four words of six
		{"confidence of 0.5, all", c.bins[1][5].right, Rate{0, 1}},
	} {
		if x.got != x.want {
			t.Errorf("%s: %v, want %v", x.what, x.got, x.want)
		}
	}
	if want := (False{Unannotated: 1, NotSpeech: 1, Quoted: 4}); c.wrong != want {
		t.Errorf("false statements: %v, want %v", c.wrong, want)
	}
	var slips []string
	for _, s := range c.slips {
		line := fmt.Sprintf("%s %s: %s", s.what, s.kind, s.place.Words)
		if s.place.Found != "" || s.place.Gold != "" {
			line += " (" + s.place.Found + ", " + s.place.Gold + ")"
		}
		slips = append(slips, line)
	}
	want := []string{
		"speaker wrong mention: the town “a slow goodbye (Karim Haddad, She)",
		"speaker wrong name: the town “a slow goodbye (Karim Haddad, Elena Petrova)",
		"quotation no speech: The “Long Crossing (mill, )",
		"quotation not annotated: Come (somebody, )",
		"source spurious: The mill",
		"source missed: She",
		"source spurious: somebody",
		"cue spurious: wrote",
		"content starts too late: that",
		"content ends too early: again",
		"content starts too late: the town",
		"content starts too early: The",
		"content spurious: Come",
	}
	if d := cmp.Diff(want, slips); d != "" {
		t.Errorf("errors (-want +got):\n%s", d)
	}
}

// A gold span is | before it, a found one / before it; each ends with the same.
func TestKindsOfError(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"|all of it| and |/both/|", "missed: all of it"},
		{"/all of it/ here", "spurious: all of it"},
		{"|a b /c d| e/ f", "starts too late: a b; ends too late: e"},
		{"/a b |c d/ e| f", "starts too early: a b; ends too early: e"},
		{"|/a b/ c /d e/|", "split: a b c d e"},
		{"/|a b| c |d e|/", "merged: a b c d e"},
		{"|a /b| |c/ /d| e/", "tangled: a b"},
		{"|/a b/| c", ""},
	} {
		var text strings.Builder
		var sides [2]side
		start := [2]int{-1, -1}
		for _, r := range x.text {
			n := strings.IndexRune("|/", r)
			switch {
			case n < 0:
				text.WriteRune(r)
			case start[n] < 0:
				start[n] = text.Len()
			default:
				s := &sides[n].spans[content]
				*s = append(*s, document.Span{Start: start[n], End: text.Len()})
				start[n] = -1
			}
		}
		a := article(t, text.String())
		l := &ledger{counts: newCounts(), article: a, text: a.Doc.Text, gold: sides[:1], found: sides[1:]}
		for i := range sides {
			sides[i].spans[content] = allTrimmed(l.text, sides[i].spans[content])
		}
		l.countSlips(content)
		var got []string
		for _, s := range l.slips {
			got = append(got, s.kind+": "+s.place.Words)
		}
		if got := strings.Join(got, "; "); got != x.want {
			t.Errorf("%s\n got %s\nwant %s", x.text, got, x.want)
		}
	}
}

func TestQuotations(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{`“One,” he said, “two.”`, "One,|two."},
		{`"One," he said, "two."`, "One,|two."},
		{"''One,'' he said, ``two.''", "One,|two."},
		{"«Un», he said, „zwei“.", "Un|zwei"},
		{"He said ‘one’ and it’s the owners’ word.", "one"},
		{"He didn't say 'one' to the owners' men.", "one"},
		{"It isn't his, nor the owners' or '90s music.", ""},
		{`She “said ‘one’ to me”.`, "said ‘one’ to me"},
		{`A "mixed” pair, and a "clean “inner” one".`, "mixed|clean “inner” one"},
		{"“One runs on\n\n“and on.” It ends.", "One runs on|and on."},
		{`A board of 6" and “”.`, ""},
	} {
		a := article(t, x.text)
		var got []string
		for _, q := range a.Quotations {
			got = append(got, a.Doc.Slice(q))
		}
		if got := strings.Join(got, "|"); got != x.want {
			t.Errorf("%s\n got %s\nwant %s", x.text, got, x.want)
		}
	}
}

// Stripped of case and punctuation, the annotation stands at the same words, and
// errors are shown where they stand in the article.
func TestStrip(t *testing.T) {
	a := article(t, "“ÉLAN,” said Édith,\n\nwho “Left.”")
	a.annotate(t, "Édith,", "said", "“ÉLAN,” | “Left.”", "")
	whole := a.Doc
	a.strip()
	if a.Doc.Text != "élan said édith who left" {
		t.Fatalf("the text is %q", a.Doc.Text)
	}
	x := a.Attributions[0]
	for i, want := range []string{"édith", "said", "élan left"} {
		var got []string
		for _, s := range [][]document.Span{x.Source, x.Cue, x.Content}[i] {
			got = append(got, a.Doc.Slice(s))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", roleNames[i], got, want)
		}
	}
	if len(a.Quotations) != 2 || a.Doc.Slice(a.Quotations[0]) != "élan" {
		t.Errorf("quotations: %v", a.Quotations)
	}
	doc, s := a.place(x.Content[1])
	if doc != whole || doc.Slice(s) != "Left" {
		t.Errorf("the place is %q", doc.Slice(s))
	}
	l := &ledger{counts: newCounts(), article: a, text: a.Doc.Text}
	l.slip(missedQuotation, x.Content[1:], "", "")
	if p := l.slips[0].place; p.Line != 3 || p.Column != 8 || p.Words != "Left" {
		t.Errorf("the place is %+v", p)
	}
}

// The reports of a small article, wanted as they stand in testdata; the JSON is
// of the published schema.
func TestReports(t *testing.T) {
	a, list := mill(t)
	gold := &Gold{Path: "gold\x1b[2J", Articles: []*Article{a}}
	r := pool(gold, len(list), []*counts{count(a, list, false)}, Options{Places: 2})
	schema, err := jsonschema.NewCompiler().Compile("../../docs/eval.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []struct {
		name   string
		report *Report
	}{{"mill", r}, {"empty", pool(&Gold{Path: "gold", Stripped: true}, 0, nil, Options{})}} {
		var text, object bytes.Buffer
		if err := errors.Join(Text(&text, r.report), JSON(&object, r.report)); err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(object.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Error(err)
		}
		for ending, got := range map[string][]byte{".txt": text.Bytes(), ".json": object.Bytes()} {
			path := filepath.Join("testdata", "reports", r.name+ending)
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), string(got)); d != "" {
				t.Errorf("%s (-want +got):\n%s", path, d)
			}
		}
	}
}

// The schema says no where it should.
func TestSchemaRefuses(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/eval.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	a, list := mill(t)
	for name, change := range map[string]func(r *Report){
		"version": func(r *Report) { r.Version = 2 },
		"kind":    func(r *Report) { r.Groups[0].Kind = "quoted" },
		"rate":    func(r *Report) { r.Groups[0].Whole.Recall.Right = -1 },
		"basis":   func(r *Report) { r.Quoted.Bases[0].Basis = "guess" },
		"what":    func(r *Report) { r.Errors[0].What = "verb" },
		"line":    func(r *Report) { r.Errors[0].Places[0].Line = 0 },
		"bins":    func(r *Report) { r.Calibration[0].Bins = nil },
	} {
		r := pool(&Gold{Articles: []*Article{a}}, len(list), []*counts{count(a, list, false)}, Options{Places: 2})
		change(r)
		var object bytes.Buffer
		if err := JSON(&object, r); err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(&object)
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(v) == nil {
			t.Errorf("a bad %s passes", name)
		}
	}
}

// Both layouts of the same annotation come to the same, and so does a second run.
func TestLayouts(t *testing.T) {
	measured := func(path string) *Report {
		t.Helper()
		gold, err := Load(t.Context(), path, LoadOptions{})
		if err != nil || len(gold.Errors) > 0 {
			t.Fatal(err, gold.Errors)
		}
		r, err := Measure(t.Context(), attrib.New(), gold, Options{Places: 1})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	lines, brat := measured("testdata/gold"), measured("testdata/brat")
	if d := cmp.Diff(lines, measured("testdata/gold")); d != "" {
		t.Errorf("a second run differs:\n%s", d)
	}
	if lines.Attributions != 11 || lines.Statements < 5 || lines.Groups[0].Content.Exact.Recall.Right < 5 {
		t.Errorf("what is read is not what was written: %+v", lines.Groups[0])
	}
	if d := cmp.Diff(lines.Groups, brat.Groups); d != "" {
		t.Errorf("brat (-lines +brat):\n%s", d)
	}
	flat := t.TempDir()
	if err := os.CopyFS(flat, os.DirFS("testdata/gold/text")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{attributionsFile, speakersFile} {
		data, err := os.ReadFile(filepath.Join("testdata/gold", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(flat, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(lines.Quoted, measured(flat).Quoted); d != "" {
		t.Errorf("texts beside the annotation (-text/ +beside):\n%s", d)
	}
}

func TestLoadFails(t *testing.T) {
	const good = `{"doc":"a","id":"E1","content":[[0,4]]}`
	for _, x := range []struct {
		name  string
		files map[string]string
		want  string // in the error, or in those of the articles
		is    error
	}{
		{"nothing", nil, "no annotated articles", ErrNoGold},
		{"no text", map[string]string{attributionsFile: good}, "attributions.jsonl:1: malformed: no a.txt", ErrMalformed},
		{"not UTF-8", map[string]string{attributionsFile: good, "a.txt": "caf\xe9 au lait, she said"}, "a.txt: not plain text", ErrNotText},
		{"outside", map[string]string{attributionsFile: "\n" + good, "a.txt": "One"}, "attributions.jsonl:2: malformed: 0 to 4 lies outside", ErrMalformed},
		{"inside a character", map[string]string{attributionsFile: good, "a.txt": "abcé f"}, "cuts a character", ErrMalformed},
		{"no text of brat's", map[string]string{"a.ann": "T1\tCue 0 1\tx"}, "a.txt: no such file", os.ErrNotExist},
		{"bad brat", map[string]string{"a.ann": "T1\tCue 0 9\tx", "a.txt": "One"}, "a.ann:1: malformed: 0 to 9", ErrMalformed},
		{"absurd", map[string]string{"a.ann": absurd(), "a.txt": "One"}, "more than 100 spans of a content at byte 0", ErrMalformed},
	} {
		folder := t.TempDir()
		for name, text := range x.files {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		gold, err := Load(t.Context(), folder, LoadOptions{})
		if err == nil && len(gold.Errors) == 1 && len(gold.Articles) == 0 {
			err = gold.Errors[0]
		}
		if err == nil || !strings.Contains(err.Error(), x.want) || !errors.Is(err, x.is) || !strings.HasPrefix(err.Error(), folder) {
			t.Errorf("%s: %v, want %q", x.name, err, x.want)
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := Load(ended, "testdata/gold", LoadOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %v", err)
	}
}

func absurd() string {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "T%d\tContent 0 3\tOne\n", i)
	}
	return b.String()
}

// What is not there has no share, in either format.
func TestSharesOfNothing(t *testing.T) {
	got, err := json.Marshal(Score{Recall: Rate{0, 3}})
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"precision":{"right":0,"of":0,"share":null},"recall":{"right":0,"of":3,"share":0},"f1":0}`
	if string(got) != want {
		t.Errorf("%s, want %s", got, want)
	}
	if !slices.Equal(strings.Fields(scored(Score{})), []string{"–", "–", "–"}) {
		t.Errorf("printed as %q", scored(Score{}))
	}
}

// What an extraction finds in a stripped text is held against the annotation as
// in the article: kinds and quotations are those that its marks told.
func TestCountStripped(t *testing.T) {
	a, _ := mill(t)
	a.strip()
	list := []statement.Statement{
		a.found(t, "elena petrova = Elena Petrova", "said", "the mill is closed | nobody told us", 0.9),
		a.found(t, "she = Elena Petrova", "called", "the town a slow goodbye", 0.8),
		a.found(t, "somebody = somebody", "wrote", "come", 0.7),
	}
	c := count(a, list, true)
	for _, x := range []struct {
		what      string
		got, want Rate
	}{
		{"whole", c.groups[0].Whole.Recall, Rate{2, 4}},
		{"whole, direct", c.groups[1].Whole.Recall, Rate{1, 2}},
		{"whole, mixed", c.groups[2].Whole.Precision, Rate{1, 1}},
		{"names", c.quoted.All.Name, Rate{2, 2}},
		{"stretches", c.quoted.Stretches, Rate{3, 3}},
	} {
		if x.got != x.want {
			t.Errorf("%s: %v, want %v", x.what, x.got, x.want)
		}
	}
	if want := (False{Unannotated: 1, Quoted: 3}); c.wrong != want {
		t.Errorf("false statements: %v, want %v", c.wrong, want)
	}
}
