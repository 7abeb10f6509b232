package read

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
)

// pdfOf writes a PDF of objects, numbered from 1; the first is its catalog.
func pdfOf(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

func streamOf(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// onePage is a page of 400 by 600 points with a description, in a font named F.
// more are objects from 6 on.
func onePage(font, description string, more ...string) []byte {
	return pdfOf(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
		streamOf("", description),
		font,
	}, more...)...)
}

const helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"

// picture is a scan: it covers the page.
const pictureOnPage = "q 400 0 0 600 0 0 cm /X Do Q "

var pictureObject = streamOf("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x")

func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func TestPDFLetters(t *testing.T) {
	toUnicode := func(cmap string) string { return streamOf("", "begincmap\n"+cmap+"\nendcmap") }
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"a string", onePage(helvetica, "BT /F 10 Tf 50 500 Td (We will, she said.) Tj ET"), "We will, she said."},
		{"escapes", onePage(helvetica, `BT /F 10 Tf 50 500 Td (\(We\) \223will\224, she s\
aid \055 today.) Tj ET`), "(We) “will”, she said - today."},
		{"quotes of Windows", onePage(helvetica, "BT /F 10 Tf 50 500 Td (\x93It\x92s ours,\x94 he said \x96 twice.) Tj ET"), "“It’s ours,” he said – twice."},
		{"quotes of the Macintosh", onePage(strings.Replace(helvetica, "WinAnsi", "MacRoman", 1), "BT /F 10 Tf 50 500 Td (\xd2It\xd5s ours,\xd3 he said.) Tj ET"), "“It’s ours,” he said."},
		{"quotes by differences", onePage("<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[1/quotedblleft/quotedblright/quoteright/f_f_i/uni00E9]>>>>",
			"BT /F 10 Tf 50 500 Td (\\001O\\004ce caf\\005,\\002 it\\003s said.) Tj ET"), "“Office café,” it’s said."},
		{"standard quotes", onePage("<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>", "BT /F 10 Tf 50 500 Td (\xaaIt's ours\xba \xd0 \xae\xafe \xfb) Tj ET"), "“It’s ours” — fifle ß"},
		{"a map of codes", onePage("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 500>>]/ToUnicode 6 0 R>>",
			"BT /F 10 Tf 50 500 Td <000100020003000400050006> Tj ET",
			toUnicode("1 begincodespacerange <0000><FFFF> endcodespacerange 2 beginbfchar <0001><0066> <0002><FB01> endbfchar 1 beginbfrange <0003><0006><006C> endbfrange")), "ffilmno"},
		{"ligatures of Ghostscript, bytes swapped", onePage("<</Type/Font/Subtype/Type1/BaseFont/X/Widths[500]/FirstChar 1/ToUnicode 6 0 R>>",
			"BT /F 10 Tf 50 500 Td (\\001rst) Tj ET", toUnicode("1 beginbfchar <01><66006900> endbfchar")), "first"},
		{"a bitmap font", onePage("<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FirstChar 72/Widths[60]/CharProcs<<>>/Encoding<</Differences[72/a72/i]>>>>",
			"BT /F 10 Tf 50 500 Td (HI) Tj ET"), "Hi"},
		{"spaces from gaps", onePage(helvetica, "BT /F 10 Tf 50 500 Td [(W)60(e)-280(will)-300(not)20(,)-250(s)10(he)] TJ ET"), "We will not, she"},
		{"words letter by letter", onePage(helvetica, "BT /F 10 Tf 1 0 0 1 50 500 Tm (W) Tj 1 0 0 1 59.4 500 Tm (e) Tj 1 0 0 1 67.8 500 Tm (d) Tj 1 0 0 1 73.4 500 Tm (o) Tj ET"), "We do"},
		{"words out of order", onePage(helvetica, "BT /F 10 Tf 1 0 0 1 81 500 Tm (done) Tj 1 0 0 1 50 500 Tm (Well) Tj ET"), "Well done"},
		{"letters spaced for looks", onePage(helvetica, "BT /F 10 Tf 4 Tc 50 500 Td (HARBOUR NEWS) Tj ET"), "HARBOUR NEWS"},
		{"bold by drawing twice", onePage(helvetica, "BT /F 10 Tf 50 500 Td (Enough) Tj 0.3 0 Td (Enough) Tj ET"), "Enough"},
		{"accents of their own", onePage("<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>", "BT /F 10 Tf 50 500 Td [(caf\xc2)333(e) ( na\xc8)370(i)(ve)] TJ ET"), "café naïve"},
		{"a text that stands for letters", onePage(helvetica, "BT /F 10 Tf 50 500 Td (e) Tj /Span<</ActualText(ffi)>>BDC (X) Tj EMC (cient) Tj ET"), "efficient"},
		{"a form", onePage(helvetica, "q 1 0 0 1 0 100 cm /X Do Q", streamOf("/Type/XObject/Subtype/Form/BBox[0 0 400 600]/Resources<</Font<</F 5 0 R>>>>", "BT /F 10 Tf 50 300 Td (In a form.) Tj ET")), "In a form."},
		{"a picture in the description", onePage(helvetica, "BI /W 1 /H 1 /BPC 8 /CS /G ID \xff(EI) \x01 EI BT /F 10 Tf 50 500 Td (After it.) Tj ET"), "After it."},
		{"a page on its side", bytes.Replace(onePage(helvetica, "BT /F 10 Tf 0 1 -1 0 200 100 Tm (Sideways.) Tj 0 1 -1 0 214 100 Tm (Below it.) Tj ET"), []byte("/MediaBox"), []byte("/Rotate 90 /MediaBox"), 1), "Sideways. Below it."},
		{"a stamp along the edge", onePage(helvetica, "BT /F 10 Tf 50 500 Td (What it says of the matter.) Tj 0 1 -1 0 20 100 Tm (arXiv:1) Tj ET"), "What it says of the matter."},
		{"text without ink", onePage(helvetica, "BT /F 10 Tf 50 500 Td (Seen.) Tj 3 Tr 0 -50 Td (Unseen.) Tj ET"), "Seen."},
		{"text over a scan", onePage(helvetica, pictureOnPage+"BT /F 10 Tf 3 Tr 50 500 Td (What the machine has read off it.) Tj ET", pictureObject), "What the machine has read off it."},
		{"unpacked", onePage(helvetica, "BT /F 10 Tf 50 500 Td (Plain.) Tj ET /X Do", streamOf("/Type/XObject/Subtype/Form/Filter/FlateDecode", deflated("BT /F 10 Tf 50 400 Td (Deflated.) Tj ET"))), "Plain.\n\nDeflated."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes("a.pdf", tt.data)
			if err != nil {
				t.Fatal(err)
			}
			check(t, d)
			if got := strings.TrimSuffix(d.Text, "\n"); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// set writes lines a step apart, from the top of a page.
func set(x, y, step float64, lines ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "BT /F 10 Tf 1 0 0 1 %g %g Tm %g TL ", x, y, step)
	for _, l := range lines {
		fmt.Fprintf(&b, "(%s) Tj T* ", l)
	}
	b.WriteString("ET ")
	return b.String()
}

func TestPDFLines(t *testing.T) {
	for _, tt := range []struct {
		name, description, want string
	}{
		{"two columns, set line by line", set(40, 500, 12, "The first line of the left", "column goes on to a second", "line and to a third that", "ends here in the middle of") +
			set(220, 500, 12, "a sentence which the right", "column takes up again at", "its top, and brings to an", "end."),
			"The first line of the left column goes on to a second line and to a third that ends here in the middle of a sentence which the right column takes up again at its top, and brings to an end."},
		{"a word broken by its line", set(40, 500, 12, "The minister of the interior said that the govern-", "ment would not be hurried, and a well-known poli-", "tician agreed, in so far as a well-", "known politician ever does."),
			"The minister of the interior said that the government would not be hurried, and a well-known politician agreed, in so far as a well-known politician ever does."},
		{"a name with a hyphen", set(40, 500, 12, "The spokesman for the old families, Jean Tremblay-", "Roche, said nothing."), "The spokesman for the old families, Jean Tremblay-Roche, said nothing."},
		{"a gap between paragraphs", set(40, 500, 12, "One paragraph of some words that ends", "here.") + set(40, 466, 12, "Another one."), "One paragraph of some words that ends here.\n\nAnother one."},
		{"an indent", set(50, 500, 12, "One paragraph of some words that") + set(40, 488, 12, "ends here in the middle of the line.") + set(50, 476, 12, "Another one."), "One paragraph of some words that ends here in the middle of the line.\n\nAnother one."},
		{"a number of a footnote", "BT /F 10 Tf 40 500 Td (We know,) Tj /F 6 Tf 4 Ts (12) Tj /F 10 Tf 0 Ts ( she said, on the 3) Tj /F 6 Tf 4 Ts (rd) Tj 0 Ts /F 10 Tf ( of 340 m) Tj /F 6 Tf 4 Ts (2) Tj ET", "We know, she said, on the 3rd of 340 m²"},
		{"a dash at the end", set(40, 500, 12, "We have nothing to hide in this house\x97", "and nothing to show."), "We have nothing to hide in this house—and nothing to show."},
		{"a large first letter", "BT /F 30 Tf 40 478 Td (T) Tj ET " + set(62, 490, 12, "he river fell on Monday, and the town", "saw what had been in it, which was") + set(40, 466, 12, "less than anybody had feared."), "The river fell on Monday, and the town saw what had been in it, which was less than anybody had feared."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes("a.pdf", onePage(helvetica, tt.description))
			if err != nil {
				t.Fatal(err)
			}
			check(t, d)
			if got := strings.TrimSuffix(d.Text, "\n"); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestPDFHyphens(t *testing.T) {
	h := &hyphens{words: map[string]bool{"government": true, "decision-making": true, "making": true, "deception": true}}
	for _, tt := range []struct{ before, after, want string }{
		{"of the govern-", "ment", "of the government"},
		{"his decision-", "making", "his decision-making"},
		{"a well-", "known man", "a well-known man"},
		{"a so-", "lution", "a solution"},
		{"a pre-", "sent", "a present"},
		{"the ex-", "president", "the ex-president"},
		{"this self-decep-", "tion", "this self-deception"},
		{"a state-of-the-", "art", "a state-of-the-art"},
		{"Anglo-", "Saxon", "Anglo-Saxon"},
		{"a soft hy\u00ad", "phen", "a soft hyphen"},
		{"1914-", "1918", "1914- 1918"},
	} {
		if got := h.join([]*pdfLine{{text: tt.before}, {text: tt.after}}); got != tt.want {
			t.Errorf("%s %s: %q, want %q", tt.before, tt.after, got, tt.want)
		}
	}
}

func TestPDFPlaces(t *testing.T) {
	d, err := File("testdata/pdf/ruling-pdflatex.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ words, want string }{
		{"We never fled", "page 1, paragraph 5"},
		{"The matter is remitted", "page 2, paragraph 2"},
	} {
		at := strings.Index(d.Text, tt.words)
		if got := d.Position(at).Text(); at < 0 || got != tt.want {
			t.Errorf("%q at %q, want %q", tt.words, got, tt.want)
		}
	}
}

func TestPDFTurns(t *testing.T) {
	d, err := File("testdata/pdf/deposition-chromium.pdf")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, b := range d.Blocks {
		if b.Kind == document.Turn {
			said[d.Slice(b.Words(d.Text))] = strings.TrimSpace(d.Slice(b.Speaker) + " " + b.Name)
		}
	}
	for words, who := range map[string]string{
		"Good morning, Ms. Doe. Would you state your full name for the record?": "Q. MS. HALE",
		"I thought that he was joking. He was known for it.":                    "A. JANE ELLEN DOE",
		"Objection. Hearsay.": "MR. BRANDT",
	} {
		if said[words] != who {
			t.Errorf("%q is said by %q, want %q", words, said[words], who)
		}
	}
}

func TestPDFMetadata(t *testing.T) {
	info := func(s string) []byte {
		data := onePage(helvetica, "BT /F 10 Tf 50 500 Td (Words enough to be read as a page.) Tj ET", "<<"+s+">>")
		return bytes.Replace(data, []byte("/Root 1 0 R"), []byte("/Root 1 0 R/Info 6 0 R"), 1)
	}
	for _, tt := range []struct{ info, title, author, published string }{
		{"/Title(Ferry to stop)/Author(Lena Marsh)/CreationDate(D:20260412093000+02'00')", "Ferry to stop", "Lena Marsh", "2026-04-12"},
		{"/Title<FEFF00C9007400610074>/CreationDate(D:20260412)", "État", "", "2026-04-12"},
		{"/Title(Microsoft Word - draft.docx)/Author(admin)/CreationDate(D:20260412093000Z)", "", "", "2026-04-12"},
		{"/Title(news.indd)/Producer(Skia/PDF m140)/CreationDate(D:20260412093000Z)", "", "", ""},
		{"/CreationDate(yesterday)", "", "", ""},
	} {
		d, err := Bytes("a.pdf", info(tt.info))
		if err != nil {
			t.Fatal(err)
		}
		if d.Title != tt.title || d.Author != tt.author || d.Published != tt.published {
			t.Errorf("%s: %q by %q on %q", tt.info, d.Title, d.Author, d.Published)
		}
	}
}

func TestPDFThatWasSavedAgain(t *testing.T) {
	data := onePage(helvetica, "BT /F 10 Tf 50 500 Td (We will not.) Tj ET")
	first := bytes.LastIndex(data, []byte("xref\n0"))
	at := len(data)
	data = append(data, "4 0 obj\n"+streamOf("", "BT /F 10 Tf 50 500 Td (We will.) Tj ET")+"\nendobj\n"...)
	table := len(data)
	data = append(data, fmt.Sprintf("xref\n4 1\n%010d 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", at, first, table)...)
	d, err := Bytes("a.pdf", data)
	if err != nil || d.Text != "We will.\n" {
		t.Errorf("%v %v", d, err)
	}
}

func TestPDFErrors(t *testing.T) {
	kids := func(s string) []byte {
		return pdfOf("<</Type/Catalog/Pages 2 0 R>>", s, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>")
	}
	nested := strings.Repeat("[", 1<<20)
	for _, tt := range []struct {
		name string
		data []byte
		is   error // nil for any
	}{
		{"a scan", onePage(helvetica, pictureOnPage, pictureObject), ErrScan},
		{"no text", onePage(helvetica, "0 0 m 10 10 l S"), ErrEmpty},
		{"letters of no meaning", onePage("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]>>", "BT /F 10 Tf 50 500 Td <"+strings.Repeat("0041", 40)+"> Tj ET"), ErrScan},
		{"no pages", pdfOf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"), ErrFormat},
		{"pages that hold themselves", kids("<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1>>"), ErrFormat},
		{"a reference to itself", pdfOf("<</Type/Catalog/Pages 2 0 R>>", "2 0 R"), ErrFormat},
		{"arrays in arrays", pdfOf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids"+nested+">>"), nil},
		{"arrays in arrays on a page", onePage(helvetica, nested+" TJ"), ErrEmpty},
		{"dictionaries in dictionaries on a page", onePage(helvetica, strings.Repeat("/A<<", 1<<20)), ErrEmpty},
		{"a form that draws itself", onePage(helvetica, "/X Do", streamOf("/Type/XObject/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>", "/X Do /X Do")), ErrEmpty},
		{"an open string", onePage(helvetica, "BT /F 10 Tf (((((("), ErrEmpty},
		{"a bomb", onePage(helvetica, "/X Do", streamOf("/Type/XObject/Subtype/Form/Filter/FlateDecode", deflated(strings.Repeat(" ", 80<<20)))), nil},
		{"a font that is anything", onePage("[1 2 3]", "BT /F 10 Tf (x) Tj ET"), nil},
		{"a map without end", onePage("<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>", "BT /F 10 Tf <0041> Tj ET", streamOf("", "1 beginbfrange <0000> <FFFFFFFF> <0000> endbfrange <00000000> <FFFFFFFF> [")), nil},
		{"huge numbers", onePage(helvetica, "BT /F 1e99 Tf 99999999999999999999 Tc 1 0 0 1 99999999999999 -999999999999 Tm (x) Tj -.-.- Td ET"), ErrEmpty},
		{"a table that points nowhere", bytes.Replace(onePage(helvetica, "BT /F 10 Tf 50 500 Td (Still here.) Tj ET"), []byte("startxref\n"), []byte("startxref\n9"), 1), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes("a.pdf", tt.data)
			if err == nil {
				check(t, d)
				if tt.is != nil {
					t.Fatalf("read as %q", d.Text)
				}
				return
			}
			if tt.is != nil && !errors.Is(err, tt.is) {
				t.Errorf("%v is not %v", err, tt.is)
			}
			if strings.Contains(err.Error(), "could not be parsed (") || strings.Contains(err.Error(), "\n") {
				t.Error(err)
			}
		})
	}
}

// A form that draws the next one many times over, a dozen deep, would never end.
func TestPDFFormsUponForms(t *testing.T) {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
		streamOf("", "/X Do"),
	}
	for i := range 12 {
		objects = append(objects, streamOf(fmt.Sprintf("/Type/XObject/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>", 6+i), strings.Repeat("/X Do ", 1000)))
	}
	if _, err := Bytes("a.pdf", pdfOf(objects...)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

// Cut off anywhere, a file gives its text, or one error.
func TestPDFCutOff(t *testing.T) {
	for _, name := range []string{"newsletter-ps2pdf.pdf", "deposition-chromium.pdf"} {
		data, err := os.ReadFile(filepath.Join("testdata/pdf", name))
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; n < len(data); n += len(data)/40 + 1 {
			readAny(t, "a.pdf", data[:n])
		}
	}
}

func FuzzPDF(f *testing.F) {
	seed(f, "testdata/pdf/newsletter-ps2pdf.pdf", "testdata/pdf/release-*.pdf", "testdata/pdf/scan-*.pdf")
	f.Add(onePage(helvetica, pictureOnPage+set(40, 500, 12, "Words, he said, that are", "broken by the end of a li-", "ne.")+"/Span<</ActualText(x)>>BDC (y) Tj EMC BI /W 1 ID x EI", pictureObject))
	f.Add(onePage("<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</W[1[500 600]3 9 700]>>]/ToUnicode 6 0 R>>", "BT /F 10 Tf 50 500 Td [<00010002>-300<0003>] TJ ET", streamOf("", "1 beginbfrange <0001> <0009> <0041> endbfrange")))
	f.Add(onePage("<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FirstChar 72/Widths[60]/Encoding<</Differences[72/a72/i]>>>>", "BT /F 10 Tf 50 500 Td (HI) Tj ET"))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "a.pdf", data) })
}

// FuzzPDFPage has the whole of a page's description to play with.
func FuzzPDFPage(f *testing.F) {
	f.Add([]byte(set(40, 500, 12, "Words, he said, that are", "broken by the end of a li-", "ne.")), []byte("1 beginbfchar <41> <0042> endbfchar"))
	f.Add([]byte("q 0 1 -1 0 200 100 cm BT /F 10 Tf 3 Tr 5 Ts (a) ' [(b) -300 (c)] TJ 1 2 (d) \" ET Q /X Do /Artifact<</Type/Pagination>>BDC EMC"), []byte("1 begincodespacerange <00> <ff> endcodespacerange"))
	f.Fuzz(func(t *testing.T, page, cmap []byte) {
		font := "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
		readAny(t, "a.pdf", onePage(font, string(page), streamOf("", string(cmap))))
	})
}

// BenchmarkPDF reads real files; ms/page is what an editor waits for a page.
func BenchmarkPDF(b *testing.B) {
	for _, f := range []struct {
		name  string
		pages int
	}{{"ruling-pdflatex", 2}, {"article-chromium", 1}, {"report-libreoffice", 2}, {"newsletter-ps2pdf", 2}} {
		data, err := os.ReadFile("testdata/pdf/" + f.name + ".pdf")
		if err != nil {
			b.Fatal(err)
		}
		b.Run(f.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Bytes("a.pdf", data); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*f.pages), "ms/page")
		})
	}
}

// BenchmarkPDFPages reads a document of many pages in two columns.
func BenchmarkPDFPages(b *testing.B) {
	const pages = 500
	var left, right []string
	for i := range 50 {
		left = append(left, fmt.Sprintf("The harbour master said on day %d", i))
		right = append(right, fmt.Sprintf("that number %d was not his either", i))
	}
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", helvetica}
	var kids strings.Builder
	for i := range pages {
		page := fmt.Sprintf("BT /F 9 Tf 40 585 Td (The Tarn Inquiry, page %d) Tj ET ", i+1) + set(40, 570, 11, left...) + set(220, 570, 11, right...)
		fmt.Fprintf(&kids, "%d 0 R ", len(objects)+1)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>", len(objects)+2), streamOf("/Filter/FlateDecode", deflated(page)))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), pages)
	data := pdfOf(objects...)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Bytes("a.pdf", data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*pages), "ms/page")
}
