package rule

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
)

var cueLoaded = Rule{
	Name:     "cue-loaded",
	Severity: Note,
	Title:    "“Claimed” or “admitted”, where the others have “said”",
	Looks: "Looks for verbs that judge what they report (“claimed”, “admitted”, “insisted”, “boasted”) where every " +
		"other source of the same words has a plain one (“said”, “told”, “wrote”, “added”).",
	Why: "“Claimed” says that it is not so, “admitted” that it was hidden, “insisted” that it was doubted. Where that " +
		"is the reporter's judgement and nothing in the story bears it out, the verb is a comment.",
	Case: "A typical case: a company tells all papers by one press release that its pump is safe; four have that it " +
		"“said” so, and one that it “claimed” so.",
	Before: "“Every village in the valley has a doctor now,” Ann Lee claimed.",
	After:  "“Every village in the valley has a doctor now,” Ann Lee said.",
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
			if !ok || !telling(claim.Compare(mine, theirs)) {
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
