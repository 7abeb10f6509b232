package speaker

// Bodies and places across sources: short names and full ones, one office under
// two names, places that stand for their governments.

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/lang"
)

// smallWord reports whether a word does not tell one body from another.
func smallWord(w string) bool {
	switch w {
	case "of", "the", "for", "and", "in", "on", "to", "s", "a", "an", "de", "la", "du":
		return true
	}
	return false
}

func bodyWords(name string) []string {
	var out []string
	for _, w := range strings.Fields(name) {
		if smallWord(w) {
			continue
		}
		switch w { // one office under two names
		case "department", "dept":
			w = "ministry"
		case "centre":
			w = "center"
		case "defence":
			w = "defense"
		case "organisation":
			w = "organization"
		case "labour":
			w = "labor"
		case "affairs":
			continue
		}
		if c, ok := lang.English().Demonyms[w]; ok {
			w = fold(c)
		}
		out = append(out, w)
	}
	return out
}

// compareBodies compares two folded names of organisations.
func compareBodies(na, nb string) Relation {
	l := across()
	if full, ok := l.bodies[na]; ok {
		na = full
	}
	if full, ok := l.bodies[nb]; ok {
		nb = full
	}
	if na == nb {
		return Same
	}
	a, b := bodyWords(na), bodyWords(nb)
	if len(a) > len(b) || len(a) == len(b) && slices.Compare(a, b) > 0 { // symmetric
		a, b, na, nb = b, a, nb, na
	}
	if len(a) == 0 || len(b) > 24 {
		return Unclear
	}
	if len(a) == 1 && len(b) > 1 && initialsOf(a[0], nb) {
		return Same
	}
	have := map[string]int{}
	for _, w := range b {
		have[w]++
	}
	for _, w := range a {
		if have[w] == 0 {
			if !similarIn(w, b) {
				return Different
			}
			continue
		}
		have[w]--
	}
	if len(a) == len(b) {
		return Same
	}
	return Compatible
}

func similarIn(w string, list []string) bool {
	for _, v := range list {
		if similarSurname(w, v) && utf8.RuneCountInString(w) >= 7 {
			return true
		}
	}
	return false
}

// initialsOf reports whether short is the initials of a folded name, with or
// without its small words ("dprk", "who", "doj").
func initialsOf(short, name string) bool {
	if len(short) < 2 || len(short) > 10 {
		return false
	}
	var all, main strings.Builder
	for _, w := range strings.Fields(name) {
		all.WriteByte(w[0])
		if !smallWord(w) {
			main.WriteByte(w[0])
		}
	}
	return short == all.String() || short == main.String()
}

// countryOf gives the folded country that a place stands for, the place itself
// where none is known.
func countryOf(folded string) string {
	english := lang.English()
	if c, ok := english.Places[folded]; ok {
		return fold(c)
	}
	if c, ok := english.Demonyms[folded]; ok {
		return fold(c)
	}
	return folded
}

// comparePlace compares a place that stands for its government with a person or
// body: what names the same country may be it, what names another body of
// another country cannot.
func comparePlace(place, other *Speaker) Relation {
	country := countryOf(fold(place.Name))
	others := false
	for _, w := range strings.Fields(fold(other.Mention) + " " + fold(other.Name)) {
		c := countryOf(w)
		if c == country {
			return Compatible
		}
		_, adjective := lang.English().Demonyms[w]
		others = others || adjective
	}
	if others && other.Type == Organization {
		return Different
	}
	return Unclear
}
