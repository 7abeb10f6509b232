package claim_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/claim/claimtest"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

type (
	doc  = claimtest.Doc
	said = claimtest.Said
)

func TestGroup(t *testing.T) {
	for _, c := range []struct {
		name string
		docs []doc
		want string
	}{
		{
			"the same words in two sources",
			[]doc{
				{Path: "a", Said: []said{{Words: `"The bridge will open to traffic before winter comes"`, By: "Elena Petrova"}}},
				{Path: "b", Said: []said{{Words: `"The bridge will open to traffic before winter comes"`, By: "Petrova"}}},
			},
			"c1: s1 s2\n",
		},
		{
			"spelling, marks, numbers and contractions do not part them",
			[]doc{
				{Path: "a", Said: []said{{Words: `"We don't favour closing twenty-five per cent of centres"`, By: "Ann Lee"}}},
				{Path: "b", Said: []said{{Words: `"We do not favor closing 25% of centers"`, By: "Lee"}}},
			},
			"c1: s1 s2\n",
		},
		{
			"a changed word, and another speaker, do not part long wordings",
			[]doc{
				{Path: "a", Said: []said{{Words: `"The harbour authority will never sell the northern docks to foreign investors"`, By: "Ann Lee"}}},
				{Path: "b", Said: []said{{Words: `"The harbour authority will not sell the northern docks to foreign investors"`, By: "Omar Haddad"}}},
			},
			"c1: s1 s2\n",
		},
		{
			"a joined quotation and its fragments, through a relay",
			[]doc{
				{Path: "a", Text: "The president said his country attached \"great weight to the old alliance\" with its neighbour.\n" +
					"It is \"ready to keep, deepen and widen\" ties, Ivo Marek said.\n",
					Said: []said{{Words: `"great weight to the old alliance" with its neighbour`, By: "Ivo Marek"},
						{Words: `It is "ready to keep, deepen and widen" ties`, By: "Ivo Marek", Via: []string{"Reuters"}}}},
				{Path: "b", Text: "The country attaches \"great weight to the old alliance between the two states and [is] ready to keep, deepen and widen mutual relations,\" Reuters reported.\n",
					Said: []said{{Words: `"great weight to the old alliance between the two states and [is] ready to keep, deepen and widen mutual relations,"`, By: "Reuters"}}},
			},
			"c1: s1 s2 s3\n",
		},
		{
			"a joined quotation shorter than what it joins",
			[]doc{
				{Path: "a", Said: []said{
					{Words: `"Our farmers lost half the harvest to the flood that came in the second week of May"`, By: "Ann Lee"},
					{Words: `"Every village along the lower river will receive seed and tools before autumn begins"`, By: "Ann Lee"}}},
				{Path: "b", Said: []said{{Words: `"Our farmers lost half the harvest to the flood ... Every village along the lower river will receive seed"`, By: "Ann Lee"}}},
				{Path: "c", Said: []said{{Words: `"farmers lost half the harvest to the flood and every village along the lower river will receive seed"`, By: "Lee"}}},
			},
			"c1: s1 s2 s3 s4\n",
		},
		{
			"a short fragment stands in a longer wording of the same speaker",
			[]doc{
				{Path: "a", Said: []said{{Words: `the position "will not change"`, By: "Xi Jinping"}}},
				{Path: "b", Said: []said{{Words: `"Whatever happens in the world, this position will not change"`, By: "Xi"}}},
			},
			"c1: s1 s2\n",
		},
		{
			"a short fragment and another speaker's sentence",
			[]doc{
				{Path: "a", Said: []said{{Words: `the price "will not change"`, By: "Ann Lee"}}},
				{Path: "b", Said: []said{{Words: `"Whatever happens in the world, this position will not change"`, By: "Omar Haddad"}}},
			},
			"c1: s1\nc2: s2\n",
		},
		{
			"two words, nothing around them in common",
			[]doc{
				{Path: "a", Text: "Falling for the bakery: he was \"in love\", Tom Roe said of bread.\n", Said: []said{{Words: `he was "in love"`, By: "Tom Roe"}}},
				{Path: "b", Text: "\"You drive in love with the road or you do not drive,\" Tom Roe said.\n", Said: []said{{Words: `"You drive in love with the road or you do not drive,"`, By: "Tom Roe"}}},
			},
			"c1: s1\nc2: s2\n",
		},
		{
			"two words, and what is around them in common",
			[]doc{
				{Path: "a", Text: "Tom Roe, who met Kim three times, said they had fallen \"in love\".\n", Said: []said{{Words: `they had fallen "in love"`, By: "Tom Roe"}}},
				{Path: "b", Text: "\"And then we fell in love, me and Kim,\" Roe said after they met.\n", Said: []said{{Words: `"And then we fell in love, me and Kim,"`, By: "Roe"}}},
			},
			"c1: s1 s2\n",
		},
		{
			"a stock phrase makes no claim",
			[]doc{
				{Path: "a", Text: "Taxes: we work for \"the American people\", Ann Lee said of the budget.\n", Said: []said{{Words: `we work for "the American people"`, By: "Ann Lee"}}},
				{Path: "b", Text: "Bridges: \"the American people\" want roads, Ann Lee told miners in June.\n", Said: []said{{Words: `"the American people" want roads`, By: "Ann Lee"}}},
				{Path: "c", Said: []said{{Words: `"We will make America great again"`, By: "Tom Roe"}}},
				{Path: "d", Said: []said{{Words: `"They say make America great again, I say build schools"`, By: "Omar Haddad"}}},
			},
			"c1: s1\nc2: s2\nc3: s3\nc4: s4\n",
		},
		{
			"a fragment of two utterances goes to the one that fits best",
			[]doc{
				{Path: "a", Said: []said{{Words: `"The central bank will raise interest rates again before the summer if prices keep climbing"`, By: "Ann Lee"}}},
				{Path: "b", Said: []said{{Words: `"Nobody on the board believes the central bank will raise interest rates this year or next, whatever markets say"`, By: "Ann Lee"}}},
				{Path: "c", Said: []said{{Words: `"will raise interest rates again before the summer"`, By: "Ann Lee"}}},
			},
			"c1: s1 s3\nc2: s2\n",
		},
		{
			"an indirect statement joins only with nearly the same words",
			[]doc{
				{Path: "a", Said: []said{{Words: `that the northern tunnel would reopen to lorries on Monday`, By: "Ann Lee"}}},
				{Path: "b", Said: []said{{Words: `that the northern tunnel would reopen to lorries on Monday`, By: "Lee"}}},
				{Path: "c", Said: []said{{Words: `that lorries could use a tunnel again next week`, By: "Ann Lee"}}},
				{Path: "d", Said: []said{{Words: `that the northern tunnel would reopen to lorries on Monday`, By: "Omar Haddad"}}},
			},
			"c1: s1 s2\nc2: s3\nc3: s4\n",
		},
		{
			"an ellipsis stands for what was left out",
			[]doc{
				{Path: "a", Said: []said{{Words: `"We will enhance exchanges with the republic, broaden trade, deepen mutual understanding and carry out practical projects"`, By: "Ivo Marek"}}},
				{Path: "b", Said: []said{{Words: `"enhance exchanges with the republic... deepen mutual understanding"`, By: "Marek"}}},
			},
			"c1: s1 s2\n",
		},
		{
			"a denial is of the same utterance",
			[]doc{
				{Path: "a", Said: []said{{Words: `"we will sell the shipyard to the highest bidder"`, By: "Ann Lee", Polarity: statement.Denied}}},
				{Path: "b", Said: []said{{Words: `"we will sell the shipyard to the highest bidder"`, By: "Ann Lee"}}},
			},
			"c1: s1 s2\n",
		},
		{
			"what one quotes another as saying is the other's",
			[]doc{
				{Path: "a", Text: `"My sister told me the reactor had been leaking since the spring and I believed her," Ann Lee said.`,
					Said: []said{{Words: `"My sister told me the reactor had been leaking since the spring and I believed her,"`, By: "Ann Lee"},
						{Words: `the reactor had been leaking since the spring`, By: "sister", Basis: speaker.Unnamed, Within: "s1"}}},
			},
			"c1: s1\nc2: s2\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, claimtest.Claims(claim.Group(claimtest.Build(c.docs...)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestClaimCountsASourceOnce(t *testing.T) {
	g := claim.Group(claimtest.Build(
		doc{Path: "a", Said: []said{
			{Words: `"will not change"`, By: "Xi Jinping", Place: statement.Headline},
			{Words: `the position "will not change"`, By: "Xi Jinping"},
			{Words: `"No matter what happens, this position will not change"`, By: "Xi Jinping"}}},
		doc{Path: "b", Said: []said{{Words: `"this position will not change"`, By: "Xi"}}},
	))
	if len(g.Claims) != 1 {
		t.Fatalf("got claims\n%s", claimtest.Claims(g))
	}
	c := g.Claims[0]
	if c.Sources != 2 || c.Wording != "No matter what happens, this position will not change" || c.Basis != claim.Words {
		t.Errorf("got %+v", c)
	}
}

// corpus makes many statements: utterances of n speakers, each reported by a few
// sources in part, in other spelling, or with a word changed.
func corpus(seed uint64, n int) []doc {
	rng := rand.New(rand.NewPCG(seed, 7))
	vocabulary := make([]string, 3000)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("w%s", strings.Map(func(r rune) rune { return 'a' + (r-'0')*2 }, fmt.Sprint(i+100)))
	}
	small := strings.Fields("the of and to a in that is we will not for it on with as")
	var docs []doc
	for len(docs) == 0 || count(docs) < n {
		who := fmt.Sprintf("Name%c Sur%s", 'a'+rng.IntN(26), vocabulary[rng.IntN(400)])
		utterance := make([]string, 8+rng.IntN(25))
		for i := range utterance {
			if rng.IntN(2) == 0 {
				utterance[i] = small[rng.IntN(len(small))]
			} else {
				utterance[i] = vocabulary[rng.IntN(len(vocabulary))]
			}
		}
		for range 1 + rng.IntN(4) {
			words := slices.Clone(utterance)
			switch rng.IntN(4) {
			case 0:
				from := rng.IntN(len(words) - 6)
				words = words[from : from+6]
			case 1:
				words[rng.IntN(len(words))] = "changed"
			}
			docs = append(docs, doc{Path: fmt.Sprintf("%06d.txt", len(docs)), Said: []said{
				{Words: `"` + strings.Join(words, " ") + `"`, By: who},
				{Words: `it was "` + strings.Join(words[:2], " ") + `" for all`, By: who},
			}})
		}
	}
	return docs
}

func count(docs []doc) int { return 2 * len(docs) }

// partition is a grouping without ids: the sets of places that make claims.
func partition(g *claim.Grouping) []string {
	var out []string
	for _, s := range g.Sets {
		var at []string
		for _, m := range s.Members {
			at = append(at, fmt.Sprintf("%s:%d", m.Doc.Path, m.Content[0].Start))
		}
		slices.Sort(at)
		out = append(out, strings.Join(at, " "))
	}
	slices.Sort(out)
	return out
}

func TestGroupDoesNotDependOnTheOrderOfSources(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := corpus(rapid.Uint64().Draw(t, "seed"), 40)
		want := partition(claim.Group(claimtest.Build(docs...)))
		order := rapid.Permutation(docs).Draw(t, "order")
		got := partition(claim.Group(claimtest.Build(order...)))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestEveryStatementIsInOneClaim(t *testing.T) {
	g := claim.Group(claimtest.Build(corpus(3, 300)...))
	seen := map[string]int{}
	for _, c := range g.Claims {
		for _, id := range c.Statements {
			seen[id]++
		}
	}
	for i := range 300 {
		if id := fmt.Sprintf("s%d", i+1); seen[id] != 1 {
			t.Errorf("%s is in %d claims", id, seen[id])
		}
	}
}

func BenchmarkGroup(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"1k", 1000}, {"10k", 10_000}, {"100k", 100_000}} {
		b.Run(size.name, func(b *testing.B) {
			sources := claimtest.Build(corpus(1, size.n)...)
			b.ReportAllocs()
			for b.Loop() {
				claim.Group(sources)
			}
			b.ReportMetric(float64(size.n)*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}
