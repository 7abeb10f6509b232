package read

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// web is a network of a few pages.
type web map[string]Page

func (w web) fetch(_ context.Context, address string) (*Page, error) {
	p, ok := w[address]
	if !ok {
		return nil, errors.New("the server answered 404 Not Found")
	}
	if p.Address == "" {
		p.Address = address
	}
	return &p, nil
}

const printed = "<!doctype html><title>The mill</title><article><h1>The mill is closed</h1><p>“Nobody told us,” Elena Petrova said on Monday.</p></article>"

func TestAddress(t *testing.T) {
	russian := "\xcc\xe5\xeb\xfc\xed\xe8\xf6\xe0 \xe7\xe0\xea\xf0\xfb\xf2\xe0.\n" // windows-1251
	pages := web{
		"https://example.org/story":       {Type: "text/html; charset=utf-8", Body: []byte(printed)},
		"https://example.org/moved":       {Address: "https://example.org/story", Type: "text/html", Body: []byte(printed), Notes: []string{"redirected to https://example.org/story"}},
		"https://example.org/notes":       {Type: "text/markdown", Body: []byte("# Head\n\nOne.\n")},
		"https://example.org/raw/n.md":    {Type: "text/plain; charset=utf-8", Body: []byte("# Head\n\nOne.\n")},
		"https://example.org/page.md":     {Type: "text/html", Body: []byte(printed)},
		"https://example.org/unnamed":     {Body: []byte("Head\n\nOne.\n")},
		"https://example.org/russian":     {Type: "text/plain; charset=windows-1251", Body: []byte(russian)},
		"https://example.org/mislabel":    {Type: "text/plain; charset=iso-8859-1", Body: []byte("“One.”\n")},
		"https://example.org/own":         {Type: "text/html; charset=iso-8859-1", Body: []byte("<!doctype html><meta charset=windows-1251><p>" + russian)},
		"https://ann:secret@example.org/": {Address: "https://example.org/", Type: "text/plain", Body: []byte("One.\n")},
	}
	for _, c := range []struct{ source, path, address, format, text, notes string }{
		{"https://example.org/story", "", "", "html", "Nobody told us", ""},
		{"https://example.org/moved", "", "https://example.org/story", "html", "Nobody told us", "redirected to https://example.org/story"},
		{"https://example.org/notes", "", "", "markdown", "# Head", ""},
		{"https://example.org/raw/n.md", "", "", "markdown", "# Head", ""},
		{"https://example.org/page.md", "", "", "html", "Nobody told us", ""},
		{"https://example.org/unnamed", "", "", "text", "Head", ""},
		{"https://example.org/russian", "", "", "text", "Мельница закрыта", "decoded from windows-1251"},
		{"https://example.org/mislabel", "", "", "text", "“One.”", "declared to be in windows-1252, but is in UTF-8"},
		{"https://example.org/own", "", "", "html", "Мельница закрыта", "decoded from windows-1251"},
		{"https://ann:secret@example.org/", "https://example.org/", "https://example.org/", "text", "One.", ""},
	} {
		doc, err := One(t.Context(), c.source, Options{Fetch: pages.fetch})
		if err != nil {
			t.Errorf("%s: %v", c.source, err)
			continue
		}
		if c.path == "" {
			c.path = c.source
		}
		if c.address == "" {
			c.address = c.source
		}
		if doc.Path != c.path || doc.Address != c.address || doc.Format != c.format || !strings.Contains(doc.Text, c.text) || strings.Join(doc.Notes, "; ") != c.notes {
			t.Errorf("%s: is %s of %s, %s, %q, noted %q", c.source, doc.Path, doc.Address, doc.Format, doc.Text, doc.Notes)
		}
	}
}

// An address may name a place on its page. It is not sent, and the page is read.
func TestAddressWithFragment(t *testing.T) {
	var asked string
	doc, err := One(t.Context(), "https://example.org/story#part", Options{Fetch: func(_ context.Context, address string) (*Page, error) {
		asked = address
		return &Page{Address: "https://example.org/story", Type: "text/html", Body: []byte(printed)}, nil
	}})
	if err != nil || doc.Path != "https://example.org/story#part" || doc.Address != "https://example.org/story" || !strings.Contains(asked, "example.org/story") {
		t.Errorf("%+v, %v, asked for %s", doc, err, asked)
	}
}

func TestAddressErrors(t *testing.T) {
	pages := web{
		"https://example.org/empty":   {Type: "text/html"},
		"https://example.org/picture": {Type: "image/png", Body: []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")},
	}
	for _, c := range []struct {
		source, want string
		is           error
	}{
		{"https://example.org/none", "https://example.org/none: the server answered 404 Not Found", nil},
		{"https://ann:secret@example.org/none", "https://example.org/none: the server answered 404 Not Found", nil},
		{"https://example.org/empty", "https://example.org/empty: no text in it", ErrEmpty},
		{"https://example.org/picture", "https://example.org/picture: a PNG picture, not text", ErrBinary},
		{"file:///etc/passwd", "file:///etc/passwd: a file is named by its path, without file://", ErrAddress},
		{"ftp://ann:secret@example.org/a", "ftp://example.org/a: ftp:// is not fetched (http:// and https:// are)", ErrAddress},
		{"https:///story", "https:///story: an address without a host", ErrAddress},
		{"http://[::1/", "http://[::1/: not a valid address", ErrAddress},
		{"https://ann:se/cret@example.org/", "https://example.org/: not a valid address", ErrAddress},
	} {
		_, err := One(t.Context(), c.source, Options{Fetch: pages.fetch})
		if err == nil || err.Error() != c.want || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: %v\nwant %s", c.source, err, c.want)
		}
	}
	// Without a way to fetch, nothing is fetched.
	for _, read := range []func() error{
		func() error { _, err := File("https://example.org/story"); return err },
		func() error {
			r, err := Files(t.Context(), []string{"https://example.org/story"}, Options{})
			if err != nil || len(r.Errors) != 1 {
				return err
			}
			return r.Errors[0]
		},
	} {
		if err := read(); !errors.Is(err, ErrAddress) || err.Error() != "https://example.org/story: an address, and addresses are not fetched here" {
			t.Errorf("%v", err)
		}
	}
}

// Only what stands among the sources is fetched: not what a folder or a page holds,
// and each once.
func TestOnlyWhatIsNamedIsFetched(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"http:":    "A file of an odd name.\n",
		"links.md": "[One](https://example.org/one) and https://example.org/two.\n",
		"page.html": `<!doctype html><link rel="canonical" href="https://example.org/three"><p>` +
			`<img src="https://example.org/four">“One,” Elena Petrova said.</p><iframe src="https://example.org/five"></iframe>`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Skip(err) // no such names here
		}
	}
	var asked []string
	r, err := Files(t.Context(), []string{dir, "https://example.org/story", "https://example.org/story"}, Options{
		Fetch: func(_ context.Context, address string) (*Page, error) {
			asked = append(asked, address)
			return &Page{Address: address, Type: "text/html", Body: []byte(printed)}, nil
		},
	})
	if err != nil || len(r.Errors) > 0 || len(r.Documents) != 3 || r.Documents[2].Path != "https://example.org/story" {
		t.Errorf("%+v, %v", r, err)
	}
	if !slices.Equal(asked, []string{"https://example.org/story"}) {
		t.Errorf("asked for %q", asked)
	}
}

// Several pages are fetched at once, no more than a few, and come in their order.
func TestAddressesAtOnce(t *testing.T) {
	const n = 20
	var paths []string
	for i := range n {
		paths = append(paths, fmt.Sprintf("https://example.org/%d", i))
	}
	var mu sync.Mutex
	under, most := 0, 0
	second := make(chan bool)
	r, err := Files(t.Context(), paths, Options{Fetch: func(_ context.Context, address string) (*Page, error) {
		mu.Lock()
		under++
		most = max(most, under)
		mu.Unlock()
		switch address {
		case paths[0]:
			<-second // the first answers only when another was asked for
		case paths[1]:
			close(second)
		}
		mu.Lock()
		under--
		mu.Unlock()
		return &Page{Address: address, Type: "text/plain", Body: []byte("Page " + address + "\n")}, nil
	}})
	if err != nil || len(r.Documents) != n || most > 4 {
		t.Fatalf("%d documents, %d at once, %v", len(r.Documents), most, err)
	}
	for i, d := range r.Documents {
		if d.Path != paths[i] || !strings.Contains(d.Text, paths[i]) {
			t.Errorf("%s is number %d", d.Path, i)
		}
	}
}

func TestAddressCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Files(ctx, []string{"https://example.org/story"}, Options{Fetch: func(ctx context.Context, _ string) (*Page, error) {
		cancel()
		<-ctx.Done()
		return nil, ctx.Err()
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want that it was cancelled", err)
	}
}

// Whatever a server says and sends, it is a document or one error.
func FuzzAddress(f *testing.F) {
	f.Add("https://example.org/story", "text/html; charset=utf-8", []byte(printed))
	f.Add("https://a:b@example.org/x.md?y#z", "text/plain; charset=koi8-r", []byte("\xf0\xd2\xc9\xd7\xc5\xd4"))
	f.Add("http://[::1]:80/#3", "text/html; charset=iso-2022-jp", []byte("\x1b$B$3\x1b(B"))
	f.Add("file:///x", "", []byte("x"))
	f.Add("https://example.org/%zz@", ";;;=", []byte{0xff, 0xfe, 'a', 0})
	f.Fuzz(func(t *testing.T, address, contentType string, body []byte) {
		if !isAddress(address) {
			return
		}
		doc, err := One(t.Context(), address, Options{Fetch: func(context.Context, string) (*Page, error) {
			return &Page{Address: "https://example.org/", Type: contentType, Body: body}, nil
		}})
		if err == nil {
			if doc.Path != Path(address) {
				t.Errorf("%q is called %q", address, doc.Path)
			}
			check(t, doc)
			return
		}
		if _, ok := err.(*Error); !ok || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v is no error of ours", address, err)
		}
	})
}
