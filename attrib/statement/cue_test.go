package statement

// Cues: which words attribute, to whom, and whether they assert it.

import (
	"strings"
	"testing"
)

// Each cue is shown as "speaker / cue", with "relay > " before one who passes the
// words on.
func TestCues(t *testing.T) {
	for _, c := range []struct {
		about, text string
		want        []string
	}{
		{"after the words", "“No,” Ruiz said.", []string{"Ruiz / said"}},
		{"before the words", "Ruiz said: “No.”", []string{"Ruiz / said"}},
		{"inverted", "“No,” said Ruiz.", []string{"Ruiz / said"}},
		{"opening the sentence", "Said Ruiz: “No.”", []string{"Ruiz / Said"}},
		{"with an adverb", "“No,” Ruiz later said.", []string{"Ruiz / said"}},
		{"a pronoun", "“No,” she replied.", []string{"she / replied"}},
		{"someone told", "Ruiz told reporters that it was over.", []string{"Ruiz / told"}},
		{"in the present", "Ruiz says it is over.", []string{"Ruiz / says"}},
		{"with have", "Ruiz has warned that it is over.", []string{"Ruiz / warned"}},
		{"two clauses, one subject", "Ruiz said it was over and insisted that nobody cared.", []string{"Ruiz / said", "Ruiz / insisted"}},
		{"a participle goes on", "“No,” Ruiz said, adding that it was over.", []string{"Ruiz / said", "Ruiz / adding"}},
		{"two speakers", "Ruiz said it was over, but Hale insisted that it was not.", []string{"Ruiz / said", "Hale / insisted"}},
		{"a verb outside the lists", "“No,” trilled Ruiz.", []string{"Ruiz / trilled"}},
		{"according to", "According to Ruiz, it is over.", []string{"Ruiz / According to"}},
		{"according to, behind", "It is over, according to the ministry.", []string{"the ministry / according to"}},
		{"in the words of", "It is, in the words of Ruiz, “over”.", []string{"Ruiz / in the words of"}},
		{"as X put it", "It was, as Ruiz put it, “over”.", []string{"Ruiz / put it"}},
		{"quoted as saying", "Ruiz was quoted as saying that it was over.", []string{"Ruiz / was quoted as saying"}},
		{"quoted by another", "Ruiz was quoted by Reuters as saying that it was over.", []string{"Reuters > Ruiz / was quoted by Reuters as saying"}},
		{"another quotes", "TASS quoted Belov as saying it was over.", []string{"TASS > Belov / quoted"}},
		{"an agent", "The plan was described by Ruiz as “mad”.", []string{"Ruiz / described"}},
		{"a noun", "Ruiz’s promise to “fight on” is dead.", []string{"Ruiz / promise"}},
		{"a letter says", "The report says that it is over.", []string{"The report / says"}},
		{"denied saying", "Ruiz denied saying that it was over.", []string{"Ruiz / denied saying"}},
		{"never said", "Ruiz never said that it was over.", []string{"Ruiz / never said"}},

		{"a decision says nothing", "The decision added to their costs.", nil},
		{"according to plan", "It all went according to plan.", nil},
		{"a noun of the same form", "The report came late.", nil},
		{"time and tide", "On Monday the ferry sank.", nil},
	} {
		t.Run(c.about, func(t *testing.T) {
			v := viewOf(c.text)
			var got []string
			for _, e := range v.events(0, len(v.nodes)) {
				shown := v.text(c.text, e.subj.lo, e.subj.hi) + " / " + v.text(c.text, e.lo, e.hi)
				if e.relay.ok() {
					shown = v.text(c.text, e.relay.lo, e.relay.hi) + " > " + shown
				}
				got = append(got, shown)
			}
			if g, w := strings.Join(got, "; "), strings.Join(c.want, "; "); g != w {
				t.Errorf("%s\n got %s\nwant %s", c.text, g, w)
			}
		})
	}
}

func TestPolarity(t *testing.T) {
	for text, want := range map[string]Polarity{
		"Lee said “we will sell the yard”.":                                 Asserted,
		"Lee has said “we will sell the yard”.":                             Asserted,
		"Lee not only said “we will sell the yard” but sold it.":            Asserted,
		"Lee denied that the yard was for sale.":                            Denied,
		"Lee never said “we will sell the yard”.":                           Denied,
		"Lee did not say “we will sell the yard”.":                          Denied,
		"Lee didn’t say “we will sell the yard”.":                           Denied,
		"Lee denied saying “we will sell the yard”.":                        Denied,
		"Lee denied having said “we will sell the yard”.":                   Denied,
		"Lee said she had never said that “we will sell the yard”.":         Denied,
		"Lee insisted that she did not say “we will sell the yard”.":        Denied,
		"Lee said she had denied saying that “we will sell the yard”.":      Denied,
		"Lee said she never said “we will sell the yard”.":                  Denied,
		"Lee insists he never told the board that “we will sell the yard”.": Denied,
		"Lee said she had said that “we will sell the yard”.":               Asserted,
		"Lee said she had never thought that “we will sell the yard”.":      Asserted,
		"Lee said it was wrong and she had never “sold the yard”.":          Asserted,
		"At no point did Lee say “we will sell the yard”.":                  Denied,
		"Lee would say “we will sell the yard”.":                            Hypothetical,
		"Lee might have said “we will sell the yard”.":                      Hypothetical,
		"If Lee says “we will sell the yard”, the men will strike.":         Hypothetical,
		"Hale asked whether Lee had said “we will sell the yard”.":          Asked,
		"Did Lee say “we will sell the yard”?":                              Asked,
	} {
		t.Run(text, func(t *testing.T) {
			got := extracted(text)
			if len(got) != 1 || got[0].Polarity != want || name(&got[0]) != "Lee" {
				t.Errorf("want one statement of Lee's, %s; got %d", want, len(got))
				for i := range got {
					t.Logf("%s: %s, %s", name(&got[i]), got[i].Text, got[i].Polarity)
				}
			}
		})
	}
}

func TestAct(t *testing.T) {
	for text, want := range map[string]Act{
		"“It is over for the yard,” Lee said.":                         Speech,
		"“It is over for the yard,” Lee told reporters.":               Speech,
		"Lee warned that the yard was finished.":                       Speech,
		"“It is over for the yard,” Lee wrote.":                        Writing,
		"“It is over for the yard,” Lee tweeted.":                      Writing,
		"“It is over for the yard,” Lee said in a statement.":          Writing,
		"“It is over for the yard,” Lee said in a post on X.":          Writing,
		"In a letter to members, Lee said: “It is over for the yard.”": Writing,
		"Lee believes that the yard is finished.":                      Thought,
		"Lee feared that the yard was finished.":                       Thought,
	} {
		t.Run(text, func(t *testing.T) {
			got := extracted(text)
			if len(got) != 1 || got[0].Act != want {
				t.Errorf("want one statement, in %s; got %d", want, len(got))
				for i := range got {
					t.Logf("%s: %s, %s", name(&got[i]), got[i].Text, got[i].Act)
				}
			}
		})
	}
}
