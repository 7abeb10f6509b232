package statement

// What stands after a cue: the conjunction, the colon or the quotation that
// announces its content, past addressees and adverbials.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// afterContent finds what stands after a cue.
func (v *view) afterContent(e *event, end int) (r nodeRange, explicit, asked bool) {
	pos := e.end
	if e.kind == according || e.kind == putting {
		if v.comma(pos) || v.low(pos) == ":" {
			pos++
		}
		if pos < end {
			return nodeRange{pos, end}, true, false
		}
		return nodeRange{}, false, false
	}
	if r := v.announcedPast(e, end); r != (nodeRange{}) {
		return r, true, false
	}
	skipped := false // a phrase that parts the cue from a bare clause
	addressed := false
	for n := 0; pos < end && n < 30; n++ {
		low := v.low(pos)
		switch {
		case v.tag(pos) == lang.PossessiveS: // "told ABC's This Week that"
			for pos++; pos < end && pos < e.end+10 && (v.tag(pos).Nominal() || v.tag(pos) == lang.Determiner || v.tag(pos) == lang.Adjective || v.time(pos)); pos++ {
			}
			continue
		case low == "that" && v.tag(pos) != lang.Pronoun && !v.loneThat(pos, end) && (e.verb == nil || e.verb.Has('c') || e.verb.Has('t') || e.verb.Has('a') || !e.verb.Has('l')):
			return nodeRange{pos, end}, true, false
		case low == ":":
			if pos+1 < end {
				return nodeRange{pos + 1, end}, true, false
			}
			return nodeRange{}, false, false
		case v.comma(pos) && v.low(pos+1) == "according" && v.low(pos+2) == "to":
			p := v.after(pos+3, end) // "said, according to Xinhua, that"
			if !p.ok() {
				return nodeRange{}, false, false
			}
			pos = p.hi
			if v.comma(pos) {
				pos++
			}
			continue
		case v.comma(pos):
			if v.quote(pos + 1) {
				return nodeRange{pos + 1, end}, true, false
			}
			// "said, in a statement, that"; otherwise the clause is over.
			if v.proper(pos+1) && v.comma(pos+2) { // "in the capital, Sundvik, that"
				pos += 3
				continue
			}
			if t := v.tag(pos + 1); t != lang.Preposition || v.low(pos+1) == "as" || v.subordinator(pos+1) {
				if !(v.low(pos+1) == "that" && pos > e.end) {
					return nodeRange{}, false, false
				}
			}
			pos++
			skipped = true
			continue
		case v.quote(pos) && v.work(pos) && (v.tag(pos-1) == lang.PossessiveS || v.tag(pos-1) == lang.Preposition) && pos > e.end:
			pos++ // "said on NBC's “Meet the Press”"
			skipped = true
			continue
		case v.quote(pos):
			if e.verb != nil && strings.Trim(e.verb.Frames, "iwt") == "" && (v.words(pos) < 6 || !e.verb.Has('t')) {
				return nodeRange{}, false, false
			}
			return nodeRange{pos, end}, true, false
		}
		if e.verb == nil || e.kind == nominal {
			r := v.objectWithQuote(pos, end)
			for q := r.lo; q < r.hi; q++ {
				if v.quote(q) && !(v.quote(q+2) && v.tag(q+1) == lang.Conjunction) {
					r.hi = q + 1
				}
			}
			return r, true, false
		}
		if e.passive && (e.verb.Has('l')) {
			if q := v.objectWithQuote(pos, end); q != (nodeRange{}) {
				return q, true, false
			}
			return nodeRange{}, false, false
		}
		switch {
		case e.verb.Has('w') && v.question(pos):
			return nodeRange{pos, end}, true, true
		case e.verb.Has('a') && !addressed && v.addressee(pos, end) > pos && !v.finiteSoon(v.addressee(pos, end), end, e):
			next := v.knownAddressee(pos, v.addressee(pos, end), end)
			pos, addressed = next, true
			continue
		case v.tag(pos) == lang.To && (e.verb.Has('i')):
			if r := (nodeRange{pos, end}); v.hasQuote(r) {
				return r, true, false
			}
			return nodeRange{}, false, false
		case v.tag(pos) == lang.Preposition && (!v.subordinator(pos) || (low == "before" || low == "after") && v.announced(pos, end)) || low == "to" || low == "as" && e.verb.Has('l'):
			// An adverbial: "on Thursday", "in a statement". Its own quotation
			// may be the content of a label ("as “a disaster”", "of “treason”").
			if v.time(pos+1) && v.tag(pos+2) != lang.PossessiveS || v.tag(pos+1) == lang.Determiner && v.time(pos+2) && !v.tag(pos+3).Nominal() && v.tag(pos+3) != lang.PossessiveS || v.nodes[min(pos+1, len(v.nodes)-1)].Kind == lang.Number {
				pos += 2
				skipped = true
				for pos < end && (v.time(pos) || v.tag(pos) == lang.Cardinal) {
					pos++
				}
				continue
			}
			if low := v.low(pos + 1); low == "him" || low == "them" || low == "me" || low == "us" || low == "you" || low == "her" && !v.tag(pos+2).Nominal() {
				pos, skipped = pos+2, true
				continue
			}
			if v.quote(pos+1) && v.work(pos+1) && low != "as" {
				pos, skipped = pos+2, true
				continue
			}
			k := v.after(pos+1, end)
			if v.quote(pos+1) && !v.endsOpen(pos+1) && (e.verb.Has('l') || e.verb.Has('o')) {
				if low == "for" && (e.verb.Lemma == "ask" || e.verb.Lemma == "call") {
					pos++
				}
				return v.objectWithQuote(pos, end), true, false
			}
			if !k.ok() {
				if v.tag(pos+1) == lang.VerbIng || v.tag(pos+1) == lang.Adverb {
					if q := v.objectWithQuote(pos, end); q != (nodeRange{}) && (e.verb.Has('l') || e.verb.Has('o')) {
						return q, true, false
					}
				}
				return nodeRange{}, false, false
			}
			if (e.verb.Has('l') || e.verb.Has('o')) && !v.occasion(pos+1, k.hi) && !v.time(k.hi-1) {
				if q := v.objectWithQuote(pos, end); q != (nodeRange{}) && q.hi > 0 {
					return q, true, false
				}
			}
			pos, skipped = k.hi, true
			continue
		case v.time(pos) && v.tag(pos+1) != lang.PossessiveS, v.tag(pos) == lang.Adverb, v.tag(pos) == lang.Particle, low == "this" && v.time(pos+1), low == "last" && v.time(pos+1):
			pos++
			continue
		}
		// Nothing announces it: a bare clause, or an object with quoted words.
		if e.verb.Has('c') && v.startsClause(pos, end) {
			return nodeRange{pos, end}, addressed && !skipped && v.tag(pos) != lang.Preposition, false
		}
		if e.verb.Has('l') || e.verb.Has('o') || v.titled && e.verb.Has('c') {
			return v.objectWithQuote(pos, end), true, false
		}
		if e.verb.Has('c') {
			if r := v.objectWithQuote(pos, end); r != (nodeRange{}) {
				return r, true, false
			}
		}
		return nodeRange{}, false, false
	}
	return nodeRange{}, false, false
}

// announcedPast finds the content that a "that", a colon or a comma announces
// behind adverbials and addressees of any length: "told reporters outside the
// gate, his coat still wet: “…”", "said in a statement issued on Tuesday that".
func (v *view) announcedPast(e *event, end int) nodeRange {
	if e.kind != verbal || e.passive || e.inverted || e.verb == nil || !e.verb.Has('c') && !e.verb.Has('t') && !e.verb.Has('q') && !e.verb.Has('a') {
		return nodeRange{}
	}
	first := e.end
	loose := v.tag(first) == lang.Preposition && !v.subordinator(first) || v.time(first) || v.tag(first) == lang.Adverb || e.verb.Has('a') && v.addressee(first, end) > first
	for j := first; j < end && j-first < 30; j++ {
		low := v.low(j)
		switch {
		case low == ":" && v.quote(j+1) && j > first && !v.work(j+1) && (v.startsUpper(j+1) || v.words(j+1) > 3):
			return nodeRange{j + 1, end}
		case low == ";" || low == ":", v.quote(j) && !v.aside(j) && !v.work(j):
			return nodeRange{}
		case v.comma(j) && loose && v.quote(j+1) && v.startsUpper(j+1) && v.words(j+1) > 2 && v.endsWith(j+1, ",.!?…") && j+2 >= end && !v.work(j+1):
			return nodeRange{j + 1, end}
		case low == "that" && loose && (e.verb.Has('c') || e.verb.Has('t')) && v.tag(j) != lang.Pronoun && (v.closesAdverbial(j-1) || v.quote(j+1)) && !v.loneThat(j, end) && (v.hasFinite(j+1, end) || v.hasQuote(nodeRange{j, end})):
			return nodeRange{j, end}
		case v.tag(j).Finite() || low == "that":
			issued := v.tag(j) == lang.VerbPast && v.closesAdverbial(j-1) && !v.proper(j-1) && v.tag(j-1).Nominal() && v.tag(j+1) != lang.Determiner
			if !issued {
				return nodeRange{}
			}
		}
	}
	return nodeRange{}
}

// closesAdverbial reports a word that ends where or when something was said, or
// to whom: a "that" after it opens what was said, and is no relative.
func (v *view) closesAdverbial(i int) bool {
	low := v.low(i)
	return v.time(i) || v.proper(i) || v.comma(i) || v.tag(i) == lang.Adverb || v.lang.Papers[low] || v.lang.Occasions[low] || v.lang.CueNouns[low] != "" || v.lang.People[low].Number == 'p'
}

// announced reports that a "that", a colon or a quotation still follows an
// adverbial.
func (v *view) announced(i, end int) bool {
	for j := i + 1; j < end && j < i+12; j++ {
		if v.low(j) == "that" || v.low(j) == ":" || v.quote(j) || v.comma(j) && v.quote(j+1) {
			return true
		}
		if v.tag(j).Finite() || v.comma(j) {
			return false
		}
	}
	return false
}

// loneThat reports a "that" that is a thing, not a conjunction: "said that,".
func (v *view) loneThat(i, end int) bool {
	return i+1 >= end || v.comma(i+1) && !v.hasFinite(i+1, end) || v.stop(i+1) || v.tag(i+1).Finite() && v.tag(i+1) != lang.VerbPresent
}

// finiteSoon reports that what looked like an addressee is the subject of the
// clause that follows: "promised voters would decide".
func (v *view) finiteSoon(i, end int, e *event) bool {
	for i < end && v.tag(i) == lang.Adverb {
		i++
	}
	if e.verb.Lemma == "tell" || e.verb.Lemma == "remind" || e.verb.Lemma == "assure" || e.verb.Lemma == "inform" {
		return false
	}
	return v.tag(i).Finite()
}

// knownAddressee cuts a run of names after "tells" where the title case of a
// headline has glued the addressee to the subject of the clause: "tells Kim
// North Korea's importance …".
func (v *view) knownAddressee(lo, hi, end int) int {
	if hi-lo < 2 {
		return hi
	}
	if v.tag(hi).Finite() || v.low(hi) == "would" {
		// "tells drinkers price rise is …": the last noun before the verb is its
		// subject; the addressee ends with the first that can be one.
		for i := lo; i < hi-1; i++ {
			if v.lang.People[v.low(i)].Number != 0 || v.proper(i) && !v.proper(i+1) || v.tag(i) == lang.Nouns {
				return i + 1
			}
		}
	}
	if v.tag(lo) == lang.Determiner {
		return hi
	}
	for i := lo + 1; i < hi; i++ {
		if !v.proper(i-1) || v.tag(i) == lang.PossessiveS {
			return hi
		}
		place := v.low(i)
		if i+1 < hi {
			if _, ok := v.lang.Places[place+" "+v.low(i+1)]; ok {
				return i
			}
		}
		if _, ok := v.lang.Places[place]; ok && (i+1 >= end || v.tag(i+1) == lang.PossessiveS || v.tag(i+1).Finite()) {
			return i
		}
	}
	return hi
}

// question reports a word that opens an indirect question.
func (v *view) question(i int) bool {
	switch v.low(i) {
	case "whether", "if", "how", "why", "what", "who", "when", "where", "which":
		return true
	}
	return false
}

// endsOpen reports a quotation that is a sentence of its own.
func (v *view) endsOpen(i int) bool {
	return v.endsWith(i, ".!?") && v.words(i) > 5 && v.startsUpper(i)
}

// startsClause reports that a clause with a finite verb begins at node i.
func (v *view) startsClause(i, end int) bool {
	switch v.tag(i) {
	case lang.Determiner, lang.Pronoun, lang.Proper, lang.Noun, lang.Nouns, lang.Possessive, lang.Adjective, lang.Cardinal, lang.Existential, lang.VerbIng, lang.VerbDone:
	default:
		switch v.low(i) {
		case "that", "if", "when", "while", "although", "though", "since", "because", "unless", "despite", "under", "with", "without", "even", "only", "not", "there", "this", "these", "those", "'":
		default:
			return false
		}
	}
	limit := min(end, i+60)
	for j := i; j < limit; j++ {
		if v.comma(j) && j > i {
			switch v.low(j + 1) {
			case "which", "who": // "the pipeline, which is …, would not"
				for j += 2; j < limit && !v.comma(j); j++ {
				}
				continue
			case "as", "but", "adding", "and", "while", "according":
				return false
			}
			if k := v.apposition(j+1, limit); k > j+1 && v.comma(k) { // "said Ann Lee, the mother of two, was"
				j = k
				continue
			}
		}
		if v.quote(j) && j > i && v.fragmentClause(j) {
			return true // "the tunnel “would not go ten feet”"
		}
		if t := v.tag(j); t.Finite() && j > i || v.low(j) == "'s" && t != lang.PossessiveS {
			return true
		}
		if t := v.tag(j); t == lang.VerbDone && j > i && v.tag(j-1).Nominal() {
			return true
		}
		if v.low(j) == ";" {
			break
		}
	}
	return false
}

// objectWithQuote is an object from node pos that holds quoted words, up to the
// end of its phrase; empty where it holds none.
func (v *view) objectWithQuote(pos, end int) nodeRange {
	closes := -1 // a comma that closes an apposition
	for j := pos; j < end && j-pos < 40; j++ {
		if v.quote(j) && !v.nickname(j) {
			return nodeRange{pos, end}
		}
		if v.low(j) == ";" || v.dash(j) && j > pos && v.low(j) != "-" {
			break
		}
		if v.comma(j) && !v.quote(j+1) {
			k := v.apposition(j+1, end)
			if k == j+1 {
				k = v.nameAfter(j+1, end)
			}
			if k > j+1 && v.comma(k) && !v.hasQuote(nodeRange{j, k}) {
				j, closes = k-1, k // "called Lee, his rival, a “…”"
				continue
			}
			if v.proper(j+1) && (v.comma(j+2) || v.comma(j+3)) { // "Lee, R-Ohio, a “…”"
				for j++; !v.comma(j); j++ {
				}
				continue
			}
		}
		if v.comma(j) && j != closes && !v.quote(j+1) && v.tag(j+1) != lang.Adjective && v.tag(j+1) != lang.Determiner {
			break
		}
		if t := v.tag(j); t.Finite() && j > pos && !v.subordinator(j-1) && v.tag(j-1) != lang.Wh && v.tag(j-1) != lang.Determiner && v.tag(j-1) != lang.Adjective {
			// Another clause with its own verb: its quotation is not this cue's.
			if f, ok := v.lang.Cues[v.low(j)]; ok && f.Has('q') {
				break
			}
		}
	}
	return nodeRange{}
}
