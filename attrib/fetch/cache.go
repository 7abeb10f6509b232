// Pages kept between runs, so that a server is asked only whether a page has changed.
// A page is kept where its server gave it a validator (ETag, Last-Modified) and did
// not forbid it; it is never used unasked. Whatever goes wrong with the cache, the
// page is fetched as if there were none.

package fetch

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/attribcheck/attrib/attrib/read"
)

// Limits of the cache, in bytes.
const (
	maxKept = 16 << 20  // one page
	maxAll  = 256 << 20 // all pages; the ones that were not asked for longest go
)

// CacheFolder is where the user's pages are kept, "" where the system has no place for
// such things.
func CacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "attrib", "pages")
}

// entry is a page as it is kept: this as one line of JSON, then the body.
type entry struct {
	Asked    string   `json:"asked"`   // the address that was asked for
	Address  string   `json:"address"` // the one that answered
	Type     string   `json:"type,omitempty"`
	ETag     string   `json:"etag,omitempty"`
	Modified string   `json:"modified,omitempty"`
	Notes    []string `json:"notes,omitempty"`
	Sum      string   `json:"sum"` // SHA-256 of the body

	body []byte
}

// ask makes a request conditional on the page's having changed.
func (e *entry) ask(h http.Header) {
	if e == nil {
		return
	}
	if e.ETag != "" {
		h.Set("If-None-Match", e.ETag)
	}
	if e.Modified != "" {
		h.Set("If-Modified-Since", e.Modified)
	}
}

// page is the kept page, nil where the one that answered "not modified" is another.
func (e *entry) page(answer *http.Response) *read.Page {
	if shown(answer.Request.URL) != e.Address {
		return nil
	}
	return &read.Page{Address: e.Address, Type: e.Type, Body: e.body, Notes: e.Notes}
}

// cached is the place of one address in the cache.
type cached struct {
	asked string
	path  string // "" for no cache
}

// cache gives the place of an address. What was asked for with a password is not
// kept.
func (c *Client) cache(asked *url.URL) cached {
	if c.Cache == "" || asked.User != nil {
		return cached{}
	}
	address := asked.String()
	sum := sha256.Sum256([]byte(address))
	return cached{asked: address, path: filepath.Join(c.Cache, hex.EncodeToString(sum[:]))}
}

// load gives what is kept of the address, nil for nothing.
func (k cached) load() *entry {
	if k.path == "" {
		return nil
	}
	info, err := os.Lstat(k.path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxKept+maxHeader {
		return nil
	}
	data, err := os.ReadFile(k.path)
	if err != nil {
		return nil
	}
	line, body, _ := bytes.Cut(data, []byte("\n"))
	var e entry
	if json.Unmarshal(line, &e) != nil || e.Asked != k.asked || e.Sum != sum(body) || e.ETag == "" && e.Modified == "" {
		return nil
	}
	e.body = body
	return &e
}

// keep keeps the page that has not been modified, as one that was asked for now.
func (k cached) keep(answer *http.Response) {
	if forbidden(answer.Header) {
		_ = os.Remove(k.path)
		return
	}
	now := time.Now()
	_ = os.Chtimes(k.path, now, now)
}

// store keeps a page, or forgets it where its server will not have it kept.
func (k cached) store(p *read.Page, answer *http.Response) {
	if k.path == "" {
		return
	}
	h := answer.Header
	e := entry{
		Asked: k.asked, Address: p.Address, Type: p.Type, Notes: p.Notes, Sum: sum(p.Body),
		ETag: h.Get("ETag"), Modified: h.Get("Last-Modified"),
	}
	if answer.StatusCode != http.StatusOK || e.ETag == "" && e.Modified == "" || forbidden(h) || len(p.Body) > maxKept {
		_ = os.Remove(k.path)
		return
	}
	line, err := json.Marshal(e)
	if err != nil {
		return
	}
	if k.write(append(line, '\n'), p.Body) == nil {
		k.prune()
	}
}

// forbidden reports whether a server will not have its page kept.
func forbidden(h http.Header) bool {
	for _, value := range h.Values("Cache-Control") {
		for directive := range strings.SplitSeq(value, ",") {
			if strings.EqualFold(strings.TrimSpace(directive), "no-store") {
				return true
			}
		}
	}
	return slices.Contains(h.Values("Vary"), "*")
}

// write puts a file in place whole or not at all, for its user alone.
func (k cached) write(parts ...[]byte) error {
	dir := filepath.Dir(k.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, "new-*") // 0600
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, p := range parts {
		_, _ = w.Write(p) // Flush has the error
	}
	err = w.Flush()
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), k.path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// prune removes the pages that were asked for longest ago, and what an interrupted
// run left behind, until all fit.
func (k cached) prune() {
	dir := filepath.Dir(k.path)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	var files []fs.FileInfo
	all := int64(0)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			files = append(files, info)
			all += info.Size()
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, f := range files {
		if all <= maxAll {
			return
		}
		if os.Remove(filepath.Join(dir, f.Name())) == nil {
			all -= f.Size()
		}
	}
}

func sum(body []byte) string {
	s := sha256.Sum256(body)
	return hex.EncodeToString(s[:])
}
