package statement

// Noun phrases as mentions: who stands before or after a cue, with title,
// apposition and aside.

import "github.com/attribcheck/attrib/attrib/lang"

// phrase is a range of nodes, hi exclusive. The head is the core of a mention:
// its name or noun without what an aside adds.
type phrase struct {
	lo, hi         int
	headLo, headHi int
}

func (p phrase) ok() bool { return p.hi > p.lo }

// maxPhrase bounds how far a phrase is followed, in nodes: a mention longer than
// that is none.
const maxPhrase = 60

// subjectPronoun reports pronouns that can say something.
func subjectPronoun(low string) bool {
	switch low {
	case "he", "she", "they", "it", "we", "i", "you":
		return true
	}
	return false
}

// time reports a word of the calendar. The name of a day or month needs its
// capital, and one that is a given name too (April, May, June) the company that
// dates keep.
func (v *view) time(i int) bool {
	if !v.word(i) || !v.lang.Times[v.nodes[i].Low] {
		return false
	}
	switch v.nodes[i].Low {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "july", "september", "october", "november", "december":
		return v.capital(i)
	case "april", "may", "june", "august", "march":
		if !v.capital(i) {
			return false
		}
		t := v.tag(i - 1)
		return t == lang.Preposition || t == lang.Determiner || v.low(i-1) == "last" || v.low(i-1) == "next" || v.low(i-1) == "early" || v.low(i-1) == "late" || i+1 < len(v.nodes) && v.nodes[i+1].Kind == lang.Number
	}
	return true
}

// aside reports a quotation that stands inside a phrase as part of it: a
// nickname or a word set apart.
func (v *view) aside(i int) bool {
	return v.quote(i) && v.words(i) <= 4 && !v.endsWith(i, ",.!?;")
}

// inPhrase reports whether node i can belong to a noun phrase that goes on to
// its right.
func (v *view) inPhrase(i int) bool {
	switch v.tag(i) {
	case lang.Noun, lang.Nouns, lang.Proper, lang.Adjective, lang.Cardinal, lang.PossessiveS, lang.Possessive, lang.Determiner:
		return true
	case lang.VerbDone, lang.VerbIng:
		// "the elected mayor", "a leading expert"
		return v.tag(i+1).Nominal() && (v.tag(i-1) == lang.Determiner || v.tag(i-1) == lang.Adjective || v.tag(i-1) == lang.Possessive)
	case lang.Adverb:
		return (v.tag(i+1) == lang.Adjective || v.tag(i+1) == lang.Cardinal) && (v.tag(i-1) == lang.Determiner || i == 0)
	}
	if v.lang.People[v.low(i)].Number != 0 {
		switch v.tag(i - 1) { // whatever the tagger made of "its usher"
		case lang.Determiner, lang.Possessive, lang.Adjective, lang.PossessiveS:
			return true
		}
	}
	if v.aside(i) {
		return v.proper(i-1) && v.proper(i+1) || v.tag(i-1) == lang.Determiner || v.tag(i-1) == lang.Possessive
	}
	switch v.low(i) {
	case "&", "/", "'", "’":
		return i > 0 && v.tag(i-1).Nominal() || v.low(i+1) == "t" && v.proper(i+2)
	case "t":
		return v.proper(i + 1)
	case "de", "von", "van", "der", "bin", "al", "el", "la", "di", "da", "du", "ibn", "den", "ter", "dos", "del":
		return v.proper(i+1) || v.low(i+2) == "t" || v.low(i+1) == "der" || v.low(i+1) == "la" || v.low(i+1) == "den"
	}
	return false
}

// heads reports whether node i can end a noun phrase.
func (v *view) heads(i int) bool {
	if v.tag(i).Nominal() || v.proper(i) || v.low(i) == ")" {
		return true
	}
	if _, ok := v.lang.People[v.low(i)]; ok {
		return true
	}
	if v.quote(i) {
		return v.aside(i) && (v.tag(i-1) == lang.Determiner || v.proper(i-1))
	}
	return v.tag(i) == lang.Cardinal && v.tag(i-1) == lang.Determiner || v.nodes[i].Kind == lang.Handle ||
		v.tag(i) == lang.Adjective && v.tag(i-1) == lang.Determiner // "the elderly", "the 34-year-old"
}

// before finds the noun phrase that ends right before node end, not reaching
// below floor, prepositional phrases included ("a spokesman for the ministry").
func (v *view) before(end, floor int) phrase {
	i := end - 1
	if i < floor {
		return phrase{}
	}
	if v.word(i) && v.tag(i) == lang.Pronoun || subjectPronoun(v.low(i)) {
		if !subjectPronoun(v.low(i)) {
			// "A man next to me has said"
			if j := i - 1; j > floor && (v.tag(j) == lang.To || v.tag(j) == lang.Preposition && !v.subordinator(j)) {
				if v.low(j-1) == "next" || v.low(j-1) == "close" {
					j--
				}
				if q := v.before(j, floor); q.ok() {
					q.hi = end
					return q
				}
			}
			return phrase{}
		}
		return phrase{i, end, i, end}
	}
	if v.low(i) == ")" { // "(R-Ohio)"
		j := i
		for j > floor && i-j < 12 && v.low(j) != "(" {
			j--
		}
		if p := v.before(j, floor); v.low(j) == "(" && p.ok() {
			p.hi = end
			return p
		}
		return phrase{}
	}
	if !v.heads(i) || v.time(i) && !v.capitalRun(i) {
		return phrase{}
	}
	lo := i
	for lo > floor && end-lo < maxPhrase {
		j := lo - 1
		if t := v.tag(lo); t == lang.Determiner && !v.predeterminer(j) || t == lang.Possessive && v.tag(j) != lang.Determiner {
			break
		}
		if subjectPronoun(v.low(j)) || v.tag(j) == lang.Pronoun {
			break
		}
		if v.time(j) && v.tag(lo) != lang.PossessiveS {
			break
		}
		if !v.inPhrase(j) {
			break
		}
		lo = j
	}
	if v.tag(lo) == lang.PossessiveS {
		lo++
	}
	if lo >= end {
		return phrase{}
	}
	p := phrase{lo, end, lo, end}
	// "the head of the agency": the phrase goes on to the left of a preposition.
	if j := lo - 1; j > floor && end-lo < maxPhrase && v.joins(j) {
		if q := v.before(j, floor); q.ok() && !subjectPronoun(v.low(q.lo)) {
			return phrase{q.lo, end, q.headLo, q.headHi}
		}
		if v.tag(j-1) == lang.Adjective { // "people familiar with the matter"
			if q := v.before(j-1, floor); q.ok() && !subjectPronoun(v.low(q.lo)) {
				return phrase{q.lo, end, q.headLo, q.headHi}
			}
		}
		if v.low(j-1) == "close" { // "people close to Kim"
			if q := v.before(j-1, floor); q.ok() {
				return phrase{q.lo, end, q.headLo, q.headHi}
			}
			return phrase{}
		}
	}
	// "Kim and Xi said"
	if j := lo - 1; j > floor && v.tag(j) == lang.Conjunction && v.low(j) != "but" && end-lo < maxPhrase {
		if q := v.before(j, floor); q.ok() && v.opensClause(q.lo, floor) && !v.time(j-1) {
			return phrase{q.lo, end, q.lo, end}
		}
	}
	return p
}

// capitalRun reports a time word inside a longer name ("The Sunday Times").
func (v *view) capitalRun(i int) bool { return v.proper(i) && v.proper(i-1) && !v.time(i-1) }

func (v *view) predeterminer(i int) bool {
	switch v.low(i) {
	case "all", "both", "half", "many", "such", "of":
		return v.low(i) != "of"
	}
	return false
}

// joins reports a preposition that ties a noun phrase to the noun before it.
func (v *view) joins(i int) bool {
	switch v.low(i) {
	case "of":
		return v.tag(i-1).Nominal() || v.tag(i-1) == lang.Cardinal || v.tag(i-1) == lang.Determiner || v.lang.People[v.low(i-1)].Number != 0
	case "by", "above", "outside", "beside", "for", "at", "in", "from", "with", "on", "inside", "within", "behind", "near", "against", "over", "under", "to", "among":
		if v.lang.Signs[v.low(i-1)] {
			return true
		}
		if low := v.low(i); low == "by" || low == "above" || low == "outside" || low == "beside" {
			return false
		}
		if v.low(i-1) == "close" || v.low(i-1) == "familiar" {
			return true
		}
		if v.time(i - 1) {
			return false
		}
		_, person := v.lang.People[v.low(i-1)]
		if person || v.lang.Papers[v.low(i-1)] {
			return true
		}
		return v.tag(i-1).Nominal() && !v.proper(i-1) && v.low(i) != "to" && v.low(i) != "on" && v.low(i) != "in"
	}
	return false
}

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
		if v.comma(j - 1) {
			j--
		}
		return v.before(j, floor)
	}
	if p := v.before(i+1, floor); p.ok() {
		// "The man who shot the guard said": the verb before belongs to a
		// relative clause, and the subject stands before that.
		if r := v.relative(p.lo, floor); r.ok() {
			r.hi = p.hi
			return r
		}
		return p
	}
	if t := v.tag(i); t == lang.Conjunction || t == lang.To || t.Verb() || t == lang.Modal || t == lang.Particle || t == lang.Preposition || t == lang.Pronoun || t == lang.Adverb || t == lang.Adjective || t.Nominal() {
		return v.clauseSubject(g, floor)
	}
	return phrase{}
}

// relative looks for a "who" or "that" to the left of node i within its clause,
// with a verb between, and gives the noun phrase that it hangs on.
func (v *view) relative(i, floor int) phrase {
	verb := false
	for j := i - 1; j > floor && i-j < 15; j-- {
		if v.quote(j) || v.tag(j) == lang.Stop || v.tag(j) == lang.Conjunction {
			return phrase{}
		}
		if v.tag(j).Finite() || v.tag(j).Verb() {
			verb = true
		}
		if verb && v.low(j) == "who" {
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
		if start > floor && v.quote(start-1) {
			return phrase{}
		}
		if start >= end {
			return phrase{}
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
			if p.ok() && (v.hasProper(p) || subjectPronoun(v.low(p.lo)) || v.lang.People[v.low(p.headHi-1)].Number != 0 || v.tag(p.lo) == lang.Determiner || v.tag(p.lo) == lang.Possessive || v.lang.Papers[v.low(p.headHi-1)]) {
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
			return phrase{}
		}
		end = start - 1
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
	switch v.low(i) {
	case "who", "whose", "which", "whom", "where", "when", "aged", "also", "himself", "herself", "itself", "too", "however", "then", "now", "like", "or", "and", "but", "though", "including", "based", "born", "speaking":
		return true
	}
	switch v.tag(i) {
	case lang.Preposition, lang.To, lang.VerbIng, lang.VerbDone, lang.Adverb, lang.Wh:
		return true
	case lang.Cardinal:
		return true
	}
	return v.nodes[i].Kind == lang.Number
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
	return v.firstSubject(start, g)
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
		if v.comma(g-1) && g-1 > lo {
			p = v.pastAside(g-1, lo)
		} else {
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

// after finds the noun phrase that starts at node i, before ceil: title, name,
// parenthesis, apposition and relative clause included.
func (v *view) after(i, ceil int) phrase {
	if i >= ceil {
		return phrase{}
	}
	if subjectPronoun(v.low(i)) {
		return phrase{i, i + 1, i, i + 1}
	}
	hi := v.base(i, ceil)
	if hi == i {
		return phrase{}
	}
	p := phrase{i, hi, i, hi}
	for p.hi < ceil && p.hi-i < maxPhrase {
		j := p.hi
		if v.low(j) == "(" {
			k := j
			for k < ceil && k-j < 12 && v.low(k) != ")" {
				k++
			}
			if k < ceil && v.low(k) == ")" {
				p.hi = k + 1
				continue
			}
			break
		}
		if (v.low(j) == "close" || v.low(j) == "familiar" || v.low(j) == "briefed") && !v.proper(p.hi-1) {
			if k := v.base(j+2, ceil); k > j+2 { // "a person close to the board"
				p.hi = k
				continue
			}
		}
		if v.extends(p, j) {
			if k := v.base(j+1, ceil); k > j+1 && !v.time(k-1) && !v.occasion(j+1, k) {
				p.hi = k
				continue
			}
			break
		}
		if v.low(j) == "and" && p.hi-p.lo <= 4 && v.proper(p.hi-1) && v.proper(j+1) {
			if k := v.base(j+1, ceil); k > j+1 && (k >= ceil || v.tag(k) == lang.Stop) {
				p.hi, p.headHi = k, k
				continue
			}
			break
		}
		if v.comma(j) {
			k := v.apposition(j+1, ceil)
			if k == j+1 && !v.proper(p.headHi-1) {
				k = v.nameAfter(j+1, ceil)
			}
			if k > j+1 {
				p.hi = k
				continue
			}
		}
		break
	}
	return p
}

// nameAfter finds the end of a name that stands in apposition to a noun: "her
// brother, Anselmo Vargas"; i where there is none.
func (v *view) nameAfter(i, ceil int) int {
	if i >= ceil || !v.proper(i) && v.lang.Titles[v.low(i)].Kind != 'h' || v.time(i) {
		return i
	}
	k := v.base(i, ceil)
	if k == i || !v.proper(k-1) && v.low(k-1) != ")" {
		return i
	}
	if k < ceil && !v.comma(k) && !v.stop(k) && !v.quote(k) && !v.dash(k) && v.low(k) != ":" && v.low(k) != ";" && v.low(k) != "(" && v.tag(k) != lang.Preposition {
		if !v.tag(k).Finite() {
			return i
		}
	}
	return k
}

// base consumes a noun phrase without what hangs on it.
func (v *view) base(i, ceil int) int {
	hi, head := i, false
	for hi < ceil && hi-i < maxPhrase {
		if v.time(hi) && !(v.proper(hi) && v.proper(hi+1) && !v.time(hi+1)) && (head || hi == i) {
			break
		}
		if !v.inPhrase(hi) && !(hi == i && (v.lang.People[v.low(hi)].Number != 0 || (v.tag(hi) == lang.VerbDone || v.tag(hi) == lang.VerbIng || v.headline && v.tag(hi) == lang.VerbPast) && (v.tag(hi+1).Nominal() || v.headline && hi+1 < ceil && v.nodes[hi+1].Kind == lang.Number))) && !(hi > i && v.nodes[hi].q == nil && v.nodes[hi].Kind == lang.Number) {
			break
		}
		if t := v.tag(hi); (t == lang.Determiner || t == lang.Possessive) && hi > i && head {
			break
		}
		if v.heads(hi) {
			head = true
		}
		hi++
	}
	for hi > i && (v.tag(hi-1) == lang.PossessiveS || v.tag(hi-1) == lang.Determiner && !v.heads(hi-1)) {
		hi--
	}
	if !head || hi == i {
		return i
	}
	return hi
}

// extends reports a preposition after a phrase that belongs to it.
func (v *view) extends(p phrase, i int) bool {
	last := p.hi - 1
	switch v.low(i) {
	case "of":
		return true
	case "for", "at", "from", "with", "to", "in", "on":
		if v.proper(last) && p.hi == p.headHi {
			return v.low(i) == "from" && v.proper(i+1) && !v.time(i+1)
		}
		_, person := v.lang.People[v.low(last)]
		if person || v.lang.Papers[v.low(last)] || v.lang.Titles[v.low(last)].Kind == 'o' {
			return v.low(i) != "on" || v.tag(i+1) == lang.Determiner
		}
		return v.tag(last).Nominal() && (v.low(i) == "for" || v.low(i) == "in" && v.tag(i+1) == lang.Determiner)
	}
	return false
}

// occasion reports a noun phrase that names where or how something was said,
// not who said it: "in a statement", "at a news conference".
func (v *view) occasion(lo, hi int) bool {
	if hi <= lo {
		return false
	}
	switch v.low(hi - 1) {
	case "conference", "briefing", "interview", "statement", "email", "e-mail", "letter", "speech", "tweet", "post", "hearing",
		"court", "rally", "meeting", "summit", "event", "call", "debate", "phone", "twitter", "facebook", "instagram", "television", "forum", "appearance", "ceremony", "telephone", "response", "reference", "memo", "message", "video", "session", "testimony", "address", "reply", "remarks", "announcement", "release":
		return true
	}
	_, noun := v.lang.CueNouns[v.low(hi-1)]
	return noun
}

// apposition finds the end of an apposition or relative clause that starts at
// node i, right after a comma; i where there is none.
func (v *view) apposition(i, ceil int) int {
	if i >= ceil {
		return i
	}
	switch v.low(i) {
	case "who", "whose", "which", "whom":
		j := i
		for j < ceil && !v.comma(j) && !v.stop(j) && !v.quote(j) && j-i < maxPhrase {
			j++
		}
		return j
	}
	if v.nodes[i].Kind == lang.Number && v.nodes[i].q == nil { // an age
		if i+1 >= ceil || v.tag(i+1) == lang.Stop {
			return i + 1
		}
	}
	t, low := v.tag(i), v.low(i)
	opens := t == lang.Determiner && !v.time(i+1) && low != "no" || t == lang.Possessive
	if !opens && v.word(i) {
		title, isTitle := v.lang.Titles[low]
		_, isPerson := v.lang.People[low]
		opens = (isTitle && title.Kind != 'h' || isPerson) && !v.capitalName(i)
		if !opens && (t == lang.Noun || t == lang.Nouns || t == lang.Adjective || t == lang.Cardinal) {
			// "general secretary of …", "senior economist at …"
			for j := i + 1; j < min(i+5, ceil) && v.inPhrase(j); j++ {
				if _, ok := v.lang.People[v.low(j)]; ok {
					opens = true
					break
				}
			}
		}
	}
	if !opens {
		return i
	}
	k := v.base(i, ceil)
	if k == i || v.occasion(i, k) || v.time(k-1) {
		return i
	}
	if k < ceil && (v.tag(k).Finite() || v.quote(k)) {
		return i // a clause of its own: "…, the ministry was asleep"
	}
	for k < ceil && k-i < maxPhrase {
		switch {
		case v.low(k) == "of" || v.low(k) == "for" || v.low(k) == "at" || v.low(k) == "with" || v.low(k) == "from" || v.low(k) == "in" || v.low(k) == "to" || v.low(k) == "on" || v.low(k) == "and" || v.low(k) == "&":
			n := v.base(k+1, ceil)
			if n == k+1 || v.occasion(k+1, n) || v.time(n-1) {
				if v.low(k) == "to" {
					return i // "…, a petition to save the ferry has been signed"
				}
				return k
			}
			k = n
			if k < ceil && v.tag(k).Finite() {
				return i
			}
		case v.low(k) == "who" || v.low(k) == "that" || v.low(k) == "which" || v.tag(k) == lang.VerbIng || v.tag(k) == lang.VerbDone:
			for k < ceil && !v.comma(k) && !v.stop(k) && !v.quote(k) && k-i < maxPhrase {
				k++
			}
			return k
		case v.comma(k) && v.placeEnd(k+1, ceil) > k+1:
			k = v.placeEnd(k+1, ceil) // "in Lima, Peru"
		default:
			return k
		}
	}
	return k
}

// placeEnd finds the end of a name of up to three words that closes an address,
// "Peru", "New Jersey"; i where there is none.
func (v *view) placeEnd(i, ceil int) int {
	k := i
	for k < ceil && k < i+3 && v.proper(k) && !v.time(k) {
		k++
	}
	if k == i || k < ceil && v.tag(k) != lang.Stop && v.low(k) != "who" {
		return i
	}
	return k
}

// capitalName reports a title that starts a new name: "President Xi", not the
// apposition "president of the group".
func (v *view) capitalName(i int) bool { return v.capital(i) && v.proper(i+1) && !v.titled }
