package verdict_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/claim/claimtest"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
	"github.com/attribcheck/attrib/attrib/verdict"
)

type (
	doc  = claimtest.Doc
	said = claimtest.Said
)

const harbour = `"The harbour authority will not sell the northern docks to foreign investors"`

// judge judges one statement against sources and gives its outcome and where
// the best evidence stands: a statement's id, or "path:line" of running text.
func judge(draft said, sources ...doc) string {
	all := claimtest.Build(append([]doc{{Path: "draft", Said: []said{draft}}}, sources...)...)
	verdicts, _ := verdict.Judge(all[0], all[1:], verdict.Options{Claims: true})
	if len(verdicts) != 1 {
		return fmt.Sprintf("%d verdicts", len(verdicts))
	}
	v := verdicts[0]
	out := string(v.Verdict)
	if len(v.Evidence) > 0 {
		e := v.Evidence[0]
		if e.Statement != "" {
			return out + " " + e.Statement
		}
		return fmt.Sprintf("%s %s:%d", out, e.Source, e.Line)
	}
	return out
}

func one(path, words, by string) doc {
	return doc{Path: path, Said: []said{{Words: words, By: by}}}
}

func TestJudge(t *testing.T) {
	lee := func(words string) said { return said{Words: words, By: "Ann Lee"} }
	for _, c := range []struct {
		name    string
		draft   said
		sources []doc
		want    string
	}{
		{"the same words and speaker", lee(harbour), []doc{one("a", harbour, "Lee")}, "verified s2"},
		{"in other spelling", lee(`"We don't favour closing 15% of centres"`), []doc{one("a", `"We do not favor closing fifteen percent of centers"`, "Ann Lee")}, "verified s2"},
		{"a fragment", lee(`they would keep "the northern docks"`), []doc{one("a", harbour, "Ann Lee")}, "verified s2"},
		{"with an ellipsis", lee(`"The harbour authority … foreign investors"`), []doc{one("a", harbour, "Ann Lee")}, "verified s2"},
		{"in running text without marks", lee(harbour), []doc{{Path: "a", Text: "Press release.\nThe harbour authority will not sell the northern docks to foreign investors.\n"}}, "verified a:2"},
		{"as a paraphrase of the same speaker", lee(`"the northern docks to foreign investors"`), []doc{one("a", `that it would never sell the northern docks to foreign investors`, "Ann Lee")}, "verified s2"},
		{"the best source counts", lee(harbour), []doc{one("a", `"The harbour authority will sell the northern docks to foreign investors"`, "Ann Lee"), one("b", harbour, "Ann Lee")}, "verified s3"},
		{"through a relay", lee(harbour), []doc{one("a", harbour, "Reuters")}, "verified s2"},

		{"a lost not", lee(`"The harbour authority will sell the northern docks to foreign investors"`), []doc{one("a", harbour, "Ann Lee")}, "altered s2"},
		{"a short one", lee(`it "will change" soon`), []doc{{Path: "a", Text: "Of the harbour plan, it \"will not change\", Ann Lee said.\n", Said: []said{{Words: `it "will not change"`, By: "Ann Lee"}}}}, "altered s2"},
		{"another word in running text", lee(`"The harbour authority will not sell the southern docks to foreign investors"`), []doc{{Path: "a", Text: "The harbour authority will not sell the northern docks to foreign investors.\n"}}, "altered a:1"},
		{"one part of two", lee(`it "will not sell the northern docks" or "give a penny to any foreign lenders"`),
			[]doc{one("a", `"It will not sell the northern docks, nor give a penny to any foreign investors"`, "Ann Lee")}, "altered s2"},

		{"another speaker", lee(harbour), []doc{one("a", harbour, "Omar Haddad")}, "misattributed s2"},
		{"another speaker, and altered", lee(harbour), []doc{one("a", `"The harbour authority will never sell the northern docks to foreign investors"`, "Omar Haddad")}, "misattributed s2"},
		{"one source has it right", lee(harbour), []doc{one("a", harbour, "Omar Haddad"), one("b", harbour, "Ann Lee")}, "verified s3"},

		{"parted by its cue, in the draft", said{Words: `"We lost," Ann Lee said, "all of it"`, Parts: []string{`"We lost,"`, `"all of it"`}, By: "Ann Lee"},
			[]doc{one("a", `"We lost all of it"`, "Ann Lee")}, "verified s2"},
		{"parted by its cue, in the source", lee(`"We have waited a long time, and now we will use it every day"`),
			[]doc{{Path: "a", Said: []said{{Words: `"We have waited a long time," said Ann Lee, the mayor, "and now we will use it every day"`,
				Parts: []string{`"We have waited a long time,"`, `"and now we will use it every day"`}, By: "Ann Lee"}}}}, "verified s2"},
		{"a not that an ellipsis hides", lee(`"We will … close the northern sluice before the spring"`),
			[]doc{one("a", `"We will not, whatever the ministry says, close the northern sluice before the spring"`, "Ann Lee")}, "altered s2"},
		{"a number in a short one", lee(`it lost "$1.5 billion in March"`), []doc{one("a", `it lost "$1.5 million in March"`, "Ann Lee")}, "altered s2"},
		{"a surname, in a source that names two of it", said{Words: harbour, By: "Bill Clinton"},
			[]doc{{Path: "a", Text: harbour + ", Clinton said. Bill Clinton was there, and Hillary Clinton.\n", Said: []said{{Words: harbour, By: "Hillary Clinton", Mention: "Clinton"}}}}, "verified s2"},

		{"nowhere", lee(harbour), []doc{one("a", `"Nobody asked the ferrymen about the timetable"`, "Ann Lee")}, "unsupported"},
		{"common words elsewhere", lee(`"in love"`), []doc{{Path: "a", Text: "They drove in love with the road.\n"}}, "unsupported"},
		{"denied by the source", lee(harbour), []doc{{Path: "a", Said: []said{{Words: harbour, By: "Ann Lee", Polarity: statement.Denied}}}}, "unsupported s2"},
		{"no sources", lee(harbour), nil, "unsupported"},
		{"only page furniture of words", lee(`"the docks were never hers to give away to anyone"`), []doc{{Path: "a", Text: "The docks.\n"}}, "unsupported"},

		{"no speaker", said{Words: harbour}, []doc{one("a", harbour, "Ann Lee")}, "unattributed s2"},
		{"no speaker, and no source", said{Words: harbour}, nil, "unattributed"},

		{"an unsure source does not accuse", lee(harbour), []doc{{Path: "a", Said: []said{{Words: harbour, By: "Omar Haddad", Unsure: true}}}}, "verified s2"},
		{"an unnamed official is no one else", lee(harbour), []doc{{Path: "a", Said: []said{{Words: harbour, By: "senior official", Basis: speaker.Unnamed}}}}, "verified s2"},
		{"short words by someone else are other words", lee(`it was "very good"`), []doc{one("a", `"The soup is very good"`, "Omar Haddad")}, "unsupported"},
		{"both deny", said{Words: harbour, By: "Ann Lee", Polarity: statement.Denied}, []doc{{Path: "a", Said: []said{{Words: harbour, By: "Ann Lee", Polarity: statement.Denied}}}}, "verified s2"},

		{"indirect, nearly the same", lee(`that the northern tunnel would reopen to lorries on Monday`), []doc{one("a", `that the northern tunnel will reopen to lorries on Monday`, "Ann Lee")}, "verified s2"},
		{"a paraphrase", lee(`that lorries could use the northern tunnel once it reopened on Monday`), []doc{one("a", `that on Monday the northern tunnel would reopen to lorries`, "Lee")}, "verified s2"},
		{"a paraphrase of a quotation", lee(`that lorries could use the northern tunnel once it reopened on Monday`), []doc{one("a", `"On Monday the northern tunnel will reopen, and the lorries will be back"`, "Ann Lee")}, "verified s2"},
		{"a paraphrase turned round", lee(`that lorries could not use the northern tunnel when it reopened on Monday`), []doc{one("a", `that on Monday the northern tunnel would reopen and lorries could use it`, "Lee")}, "altered s2"},
		{"a paraphrase of a denial", lee(`that lorries could use the northern tunnel, reopened on Monday`), []doc{{Path: "a", Said: []said{{Words: `that on Monday the northern tunnel would reopen and lorries could use it`, By: "Ann Lee", Polarity: statement.Denied}}}}, "unsupported s2"},
		{"a paraphrase of someone else", lee(`that lorries could use the northern tunnel once it reopened on Monday`), []doc{one("a", `that on Monday the northern tunnel would reopen to lorries`, "Omar Haddad")}, "unsupported"},
		{"a paraphrase by nobody", said{Words: `that lorries could use the northern tunnel once it reopened on Monday`}, []doc{one("a", `that on Monday the northern tunnel would reopen to lorries`, "Lee")}, "unattributed"},
		{"indirect, another day", lee(`that the northern tunnel would reopen to lorries on Monday`), []doc{one("a", `that the northern tunnel would reopen to lorries on Friday`, "Ann Lee")}, "altered s2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := judge(c.draft, c.sources...); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestFindingsOfRunningText(t *testing.T) {
	all := claimtest.Build(
		doc{Path: "draft", Said: []said{{Words: `"The harbour authority will sell the northern docks to foreign investors"`, By: "Ann Lee"}}},
		doc{Path: "a", Text: "Statement.\nThe harbour authority will not sell the northern docks to foreign investors.\n"},
	)
	_, findings := verdict.Judge(all[0], all[1:], verdict.Options{})
	if len(findings) != 1 || findings[0].Rule != "negation-changed" || findings[0].Statement != "s1" {
		t.Fatalf("got %+v", findings)
	}
	a := findings[0].Against
	if a.Source != "a" || a.Line != 2 || a.Statement != "" || all[1].Doc.Text[a.Start:a.End] != "The harbour authority will not sell the northern docks to foreign investors" {
		t.Errorf("got %+v", a)
	}
}

func TestEvidenceIsNeverNil(t *testing.T) {
	all := claimtest.Build(doc{Path: "draft", Said: []said{{Words: harbour, By: "Ann Lee"}}})
	got, _ := verdict.Judge(all[0], nil, verdict.Options{})
	want := []verdict.Verdict{{Statement: "s1", Verdict: verdict.Unsupported, Evidence: []verdict.Evidence{}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAVerbatimFragmentIsAlwaysVerified(t *testing.T) {
	vocabulary := strings.Fields("harbour docks bridge ferry crews village council winter tunnel border wells roads seed tools will not the of and for 15 never")
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 8, 60).Draw(t, "words")
		from := rapid.IntRange(0, len(words)-4).Draw(t, "from")
		to := rapid.IntRange(from+4, len(words)).Draw(t, "to")
		got := judge(said{Words: `"` + strings.Join(words[from:to], " ") + `"`, By: "Ann Lee"},
			one("a", `"`+strings.Join(words, " ")+`"`, "Lee"))
		if got != "verified s2" {
			t.Fatalf("got %q", got)
		}
	})
}

// Words that the source has said before are held against the place where they stand
// as they are quoted.
func TestWordsSaidTwiceAreJudgedWhereTheyStand(t *testing.T) {
	got := judge(said{Words: `"15 harbour harbour harbour"`, By: "Ann Lee"},
		one("a", `"15 harbour harbour never 15 harbour harbour harbour"`, "Lee"))
	if got != "verified s2" {
		t.Errorf("got %q", got)
	}
}

func BenchmarkJudge(b *testing.B) {
	for _, n := range []int{3, 30, 300} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			docs := []doc{{Path: "draft", Said: []said{{Words: harbour, By: "Ann Lee"}}}}
			for i := range n {
				docs = append(docs, doc{Path: fmt.Sprint(i), Text: strings.Repeat(fmt.Sprintf("The ferry %d crossed the river before the council met again. ", i), 50)})
			}
			all := claimtest.Build(docs...)
			b.ReportAllocs()
			for b.Loop() {
				verdict.Judge(all[0], all[1:], verdict.Options{})
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "sources/s")
		})
	}
}
