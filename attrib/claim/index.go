package claim

// The index that finds candidates: which wordings share three words in a row with
// another. It is inverted, from each chain of three words to the wordings that have
// it, and exact: what shares a chain is found, unless more have it than an index
// keeps. (Sketches such as MinHash are smaller, and at the length of a quotation
// miss a fifth of the pairs.)
//
// Grouping asks it statement by statement, fullest wordings first, and adds each
// in turn; whoever keeps statements between runs can do the same.

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// Index finds, among any number of wordings, those that share three words in a row
// with another. It grows wording by wording: there is nothing to build, and nothing
// is ever built anew. The zero value is empty and ready.
//
// Lookups may run at the same time as one another, but not as an Add. It holds no
// words, so what it finds is to be aligned by the caller. A million statements of
// news take about 170 MB.
type Index struct {
	shingles postings
	queries  sync.Pool // *query
}

// Candidate is a wording that may match, and how much speaks for it.
type Candidate struct {
	ID int32
	// Hits is the number of chains that are shared, rare ones counting for more: up
	// to 65 for a chain that no other wording of the index has, 3 for one that as
	// many have as are kept.
	Hits int32
}

// Add makes a wording findable under a number, 0 or more. What is added first is
// found first: of the wordings that have a chain in common only 32 are kept. Words
// may be those of any [NormalWords]; a chain runs over no gap and no bracket. A
// number may be added again with other words, and then is found by both.
func (x *Index) Add(id int32, words []Word) {
	x.addTokens(id, tokens(words))
}

func (x *Index) addTokens(id int32, words []token) {
	for i := 0; i+anchorWords <= len(words); i++ {
		if h := shingle(words[i:]); h != 0 {
			x.shingles.add(h, id)
		}
	}
}

// AddAll adds wordings under the numbers from id on, on all cores. The index is the
// same as if they had been added one by one.
func (x *Index) AddAll(id int32, wordings [][]Word) {
	workers := min(runtime.GOMAXPROCS(0), len(wordings))
	if workers <= 1 {
		for i, words := range wordings {
			x.Add(id+int32(i), words)
		}
		return
	}
	// Each worker takes a stretch of the wordings and sorts its chains by shard,
	// then each takes shards, and in each the chains of all stretches in order.
	type chain struct {
		hash uint64
		id   int32
	}
	sorted := make([][shards][]chain, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			from, to := w*len(wordings)/workers, (w+1)*len(wordings)/workers
			for i, words := range wordings[from:to] {
				ts := tokens(words)
				for k := 0; k+anchorWords <= len(ts); k++ {
					if s := shingle(ts[k:]); s != 0 {
						h := hash(s)
						to := &sorted[w][shardOf(h)]
						*to = append(*to, chain{h, id + int32(from+i)})
					}
				}
			}
		})
	}
	wait.Wait()
	for w := range workers {
		wait.Go(func() {
			for s := w; s < shards; s += workers {
				for k := range sorted {
					for _, c := range sorted[k][s] {
						x.shingles.shard[s].add(c.hash, uint32(c.id), x.shingles.cap())
					}
				}
			}
		})
	}
	wait.Wait()
}

// Lookup finds what shares chains of words with a wording, at most most of them,
// likely ones first, of equals the one with the smaller number. They are appended to
// to. Time is bounded by the length of the wording: of a long one whose chains are
// common, the rarest are followed.
func (x *Index) Lookup(to []Candidate, words []Word, most int) []Candidate {
	q, _ := x.queries.Get().(*query)
	if q == nil {
		q = new(query)
	}
	q.tokens = appendTokens(q.tokens[:0], words)
	q.shingles(&x.shingles, q.tokens)
	to = append(to, q.best(most)...)
	x.queries.Put(q)
	return to
}

// Bytes is how much memory the index holds.
func (x *Index) Bytes() int { return x.shingles.bytes() }

// query counts what members share with one wording.
type query struct {
	// A hash table, open, from a member to its place in found and one more, and
	// which slots are taken.
	table []uint32
	taken []uint32
	found []Candidate

	lists  [][]uint32
	ones   [][1]uint32
	tokens []token
}

// mostFollowed is how many members are looked at for one wording.
const mostFollowed = 2048

// shingles counts the chains of words.
func (q *query) shingles(p *postings, words []token) {
	q.lists = q.lists[:0]
	q.ones = slices.Grow(q.ones[:0], len(words))[:len(words)]
	total := 0
	for i := 0; i+anchorWords <= len(words); i++ {
		if h := shingle(words[i:]); h != 0 {
			if list := p.of(h, &q.ones[i]); len(list) > 0 {
				q.lists = append(q.lists, list)
				total += len(list)
			}
		}
	}
	if total > mostFollowed { // rare ones first
		slices.SortStableFunc(q.lists, func(x, y []uint32) int { return cmp.Compare(len(x), len(y)) })
	}
	total = 0
	for _, list := range q.lists {
		if total += len(list); total > mostFollowed {
			break
		}
		q.count(list)
	}
}

// count adds a list of members.
func (q *query) count(list []uint32) {
	if len(list) == 0 {
		return
	}
	weight := int32(2*listCap/len(list) + 1) // rare chains tell more
	for _, member := range list {
		if 2*len(q.found) >= len(q.table) {
			q.rehash()
		}
		at := q.slot(int32(member))
		if q.table[at] == 0 {
			q.found = append(q.found, Candidate{ID: int32(member)})
			q.table[at] = uint32(len(q.found))
			q.taken = append(q.taken, at)
		}
		q.found[q.table[at]-1].Hits += weight
	}
}

// slot gives the place of a member in the table, or the free one it would take.
func (q *query) slot(member int32) uint32 {
	mask := uint32(len(q.table) - 1)
	at := uint32(member) * 0x9e3779b1 >> 7 & mask
	for q.table[at] != 0 && q.found[q.table[at]-1].ID != member {
		at = (at + 1) & mask
	}
	return at
}

func (q *query) rehash() {
	q.table = make([]uint32, max(512, 2*len(q.table)))
	for i, c := range q.found {
		q.taken[i] = q.slot(c.ID)
		q.table[q.taken[i]] = uint32(i + 1)
	}
}

// best gives what was counted, likely ones first, and is ready for the next wording.
// It holds until then.
func (q *query) best(most int) []Candidate {
	for _, at := range q.taken {
		q.table[at] = 0
	}
	all := q.found
	q.found, q.taken = q.found[:0], q.taken[:0]
	// Common chains lead to hundreds, of which ten are wanted: the best so far stand
	// first, in order, and few of the others come among them.
	best := all[:max(0, min(len(all), most))]
	slices.SortFunc(best, likelier)
	if len(best) == 0 {
		return best
	}
	for _, c := range all[len(best):] {
		if likelier(c, best[len(best)-1]) < 0 {
			at, _ := slices.BinarySearchFunc(best, c, likelier)
			copy(best[at+1:], best[at:])
			best[at] = c
		}
	}
	return best
}

func likelier(x, y Candidate) int {
	if c := cmp.Compare(y.Hits, x.Hits); c != 0 {
		return c
	}
	return cmp.Compare(x.ID, y.ID)
}

// memberIndex finds candidates among the members of a run: by chains of words, and
// short quotations by what their speakers say.
type memberIndex struct {
	Index
	// short leads on from a speaker's word or pair of words; only what some short
	// quotation asks for is kept.
	short  postings
	wanted map[uint64]bool
	query  query
}

func newMemberIndex(members []*Member) *memberIndex {
	x := &memberIndex{wanted: map[uint64]bool{}}
	for _, m := range members {
		for _, p := range m.pieces {
			if words := m.own()[p.from:p.to]; len(words) <= oneOffWords && m.full > 0 {
				for _, k := range m.keys {
					eachGram(k, words, func(g uint64) { x.wanted[g] = true })
				}
			}
		}
	}
	return x
}

// eachGram calls f with a number for each pair of words, and each word of
// substance, that a speaker says.
func eachGram(speaker uint64, words []token, f func(uint64)) {
	for i, w := range words {
		if w.gap() {
			continue
		}
		if w.flags&Stop == 0 {
			f(mix(speaker, w.key))
		}
		if i+1 < len(words) && !words[i+1].gap() {
			f(mix(mix(speaker, w.key), words[i+1].key))
		}
	}
}

// add makes a member's words findable under the number id.
func (x *memberIndex) add(id int32, m *Member) {
	x.addTokens(id, m.content)
	if len(m.content) != len(m.quoted) { // a chain may run over two quoted parts' marks
		for _, p := range m.pieces {
			x.addTokens(id, m.own()[p.from:p.to])
		}
	}
	for _, k := range m.keys {
		eachGram(k, m.content, func(g uint64) {
			if x.wanted[g] {
				x.short.add(g, id)
			}
		})
	}
}

// beside is the most words of a content in which a quotation too short for a chain
// is looked up by what stands beside it.
const beside = 60

// candidates are the members that share words with a piece of a member, at most
// most, likely ones first. They hold until the next call.
func (x *memberIndex) candidates(m *Member, piece []token, most int) []Candidate {
	q := &x.query
	if m.full > 0 && len(piece) < anchorWords && len(m.content) <= beside {
		q.shingles(&x.shingles, m.content) // what stands beside may tell
	} else {
		q.shingles(&x.shingles, piece)
	}
	if m.full > 0 && len(piece) <= oneOffWords {
		var one [1]uint32
		for _, k := range m.keys {
			eachGram(k, piece, func(g uint64) { q.count(x.short.of(g, &one)) })
		}
	}
	return q.best(most)
}
