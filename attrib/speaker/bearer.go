package speaker

// Who "the senator", "the 41-year-old mother of two" or "his former adviser"
// is: the one spoken of before whom place and nearness favour, and of whom the
// source says the same elsewhere.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
)

// What tells among those that a description can be of.
const (
	officeFactor = 8.0 // the source calls them that
	otherFactor  = 0.4 // it calls them something else
	leastScore   = 1.0 // below that nobody near is meant
	bareMargin   = 1.5 // times the next one, for a bare noun
)

// bearerOf finds who a description of a person is. Called tells whom the source
// calls by it; a specific one says more than the bare noun.
func (n *Names) bearerOf(m Mention, p lang.Person, called func(*entity) bool, specific bool) (*entity, float64) {
	toks := n.text.Blocks[m.Block].Tokens
	if k := n.text.Blocks[m.Block].Kind; k == document.Headline || k == document.Heading {
		if e, sure := n.latest(m, called, nil); e != nil {
			return e, min(sure, 0.85)
		}
	}
	best, second := n.nearest(m, p.Gender, called)
	if best.entity != nil && called(best.entity) {
		return best.entity, 0.9
	}
	if e := n.back(m, called, 60); e != nil {
		return e, 0.75
	}
	aged := m.HeadLast-m.HeadFirst > 2 && strings.HasSuffix(toks[m.HeadLast-2].Low, "-year-old")
	if n.text.Lang.Anybody[toks[m.HeadLast-1].Low] && !aged || toks[m.HeadFirst].Low != "the" || best.entity == nil {
		e, sure := n.latest(m, called, nil)
		return e, min(sure, 0.75)
	}
	if specific && best.score >= leastScore {
		return best.entity, 0.55 + 0.2*(best.score-second.score)/best.score
	}
	if e, sure := n.latest(m, called, nil); e != nil {
		return e, min(sure, 0.75)
	}
	// "the coach", "the veteran": only where nobody else can be meant.
	if specific || best.score < leastScore {
		return nil, 0
	}
	if best.score > bareMargin*second.score {
		return best.entity, 0.55
	}
	// Or whom the paragraph, or the one before, has turned to.
	for b := m.Block; b >= 0 && b >= m.Block-1; b-- {
		at := m
		if b < m.Block {
			at = Mention{Block: b, First: len(n.text.Blocks[b].Tokens)}
		}
		if e := n.turn(at, func(e *entity) bool { return e.typ == Person && !e.unnamed && e.agreement(p.Gender) > 0 }); e != nil {
			for o := range e.offices {
				if e != best.entity && n.text.Lang.Titles[o].Kind == 'o' {
					return nil, 0 // who holds another office
				}
			}
			return e, 0.55
		}
	}
	return nil, 0
}

// nearest weighs the people spoken of before a mention, those who are called by
// it before others.
func (n *Names) nearest(m Mention, gender byte, called func(*entity) bool) (best, second candidate) {
	fits := func(e *entity) bool {
		return e.typ == Person && !e.unnamed && e.agreement(gender) > 0 && !(n.not != "" && e.name == n.not)
	}
	ranked := n.rank(spot{m.Block, m.First, n.sents[m.Block][m.First], gender, n.quoted(m.Block, m.First), false}, fits)
	for _, c := range ranked {
		switch {
		case called(c.entity):
			c.score *= officeFactor
		case len(c.offices) > 0:
			c.score *= otherFactor
		}
		if len(n.recent) > 0 && n.recent[len(n.recent)-1] == c.entity {
			c.score += spokeWeights[1]
		}
		if c.score > best.score {
			best, second = c, best
		} else if c.score > second.score {
			second = c
		}
	}
	return best, second
}

// formerOf finds who "Hale's former strategist" is: the one who spoke last, or
// whom the paragraph before is about, where many could not be meant by it.
func (n *Names) formerOf(m Mention, low string) (*entity, float64) {
	toks := n.text.Blocks[m.Block].Tokens
	l := n.text.Lang
	if l.Anybody[low] || l.People[low].Number != 's' && l.Titles[low].Kind != 'o' || l.Titles[low].Kind == 'k' {
		return nil, 0
	}
	former := false
	for i := m.HeadFirst; i < m.HeadLast; i++ {
		former = former || toks[i].Low == "former" || toks[i].Low == "longtime" || strings.HasPrefix(toks[i].Low, "ex-")
	}
	if !former {
		return nil, 0
	}
	owner := n.between(m.Block, m.HeadFirst, m.HeadLast)
	best, _ := n.nearest(m, l.People[low].Gender, func(e *entity) bool { return e.offices[low] })
	if best.entity == nil || len(owner) > 0 && owner[0].entity == best.entity || best.score < leastScore {
		return nil, 0
	}
	return best.entity, 0.6
}

// issuer finds whose words "the statement" is: the subject of the sentence
// before that has them issue one, the owner or the outlet that it is called by
// there.
func (n *Names) issuer(m Mention, low string) (*entity, float64) {
	here := n.sents[m.Block][m.First]
	for b := m.Block; b >= 0 && b >= m.Block-2; b-- {
		toks := n.text.Blocks[b].Tokens
		end := len(toks)
		if b == m.Block {
			end = m.First
		}
		for i := end - 1; i > 0 && here-n.sents[b][i] <= 3; i-- {
			if toks[i].Low != low || n.quoted(b, i) {
				continue
			}
			first := i
			for first > 0 && (toks[first-1].Tag == lang.Adjective || toks[first-1].Tag.Nominal()) {
				first--
			}
			if first == 0 {
				return nil, 0
			}
			refs := before(n.refs[b], i)
			if toks[first-1].Tag == lang.Possessive { // "In her memoir, …": hers
				for k := len(refs) - 1; k >= 0 && refs[k].token >= first-1; k-- {
					if refs[k].token == first-1 && refs[k].gender != 0 {
						return refs[k].entity, 0.7
					}
				}
			}
			if toks[first-1].Low != "a" && toks[first-1].Low != "an" {
				return nil, 0
			}
			if e := n.paper(Mention{Block: b, First: first - 1, Last: i + 1, HeadFirst: first - 1, HeadLast: i + 1}); e != nil {
				return e, 0.8 // "an Echo article … the article"
			}
			for k := len(refs) - 1; k >= 0 && refs[k].sent == n.sents[b][i]; k-- {
				if r := &refs[k]; (r.role == subjectRole || r.role == speakerRole) && !r.quoted && (r.typ == Person || r.typ == Organization) {
					return r.entity, 0.75
				}
			}
			return nil, 0
		}
	}
	return nil, 0
}

// noun binds a noun phrase for a person that opens at a token and is the subject
// of its clause, or its owner at the start of a sentence ("The woman's brother"): to one named, whom the source calls so or whom place favours;
// or, where the noun states a gender ("my mother", "the woman"), to one unnamed.
func (n *Names) noun(b, i int) *entity {
	toks := n.text.Blocks[b].Tokens
	l := n.text.Lang
	j := i + 1
	for j < len(toks) && j < i+8 && (toks[j].Tag.Nominal() || toks[j].Tag == lang.Adjective || toks[j].Tag == lang.Cardinal) {
		j++
	}
	if j == i+1 || toks[j-1].Tag == lang.Proper || toks[j-1].Capital() {
		return nil
	}
	verb := j
	for verb < len(toks) && verb < j+3 && toks[verb].Tag == lang.Adverb {
		verb++
	}
	opens := i == 0 || toks[i-1].IsStop() || toks[i-1].Kind == lang.Mark
	if verb >= len(toks) || !toks[verb].Tag.Finite() && !(opens && toks[j].Tag == lang.PossessiveS) {
		return nil
	}
	low := toks[j-1].Low
	p, t := l.People[low], l.Titles[low]
	if p.Number != 's' && t.Kind != 'o' {
		return nil
	}
	if toks[i].Low == "the" {
		m := Mention{Block: b, First: i, Last: j, HeadFirst: i, HeadLast: j}
		word := office(low, t)
		called := func(e *entity) bool { return e.offices[word] }
		if best, _ := n.nearest(m, p.Gender, called); best.entity != nil && (called(best.entity) || j-i > 2 && !l.Anybody[low] && best.score >= leastScore) {
			return best.entity
		}
	}
	if p.Gender == 0 {
		return nil
	}
	e := n.nouns[low]
	if e == nil {
		m := Mention{Block: b, First: i, Last: j, HeadFirst: i, HeadLast: j}
		e = &entity{name: n.nounPhrase(m), typ: Person, gender: p.Gender, unnamed: true, seen: 1}
		n.nouns[low] = e
	}
	return e
}
