package claim

// Judging one candidate: whether a piece of one statement and another statement
// are the same utterance. Long wordings are matched whoever says them; short
// ones need the speaker, or what is said around them, to agree.

import (
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// shortWords is the length up to which a quotation is short: it is looked up by
// speaker too.
const shortWords = 6

// link is one match of a piece.
type link struct {
	member   int32
	weight   int     // how much speaks for it, to choose between claims
	score    float64 // 0 to 1
	from, to int     // the words of the piece that match
	firm     bool    // words alone bear it out
	loose    bool    // holds only if another match bears out where the two part
}

// What no match is without: longEnough, judgeIndirect and the short cases of
// judgeQuoted ask for as much or more.
const (
	leastWords   = 5
	leastContent = 3
	oneOffWords  = 12 // a wording longer than that is not matched as a short one
	oneOffDiffer = 2
	oneOffLeast  = 2
)

// vocabulary is the words of a piece, to see quickly who has too few of them.
// Most candidates share a chain that many have ("we are going to") and no more.
type vocabulary struct {
	bits bitPattern
	of   []token
	bare int // words that stand in no brackets
}

func (v *vocabulary) set(words []token) {
	v.of, v.bare = words, 0
	for _, w := range words {
		if !w.bracket() {
			v.bare++
		}
	}
	v.bits.set(words)
}

// mayMatch reports whether enough of the words stand in y, in their order, for
// judge to find a match: where it says no, alignment would too.
func (v *vocabulary) mayMatch(y *Member) bool {
	const most = 16 * maxCells // of longer ones it would take longer than alignment
	if y.gapped && len(v.of) <= oneOffWords || len(v.of)*len(y.content) > most {
		return true // a gap stands for any words
	}
	common, content := v.bits.common(y.content)
	if len(y.content) != len(y.quoted) {
		n, c := v.bits.common(y.quoted)
		common, content = max(common, n), max(content, c)
	}
	return common >= leastWords && content >= leastContent || common >= leastWords-1 && content >= 2 && 5*common >= 3*len(v.of) || common == len(v.of) ||
		len(v.of) <= oneOffWords && common >= max(oneOffLeast, v.bare-oneOffDiffer) ||
		common >= oneOffLeast && content >= 1 && (v.bare < len(v.of) || y.Bracketed()) // brackets stand for the others
}

// judge holds words of the member at a against the member at b.
func (m *matcher) judge(a int32, words []token, b int32) (link, bool) {
	x, y := m.ranked[a], m.ranked[b]
	if x.Source == y.Source && (x.Within != "" && x.Within == y.ID || y.Within != "" && y.Within == x.ID) {
		return link{}, false // what A quotes B as saying is not what A says
	}
	rel := m.relation(a, b)
	if !rel.Agrees() && (quotedBy(x, y) || quotedBy(y, x)) {
		rel = speaker.Compatible
	}
	if !x.Quotes() {
		return judgeIndirect(words, y, rel, b)
	}
	if y.Quotes() {
		al := overlay(words, y.quoted)
		if !sameDepth(&al, words, y.quoted, Inner) || rel == speaker.Different && !sameDepth(&al, words, y.quoted, Nested) {
			return link{}, false
		}
		if l, ok := m.judgeQuoted(x, y, words, &al, rel); ok {
			l.member = b
			return l, true
		}
	}
	// The words of a quotation may stand in the other's content without marks.
	if !agreeing(rel) {
		return link{}, false
	}
	if l, ok := m.unmarked(x, y, words, rel); ok {
		l.member, l.to = b, len(words)
		return l, true
	}
	if y.Quotes() && len(y.pieces) == 1 && len(words) == x.full {
		l, ok := m.unmarked(y, x, y.quoted, rel)
		l.member, l.to = b, len(words)
		return l, ok
	}
	return link{}, false
}

// unmarked finds quoted words of x in the content of y, with marks or without.
func (m *matcher) unmarked(x, y *Member, words []token, rel speaker.Relation) (link, bool) {
	if len(y.content) == len(y.quoted) || len(words) > len(y.content) {
		return link{}, false
	}
	al := within(words, y.content)
	if al.matched < len(words) || al.differing > 0 || !sameDepth(&al, words, y.content, Inner) {
		return link{}, false
	}
	content := al.content - stockWords(words)
	e := m.evidence(x, y, words, &al)
	times := 1.0
	if !rel.Agrees() {
		times = 1.3 * e.strange()
	}
	ok := e.holds(times) && (len(words) >= 3 && content >= 2 || content >= 1 && e.shared >= 2)
	return link{weight: weigh(&al, rel, 0), score: 0.85}, ok
}

// quotedBy reports whether one statement stands inside what the other's speaker
// says: who credits it to that speaker has the same utterance, and the wrong name.
func quotedBy(in, by *Member) bool {
	return in.outer != nil && in.Source != by.Source && by.outer == nil && Relation(in.outer, by.Statement).Agrees()
}

// agreeing reports whether a speaker may be, or may have passed on, the other.
func agreeing(r speaker.Relation) bool {
	return r.Agrees() || r == speaker.Relayed || r == speaker.Principal
}

// judgeIndirect joins statements without marks only when nearly all words agree.
func judgeIndirect(words []token, y *Member, rel speaker.Relation, b int32) (link, bool) {
	const least, share = 6, 0.9
	if len(words) < least || !rel.Agrees() && rel != speaker.Relayed {
		return link{}, false
	}
	al := within(words, y.content)
	if al.matched < least || al.content < 3 || al.similarity() < share || float64(al.matched) < share*float64(len(words)) {
		return link{}, false
	}
	if turns(words, y.content, &al) {
		return link{}, false // who says that it will not does not say that it will
	}
	if !y.Quotes() && float64(al.matched) < share*float64(len(y.content)) {
		return link{}, false
	}
	if len(y.content) != len(y.quoted) && y.Quotes() && float64(al.matched) < 0.5*float64(len(y.content)) {
		return link{}, false
	}
	return link{member: b, weight: weigh(&al, rel, 0), score: al.similarity() * 0.9, to: len(words)}, true
}

func (m *matcher) judgeQuoted(x, y *Member, words []token, al *alignment, rel speaker.Relation) (link, bool) {
	from, to := al.spanA()
	content := al.content - stockWords(words[from:to])
	similar := al.similarity()
	l := link{from: from, to: to}
	days := evidence{days: m.occasions.apart(x.Source, y.Source)}
	yFrom, yTo := al.spanB()
	sentences := bounded(words, from, to) && bounded(y.quoted, yFrom, yTo)
	if rel.Agrees() && content >= leastContent && spliced(al, len(words)) {
		l.weight, l.score, l.firm = weigh(al, rel, 0), max(similar, 0.6), true
		return l, true
	}
	if longEnough(al, content, similar, rel, min(len(words), y.full), sentences, days) {
		l.weight, l.score, l.firm = weigh(al, rel, 0), similar, true
		// Who says two things that begin alike says two things.
		l.loose = al.parted > 0 && (x.Source == y.Source && al.likeness() < 0.75 && x.Place != statement.Headline && y.Place != statement.Headline) ||
			al.parted > 0 && !longEnough(al, content, al.likeness(), rel, min(len(words), y.full), sentences, days)
		return l, true
	}
	if al.matched == 0 {
		return l, false
	}
	if !rel.Agrees() && x.Source != y.Source && al.matched >= 8 && al.content >= 3 && al.likeness() >= 0.9 {
		// A body and its head, two who repeat one statement: on one day, of one event.
		if e := m.evidence(x, y, words, al); e.dated() && e.days <= 3 && e.topic >= 0.25 && e.holds(2) {
			l.weight, l.score, l.firm = weigh(al, rel, 0), similar*0.9, true
			return l, true
		}
	}
	if rel.Agrees() && nearly(words, y.quoted, al, x.Kind == statement.Direct && y.Kind == statement.Direct) {
		l.from, l.to = 0, len(words)
		l.weight, l.score, l.firm = weigh(al, rel, 0), 0.9*similar, true
		return l, true
	}
	// Short: the whole piece stands in the other, or differs in a word.
	whole := from == 0 && to == len(words) && al.differing == 0 && (al.matched == len(words) || 2*al.matched > len(words) && content >= 2)
	oneOff := !whole && len(words) >= 2 && len(words) <= oneOffWords && similar >= 0.6 && to-from == len(words) &&
		al.differing <= oneOffDiffer && al.parted == 0 && content >= 1 && al.matched >= oneOffLeast
	if !whole && !oneOff {
		return l, false
	}
	e := m.evidence(x, y, words, al)
	telling := len(words) >= 3 && content >= 1 || content >= 2
	own := x.Source == y.Source
	var ok bool
	switch {
	case oneOff:
		ok = oneOffHolds(x, y, al, rel, content, &e, turns(words, y.quoted, al))
	case content == 0: // stock phrases, and words that say nothing
		equal := whole && y.full == len(words) && e.near() && !e.stock
		ok = rel.Agrees() && (own && len(words) >= 3 || e.shared >= 3 && e.around >= 3*e.needed+1 ||
			equal && (len(words) >= 4 || len(words) >= 3 && e.dated() && e.topic >= 0.08))
	case rel.Agrees():
		ok = e.holds(1) && (telling || own || e.shared >= 1)
	case rel == speaker.Relayed:
		ok = e.holds(1.3*e.strange()) && (telling && (content >= 3 || len(words) > 3 && e.shared >= 1) || e.shared >= 2)
	case rel == speaker.Principal:
		ok = e.holds(1.5*e.strange()) && telling && (content >= 3 || len(words) > 3 && e.shared >= 1) ||
			e.holds(3*e.strange()) && e.shared >= 3 && y.full <= 4*shortWords
	case rel == speaker.Unclear:
		pulled := whole && own && x.Speaker.Nameless() && len(words) >= 4 && content >= 2
		unnamed := x.Speaker != nil && y.Speaker != nil && (x.Speaker.Nameless() || y.Speaker.Nameless())
		ok = e.holds(2) && len(words) >= 3 && e.shared >= 2 || unnamed && e.holds(1.5) && telling && e.shared >= 1 || pulled || whole && len(words) >= 6 && content >= 3 ||
			whole && content >= 2 && e.dated() && e.days <= 3 && e.shared >= 3 && e.holds(4)
	default:
		// A whole sentence in the same words is one utterance; a slogan need not be.
		ok = whole && e.near() && len(words) >= 6 && content >= 3 ||
			e.holds(2) && len(words) >= 4 && content >= 2 && e.shared >= 4 ||
			whole && !own && y.full <= 4*shortWords && e.dated() && e.days <= 3 && e.shared >= 3 && e.holds(4.5)
	}
	if !ok {
		return l, false
	}
	l.weight = weigh(al, rel, int(min(e.around, 12)/2))
	l.score = similar * (0.8 + 0.04*min(e.around/2, 3))
	if rel == speaker.Same {
		l.score += 0.08 * similar
	}
	l.firm = telling && content >= 2
	return l, true
}

// oneOffHolds reports whether two short wordings that differ in a word or two are
// one utterance.
func oneOffHolds(x, y *Member, al *alignment, rel speaker.Relation, content int, e *evidence, turned bool) bool {
	headline := x.Place == statement.Headline || y.Place == statement.Headline
	switch {
	case !rel.Agrees() && rel != speaker.Relayed || !e.holds(1):
		return false
	case x.Source == y.Source && !headline:
		return false // who says two things that are alike says two things
	case x.Source == y.Source: // an article's own headline
		return content >= 2 && al.matched >= leastWords-1
	case turned: // a "not" lost
		return al.matched >= leastContent && (content >= 2 || e.shared >= 1)
	case al.differing > 1 && content < 2:
		return false
	}
	// One word of a whole sentence for another, by one speaker in two sources.
	return e.shared >= 2 || al.differing <= 1 && al.matched >= 6 && content >= 2 && (y.full <= al.matched+1 || e.near() && e.shared >= 1) ||
		al.differing <= 1 && content >= 2 && e.dated() && e.days <= 3 && e.holds(2)
}

// turns reports whether a negation stands on one side of an alignment only.
func turns(a, b []token, al *alignment) bool {
	negations := func(words []token) int {
		n := 0
		for _, t := range words {
			if lists().negationKey[t.key] {
				n++
			}
		}
		return n
	}
	for _, r := range al.runs {
		if r.kind == changed && negations(a[r.A0:r.A1]) != negations(b[r.B0:r.B1]) {
			return true
		}
	}
	return false
}

// longEnough reports whether words alone make two wordings one: the less the
// speakers agree, the more words.
func longEnough(al *alignment, content int, similar float64, rel speaker.Relation, shorter int, sentences bool, e evidence) bool {
	if al.matched*2 < shorter && content < 5 && al.matched < 2*leastWords && !sentences { // they overlap a little at their ends
		return false
	}
	switch rel {
	case speaker.Different:
		return content >= 5 && al.matched >= 7 && similar >= 0.75
	case speaker.Unclear, speaker.Principal:
		return content >= 4 && al.matched >= 6 && similar >= 0.65 || content >= 6 && al.matched >= 10 && similar >= 0.6
	default:
		least := 0.65
		switch {
		case sentences && e.near() && (similar >= 0.75 && content >= 2 && al.matched >= 7 || content >= 3 && al.matched >= leastWords):
			least = 0.5
		case e.dated() && e.days <= 3 && al.matched >= 12 && content >= 4:
			least = 0.55
		case e.near():
			least = 0.6
		}
		return (content >= leastContent || sentences && content >= 2 && least == 0.5) && al.matched >= leastWords && similar >= least
	}
}

// spliced reports whether all of so many words stand in the other in their order,
// in long runs: somebody left out what is between.
func spliced(al *alignment, words int) bool {
	const least = 4 // words of a run
	for _, r := range al.runs {
		if r.kind == same && r.A1-r.A0 < least || r.kind == changed && r.A1 > r.A0 {
			return false
		}
	}
	return al.matched == words && words >= 2*least
}

// bounded reports whether words[from:to] are whole sentences.
func bounded(words []token, from, to int) bool {
	return from < to && words[from].flags&Capital != 0 && (from == 0 || words[from-1].flags&(Ends|Gap) != 0) &&
		(to == len(words) || words[to-1].flags&Ends != 0)
}

// weigh says how much speaks for a match.
func weigh(al *alignment, rel speaker.Relation, around int) int {
	w := 4*al.matched + 4*al.content - 4*al.differing + 2*around
	switch rel {
	case speaker.Same:
		w += 8
	case speaker.Compatible:
		w += 7
	case speaker.Relayed, speaker.Principal:
		w += 4
	case speaker.Different:
		w -= 4
	}
	return w
}

// sameDepth reports whether what is aligned is on both sides the speaker's own,
// or on both sides what the speaker quotes another as saying: it is so flagged.
func sameDepth(al *alignment, a, b []token, quoting Flags) bool {
	deep := func(words []token, from, to int) bool {
		n := 0
		for _, t := range words[from:to] {
			if t.flags&quoting != 0 {
				n++
			}
		}
		return 2*n > to-from
	}
	a0, a1 := al.spanA()
	b0, b1 := al.spanB()
	return deep(a, a0, a1) == deep(b, b0, b1)
}

// Stock reports whether words of substance belong to stock phrases, all of them: said
// so often that they are nobody's in particular.
func Stock(words []Word) bool {
	ts := tokens(words)
	n := 0
	for _, t := range ts {
		if !t.gap() && t.flags&Stop == 0 {
			n++
		}
	}
	return n > 0 && stockWords(ts) >= n
}

// stockWords counts the words of substance that belong to stock phrases.
func stockWords(words []token) int {
	n := 0
	for i, stock := range stockKeys(words) {
		if stock && words[i].flags&Stop == 0 {
			n++
		}
	}
	return n
}

// stockKeys says which words belong to stock phrases; it is nil where none does.
func stockKeys(words []token) map[int]bool {
	l := lists()
	var out map[int]bool
	for i := 0; i < len(words); {
		longest := 0
		for _, s := range l.stockFirst[words[i].key] {
			phrase := l.stock[s]
			if len(phrase) <= longest || i+len(phrase) > len(words) {
				continue
			}
			fits := true
			for k, key := range phrase {
				fits = fits && words[i+k].key == key
			}
			if fits {
				longest = len(phrase)
			}
		}
		for k := range longest {
			if out == nil {
				out = map[int]bool{}
			}
			out[i+k] = true
		}
		i += max(1, longest)
	}
	return out
}
