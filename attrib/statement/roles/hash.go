package roles

// Features as hashes: a template's number and the values that fill it, mixed to
// 64 bits. No string is made for a feature.

const (
	mixA = 0x9e3779b97f4a7c15
	mixB = 0xd6e8feb86659fd93
)

// sink takes the features of one token or span. The number of a template is its
// place: each call takes the next one, and at moves to where a group begins, so
// that a group that is left out moves no other.
type sink struct {
	keys     []uint64
	template uint64
}

func (s *sink) reset() { s.keys, s.template = s.keys[:0], 0 }

func (s *sink) at(template uint64) { s.template = template }

func (s *sink) skip(n uint64) { s.template += n }

func finish(h uint64) uint64 {
	h ^= h >> 32
	h *= mixB
	return h ^ h>>29
}

func step(h, v uint64) uint64 {
	h = (h ^ v) * mixB
	return h ^ h>>31
}

func (s *sink) bias() { s.one(0) }

func (s *sink) one(a uint64) {
	s.template++
	s.keys = append(s.keys, finish(step(s.template*mixA, a)))
}

func (s *sink) two(a, b uint64) {
	s.template++
	s.keys = append(s.keys, finish(step(step(s.template*mixA, a), b)))
}

func (s *sink) three(a, b, c uint64) {
	s.template++
	s.keys = append(s.keys, finish(step(step(step(s.template*mixA, a), b), c)))
}

func (s *sink) four(a, b, c, d uint64) {
	s.template++
	s.keys = append(s.keys, finish(step(step(step(step(s.template*mixA, a), b), c), d)))
}

func (s *sink) five(a, b, c, d, e uint64) {
	s.template++
	s.keys = append(s.keys, finish(step(step(step(step(step(s.template*mixA, a), b), c), d), e)))
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// bits packs flags.
func bits(flags ...bool) (n uint64) {
	for _, b := range flags {
		n <<= 1
		if b {
			n |= 1
		}
	}
	return n
}

// distance puts a number of tokens into one of twenty classes, by sign and size.
func distance(d int) uint64 {
	size, sign := d, uint64(0)
	if d < 0 {
		size, sign = -d, 16
	}
	switch {
	case size <= 4:
		return sign + uint64(size)
	case size <= 6:
		return sign + 5
	case size <= 9:
		return sign + 6
	case size <= 14:
		return sign + 7
	case size <= 24:
		return sign + 8
	}
	return sign + 9
}

// far is the distance to what is not there.
const far = 40
