package rule

// The words that the rules about attribution go by, read on first use.

import (
	"strings"
	"sync"
	"time"
)

// attributionWords are the lists.
type attributionWords struct {
	loaded, neutral, telling, ahead, passing, listening map[string]bool
	beforeSetting                                       map[string]bool
	beforeDay, afterDay                                 map[string]bool
	settings                                            map[string][]string // one or two words → the sorts of occasion that it may be
	classes                                             map[string]string   // a word → what stands for it in direct and reported speech; "" for one that is left out
	weekdays                                            map[string]time.Weekday
	months                                              map[string]time.Month
}

var attributionLists = sync.OnceValue(func() *attributionWords {
	l := &attributionWords{
		loaded: wordSet("loaded"), neutral: wordSet("neutral"), telling: wordSet("telling"), ahead: wordSet("ahead"), listening: wordSet("listening"), beforeSetting: wordSet("before"),
		beforeDay: wordSet("day"), afterDay: wordSet("afterday"),
		passing: map[string]bool{}, settings: map[string][]string{}, classes: map[string]string{}, weekdays: map[string]time.Weekday{}, months: map[string]time.Month{},
	}
	for line := range listLines("passing") {
		l.passing[line] = true
	}
	for line := range listLines("settings") {
		noun, sorts, _ := strings.Cut(line, "|")
		l.settings[noun] = strings.Fields(sorts)
	}
	for line := range listLines("backshift") {
		words := strings.Fields(line)
		class := words[0]
		if class == "-" {
			class = ""
		}
		for _, w := range words {
			l.classes[w] = class
		}
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		l.weekdays[strings.ToLower(d.String())] = d
	}
	for m := time.January; m <= time.December; m++ {
		l.months[strings.ToLower(m.String())] = m
	}
	return l
})
