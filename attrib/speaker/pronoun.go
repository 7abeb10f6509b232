package speaker

// Pronouns: who "he", "she", "it" and "they" are, by place in the sentence,
// nearness, and who spoke last.

import (
	"slices"
	"sort"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
)

func isPronoun(low string) bool {
	switch low {
	case "he", "she", "they", "it", "we", "i", "you", "his", "her", "hers", "their", "its", "my", "our", "him", "them":
		return true
	}
	return false
}

// spokeWeights count for those who spoke last, the latest first.
var spokeWeights = [4]float64{8.9, 1.9, 0.76, 0.2}

// cataphora finds the subject of the main clause that follows where the pronoun
// stands in a clause before it: "Asked if she had said so, Roca …".
func (n *Names) cataphora(m Mention) *entity {
	toks := n.text.Blocks[m.Block].Tokens
	start := m.First
	for start > 0 && m.First-start < 40 && !toks[start-1].IsStop() {
		start--
	}
	switch t := &toks[start]; {
	case t.Tag == lang.VerbDone || t.Tag == lang.VerbIng:
	default:
		if !subordinate(t.Low) {
			return nil
		}
	}
	within := n.between(m.Block, m.First+1, min(len(toks), m.First+80))
	for i := range within {
		s := &within[i]
		for j := m.First; j < s.first; j++ {
			if toks[j].IsStop() {
				return nil
			}
		}
		if s.subject && s.first > 0 && (toks[s.first-1].Text == "," || toks[s.first-1].Kind == lang.Mark) {
			return s.entity
		}
	}
	return nil
}

// crowd finds the people whom "they" are, where nobody named can be meant: the
// last plural noun for people before the mention that is a subject.
func (n *Names) crowd(m Mention) (e *entity, near bool) {
	l := n.text.Lang
	for b := m.Block; b >= 0 && b >= m.Block-1; b-- {
		toks := n.text.Blocks[b].Tokens
		end := len(toks)
		if b == m.Block {
			end = m.First
		}
		for i := end - 1; i >= max(0, end-400); i-- {
			if l.People[toks[i].Low].Number != 'p' || i+1 >= len(toks) || !toks[i+1].Tag.Finite() {
				continue
			}
			first := i
			for first > 0 && (toks[first-1].Tag == lang.Adjective || toks[first-1].Tag == lang.Cardinal || toks[first-1].Tag == lang.Noun && !l.Times[toks[first-1].Low] || toks[first-1].Tag == lang.Proper && !l.Times[toks[first-1].Low]) {
				first--
			}
			return &entity{name: n.text.Doc.Wording(document.Span{Start: toks[first].Start, End: toks[i].End}), typ: Group, unnamed: true}, b == m.Block
		}
	}
	return nil, false
}

// pronoun finds who a pronoun stands for: among those who were named or spoke
// shortly before, the one whom place in the sentence, nearness and what is known
// of them favour.
func (n *Names) pronoun(s Speaker, m Mention, low string) (Speaker, float64) {
	s.Basis = Pronoun
	var gender byte
	person, body, several := false, false, false
	switch low {
	case "he", "his", "him":
		gender, person = 'm', true
	case "she", "her", "hers":
		gender, person = 'f', true
	case "it", "its":
		body = true
	case "they", "their", "them":
		several = true
	case "i", "my", "we", "our", "you":
		if a := n.author; a != "" && low != "you" && low != "we" && !strings.Contains(a, ",") {
			s.Name, s.Type = a, Person
			return s, 0.8
		}
		s.Name, s.Type = low, Unknown
		if low == "i" {
			s.Name, s.Type = "I", Person
		}
		return s, 0.4
	}
	about := n.about(m)
	fits := func(e *entity) bool {
		switch {
		case n.not != "" && e.name == n.not:
			return false
		case slices.ContainsFunc(about, func(s sighting) bool { return s.entity == e }):
			return false
		case person:
			return n.mayBe(e, gender)
		case body:
			return e.typ == Organization || e.typ == Place || e.typ == Paper || e.typ == Unknown && !e.unnamed && e.he+e.she == 0
		case several:
			return e.typ == Group || e.typ == Organization || e.typ == Unknown && e.votesHe+e.votesShe < 1 || e.typ == Person && !e.unnamed && e.gender == 0 && e.he+e.she == 0 && e.votesHe+e.votesShe < 0.5 && len(e.offices) == 0
		}
		return false
	}
	ranked := n.rank(spot{m.Block, m.First, n.sents[m.Block][m.First], gender, n.quoted(m.Block, m.First), false}, fits)
	raise := func(e *entity, by float64) {
		for k := range ranked {
			if ranked[k].entity == e {
				ranked[k].score += by
				return
			}
		}
		ranked = append(ranked, candidate{entity: e, score: by})
	}
	turn := n.turn(m, fits)
	for i := len(n.recent) - 1; i >= 0 && i >= len(n.recent)-4; i-- {
		if e := n.recent[i]; fits(e) {
			w := spokeWeights[len(n.recent)-1-i] * e.agreement(gender)
			if turn != nil && turn != e {
				w *= staleFactor
			}
			raise(e, w)
		}
	}
	if turn != nil {
		raise(turn, turnWeight*turn.agreement(gender))
	}
	if e := n.cataphora(m); e != nil && fits(e) {
		raise(e, nearWeight*subjectFactor)
	}
	var best, second candidate
	for _, c := range ranked {
		if c.score > best.score {
			best, second = c, best
		} else if c.score > second.score {
			second = c
		}
	}
	if several {
		if e, near := n.crowd(m); e != nil && (near || best.entity == nil || best.typ != Group && best.typ != Organization) {
			return n.found(s, e, Pronoun), 0.75
		}
	}
	if best.entity == nil {
		// "he" before he is named: a headline, or a name further on.
		for _, e := range n.entities[:min(len(n.entities), 1000)] {
			if fits(e) && e.typ != Unknown && e.whole > 0 && (best.entity == nil || e.seen > best.seen) {
				best.entity = e
			}
		}
		if best.entity == nil || several {
			s.Name, s.Type = low, Unknown
			if person {
				s.Type = Person
			} else if several {
				s.Type = Group
			}
			return s, 0.35
		}
		out := n.found(s, best.entity, Pronoun)
		return out, 0.5
	}
	n.rebind(m, best.entity)
	if best.typ == Unknown && person {
		best.typ = Person
	}
	out := n.found(s, best.entity, Pronoun)
	margin := (best.score - second.score) / best.score
	return out, 0.62 + 0.33*margin
}

// about gives those of whom a pronoun's own sentence says first that it is about them:
// “Of Ann Lee, she said”, “Asked about Ann Lee, she said”. They are not she.
func (n *Names) about(m Mention) []sighting {
	toks, sents := n.text.Blocks[m.Block].Tokens, n.sents[m.Block]
	if m.First == 0 || toks[m.First-1].Text != "," {
		return nil
	}
	from := m.First - 1
	for from > 0 && m.First-from < maxLook && sents[from-1] == sents[m.First] {
		from--
	}
	switch toks[from].Low {
	case "of", "about":
	case "asked", "speaking":
		if low := toks[from+1].Low; low != "about" && low != "of" {
			return nil
		}
	default:
		return nil
	}
	return n.between(m.Block, from, m.First)
}

// turn is whom the text has turned to before a mention: the last subject of a
// main clause in its paragraph or, where that opens with the quotation, in the
// one before.
func (n *Names) turn(m Mention, fits func(*entity) bool) *entity {
	for b := m.Block; b >= 0 && b >= m.Block-1; b-- {
		refs := n.refs[b]
		if b == m.Block {
			refs = before(refs, m.First)
		}
		for i := len(refs) - 1; i >= 0 && i > len(refs)-maxLook; i-- {
			r := &refs[i]
			if r.quoted {
				continue
			}
			if r.role != otherRole && !r.embedded && fits(r.entity) {
				return r.entity
			}
		}
		if len(n.text.Blocks[b].Tokens) > 0 && b == m.Block && !n.quoted(b, min(1, len(n.text.Blocks[b].Tokens)-1)) {
			return nil
		}
	}
	return nil
}

// rebind notes whom a statement's pronoun turned out to stand for.
func (n *Names) rebind(m Mention, e *entity) {
	refs := n.refs[m.Block]
	i := sort.Search(len(refs), func(i int) bool { return refs[i].token >= m.First })
	if i < len(refs) && refs[i].token == m.First && refs[i].gender != 0 {
		refs[i].entity, refs[i].role = e, speakerRole
	}
}

// relative finds whom "who" or "which" speaks of: the name that ends right
// before it, or that an apposition right before it belongs to.
func (n *Names) relative(s Speaker, m Mention) (Speaker, float64) {
	toks := n.text.Blocks[m.Block].Tokens
	end := m.First
	for end > 0 && toks[end-1].Text == "," {
		end--
	}
	list := n.between(m.Block, 0, m.First)
	for i := len(list) - 1; i >= 0 && m.First-list[i].last < 16; i-- {
		g := &list[i]
		if low := toks[m.First].Low; low == "who" && g.typ != Person && (g.typ == Place || g.first > 0 && governs(toks[g.first-1].Low)) || low == "which" && g.typ == Person {
			continue
		}
		if g.last == end || g.last < end && toks[g.last].Text == "," && !stopBetween(toks, g.last, end) {
			return n.found(s, g.entity, Pronoun), 0.85
		}
	}
	first := end
	for first > 0 && (toks[first-1].Tag.Nominal() || toks[first-1].Tag == lang.Adjective || toks[first-1].Tag == lang.Cardinal || toks[first-1].Kind == lang.Number) {
		first--
	}
	if first < end {
		before := Mention{Block: m.Block, First: first, Last: end, HeadFirst: first, HeadLast: end}
		s.Name, s.Type, s.Basis = n.nounPhrase(before), n.unnamedType(before), Unnamed
		return s, 0.7
	}
	s.Name, s.Type, s.Basis = toks[m.First].Low, Unknown, Pronoun
	return s, 0.3
}

func stopBetween(toks []lang.Token, i, j int) bool {
	for ; i < j; i++ {
		if toks[i].IsStop() || toks[i].Kind == lang.Mark || toks[i].Tag.Finite() {
			return true
		}
	}
	return false
}
