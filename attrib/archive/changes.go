package archive

// What a new text of an address changes in its quotations. A correction that nobody
// was told of is news.

import (
	"slices"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Change is one quotation that two texts of one source do not have alike.
type Change struct {
	Kind ChangeKind `json:"kind"`
	// Before and After are the words in either text, "" where it has them not.
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	// SpeakerBefore and SpeakerAfter are who says them there, "" for nobody.
	SpeakerBefore string `json:"speakerBefore,omitempty"`
	SpeakerAfter  string `json:"speakerAfter,omitempty"`
	// Place is where the words stand in the new text, else where they stood.
	Place document.Position `json:"place"`
	// Diff reads from Before to After, in words; of a quotation that is reworded.
	Diff []rule.Edit `json:"diff,omitempty"`
}

// ChangeKind says what was done.
type ChangeKind string

// The kinds of change.
const (
	Reworded     ChangeKind = "reworded"     // the same utterance in other words
	Reattributed ChangeKind = "reattributed" // the same words, another speaker
	Removed      ChangeKind = "removed"      // it is no longer there
	Inserted     ChangeKind = "inserted"     // it was not there before
)

// changes compares the quotations of a source that is kept with those of its new text,
// in the order of the new one, what is gone last.
func changes(before *Kept, after claim.Source) []Change {
	old := claim.Source{Doc: before.Doc}
	for i := range before.Statements {
		old.Statements = append(old.Statements, &before.Statements[i])
	}
	sources := []claim.Source{old, after}
	defer renumber(sources)()
	var out, gone []Change
	for _, set := range claim.Group(sources).Sets {
		var was, is []*claim.Member
		for _, m := range set.Members {
			switch {
			case !m.Quotes():
			case m.Source == 0:
				was = append(was, m)
			default:
				is = append(is, m)
			}
		}
		// Of several, those in the same words stand for one another; the others in order.
		var open []*claim.Member
		for _, m := range is {
			i := slices.IndexFunc(was, func(o *claim.Member) bool { return sameWords(o, m) })
			if i < 0 {
				open = append(open, m)
				continue
			}
			if nameOf(was[i].Statement) != nameOf(m.Statement) {
				out = append(out, change(Reattributed, was[i], m))
			}
			was = slices.Delete(was, i, i+1)
		}
		for i, m := range open {
			if i < len(was) {
				out = append(out, change(Reworded, was[i], m))
			} else {
				out = append(out, change(Inserted, nil, m))
			}
		}
		for _, m := range was[min(len(open), len(was)):] {
			gone = append(gone, change(Removed, m, nil))
		}
	}
	slices.SortStableFunc(out, func(x, y Change) int { return compareAt(x.Place, y.Place) })
	slices.SortStableFunc(gone, func(x, y Change) int { return compareAt(x.Place, y.Place) })
	return append(out, gone...)
}

func compareAt(x, y document.Position) int {
	if x.Line != y.Line {
		return x.Line - y.Line
	}
	return x.Column - y.Column
}

func sameWords(a, b *claim.Member) bool {
	return slices.EqualFunc(a.QuotedWords(), b.QuotedWords(), func(x, y claim.Word) bool { return x.Norm == y.Norm })
}

func change(kind ChangeKind, was, is *claim.Member) Change {
	c := Change{Kind: kind}
	place := func(s *statement.Statement) document.Position { return s.Content[0].Position }
	if was != nil {
		c.Before, c.SpeakerBefore, c.Place = was.Wording(), speakerOf(was.Statement), place(was.Statement)
	}
	if is != nil {
		c.After, c.SpeakerAfter, c.Place = is.Wording(), speakerOf(is.Statement), place(is.Statement)
	}
	if kind == Reworded {
		c.Diff = rule.Difference(claim.Text{Doc: is.Doc, Words: is.QuotedWords()}, claim.Text{Doc: was.Doc, Words: was.QuotedWords()})
	}
	return c
}

func speakerOf(s *statement.Statement) string {
	if s.Speaker == nil {
		return ""
	}
	return s.Speaker.Name
}
