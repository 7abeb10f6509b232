package statement

// How a cue stands to the words around it: what before it and what after it can
// be its content.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// link is how one event stands to its content.
type link struct {
	event
	after, before nodeRange // empty where there is none
	explicit      bool      // "that", a colon or a quotation shows the content
	asked         bool
	used          bool
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
	case "read", "write", "sing", "recite", "pen", "dub":
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

// objectOnly reports a verb that attributes nothing but its object: "attached
// “great importance”".
func (v *view) objectOnly(l *link) bool {
	return l.kind == verbal && l.verb.Has('o') && !l.verb.Has('c') && !l.verb.Has('t') && !l.verb.Has('q') && !l.verb.Has('l') && !l.verb.Has('a')
}

// around reports a cue behind link i whose content holds it: "China attaches “…”,
// Xinhua reported".
func (v *view) around(links []link, i int) bool {
	for j := max(0, i-maxNear); j < min(len(links), i+maxNear); j++ {
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
	if p.ok() && v.lang.Idioms["tell "+v.low(p.headHi-1)] {
		return false
	}
	return p.ok()
}

// links ties each event of a sentence to what may be its content.
func (v *view) links(lo, end int) []link {
	events := v.relaysInside(v.events(lo, end))
	links := make([]link, len(events))
	for i, e := range events {
		l := link{event: e}
		next := end
		l.after, l.explicit, l.asked = v.afterContent(&e, next)
		if v.worksOnly(&e, l.after) {
			l.after = nodeRange{}
		}
		floor := lo
		for j := i - 1; j >= max(0, i-maxNear); j-- {
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
		case !strong && !e.inverted && e.kind == verbal && v.hasQuote(l.after) && !v.hasQuote(before) && !v.comma(e.end):
			// "Then, in a statement issued late, Lee said he had “…”": a lead-in too
		case l.after == (nodeRange{}), e.inverted && !strongAfter(v, &l):
			l.before, l.after = before, nodeRange{}
		case strong && e.kind == verbal && l.after != (nodeRange{}) && v.endsWith(before.hi-1, ",") && e.verb.Has('c') && !v.quote(l.after.lo) && v.low(l.after.lo) != "that" && v.low(l.after.lo-1) != ":":
			l.before, l.after = before, nodeRange{} // "“…,” Lee said in a talk shown on “Good Day”"
		case strong && v.onlyQuoteAfter(&e, l.after):
			l.before, l.after = before, nodeRange{} // "“One,” he said, “two.”"
		case !l.explicit && (strong || v.hasFinite(before.lo, before.hi) && !v.subordinate(before.lo)):
			l.before, l.after = before, nodeRange{}
		}
		links[i] = l
	}
	leaveInside(links)
	for i := 1; i < len(links); i++ {
		// "Xi said, according to Xinhua, that …": a relay between cue and content
		a, cue := &links[i], &links[i-1]
		if a.kind == according && cue.kind == verbal && !a.relayed(cue) {
			continue
		}
		if a.kind == according && cue.kind == verbal {
			cue.relay, a.after, a.before, a.used = a.subj, nodeRange{}, nodeRange{}, true
		}
	}
	return links
}

// relayed reports a relay that stands right behind a cue, with the cue's content
// behind it or on both sides.
func (l *link) relayed(cue *link) bool {
	return l.start-cue.end <= 1 && (cue.after != (nodeRange{}) && cue.after.lo >= l.end || cue.before != (nodeRange{}) && l.end > cue.end && l.before != (nodeRange{}) && l.before.hi <= l.start && cue.before.hi < l.start)
}

// maxNear bounds how many cues of a sentence are held against one another.
const maxNear = 32

// relaysInside takes a relay that stands inside another cue's mention for that
// cue's: "Xi, according to Xinhua, said".
func (v *view) relaysInside(events []event) []event {
	kept := events[:0]
	for i := range events {
		inside := false
		for j := max(0, i-maxNear); j < min(len(events), i+maxNear); j++ {
			p := events[j].subj
			if j == i || events[i].kind != according || events[i].lo < p.headHi || events[i].hi > p.hi {
				continue
			}
			inside = true
			events[j].relay = events[i].subj
			events[j].subj.hi = p.headHi
		}
		if !inside {
			kept = append(kept, events[i])
		}
	}
	return kept
}

// leaveInside leaves out the cues that stand inside the mention of one that has
// content: "said Arnold, who said she planned to leave".
func leaveInside(links []link) {
	for i := range links {
		for j := max(0, i-maxNear); j < min(len(links), i+maxNear); j++ {
			p := links[j].subj
			if j != i && links[i].lo > p.lo && links[i].hi <= p.hi && (links[j].after != (nodeRange{}) || links[j].before != (nodeRange{})) {
				links[i].used = true
			}
		}
	}
}

func strongAfter(v *view, l *link) bool { return l.explicit && !v.comma(l.end) && !v.quote(l.end) }

// subordinate reports a clause that opens with a subordinator: it is a lead-in,
// not what was said.
func (v *view) subordinate(i int) bool {
	if v.tag(i) == lang.Conjunction {
		i++
	}
	// "A week after Trump spoke", "Two days before"
	if t := v.tag(i); t == lang.Determiner || t == lang.Cardinal {
		for k := i + 1; k < i+4; k++ {
			if v.time(k) {
				switch v.low(k + 1) {
				case "after", "before", "since", "when", "ago":
					return true
				}
			}
		}
	}
	switch v.low(i) {
	case "after", "before", "when", "while", "as", "although", "though", "since", "once", "until", "because", "if", "asked", "speaking", "in", "on", "at", "during":
		return true
	}
	if i == 0 && strings.HasSuffix(v.low(i), "ing") && (v.tag(i+1) == lang.Determiner || v.tag(i+1) == lang.Possessive) {
		return true // an -ing that the tagger does not know
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
		if t := v.tag(p - 1); v.work(p) && p > lo && (t == lang.PossessiveS || t == lang.Preposition) {
			return nodeRange{}, false // "On CBS's “Face the Nation,” Ryan said"
		}
		if v.titleAfter(p) && p-1 > lo || v.programme(p) {
			return nodeRange{}, false // "In her book, “Down to None,” Lee said"
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
