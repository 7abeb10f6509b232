package roles

// Training: from passages with their attributions marked to a model. It stands
// beside what it trains so that features have no twin. Everything is done in a
// fixed order with fixed seeds: the same examples give the same bytes.

// Example is one article to train on or to measure by.
type Example struct {
	Passages []Passage
	Gold     []Gold // of each passage
}

// Gold is what a hand marked in a passage.
type Gold struct {
	// Attributions hold spans without punctuation at their ends.
	Attributions []GoldAttribution
	labels       []uint8 // of each token, for the chain
}

// GoldAttribution is one attribution as far as it stands in one passage.
type GoldAttribution struct {
	Sources, Cues, Contents []Span
}

// NewGold makes the gold of a passage. The spans may have punctuation at their
// ends; where two overlap, the later one keeps the tokens.
func NewGold(p *Passage, attributions []GoldAttribution) Gold {
	g := Gold{labels: make([]uint8, len(p.Words))}
	owner := make([]int, len(p.Words)) // number of the stretch that a token is in
	roles := []Role{}
	for _, a := range attributions {
		for _, list := range [][]Span{a.Sources, a.Cues, a.Contents} {
			for _, s := range list {
				roles = append(roles, s.Role)
				for i := s.First; i < s.Last; i++ {
					owner[i] = len(roles)
				}
			}
		}
	}
	for i := 0; i < len(owner); {
		j := i + 1
		for j < len(owner) && owner[j] == owner[i] {
			j++
		}
		if owner[i] > 0 {
			r := roles[owner[i]-1]
			for k := i; k < j; k++ {
				g.labels[k] = uint8(label(r, inside))
			}
			g.labels[i], g.labels[j-1] = uint8(label(r, begin)), uint8(label(r, end))
			if j-i == 1 {
				g.labels[i] = uint8(label(r, single))
			}
		}
		i = j
	}
	trim := func(list []Span) (out []Span) {
		for _, s := range list {
			if s = p.Trim(s); s.First < s.Last {
				out = append(out, s)
			}
		}
		return out
	}
	for _, a := range attributions {
		g.Attributions = append(g.Attributions, GoldAttribution{trim(a.Sources), trim(a.Cues), trim(a.Contents)})
	}
	return g
}

// Trim leaves punctuation at both ends out of a span.
func (p *Passage) Trim(s Span) Span {
	for s.First < s.Last && p.Words[s.First].Punct {
		s.First++
	}
	for s.Last > s.First && p.Words[s.Last-1].Punct {
		s.Last--
	}
	return s
}

// spans are all the gold spans of a passage.
func (g *Gold) spans() map[Span]bool {
	set := map[Span]bool{}
	for _, a := range g.Attributions {
		for _, list := range [][]Span{a.Sources, a.Cues, a.Contents} {
			for _, s := range list {
				set[s] = true
			}
		}
	}
	return set
}

// random is a small generator with a fixed seed (xorshift64*).
type random uint64

func (r *random) next() uint64 {
	x := uint64(*r)
	x ^= x >> 12
	x ^= x << 25
	x ^= x >> 27
	*r = random(x)
	return x * 0x2545f4914f6cdd1d
}

func (r *random) below(n int) int { return int(r.next() >> 33 % uint64(n)) }

func shuffle[T any](r *random, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := r.below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}

// dictionary numbers the keys that were seen at least twice.
type dictionary struct {
	keys []uint64 // open addressing; 0 is empty
	ids  []uint32
	list []uint64 // keys by number
	seen []uint64 // bits of the keys seen once, by part of the key
}

const seenBits = 30

func newDictionary() *dictionary {
	return &dictionary{keys: make([]uint64, 1<<20), ids: make([]uint32, 1<<20), seen: make([]uint64, 1<<(seenBits-6))}
}

// count notes one occurrence.
func (d *dictionary) count(key uint64) {
	bit := key >> (64 - seenBits)
	if d.seen[bit>>6]>>(bit&63)&1 == 0 {
		d.seen[bit>>6] |= 1 << (bit & 63)
		return
	}
	d.add(key)
}

func (d *dictionary) add(key uint64) uint32 {
	if key == 0 {
		key = 1
	}
	mask := uint64(len(d.keys) - 1)
	at := key & mask
	for d.keys[at] != 0 {
		if d.keys[at] == key {
			return d.ids[at]
		}
		at = (at + 1) & mask
	}
	id := uint32(len(d.list))
	d.keys[at], d.ids[at] = key, id
	d.list = append(d.list, key)
	if len(d.list)*2 > len(d.keys) {
		d.double()
	}
	return id
}

func (d *dictionary) double() {
	d.keys, d.ids = make([]uint64, 2*len(d.keys)), make([]uint32, 2*len(d.ids))
	mask := uint64(len(d.keys) - 1)
	for id, key := range d.list {
		at := key & mask
		for d.keys[at] != 0 {
			at = (at + 1) & mask
		}
		d.keys[at], d.ids[at] = key, uint32(id)
	}
}

// find gives a key's number, or false.
func (d *dictionary) find(key uint64) (uint32, bool) {
	if key == 0 {
		key = 1
	}
	mask := uint64(len(d.keys) - 1)
	for at := key & mask; d.keys[at] != 0; at = (at + 1) & mask {
		if d.keys[at] == key {
			return d.ids[at], true
		}
	}
	return 0, false
}

// freeze forgets which keys were seen once.
func (d *dictionary) freeze() { d.seen = nil }
