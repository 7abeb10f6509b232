package claim

// The index that finds candidates: which statements share three words in a row
// with a wording, and which statements of a speaker have two words in a row.
// Lists are in the order of adding, the fullest wordings first, and are cut at a
// cap: a chain of words that very many have tells nothing, and of an utterance
// that very many report the fullest wordings are enough to find them all.

// postings maps a number to the few members that it leads to. It holds no
// pointers, so that the garbage collector has nothing to follow in it, however
// large a run is.
type postings struct {
	of      map[uint64]int32 // number → list
	lists   []list
	entries []entry
}

type list struct {
	last int32 // the entry added last
	n    int32
}

type entry struct{ member, before int32 }

// add puts a member on the list of a number, once in a row, until it is full.
func (p *postings) add(key uint64, member int32) {
	at, ok := p.of[key]
	if !ok {
		at = int32(len(p.lists))
		p.of[key] = at
		p.lists = append(p.lists, list{last: -1})
	}
	l := &p.lists[at]
	if l.n >= listCap || l.n > 0 && p.entries[l.last].member == member {
		return
	}
	p.entries = append(p.entries, entry{member, l.last})
	l.last = int32(len(p.entries) - 1)
	l.n++
}

// each calls f with the members on the list of a number and their count.
func (p *postings) each(key uint64, f func(member, n int32)) {
	at, ok := p.of[key]
	if !ok {
		return
	}
	l := p.lists[at]
	for e := l.last; e >= 0; e = p.entries[e].before {
		f(p.entries[e].member, l.n)
	}
}

type index struct {
	shingles postings
	// short leads on from a speaker's word or pair of words; only what some short
	// quotation asks for is kept.
	short  postings
	wanted map[uint64]bool
}

// listCap is the most statements that one chain leads to.
const listCap = 32

func newIndex(members []*Member) *index {
	x := &index{shingles: postings{of: map[uint64]int32{}}, short: postings{of: map[uint64]int32{}}, wanted: map[uint64]bool{}}
	for _, m := range members {
		for _, p := range m.pieces {
			if words := m.own()[p.from:p.to]; len(words) <= shortWords && m.full > 0 {
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
func (x *index) add(id int32, m *Member) {
	chains := func(words []token) {
		for i := 0; i+anchorWords <= len(words); i++ {
			if h := shingle(words[i:]); h != 0 {
				x.shingles.add(h, id)
			}
		}
	}
	chains(m.content)
	if len(m.content) != len(m.quoted) { // a chain may run over two quoted parts' marks
		for _, p := range m.pieces {
			chains(m.own()[p.from:p.to])
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

// candidate is a member that may match, and how many chains it shares.
type candidate struct {
	member int32
	hits   int32
}
