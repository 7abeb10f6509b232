package speaker

// How two speakers stand to one another.

import (
	"slices"
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// Compare is [Compare], and knows beside what the sources of the run tell.
func (k *Links) Compare(a, b *Speaker) Relation {
	if a == nil || b == nil || a.Nameless() || b.Nameless() {
		return Unclear
	}
	return k.compare(k.profile(a), k.profile(b))
}

func (k *Links) compare(a, b *profile) Relation {
	if a.name == "" || b.name == "" {
		return Unclear
	}
	// What is written the same is the same, whatever it is.
	if a.name == b.name {
		switch {
		case a.unnamed || b.unnamed || a.s.Type == Group:
			if excluded(a, b) {
				return Different
			}
			return Compatible // two senior officials need not be one
		case len(a.words) == 1 && len(b.words) == 1 && mister(a, b):
			return Different // "Mr Obama", "Mrs Obama"
		case k.genders(a, b):
			return Unclear
		}
		return Same
	}
	if a.long || b.long {
		return Unclear
	}
	if a.relay || b.relay {
		if r := k.bodies(a, b); r.Agrees() && !across().vague[a.name] && !across().vague[b.name] {
			return r
		}
		return Relayed
	}
	switch {
	case a.s.Type == Paper || b.s.Type == Paper:
		return Unclear
	case a.unnamed && b.unnamed:
		return k.compareUnnamed(a, b)
	case a.unnamed:
		return k.compareVague(a, b)
	case b.unnamed:
		return k.compareVague(b, a)
	}
	return k.compareNamed(a, b)
}

// compareNamed compares two who have names.
func (k *Links) compareNamed(a, b *profile) Relation {
	if a.s.Type == Group || b.s.Type == Group {
		if a.s.Type == b.s.Type && excluded(a, b) {
			return Different
		}
		return k.compareGroups(a, b)
	}
	kindA, kindB := a.s.Type, b.s.Type
	if kindA == Unknown || kindA == "" || kindB == Unknown || kindB == "" {
		// A name of unknown kind may agree with anything, and conflicts with nothing.
		if r := comparePeople(a.name, b.name); r.Agrees() {
			return r
		}
		if k.bodies(a, b).Agrees() {
			return Compatible
		}
		if kindA != Person && kindB != Person && excluded(a, b) {
			return Different // "Labour", "the Conservatives"
		}
		return Unclear
	}
	switch {
	case kindA == Person && kindB == Person:
		return k.people(a, b)
	case kindA == Organization && kindB == Organization:
		if r := k.bodies(a, b); r != Different || !oneOfMany(a) && !oneOfMany(b) {
			return r
		}
		return Unclear
	case kindA == Place && kindB == Place:
		return comparePlaces(a.name, b.name)
	case kindA == Place:
		return k.placeAnd(a, b)
	case kindB == Place:
		return k.placeAnd(b, a)
	case kindA == Organization:
		return k.bodyAnd(a, b)
	}
	return k.bodyAnd(b, a)
}

// oneOfMany reports whether what was taken for a body's name ends in a noun for a
// person: "the Arizona Republican".
func oneOfMany(p *profile) bool {
	return lang.English().People[p.name[strings.LastIndexByte(p.name, ' ')+1:]].Number == 's'
}

// people compares two persons with names.
func (k *Links) people(a, b *profile) Relation {
	r := comparePeople(a.name, b.name)
	switch {
	case r == Same && k != nil && k.apart[pairOf(a.name, b.name)]:
		return Different
	case r == Compatible && k != nil && a.suffix != b.suffix && k.apart[pairOf(a.name, b.name)]:
		return Different
	case r == Compatible && fatherAndSon(a, b):
		return Different
	case r.Agrees():
		if k.genders(a, b) {
			if len(a.words) == 1 && len(b.words) == 1 || a.suffix != b.suffix {
				return Unclear
			}
			return Different // "Mr. Clinton" is not Hillary Clinton
		}
		return r
	case r != Different:
		return r
	}
	// One speaks for the other.
	if r := k.spoken(a, b); r != Different {
		return r
	}
	if !plausible(a) || !plausible(b) || k.slip(a, b) || k.described(a, b) || k.described(b, a) {
		return Unclear // no name of a person, or one misread
	}
	return Different
}

// described reports whether a source calls one person what the other is known to
// be: that it means the one by it was a guess.
func (k *Links) described(a, b *profile) bool {
	if a.s.Basis != Description {
		return false
	}
	for i := range a.offices {
		if k.holds(b, &a.offices[i]) {
			return true
		}
	}
	return false
}

// spoken says how two people stand of whom one may speak for the other: Principal,
// or Different where neither does.
func (k *Links) spoken(a, b *profile) Relation {
	if k.speaksFor(a, b) || k.speaksFor(b, a) {
		return Principal
	}
	return Different
}

// speaksFor reports whether one person may speak for another. For whom is asked of
// the mention, else of the sources; who speaks for Clinton, where that is
// somebody, does not speak for Trump.
func (k *Links) speaksFor(agent, other *profile) bool {
	var list []string
	if whom, ok := agent.speaking(); ok && whom != "" {
		list = []string{whom}
	} else {
		if ok {
			list = append(list, "")
		}
		if e := k.of(agent); e != nil {
			list = append(list, e.speaks...)
		}
	}
	if len(list) == 0 {
		return false
	}
	_, too := other.speaking()
	body, person := false, false
	for _, whom := range list {
		switch {
		case shares(whom, other.words):
			return true
		case slices.ContainsFunc(strings.Fields(whom), func(w string) bool { return len(k.bearers(w)) > 0 }):
			person = true // somebody else
		case wholeName(whom):
			person = true
		case whom != "":
			if c, ok := across().seats[whom]; ok {
				if nations := k.nations(other); len(nations) > 0 && !slices.Contains(nations, c) {
					continue
				}
			}
			body = true
		}
	}
	if too || person || k.foreign(agent, other) {
		return false // each speaks for another
	}
	if !body {
		return slices.Contains(list, "")
	}
	callings := k.callings(other) // its head, or one who might be
	return len(callings) == 0 || slices.ContainsFunc(callings, func(c string) bool { return across().only[c] })
}

// wholeName reports whether a folded phrase is a person's name by its given name.
func wholeName(phrase string) bool {
	words, _ := personName(phrase)
	return len(words) > 1 && (across().first[words[0]] || len(across().given[words[0]]) > 0) && !bodyWord(words[len(words)-1])
}

// shares reports whether a folded phrase has a word of a name, other than its
// particles and initials.
func shares(phrase string, words []string) bool {
	for w := range strings.FieldsSeq(phrase) {
		for _, v := range words {
			if len(w) > 2 && (w == v || alikeSpelling(w, v)) && !particle(w) {
				return true
			}
		}
	}
	return false
}

// foreign reports whether two hold offices of different countries.
func (k *Links) foreign(a, b *profile) bool {
	na, nb := k.nations(a), k.nations(b)
	if len(na) == 0 || len(nb) == 0 {
		return false
	}
	for _, n := range na {
		if slices.Contains(nb, n) {
			return false
		}
	}
	return true
}

// genders reports whether titles state that one is a man and the other a woman.
func (k *Links) genders(a, b *profile) bool {
	ga, gb := k.gender(a), k.gender(b)
	return ga != 0 && gb != 0 && ga != gb
}

func (k *Links) gender(p *profile) byte {
	if p.gender != 0 || len(p.words) < 2 {
		return p.gender
	}
	if e := k.of(p); e != nil && e.he != e.she {
		if e.he {
			return 'm'
		}
		return 'f'
	}
	return 0
}

// plausible reports whether a name can be a person's: one that ends in a place or
// a body, and begins with no given name, is something that was misread.
func plausible(p *profile) bool {
	l := across()
	last := p.words[len(p.words)-1]
	if len(p.words) == 1 || l.first[p.words[0]] || len(l.given[p.words[0]]) > 0 {
		return true
	}
	_, place := l.nations[last]
	return !place && !bodyWord(last) && !l.vague[last]
}

// slip reports whether of two people of one surname the one's source has only the
// surname there, and what it takes for the given name is none.
func (k *Links) slip(a, b *profile) bool {
	for _, pair := range [...][2]*profile{{a, b}, {b, a}} {
		p, other := pair[0], pair[1]
		if len(p.words) < 2 || len(other.words) < 2 || p.s.Basis != Named {
			continue
		}
		m, _ := personName(fold(p.s.Mention))
		if len(m) == 1 && m[0] == other.words[len(other.words)-1] && slices.Contains(p.words, m[0]) &&
			!across().first[p.words[0]] && slices.ContainsFunc(other.words[:len(other.words)-1], func(w string) bool { return across().first[w] }) {
			return true
		}
	}
	return false
}

// compareUnnamed compares two who go by common nouns.
func (k *Links) compareUnnamed(a, b *profile) Relation {
	if k.exclude(a, b) {
		return Different
	}
	if a.s.Type == Organization || b.s.Type == Organization {
		body, other := a, b
		if body.s.Type != Organization {
			body, other = b, a
		}
		if other.s.Type == Organization {
			if r := k.bodies(a, b); r.Agrees() {
				return Compatible
			}
			if states(a.name, b.name) {
				return Different
			}
			return Unclear
		}
		if whom, ok := other.speaking(); ok && (whom == "" || k.bodyNames(whom, body.name).Agrees()) {
			return Compatible
		}
		return Unclear
	}
	whomA, speaksA := a.speaking()
	whomB, speaksB := b.speaking()
	if speaksA && speaksB {
		if whomA == "" || whomB == "" || whomA == whomB || shares(whomA, strings.Fields(whomB)) {
			return Compatible
		}
		return Unclear
	}
	if len(a.offices) == 0 || len(b.offices) == 0 {
		return Unclear
	}
	oa, ob := &a.offices[0], &b.offices[0]
	if sameOffice(oa, ob) {
		return Compatible
	}
	if k != nil && !a.vague() && !b.vague() { // two offices of one holder
		k.settle()
		for _, who := range k.holders[oa.key()] {
			if slices.Contains(k.holders[ob.key()], who) {
				return Compatible
			}
		}
	}
	if speaksA != speaksB && (shares(whomA, strings.Fields(b.name)) || shares(whomB, strings.Fields(a.name))) {
		return Principal
	}
	if oa.owner != "" && ob.owner != "" && oa.owner != ob.owner && !shares(oa.owner, strings.Fields(ob.owner)) {
		return Unclear
	}
	if len(a.nations) > 0 && len(b.nations) > 0 && !slices.Contains(b.nations, a.nations[0]) {
		return Unclear
	}
	if fits(oa.head, []string{ob.head}) || fits(ob.head, []string{oa.head}) {
		return Compatible
	}
	return Unclear
}

// compareVague compares one who goes by a common noun with one who has a name.
func (k *Links) compareVague(u, n *profile) Relation {
	if n.s.Type == Group {
		if u.s.Type == Group && u.vague() && strings.Contains(n.name, " and ") && n.s.Basis == Named {
			return Vaguer // "two officials"
		}
		return Unclear
	}
	if u.s.Type == Group && (n.s.Type == Unknown || n.s.Type == Organization) && excluded(u, n) {
		return Different // "the Conservatives", "Labour"
	}
	if behind(u, n) {
		return Compatible
	}
	if u.s.Type == Organization {
		return k.unnamedBody(u, n)
	}
	whom, speaks := u.speaking()
	if n.s.Type == Organization && len(u.offices) > 0 && heads(u, n) {
		return Principal // "the Queen", "Buckingham Palace"
	}
	if n.s.Type == Organization || n.s.Type == Place {
		return k.unnamedOf(u, n, whom, speaks)
	}
	if n.s.Type != Person && n.s.Type != Unknown && n.s.Type != "" || len(n.words) == 0 || len(n.words) > maxNameWords {
		return Unclear
	}
	if len(u.offices) == 0 {
		return Unclear
	}
	o := &u.offices[0]
	// "a source close to Hale" is not Hale.
	if shares(u.name, n.words) || shares(o.owner, n.words) {
		if speaks {
			return Principal
		}
		return Unclear
	}
	if whom, ok := n.speaking(); ok && whom != "" && !u.vague() && (whom == o.head || strings.HasSuffix(whom, " "+o.head)) {
		return Principal // "the president", "the president's press secretary, Jo Hale"
	}
	callings := k.callings(n)
	if speaks {
		_, too := n.speaking()
		if e := k.of(n); e != nil {
			too = too || len(e.speaks) > 0
		}
		switch {
		case too || len(callings) == 0 && whom != "":
			return Vaguer
		case o.tied && k != nil && slices.ContainsFunc(strings.Fields(whom), func(w string) bool { return len(k.bearers(w)) > 0 }):
			if fits(o.head, callings) {
				return Vaguer
			}
			return Unclear // who speaks for somebody else
		case across().spokes[o.noun] == always || across().spokes[o.head] == always:
			if k.abroad(u, n) {
				return Unclear
			}
			return Principal
		}
	}
	if k.holds(n, o) {
		return Compatible
	}
	if !u.vague() || k.abroad(u, n) || !fits(o.head, callings) || n.s.Type != Person {
		return Unclear
	}
	return Vaguer
}

// heads reports whether one who goes by an office is the head of the government
// or the house that a body's name stands for.
func heads(u, n *profile) bool {
	country, ok := across().seats[n.name]
	o := &u.offices[0]
	if !ok || u.vague() || o.former || o.head != "king" && o.head != "queen" && o.noun != "president" && o.noun != "minister prime" {
		return false
	}
	return len(u.nations) == 0 || slices.Contains(u.nations, country)
}

// behind reports whether the mention of one taken for nobody in particular ends
// with a person's whole name, behind an office: "chief of staff Jo Hale".
func behind(u, n *profile) bool {
	office, ok := strings.CutSuffix(u.name, " "+n.name)
	if !ok || n.s.Type != Person || len(n.words) < 2 {
		return false
	}
	words := strings.Fields(office)
	last := words[len(words)-1]
	if smallWord(last) || last == "to" || last == "by" || last == "with" {
		return false
	}
	i := -1
	for _, w := range [...]string{" of ", " for ", " to "} {
		i = max(i, strings.LastIndex(office, w))
	}
	if i >= 0 {
		over := false // "the mother of Senator Jo Hale"
		for w := range strings.FieldsSeq(office[:i]) {
			over = over || headNoun(w) != ""
		}
		if over && (headNoun(last) != "" || lang.English().Titles[headNoun(words[0])].Kind != 'o') {
			return false
		}
	}
	return true
}

// abroad reports whether one not named is of another country than a person.
func (k *Links) abroad(u, n *profile) bool {
	nations := k.nations(n)
	for _, c := range u.nations {
		if across().countries[c] && len(nations) > 0 && !slices.Contains(nations, c) {
			return true
		}
	}
	return false
}

// unnamedBody compares "the ministry", "police" with one who has a name.
func (k *Links) unnamedBody(u, n *profile) Relation {
	switch n.s.Type {
	case Person:
		return Principal
	case Organization:
		if r := k.bodies(u, n); r.Agrees() {
			return Compatible
		}
		if states(u.name, n.name) {
			return Different
		}
	case Place:
		if slices.Contains(bodyNations(u.name), countryOf(n.name)) {
			return Compatible
		}
	}
	return Unclear
}

// unnamedOf compares one not named with a body or a place.
func (k *Links) unnamedOf(u, n *profile, whom string, speaks bool) Relation {
	if n.s.Type == Place {
		c := countryOf(n.name)
		if slices.Contains(u.nations, c) || slices.Contains(seatsIn(u), c) {
			if speaks {
				return Compatible
			}
			return Vaguer
		}
		return Unclear
	}
	owner := whom
	if len(u.offices) > 0 && owner == "" {
		owner = u.offices[0].owner
	}
	switch {
	case owner == "" && speaks:
		return Compatible // "a spokesman" of it, as likely as not
	case owner == "":
		return Unclear
	case k.bodyNames(owner, n.name).Agrees() || strings.Contains(" "+u.name+" ", " "+n.name+" "):
		if speaks {
			return Compatible
		}
		return Vaguer
	case slices.Contains(bodyNations(n.name), owner):
		return Vaguer // "U.S. officials" and the White House
	}
	return Unclear
}

// seatsIn gives the countries whose government one not named is of: "a Kremlin
// official".
func seatsIn(u *profile) []string {
	var out []string
	for i := range u.offices {
		if c, ok := across().seats[u.offices[i].owner]; ok {
			out = append(out, c)
		}
	}
	return out
}

// compareGroups compares two of which at least one is several: "Kim and Xi",
// "Senate Republicans".
func (k *Links) compareGroups(a, b *profile) Relation {
	if a.s.Type != Group {
		a, b = b, a
	}
	if b.s.Type == Group {
		if within(bodyWords(a.name), bodyWords(b.name)) || within(bodyWords(b.name), bodyWords(a.name)) {
			return Compatible
		}
		return Unclear
	}
	if b.s.Type == Person {
		for one := range strings.SplitSeq(a.name, " and ") {
			if one != a.name && comparePeople(one, b.name).Agrees() {
				return Compatible
			}
		}
		return Unclear
	}
	if b.s.Type == Organization && k.bodies(a, b).Agrees() {
		return Compatible
	}
	return Unclear
}

// within reports whether all words of one list are in another.
func within(short, long []string) bool {
	for _, w := range short {
		if !slices.Contains(long, w) {
			return false
		}
	}
	return len(short) > 0
}

// bodyAnd compares a body and a person: the body's words are somebody's, and a
// person may be of it.
func (k *Links) bodyAnd(body, person *profile) Relation {
	if comparePeople(body.name, person.name).Agrees() {
		return Compatible // one of the two was taken for what it is not
	}
	if whom, ok := person.speaking(); ok && whom != "" && k.bodyNames(whom, body.name).Agrees() {
		return Compatible // "Apple", "Apple spokesman Omar Haddad"
	}
	return Principal
}
