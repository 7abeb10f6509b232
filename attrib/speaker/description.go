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
	if last.first < m.HeadFirst+2 {
		return nil
	}
	and := max(last.start-1, 0) // "Mr. Hale and Ms. Ruiz"
	if toks[last.first-1].Low == "and" {
		and = last.first - 1
	}
	for k := 0; k < 2 && and > m.HeadFirst && n.text.Lang.Titles[toks[and].Low].Kind == 'h'; k++ {
		and--
	}
	if and < m.HeadFirst+1 || toks[and].Low != "and" {
		return nil
	}
	within := n.between(m.Block, m.HeadFirst, and)
	for i := range within {
		s := &within[i]
		if s.first >= m.HeadFirst && s.last == and && s.entity != last.entity {
			return &entity{name: s.name + " and " + last.name, typ: Group}
		}
	}
	return nil
}

// paper finds whose words a document's are, where it is called by its author or
// outlet: "Ruiz's brief", "a Times article".
func (n *Names) paper(m Mention) *entity {
	l := n.text.Lang
	toks := n.text.Blocks[m.Block].Tokens
	if m.HeadLast <= m.HeadFirst {
		return nil
	}
	low := toks[m.HeadLast-1].Low
	if !l.Papers[low] && !across().papers[low] {
		return nil
	}
	within := n.between(m.Block, m.HeadFirst, m.HeadLast)
	for i := range within {
		g := &within[i]
		if g.last == m.HeadLast-2 && toks[g.last].Tag == lang.PossessiveS && g.typ != Place {
			return g.entity
		}
		if name := strings.Join(g.words, " "); g.last == m.HeadLast-1 && g.typ == Organization && (l.Relays[name] || l.Relays["the "+name]) {
			return g.entity
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
	specific := m.HeadLast-m.HeadFirst > 2
	if definite && m.Last > m.HeadLast+1 && toks[m.HeadLast].Low == "of" && !inHeadline {
		// "the mother of three", "the former secretary of state"
		if l.People[low].Number != 's' && l.Titles[low].Kind != 'o' {
			return nil, 0
		}
		// "The head of the union" may be anyone, "the former head of state" or
		// "the 41-year-old mother of two" is one who was spoken of.
		told := len(head) > 2 && strings.HasSuffix(head[len(head)-2].Low, "-year-old")
		for i := range head {
			told = told || head[i].Low == "former" && !l.Anybody[low]
		}
		if !told {
			return nil, 0
		}
		specific = true
	} else if m.Last > m.HeadLast && toks[m.HeadLast].Low != "," && !inHeadline {
		return nil, 0
	}
	if possessed {
		return n.formerOf(m, low)
	}
	if !definite {
		return nil, 0
	}
	if strings.HasSuffix(low, "-year-old") {
		age := strings.TrimSuffix(low, "-year-old")
		return n.latest(m, func(e *entity) bool { return e.typ == Person && e.age == age }, func(e *entity) bool { return e.typ == Person && e.age == "" })
	}
	if (l.Papers[low] || across().papers[low]) && len(head) == 2 {
		return n.issuer(m, low)
	}
	p, person := l.People[low]
	t, title := l.Titles[low]
	if _, ok := l.Demonyms[low]; ok && len(head) == 2 && head[0].Low == "the" && head[1].Capital() {
		return n.bearerOf(m, p, func(*entity) bool { return false }, true) // "the Turk"
	}
	if !person && !title {
		return nil, 0
	}
	if p.Number == 'p' {
		return nil, 0
	}
	if p.Number == 'o' {
		same := func(e *entity) bool {
			return e.typ == Organization && (contains(e.words, low) || e.offices[low] || low == "union" && n.union(e))
		}
		loose := func(e *entity) bool {
			if e.typ != Organization && e.typ != Unknown && (e.typ != Person || e.gender != 0 || float64(e.he+e.she)+e.votesHe+e.votesShe > 0.3 || len(e.offices) > 0 || e.age != "" || across().first[e.words[0]]) || e.typ == Unknown && e.votesHe+e.votesShe > 0.3 {
				return false
			}
			name := strings.Join(e.words, " ")
			if l.Media[low] && (l.Relays[name] || l.Relays["the "+name] || l.Outlets[e.words[len(e.words)-1]] || contains(e.words, "agency") || contains(e.words, "news") || e.offices["agency"] || e.offices["newspaper"]) {
				return true
			}
			if l.Media[low] {
				return low != "agency" && e.typ != Organization && !n.public(e)
			}
			return l.Makers[low] && !n.public(e)
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
	vice := false // "the president" is not the vice president
	for i := range head {
		vice = vice || head[i].Low == "vice" || strings.HasPrefix(head[i].Low, "vice-") || head[i].Low == "deputy"
	}
	fits := func(e *entity) bool {
		if e.typ != Person && e.typ != Unknown || !vice && (e.offices["vice"] || e.offices["deputy"]) {
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
	return n.bearerOf(m, p, fits, specific)
}

// union reports a body whose name says in other words that it is a union.
func (n *Names) union(e *entity) bool {
	for _, w := range e.words {
		switch w {
		case "association", "brotherhood", "federation", "guild", "teamsters", "workers":
			return true
		}
	}
	return false
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

// maxText bounds, in bytes, how much of a text is searched for a longer wording.
const maxText = 1 << 16

// nounPhrase is the name of one never named: the head of the mention without
// article, with the prepositional phrases that say whose or of what.
func (n *Names) nounPhrase(m Mention) string {
	toks := n.text.Blocks[m.Block].Tokens
	first, last := m.First, m.Last
	for i := m.HeadLast; i < m.Last; i++ {
		if t := &toks[i]; t.Tag == lang.VerbDone && i+1 < m.Last && toks[i-1].Tag.Nominal() && (n.text.Lang.Times[toks[i+1].Low] || i+2 < m.Last && n.text.Lang.Times[toks[i+2].Low]) {
			last = i // "a report released last year"
			break
		} else if t.Text == "," || t.Low == "who" || t.Low == "which" || t.Low == "that" || t.Text == "(" || t.Text == "—" || t.Text == "–" {
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
	// "Hale's campaign" where the source has "Ana Hale's campaign".
	if all := n.between(m.Block, first, last); len(all) > 0 && all[0].first == first && all[0].last < last && toks[all[0].last].Tag == lang.PossessiveS && len(all[0].words) > all[0].last-first {
		whole := all[0].name + n.text.Doc.Wording(document.Span{Start: toks[all[0].last].Start, End: toks[last-1].End})
		if text := n.text.Doc.Text; strings.Contains(text[:min(len(text), maxText)], whole) {
			return whole
		}
	}
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
