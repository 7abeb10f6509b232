package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Wherever flags stand among the arguments, and in whatever order, the command
// sees the same: that is what the order is changed for.
func TestArrangeFindsFlagsAnywhere(t *testing.T) {
	app := (&program{stdout: os.Stdout, stderr: os.Stderr}).app()
	rapid.Check(t, func(t *rapid.T) {
		files := rapid.SliceOfN(rapid.SampledFrom([]string{"a.txt", "-", "help", "b c", "format"}), 1, 4).Draw(t, "files")
		flags := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
			"--format json", "--format=json", "-f json", "--quiet", "-q", "--against x.txt", "--output=-", "--claims",
		}), 0, 4, rapid.ID).Draw(t, "flags")

		// Deal the flags, in their order, into the places between the files.
		line := []string{"attrib", "check"}
		next := 0
		for _, f := range append(slices.Clone(files), "") {
			for next < len(flags) && rapid.Bool().Draw(t, "flag here") {
				line = append(line, strings.Fields(flags[next])...)
				next++
			}
			if f != "" {
				line = append(line, f)
			}
		}
		for ; next < len(flags); next++ {
			line = append(line, strings.Fields(flags[next])...)
		}

		got, err := arrange(app, line)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		want := []string{"attrib", "check"}
		for _, f := range flags {
			want = append(want, strings.Fields(f)...)
		}
		want = append(append(want, "--"), files...)
		if !slices.Equal(got, want) {
			t.Errorf("%q becomes\n%q, want\n%q", line, got, want)
		}
	})
}

func FuzzArrange(f *testing.F) {
	f.Add("attrib check a --against b --format=json -- -x")
	f.Add("attrib --")
	f.Add("attrib -q=x --=y -- ---")
	f.Add("attrib explain -h --config")
	app := (&program{stdout: os.Stdout, stderr: os.Stderr}).app()
	f.Fuzz(func(t *testing.T, line string) {
		args := append([]string{"attrib"}, strings.Split(line, " ")...)
		got, err := arrange(app, args)
		if err != nil {
			if strings.Contains(err.Error(), "\n") && !strings.Contains(line, "\n") {
				t.Errorf("%q: more than one line: %v", args, err)
			}
			return
		}
		if len(got) < 2 || app.Command(got[1]) == nil {
			t.Errorf("%q becomes %q, which names no command", args, got)
		}
	})
}
