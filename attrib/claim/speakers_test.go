package claim_test

import (
	"testing"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/claim/claimtest"
	"github.com/attribcheck/attrib/attrib/speaker"
)

// How the speaker of one source stands to that of another is settled by what all
// sources of the run say.
func TestRelations(t *testing.T) {
	src := func(path, text string, by claimtest.Said) claimtest.Doc {
		by.Words = `"The bridge will open in spring"`
		return claimtest.Doc{Path: path, Text: text + "\n" + by.Words + ", they said.", Said: []claimtest.Said{by}}
	}
	sources := claimtest.Build(
		src("0", "Hillary was here.", claimtest.Said{By: "Clinton"}),
		src("1", "Bill was here.", claimtest.Said{By: "Clinton"}),
		src("2", "Nobody was here.", claimtest.Said{By: "Clinton"}),
		src("3", "", claimtest.Said{By: "Hillary Clinton"}),
		src("4", "", claimtest.Said{By: "Bill Clinton"}),
		src("5", "", claimtest.Said{By: "mayor of Tarnow", Mention: "the mayor of Tarnow", Basis: speaker.Unnamed}),
		src("6", "", claimtest.Said{By: "Viktor Lasko"}),
		src("7", "Tarnow's mayor, Viktor Lasko, slept.", claimtest.Said{By: "Omar Haddad"}),
		src("8", "", claimtest.Said{By: "Daily Orrin", Type: speaker.Organization}),
		src("9", "", claimtest.Said{By: "Arvenian leader", Mention: "the Arvenian leader", Basis: speaker.Unnamed}),
		src("10", "", claimtest.Said{By: "Omar Haddad", Via: []string{"Daily Orrin"}}),
		src("11", "", claimtest.Said{By: "Orrin Board", Type: speaker.Organization}),
	)
	declared := claim.Declared{
		Offices: []claim.Office{{Person: "Milan Kostrava", Held: []string{"Arvenian leader"}}, {Person: "Omar Haddad", Held: []string{"Arvenian leader"}}},
		Relays:  []string{"The Daily Orrin"},
	}
	for name, relations := range map[string]*claim.Relations{"learned": claim.NewRelations(sources, declared), "zero": {}} {
		of := func(a, b int) speaker.Relation {
			x, y := sources[a], sources[b]
			return relations.Of(x.Statements[0], x.Doc, y.Statements[0], y.Doc)
		}
		for _, c := range []struct {
			a, b          int
			learned, zero speaker.Relation
		}{
			{0, 3, speaker.Compatible, speaker.Compatible},
			{0, 4, speaker.Unclear, speaker.Compatible}, // the source speaks of Hillary
			{1, 3, speaker.Unclear, speaker.Compatible},
			{1, 4, speaker.Compatible, speaker.Compatible},
			{2, 3, speaker.Compatible, speaker.Compatible}, // left open
			{2, 4, speaker.Compatible, speaker.Compatible},
			{3, 4, speaker.Different, speaker.Different},
			{5, 6, speaker.Compatible, speaker.Unclear},
			{5, 7, speaker.Unclear, speaker.Unclear},
			{8, 6, speaker.Relayed, speaker.Principal},
			{8, 10, speaker.Relayed, speaker.Relayed},
			{8, 11, speaker.Relayed, speaker.Different},
			{9, 7, speaker.Same, speaker.Unclear}, // declared last
			{9, 6, speaker.Different, speaker.Unclear},
		} {
			want := c.learned
			if name == "zero" {
				want = c.zero
			}
			for range 2 { // the second time it is remembered
				if got := of(c.a, c.b); got != want {
					t.Errorf("%s: %d and %d are %s, want %s", name, c.a, c.b, got, want)
				}
				if got := of(c.b, c.a); got != want {
					t.Errorf("%s: %d and %d are %s, want %s", name, c.b, c.a, got, want)
				}
			}
		}
		if got := relations.IsRelay("Daily Orrin"); got != (name == "learned") {
			t.Errorf("%s: IsRelay is %v", name, got)
		}
	}
}
