package eval

// Spans, for comparing: trimmed at their ends, or as the words that they cover.

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// The roles of an attribution.
const (
	source = iota
	cue
	content
	roles
)

var roleNames = [roles]string{"source", "cue", "content"}

// trimmed is a span without white space, punctuation and quotation marks at its
// ends; it may be empty.
func trimmed(text string, s document.Span) document.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !outer(r) {
			break
		}
		s.Start += n
	}
	for s.End > s.Start {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !outer(r) {
			break
		}
		s.End -= n
	}
	return s
}

func outer(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || r == '`' }

// allTrimmed trims spans, leaves out those that are then empty, and sorts them.
func allTrimmed(text string, spans []document.Span) []document.Span {
	var list []document.Span
	for _, s := range spans {
		if s = trimmed(text, s); s.Len() > 0 {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, inOrder)
	return slices.Compact(list)
}

// wordsOf gives the words of a text: runs of letters and digits, so that a text
// has the same ones when case and punctuation are taken away.
func wordsOf(text string) []document.Span {
	var list []document.Span
	start := -1
	for i, r := range text {
		switch word := inWord(r); {
		case word && start < 0:
			start = i
		case !word && start >= 0:
			list = append(list, document.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		list = append(list, document.Span{Start: start, End: len(text)})
	}
	return list
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// covered gives the words that a span covers, wholly or in part, as a range of
// their numbers.
func covered(words []document.Span, s document.Span) (from, to int) {
	from = sort.Search(len(words), func(i int) bool { return words[i].End > s.Start })
	to = from + sort.Search(len(words)-from, func(i int) bool { return words[from+i].Start >= s.End })
	return from, to
}

// united gives sorted spans that do not overlap and cover the same.
func united(spans []document.Span) []document.Span {
	list := slices.SortedFunc(slices.Values(spans), inOrder)
	var all []document.Span
	for _, s := range list {
		if n := len(all); n > 0 && s.Start < all[n-1].End {
			all[n-1].End = max(all[n-1].End, s.End)
			continue
		}
		all = append(all, s)
	}
	return all
}

// shared counts the bytes that two lists of united spans both cover.
func shared(a, b []document.Span) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for _, x := range a {
		for i := sort.Search(len(b), func(i int) bool { return b[i].End > x.Start }); i < len(b) && b[i].Start < x.End; i++ {
			n += min(x.End, b[i].End) - max(x.Start, b[i].Start)
		}
	}
	return n
}

func length(spans []document.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// spansOf drops the positions of ranges.
func spansOf(ranges []document.Range) []document.Span {
	list := make([]document.Span, len(ranges))
	for i, r := range ranges {
		list[i] = r.Span
	}
	return list
}

// plain is a name for comparing: lower case, no article, no punctuation.
func plain(name string) string {
	name = strings.ToLower(name)
	for _, article := range []string{"the ", "a ", "an "} {
		name = strings.TrimPrefix(name, article)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) {
			return -1
		}
		return r
	}, name)
}
