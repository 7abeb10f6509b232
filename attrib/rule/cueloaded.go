package rule

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
)

var cueLoaded = Rule{
	Name:     "cue-loaded",
	Severity: Note,
	Title:    "A verb that judges stands where the others have “said”",
	Looks: "Looks for a verb of saying that judges what it reports (claimed, admitted, conceded, insisted, " +
		"boasted), where every other source of the same words has a plain one (said, told, wrote, added). Where " +
		"another source judges too, and where a denial is reported as a denial, it is left alone.",
	Why: "“Claimed” says that it is doubtful, “admitted” that it is a fault, “insisted” that it was doubted. " +
		"One word takes a side, and the reader takes it for the report. “Said” may be used as often as one " +
		"likes: nobody sees it.",
	Case: "A typical case: an agency has the minister say that the talks “will go on in the spring”. One desk " +
		"makes it “admitted”, since it had expected them to end in the autumn, another “insisted”, since it " +
		"does not believe him. He has given no sign of either, and the next day he is asked what he has " +
		"conceded.",
	Before: "“The talks will go on in the spring,” Ann Lee admitted.",
	After:  "“The talks will go on in the spring,” Ann Lee said.",
	Check:  checkCues,
}

func checkCues(p *Pass) {
	for _, set := range p.Sets {
		ms := leads(set)
		p.each(ms, func(mine, theirs *claim.Member) {
			if !loaded(mine) || !neutral(theirs) || !mine.Quotes() || !theirs.Quotes() || mine.Polarity != theirs.Polarity ||
				!p.one(mine, theirs) {
				return
			}
			if p.elsewhere(ms, mine, func(other *claim.Member) bool {
				return other.Source != mine.Source && !neutral(other) && other.Cue != nil
			}) {
				return
			}
			c, ok := p.shares(mine, theirs)
			if !ok || !c.telling {
				return
			}
			p.report(mine, theirs, p.id(voice{mine}), Finding{
				Message: fmt.Sprintf("%s has “%s” for %s of %s, where %s has “%s”.", mine.Doc.Path, mine.Cue.Text, quote(c.text),
					who(mine), theirs.Doc.Path, theirs.Cue.Text),
			})
		})
	}
}

// loaded reports whether the verb of a statement judges what it reports.
func loaded(m *claim.Member) bool { return cueIn(m, attributionLists().loaded) }

// neutral reports whether it does not.
func neutral(m *claim.Member) bool { return cueIn(m, attributionLists().neutral) }

func cueIn(m *claim.Member, list map[string]bool) bool {
	if m.Cue == nil {
		return false
	}
	cue := claim.Normal(m.Cue.Text)
	if list[cue] {
		return true
	}
	// "has claimed", "said in a statement": the verb is one of the words.
	for w := range strings.FieldsSeq(cue) {
		if list[w] {
			return true
		}
	}
	return false
}
