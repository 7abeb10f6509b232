package report

// Differences shown where they stand. A diff comes as a list of words, read
// from the other wording to the statement's own; readers want it in the
// sentence, with the sentence's capitals and punctuation.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/rule"
)

// piece is a stretch of a wording: equal to the other, or deleted or inserted.
// White space parts words; pieces that meet without any belong to one word.
type piece struct {
	op   rule.Op
	text string
}

// word is a run of letters and digits: bytes start to end of its text.
type word struct{ start, end int }

// marked lays a diff onto one of the two texts that it compares: the
// statement's (side Insert) or the other's (side Delete). The words of that
// side must stand in the text one after another, letter case and punctuation
// aside; words before and after them count as equal. With both, the words that
// only the other text has are put in where they are missing.
//
// It reports false where the diff does not read onto the text: another wording,
// or a difference of punctuation alone. Time is linear in both.
func marked(text string, diff []rule.Edit, side rule.Op, both bool) ([]piece, bool) {
	var pattern []string
	sizes := make([]int, len(diff))
	for i, e := range diff {
		if e.Op != rule.Equal && e.Op != side {
			continue
		}
		list := wordsOf(e.Text)
		if e.Op == side && len(list) == 0 {
			return nil, false
		}
		sizes[i] = len(list)
		for _, w := range list {
			pattern = append(pattern, e.Text[w.start:w.end])
		}
	}
	words := wordsOf(text)
	at := find(text, words, pattern)
	if at < 0 {
		return nil, false
	}

	var out []piece
	add := func(op rule.Op, s string) {
		if s != "" {
			out = append(out, piece{op, s})
		}
	}
	cursor := words[at].start - lead(diff, side, text[:words[at].start])
	add(rule.Equal, text[:cursor])
	begun := false
	for i, e := range diff {
		n := sizes[i]
		switch {
		case e.Op != rule.Equal && e.Op != side:
			if !both || strings.TrimSpace(e.Text) == "" {
				continue
			}
			if begun {
				add(rule.Equal, " ")
				add(e.Op, e.Text)
				continue
			}
			add(e.Op, e.Text)
			add(rule.Equal, " ")
			continue
		case n == 0:
			continue
		case e.Op == side:
			own := wordsOf(e.Text)
			start, end := words[at].start, words[at+n-1].end
			start -= shared(e.Text[:own[0].start], text[cursor:start], true)
			end += shared(e.Text[own[n-1].end:], text[end:], false)
			add(rule.Equal, text[cursor:start])
			add(e.Op, text[start:end])
			cursor = end
		default:
			end := max(words[at+n-1].end, cursor)
			add(rule.Equal, text[cursor:end])
			cursor = end
		}
		begun = true
		at += n
	}
	add(rule.Equal, text[cursor:])
	return out, true
}

// lead is how many bytes of signs before the first word belong to the diff.
func lead(diff []rule.Edit, side rule.Op, before string) int {
	for _, e := range diff {
		if e.Op != rule.Equal && e.Op != side {
			continue
		}
		if list := wordsOf(e.Text); list != nil {
			return shared(e.Text[:list[0].start], before, true)
		}
	}
	return 0
}

// raw is a diff as it stands, its edits parted by spaces; with a side, the
// other one's words are left out.
func raw(diff []rule.Edit, side rule.Op) []piece {
	var out []piece
	for _, e := range diff {
		if strings.TrimSpace(e.Text) == "" || side != "" && e.Op != rule.Equal && e.Op != side {
			continue
		}
		if out != nil {
			out = append(out, piece{rule.Equal, " "})
		}
		out = append(out, piece{e.Op, e.Text})
	}
	return out
}

// nearby is how many words of agreement are kept on each side of a difference
// that is shown on its own.
const nearby = 8

// shortened leaves out the middle of long agreements between differences.
func shortened(list []piece) []piece {
	out := make([]piece, 0, len(list))
	for i, p := range list {
		f := strings.Fields(p.text)
		keepHead, keepTail := nearby, nearby
		if i == 0 {
			keepHead = 0
		}
		if i == len(list)-1 {
			keepTail = 0
		}
		if p.op == rule.Equal && len(f) > keepHead+keepTail+2 {
			cut := append([]string{}, f[:keepHead]...)
			cut = append(cut, "…")
			cut = append(cut, f[len(f)-keepTail:]...)
			p.text = strings.Join(cut, " ")
		}
		out = append(out, p)
	}
	return out
}

// wordsOf finds the runs of letters, digits and their combining marks.
func wordsOf(s string) []word {
	var list []word
	start := -1
	for i, r := range s {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			list = append(list, word{start, i})
			start = -1
		}
	}
	if start >= 0 {
		list = append(list, word{start, len(s)})
	}
	return list
}

// find looks for the pattern among the words of a text, letter case aside, and
// gives the first word's place or -1 (Knuth, Morris and Pratt, so that repeated
// words cost no more than others).
func find(text string, words []word, pattern []string) int {
	if len(pattern) == 0 || len(pattern) > len(words) {
		return -1
	}
	back := make([]int, len(pattern))
	for i, k := 1, 0; i < len(pattern); i++ {
		for k > 0 && !strings.EqualFold(pattern[i], pattern[k]) {
			k = back[k-1]
		}
		if strings.EqualFold(pattern[i], pattern[k]) {
			k++
		}
		back[i] = k
	}
	k := 0
	for i, w := range words {
		s := text[w.start:w.end]
		for k > 0 && !strings.EqualFold(s, pattern[k]) {
			k = back[k-1]
		}
		if strings.EqualFold(s, pattern[k]) {
			k++
		}
		if k == len(pattern) {
			return i - k + 1
		}
	}
	return -1
}

// shared is the number of bytes of signs that an edit's text and the text that
// it is laid onto have in common at an end of a word: the "$" of "$5", the
// brackets of "[each]". At the front they are compared backwards.
func shared(edit, text string, front bool) int {
	n := 0
	for n < len(edit) && n < len(text) {
		if front && edit[len(edit)-1-n] != text[len(text)-1-n] || !front && edit[n] != text[n] {
			break
		}
		n++
	}
	if front {
		for n > 0 && !utf8.RuneStart(text[len(text)-n]) {
			n--
		}
		return n
	}
	for n > 0 && n < len(text) && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}
