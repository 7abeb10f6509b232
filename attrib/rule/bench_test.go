package rule

import (
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/claim"
)

// BenchmarkChanges names the changes of two wordings whose alignment is at hand, and
// writes the message of each.
func BenchmarkChanges(b *testing.B) {
	const (
		mine = "The council will never sell the old harbour to foreign investors, because 40 families live there, " +
			"and we shall ask the ministry for help before spring"
		theirs = "The council will not sell the harbour to foreign investors, because 14 families live there, " +
			"and we may, um, ask the ministry in Minsk for help before spring"
	)
	long := func(words string) string {
		var out []string
		for _, place := range strings.Fields("harbour river village island valley bridge market mine school station dam ferry") {
			out = append(out, strings.ReplaceAll(words, "harbour", place))
		}
		return strings.Join(out, ". ")
	}
	for _, c := range [...]struct{ name, mine, theirs string }{
		{"words=25", mine, theirs},
		{"words=300", long(mine), long(theirs)},
		{"verbatim=25", mine, mine},
	} {
		b.Run(c.name, func(b *testing.B) {
			s, ok := claim.Contrast(textOf(c.mine), textOf(c.theirs))
			if !ok {
				b.Fatal("nothing in common")
			}
			b.ReportAllocs()
			for b.Loop() {
				for _, c := range changes(s, 0, true) {
					changeMessage(c.rule, "a.txt", "Ann Lee", "b.txt", s, []change{c})
				}
			}
		})
	}
	// What is no utterance of both ends here: there is nothing to name.
	b.Run("nothing-in-common", func(b *testing.B) {
		b.ReportAllocs()
		a, z := textOf(long(mine)), textOf(strings.Repeat("Seven grey whales swam slowly past our lighthouse yesterday evening. ", 30))
		for b.Loop() {
			if _, ok := claim.Contrast(a, z); ok {
				b.Fatal("something in common")
			}
		}
	})
	b.Run("contrast=300", func(b *testing.B) {
		b.ReportAllocs()
		a, z := textOf(long(mine)), textOf(long(theirs))
		for b.Loop() {
			s, _ := claim.Contrast(a, z)
			changes(s, 0, true)
		}
	})
	// Two rewritten texts that agree in every third word alone: the most that is
	// still looked into word by word.
	b.Run("hardly-alike", func(b *testing.B) {
		var x, y []string
		for i, w := range strings.Fields(long(mine)) {
			x = append(x, w)
			if i%3 == 0 {
				w = "whale" + w
			}
			y = append(y, w)
		}
		s, ok := claim.Contrast(textOf(strings.Join(x, " ")), textOf(strings.Join(y, " ")))
		if !ok {
			b.Fatal("nothing in common")
		}
		b.ReportAllocs()
		for b.Loop() {
			changes(s, 0, true)
		}
	})
}
