package rule

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/statement"
)

var denialDropped = Rule{
	Name:     "denial-dropped",
	Severity: Error,
	Title:    "What was denied, never said or only supposed is reported as said",
	Looks: "Looks for words that one source has the speaker say, where another has them as denied (“never " +
		"said”, “denied having said”), as supposed (“would say”) or as asked about. A source that has the words both " +
		"ways is left alone, and so is a text given out in advance (“will say”); two ways of denying are one.",
	Why: "A denial quotes what it denies, a joke what was never uttered, a question what somebody would like " +
		"to hear. The marks are the same, and a search finds the sentence without what stood before it.",
	Case: "In April 1989 Representative Claudine Schneider told fellow Republicans that Dan Quayle, back from " +
		"Latin America, regretted not to have studied Latin harder in school, so that he could converse with " +
		"the people. It was a joke, and she said that it was. Newsweek, Time and others printed it as said. He " +
		"never said it; he is quoted with it to this day.",
	Before: "Dan Quayle said that “the only regret I have was that I didn’t study Latin harder in school”.",
	After:  "Dan Quayle never said that “the only regret I have was that I didn’t study Latin harder in school”.",
	Check:  checkDenials,
}

func checkDenials(p *Pass) {
	for _, set := range p.Sets {
		ms := leads(set)
		p.each(ms, func(mine, theirs *claim.Member) {
			if !asserted(mine) || asserted(theirs) || mine.Act == statement.Thought || theirs.Act == statement.Thought ||
				mine.Within != "" || theirs.Within != "" || announced(theirs) || !p.one(mine, theirs) {
				return
			}
			c, ok := p.shares(mine, theirs)
			// Who has it both ways tells of both.
			if !ok || p.elsewhere(ms, mine, func(other *claim.Member) bool {
				return p.one(mine, other) && (other.Source == theirs.Source && asserted(other) ||
					other.Source == mine.Source && !asserted(other) || p.Draft && other.Source != 0 && asserted(other))
			}) {
				return
			}
			p.report(mine, theirs, p.id(voice{mine}), Finding{
				Severity: c.severity(p.rule.Severity),
				Message: fmt.Sprintf("%s has %s say %s; %s has it %s%s.", mine.Doc.Path, who(mine), quote(c.text), theirs.Doc.Path,
					howDenied(theirs.Polarity), cued(theirs)),
			})
		})
	}
}

// announced reports whether what is not yet said is only not yet said: "will say"
// of a text given out in advance.
func announced(m *claim.Member) bool {
	if m.Polarity != statement.Hypothetical || m.Cue == nil {
		return false
	}
	for w := range strings.FieldsSeq(claim.Normal(m.Cue.Text)) {
		if attributionLists().ahead[w] {
			return true
		}
	}
	return false
}

func howDenied(p statement.Polarity) string {
	switch p {
	case statement.Denied:
		return "as denied"
	case statement.Asked:
		return "only as asked about"
	}
	return "only as supposed"
}

func cued(m *claim.Member) string {
	if m.Cue == nil || m.Cue.Text == "" {
		return ""
	}
	return " (“" + m.Cue.Text + "”)"
}
