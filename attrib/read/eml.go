// Mails as files (.eml), and pages that a browser saved in the same form (.mhtml):
// from the heading and the parts to one text, the subject first.
//
// A mail is read as an article of its sender's: who sent it is its author, and what it
// says is not taken for a quotation. What it quotes of another mail is: see
// textmail.go.

package read

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/attribcheck/attrib/attrib/document"
)

// Limits of one mail. They are far above what honest mails have.
const (
	maxParts    = 500
	maxMailDeep = 8       // parts inside parts, mails inside mails
	maxHeading  = 1 << 20 // bytes of a heading
)

// isMail tells a mail by its heading.
func isMail(path string, head []byte) bool {
	ending := strings.ToLower(filepath.Ext(path))
	named := ending == ".eml" || ending == ".mht" || ending == ".mhtml"
	head = bytes.TrimLeft(head, "\r\n")
	fields := map[string]bool{}
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if len(fields) == 0 {
				return false
			}
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || len(name) == 0 || len(name) > 80 || bytes.ContainsAny(name, " \t<{\"") {
			return false
		}
		fields[strings.ToLower(string(name))] = true
	}
	sure := fields["message-id"] || fields["received"] || fields["mime-version"] || fields["return-path"] || fields["delivered-to"]
	return fields["from"] && (sure || named && (fields["date"] || fields["subject"] || fields["to"])) || named && fields["mime-version"]
}

// heading is the heading of a mail or of a part.
type heading interface{ Get(key string) string }

// letter is a mail while its parts are gathered.
type letter struct {
	parts    int
	plain    []string // texts, in order
	pages    []string // HTML, where no text stands beside it
	attached []string // names of what is not read
	notes    []string
}

// isSavedPage tells a page that a browser saved as one file.
func isSavedPage(path string, head []byte) bool {
	if !isMail(path, head) {
		return false
	}
	ending := strings.ToLower(filepath.Ext(path))
	return ending == ".mht" || ending == ".mhtml" || bytes.Contains(head, []byte("\nSnapshot-Content-Location:"))
}

// parseSavedPage reads such a page as the page that it holds.
func parseSavedPage(data []byte) (*document.Document, error) {
	l, h, err := openMail(data)
	if err != nil {
		return nil, err
	}
	if len(l.pages) == 0 {
		return nil, ErrNoArticle
	}
	doc, err := parseHTML(l.pages[0]) // the others are frames
	if err != nil {
		return nil, err
	}
	doc.Address = firstOf(doc.Address, absolute(h.Get("Snapshot-Content-Location")))
	doc.Notes = append(l.notes, doc.Notes...)
	return doc, nil
}

// parseMail reads a mail.
func parseMail(data []byte) (*document.Document, error) {
	l, h, err := openMail(data)
	if err != nil {
		return nil, err
	}
	doc, err := l.document()
	if err != nil {
		return nil, err
	}
	l.head(doc, h)
	doc.Notes = append(l.notes, doc.Notes...)
	if n := len(l.attached); n > 0 {
		doc.Notes = append(doc.Notes, plural(n, "attachment")+" not read: "+clip(strings.Join(l.attached[:min(n, 10)], ", "), 300))
	}
	return doc, nil
}

// openMail gives a mail's heading and gathers its parts.
func openMail(data []byte) (*letter, heading, error) {
	data = bytes.TrimLeft(data, "\r\n")
	end := bytes.Index(data, []byte("\n\r\n"))
	if lf := bytes.Index(data, []byte("\n\n")); end < 0 || lf >= 0 && lf < end {
		end = lf
	}
	if end < 0 {
		return nil, nil, because(ErrFormat, "a mail that ends in its heading")
	}
	if end > maxHeading {
		return nil, nil, because(ErrFormat, "a mail whose heading is longer than %s bytes", thousands(maxHeading))
	}
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, nil, because(ErrFormat, "a mail whose heading cannot be read")
	}
	body, err := io.ReadAll(m.Body)
	if err != nil {
		return nil, nil, because(ErrFormat, "a mail that cannot be read to its end")
	}
	l := &letter{}
	return l, m.Header, l.part(m.Header, body, 0)
}

// document reads the words of a mail.
func (l *letter) document() (*document.Document, error) {
	text := strings.Join(l.plain, "\n\n")
	if strings.TrimFunc(text, blank) == "" && len(l.pages) > 0 {
		page := strings.Join(l.pages, "\n")
		if !quotesMail(page) {
			if doc, err := parseHTML(page); err == nil {
				return doc, nil
			}
		}
		text = flatten(page)
	}
	if strings.TrimFunc(text, blank) == "" {
		if len(l.attached) > 0 {
			return nil, because(ErrEmpty, "a mail without text, only %s (%s)", plural(len(l.attached), "attachment"), clip(strings.Join(l.attached, ", "), 200))
		}
		return nil, because(ErrEmpty, "a mail without text")
	}
	doc := readText(strings.Trim(text, "\n")+"\n", true)
	number(doc.Blocks)
	return doc, nil
}

// head puts what the heading says on a mail that is read, the subject over it as its
// headline.
func (l *letter) head(doc *document.Document, h heading) {
	subject := squeeze(decodeWords(h.Get("Subject")))
	var authors []string
	for _, a := range addresses(h.Get("From")) {
		authors = append(authors, firstOf(a.Name, a.Address))
	}
	if list := strings.Join(authors, ", "); list != "" && !strings.HasPrefix(list, "<") {
		doc.Author = list
	}
	if t, err := mail.ParseDate(h.Get("Date")); err == nil {
		doc.Published = t.Format(time.RFC3339)
	}
	doc.Outlet = firstOf(squeeze(decodeWords(h.Get("Organization"))), doc.Outlet)
	doc.Language = firstOf(languageTag(strings.TrimSpace(strings.Split(h.Get("Content-Language"), ",")[0])), doc.Language)
	doc.Address = firstOf(absolute(strings.Trim(h.Get("Archived-At"), "<> ")), doc.Address)
	if subject == "" || subject == doc.Title {
		return
	}
	for i := range doc.Blocks {
		if doc.Blocks[i].Kind == document.Headline { // a press release's own title
			doc.Blocks[i].Kind = document.Heading
		}
	}
	doc.Title = subject
	shift := len(subject) + len("\n\n")
	move := func(s *document.Span) { s.Start, s.End = s.Start+shift, s.End+shift }
	for i := range doc.Blocks {
		move(&doc.Blocks[i].Span)
		if doc.Blocks[i].Speaker.Len() > 0 {
			move(&doc.Blocks[i].Speaker)
		}
	}
	for i := range doc.Markup {
		move(&doc.Markup[i])
	}
	for i := range doc.Ignores {
		if doc.Ignores[i].Span.Len() > 0 {
			move(&doc.Ignores[i].Span)
		}
	}
	doc.Text = subject + "\n\n" + doc.Text
	doc.Blocks = slices.Insert(doc.Blocks, 0, document.Block{Kind: document.Headline, Span: document.Span{End: len(subject)}})
}

// part reads a mail or one part of it.
func (l *letter) part(h heading, body []byte, depth int) error {
	if l.parts++; l.parts > maxParts {
		return because(ErrFormat, "a mail of more than %d parts", maxParts)
	}
	if depth > maxMailDeep {
		return because(ErrNested, "a mail with parts nested more than %d deep", maxMailDeep)
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		// Mailers write parameters that no standard knows; the type is before them.
		kind, _, _ = strings.Cut(strings.ToLower(h.Get("Content-Type")), ";")
		if kind = strings.TrimSpace(kind); !strings.Contains(kind, "/") {
			kind = "text/plain"
		}
	}
	place, at, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	name := squeeze(decodeWords(firstOf(at["filename"], params["name"])))
	if strings.HasPrefix(kind, "multipart/") {
		return l.several(kind, params["boundary"], body, depth)
	}
	switch {
	case kind == "message/rfc822" && place != "attachment":
		return l.inner(l.bytes(h, body), depth)
	case place == "attachment", kind != "text/plain" && kind != "text/html":
		l.attached = append(l.attached, firstOf(name, squeeze(strings.ToValidUTF8(kind, "\ufffd"))))
		return nil
	}
	text := l.text(l.bytes(h, body), params["charset"])
	if kind == "text/html" {
		l.pages = append(l.pages, text)
		return nil
	}
	if strings.EqualFold(params["format"], "flowed") {
		text = unflow(text, strings.EqualFold(params["delsp"], "yes"))
	}
	l.plain = append(l.plain, text)
	return nil
}

// several reads the parts of a part.
func (l *letter) several(kind, boundary string, body []byte, depth int) error {
	if boundary == "" {
		return because(ErrFormat, "a mail of several parts without a boundary between them")
	}
	r := multipart.NewReader(bytes.NewReader(body), boundary)
	alternative := kind == "multipart/alternative"
	before := len(l.plain)
	pages := len(l.pages)
	for n := 0; ; n++ {
		p, err := r.NextRawPart()
		if err == io.EOF {
			break
		}
		var content []byte
		if err == nil {
			content, err = io.ReadAll(p)
		}
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
			if n == 0 && len(content) == 0 {
				return because(ErrFormat, "a mail whose parts cannot be told apart")
			}
		}
		if p != nil && (len(content) > 0 || err == nil) {
			if err := l.part(p.Header, content, depth+1); err != nil {
				return err
			}
		}
		if err != nil {
			l.note("the mail is cut off; what there is of it was read")
			break
		}
	}
	// Of alternatives the text is read, and the page where the text says nothing.
	if alternative && len(l.pages) > pages {
		if strings.TrimFunc(strings.Join(l.plain[before:], ""), blank) != "" {
			l.pages = l.pages[:pages]
		} else {
			l.plain = l.plain[:before]
		}
	}
	// Texts beside a page: the page stands between them.
	if !alternative && len(l.pages) > pages && len(l.plain) > before {
		for _, page := range l.pages[pages:] {
			l.plain = append(l.plain, flatten(page))
		}
		l.pages = l.pages[:pages]
	}
	return nil
}

// inner reads a mail that is a part of this one: as one that it quotes.
func (l *letter) inner(data []byte, depth int) error {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		l.note("a forwarded mail whose heading cannot be read, left out")
		return nil
	}
	body, err := io.ReadAll(m.Body)
	if err != nil {
		return because(ErrFormat, "a mail that cannot be read to its end")
	}
	other := &letter{parts: l.parts}
	if err := other.part(m.Header, body, depth+1); err != nil {
		return err
	}
	l.parts = other.parts
	l.attached = append(l.attached, other.attached...)
	text := strings.Join(other.plain, "\n\n")
	if strings.TrimFunc(text, blank) == "" {
		text = flatten(strings.Join(other.pages, "\n"))
	}
	if strings.TrimFunc(text, blank) == "" {
		return nil
	}
	from := squeeze(decodeWords(m.Header.Get("From")))
	l.plain = append(l.plain, "-----Forwarded message-----\nFrom: "+firstOf(from, "unknown")+"\nDate: "+firstOf(squeeze(decodeWords(m.Header.Get("Date"))), "unknown")+
		"\nSubject: "+squeeze(decodeWords(m.Header.Get("Subject")))+"\n\n"+strings.Trim(text, "\n"))
	return nil
}

func (l *letter) note(s string) {
	if !slices.Contains(l.notes, s) {
		l.notes = append(l.notes, s)
	}
}

// bytes undoes the transfer encoding of a part. What is broken is read as far as it
// goes.
func (l *letter) bytes(h heading, body []byte) []byte {
	var r io.Reader
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "base64":
		keep := make([]byte, 0, len(body))
		for _, c := range body {
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' {
				keep = append(keep, c)
			}
		}
		r = base64.NewDecoder(base64.RawStdEncoding, bytes.NewReader(keep))
	case "quoted-printable":
		r = quotedprintable.NewReader(bytes.NewReader(body))
	default:
		return body
	}
	out, err := io.ReadAll(r)
	if err != nil {
		l.note("a part of the mail is encoded wrongly; it was read as far as it goes")
	}
	return out
}

// text decodes the words of a part, and writes its lines with \n alone.
func (l *letter) text(data []byte, label string) string {
	text := ""
	if enc, err := htmlindex.Get(strings.Trim(label, "\"' ")); err == nil && !(utf8.Valid(data) && hasHigh(data)) {
		if out, err := enc.NewDecoder().Bytes(data); err == nil {
			text = string(out)
		}
	}
	if text == "" {
		d, err := decode(data)
		if err != nil {
			d.text = strings.ToValidUTF8(string(data), "\ufffd")
			if len(data) > 0 {
				l.note("a part of the mail is in no known encoding")
			}
		}
		text = d.text
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return strings.ReplaceAll(text, "\x00", "")
}

// unflow joins the lines of a text that was flowed (RFC 3676): one that ends in a
// space goes on in the next, of the same depth of ">". With delsp that space is no part
// of the words.
func unflow(text string, delsp bool) string {
	var out strings.Builder
	out.Grow(len(text))
	was, flowing := -1, false
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		depth := len(line) - len(strings.TrimLeft(line, ">"))
		rest := strings.TrimPrefix(line[depth:], " ")
		if !flowing || depth != was || rest == "-- " {
			if was >= 0 {
				out.WriteByte('\n')
			}
			if depth > 0 {
				out.WriteString(strings.Repeat(">", min(depth, deepestQuote)) + " ")
			}
		}
		was, flowing = depth, strings.HasSuffix(rest, " ") && rest != "-- "
		if flowing && delsp {
			rest = rest[:len(rest)-1]
		}
		out.WriteString(rest)
	}
	out.WriteByte('\n')
	return out.String()
}

var wordDecoder = mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, err
	}
	return enc.NewDecoder().Reader(in), nil
}}

// decodeWords decodes a field of a heading (RFC 2047); one that is broken stays as it
// is.
func decodeWords(s string) string {
	s = clip(s, 10_000)
	if out, err := wordDecoder.DecodeHeader(s); err == nil {
		s = out
	}
	if !utf8.ValidString(s) {
		if d, err := decode([]byte(s)); err == nil {
			return d.text
		}
		return strings.ToValidUTF8(s, "\ufffd")
	}
	return s
}

// addresses reads who a field names.
func addresses(s string) []*mail.Address {
	s = clip(s, 10_000)
	p := mail.AddressParser{WordDecoder: &wordDecoder}
	if list, err := p.ParseList(s); err == nil {
		for _, a := range list {
			a.Name = inOrder(squeeze(decodeWords(a.Name)))
		}
		return list
	}
	s = squeeze(decodeWords(s))
	name, _, _ := strings.Cut(s, "<")
	if name = strings.Trim(name, "\"' "); name == "" {
		name = s
	}
	return []*mail.Address{{Name: inOrder(name)}}
}

// inOrder writes "Doe, Jane" as "Jane Doe".
func inOrder(name string) string {
	if last, first, turned := strings.Cut(name, ", "); turned && !strings.Contains(first, ",") && len(strings.Fields(first)) <= 2 && len(strings.Fields(last)) <= 2 {
		return first + " " + last
	}
	return name
}

var mailMark = regexp.MustCompile(`(?i)<blockquote|gmail_quote|\bwrote:|divRplyFwdMsg|>(?:\s|&nbsp;)*From:(?:\s|&nbsp;)*<`)

// quotesMail reports whether the page of a mail quotes another mail.
func quotesMail(page string) bool { return mailMark.MatchString(page) }
