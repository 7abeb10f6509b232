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
	Title:    "What one source has as denied or only supposed, the other has as said",
	Looks: "Looks for words that one source says somebody denied, never said, would say or was asked about, and that " +
		"another source has the same speaker say. Two ways of denying are one (“denied saying”, “never said”), and " +
		"a source that has the words both ways is left alone.",
	Why: "Of all the words around a quotation, the one that says it was never spoken is the worst to lose.",
	Case: "A typical case: a minister is asked whether she called the strikers a rabble, and says that she never did; " +
		"the word stands in a headline the next morning, in marks and with her name.",
	Before: "Ann Lee said “the old bridge is safe for every lorry in the country”.",
	After:  "Ann Lee never said “the old bridge is safe for every lorry in the country”.",
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
