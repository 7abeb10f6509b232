package rule

// Punctuation that changes the sense: an end of a sentence, a question mark, a comma
// that gives a word to another part of the sentence.

import (
	"regexp"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
)

// stop is what stands between two words, as far as sense is concerned.
type stop uint8

const (
	none  stop = iota
	comma      // or another mark that only parts
	full
	question
)

// note is what a desk puts between two words and nobody said: "[sic]", "(Applause)".
var note = regexp.MustCompile(`\[[^\]]*\]|\([^)]*\)`)

// between says what stands between a word and the next, or after the last.
func between(t claim.Text, ws []claim.Word, i int) stop {
	from := ws[i].Span.End
	to := min(from+4, len(t.Doc.Text))
	if i+1 < len(ws) {
		if ws[i+1].Span.Start < from || ws[i+1].Has(claim.Gap) {
			return none
		}
		to = min(ws[i+1].Span.Start, from+24)
	}
	gap := note.ReplaceAllString(t.Doc.Text[from:to], " ")
	if i+1 >= len(ws) {
		if cut := strings.IndexAny(gap, " \n"); cut >= 0 {
			gap = gap[:cut]
		}
	}
	if strings.Trim(gap, "-‐‑") == "" && gap != "" {
		return none // a hyphen
	}
	switch {
	case strings.Contains(gap, "?"):
		return question
	case ws[i].Has(claim.Ends):
		return full
	case strings.TrimLeft(gap, " \n\t\r\"“”‘’'") != "":
		return comma
	}
	return none
}

// punctuation reports a question mark, a sentence's end or a comma that one side
// has and the other has not, where that changes what is said.
func (r *reading) punctuation() {
	for j, d := range r.Diffs {
		if d.Kind != claim.Equal {
			continue
		}
		n := inStep(d)
		for i := range n {
			if i+1 < n && (d.Mine[i+1].Has(claim.Opens) || d.Theirs[i+1].Has(claim.Opens)) {
				continue // what the cue parts has the cue's commas
			}
			last := i+1 == n
			if last && (n < len(d.Mine) || j+1 < len(r.Diffs) || !r.whole) {
				continue // a fragment's end has the marks of the sentence around it
			}
			m, t := r.mineAt[j]+i, r.theirAt[j]+i
			if m >= len(r.Mine.Words) || t >= len(r.Theirs.Words) {
				break
			}
			a, b := between(r.Mine, r.Mine.Words, m), between(r.Theirs, r.Theirs.Words, t)
			if a == b || !r.senseful(a, b, m, t, last) {
				continue
			}
			r.add(PunctuationChanged, r.around(r.Mine.Words, m), r.around(r.Theirs.Words, t))
		}
		r.strayed(j)
	}
}

// inStep counts the words that two sides begin with word for word: what is one word
// on one side may be two on the other, "peacemakers".
func inStep(d claim.Diff) int {
	n := 0
	for n < len(d.Mine) && n < len(d.Theirs) && d.Mine[n].Norm == d.Theirs[n].Norm {
		n++
	}
	return n
}

// strayed reports a comma that parts a sentence at another word on one side than on
// the other: "Pardon, impossible to be sent", "Pardon impossible, to be sent".
func (r *reading) strayed(j int) {
	const near = 3 // words by which it strayed
	d := r.Diffs[j]
	mine, theirs := -1, -1 // the comma of one side alone that was met last
	for i := range inStep(d) - 1 {
		m, t := r.mineAt[j]+i, r.theirAt[j]+i
		if m+1 >= len(r.Mine.Words) || t+1 >= len(r.Theirs.Words) || d.Mine[i+1].Has(claim.Opens) || d.Theirs[i+1].Has(claim.Opens) {
			mine, theirs = -1, -1
			continue
		}
		a, b := between(r.Mine, r.Mine.Words, m), between(r.Theirs, r.Theirs.Words, t)
		switch {
		case a >= full || b >= full:
			mine, theirs = -1, -1
		case a == comma && b == comma:
			mine, theirs = -1, -1
		case a == comma && theirs >= 0 && i-theirs <= near, b == comma && mine >= 0 && i-mine <= near:
			from := max(mine, theirs)
			if commas(r.Mine, m) > 1 || commas(r.Theirs, t) > 1 {
				return // of many it is a matter of style
			}
			r.add(PunctuationChanged, d.Mine[from:i+1], d.Theirs[from:i+1])
			return
		case a == comma:
			mine = i
		case b == comma:
			theirs = i
		}
	}
}

// commas counts those of the sentence that a word stands in.
func commas(t claim.Text, at int) int {
	from, to := at, at
	for from > 0 && !t.Words[from-1].Has(claim.Ends) {
		from--
	}
	for to < len(t.Words)-1 && !t.Words[to].Has(claim.Ends) {
		to++
	}
	n := 0
	for i := from; i < to; i++ {
		if between(t, t.Words, i) == comma {
			n++
		}
	}
	return n
}

// around is a word and the one after it.
func (r *reading) around(ws []claim.Word, i int) []claim.Word { return ws[i:min(i+2, len(ws))] }

// senseful reports whether two marks that differ after the same word change the
// sense.
func (r *reading) senseful(a, b stop, m, t int, last bool) bool {
	if last {
		// Of an end only the question counts: before a cue a comma stands for a stop.
		whole := t+1 == len(r.Theirs.Words) || r.Theirs.Words[t].Has(claim.Ends)
		ends := m+1 == len(r.Mine.Words) || r.Mine.Words[m].Has(claim.Ends)
		return (a == question) != (b == question) && whole && ends && a != none && b != none
	}
	if (a == question) != (b == question) && a >= full && b >= full {
		return true
	}
	next := r.Mine.Words[m+1]
	switch {
	case a >= full && b == none || b >= full && a == none:
		switch next.Norm {
		case "and", "but", "so", "or", "because":
			return false
		}
		return true
	case a == comma && b == none || b == comma && a == none:
		w := r.Mine.Words[m].Norm
		return w == "no" || w == "yes" || lists().relative[next.Norm] && (next.Norm != "because" || negated(r.Mine.Words, m) || negated(r.Theirs.Words, t)) ||
			m+2 == len(r.Mine.Words) && (isName(r.Mine, next) || lists().vocatives[next.Norm] && lists().pronoun[w] > 0)
	}
	return false
}

// negated reports whether the sentence that a word stands in has a "not" before it.
func negated(ws []claim.Word, i int) bool {
	for ; i >= 0 && !ws[i].Has(claim.Ends); i-- {
		if claim.IsNegation(ws[i].Norm) {
			return true
		}
	}
	return false
}
