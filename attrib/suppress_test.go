package attrib_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
)

const (
	ours = "# The mill\n\nThe town of Arvel heard two people.\n\n" +
		"“The mill will close before the winter,” Elena Petrova said.\n\n" +
		"“We have 430 tonnes of grain in the lower store,” Karim Haddad said.\n"
	theirs = "The town of Arvel heard two people.\n\n" +
		"“The mill will not close before the winter,” Elena Petrova said.\n\n" +
		"“We have 340 tonnes of grain in the lower store,” Karim Haddad said.\n"
)

// with gives our text with a line before the paragraph that has words.
func with(line, words string) string {
	i := strings.LastIndex(ours[:strings.Index(ours, words)], "\n\n") + 2
	return ours[:i] + line + "\n\n" + ours[i:]
}

// run compares or checks and gives the findings, `rule severity`, the summary's
// count of silenced ones, and the notes, a line each.
func run(t *testing.T, check bool, docs []*document.Document, options ...attrib.Option) (*attrib.Report, string) {
	t.Helper()
	var notes strings.Builder
	options = append(options, attrib.WithNotes(func(n attrib.Note) {
		mark := ""
		if n.Problem {
			mark = "! "
		}
		fmt.Fprintf(&notes, "%s%s:%d: %s\n", mark, n.Path, n.Line, n.Text)
	}))
	checker := attrib.New(options...)
	var r *attrib.Report
	var err error
	if check {
		r, err = checker.Check(context.Background(), docs[0], docs[1:]...)
	} else {
		r, err = checker.Compare(context.Background(), docs...)
	}
	if err != nil {
		t.Fatal(err)
	}
	if n := r.Summary.Error + r.Summary.Warning + r.Summary.Note; n != len(r.Findings) {
		t.Errorf("the summary counts %d findings of %d", n, len(r.Findings))
	}
	return r, notes.String()
}

func brief(r *attrib.Report) string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, string(f.Severity)+" "+f.Rule)
	}
	slices.Sort(out)
	return fmt.Sprintf("%s; %d suppressed", strings.Join(out, ", "), r.Summary.Suppressed)
}

func TestSilencing(t *testing.T) {
	const (
		both     = "error negation-changed, error number-changed; 0 suppressed"
		negation = "error negation-changed; 1 suppressed"
		number   = "error number-changed; 1 suppressed"
	)
	ignore := func(rule, words, speaker string) []attrib.Option {
		return []attrib.Option{attrib.WithIgnore(attrib.Ignore{Rule: rule, Words: words, Speaker: speaker, Reason: "known", Path: "a.yaml", Line: 7})}
	}
	const nothing = "a.yaml:7: ignore: number-changed of %q silences nothing\n"
	for _, test := range []struct {
		name          string
		ours, theirs  string
		options       []attrib.Option
		want, checked string // checked where checking gives something else
		notes         string
		checkedNotes  string
	}{
		{name: "nothing silenced", ours: ours, theirs: theirs, want: both},
		{name: "before the paragraph", ours: with("<!-- attrib:ignore number-changed the scale was mended -->", "430"), theirs: theirs, want: negation},
		{name: "in it", ours: strings.Replace(ours, "in the lower", "in <!-- attrib:ignore number-changed: mended --> the lower", 1), theirs: theirs, want: negation},
		{name: "before another paragraph", ours: with("<!-- attrib:ignore number-changed the scale was mended -->", "The mill will"), theirs: theirs,
			want: both, notes: "ours.md:5: attrib:ignore number-changed silences nothing\n"},
		{name: "two rules, one of them idle", ours: with("<!-- attrib:ignore number-changed, truncated the scale was mended -->", "430"), theirs: theirs,
			want: negation, notes: "ours.md:7: attrib:ignore truncated silences nothing\n"},
		{name: "an idle one that is off", ours: with("<!-- attrib:ignore truncated cut on purpose -->", "430"), theirs: theirs,
			options: []attrib.Option{attrib.WithSeverity("truncated", rule.Off)}, want: both},
		{name: "without a reason", ours: with("<!-- attrib:ignore number-changed -->", "430"), theirs: theirs,
			want: both, notes: "! ours.md:7: attrib:ignore gives no reason\n"},
		{name: "without a rule there is", ours: with("<!-- attrib:ignore no-such-rule known -->", "430"), theirs: theirs,
			want: both, notes: "! ours.md:7: attrib:ignore: unknown rule \"no-such-rule\"\n"},
		{name: "all", ours: with("<!-- attrib:ignore all known -->", "430"), theirs: theirs,
			want: both, notes: "! ours.md:7: attrib:ignore: name the rules: one comment for all of them would hide what nobody has looked at\n"},
		{name: "in the other source", ours: ours, theirs: strings.Replace(theirs, "“We have", "<!-- attrib:ignore number-changed mended -->\n“We have", 1),
			want: negation, checked: both}, // a source has no say about a draft

		{name: "by words", ours: ours, theirs: theirs, options: ignore("number-changed", "tonnes of GRAIN, in the lower store", ""), want: negation},
		{name: "by the words of the other", ours: ours, theirs: theirs, options: ignore("number-changed", "340 tonnes", ""),
			want: negation, checked: both, checkedNotes: fmt.Sprintf(nothing, "340 tonnes")},
		{name: "by words and speaker", ours: ours, theirs: theirs, options: ignore("number-changed", "430", "Haddad"), want: negation},
		{name: "of another speaker", ours: ours, theirs: theirs, options: ignore("number-changed", "430", "Petrova"), want: both, notes: fmt.Sprintf(nothing, "430")},
		{name: "part of a word", ours: ours, theirs: theirs, options: ignore("number-changed", "tonnes of gra", ""), want: both, notes: fmt.Sprintf(nothing, "tonnes of gra")},
		{name: "no words", ours: ours, theirs: theirs, options: ignore("number-changed", "…", ""), want: both, notes: fmt.Sprintf(nothing, "…")},
		{name: "another rule", ours: ours, theirs: theirs, options: ignore("negation-changed", "the mill", ""), want: number},
	} {
		t.Run(test.name, func(t *testing.T) {
			docs := []*document.Document{load(t, "ours.md", test.ours), load(t, "theirs.md", test.theirs)}
			r, notes := run(t, false, docs, test.options...)
			if got := brief(r); got != test.want {
				t.Errorf("compare: %s, want %s", got, test.want)
			}
			if d := cmp.Diff(test.notes, notes); d != "" {
				t.Errorf("compare: notes (-want +got)\n%s", d)
			}
			if test.checked == "" {
				test.checked = test.want
			}
			if test.checkedNotes == "" {
				test.checkedNotes = test.notes
			}
			r, notes = run(t, true, docs, test.options...)
			if got := brief(r); got != test.checked {
				t.Errorf("check: %s, want %s", got, test.checked)
			}
			if d := cmp.Diff(test.checkedNotes, notes); d != "" {
				t.Errorf("check: notes (-want +got)\n%s", d)
			}
			if len(r.Verdicts) != 2 || r.Verdicts[0].Verdict != "altered" || r.Verdicts[1].Verdict != "altered" {
				t.Errorf("what is silenced is still altered: %+v", r.Verdicts)
			}
		})
	}
}

func TestManySlipsAreCountedOut(t *testing.T) {
	docs := []*document.Document{load(t, "a.md", strings.Repeat("<!-- attrib:ignore x -->\n", 100)+ours), load(t, "b.md", theirs)}
	_, notes := run(t, false, docs)
	if n := strings.Count(notes, "\n"); n != 11 || !strings.Contains(notes, "! a.md:0: 90 more comments to attrib that cannot be followed\n") {
		t.Errorf("%d notes:\n%s", n, notes)
	}
}

func TestStyles(t *testing.T) {
	docs := []*document.Document{load(t, "ours.md", ours), load(t, "theirs.md", theirs)}
	style := rule.Style{Severities: map[string]rule.Severity{"number-changed": rule.Note, "negation-changed": rule.Off}}
	for _, test := range []struct {
		name    string
		options []attrib.Option
		want    string
	}{
		{"a style", []attrib.Option{attrib.WithStyle(style)}, "note number-changed; 0 suppressed"},
		{"a rule's own setting wins", []attrib.Option{attrib.WithStyle(style), attrib.WithSeverity("negation-changed", rule.Warning)},
			"note number-changed, warning negation-changed; 0 suppressed"},
		{"wherever it stands", []attrib.Option{attrib.WithSeverity("number-changed", rule.Error), attrib.WithStyle(style)}, "error number-changed; 0 suppressed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if r, _ := run(t, false, docs, test.options...); brief(r) != test.want {
				t.Errorf("%s, want %s", brief(r), test.want)
			}
		})
	}
	for _, s := range rule.Styles() {
		run(t, false, docs, attrib.WithStyle(s))
	}
}

func TestBaseline(t *testing.T) {
	docs := []*document.Document{load(t, "ours.md", ours), load(t, "theirs.md", theirs)}
	before, _ := run(t, false, docs)
	var written bytes.Buffer
	if err := attrib.NewBaseline(before).Write(&written); err != nil {
		t.Fatal(err)
	}
	// The findings are about the wording that is not the reference: ours of the first,
	// the shorter, theirs of the second, given after ours.
	const want = `{"attrib":"baseline","version":1}
{"rule":"negation-changed","speaker":"Elena Petrova","words":"the mill will close before the winter","against":{"speaker":"Elena Petrova","words":"the mill will not close before the winter"}}
{"rule":"number-changed","speaker":"Karim Haddad","words":"we have 340 tonnes of grain in the lower store","against":{"speaker":"Karim Haddad","words":"we have 430 tonnes of grain in the lower store"}}
`
	if d := cmp.Diff(want, written.String()); d != "" {
		t.Fatalf("(-want +got)\n%s", d)
	}
	read := func() *attrib.Baseline {
		b, err := attrib.ReadBaseline("known.jsonl", strings.NewReader(want))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	again, third := strings.Repeat("A paragraph on top.\n\n", 5)+ours, load(t, "third.md", "“The mill will not close before the winter,” Elena Petrova said.\n")
	for _, test := range []struct {
		name      string
		docs      []*document.Document
		want      string
		unmatched int
	}{
		{"the same", docs, "; 2 suppressed", 0},
		{"the other way round", []*document.Document{docs[1], docs[0]}, "; 2 suppressed", 0},
		{"with lines on top and a third source", []*document.Document{third, load(t, "renamed.md", again), docs[1]}, "; 2 suppressed", 0},
		{"with another number on one side", []*document.Document{load(t, "a.md", strings.Replace(ours, "430 tonnes", "43 tonnes", 1)), docs[1]},
			"error number-changed; 1 suppressed", 1},
		{"with another number on both", []*document.Document{load(t, "a.md", strings.Replace(ours, "430 tonnes", "43 tonnes", 1)), load(t, "b.md", strings.Replace(theirs, "340 tonnes", "34 tonnes", 1))},
			"error number-changed; 1 suppressed", 1},
		{"by another speaker", []*document.Document{load(t, "a.md", strings.Replace(ours, "Karim Haddad", "Omar Haddad", 1)), load(t, "b.md", strings.Replace(theirs, "Karim Haddad", "Omar Haddad", 1))},
			"error number-changed; 1 suppressed", 1},
		{"put right", []*document.Document{docs[0], docs[0]}, "; 0 suppressed", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, _ := run(t, false, test.docs)
			unmatched := read().Suppress(r)
			if got := brief(r); got != test.want || len(unmatched) != test.unmatched {
				t.Errorf("%s, %+v; want %s and %d that match nothing", got, unmatched, test.want, test.unmatched)
			}
			if r.Summary.Error != len(r.Findings) || r.Findings == nil {
				t.Errorf("%+v of %v", r.Summary, r.Findings)
			}
			for _, e := range unmatched {
				if e.Line < 2 {
					t.Errorf("an entry without its line: %+v", e)
				}
			}
		})
	}
	t.Run("of a check too", func(t *testing.T) {
		r, _ := run(t, true, docs)
		if unmatched := read().Suppress(r); brief(r) != "; 2 suppressed" || len(unmatched) != 0 {
			t.Errorf("%s, %+v", brief(r), unmatched)
		}
		prose := load(t, "prose.md", "The mill will not close before the winter. We have 340 tonnes of grain in the lower store.\n")
		r, _ = run(t, true, []*document.Document{docs[0], prose})
		b := attrib.NewBaseline(r)
		if unmatched := b.Suppress(r); brief(r) != "; 2 suppressed" || len(unmatched) != 0 || len(b.Entries) != 2 {
			t.Errorf("against running text: %s, %+v of %+v", brief(r), unmatched, b)
		}
	})
}

func TestReadBaselineErrors(t *testing.T) {
	const head = `{"attrib":"baseline","version":1}` + "\n"
	const entry = `{"rule":"number-changed","speaker":"","words":"we have 340"}` + "\n"
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", "b: empty: not a baseline"},
		{"blank", " \n\n", "b: empty: not a baseline"},
		{"a report", `{"version":1,"sources":[]}` + "\n", `b:1: not a baseline of attrib: its first line is not {"attrib":"baseline","version":1}`},
		{"prose", "\nDear editor,\n", `b:2: not a baseline of attrib: its first line is not {"attrib":"baseline","version":1}`},
		{"no head", entry, `b:1: not a baseline of attrib: its first line is not {"attrib":"baseline","version":1}`},
		{"newer", `{"attrib":"baseline","version":2,"more":[]}` + "\n", "b:1: a baseline of version 2, written by a newer attrib; this one reads version 1"},
		{"binary", head + "\x00", "b: not UTF-8 text: not a baseline"},
		{"another encoding", head + "\xff", "b: not UTF-8 text: not a baseline"},
		{"no entry", head + "x\n", "b:2: not an entry of a baseline: invalid character 'x' looking for beginning of value"},
		{"an unknown field", head + `{"rule":"elided","line":3}` + "\n", `b:2: not an entry of a baseline: unknown field "line"`},
		{"two in a line", head + strings.TrimSpace(entry) + entry, "b:2: not an entry of a baseline: more than one object in the line"},
		{"half a line", head + entry + entry[:20], "b:3: not an entry of a baseline: unexpected EOF"},
		{"an unknown rule", head + strings.Replace(entry, "number-changed", "number-chnaged", 1), `b:2: unknown rule "number-chnaged"; write the baseline anew`},
		{"nothing to be against", head + `{"rule":"truncated","words":"a","against":{}}`, "b:2: an entry without words"},
		{"no words", head + strings.Replace(entry, "we have 340", "…", 1), "b:2: an entry without words"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := attrib.ReadBaseline("b", strings.NewReader(test.text))
			if err == nil || err.Error() != test.want {
				t.Errorf("%v\nwant %s", err, test.want)
			}
			if e := (*attrib.BaselineError)(nil); !errors.As(err, &e) {
				t.Errorf("a %T", err)
			}
		})
	}
	b, err := attrib.ReadBaseline("b", strings.NewReader("\ufeff\n"+head+"\r\n"+entry+"\n"+entry))
	if err != nil || len(b.Entries) != 2 || b.Entries[0].Line != 4 {
		t.Errorf("blank lines, a byte order mark, an entry twice: %+v, %v", b, err)
	}
}

func FuzzReadBaseline(f *testing.F) {
	f.Add(`{"attrib":"baseline","version":1}` + "\n" + `{"rule":"number-changed","speaker":"A <b> & é","words":"we have 340","against":{"speaker":"","words":"we have"}}` + "\n")
	f.Add(`{"attrib":"baseline","version":1}` + "\n\n" + `{"Rule":"number-changed","words":"“We” … have"}` + "\n[]")
	f.Add("\ufeff{}{}\x00")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := attrib.ReadBaseline("b", strings.NewReader(text))
		if err != nil {
			if e := (*attrib.BaselineError)(nil); !errors.As(err, &e) || strings.ContainsAny(err.Error(), "\r\n") {
				t.Errorf("an error is one line and a *BaselineError: %T %q", err, err)
			}
			return
		}
		var once, twice bytes.Buffer
		if err := b.Write(&once); err != nil {
			t.Fatal(err)
		}
		again, err := attrib.ReadBaseline("b", bytes.NewReader(once.Bytes()))
		if err != nil {
			t.Fatalf("%v of what was written:\n%s", err, &once)
		}
		if err := again.Write(&twice); err != nil || once.String() != twice.String() {
			t.Errorf("written twice (%v):\n%s\n%s", err, &once, &twice)
		}
		if unmatched := again.Suppress(&attrib.Report{}); len(unmatched) != len(again.Entries) {
			t.Errorf("%d of %d entries match nothing in nothing", len(unmatched), len(again.Entries))
		}
	})
}
