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

// Relation says how the speakers of two statements stand to one another, by their
// names and mentions alone. A relay that one source has beside the speaker, and
// the other as the speaker, makes them Relayed.
func Relation(a, b *statement.Statement) speaker.Relation { return relation(nil, a, b) }

func relation(links *speaker.Links, a, b *statement.Statement) speaker.Relation {
	r := links.Compare(a.Speaker, b.Speaker)
	if r.Agrees() {
		return r
	}
	if passed(links, a, b) || passed(links, b, a) {
		return speaker.Relayed
	}
	return r
}

// Passed reports whether the speaker of one statement is who passed on another:
// "Xinhua" of "Xi said, according to Xinhua".
func Passed(by, on *statement.Statement) bool { return passed(nil, by, on) }

func passed(links *speaker.Links, by, on *statement.Statement) bool {
	if by.Speaker == nil {
		return false
	}
	for i := range on.Via {
		if links.Compare(&on.Via[i], by.Speaker).Agrees() {
			return true
		}
	}
	return false
}

// Relations tells how the speakers of statements stand to one another, and knows
// what [Relation] cannot: what the sources tell of who is who, what has been
// declared, and namesakes. Make one with [NewRelations]; the zero value is ready
// too, and knows of namesakes only. It reads each document once, and is not safe
// for concurrent use.
type Relations struct {
	links *speaker.Links
	names map[*document.Document]map[string]bool
	ids   map[*statement.Statement]int32 // statements of one speaker and one relay share it
	whos  map[string]int32
	known map[[2]int32]speaker.Relation
}

// Declared is what a newsroom says of who is who.
type Declared struct {
	// Offices are who holds what; of two with one office the later one holds it.
	Offices []Office
	// Relays are agencies and outlets beside those that are known.
	Relays []string
}

// Office is a person and the offices they hold, as sources mention them.
type Office struct {
	Person string
	Held   []string
}

// NewRelations learns from sources who is who, in one pass over their statements
// and one over their texts, on top of what is declared.
func NewRelations(sources []Source, declared Declared) *Relations {
	links := speaker.NewLinks()
	for _, o := range declared.Offices {
		links.Hold(o.Person, o.Held...)
	}
	links.Relay(declared.Relays...)
	for _, s := range sources {
		for _, st := range s.Statements {
			links.Meet(st.Speaker)
		}
		apart(links, s.Statements)
	}
	for _, s := range sources {
		links.Read(s.Doc.Text)
	}
	return &Relations{links: links}
}

// apart tells links of speakers of one source whose names are alike and who are
// two.
func apart(links *speaker.Links, statements []*statement.Statement) {
	const most = 64 // speakers of one source that are held against each other
	var list []*speaker.Speaker
	seen := map[string]bool{}
	for _, st := range statements {
		if s := st.Speaker; s != nil && s.Type == speaker.Person && s.Basis == speaker.Named && !seen[s.Name] && len(list) < most {
			seen[s.Name] = true
			for _, o := range list {
				links.Apart(s, o)
			}
			list = append(list, s)
		}
	}
}

// IsRelay reports whether a name is an agency, an outlet or another medium that
// passes on what others said, or is declared to be one.
func (r *Relations) IsRelay(name string) bool { return r.links.IsRelay(name) }

// who is a number for what Relation looks at in a statement.
func (r *Relations) who(s *statement.Statement) int32 {
	if r.whos == nil {
		r.whos, r.known = map[string]int32{}, map[[2]int32]speaker.Relation{}
	}
	who := identity(s)
	id, ok := r.whos[who]
	if !ok {
		id = int32(len(r.whos))
		r.whos[who] = id
	}
	return id
}

// id is who, remembered.
func (r *Relations) id(s *statement.Statement) int32 {
	id, ok := r.ids[s]
	if !ok {
		if r.ids == nil {
			r.ids = map[*statement.Statement]int32{}
		}
		id = r.who(s)
		r.ids[s] = id
	}
	return id
}

// of is Relation, remembered: of an utterance that hundreds of papers carry each
// is asked about with each other. who are the numbers of the two.
func (r *Relations) of(a, b *statement.Statement, whoA, whoB int32) speaker.Relation {
	key := [2]int32{whoA, whoB}
	if key[0] > key[1] { // it is symmetric
		key[0], key[1] = key[1], key[0]
	}
	rel, ok := r.known[key]
	if !ok {
		rel = relation(r.links, a, b)
		r.known[key] = rel
	}
	return rel
}

// Of is the Relation of two statements, each with the document that it stands
// in. Two of one surname are no different speakers where a source that names
// both ("Bill Clinton", "Hillary Clinton") credits the words by the surname or a
// pronoun alone: that it meant the one and not the other is a guess. And a bare
// surname is nobody's in particular where its source speaks of another bearer
// only.
func (r *Relations) Of(a *statement.Statement, aDoc *document.Document, b *statement.Statement, bDoc *document.Document) speaker.Relation {
	rel := r.of(a, b, r.id(a), r.id(b))
	switch rel {
	case speaker.Compatible:
		if r.another(a, aDoc, b) || r.another(b, bDoc, a) {
			return speaker.Unclear
		}
		return rel
	case speaker.Different:
	default:
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

// another reports whether a source that has a bare surname names by the given name
// a bearer of it whom the run knows, and not the one of the other source.
func (r *Relations) another(bare *statement.Statement, doc *document.Document, full *statement.Statement) bool {
	if bare.Speaker == nil || full.Speaker == nil || bare.Speaker.Type != speaker.Person || full.Speaker.Type != speaker.Person {
		return false
	}
	if bare.Speaker.Mention != bare.Speaker.Name && bare.Speaker.Basis == speaker.Named {
		return false // "President Obama": the title says which
	}
	surname, name := Normal(bare.Speaker.Name), strings.Fields(Normal(full.Speaker.Name))
	if len(name) < 2 || surname != name[len(name)-1] || r.in(doc)[name[0]] {
		return false
	}
	for _, given := range r.links.Bearers(surname) {
		if given != name[0] && r.in(doc)[given] {
			return true
		}
	}
	return false
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
