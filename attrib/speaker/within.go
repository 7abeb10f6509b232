package speaker

// Mentions to names within one source.

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
)

// Mention is the words for a speaker, as tokens of a block. The head is its core
// without what prepositions, appositions and asides add.
type Mention struct {
	Block               int
	First, Last         int // whole mention, Last exclusive
	HeadFirst, HeadLast int
}

// Resolve says who a mention is. Mentions are to be resolved in the order of the
// text: pronouns look back at who spoke. sure is how likely the answer is right,
// given that the mention is the speaker.
func (n *Names) Resolve(m Mention) (s Speaker, sure float64) {
	toks := n.text.Blocks[m.Block].Tokens
	span := document.Span{Start: toks[m.First].Start, End: toks[m.Last-1].End}
	s = Speaker{Mention: n.text.Doc.Wording(span), Span: span}
	head := toks[m.HeadFirst:m.HeadLast]
	if len(head) == 1 && isPronoun(head[0].Low) {
		return n.pronoun(s, m, head[0].Low)
	}
	if low := toks[m.First].Low; m.HeadFirst == m.First && toks[m.First].Tag == lang.Wh && (low == "who" || low == "which" || low == "that") {
		return n.relative(s, m)
	}
	if e := n.named(m); e != nil {
		return n.found(s, e, Named), 0.97
	}
	if e, sure := n.description(m); e != nil {
		return n.found(s, e, Description), sure
	}
	s.Name, s.Type, s.Basis = n.nounPhrase(m), n.unnamedType(m), Unnamed
	e := &entity{name: s.Name, typ: s.Type, unnamed: true, gender: n.headGender(m)}
	n.spoke(e)
	return s, 0.9
}

// Carry gives the speaker of a statement that has no mention of its own: the
// one who spoke last.
func (n *Names) Carry(prev Speaker, at int) Speaker {
	prev.Mention, prev.Span, prev.Basis = "", document.Span{Start: at, End: at}, Carried
	return prev
}

// Aside resolves a mention without making it the last speaker.
func (n *Names) Aside(m Mention) (Speaker, float64) {
	kept := n.recent
	s, sure := n.Resolve(m)
	n.recent = kept
	return s, sure
}

// Inside resolves a mention inside a quotation of outer: "he" there is another.
func (n *Names) Inside(m Mention, outer *Speaker) (Speaker, float64) {
	if outer != nil {
		n.not = outer.Name
		defer func() { n.not = "" }()
	}
	return n.Aside(m)
}

// Relay says who a mention of a relay is.
func (n *Names) Relay(m Mention) Speaker {
	kept := n.recent
	s, _ := n.Resolve(m)
	if len(n.recent) > 0 && len(kept) > 0 {
		// It may be "it" later on, but comes second to who spoke.
		e := n.recent[len(n.recent)-1]
		n.recent = append(append(kept[:len(kept)-1:len(kept)-1], e), kept[len(kept)-1])
	}
	s.Basis = ""
	return s
}

// between gives the sightings of a block that begin at tokens lo to hi, hi
// exclusive.
func (n *Names) between(b, lo, hi int) []sighting {
	all := n.sightings[b]
	i := sort.Search(len(all), func(i int) bool { return all[i].first >= lo })
	j := sort.Search(len(all), func(i int) bool { return all[i].first >= hi })
	return all[i:j]
}

// maxLook bounds how many sightings of one block are looked back at.
const maxLook = 100

// upTo gives the last sightings of a block, up to the mention where that stands
// in it.
func (n *Names) upTo(m Mention, b int) []sighting {
	all := n.sightings[b]
	if b == m.Block {
		all = all[:sort.Search(len(all), func(i int) bool { return all[i].first >= m.First })]
	}
	return all[max(0, len(all)-maxLook):]
}

// IsPerson reports a mention that names a person of the source.
func (n *Names) IsPerson(m Mention) bool {
	e := n.named(m)
	return e != nil && (e.typ == Person || e.typ == Unknown && e.seen > 1 && e.within == 0)
}

func (n *Names) found(s Speaker, e *entity, b Basis) Speaker {
	s.Name, s.Type, s.Basis = e.name, e.typ, b
	n.spoke(e)
	return s
}

func (n *Names) spoke(e *entity) {
	if len(n.recent) > 64 { // only the last few are looked at
		n.recent = append(n.recent[:0:0], n.recent[len(n.recent)-8:]...)
	}
	n.recent = append(n.recent, e)
}

// named finds the entity whose name is the head of a mention, or stands in
// apposition to it.
func (n *Names) named(m Mention) *entity {
	l := n.text.Lang
	b := &n.text.Blocks[m.Block]
	toks := b.Tokens
	// The name ends the head: "Foreign Ministry spokesperson Guo Jiakun".
	var at *sighting
	within := n.between(m.Block, m.HeadFirst, m.Last)
	for i := range within {
		s := &within[i]
		if s.first >= m.HeadFirst && s.last <= m.HeadLast {
			at = s
		} else if s.first >= m.HeadFirst && s.first < m.HeadLast && s.last > m.HeadLast && s.last <= m.Last {
			at = s // "Bank of England": the head stops at "of"
		}
	}
	for i := range within { // "Secretary of State John Kerry"
		if s := &within[i]; s.start >= m.HeadFirst && s.start < m.HeadLast && s.first >= m.HeadLast && (overs(toks[m.HeadLast].Low) || toks[m.HeadLast].Low == "to") {
			return s.entity
		}
	}
	if e := n.behindOffice(m, within); e != nil {
		return e
	}
	// "Bank of England governor Andrew Bailey": the body is whose governor he is.
	if k := len(within) - 1; k >= 0 && m.HeadLast < m.Last && toks[m.HeadLast].Low == "of" && capital(toks[m.HeadLast-1].Text) {
		if s := &within[k]; s.entity.typ == Person && s.last == m.Last && s.start < s.first && s.first > m.HeadLast+2 && capital(toks[m.HeadLast+1].Text) {
			return s.entity
		}
	}
	if e := n.paper(m); e != nil {
		return e
	}
	headEnd := m.HeadLast
	for headEnd > m.HeadFirst && (toks[headEnd-1].Text == ")" || toks[headEnd-1].Kind == lang.Mark || headEnd > m.HeadFirst+1 && l.Postnominals[toks[headEnd-1].Low]) {
		headEnd--
	}
	if at != nil && at.last < headEnd && (at.typ != Place || l.Relays[toks[headEnd-1].Low]) {
		// "the Montsame news agency"
		only := true
		for i := at.last; i < headEnd; i++ {
			switch toks[i].Low {
			case "news", "agency", "newspaper", "magazine", "website", "broadcaster", "network", "channel", "daily", "tabloid", "weekly", "station":
			default:
				only = false
			}
		}
		if only {
			return at.entity
		}
	}
	if at != nil && at.last >= headEnd && at.last-m.HeadFirst > 1 && (toks[m.HeadFirst].Low == "a" || toks[m.HeadFirst].Low == "an") && headNoun(at.words[len(at.words)-1]) != "" && (len(at.words) == 1 || at.first == m.HeadFirst+1) {
		return nil // "a Conservative MP"
	}
	if at != nil && at.last >= headEnd {
		if e := n.both(m, at); e != nil {
			return e
		}
		return at.entity
	}
	if at == nil && headEnd == m.HeadFirst+1 && toks[m.HeadFirst].Capital() && toks[m.HeadFirst].Tag == lang.Proper {
		return n.bearer(toks[m.HeadFirst].Low, &run{block: m.Block})
	}
	// "a spokeswoman for the ministry, Ana Ruiz": a name in apposition.
	for i := range within {
		s := &within[i]
		comma := s.start - 1
		for k := 0; k < 4 && comma > m.HeadLast && toks[comma].Kind == lang.Word && (toks[comma].Tag.Nominal() || toks[comma].Tag == lang.Adjective); k++ {
			comma-- // "her niece, state delegate Ana Ruiz"
		}
		if comma >= m.HeadLast && s.last <= m.Last && (toks[comma].Text == "," || dash(toks[comma].Text)) && s.typ != Place && (s.last == m.Last || toks[s.last].Text == "," || toks[s.last].Low == "who" || toks[s.last].Low == "of" || toks[s.last].Text == "(" || dash(toks[s.last].Text)) {
			head := l.People[toks[headEnd-1].Low]
			if s.typ == Person || s.typ == Unknown || head.Number == 'o' || toks[headEnd-1].Low == "owner" || toks[headEnd-1].Low == "operator" {
				return s.entity
			}
		}
	}
	return nil
}

// behindOffice finds the person whose name ends a mention, behind an office of
// several words: "chief of staff Neil Garrow". Who holds an office over people
// is not they: what stands before the name is no noun for a person, and no small
// word.
func (n *Names) behindOffice(m Mention, within []sighting) *entity {
	l := n.text.Lang
	toks := n.text.Blocks[m.Block].Tokens
	if len(within) == 0 || m.HeadLast >= m.Last || !overs(toks[m.HeadLast].Low) && toks[m.HeadLast].Low != "to" {
		return nil
	}
	if t, ok := l.Title(toks[m.HeadLast-1].Low); !ok || t.Kind != 'o' && t.Kind != 'c' {
		return nil
	}
	var s *sighting
	for i := range within {
		if s = &within[i]; s.typ == Person && len(s.words) > 1 && s.last-s.first > 1 {
			break
		}
	}
	last := s.first - 1
	if s.typ != Person || s.last-s.first < 2 || last <= m.HeadLast || s.last < m.Last && toks[s.last].Text != "," && toks[s.last].Text != "(" && toks[s.last].Low != "who" && !dash(toks[s.last].Text) {
		return nil
	}
	for i := m.HeadLast; i <= last; i++ {
		t := &toks[i]
		_, title := l.Title(t.Low)
		if t.Kind != lang.Word || t.Tag == lang.PossessiveS || title || l.People[t.Low].Number != 0 && l.People[t.Low].Number != 'o' {
			return nil
		}
	}
	switch t := &toks[last]; {
	case t.Tag == lang.Preposition, t.Tag == lang.Determiner, t.Tag == lang.Possessive, t.Tag == lang.To, t.Tag == lang.Conjunction, smallWord(t.Low):
		return nil
	}
	if given := s.words[0]; across().fields[toks[last].Low] || across().first[given] || len(across().given[given]) > 0 {
		return s.entity
	}
	return nil // "leader of campaign group Blue Anchor"
}

// overs reports prepositions between an office and what it is held over.
func overs(low string) bool { return low == "of" || low == "for" || low == "at" || low == "in" }

func dash(text string) bool {
	switch text {
	case "-", "--", "–", "—", "―":
		return true
	}
	return false
}

// capital reports a word that begins with a capital.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
