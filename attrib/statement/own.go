package statement

// Which quotations are a speaker's own words, and which are titles of works,
// nicknames and words as words.

import (
	"github.com/attribcheck/attrib/attrib/lang"
)

// nickname reports a quotation between the parts of a name.
func (v *view) nickname(i int) bool {
	return v.aside(i) && v.proper(i-1) && v.proper(i+1) && !v.titled
}

// ownWords reports whether a quotation inside content r is words of the speaker,
// rather than a title, a nickname or a word as a word.
func (v *view) ownWords(i int, r nodeRange) bool {
	if v.nickname(i) {
		return false
	}
	alone := r.lo == i && r.hi == i+1
	if v.low(i-1) == "as" && i-1 > r.lo && !v.setApart(i) {
		return true // "hailed Lee as “The Old Bear”"
	}
	switch v.low(i - 1) {
	case "titled", "entitled", "headlined":
		return false
	}
	if v.endsWith(i, ",") && v.words(i) > 4 || v.words(i) > 8 {
		return true
	}
	if v.setApart(i) || v.titleAfter(i) && !alone {
		return false
	}
	if p := v.low(i - 1); (v.work(i) || v.articled(i)) && (p == "on" || p == "in") && i-1 > r.lo {
		return false // "aired on “Good Day.”", whatever stop stands inside the marks
	}
	if alone || v.endsWith(i, ".!?") && v.words(i) > 1 {
		return true
	}
	if i == r.lo && v.comma(i-1) && v.tag(i-2).Verb() && v.words(i) > 2 {
		return true // "tweeted, “Thank You Ghent” on Friday"
	}
	return !v.work(i)
}

// setApart reports words that the narrator sets apart: so-called, known as, the
// word “freedom”.
func (v *view) setApart(i int) bool {
	p := i - 1
	if v.tag(p) == lang.Determiner {
		p--
	}
	switch v.low(p) {
	case "so-called", "nicknamed", "titled", "entitled", "headlined", "nickname", "alias", "aka", "pronounced", "spelled", "spelt", "named", "christened", "misspelled":
		return true
	case "word", "words", "term", "terms", "phrase", "phrases", "expression", "acronym", "hashtag", "letters", "initials", "letter", "prefix", "suffix", "adjective", "noun", "verb", "surname":
		return v.low(i-1) == v.low(p) && v.low(p-1) != "in" && !(v.low(p) == "words" && v.words(i) > 3)
	case "as":
		return v.low(p-1) == "known" || v.low(p-1) == "billed" || v.low(p-1) == "marketed" || v.low(p-1) == "advertised"
	case "call", "calls": // "as regulars call “The Cat and Fiddle”"
		return v.work(i)
	case "called", "dubbed":
		return v.reducedCalled(p, v.work(i))
	}
	return false
}

// reducedCalled reports "a programme called “Head Start”": called with no
// speaker before it.
func (v *view) reducedCalled(p int, work bool) bool {
	g := v.group(p, 0)
	if g.be {
		return true
	}
	if g.have {
		return false
	}
	s := v.before(g.start, 0)
	if !s.ok() || subjectPronoun(v.low(s.lo)) {
		return false
	}
	low := v.low(s.headHi - 1)
	return (v.lang.People[low].Number == 0 || work) && !v.hasProper(s)
}

// work reports a title: its longer words capitalised, with no sentence's end.
func (v *view) work(i int) bool {
	first, last := v.inner(i)
	if v.endsWith(i, "!?") && v.endsWith(i, ".,!?") && last-first > 3 {
		return false
	}
	words, capitals := 0, 0
	for j := first; j < last; j++ {
		t := &v.tokens[j]
		if t.Kind != lang.Word {
			continue
		}
		if t.Low == "the" || t.Low == "a" || t.Low == "an" {
			continue
		}
		if len(t.Text) > 3 || words == 0 {
			words++
			if t.Capital() {
				capitals++
			}
		}
	}
	if words == 0 || capitals < words {
		return false
	}
	for j := first; j < last; j++ { // short words with capitals count: "Morning Joe"
		if t := &v.tokens[j]; t.Kind == lang.Word && len(t.Text) <= 3 && t.Capital() && j > first && t.Low != "i" {
			words++
		}
	}
	p := i - 1
	for (v.tag(p) == lang.Conjunction || v.comma(p)) && v.quote(p-1) && v.aside(p-1) { // “A” and “B”
		p -= 2
	}
	i = p + 1
	for p > i-4 && (v.comma(p) || v.tag(p) == lang.Determiner || v.tag(p) == lang.Adjective || v.tag(p) == lang.Possessive) {
		p--
	}
	if v.lang.WorkNouns[v.low(p)] {
		return true
	}
	switch v.low(i - 1) {
	case "wrote", "write", "writes", "written", "read", "reads", "sing", "sings", "sang", "sung", "singing", "play", "plays", "played", "perform", "performed", "performs", "watch", "watched", "directed", "recorded", "published", "painted", "composed", "starred", "hosts", "hosted":
		return true
	}
	if v.tag(i+1).Finite() && !v.endsWith(i, ",.!?") {
		for j := i + 1; j < len(v.nodes) && j < i+7; j++ {
			if v.lang.WorkNouns[v.low(j)] { // "“Parasite” was his favourite film"
				return true
			}
		}
	}
	return words >= 2 && !v.titled
}

// titleAfter reports a title that names the work just spoken of: "in her memoir,
// “Lips Together.”"
func (v *view) titleAfter(i int) bool {
	p := i - 1
	if v.comma(p) {
		p--
	}
	return (v.lang.WorkNouns[v.low(p)] || v.lang.Papers[v.low(p)]) && v.work(i)
}

// articled reports a title of one word behind its article: “The Diver.”
func (v *view) articled(i int) bool {
	first, last := v.inner(i)
	return v.words(i) == 2 && last-first > 1 && v.tokens[first].Text == "The" && v.tokens[first+1].Capital()
}

// columned reports a quotation that names the article spoken of in the phrase
// that opens the sentence: "In Lee's column on Monday, “The dam must go,” the
// mayor".
func (v *view) columned(i, lo int) bool {
	if t := v.tag(lo); t != lang.Preposition || !v.comma(i-1) || !v.endsWith(i, ",") || v.hasFinite(lo, i) {
		return false
	}
	for j := lo + 1; j < i; j++ {
		if low := v.low(j); v.lang.WorkNouns[low] || v.lang.CueNouns[low] == "writing" {
			return true
		}
	}
	return false
}

// programme reports a title of one word that an outlet or a preposition marks:
// "on Channel Nine's “Harbour,” Lee said".
func (v *view) programme(i int) bool {
	if v.words(i) != 1 || !v.startsUpper(i) || !v.endsWith(i, ",") {
		return false
	}
	switch v.low(i - 1) {
	case "on", "of", "at":
		return v.tag(i-2) != lang.Particle
	}
	return v.tag(i-1) == lang.PossessiveS
}

// titleBeside reports a title in apposition: "The paper, “Down to None,” was".
func (v *view) titleBeside(i int) bool {
	return v.comma(i-1) && v.startsUpper(i) && v.endsWith(i, ",") && (v.lang.Papers[v.low(i-2)] || v.lang.WorkNouns[v.low(i-2)])
}

// fragmentClause reports a fragment that holds a verb of its own.
func (v *view) fragmentClause(i int) bool {
	first, last := v.inner(i)
	for j := first; j < last; j++ {
		if v.tokens[j].Tag.Finite() {
			return true
		}
	}
	return false
}
