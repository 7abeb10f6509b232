package rule

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/statement"
)

var thoughtAsSpeech = Rule{
	Name:     "thought-as-speech",
	Severity: Warning,
	Title:    "“Said” for what the source has as belief or intention",
	Looks: "Looks for words that a source has somebody say or write (“said”, “told”, “wrote”), where the others have them as what the same " +
		"speaker believes, fears, wants or means to do. It is none where another source has them as said, nor " +
		"where the source itself has both.",
	Why: "What somebody thinks is a reporter's reading; what they said can be held against them.",
	Case: "A typical case: a profile says that a minister “believes the strike is a gift to us”, from what her friends " +
		"tell; a week later another paper has her saying so.",
	Before: "Ann Lee said the strike was “a gift to every party in the north”.",
	After:  "Ann Lee believes the strike was “a gift to every party in the north”.",
	Check:  checkThoughts,
}

func checkThoughts(p *Pass) {
	for _, set := range p.Sets {
		ms := leads(set)
		p.each(ms, func(mine, theirs *claim.Member) {
			if !neutral(mine) || mine.Act == statement.Thought || theirs.Act != statement.Thought || mine.Cue == nil || theirs.Cue == nil ||
				!asserted(mine) || !asserted(theirs) || mine.Within != "" || theirs.Within != "" || !p.one(mine, theirs) {
				return
			}
			c, ok := p.shares(mine, theirs)
			if !ok || p.elsewhere(ms, mine, func(other *claim.Member) bool {
				// Another source has it as said, or each of the two has it both ways.
				return other.Source != mine.Source && other.Act != statement.Thought && p.one(mine, other) ||
					other.Source == mine.Source && other.Act == statement.Thought
			}) {
				return
			}
			p.report(mine, theirs, p.id(voice{mine}), Finding{
				Severity: c.severity(p.rule.Severity),
				Message: fmt.Sprintf("%s has %s say %s (“%s”); %s has it as a thought (“%s”).", mine.Doc.Path, who(mine),
					quote(c.text), mine.Cue.Text, theirs.Doc.Path, theirs.Cue.Text),
			})
		})
	}
}
