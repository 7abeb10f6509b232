package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// start runs attrib as a process of its own, by way of this test binary.
func start(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("attrib") // put there by testscript.Main
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.Dir = t.TempDir()
	return cmd
}

// pipeProgram gives a program whose standard error a test can read.
func pipeProgram(t *testing.T) (p *program, said func() string) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return &program{stdin: strings.NewReader(""), stdout: w, stderr: w}, func() string {
		w.Close()
		all, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(all)
	}
}

func TestAPanicIsOneLine(t *testing.T) {
	for _, test := range []struct{ name, debug, input, want string }{
		{"plain", "", "", "attrib: internal error: index out of range\n"},
		{"with its input", "", "a.txt", "attrib: internal error: a.txt: index out of range\n"},
		{"to be debugged", "1", "a.txt", "attrib: internal error: a.txt: index out of range\ngoroutine "},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Setenv("ATTRIB_DEBUG", test.debug)
			p, said := pipeProgram(t)
			p.input = test.input
			status := 0
			func() {
				defer p.guard(&status)
				panic("index out\nof range")
			}()
			got := said()
			if status != statusFailed {
				t.Errorf("status %d, want %d", status, statusFailed)
			}
			if !strings.HasPrefix(got, test.want) || test.debug == "" && got != test.want {
				t.Errorf("it says\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestStatus(t *testing.T) {
	for _, test := range []struct {
		name   string
		err    error
		failed bool
		want   int
	}{
		{"nothing found", nil, false, 0},
		{"an input unread", nil, true, 2},
		{"found", &foundError{}, false, 1},
		{"found, and an input unread", &foundError{}, true, 2},
		{"usage", usagef("extract", "no"), false, 2},
		{"anything else", context.DeadlineExceeded, false, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, said := pipeProgram(t)
			p.failed = test.failed
			if got := p.status(test.err); got != test.want {
				t.Errorf("%d, want %d (%s)", got, test.want, said())
			}
		})
	}
}

func TestProgress(t *testing.T) {
	var line bytes.Buffer
	p := &progress{to: &line, what: "reading"}
	for done := 1; done <= 10; done++ {
		p.set(done, 40)
	}
	p.set(3, 40) // late, and passed over
	if got := line.String(); !strings.Contains(got, "reading") || !strings.Contains(got, "/40") {
		t.Errorf("progress reads %q", got)
	}
	p.finish()
	if got := line.String(); !strings.HasSuffix(got, "\r") {
		t.Errorf("the line is not taken away: %q", got)
	}
	shown := line.Len()
	p.set(20, 40)
	p.finish()
	if got := line.String()[shown:]; strings.Contains(got, "reading") {
		t.Errorf("after its end it shows %q", got)
	}

	patient := &progress{to: &line, what: "reading", since: time.Now(), wait: time.Hour}
	shown = line.Len()
	patient.set(1, 40)
	patient.finish()
	if line.Len() != shown {
		t.Error("a quick step is shown")
	}
	var none *progress
	none.set(1, 2) // not on a terminal
	none.finish()
}

func TestFolded(t *testing.T) {
	text := strings.Repeat("A rule says why. ", 20) + "\n\nAnd once more.\n"
	got := folded(text)
	for line := range strings.Lines(got) {
		if len(line) > 77 || line != "\n" && !strings.HasPrefix(line, "  ") {
			t.Errorf("line %q", line)
		}
	}
	if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(text), " ") {
		t.Errorf("words differ in\n%s", got)
	}
	if !strings.Contains(got, "\n\n  And once more.\n") {
		t.Errorf("the empty line is lost in\n%s", got)
	}
}

// A whole process, from its start to its end, over an article of 3 KB: what
// whoever runs attrib on each save waits for.
func BenchmarkProcess(b *testing.B) {
	article := filepath.Join(b.TempDir(), "article.txt")
	text := strings.Repeat("“The mill is closed,” Elena Petrova said.\n\nNobody had come to the gate since Sunday.\n\n", 35)
	if err := os.WriteFile(article, []byte(text), 0o666); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs() // of this side only; the process counts its own
	for b.Loop() {
		if out, err := start(b, "extract", article).CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
}
