// The want part of a case: its grammar, and how it is rewritten without losing
// what a person wrote between its lines.

package attribtest

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/attribcheck/attrib/attrib/config"
	"github.com/attribcheck/attrib/attrib/rule"
)

// want is what a case expects.
type want struct {
	sections []*section
	trail    []string // comments and empty lines after the last entry
}

// lists reports whether a section stands.
func (w *want) lists(name string) bool {
	for _, s := range w.sections {
		if s.name == name {
			return true
		}
	}
	return false
}

// section is one part of it.
type section struct {
	name    string
	header  string   // the line as it stands
	number  int      // the header's line number
	lead    []string // comments and empty lines before the header
	entries []entry
}

// entry is an expected line, white space at its ends cut, with the comments
// before it.
type entry struct {
	text     string
	comments []string
}

const (
	address      = `(\S+):\d+(?:#[2-9]\d*|#1\d+)?`
	statementRow = `^` + address + ` (?:direct|mixed|indirect) \S.*? \| .*$`
)

// grammars are the sections' names and what their lines look like. Every first
// group of an address is a file's name.
var grammars = map[string]struct {
	line *regexp.Regexp
	form string
}{
	"statements":  {regexp.MustCompile(statementRow), "FILE:LINE KIND SPEAKER [via NAMES] [[FLAGS]] | TEXT"},
	"quoted":      {regexp.MustCompile(statementRow), "FILE:LINE KIND SPEAKER [via NAMES] [[FLAGS]] | TEXT"},
	"claims":      {regexp.MustCompile(`^` + address + `(?: ` + address + `)+$`), "FILE:LINE FILE:LINE …"},
	"findings":    {regexp.MustCompile(`^(?:error|warning|note) ([a-z-]+) ` + address + `(?: < ` + address + `)?$`), "SEVERITY RULE FILE:LINE [< FILE:LINE]"},
	"paraphrases": {regexp.MustCompile(`^` + address + ` (?:misattributed|altered|unsupported|unattributed|verified)$`), "FILE:LINE VERDICT"},
	"verdicts":    {regexp.MustCompile(`^` + address + ` (?:misattributed|altered|unsupported|unattributed|verified)$`), "FILE:LINE VERDICT"},
}

// sectionNames lists the sections in the order of the documentation.
var sectionNames = []string{"statements", "quoted", "claims", "findings", "verdicts", "paraphrases"}

var addressPattern = regexp.MustCompile(address)

// parseWant reads a want; first is the number of its first line in the file.
func parseWant(name string, first int, text string, sources map[string]bool) (*want, error) {
	w := &want{}
	var pending []string // comments and empty lines not yet given a home
	seen := map[string]bool{}
	rows := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if text == "" {
		rows = nil
	}
	for i, row := range rows {
		number := first + i
		fail := func(format string, args ...any) (*want, error) {
			return nil, fmt.Errorf("%s:%d: %s", name, number, fmt.Sprintf(format, args...))
		}
		row = strings.TrimSuffix(row, "\r")
		line := strings.TrimSpace(row)
		header, isHeader := strings.CutSuffix(line, ":")
		switch {
		case line == "" || line[0] == '#':
			pending = append(pending, row)
		case isHeader && !strings.Contains(header, " "):
			if _, known := grammars[header]; !known {
				return fail("%s", config.Unknown("section", header, sectionNames))
			}
			if seen[header] {
				return fail("a second section %q", header)
			}
			seen[header] = true
			w.sections = append(w.sections, &section{name: header, header: row, number: number, lead: pending})
			pending = nil
		case len(w.sections) == 0:
			return fail("an entry before the first section: %s", line)
		default:
			s := w.sections[len(w.sections)-1]
			if reason := badEntry(s.name, line, sources); reason != "" {
				return fail("%s", reason)
			}
			s.entries = append(s.entries, entry{text: line, comments: pending})
			pending = nil
		}
	}
	if len(w.sections) == 0 {
		return nil, fmt.Errorf("%s:%d: want holds no section; known: %s", name, max(1, first-1), strings.Join(sectionNames, ", "))
	}
	w.trail = pending
	return w, nil
}

// badEntry says what is wrong with a line of a section, "" for nothing.
func badEntry(section, line string, sources map[string]bool) string {
	g := grammars[section]
	match := g.line.FindStringSubmatch(line)
	if match == nil {
		return fmt.Sprintf("malformed line in %s: %s\n\tit reads: %s", section, line, g.form)
	}
	if section == "findings" {
		if _, known := rule.ByName(match[1]); !known {
			return config.Unknown("rule", match[1], ruleNames())
		}
	}
	addresses := line
	if section == "statements" || section == "quoted" {
		addresses, _, _ = strings.Cut(line, " ")
	}
	for _, a := range addressPattern.FindAllStringSubmatch(addresses, -1) {
		if !sources[a[1]] {
			return fmt.Sprintf("the case has no source called %s: %s", a[1], line)
		}
	}
	return ""
}

func ruleNames() []string {
	var names []string
	for _, r := range rule.All() {
		names = append(names, r.Name)
	}
	return names
}

// texts are the section's lines without comments.
func (s *section) texts() []string {
	texts := make([]string, len(s.entries))
	for i, e := range s.entries {
		texts[i] = e.text
	}
	return texts
}

// updated gives the lines that the section is to have: what was found, with
// every comment of the old lines kept before the line that took its line's
// place. No comment is ever dropped, for a person wrote it.
func (s *section) updated(found []string) []string {
	var out []string
	at := 0 // place in s.entries
	for _, e := range diff(s.texts(), found) {
		if e.op != '+' {
			out = append(out, s.entries[at].comments...)
			at++
		}
		if e.op != '-' {
			out = append(out, e.text)
		}
	}
	return out
}
