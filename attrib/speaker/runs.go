package speaker

// Capitalised runs that can be names, with the titles, offices and nations that
// stand beside them.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// run is a capitalised name found in a block, before it is an entity.
type run struct {
	block, first, last int // the name's tokens
	start              int // of the titles before it
	offices            []string
	nations            []string
	gender             byte
	the                bool // "the" stands before it
	titled             bool
	personal           bool // a title of persons stands before it
	quoted             bool
	younger            bool // "the younger Ms. Hale"
	after              byte // the gender of the pronoun that follows a bare surname
	doubtful           bool // a word that mostly names nobody: "Dean", "Democrat"
}

// words gives the words of a name in lower case.
func (n *Names) words(block, first, last int) []string {
	toks := n.text.Blocks[block].Tokens[first:last]
	words := make([]string, 0, len(toks))
	for i := range toks {
		if toks[i].Kind == lang.Word || toks[i].Kind == lang.Number || toks[i].Kind == lang.Handle {
			words = append(words, toks[i].Low)
		}
	}
	return words
}

// spelling gives a name as the text spells it, a nickname in its marks.
func (n *Names) spelling(block, first, last int) string {
	var b strings.Builder
	toks := n.text.Blocks[block].Tokens
	opened := false // inside the marks of a nickname
	glue := true    // no space before the next token
	for i := first; i < last; i++ {
		t := &toks[i]
		if t.Kind == lang.Punct && t.Text != "&" {
			continue
		}
		if (t.Text == "'" || t.Text == "’") && i > first && t.Start == toks[i-1].End { // "Growers' Union"
			b.WriteString(t.Text)
			continue
		}
		if !glue && t.Tag != lang.PossessiveS && !(t.Kind == lang.Mark && opened) {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
		glue = false
		if t.Kind == lang.Mark {
			opened = !opened
			glue = opened
		}
	}
	return b.String()
}

// isName reports a token that can be part of a name.
func (n *Names) isName(t *lang.Token, titled bool) bool {
	if t.Kind == lang.Handle {
		return strings.HasPrefix(t.Text, "@")
	}
	return t.Kind == lang.Word && t.Capital() && (t.Tag == lang.Proper || titled && t.Tag.Nominal())
}

// quarter reports a quarter of the sky that opens the name of a place, whatever
// it was tagged at the start of a sentence: "South Korea".
func (n *Names) quarter(toks []lang.Token, i int) bool {
	if i+1 >= len(toks) || !toks[i].Capital() || !toks[i+1].Capital() || toks[i+1].Kind != lang.Word {
		return false
	}
	switch toks[i].Low {
	case "north", "south", "east", "west":
		_, place := n.text.Lang.Places[toks[i].Low+" "+toks[i+1].Low]
		return place || toks[i+1].Tag == lang.Proper
	}
	return false
}

// particle reports small words inside names.
func particle(low string) bool {
	switch low {
	case "de", "von", "van", "der", "den", "bin", "al", "el", "la", "di", "da", "du", "ibn", "ter", "dos", "del", "le", "ben", "ul", "af", "av", "zu", "y":
		return true
	}
	return false
}

// runs appends the names of a block.
func (n *Names) runs(dst []run, block int) []run {
	b := &n.text.Blocks[block]
	toks := b.Tokens
	l := n.text.Lang
	for i := 0; i < len(toks); i++ {
		if !n.isName(&toks[i], b.Titled) && !n.quarter(toks, i) || l.Times[toks[i].Low] && !(i+1 < len(toks) && n.isName(&toks[i+1], b.Titled) && l.Organizations[toks[i+1].Low]) && !n.month(toks, i) {
			continue
		}
		first, last := i, i+1
		for last < len(toks) && last-first < 12 && last != b.Label { // a label's name ends with it
			switch {
			case n.isName(&toks[last], b.Titled) && toks[last].Kind == lang.Word:
				last++
				continue
			case toks[last].Low == "van" && last+3 < len(toks) && toks[last+1].Kind == lang.Mark && toks[last+2].Low == "t":
				last += 3 // "van 't Hof"
				continue
			case particle(toks[last].Low) && last+1 < len(toks) && (n.isName(&toks[last+1], b.Titled) || particle(toks[last+1].Low) && last+2 < len(toks) && n.isName(&toks[last+2], b.Titled)):
				last++
				continue
			case toks[last].Text == "&" && last+1 < len(toks) && n.isName(&toks[last+1], b.Titled):
				last += 2
				continue
			case (toks[last].Text == "'" || toks[last].Text == "’") && toks[last].Start == toks[last-1].End && strings.HasSuffix(toks[last-1].Low, "s") && last+1 < len(toks) && n.text.Lang.Organizations[toks[last+1].Low] && toks[last+1].Capital():
				// "Growers' Union"
				last += 2
				continue
			case toks[last].Kind == lang.Mark && last+2 < len(toks):
				// A nickname in quotation marks.
				end := last + 1
				for end < len(toks) && end-last < 6 && toks[end].Kind != lang.Mark {
					end++
				}
				if end+1 < len(toks) && toks[end].Kind == lang.Mark && (n.isName(&toks[end+1], b.Titled) || toks[end+1].Capital() && toks[end+1].Tag.Nominal()) && toks[last].Start > toks[last-1].End && toks[end+1].Start > toks[end].End && end > last+1 && toks[end-1].Kind == lang.Word {
					last = end + 2
					continue
				}
			case (toks[last].Low == "of" || toks[last].Low == "for" || toks[last].Low == "and") && last+1 < len(toks) && n.bodyWord(toks[first:last]):
				// "Bank of England", "Ministry of Foreign Affairs", "Department of Health and Human Services"
				k := last + 1
				if toks[k].Low == "the" {
					k++
				}
				if k < len(toks) && n.isName(&toks[k], b.Titled) && !l.Times[toks[k].Low] && (toks[last].Low == "of" && (l.Common(toks[last-1].Low) || l.Organizations[toks[last-1].Low]) || toks[last].Low == "for" && (l.Organizations[toks[last-1].Low] || l.Common(toks[k].Low))) {
					last = k + 1
					continue
				}
			case toks[last].Low == "on" && last+2 < len(toks) && panel(toks[last-1].Low) && n.isName(&toks[last+1], b.Titled) && l.Common(toks[last+1].Low) && n.isName(&toks[last+2], b.Titled):
				last += 3 // "Committee on Harbour Dues"
				continue
			}
			break
		}
		r := run{block: block, first: first, last: last, start: first, titled: b.Titled}
		n.trim(&r, toks)
		if r.last > r.first {
			r.doubtful = !r.personal && r.last-r.first == 1 && n.adjective(toks[r.first].Low)
			dst = append(dst, r)
		}
		i = last - 1
	}
	return dst
}

// plain drops the words that only the start of a sentence capitalises: "Meters
// are the first step", and what stands before a name that is known without it:
// "Dressmaker Ana Ruiz".
func (n *Names) plain(runs []run) []run {
	opens := func(r *run) bool {
		toks := n.text.Blocks[r.block].Tokens
		return r.first == 0 || toks[r.first-1].IsStop() || toks[r.first-1].Kind == lang.Mark || toks[r.first-1].Text == ":" || toks[r.first-1].Text == "-" || r.titled
	}
	inside := map[string]bool{} // capitalised words seen within a sentence
	ends := map[string]bool{}   // last words of longer names
	whole := map[string]bool{}
	lower := map[string]bool{} // words that the text has in lower case too
	for b := range n.text.Blocks {
		for i := range n.text.Blocks[b].Tokens {
			if t := &n.text.Blocks[b].Tokens[i]; t.Kind == lang.Word && t.Text == t.Low {
				lower[t.Low] = true
			}
		}
	}
	for i := range runs {
		r := &runs[i]
		words := n.words(r.block, r.first, r.last)
		if r.titled {
			continue
		}
		for j, w := range words {
			if j > 0 || !opens(r) { // the first word of a sentence may be anything
				inside[w] = true
			}
		}
		if len(words) > 1 && !r.doubtful {
			ends[words[len(words)-1]] = true
		}
		if len(words) > 1 && !r.titled {
			whole[strings.Join(words, " ")] = true
		}
	}
	kept := runs[:0]
	for _, r := range runs {
		words := n.words(r.block, r.first, r.last)
		if toks := n.text.Blocks[r.block].Tokens; r.doubtful && !(ends[words[0]] && (r.first == 0 || !toks[r.first-1].Tag.Nominal() && toks[r.first-1].Tag != lang.Determiner)) {
			continue // "the Dean" is nobody's name, "Dean" Ada Dean's
		}
		if opens(&r) {
			next := lang.Token{}
			if toks := n.text.Blocks[r.block].Tokens; r.last < len(toks) {
				next = toks[r.last]
			}
			for k := r.last + 1; k < r.last+4 && next.Tag == lang.Adverb && k < len(n.text.Blocks[r.block].Tokens); k++ {
				next = n.text.Blocks[r.block].Tokens[k] // "Trump later said"
			}
			_, cue := n.text.Lang.Cues[next.Low]
			if len(words) == 1 && !inside[words[0]] && !(cue && next.Tag.Finite() && !lower[words[0]]) && (n.text.Lang.Common(words[0]) || n.text.Lang.Common(strings.TrimSuffix(words[0], "s")) || lower[words[0]]) {
				continue
			}
			if len(words) > 2 && !inside[words[0]] && (whole[strings.Join(words[1:], " ")] && (n.text.Lang.Common(words[0]) || lower[words[0]]) || strings.Contains(words[0], "-of-") || strings.HasSuffix(words[0], "-old") || calling(words[0])) {
				r.first++
				r.personal = true
			}
		}
		kept = append(kept, r)
	}
	return kept
}

// calling reports a word that is made like the name of a trade: "dressmaker".
func calling(word string) bool {
	for _, end := range []string{"maker", "smith", "keeper", "worker", "owner", "holder", "goer", "writer", "seller", "driver", "player", "sman", "swoman", "ologist", "grapher", "ician"} {
		if strings.HasSuffix(word, end) && len(word) > len(end)+2 {
			return true
		}
	}
	return false
}

// adjective reports a capitalised word that names nobody: "Republican", "Chinese".
func (n *Names) adjective(low string) bool {
	l := n.text.Lang
	if _, ok := l.Demonyms[low]; ok {
		_, place := l.Places[low]
		return !place
	}
	p, ok := l.People[low]
	return ok && p.Number != 'o' || low == "democratic" || low == "i" || l.Titles[low].Kind == 'h'
}

// month reports a word of the calendar that is a given name here: "April Jones",
// "June Carter".
func (n *Names) month(toks []lang.Token, i int) bool {
	switch toks[i].Low {
	case "april", "may", "june", "august", "march", "summer", "autumn":
	default:
		return false
	}
	if i+1 >= len(toks) || !n.isName(&toks[i+1], false) || toks[i+1].Kind != lang.Word {
		return false
	}
	return i == 0 || toks[i-1].Tag != lang.Preposition && toks[i-1].Tag != lang.Determiner
}

// bodyWord reports a run of tokens that holds the word of a body.
func (n *Names) bodyWord(toks []lang.Token) bool {
	for i := range toks {
		if n.text.Lang.Organizations[toks[i].Low] {
			return true
		}
	}
	return false
}

// fieldEnd gives the end of the common words from token i, which say what an
// office is for; two words are left for the name.
func (n *Names) fieldEnd(toks []lang.Token, i, last int) int {
	l := n.text.Lang
	for last-i > 2 {
		low := toks[i].Low
		_, place := l.Places[low] // "governor of the Bank of England Jo Hale"
		if !l.Common(low) && !l.Organizations[low] && !(place && i > 0 && toks[i-1].Low == "of") && low != "programme" {
			break
		}
		i++
	}
	return i
}

// trim takes the titles off a run and notes them, with those before it.
func (n *Names) trim(r *run, toks []lang.Token) {
	l := n.text.Lang
	// The last title inside the run with something after it ends the titles.
	cut := r.first
	for i := r.first; i < r.last-1; i++ {
		low := toks[i].Low
		t, ok := l.Title(low)
		if !ok && strings.HasSuffix(low, "s") && i == r.first { // "Professors Hale and Ruiz"
			if t, ok = l.Title(strings.TrimSuffix(low, "s")); ok && t.Kind != 'o' {
				ok = false
			}
		}
		if i > r.first && i+2 < r.last && (l.People[low].Number == 's' || ok && t.Kind == 'c') && across().first[toks[i+1].Low] {
			cut, r.personal = i+1, true // "Echo News Senior Correspondent Ana Ruiz"
			continue
		}
		if !ok || t.Kind == 'm' && i == r.first {
			if ok {
				cut = max(cut, i+1)
			}
			continue
		}
		if i+1 < r.last && (toks[i+1].Low == "of" || toks[i+1].Low == "for") {
			// "White House Chief of Staff Denis McDonough"
			if end := n.fieldEnd(toks, i+2, r.last); t.Kind == 'o' && end > i+2 {
				cut, r.personal = end, true
				r.offices = append(r.offices, t.Long)
			}
			continue
		}
		if i > r.first && t.Kind != 'o' && t.Kind != 'h' {
			// A calling is part of a title only before a whole name: "County Engineer
			// Judith Amsel", not "Blue Anchor Line".
			if t.Kind != 'c' || r.last-i < 3 || !l.Common(toks[r.first].Low) {
				continue
			}
		}
		if cut > r.first && givenName(low) {
			continue
		}
		// "Stephen King Jr." is no title: a given name before, nothing but a
		// suffix after.
		if i > r.first && i == r.last-2 && (toks[r.last-1].Low == "jr." || toks[r.last-1].Low == "sr." || toks[r.last-1].Low == "jr") {
			continue
		}
		cut = i + 1
		if t.Kind == 'h' || t.Kind == 'o' || t.Kind == 'k' || t.Kind == 'c' {
			r.personal = r.personal || t.Kind != 'm'
			if t.Kind != 'h' {
				r.offices = append(r.offices, t.Long)
			}
			if t.Gender != 0 {
				r.gender = t.Gender
			}
		}
	}
	r.last = n.tail(r, toks, cut)
	for r.last-cut > 2 && l.Postnominals[toks[r.last-1].Low] {
		r.last--
	}
	for i := r.first; i < cut; i++ {
		if nation, ok := l.Demonyms[toks[i].Low]; ok {
			r.nations = append(r.nations, nation)
			if i > r.first && (toks[i-1].Low == "north" || toks[i-1].Low == "south") {
				r.nations[len(r.nations)-1] = strings.ToUpper(toks[i-1].Low[:1]) + toks[i-1].Low[1:] + " " + nation
			}
		}
	}
	r.first = cut
	// "Republican Donald Trump"; at the start of a sentence "Rival Hillary Clinton".
	if r.last-r.first > 2 || r.last-r.first == 2 && l.People[toks[r.first].Low].Number == 's' {
		low := toks[r.first].Low
		opens := r.first == 0 || toks[r.first-1].IsStop() || toks[r.first-1].Kind == lang.Mark && !(r.first > 1 && toks[r.first-2].Text == ",")
		body := l.Organizations[toks[r.last-1].Low] // "Republican National Committee"
		if p, ok := l.People[low]; ok && p.Number == 's' && !body || opens && l.Common(low) && !n.bodyWord(toks[r.first:r.last]) {
			r.first++
		}
	}
	titled := -1 // where such a title begins
	// "Secretary of State John Kerry", "President of France Emmanuel Macron",
	// "Undersecretary for Political Affairs Wendy Sherman".
	if r.first >= 2 && r.last-r.first > 2 {
		of := r.first - 1
		if toks[of].Low == "the" {
			of--
		}
		if of > 0 && (toks[of].Low == "of" || toks[of].Low == "for" || toks[of].Low == "to") {
			if t, ok := l.Title(toks[of-1].Low); ok && t.Kind == 'o' {
				_, place := l.Places[toks[r.first].Low]
				place = place || capitals(toks[r.first].Text) && !strings.Contains(toks[r.first].Text, ".") // "ambassador to NATO Jo Hale"
				if body := l.Organizations[toks[r.last-1].Low]; !body && (place || l.Organizations[toks[r.first].Low] || l.Common(toks[r.first].Low)) {
					r.first = n.fieldEnd(toks, r.first+1, r.last)
					titled = of - 1
					r.personal = true
					r.offices = append(r.offices, t.Long)
				}
			}
		}
	}
	// A demonym alone before a name: "Russian Vladimir Putin".
	if r.last-r.first > 1 {
		if nation, ok := l.Demonyms[toks[r.first].Low]; ok && !n.bodyWord(toks[r.first:r.last]) && toks[r.first].Tag == lang.Adjective {
			r.nations = append(r.nations, nation)
			r.first++
		}
	}
	r.start = r.first
	if titled >= 0 {
		r.start = titled
		return
	}
	// What stands before the run: "state news agency Xinhua", "leader Kim".
	for i := r.first - 1; i >= 0 && r.first-i < 8; i-- {
		t := &toks[i]
		if t.Kind != lang.Word && t.Kind != lang.Number {
			break
		}
		if t.Tag == lang.Determiner || t.Tag == lang.PossessiveS || t.Tag == lang.Possessive {
			// "the Hale campaign" says nothing of what sort Hale is.
			r.the = i == r.first-1 && t.Low == "the" && !(r.last < len(toks) && (toks[r.last].Tag == lang.Noun || toks[r.last].Tag == lang.Nouns))
			if t.Tag == lang.PossessiveS && i > 0 {
				if nation, ok := l.Places[toks[i-1].Low]; ok {
					r.nations = append(r.nations, nation)
				}
			}
			break
		}
		if !t.Tag.Nominal() && t.Tag != lang.Adjective && !l.OfNation(t.Low) {
			break
		}
		if l.Times[t.Low] {
			break
		}
		r.younger = r.younger || t.Low == "younger"
		title, ok := l.Title(t.Low)
		person, isPerson := l.People[t.Low]
		nation, isNation := l.Demonyms[t.Low]
		if i == r.first-1 && !ok && !isPerson && !(t.Tag == lang.Noun) {
			break
		}
		switch {
		case isNation:
			if i > 0 && (toks[i-1].Low == "north" || toks[i-1].Low == "south") {
				nation = strings.ToUpper(toks[i-1].Low[:1]) + toks[i-1].Low[1:] + " " + nation
			}
			r.nations = append(r.nations, nation)
		case ok || isPerson:
			if person.Number != 'o' {
				r.personal = r.personal || person.Number == 's' || title.Kind == 'o' || title.Kind == 'c' || title.Kind == 'k'
			}
			r.offices = append(r.offices, office(t.Low, title))
			if title.Gender != 0 {
				r.gender = title.Gender
			} else if person.Gender != 0 {
				r.gender = person.Gender
			}
		}
		r.start = i
	}
}

// panel reports bodies that sit on a matter.
func panel(low string) bool {
	switch low {
	case "commission", "committee", "council", "panel", "conference", "subcommittee":
		return true
	}
	return false
}

// tail gives the end of a name without the words of everyday use that were
// capitalised on into it: "Ana Ruiz Harbour Day".
func (n *Names) tail(r *run, toks []lang.Token, cut int) int {
	if r.titled || r.last-cut < 4 || n.bodyWord(toks[cut:r.last]) || n.text.Lang.Common(toks[cut].Low) || n.text.Lang.Common(toks[cut+1].Low) {
		return r.last
	}
	for i := cut + 2; i < r.last; i++ {
		if toks[i].Kind != lang.Word || !n.text.Lang.Common(toks[i].Low) || particle(toks[i].Low) {
			return r.last
		}
	}
	return cut + 2
}

// office is the long form of a title, or the noun itself.
func office(low string, t lang.Title) string {
	if t.Long != "" {
		return t.Long
	}
	return low
}

// givenName reports titles that are given names too: after another title they
// are that.
func givenName(low string) bool {
	switch low {
	case "earl", "duke", "king", "prince", "baron", "bishop", "judge", "major", "justice", "dean":
		return true
	}
	return false
}
