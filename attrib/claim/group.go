package claim

// Grouping: which statements report the same utterance.
//
// Statements are taken from the fullest wording to the shortest. Each is held
// against the candidates that the index has of those before it, and joins the
// claim that bears it out best, or opens one. So a fragment comes to the one
// utterance that fits it best and pulls no two together; a joined quotation has
// its fragments come to it; and the order of the sources does not matter.

import (
	"cmp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Grouping is the claims of a run. Make one with [Group].
type Grouping struct {
	Sources []Source
	// Claims are in the order of their first statement; ids are "c1", "c2" ….
	Claims []Claim
	// Sets are the statements of each claim, index by index with Claims.
	Sets []Set
	// Speakers tells how the speakers of these sources stand to one another.
	Speakers *Relations
	// Draft says that the first source is a draft and the others are what it is
	// checked against: rules then look at its statements only.
	Draft bool
}

// Set is the statements of one claim.
type Set struct {
	Members []*Member // in order of source, then place
	// Reference has the fullest wording, of equals the one first given. It is one
	// that its source asserts, and is sure, if any is.
	Reference *Member
	// Suggested are the members that stand in the claim by likeness, as each
	// stands to the reference.
	Suggested []Likeness
}

// Group finds the claims among the statements of sources. The result depends on
// neither chance nor, but for ids and the order of claims, the order of sources.
// Time grows about linearly with the number of statements.
func Group(sources []Source) *Grouping {
	return GroupBy(sources, NewRelations(sources, Declared{}))
}

// GroupBy is [Group] where it is known who is who.
func GroupBy(sources []Source, speakers *Relations) *Grouping {
	members := allMembers(sources)
	m := newMatcher(members, speakers)
	for at := range m.ranked {
		m.place(int32(at))
	}
	var sets []Set
	byRoot := map[int32]int{} // root → index of the set
	scores := make([]float64, 0, len(members))
	for _, member := range members { // in order, so that claims come out in order
		at := m.rank[member.Order]
		root := m.root(at)
		c, ok := byRoot[root]
		if !ok {
			c = len(sets)
			byRoot[root] = c
			sets = append(sets, Set{})
			scores = append(scores, 1)
		}
		sets[c].Members = append(sets[c].Members, member)
		scores[c] = min(scores[c], m.score[at])
	}
	for c := range sets {
		sets[c].Reference = reference(sets[c].Members)
	}
	sets, scores = suggest(sources, members, m, sets, scores)
	g := &Grouping{Sources: sources, Speakers: speakers, Sets: sets, Claims: make([]Claim, len(sets))}
	for c := range sets {
		g.Claims[c].ID = "c" + strconv.Itoa(c+1)
		g.Claims[c].describe(sets[c], scores[c])
	}
	return g
}

// allMembers brings the statements of all sources to normal form, on all cores.
func allMembers(sources []Source) []*Member {
	total := 0
	first := make([]int, len(sources)) // the number of statements before each
	for i, s := range sources {
		first[i] = total
		total += len(s.Statements)
	}
	members := make([]*Member, total)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(sources)) {
		wait.Go(func() {
			for {
				src := int(next.Add(1)) - 1
				if src >= len(sources) {
					return
				}
				s := sources[src]
				inner := map[string][]document.Range{}
				outer := map[string]*statement.Statement{}
				for _, st := range s.Statements {
					if st.Within != "" {
						inner[st.Within] = append(inner[st.Within], st.Content...)
						outer[st.Within] = nil
					}
				}
				for _, st := range s.Statements {
					if _, ok := outer[st.ID]; ok {
						outer[st.ID] = st
					}
				}
				for i, st := range s.Statements {
					m := newMember(src, s.Doc, st, ranges(inner[st.ID]))
					m.Order, m.outer = first[src]+i, outer[st.Within]
					members[m.Order] = m
				}
			}
		})
	}
	wait.Wait()
	return members
}

// describe fills a claim from its statements.
func (c *Claim) describe(set Set, score float64) {
	sources, quoting := map[int]bool{}, 0
	for _, m := range set.Members {
		c.Statements = append(c.Statements, m.ID)
		sources[m.Source] = true
		if m.Quotes() {
			quoting++
		}
	}
	c.Wording = set.Reference.Wording()
	c.Sources = len(sources)
	c.Agreement = Verbatim
	c.Basis = Words
	if len(set.Members) > 1 && quoting < 2 {
		c.Basis = Suggested
	}
	for _, l := range set.Suggested {
		c.Suggested = append(c.Suggested, l.ID)
	}
	c.Score = float64(int(score*100+0.5)) / 100
}

// Wording is the member's words for reading: the quoted ones, fragments parted
// by an ellipsis; the content where nothing is quoted.
func (m *Member) Wording() string {
	if m.Kind != statement.Mixed || len(m.Quoted) == 0 {
		return m.Text
	}
	parts := make([]string, 0, len(m.Quoted))
	for _, q := range m.Quoted {
		parts = append(parts, strings.TrimRight(m.Doc.Wording(q.Span), ", "))
	}
	return strings.Join(parts, " … ")
}

// reference picks the fullest wording.
func reference(members []*Member) *Member {
	class := func(m *Member) int {
		switch {
		case m.Polarity != statement.Asserted && m.Polarity != "":
			return 2
		case !m.Sure():
			return 1
		}
		return 0
	}
	best := members[0]
	for _, m := range members[1:] {
		if c := cmp.Or(cmp.Compare(class(m), class(best)), cmp.Compare(best.full, m.full)); c < 0 ||
			c == 0 && m.full == 0 && len(m.content) > len(best.content) ||
			c == 0 && m.Source == best.Source && best.Place == statement.Headline && m.Place != statement.Headline {
			best = m
		}
	}
	return best
}

// matcher places members one by one.
type matcher struct {
	ranked []*Member // fullest first
	rank   []int32   // Order → place in ranked
	index  *memberIndex
	parent []int32   // union-find over places in ranked
	score  []float64 // how well each member fits what it joined
	who    []int32   // place in ranked → number of its speaker and relays
	among  *Relations

	occasions  *occasions
	vocabulary vocabulary // of the piece in hand
}

func newMatcher(members []*Member, speakers *Relations) *matcher {
	m := &matcher{
		ranked: slices.Clone(members), rank: make([]int32, len(members)), index: newMemberIndex(members),
		parent: make([]int32, len(members)), score: make([]float64, len(members)), who: make([]int32, len(members)),
		among: speakers,
	}
	m.occasions = newOccasions(members)
	slices.SortFunc(m.ranked, fuller)
	for at, member := range m.ranked {
		m.rank[member.Order] = int32(at)
		m.parent[at] = int32(at)
		m.score[at] = 1
		m.who[at] = speakers.who(member.Statement)
	}
	return m
}

// fuller orders members from the fullest wording to the shortest, ties by what
// they say, so that the order of the sources does not decide.
func fuller(a, b *Member) int {
	byKey := func(x, y token) int { return cmp.Compare(x.key, y.key) }
	for _, by := range [...]func() int{
		func() int { return cmp.Compare(b.full, a.full) },
		func() int { return cmp.Compare(len(b.content), len(a.content)) },
		func() int { return slices.CompareFunc(a.own(), b.own(), byKey) },
		func() int { return slices.CompareFunc(a.content, b.content, byKey) },
		func() int { return cmp.Compare(identity(a.Statement), identity(b.Statement)) },
		func() int { return cmp.Compare(a.Doc.Path, b.Doc.Path) },
		func() int { return cmp.Compare(a.extent().Start, b.extent().Start) },
	} {
		if c := by(); c != 0 {
			return c
		}
	}
	return cmp.Compare(a.Order, b.Order)
}

// identity is everything about the speaker and relays that Relation looks at.
func identity(s *statement.Statement) string {
	var b strings.Builder
	add := func(p *speaker.Speaker) {
		b.WriteString(p.Name + "\x00" + string(p.Type) + "\x00" + string(p.Basis) + "\x00" + p.Mention + "\x00")
	}
	if s.Speaker != nil {
		add(s.Speaker)
	}
	for i := range s.Via {
		b.WriteByte(1)
		add(&s.Via[i])
	}
	return b.String()
}

func (m *matcher) relation(a, b int32) speaker.Relation {
	return m.among.of(m.ranked[a].Statement, m.ranked[b].Statement, m.who[a], m.who[b])
}

func (m *matcher) root(at int32) int32 {
	for m.parent[at] != at {
		m.parent[at] = m.parent[m.parent[at]]
		at = m.parent[at]
	}
	return at
}

// union joins two claims under the fuller one's root.
func (m *matcher) union(a, b int32) {
	a, b = m.root(a), m.root(b)
	m.parent[max(a, b)] = min(a, b)
}

// verified is the most candidates that are held against one piece.
const verified = 10

// place finds the claim of one member and makes it findable.
func (m *matcher) place(at int32) {
	a := m.ranked[at]
	type sum struct {
		weight int
		score  float64
		first  int32
	}
	sums := map[int32]*sum{}
	var joined [][2]int32
	for n, p := range a.pieces {
		if n == maxPieces {
			break
		}
		words := a.own()[p.from:p.to]
		var links []link
		m.vocabulary.set(words)
		for _, c := range m.index.candidates(a, words, verified) {
			if !m.vocabulary.mayMatch(m.ranked[c.ID]) {
				continue
			}
			if l, ok := m.judge(at, words, c.ID); ok {
				links = append(links, l)
			}
		}
		pairs := m.joins(links)
		joined = append(joined, pairs...)
		links = slices.DeleteFunc(links, func(l link) bool {
			return l.loose && !slices.ContainsFunc(pairs, func(p [2]int32) bool { return p[0] == l.member || p[1] == l.member })
		})
		// Of one claim, the member that fits this piece best counts.
		best := map[int32]link{}
		for _, l := range links {
			r := m.root(l.member)
			if b, ok := best[r]; !ok || l.weight > b.weight {
				best[r] = l
			}
		}
		for r, l := range best {
			s := sums[r]
			if s == nil {
				s = &sum{score: 1, first: r}
				sums[r] = s
			}
			s.weight += l.weight
			s.score = min(s.score, l.score)
		}
	}
	// Of claims that have no more than these very words one may come along into the
	// claim of a fuller wording.
	var chosen, alike *sum
	better := func(s, than *sum) bool {
		return than == nil || s.weight > than.weight || s.weight == than.weight && s.first < than.first
	}
	for r, s := range sums {
		if m.alike(a, m.ranked[r]) {
			if better(s, alike) {
				alike = s
			}
		} else if better(s, chosen) {
			chosen = s
		}
	}
	if chosen == nil {
		chosen, alike = alike, nil
	}
	if chosen != nil {
		m.score[at] = chosen.score
		m.parent[at] = m.root(chosen.first)
		if alike != nil {
			m.union(at, alike.first)
		}
		for _, j := range joined {
			if m.root(j[0]) == m.root(at) || m.root(j[1]) == m.root(at) {
				m.union(j[0], j[1])
			}
		}
	}
	m.index.add(at, a)
}

// alike reports whether the fullest wording of a claim is a short quotation in
// the same words.
func (m *matcher) alike(a, root *Member) bool {
	return a.full > 0 && a.full <= shortWords && a.full == root.full &&
		slices.EqualFunc(a.quoted, root.quoted, func(x, y token) bool { return x.key == y.key })
}

// maxPieces bounds the fragments of one statement that are matched.
const maxPieces = 256

// joins finds, among what one unbroken piece matches, statements of one source
// that stand for different stretches of it: the piece joins them.
func (m *matcher) joins(links []link) [][2]int32 {
	var out [][2]int32
	for i, x := range links {
		for _, y := range links[i+1:] {
			a, b := m.ranked[x.member], m.ranked[y.member]
			apart := x.to <= y.from || y.to <= x.from
			if apart && a.Source == b.Source && x.firm && y.firm && m.root(x.member) != m.root(y.member) &&
				m.relation(x.member, y.member) != speaker.Different {
				out = append(out, [2]int32{x.member, y.member})
			}
		}
	}
	return out
}
