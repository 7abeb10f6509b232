package rule_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/claim/claimtest"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

const docks = `"The harbour authority will not sell the northern docks to foreign investors"`

// put is a source with one statement of docks, and the sentence that credits it.
func put(path, credit string, s said) doc {
	if s.Words == "" {
		s.Words = docks
	}
	return doc{Path: path, Text: strings.Replace(credit, "*", s.Words, 1) + "\n", Said: []said{s}}
}

func lee(path, cue string, s said) doc {
	if s.By == "" {
		s.By = "Ann Lee"
	}
	s.Cue = cue
	return put(path, "*, "+s.By+" "+cue+" on the quay.", s)
}

func TestAttributionRules(t *testing.T) {
	thought := said{Act: statement.Thought, By: "Ann Lee", Cue: "believes"}
	for _, c := range []struct {
		name string
		docs []doc
		want string
	}{
		// principal-conflict
		{"a body and one who may head it",
			[]doc{one("a", docks, "Ann Lee"), {Path: "b", Said: []said{{Words: docks, By: "James Slack", Mention: "Lee's spokesman James Slack"}}}},
			"principal-conflict warning s2 s1\n"},
		{"near miss: the source credits both",
			[]doc{one("a", docks, "Ann Lee"), {Path: "b", Said: []said{{Words: docks, By: "James Slack", Mention: "Lee's spokesman James Slack"}, {Words: docks, By: "Lee"}}}},
			""},
		{"near miss: few words, which a party says",
			[]doc{one("a", `a plan of "docks for all people" there`, "Ann Lee"), {Path: "b", Said: []said{{Words: `the "docks for all" plan`, By: "James Slack", Mention: "Lee's spokesman James Slack"}}}},
			""},
		// inner-speaker
		{"what another was quoted as saying",
			[]doc{one("a", docks, "Ann Lee"), {Path: "b", Text: "My father told me " + docks + " and left, Ann Lee said.\n", Said: []said{
				{Words: `My father told me ` + docks + ` and left`, By: "Ann Lee"},
				{Words: docks, By: "Tom Roe", Within: "s2"}}}},
			"inner-speaker error s1 s3\n"},
		{"near miss: both quote him",
			[]doc{{Path: "a", Text: "My father told me " + docks + " and left, Ann Lee said.\n", Said: []said{{Words: `My father told me ` + docks + ` and left`, By: "Ann Lee"}, {Words: docks, By: "Tom Roe", Within: "s1"}}},
				{Path: "b", Text: "My father told me " + docks + " and left, Ann Lee said.\n", Said: []said{{Words: `My father told me ` + docks + ` and left`, By: "Ann Lee"}, {Words: docks, By: "Tom Roe", Within: "s3"}}}},
			""},
		// relay-dropped
		{"heard directly, by way of an agency",
			[]doc{one("a", docks, "Ann Lee"), {Path: "b", Said: []said{{Words: docks, By: "Ann Lee", Via: []string{"Reuters"}}}}},
			"relay-dropped warning s1 s2\n"},
		{"near miss: reporters were told",
			[]doc{put("a", "*, Ann Lee told reporters on the quay.", said{By: "Ann Lee", Cue: "told"}), {Path: "b", Said: []said{{Words: docks, By: "Ann Lee", Via: []string{"Reuters"}}}}},
			""},
		{"two sources that dropped it, or heard it: no finding",
			[]doc{one("a", docks, "Ann Lee"), one("c", docks, "Lee"), {Path: "b", Said: []said{{Words: docks, By: "Ann Lee", Via: []string{"Reuters"}}}}},
			""},
		{"near miss: the source names the relay in the sentence before",
			[]doc{{Path: "a", Text: "Reuters had it first. " + docks + ", Ann Lee said.\n", Said: []said{{Words: docks, By: "Ann Lee"}}},
				{Path: "b", Said: []said{{Words: docks, By: "Ann Lee", Via: []string{"Reuters"}}}}},
			""},
		{"near miss: it is the relay's own copy",
			[]doc{one("a", docks, "Ann Lee"), {Path: "b", Text: "PORT LEE (Reuters) - It is over. " + docks + ", Ann Lee said.\n", Said: []said{{Words: docks, By: "Ann Lee", Via: []string{"Reuters"}}}}},
			""},
		// speaker-sharpened, speaker-vaguer
		{"a name for an official",
			[]doc{{Path: "a", Said: []said{{Words: docks, By: "senior official", Basis: speaker.Unnamed}}}, one("b", docks, "Ann Lee")},
			"speaker-sharpened warning s2 s1\n"},
		{"an official for a name",
			[]doc{one("a", docks, "Ann Lee"), {Path: "b", Said: []said{{Words: docks, By: "senior official", Basis: speaker.Unnamed}}}},
			"speaker-vaguer note s2 s1\n"},
		{"near miss: a third source has the name too",
			[]doc{{Path: "a", Said: []said{{Words: docks, By: "senior official", Basis: speaker.Unnamed}}}, one("b", docks, "Ann Lee"), one("c", docks, "Lee")},
			""},
		{"near miss: the source names her elsewhere",
			[]doc{{Path: "a", Text: docks + ", an official said. Ann Lee was there.\n", Said: []said{{Words: docks, By: "official", Basis: speaker.Unnamed}}}, one("b", docks, "Ann Lee")},
			""},
		// thought-as-speech
		{"said for believes",
			[]doc{lee("a", "said", said{}), put("b", "Ann Lee believes *.", thought)},
			"thought-as-speech warning s1 s2\n"},
		{"near miss: another source has it as said",
			[]doc{lee("a", "said", said{}), lee("c", "told reporters", said{}), put("b", "Ann Lee believes *.", thought)},
			""},
		{"near miss: both believe",
			[]doc{put("a", "Ann Lee believes *.", thought), put("b", "Ann Lee believes *.", thought)},
			""},
		{"near miss: a verb that is no plain said",
			[]doc{lee("a", "called for", said{}), put("b", "Ann Lee believes *.", thought)},
			""},
		// cue-loaded
		{"claimed for said",
			[]doc{lee("a", "said", said{}), lee("b", "claimed", said{}), lee("c", "told reporters", said{})},
			"cue-loaded note s2 s1\ncue-loaded note s2 s3\n"},
		{"near miss: another has a loaded one too",
			[]doc{lee("a", "said", said{}), lee("b", "claimed", said{}), lee("c", "admitted", said{})},
			""},
		{"near miss: a verb that nobody minds",
			[]doc{lee("a", "said", said{}), lee("b", "announced", said{})},
			""},
		// denial-dropped
		{"asked about is not said",
			[]doc{lee("a", "said", said{}), lee("b", "asked", said{Polarity: statement.Asked})},
			"denial-dropped error s1 s2\n"},
		{"near miss: announced in advance",
			[]doc{lee("a", "said", said{}), lee("b", "will say", said{Polarity: statement.Hypothetical})},
			""},
		{"near miss: both deny",
			[]doc{lee("a", "denied saying", said{Polarity: statement.Denied}), lee("b", "never said", said{Polarity: statement.Denied})},
			""},
		{"near miss: the source tells of the denial too",
			[]doc{{Path: "a", Said: []said{{Words: docks, By: "Ann Lee"}, {Words: docks, By: "Ann Lee", Polarity: statement.Denied}}}, lee("b", "never said", said{Polarity: statement.Denied})},
			""},
		// occasion-differs
		{"two days",
			[]doc{put("a", "*, Ann Lee said on Monday.", said{By: "Ann Lee", Cue: "said"}), put("b", "*, Ann Lee said on Thursday.", said{By: "Ann Lee", Cue: "said"})},
			"occasion-differs note s2 s1\n"},
		{"a tweet and a rally",
			[]doc{put("a", "*, Ann Lee wrote in a tweet.", said{By: "Ann Lee", Cue: "wrote"}), put("b", "*, Ann Lee told a rally.", said{By: "Ann Lee", Cue: "told"})},
			"occasion-differs note s2 s1\n"},
		{"near miss: a statement may be a tweet",
			[]doc{put("a", "*, Ann Lee wrote in a tweet.", said{By: "Ann Lee", Cue: "wrote"}), put("b", "*, Ann Lee said in a statement.", said{By: "Ann Lee", Cue: "said"})},
			""},
		{"near miss: the day of something else",
			[]doc{put("a", "*, Ann Lee said on Monday.", said{By: "Ann Lee", Cue: "said"}), put("b", "*, Ann Lee said of Thursday's vote.", said{By: "Ann Lee", Cue: "said"})},
			""},
		{"near miss: only one says when",
			[]doc{put("a", "*, Ann Lee said on Monday.", said{By: "Ann Lee", Cue: "said"}), put("b", "*, Ann Lee said.", said{By: "Ann Lee", Cue: "said"})},
			""},
		// paraphrase-quoted
		{"reported speech turned back",
			[]doc{one("a", `"We will sell the northern docks before Christmas"`, "Ann Lee"), put("b", "Ann Lee said *.", said{Words: "that the council would sell the northern docks before Christmas", By: "Ann Lee", Cue: "said"})},
			"paraphrase-quoted error s1 s2\n"},
		{"a quotation that goes on",
			[]doc{one("a", `"a gift to the owners of the whole east bank"`, "Ann Lee"), put("b", "Ann Lee said *.", said{Words: `it was "a gift to the owners" of the whole east bank`, By: "Ann Lee", Cue: "said"})},
			"paraphrase-quoted error s1 s2\n"},
		{"near miss: another source quotes it too",
			[]doc{one("a", `"We will sell the northern docks before Christmas"`, "Ann Lee"), one("c", `"We will sell the northern docks before Christmas"`, "Ann Lee"), put("b", "Ann Lee said *.", said{Words: "that the council would sell the northern docks before Christmas", By: "Ann Lee", Cue: "said"})},
			""},
		{"reported speech beside a fragment",
			[]doc{one("a", `"The council will vote on the plan in June"`, "Ann Lee"), put("b", "Ann Lee said *.", said{Words: `her critics were "playing for time" and that the council would vote on the plan in June`, By: "Ann Lee", Cue: "said"})},
			"paraphrase-quoted error s1 s2\n"},
		{"near miss: it quotes her with more",
			[]doc{{Path: "a", Said: []said{{Words: `"We will sell the northern docks before Christmas"`, By: "Ann Lee"}, {Words: `"I have not slept in a week"`, By: "Ann Lee"}}}, put("b", "Ann Lee said *.", said{Words: "that the council would sell the northern docks before Christmas", By: "Ann Lee", Cue: "said"})},
			""},
		// quotation-unmarked
		{"many words without marks",
			[]doc{one("a", docks, "Ann Lee"), put("b", "Ann Lee said *.", said{Words: strings.Trim(docks, `"`), By: "Ann Lee", Cue: "said"})},
			"quotation-unmarked note s2 s1\n"},
		{"near miss: seven words",
			[]doc{one("a", docks, "Ann Lee"), put("b", "Ann Lee said *.", said{Words: "the harbour authority will not sell the ferries", By: "Ann Lee", Cue: "said"})},
			""},
		{"near miss: the source has them in marks elsewhere",
			[]doc{one("a", docks, "Ann Lee"), {Path: "b", Said: []said{{Words: strings.Trim(docks, `"`), By: "Ann Lee"}, {Words: docks, By: "Ann Lee"}}}},
			""},
		// unattributed
		{"near miss: the writer's own words", []doc{{Path: "a", Said: []said{{Words: docks, By: "I", Basis: speaker.Pronoun}}}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := claim.Group(claimtest.Build(c.docs...))
			if diff := cmp.Diff(c.want, brief(rule.Run(g, nil))); diff != "" {
				t.Errorf("%s%s", claimtest.Claims(g), diff)
			}
		})
	}
}

// In a check only what is wrong with the draft is found, whichever way round.
func TestAttributionOfADraft(t *testing.T) {
	for _, c := range []struct {
		name string
		docs []doc
		want string
	}{
		{"a draft that sharpens", []doc{one("draft", docks, "Ann Lee"), {Path: "a", Said: []said{{Words: docks, By: "official", Basis: speaker.Unnamed}}}}, "speaker-sharpened warning s1 s2\n"},
		{"a draft that keeps what its source does not", []doc{{Path: "draft", Said: []said{{Words: docks, By: "Ann Lee", Via: []string{"Reuters"}}}}, one("a", docks, "Ann Lee")}, ""},
		{"a draft that denies what its source has as said", []doc{lee("draft", "never said", said{Polarity: statement.Denied}), lee("a", "said", said{})}, ""},
		{"a draft that says what one source denies and another has", []doc{lee("draft", "said", said{}), lee("a", "never said", said{Polarity: statement.Denied}), lee("b", "said", said{})}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := claim.Group(claimtest.Build(c.docs...))
			g.Draft = true
			if diff := cmp.Diff(c.want, brief(rule.Run(g, nil))); diff != "" {
				t.Errorf("%s%s", claimtest.Claims(g), diff)
			}
		})
	}
}

// Weekdays are reckoned from the day of publication: the Monday of one week is
// not that of the next, and a date may be a weekday.
func TestOccasionsByDate(t *testing.T) {
	for _, c := range []struct {
		a, aDay, b, bDay string
		differ           bool
	}{
		{"on Monday", "2016-06-15", "on Monday", "2016-06-16", false},
		{"on Monday", "2016-06-15", "on Monday", "2016-06-22", true},
		{"on Monday", "2016-06-15", "on June 13", "2016-06-20", false},
		{"on Monday", "2016-06-15", "on June 14", "2016-06-20", true},
		{"on Monday", "", "on June 14", "2016-06-20", false},
		{"on December 31", "2016-01-02", "on Thursday", "2016-01-02", false},
	} {
		docs := claimtest.Build(
			put("a", "*, Ann Lee said "+c.a+".", said{By: "Ann Lee", Cue: "said"}),
			put("b", "*, Ann Lee said "+c.b+".", said{By: "Ann Lee", Cue: "said"}))
		docs[0].Doc.Published, docs[1].Doc.Published = c.aDay, c.bDay
		got := brief(rule.Run(claim.Group(docs), nil))
		if (got != "") != c.differ {
			t.Errorf("%s (%s), %s (%s): got %q", c.a, c.aDay, c.b, c.bDay, got)
		}
	}
}

func TestReported(t *testing.T) {
	normal := func(s string) []claim.Word {
		return claim.NormalWords(&document.Document{Text: s}, document.Span{End: len(s)})
	}
	for _, c := range []struct {
		quoted, content string
		want            bool
	}{
		{"I will not resign over this affair", "that she would not resign over this affair", true},
		{"We have sold our last two cows", "they had sold their last two cows", true},
		{"The outbreak began in a single kitchen", "the outbreak had begun in a single kitchen", true},
		{"We will close three of the stations", "the service would close three of the stations", true},
		{"I will not resign over this affair", "I will not resign over this affair", false}, // just the same
		{"I will not resign over this affair", "she would not resign over that house", false},
		{"I will resign", "she would resign", false}, // too little to tell
		{"I will not resign over this affair", "she would resign over this affair", false},
	} {
		if got := rule.Reported(normal(c.quoted), normal(c.content)); got != c.want {
			t.Errorf("%q, %q: got %v", c.quoted, c.content, got)
		}
	}
}
