// Package statement holds what a source attributes to someone, and finds it:
// quotation marks, cues, content and the mention of the speaker.
package statement

import (
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
)

// Statement is one thing that a source says someone said, wrote or thought.
type Statement struct {
	// ID is unique within a run: "s1", "s2" … in the order of the sources as
	// given, then of place.
	ID string `json:"id"`
	// Source is the path of the document.
	Source   string   `json:"source"`
	Kind     Kind     `json:"kind"`
	Act      Act      `json:"act"`
	Polarity Polarity `json:"polarity"`
	Place    Place    `json:"place"`
	// Text is the content for reading: white space folded, the parts joined by
	// one space, an opening "that" left out, and of a direct statement the outer
	// marks and the comma before the closing one.
	Text string `json:"text"`
	// Content spans take in outer quotation marks and the comma or stop before a
	// closing mark. There are several where the cue interrupts or the quotation
	// runs over paragraphs.
	Content []document.Range `json:"content"`
	// Quoted are the parts in quotation marks as the speaker's own words, the
	// marks left out. Never nil in a finished statement.
	Quoted []document.Range `json:"quoted"`
	// Speaker is nil where none is found.
	Speaker *speaker.Speaker `json:"speaker"`
	// Cue is nil where there is none.
	Cue *Cue              `json:"cue"`
	Via []speaker.Speaker `json:"via,omitempty"`
	// Within is the ID of the statement whose quotation this one stands inside.
	Within string `json:"within,omitempty"`
	// Confidence is the probability that content and speaker are right. Below
	// 0.5 a statement is a suggestion: listed, never the ground of an error.
	Confidence float64 `json:"confidence"`
}

// Cue is the words that attribute.
type Cue struct {
	Text string `json:"text"`
	document.Span
}

// Kind says how much of the content stands in quotation marks.
type Kind string

// The kinds of statement.
const (
	Direct   Kind = "direct"   // all of it
	Mixed    Kind = "mixed"    // part of it
	Indirect Kind = "indirect" // none of it
)

// Act is what the speaker did.
type Act string

// The acts.
const (
	Speech  Act = "speech"
	Writing Act = "writing"
	Thought Act = "thought" // belief, intention, feeling
)

// Polarity says whether the source has the thing as said.
type Polarity string

// The polarities.
const (
	Asserted     Polarity = "asserted"
	Denied       Polarity = "denied"       // "never said"
	Hypothetical Polarity = "hypothetical" // "would say"
	Asked        Polarity = "asked"        // "asked whether he had said"
)

// Place is the part of the source that a statement stands in.
type Place string

// The places.
const (
	Headline   Place = "headline"
	Body       Place = "body"
	Caption    Place = "caption"
	Transcript Place = "transcript"
	Other      Place = "other"
)

// Sure reports whether the statement is confident enough to ground an error.
func (s *Statement) Sure() bool { return s.Confidence >= 0.5 }
