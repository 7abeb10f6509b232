package read

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
)

// articles of 3 KB, as data and as pages.
func articleText(n int) string {
	return strings.Repeat(fmt.Sprintf("Two inspectors told inquiry %d on Monday that a quay “was never safe”, as the head of the port fought to keep her job.\n\n\"We said so in March,\" Paul Ndiaye told the panel.\n\n", n), 17)
}

func articleHTML(n int) string {
	return "<p>" + strings.ReplaceAll(strings.TrimSpace(articleText(n)), "\n\n", "</p><p>") + "</p>"
}

// BenchmarkJSONLines, BenchmarkCSV, BenchmarkFeed, BenchmarkWARC and BenchmarkZip go
// through a file of 1,000 articles of 3 KB.
func BenchmarkJSONLines(b *testing.B) {
	holders(b, func(w *bytes.Buffer, i int) {
		fmt.Fprintf(w, "{\"title\": \"Quay %d\", \"date\": \"2026-11-02\", \"text\": %q}\n", i, articleText(i))
	})
}

func BenchmarkCSV(b *testing.B) {
	holders(b, func(w *bytes.Buffer, i int) {
		if i == 0 {
			w.WriteString("title,date,text\n")
		}
		fmt.Fprintf(w, "Quay %d,2026-11-02,\"%s\"\n", i, strings.ReplaceAll(articleText(i), `"`, `""`))
	})
}

func BenchmarkFeed(b *testing.B) {
	holders(b, func(w *bytes.Buffer, i int) {
		if i == 0 {
			w.WriteString(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title>`)
		}
		fmt.Fprintf(w, "<item><title>Quay %d</title><pubDate>Mon, 02 Nov 2026 17:58:00 GMT</pubDate><content:encoded><![CDATA[%s]]></content:encoded></item>\n", i, articleHTML(i))
		if i == 999 {
			w.WriteString("</channel></rss>")
		}
	})
}

func BenchmarkWARC(b *testing.B) {
	holders(b, func(w *bytes.Buffer, i int) {
		body := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><html><head><title>Quay %d</title></head><body><nav><a href=/>Home</a></nav><article><h1>Quay %d</h1>%s</article></body></html>", i, i, articleHTML(i))
		fmt.Fprintf(w, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/%d\r\nWARC-Date: 2026-11-02T17:58:00Z\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(body), body)
	})
}

func BenchmarkZip(b *testing.B) {
	var pairs []string
	size := 0
	for i := range 1000 {
		pairs = append(pairs, fmt.Sprintf("%d.txt", i), articleText(i))
		size += len(articleText(i))
	}
	data := []byte(zipOf(b, pairs...))
	b.SetBytes(int64(size))
	each(b, data)
}

func holders(b *testing.B, add func(w *bytes.Buffer, i int)) {
	var w bytes.Buffer
	for i := range 1000 {
		add(&w, i)
	}
	b.SetBytes(int64(w.Len()))
	each(b, w.Bytes())
}

func each(b *testing.B, data []byte) {
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		_, err := Each(b.Context(), []string{"-"}, Options{Stdin: bytes.NewReader(data)}, func(d *document.Document, e *Error) error {
			n++
			if e != nil {
				return e
			}
			return nil
		})
		if err != nil || n != 1000 {
			b.Fatal(n, err)
		}
	}
}
