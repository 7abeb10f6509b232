package speaker

// The names of one source: which capitalised runs are one person or body, and
// where each is named.

import (
	"math"
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// Names is who is named in a source. Build it with [Read]; resolving mentions in
// the order of the text adds what the statements tell.
type Names struct {
	text      *lang.Text
	entities  []*entity
	byWord    map[string][]*entity        // each word of a name, lower case
	full      map[string]*entity          // whole name, lower case
	sightings [][]sighting                // by block, in order
	recent    []*entity                   // who spoke, oldest first
	not       string                      // a name that the pronoun at hand is not
	quoted    func(block, token int) bool // whether a token stands in quotation marks
	sents     [][]int                     // by block, each token's sentence
	refs      [][]ref                     // by block, names and the pronouns bound to them
	nouns     map[string]*entity          // unnamed people, by the noun for them
	author    string                      // who writes as "I"
	ranked    []candidate                 // of the last ranking, whose memory the next one uses
	labels    map[string]labelled         // by a label's text, whom it stands for
}

// entity is one person, body or place.
type entity struct {
	name                   string   // fullest form
	words                  []string // of the name, lower case
	typ                    Type
	gender                 byte
	he, she                int             // pronouns that can only have gone with it
	votesHe, votesShe      float64         // pronouns that seem to have gone with it
	nextHe, nextShe        float64         // the same, of the round under way
	firstBlock, firstToken int             // where it is named first
	seen                   int             // how often it is named
	whole                  int             // how often by more than one word
	offices                map[string]bool // nouns that describe it: "president"
	nations                map[string]bool // "China"
	order                  int             // of first mention
	unnamed                bool
	age                    string
	lastWhole              int  // one more than the last block that gave the whole name, while sightings are gathered
	lastRole               role // in which that was
	bare                   int  // how often the surname alone has stood for it so far
	within                 int  // how often a preposition of place stands before it
	followed               int  // of two with one surname: how much oftener "he" follows the full name than "she"
}

// sighting is one place where an entity is named.
type sighting struct {
	*entity
	first, last int // tokens, last exclusive
	start       int // of the titles before it
	subject     bool
	role        role
	quoted      bool
	stated      byte // the gender that a title before it states
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
	// Of whole names those of the text's own voice come first, then those in what
	// it quotes, which add no middle initials to them.
	for pass := -1; pass < 2; pass++ {
		for i := range runs {
			r := &runs[i]
			words := n.words(r.block, r.first, r.last)
			r.quoted = quoted(r.block, r.first)
			if len(words) == 0 || (len(words) > 1) != (pass <= 0) || pass <= 0 && r.quoted != (pass == 0) || r.titled && pass <= 0 && n.full[strings.Join(words, " ")] == nil {
				continue
			}
			n.add(r, words)
		}
		if pass == 0 {
			n.initials()
		}
	}
	n.headlines()
	n.slips()
	n.describe(runs)
	n.settle()
	// Who a bare surname is may hang on pronouns, and pronouns on who is near:
	// the places are found, the pronouns bound, and the places found again.
	n.sight(runs, quoted)
	for b := range n.sightings {
		n.bind(b, quoted)
	}
	n.couples(runs)
	n.sight(runs, quoted)
	n.refer(quoted)
	if n.author = text.Doc.Author; n.author == "" {
		n.author = n.byline(quoted)
	}
	return n
}

// sight notes where each entity is named.
func (n *Names) sight(runs []run, quoted func(block, token int) bool) {
	for b := range n.sightings {
		n.sightings[b] = n.sightings[b][:0]
	}
	for _, e := range n.entities {
		e.lastWhole, e.bare, e.followed = 0, 0, 0
	}
	for i := range runs {
		r := &runs[i]
		words := n.words(r.block, r.first, r.last)
		if len(words) < 2 || !n.several(words[len(words)-1]) {
			continue
		}
		if e := n.lookup(words, r); e != nil && e.typ == Person {
			switch n.followed(r, quoted) {
			case 'm':
				e.followed++
			case 'f':
				e.followed--
			}
		}
	}
	for i := range runs {
		r := &runs[i]
		words := n.words(r.block, r.first, r.last)
		if r.after = 0; len(words) == 1 && r.gender == 0 && n.several(words[0]) {
			r.after = n.followed(r, quoted)
		}
		e := n.lookup(words, r)
		if e == nil {
			continue
		}
		role := n.roleOf(r, e)
		if len(words) > 1 {
			e.lastWhole, e.lastRole = r.block+1, role
		} else {
			e.bare++
		}
		n.sightings[r.block] = append(n.sightings[r.block], sighting{
			entity: e, first: r.first, last: r.last, start: r.start,
			subject: role == subjectRole || role == speakerRole, role: role, stated: r.gender, quoted: quoted(r.block, r.first),
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
			firstBlock: r.block, firstToken: r.first,
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
	} else if len(words) > len(e.words) && !(r.quoted && e.typ == Person && e.whole > 0) {
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
	if r.block < e.firstBlock || r.block == e.firstBlock && r.first < e.firstToken {
		e.firstBlock, e.firstToken = r.block, r.first
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
		if len(words) > 1 || n.honorific(o) || !n.several(words[0]) { // else the pronouns will tell whose title it is
			e.offices[o] = true
		}
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
	if r.personal && !(len(words) > 1 && r.start == r.first && l.Organizations[words[len(words)-1]]) {
		return Person
	}
	if _, ok := l.Places[joined]; ok {
		return Place
	}
	if l.Relays[joined] || l.Relays["the "+joined] {
		return Organization
	}
	if last := words[len(words)-1]; len(words) > 1 && (l.Landmarks[last] || across().things[last] && (len(words) > 2 || !across().first[words[0]])) {
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
	if _, place := n.text.Lang.Places[joined]; place && (r == nil || !r.personal) && !(len(words) == 1 && n.surnameHere(words[0], r)) {
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
	// "PM Hale", where a headline has no room for the given name.
	if toks := n.text.Blocks; r != nil && len(words) == 2 && capitals(toks[r.block].Tokens[r.first].Text) && !strings.Contains(first, ".") {
		for _, e := range n.bearers(last) {
			if e.typ == Person && len(e.words) > 1 && e.words[len(e.words)-1] == last && e.words[0] != first {
				return e
			}
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

// surnameHere reports that the name of a place is a person's surname where it
// stands: one of the source bears it, and nothing before it speaks of a place.
func (n *Names) surnameHere(word string, r *run) bool {
	if r == nil {
		return false
	}
	toks := n.text.Blocks[r.block].Tokens
	if r.first > 0 {
		switch toks[r.first-1].Tag {
		case lang.Preposition, lang.To, lang.Adjective:
			if low := toks[r.first-1].Low; low != "for" && low != "by" && low != "with" {
				return false
			}
		}
	}
	if r.last < len(toks) && toks[r.last].Tag.Nominal() {
		return false
	}
	for _, e := range n.bearers(word) {
		if e.typ == Person && e.whole > 0 && len(e.words) > 1 && e.words[len(e.words)-1] == word {
			return true
		}
	}
	return false
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
	bestScore := math.MinInt
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
		}
		if r != nil && r.younger && n.kin(e) {
			score += 120
		} else if len(e.offices) > 0 && n.kin(e) {
			score -= 15 // brought in beside the bearer: "her daughter, Inés Quintanilla"
		}
		if r != nil && len(r.offices) > 0 {
			fits, other := false, false
			for _, o := range r.offices {
				fits = fits || e.offices[o]
				other = other || !n.honorific(o)
			}
			if fits {
				score += 20
			} else if other && len(e.offices) > 0 {
				score -= 5
			}
		}
		if e.lastWhole == 0 && len(e.words) > 1 {
			score -= 8 // not named in full so far
		}
		if r != nil && e.lastWhole > 0 {
			// Of two bearers of a name the one given in full of late.
			if back := r.block + 1 - e.lastWhole; back >= 0 && back < 6 {
				if e.lastRole == otherRole {
					score += 15 - 3*back // only spoken of: "a photo of Hale's wife, Jo Hale"
				} else {
					score += 30 - 5*back
				}
			}
		}
		if r != nil && r.after != 0 && (r.after == 'f' && e.followed > 0 || r.after == 'm' && e.followed < 0) {
			score -= 60 // "Clinton said … She followed that by saying"
		}
		score += 2 * min(e.bare, 8) // whom the surname alone has stood for so far
		if r != nil && r.gender != 0 {
			with, against := e.he, e.she
			if r.gender == 'f' {
				with, against = against, with
			}
			switch {
			case e.gender == r.gender || with > against:
				score += 90
			case against > with:
				score -= 80
			}
		}
		if score > bestScore {
			best, bestScore = e, score
		}
	}
	return best
}

// followed gives the gender of the first pronoun that follows a name in its
// paragraph, outside quotations and before anybody else is named; 0 for none.
func (n *Names) followed(r *run, quoted func(block, token int) bool) byte {
	const reach = 60 // tokens
	toks := n.text.Blocks[r.block].Tokens
	opens := true
	for i := r.last; i < min(r.last+reach, len(toks)); i++ {
		if quoted(r.block, i) {
			continue
		}
		if gender, _ := thirdPerson(&toks[i]); gender != 0 {
			return gender
		}
		if toks[i].Kind == lang.Word && toks[i].Tag == lang.Proper && !opens {
			return 0
		}
		opens = toks[i].Kind != lang.Word
	}
	return 0
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

func (n *Names) honorific(office string) bool { return n.text.Lang.Titles[office].Kind == 'h' }

// several reports a surname that more than one bears.
func (n *Names) several(word string) bool {
	count := 0
	for _, e := range n.bearers(word) {
		if e.typ == Person && len(e.words) > 1 && e.words[len(e.words)-1] == word {
			count++
		}
	}
	return count > 1
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
