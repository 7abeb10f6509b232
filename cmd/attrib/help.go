// attrib help: what there is, and how each command is used.

package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib/config"
)

const overview = `attrib checks quotations and attributed claims before they are published.

Usage: attrib COMMAND [ARGUMENTS] [FLAGS]

Commands:
%s
Exit status: 0 nothing at or above --fail-on, 1 something was, 2 the run could
not be done as asked. More: attrib help COMMAND.
`

func (p *program) helpCommand() *cli.Command {
	return &cli.Command{
		Name:        "help",
		Aliases:     []string{"h"},
		Usage:       "explain a command",
		UsageText:   "attrib help [COMMAND]",
		Description: "Prints how a command is used, its flags, and examples.",
		Action: func(c *cli.Context) error {
			names := joined(c.App, c.Args().Slice())
			if len(names) > 1 {
				return usagef(c.Command.Name, "one command is wanted, not %d", len(names))
			}
			if len(names) == 0 {
				return p.print(func(w io.Writer) error { return writeOverview(w, c.App) })
			}
			command := c.App.Command(names[0])
			if command == nil && len(inGroup(c.App, names[0])) > 0 {
				return p.print(func(w io.Writer) error { return writeGroup(w, c.App, names[0]) })
			}
			if command == nil {
				return usagef("", "%s", config.Unknown("command", names[0], commandNames(c.App)))
			}
			return p.print(func(w io.Writer) error { return writeHelp(w, command) })
		},
	}
}

func writeOverview(w io.Writer, app *cli.App) error {
	var list strings.Builder
	for _, name := range commandNames(app) {
		usage := groups[name] + ": " + strings.Join(inGroup(app, name), ", ")
		if c := app.Command(name); c != nil {
			usage = c.Usage
		}
		fmt.Fprintf(&list, "  %-9s %s\n", name, usage)
	}
	_, err := fmt.Fprintf(w, overview, list.String())
	return err
}

// groups are what the commands of two words are for, by the first.
var groups = map[string]string{"archive": "keep statements between runs"}

func writeGroup(w io.Writer, app *cli.App, name string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "attrib %s: %s\n\nCommands:\n", name, groups[name])
	for _, second := range inGroup(app, name) {
		fmt.Fprintf(&b, "  %s %-8s %s\n", name, second, app.Command(name+" "+second).Usage)
	}
	fmt.Fprintf(&b, "\nMore: attrib help %s COMMAND.\n", name)
	_, err := io.WriteString(w, b.String())
	return err
}

func writeHelp(w io.Writer, c *cli.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, "attrib %s: %s\n\nUsage: %s [FLAGS]\n\n%s\n\nFlags, before or after the arguments:\n", c.Name, c.Usage, c.UsageText, c.Description)
	type row struct{ names, usage string }
	var rows []row
	widest := 0
	for _, f := range c.Flags {
		names, usage := describe(f)
		rows = append(rows, row{names, usage})
		widest = max(widest, len(names))
	}
	for _, r := range rows {
		fmt.Fprintf(&b, "  %-*s  %s\n", widest, r.names, r.usage)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// describe gives a flag's names with what stands for its value, which its usage
// text puts first, in back quotes, and the rest of that text.
func describe(f cli.Flag) (names, usage string) {
	for i, n := range f.Names() {
		dash := "--"
		if len(n) == 1 {
			dash = "-"
		}
		if i > 0 {
			names += ", "
		}
		names += dash + n
	}
	if d, ok := f.(cli.DocGenerationFlag); ok {
		usage = d.GetUsage()
	}
	if quoted, opens := strings.CutPrefix(usage, "`"); opens {
		value, rest, _ := strings.Cut(quoted, "`")
		names += " " + value
		usage = strings.TrimSpace(rest)
	}
	return names, usage
}
