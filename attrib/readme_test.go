package attrib_test

// The screens that README.md shows are what is really printed. After a change
// that alters them, go test ./attrib -run README -update puts the new ones in.

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the screens of README.md")

// console is a block of README.md that shows a command and what it prints.
var console = regexp.MustCompile("(?s)```console\n\\$ ([^\n]*)\n(.*?)```")

func TestREADMEShowsWhatIsPrinted(t *testing.T) {
	gotool, err := exec.LookPath("go")
	if err != nil {
		if os.Getenv("ATTRIB_TEST_ALL") == "1" {
			t.Fatal(err)
		}
		t.Skip("the go command is not on the path")
	}
	const file = "../README.md"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	attrib := filepath.Join(t.TempDir(), "attrib.exe")
	build := exec.CommandContext(t.Context(), gotool, "build", "-o", attrib, "../cmd/attrib")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	blocks := 0
	shown := console.ReplaceAllStringFunc(string(text), func(block string) string {
		blocks++
		command := console.FindStringSubmatch(block)[1]
		args, run := strings.CutPrefix(command, "go run ./cmd/attrib ")
		if !run {
			var ok bool
			if args, ok = strings.CutPrefix(command, "attrib "); !ok {
				t.Fatalf("no command of attrib: %s", command)
			}
		}
		cmd := exec.CommandContext(t.Context(), attrib, strings.Fields(args)...)
		cmd.Dir = ".."
		out, err := cmd.CombinedOutput()
		if run && err != nil {
			out = append(out, err.Error()+"\n"...) // as the go command says it
		}
		return "```console\n$ " + command + "\n" + string(out) + "```"
	})
	if blocks < 3 {
		t.Errorf("only %d screens found", blocks)
	}
	if *update {
		if err := os.WriteFile(file, []byte(shown), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(string(text), "\n"), strings.Split(shown, "\n")); diff != "" {
		t.Errorf("README.md shows what is no longer printed (- shown, + printed); run with -update\n%s", diff)
	}
}
