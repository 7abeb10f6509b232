package speaker

// Names of people across sources: spellings that transliteration makes, short
// forms and initials of given names, surnames that stand first or are two.

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"github.com/attribcheck/attrib/attrib/lang"
)

// maxNameWords bounds what is compared as a person's name.
const maxNameWords = 12

// personName takes a folded name apart: its words without the titles and offices
// before it and the letters after it, and the suffix that tells a son from his
// father.
func personName(name string) (words []string, suffix string) {
	words = strings.Fields(name)
	l := lang.English()
	// "us president donald trump": the last title of those that stand in front.
	front := 0
	for i := 0; i < len(words)-1 && i < 6; i++ {
		_, title := l.Titles[words[i]]
		_, title2 := l.Titles[words[i]+"."]
		_, nation := l.Demonyms[words[i]]
		switch {
		case title || title2:
			front = i + 1
		case !nation && !across().portfolios[words[i]]:
			i = len(words)
		}
	}
	words = words[front:]
	for len(words) > 1 {
		last := words[len(words)-1]
		switch {
		case across().suffixes[last] != "":
			if len(words) > 2 || last == "jr" || last == "sr" {
				suffix = across().suffixes[last]
			}
		case l.Postnominals[last] && len(words) > 2:
		default:
			return words, suffix
		}
		words = words[:len(words)-1]
	}
	return words, suffix
}

// comparePeople compares two folded names of persons. It is symmetric.
func comparePeople(na, nb string) Relation {
	a, sa := personName(na)
	b, sb := personName(nb)
	if len(a) > maxNameWords || len(b) > maxNameWords || len(a) == 0 || len(b) == 0 {
		return Unclear
	}
	r := compareNameWords(a, b)
	if sa != sb && r.Agrees() {
		if sa != "" && sb != "" {
			return Different // a father and his son
		}
		if r == Same {
			return Compatible
		}
	}
	return r
}

// compareNameWords compares the words of two names.
func compareNameWords(a, b []string) Relation {
	if len(a) > len(b) || len(a) == len(b) && slices.Compare(a, b) > 0 { // symmetric
		a, b = b, a
	}
	if len(a) == 1 {
		return oneWord(a[0], b)
	}
	// One name written in one word or two: "ki moon", "kimoon"; "ahmadi nejad".
	if ja, jb := strings.Join(a, ""), strings.Join(b, ""); ja == jb || len(a) == len(b)-1 && spelling(ja) == spelling(jb) {
		return Same
	}
	for _, pair := range [...][2][]string{{a, b}, {b, a}} { // "@realanahale press"
		for _, w := range pair[0] {
			if handles(w, strings.Join(pair[1], "")) {
				return Compatible
			}
		}
	}
	// "mao zedong", "mao tse tung"
	if len(b) == len(a)+1 {
		for i := 1; i+1 < len(b); i++ {
			one := b[i] + b[i+1]
			if c := across().spellings[one]; c != "" && c == across().spellings[a[i]] {
				joined := slices.Replace(slices.Clone(b), i, i+2, a[i])
				return compareNameWords(a, joined)
			}
			if len(a) == 2 && one == a[1] && alikeSpelling(a[0], b[0]) {
				return Same
			}
		}
	}
	// Every word of the shorter name must be a word of the longer: equal, its
	// initial, a form of the given name, or another transliteration.
	used := make([]bool, len(b))
	last := [2]int{len(a) - 1, len(b) - 1}
	doubt, initials := false, 0
	for i, w := range a {
		best, at := Different, -1
		for j, v := range b {
			if used[j] {
				continue
			}
			if r := wordAlike(w, v, i == last[0], j == last[1]); r == Same || r == Compatible && best == Different {
				best, at = r, j
			}
			if best == Same {
				break
			}
		}
		if at < 0 {
			// "jd vance", "james david vance"
			if n := initialsAt(w, b); i == 0 && n > 0 && n < len(b) {
				for k := range n {
					used[k] = true
				}
				doubt = true
				continue
			}
			if i > 0 && particle(w) {
				continue
			}
			return Different
		}
		if len(w) == 1 || len(b[at]) == 1 {
			initials++
		}
		used[at] = true
		doubt = doubt || best == Compatible
	}
	if initials == len(a) { // initials alone
		return Unclear
	}
	if doubt {
		return Compatible
	}
	// Of "george w bush" and "george h w bush" the first middle initial differs.
	if len(a) > 2 && len(b) > 2 && len(a[0]) > 1 && len(b[0]) > 1 && len(a[1]) == 1 && len(b[1]) == 1 && a[1] != b[1] {
		return Different
	}
	// The surname must be shared, wherever it stands: what lacks the last name of
	// the longer may be half a double surname, or a given name and a middle one.
	lastA, lastB := a[last[0]], b[last[1]]
	if lastA == lastB || alikeSpelling(lastA, lastB) {
		return Same
	}
	if len(a) == len(b) && (!across().first[a[0]] || !across().first[b[0]]) {
		return Same // "orban viktor", "viktor orban"
	}
	return Compatible
}

// oneWord compares a name of one word with another: the word is a surname,
// wherever the language puts it, a given name that one goes by, or a handle.
func oneWord(w string, b []string) Relation {
	if len(b) == 1 {
		switch {
		case w == b[0] || alikeSpelling(w, b[0]):
			return Same
		case nearSpelling(w, b[0]), handles(w, b[0]), handles(b[0], w):
			return Compatible
		}
		return Different
	}
	for i, v := range b {
		if len(v) > 1 && (w == v || alikeSpelling(w, v) || nearSpelling(w, v)) && (!particle(v) || i == len(b)-1) {
			return Compatible
		}
	}
	joined := strings.Join(b, "")
	if len(w) > 1 && givenAlike(w, b[0]) == Same || w == joined || spelling(w) == spelling(joined) || handles(w, joined) || initialsAt(w, b) == len(b) {
		return Compatible
	}
	for i := range b { // "@realhale", "@anahale press"
		if i > 0 && handles(w, b[0]+b[i]) {
			return Compatible
		}
		if i > 0 && len(b[i]) >= 8 && handles(b[i], w) {
			return Compatible
		}
	}
	return Different
}

// handles reports whether a long word holds a whole name, as handles do.
func handles(word, name string) bool {
	return len(name) >= 7 && len(word) > len(name) && strings.Contains(word, name)
}

// wordAlike compares a word of one name with a word of another; last tells
// whether each is its name's last.
func wordAlike(w, v string, lastW, lastV bool) Relation {
	if w == v {
		return Same
	}
	if lastW && lastV {
		switch {
		case alikeSpelling(w, v):
			return Same
		case nearSpelling(w, v):
			return Compatible
		}
		return Different
	}
	if lastW != lastV && (len(w) == 1 || len(v) == 1) {
		return Different // an initial for a surname
	}
	if r := givenAlike(w, v); r != Different {
		return r
	}
	if alikeSpelling(w, v) {
		return Same
	}
	return Different
}

// givenAlike compares two given names: Same for equal ones, forms of one name
// and other spellings; Compatible for an initial and for near spellings of a
// long one.
func givenAlike(a, b string) Relation {
	if a == b {
		return Same
	}
	l := across()
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 1 {
		if a[0] == b[0] || l.initials[b][a[0]] {
			return Compatible
		}
		return Different
	}
	for _, x := range l.given[a] {
		if slices.Contains(l.given[b], x) {
			return Same
		}
	}
	if alikeSpelling(a, b) {
		return Same
	}
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if longer := max(la, lb); min(la, lb) >= 5 && longer <= 40 && (a[0] == b[0] || likeVowels(a[0], b[0])) && !(l.first[a] && l.first[b]) {
		if d := levenshtein.ComputeDistance(a, b); float64(d) <= 0.25*float64(longer) {
			return Compatible
		}
	}
	return Different
}

// likeVowels reports whether transliterations exchange two first letters.
func likeVowels(a, b byte) bool {
	return (a == 'o' || a == 'u') && (b == 'o' || b == 'u') || (a == 'e' || a == 'i') && (b == 'e' || b == 'i')
}

// initialsAt reports how many words, from the first, a short word has the initials
// of: 2 for "jd" and "james david vance", else 0.
func initialsAt(w string, words []string) int {
	if len(w) < 2 || len(w) > 3 || len(w) > len(words) {
		return 0
	}
	for i := range len(w) {
		if w[i] != words[i][0] {
			return 0
		}
	}
	return len(w)
}

// alikeSpelling reports whether two folded words are spellings of one name, as
// different transliterations of it are.
func alikeSpelling(a, b string) bool {
	if a == b {
		return true
	}
	if c := across().spellings[a]; c != "" && c == across().spellings[b] {
		return true
	}
	if a[0] != b[0] && (a[0] == 'c' || b[0] == 'c') {
		return false // Coffman is not Kofman
	}
	return min(len(a), len(b)) >= 4 && max(len(a), len(b)) <= 40 && spelling(a) == spelling(b)
}

// nearSpelling reports whether two folded words differ in a letter or two: the one
// may be a slip for the other.
func nearSpelling(a, b string) bool {
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	shorter, longer := min(la, lb), max(la, lb)
	if shorter < 5 || longer > 40 || longer-shorter > 2 || across().first[a] && across().first[b] {
		return false
	}
	switch sa, sb := spelling(a), spelling(b); {
	case sa == "" || sb == "" || sa[0] != sb[0]:
		return false
	case sa == sb:
		return true
	}
	d := levenshtein.ComputeDistance(a, b)
	return d == 1 || d == 2 && shorter >= 8
}

// spelling brings a folded word to a form that its transliterations share: one
// letter for each sound that they write differently, none doubled.
func spelling(w string) string {
	sounds := &across().sounds
	buf := make([]byte, 0, 40)
	for i := 0; i < len(w); {
		rest := w[i:]
		n, to := 1, rest[:1]
		for _, s := range sounds[rest[0]] {
			if !strings.HasPrefix(rest, s.from) || s.at == '^' && i > 0 || s.at == '$' && len(s.from) < len(rest) {
				continue
			}
			n, to = len(s.from), s.to
			break
		}
		for k := range len(to) {
			if m := len(buf); m == 0 || buf[m-1] != to[k] {
				buf = append(buf, to[k])
			}
		}
		i += n
	}
	return string(buf)
}
