package rule

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/statement"
)

var thoughtAsSpeech = Rule{
	Name:     "thought-as-speech",
	Severity: Warning,
	Title:    "“Said” stands for what another source has as belief or intention",
	Looks: "Looks for words that one source has somebody say or write (“said”, “told”, “wrote”), where the " +
		"others have them as what the same speaker believes, hopes, fears, wants or means to do. Where any other " +
		"source has them as said, or the source itself has both, nothing is reported; “I think” inside the words is " +
		"the speaker's own.",
	Why: "A reporter hears words, not thoughts. Somebody told of the thought: the speaker, a friend, an " +
		"opponent, or the writer's own reading of a face. Turned into “said” it is evidence, and there was none.",
	Case: "A typical case: a newspaper writes that the mayor believes the strike was “a mistake from the first " +
		"day”, which it has from two of her councillors. The agency's summary of the paper has that she “said” " +
		"so. The union answers her, and she, who has said nothing, has to decide whether she said it.",
	Before: "“The strike was a mistake from the first day,” Ann Lee said.",
	After:  "Ann Lee believes that “the strike was a mistake from the first day”.",
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
