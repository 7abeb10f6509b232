package statement

// Noun phrases as mentions: who stands before or after a cue, with title,
// apposition and aside.

import (
	"github.com/attribcheck/attrib/attrib/lang"
)

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
	switch v.low(i) {
	case "south", "north", "east", "west": // whatever the tagger made of "South Korea"
		if v.capital(i) && v.capital(i+1) && (v.proper(i+1) || v.tag(i+1) == lang.Adjective) {
			return true
		}
	}
	switch v.tag(i) {
	case lang.Noun, lang.Nouns, lang.Proper, lang.Adjective, lang.Cardinal, lang.PossessiveS, lang.Possessive, lang.Determiner:
		return true
	case lang.VerbDone, lang.VerbIng:
		// "the elected mayor", "a leading expert", "city planning director"
		if v.lang.People[v.low(i+1)].Number == 's' && v.tag(i) == lang.VerbIng && v.tag(i-1).Nominal() && v.lang.People[v.low(i-1)].Number == 0 {
			return true
		}
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
			switch v.low(i) { // "Lee himself said"
			case "himself", "herself", "itself", "themselves":
				if q := v.before(i, floor); q.ok() && !v.comma(i-1) {
					q.hi = end
					return q
				}
			}
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
	if (v.tag(lo-1) == lang.VerbDone || v.low(lo-1) == "retired") && lo-1 >= floor && v.proper(end-1) && (lo-1 == floor || v.quote(lo-2) || v.comma(lo-2)) {
		lo-- // "“…,” retired general Lloyd Newton said"
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
			if c := q.lo - 1; v.comma(c) && c > floor { // "The mayor, her lawyer and two guards said"
				if r := v.before(c, floor); r.ok() && r.lo == floor && !v.time(r.hi-1) && v.lang.People[v.low(r.headHi-1)].Number != 0 && v.lang.People[v.low(q.headHi-1)].Number != 0 {
					q = r
				}
			}
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
				if k > j+1 && k < ceil && v.tag(k).Finite() && v.tag(p.headHi-1) == lang.Nouns {
					k = j + 1 // "in a year of walls, Lee said": one name is not several things
				}
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
	lead := v.proper(i) || v.lang.Titles[v.low(i)].Kind != 0 || v.tag(i) == lang.Noun && v.lang.Titles[v.low(i+1)].Kind != 0
	if i >= ceil || !lead || v.time(i) {
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
	if v.lang.Occasions[v.low(hi-1)] {
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
