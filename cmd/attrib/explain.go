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
		Description: `Without a RULE, lists them all. Another severity, or "off", can be given to a
rule in ` + config.Name + `.

Examples:
  attrib explain
  attrib explain negation-changed`,
		Action: p.explain,
	}
}

func (p *program) explain(c *cli.Context) error {
	switch c.NArg() {
	case 0:
		return p.print(writeRules)
	case 1:
	default:
		return usagef(c.Command.Name, "one rule is wanted, not %d", c.NArg())
	}
	var names []string
	for _, r := range rule.All() {
		if r.Name == c.Args().First() {
			return p.print(func(w io.Writer) error { return writeRule(w, r) })
		}
		names = append(names, r.Name)
	}
	return usagef(c.Command.Name, "%s", config.Unknown("rule", c.Args().First(), names))
}

func writeRules(w io.Writer) error {
	widest := 0
	for _, r := range rule.All() {
		widest = max(widest, len(r.Name))
	}
	for _, r := range rule.All() {
		if _, err := fmt.Fprintf(w, "%-*s  %-7s  %s\n", widest, r.Name, r.Severity, r.Title); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "\nMore on one: attrib explain RULE\n")
	return err
}

func writeRule(w io.Writer, r rule.Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n%s\n", r.Name, r.Severity, r.Title)
	of := "A published case"
	if strings.HasPrefix(r.Case, "A typical case: ") {
		of, r.Case = "A typical case", strings.TrimPrefix(r.Case, "A typical case: ")
	}
	for _, part := range []struct{ heading, text string }{
		{"What it looks for", r.Looks},
		{"Why", r.Why},
		{of, r.Case},
		{"Before", r.Before},
		{"After", r.After},
		{"Severity", fmt.Sprintf("It is %s unless %s says otherwise, in which a rule can be an error, a warning, "+
			"a note, or off. A finding that a rule itself holds to be milder stays milder.", article(r.Severity), config.Name)},
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

// article puts "a" or "an" before a severity.
func article(s rule.Severity) string {
	if s == rule.Error {
		return "an error"
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
