package eval

// What goes wrong, sorted into kinds, with places to look at.

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/statement"
)

// mistake is a kind of error: what it is about, and what is wrong.
type mistake struct{ what, kind string }

// The errors that quotations and their speakers have.
var (
	missedQuotation = mistake{"quotation", "missed"}
	unannotated     = mistake{"quotation", "not annotated"}
	noSpeech        = mistake{"quotation", "no speech"}
	noSpeaker       = mistake{"speaker", "none given"}
	wrongMention    = mistake{"speaker", "wrong mention"}
	wrongName       = mistake{"speaker", "wrong name"}
)

// The errors that a role's spans have.
const (
	missed      = "missed"
	spurious    = "spurious"
	startsEarly = "starts too early"
	startsLate  = "starts too late"
	endsEarly   = "ends too early"
	endsLate    = "ends too late"
	split       = "split"   // one in the annotation, several found
	merged      = "merged"  // several in the annotation, one found
	tangled     = "tangled" // several of each that overlap
)

// slip is one error.
type slip struct {
	mistake
	place Place
}

// slip notes an error; the place is the first of the spans.
func (l *ledger) slip(m mistake, spans []document.Span, found, gold string) {
	at := trimmed(l.text, hull(spans))
	if at.Len() == 0 {
		at = hull(spans)
	}
	doc, s := l.article.place(at)
	position := doc.Position(s.Start)
	l.slips = append(l.slips, slip{m, Place{
		Path: doc.Path, Start: s.Start, End: s.End, Line: position.Line, Column: position.Column,
		Words: wording(doc, s), Found: clipped(found), Gold: clipped(gold),
	}})
}

// hull is the span from the first start to the last end.
func hull(spans []document.Span) document.Span {
	if len(spans) == 0 {
		return document.Span{}
	}
	h := spans[0]
	for _, s := range spans[1:] {
		h.Start, h.End = min(h.Start, s.Start), max(h.End, s.End)
	}
	return h
}

// wording is the words of a span, shortened. Of a long one only the ends are read.
func wording(doc *document.Document, s document.Span) string {
	const most = 1000
	if s.Len() <= 2*most {
		return clipped(doc.Wording(s))
	}
	head, tail := s.Start+most, s.End-most
	for !utf8.RuneStart(doc.Text[head]) {
		head--
	}
	for !utf8.RuneStart(doc.Text[tail]) {
		tail++
	}
	return clipped(doc.Wording(document.Span{Start: s.Start, End: head}) + " … " + doc.Wording(document.Span{Start: tail, End: s.End}))
}

// clipped shortens words to what is enough to know the place by.
func clipped(text string) string {
	const first, last = 9, 5
	words := strings.Fields(text)
	if len(words) > first+last {
		words = slices.Concat(words[:first], []string{"…"}, words[len(words)-last:])
	}
	for i, w := range words {
		if r := []rune(w); len(r) > 40 {
			words[i] = string(r[:39]) + "…"
		}
	}
	return strings.Join(words, " ")
}

// countSpeakerSlips notes what is wrong with the speaker of a quotation.
func (l *ledger) countSpeakerSlips(x *Attribution, s *statement.Statement, mention, name bool) {
	gold := ""
	if x.Label != nil {
		gold = x.Label.Name
	}
	if s.Speaker == nil {
		if gold != "" || len(x.Source) > 0 {
			l.slip(noSpeaker, x.Content, "", gold)
		}
		return
	}
	if !mention && len(x.Source) > 0 {
		found := s.Speaker.Mention
		if found == "" {
			found = "none of its own"
		}
		l.slip(wrongMention, x.Content, found, wording(l.article.Doc, hull(x.Source)))
	}
	if !name {
		l.slip(wrongName, x.Content, s.Speaker.Name, gold)
	}
}

// countSlips sorts the spans of a role that are not exactly right into kinds.
// What is right takes no further part: a second span that overlaps it is
// spurious, or missed.
func (l *ledger) countSlips(role int) {
	gold, found := setOf(l.gold, role), setOf(l.found, role)
	var rest []node
	for s := range gold {
		if !found[s] {
			rest = append(rest, node{Span: s})
		}
	}
	for s := range found {
		if !gold[s] {
			rest = append(rest, node{Span: s, found: true})
		}
	}
	slices.SortFunc(rest, func(a, b node) int {
		if c := inOrder(a.Span, b.Span); c != 0 {
			return c
		}
		return cmp.Compare(boolean(a.found), boolean(b.found))
	})
	for _, knot := range knots(rest) {
		l.sortKnot(roleNames[role], knot)
	}
}

func setOf(sides []side, role int) map[document.Span]bool {
	set := map[document.Span]bool{}
	for i := range sides {
		for _, s := range sides[i].spans[role] {
			set[s] = true
		}
	}
	return set
}

// sortKnot says what is wrong with spans that hang together.
func (l *ledger) sortKnot(what string, knot []node) {
	var gold, found []document.Span
	for _, n := range knot {
		if n.found {
			found = append(found, n.Span)
		} else {
			gold = append(gold, n.Span)
		}
	}
	note := func(kind string, s document.Span) { l.slip(mistake{what, kind}, []document.Span{s}, "", "") }
	switch {
	case len(found) == 0:
		note(missed, gold[0])
	case len(gold) == 0:
		note(spurious, found[0])
	case len(gold) == 1 && len(found) == 1:
		g, f := gold[0], found[0]
		if f.Start < g.Start {
			note(startsEarly, document.Span{Start: f.Start, End: g.Start})
		}
		if f.Start > g.Start {
			note(startsLate, document.Span{Start: g.Start, End: f.Start})
		}
		if f.End < g.End {
			note(endsEarly, document.Span{Start: f.End, End: g.End})
		}
		if f.End > g.End {
			note(endsLate, document.Span{Start: g.End, End: f.End})
		}
	case len(gold) == 1:
		note(split, gold[0])
	case len(found) == 1:
		note(merged, found[0])
	default:
		note(tangled, gold[0])
	}
}

// node is a span of one of the two sides.
type node struct {
	document.Span
	found bool
	up    int
}

// knots puts sorted spans together that overlap one of the other side.
func knots(list []node) [][]node {
	for i := range list {
		list[i].up = i
	}
	top := func(i int) int {
		for list[i].up != i {
			list[i].up = list[list[i].up].up
			i = list[i].up
		}
		return i
	}
	var open []int // spans that may still overlap what follows
	for i := range list {
		open = slices.DeleteFunc(open, func(j int) bool { return list[j].End <= list[i].Start })
		for _, j := range open {
			if list[i].found != list[j].found {
				a, b := top(i), top(j)
				list[max(a, b)].up = min(a, b)
			}
		}
		open = append(open, i)
	}
	var all [][]node
	of := map[int]int{}
	for i := range list {
		t := top(i)
		n, ok := of[t]
		if !ok {
			n = len(all)
			of[t] = n
			all = append(all, nil)
		}
		all[n] = append(all[n], list[i])
	}
	return all
}

// mistakes counts the errors of each kind, the most frequent first, and keeps
// some places of each, spread evenly over all.
func mistakes(slips []slip, places int) []Mistake {
	of := map[mistake][]Place{}
	for _, s := range slips {
		of[s.mistake] = append(of[s.mistake], s.place)
	}
	list := []Mistake{}
	for m, all := range of {
		list = append(list, Mistake{What: m.what, Kind: m.kind, Count: len(all), Places: spread(all, places)})
	}
	slices.SortFunc(list, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.What, b.What), cmp.Compare(a.Kind, b.Kind))
	})
	return list
}

// spread takes n of a list at even distances, so that not all come from the
// first article.
func spread(all []Place, n int) []Place {
	if n >= len(all) {
		return all
	}
	some := make([]Place, 0, n)
	for i := range n {
		some = append(some, all[i*len(all)/n])
	}
	return some
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// visible puts a space for white space and a replacement for what is not seen,
// so that nothing foreign moves the cursor or turns the writing round.
func visible(r rune) rune {
	switch {
	case unicode.IsPrint(r):
		return r
	case unicode.IsSpace(r):
		return ' '
	}
	return unicode.ReplacementChar
}
