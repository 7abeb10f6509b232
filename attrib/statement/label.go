package statement

// Quotations that no verb attributes: "Name: “…”", "“…” — Name", and those that
// stand alone.

import (
	"github.com/attribcheck/attrib/attrib/lang"
)

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
		if v.nickname(i) || v.setApart(i) || v.work(i) || v.titleBeside(i) || v.columned(i, lo) {
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
			if p := v.before(i-1, lo); p.ok() && v.personal(p.headLo, p.headHi) && (!d.e.subj.ok() || !v.someone(d.e.subj)) {
				d.e.subj = p // "That comes as no surprise to Ann Lee: “…”"
			}
			if !d.e.subj.ok() || !v.speaks(d.e.subj) && v.tag(d.e.subj.lo) != lang.Possessive {
				d.e.subj, d.alone = phrase{}, true
			}
			out = append(out, d)
		case v.comma(i-1) && i-1 > lo+1 && i+1 >= end && v.words(i) >= 5 && v.startsUpper(i) && v.endsWith(i, ".!?") && !v.titleAfter(i):
			// "Lee reacted with a shrug, “…”": no verb of saying, but nobody else's
			d := draft{v: v, content: []nodeRange{{i, i + 1}}, quotes: []int{i}}
			d.e = event{kind: labelled, subj: v.firstSubject(lo, i-1), act: Speech, polarity: Asserted}
			if !d.e.subj.ok() || !v.someone(d.e.subj) {
				d.e.subj, d.alone = phrase{}, true
			}
			out = append(out, d)
		case v.words(i) >= 5 && v.startsUpper(i) && v.endsWith(i, ".!?,…") && v.fragmentClause(i):
			out = append(out, draft{v: v, alone: true, content: []nodeRange{{i, i + 1}}, quotes: []int{i}})
		case v.words(i) >= 5 && i == lo && v.startsUpper(i) && v.fragmentClause(i):
			// "“You went on television to blame thousands of $12-an-hour” workers."
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
		if !v.headline && !v.quote(r.lo) && len(v.events(r.lo, r.hi)) > 0 {
			break // "Lee said it was “late.” -- Ann Day": who wrote the piece
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
	// "‘It is over’: Ruiz on the harbour", in headlines.
	if v.headline && v.quote(lo) && v.low(lo+1) == ":" && lo+2 < end {
		if p := v.after(lo+2, end); p.ok() && v.proper(p.headHi-1) && known(v.nodes[p.headHi-1].Text) && !v.work(lo) {
			d := draft{v: v, content: []nodeRange{{lo, lo + 1}}, e: event{kind: labelled, subj: phrase{p.headLo, p.headHi, p.headLo, p.headHi}, start: lo + 1, end: p.headHi, act: Speech, polarity: Asserted}}
			v.finish(&d, map[int]bool{})
			return d, len(d.quotes) > 0
		}
	}
	// A name before the first colon.
	for i := lo + 1; i < end && i-lo < 24; i++ {
		if v.low(i) != ":" {
			continue
		}
		p := v.after(lo, i)
		if v.low(lo) == "from" && v.quote(i+1) { // a letter: "From Ann Lee: “…”"
			if p = v.after(lo+1, i); !v.hasProper(p) {
				break
			}
		}
		if !(p.ok() && p.hi == i) && v.quote(i+1) { // "Pollsters agree - Ann Lee: “…”"
			p = v.labelAfterDash(lo, i)
		}
		if i == lo+1 && v.capital(lo) && v.quote(i+1) && known(v.nodes[lo].Text) {
			p = phrase{lo, i, lo, i} // "Bush: “…”", whatever the word means else
		}
		if !p.ok() || p.hi != i || i+1 >= end || !v.speaks(p) && !known(v.nodes[lo].Text) || v.lang.Labels[v.low(p.headHi-1)] {
			break
		}
		quoted := v.quote(i+1) && !v.work(i+1)
		if quoted && i+2 < end && !v.endsWith(i+1, ",.!?…") && v.tag(i+2).Finite() {
			return draft{}, false // "Weber: “I love it” is what he told them"
		}
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
		return d, len(d.content) > 0
	}
	return draft{}, false
}

// labelAfterDash finds a name between a dash and the colon at node colon, with or
// without "from" before it.
func (v *view) labelAfterDash(lo, colon int) phrase {
	for d := colon - 2; d > lo && colon-d < 10; d-- {
		if !v.dash(d) {
			continue
		}
		d++
		if v.low(d) == "more" {
			d++
		}
		if v.low(d) == "from" {
			d++
		}
		if p := v.after(d, colon); p.ok() && p.hi == colon && v.hasProper(p) {
			return p
		}
		break
	}
	return phrase{}
}

// signature reads a block that is nothing but a dash and a name, "— Ann Lee,
// nurse": who said the quotation in the block before.
func (v *view) signature() phrase {
	end := len(v.nodes)
	if end > 2 && v.stop(end-1) {
		end--
	}
	if !v.dash(0) || end > 16 || end < 2 {
		return phrase{}
	}
	p := v.after(1, end)
	if !p.ok() || !v.hasProper(phrase{p.headLo, p.headHi, p.headLo, p.headHi}) {
		return phrase{}
	}
	for i := p.hi; i < end; i++ {
		if v.quote(i) || v.stop(i) || v.tag(i).Finite() {
			return phrase{}
		}
	}
	if p.hi < end && !v.comma(p.hi) {
		return phrase{}
	}
	p.hi = end
	return p
}

// knownLabel reports a label that the text knows as someone who speaks.
func (v *view) knownLabel(p phrase, known func(string) bool) bool {
	if v.lang.People[v.low(p.headHi-1)].Number != 0 || v.lang.Relays[v.low(p.headHi-1)] {
		return p.hi-p.lo <= 3
	}
	return v.headline && !v.lang.Common(v.low(p.headHi-1)) && known(v.tokens[v.nodes[p.headHi-1].first].Text)
}
