package read

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sized repeats the middle of an article until it has n bytes.
func sized(n int, head, middle, tail string) []byte {
	var b strings.Builder
	b.WriteString(head)
	for b.Len()+len(tail) < n {
		b.WriteString(middle)
	}
	b.WriteString(tail)
	return []byte(b.String())
}

var sizes = []struct {
	name  string
	bytes int
}{{"3KB", 3 << 10}, {"10KB", 10 << 10}, {"100KB", 100 << 10}, {"1MB", 1 << 20}, {"10MB", 10 << 20}}

// BenchmarkText, BenchmarkMarkdown and BenchmarkHTML read an article of several
// sizes: the MB/s should hardly differ between them.
func BenchmarkText(b *testing.B) {
	benchmark(b, "a.txt", "Quay 'was never safe', inspectors say\n\nBy Jane Doe\n\n",
		"Two inspectors told an inquiry on Monday that a quay “was never safe”, as the head of the port fought to keep her job.\n\nWhat next?\n\n\"We said so in March,\" Paul Ndiaye told the panel.\n\n",
		"The end, he said.\n")
}

func BenchmarkTextWireCopy(b *testing.B) {
	benchmark(b, "a.txt", "Quay 'was never safe', inspectors say\n",
		"Two inspectors told an inquiry on Monday that a quay “was never safe”, as the head of the port fought to keep her job.\n\"We said so in March,\" Paul Ndiaye told the panel.\n",
		"The end, he said.\n")
}

func BenchmarkTextOneLine(b *testing.B) {
	benchmark(b, "a.txt", "", "two inspectors told an inquiry on monday that a quay was never safe as the head of the port fought to keep her job ", "the end")
}

func BenchmarkMarkdown(b *testing.B) {
	benchmark(b, "a.md", "# Quay *was never safe*\n\n",
		"Two [inspectors](https://x.example/a) told an inquiry **on Monday** that a quay “was never safe”.\n\n> \"We said so in March,\" Paul Ndiaye\n> told the *panel*.\n\n- one\n- two\n\n## What next?\n\n",
		"The end, he said.\n")
}

func BenchmarkHTML(b *testing.B) {
	benchmark(b, "a.html", "<!doctype html><html><head><title>Quay was never safe</title></head><body><nav><a href=/>Home</a></nav><article><h1>Quay was never safe</h1><div class='article-body'>",
		"<p class='css-1x'>Two <a href='/a'>inspectors</a> told an inquiry on Monday that a quay &ldquo;was never safe&rdquo;.</p><aside class='related'><a href=x>Related</a></aside><blockquote><p>We said so <em>in March</em>.</p><cite>Paul Ndiaye</cite></blockquote><h2>What next?</h2>",
		"<p>The end, he said.</p></div></article><footer>Footer</footer></body></html>")
}

func benchmark(b *testing.B, path, head, middle, tail string) {
	for _, s := range sizes {
		data := sized(s.bytes, head, middle, tail)
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Bytes(path, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDecodeWindows1252(b *testing.B) {
	data := sized(1<<20, "", "It\x92s a caf\xe9 \x96 \x93no more\x94, she said. Plain words follow here.\n", "")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFiles(b *testing.B) {
	dir := b.TempDir()
	var size int64
	for i := range 200 {
		data := sized(4<<10, fmt.Sprintf("Story %d of many\n\n", i), "Two inspectors told an inquiry on Monday that a quay “was never safe”.\n\n", "The end, he said.\n")
		size += int64(len(data))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		r, err := Files(b.Context(), []string{dir}, Options{})
		if err != nil || len(r.Documents) != 200 {
			b.Fatal(err)
		}
	}
}

// BenchmarkTurns reads a transcript, BenchmarkVTT and BenchmarkRollingVTT captions.
func BenchmarkTurns(b *testing.B) {
	benchmark(b, "a.txt", "Hearing on the quay\n\n",
		"MS. TARRANT: Two inspectors wrote to us in March that the quay was never safe. (Applause.)\n\nNobody answered them.\n\nQ Who should have?\n\nMR. NDIAYE: [00:12:03] We said so then.\n\n",
		"MS. TARRANT: Thank you.\n")
}

func BenchmarkVTT(b *testing.B) {
	benchmark(b, "a.vtt", "WEBVTT\n\n",
		"1\n00:00:01.000 --> 00:00:05.000 align:start\n<v Jane Doe>Two inspectors wrote to us in March</v>\n\n2\n00:00:05.000 --> 00:00:09.000\n<v Paul Ndiaye>that the quay was never &amp; nowhere safe.\n\n",
		"3\n00:00:09.000 --> 00:00:12.000\nThe end.\n")
}

func BenchmarkRollingVTT(b *testing.B) {
	benchmark(b, "a.vtt", "WEBVTT\n\n",
		"00:00:01.000 --> 00:00:05.000\nso nobody answered them\ntwo<00:00:02.000><c> inspectors</c><00:00:03.000><c> wrote</c>\n\n00:00:05.000 --> 00:00:09.000\ntwo inspectors wrote\nso nobody answered them\n\n",
		"00:00:09.000 --> 00:00:12.000\nthe end\n")
}
