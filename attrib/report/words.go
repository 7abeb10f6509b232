package report

// The sentences and phrases that readable formats share, so that a terminal
// and a page say the same thing in the same words.

import (
	"math"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// number writes a count with its thousands parted: 10,000.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// count is a number with its noun: "1 error", "2 errors", "no errors" for 0.
func count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "1 " + noun
	}
	return number(n) + " " + noun + "s"
}

// percent writes a probability as whole per cent.
func percent(p float64) string {
	if math.IsNaN(p) {
		return "?%"
	}
	return strconv.Itoa(int(math.Round(100*max(0, min(p, 1))))) + "%"
}

// series joins phrases as prose does: "a, b and c".
func series(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// summed is the sentence that sums a report up, without a stop: "3 sources, 40
// statements, 31 claims: 1 error, 2 warnings".
func summed(s attrib.Summary) string {
	line := count(s.Sources, "source") + ", " + count(s.Statements, "statement") + ", " + count(s.Claims, "claim") + ": " + tally(s)
	if s.Suppressed > 0 {
		line += " (" + number(s.Suppressed) + " suppressed)"
	}
	return line
}

// tally counts findings out: "1 error, 2 warnings", or "no findings".
func tally(s attrib.Summary) string {
	var parts []string
	for _, c := range []struct {
		n    int
		noun string
	}{{s.Error, "error"}, {s.Warning, "warning"}, {s.Note, "note"}} {
		if c.n > 0 {
			parts = append(parts, count(c.n, c.noun))
		}
	}
	if parts == nil {
		return "no findings"
	}
	return strings.Join(parts, ", ")
}

// kinds counts statements out by kind: "40 statements (12 direct, 28 indirect)".
func kinds(list []statement.Statement) string {
	n, unsure := map[statement.Kind]int{}, 0
	for i := range list {
		n[list[i].Kind]++
		if !list[i].Sure() {
			unsure++
		}
	}
	line := count(len(list), "statement")
	var parts []string
	for _, k := range []statement.Kind{statement.Direct, statement.Mixed, statement.Indirect} {
		if n[k] > 0 {
			parts = append(parts, number(n[k])+" "+string(k))
		}
	}
	if parts != nil {
		line += " (" + strings.Join(parts, ", ") + ")"
	}
	if unsure > 0 {
		line += ", " + count(unsure, "suggestion") + " among them"
	}
	return line
}

// verdicts counts the outcomes out, worst first: "1 altered, 3 verified".
func (x *index) verdicts() string {
	n := map[string]int{}
	for _, v := range x.Verdicts {
		n[string(v.Verdict)]++
	}
	var parts []string
	for _, o := range outcomes {
		if k := n[string(o)]; k > 0 {
			parts = append(parts, number(k)+" "+string(o))
		}
	}
	return strings.Join(parts, ", ")
}

// who names the speaker of a statement, says what that rests on where it is no
// name, and adds who relayed it: "Xi Jinping, as “he”, via Xinhua".
func who(s *statement.Statement) string {
	line := "no speaker"
	if s.Speaker != nil {
		line = named(s.Speaker)
		switch mention := strings.TrimSpace(clean(s.Speaker.Mention)); s.Speaker.Basis {
		case speaker.Pronoun, speaker.Description:
			if mention != "" {
				line += ", as “" + mention + "”"
			}
		case speaker.Carried:
			line += ", carried on"
		case speaker.Unnamed:
			line += ", unnamed"
		}
	}
	if len(s.Via) > 0 {
		var via []string
		for i := range s.Via {
			via = append(via, named(&s.Via[i]))
		}
		line += ", via " + series(via)
	}
	return line
}

func named(s *speaker.Speaker) string {
	if name := strings.TrimSpace(clean(s.Name)); name != "" {
		return name
	}
	if mention := strings.TrimSpace(clean(s.Mention)); mention != "" {
		return mention
	}
	return "a speaker without a name"
}

// traits says what is out of the ordinary about a statement: its kind where not
// all of it is quoted, its act where it is not speech, and so on.
func traits(s *statement.Statement) []string {
	var list []string
	if s.Kind != statement.Direct && s.Kind != "" {
		list = append(list, clean(string(s.Kind)))
	}
	if s.Act != statement.Speech && s.Act != "" {
		list = append(list, clean(string(s.Act)))
	}
	if s.Polarity != statement.Asserted && s.Polarity != "" {
		list = append(list, clean(string(s.Polarity)))
	}
	if s.Place != statement.Body && s.Place != "" {
		list = append(list, clean(string(s.Place)))
	}
	if s.Within != "" {
		list = append(list, "inside "+clean(s.Within))
	}
	return list
}

// cueOf is the words that attribute, "" where there are none.
func cueOf(s *statement.Statement) string {
	if s.Cue == nil {
		return ""
	}
	return clean(s.Cue.Text)
}

// standing says how a claim holds together: "conflict, 3 sources, by likeness".
func standing(c *claim.Claim) string {
	var parts []string
	if c.Agreement != "" {
		parts = append(parts, clean(string(c.Agreement)))
	}
	parts = append(parts, count(c.Sources, "source"))
	if c.Basis == claim.Suggested {
		parts = append(parts, "by likeness alone")
	}
	return strings.Join(parts, ", ")
}

// about describes a source in a line, the path left out: its title, then who
// wrote it, where and when: "Minister rules on toll (Coast Wire, 2026-03-03)".
func about(s *attrib.Source) string {
	var parts []string
	for _, t := range []string{s.Author, s.Outlet, s.Published} {
		if t != "" {
			parts = append(parts, clean(t))
		}
	}
	line := strings.Join(parts, ", ")
	switch {
	case s.Title == "":
		return line
	case line == "":
		return clean(s.Title)
	}
	return clean(s.Title) + " (" + line + ")"
}

// placed is where a statement begins, nowhere where it has no place.
func placed(s *statement.Statement) document.Position {
	if len(s.Content) == 0 {
		return document.Position{}
	}
	return s.Content[0].Position
}
