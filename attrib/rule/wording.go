package rule

// The rules about words: how the changes between two wordings become findings,
// of two statements of a claim and of a statement and a place of a source.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// differences finds what was done to the words of a comparison.
func differences(c *claim.Comparison) []change {
	var out []change
	for i, s := range c.Stretches {
		out = append(out, changes(s, i, sentences(c.Mine.Statement))...)
	}
	moved := relocated(c)
	if slices.ContainsFunc(out, func(c change) bool { return c.rule == WordsMoved }) {
		moved = slices.DeleteFunc(moved, func(c change) bool { return c.rule == WordsMoved })
	}
	if len(moved) > 0 {
		out = append(besides(out, moved), moved...)
	}
	if len(out) > 0 && translated(c.Mine, c.Theirs) {
		out = rendered(out)
	}
	return out
}

// besides are the changes that say no more of words than that they are elsewhere.
func besides(changes, moved []change) []change {
	return slices.DeleteFunc(changes, func(c change) bool {
		if c.rule != WordsAdded && c.rule != WordsDropped && c.rule != FormChanged {
			return false
		}
		for _, m := range moved {
			if m.rule == WordsMoved && among(c.mine, m.mine, m.theirs) && among(c.theirs, m.mine, m.theirs) {
				return true
			}
		}
		return false
	})
}

// among reports whether all words stand in one of two runs, but for an "and" between
// what was moved and what was not.
func among(ws, a, b []claim.Word) bool {
	for _, w := range ws {
		if !lists().function[w.Norm] && !holds(a, []claim.Word{w}) && !holds(b, []claim.Word{w}) {
			return false
		}
	}
	return true
}

// sentences reports whether a statement's quotation stands as whole sentences.
func sentences(s *statement.Statement) bool {
	return s.Kind == statement.Direct && s.Place != statement.Headline
}

// wording reports, of each two wordings held against one another, the changes
// that the rule in hand names: one finding for each stretch.
func (p *Pass) wording() {
	for _, pr := range p.pairs {
		if r := p.relation(pr.Mine, pr.Theirs); (r == speaker.Different || r == speaker.Principal) && !telling(pr.Comparison) {
			continue // two people in like words
		}
		for at := range pr.Stretches {
			ours, others := by(pr.changes, p.rule.Name, at)
			if len(ours) > 0 {
				p.report(pr.Mine, pr.Theirs, sameChange(ours), p.found(ours, pr.Stretches[at], pr.Mine, pr.Theirs))
			}
			if len(others) > 0 && !p.Draft {
				p.report(pr.Theirs, pr.Mine, sameChange(others), p.found(turn(others), turned(pr.Stretches[at]), pr.Theirs, pr.Mine))
			}
		}
	}
}

// by are the changes of a stretch that a rule names: those that are ours, and
// ellipses of the other side, which are theirs.
func by(all []change, rule string, stretch int) (ours, theirs []change) {
	for _, c := range all {
		switch {
		case c.rule != rule || c.stretch != stretch:
		case rule == Elided && len(c.theirs) == 0:
			theirs = append(theirs, c)
		default:
			ours = append(ours, c)
		}
	}
	return ours, theirs
}

func turn(changes []change) []change {
	out := make([]change, len(changes))
	for i, c := range changes {
		c.mine, c.theirs = c.theirs, c.mine
		out[i] = c
	}
	return out
}

// turned is a stretch seen from the other side.
func turned(s claim.Stretch) claim.Stretch {
	s.Mine, s.Theirs = s.Theirs, s.Mine
	s.MineFrom, s.TheirsFrom, s.MineTo, s.TheirsTo = s.TheirsFrom, s.MineFrom, s.TheirsTo, s.MineTo
	diffs := make([]claim.Diff, len(s.Diffs))
	for i, d := range s.Diffs {
		d.Mine, d.Theirs, d.MineText, d.TheirsText = d.Theirs, d.Mine, d.TheirsText, d.MineText
		diffs[i] = d
	}
	s.Diffs = diffs
	return s
}

func (p *Pass) found(changes []change, s claim.Stretch, mine, theirs *claim.Member) Finding {
	return Finding{
		Severity: worst(changes, p.rule.Severity, mine.Sure() && theirs.Sure()),
		Diff:     edits(s), Message: changeMessage(p.rule.Name, mine.Doc.Path, who(mine), theirs.Doc.Path, s, changes),
	}
}

// worst is the severity of changes together: a step milder where a source is
// unsure.
func worst(changes []change, own Severity, sure bool) Severity {
	out := Off
	for _, c := range changes {
		severity := c.severity
		if severity == "" {
			severity = own
		}
		if severity.Worse(out) {
			out = severity
		}
	}
	if !sure {
		return lower(out)
	}
	return out
}

// lower is the severity a step below.
func lower(s Severity) Severity {
	if s == Error {
		return Warning
	}
	return Note
}

// sameChange is what tells one change from another: the words, whichever side
// they are on.
func sameChange(changes []change) string {
	var b strings.Builder
	for _, c := range changes {
		x, y := normal(c.mine), normal(c.theirs)
		if x > y {
			x, y = y, x
		}
		b.WriteString(x + "\x01" + y + "\x02")
	}
	return b.String()
}

func normal(words []claim.Word) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.Norm
	}
	return strings.Join(out, " ")
}

// changeMessage says in a sentence how the words that one path quotes a speaker
// with differ from another's.
func changeMessage(rule, mine, who, theirs string, s claim.Stretch, changes []change) string {
	const most = 3
	var parts []string
	for i, c := range changes {
		if i == most {
			parts = append(parts, fmt.Sprintf("and %d more", len(changes)-most))
			break
		}
		a, b := quote(s.Mine.Show(c.mine)), quote(s.Theirs.Show(c.theirs))
		switch {
		case rule == WordsMoved:
			parts = append(parts, "with "+quote(throughout(s.Mine, c.mine))+" in another order")
		case rule == PunctuationChanged:
			parts = append(parts, "with "+quote(exactly(s.Mine, c.mine))+" for "+quote(exactly(s.Theirs, c.theirs)))
		case len(c.mine) == 0:
			parts = append(parts, "without "+b)
		case len(c.theirs) == 0:
			parts = append(parts, "with "+a+" added")
		default:
			parts = append(parts, "with "+a+" for "+b)
		}
	}
	end := "."
	switch rule {
	case NegationChanged:
		end = ": the sense is turned round."
	case Spliced:
		end = ": what stood apart is joined without a mark."
	case TranslationDiffers:
		end = "; the words were said in another language."
	case Elided:
		for _, c := range changes {
			if c.why != "" {
				end = ": the gap hides " + c.why + "."
				break
			}
		}
	}
	quotes := "quotes " + who
	if who == "nobody" {
		quotes = "has the words"
	}
	return fmt.Sprintf("%s %s %s, against %s%s", mine, quotes, strings.Join(parts, ", "), theirs, end)
}

// throughout is all that stands from the first of some words to the last, where that
// is little.
func throughout(t claim.Text, ws []claim.Word) string {
	const most = 80 // bytes
	if len(ws) == 0 || ws[len(ws)-1].Span.End-ws[0].Span.Start > most || ws[len(ws)-1].Span.End < ws[0].Span.Start {
		return t.Show(ws)
	}
	return t.Doc.Wording(document.Span{Start: ws[0].Span.Start, End: ws[len(ws)-1].Span.End})
}

// exactly is words with the punctuation that stands between and after them.
func exactly(t claim.Text, ws []claim.Word) string {
	if len(ws) == 0 {
		return ""
	}
	text, end := t.Doc.Text, ws[len(ws)-1].Span.End
	for end < len(text) && strings.IndexByte(".,?!;:", text[end]) >= 0 {
		end++
	}
	return text[ws[0].Span.Start:end]
}

// Words gives the findings for what a place has otherwise than a draft's
// statement: at most one of each rule.
func Words(s *statement.Statement, with claim.Stretch, at Place) []Finding {
	all := changes(with, 0, sentences(s))
	moved := slices.DeleteFunc(relocated(&claim.Comparison{Stretches: []claim.Stretch{with}}), func(c change) bool { return c.rule != WordsMoved })
	all = append(besides(all, moved), moved...)
	if len(all) > 0 && at.translated(s, with) {
		all = rendered(all)
	}
	var out []Finding
	for _, r := range wordingRules() {
		ours, _ := by(all, r.Name, 0)
		if len(ours) == 0 {
			continue
		}
		sure := s.Sure() && (at.Statement == nil || at.Statement.Sure())
		out = append(out, Finding{
			Rule: r.Name, Severity: worst(ours, r.Severity, sure), Statement: s.ID, Against: at.against(), Diff: edits(with),
			Message: changeMessage(r.Name, s.Source, speaks(s), at.Path, with, ours),
		})
	}
	return out
}

// translated reports whether the words of a statement and of a place were said in
// another language.
func (p Place) translated(s *statement.Statement, with claim.Stretch) bool {
	mine := &claim.Member{Statement: s, Doc: with.Mine.Doc}
	if len(s.Content) > 0 && (saysTranslated(mine) || foreign(mine)) {
		return true
	}
	theirs := &claim.Member{Statement: p.Statement, Doc: with.Theirs.Doc}
	return p.Statement != nil && len(p.Statement.Content) > 0 && (saysTranslated(theirs) || foreign(theirs))
}

// Faithful reports whether the words of one side stand on the other, all of them:
// nothing is between them but fillers, and gaps and brackets that a mark shows and
// that change nothing.
func Faithful(s claim.Stretch) bool {
	for i, w := range s.Mine.Words {
		if (i < s.MineFrom || i >= s.MineTo) && !w.Has(claim.Bracket) && !w.Has(claim.Gap) {
			return false
		}
	}
	for j, d := range s.Diffs {
		if d.Kind == claim.Changed && len(d.Mine) > 0 && edge(s, j) {
			return false // no change to name between two fragments, but other words
		}
		if d.Kind == claim.Inserted && hasBracket(d.Mine) {
			in := insertion{Stretch: s, inside: d.Mine, replaced: underBracket(s, j)}
			if in.otherwise() {
				return false
			}
		}
	}
	for _, c := range changes(s, 0, true) {
		switch {
		case c.rule == FillersCleaned, c.rule == Elided && c.severity != Error:
		case c.rule == HedgeChanged && c.severity == Warning && len(c.mine) == 0: // "I think"
		default:
			return false
		}
	}
	return true
}
