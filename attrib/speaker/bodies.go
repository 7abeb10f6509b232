package speaker

// Bodies and places across sources: short names and full ones, one office under
// two names, a government and its parts, places that stand for their governments.

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// smallWord reports whether a word does not tell one body from another.
func smallWord(w string) bool {
	switch w {
	case "of", "the", "for", "and", "in", "on", "to", "s", "a", "an", "de", "la", "du":
		return true
	}
	return false
}

// bodyWords are the words that tell one body from another, each in the form that
// stands for its variants.
func bodyWords(name string) []string {
	l := across()
	var out []string
	for w := range strings.FieldsSeq(name) {
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
		c, ok := l.nations[w]
		if !ok { // "China's", folded
			c, ok = l.nations[strings.TrimSuffix(w, "s")]
		}
		if ok && (l.countries[c] || l.nations[c] == c && c != w) {
			out = append(out, strings.Fields(c)...)
			continue
		}
		if len(w) > 3 && l.spellings[w] != "" {
			w = l.spellings[w]
		}
		out = append(out, w)
	}
	return out
}

// bodyWord reports whether a word ends the name of a body.
func bodyWord(w string) bool { return across().forms[w] }

// bodies compares two bodies.
func (k *Links) bodies(a, b *profile) Relation { return k.bodyNames(a.name, b.name) }

// bodyNames compares two folded names of bodies, and knows the letters that the
// sources introduce.
func (k *Links) bodyNames(na, nb string) Relation {
	return compareBodyNames(k.body(na), k.body(nb))
}

// compareBodyNames compares two folded names of bodies. It is symmetric.
func compareBodyNames(na, nb string) Relation {
	if r := compareLong(fullBody(na), fullBody(nb)); r != Different {
		return r
	}
	if a, b := bodyWords(na), bodyWords(nb); covered(a, b) || covered(b, a) { // "bbc", "bbc news"
		return Compatible
	}
	return Different
}

// fullBody gives the full name of a body known by a short one.
func fullBody(name string) string {
	if full, ok := across().bodies[name]; ok {
		return full
	}
	return name
}

// compareLong compares two names as they are.
func compareLong(na, nb string) Relation {
	l := across()
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
	if len(a) == 1 && len(b) > 1 && initialsOf(na, nb) {
		if len(na) == 2 { // many have those
			return Compatible
		}
		return Same
	}
	switch coveredA, coveredB := covered(a, b), covered(b, a); {
	case coveredA && coveredB:
		return Same
	case coveredA, coveredB:
		return Compatible
	}
	// What sort of body it is does not tell two apart where the rest is one.
	bareA, bareB := withoutForms(a), withoutForms(b)
	switch {
	case len(bareA) == 0 || len(bareB) == 0:
		if governing(na) && public(nb) || governing(nb) && public(na) {
			return Compatible
		}
		return Unclear
	case slices.Equal(bareA, bareB) && !(l.nations[strings.Join(bareA, " ")] != ""):
		return Compatible
	}
	// A government and a part of it.
	if ga, gb := governing(na), governing(nb); ga && (gb || public(nb)) || gb && public(na) {
		nationsA, nationsB := bodyNations(na), bodyNations(nb)
		if len(nationsA) == 0 || len(nationsB) == 0 || slices.ContainsFunc(nationsA, func(n string) bool { return slices.Contains(nationsB, n) }) {
			return Compatible
		}
	}
	return Different
}

// covered reports whether each word of a name stands in another, as often.
func covered(a, b []string) bool {
	if len(a) > len(b) {
		return false
	}
	used := make([]bool, len(b))
next:
	for _, w := range a {
		for i, v := range b {
			if !used[i] && (w == v || utf8.RuneCountInString(w) >= 5 && alikeSpelling(w, v) || utf8.RuneCountInString(w) >= 7 && nearSpelling(w, v)) {
				used[i] = true
				continue next
			}
		}
		return false
	}
	return true
}

func withoutForms(words []string) []string {
	var out []string
	for _, w := range words {
		if !across().forms[w] {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// governing reports whether a folded name is that of a government as a whole.
func governing(name string) bool {
	name = fullBody(name)
	if _, ok := across().seats[name]; ok && !strings.Contains(name, "department") {
		return true
	}
	for w := range strings.FieldsSeq(name) {
		if w == "government" || w == "administration" || w == "authorities" || w == "regime" {
			return true
		}
	}
	return false
}

// public reports whether a folded name is that of a part of a government.
func public(name string) bool {
	name = fullBody(name)
	if _, ok := across().seats[name]; ok {
		return true
	}
	for w := range strings.FieldsSeq(name) {
		switch w {
		case "ministry", "department", "army", "military", "embassy", "cabinet", "treasury", "police", "navy", "office", "agency", "bureau", "presidency":
			return true
		}
	}
	return false
}

// bodyNations gives the countries that a folded name of a body speaks of, or that
// it is a seat of.
func bodyNations(name string) []string {
	l := across()
	name = fullBody(name)
	var out []string
	add := func(c string) {
		if l.countries[c] && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	if c, ok := l.seats[name]; ok {
		add(c)
	}
	words := strings.Fields(name)
	for i, w := range words {
		if c, ok := l.nations[w]; ok {
			add(c)
		} else if c, ok := l.nations[strings.TrimSuffix(w, "s")]; ok {
			add(c)
		}
		if i > 0 {
			if c, ok := l.nations[words[i-1]+" "+w]; ok {
				add(c)
			}
		}
	}
	return out
}

// initialsOf reports whether short is the initials of a folded name, with or
// without its small words ("dprk", "who", "doj").
func initialsOf(short, name string) bool {
	if len(short) < 2 || len(short) > 10 {
		return false
	}
	var all, main strings.Builder
	for w := range strings.FieldsSeq(name) {
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
	if c, ok := across().nations[folded]; ok {
		return c
	}
	return folded
}

// comparePlaces compares two folded names of places. Two cities of one country
// may both be its government, a city and a country need not be one.
func comparePlaces(na, nb string) Relation {
	ca, cb := countryOf(na), countryOf(nb)
	switch {
	case ca == cb || alikeSpelling(na, nb):
		return Same
	case within(strings.Fields(na), strings.Fields(nb)) || within(strings.Fields(nb), strings.Fields(na)):
		return Compatible
	case across().countries[ca] && across().countries[cb]:
		return Different
	}
	return Unclear
}

// placeAnd compares a place that stands for its government with a person or
// body. A body of the country may be it, a body of another country cannot; its
// own people speak for it.
func (k *Links) placeAnd(place, other *profile) Relation {
	country := countryOf(place.name)
	if other.s.Type == Organization {
		nations := bodyNations(other.name)
		if len(nations) == 0 {
			nations = bodyNations(fold(other.s.Mention))
		}
		switch {
		case slices.Contains(nations, country) || slices.Contains(bodyWords(other.name), place.name):
			return Compatible
		case len(nations) > 0 && across().countries[country] && public(other.name):
			return Different
		}
		return Unclear
	}
	if comparePeople(place.name, other.name).Agrees() {
		return Compatible // one of the two was taken for what it is not
	}
	if slices.Contains(k.nations(other), country) {
		return Principal
	}
	for i := range other.offices {
		o := &other.offices[i]
		switch {
		case o.owner == country || o.owner == place.name:
			return Principal
		case !o.former && leads(o.noun) && across().countries[o.owner] && across().countries[country]:
			return Different
		}
	}
	return Unclear
}
