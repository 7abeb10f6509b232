package claim

// Approximate matching of words, 64 of them at a time in the bits of a machine
// word: how far one wording is from another, where a wording stands in a running
// text but for a few words, and how many words two have in common in order.
//
// The method is that of Gene Myers, "A fast bit-vector algorithm for approximate
// string matching based on dynamic programming", J. ACM 46 (1999), as extended by
// Heikki Hyyrö, "Explaining and extending the bit-parallel approximate string
// matching algorithm of Myers" (2001), to distances of whole strings, and, for
// what is common, in "Bit-parallel LCS-length computation revisited" (2004).
// There the alphabet is of bytes and a table has a row for each; here it is of
// words, and a small hash table leads from a word to the bits of its places.
//
// What these give are numbers and ends. Which word stands for which is left to
// the table of alignment (align.go), which then has only the stretch in question
// to look at. It weighs words and knows of gaps and brackets, which here are
// words that are like no other, so these numbers prepare its answer and are never
// put for it.

import "math/bits"

// blockWords is how many words of a pattern share a machine word.
const blockWords = 64

// bitRow is 64 words of a pattern: a hash table, open, at most half full, from a
// word to the places that it has among the 64.
type bitRow struct {
	shift uint
	mask  uint64
	told  uint64                 // the places of words of substance
	keys  [2 * blockWords]uint64 // 0: free
	at    [2 * blockWords]uint64
}

func (r *bitRow) set(words []token) {
	size := 16
	for r.shift = 64 - 4; size < 2*len(words); r.shift-- {
		size *= 2
	}
	r.mask = uint64(size - 1)
	r.told = 0
	clear(r.keys[:size])
	for i, w := range words {
		if w.key == 0 {
			continue
		}
		if w.flags&Stop == 0 {
			r.told |= 1 << i
		}
		k := r.slot(w.key)
		for r.keys[k] != 0 && r.keys[k] != w.key {
			k = (k + 1) & r.mask
		}
		if r.keys[k] == 0 {
			r.keys[k], r.at[k] = w.key, 0
		}
		r.at[k] |= 1 << i
	}
}

func (r *bitRow) slot(key uint64) uint64 {
	return key * 0x9e3779b97f4a7c15 >> (r.shift & 63) & (2*blockWords - 1)
}

// find gives the places of a word, a bit each; none for a gap.
func (r *bitRow) find(key uint64) uint64 {
	for k := r.slot(key); ; k = (k + 1) & r.mask & (2*blockWords - 1) {
		switch r.keys[k] {
		case key:
			if key == 0 {
				return 0
			}
			return r.at[k]
		case 0:
			return 0
		}
	}
}

// bitPattern is words made ready for matching. It is read-only in matching but for
// its columns, so it serves one goroutine. The zero value is of no words.
type bitPattern struct {
	n     int
	rows  []bitRow // 64 words each
	state []bitColumn
}

// bitColumn is the state of 64 words of a pattern at one word of the text: where
// the distance goes up and down from one to the next, and what it is at the last.
type bitColumn struct {
	up, down uint64
	score    int
}

// set makes the words of a pattern ready. It allocates only where they are more
// blocks than before.
func (p *bitPattern) set(words []token) {
	p.n = len(words)
	blocks := (len(words) + blockWords - 1) / blockWords
	if cap(p.rows) < blocks {
		p.rows, p.state = make([]bitRow, blocks), make([]bitColumn, blocks)
	}
	p.rows, p.state = p.rows[:blocks], p.state[:blocks]
	for i := range p.rows {
		p.rows[i].set(words[i*blockWords : min(len(words), (i+1)*blockWords)])
	}
}

// last is the bit of the last word in its block.
func (p *bitPattern) last() uint { return uint(p.n-1) % blockWords }

// step takes 64 words of the pattern over one word of the text. eq has the places
// of that word, in is by how much the distance above them goes up, -1 to 1; it
// gives by how much the distance at bit last does.
func (c *bitColumn) step(eq uint64, in int, last uint) int {
	xv := eq | c.down
	if in < 0 {
		eq |= 1
	}
	xh := (((eq & c.up) + c.up) ^ c.up) | eq
	ph := c.down | ^(xh | c.up)
	mh := c.up & xh
	out := int(ph>>last&1) - int(mh>>last&1)
	ph, mh = ph<<1, mh<<1
	if in < 0 {
		mh |= 1
	} else {
		ph |= uint64(in)
	}
	c.up, c.down = mh|^(xv|ph), ph&xv
	return out
}

// distance is how many words have to be put in, left out or exchanged to make one
// wording of the other, where that is not more than most; most+1 where it is.
func (p *bitPattern) distance(text []token, most int) int {
	if d := p.n - len(text); d > most || -d > most {
		return most + 1
	}
	switch len(p.rows) {
	case 0:
		return len(text)
	case 1:
		return p.distance1(text, most)
	}
	// Where no more than most words are exchanged, words of the pattern stand at
	// most as far off their own place: blocks outside that band are left out. What
	// comes in at its edges is then too large a number, never too small a one.
	first, last := 0, min(len(p.rows)-1, most/blockWords)
	for b := range p.rows[:last+1] {
		p.state[b] = bitColumn{up: ^uint64(0), score: p.size(b)}
	}
	for j, t := range text {
		if b := min(len(p.rows)-1, (j+most)/blockWords); b > last {
			last = b
			p.state[b] = bitColumn{up: ^uint64(0), score: p.state[b-1].score + p.size(b) - b*blockWords}
		}
		first = max(first, (j-most)/blockWords)
		in := 1
		for b := first; b <= last; b++ {
			in = p.state[b].step(p.rows[b].find(t.key), in, p.lastOf(b))
			p.state[b].score += in
		}
		if last == len(p.rows)-1 && p.state[last].score-(len(text)-1-j) > most {
			return most + 1
		}
	}
	return min(p.state[len(p.rows)-1].score, most+1)
}

// size is how many words there are up to the end of block b.
func (p *bitPattern) size(b int) int { return min(p.n, (b+1)*blockWords) }

func (p *bitPattern) lastOf(b int) uint {
	if b == len(p.rows)-1 {
		return p.last()
	}
	return blockWords - 1
}

// distance1 is distance for a pattern of one block.
func (p *bitPattern) distance1(text []token, most int) int {
	row, last := &p.rows[0], p.last()
	up, down, score := ^uint64(0), uint64(0), p.n
	for j := range text {
		eq := row.find(text[j].key)
		xv := eq | down
		xh := (((eq & up) + up) ^ up) | eq
		ph := down | ^(xh | up)
		mh := up & xh
		score += int(ph>>last&1) - int(mh>>last&1)
		ph = ph<<1 | 1
		up, down = mh<<1|^(xv|ph), ph&xv
		if score-(len(text)-1-j) > most {
			return most + 1
		}
	}
	return score
}

// ends calls f with each place of the text that the pattern may end before, and how
// many words it is away there, where that is not more than most. A text is read
// once, and of a long pattern only as many blocks as can still be within most.
func (p *bitPattern) ends(text []token, most int, f func(to, distance int)) {
	if p.n == 0 || most < 0 {
		return
	}
	if len(p.rows) == 1 {
		row, high := &p.rows[0], p.last()
		up, down, score := ^uint64(0), uint64(0), p.n
		for j := range text {
			eq := row.find(text[j].key)
			xv := eq | down
			xh := (((eq & up) + up) ^ up) | eq
			ph := down | ^(xh | up)
			mh := up & xh
			score += int(ph>>high&1) - int(mh>>high&1)
			ph, mh = ph<<1, mh<<1
			up, down = mh|^(xv|ph), ph&xv
			if score <= most {
				f(j+1, score)
			}
		}
		return
	}
	end := len(p.rows) - 1
	last := min(end, most/blockWords)
	for b := range p.rows[:last+1] {
		p.state[b] = bitColumn{up: ^uint64(0), score: p.size(b)}
	}
	for j, t := range text {
		in := 0
		for b := 0; b <= last; b++ {
			in = p.state[b].step(p.rows[b].find(t.key), in, p.lastOf(b))
			p.state[b].score += in
		}
		switch before := p.state[last].score - in; {
		case last < end && before <= most && (in < 0 || p.rows[last+1].find(t.key)&1 != 0):
			// The next block may come to no more than most.
			last++
			p.state[last] = bitColumn{up: ^uint64(0), score: before + p.size(last) - last*blockWords}
			p.state[last].score += p.state[last].step(p.rows[last].find(t.key), in, p.lastOf(last))
		default:
			for last > 0 && p.state[last].score >= most+p.size(last)-last*blockWords {
				last--
			}
		}
		if last == end && p.state[end].score <= most {
			f(j+1, p.state[end].score)
		}
	}
}

// prefixes calls f with each place of the text and how many words what stands
// before it is away from the pattern.
func (p *bitPattern) prefixes(text []token, f func(to, distance int)) {
	for b := range p.rows {
		p.state[b] = bitColumn{up: ^uint64(0), score: p.size(b)}
	}
	for j, t := range text {
		in := 1
		for b := range p.rows {
			in = p.state[b].step(p.rows[b].find(t.key), in, p.lastOf(b))
			p.state[b].score += in
		}
		f(j+1, p.state[len(p.rows)-1].score)
	}
}

// common is how many words the two have in common in one order, the most that any
// alignment can pair, and how many words of substance of the pattern the text has,
// in whatever order.
func (p *bitPattern) common(text []token) (n, content int) {
	switch len(p.rows) {
	case 0:
		return 0, 0
	case 1:
		row, v, seen := &p.rows[0], ^uint64(0), uint64(0)
		for i := range text {
			eq := row.find(text[i].key)
			u := v & eq
			v = (v + u) | (v - u)
			seen |= eq
		}
		return bits.OnesCount64(^v << (blockWords - 1 - p.last())), bits.OnesCount64(seen & row.told)
	}
	for b := range p.rows {
		p.state[b] = bitColumn{up: ^uint64(0)}
	}
	for i := range text {
		carry := uint64(0)
		for b := range p.rows {
			c, eq := &p.state[b], p.rows[b].find(text[i].key)
			u := c.up & eq
			sum, over := bits.Add64(c.up, u, carry)
			c.up, c.down, carry = sum|(c.up-u), c.down|eq, over
		}
	}
	for b := range p.rows {
		n += bits.OnesCount64(^p.state[b].up << (blockWords - 1 - p.lastOf(b)))
		content += bits.OnesCount64(p.state[b].down & p.rows[b].told)
	}
	return n, content
}
