package rule

// House styles: what a newsroom's published guidance makes of the severities.
// They are data, one file a house; the rules that a file does not name keep their
// own severities.

import (
	"embed"
	"fmt"
	"strings"
)

// Style is a house's severities, and what they rest on.
type Style struct {
	Name   string // as it is given to --style
	House  string
	Says   string // what the house's guidance says, in our words
	Source string // where it says so
	// Severities are those that are not the rule's own.
	Severities map[string]Severity
}

//go:embed data/styles
var styleFiles embed.FS

// styleNames are the styles in the order in which they are listed.
var styleNames = []string{"ap", "bbc", "guardian", "nyt", "reuters"}

// Styles gives the house styles. A fault in their files, which are part of the
// binary, panics.
func Styles() []Style {
	out := make([]Style, len(styleNames))
	for i, name := range styleNames {
		data, err := styleFiles.ReadFile("data/styles/" + name + ".txt")
		if err == nil {
			out[i], err = readStyle(name, string(data))
		}
		if err != nil {
			panic("rule: style " + name + ": " + err.Error())
		}
	}
	return out
}

// StyleNames gives the names of the house styles.
func StyleNames() []string { return append([]string{}, styleNames...) }

// StyleByName finds a house style.
func StyleByName(name string) (Style, bool) {
	for _, s := range Styles() {
		if s.Name == name {
			return s, true
		}
	}
	return Style{}, false
}

func readStyle(name, text string) (Style, error) {
	s := Style{Name: name, Severities: map[string]Severity{}}
	about := map[string]*string{"house": &s.House, "says": &s.Says, "source": &s.Source}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if key, value, ok := strings.Cut(line, ": "); ok && about[key] != nil {
			*about[key] = value
			continue
		}
		fields := strings.Fields(line)
		if len(fields) != 2 || Severity(fields[1]).rank() == 3 && fields[1] != string(Off) {
			return s, fmt.Errorf("line %d: not a rule and its severity: %q", n, line)
		}
		if _, twice := s.Severities[fields[0]]; twice {
			return s, fmt.Errorf("line %d: %s stands twice", n, fields[0])
		}
		s.Severities[fields[0]] = Severity(fields[1])
	}
	if s.House == "" || s.Says == "" || s.Source == "" {
		return s, fmt.Errorf("house, says or source is missing")
	}
	return s, nil
}
