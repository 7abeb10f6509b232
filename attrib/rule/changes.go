package rule

// What was done to words: each change between two wordings, by the rule that
// names it.
//
// An alignment leaves words that agree, and between them runs of words that do
// not. Words of one run are paired with those of the other that they most likely
// stand for: a number for a number, a name for a name, a form for a form. Each
// pair, and each word that has no counterpart, is of a kind. Where one run holds
// several kinds, the sharper is named and what merely goes with it ("do" beside
// "not") keeps silent.

import (
	"slices"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/lang"
)

// The rules that name a change of words, and nothing else than words, as they are
// called.
const (
	NegationChanged    = "negation-changed"
	NumberChanged      = "number-changed"
	NameChanged        = "name-changed"
	PronounChanged     = "pronoun-changed"
	HedgeChanged       = "hedge-changed"
	WordChanged        = "word-changed"
	WordsDropped       = "words-dropped"
	WordsAdded         = "words-added"
	WordsMoved         = "words-moved"
	FormChanged        = "form-changed"
	FillersCleaned     = "fillers-cleaned"
	Elided             = "elided"
	Spliced            = "spliced"
	PunctuationChanged = "punctuation-changed"
)

// change is one thing that was done to words.
type change struct {
	rule         string
	severity     Severity // "" for the rule's own
	stretch      int
	mine, theirs []claim.Word
	why          string // what to add to the message, if anything
}

// reading is a stretch on which changes are found.
type reading struct {
	claim.Stretch
	at              int          // which stretch
	mineAt, theirAt []int        // of each Diff, the place of its first word among all words
	swapped         [2]int       // the differences between which names changed places; -1 for none
	moved           map[int]bool // places of words of mine, and -1-place of theirs, that only changed places
	whole           bool         // mine stands as whole sentences
	out             []change
}

// changes finds what was done to the words of a stretch. whole says that the
// statement stands as whole sentences: what a fragment begins after is no loss.
func changes(s claim.Stretch, at int, whole bool) []change {
	r := &reading{Stretch: s, at: at, whole: whole, swapped: [2]int{-1, -1}, moved: map[int]bool{}}
	mine, theirs := s.MineFrom, s.TheirsFrom
	for _, d := range s.Diffs {
		r.mineAt, r.theirAt = append(r.mineAt, mine), append(r.theirAt, theirs)
		mine, theirs = mine+len(d.Mine), theirs+len(d.Theirs)
	}
	until := -1
	if r.turnedAbout() {
		return r.out
	}
	r.places()
	for j, d := range s.Diffs {
		switch last := r.rewritten(j); {
		case j <= until, r.swapped[0] >= 0 && j >= r.swapped[0] && j <= r.swapped[1]:
		case d.Kind == claim.Inserted && len(d.Mine) == 0 && count(d.Theirs, claim.IsNegation) > 0:
			r.add(NegationChanged, nil, d.Theirs) // a bracket swallowed it
		case r.notAny(j):
			until = j + 2
			r.add(FormChanged, d.Mine, d.Theirs)
			r.add(FormChanged, r.Diffs[j+2].Mine, r.Diffs[j+2].Theirs)
		case last > j:
			until = last
			r.rewrite(j, last)
		case d.Kind == claim.Elided:
			r.elision(j)
		case d.Kind == claim.Changed && !r.loose(j) && !bracketing(s, j) && !interrupted(s, j, r.mineAt[j], r.theirAt[j]):
			r.words(j)
		}
	}
	r.open()
	r.punctuation()
	return r.out
}

// loose reports a difference at the end of a fragment, where two that share a
// phrase may part: of two sentences that both end there it is a difference.
func (r *reading) loose(j int) bool {
	if !edge(r.Stretch, j) {
		return false
	}
	d := r.Diffs[j]
	mine, theirs := r.mineAt[j]+len(d.Mine), r.theirAt[j]+len(d.Theirs)
	closes := func(ws []claim.Word, to int) bool { return to == len(ws) || ws[to-1].Has(claim.Ends) }
	opens := func(ws []claim.Word, from int) bool { return from == 0 || ws[from-1].Has(claim.Ends) }
	same, _ := matched(&claim.Comparison{Stretches: []claim.Stretch{r.Stretch}})
	const least = 2 // words
	return !(r.whole && same >= least && (j == 0 && opens(r.Mine.Words, r.mineAt[j]) && opens(r.Theirs.Words, r.theirAt[j]) ||
		j > 0 && closes(r.Mine.Words, mine) && closes(r.Theirs.Words, theirs)))
}

// rewritten finds the last of the differences from j on between which hardly a word
// agrees, so many that a sentence was put in other words; j where there are none
// such.
func (r *reading) rewritten(j int) int {
	const (
		apart = 2  // words that agree between two differences
		least = 10 // words that differ, and differences
		often = 3
	)
	if r.Diffs[j].Kind != claim.Changed {
		return j
	}
	last, n, differ := j, 1, max(len(r.Diffs[j].Mine), len(r.Diffs[j].Theirs))
	for k := j + 2; k < len(r.Diffs) && r.Diffs[k].Kind == claim.Changed && r.Diffs[k-1].Kind == claim.Equal && len(r.Diffs[k-1].Mine) <= apart; k += 2 {
		last, n, differ = k, n+1, differ+max(len(r.Diffs[k].Mine), len(r.Diffs[k].Theirs))
	}
	if n < often || differ < least {
		return j
	}
	return last
}

// notAny reports whether one side says "no" where the other says "not", with the next
// difference "any": “we have seen no sign”, “we have not seen any sign”.
func (r *reading) notAny(j int) bool {
	const between = 3 // words
	if j+2 >= len(r.Diffs) || r.Diffs[j].Kind != claim.Changed || r.Diffs[j+2].Kind != claim.Changed ||
		r.Diffs[j+1].Kind != claim.Equal || len(r.Diffs[j+1].Mine) > between {
		return false
	}
	not := func(a, b []claim.Word) bool { // with the "do" that it needs: "we did not see", "we saw"
		return count(a, claim.IsNegation) == 1 && count(b, claim.IsNegation) == 0 && onlyFunction(b) &&
			!slices.ContainsFunc(a, func(w claim.Word) bool { return w.Norm != "not" && !lists().function[w.Norm] })
	}
	first, second := r.Diffs[j], r.Diffs[j+2]
	if !not(first.Mine, first.Theirs) {
		first.Mine, first.Theirs, second.Mine, second.Theirs = first.Theirs, first.Mine, second.Theirs, second.Mine
	}
	return not(first.Mine, first.Theirs) && len(second.Mine) == 1 && len(second.Theirs) == 1 &&
		lists().anyNo[[2]string{second.Mine[0].Norm, second.Theirs[0].Norm}]
}

// rewrite reports words from one difference to another as one change, and beside
// it only what turns the sense.
func (r *reading) rewrite(from, to int) {
	mine := r.Mine.Words[r.mineAt[from] : r.mineAt[to]+len(r.Diffs[to].Mine)]
	theirs := r.Theirs.Words[r.theirAt[from] : r.theirAt[to]+len(r.Diffs[to].Theirs)]
	if count(mine, claim.IsNegation) != count(theirs, claim.IsNegation) {
		r.add(NegationChanged, mine, theirs)
		return
	}
	if a, b := numbers(mine), numbers(theirs); a != b && a != "" && b != "" {
		r.add(NumberChanged, mine, theirs)
	}
	r.add(WordChanged, mine, theirs)
}

func (r *reading) add(rule string, mine, theirs []claim.Word) *change {
	r.out = append(r.out, change{rule: rule, stretch: r.at, mine: mine, theirs: theirs})
	return &r.out[len(r.out)-1]
}

// kind is what a word is, as far as changes are concerned.
type kind uint8

const (
	function kind = iota
	pronoun
	content
	name
	number
	hedge
	negation
)

// kindAt says what a word among others is.
func (r *reading) kindAt(t claim.Text, ws []claim.Word, i int) kind {
	l, w := lists(), ws[i]
	switch {
	case acronym(t, w):
		return name // "WHO"
	case negates(ws, i):
		return negation
	case w.Norm == "1" && i > 0 && ws[i-1].Norm == "no":
		return function // "no one"
	case claim.IsNumber(w.Norm):
		return number
	case ambiguous(w) && amidst(t, w): // "in May", "Theresa May"
		if follows(t, w) {
			return name
		}
		return content
	case l.pronoun[w.Norm] > 0:
		return pronoun
	}
	if _, n := l.hedges.hedge(ws, i); n == 1 {
		return hedge
	}
	switch {
	case l.function[w.Norm]:
		return function
	case isName(t, w):
		return name
	}
	return content
}

// whether is what an "if" that asks may be put for.
const whether = "whether"

// unit is a pair of words that stand for one another, or one that has none.
type unit struct {
	mine, theirs int // places in the two runs, -1 for none
}

// words finds the changes of one run of words that differ.
func (r *reading) words(j int) {
	d := r.Diffs[j]
	mine, theirs := r.settle(j, d.Mine, r.mineAt[j], true), r.settle(j, d.Theirs, r.theirAt[j], false)
	switch {
	case len(mine) == 0 && len(theirs) == 0:
	case len(mine) == 0:
		r.oneSided(j, theirs, false)
	case len(theirs) == 0:
		r.oneSided(j, mine, true)
	default:
		r.bothSided(j, mine, theirs)
	}
}

// settle takes out of a run of words those that only changed places, and fillers,
// which it reports.
func (r *reading) settle(j int, ws []claim.Word, at int, ours bool) []claim.Word {
	l := lists()
	all, other := r.Theirs.Words, r.Diffs[j].Mine
	if ours {
		all, other = r.Mine.Words, r.Diffs[j].Theirs
	}
	var left, filling []claim.Word
	for i := 0; i < len(ws); i++ {
		place := at + i
		if !ours {
			place = -1 - place
		}
		if r.moved[place] {
			continue
		}
		kind, n := l.fillers.at(ws, i)
		if n > 0 && (kind == "any" || setApart(all, at+i, n)) && !holds(other, ws[i:i+n]) {
			filling = append(filling, ws[i:i+n]...)
			i += n - 1
			continue
		}
		left = append(left, ws[i])
	}
	// Where words of substance are gone with it, or a quotation begins after more
	// than a filler, that is what there is to say.
	if alone := len(left) == 0 || j > 0 && (len(other) > 0 || onlyFunction(left)); alone && len(filling) > 0 {
		if ours {
			r.add(FillersCleaned, filling, nil)
		} else {
			r.add(FillersCleaned, nil, filling)
		}
	}
	return left
}

// setApart reports whether n words from i begin a sentence, or are parted from
// what stands before them, and are parted from what follows.
func setApart(ws []claim.Word, i, n int) bool {
	begins := i == 0 || ws[i-1].Has(claim.Ends) || ws[i-1].Has(claim.Gap) || ws[i].Has(claim.Parted)
	return begins && (i+n >= len(ws) || ws[i+n].Has(claim.Parted) || ws[i+n-1].Has(claim.Ends))
}

// holds reports whether words stand somewhere in a run.
func holds(run, ws []claim.Word) bool {
	for i := 0; i+len(ws) <= len(run); i++ {
		if same(run[i:i+len(ws)], ws) {
			return true
		}
	}
	return false
}

func same(a, b []claim.Word) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Norm != b[i].Norm {
			return false
		}
	}
	return true
}

// clause is the length from which words that one side lacks are a clause, which
// takes its negations and hedges with it.
const clause = 4

// oneSided names what it means that one side has words and the other none.
func (r *reading) oneSided(j int, ws []claim.Word, ours bool) {
	put := func(rule string, ws []claim.Word) *change {
		if ours {
			return r.add(rule, ws, nil)
		}
		return r.add(rule, nil, ws)
	}
	if !r.whole && (j == 0 || r.Mine.Words[min(r.mineAt[j], len(r.Mine.Words)-1)].Has(claim.Opens)) {
		return // before a fragment, or between two
	}
	if r.again(j, ws, ours) {
		put(FillersCleaned, ws)
		return
	}
	text, all, at := r.Theirs, r.Theirs.Words, r.theirAt[j]
	if ours {
		text, all, at = r.Mine, r.Mine.Words, r.mineAt[j]
	}
	whole := len(ws) == len(r.Diffs[j].Mine)+len(r.Diffs[j].Theirs) // nothing was taken out of it
	head := j == 0 && !(whole && len(ws) <= 2 && at+len(ws) < len(all) && !all[at+len(ws)].Has(claim.Parted))
	if whole && !head {
		if governs(all, at, len(ws)) {
			put(NegationChanged, ws)
			return
		}
		if !ours && r.joined(j) {
			put(Spliced, ws)
			return
		}
	}
	if j == 0 && deniedBy(all, at, len(ws)) {
		put(NegationChanged, ws)
		return
	}
	var plain, hedging, negating, naming []claim.Word
	opinion := false
	l := lists()
	long := oneSided(r.Diffs, j) >= clause ||
		(len(ws) == clause-1 || l.relative[ws[0].Norm]) && ws[0].Has(claim.Parted) && at+len(ws) < len(all) && all[at+len(ws)].Has(claim.Parted)
	repeats := repeated(r.Diffs, j)
	followed := ws // and by what
	if whole && at+len(ws) < len(all) {
		followed = all[at : at+len(ws)+1]
	}
	for i := 0; i < len(ws); i++ {
		if kind, n := l.hedges.hedge(followed, i); n > 0 && i+n <= len(ws) && (!long || n == len(ws) || i == 0 && kind == "condition" || i == 0 && onlyFunction(ws[n:])) {
			if kind == "condition" {
				hedging = append(hedging, ws[i:]...) // what follows hangs on it
				break
			}
			opinion = kind == "opinion" && len(hedging) == 0
			hedging = append(hedging, ws[i:i+n]...)
			i += n - 1
			continue
		}
		switch k := r.kindAt(text, followed, i); {
		case k == negation && !long && !repeats:
			negating = append(negating, ws[i])
		case k == name && r.besideName(j, ours, i, len(ws)):
			naming = append(naming, ws[i])
		case k == content || k == name || k == number:
			plain = append(plain, ws[i])
		}
	}
	if len(hedging) == 0 && head && !ours {
		hedging = conditions(all, at, len(ws))
	}
	if len(hedging) > 0 {
		c := put(HedgeChanged, hedging)
		if opinion && plainlyAView(all, at+len(ws)) {
			c.severity = Warning
		}
	}
	switch {
	case len(negating) > 0:
		put(NegationChanged, ws)
	case head && !(ours && r.begins(j)):
		// A quotation may begin inside a sentence of the other's: what it begins after
		// is no loss, unless it decides.
	case len(plain) > 0 && ours:
		put(WordsAdded, ws)
	case len(plain) > 0:
		put(WordsDropped, ws)
	case len(hedging) > 0, !whole && onlyFunction(ws), j == 0:
	case len(naming) > 0, !r.Parts:
		// Where the two go on in other words besides, an "our" that one side lacks
		// says nothing: they share a phrase.
		put(FormChanged, ws)
	}
}

// begins reports whether the other side's sentence begins where it has no words for
// those of a difference, and is not all that it has: then they stand nowhere.
func (r *reading) begins(j int) bool {
	at := r.theirAt[j]
	return at > 0 && r.Theirs.Words[at-1].Has(claim.Ends)
}

// onlyFunction reports whether words name nothing.
func onlyFunction(ws []claim.Word) bool {
	for _, w := range ws {
		if !lists().function[w.Norm] && lists().pronoun[w.Norm] == 0 {
			return false
		}
	}
	return true
}

// again reports whether a run says again what stands right before or after it: a
// repeated start.
func (r *reading) again(j int, ws []claim.Word, ours bool) bool {
	side := func(d claim.Diff) []claim.Word {
		if ours {
			return d.Mine
		}
		return d.Theirs
	}
	if len(ws) > 6 || len(ws) != len(side(r.Diffs[j])) {
		return false
	}
	if j > 0 && r.Diffs[j-1].Kind == claim.Equal {
		if b := side(r.Diffs[j-1]); len(b) >= len(ws) && same(b[len(b)-len(ws):], ws) {
			return true
		}
	}
	if j+1 < len(r.Diffs) && r.Diffs[j+1].Kind == claim.Equal {
		if a := side(r.Diffs[j+1]); len(a) >= len(ws) && same(a[:len(ws)], ws) {
			return true
		}
	}
	return false
}

// governs reports whether n words from at begin or end with the "not" of the
// words beside them: "we will not, whatever they offer, sell". A "not" that
// punctuation parts from the words that are kept belongs to what is left out.
func governs(ws []claim.Word, at, n int) bool {
	if n < clause {
		return false
	}
	first, last := ws[at], ws[at+n-1]
	return at > 0 && claim.IsNegation(first.Norm) && !first.Has(claim.Parted) && !ws[at-1].Has(claim.Ends) ||
		at+n < len(ws) && claim.IsNegation(last.Norm) && !last.Has(claim.Ends) && !ws[at+n].Has(claim.Parted)
}

// deniedBy reports whether the n words that a sentence begins with deny what follows
// them: "I do not believe, and never have, that".
func deniedBy(ws []claim.Word, at, n int) bool {
	if n < 2 || at+n >= len(ws) || ws[at+n].Has(claim.Parted) {
		return false
	}
	l := lists()
	from := at + n - 1 // of the last clause, with those that its "that" hangs on
	for from > at && !(ws[from].Has(claim.Parted) && !l.complement[ws[from].Norm]) {
		if l.joining[ws[from].Norm] && !l.complement[ws[from].Norm] {
			return false
		}
		from--
	}
	hangs := false
	for i := at + n - 1; i >= at; i-- {
		if l.complement[ws[i].Norm] {
			hangs = true
		}
		if claim.IsNegation(ws[i].Norm) && (hangs || i >= from) && !(i+1 < at+n && (l.only[ws[i+1].Norm] || l.doubting[ws[i+1].Norm])) {
			return true
		}
		if !hangs && i <= from {
			break
		}
	}
	return false
}

// conditions gives the words, of n from at, by which the clause that goes on after them
// is asked or supposed, and not said: "and if it turns out that", "whether".
func conditions(ws []claim.Word, at, n int) []claim.Word {
	if at+n >= len(ws) || ws[at+n].Has(claim.Parted) {
		return nil
	}
	l := lists()
	for i := at + n - 1; i >= at; i-- {
		switch kind, _ := l.hedges.hedge(ws, i); {
		case ws[i].Norm == whether, kind == "condition":
			return ws[i : at+n]
		case ws[i].Has(claim.Parted), l.joining[ws[i].Norm] && !l.complement[ws[i].Norm]:
			return nil
		}
	}
	return nil
}

// joined reports whether words that the other source has between are gone without
// a mark, so that sentences that stood apart, or words far apart, stand as one.
func (r *reading) joined(j int) bool {
	const far = 12 // words
	ws, at, mine := r.Diffs[j].Theirs, r.theirAt[j], r.mineAt[j]
	if mine == 0 || mine >= len(r.Mine.Words) || at == 0 || at+len(ws) >= len(r.Theirs.Words) || len(ws) < clause {
		return false
	}
	if r.Mine.Words[mine].Has(claim.Gap) || r.Mine.Words[mine-1].Has(claim.Gap) {
		return false
	}
	for _, w := range ws[:len(ws)-1] {
		if w.Has(claim.Ends) {
			return true
		}
	}
	first, last := r.Theirs.Words[at-1].Has(claim.Ends), ws[len(ws)-1].Has(claim.Ends)
	return first || last || len(ws) > far
}

// plainlyAView reports whether the sentence from i on says how things should be,
// or how good they are.
func plainlyAView(ws []claim.Word, i int) bool {
	for ; i < len(ws); i++ {
		if l := lists(); l.views[ws[i].Norm] || superlative(ws[i].Norm) && !l.noSuperlative[ws[i].Norm] {
			return true
		}
		if ws[i].Has(claim.Ends) {
			break
		}
	}
	return false
}

// superlative reports a word that ends like "ugliest".
func superlative(w string) bool {
	const least = 6 // letters
	return len(w) >= least && strings.HasSuffix(w, "est")
}

// besideName reports whether the i-th of n words that one side lacks is part of a
// name that both have: the "Joe" of "Joe Biden", but not the "American" of
// "American history".
func (r *reading) besideName(j int, ours bool, i, n int) bool {
	text, ws := r.Theirs, r.Diffs[j].Theirs
	if ours {
		text, ws = r.Mine, r.Diffs[j].Mine
	}
	l := lang.English()
	low := strings.ToLower(text.Show(ws[i : i+1]))
	if _, title := l.Title(strings.TrimRight(low, ".")); !title && (l.Demonyms[low] != "" || l.Places[low] != "" || l.Common(low)) {
		return false
	}
	if i == n-1 && j+1 < len(r.Diffs) && r.Diffs[j+1].Kind == claim.Equal && len(r.Diffs[j+1].Theirs) > 0 {
		if next := r.Diffs[j+1].Theirs[0]; isName(r.Theirs, next) && !next.Has(claim.Parted) {
			return true
		}
	}
	if i == 0 && j > 0 && r.Diffs[j-1].Kind == claim.Equal && len(r.Diffs[j-1].Theirs) > 0 {
		last := r.Diffs[j-1].Theirs
		return isName(r.Theirs, last[len(last)-1]) && !ws[0].Has(claim.Parted)
	}
	return false
}

// bothSided names what it means that words stand for others.
func (r *reading) bothSided(j int, mine, theirs []claim.Word) {
	d := claim.Diff{Kind: claim.Changed, Mine: mine, Theirs: theirs}
	turned := turnedRound(mine, theirs) && !repeated(r.Diffs, j)
	counted := numbered(r.Diffs, j, d)
	if turned && len(mine)+len(theirs) <= 2 { // "likely", "unlikely"
		r.add(NegationChanged, mine, theirs)
		return
	}
	km, kt := r.kinds(r.Mine, mine, r.mineAt[j]+len(r.Diffs[j].Mine)), r.kinds(r.Theirs, theirs, r.theirAt[j]+len(r.Diffs[j].Theirs))
	found := map[string]*change{}
	var order []string
	var forNoun []unit
	put := func(rule string, u unit) {
		c := found[rule]
		if c == nil {
			c = &change{rule: rule, stretch: r.at}
			found[rule] = c
			order = append(order, rule)
		}
		if u.mine >= 0 {
			c.mine = append(c.mine, mine[u.mine])
		}
		if u.theirs >= 0 {
			c.theirs = append(c.theirs, theirs[u.theirs])
		}
	}
	lead := 0 // words of theirs that the sentence there hangs on: "What I would say is that"
	for i, w := range theirs {
		if j == 0 && lists().complement[w.Norm] {
			lead = i + 1
		}
	}
	for _, u := range pairUp(mine, theirs, km, kt) {
		rule := r.rule(u, mine, theirs, km, kt, turned, counted)
		if rule == WordsDropped && u.theirs < lead {
			continue
		}
		if counted && max(len(mine), len(theirs)) <= 3 && (rule == WordsDropped || rule == WordsAdded || rule == WordChanged) {
			rule = NumberChanged // "two thirds", "one third"
		}
		if rule == PronounChanged && (km[u.mine] != pronoun || kt[u.theirs] != pronoun) {
			forNoun = append(forNoun, u)
			continue
		}
		put(rule, u)
	}
	// A pronoun put for a noun, unless the verb is another too: "goes home", "leaves it".
	for _, u := range forNoun {
		if found[WordChanged] != nil {
			put(WordChanged, u)
		} else {
			put(PronounChanged, u)
		}
	}
	if c := found[NameChanged]; c != nil {
		// The other words of a name that is longer on one side are part of it.
		c.mine, c.theirs = r.names(r.Mine, mine, c.mine), r.names(r.Theirs, theirs, c.theirs)
		for _, rule := range [...]string{WordsDropped, WordsAdded} {
			if d := found[rule]; d != nil && len(without(d.mine, c.mine)) == 0 && len(without(d.theirs, c.theirs)) == 0 {
				delete(found, rule)
			}
		}
		switch one, spelt := r.oneName(j, c); {
		case spelt:
			delete(found, NameChanged)
		case one:
			c.rule = WordChanged
		}
	}
	if c := found[NegationChanged]; c != nil && (len(c.mine) == 0 || len(c.theirs) == 0) && len(mine)+len(theirs) < clause {
		c.mine, c.theirs = mine, theirs // "won't" for "will", not "without won't"
	}
	order = slices.DeleteFunc(order, func(rule string) bool { return found[rule] == nil })
	sharp := 0
	for _, rule := range order {
		if found[rule].rule != FormChanged {
			sharp++
		}
	}
	if sharp == 0 {
		if len(order) > 0 && !(r.Parts && onlyFunction(mine) && onlyFunction(theirs)) {
			r.add(FormChanged, mine, theirs)
		}
		return
	}
	// One word put for several is one change: "shutdown" for "closing down".
	if found[WordChanged] != nil {
		for _, with := range [...]string{WordsDropped, WordsAdded} {
			if c := found[with]; c != nil {
				w := found[WordChanged]
				w.mine, w.theirs = run(mine, w.mine, c.mine), run(theirs, w.theirs, c.theirs)
				delete(found, with)
			}
		}
	}
	for _, rule := range order {
		if c := found[rule]; c != nil && c.rule != FormChanged {
			r.out = append(r.out, *c)
		}
	}
}

// names are the words of a run that are part of names, with those given.
func (r *reading) names(t claim.Text, all, given []claim.Word) []claim.Word {
	var names []claim.Word
	for i, w := range all {
		if r.kindAt(t, all, i) == name {
			names = append(names, w)
		}
	}
	return run(all, given, names)
}

// without are the words that are not among others.
func without(ws, others []claim.Word) []claim.Word {
	return slices.DeleteFunc(slices.Clone(ws), func(w claim.Word) bool { return slices.Contains(others, w) })
}

// run is the words of all that stand in a or b, in their order.
func run(all, a, b []claim.Word) []claim.Word {
	in := map[claim.Word]bool{}
	for _, w := range a {
		in[w] = true
	}
	for _, w := range b {
		in[w] = true
	}
	var out []claim.Word
	for _, w := range all {
		if in[w] {
			out = append(out, w)
		}
	}
	return out
}

// kinds are those of a run of words; next is the place of the word that follows it.
func (r *reading) kinds(t claim.Text, ws []claim.Word, next int) []kind {
	followed := ws
	if next < len(t.Words) {
		followed = append(slices.Clone(ws), t.Words[next])
	}
	out := make([]kind, len(ws))
	for i := range ws {
		out[i] = r.kindAt(t, followed, i)
	}
	return out
}

// rule names the change of one unit; "" where it is none by itself.
func (r *reading) rule(u unit, mine, theirs []claim.Word, km, kt []kind, turned, counted bool) string {
	l := lists()
	if u.mine < 0 || u.theirs < 0 {
		k := function
		dropped := WordsAdded
		if u.mine >= 0 {
			k = km[u.mine]
		} else {
			k, dropped = kt[u.theirs], WordsDropped
		}
		switch k {
		case negation:
			if turned {
				return NegationChanged
			}
			return WordChanged // "not possible", "impossible"
		case hedge:
			return HedgeChanged
		case number:
			if counted {
				return NumberChanged
			}
			return dropped
		case content, name:
			if counted && (u.mine >= 0 && claim.IsUnit(mine[u.mine].Norm) || u.theirs >= 0 && claim.IsUnit(theirs[u.theirs].Norm)) {
				return NumberChanged
			}
			return dropped
		}
		return FormChanged
	}
	a, b, ka, kb := mine[u.mine], theirs[u.theirs], km[u.mine], kt[u.theirs]
	has := func(k kind) bool { return ka == k || kb == k }
	both := func(k kind) bool { return ka == k && kb == k }
	switch {
	case turned && (opposite(a.Norm, b.Norm) || opposite(b.Norm, a.Norm)):
		return NegationChanged
	case both(negation):
		if plainNegation(a.Norm) && plainNegation(b.Norm) {
			return FormChanged
		}
		return WordChanged
	case has(negation):
		if turned {
			return NegationChanged
		}
		return WordChanged
	case counted && (has(number) || dated(a) && dated(b) || claim.IsUnit(a.Norm) && claim.IsUnit(b.Norm)):
		return NumberChanged
	case sameForms(a.Norm, b.Norm), both(hedge) && l.modal[a.Norm] && l.modal[b.Norm]:
		return FormChanged
	case has(hedge) && l.quantity[a.Norm] && l.quantity[b.Norm]:
		return FormChanged // "some" where the other has "any", beside a "not"
	case both(hedge):
		return WordChanged // of the same strength
	case has(hedge) && (a.Norm == whether || b.Norm == whether):
		return FormChanged // "if" that asks, and is no condition
	case has(hedge):
		return HedgeChanged
	case both(pronoun):
		if l.pronoun[a.Norm] == l.pronoun[b.Norm] {
			return FormChanged
		}
		return PronounChanged
	case has(pronoun) && has(function) && (l.possessive[a.Norm] || l.possessive[b.Norm]):
		return FormChanged // "this country", "our country"
	case has(pronoun) && (!has(function) || l.demonstrative[a.Norm] || l.demonstrative[b.Norm]):
		return PronounChanged
	case both(name):
		return NameChanged
	case both(function) && l.turning[[2]string{a.Norm, b.Norm}]:
		return WordChanged // "for" where the other has "against"
	case both(function):
		return FormChanged
	}
	return WordChanged
}

// plainNegation reports a negation that says no more than that: "never" says when.
func plainNegation(w string) bool {
	switch w {
	case "never", "without", "hardly", "scarcely", "barely", "nothing", "nowhere":
		return false
	}
	return true
}

// pairUp finds which word of one run most likely stands for which of the other,
// in order: the cheapest way by the costs of [unlike] and of having no counterpart.
func pairUp(mine, theirs []claim.Word, km, kt []kind) []unit {
	const most = 40 // words of a run; beyond, a word has the one at its place
	m, n := len(mine), len(theirs)
	if m == 1 && n == 1 {
		return []unit{{0, 0}}
	}
	if m > most || n > most {
		var out []unit
		for i := range max(m, n) {
			u := unit{i, i}
			if i >= m {
				u.mine = -1
			}
			if i >= n {
				u.theirs = -1
			}
			out = append(out, u)
		}
		return out
	}
	var cost [most + 1][most + 1]int
	alone := func(k kind) int {
		if k == function || k == pronoun {
			return 2
		}
		return 4
	}
	for i := 1; i <= m; i++ {
		cost[i][0] = cost[i-1][0] + alone(km[i-1])
	}
	for j := 1; j <= n; j++ {
		cost[0][j] = cost[0][j-1] + alone(kt[j-1])
	}
	pair := func(i, j int) int { return unlike(mine[i], theirs[j], km[i], kt[j]) }
	for i := 1; i <= m; i++ {
		for j := 1; j <= n; j++ {
			cost[i][j] = min(cost[i-1][j-1]+pair(i-1, j-1), cost[i-1][j]+alone(km[i-1]), cost[i][j-1]+alone(kt[j-1]))
		}
	}
	var out []unit
	for i, j := m, n; i > 0 || j > 0; {
		switch {
		case i > 0 && j > 0 && cost[i][j] == cost[i-1][j-1]+pair(i-1, j-1):
			i, j = i-1, j-1
			out = append(out, unit{i, j})
		case i > 0 && cost[i][j] == cost[i-1][j]+alone(km[i-1]):
			i--
			out = append(out, unit{i, -1})
		default:
			j--
			out = append(out, unit{-1, j})
		}
	}
	slices.Reverse(out)
	return out
}

// unlike is how unlikely two words stand for one another.
func unlike(a, b claim.Word, ka, kb kind) int {
	if ka != negation && kb != negation && sameForms(a.Norm, b.Norm) || opposite(a.Norm, b.Norm) || opposite(b.Norm, a.Norm) {
		return 0
	}
	if ka == kb {
		return 3
	}
	has := func(k, o kind) bool { return ka == k && kb == o || ka == o && kb == k }
	switch {
	case has(hedge, function):
		return 3 // "may" for "will"
	case has(pronoun, number) && (a.Norm == "1" || b.Norm == "1"): // "one cannot", "you cannot"
		return 3
	case has(hedge, content), has(pronoun, content), has(pronoun, name), has(content, name), has(number, hedge):
		return 5
	case ka == negation || kb == negation:
		return 12
	}
	return 9
}
