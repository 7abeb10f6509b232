// attrib explain: what a rule looks for, why, and a real example.

package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib/config"
	"github.com/attribcheck/attrib/attrib/rule"
)

func (p *program) explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "say what a rule looks for and why, with a real example",
		UsageText: "attrib explain [RULE]",
		Description: `Without a RULE, lists them all, with the severities that are in force: those of
--style or of the "style" in ` + config.Name + `, and those that its "rules" give.

Examples:
  attrib explain
  attrib explain negation-changed
  attrib explain --style nyt
  attrib explain --format markdown > rules.md`,
		Flags: []cli.Flag{
			styleFlag(), configFlag(),
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Usage: "`FORMAT` text (the default), or markdown: the whole manual, whatever is in force"},
		},
		Action: p.explain,
	}
}

func (p *program) explain(c *cli.Context) error {
	if c.NArg() > 1 {
		return usagef(c.Command.Name, "one rule is wanted, not %d", c.NArg())
	}
	s, err := p.settings(c, "text", "markdown")
	if err != nil {
		return err
	}
	name := c.Args().First()
	switch {
	case name != "" && s.format == "markdown":
		return usagef(c.Command.Name, "--format markdown is of all rules, not of one")
	case s.format == "markdown":
		return p.print(writeManual)
	case name == "":
		return p.print(func(w io.Writer) error { return writeRules(w, s.config) })
	}
	if complaint := config.UnknownRule(name); complaint != "" {
		return usagef(c.Command.Name, "%s", complaint)
	}
	r, _ := rule.ByName(name)
	return p.print(func(w io.Writer) error { return writeRule(w, r, s.config) })
}

// writeRules lists the rules group by group. A severity that is not the rule's own
// carries a star.
func writeRules(w io.Writer, c *config.Config) error {
	var b strings.Builder
	style, styled := rule.StyleByName(c.Style)
	if styled {
		fmt.Fprintf(&b, "%s (%s)\n%s", style.House, style.Name, folded(style.Says))
		fmt.Fprintf(&b, "%s\n", folded("After: "+style.Source+"."))
	}
	widest, stars := 0, 0
	for _, r := range rule.All() {
		widest = max(widest, len(r.Name))
		if c.Severity(r) != r.Severity {
			stars++
		}
	}
	for _, g := range rule.Groups() {
		fmt.Fprintf(&b, "%s\n%s\n", g.Title, folded(g.About))
		for _, r := range g.Rules {
			severity := string(c.Severity(r))
			if severity != string(r.Severity) {
				severity += "*"
			}
			fmt.Fprintf(&b, "%-*s  %-*s  %s\n", widest, r.Name, 7+min(1, stars), severity, r.Title)
		}
		b.WriteByte('\n')
	}
	if stars > 0 {
		by := "set by " + c.Path
		switch {
		case styled && len(c.Rules) == 0:
			by = "set by the style"
		case styled:
			by = "set by the style or by " + c.Path
		}
		fmt.Fprintf(&b, "* %s\n", by)
	}
	if !styled {
		fmt.Fprintf(&b, "House styles set severities of their own: attrib explain --style %s\n", strings.Join(rule.StyleNames(), "|"))
	}
	b.WriteString("More on one: attrib explain RULE\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func writeRule(w io.Writer, r rule.Rule, c *config.Config) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n%s\n", r.Name, r.Severity, r.Title)
	of, example := caseOf(r)
	for _, part := range []struct{ heading, text string }{
		{"What it looks for", r.Looks},
		{"Why", r.Why},
		{of, example},
		{"Before", r.Before},
		{"After", r.After},
		{"Severity", severityText(r, c)},
	} {
		if part.text != "" {
			fmt.Fprintf(&b, "\n%s\n%s", part.heading, folded(part.text))
		}
	}
	other := rule.Off
	if r.Severity == rule.Error {
		other = rule.Warning
	}
	fmt.Fprintf(&b, "\n    rules:\n      %s: %s\n", r.Name, other)
	_, err := io.WriteString(w, b.String())
	return err
}

// caseOf gives the heading of a rule's case, and its text.
func caseOf(r rule.Rule) (heading, text string) {
	if text, typical := strings.CutPrefix(r.Case, "A typical case: "); typical {
		return "A typical case", strings.ToUpper(text[:1]) + text[1:]
	}
	return "A published case", r.Case
}

// severityText says which severity a rule has, where it has another, and how that
// is changed.
func severityText(r rule.Rule, c *config.Config) string {
	text := fmt.Sprintf("It is %s unless a house style or %s says otherwise, in which a rule can be an error, a warning, "+
		"a note, or off. A finding that a rule itself holds to be milder or graver stays so.", article(r.Severity), config.Name)
	if now := c.Severity(r); now != r.Severity {
		text += fmt.Sprintf(" Here it is %s.", article(now))
	}
	if list := styledSeverities(r); len(list) > 0 {
		text += " Of the house styles, " + strings.Join(list, "; ") + "."
	}
	return text
}

// styledSeverities lists what house styles make of a rule: "ap and nyt make it an
// error".
func styledSeverities(r rule.Rule) []string {
	var list []string
	for _, severity := range []rule.Severity{rule.Error, rule.Warning, rule.Note, rule.Off} {
		var names []string
		for _, s := range rule.Styles() {
			if s.Severities[r.Name] == severity {
				names = append(names, s.Name)
			}
		}
		verb := "make"
		if severity == rule.Off {
			verb = "turn"
		}
		switch n := len(names); n {
		case 0:
			continue
		case 1:
			list = append(list, fmt.Sprintf("%s %ss it %s", names[0], verb, article(severity)))
		default:
			list = append(list, fmt.Sprintf("%s and %s %s it %s", strings.Join(names[:n-1], ", "), names[n-1], verb, article(severity)))
		}
	}
	return list
}

// article puts "a" or "an" before a severity.
func article(s rule.Severity) string {
	switch s {
	case rule.Error:
		return "an error"
	case rule.Off:
		return "off"
	}
	return "a " + string(s)
}

// folded gives a text indented and broken at 76 columns, its empty lines kept.
func folded(text string) string {
	const width, indent = 76, "  "
	var b strings.Builder
	for i, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		column := 0
		for word := range strings.FieldsSeq(paragraph) {
			long := utf8.RuneCountInString(word)
			switch {
			case column == 0:
				b.WriteString(indent)
				column = len(indent)
			case column+1+long > width:
				b.WriteString("\n" + indent)
				column = len(indent)
			default:
				b.WriteByte(' ')
				column++
			}
			b.WriteString(word)
			column += long
		}
		b.WriteByte('\n')
	}
	return b.String()
}
