package speaker

// Who cannot be who, though neither has a name that says so, or both have the
// same: two presidents of two countries, father and mother, a party and the other,
// a father and his son of one name.

import (
	"slices"
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// place is where a phrase stands in the list of who is not who: which line, and
// which of its columns.
type place struct{ line, column int }

// excluded reports whether the common nouns by which two go cannot be one's:
// "a Labour MP" and "a Conservative MP".
func excluded(a, b *profile) bool {
	for _, x := range places(a) {
		for _, y := range places(b) {
			if x.line == y.line && x.column != y.column {
				return true
			}
		}
	}
	return false
}

// places finds the phrases of a mention in the list, as far as its noun goes: what
// a preposition or a possessive adds is another's. A line that a mention has two
// columns of ("a conservative Labour MP") says nothing.
func places(p *profile) []place {
	words := strings.Fields(describing(p.s))
	if slices.Contains(words, "and") || slices.Contains(words, "or") {
		return nil // both
	}
	var out []place
	for i := range words {
		if i > 0 && words[i-1] == "party" {
			continue // "the party president" may be prime minister
		}
		phrase := ""
		for n := 1; n <= 4 && i+n <= len(words); n++ {
			phrase = strings.TrimSpace(phrase + " " + words[i+n-1])
			out = append(out, across().exclusive[phrase]...)
		}
	}
	list := out
	return slices.DeleteFunc(slices.Clone(out), func(x place) bool {
		return slices.ContainsFunc(list, func(y place) bool { return x.line == y.line && x.column != y.column })
	})
}

// describing gives the words of a mention that say what its bearer is, folded:
// from behind a possessive up to a preposition or a comma.
func describing(s *Speaker) string {
	text := s.Mention
	if text == "" {
		text = s.Name
	}
	toks := mentionTokens(text)
	var words []string
	for i, t := range toks {
		if t.comma && i > 0 || !slices.Contains([]string{"the", "a", "an", "and", "or"}, t.low) && smallWord(t.low) || t.low == "who" || t.low == "at" || t.low == "from" || t.low == "with" || t.low == "close" {
			break
		}
		if t.poss {
			words = words[:0]
			continue
		}
		words = append(words, t.low)
	}
	return strings.Join(words, " ")
}

// exclude reports whether two who go by common nouns cannot be one.
func (k *Links) exclude(a, b *profile) bool {
	_, speaksA := a.speaking()
	_, speaksB := b.speaking()
	if len(a.offices) > 0 && len(b.offices) > 0 {
		oa, ob := &a.offices[0], &b.offices[0]
		if k.oneHolder(a, b) || oa.former || ob.former {
			return false
		}
		if !speaksA && !speaksB && oa.head == ob.head && across().only[oa.head] && (elsewhere(oa.owner, ob.owner) || towns(oa, ob)) {
			return true
		}
	}
	return (!speaksA || !speaksB) && excluded(a, b)
}

// oneHolder reports whether the run knows one who holds the offices of both.
func (k *Links) oneHolder(a, b *profile) bool {
	if k == nil || a.vague() || b.vague() {
		return false
	}
	k.settle()
	for _, who := range k.holders[a.offices[0].key()] {
		if slices.Contains(k.holders[b.offices[0].key()], who) {
			return true
		}
	}
	return false
}

// elsewhere reports whether two folded owners of one office are two countries, or
// two places of which none is a country.
func elsewhere(a, b string) bool {
	l := across()
	if a == "" || b == "" || a == b || shares(a, strings.Fields(b)) {
		return false
	}
	if l.countries[a] || l.countries[b] {
		return l.countries[a] && l.countries[b]
	}
	_, placeA := l.nations[a]
	_, placeB := l.nations[b]
	return placeA && placeB && a != l.nations[a] && b != l.nations[b]
}

// towns reports whether two mayors or governors are of two towns or states, known
// or not.
func towns(a, b *post) bool {
	if a.head != "mayor" && a.head != "governor" || a.owner == "" || b.owner == "" || a.owner == b.owner {
		return false
	}
	_, knownA := across().bodies[a.owner]
	_, knownB := across().bodies[b.owner]
	return !knownA && !knownB && !across().countries[a.owner] && !across().countries[b.owner] && len(a.owner) > 3 && len(b.owner) > 3 &&
		!shares(a.owner, strings.Fields(b.owner)) && !nearSpelling(a.owner, b.owner) && !initialsOf(a.owner, b.owner) && !initialsOf(b.owner, a.owner)
}

// states reports whether two folded names are of parts of the governments of two
// countries.
func states(a, b string) bool {
	if !governing(a) && !public(a) || !governing(b) && !public(b) {
		return false
	}
	na, nb := bodyNations(a), bodyNations(b)
	return len(na) == 1 && len(nb) == 1 && na[0] != nb[0]
}

// fatherAndSon reports whether of two of one name, of whom one has a suffix, the
// sources tell two: the one without it is known to go by none, or has led a
// country, which nothing says of the one with it.
func fatherAndSon(a, b *profile) bool {
	if a.suffix == b.suffix || a.suffix != "" && b.suffix != "" || len(a.words) < 2 || len(b.words) < 2 {
		return false
	}
	if a.suffix != "" {
		a, b = b, a
	}
	if b.suffix != across().suffixes["jr"] {
		return false
	}
	if across().namesakes[a.person] && across().namesakes[b.person] {
		return true
	}
	led := func(p *profile, former bool) bool {
		return slices.ContainsFunc(p.offices, func(o post) bool {
			return (o.former || !former) && (o.noun == "president" || o.noun == "minister prime")
		})
	}
	return led(a, true) && !led(b, false) && a.person == b.person
}

// statedGender is the gender that a title right before a name states, 0 where
// none does.
func statedGender(p *profile) byte {
	toks := mentionTokens(p.s.Mention)
	for i := 1; i < len(toks); i++ {
		if len(p.words) == 0 || toks[i].low != p.words[0] || toks[i-1].comma && i > 1 {
			continue
		}
		for _, w := range [...]string{toks[i-1].low, toks[i-1].low + "."} {
			if h, ok := lang.English().Titles[w]; ok && h.Kind == 'h' && h.Gender != 0 {
				return h.Gender
			}
		}
	}
	return 0
}

// mister reports whether two of one surname are called Mr. by the one source, and
// Mrs. by the other.
func mister(a, b *profile) bool {
	ga, gb := statedGender(a), statedGender(b)
	return ga != 0 && gb != 0 && ga != gb
}
