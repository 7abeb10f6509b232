package speaker

// The labels of a transcript's turns: "MS. HALE", "Hale (via interpreter)", "THE
// PRESIDENT", "Q". A label is resolved only where the source leaves no choice.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// Label says who a turn's label is. name is the speaker's name where the reader of
// the source knows it to be fuller, "" else. sure is how likely the answer is
// right.
func (n *Names) Label(label document.Span, name string) (s Speaker, sure float64) {
	s = Speaker{Mention: n.text.Doc.Wording(label), Span: label, Type: Person, Basis: Label}
	if name == "" {
		name = s.Mention
	}
	if n.labels == nil {
		n.labels = map[string]labelled{}
	}
	l, ok := n.labels[name]
	if !ok {
		l = n.readLabel(name)
		n.labels[name] = l
	}
	s.Name, s.Type, s.Basis = l.name, l.typ, l.basis
	if l.entity != nil {
		n.spoke(l.entity)
	} else {
		n.spoke(&entity{name: l.name, typ: l.typ, unnamed: l.basis == Unnamed})
	}
	return s, l.sure
}

// labelled is whom a label stands for.
type labelled struct {
	name   string
	typ    Type
	basis  Basis
	sure   float64
	entity *entity
}

func (n *Names) readLabel(label string) labelled {
	l := n.text.Lang
	if i := strings.IndexAny(label, "(["); i > 0 {
		label = label[:i]
	}
	label, _, _ = strings.Cut(label, ",")
	f := strings.Fields(strings.TrimRight(label, " :"))
	if len(f) == 0 {
		return labelled{name: label, typ: Unknown, basis: Unnamed, sure: 0.9}
	}
	low := func(i int) string { return strings.ToLower(f[i]) }
	the := len(f) > 1 && low(0) == "the"
	if the {
		f = f[1:]
	}
	// Titles before a name: what they tell of its bearer.
	var gender byte
	var offices []string
	first := 0
	for first < len(f) {
		t, ok := l.Title(low(first))
		if p := l.People[low(first)]; !ok && (p.Number != 's' || first+1 == len(f)) {
			break
		}
		if ok && t.Gender != 0 {
			gender = t.Gender
		}
		if t.Kind != 'h' {
			offices = append(offices, office(low(first), t))
		}
		first++
	}
	rest := f[first:]
	if first == 1 && len(f) == 1 && n.bearsName(low(0)) { // "JUDGE:" of one called Mike Judge
		rest, offices = f, nil
	}
	if len(rest) == 0 || n.anybody(f) {
		if e := n.holder(offices); e != nil {
			return labelled{properCase(e.name), e.typ, Label, 0.93, e}
		}
		noun := strings.Join(f, " ")
		if strings.ToUpper(noun) == noun && len(noun) > 1 || the {
			noun = strings.ToLower(noun)
		}
		if len(f[len(f)-1]) == 2 && strings.HasSuffix(noun, ".") { // "Q."
			noun = noun[:len(noun)-1]
		}
		return labelled{name: noun, typ: Person, basis: Unnamed, sure: 0.9}
	}
	words := make([]string, len(rest))
	for i := range rest {
		words[i] = strings.ToLower(strings.Trim(rest[i], "’'"))
	}
	own := labelled{properCase(strings.Join(rest, " ")), Person, Label, 0.97, nil}
	joined := strings.Join(words, " ")
	if l.Relays[joined] || l.Organizations[words[len(words)-1]] && len(words) > 1 {
		own.typ, own.name = Organization, strings.Join(rest, " ")
	}
	if len(words) > 1 {
		if e := n.lookup(words, nil); e != nil && (e.typ == Person || e.typ == own.typ) && len(e.words) >= len(words) {
			own.entity = e
			if len(e.words) > len(words) || own.typ == Organization {
				own.name = properCase(e.name)
			}
		}
		return own
	}
	if e := n.onlyBearer(words[0], gender, offices); e != nil && !n.labelBears(words[0], e) {
		own.name, own.entity, own.typ = properCase(e.name), e, Person
	} else if len(n.bearers(words[0])) == 0 || n.bearsAlone(words[0]) {
		if full := n.inHeadline(words[0]); full != "" {
			own.name = full
		}
	}
	return own
}

// labelBears reports whether a label that has more of a name gives it to somebody else:
// of "GOV. LENA ORR" and "ORR" the second need not be the Tom Orr whom the text names.
func (n *Names) labelBears(word string, e *entity) bool {
	var before document.Span
	for b := range n.text.Blocks {
		s := n.text.Blocks[b].Speaker
		if s.Len() == 0 || s == before {
			continue
		}
		before = s
		label := n.text.Doc.Wording(s)
		if i := strings.IndexAny(label, "([,"); i > 0 {
			label = label[:i]
		}
		f := strings.Fields(strings.ToLower(strings.TrimRight(label, " :")))
		if len(f) > 1 && f[len(f)-1] == word {
			if _, title := n.text.Lang.Title(f[len(f)-2]); !title && f[len(f)-2] != e.words[0] && !slices.Contains(e.words, f[len(f)-2]) {
				return true
			}
		}
	}
	return false
}

// bearsAlone reports a word that the source has as a name by itself only.
func (n *Names) bearsAlone(word string) bool {
	for _, e := range n.bearers(word) {
		if len(e.words) > 1 {
			return false
		}
	}
	return true
}

// inHeadline finds a surname's full name in the headline, where capitals tell no
// names, by a given name before it: "Briefing by Press Secretary Emily Tarrant".
func (n *Names) inHeadline(word string) string {
	found := ""
	for b := range n.text.Blocks {
		toks := n.text.Blocks[b].Tokens
		if n.text.Blocks[b].Kind != document.Headline {
			continue
		}
		for i := 1; i < len(toks); i++ {
			if toks[i].Low != word || !toks[i].Capital() || !across().first[toks[i-1].Low] && len(across().given[toks[i-1].Low]) == 0 || !toks[i-1].Capital() {
				continue
			}
			full := toks[i-1].Text + " " + toks[i].Text
			if found != "" && found != full {
				return ""
			}
			found = full
		}
	}
	return properCase(found)
}

// anybody reports words that name a speaker by what they are there for: "Q",
// "Speaker 2", "UNIDENTIFIED MALE".
func (n *Names) anybody(f []string) bool {
	l := n.text.Lang
	last := len(f)
	for last > 1 && strings.Trim(f[last-1], "#0123456789") == "" {
		last--
	}
	low := strings.ToLower(strings.TrimRight(f[last-1], "."))
	switch {
	case len(low) == 1:
		return len(f) == last && last == 1 || low == "q" || low == "a"
	case last < len(f):
		return true // "Speaker 2", "Voice 1"
	}
	_, title := l.Title(low)
	if first := strings.ToLower(f[0]); first == "unidentified" || first == "unknown" || first == "male" || first == "female" {
		return true
	}
	return (l.People[low].Number != 0 || title || across().callings[low]) && !n.bearsName(low)
}

// bearsName reports a word that is the surname of one whom the source names in full.
func (n *Names) bearsName(word string) bool { return n.onlyBearer(word, 0, nil) != nil }

// onlyBearer finds the one person whose surname, else whose given name, a label is.
func (n *Names) onlyBearer(word string, gender byte, offices []string) *entity {
	var last, given []*entity
	for _, e := range n.bearers(word) {
		if e.typ != Person || len(e.words) < 2 || gender != 0 && e.gender != 0 && e.gender != gender {
			continue
		}
		switch {
		case e.words[len(e.words)-1] == word, len(e.words) > 2 && strings.HasSuffix(strings.Join(e.words, " "), " "+word):
			last = append(last, e)
		case e.words[0] == word:
			given = append(given, e)
		}
	}
	list := last
	if len(list) == 0 && gender == 0 && len(offices) == 0 {
		list = given
	}
	if len(list) > 1 { // of two of a name, the one with the label's office
		var fit []*entity
		for _, e := range list {
			if len(offices) > 0 && holds(e, offices) {
				fit = append(fit, e)
			}
		}
		list = fit
	}
	if len(list) != 1 {
		return nil
	}
	return list[0]
}

// holder finds the one person of the source who holds an office.
func (n *Names) holder(offices []string) *entity {
	if len(offices) == 0 {
		return nil
	}
	var found *entity
	for _, e := range n.entities[:min(len(n.entities), 1000)] {
		if e.typ != Person || len(e.words) < 2 || !holds(e, offices) {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}

// holds reports whether one has all of an office's words, and none that makes it
// another office.
func holds(e *entity, offices []string) bool {
	for _, o := range offices {
		if !e.offices[o] {
			return false
		}
	}
	for _, other := range [...]string{"vice", "deputy", "former"} {
		if e.offices[other] && !contains(offices, other) {
			return false
		}
	}
	return true
}

// properCase writes a name that stands in capitals as names are written: "JANE
// McDOE-LEE" is Jane McDoe-Lee.
func properCase(name string) string {
	if strings.ToUpper(name) != name && !capitalsBut(name) {
		return name
	}
	f := strings.Fields(name)
	for i, w := range f {
		if strings.Contains(w, ".") && utf8.RuneCountInString(w) <= 4 || utf8.RuneCountInString(w) < 2 {
			continue // initials
		}
		f[i] = properWord(w)
	}
	return strings.Join(f, " ")
}

// capitalsBut reports a name in capitals but for the small letters of "Mc" and
// "de".
func capitalsBut(name string) bool {
	small, large := 0, 0
	for _, r := range name {
		switch {
		case unicode.IsLower(r):
			small++
		case unicode.IsUpper(r):
			large++
		}
	}
	return small > 0 && small <= 3 && large >= 3*small+3
}

func properWord(w string) string {
	if particle(strings.ToLower(w)) {
		return strings.ToLower(w)
	}
	mc := strings.HasPrefix(w, "Mc")
	var b strings.Builder
	up := true
	for i, r := range w {
		switch {
		case !unicode.IsLetter(r):
			up = r == '-' || (r == '\'' || r == '’') && i <= 1 || r == '.'
			b.WriteRune(r)
			continue
		case up || mc && i == 2:
			b.WriteRune(unicode.ToUpper(r))
		default:
			b.WriteRune(unicode.ToLower(r))
		}
		up = false
	}
	s := b.String()
	if len(s) > 4 && strings.HasPrefix(s, "Mc") && !mc {
		return "Mc" + strings.ToUpper(s[2:3]) + s[3:]
	}
	return s
}
