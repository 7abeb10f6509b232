package archive_test

import (
	"os"
	"slices"
	"testing"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/archive"
	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/statement"
	"github.com/attribcheck/attrib/attrib/verdict"
)

// Real articles, each checked against all others: what the files bear out or contradict,
// the archive does too, but for a word or two in marks that stand in running text. Needs
// ../shared.
func TestRealArticlesGetTheVerdictsThatFilesGive(t *testing.T) {
	const folder = "../../../shared/data/polnear/dev/text"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("no articles to check")
	}
	if raced {
		t.Skip("84 checks take minutes under the race detector, and share nothing that others do not")
	}
	result, err := read.Files(ctx, []string{folder}, read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := create(t, t.TempDir()+"/news.db")
	add(t, w, result.Documents...)
	parts, err := attrib.New().Sources(ctx, result.Documents...)
	if err != nil {
		t.Fatal(err)
	}
	known := attrib.WithSources(parts...)
	told, missed, other := 0, 0, 0
	for i, draft := range result.Documents {
		files := slices.Concat(result.Documents[:i], result.Documents[i+1:])
		want, err := attrib.New(known).Check(ctx, draft, files...)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := w.Recall(ctx, parts[i:i+1], archive.Query{Except: []*document.Document{draft}})
		if err != nil {
			t.Fatal(err)
		}
		got, err := attrib.New(known, attrib.WithStatements(archive.Statements(kept))).Check(ctx, draft, archive.Documents(kept)...)
		if err != nil {
			t.Fatal(err)
		}
		for j, v := range want.Verdicts {
			if v.Verdict == verdict.Unsupported || v.Verdict == verdict.Unattributed && len(v.Evidence) == 0 {
				continue
			}
			s := want.Statements[slices.IndexFunc(want.Statements, func(s statement.Statement) bool { return s.ID == v.Statement })]
			if words := claim.QuotedWords(draft, &s); len(words) < 3 {
				continue
			}
			told++
			g := got.Verdicts[j]
			if g.Verdict == v.Verdict {
				continue
			}
			if g.Verdict == verdict.Unsupported {
				missed++
			} else {
				other++
			}
			t.Logf("%s: %s %q: files %s, archive %s", draft.Path, v.Statement, s.Text, v.Verdict, g.Verdict)
		}
	}
	t.Logf("of %d verdicts that rest on a source, %d are not found and %d differ", told, missed, other)
	if told < 10 || 20*(missed+other) > told {
		t.Errorf("of %d verdicts that rest on a source, %d are not found and %d differ", told, missed, other)
	}
}
