package main

import (
	"errors"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"attrib-train": main})
}

// The scripts under testdata/script are the command line's tests. Beside the
// usual commands they have
//
//	status N ARG...    run attrib-train with the arguments; its exit status is N
//	corpus FOLDER N    write a corpus of N made-up articles
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": scriptStatus,
			"corpus": scriptCorpus,
		},
	})
}

func scriptStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: status N ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec("attrib-train", args[1:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("attrib-train: %v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("attrib-train %s: exit status %d, want %d", strings.Join(args[1:], " "), got, want)
	}
	stderr := ts.ReadFile("stderr")
	if strings.Contains(stderr, "goroutine ") {
		ts.Fatalf("attrib-train %s: it broke:\n%s", strings.Join(args[1:], " "), stderr)
	}
	if lines := strings.Count(stderr, "\n"); got == statusFailed && lines != 1 {
		ts.Fatalf("attrib-train %s: the error is %d lines:\n%s", strings.Join(args[1:], " "), lines, stderr)
	}
}

func scriptCorpus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: corpus FOLDER N")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(writeCorpus(ts.MkAbs(args[0]), n, uint64(n)))
}
