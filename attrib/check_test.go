package attrib_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/rule"
)

func load(t testing.TB, path, text string) *document.Document {
	t.Helper()
	d, err := read.Bytes(path, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const paragraph = "The council sat on Tuesday in the hall by the harbour, between the docks and the new market.\n\n"

func newsroom(t testing.TB) (draft *document.Document, sources []*document.Document) {
	draft = load(t, "draft.txt", paragraph+
		"Orange lamps along the quay. “We have waited for this bridge since the war ended.” Orange lamps on the water.\n\n"+
		"“The harbour authority will not sell the northern docks to foreign investors,” Ann Lee said.\n\n"+
		"“Every village along the lower river will receive 15 tonnes of seed,” Ann Lee said.\n\n"+
		"“Nobody asked the ferrymen about the new winter timetable,” Omar Haddad said.\n\n"+
		"“My grandmother planted the first orange tree in this square,” Elena Petrova said.\n\n")
	sources = []*document.Document{
		load(t, "agency.txt", paragraph+
			"“The harbour authority will not sell the northern docks to foreign investors,” said Ann Lee, the mayor.\n\n"+
			"“Every village along the lower river will receive 50 tonnes of seed,” Lee said.\n\n"),
		load(t, "paper.txt", paragraph+
			"“Nobody asked the ferrymen about the new winter timetable,” Tom Roe, a fisherman, said.\n\n"),
		load(t, "release.txt", paragraph+
			"The harbour authority will not sell the northern docks to foreign investors. It will publish its plans in spring.\n\n"),
	}
	return draft, sources
}

func TestCheckGivesEachVerdict(t *testing.T) {
	draft, sources := newsroom(t)
	r, err := attrib.New().Check(context.Background(), draft, sources...)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range r.Verdicts {
		for _, s := range r.Statements {
			if s.ID == v.Statement {
				got = append(got, fmt.Sprintf("%d %s %d", s.Content[0].Line, v.Verdict, len(v.Evidence)))
			}
		}
	}
	want := []string{"3 unattributed 0", "5 verified 2", "7 altered 1", "9 misattributed 1", "11 unsupported 0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var rules []string
	for _, f := range r.Findings {
		rules = append(rules, f.Rule)
	}
	if diff := cmp.Diff([]string{"number-changed", "speaker-conflict", "unattributed"}, rules); diff != "" {
		t.Error(diff)
	}
	if r.Summary.Error != 2 || r.Summary.Warning != 1 || r.Summary.Sources != 4 || r.Sources[1].Statements != 2 {
		t.Errorf("got %+v", r.Summary)
	}
}

// What a witness quotes in a transcript is somebody else's words, whether the draft
// has them in marks or without, as its first words or as later ones.
func TestCheckOfWordsQuotedInATurn(t *testing.T) {
	hearing := load(t, "hearing.txt", "PROSECUTOR: What did the defendant say?\n\n"+
		"NORA BECK: The defendant, Karl Roth, said to me, “You will never see the green boat again in this harbour.” I remember the rain on the roof of the house.\n\n"+
		"PROSECUTOR: Thank you.\n")
	for _, test := range []struct{ name, draft, want, names string }{
		{"without marks", "The mood was bleak. You will never see the green boat again in this harbour, Nora Beck said.\n", "misattributed", ""},
		{"after words of her own", "Nora Beck said that “the rain on the roof of the house” was loud, and “you will never see the green boat again in this harbour.”\n",
			"misattributed", "credits “you will never see the green boat again in this harbour.” to Nora Beck"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := attrib.New(attrib.WithIndirectClaims()).Check(context.Background(), load(t, "draft.txt", test.draft), hearing)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Verdicts) != 1 || string(r.Verdicts[0].Verdict) != test.want {
				t.Errorf("got %+v, want one %s", r.Verdicts, test.want)
			}
			switch {
			case test.names == "" && len(r.Findings) == 0:
			case len(r.Findings) != 1 || r.Findings[0].Rule != "inner-speaker" || !strings.Contains(r.Findings[0].Message, test.names):
				t.Errorf("got %+v, want one inner-speaker that says %q", r.Findings, test.names)
			}
		})
	}
}

func TestCompareFindsTheClaims(t *testing.T) {
	_, sources := newsroom(t)
	other := load(t, "broadcaster.txt", paragraph+
		"“The harbour authority will sell the northern docks to foreign investors,” Lee said on Tuesday.\n\n")
	r, err := attrib.New().Compare(context.Background(), append(sources, other)...)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) != 1 || r.Findings[0].Rule != "negation-changed" || r.Findings[0].Severity != rule.Error {
		t.Errorf("got %+v", r.Findings)
	}
	if r.Verdicts != nil {
		t.Errorf("a comparison has verdicts: %v", r.Verdicts)
	}
}

func TestReportsHaveListsNotNulls(t *testing.T) {
	empty := load(t, "empty.txt", "There is nothing to see here today.\n")
	r, err := attrib.New().Check(context.Background(), empty)
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{`"statements":[]`, `"claims":[]`, `"findings":[]`, `"verdicts":[]`} {
		if !strings.Contains(string(out), list) {
			t.Errorf("no %s in %s", list, out)
		}
	}
}

func TestTwoRunsAreTheSame(t *testing.T) {
	draft, sources := newsroom(t)
	var outs [2]string
	for i := range outs {
		r, err := attrib.New(attrib.WithIndirectClaims()).Check(context.Background(), draft, sources...)
		if err != nil {
			t.Fatal(err)
		}
		out, _ := json.Marshal(r)
		outs[i] = string(out)
	}
	if outs[0] != outs[1] {
		t.Errorf("%s\n%s", outs[0], outs[1])
	}
}

func TestAnEndedContextEndsTheRun(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	draft, sources := newsroom(t)
	if _, err := attrib.New().Check(ctx, draft, sources...); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
