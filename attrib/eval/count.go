package eval

// One article: what was found held against what is annotated.

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/statement"
)

// half is the confidence from which on a statement counts as one.
const half = 0.5

// side is an attribution or a statement, made ready for comparing.
type side struct {
	spans   [roles][]document.Span // trimmed, in order
	content []document.Span        // united, otherwise as it stands
	words   int                    // of the content
	group   int                    // its kind, as a place in groupNames
}

// ledger is an article while it is counted.
type ledger struct {
	*counts
	article    *Article
	text       string
	words      []document.Span
	marked     []bool // which words stand in quotation marks
	statements []statement.Statement
	stripped   bool

	gold, found     []side
	byGold, byFound [][]int // for each word, the sides whose content covers it
}

// count holds the statements found in an article against its annotation.
func count(a *Article, list []statement.Statement, stripped bool) *counts {
	l := &ledger{counts: newCounts(), article: a, text: a.Doc.Text, statements: list, stripped: stripped}
	l.words = wordsOf(l.text)
	l.marked = make([]bool, len(l.words))
	for _, q := range a.Quotations {
		from, to := covered(l.words, q)
		for i := from; i < to; i++ {
			l.marked[i] = true
		}
	}
	for i := range a.Attributions {
		x := &a.Attributions[i]
		l.gold = append(l.gold, l.side(x.Source, x.Cue, x.Content))
	}
	for i := range list {
		var speaker, verb []document.Span
		if s := list[i].Speaker; s != nil {
			speaker = []document.Span{s.Span}
		}
		if c := list[i].Cue; c != nil {
			verb = []document.Span{c.Span}
		}
		l.found = append(l.found, l.side(speaker, verb, spansOf(list[i].Content)))
	}
	l.byGold, l.byFound = l.index(l.gold), l.index(l.found)

	l.countSpans()
	l.countQuoted()
	l.countFalse()
	l.calibrate()
	for r := range roles {
		l.countSlips(r)
	}
	return l.counts
}

func (l *ledger) side(spans ...[]document.Span) side {
	s := side{content: united(spans[content])}
	for r := range roles {
		s.spans[r] = allTrimmed(l.text, spans[r])
	}
	in := 0
	l.eachWord(s.content, func(w int) {
		s.words++
		if l.marked[w] {
			in++
		}
	})
	switch {
	case in == 0:
		s.group = 3 // indirect
	case in < s.words:
		s.group = 2 // mixed
	default:
		s.group = 1 // direct
	}
	return s
}

// eachWord calls f for the number of each word that the spans cover.
func (l *ledger) eachWord(spans []document.Span, f func(word int)) {
	for _, s := range spans {
		from, to := covered(l.words, s)
		for w := from; w < to; w++ {
			f(w)
		}
	}
}

// index lists for each word the sides whose content covers it.
func (l *ledger) index(sides []side) [][]int {
	at := make([][]int, len(l.words))
	for i := range sides {
		l.eachWord(sides[i].content, func(w int) {
			if n := len(at[w]); n == 0 || at[w][n-1] != i {
				at[w] = append(at[w], i)
			}
		})
	}
	return at
}

// common counts for each side that an index has the words that it shares with
// the spans.
func (l *ledger) common(spans []document.Span, at [][]int) map[int]int {
	n := map[int]int{}
	l.eachWord(spans, func(w int) {
		for _, i := range at[w] {
			n[i]++
		}
	})
	return n
}

// best finds the side of which the content shares the most bytes with a content,
// the first of equals, and -1 where none shares half of the shorter of the two.
func (l *ledger) best(spans []document.Span, sides []side, at [][]int) int {
	best, most := -1, 0
	for i := range l.common(spans, at) {
		n := shared(spans, sides[i].content)
		if n > most || n == most && i < best {
			best, most = i, n
		}
	}
	if best < 0 || 2*most < min(length(spans), length(sides[best].content)) {
		return -1
	}
	return best
}

// countSpans counts roles and whole attributions, of all and of each kind. What
// belongs to several kinds is in each.
func (l *ledger) countSpans() {
	for r := range roles {
		exact, words := newTally[document.Span](), newTally[int]()
		l.eachSide(func(s *side, found bool) {
			for _, span := range s.spans[r] {
				exact.put(span, s.group, found)
			}
			l.eachWord(s.spans[r], func(w int) { words.put(w, s.group, found) })
		})
		exact.count(func(g int) *Score { return &l.groups[g].role(r).Exact })
		words.count(func(g int) *Score { return &l.groups[g].role(r).Overlap })
	}
	whole := newTally[string]()
	l.eachSide(func(s *side, found bool) {
		for _, g := range []int{0, s.group} {
			if found {
				l.groups[g].Statements++
			} else {
				l.groups[g].Attributions++
			}
		}
		var key strings.Builder
		for r := range roles {
			fmt.Fprintln(&key, s.spans[r])
		}
		whole.put(key.String(), s.group, found)
	})
	whole.count(func(g int) *Score { return &l.groups[g].Whole })
}

func (l *ledger) eachSide(f func(s *side, found bool)) {
	for i := range l.gold {
		f(&l.gold[i], false)
	}
	for i := range l.found {
		f(&l.found[i], true)
	}
}

// tally is two sets, found and annotated, with the groups of each member as bits;
// the first bit, of all, is always set.
type tally[K comparable] struct{ found, gold map[K]uint }

func newTally[K comparable]() tally[K] { return tally[K]{map[K]uint{}, map[K]uint{}} }

func (t tally[K]) put(k K, group int, found bool) {
	if found {
		t.found[k] |= 1 | 1<<group
	} else {
		t.gold[k] |= 1 | 1<<group
	}
}

// count counts each group's members, and those that the other set has too.
func (t tally[K]) count(score func(group int) *Score) {
	for g := range groupNames {
		s := score(g)
		for k, groups := range t.found {
			if groups>>g&1 == 1 {
				s.Precision.count(t.gold[k] != 0)
			}
		}
		for k, groups := range t.gold {
			if groups>>g&1 == 1 {
				s.Recall.count(t.found[k] != 0)
			}
		}
	}
}

// quotes reports whether a statement has quoted words. A text without marks
// shows none, so there it is the article's marks that tell.
func (l *ledger) quotes(i int) bool {
	return len(l.statements[i].Quoted) > 0 || l.stripped && l.found[i].group != 3
}

// isQuotation reports whether an attribution is a quotation to be found: its
// label says so, or there is none and some of its words stand in marks.
func (l *ledger) isQuotation(i int) bool {
	x := &l.article.Attributions[i]
	if len(x.Content) == 0 {
		return false
	}
	if x.Label != nil {
		return !x.Label.NotSpeech
	}
	return l.gold[i].group != 3
}

// countQuoted counts quotations, their speakers, and stretches in marks.
func (l *ledger) countQuoted() {
	for i := range l.article.Attributions {
		x := &l.article.Attributions[i]
		if x.Label == nil || !x.Label.NotSpeech {
			l.countStretches(l.gold[i].content)
		}
		if !l.isQuotation(i) {
			continue
		}
		var found, mention, name bool
		if n := l.best(l.gold[i].content, l.found, l.byFound); n >= 0 {
			found = true
			s := &l.statements[n]
			mention = s.Speaker != nil && shared([]document.Span{s.Speaker.Span}, united(x.Source)) > 0
			name = namesRightly(s, x.Label)
			l.countSpeakerSlips(x, s, mention, name)
		} else {
			l.slip(missedQuotation, x.Content, "", "")
		}
		q := &l.quoted
		q.All.Found.count(found)
		q.All.Mention.count(mention)
		if x.Label == nil {
			continue
		}
		for _, s := range []*Speakers{&q.Labelled, &q.Bases[slices.Index(Bases(), x.Label.Basis)].Speakers} {
			s.Found.count(found)
			s.Mention.count(mention)
			if x.Label.Name != "" {
				s.Name.count(name)
			}
		}
		q.All.Name = q.Labelled.Name
	}
}

// namesRightly reports whether a statement has the speaker that a label names.
// Where there is no label, or no reader could tell, no name is wrong.
func namesRightly(s *statement.Statement, label *Label) bool {
	if label == nil || label.Name == "" {
		return true
	}
	return s.Speaker != nil && plain(s.Speaker.Name) == plain(label.Name)
}

// countStretches counts the stretches in quotation marks inside content. A
// stretch is found where one statement holds all its words.
func (l *ledger) countStretches(spans []document.Span) {
	marks := l.article.Quotations
	for _, s := range spans {
		for i := sort.Search(len(marks), func(i int) bool { return marks[i].End > s.Start }); i < len(marks) && marks[i].Start < s.End; i++ {
			stretch := []document.Span{{Start: max(s.Start, marks[i].Start), End: min(s.End, marks[i].End)}}
			from, to := covered(l.words, stretch[0])
			if from == to {
				continue
			}
			whole := false
			for _, n := range l.common(stretch, l.byFound) {
				whole = whole || n == to-from
			}
			l.quoted.Stretches.count(whole)
		}
	}
}

// countFalse counts quoted statements with a speaker where nobody speaks.
func (l *ledger) countFalse() {
	for i := range l.statements {
		s := &l.statements[i]
		if !l.quotes(i) {
			continue
		}
		l.wrong.Quoted++
		if s.Speaker == nil || !(s.Confidence >= half) {
			continue
		}
		spans := l.found[i].content
		if len(l.common(spans, l.byGold)) == 0 {
			l.wrong.Unannotated++
			l.slip(unannotated, spans, s.Speaker.Name, "")
			continue
		}
		n := l.best(spans, l.gold, l.byGold)
		if n < 0 {
			continue
		}
		if label := l.article.Attributions[n].Label; label != nil && label.NotSpeech {
			l.wrong.NotSpeech++
			l.slip(noSpeech, spans, s.Speaker.Name, "")
		}
	}
}

// calibrate sorts the statements by confidence and counts which are right.
func (l *ledger) calibrate() {
	for i := range l.statements {
		s := &l.statements[i]
		confidence := max(0, min(s.Confidence, 1))
		if math.IsNaN(confidence) {
			confidence = 0
		}
		// A little more, for 0.3 times ten is a little less than three.
		tenth := min(int(confidence*10+1e-9), 9)
		put := func(of int, right bool) {
			b := &l.bins[of][tenth]
			b.sum += confidence
			b.right.count(right)
		}
		if l.quotes(i) {
			put(0, l.rightQuotation(i))
		}
		put(1, l.rightContent(i))
	}
}

// rightQuotation reports whether annotators have the statement, as speech, and
// with the same speaker where they name one.
func (l *ledger) rightQuotation(i int) bool {
	n := l.best(l.found[i].content, l.gold, l.byGold)
	if n < 0 {
		return false
	}
	label := l.article.Attributions[n].Label
	return (label == nil || !label.NotSpeech) && namesRightly(&l.statements[i], label)
}

// rightContent reports whether the content shares at least half the words of the
// longer with that of one attribution.
func (l *ledger) rightContent(i int) bool {
	for n, words := range l.common(l.found[i].content, l.byGold) {
		if 2*words >= max(l.found[i].words, l.gold[n].words) {
			return true
		}
	}
	return false
}
