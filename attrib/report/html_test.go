package report

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
	"github.com/attribcheck/attrib/attrib/verdict"
)

func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func elements(n *html.Node, a atom.Atom) []*html.Node {
	var list []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == a {
			list = append(list, d)
		}
	}
	return list
}

// pages are the page of each report and the page of its statements.
func pages(t testing.TB, each func(name string, b []byte, doc *html.Node, r *attrib.Report)) {
	for name, r := range reports() {
		for _, format := range []string{".html", ".list.html"} {
			b := written(t, formats[format], r)
			doc, err := html.Parse(bytes.NewReader(b))
			if err != nil {
				t.Fatalf("%s%s: %v", name, format, err)
			}
			each(name+format, b, doc, r)
		}
	}
}

// sound finds what must not be on any page, whatever the report says.
func sound(doc *html.Node) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	ids := map[string]int{}
	var refs []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html, atom.Head, atom.Body, atom.Meta, atom.Title, atom.Style, atom.Header, atom.Main, atom.Footer, atom.Nav,
			atom.Section, atom.Article, atom.Details, atom.Summary, atom.Div, atom.P, atom.Ul, atom.Li, atom.H1, atom.H2, atom.H3,
			atom.A, atom.Span, atom.Bdi, atom.Figure, atom.Figcaption, atom.Blockquote, atom.Ins, atom.Del, atom.Mark, atom.Sup,
			atom.Fieldset, atom.Legend, atom.Label, atom.Input:
		default:
			fault("an element that the page does not use: %s", n.Data)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				ids[a.Val]++
			case "href":
				if !strings.HasPrefix(a.Val, "#") {
					fault("a link out of the page: %s", a.Val)
				}
				refs = append(refs, strings.TrimPrefix(a.Val, "#"))
			case "aria-labelledby":
				refs = append(refs, a.Val)
			case "class", "lang", "dir", "tabindex", "charset", "content", "name", "http-equiv", "type", "checked", "open", "aria-label", "aria-hidden":
			default:
				fault("an attribute that the page does not use: %s=%q", a.Key, a.Val)
			}
		}
	}
	for id, n := range ids {
		if n > 1 {
			fault("the id %s stands %d times", id, n)
		}
	}
	for _, r := range refs {
		if ids[r] == 0 {
			fault("nothing has the id %q that is pointed at", r)
		}
	}
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && n.Parent.DataAtom != atom.Style {
			if bad := obeyed(strings.NewReplacer("\t", "").Replace(n.Data)); bad != "" {
				fault("a character that steers: %s", bad)
			}
		}
	}
	slices.Sort(faults)
	return slices.Compact(faults)
}

func TestPagesAreSound(t *testing.T) {
	pages(t, func(name string, b []byte, doc *html.Node, _ *attrib.Report) {
		for _, f := range sound(doc) {
			t.Errorf("%s: %s", name, f)
		}
		for _, bad := range []string{"http://", "https://", "url(", "@import", "<script", "javascript:"} {
			if bytes.Contains(b, []byte(bad)) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
		if len(elements(doc, atom.Main)) != 1 || len(elements(doc, atom.H1)) != 1 || len(elements(doc, atom.Header)) != 1 || len(elements(doc, atom.Footer)) != 1 {
			t.Errorf("%s: landmarks are not there once each", name)
		}
		if lang, _ := attr(elements(doc, atom.Html)[0], "lang"); lang != "en" {
			t.Errorf("%s: no language", name)
		}
	})
}

// Headings step down one level at a time.
func TestHeadingOrder(t *testing.T) {
	pages(t, func(name string, _ []byte, doc *html.Node, _ *attrib.Report) {
		last := 0
		for n := range doc.Descendants() {
			level := slices.Index([]atom.Atom{0, atom.H1, atom.H2, atom.H3}, n.DataAtom)
			if n.Type != html.ElementNode || level < 1 {
				continue
			}
			if level > last+1 {
				t.Errorf("%s: %s %q comes after level %d", name, n.Data, textOf(n), last)
			}
			if strings.TrimSpace(textOf(n)) == "" && !strings.HasPrefix(name, "hostile") {
				t.Errorf("%s: a heading without words", name)
			}
			last = level
		}
	})
}

// The text in the page is the source's text, and each statement's link leads to
// the words that it consists of.
func TestLinksLeadToTheWords(t *testing.T) {
	pages(t, func(name string, _ []byte, doc *html.Node, r *attrib.Report) {
		if strings.HasPrefix(name, "hostile") {
			return
		}
		i := 0
		for n := range doc.Descendants() {
			if class, _ := attr(n, "class"); class == "text" {
				for r.Sources[i].Text == "" {
					i++
				}
				var lines []string
				for l := n.FirstChild; l != nil; l = l.NextSibling {
					if l.Type == html.ElementNode {
						for _, s := range elements(l, atom.Sup) {
							s.Parent.RemoveChild(s)
						}
						lines = append(lines, textOf(l))
					}
				}
				if got := strings.Join(lines, "\n") + "\n"; got != r.Sources[i].Text {
					t.Errorf("%s: the text of %s is not what it was:\n%q\n%q", name, r.Sources[i].Path, got, r.Sources[i].Text)
				}
				i++
			}
		}
		for k, s := range r.Statements {
			c := s.Content[0]
			for _, src := range r.Sources {
				if src.Path == s.Source {
					found := false
					for _, m := range elements(doc, atom.Mark) {
						if id, _ := attr(m, "id"); id == "statement-"+strconv.Itoa(k+1) {
							found = true
							if got := textOf(m); got != src.Text[c.Start:c.End] {
								t.Errorf("%s: the link of %s leads to %q, not %q", name, s.ID, got, src.Text[c.Start:c.End])
							}
						}
					}
					if !found {
						t.Errorf("%s: %s has no place", name, s.ID)
					}
				}
			}
		}
	})
}

// Spans nest and overlap in every way; the page stays sound, keeps the text, and
// each statement has its place.
func TestSpansOfEveryShape(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("abc é語\n\r\t\u202e<&"))).Draw(t, "text")
		n := rapid.IntRange(0, 24).Draw(t, "statements")
		r := &attrib.Report{Sources: []attrib.Source{{Path: "p", Text: text}}}
		for i := range n {
			s := statement.Statement{ID: fmt.Sprint("s", i), Source: "p", Kind: statement.Direct}
			for range rapid.IntRange(0, 3).Draw(t, "parts") {
				s.Content = append(s.Content, document.Range{Span: document.Span{
					Start: rapid.IntRange(-2, len(text)+2).Draw(t, "start"), End: rapid.IntRange(-2, len(text)+2).Draw(t, "end")}})
			}
			r.Statements = append(r.Statements, s)
			r.Findings = append(r.Findings, rule.Finding{Rule: "x", Severity: rule.Error, Statement: s.ID, Against: &rule.Against{Source: "p", Start: i, End: 2 * i}})
		}
		var b bytes.Buffer
		if err := HTML(&b, r, Options{}); err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(&b)
		if err != nil {
			t.Fatal(err)
		}
		if f := sound(doc); f != nil {
			t.Fatal(f)
		}
		have := map[string]bool{}
		var got strings.Builder
		for e := range doc.Descendants() {
			if id, ok := attr(e, "id"); ok {
				have[id] = true
			}
			if class, _ := attr(e, "class"); class == "l" {
				for _, s := range elements(e, atom.Sup) {
					s.Parent.RemoveChild(s)
				}
				got.WriteString(textOf(e) + "\n")
			}
		}
		if text == "" {
			return
		}
		for i := range n {
			if !have[fmt.Sprintf("statement-%d", i+1)] {
				t.Fatalf("statement %d has no place", i+1)
			}
		}
		var want strings.Builder
		for l := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
			want.WriteString(cleanLine(strings.TrimSuffix(l, "\r")) + "\n")
		}
		if fold(got.String()) != fold(want.String()) {
			t.Fatalf("got %q, want %q", got.String(), want.String())
		}
	})
}

// fold leaves white space aside: a carriage return where a mark ends is shown
// as a space, at the end of a line it is not.
func fold(s string) string { return strings.NewReplacer(" ", "", "\r", "").Replace(s) }

// Differences are elements of their own, announced in words.
func TestDifferencesAreAnnounced(t *testing.T) {
	doc, err := html.Parse(bytes.NewReader(written(t, formats[".html"], compared())))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		element atom.Atom
		want    string
	}{{atom.Ins, "inserted: ever (end of insertion)"}, {atom.Del, "deleted: not (end of deletion)"}, {atom.Ins, "inserted: 4.7 (end of insertion)"}} {
		if !slices.ContainsFunc(elements(doc, c.element), func(n *html.Node) bool { return textOf(n) == c.want }) {
			t.Errorf("no element says %q", c.want)
		}
	}
}

// Findings come worst first, however the report has them.
func TestFindingsWorstFirst(t *testing.T) {
	r := compared()
	slices.Reverse(r.Findings)
	doc, err := html.Parse(bytes.NewReader(written(t, formats[".html"], r)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range elements(doc, atom.Article) {
		if class, _ := attr(n, "class"); strings.HasPrefix(class, "entry finding ") {
			got = append(got, strings.TrimPrefix(class, "entry finding "))
		}
	}
	want := []string{"error", "error", "error", "warning", "warning", "note", "note", "note", "note"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

// A verdict, and a severity, is a word beside its colour.
func TestBadgesHaveWords(t *testing.T) {
	doc, err := html.Parse(bytes.NewReader(written(t, formats[".html"], checked())))
	if err != nil {
		t.Fatal(err)
	}
	text := textOf(doc)
	for _, o := range []verdict.Outcome{verdict.Misattributed, verdict.Altered, verdict.Unsupported, verdict.Unattributed, verdict.Verified} {
		if !strings.Contains(text, capital(string(o))) {
			t.Errorf("no badge says %s", o)
		}
	}
}

// A report read back from JSON has no texts; its page still holds together.
func TestWithoutTexts(t *testing.T) {
	r := checked()
	for i := range r.Sources {
		r.Sources[i].Text = ""
	}
	doc, err := html.Parse(bytes.NewReader(written(t, formats[".html"], r)))
	if err != nil {
		t.Fatal(err)
	}
	if f := sound(doc); f != nil {
		t.Error(f)
	}
	if !strings.Contains(textOf(doc), "The text of this source is not part of the report.") {
		t.Error("the page does not say why there is no text")
	}
}

// Each colour that text has stands out from what it is set on as WCAG 2.2 AA
// asks (4.5 to 1), in both schemes.
func TestContrast(t *testing.T) {
	schemes := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(pageStyle, -1)
	if len(schemes) != 2 {
		t.Fatalf("%d schemes", len(schemes))
	}
	for i, s := range schemes {
		colours := map[string]float64{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6})`).FindAllStringSubmatch(s[1], -1) {
			colours[m[1]] = luminance(t, m[2])
		}
		for _, pair := range [][2]string{
			{"ink", "paper"}, {"muted", "paper"}, {"link", "paper"}, {"link", "raised"}, {"mark", "mark-tint"}, {"mark", "target-tint"},
			{"link", "mark-tint"}, {"link", "target-tint"}, {"insert", "insert-tint"}, {"delete", "delete-tint"}, {"error", "error-tint"},
			{"warning", "warning-tint"}, {"warning", "paper"}, {"note", "note-tint"}, {"good", "good-tint"}, {"muted", "mark-tint"},
		} {
			a, okA := colours[pair[0]]
			b, okB := colours[pair[1]]
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); !okA || !okB || ratio < 4.5 {
				t.Errorf("scheme %d: %s on %s has a contrast of %.2f", i, pair[0], pair[1], ratio)
			}
		}
	}
}

// luminance is the relative luminance of an sRGB colour as WCAG defines it.
func luminance(t *testing.T, hex string) float64 {
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	part := func(shift uint) float64 {
		c := float64(v>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
