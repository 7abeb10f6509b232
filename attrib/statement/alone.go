package statement

// What the models alone have: a draft of its own, if it is worth listing.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// mentionIn is the phrase of a mention: all of the range, with the head that a
// noun phrase at its start has.
func (v *view) mentionIn(r nodeRange) phrase {
	switch v.low(r.lo) {
	case "even", "only", "just": // "Even Ghent, …"
		if r.lo+1 < r.hi {
			r.lo++
		}
	}
	p := phrase{r.lo, r.hi, r.lo, r.hi}
	if q := v.after(r.lo, r.hi); q.ok() && q.lo == r.lo {
		p.headLo, p.headHi = q.headLo, min(q.headHi, r.hi)
	}
	return p
}

// cueVerb says what a cue of the models is: its verb in the lists, if any, the
// act, and whether the thing was said.
func (x *extraction) cueVerb(v *view, r nodeRange) (*lang.Cue, Act, Polarity) {
	for k := r.hi - 1; k >= r.lo; k-- {
		if f, ok := x.lang.Cues[v.low(k)]; ok {
			polarity := Asserted
			if v.low(k-1) != "to" {
				polarity = v.group(k, max(0, r.lo-6)).polarity()
			}
			return f.Cue, Act(f.Act), polarity
		}
	}
	for k := r.lo; k < r.hi; k++ {
		if act, ok := x.lang.CueNouns[strings.TrimSuffix(v.low(k), "s")]; ok {
			return nil, Act(act), Asserted
		}
	}
	return nil, Thought, Asserted
}

// draftOf makes a draft of what the models alone found; nil where it is none.
func (x *extraction) draftOf(v *view, b int, l *learned) *draft {
	d := &draft{v: v, block: b, p: l.p, sourceP: l.sourceP, linkP: l.linkP, agreed: true, model: true}
	d.content = widened(v, l.contents)
	if len(d.content) == 0 {
		return nil
	}
	d.quotes = ownQuotes(v, d.content)
	d.sent = v.sentenceOf(d.content[0].lo)
	d.e = event{kind: verbal, act: Speech, polarity: Asserted, known: true}
	if l.cue.hi > l.cue.lo {
		d.cue = true
		d.e.lo, d.e.hi = l.cue.lo, l.cue.hi
		d.e.verb, d.e.act, d.e.polarity = x.cueVerb(v, l.cue)
		if v.low(l.cue.lo) == "according" {
			d.e.kind, d.e.act = according, Speech
		}
		if len(d.quotes) > 0 && d.e.verb == nil {
			d.e.act = Speech
		}
	}
	if l.source.hi > l.source.lo {
		d.e.subj = v.mentionIn(l.source)
		if l.source.hi == l.source.lo+1 && relative(v.low(l.source.lo)) {
			d.named = v.antecedent(l.source.lo)
		}
	} else if !d.cue {
		d.alone = true
		if len(d.quotes) == 0 {
			d.weak = true
		}
	}
	if !x.bare && !d.worth() {
		return nil
	}
	return d
}

// words counts the words of the content that are more than pronouns.
func (d *draft) words() int {
	n := 0
	for _, r := range d.content {
		for k := r.lo; k < r.hi; k++ {
			switch t := d.v.tag(k); {
			case t == lang.Pronoun, t == lang.Wh, t == lang.Determiner, t == lang.Stop && !d.v.quote(k):
			default:
				n++
			}
		}
	}
	return n
}

// antecedent is the noun phrase that a relative pronoun stands for.
func (v *view) antecedent(i int) phrase {
	end := i
	for end > 0 && (v.comma(end-1) || v.dash(end-1) || v.tag(end-1) == lang.Preposition) {
		end--
	}
	return v.before(end, 0)
}

// doubtful reports what the models alone have, and are not sure of.
func (d *draft) doubtful() bool { return d.model && d.p < doubt }

// doubt is the probability of a content below which it is doubtful.
const doubt = 0.45

// worth reports whether what the models alone found is worth listing, if only as
// a suggestion.
func (d *draft) worth() bool {
	switch {
	case len(d.quotes) > 0:
		// Quoted words that the rules gave to nobody are titles and signs, more
		// often than not.
		return d.e.subj.ok() && d.p >= leastQuoted
	case d.words() == 0, d.idiom(), d.reputed():
		return false
	case d.e.subj.ok() && d.e.verb == nil && !d.clause():
		return d.p >= leastObject
	case d.e.subj.ok():
		return d.p >= leastFound
	case !d.cue, d.e.verb != nil && (d.e.verb.Lemma == "say" || d.e.verb.Lemma == "tell"):
		return false // "that said", "is said to be", "cannot be told apart"
	}
	return d.p >= leastSourceless
}

// How likely a content must be to be listed: with quoted words, without a
// source, and any other. Chosen on development articles for the F1 of spans.
const (
	leastQuoted     = 0.4
	leastSourceless = 0.2
	leastObject     = 0.5 // a bare object of a cue that no list holds
	leastFound      = 0.15
)

// reputed reports "is said to be": nobody says it, least of all the subject.
func (d *draft) reputed() bool {
	if d.e.verb == nil || d.e.verb.Lemma != "say" {
		return false
	}
	k := d.e.hi - 1
	return d.v.low(k) == "said" && d.v.group(k, max(0, k-4)).be
}

// clause reports that the content holds a verb.
func (d *draft) clause() bool {
	for _, r := range d.content {
		for k := r.lo; k < r.hi; k++ {
			if t := d.v.tag(k); t.Verb() || t == lang.Modal || d.v.low(k) == "'s" && t != lang.PossessiveS {
				return true
			}
		}
	}
	return false
}

// idiom reports what is done with a verb of saying and says nothing: "told a
// joke", "said goodbye".
func (d *draft) idiom() bool {
	if d.e.verb == nil || len(d.content) != 1 {
		return false
	}
	v, r := d.v, d.content[0]
	for k := r.lo; k < r.hi && k < r.lo+3; k++ {
		if v.lang.Idioms[d.e.verb.Lemma+" "+v.low(k)] {
			return true
		}
	}
	return false
}
