package statement

// Verbs that attribute: the group of auxiliaries and negations around them,
// their subject before or after them, and whether what they tell was said,
// denied, supposed or asked.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// group is a verb's auxiliaries, negations and adverbs before it.
type group struct {
	start          int
	negated, modal bool
	be, have, to   bool
	negation       int // node of the negation, -1 without one
	suppose        bool
}

// group walks left from the verb at node k.
func (v *view) group(k, lo int) group {
	g := group{start: k, negation: -1}
	for j := k - 1; j >= lo; j-- {
		if v.low(j) == "may" && v.capital(j) {
			return g // the month
		}
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
		default:
			today := low == "today" || low == "yesterday" || low == "later" || low == "earlier"
			if v.tag(j) != lang.Adverb && !(today && v.tag(j-1).Nominal()) {
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

// maxClause bounds how far back a clause is followed, in nodes.
const maxClause = 200

// reading is a cue verb while it is being read: where it stands and in what form.
type reading struct {
	k, lo, hi int // the verb, and its sentence
	form      lang.Form
	tag       lang.Tag
	group     group
	beside    bool // a quotation stands right next to it
}

// verbEvent reads the cue verb at node k of the sentence from lo to hi. before
// holds the sentence's cues so far: a participle shares their subject.
func (v *view) verbEvent(k, lo, hi int, f lang.Form, before []event) (event, bool) {
	r := reading{k: k, lo: lo, hi: hi, form: f, tag: v.tag(k), beside: v.besideQuote(k, lo, hi)}
	if !v.isVerb(&r) {
		return event{}, false
	}
	r.group = v.group(k, lo)
	g := r.group
	if g.be && g.to && f.Lemma == "blame" {
		return event{}, false // "the weather is to blame for"
	}
	if low := v.low(g.start - 1); f.Form == lang.FormPast && (low == "when" || low == "if" || low == "as") && !v.quote(k+1) && g.start-1 >= lo {
		return event{}, false // "when asked"
	}
	e := event{kind: verbal, lo: k, hi: k + 1, verb: f.Cue, act: Act(f.Act), polarity: v.polarity(&r), known: true}
	if g.negated { // "never said", "did not say"
		e.lo = g.negation
		if v.low(e.lo) == "n't" || v.low(e.lo) == "not" {
			e.lo = max(g.start, e.lo-1)
		}
	}
	if done, ok := v.passive(&e, &r); done {
		return e, ok
	}
	if f.Lemma == "deny" {
		v.denial(&e, k)
	}
	if !v.isFinite(&r) {
		return event{}, false
	}
	if e, ok := v.quotedAs(k, hi, e, g, lo); ok {
		return e, true
	}
	if v.invert(&e, &r) {
		return e, true
	}
	if f.Form == lang.FormIng && !g.be {
		if !v.participleSubject(&e, &r, before) {
			return event{}, false
		}
	} else {
		v.plainSubject(&e, &r)
	}
	if !e.subj.ok() || !v.speaks(e.subj) {
		return event{}, false
	}
	if !f.Has('c') && !f.Has('t') && !f.Has('a') && !f.Has('l') && !f.Has('o') && !v.someone(e.subj) && !r.beside {
		return event{}, false
	}
	e.start, e.end = min(e.subj.lo, g.start), e.hi
	if e.shared {
		e.start = g.start
	}
	return e, true
}

// isVerb reports whether the word is a verb here, which the tagger may have
// missed beside a quotation and in headlines.
func (v *view) isVerb(r *reading) bool {
	before, next := v.tag(r.k-1), v.low(r.k+1)
	if !v.titled && v.capital(r.k) && v.proper(r.k-1) && r.tag.Nominal() {
		return false // "the United States “must …”"
	}
	if r.tag.Nominal() && next != "that" && (before == lang.Determiner || before == lang.Adjective || before == lang.Possessive || before == lang.PossessiveS) {
		return false // "the chimes “…”"
	}
	if r.form.Form == lang.FormIng && !r.form.Has('c') && before.Nominal() && v.tag(r.k+1) == lang.Noun {
		return false // "city planning director Ana Sousa"
	}
	heard := r.form.Form == lang.FormBase && v.quote(r.k+1) && before.Nominal()
	fears := r.form.Form == lang.FormS && next == "that" && (before.Nominal() || before == lang.Conjunction && v.quote(r.k+2) || before == lang.Adjective && v.tag(r.k-2) == lang.Determiner)
	switch {
	case heard, fears: // "heard Adler shout ‘run’", "the insurer fears that"
		r.tag = lang.VerbPresent
		return true
	case r.tag.Verb():
		return true
	case r.beside:
		return r.form.Form != lang.FormIng && r.form.Form != lang.FormBase
	}
	return v.titled && (r.form.Form == lang.FormS || r.form.Form == lang.FormPast)
}

// passive reads "was quoted as saying" and "described by Xi as". done reports
// that nothing else can be made of the verb; ok, that e then stands.
func (v *view) passive(e *event, r *reading) (done, ok bool) {
	k, f, g := r.k, r.form, r.group
	passive := g.be && (f.Form == lang.FormPast || f.Form == lang.FormDone)
	reduced := !g.be && !g.have && (r.tag == lang.VerbDone || f.Form == lang.FormDone) && f.Form != lang.FormIng
	switch low := v.low(k); {
	case passive && v.low(k+1) == "as" && v.low(k+2) == "saying":
		e.lo, e.hi, e.verb = g.start, k+3, v.lang.Cues["say"].Cue
		if v.low(e.hi) == "by" {
			if by := v.after(e.hi+1, r.hi); by.ok() && v.speaks(by) {
				e.relay = by
			}
		}
	case passive && low == "quoted" && v.low(k+1) == "by":
		by := v.after(k+2, r.hi)
		if !by.ok() || v.low(by.hi) != "as" || v.low(by.hi+1) != "saying" {
			return true, false
		}
		e.relay = by
		e.lo, e.hi, e.verb = g.start, by.hi+2, v.lang.Cues["say"].Cue
	case passive && (low == "reported" || low == "said" || low == "alleged") && v.low(k+1) == "to" && v.low(k+2) == "have":
		told, ok := v.lang.Cues[v.low(k+3)]
		if !ok || told.Act == "thought" {
			return true, false
		}
		e.lo, e.hi, e.verb = g.start, k+4, told.Cue
	case passive || reduced:
		// Only one who is named as the agent speaks.
		by := v.agent(k+1, r.hi)
		if !by.ok() {
			object := f.Has('c') || f.Has('t') || f.Has('l') || f.Has('o')
			past := reduced && v.spokenSubject(g.start, r.lo) && (r.beside || object && v.takesObject(k+1, r.hi))
			return !past, false // else a past form that the tagger took for a participle
		}
		e.subj, e.passive = by, true
		e.start, e.end = g.start, k+1
		if by.lo == k+2 {
			e.end = by.hi
		}
		return true, true
	}
	return false, false
}

// isFinite reports that a bare form has what lets it head a clause: "to say",
// "would say", "did she say", "heard him say “…”".
func (v *view) isFinite(r *reading) bool {
	bare := r.tag == lang.VerbBase || r.form.Form == lang.FormBase && r.tag != lang.VerbPresent && r.tag != lang.VerbPast
	heard := v.quote(r.k+1) || v.comma(r.k+1) && v.quote(r.k+2)
	return !bare || r.group.to || r.group.modal || heard || v.auxBefore(r.group, r.lo)
}

// invert reads "…, said Xi", and at the start of a sentence "Said the mayor: …".
func (v *view) invert(e *event, r *reading) bool {
	k, g, f := r.k, r.group, r.form.Form
	if g.start == r.lo && v.capital(k) && (f == lang.FormPast || f == lang.FormS) {
		if p := v.after(k+1, r.hi); p.ok() && v.speaks(p) && (v.low(p.hi) == ":" || v.comma(p.hi)) {
			e.subj, e.inverted, e.start, e.end = p, true, k, p.hi
			return true
		}
	}
	if r.form.Act == "thought" && !r.form.Has('c') && !r.form.Has('q') {
		return false
	}
	if g.to || g.modal || g.be || f == lang.FormIng || g.start-1 < r.lo || !v.quote(g.start-1) && !v.comma(g.start-1) && !v.dash(g.start-1) {
		return false
	}
	if v.quote(g.start-1) && v.programme(g.start-1) {
		return false // "the man in charge of “Harbour,” reminded his crew"
	}
	p := v.after(k+1, r.hi)
	if !p.ok() || !v.speaks(p) {
		return false
	}
	if !v.quote(g.start-1) && p.lo == k+1 && v.tag(p.hi).Finite() {
		return false // "the mayor, once a diver, said it was": the clause that was said
	}
	if !v.quote(g.start - 1) { // a subject past an aside comes first
		if aside := v.subject(g.start, r.lo); aside.ok() && v.speaks(aside) {
			return false
		}
	}
	e.subj, e.inverted, e.start, e.end = p, true, g.start, p.hi
	return true
}

// participleSubject finds whose "saying" or "adding" it is. It reports false
// where it is nobody's: "without saying".
func (v *view) participleSubject(e *event, r *reading, before []event) bool {
	start := r.group.start
	prev := v.low(start - 1)
	switch prev {
	case "of", "for", "without", "not", "from", "like", "than", "the", "a", "his", "her", "their":
		return false
	}
	apart := start == r.lo || v.comma(start-1) || v.dash(start-1) || v.tag(start-1) == lang.Conjunction || v.quote(start-1) && v.endsWith(start-1, ",")
	switch prev {
	case "by", "while", "after", "before", "when", "in", "despite", "besides", ";":
		apart = true
	}
	if !apart { // "a letter saying “…”": the noun that it hangs on
		e.subj = v.before(start, r.lo)
		switch prev { // "kept telling me"
		case "kept", "keep", "keeps", "started", "starts", "began", "begins", "continued", "continues", "stopped", "went", "goes", "ended":
			e.subj = v.subject(v.group(start-1, r.lo).start, r.lo)
		}
		paper := e.subj
		if j := v.pastTime(start-1, r.lo); j < start-1 { // "sent out letters on Friday saying that"
			paper = v.before(j+1, r.lo)
		}
		if i := v.issuer(paper, r.lo); i.ok() {
			e.subj, e.shared = i, true
			if e.act == Speech {
				e.act = Writing
			}
			return true
		}
		if v.time(start - 1) { // "let off steam on Friday saying that"
			if e.subj = v.firstSubject(r.lo, start); e.subj.ok() && v.someone(e.subj) {
				e.shared = true
				return true
			}
		}
		if e.subj.ok() && !v.someone(e.subj) { // "footage of Lee saying"
			for j := start - 1; j > e.subj.lo; j-- {
				if v.tag(j) == lang.Preposition {
					e.subj = phrase{j + 1, start, j + 1, start}
					break
				}
			}
		}
		return e.subj.ok() && v.someone(e.subj)
	}
	e.shared = true
	first := phrase{} // "I" and "we" yield: they stand inside what another said
	for i := len(before) - 1; i >= 0; i-- {
		if before[i].kind != verbal || !before[i].subj.ok() {
			continue
		}
		if i > 0 && before[i-1].kind == verbal && v.low(before[i].subj.lo-1) == "that" && before[i-1].hi <= before[i].subj.lo-1 && v.someone(before[i-1].subj) && !before[i-1].passive {
			continue // "repeated that Lee knew, calling him …": not Lee
		}
		e.subj = before[i].subj
		if !subjectFirst(v, e.subj) {
			return true
		}
		if !first.ok() {
			first = e.subj
		}
	}
	if first.ok() {
		e.subj = first
		return true
	}
	if e.subj = v.firstSubject(r.lo, start); e.subj.ok() {
		return true
	}
	if prev != "" && prev != "and" && prev != "or" && v.comma(start-2) { // "Lee, despite admitting that …, will"
		if e.subj = v.before(start-2, r.lo); e.subj.ok() && v.someone(e.subj) {
			return true
		}
	}
	if e.subj = v.mainSubject(r.k, r.hi); e.subj.ok() { // "Calling it “…”, Reyes left"
		return true
	}
	// "Imagine the general, Otto Brenner, telling his troops"
	e.subj, e.shared = v.subject(start, r.lo), false
	return true
}

// issuer finds who put out the document p that a participle hangs on: "the
// council issued a statement calling it “…”". The words are the issuer's, as
// they would be in "said in a statement".
func (v *view) issuer(p phrase, lo int) phrase {
	if !p.ok() {
		return phrase{}
	}
	head := v.low(p.headHi - 1)
	one := strings.TrimSuffix(head, "s")
	if !v.lang.Papers[head] && !v.lang.Papers[one] || v.lang.Signs[head] || v.lang.Signs[one] || v.hasProper(phrase{p.headLo, p.headHi, p.headLo, p.headHi}) {
		return phrase{}
	}
	k := p.lo - 1
	for k > lo && (v.tag(k) == lang.Particle || v.tag(k) == lang.Adverb) {
		k--
	}
	if k <= lo || !v.tag(k).Finite() && v.tag(k) != lang.VerbDone {
		return phrase{}
	}
	if g := v.group(k, lo); !g.be && !g.negated {
		if s := v.subject(g.start, lo); s.ok() && v.someone(s) && !v.lang.Papers[v.low(s.headHi-1)] {
			return s
		}
	}
	return phrase{}
}

// plainSubject finds the subject before the verb; a quotation bounds its clause.
func (v *view) plainSubject(e *event, r *reading) {
	start, floor := r.group.start, r.lo
	for j := start - 1; j >= r.lo && start-j < maxClause; j-- {
		if v.quote(j) && !v.aside(j) && v.endsWith(j, ",.!?…") {
			floor = j + 1
			break
		}
	}
	e.subj = v.subject(start, floor)
	if !e.subj.ok() && floor > r.lo && (v.tag(start-1) == lang.Conjunction || v.tag(start-1) == lang.Adverb) {
		e.subj = v.subject(start, r.lo)
	}
	aside := v.participial(e.subj.hi, start) || v.comma(e.subj.hi) || v.dash(e.subj.hi) && e.subj.hi == start-1
	e.shared = e.subj.ok() && e.subj.hi < start && (!aside || v.tag(start-1) == lang.Conjunction)
}

// takesObject reports that what follows a verb form can be its object or its
// clause, as it is for a past form and is not for a participle.
func (v *view) takesObject(i, hi int) bool {
	if i >= hi {
		return false
	}
	if v.low(i) == "if" || v.low(i) == "whether" { // "also asked if"
		return true
	}
	switch v.tag(i) {
	case lang.Preposition:
		return v.low(i) == "that" || v.lang.Times[v.low(i+1)] || v.announced(i, hi)
	case lang.Stop, lang.Adverb, lang.To, lang.Conjunction, lang.Particle:
		return v.quote(i) || v.tag(i) == lang.To && v.quote(i+1) // "also pledged to “…”"
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
		if (v.comma(j) || v.quote(j) && v.endsWith(j, ",")) && j+1 < hi {
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
	if written(after, after+14) || e.lo-e.start > 2 && !e.inverted && written(e.start, e.lo) {
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
	if v.comma(k-1) && k-1 > lo { // "Lee, the director, compared him to"
		p = v.pastAside(k-1, lo)
	}
	if who := k - 1; !p.ok() && who > lo {
		if v.low(who) == "once" {
			who--
		}
		if v.low(who) == "who" { // "Hill, who once called it"
			p = v.subject(who+1, lo)
		}
	}
	return p.ok() && v.speaks(p)
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
	if v.within(who, nodeRange{e.subj.lo, e.subj.hi}) { // "“…,” read a statement from the ministry"
		e.relay = phrase{}
	} else {
		e.relay = e.subj
	}
	e.subj, e.act = who, Writing
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

// someone reports a phrase that is plainly one who speaks: a name, a pronoun, a
// noun for people, a body or a document.
func (v *view) someone(p phrase) bool {
	if subjectPronoun(v.low(p.lo)) || v.hasProper(phrase{p.headLo, p.headHi, p.headLo, p.headHi}) {
		return true
	}
	head := v.low(p.headHi - 1)
	return v.lang.People[head].Number != 0 || v.lang.Papers[head] || v.lang.Signs[head] || v.lang.Titles[head].Kind != 0
}
