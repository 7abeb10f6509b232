package statement

// Texts that lost their case or their punctuation: the models of such texts tell
// sentences, names and roles, and what they found is put back into the text as
// stops and capitals, so that speakers are resolved as in any other.

import (
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/model"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement/roles"
)

const (
	noteBare     = "the text has lost its capitals or its punctuation; no statements can be told in it"
	noteRestored = "the text has lost its capitals or its punctuation; sentences and names were restored by a model, and quotations cannot be told from reports"
)

// bare finds the statements of a text without case or punctuation; without a
// model of such texts, none.
func bare(text *lang.Text, m *model.Model) Result {
	if m == nil || m.Bare == nil {
		return Result{Notes: []string{noteBare}}
	}
	nodes := make([][]syntax.Node, len(text.Blocks))
	for b := range nodes {
		nodes[b] = m.Bare.Syntax.Annotate(nil, text.Blocks[b].Tokens)
	}
	passages := Passages(text, func(b int) []syntax.Node { return nodes[b] })
	found := make([]roles.Found, len(passages))
	hints := make([][]syntax.Hint, len(passages))
	var w roles.Workspace
	for b := range passages {
		if len(passages[b].Words) > 0 {
			found[b] = m.Bare.Roles.Find(&passages[b], &w)
			subjects(&found[b], passages[b].Words)
			hints[b] = hintsOf(&found[b], passages[b].Words)
		}
	}
	restored := syntax.Restore(text, nodes, hints)
	x := empty(restored.Text)
	x.names = speaker.Read(x.text, func(int, int) bool { return false })
	x.bare = true
	for b := range x.text.Blocks {
		block := &x.text.Blocks[b]
		x.views[b] = newView(x.lang, block.Tokens, 0, len(block.Tokens), 0, nil, block.Titled)
	}
	for b := range found {
		f := &found[b]
		blocks := make([]int, len(f.Spans))
		for i := range f.Spans {
			s := &f.Spans[i]
			first, last := restored.At[b][s.First], restored.At[b][s.Last-1]
			blocks[i], s.First, s.Last = first.Block, first.Token, last.Token+1
		}
		for _, a := range f.Attributions {
			block := blocks[a.Contents[0]]
			v := x.views[block]
			for _, l := range x.readFound(v, roles.Found{Spans: f.Spans, Attributions: []roles.Attribution{a}}) {
				if d := x.draftOf(v, block, &l); d != nil {
					x.drafts = append(x.drafts, d)
				}
			}
		}
	}
	x.settle()
	return Result{Statements: x.statements(), Notes: append(x.notes, noteRestored)}
}

// subjects gives attributions that lack a source the subject that the tree gives
// their cue, as far as no other span reaches into it; or else the person last
// named before the cue, with no clause between: "ana ruiz a nurse at … said".
func subjects(f *roles.Found, words []roles.Word) {
	taken := make([]bool, len(words))
	for _, s := range f.Spans {
		for i := s.First; i < s.Last; i++ {
			taken[i] = true
		}
	}
	for n := range f.Attributions {
		a := &f.Attributions[n]
		if a.Source >= 0 || a.Cue < 0 {
			continue
		}
		cue := f.Spans[a.Cue]
		for i := max(0, cue.First-reach); i < min(len(words), cue.Last+reach); i++ {
			w := &words[i].Node
			if w.Rel != syntax.Nsubj || int(w.Head) < cue.First || int(w.Head) >= cue.Last || taken[i] || w.Tag != syntax.PRP && !w.Tag.Noun() {
				continue
			}
			s := roles.Span{Role: roles.Source, First: i, Last: i + 1}
			for s.First > 0 && !taken[s.First-1] && below(words, s.First-1, i) {
				s.First--
			}
			for s.Last < len(words) && !taken[s.Last] && below(words, s.Last, i) {
				s.Last++
			}
			a.Source = len(f.Spans)
			f.Spans = append(f.Spans, roles.Scored{Span: s, P: doubtful})
			break
		}
		if a.Source >= 0 {
			continue
		}
		if first := lastNamed(words, taken, cue.First); first >= 0 {
			a.Source = len(f.Spans)
			f.Spans = append(f.Spans, roles.Scored{Span: roles.Span{Role: roles.Source, First: first, Last: cue.First}, P: doubtful})
		}
	}
}

// lastNamed is where the name begins of the person last named before a cue, -1
// where a verb or another span stands between.
func lastNamed(words []roles.Word, taken []bool, cue int) int {
	switch words[cue].Node.Tag {
	case syntax.VBD, syntax.VBZ, syntax.VBP:
	default:
		return -1
	}
	for i := cue - 1; i >= max(0, cue-reach) && !taken[i]; i-- {
		switch words[i].Node.Tag {
		case syntax.VBD, syntax.VBZ, syntax.VBP, syntax.MD, syntax.PRP:
			return -1
		}
		if words[i].Node.Entity != syntax.Person {
			continue
		}
		for i > 0 && words[i-1].Node.Entity == syntax.Person && !taken[i-1] {
			i--
		}
		return i
	}
	return -1
}

const (
	reach    = 40  // how far from a cue its subject is looked for, in words
	doubtful = 0.2 // the probability of a source that only the tree shows
)

// below reports that word i hangs on word top, through the words between.
func below(words []roles.Word, i, top int) bool {
	for steps := 0; i >= 0 && steps < reach; steps++ {
		if i == top {
			return true
		}
		i = int(words[i].Node.Head)
	}
	return false
}

// hintsOf is what attributions tell of the text around them: one stands in one
// paragraph, one that begins with a name begins a paragraph, and what follows the
// name in a source stands between commas.
func hintsOf(f *roles.Found, words []roles.Word) []syntax.Hint {
	hints := make([]syntax.Hint, len(words))
	named := make([]int, 0, len(f.Attributions)) // where attributions begin with a name
	for _, a := range f.Attributions {
		first, last := len(words), 0
		take := func(i int) {
			if i >= 0 {
				first, last = min(first, f.Spans[i].First), max(last, f.Spans[i].Last)
			}
		}
		take(a.Source)
		take(a.Cue)
		for _, c := range a.Contents {
			take(c)
		}
		for i := first + 1; i < last; i++ {
			hints[i] |= syntax.Joined
		}
		if a.Source < 0 {
			continue
		}
		source := f.Spans[a.Source]
		end := source.First
		for end < source.Last && words[end].Node.Entity == syntax.Person {
			end++
		}
		if end == source.First {
			continue
		}
		if source.First == first && first > 0 && begins(words[first-1].Node.Tag) {
			named = append(named, first)
		}
		if end < source.Last && words[end].Node.Tag != syntax.POS && words[end].Node.Tag != syntax.CC && words[end].Node.Tag != syntax.IN {
			hints[end-1] |= syntax.Behind
			hints[source.Last-1] |= syntax.Behind
		}
	}
	for _, i := range named {
		if hints[i]&syntax.Joined == 0 {
			hints[i] |= syntax.Opens
		}
	}
	return hints
}

// begins reports a tag behind which a sentence may begin.
func begins(before syntax.Tag) bool {
	switch before {
	case syntax.IN, syntax.TO, syntax.CC, syntax.DT, syntax.PRPS, syntax.POS, syntax.MD, syntax.WRB, syntax.WDT, syntax.WP, syntax.JJ, syntax.VBD, syntax.VBZ, syntax.VBP, syntax.VB:
		return false
	}
	return true
}

// empty is an extraction that has read nothing yet.
func empty(text *lang.Text) *extraction {
	return &extraction{text: text, doc: text.Doc, lang: text.Lang, pairs: make([][]pair, len(text.Blocks)), views: make([]*view, len(text.Blocks))}
}

// weighBare is the probability that content and speaker are right; rules is what
// the resolver of names makes of the speaker. The line through the shares that
// were right on annotated news, stripped: so much is in doubt in such a text that
// few statements come above 0.7.
func (d *draft) weighBare(s *Statement, rules float64) float64 {
	c := d.p
	switch {
	case s.Speaker == nil:
		return 0.5 * c
	case d.sourceP <= doubtful:
		rules *= 0.8
	}
	return 0.3 + 0.55*c*rules
}
