// The zip files that office programs write: how they are told from plain archives by
// their first bytes, and how their parts are read without unpacking a bomb.

package read

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/net/html/charset"
)

// Limits of a zipped document.
const (
	maxPackageParts = 10_000
	// A part may be a hundred times as large as it is packed, and a small one larger
	// still: what programs write is packed to a tenth or a thirtieth.
	maxRatio   = 100
	smallParts = 8 << 20
)

const (
	zipHead = "PK\x03\x04"
	oleHead = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

// What the entry "mimetype" of an OpenDocument file says, and what it says of files
// that hold text: documents, templates, pages for the web, master documents.
const (
	openDocument     = "application/vnd.oasis.opendocument."
	openDocumentText = openDocument + "text"
)

// packed is what the first bytes of a zip file show of it.
type packed struct {
	names    []string // of its first entries
	mimetype string   // of an OpenDocument file or an e-book
}

// packedHead reads the headers that stand between the first entries of a zip file.
// Where an entry does not say how long it is, the next header is looked for.
func packedHead(head []byte) (p packed) {
	const fixed = 30
	for len(head) >= fixed && string(head[:4]) == zipHead && len(p.names) < 200 {
		flags := binary.LittleEndian.Uint16(head[6:])
		size := int(binary.LittleEndian.Uint32(head[18:]))
		name, extra := int(binary.LittleEndian.Uint16(head[26:])), int(binary.LittleEndian.Uint16(head[28:]))
		data := fixed + name + extra
		if data > len(head) {
			break
		}
		p.names = append(p.names, string(head[fixed:fixed+name]))
		stored := head[data:]
		if len(p.names) == 1 && p.names[0] == "mimetype" && binary.LittleEndian.Uint16(head[8:]) == zip.Store {
			if size == 0 || size > len(stored) {
				size = max(0, bytes.Index(stored, []byte("PK")))
			}
			p.mimetype = strings.TrimSpace(string(stored[:size]))
		}
		if flags&8 != 0 && size == 0 {
			next := bytes.Index(stored, []byte(zipHead))
			if next < 0 {
				break
			}
			size = next
		}
		if size > len(stored) {
			break
		}
		head = stored[size:]
	}
	return p
}

// ofOffice reports whether the first entry is one that the programs of Microsoft's
// formats put first: a plain archive may hold such files further down.
func (p packed) ofOffice() bool {
	if len(p.names) == 0 {
		return false
	}
	first := p.names[0]
	return first == "[Content_Types].xml" || first == "_rels/.rels" || strings.HasPrefix(first, "docProps/") || strings.HasPrefix(first, "customXml/") ||
		p.folder() != "" && strings.HasPrefix(first, p.folder()) && (strings.HasSuffix(first, ".xml") || strings.HasSuffix(first, ".rels"))
}

// folder is the folder that the entries have for their kind of document.
func (p packed) folder() string {
	for _, n := range p.names {
		for _, f := range []string{"word/", "xl/", "ppt/"} {
			if strings.HasPrefix(n, f) {
				return f
			}
		}
	}
	return ""
}

func namedAs(name string, endings ...string) bool {
	ending := strings.ToLower(filepath.Ext(name))
	for _, e := range endings {
		if e == ending {
			return true
		}
	}
	return false
}

// isDOCX tells a Word document: by what its first entries are called, and where that
// is open, by its name.
func isDOCX(name string, head []byte) bool {
	if !bytes.HasPrefix(head, []byte(zipHead)) {
		return false
	}
	p := packedHead(head)
	switch {
	case p.mimetype != "":
		return false
	case p.ofOffice() && p.folder() != "":
		return p.folder() == "word/"
	}
	// Where other parts fill the head, reading will tell.
	return p.ofOffice() || namedAs(name, docxEndings...)
}

// isODT tells an OpenDocument text by its first entry, and one in flat XML by its root.
func isODT(name string, head []byte) bool {
	if bytes.HasPrefix(head, []byte(zipHead)) {
		p := packedHead(head)
		return strings.HasPrefix(p.mimetype, openDocumentText) || p.mimetype == "" && !p.ofOffice() && namedAs(name, odtEndings...)
	}
	start := string(head[:min(len(head), 8<<10)])
	start = strings.TrimLeft(strings.TrimPrefix(start, "\ufeff"), " \t\r\n")
	root := strings.Index(start, "<office:document")
	return strings.HasPrefix(start, "<") && root >= 0 && !strings.Contains(start[:root], "<html") && strings.Contains(start, openDocumentText)
}

// isOtherOffice tells the files of office programs that hold no text to read, or
// hold it locked.
func isOtherOffice(name string, head []byte) bool {
	if bytes.HasPrefix(head, []byte(oleHead)) {
		return true
	}
	p := packedHead(head)
	return strings.HasPrefix(p.mimetype, openDocument) || p.mimetype == "application/epub+zip" || p.ofOffice()
}

var errProtected = because(ErrFormat, "protected by a password; save it without one")

// refuseOffice says what such a file is, and what to do.
func refuseOffice(data []byte) error {
	if bytes.HasPrefix(data, []byte(oleHead)) {
		for _, of := range []struct{ stream, what string }{
			{"EncryptedPackage", ""},
			{"WordDocument", "a document of Word 97 to 2003 (.doc), which is not read; save it as .docx"},
			{"Workbook", "a spreadsheet (.xls), which is not read"},
			{"PowerPoint Document", "a presentation (.ppt), which is not read"},
			{"__properties_version1.0", "a mail saved by Outlook (.msg), which is not read; save it as text"},
		} {
			if !bytes.Contains(data, wide(of.stream)) {
				continue
			}
			if of.what == "" {
				return errProtected
			}
			return because(ErrFormat, "%s", of.what)
		}
		return because(ErrFormat, "an old Microsoft Office file, which is not read")
	}
	p := packedHead(data[:min(len(data), headSize)])
	return refusePackage(firstOf(strings.TrimPrefix(p.mimetype, openDocument), p.folder()))
}

// refusePackage refuses a zip file by what OpenDocument calls its kind, or by the
// folder that Microsoft's formats have for it.
func refusePackage(kind string) error {
	switch {
	case strings.HasPrefix(kind, "spreadsheet"), kind == "xl/":
		return because(ErrFormat, "a spreadsheet, which is not read; save what is to be read as text")
	case strings.HasPrefix(kind, "presentation"), kind == "ppt/":
		return because(ErrFormat, "a presentation, which is not read; save what is to be read as text")
	case strings.Contains(kind, "epub"):
		return because(ErrFormat, "an e-book (.epub), which is not read")
	}
	return because(ErrFormat, "an office file that holds no text document")
}

// wide is s in UTF-16, as the directory of an old Office file has it.
func wide(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

// parts are the parts of a zipped document.
type parts struct {
	files map[string]*zip.File // by their names in lower case
	twice map[string]bool
	left  int64 // bytes that may still be unpacked
}

// openParts lists the parts of a zipped document.
func openParts(data []byte) (*parts, error) {
	if n := bytes.Count(data, []byte("PK\x01\x02")); n > maxPackageParts {
		return nil, because(ErrTooLarge, "holds more than %s parts", thousands(maxPackageParts))
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, because(ErrFormat, "damaged or cut off (%v)", err)
	}
	p := &parts{files: make(map[string]*zip.File, len(r.File)), twice: map[string]bool{}, left: MaxSize}
	for _, f := range r.File {
		name := partName(f.Name)
		if p.files[name] != nil {
			p.twice[name] = true
		}
		p.files[name] = f
	}
	return p, nil
}

// partName is the name of a part, as all writings of it are one.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, "\\", "/")), "/"))
}

func (p *parts) has(name string) bool { return p.files[partName(name)] != nil }

// read goes through the XML of a part, which may be missing.
func (p *parts) read(name string, each func(*partReader) error) error {
	name = partName(name)
	f := p.files[name]
	switch {
	case f == nil:
		return nil
	case p.twice[name]:
		return because(ErrFormat, "damaged: two parts of it are called %s", clip(name, 80))
	case f.Flags&1 != 0:
		return errProtected
	}
	r, err := f.Open()
	if err != nil {
		return because(ErrFormat, "damaged: %s cannot be unpacked (%v)", clip(name, 80), err)
	}
	defer r.Close()
	most := max(smallParts, maxRatio*int64(f.CompressedSize64))
	d, err := xmlOf(&unpackedPart{r: r, most: most, left: &p.left})
	if err == nil {
		err = each(d)
	}
	return xmlProblem(clip(name, 80), err)
}

// xmlProblem says what is wrong with XML in one way.
func xmlProblem(name string, err error) error {
	switch {
	case err == nil, errors.Is(err, ErrTooLarge), errors.Is(err, ErrFormat), errors.Is(err, ErrEncoding):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat):
		return because(ErrFormat, "damaged or cut off (%s: %v)", name, err)
	}
	return because(ErrFormat, "damaged: %s cannot be parsed (%v)", name, err)
}

// unpackedPart reads a part until it is larger than it may be.
type unpackedPart struct {
	r    io.Reader
	most int64
	left *int64
}

func (u *unpackedPart) Read(b []byte) (int, error) {
	n, err := u.r.Read(b)
	u.most -= int64(n)
	*u.left -= int64(n)
	switch {
	case u.most < 0:
		return n, because(ErrTooLarge, "a part of it unpacks to more than %d times its size", maxRatio)
	case *u.left < 0:
		return n, because(ErrTooLarge, "unpacks to more than %d MiB", MaxSize>>20)
	}
	return n, err
}

// partReader reads XML in the encoding that it declares. The library expands no
// entities but XML's own five; how deep elements stand in one another, and how long
// one is, is bounded here.
type partReader struct {
	d  *xml.Decoder
	in *oneToken
}

const (
	deepestElement = 100_000
	longestToken   = 16 << 20 // bytes of a tag, or of text between two
)

func xmlOf(r io.Reader) (*partReader, error) {
	var mark [2]byte
	n, err := io.ReadFull(r, mark[:])
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	r = io.MultiReader(bytes.NewReader(mark[:n]), r)
	wide := mark == [2]byte{0xff, 0xfe} || mark == [2]byte{0xfe, 0xff}
	if wide {
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		text, err := decode(data)
		if err != nil {
			return nil, err
		}
		r = strings.NewReader(text.text)
	}
	x := &partReader{in: &oneToken{r: r}}
	x.d = xml.NewDecoder(x.in)
	x.d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if wide {
			return in, nil // decoded already
		}
		return charset.NewReaderLabel(label, in)
	}
	return x, nil
}

// oneToken reads what a token is made of, until that is too much.
type oneToken struct {
	r io.Reader
	n int
}

func (o *oneToken) Read(b []byte) (int, error) {
	n, err := o.r.Read(b)
	if o.n += n; o.n > longestToken {
		return n, because(ErrTooLarge, "holds one element of more than %d MiB", longestToken>>20)
	}
	return n, err
}

// errSkip is what start gives for an element that is to be left out with all
// that is in it.
var errSkip = errors.New("an element to be left out")

// tokens goes through the XML to its end.
func (x *partReader) tokens(start func(*xml.StartElement) error, end func(*xml.EndElement) error, text func([]byte)) error {
	depth, skipping := 0, 0 // skipping: the depth of the element that is left out
	for {
		x.in.n = 0
		t, err := x.d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > deepestElement {
				return because(ErrFormat, "elements nested more than %s deep", thousands(deepestElement))
			}
			if skipping == 0 {
				if err = start(&t); err == errSkip {
					skipping, err = depth, nil
				}
			}
		case xml.EndElement:
			switch depth--; {
			case skipping == 0:
				err = end(&t)
			case depth < skipping:
				skipping = 0
			}
		case xml.CharData:
			if skipping == 0 {
				text(t)
			}
		}
		if err != nil {
			return err
		}
	}
}

// attribute gives an attribute by its local name, "" where it is missing.
func attribute(e *xml.StartElement, local string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == local {
			return e.Attr[i].Value
		}
	}
	return ""
}

// namedTexts gives the texts of the elements that are asked for by local names, the
// first of each that has any.
func namedTexts(d *partReader, into map[string]*string) error {
	var at *string
	return d.tokens(func(e *xml.StartElement) error {
		at = into[e.Name.Local]
		if at != nil && *at != "" {
			at = nil
		}
		return nil
	}, func(*xml.EndElement) error {
		at = nil
		return nil
	}, func(text []byte) {
		if at != nil && len(*at) < 2000 {
			*at += string(text)
		}
	})
}
