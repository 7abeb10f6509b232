package rule

// Whether words that one source quotes are what another has in reported speech:
// "I will not resign", "said that she would not resign".

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
)

// leastReported is how many words a quotation must have to be known in reported
// speech, leastTelling of them of substance, or one less where it has more words.
const (
	leastReported = 5
	leastTelling  = 3
	openingWords  = 4
)

// word is a word as it is compared: direct and reported speech have one class for
// what the one makes of the other.
type word struct {
	norm  string
	class string
	stop  bool
	after bool // an auxiliary that reported speech puts in stands before it
}

type speech []word

// reported brings words to what direct and reported speech have in common: one
// person, one tense, no auxiliaries of the perfect and no "that". Of a paraphrase
// only what stands outside its marks is looked at.
func reported(words []claim.Word, outsideMarks bool) speech {
	l := attributionLists()
	out := make(speech, 0, len(words))
	after := false
	for _, w := range words {
		if w.Has(claim.Gap) {
			continue
		}
		if w.Has(claim.Quoted) && outsideMarks { // no reported speech goes through what is in marks
			out = append(out, word{class: "“"})
			continue
		}
		class, ok := l.classes[w.Norm]
		if class == "" && ok {
			after = true
			continue
		}
		if !ok {
			class = skeleton(w.Norm)
		}
		out = append(out, word{w.Norm, class, claim.IsStop(w.Norm), after})
		after = false
	}
	return out
}

// opening is a key for the words from one on.
func (s speech) opening(from int) string {
	var b strings.Builder
	for _, w := range s[from : from+openingWords] {
		b.WriteString(w.class)
		b.WriteByte(' ')
	}
	return b.String()
}

// Reported reports whether content has quoted words, all of them and in a row, as
// reported speech: in the same words but for person and tense, and not in just
// the same.
func Reported(quoted, content []claim.Word) bool {
	mine, theirs := reported(quoted, false), reported(content, true)
	if len(mine) < leastReported {
		return false
	}
	if mine.personal() && reportedIn(mine[1:], theirs) { // "We will", "the council would"
		return true
	}
	return reportedIn(mine, theirs)
}

// personal reports whether words begin with a pronoun for which reported speech
// may have a noun.
func (s speech) personal() bool { return s[0].class == "i" }

func reportedIn(mine, theirs speech) bool {
	if len(mine) < leastReported {
		return false
	}
	telling := 0
	for _, w := range mine {
		if !w.stop {
			telling++
		}
	}
	if telling < leastTelling && (telling+1 < leastTelling || len(mine) == leastReported) {
		return false
	}
	for at := 0; at+len(mine) <= len(theirs); at++ {
		fits, changed := true, false
		for i, w := range mine {
			v := theirs[at+i]
			if !w.matches(v) {
				fits = false
				break
			}
			changed = changed || w.norm != v.norm || w.after != v.after && i > 0
		}
		if fits && changed {
			return true
		}
	}
	return false
}

// matches reports whether two words are one, or forms of one verb.
func (w word) matches(v word) bool {
	if w.norm == v.norm {
		return true
	}
	const least = 4 // letters that a form of a verb has
	return w.class == v.class && (attributionLists().classes[w.norm] != "" || len(w.norm) >= least && len(v.norm) >= least)
}

// skeleton is what the forms of a verb have in common, roughly: its consonants,
// without the ending ("begin", "began", "begun"; "lean", "leaned").
func skeleton(norm string) string {
	if len(norm) > 4 {
		for _, end := range [...]string{"ing", "ed", "es", "s"} {
			if head, ok := strings.CutSuffix(norm, end); ok && len(head) >= 3 {
				norm = head
				break
			}
		}
	}
	var b strings.Builder
	for i := range len(norm) {
		if i == 0 || strings.IndexByte("aeiou", norm[i]) < 0 {
			b.WriteByte(norm[i])
		}
	}
	return b.String()
}
