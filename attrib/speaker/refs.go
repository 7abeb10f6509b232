package speaker

// Where a source speaks of whom, by name or by a pronoun, and who a pronoun can
// be. Every "he" and "she" of the running text is bound before any statement is
// looked at: what is thus learnt of each name (that it goes with "she") decides
// the next round, and those that concern statements.

import (
	"math"
	"sort"

	"github.com/attribcheck/attrib/attrib/lang"
)

// role says how a name stands in its clause.
type role uint8

const (
	otherRole role = iota
	subjectRole
	speakerRole // subject of a verb of saying, after "according to", or brought on: "there was Hale"
	introRole   // named for the first time, with an apposition: brought in to speak
)

// ref is one place where an entity is spoken of.
type ref struct {
	*entity
	token, sent int
	role        role
	embedded    bool // the subject of a clause inside another's
	quoted      bool
	noun        bool // a noun for them, not a name
	gender      byte // of a pronoun; 0 for a name
}

// spot is where a pronoun or a description stands.
type spot struct {
	block, token, sent int
	gender             byte
	quoted             bool
	owner              bool // "his", "her"
}

// What speaks for an antecedent, as factors that were chosen on annotated news.
// A name weighs nearWeight, times sentenceDecay for each sentence between and
// blockDecay for each paragraph.
const (
	nearWeight      = 9.0
	sentenceDecay   = 0.8
	blockDecay      = 0.55
	subjectFactor   = 2.52
	speakerFactor   = 2.77
	introFactor     = 1.97
	embeddedFactor  = 0.67
	ownerFactor     = 1.7  // in the sentence of "his" or "her"
	boundFactor     = 1.34 // a pronoun, against a name
	nounFactor      = 0.44
	placeFactor     = 0.04 // a place, or a name that may be anything's
	quotedFactor    = 0.41 // inside quotation marks
	againFactor     = 0.57 // a further one in the same paragraph
	frequencyWeight = 0.29 // times the logarithm of how often the source names them
	turnWeight      = 3.0  // added for whom the paragraph has turned to
	staleFactor     = 0.21 // one who spoke last, where the paragraph has turned to another
	agreeGain       = 0.7  // more where all pronouns elsewhere agree
	agreePower      = 1.78 // of the share that agrees, where most do not
)

// decays are the powers of sentenceDecay, as far as they are worth anything.
var decays = func() (d [48]float64) {
	w := 1.0
	for i := range d {
		d[i] = w
		w *= sentenceDecay
	}
	return d
}()

// lookBack bounds, in blocks, how far an antecedent is looked for.
const lookBack = 6

// votes are the rounds in which pronouns are bound.
const rounds = 3

// count numbers the sentences of the running text. A stop inside a quotation
// ends a sentence only where the quotation ends with it.
func (n *Names) count(quoted func(block, token int) bool) {
	n.sents = make([][]int, len(n.text.Blocks))
	sent := 0
	for b := range n.text.Blocks {
		toks := n.text.Blocks[b].Tokens
		n.sents[b] = make([]int, len(toks)+1)
		for i := range toks {
			n.sents[b][i] = sent
			switch {
			case !toks[i].IsStop():
			case !quoted(b, i):
				sent++
			case i+2 < len(toks) && toks[i+1].Kind == lang.Mark && toks[i+2].Kind == lang.Word && toks[i+2].Capital() && !quoted(b, i+2):
				sent++
			}
		}
		n.sents[b][len(toks)] = sent
		if len(toks) > 0 {
			sent++
		}
	}
}

// refer binds the pronouns of the running text in rounds.
func (n *Names) refer(quoted func(block, token int) bool) {
	n.quoted = quoted
	n.count(quoted)
	n.nouns = map[string]*entity{}
	n.refs = make([][]ref, len(n.text.Blocks))
	for round := range rounds {
		for _, e := range n.entities {
			e.nextHe, e.nextShe = 0, 0
		}
		for b := range n.text.Blocks {
			n.referBlock(b, quoted)
		}
		for _, e := range n.entities {
			e.votesHe, e.votesShe = e.nextHe, e.nextShe
			if round == rounds-1 && e.typ == Unknown && !e.unnamed && e.within == 0 && e.votesHe+e.votesShe > 1.5 {
				e.typ = Person
			}
		}
	}
}

// referBlock notes the names of a block, and the pronouns that it binds.
func (n *Names) referBlock(b int, quoted func(block, token int) bool) {
	toks := n.text.Blocks[b].Tokens
	list := n.refs[b][:0]
	next := 0
	for i := range toks {
		for next < len(n.sightings[b]) && n.sightings[b][next].first <= i {
			g := &n.sightings[b][next]
			list = append(list, ref{entity: g.entity, token: g.first, sent: n.sents[b][g.first], role: g.role, quoted: g.quoted})
			if r := &list[len(list)-1]; !r.quoted {
				r.embedded = n.embedded(b, g.start, list)
			}
			switch g.stated {
			case 'm':
				g.nextHe += 2
			case 'f':
				g.nextShe += 2
			}
			next++
		}
		n.refs[b] = list
		if quoted(b, i) {
			continue
		}
		if toks[i].Tag == lang.Determiner || toks[i].Tag == lang.Possessive {
			if e := n.noun(b, i); e != nil {
				list = append(list, ref{entity: e, token: i, sent: n.sents[b][i], role: subjectRole, noun: true})
				list[len(list)-1].embedded = n.embedded(b, i, list)
				n.refs[b] = list
			}
		}
		gender, weight := thirdPerson(&toks[i])
		if gender == 0 {
			continue
		}
		at := spot{b, i, n.sents[b][i], gender, false, toks[i].Low == "his" || toks[i].Low == "her"}
		ranked := n.rank(at, func(e *entity) bool { return n.mayBe(e, gender) })
		best, sum := 0, 0.0
		for k := range ranked {
			sum += ranked[k].score * ranked[k].score
			if ranked[k].score > ranked[best].score {
				best = k
			}
		}
		for k := range ranked {
			p := weight * ranked[k].score * ranked[k].score / sum
			if gender == 'm' {
				ranked[k].nextHe += p
			} else {
				ranked[k].nextShe += p
			}
		}
		if len(ranked) > 0 {
			r := ref{entity: ranked[best].entity, token: i, sent: at.sent, gender: gender}
			if toks[i].Low == "he" || toks[i].Low == "she" {
				r.role = subjectRole
			}
			list = append(list, r)
			list[len(list)-1].embedded = n.embedded(b, i, list)
		}
	}
	n.refs[b] = list
}

// embedded reports that the last of a block's refs, which begins at a token, is
// the subject of a clause that hangs on another: one that another subject comes
// before ("Ruiz said Hale had left"), or one that a conjunction opens the
// sentence with ("When Hale left, Ruiz said").
func (n *Names) embedded(b, start int, list []ref) bool {
	toks := n.text.Blocks[b].Tokens
	r := &list[len(list)-1]
	if r.role != subjectRole && r.role != speakerRole || n.cueBefore(toks, start) {
		return false
	}
	if start > 0 && toks[start-1].Tag == lang.Conjunction {
		return false
	}
	for i := len(list) - 2; i >= 0 && len(list)-i < maxLook && list[i].sent == r.sent; i-- {
		if p := &list[i]; (p.role == subjectRole || p.role == speakerRole) && !p.quoted && !p.embedded {
			return true
		}
	}
	for i := start - 1; i >= 0 && start-i < 12 && n.sents[b][i] == r.sent; i-- {
		if toks[i].Text == "," {
			return false
		}
		if i == 0 || n.sents[b][i-1] != r.sent {
			return subordinate(toks[i].Low)
		}
	}
	return false
}

// subordinate reports words that open a clause which another goes before or
// after.
func subordinate(low string) bool {
	switch low {
	case "asked", "when", "while", "after", "before", "if", "as", "although", "though", "because", "since", "once", "until":
		return true
	}
	return false
}

// before gives the refs of a block that begin before a token.
func before(refs []ref, token int) []ref {
	return refs[:sort.Search(len(refs), func(i int) bool { return refs[i].token >= token })]
}

// thirdPerson gives the gender that a pronoun states, and how much it tells of
// the name that it stands for.
func thirdPerson(t *lang.Token) (gender byte, weight float64) {
	switch t.Low {
	case "he":
		return 'm', 1
	case "his":
		return 'm', 0.7
	case "she":
		return 'f', 1
	case "her":
		if t.Tag == lang.Possessive {
			return 'f', 0.7
		}
	}
	return 0, 0
}

// agreement is how well a gender goes with what is known of an entity: 1 where
// nothing is, 0 where it cannot be.
func (e *entity) agreement(gender byte) float64 {
	if gender == 0 {
		return 1
	}
	if e.gender != 0 {
		if e.gender == gender {
			return 1 + agreeGain
		}
		return 0
	}
	with, against := float64(e.he)+e.votesHe, float64(e.she)+e.votesShe
	if gender == 'f' {
		with, against = against, with
	}
	if against > 2 && against > 4*with {
		return 0
	}
	if share := (with + 0.4) / (with + against + 0.8); share < 0.5 {
		return math.Pow(2*share, agreePower)
	} else {
		return 1 + agreeGain*(2*share-1)
	}
}

// mayBe reports one who "he" or "she" can stand for at all.
func (n *Names) mayBe(e *entity, gender byte) bool {
	if n.not != "" && e.name == n.not {
		return false
	}
	if e.typ != Person && e.typ != Unknown || e.typ == Unknown && (e.unnamed || e.within > 0) {
		return false
	}
	return e.agreement(gender) > 0
}

// candidate is one who a pronoun may stand for.
type candidate struct {
	*entity
	score float64
	block int     // the block looked at last
	best  float64 // the weight of its best place there
}

// rank weighs those spoken of before a spot, in the order found.
func (n *Names) rank(at spot, fits func(*entity) bool) []candidate {
	list := n.ranked[:0]
	block := nearWeight / blockDecay
	for b := at.block; b >= 0 && at.block-b <= lookBack; b-- {
		block *= blockDecay
		refs := n.refs[b]
		seen := 0
		if b == at.block {
			refs = before(refs, at.token)
		}
		for i := len(refs) - 1; i >= 0 && seen < maxLook && len(refs)-i < 4*maxLook; i-- {
			g := &refs[i]
			if !fits(g.entity) {
				continue
			}
			if g.gender != 0 && at.gender != 0 && g.gender != at.gender {
				continue
			}
			seen++
			w := block * decays[min(at.sent-g.sent, len(decays)-1)]
			if g.quoted && !at.quoted && n.not == "" {
				w *= quotedFactor
			}
			if g.typ == Place || g.typ == Unknown {
				w *= placeFactor
			}
			if g.noun {
				w *= nounFactor
			}
			if g.gender != 0 {
				w *= boundFactor
			}
			switch g.role {
			case subjectRole:
				w *= subjectFactor
			case speakerRole:
				w *= speakerFactor
			case introRole:
				w *= introFactor
			}
			if g.embedded {
				w *= embeddedFactor
			}
			if at.owner && g.sent == at.sent {
				w *= ownerFactor
			}
			k := 0
			for k < len(list) && list[k].entity != g.entity {
				k++
			}
			if k == len(list) {
				list = append(list, candidate{entity: g.entity, block: -1})
			}
			c := &list[k]
			if c.block != b {
				c.block, c.best = b, 0
			}
			// The best place of a block counts in full, its others a little.
			c.score += max(w, c.best) - c.best + againFactor*min(w, c.best)
			c.best = max(w, c.best)
		}
	}
	for k := range list {
		e := list[k].entity
		list[k].score = (list[k].score + frequencyWeight*math.Log(1+float64(e.seen))) * e.agreement(at.gender)
	}
	n.ranked = list
	return list
}
