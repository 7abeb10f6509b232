package statement

// Extraction by rules: from a tokenised document to its statements. The blocks
// are read in order, and speakers are resolved last, in the order of the text.

import (
	"fmt"
	"sort"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/model"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement/roles"
)

// Result is what extraction gives.
type Result struct {
	// Statements are in the order of their first byte. IDs and Source are empty.
	Statements []Statement
	// Notes say what could not be read, one line each.
	Notes []string
}

// Extract finds the statements of a text, by the rules and by a model; where the
// model is nil, by the rules alone. Time and memory are linear in the text.
func Extract(text *lang.Text, m *model.Model) Result {
	if text.Bare {
		return bare(text, m)
	}
	x := rules(text)
	if m != nil {
		x.model(m)
	}
	return Result{Statements: x.statements(), Notes: x.notes}
}

// model has a model read the blocks, and merges what it finds with the drafts.
func (x *extraction) model(m *model.Model) {
	var nodes []syntax.Node
	passages := x.passages(func(b int) []syntax.Node {
		nodes = m.Syntax.Annotate(nodes[:0], x.text.Blocks[b].Tokens)
		return nodes
	})
	x.learned = true
	x.index()
	var w roles.Workspace
	for b := range passages {
		if len(passages[b].Words) > 0 {
			x.learn(b, &passages[b], m.Roles.Find(&passages[b], &w))
		}
	}
	x.settle()
}

// rules reads the blocks of a text by the rules.
func rules(text *lang.Text) *extraction {
	x := empty(text)
	x.match()
	x.names = speaker.Read(text, x.quoted)
	for b := range text.Blocks {
		x.block(b)
	}
	return x
}

// manyMarks is how many unpaired marks are worth a note.
const manyMarks = 50

type extraction struct {
	text  *lang.Text
	doc   *document.Document
	lang  *lang.Language
	pairs [][]pair // by block
	views []*view  // by block, nil where it holds no words
	runOn []bool   // the block's last quotation runs on into the next block
	names *speaker.Names
	// learned reports that models have read the text too.
	learned bool
	// byBlock are the drafts by the block that they begin in, and alsoIn the parts
	// of those that run on into a block.
	byBlock, alsoIn [][]*draft
	claims          claimed // of the block that is being merged

	doubles, singles int // outermost quotations by their marks
	// bare reports a text without case or punctuation, as restored.
	bare bool

	drafts    []*draft
	inners    []*draft // quotations inside quotations, in the same order
	lead      *event   // a cue before a colon that ends its block
	leadV     *view
	leadB     int
	notes     []string
	prev      *view // of the block before
	prevBlock int
	open      *draft // the draft whose quotation runs on into the next block
	said      *draft // the last turn of a transcript
}

// match pairs the marks of all blocks and finds which quotations run on.
func (x *extraction) match() {
	x.runOn = make([]bool, len(x.text.Blocks))
	deep, marks := false, 0
	for b := range x.text.Blocks {
		ps, tooDeep := pairs(x.text.Blocks[b].Tokens)
		x.pairs[b] = ps
		deep = deep || tooDeep
		for i := range ps {
			switch {
			case ps[i].depth > 0:
			case ps[i].style == double:
				x.doubles++
			case ps[i].style == single:
				x.singles++
			}
		}
		for i := range x.text.Blocks[b].Tokens {
			if t := &x.text.Blocks[b].Tokens[i]; t.Kind == lang.Mark && t.Text != "'" && t.Text != "’" {
				marks++
			}
		}
		marks -= 2 * len(ps)
	}
	if marks > manyMarks {
		x.notes = append(x.notes, fmt.Sprintf("%d quotation marks that pair with none are left out", marks))
	}
	if deep {
		x.notes = append(x.notes, fmt.Sprintf("quotation marks nested deeper than %d are read as text", maxDepth))
	}
	prev := -1
	for b := range x.text.Blocks {
		toks := x.text.Blocks[b].Tokens
		if len(toks) == 0 {
			continue
		}
		if prev >= 0 {
			if p := openAtEnd(x.pairs[prev], len(x.text.Blocks[prev].Tokens)); p != nil {
				first := firstPair(x.pairs[b])
				x.runOn[prev] = first != nil && first.open == 0 && first.style == p.style && tailOf(x, prev, p) < 0
			}
		}
		prev = b
	}
	for b := range x.text.Blocks {
		if x.runOn[b] {
			continue
		}
		for i := range x.pairs[b] {
			if p := &x.pairs[b][i]; p.unclosed && p.depth == 0 {
				if end := tailOf(x, b, p); end > 0 {
					p.close = end
					if t := &x.text.Blocks[b].Tokens[end]; t.Kind == lang.Mark {
						p.unclosed = false // by a mark of another kind: “We did,' he said
					}
				}
			}
		}
	}
}

func openAtEnd(ps []pair, end int) *pair {
	for i := range ps {
		if p := &ps[i]; p.depth == 0 && p.unclosed && p.close == end {
			return p
		}
	}
	return nil
}

func firstPair(ps []pair) *pair {
	for i := range ps {
		if ps[i].depth == 0 {
			return &ps[i]
		}
	}
	return nil
}

// tailOf looks in a quotation whose mark was left open for the cue that ends it:
// "“We will win, Smith said." It gives the token after the comma or stop before
// that cue, or -1.
func tailOf(x *extraction, b int, p *pair) int {
	toks := x.text.Blocks[b].Tokens
	inner := newView(x.lang, toks, p.open+1, p.close, p.depth+1, x.pairs[b], false)
	for i := range inner.nodes {
		if i+1 < len(inner.nodes) && (inner.comma(i) || inner.stop(i)) && !inner.quote(i+1) {
			first := i + 1
			if m := inner.low(first); m == "'" || m == "’" { // closed by a mark of another kind
				first++
			}
			end := first
			for end < len(inner.nodes) && end-i < 30 && !inner.stop(end) {
				end++
			}
			if v := inner; inner.comma(i) && v.shortCue(first, end) || inner.tailCue(first) && v.shortCue(first, end) {
				if end := inner.nodes[i].last; hasWord(toks[p.open+1 : end]) {
					return end
				}
			}
		}
	}
	return -1
}

// shortCue reports that the nodes are a cue with its speaker and nothing that
// could be its content.
func (v *view) shortCue(lo, hi int) bool {
	for k := lo; k < hi && k-lo < 15; k++ {
		f, ok := v.lang.Cues[v.low(k)]
		if !ok || !f.Has('q') || f.Form != lang.FormPast && f.Form != lang.FormS || !v.tag(k).Verb() {
			continue
		}
		if p := v.before(k, lo); p.ok() && p.lo == lo && v.speaks(p) && !subjectFirst(v, p) {
			if v.tailEnds(k+1, hi) {
				return true
			}
			if j := v.addressee(k+1, hi); f.Has('a') && j > k+1 && v.low(j) != "that" && v.tailEnds(j, hi) { // "told the court."
				return true
			}
		}
		if k == lo {
			if p := v.after(k+1, hi); p.ok() && v.speaks(p) && v.tailEnds(p.hi, hi) {
				return true
			}
		}
		return false
	}
	return false
}

// subjectFirst reports "I" and "you": a quotation's own words, not its cue.
func subjectFirst(v *view, p phrase) bool {
	low := v.low(p.lo)
	return low == "i" || low == "you" || low == "we"
}

// quoted reports whether a token stands inside quotation marks.
func (x *extraction) quoted(b, token int) bool {
	ps := x.pairs[b]
	// The last pair that opens at or before the token, or the outermost around it.
	i := sort.Search(len(ps), func(i int) bool { return ps[i].open > token }) - 1
	for i >= 0 && ps[i].depth > 0 {
		if token < ps[i].close {
			return true
		}
		i--
	}
	return i >= 0 && token < ps[i].close
}

// mention makes a phrase of a view a mention.
func mention(v *view, b int, p phrase) speaker.Mention {
	first := func(i int) int { return v.nodes[i].first }
	last := func(i int) int { return v.nodes[i-1].last }
	return speaker.Mention{Block: b, First: first(p.lo), Last: last(p.hi), HeadFirst: first(p.headLo), HeadLast: last(p.headHi)}
}

// statements turns drafts into statements, resolving speakers in order.
func (x *extraction) statements() []Statement {
	out := make([]Statement, 0, len(x.drafts)+len(x.inners))
	made := map[*draft]int{}
	var prev *Statement // last statement with a speaker
	prevBlock := -1
	for _, d := range x.drafts {
		s := x.make(d)
		confidence := x.confidence(d, &s)
		v, b := d.v, d.block
		if d.cueView != nil {
			v, b = d.cueView, d.cueBlock
		}
		switch {
		case d.isTurn():
			sp, sure := x.label(d)
			s.Speaker = &sp
			confidence *= sure
		case d.e.subj.ok():
			who := d.e.subj
			if d.named.ok() {
				who = d.named
			}
			resolve := x.names.Resolve
			if d.doubtful() {
				resolve = x.names.Aside // who may not have spoken is nobody's "he"
			}
			sp, sure := resolve(mention(v, b, who))
			if d.named.ok() {
				span := v.span(d.e.subj.lo, d.e.subj.hi)
				sp.Mention, sp.Span = x.doc.Wording(span), span
			}
			s.Speaker = &sp
			if s.Kind == Direct && nobody(sp) { // “Nobody moved.” It began to snow.
				s.Speaker, s.Cue, sure = nil, nil, 1
			}
			confidence *= sure
		case d.alone && !d.weak && prev != nil && (prevBlock == d.block || d.sent == 0 && x.near(prevBlock, d.block)):
			sp := x.names.Carry(*prev.Speaker, s.Content[0].Start)
			s.Speaker = &sp
			confidence = min(confidence, 0.75, prev.Confidence)
			if prev.Via != nil {
				s.Via = prev.Via
			}
		}
		for _, p := range d.via {
			s.Via = append(s.Via, x.names.Relay(mention(d.v, d.block, p)))
		}
		s.Via = append(s.Via, x.toldTo(d)...)
		x.relayed(&s)
		switch {
		case x.bare:
			confidence = d.weighBare(&s, confidence)
		case x.learned:
			confidence = d.weigh(&s, confidence)
		}
		x.asTurn(d, &s)
		s.Confidence = float64(int(confidence*100+0.5)) / 100
		made[d] = len(out)
		out = append(out, s)
		if s.Speaker != nil && d.block >= 0 && !d.doubtful() {
			prev, prevBlock = &out[len(out)-1], d.lastBlock()
		}
	}
	for _, d := range x.inners {
		s := x.make(d)
		outer := &out[made[d.outer]]
		confidence := 0.85 * x.confidence(d, &s)
		if d.e.subj.ok() {
			m := mention(d.v, d.block, d.e.subj)
			low := d.v.low(d.e.subj.lo)
			if (low == "i" || low == "we") && outer.Speaker != nil {
				sp := *outer.Speaker
				sp.Span = document.Span{Start: d.v.nodes[d.e.subj.lo].Start, End: d.v.nodes[d.e.subj.lo].End}
				sp.Mention, sp.Basis = x.doc.Slice(sp.Span), speaker.Pronoun
				s.Speaker = &sp
			} else {
				sp, sure := x.names.Inside(m, outer.Speaker)
				s.Speaker = &sp
				confidence *= sure
			}
		}
		s.Within = fmt.Sprint(made[d.outer])
		s.Confidence = float64(int(confidence*100+0.5)) / 100
		made[d] = len(out)
		out = append(out, s)
	}
	return order(out)
}

// near reports whether a quotation in block b may be carried on from block a:
// nothing but the end of a paragraph parts them.
func (x *extraction) near(a, b int) bool {
	if a == b {
		return true
	}
	if a < 0 || x.text.Blocks[b].Kind == document.Headline || x.text.Blocks[b].Kind == document.Caption || x.text.Blocks[b].Kind == document.Heading {
		return false
	}
	for i := a + 1; i <= b; i++ {
		k := x.text.Blocks[i].Kind
		if i < b && (len(x.text.Blocks[i].Tokens) > 0 && k != document.Caption) {
			return false
		}
	}
	k := x.text.Blocks[a].Kind
	return k != document.Headline && k != document.Caption && k != document.Heading
}

// lastBlock is the last block that a draft's content stands in.
func (d *draft) lastBlock() int {
	if n := len(d.also); n > 0 {
		return d.also[n-1].block
	}
	return d.block
}

// toldTo finds an agency or outlet that was told: "Lee told AFP".
func (x *extraction) toldTo(d *draft) []speaker.Speaker {
	if !d.cue || d.e.verb == nil || !d.e.verb.Has('a') || d.e.inverted {
		return nil
	}
	v, b := d.v, d.block
	if d.cueView != nil {
		v, b = d.cueView, d.cueBlock
	}
	p := v.after(d.e.hi, min(len(v.nodes), d.e.hi+12))
	if !p.ok() || !v.hasProper(p) {
		return nil
	}
	words := make([]string, 0, 4)
	for i := p.headLo; i < p.headHi; i++ {
		if v.proper(i) || v.low(i) == "of" || v.lang.Outlets[v.low(i)] {
			words = append(words, v.low(i))
		}
	}
	if !x.outlet(words) {
		return nil
	}
	return []speaker.Speaker{x.names.Relay(mention(v, b, p))}
}

// outlet reports the name of an agency, a newspaper or a station.
func (x *extraction) outlet(words []string) bool {
	if len(words) == 0 {
		return false
	}
	name := strings.Join(words, " ")
	if x.lang.Relays[name] || x.lang.Relays["the "+name] || x.lang.Outlets[words[len(words)-1]] && len(words) > 1 {
		return true
	}
	return len(words) > 1 && x.lang.Relays[words[0]] && strings.ToUpper(words[0]) != words[0] && len(words[0]) <= 4
}

// relayed drops relays that are the speaker himself.
func (x *extraction) relayed(s *Statement) {
	kept := s.Via[:0:0]
	for _, via := range s.Via {
		if s.Speaker != nil && via.Name == s.Speaker.Name {
			continue
		}
		dup := false
		for _, k := range kept {
			dup = dup || k.Name == via.Name
		}
		if !dup {
			kept = append(kept, via)
		}
	}
	s.Via = kept
}

// nobody reports whether a mention is an "it" that stands for nothing the source
// names: the weather, or the day.
func nobody(s speaker.Speaker) bool {
	return s.Basis == speaker.Pronoun && strings.EqualFold(s.Name, "it")
}
