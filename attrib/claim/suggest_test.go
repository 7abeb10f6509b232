package claim_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/claim/claimtest"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

const tunnel = `that the northern tunnel under the Lesna would reopen to lorries before the herring season`

func TestSuggest(t *testing.T) {
	lee := func(words string) said { return said{Words: words, By: "Ann Lee"} }
	for _, c := range []struct {
		name string
		a, b said
		want bool
	}{
		{"other words, other order", lee(tunnel), lee(`before the herring season, lorries will again use the reopened northern tunnel under the Lesna`), true},
		{"a quotation and its paraphrase", lee(`"Lorries will be back in the northern tunnel under the Lesna before the herring season, we promise"`), lee(tunnel), true},
		{"a part of it", lee(tunnel), lee(`that the northern tunnel would reopen to lorries`), true},
		{"a surname", lee(tunnel), said{Words: `that lorries could use the northern tunnel again once it reopens before the herring season`, By: "Lee"}, true},
		{"a “not” less", lee(tunnel), lee(`that the northern tunnel under the Lesna would not reopen to lorries before the herring season`), true},
		{"denied", lee(tunnel), said{Words: tunnel, By: "Ann Lee", Polarity: statement.Denied}, true},

		{"another speaker", lee(tunnel), said{Words: `that lorries could use the northern tunnel again once it reopens before the herring season`, By: "Omar Haddad"}, false},
		{"nobody", lee(tunnel), said{Words: tunnel, By: ""}, false},
		{"a shared subject", lee(tunnel), lee(`that the northern tunnel under the Lesna had cost forty million crowns`), false},
		{"the opposite", lee(`that the council supports the sale of the northern docks`), lee(`that her council would oppose any sale of those northern docks`), false},
		{"a “not”, and other words too", lee(tunnel), lee(`that lorries could not use the northern tunnel, whatever the ferrymen had heard in Vik`), false},
		{"somebody pointed at", lee(`that they had warned him of sexism`), lee(`a warning to him about sexism in May`), false},
		{"asked, not said", lee(tunnel), said{Words: `whether lorries could use the northern tunnel again once it reopens before the herring season`, By: "Ann Lee", Polarity: statement.Asked}, false},
		{"a spokesman's", lee(tunnel), said{Words: tunnel, By: "spokesman", Basis: speaker.Unnamed, Mention: "a spokesman for Lee"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			filler := doc{Path: "c", Said: []said{lee("that the price of coal in Vik had doubled")}}
			g := claim.Group(claimtest.Build(doc{Path: "a", Said: []said{c.a}}, doc{Path: "b", Said: []said{c.b}}, filler))
			if got := len(g.Sets[0].Members) == 2; got != c.want {
				t.Errorf("got %v, want %v:\n%s", got, c.want, claimtest.Claims(g))
			}
			if c.want {
				if s := g.Claims[0]; s.Basis != claim.Suggested || len(s.Suggested) != 1 || s.Score <= 0 || s.Score > 1 {
					t.Errorf("got %+v", s)
				}
			}
		})
	}
}

func TestASuggestionJoinsNoTwoClaimsOfWords(t *testing.T) {
	quote := func(path, words string) doc { return doc{Path: path, Said: []said{{Words: words, By: "Ann Lee"}}} }
	one, two := `"The northern tunnel under the Lesna will reopen to lorries before the herring season"`,
		`"Before the season of the herring, lorries may drive the Lesna's northern tunnel, reopened"`
	g := claim.Group(claimtest.Build(quote("a", one), quote("b", one), quote("c", two), quote("d", two), quote("e", tunnel)))
	if got := claimtest.Claims(g); strings.Count(got, "\n") != 2 {
		t.Errorf("got\n%s", got)
	}
	for i := range g.Claims {
		if c := g.Claims[i]; c.Basis != claim.Words || slices.Contains(c.Statements, "s5") != slices.Equal(c.Suggested, []string{"s5"}) {
			t.Errorf("got %+v", c)
		}
	}
}

// Whatever the statements: each stands in one claim, what is suggested is neither
// the reference nor a quotation, and the order of the sources changes nothing.
func TestSuggestionsHoldTogether(t *testing.T) {
	vocabulary := strings.Fields("harbour docks bridge ferry crews village council winter tunnel border wells roads seed tools not never will the of and 15 40")
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 3, 14)
		var docs []doc
		for i := range rapid.IntRange(2, 7).Draw(t, "docs") {
			d := doc{Path: fmt.Sprint("d", i)}
			for range rapid.IntRange(1, 4).Draw(t, "statements") {
				s := said{Words: strings.Join(words.Draw(t, "words"), " "), By: rapid.SampledFrom([]string{"Ann Lee", "Lee", "Omar Haddad", ""}).Draw(t, "by")}
				if rapid.IntRange(0, 3).Draw(t, "quoted") == 0 {
					s.Words = `"` + s.Words + `"`
				}
				d.Said = append(d.Said, s)
			}
			docs = append(docs, d)
		}
		shape := func(docs []doc) string {
			g := claim.Group(claimtest.Build(docs...))
			seen := map[string]bool{}
			var out []string
			for c, set := range g.Sets {
				var members []string
				for _, m := range set.Members {
					if seen[m.ID] {
						t.Fatalf("%s stands in two claims", m.ID)
					}
					seen[m.ID] = true
					members = append(members, fmt.Sprint(m.Doc.Path, ":", m.Content[0].Start))
				}
				slices.Sort(members)
				out = append(out, strings.Join(members, " "))
				for _, l := range set.Suggested {
					if l.Member == set.Reference || l.Quotes() || !slices.Contains(g.Claims[c].Suggested, l.ID) {
						t.Fatalf("%s is suggested in %+v", l.ID, g.Claims[c])
					}
				}
			}
			slices.Sort(out)
			return strings.Join(out, "\n")
		}
		want := shape(docs)
		rand.New(rand.NewPCG(3, 4)).Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		if got := shape(docs); got != want {
			t.Fatalf("in another order:\n%s\nand before:\n%s", got, want)
		}
	})
}
