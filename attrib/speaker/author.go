package speaker

import "github.com/attribcheck/attrib/attrib/document"

// Author is whoever a label names that stands outside the words that are read, as
// over a mail: the name, and the label as it stands. It is a person where the name
// begins with a given name.
func Author(name, mention string, span document.Span) Speaker {
	s := Speaker{Name: name, Type: Unknown, Mention: mention, Span: span, Basis: Label}
	if wholeName(fold(name)) {
		s.Type = Person
	}
	return s
}
