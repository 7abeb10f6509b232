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
			{name: "docx", endings: docxEndings, magic: isDOCX, parse: parseDOCX},
			{name: "odt", endings: odtEndings, magic: isODT, parse: parseODT},
			{name: "rtf", endings: []string{".rtf"}, magic: isRTF, parse: parseRTF},
			{name: "office", magic: isOtherOffice, parse: func(data []byte) (*document.Document, error) { return nil, refuseOffice(data) }},
			{name: "mhtml", endings: []string{".mhtml", ".mht"}, magic: isSavedPage, parse: parseSavedPage},
			{name: "eml", endings: []string{".eml"}, magic: isMail, parse: parseMail},
			{name: "text", endings: []string{".txt", ".text"}, text: parseText},
			{name: "markdown", endings: []string{".md", ".markdown", ".mdown", ".mkd"}, text: parseMarkdown},
			{name: "html", endings: []string{".html", ".htm", ".xhtml", ".shtml"}, text: parseHTML},
			{name: "webvtt", endings: []string{".vtt"}, text: parseVTT},
			{name: "srt", endings: []string{".srt"}, text: parseSRT},

			{name: "rss", endings: []string{".rss", ".rdf"}, magic: isRSS, each: readRSS},
			{name: "atom", endings: []string{".atom"}, magic: isAtom, each: readAtom},
			{name: "jsonfeed", magic: isJSONFeed, each: readJSONFeed},
			{name: "nitf", endings: []string{".nitf"}, magic: isNITF, parse: parseNITF},
			{name: "newsml", endings: []string{".newsml"}, magic: isNewsML, each: readNewsML},
			{name: "ninjs", magic: isNinjs, parse: parseNinjs},
			{name: "warc", endings: []string{".warc"}, magic: isWARC, each: readWARC},

			// After the documents that are archives too.
			{name: "zip", endings: []string{".zip"}, magic: isZip, each: readZip},
			{name: "tar", endings: []string{".tar"}, magic: isTar, each: readTar},
			{name: "gzip", endings: []string{".gz", ".tgz"}, magic: isGzip, each: readGzip},
			{name: "bzip2", endings: []string{".bz2", ".tbz2", ".tbz"}, magic: isBzip2, each: readBzip2},

			// After all others in JSON and XML: told by hardly more than a bracket.
			{name: "jsonl", endings: []string{".jsonl", ".ndjson"}, magic: isJSONLines, each: readJSONLines},
			{name: "json", endings: []string{".json"}, magic: isObjects, each: readJSON},
			{name: "csv", endings: []string{".csv", ".tsv"}, magic: isCSV, each: readCSV},
			{name: "xml", endings: []string{".xml"}, magic: isOtherXML, each: refuseXML},
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
				if inner := unpackedName(path); strings.TrimSuffix(path, filepath.Ext(path)) == inner && byName(inner) == nil {
					return nil // data.sql.gz: what is packed is of no known format
				}
				return f
			}
		}
	}
	return nil
}
