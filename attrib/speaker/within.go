package speaker

// Mentions to names within one source.

import (
	"math"
	"sort"
	"strings"

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
	if len(n.recent) > 64 {
		n.recent = append(n.recent[:0:0], n.recent[len(n.recent)-16:]...)
	}
	n.recent = append(n.recent[:len(n.recent):len(n.recent)], e)
}

func isPronoun(low string) bool {
	switch low {
	case "he", "she", "they", "it", "we", "i", "you", "his", "her", "hers", "their", "its", "my", "our", "him", "them":
		return true
	}
	return false
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
		comma := s.first - 1
		if comma > 0 && l.Titles[toks[comma].Low].Kind == 'h' {
			comma--
		}
		if comma >= m.HeadLast && s.last <= m.Last && toks[comma].Text == "," && s.typ != Place && (s.last == m.Last || toks[s.last].Text == "," || toks[s.last].Low == "who" || toks[s.last].Low == "of") {
			head := l.People[toks[headEnd-1].Low]
			if s.typ == Person || s.typ == Unknown || head.Number == 'o' || toks[headEnd-1].Low == "owner" || toks[headEnd-1].Low == "operator" {
				return s.entity
			}
		}
	}
	return nil
}

// both makes one speaker of two who are named together: "Kim and Xi said".
func (n *Names) both(m Mention, last *sighting) *entity {
	toks := n.text.Blocks[m.Block].Tokens
	if last.first < m.HeadFirst+2 || toks[last.first-1].Low != "and" {
		return nil
	}
	within := n.between(m.Block, m.HeadFirst, last.first)
	for i := range within {
		s := &within[i]
		if s.first >= m.HeadFirst && s.last == last.first-1 && s.entity != last.entity {
			return &entity{name: s.name + " and " + last.name, typ: Group}
		}
	}
	return nil
}

// description finds who "the Chinese president", "the company" is among those
// named in the source.
func (n *Names) description(m Mention) (*entity, float64) {
	l := n.text.Lang
	toks := n.text.Blocks[m.Block].Tokens
	head := toks[m.HeadFirst:m.HeadLast]
	if len(head) == 0 {
		return nil, 0
	}
	low := head[len(head)-1].Low
	definite := head[0].Low == "the" || head[0].Tag == lang.Possessive && head[0].Low != "his" && head[0].Low != "her"
	if k := n.text.Blocks[m.Block].Kind; k == document.Headline || k == document.Heading {
		definite = true // headlines drop the article
	}
	var nation string
	possessed := false
	for i := range head {
		if head[i].Tag == lang.PossessiveS {
			possessed = true
			if i > 0 {
				if c, ok := l.Places[head[i-1].Low]; ok {
					nation, definite, possessed = c, true, false
				}
			}
		}
		if c, ok := l.Demonyms[head[i].Low]; ok {
			nation = c
			if i > 0 && (head[i-1].Low == "north" || head[i-1].Low == "south") {
				nation = strings.ToUpper(head[i-1].Low[:1]) + head[i-1].Low[1:] + " " + c
			}
		}
	}
	inHeadline := n.text.Blocks[m.Block].Kind == document.Headline || n.text.Blocks[m.Block].Kind == document.Heading
	if head[0].Tag == lang.Possessive && len(head) == 2 && l.Titles[low].Kind == 'k' {
		// "her wife", where one of the source is called that.
		var kin *entity
		for _, e := range n.entities {
			if e.offices[low] && e.typ == Person {
				if kin != nil {
					return nil, 0
				}
				kin = e
			}
		}
		return kin, 0.8
	}
	if !definite || possessed || m.Last > m.HeadLast && toks[m.HeadLast].Low != "," && !inHeadline {
		return nil, 0
	}
	if strings.HasSuffix(low, "-year-old") {
		age := strings.TrimSuffix(low, "-year-old")
		return n.latest(m, func(e *entity) bool { return e.typ == Person && e.age == age }, func(e *entity) bool { return e.typ == Person && e.age == "" })
	}
	p, person := l.People[low]
	t, title := l.Titles[low]
	if _, ok := l.Demonyms[low]; ok && len(head) == 2 && head[0].Low == "the" && head[1].Capital() {
		return n.epithet(m, p) // "the Turk"
	}
	if !person && !title {
		return nil, 0
	}
	if p.Number == 'p' {
		return nil, 0
	}
	if p.Number == 'o' {
		same := func(e *entity) bool {
			return e.typ == Organization && (contains(e.words, low) || e.offices[low])
		}
		loose := func(e *entity) bool {
			if e.typ != Organization && e.typ != Unknown && (e.typ != Person || e.gender != 0 || e.he+e.she > 0 || len(e.offices) > 0 || e.age != "") {
				return false
			}
			switch low {
			case "agency", "newspaper", "paper", "broadcaster", "outlet", "magazine", "network", "website":
				return n.text.Lang.Relays[strings.Join(e.words, " ")] || n.text.Lang.Relays["the "+strings.Join(e.words, " ")] || contains(e.words, "agency") || contains(e.words, "news") || e.offices["agency"] || e.offices["newspaper"] || low != "agency" && !n.public(e)
			}
			switch low {
			case "company", "firm", "group", "retailer", "airline", "manufacturer", "carmaker", "startup", "operator", "studio", "publisher", "club", "corporation":
				return !n.public(e)
			}
			return false
		}
		if m.HeadLast-m.HeadFirst > 2 {
			loose = nil // "the local hiking club" is one of its own
		}
		return n.latest(m, same, loose)
	}
	office := office(low, t)
	for i := len(n.recent) - 1; i >= 0 && i >= len(n.recent)-4; i-- {
		// "a senior official … the official said"
		if e := n.recent[i]; e.unnamed && strings.HasSuffix(" "+e.name, " "+low) {
			return e, 0.85
		}
	}
	leader := map[string]bool{"leader": true, "president": true, "premier": true, "chancellor": true, "pm": true, "minister": true, "chairman": true}
	fits := func(e *entity) bool {
		if e.typ != Person && e.typ != Unknown {
			return false
		}
		if nation != "" && len(e.nations) > 0 && !e.nations[nation] {
			return false
		}
		if nation != "" && len(e.nations) == 0 && !e.offices[office] {
			return false
		}
		// "the foreign minister" is not "the defence minister".
		return e.offices[office] || nation != "" && e.nations[nation] && leader[low] && (e.offices["president"] || e.offices["leader"] || e.offices["premier"] || e.offices["minister"] || e.offices["chancellor"])
	}
	near := n.back(m, fits, 3)
	if near != nil {
		return near, 0.9
	}
	// One spoken of here, of whom no office is known, before a bearer of the
	// office far away.
	if e := n.topic(m, p); e != nil && len(e.offices) == 0 {
		return e, 0.65
	}
	if e, sure := n.latest(m, fits, nil); e != nil {
		return e, min(sure, 0.75)
	}
	return n.epithet(m, p)
}

// epithet finds who "the Vermont senator", "the 53-year-old actor" is, where no
// title told: one who spoke or was spoken of right before. A bare "the judge"
// may be anyone, and stays unnamed.
func (n *Names) epithet(m Mention, p lang.Person) (*entity, float64) {
	toks := n.text.Blocks[m.Block].Tokens
	low := toks[m.HeadLast-1].Low
	switch low {
	case "official", "source", "spokesman", "spokeswoman", "spokesperson", "aide", "witness", "expert", "lawyer", "attorney", "resident", "judge", "reporter", "officer", "prosecutor", "victim", "researcher", "analyst", "mother", "father", "son", "daughter", "wife", "husband", "brother", "sister":
		return nil, 0
	}
	bare := m.HeadLast-m.HeadFirst < 3
	if toks[m.HeadFirst].Low != "the" {
		return nil, 0
	}
	fits := func(e *entity) bool {
		return e.typ == Person && !e.unnamed && (p.Gender == 0 || e.gender == 0 || e.gender == p.Gender)
	}
	if bare {
		// "the coach", "the veteran": only where nobody else can be meant.
		var only *entity
		for b := m.Block; b >= 0 && b >= m.Block-2; b-- {
			for _, g := range n.upTo(m, b) {
				if !fits(g.entity) || g.quoted {
					continue
				}
				if only != nil && only != g.entity {
					return n.topic(m, p), 0.55
				}
				only = g.entity
			}
		}
		return only, 0.6
	}
	for i := len(n.recent) - 1; i >= 0 && i >= len(n.recent)-2; i-- {
		if fits(n.recent[i]) {
			return n.recent[i], 0.7
		}
	}
	for b := m.Block; b >= 0 && b >= m.Block-2; b-- {
		for _, g := range n.upTo(m, b) {
			if fits(g.entity) && g.subject {
				return g.entity, 0.6
			}
		}
	}
	return nil, 0
}

// public reports a body that is no company.
func (n *Names) public(e *entity) bool {
	for _, w := range e.words {
		switch w {
		case "ministry", "department", "university", "college", "school", "court", "council", "government", "parliament", "congress", "senate", "house", "police", "party", "commission", "committee", "union", "army", "navy":
			return true
		}
	}
	return n.text.Lang.Relays[strings.Join(e.words, " ")]
}

// back finds the entity of the last sighting before a mention that is fit, at
// most so many blocks back; its own subject's before others of a block.
func (n *Names) back(m Mention, fit func(*entity) bool, blocks int) *entity {
	for b := m.Block; b >= 0 && m.Block-b <= blocks; b-- {
		list := n.upTo(m, b)
		for i := len(list) - 1; i >= 0; i-- {
			if fit(list[i].entity) {
				return list[i].entity
			}
		}
	}
	return nil
}

// topic is the person whom the mention's own block, or the one before, has as a
// subject, or who spoke last in them.
func (n *Names) topic(m Mention, p lang.Person) *entity {
	for b := m.Block; b >= 0 && b >= m.Block-1; b-- {
		list := n.upTo(m, b)
		for i := len(list) - 1; i >= 0; i-- {
			if e := list[i].entity; list[i].subject && !list[i].quoted && e.typ == Person && (p.Gender == 0 || e.gender == 0 || e.gender == p.Gender) {
				return e
			}
		}
	}
	return nil
}

// latest finds the entity of the last sighting before a mention that fits, or,
// failing that, the first one after it; then the same for the looser test.
func (n *Names) latest(m Mention, fits, loose func(*entity) bool) (*entity, float64) {
	if e := n.back(m, fits, 60); e != nil {
		return e, 0.9
	}
	for _, e := range n.entities {
		if fits(e) {
			return e, 0.85
		}
	}
	if loose != nil {
		if e := n.back(m, loose, 6); e != nil {
			return e, 0.7
		}
	}
	return nil, 0
}

// nounPhrase is the name of one never named: the head of the mention without
// article, with the prepositional phrases that say whose or of what.
func (n *Names) nounPhrase(m Mention) string {
	toks := n.text.Blocks[m.Block].Tokens
	first, last := m.First, m.Last
	for i := m.HeadLast; i < m.Last; i++ {
		if t := &toks[i]; t.Text == "," || t.Low == "who" || t.Low == "which" || t.Low == "that" || t.Text == "(" || t.Text == "—" || t.Text == "–" {
			last = i
			break
		}
	}
	for first < last-1 && toks[first].Tag == lang.Determiner && (toks[first].Low == "the" || toks[first].Low == "a" || toks[first].Low == "an") {
		first++
	}
	if first+1 < last && toks[first].Low == "one" && toks[first+1].Low != "of" {
		first++
	}
	if last <= first {
		return n.text.Doc.Wording(document.Span{Start: toks[m.First].Start, End: toks[m.Last-1].End})
	}
	name := n.text.Doc.Wording(document.Span{Start: toks[first].Start, End: toks[last-1].End})
	return name
}

func (n *Names) unnamedType(m Mention) Type {
	l := n.text.Lang
	toks := n.text.Blocks[m.Block].Tokens
	i := m.HeadLast - 1
	for i > m.HeadFirst && toks[i].Kind != lang.Word {
		i--
	}
	low := toks[i].Low
	for j := m.HeadFirst; j < m.HeadLast; j++ {
		if toks[j].Tag == lang.Conjunction {
			return Group
		}
	}
	switch p := l.People[low]; {
	case p.Number == 'p':
		return Group
	case p.Number == 'o':
		return Organization
	case p.Number == 's':
		return Person
	case l.Papers[low] || strings.HasSuffix(low, "s") && l.Papers[low[:len(low)-1]]:
		return Paper
	case l.Relays[low] || l.Organizations[low]:
		return Organization
	case l.Titles[low].Kind == 'o':
		return Person
	case toks[i].Tag == lang.Nouns:
		return Group
	case toks[i].Tag == lang.Noun && (toks[m.HeadFirst].Low == "a" || toks[m.HeadFirst].Low == "an" || toks[m.HeadFirst].Low == "the"):
		return Unknown
	}
	return Unknown
}

func (n *Names) headGender(m Mention) byte {
	toks := n.text.Blocks[m.Block].Tokens
	if m.HeadLast <= m.HeadFirst {
		return 0
	}
	return n.text.Lang.People[toks[m.HeadLast-1].Low].Gender
}

// What speaks for an antecedent, as weights that were chosen on annotated news:
// a sighting counts nearWeight in the pronoun's own block and blockDecay times
// that for each block further back.
const (
	nearWeight      = 9.0
	blockDecay      = 0.4
	placeFactor     = 0.35 // a place, or a name that may be anything's
	quotedFactor    = 0.2  // a sighting inside quotation marks
	subjectFactor   = 3.5  // the subject of its clause
	againFactor     = 0.15 // a further sighting in the same block
	frequencyWeight = 0.5  // times the logarithm of how often the source names them
	agreesFactor    = 1.2  // pronouns or titles elsewhere agree
)

// spokeWeights count for those who spoke last, the latest first.
var spokeWeights = [4]float64{4.5, 1.3, 0.7, 0.35}

// cataphora finds the subject of the main clause that follows where the pronoun
// stands in a clause before it: "Asked if she had said so, Roca …".
func (n *Names) cataphora(m Mention) *entity {
	toks := n.text.Blocks[m.Block].Tokens
	start := m.First
	for start > 0 && m.First-start < 40 && !toks[start-1].IsStop() {
		start--
	}
	switch t := &toks[start]; {
	case t.Tag == lang.VerbDone || t.Tag == lang.VerbIng:
	default:
		switch t.Low {
		case "asked", "when", "while", "after", "before", "if", "as", "although", "though", "because", "since", "once", "until":
		default:
			return nil
		}
	}
	within := n.between(m.Block, m.First+1, min(len(toks), m.First+80))
	for i := range within {
		s := &within[i]
		for j := m.First; j < s.first; j++ {
			if toks[j].IsStop() {
				return nil
			}
		}
		if s.subject && s.first > 0 && (toks[s.first-1].Text == "," || toks[s.first-1].Kind == lang.Mark) {
			return s.entity
		}
	}
	return nil
}

// crowd finds the people whom "they" are, where nobody named can be meant: the
// last plural noun for people before the mention that is a subject.
func (n *Names) crowd(m Mention) (e *entity, near bool) {
	l := n.text.Lang
	for b := m.Block; b >= 0 && b >= m.Block-1; b-- {
		toks := n.text.Blocks[b].Tokens
		end := len(toks)
		if b == m.Block {
			end = m.First
		}
		for i := end - 1; i >= max(0, end-400); i-- {
			if l.People[toks[i].Low].Number != 'p' || i+1 >= len(toks) || !toks[i+1].Tag.Finite() {
				continue
			}
			first := i
			for first > 0 && (toks[first-1].Tag == lang.Adjective || toks[first-1].Tag == lang.Cardinal || toks[first-1].Tag == lang.Noun && !l.Times[toks[first-1].Low] || toks[first-1].Tag == lang.Proper && !l.Times[toks[first-1].Low]) {
				first--
			}
			return &entity{name: n.text.Doc.Wording(document.Span{Start: toks[first].Start, End: toks[i].End}), typ: Group, unnamed: true}, b == m.Block
		}
	}
	return nil, false
}

// candidate is one who a pronoun may stand for.
type candidate struct {
	*entity
	score float64
}

// pronoun finds who a pronoun stands for: among those who were named or spoke
// shortly before, the one whom place in the sentence, nearness and what is known
// of them favour.
func (n *Names) pronoun(s Speaker, m Mention, low string) (Speaker, float64) {
	s.Basis = Pronoun
	var gender byte
	person, body, several := false, false, false
	switch low {
	case "he", "his", "him":
		gender, person = 'm', true
	case "she", "her", "hers":
		gender, person = 'f', true
	case "it", "its":
		body = true
	case "they", "their", "them":
		several = true
	case "i", "my", "we", "our", "you":
		if a := n.text.Doc.Author; a != "" && low != "you" && low != "we" && !strings.Contains(a, ",") {
			s.Name, s.Type = a, Person
			return s, 0.8
		}
		s.Name, s.Type = low, Unknown
		if low == "i" {
			s.Name, s.Type = "I", Person
		}
		return s, 0.4
	}
	fits := func(e *entity) bool {
		switch {
		case n.not != "" && e.name == n.not:
			return false
		case person:
			if e.typ != Person && e.typ != Unknown || e.typ == Unknown && e.unnamed || e.gender != 0 && e.gender != gender {
				return false
			}
			if gender == 'm' && e.she > e.he+1 || gender == 'f' && e.he > e.she+1 {
				return false
			}
			return true
		case body:
			return e.typ == Organization || e.typ == Place || e.typ == Paper || e.typ == Unknown && !e.unnamed && e.he+e.she == 0
		case several:
			return e.typ == Group || e.typ == Organization && !n.public(e) || e.unnamed && e.typ == Unknown || e.typ == Person && !e.unnamed && e.gender == 0 && e.he+e.she == 0
		}
		return false
	}
	scores := map[*entity]float64{}
	var order []*entity
	raise := func(e *entity, by float64) {
		if _, ok := scores[e]; !ok {
			order = append(order, e)
		}
		scores[e] += by
	}
	seen := map[*entity]bool{}
	for b := m.Block; b >= 0 && m.Block-b <= 5; b-- {
		weight := nearWeight
		for i := b; i < m.Block; i++ {
			weight *= blockDecay
		}
		clear(seen)
		list := n.upTo(m, b)
		for i := len(list) - 1; i >= 0; i-- {
			g := list[i]
			if !fits(g.entity) {
				continue
			}
			w := weight
			if g.quoted && n.not == "" {
				w *= quotedFactor
			}
			if g.typ == Place || g.typ == Unknown {
				w *= placeFactor
			}
			if g.subject {
				w *= subjectFactor
			}
			if seen[g.entity] {
				w *= againFactor
			}
			seen[g.entity] = true
			raise(g.entity, w)
		}
	}
	for i := len(n.recent) - 1; i >= 0 && i >= len(n.recent)-4; i-- {
		e := n.recent[i]
		if !fits(e) {
			continue
		}
		raise(e, spokeWeights[len(n.recent)-1-i])
	}
	if e := n.cataphora(m); e != nil && fits(e) {
		raise(e, nearWeight*subjectFactor)
	}
	for _, e := range order {
		scores[e] += frequencyWeight * math.Log(1+float64(e.seen))
	}
	var best, second candidate
	for _, e := range order {
		sc := scores[e]
		if gender != 0 && (e.gender == gender || gender == 'm' && e.he > e.she || gender == 'f' && e.she > e.he) {
			sc *= agreesFactor
		}
		if sc > best.score {
			best, second = candidate{e, sc}, best
		} else if sc > second.score {
			second = candidate{e, sc}
		}
	}
	if several {
		if e, near := n.crowd(m); e != nil && (near || best.entity == nil || best.typ != Group && best.typ != Organization) {
			return n.found(s, e, Pronoun), 0.75
		}
	}
	if best.entity == nil {
		// "he" before he is named: a headline, or a name further on.
		for _, e := range n.entities {
			if fits(e) && e.typ != Unknown && e.whole > 0 && (best.entity == nil || e.seen > best.seen) {
				best.entity = e
			}
		}
		if best.entity == nil || several {
			s.Name, s.Type = low, Unknown
			if person {
				s.Type = Person
			} else if several {
				s.Type = Group
			}
			return s, 0.35
		}
		out := n.found(s, best.entity, Pronoun)
		return out, 0.5
	}
	if gender == 'm' {
		best.he++
	} else if gender == 'f' {
		best.she++
	}
	if best.typ == Unknown && person {
		best.typ = Person
	}
	out := n.found(s, best.entity, Pronoun)
	margin := (best.score - second.score) / best.score
	return out, 0.62 + 0.33*margin
}
