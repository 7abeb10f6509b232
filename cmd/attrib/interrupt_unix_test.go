//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// An interruption while standard input is awaited: status 130, not a word, and
// nothing left behind.
func TestInterrupted(t *testing.T) {
	cmd := start(t, "extract", "-", "--output", "out.txt")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// More than a pipe holds: when it is written, attrib is reading.
	if _, err := io.WriteString(stdin, strings.Repeat("No statement. ", 1<<17)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != statusInterrupted {
		t.Errorf("%v, want exit status %d", err, statusInterrupted)
	}
	if out.Len() > 0 {
		t.Errorf("it says %q", out.String())
	}
	if left, _ := filepath.Glob(filepath.Join(cmd.Dir, "*")); len(left) > 0 {
		t.Errorf("it leaves %q behind", left)
	}
}

// An interruption while a page is awaited ends the waiting.
func TestInterruptedFetching(t *testing.T) {
	asked := make(chan bool)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- true
		<-r.Context().Done()
	}))
	defer s.Close()
	for _, args := range [][]string{{"text", s.URL}, {"extract", s.URL, "--output", "out.txt"}} {
		cmd := start(t, args...)
		cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+t.TempDir())
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		<-asked
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		var exit *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != statusInterrupted || out.Len() > 0 {
			t.Errorf("%s: %v, want exit status %d; it says %q", args[0], err, statusInterrupted, out.String())
		}
	}
}
