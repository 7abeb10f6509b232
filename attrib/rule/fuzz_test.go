package rule

// What holds of any two wordings, whatever they are.

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
)

// textOf is a wording as a text of its own.
func textOf(words string) claim.Text {
	doc := &document.Document{Path: "a.txt", Format: "text", Text: words}
	return claim.Text{Doc: doc, Words: claim.NormalWords(doc, document.Span{End: len(words)})}
}

// drawWording draws a quotation: words of many kinds, with what stands between them.
// Its names are such as are told from other words wherever they stand.
func drawWording(t *rapid.T, name string, least int) []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
		"the", "a", "of", "in", "that", "and", "but", "while", "which",
		"council", "bridge", "bridges", "sell", "sold", "likely", "unlikely", "possible", "great",
		"not", "never", "no", "won’t", "without", "nobody", "I", "we", "they", "it", "our",
		"may", "perhaps", "if", "unless", "about", "some", "I think", "as far as I know",
		"Moscow", "France", "WHO", "U.S.", "40", "forty", "million", "percent", "Monday", "May",
		"um", "you know", "well", "café", "大坝",
		"bridge.", "council,", "sell.", "great?", "no,", "winter!", "…", "[...]", "[the mayor]", "[not]", "(and in)", "[inaudible]",
	}), least, 40, rapid.ID[string]).Draw(t, name)
}

// drawChanged draws a wording that another was made of: words left out, put in,
// exchanged and moved.
func drawChanged(t *rapid.T, of []string) []string {
	out := slices.Clone(of)
	for range rapid.IntRange(0, 4).Draw(t, "edits") {
		if len(out) == 0 {
			break
		}
		at := rapid.IntRange(0, len(out)-1).Draw(t, "at")
		n := rapid.IntRange(1, min(6, len(out)-at)).Draw(t, "words")
		switch other := drawWording(t, "put in", 0); rapid.IntRange(0, 4).Draw(t, "edit") {
		case 0:
			out = slices.Delete(out, at, at+n)
		case 1:
			out = slices.Insert(out, at, other[:min(len(other), n)]...)
		case 2:
			out = slices.Replace(out, at, at+n, other[:min(len(other), n)]...)
		case 3:
			moved := slices.Clone(out[at : at+n])
			out = slices.Delete(out, at, at+n)
			out = slices.Insert(out, rapid.IntRange(0, len(out)).Draw(t, "to"), moved...)
		}
	}
	return out
}

// drawText draws a text: as likely as not no wording but any characters.
func drawText(t *rapid.T, name string) string {
	if rapid.Bool().Draw(t, name+" is any text") {
		return rapid.String().Draw(t, name)
	}
	return strings.Join(drawWording(t, name, 0), rapid.SampledFrom([]string{" ", "  ", "\n", " – ", "—"}).Draw(t, name+" parted by"))
}

func TestAWordingAgainstItselfGivesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := drawText(t, "words")
		s, ok := claim.Contrast(textOf(words), textOf(words))
		if !ok {
			if textual(textOf(words).Words) {
				t.Fatalf("%q has nothing in common with itself", words)
			}
			return
		}
		if got := changes(s, 0, true); len(got) > 0 {
			t.Fatalf("%q against itself: %s", words, show(s, got))
		}
		if !Faithful(s) {
			t.Fatalf("%q is not faithful to itself", words)
		}
	})
}

// textual reports whether there are words at all, other than brackets and gaps.
func textual(words []claim.Word) bool {
	return slices.ContainsFunc(words, func(w claim.Word) bool { return !w.Has(claim.Gap) && !w.Has(claim.Bracket) })
}

// TestSidesMayBeExchanged holds that what one side has otherwise the other has
// otherwise too: who is looked at first decides how a difference is called, never
// whether there is one.
func TestSidesMayBeExchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mine := drawWording(t, "mine", 6)
		a, b := strings.Join(mine, " "), strings.Join(drawChanged(t, mine), " ")
		s, ok := claim.Contrast(textOf(a), textOf(b))
		// Of two that part at an end a small word says nothing, and what stands in
		// brackets is its writer's.
		if !ok || s.Parts || hasBracket(s.Mine.Words) || hasBracket(s.Theirs.Words) {
			return
		}
		if ours, theirs := changes(s, 0, true), changes(turned(s), 0, true); (len(ours) == 0) != (len(theirs) == 0) {
			t.Fatalf("%q against %q: %s\nexchanged: %s", a, b, show(s, ours), show(turned(s), theirs))
		}
	})
}

func TestAnyTextsCanBeCompared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mine := drawText(t, "mine")
		theirs := drawText(t, "theirs")
		if rapid.Bool().Draw(t, "of one") {
			theirs = strings.Join(drawChanged(t, strings.Fields(mine)), " ")
		}
		checkChanges(t, mine, theirs)
	})
}

// FuzzChanges goes all the way from two texts to the messages that findings have.
func FuzzChanges(f *testing.F) {
	f.Add("We will close the old bridge.", "We will not close the old bridge.")
	f.Fuzz(func(t *testing.T, mine, theirs string) {
		const most = 4000 // bytes: a longer text shows nothing that a shorter cannot
		if len(mine) > most || len(theirs) > most {
			return
		}
		checkChanges(t, mine, theirs)
	})
}

// checkChanges names what was done to one text and checks that it is sound: words
// of either side that stand in it, the same each time.
func checkChanges(t interface {
	Helper()
	Fatalf(string, ...any)
}, mine, theirs string) {
	t.Helper()
	s, ok := claim.Contrast(textOf(mine), textOf(theirs))
	if !ok {
		return
	}
	for _, s := range [...]claim.Stretch{s, turned(s)} {
		for _, whole := range [...]bool{false, true} {
			all := changes(s, 0, whole)
			for _, c := range all {
				if len(c.mine)+len(c.theirs) == 0 {
					t.Fatalf("%q against %q: %s of no words", mine, theirs, c.rule)
				}
				sound(t, s.Mine, c.mine)
				sound(t, s.Theirs, c.theirs)
				if c.rule == PunctuationChanged {
					exactly(s.Mine, c.mine)
					exactly(s.Theirs, c.theirs)
				}
				if m := changeMessage(c.rule, "a.txt", "Ann Lee", "b.txt", s, []change{c}); !strings.Contains(m, "b.txt") {
					t.Fatalf("%s has the message %q", c.rule, m)
				}
			}
			if diff := cmp.Diff(show(s, all), show(s, changes(s, 0, whole))); diff != "" {
				t.Fatalf("%q against %q: another time otherwise:\n%s", mine, theirs, diff)
			}
		}
		Faithful(s)
		edits(s)
		for _, beside := range [...]bool{false, true} {
			if in, ok := insertionOf([]claim.Stretch{s}, beside); ok {
				sound(t, s.Mine, in.inside)
				sound(t, s.Theirs, in.replaced)
				in.severity()
				in.message("a.txt", "b.txt")
			}
		}
		sound(t, s.Theirs, cutOff(s, true))
		sound(t, s.Theirs, cutOff(s, false))
	}
	relocated(&claim.Comparison{Stretches: []claim.Stretch{s}})
}

// sound checks that words stand in their text.
func sound(t interface{ Fatalf(string, ...any) }, in claim.Text, words []claim.Word) {
	for _, w := range words {
		if w.Span.Start < 0 || w.Span.Start > w.Span.End || w.Span.End > len(in.Doc.Text) {
			t.Fatalf("%q has no %v", in.Doc.Text, w.Span)
		}
	}
	in.Show(words)
	throughout(in, words)
}

// show writes changes as rows do.
func show(s claim.Stretch, all []change) string {
	var out []string
	for _, c := range all {
		out = append(out, strings.TrimSpace(c.rule+" "+string(c.severity))+" "+s.Mine.Show(c.mine)+"|"+s.Theirs.Show(c.theirs))
	}
	return strings.Join(out, "; ")
}
