package eval

// The JSON Lines layout: a line an attribution, and a line a speaker.

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// Annotated is an Attribution with where it comes from. Its spans have not been
// held against the text yet.
type Annotated struct {
	Attribution
	Doc  string // the name of the article
	Line int    // 1-based, in the annotation
}

// ParseAttributions reads lines such as
//
//	{"doc":"mill","id":"E1","source":[[26,39]],"cue":[[40,44]],"content":[[0,25]]}
//
// doc is the name of the article's file without its ending, the spans are
// half-open ranges of bytes of it, and a role may have several, or none. Empty
// lines and further fields are passed over. path names the data in errors, which
// are *Error. An id is unique within its article, or "".
func ParseAttributions(path string, data []byte) ([]*Annotated, error) {
	var list []*Annotated
	seen := map[[2]string]bool{}
	err := eachLine(path, data, func(number int, line []byte) error {
		var row struct {
			Doc     string `json:"doc"`
			ID      string `json:"id"`
			Source  spans  `json:"source"`
			Cue     spans  `json:"cue"`
			Content spans  `json:"content"`
		}
		if err := json.Unmarshal(line, &row); err != nil {
			return notJSON(err)
		}
		if row.Doc == "" {
			return malformed("no doc, which names the article")
		}
		key := [2]string{row.Doc, row.ID}
		if row.ID != "" && seen[key] {
			return malformed("the id %q stands twice in %s", row.ID, row.Doc)
		}
		seen[key] = true
		list = append(list, &Annotated{
			Attribution: Attribution{ID: row.ID, Source: row.Source, Cue: row.Cue, Content: row.Content},
			Doc:         row.Doc, Line: number,
		})
		return nil
	})
	return list, err
}

// ParseSpeakers reads lines such as
//
//	{"doc":"mill","id":"E1","name":"Elena Petrova","basis":"named"}
//
// and gives each attribution that one names its Label. name is null where no
// reader could tell; "not_speech":true marks what nobody said. A line that names
// no attribution, or one that has a label already, is an error.
func ParseSpeakers(path string, data []byte, list []*Annotated) error {
	at := map[[2]string]*Annotated{}
	for _, a := range list {
		if a.ID != "" {
			at[[2]string{a.Doc, a.ID}] = a
		}
	}
	return eachLine(path, data, func(_ int, line []byte) error {
		var row struct {
			Doc       string `json:"doc"`
			ID        string `json:"id"`
			Name      string `json:"name"`
			Basis     string `json:"basis"`
			NotSpeech bool   `json:"not_speech"`
		}
		if err := json.Unmarshal(line, &row); err != nil {
			return notJSON(err)
		}
		a := at[[2]string{row.Doc, row.ID}]
		switch {
		case a == nil:
			return malformed("%s has no attribution with the id %q", row.Doc, row.ID)
		case a.Label != nil:
			return malformed("a second speaker for %q of %s", row.ID, row.Doc)
		case !slices.Contains(Bases(), row.Basis):
			return malformed("unknown basis %q; known: %s", row.Basis, strings.Join(Bases(), ", "))
		}
		a.Label = &Label{Name: row.Name, Basis: row.Basis, NotSpeech: row.NotSpeech}
		return nil
	})
}

// eachLine calls f for every line that is not empty, and gives its error the
// line's number.
func eachLine(path string, data []byte, f func(number int, line []byte) error) error {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	number := 0
	for line := range bytes.Lines(data) {
		number++
		if !utf8.Valid(line) {
			return &Error{Path: path, Line: number, Err: malformed("not UTF-8")}
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if err := f(number, line); err != nil {
			return &Error{Path: path, Line: number, Err: err}
		}
	}
	return nil
}

// notJSON words an error of the parser without its Go types.
func notJSON(err error) error {
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		if kind.Field == "" {
			return malformed("a line is an object, not an %s", kind.Value)
		}
		return malformed("%s cannot be: %s", kind.Field, kind.Value)
	}
	return fmt.Errorf("%w JSON: %w", ErrMalformed, err)
}

// spans reads [[start,end],…].
type spans []document.Span

// UnmarshalJSON takes pairs of numbers and nothing else.
func (s *spans) UnmarshalJSON(data []byte) error {
	var pairs [][]int
	if err := json.Unmarshal(data, &pairs); err != nil {
		return errors.New("spans are lists of [start, end]")
	}
	for _, p := range pairs {
		if len(p) != 2 {
			return fmt.Errorf("a span of %d numbers; it has a start and an end", len(p))
		}
		*s = append(*s, document.Span{Start: p[0], End: p[1]})
	}
	slices.SortFunc(*s, inOrder)
	return nil
}

// fit holds the spans against the text: inside it, not empty, and at the edges
// of characters.
func (a *Annotated) fit(text string) error {
	for _, list := range [][]document.Span{a.Source, a.Cue, a.Content} {
		for _, s := range list {
			if err := fits(text, s); err != nil {
				return err
			}
		}
	}
	return nil
}

func fits(text string, s document.Span) error {
	switch {
	case s.Start < 0 || s.End > len(text):
		return malformed("%d to %d lies outside the text, which has %d bytes", s.Start, s.End, len(text))
	case s.Start >= s.End:
		return malformed("%d to %d is empty", s.Start, s.End)
	case !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]):
		return malformed("%d to %d cuts a character", s.Start, s.End)
	}
	return nil
}

// inOrder sorts spans by start, then by end.
func inOrder(a, b document.Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}
