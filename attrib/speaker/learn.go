package speaker

// Names that a source gives in pieces: in a headline only, with a slip of the
// pen, in the lines about its author.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
)

// maxSlips bounds the names that slips are looked for among.
const maxSlips = 300

// slips lets a surname that stands alone, and that nobody bears, find the one
// bearer of a surname that is spelt almost so: "Bornhom" and "Harald Bornholm".
func (n *Names) slips() {
	for _, e := range n.entities[:min(len(n.entities), maxSlips)] {
		if len(e.words) == 2 && e.typ == Person && capitals(strings.Fields(e.name)[0]) && !strings.Contains(e.words[0], ".") {
			n.office(e)
			continue
		}
		if len(e.words) != 1 || e.typ != Unknown && e.typ != Person || e.within > 0 || e.gender != 0 {
			continue
		}
		word := e.words[0]
		if n.full[word] != e || n.shared(word, e) {
			continue
		}
		var meant *entity
		several := false
		for _, p := range n.entities[:min(len(n.entities), maxSlips)] {
			if p.typ != Person || p.whole == 0 || len(p.words) < 2 {
				continue
			}
			last := p.words[len(p.words)-1]
			if !alikeSpelling(word, last) && !nearSpelling(word, last) || word == last+"s" || last == word+"s" {
				continue // "the Quists" are a family
			}
			several = several || meant != nil
			meant = p
		}
		if meant != nil && !several && e.seen < meant.seen+2 {
			n.full[word] = meant
			meant.seen += e.seen
		}
	}
}

// office lets "AG Ruiz" find the one person with a given name whose surname it is.
func (n *Names) office(e *entity) {
	last := e.words[1]
	for _, p := range n.bearers(last) {
		if p != e && p.typ == Person && p.whole > 0 && len(p.words) > 1 && p.words[len(p.words)-1] == last {
			n.full[strings.Join(e.words, " ")], n.full[last] = p, p
			p.seen += e.seen
			e.typ, e.whole = Unknown, 0
			return
		}
	}
}

// headlines gives a surname that the text has alone the given name that stands
// before it in a headline, whose capitals otherwise say nothing.
func (n *Names) headlines() {
	for b := range n.text.Blocks {
		if !n.text.Blocks[b].Titled {
			continue
		}
		toks := n.text.Blocks[b].Tokens
		for i := 1; i < len(toks); i++ {
			e := n.full[toks[i].Low]
			if e == nil || e.whole > 0 || len(e.words) != 1 || e.typ != Unknown && e.typ != Person || !toks[i].Capital() {
				continue
			}
			given := &toks[i-1]
			if !given.Capital() || len(n.byWord[given.Low]) > 0 || len(across().given[given.Low]) == 0 && !across().first[given.Low] {
				continue
			}
			e.name, e.words = given.Text+" "+toks[i].Text, []string{given.Low, toks[i].Low}
			e.typ = Person
			e.whole++
			n.full[strings.Join(e.words, " ")] = e
			n.byWord[given.Low] = append(n.byWord[given.Low], e)
		}
	}
}

// byline finds who writes as "I", where no line above the text says it: the
// person whom its last lines present, "Ana Ruiz is a novelist in Huasco."
func (n *Names) byline(quoted func(block, token int) bool) string {
	own := 0
	last := []int{}
	for b := range n.text.Blocks {
		toks := n.text.Blocks[b].Tokens
		if len(toks) == 0 {
			continue
		}
		last = append(last, b)
		for i := range toks {
			if (toks[i].Low == "i" && toks[i].Text == "I" || toks[i].Low == "my") && !quoted(b, i) {
				own++
			}
		}
	}
	if own < 2 {
		return ""
	}
	for k := len(last) - 1; k >= 0 && k >= len(last)-4; k-- {
		b := last[k]
		toks := n.text.Blocks[b].Tokens
		if n.text.Blocks[b].Kind == document.Headline || len(n.sightings[b]) == 0 {
			continue
		}
		g := &n.sightings[b][0]
		if g.first == 0 && g.typ == Person && g.whole > 0 && g.last+1 < len(toks) && toks[g.last].Low == "is" && (toks[g.last+1].Tag == lang.Determiner || toks[g.last+1].Tag.Nominal() || toks[g.last+1].Tag == lang.Adjective) {
			return g.name
		}
	}
	return ""
}

// couples tells those of one surname apart whom the source calls by a title that
// states a gender, "Mr. Hale" and "Ms. Hale", by the pronouns that come next
// after their whole names.
func (n *Names) couples(runs []run) {
	stated := map[string][2]bool{} // surname → called Mr., called Ms.
	for i := range runs {
		r := &runs[i]
		if words := n.words(r.block, r.first, r.last); len(words) == 1 && r.gender != 0 && n.several(words[0]) {
			s := stated[words[0]]
			s[0], s[1] = s[0] || r.gender == 'm', s[1] || r.gender == 'f'
			stated[words[0]] = s
		}
	}
	if len(stated) == 0 {
		return
	}
	balance := map[*entity]int{} // "she" after the name, less "he"
	for b := range n.sightings {
		for i := range n.sightings[b] {
			g := &n.sightings[b][i]
			if len(g.words) < 2 || g.last-g.first < 2 || g.quoted {
				continue
			}
			if _, ok := stated[g.words[len(g.words)-1]]; !ok {
				continue
			}
			end := len(n.text.Blocks[b].Tokens)
			if i+1 < len(n.sightings[b]) {
				end = n.sightings[b][i+1].first
			}
			switch n.nextPronoun(b, g.last, end) {
			case 'm':
				balance[g.entity]--
			case 'f':
				balance[g.entity]++
			}
		}
	}
	for i := range runs { // in the order of the text, not of a map
		words := n.words(runs[i].block, runs[i].first, runs[i].last)
		if len(words) != 1 {
			continue
		}
		s, ok := stated[words[0]]
		if !ok {
			continue
		}
		delete(stated, words[0])
		n.tellApart(words[0], s[0], s[1], balance)
	}
}

// tellApart gives the bearers of a surname the genders that its titles state.
func (n *Names) tellApart(surname string, mister, miss bool, balance map[*entity]int) {
	var all []*entity
	for _, e := range n.bearers(surname) {
		if e.typ == Person && len(e.words) > 1 && e.words[len(e.words)-1] == surname {
			all = append(all, e)
		}
	}
	low, high := all[0], all[0]
	for _, e := range all {
		if balance[e] < balance[low] {
			low = e
		}
		if balance[e] > balance[high] {
			high = e
		}
	}
	if balance[low] == balance[high] {
		return
	}
	if miss && high.gender == 0 && (balance[high] > 0 || len(all) == 2 && mister) {
		high.gender = 'f'
	}
	if mister && low.gender == 0 && (balance[low] < 0 || len(all) == 2 && miss) {
		low.gender = 'm'
	}
}

// nextPronoun gives the gender of the first "he" or "she" of a sentence from a
// token on.
func (n *Names) nextPronoun(b, i, end int) byte {
	toks := n.text.Blocks[b].Tokens
	for ; i < end && !toks[i].IsStop() && toks[i].Kind != lang.Mark; i++ {
		if gender, _ := thirdPerson(&toks[i]); gender != 0 {
			if toks[i-1].Text == "," && toks[i].Tag == lang.Possessive {
				return 0 // "Ana Hale, his cousin": another's
			}
			return gender
		}
	}
	return 0
}
