package statement

// Content: which words a cue attributes. Each sentence's cues are laid against
// its quotations and clauses; a quotation belongs to the innermost cue that can
// have it, and a cue around another ("…, Xinhua said") is its relay.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// nodeRange is a run of nodes, hi exclusive.
type nodeRange struct{ lo, hi int }

// draft is a statement as nodes, before places and names.
type draft struct {
	v       *view
	block   int
	sent    int // sentence in its view
	e       event
	cue     bool // e holds a cue; otherwise at most a subject
	content []nodeRange
	quotes  []int // nodes of v: quotations that are the speaker's own words
	via     []phrase
	carried bool // no mention: the speaker is carried on
	lead    bool // the subject stands in the sentence before
	fresh   bool // a colon opens it: it goes on from nothing
	alone   bool // nothing says whose words these are
	weak    bool // a fragment with no cue: perhaps no quotation at all
	inner   bool // stands inside another's quotation
	outer   *draft
	whole   bool // a block set apart as a quotation, without marks
	// also are the drafts of further blocks whose quotations this one's runs on
	// into.
	also []*draft
	// cueView and cueBlock say where e stands, where that is not v.
	cueView  *view
	cueBlock int
}

// link is how one event stands to its content.
type link struct {
	event
	after, before nodeRange // empty where there is none
	explicit      bool      // "that", a colon or a quotation shows the content
	asked         bool
	used          bool
}

// sentence finds the statements of one sentence of a view.
func (v *view) sentence(lo, hi int, known func(string) bool) []draft {
	end := hi
	for end > lo && v.stop(end-1) {
		end--
	}
	if end <= lo {
		return nil
	}
	links := v.links(lo, end)
	taken := make(map[int]bool)
	var out []draft
	if d, ok := v.labelledSentence(lo, end, known); ok {
		return append(out, d)
	}
	for i := range links { // "Her survey, she insisted, told another story": her verb is no cue
		if b := links[i].before; b != (nodeRange{}) && v.comma(links[i].end) && !v.hasFinite(b.lo, b.hi) {
			for j := i + 1; j < len(links); j++ {
				links[j].used = links[j].used || v.within(links[j].subj, b)
			}
		}
	}
	for i := range links {
		l := &links[i]
		if l.used || l.after == (nodeRange{}) && l.before == (nodeRange{}) {
			continue
		}
		if v.objectOnly(l) && v.around(links, i) {
			continue // the cue around it has the words
		}
		if l.kind == verbal && l.verb.Lemma == "tell" && l.before != (nodeRange{}) && !v.someoneTold(l, end) {
			continue
		}
		d := draft{v: v, e: l.event, cue: true}
		if l.relay.ok() {
			d.via = append(d.via, l.relay)
		}
		if l.asked {
			d.e.polarity = Asked
		}
		switch {
		case l.before != (nodeRange{}):
			d.content = v.beforeParts(l, links, i, lo, end)
		default:
			d.content = v.afterParts(l, links, i, end)
		}
		if !v.resolveNested(&d, links, i) {
			continue
		}
		v.finish(&d, taken)
		if len(d.content) == 0 {
			continue
		}
		if len(d.quotes) == 0 && !v.plainIndirect(l, &d) || v.sign(&d) {
			continue
		}
		out = append(out, d)
	}
	return append(out, v.leftover(lo, hi, end, taken, links)...)
}

// within reports a phrase inside a range.
func (v *view) within(p phrase, r nodeRange) bool { return p.ok() && p.lo >= r.lo && p.hi <= r.hi }

// worksOnly reports a verb of reading or writing whose quotations are titles:
// "sang “Hallelujah”".
func (v *view) worksOnly(e *event, r nodeRange) bool {
	if e.kind != verbal {
		return false
	}
	switch e.verb.Lemma {
	case "read", "write", "sing", "recite", "pen":
	default:
		return false
	}
	works := false
	for q := r.lo; q < r.hi; q++ {
		if v.quote(q) {
			if !v.work(q) {
				return false
			}
			works = true
		}
	}
	return works
}

// sign reports words that a thing bears: nobody's statement.
func (v *view) sign(d *draft) bool {
	if d.e.verb == nil {
		return false
	}
	if d.e.subj.ok() {
		if head := v.low(d.e.subj.headHi - 1); v.lang.Signs[head] && (d.e.verb.Lemma == "read" || v.lang.People[head].Number == 0) {
			return true
		}
	}
	return false
}

// objectOnly reports a verb that attributes nothing but its object: "attached
// “great importance”".
func (v *view) objectOnly(l *link) bool {
	return l.kind == verbal && l.verb.Has('o') && !l.verb.Has('c') && !l.verb.Has('t') && !l.verb.Has('q') && !l.verb.Has('l') && !l.verb.Has('a')
}

// around reports a cue behind link i whose content holds it: "China attaches “…”,
// Xinhua reported".
func (v *view) around(links []link, i int) bool {
	for j := range links {
		n := &links[j]
		if j != i && n.before != (nodeRange{}) && n.before.lo <= links[i].start && n.before.hi >= links[i].end && n.kind == verbal && n.verb.Act != "thought" && !v.objectOnly(n) {
			return true
		}
	}
	return false
}

// someoneTold reports that tell has one who is told: "told a joke" tells nobody.
func (v *view) someoneTold(l *link, end int) bool {
	if l.inverted {
		return true
	}
	k := v.addressee(l.hi, end)
	if k == l.hi {
		return false
	}
	if k == l.hi+1 && (v.tag(l.hi) == lang.Pronoun || v.low(l.hi) == "her") {
		return true
	}
	p := v.after(l.hi, end)
	switch v.low(p.headHi - 1) {
	case "joke", "jokes", "story", "stories", "lie", "lies", "truth", "tale", "tales", "time", "difference", "fib", "fibs":
		return false
	}
	return p.ok()
}

// links ties each event of a sentence to what may be its content.
func (v *view) links(lo, end int) []link {
	events := v.outer(v.events(lo, end))
	links := make([]link, len(events))
	for i, e := range events {
		l := link{event: e}
		next := end
		l.after, l.explicit, l.asked = v.afterContent(&e, next)
		if v.worksOnly(&e, l.after) {
			l.after = nodeRange{}
		}
		floor := lo
		for j := i - 1; j >= 0; j-- {
			if links[j].before != (nodeRange{}) && links[j].after == (nodeRange{}) {
				if between := (nodeRange{links[j].end, e.start}); v.hasQuote(between) || v.hasFinite(between.lo, between.hi) {
					floor = links[j].end
				} // else it stands right behind that clause, and relays it
				break
			}
		}
		before, strong := v.beforeContent(&e, floor)
		if e.kind == verbal && !strong && !e.verb.Has('c') && !e.verb.Has('t') && !e.verb.Has('a') {
			before = nodeRange{} // a mere sigh follows a quotation only
		}
		switch {
		case e.kind == according || e.kind == putting:
			rest := l.after.lo > e.end && v.comma(l.after.lo-1) && v.hasFinite(l.after.lo, l.after.hi) && !v.leadingPhrase(before)
			if before != (nodeRange{}) && (!v.adverbialOnly(before) || rest) {
				l.after = nodeRange{}
				l.before = before
			}
		case e.kind == nominal, e.passive && !strong:
		case before == (nodeRange{}):
		case l.explicit && v.leadingPhrase(before):
		case l.explicit && !strong && v.onlyQuoteAfter(&e, l.after) && v.incomplete(before) && !v.subordinate(before.lo):
			l.before, l.after = before, nodeRange{} // "It was, she said, “…”"
		case !strong && !v.hasQuote(before) && v.subordinate(before.lo) && v.hasFinite(before.lo, before.hi) && e.kind == verbal && !e.inverted:
			// "If they failed, the government would deny …": a lead-in
		case l.after == (nodeRange{}), e.inverted && !strongAfter(v, &l):
			l.before, l.after = before, nodeRange{}
		case strong && v.onlyQuoteAfter(&e, l.after):
			l.before, l.after = before, nodeRange{} // "“One,” he said, “two.”"
		case !l.explicit && (strong || v.hasFinite(before.lo, before.hi) && !v.subordinate(before.lo)):
			l.before, l.after = before, nodeRange{}
		}
		links[i] = l
	}
	return links
}

// outer leaves out the cues that stand inside another's mention: "said Arnold,
// who said she planned to leave".
func (v *view) outer(events []event) []event {
	kept := events[:0]
	for i := range events {
		inside := false
		for j := range events {
			p := events[j].subj
			inside = inside || j != i && events[i].lo > p.lo && events[i].hi <= p.hi
		}
		if !inside {
			kept = append(kept, events[i])
		}
	}
	return kept
}

func strongAfter(v *view, l *link) bool { return l.explicit && !v.comma(l.end) && !v.quote(l.end) }

// subordinate reports a clause that opens with a subordinator: it is a lead-in,
// not what was said.
func (v *view) subordinate(i int) bool {
	if v.tag(i) == lang.Conjunction {
		i++
	}
	switch v.low(i) {
	case "after", "before", "when", "while", "as", "although", "though", "since", "once", "until", "because", "if", "asked", "speaking", "in", "on", "at", "during":
		return true
	}
	return v.tag(i) == lang.VerbIng || v.tag(i) == lang.VerbDone
}

// adverbialOnly reports words that are no clause: "On Monday".
func (v *view) adverbialOnly(r nodeRange) bool { return !v.hasFinite(r.lo, r.hi) && !v.hasQuote(r) }

// incomplete reports words that break off before their object or complement.
func (v *view) incomplete(r nodeRange) bool {
	if !v.hasFinite(r.lo, r.hi) {
		return false
	}
	t := v.tag(r.hi - 1)
	return t.Finite() || t.Verb() || t == lang.Preposition || t == lang.Determiner || t == lang.To
}

// leadingPhrase reports an adverbial before the cue, "On Monday," "In a letter
// to members,": no part of what was said.
func (v *view) leadingPhrase(r nodeRange) bool {
	if r == (nodeRange{}) || v.hasQuote(r) {
		return false
	}
	for r.lo < r.hi && v.tag(r.lo) == lang.Conjunction {
		r.lo++
	}
	return !v.hasFinite(r.lo, r.hi) && (r.lo >= r.hi || v.tag(r.lo) == lang.Preposition || v.tag(r.lo) == lang.Adverb || v.tag(r.lo) == lang.VerbIng || v.tag(r.lo) == lang.VerbDone || v.time(r.lo) || v.subordinator(r.lo) || v.low(r.lo) == "to")
}

func (v *view) hasQuote(r nodeRange) bool {
	for i := r.lo; i < r.hi; i++ {
		if v.quote(i) {
			return true
		}
	}
	return false
}

func (v *view) hasFinite(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		t := v.tag(i)
		if t.Finite() || v.low(i) == "'s" && t != lang.PossessiveS {
			return true
		}
		if t == lang.VerbDone && i > lo && v.tag(i-1).Nominal() && v.low(i+1) != "by" {
			return true // a past form that the tagger took for a participle
		}
	}
	return false
}

// onlyQuoteAfter reports that what follows the cue is a comma and a quotation
// that goes on.
func (v *view) onlyQuoteAfter(e *event, after nodeRange) bool {
	return v.quote(after.lo)
}

// beforeContent finds what stands before an attributive clause: a quotation, or
// words up to a comma. strong reports a quotation right before it.
func (v *view) beforeContent(e *event, lo int) (r nodeRange, strong bool) {
	p := e.start - 1
	if e.shared && !e.inverted {
		return nodeRange{}, false
	}
	if p < lo {
		return nodeRange{}, false
	}
	if v.tag(p) == lang.Adverb && v.quote(p-1) { // "“…,” later said Xi"
		p--
	}
	for lo < p && (v.comma(lo) || v.low(lo) == ";" || v.low(lo) == ":" || v.tag(lo) == lang.Conjunction && v.quote(lo+1)) {
		lo++
	}
	switch {
	case v.quote(p):
		if !v.endsWith(p, ",.!?…—-") && v.aside(p) {
			return nodeRange{}, false
		}
		return nodeRange{v.quoteRunStart(p, lo), p + 1}, true
	case v.comma(p) || v.dash(p) && e.end > p:
		if p == lo {
			return nodeRange{}, false
		}
		strong = v.quote(p - 1)
		if strong && v.allQuotes(lo, p) {
			return nodeRange{lo, p}, true
		}
		return nodeRange{lo, p}, strong && !v.aside(p-1)
	case e.kind == according:
		return nodeRange{lo, p + 1}, false
	}
	return nodeRange{}, false
}

// quoteRunStart is where the content that ends with quotation p begins: the
// sentence's start where words before it belong to the same clause, the
// quotation itself where they do not.
func (v *view) quoteRunStart(p, lo int) int {
	if p > lo && (v.comma(p-1) || v.low(p-1) == ":" || v.low(p-1) == ";") && !v.quote(p-2) {
		return p
	}
	if p > lo && v.tag(p-1) == lang.Conjunction && v.comma(p-2) {
		return p
	}
	for lo < p && v.tag(lo) == lang.Conjunction && v.quote(lo+1) {
		lo++
	}
	return lo
}

func (v *view) allQuotes(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if !v.quote(i) && !v.comma(i) && v.low(i) != "and" {
			return false
		}
	}
	return true
}

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
			if e.verb != nil && strings.Trim(e.verb.Frames, "iwt") == "" {
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
			return nodeRange{pos, end}, addressed && !skipped && v.startsPlain(pos), false
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

// announced reports that a "that", a colon or a quotation still follows an
// adverbial.
func (v *view) announced(i, end int) bool {
	for j := i + 1; j < end && j < i+12; j++ {
		if v.low(j) == "that" || v.low(j) == ":" || v.quote(j) {
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

func (v *view) startsPlain(i int) bool { return v.tag(i) != lang.Preposition }

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
	for j := pos; j < end && j-pos < 40; j++ {
		if v.quote(j) && !v.nickname(j) {
			return nodeRange{pos, end}
		}
		if v.low(j) == ";" || v.dash(j) && j > pos && v.low(j) != "-" {
			break
		}
		if v.comma(j) && !v.quote(j+1) && v.tag(j+1) != lang.Adjective && v.tag(j+1) != lang.Determiner {
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

// beforeParts is the content of a cue that follows or interrupts it.
func (v *view) beforeParts(l *link, links []link, i, lo, end int) []nodeRange {
	parts := []nodeRange{l.before}
	if l.kind != verbal && l.kind != according && l.kind != putting {
		return parts
	}
	next := end // the next cue bounds what may go on
	for j := i + 1; j < len(links); j++ {
		if links[j].start > l.end && !v.within(links[j].subj, l.before) {
			next = links[j].start
			if b := links[j].before; b != (nodeRange{}) && b.lo > l.end {
				next = b.lo
			}
			break
		}
	}
	told := l.end // where the clause of the cue can end
	if l.verb != nil && l.verb.Has('a') && !l.event.inverted {
		told = max(told, v.addressee(l.end, next))
	}
	pos := told
	for pos < next && !v.comma(pos) && !v.quote(pos) && v.low(pos) != ":" && v.low(pos) != ";" && !v.dash(pos) {
		if v.tag(pos).Finite() && pos > l.end {
			return parts
		}
		pos++
	}
	if pos >= next {
		return parts
	}
	switch {
	case v.quote(pos) && pos == told, !v.quote(pos) && v.quote(pos+1) && pos+1 < next:
		if !v.quote(pos) {
			pos++
		}
		if v.titleAfter(pos) {
			return parts // "she wrote in her memoir, “Lips Together.”"
		}
		if v.hasQuote(l.before) || pos == told+1 && !v.leadingPhrase(l.before) {
			parts = append(parts, nodeRange{pos, v.contentEnd(pos, next)})
		}
	case v.comma(pos) && (pos == told || l.event.inverted) && !v.hasFinite(l.before.lo, l.before.hi) && !v.quote(l.before.hi-1) && v.hasFinite(pos+1, next) && l.before.hi-l.before.lo < 20:
		// "The deal, he said, was dead."
		parts = append(parts, nodeRange{pos + 1, v.contentEnd(pos+1, next)})
	case v.comma(pos) && pos == told && v.hasQuoteSoon(pos+1, next) && !v.subordinate(pos+1):
		parts = append(parts, nodeRange{pos + 1, v.contentEnd(pos+1, next)})
	case v.comma(pos) && v.hasQuote(l.before):
		// "“One,” said Hartley, pulling on her coat, “two.”"
		for k := pos + 1; k+1 < next && !v.quote(k) && !v.tag(k).Finite(); k++ {
			if v.comma(k) && v.quote(k+1) {
				return append(parts, nodeRange{k + 1, v.contentEnd(k+1, next)})
			}
		}
	}
	return parts
}

// hasQuoteSoon reports a quotation with no comma before it.
func (v *view) hasQuoteSoon(lo, hi int) bool {
	if v.tag(lo) == lang.VerbIng || v.tag(lo) == lang.Preposition || v.tag(lo) == lang.Wh {
		return false
	}
	for i := lo; i < hi && i-lo < 15; i++ {
		if v.quote(i) {
			return true
		}
		if v.comma(i) {
			return false
		}
	}
	return false
}

// afterParts is the content that follows a cue, cut where something else begins:
// another cue of the same speaker, a relay, or an adverbial of the narrator's.
func (v *view) afterParts(l *link, links []link, i, end int) []nodeRange {
	hi := l.after.hi
	for j := range links {
		n := &links[j]
		if j == i || n.start <= l.after.lo || n.start >= hi {
			continue
		}
		cut := n.start
		switch {
		case n.before != (nodeRange{}):
			if v.comma(cut-1) || v.dash(cut-1) {
				cut--
			}
			if n.before.lo > l.after.lo { // it has words of its own
				cut = n.before.lo
				for cut > l.after.lo && (v.comma(cut-1) || v.tag(cut-1) == lang.Conjunction) {
					cut--
				}
			}
		case n.kind == according:
			if v.comma(cut - 1) {
				cut--
			}
		case !n.shared && n.kind == verbal && n.after != (nodeRange{}) && (n.explicit || v.hasQuote(n.after)) && v.parts(cut-1) && n.subj.lo != l.subj.lo:
			// "… called it “x” while Costa hailed it as “y”"
			cut--
			if v.comma(cut - 1) {
				cut--
			}
		case n.shared && v.low(n.lo) != "" && v.tag(n.lo) == lang.VerbIng && v.comma(cut-1):
			cut--
		case n.shared && v.tag(cut-1) == lang.Conjunction:
			if n.after == (nodeRange{}) || !sameSubject(n, l) {
				continue
			}
			cut--
			if v.comma(cut - 1) {
				cut--
			}
		default:
			continue
		}
		hi = min(hi, cut)
	}
	if first := v.low(max(0, l.start-1)); first == "if" || first == "when" || first == "should" || first == "unless" {
		// "If Lee says that it is lost, the inquiry ends": the main clause is not his.
		for j := l.after.lo; j < hi; j++ {
			if v.comma(j) && v.hasFinite(j, hi) && v.hasFinite(l.after.lo, j) {
				hi = j
			}
		}
	}
	if hi <= l.after.lo {
		return nil
	}
	return []nodeRange{{l.after.lo, v.contentEnd(l.after.lo, hi)}}
}

// parts reports a word that parts the statements of two speakers.
func (v *view) parts(i int) bool {
	switch v.low(i) {
	case "while", "whereas", "but", ";", "and", ",":
		return true
	}
	return false
}

// sameSubject reports that the later cue shares the earlier one's subject.
func sameSubject(later, earlier *link) bool {
	return later.subj.lo == earlier.subj.lo || later.subj.lo < earlier.after.lo
}

// contentEnd cuts content that a quotation ends: after it, an adverbial of time,
// place or occasion is the narrator's.
func (v *view) contentEnd(lo, hi int) int {
	last := -1 // the last quotation that is someone's words
	for i := lo; i < hi; i++ {
		if v.quote(i) && v.ownWords(i, nodeRange{lo, hi}) {
			last = i
		}
	}
	for i := lo; i < hi; i++ {
		if !v.quote(i) || v.nickname(i) || !v.ownWords(i, nodeRange{lo, hi}) {
			continue
		}
		j := i + 1
		if j >= hi {
			return hi
		}
		if v.endsWith(i, ",") || v.endsWith(i, ".!?") && v.words(i) > 2 {
			// The mark ends the utterance, unless another quotation follows.
			k := j
			if v.tag(k) == lang.Conjunction {
				k++
			}
			if v.quote(k) && k < hi || v.endsWith(i, ",") && v.tag(j) == lang.Conjunction && v.hasQuote(nodeRange{j, hi}) {
				continue
			}
			return j
		}
		if i < last {
			// ", but he had a compliment: “…”": the next quotation is another
			// statement.
			for k := j; k < last && !v.quote(k); k++ {
				if v.low(k) == ":" {
					for c := j; c < k; c++ {
						if v.comma(c) && v.tag(c+1) == lang.Conjunction {
							return c
						}
					}
				}
			}
			continue
		}
		return v.tailEnd(lo, j, hi)
	}
	return hi
}

// tailEnd finds where the content ends between its last quotation, which ends at
// node j, and hi: an object goes on ("“x” with North Korea"), an adverbial, a
// further deed or a remark of the narrator's does not.
func (v *view) tailEnd(lo, j, hi int) int {
	whole := lo == j-1 // nothing but the quotation
	clause := v.hasFinite(lo, j) || v.low(lo) == "that"
	adverbs := true
	for k := j; k < hi; k++ {
		if low := v.low(k); !v.time(k) && low != "either" && low != "too" && low != "again" && low != "recently" && low != "afterwards" && low != "repeatedly" {
			adverbs = false
			break
		}
	}
	if adverbs {
		return j
	}
	for k := j; k < hi; k++ {
		low, t := v.low(k), v.tag(k)
		if v.comma(k) {
			n := k + 1
			if (v.tag(n) == lang.Conjunction && v.low(n) != "but") && (v.low(n+1) == "that" || clause && !v.tag(n+1).Finite() && v.hasFinite(n, hi)) {
				continue // ", and that three cranes were out of use"
			}
			if !v.hasFinite(k, hi) && (v.tag(n).Nominal() || v.tag(n) == lang.Determiner || v.tag(n) == lang.Adjective) && v.lists(n, hi) {
				continue // "to build schools, roads and bridges"
			}
			return k
		}
		if t == lang.Conjunction {
			if whole && !v.hasQuote(nodeRange{k, hi}) && v.hasFinite(k, hi) {
				return k // "“all hands” and the lights went out"
			}
			n := k + 1
			for n < hi && v.tag(n) == lang.Adverb {
				n++
			}
			f, cue := v.lang.Cues[v.low(n)]
			if v.tag(n) == lang.VerbPast || v.tag(n) == lang.VerbS || cue && f.Form == lang.FormPast {
				if !clause || cue {
					return k
				}
			}
			continue
		}
		if k > j {
			continue
		}
		switch low {
		case "as", "while", "during", "according":
			return k
		case "when", "after", "before", "because", "since":
			if !clause {
				return k
			}
		case "in", "at", "on", "to", "from", "via", "for", "about":
			p := v.after(k+1, hi)
			if v.time(k+1) || p.ok() && (v.time(p.hi-1) || v.occasion(k+1, p.hi)) || whole && low != "for" && low != "about" {
				return k
			}
		}
		if v.time(k) && v.capital(k) && !v.tag(k+1).Finite() {
			return k
		}
		if t.Finite() && !clause && !whole {
			return k // "to “sleep on the site” lasted two nights"
		}
	}
	return hi
}

// lists reports that an "and" closes a list of bare noun phrases.
func (v *view) lists(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		switch {
		case v.tag(k) == lang.Conjunction:
			return k+1 < hi
		case v.comma(k), v.inPhrase(k), v.tag(k).Nominal():
		default:
			return false
		}
	}
	return false
}

// resolveNested settles cues within the content of another. It reports whether
// the draft stands; links that it absorbs are marked used.
func (v *view) resolveNested(d *draft, links []link, i int) bool {
	inside := func(n *link) bool {
		for _, r := range d.content {
			if n.start >= r.lo && n.end <= r.hi {
				return true
			}
		}
		return false
	}
	for j := range links {
		n := &links[j]
		if j == i || n.used {
			continue
		}
		if !inside(n) && n.kind == verbal && n.shared && n.verb.Lemma == "cite" && n.start > d.e.start && len(d.via) > 0 {
			if p := v.after(n.hi, len(v.nodes)); p.ok() && v.hasProper(p) { // "Reuters reported, citing SABC"
				d.via = append(d.via, p)
			}
			continue
		}
		if !inside(n) {
			// A relay after or around what this cue holds.
			if n.before != (nodeRange{}) && len(d.content) > 0 && n.before.lo <= min(d.content[0].lo, d.e.start) && n.before.hi >= d.content[0].hi && n.start >= d.e.start && n.start > d.content[0].lo {
				if n.kind == verbal && n.shared && n.verb.Lemma == "cite" {
					continue
				}
				if n.kind == according || n.kind == verbal && n.verb.Act != "thought" && (n.verb.Has('c') || n.verb.Has('t')) {
					d.via = append(d.via, n.subj)
					n.used = true
				}
			}
			continue
		}
		region := n.after
		if region == (nodeRange{}) {
			region = n.before
		}
		own := region != (nodeRange{}) && v.hasQuote(region) && n.known
		if n.kind == verbal && !v.someone(n.subj) {
			own = false
		}
		if n.kind == nominal {
			next := v.low(n.hi)
			own = own && (next == "to" || next == "that" || next == "of") && d.e.kind == verbal && !d.e.verb.Has('c') && v.low(d.content[0].lo) != "that"
		}
		asks := n.polarity == Asked && d.e.verb != nil && (d.e.verb.Lemma == "ask" || d.e.verb.Lemma == "wonder")
		speech := n.verb == nil || n.verb.Act != "thought" && (n.verb.Has('c') || n.verb.Has('t') || n.verb.Has('q') || n.verb.Has('l'))
		pronoun := subjectPronoun(v.low(n.subj.lo)) || n.shared
		switch {
		case own && asks, own && n.kind == nominal, own && speech && !pronoun, d.e.kind == according && (region != nodeRange{}) && speech && !n.shared:
			// The words are the inner speaker's; this one relays them.
			if v.quotesOutside(d, region) && d.e.kind != according {
				continue
			}
			inner := draft{v: v, e: n.event, cue: true, via: append([]phrase{d.e.subj}, d.via...)}
			if asks || n.kind == nominal || n.polarity == Asked {
				inner.via = nil
			}
			if d.e.polarity != Asserted && n.kind != nominal && !asks {
				inner.e.polarity = d.e.polarity
			}
			if n.asked {
				inner.e.polarity = Asked
			}
			if n.before != (nodeRange{}) {
				inner.content = v.beforeParts(n, links, j, region.lo, d.content[len(d.content)-1].hi)
			} else {
				hi := min(region.hi, d.content[len(d.content)-1].hi)
				inner.content = []nodeRange{{region.lo, v.contentEnd(region.lo, hi)}}
			}
			n.used = true
			*d = inner
			return true
		default:
			n.used = true
			if d.e.polarity == Asked || d.e.polarity == Denied {
				continue
			}
		}
	}
	return true
}

// quotesOutside reports quoted words in the draft's content outside a region.
func (v *view) quotesOutside(d *draft, region nodeRange) bool {
	for _, r := range d.content {
		for k := r.lo; k < r.hi; k++ {
			if v.quote(k) && (k < region.lo || k >= region.hi) && !v.nickname(k) {
				return true
			}
		}
	}
	return false
}

// finish trims a draft's content and notes which quotations are its own.
func (v *view) finish(d *draft, taken map[int]bool) {
	kept := d.content[:0]
	for _, r := range d.content {
		for r.lo < r.hi && (v.comma(r.lo) || v.low(r.lo) == ":" || v.low(r.lo) == ";" || v.dash(r.lo)) {
			r.lo++
		}
		for r.hi > r.lo && (v.comma(r.hi-1) || v.low(r.hi-1) == ":" || v.low(r.hi-1) == ";" || v.dash(r.hi-1)) {
			r.hi--
		}
		if r.hi <= r.lo {
			continue
		}
		kept = append(kept, r)
		for k := r.lo; k < r.hi; k++ {
			if v.quote(k) && !taken[k] {
				taken[k] = true
				if v.ownWords(k, r) {
					d.quotes = append(d.quotes, k)
				}
			}
		}
	}
	d.content = kept
}

// plainIndirect reports that content without quoted words is attributed plainly
// enough to be listed.
func (v *view) plainIndirect(l *link, d *draft) bool {
	r := d.content[0]
	words := 0
	for _, r := range d.content {
		words += r.hi - r.lo
	}
	switch {
	case !l.known || words < 2:
		return false
	case l.kind == according:
		for _, r := range d.content {
			if v.hasFinite(r.lo, r.hi) {
				return true
			}
		}
		return false
	case l.kind != verbal || l.passive:
		return false
	case l.asked || v.question(r.lo) && v.low(r.lo) != "if" && v.low(r.lo) != "when":
		return l.verb.Lemma == "ask" || l.verb.Lemma == "wonder"
	case v.low(r.lo) == "that":
		return true
	case l.before != (nodeRange{}):
		return (l.verb.Has('c') || l.verb.Has('t')) && (v.hasFinite(r.lo, r.hi) || len(d.content) > 1)
	}
	return l.verb.Has('c') && v.startsClause(r.lo, r.hi)
}

// nickname reports a quotation between the parts of a name.
func (v *view) nickname(i int) bool {
	return v.aside(i) && v.proper(i-1) && v.proper(i+1) && !v.titled
}

// ownWords reports whether a quotation inside content r is words of the speaker,
// rather than a title, a nickname or a word as a word.
func (v *view) ownWords(i int, r nodeRange) bool {
	if v.nickname(i) {
		return false
	}
	alone := r.lo == i && r.hi == i+1
	if v.endsWith(i, ",") && v.words(i) > 4 || v.words(i) > 8 {
		return true
	}
	if v.setApart(i) || v.titleAfter(i) && !alone {
		return false
	}
	if alone || v.endsWith(i, ".!?") && v.words(i) > 1 {
		return true
	}
	return !v.work(i)
}

// setApart reports words that the narrator sets apart: so-called, known as, the
// word “freedom”.
func (v *view) setApart(i int) bool {
	p := i - 1
	if v.tag(p) == lang.Determiner {
		p--
	}
	switch v.low(p) {
	case "so-called", "nicknamed", "titled", "entitled", "headlined", "nickname", "alias", "aka", "pronounced", "spelled", "spelt", "named", "christened", "misspelled":
		return true
	case "word", "words", "term", "terms", "phrase", "phrases", "expression", "acronym", "hashtag", "letters", "initials", "letter", "prefix", "suffix", "adjective", "noun", "verb", "surname":
		return v.low(i-1) == v.low(p) && v.low(p-1) != "in" && !(v.low(p) == "words" && v.words(i) > 3)
	case "as":
		return v.low(p-1) == "known" || v.low(p-1) == "billed" || v.low(p-1) == "marketed" || v.low(p-1) == "advertised"
	case "called", "dubbed":
		return v.reducedCalled(p, v.work(i))
	}
	return false
}

// reducedCalled reports "a programme called “Head Start”": called with no
// speaker before it.
func (v *view) reducedCalled(p int, work bool) bool {
	g := v.group(p, 0)
	if g.be {
		return true
	}
	if g.have {
		return false
	}
	s := v.before(g.start, 0)
	if !s.ok() || subjectPronoun(v.low(s.lo)) {
		return false
	}
	low := v.low(s.headHi - 1)
	return (v.lang.People[low].Number == 0 || work) && !v.hasProper(s)
}

// work reports a title: its longer words capitalised, with no sentence's end.
func (v *view) work(i int) bool {
	first, last := v.inner(i)
	if v.endsWith(i, "!?") && v.endsWith(i, ".,!?") && last-first > 3 {
		return false
	}
	words, capitals := 0, 0
	for j := first; j < last; j++ {
		t := &v.tokens[j]
		if t.Kind != lang.Word {
			continue
		}
		if len(t.Text) > 3 || j == first {
			words++
			if t.Capital() {
				capitals++
			}
		}
	}
	if words == 0 || capitals < words {
		return false
	}
	p := i - 1
	for (v.tag(p) == lang.Conjunction || v.comma(p)) && v.quote(p-1) && v.aside(p-1) { // “A” and “B”
		p -= 2
	}
	i = p + 1
	for p > i-4 && (v.comma(p) || v.tag(p) == lang.Determiner || v.tag(p) == lang.Adjective || v.tag(p) == lang.Possessive) {
		p--
	}
	if v.lang.WorkNouns[v.low(p)] {
		return true
	}
	switch v.low(i - 1) {
	case "wrote", "write", "writes", "written", "read", "reads", "sing", "sings", "sang", "sung", "singing", "play", "plays", "played", "perform", "performed", "performs", "watch", "watched", "directed", "recorded", "published", "painted", "composed", "starred", "hosts", "hosted":
		return true
	}
	if v.tag(i+1).Finite() && !v.endsWith(i, ",.!?") {
		for j := i + 1; j < len(v.nodes) && j < i+7; j++ {
			if v.lang.WorkNouns[v.low(j)] { // "“Parasite” was his favourite film"
				return true
			}
		}
	}
	return words >= 2 && !v.titled
}

// leftover makes statements of the quotations that no cue has.
func (v *view) leftover(lo, hi, end int, taken map[int]bool, links []link) []draft {
	var out []draft
	only := true // the sentence is nothing but quotations
	for i := lo; i < end; i++ {
		if !v.quote(i) && v.nodes[i].Kind != lang.Punct {
			only = false
		}
	}
	for i := lo; i < end; i++ {
		if !v.quote(i) || taken[i] {
			continue
		}
		if only && v.work(i) && !v.endsWith(i, "!?,") && v.words(i) > 1 && v.words(i) < 10 {
			continue // a title standing alone
		}
		if only {
			d := draft{v: v, alone: true, content: []nodeRange{{i, i + 1}}, quotes: []int{i}}
			for i+1 < end && v.quote(i+1) && !taken[i+1] { // “One.” “Two.”
				i++
				d.content = append(d.content, nodeRange{i, i + 1})
				d.quotes = append(d.quotes, i)
			}
			out = append(out, d)
			continue
		}
		if v.nickname(i) || v.setApart(i) || v.work(i) || v.titleBeside(i) {
			continue
		}
		switch {
		case v.low(i-1) == ":" && i-1 > lo && (i+1 >= end || v.endsWith(i, ",.!?…")):
			// "He had one message: “…”"
			d := draft{v: v, content: []nodeRange{{i, v.contentEnd(i, end)}}, quotes: []int{i}}
			d.e = event{kind: labelled, subj: v.possessor(lo, i-1), act: Speech, polarity: Asserted}
			if !d.e.subj.ok() {
				d.e.subj = v.firstSubject(lo, i-1)
			}
			d.fresh = true
			if !d.e.subj.ok() || !v.speaks(d.e.subj) && v.tag(d.e.subj.lo) != lang.Possessive {
				d.e.subj, d.alone = phrase{}, true
			}
			out = append(out, d)
		case v.words(i) >= 5 && v.startsUpper(i) && v.endsWith(i, ".!?,…") && v.fragmentClause(i):
			out = append(out, draft{v: v, alone: true, content: []nodeRange{{i, i + 1}}, quotes: []int{i}})
		case v.words(i) >= 5 || v.words(i) >= 3 && v.fragmentClause(i):
			out = append(out, draft{v: v, alone: true, weak: true, content: []nodeRange{{i, i + 1}}, quotes: []int{i}})
		}
	}
	return out
}

// possessor finds whose words a clause names: "Her answer was shorter", "Lee's
// message was plain".
func (v *view) possessor(lo, hi int) phrase {
	if v.tag(lo) == lang.Possessive {
		for j := lo + 1; j < hi && j < lo+5; j++ {
			if _, ok := v.lang.CueNouns[v.low(j)]; ok {
				return phrase{lo, lo + 1, lo, lo + 1}
			}
		}
		return phrase{}
	}
	p := v.after(lo, hi)
	for j := p.lo; j < p.hi; j++ {
		if v.tag(j) == lang.PossessiveS {
			for k := j + 1; k < p.hi && k < j+5; k++ {
				if _, ok := v.lang.CueNouns[v.low(k)]; ok {
					return phrase{lo, j, lo, j}
				}
			}
		}
	}
	return phrase{}
}

// titleAfter reports a title that names the work just spoken of: "in her memoir,
// “Lips Together.”"
func (v *view) titleAfter(i int) bool {
	p := i - 1
	if v.comma(p) {
		p--
	}
	return (v.lang.WorkNouns[v.low(p)] || v.lang.Papers[v.low(p)]) && v.work(i)
}

// titleBeside reports a title in apposition: "The paper, “Down to None,” was".
func (v *view) titleBeside(i int) bool {
	return v.comma(i-1) && v.startsUpper(i) && v.endsWith(i, ",") && (v.lang.Papers[v.low(i-2)] || v.lang.WorkNouns[v.low(i-2)])
}

// fragmentClause reports a fragment that holds a verb of its own.
func (v *view) fragmentClause(i int) bool {
	first, last := v.inner(i)
	for j := first; j < last; j++ {
		if v.tokens[j].Tag.Finite() {
			return true
		}
	}
	return false
}

// labelledSentence reads "Name: “…”", "“…” — Name" and headlines such as
// "Name: words".
func (v *view) labelledSentence(lo, end int, known func(string) bool) (draft, bool) {
	// A name after the last dash.
	for i := end - 1; i > lo && end-i < 14; i-- {
		if !v.dash(i) || i+1 >= end {
			continue
		}
		p := v.after(i+1, end)
		tail := p.hi
		for tail < end && p.ok() && (v.time(tail) || v.comma(tail) || v.nodes[tail].q == nil && v.nodes[tail].Kind == lang.Number) {
			tail++
		}
		switch {
		case p.ok() && tail == end:
			end = p.hi // "— Name (@name) November 9, 2025"
		case p.ok() && v.comma(p.hi) && end-p.hi < 8:
			p.hi = end
		case p.ok() && v.headline && p.headHi < end && v.low(p.headHi) == "on":
			p.hi, end = p.headHi, p.headHi // "'…' - Harkness on the cup shock"
		}
		if !p.ok() || p.hi < end-1 || !v.hasProper(p) && v.lang.People[v.low(p.headHi-1)].Number == 0 && !(v.headline && p.hi-p.lo <= 4) {
			break
		}
		r := nodeRange{lo, i}
		if v.headline { // "Mine rescue: 'We heard them' - foreman"
			for j := lo; j+1 < i; j++ {
				if v.low(j) == ":" && v.quote(j+1) {
					r.lo = j + 1
				}
			}
		}
		for r.hi > r.lo && (v.stop(r.hi-1) || v.comma(r.hi-1)) {
			r.hi--
		}
		if r.hi <= r.lo || !v.hasQuote(r) || !v.quote(r.hi-1) && !v.headline && v.nodes[0].Kind != lang.Mark {
			break
		}
		if !v.quote(r.hi-1) && i+1 < end && !v.hasProper(p) {
			break
		}
		d := draft{v: v, cue: false, content: []nodeRange{r}, e: event{kind: labelled, subj: p, start: i, end: p.hi, act: Speech, polarity: Asserted}}
		v.finish(&d, map[int]bool{})
		if len(d.quotes) == 0 {
			break
		}
		for j := p.lo; j < p.hi; j++ {
			if v.nodes[j].Kind == lang.Handle {
				d.e.act = Writing // a post
			}
		}
		return d, true
	}
	// A name before the first colon.
	for i := lo + 1; i < end && i-lo < 12; i++ {
		if v.low(i) != ":" {
			continue
		}
		p := v.after(lo, i)
		if i == lo+1 && v.capital(lo) && v.quote(i+1) && known(v.nodes[lo].Text) {
			p = phrase{lo, i, lo, i} // "Bush: “…”", whatever the word means else
		}
		if !p.ok() || p.hi != i || i+1 >= end || !v.speaks(p) && !known(v.nodes[lo].Text) || v.lang.Labels[v.low(p.headHi-1)] {
			break
		}
		quoted := v.quote(i+1) && !v.work(i+1)
		if !quoted && (!v.knownLabel(p, known) || v.low(len(v.nodes)-1) == "?") {
			break
		}
		d := draft{v: v, content: []nodeRange{{i + 1, end}}, e: event{kind: labelled, subj: p, start: lo, end: i, act: Speech, polarity: Asserted}}
		if quoted {
			d.content[0].hi = v.contentEnd(i+1, end)
			if d.content[0].hi < end && v.tag(d.content[0].hi) != lang.Stop && !v.titled && d.content[0].hi == i+2 && !v.endsWith(i+1, ",.!?") {
				return draft{}, false
			}
			if rest := v.events(d.content[0].hi, end); len(rest) > 0 {
				return draft{}, false
			}
		}
		v.finish(&d, map[int]bool{})
		return d, true
	}
	return draft{}, false
}

// knownLabel reports a label that the text knows as someone who speaks.
func (v *view) knownLabel(p phrase, known func(string) bool) bool {
	if v.lang.People[v.low(p.headHi-1)].Number != 0 || v.lang.Relays[v.low(p.headHi-1)] {
		return p.hi-p.lo <= 3
	}
	return v.headline && !v.lang.Common(v.low(p.headHi-1)) && known(v.tokens[v.nodes[p.headHi-1].first].Text)
}
