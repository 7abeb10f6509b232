package rule

import (
	"fmt"
	"slices"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/statement"
)

var truncated = Rule{
	Name:     "truncated",
	Severity: Note,
	Title:    "A quotation stands as a sentence, and stops before the sentence does",
	Looks: "Looks for a quotation that begins where a sentence of the other source begins, is given as a " +
		"whole, and ends before that sentence goes on by two words or more. It is a warning where what follows " +
		"begins with but, or, if, unless, except, until or because; a fragment with which a sentence closes is " +
		"looked at for these alone. Other fragments, headlines, and a cut that an ellipsis marks are left alone.",
	Why: "What is cut off may be the “but”, the “if” or the “unless”. A quotation that ends with a full stop " +
		"says that the speaker ended there.",
	Case: "On 9 January 2012 Mitt Romney told business people in Nashua, New Hampshire, of health insurers " +
		"that do not serve one well: “I like being able to fire people who provide services to me.” Within " +
		"hours it went round as “I like being able to fire people”, as in a headline of The Atlantic, above an " +
		"article that had the rest.",
	Before: "“I like being able to fire people,” Mitt Romney said.",
	After:  "“I like being able to fire people who provide services to me,” Mitt Romney said.",
	Check:  checkTruncated,
}

func checkTruncated(p *Pass) {
	for _, pr := range p.pairs {
		for _, s := range pr.Stretches {
			if rest := cutShort(pr.Theirs.Statement, turned(s)); rest != nil && !p.Draft && pr.Theirs.Source != pr.Mine.Source {
				p.report(pr.Theirs, pr.Mine, normal(rest), Finding{
					Severity: cutSeverity(rest), Message: cutMessage(pr.Theirs.Doc.Path, pr.Mine.Doc.Path, turned(s), rest),
				})
			}
			if rest := cutShort(pr.Mine.Statement, s); rest != nil {
				p.report(pr.Mine, pr.Theirs, normal(rest), Finding{
					Severity: cutSeverity(rest), Message: cutMessage(pr.Mine.Doc.Path, pr.Theirs.Doc.Path, s, rest),
				})
			}
		}
	}
}

// Truncated gives the finding that a draft's statement stops before the sentence
// does in the running text of a source.
func Truncated(st *statement.Statement, s claim.Stretch, at Place) []Finding {
	rest := cutShort(st, s)
	if rest == nil {
		return nil
	}
	return []Finding{{
		Rule: truncated.Name, Severity: cutSeverity(rest), Statement: st.ID, Against: at.against(),
		Message: cutMessage(st.Source, at.Path, s, rest),
	}}
}

// cutShort gives the words that a whole quotation leaves off its sentence; nil
// where it leaves none off, or one.
func cutShort(st *statement.Statement, s claim.Stretch) []claim.Word {
	if st.Place == statement.Headline {
		return nil
	}
	rest := cutOff(s, sentences(st))
	if len(rest) < 2 || !sentences(st) && !lists().turns[rest[0].Norm] {
		return nil
	}
	if filling(rest) || holds(s.Mine.Words, rest) {
		return nil
	}
	elsewhere := false
	for _, w := range rest {
		if !w.Has(claim.Stop) {
			if elsewhere = slices.ContainsFunc(s.Mine.Words, func(m claim.Word) bool { return m.Norm == w.Norm }); !elsewhere {
				break
			}
		}
	}
	if elsewhere {
		return nil
	}
	return rest
}

// filling reports whether words are nothing but fillers.
func filling(ws []claim.Word) bool {
	for i := 0; i < len(ws); {
		_, n := lists().fillers.at(ws, i)
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// cutSeverity is worse where what is left off takes back or limits what stands.
func cutSeverity(rest []claim.Word) Severity {
	if lists().turns[rest[0].Norm] {
		return Warning
	}
	return Note
}

func cutMessage(mine, theirs string, s claim.Stretch, rest []claim.Word) string {
	return fmt.Sprintf("%s stops after %s, where the sentence in %s goes on: %s.", mine, quote(lastWords(s)), theirs, quote(s.Theirs.Show(rest)))
}

// cutOff gives the words by which the other's sentence goes on where the statement
// stops. A fragment stops where it ends its writer's sentence too.
func cutOff(s claim.Stretch, whole bool) []claim.Word {
	const least = 4 // words: less is no sentence
	if s.MineTo-s.MineFrom < least || s.MineTo != len(s.Mine.Words) || whole && s.MineFrom > 0 && !s.Mine.Words[s.MineFrom-1].Has(claim.Ends) {
		return nil
	}
	words := s.Theirs.Words
	switch {
	case words[s.TheirsTo-1].Has(claim.Ends):
		return nil
	case !whole:
		if !s.Mine.Words[s.MineTo-1].Has(claim.Ends) {
			return nil
		}
	case !s.Mine.Words[s.MineFrom].Has(claim.Capital), // given as a fragment
		s.TheirsFrom > 0 && !words[s.TheirsFrom-1].Has(claim.Ends):
		return nil
	}
	end := s.TheirsTo
	for end < len(words) && !words[end].Has(claim.Gap) {
		end++
		if words[end-1].Has(claim.Ends) {
			break
		}
	}
	return words[s.TheirsTo:end]
}

func lastWords(s claim.Stretch) string {
	return s.Mine.Show(s.Mine.Words[max(s.MineFrom, s.MineTo-4):s.MineTo])
}
