// The words that a configuration and the command line both take, and what is
// meant by one that is none of them.

package config

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/rule"
)

// FailOn is the mildest severity of finding that makes a run fail.
type FailOn string

// The thresholds, strictest last.
const (
	Never     FailOn = "never"
	OnError   FailOn = "error"
	OnWarning FailOn = "warning"
	OnNote    FailOn = "note"
)

// FailOns are the thresholds' names, as they are listed to a user.
func FailOns() []string {
	return []string{string(OnError), string(OnWarning), string(OnNote), string(Never)}
}

// Formats are the names of the output formats.
func Formats() []string { return []string{"text", "json", "jsonl", "html"} }

// Reached reports whether a report holds a finding at or above the threshold.
// An empty threshold is OnError.
func (f FailOn) Reached(s attrib.Summary) bool {
	switch f {
	case Never:
		return false
	case OnWarning:
		return s.Error+s.Warning > 0
	case OnNote:
		return s.Error+s.Warning+s.Note > 0
	default:
		return s.Error > 0
	}
}

// Nearest finds the known word that a mistyped one most likely stands for: the
// one fewest letters away (of equals, the first given), and "" where more than a third of
// the longer word's letters would have to change.
// Letter case and the choice of "-" or "_" cost nothing.
func Nearest(word string, known []string) string {
	if len(word) > 64 {
		return "" // nobody mistypes at that length, and the distance is quadratic
	}
	fold := func(s string) string { return strings.ReplaceAll(strings.ToLower(s), "_", "-") }
	best, fewest := "", -1
	for _, k := range known {
		longer := max(utf8.RuneCountInString(word), utf8.RuneCountInString(k))
		d := levenshtein.ComputeDistance(fold(word), fold(k))
		if d <= (longer+1)/3 && d < longer && (fewest < 0 || d < fewest) {
			best, fewest = k, d
		}
	}
	return best
}

// Unknown words the complaint about a word that is none of the known ones:
// `unknown KIND "word"`, and the nearest, or else all of them.
func Unknown(kind, word string, known []string) string {
	const shown = 60 // bytes of the word; the rest tells a user nothing more
	if len(word) > shown {
		word = strings.ToValidUTF8(word[:shown], "") + "…"
	}
	complaint := "unknown " + kind + " " + quote(word)
	if n := Nearest(word, known); n != "" {
		return complaint + "; did you mean " + quote(n) + "?"
	}
	if len(known) > 12 {
		return complaint
	}
	return complaint + "; known: " + strings.Join(known, ", ")
}

// UnknownRule words the complaint about a name that is no rule's, "" for one that
// is: what took the place of a rule that is no more, or the nearest name.
func UnknownRule(name string) string {
	if _, ok := rule.ByName(name); ok {
		return ""
	}
	if now := rule.Replaced(name); now != nil {
		return "the rule " + quote(name) + " is no more; its place was taken by " + strings.Join(now, ", ")
	}
	var known []string
	for _, r := range rule.All() {
		known = append(known, r.Name)
	}
	return Unknown("rule", name, known)
}

func quote(s string) string { return `"` + strings.Map(printable, s) + `"` }

// printable keeps control characters of a hostile name off the terminal.
func printable(r rune) rune {
	if r < ' ' || r >= 0x7f && r < 0xa0 {
		return utf8.RuneError
	}
	return r
}
