package rule

// The words by which changes are told apart: embedded lists, in normal form, read
// once on first use.

import (
	"embed"
	"strings"
	"sync"

	"github.com/attribcheck/attrib/attrib/claim"
)

//go:embed data/en/*.txt
var data embed.FS

type lexicon struct {
	function                                               map[string]bool
	pronoun                                                map[string]int // word → the line of its forms, from 1
	hedges                                                 phrases
	fillers                                                phrases
	views                                                  map[string]bool
	only, quantity, complement, seeming, leading, doubting map[string]bool
	turning                                                map[[2]string]bool // pairs of function words that turn one another round
	anyNo                                                  map[[2]string]bool // "any" and "no", in that order
	vocatives                                              map[string]bool
	possessive, noOpposite                                 map[string]bool
	demonstrative                                          map[string]bool
	noSuperlative                                          map[string]bool
	forms                                                  map[string]int // irregular word → the line of its forms, from 1
	relative                                               map[string]bool
	modal                                                  map[string]bool // hedges that are verbs
	joining, determiner                                    map[string]bool
	raising, subject, finite                               map[string]bool
	turns                                                  map[string]bool // what a cut-off sentence goes on with

	translation           []string
	languages, anglophone map[string]bool
	officials             map[string]bool
}

// phrases are lists of words by their first, longest first, each with its kind.
type phrases map[string][]phrase

type phrase struct {
	kind  string
	words []string
}

var lists = sync.OnceValue(func() *lexicon {
	l := &lexicon{pronoun: map[string]int{}, forms: map[string]int{}, hedges: phrases{}, fillers: phrases{}}
	lines := func(name string, m map[string]int) {
		eachLine(name, func(n int, f []string) {
			for _, w := range f {
				if m[w] == 0 { // "lay" is of "lay" before it is of "lie"
					m[w] = n
				}
			}
		})
	}
	listed := func(name string, p phrases) {
		eachLine(name, func(_ int, f []string) { p.add(phrase{f[0], f[1:]}) })
	}
	l.function, l.views, l.relative = wordSet("function"), wordSet("views"), wordSet("relative")
	l.possessive, l.noOpposite = wordSet("possessive"), wordSet("noopposite")
	l.turning = map[[2]string]bool{}
	eachLine("turning", func(_ int, f []string) {
		l.turning[[2]string{f[0], f[1]}], l.turning[[2]string{f[1], f[0]}] = true, true
	})
	l.anyNo = map[[2]string]bool{}
	eachLine("anyno", func(_ int, f []string) { l.anyNo[[2]string{f[0], f[1]}] = true })
	l.complement, l.seeming, l.leading, l.doubting = wordSet("complement"), wordSet("seeming"), wordSet("leading"), wordSet("doubting")
	l.only, l.quantity = wordSet("only"), wordSet("quantity")
	l.vocatives = wordSet("vocatives")
	l.demonstrative = wordSet("demonstrative")
	l.noSuperlative = wordSet("nosuperlative")
	l.modal, l.joining, l.determiner = wordSet("modal"), wordSet("joining"), wordSet("determiner")
	l.raising, l.subject, l.finite, l.turns = wordSet("raising"), wordSet("subject"), wordSet("finite"), wordSet("turns")
	l.languages, l.anglophone, l.officials = wordSet("languages"), wordSet("anglophone"), wordSet("officials")
	lines("pronouns", l.pronoun)
	lines("irregular", l.forms)
	listed("hedges", l.hedges)
	listed("fillers", l.fillers)
	eachLine("translation", func(_ int, f []string) { l.translation = append(l.translation, strings.Join(f, " ")) })
	return l
})

// add keeps the phrases of one first word longest first.
func (p phrases) add(x phrase) {
	list := append(p[x.words[0]], x)
	for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	p[x.words[0]] = list
}

// at finds the longest phrase that words[i:] begin with; n is 0 where there is
// none.
func (p phrases) at(ws []claim.Word, i int) (kind string, n int) {
next:
	for _, x := range p[ws[i].Norm] {
		if i+len(x.words) > len(ws) {
			continue
		}
		for k, w := range x.words {
			if ws[i+k].Norm != w {
				continue next
			}
		}
		return x.kind, len(x.words)
	}
	return "", 0
}

// hedge is at for hedges: a word that is one only before a number, or before what
// somebody seems to be, is looked at with what follows.
func (p phrases) hedge(ws []claim.Word, i int) (kind string, n int) {
	kind, n = p.at(ws, i)
	switch {
	case n == 0 || kind != "number" && kind != "verb":
	case i+n >= len(ws):
		return "", 0
	case kind == "number" && !claim.IsNumber(ws[i+n].Norm):
		return "", 0
	case kind == "verb" && lists().function[ws[i+n].Norm] && !lists().seeming[ws[i+n].Norm]:
		return "", 0
	default:
		kind = "hedge"
	}
	return kind, n
}

// eachLine calls f with the number, from 1, and the words of each line of a list.
func eachLine(name string, f func(n int, fields []string)) {
	n := 0
	for line := range listLines(name) {
		n++
		f(n, strings.Fields(line))
	}
}

// wordSet reads a list of words that white space parts.
func wordSet(name string) map[string]bool {
	out := map[string]bool{}
	for line := range listLines(name) {
		for w := range strings.FieldsSeq(line) {
			out[w] = true
		}
	}
	return out
}

// listLines are the lines of a list, comments left out.
func listLines(name string) func(func(string) bool) {
	raw, err := data.ReadFile("data/en/" + name + ".txt")
	if err != nil {
		panic(err) // the lists are part of the binary
	}
	return func(yield func(string) bool) {
		for line := range strings.Lines(string(raw)) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// sameForms reports whether two normal words are forms of one: "go" and "went",
// "house" and "houses", "stop" and "stopping".
func sameForms(a, b string) bool {
	l := lists()
	for _, x := range stems(a) {
		for _, y := range stems(b) {
			if x == y || l.forms[x] > 0 && l.forms[x] == l.forms[y] {
				return true
			}
		}
	}
	return false
}

// stems are what a word may be a form of, itself among them.
func stems(w string) []string {
	out := []string{w}
	add := func(stem string) {
		const least = 2 // letters, and a vowel
		if len(stem) >= least && strings.ContainsAny(stem, "aeiouy") {
			out = append(out, stem)
		}
	}
	doubled := func(stem string) {
		if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
			add(stem[:n-1])
		}
	}
	if s, ok := strings.CutSuffix(w, "ies"); ok {
		add(s + "y")
	} else if s, ok := strings.CutSuffix(w, "es"); ok {
		add(s)
		add(s + "e")
	} else if s, ok := strings.CutSuffix(w, "s"); ok && !strings.HasSuffix(s, "s") {
		add(s)
	}
	if s, ok := strings.CutSuffix(w, "ied"); ok {
		add(s + "y")
	} else if s, ok := strings.CutSuffix(w, "ed"); ok {
		add(s)
		add(s + "e")
		doubled(s)
	}
	if s, ok := strings.CutSuffix(w, "ing"); ok {
		add(s)
		add(s + "e")
		doubled(s)
		if s, ok := strings.CutSuffix(s, "y"); ok {
			add(s + "ie") // "lying"
		}
	}
	return out
}
