package claim

// What a statement is about, as likeness sees it: the stems of its words of
// substance, its names and numbers, each weighed by how rare it is.

import (
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/statement"
)

// term is one word of substance of a statement.
type term struct {
	id   int32 // of its stem, in the run's vocabulary
	unit int32 // of a number: the id of what it counts; -1 where nothing tells
	at   int32 // its place among the words
	sort termSort
}

// termSort says what a term is.
type termSort uint8

const (
	plainTerm  termSort = iota
	nameTerm            // a name, or part of one
	numberTerm          // digits
	dayTerm             // a day of the week or a month
	cueTerm             // of the cue: "criticized" of "criticized the plan"
	whoTerm             // says who somebody is: "senator", "nominee"
)

// terms are a statement's words of substance in order, and where it says "not".
type terms struct {
	list []term
	nots []int32 // places of negations
	len  int32   // words in all
	turn bool    // the statement as a whole says that it is not so: "denied", "has yet to"
	open bool    // it points at what stands elsewhere: "accused him of it"
}

// stems is the vocabulary of a run: a number for each stem, how many statements
// have it, and what that makes it worth.
type stems struct {
	ids    map[string]int32
	names  []string
	count  []int32
	weight []float32
	seen   []int32 // the statement that was counted last, +1
}

func newStems() *stems { return &stems{ids: map[string]int32{}} }

func (v *stems) id(s string) int32 {
	id, ok := v.ids[s]
	if !ok {
		id = int32(len(v.names))
		v.ids[s] = id
		v.names, v.count, v.seen = append(v.names, s), append(v.count, 0), append(v.seen, 0)
	}
	return id
}

// everyday are the stems of rarity.txt and their share of statements.
var everyday = sync.OnceValue(func() map[string]float64 {
	out := map[string]float64{}
	eachLine("rarity", func(line string) {
		f := strings.Fields(line)
		n, _ := strconv.ParseFloat(f[0], 64)
		for _, w := range f[1:] {
			out[stem(w)] = 1.5 * n / 10000 // the line stands for n to 2n
		}
	})
	return out
})

// priorSize is how many statements the common words weigh as much as.
const priorSize = 4000

// weigh sets the worth of each stem: the logarithm of its rarity among the run's
// n statements and those that the list of common words stands for.
func (v *stems) weigh(n int) {
	known := everyday()
	v.weight = make([]float32, len(v.names))
	for id, name := range v.names {
		before, ok := known[name]
		if !ok {
			before = 1.0 / 10000
		}
		v.weight[id] = float32(math.Log((priorSize + float64(n)) / (1 + priorSize*before + float64(v.count[id]))))
	}
}

// most is the most terms of a statement that are looked at: a speech given whole
// is no paraphrase.
const mostTerms = 400

// termsOf reads the terms of a member and counts them. own are words that say
// nothing of what was said: the speaker's names.
func (v *stems) termsOf(m *Member) terms {
	words := m.words(false)
	t := terms{len: int32(len(words))}
	v.cueTerms(m, &t)
	l := lists()
	english := lang.English()
	opens := true
	for i, w := range words {
		first := opens
		opens = w.Has(Ends) || w.Has(Gap)
		if w.Has(Gap) {
			continue
		}
		if l.turning[w.Norm] {
			t.nots = append(t.nots, int32(i))
			continue
		}
		if l.pointer[w.Norm] {
			t.open = true
		}
		if w.Has(Stop) || len(w.Norm) < 2 && !IsNumber(w.Norm) || len(t.list) == mostTerms {
			continue
		}
		if ownWord(m, w) {
			continue
		}
		x := term{at: int32(i), unit: -1}
		norm := w.Norm
		switch {
		case IsNumber(norm):
			x.sort = numberTerm
			for k := i + 1; k < len(words) && k <= i+2; k++ {
				if IsUnit(words[k].Norm) {
					x.unit = v.id(stem(words[k].Norm))
					break
				}
			}
		case l.unit[norm] && (l.month[norm] || strings.HasSuffix(norm, "day") && norm != "day") && w.Has(Capital):
			x.sort = dayTerm
		default:
			if place, ok := english.Demonyms[norm]; ok { // "Chinese" is of China
				norm = Normal(place)
				if at := strings.LastIndexByte(norm, ' '); at >= 0 {
					norm = norm[at+1:]
				}
			}
			if w.Has(Capital) && m.Place != statement.Headline && !(first && english.Common(w.Norm)) ||
				w.Has(Capital) && !english.Common(w.Norm) {
				x.sort = nameTerm
			} else if person(english, norm) || i+1 < len(words) && person(english, norm+"-"+words[i+1].Norm) ||
				i > 0 && person(english, words[i-1].Norm+"-"+norm) {
				x.sort = whoTerm
			}
			norm = stem(norm)
			if refusal()[norm] {
				t.nots = append(t.nots, int32(i))
			}
		}
		x.id = v.id(norm)
		t.list = append(t.list, x)
		if v.seen[x.id] != int32(m.Order)+1 {
			v.seen[x.id] = int32(m.Order) + 1
			v.count[x.id]++
		}
	}
	return t
}

// Reports reports whether the cue of a statement says no more than that a thing
// was said or thought: "said", "believes", "wants", not "backed" or "called for".
func (m *Member) Reports() bool {
	if m.Cue == nil {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(m.Cue.Text)) {
		if f, ok := lang.English().Cues[w]; ok && (f.Has('c') || f.Act == string(statement.Thought) && f.Has('i')) {
			return true
		}
	}
	return false
}

// refusal are the stems of words that say no without a "not".
var refusal = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	eachLine("refusals", func(line string) {
		for _, w := range strings.Fields(line) {
			out[stem(w)] = true
		}
	})
	return out
})

// person reports whether a word says who somebody is: "nominee", "front-runner".
func person(l *lang.Language, word string) bool {
	_, titled := l.Titles[word]
	return titled || l.People[word].Number == 's'
}

// cueTerms adds the stems of a cue that says more than that something was said:
// "criticized", "congratulated", "called for". What it governs is no sentence,
// and means nothing without it.
func (v *stems) cueTerms(m *Member, t *terms) {
	t.turn = m.Polarity == statement.Denied
	if m.Cue == nil || m.Kind == statement.Direct {
		return
	}
	for i, w := range NormalWords(m.Doc, m.Cue.Span) {
		if i == mostCue {
			break
		}
		t.turn = t.turn || lists().turning[w.Norm] || refusal()[stem(w.Norm)] && m.Polarity != statement.Denied
		if w.Has(Stop) || w.Has(Gap) {
			continue
		}
		if s := stem(w.Norm); !reporting()[s] {
			t.list = append(t.list, term{id: v.id(s), unit: -1, sort: cueTerm})
		}
	}
}

// mostCue is the most words of a cue that are read.
const mostCue = 6

// reporting are the stems of cues that a whole sentence may follow.
var reporting = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for form, cue := range lang.English().Cues {
		if cue.Has('c') || cue.Has('t') {
			out[stem(form)] = true
		}
	}
	for noun := range lang.English().CueNouns {
		out[stem(noun)] = true
	}
	return out
})

// ownWord reports whether a word is of the names of the member's own speaker or
// relays: "Clinton said Clinton would".
func ownWord(m *Member, w Word) bool {
	if !w.Has(Capital) {
		return false
	}
	k := wordKey(w.Norm)
	for _, o := range m.keys {
		if o == k {
			return true
		}
	}
	return false
}

// quantity reads a normal number; ordinals and decades are none.
func quantity(norm string) (float64, bool) {
	n, err := strconv.ParseFloat(norm, 64)
	return n, err == nil
}

// opposites are the stems that stand on other sides of one matter.
var opposites = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	eachLine("opposites", func(line string) {
		left, right, _ := strings.Cut(line, "|")
		for _, a := range strings.Fields(left) {
			for _, b := range strings.Fields(right) {
				a, b := stem(a), stem(b)
				out[a] = append(out[a], b)
				out[b] = append(out[b], a)
			}
		}
	})
	return out
})

// opposite gives the opposites of a stem that the run has.
func (v *stems) opposite(id int32) []int32 {
	var out []int32
	for _, s := range opposites()[v.names[id]] {
		if o, ok := v.ids[s]; ok {
			out = append(out, o)
		}
	}
	return out
}
