// WARC, the files of web crawls: each page that a server gave is a source. Requests
// and what is said about records are passed over.

package read

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"hash/maphash"
	"io"
	"mime"
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/attribcheck/attrib/attrib/document"
)

func isWARC(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) }

// longestHead is the most bytes that the head of a record, or of an answer in it, may
// have.
const longestHead = 1 << 20

func readWARC(f *file, m *members) error {
	before := *m.spent
	seen := newCaptures()
	for n := 1; ; n++ {
		head, err := warcHead(f.r)
		if errors.Is(err, io.EOF) {
			if m.sources == before.sources && m.spent.failed == before.failed && m.wanted == "" {
				return because(ErrEmpty, "a crawl without pages")
			}
			return nil
		}
		if err != nil {
			return because(ErrFormat, "record %s: %s", thousands(n), err)
		}
		size, err := strconv.ParseInt(strings.TrimSpace(head.get("content-length")), 10, 64)
		if err != nil || size < 0 {
			return because(ErrFormat, "record %s: no length that can be believed", thousands(n))
		}
		failed := m.spent.failed
		block := &io.LimitedReader{R: f.r, N: size}
		switch head.get("warc-type") {
		case "response", "resource", "conversion":
			if m.leads(m.path + "#" + strconv.Itoa(n)) {
				if err := m.answer(n, head, block, seen); err != nil {
					return err
				}
			}
		case "revisit", "continuation":
			m.skipped++
		}
		if _, err := io.Copy(io.Discard, block); err != nil {
			return err
		}
		if block.N > 0 && m.spent.failed > failed {
			return nil // said already
		}
		if block.N > 0 {
			return m.failRecord(n, because(ErrFormat, "a record that is cut off: %s of %s bytes are there", thousands(int(size-block.N)), thousands(int(size))))
		}
	}
}

// headers are the lines of a head by their names in lower case.
type headers map[string][]string

func (h headers) get(name string) string {
	if v := h[name]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// warcHead reads the head of a record; io.EOF where there are no more.
func warcHead(r *bufio.Reader) (headers, error) {
	for blank := 0; ; blank++ {
		line, err := readLine(r, longestHead)
		switch {
		case errors.Is(err, io.EOF):
			return nil, io.EOF
		case err != nil:
			return nil, err
		}
		if line = bytes.TrimSpace(line); len(line) == 0 && blank < 8 {
			continue
		}
		if !bytes.HasPrefix(line, []byte("WARC/")) {
			return nil, errors.New("does not begin as one; the length of the one before may be wrong")
		}
		break
	}
	return headLines(r)
}

// headLines reads the lines of a head to the blank one after it.
func headLines(r *bufio.Reader) (headers, error) {
	head := headers{}
	last, size := "", 0
	for {
		line, err := readLine(r, longestHead)
		if err != nil {
			return nil, errors.New("a head that is cut off")
		}
		if size += len(line); size > longestHead {
			return nil, errors.New("a head that has no end")
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			return head, nil
		}
		if text[0] == ' ' || text[0] == '\t' {
			if v := head[last]; len(v) > 0 {
				v[len(v)-1] += " " + strings.TrimSpace(text)
			}
			continue
		}
		name, value, ok := strings.Cut(text, ":")
		if !ok {
			continue // servers write what they like
		}
		last = strings.ToLower(strings.TrimSpace(name))
		head[last] = append(head[last], strings.TrimSpace(value))
	}
}

// answer gives what a server answered, if that is a page or another source.
func (m *members) answer(n int, head headers, block *io.LimitedReader, seen *captures) error {
	if block.N > MaxSize {
		return m.failRecord(n, ErrTooLarge)
	}
	body := bufio.NewReader(block)
	said := headers{"content-type": head["content-type"]}
	if head.get("warc-type") == "response" {
		if !strings.HasPrefix(head.get("content-type"), "application/http") {
			m.skipped++ // of DNS and the like
			return nil
		}
		line, err := readLine(body, longestHead)
		if err != nil {
			return m.failRecord(n, because(ErrFormat, "a record without an answer in it"))
		}
		status := strings.Fields(string(line))
		if len(status) < 2 || status[1] != "200" {
			m.skipped++
			return nil
		}
		if said, err = headLines(body); err != nil {
			return m.failRecord(n, because(ErrFormat, "the server's answer has %s", err))
		}
	}
	address := strings.Trim(head.get("warc-target-uri"), "<> ")
	if strings.HasPrefix(address, "metadata:") {
		return nil // what wget writes of itself
	}
	name, ok := answerName(address, said.get("content-type"))
	if !ok {
		m.skipped++
		return nil
	}
	data, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	path := m.path + "#" + strconv.Itoa(n)
	if block.N > 0 { // cut off by the end of the file, which is said of the record
		return nil
	}
	data, err = unwrap(data, said)
	if err != nil {
		return m.failRecord(n, err)
	}
	if seen.before(address, data) {
		m.skipped++
		return nil
	}
	fetched := head.get("warc-date")
	data = declare(data, said.get("content-type"))
	form := tell(name, data[:min(len(data), headSize)])
	if form != nil && form.each != nil {
		f := bytesFile(path, data)
		f.name = name
		inner := *m
		inner.found = true
		return inner.read(path, f)
	}
	return m.record(n, len(data), func(string) (*document.Document, error) {
		doc, err := readOne(path, name, data, form)
		if errors.Is(err, ErrNoArticle) && m.wanted == "" {
			err = errSkipped // crawls are full of lists of links
		}
		if err != nil {
			return nil, err
		}
		doc.Address = firstOf(resolve("", address), doc.Address)
		if t := head.get("warc-truncated"); t != "" {
			doc.Notes = append(doc.Notes, "cut off when it was fetched ("+clip(oneLine(t), 40)+")")
		}
		// When it was fetched says nothing of when it was published.
		if at := normalDate(fetched); at != "" && doc.Published == "" {
			doc.Notes = append(doc.Notes, "fetched on "+clip(at, len("2006-01-02"))+"; when it was published is not said")
		}
		return doc, nil
	})
}

// captures are the pages of a crawl so far: one that was fetched twice, unchanged, is
// one source.
type captures struct {
	seed maphash.Seed
	sums map[uint64]bool
}

func newCaptures() *captures { return &captures{maphash.MakeSeed(), map[uint64]bool{}} }

// before reports whether an address gave these bytes before.
func (c *captures) before(address string, data []byte) bool {
	var h maphash.Hash
	h.SetSeed(c.seed)
	_, _ = h.WriteString(address)
	_ = h.WriteByte(0)
	_, _ = h.Write(data)
	sum := h.Sum64()
	old := c.sums[sum]
	c.sums[sum] = true
	return old
}

// answerName gives an answer the name of a file by which its format may be told; ok
// is false for what holds no text.
func answerName(address, contentType string) (name string, ok bool) {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind, _, _ = strings.Cut(strings.ToLower(contentType), ";")
		kind = strings.TrimSpace(kind)
	}
	if u, err := url.Parse(address); err == nil {
		name = path.Base(u.Path)
	}
	main, _, _ := strings.Cut(kind, "/")
	switch {
	case kind == "text/html" || kind == "application/xhtml+xml":
		return "page.html", true
	case kind == "text/plain" && byName(name) == nil:
		return "page.txt", true
	case main == "image" || main == "audio" || main == "video" || main == "font":
		return "", false
	case kind == "text/css" || strings.Contains(kind, "javascript") || strings.Contains(kind, "font") || kind == "application/wasm" || kind == "application/octet-stream" && byName(name) == nil:
		return "", false
	case kind == "application/json" || kind == "application/ld+json" || kind == "application/manifest+json":
		return "", false // what scripts of pages fetch
	case kind == "" && byName(name) == nil:
		return "", true
	}
	return name, byName(name) != nil || main == "text" || strings.HasSuffix(kind, "xml") || strings.HasSuffix(kind, "json") || strings.HasPrefix(kind, "application/pdf")
}

// unwrap undoes the encodings that an answer was sent in. Crawlers that have undone
// them often leave the words in its head.
func unwrap(data []byte, said headers) ([]byte, error) {
	if strings.Contains(strings.ToLower(said.get("transfer-encoding")), "chunked") {
		if whole, ok := unchunk(data); ok {
			data = whole
		}
	}
	encodings := strings.Split(strings.ToLower(strings.Join(said["content-encoding"], ",")), ",")
	for i := len(encodings) - 1; i >= max(0, len(encodings)-4); i-- {
		var r io.Reader
		var err error
		switch strings.TrimSpace(encodings[i]) {
		case "gzip", "x-gzip":
			if !isGzip("", data) {
				continue
			}
			r, err = gzip.NewReader(bytes.NewReader(data))
		case "deflate":
			if r, err = zlib.NewReader(bytes.NewReader(data)); err != nil {
				if looksLikeText(data) {
					continue
				}
				r, err = flate.NewReader(bytes.NewReader(data)), nil
			}
		case "br", "zstd", "compress":
			if looksLikeText(data) {
				continue
			}
			return nil, because(ErrFormat, "sent packed by %s, which is not read", strings.TrimSpace(encodings[i]))
		default:
			continue
		}
		if err != nil {
			return nil, unpackError(err)
		}
		limit := int64(min(MaxSize, max(maxSwell*len(data), 16<<20)))
		plain, err := io.ReadAll(io.LimitReader(r, limit+1))
		if int64(len(plain)) > limit {
			return nil, because(ErrTooLarge, "unpacks to more than %d times its size", maxSwell)
		}
		if err != nil && len(plain) == 0 {
			return nil, unpackError(err)
		}
		data = plain
	}
	return data, nil
}

func looksLikeText(data []byte) bool { return !looksBinary(data) }

// unchunk joins the chunks of an answer; ok is false where it is not in chunks.
func unchunk(data []byte) (whole []byte, ok bool) {
	for rest := data; ; {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		text, _, _ := strings.Cut(strings.TrimSpace(string(clipBytes(line, 100))), ";")
		size, err := strconv.ParseUint(strings.TrimSpace(text), 16, 31)
		if !found || err != nil {
			return whole, len(whole) > 0 && len(rest) == 0
		}
		if size == 0 {
			return whole, true
		}
		if int(size) > len(after) { // the last one is cut off
			return append(whole, after...), true
		}
		whole = append(whole, after[:size]...)
		rest = bytes.TrimPrefix(bytes.TrimPrefix(after[size:], []byte("\r")), []byte("\n"))
	}
}

func clipBytes(b []byte, n int) []byte { return b[:min(len(b), n)] }

// declare decodes an answer whose encoding only its head tells.
func declare(data []byte, contentType string) []byte {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil || params["charset"] == "" || utf8.Valid(data) || declared(data) != "" {
		return data
	}
	enc, err := htmlindex.Get(params["charset"])
	if err != nil {
		return data
	}
	if name, _ := htmlindex.Name(enc); name == "utf-8" || strings.HasPrefix(name, "utf-16") {
		return data
	}
	if text, err := enc.NewDecoder().Bytes(data); err == nil {
		return text
	}
	return data
}
