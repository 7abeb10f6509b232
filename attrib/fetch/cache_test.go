package fetch

import (
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// kept gives the files of a cache.
func kept(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A page is asked for each time, and sent only when it has changed.
func TestCache(t *testing.T) {
	text, sent := "first", 0
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/moved" {
			http.Redirect(w, r, "/story", http.StatusFound)
			return
		}
		w.Header().Set("ETag", `"`+text+`"`)
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		if r.Header.Get("If-None-Match") == `"`+text+`"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		sent++
		io.WriteString(w, text)
	})
	dir := filepath.Join(t.TempDir(), "attrib", "pages")
	for _, step := range []struct {
		path, text string
		sent       int
	}{
		{"/story", "first", 1},
		{"/story", "first", 1},
		{"/story", "second", 2},
		{"/story", "second", 2},
		{"/moved", "second", 3},
		{"/moved", "second", 3},
	} {
		text = step.text
		page, err := (&Client{Cache: dir}).Get(t.Context(), s.URL+step.path) // another run
		if err != nil {
			t.Fatal(err)
		}
		if string(page.Body) != step.text || page.Address != s.URL+"/story" || page.Type != "text/plain; charset=utf-8" || sent != step.sent {
			t.Errorf("%v: %q of type %s, sent %d times", step, page.Body, page.Type, sent)
		}
		if moved := slices.Contains(page.Notes, "redirected to "+s.URL+"/story"); moved != (step.path == "/moved") {
			t.Errorf("%v: the notes are %q", step, page.Notes)
		}
	}
	files := kept(t, dir)
	if len(files) != 2 {
		t.Errorf("%q are kept, want two pages", files)
	}
	if runtime.GOOS != "windows" {
		for path, want := range map[string]fs.FileMode{dir: 0o700, filepath.Dir(dir): 0o700, files[0]: 0o600} {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, want %v", path, info.Mode(), want)
			}
		}
	}
}

func TestNotKept(t *testing.T) {
	headers := http.Header{}
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		for name := range headers {
			w.Header().Set(name, headers.Get(name))
		}
		io.WriteString(w, "hello")
	})
	dir := t.TempDir()
	client := &Client{Cache: dir}
	get := func(address string) {
		t.Helper()
		if _, err := client.Get(t.Context(), address); err != nil {
			t.Fatal(err)
		}
	}
	for name, h := range map[string]http.Header{
		"without a validator": {},
		"forbidden":           {"Etag": {`"1"`}, "Cache-Control": {"private, No-Store"}},
		"different each time": {"Last-Modified": {"Tue, 14 Oct 2025 10:30:00 GMT"}, "Vary": {"*"}},
	} {
		headers = h
		if get(s.URL); len(kept(t, dir)) > 0 {
			t.Errorf("%s: it is kept", name)
		}
	}
	headers = http.Header{"Etag": {`"1"`}}
	if get(strings.Replace(s.URL, "://", "://ann:secret@", 1)); len(kept(t, dir)) > 0 {
		t.Error("what a password opened is kept")
	}
	if get(s.URL); len(kept(t, dir)) != 1 {
		t.Error("nothing is kept at all")
	}
	headers = http.Header{"Etag": {`"2"`}, "Cache-Control": {"no-store"}}
	if get(s.URL); len(kept(t, dir)) > 0 {
		t.Error("what is now forbidden is still kept")
	}
}

// A cache that is broken, or that cannot be written, is none.
func TestBrokenCache(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, "the whole story")
	})
	dir := t.TempDir()
	client := &Client{Cache: dir}
	get := func() {
		t.Helper()
		page, err := client.Get(t.Context(), s.URL)
		if err != nil || string(page.Body) != "the whole story" {
			t.Errorf("%v, %v", page, err)
		}
	}
	get()
	path := kept(t, dir)[0]
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range []string{"", "\n", "{}", "null\nthe whole story", string(whole[:len(whole)-3]), string(whole) + "x", strings.Replace(string(whole), s.URL, "http://other", 1)} {
		if err := os.WriteFile(path, []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		get()
		if now, _ := os.ReadFile(path); string(now) != string(whole) {
			t.Errorf("%q stays in the cache", broken)
		}
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	client.Cache = filepath.Join(file, "pages") // a folder that cannot be made
	get()
}

// An address that leads elsewhere now is another page, whatever its validator says.
func TestSameValidatorOfAnotherPage(t *testing.T) {
	to := "/one"
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, r.URL.Path)
	})
	client := &Client{Cache: t.TempDir()}
	for _, to = range []string{"/one", "/one", "/two"} {
		page, err := client.Get(t.Context(), s.URL+"/")
		if err != nil || string(page.Body) != to {
			t.Errorf("%s: %v, %v", to, page, err)
		}
	}
}

// The cache holds what was asked for last.
func TestCacheIsBounded(t *testing.T) {
	dir := t.TempDir()
	for i, name := range []string{"a", "b", "c"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, maxAll/2); err != nil { // takes no room
			t.Skip(err)
		}
		day := int64(86400 * (i + 1))
		if err := os.Chtimes(path, time.Unix(day, 0), time.Unix(day, 0)); err != nil {
			t.Fatal(err)
		}
	}
	cached{path: filepath.Join(dir, "new")}.prune()
	if left := kept(t, dir); len(left) != 2 || filepath.Base(left[0]) != "b" {
		t.Errorf("%q are left, want the two newest", left)
	}
}
