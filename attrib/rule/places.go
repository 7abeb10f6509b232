package rule

// Words that changed places, what an ellipsis leaves out, and punctuation that
// changes the sense.

import (
	"slices"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
)

// placed is a word that differs, and where it stands.
type placed struct {
	claim.Word
	diff, at int
}

// places finds the words that both sides have among what differs, only elsewhere.
func (r *reading) places() {
	const most = 400 // words that differ; more than that is another text
	var mine, theirs []placed
	until := -1
	for j, d := range r.Diffs {
		if d.Kind != claim.Changed || edge(r.Stretch, j) {
			continue
		}
		if j <= until {
			continue
		}
		if last := r.rewritten(j); last > j {
			until = last
			continue
		}
		for i, w := range d.Mine {
			mine = append(mine, placed{w, j, r.mineAt[j] + i})
		}
		for i, w := range d.Theirs {
			theirs = append(theirs, placed{w, j, r.theirAt[j] + i})
		}
	}
	if len(mine) == 0 || len(theirs) == 0 || len(mine) > most || len(theirs) > most {
		return
	}
	byNorm := map[string][]int{}
	for i, w := range theirs {
		byNorm[w.Norm] = append(byNorm[w.Norm], i)
	}
	partner := map[int]int{} // of mine → of theirs
	substance := false
	for i, w := range mine {
		if list := byNorm[w.Norm]; len(list) > 0 {
			if theirs[list[0]].diff == w.diff && inPlace(r.Diffs[w.diff], w.Norm) {
				continue
			}
			partner[i] = list[0]
			byNorm[w.Norm] = list[1:]
			k := r.kindAt(r.Mine, []claim.Word{w.Word}, 0)
			substance = substance || k != function && k != pronoun
		}
	}
	if !substance {
		return
	}
	var was, is []claim.Word
	first, last := -1, -1
	for i, w := range mine {
		o, ok := partner[i]
		if !ok {
			continue
		}
		if claim.IsNegation(w.Norm) && !r.raised() {
			return // a "not" that changed places is another "not"
		}
		is, was = append(is, w.Word), append(was, theirs[o].Word)
		if first < 0 {
			first = min(w.diff, theirs[o].diff)
		}
		first, last = min(first, w.diff, theirs[o].diff), max(last, w.diff, theirs[o].diff)
	}
	if r.exchanged(first, last) {
		return
	}
	for i, w := range mine {
		if o, ok := partner[i]; ok {
			r.moved[w.at], r.moved[-1-theirs[o].at] = true, true
		}
	}
	r.add(WordsMoved, is, was)
}

// inPlace reports whether a word of both sides of a difference stands at the same
// place in both, counted from either end: whole words of the text differ.
func inPlace(d claim.Diff, norm string) bool {
	i := slices.IndexFunc(d.Mine, func(w claim.Word) bool { return w.Norm == norm })
	j := slices.IndexFunc(d.Theirs, func(w claim.Word) bool { return w.Norm == norm })
	return i == j || len(d.Mine)-i == len(d.Theirs)-j
}

// raised reports whether there is a verb of thinking for a "not" to stand before or
// after: "I do not think it is right" is "I think it is not right".
func (r *reading) raised() bool {
	for _, w := range r.Mine.Words[r.MineFrom:r.MineTo] {
		if lists().raising[w.Norm] {
			return true
		}
	}
	return false
}

// exchanged reports whether names or numbers changed places with one another from
// one difference to another, and that in more than a list: who did what to whom
// is then another.
func (r *reading) exchanged(first, last int) bool {
	var mine, theirs []string
	listed := true
	walk := func(t claim.Text, ws []claim.Word, out *[]string) {
		for _, w := range ws {
			switch {
			case claim.IsNumber(w.Norm) || isName(t, w):
				*out = append(*out, w.Norm)
			case w.Norm != "and" && w.Norm != "or" && !w.Has(claim.Stop):
				listed = false
			}
		}
	}
	for j := first; j <= last; j++ {
		walk(r.Mine, r.Diffs[j].Mine, &mine)
		walk(r.Theirs, r.Diffs[j].Theirs, &theirs)
	}
	if listed || len(mine) < 2 || len(mine) != len(theirs) {
		return false
	}
	same := true
	for i := range mine {
		same = same && mine[i] == theirs[i]
	}
	return !same
}

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
	// The sentence that what is left out begins in, and the one that it ends in,
	// are those of which something is kept.
	sentences := 1
	for i, w := range left {
		kept := sentences == 1 && !begins || i >= lastSentence(left) && !last.Has(claim.Ends) && at+n < len(ws)
		if kind, k := l.hedges.at(left, i); k > 0 && kind == "condition" && kept && (i == 0 || w.Has(claim.Parted) || left[i-1].Norm == "but" || left[i-1].Norm == "and" || begins || claim.IsStop(left[i-1].Norm) || !left[i-1].Has(claim.Capital)) {
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
	if sentences > 1 && !begins && !next.Has(claim.Parted) {
		return "the beginning of another sentence"
	}
	if n > 1 && l.subject[last.Norm] && !next.Has(claim.Parted) {
		return "another subject"
	}
	if !next.Has(claim.Parted) && clauseOpens(left) {
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
			if kind, n := lists().hedges.at(left, 0); n > 0 && kind == "condition" {
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
		if kind, n := lists().hedges.at(left, 0); n > 0 && kind == "condition" {
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

// stop is what stands between two words, as far as sense is concerned.
type stop uint8

const (
	none  stop = iota
	comma      // or another mark that only parts
	full
	question
)

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
	gap := t.Doc.Text[from:to]
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
		for i := range d.Mine {
			if i+1 < len(d.Mine) && (d.Mine[i+1].Has(claim.Opens) || d.Theirs[i+1].Has(claim.Opens)) {
				continue // what the cue parts has the cue's commas
			}
			last := i+1 == len(d.Mine)
			if last && (j+1 < len(r.Diffs) || !r.whole) {
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
	}
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
		return w == "no" || w == "yes" || lists().relative[next.Norm] && (next.Norm != "because" || negated(r.Mine.Words, m)) ||
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
