package rule

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/speaker"
)

var principalConflict = Rule{
	Name:     "principal-conflict",
	Severity: Warning,
	Title:    "One source has it from a spokesperson, another from the principal",
	Looks: "Looks for words that one source has from a spokesperson, an aide or a body, and another from the one " +
		"they speak for. It leaves alone a body and its own spokesperson, a source that credits both, and words of " +
		"which the two have different parts.",
	Why: "What a spokeswoman said is not what the minister said. The one can be disowned, and is paid to put it; the " +
		"other is on record.",
	Case: "A typical case: a ministry's press office answers by email, one paper prints the answer as the " +
		"spokesperson's, and the next one, which has it from the first, as the minister's own words.",
	Before: "“The president has no plans to leave the city before the vote,” President Elena Petrova said.",
	After: "“The president has no plans to leave the city before the vote,” said Jan Novak, a spokesman for President " +
		"Elena Petrova.",
	Check: checkPrincipals,
}

func checkPrincipals(p *Pass) {
	for _, set := range p.Sets {
		if len(set.Members) < 2 {
			continue
		}
		vs := voices(set)
		p.eachPair(vs, func(mine, theirs voice) {
			if !mine.Sure() || !theirs.Sure() || !asserted(mine.Member) || !asserted(theirs.Member) ||
				p.relation(mine.Member, theirs.Member) != speaker.Principal ||
				p.credits(vs, theirs.Source, mine, 1) || p.credits(vs, mine.Source, theirs, 1) {
				return
			}
			c, ok := p.shares(mine.Member, theirs.Member)
			if !ok || c.suggested || !telling(claim.Compare(mine.Member, theirs.Member)) {
				return
			}
			p.report(mine.Member, theirs.Member, who(mine.Member)+"\x00"+who(theirs.Member), Finding{
				Message: principalMessage(mine.Doc.Path, quote(c.text), who(mine.Member), theirs.Doc.Path, who(theirs.Member)),
			})
		})
	}
}

func principalMessage(mine, words, who, theirs, other string) string {
	return fmt.Sprintf("%s credits %s to %s; %s has it from %s, and one of the two speaks for the other.", mine, words, who,
		theirs, other)
}
