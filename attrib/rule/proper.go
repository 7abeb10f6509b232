package rule

// Names among the words of a quotation: which words are part of one, and whether
// two are names of one person, place or body.

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/speaker"
)

// isName reports whether a word is part of a name: it begins with a capital, and
// that not only because a sentence begins with it.
func isName(t claim.Text, w claim.Word) bool {
	if !w.Has(claim.Capital) || w.Norm == "i" || claim.IsUnit(w.Norm) {
		return false
	}
	if amidst(t, w) {
		return true
	}
	text, at := t.Doc.Text, w.Span.Start
	// It opens a sentence: a name is written so elsewhere, or nowhere without.
	shown := text[at:min(len(text), w.Span.End)]
	if shown == "" {
		return false
	}
	const reach = 20_000 // bytes each side: a long document is not read again for each word
	text = text[max(0, at-reach):min(len(text), at+reach)]
	low := strings.ToLower(shown)
	if strings.Contains(text, " "+low) {
		return false
	}
	l := lang.English()
	return l.Demonyms[low] != "" || l.Places[low] != "" || amid(text, shown) || goesOn(t.Doc.Text[w.Span.End:])
}

// amidst reports whether a word has its capital in the middle of a sentence.
func amidst(t claim.Text, w claim.Word) bool {
	if !w.Has(claim.Capital) || w.Norm == "i" {
		return false
	}
	text, at := t.Doc.Text, w.Span.Start
	before := strings.TrimRight(text[max(0, at-8):at], " \n\t\"“”‘’'([")
	return before != "" && at > 0 && !strings.ContainsAny(before[len(before)-1:], ".!?:;…-") && !openedBy(text, at)
}

// acronym reports a word of two capitals or more, in a text that is not all in them.
func acronym(t claim.Text, w claim.Word) bool {
	if !w.Has(claim.Capital) || w.Span.End > len(t.Doc.Text) {
		return false
	}
	text := t.Doc.Text
	shown := text[w.Span.Start:w.Span.End]
	if len(shown) < 2 || strings.ToUpper(shown) != shown || strings.ToLower(shown) == shown {
		return false
	}
	const around = 12 // bytes
	near := text[max(0, w.Span.Start-around):w.Span.Start] + text[w.Span.End:min(len(text), w.Span.End+around)]
	return strings.ToUpper(near) != near
}

// goesOn reports whether the next word of a text begins with a capital too: "Angela
// Merkel must go".
func goesOn(rest string) bool {
	return len(rest) > 2 && rest[0] == ' ' && rest[1] >= 'A' && rest[1] <= 'Z' && rest[1] != 'I' && rest[2] >= 'a' && rest[2] <= 'z'
}

// openedBy reports whether a quotation mark stands right before a place.
func openedBy(text string, at int) bool {
	before := text[max(0, at-3):at]
	return strings.HasSuffix(before, "“") || strings.HasSuffix(before, "\"") || strings.HasSuffix(before, "‘") || strings.HasSuffix(before, "'")
}

// amid reports whether a word stands with its capital after a word in lower case.
func amid(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], " "+word)
		if i < 0 {
			return false
		}
		if at := from + i; at > 0 && (text[at-1] >= 'a' && text[at-1] <= 'z' || text[at-1] == ',') {
			return true
		}
		from += i + 1
	}
}

// oneName reports whether the names of a change, with the words of a name that
// stand on both sides next to it, are names of one: "William" for "Bill" before
// "Clinton", "WHO" for "World Health Organization", "President" for "Mr" before
// "Petrova". spelt tells that they are one name in two spellings.
func (r *reading) oneName(j int, c *change) (one, spelt bool) {
	mine, theirs := display(r.Mine, c.mine), display(r.Theirs, c.theirs)
	if initials(mine, theirs) || initials(theirs, mine) {
		return true, false
	}
	before, after := r.nameBeside(j, -1), r.nameBeside(j, 1)
	if before+after != "" && (titled(mine) || titled(theirs)) {
		return true, false
	}
	full := func(s string) *speaker.Speaker {
		return &speaker.Speaker{Name: strings.TrimSpace(before + " " + s + " " + after), Type: speaker.Unknown, Basis: speaker.Named}
	}
	if !speaker.Compare(full(mine), full(theirs)).Agrees() {
		return false, false
	}
	const alike = 3 // of a name's letters, one in so many may differ
	a, b := strings.ToLower(mine), strings.ToLower(theirs)
	return true, alike*levenshtein.ComputeDistance(a, b) <= 2*max(len(a), len(b)) && a[0] == b[0]
}

// display is words as their document has them, parted by single spaces.
func display(t claim.Text, ws []claim.Word) string { return t.Show(ws) }

// nameBeside gives the words of a name that both sides have next to a change,
// before it (-1) or after it (1).
func (r *reading) nameBeside(j, by int) string {
	k := j + by
	if k < 0 || k >= len(r.Diffs) || r.Diffs[k].Kind != claim.Equal {
		return ""
	}
	ws := r.Diffs[k].Mine
	n := 0
	for n < len(ws) {
		w := ws[n]
		if by < 0 {
			w = ws[len(ws)-1-n]
		}
		other := r.Diffs[k].Theirs
		as := isName(r.Mine, w)
		if !as && len(other) == len(ws) {
			as = isName(r.Theirs, other[slices.Index(ws, w)])
		}
		if !as || by > 0 && w.Has(claim.Parted) && !(n == 0 && abbreviated(r.Mine, w)) {
			break
		}
		n++
		if by < 0 && w.Has(claim.Parted) {
			break
		}
	}
	if by < 0 {
		return display(r.Mine, ws[len(ws)-n:])
	}
	return display(r.Mine, ws[:n])
}

// follows reports whether a word follows another that begins with a capital.
func follows(t claim.Text, w claim.Word) bool {
	before := strings.Fields(t.Doc.Text[max(0, w.Span.Start-40):w.Span.Start])
	if len(before) == 0 {
		return false
	}
	first := before[len(before)-1][0]
	return first >= 'A' && first <= 'Z'
}

// abbreviated reports whether no more than the stop of a title stands before a word:
// "Mr. Petrova".
func abbreviated(t claim.Text, w claim.Word) bool {
	return strings.HasSuffix(t.Doc.Text[:w.Span.Start], ". ")
}

// initials reports whether a short form is the first letters of a long one.
func initials(short, long string) bool {
	short = strings.ReplaceAll(short, ".", "")
	if len(short) < 2 || strings.Contains(short, " ") || strings.ToUpper(short) != short {
		return false
	}
	var first strings.Builder
	for w := range strings.FieldsSeq(long) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			first.WriteByte(w[0])
		}
	}
	return first.String() == short
}

// titled reports whether words are titles and given names before a name, or none:
// nobody else is meant by another of them.
func titled(s string) bool {
	l := lang.English()
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if _, ok := l.Title(strings.TrimRight(w, ".")); !ok {
			if _, ok = l.Title(w); !ok {
				return false
			}
		}
	}
	return true
}
