package claim

// Keys: the numbers by which words are found again, for whoever keeps an index of
// wordings between runs.

import "github.com/attribcheck/attrib/attrib/statement"

// KeyVersion says which normal form keys are made of. Keys of one version are the
// same on every machine; those of another find nothing, and an index of them is to be
// made anew.
const KeyVersion = 1

// The numbers that keys begin with tell what sort they are.
const (
	pairKey  = 2
	chainKey = 3
)

// AppendChains appends a key for each three words in a row that run over no gap and
// no bracket: what [Index] finds by.
func AppendChains(to []uint64, words []Word) []uint64 {
	for i := 0; i+anchorWords <= len(words); i++ {
		a, b, c := &words[i], &words[i+1], &words[i+2]
		if (a.Flags|b.Flags|c.Flags)&(Gap|Bracket) == 0 {
			to = append(to, hash(mix(mix(mix(chainKey, wordKey(a.Norm)), wordKey(b.Norm)), wordKey(c.Norm))))
		}
	}
	return to
}

// AppendPairs appends a key for each two words in a row of which one at least is of
// substance: what a quotation too short or too much changed for a chain is found by.
func AppendPairs(to []uint64, words []Word) []uint64 {
	for i := 0; i+1 < len(words); i++ {
		a, b := &words[i], &words[i+1]
		if (a.Flags|b.Flags)&(Gap|Bracket) == 0 && a.Flags&b.Flags&Stop == 0 {
			to = append(to, hash(mix(mix(pairKey, wordKey(a.Norm)), wordKey(b.Norm))))
		}
	}
	return to
}

// AppendSaid appends a key for each word of substance as said by each of the speakers
// of s, the relays among them: what a word or two in marks is found by. Any word of a
// name stands for the speaker.
func AppendSaid(to []uint64, s *statement.Statement, words []Word) []uint64 {
	for _, k := range speakerKeys(s) {
		for i := range words {
			if words[i].Flags&(Gap|Stop) == 0 {
				to = append(to, hash(mix(k, wordKey(words[i].Norm))))
			}
		}
	}
	return to
}
