package claim

// Suggestions: statements without quoted words, brought to the claims that they
// are like.
//
// Words that are not quoted are a writer's, and differ however faithful he is.
// So after the claims of words stand, each is taken for one wording, its
// fullest, and wordings of which at least one is not quoted are held against one
// another by likeness ([liker]): what they share of rare words, of one speaker.
// Pairs are taken from the likest down. Each joins two claims, unless that would
// make one of two claims that words hold together, give a claim two statements
// of one source, or leave in it a statement that is not like its reference: so
// each finds the one that is likest both ways, and no chain leads from one thing
// to another.
//
// Who says that it will not does not say that it will, and 40 are not 400. But
// where all else is the same, that is what an editor wants to hear of: then the
// two are a claim, and rules report what differs.

import (
	"cmp"
	"math"
	"slices"

	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// What a suggestion is not made without. Set on half of the labelled pairs of
// testdata/indirect.tsv.
const (
	likely       = 0.58 // score of two statements of one speaker
	likelyRelay  = 0.68 // of a speaker and who may have passed it on
	likelyCrowd  = 0.68 // of groups, which share a name with others
	likelyAct    = 0.05 // more, of a belief and an utterance
	likelySlack  = 0.06 // less, of a statement of a claim and its reference
	nearlyAll    = 0.85 // likeness of what differs in a negation, number or speaker
	nearlyStems  = 4    // and stems of it
	conflictStem = 8    // stems that two people cannot both have said by chance
	repeatsAll   = 0.95 // of a statement that its source repeats
	eventSome    = 0.25 // sources that may
	eventFull    = 0.4  // sources so much alike tell of one event
)

// Bounds on the work of one statement.
const (
	askedStems = 10 // rarest stems that are looked up
	stemCap    = 32 // statements that one stem, or one stem of a speaker, leads to
	held       = 16 // candidates that are held against it
	mostJoined = 48 // claims that one suggestion may bring together
)

// edge is two claims that are alike.
type edge struct {
	a, b int32 // claims, a the fuller
	Likeness
}

// near reports whether the two are the same but for what they do not agree on.
func (e *edge) near() bool { return e.Negation || e.Number || e.Speaker }

// Likeness is how a statement stands to one that it is like.
type Likeness struct {
	*Member
	Score float64 // 0 to 1
	// Negation, Number and Speaker say that all else is the same: one of the two
	// has a "not" that the other has not, another number or day, or another who.
	Negation, Number, Speaker bool
}

// suggester joins the claims of words by likeness.
type suggester struct {
	*liker
	m      *matcher
	sets   []Set
	scores []float64
	refs   []int32 // fullest first: places in sets
	place  []int32 // place in sets → place in refs

	parent []int32
	joined [][]int32 // root → the claims it is made of

	byStem leads // stem, or speaker and stem → places in refs
	weight []float64
	hit    []int32
}

// suggest joins sets whose references are alike, and gives those that remain,
// with their scores, in order of their first statement.
func suggest(sources []Source, members []*Member, m *matcher, sets []Set, scores []float64) ([]Set, []float64) {
	if !slices.ContainsFunc(members, func(m *Member) bool { return !m.Quotes() }) {
		return sets, scores
	}
	s := newSuggester(sources, members, m, sets, scores)
	edges := s.edges()
	slices.SortFunc(edges, func(x, y edge) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(s.place[x.a], s.place[y.a]), cmp.Compare(s.place[x.b], s.place[y.b]))
	})
	for _, e := range edges {
		s.join(e)
	}
	return s.result()
}

func newSuggester(sources []Source, members []*Member, m *matcher, sets []Set, scores []float64) *suggester {
	s := &suggester{liker: newLiker(sources, members), m: m, sets: sets, scores: scores,
		byStem: leads{of: map[uint64]int32{}}, weight: make([]float64, len(sets))}
	s.order()
	return s
}

// order puts the references from the fullest down, whatever the order of the
// sources.
func (s *suggester) order() {
	s.refs, s.place = make([]int32, len(s.sets)), make([]int32, len(s.sets))
	s.parent, s.joined = make([]int32, len(s.sets)), make([][]int32, len(s.sets))
	for i := range s.refs {
		s.refs[i], s.parent[i], s.joined[i] = int32(i), int32(i), []int32{int32(i)}
	}
	rank := func(i int32) int32 { return s.m.rank[s.sets[i].Reference.Order] }
	slices.SortFunc(s.refs, func(i, j int32) int { return cmp.Compare(rank(i), rank(j)) })
	for at, i := range s.refs {
		s.place[i] = int32(at)
	}
}

// edges finds the pairs that are alike.
func (s *suggester) edges() []edge {
	var out []edge
	for at, set := range s.refs {
		ref := s.sets[set].Reference
		if !suggestible(ref) {
			continue
		}
		stems := s.rarest(ref)
		if !ref.Quotes() {
			for _, other := range s.candidates(ref, stems) {
				b := s.refs[other]
				if e, ok := s.alike(ref, s.sets[b].Reference); ok {
					e.a, e.b = b, set
					out = append(out, e)
				}
			}
		}
		s.add(ref, int32(at), stems)
	}
	return out
}

// add makes a reference findable by its stems.
func (s *suggester) add(ref *Member, at int32, stems []int32) {
	for _, t := range stems {
		s.byStem.add(uint64(t)+1, at)
		for _, k := range ref.keys {
			s.byStem.add(mix(k, uint64(t)+1), at)
		}
	}
}

// suggestible reports whether a statement can be like another: what was asked or
// supposed is nobody's word.
func suggestible(m *Member) bool {
	return !m.Speaker.Nameless() && m.Within == ""
}

// rarest are the rarest stems of a statement, rarest first.
func (s *suggester) rarest(m *Member) []int32 {
	var out []int32
	for _, t := range s.terms[m.Order].list {
		if !slices.Contains(out, t.id) {
			out = append(out, t.id)
		}
		if len(out) == 4*askedStems {
			break
		}
	}
	v := s.stems
	slices.SortFunc(out, func(x, y int32) int {
		return cmp.Or(cmp.Compare(v.weight[y], v.weight[x]), cmp.Compare(v.names[x], v.names[y]))
	})
	if !m.Quotes() && len(out) > askedStems {
		out = out[:askedStems]
	}
	return out
}

// candidates are the references that share the most with a statement: places in
// refs.
func (s *suggester) candidates(m *Member, stems []int32) []int32 {
	count := func(key uint64, worth float64) (full bool) {
		return s.byStem.each(key, func(at int32) {
			if s.weight[at] == 0 {
				s.hit = append(s.hit, at)
			}
			s.weight[at] += worth
		})
	}
	asked := 0.0
	for _, t := range stems {
		w := float64(s.stems.weight[t])
		asked += w
		if !count(uint64(t)+1, w) {
			continue
		}
		for _, k := range m.keys { // too many have it: those of the speaker
			count(mix(k, uint64(t)+1), w)
		}
	}
	const much, some = 0.6, 0.35 // of what was asked, whoever said it, and by one speaker
	out := s.hit[:0]
	for _, at := range s.hit {
		w := s.weight[at]
		if w >= much*asked || w >= some*asked && w >= leastShared && sharesKey(m, s.sets[s.refs[at]].Reference) {
			out = append(out, at)
			continue
		}
		s.weight[at] = 0
	}
	slices.SortFunc(out, func(x, y int32) int {
		return cmp.Or(cmp.Compare(s.weight[y], s.weight[x]), cmp.Compare(x, y))
	})
	for _, at := range out {
		s.weight[at] = 0
	}
	s.hit = s.hit[:0]
	return out[:min(len(out), held)]
}

// sharesKey reports whether the names of two speakers, or of who passed them on,
// have a word in common.
func sharesKey(a, b *Member) bool {
	return slices.ContainsFunc(a.keys, func(k uint64) bool { return slices.Contains(b.keys, k) })
}

// leastPlain is the worth of stems, names left out, that say something.
const leastPlain = 7

// leastShared is the worth of stems below which nothing is called alike: two
// rare words, or three that are not common.
const leastShared = 10

// alike holds the references of two claims against one another.
func (s *suggester) alike(a, b *Member) (edge, bool) {
	if a.Polarity != b.Polarity && (open(a) || open(b)) {
		return edge{}, false
	}
	rel := s.m.relation(s.m.rank[a.Order], s.m.rank[b.Order])
	if rel == speaker.Unclear || rel == speaker.Principal {
		return edge{}, false
	}
	k := s.hold(a, b)
	if k.shared < leastShared {
		return edge{}, false
	}
	k.event = s.event(a.Source, b.Source)
	e := edge{Likeness: Likeness{Score: round(k.score())}}
	same := k.rest >= nearlyAll && k.n >= nearlyStems
	switch {
	case k.opposed || k.open && k.n <= 3 && k.event < eventFull:
		return e, false
	case a.Source == b.Source: // its own repetition
		longer := max(s.worth[a.Order], s.worth[b.Order])
		return e, same && !k.flipped && !k.numbers && rel == speaker.Same && k.shared > repeatsAll*longer
	case !k.telling():
		return e, false
	case rel == speaker.Different:
		e.Speaker = true
		return e, same && !k.flipped && !k.numbers && k.n >= conflictStem && a.Act == b.Act &&
			a.Speaker.Type == speaker.Person && b.Speaker.Type == speaker.Person // two bodies may publish one figure
	case rel == speaker.Relayed && (k.n < 5 || !Passed(a.Statement, b.Statement) && !Passed(b.Statement, a.Statement)):
		return e, false // two outlets, or an outlet and whoever it did not pass on
	case k.flipped || k.numbers:
		e.Negation, e.Number = k.flipped, k.numbers
		return e, same && (!k.flipped || !k.numbers)
	}
	return e, e.Score >= threshold(a, b, rel)
}

// telling reports whether enough of what is shared says what was said, rather
// than of whom; of few words nearly all must agree, in sources on one event.
func (k *likeness) telling() bool {
	switch {
	case k.cue > 0 && k.dice >= 0.9: // both "endorsed Canova"
		return true
	case k.n < 3 || k.plain < leastPlain:
		return k.event >= eventSome && k.dice >= 0.95
	}
	return k.n > 3 || k.dice >= 0.75 && k.share >= 0.4
}

// open reports whether a statement is of what was asked or supposed.
func open(m *Member) bool {
	return m.Polarity == statement.Asked || m.Polarity == statement.Hypothetical
}

func threshold(a, b *Member, rel speaker.Relation) float64 {
	t := likely
	switch {
	case rel == speaker.Relayed:
		t = likelyRelay
	case a.Speaker.Type == speaker.Group || b.Speaker.Type == speaker.Group || a.Speaker.Basis == speaker.Unnamed || b.Speaker.Basis == speaker.Unnamed:
		t = likelyCrowd
	}
	if (a.Act == statement.Thought) != (b.Act == statement.Thought) {
		t += likelyAct
	}
	return t
}

// score is the likeness as a number, 0 to 1: how much of the two is shared, less
// where that is little or common, more where their sources are about one event.
func (k *likeness) score() float64 {
	const enough = 13.0
	worth := k.plain + (k.shared-k.plain)/2
	x := (k.cover + k.dice + 0.3*k.order) / 2.3
	x *= 1 - math.Exp(-worth/enough)
	x += 0.2 * min(k.event, eventFull) / eventFull
	if k.open {
		x -= 0.1
	}
	x -= 0.02 * k.names
	return max(0, min(1, x/1.1))
}

// round keeps what does not depend on the order of adding up.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }

func (s *suggester) root(i int32) int32 {
	for s.parent[i] != i {
		i = s.parent[i]
	}
	return i
}

// firm reports what holds a claim together that words have made: several
// sources, and quotations. A suggestion never makes one claim of two that are
// firm in the same way.
func (set *Set) firm() (sources, quotes bool) {
	for _, m := range set.Members {
		sources = sources || m.Source != set.Members[0].Source
		quotes = quotes || m.Quotes()
	}
	return sources, quotes
}

// join makes one claim of two, if nothing speaks against it.
func (s *suggester) join(e edge) {
	a, b := s.root(e.a), s.root(e.b)
	if a == b || len(s.joined[a])+len(s.joined[b]) > mostJoined {
		return
	}
	several, quoting := 0, 0
	var refs []*Member
	for _, root := range [2]int32{a, b} {
		for _, i := range s.joined[root] {
			sources, quotes := s.sets[i].firm()
			if sources {
				several++
			}
			if quotes {
				quoting++
			}
			refs = append(refs, s.sets[i].Reference)
		}
	}
	if several > 1 || quoting > 1 || !s.apart(a, b, e) {
		return
	}
	slices.SortFunc(refs, func(x, y *Member) int { return cmp.Compare(s.m.rank[x.Order], s.m.rank[y.Order]) })
	ref := reference(refs)
	lowest := e.Score
	if len(refs) > 2 {
		for _, m := range refs {
			if m == ref {
				continue
			}
			k, ok := s.fits(m, ref)
			if !ok {
				return
			}
			lowest = min(lowest, k)
		}
	}
	s.parent[b] = a
	s.joined[a] = append(s.joined[a], s.joined[b]...)
	s.scores[a] = min(s.scores[a], s.scores[b], lowest)
}

// fits reports whether a statement is like the reference of a claim, a little
// less than would bring it there.
func (s *suggester) fits(m, ref *Member) (float64, bool) {
	e, ok := s.alike(m, ref)
	if ok {
		return e.Score, !e.near()
	}
	if e.Score == 0 || m.Source == ref.Source {
		return 0, false
	}
	rel := s.m.relation(s.m.rank[m.Order], s.m.rank[ref.Order])
	return e.Score, rel != speaker.Different && e.Score >= threshold(m, ref, rel)-likelySlack
}

// apart reports whether two claims have no source in common, but for the two
// whose likeness joins them.
func (s *suggester) apart(a, b int32, e edge) bool {
	sources := map[int]bool{}
	for _, i := range s.joined[a] {
		for _, m := range s.sets[i].Members {
			sources[m.Source] = true
		}
	}
	own := s.sets[e.a].Reference.Source == s.sets[e.b].Reference.Source
	for _, i := range s.joined[b] {
		for _, m := range s.sets[i].Members {
			if sources[m.Source] && !(own && m.Source == s.sets[e.a].Reference.Source) {
				return false
			}
		}
	}
	return true
}

// result gives the claims as they now stand.
func (s *suggester) result() ([]Set, []float64) {
	var sets []Set
	var scores []float64
	for i := range s.sets {
		root := s.root(int32(i))
		// A claim stands where its first statement does.
		first := slices.Min(s.joined[root])
		if int32(i) != first {
			continue
		}
		set := s.sets[i]
		if len(s.joined[root]) > 1 {
			set.Members = nil
			for _, j := range s.joined[root] {
				set.Members = append(set.Members, s.sets[j].Members...)
			}
			slices.SortFunc(set.Members, func(x, y *Member) int { return cmp.Compare(x.Order, y.Order) })
			set.Reference = reference(set.Members)
		}
		s.list(&set)
		sets, scores = append(sets, set), append(scores, s.scores[root])
	}
	return sets, scores
}

// list writes down which members of a claim stand in it by likeness.
func (s *suggester) list(set *Set) {
	for _, m := range set.Members {
		if m == set.Reference || m.Quotes() {
			continue
		}
		k := s.hold(m, set.Reference)
		k.event = s.event(m.Source, set.Reference.Source)
		set.Suggested = append(set.Suggested, Likeness{
			Member: m, Score: round(k.score()), Negation: k.flipped, Number: k.numbers && !k.flipped,
			Speaker: s.m.relation(s.m.rank[m.Order], s.m.rank[set.Reference.Order]) == speaker.Different,
		})
	}
}
