// The formats: how each is told, and what reads it. Content decides, the name only
// where that is open.

package read

import (
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/attribcheck/attrib/attrib/document"
)

// format is one way in which sources come. Exactly one of parse, text and each is
// set.
type format struct {
	name    string   // as [document.Document.Format] has it
	endings []string // of file names, with the dot, in lower case

	// magic tells a format by the first bytes of a file, before they are taken for
	// text; nil for one that is told in the text (see sniff). The path may decide
	// what they leave open.
	magic func(path string, head []byte) bool

	// parse reads one source from the bytes of a file.
	parse func(data []byte) (*document.Document, error)
	// text reads one source from decoded text.
	text func(text string) (*document.Document, error)
	// each goes through the sources that a file holds.
	each func(f *file, m *members) error
}

var table struct {
	once sync.Once
	list []*format
}

// formats are all of them, those first that are told by surer signs.
func formats() []*format {
	// Made when first asked for: some formats hold files of any other.
	table.once.Do(func() {
		table.list = []*format{
			{name: "pdf", endings: []string{".pdf"}, magic: isPDF, parse: parsePDF},
			{name: "text", endings: []string{".txt", ".text"}, text: parseText},
			{name: "markdown", endings: []string{".md", ".markdown", ".mdown", ".mkd"}, text: parseMarkdown},
			{name: "html", endings: []string{".html", ".htm", ".xhtml", ".shtml"}, text: parseHTML},
		}
	})
	return table.list
}

// formatNamed gives the format of a name.
func formatNamed(name string) *format {
	i := slices.IndexFunc(formats(), func(f *format) bool { return f.name == name })
	return formats()[i]
}

// headSize is how much of a file its format is told by.
const headSize = 64 << 10

// tell gives the format that the first bytes of a file show, nil for one that is
// told in the decoded text.
func tell(path string, head []byte) *format {
	for _, f := range formats() {
		if f.magic != nil && f.magic(path, head) {
			return f
		}
	}
	return nil
}

// byName gives the format that a file's name promises, nil for none.
func byName(path string) *format {
	ending := strings.ToLower(filepath.Ext(path))
	if ending == "" {
		return nil
	}
	for _, f := range formats() {
		for _, e := range f.endings {
			if e == ending {
				return f
			}
		}
	}
	return nil
}
