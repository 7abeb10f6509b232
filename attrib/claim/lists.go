package claim

// The word lists behind the normal form: embedded files, read once on first
// use.

import (
	"embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/en/*.txt
var data embed.FS

type wordLists struct {
	kinds                map[string]kind // of the words of the lists below; others have none
	stop, negation, unit map[string]bool
	pointer, turning     map[string]bool
	negationKey          map[uint64]bool
	common               map[uint64]bool // keys of words that any news has
	prefix               map[string]bool
	month                map[string]bool
	stage, unheard       map[string]bool // what a desk notes in brackets
	contraction          map[string]contraction
	phrases              map[string][]phrase // by first word, longest first
	spelling             map[string]string   // whole words
	stems                map[[3]byte][][2]string
	suffixes             [][2]string
	dozen, half          string           // the words for twelve of a thing, and for half of one
	small, ten           map[string]int64 // number words
	scale                map[string]int   // powers of ten
	scaleSuffix          map[string]string
	ordinal              map[string]int64
	currency             map[string]string
	stock                [][]uint64 // keys of stock phrases
	stockFirst           map[uint64][]int
}

// contraction is the long form of a contraction, and the other it may have.
type contraction struct{ words, alt []string }

// phrase is several words that are one.
type phrase struct {
	words []string
	out   string
}

var lists = sync.OnceValue(loadLists)

func loadLists() *wordLists {
	l := &wordLists{
		stop: map[string]bool{}, pointer: map[string]bool{}, turning: map[string]bool{}, negation: map[string]bool{}, unit: map[string]bool{}, prefix: map[string]bool{},
		contraction: map[string]contraction{}, phrases: map[string][]phrase{}, spelling: map[string]string{},
		stems: map[[3]byte][][2]string{}, small: map[string]int64{}, ten: map[string]int64{}, scale: map[string]int{},
		scaleSuffix: map[string]string{}, ordinal: map[string]int64{}, currency: map[string]string{},
		stockFirst: map[uint64][]int{}, month: map[string]bool{}, stage: map[string]bool{}, unheard: map[string]bool{},
	}
	set := func(name string, m map[string]bool) {
		eachLine(name, func(line string) {
			for _, w := range strings.Fields(line) {
				m[w] = true
			}
		})
	}
	set("stopwords", l.stop)
	set("negations", l.negation)
	set("pointers", l.pointer)
	set("turnings", l.turning)
	l.negationKey = make(map[uint64]bool, len(l.negation))
	for w := range l.negation {
		l.negationKey[wordKey(w)] = true
	}
	common := map[string]bool{}
	set("common", common)
	l.common = make(map[uint64]bool, len(common))
	for w := range common {
		l.common[wordKey(w)] = true
	}
	set("units", l.unit)
	set("prefixes", l.prefix)
	set("months", l.month)
	set("stage", l.stage)
	set("unheard", l.unheard)
	eachLine("contractions", func(line string) {
		short, long, _ := strings.Cut(line, "|")
		first, second, _ := strings.Cut(long, "/")
		l.contraction[strings.TrimSpace(short)] = contraction{strings.Fields(first), strings.Fields(second)}
	})
	eachLine("abbreviations", func(line string) {
		short, long, _ := strings.Cut(line, "|")
		p := phrase{strings.Fields(short), strings.TrimSpace(long)}
		list := append(l.phrases[p.words[0]], p)
		for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
			list[i], list[i-1] = list[i-1], list[i]
		}
		l.phrases[p.words[0]] = list
	})
	eachLine("spelling", func(line string) {
		f := strings.Fields(line)
		switch f[0] {
		case "word":
			l.spelling[f[1]] = f[2]
		case "stem":
			l.stems[head(f[1])] = append(l.stems[head(f[1])], [2]string{f[1], f[2]})
		case "suffix":
			l.suffixes = append(l.suffixes, [2]string{f[1], f[2]})
		}
	})
	eachLine("numbers", func(line string) {
		f := strings.Fields(line)
		n, _ := strconv.ParseInt(f[2], 10, 64) // of ordinals and signs below
		switch f[0] {
		case "dozen":
			l.dozen = f[1]
		case "half":
			l.half = f[1]
		case "unit":
			l.small[f[1]] = n
		case "ten":
			l.ten[f[1]] = n
		case "scale":
			l.scale[f[1]] = int(n)
		case "suffix":
			l.scaleSuffix[f[1]] = f[2]
		case "ordinal":
			n, _ = strconv.ParseInt(strings.TrimRight(f[2], "stndrh"), 10, 64)
			l.ordinal[f[1]] = n
		case "currency":
			l.currency[f[1]] = f[2]
		}
	})
	eachLine("stock", func(line string) {
		var keys []uint64
		for _, w := range strings.Fields(line) {
			keys = append(keys, wordKey(w))
		}
		l.stockFirst[keys[0]] = append(l.stockFirst[keys[0]], len(l.stock))
		l.stock = append(l.stock, keys)
	})
	l.kinds = kinds(l)
	return l
}

// kind says in one look which lists a normal word has to be looked up in: most are
// in none.
type kind uint8

const (
	kindStop kind = 1 << iota
	kindContraction
	kindSpelling
	kindNumber // a number in words may begin with it
	kindPhrase
)

func kinds(l *wordLists) map[string]kind {
	out := map[string]kind{"a": kindNumber, "an": kindNumber}
	for w := range l.stop {
		out[w] |= kindStop
	}
	for w := range l.contraction {
		out[w] |= kindContraction
	}
	for w := range l.spelling {
		out[w] |= kindSpelling
	}
	for w := range l.phrases {
		out[w] |= kindPhrase
	}
	for w := range l.small {
		out[w] |= kindNumber
	}
	for w := range l.ten {
		out[w] |= kindNumber
	}
	for w := range l.ordinal {
		out[w] |= kindNumber
	}
	return out
}

// head is the first three letters of a word that has as many.
func head(w string) [3]byte { return [3]byte{w[0], w[1], w[2]} }

// eachLine calls f with each line of a list, comments and blank lines left out.
func eachLine(name string, f func(line string)) {
	raw, err := data.ReadFile("data/en/" + name + ".txt")
	if err != nil {
		panic(err) // the lists are part of the binary
	}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			f(line)
		}
	}
}

// IsNegation reports whether a normal word turns a sentence round: "not",
// "never", "without" …
func IsNegation(normal string) bool { return lists().negation[normal] }

// IsNumber reports whether a normal word is a number or ordinal in digits.
func IsNumber(normal string) bool { return normal != "" && normal[0] >= '0' && normal[0] <= '9' }

// IsUnit reports whether a normal word says what a number counts or when
// something is: "dollar", "percent", "monday".
func IsUnit(normal string) bool { return lists().unit[normal] }

// IsStop reports whether a normal word is too common to be evidence.
func IsStop(normal string) bool { return lists().stop[normal] }
