package speaker

// What a mention tells of a speaker beside the name: the offices held and where
// ("Kyiv's mayor", "Apple chief executive"), for whom one speaks, the nation; and
// whether one who is not named may be one who is.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/lang"
)

// post is an office or calling that a mention gives its bearer.
type post struct {
	noun   string // its words, in order of the alphabet, one word for several of a sense
	head   string // the noun itself, singular
	owner  string // what or whom it is held in, of or for, folded; "" where not said
	tied   bool   // the owner stands as "Hale's …" or "… for Hale"
	former bool
}

// key is what two offices share that are one.
func (o *post) key() string { return o.owner + "|" + o.noun }

// profile is what Compare looks at in a speaker.
type profile struct {
	s       *Speaker
	name    string   // folded, without article
	words   []string // of a person's name
	suffix  string
	unnamed bool
	offices []post
	nations []string
	gender  byte
	relay   bool
	long    bool // no name is so long
	known   *known
	looked  bool   // known has been looked for
	person  string // words joined: the key that learned offices are kept under
}

// Bounds, in bytes, of what is looked at: of a mention the beginning, and of a
// longer name nothing.
const (
	maxMention = 400
	maxName    = 300
)

func newProfile(s *Speaker) *profile {
	if len(s.Name) > maxName {
		return &profile{s: s, name: s.Name, long: true}
	}
	s = meant(s)
	p := &profile{s: s, name: strings.TrimPrefix(fold(s.Name), "the ")}
	p.unnamed = unnamed(s)
	p.words, p.suffix = personName(p.name)
	p.person = strings.Join(p.words, " ")
	text := s.Mention
	if p.unnamed && !strings.Contains(text, s.Name) {
		text = s.Name // carried on, or a pronoun
	}
	var not []string
	if !p.unnamed && s.Type != Organization && s.Type != Place {
		not = p.words
	}
	p.offices, p.gender = readOffices(text, not)
	for i := range p.offices {
		if o := &p.offices[i]; isNation(o.owner) && !slices.Contains(p.nations, o.owner) {
			p.nations = append(p.nations, o.owner)
		}
	}
	return p
}

// meant gives a speaker whom a source reads as what they are not their sort: a
// body that looks like a person or a place, one who goes by a style of rank, one
// whose noun is no name.
func meant(s *Speaker) *Speaker {
	l := across()
	name := strings.TrimPrefix(fold(s.Name), "the ")
	mention := name
	if len(s.Mention) <= maxName {
		mention = strings.TrimPrefix(fold(s.Mention), "the ")
	}
	as := *s
	_, seat := l.seats[name]
	switch {
	case l.styles[mention] != "":
		as.Name, as.Type = l.styles[mention], Person
	case s.Basis != Unnamed && l.companies[mention] && s.Type != Organization && strings.Contains(mention, name):
		as.Name, as.Type = mention, Organization
	case s.Basis != Unnamed && (l.companies[name] || seat) && (s.Type == Unknown || s.Type == Place || s.Type == "" || strings.Contains(name, " ")) && s.Type != Organization && s.Type != Group:
		as.Type = Organization
	case s.Basis == Named && s.Type == Organization && headNoun(name) != "" && strings.HasPrefix(mention, name+" of "):
		as.Name, as.Type, as.Basis = mention, Person, Unnamed // "the Duke of Huasco"
	case s.Basis == Named && s.Type == Person && !strings.Contains(name, " ") && headNoun(name) != "" && (strings.HasPrefix(mention, "a ") || strings.HasPrefix(mention, "an ")) && strings.HasSuffix(mention, " "+name):
		as.Name, as.Basis = mention[strings.IndexByte(mention, ' ')+1:], Unnamed // "a Conservative MP"
	default:
		return s
	}
	return &as
}

// unnamed reports whether a speaker goes by a common noun.
func unnamed(s *Speaker) bool {
	if s.Basis == Unnamed {
		return true
	}
	if s.Basis == Named || s.Basis == Label || s.Name == "" {
		return false
	}
	last := s.Name[strings.LastIndexByte(s.Name, ' ')+1:]
	first, _ := utf8.DecodeRuneInString(last)
	return unicode.IsLower(first) && headNoun(strings.ToLower(last)) != ""
}

// isNation reports whether a folded name is a country's.
func isNation(name string) bool {
	c, ok := across().nations[name]
	return ok && c == name
}

// token is a word of a mention.
type token struct {
	low   string // folded
	cap   bool
	poss  bool // "Kyiv's"
	comma bool // a comma or bracket stands before it
}

func mentionTokens(text string) []token {
	if len(text) > maxMention {
		text = strings.ToValidUTF8(text[:maxMention], "")
	}
	var out []token
	comma := false
	for f := range strings.FieldsSeq(text) {
		lead := strings.TrimLeft(f, "(\"“‘'[—–-")
		comma = comma || lead != f && strings.ContainsAny(f[:len(f)-len(lead)], "([—–-")
		w := strings.TrimRight(lead, ",;:)]\"”—–")
		after := w != lead && lead != ""
		t := token{comma: comma, poss: strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "s'") || strings.HasSuffix(w, "s’")}
		if t.poss {
			w = strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(w, "s"), "'"), "’")
			if lead = strings.TrimRight(lead, ",;:"); strings.HasSuffix(lead, "s'") || strings.HasSuffix(lead, "s’") {
				w = strings.TrimRight(lead, "'’")
			}
		}
		if t.low = fold(w); t.low != "" {
			first, _ := utf8.DecodeRuneInString(w)
			t.cap = unicode.IsUpper(first)
			// "co-chairman", "vice-president" are one word of two; "U.S." is "us".
			if i := strings.IndexByte(t.low, ' '); i > 0 && headNoun(strings.ToLower(w)) != "" {
				t.low = strings.ReplaceAll(t.low, " ", "-")
			}
			out = append(out, t)
			comma = false
		}
		comma = comma || after
	}
	return out
}

// headNoun gives the singular of a noun for people, "" for any other word.
func headNoun(low string) string {
	l := lang.English()
	if t, ok := l.Titles[low]; ok {
		switch t.Kind {
		case 'o', 'c':
			if t.Long != "" {
				return t.Long
			}
			return low
		case 'k':
			return low
		case 'h', 'm', 'r':
			return ""
		}
	}
	if t, ok := l.Titles[low+"."]; ok && t.Kind == 'o' {
		return t.Long
	}
	switch p := l.People[low]; p.Number {
	case 's':
		return low
	case 'p':
		switch {
		case strings.HasSuffix(low, "men"):
			return low[:len(low)-3] + "man"
		case strings.HasSuffix(low, "people"):
			return low[:len(low)-6] + "person"
		case low == "allies":
			return "ally"
		}
		return strings.TrimSuffix(low, "s")
	}
	return ""
}

// readOffices reads the offices that a mention gives, and the gender that a title
// in it states. not are the words of the bearer's name.
func readOffices(text string, not []string) (offices []post, gender byte) {
	toks := mentionTokens(text)
	l := lang.English()
	for i := 0; i < len(toks); {
		if slices.Contains(not, toks[i].low) && !toks[i].poss {
			i++
			continue
		}
		j := i + 1
		for j < len(toks) && !toks[j].comma && !(slices.Contains(not, toks[j].low) && !toks[j].poss) {
			j++
		}
		if j < len(toks) && !toks[j].comma || i == 0 {
			for _, t := range toks[i:j] {
				for _, w := range [...]string{t.low, t.low + "."} {
					if h, ok := l.Titles[w]; ok && h.Kind == 'h' && h.Gender != 0 {
						gender = h.Gender
					}
				}
			}
		}
		if o, ok := readOffice(toks[i:j], len(not) > 0); ok && len(offices) < 6 {
			offices = append(offices, o)
		}
		i = j
	}
	return offices, gender
}

// readOffice reads one stretch of a mention between commas and the name. Of one
// who is named a plural ("flanked by aides") says nothing.
func readOffice(toks []token, named bool) (post, bool) {
	head := -1
	end := len(toks)
	for i, t := range toks {
		switch t.low {
		case "of", "for", "at", "in", "to", "on", "with", "who", "that", "from", "under", "close", "near", "familiar", "by", "during", "and":
			if head >= 0 {
				end = i
			}
		}
		if end == i {
			break
		}
		if t.poss {
			continue
		}
		h := headNoun(t.low)
		if h == "" || across().numbers[t.low] && i+1 < len(toks) || named && lang.English().People[t.low].Number == 'p' {
			continue
		}
		head = i
	}
	if head < 0 {
		return post{}, false
	}
	o := post{head: headNoun(toks[head].low)}
	if c := across().offices[o.head]; c != "" && !strings.Contains(c, " ") {
		o.head = c
	}
	noun := []string{headNoun(toks[head].low)}
	i := head - 1
	for ; i >= 0 && !toks[i].poss; i-- {
		w := toks[i].low
		if h := headNoun(w); h != "" {
			noun = append(noun, h)
			continue
		}
		if !across().portfolios[w] {
			break
		}
		if w != "senior" && w != "junior" && w != "top" && w != "and" && w != "high-ranking" && w != "ranking" && w != "longtime" {
			noun = append(noun, w)
		}
	}
	var owner []string
	for ; i >= 0; i-- {
		t := toks[i]
		switch {
		case t.low == "former" || t.low == "ex" || t.low == "late" || t.low == "onetime" || t.low == "then" || t.low == "outgoing":
			o.former = true
		case t.low == "the" || t.low == "a" || t.low == "an" || t.low == "one" || t.low == "another":
		case t.cap || t.poss || len(owner) > 0 && (t.low == "of" || t.low == "and"):
			owner = append(owner, t.low)
			o.tied = o.tied || t.poss
		}
	}
	slices.Reverse(owner)
	// "of Kyiv", "for Hale", "of foreign affairs of Hungary"
	for k := end; k < len(toks); k++ {
		w := toks[k].low
		switch {
		case w == "who" || w == "that" || w == "during" || w == "under" || w == "with" || w == "and" && len(owner) == 0:
			k = len(toks)
		case w == "the" || w == "of" || w == "for" || w == "at" || w == "to" || w == "in" || w == "close" || w == "near" || w == "on" || w == "from":
			if w == "for" || w == "to" {
				o.tied = true
			}
		case across().portfolios[w] && (k > 0 && toks[k-1].low == "of" || len(owner) == 0 && !toks[k].cap):
			noun = append(noun, w)
		case toks[k].cap && len(owner) < 8:
			if _, title := lang.English().Titles[w]; !title {
				if _, title = lang.English().Titles[w+"."]; !title {
					owner = append(owner, w)
				}
			}
		default:
			if len(owner) > 0 {
				k = len(toks)
			}
		}
	}
	o.noun = officeNoun(noun)
	o.owner = officeOwner(strings.Join(owner, " "), o.head)
	return o, true
}

// officeNoun brings the words of an office to one order and one name.
func officeNoun(words []string) string {
	out := words[:0]
	for _, w := range words {
		switch w {
		case "affairs", "and", "relations", "party":
			continue
		case "defence":
			w = "defense"
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	noun := strings.Join(out, " ")
	if one := across().offices[noun]; one != "" {
		return one
	}
	return noun
}

// officeOwner is where an office is held, folded: a country for its adjective,
// and for its capital where the office is the nation's.
func officeOwner(owner, head string) string {
	l := across()
	if full, ok := l.bodies[owner]; ok {
		owner = full
	}
	if c, ok := l.nations[owner]; ok {
		switch head {
		case "mayor", "councillor", "councilman", "councilwoman", "alderman":
			if s := l.spellings[owner]; s != "" {
				return s
			}
			return owner
		}
		return c
	}
	if s := l.spellings[owner]; s != "" {
		return s
	}
	return owner
}

// leads reports whether an office makes its holder a country's or body's leader.
func leads(noun string) bool {
	return slices.Contains(across().kinds["leader"], noun) || noun == "minister prime" || noun == "leader supreme" || noun == "chief executive"
}

// sameOffice reports whether two offices are one and held in the same.
func sameOffice(a, b *post) bool {
	if a.owner == "" || a.owner != b.owner || a.former != b.former {
		return false
	}
	return a.noun == b.noun || a.head == "leader" && a.noun == "leader" && leads(b.noun) || b.noun == "leader" && leads(a.noun)
}

// head is the noun of one who is not named, "" where it is none for a person.
func (p *profile) head() string {
	for i := range p.offices {
		return p.offices[i].head
	}
	return ""
}

// vague reports whether one not named is one of many, not the one who holds an
// office.
func (p *profile) vague() bool {
	if !p.unnamed || p.s.Type == Organization || p.s.Type == Paper || p.head() == "" {
		return false
	}
	o := &p.offices[0]
	if !across().only[o.head] || p.s.Type == Group {
		return true
	}
	first, _, _ := strings.Cut(strings.ToLower(p.s.Mention), " ")
	switch first {
	case "a", "an", "one", "another", "some", "two", "three", "several":
		return true
	}
	return false
}

// fits reports whether one who is not named may be one whose callings are known,
// if any are.
func fits(head string, callings []string) bool {
	l := across()
	if slices.Contains(l.kinds["anyone"], head) || len(callings) == 0 {
		return true
	}
	for _, c := range callings {
		if c == head || slices.Contains(l.kinds[head], c) {
			return true
		}
	}
	return false
}

// speaks reports whether an office makes its holder speak for another.
func (o *post) speaks() bool {
	kind, is := across().spokes[o.noun]
	if !is {
		kind, is = across().spokes[o.head]
	}
	return is && !o.former && (kind == always || o.tied && o.owner != "" && !isNation(o.owner))
}

// speaking gives for whom a mention says that its bearer speaks; ok where it says
// that they speak for someone at all.
func (p *profile) speaking() (whom string, ok bool) {
	for i := range p.offices {
		if p.offices[i].speaks() {
			return p.offices[i].owner, true
		}
	}
	return "", false
}

// Vague reports whether a speaker goes by a common noun alone: "a senior
// official", "a source close to the talks", "two officials". Of a pair that is
// Vaguer it is true of exactly one.
func Vague(s *Speaker) bool {
	return s != nil && s.Type != Organization && s.Type != Place && s.Type != Paper && !s.Nameless() && unnamed(s)
}
