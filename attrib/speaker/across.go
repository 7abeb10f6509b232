package speaker

// Speakers across sources: whether the name that one source gives and the name
// that another gives can be one person or body. The answer decides between
// "the same words, by the same speaker" and a conflict that an editor is told
// of, so doubt never comes out as Different.

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"

	"github.com/attribcheck/attrib/attrib/lang"
)

// Relation says how the speakers of two sources stand to one another.
type Relation uint8

// The relations.
const (
	// Unclear is where nothing can be told: no speaker, an unnamed one, a
	// pronoun, or two kinds of thing (a person and a place) that nothing links.
	Unclear Relation = iota
	// Same is one person or body, by its full name or a variant of it.
	Same
	// Compatible is where one name may be the other's: "Xi" and "Xi Jinping".
	Compatible
	// Relayed is a person or body on one side, and on the other the agency or
	// outlet that may have passed the words on; or two different outlets.
	Relayed
	// Principal is a spokesperson, aide or body on one side and one they may
	// speak for on the other: not the same, and no error.
	Principal
	// Different is two names that cannot be one.
	Different
)

var relationNames = [...]string{"unclear", "same", "compatible", "relayed", "principal", "different"}

// String gives the relation's name in lower case.
func (r Relation) String() string {
	if int(r) < len(relationNames) {
		return relationNames[r]
	}
	return "unclear"
}

// Agrees reports whether the two may be taken for one.
func (r Relation) Agrees() bool { return r == Same || r == Compatible }

//go:embed data/en/*.txt
var acrossData embed.FS

// acrossLists are the word lists behind Compare.
type acrossLists struct {
	bodies map[string]string   // short name → full name, both folded
	given  map[string][]uint16 // given name → the sets it is in
	first  map[string]bool     // given names of any sort
	papers map[string]bool
	things map[string]bool
	spokes []string
	vague  map[string]bool
	relays map[string]bool
}

var across = sync.OnceValue(func() *acrossLists {
	l := &acrossLists{bodies: map[string]string{}, given: map[string][]uint16{}, first: map[string]bool{}, papers: map[string]bool{}, things: map[string]bool{}, vague: map[string]bool{}, relays: map[string]bool{}}
	lines := func(name string, f func(n int, line string)) {
		raw, err := acrossData.ReadFile("data/en/" + name + ".txt")
		if err != nil {
			panic(err) // the lists are part of the binary
		}
		n := 0
		for line := range strings.Lines(string(raw)) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
				f(n, line)
				n++
			}
		}
	}
	lines("acronyms", func(_ int, line string) {
		short, full, _ := strings.Cut(line, "|")
		l.bodies[fold(short)] = fold(full)
	})
	lines("givennames", func(n int, line string) {
		for _, name := range strings.Fields(line) {
			l.given[name] = append(l.given[name], uint16(n))
		}
	})
	lines("firstnames", func(_ int, line string) {
		for _, name := range strings.Fields(line) {
			l.first[name] = true
		}
	})
	lines("things", func(_ int, line string) { l.things[line] = true })
	lines("papers", func(_ int, line string) { l.papers[line] = true })
	lines("spokes", func(_ int, line string) { l.spokes = append(l.spokes, line) })
	lines("vague", func(_ int, line string) { l.vague[fold(line)] = true })
	for name := range lang.English().Relays {
		l.relays[strings.TrimPrefix(fold(name), "the ")] = true
	}
	return l
})

// fold brings a name to the form that names are compared in: lower case, no
// diacritics, hyphens as spaces, no full stops, no possessive, single spaces.
func fold(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	space := false
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’', r == '‘', r == 'ʼ', r == '`':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(foldLetter(unicode.ToLower(r)))
		default:
			space = true
		}
	}
	return b.String()
}

// foldLetter is for letters that are no base letter with a mark.
func foldLetter(r rune) rune {
	switch r {
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ı':
		return 'i'
	case 'ß':
		return 's'
	}
	return r
}

// IsRelay reports whether a name is an agency, an outlet or another medium that
// passes on what others said.
func IsRelay(name string) bool {
	l := across()
	f := strings.TrimPrefix(fold(name), "the ")
	if f == "" {
		return false
	}
	if l.relays[f] || l.vague[f] {
		return true
	}
	// "Xinhua News Agency", "the BBC's Persian service", "state-run Xinhua".
	for _, tail := range [...]string{" news agency", " news", " agency", " newspaper", " daily", " television", " tv", " radio"} {
		if head, ok := strings.CutSuffix(f, tail); ok && (l.relays[head] || tail == " news agency" || tail == " newspaper") {
			return true
		}
	}
	for _, head := range [...]string{"state run ", "state media ", "state news agency ", "news agency ", "state broadcaster "} {
		if tail, ok := strings.CutPrefix(f, head); ok && tail != "" {
			return true
		}
	}
	return false
}

// Compare says how two speakers stand to one another. It is symmetric. Either
// may be nil. Names are compared without case, diacritics, titles and offices;
// spellings that transliteration makes ("Zelensky", "Zelenskyy") are one name.
func Compare(a, b *Speaker) Relation {
	if a == nil || b == nil {
		return Unclear
	}
	na, nb := fold(a.Name), fold(b.Name)
	if na == "" || nb == "" || pronounOnly(a) || pronounOnly(b) {
		return Unclear
	}
	// What is written the same is the same, whatever it is.
	na, nb = strings.TrimPrefix(na, "the "), strings.TrimPrefix(nb, "the ")
	if na == nb {
		if a.Basis == Unnamed || a.Type == Group {
			return Compatible // two senior officials need not be one
		}
		return Same
	}
	ra, rb := IsRelay(a.Name), IsRelay(b.Name)
	if ra || rb {
		return Relayed
	}
	sa, sb := speaksFor(a), speaksFor(b)
	if a.Basis == Unnamed || b.Basis == Unnamed {
		if sa != sb {
			return Principal
		}
		return Unclear
	}
	if a.Type == Group || b.Type == Group {
		return Unclear
	}
	kindA, kindB := a.Type, b.Type
	if kindA == Unknown || kindA == "" || kindB == Unknown || kindB == "" {
		// A name of unknown kind may agree with anything, and conflicts with nothing.
		if r := comparePeople(na, nb); r != Different {
			return r
		}
		if r := compareBodies(na, nb); r != Different {
			return r
		}
		return Unclear
	}
	switch {
	case kindA == Paper || kindB == Paper:
		return Unclear
	case kindA == Person && kindB == Person:
		r := comparePeople(na, nb)
		if r == Different && sa != sb {
			return Principal
		}
		return r
	case kindA == Organization && kindB == Organization:
		return compareBodies(na, nb)
	case kindA == Place && kindB == Place:
		if countryOf(na) == countryOf(nb) {
			return Same
		}
		return Different
	case kindA == Place || kindB == Place:
		place, other := a, b
		if kindB == Place {
			place, other = b, a
		}
		return comparePlace(place, other)
	default: // a person and a body
		body, person := a, b
		if kindB == Organization {
			body, person = b, a
		}
		if mentions(person.Mention, fold(body.Name)) {
			return Compatible
		}
		return Principal
	}
}

// Nameless reports whether nothing says who a speaker is: there is none, or only
// a pronoun that stands for nobody in the source.
func (s *Speaker) Nameless() bool {
	return s == nil || fold(s.Name) == "" || pronounOnly(s)
}

// pronounOnly reports whether the name is no name: "he" that nothing resolved.
func pronounOnly(s *Speaker) bool {
	switch strings.ToLower(s.Name) {
	case "who":
		return s.Type != Organization
	case "he", "she", "it", "they", "i", "we", "you", "one", "someone", "unknown":
		return true
	}
	return false
}

// speaksFor reports whether a mention or name is of one who speaks for another.
func speaksFor(s *Speaker) bool {
	m := " " + fold(s.Mention) + " " + fold(s.Name) + " "
	for _, w := range across().spokes {
		if strings.Contains(m, " "+w+" ") {
			return true
		}
	}
	return false
}

// mentions reports whether the words of a folded name stand in a mention.
func mentions(mention, name string) bool {
	return name != "" && strings.Contains(" "+fold(mention)+" ", " "+name+" ")
}

// bareName strips titles and offices before a folded name, and "jr" after it.
func bareName(name string) []string {
	words := strings.Fields(name)
	titles := lang.English().Titles
	for len(words) > 1 {
		if _, ok := titles[words[0]]; !ok {
			break
		}
		words = words[1:]
	}
	for len(words) > 1 {
		switch words[len(words)-1] {
		case "jr", "sr", "ii", "iii", "iv", "obe", "cbe", "mp", "qc", "kc", "phd", "md":
			words = words[:len(words)-1]
			continue
		}
		break
	}
	return words
}

// comparePeople compares two folded names of persons.
func comparePeople(na, nb string) Relation {
	a, b := bareName(na), bareName(nb)
	if len(a) > 12 || len(b) > 12 || len(a) == 0 || len(b) == 0 { // no name is so long
		return Unclear
	}
	if len(a) > len(b) || len(a) == len(b) && slices.Compare(a, b) > 0 { // symmetric
		a, b = b, a
	}
	if len(a) == 1 {
		// One word is a surname, wherever the language puts it, or a given name
		// that one goes by.
		for _, w := range b {
			if similarSurname(a[0], w) {
				if len(b) == 1 {
					return Same
				}
				return Compatible
			}
		}
		if len(b) > 1 && givenAlike(a[0], b[0]) == Same {
			return Compatible
		}
		return Different
	}
	// Every word of the shorter name must be a word of the longer: equal, its
	// initial, a form of the given name, or another transliteration.
	used := make([]bool, len(b))
	doubt := false
	for i, w := range a {
		best, at := Different, -1
		for j, v := range b {
			if used[j] {
				continue
			}
			r := Different
			switch {
			case w == v:
				r = Same
			case i == len(a)-1 && j == len(b)-1:
				if similarSurname(w, v) {
					r = Same
				}
			default:
				r = givenAlike(w, v)
				if r == Different && i > 0 && j > 0 && similarSurname(w, v) {
					r = Same
				}
			}
			if r == Same || r == Compatible && best == Different {
				best, at = r, j
			}
			if best == Same {
				break
			}
		}
		if at < 0 {
			return Different
		}
		used[at] = true
		doubt = doubt || best == Compatible
	}
	// A surname must be shared: "John Michael" is no part of "John Michael Smith"
	// but of doubt.
	if doubt || a[len(a)-1] != b[len(b)-1] && !similarSurname(a[len(a)-1], b[len(b)-1]) {
		return Compatible
	}
	return Same
}

// similarSurname reports whether two folded words are one name, or two
// transliterations of it.
func similarSurname(a, b string) bool {
	if a == b {
		return true
	}
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	shorter, longer := min(la, lb), max(la, lb)
	if shorter < 5 || longer > 40 || longer-shorter > 2 {
		return false
	}
	if a[0] != b[0] && !sameSound(a[0], b[0]) {
		return false
	}
	d := levenshtein.ComputeDistance(a, b)
	return d == 1 || d == 2 && shorter >= 8
}

// sameSound reports whether transliterations exchange two first letters.
func sameSound(a, b byte) bool {
	const kin = "gkqcyjeiouvwfz"
	return strings.IndexByte(kin, a) >= 0 && strings.IndexByte(kin, b) >= 0 &&
		(strings.IndexByte("gkqc", a) >= 0) == (strings.IndexByte("gkqc", b) >= 0)
}

// givenAlike compares two given names: Same for equal ones, forms of one name
// and near spellings of a long one; Compatible for an initial.
func givenAlike(a, b string) Relation {
	if a == b {
		return Same
	}
	if len(a) == 1 || len(b) == 1 {
		if a[0] == b[0] {
			return Compatible
		}
		return Different
	}
	given := across().given
	for _, x := range given[a] {
		for _, y := range given[b] {
			if x == y {
				return Same
			}
		}
	}
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if longer := max(la, lb); min(la, lb) >= 5 && longer <= 40 && a[0] == b[0] {
		if d := levenshtein.ComputeDistance(a, b); float64(d) <= 0.25*float64(longer) {
			return Compatible
		}
	}
	return Different
}
