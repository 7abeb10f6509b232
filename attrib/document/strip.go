package document

// Text that has lost case and punctuation, as speech that a machine took down
// has: what training and measuring make of articles, so that both meet the same.

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Stripped is a text without case and punctuation: in lower case, on one line,
// with one space for each run of what is neither letter nor digit and none at the
// ends.
type Stripped struct {
	// Text is what is left.
	Text string
	// Origin has, for each byte of Text and for its end, the byte of the text that
	// it comes from.
	Origin []int

	whole string
}

// Strip takes case and punctuation from a text. Time and memory are linear in it.
func Strip(text string) *Stripped {
	var b strings.Builder
	s := &Stripped{whole: text}
	gap := -1 // the last character that became a space
	for i, r := range text {
		if !inWord(r) {
			gap = i
			continue
		}
		if gap >= 0 && b.Len() > 0 {
			b.WriteByte(' ')
			s.Origin = append(s.Origin, gap)
		}
		gap = -1
		n, _ := b.WriteRune(unicode.ToLower(r))
		for range n {
			s.Origin = append(s.Origin, i)
		}
	}
	s.Text, s.Origin = b.String(), append(s.Origin, len(text))
	return s
}

// Carry gives what a span of the whole text is in the stripped one: from its
// first letter or digit to its last. One that holds none is empty.
func (s *Stripped) Carry(span Span) Span {
	piece := s.whole[span.Start:span.End]
	left := strings.TrimLeftFunc(piece, func(r rune) bool { return !inWord(r) })
	span.Start += len(piece) - len(left)
	span.End = span.Start + len(strings.TrimRightFunc(left, func(r rune) bool { return !inWord(r) }))
	if span.Len() == 0 {
		return Span{}
	}
	return Span{Start: sort.SearchInts(s.Origin, span.Start), End: sort.SearchInts(s.Origin, span.End)}
}

// Back gives the span of the whole text that a span of the stripped one comes
// from.
func (s *Stripped) Back(span Span) Span {
	start := s.Origin[span.Start]
	if span.Len() == 0 {
		return Span{Start: start, End: start}
	}
	last := s.Origin[span.End-1]
	_, n := utf8.DecodeRuneInString(s.whole[last:])
	return Span{Start: start, End: last + n}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
