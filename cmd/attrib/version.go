// attrib version: which build this is.

package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"
)

func (p *program) versionCommand() *cli.Command {
	return &cli.Command{
		Name:        "version",
		Usage:       "print the version",
		UsageText:   "attrib version",
		Description: "Prints attrib's version, Go's, and the platform, for a bug report.",
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef(c.Command.Name, "no argument is wanted")
			}
			return p.print(func(w io.Writer) error {
				_, err := fmt.Fprintf(w, "attrib %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
				return err
			})
		},
	}
}

// version is that of this build, "(devel)" where it has none.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
