package attrib_test

// The articles that the project was begun on, where they stand beside the
// checkout: every quoted statement with its line, speaker and relay. Their text
// is their publishers' and is not repeated here.

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
)

func TestSeeds(t *testing.T) {
	files, _ := filepath.Glob("../../shared/seeds/*.txt")
	if len(files) != 3 {
		t.Skip("the seed articles are not beside this checkout")
	}
	var docs []*document.Document
	for _, path := range files {
		doc, err := read.File(path)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	report, err := attrib.New().Compare(context.Background(), docs...)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range report.Statements {
		if len(s.Quoted) == 0 {
			continue
		}
		line := fmt.Sprintf("%.3s:%d %s", filepath.Base(s.Source), s.Content[0].Line, s.Speaker.Name)
		for _, via := range s.Via {
			line += " via " + via.Name
		}
		got = append(got, line)
	}
	want := []string{
		"001:1 Xi Jinping",
		"001:2 Xi Jinping",
		"001:4 Xi Jinping",
		"001:5 Xi Jinping via Xinhua",
		"001:6 Xi Jinping",
		"001:9 Xi Jinping via Xinhua",
		"001:10 Xinhua",
		"001:21 Donald Trump",
		"001:22 Pyongyang",
		"002:6 Xi Jinping",
		"002:17 Xi Jinping via state media",
		"002:23 Xinhua",
		"002:25 Xinhua",
		"002:27 Guo Jiakun",
		"002:46 Trump",
		"002:50 Vladimir Putin",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("quoted statements (-want +got):\n%s", diff)
	}
	var joined int
	for _, c := range report.Claims {
		if c.Sources == 2 {
			joined += len(c.Statements)
		}
	}
	if joined != 9 {
		t.Errorf("%d statements in claims of two sources, want 6 of one and 3 of the other", joined)
	}
	rules := map[string]bool{}
	for _, f := range report.Findings {
		rules[f.Rule] = true
		if f.Severity != "note" {
			t.Errorf("%s: %s", f.Rule, f.Message)
		}
	}
	for _, name := range []string{"fragments-joined", "bracketed", "relay-differs"} {
		if !rules[name] {
			t.Errorf("no %s", name)
		}
	}
}
