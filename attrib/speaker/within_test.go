package speaker_test

// Mentions that hold no name: pronouns, descriptions, nouns for those never
// named, relays.

import (
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
)

func TestPronouns(t *testing.T) {
	checkCases(t, []mentionCase{
		{"the one who was named", "Ana Ruiz left. [She] spoke.", "Ana Ruiz/person/pronoun"},
		{"in the paragraph after", "Ana Ruiz left.\n[She] spoke.", "Ana Ruiz/person/pronoun"},
		{"told by honorific", "Mr. Hale met Ms. Ruiz. [She] spoke. [He] left.", "Ruiz/person/pronoun; Hale/person/pronoun"},
		{"told by the pronouns before", "Ana Ruiz took off her hat. Bo Hale kept his on. [She] spoke. [He] left.", "Ana Ruiz; Bo Hale"},
		{"told by kin", "Ana Ruiz, the mother of four, met Bo Hale, a father. [She] spoke. [He] left.", "Ana Ruiz; Bo Hale"},
		{"the subject, not the object", "Bo Hale met Ed Quist in Huasco. [He] spoke.", "Bo Hale/person/pronoun"},
		{"who spoke last", "[Ana Ruiz] spoke.\n[Jo Hale] spoke too.\n[She] left.", "Ana Ruiz; Jo Hale; Jo Hale"},
		{"a body", "Vega Holdings closed the line. [It] spoke.", "Vega Holdings/organization/pronoun"},
		{"a clause ahead of its subject", "Asked about the line, which [she] closed, Ana Ruiz wept.", "Ana Ruiz/person/pronoun"},
		{"nobody", "[She] spoke.", "she/person/pronoun"},
		{"no body for a person", "The ministry slept. [He] spoke.", "he/person/pronoun"},
	})
}

func TestDescriptions(t *testing.T) {
	checkCases(t, []mentionCase{
		{"the office", "President Xi Jinping left. [The president] spoke.", "Xi Jinping/person/description"},
		{"the nation's", "Chinese President Xi Jinping met Russian President Vladimir Putin. [The Russian president] spoke. [The Chinese president] left.",
			"Vladimir Putin/person/description; Xi Jinping/person/description"},
		{"of two offices", "President Xi Jinping met Mayor Ana Ruiz. [The mayor] spoke. [The president] left.", "Ana Ruiz/person/description; Xi Jinping/person/description"},
		{"told by an apposition", "Ana Ruiz, the mayor of Huasco, left. [The mayor] spoke.", "Ana Ruiz/person/description"},
		{"told by an apposition ahead", "The mayor of Huasco, Ana Ruiz, left. [The mayor] spoke.", "Ana Ruiz/person/description"},
		{"told by a clause", "Ana Ruiz is the mayor of Huasco. [The mayor] spoke.", "Ana Ruiz/person/description"},
		{"in a headline, without article", "# [Mayor] speaks on harbour\nThe mayor, Ana Ruiz, left.", "Ana Ruiz/person/description"},
		{"an age", "Ana Ruiz, 53, left. [The 53-year-old] spoke.", "Ana Ruiz/person/description"},
		{"a company", "Vega Holdings closed the line. [The company] spoke.", "Vega Holdings/organization/description"},
		{"a ministry", "The Finance Ministry closed. [The ministry] spoke.", "Finance Ministry/organization/description"},
		{"an agency", "Reuters reported it first. [The agency] spoke.", "Reuters/organization/description"},
	})
}

func TestWhoIsNeverNamed(t *testing.T) {
	checkCases(t, []mentionCase{
		{"a person", "[A senior official] spoke.", "senior official/person/unnamed"},
		{"with an article", "[The mayor] spoke.", "mayor/person/unnamed"},
		{"of a party", "[A Conservative MP] spoke.", "Conservative MP/person/unnamed"},
		{"of another party", "[A Labour MP] spoke.", "Labour MP/person/unnamed"},
		{"several", "[Experts] spoke.", "Experts/group/unnamed"},
		{"with a relative clause", "[A nurse |who saw it] spoke.", "nurse/person/unnamed"},
		{"with an apposition", "[A nurse|, a mother of four,] spoke.", "nurse/person/unnamed"},
		{"of a body", "[A spokeswoman |for the ministry] spoke.", "spokeswoman for the ministry/person/unnamed"},
		{"a body", "[The ministry] spoke.", "ministry/organization/unnamed"},
		{"a document", "[The report] spoke.", "report/document/unnamed"},
		{"one of many is not the one named", "Ana Ruiz left. [A nurse] spoke.", "nurse/person/unnamed"},
		{"another office", "President Xi Jinping left. [The judge] spoke.", "judge/person/unnamed"},
		{"a pronoun for one never named", "[A nurse] spoke. [She] left.", "nurse/person/unnamed; nurse/person/pronoun"},
		{"the same again", "[A senior official] spoke. [The official] left.", "senior official/person; senior official/person"},
	})
}

func TestRelay(t *testing.T) {
	names, mentions := sourceOf(t, "[Ana Ruiz] spoke, [state news agency Xinhua] reported. [She] left.")
	names.Resolve(mentions[0])
	via := names.Relay(mentions[1])
	if via.Name != "Xinhua" || via.Type != speaker.Organization || via.Basis != "" || via.Mention != "state news agency Xinhua" {
		t.Errorf("the relay is %+v", via)
	}
	// A relay is not who speaks next.
	if s, _ := names.Resolve(mentions[2]); s.Name != "Ana Ruiz" {
		t.Errorf("she is %s", s.Name)
	}
}

func TestCarry(t *testing.T) {
	names, mentions := sourceOf(t, "[Ana Ruiz] spoke.")
	s, _ := names.Resolve(mentions[0])
	got := names.Carry(s, 40)
	want := speaker.Speaker{Name: "Ana Ruiz", Type: speaker.Person, Basis: speaker.Carried, Span: document.Span{Start: 40, End: 40}}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// Inside a quotation of hers, "she" is another.
func TestInside(t *testing.T) {
	names, mentions := sourceOf(t, "Jo Hale took off her hat. [Ana Ruiz] took off her own. “[She] spoke,” said the mayor.")
	outer, _ := names.Resolve(mentions[0])
	if s, _ := names.Inside(mentions[1], &outer); s.Name != "Jo Hale" {
		t.Errorf("she is %s", s.Name)
	}
}

// The mention is the text where it stands, white space folded.
func TestMention(t *testing.T) {
	names, mentions := sourceOf(t, "Then [President  Xi\tJinping|, 72,] spoke.")
	s, _ := names.Resolve(mentions[0])
	want := speaker.Speaker{Name: "Xi Jinping", Type: speaker.Person, Basis: speaker.Named, Mention: "President Xi Jinping, 72,", Span: document.Span{Start: 5, End: 31}}
	if s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
}
