package speaker

// The names of one source: every capitalised run that can be a name, the titles
// and offices that stand beside it, and which of them are one person or body.

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
	subject     bool
	quoted      bool
}

// run is a capitalised name found in a block, before it is an entity.
type run struct {
	block, first, last int // the name's tokens
	start              int // of the titles before it
	offices            []string
	nations            []string
	gender             byte
	the                bool // "the" stands before it
	titled             bool
	personal           bool // a title of persons stands before it
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

// settle takes names that mostly follow a preposition of place, and that nothing
// shows to be a person's, for places: "the light at Trwyn Du".
func (n *Names) settle() {
	for _, e := range n.entities {
		if (e.typ == Person || e.typ == Unknown) && e.within*2 > e.seen && e.gender == 0 && len(e.offices) == 0 && e.age == "" {
			e.typ = Place
		}
	}
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
		if len(words) > 1 && e.typ == Person {
			e.lastWhole = r.block + 1
		}
		n.sightings[r.block] = append(n.sightings[r.block], sighting{
			entity: e, first: r.first, last: r.last,
			subject: n.isSubject(r), quoted: quoted(r.block, r.first),
		})
	}
}

// initials lets "IMF" find the International Monetary Fund.
func (n *Names) initials() {
	for _, e := range n.entities {
		if e.typ != Organization || len(e.words) < 3 {
			continue
		}
		var b strings.Builder
		for _, w := range e.words {
			switch w {
			case "of", "the", "and", "on", "for", "in", "to":
			default:
				b.WriteByte(w[0])
			}
		}
		if short := b.String(); len(short) > 2 && n.full[short] == nil {
			n.full[short] = e
			n.byWord[short] = append(n.byWord[short], e)
		}
	}
}

// bind counts the pronouns that can only go with one name: in a sentence that
// names one person, or opens right after such a sentence of the same block.
func (n *Names) bind(b int) {
	toks := n.text.Blocks[b].Tokens
	next := 0
	var here, before, first *entity // the last person of this sentence, the only one of the sentence before, the first of this
	many, third := false, false
	lastEnd := 0
	for i := range toks {
		for next < len(n.sightings[b]) && n.sightings[b][next].first < i {
			next++
		}
		if next < len(n.sightings[b]) && n.sightings[b][next].first == i {
			if e := n.sightings[b][next].entity; e.typ == Person || e.typ == Unknown && e.within == 0 {
				if here != nil && here != e {
					third = third || many
					many = true
				} else if here == nil {
					first = e
				}
				here, lastEnd = e, n.sightings[b][next].last
			}
		}
		switch t := &toks[i]; {
		case t.IsStop():
			before = here
			if many {
				before = nil
			}
			here, first, many, third = nil, nil, false, false
		case t.Low == "he" || t.Low == "his" || t.Low == "she" || t.Low == "her" || t.Low == "himself" || t.Low == "herself":
			e := here
			if e == nil {
				e = before
			}
			if _, object := n.text.Lang.Cues[toks[max(0, i-1)].Low]; object && i > 0 && toks[i-1].Tag.Verb() {
				continue // "Grady called her concert": hers is another
			}
			if many && !third && i == lastEnd+1 && toks[lastEnd].Text == "," {
				e = first // "Maria Duarte … and Paulo Duarte, her cousin": not his own
			} else if e == nil || many {
				continue
			}
			if t.Low[0] == 'h' && t.Low != "her" && t.Low != "herself" {
				e.he++
			} else {
				e.she++
			}
		}
	}
}

// Knows reports whether a word is part of a name of a person or body in the
// source.
func (n *Names) Knows(word string) bool {
	for _, e := range n.byWord[strings.ToLower(word)] {
		if e.whole > 0 || e.typ == Organization || e.seen > 1 {
			return true
		}
	}
	return false
}

// words gives the words of a name in lower case.
func (n *Names) words(block, first, last int) []string {
	toks := n.text.Blocks[block].Tokens[first:last]
	words := make([]string, 0, len(toks))
	for i := range toks {
		if toks[i].Kind == lang.Word || toks[i].Kind == lang.Number || toks[i].Kind == lang.Handle {
			words = append(words, toks[i].Low)
		}
	}
	return words
}

// spelling gives a name as the text spells it, a nickname in its marks.
func (n *Names) spelling(block, first, last int) string {
	var b strings.Builder
	toks := n.text.Blocks[block].Tokens
	opened := false // inside the marks of a nickname
	glue := true    // no space before the next token
	for i := first; i < last; i++ {
		t := &toks[i]
		if t.Kind == lang.Punct && t.Text != "&" {
			continue
		}
		if (t.Text == "'" || t.Text == "’") && i > first && t.Start == toks[i-1].End { // "Growers' Union"
			b.WriteString(t.Text)
			continue
		}
		if !glue && t.Tag != lang.PossessiveS && !(t.Kind == lang.Mark && opened) {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
		glue = false
		if t.Kind == lang.Mark {
			opened = !opened
			glue = opened
		}
	}
	return b.String()
}

// isName reports a token that can be part of a name.
func (n *Names) isName(t *lang.Token, titled bool) bool {
	if t.Kind == lang.Handle {
		return strings.HasPrefix(t.Text, "@")
	}
	return t.Kind == lang.Word && t.Capital() && (t.Tag == lang.Proper || titled && t.Tag.Nominal())
}

// particle reports small words inside names.
func particle(low string) bool {
	switch low {
	case "de", "von", "van", "der", "den", "bin", "al", "el", "la", "di", "da", "du", "ibn", "ter", "dos", "del", "le", "ben", "ul", "af", "av", "zu", "y":
		return true
	}
	return false
}

// runs appends the names of a block.
func (n *Names) runs(dst []run, block int) []run {
	b := &n.text.Blocks[block]
	toks := b.Tokens
	l := n.text.Lang
	for i := 0; i < len(toks); i++ {
		if !n.isName(&toks[i], b.Titled) || l.Times[toks[i].Low] && !(i+1 < len(toks) && n.isName(&toks[i+1], b.Titled) && l.Organizations[toks[i+1].Low]) && !n.month(toks, i) {
			continue
		}
		first, last := i, i+1
		for last < len(toks) && last-first < 12 {
			switch {
			case n.isName(&toks[last], b.Titled) && toks[last].Kind == lang.Word:
				last++
				continue
			case toks[last].Low == "van" && last+3 < len(toks) && toks[last+1].Kind == lang.Mark && toks[last+2].Low == "t":
				last += 3 // "van 't Hof"
				continue
			case particle(toks[last].Low) && last+1 < len(toks) && (n.isName(&toks[last+1], b.Titled) || particle(toks[last+1].Low) && last+2 < len(toks) && n.isName(&toks[last+2], b.Titled)):
				last++
				continue
			case toks[last].Text == "&" && last+1 < len(toks) && n.isName(&toks[last+1], b.Titled):
				last += 2
				continue
			case (toks[last].Text == "'" || toks[last].Text == "’") && toks[last].Start == toks[last-1].End && strings.HasSuffix(toks[last-1].Low, "s") && last+1 < len(toks) && n.text.Lang.Organizations[toks[last+1].Low] && toks[last+1].Capital():
				// "Growers' Union"
				last += 2
				continue
			case toks[last].Kind == lang.Mark && last+2 < len(toks):
				// A nickname in quotation marks.
				end := last + 1
				for end < len(toks) && end-last < 6 && toks[end].Kind != lang.Mark {
					end++
				}
				if end+1 < len(toks) && toks[end].Kind == lang.Mark && n.isName(&toks[end+1], b.Titled) && toks[last].Start > toks[last-1].End && toks[end+1].Start > toks[end].End && end > last+1 && toks[end-1].Kind == lang.Word {
					last = end + 1
					continue
				}
			case (toks[last].Low == "of" || toks[last].Low == "for" || toks[last].Low == "and") && last+1 < len(toks) && n.bodyWord(toks[first:last]):
				// "Bank of England", "Ministry of Foreign Affairs", "Department of Health and Human Services"
				k := last + 1
				if toks[k].Low == "the" {
					k++
				}
				if k < len(toks) && n.isName(&toks[k], b.Titled) && !l.Times[toks[k].Low] && (toks[last].Low == "of" || toks[last].Low == "for" && l.Organizations[toks[last-1].Low]) {
					last = k + 1
					continue
				}
			}
			break
		}
		r := run{block: block, first: first, last: last, start: first, titled: b.Titled}
		n.trim(&r, toks)
		if r.last > r.first && !(r.last-r.first == 1 && n.adjective(toks[r.first].Low)) {
			dst = append(dst, r)
		}
		i = last - 1
	}
	return dst
}

// plain drops the words that only the start of a sentence capitalises: "Meters
// are the first step", and what stands before a name that is known without it:
// "Dressmaker Ana Ruiz".
func (n *Names) plain(runs []run) []run {
	opens := func(r *run) bool {
		toks := n.text.Blocks[r.block].Tokens
		return r.first == 0 || toks[r.first-1].IsStop() || toks[r.first-1].Kind == lang.Mark || toks[r.first-1].Text == ":" || toks[r.first-1].Text == "-" || r.titled
	}
	inside := map[string]bool{} // capitalised words seen within a sentence
	whole := map[string]bool{}
	lower := map[string]bool{} // words that the text has in lower case too
	for b := range n.text.Blocks {
		for i := range n.text.Blocks[b].Tokens {
			if t := &n.text.Blocks[b].Tokens[i]; t.Kind == lang.Word && t.Text == t.Low {
				lower[t.Low] = true
			}
		}
	}
	for i := range runs {
		r := &runs[i]
		words := n.words(r.block, r.first, r.last)
		if !opens(r) && !r.titled {
			for _, w := range words {
				inside[w] = true
			}
		}
		if len(words) > 1 && !r.titled {
			whole[strings.Join(words, " ")] = true
		}
	}
	kept := runs[:0]
	for _, r := range runs {
		words := n.words(r.block, r.first, r.last)
		if opens(&r) {
			next := lang.Token{}
			if toks := n.text.Blocks[r.block].Tokens; r.last < len(toks) {
				next = toks[r.last]
			}
			_, cue := n.text.Lang.Cues[next.Low]
			if len(words) == 1 && !inside[words[0]] && !(cue && next.Tag.Finite() && !lower[words[0]]) && (n.text.Lang.Common(words[0]) || n.text.Lang.Common(strings.TrimSuffix(words[0], "s")) || lower[words[0]]) {
				continue
			}
			if len(words) > 2 && !inside[words[0]] && (whole[strings.Join(words[1:], " ")] || strings.Contains(words[0], "-of-") || strings.HasSuffix(words[0], "-old") || calling(words[0])) {
				r.first++
				r.personal = true
			}
		}
		kept = append(kept, r)
	}
	return kept
}

// calling reports a word that is made like the name of a trade: "dressmaker".
func calling(word string) bool {
	for _, end := range []string{"maker", "smith", "keeper", "worker", "owner", "holder", "goer", "writer", "seller", "driver", "player", "sman", "swoman", "ologist", "grapher", "ician"} {
		if strings.HasSuffix(word, end) && len(word) > len(end)+2 {
			return true
		}
	}
	return false
}

// adjective reports a capitalised word that names nobody: "Republican", "Chinese".
func (n *Names) adjective(low string) bool {
	l := n.text.Lang
	if _, ok := l.Demonyms[low]; ok {
		_, place := l.Places[low]
		return !place
	}
	p, ok := l.People[low]
	return ok && p.Number != 'o' || low == "democratic" || low == "i" || l.Titles[low].Kind == 'h'
}

// month reports a word of the calendar that is a given name here: "April Jones",
// "June Carter".
func (n *Names) month(toks []lang.Token, i int) bool {
	switch toks[i].Low {
	case "april", "may", "june", "august", "march", "summer", "autumn":
	default:
		return false
	}
	if i+1 >= len(toks) || !n.isName(&toks[i+1], false) || toks[i+1].Kind != lang.Word {
		return false
	}
	return i == 0 || toks[i-1].Tag != lang.Preposition && toks[i-1].Tag != lang.Determiner
}

// bodyWord reports a run of tokens that holds the word of a body.
func (n *Names) bodyWord(toks []lang.Token) bool {
	for i := range toks {
		if n.text.Lang.Organizations[toks[i].Low] {
			return true
		}
	}
	return false
}

// trim takes the titles off a run and notes them, with those before it.
func (n *Names) trim(r *run, toks []lang.Token) {
	l := n.text.Lang
	// The last title inside the run with something after it ends the titles.
	cut := r.first
	for i := r.first; i < r.last-1; i++ {
		low := toks[i].Low
		t, ok := l.Titles[low]
		if !ok || t.Kind == 'm' && i == r.first {
			if ok {
				cut = max(cut, i+1)
			}
			continue
		}
		if i+1 < r.last && (toks[i+1].Low == "of" || toks[i+1].Low == "for") {
			continue
		}
		if i > r.first && t.Kind != 'o' && t.Kind != 'h' {
			// A calling is part of a title only before a whole name: "County Engineer
			// Judith Amsel", not "Blue Anchor Line".
			if t.Kind != 'c' || r.last-i < 3 || !l.Common(toks[r.first].Low) {
				continue
			}
		}
		if cut > r.first && givenName(low) {
			continue
		}
		// "Stephen King Jr." is no title: a given name before, nothing but a
		// suffix after.
		if i > r.first && i == r.last-2 && (toks[r.last-1].Low == "jr." || toks[r.last-1].Low == "sr." || toks[r.last-1].Low == "jr") {
			continue
		}
		cut = i + 1
		if t.Kind == 'h' || t.Kind == 'o' || t.Kind == 'k' || t.Kind == 'c' {
			r.personal = r.personal || t.Kind != 'm'
			if t.Kind != 'h' {
				r.offices = append(r.offices, t.Long)
			}
			if t.Gender != 0 {
				r.gender = t.Gender
			}
		}
	}
	for r.last-cut > 2 && l.Postnominals[toks[r.last-1].Low] {
		r.last--
	}
	for i := r.first; i < cut; i++ {
		if nation, ok := l.Demonyms[toks[i].Low]; ok {
			r.nations = append(r.nations, nation)
			if i > r.first && (toks[i-1].Low == "north" || toks[i-1].Low == "south") {
				r.nations[len(r.nations)-1] = strings.ToUpper(toks[i-1].Low[:1]) + toks[i-1].Low[1:] + " " + nation
			}
		}
	}
	r.first = cut
	// "Republican Donald Trump"; at the start of a sentence "Rival Hillary Clinton".
	if r.last-r.first > 2 || r.last-r.first == 2 && l.People[toks[r.first].Low].Number == 's' {
		low := toks[r.first].Low
		opens := r.first == 0 || toks[r.first-1].IsStop() || toks[r.first-1].Kind == lang.Mark
		if p, ok := l.People[low]; ok && p.Number == 's' || opens && l.Common(low) && !n.bodyWord(toks[r.first:r.last]) {
			r.first++
		}
	}
	// "Secretary of State John Kerry", "President of France Emmanuel Macron".
	if r.first >= 2 && r.last-r.first > 2 {
		of := r.first - 1
		if toks[of].Low == "the" {
			of--
		}
		if of > 0 && toks[of].Low == "of" {
			if t, ok := l.Titles[toks[of-1].Low]; ok && t.Kind == 'o' {
				_, place := l.Places[toks[r.first].Low]
				if place || l.Organizations[toks[r.first].Low] || l.Common(toks[r.first].Low) {
					r.first++
					r.personal = true
					r.offices = append(r.offices, t.Long)
				}
			}
		}
	}
	// A demonym alone before a name: "Russian Vladimir Putin".
	if r.last-r.first > 1 {
		if nation, ok := l.Demonyms[toks[r.first].Low]; ok && !n.bodyWord(toks[r.first:r.last]) && toks[r.first].Tag == lang.Adjective {
			r.nations = append(r.nations, nation)
			r.first++
		}
	}
	r.start = r.first
	// What stands before the run: "state news agency Xinhua", "leader Kim".
	for i := r.first - 1; i >= 0 && r.first-i < 8; i-- {
		t := &toks[i]
		if t.Kind != lang.Word && t.Kind != lang.Number {
			break
		}
		if t.Tag == lang.Determiner || t.Tag == lang.PossessiveS || t.Tag == lang.Possessive {
			r.the = i == r.first-1 && t.Low == "the"
			if t.Tag == lang.PossessiveS && i > 0 {
				if nation, ok := l.Places[toks[i-1].Low]; ok {
					r.nations = append(r.nations, nation)
				}
			}
			break
		}
		if !t.Tag.Nominal() && t.Tag != lang.Adjective && !l.Demonyms2(t.Low) {
			break
		}
		if l.Times[t.Low] {
			break
		}
		title, ok := l.Titles[t.Low]
		person, isPerson := l.People[t.Low]
		nation, isNation := l.Demonyms[t.Low]
		if i == r.first-1 && !ok && !isPerson && !(t.Tag == lang.Noun) {
			break
		}
		switch {
		case isNation:
			if i > 0 && (toks[i-1].Low == "north" || toks[i-1].Low == "south") {
				nation = strings.ToUpper(toks[i-1].Low[:1]) + toks[i-1].Low[1:] + " " + nation
			}
			r.nations = append(r.nations, nation)
		case ok || isPerson:
			if person.Number != 'o' {
				r.personal = r.personal || person.Number == 's' || title.Kind == 'o' || title.Kind == 'c'
			}
			r.offices = append(r.offices, office(t.Low, title))
			if title.Gender != 0 {
				r.gender = title.Gender
			} else if person.Gender != 0 {
				r.gender = person.Gender
			}
		}
		r.start = i
	}
}

// office is the long form of a title, or the noun itself.
func office(low string, t lang.Title) string {
	if t.Long != "" {
		return t.Long
	}
	return low
}

// givenName reports titles that are given names too: after another title they
// are that.
func givenName(low string) bool {
	switch low {
	case "earl", "duke", "king", "prince", "baron", "bishop", "judge", "major", "justice", "dean":
		return true
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
	if _, place := n.text.Lang.Places[joined]; place && (r == nil || !r.personal) {
		return n.full[joined]
	}
	if len(words) == 1 {
		return n.bearer(words[0], r)
	}
	// "Jane M. Roe" and "Jane Roe", "Hillary Rodham Clinton" and "Hillary Clinton".
	first, last := words[0], words[len(words)-1]
	for _, e := range n.byWord[last] {
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
	for _, e := range n.byWord[last] {
		if len(e.words) > len(words) && (e.typ == Person || e.typ == Organization) && hasPrefix(e.words[len(e.words)-len(words):], words) {
			return e
		}
	}
	// "Acme" and "Acme Holdings": a body's name grows at its end.
	for _, e := range n.byWord[first] {
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

// shared reports that a single word, though a name by itself, also ends or opens
// a fuller name: "Xi" of "Xi Jinping".
func (n *Names) shared(word string, e *entity) bool {
	for _, o := range n.byWord[word] {
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
	for _, e := range n.byWord[word] {
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
	for _, e := range n.byWord[word] {
		if e.typ == Organization && len(e.words) > 1 && e.words[len(e.words)-1] == word {
			count++
		}
	}
	return count
}

// isSubject reports a name with a finite verb right after it.
func (n *Names) isSubject(r *run) bool {
	toks := n.text.Blocks[r.block].Tokens
	if r.start >= 2 && toks[r.start-2].Tag == lang.Existential { // "there was Achterhof"
		return true
	}
	opens := r.start == 0 || toks[r.start-1].IsStop()
	i := r.last
	if i < len(toks) && toks[i].Tag == lang.PossessiveS {
		return opens // "Hartley's new collection" opens a sentence about Hartley
	}
	verb := func(i int) bool {
		for ; i < len(toks) && i < r.last+24; i++ {
			if toks[i].Tag.Finite() || toks[i].Tag == lang.VerbDone {
				return true
			}
			if toks[i].Tag != lang.Adverb {
				return false
			}
		}
		return false
	}
	for i+1 < len(toks) && toks[i].Low == "of" { // "Representative Lee of Florida"
		for i++; i < len(toks) && (toks[i].Tag.Nominal() || toks[i].Tag == lang.Determiner); i++ {
		}
	}
	if i < len(toks) && toks[i].Text == "(" {
		for i < len(toks) && i < r.last+12 && toks[i].Text != ")" {
			i++
		}
		i++
	}
	if verb(i) {
		return true
	}
	if i < len(toks) && toks[i].Text == "," {
		if opens {
			return true // "Hugh Hill, a doctor, …" opens a sentence
		}
		if verb(i + 1) {
			return true // "Their boss, Aurelio Bassani, was"
		}
		for j := i + 1; j < len(toks) && j < i+16; j++ { // an apposition, then the verb
			if toks[j].IsStop() || toks[j].Kind == lang.Mark {
				return false
			}
			if toks[j].Text == "," {
				return verb(j + 1)
			}
		}
	}
	return false
}

// describe collects what appositions and copulas tell of names.
func (n *Names) describe(runs []run) {
	l := n.text.Lang
	for i := range runs {
		r := &runs[i]
		toks := n.text.Blocks[r.block].Tokens
		e := n.lookup(n.words(r.block, r.first, r.last), r)
		if e == nil {
			continue
		}
		// After: "Kim Jong Un, the North Korean leader,"; "X is the mayor of".
		j := r.last
		if j < len(toks) && (toks[j].Text == "," || toks[j].Low == "is" || toks[j].Low == "was" || toks[j].Text == "(") {
			copula := toks[j].Text != "," && toks[j].Text != "("
			for k := j + 1; k < len(toks) && k-j < 10; k++ {
				t := &toks[k]
				if t.Kind == lang.Number && !copula {
					if e.age == "" && len(t.Text) <= 3 {
						e.age = t.Text
					}
					if k+1 < len(toks) && toks[k+1].Text == "," {
						k++
					}
					continue
				}
				if t.Kind != lang.Word || t.Tag == lang.Proper && k+1 < len(toks) && toks[k+1].Tag == lang.Proper && l.Titles[t.Low].Kind != 0 {
					break
				}
				if t.Tag.Verb() && !t.Tag.Nominal() || t.Tag == lang.Preposition || t.Tag == lang.Conjunction || t.Tag == lang.Wh || t.Tag == lang.Pronoun {
					break
				}
				n.note(e, toks, k)
			}
		}
		// Before: "the mayor of Huasco, Ana Ruiz,"; "her wife, the cellist Ana Ruiz,".
		comma := r.start - 1
		if comma > 0 && toks[comma].Tag == lang.Determiner {
			comma--
		}
		if comma < 1 || toks[comma].Text != "," || !toks[comma-1].Tag.Nominal() || e.typ == Place || e.typ == Organization {
			continue
		}
		if r.last < len(toks) && toks[r.last].Text != "," && !toks[r.last].IsStop() && toks[r.last].Kind != lang.Mark {
			continue // "He met the president, Ana Ruiz said"
		}
		for k := comma - 1; k >= 0 && comma-k < 8; k-- {
			if toks[k].Kind != lang.Word || toks[k].Tag.Finite() {
				break
			}
			n.note(e, toks, k)
			if t := toks[k].Tag; t == lang.Determiner && toks[max(0, k-1)].Low != "of" || t == lang.Possessive {
				break
			}
		}
	}
}

// note adds a describing word to an entity.
func (n *Names) note(e *entity, toks []lang.Token, k int) {
	l := n.text.Lang
	low := toks[k].Low
	if nation, ok := l.Demonyms[low]; ok {
		if k > 0 && (toks[k-1].Low == "north" || toks[k-1].Low == "south") {
			nation = strings.ToUpper(toks[k-1].Low[:1]) + toks[k-1].Low[1:] + " " + nation
		}
		e.nations[nation] = true
		return
	}
	p, isPerson := l.People[low]
	t, isTitle := l.Titles[low]
	if !isPerson && !isTitle || k+1 < len(toks) && toks[k+1].Tag == lang.PossessiveS {
		return
	}
	if p.Number == 'o' || p.Number == 'p' {
		if e.typ == Organization {
			e.offices[low] = true
		}
		return
	}
	e.offices[office(low, t)] = true
	if _, place := l.Places[strings.Join(e.words, " ")]; e.typ == Unknown || e.typ == Place && !place && e.within < 2 {
		e.typ = Person
	}
	if e.gender == 0 {
		if p.Gender != 0 {
			e.gender = p.Gender
		} else if isTitle {
			e.gender = t.Gender
		}
	}
}
