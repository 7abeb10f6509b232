package claim

// The normal form: what a wording is brought to before it is compared, so that
// the thousand differences that do not matter are none. Rule by rule:
//
//   - markup (Markdown's asterisks and link targets), soft hyphens and characters
//     of no width part no words and belong to none;
//   - letters are folded: lower case, compatibility forms and ligatures taken
//     apart, diacritics dropped;
//   - every sort of quotation mark, dash and other punctuation parts words and is
//     dropped; an apostrophe inside a word does not part it;
//   - contractions become their long forms ("won't": "will not"), a possessive
//     loses its 's;
//   - dotted letters lose their dots ("U.N.": "un"); "U.S.", "US", "u s" and
//     "United States" are "usa"; "&" is "and"; months and days are spelled out;
//   - a hyphen parts words ("well-known": two), but after a prefix ("co-operate")
//     and at the end of a line it joins them;
//   - numbers are digits: "twenty-five", "two dozen", "half a million", "one and a
//     half", "1.5 million", "1,500,000" and "$1.5m"; a currency sign follows its number
//     as a word, "%", "per cent" and "percent" are "percent", a dash between
//     digits is "to", ordinals are "21st", the 1980s "80s";
//   - days stand after their months ("3 March", "the 3rd of March": "march 3"),
//     and the minutes of a time of day are a number ("5.30pm": "5 30 pm");
//   - British spellings become American (data/en/spelling.txt);
//   - Chinese and Japanese characters are a word each.
//
// An ellipsis is kept, as a gap, and so is "[inaudible]"; words in square brackets
// are kept and flagged, and those in round ones, which agencies use for them; a
// bracket around part of a word ("[W]e") is not. "[sic]" and "(Applause)" are
// dropped. Letters struck out ("d***") are "**".
// What is brought to normal form twice is what is brought to it once.

import (
	"strings"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// Word is one word of a normal form.
type Word struct {
	// Norm is the normal form, "" for a gap.
	Norm string
	// Alt is another normal form that the word may have: "had" of "I'd", "is" of
	// the end of "China's"; "" where it has none.
	Alt string
	// Span is the place that the word came from. Words of one contraction share
	// their span; a number of several words spans them all.
	Span document.Span
	Flags
}

// Flags say more about a word.
type Flags uint16

// The flags.
const (
	Gap        Flags = 1 << iota // an ellipsis, or the break between two quoted parts: no word
	Marked                       // of a gap: an ellipsis that stands in the text
	Bracket                      // stands in square or round brackets
	Ends                         // a sentence ends after it
	Capital                      // begins with a capital
	Possessive                   // lost an 's
	Parted                       // punctuation stands between it and the word before
	Quoted                       // stands in quotation marks
	Inner                        // belongs to a statement inside the statement
	Stop                         // too common to be evidence
	Opens                        // first of a quoted part
	Figure                       // written in digits
	Nested                       // stands in marks inside a quoted part
)

// Has reports whether all of the flags are set.
func (f Flags) Has(g Flags) bool { return f&g == g }

// NormalWords brings a span of a document to its normal form, in order. Spans outside
// the text are cut to it.
func NormalWords(doc *document.Document, span document.Span) []Word {
	span.Start = max(0, min(span.Start, len(doc.Text)))
	span.End = max(span.Start, min(span.End, len(doc.Text)))
	text, at := visible(doc, span)
	return finish(scan(text, at))
}

// Normal is the normal form of a text, its words joined by spaces; a gap
// is "…".
func Normal(text string) string {
	var b strings.Builder
	for _, w := range NormalWords(&document.Document{Text: text}, document.Span{End: len(text)}) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if w.Has(Gap) {
			b.WriteString("…")
		}
		b.WriteString(w.Norm)
	}
	return b.String()
}

// offsets maps the bytes of a visible text back to the document's text.
type offsets struct {
	base int
	each []int32 // nil where nothing was left out
}

func (o offsets) at(i int) int {
	if o.each == nil {
		return o.base + i
	}
	return o.base + int(o.each[i])
}

// end maps the end of a stretch: it stands right after its last byte, whatever
// was left out after that.
func (o offsets) end(i int) int {
	if i == 0 {
		return o.at(0)
	}
	return o.at(i-1) + 1
}

// visible is the text of a span as a reader sees it: without markup and
// characters of no width.
func visible(doc *document.Document, span document.Span) (string, offsets) {
	text := doc.Text[span.Start:span.End]
	lo, hi := 0, len(doc.Markup)
	for lo < hi { // first markup that ends after the span starts
		if mid := (lo + hi) / 2; doc.Markup[mid].End > span.Start {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	markup := doc.Markup[lo:]
	if (len(markup) == 0 || markup[0].Start >= span.End) && !hidden(text) {
		return text, offsets{base: span.Start}
	}
	var b strings.Builder
	b.Grow(len(text))
	each := make([]int32, 0, len(text)+1)
	for i := 0; i < len(text); {
		for len(markup) > 0 && markup[0].End <= span.Start+i {
			markup = markup[1:]
		}
		if len(markup) > 0 && markup[0].Start <= span.Start+i {
			i = max(i+1, min(markup[0].End-span.Start, len(text)))
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !noWidth(r) {
			for k := range size {
				b.WriteByte(text[i+k])
				each = append(each, int32(i+k))
			}
		}
		i += size
	}
	each = append(each, int32(len(text)))
	return b.String(), offsets{base: span.Start, each: each}
}

// noWidth reports whether a character is a soft hyphen or has no width.
func noWidth(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

// hidden reports whether a text may have such characters: all begin with one of
// three bytes, and end with one of six.
func hidden(text string) bool {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case 0xad:
			if text[i-1] == 0xc2 {
				return true
			}
		case 0x8b, 0x8c, 0x8d, 0xa0, 0xbf:
			if i > 1 && (text[i-2] == 0xe2 || text[i-2] == 0xef) {
				return true
			}
		}
	}
	return false
}
