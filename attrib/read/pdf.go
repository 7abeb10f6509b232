// PDF: what a page prints, put back into the order that it is read in. pdfcpu opens
// the file (tables, object streams, encryption, filters); what its pages say is read
// here, in steps that have a file each: glyphs (pdfcontent.go) by their fonts
// (pdffont.go, pdfcmap.go), lines and columns (pdflines.go), what is page and what
// is article (pdfpage.go), paragraphs (pdftext.go).

package read

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"log"
	"strconv"
	"strings"
	"sync"

	pdfcpulog "github.com/pdfcpu/pdfcpu/pkg/log"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/attribcheck/attrib/attrib/document"
)

// Limits of what a PDF may ask for. They are far above what honest files need.
const (
	pdfMaxPages   = 20_000
	pdfMaxDepth   = 64       // of the page tree, and of references to references
	pdfMaxStream  = 64 << 20 // bytes of one stream, unpacked
	pdfMaxBundle  = 4 << 20  // bytes of one stream of objects, unpacked
	pdfMaxObjects = 2_000_000
	// pdfMaxWork is how many bytes of page descriptions, fonts and forms are gone
	// through, those that are used again counted again.
	pdfMaxWork = 256 << 20
	// pdfMaxGlyphs is how many letters the pages may show.
	pdfMaxGlyphs = 50_000_000
)

// isPDF reports whether a file is a PDF: the mark may stand a little way in, behind
// what a mail program or a web server left there.
func isPDF(_ string, head []byte) bool {
	at := bytes.Index(head[:min(len(head), 1024)], []byte("%PDF-"))
	if at <= 0 {
		return at == 0
	}
	// A text that speaks of the mark is no PDF.
	return at+6 < len(head) && head[at+5] >= '1' && head[at+5] <= '2' && bytes.Contains(head, []byte(" obj"))
}

func parsePDF(data []byte) (*document.Document, error) {
	f, err := openPDF(data)
	if err != nil {
		return nil, err
	}
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	paper := &paper{}
	doc := &document.Document{}
	for i, p := range pages {
		f.damaged = false
		sheet, err := f.sheet(p)
		if err != nil {
			return nil, err
		}
		sheet.number = i + 1
		paper.sheets = append(paper.sheets, sheet)
		if f.damaged && len(doc.Notes) < 10 {
			doc.Notes = append(doc.Notes, "page "+strconv.Itoa(i+1)+" is damaged; what can be unpacked of it was read")
		}
	}
	if err := paper.legible(); err != nil {
		if len(doc.Notes) > 0 && errors.Is(err, ErrEmpty) {
			err = because(ErrFormat, "a damaged PDF (its pages cannot be unpacked)")
		}
		return nil, err
	}
	f.meta(doc)
	paper.compose(doc)
	return doc, nil
}

// pdfFile is an open PDF: its objects, and what has been made of them.
type pdfFile struct {
	objects *model.XRefTable
	root    types.Dict
	info    types.Dict
	work    int // bytes gone through
	glyphs  int
	fonts   map[int]*pdfFont // by object number
	streams map[int][]byte   // unpacked forms, by object number
	opened  map[int]bool     // streams of objects that have been unpacked
	damaged bool             // something of the page in hand could not be unpacked whole
}

// spend counts work, and gives an error when it is more than any file is worth.
func (f *pdfFile) spend(n int) error {
	if f.work += n; f.work > pdfMaxWork {
		return because(ErrTooLarge, "a PDF whose pages unpack to more than %d MiB", pdfMaxWork>>20)
	}
	return nil
}

// rationed is a file that may be read only so often: damaged tables of objects
// can lead round in circles.
type rationed struct {
	*bytes.Reader
	left int64
}

var errRation = errors.New("its objects lead round in circles")

func (r *rationed) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errRation
	}
	n, err := r.Reader.Read(p)
	r.left -= int64(n) + 64
	return n, err
}

// sorted has pdfcpu go through the objects of a file in their order, which it does
// only for whoever asks for its statistics. Else a damaged file might be read on one
// run and refused on the next.
var sorted = sync.OnceFunc(func() { pdfcpulog.SetStatsLogger(log.New(io.Discard, "", 0)) })

func openPDF(data []byte) (*pdfFile, error) {
	sorted()
	// The configuration is written out here, so that none is looked for on disk.
	conf := &model.Configuration{
		Reader15:       true,
		ValidationMode: model.ValidationRelaxed,
		Offline:        true,
		Eol:            types.EolLF,
		Limits:         model.DefaultResourceLimits(),
	}
	conf.Limits.MaxDecodeBytes = pdfMaxBundle
	conf.Limits.MaxObjectStreamFirst = pdfMaxBundle / 64
	conf.Limits.MaxStreamBytes = MaxSize
	conf.Limits.MaxObjectCount = pdfMaxObjects
	conf.Limits.MaxXRefEntries = pdfMaxObjects
	conf.Limits.MaxObjectStreamCount = pdfMaxObjects
	r := &rationed{bytes.NewReader(data), 40*int64(len(data)) + 16<<20}
	ctx, err := pdfcpu.Read(r, conf)
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrOwnerPasswordRequired):
		return nil, ErrLocked
	case err != nil && bytes.Contains(data, []byte("/Encrypt")) && strings.Contains(err.Error(), "ncrypt"):
		return nil, because(ErrLocked, "a PDF with an encryption that is not read")
	case err != nil:
		return nil, because(ErrFormat, "a damaged PDF (%s)", clip(oneLine(err.Error()), 120))
	}
	f := &pdfFile{objects: ctx.XRefTable, fonts: map[int]*pdfFont{}, streams: map[int][]byte{}, opened: map[int]bool{}}
	if ctx.Root == nil {
		return nil, because(ErrFormat, "a damaged PDF (no catalog in it)")
	}
	f.root = f.dict(*ctx.Root)
	if ctx.Info != nil {
		f.info = f.dict(*ctx.Info)
	}
	return f, nil
}

// get follows references to the object that they lead to; nil where there is none.
func (f *pdfFile) get(o types.Object) types.Object {
	for range pdfMaxDepth {
		switch ref := o.(type) {
		case types.IndirectRef:
			if !f.unbundle(ref) {
				return nil
			}
			next, err := f.objects.Dereference(ref)
			if err != nil {
				return nil
			}
			o = next
		case *types.IndirectRef:
			o = *ref
		case *types.StreamDict:
			return *ref
		case types.ObjectStreamDict:
			return ref.StreamDict
		default:
			return o
		}
	}
	return nil
}

// unbundle counts the unpacking of the stream that an object stands in as work, the
// first time that one of its objects is wanted; false where it cannot be.
func (f *pdfFile) unbundle(ref types.IndirectRef) bool {
	entry, ok := f.objects.FindTableEntryForIndRef(&ref)
	if !ok || entry.ObjectStream == nil || f.opened[*entry.ObjectStream] {
		return true
	}
	lazy, ok := entry.Object.(types.LazyObjectStreamObject)
	if !ok {
		return true
	}
	data, err := lazy.GetData()
	if err != nil {
		f.work += pdfMaxBundle
		return false
	}
	f.opened[*entry.ObjectStream] = true
	return f.spend(cap(data)) == nil
}

func (f *pdfFile) dict(o types.Object) types.Dict {
	switch d := f.get(o).(type) {
	case types.Dict:
		return d
	case types.StreamDict:
		return d.Dict
	}
	return nil
}

func (f *pdfFile) array(o types.Object) types.Array {
	a, _ := f.get(o).(types.Array)
	return a
}

func (f *pdfFile) name(o types.Object) string {
	n, _ := f.get(o).(types.Name)
	return string(n)
}

func (f *pdfFile) number(o types.Object, otherwise float64) float64 {
	switch n := f.get(o).(type) {
	case types.Integer:
		return float64(n)
	case types.Float:
		return float64(n)
	}
	return otherwise
}

func (f *pdfFile) numbers(o types.Object) []float64 {
	var out []float64
	for _, e := range f.array(o) {
		if len(out) == 6 {
			break
		}
		out = append(out, f.number(e, 0))
	}
	return out
}

// text gives a string meant for people.
func (f *pdfFile) text(o types.Object) string {
	s, err := types.StringOrHexLiteral(f.get(o))
	if err != nil || s == nil {
		return ""
	}
	return oneLine(strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, *s), ""))
}

// stream unpacks a stream; nil where there is none.
func (f *pdfFile) stream(o types.Object) ([]byte, error) {
	sd, ok := f.get(o).(types.StreamDict)
	if !ok {
		return nil, nil
	}
	if err := f.spend(len(sd.Raw)); err != nil {
		return nil, err
	}
	data, err := sd.DecodeLengthWithLimit(-1, pdfMaxStream)
	if err != nil {
		// What stands before the damage is read all the same.
		f.damaged = true
		data = nil
		if len(sd.FilterPipeline) == 1 && sd.FilterPipeline[0].Name == "FlateDecode" && sd.FilterPipeline[0].DecodeParms == nil {
			if r, err := zlib.NewReader(bytes.NewReader(sd.Raw)); err == nil {
				data, _ = io.ReadAll(io.LimitReader(r, pdfMaxStream))
			}
		}
	}
	return data, f.spend(len(data))
}

// pdfPage is a page's dictionary, with what it has from the ones above it.
type pdfPage struct {
	dict      types.Dict
	resources types.Dict
	box       []float64 // what of it is seen: left, bottom, right, top
	rotate    int
}

// pages goes down the page tree.
func (f *pdfFile) pages() ([]pdfPage, error) {
	var out []pdfPage
	seen := map[int]bool{}
	var walk func(o types.Object, above pdfPage, depth int) error
	walk = func(o types.Object, above pdfPage, depth int) error {
		if ref, ok := o.(types.IndirectRef); ok {
			if seen[int(ref.ObjectNumber)] {
				return nil
			}
			seen[int(ref.ObjectNumber)] = true
		}
		d := f.dict(o)
		if d == nil || depth > pdfMaxDepth {
			return nil
		}
		p := above
		p.dict = d
		if r := f.dict(d["Resources"]); r != nil {
			p.resources = r
		}
		for _, key := range []string{"MediaBox", "CropBox"} {
			if b := f.numbers(d[key]); len(b) == 4 && b[0] != b[2] && b[1] != b[3] {
				p.box = []float64{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
			}
		}
		p.rotate = int(f.number(d["Rotate"], float64(p.rotate)))
		kids := f.array(d["Kids"])
		if kids == nil || f.name(d["Type"]) == "Page" {
			if f.name(d["Type"]) == "Pages" {
				return nil
			}
			if len(out) == pdfMaxPages {
				return because(ErrTooLarge, "a PDF of more than %s pages", thousands(pdfMaxPages))
			}
			out = append(out, p)
			return nil
		}
		for _, k := range kids {
			if err := walk(k, p, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(f.root["Pages"], pdfPage{box: []float64{0, 0, 612, 792}}, 0); err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil, because(ErrFormat, "a PDF without pages")
	}
	return out, f.spend(0)
}

// content gives the description of a page: its streams, one after the other.
func (f *pdfFile) content(p pdfPage) ([]byte, error) {
	o := f.get(p.dict["Contents"])
	if _, ok := o.(types.StreamDict); ok {
		return f.stream(p.dict["Contents"])
	}
	var b bytes.Buffer
	for _, part := range f.array(o) {
		data, err := f.stream(part)
		if err != nil {
			return nil, err
		}
		b.Write(data)
		b.WriteByte('\n')
		if b.Len() > 2*pdfMaxStream {
			return nil, because(ErrTooLarge, "a PDF with a page of more than %d MiB", 2*pdfMaxStream>>20)
		}
	}
	return b.Bytes(), nil
}

// meta reads what the file says of itself. What the pages say comes before it: see
// compose.
func (f *pdfFile) meta(doc *document.Document) {
	doc.Language = f.text(f.root["Lang"])
	doc.Title = f.text(f.info["Title"])
	if author := f.text(f.info["Author"]); personName(author) != "" {
		doc.Author = author
	}
	// A file is made when what it says is given out, near enough, but for the print
	// of a web page, which is made when somebody reads it.
	maker := strings.ToLower(f.text(f.info["Producer"]) + " " + f.text(f.info["Creator"]))
	for _, browser := range pdfBrowsers {
		if strings.Contains(maker, browser) {
			return
		}
	}
	doc.Published = pdfDate(f.text(f.info["CreationDate"]))
}

// pdfBrowsers are names that browsers give themselves in what they print.
var pdfBrowsers = []string{"skia/pdf", "chrom", "mozilla", "firefox", "safari", "webkit", "headless"}

// pdfDate gives the day of D:20260412093000+02'00'. The hour that a file was made at
// is nothing that its readers go by.
func pdfDate(s string) string {
	s = strings.TrimPrefix(strings.TrimSpace(s), "D:")
	if len(s) < 8 || s[:4] < "1980" || !allDigits.MatchString(s[:8]) {
		return ""
	}
	return makeDate(s[:4], s[4:6], s[6:8])
}
