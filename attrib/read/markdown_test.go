package read

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMarkdownMarkup shows which bytes of a block a reader does not see: they
// are set between « and ».
func TestMarkdownMarkup(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"emphasis", "She **never** said _that_ or *t*hat.", "She «**»never«**» said «_»that«_» or «*»t«*»hat."},
		{"link", "As [she said](https://x.example \"t\"), no.", "As «[»she said«](https://x.example \"t\")», no."},
		{"reference link", "As [she said][1], no.\n\n[1]: https://x.example", "As «[»she said«][1]», no."},
		{"code", "She wrote `no` twice.", "She wrote «`»no«`» twice."},
		{"backslashes", `She said \*no\* \\ and a\b.`, `She said «\»*no«\»* «\»\ and a\b.`},
		{"hard break", "One  \ntwo\\\nthree", "One«  »\ntwo«\\»\nthree"},
		{"continued quotation", "> One\n> two\n>three", "One\n«> »two\n«>»three"},
		{"lazy quotation", "> One\ntwo", "One\ntwo"},
		{"who is quoted", "> One\n>\n> — Jane Roe", "One\n«>»\n«> »— Jane Roe"},
		{"inline HTML", "She <b>never</b> said.", "She «<b>»never«</b>» said."},
		{"struck", "She ~~never~~ said.", "She «~~»never«~~» said."},
		{"note", "She said.[^1] And left.\n\n[^1]: Twice.", "She said.«[^1]» And left.|Twice."},
		{"list", "- one *a*\n- two", "one «*»a|two"},
		{"task", "- [x] one", "one"},
		{"heading with marks", "# She *said*\n\nThere.", "She «*»said|There."},
		{"closed heading", "## She said ##\n\nThere.", "She said|There."},
		{"picture", "![The quay](q.jpg)\n\nThere.", "The quay|There."},
		{"picture in a sentence", "See ![the quay](q.jpg) there.", "See «![the quay](q.jpg)» there."},
		{"table", "| a | b |\n|---|---|\n| c *d* | e |", "a|b|c «*»d|e"},
		{"code block", "One.\n\n    two\n\n```\nthree\n```\n\nfour", "One.|four"},
		{"raw HTML", "One.\n\n<div>two</div>\n\nthree", "One.|three"},
		{"words before a mark", "\ufeff# One\n\ntwo", "One|two"},
		{"old line ends", "# One\r\n\r\ntwo *a*\r\nthree", "One|two «*»a«*»\r\nthree"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes("a.md", []byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			check(t, d)
			if d.Text != tt.text {
				t.Errorf("text %q is not the file", d.Text)
			}
			var b strings.Builder
			for i, k := range d.Blocks {
				if i > 0 {
					b.WriteByte('|')
				}
				at := k.Span.Start
				for _, m := range d.Markup {
					if k.Span.Contains(m) {
						b.WriteString(d.Text[at:m.Start] + "«" + d.Slice(m) + "»")
						at = m.End
					}
				}
				b.WriteString(d.Text[at:k.Span.End])
			}
			if diff := cmp.Diff(tt.want, b.String()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	type meta struct{ Title, Author, Published, Outlet string }
	for _, tt := range []struct {
		name, text string
		want       meta
		notes      int
	}{
		{"YAML", "---\ntitle: \"A: b\"\nauthors:\n  - Ann Lee\n  - name: Jo Roe\ndate: 2025-02-11\npublication: The Post\n---\nWords.", meta{"A: b", "Ann Lee, Jo Roe", "2025-02-11", "The Post"}, 0},
		{"TOML", "+++\ntitle = \"A\"\ndate = 2025-02-11\n+++\nWords.", meta{"A", "", "2025-02-11", ""}, 0},
		{"headings do not outdo it", "---\ntitle: A\n---\n# B\n\nWords.", meta{"A", "", "", ""}, 0},
		{"aliases", "---\na: &a [x]\nb: [*a, *a]\n---\nWords.", meta{}, 1},
		{"no YAML", "---\ntitle: [A\n---\nWords.", meta{}, 1},
		{"a rule", "---\nWords that run on.\n---\nMore.", meta{"Words that run on.", "", "", ""}, 0},
		{"unclosed", "---\ntitle: A\nWords.", meta{}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes("a.md", []byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			check(t, d)
			if diff := cmp.Diff(tt.want, meta{d.Title, d.Author, d.Published, d.Outlet}); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(d.Notes) != tt.notes {
				t.Errorf("notes %q, want %d", d.Notes, tt.notes)
			}
		})
	}
}

func TestHostileMarkdown(t *testing.T) {
	for _, tt := range []struct{ name, text string }{
		{"nested quotations", strings.Repeat("> ", 10_000) + "words"},
		{"nested lists", strings.Repeat("- ", 10_000) + "words"},
		{"indented lists", deepList(2_000)},
		{"open brackets", strings.Repeat("[", 50_000)},
		{"link openers", strings.Repeat("[a](", 50_000)},
		{"pictures", strings.Repeat("![a](b", 50_000)},
		{"emphasis", strings.Repeat("*a _b ", 50_000)},
		{"many asterisks", strings.Repeat("**a *b ", 20_000) + strings.Repeat("** *", 20_000)},
		{"backticks", strings.Repeat("`a``b```", 20_000)},
		{"entities", strings.Repeat("&amp", 50_000)},
		{"autolinks", strings.Repeat("<http://a", 50_000)},
		{"HTML", strings.Repeat("<a b=\"", 50_000)},
		{"references", strings.Repeat("[a]: b\n", 20_000) + "[a]"},
		{"notes", strings.Repeat("[^a]", 20_000) + "\n\n[^a]: words"},
		{"long table", "|a|b|c|d|e|f|g|h\n|-|-|-|-|-|-|-|-\n" + strings.Repeat("|b\n", 50_000)},
		{"table", "|" + strings.Repeat("a|", 5_000) + "\n|" + strings.Repeat("-|", 5_000) + "\n" + strings.Repeat("|b\n", 2_000)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes("a.md", []byte("# Title\n\n"+tt.text+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			check(t, d)
		})
	}
}

func deepList(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
	}
	return b.String()
}
