package main

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var updateDesk = flag.Bool("update-desk", false, "rewrite fixtures/desk/expected.txt")

// An editor's desk: a draft out of a word processor is checked against a transcript, a
// web page, a judgment in PDF, subtitles and an archive (fixtures/desk/README.md).
func TestAnEditorsDesk(t *testing.T) {
	const desk = "../../fixtures/desk"
	dir := t.TempDir()
	for _, name := range []string{"draft.docx", "transcript.txt", "page.html", "ruling.pdf", "talk.vtt", "older.txt"} {
		data, err := os.ReadFile(filepath.Join(desk, name))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	run := func(status int, args ...string) string {
		cmd := start(t, args...)
		cmd.Dir = dir
		var out, said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &said
		err := cmd.Run()
		got := 0
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			got = exit.ExitCode()
		}
		if got != status {
			t.Fatalf("%v: status %d, want %d: %v\n%s", args, got, status, err, said.String())
		}
		return out.String()
	}
	run(0, "archive", "add", "--db", "news.db", "older.txt")
	got := run(1, "check", "draft.docx", "--against", "transcript.txt", "page.html", "ruling.pdf", "talk.vtt", "news.db")
	path := filepath.Join(desk, "expected.txt")
	if *updateDesk {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
