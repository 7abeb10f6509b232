package archive

// What is kept of a source beside its line in the list: its text, and its blocks and
// statements, compressed.

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/statement"
)

var (
	encoder = sync.OnceValue(func() *zstd.Encoder {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithLowerEncoderMem(true), zstd.WithSingleSegment(true)) // a single segment says how long it is
		if err != nil {
			panic(err) // the options are wrong
		}
		return e
	})
	decoder = sync.OnceValue(func() *zstd.Decoder {
		d, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(1<<30))
		if err != nil {
			panic(err)
		}
		return d
	})
)

// detail is a document without its text, and its statements. Their IDs are left out;
// Within is the place in the list of the statement that they stand inside.
type detail struct {
	Blocks     []document.Block      `json:"blocks,omitempty"`
	Markup     []document.Span       `json:"markup,omitempty"`
	Notes      []string              `json:"notes,omitempty"`
	Statements []statement.Statement `json:"statements,omitempty"`
}

// encode gives the compressed text and detail of a source.
func encode(src claim.Source) (text, rest []byte, err error) {
	d := detail{Blocks: src.Doc.Blocks, Markup: src.Doc.Markup, Notes: src.Doc.Notes, Statements: make([]statement.Statement, len(src.Statements))}
	at := map[string]int{}
	for i, s := range src.Statements {
		at[s.ID] = i
	}
	for i, s := range src.Statements {
		kept := *s
		kept.ID, kept.Source = "", ""
		if kept.Within != "" {
			kept.Within = strconv.Itoa(at[kept.Within])
		}
		d.Statements[i] = kept
	}
	var b bytes.Buffer
	j := json.NewEncoder(&b)
	j.SetEscapeHTML(false)
	if err := j.Encode(d); err != nil {
		return nil, nil, err
	}
	return encoder().EncodeAll([]byte(src.Doc.Text), nil), encoder().EncodeAll(b.Bytes(), nil), nil
}

// Kept is a source out of an archive: its document, and its statements as
// [attrib.WithStatements] takes them.
type Kept struct {
	Source
	Doc        *document.Document
	Statements []statement.Statement
}

// decode is encode turned round.
func (s *store) decode(src Source, text, rest []byte) (*Kept, error) {
	damaged := func(err error) error {
		return &Error{s.name, fmt.Errorf("%w: source %d: %w", ErrDamaged, src.ID, err)}
	}
	t, err := unpacked(text, src.Bytes, src.Bytes)
	if err != nil {
		return nil, damaged(err)
	}
	r, err := unpacked(rest, 0, 1<<20+200*src.Bytes)
	if err != nil {
		return nil, damaged(err)
	}
	var d detail
	if err := json.Unmarshal(r, &d); err != nil {
		return nil, damaged(err)
	}
	k := &Kept{Source: src, Statements: d.Statements, Doc: &document.Document{
		Path: src.Path, Format: src.Format, Title: src.Title, Outlet: src.Outlet, Author: src.Author, Published: src.Published,
		Language: src.Language, Address: src.Address, Text: string(t), Blocks: d.Blocks, Markup: d.Markup, Notes: d.Notes, Archive: s.name,
	}}
	if !isURL(src.Address) {
		k.Doc.Address = ""
	}
	if bad, ok := d.outside(k.Doc.Text); ok {
		return nil, damaged(fmt.Errorf("a place at %d-%d of %d bytes", bad.Start, bad.End, len(t)))
	}
	return k, nil
}

// unpacked gives what was compressed, which says itself how long it is: within bounds,
// or it is refused before it takes memory.
func unpacked(data []byte, least, most int64) ([]byte, error) {
	var h zstd.Header
	if err := h.Decode(data); err != nil {
		return nil, err
	}
	if n := int64(h.FrameContentSize); !h.HasFCS || n < least || n > most {
		return nil, fmt.Errorf("it unpacks to %d bytes", n)
	}
	return decoder().DecodeAll(data, nil)
}

// outside finds a span that does not lie in the text as it must, if there is one: a
// file may have been damaged, or made to look like an archive.
func (d *detail) outside(text string) (bad document.Span, found bool) {
	check := func(s document.Span) bool {
		edge := func(at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }
		if s.Start < 0 || s.End < s.Start || s.End > len(text) || !edge(s.Start) || !edge(s.End) {
			bad, found = s, true
		}
		return !found
	}
	at := 0
	for _, b := range d.Blocks {
		if !check(b.Span) || !check(b.Speaker) || b.Span.Start < at {
			return b.Span, true
		}
		at = b.Span.End
	}
	at = 0
	for _, m := range d.Markup {
		if !check(m) || m.Start < at {
			return m, true
		}
		at = m.End
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		for _, list := range [][]document.Range{s.Content, s.Quoted} {
			for _, r := range list {
				if !check(r.Span) {
					return bad, true
				}
			}
		}
		if s.Speaker != nil {
			check(s.Speaker.Span)
		}
		if s.Cue != nil {
			check(s.Cue.Span)
		}
		for _, v := range s.Via {
			check(v.Span)
		}
		if found || len(s.Content) == 0 {
			return bad, true
		}
		if outer, err := strconv.Atoi(s.Within); s.Within != "" && (err != nil || outer < 0 || outer >= len(d.Statements) || outer == i) {
			return s.Content[0].Span, true
		}
	}
	return bad, found
}

// bodies calls f with the sources in the order given.
func (s *store) bodies(ctx context.Context, q querier, sources []Source, f func(*Kept) error) error {
	for _, src := range sources {
		var text, rest []byte
		found, err := s.row(ctx, q, "SELECT text, detail FROM attrib_body WHERE source = ?", []any{src.ID}, &text, &rest)
		if err != nil {
			return err
		}
		if !found {
			return &Error{s.name, fmt.Errorf("%w: source %d has no text", ErrDamaged, src.ID)}
		}
		k, err := s.decode(src, text, rest)
		if err != nil {
			return err
		}
		if err := f(k); err != nil {
			return err
		}
	}
	return nil
}

// digest tells two sources apart: it is of the text and of what is known of it, but
// for the path, so that a copy of a file is the same source.
func digest(d *document.Document) []byte {
	h := sha256.New()
	for _, part := range []string{d.Text, d.Title, d.Outlet, d.Author, d.Published, d.Address} {
		fmt.Fprintf(h, "%d\n%s", len(part), part)
	}
	return h.Sum(nil)
}

// address is what tells two texts to be versions of one source: where it was
// published; else the file, if it is one source. "" is for what can have no versions.
func (s *store) address(d *document.Document) string {
	const longest = 2000 // bytes; what is longer has no versions, and no database's index takes it
	switch at := d.Address; {
	case len(at) > longest || len(d.Path) > longest:
		return ""
	case isURL(at):
		return at
	case isURL(d.Path):
		return d.Path
	case d.Path == "-" || d.Path == "" || strings.Contains(filepath.Base(d.Path), "#"):
		return ""
	}
	if abs, err := filepath.Abs(d.Path); err == nil {
		return s.fileAddress(filepath.ToSlash(abs))
	}
	return s.fileAddress(filepath.ToSlash(d.Path))
}

// fileAddress is the address of a file: its path, and in a shared archive the machine
// that it is on, for others have such paths too.
func (s *store) fileAddress(path string) string {
	if s.shared {
		if host, err := os.Hostname(); err == nil {
			return host + ":" + path
		}
	}
	return path
}

func isURL(s string) bool {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && u.Host != ""
}
