package claim

// Whether two short wordings can be of one occasion. A few words alone never say
// so: a slogan is said a hundred times. What tells is how rare the words are in
// what is compared, what else stands around both, whether the two articles are
// about the same things, and how far apart they appeared.

import (
	"cmp"
	"math"
	"path/filepath"
	"slices"
	"time"

	"github.com/attribcheck/attrib/attrib/document"
)

// occasions knows the words of a run: how many of its sources have each, and
// when each source appeared.
type occasions struct {
	spread  map[uint64]int32 // word → sources whose statements have it
	sources int
	words   [][]uint64 // by source: the words of substance of its statements, sorted
	norms   []float64
	days    []int // by source: the day it appeared, 0 where it is not known
}

func newOccasions(members []*Member) *occasions {
	o := &occasions{spread: map[uint64]int32{}}
	for at := 0; at < len(members); {
		src := members[at].Source
		var words []uint64
		doc := members[at].Doc
		for ; at < len(members) && members[at].Source == src; at++ {
			for _, t := range members[at].content {
				if t.flags&(Stop|Gap) == 0 {
					words = append(words, t.key)
				}
			}
		}
		slices.Sort(words)
		words = slices.Compact(words)
		for len(o.words) <= src {
			o.words, o.days = append(o.words, nil), append(o.days, 0)
		}
		o.words[src] = slices.Clone(words)
		o.days[src] = appeared(doc)
		o.sources++
		for _, w := range words {
			o.spread[w]++
		}
	}
	o.norms = make([]float64, len(o.words))
	for src, words := range o.words {
		for _, w := range words {
			o.norms[src] += o.weight(w) * o.weight(w)
		}
		o.norms[src] = math.Sqrt(o.norms[src])
	}
	return o
}

// weight says how much it tells that two texts share a word: the fewer sources
// have it, the more, but in a small run no more than a little, for there the
// sources are often about one thing.
func (o *occasions) weight(key uint64) float64 {
	const more = 40 // sources that nobody gave, none of which has the word
	w := math.Log(float64(o.sources+more) / float64(max(1, o.spread[key])))
	if lists().common[key] {
		w = min(w, 1.5)
	}
	return w
}

// topic says how far the statements of two sources are about the same things, 0
// to 1.
func (o *occasions) topic(a, b int) float64 {
	x, y := o.words[a], o.words[b]
	sum := 0.0
	for len(x) > 0 && len(y) > 0 {
		switch cmp.Compare(x[0], y[0]) {
		case -1:
			x = x[1:]
		case 1:
			y = y[1:]
		default:
			sum += o.weight(x[0]) * o.weight(x[0])
			x, y = x[1:], y[1:]
		}
	}
	if n := o.norms[a] * o.norms[b]; n > 0 {
		return sum / n
	}
	return 0
}

// apart gives the days between the appearance of two sources; -1 where that of
// one is not known.
func (o *occasions) apart(a, b int) int {
	x, y := o.days[a], o.days[b]
	if x == 0 || y == 0 {
		return -1
	}
	return max(x-y, y-x)
}

// appeared is the day on which a document appeared, counted from a fixed one: as
// it says itself, or as its file is named ("gazette_2016-09-08_harbour.txt").
func appeared(doc *document.Document) int {
	day := func(s string) int {
		t, err := time.Parse(time.DateOnly, s)
		if err != nil || t.Year() < 1900 {
			return 0
		}
		return int(t.Unix()/86400) + 1_000_000
	}
	const length = len(time.DateOnly)
	if len(doc.Published) >= length {
		if d := day(doc.Published[:length]); d != 0 {
			return d
		}
	}
	name := filepath.Base(doc.Path)
	for i := 0; i+length <= len(name); i++ {
		if (i == 0 || !digit(name[i-1])) && (i+length == len(name) || !digit(name[i+length])) {
			if d := day(name[i : i+length]); d != 0 {
				return d
			}
		}
	}
	return 0
}

// evidence is what speaks for a short wording and another being of one occasion.
type evidence struct {
	words, around float64 // the weight of the words that agree, and of those around both
	shared        int     // how many stand around both
	topic         float64
	days          int  // between the two sources, -1 where it is not known
	stock         bool // a stock phrase is among the words
	single        bool // a word is all that agrees, or one with an "a" or "was"
	needed, least float64
}

// evidence weighs words of x that are aligned with y's.
func (m *matcher) evidence(x, y *Member, words []token, al *alignment) evidence {
	o := m.occasions
	e := evidence{days: o.apart(x.Source, y.Source)}
	matched, content := 0, 0
	add := func(words []token) {
		stock := stockKeys(words)
		e.stock = e.stock || stock != nil
		for i, t := range words {
			if t.flags&(Stop|Gap) == 0 && !stock[i] {
				e.words += o.weight(t.key)
				content++
			}
		}
		matched += len(words)
	}
	for _, r := range al.runs {
		if r.kind == same {
			add(words[r.A0:r.A1])
		}
	}
	// A "loser", a "liar" and a "whiner" are more than each.
	for i, p := range x.pieces {
		if i == 8 {
			break
		}
		if piece := x.own()[p.from:p.to]; len(x.pieces) > 1 && &piece[0] != &words[0] && stands(piece, y.own()) {
			add(piece)
		}
	}
	e.single = content <= 1 && matched < 4
	both := shared(x, y, words)
	e.shared = len(both)
	for _, k := range both {
		e.around += o.weight(k)
	}
	e.topic = 1
	if x.Source != y.Source {
		e.topic = o.topic(x.Source, y.Source)
	}
	e.needed = needed(e.days, matched) * math.Log(float64(o.sources))
	e.least = 0.8 * math.Log(float64(o.sources))
	return e
}

// stands reports whether words stand side by side in others.
func stands(words, in []token) bool {
	for i := 0; i+len(words) <= len(in); i++ {
		fits := true
		for k := range words {
			if fits = in[i+k].key == words[k].key; !fits {
				break
			}
		}
		if fits {
			return true
		}
	}
	return false
}

// needed is how much evidence a match asks for, of sources so many days apart,
// in units that grow with the logarithm of the number of sources: the more
// there are, the more of them say alike things by chance.
func needed(days, words int) float64 {
	switch {
	case days < 0:
		return 1.6
	case days <= 3:
		return 0.5
	case days <= 10:
		return 0.95
	case days <= month:
		return 1.7
	case words >= 3:
		return 1.65
	case words == 2:
		return 1.95
	}
	return 2.35
}

// holds reports whether the evidence is so many times what is needed. Where a word
// is all that agrees, or the sources are long apart, something that stands
// around it has to agree too.
func (e *evidence) holds(times float64) bool {
	beside := min(e.around, 14)
	if e.days <= 10 {
		const some, most = 0.05, 0.35 // what articles of one beat have in common; of one event
		beside += 15 * max(0, min(e.topic, most)-some)
	}
	if e.single && beside < e.least || e.days > month && e.shared == 0 {
		return false
	}
	return 1.2*e.words+beside >= times*e.needed
}

// week and month are days apart: articles on one thing mostly are of one week, and
// few things are in the papers for longer than a month.
const week, month = 7, 31

// near reports whether the sources can be of one week, for all that is known.
func (e *evidence) near() bool { return e.days <= week }

// strange is how much more evidence is needed, of articles long apart, where the
// speakers may be two.
func (e *evidence) strange() float64 {
	if e.days <= 10 {
		return 1
	}
	return 1.5
}

// dated reports whether it is known when both sources appeared.
func (e *evidence) dated() bool { return e.days >= 0 }
