package read

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib/document"
)

// ignores gives a document's comments, one a line: LINE rules (reason) > the words
// of its block, or what is wrong.
func ignores(d *document.Document) string {
	var b strings.Builder
	for _, i := range d.Ignores {
		fmt.Fprintf(&b, "%d %s (%s)", i.Line, strings.Join(i.Rules, ","), i.Reason)
		if i.Problem != "" {
			fmt.Fprintf(&b, " ! %s", i.Problem)
		} else {
			fmt.Fprintf(&b, " > %s", d.Wording(i.Span))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestIgnores(t *testing.T) {
	for _, test := range []struct{ name, path, text, want, blocks string }{
		{"alone before a paragraph", "a.md", "# Head\n\n<!-- attrib:ignore elided the cut is agreed -->\n\nOne.\n\nTwo.\n",
			"3 elided (the cut is agreed) > One.\n", "Head|One.|Two."},
		{"right above a paragraph", "a.md", "Zero.\n\n<!-- attrib:ignore elided agreed -->\nOne.\nMore.\n",
			"3 elided (agreed) > One. More.\n", "Zero.|One. More."},
		{"at the start of a line", "a.md", "<!-- attrib:ignore elided agreed --> One is\nmore.\n\nTwo.\n",
			"1 elided (agreed) > One is more.\n", "One is more.|Two."},
		{"inside a paragraph", "a.md", "One <!--attrib:ignore elided agreed-->is more.\n\nTwo.\n",
			"1 elided (agreed) > One is more.\n", "One is more.|Two."},
		{"at the end of a paragraph", "a.md", "Zero.\n\nOne. <!-- attrib:ignore elided agreed -->\n\nTwo.\n",
			"3 elided (agreed) > One.\n", "Zero.|One.|Two."},
		{"at the end of a line inside one", "a.md", "One <!-- attrib:ignore elided agreed -->\nis more.\n\nTwo.\n",
			"1 elided (agreed) > One is more.\n", "One is more.|Two."},
		{"over several lines", "a.md", "<!-- attrib:ignore elided,\n     bracketed\n  agreed with\n  the desk -->\n\nOne.\n",
			"1 elided,bracketed (agreed with the desk) > One.\n", "One."},
		{"in a list and in a quotation", "a.md", "- <!-- attrib:ignore elided a --> One.\n- Two. <!-- attrib:ignore elided b -->\n\n> <!-- attrib:ignore elided c -->\n> Three.\n",
			"1 elided (a) > One.\n2 elided (b) > Two.\n4 elided (c) > Three.\n", "One.|Two.|Three."},
		{"after front matter and a byte order mark", "a.md", "\ufeff---\ntitle: T\n---\n\n<!-- attrib:ignore elided agreed -->\n\nOne.\n",
			"5 elided (agreed) > One.\n", "One."},
		{"under a picture", "a.md", "![Pic](x.png) *The caption.* <!-- attrib:ignore elided agreed -->\n\nTwo.\n",
			"1 elided (agreed) > The caption.\n", "Pic|The caption.|Two."},
		{"two on end", "a.md", "<!-- attrib:ignore elided a -->\n<!-- attrib:ignore bracketed b -->\n\nOne.\n",
			"1 elided (a) > One.\n2 bracketed (b) > One.\n", "One."},
		{"in code", "a.md", "One `<!-- attrib:ignore elided a -->`.\n\n```\n<!-- attrib:ignore elided b -->\n```\n\n    <!-- attrib:ignore elided c -->\n\nTwo.\n",
			"", "One <!-- attrib:ignore elided a -->.|Two."},
		{"beside other comments", "a.md", "<!-- not ours: attrib:ignore -->\n\nOne. <!-- nor ours --><!-- attrib: a credit -->\n", "", "One."},
		{"nothing after it", "a.md", "One.\n\n<!-- attrib:ignore elided agreed -->\n",
			"3 elided (agreed) ! attrib:ignore stands before no block\n", "One."},
		{"no reason", "a.md", "<!-- attrib:ignore elided -->\n\nOne.\n", "1 elided () ! attrib:ignore gives no reason\n", "One."},
		{"only a dash for one", "a.md", "<!-- attrib:ignore elided: — -->\n\nOne.\n", "1 elided () ! attrib:ignore gives no reason\n", "One."},
		{"no rule", "a.md", "<!-- attrib:ignore -->\n\nOne.\n", "1  () ! attrib:ignore names no rule\n", "One."},
		{"another word", "a.md", "<!-- attrib:ingore elided agreed -->\n\nOne.\n",
			"1  () ! \"attrib:ingore\" is no comment that attrib knows; there is attrib:ignore RULE reason\n", "One."},
		{"never closed", "a.md", "One.\n\n<!-- attrib:ignore elided agreed\n\nTwo.\n",
			"3  () ! the comment is never closed, and hides all that follows it\n", "One."},
		{"a colon before the reason", "a.md", "<!-- attrib:ignore elided , bracketed: agreed -->\n\nOne.\n",
			"1 elided,bracketed (agreed) > One.\n", "One."},

		{"a page", "a.html", anArticle("<p>Zero stands here as well.</p>\n<!-- attrib:ignore elided agreed -->\n<p>One stands here and waits.</p>\n<p>Two stands here too.</p>"),
			"5 elided (agreed) > One stands here and waits.\n", "Head|Zero stands here as well.|One stands here and waits.|Two stands here too."},
		{"inside a page's paragraph", "a.html", anArticle("<p>Zero stands here and waits.</p><p>One <b>is<!-- attrib:ignore elided agreed --></b> here and waits.</p><p>Two stands here and waits.</p>"),
			"4 elided (agreed) > One is here and waits.\n", "Head|Zero stands here and waits.|One is here and waits.|Two stands here and waits."},
		{"first and last in it", "a.html", anArticle("<p><!-- attrib:ignore elided a -->Zero stands here and waits.</p>\n<p>One stands here and waits.<!-- attrib:ignore elided b --></p><p>Two stands here and waits.</p>"),
			"4 elided (a) > Zero stands here and waits.\n5 elided (b) > One stands here and waits.\n", "Head|Zero stands here and waits.|One stands here and waits.|Two stands here and waits."},
		{"before a page's headline and in it", "a.html", strings.ReplaceAll(anArticle("<p>One stands here and waits.</p>"), "<h1>Head", "<!-- attrib:ignore elided a --><h1>He<!-- attrib:ignore elided b -->ad"),
			"3 elided (a) > Head\n3 elided (b) > Head\n", "Head|One stands here and waits."},
		{"in a script", "a.html", anArticle("<script>x = '<!-- attrib:ignore elided a -->'</script><p>One stands here and waits.</p>"), "", "Head|One stands here and waits."},
		{"a page that ends", "a.html", anArticle("<p>One stands here and waits.</p><!-- attrib:ignore elided a -->"),
			"4 elided (a) ! attrib:ignore stands before no block\n", "Head|One stands here and waits."},
		{"a page with a slip", "a.html", anArticle("<!-- attrib:ignore elided --><p>One stands here and waits.</p>"),
			"4 elided () ! attrib:ignore gives no reason\n", "Head|One stands here and waits."},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := Bytes(test.path, []byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			check(t, d)
			if diff := cmp.Diff(test.want, ignores(d)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			var blocks []string
			for _, b := range d.Blocks {
				blocks = append(blocks, d.Wording(b.Span))
			}
			if diff := cmp.Diff(test.blocks, strings.Join(blocks, "|")); diff != "" {
				t.Errorf("blocks (-want +got)\n%s", diff)
			}
		})
	}
}

// anArticle is a page with an article, whose body's first line is line 4.
func anArticle(body string) string {
	return "<html><head><title>Head</title></head><body>\n<article>\n<h1>Head</h1>\n" + body + "\n</article></body></html>\n"
}

// A page without comments is read as one with them is.
func TestIgnoresLeaveTheTextAsItIs(t *testing.T) {
	const with = "<p>One is<!-- attrib:ignore elided a --> here and waits.</p><!-- attrib:ignore elided b --><p>Two, he said.</p>"
	bare := strings.NewReplacer("<!-- attrib:ignore elided a -->", "", "<!-- attrib:ignore elided b -->", "").Replace(with)
	a, err := Bytes("a.html", []byte(anArticle(with)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := Bytes("a.html", []byte(anArticle(bare)))
	if err != nil {
		t.Fatal(err)
	}
	if a.Text != b.Text || len(a.Ignores) != 2 || len(b.Ignores) != 0 {
		t.Errorf("with comments %q, without %q; %d and %d comments", a.Text, b.Text, len(a.Ignores), len(b.Ignores))
	}
}

// Shapes on which reading comments one by one could take time with the square of
// their number.
func TestIgnoresInNumbers(t *testing.T) {
	const many = 20_000
	for name, text := range map[string]string{
		"a.md":   "One. " + strings.Repeat("<!-- attrib:ignore elided a --> ", many),
		"b.md":   "One.\n\n" + strings.Repeat("<!-- attrib:ignore elided a -->\n\nTwo.\n\n", many),
		"c.md":   "One.\n\n" + strings.Repeat("x <!-- ", many) + "attrib:",
		"d.md":   "<!-- attrib:ignore " + strings.Repeat("a, ", many) + "-->\n\nOne.\n",
		"e.html": anArticle("<p>One stands here and waits." + strings.Repeat("<!-- attrib:ignore elided a -->", many) + "</p>"),
	} {
		d, err := Bytes(name, []byte(text))
		if err != nil {
			t.Fatal(name, err)
		}
		check(t, d)
	}
}

func FuzzIgnores(f *testing.F) {
	f.Add("One. <!-- attrib:ignore elided, bracketed: agreed -->\n\nTwo.\n")
	f.Add("> <!-- attrib:ignore elided\n> agreed --> x\n- <!--attrib:x-->\n<!-- attrib:")
	f.Add("`<!-- attrib:ignore a b -->`\n\n    <!-- attrib:ignore a b -->\n|a|\n|-|\n|<!-- attrib:ignore a b -->x|\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range []string{"a.md", "a.html"} {
			data := text
			if d == "a.html" {
				data = anArticle(text)
			}
			readAny(t, d, []byte(data))
			doc, err := Bytes(d, []byte(data))
			if err != nil {
				continue
			}
			for _, i := range doc.Ignores {
				if (i.Problem == "") != (len(i.Rules) > 0 && i.Reason != "" && i.Span.Len() > 0) || i.Line < 1 {
					t.Errorf("%+v", i)
				}
				if i.Span.Len() > 0 {
					found := false
					for _, b := range doc.Blocks {
						found = found || b.Span == i.Span
					}
					if !found {
						t.Errorf("%+v is about no block", i)
					}
				}
			}
		}
	})
}
