package claim

// The index that finds candidates: which statements share three words in a row
// with a wording, and which statements of a speaker have two words in a row.
// Lists are in the order of adding, the fullest wordings first, and are cut at a
// cap: a chain of words that very many have tells nothing, and of an utterance
// that very many report the fullest wordings are enough to find them all.

// posting is one place of a chain of words.
type posting struct{ member int32 }

type index struct {
	shingles map[uint64][]posting
	// short maps a speaker's word or pair of words; only what some short
	// quotation asks for is kept.
	short  map[uint64][]posting
	wanted map[uint64]bool
}

// listCap is the most statements that one chain leads to.
const listCap = 32

func newIndex(members []*Member) *index {
	x := &index{shingles: map[uint64][]posting{}, short: map[uint64][]posting{}, wanted: map[uint64]bool{}}
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
	put := func(list map[uint64][]posting, key uint64) {
		p := list[key]
		if n := len(p); n >= listCap || n > 0 && p[n-1].member == id {
			return
		}
		list[key] = append(p, posting{id})
	}
	for i := 0; i+anchorWords <= len(m.content); i++ {
		if h := shingle(m.content[i:]); h != 0 {
			put(x.shingles, h)
		}
	}
	if len(m.content) != len(m.quoted) { // a chain may run over two quoted parts' marks
		for _, p := range m.pieces {
			for i := p.from; i+anchorWords <= p.to; i++ {
				if h := shingle(m.own()[i:]); h != 0 {
					put(x.shingles, h)
				}
			}
		}
	}
	for _, k := range m.keys {
		eachGram(k, m.content, func(g uint64) {
			if x.wanted[g] {
				put(x.short, g)
			}
		})
	}
}

// candidate is a member that may match, and how many chains it shares.
type candidate struct {
	member int32
	hits   int32
}
