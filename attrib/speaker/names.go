package speaker

// The names of one source: which capitalised runs are one person or body, and
// where each is named.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// Names is who is named in a source. Build it with [Read]; resolving mentions in
// the order of the text adds what the statements tell.
type Names struct {
	text      *lang.Text
	entities  []*entity
	byWord    map[string][]*entity // each word of a name, lower case
	full      map[string]*entity   // whole name, lower case
	sightings [][]sighting         // by block, in order
	recent    []*entity            // who spoke, oldest first
	not       string               // a name that the pronoun at hand is not
}

// entity is one person, body or place.
type entity struct {
	name      string   // fullest form
	words     []string // of the name, lower case
	typ       Type
	gender    byte
	he, she   int             // pronouns that went with it
	seen      int             // how often it is named
	whole     int             // how often by more than one word
	offices   map[string]bool // nouns that describe it: "president"
	nations   map[string]bool // "China"
	order     int             // of first mention
	unnamed   bool
	age       string
	lastWhole int // one more than the last block that gave the whole name, while sightings are gathered
	within    int // how often a preposition of place stands before it
}

// sighting is one place where an entity is named.
type sighting struct {
	*entity
	first, last int // tokens, last exclusive
	start       int // of the titles before it
	subject     bool
	quoted      bool
}

// Read finds the names of a text. quoted tells whether a token stands in
// quotation marks. Time is linear in the text.
func Read(text *lang.Text, quoted func(block, token int) bool) *Names {
	n := &Names{text: text, byWord: map[string][]*entity{}, full: map[string]*entity{}, sightings: make([][]sighting, len(text.Blocks))}
	var runs []run
	for b := range text.Blocks {
		runs = n.runs(runs, b)
	}
	runs = n.plain(runs)
	// Whole names first, so that a surname finds its bearer wherever that stands.
	for pass := 0; pass < 2; pass++ {
		for i := range runs {
			r := &runs[i]
			words := n.words(r.block, r.first, r.last)
			if len(words) == 0 || (len(words) > 1) != (pass == 0) || r.titled && pass == 0 && n.full[strings.Join(words, " ")] == nil {
				continue
			}
			n.add(r, words)
		}
		if pass == 0 {
			n.initials()
		}
	}
	n.describe(runs)
	n.settle()
	// Who a bare surname is may hang on pronouns, and pronouns on who is near:
	// the places are found, the pronouns bound, and the places found again.
	n.sight(runs, quoted)
	for b := range n.sightings {
		n.bind(b)
	}
	n.sight(runs, quoted)
	return n
}

// sight notes where each entity is named.
func (n *Names) sight(runs []run, quoted func(block, token int) bool) {
	for b := range n.sightings {
		n.sightings[b] = n.sightings[b][:0]
	}
	for _, e := range n.entities {
		e.lastWhole = 0
	}
	for i := range runs {
		r := &runs[i]
		words := n.words(r.block, r.first, r.last)
		e := n.lookup(words, r)
		if e == nil {
			continue
		}
		if len(words) > 1 {
			e.lastWhole = r.block + 1
		}
		n.sightings[r.block] = append(n.sightings[r.block], sighting{
			entity: e, first: r.first, last: r.last, start: r.start,
			subject: n.isSubject(r), quoted: quoted(r.block, r.first),
		})
	}
}

// Knows reports whether a word is part of a name of a person or body in the
// source.
func (n *Names) Knows(word string) bool {
	for _, e := range n.bearers(strings.ToLower(word)) {
		if e.whole > 0 || e.typ == Organization || e.seen > 1 {
			return true
		}
	}
	return false
}

// add makes or finds the entity of a run and notes what the run tells of it.
func (n *Names) add(r *run, words []string) {
	e := n.lookup(words, r)
	toks := n.text.Blocks[r.block].Tokens
	if e == nil {
		e = &entity{
			name: n.spelling(r.block, r.first, r.last), words: words, order: len(n.entities),
			offices: map[string]bool{}, nations: map[string]bool{},
		}
		e.typ = n.typeOf(r, words, toks)
		n.entities = append(n.entities, e)
		n.full[strings.Join(words, " ")] = e
		for i, w := range words {
			if i > 0 && contains(words[:i], w) || particle(w) || w == "of" || w == "the" || w == "for" || w == "and" {
				continue
			}
			n.byWord[w] = append(n.byWord[w], e)
		}
	} else if len(words) > len(e.words) {
		n.full[strings.Join(words, " ")] = e
		if e.typ == Person || e.typ == Organization {
			for _, w := range words {
				if !contains(e.words, w) && !particle(w) {
					n.byWord[w] = append(n.byWord[w], e)
				}
			}
			e.name, e.words = n.spelling(r.block, r.first, r.last), words
		}
	} else if len(words) > 1 {
		n.full[strings.Join(words, " ")] = e
	}
	e.seen++
	if len(words) > 1 {
		e.whole++
	}
	if r.personal && e.typ == Unknown {
		e.typ = Person
	}
	if r.first > 0 && r.start == r.first {
		switch toks[r.first-1].Low {
		case "in", "at", "near", "across", "outside", "throughout":
			e.within++
		}
	}
	for _, o := range r.offices {
		e.offices[o] = true
	}
	for _, c := range r.nations {
		e.nations[c] = true
	}
	if r.gender != 0 && e.gender == 0 && (len(words) > 1 || len(n.byWord[words[0]]) == 1) {
		e.gender = r.gender
	}
	// "World Health Organization (WHO)"
	if e.typ == Organization && r.last+2 < len(toks) && toks[r.last].Text == "(" && toks[r.last+2].Text == ")" && capitals(toks[r.last+1].Text) {
		short := toks[r.last+1].Low
		if n.full[short] == nil {
			n.full[short] = e
			n.byWord[short] = append(n.byWord[short], e)
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// capitals reports two to six capitals, stops between them allowed.
func capitals(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			letters++
		case r != '.' && r != '&' && r != '-':
			return false
		}
	}
	return letters >= 2 && letters <= 6
}

// typeOf says what sort of thing a name is the name of.
func (n *Names) typeOf(r *run, words []string, toks []lang.Token) Type {
	l := n.text.Lang
	joined := strings.Join(words, " ")
	if r.personal {
		return Person
	}
	if _, ok := l.Places[joined]; ok {
		return Place
	}
	if l.Relays[joined] || l.Relays["the "+joined] {
		return Organization
	}
	if len(words) > 1 && l.Landmarks[words[len(words)-1]] {
		return Place
	}
	for i, w := range words {
		if l.Organizations[w] && (i > 0 || len(words) == 1) || i == 0 && len(words) > 1 && (w == "university" || w == "bank" || w == "ministry" || w == "department" || w == "office" || w == "institute" || w == "house" || w == "court" || w == "college" || w == "federation" || w == "council" || w == "church") {
			return Organization
		}
	}
	text := toks[r.first].Text
	if len(words) == 1 && capitals(text) && r.last-r.first == 1 {
		return Organization
	}
	if strings.HasPrefix(text, "@") {
		return Person
	}
	if r.the {
		return Organization
	}
	if len(words) == 1 {
		return Unknown
	}
	return Person
}

// lookup finds the entity that a name's words stand for, or nil.
func (n *Names) lookup(words []string, r *run) *entity {
	if len(words) == 0 {
		return nil
	}
	joined := strings.Join(words, " ")
	if e := n.full[joined]; e != nil && (len(words) > 1 || len(e.words) > 1 || !n.shared(words[0], e)) {
		return e
	}
	if short := strings.ReplaceAll(joined, ".", ""); short != joined && len(words) == 1 && n.full[short] != nil && n.full[short].typ == Organization {
		return n.full[short] // "U.N."
	}
	if _, place := n.text.Lang.Places[joined]; place && (r == nil || !r.personal) {
		return n.full[joined]
	}
	if len(words) == 1 {
		return n.bearer(words[0], r)
	}
	// "Jane M. Roe" and "Jane Roe", "Hillary Rodham Clinton" and "Hillary Clinton".
	first, last := words[0], words[len(words)-1]
	for _, e := range n.bearers(last) {
		if len(e.words) < 2 || e.typ != Person {
			continue
		}
		if e.words[0] == first && e.words[len(e.words)-1] == last {
			return e
		}
		if len(first) <= 2 && strings.HasSuffix(first, ".") && e.words[0][0] == first[0] && e.words[len(e.words)-1] == last {
			return e
		}
	}
	// "Suu Kyi" and "Aung San Suu Kyi", "Security Council" and "United Nations
	// Security Council".
	for _, e := range n.bearers(last) {
		if len(e.words) > len(words) && (e.typ == Person || e.typ == Organization) && hasPrefix(e.words[len(e.words)-len(words):], words) {
			return e
		}
	}
	// "Acme" and "Acme Holdings": a body's name grows at its end.
	for _, e := range n.bearers(first) {
		if e.typ == Organization && len(e.words) > len(words) && hasPrefix(e.words, words) {
			return e
		}
	}
	return n.full[joined]
}

func hasPrefix(words, prefix []string) bool {
	for i, p := range prefix {
		if words[i] != p {
			return false
		}
	}
	return true
}

// maxBearers bounds how many of one name are told apart; more is no article.
const maxBearers = 64

// bearers are those whose name holds a word, the first ones named.
func (n *Names) bearers(word string) []*entity {
	all := n.byWord[word]
	return all[:min(len(all), maxBearers)]
}

// shared reports that a single word, though a name by itself, also ends or opens
// a fuller name: "Xi" of "Xi Jinping".
func (n *Names) shared(word string, e *entity) bool {
	for _, o := range n.bearers(word) {
		if o != e && o.whole > 0 && o.typ == Person && (o.words[len(o.words)-1] == word || o.words[0] == word) {
			return true
		}
	}
	return false
}

// bearer finds who a single word names: the bearer of that surname (or first
// name), of several the one whose title agrees, then the one named most.
func (n *Names) bearer(word string, r *run) *entity {
	var best *entity
	bestScore := -1
	for _, e := range n.bearers(word) {
		at := 0
		switch {
		case e.words[len(e.words)-1] == word:
			at = 3
		case e.words[0] == word && e.typ == Person:
			at = 2
		case e.words[0] == word && e.typ == Organization:
			at = 1
		case len(e.words) > 2 && e.typ == Person && contains(e.words[1:], word): // "Jong Un"
			at = 1
		default:
			continue
		}
		if r != nil && r.personal && (e.typ == Place || e.typ == Organization) {
			continue
		}
		if e.typ == Organization && e.words[len(e.words)-1] == word && n.text.Lang.Organizations[word] && len(e.words) > 1 && n.bodies(word) > 1 {
			continue // "the Bank", of several banks, is none of them
		}
		if r != nil && r.personal && at < 3 && e.gender == 0 && e.he+e.she == 0 {
			at = 0 // a title goes with the surname
		}
		score := at*2 + min(e.whole, 20)*4
		if len(e.words) > 1 && e.typ == Person {
			score += 40
		}
		if r != nil && r.gender != 0 && e.gender != 0 {
			if r.gender != e.gender {
				continue
			}
			score += 20
		}
		if len(e.offices) > 0 && n.kin(e) {
			score -= 15 // brought in beside the bearer: "her daughter, Inés Quintanilla"
		}
		if r != nil {
			for _, o := range r.offices {
				if e.offices[o] {
					score += 20
				}
			}
		}
		if e.lastWhole == 0 && len(e.words) > 1 {
			score -= 8 // not named in full so far
		}
		if r != nil && e.lastWhole > 0 {
			// Of two bearers of a name the one given in full of late.
			if back := r.block + 1 - e.lastWhole; back >= 0 && back < 6 {
				score += 30 - 5*back
			}
		}
		if r != nil && (r.gender == 'm' && e.she > e.he || r.gender == 'f' && e.he > e.she) {
			score -= 80
		}
		if r != nil && (r.gender == 'm' && e.he > e.she || r.gender == 'f' && e.she > e.he) {
			score += 80
		}
		if score > bestScore {
			best, bestScore = e, score
		}
	}
	return best
}

// kin reports one who is described by a tie of family.
func (n *Names) kin(e *entity) bool {
	for o := range e.offices {
		if n.text.Lang.Titles[o].Kind == 'k' {
			return true
		}
	}
	return false
}

// bodies counts the bodies whose name ends with a word.
func (n *Names) bodies(word string) int {
	count := 0
	for _, e := range n.bearers(word) {
		if e.typ == Organization && len(e.words) > 1 && e.words[len(e.words)-1] == word {
			count++
		}
	}
	return count
}
