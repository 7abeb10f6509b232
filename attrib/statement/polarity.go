package statement

// Whether what a verb tells was said, denied, supposed or asked.

import (
	"github.com/attribcheck/attrib/attrib/lang"
)

// polarity says whether what the verb tells was said, denied, supposed or asked.
func (v *view) polarity(r *reading) Polarity {
	p := r.group.polarity()
	switch first := v.low(r.lo); {
	case v.askedClause(r.group.start, r.lo), v.direct(r.lo, r.hi) && (first == "did" || first == "does" || first == "has" || first == "had" || first == "would"):
		return Asked
	case p == Asserted && v.conditional(r.group.start, r.lo):
		return Hypothetical
	case p == Asserted && v.never(r.group.start, r.lo):
		return Denied
	}
	return p
}

// denial reads "denied saying", "denies having written".
func (v *view) denial(e *event, k int) {
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
