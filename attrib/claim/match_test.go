package claim

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// What the bits turn away of a direct quotation, alignment would not have joined.
func TestNothingIsTurnedAwayThatMatches(t *testing.T) {
	vocabulary := strings.Fields("the of to we will not never harbor bridge docks sell crews open wages ferry may [the] [crews] (docks) … 15")
	names := []string{"Elena Petrova", "Petrova", "Tom Reed", ""}
	rapid.Check(t, func(t *rapid.T) {
		var sources []Source
		first := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 30).Draw(t, "first")
		for i := range rapid.IntRange(2, 5).Draw(t, "sources") {
			words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 30).Draw(t, "words")
			if rapid.Bool().Draw(t, "like the first") {
				words = append([]string{}, first...)
				for range rapid.IntRange(0, 4).Draw(t, "changes") {
					words[rapid.IntRange(0, len(words)-1).Draw(t, "at")] = rapid.SampledFrom(vocabulary).Draw(t, "word")
				}
				words = words[rapid.IntRange(0, len(words)-1).Draw(t, "from"):]
			}
			quoted := rapid.IntRange(0, len(words)).Draw(t, "quoted") // words before it are not
			text := strings.Join(words[:quoted], " ") + " “" + strings.Join(words[quoted:], " ") + "”"
			mark := strings.Index(text, "“")
			s := &statement.Statement{
				ID: fmt.Sprint("s", i+1), Kind: statement.Mixed, Text: text, Confidence: 1,
				Content: []document.Range{{Span: document.Span{End: len(text)}}},
				Quoted:  []document.Range{{Span: document.Span{Start: mark + len("“"), End: len(text) - len("”")}}},
			}
			if name := rapid.SampledFrom(names).Draw(t, "name"); name != "" {
				s.Speaker = &speaker.Speaker{Name: name, Mention: name, Type: speaker.Person, Basis: speaker.Named}
			}
			if quoted == 0 {
				s.Kind = statement.Direct
			}
			sources = append(sources, Source{Doc: &document.Document{Path: fmt.Sprint(i), Text: text}, Statements: []*statement.Statement{s}})
		}
		m := newMatcher(allMembers(sources), NewRelations(sources, Declared{}))
		for a, x := range m.ranked {
			if x.Kind != statement.Direct { // its content may have another's words
				continue
			}
			for _, p := range x.pieces {
				words := x.own()[p.from:p.to]
				m.vocabulary.set(words)
				for b, y := range m.ranked {
					if a == b || m.vocabulary.mayMatch(y) {
						continue
					}
					if l, ok := m.judge(int32(a), words, int32(b)); ok {
						t.Fatalf("turned away: %+v\n%s\n%s", l, x.Text, y.Text)
					}
				}
			}
		}
	})
}
