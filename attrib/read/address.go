// Addresses: a page that the caller named, fetched by whatever the caller fetches
// with. Nothing in this package opens a connection.

package read

import (
	"context"
	"errors"
	"io/fs"
	"mime"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// Page is what an address gave.
type Page struct {
	Address string // the one that answered, after any redirects, without user and password
	Type    string // what the server says it is: "text/html; charset=utf-8"; "" where it does not
	Body    []byte
	Notes   []string // what was odd on the way, one line each: "redirected to …"
}

// Fetch gets the page at an http or https address. The address may hold a user and a
// password; no error names them.
type Fetch func(ctx context.Context, address string) (*Page, error)

// Path is the path that the document of a source has: the source as it was given,
// of an address without its user and password.
func Path(source string) string {
	if !isAddress(source) {
		return source
	}
	scheme, rest, _ := strings.Cut(source, "://")
	end := len(rest)
	if _, err := url.Parse(source); err == nil {
		if i := strings.IndexAny(rest, "/?#"); i >= 0 {
			end = i
		}
	}
	// What is no address may have its password anywhere before an @.
	return scheme + "://" + rest[strings.LastIndexByte(rest[:end], '@')+1:]
}

var anyScheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]+://`)

// isAddress reports whether a source is an address rather than a path.
func isAddress(source string) bool { return anyScheme.MatchString(source) }

// address gives the sources that an address holds, mostly one. Of a feed or an
// archive, the fragment names one: https://example.org/feed.xml#3.
func (m *members) address(address string) error {
	shown := Path(address)
	if err := fetchable(address); err != nil {
		return m.fail(shown, err)
	}
	if m.options.Fetch == nil {
		return m.fail(shown, ErrAddress)
	}
	page, err := m.options.Fetch(m.ctx, address)
	switch {
	case m.ctx.Err() != nil:
		return m.ctx.Err()
	case err != nil:
		return m.fail(shown, err)
	}

	body, notes := page.Body, page.Notes
	name := "page" + ending(page)
	if tell(name, body[:min(len(body), headSize)]) == nil {
		body, notes = inCharset(body, page.Type, notes)
	}

	// The page is read under a name that says what the server says it is. Each source
	// gets its own name again when it is given.
	base, fragment, _ := strings.Cut(shown, "#")
	var found []source
	inner := *m
	inner.take = func(s source) error {
		named := source{path: base + strings.TrimPrefix(s.path, name), held: s.held}
		if s.path == name {
			named.path = shown
		}
		notes, whole := notes, s.path == name
		if len(found) > 0 {
			notes = nil // said once
		}
		named.read = func() (*document.Document, error) {
			doc, err := s.read()
			if e, ok := errors.AsType[*Error](err); ok {
				return nil, &Error{Path: named.path, Err: e.Err}
			}
			if err != nil {
				return nil, err
			}
			doc.Path = named.path
			doc.Notes = slices.Concat(notes, doc.Notes)
			if whole && doc.Address == "" {
				doc.Address = page.Address
			}
			return doc, nil
		}
		found = append(found, named)
		if fragment != "" {
			return nil // it may name another
		}
		return m.take(named)
	}
	if err := inner.read(name, bytesFile(name, body)); err != nil || fragment == "" {
		return err
	}
	for _, s := range found {
		if s.path == shown {
			return m.take(s)
		}
	}
	return m.fail(shown, because(fs.ErrNotExist, "no such source in %s", base))
}

// fetchAhead begins to fetch the pages of all addresses among inputs, a few at a time in
// their order. The Fetch that it gives waits for one, once for each; until then its
// page is held.
func fetchAhead(ctx context.Context, inputs []input, fetch Fetch) Fetch {
	const few = 4
	type outcome struct {
		page *Page
		err  error
	}
	coming := map[string]chan outcome{}
	var addresses []string
	for _, in := range inputs {
		if isAddress(in.path) && in.err == nil && fetchable(in.path) == nil {
			addresses = append(addresses, in.path)
			coming[in.path] = make(chan outcome, 1)
		}
	}
	if fetch == nil || len(addresses) < 2 {
		return fetch
	}
	slots := make(chan struct{}, few)
	go func() {
		for _, address := range addresses {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			go func() {
				page, err := fetch(ctx, address)
				coming[address] <- outcome{page, err}
			}()
		}
	}()
	return func(ctx context.Context, address string) (*Page, error) {
		select {
		case o := <-coming[address]:
			<-slots
			return o.page, o.err
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// fetchable reports what keeps an address from being fetched.
func fetchable(address string) error {
	scheme, rest, _ := strings.Cut(address, "://")
	switch scheme = strings.ToLower(scheme); scheme {
	case "http", "https":
	case "file":
		return because(ErrAddress, "a file is named by its path, without file://")
	default:
		return because(ErrAddress, "%s:// is not fetched (http:// and https:// are)", scheme)
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || !utf8.ValidString(rest):
		return because(ErrAddress, "not a valid address")
	case u.Hostname() == "":
		return because(ErrAddress, "an address without a host")
	}
	return nil
}

// endings are those of files of the types that servers tell apart.
var endings = map[string]string{
	"text/html":             ".html",
	"application/xhtml+xml": ".html",
	"text/markdown":         ".md",
	"text/vtt":              ".vtt",
	"text/csv":              ".csv",
	"application/json":      ".json",
	"message/rfc822":        ".eml",
}

// ending is the ending of a file's name that tells of a page what its content leaves
// open: by its type, or, where that is any text or any bytes, by its address.
func ending(p *Page) string {
	media, _, _ := mime.ParseMediaType(p.Type)
	if e := endings[media]; e != "" {
		return e
	}
	if u, err := url.Parse(p.Address); err == nil {
		if e := path.Ext(u.Path); byName("page"+e) != nil {
			return e
		}
	}
	return ""
}

// inCharset decodes text from the encoding that the server names, where the text
// names none itself and could be in several.
func inCharset(body []byte, contentType string, notes []string) ([]byte, []string) {
	_, parameters, _ := mime.ParseMediaType(contentType)
	label := parameters["charset"]
	if label == "" || declared(body) != "" || marked(body) {
		return body, notes
	}
	d, done, err := decodeDeclared(body, label, utf8.Valid(body))
	if err != nil || !done {
		return body, notes // the bytes say more
	}
	return []byte(d.text), append(notes, d.notes...)
}
