package claim

// What matching asks of speakers.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
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
	if Passed(a, b) || Passed(b, a) {
		return speaker.Relayed
	}
	return r
}

// Passed reports whether the speaker of one statement is who passed on another:
// "Xinhua" of "Xi said, according to Xinhua".
func Passed(by, on *statement.Statement) bool {
	if by.Speaker == nil {
		return false
	}
	for i := range on.Via {
		if speaker.Compare(&on.Via[i], by.Speaker).Agrees() {
			return true
		}
	}
	return false
}

// Relations tells how the speakers of statements stand to one another, and knows
// of namesakes what [Relation] cannot. It reads each document once, on first
// need, and is not safe for concurrent use. The zero value is ready.
type Relations struct {
	names map[*document.Document]map[string]bool
	ids   map[*statement.Statement]int32 // statements of one speaker and one relay share it
	whos  map[string]int32
	known map[[2]int32]speaker.Relation
}

// id is a number for what Relation looks at in a statement.
func (r *Relations) id(s *statement.Statement) int32 {
	if r.ids == nil {
		r.ids, r.whos, r.known = map[*statement.Statement]int32{}, map[string]int32{}, map[[2]int32]speaker.Relation{}
	}
	id, ok := r.ids[s]
	if !ok {
		who := identity(s)
		if id, ok = r.whos[who]; !ok {
			id = int32(len(r.whos))
			r.whos[who] = id
		}
		r.ids[s] = id
	}
	return id
}

// of is Relation, remembered: of an utterance that hundreds of papers carry each
// is asked about with each other.
func (r *Relations) of(a, b *statement.Statement) speaker.Relation {
	key := [2]int32{r.id(a), r.id(b)}
	if key[0] > key[1] { // it is symmetric
		key[0], key[1] = key[1], key[0]
	}
	rel, ok := r.known[key]
	if !ok {
		rel = Relation(a, b)
		r.known[key] = rel
	}
	return rel
}

// Of is the Relation of two statements, each with the document that it stands
// in. Two of one surname are no different speakers where a source that names
// both ("Bill Clinton", "Hillary Clinton") credits the words by the surname or a
// pronoun alone: that it meant the one and not the other is a guess.
func (r *Relations) Of(a *statement.Statement, aDoc *document.Document, b *statement.Statement, bDoc *document.Document) speaker.Relation {
	rel := r.of(a, b)
	if rel != speaker.Different {
		return rel
	}
	na, nb := strings.Fields(Normal(a.Speaker.Name)), strings.Fields(Normal(b.Speaker.Name))
	if len(na) < 2 || len(nb) < 2 || na[len(na)-1] != nb[len(nb)-1] || na[0] == nb[0] {
		return rel
	}
	guessed := func(s *statement.Statement, own, other string, doc *document.Document) bool {
		for _, w := range strings.Fields(Normal(s.Speaker.Mention)) {
			if w == own {
				return false
			}
		}
		return r.in(doc)[other]
	}
	if guessed(a, na[0], nb[0], aDoc) || guessed(b, nb[0], na[0], bDoc) {
		return speaker.Unclear
	}
	return rel
}

// in gives the words of a document that begin with a capital, folded.
func (r *Relations) in(doc *document.Document) map[string]bool {
	if names, ok := r.names[doc]; ok {
		return names
	}
	names := map[string]bool{}
	for w := range strings.FieldsFuncSeq(doc.Text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) }) {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(first) {
			names[foldWord(w)] = true
		}
	}
	if r.names == nil {
		r.names = map[*document.Document]map[string]bool{}
	}
	r.names[doc] = names
	return names
}
