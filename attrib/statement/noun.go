package statement

// Cues that no list of verbs holds: nouns that attribute, and verbs known for a
// cue by their object and its label alone.

import (
	"github.com/attribcheck/attrib/attrib/lang"
)

// nounEvent reads a noun that attributes: "his promise to “…”". It counts only
// with quoted words right after it.
func (v *view) nounEvent(k, lo, hi int, act Act) (event, bool) {
	j := k + 1
	for j < hi && j-k < 16 && !v.quote(j) {
		if v.low(k+1) == "that" && j > k+1 && j-k < 16 && v.word(j) {
			j++ // "his pledge that every child would have “a desk”"
			continue
		}
		switch {
		case v.low(j) == "to", v.low(j) == "of", v.low(j) == "that", v.low(j) == ":", v.low(j) == "about", v.low(j) == "as", v.comma(j), v.tag(j) == lang.Determiner, v.tag(j) == lang.VerbBase, v.tag(j) == lang.VerbIng, v.tag(j) == lang.Possessive, v.tag(j) == lang.Adjective, v.tag(j).Nominal() && j > k+1:
		default:
			return event{}, false
		}
		j++
	}
	if j >= hi || !v.quote(j) {
		return event{}, false
	}
	// Whose: "Xi's promise", "his promise".
	i := k - 1
	for i >= lo && (v.tag(i) == lang.Adjective || v.tag(i) == lang.Noun || v.tag(i) == lang.Cardinal) {
		i--
	}
	e := event{kind: nominal, lo: k, hi: k + 1, act: act, polarity: Asserted, known: true, end: k + 1}
	switch {
	case i >= lo && v.tag(i) == lang.PossessiveS:
		e.subj = v.before(i, lo)
	case i >= lo && v.tag(i) == lang.Possessive:
		e.subj = phrase{i, i + 1, i, i + 1}
	}
	if !e.subj.ok() && i == k-1 || i >= lo && v.tag(i) == lang.Determiner {
		e.subj = v.promiser(k, i, lo)
	}
	if !e.subj.ok() {
		return event{}, false
	}
	e.start = e.subj.lo
	if e.subj.hi < i { // the subject stands apart: the clause begins with the noun
		e.start, e.shared = k, true
	}
	return e, true
}

// promiser finds whose words a noun without a possessor names, from what is
// done with it: "ran on a promise to “…”", "made a plea for “…”". Those who
// reject a claim or hear a plea did not utter it. i is the node before the noun
// and its adjectives.
func (v *view) promiser(k, i, lo int) phrase {
	if v.tag(i) != lang.Determiner || v.low(i) == "no" || i-1 <= lo {
		return phrase{}
	}
	switch low := v.low(k + 1); {
	case low == "to", low == "that", low == "of", low == ":", v.quote(k + 1):
	default:
		return phrase{}
	}
	verb := -1
	for j := i - 1; j > lo && i-j < 8; j-- {
		if v.quote(j) || v.comma(j) {
			return phrase{}
		}
		if v.tag(j).Finite() || v.tag(j) == lang.VerbDone {
			verb = j
			break
		}
	}
	if verb < 0 {
		return phrase{}
	}
	switch v.low(verb) {
	case "ran", "run", "runs", "campaigned", "campaigns", "won", "wins", "elected", "opened", "closed", "ended", "began", "started", "took":
		if v.low(i-1) != "on" && v.low(i-1) != "with" {
			return phrase{}
		}
	case "made", "makes", "issued", "issues", "gave", "gives", "repeated", "repeats", "renewed", "renews", "sent", "sends", "posted", "posts", "offered", "offers", "added", "adds":
		if verb != i-1 {
			return phrase{}
		}
	default:
		return phrase{}
	}
	g := v.group(verb, lo)
	if p := v.subject(g.start, lo); p.ok() && v.someone(p) && !g.negated {
		return p
	}
	return phrase{}
}

// seenAs takes a verb outside the lists for a label where it has who uses it, an
// object and an “as” with quoted words: "has gone after Lee as a “menace”".
func (v *view) seenAs(k, lo, hi int) (event, bool) {
	g := v.group(k, lo)
	if g.be && v.tag(k) != lang.VerbIng || g.to || g.modal && !g.have {
		return event{}, false
	}
	if t := v.tag(k); t == lang.VerbDone && !g.have {
		return event{}, false
	}
	p := v.subject(g.start, lo)
	if !p.ok() || !v.someone(p) || p.hi > k {
		return event{}, false
	}
	j := k + 1
	for j < hi && (v.tag(j) == lang.Particle || v.tag(j) == lang.Preposition && v.low(j) != "as" && !v.time(j+1)) && j < k+3 {
		j++
	}
	object := j
	if low := v.low(j); low == "him" || low == "them" || low == "it" || low == "her" && v.low(j+1) == "as" {
		j++
	} else if o := v.after(j, hi); o.ok() && (v.hasProper(o) || v.lang.People[v.low(o.headHi-1)].Number != 0) {
		j = o.hi
	} else {
		return event{}, false
	}
	if v.low(j) != "as" {
		return event{}, false
	}
	q := j + 1
	for q < hi && q < j+4 && (v.tag(q) == lang.Determiner || v.tag(q) == lang.Adjective || v.tag(q) == lang.Adverb) {
		q++
	}
	if !v.quote(q) || v.work(q) && v.tag(q-1) != lang.Determiner {
		return event{}, false
	}
	return event{kind: verbal, lo: k, hi: object, verb: labels, subj: p, start: min(p.lo, g.start), end: object, act: Speech, polarity: g.polarity(), shared: p.hi < g.start}, true
}

// labels is a verb that no list holds, before an object and an "as".
var labels = &lang.Cue{Lemma: "", Act: "speech", Frames: "l"}
