package statement

// Cues: the words that attribute, and who stands as their subject. An event is
// one cue in a sentence, before it is known what content it has.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// event is a cue with its speaker's mention.
type event struct {
	kind     eventKind
	lo, hi   int // the cue's words
	subj     phrase
	start    int // of the attributive clause: cue or subject, whichever is first
	end      int // exclusive
	verb     *lang.Cue
	act      Act
	polarity Polarity
	inverted bool   // the subject follows the verb
	shared   bool   // the subject stands in another clause: "…, adding that", "and said"
	passive  bool   // "described by Xi as"
	known    bool   // the cue is in the lists, not guessed from its place
	relay    phrase // who passes the words on: "TASS quoted Belov as saying"
}

type eventKind uint8

const (
	verbal    eventKind = iota
	according           // "according to X", "in the words of X"
	putting             // "as X put it"
	nominal             // "his promise to “…”"
	labelled            // "X: “…”", "“…” — X"
)

// events finds the cues of a sentence, in order.
func (v *view) events(lo, hi int) []event {
	var out []event
	for k := lo; k < hi; k++ {
		var e event
		var ok bool
		switch low := v.low(k); {
		case low == "":
			continue
		case low == "according" && v.low(k+1) == "to":
			e, ok = v.accordingTo(k, k+2, hi)
		case low == "in" && v.low(k+1) == "the" && (v.low(k+2) == "words" || v.low(k+2) == "view" || v.low(k+2) == "opinion") && v.low(k+3) == "of":
			e, ok = v.accordingTo(k, k+4, hi)
		case low == "came" && v.low(k+1) == "the" && v.lang.CueNouns[v.low(k+2)] != "" && (v.low(k+3) == "from" || v.low(k+3) == "of"):
			if p := v.after(k+4, hi); p.ok() { // "“See what?” came the reply from Reyes"
				e, ok = event{kind: verbal, lo: k, hi: k + 4, subj: p, start: k, end: p.hi, inverted: true, act: Act(v.lang.CueNouns[v.low(k+2)]), polarity: Asserted, known: true, verb: guessed}, true
			}
		case low == "came" && k > lo && v.quote(k-1) && v.low(k+1) != "from" && (v.low(k+2) == "from" || v.low(k+3) == "from"):
			from := k + 2
			if v.low(from) != "from" {
				from++
			}
			if p := v.after(from+1, hi); p.ok() && v.speaks(p) { // "“Out!” came shouts from the crowd"
				e, ok = event{kind: verbal, lo: k, hi: from + 1, subj: p, start: k, end: p.hi, inverted: true, act: Speech, polarity: Asserted, known: true, verb: guessed}, true
			}
		case low == "as":
			e, ok = v.asPut(k, hi)
		default:
			if f, isCue := v.lang.Cues[low]; isCue {
				if !f.Has('l') && v.tag(k).Verb() {
					e, ok = v.seenAs(k, lo, hi)
				}
				if !ok {
					e, ok = v.verbEvent(k, lo, hi, f, out)
				}
			} else if v.tag(k).Verb() {
				if e, ok = v.guessedEvent(k, lo, hi); !ok {
					e, ok = v.seenAs(k, lo, hi)
				}
			}
			if !ok {
				if act, isNoun := v.lang.CueNouns[low]; isNoun && v.tag(k).Nominal() {
					e, ok = v.nounEvent(k, lo, hi, Act(act))
				}
			}
		}
		if ok {
			if e.kind == verbal {
				e.act = v.occasionAct(&e, lo, hi)
				v.readFrom(&e, lo, hi)
			}
			out = append(out, e)
			k = max(k, e.hi-1)
		}
	}
	return out
}

func (v *view) accordingTo(k, np, hi int) (event, bool) {
	p := v.after(np, hi)
	if low := v.low(np); low == "him" || low == "her" && (v.tag(np+1) == lang.Stop && !v.quote(np+1) || np+1 >= hi) || low == "them" {
		p = phrase{np, np + 1, np, np + 1}
	}
	if !p.ok() || v.low(k-1) == "that" && v.comma(p.hi) {
		return event{}, false // "said that, according to …, it was": the speaker's own source
	}
	// "according to plan", "according to age": nobody's words.
	head := v.low(p.headHi - 1)
	if v.lang.People[head].Number == 0 && !v.lang.Papers[head] && v.tag(p.lo) != lang.Determiner && v.tag(p.lo) != lang.Possessive && v.tag(p.headHi-1) != lang.Nouns && !v.hasProper(p) && !subjectPronoun(v.low(p.lo)) && v.low(p.lo) != "him" && v.low(p.lo) != "her" && v.low(p.lo) != "them" {
		return event{}, false
	}
	return event{kind: according, lo: k, hi: np, subj: p, start: k, end: p.hi, act: Speech, polarity: Asserted, known: true}, true
}

// asPut finds "as X put it", "as X said", "as X wrote".
func (v *view) asPut(k, hi int) (event, bool) {
	p := v.after(k+1, hi)
	if !p.ok() || p.hi-k > 20 {
		return event{}, false
	}
	j := p.hi
	if v.comma(j) && p.hi > p.headHi {
		j++
	}
	for j < hi && (v.tag(j) == lang.Adverb || v.low(j) == "has" || v.low(j) == "had") {
		j++
	}
	switch {
	case (v.low(j) == "put" || v.low(j) == "puts") && v.low(j+1) == "it":
		return event{kind: putting, lo: j, hi: j + 2, subj: p, start: k, end: j + 2, act: Speech, polarity: Asserted, known: true}, true
	}
	// "As Lee has pointed out, that is “…”"
	f, ok := v.lang.Cues[v.low(j)]
	end := j + 1
	if v.tag(end) == lang.Particle {
		end++
	}
	if ok && k > 0 && (v.quote(k-1) || v.comma(k-1) && v.quote(k-2)) && v.tag(j).Verb() && f.Act != "thought" && (f.Has('c') || f.Has('t')) && v.someone(p) && v.tailEnds(end, hi) {
		return event{kind: putting, lo: j, hi: end, verb: f.Cue, subj: p, start: k, end: end, act: Act(f.Act), polarity: Asserted, known: true}, true // "is “dead,” as Lee said in May"
	}
	if ok && v.capital(k) && v.comma(end) && v.tag(j).Verb() && f.Act != "thought" && (f.Has('c') || f.Has('t')) && v.someone(p) && !v.quote(end+1) {
		return event{kind: putting, lo: j, hi: end, verb: f.Cue, subj: p, start: k, end: end, act: Act(f.Act), polarity: Asserted, known: true}, true
	}
	return event{}, false
}

func (g group) polarity() Polarity {
	switch {
	case g.negated:
		return Denied
	case g.modal && !g.have || g.suppose && g.have:
		return Hypothetical
	}
	return Asserted
}

// speaks reports a phrase that can say something: a name, a pronoun, a person or
// a body, a document, or at least no time or measure.
func (v *view) speaks(p phrase) bool {
	if subjectPronoun(v.low(p.lo)) {
		return true
	}
	head := p.headHi - 1
	if v.time(head) && !v.capitalRun(head) {
		return false
	}
	if v.low(head) == "percent" || v.low(head) == "%" { // "63 percent said"
		return true
	}
	if v.hasProper(phrase{p.headLo, p.headHi, p.headLo, p.headHi}) {
		return true
	}
	low := v.low(head)
	if v.tag(head) == lang.Determiner && (low == "this" || low == "that") {
		return false
	}
	if v.lang.People[low].Number != 0 || v.lang.Papers[low] || v.lang.Organizations[low] || v.lang.Titles[low].Kind != 0 || v.lang.Relays[low] {
		return true
	}
	if v.quote(head) || v.nodes[head].Kind == lang.Handle {
		return true
	}
	if v.abstract(low) {
		return false
	}
	// A common noun outside the lists speaks where it is defined ("the wheelwright").
	if v.tag(p.headLo) == lang.Determiner || v.tag(p.headLo) == lang.Possessive {
		return v.tag(head) == lang.Noun || v.tag(head) == lang.Nouns || v.tag(head) == lang.Adjective
	}
	return v.tag(head) == lang.Nouns || v.tag(head) == lang.Noun && p.headHi-p.headLo > 1
}

// abstract reports a noun for a deed, a quality or a measure, which says nothing:
// "the decision", "the closure".
func (v *view) abstract(low string) bool {
	word := low
	if single := strings.TrimSuffix(low, "s"); v.lang.People[low].Number == 0 && !v.lang.Papers[single] {
		low = single
	}
	if v.lang.Abstracts[low] {
		return true
	}
	for _, end := range []string{"ness", "ity", "ance", "ence", "ism", "ship", "tion", "sion", "ment", "age"} {
		if (strings.HasSuffix(low, end) || strings.HasSuffix(word, end)) && len(low) > len(end)+3 {
			return true
		}
	}
	return false
}

// guessedEvent takes a verb outside the lists for a cue where only one can
// stand: between a quotation's comma and its speaker.
func (v *view) guessedEvent(k, lo, hi int) (event, bool) {
	if t := v.tag(k); t != lang.VerbPast && t != lang.VerbS && t != lang.VerbDone && t != lang.VerbPresent {
		return event{}, false
	}
	switch v.low(k) {
	case "has", "have", "had", "is", "are", "was", "were", "be", "do", "does", "did", "becomes", "became", "seems", "seem", "seemed", "appears", "appear", "appeared", "remains", "remained", "got", "gets":
		return event{}, false
	}
	e := event{kind: verbal, lo: k, hi: k + 1, verb: guessed, act: Speech, polarity: Asserted}
	q := k - 1
	if v.comma(q) {
		q--
	}
	if q >= lo && v.quote(q) && (v.comma(k-1) || v.endsWith(q, ",?!")) && !v.work(q) && !v.titleBeside(q) {
		if p := v.after(k+1, hi); p.ok() && v.speaks(p) && v.tailEnds(p.hi, hi) {
			e.subj, e.inverted, e.start, e.end = p, true, k, p.hi
			return e, true
		}
	}
	g := v.group(k, lo)
	if p := v.subject(g.start, lo); p.ok() && v.speaks(p) && !g.be && p.lo > lo {
		q := p.lo - 1
		if v.comma(q) {
			q--
		}
		if v.quote(q) && (v.comma(p.lo-1) || v.endsWith(q, ",?!")) && v.tailEnds(k+1, hi) && !(v.work(q) && v.words(q) < 7) {
			e.subj, e.start, e.end = p, p.lo, k+1
			e.polarity = g.polarity()
			return e, true
		}
	}
	return event{}, false
}

// guessed is the verb of a cue that no list holds.
var guessed = &lang.Cue{Lemma: "", Act: "speech", Frames: "q"}

// tailEnds reports that nothing after node i can be the content of a clause: the
// sentence ends, or an adverbial follows.
func (v *view) tailEnds(i, hi int) bool {
	if i >= hi || v.stop(i) || v.comma(i) || v.dash(i) || v.low(i) == ";" || v.low(i) == ":" {
		return true
	}
	t := v.tag(i)
	return t == lang.Preposition && v.low(i) != "that" || t == lang.Adverb || t == lang.VerbIng || v.time(i) || t == lang.To || t == lang.Particle || v.low(i) == "when" || v.low(i) == "as"
}

// tailCue reports that the words from node i, right after a quotation that ends
// a sentence of its own, still attribute it: "“Will you?” John asked."
func (v *view) tailCue(i int) bool {
	hi := i
	for hi < len(v.nodes) && hi-i < 40 && !v.stop(hi) && !v.quote(hi) {
		hi++
	}
	verb := func(k int) bool {
		f, ok := v.lang.Cues[v.low(k)]
		if ok {
			return f.Act != "thought" && (f.Has('q') || f.Has('c')) && (f.Form == lang.FormPast || f.Form == lang.FormS) && v.tag(k) != lang.Noun
		}
		return false
	}
	if p := v.after(i, hi); p.ok() && p.hi < hi {
		k := p.hi
		if v.comma(k) {
			k++
		}
		for k < hi && (v.tag(k) == lang.Adverb || v.low(k) == "has" || v.low(k) == "had" || v.low(k) == "was") {
			k++
		}
		if f := v.lang.Cues[v.low(k)]; f.Cue != nil && !f.Has('c') && !f.Has('t') && !f.Has('a') && !v.someone(p) {
			return false // "The carriage laughed."
		}
		if verb(k) && v.tailEnds(k+1, hi) {
			return !(v.low(k+1) == ":" || v.comma(k+1) && v.quote(k+2))
		}
		if verb(k) { // "John told reporters", "Lee asked her"
			if f := v.lang.Cues[v.low(k)]; f.Has('a') || f.Lemma == "ask" {
				if j := v.addressee(k+1, hi); j > k+1 && v.tailEnds(j, hi) && v.low(j) != "that" && v.low(j) != ":" && !(v.comma(j) && v.quote(j+1)) {
					return true
				}
			}
		}
		if v.low(k) == "quoted" && v.low(k+1) == "as" {
			return true
		}
	}
	// "Lee's niece, the mayor Ann Day (D-Ohio), shouted to the crowd."
	for k := i + 3; k < hi; k++ {
		if v.tag(k).Finite() && !verb(k) || v.low(k) == ":" || v.low(k) == ";" {
			return false
		}
		if verb(k) && v.comma(k-1) && v.tailEnds(k+1, hi) && !v.comma(k+1) {
			p := v.pastAside(k-1, i)
			return p.ok() && p.lo == i
		}
	}
	return false
}

// addressee finds the end of the one spoken to, from node i; i where there is
// none.
func (v *view) addressee(i, hi int) int {
	if i >= hi {
		return i
	}
	switch low := v.low(i); {
	case v.tag(i) == lang.Pronoun || low == "him" || low == "them" || low == "me" || low == "us" || low == "you":
		return i + 1
	case low == "her" && !v.tag(i+1).Nominal() && v.tag(i+1) != lang.Adjective:
		return i + 1
	}
	p := v.after(i, hi)
	if !p.ok() {
		return i
	}
	return p.hi
}
