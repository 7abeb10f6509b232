package read

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib/document"
)

var update = flag.Bool("update", false, "rewrite the .want files")

// describe writes a document for comparison: its metadata, then a block a line.
func describe(d *document.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "format %s\ntitle %s\nauthor %s\npublished %s\noutlet %s\n", d.Format, d.Title, d.Author, d.Published, d.Outlet)
	if d.Language != "" {
		fmt.Fprintf(&b, "language %s\n", d.Language)
	}
	if d.Address != "" {
		fmt.Fprintf(&b, "address %s\n", d.Address)
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note %s\n", n)
	}
	b.WriteByte('\n')
	for _, k := range d.Blocks {
		text := d.Slice(k.Span)
		if d.Format == "markdown" {
			text = d.Wording(k.Span)
		}
		b.WriteString(k.Kind.String())
		if k.Speaker.Len() > 0 {
			text = d.Wording(k.Words(d.Text))
			fmt.Fprintf(&b, " by %s", d.Wording(k.Speaker))
			if k.Name != "" {
				fmt.Fprintf(&b, " (%s)", k.Name)
			}
		}
		if k.Where.Time != "" {
			fmt.Fprintf(&b, " at %s", k.Where.Time)
		}
		fmt.Fprintf(&b, ": %s\n", strings.ReplaceAll(text, "\n", "⏎"))
	}
	return b.String()
}

// check reports whatever a document may never be.
func check(t testing.TB, d *document.Document) {
	t.Helper()
	for _, problem := range problems(d) {
		t.Error(problem)
	}
}

// TestSources reads every source under testdata and compares it with the .want
// file beside it, which -update rewrites.
func TestSources(t *testing.T) {
	var sources []string
	for _, glob := range []string{"testdata/pages/*.html", "testdata/web/*.html", "testdata/eml/*.eml", "testdata/eml/*.mhtml", "testdata/text/*.txt", "testdata/markdown/*.md", "testdata/transcripts/*.txt", "testdata/transcripts/*.md", "testdata/transcripts/*.html", "testdata/subtitles/*.vtt", "testdata/subtitles/*.srt", "testdata/pdf/*.pdf"} {
		found, err := filepath.Glob(glob)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d files, %v", glob, len(found), err)
		}
		sources = append(sources, found...)
	}
	for _, path := range sources {
		t.Run(filepath.Base(path), func(t *testing.T) {
			got := ""
			if d, err := File(path); err != nil {
				got = "error " + strings.TrimPrefix(err.Error(), path+": ") + "\n"
			} else {
				check(t, d)
				got = describe(d)
			}
			wantFile := strings.TrimSuffix(path, filepath.Ext(path)) + ".want"
			if dir := filepath.Base(filepath.Dir(path)); dir == "subtitles" {
				wantFile = path + ".want" // of two formats under one name
			}
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

func TestFormatIsToldByContentThenName(t *testing.T) {
	const words = "The quay fell, she said on Monday."
	for _, tt := range []struct{ path, data, want string }{
		{"a.txt", words, "text"},
		{"a.md", words, "markdown"},
		{"a", "# Title\n\n" + words + " [more](https://x.example)", "markdown"},
		{"a.txt", "---\ntitle: T\n---\n" + words, "markdown"},
		{"a.txt", "# one hash alone makes no Markdown\n\n" + words, "text"},
		{"a.html", words, "text"},
		{"a.html", words + "<br>And more.", "html"},
		{"a.txt", "<!DOCTYPE html><p>" + words, "html"},
		{"a.md", "<!-- a comment -->\n\n" + words, "markdown"},
		{"a.md", "<!doctype html><html><body><p>" + words + "</p></body></html>", "html"},
		{"-", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html><body><p>" + words + "</p></body></html>", "html"},
		{"-", "<div class=\"x\"><p>" + words + "</p></div>", "html"},
		{"a.txt", "<3 is what he wrote. " + words, "text"},
	} {
		d, err := Bytes(tt.path, []byte(tt.data))
		if err != nil {
			t.Errorf("%s %.30q: %v", tt.path, tt.data, err)
			continue
		}
		if d.Format != tt.want {
			t.Errorf("%s %.30q: %s, want %s", tt.path, tt.data, d.Format, tt.want)
		}
		if d.Path != tt.path {
			t.Errorf("path %q, want %q", d.Path, tt.path)
		}
	}
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	for _, tt := range []struct {
		name, path, data string
		is               error
		text             string // "" for any
	}{
		{"empty", "a.txt", "", ErrEmpty, "a.txt: no text in it"},
		{"white space", "a.txt", " \r\n\t\u00a0\ufeff\n", ErrEmpty, ""},
		{"mark alone", "a.txt", "\xef\xbb\xbf", ErrEmpty, ""},
		{"UTF-16 mark alone", "a.txt", "\xff\xfe", ErrEmpty, ""},
		{"broken PDF", "a.pdf", "%PDF-1.7\nhello", ErrFormat, ""},
		{"PNG named text", "a.txt", "\x89PNG\r\n\x1a\n", ErrBinary, "a.txt: a PNG picture, not text"},
		{"NUL bytes", "a.txt", "abc\x00\x00def", ErrBinary, "a.txt: a binary file, not text"},
		{"control bytes", "a.txt", "\x01\x02\x03\x04ab", ErrBinary, ""},
		{"gzip", "a.gz", "\x1f\x8b\x08abc", ErrFormat, "a.gz: an archive that is cut off"},
		{"xz", "a.xz", "\xfd7zXZ\x00", ErrBinary, "a.xz: an xz archive, not text"},
		{"7z", "a.7z", "7z\xbc\xaf\x27\x1c\x00", ErrBinary, "a.7z: a 7z archive, not text"},
		{"RAR", "a.rar", "Rar!\x1a\x07\x01\x00", ErrBinary, "a.rar: a RAR archive, not text"},
		{"Word by its name", "a.docx", "PK\x03\x04\x14\x00\x00\x00\x00\x00 not one at all", ErrFormat, "a.docx: damaged or cut off (zip: not a valid zip file)"},
		{"UTF-32", "a.txt", "\xff\xfe\x00\x00a\x00\x00\x00", ErrEncoding, ""},
		{"KOI8-R", "a.txt", "\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2! \xeb\xc1\xcb \xc4\xc5\xcc\xc1?", ErrEncoding, ""},
		{"Mac Roman", "a.txt", "It isn\xd5t true and he didn\xd5t say it, she\xd5s sure", ErrEncoding, ""},
		{"broken UTF-8", "a.txt", "caf\xc3\xa9\nna\xc3\xafve \xe2\x80", ErrEncoding, "a.txt: broken UTF-8 at byte 13 (line 2)"},
		{"unknown charset", "a.html", "<html><head><meta charset=utf-99></head><body><p>Caf\xe9 du Nord.</p>", ErrEncoding, ""},
		{"JSON", "a.json", `{"a": "“We will,” he said."}`, ErrFormat, "a.json: JSON with no field that is known to hold text (a); name it with --field text=NAME"},
		{"JSON list", "a.json", `[1, 2]`, ErrFormat, "a.json: a JSON list of something else than objects"},
		{"JSON cut off", "a.json", `{"text": "We wi`, ErrFormat, "a.json: JSON that is cut off"},
		{"table", "a.csv", "day,total\n1,2\n", ErrFormat, "a.csv: a table with no field that is known to hold text (day, total); name it with --field text=NAME"},
		{"RSS", "a.xml", `<?xml version="1.0"?><rss><channel/></rss>`, ErrEmpty, "a.xml: a feed without entries"},
		{"feed cut off", "a.xml", `<?xml version="1.0"?><rss><channel><item><title>A`, ErrFormat, "a.xml: XML that is cut off in line 1"},
		{"other XML", "a.xml", `<?xml version="1.0"?><note>“We will,” he said.</note>`, ErrFormat, "a.xml: an XML file of <note>, which is not read"},
		{"crawl", "a.warc", "WARC/1.0\r\nContent-Length: x\r\n\r\n", ErrFormat, "a.warc: record 1: no length that can be believed"},
		{"page of links", "a.html", "<html><body><nav><a href=/>Home</a></nav><ul><li><a href=/1>One</a></li></ul></body></html>", ErrNoArticle, "a.html: an HTML page without an article"},
		{"paywall", "a.html", "<html><body><h1>Port chief resigns</h1><p>Subscribe to continue reading</p></body></html>", ErrNoArticle, ""},
		{"awkward name", "a\nb.txt", "", ErrEmpty, `"a\nb.txt": no text in it`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes(tt.path, []byte(tt.data))
			if err == nil {
				t.Fatalf("read as %q", d.Text)
			}
			if !errors.Is(err, tt.is) {
				t.Errorf("%v is not %v", err, tt.is)
			}
			var e *Error
			if !errors.As(err, &e) || e.Path != tt.path {
				t.Errorf("%#v does not name %q", err, tt.path)
			}
			if tt.text != "" && err.Error() != tt.text {
				t.Errorf("got  %s\nwant %s", err, tt.text)
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("more than a line: %q", err)
			}
		})
	}
	t.Run("missing", func(t *testing.T) {
		_, err := File(filepath.Join(dir, "draft.txt"))
		if !errors.Is(err, fs.ErrNotExist) || !strings.HasSuffix(err.Error(), "draft.txt: no such file") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("folder", func(t *testing.T) {
		if _, err := File(dir); !errors.Is(err, ErrFolder) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("too large", func(t *testing.T) {
		path := filepath.Join(dir, "large.txt")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Truncate(MaxSize + 1); err != nil {
			t.Skip(err)
		}
		f.Close()
		if _, err := File(path); !errors.Is(err, ErrTooLarge) {
			t.Errorf("got %v", err)
		}
	})
}

func TestEncodings(t *testing.T) {
	const text = "“Café” – it’s naïve, she said; £5.\n"
	cp1252 := "\x93Caf\xe9\x94 \x96 it\x92s na\xefve, she said; \xa35.\n"
	for _, tt := range []struct{ name, path, data, want, note string }{
		{"UTF-8", "a.txt", text, text, ""},
		{"UTF-8 with mark", "a.txt", "\ufeff" + text, "\ufeff" + text, ""},
		{"UTF-16 little-endian", "a.txt", utf16Bytes(text, true, true), text, "decoded from UTF-16 (little-endian)"},
		{"UTF-16 big-endian", "a.txt", utf16Bytes(text, false, true), text, "decoded from UTF-16 (big-endian)"},
		{"UTF-16 without mark", "a.txt", utf16Bytes(text+strings.Repeat("plain words ", 9), true, false), text + strings.Repeat("plain words ", 9), "decoded from UTF-16 (little-endian, unmarked)"},
		{"windows-1252", "a.txt", cp1252, text, "decoded from windows-1252"},
		{"ASCII", "a.txt", "Plain words.\r\n", "Plain words.\r\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes(tt.path, []byte(tt.data))
			if err != nil {
				t.Fatal(err)
			}
			check(t, d)
			if d.Text != tt.want {
				t.Errorf("got %q, want %q", d.Text, tt.want)
			}
			if got := strings.Join(d.Notes, "; "); got != tt.note {
				t.Errorf("notes %q, want %q", got, tt.note)
			}
		})
	}
}

func TestDeclaredEncodings(t *testing.T) {
	page := func(head, body string) string {
		return "<html><head>" + head + "</head><body><p>" + body + " is what they call it, he said.</p></body></html>"
	}
	for _, tt := range []struct{ name, data, want string }{
		{"meta charset", page("<meta charset=windows-1251>", "\xca\xe8\xe5\xe2"), "Киев"},
		{"meta http-equiv", page(`<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">`, "\x93\x8c\x8b\x9e"), "東京"},
		{"declaration further down", page(strings.Repeat("<!-- filling -->", 90)+"<meta charset=iso-8859-2>", "\xa3\xf3d\xbc"), "Łódź"},
		{"XML declaration", `<?xml version="1.0" encoding="iso-8859-2"?>` + page("", "\xa3\xf3d\xbc"), "Łódź"},
		{"none", page("", "Caf\xe9 du Nord"), "Café du Nord"},
		{"declared Latin, is UTF-8", page("<meta charset=iso-8859-1>", "Café du Nord"), "Café du Nord"},
		{"declared UTF-16 in ASCII", page("<meta charset=utf-16>", "Café du Nord"), "Café du Nord"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes("a.html", []byte(tt.data))
			if err != nil {
				t.Fatal(err)
			}
			if want := tt.want + " is what they call it, he said.\n"; d.Text != want {
				t.Errorf("got %q, want %q", d.Text, want)
			}
		})
	}
	t.Run("plain text declares nothing", func(t *testing.T) {
		d, err := Bytes("a.txt", []byte("Write <meta charset=shift_jis> at the top, caf\xe9 owners were told."))
		if err != nil || !strings.Contains(d.Text, "café owners") {
			t.Errorf("%v %v", d, err)
		}
	})
}

func utf16Bytes(s string, little, mark bool) string {
	var b strings.Builder
	put := func(r rune) {
		if little {
			b.Write([]byte{byte(r), byte(r >> 8)})
		} else {
			b.Write([]byte{byte(r >> 8), byte(r)})
		}
	}
	if mark {
		put('\ufeff')
	}
	for _, r := range s {
		put(r)
	}
	return b.String()
}

func TestLongLineIsNoted(t *testing.T) {
	line := strings.Repeat("she said that it was so and ", 1<<20/28+1)
	d, err := Bytes("a.txt", []byte("A headline of some words\n\n"+line))
	if err != nil {
		t.Fatal(err)
	}
	if want := "line 3 is 1,048,599 bytes long; read as one paragraph"; len(d.Notes) != 1 || d.Notes[0] != want {
		t.Errorf("notes %q, want %q", d.Notes, want)
	}
	if n := len(d.Blocks); n != 2 {
		t.Errorf("%d blocks", n)
	}
}

func TestReaderNamesStandardInput(t *testing.T) {
	_, err := Reader("-", strings.NewReader(""))
	if err == nil || err.Error() != "standard input: no text in it" {
		t.Errorf("got %v", err)
	}
}
