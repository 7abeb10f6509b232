package archive_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/archive"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
)

// source reads a text as a file of that name.
func source(t testing.TB, path, text string) *document.Document {
	t.Helper()
	d, err := read.Bytes(path, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// add adds documents, and says of each what became of it.
func add(t testing.TB, w *archive.Writer, docs ...*document.Document) []archive.Added {
	t.Helper()
	var out []archive.Added
	err := w.Add(context.Background(), attrib.New(), func(take func(*document.Document) error) error {
		for _, d := range docs {
			if err := take(d); err != nil {
				return err
			}
		}
		return nil
	}, func(a archive.Added) error {
		out = append(out, a)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const (
	agency = "Milan Kostrava held the line on Monday.\n\n“We will not build another dam on the Orrin while I hold this office,” Kostrava told reporters on the jetty.\n"
	paper  = "A treaty by the lake\n\n“Nobody leaves this lake with everything, and nobody leaves it empty-handed,” said Petra Olin, the foreign minister.\n\nKostrava said: “We will not build another dam on the Orrin.”\n"
)

func TestWhatIsAddedIsFound(t *testing.T) {
	each(t, func(t *testing.T, name string) {
		w := create(t, name)
		got := add(t, w, source(t, "agency.txt", agency), source(t, "paper.txt", paper), source(t, "copy.txt", agency))
		var what []string
		for _, a := range got {
			what = append(what, fmt.Sprintf("%d %s known %v, %d statements", a.ID, a.Path, a.Known, a.Statements))
		}
		want := []string{"1 agency.txt known false, 1 statements", "2 paper.txt known false, 2 statements", "1 agency.txt known true, 1 statements"}
		if diff := cmp.Diff(want, what); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		for _, tt := range []struct {
			name   string
			search archive.Search
			want   []string
		}{
			{"the words", archive.Search{Words: "another dam on the Orrin while I hold this office"}, []string{"agency.txt:3 Milan Kostrava c1/2 1.00", "paper.txt:5 Kostrava c1/2 0.50"}},
			{"a word changed", archive.Search{Words: "nobody leaves this lake with anything, and nobody leaves it empty-handed"}, []string{"paper.txt:3 Petra Olin c2/1 0.92"}},
			{"two words", archive.Search{Words: "leaves empty-handed"}, []string{"paper.txt:3 Petra Olin c2/1 0.75"}},
			{"words of the narrator", archive.Search{Words: "held the line on Monday"}, []string{"agency.txt:1 running text 1.00"}},
			{"by a speaker", archive.Search{Words: "will not build another dam", Speaker: "Kostrava"}, []string{"paper.txt:5 Kostrava c1/2 1.00", "agency.txt:3 Milan Kostrava c1/2 1.00"}},
			{"by another", archive.Search{Words: "will not build another dam", Speaker: "Olin"}, nil},
			{"a speaker alone", archive.Search{Speaker: "Petra Olin"}, []string{"paper.txt:3 Petra Olin c2/1 0.00"}},
			{"words that nobody said", archive.Search{Words: "elephants dance on the moon"}, nil},
		} {
			t.Run(tt.name, func(t *testing.T) {
				found, err := w.Search(context.Background(), tt.search)
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, m := range found {
					by := "running text"
					if m.Statement != nil {
						by = fmt.Sprintf("%s %s/%d", m.Statement.Speaker.Name, m.Claim, m.Claimed)
					}
					got = append(got, fmt.Sprintf("%s:%d %s %.2f", m.Source.Path, m.Line, by, m.Score))
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
			})
		}
	})
}

// A statement joins the claim of one that was added before, and one that joins two
// fragments makes their claims one.
func TestClaimsGrowAsSourcesArrive(t *testing.T) {
	each(t, func(t *testing.T, name string) {
		w := create(t, name)
		claims := func(path string) (out []string) {
			if err := w.Show(context.Background(), path, archive.Filter{}, func(s *archive.Shown) error {
				out = s.Claims
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			return out
		}
		add(t, w, source(t, "paper.txt", paper))
		add(t, w, source(t, "agency.txt", agency))
		if got := claims("agency.txt"); got[0] != "c2" {
			t.Errorf("agency: %v; the paper has %v", got, claims("paper.txt"))
		}
		add(t, w, source(t, "one.txt", "“The town of Marrow has waited eleven years for this bridge,” said Ivo Brandt. He drank a coffee.\n\n“Tomorrow the first lorry of the winter will drive across it,” Brandt said.\n"))
		if got := claims("one.txt"); got[0] == got[1] {
			t.Errorf("two quotations in one claim: %v", got)
		}
		add(t, w, source(t, "two.txt", "“The town of Marrow has waited eleven years for this bridge. Tomorrow the first lorry of the winter will drive across it,” Ivo Brandt said.\n"))
		if one, two := claims("one.txt"), claims("two.txt"); one[0] != two[0] || one[1] != two[0] {
			t.Errorf("the fragments are in %v, the whole in %v", one, two)
		}
	})
}

// One archive is taken over by another as it is: what was said, by whom, in which
// claims, and the texts that were there before.
func TestAnArchiveIsTakenOver(t *testing.T) {
	each(t, func(t *testing.T, name string) {
		old := create(t, filepath.Join(t.TempDir(), "old.db"))
		add(t, old, source(t, "agency.txt", agency), source(t, "paper.txt", paper))
		add(t, old, source(t, "paper.txt", strings.Replace(paper, "not build", "build", 1)))
		w := create(t, name)
		if err := w.Copy(context.Background(), old.Archive, func(archive.Added) error { return nil }); err != nil {
			t.Fatal(err)
		}
		all := func(a *archive.Archive) (out []string) {
			if err := a.Show(context.Background(), "", archive.Filter{All: true}, func(s *archive.Shown) error {
				out = append(out, fmt.Sprintf("%s, version %d, current %v: %v", s.Path, s.Version, s.Current, s.Claims))
				for _, st := range s.Statements {
					out = append(out, fmt.Sprintf("%s %q %s", st.ID, st.Text, st.Speaker.Name))
				}
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			return out
		}
		if diff := cmp.Diff(all(old.Archive), all(w.Archive)); diff != "" {
			t.Errorf("(-old +new)\n%s", diff)
		}
	})
}

// A draft is checked against an archive as against the files that it was made of.
func TestCheckingAgainstAnArchiveIsCheckingAgainstItsFiles(t *testing.T) {
	each(t, func(t *testing.T, name string) {
		result, err := read.Files(context.Background(), []string{"../../fixtures/summit"}, read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var draft *document.Document
		var sources []*document.Document
		for _, d := range result.Documents {
			if filepath.Base(d.Path) == "draft.txt" {
				draft = d
			} else {
				sources = append(sources, d)
			}
		}
		w := create(t, name)
		add(t, w, result.Documents...) // the draft too: it is no source of itself
		checker := attrib.New()
		want, err := checker.Check(context.Background(), draft, sources...)
		if err != nil {
			t.Fatal(err)
		}
		parts, err := checker.Sources(context.Background(), draft)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := w.Recall(context.Background(), parts, archive.Query{Except: []*document.Document{draft}})
		if err != nil {
			t.Fatal(err)
		}
		got, err := attrib.New(attrib.WithStatements(archive.Statements(kept))).Check(context.Background(), draft, archive.Documents(kept)...)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(verdicts(want), verdicts(got)); diff != "" {
			t.Errorf("(-files +archive)\n%s", diff)
		}
	})
}

// verdicts are the verdicts of a report with their best evidence.
func verdicts(r *attrib.Report) []string {
	var out []string
	for _, v := range r.Verdicts {
		line := string(v.Verdict)
		if len(v.Evidence) > 0 {
			line += fmt.Sprintf(" %s:%d %q", v.Evidence[0].Source, v.Evidence[0].Line, v.Evidence[0].Text)
		}
		out = append(out, line)
	}
	return out
}

// A changed text of one address is a new version, and its quotations are compared.
func TestASilentCorrectionIsReported(t *testing.T) {
	each(t, func(t *testing.T, name string) {
		w := create(t, name)
		add(t, w, source(t, "paper.txt", paper))
		changed := strings.Replace(paper, "not build another", "build another", 1)
		changed = strings.Replace(changed, "“Nobody leaves this lake with everything, and nobody leaves it empty-handed,” said Petra Olin", "“I am glad,” said Petra Olin", 1)
		got := add(t, w, source(t, "paper.txt", changed))
		if got[0].Version != 2 || got[0].Known {
			t.Errorf("version %d, known %v", got[0].Version, got[0].Known)
		}
		var what []string
		for _, c := range got[0].Changes {
			what = append(what, fmt.Sprintf("%s: %q %s → %q %s", c.Kind, c.Before, c.SpeakerBefore, c.After, c.SpeakerAfter))
		}
		want := []string{
			`inserted: ""  → "I am glad" Petra Olin`,
			`reworded: "We will not build another dam on the Orrin." Kostrava → "We will build another dam on the Orrin." Kostrava`,
			`removed: "Nobody leaves this lake with everything, and nobody leaves it empty-handed" Petra Olin → "" `,
		}
		if diff := cmp.Diff(want, what); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		found, err := w.Search(context.Background(), archive.Search{Words: "nobody leaves this lake with everything"})
		if err != nil || len(found) != 0 {
			t.Errorf("the text that was replaced is found: %v, %v", found, err)
		}
	})
}

// create makes an archive for a test.
func create(t testing.TB, name string) *archive.Writer {
	t.Helper()
	w, err := archive.Create(context.Background(), name, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// each runs a test on both kinds of archive. PostgreSQL is one that the environment
// names; each test has a schema of its own there.
func each(t *testing.T, f func(t *testing.T, name string)) {
	t.Run("sqlite", func(t *testing.T) { f(t, filepath.Join(t.TempDir(), "news.db")) })
	t.Run("postgres", func(t *testing.T) { f(t, postgres(t)) })
}
