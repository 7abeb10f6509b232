package statement

// The subject of a verb, past asides, relative clauses and other verbs.

import (
	"github.com/attribcheck/attrib/attrib/lang"
)

// opensClause reports whether a clause begins at node i.
func (v *view) opensClause(i, floor int) bool {
	if i <= floor {
		return true
	}
	j := i - 1
	if v.quote(j) || v.tag(j) == lang.Stop || v.tag(j) == lang.Conjunction || v.tag(j) == lang.Wh {
		return true
	}
	return v.subordinator(j)
}

// subordinator reports a word that opens a subordinate clause.
func (v *view) subordinator(i int) bool {
	switch v.low(i) {
	case "that", "because", "while", "when", "where", "as", "if", "although", "though", "since", "whereas", "until", "unless", "whether", "after", "before", "once", "but", "then", "so":
		return true
	}
	return false
}

// subject finds who does what the verb group at node g says, looking back as far
// as floor: "Hugh Hill, a doctor at …, said", "Xi met Kim and said".
func (v *view) subject(g, floor int) phrase {
	i := g - 1
	if i < floor {
		return phrase{}
	}
	if v.tag(i) == lang.Adverb && v.comma(i-1) && i-1 > floor { // "the coach, Lee, really said"
		i--
	}
	if j := v.pastTime(i, floor); j < i { // "the department less than two weeks ago said"
		if p := v.before(j+1, floor); p.ok() {
			if r := v.reduced(p.lo, floor); r.ok() {
				return r
			}
			if v.someone(p) {
				return p
			}
		}
	}
	switch {
	case v.comma(i) || v.low(i) == ")" && v.comma(i-1):
		return v.pastAside(i, floor)
	case v.dash(i):
		// "Cable — who replaced Farron — said"
		for j := i - 1; j > floor && i-j < maxPhrase; j-- {
			if v.dash(j) {
				if p := v.before(j, floor); p.ok() {
					p.hi = i
					return p
				}
				break
			}
		}
		return phrase{}
	case v.tag(i) == lang.Wh || v.low(i) == "who" || v.low(i) == "that" || v.low(i) == "which":
		// A relative clause: its noun is the subject.
		j := i
		if v.comma(j-1) || v.dash(j-1) && j-1 > floor {
			j--
		}
		p := v.before(j, floor)
		if k := p.lo - 1; p.ok() && v.low(i) == "who" && k > floor && v.tag(k) == lang.Preposition && !v.someone(p) {
			if q := v.before(k, floor); q.ok() && v.someone(q) { // "Democrats across the country, who said"
				return phrase{q.lo, p.hi, q.headLo, q.headHi}
			}
		}
		return p
	}
	if p := v.before(i+1, floor); p.ok() {
		// "The man who shot the guard said": the verb before belongs to a
		// relative clause, and the subject stands before that.
		if r := v.relative(p.lo, floor); r.ok() {
			r.hi = p.hi
			return r
		}
		if r := v.pastAdverbial(p.lo, floor); r.ok() {
			return r
		}
		if j := p.lo - 1; j > floor && v.tag(j) == lang.Preposition && (v.time(p.hi-1) || v.low(p.hi-1) == "time" || v.occasion(p.lo, p.hi)) {
			if r := v.before(j, floor); r.ok() && v.someone(r) { // "Lee at the time said", "Lee in his speech called"
				return r
			}
		}
		if r := v.reduced(p.lo, floor); r.ok() {
			return r
		}
		return p
	}
	if t := v.tag(i); t == lang.Conjunction || t == lang.Cardinal || t == lang.To || t.Verb() || t == lang.Modal || t == lang.Particle || t == lang.Preposition || t == lang.Pronoun || t == lang.Adverb || t == lang.Adjective || t.Nominal() {
		if p := v.whoSubject(g, floor); p.ok() {
			return p
		}
		return v.clauseSubject(g, floor)
	}
	return phrase{}
}

// pastTime steps back over an expression of time that ends at node i: "last
// week", "less than two weeks ago", "on Monday". It gives i where there is none.
func (v *view) pastTime(i, floor int) int {
	j, time := i, false
	for ; j > floor && i-j < 7; j-- {
		low, t := v.low(j), v.tag(j)
		switch {
		case v.time(j), low == "ago":
			time = true
			continue
		case low == "last", low == "this", low == "earlier", low == "less", low == "more", low == "than", low == "later", t == lang.Cardinal && v.time(j+1):
			continue
		case (low == "on" || low == "in" || low == "over") && j < i:
			continue
		}
		break
	}
	if !time || v.comma(j) {
		return i
	}
	return j
}

// whoSubject finds the noun that a "who" before node g hangs on, where a verb
// stands between: "a senior official who asked not to be named said", "Trump --
// who met Kim and once even said".
func (v *view) whoSubject(g, floor int) phrase {
	for j := g - 1; j > floor && g-j < 25; j-- {
		if v.quote(j) && !v.aside(j) || v.low(j) == ";" || v.low(j) == ":" {
			return phrase{}
		}
		if v.low(j) != "who" {
			continue
		}
		k := j
		if v.comma(k-1) || v.dash(k-1) {
			k--
		}
		p := v.before(k, floor)
		if v.comma(k) { // "with Lee, now the leader, who in 2010 said"
			if q := v.pastAside(k, floor); q.ok() && v.hasProper(q) && !v.proper(p.headHi-1) {
				p = v.person(q)
			}
		}
		if k == j && p.ok() && v.tag(g-1) != lang.Conjunction && v.tag(g-1) != lang.Adverb {
			p.hi = g // the clause belongs to the mention
		}
		return p
	}
	return phrase{}
}

// person narrows a phrase whose head is no person to the name that it ends with:
// of "a frosty relationship with Lee", a "who" means Lee.
func (v *view) person(p phrase) phrase {
	if !p.ok() || v.someone(p) {
		return p
	}
	for i := p.hi - 1; i > p.lo; i-- {
		if v.tag(i) == lang.Preposition && v.proper(i+1) {
			k := v.base(i+1, p.hi)
			return phrase{i + 1, p.hi, i + 1, max(k, i+2)}
		}
	}
	return p
}

// relative looks for a "who" or "that" to the left of node i within its clause,
// with a verb between, and gives the noun phrase that it hangs on.
func (v *view) relative(i, floor int) phrase {
	verb := false
	for j := i - 1; j > floor && i-j < 20; j-- {
		if v.quote(j) || v.tag(j) == lang.Stop || v.tag(j) == lang.Conjunction && !v.tag(j+1).Verb() {
			return phrase{}
		}
		if v.tag(j).Finite() || v.tag(j).Verb() {
			verb = true
		}
		if verb && (v.low(j) == "who" || v.low(j) == "whose") {
			return v.before(j, floor)
		}
	}
	return phrase{}
}

// pastAside finds the subject where a comma stands right before the verb: the
// aside that the comma closes is part of the mention.
func (v *view) pastAside(comma, floor int) phrase {
	end := comma // the segment is [start, end)
	for n := 0; n < 6; n++ {
		start := end
		for start > floor && !v.comma(start-1) && end-start < maxPhrase {
			start--
		}
		if n > 0 && v.tag(start) == lang.Adverb && v.proper(start+1) { // "Even China, its only ally, said"
			start++
		}
		if start > floor && v.quote(start-1) {
			if !v.work(start - 1) {
				return phrase{}
			}
			if n == 0 { // "Lee, who wrote “Going Down,” about the tides, said"
				for start--; start > floor && !v.comma(start-1) && !v.quote(start-1) && end-start < maxPhrase; {
					start--
				}
				if start <= floor || !v.comma(start-1) {
					return phrase{}
				}
				end = start - 1
				continue
			}
			floor = start // "On “Meet the Crew,” Lee, who …, said"
		}
		if start >= end {
			return phrase{}
		}
		if n == 0 && v.low(end-1) == ")" && !v.opensAside(start) { // "Gov. Ann Lee (R-Ohio), said"
			if p := v.before(end, max(floor, start)); p.ok() && p.lo == start && v.hasPersonalName(p, start) {
				return p
			}
		}
		// The first segment back is the aside itself; a head never opens with
		// who, a preposition or a participle.
		if n > 0 && start+1 < end && (v.tag(start) == lang.Conjunction || v.subordinator(start)) { // "…, and his wife, Sana Mahmood, said"
			start++
		}
		opensAside := v.opensAside(start)
		if opensAside && n > 0 {
			// "On the French side the mayor of Saint-Aubert, Clémence Vautrin, said"
			if p := v.before(end, max(floor, start)); p.ok() && p.lo > start+1 && v.tag(p.lo) == lang.Determiner && v.lang.People[v.low(p.headHi-1)].Number != 0 && v.tag(p.lo-1).Nominal() {
				return phrase{p.lo, comma, p.headLo, p.headHi}
			}
		}
		if !opensAside && n > 0 {
			p := v.before(end, max(floor, start))
			if q := v.members(p, start, end, comma); q.ok() {
				return q
			}
			if p.ok() && (v.hasProper(p) || subjectPronoun(v.low(p.lo)) || v.lang.People[v.low(p.headHi-1)].Number != 0 || v.tag(p.lo) == lang.Determiner || v.tag(p.lo) == lang.Possessive || v.low(p.lo) == "one" || v.lang.Papers[v.low(p.headHi-1)]) {
				// An apposition, a place or an age may itself hang on what stands
				// further left: "Maria Silva, a nurse from Lima, Peru, said".
				if start-1 > floor && v.comma(start-1) && !v.hasPersonalName(p, start) {
					if q := v.pastAside(start-1, floor); q.ok() {
						q.hi = comma
						return q
					}
					if r := v.before(start-1, floor); r.ok() && v.hasProper(r) && !v.leadIn(r, floor) {
						return phrase{r.lo, comma, r.headLo, r.headHi}
					}
				}
				return phrase{p.lo, comma, p.headLo, p.headHi}
			}
		}
		if start > floor && (v.tag(start-1) == lang.Conjunction || v.subordinator(start-1)) {
			start--
		}
		if n > 0 && (v.tag(start) == lang.Determiner || v.tag(start) == lang.Possessive) && !v.hasFinite(start, end) {
			// "Its councillor for transport, …", where a noun was taken for a verb
			for j := start + 1; j < end && j < start+4; j++ {
				if v.lang.People[v.low(j)].Number != 0 {
					return phrase{start, comma, start, j + 1}
				}
			}
		}
		if start <= floor || !v.comma(start-1) {
			return v.namedAtEnd(start, comma)
		}
		end = start - 1
	}
	return phrase{}
}

// members reports people of somewhere, named in the aside that a comma closes:
// "Members of Congress from Ohio, Ann Lee and Bo Diaz, said", "the head of the
// Seamen's Union, Bo Diaz, said". What ends the segment, a place or a body, is
// not who speaks.
func (v *view) members(p phrase, start, end, comma int) phrase {
	if !p.ok() || v.hasFinite(start, end) || !v.personal(end+1, comma) {
		return phrase{}
	}
	if p.lo > start && v.tag(p.lo-1) == lang.Preposition {
		for i := start; i < p.lo; i++ {
			if v.lang.People[v.low(i)].Number == 'p' {
				return phrase{start, comma, end + 1, comma}
			}
		}
	}
	if p.headHi < p.hi && v.low(p.headHi) == "of" && v.lang.People[v.low(p.headHi-1)].Number != 0 && !v.proper(p.headHi-1) {
		return phrase{p.lo, comma, end + 1, comma}
	}
	return phrase{}
}

// namedAtEnd finds the name that closes a long description, where nothing in
// the description itself could be taken for its head: "The chairman of the
// inquiry that sat all spring, Otto Lange, said".
func (v *view) namedAtEnd(start, comma int) phrase {
	if t := v.tag(start); t != lang.Determiner && t != lang.Possessive {
		return phrase{}
	}
	for i := comma - 1; i > start+1; i-- {
		if v.comma(i) {
			if v.personal(i+1, comma) && v.lang.People[v.low(v.base(start, comma)-1)].Number != 0 {
				return phrase{start, comma, i + 1, comma}
			}
			return phrase{}
		}
	}
	return phrase{}
}

// personal reports names of people from node lo to hi: two capitalised words or
// more each, joined by "and".
func (v *view) personal(lo, hi int) bool {
	run := 0
	for i := lo; i < hi; i++ {
		switch {
		case v.proper(i) && !v.time(i):
			run++
		case v.low(i) == "and" && run > 1:
			run = 0
		default:
			return false
		}
	}
	return run > 1
}

// pastAdverbial finds the noun of a relative clause whose adverbial ends before
// node i: "Lee, who in 2010 said", "Lee, who has in the past called". Else what
// the preposition governs would be taken for the subject.
func (v *view) pastAdverbial(i, floor int) phrase {
	j := i - 1
	if j <= floor || v.tag(j) != lang.Preposition {
		return phrase{}
	}
	for j--; j > floor && (v.low(j) == "has" || v.low(j) == "had" || v.low(j) == "have"); {
		j--
	}
	if v.low(j) != "who" {
		return phrase{}
	}
	if v.comma(j-1) || v.dash(j-1) {
		if p := v.pastAside(j-1, floor); p.ok() && v.comma(j-1) && v.comma(p.hi-1) {
			return p
		}
		j--
	}
	return v.before(j, floor)
}

// participial reports a participle with what hangs on it from node lo to hi: it
// belongs to the noun before it, and parts no clauses.
func (v *view) participial(lo, hi int) bool {
	if t := v.tag(lo); t != lang.VerbIng && t != lang.VerbDone && !(t == lang.VerbPast && v.low(lo+1) == "by") {
		return false
	}
	for i := lo + 1; i < hi; i++ {
		if t := v.tag(i); t == lang.Conjunction || t == lang.Wh || t == lang.Stop {
			return false
		}
	}
	return hi-lo > 1
}

// reduced finds the noun that a participle before node i hangs on: "Protesters
// marching through the streets chanted".
func (v *view) reduced(i, floor int) phrase {
	j := i - 1
	for j > floor && (v.tag(j) == lang.Particle || v.tag(j) == lang.Preposition && v.low(j) != "of") {
		j--
	}
	by := v.tag(j) == lang.VerbPast && v.low(j+1) == "by" // "signed by", whatever the tagger made of it
	if i-j < 2 || j <= floor || v.tag(j) != lang.VerbIng && v.tag(j) != lang.VerbDone && !by || !v.tag(j-1).Nominal() {
		return phrase{}
	}
	if p := v.before(j, floor); p.ok() && v.opensClause(p.lo, floor) && (v.lang.People[v.low(p.headHi-1)].Number != 0 || v.lang.Papers[v.low(p.headHi-1)]) {
		return p
	}
	return phrase{}
}

// leadIn reports a phrase that belongs to an opening adverbial: "In Paris, …".
func (v *view) leadIn(p phrase, floor int) bool {
	for j := p.lo - 1; j >= floor && p.lo-j < 8; j-- {
		if v.comma(j) || v.quote(j) {
			return false
		}
		if t := v.tag(j); t == lang.Preposition || t == lang.To {
			return true
		}
	}
	return v.time(p.hi - 1)
}

// hasPersonalName reports a phrase that fills its segment and is plainly a name
// of its own rather than an apposition or a place.
func (v *view) hasPersonalName(p phrase, start int) bool {
	if subjectPronoun(v.low(p.lo)) {
		return true
	}
	if v.tag(p.lo) == lang.Determiner || v.tag(p.lo) == lang.Possessive || !v.hasProper(p) {
		return false
	}
	if !v.proper(p.headHi-1) || !v.proper(p.lo) && v.lang.Titles[v.low(p.lo)].Kind == 0 {
		return false
	}
	if p.headHi-p.headLo == 1 {
		_, place := v.lang.Places[v.low(p.headLo)]
		return !place
	}
	return true
}

// opensAside reports whether the segment that starts at node i begins as an
// aside does.
func (v *view) opensAside(i int) bool {
	if v.capital(i) && v.proper(i+1) && len(v.low(i)) <= 3 && v.inPhrase(i) { // "De Blasio", "Van Dyke"
		switch v.low(i) {
		case "de", "van", "von", "di", "da", "du", "del", "la", "el", "al":
			return false
		}
	}
	switch v.low(i) {
	case "who", "whose", "which", "whom", "where", "when", "aged", "also", "himself", "herself", "itself", "too", "however", "then", "now", "like", "or", "and", "but", "though", "including", "based", "born", "speaking":
		return true
	}
	switch v.tag(i) {
	case lang.Preposition, lang.To, lang.VerbIng, lang.VerbDone, lang.Adverb, lang.Wh:
		return true
	}
	return v.nodes[i].Kind == lang.Number // an age; "two officials" are no aside
}

func (v *view) hasProper(p phrase) bool {
	for i := p.lo; i < p.hi; i++ {
		if v.proper(i) && !v.time(i) {
			return true
		}
	}
	return false
}

// clauseSubject finds the subject of the clause that node g stands in, where
// other words part them: "Xi met Kim in Beijing on Thursday and said".
func (v *view) clauseSubject(g, floor int) phrase {
	// Back to the start of the clause: a semicolon, a quotation, or a subordinator.
	start := floor
	for j := g - 1; j >= floor; j-- {
		if g-j > 120 {
			return phrase{}
		}
		if s := v.low(j); s == ";" || s == ":" || v.quote(j) && v.words(j) > 4 && v.endsWith(j, ",.!?") {
			start = j + 1
			break
		}
	}
	if p := v.nearSubject(g, start); p.ok() {
		return p
	}
	return v.firstSubject(start, g)
}

// nearSubject finds the subject of the clause nearest before node g, where that
// clause opens plainly: behind a comma ("When it rang, I laughed and said") or
// behind a word of time or cause ("left after she attacked the plan and called
// it").
func (v *view) nearSubject(g, start int) phrase {
	if v.tag(g-1) != lang.Conjunction {
		return phrase{}
	}
	for j := g - 2; j > start && g-j < 25; j-- {
		if v.comma(j) || v.quote(j) && !v.aside(j) {
			return phrase{}
		}
		if !v.tag(j).Finite() {
			continue
		}
		for j > start && (v.tag(j-1).Finite() || v.tag(j-1) == lang.Adverb) {
			j--
		}
		p := v.before(j, start)
		if !p.ok() || p.lo <= start || !subjectPronoun(v.low(p.lo)) && !v.hasProper(p) {
			return phrase{}
		}
		switch v.low(p.lo - 1) {
		case ",":
			return p
		case "after", "before", "when", "because", "since", "once", "until":
			return p
		}
		return phrase{}
	}
	return phrase{}
}

// firstSubject finds the first noun phrase from node lo that a finite verb
// follows, before node hi: the subject of the clause.
func (v *view) firstSubject(lo, hi int) phrase {
	for i := lo; i < hi; i++ {
		t := v.tag(i)
		if !t.Finite() && !(t == lang.VerbDone && i > lo && v.tag(i-1).Nominal()) {
			continue
		}
		g := i
		for g > lo && (v.tag(g-1) == lang.Adverb || v.low(g-1) == "not") {
			g--
		}
		if v.low(g-1) == "who" || v.low(g-1) == "which" || v.low(g-1) == "that" {
			continue
		}
		var p phrase
		switch j := v.pastTime(g-1, lo); {
		case v.comma(g-1) && g-1 > lo:
			p = v.pastAside(g-1, lo)
		case j < g-1: // "Lee on Thursday stepped up her attacks"
			p = v.before(j+1, lo)
		default:
			p = v.before(g, lo)
		}
		if p.ok() {
			if r := v.relative(p.lo, lo); r.ok() {
				r.hi = p.hi
				return r
			}
			return p
		}
	}
	return phrase{}
}
