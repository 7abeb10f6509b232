package rule_test

// The pages that `attrib explain` prints are promises: each has all its parts,
// and its rule finds the fault in Before and none in After, by the whole way from
// text to finding.

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/rule"
)

func TestPages(t *testing.T) {
	year := regexp.MustCompile(`\b(19|20)\d\d\b`)
	seen := map[string]string{}
	for _, r := range rule.All() {
		for part, text := range map[string]string{
			"title": r.Title, "looks": r.Looks, "why": r.Why, "case": r.Case, "before": r.Before, "after": r.After,
		} {
			if strings.TrimSpace(text) != text || text == "" {
				t.Errorf("%s: %s is empty, or has space around it: %q", r.Name, part, text)
			}
			if strings.Contains(text, "  ") || !utf8.ValidString(text) {
				t.Errorf("%s: %s is not set cleanly: %q", r.Name, part, text)
			}
			if other, ok := seen[text]; ok {
				t.Errorf("%s has the %s of %s", r.Name, part, other)
			}
			seen[text] = r.Name
		}
		for part, text := range map[string]string{"looks": r.Looks, "why": r.Why, "case": r.Case} {
			if !strings.HasSuffix(strings.TrimRight(text, "”"), ".") {
				t.Errorf("%s: %s is no sentence: %q", r.Name, part, text)
			}
		}
		// A published case says when; one that is made up says that it is.
		if !year.MatchString(r.Case) && !strings.HasPrefix(r.Case, "A typical case:") {
			t.Errorf("%s: the case names no year, and does not say that it is only typical", r.Name)
		}
		if len(r.Title) > 72 || strings.HasSuffix(r.Title, ".") {
			t.Errorf("%s: the title is no title: %q", r.Name, r.Title)
		}
		if r.Before == r.After {
			t.Errorf("%s: nothing is put right", r.Name)
		}
	}
}

func TestRulesFindWhatTheirPagesShow(t *testing.T) {
	for _, r := range rule.All() {
		t.Run(r.Name, func(t *testing.T) {
			bad := findings(t, r.Name, r.Before, r.After)
			if len(bad) != 1 || bad[0].Severity != r.Severity || bad[0].Against != nil && bad[0].Statement == bad[0].Against.Statement {
				t.Errorf("Before against After: got %+v", bad)
			}
			if good := findings(t, r.Name, r.After, r.After); len(good) > 0 {
				t.Errorf("After against itself: got %+v", good)
			}
		})
	}
}

// findings gives what a rule finds in a source with the first text, held against
// one with the second: compared with it, or, where that finds nothing, as a draft
// checked against it.
func findings(t *testing.T, name string, texts ...string) []rule.Finding {
	t.Helper()
	var docs []*document.Document
	for i, text := range texts {
		d, err := read.Bytes([]string{"ours.txt", "theirs.txt"}[i], []byte(text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	var out []rule.Finding
	for _, run := range [...]func() (*attrib.Report, error){
		func() (*attrib.Report, error) { return attrib.New().Compare(context.Background(), docs...) },
		func() (*attrib.Report, error) { return attrib.New().Check(context.Background(), docs[0], docs[1:]...) },
	} {
		r, err := run()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Findings {
			if f.Rule == name {
				out = append(out, f)
			}
		}
		if len(out) > 0 {
			break
		}
		for _, s := range r.Statements {
			t.Logf("%s %s %+v %.2f %q", s.Source, s.Kind, s.Speaker, s.Confidence, s.Text)
		}
		for _, f := range r.Findings {
			t.Logf("%+v", f)
		}
	}
	return out
}
