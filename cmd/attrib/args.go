// The order of arguments: urfave/cli stops looking for flags at the first
// argument that is none, and then reads the flags after it as files. Users put
// flags where they think of them, so the command line is put into the order
// that the library understands, and everything that looks like a flag is one.

package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib/config"
)

// given is a flag as it stands on the command line.
type given struct {
	shown  string // with its dashes, without its value
	name   string
	tokens []string
}

// arrange gives the arguments as program, command, flags, "--", the rest. What
// follows a "--" is never a flag, and "-" alone never is.
func arrange(app *cli.App, args []string) ([]string, error) {
	takesValue := flagsOf(app.Commands...)
	var flags []given
	var rest []string
	for i := 1; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			rest = append(rest, args[i+1:]...)
			break
		}
		if arg == "-" || !strings.HasPrefix(arg, "-") {
			rest = append(rest, arg)
			continue
		}
		shown, value, hasValue := strings.Cut(arg, "=")
		f := given{shown: shown, name: strings.TrimPrefix(strings.TrimPrefix(shown, "-"), "-"), tokens: []string{arg}}
		switch takes, known := takesValue[f.name]; {
		case !known || !takes:
		case hasValue && value == "":
			return nil, usagef(commandIn(app, rest), "flag %s has an empty value", shown)
		case hasValue:
		case i+1 == len(args) || isFlag(args[i+1], takesValue):
			return nil, usagef(commandIn(app, rest), "flag %s needs a value", shown)
		case args[i+1] == "":
			return nil, usagef(commandIn(app, rest), "flag %s has an empty value", shown)
		default:
			i++
			f.tokens = append(f.tokens, args[i])
		}
		flags = append(flags, f)
	}
	if asked := askedFor(flags, "help", "h"); asked {
		rest = joined(app, rest)
		return append([]string{app.Name, "help", "--"}, rest[:min(1, len(rest))]...), nil
	}
	if asked := askedFor(flags, "version"); asked {
		return []string{app.Name, "version"}, nil
	}
	if len(rest) == 0 {
		if len(flags) > 0 && !known(flags[0].name, takesValue) {
			return nil, unknownFlag("", flags[0].shown, takesValue)
		}
		return nil, usagef("", "no command given; known: %s", strings.Join(commandNames(app), ", "))
	}
	rest = joined(app, rest)
	command := app.Command(rest[0])
	if command == nil {
		if group := inGroup(app, rest[0]); len(group) > 0 {
			if len(rest) > 1 {
				return nil, usagef(rest[0], "%s", config.Unknown(rest[0]+" command", rest[1], group))
			}
			return nil, usagef(rest[0], "%s what? known: %s", rest[0], strings.Join(group, ", "))
		}
		return nil, usagef("", "%s", config.Unknown("command", rest[0], commandNames(app)))
	}
	own := flagsOf(command)
	out := []string{app.Name, command.Name}
	for _, f := range flags {
		if !known(f.name, own) {
			return nil, unknownFlag(command.Name, f.shown, own)
		}
		out = append(out, f.tokens...)
	}
	return append(append(out, "--"), rest[1:]...), nil
}

// flagsOf gives every name of the commands' flags, those that stand for commands
// too, and whether the flag takes a value. A name means the same flag in every
// command.
func flagsOf(commands ...*cli.Command) map[string]bool {
	takes := map[string]bool{"help": false, "h": false, "version": false}
	for _, c := range commands {
		for _, f := range c.Flags {
			_, isBool := f.(*cli.BoolFlag)
			for _, name := range f.Names() {
				takes[name] = !isBool
			}
		}
	}
	return takes
}

func known(name string, flags map[string]bool) bool {
	_, ok := flags[name]
	return ok
}

// isFlag reports whether an argument is one of the flags, so that it is taken
// neither for the value of the flag before it.
func isFlag(arg string, flags map[string]bool) bool {
	if !strings.HasPrefix(arg, "-") {
		return false
	}
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	return known(name, flags)
}

func askedFor(flags []given, names ...string) bool {
	return slices.ContainsFunc(flags, func(f given) bool {
		return slices.Contains(names, f.name) && len(f.tokens) == 1 && !strings.Contains(f.tokens[0], "=")
	})
}

func unknownFlag(command, shown string, flags map[string]bool) error {
	var names []string
	for name := range flags {
		if len(name) > 1 {
			names = append(names, "--"+name)
		}
	}
	slices.Sort(names)
	// One dash or two is never what a user got wrong.
	word := "--" + strings.TrimLeft(shown, "-")
	message := "unknown flag " + shown
	if n := config.Nearest(word, names); n != "" && len(word) > 3 {
		message += "; did you mean " + n + "?"
	}
	return usagef(command, "%s", message)
}

// commandNames are the first words of the commands.
func commandNames(app *cli.App) []string {
	var names []string
	for _, c := range app.Commands {
		name, _, _ := strings.Cut(c.Name, " ")
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// inGroup are the second words of the commands that begin with a word.
func inGroup(app *cli.App, word string) []string {
	var names []string
	for _, c := range app.Commands {
		if second, ok := strings.CutPrefix(c.Name, word+" "); ok {
			names = append(names, second)
		}
	}
	return names
}

// joined makes the two words of a command ("archive add") one argument.
func joined(app *cli.App, rest []string) []string {
	if len(rest) > 1 && app.Command(rest[0]+" "+rest[1]) != nil {
		return append([]string{rest[0] + " " + rest[1]}, rest[2:]...)
	}
	return rest
}

// commandIn is the name of the command that the arguments begin with, if any.
func commandIn(app *cli.App, rest []string) string {
	if rest = joined(app, rest); len(rest) > 0 {
		if c := app.Command(rest[0]); c != nil {
			return c.Name
		}
	}
	return ""
}
