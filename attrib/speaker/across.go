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

	"golang.org/x/text/unicode/norm"

	"github.com/attribcheck/attrib/attrib/lang"
)

// Relation says how the speakers of two sources stand to one another.
type Relation uint8

// The relations.
const (
	// Unclear is where nothing can be told: no speaker, a pronoun that stands for
	// nobody, a document, one who is not named and whom what is known of the other
	// does not fit ("a doctor" and President Hale), two kinds of thing that nothing
	// links. It is never the ground of a finding.
	Unclear Relation = iota
	// Same is one person or body, by its full name or a variant of it: another
	// transliteration, a short form of the given name, the surname first, an
	// acronym; or a declared office and its holder.
	Same
	// Compatible is where one may be the other: "Xi" and "Xi Jinping", an initial,
	// a suffix that one side leaves out, an office and who holds it by a source of
	// the run, a part of a body and the body, a capital and its government, a body
	// and who speaks for it without a name.
	Compatible
	// Relayed is a person or body on one side, and on the other the agency or
	// outlet that may have passed the words on; or two different outlets.
	Relayed
	// Principal is a spokesperson, aide, lawyer or body on one side and on the
	// other one they may speak for: not the same, and no error. A government, a
	// capital, a ministry or a company stands so to a person.
	Principal
	// Vaguer is where one side is not named ("a senior official", "two aides") and
	// nothing known of the named other side says that it cannot be meant. [Vague]
	// tells the sides apart.
	Vaguer
	// Different is two that cannot be one.
	Different
)

var relationNames = [...]string{"unclear", "same", "compatible", "relayed", "principal", "vaguer", "different"}

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
	bodies     map[string]string        // short name → full name, both folded
	given      map[string][]uint16      // given name → the sets it is in
	initials   map[string]map[byte]bool // given name → the initials of its other forms
	first      map[string]bool          // given names of any sort
	exclusive  map[string][]place       // phrases of who is not who
	companies  map[string]bool          // bodies that look like something else
	styles     map[string]string        // style of rank → name
	namesakes  map[string]bool          // fathers of sons of their name
	fields     map[string]bool          // words that end what an office is over
	papers     map[string]bool
	things     map[string]bool
	numbers    map[string]bool         // words that say how many, not what
	forms      map[string]bool         // words that say what sort of body a name is of
	spokes     map[string]speakingKind // noun → when it makes one speak for another
	vague      map[string]bool
	relays     map[string]bool
	sounds     [256][]sound        // by the byte that they begin with
	spellings  map[string]string   // a spelling → the first of its set
	suffixes   map[string]string   // "jr" → "2"
	portfolios map[string]bool     // words that say which office
	offices    map[string]string   // an office, its words in order → the name it is brought to
	kinds      map[string][]string // common noun → the callings it takes in
	only       map[string]bool     // offices that one at a time holds
	askers     map[string]bool     // and one who asks
	callings   map[string]bool     // what labels call a speaker who has no name
	seats      map[string]string   // house or body of a government → country
	nations    map[string]string   // place or adjective → country or place, folded
	countries  map[string]bool     // countries of which nobody is of two
}

// speakingKind says when a noun makes one speak for another.
type speakingKind uint8

const (
	tied   speakingKind = iota + 1 // where it is said for whom
	always                         // by itself
)

// sound is one way of writing a sound: where it stands in a word, and what it is
// brought to.
type sound struct {
	from, to string
	at       byte // '^' at the beginning, '$' at the end, 0 anywhere
}

var across = sync.OnceValue(func() *acrossLists {
	l := &acrossLists{
		bodies: map[string]string{}, given: map[string][]uint16{}, initials: map[string]map[byte]bool{}, first: map[string]bool{},
		fields: map[string]bool{}, exclusive: map[string][]place{}, companies: map[string]bool{}, styles: map[string]string{}, namesakes: map[string]bool{}, papers: map[string]bool{}, forms: map[string]bool{}, numbers: map[string]bool{}, things: map[string]bool{}, spokes: map[string]speakingKind{}, vague: map[string]bool{},
		relays: map[string]bool{}, spellings: map[string]string{}, suffixes: map[string]string{}, portfolios: map[string]bool{},
		offices: map[string]string{}, kinds: map[string][]string{}, only: map[string]bool{}, askers: map[string]bool{}, callings: map[string]bool{}, seats: map[string]string{},
		nations: map[string]string{}, countries: map[string]bool{},
	}
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
	columns := func(line string) (first string, rest []string) {
		first, more, _ := strings.Cut(line, "|")
		for _, r := range strings.Split(more, "|") {
			if r = strings.TrimSpace(r); r != "" {
				rest = append(rest, r)
			}
		}
		return strings.TrimSpace(first), rest
	}
	sorted := func(words string) string {
		list := strings.Fields(words)
		slices.Sort(list)
		return strings.Join(list, " ")
	}
	lines("acronyms", func(_ int, line string) {
		short, full, _ := strings.Cut(line, "|")
		l.bodies[fold(short)] = fold(full)
	})
	lines("givennames", func(n int, line string) {
		names := strings.Fields(line)
		for _, name := range names {
			l.given[name] = append(l.given[name], uint16(n))
			if l.initials[name] == nil {
				l.initials[name] = map[byte]bool{}
			}
			for _, other := range names {
				l.initials[name][other[0]] = true
			}
		}
	})
	lines("firstnames", func(_ int, line string) {
		for _, name := range strings.Fields(line) {
			l.first[name] = true
		}
	})
	for _, list := range [...]struct {
		name string
		into map[string]bool
	}{{"things", l.things}, {"forms", l.forms}, {"numbers", l.numbers}, {"fields", l.fields}, {"companies", l.companies}, {"namesakes", l.namesakes}, {"papers", l.papers}, {"portfolios", l.portfolios}, {"onlyones", l.only}, {"askers", l.askers}, {"turns", l.callings}} {
		lines(list.name, func(_ int, line string) { list.into[line] = true })
	}
	lines("exclusive", func(n int, line string) {
		for column, phrases := range strings.Split(line, "|") {
			for phrase := range strings.SplitSeq(phrases, ",") {
				phrase = fold(phrase)
				l.exclusive[phrase] = append(l.exclusive[phrase], place{n, column})
			}
		}
	})
	lines("styles", func(_ int, line string) {
		style, rest := columns(line)
		l.styles[style] = rest[0]
	})
	lines("vague", func(_ int, line string) { l.vague[fold(line)] = true })
	lines("sounds", func(_ int, line string) {
		from, to, _ := strings.Cut(line, " ")
		s := sound{from: strings.TrimRight(from, "^$"), to: to}
		if s.from != from {
			s.at = from[len(from)-1]
		}
		l.sounds[s.from[0]] = append(l.sounds[s.from[0]], s)
	})
	lines("spellings", func(_ int, line string) {
		names := strings.Fields(line)
		for _, name := range names {
			l.spellings[name] = names[0]
		}
	})
	lines("suffixes", func(_ int, line string) {
		short, rest := columns(line)
		l.suffixes[short] = rest[0]
	})
	lines("offices", func(_ int, line string) {
		one, others := columns(line)
		for _, o := range others {
			l.offices[sorted(o)] = sorted(one)
		}
	})
	lines("spokes", func(_ int, line string) {
		noun, bar := strings.CutSuffix(line, "|")
		kind := always
		if bar {
			kind = tied
		}
		l.spokes[sorted(noun)] = kind
	})
	lines("kinds", func(_ int, line string) {
		noun, rest := columns(line)
		for _, r := range rest {
			l.kinds[noun] = append(l.kinds[noun], strings.Fields(r)...)
		}
	})
	english := lang.English()
	for place, country := range english.Places {
		l.nations[fold(place)] = fold(country)
		if fold(place) != fold(country) {
			l.countries[fold(country)] = true
		}
	}
	for adjective, country := range english.Demonyms {
		l.nations[fold(adjective)] = fold(country)
		l.nations[fold(country)] = fold(country)
	}
	lines("seats", func(_ int, line string) {
		seat, rest := columns(line)
		l.seats[fold(seat)] = fold(rest[0])
	})
	lines("parts", func(_ int, line string) { delete(l.countries, line) })
	for name := range english.Relays {
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
func IsRelay(name string) bool { return (*Links)(nil).IsRelay(name) }

func isRelay(f string) bool {
	l := across()
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

// Compare says how two speakers stand to one another, by their names and
// mentions alone; what the sources of a run tell beside, [Links] knows. It is
// symmetric. Either may be nil. Names are compared without case, diacritics,
// titles and offices; spellings that transliteration makes ("Zelensky",
// "Zelenskyy") are one name.
func Compare(a, b *Speaker) Relation { return (*Links)(nil).Compare(a, b) }

// Nameless reports whether nothing says who a speaker is: there is none, or only
// a pronoun that stands for nobody in the source.
func (s *Speaker) Nameless() bool {
	return s == nil || len(s.Name) <= maxName && fold(s.Name) == "" || pronounOnly(s)
}

// Asks reports whether the speaker is known by no more than that they ask: the "Q" of a
// transcript, a "reporter".
func (s *Speaker) Asks() bool {
	words := strings.Fields(fold(s.Name))
	return s.Basis == Unnamed && len(words) > 0 && len(s.Name) <= maxName && (across().askers[words[0]] || across().askers[words[len(words)-1]])
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

// Rename gives a speaker another name: what names has for the name, or for the
// mention, with the title that a name leaves out ("president xi"). Its keys are in
// lower case. One not named is named by it.
func (s *Speaker) Rename(names map[string]string) {
	name, ok := names[strings.ToLower(s.Name)]
	if !ok {
		name, ok = names[strings.TrimPrefix(strings.ToLower(s.Mention), "the ")]
	}
	if !ok {
		return
	}
	s.Name = name
	if s.Basis == Unnamed {
		s.Basis = Description
	}
}
