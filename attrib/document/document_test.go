package document_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/document"
)

func ExampleDocument_Wording() {
	d := &document.Document{
		Text:   "She *never*\n> said that.",
		Markup: []document.Span{{Start: 4, End: 5}, {Start: 10, End: 11}, {Start: 12, End: 14}},
	}
	fmt.Println(d.Wording(document.Span{Start: 0, End: len(d.Text)}))
	// Output: She never said that.
}

func TestPosition(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		offset     int
		want       document.Position
	}{
		{"start", "one\ntwo", 0, document.Position{Line: 1, Column: 1}},
		{"end of a line", "one\ntwo", 3, document.Position{Line: 1, Column: 4}},
		{"next line", "one\ntwo", 4, document.Position{Line: 2, Column: 1}},
		{"end of the text", "one\ntwo", 7, document.Position{Line: 2, Column: 4}},
		{"after the last line end", "one\n", 4, document.Position{Line: 2, Column: 1}},
		{"columns are bytes", "é two", 3, document.Position{Line: 1, Column: 4}},
		{"carriage return and line feed are one", "one\r\ntwo", 5, document.Position{Line: 2, Column: 1}},
		{"inside them", "one\r\ntwo", 4, document.Position{Line: 1, Column: 5}},
		{"carriage return alone", "one\rtwo\r\rthree", 9, document.Position{Line: 4, Column: 1}},
		{"empty text", "", 0, document.Position{Line: 1, Column: 1}},
		{"before the text", "one", -5, document.Position{Line: 1, Column: 1}},
		{"beyond the text", "one\ntwo", 99, document.Position{Line: 2, Column: 4}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &document.Document{Text: tt.text}
			if diff := cmp.Diff(tt.want, d.Position(tt.offset)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestPositionAgreesWithCounting holds the index against counting line ends up
// to the offset.
func TestPositionAgreesWithCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab\n\ré")), 0, 60, -1).Draw(t, "text")
		offset := rapid.IntRange(0, len(text)).Draw(t, "offset")
		want := document.Position{Line: 1, Column: 1}
		for i := 0; i < offset; i++ {
			want.Column++
			if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
				want.Line, want.Column = want.Line+1, 1
			}
		}
		d := &document.Document{Text: text}
		if got := d.Position(offset); got != want {
			t.Fatalf("%q at %d: %+v, want %+v", text, offset, got, want)
		}
	})
}

func TestPositionIsSafeForManyReaders(t *testing.T) {
	d := &document.Document{Text: strings.Repeat("line\n", 1000)}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if p := d.Position(2500); p.Line != 501 {
				t.Errorf("line %d", p.Line)
			}
		})
	}
	wg.Wait()
}

// TestWordingAgreesWithLeavingOut holds Wording, which seeks its way through
// the markup, against leaving out each byte that is marked.
func TestWordingAgreesWithLeavingOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab* \n")), 1, 60, -1).Draw(t, "text")
		d := &document.Document{Text: text}
		for at := 0; at < len(text); {
			start := rapid.IntRange(at, len(text)).Draw(t, "start")
			end := rapid.IntRange(start, len(text)).Draw(t, "end")
			if end > start {
				d.Markup = append(d.Markup, document.Span{Start: start, End: end})
			}
			at = end + 1
		}
		start := rapid.IntRange(0, len(text)).Draw(t, "from")
		s := document.Span{Start: start, End: rapid.IntRange(start, len(text)).Draw(t, "to")}
		var b strings.Builder
		for i := s.Start; i < s.End; i++ {
			hidden := false
			for _, m := range d.Markup {
				hidden = hidden || m.Start <= i && i < m.End
			}
			if !hidden {
				b.WriteByte(text[i])
			}
		}
		want := strings.Join(strings.Fields(b.String()), " ")
		if got := d.Wording(s); got != want {
			t.Fatalf("%q %v markup %v: %q, want %q", text, s, d.Markup, got, want)
		}
	})
}

func TestSpans(t *testing.T) {
	a := document.Span{Start: 2, End: 5}
	for _, tt := range []struct {
		b                  document.Span
		contains, overlaps bool
	}{
		{document.Span{Start: 2, End: 5}, true, true},
		{document.Span{Start: 3, End: 4}, true, true},
		{document.Span{Start: 4, End: 6}, false, true},
		{document.Span{Start: 5, End: 6}, false, false},
		{document.Span{Start: 0, End: 2}, false, false},
		{document.Span{Start: 0, End: 9}, false, true},
	} {
		if a.Contains(tt.b) != tt.contains || a.Overlaps(tt.b) != tt.overlaps || tt.b.Overlaps(a) != tt.overlaps {
			t.Errorf("%v and %v: contains %v, overlaps %v", a, tt.b, a.Contains(tt.b), a.Overlaps(tt.b))
		}
	}
	if a.Len() != 3 {
		t.Errorf("length %d", a.Len())
	}
}

func TestKindNames(t *testing.T) {
	seen := map[string]bool{}
	for k := document.Paragraph; k <= document.Furniture; k++ {
		if s := k.String(); s == "unknown" || seen[s] {
			t.Errorf("kind %d is %q", k, s)
		} else {
			seen[s] = true
		}
	}
	if s := document.Kind(99).String(); s != "unknown" {
		t.Errorf("kind 99 is %q", s)
	}
}

func BenchmarkPosition(b *testing.B) {
	d := &document.Document{Text: strings.Repeat("Some words on a line of their own.\n", 30_000)}
	d.Position(0)
	b.ReportAllocs()
	for b.Loop() {
		d.Position(len(d.Text) / 2)
	}
}

func BenchmarkWording(b *testing.B) {
	d := &document.Document{Text: strings.Repeat("Some *words* on a line.\n", 30_000)}
	for i := 0; i < 30_000; i++ {
		d.Markup = append(d.Markup, document.Span{Start: i*24 + 5, End: i*24 + 6}, document.Span{Start: i*24 + 11, End: i*24 + 12})
	}
	s := document.Span{Start: len(d.Text) / 2, End: len(d.Text)/2 + 240}
	b.SetBytes(int64(s.Len()))
	b.ReportAllocs()
	for b.Loop() {
		d.Wording(s)
	}
}

func TestWordsWithoutTheLabel(t *testing.T) {
	for _, tt := range []struct{ text, label, want string }{
		{"MS. HALE: Good morning.", "MS. HALE", "Good morning."},
		{"No more dams.\n— Jane Doe (@janedoe) May 3", "Jane Doe", "No more dams."},
		{"No more dams.", "", "No more dams."},
	} {
		b := document.Block{Span: document.Span{End: len(tt.text)}}
		if at := strings.Index(tt.text, tt.label); tt.label != "" {
			b.Speaker = document.Span{Start: at, End: at + len(tt.label)}
		}
		if w := b.Words(tt.text); tt.text[w.Start:w.End] != tt.want {
			t.Errorf("%q: %q", tt.text, tt.text[w.Start:w.End])
		}
	}
}
