// The manual page of the rules, docs/rules.md: the same as attrib explain says, on
// one page and with links.

package main

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"github.com/attribcheck/attrib/attrib/rule"
)

// What stands on the page beside the rules.
var (
	//go:embed manual/intro.md
	manualIntro string
	//go:embed manual/styles.md
	manualStyles string
	//go:embed manual/silencing.md
	manualSilencing string
)

// writeManual writes the page. It depends on nothing but the rules and styles.
func writeManual(w io.Writer) error {
	var b strings.Builder
	b.WriteString(manualIntro)
	groups := rule.Groups()
	for _, g := range groups {
		fmt.Fprintf(&b, "\n**%s**\n\n| rule | default | |\n|---|---|---|\n", g.Title)
		for _, r := range g.Rules {
			fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", r.Name, r.Name, r.Severity, escaped(r.Title))
		}
	}
	b.WriteString("\nThen: [house styles](#house-styles), [silencing a finding](#silencing-a-finding).\n")
	for _, g := range groups {
		fmt.Fprintf(&b, "\n## %s\n\n%s", g.Title, filled(g.About))
		for _, r := range g.Rules {
			writeManualRule(&b, r)
		}
	}
	b.WriteString("\n" + manualStyles)
	writeManualStyles(&b)
	b.WriteString("\n" + manualSilencing)
	_, err := io.WriteString(w, b.String())
	return err
}

func writeManualRule(b *strings.Builder, r rule.Rule) {
	of, example := caseOf(r)
	fmt.Fprintf(b, "\n### %s\n\n%s", r.Name, filled(escaped(r.Title)+" ("+string(r.Severity)+")."))
	for _, part := range []struct{ heading, text string }{
		{"What it looks for.", r.Looks}, {"Why.", r.Why}, {of + ".", example},
	} {
		for i, paragraph := range strings.Split(part.text, "\n\n") {
			if i == 0 {
				paragraph = "**" + part.heading + "** " + escaped(paragraph)
			} else {
				paragraph = escaped(paragraph)
			}
			b.WriteString("\n" + filled(paragraph))
		}
	}
	b.WriteString("\n| before | after |\n|---|---|\n")
	fmt.Fprintf(b, "| %s | %s |\n", cell(r.Before), cell(r.After))
	if list := styledSeverities(r); len(list) > 0 {
		b.WriteString("\n" + filled("House styles: "+strings.Join(list, "; ")+"."))
	}
}

// writeManualStyles writes what each style rests on, and a table of the rules that
// any of them changes.
func writeManualStyles(b *strings.Builder) {
	styles := rule.Styles()
	for _, s := range styles {
		b.WriteString("\n" + filled(fmt.Sprintf("**%s**, `%s`. %s *After: %s.*", s.House, s.Name, escaped(s.Says), escaped(s.Source))))
	}
	b.WriteString("\n| rule | default |")
	for _, s := range styles {
		fmt.Fprintf(b, " %s |", s.Name)
	}
	b.WriteString("\n|---|---|" + strings.Repeat("---|", len(styles)) + "\n")
	for _, r := range rule.All() {
		if len(styledSeverities(r)) == 0 {
			continue
		}
		fmt.Fprintf(b, "| %s | %s |", r.Name, r.Severity)
		for _, s := range styles {
			fmt.Fprintf(b, " %s |", s.Severities[r.Name])
		}
		b.WriteByte('\n')
	}
}

// cell is a text in a table.
func cell(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(escaped(text), "|", `\|`), "\n", "<br>")
}

// escaped keeps Markdown from reading marks into a text.
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "[", `\[`).Replace(text)
}

// filled is a paragraph broken at 84 columns.
func filled(text string) string {
	const width = 84
	var b strings.Builder
	column := 0
	for word := range strings.FieldsSeq(text) {
		switch long := len([]rune(word)); {
		case column == 0:
			column = long
		case column+1+long > width:
			b.WriteByte('\n')
			column = long
		default:
			b.WriteByte(' ')
			column += 1 + long
		}
		b.WriteString(word)
	}
	b.WriteByte('\n')
	return b.String()
}
