package read

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib/document"
)

// zipped packs parts, given as name and content, in their order.
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		h := &zip.FileHeader{Name: parts[i], Method: zip.Deflate}
		if parts[i] == "mimetype" {
			h.Method = zip.Store
		}
		f, err := w.CreateHeader(h)
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zippedFolder packs a folder that holds the parts of a document as files.
func zippedFolder(t testing.TB, folder string) []byte {
	t.Helper()
	var parts []string
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(folder, path)
		parts = append(parts, filepath.ToSlash(rel), string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return zipped(t, parts...)
}

const (
	wordOpen  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	wordClose = `</w:body></w:document>`
	odfOpen   = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">`
	odfClose  = `</office:document-content>`
)

// wordFile is a Word document with a body, odfFile an OpenDocument text.
func wordFile(t testing.TB, body string) []byte {
	return zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", wordOpen+body+wordClose)
}

func odfFile(t testing.TB, body string) []byte {
	return zipped(t, "mimetype", openDocumentText, "content.xml", odfOpen+"<office:body><office:text>"+body+"</office:text></office:body>"+odfClose)
}

// describePlaces is describe with the place of each block, and who speaks it.
func describePlaces(d *document.Document) string {
	var b strings.Builder
	head, _, _ := strings.Cut(describe(d), "\n\n")
	fmt.Fprintf(&b, "%s\n\n", head)
	for _, k := range d.Blocks {
		fmt.Fprintf(&b, "%s, %s", k.Kind, k.Where.Text())
		if k.Speaker.Len() > 0 {
			fmt.Fprintf(&b, ", by %s", d.Slice(k.Speaker))
		}
		fmt.Fprintf(&b, ": %s\n", strings.ReplaceAll(d.Slice(k.Span), "\n", "⏎"))
	}
	return b.String()
}

// TestOffice reads documents that LibreOffice and pandoc have made, and one that is
// written as only Word writes (testdata/office/README.md), and compares each with
// the .want file beside it, which -update rewrites.
func TestOffice(t *testing.T) {
	for _, name := range []string{"draft.docx", "draft.odt", "draft.rtf", "draft.fodt", "story.docx", "story.odt", "story.rtf", "recorded.docx", "recorded.odt", "recorded.rtf", "word", "word.rtf"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata/office", name)
			var d *document.Document
			var err error
			if name == "word" {
				d, err = Bytes("word.docx", zippedFolder(t, path))
			} else {
				d, err = File(path)
			}
			if err != nil {
				t.Fatal(err)
			}
			check(t, d)
			if !strings.HasSuffix(d.Text, "\n") {
				t.Error("the text does not end its last line")
			}
			got, wantFile := describePlaces(d), path+".want"
			if *update {
				if err := os.WriteFile(wantFile, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(wantFile)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// What was deleted, and what was said about the draft, stands in no format.
func TestOfficeLeavesOut(t *testing.T) {
	for _, name := range []string{"draft.docx", "draft.odt", "draft.rtf", "draft.fodt", "story.docx", "story.odt", "story.rtf", "recorded.docx", "recorded.odt", "recorded.rtf", "word", "word.rtf"} {
		path := filepath.Join("testdata/office", name)
		var d *document.Document
		var err error
		if name == "word" {
			d, err = Bytes("word.docx", zippedFolder(t, path))
		} else {
			d, err = File(path)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, gone := range []string{"always", "my fault", "Check this", "lawyer", "not for publication", "Is this hers", "or twelve", "not to be named", "on tape", "was deleted", "never shown", "Click here", "Is that on tape", "until May", "hidden words", "see the cracks?", "and then", "nobody else", "MERGEFIELD", "HYPERLINK", "any more", "とう"} {
			if strings.Contains(d.Text, gone) {
				t.Errorf("%s has %q", name, gone)
			}
		}
		if n := strings.Count(d.Text, "all there in ink") + strings.Count(d.Text, "only a bridge"); n > 1 {
			t.Errorf("%s has a text box %d times", name, n)
		}
	}
}

func TestDOCX(t *testing.T) {
	run := func(s string) string { return "<w:r><w:t>" + s + "</w:t></w:r>" }
	p := func(s string) string { return "<w:p>" + s + "</w:p>" }
	for _, tt := range []struct{ name, body, want string }{
		{"runs", p(run("He sa") + run("id so.")), "He said so.\n"},
		{"line breaks and tabs", p(run("One") + "<w:r><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"), "One\ntwo\tthree\n"},
		{"two breaks part paragraphs", p(run("One.") + "<w:r><w:br/><w:br/></w:r>" + run("Two.")), "One.\n\nTwo.\n"},
		{"white space folds", p(run("  a \u00a0 b ") + run(" c ")), "a b c\n"},
		{"an empty paragraph is none", p(run("One.")) + p("") + p(run(" ")) + p(run("Two.")), "One.\n\nTwo.\n"},
		{"other prefixes", "", ""},
		{"a mark before the XML", "", ""},
		{"UTF-16", "", ""},
		{"formatting that was another", p("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>shown</w:t></w:r>"), "shown\n"},
		{"hidden, and shown in spite of it", p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>b</w:t></w:r>"), "b\n"},
		{"the end of a paragraph deleted in a cell", "<w:tbl><w:tr><w:tc>" + p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"+run("a")) + "</w:tc><w:tc>" + p(run("b")) + "</w:tc></w:tr></w:tbl>", "a\n\nb\n"},
		{"the end of the last paragraph deleted", p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("a")), "a\n"},
		{"a deleted cell", "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>" + p(run("a")) + "</w:tc><w:tc>" + p(run("b")) + "</w:tc></w:tr></w:tbl>", "b\n"},
		{"a table in a table", "<w:tbl><w:tr><w:tc>" + p(run("a")) + "<w:tbl><w:tr><w:tc>" + p(run("b")) + "</w:tc></w:tr></w:tbl>" + p(run("c")) + "</w:tc></w:tr></w:tbl>", "a\n\nb\n\nc\n"},
		{"a field without an end", p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`+run("code")) + p(run("Text.")), "Text.\n"},
		{"a field over two paragraphs", p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+run("One.")) + p(run("Two.")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`) + p(run("Three.")), "One.\n\nTwo.\n\nThree.\n"},
		{"an emoji", p(run("yes \U0001F600.")), "yes \U0001F600.\n"},
		{"a formula", p(run("where ") + `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a=b</m:t></m:r></m:oMath>`), "where a=b\n"},
	} {
		data := wordFile(t, tt.body)
		if tt.name == "other prefixes" {
			data = zipped(t, "[Content_Types].xml", "", "word/document.xml", `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Said.</x:t></x:r></x:p></x:body></x:document>`)
			tt.want = "Said.\n"
		}
		switch said := wordOpen + p(run("Said.")) + wordClose; tt.name {
		case "a mark before the XML":
			data, tt.want = zipped(t, "[Content_Types].xml", "", "word/document.xml", "\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>"+said), "Said.\n"
		case "UTF-16":
			data, tt.want = zipped(t, "[Content_Types].xml", "", "word/document.xml", utf16Bytes("\ufeff<?xml version=\"1.0\" encoding=\"utf-16\"?>"+said, true, false)), "Said.\n"
		}
		d, err := Bytes("a.docx", data)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		check(t, d)
		if d.Text != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, d.Text, tt.want)
		}
	}
}

func TestODT(t *testing.T) {
	for _, tt := range []struct{ name, body, want string }{
		{"spaces, tabs and breaks", `<text:p>a<text:s text:c="1000000000"/>b<text:tab/>c<text:line-break/>d</text:p>`, "a b\tc\nd\n"},
		{"a box in a paragraph", `<text:p>One, <draw:frame><draw:text-box><text:p>Box.</text:p></draw:text-box></draw:frame>two.</text:p><text:p>Three.</text:p>`, "One, two.\n\nBox.\n\nThree.\n"},
		{"a comment in a box in a note", `<text:p>One.<text:note><text:note-citation>*</text:note-citation><text:note-body><text:p>Note<office:annotation><text:p>no</text:p></office:annotation>.</text:p></text:note-body></text:note></text:p><text:p>Two.</text:p>`, "One.\n\nTwo.\n\nNote.\n"},
		{"ruby", `<text:p><text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby></text:p>`, "東京\n"},
		{"a hidden section", `<text:section text:display="none"><text:p>no</text:p></text:section><text:p>Yes.</text:p>`, "Yes.\n"},
		{"a formula in place", `<text:p>a<draw:frame><draw:object><text:p>no</text:p></draw:object></draw:frame>b</text:p>`, "ab\n"},
		{"a merged cell", `<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell><text:p>no</text:p></table:covered-table-cell></table:table-row></table:table>`, "a\n"},
	} {
		d, err := Bytes("a.odt", odfFile(t, tt.body))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		check(t, d)
		if d.Text != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, d.Text, tt.want)
		}
	}
}

func TestRTF(t *testing.T) {
	for _, tt := range []struct{ name, rtf, want string }{
		{"words", `{\rtf1\ansi Hello \b world\b0 .\par Bye.}`, "Hello world.\n\nBye.\n"},
		{"escapes", `{\rtf1 a\{b\}c\\d\~e\-f\_g}`, "a{b}c\\d ef-g\n"},
		{"quotation marks", `{\rtf1 \ldblquote It\rquote s so,\rdblquote  he said\emdash twice}`, "“It’s so,” he said—twice\n"},
		{"windows-1252", `{\rtf1\ansi\ansicpg1252 \'93caf\'e9\'94}`, "“café”\n"},
		{"windows-1251", `{\rtf1\ansi\ansicpg1251 \'ca\'e8\'e5\'e2}`, "Киев\n"},
		{"a font's character set", `{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1\'ca\'e8\'e5\'e2 \f0\'e9}`, "Киев é\n"},
		{"Shift JIS", `{\rtf1\ansi{\fonttbl{\f0\fcharset128 M;}}\f0\'93\'8c\'8b\'9e}`, "東京\n"},
		{"Shift JIS, a letter for its second byte", `{\rtf1\ansi\ansicpg932 \'83X\'83e}`, "ステ\n"},
		{"Mac Roman", `{\rtf1\mac \'d2Yes\'d3}`, "“Yes”\n"},
		{"UTF-8 for a code page", `{\rtf1\ansi\ansicpg65001 \'e2\'80\'9ccaf\'c3\'a9\'e2\'80\'9d}`, "“café”\n"},
		{"no such code page", `{\rtf1\ansicpg4711 \'93x\'94}`, "“x”\n"},
		{"Unicode and what stands for it", `{\rtf1\uc1 \u8220 ?a\u8221\'94 b}`, "“a” b\n"},
		{"two characters stand for one", `{\rtf1\uc2 \u26481\'93\'8c\u20140 ??!}`, "東京!\n"},
		{"nothing stands for it", `{\rtf1\uc0 \u8220 a\u8221 }`, "“a”\n"},
		{"negative numbers", `{\rtf1 \u-10179 ?\u-8704 ?}`, "\U0001F600\n"},
		{"half a character", `{\rtf1 a\u-10179 ?b\u-8704 ?c}`, "abc\n"},
		{"a group ends what is left out", `{\rtf1\uc9 {\u8220 }a}`, "“a\n"},
		{"UTF-8, against the rules", "{\\rtf1 “café”}", "“café”\n"},
		{"a field", `{\rtf1 See {\field{\*\fldinst{HYPERLINK "https://a.example"}}{\fldrslt{the {\b report}}}}.}`, "See the report.\n"},
		{"a picture", `{\rtf1 a{\pict\wmetafile8 0102{\*\x y}03}b}`, "ab\n"},
		{"bytes", "{\\rtf1 a{\\*\\objdata\\bin6 }}{{x\\}b}", "ab\n"},
		{"hidden", `{\rtf1 a{\v no}b\v no\v0 c\v no\plain d}`, "abcd\n"},
		{"deleted", `{\rtf1 a{\deleted no}{\revised yes}\par}`, "ayes\n"},
		{"moved", `{\rtf1 {\mvf no}a{\mvt b}}`, "ab\n"},
		{"the end of a paragraph deleted", `{\rtf1 One, {\deleted\par}two.\par Three.}`, "One, two.\n\nThree.\n"},
		{"a comment", `{\rtf1 a{\*\atnid X}{\*\atnauthor Y}\chatn{\*\annotation{\*\atndate 1}no}b}`, "ab\n"},
		{"an old comment", `{\rtf1 a{\annotation no\par}b}`, "ab\n"},
		{"a note", `{\rtf1 One{\footnote Note.\par More.}, two.\par Three.}`, "One, two.\n\nThree.\n\nNote.\n\nMore.\n"},
		{"a text box, written twice", `{\rtf1 One, {\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Box.\par}}{\shprslt{\*\do{\dptxbxtext Box.\par}}}}two.\par}`, "One, two.\n\nBox.\n"},
		{"header and footer", `{\rtf1{\header no\par}{\footerr no}a}`, "a\n"},
		{"what is said twice", `{\rtf1 a{\upr{no}{\*\ud{\u233 e}}}b}`, "aéb\n"},
		{"what nobody knows", `{\rtf1 a{\*\unheard of}b\unheard c}`, "abc\n"},
		{"symbols", `{\rtf1{\fonttbl{\f0 A;}{\f3\fcharset2 Symbol;}}a {\f3\'b3} 3 {\f3\u-3917 ?} 4}`, "a ≥ 3 ≥ 4\n"},
		{"a line end is a paragraph's after a backslash", "{\\rtf1 a\\\nb\r\nc}", "a\n\nbc\n"},
		{"more braces than were opened", `{\rtf1 a}}}} b`, "a\n"},
	} {
		d, err := Bytes("a.rtf", []byte(tt.rtf))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		check(t, d)
		if d.Text != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, d.Text, tt.want)
		}
	}
}

func TestOfficeHeadline(t *testing.T) {
	styled := func(id, s string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + id + `"/></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
	}
	bold := `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Quay in Port Alder was never safe</w:t></w:r></w:p>`
	const story = `<w:p><w:r><w:t>Two inspectors told an inquiry on Monday that the quay had never been safe.</w:t></w:r></w:p><w:p><w:r><w:t>“We said so in March,” Paul Ndiaye told the panel of three on Monday.</w:t></w:r></w:p>`
	for _, tt := range []struct{ name, title, body, want string }{
		{"a title", "x", styled("Heading1", "Ports") + styled("Title", "Quay was never safe") + story, "Quay was never safe"},
		{"the highest heading over the story", "", styled("Heading2", "Inquiry") + styled("Heading1", "Quay was never safe") + story, "Quay was never safe"},
		{"a heading inside the story is none", "Document1.docx", story + styled("Heading1", "What next") + story, ""},
		{"in bold", "Microsoft Word - Document1", bold + story, "Quay in Port Alder was never safe"},
		{"in bold, over a heading of the story", "", bold + styled("Heading2", "What they said") + story, "Quay in Port Alder was never safe"},
		{"as the file has it", "Quay in Port Alder was never safe", styled("Heading1", "News") + bold + story, "Quay in Port Alder was never safe"},
		{"the file's, where the text shows none", "Quay in Port Alder was never safe", story, "Quay in Port Alder was never safe"},
		{"another text's", "Minutes of the harbour board", bold + story, "Quay in Port Alder was never safe"},
		{"a template's", "Press release 2", story, ""},
		{"in a table that is the page", "", "<w:tbl><w:tr><w:tc>" + bold + story + "</w:tc></w:tr></w:tbl>", "Quay in Port Alder was never safe"},
		{"in a cell beside the logo's", "", "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" + bold + strings.Repeat(story, 4) + "</w:tc></w:tr></w:tbl>", "Quay in Port Alder was never safe"},
		{"a story all in the style of headings", "", styled("Heading1", "Quay was never safe") + styled("Heading1", "Two inspectors told an inquiry on Monday that the quay at the port had never been safe.") + styled("Heading1", "“We said so in March and in April, and nobody wanted to hear it,” Paul Ndiaye told the panel."), "Quay was never safe"},
	} {
		styles := `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>`
		core := `<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + tt.title + `</dc:title><dc:creator>admin</dc:creator></c:coreProperties>`
		d, err := Bytes("a.docx", zipped(t, "[Content_Types].xml", "", "word/styles.xml", styles, "docProps/core.xml", core, "word/document.xml", wordOpen+tt.body+wordClose))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if d.Title != tt.want || d.Author != "" || d.Published != "" {
			t.Errorf("%s: title %q, want %q; author %q, published %q", tt.name, d.Title, tt.want, d.Author, d.Published)
		}
		if last := d.Blocks[len(d.Blocks)-1]; last.Kind != document.Paragraph {
			t.Errorf("%s: the story ends in a %s", tt.name, last.Kind)
		}
	}
}

func TestOfficeIsTold(t *testing.T) {
	const body = wordOpen + `<w:p><w:r><w:t>She said so.</w:t></w:r></w:p>` + wordClose
	rtf := `{\rtf1 She said so.}`
	flat := `<?xml version="1.0"?>` + strings.ReplaceAll(odfOpen, "document-content", "document") + `<office:body><office:text><text:p>She said so.</text:p></office:text></office:body></office:document>`
	flat = strings.Replace(flat, "<office:document ", `<office:document office:mimetype="application/vnd.oasis.opendocument.text" `, 1)
	for _, tt := range []struct {
		name, path, want string
		data             []byte
	}{
		{"Word's order", "-", "docx", zipped(t, "[Content_Types].xml", "", "_rels/.rels", "<r/>", "word/document.xml", body)},
		{"Google's order", "a", "docx", zipped(t, "word/numbering.xml", "<n/>", "word/document.xml", body, "[Content_Types].xml", "")},
		{"another order, by the name", "a.docx", "docx", zipped(t, "media/a.png", "x", "word/document.xml", body)},
		{"a picture first", "-", "docx", zipped(t, "[Content_Types].xml", "", "docProps/thumbnail.jpeg", noise(200<<10), "word/document.xml", body)},
		{"a document named as another", "a.txt", "docx", zipped(t, "[Content_Types].xml", "", "word/document.xml", body)},
		{"OpenDocument", "-", "odt", odfFile(t, "<text:p>She said so.</text:p>")},
		{"OpenDocument, flat", "-", "odt", []byte(flat)},
		{"RTF", "-", "rtf", []byte(rtf)},
		{"RTF named as Word's", "a.docx", "rtf", []byte(rtf)},
		{"text named as Word's", "a.docx", "text", []byte("She said so.")},
	} {
		d, err := Bytes(tt.path, tt.data)
		if err != nil || d.Format != tt.want || d.Text != "She said so.\n" && tt.want != "text" {
			t.Errorf("%s: %v, %v, want %s", tt.name, d, err, tt.want)
		}
	}
	for _, name := range []string{"story.txt", "word/story.txt", "archive/_rels/.rels"} {
		if f := tell("a.zip", zipped(t, name, "She said so.", "b.docx", "x")); f != nil && (f.name == "docx" || f.name == "odt" || f.name == "office") {
			t.Errorf("an archive with %s is taken for %s", name, f.name)
		}
	}
}

// noise is n bytes that cannot be packed.
func noise(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = byte(x >> 24)
	}
	return string(b)
}

func TestOfficeErrors(t *testing.T) {
	ole := func(stream string) []byte {
		return append([]byte(oleHead+strings.Repeat("\x00", 100)), wide(stream)...)
	}
	good := wordFile(t, "<w:p><w:r><w:t>"+strings.Repeat("She said so. ", 2000)+"</w:t></w:r></w:p>")
	lockedDOCX, err := os.ReadFile("testdata/office/locked.docx")
	if err != nil {
		t.Fatal(err)
	}
	lockedODT, err := os.ReadFile("testdata/office/locked.odt")
	if err != nil {
		t.Fatal(err)
	}
	damaged := bytes.Clone(good)
	damaged[len(damaged)/2] ^= 0x55
	locked := bytes.Clone(good)
	for at := 0; ; { // the flag of encryption, in each header of a part
		i := bytes.Index(locked[at:], []byte("PK\x01\x02"))
		if i < 0 {
			break
		}
		locked[at+i+8] |= 1
		at += i + 4
	}
	doc, err := os.ReadFile("testdata/office/draft.doc")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, path string
		data       []byte
		is         error
		text       string
	}{
		{"old Word", "a.doc", doc, ErrFormat, "a.doc: a document of Word 97 to 2003 (.doc), which is not read; save it as .docx"},
		{"old Excel", "a.xls", ole("Workbook"), ErrFormat, "a.xls: a spreadsheet (.xls), which is not read"},
		{"Word with a password", "a.docx", lockedDOCX, ErrFormat, "a.docx: protected by a password; save it without one"},
		{"zip with a password", "a.docx", locked, ErrFormat, "a.docx: protected by a password; save it without one"},
		{"OpenDocument with a password", "a.odt", lockedODT, ErrFormat, "a.odt: protected by a password; save it without one"},
		{"OpenDocument with a password, as newer programs save it", "a.odt", zipped(t, "mimetype", openDocumentText, "encrypted-package", "\x01\x02"), ErrFormat, "a.odt: protected by a password; save it without one"},
		{"a spreadsheet", "a.xlsx", zipped(t, "[Content_Types].xml", "", "xl/workbook.xml", "<w/>"), ErrFormat, "a.xlsx: a spreadsheet, which is not read; save what is to be read as text"},
		{"a spreadsheet named as Word's", "a.docx", zipped(t, "[Content_Types].xml", "", "xl/workbook.xml", "<w/>"), ErrFormat, "a.docx: a spreadsheet, which is not read; save what is to be read as text"},
		{"a presentation", "-", zipped(t, "[Content_Types].xml", "", "ppt/presentation.xml", "<w/>"), ErrFormat, "standard input: a presentation, which is not read; save what is to be read as text"},
		{"a sheet of OpenDocument", "a.ods", zipped(t, "mimetype", openDocument+"spreadsheet", "content.xml", "<w/>"), ErrFormat, "a.ods: a spreadsheet, which is not read; save what is to be read as text"},
		{"an e-book", "a.epub", zipped(t, "mimetype", "application/epub+zip", "a.opf", "<w/>"), ErrFormat, "a.epub: an e-book (.epub), which is not read"},
		{"no document in it", "a.docx", zipped(t, "story.txt", "x"), ErrFormat, "a.docx: a zip file that holds no Word document"},
		{"cut off", "a.docx", good[:len(good)-30], ErrFormat, ""},
		{"cut off in the middle", "a.docx", good[:100], ErrFormat, ""},
		{"damaged", "a.docx", damaged, ErrFormat, ""},
		{"empty", "a.docx", wordFile(t, "<w:p/>"), ErrEmpty, "a.docx: no text in it"},
		{"all of it deleted", "a.docx", wordFile(t, "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"), ErrEmpty, ""},
		{"no XML", "a.docx", zipped(t, "[Content_Types].xml", "", "word/document.xml", wordOpen+"<w:p>"), ErrFormat, "a.docx: damaged: word/document.xml cannot be parsed (XML syntax error on line 1: unexpected EOF)"},
		{"a part twice", "a.docx", zipped(t, "[Content_Types].xml", "", "word/document.xml", wordOpen+wordClose, "WORD\\document.xml", wordOpen+wordClose), ErrFormat, "a.docx: damaged: two parts of it are called word/document.xml"},
		{"entities", "a.docx", zipped(t, "[Content_Types].xml", "", "word/document.xml", `<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>`+wordOpen+"<w:p><w:r><w:t>&c;</w:t></w:r></w:p>"+wordClose), ErrFormat, "a.docx: damaged: word/document.xml cannot be parsed (XML syntax error on line 1: invalid character entity &c;)"},
		{"unknown encoding", "a.docx", zipped(t, "[Content_Types].xml", "", "word/document.xml", `<?xml version="1.0" encoding="x-unheard"?>`+wordOpen+wordClose), ErrFormat, ""},
		{"a bomb", "a.docx", zipped(t, "[Content_Types].xml", "", "word/document.xml", wordOpen+strings.Repeat(" ", 20<<20)+wordClose), ErrTooLarge, "a.docx: a part of it unpacks to more than 100 times its size"},
		{"elements without end", "a.docx", wordFile(t, strings.Repeat("<w:ins>", 200_000)), ErrFormat, "a.docx: elements nested more than 100,000 deep"},
		{"elements without end, left out", "a.docx", wordFile(t, strings.Repeat("<w:del>", 200_000)), ErrFormat, "a.docx: elements nested more than 100,000 deep"},
		{"a tag without end", "a.fodt", []byte(`<office:document office:mimetype="application/vnd.oasis.opendocument.text" a="` + strings.Repeat("a", 17<<20)), ErrTooLarge, "a.fodt: holds one element of more than 16 MiB"},
		{"paragraphs without end", "a.rtf", []byte(`{\rtf1 ` + strings.Repeat(`a\par `, 500_001) + "}"), ErrTooLarge, "a.rtf: holds more than 500,000 paragraphs"},
		{"a flat sheet", "a.fodt", []byte(`<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:spreadsheet/></office:body></office:document>`), ErrFormat, ""},
		{"RTF cut off", "a.rtf", []byte(`{\rtf1 She said`), ErrFormat, "a.rtf: an RTF file that is cut off"},
		{"RTF in RTF without end", "a.rtf", []byte(`{\rtf1 ` + strings.Repeat("{", 1_000_000)), ErrFormat, "a.rtf: an RTF file with groups nested more than 5,000 deep"},
		{"RTF of bytes that are not there", "a.rtf", []byte(`{\rtf1 a\bin2147483647 b}`), ErrFormat, "a.rtf: an RTF file that is cut off"},
		{"RTF without text", "a.rtf", []byte(`{\rtf1\par\par}`), ErrEmpty, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes(tt.path, tt.data)
			if err == nil {
				t.Fatalf("read as %.100q", d.Text)
			}
			if !errors.Is(err, tt.is) || strings.Contains(err.Error(), "\n") || tt.text != "" && err.Error() != tt.text {
				t.Errorf("got  %v\nwant %s", err, tt.text)
			}
		})
	}
}

// What is nested deeper than anybody nests is read, or refused, without a stack that
// grows with it.
func TestOfficeDeep(t *testing.T) {
	const deep = 20_000
	nest := func(open, in, close string) string {
		return strings.Repeat(open, deep) + in + strings.Repeat(close, deep)
	}
	for name, data := range map[string][]byte{
		"controls.docx":    wordFile(t, nest("<w:sdt><w:sdtContent>", "<w:p><w:r><w:t>Said.</w:t></w:r></w:p>", "</w:sdtContent></w:sdt>")),
		"boxes.docx":       wordFile(t, nest("<w:p><w:r><w:pict><w:txbxContent>", "<w:p><w:r><w:t>Said.</w:t></w:r></w:p>", "</w:txbxContent></w:pict></w:r></w:p>")),
		"tables.docx":      wordFile(t, nest("<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>Said.</w:t></w:r></w:p>", "</w:tc></w:tr></w:tbl>")),
		"insertions.docx":  wordFile(t, "<w:p>"+nest("<w:ins>", "<w:r><w:t>Said.</w:t></w:r>", "</w:ins>")+"</w:p>"),
		"deletions.docx":   wordFile(t, "<w:p>"+nest("<w:del>", "", "</w:del>")+"<w:r><w:t>Said.</w:t></w:r></w:p>"),
		"fields.docx":      wordFile(t, "<w:p>"+nest(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, "<w:r><w:t>Said.</w:t></w:r>", `<w:r><w:fldChar w:fldCharType="end"/></w:r>`)+"</w:p>"),
		"spans.odt":        odfFile(t, "<text:p>"+nest("<text:span>", "Said.", "</text:span>")+"</text:p>"),
		"boxes.odt":        odfFile(t, nest("<text:p><draw:frame>", "<text:p>Said.</text:p>", "</draw:frame></text:p>")),
		"lists.odt":        odfFile(t, nest("<text:list><text:list-item>", "<text:p>Said.</text:p>", "</text:list-item></text:list>")),
		"notes.rtf":        []byte(`{\rtf1 Said.` + strings.Repeat(`{\footnote`, 4000) + strings.Repeat("}", 4001)),
		"one by one.rtf":   []byte(`{\rtf1 Said.` + strings.Repeat("{}", 1_000_000) + "}"),
		"hidden ends.docx": wordFile(t, strings.Repeat("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>", deep)+"<w:p><w:r><w:t>Said.</w:t></w:r></w:p>"),
	} {
		d, err := Bytes(name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		check(t, d)
		if d.Text != "Said.\n" {
			t.Errorf("%s: %.100q", name, d.Text)
		}
	}
}

// A table of two columns is a transcript where its first names few speakers again
// and again, and else a table.
func TestTableTurns(t *testing.T) {
	table := func(cells ...string) []byte {
		var b strings.Builder
		b.WriteString("<w:tbl>")
		for i := 0; i < len(cells); i += 2 {
			fmt.Fprintf(&b, "<w:tr><w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc></w:tr>", cells[i], cells[i+1])
		}
		b.WriteString("</w:tbl>")
		return wordFile(t, b.String())
	}
	for _, tt := range []struct {
		name  string
		cells []string
		want  string
	}{
		{"a transcript", []string{"Hale:", "What did you see there?", "Ndiaye:", "I saw cracks in the piles.", "Hale:", "How many did you count?"}, "Hale, Ndiaye, Hale"},
		{"two who each speak once", []string{"Hale:", "What did you see there?", "Ndiaye:", "I saw cracks in the piles.", "Moreau:", "How many did you count?"}, ""},
		{"figures", []string{"2019", "The boat went twice a day.", "2020", "The boat went twice a day.", "2019", "The boat went twice a day."}, ""},
		{"short words", []string{"Port", "open", "Ferry", "shut", "Port", "open"}, ""},
	} {
		d, err := Bytes("a.docx", table(tt.cells...))
		if err != nil {
			t.Fatal(err)
		}
		check(t, d)
		var got []string
		for _, b := range d.Blocks {
			if b.Speaker.Len() > 0 {
				got = append(got, d.Slice(b.Speaker))
			}
			if (b.Kind == document.Turn) != (b.Speaker.Len() > 0) {
				t.Errorf("%s: %s with speaker %v", tt.name, b.Kind, b.Speaker)
			}
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// BenchmarkDOCX, BenchmarkODT and BenchmarkRTF read documents of 1, 10 and 100 pages
// of 400 words each, marked up as the programs do.
func BenchmarkDOCX(b *testing.B) {
	run := `<w:r w:rsidRPr="00A77B3E"><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`
	benchmarkPages(b, "a.docx", func(paras [][]string) []byte {
		var s strings.Builder
		for i, runs := range paras {
			fmt.Fprintf(&s, `<w:p w14:paraId="%08X" w:rsidR="00A77B3E" w:rsidRDefault="00C31DE0"><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/><w:jc w:val="both"/></w:pPr>`, i)
			for _, r := range runs {
				fmt.Fprintf(&s, run, r)
			}
			s.WriteString(`<w:del w:id="1" w:author="Desk"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>`)
		}
		return wordFile(b, strings.ReplaceAll(s.String(), "w14:", "w:"))
	})
}

func BenchmarkODT(b *testing.B) {
	benchmarkPages(b, "a.odt", func(paras [][]string) []byte {
		var s strings.Builder
		for _, runs := range paras {
			s.WriteString(`<text:p text:style-name="P12">`)
			for _, r := range runs {
				fmt.Fprintf(&s, `<text:span text:style-name="T3">%s</text:span>`, r)
			}
			s.WriteString("</text:p>")
		}
		return odfFile(b, s.String())
	})
}

func BenchmarkRTF(b *testing.B) {
	benchmarkPages(b, "a.rtf", func(paras [][]string) []byte {
		var s strings.Builder
		s.WriteString(`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}}`)
		for _, runs := range paras {
			s.WriteString(`\pard\plain\ltrpar\sa120\sl276\slmult1\qj`)
			for _, r := range runs {
				r = strings.NewReplacer("“", `\ldblquote `, "”", `\rdblquote `, "’", `\'92`).Replace(r)
				fmt.Fprintf(&s, `{\rtlch\af0\afs24\alang1025 \ltrch\fs24\lang2057\insrsid10975038 %s}`, r)
			}
			s.WriteString("\\par\n")
		}
		s.WriteString("}")
		return []byte(s.String())
	})
}

func benchmarkPages(b *testing.B, path string, make func(paras [][]string) []byte) {
	for _, pages := range []int{1, 10, 100} {
		var paras [][]string
		for i := range pages * 10 { // 40 words each
			paras = append(paras, []string{
				fmt.Sprintf("“We said so in March, and in April %d, and nobody wanted to hear it,” ", i),
				"Paul Ndiaye, who led the inspectors, told the panel ", "of three on the Monday after the quay’s fall, ",
				"and the head of the port, Ruth Calloway, looked at the floor.",
			})
		}
		data := make(paras)
		b.Run(fmt.Sprintf("%dpages", pages), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Bytes(path, data); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N)/float64(pages), "ms/page")
		})
	}
}

func FuzzDOCX(f *testing.F) {
	seedOffice(f, "testdata/office/word/word/document.xml")
	f.Add([]byte(wordOpen + `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:br/><w:br/><w:sym w:font="Symbol" w:char="F061"/><w:t>a</w:t><w:txbxContent><w:p><w:r><w:t>b</w:t></w:r></w:p></w:txbxContent></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>` + wordClose))
	notes := `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnote></w:footnotes>`
	f.Fuzz(func(t *testing.T, data []byte) {
		readAny(t, "a.docx", zipped(t, "[Content_Types].xml", "", "word/footnotes.xml", notes, "word/document.xml", string(data)))
	})
}

func FuzzODT(f *testing.F) {
	seedOffice(f, "testdata/office/draft.fodt")
	f.Add([]byte(odfOpen + `<office:body><office:text><text:p>a<text:note><text:note-body><text:p>b</text:p></text:note-body></text:note><draw:frame><text:p>c</text:p></draw:frame></text:p><text:h text:outline-level="99">d</text:h></office:text></office:body>` + odfClose))
	f.Fuzz(func(t *testing.T, data []byte) {
		readAny(t, "a.odt", zipped(t, "mimetype", openDocumentText, "content.xml", string(data)))
	})
}

func FuzzRTF(f *testing.F) {
	seed(f, "testdata/office/*.rtf")
	for _, s := range []string{`{\rtf1\ansicpg932 \'83X\u-10179 ?{\footnote a{\shp{\*\shpinst{\shptxt b\par}}}\par}\cell\row\intbl c\cell}`, `{\rtf1{\stylesheet{\s1\sbasedon1 heading 1;}}{\upr{a}{\*\ud b}}\s1 x\par{\deleted\par}\line\line y\bin3 abc}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "a.rtf", append([]byte(`{\rtf1 `), data...)) })
}

// FuzzOfficeZip reads zip files that are damaged in any way.
func FuzzOfficeZip(f *testing.F) {
	seed(f, "testdata/office/draft.docx", "testdata/office/story.docx", "testdata/office/story.odt", "testdata/office/draft.doc")
	f.Add(wordFile(f, "<w:p><w:r><w:t>Said.</w:t></w:r></w:p>"))
	f.Add(odfFile(f, "<text:p>Said.</text:p>"))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "a.docx", data) })
}

func seedOffice(f *testing.F, path string) {
	f.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
}
