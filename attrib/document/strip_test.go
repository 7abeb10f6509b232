package document

// Texts without case and punctuation, and the way there and back.

import (
	"strings"
	"testing"
	"unicode"
)

func TestStrip(t *testing.T) {
	for text, want := range map[string]string{
		"“The mill's closed,”\n\nElena said.": "the mill s closed elena said",
		"  Édith – ÇA!  ":                     "édith ça",
		"340,000 U.S. men didn't":             "340 000 u s men didn t",
		"?!":                                  "",
	} {
		s := Strip(text)
		if s.Text != want || len(s.Origin) != len(s.Text)+1 {
			t.Errorf("%q becomes %q with %d places", text, s.Text, len(s.Origin))
		}
	}
}

func TestStrippedCarriesSpans(t *testing.T) {
	text := "“ÉLAN,” said Édith,\n\nwho “Left.”"
	s := Strip(text)
	for piece, want := range map[string]string{"“ÉLAN,”": "élan", "Édith,\n\nwho": "édith who", "“Left.”": "left", "“": ""} {
		at := strings.Index(text, piece)
		got := s.Carry(Span{at, at + len(piece)})
		if s.Text[got.Start:got.End] != want {
			t.Errorf("%q is carried to %q, want %q", piece, s.Text[got.Start:got.End], want)
		}
		if back := s.Back(got); want != "" && !strings.EqualFold(text[back.Start:back.End], strings.TrimFunc(piece, func(r rune) bool { return !unicode.IsLetter(r) })) {
			t.Errorf("%q comes back as %q", piece, text[back.Start:back.End])
		}
	}
}

// The words stay, one for one, and what was cut leads back to them.
func FuzzStrip(f *testing.F) {
	f.Add("“Élan,” said\u00a0Édith’s U.S. İ ǅ e\u0301")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		s := Strip(text)
		before := strings.FieldsFunc(text, func(r rune) bool { return !inWord(r) })
		after := strings.Fields(s.Text)
		if len(before) != len(after) {
			t.Fatalf("%q has %d words, %q has %d", text, len(before), s.Text, len(after))
		}
		at := 0
		for i, w := range after {
			at += strings.Index(s.Text[at:], w)
			span := s.Back(Span{at, at + len(w)})
			if text[span.Start:span.End] != before[i] {
				t.Errorf("%q comes from %q, want %q", w, text[span.Start:span.End], before[i])
			}
			if s.Carry(span) != (Span{at, at + len(w)}) {
				t.Errorf("%q does not come back to its place", before[i])
			}
			at += len(w)
		}
	})
}
