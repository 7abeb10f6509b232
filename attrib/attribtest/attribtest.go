// Package attribtest runs cases that a person can read: a few short sources, and
// what attrib is expected to find in them. It is for the tests of whoever builds
// on attrib, and of attrib itself.
//
//	func TestQuotations(t *testing.T) {
//		attribtest.Run(t, "testdata/*.txtar")
//	}
//
// # A case
//
// A case is one txtar archive: text before the first file says what it shows,
// each file is a source, and the file called want says what is expected.
//
//	The agency has the adjective, the broadcaster leaves it out.
//
//	-- agency.txt --
//	“This position will not change,” Xi said.
//	-- broadcaster.txt --
//	“This position will change,” Xi said.
//	-- want --
//	statements:
//	agency.txt:1 direct Xi | This position will not change
//	broadcaster.txt:1 direct Xi | This position will change
//	claims:
//	agency.txt:1 broadcaster.txt:1
//	findings:
//	error negation-changed broadcaster.txt:1 < agency.txt:1
//
// A file whose name begins with "draft." is checked against the others, in their
// order; without one all files are compared. A file called .attrib.yaml is the
// case's configuration. The format of each source is found as attrib finds it
// elsewhere, by name and contents. File names hold no spaces.
//
// # want
//
// It is made of sections, each optional, at least one. A section that stands is
// compared whole, line by line, in order:
//
//	statements:  every statement, in the order of the sources, then of place; but
//	             for suggestions (below) without quoted words
//	quoted:      as statements, but only those with quoted words
//	claims:      the claims of two statements or more, a line each
//	findings:    in the order of the report, worst first
//	verdicts:    of the statements with quoted words, in the order of the draft
//	paraphrases: of those without, which are judged only where this stands
//
// Empty lines do not count, and a line that starts with "#" is a comment.
//
// A statement's address is FILE:LINE, where LINE is the one that its content
// starts on, 1-based; the second, third … statement that starts on the same line
// is FILE:LINE#2, FILE:LINE#3 …. In a case without a section "statements:", those
// with quoted words are numbered before those without, and in any case
// suggestions without quoted words come last. The lines of each section
// are
//
//	statements:  ADDRESS KIND SPEAKER [via NAME; NAME] [[FLAGS]] | TEXT
//	claims:      ADDRESS ADDRESS …
//	findings:    SEVERITY RULE ADDRESS [< ADDRESS of what it is held against]
//	verdicts:    ADDRESS VERDICT
//	paraphrases: ADDRESS VERDICT
//
// SPEAKER is the speaker's name, "-" where none was found. What a finding is held
// against is FILE:LINE where it stands outside any statement. FLAGS are parted by
// ", " and stand, in this order, only where they are not the plain value:
//
//	basis       where not named: pronoun, description, unnamed, carried, label
//	act         where not speech: writing, thought
//	polarity    where not asserted: denied, hypothetical, asked
//	place       where not body: headline, caption, transcript, other
//	suggestion  where the confidence is below 0.5
//	within ADDRESS  of a quotation inside a quotation
//
// as in
//
//	agency.txt:3 mixed Xi Jinping via Xinhua [pronoun, denied] | Beijing is "willing"
//
// # Updating
//
// go test -update rewrites the sections that a want has with what attrib now
// finds, and leaves everything else, byte for byte: sources, comments, sections
// that do not stand. To write a new case, leave its sections empty, run with
// -update, and read every line of the result before believing it. Importing the
// package defines the flag, unless it is defined already.
package attribtest

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bmatcuk/doublestar/v4"
)

// updateFlag is named as in other packages of the kind; the look-up keeps two
// of them from quarrelling over it.
const updateFlag = "update"

var _ = defineUpdate()

func defineUpdate() bool {
	if flag.Lookup(updateFlag) == nil {
		flag.Bool(updateFlag, false, "rewrite the want sections of attribtest cases")
	}
	return true
}

func updating() bool {
	f := flag.Lookup(updateFlag)
	return f != nil && f.Value.String() == "true"
}

// Run runs every case that a pattern matches as a parallel subtest named by its
// path. Patterns are globs, in which "**" stands for any folders; one that
// matches nothing fails the test, for it is most likely misspelt. A case fails
// where a section of its want differs from what attrib finds, where the want is
// malformed, or where a source cannot be read.
func Run(t *testing.T, patterns ...string) {
	t.Helper()
	if len(patterns) == 0 {
		t.Fatal("attribtest: no pattern given")
	}
	seen := map[string]bool{}
	for _, pattern := range patterns {
		paths, err := doublestar.FilepathGlob(pattern, doublestar.WithFilesOnly())
		if err != nil {
			t.Fatalf("attribtest: %s: %v", pattern, err)
		}
		if len(paths) == 0 {
			t.Fatalf("attribtest: no file matches %s", pattern)
		}
		for _, path := range paths {
			if seen[path] {
				continue
			}
			seen[path] = true
			t.Run(strings.TrimSuffix(filepath.ToSlash(path), ".txtar"), func(t *testing.T) {
				t.Parallel()
				runFile(t, path)
			})
		}
	}
}

func runFile(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !updating() {
		d, err := Diff(t.Context(), path, data)
		if err != nil {
			t.Fatal(err)
		}
		if d != "" {
			t.Error(d)
		}
		return
	}
	updated, err := Update(t.Context(), path, data)
	if err != nil {
		t.Fatal(err)
	}
	if string(updated) != string(data) {
		if err := os.WriteFile(path, updated, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: rewritten", path)
	}
}

// Diff runs one case, the contents of an archive, and says what differs from its
// want, as Run does: for each section that differs a line with its place in the
// file that name stands for, then its lines, "-" before one that was wanted and
// is not there, "+" before one that is there and was not wanted. It is "" where
// nothing differs. The error is that of a malformed case or a source that cannot
// be read; it names the file and, of a want, the line.
func Diff(ctx context.Context, name string, archive []byte) (string, error) {
	c, err := parse(name, archive)
	if err != nil {
		return "", err
	}
	found, err := c.run(ctx)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, s := range c.want.sections {
		writeDiff(&b, name, s, found[s.name])
	}
	return b.String(), nil
}

// Update runs one case and gives the archive with the sections of its want
// rewritten to what was found, and every other byte as it was. Errors are those
// of [Diff].
func Update(ctx context.Context, name string, archive []byte) ([]byte, error) {
	c, err := parse(name, archive)
	if err != nil {
		return nil, err
	}
	found, err := c.run(ctx)
	if err != nil {
		return nil, err
	}
	return c.rewritten(archive, found), nil
}
