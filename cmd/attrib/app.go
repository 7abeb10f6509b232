// The commands, and the flags that several of them share.

package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/config"
	"github.com/attribcheck/attrib/attrib/fetch"
	"github.com/attribcheck/attrib/attrib/model"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/rule"
)

// run understands the command line and runs its command.
func (p *program) run(ctx context.Context, args []string) error {
	app := p.app()
	args, err := arrange(app, args)
	if err != nil {
		return err
	}
	return app.RunContext(ctx, args)
}

// app is the command line as data. Help and version are commands of our own,
// which the flags of these names are turned into (see arrange).
func (p *program) app() *cli.App {
	commands := []*cli.Command{
		p.extractCommand(),
		p.compareCommand(),
		p.checkCommand(),
		p.archiveAddCommand(), p.archiveSearchCommand(), p.archiveListCommand(), p.archiveShowCommand(),
		p.archiveRemoveCommand(), p.archiveStatsCommand(), p.archiveExportCommand(), p.archiveCompactCommand(),
		p.textCommand(),
		p.explainCommand(),
		p.evalCommand(),
		p.versionCommand(),
		p.helpCommand(),
	}
	for _, c := range commands {
		c.HideHelp = true
		c.OnUsageError = func(_ *cli.Context, err error, _ bool) error { return usagef(c.Name, "%s", err) }
		c.Flags = append(c.Flags, &cli.BoolFlag{
			Name: "quiet", Aliases: []string{"q"}, Destination: &p.quiet,
			Usage: "no progress and no notes; errors are still named",
		})
	}
	return &cli.App{
		Name:     "attrib",
		Usage:    "check quotations and attributed claims before they are published",
		Commands: commands,
		HideHelp: true, HideVersion: true,
		// A comma is part of a path or a glob, not the end of one.
		DisableSliceFlagSeparator: true,
		Writer:                    p.stdout,
		ErrWriter:                 p.stderr,
		ExitErrHandler:            func(*cli.Context, error) {}, // main decides the status
	}
}

// reportFlags are those of the commands that read sources and report on them.
func reportFlags() []cli.Flag {
	return append(append(outputFlags(), sourceFlags()...), failOnFlag())
}

// findingFlags are those of the commands that find something.
func findingFlags() []cli.Flag {
	return append(reportFlags(),
		styleFlag(),
		&cli.StringFlag{Name: "baseline", Usage: "`FILE` leave out the findings that it lists"},
		&cli.StringFlag{Name: "write-baseline", Usage: "`FILE` list the findings there, and leave them out"},
	)
}

func styleFlag() cli.Flag {
	return &cli.StringFlag{Name: "style", Usage: "`HOUSE` severities of " + strings.Join(rule.StyleNames(), ", ")}
}

func sourceFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "include", Usage: "`GLOB` in folders and archives, read only what matches; may be repeated"},
		&cli.StringSliceFlag{Name: "exclude", Usage: "`GLOB` in folders and archives, leave out what matches; may be repeated"},
		fieldFlag(),
		timeoutFlag(),
		configFlag(),
		modelFlag(),
	}
}

func timeoutFlag() cli.Flag {
	return &cli.DurationFlag{Name: "timeout", Usage: fmt.Sprintf("`TIME` how long the page of an address may take (default %.0fs)", fetch.Timeout.Seconds())}
}

func modelFlag() cli.Flag {
	return &cli.StringFlag{Name: "model", Usage: "`FILE` extract by this model instead of the one that is part of attrib"}
}

func fieldFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "field", Usage: "`NAME=THEIRS` the field of CSV and JSON that holds the " + strings.Join(read.Fields(), ", ") + "; may be repeated"}
}

func configFlag() cli.Flag {
	return &cli.StringFlag{Name: "config", Usage: "`FILE` read this instead of the nearest " + config.Name}
}

func outputFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Usage: "`FORMAT` text (the default), json, jsonl or html"},
		outputFlag(),
		colorFlag(),
	}
}

func outputFlag() cli.Flag {
	return &cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`FILE` write there, the whole of it or nothing"}
}

func colorFlag() cli.Flag {
	return &cli.StringFlag{Name: "color", Value: "auto", Usage: "`WHEN` auto (the default), always or never"}
}

func failOnFlag() cli.Flag {
	return &cli.StringFlag{Name: "fail-on", Usage: "`SEVERITY` what gives status 1: error (default), warning, note, never"}
}

// settings are what the command line and the configuration come to; the command
// line wins.
type settings struct {
	config           *config.Config
	format           string
	failOn           config.FailOn
	color            string // auto, always or never
	include, exclude []string
	fields           map[string]string // of records, by our names for them
	fetch            read.Fetch
	model            *model.Model     // nil for the one that is part of attrib
	baseline         *attrib.Baseline // nil for none
}

// configuration is the file that --config names, else the nearest one.
func configuration(c *cli.Context) (*config.Config, error) {
	path := c.String("config")
	if path == "" && !c.IsSet("config") {
		found, err := config.Find(".")
		if err != nil {
			return nil, err
		}
		path = found
	}
	if path == "" && !c.IsSet("config") {
		return &config.Config{}, nil
	}
	from, err := config.Load(path)
	if err != nil {
		return nil, plain(err)
	}
	return from, nil
}

// settings are those of a command that writes the formats given, all where none
// is. Where the configuration asks for another, that is for other commands.
func (p *program) settings(c *cli.Context, formats ...string) (*settings, error) {
	from, err := configuration(c)
	if err != nil {
		return nil, err
	}
	s := &settings{config: from, color: c.String("color")}
	if c.IsSet("model") {
		if s.model, err = model.Load(c.String("model")); err != nil {
			return nil, plain(err)
		}
	}
	if s.fetch, err = fetching(c); err != nil {
		return nil, err
	}
	s.format, s.failOn = s.config.Format, s.config.FailOn
	s.include, s.exclude = s.config.Include, s.config.Exclude
	if len(formats) == 0 {
		formats = config.Formats()
	} else if !slices.Contains(formats, s.format) {
		s.format = ""
	}
	if c.IsSet("format") {
		s.format = c.String("format")
	}
	if c.IsSet("fail-on") {
		s.failOn = config.FailOn(c.String("fail-on"))
	}
	if c.IsSet("style") {
		s.config.Style = c.String("style")
	}
	if c.IsSet("include") {
		s.include = c.StringSlice("include")
	}
	if c.IsSet("exclude") {
		s.exclude = c.StringSlice("exclude")
	}
	if s.fields, err = fields(c, s.config); err != nil {
		return nil, err
	}
	if s.format == "" {
		s.format = "text"
	}
	if s.failOn == "" {
		s.failOn = config.OnError
	}
	if s.color == "" {
		s.color = "auto"
	}
	for _, choice := range []struct {
		flag, kind, word string
		known            []string
	}{
		{"format", "format", s.format, formats},
		{"fail-on", "severity", string(s.failOn), config.FailOns()},
		{"color", "value", s.color, []string{"auto", "always", "never"}},
		{"style", "style", s.config.Style, rule.StyleNames()},
	} {
		if choice.word != "" && !slices.Contains(choice.known, choice.word) {
			return nil, usagef(c.Command.Name, "--%s: %s", choice.flag, config.Unknown(choice.kind, choice.word, choice.known))
		}
	}
	s.baseline, err = p.oldBaseline(c, s)
	return s, err
}

// fields are those of records, by our names for them: of the configuration, and of the
// command line, which wins.
func fields(c *cli.Context, from *config.Config) (map[string]string, error) {
	out := maps.Clone(from.Fields)
	for _, f := range c.StringSlice("field") {
		ours, theirs, ok := strings.Cut(f, "=")
		switch {
		case !ok || theirs == "":
			return nil, usagef(c.Command.Name, "--field: %q is not NAME=THEIRS", f)
		case !slices.Contains(read.Fields(), ours):
			return nil, usagef(c.Command.Name, "--field: %s", config.Unknown("field", ours, read.Fields()))
		}
		if out == nil {
			out = map[string]string{}
		}
		out[ours] = theirs
	}
	return out, nil
}
