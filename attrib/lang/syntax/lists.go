package syntax

// The lists of the language as features: which of them a word is in, one bit
// each, found by the hash that the pass has anyway.

import (
	"slices"
	"strings"
	"sync"

	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/weights"
)

const (
	inTitles = 1 << iota
	inPlaces
	inDemonyms
	inOrganizations
	inMedia
	inPeople
	inTimes
)

var lists = sync.OnceValue(func() *weights.Table {
	bits := map[uint64]int8{}
	add := func(entry string, bit int8) {
		for word := range strings.FieldsSeq(entry) {
			bits[weights.Hash(word)] |= bit
		}
	}
	l := lang.English()
	for w := range l.Titles {
		add(w, inTitles)
	}
	for w := range l.Places {
		if !strings.Contains(w, " ") { // of "the united states", each word is another thing too
			add(w, inPlaces)
		}
	}
	for w := range l.Demonyms {
		add(w, inDemonyms)
	}
	for w := range l.Organizations {
		add(w, inOrganizations)
	}
	for _, list := range []map[string]bool{l.Relays, l.Outlets} {
		for w := range list {
			if !strings.Contains(w, " ") {
				add(w, inMedia)
			}
		}
	}
	for w := range l.People {
		add(w, inPeople)
	}
	for w := range l.Times {
		add(w, inTimes)
	}
	keys := make([]uint64, 0, len(bits))
	for k := range bits {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	rows := make([]int8, len(keys))
	for i, k := range keys {
		rows[i] = bits[k]
	}
	return weights.BuildBytes(1, keys, rows)
})

// listsOf is the lists that the word of a hash is in.
func listsOf(low uint64) uint64 { return uint64(uint8(lists().Weight(low))) }
