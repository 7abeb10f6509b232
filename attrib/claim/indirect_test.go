package claim_test

// Statements without quoted words, against pairs that were labelled by hand in
// the articles that stand beside the checkout. The file holds places, no text.
// Thresholds were set on the half "tune"; "report" only measures.

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/statement"
)

// place is the content of a statement of an article, "dev/NAME".
type place struct {
	article    string
	start, end int
}

func TestIndirectClaims(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 924 articles")
	}
	const root = "../../../shared/data/polnear"
	var docs []*document.Document
	paths, _ := filepath.Glob(root + "/*/text/*.txt")
	if len(paths) < 900 {
		t.Skip("the articles are not beside this checkout")
	}
	article := func(path string) string {
		return filepath.Base(filepath.Dir(filepath.Dir(path))) + "/" + strings.TrimSuffix(filepath.Base(path), ".txt")
	}
	for _, path := range paths {
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
	in := map[string]string{} // statement → claim
	for _, c := range report.Claims {
		for _, id := range c.Statements {
			in[id] = c.ID
		}
	}
	of := map[string][]*statement.Statement{}
	for i := range report.Statements {
		s := &report.Statements[i]
		of[article(s.Source)] = append(of[article(s.Source)], s)
	}
	// find gives the claim of the statement that a place is, though extraction
	// has moved its ends.
	find := func(p place) string {
		claim, most := "", 2.0/3
		for _, s := range of[p.article] {
			start, end := s.Content[0].Start, s.Content[len(s.Content)-1].End
			if same := float64(min(end, p.end)-max(start, p.start)) / float64(max(end, p.end)-min(start, p.start)); same > most {
				claim, most = in[s.ID], same
			}
		}
		return claim
	}
	raw, err := os.ReadFile("testdata/indirect.tsv")
	if err != nil {
		t.Fatal(err)
	}
	type tally struct{ same, joined, right, gone, pairs int }
	halves := map[string]*tally{"tune": {}, "report": {}}
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var half, label string
		var a, b place
		if _, err := fmt.Sscan(line, &half, &label, &a.article, &a.start, &a.end, &b.article, &b.start, &b.end); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		n := halves[half]
		n.pairs++
		ca, cb := find(a), find(b)
		if ca == "" || cb == "" {
			n.gone++
			continue
		}
		if label == "same" {
			n.same++
		}
		if ca == cb {
			n.joined++
			if label == "same" {
				n.right++
			}
		}
	}
	for half, least := range map[string]struct{ precision, recall float64 }{"tune": {0.93, 0.50}, "report": {0.85, 0.35}} {
		n := halves[half]
		precision, recall := float64(n.right)/float64(max(1, n.joined)), float64(n.right)/float64(max(1, n.same))
		t.Logf("%s: %d pairs, %d the same claim; %d joined, %d rightly: precision %.3f, recall %.3f (%d no longer extracted)",
			half, n.pairs, n.same, n.joined, n.right, precision, recall, n.gone)
		if precision < least.precision || recall < least.recall {
			t.Errorf("%s: precision %.3f and recall %.3f, want %.2f and %.2f", half, precision, recall, least.precision, least.recall)
		}
		if 10*n.gone > n.pairs {
			t.Errorf("%s: %d of %d pairs are no longer extracted", half, n.gone, n.pairs)
		}
	}
}
