package attribtest_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib/attribtest"
)

func TestRun(t *testing.T) {
	attribtest.Run(t, "testdata/*.txtar")
}

// childCase names the pattern that TestChild runs when this test binary runs
// itself, which is how a test can watch another fail.
const childCase = "ATTRIBTEST_CHILD_PATTERN"

func TestChild(t *testing.T) {
	if pattern := os.Getenv(childCase); pattern != "" {
		attribtest.Run(t, strings.Split(pattern, "\n")...)
	}
}

// runChild gives the output of TestChild over the patterns, and whether it
// passed.
func runChild(t *testing.T, patterns string, args ...string) (string, bool) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe, append([]string{"-test.run=^TestChild$", "-test.v"}, args...)...)
	cmd.Env = append(os.Environ(), childCase+"="+patterns)
	out, err := cmd.CombinedOutput()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	return string(out), err == nil
}

const wrong = `Two sources.

-- a.txt --
“Nobody told us about the flood,” Haddad said.

“The river rose before dawn on Sunday,” Petrova said.
-- want --

# who said what
statements:
# first
a.txt:1 direct Petrova | Nobody told us about the flood

# second
a.txt:3 direct Petrova | The river rose before dawn on Sunday
a.txt:9 direct Petrova | This was never said
# the end
-- b.txt --
Nothing was said at all.` // and no newline at the end

const righted = `Two sources.

-- a.txt --
“Nobody told us about the flood,” Haddad said.

“The river rose before dawn on Sunday,” Petrova said.
-- want --

# who said what
statements:
# first
a.txt:1 direct Haddad | Nobody told us about the flood

# second
a.txt:3 direct Petrova | The river rose before dawn on Sunday
# the end
-- b.txt --
Nothing was said at all.`

func TestAFailureShowsWhatDiffers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wrong.txtar")
	if err := os.WriteFile(path, []byte(wrong), 0o644); err != nil {
		t.Fatal(err)
	}
	out, passed := runChild(t, path)
	if passed {
		t.Fatalf("a case with a wrong want passed:\n%s", out)
	}
	want := []string{
		path + ":10: statements:",
		"  - a.txt:1 direct Petrova | Nobody told us about the flood",
		"  + a.txt:1 direct Haddad | Nobody told us about the flood",
		"    a.txt:3 direct Petrova | The river rose before dawn on Sunday",
		"  - a.txt:9 direct Petrova | This was never said",
	}
	rest := out
	for _, line := range want {
		_, after, found := strings.Cut(rest, line+"\n")
		if !found {
			t.Fatalf("the line\n%s\nis missing, or stands out of order, in\n%s", line, out)
		}
		rest = after
	}
}

func TestUpdateRewritesTheWantAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wrong.txtar")
	if err := os.WriteFile(path, []byte(wrong), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, passed := runChild(t, path, "-update"); !passed {
		t.Fatalf("-update failed:\n%s", out)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(righted, string(got)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if out, passed := runChild(t, path); !passed {
		t.Errorf("the updated case fails:\n%s", out)
	}
	again, err := attribtest.Update(t.Context(), path, got)
	if err != nil || string(again) != string(got) {
		t.Errorf("updating a second time changes the file: %v\n%s", err, cmp.Diff(string(got), string(again)))
	}
}

func TestUpdateFillsEmptySections(t *testing.T) {
	for _, end := range []string{"statements:", "statements:\n", "\n\nstatements:\n\n# end"} {
		archive := "-- a.txt --\r\n“The river rose before dawn on Sunday,” Petrova said.\n-- want --\n" + end
		got, err := attribtest.Update(t.Context(), "a.txtar", []byte(archive))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(got), "\nstatements:\na.txt:1 direct Petrova | The river rose before dawn on Sunday\n") {
			t.Errorf("%q is updated to\n%s", archive, got)
		}
		if d, err := attribtest.Diff(t.Context(), "a.txtar", got); d != "" || err != nil {
			t.Errorf("the updated case differs: %v\n%s", err, d)
		}
	}
}

func TestAPatternWithoutFilesFails(t *testing.T) {
	out, passed := runChild(t, "testdata/*.txtar\ntestdata/none*.txtar")
	if passed || !strings.Contains(out, "no file matches testdata/none*.txtar") {
		t.Errorf("passed: %v\n%s", passed, out)
	}
	if out, passed := runChild(t, "testdata/**/compare.txtar"); !passed || !strings.Contains(out, "--- PASS: TestChild/testdata/compare") {
		t.Errorf("** does not stand for any folders:\n%s", out)
	}
}

func TestMalformedCases(t *testing.T) {
	const source = "-- a.txt --\n“We lost the key,” Haddad said.\n"
	for _, test := range []struct{ name, archive, want string }{
		{"no want", source, "c.txtar: no file called want says what is expected"},
		{"no source", "-- want --\nclaims:\n", "c.txtar: no source"},
		{"only a draft", "-- draft.txt --\nx\n-- want --\nclaims:\n", "c.txtar: draft.txt has no source to be checked against"},
		{"two drafts", "-- draft.txt --\nx\n-- draft.md --\nx\n-- want --\nclaims:\n", "c.txtar:3: a second draft: draft.md after draft.txt"},
		{"a file twice", source + "-- a.txt --\nx\n-- want --\nclaims:\n", "c.txtar:3: a second file called a.txt"},
		{"a name with a space", "-- a b.txt --\nx\n-- want --\nclaims:\n", `c.txtar:1: the file name "a b.txt" holds a space`},
		{"empty want", source + "-- want --\n# soon\n", "c.txtar:3: want holds no section; known: statements, quoted, claims, findings, verdicts, paraphrases"},
		{"unknown section", source + "-- want --\nclaims:\nfinding:\n", `c.txtar:5: unknown section "finding"; did you mean "findings"?`},
		{"section twice", source + "-- want --\nclaims:\nclaims:\n", `c.txtar:5: a second section "claims"`},
		{"entry outside", source + "-- want --\n\na.txt:1 a.txt:2\n", "c.txtar:5: an entry before the first section: a.txt:1 a.txt:2"},
		{"unknown file", source + "-- want --\nclaims:\na.txt:1 b.txt:1\n", "c.txtar:5: the case has no source called b.txt: a.txt:1 b.txt:1"},
		{"claim of one", source + "-- want --\nclaims:\na.txt:1\n", "c.txtar:5: malformed line in claims: a.txt:1\n\tit reads: FILE:LINE FILE:LINE …"},
		{"unknown kind", source + "-- want --\nstatements:\na.txt:1 exact Haddad | We lost the key\n",
			"c.txtar:5: malformed line in statements: a.txt:1 exact Haddad | We lost the key\n\tit reads: FILE:LINE KIND SPEAKER [via NAMES] [[FLAGS]] | TEXT"},
		{"unknown rule", source + "-- want --\nfindings:\nerror negation-change a.txt:1\n", `c.txtar:5: unknown rule "negation-change"; did you mean "negation-changed"?`},
		{"unknown verdict", source + "-- want --\nverdicts:\na.txt:1 fine\n", "c.txtar:5: malformed line in verdicts: a.txt:1 fine\n\tit reads: FILE:LINE VERDICT"},
		{"a baseline", source + "-- .attrib.yaml --\nbaseline: known.jsonl\n-- want --\nclaims:\n", "c.txtar/.attrib.yaml: a case has no baseline: what is found is said in want"},
		{"bad configuration", source + "-- .attrib.yaml --\nformt: text\n-- want --\nclaims:\n", `c.txtar/.attrib.yaml:1: unknown key "formt"; did you mean "format"?`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := attribtest.Diff(t.Context(), "c.txtar", []byte(test.archive))
			if err == nil || err.Error() != test.want {
				t.Errorf("error\n  %v\nwant\n  %s", err, test.want)
			}
		})
	}
	t.Run("unreadable source", func(t *testing.T) {
		_, err := attribtest.Diff(t.Context(), "c.txtar", []byte("-- a.txt --\n\n-- want --\nclaims:\n"))
		if err == nil || !strings.HasPrefix(err.Error(), "c.txtar: a.txt: ") {
			t.Errorf("error %v, want one that names the case and the source", err)
		}
	})
}
