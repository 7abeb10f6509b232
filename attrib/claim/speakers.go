package claim

// What matching asks of speakers.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// speakerKeys are numbers for the words of the names of a statement's speaker
// and relays: two statements that one speaker may have made share one.
func speakerKeys(s *statement.Statement) []uint64 {
	var out []uint64
	add := func(name string) {
		words := strings.Fields(Normal(name))
		if len(words) > 8 {
			words = words[:8]
		}
		for _, w := range words {
			if len(w) < 2 || IsStop(w) {
				continue
			}
			k := wordKey(w)
			dup := false
			for _, o := range out {
				dup = dup || o == k
			}
			if !dup {
				out = append(out, k)
			}
		}
	}
	if s.Speaker != nil {
		add(s.Speaker.Name)
	}
	for i := range s.Via {
		if i == 4 {
			break
		}
		add(s.Via[i].Name)
	}
	return out
}

// Relation says how the speakers of two statements stand to one another. A
// relay that one source has beside the speaker, and the other as the speaker,
// makes them Relayed.
func Relation(a, b *statement.Statement) speaker.Relation {
	r := speaker.Compare(a.Speaker, b.Speaker)
	if r == speaker.Same || r == speaker.Compatible {
		return r
	}
	if viaIs(a, b.Speaker) || viaIs(b, a.Speaker) {
		return speaker.Relayed
	}
	return r
}

func viaIs(s *statement.Statement, other *speaker.Speaker) bool {
	if other == nil {
		return false
	}
	for i := range s.Via {
		if speaker.Compare(&s.Via[i], other).Agrees() {
			return true
		}
	}
	return false
}
