// The word lists of the language, read once from the embedded data files.

package read

import (
	"embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data
var dataFiles embed.FS

type wordLists struct {
	months      map[string]int
	dateWords   map[string]bool
	sections    map[string]bool
	credits     map[string]bool
	roles       map[string]bool
	outlets     map[string]bool
	outletWords map[string]bool
	compounds   compounds

	whole   map[string]bool
	opening phrases
	boiler  phrases
	inside  []string
	people  phrases
	signing []string
	apart   map[string]bool
}

// paywallWords are what a page says where one must pay to read on.
var paywallWords = sync.OnceValue(func() []string { return dataLines("en/paywall.txt") })

// compounds are words that open and end words with a hyphen.
type compounds struct{ first, second map[string]bool }

var words = sync.OnceValue(func() *wordLists {
	w := &wordLists{
		months:      map[string]int{},
		dateWords:   wordSet("datewords"),
		sections:    wordSet("sections"),
		credits:     wordSet("credits"),
		roles:       wordSet("roles"),
		outlets:     wordSet("outlets"),
		outletWords: wordSet("outletwords"),
		compounds:   compounds{first: map[string]bool{}, second: map[string]bool{}},
		whole:       map[string]bool{},
		opening:     phrases{},
		boiler:      phrases{},
		people:      phrases{},
		apart:       map[string]bool{},
	}
	for _, l := range dataLines("en/months.txt") {
		name, number, _ := strings.Cut(l, " ")
		w.months[name], _ = strconv.Atoi(number)
	}
	half := w.compounds.first
	for _, l := range dataLines("en/compounds.txt") {
		switch l {
		case "[first]":
		case "[second]":
			half = w.compounds.second
		default:
			half[l] = true
		}
	}
	part := ""
	for _, l := range dataLines("en/furniture.txt") {
		if strings.HasPrefix(l, "[") {
			part = l
			continue
		}
		switch part {
		case "[whole]":
			w.whole[l] = true
		case "[opening]":
			w.opening.add(l)
		case "[boiler]":
			w.boiler.add(l)
		case "[inside]":
			w.inside = append(w.inside, l)
		case "[people]":
			w.people.add(l)
		case "[signing]":
			w.signing = append(w.signing, l)
		case "[apart]":
			w.apart[l] = true
		}
	}
	return w
})

// phrases are kept by their first word, so that a line is held against few.
type phrases map[string][]string

func firstWord(s string) string {
	if i := strings.IndexAny(s, " :,"); i >= 0 {
		return s[:i]
	}
	return s
}

func (p phrases) add(s string) { p[firstWord(s)] = append(p[firstWord(s)], s) }

// prefix is the longest phrase that norm begins with, "" if none does.
func (p phrases) prefix(norm string) string {
	best := ""
	for _, s := range p[firstWord(norm)] {
		if len(s) > len(best) && strings.HasPrefix(norm, s) && !continues(norm, len(s)) {
			best = s
		}
	}
	return best
}

// continues reports whether a word goes on at offset i.
func continues(s string, i int) bool {
	return i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9' || s[i] >= 0x80 || s[i] == '\'')
}

func dataLines(name string) []string {
	b, err := dataFiles.ReadFile("data/" + name)
	if err != nil {
		return nil // cannot be: the files are embedded, and a test reads each
	}
	var lines []string
	for l := range strings.Lines(string(b)) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			lines = append(lines, l)
		}
	}
	return lines
}

func wordSet(name string) map[string]bool {
	set := map[string]bool{}
	for _, l := range dataLines("en/" + name + ".txt") {
		set[l] = true
	}
	return set
}

// transcriptLists are the words that labels of turns and stage directions are told
// by.
type transcriptLists struct {
	nobody, titles, callings, stage, present, talk map[string]bool
}

var transcriptWords = sync.OnceValue(func() *transcriptLists {
	t := &transcriptLists{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	parts := map[string]map[string]bool{"[nobody]": t.nobody, "[titles]": t.titles, "[callings]": t.callings, "[stage]": t.stage, "[present]": t.present, "[talk]": t.talk}
	var part map[string]bool
	for _, l := range dataLines("en/turns.txt") {
		if p := parts[l]; p != nil {
			part = p
		} else {
			part[l] = true
		}
	}
	return t
})
