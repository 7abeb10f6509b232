package rule

// Words that stand apart in a source and together, with no mark, in a quotation:
// found by the places that the quotation's words have in all of what the source
// has from the speaker.

import (
	"slices"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/statement"
)

// checkSpliced reports what is joined inside one wording of the source, and what is
// joined of several.
func checkSpliced(p *Pass) {
	p.wording()
	for _, set := range p.Sets {
		if len(set.Members) < 3 { // one joined of two
			continue
		}
		said := testimonies(set)
		for _, m := range set.Members {
			if len(said) == 0 || !m.Quotes() || p.Draft && m.Source != 0 || repeats(m) {
				continue
			}
			var words []claim.Word
			for _, t := range said {
				if t.source == m.Source || p.Draft && t.source == 0 || t.members[0].Polarity != m.Polarity ||
					slices.ContainsFunc(t.members, m.SameWords) {
					continue
				}
				if words == nil {
					words = m.QuotedWords()
				}
				if a, b, ok := spliceOf(words, t.words); ok {
					p.report(m, t.at(b.TheirsFrom), normal(words[a.From:b.To]), spliceFinding(m, t, words, a, b))
				}
			}
		}
	}
}

// testimony is all that one source quotes of a claim, a gap after each statement.
type testimony struct {
	source  int
	words   []claim.Word
	members []*claim.Member
	ends    []int // where the words of each end
}

// at is the statement that a word belongs to.
func (s *testimony) at(word int) *claim.Member {
	for i, end := range s.ends {
		if word < end {
			return s.members[i]
		}
	}
	return s.members[len(s.members)-1]
}

// testimonies are those of the sources that have two statements of a claim or more:
// of a few sources, a few statements.
func testimonies(set claim.Set) []*testimony {
	const most, sources = 16, 32
	bySource := map[int]*testimony{}
	var out []*testimony
	for _, m := range set.Members {
		if !m.Quotes() || repeats(m) {
			continue
		}
		t := bySource[m.Source]
		if t == nil {
			t = &testimony{source: m.Source}
			bySource[m.Source] = t
			out = append(out, t)
		}
		if len(t.members) < most && (len(t.members) == 0 || t.members[0].Polarity == m.Polarity) {
			t.members = append(t.members, m)
		}
	}
	out = slices.DeleteFunc(out, func(t *testimony) bool { return len(t.members) < 2 })
	out = out[:min(len(out), sources)]
	for _, t := range out {
		for _, m := range t.members {
			t.words = append(t.words, m.QuotedWords()...)
			t.ends = append(t.ends, len(t.words))
			t.words = append(t.words, claim.Word{Flags: claim.Gap})
		}
	}
	return out
}

// relocated finds the words of a comparison that stand elsewhere on the other side
// than next to those that its stretches hold: clauses that changed places, and
// words far apart that stand as one.
func relocated(c *claim.Comparison) []change {
	const least, near = 3, 3 // words that no stretch has; that may lie between two places
	if len(c.Stretches) == 0 {
		return nil
	}
	mine, theirs := c.Stretches[0].Mine.Words, c.Stretches[0].Theirs.Words
	left := 0
	for _, w := range mine {
		if !w.Has(claim.Gap) {
			left++
		}
	}
	if same, _ := matched(c); left-same < least {
		return nil
	}
	var out []change
	places := claim.Places(mine, theirs)
	for i := 0; i+1 < len(places); i++ {
		a, b := places[i], places[i+1]
		if b.From-a.To > near || crosses(theirs, a, b) {
			continue
		}
		switch between := b.TheirsFrom - a.TheirsTo; {
		case b.TheirsTo <= a.TheirsFrom && a.TheirsFrom-b.TheirsTo <= near:
			moved := b
			if a.To-a.From < b.To-b.From {
				moved = a
			}
			out = append(out, change{rule: WordsMoved, mine: mine[moved.From:moved.To], theirs: theirs[moved.TheirsFrom:moved.TheirsTo]})
		case marked(mine[a.To-1 : b.From+1]):
		case between < 0:
			out = append(out, change{rule: Spliced, mine: mine[b.From:b.To], theirs: theirs[b.TheirsFrom:b.TheirsTo]})
		case between > near:
			out = append(out, change{rule: Spliced, theirs: theirs[a.TheirsTo:b.TheirsFrom]})
		}
	}
	return out
}

// Joined gives the finding that a draft's statement has as one what stands apart in
// the running text of a source: two places there of neighbouring words here.
func Joined(s *statement.Statement, mine claim.Text, a, b claim.Place, at Place) Finding {
	severity := spliced.Severity
	if !s.Sure() || at.Statement != nil && !at.Statement.Sure() {
		severity = lower(severity)
	}
	return Finding{
		Rule: Spliced, Severity: severity, Statement: s.ID, Against: at.against(),
		Message: spliceMessage(s.Source, at.Path, mine.Show(mine.Words[a.From:a.To]), mine.Show(mine.Words[b.From:b.To])),
	}
}

// Splices finds two neighbouring places of a wording in a running text that lie far
// apart there, or in another order, with nothing in the wording to say so. Parts of
// one sentence that only changed places are none: they were moved.
// ends tells whether a sentence of the text ends among words of it.
func Splices(mine []claim.Word, ends func(from, to int) bool, places []claim.Place) (a, b claim.Place, ok bool) {
	const near, far = 3, 12 // words
	for i := 0; i+1 < len(places); i++ {
		a, b = places[i], places[i+1]
		if b.From-a.To > near || marked(mine[a.To-1:b.From+1]) {
			continue
		}
		between := b.TheirsFrom - a.TheirsTo
		if back := a.TheirsFrom - b.TheirsTo; back >= 0 && back <= near && !ends(b.TheirsFrom, a.TheirsFrom) {
			continue
		}
		if between < 0 || between > far || between > near && ends(a.TheirsTo, b.TheirsFrom) {
			return a, b, true
		}
	}
	return a, b, false
}

// spliceOf finds two places of theirs that mine joins inside one sentence, though
// theirs goes on after the first with other words, or has others before the
// second.
func spliceOf(mine, theirs []claim.Word) (a, b claim.Place, ok bool) {
	const between = 3 // words of mine that stand in neither
	places := claim.Places(mine, theirs)
	for i := 0; i+1 < len(places); i++ {
		a, b = places[i], places[i+1]
		if b.From-a.To > between || marked(mine[a.To-1:b.From+1]) || !crosses(theirs, a, b) {
			continue
		}
		goesOn := a.TheirsTo < len(theirs) && !theirs[a.TheirsTo].Has(claim.Gap)
		before := b.TheirsFrom > 0 && !theirs[b.TheirsFrom-1].Has(claim.Gap)
		if mine[a.To-1].Has(claim.Ends) { // two sentences, each whole
			goesOn = goesOn && !theirs[a.TheirsTo-1].Has(claim.Ends)
			before = before && !theirs[b.TheirsFrom-1].Has(claim.Ends)
		}
		if goesOn || before {
			return a, b, true
		}
	}
	return a, b, false
}

// crosses reports whether two places lie in different statements.
func crosses(theirs []claim.Word, a, b claim.Place) bool {
	from, to := a.TheirsTo, b.TheirsFrom
	if from > to {
		from, to = b.TheirsTo, a.TheirsFrom
	}
	for _, w := range theirs[from:to] {
		if w.Has(claim.Gap) && !w.Has(claim.Marked) {
			return true
		}
	}
	return false
}

func marked(words []claim.Word) bool {
	for _, w := range words {
		if w.Has(claim.Gap) || w.Has(claim.Opens) && w != words[0] {
			return true
		}
	}
	return false
}

func spliceFinding(m *claim.Member, s *testimony, words []claim.Word, a, b claim.Place) Finding {
	mine := claim.Text{Doc: m.Doc, Words: words}
	return Finding{
		Message: spliceMessage(m.Doc.Path, s.members[0].Doc.Path, mine.Show(words[a.From:a.To]), mine.Show(words[b.From:b.To])),
	}
}

func spliceMessage(mine, theirs, first, second string) string {
	return mine + " has as one what stands apart in " + theirs + ": " + quote(first) + " and " + quote(second) + "."
}
