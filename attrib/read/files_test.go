package read

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lay writes files into a new folder and goes into it.
func lay(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

func readAll(t *testing.T, o Options, paths ...string) (docs, errs []string, r *Result) {
	t.Helper()
	r, err := Files(context.Background(), paths, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Documents {
		docs = append(docs, filepath.ToSlash(d.Path))
	}
	for _, e := range r.Errors {
		errs = append(errs, filepath.ToSlash(e.Error()))
	}
	return docs, errs, r
}

const sentence = "The quay fell on Monday, she said.\n"

func TestFiles(t *testing.T) {
	lay(t, map[string]string{
		"b.txt": sentence, "a.md": sentence, "dir/z.html": "<p>" + sentence + "</p>", "dir/sub/y.txt": sentence, "dir/a.txt": sentence, "dir/x.png": "\x89PNG",
		"dir/.hidden.txt": sentence, "dir/.git/c.txt": sentence, "dir/empty.txt": "", "odd.asc": sentence, "dir/more.asc": sentence, "nothing/x.bin": "x", "bare/.keep": "",
	})
	for _, tt := range []struct {
		name       string
		paths      []string
		options    Options
		docs, errs []string
		skipped    int
	}{
		{"order as given", []string{"b.txt", "a.md"}, Options{}, []string{"b.txt", "a.md"}, nil, 0},
		{"folder walked", []string{"dir"}, Options{}, []string{"dir/a.txt", "dir/sub/y.txt", "dir/z.html"}, []string{"dir/empty.txt: no text in it"}, 2},
		{"one job", []string{"dir"}, Options{Jobs: 1}, []string{"dir/a.txt", "dir/sub/y.txt", "dir/z.html"}, []string{"dir/empty.txt: no text in it"}, 2},
		{"named files are always read", []string{"odd.asc"}, Options{Exclude: []string{"*"}}, []string{"odd.asc"}, nil, 0},
		{"include", []string{"dir"}, Options{Include: []string{"*.html", "sub/**"}}, []string{"dir/sub/y.txt", "dir/z.html"}, nil, 0},
		{"include names an ending", []string{"dir"}, Options{Include: []string{"*.asc"}}, []string{"dir/more.asc"}, nil, 0},
		{"exclude", []string{"dir"}, Options{Exclude: []string{"sub", "empty.*"}}, []string{"dir/a.txt", "dir/z.html"}, nil, 2},
		{"exclude by path", []string{"dir"}, Options{Exclude: []string{"**/y.txt", "empty.txt"}}, []string{"dir/a.txt", "dir/z.html"}, nil, 2},
		{"read once", []string{"dir/a.txt", "./dir/a.txt", "dir"}, Options{Exclude: []string{"empty.txt"}}, []string{"dir/a.txt", "dir/sub/y.txt", "dir/z.html"}, nil, 2},
		{"missing among others", []string{"b.txt", "no.txt", "a.md"}, Options{}, []string{"b.txt", "a.md"}, []string{"no.txt: no such file"}, 0},
		{"nothing readable", []string{"nothing", "bare"}, Options{}, nil, []string{"nothing: a folder without files to read (1 file of no known format)", "bare: a folder without files to read"}, 1},
		{"standard input", []string{"-", "b.txt"}, Options{Stdin: strings.NewReader(sentence)}, []string{"-", "b.txt"}, nil, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			docs, errs, r := readAll(t, tt.options, tt.paths...)
			if diff := cmp.Diff(tt.docs, docs); diff != "" {
				t.Errorf("documents (-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(tt.errs, errs); diff != "" {
				t.Errorf("errors (-want +got)\n%s", diff)
			}
			if r.Skipped != tt.skipped {
				t.Errorf("skipped %d, want %d", r.Skipped, tt.skipped)
			}
		})
	}
}

func TestFilesErrorsAreTold(t *testing.T) {
	lay(t, map[string]string{"nothing/x.bin": "x"})
	_, _, r := readAll(t, Options{}, "nothing", "no.txt")
	if len(r.Errors) != 2 || !errors.Is(r.Errors[0], ErrNoFiles) || !errors.Is(r.Errors[1], fs.ErrNotExist) {
		t.Errorf("got %v", r.Errors)
	}
}

func TestLinksEnd(t *testing.T) {
	lay(t, map[string]string{"dir/a.txt": sentence, "other/b.txt": sentence})
	for link, to := range map[string]string{"dir/loop": "../dir", "dir/out": "../other", "other/back": "../dir", "dir/gone.txt": "nowhere"} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	docs, errs, _ := readAll(t, Options{}, "dir")
	if diff := cmp.Diff([]string{"dir/a.txt", "dir/out/b.txt"}, docs); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"dir/gone.txt: no such file"}, errs); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestProgressCounts(t *testing.T) {
	lay(t, map[string]string{"a.txt": sentence, "b.txt": sentence, "c.txt": ""})
	var seen []int
	_, _, _ = readAll(t, Options{Progress: func(done, total int) {
		if total != 4 {
			t.Errorf("total %d, want 4", total)
		}
		seen = append(seen, done)
	}}, "a.txt", "b.txt", "c.txt", "missing.txt")
	if diff := cmp.Diff([]int{1, 2, 3, 4}, seen); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestFilesStops(t *testing.T) {
	lay(t, map[string]string{"a.txt": sentence})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Files(ctx, []string{"a.txt"}, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := Files(context.Background(), []string{"a.txt"}, Options{Include: []string{"[a"}}); err == nil || err.Error() != "bad glob: [a" {
		t.Errorf("got %v", err)
	}
}
