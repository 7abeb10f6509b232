package claim_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
)

// textOf is a wording as a text of its own.
func textOf(words string) claim.Text {
	doc := &document.Document{Path: "a.txt", Format: "text", Text: words}
	return claim.Text{Doc: doc, Words: claim.NormalWords(doc, document.Span{End: len(words)})}
}

// sketchStretch writes what is aligned: what differs in braces, the first side's
// words before the bar, a gap and what it stands for in angles, brackets in square
// ones; and how many words of each side stick out before and after.
func sketchStretch(s claim.Stretch) string {
	var out []string
	for _, d := range s.Diffs {
		switch d.Kind {
		case claim.Equal:
			out = append(out, d.MineText)
		case claim.Changed:
			out = append(out, "{"+d.MineText+"|"+d.TheirsText+"}")
		case claim.Elided:
			out = append(out, "<"+d.MineText+"|"+d.TheirsText+">")
		case claim.Inserted:
			out = append(out, "["+d.MineText+"|"+d.TheirsText+"]")
		}
	}
	before, after := s.MineFrom, len(s.Mine.Words)-s.MineTo
	theirsBefore, theirsAfter := s.TheirsFrom, len(s.Theirs.Words)-s.TheirsTo
	if before+after+theirsBefore+theirsAfter > 0 {
		out = append(out, fmt.Sprintf("+%d,%d|%d,%d", before, after, theirsBefore, theirsAfter))
	}
	return strings.Join(out, " ")
}

func TestContrast(t *testing.T) {
	const clause = "which my father and his brothers built with their own hands when the valley had neither a road nor a school nor light"
	for _, c := range []struct{ name, mine, theirs, want string }{
		// bridge
		{"a long clause left out near the end",
			"We will close the northern sluice of the lake for good.", "We will close the northern sluice of the lake, " + clause + ", for good.",
			"We will close the northern sluice of the lake {|" + clause + "} for good"},
		{"put in near the end",
			"We will close the northern sluice of the lake, " + clause + ", for good.", "We will close the northern sluice of the lake for good.",
			"We will close the northern sluice of the lake {" + clause + "|} for good"},
		{"left out near the beginning",
			"The sluice will be closed before the winter by the men of the valley.", "The sluice, " + clause + ", will be closed before the winter by the men of the valley.",
			"The sluice {|" + clause + "} will be closed before the winter by the men of the valley"},
		{"one last word, with which a sentence closes on both sides",
			"We will close the northern sluice of the lake tomorrow.", "We will close the northern sluice of the lake, " + clause + ", tomorrow.",
			"We will close the northern sluice of the lake {|" + clause + "} tomorrow"},
		{"over an ellipsis: that is what it is for",
			"We will close the northern sluice … for good.", "We will close the northern sluice of the lake, " + clause + ", for good.",
			"We will close the northern sluice <…|of the lake, " + clause + "> for good"},
		{"an end that stands nowhere else",
			"We will close the northern sluice of the lake and go home.", "We will close the northern sluice of the lake, " + clause + ", for good.",
			"We will close the northern sluice of the lake +0,3|0,25"},
		// widen
		{"two words that a sentence begins with",
			"It is over for the men of the valley", "I think it is over for the men of the valley",
			"{|I think} It is over for the men of the valley"},
		{"a condition that a sentence begins with",
			"We will sell the ferry to the islanders", "If the council agrees, we will sell the ferry to the islanders",
			"{|If the council agrees} We will sell the ferry to the islanders"},
		{"what begins in the middle of the other's sentence stays a fragment",
			"sell the ferry to the islanders", "We will never sell the ferry to the islanders",
			"sell the ferry to the islanders +0,0|3,0"},
		{"of a sentence before nothing is taken in",
			"We will sell the ferry to the islanders", "The storm is over. We will sell the ferry to the islanders",
			"We will sell the ferry to the islanders +0,0|4,0"},
		// trim
		{"a stop word of the sentence before agrees by chance",
			"We lost it. The ferry will sail to the islands on Monday", "It was so. The ferry will sail to the islands on Monday",
			"The ferry will sail to the islands on Monday +3,0|3,0"},
		{"a first word that differs",
			"Nobody will sell the ferry to the islanders", "Somebody will sell the ferry to the islanders",
			"{Nobody|Somebody} will sell the ferry to the islanders"},
		// gaps and brackets
		{"a gap at either end is no part of it",
			"… the northern sluice of the lake …", "We will close the northern sluice of the lake for good",
			"the northern sluice of the lake +1,1|3,2"},
		{"a bracket and what it stands for",
			"We all knew that [the mayor] had sold the pumps", "We all knew that he had sold the pumps",
			"We all knew that [[the mayor]|he] had sold the pumps"},
		{"nothing in common", "Seven grey whales swam past the lighthouse", "We will close the northern sluice for good", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			if s, ok := claim.Contrast(textOf(c.mine), textOf(c.theirs)); ok {
				got = sketchStretch(s)
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestStretchesCoverTheirWords holds that a stretch has each aligned word of both
// sides once, in order.
func TestStretchesCoverTheirWords(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{
		"the", "of", "we", "not", "council", "bridge", "sluice.", "lake,", "Winter", "forty", "U.S.", "…", "[mayor]", "won’t", "well-known",
	}), 0, 80)
	rapid.Check(t, func(t *rapid.T) {
		a := words.Draw(t, "a")
		b := words.Draw(t, "b")
		if len(a) > 3 && rapid.Bool().Draw(t, "of one") { // a clause more
			at := rapid.IntRange(0, len(a)-1).Draw(t, "at")
			b = append(append(append([]string{}, a[:at]...), b[:min(len(b), 30)]...), a[at:]...)
		}
		s, ok := claim.Contrast(textOf(strings.Join(a, " ")), textOf(strings.Join(b, " ")))
		if !ok {
			return
		}
		mine, theirs := s.MineFrom, s.TheirsFrom
		for _, d := range s.Diffs {
			for _, w := range d.Mine {
				if w != s.Mine.Words[mine] {
					t.Fatalf("%v has %v at %d", s.Mine.Words, w, mine)
				}
				mine++
			}
			for _, w := range d.Theirs {
				if w != s.Theirs.Words[theirs] {
					t.Fatalf("%v has %v at %d", s.Theirs.Words, w, theirs)
				}
				theirs++
			}
		}
		if mine != s.MineTo || theirs != s.TheirsTo {
			t.Fatalf("%s: to %d and %d, not %d and %d", sketchStretch(s), s.MineTo, s.TheirsTo, mine, theirs)
		}
	})
}
