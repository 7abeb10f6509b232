package read

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib/document"
)

// TestHolders reads every file under testdata that holds sources and compares what it
// gives with the .want file beside it, which -update rewrites.
func TestHolders(t *testing.T) {
	fields := map[string]map[string]string{"mapped.jsonl": {"text": "article.body_html", "title": "hl"}}
	for _, folder := range []string{"feeds", "agency", "records", "crawl", "archives"} {
		paths, err := filepath.Glob("testdata/" + folder + "/*.*")
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %d files, %v", folder, len(paths), err)
		}
		for _, path := range paths {
			switch name := filepath.Base(path); filepath.Ext(path) {
			case ".want", ".sh", ".py":
			default:
				t.Run(name, func(t *testing.T) {
					got := describeAll(t, path, Options{Fields: fields[name]})
					wantFile := path + ".want"
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
	}
}

// describeAll writes what a file gives: each source with what is known of it, or the
// error, in their order.
func describeAll(t *testing.T, path string, o Options) string {
	t.Helper()
	var b strings.Builder
	inside := func(p string) string { return strings.TrimPrefix(p, filepath.Dir(path)+"/") }
	skipped, err := Each(t.Context(), []string{path}, o, func(d *document.Document, e *Error) error {
		if e != nil {
			fmt.Fprintf(&b, "error %s\n\n", inside(e.Error()))
			return nil
		}
		check(t, d)
		fmt.Fprintf(&b, "%s\naddress %s\nlanguage %s\n%s", inside(d.Path), d.Address, d.Language, describe(d))
		for _, k := range d.Blocks {
			if k.Speaker.Len() > 0 {
				fmt.Fprintf(&b, "by %s\n", d.Slice(k.Speaker))
			}
		}
		b.WriteString("\n")
		// What has a path can be asked for by it.
		again, err := One(t.Context(), d.Path, o)
		if err != nil || again.Text != d.Text {
			t.Errorf("%s, asked for by its path: %v", d.Path, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&b, "skipped %d\n", skipped)
	return b.String()
}

// zipOf writes a zip file of names and contents.
func zipOf(t testing.TB, pairs ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err == nil {
			_, err = io.WriteString(w, pairs[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipOf(t testing.TB, data string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestInsideArchivesAsInFolders(t *testing.T) {
	lay(t, map[string]string{"in/news.zip": zipOf(t, "a.txt", sentence, "sub/b.md", sentence, "sub/c.html", "<p>"+sentence, "x.bin", "x", ".hidden.txt", sentence, "sub/.git/d.txt", sentence, "odd.asc", sentence, "sub/", "")})
	for _, tt := range []struct {
		name    string
		options Options
		docs    []string
		skipped int
	}{
		{"all", Options{}, []string{"in/news.zip/a.txt", "in/news.zip/sub/b.md", "in/news.zip/sub/c.html"}, 2},
		{"exclude a folder", Options{Exclude: []string{"sub"}}, []string{"in/news.zip/a.txt"}, 2},
		{"include", Options{Include: []string{"*.zip", "*.md"}}, []string{"in/news.zip/sub/b.md"}, 0},
		{"include names an ending", Options{Include: []string{"*.zip", "*.asc"}}, []string{"in/news.zip/odd.asc"}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			docs, errs, r := readAll(t, tt.options, "in")
			if diff := cmp.Diff(tt.docs, docs); diff != "" || errs != nil || r.Skipped != tt.skipped {
				t.Errorf("(-want +got)\n%s%q, skipped %d", diff, errs, r.Skipped)
			}
		})
	}
}

func TestOneInside(t *testing.T) {
	lay(t, map[string]string{
		"news.zip": zipOf(t, "a.txt", sentence, "sub/talk", sentence, "inner.zip", zipOf(t, "b.txt", sentence, "list.jsonl", `{"text": "One."}`+"\n"+`{"text": "Two."}`)),
		"one.zip":  zipOf(t, "only.txt", sentence), "plain.txt": sentence, "bad.zip": "PK\x03\x04" + strings.Repeat("x", 60),
	})
	for _, tt := range []struct{ path, is, err string }{
		{"news.zip/a.txt", "news.zip/a.txt", ""},
		{"news.zip/sub/talk", "news.zip/sub/talk", ""}, // of no known format, but named
		{"news.zip/inner.zip/b.txt", "news.zip/inner.zip/b.txt", ""},
		{"news.zip/inner.zip/list.jsonl#2", "news.zip/inner.zip/list.jsonl#2", ""},
		{"one.zip", "one.zip/only.txt", ""},
		{"news.zip", "", "news.zip: holds several sources; name one of them, as news.zip/a.txt"},
		{"news.zip/inner.zip", "", "news.zip/inner.zip: no such source in news.zip"},
		{"news.zip/none.txt", "", "news.zip/none.txt: no such source in news.zip"},
		{"news.zip/inner.zip/list.jsonl#3", "", "news.zip/inner.zip/list.jsonl#3: no such source in news.zip"},
		{"plain.txt#1", "", "plain.txt#1: no such source in plain.txt"},
		{"bad.zip/a.txt", "", "bad.zip: a zip file that cannot be read (not a valid zip file)"},
		{"none.zip/a.txt", "", "none.zip/a.txt: no such file"},
	} {
		d, err := File(tt.path)
		switch {
		case tt.err != "":
			if err == nil || err.Error() != tt.err {
				t.Errorf("%s: got %v, want %s", tt.path, err, tt.err)
			}
		case err != nil:
			t.Errorf("%s: %v", tt.path, err)
		case d.Path != tt.is:
			t.Errorf("%s: read %s", tt.path, d.Path)
		}
	}
}

// many writes a list of n records.
func many(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "{\"title\": \"Number %d\", \"text\": %q}\n", i+1, sentence)
	}
	return b.String()
}

func TestEachKeepsTheOrder(t *testing.T) {
	lay(t, map[string]string{"a.jsonl": many(300), "b.txt": sentence, "c.zip": zipOf(t, "d.jsonl", many(50), "e.txt", sentence)})
	var want []string
	for i := range 300 {
		want = append(want, fmt.Sprintf("a.jsonl#%d", i+1))
	}
	want = append(want, "b.txt")
	for i := range 50 {
		want = append(want, fmt.Sprintf("c.zip/d.jsonl#%d", i+1))
	}
	want = append(want, "c.zip/e.txt")
	for _, jobs := range []int{1, 3, 16} {
		var got []string
		last := 0
		o := Options{Jobs: jobs, Progress: func(done, total int) {
			if done != last+1 || total < done {
				t.Errorf("progress %d of %d after %d", done, total, last)
			}
			last = done
		}}
		if _, err := Each(t.Context(), []string{"a.jsonl", "b.txt", "c.zip"}, o, func(d *document.Document, err *Error) error {
			got = append(got, d.Path)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" || last != len(want) {
			t.Errorf("%d jobs, progress to %d (-want +got)\n%s", jobs, last, diff)
		}
	}
}

func TestEachEnds(t *testing.T) {
	lay(t, map[string]string{"a.jsonl": many(2000)})
	before := runtime.NumGoroutine()
	enough := errors.New("enough")
	n := 0
	_, err := Each(t.Context(), []string{"a.jsonl"}, Options{}, func(*document.Document, *Error) error {
		if n++; n == 10 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || n != 10 {
		t.Errorf("%d taken, %v", n, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	n = 0
	_, err = Each(ctx, []string{"a.jsonl"}, Options{}, func(*document.Document, *Error) error {
		if n++; n == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n > 100 {
		t.Errorf("%d taken, %v", n, err)
	}
	// Whatever was under way ends by itself.
	for range 500 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines are left of %d", runtime.NumGoroutine(), before)
}

// counting counts how much of a file was read.
type counting struct {
	r io.Reader
	n atomic.Int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

func TestEachReadsAFewAhead(t *testing.T) {
	line := fmt.Sprintf("{\"text\": %q}\n", strings.Repeat(sentence+" ", 1000))
	in := &counting{r: strings.NewReader(strings.Repeat(line, 1000))}
	stop := errors.New("stop")
	_, err := Each(t.Context(), []string{"-"}, Options{Stdin: in, Jobs: 2}, func(d *document.Document, e *Error) error {
		if d == nil || d.Path != "-#1" {
			t.Errorf("%v %v", d, e)
		}
		time.Sleep(50 * time.Millisecond) // enough to read all of it
		return stop
	})
	if !errors.Is(err, stop) || in.n.Load() > int64(20*len(line)+2*headSize) {
		t.Errorf("%v; %d bytes of %d were read", err, in.n.Load(), 1000*len(line))
	}
}

// zeros never ends.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// hostile files: each gives one clear error, and what stands beside it is read.
func TestHostileHolders(t *testing.T) {
	spaces := strings.Repeat(" ", 64<<20)
	packed := gzipOf(t, strings.Repeat(spaces, 5))
	bomb := gzipOf(t, packed+packed)
	nest := sentence
	for i := range 6 {
		nest = zipOf(t, fmt.Sprintf("%d.zip", i), nest, "beside.txt", sentence)
	}
	layer := zipOf(t, "0.txt", spaces, "1.txt", spaces)
	for range 2 {
		var pairs []string
		for i := range 8 {
			pairs = append(pairs, fmt.Sprintf("%d.zip", i), layer)
		}
		layer = zipOf(t, pairs...)
	}
	warc := func(length, body string) string {
		return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + length + "\r\n\r\n" + body + "\r\n\r\n"
	}
	http := "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + sentence
	laughs := `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	for _, tt := range []struct {
		name, path, data string
		docs             int
		errs             []string
	}{
		{"gzip bomb", "a.txt.gz", packed, 0, []string{"a.txt.gz: larger than 256 MiB"}},
		{"gzip bombs in gzip", "a.gz", bomb, 0, []string{"a.gz: unpacks to more than 200 times its size"}},
		{"zips nested wide", "a.zip", layer, -1, []string{"a.zip: unpacks to more than 200 times its size"}},
		{"zips nested deep", "a.zip", nest, 4, []string{"a.zip/5.zip/4.zip/3.zip/2.zip: archives inside archives, too deep"}},
		{"zip that lies over itself", "a.zip", overlapping(t), 0, []string{"a.zip: a zip file whose files lie over one another"}},
		{"tar of a huge file", "a.tar", hugeTar(t), 0, []string{"a.tar/huge.txt: an archive that is cut off"}},
		{"tar cut off", "a.tar", tarOf(t, "a.txt", sentence)[:530], 0, []string{"a.tar/a.txt: an archive that is cut off"}},
		{"billion laughs in RSS", "a.xml", laughs + `<rss><channel><item><title>T</title><description>Well &c;, she said.</description></item></channel></rss>`, 1, nil},
		{"billion laughs in NITF", "a.xml", laughs + `<nitf><body><body.content><p>Well &c;, she said.</p></body.content></body></nitf>`, 1, nil},
		{"nested tags in RSS", "a.xml", "<rss><channel><item>" + strings.Repeat("<b>", 10000), 0, []string{"a.xml: XML with elements nested more than 200 deep"}},
		{"nested tags in escaped HTML", "a.xml", "<rss><channel><item><description>" + strings.Repeat("&lt;div>", 10000) + sentence + "</description></item></channel></rss>", 1, nil},
		{"nested tags in NITF", "a.xml", "<nitf>" + strings.Repeat("<b>", 10000), 0, []string{"a.xml: XML with elements nested more than 200 deep"}},
		{"nested JSON", "a.json", `{"text": ` + strings.Repeat("[", 100000), 0, []string{"a.json: JSON that cannot be parsed (byte 10,009: invalid character '[' exceeded max depth)"}},
		{"one entry of 100 MiB", "a.xml", "<rss><channel><item><title>First</title></item><item><description>" + spaces + spaces[:32<<20] + "</description></item></channel></rss>", 1, []string{"a.xml: one entry is larger than 64 MiB"}},
		{"one line of 100 MiB", "a.jsonl", `{"text": "One."}` + "\n" + spaces + spaces[:32<<20] + "x\n" + `{"text": "Three."}`, 2, []string{"a.jsonl#2: a line longer than 64 MiB"}},
		{"WARC that says too much", "a.warc", warc("100000", http), 0, []string{"a.warc#1: a record that is cut off: 84 of 100,000 bytes are there"}},
		{"WARC that says too little", "a.warc", warc("30", http), 0, []string{"a.warc#1: the server's answer has a head that is cut off", "a.warc: record 2: does not begin as one; the length of the one before may be wrong"}},
		{"WARC that says far too much", "a.warc", warc("9223372036854775807", http), 0, []string{"a.warc#1: larger than 256 MiB"}},
		{"WARC page that is a bomb", "a.warc", warc(fmt.Sprint(len(packedAnswer(t, spaces))), packedAnswer(t, spaces)), 0, []string{"a.warc#1: unpacks to more than 200 times its size"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile(tt.path, []byte(tt.data), 0o644); err != nil {
				t.Fatal(err)
			}
			docs, errs, _ := readAll(t, Options{}, tt.path)
			errs = slices.DeleteFunc(errs, func(e string) bool { return strings.HasSuffix(e, ErrEmpty.Error()) })
			if diff := cmp.Diff(tt.errs, errs); diff != "" || tt.docs >= 0 && len(docs) != tt.docs {
				t.Errorf("%d documents (-want +got)\n%s", len(docs), diff)
			}
		})
	}
	t.Run("CSV with one field of 300 MB", func(t *testing.T) {
		in := io.MultiReader(strings.NewReader("id,title,text\n1,One,Words.\n2,Two,\""), io.LimitReader(spacesForever{}, 300_000_000), strings.NewReader("\"\n3,Three,Words.\n"))
		docs, errs, _ := readAll(t, Options{Stdin: in}, "-")
		if len(docs) != 1 || len(errs) != 1 || errs[0] != "-#2: one entry is larger than 64 MiB" {
			t.Errorf("%q %q", docs, errs)
		}
	})
	t.Run("standard input without an end", func(t *testing.T) {
		var head bytes.Buffer
		z := gzip.NewWriter(&head)
		for range 400 {
			if _, err := z.Write(make([]byte, 1<<20)); err != nil {
				t.Fatal(err)
			}
		}
		_, errs, _ := readAll(t, Options{Stdin: io.MultiReader(&head, zeros{})}, "-")
		if len(errs) != 1 {
			t.Errorf("%q", errs)
		}
	})
}

type spacesForever struct{}

func (spacesForever) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func packedAnswer(t *testing.T, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzipOf(t, body)
}

func tarOf(t testing.TB, name, data string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(data))}); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// hugeTar says that its file has 8 EB.
func hugeTar(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := tar.NewWriter(&b).WriteHeader(&tar.Header{Name: "huge.txt", Mode: 0o644, Size: 1<<63 - 1, Format: tar.FormatGNU}); err != nil {
		t.Fatal(err)
	}
	return b.String() + sentence
}

// overlapping is a zip whose directory has one file twice, under two names.
func overlapping(t *testing.T) string {
	t.Helper()
	data := []byte(zipOf(t, "a.txt", sentence))
	start := bytes.Index(data, []byte("PK\x01\x02"))
	end := bytes.Index(data, []byte("PK\x05\x06"))
	entry := slices.Clone(data[start:end])
	copy(entry[46:], "b.txt")
	out := slices.Concat(data[:end], entry, data[end:])
	tail := out[end+len(entry):]
	binary.LittleEndian.PutUint16(tail[8:], 2)
	binary.LittleEndian.PutUint16(tail[10:], 2)
	binary.LittleEndian.PutUint32(tail[12:], uint32(2*len(entry)))
	return string(out)
}

func TestFieldsAreNamed(t *testing.T) {
	if _, err := Files(t.Context(), []string{"-"}, Options{Fields: map[string]string{"txt": "a"}}); err == nil || err.Error() != "unknown field: txt" {
		t.Errorf("got %v", err)
	}
	for _, tt := range []struct {
		record string
		fields map[string]string
		want   string // title, text
	}{
		{`{"Headline": "H", "Article-Text": "T."}`, nil, "H\n\nT.\n"},
		{`{"hl": "H", "b": {"c": {"d": "T."}}}`, map[string]string{"title": "hl", "text": "b.c.d"}, "H\n\nT.\n"},
		{`{"b.c": "T."}`, map[string]string{"text": "b.c"}, "T.\n"},
		{`{"title": null, "content": ["One, he said to those who had come to hear him at the lake on that cold day.", "Two."]}`, nil, "One, he said to those who had come to hear him at the lake on that cold day.\n\nTwo.\n"},
		{`{"title": "H", "text": "H\n\nT, he said."}`, nil, "H\n\nT, he said.\n"},
		{`{"title": "Q&amp;A", "text": "&#8220;We go,&#8221; she said &mdash; and went."}`, nil, "Q&A\n\n“We go,” she said — and went.\n"},
		{`{"text": "<p>&ldquo;We go,&rdquo; she said.</p>"}`, nil, "“We go,” she said.\n"},
		{`{"speaker": "Ann Lee", "text": "We go."}`, nil, "Ann Lee: We go.\n"},
	} {
		d, err := One(t.Context(), "-", Options{Stdin: strings.NewReader(tt.record), Fields: tt.fields})
		if err != nil {
			t.Errorf("%s: %v", tt.record, err)
			continue
		}
		check(t, d)
		if d.Text != tt.want {
			t.Errorf("%s: got %q, want %q", tt.record, d.Text, tt.want)
		}
	}
}
