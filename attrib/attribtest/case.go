// A case: an archive taken apart, run, and put together again.

package attribtest

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"golang.org/x/tools/txtar"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/config"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
)

const wantName = "want"

// acase is one archive.
type acase struct {
	name    string
	sources []txtar.File
	draft   int // place in sources, -1 where there is none
	config  config.Config
	want    *want
	// wantStart and wantEnd are the byte offsets of the want's contents in the
	// archive.
	wantStart, wantEnd int
}

// parse takes an archive apart.
func parse(name string, data []byte) (*acase, error) {
	c := &acase{name: name, draft: -1, wantStart: -1}
	names := map[string]bool{}
	at := 0 // offset in data
	for _, f := range txtar.Parse(data).Files {
		marker, contents := fileAt(data, at)
		at = contents
		line := 1 + bytes.Count(data[:marker], []byte("\n"))
		switch {
		case names[f.Name]:
			return nil, fmt.Errorf("%s:%d: a second file called %s", name, line, f.Name)
		case strings.ContainsAny(f.Name, " \t"):
			return nil, fmt.Errorf("%s:%d: the file name %q holds a space", name, line, f.Name)
		}
		names[f.Name] = true
		switch {
		case f.Name == wantName:
			c.wantStart, c.wantEnd = contents, len(data)
			if next, _ := fileAt(data, contents); next >= 0 {
				c.wantEnd = next
			}
		case f.Name == config.Name:
			read, err := config.Parse(name+"/"+config.Name, f.Data)
			if err != nil {
				return nil, err
			}
			if read.Baseline != "" {
				return nil, fmt.Errorf("%s/%s: a case has no baseline: what is found is said in %s", name, config.Name, wantName)
			}
			c.config = *read
		default:
			if strings.HasPrefix(f.Name, "draft.") {
				if c.draft >= 0 {
					return nil, fmt.Errorf("%s:%d: a second draft: %s after %s", name, line, f.Name, c.sources[c.draft].Name)
				}
				c.draft = len(c.sources)
			}
			c.sources = append(c.sources, f)
		}
	}
	switch {
	case c.wantStart < 0:
		return nil, fmt.Errorf("%s: no file called %s says what is expected", name, wantName)
	case len(c.sources) == 0:
		return nil, fmt.Errorf("%s: no source", name)
	case c.draft >= 0 && len(c.sources) == 1:
		return nil, fmt.Errorf("%s: %s has no source to be checked against", name, c.sources[c.draft].Name)
	}
	firstLine := 1 + bytes.Count(data[:c.wantStart], []byte("\n"))
	var err error
	c.want, err = parseWant(name, firstLine, string(data[c.wantStart:c.wantEnd]), c.sourceNames())
	return c, err
}

// fileAt finds the first file marker from an offset that starts a line: the
// offsets of its line and of the contents after it, -1 where there is none. The
// txtar package gives contents without their place, which -update needs.
func fileAt(data []byte, from int) (marker, contents int) {
	for at := from; at < len(data); {
		end := len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if len(txtar.Parse(data[at:end]).Files) == 1 {
			return at, end
		}
		at = end
	}
	return -1, -1
}

func (c *acase) sourceNames() map[string]bool {
	names := make(map[string]bool, len(c.sources))
	for _, f := range c.sources {
		names[f.Name] = true
	}
	return names
}

// run checks or compares the sources and gives the lines of every section that
// the case could have.
func (c *acase) run(ctx context.Context) (map[string][]string, error) {
	docs := make([]*document.Document, len(c.sources))
	for i, f := range c.sources {
		d, err := read.Bytes(f.Name, f.Data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
		docs[i] = d
	}
	options := c.config.Options()
	if c.want.lists("paraphrases") {
		options = append(options, attrib.WithIndirectClaims())
	}
	checker := attrib.New(options...)
	var report *attrib.Report
	var err error
	if c.draft < 0 {
		report, err = checker.Compare(ctx, docs...)
	} else {
		others := append(docs[:c.draft:c.draft], docs[c.draft+1:]...)
		report, err = checker.Check(ctx, docs[c.draft], others...)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.name, err)
	}
	return lines(report, c.want.lists("statements")), nil
}

// rewritten gives the archive with the want's sections as found.
func (c *acase) rewritten(data []byte, found map[string][]string) []byte {
	var b bytes.Buffer
	b.Write(data[:c.wantStart])
	if c.wantStart > 0 && data[c.wantStart-1] != '\n' {
		b.WriteByte('\n') // the archive ended with the marker itself
	}
	for _, s := range c.want.sections {
		for _, l := range s.lead {
			b.WriteString(l + "\n")
		}
		b.WriteString(s.header + "\n")
		for _, l := range s.updated(found[s.name]) {
			b.WriteString(l + "\n")
		}
	}
	for _, l := range c.want.trail {
		b.WriteString(l + "\n")
	}
	b.Write(data[c.wantEnd:])
	return b.Bytes()
}
