package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib/rule"
)

var update = flag.Bool("update", false, "rewrite docs/rules.md")

// docs/rules.md is what the rules say. After a change of theirs,
// go test ./cmd/attrib -run Manual -update makes it anew.
func TestTheManualIsWhatTheRulesSay(t *testing.T) {
	const path = "../../docs/rules.md"
	var made bytes.Buffer
	if err := writeManual(&made); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, made.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(page), "\n"), strings.Split(made.String(), "\n")); d != "" {
		t.Errorf("docs/rules.md is stale: go test ./cmd/attrib -run Manual -update (-page +rules)\n%s", d)
	}
	for _, r := range rule.All() {
		if n := strings.Count(made.String(), "\n### "+r.Name+"\n"); n != 1 {
			t.Errorf("%s stands %d times on the page", r.Name, n)
		}
	}
}
