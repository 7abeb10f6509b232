package rule

// A draft's words at a place of a source where somebody else says them, for a
// check.

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Miscredited gives the finding that a place has the words of a draft's
// statement from someone else; none where either is unsure. It is inner-speaker
// where the draft's speaker only quotes them, as outer tells, and
// principal-conflict where one of the two speaks for the other, as rel tells.
func Miscredited(s *statement.Statement, text string, at Place, rel speaker.Relation, outer bool) []Finding {
	if at.Statement == nil || at.Statement.Speaker == nil || s.Speaker == nil || !s.Sure() || !at.Statement.Sure() {
		return nil
	}
	words, theirs := quote(strings.TrimRight(text, ", ")), at.Statement.Speaker.Name
	f := Finding{Statement: s.ID, Against: at.against()}
	switch {
	case outer:
		f.Rule, f.Severity = innerSpeaker.Name, innerSpeaker.Severity
		f.Message = innerMessage(s.Source, words, s.Speaker.Name, at.Path, article(at.Statement.Speaker))
	case rel == speaker.Principal:
		f.Rule, f.Severity = principalConflict.Name, principalConflict.Severity
		f.Message = principalMessage(s.Source, words, s.Speaker.Name, at.Path, theirs)
	default:
		f.Rule, f.Severity = speakerConflict.Name, conflict(s, at.Statement)
		f.Message = fmt.Sprintf("%s credits %s to %s; %s credits the same words to %s.", s.Source, words, s.Speaker.Name, at.Path, theirs)
	}
	return []Finding{f}
}

// Marked gives the finding that words of a draft's statement stand in quotation
// marks inside what the same speaker says at a place: they are another's.
func Marked(s *statement.Statement, text string, at Place) Finding {
	severity := innerSpeaker.Severity
	if !s.Sure() {
		severity = lower(severity)
	}
	return Finding{
		Rule: innerSpeaker.Name, Severity: severity, Statement: s.ID, Against: at.against(),
		Message: fmt.Sprintf("%s credits %s to %s; in %s they stand in quotation marks inside what %s says.",
			s.Source, quote(strings.TrimRight(text, ", ")), speaks(s), at.Path, speaks(at.Statement)),
	}
}
