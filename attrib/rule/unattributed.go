package rule

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
)

var unattributed = Rule{
	Name:     "unattributed",
	Severity: Warning,
	Title:    "Quoted words have no speaker",
	Looks: "Looks for words that stand as a quotation and for which no speaker can be found. Titles, nicknames " +
		"and scare quotes are none, nor is a pull quote whose article has the words with their speaker, what the " +
		"writer says (“I told him”), nor anything that is more likely no quotation than one. “An official” is a " +
		"speaker, if a poor one.",
	Why: "Words in quotation marks are somebody's. A reader who cannot tell whose cannot weigh them, and " +
		"another desk that takes them over will guess.",
	Case: "On 13 October 2008 the Charlotte Sun of Florida headed an agency's report “For Bush, last 100 days " +
		"to feature 'no letting up'”. Nobody in the story, as it printed it, said so: the line that bore it " +
		"out, a quotation of the aide Ed Gillespie, had been cut off its end, as the editor told a blog that " +
		"had asked who was being quoted.",
	Before: "The bridge was shut on Monday. “Nobody will cross it before the spring.” The ferry runs on.",
	After: "The bridge was shut on Monday. “Nobody will cross it before the spring,” Ann Lee said. The ferry " +
		"runs on.",
	Check: func(p *Pass) {
		for c, set := range p.Sets {
			for _, m := range set.Members {
				if !m.Quotes() || !m.Speaker.Nameless() || !m.Sure() || writer(m) || p.Draft && m.Source != 0 || repeatsNamed(set, m) {
					continue
				}
				message := fmt.Sprintf("%s quotes %s without saying who said it.", m.Doc.Path, quote(m.Wording()))
				if other := named(set, m); other != nil {
					message = fmt.Sprintf("%s quotes %s without saying who said it; %s has it from %s.", m.Doc.Path,
						quote(m.Wording()), other.Doc.Path, who(other))
				}
				p.report(m, nil, p.Claims[c].ID, Finding{Message: message})
			}
		}
	},
}

// writer reports whether a statement is of the source's own writer: "I said".
func writer(m *claim.Member) bool {
	if m.Speaker == nil {
		return false
	}
	name := strings.ToLower(m.Speaker.Name)
	return name == "i" || name == "we"
}

// repeatsNamed reports whether a statement's source has its words elsewhere, with
// their speaker: it is a pull quote.
func repeatsNamed(set claim.Set, m *claim.Member) bool {
	for _, other := range set.Members {
		if other.Source == m.Source && other.Len() >= m.Len() && !other.Speaker.Nameless() {
			return true
		}
	}
	return false
}

// named finds a statement of the claim whose source names a speaker.
func named(set claim.Set, m *claim.Member) *claim.Member {
	for _, other := range set.Members {
		if other.Source != m.Source && !other.Speaker.Nameless() {
			return other
		}
	}
	return nil
}
