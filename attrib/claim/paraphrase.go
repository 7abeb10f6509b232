package claim

import (
	"cmp"
	"slices"

	"github.com/attribcheck/attrib/attrib/statement"
)

// Paraphrases finds what statements of a draft are like in the sources that it is
// checked against, by the likeness that [Group] suggests claims by. Make one with
// [NewParaphrases]; it is not safe for concurrent use.
type Paraphrases struct {
	s     *suggester
	draft map[string]*Member // by id
}

// NewParaphrases reads the statements of a draft and of its sources. Rarity is
// weighed over all of them, and who is who read off speakers.
func NewParaphrases(draft Source, sources []Source, speakers *Relations) *Paraphrases {
	all := append([]Source{draft}, sources...)
	members := allMembers(all)
	p := &Paraphrases{draft: map[string]*Member{}}
	var sets []Set
	for _, m := range members {
		if m.Source == 0 {
			p.draft[m.ID] = m
			continue
		}
		sets = append(sets, Set{Members: []*Member{m}, Reference: m})
	}
	p.s = newSuggester(all, members, newMatcher(members, speakers), sets, nil)
	for at, set := range p.s.refs {
		if ref := sets[set].Reference; suggestible(ref) {
			p.s.add(ref, int32(at), p.s.rarest(ref))
		}
	}
	return p
}

// Of gives the statements of the sources that a statement of the draft is like,
// the likest of each source, the likest first; the Source of each counts the
// sources from 1, the draft being 0.
func (p *Paraphrases) Of(s *statement.Statement) []Likeness {
	m := p.draft[s.ID]
	if m == nil || !suggestible(m) {
		return nil
	}
	best := map[int]Likeness{}
	for _, at := range p.s.candidates(m, p.s.rarest(m)) {
		other := p.s.sets[p.s.refs[at]].Reference
		e, ok := p.s.alike(m, other)
		if !ok {
			continue
		}
		e.Member = other
		if old, found := best[other.Source]; !found || e.Likeness.compare(old) < 0 {
			best[other.Source] = e.Likeness
		}
	}
	out := make([]Likeness, 0, len(best))
	for _, l := range best {
		out = append(out, l)
	}
	slices.SortFunc(out, Likeness.compare)
	return out
}

// compare puts what agrees before what does not, then the likest first.
func (l Likeness) compare(o Likeness) int {
	agrees := func(l Likeness) int {
		if l.Negation || l.Number || l.Speaker {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(agrees(l), agrees(o)), cmp.Compare(o.Score, l.Score), cmp.Compare(l.Order, o.Order))
}
