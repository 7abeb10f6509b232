package eval

// The standoff format of the brat annotation tool (https://brat.nlplab.org).

import (
	"slices"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
)

// ParseBrat reads the standoff annotation of a text:
//
//	T1	Source 27 40	Elena Petrova
//	T2	Cue 41 45	said
//	T3	Content 0 26;48 60	“The mill is closed,” “for good.”
//	R1	Said Arg1:T2 Arg2:T3
//	E1	Cue:T2 Source:T1 Content:T3
//
// Offsets count characters (code points) and come back as bytes. A span has the
// role that its type names (source, cue or content, in any letter case), or that
// an event gives it; the trigger of an event that has such a role among its
// arguments is its cue. Relations and events of any type tie spans with roles
// together, and what hangs together is one attribution, in the order of its
// first line; its ID is that of its first content span, or of its first span.
// A span that nothing ties is an attribution of its own. Other spans, attributes,
// normalisations, notes and equivalences (A, M, N, #, *) are passed over. An
// event among the arguments of an event is a statement inside a statement, and
// not tied.
//
// path names the data in errors, which are *Error with the line.
func ParseBrat(path string, data []byte, text string) ([]Attribution, error) {
	p := bratFile{runes: runeOffsets(text), at: map[string]int{}, trigger: map[string]string{}}
	if err := eachLine(path, data, p.line); err != nil {
		return nil, err
	}
	// Lines may stand in any order, so what they refer to is looked up last.
	for _, e := range p.events {
		if err := p.tieEvent(e); err != nil {
			return nil, &Error{Path: path, Line: e.line, Err: err}
		}
	}
	for _, r := range p.relations {
		if err := p.tieRelation(r); err != nil {
			return nil, &Error{Path: path, Line: r.line, Err: err}
		}
	}
	return p.attributions(), nil
}

// bratSpan is a text-bound annotation. up leads to another of the same
// attribution, or to itself.
type bratSpan struct {
	id    string
	role  int // -1 for none
	spans []document.Span
	up    int
}

// bratTie is a relation or an event: what it is between.
type bratTie struct {
	line    int
	trigger string      // of an event
	args    [][2]string // role and id
}

type bratFile struct {
	runes     []int // the byte offset of each character, and of the text's end
	spans     []bratSpan
	at        map[string]int    // id → place in spans
	trigger   map[string]string // id of an event → id of its trigger
	events    []bratTie
	relations []bratTie
}

func (p *bratFile) line(number int, raw []byte) error {
	line := string(raw)
	switch line[0] {
	case 'T':
		return p.textBound(line)
	case 'E', 'R':
		id, rest, ok := strings.Cut(line, "\t")
		if !ok || len(id) < 2 {
			return malformed("no tab after the id")
		}
		fields := strings.Fields(strings.SplitN(rest, "\t", 2)[0])
		if len(fields) == 0 {
			return malformed("%s says nothing", id)
		}
		if id[0] == 'R' {
			return p.relation(number, id, fields)
		}
		return p.event(number, id, fields)
	case 'A', 'M', 'N', '#', '*':
		return nil
	}
	return malformed("no line of brat's begins with %q", firstOf(line))
}

// relation reads "Says Arg1:T2 Arg2:T3".
func (p *bratFile) relation(number int, id string, fields []string) error {
	args, err := arguments(fields[1:])
	if err != nil {
		return err
	}
	if len(args) < 2 {
		return malformed("the relation %s is not between two", id)
	}
	p.relations = append(p.relations, bratTie{line: number, args: args})
	return nil
}

// event reads "Cue:T2 Source:T1 Content:T3"; the first is the trigger.
func (p *bratFile) event(number int, id string, fields []string) error {
	args, err := arguments(fields)
	if err != nil {
		return err
	}
	if _, twice := p.trigger[id]; twice {
		return malformed("the id %s stands twice", id)
	}
	p.trigger[id] = args[0][1]
	p.events = append(p.events, bratTie{line: number, trigger: args[0][1], args: args[1:]})
	return nil
}

// arguments reads fields such as "Source:T1" as role and id.
func arguments(fields []string) ([][2]string, error) {
	var list [][2]string
	for _, f := range fields {
		role, id, ok := strings.Cut(f, ":")
		if !ok || role == "" || id == "" {
			return nil, malformed("%q is no ROLE:ID", f)
		}
		list = append(list, [2]string{role, id})
	}
	return list, nil
}

// textBound reads "T1<TAB>Content 10 20;25 30<TAB>words".
func (p *bratFile) textBound(line string) error {
	parts := strings.SplitN(line, "\t", 3)
	if len(parts) < 2 || len(parts[0]) < 2 {
		return malformed("no ID, tab, TYPE START END")
	}
	if _, twice := p.at[parts[0]]; twice {
		return malformed("the id %s stands twice", parts[0])
	}
	kind, places, ok := strings.Cut(parts[1], " ")
	if !ok || kind == "" {
		return malformed("no TYPE START END in %q", parts[1])
	}
	t := bratSpan{id: parts[0], role: roleOf(kind), up: len(p.spans)}
	for piece := range strings.SplitSeq(places, ";") {
		s, err := p.span(piece)
		if err != nil {
			return err
		}
		t.spans = append(t.spans, s)
	}
	slices.SortFunc(t.spans, inOrder)
	p.at[t.id] = len(p.spans)
	p.spans = append(p.spans, t)
	return nil
}

// span reads "START END" in characters.
func (p *bratFile) span(piece string) (document.Span, error) {
	ends := strings.Fields(piece)
	if len(ends) != 2 {
		return document.Span{}, malformed("%q is no START END", piece)
	}
	start, err := strconv.Atoi(ends[0])
	if err != nil {
		return document.Span{}, malformed("%q is no number", ends[0])
	}
	end, err := strconv.Atoi(ends[1])
	if err != nil {
		return document.Span{}, malformed("%q is no number", ends[1])
	}
	switch {
	case start < 0 || end >= len(p.runes):
		return document.Span{}, malformed("%d to %d lies outside the text, which has %d characters", start, end, len(p.runes)-1)
	case start >= end:
		return document.Span{}, malformed("%d to %d is empty", start, end)
	}
	return document.Span{Start: p.runes[start], End: p.runes[end]}, nil
}

// tieEvent ties the arguments of an event to each other and to its trigger.
func (p *bratFile) tieEvent(e bratTie) error {
	trigger, ok := p.at[e.trigger]
	if !ok {
		return malformed("there is no %s", e.trigger)
	}
	var tied []int
	for _, a := range e.args {
		if _, nested := p.trigger[a[1]]; nested {
			continue
		}
		i, ok := p.at[a[1]]
		if !ok {
			return malformed("there is no %s", a[1])
		}
		if p.spans[i].role < 0 {
			p.spans[i].role = roleOf(a[0])
		}
		if p.spans[i].role >= 0 {
			tied = append(tied, i)
		}
	}
	if len(tied) == 0 {
		return nil
	}
	if p.spans[trigger].role < 0 {
		p.spans[trigger].role = cue
	}
	for _, i := range tied {
		p.join(trigger, i)
	}
	return nil
}

// tieRelation ties the spans that a relation is between; an event stands for its
// trigger.
func (p *bratFile) tieRelation(r bratTie) error {
	first := -1
	for _, a := range r.args {
		id := a[1]
		if trigger, event := p.trigger[id]; event {
			id = trigger
		}
		i, ok := p.at[id]
		if !ok {
			return malformed("there is no %s", a[1])
		}
		switch {
		case p.spans[i].role < 0:
		case first < 0:
			first = i
		default:
			p.join(first, i)
		}
	}
	return nil
}

// top is the span that stands for all that hang together with one.
func (p *bratFile) top(i int) int {
	for p.spans[i].up != i {
		p.spans[i].up = p.spans[p.spans[i].up].up
		i = p.spans[i].up
	}
	return i
}

// join ties two spans; the earlier one leads.
func (p *bratFile) join(i, j int) {
	i, j = p.top(i), p.top(j)
	p.spans[max(i, j)].up = min(i, j)
}

func (p *bratFile) attributions() []Attribution {
	var list []Attribution
	of := map[int]int{}
	named := map[int]bool{}
	for i := range p.spans {
		t := &p.spans[i]
		if t.role < 0 {
			continue
		}
		top := p.top(i)
		n, ok := of[top]
		if !ok {
			n = len(list)
			of[top] = n
			list = append(list, Attribution{ID: t.id})
		}
		a := &list[n]
		switch t.role {
		case source:
			a.Source = append(a.Source, t.spans...)
		case cue:
			a.Cue = append(a.Cue, t.spans...)
		case content:
			a.Content = append(a.Content, t.spans...)
			if !named[n] {
				a.ID, named[n] = t.id, true
			}
		}
	}
	for i := range list {
		for _, spans := range [][]document.Span{list[i].Source, list[i].Cue, list[i].Content} {
			slices.SortFunc(spans, inOrder)
		}
	}
	return list
}

// roleOf is the role that a word of the annotation names, -1 for none.
func roleOf(word string) int {
	return slices.Index(roleNames[:], strings.ToLower(word))
}

// runeOffsets gives the byte at which each character starts, and the text's end.
func runeOffsets(text string) []int {
	list := make([]int, 0, len(text)+1)
	for i := range text {
		list = append(list, i)
	}
	return append(list, len(text))
}

// firstOf is the first character of a line.
func firstOf(line string) string {
	for _, r := range line {
		return string(r)
	}
	return ""
}
