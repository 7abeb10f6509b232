package speaker

// Descriptions: who "the Chinese president", "the company", "her wife" is, and
// what one is called who is never named.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
)

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
		for _, e := range n.entities[:min(len(n.entities), 1000)] {
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
			if n.text.Lang.Media[low] {
				return n.text.Lang.Relays[strings.Join(e.words, " ")] || n.text.Lang.Relays["the "+strings.Join(e.words, " ")] || contains(e.words, "agency") || contains(e.words, "news") || e.offices["agency"] || e.offices["newspaper"] || low != "agency" && !n.public(e)
			}
			return n.text.Lang.Makers[low] && !n.public(e)
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
	if n.text.Lang.Anybody[low] {
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
	for _, e := range n.entities[:min(len(n.entities), 1000)] {
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
