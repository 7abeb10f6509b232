package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// site serves a few pages on 127.0.0.1.
func site(t *testing.T) *httptest.Server {
	pages := map[string]string{
		"/story":  `<!doctype html><title>The mill</title><article><h1>The mill is closed</h1><p>“Nobody told us before the Monday shift,” Elena Petrova said.</p></article>`,
		"/draft":  "<!doctype html><article><h1>The mill</h1><p>“Nobody told us before the Sunday shift,” Elena Petrova said.</p></article>",
		"/latin1": "Le caf\xe9 est ferm\xe9.\n",
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if agent := r.UserAgent(); !strings.HasPrefix(agent, "attrib/") || strings.ContainsAny(agent, "() ") {
			t.Errorf("attrib calls itself %q", agent)
		}
		switch page, ok := pages[r.URL.Path]; {
		case r.URL.Path == "/moved":
			http.Redirect(w, r, "/story", http.StatusMovedPermanently)
		case r.URL.Path == "/slow":
			<-r.Context().Done()
		case !ok:
			w.WriteHeader(http.StatusNotFound)
		default:
			w.Header().Set("ETag", `"1"`)
			if r.URL.Path == "/latin1" {
				w.Header().Set("Content-Type", "text/plain; charset=iso-8859-1")
			}
			fmt.Fprint(w, page)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

// runs runs attrib with a cache of its own, and gives what it said and its status.
func runs(t *testing.T, cache string, env []string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	cmd := start(t, args...)
	cmd.Env = append(append(os.Environ(), "HOME="+cache, "LocalAppData="+cache, "XDG_CACHE_HOME="+cache, "NO_PROXY=", "no_proxy="), env...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			t.Fatal(err)
		}
		status = exit.ExitCode()
	}
	return out.String(), said.String(), status
}

// An address is a source of every command, and the draft of check.
func TestAddresses(t *testing.T) {
	s, cache := site(t), t.TempDir()
	with := strings.Replace(s.URL, "://", "://ann:secret@", 1)
	for _, c := range []struct {
		args           string
		stdout, stderr string // what stands there
		status         int
	}{
		{"text URL/story", "Nobody told us", "", 0},
		{"text URL/latin1", "Le café est fermé.", "decoded from windows-1252", 0},
		{"extract URL/story", "URL/story", "", 0},
		{"extract --format jsonl WITH/story", `"source":"URL/story"`, "", 0},
		{"compare URL/story URL/draft", "URL/draft", "", 1},
		{"check URL/draft --against URL/story", "altered", "", 1},
		{"check WITH/draft --against URL/moved", "altered", "URL/moved: redirected to URL/story", 1},
		{"check WITH/draft", "", "nothing to check URL/draft against", 2},
		{"check URL/none --against URL/story", "", "URL/none: the server answered 404 Not Found", 2},
		{"extract URL/none WITH/gone URL/story", "Nobody told us", "URL/gone: the server answered 404 Not Found", 2},
		{"text file:///etc/passwd", "", "file:///etc/passwd: a file is named by its path, without file://", 2},
		{"text ftp://127.0.0.1/x", "", "ftp:// is not fetched (http:// and https:// are)", 2},
		{"text --timeout 20ms URL/slow", "", "URL/slow: no whole page within 20ms", 2},
		{"extract --timeout 0s URL/story", "", "--timeout: a time above 0 is wanted, as in 30s", 2},
	} {
		fill := strings.NewReplacer("URL", s.URL, "WITH", with)
		stdout, stderr, status := runs(t, cache, nil, strings.Fields(fill.Replace(c.args))...)
		if status != c.status || !strings.Contains(stdout, fill.Replace(c.stdout)) || !strings.Contains(stderr, fill.Replace(c.stderr)) {
			t.Errorf("attrib %s: exit status %d\n%s%s", c.args, status, stdout, stderr)
		}
		if strings.Contains(stdout+stderr, "secret") {
			t.Errorf("attrib %s shows the password:\n%s%s", c.args, stdout, stderr)
		}
	}
}

// Where pages are kept is the user's own folder; where there is none, none is kept.
func TestAddressesAreKept(t *testing.T) {
	s, cache := site(t), t.TempDir()
	if _, stderr, status := runs(t, cache, nil, "text", s.URL+"/story"); status != 0 {
		t.Fatal(stderr)
	}
	if kept, _ := filepath.Glob(filepath.Join(cache, "attrib", "pages", "*")); len(kept) != 1 && runtime.GOOS == "linux" {
		t.Errorf("%q are kept", kept)
	}
	if stdout, stderr, status := runs(t, os.DevNull, nil, "text", s.URL+"/story"); status != 0 || stdout == "" || stderr != "" {
		t.Errorf("without a cache: exit status %d, %s", status, stderr)
	}
}

// The environment's proxy is asked for a host that only it knows.
func TestProxy(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "The proxy was asked for %s.\n", r.URL)
	}))
	defer proxy.Close()
	cache := t.TempDir()
	stdout, stderr, status := runs(t, cache, []string{"HTTP_PROXY=" + proxy.URL, "http_proxy=" + proxy.URL}, "text", "http://mill.invalid/story")
	if want := "The proxy was asked for http://mill.invalid/story.\n"; status != 0 || stdout != want {
		t.Errorf("exit status %d\n%s%s", status, stdout, stderr)
	}
	proxy.Close()
	_, stderr, status = runs(t, cache, []string{"HTTP_PROXY=" + proxy.URL, "http_proxy=" + proxy.URL}, "text", "http://mill.invalid/story")
	if want := "attrib: http://mill.invalid/story: through the proxy: connection refused\n"; status != 2 || stderr != want {
		t.Errorf("exit status %d\n%s, want\n%s", status, stderr, want)
	}
}
