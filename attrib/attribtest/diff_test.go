package attribtest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
	"github.com/attribcheck/attrib/attrib/verdict"
)

func TestDiffReadsInOrder(t *testing.T) {
	for _, test := range []struct{ name, want, got, edits string }{
		{"nothing", "", "", ""},
		{"the same", "a b", "a b", " a  b"},
		{"added", "a c", "a b c", " a +b  c"},
		{"removed", "a b c", "a c", " a -b  c"},
		{"each beside its own", "f:1|x f:2|x", "f:1|y f:2|y", "-f:1|x +f:1|y -f:2|x +f:2|y"},
		{"new lines before", "f:2|x", "f:1|y f:2|y", "-f:2|x +f:1|y +f:2|y"},
	} {
		t.Run(test.name, func(t *testing.T) {
			split := func(s string) []string {
				lines := strings.Fields(s)
				for i := range lines {
					lines[i] = strings.ReplaceAll(lines[i], "|", " ")
				}
				return lines
			}
			var edits []string
			for _, e := range diff(split(test.want), split(test.got)) {
				edits = append(edits, string(e.op)+strings.ReplaceAll(e.text, " ", "|"))
			}
			if got := strings.Join(edits, " "); got != test.edits {
				t.Errorf("%q, want %q", got, test.edits)
			}
		})
	}
}

// A diff holds every line of both lists, in the order of each.
func TestDiffHoldsBothLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SampledFrom([]string{"f:1 a", "f:1 b", "f:2 a", "g:1 a", "error x f:1 < g:1", "plain"})
		want := rapid.SliceOfN(line, 0, 12).Draw(t, "want")
		got := rapid.SliceOfN(line, 0, 12).Draw(t, "got")
		minus, plus := []string{}, []string{}
		for _, e := range diff(want, got) {
			if e.op != '+' {
				minus = append(minus, e.text)
			}
			if e.op != '-' {
				plus = append(plus, e.text)
			}
		}
		if d := cmp.Diff(want, minus); d != "" {
			t.Errorf("the wanted lines:\n%s", d)
		}
		if d := cmp.Diff(got, plus); d != "" {
			t.Errorf("the found lines:\n%s", d)
		}
	})
}

// However the lines change, every comment stays, in order.
func TestUpdateDropsNoComment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SampledFrom([]string{"f:1 a", "f:1 b", "f:2 a", "g:1 a"})
		s := &section{}
		var comments []string
		for i, text := range rapid.SliceOfN(line, 0, 8).Draw(t, "want") {
			e := entry{text: text}
			if rapid.Bool().Draw(t, "comment") {
				e.comments = []string{fmt.Sprintf("# %d", i)}
				comments = append(comments, e.comments...)
			}
			s.entries = append(s.entries, e)
		}
		got := rapid.SliceOfN(line, 0, 8).Draw(t, "got")
		var kept, lines []string
		for _, l := range s.updated(got) {
			if strings.HasPrefix(l, "#") {
				kept = append(kept, l)
			} else {
				lines = append(lines, l)
			}
		}
		if d := cmp.Diff(comments, kept); d != "" {
			t.Errorf("comments:\n%s", d)
		}
		if d := cmp.Diff(strings.Join(got, "\n"), strings.Join(lines, "\n")); d != "" {
			t.Errorf("lines:\n%s", d)
		}
	})
}

func TestALongDiffIsShortened(t *testing.T) {
	var want, got []string
	for i := range 30 {
		want = append(want, fmt.Sprintf("f:%d a", i))
	}
	got = append(got, want...)
	got[10] = "f:10 b"
	s := &section{name: "statements", number: 7}
	for _, w := range want {
		s.entries = append(s.entries, entry{text: w})
	}
	var b strings.Builder
	writeDiff(&b, "c.txtar", s, got)
	const expected = `attrib finds other than expected (- expected, + found)
c.txtar:7: statements:
    …
    f:8 a
    f:9 a
  - f:10 a
  + f:10 b
    f:11 a
    f:12 a
    …
`
	if d := cmp.Diff(expected, b.String()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// What a report holds, as the lines of a want: every flag, every form of
// address.
func TestLines(t *testing.T) {
	at := func(line int) []document.Range {
		return []document.Range{{Position: document.Position{Line: line, Column: 1}}}
	}
	xi := func(basis speaker.Basis) *speaker.Speaker { return &speaker.Speaker{Name: "Xi Jinping", Basis: basis} }
	plain := statement.Statement{
		Source: "a.txt", Kind: statement.Direct, Act: statement.Speech, Polarity: statement.Asserted,
		Place: statement.Body, Text: "We lost.", Content: at(3), Quoted: at(3), Speaker: xi(speaker.Named), Confidence: 0.9,
	}
	with := func(id string, change func(s *statement.Statement)) statement.Statement {
		s := plain
		s.ID = id
		change(&s)
		return s
	}
	r := &attrib.Report{
		Statements: []statement.Statement{
			with("s1", func(*statement.Statement) {}),
			with("s2", func(s *statement.Statement) { s.Speaker, s.Confidence, s.Kind = nil, 0.4, statement.Mixed }),
			with("s3", func(s *statement.Statement) {
				s.Within, s.Via = "s2", []speaker.Speaker{{Name: "Xinhua"}, {Name: "AFP"}}
			}),
			with("s4", func(s *statement.Statement) {
				s.Source, s.Kind, s.Quoted, s.Text = "b.txt", statement.Indirect, nil, "Beijing\n wants peace"
				s.Speaker, s.Act, s.Polarity, s.Place = xi(speaker.Pronoun), statement.Thought, statement.Denied, statement.Headline
			}),
		},
		Claims: []claim.Claim{{Statements: []string{"s1", "s4"}}, {Statements: []string{"s2"}}},
		Findings: []rule.Finding{
			{Rule: "x", Severity: rule.Error, Statement: "s4", Against: &rule.Against{Statement: "s3"}},
			{Rule: "y", Severity: rule.Note, Statement: "s1", Against: &rule.Against{Source: "b.txt", Line: 12}},
			{Rule: "z", Severity: rule.Note, Statement: "s1"},
		},
		Verdicts: []verdict.Verdict{{Statement: "s1", Verdict: verdict.Altered}},
	}
	want := map[string][]string{
		"statements": {
			"a.txt:3 direct Xi Jinping | We lost.",
			"a.txt:3#2 mixed - [suggestion] | We lost.",
			"a.txt:3#3 direct Xi Jinping via Xinhua; AFP [within a.txt:3#2] | We lost.",
			"b.txt:3 indirect Xi Jinping [pronoun, thought, denied, headline] | Beijing wants peace",
		},
		"quoted": {
			"a.txt:3 direct Xi Jinping | We lost.",
			"a.txt:3#2 mixed - [suggestion] | We lost.",
			"a.txt:3#3 direct Xi Jinping via Xinhua; AFP [within a.txt:3#2] | We lost.",
		},
		"claims":   {"a.txt:3 b.txt:3"},
		"findings": {"error x b.txt:3 < a.txt:3#3", "note y a.txt:3 < b.txt:12", "note z a.txt:3"},
		"verdicts": {"a.txt:3 altered"},
	}
	if d := cmp.Diff(want, lines(r, true)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	for section, list := range want {
		for _, line := range list {
			switch reason := badEntry(section, line, map[string]bool{"a.txt": true, "b.txt": true}); {
			case section == "findings": // the rules of this report are made up
			case reason != "":
				t.Errorf("a line that is written cannot be read: %s", reason)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("-- a.txt --\nx\n-- want --\n# c\nstatements:\na.txt:1 direct - | x\nclaims:\n")
	f.Add("-- a.txt --\r\n-- want --\r\nverdicts:\r\n-- b --")
	f.Add("-- want --")
	f.Fuzz(func(t *testing.T, archive string) {
		c, err := parse("f.txtar", []byte(archive))
		if err != nil {
			return
		}
		as := map[string][]string{}
		for _, s := range c.want.sections {
			as[s.name] = s.texts()
		}
		again, err := parse("f.txtar", c.rewritten([]byte(archive), as))
		if err != nil {
			t.Fatalf("a rewritten case cannot be read: %v", err)
		}
		for i, s := range again.want.sections {
			if d := cmp.Diff(c.want.sections[i].texts(), s.texts()); d != "" {
				t.Errorf("rewriting what is there changes it:\n%s", d)
			}
		}
	})
}
