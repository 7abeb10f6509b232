package rule

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/speaker"
)

var principalConflict = Rule{
	Name:     "principal-conflict",
	Severity: Warning,
	Title:    "A spokesperson's words in one source are the principal's in another",
	Looks: "Looks for quoted words that one source has from a spokesperson, an aide or a body, and another " +
		"from the one for whom they speak. A body and its own spokesperson are one, a source that credits both " +
		"is right either way, and where the two have different parts of what was said nothing is reported.",
	Why: "What a spokesman says is what the principal wishes to be heard. It can be withdrawn, and a sentence " +
		"of one's own cannot. To put it into the principal's mouth makes a position into a confession.",
	Case: "In November 1985 the papers had Ronald Reagan say to Mikhail Gorbachev at Geneva that “the world " +
		"breathes easier because we are talking here together”. In April 1988 his former spokesman, Larry " +
		"Speakes, told in a book that he and an aide had made that up; and that in 1983, after a Korean " +
		"airliner had been shot down, he had given the press the words of the secretary of state, George " +
		"Shultz, as the president's. The Chicago Tribune called it putting words in Reagan's mouth.",
	Before: "“There is much that divides us, but I believe the world breathes easier because we are talking " +
		"here together,” Ronald Reagan said.",
	After: "“There is much that divides us, but I believe the world breathes easier because we are talking " +
		"here together,” Reagan’s spokesman Larry Speakes said.",
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
			if !ok || !c.telling {
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
