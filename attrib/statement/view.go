package statement

// A view is what stands at one level of a text: the words of a block, or of a
// quotation, with each quotation inside it folded to a single node. Sentences,
// noun phrases and cues are found on views, so that what is quoted never
// disturbs the grammar around it.

import (
	"sort"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
)

// node is a token of a view, or a whole quotation.
type node struct {
	*lang.Token
	q *pair // set for a quotation; Token is then its opening mark
	// first and last are the indices of its tokens in the block, last exclusive.
	first, last int
}

// view is a run of nodes.
type view struct {
	lang     *lang.Language
	tokens   []lang.Token // of the block
	nodes    []node
	titled   bool
	headline bool     // in a headline, which drops articles and verbs
	bounds   [][2]int // of its sentences, once they are asked for
}

// newView folds the tokens from first to last (exclusive) at a depth. The pairs
// are those of the block that open in that range, in order.
func newView(l *lang.Language, tokens []lang.Token, first, last, depth int, ps []pair, titled bool) *view {
	v := &view{lang: l, tokens: tokens, titled: titled, nodes: make([]node, 0, last-first)}
	p := sort.Search(len(ps), func(i int) bool { return ps[i].open >= first })
	for i := first; i < last; {
		for p < len(ps) && ps[p].open < last && (ps[p].open < i || ps[p].depth != depth) {
			p++
		}
		if p < len(ps) && ps[p].open == i {
			end := ps[p].close + 1
			if ps[p].unclosed {
				end = ps[p].close
			}
			end = min(end, last)
			v.nodes = append(v.nodes, node{Token: &tokens[i], q: &ps[p], first: i, last: end})
			i = end
			continue
		}
		// A double mark that pairs with none (closed twice) is no word of anyone's.
		if tokens[i].Kind != lang.Mark || tokens[i].Text == "'" || tokens[i].Text == "’" {
			v.nodes = append(v.nodes, node{Token: &tokens[i], first: i, last: i + 1})
		}
		i++
	}
	return v
}

func (v *view) word(i int) bool {
	return i >= 0 && i < len(v.nodes) && v.nodes[i].q == nil && v.nodes[i].Kind == lang.Word
}

// tag is a node's part of speech; a quotation, like anything outside, is a Stop.
func (v *view) tag(i int) lang.Tag {
	if i < 0 || i >= len(v.nodes) || v.nodes[i].q != nil {
		return lang.Stop
	}
	return v.nodes[i].Tag
}

// low is a node's text in lower case, "" for a quotation.
func (v *view) low(i int) string {
	if i < 0 || i >= len(v.nodes) || v.nodes[i].q != nil {
		return ""
	}
	return v.nodes[i].Low
}

func (v *view) quote(i int) bool { return i >= 0 && i < len(v.nodes) && v.nodes[i].q != nil }

func (v *view) comma(i int) bool { return v.low(i) == "," }

// dash reports a dash that parts clauses or names.
func (v *view) dash(i int) bool {
	switch v.low(i) {
	case "—", "–", "--", "-", "―", "---":
		return true
	}
	return false
}

func (v *view) stop(i int) bool {
	return !v.quote(i) && i >= 0 && i < len(v.nodes) && v.nodes[i].IsStop()
}

func (v *view) capital(i int) bool { return v.word(i) && v.nodes[i].Capital() }

// proper reports a capitalised word that may be part of a name.
func (v *view) proper(i int) bool {
	return v.word(i) && (v.nodes[i].Tag == lang.Proper || v.titled && v.nodes[i].Capital() && v.nodes[i].Tag.Nominal())
}

// span is the text from node lo to node hi (exclusive).
func (v *view) span(lo, hi int) document.Span {
	return document.Span{Start: v.nodes[lo].Start, End: v.tokens[v.nodes[hi-1].last-1].End}
}

// dateline is the node after a wire story's dateline, "PARIS, Nov 4 (AFP) - ",
// or 0.
func (v *view) dateline() int {
	if len(v.nodes) == 0 || v.nodes[0].q != nil {
		return 0
	}
	caps := v.nodes[0].Text
	if len(caps) < 3 || strings.ToUpper(caps) != caps || strings.ToLower(caps) == caps {
		return 0
	}
	for i := 1; i < len(v.nodes) && i < 20; i++ {
		if v.quote(i) || v.stop(i) {
			return 0
		}
		if v.dash(i) && v.tokens[v.nodes[i].first-1].End < v.nodes[i].Start {
			return i + 1
		}
	}
	return 0
}

// inner gives the token range inside a quotation's marks.
func (v *view) inner(i int) (first, last int) {
	n := v.nodes[i]
	first, last = n.first+1, n.last
	if !n.q.unclosed && last > first {
		last--
	}
	return first, last
}

// lastInside is the last token inside a quotation's marks that is no mark
// itself, or nil.
func (v *view) lastInside(i int) *lang.Token {
	first, last := v.inner(i)
	for j := last - 1; j >= first; j-- {
		if v.tokens[j].Kind != lang.Mark {
			return &v.tokens[j]
		}
	}
	return nil
}

// endsWith reports whether the last thing inside a quotation is one of the given
// punctuation marks.
func (v *view) endsWith(i int, marks string) bool {
	t := v.lastInside(i)
	return t != nil && t.Kind == lang.Punct && (strings.Contains(marks, t.Text) || t.Text == "..." && strings.Contains(marks, "…"))
}

// words counts the words inside a quotation.
func (v *view) words(i int) int {
	first, last := v.inner(i)
	n := 0
	for j := first; j < last; j++ {
		if k := v.tokens[j].Kind; k == lang.Word || k == lang.Number || k == lang.Handle {
			n++
		}
	}
	return n
}

// sentences gives the sentences of the view as node ranges. A quotation may hold
// several; only what stands outside it counts, and a stop before its closing
// mark where a new sentence follows.
// They are found once; whoever asks may not change them.
func (v *view) sentences() [][2]int {
	if v.bounds != nil {
		return v.bounds
	}
	var out [][2]int
	lo := v.dateline()
	for i := lo; i < len(v.nodes); i++ {
		if v.endsSentence(i) {
			out = append(out, [2]int{lo, i + 1})
			lo = i + 1
		}
	}
	if lo < len(v.nodes) {
		out = append(out, [2]int{lo, len(v.nodes)})
	}
	v.bounds = out
	return out
}

// sentenceOf is the number of the sentence that a node stands in.
func (v *view) sentenceOf(node int) int {
	list := v.sentences()
	return min(sort.Search(len(list), func(i int) bool { return list[i][1] > node }), max(0, len(list)-1))
}

func (v *view) endsSentence(i int) bool {
	next := i + 1
	if next >= len(v.nodes) {
		return true
	}
	// A closing bracket goes with the sentence that it closes.
	if s := v.low(next); s == ")" || s == "]" {
		return false
	}
	if v.stop(i) || (v.low(i) == ")" || v.low(i) == "]") && v.stop(i-1) {
		if v.low(i) == "..." || v.low(i) == "…" {
			return v.capital(next) && !v.proper(next) || v.quote(next) && v.startsUpper(next)
		}
		return v.quote(next) || v.capital(next) || v.nodes[next].Kind == lang.Number || v.low(next) == "(" || v.low(next) == "[" || v.nodes[next].Kind == lang.Handle || v.low(next) == "•"
	}
	if v.quote(i) {
		if v.endsWith(i, ".!?…") {
			if v.quote(next) && v.startsUpper(next) {
				return true
			}
			return (v.capital(next) || v.low(next) == "(") && !v.tailCue(next)
		}
		return false
	}
	if v.word(i) && v.quote(next) && len(v.nodes[i].Text) == 2 && v.nodes[i].Text[1] == '.' && v.startsUpper(next) {
		return true
	}
	// "the U.S." at the end of a sentence: a function word with a capital follows.
	if v.word(i) && strings.HasSuffix(v.nodes[i].Text, ".") && v.capital(next) {
		if t, ok := v.lang.Titles[v.nodes[i].Low]; ok && t.Kind != 0 {
			return false
		}
		if len(v.nodes[i].Text) == 2 { // "posted on X. He": no initial follows a preposition
			return v.tag(i-1) == lang.Preposition || v.tag(i-1) == lang.To
		}
		switch v.tag(next) {
		case lang.Determiner, lang.Pronoun, lang.Preposition, lang.Possessive, lang.Wh, lang.Conjunction:
			return len(v.nodes[i].Text) > 2
		}
	}
	return false
}

// startsUpper reports whether a quotation begins with a capital or a digit.
func (v *view) startsUpper(i int) bool {
	first, last := v.inner(i)
	for j := first; j < last; j++ {
		if t := &v.tokens[j]; t.Kind == lang.Word || t.Kind == lang.Number {
			return t.Capital() || t.Kind == lang.Number
		}
	}
	return false
}
