package statement

// A cue inside the content of another: a quotation belongs to the innermost cue
// that can have it, and a cue around another ("…, Xinhua said") is its relay.

// sign reports words that a thing bears: nobody's statement.
func (v *view) sign(d *draft) bool {
	if d.e.verb == nil {
		return false
	}
	if d.e.subj.ok() {
		if head := v.low(d.e.subj.headHi - 1); v.lang.Signs[head] && !(v.proper(d.e.subj.headHi-1) && v.proper(d.e.subj.headHi-2)) && (d.e.verb.Lemma == "read" || v.lang.People[head].Number == 0) {
			return true
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
	for j := max(0, i-maxNear); j < min(len(links), i+maxNear); j++ {
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
		if n.kind == verbal && (n.polarity == Denied && n.verb.Lemma != "deny" || !v.introduces(n)) {
			speech = false // "said the league had gone “soft”", "won't allow “…”": no words of the league's
		}
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
		case v.ownDenial(d, n, region) && !v.quotesOutside(d, region):
			// "said she had never said “…”": the words are those denied.
			n.used = true
			d.e.polarity = Denied
			hi := min(region.hi, d.content[len(d.content)-1].hi)
			d.content = []nodeRange{{region.lo, v.contentEnd(region.lo, hi)}}
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

// ownDenial reports that what a speaker says opens with their denial of having
// said what is quoted in a region.
func (v *view) ownDenial(d *draft, n *link, region nodeRange) bool {
	if n.kind != verbal || n.polarity != Denied || n.verb == nil || n.verb.Act == "thought" || region != n.after || !v.hasQuote(region) {
		return false
	}
	if d.e.kind != verbal || d.e.polarity != Asserted || n.shared || v.quote(d.content[0].lo) {
		return false
	}
	switch v.low(n.subj.lo) {
	case "he", "she", "they":
	default:
		return false
	}
	first := d.content[0].lo
	if v.low(first) == "that" {
		first++
	}
	return n.subj.lo == first
}

// introduces reports that a verb inside another's content attributes words by
// its own meaning or by how they stand: a mere manner of speaking needs a comma,
// a colon or a sentence of its own.
func (v *view) introduces(n *link) bool {
	if j := n.subj.lo - 1; n.subj.ok() && !n.shared && v.subordinator(j) && v.low(j) != "that" && v.low(j) != "but" && v.low(j) != "while" && !v.quote(n.hi) && n.verb != nil && !n.verb.Has('l') {
		return false // "said that once the court rules, “…”"
	}
	if n.verb == nil || n.verb.Has('c') || n.verb.Has('t') || n.verb.Has('l') || !n.verb.Has('q') || n.before != (nodeRange{}) {
		return true
	}
	for q := n.after.lo; q < n.after.hi; q++ {
		if v.quote(q) {
			return v.comma(q-1) || v.low(q-1) == ":" || q == n.hi && v.startsUpper(q)
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
