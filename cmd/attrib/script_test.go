package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/attribcheck/attrib/attrib/rule"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"attrib": main})
}

// The scripts under testdata/script are the command line's tests. Beside the
// usual commands they have
//
//	status N ARG...       run attrib with the arguments; its exit status is N
//	generate KIND FILE    write an input that is too large or too odd to stand in a script
//
// and the condition [rule:NAME] beside [exists:PATH].
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "")
			return nil
		},
		Condition: func(condition string) (bool, error) {
			if name, ok := strings.CutPrefix(condition, "rule:"); ok {
				_, there := rule.ByName(name)
				return there, nil
			}
			path, ok := strings.CutPrefix(condition, "exists:")
			if !ok {
				return false, errors.New("unknown condition " + condition)
			}
			_, err := os.Stat(path)
			return err == nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":   scriptStatus,
			"generate": scriptGenerate,
		},
	})
}

func scriptStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: status N ARG...")
	}
	want, err := strconv.Atoi(args[0])
	if err != nil {
		ts.Fatalf("status: %v", err)
	}
	got := 0
	if err := ts.Exec("attrib", args[1:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("attrib: %v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("attrib %s: exit status %d, want %d", strings.Join(args[1:], " "), got, want)
	}
	if stderr := ts.ReadFile("stderr"); strings.Contains(stderr, "goroutine ") || strings.Contains(stderr, "internal error") {
		ts.Fatalf("attrib %s: it broke:\n%s", strings.Join(args[1:], " "), stderr)
	}
}

// inputs are what generate writes.
var inputs = map[string]func() string{
	"empty":    func() string { return "" },
	"binary":   func() string { return "\x7fELF\x02\x01\x01" + strings.Repeat("\x00\x01\xfe", 500) },
	"encoding": func() string { return "Der M\x81ller \x8d\x8f\x90 und \x9d sagte nichts.\n" }, // bytes that windows-1252 leaves open
	"crlf":     func() string { return "One line.\r\n\r\n“The mill is closed,” Elena Petrova said.\r\nno end" },
	"longline": func() string {
		return strings.Repeat("The mill by the river is closed, and nobody said why or for how long. ", 10<<20/70/slower)
	},
	"marks": func() string { return strings.Repeat(`"x `, 100_000/slower) + strings.Repeat("“x ", 100_000/slower) },
	"nested": func() string {
		return strings.Repeat("“a ‘b ", 5_000/slower) + strings.Repeat("c’ d” ", 5_000/slower)
	},
	"many": func() string { return strings.Repeat("“The mill is closed,” Elena Petrova said.\n\n", 4_000) },
}

func scriptGenerate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 || inputs[args[0]] == nil {
		ts.Fatalf("usage: generate KIND FILE")
	}
	path := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o777))
	ts.Check(os.WriteFile(path, []byte(inputs[args[0]]()), 0o666))
}
