package claim_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
)

func TestNormal(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"case and marks", `“This position WILL not change,” ‘he’ said — twice`, "this position will not change he said twice"},
		{"contractions", "We don’t, can't and won't; it's they'll", "we do not can not and will not it is they will"},
		{"possessives", "China’s workers’ O’Neill", "china workers oneill"},
		{"dotted letters", "the U.S. and the U.N. at 5 p.m.", "the usa and the un at 5 pm"},
		{"the country and the pronoun", "the US told us", "the usa told us"},
		{"capitals say nothing in a headline", "THEY TOLD US", "they told us"},
		{"number words", "twenty-five of one hundred and five", "25 of 105"},
		{"scales", "$1.5bn or 1.5 billion, a million; 2,300", "1500000000 dollar or 1500000000 1000000 2300"},
		{"per cent", "15% fifteen per cent 15 percent", "15 percent 15 percent 15 percent"},
		{"ordinals", "the 80th, the eightieth, the twenty-first", "the 80th the 80th the 21st"},
		{"numbers side by side", "one, two and three", "1 2 and 3"},
		{"ranges", "10-15 and 10 to 15", "10 to 15 and 10 to 15"},
		{"minus", "it was -5 degrees", "it was minus 5 degrees"},
		{"hyphens", "a well-known co-operation", "a well known cooperation"},
		{"broken at the end of a line", "infor-\nmation", "information"},
		{"British spelling", "the Labour programme organised to honour a neighbour's theatre", "the labor program organized to honor a neighbor theater"},
		{"diacritics and ligatures", "Zoë’s café ﬁnally Łódź", "zoe cafe finally lodz"},
		{"decomposed", "cafe\u0301", "cafe"},
		{"months", "on Sept. 4", "on september 4"},
		{"bracketed case", "[W]e will", "we will"},
		{"bracketed words are words", "they [the Chinese] work[ed]", "they the chinese worked"},
		{"sic", "they was [sic] there", "they was there"},
		{"gaps are kept", "one … two . . . three [...] four ... five", "1 … 2 … 3 … 4 … 5"},
		{"soft hyphen", "quo\u00adtation", "quotation"},
		{"characters", "你好 world", "你 好 world"},
		{"round brackets hold words put in", "if (and only if) he pays (the fine)", "if and only if he pays the fine"},
		{"stage directions", "Thank you. (Laughter and applause.) We", "thank you we"},
		{"unheard", "we [inaudible] the (crosstalk) bridge", "we … the … bridge"},
		{"letters struck out", "D***, what a f***ing sh*t b****** price* of 5*", "d** what a f**ing sh**t b** price of 5"},
		{"dates", "on 3 March, the 3rd of March, March 3rd, on 21st Sept. 2019", "on march 3 march 3 march 3 on september 21 2019"},
		{"no dates", "May 3 million march 3rd may, and 40 March", "may 3000000 march 3rd may and 40 march"},
		{"times", "5.30pm, 5:30 p.m., 5:00 PM, 5 pm", "5 30 pm 5 30 pm 5 pm 5 pm"},
		{"no times", "5.30 per cent, 5.30 Pmx", "5.3 percent 5.3 pmx"},
		{"decades", "the 1980s, the ’80s, the 1880s", "the 80s the 80s the 1880s"},
		{"an apostrophe that is a letter", "ʼ Hawaiʼi ʼ", "hawaii"},
		{"nothing", "— “” .", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := claim.Normal(c.text); got != c.want {
				t.Errorf("Normal(%q)\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestNormalWordsKeepTheirPlace(t *testing.T) {
	doc := &document.Document{Text: "He *will not* pay $1.5 million"}
	for i := range doc.Text {
		if doc.Text[i] == '*' {
			doc.Markup = append(doc.Markup, document.Span{Start: i, End: i + 1})
		}
	}
	var got []string
	for _, w := range claim.NormalWords(doc, document.Span{End: len(doc.Text)}) {
		got = append(got, w.Norm+"="+doc.Slice(w.Span))
	}
	want := "he=He will=will not=not pay=pay 1500000=$1.5 million dollar=$1.5 million"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestMarkupPartsNoWord(t *testing.T) {
	doc := &document.Document{Text: "un**believ**able", Markup: []document.Span{{Start: 2, End: 4}, {Start: 10, End: 12}}}
	words := claim.NormalWords(doc, document.Span{End: len(doc.Text)})
	if len(words) != 1 || words[0].Norm != "unbelievable" {
		t.Errorf("got %v", words)
	}
}

// pieces are what texts are made of in the properties: words and punctuation
// that the normal form has rules about.
var pieces = []string{
	"we", "will", "not", "won't", "cannot", "China's", "U.S.", "US", "u", "s", "one", "two", "twenty", "five",
	"hundred", "and", "a", "million", "1.5", "1,500", "5bn", "15th", "1980s", "$", "%", "per", "cent", "United",
	"States", "of", "America", "colour", "organisation", "co-", "operate", "[is]", "[", "]", "…", "...", ".", ",",
	"“", "”", "'", "’", "'em", "-", "–", "—", "é", "ﬁ", "İ", "ß", "你", "first", "half", "(", ")", "\n", "Sept", "March", "3", "3rd", "the", "pm", ":", "30", "*", "**", "(Applause)", "O'Neill", "it'd", "½", "٣",
}

func TestNormalIsIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "parts")
		text := strings.Join(parts, rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
		once := claim.Normal(text)
		if twice := claim.Normal(once); twice != once {
			t.Fatalf("%q\nonce  %q\ntwice %q", text, once, twice)
		}
	})
}

func FuzzNormal(f *testing.F) {
	f.Add("“We don’t,” he said … “$1.5bn [is] U.S.”")
	f.Add("twenty-five per cent of a hundred and first co-\noperate")
	f.Add("U..S")
	f.Add("ʼ ʼem hawaiʼi ʼ")
	f.Add("0\u04840A \u037a6K 5\u037a6K")
	f.Add("$%0 US$5 d***n (Applause) the 3rd of March, 5.30pm")
	f.Add("00ŉ 5bn1.5 ٣ [ million")
	f.Fuzz(func(t *testing.T, text string) {
		doc := &document.Document{Text: text}
		last := 0
		for _, w := range claim.NormalWords(doc, document.Span{End: len(text)}) {
			if w.Span.Start < 0 || w.Span.End > len(text) || w.Span.Start > w.Span.End || w.Span.Start < last {
				t.Fatalf("span %v out of place in %q", w.Span, text)
			}
			last = w.Span.Start
		}
		once := claim.Normal(text)
		if twice := claim.Normal(once); twice != once {
			t.Fatalf("%q\nonce  %q\ntwice %q", text, once, twice)
		}
	})
}

func BenchmarkNormal(b *testing.B) {
	text := strings.Repeat("“We don’t think the colour of $1.5 million matters,” the U.S. President’s twenty-five aides said. ", 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	doc := &document.Document{Text: text}
	for b.Loop() {
		claim.NormalWords(doc, document.Span{End: len(text)})
	}
}
