package eval_test

// Claims and findings against pairs of statements that were labelled by hand
// (testdata/pairs.tsv), where the annotated news stands beside the checkout.
// `go test ./attrib/eval -run TestClaims -v` prints the figures and every miss.

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// place is where a labelled statement stands.
type place struct {
	doc        string
	start, end int
}

// labelled is a line of pairs.tsv; its head says what the columns hold.
type labelled struct {
	line              int
	a, b              place
	label, kind, half string
	rules             []string
}

func labelledPairs(t *testing.T) []labelled {
	f, err := os.Open("testdata/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []labelled
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		col := strings.Split(lines.Text(), "\t")
		if len(col) != 10 {
			t.Fatalf("testdata/pairs.tsv:%d: %d columns, want 10", n, len(col))
		}
		number := func(s string) int {
			i, err := strconv.Atoi(s)
			if err != nil {
				t.Fatalf("testdata/pairs.tsv:%d: %v", n, err)
			}
			return i
		}
		p := labelled{
			line: n, a: place{col[0], number(col[1]), number(col[2])}, b: place{col[3], number(col[4]), number(col[5])},
			label: col[6], kind: col[7], half: col[9],
		}
		if col[8] != "-" {
			p.rules = strings.Split(col[8], ",")
		}
		out = append(out, p)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// atPlace finds the statement whose content takes up a labelled place best, so
// that labels survive where extraction draws its bounds otherwise. It is nil
// where less than half of the one lies in the other.
func atPlace(all []*statement.Statement, p place) *statement.Statement {
	var best *statement.Statement
	share := 0.5
	for _, s := range all {
		start, end := s.Content[0].Start, s.Content[len(s.Content)-1].End
		both := min(end, p.end) - max(start, p.start)
		if both <= 0 {
			continue
		}
		if x := float64(both) / float64(max(end, p.end)-min(start, p.start)); x > share {
			best, share = s, x
		}
	}
	if best != nil {
		return best
	}
	for _, s := range all { // of a longer statement, a part
		start, end := s.Content[0].Start, s.Content[len(s.Content)-1].End
		if start <= p.start && p.end <= end && (best == nil || end-start < best.Content[len(best.Content)-1].End-best.Content[0].Start) {
			best = s
		}
	}
	return best
}

// tally counts what claims make of labelled pairs.
type tally struct{ together, apart, merged, parted int }

func (c tally) recall() float64    { return share(c.together, c.together+c.apart) }
func (c tally) precision() float64 { return share(c.together, c.together+c.merged) }

func (c tally) String() string {
	return fmt.Sprintf("recall %.3f (%d of %d), precision %.3f (%d wrong of %d that are others)",
		c.recall(), c.together, c.together+c.apart, c.precision(), c.merged, c.merged+c.parted)
}

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

func TestClaimsOnAnnotatedNews(t *testing.T) {
	const root = "../../../shared/data/polnear"
	paths, _ := filepath.Glob(root + "/*/text/*.txt")
	if len(paths) < 900 {
		t.Skip("the annotated news is not beside this checkout")
	}
	docs := make([]*document.Document, len(paths))
	for i, path := range paths {
		doc, err := read.File(path)
		if err != nil {
			t.Fatal(err)
		}
		docs[i] = doc
	}
	report, err := attrib.New().Compare(t.Context(), docs...)
	if err != nil {
		t.Fatal(err)
	}
	byPath := map[string]*document.Document{}
	for _, d := range docs {
		byPath[d.Path] = d
	}
	inDoc := map[string][]*statement.Statement{}
	for i := range report.Statements {
		s := &report.Statements[i]
		name := strings.TrimSuffix(filepath.Base(s.Source), ".txt")
		inDoc[name] = append(inDoc[name], s)
	}
	claimOf := map[string]int{}
	for i, c := range report.Claims {
		for _, id := range c.Statements {
			claimOf[id] = i
		}
	}
	type count struct {
		all   tally
		kinds map[string]*tally
		// Pairs of one utterance in differing words, and whose findings are exactly
		// the labelled; pairs in the same words, and those without a finding.
		reworded, exact, same, silent int
		strangers                     int // pairs missed whose speakers were taken for two
	}
	halves := map[string]*count{"tune": {kinds: map[string]*tally{}}, "report": {kinds: map[string]*tally{}}}
	var misses []string
	for _, p := range labelledPairs(t) {
		half := halves[p.half]
		kind := half.kinds[p.kind]
		if kind == nil {
			kind = &tally{}
			half.kinds[p.kind] = kind
		}
		a, b := atPlace(inDoc[p.a.doc], p.a), atPlace(inDoc[p.b.doc], p.b)
		together := a != nil && b != nil && claimOf[a.ID] == claimOf[b.ID]
		miss := func(what string) {
			misses = append(misses, fmt.Sprintf("%s %s %s (line %d)\n  %s\n  %s", p.half, p.kind, what, p.line, told(p.a, a), told(p.b, b)))
		}
		switch p.label {
		case "same":
			if together {
				half.all.together++
				kind.together++
			} else {
				half.all.apart++
				kind.apart++
				if a != nil && b != nil && claim.Relation(a, b) == speaker.Different {
					half.strangers++
					miss("not together, taken for two speakers,")
				} else {
					miss("not together")
				}
			}
		case "other":
			if together {
				half.all.merged++
				kind.merged++
				miss("wrongly together")
			} else {
				half.all.parted++
				kind.parted++
			}
		case "paraphrase":
			if together {
				kind.together++
			} else {
				kind.apart++
			}
		}
		if p.label != "same" || !together {
			if len(p.rules) > 0 {
				half.reworded++
			}
			continue
		}
		found := rulesBetween(a, b, byPath)
		want := merged(p.rules)
		if len(want) == 0 {
			half.same++
			if len(found) == 0 {
				half.silent++
			} else {
				miss("finds " + strings.Join(found, ",") + ", want none")
			}
			continue
		}
		half.reworded++
		if slices.Equal(found, want) {
			half.exact++
		} else {
			miss(fmt.Sprintf("finds %v, want %v", found, want))
		}
	}
	for _, m := range misses {
		t.Log(m)
	}
	for _, name := range []string{"tune", "report"} {
		h := halves[name]
		t.Logf("%s: %v", name, h.all)
		for _, k := range sortedKeys(h.kinds) {
			c := h.kinds[k]
			t.Logf("  %-10s together %d, missed %d; wrongly together %d, rightly apart %d", k, c.together, c.apart, c.merged, c.parted)
		}
		t.Logf("  of the missed, speakers taken for two: %d", h.strangers)
		t.Logf("  rewordings with exactly the labelled findings: %d of %d; the same words without any: %d of %d",
			h.exact, h.reworded, h.silent, h.same)
	}
	h := halves["report"]
	for _, floor := range []struct {
		what      string
		got, want float64
	}{
		{"recall of claims", h.all.recall(), 0.86},
		{"precision of claims", h.all.precision(), 0.97},
	} {
		if floor.got < floor.want {
			t.Errorf("%s fell to %.3f, below %.2f", floor.what, floor.got, floor.want)
		}
	}
}

// told shows a labelled place and the statement found there.
func told(p place, s *statement.Statement) string {
	if s == nil {
		return fmt.Sprintf("%s:%d no statement", p.doc, p.start)
	}
	who := "-"
	if s.Speaker != nil {
		who = s.Speaker.Name
	}
	text := s.Text
	if len(text) > 300 {
		text = text[:300] + " …"
	}
	return fmt.Sprintf("%s:%d %s %s %s: %s", p.doc, p.start, s.ID, s.Kind, who, text)
}

// rulesBetween names the rules that fire when the two statements are all that
// there is, each once, sorted.
func rulesBetween(a, b *statement.Statement, docs map[string]*document.Document) []string {
	g := claim.Group([]claim.Source{
		{Doc: docs[a.Source], Statements: []*statement.Statement{a}},
		{Doc: docs[b.Source], Statements: []*statement.Statement{b}},
	})
	var names []string
	for _, f := range rule.Run(g, nil) {
		if f.Against != nil { // not what is said of one statement alone
			names = append(names, f.Rule)
		}
	}
	return merged(names)
}

// merged takes rules that are one difference seen from two sides for one.
func merged(names []string) []string {
	out := []string{}
	for _, n := range names {
		switch n {
		case "words-added":
			n = "words-dropped"
		case "speaker-sharpened":
			n = "speaker-vaguer"
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}
