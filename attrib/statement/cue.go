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
		case low == "as":
			e, ok = v.asPut(k, hi)
		default:
			if f, isCue := v.lang.Cues[low]; isCue {
				e, ok = v.verbEvent(k, lo, hi, f, out)
			} else if v.tag(k).Verb() {
				e, ok = v.guessedEvent(k, lo, hi)
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
	if low := v.low(np); low == "him" || low == "her" && (v.tag(np+1) == lang.Stop || np+1 >= hi) || low == "them" {
		p = phrase{np, np + 1, np, np + 1}
	}
	if !p.ok() {
		return event{}, false
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
	return event{}, false
}

// group walks left from the verb at k over its auxiliaries and adverbs.
type group struct {
	start           int
	negated, modal  bool
	be, have, to    bool
	negation        int // node of the negation, -1 without one
	future, suppose bool
}

func (v *view) group(k, lo int) group {
	g := group{start: k, negation: -1}
	for j := k - 1; j >= lo; j-- {
		switch low := v.low(j); low {
		case "not", "n't", "never":
			if v.low(j+1) != "only" && v.low(j+1) != "just" {
				g.negated, g.negation = true, j
			}
		case "have", "has", "had", "having", "'ve":
			g.have = true
		case "be", "is", "are", "was", "were", "been", "being", "'re", "'m":
			g.be = true
		case "'s":
			if v.tag(j) == lang.PossessiveS {
				return g
			}
			g.be = true
		case "'d", "'ll":
			g.modal = true
		case "do", "does", "did":
		case "to":
			g.to = true
		case "ca", "wo", "would", "could", "might", "may", "should", "must", "can", "will", "shall":
			g.modal = true
			g.suppose = g.suppose || low == "would" || low == "could" || low == "might" || low == "may" || low == "should"
			g.future = g.future || low == "will"
		default:
			if today := v.low(j) == "today" || v.low(j) == "yesterday" || v.low(j) == "later" || v.low(j) == "earlier"; v.tag(j) != lang.Adverb && !(today && v.tag(j-1).Nominal()) || v.low(j) == "n't" {
				return g
			}
			if v.comma(j-1) && j-1 > lo { // ", however" is no part of it
				return g
			}
		}
		g.start = j
	}
	return g
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

// verbEvent reads the cue verb at node k.
func (v *view) verbEvent(k, lo, hi int, f lang.Form, before []event) (event, bool) {
	tag := v.tag(k)
	beside := v.besideQuote(k, lo, hi)
	if tag.Nominal() && v.low(k+1) != "that" && (v.tag(k-1) == lang.Determiner || v.tag(k-1) == lang.Adjective || v.tag(k-1) == lang.Possessive || v.tag(k-1) == lang.PossessiveS) {
		return event{}, false // "the chimes “…”"
	}
	if f.Form == lang.FormBase && v.quote(k+1) && v.tag(k-1).Nominal() || v.low(k+1) == "that" && f.Form == lang.FormS && (v.tag(k-1).Nominal() || v.tag(k-1) == lang.Adjective && v.tag(k-2) == lang.Determiner) {
		tag = lang.VerbPresent // "heard Adler shout ‘run’", "the insurer fears that"
	}
	if !tag.Verb() && !(beside && f.Form != lang.FormIng && f.Form != lang.FormBase) && !(v.titled && (f.Form == lang.FormS || f.Form == lang.FormPast)) {
		return event{}, false
	}
	g := v.group(k, lo)
	e := event{kind: verbal, lo: k, hi: k + 1, verb: f.Cue, act: Act(f.Act), polarity: g.polarity(), known: true}
	if g.negated {
		e.lo = g.negation
		if v.low(e.lo) == "n't" || v.low(e.lo) == "not" {
			e.lo = max(g.start, e.lo-1)
		}
	}
	switch {
	case v.askedClause(g.start, lo), v.direct(lo, hi) && (v.low(lo) == "did" || v.low(lo) == "does" || v.low(lo) == "has" || v.low(lo) == "had" || v.low(lo) == "would"):
		e.polarity = Asked
	case e.polarity == Asserted && v.conditional(g.start, lo):
		e.polarity = Hypothetical
	case e.polarity == Asserted && v.never(g.start, lo):
		e.polarity = Denied
	}
	passive := g.be && (f.Form == lang.FormPast || f.Form == lang.FormDone)
	reduced := !g.be && !g.have && (tag == lang.VerbDone || f.Form == lang.FormDone) && f.Form != lang.FormIng
	switch low := v.low(k); {
	case passive && v.low(k+1) == "as" && v.low(k+2) == "saying":
		e.lo, e.hi = g.start, k+3
		if v.low(e.hi) == "by" {
			if by := v.after(e.hi+1, hi); by.ok() && v.speaks(by) {
				e.relay = by
			}
		}
	case passive && low == "quoted" && v.low(k+1) == "by":
		by := v.after(k+2, hi)
		if !by.ok() || v.low(by.hi) != "as" || v.low(by.hi+1) != "saying" {
			return event{}, false
		}
		e.relay = by
		e.lo, e.hi = g.start, by.hi+2
	case passive && (low == "reported" || low == "said" || low == "alleged") && v.low(k+1) == "to" && v.low(k+2) == "have":
		f2, ok := v.lang.Cues[v.low(k+3)]
		if !ok || f2.Act == "thought" {
			return event{}, false
		}
		e.lo, e.hi, e.verb = g.start, k+4, f2.Cue
	case passive || reduced:
		// Only one who is named as the agent speaks: "described by Xi as".
		by := v.agent(k+1, hi)
		if !by.ok() {
			if reduced && !g.be && v.spokenSubject(g.start, lo) && (beside || (f.Has('c') || f.Has('t') || f.Has('l') || f.Has('o')) && v.takesObject(k+1, hi)) {
				break // a past form that the tagger took for a participle
			}
			return event{}, false
		}
		e.subj, e.passive = by, true
		e.start, e.end = g.start, k+1
		if by.lo == k+2 {
			e.end = by.hi
		}
		return e, true
	}
	if f.Lemma == "deny" {
		e.polarity = Denied
		i := k + 1
		if v.tag(i) == lang.Adverb {
			i++
		}
		if v.low(i) == "having" {
			i++
			for v.tag(i) == lang.Adverb {
				i++
			}
		}
		if n, ok := v.lang.Cues[v.low(i)]; ok && n.Form != lang.FormBase && (n.Form == lang.FormIng || i > k+1) && v.low(i-1) != "a" {
			e.hi, e.verb, e.act = i+1, n.Cue, Act(n.Act)
		}
	}
	if tag == lang.VerbBase || f.Form == lang.FormBase && tag != lang.VerbPresent && tag != lang.VerbPast {
		heard := v.quote(k+1) || v.comma(k+1) && v.quote(k+2)
		if !g.to && !g.modal && !heard && !v.auxBefore(g, lo) {
			return event{}, false
		}
	}
	if e, ok := v.quotedAs(k, hi, e, g, lo); ok {
		return e, true
	}
	// Inverted: "…, said Xi"; at the start of a sentence "Said the mayor: …".
	if g.start == lo && v.capital(k) && (f.Form == lang.FormPast || f.Form == lang.FormS) {
		if p := v.after(k+1, hi); p.ok() && v.speaks(p) && (v.low(p.hi) == ":" || v.comma(p.hi)) {
			e.subj, e.inverted, e.start, e.end = p, true, k, p.hi
			return e, true
		}
	}
	if !g.to && !g.modal && !g.be && f.Form != lang.FormIng && g.start-1 >= lo && (v.quote(g.start-1) || v.comma(g.start-1) || v.dash(g.start-1)) {
		if p := v.after(k+1, hi); p.ok() && v.speaks(p) {
			aside := phrase{}
			if !v.quote(g.start - 1) {
				aside = v.subject(g.start, lo)
			}
			if !aside.ok() || !v.speaks(aside) {
				e.subj, e.inverted = p, true
				e.start, e.end = g.start, p.hi
				return e, true
			}
		}
	}
	floor := lo
	for j := g.start - 1; j >= lo; j-- { // a quotation bounds the clause
		if v.quote(j) && !v.aside(j) && v.endsWith(j, ",.!?…") {
			floor = j + 1
			break
		}
	}
	switch {
	case f.Form == lang.FormIng && !g.be:
		switch v.low(g.start - 1) {
		case "of", "for", "without", "not", "from", "like", "than", "the", "a", "his", "her", "their":
			return event{}, false
		}
		if prev := v.low(g.start - 1); g.start > lo && !v.comma(g.start-1) && !v.dash(g.start-1) && v.tag(g.start-1) != lang.Conjunction && prev != "by" && prev != "while" && prev != "after" && prev != "before" && prev != "when" && prev != "in" && prev != ";" {
			// "a letter saying “…”": the noun that it hangs on.
			e.subj = v.before(g.start, lo)
			switch prev { // "kept telling me"
			case "kept", "keep", "keeps", "started", "starts", "began", "begins", "continued", "continues", "stopped", "went", "goes", "ended":
				e.subj = v.subject(v.group(g.start-1, lo).start, lo)
			}
			if !e.subj.ok() || !v.someone(e.subj) {
				return event{}, false
			}
			break
		}
		e.shared = true
		for i := len(before) - 1; i >= 0; i-- {
			if before[i].kind == verbal && before[i].subj.ok() {
				e.subj = before[i].subj
				break
			}
		}
		if !e.subj.ok() {
			e.subj = v.firstSubject(lo, g.start)
		}
		if !e.subj.ok() { // "Calling it “…”, Reyes left": the main clause follows
			e.subj = v.mainSubject(k, hi)
		}
		if !e.subj.ok() { // "Imagine the general, Otto Brenner, telling his troops"
			e.subj, e.shared = v.subject(g.start, lo), false
		}
	default:
		e.subj = v.subject(g.start, floor)
		if !e.subj.ok() && floor > lo {
			e.subj = v.subject(g.start, lo)
			if e.subj.ok() && v.tag(g.start-1) != lang.Conjunction && v.tag(g.start-1) != lang.Adverb {
				e.subj = phrase{}
			}
		}
		e.shared = e.subj.ok() && e.subj.hi < g.start && !v.comma(e.subj.hi) && e.subj.hi != g.start
		if e.subj.ok() && e.subj.hi < g.start && v.tag(g.start-1) == lang.Conjunction {
			e.shared = true
		}
	}
	if !e.subj.ok() || !v.speaks(e.subj) {
		return event{}, false
	}
	if !f.Has('c') && !f.Has('t') && !f.Has('a') && !f.Has('l') && !f.Has('o') && !v.someone(e.subj) && !beside {
		return event{}, false
	}
	e.start, e.end = min(e.subj.lo, g.start), e.hi
	if e.shared {
		e.start = g.start
	}
	return e, true
}

// takesObject reports that what follows a verb form can be its object or its
// clause, as it is for a past form and is not for a participle.
func (v *view) takesObject(i, hi int) bool {
	if i >= hi {
		return false
	}
	switch v.tag(i) {
	case lang.Preposition:
		return v.low(i) == "that" || v.lang.Times[v.low(i+1)] || v.announced(i, hi)
	case lang.Stop, lang.Adverb, lang.To, lang.Conjunction, lang.Particle:
		return v.quote(i)
	}
	return true
}

// quotedAs reads "TASS quoted Belov as saying": the one quoted speaks, the
// subject relays.
func (v *view) quotedAs(k, hi int, e event, g group, lo int) (event, bool) {
	if low := v.low(k); low != "quoted" && low != "quotes" && low != "quoting" && low != "cited" && low != "cites" || g.be {
		return event{}, false
	}
	p := v.after(k+1, hi)
	if low := v.low(k + 1); low == "him" || low == "her" || low == "them" {
		p = phrase{k + 1, k + 2, k + 1, k + 2}
	}
	as := p.hi
	if v.comma(as) {
		as++
	}
	if !p.ok() || v.low(as) != "as" || v.low(as+1) != "saying" && v.low(as+1) != "telling" {
		return event{}, false
	}
	relay := v.subject(g.start, lo)
	e.subj, e.start, e.end = p, g.start, as+2
	if relay.ok() && v.speaks(relay) {
		e.relay = relay
		e.start = min(relay.lo, g.start)
	}
	e.verb = v.lang.Cues["say"].Cue
	return e, true
}

// mainSubject is the subject of the clause after the first comma from node i.
func (v *view) mainSubject(i, hi int) phrase {
	for j := i; j < hi && j-i < 60; j++ {
		if v.comma(j) && j+1 < hi {
			if p := v.after(j+1, hi); p.ok() && v.speaks(p) {
				for g := p.hi; g < hi && g < p.hi+4; g++ {
					if v.tag(g).Finite() {
						return p
					}
				}
			}
		}
	}
	return phrase{}
}

// occasionAct is the act that an adverbial tells: what is said "in a statement"
// or "in a post on X" is written. It looks after the cue and at the sentence's
// opening phrase.
func (v *view) occasionAct(e *event, lo, hi int) Act {
	if e.act != Speech {
		return e.act
	}
	written := func(from, to int) bool {
		for j := from; j < to && j < hi; j++ {
			if v.quote(j) || v.low(j) == "that" || v.low(j) == ":" || v.tag(j).Finite() {
				return false
			}
			if t := v.low(j); t != "in" && t != "via" && t != "by" && t != "on" {
				continue
			}
			for k := j + 1; k < hi && k < j+7; k++ {
				if v.quote(k) || v.tag(k) == lang.Preposition || v.tag(k) == lang.Stop {
					break
				}
				if v.lang.CueNouns[v.low(k)] == "writing" {
					return true
				}
				switch v.low(k) {
				case "release", "thread", "newsletter", "blog", "diary", "memoir", "twitter", "instagram", "telegram", "weibo", "mastodon", "bluesky", "threads", "submission", "filing", "journal", "petition", "card", "telegram.":
					return true
				case "x", "facebook":
					if v.capital(k) {
						return true
					}
				}
			}
		}
		return false
	}
	after := e.hi
	if e.inverted {
		after = e.end
	}
	if written(after, after+14) {
		return Writing
	}
	if e.start > lo && (v.low(lo) == "in" || v.low(lo) == "on" || v.low(lo) == "via") && written(lo, min(lo+8, e.start)) {
		return Writing
	}
	return e.act
}

// besideQuote reports a quotation right next to the verb or its subject.
func (v *view) besideQuote(k, lo, hi int) bool {
	if v.quote(k-1) && k-1 >= lo || v.quote(k+1) && k+1 < hi {
		return true
	}
	if (v.comma(k+1) || v.low(k+1) == ":") && v.quote(k+2) {
		return true
	}
	p := v.before(k, lo)
	return p.ok() && p.lo-1 >= lo && v.quote(p.lo-1)
}

// spokenSubject reports a plain subject right before the verb.
func (v *view) spokenSubject(k, lo int) bool {
	p := v.before(k, lo)
	return p.ok() && v.speaks(p)
}

// conditional reports a clause that opens with if, were or did.
func (v *view) conditional(g, lo int) bool {
	if g > lo && v.low(lo) == "imagine" {
		return true
	}
	for j := g - 1; j >= lo && g-j < 12; j-- {
		if v.comma(j) || v.dash(j) || v.quote(j) || v.low(j) == ";" {
			return false
		}
		if j == lo && (v.low(j) == "should" || v.low(j) == "were" || v.low(j) == "imagine" || v.low(j) == "suppose") {
			return true
		}
		if v.low(j) == "if" || v.low(j) == "unless" {
			return v.low(j-1) != "asked" && v.low(j-1) != "as" && v.low(j-1) != "even"
		}
	}
	return false
}

// auxBefore reports a form of do before the subject or the verb: "did she say".
func (v *view) auxBefore(g group, lo int) bool {
	for j := g.start; j >= lo && g.start-j < 8; j-- {
		switch v.low(j) {
		case "did", "does", "do", "should", "would", "could", "might", "may", "will":
			return true
		}
	}
	return false
}

// never reports a clause that opens with a negation: "At no point did she say",
// "Nor has he said".
func (v *view) never(g, lo int) bool {
	for j := g - 1; j >= lo && g-j < 10; j-- {
		if v.comma(j) || v.dash(j) || v.quote(j) || v.low(j) == ";" || v.tag(j).Verb() && v.low(j) != "did" && v.low(j) != "has" && v.low(j) != "had" && v.low(j) != "does" {
			return false
		}
		switch v.low(j) {
		case "nor", "neither", "nobody", "never":
			return true
		case "no":
			return v.low(j-1) == "at" || v.low(j-1) == "in" || v.low(j+1) == "one"
		}
	}
	return false
}

// askedClause reports a clause that opens with whether, or with if after ask.
func (v *view) askedClause(g, lo int) bool {
	for j := g - 1; j >= lo && g-j < 12; j-- {
		if v.comma(j) || v.quote(j) || v.low(j) == ";" {
			return false
		}
		if v.low(j) == "whether" || v.low(j) == "if" {
			for i := j - 1; i >= lo && j-i < 5; i-- {
				if f, ok := v.lang.Cues[v.low(i)]; ok && (f.Lemma == "ask" || f.Lemma == "wonder" || f.Lemma == "know" || f.Lemma == "inquire") {
					return true
				}
			}
			return v.low(j) == "whether"
		}
	}
	return false
}

// direct reports that the sentence is a question.
func (v *view) direct(lo, hi int) bool {
	return hi < len(v.nodes) && v.low(hi) == "?"
}

// readFrom gives the words of "read a statement from X" to X; the reader relays
// them.
func (v *view) readFrom(e *event, lo, hi int) {
	k := e.hi
	switch {
	case e.verb.Lemma == "read":
	case v.low(lo) == "reading" || v.low(lo) == "quoting":
		k = lo + 1
	default:
		return
	}
	p := k
	for p < hi && p < k+4 && (v.tag(p) == lang.Determiner || v.tag(p) == lang.Adjective || v.tag(p) == lang.Noun && !v.lang.Papers[v.low(p)]) {
		p++
	}
	if !v.lang.Papers[v.low(p)] && v.low(p) != "text" || v.low(p+1) != "from" && v.low(p+1) != "by" {
		return
	}
	who := v.after(p+2, hi)
	if !who.ok() || !v.speaks(who) {
		return
	}
	e.relay, e.subj, e.act = e.subj, who, Writing
	if e.verb.Lemma == "read" {
		e.hi, e.end = p+2, max(e.end, who.hi)
	}
}

// agent finds "by X" after a passive verb, within its clause.
func (v *view) agent(k, hi int) phrase {
	for j := k; j < hi && j-k < 20; j++ {
		if v.low(j) == ";" || v.low(j) == ":" || v.stop(j) {
			break
		}
		if v.low(j) == "by" {
			if p := v.after(j+1, hi); p.ok() && v.speaks(p) {
				return p
			}
			return phrase{}
		}
	}
	return phrase{}
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
	if abstract(low) {
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
func abstract(low string) bool {
	switch low {
	case "decision", "plan", "effort", "efforts", "attempt", "refusal", "failure", "lack", "need", "fact", "way", "thing", "things", "term", "terms", "closure", "use", "case", "growth", "price", "prices", "timing", "move", "idea", "issue", "question", "rise", "fall", "rest", "end", "start", "result", "results", "rain", "lights", "nets", "tower", "number", "rate", "rating", "percent", "time", "place", "part", "point", "side", "sense", "kind", "sort", "lot", "majority", "list", "bill", "deal", "war", "vote", "race", "debate", "conversation", "news", "word", "words":
		return true
	}
	for _, end := range []string{"ness", "ity", "ance", "ence", "ism", "ship", "tion", "sion", "ment", "age"} {
		if strings.HasSuffix(low, end) && len(low) > len(end)+3 {
			return true
		}
	}
	return false
}

// someone reports a phrase that is plainly one who speaks: a name, a pronoun, a
// noun for people, a body or a document.
func (v *view) someone(p phrase) bool {
	if subjectPronoun(v.low(p.lo)) || v.hasProper(phrase{p.headLo, p.headHi, p.headLo, p.headHi}) {
		return true
	}
	head := v.low(p.headHi - 1)
	return v.lang.People[head].Number != 0 || v.lang.Papers[head] || v.lang.Signs[head] || v.lang.Titles[head].Kind != 0
}

// guessedEvent takes a verb outside the lists for a cue where only one can
// stand: between a quotation's comma and its speaker.
func (v *view) guessedEvent(k, lo, hi int) (event, bool) {
	if t := v.tag(k); t != lang.VerbPast && t != lang.VerbS && t != lang.VerbDone && t != lang.VerbPresent {
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
		if v.quote(q) && (v.comma(p.lo-1) || v.endsWith(q, ",?!")) && v.tailEnds(k+1, hi) {
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
	if !e.subj.ok() {
		return event{}, false
	}
	e.start = e.subj.lo
	return e, true
}
