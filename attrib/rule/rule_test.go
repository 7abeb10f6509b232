package rule_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/claim/claimtest"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

type (
	doc  = claimtest.Doc
	said = claimtest.Said
)

// one is a source with one statement.
func one(path, words, by string) doc {
	return doc{Path: path, Said: []said{{Words: words, By: by}}}
}

// interrupted is a source with one quotation that its cue parts.
func interrupted(path, first, second, by string) doc {
	return doc{Path: path, Said: []said{{Words: first + " " + by + " said. " + second, Parts: []string{first, second}, By: by}}}
}

// brief gives findings as `rule severity statement against diff`, one a line.
func brief(findings []rule.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s %s %s", f.Rule, f.Severity, f.Statement)
		if f.Against != nil {
			fmt.Fprintf(&b, " %s", f.Against.Statement)
		}
		if len(f.Diff) > 0 && f.Rule != "bracketed" {
			for _, e := range f.Diff {
				switch e.Op {
				case rule.Delete:
					fmt.Fprintf(&b, " -%s", e.Text)
				case rule.Insert:
					fmt.Fprintf(&b, " +%s", e.Text)
				}
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestRules(t *testing.T) {
	const harbour = `"The harbour authority will not sell the northern docks to foreign investors"`
	for _, c := range []struct {
		name string
		docs []doc
		want string
	}{
		// word-changed
		{"one word for another",
			[]doc{one("a", `"a total and complete shutdown of the border until we know more"`, "Tom Roe"), one("b", `"a total and complete ban of the border until we know more"`, "Roe")},
			"word-changed warning s2 s1 -shutdown +ban\n"},
		{"a word left out",
			[]doc{one("a", harbour, "Ann Lee"), one("b", `"The harbour authority will not sell the docks to foreign investors"`, "Ann Lee")},
			"words-dropped warning s2 s1 -northern\n"},
		{"a word put in, in the first source: the fuller is the reference",
			[]doc{one("a", harbour, "Ann Lee"), one("b", `"The harbour authority will not sell the old northern docks to foreign investors"`, "Ann Lee")},
			"words-dropped warning s1 s2 -old\n"},
		{"near miss: spelling, marks, contractions, digits",
			[]doc{one("a", `"We don’t favour closing 25 per cent of the U.S. centres — it’s wrong"`, "Ann Lee"), one("b", `"We do not favor closing twenty-five percent of the US centers: it is wrong"`, "Ann Lee")},
			""},
		{"near miss: a fragment stands verbatim in the longer wording",
			[]doc{one("a", harbour, "Ann Lee"), one("b", `it would not sell "the northern docks to foreign investors"`, "Ann Lee")},
			""},
		{"near miss: words outside the marks are the writer's",
			[]doc{one("a", harbour, "Ann Lee"), one("b", `the port never sells "the northern docks to foreign investors" at all`, "Ann Lee")},
			""},
		{"near miss: one compound, two spellings of a name",
			[]doc{one("a", `"The peace makers met President Zelensky before the long week end was over"`, "Ann Lee"), one("b", `"The peacemakers met President Zelenskyy before the long weekend was over"`, "Ann Lee")},
			""},
		{"near miss: China's going, China is going",
			[]doc{one("a", `"China's going to build the second harbour before the flood season"`, "Ann Lee"), one("b", `"China is going to build the second harbour before the flood season"`, "Ann Lee")},
			""},
		{"near miss: sentences left out where the cue stands",
			[]doc{{Path: "a", Said: []said{{Words: `"The toll was a mistake. Our fathers told us so. And now it is gone for good"`, By: "Ann Lee"}}},
				interrupted("b", `"The toll was a mistake,"`, `"Now it is gone for good"`, "Ann Lee")},
			""},
		{"words left out inside a sentence where the cue stands",
			[]doc{one("a", `"The ferry will never again be allowed to leave the island half empty"`, "Ann Lee"),
				interrupted("b", `"The ferry will never again,"`, `"be allowed to leave half empty"`, "Ann Lee")},
			"words-dropped warning s2 s1 -the island\n"},
		{"words that changed places, at the head of a sentence",
			[]doc{one("a", `"Workers and owners must sit at one table before winter"`, "Ann Lee"), one("b", `"Owners and workers must sit at one table before winter"`, "Ann Lee")},
			"words-moved note s2 s1 -Workers and +and workers\n"},
		{"near miss: two sentences of one speaker that share a phrase",
			[]doc{one("a", `"I will make sure our harbour works for everyone, not just those at the top"`, "Ann Lee"), one("b", `"To build a harbour that works for everyone, not just those at the top, we go big"`, "Ann Lee")},
			""},
		{"near miss: letters struck out, dates, times, decades",
			[]doc{one("a", `"The d*** lease of 3 March ran out at 5.30pm, as in the ’80s, before the flood"`, "Ann Lee"), one("b", `"The damn lease of March 3 ran out at 5:30 p.m., as in the 1980s, before the flood"`, "Ann Lee")},
			""},
		{"near miss: half, 50 percent, is another word and no other number",
			[]doc{one("a", `"We know that half of the harvest was lost to the spring flood"`, "Ann Lee"), one("b", `"We know that 50 percent of the harvest was lost to the spring flood"`, "Ann Lee")},
			"word-changed warning s1 s2 -50 percent +half\n"},
		// negation-changed
		{"a not that an ellipsis hides",
			[]doc{one("a", `"We will not, whatever the ministry says, close the northern sluice before the spring"`, "Ann Lee"), one("b", `"We will … close the northern sluice before the spring"`, "Ann Lee")},
			"elided error s2 s1 -not, whatever the ministry says +…\n"},
		{"a clause with its own not, behind an ellipsis, is only shown",
			[]doc{one("a", `"The board meets on Monday, not because it wants to, and it will hear both sides"`, "Ann Lee"), one("b", `"The board meets on Monday … and it will hear both sides"`, "Ann Lee")},
			"elided note s2 s1 -not because it wants to +…\n"},
		{"near miss: impossible, not possible",
			[]doc{one("a", `"It is impossible to reach the outer islands before the storm is over"`, "Ann Lee"), one("b", `"It is not possible to reach the outer islands before the storm is over"`, "Ann Lee")},
			"word-changed warning s1 s2 -not possible +impossible\n"},
		{"near miss: a not said twice",
			[]doc{one("a", `"We are not, I repeat, not going to sell the ferry to anyone"`, "Ann Lee"), one("b", `"We are not going to sell the ferry to anyone"`, "Ann Lee")},
			"words-dropped warning s2 s1 -I repeat, not\n"},
		{"near miss: inside is not the opposite of side",
			[]doc{one("a", `"They told us to stand on the far side before the storm was over"`, "Ann Lee"), one("b", `"They told us to stand on the far inside before the storm was over"`, "Ann Lee")},
			"word-changed warning s2 s1 -side +inside\n"},
		{"an article's headline",
			[]doc{{Path: "a", Said: []said{{Words: `"We will sell the northern docks"`, By: "Ann Lee", Place: statement.Headline}, {Words: `"We will not sell the northern docks to anyone"`, By: "Ann Lee"}}}},
			"negation-changed error s1 s2 -not\n"},
		{"a lost not",
			[]doc{one("a", harbour, "Ann Lee"), one("b", `"The harbour authority will sell the northern docks to foreign investors"`, "Ann Lee")},
			"negation-changed error s2 s1 -not\n"},
		{"a won't against a will",
			[]doc{one("a", `"The harbour authority won't sell the northern docks to foreign investors"`, "Ann Lee"), one("b", `"The harbour authority will sell the northern docks to foreign investors"`, "Ann Lee")},
			"negation-changed error s2 s1 -won't +will\n"},
		{"a never won, beside a changed word: each has its rule",
			[]doc{one("a", `"The council promised every village new wells, roads and schools before the election"`, "Ann Lee"), one("b", `"The council never promised every village new wells, roads and clinics before the election"`, "Ann Lee")},
			"negation-changed error s1 s2 -never -clinics +schools\nword-changed warning s1 s2 -never -clinics +schools\n"},
		{"likely, unlikely",
			[]doc{one("a", `"A second flood is likely before the dam is finished in autumn"`, "Ann Lee"), one("b", `"A second flood is unlikely before the dam is finished in autumn"`, "Ann Lee")},
			"negation-changed error s2 s1 -likely +unlikely\n"},
		{"an unsure statement grounds no error",
			[]doc{one("a", harbour, "Ann Lee"), {Path: "b", Said: []said{{Words: `"The harbour authority will sell the northern docks to foreign investors"`, By: "Ann Lee", Unsure: true}}}},
			"negation-changed warning s2 s1 -not\n"},
		{"near miss: won't and will not",
			[]doc{one("a", `"The harbour authority won’t sell the northern docks"`, "Ann Lee"), one("b", `"The harbour authority will not sell the northern docks"`, "Ann Lee")},
			""},
		{"near miss: no other word for not is lost where another stands for it",
			[]doc{one("a", `"There is no plan to close the mine or move the families"`, "Ann Lee"), one("b", `"There is not a plan to close the mine or move the families"`, "Ann Lee")},
			"form-changed note s1 s2 -not a +no\n"},
		{"near miss: a denial and what it denies: denial-dropped has it",
			[]doc{one("a", harbour, "Ann Lee"), {Path: "b", Said: []said{{Words: `"The harbour authority will sell the northern docks to foreign investors"`, By: "Ann Lee", Polarity: statement.Denied}}}},
			"denial-dropped error s1 s2\n"},
		// number-changed
		{"an order of magnitude",
			[]doc{one("a", `"We lost 1.5 million on the northern docks last year"`, "Ann Lee"), one("b", `"We lost 1.5 billion on the northern docks last year"`, "Ann Lee")},
			"number-changed error s2 s1 -1.5 million +1.5 billion\n"},
		{"fifteen and fifty",
			[]doc{one("a", `"Fifteen per cent of the harvest was lost to the spring flood"`, "Ann Lee"), one("b", `"50 per cent of the harvest was lost to the spring flood"`, "Ann Lee")},
			"number-changed error s2 s1 -Fifteen +50\n"},
		{"a unit",
			[]doc{one("a", `"The pipeline leaked for 12 days before the company told the ministry"`, "Ann Lee"), one("b", `"The pipeline leaked for 12 weeks before the company told the ministry"`, "Ann Lee")},
			"number-changed error s2 s1 -days +weeks\n"},
		{"a day",
			[]doc{one("a", `"The northern tunnel reopens to lorries on Monday after repairs"`, "Ann Lee"), one("b", `"The northern tunnel reopens to lorries on Friday after repairs"`, "Ann Lee")},
			"number-changed error s2 s1 -Monday +Friday\n"},
		{"near miss: 15 per cent, 15%, fifteen percent",
			[]doc{one("a", `"15% of the harvest was lost to the spring flood"`, "Ann Lee"), one("b", `"Fifteen per cent of the harvest was lost to the spring flood"`, "Ann Lee")},
			""},
		{"near miss: $1.5m",
			[]doc{one("a", `"$1.5m was lost on the northern docks last year"`, "Ann Lee"), one("b", `"1.5 million dollars was lost on the northern docks last year"`, "Ann Lee")},
			""},
		{"near miss: a unit with no number",
			[]doc{one("a", `"The pipeline leaked for many days before the company told the ministry"`, "Ann Lee"), one("b", `"The pipeline leaked for many weeks before the company told the ministry"`, "Ann Lee")},
			"word-changed warning s2 s1 -days +weeks\n"},
		// speaker-conflict
		{"two names",
			[]doc{one("a", harbour, "Ann Lee"), one("b", harbour, "Omar Haddad")},
			"speaker-conflict error s2 s1\n"},
		{"one surname, two given names",
			[]doc{one("a", harbour, "Hillary Clinton"), one("b", harbour, "Bill Clinton")},
			"speaker-conflict error s2 s1\n"},
		{"repeats within a source give one finding",
			[]doc{{Path: "a", Said: []said{{Words: harbour, By: "Ann Lee"}, {Words: `"will not sell the northern docks to foreign investors"`, By: "Ann Lee"}}},
				{Path: "b", Said: []said{{Words: harbour, By: "Omar Haddad"}, {Words: `"will not sell the northern docks to foreign investors"`, By: "Omar Haddad"}}}},
			"speaker-conflict error s3 s1\n"},
		{"each speaker with each other one",
			[]doc{one("a", harbour, "Ann Lee"), one("b", harbour, "Omar Haddad"), one("c", harbour, "Tom Roe")},
			"speaker-conflict error s2 s1\nspeaker-conflict error s3 s1\nspeaker-conflict error s3 s2\n"},
		{"near miss: a surname, in a source that names two of it",
			[]doc{{Path: "a", Text: harbour + ", Clinton said. Bill Clinton was there, and Hillary Clinton.\n", Said: []said{{Words: harbour, By: "Hillary Clinton", Mention: "Clinton"}}}, one("b", harbour, "Bill Clinton")},
			""},
		{"a surname, in a source that names one of it",
			[]doc{{Path: "a", Text: harbour + ", Clinton said. Hillary Clinton was there.\n", Said: []said{{Words: harbour, By: "Hillary Clinton", Mention: "Clinton"}}}, one("b", harbour, "Bill Clinton")},
			"speaker-conflict error s2 s1\n"},
		{"a speaker carried on is a step milder",
			[]doc{one("a", harbour, "Ann Lee"), {Path: "b", Said: []said{{Words: harbour, By: "Omar Haddad", Basis: speaker.Carried}}}},
			"speaker-conflict warning s2 s1\n"},
		{"so is a pronoun that may stand for another",
			[]doc{one("a", harbour, "Ann Lee"), {Path: "b", Said: []said{{Words: harbour, By: "Omar Haddad", Mention: "he", Basis: speaker.Pronoun, Confidence: 0.6}}}},
			"speaker-conflict warning s2 s1\n"},
		{"one that does not is none",
			[]doc{one("a", harbour, "Ann Lee"), {Path: "b", Said: []said{{Words: harbour, By: "Omar Haddad", Mention: "he", Basis: speaker.Pronoun}}}},
			"speaker-conflict error s2 s1\n"},
		{"near miss: a formula that everybody is credited with",
			[]doc{one("a", harbour, "Ann Lee"), one("b", harbour, "Omar Haddad"), one("c", harbour, "Tom Roe"), one("d", harbour, "Ivo Marek"),
				one("e", harbour, "Elena Petrova"), one("f", harbour, "Beat Frei"), one("g", harbour, "Sara Lind"), one("h", harbour, "Otto Brahe")},
			""},
		{"near miss: a slogan",
			[]doc{one("a", `"Make our city great again"`, "Ann Lee"), one("b", `"Make our city great again"`, "Omar Haddad")},
			""},
		{"near miss: full name, surname, transliteration",
			[]doc{one("a", harbour, "Volodymyr Zelensky"), one("b", harbour, "Zelenskyy"), one("c", harbour, "Vladimir Zelenskiy")},
			""},
		{"near miss: an unnamed official, which has a rule of its own",
			[]doc{one("a", harbour, "Ann Lee"), {Path: "b", Said: []said{{Words: harbour, By: "senior official", Basis: speaker.Unnamed}}}},
			"speaker-vaguer note s2 s1\n"},
		{"near miss: a spokesperson and the principal, which have a rule of their own",
			[]doc{one("a", harbour, "Boris Johnson"), {Path: "b", Said: []said{{Words: harbour, By: "James Slack", Mention: "Johnson's spokesman James Slack"}}}},
			"principal-conflict warning s2 s1\n"},
		{"near miss: the source has it from the other too",
			[]doc{one("a", harbour, "Ann Lee"), {Path: "b", Said: []said{{Words: harbour, By: "Omar Haddad"}, {Words: harbour, By: "Lee"}}}},
			""},
		{"near miss: unsure who said it",
			[]doc{one("a", harbour, "Ann Lee"), {Path: "b", Said: []said{{Words: harbour, By: "Omar Haddad", Unsure: true}}}},
			""},
		{"near miss: one denies having said it",
			[]doc{one("a", harbour, "Ann Lee"), {Path: "b", Said: []said{{Words: harbour, By: "Omar Haddad", Polarity: statement.Denied}}}},
			""},
		// relay-differs
		{"the person, and only the agency",
			[]doc{one("a", harbour, "Ann Lee"), one("b", harbour, "Reuters")},
			"relay-differs note s2 s1\n"},
		{"the person by way of the agency, and only the agency",
			[]doc{{Path: "a", Said: []said{{Words: harbour, By: "Ann Lee", Via: []string{"Reuters"}}}}, one("b", harbour, "Reuters")},
			"relay-differs note s2 s1\n"},
		{"only state media, in the first source",
			[]doc{one("a", harbour, "state media"), one("b", harbour, "Ann Lee")},
			"relay-differs note s2 s1\n"},
		{"an agency that nobody has heard of",
			[]doc{{Path: "a", Said: []said{{Words: harbour, By: "Ann Lee", Via: []string{"Marpress"}}}}, {Path: "b", Said: []said{{Words: harbour, By: "Marpress", Type: speaker.Organization}}}},
			"relay-differs note s2 s1\n"},
		{"two relays of one person",
			[]doc{{Path: "a", Said: []said{{Words: harbour, By: "Ann Lee", Via: []string{"Reuters"}}}}, {Path: "b", Said: []said{{Words: harbour, By: "Lee", Via: []string{"AFP"}}}}},
			"relay-differs note s2 s1\n"},
		{"two relays and no person",
			[]doc{one("a", harbour, "Xinhua"), one("b", harbour, "TASS")},
			"relay-differs note s2 s1\n"},
		{"near miss: a relay that may be the other",
			[]doc{{Path: "a", Said: []said{{Words: harbour, By: "Ann Lee", Via: []string{"Xinhua"}}}}, {Path: "b", Said: []said{{Words: harbour, By: "Lee", Via: []string{"state media"}}}}},
			""},
		{"near miss: both have only the agency",
			[]doc{one("a", harbour, "Reuters"), one("b", harbour, "Reuters")},
			""},
		{"near miss: the source has the person too",
			[]doc{one("a", harbour, "Ann Lee"), {Path: "b", Said: []said{{Words: harbour, By: "Reuters"}, {Words: harbour, By: "Ann Lee"}}}},
			""},
		// fragments-joined
		{"two fragments in one quotation",
			[]doc{{Path: "a", Said: []said{{Words: `it attached "great weight to the old alliance" with it`, By: "Ivo Marek"}, {Words: `it was "ready to keep, deepen and widen" ties`, By: "Ivo Marek"}}},
				one("b", `"great weight to the old alliance between the two states and ready to keep, deepen and widen relations"`, "Ivo Marek")},
			"fragments-joined note s3 s1\n"},
		{"two fragments of one statement",
			[]doc{one("a", `there was "great weight on the old alliance" and they stood "ready to keep, deepen and widen" it`, "Ivo Marek"),
				one("b", `"great weight on the old alliance and ready to keep, deepen and widen relations"`, "Ivo Marek")},
			"fragments-joined note s2 s1\n"},
		{"the joined one comes first",
			[]doc{one("a", `"great weight on the old alliance and ready to keep, deepen and widen relations"`, "Ivo Marek"),
				one("b", `there was "great weight on the old alliance" and they stood "ready to keep, deepen and widen" it`, "Ivo Marek")},
			"fragments-joined note s1 s2\n"},
		{"near miss: an ellipsis marks the join",
			[]doc{one("a", `there was "great weight on the old alliance" and they stood "ready to keep, deepen and widen" it`, "Ivo Marek"),
				one("b", `"great weight on the old alliance ... ready to keep, deepen and widen relations"`, "Ivo Marek")},
			""},
		{"near miss: whole sentences",
			[]doc{{Path: "a", Said: []said{{Words: `"We lost half the harvest to the flood."`, By: "Ann Lee"}, {Words: `"Every village will receive seed and tools."`, By: "Ann Lee"}}},
				one("b", `"We lost half the harvest to the flood. Every village will receive seed and tools."`, "Ann Lee")},
			""},
		{"near miss: one fragment lies in the other",
			[]doc{{Path: "a", Said: []said{{Words: `he spoke of "great weight on the old alliance between the states"`, By: "Ivo Marek"}, {Words: `the "old alliance between the states" came up`, By: "Ivo Marek"}}},
				one("b", `"great weight on the old alliance between the states and more"`, "Ivo Marek")},
			""},
		// truncated
		{"a sentence that stops at its if",
			[]doc{one("a", `"We will open the eastern border if the other side does."`, "Ann Lee"), one("b", `"We will open the eastern border,"`, "Ann Lee")},
			"truncated warning s2 s1\n"},
		{"inside a longer speech",
			[]doc{one("a", `"The talks were long. We will open the eastern border unless fighting starts again. Thank you."`, "Ann Lee"), one("b", `"We will open the eastern border."`, "Ann Lee")},
			"truncated warning s2 s1\n"},
		{"the last of two sentences",
			[]doc{one("a", `"The talks were long. We will open the eastern border because we must."`, "Ann Lee"), one("b", `"The talks were long. We will open the eastern border."`, "Ann Lee")},
			"truncated warning s2 s1\n"},
		{"an ellipsis marks the cut, and hides an if",
			[]doc{one("a", `"We will open the eastern border if the other side does."`, "Ann Lee"), one("b", `"We will open the eastern border ..."`, "Ann Lee")},
			"elided error s2 s1\n"},
		{"near miss: a fragment in a paraphrase",
			[]doc{one("a", `"We will open the eastern border if the other side does."`, "Ann Lee"), one("b", `she promised "we will open the eastern border" soon`, "Ann Lee")},
			""},
		{"near miss: the whole sentence",
			[]doc{one("a", `"We will open the eastern border. If the other side does, good."`, "Ann Lee"), one("b", `"We will open the eastern border."`, "Ann Lee")},
			""},
		// bracketed
		{"a word put in",
			[]doc{one("a", `"Great weight on the alliance and ready to keep, deepen and widen relations"`, "Ivo Marek"), one("b", `"Great weight on the alliance and [is] ready to keep, deepen and widen relations"`, "Ivo Marek")},
			"bracketed note s2 s1\n"},
		{"a name for a pronoun",
			[]doc{one("a", `"He promised every village new wells before the election"`, "Ann Lee"), one("b", `"[The mayor] promised every village new wells before the election"`, "Ann Lee")},
			"bracketed note s2 s1\n"},
		{"right before the words of the other",
			[]doc{one("a", `it was "ready to keep, deepen and widen" ties`, "Ivo Marek"), one("b", `"The state [is] ready to keep, deepen and widen"`, "Ivo Marek")},
			"bracketed note s2 s1\n"},
		{"in an agency's brackets",
			[]doc{one("a", `"If we do not dredge the ports along the coast, places like Tarn, the ships will go"`, "Ivo Marek"), one("b", `"If we do not dredge the ports along the coast (and in) places like Tarn, the ships will go"`, "Ivo Marek")},
			"bracketed note s2 s1\n"},
		{"near miss: applause, and a word not heard",
			[]doc{one("a", `"We will rebuild it here. Nobody will pay twenty pounds to cross it"`, "Ivo Marek"), one("b", `"We will rebuild it here. (Applause.) Nobody will pay [inaudible] pounds to cross it"`, "Ivo Marek")},
			""},
		{"near miss: the case of a letter",
			[]doc{one("a", `"And we promised every village new wells before the election"`, "Ann Lee"), one("b", `"[W]e promised every village new wells before the election"`, "Ann Lee")},
			""},
		{"sic is nothing, a bracketed ellipsis a gap",
			[]doc{one("a", `"They was the first to promise every village, on a Sunday, new wells and roads"`, "Ann Lee"), one("b", `"They was [sic] the first to promise every village [...] new wells and roads"`, "Ann Lee")},
			"elided note s2 s1 -on a Sunday +[...]\n"},
		{"near miss: both have the bracket",
			[]doc{one("a", `"[The mayor] promised every village new wells before the election"`, "Ann Lee"), one("b", `"[The mayor] promised every village new wells before the election"`, "Ann Lee")},
			""},
		// unattributed
		{"no speaker", []doc{one("a", harbour, "")}, "unattributed warning s1\n"},
		{"no speaker for a fragment", []doc{one("a", `it was "a day without end" for them`, "")}, "unattributed warning s1\n"},
		{"no speaker here, one there", []doc{one("a", harbour, ""), one("b", harbour, "Ann Lee")}, "unattributed warning s1\n"},
		{"near miss: a pull quote",
			[]doc{{Path: "a", Said: []said{{Words: `"will not sell the northern docks"`, By: ""}, {Words: harbour, By: "Ann Lee"}}}}, ""},
		{"near miss: unsure whether it is a quotation", []doc{{Path: "a", Said: []said{{Words: `a "safe" bridge`, Unsure: true}}}}, ""},
		{"near miss: nothing is quoted", []doc{one("a", `that the bridge was safe`, "")}, ""},
		{"near miss: an unnamed speaker is one", []doc{{Path: "a", Said: []said{{Words: harbour, By: "senior official", Basis: speaker.Unnamed}}}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := claim.Group(claimtest.Build(c.docs...))
			if diff := cmp.Diff(c.want, brief(rule.Run(g, nil))); diff != "" {
				t.Errorf("%s%s", claimtest.Claims(g), diff)
			}
		})
	}
}

func TestDiffReadsFromTheOtherSource(t *testing.T) {
	g := claim.Group(claimtest.Build(
		one("a", `"Whatever happens, this position will not change"`, "Xi Jinping"),
		one("b", `"Whatever happens, this position will change"`, "Xi"),
	))
	got := rule.Run(g, nil)
	want := []rule.Finding{{
		Rule: "negation-changed", Severity: rule.Error, Statement: "s2", Against: &rule.Against{Statement: "s1"},
		Message: "b quotes Xi without “not”, against a: the sense is turned round.",
		Diff:    []rule.Edit{{Op: rule.Equal, Text: "Whatever happens, this position will"}, {Op: rule.Delete, Text: "not"}, {Op: rule.Equal, Text: "change"}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if g.Claims[0].Agreement != claim.Conflict {
		t.Errorf("agreement is %s", g.Claims[0].Agreement)
	}
}

func TestAgreement(t *testing.T) {
	full := `"Great weight on the alliance and ready to keep, deepen and widen relations"`
	for _, c := range []struct {
		words string
		want  claim.Agreement
	}{
		{`"great weight on the alliance"`, claim.Verbatim},
		{`"Great weight on the alliance and [is] ready to keep, deepen and widen relations"`, claim.Close},
		{`"Great weight on the treaty and ready to keep, deepen and widen relations"`, claim.Variant},
		{`"Great weight on the alliance and never ready to keep, deepen and widen relations"`, claim.Conflict},
	} {
		g := claim.Group(claimtest.Build(one("a", full, "Ivo Marek"), one("b", c.words, "Marek")))
		rule.Run(g, nil)
		if len(g.Claims) != 1 || g.Claims[0].Agreement != c.want {
			t.Errorf("%s: got %+v, want %s", c.words, g.Claims, c.want)
		}
	}
}

func TestSeverities(t *testing.T) {
	docs := []doc{one("a", `"The harbour authority will not sell the northern docks"`, "Ann Lee"), one("b", `"The harbour authority will sell the northern docks"`, "Omar Haddad")}
	g := claim.Group(claimtest.Build(docs...))
	got := brief(rule.Run(g, map[string]rule.Severity{"negation-changed": rule.Off, "speaker-conflict": rule.Note}))
	if want := "speaker-conflict note s2 s1\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if g.Claims[0].Agreement != claim.Conflict {
		t.Errorf("a silenced rule changed the agreement to %s", g.Claims[0].Agreement)
	}
}

func TestRulesAreListedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rule.All() {
		if r.Check == nil || seen[r.Name] {
			t.Errorf("%s is listed twice, or checks nothing", r.Name)
		}
		seen[r.Name] = true
		if got, ok := rule.ByName(r.Name); !ok || got.Title != r.Title {
			t.Errorf("ByName(%q) finds %q", r.Name, got.Title)
		}
	}
}
