package claim

// Stems: what the forms of one word have in common, so that "rejected",
// "rejects" and "rejecting" count as one word where likeness is weighed.
//
// The endings are taken off by the rules of Porter (An algorithm for suffix
// stripping, 1980); the longer ones stand in data/en/endings.txt. Forms that no
// rule makes ("sold", "children"), and words of one family that it does not
// bring together ("sale", "death"), stand in data/en/kin.txt. A stem need not be
// a word. Two words of no kin may share one; likeness asks for several words
// that agree, and one of them does no harm.

import (
	"strings"
	"sync"
)

// ending is one ending of endings.txt and what is put in its place.
type ending struct{ from, to string }

type stemLists struct {
	kin     map[string]string // form → the first of its line, stemmed
	endings [3][]ending       // by step, longest first
}

var stemming = sync.OnceValue(func() *stemLists {
	l := &stemLists{kin: map[string]string{}}
	eachLine("endings", func(line string) {
		f := strings.Fields(line)
		e := ending{from: f[1]}
		if len(f) > 2 {
			e.to = f[2]
		}
		step := int(f[0][0] - '2')
		l.endings[step] = append(l.endings[step], e)
	})
	eachLine("kin", func(line string) {
		f := strings.Fields(line)
		head := l.porter(f[0])
		for _, form := range f {
			l.kin[form] = head
		}
	})
	return l
})

// stem brings a normal word to its stem.
func stem(word string) string {
	l := stemming()
	if s, ok := l.kin[word]; ok {
		return s
	}
	s := l.porter(word)
	if k, ok := l.kin[s]; ok { // "sellers": by way of "seller"
		return k
	}
	return s
}

// porter takes the endings off a word of plain letters; others stay as they are.
func (l *stemLists) porter(w string) string {
	const longest = 40
	if len(w) < 3 || len(w) > longest {
		return w
	}
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return w
		}
	}
	w = plural(w)
	w = past(w)
	if n := len(w); w[n-1] == 'y' && hasVowel(w[:n-1]) {
		w = w[:n-1] + "i"
	}
	for step, endings := range l.endings {
		w = strip(w, endings, step)
	}
	if n := len(w); w[n-1] == 'e' {
		if m := measure(w[:n-1]); m > 1 || m == 1 && !shortEnd(w[:n-1]) {
			w = w[:n-1]
		}
	}
	if n := len(w); n > 1 && w[n-1] == 'l' && w[n-2] == 'l' && measure(w) > 1 {
		w = w[:n-1]
	}
	return w
}

// plural is step 1a: the endings of more than one.
func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ies"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), !strings.HasSuffix(w, "s"):
		return w
	}
	return w[:len(w)-1]
}

// past is step 1b: "-eed", "-ed" and "-ing".
func past(w string) string {
	if base, ok := strings.CutSuffix(w, "eed"); ok {
		if measure(base) > 0 {
			return base + "ee"
		}
		return w
	}
	base, ok := strings.CutSuffix(w, "ed")
	if !ok {
		base, ok = strings.CutSuffix(w, "ing")
	}
	if !ok || !hasVowel(base) {
		return w
	}
	n := len(base)
	switch {
	case strings.HasSuffix(base, "at"), strings.HasSuffix(base, "bl"), strings.HasSuffix(base, "iz"):
		return base + "e"
	case n > 1 && base[n-1] == base[n-2] && consonant(base, n-1) && strings.IndexByte("lsz", base[n-1]) < 0:
		return base[:n-1]
	case measure(base) == 1 && shortEnd(base):
		return base + "e"
	}
	return base
}

// strip is one of the steps 2 to 4: the longest ending that fits goes, where
// enough of the word is left.
func strip(w string, endings []ending, step int) string {
	for _, e := range endings {
		base, ok := strings.CutSuffix(w, e.from)
		if !ok {
			continue
		}
		least := 0
		if step == 2 {
			least = 1
			if e.from == "ion" && !strings.HasSuffix(base, "s") && !strings.HasSuffix(base, "t") {
				return w
			}
		}
		if measure(base) > least {
			return base + e.to
		}
		return w
	}
	return w
}

// consonant reports whether the letter at i is one; y is where it follows a
// vowel or opens the word.
func consonant(w string, i int) bool {
	switch w[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return false
	case 'y':
		return i == 0 || !consonant(w, i-1)
	}
	return true
}

func hasVowel(w string) bool {
	for i := range len(w) {
		if !consonant(w, i) {
			return true
		}
	}
	return false
}

// measure counts the times that consonants follow vowels: Porter's m.
func measure(w string) int {
	m, vowel := 0, false
	for i := range len(w) {
		c := consonant(w, i)
		if c && vowel {
			m++
		}
		vowel = !c
	}
	return m
}

// shortEnd reports whether a word ends consonant, vowel, consonant, the last
// none of w, x and y: "hop", where an "e" was lost or never stood.
func shortEnd(w string) bool {
	n := len(w)
	return n >= 3 && consonant(w, n-1) && !consonant(w, n-2) && consonant(w, n-3) && strings.IndexByte("wxy", w[n-1]) < 0
}
