package report

// What each format makes of each report, kept in testdata for reading.
// go test ./attrib/report -update writes it anew.

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// formats are the writers of a report, by the end of their golden files' names.
var formats = map[string]func(io.Writer, *attrib.Report) error{
	".txt":       func(w io.Writer, r *attrib.Report) error { return Text(w, r, Options{}) },
	".40.txt":    func(w io.Writer, r *attrib.Report) error { return Text(w, r, Options{Width: 40}) },
	".color.txt": func(w io.Writer, r *attrib.Report) error { return Text(w, r, Options{Color: true}) },
	".json":      JSON,
	".jsonl":     JSONL,
	".html":      func(w io.Writer, r *attrib.Report) error { return HTML(w, r, Options{}) },
	".list.txt": func(w io.Writer, r *attrib.Report) error {
		return TextStatements(w, r.Sources, r.Statements, Options{})
	},
	".list.json":  func(w io.Writer, r *attrib.Report) error { return JSONStatements(w, r.Sources, r.Statements) },
	".list.jsonl": func(w io.Writer, r *attrib.Report) error { return JSONLStatements(w, r.Statements) },
	".list.html": func(w io.Writer, r *attrib.Report) error {
		return HTMLStatements(w, r.Sources, r.Statements, Options{})
	},
}

// kept says which golden files there are: all formats of the two plain reports,
// and of the others those that show something more.
func kept(name, format string) bool {
	switch name {
	case "compare", "check":
		return true
	case "hostile", "long", "nothing", "empty":
		return format == ".txt" || format == ".list.txt"
	}
	return format == ".txt" || format == ".html"
}

func written(t testing.TB, write func(io.Writer, *attrib.Report) error, r *attrib.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for name, r := range reports() {
		for format, write := range formats {
			if !kept(name, format) {
				continue
			}
			t.Run(name+format, func(t *testing.T) {
				got := written(t, write, r)
				file := filepath.Join("testdata", name+format)
				if *update {
					if err := os.WriteFile(file, got, 0o644); err != nil {
						t.Fatal(err)
					}
					return
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(string(want), string(got)); d != "" {
					t.Errorf("%s differs (-want +got):\n%s", file, d)
				}
			})
		}
	}
}

// Two runs over reports that are equal give the same bytes.
func TestDeterministic(t *testing.T) {
	again := reports()
	for name, r := range reports() {
		for format, write := range formats {
			if !bytes.Equal(written(t, write, r), written(t, write, again[name])) {
				t.Errorf("%s%s differs from run to run", name, format)
			}
		}
	}
}

// A nil report is an empty one.
func TestNil(t *testing.T) {
	for format, write := range formats {
		if format[:min(5, len(format))] == ".list" {
			continue
		}
		if b := written(t, write, nil); len(b) == 0 {
			t.Errorf("%s wrote nothing", format)
		}
	}
}
