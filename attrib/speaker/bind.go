package speaker

// What a source tells of those it names: offices in apposition, pronouns that
// can go with one name only, initials.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// settle takes names that mostly follow a preposition of place, and that nothing
// shows to be a person's, for places: "the light at Trwyn Du".
func (n *Names) settle() {
	for _, e := range n.entities {
		if (e.typ == Person || e.typ == Unknown) && e.within*2 > e.seen && e.gender == 0 && len(e.offices) == 0 && e.age == "" {
			e.typ = Place
		}
	}
}

// initials lets "IMF" find the International Monetary Fund.
func (n *Names) initials() {
	for _, e := range n.entities {
		if e.typ != Organization || len(e.words) < 2 {
			continue
		}
		var b strings.Builder
		for _, w := range e.words {
			switch w {
			case "of", "the", "and", "on", "for", "in", "to":
			default:
				b.WriteByte(w[0])
			}
		}
		if short := b.String(); len(short) > 1 && n.full[short] == nil {
			n.full[short] = e
			n.byWord[short] = append(n.byWord[short], e)
		}
	}
}

// bind counts the pronouns that can only go with one name: in a sentence that
// names one person before them.
func (n *Names) bind(b int, quoted func(block, token int) bool) {
	toks := n.text.Blocks[b].Tokens
	next := 0
	var here, first *entity // the last person of this sentence, and the first
	many, third := false, false
	lastEnd := 0
	for i := range toks {
		for next < len(n.sightings[b]) && n.sightings[b][next].first < i {
			next++
		}
		if next < len(n.sightings[b]) && n.sightings[b][next].first == i {
			g := &n.sightings[b][next]
			// Of a surname that several bear nothing is sure yet.
			bare := g.last-g.first == 1 && len(g.words) > 1 && n.several(g.words[len(g.words)-1])
			if e := g.entity; bare {
				here, many, third = e, true, true
			} else if !g.quoted && (e.typ == Person || e.typ == Unknown && e.within == 0) {
				if here != nil && here != e {
					third = third || many
					many = true
				} else if here == nil {
					first = e
				}
				here, lastEnd = e, n.sightings[b][next].last
			}
		}
		gender, _ := thirdPerson(&toks[i])
		if toks[i].IsStop() {
			here, first, many, third = nil, nil, false, false
		}
		if gender == 0 || here == nil || quoted(b, i) {
			continue
		}
		if _, object := n.text.Lang.Cues[toks[max(0, i-1)].Low]; object && i > 0 && toks[i-1].Tag.Verb() {
			continue // "Grady called her concert": hers is another
		}
		e := here
		if many && !third && i == lastEnd+1 && toks[lastEnd].Text == "," {
			e = first // "Maria Duarte … and Paulo Duarte, her cousin": not his own
		} else if many {
			continue
		}
		if gender == 'm' {
			e.he++
		} else {
			e.she++
		}
	}
}

// roleOf says how a name stands in its clause.
func (n *Names) roleOf(r *run, e *entity) role {
	toks := n.text.Blocks[r.block].Tokens
	if n.cueBefore(toks, r.start) || r.start >= 2 && toks[r.start-1].Low == "to" && toks[r.start-2].Low == "according" {
		return speakerRole
	}
	if r.start > 0 && governs(toks[r.start-1].Low) {
		return otherRole
	}
	if at := n.verbAfter(r); at >= 0 {
		if _, cue := n.text.Lang.Cues[toks[at].Low]; cue && toks[at].Tag.Finite() {
			return speakerRole
		}
		return subjectRole
	}
	opens := r.start == 0 || toks[r.start-1].IsStop() || toks[r.start-1].Kind == lang.Mark
	if opens && r.last < len(toks) && (toks[r.last].Text == "," || toks[r.last].Tag == lang.PossessiveS) {
		return subjectRole // "Hugh Hill, a doctor, …", "Hartley's new collection" open a sentence about them
	}
	if r.start >= 2 && toks[r.start-2].Tag == lang.Existential { // "there was Achterhof"
		return speakerRole
	}
	if n.inverted(r) {
		return speakerRole
	}
	if r.last-r.first > 1 && r.last < len(toks) && toks[r.last].Text == "," && e.firstAt(r) {
		return introRole
	}
	return otherRole
}

// inverted reports a name after its verb in a sentence that a preposition opens:
// "Behind her came Bo Hale".
func (n *Names) inverted(r *run) bool {
	toks := n.text.Blocks[r.block].Tokens
	i := r.start - 1
	if i < 2 || !toks[i].Tag.Finite() || toks[i].Tag == lang.Modal || r.last < len(toks) && !toks[r.last].IsStop() && toks[r.last].Text != "," && toks[r.last].Tag != lang.Preposition {
		return false
	}
	for i > 0 && r.start-i < 8 && !toks[i-1].IsStop() && toks[i-1].Kind != lang.Mark && toks[i-1].Text != "," {
		i--
	}
	return governs(toks[i].Low) && (i == 0 || toks[i-1].IsStop() || toks[i-1].Kind == lang.Mark)
}

// governs reports prepositions that a name after them belongs to; those that
// open clauses too ("after", "before") are none.
func governs(low string) bool {
	switch low {
	case "of", "in", "at", "with", "by", "from", "to", "on", "about", "against", "under", "near", "behind", "between", "among", "into", "through", "like", "over":
		return true
	}
	return false
}

// firstAt reports the run that names an entity for the first time.
func (e *entity) firstAt(r *run) bool {
	return e.firstBlock == r.block && e.firstToken == r.first
}

// cueBefore reports a verb of saying right before a name, as in "“…,” said Ruiz".
func (n *Names) cueBefore(toks []lang.Token, i int) bool {
	for i > 0 && (toks[i-1].Tag == lang.Determiner || toks[i-1].Tag == lang.Adjective) {
		i--
	}
	if i < 2 || !toks[i-1].Tag.Finite() {
		return false
	}
	f, ok := n.text.Lang.Cues[toks[i-1].Low]
	return ok && f.Has('q') && (toks[i-2].Kind == lang.Mark || toks[i-2].Text == ",")
}

// verbAfter finds the finite verb that a name is the subject of, with an aside,
// an apposition or a prepositional phrase between; -1 where there is none.
func (n *Names) verbAfter(r *run) int {
	toks := n.text.Blocks[r.block].Tokens
	verb := func(i int) int {
		for ; i < len(toks) && i < r.last+40; i++ {
			if toks[i].Tag.Finite() || toks[i].Tag == lang.VerbDone {
				return i
			}
			if toks[i].Tag != lang.Adverb && !n.text.Lang.Times[toks[i].Low] && !(toks[i].Tag == lang.Preposition && i+1 < len(toks) && n.text.Lang.Times[toks[i+1].Low]) {
				return -1
			}
		}
		return -1
	}
	// phrase skips one prepositional phrase.
	phrase := func(i int) int {
		for i++; i < len(toks) && (toks[i].Tag.Nominal() || toks[i].Tag == lang.Determiner || toks[i].Tag == lang.Adjective || toks[i].Tag == lang.Possessive || toks[i].Tag == lang.PossessiveS); i++ {
		}
		return i
	}
	i := r.last
	if i < len(toks) && toks[i].Text == "(" {
		for i < len(toks) && i < r.last+12 && toks[i].Text != ")" {
			i++
		}
		i++
	}
	for k := 0; k < 2 && i+1 < len(toks); k++ { // "Representative Lee of Florida", "Dan Hale at the Echo"
		switch toks[i].Low {
		case "of", "at", "from", "with", "for":
			i = phrase(i)
		}
	}
	if at := verb(i); at >= 0 {
		return at
	}
	if i < len(toks) && toks[i].Low == "and" { // "Hale and Ruiz said"
		for _, g := range n.sightings[r.block] {
			if g.start == i+1 {
				return verb(g.last)
			}
		}
		j := i + 1
		for j < len(toks) && j < i+5 && toks[j].Tag == lang.Proper {
			j++
		}
		if j > i+1 {
			return verb(j)
		}
		return -1
	}
	if i < len(toks) && toks[i].Text == "," {
		if at := verb(i + 1); at >= 0 { // "Their boss, Aurelio Bassani, was"
			return at
		}
		for j := i + 1; j < len(toks) && j < i+40; j++ { // an apposition, then the verb
			if toks[j].IsStop() || toks[j].Kind == lang.Mark {
				return -1
			}
			if toks[j].Text == "," {
				if at := verb(j + 1); at >= 0 {
					return at
				}
			}
		}
	}
	return -1
}

// describe collects what appositions and copulas tell of names.
func (n *Names) describe(runs []run) {
	l := n.text.Lang
	for i := range runs {
		r := &runs[i]
		toks := n.text.Blocks[r.block].Tokens
		e := n.lookup(n.words(r.block, r.first, r.last), r)
		if e == nil {
			continue
		}
		if e.typ == Place && i > 0 && runs[i-1].block == r.block && runs[i-1].last == r.start-1 && governs(toks[r.start-1].Low) {
			// "Ana Ruiz of Ohio, the chairwoman": of her, not of Ohio.
			if owner := n.lookup(n.words(r.block, runs[i-1].first, runs[i-1].last), &runs[i-1]); owner != nil && owner.typ == Person {
				e = owner
			}
		}
		// After: "Kim Jong Un, the North Korean leader,"; "X is the mayor of".
		j := r.last
		if j < len(toks) && !n.nextSubject(r, e) && (toks[j].Text == "," || toks[j].Low == "is" || toks[j].Low == "was" || toks[j].Text == "(") {
			copula := toks[j].Text != "," && toks[j].Text != "("
			for k := j + 1; k < len(toks) && k-j < 10; k++ {
				t := &toks[k]
				if t.Kind == lang.Number && !copula {
					if e.age == "" && len(t.Text) <= 3 {
						e.age = t.Text
					}
					if k+1 < len(toks) && toks[k+1].Text == "," {
						k++
					}
					continue
				}
				if t.Kind != lang.Word || t.Tag == lang.Proper && l.Titles[t.Low].Kind != 0 && k == j+1 {
					break
				}
				if t.Tag.Verb() && !t.Tag.Nominal() || t.Tag == lang.Preposition || t.Tag == lang.Conjunction || t.Tag == lang.Wh || t.Tag == lang.Pronoun {
					break
				}
				n.note(e, toks, k)
			}
		}
		// Before: "the mayor of Huasco, Ana Ruiz,"; "her wife, the cellist Ana Ruiz,".
		comma := r.start - 1
		if comma > 0 && toks[comma].Tag == lang.Determiner {
			comma--
		}
		if comma < 1 || toks[comma].Text != "," || !toks[comma-1].Tag.Nominal() || e.typ == Place || e.typ == Organization {
			continue
		}
		if r.last < len(toks) && toks[r.last].Text != "," && !toks[r.last].IsStop() && toks[r.last].Kind != lang.Mark {
			continue // "He met the president, Ana Ruiz said"
		}
		for k := comma - 1; k >= 0 && comma-k < 8; k-- {
			if toks[k].Kind != lang.Word || toks[k].Tag.Finite() {
				break
			}
			n.note(e, toks, k)
			if t := toks[k].Tag; t == lang.Determiner && toks[max(0, k-1)].Low != "of" || t == lang.Possessive {
				break
			}
		}
	}
}

// nextSubject reports that what follows a name and its comma is no apposition
// but the subject of the clause: "At a meeting in Huasco, the mayor said".
func (n *Names) nextSubject(r *run, e *entity) bool {
	toks := n.text.Blocks[r.block].Tokens
	if e.typ == Person && e.whole > 0 || toks[r.last].Text != "," || r.start == 0 || toks[r.start-1].Tag != lang.Preposition {
		return false
	}
	i := r.last + 1
	for i < len(toks) && (toks[i].Tag.Nominal() || toks[i].Tag == lang.Determiner || toks[i].Tag == lang.Adjective || toks[i].Tag == lang.Adverb) {
		i++
	}
	return i < len(toks) && toks[i].Tag.Finite()
}

// note adds a describing word to an entity.
func (n *Names) note(e *entity, toks []lang.Token, k int) {
	l := n.text.Lang
	low := toks[k].Low
	if nation, ok := l.Demonyms[low]; ok {
		if k > 0 && (toks[k-1].Low == "north" || toks[k-1].Low == "south") {
			nation = strings.ToUpper(toks[k-1].Low[:1]) + toks[k-1].Low[1:] + " " + nation
		}
		e.nations[nation] = true
		return
	}
	p, isPerson := l.People[low]
	t, isTitle := l.Titles[low]
	if !isPerson && !isTitle || k+1 < len(toks) && toks[k+1].Tag == lang.PossessiveS {
		return
	}
	if p.Number == 'o' || p.Number == 'p' {
		if e.typ == Organization {
			e.offices[low] = true
		}
		return
	}
	e.offices[office(low, t)] = true
	if _, place := l.Places[strings.Join(e.words, " ")]; e.typ == Unknown || e.typ == Place && !place && e.within < 2 {
		e.typ = Person
	}
	if e.gender == 0 {
		if p.Gender != 0 {
			e.gender = p.Gender
		} else if isTitle {
			e.gender = t.Gender
		}
	}
}
