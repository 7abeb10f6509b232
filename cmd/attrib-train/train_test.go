package main

// A model from beginning to end: trained on a corpus of a few made-up articles,
// read again, and put to work.

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/model"
	"github.com/attribcheck/attrib/attrib/statement"
)

// trained runs the command and gives the file that it wrote.
func trained(t *testing.T, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.model")
	var said bytes.Buffer
	if status := run(append([]string{"-o", path}, args...), io.Discard, &said); status != 0 {
		t.Fatalf("status %d, saying\n%s", status, said.String())
	}
	return path
}

func contents(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// said lists the statements of a text as "speaker: content".
func said(s string, m *model.Model) string {
	text := lang.Read(&document.Document{Text: s, Blocks: []document.Block{{Kind: document.Paragraph, Span: document.Span{End: len(s)}}}})
	var out []string
	for _, s := range statement.Extract(text, m).Statements {
		speaker := "nobody"
		if s.Speaker != nil {
			speaker = s.Speaker.Mention
		}
		out = append(out, speaker+": "+s.Text)
	}
	return strings.Join(out, "\n")
}

func TestAModelIsTrainedAndExtracts(t *testing.T) {
	m, err := model.Load(trained(t, made(t, 12, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if m.Syntax == nil || m.Roles == nil || m.Bare == nil {
		t.Fatal("a half is missing")
	}
	if got, want := said("The council said that the mill was ready.", m), "The council: the mill was ready"; got != want {
		t.Errorf("found %q, want %q", got, want)
	}
	// A text long enough to have lost something.
	bare := strings.TrimSpace(strings.Repeat("kostrava left the bridge on sunday the council said that the mill was ready the dam stood near the river ", 4))
	if got, want := said(bare, m), "the council: "; !strings.Contains(got, want) {
		t.Errorf("in bare text it found %q, want some of %q", got, want)
	}
}

func TestTrainingTwiceGivesTheSameFile(t *testing.T) {
	folder := made(t, 7, 2)
	one, two := contents(t, trained(t, folder)), contents(t, trained(t, folder))
	if !bytes.Equal(one, two) {
		t.Error("the files differ")
	}
}

// A half that is taken from a file comes over as it is: with the other half of
// its own file it makes that file again, byte for byte.
func TestHalvesAreTakenFromFiles(t *testing.T) {
	first, second := trained(t, made(t, 6, 3)), trained(t, made(t, 6, 4))
	both := contents(t, trained(t, "-written", first, "-bare", second))
	if bytes.Equal(both, contents(t, first)) || bytes.Equal(both, contents(t, second)) {
		t.Fatal("both halves are of one file")
	}
	if again := contents(t, trained(t, "-written", first, "-bare", first)); !bytes.Equal(again, contents(t, first)) {
		t.Error("the halves of one file do not make it again")
	}
	mixed := filepath.Join(t.TempDir(), "mixed.model")
	if err := os.WriteFile(mixed, both, 0o666); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(contents(t, trained(t, "-written", mixed, "-bare", first)), contents(t, first)) {
		t.Error("the half for text as written has changed on its way")
	}
}
