package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
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
	if utf8.Valid(data) && d.Format != "html" && d.Format != "pdf" && len(d.Notes) == 0 && d.Text != string(data) {
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
	seed(f, "testdata/pages/*.html")
	f.Add([]byte("<p><q>a<blockquote><cite>— b</q><p>c.<br><br></p><table><tr><li>d, he said."))
	f.Add([]byte("<html><script type=application/ld+json>[{\"@type\":\"Article\",\"author\":[[1],{}]}]</script><svg><p>a, she said.<plaintext><a><b></p>"))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "a.html", data) })
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
