package rule

// What an ellipsis leaves out, and whether it decides anything in what is kept.

import (
	"slices"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
)

// elision reports what a marked gap leaves out, on whichever side it stands.
func (r *reading) elision(j int) {
	d := r.Diffs[j]
	gap, left, ours := d.Mine, d.Theirs, true
	if len(left) == 0 || left[0].Has(claim.Gap) {
		gap, left, ours = d.Theirs, d.Mine, false
	}
	if len(gap) != 1 || !gap[0].Has(claim.Gap|claim.Marked) || len(left) == 0 {
		return
	}
	doc := r.Mine.Doc
	if !ours {
		doc = r.Theirs.Doc
	}
	if mark := doc.Text[gap[0].Span.Start:gap[0].Span.End]; strings.Trim(mark, "[]().… ") != "" {
		return // "[inaudible]": nobody heard it
	}
	all, at := r.Theirs.Words, r.theirAt[j]
	if !ours {
		all, at = r.Mine.Words, r.mineAt[j]
	}
	if left[0].Has(claim.Gap) {
		return // both have a gap there
	}
	why := hidden(all, at, len(left))
	if text := r.Theirs; ours && why == "" && otherWords(text, left) {
		why = "what parts two answers"
	}
	r.elide(ours, left, why)
}

// elide adds what a gap of one side stands for on the other.
func (r *reading) elide(ours bool, left []claim.Word, why string) {
	var c *change
	if ours {
		c = r.add(Elided, nil, left)
	} else {
		c = r.add(Elided, left, nil)
	}
	if c.why = why; why != "" {
		c.severity = Error
	}
}

// hidden says what n words from at, left out of a sentence, decide in what is
// kept: "" where they decide nothing.
func hidden(ws []claim.Word, at, n int) string {
	l := lists()
	left := ws[at : at+n]
	first, last := left[0], left[n-1]
	begins := at == 0 || ws[at-1].Has(claim.Ends) // what is left out begins a sentence
	switch {
	case !begins && claim.IsNegation(first.Norm) && !first.Has(claim.Parted),
		at+n < len(ws) && claim.IsNegation(last.Norm) && !last.Has(claim.Ends) && !ws[at+n].Has(claim.Parted):
		return "a “not” of the words that are kept"
	}
	if lists().turns[first.Norm] && !begins && slices.ContainsFunc(left, func(w claim.Word) bool { return claim.IsNegation(w.Norm) }) {
		return "a “not”, and the “" + first.Norm + "” before it"
	}
	if n <= clause && !begins && !first.Has(claim.Parted) && at+n < len(ws) && !ws[at+n].Has(claim.Parted) &&
		slices.ContainsFunc(left, func(w claim.Word) bool { return claim.IsNegation(w.Norm) }) {
		return "a “not” of the words that are kept" // "under no circumstances"
	}
	// The sentence that what is left out begins in, and the one that it ends in,
	// are those of which something is kept.
	sentences := 1
	for i, w := range left {
		kept := sentences == 1 && !begins || i >= lastSentence(left) && !last.Has(claim.Ends) && at+n < len(ws)
		if kind, k := l.hedges.hedge(left, i); k > 0 && kind == "condition" && kept && (i == 0 || w.Has(claim.Parted) || left[i-1].Norm == "but" || left[i-1].Norm == "and" || begins || claim.IsStop(left[i-1].Norm) || !left[i-1].Has(claim.Capital)) {
			return "a condition"
		}
		if w.Has(claim.Ends) {
			sentences++
		}
	}
	if at+n >= len(ws) || last.Has(claim.Ends) {
		return ""
	}
	next := ws[at+n]
	if sentences > 1 && !begins && !l.subject[next.Norm] && !l.determiner[next.Norm] && !next.Has(claim.Capital) {
		return "the beginning of another sentence"
	}
	if n > 1 && l.subject[last.Norm] && !next.Has(claim.Parted) {
		return "another subject"
	}
	if !next.Has(claim.Parted) && !l.joining[next.Norm] && (!l.function[next.Norm] || l.finite[next.Norm]) && clauseOpens(left) {
		return "another subject"
	}
	if at > 0 && l.joining[ws[at-1].Norm] && l.determiner[first.Norm] && n > 1 && n <= clause && !next.Has(claim.Parted) && !l.joining[next.Norm] && !l.function[next.Norm] {
		return "another subject"
	}
	if last.Has(claim.Capital) && last.Norm != "i" && n > 1 && l.finite[next.Norm] && !next.Has(claim.Parted) && !last.Has(claim.Possessive) && !begins {
		return "another subject"
	}
	return ""
}

// otherWords reports whether words of a running text that are left out hold the end
// of one quotation and the beginning of another, or a turn of a transcript.
func otherWords(t claim.Text, left []claim.Word) bool {
	const marks = 6 // bytes for a mark and a space on either side
	from, to := left[0].Span.Start, left[len(left)-1].Span.End
	if from >= to {
		return false
	}
	text := t.Doc.Text[max(0, from-marks):min(to+marks, len(t.Doc.Text))]
	if i := strings.Index(text, "”"); i >= 0 && strings.Contains(text[i:], "“") {
		return true
	}
	if i := strings.IndexByte(text, '"'); i >= 0 && strings.IndexByte(text[i+1:], '"') >= 0 {
		return true
	}
	for _, line := range strings.Split(text, "\n")[1:] {
		const label = 40 // bytes: "THE PRESIDENT:"
		head := line[:min(label, len(line))]
		if i := strings.IndexByte(head, ':'); i > 0 && head[0] >= 'A' && head[0] <= 'Z' {
			return true
		}
	}
	return false
}

// lastSentence is where the last sentence of words begins.
func lastSentence(ws []claim.Word) int {
	for i := len(ws) - 2; i >= 0; i-- {
		if ws[i].Has(claim.Ends) {
			return i + 1
		}
	}
	return 0
}

// clauseOpens reports whether words end with the subject of a clause that they do not
// finish: "…, and the ministry".
func clauseOpens(left []claim.Word) bool {
	const most = 4 // words of a subject
	l := lists()
	for i := len(left) - 2; i >= max(0, len(left)-1-most); i-- {
		if l.joining[left[i].Norm] {
			return l.determiner[left[i+1].Norm] && i+2 < len(left)
		}
		if left[i].Has(claim.Ends) || left[i+1].Has(claim.Parted) {
			return false
		}
	}
	return false
}

// open reports what an ellipsis at the beginning or the end of one side leaves out
// of the sentence that the other side has whole.
func (r *reading) open() {
	r.openEnd(true)
	r.openEnd(false)
}

func (r *reading) openEnd(ours bool) {
	mine, from, to, theirs, theirFrom, theirTo := r.Mine.Words, r.MineFrom, r.MineTo, r.Theirs.Words, r.TheirsFrom, r.TheirsTo
	if !ours {
		mine, from, to, theirs, theirFrom, theirTo = theirs, theirFrom, theirTo, mine, from, to
	}
	marked := func(i int) bool { return i >= 0 && i < len(mine) && mine[i].Has(claim.Gap|claim.Marked) }
	if marked(to) && to == len(mine)-1 && theirTo < len(theirs) && !theirs[theirTo-1].Has(claim.Ends) {
		end := theirTo
		for end < len(theirs) && !theirs[end].Has(claim.Gap) {
			if end++; theirs[end-1].Has(claim.Ends) {
				break
			}
		}
		if left := theirs[theirTo:end]; len(left) > 0 {
			why := ""
			if kind, n := lists().hedges.hedge(left, 0); n > 0 && kind == "condition" {
				why = "a condition"
			} else if claim.IsNegation(left[0].Norm) && !left[0].Has(claim.Parted) {
				why = "a “not” of the words that are kept"
			}
			r.elide(ours, left, why)
		}
	}
	if marked(from-1) && from == 1 && theirFrom > 0 && !theirs[theirFrom-1].Has(claim.Ends) {
		begin := theirFrom
		for begin > 0 && !theirs[begin-1].Has(claim.Gap) && !theirs[begin-1].Has(claim.Ends) {
			begin--
		}
		left := theirs[begin:theirFrom]
		if len(left) == 0 {
			return
		}
		why := ""
		if kind, n := lists().hedges.hedge(left, 0); n > 0 && kind == "condition" {
			why = "a condition"
		}
		for _, w := range left {
			if claim.IsNegation(w.Norm) && !theirs[theirFrom].Has(claim.Parted) {
				why = "a “not” of the words that are kept"
			}
		}
		r.elide(ours, left, why)
	}
}
