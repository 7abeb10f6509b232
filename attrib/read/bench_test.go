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

// BenchmarkPage reads a page as publishers send it: 200 KB of markup, most of it
// scripts, styles and what stands around the article, for 900 words.
func BenchmarkPage(b *testing.B) {
	var page strings.Builder
	page.WriteString(`<!doctype html><html lang="en-GB"><head><title>Quay was never safe | The Courier</title><link rel="canonical" href="https://courier.example/quay">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Quay was never safe","datePublished":"2024-05-03T16:05:00Z","author":{"@type":"Person","name":"Ellis Marr"},"publisher":{"name":"The Courier"}}]}</script>`)
	for i := range 54 {
		fmt.Fprintf(&page, "<script>window.__a%d={%s}</script><style>.css-%d{%s}</style>", i, strings.Repeat(`"k":"v",`, 180), i, strings.Repeat("color:red;", 90))
	}
	page.WriteString(`</head><body><div id="__next"><header class="sc-bdVaJa"><nav><ul>`)
	for i := range 120 {
		fmt.Fprintf(&page, `<li class="sc-htpNat menu-item-%d"><a class="Nav_link__x9f2k" href="/section/%d"><svg viewBox="0 0 10 10"><path d="M0 0L10 10"/></svg><span>Section %d</span></a></li>`, i, i, i)
	}
	page.WriteString(`</ul></nav></header><main><article><h1 class="css-1s9pby4-Heading">Quay was never safe</h1>`)
	for i := range 36 {
		fmt.Fprintf(&page, `<div data-component="text-block" class="StoryBody_paragraph__x9f2 sc-eb7bd5f6-0"><p class="css-1x2y3z">Inspector number %d told the <a href="/a">inquiry</a> on Monday that the quay &ldquo;was never safe&rdquo;, as the head of the port fought to keep her job there.</p></div>`, i)
		if i%4 == 3 {
			page.WriteString(`<div class="ad-slot"><div id="gpt"></div></div><aside class="css-pq"><blockquote><p>was never safe</p></blockquote></aside>`)
		}
		if i%12 == 11 {
			page.WriteString(`<blockquote class="twitter-tweet"><p lang="en">It was never safe. <a href="https://t.co/x">pic.twitter.com/x</a></p>&mdash; Petra Olin (@petra) <a href="x">May 3, 2024</a></blockquote>`)
		}
	}
	page.WriteString(`</article></main><section class="related-content">`)
	for i := range 80 {
		fmt.Fprintf(&page, `<div class="Card_root__a1B2c"><a href="/r/%d"><img src="data:image/gif;base64,%s" alt=""><h3>Another story of the day, number %d</h3></a><p>It is about the harbour, they say.</p></div>`, i, strings.Repeat("R0lGODlh", 40), i)
	}
	page.WriteString(`</section><footer><p>© The Courier</p></footer></div></body></html>`)
	data := []byte(page.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Bytes("a.html", data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMail reads a mail with a reply, a page beside it and a picture.
func BenchmarkMail(b *testing.B) {
	var mail strings.Builder
	mail.WriteString(mailHead + "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
	mail.WriteString(strings.Repeat("The quay =E2=80=9Cwas never safe=E2=80=9D, she told the inquiry on Monday, and =\r\nnobody wrote back.\r\n\r\n", 40))
	mail.WriteString("On 3 May 2024, Jane Doe wrote:\r\n" + strings.Repeat("> Was the quay safe, and who was told of it before it fell?\r\n>\r\n", 40))
	mail.WriteString("--a\r\nContent-Type: text/html\r\n\r\n<p>The quay</p>\r\n--a--\r\n--m\r\nContent-Type: image/jpeg; name=quay.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n" + strings.Repeat("R0lGODlhR0lGODlhR0lGODlhR0lGODlhR0lGODlhR0lGODlhR0lGODlhR0lGODlh\r\n", 1500) + "--m--\r\n")
	data := []byte(mail.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Bytes("a.eml", data); err != nil {
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
