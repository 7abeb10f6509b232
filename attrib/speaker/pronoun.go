package speaker

// Pronouns: who "he", "she", "it" and "they" are, by place in the sentence,
// nearness, and who spoke last.

import (
	"math"
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

// What speaks for an antecedent, as weights that were chosen on annotated news:
// a sighting counts nearWeight in the pronoun's own block and blockDecay times
// that for each block further back.
const (
	nearWeight      = 9.0
	blockDecay      = 0.4
	placeFactor     = 0.35 // a place, or a name that may be anything's
	quotedFactor    = 0.2  // a sighting inside quotation marks
	subjectFactor   = 3.5  // the subject of its clause
	againFactor     = 0.15 // a further sighting in the same block
	frequencyWeight = 0.5  // times the logarithm of how often the source names them
	agreesFactor    = 1.2  // pronouns or titles elsewhere agree
)

// spokeWeights count for those who spoke last, the latest first.
var spokeWeights = [4]float64{4.5, 1.3, 0.7, 0.35}

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
		switch t.Low {
		case "asked", "when", "while", "after", "before", "if", "as", "although", "though", "because", "since", "once", "until":
		default:
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

// candidate is one who a pronoun may stand for.
type candidate struct {
	*entity
	score float64
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
		if a := n.text.Doc.Author; a != "" && low != "you" && low != "we" && !strings.Contains(a, ",") {
			s.Name, s.Type = a, Person
			return s, 0.8
		}
		s.Name, s.Type = low, Unknown
		if low == "i" {
			s.Name, s.Type = "I", Person
		}
		return s, 0.4
	}
	fits := func(e *entity) bool {
		switch {
		case n.not != "" && e.name == n.not:
			return false
		case person:
			if e.typ != Person && e.typ != Unknown || e.typ == Unknown && (e.unnamed || e.within > 0) || e.gender != 0 && e.gender != gender {
				return false
			}
			if gender == 'm' && e.she > e.he+1 || gender == 'f' && e.he > e.she+1 {
				return false
			}
			return true
		case body:
			return e.typ == Organization || e.typ == Place || e.typ == Paper || e.typ == Unknown && !e.unnamed && e.he+e.she == 0
		case several:
			return e.typ == Group || e.typ == Organization && !n.public(e) || e.unnamed && e.typ == Unknown || e.typ == Person && !e.unnamed && e.gender == 0 && e.he+e.she == 0
		}
		return false
	}
	scores := map[*entity]float64{}
	var order []*entity
	raise := func(e *entity, by float64) {
		if _, ok := scores[e]; !ok {
			order = append(order, e)
		}
		scores[e] += by
	}
	seen := map[*entity]bool{}
	for b := m.Block; b >= 0 && m.Block-b <= 5; b-- {
		weight := nearWeight
		for i := b; i < m.Block; i++ {
			weight *= blockDecay
		}
		clear(seen)
		list := n.upTo(m, b)
		for i := len(list) - 1; i >= 0; i-- {
			g := list[i]
			if !fits(g.entity) {
				continue
			}
			w := weight
			if g.quoted && n.not == "" {
				w *= quotedFactor
			}
			if g.typ == Place || g.typ == Unknown {
				w *= placeFactor
			}
			if g.subject {
				w *= subjectFactor
			}
			if seen[g.entity] {
				w *= againFactor
			}
			seen[g.entity] = true
			raise(g.entity, w)
		}
	}
	for i := len(n.recent) - 1; i >= 0 && i >= len(n.recent)-4; i-- {
		e := n.recent[i]
		if !fits(e) {
			continue
		}
		raise(e, spokeWeights[len(n.recent)-1-i])
	}
	if e := n.cataphora(m); e != nil && fits(e) {
		raise(e, nearWeight*subjectFactor)
	}
	for _, e := range order {
		scores[e] += frequencyWeight * math.Log(1+float64(e.seen))
	}
	var best, second candidate
	for _, e := range order {
		sc := scores[e]
		if gender != 0 && (e.gender == gender || gender == 'm' && e.he > e.she || gender == 'f' && e.she > e.he) {
			sc *= agreesFactor
		}
		if sc > best.score {
			best, second = candidate{e, sc}, best
		} else if sc > second.score {
			second = candidate{e, sc}
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
	if gender == 'm' {
		best.he++
	} else if gender == 'f' {
		best.she++
	}
	if best.typ == Unknown && person {
		best.typ = Person
	}
	out := n.found(s, best.entity, Pronoun)
	margin := (best.score - second.score) / best.score
	return out, 0.62 + 0.33*margin
}
