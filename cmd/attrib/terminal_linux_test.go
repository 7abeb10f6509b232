// What is done differently on a terminal, on a real (pseudo-)terminal.

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// openTerminal gives both ends of a pseudo-terminal of so many columns.
func openTerminal(t *testing.T, columns uint16) (control, terminal *os.File) {
	t.Helper()
	control, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		if os.Getenv("ATTRIB_TEST_ALL") != "" {
			t.Fatal(err)
		}
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	t.Cleanup(func() { control.Close() })
	fd := int(control.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	number, err := unix.IoctlGetUint32(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: columns}); err != nil {
		t.Fatal(err)
	}
	terminal, err = os.OpenFile("/dev/pts/"+strconv.FormatUint(uint64(number), 10), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	return control, terminal
}

// onTerminal runs attrib with its output on a terminal and gives what it shows.
func onTerminal(t *testing.T, columns uint16, env []string, files map[string]string, args ...string) string {
	t.Helper()
	control, terminal := openTerminal(t, columns)
	cmd := start(t, args...)
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(cmd.Dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd.Env = append(append(os.Environ(), "TERM=xterm", "NO_COLOR="), env...)
	cmd.Stdout, cmd.Stderr = terminal, terminal
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	terminal.Close()
	var shown bytes.Buffer
	// The control side reports an input/output error when the other is closed.
	if _, err := io.Copy(&shown, control); err != nil && !errors.Is(err, syscall.EIO) {
		t.Fatal(err)
	}
	cmd.Wait() // the status is not what these tests are about
	return strings.ReplaceAll(shown.String(), "\r\n", "\n")
}

var twoSources = map[string]string{
	"a.txt": "“The price of rice will not rise this year, and neither will that of wheat, oats, barley or rye, whatever the traders say,” Elena Petrova said.\n",
	"b.txt": "“The price of rice will rise this year, and neither will that of wheat, oats, barley or rye, whatever the traders say,” Elena Petrova said.\n",
}

func TestColourOnATerminal(t *testing.T) {
	for _, test := range []struct {
		name     string
		env      []string
		args     []string
		coloured bool
	}{
		{"by itself", nil, nil, true},
		{"NO_COLOR", []string{"NO_COLOR=1"}, nil, false},
		{"a terminal without colour", []string{"TERM=dumb"}, nil, false},
		{"never", nil, []string{"--color", "never"}, false},
		{"always", []string{"NO_COLOR=1"}, []string{"--color=always"}, true},
		{"to a file", nil, []string{"--output", "out.txt"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := onTerminal(t, 80, test.env, twoSources, append([]string{"compare", "a.txt", "b.txt"}, test.args...)...)
			if strings.Contains(got, "\x1b[") != test.coloured {
				t.Errorf("coloured: %v, want %v:\n%q", !test.coloured, test.coloured, got)
			}
		})
	}
}

func TestTextFillsTheTerminal(t *testing.T) {
	widest := func(columns uint16) int {
		most := 0
		for line := range strings.Lines(onTerminal(t, columns, nil, twoSources, "compare", "a.txt", "b.txt", "--color", "never")) {
			most = max(most, len([]rune(strings.TrimRight(line, "\n"))))
		}
		return most
	}
	if got := widest(60); got > 60 {
		t.Errorf("a line of %d columns on a terminal of 60", got)
	}
	if got := widest(120); got <= 60 || got > 120 {
		t.Errorf("the longest line has %d columns on a terminal of 120", got)
	}
}
