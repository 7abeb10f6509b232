// XML: its tokens one after another, and small trees of them. What is declared wrongly
// or not at all is borne, as feeds have it; nothing is expanded but the characters
// that have names.

package read

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// deepestXML is how many elements may stand in one another.
const deepestXML = 200

// element is a node of a tree: an element, or, where it has no name, text.
type element struct {
	name     string // local; the prefix and a colon before it where it is of a namespace of shortNames
	attrs    []xml.Attr
	text     string
	children []*element
}

// shortNames are the prefixes that namespaces commonly have, by which their elements
// are known here, whatever the file calls them.
var shortNames = map[string]string{
	"http://purl.org/rss/1.0/":                    "",
	"http://my.netscape.com/rdf/simple/0.9/":      "",
	"http://backend.userland.com/rss2":            "",
	"http://www.w3.org/1999/xhtml":                "",
	"http://iptc.org/std/nar/2006-10-01/":         "",
	"http://iptc.org/std/NITF/2006-10-18/":        "",
	"http://www.w3.org/2005/Atom":                 "atom",
	"http://purl.org/atom/ns#":                    "atom",
	"http://purl.org/rss/1.0/modules/content/":    "content",
	"http://purl.org/dc/elements/1.1/":            "dc",
	"http://purl.org/dc/terms/":                   "dcterms",
	"http://search.yahoo.com/mrss/":               "media",
	"http://search.yahoo.com/mrss":                "media",
	"http://www.itunes.com/dtds/podcast-1.0.dtd":  "itunes",
	"http://rssnamespace.org/feedburner/ext/1.0":  "feedburner",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}

func shortName(n xml.Name) string {
	short, known := shortNames[n.Space]
	switch {
	case known && short == "" || n.Space == "":
		return n.Local
	case known:
		return short + ":" + n.Local
	case strings.ContainsAny(n.Space, "/:"):
		return "?:" + n.Local // of a namespace that means nothing here
	}
	return n.Space + ":" + n.Local // a prefix that was never declared
}

// xmlReader gives the tokens of an XML file, with a bound on how much of the file may
// pass before reset is called.
type xmlReader struct {
	*xml.Decoder
	passing *passing
	depth   int
}

func newXMLReader(r io.Reader) *xmlReader {
	x := &xmlReader{passing: &passing{r: unmarked(r), left: maxRecord}}
	x.Decoder = xml.NewDecoder(x.passing)
	x.Strict = false
	x.Entity = xml.HTMLEntity
	x.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		enc, err := htmlindex.Get(label)
		if err != nil {
			return nil, because(ErrEncoding, "declared to be in %q, which is no known encoding", clip(label, 40))
		}
		if name, _ := htmlindex.Name(enc); strings.HasPrefix(name, "utf-16") {
			return input, nil // its declaration could be read as ASCII
		}
		// Undefined bytes become U+FFFD; control characters are no XML.
		return &printableReader{transform.NewReader(input, enc.NewDecoder())}, nil
	}
	return x
}

// unmarked is a file's text without its byte order mark, which also tells UTF-16. It
// is made UTF-8 unless the file declares another encoding, which is obeyed later.
func unmarked(r io.Reader) io.Reader {
	b := bufio.NewReaderSize(r, headSize)
	head, _ := b.Peek(headSize)
	m := xmlDeclaration.FindSubmatch(head)
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		r = transform.NewReader(b, utf16.UTF16(utf16.LittleEndian, utf16.UseBOM).NewDecoder())
	case m != nil && !strings.EqualFold(string(m[1]), "utf-8"):
		r = b
	case m == nil && !utf8.Valid(head[:len(head)-partial(head)]):
		r = transform.NewReader(b, charmap.Windows1252.NewDecoder())
	default:
		if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
			_, _ = b.Discard(3)
		}
		r = transform.NewReader(b, utf16.UTF8.NewDecoder()) // broken bytes become U+FFFD
	}
	return &printableReader{r}
}

// printableReader makes white space of the control characters, which XML may not have.
type printableReader struct{ r io.Reader }

func (p *printableReader) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	for i, c := range b[:n] {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' {
			b[i] = ' '
		}
	}
	return n, err
}

// passing lets so many bytes pass.
type passing struct {
	r    io.Reader
	left int
}

func (p *passing) Read(b []byte) (int, error) {
	if p.left <= 0 {
		return 0, because(ErrTooLarge, "one entry is larger than %d MiB", maxRecord>>20)
	}
	n, err := p.r.Read(b[:min(len(b), p.left)])
	p.left -= n
	return n, err
}

// reset lets as much pass again.
func (x *xmlReader) reset() { x.passing.left = maxRecord }

// next is the next token that begins or ends an element or is text; io.EOF at the
// end.
func (x *xmlReader) next() (xml.Token, error) {
	for {
		t, err := x.Token()
		if err != nil {
			return nil, xmlError(err)
		}
		switch t.(type) {
		case xml.StartElement:
			if x.depth++; x.depth > deepestXML {
				return nil, because(ErrFormat, "XML with elements nested more than %d deep", deepestXML)
			}
			return t, nil
		case xml.EndElement:
			x.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		}
	}
}

// xmlError says in plain words what is wrong with XML.
func xmlError(err error) error {
	if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
		if syntax.Msg == "unexpected EOF" {
			return because(ErrFormat, "XML that is cut off in line %s", thousands(syntax.Line))
		}
		return because(ErrFormat, "XML that cannot be parsed (line %s: %s)", thousands(syntax.Line), clip(syntax.Msg, 100))
	}
	return err
}

// tree reads the element that a token begins, to its end.
func (x *xmlReader) tree(start xml.StartElement) (*element, error) {
	root := &element{name: shortName(start.Name), attrs: start.Copy().Attr}
	open := []*element{root}
	for {
		t, err := x.next()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = because(ErrFormat, "XML that ends in the middle of <%s>", clip(root.name, 40))
			}
			return nil, err
		}
		top := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			e := &element{name: shortName(t.Name), attrs: t.Copy().Attr}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			if open = open[:len(open)-1]; len(open) == 0 {
				return root, nil
			}
		case xml.CharData:
			text := string(t)
			if !utf8.ValidString(text) {
				text = strings.ToValidUTF8(text, "\ufffd")
			}
			top.children = append(top.children, &element{text: text})
		}
	}
}

// parseXML reads a whole file of XML as one tree.
func parseXML(r io.Reader) (*element, error) {
	x := newXMLReader(r)
	for {
		t, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil, ErrEmpty
		}
		if err != nil {
			return nil, err
		}
		if start, ok := t.(xml.StartElement); ok {
			return x.tree(start)
		}
	}
}

// child is the first child of one of the names, tried in order; nil for none. A nil
// element has no children.
func (e *element) child(names ...string) *element {
	if e == nil {
		return nil
	}
	for _, name := range names {
		for _, c := range e.children {
			if c.name == name {
				return c
			}
		}
	}
	return nil
}

// all are the children of a name.
func (e *element) all(name string) []*element {
	if e == nil {
		return nil
	}
	var out []*element
	for _, c := range e.children {
		if c.name == name {
			out = append(out, c)
		}
	}
	return out
}

// find is the first element of a name, at any depth; nil for none.
func (e *element) find(name string) *element {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.name == name {
			return c
		}
		if f := c.find(name); f != nil {
			return f
		}
	}
	return nil
}

// attr is the value of an attribute, "" for none.
func (e *element) attr(local string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.attrs {
		if a.Name.Local == local {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// inner is all text inside, as it stands; that of nil is "".
func (e *element) inner() string {
	if e == nil {
		return ""
	}
	var b strings.Builder
	e.write(&b)
	return b.String()
}

func (e *element) write(b *strings.Builder) {
	b.WriteString(e.text)
	for _, c := range e.children {
		c.write(b)
	}
}

// words is all text inside, in one line.
func (e *element) words() string { return squeeze(e.inner()) }

// html writes what is inside as HTML; as gives the tag of an element, "" for one that
// goes with all in it, "-" for one that goes but for what is in it.
func (e *element) html(as func(*element) string) string {
	if e == nil {
		return ""
	}
	var b strings.Builder
	e.writeHTML(&b, as)
	return b.String()
}

func (e *element) writeHTML(b *strings.Builder, as func(*element) string) {
	for _, c := range e.children {
		if c.name == "" {
			b.WriteString(html.EscapeString(c.text))
			continue
		}
		tag := as(c)
		switch {
		case tag == "":
			continue
		case tag == "-":
			c.writeHTML(b, as)
			continue
		}
		b.WriteString("<" + tag)
		for _, a := range c.attrs {
			if k := strings.ToLower(a.Name.Local); a.Name.Space == "" && keptAttributes[k] {
				b.WriteString(" " + k + `="` + html.EscapeString(a.Value) + `"`)
			}
		}
		b.WriteString(">")
		if voidTags[atom.Lookup([]byte(tag))] {
			continue
		}
		c.writeHTML(b, as)
		b.WriteString("</" + tag + ">")
	}
}

// sameTag keeps the tags as they are: for XHTML.
func sameTag(e *element) string {
	if i := strings.IndexByte(e.name, ':'); i >= 0 {
		return strings.ToLower(e.name[i+1:])
	}
	return strings.ToLower(e.name)
}

// rootOf gives the name of the first element of an XML text by its first bytes, with
// its namespaces as they stand there; "" where it begins with none.
func rootOf(head []byte) (name, tag string) {
	text := strings.TrimLeftFunc(headText(head), blank)
	for {
		text = skipPreamble(text)
		rest, ok := strings.CutPrefix(text, "<!")
		if !ok || strings.HasPrefix(text, commentOpen) || len(rest) < 7 || !strings.EqualFold(rest[:7], "DOCTYPE") {
			break
		}
		// The subset in brackets may hold anything, elements to be among it.
		end := strings.IndexByte(text, '>')
		if open := strings.IndexByte(text, '['); open >= 0 && open < end {
			if end = strings.Index(text, "]>"); end < 0 {
				if end = strings.Index(text, "] >"); end >= 0 {
					end++
				}
			}
			end++
		}
		if end <= 0 {
			return "", ""
		}
		text = strings.TrimLeftFunc(text[min(end+1, len(text)):], blank)
	}
	if len(text) < 2 || text[0] != '<' {
		return "", ""
	}
	end := strings.IndexByte(text, '>')
	if end < 0 {
		end = len(text)
	}
	tag = text[1:end]
	name = tag
	if i := strings.IndexAny(tag, " \t\r\n/"); i >= 0 {
		name = tag[:i]
	}
	if i := strings.IndexByte(name, ':'); i >= 0 && name != "rdf:RDF" {
		name = name[i+1:]
	}
	return name, tag
}

// headText is the first bytes of a text file as text: without a byte order mark, and
// decoded where the mark says UTF-16.
func headText(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		text, _ := utf16.UTF16(utf16.LittleEndian, utf16.UseBOM).NewDecoder().Bytes(head[:len(head)&^1])
		return string(text)
	}
	return string(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
}

// isOtherXML tells XML that is neither a page nor of a format that is read.
func isOtherXML(_ string, head []byte) bool {
	text := strings.TrimLeftFunc(headText(head), blank)
	return strings.HasPrefix(text, "<?xml") && !startsLikePage(text)
}

func refuseXML(f *file, _ *members) error {
	head, err := f.head()
	if err != nil {
		return err
	}
	if name, _ := rootOf(head); name != "" {
		return because(errOther, "an XML file of <%s>, which is not read", clip(name, 40))
	}
	return because(errOther, "an XML file that is no web page")
}
