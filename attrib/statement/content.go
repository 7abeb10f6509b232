package statement

// Content: which words a cue attributes. Each sentence's cues are laid against
// its quotations and clauses; what is left over is settled last.

import (
	"github.com/attribcheck/attrib/attrib/document"
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
	lead    bool          // the subject stands in the sentence before
	fresh   bool          // a colon opens it: it goes on from nothing
	alone   bool          // nothing says whose words these are
	weak    bool          // a fragment with no cue: perhaps no quotation at all
	outer   *draft        // set where it stands inside another's quotation
	whole   bool          // a block set apart as a quotation, without marks
	label   document.Span // who says it, where a label tells: a turn of a transcript
	// also are the drafts of further blocks whose quotations this one's runs on
	// into.
	also []*draft
	// cueView and cueBlock say where e stands, where that is not v.
	cueView  *view
	cueBlock int
	named    phrase // what tells who the mention is, where that is not all of it

	// What the models make of it: how likely its content, its speaker's mention
	// and the links between them are right.
	p, sourceP, linkP float64
	agreed            bool // the models have it too
	model             bool // they alone have it
	dropped           bool
	joined            *draft // whose quotation it turned out to go on from
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
			for j := i + 1; j < min(len(links), i+maxNear); j++ {
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

// beforeParts is the content of a cue that follows or interrupts it.
func (v *view) beforeParts(l *link, links []link, i, lo, end int) []nodeRange {
	parts := []nodeRange{l.before}
	if l.kind != verbal && l.kind != according && l.kind != putting {
		return parts
	}
	next := end // the next cue bounds what may go on
	for j := i + 1; j < min(len(links), i+maxNear); j++ {
		if links[j].start > l.end && !links[j].used && !v.within(links[j].subj, l.before) {
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
	if l.relay.ok() && l.relay.lo > l.end && v.comma(l.end) { // "Xi said, according to Xinhua, “…”"
		told = l.relay.hi
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
	case v.comma(pos) && (pos == told || l.event.inverted || v.adverbial(told, pos)) && !v.hasFinite(l.before.lo, l.before.hi) && !v.quote(l.before.hi-1) && v.hasFinite(pos+1, next) && l.before.hi-l.before.lo < 20:
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

// adverbial reports words that say when or where: "earlier at the hearing".
func (v *view) adverbial(lo, hi int) bool {
	if t := v.tag(lo); t != lang.Adverb && t != lang.Preposition && !v.time(lo) || v.subordinator(lo) {
		return false
	}
	return !v.hasFinite(lo, hi)
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
	for j := max(0, i-maxNear); j < min(len(links), i+maxNear); j++ {
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
		case n.shared && n.kind == verbal && n.subj.lo > l.after.lo && v.subordinator(n.subj.lo-1) && v.low(n.subj.lo-1) != "that" && v.hasQuote(n.after) && v.hasQuote(nodeRange{l.after.lo, n.subj.lo}):
			cut = n.subj.lo - 1 // "called it “x” after she saw it and called it “y”"
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
			if v.tag(j) == lang.Conjunction && v.anew(j+1, hi) {
				return j
			}
			if v.quote(k) && k < hi || v.tag(k) == lang.Determiner && v.quote(k+1) && k+1 < hi || v.endsWith(i, ",") && v.tag(j) == lang.Conjunction && v.hasQuote(nodeRange{j, hi}) {
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

// anew reports a clause of its own that leads to its quotation with a colon: ",
// but he had a compliment: “…”".
func (v *view) anew(lo, hi int) bool {
	finite := false
	for i := lo; i < hi && i-lo < 20; i++ {
		if v.low(i) == ":" {
			return finite && v.quote(i+1)
		}
		if v.quote(i) {
			return false
		}
		finite = finite || v.tag(i).Finite()
	}
	return false
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
		if k == j && v.dash(k) && low != "-" {
			return k // "Trump -- who said they were “in love” -- has hope"
		}
		if v.comma(k) {
			n := k + 1
			if (v.tag(n) == lang.Conjunction && v.low(n) != "but") && (v.low(n+1) == "that" || clause && !v.tag(n+1).Finite() && v.backshifted(n, hi)) {
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
		case "as", "while", "during", "according", "until", "till":
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
		if t.Finite() && (!clause && !whole || v.hasFinite(lo, j)) {
			return k // "to “sleep on the site” lasted two nights"
		}
	}
	return hi
}

// backshifted reports that the clause after a conjunction is told in the manner
// of what was said: with would, had or was.
func (v *view) backshifted(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if v.tag(k).Finite() {
			switch v.low(k) {
			case "would", "had", "was", "were", "could", "might":
				return true
			}
			return false
		}
	}
	return false
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
