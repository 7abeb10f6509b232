package statement

// How likely a statement is right, from what the rules and the models make of
// it together.

import "math"

// weigh gives the probability that content and speaker are right. rules is what
// the rules make of it alone, the resolver of names included.
func (d *draft) weigh(s *Statement, rules float64) float64 {
	if !d.agreed {
		return rules // the models have nothing to say to it
	}
	p := 1 / (1 + math.Exp(-d.logOdds(s, rules)))
	switch {
	case !d.model && rules >= 0.5:
		p = max(p, 0.5) // what both have is more than a suggestion
	case d.doubtful() || d.otherSense():
		p = min(p, 0.49) // and what the models alone have is none
	}
	return p
}

// otherSense reports a bare object, which a verb may take in another sense,
// "recalled their ambassadors", where the models are not sure of it.
func (d *draft) otherSense() bool {
	return d.model && d.e.verb != nil && d.e.kind == verbal && !d.clause() && d.p*d.sourceP < 0.6
}

// logOdds is a logistic model of what both make of a statement. Its weights were
// fitted on the statements found in 84 development articles, right where content
// and name, or without a name the mention, are the annotators'.
func (d *draft) logOdds(s *Statement, rules float64) float64 {
	sum := 0.18 + 0.34*logit(d.p) + 0.72*logit(rules) + 0.13*logit(d.linkP)
	for _, e := range []struct {
		weight float64
		holds  bool
	}{
		{-0.46, !d.model},
		{0.65 - 0.26*logit(rules), d.model},
		{0.34 * logit(d.sourceP), d.e.subj.ok()},
		{-0.86, s.Kind == Direct},
		{-0.53, s.Kind == Mixed},
		{-2.06, s.Speaker == nil},
		{-0.31, s.Speaker != nil && !d.e.subj.ok()}, // carried on
		{-0.47, d.cue},
		{-0.67, d.weak || d.alone},
		{-0.96, d.model && d.e.verb == nil}, // a cue that no list holds
		{-0.58, d.model && !d.clause()},
		{0.64, s.Place == Headline},
	} {
		if e.holds {
			sum += e.weight
		}
	}
	return sum
}

// logit is the log odds of a probability, kept from both ends.
func logit(p float64) float64 {
	p = min(max(p, 0.02), 0.98)
	return math.Log(p / (1 - p))
}
