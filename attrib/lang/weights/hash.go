package weights

import (
	"encoding/binary"
	"math/bits"
)

// Mix takes one more part of a feature into its hash. Start from a [Seed] that
// tells kinds of feature apart; parts may be small numbers or hashes of words.
func Mix(h, part uint64) uint64 {
	hi, lo := bits.Mul64(h^part, 0xa0761d6478bd642f)
	return hi ^ lo
}

// Seed is the hash that features of a kind start from.
func Seed(kind uint64) uint64 { return (kind + 1) * 0x9e3779b97f4a7c15 }

// Hash is the hash of a string, the same on every machine.
func Hash(s string) uint64 {
	h := Seed(uint64(len(s)))
	for ; len(s) >= 8; s = s[8:] {
		h = Mix(h, uint64(s[0])|uint64(s[1])<<8|uint64(s[2])<<16|uint64(s[3])<<24|
			uint64(s[4])<<32|uint64(s[5])<<40|uint64(s[6])<<48|uint64(s[7])<<56)
	}
	var last [8]byte
	copy(last[:], s)
	return Mix(h, binary.LittleEndian.Uint64(last[:])+0x5851f42d4c957f2d)
}
