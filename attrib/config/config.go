// Package config reads .attrib.yaml, the file in which a newsroom keeps how it
// wants attrib run: what fails a run, the names that stand for one person, the
// rules that are worse or milder here. The file is looked for from the working
// folder upwards, so one at the top of a project serves all of it.
//
//	fail-on: warning            # error (the default), warning, note or never
//	format: text                # text (the default), json, jsonl or html
//	include: ["*.txt", "*.md"]  # in folders, read only these
//	exclude: ["archive/**"]     # in folders, leave these out
//	fields:                     # of records (CSV, JSON), the field that holds what
//	  text: body_html
//	aliases:                    # a canonical name, and the others it is known by
//	  Xi Jinping: [Xi, President Xi]
//	  Ministry of Foreign Affairs:
//	    - MOFA
//	offices:                    # a person, and the offices they hold, as they are mentioned
//	  Xi Jinping: [Chinese leader, China's president]
//	relays: [Novaya Gazeta]     # agencies and outlets that pass on what others said
//	rules:                      # error, warning, note, or off
//	  unattributed: note
//	  bracketed: off
//
// Every key is optional, and what the command line says wins over the file. A
// key or value that is not known is an error that names the file, the line and
// the nearest known word: a misspelt key that was passed over in silence would
// leave a rule running, or not running, without anyone's knowing.
package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/rule"
)

// Name is the name of the file.
const Name = ".attrib.yaml"

// maxSize bounds what is parsed, in bytes: far above any list of names that a
// person keeps by hand, and low enough that a wrong file is refused at once and
// that the parser, whose time grows with the square of the keys, stays quick.
const maxSize = 256 << 10

// Config is what a file says. Its zero value is that of an empty file.
type Config struct {
	// Path is the file's path as given to Load or Parse, "" for the zero value.
	Path string
	// FailOn and Format are "" where the file does not say.
	FailOn FailOn
	Format string
	// Style is the name of a house style, "" for none; Rules win over it.
	Style string
	// Baseline is the path of the baseline as the file has it, "" for none.
	Baseline string
	// Ignores are the findings that are silenced by their words, in the file's order.
	Ignores []attrib.Ignore
	// Include and Exclude are globs for files in folders, in the file's order.
	Include, Exclude []string
	// Fields names the fields of records that hold the text, the title and so on, by
	// our name for each (see read.Fields); nil where the file does not say.
	Fields map[string]string
	// Aliases lie in the file's order.
	Aliases []Alias
	// Offices lie in the file's order.
	Offices []Office
	// Relays are agencies and outlets, in the file's order.
	Relays []string
	// Rules holds the severities that are set, in the file's order.
	Rules []RuleSeverity
}

// Alias is a canonical name and the other names of the same person or body.
type Alias struct {
	Canonical string
	Others    []string
}

// Office is a person and the offices they hold, as sources mention them.
type Office struct {
	Person string
	Held   []string
}

// RuleSeverity gives the rule of a name another severity.
type RuleSeverity struct {
	Rule     string
	Severity rule.Severity
}

// Error is one thing wrong with a configuration file.
type Error struct {
	Path   string
	Line   int // 1-based; 0 where the file as a whole is meant
	Reason string
}

// Error gives "PATH:LINE: reason", without the line where there is none.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Path + ": " + e.Reason
	}
	return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Reason)
}

// Find looks for the file in a folder and in those above it, the nearest first.
// It gives a path that can be opened from where folder can, and "" where there
// is none. A folder of that name is passed over.
func Find(folder string) (string, error) {
	top, err := filepath.Abs(folder)
	if err != nil {
		return "", fmt.Errorf("looking for %s: %w", Name, err)
	}
	at := folder
	for {
		path := filepath.Join(at, Name)
		info, err := os.Stat(path)
		switch {
		case err == nil && !info.IsDir():
			return path, nil
		case err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission):
			return "", fmt.Errorf("looking for %s: %w", Name, err)
		}
		above := filepath.Dir(top)
		if above == top {
			return "", nil
		}
		top, at = above, filepath.Join(at, "..")
	}
}

// Load reads a file. What is wrong with its contents comes as an *Error, a file
// that cannot be read as an *fs.PathError.
func Load(path string) (*Config, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil {
		return nil, err
	}
	return Parse(path, data)
}

// Options are what the file asks of a Checker.
func (c *Config) Options() []attrib.Option {
	var options []attrib.Option
	if s, ok := rule.StyleByName(c.Style); ok {
		options = append(options, attrib.WithStyle(s))
	}
	if len(c.Ignores) > 0 {
		options = append(options, attrib.WithIgnore(c.Ignores...))
	}
	for _, a := range c.Aliases {
		options = append(options, attrib.WithAlias(a.Canonical, a.Others...))
	}
	for _, o := range c.Offices {
		options = append(options, attrib.WithOffice(o.Person, o.Held...))
	}
	if len(c.Relays) > 0 {
		options = append(options, attrib.WithRelay(c.Relays...))
	}
	for _, r := range c.Rules {
		options = append(options, attrib.WithSeverity(r.Rule, r.Severity))
	}
	return options
}

// Severity is what the file makes of a rule's severity.
func (c *Config) Severity(r rule.Rule) rule.Severity {
	s := r.Severity
	if style, ok := rule.StyleByName(c.Style); ok {
		if set, ok := style.Severities[r.Name]; ok {
			s = set
		}
	}
	for _, set := range c.Rules {
		if set.Rule == r.Name {
			s = set.Severity
		}
	}
	return s
}

// BaselinePath is the baseline's path from the working folder: the file gives it
// from its own. It is "" where the file names none.
func (c *Config) BaselinePath() string {
	if c.Baseline == "" || filepath.IsAbs(c.Baseline) {
		return c.Baseline
	}
	return filepath.Join(filepath.Dir(c.Path), c.Baseline)
}
