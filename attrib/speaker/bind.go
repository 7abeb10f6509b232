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
// names one person, or opens right after such a sentence of the same block.
func (n *Names) bind(b int) {
	toks := n.text.Blocks[b].Tokens
	next := 0
	var here, before, first *entity           // the last person of this sentence, the only one of the sentence before, the first of this
	many, third, other := false, false, false // other: a pronoun of this sentence went with the one before
	lastEnd := 0
	for i := range toks {
		for next < len(n.sightings[b]) && n.sightings[b][next].first < i {
			next++
		}
		if next < len(n.sightings[b]) && n.sightings[b][next].first == i {
			if e := n.sightings[b][next].entity; e.typ == Person || e.typ == Unknown && e.within == 0 {
				if here != nil && here != e {
					third = third || many
					many = true
				} else if here == nil {
					first = e
				}
				here, lastEnd = e, n.sightings[b][next].last
			}
		}
		switch t := &toks[i]; {
		case t.IsStop():
			before = here
			if many || other {
				before = nil // "Her rival, Mark Weber, conceded.": two people
			}
			here, first, many, third, other = nil, nil, false, false, false
		case t.Low == "he" || t.Low == "his" || t.Low == "she" || t.Low == "her" || t.Low == "himself" || t.Low == "herself":
			e := here
			if e == nil {
				e, other = before, before != nil
			}
			if _, object := n.text.Lang.Cues[toks[max(0, i-1)].Low]; object && i > 0 && toks[i-1].Tag.Verb() {
				continue // "Grady called her concert": hers is another
			}
			if many && !third && i == lastEnd+1 && toks[lastEnd].Text == "," {
				e = first // "Maria Duarte … and Paulo Duarte, her cousin": not his own
			} else if e == nil || many {
				continue
			}
			if t.Low[0] == 'h' && t.Low != "her" && t.Low != "herself" {
				e.he++
			} else {
				e.she++
			}
		}
	}
}

// isSubject reports a name with a finite verb right after it.
func (n *Names) isSubject(r *run) bool {
	toks := n.text.Blocks[r.block].Tokens
	if r.start >= 2 && toks[r.start-2].Tag == lang.Existential { // "there was Achterhof"
		return true
	}
	opens := r.start == 0 || toks[r.start-1].IsStop() || toks[r.start-1].Kind == lang.Mark
	i := r.last
	if i < len(toks) && toks[i].Tag == lang.PossessiveS {
		return opens // "Hartley's new collection" opens a sentence about Hartley
	}
	verb := func(i int) bool {
		for ; i < len(toks) && i < r.last+24; i++ {
			if toks[i].Tag.Finite() || toks[i].Tag == lang.VerbDone {
				return true
			}
			if toks[i].Tag != lang.Adverb {
				return false
			}
		}
		return false
	}
	for i+1 < len(toks) && toks[i].Low == "of" { // "Representative Lee of Florida"
		for i++; i < len(toks) && (toks[i].Tag.Nominal() || toks[i].Tag == lang.Determiner); i++ {
		}
	}
	if i < len(toks) && toks[i].Text == "(" {
		for i < len(toks) && i < r.last+12 && toks[i].Text != ")" {
			i++
		}
		i++
	}
	if verb(i) {
		return true
	}
	if i < len(toks) && toks[i].Text == "," {
		if opens {
			return true // "Hugh Hill, a doctor, …" opens a sentence
		}
		if verb(i + 1) {
			return true // "Their boss, Aurelio Bassani, was"
		}
		for j := i + 1; j < len(toks) && j < i+16; j++ { // an apposition, then the verb
			if toks[j].IsStop() || toks[j].Kind == lang.Mark {
				return false
			}
			if toks[j].Text == "," {
				return verb(j + 1)
			}
		}
	}
	return false
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
		// After: "Kim Jong Un, the North Korean leader,"; "X is the mayor of".
		j := r.last
		if j < len(toks) && (toks[j].Text == "," || toks[j].Low == "is" || toks[j].Low == "was" || toks[j].Text == "(") {
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
