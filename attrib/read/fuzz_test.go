package read

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// seed adds the files of a glob to a fuzz target.
func seed(f *testing.F, globs ...string) {
	f.Helper()
	for _, g := range globs {
		paths, _ := filepath.Glob(g)
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
}

// readAny reads data under a name; what is read must be sound, and reading it
// again must give the same.
func readAny(t *testing.T, path string, data []byte) {
	d, err := Bytes(path, data)
	if err != nil {
		if strings.ContainsAny(err.Error(), "\r\n") || !strings.HasPrefix(err.Error(), path+": ") {
			t.Errorf("not one line that names the input: %q", err)
		}
		if strings.Contains(err.Error(), "could not be parsed (") {
			t.Errorf("a panic was caught: %v", err)
		}
		return
	}
	check(t, d)
	if utf8.Valid(data) && (d.Format == "text" || d.Format == "markdown") && len(d.Notes) == 0 && d.Text != string(data) {
		t.Errorf("text differs from the file")
	}
	again, err := Bytes(path, data)
	if err != nil || describe(again) != describe(d) || again.Text != d.Text {
		t.Errorf("read again, it differs: %v", err)
	}
}

func FuzzText(f *testing.F) {
	seed(f, "testdata/text/*.txt")
	f.Add([]byte("Head\r\rBody, he said.\r\n\u2028x Image: AP"))
	f.Add([]byte("By A\n1.\n- \n• \n— X\n(AP Photo/B)\n| | |"))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "a.txt", data) })
}

func FuzzMarkdown(f *testing.F) {
	seed(f, "testdata/markdown/*.md")
	f.Add([]byte("---\nt: &a\n---\n> [a]\n>\n> — b\n\n[a]: <b> 'c'\n![*x*](y)\n*z*"))
	f.Add([]byte("- > 1) ```\n\ta|b\n -|-\n\\\\*a_b*_ <!--x-->&amp;[^1]\n\n[^1]: y"))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "a.md", data) })
}

func FuzzHTML(f *testing.F) {
	seed(f, "testdata/pages/*.html", "testdata/web/*.html")
	f.Add([]byte("<p><q>a<blockquote><cite>— b</q><p>c.<br><br></p><table><tr><li>d, he said."))
	f.Add([]byte("<html><script type=application/ld+json>[{\"@type\":\"Article\",\"author\":[[1],{}]}]</script><svg><p>a, she said.<plaintext><a><b></p>"))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "a.html", data) })
}

// readHolder reads all that a file gives; whatever it is, it is sound, in order and the
// same when it is read again.
func readHolder(t *testing.T, path string, data []byte) {
	read := func(jobs int) string {
		var b strings.Builder
		n := 0
		_, err := Each(t.Context(), []string{"-"}, Options{Jobs: jobs, Stdin: bytes.NewReader(data)}, func(d *document.Document, e *Error) error {
			if n++; n > 200 {
				return errEnough
			}
			if e != nil {
				if strings.ContainsAny(e.Error(), "\r\n") {
					t.Errorf("not one line: %q", e)
				}
				if strings.Contains(e.Error(), "could not be parsed (") {
					t.Errorf("a panic was caught: %v", e)
				}
				b.WriteString(e.Error() + "\n")
				return nil
			}
			check(t, d)
			b.WriteString(d.Path + describe(d))
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			t.Error(err)
		}
		return b.String()
	}
	if once, again := read(1), read(4); once != again {
		t.Errorf("read again, it differs:\n%s\n%s", once, again)
	}
	// By its name, and as the one source that a file may be.
	if d, err := Bytes(path, data); err == nil {
		check(t, d)
	}
}

func FuzzFeed(f *testing.F) {
	seed(f, "testdata/feeds/*.xml", "testdata/feeds/*.rss", "testdata/feeds/*.atom", "testdata/feeds/*.json")
	f.Add([]byte("<rss><item><title>&lt;b>&amp;amp;</title><content:encoded><![CDATA[<p>x</p>]]></item><item xml:base=\"::\"><link>../x"))
	f.Add([]byte("\xff\xfe<\x00f\x00e\x00e\x00d\x00"))
	f.Fuzz(func(t *testing.T, data []byte) { readHolder(t, "a.xml", data) })
}

func FuzzAgency(f *testing.F) {
	seed(f, "testdata/agency/*.nitf", "testdata/agency/*.xml", "testdata/agency/*.json")
	f.Add([]byte("<nitf><body><body.head><byline>By <person/></byline></body.head><body.content><q>a<q>b</q></q><bq><credit>c"))
	f.Add([]byte(`{"uri":"x","versioncreated":1,"headlines":[{"role":"main"},3],"bodies":{"a":{"value":"<p>b"}},"associations":[[]]}`))
	f.Fuzz(func(t *testing.T, data []byte) { readHolder(t, "a.xml", data) })
}

func FuzzRecords(f *testing.F) {
	seed(f, "testdata/records/*.json*", "testdata/records/*.?sv")
	f.Add([]byte("text\n\"a\n\nb\"\n\"c"))
	f.Add([]byte("{\"text\":[[\"a\"],{\"name\":\"b\"}],\"date\":1e9,\"speaker\":\"c\"}\n{\"text\":\"\\u0000\\ud800<p>\"}"))
	f.Fuzz(func(t *testing.T, data []byte) { readHolder(t, "a.csv", data) })
}

func FuzzWARC(f *testing.F) {
	seed(f, "testdata/crawl/*.warc")
	f.Add([]byte("WARC/1.1\nWARC-Type: response\nContent-Type: application/http\nContent-Length: 90\n\nHTTP/1.1 200\nContent-Type: text/plain\nTransfer-Encoding: chunked\n\n5\nhello\n5;x\nworld\n0\n\n"))
	f.Add([]byte("WARC/1.0\nWARC-Type: conversion\n folded\nWARC-Truncated: length\nContent-Length: 5\n\nhello\n\nWARC/1.0\nContent-Length: -1\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) { readHolder(t, "a.warc", data) })
}

func FuzzArchive(f *testing.F) {
	seed(f, "testdata/archives/*.zip", "testdata/archives/*.t*", "testdata/archives/*.gz", "testdata/archives/*.bz2")
	f.Fuzz(func(t *testing.T, data []byte) { readHolder(t, "a.zip", data) })
}

// FuzzTurns reads transcripts as plain text, as Markdown and as a page.
func FuzzTurns(f *testing.F) {
	seed(f, "testdata/transcripts/*.txt", "testdata/transcripts/*.md", "testdata/text/transcript.txt")
	f.Add([]byte("Q. A\nA. B.\nBY MR. C:\nQ. (By D E) F?\n(G.)\n\"H I (J) (K): L [00:01]\n\"M.\nN 0:01\nO 0:02\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		readAny(t, "a.txt", data)
		readAny(t, "a.md", data)
		readAny(t, "a.html", data)
	})
}

func FuzzSubtitles(f *testing.F) {
	seed(f, "testdata/subtitles/*.vtt", "testdata/subtitles/*.srt")
	f.Add([]byte("WEBVTT\n\n0:0.0 --> 0:1.0\n<v A>a<v B>b</v>c\n- d\n>> E F: [g] (h) ♪\n\n0:1.0 --> 0:2.0\n- d\ne\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		readAny(t, "a.vtt", data)
		readAny(t, "a.srt", data)
	})
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"caf\xe9", "\xff\xfea\x00b\x00", "\xfe\xff\x00a", "a\x00b\x00c\x00d\x00", "\xef\xbb\xbfx", "%PDF-", "<meta charset=gbk>\xc4\xe3", "<?xml encoding='utf-16'?>", "\x93a\x94 \x96 b\x92s"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := decode(data)
		if err != nil {
			return
		}
		if !utf8.ValidString(d.text) {
			t.Errorf("not UTF-8: %q", d.text)
		}
		if utf8.Valid(data) && len(d.notes) == 0 && d.text != string(data) {
			t.Errorf("%q became %q", data, d.text)
		}
		if len(d.text) > 4*len(data)+8 {
			t.Errorf("%d bytes became %d", len(data), len(d.text))
		}
	})
}

func FuzzMail(f *testing.F) {
	seed(f, "testdata/eml/*.eml")
	f.Add([]byte(mailHead + "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n\r\na\r\n--x\r\nContent-Type: text/html; charset=gbk\r\n\r\n<blockquote>b<br>c</blockquote>\r\n--x--\r\n"))
	f.Add([]byte(mailHead + "\nOn 3 May 2024, Jane\nDoe <a@b.c> wrote:\n> a\n>> On 1, B wrote:\n>>> c\n\n-- \nd\nFrom: E\nSent: f\nTo: g\n\nh"))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "a.eml", data) })
}
