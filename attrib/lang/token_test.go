package lang

// Tokens: where words, marks and numbers begin and end.

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/document"
)

// shown joins the tokens of a text with bars.
func shown(tokens []Token) string {
	var words []string
	for i := range tokens {
		words = append(words, tokens[i].Text)
	}
	return strings.Join(words, "|")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ about, text, want string }{
		{"clitics stand apart", "He'd say she'll go; I'm sure they've won.", "He|'d|say|she|'ll|go|;|I|'m|sure|they|'ve|won|."},
		{"curly clitics too", "She’s late, we’re not, he doesn’t care", "She|’s|late|,|we|’re|not|,|he|does|n’t|care"},
		{"an apostrophe inside a name is the name's", "O’Brien, D'Angelo and Ma'at", "O’Brien|,|D'Angelo|and|Ma'at"},
		{"a clitic before the last stop", "It isn't. But it's Trump's. “I can’t.”", "It|is|n't|.|But|it|'s|Trump|'s|.|“|I|ca|n’t|.|”"},
		{"a plural's possessive is a mark of its own", "the miners’ strike", "the|miners|’|strike"},
		{"titles keep their stop", "Dr. Amsel met Prof. Ode", "Dr.|Amsel|met|Prof.|Ode"},
		{"initials keep theirs", "J. R. Hale of the U.S. said", "J.|R.|Hale|of|the|U.S.|said"},
		{"the last word of a sentence does not", "He left the dr. She sat.", "He|left|the|dr|.|She|sat|."},
		{"a number after No.", "No. 7 beat him. No. He won.", "No.|7|beat|him|.|No|.|He|won|."},
		{"decades, with and without the century", "in the '60s, the ’80s and the 1990s", "in|the|'60s|,|the|’80s|and|the|1990s"},
		{"a year is no decade", "'1960 was wet'", "'|1960|was|wet|'"},
		{"web and mail addresses, without the stop after them", "see www.example.org/a, or https://example.org/x?y=1.", "see|www.example.org/a|,|or|https://example.org/x?y=1|."},
		{"handles and tags", "@ana_ruiz wrote #savetheferry @ 5", "@ana_ruiz|wrote|#savetheferry|@|5"},
		{"typewriter marks are double", "``We won,'' he wrote", "``|We|won|,|''|he|wrote"},
		{"three closing marks: an inner one and the outer", "``She said `no,''' he wrote", "``|She|said|`|no|,|'|''|he|wrote"},
		{"numbers with their separators", "$1,250.75 at 5:30, 3rd of 4/5", "$|1,250.75|at|5:30|,|3rd|of|4/5"},
		{"a number's last stop ends the sentence", "It took 12. Then 13,", "It|took|12|.|Then|13|,"},
		{"runs of stops and hyphens are one", "Well... no -- yes --- or", "Well|...|no|--|yes|---|or"},
		{"hyphens inside words and ages", "the 34-year-old re-elected ex-mayor", "the|34-year-old|re-elected|ex-mayor"},
		{"brackets and dashes stand alone", "“[We] won”—he (Kim) said", "“|[|We|]|won|”|—|he|(|Kim|)|said"},
		{"other alphabets and accents", "José Müller, Владимир and 習近平", "José|Müller|,|Владимир|and|習近平"},
		{"what nobody sees is in no token", "a\u200bb\ufeff c", "a|b|c"},
	} {
		t.Run(c.about, func(t *testing.T) {
			if got := shown(tokenize(c.text)); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func TestTokensLow(t *testing.T) {
	for text, want := range map[string]string{"Isn’t": "is|n't", "XI’S": "xi|'s", "O’Neill": "o'neill", "ÉLAN": "élan", "'90S": "'|90s"} {
		var low []string
		for _, tok := range tokenize(text) {
			low = append(low, tok.Low)
		}
		if got := strings.Join(low, "|"); got != want {
			t.Errorf("%s in lower case is %s, want %s", text, got, want)
		}
	}
}

func TestTokenKinds(t *testing.T) {
	for text, want := range map[string]TokenKind{
		"won": Word, "U.S.": Word, "Jae-in": Word,
		"7": Number, "1,200": Number, "3rd": Number, "’60s": Number,
		",": Punct, "...": Punct, "—": Punct, "@": Punct, "`": Punct,
		"“": Mark, "’": Mark, "''": Mark, "``": Mark, "»": Mark, "「": Mark,
		"@ana": Handle, "#ferry": Handle, "https://example.org": Handle,
	} {
		toks := tokenize(text)
		if len(toks) != 1 || toks[0].Kind != want {
			t.Errorf("%q gives %v, want one token of kind %d", text, toks, want)
		}
	}
}

// In these texts, markup stands between braces, which are markup themselves.
func TestTokensLeaveMarkupOut(t *testing.T) {
	for _, c := range []struct{ about, text, want string }{
		{"emphasis around a word", "a {**}great{**} day", "a|great|day"},
		{"emphasis inside marks", "“{_}No{_},” he said", "“|No|,|”|he|said"},
		{"the target of a link", "see {[}the report{](https://example.org/a.b)}, she said", "see|the|report|,|she|said"},
		{"words on both sides do not run together", "won{<br>}again", "won|again"},
		{"markup at both ends", "{> }We won{ \\}", "We|won"},
		{"two spans in a row", "x{*}{_}y", "x|y"},
		{"nothing but markup", "{---}", ""},
	} {
		t.Run(c.about, func(t *testing.T) {
			var markup []document.Span
			for i, r := range c.text {
				switch r {
				case '{':
					markup = append(markup, document.Span{Start: i})
				case '}':
					markup[len(markup)-1].End = i + 1
				}
			}
			toks := English().Tokens(nil, c.text, document.Span{Start: 0, End: len(c.text)}, markup)
			if got := shown(toks); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

// A span is read as if nothing stood around it.
func TestTokensOfASpan(t *testing.T) {
	const text = "Before. “We won,” she said. After."
	span := document.Span{Start: strings.Index(text, "“"), End: strings.Index(text, " After")}
	if got, want := shown(English().Tokens(nil, text, span, nil)), "“|We|won|,|”|she|said|."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	kept := tokenize("kept")
	if got, want := shown(English().Tokens(kept, text, span, nil)), "kept|“|We|won|,|”|she|said|."; got != want {
		t.Errorf("appended: got %s, want %s", got, want)
	}
}

func TestCapitalsAndStops(t *testing.T) {
	for text, want := range map[string]bool{"Xi": true, "Élan": true, "xi": false, "1st": false, "“": false} {
		if toks := tokenize(text); toks[0].Capital() != want {
			t.Errorf("Capital of %q is %v", text, !want)
		}
	}
	for text, want := range map[string]bool{".": true, "!": true, "?": true, "...": true, "…": true, ",": false, ":": false, "U.S.": false, "”": false} {
		if toks := tokenize(text); toks[0].IsStop() != want {
			t.Errorf("IsStop of %q is %v", text, !want)
		}
	}
}

// unseen reports a character that belongs to no token.
func unseen(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad'
}

// checkTokens holds the tokens of a span to what [Language.Tokens] promises.
func checkTokens(t interface{ Fatalf(string, ...any) }, text string, span document.Span, markup []document.Span, tokens []Token) {
	covered := make([]bool, len(text))
	for _, m := range markup {
		for i := m.Start; i < m.End; i++ {
			covered[i] = true
		}
	}
	at := span.Start
	for i := range tokens {
		tok := &tokens[i]
		if tok.Start < at || tok.End <= tok.Start || tok.End > span.End {
			t.Fatalf("token %d %v of %q stands outside its place, after byte %d", i, tok.Span, text, at)
		}
		at = tok.End
		if tok.Text != text[tok.Start:tok.End] {
			t.Fatalf("token %d says %q where the text has %q", i, tok.Text, text[tok.Start:tok.End])
		}
		if tok.Low == "" || tok.Kind > Handle {
			t.Fatalf("token %d %q has low form %q and kind %d", i, tok.Text, tok.Low, tok.Kind)
		}
		for b := tok.Start; b < tok.End; b++ {
			if covered[b] {
				t.Fatalf("token %d %q of %q takes in markup at byte %d", i, tok.Text, text, b)
			}
			covered[b] = true
		}
	}
	if !utf8.ValidString(text) {
		return // where a broken character ends is a matter of taste
	}
	for i, r := range text[span.Start:span.End] {
		if i += span.Start; !covered[i] && !unseen(r) {
			t.Fatalf("byte %d of %q (%q) is in no token", i, text, r)
		}
	}
	for i := range tokens {
		if !utf8.ValidString(tokens[i].Text) {
			t.Fatalf("token %d %q of %q cuts a character", i, tokens[i].Text, text)
		}
	}
}

// pieces are what newspapers are made of, and what trips tokenizers.
var pieces = []string{
	"Xi", "said", "O’Neill", "can't", "n't", "'s", "’", "'", "“", "”", "\"", "``", "''", "'''", "«", "»", "‘", "`", "U.S.", "Mr.", "No.", "J.", "e.g.", "'60s", "1,200.50", "34-year-old", "3", "5:", "…", "...", ".", ",", "-", "--", "—", "@", "@a_b", "#", "https://", "www.", "t.co/", "&", "_", "é", "e\u0301", "習", "🙂", " ", " ", " ", "\n", "\t", "\u00a0", "\u00ad", "\u200b", "\ufeff", "\x00", "\u2011", "ß", "İ", "(", ")", "cannot",
}

func TestTokensCoverTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces")
		text := strings.Join(words, "")
		// Markup and the span begin and end between pieces.
		cuts := []int{0}
		for _, w := range words {
			cuts = append(cuts, cuts[len(cuts)-1]+len(w))
		}
		place := rapid.SampledFrom(cuts)
		at := rapid.SliceOfN(place, 0, 8).Draw(t, "markup")
		slices.Sort(at)
		var markup []document.Span
		for i := 0; i+1 < len(at); i += 2 {
			markup = append(markup, document.Span{Start: at[i], End: at[i+1]})
		}
		a, b := place.Draw(t, "from"), place.Draw(t, "to")
		span := document.Span{Start: min(a, b), End: max(a, b)}
		checkTokens(t, text, span, markup, English().Tokens(nil, text, span, markup))
	})
}

func FuzzTokens(f *testing.F) {
	for _, p := range pieces {
		f.Add(p, 0, 0)
	}
	f.Add("“We won,” she said — in the '60s.", 3, 9)
	f.Add("J.Smith'''s U.S.A. 1,2,3,-x", 1, 2)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		var markup []document.Span
		if a >= 0 && b >= a && b <= len(text) {
			markup = append(markup, document.Span{Start: a, End: b})
		}
		if !utf8.ValidString(text) || len(markup) > 0 && (!utf8.RuneStart((text + ".")[a]) || !utf8.RuneStart((text + ".")[b])) {
			markup = nil
		}
		span := document.Span{Start: 0, End: len(text)}
		checkTokens(t, text, span, markup, English().Tokens(nil, text, span, markup))
	})
}
