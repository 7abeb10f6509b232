package report

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/rule"
)

// colours are the only escape sequences that text may hold.
var colours = regexp.MustCompile("\x1b\\[[0-9;]*m")

// obeyed finds what a terminal would obey rather than show.
func obeyed(s string) string {
	for i, r := range s {
		if r != '\n' && unicode.IsControl(r) || r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") ||
			r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return fmt.Sprintf("%q at byte %d", r, i)
		}
	}
	return ""
}

func TestTerminalIsSafe(t *testing.T) {
	for name, r := range reports() {
		for format, write := range formats {
			if !strings.HasSuffix(format, ".txt") {
				continue
			}
			s := string(written(t, write, r))
			if format == ".color.txt" {
				s = colours.ReplaceAllString(s, "")
			}
			if bad := obeyed(s); bad != "" {
				t.Errorf("%s%s: %s", name, format, bad)
			}
		}
	}
}

// No line is wider than the terminal, unless a path makes it so.
func TestWidth(t *testing.T) {
	for name, r := range reports() {
		for _, width := range []int{20, 33, 60, 80, 133} {
			for i, write := range []func(io.Writer, *attrib.Report, Options) error{Text, func(w io.Writer, r *attrib.Report, o Options) error {
				return TextStatements(w, r.Sources, r.Statements, o)
			}} {
				for _, color := range []bool{false, true} {
					b := written(t, func(w io.Writer, r *attrib.Report) error {
						return write(w, r, Options{Width: width, Color: color})
					}, r)
					for n, l := range strings.Split(colours.ReplaceAllString(string(b), ""), "\n") {
						if displayed(l) > width && !strings.Contains(l, ".txt") && !strings.Contains(l, ".html") && !strings.Contains(l, ".md") {
							t.Errorf("%s, writer %d, %d columns, line %d is wider: %q", name, i, width, n+1, l)
						}
						if strings.HasSuffix(l, " ") {
							t.Errorf("%s, writer %d, %d columns, line %d ends in a space: %q", name, i, width, n+1, l)
						}
					}
				}
			}
		}
	}
}

// Colour changes nothing but how differences are marked.
func TestColor(t *testing.T) {
	plain := string(written(t, formats[".txt"], compared()))
	color := string(written(t, formats[".color.txt"], compared()))
	if strings.Contains(plain, "\x1b") || !strings.Contains(plain, "[-not-]") || !strings.Contains(plain, "{+ever+}") {
		t.Error("without colour, differences want signs")
	}
	if strings.Contains(color, "[-") || !strings.Contains(color, "\x1b[31;9mnot\x1b[") {
		t.Error("with colour, differences want colour")
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name string
		runs []run
		want string
	}{
		{"words", []run{{plain, "one two three four five six"}}, "> one two three four\n  five six\n"},
		{"just fits", []run{{plain, "123456789 123456789"}}, "> 123456789\n  123456789\n"},
		{"runs that meet are one word", []run{{plain, "one two three fou"}, {added, "r"}, {plain, ", five"}}, "> one two three\n  four, five\n"},
		{"a long word breaks", []run{{plain, "a " + strings.Repeat("x", 30)}}, "> a\n  " + strings.Repeat("x", 18) + "\n  " + strings.Repeat("x", 12) + "\n"},
		{"a path does not", []run{{path, strings.Repeat("p", 30)}, {plain, " end"}}, "> " + strings.Repeat("p", 30) + "\n  end\n"},
		{"wide characters", []run{{plain, strings.Repeat("語", 12)}}, "> " + strings.Repeat("語", 9) + "\n  " + strings.Repeat("語", 3) + "\n"},
		{"characters of many runes", []run{{plain, strings.Repeat("e\u0301", 20)}}, "> " + strings.Repeat("e\u0301", 18) + "\n  " + strings.Repeat("e\u0301", 2) + "\n"},
		{"a wide gap", []run{{plain, "a"}, {plain, wide}, {plain, "b c"}}, "> a  b c\n"},
		{"nothing", nil, ">\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			p := newPrinter(&b, Options{Width: 20})
			p.wrap([]run{{plain, "> "}}, 2, c.runs)
			if err := p.flush(); err != nil {
				t.Fatal(err)
			}
			if b.String() != c.want {
				t.Errorf("got\n%q, want\n%q", b.String(), c.want)
			}
		})
	}
}

// Wrapping loses nothing but white space, whatever the words and the width.
func TestWrapKeepsEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(20, 60).Draw(t, "width")
		texts := rapid.SliceOfN(rapid.StringOf(rapid.RuneFrom([]rune("ab é語\u0301👩‍👧 לא  "))), 0, 12).Draw(t, "texts")
		runs := make([]run, len(texts))
		for i, s := range texts {
			runs[i] = run{[]style{plain, added, removed}[i%3], clean(s)}
		}
		var b bytes.Buffer
		p := newPrinter(&b, Options{Width: width})
		p.wrap([]run{{plain, "  "}}, 4, runs)
		p.flush()
		if got, want := strings.Join(strings.Fields(b.String()), ""), strings.Join(strings.Fields(clean(strings.Join(texts, ""))), ""); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
		for l := range strings.SplitSeq(b.String(), "\n") {
			if displayed(l) > width {
				t.Fatalf("%q is wider than %d", l, width)
			}
		}
	})
}

func TestMarked(t *testing.T) {
	show := func(list []piece) string {
		var b strings.Builder
		for _, p := range list {
			switch p.op {
			case rule.Insert:
				b.WriteString("{" + p.text + "}")
			case rule.Delete:
				b.WriteString("[" + p.text + "]")
			default:
				b.WriteString(p.text)
			}
		}
		return b.String()
	}
	for _, c := range []struct {
		name, text string
		diff       []rule.Edit
		want       string
	}{
		{"a word is missing", "This position will change.", []rule.Edit{eq("this position will"), del("not"), eq("change")}, "This position will [not] change."},
		{"a word is added", "It will surely, he said, change", []rule.Edit{eq("it will"), ins("surely"), eq("he said change")}, "It will {surely}, he said, change"},
		{"at the start", "“Nobody asked”", []rule.Edit{del("Surely"), eq("nobody asked")}, "“[Surely] Nobody asked”"},
		{"at the end", "We will sell.", []rule.Edit{eq("we will sell"), del("the bridge")}, "We will sell [the bridge]."},
		{"replaced", "It cost $4.7 million", []rule.Edit{eq("it cost"), del("$4.2"), ins("$4.7"), eq("million")}, "It cost [$4.2] {$4.7} million"},
		{"brackets", "a [each] year", []rule.Edit{eq("a"), ins("[each]"), eq("year")}, "a {[each]} year"},
		{"a part of the text", "He said: one two three, four", []rule.Edit{eq("one"), ins("two"), eq("three")}, "He said: one {two} three, four"},
		{"repeated beginnings", "no no no yes", []rule.Edit{eq("no no"), ins("yes")}, "no no no {yes}"},
		{"nothing in common", "old words", []rule.Edit{ins("old words"), del("new")}, "{old words} [new]"},
		{"another wording", "Something else", []rule.Edit{eq("this"), del("not")}, "does not read"},
		{"punctuation alone", "one, two", []rule.Edit{eq("one"), ins(","), eq("two")}, "does not read"},
		{"no diff", "one two", nil, "does not read"},
		{"only deletions", "one two", []rule.Edit{del("three")}, "does not read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := "does not read"
			if list, ok := marked(c.text, c.diff, rule.Insert, true); ok {
				got = show(list)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A diff laid onto a text changes none of it: without what the other side has,
// the pieces are the text.
func TestMarkedKeepsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "$5", "c%", "[d]", "é-e", "“f”", "…"}), 1, 12).Draw(t, "words")
		ops := rapid.SliceOfN(rapid.SampledFrom([]rule.Op{rule.Equal, rule.Insert, rule.Delete}), len(words), len(words)).Draw(t, "ops")
		var text []string
		var diff []rule.Edit
		for i, w := range words {
			if ops[i] != rule.Delete {
				text = append(text, w)
			}
			diff = append(diff, rule.Edit{Op: ops[i], Text: w})
		}
		s := rapid.SampledFrom([]string{"", "before ", "“"}).Draw(t, "before") + strings.Join(text, " ") + "."
		both := rapid.Bool().Draw(t, "both")
		list, ok := marked(s, diff, rule.Insert, both)
		if !ok {
			t.Skip("punctuation alone")
		}
		var b strings.Builder
		for _, p := range list {
			if p.op != rule.Delete {
				b.WriteString(p.text)
			} else if !both {
				t.Fatalf("%q stands in the other text only", p.text)
			}
		}
		got := b.String()
		if both { // the other side's words come with a space of their own
			got, s = strings.ReplaceAll(got, " ", ""), strings.ReplaceAll(s, " ", "")
		}
		if got != s {
			t.Fatalf("got %q, want %q", got, s)
		}
	})
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"as it is, “é” לא 👩‍👧\u200f":   "as it is, “é” לא 👩‍👧\u200f",
		"a\tb\nc\r\nd\u2028e\u0085f":   "a b c  d e f",
		"\x1b[31m\x00\x7f":             "␛[31m␀␡",
		"\u009b2J":                     "<U+009B>2J",
		"\u202eabc\u2069":              "<U+202E>abc<U+2069>",
		"soft\u00adhy\ufeffphen\u200b": "softhyphen",
		"\xff\xed\xa0\x80\uffff\ufdd0": "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("plain")
	f.Add("\x1b]0;title\a \u202e \xff \u2066")
	f.Fuzz(func(t *testing.T, s string) {
		got := clean(s)
		if bad := obeyed(got); bad != "" || !utf8.ValidString(got) {
			t.Errorf("clean(%q) = %q: %s", s, got, bad)
		}
		if clean(got) != got {
			t.Errorf("cleaning %q twice changes it", s)
		}
	})
}

func FuzzMarked(f *testing.F) {
	f.Add("This position will change.", "this position will", "not", "change")
	f.Add("$5 [each] é", "$5", "[each]", "\xff")
	f.Add("\u20ac\u20ac5", "\u20ad5", "\xac5", "")
	f.Fuzz(func(t *testing.T, text, a, b, c string) {
		for _, both := range []bool{true, false} {
			list, ok := marked(text, []rule.Edit{eq(a), ins(b), del(c), eq(c)}, rule.Insert, both)
			if !ok || both {
				continue
			}
			var got strings.Builder
			for _, p := range list {
				got.WriteString(p.text)
			}
			if got.String() != text {
				t.Errorf("got %q, want %q", got.String(), text)
			}
		}
	})
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "no errors", 1: "1 error", 2: "2 errors", 999: "999 errors", 1000: "1,000 errors", 1234567: "1,234,567 errors"} {
		if got := count(n, "error"); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestSummed(t *testing.T) {
	for want, s := range map[string]attrib.Summary{
		"3 sources, 40 statements, 31 claims: 1 error, 2 warnings, 5 notes": {Sources: 3, Statements: 40, Claims: 31, Error: 1, Warning: 2, Note: 5},
		"1 source, 1 statement, 1 claim: no findings":                       {Sources: 1, Statements: 1, Claims: 1},
		"2 sources, no statements, no claims: 1 note (3 suppressed)":        {Sources: 2, Note: 1, Suppressed: 3},
	} {
		if got := summed(s); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
