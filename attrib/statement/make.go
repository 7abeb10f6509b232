package statement

// From a draft to a statement: places, wording, confidence, order.

import (
	"sort"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
)

// make gives a draft's statement without its speaker.
func (x *extraction) make(d *draft) Statement {
	s := Statement{Act: d.e.act, Polarity: d.e.polarity, Place: place(x.text.Blocks[d.block].Kind), Quoted: []document.Range{}}
	if s.Act == "" {
		s.Act = Speech
	}
	if s.Polarity == "" {
		s.Polarity = Asserted
	}
	direct := d.direct()
	for _, a := range d.also {
		direct = direct && a.direct()
	}
	var wording []string
	add := func(v *view, r nodeRange, quotes []int, whole, first bool) {
		span := v.span(r.lo, r.hi)
		if direct && !whole && first && v.low(r.lo) == "that" {
			// "that “…”": the content takes in the conjunction, the text leaves it out.
			r.lo++
		}
		s.Content = append(s.Content, x.doc.Range(span))
		if whole {
			s.Quoted = append(s.Quoted, x.doc.Range(span))
			wording = append(wording, x.doc.Wording(span))
			return
		}
		for _, q := range quotes {
			if q < r.lo || q >= r.hi {
				continue
			}
			inner := x.innerSpan(v, q)
			s.Quoted = append(s.Quoted, x.doc.Range(inner))
			if direct {
				wording = append(wording, strings.TrimSpace(strings.TrimSuffix(x.doc.Wording(inner), ",")))
			}
		}
		if !direct {
			w := x.doc.Wording(span)
			if label := d.e.verb != nil && d.e.verb.Has('l') && !d.e.verb.Has('t'); first && !label && !v.tag(r.lo+1).Finite() { // not "that was the question"
				w = withoutThat(w)
			}
			wording = append(wording, w)
		}
	}
	for i, r := range d.content {
		add(d.v, r, d.quotes, d.whole, i == 0)
	}
	for _, a := range d.also {
		for _, r := range a.content {
			add(a.v, r, a.quotes, a.whole, false)
		}
	}
	switch {
	case direct:
		s.Kind = Direct
	case len(s.Quoted) > 0:
		s.Kind = Mixed
	default:
		s.Kind = Indirect
	}
	s.Text = strings.Join(wording, " ")
	if d.cue && d.e.hi > d.e.lo {
		v := d.v
		if d.cueView != nil {
			v = d.cueView
		}
		span := v.span(d.e.lo, d.e.hi)
		s.Cue = &Cue{Text: x.doc.Wording(span), Span: span}
	}
	return s
}

func withoutThat(w string) string {
	if len(w) > 5 && strings.EqualFold(w[:5], "that ") {
		return w[5:]
	}
	return w
}

// innerSpan is what stands between a quotation's marks.
func (x *extraction) innerSpan(v *view, q int) document.Span {
	first, last := v.inner(q)
	return document.Span{Start: v.tokens[first].Start, End: v.tokens[last-1].End}
}

func place(k document.Kind) Place {
	switch k {
	case document.Headline:
		return Headline
	case document.Caption:
		return Caption
	case document.Heading:
		return Other
	}
	return Body
}

// confidence is how likely content and speaker are right, given that the mention
// is resolved rightly. The figures are the shares found right on annotated news.
func (x *extraction) confidence(d *draft, s *Statement) float64 {
	c := 0.0
	quoted := len(s.Quoted) > 0
	switch {
	case d.weak:
		return 0.3
	case d.alone:
		c = 0.7
		if quoted && wordsIn(s) < 4 {
			c = 0.4
		}
		return c
	case d.lead:
		c = 0.65
	case d.written:
		return 0.95
	case d.e.kind == according:
		c = 0.9
	case d.e.kind == nominal:
		c = 0.7
	case d.e.kind == labelled:
		c = 0.8
	case d.e.verb == labels:
		c = 0.7
	case !d.e.known:
		c = 0.85
	case s.Kind == Direct:
		c = 0.97
	case s.Kind == Mixed:
		c = 0.9
	default:
		c = 0.85
		if d.e.verb != nil && !strings.ContainsAny(d.e.verb.Frames, "c") {
			c = 0.8
		}
	}
	if d.e.shared {
		c *= 0.93
	}
	if d.e.passive {
		c *= 0.9
	}
	if d.e.verb != nil && d.e.verb.Act == "thought" {
		c *= 0.9
	}
	for _, q := range d.quotes { // a mark left open: the end is a guess
		if p := d.v.nodes[q].q; p != nil && p.unclosed && !x.runOn[d.block] {
			c *= 0.75
		}
	}
	return c
}

func wordsIn(s *Statement) int { return len(strings.Fields(s.Text)) }

// order sorts statements by place and gives Within its final meaning: the index
// (in decimal) of the outer statement in the result.
func order(list []Statement) []Statement {
	at := make([]int, len(list))
	for i := range at {
		at[i] = i
	}
	sort.SliceStable(at, func(a, b int) bool {
		x, y := &list[at[a]], &list[at[b]]
		if x.Content[0].Start != y.Content[0].Start {
			return x.Content[0].Start < y.Content[0].Start
		}
		return x.Within == "" && y.Within != ""
	})
	where := make([]int, len(list))
	out := make([]Statement, len(list))
	for i, j := range at {
		out[i] = list[j]
		where[j] = i
	}
	for i := range out {
		if out[i].Within != "" {
			j, err := strconv.Atoi(out[i].Within)
			if err == nil {
				out[i].Within = strconv.Itoa(where[j])
			}
		}
	}
	return out
}
