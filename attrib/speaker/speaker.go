// Package speaker says who a mention is: the name behind "the president", "Xi"
// and "he" within one source, and whether two names of different sources can
// be one person or body.
package speaker

import "github.com/attribcheck/attrib/attrib/document"

// Speaker is who is said to have said something, or who relayed it.
type Speaker struct {
	// Name is the fullest name that the source gives, without title or office;
	// for one who is never named, the noun phrase of the mention.
	Name string `json:"name"`
	Type Type   `json:"type"`
	// Mention is the text of Span, white space folded: title and apposition
	// included. It is empty, and Span too, where the speaker is carried on.
	Mention string `json:"mention"`
	document.Span
	// Basis says what Name rests on. A via has none.
	Basis Basis `json:"basis,omitempty"`
}

// Type is the sort of being or thing that speaks.
type Type string

// The types of speaker.
const (
	Person       Type = "person"
	Organization Type = "organization"
	Group        Type = "group" // several people: "experts", "two officials"
	Place        Type = "place" // a place that stands for its government: "Beijing"
	Paper        Type = "document"
	Unknown      Type = "unknown"
)

// Basis says how a mention was tied to its name.
type Basis string

// The bases.
const (
	Named       Basis = "named"       // the mention holds a name
	Pronoun     Basis = "pronoun"     // "he", "it"
	Description Basis = "description" // "the president", of one named elsewhere in the source
	Unnamed     Basis = "unnamed"     // "a senior official", never named
	Carried     Basis = "carried"     // no mention: carried on from the statement before
	Label       Basis = "label"       // a transcript's turn: "SMITH:"
)
