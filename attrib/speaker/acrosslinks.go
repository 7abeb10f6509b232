package speaker

// What the sources of a run tell of who is who, beside the names: that Kyiv's
// mayor is Vitali Klitschko, that "WHO" is the World Health Organization, what
// offices a name's bearer has; and what a newsroom has declared of the same.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/lang"
)

// Links is what a run knows of who is who. It is learned once: first every
// speaker with [Links.Meet], then every text with [Links.Read]; what it answers
// does not depend on their order. A nil *Links knows nothing and is safe for
// concurrent use; any other is not.
type Links struct {
	relays   map[string]bool     // declared, folded
	declared map[string]string   // office → the one declared to hold it, as written
	holders  map[string][]string // office → who holds it by the sources, folded names
	known    map[string]*known   // folded name of two words or more → what is known of its bearer
	byWord   map[string][]string // a word of a name, in the spelling of all its variants → those names
	sounds   map[string]string   // a word → that spelling
	apart    map[[2]string]bool  // two like names that one source has as two speakers
	short    map[string]string   // letters → the body that a source introduces them for; "" where two are
	profiles map[profileKey]*profile
	met      map[profileKey]bool
	late     []*profile // those met by a surname alone
	settled  bool
}

// known is what is known of a person.
type known struct {
	callings []string // nouns of the offices
	offices  map[string]bool
	nations  []string
	speaks   []string // for whom one speaks, "" where a source does not say
	he, she  bool     // titles that state it
}

type profileKey struct {
	name, mention string
	typ           Type
	basis         Basis
}

// NewLinks makes Links that know nothing yet.
func NewLinks() *Links {
	return &Links{
		relays: map[string]bool{}, declared: map[string]string{}, holders: map[string][]string{}, known: map[string]*known{},
		byWord: map[string][]string{}, sounds: map[string]string{}, apart: map[[2]string]bool{}, short: map[string]string{},
		profiles: map[profileKey]*profile{}, met: map[profileKey]bool{},
	}
}

// Hold declares that a person holds offices, each as a source may mention it
// ("China's president", "the Chinese leader", "mayor of Kyiv").
func (k *Links) Hold(person string, offices ...string) {
	for _, text := range offices {
		if list, _ := readOffices(text, nil); len(list) > 0 {
			k.declared[list[0].key()] = person
		}
		k.declared[strings.TrimPrefix(fold(text), "the ")] = person
	}
}

// Relay declares agencies and outlets that pass on what others said.
func (k *Links) Relay(names ...string) {
	for _, n := range names {
		if f := strings.TrimPrefix(fold(n), "the "); f != "" {
			k.relays[f] = true
		}
	}
}

// IsRelay is [IsRelay], and knows the declared relays too.
func (k *Links) IsRelay(name string) bool {
	if len(name) > maxName {
		return false
	}
	f := strings.TrimPrefix(fold(name), "the ")
	return k != nil && k.relays[f] || isRelay(f)
}

// Meet learns from a speaker of a source who they are.
func (k *Links) Meet(s *Speaker) {
	if s.Nameless() || k.settled {
		return
	}
	key := profileKey{s.Name, s.Mention, s.Type, s.Basis}
	if k.met[key] {
		return
	}
	k.met[key] = true
	if s.Type != Person || unnamed(s) {
		return
	}
	p := k.profile(s)
	if len(p.words) == 0 || len(p.words) > maxNameWords {
		return
	}
	if len(p.words) == 1 {
		k.late = append(k.late, p)
		return
	}
	k.bearer(p.words)
	k.learn(p.person, p.offices, p.gender)
}

// bearer notes a person's name.
func (k *Links) bearer(words []string) *known {
	name := strings.Join(words, " ")
	e := k.known[name]
	if e == nil {
		e = &known{offices: map[string]bool{}}
		k.known[name] = e
		for i, w := range words {
			if len(w) > 1 && !slices.Contains(words[:i], w) && !particle(w) {
				k.byWord[k.sound(w)] = append(k.byWord[k.sound(w)], name)
			}
		}
	}
	return e
}

// sound is the spelling that all variants of a folded word share, remembered.
func (k *Links) sound(w string) string {
	s, ok := k.sounds[w]
	if !ok {
		if s = across().spellings[w]; s == "" {
			s = spelling(w)
		}
		k.sounds[w] = s
	}
	return s
}

// bearers are the known names that have a folded word.
func (k *Links) bearers(w string) []string {
	if k == nil || w == "" {
		return nil
	}
	return k.byWord[k.sound(w)]
}

// Apart learns that one source has two speakers of like names: a father and a
// son, two of one surname.
func (k *Links) Apart(a, b *Speaker) {
	if a.Type != Person || b.Type != Person || unnamed(a) || unnamed(b) || a.Basis != Named && a.Basis != Label || b.Basis != Named && b.Basis != Label {
		return
	}
	pa, pb := k.profile(a), k.profile(b)
	if pa.suffix != pb.suffix && len(pa.words) > 1 && len(pb.words) > 1 && pa.words[len(pa.words)-1] == pb.words[len(pb.words)-1] {
		k.apart[pairOf(pa.name, pb.name)] = true
	}
}

func pairOf(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

// learn notes offices of a person.
func (k *Links) learn(person string, offices []post, gender byte) {
	e := k.known[person]
	if e == nil {
		return
	}
	e.he, e.she = e.he || gender == 'm', e.she || gender == 'f'
	for i := range offices {
		o := &offices[i]
		if lang.English().Titles[o.head].Kind == 'k' {
			continue // whose son one is, is no office
		}
		if o.speaks() && !slices.Contains(e.speaks, o.owner) {
			e.speaks = append(e.speaks, o.owner)
		}
		if !slices.Contains(e.callings, o.head) {
			e.callings = append(e.callings, o.head)
		}
		if across().countries[o.owner] && !slices.Contains(e.nations, o.owner) {
			e.nations = append(e.nations, o.owner)
		}
		if o.owner == "" || o.former {
			continue
		}
		if key := o.key(); !e.offices[key] {
			e.offices[key] = true
			k.holders[key] = append(k.holders[key], person)
		}
		if leads(o.noun) || leads(o.head) && !strings.Contains(o.noun, "vice") && !strings.Contains(o.noun, "deputy") {
			if key := o.owner + "|leader"; leads(o.noun) && !e.offices[key] {
				e.offices[key] = true
				k.holders[key] = append(k.holders[key], person)
			}
		}
	}
}

// settle learns from those met by a surname alone, once all names are known.
func (k *Links) settle() {
	if k.settled {
		return
	}
	k.settled = true
	for _, p := range k.late {
		if who := k.only(p); who != "" {
			k.learn(who, p.offices, p.gender)
		}
	}
	k.late = nil
}

// only gives the one known person that a name of one word may be, "" where there
// is none, or several.
func (k *Links) only(p *profile) string {
	if len(p.words) != 1 {
		return ""
	}
	list := k.bearers(p.words[0])
	if len(list) == 0 {
		return ""
	}
	first := slices.Min(list)
	words := strings.Fields(first)
	for _, other := range list {
		if other != first && !compareNameWords(words, strings.Fields(other)).Agrees() {
			return ""
		}
	}
	return first
}

// Bearers gives the folded given names of those known by a folded surname.
func (k *Links) Bearers(surname string) []string {
	if k == nil {
		return nil
	}
	var out []string
	for _, name := range k.bearers(surname) {
		if words := strings.Fields(name); alikeSpelling(words[len(words)-1], surname) && !slices.Contains(out, words[0]) {
			out = append(out, words[0])
		}
	}
	return out
}

// of gives what is known of a person beside what the mention says, under all the
// names that are one with theirs; nil where that is nothing.
func (k *Links) of(p *profile) *known {
	if k == nil || p.unnamed || len(p.words) == 0 || len(p.words) > maxNameWords {
		return nil
	}
	if p.looked {
		return p.known
	}
	k.settle()
	p.looked = true
	words := p.words
	if len(words) == 1 {
		if words = strings.Fields(k.only(p)); len(words) == 0 {
			return nil
		}
	}
	for _, name := range k.bearers(words[len(words)-1]) {
		if compareNameWords(words, strings.Fields(name)) != Same {
			continue
		}
		if p.known == nil {
			p.known = &known{offices: map[string]bool{}}
		}
		p.known.add(k.known[name])
	}
	return p.known
}

// add takes in what is known under another name.
func (e *known) add(o *known) {
	union := func(into *[]string, list []string) {
		for _, s := range list {
			if !slices.Contains(*into, s) {
				*into = append(*into, s)
			}
		}
	}
	union(&e.callings, o.callings)
	union(&e.nations, o.nations)
	union(&e.speaks, o.speaks)
	for key := range o.offices {
		e.offices[key] = true
	}
	e.he, e.she = e.he || o.he, e.she || o.she
}

// callings are the nouns for a person that mentions give, of all sources.
func (k *Links) callings(p *profile) []string {
	var out []string
	for i := range p.offices {
		out = append(out, p.offices[i].head)
	}
	if e := k.of(p); e != nil {
		out = append(out, e.callings...)
	}
	return out
}

// nations are the countries that mentions give a person's offices.
func (k *Links) nations(p *profile) []string {
	var out []string
	for _, n := range p.nations {
		if across().countries[n] {
			out = append(out, n)
		}
	}
	if e := k.of(p); e != nil {
		out = append(out, e.nations...)
	}
	return out
}

// holds reports whether a person holds an office, by the mention or a source.
func (k *Links) holds(p *profile, o *post) bool {
	for i := range p.offices {
		if sameOffice(&p.offices[i], o) {
			return true
		}
	}
	e := k.of(p)
	return e != nil && o.owner != "" && !o.former && (e.offices[o.key()] || o.noun == "leader" && e.offices[o.owner+"|leader"] ||
		leads(o.noun) && e.offices[o.owner+"|leader"] && !k.otherwise(e, o))
}

// otherwise reports whether a leader of a country is known to be so under another
// office than this: the prime minister is not the president.
func (k *Links) otherwise(e *known, o *post) bool {
	for key := range e.offices {
		owner, noun, _ := strings.Cut(key, "|")
		if owner == o.owner && noun != "leader" && leads(noun) {
			return true
		}
	}
	return false
}

// body gives the full name of a body for letters that a source introduced.
func (k *Links) body(name string) string {
	if k != nil {
		if full := k.short[name]; full != "" {
			return full
		}
	}
	return name
}

// profile gives a speaker's profile, remembered.
func (k *Links) profile(s *Speaker) *profile {
	if k == nil {
		p := newProfile(s)
		p.relay = !p.long && isRelay(p.name)
		return p
	}
	key := profileKey{s.Name, s.Mention, s.Type, s.Basis}
	p, ok := k.profiles[key]
	if !ok {
		p = newProfile(s)
		p.relay = !p.long && (k.relays[p.name] || isRelay(p.name))
		if k.profiles[key] = p; len(k.declared) > 0 && p.unnamed {
			k.appoint(p)
		}
	}
	return p
}

// appoint makes of one who is mentioned by a declared office its holder.
func (k *Links) appoint(p *profile) {
	who := k.declared[p.name]
	for i := range p.offices {
		if who != "" {
			break
		}
		if o := &p.offices[i]; !o.former && o.owner != "" {
			who = k.declared[o.key()]
		}
	}
	if who == "" || p.vague() {
		return
	}
	s := *p.s
	s.Name, s.Basis, s.Type = who, Named, Person
	offices := p.offices
	*p = *newProfile(&s)
	p.offices = offices
}

// Bounds of what is read of a text for links.
const (
	mostSeen   = 12 // places where one person is named
	wordsLeft  = 8  // before a name
	wordsRight = 9  // after it
)

// Read learns from a source's text: the offices that stand with the names of the
// run's speakers, wherever they are named, and letters introduced in brackets.
// Time is linear in the text.
func (k *Links) Read(text string) {
	k.settle()
	seen := map[string]int{}
	words := textWords(text)
	for i := range words {
		w := &words[i]
		if w.open && letters(text[w.start:w.end]) && w.end < len(text) && text[w.end] == ')' {
			k.introduce(text, words, i)
			continue
		}
		first, _ := utf8.DecodeRuneInString(text[w.start:])
		if !unicode.IsUpper(first) {
			continue
		}
		low := fold(text[w.start:w.end])
		list := k.bearers(low)
		if len(list) == 0 || seen[low] >= mostSeen {
			continue
		}
		k.near(text, words, i, list, seen, low)
	}
}

// near learns from what stands before and after a name whose last word is the
// i-th.
func (k *Links) near(text string, words []textWord, i int, list []string, seen map[string]int, low string) {
	var who []string // the longest names that stand here, in all spellings
	from := i
	for _, name := range list {
		parts := strings.Fields(name)
		n := len(parts)
		j := i - n + 1
		if j < 0 || n < i-from+1 || k.sound(parts[n-1]) != k.sound(low) {
			continue
		}
		fits := true
		for m := range n - 1 {
			fits = fits && fold(text[words[j+m].start:words[j+m].end]) == parts[m]
		}
		if fits {
			if j < from {
				who, from = who[:0], j
			}
			who = append(who, name)
		}
	}
	if len(who) == 0 {
		one := k.only(&profile{words: []string{low}})
		if one == "" || k.sound(one[strings.LastIndexByte(one, ' ')+1:]) != k.sound(low) {
			return
		}
		who = append(who, one)
	}
	// To the left: "Kyiv Mayor", "the mayor of Kyiv,", "Apple's chief executive".
	left := from
	for left > 0 && from-left < wordsLeft {
		w, next := &words[left-1], &words[left]
		gap := text[w.end:next.start]
		if gap != " " && !(left == from && gap == ", ") && gap != "\u00a0" {
			break
		}
		word := text[w.start:w.end]
		lw := strings.ToLower(word)
		first, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(first) && headNoun(lw) == "" && !across().portfolios[lw] && lw != "of" && lw != "the" && lw != "former" {
			break
		}
		if gap == ", " && headNoun(lw) == "" && !unicode.IsUpper(first) {
			break
		}
		left--
	}
	// To the right: ", the mayor of Kyiv,".
	right := i + 1
	if i+1 < len(words) && text[words[i].end:words[i+1].start] == ", " {
		for right < len(words) && right-i <= wordsRight {
			right++
			if end := words[right-1].end; end >= len(text) || strings.IndexByte(",.;:)\n", text[end]) >= 0 && !(text[end] == '.' && end+1 < len(text) && text[end+1] != ' ' && text[end+1] != '\n') {
				break
			}
		}
		if right-i > wordsRight {
			right = i + 1
		}
	}
	if left == from && right == i+1 {
		return
	}
	seen[low]++
	for _, t := range [...]string{text[words[left].start:words[from].start], text[words[i].end:words[right-1].end]} {
		if t = strings.Trim(t, ", "); t == "" {
			continue
		}
		offices, gender := readOffices(t, nil)
		for _, name := range who {
			parts := strings.Fields(name)
			k.learn(name, slices.DeleteFunc(slices.Clone(offices), func(o post) bool { return slices.Contains(parts, o.owner) }), gender)
		}
	}
}

// introduce learns letters that stand in brackets after what they are short for.
func (k *Links) introduce(text string, words []textWord, i int) {
	short := fold(text[words[i].start:words[i].end])
	for n := 2; n <= 10 && i-n >= 0; n++ {
		first, _ := utf8.DecodeRuneInString(text[words[i-n].start:])
		if words[i-n+1].open || strings.ContainsAny(text[words[i-n].end:words[i-n+1].start], ".;:\n") {
			return
		}
		if !unicode.IsUpper(first) {
			continue
		}
		full := fold(text[words[i-n].start:words[i-1].end])
		if !initialsOf(short, full) {
			continue
		}
		if had, ok := k.short[short]; ok && had != full && compareBodyNames(had, full) != Same {
			full = ""
		} else if ok && had < full {
			full = had
		}
		k.short[short] = full
		return
	}
}

// letters reports two to eight letters, most of them capitals.
func letters(s string) bool {
	upper := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case !unicode.IsLower(r) && r != '.' && r != '&' && r != '-':
			return false
		}
	}
	return upper >= 2 && len(s) <= 12 && 2*upper > len(s)
}

// textWord is a word of a running text.
type textWord struct {
	start, end int
	open       bool // a bracket stands before it
}

// textWords gives the words of a text; a possessive, hyphen and the stops of
// "U.S." are part of one.
func textWords(text string) []textWord {
	out := make([]textWord, 0, len(text)/6)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		w := textWord{start: i, open: i > 0 && text[i-1] == '('}
		for i < len(text) {
			r, n = utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
				if (r == '\'' || r == '’' || r == '-' || r == '.') && i+n < len(text) {
					if next, _ := utf8.DecodeRuneInString(text[i+n:]); unicode.IsLetter(next) {
						i += n
						continue
					}
				}
				break
			}
			i += n
		}
		w.end = i
		out = append(out, w)
	}
	return out
}
