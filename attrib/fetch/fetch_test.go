package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/attribcheck/attrib/attrib/read"
)

// serve answers on 127.0.0.1 with f, until the test ends.
func serve(t *testing.T, f http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(f)
	t.Cleanup(s.Close)
	return s
}

func answer(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(status)
		io.WriteString(w, body)
	}
}

func TestGet(t *testing.T) {
	var asked *http.Request
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r
		w.Header().Set("Content-Type", "text/html; charset=windows-1251")
		io.WriteString(w, "<p>Да</p>")
	})
	client := &Client{Agent: "attrib/1.2"}
	page, err := client.Get(t.Context(), s.URL+"/story?id=3#top")
	if err != nil {
		t.Fatal(err)
	}
	if page.Address != s.URL+"/story?id=3" || page.Type != "text/html; charset=windows-1251" || string(page.Body) != "<p>Да</p>" || len(page.Notes) > 0 {
		t.Errorf("got %+v", page)
	}
	if asked.Method != "GET" || asked.RequestURI != "/story?id=3" || asked.UserAgent() != "attrib/1.2" || asked.Header.Get("Cookie") != "" || asked.Header.Get("Referer") != "" {
		t.Errorf("the server was asked %s %s as %q", asked.Method, asked.RequestURI, asked.UserAgent())
	}
}

func TestRedirects(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if referer := r.Referer(); referer != "" {
			t.Errorf("%s is told of %s", r.URL, referer)
		}
		n := 0
		if _, err := fmt.Sscanf(r.URL.Path, "/%d", &n); err == nil && n > 0 {
			http.Redirect(w, r, fmt.Sprintf("/%d", n-1), http.StatusFound)
			return
		}
		switch r.URL.Path {
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusMovedPermanently)
		case "/file":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusMovedPermanently)
		case "/nowhere":
			w.WriteHeader(http.StatusFound)
		default:
			io.WriteString(w, "here")
		}
	})
	client := &Client{}
	page, err := client.Get(t.Context(), s.URL+"/2")
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"redirected to " + s.URL + "/1", "redirected to " + s.URL + "/0"}; page.Address != s.URL+"/0" || !slices.Equal(page.Notes, want) {
		t.Errorf("%s by way of %q", page.Address, page.Notes)
	}
	if page, err = client.Get(t.Context(), s.URL+"/10"); err != nil || len(page.Notes) != 10 {
		t.Errorf("ten redirects: %v", err)
	}
	for path, want := range map[string]string{
		"/11":      "redirected more than 10 times",
		"/loop":    "redirected more than 10 times",
		"/file":    "redirected to file:///etc/passwd, which is not fetched",
		"/nowhere": "the server answered 302 Found",
	} {
		if _, err := client.Get(t.Context(), s.URL+path); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}

// A page that was asked for over a line that nobody else reads is not got over one
// that anybody can change.
func TestRedirectFromHTTPS(t *testing.T) {
	plain := serve(t, answer(200, "changed on the way"))
	secure := httptest.NewTLSServer(http.RedirectHandler(plain.URL+"/story", http.StatusFound))
	defer secure.Close()
	client := &Client{transport: secure.Client().Transport}
	_, err := client.Get(t.Context(), secure.URL)
	if want := "redirected from https to " + plain.URL + "/story, which is not followed"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	up := serve(t, http.RedirectHandler("https://"+strings.TrimPrefix(secure.URL, "https://")+"/", http.StatusFound).ServeHTTP)
	secure.Config.Handler = answer(200, "safe")
	if page, err := client.Get(t.Context(), up.URL); err != nil || string(page.Body) != "safe" {
		t.Errorf("from http to https: %v", err)
	}
}

// What goes wrong is said in one plain line.
func TestErrors(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/missing":
			w.WriteHeader(http.StatusNotFound)
		case "/odd":
			w.WriteHeader(599)
		case "/unchanged":
			w.WriteHeader(http.StatusNotModified)
		case "/brotli":
			w.Header().Set("Content-Encoding", "br")
			io.WriteString(w, "\x0b\x02\x80hello\x03")
		case "/cut":
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "the beginning")
		case "/notgzip":
			w.Header().Set("Content-Encoding", "gzip")
			io.WriteString(w, "this is no gzip at all")
		case "/slam":
			connection, _, _ := w.(http.Hijacker).Hijack()
			connection.Close()
		case "/noise":
			connection, _, _ := w.(http.Hijacker).Hijack()
			io.WriteString(connection, "220 mail.example.org ready\r\n")
			connection.Close()
		}
	})
	secure := httptest.NewUnstartedServer(answer(200, "hello"))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0) // of handshakes that are meant to fail
	secure.StartTLS()
	defer secure.Close()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := "http://" + closed.Addr().String()
	closed.Close()

	client := &Client{}
	for _, c := range []struct{ address, want string }{
		{s.URL + "/missing", "the server answered 404 Not Found"},
		{s.URL + "/odd", "the server answered 599"},
		{s.URL + "/unchanged", "the server answered 304 Not Modified"},
		{s.URL + "/brotli", `the server compressed the page in a way that was not asked for ("br")`},
		{s.URL + "/cut", "the page breaks off"},
		{s.URL + "/notgzip", "could not be fetched (gzip: invalid header)"},
		{s.URL + "/slam", "the connection was cut"},
		{s.URL + "/noise", "what the server answers is not http"},
		{nobody, "connection refused"},
		{secure.URL, "the server's certificate is of an authority that is not known here"},
		{strings.Replace(s.URL, "http:", "https:", 1), "the server speaks http there, not https"},
		{"ftp://127.0.0.1/", "not an address that can be fetched"},
		{"http:///story", "not an address that can be fetched"},
	} {
		_, err := client.Get(t.Context(), c.address)
		if _, ok := errors.AsType[*Error](err); !ok || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.address, err, c.want)
		}
	}
	if _, err := client.Get(t.Context(), s.URL+"/missing"); err.(*Error).Status != 404 {
		t.Errorf("%#v: no status", err)
	}
	// A host of which the certificate does not speak.
	trusted := &Client{transport: secure.Client().Transport}
	port := secure.URL[strings.LastIndexByte(secure.URL, ':'):]
	if _, err := trusted.Get(t.Context(), "https://localhost"+port); err == nil || err.Error() != "the server's certificate is for another host" {
		t.Errorf("another host: %v", err)
	}
}

// What cannot be had on 127.0.0.1.
func TestErrorsOfTheNetwork(t *testing.T) {
	dial := func(err error) error {
		return &url.Error{Op: "Get", URL: "http://example.org", Err: &net.OpError{Op: "dial", Net: "tcp", Err: err}}
	}
	for _, c := range []struct {
		err  error
		want string
	}{
		{dial(&net.DNSError{Err: "no such host", Name: "example.org", IsNotFound: true}), "no such host: example.org"},
		{dial(&net.DNSError{Err: "server misbehaving", Name: "example.org"}), "the name example.org could not be looked up"},
		{dial(os.NewSyscallError("connect", syscall.ENETUNREACH)), "the host cannot be reached"},
		{dial(os.ErrDeadlineExceeded), "no connection within 15 seconds"},
		{&net.OpError{Op: "proxyconnect", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}, "through the proxy: connection refused"},
		{dial(x509.CertificateInvalidError{Reason: x509.Expired}), "the server's certificate has expired, or is not valid yet"},
		{dial(errors.New("something new")), "could not be fetched (something new)"},
	} {
		if err := plain(c.err); err.Error() != c.want || !errors.Is(err, c.err) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

// A page may be as large as the limit, and what it unpacks to as well.
func TestTooLarge(t *testing.T) {
	bomb := func(size int) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		for range size >> 10 {
			w.Write(make([]byte, 1<<10))
		}
		w.Close()
		return b.Bytes()
	}
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/exact":
			w.Write(make([]byte, 1<<20))
		case "/announced":
			w.Header().Set("Content-Length", "99999999999")
		case "/endless":
			for {
				if _, err := w.Write(make([]byte, 1<<16)); err != nil {
					return
				}
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb(16 << 20))
		case "/gzip":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb(1 << 20))
		}
	})
	client := &Client{most: 1 << 20}
	for _, path := range []string{"/exact", "/gzip"} {
		if page, err := client.Get(t.Context(), s.URL+path); err != nil || len(page.Body) != 1<<20 {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, path := range []string{"/announced", "/endless", "/bomb"} {
		_, err := client.Get(t.Context(), s.URL+path)
		if !errors.Is(err, read.ErrTooLarge) || err.Error() != "a page of more than 1 MiB" {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestSlow(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/drip" {
			io.WriteString(w, "a beginning")
			w.(http.Flusher).Flush()
		}
		<-r.Context().Done()
	})
	client := &Client{Timeout: 50 * time.Millisecond}
	for _, path := range []string{"/silent", "/drip"} {
		if _, err := client.Get(t.Context(), s.URL+path); err == nil || err.Error() != "no whole page within 50ms" {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	if _, err := (&Client{}).Get(ctx, s.URL); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want that it was cancelled", err)
	}
}

// Whatever an address holds before its @ is the user's secret.
func TestPasswordsAreNotShown(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != "ann" || password != "se:cret" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		if r.URL.Path == "/moved" {
			http.Redirect(w, r, "http://bob:hidden@"+r.Host+"/gone", http.StatusFound)
			return
		}
		io.WriteString(w, "hello")
	})
	with := strings.Replace(s.URL, "http://", "http://ann:se%3Acret@", 1)
	page, err := (&Client{Cache: t.TempDir()}).Get(t.Context(), with+"/story")
	if err != nil || page.Address != s.URL+"/story" {
		t.Fatalf("%+v, %v", page, err)
	}
	_, err = (&Client{}).Get(t.Context(), with+"/moved")
	if err == nil || strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "hidden") {
		t.Errorf("the error is %v", err)
	}
}
