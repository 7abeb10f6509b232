package rule

// The rules about who said it and how it is put, and what they share: which
// statements of a claim are held against which, and whether two have the same
// words.

import (
	"slices"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// attributionRules are the rules about attribution, in the order of the page.
func attributionRules() []Rule {
	return []Rule{
		speakerConflict, principalConflict, innerSpeaker, relayDropped, relayDiffers, speakerSharpened, speakerVaguer,
		thoughtAsSpeech, cueLoaded, unattributed, denialDropped, occasionDiffers, paraphraseQuoted, quotationUnmarked,
		headlineUnsupported,
	}
}

// leads are the statements of a claim that attribution rules look at: sure ones,
// few enough to hold each against each. Of a source that says it often the first
// ones count.
func leads(set claim.Set) []*claim.Member {
	const ofOne = 6
	var out []*claim.Member
	had := map[int]int{}
	for _, m := range set.Members {
		if !m.Sure() || had[m.Source] == ofOne {
			continue
		}
		had[m.Source]++
		if out = append(out, m); len(out) == mostVoices {
			break
		}
	}
	return out
}

// each calls f with every two statements of different sources, either way round:
// what is found is about mine. In a check mine is the draft's.
func (p *Pass) each(ms []*claim.Member, f func(mine, theirs *claim.Member)) {
	for _, mine := range ms {
		if p.Draft && mine.Source != 0 {
			continue
		}
		for _, theirs := range ms {
			if theirs.Source != mine.Source {
				f(mine, theirs)
			}
		}
	}
}

// common is what two statements of a claim have in common.
type common struct {
	same      bool   // they have the same words, and not different parts of one utterance
	text      string // the words, of the statement that the finding is about
	suggested bool   // one of the two has no quotation marks around them
	telling   bool   // they are enough to say that the two credit somebody with the same
	proving   bool   // and so many that nobody says them by chance
}

// severity is a rule's own, a step lower where the match is one of likeness.
func (c common) severity(s Severity) Severity {
	if c.suggested {
		return lower(s)
	}
	return s
}

// shares finds what two statements of one claim have in common, and reports
// whether it is the same words: most of those of the shorter one. What it finds
// is kept while one claim is looked at.
func (p *Pass) shares(mine, theirs *claim.Member) (common, bool) {
	if in := p.claims[mine.ID] + 1; p.commonOf != in {
		p.commonOf = in
		p.common = map[[2]int]common{}
	}
	key := [2]int{mine.Order, theirs.Order}
	c, ok := p.common[key]
	if !ok {
		c = p.compare(mine, theirs)
		p.common[key] = c
	}
	return c, c.same
}

func (p *Pass) compare(mine, theirs *claim.Member) common {
	if mine.Quotes() && theirs.Quotes() {
		c := claim.Compare(mine, theirs)
		same, content := agreeing(c.Stretches)
		if same < 2 || content < 1 || 4*same < 3*min(mine.Len(), theirs.Len()) && (same < 8 || content < 5) {
			return common{}
		}
		return common{same: true, text: shown(c), telling: telling(c), proving: proves(c)}
	}
	if p.likeOnly[mine.ID] || p.likeOnly[theirs.ID] || p.Claims[p.claims[mine.ID]].Basis == claim.Suggested {
		return common{same: true, text: mine.Text, suggested: true}
	}
	a, b := claim.Text{Doc: mine.Doc, Words: mine.ContentWords()}, claim.Text{Doc: theirs.Doc, Words: theirs.ContentWords()}
	s, ok := claim.Contrast(a, b)
	if !ok {
		return common{}
	}
	same, content := agreeing([]claim.Stretch{s})
	if same < 4 || content < 2 || 4*same < 3*min(len(a.Words), len(b.Words)) {
		return common{}
	}
	return common{same: true, text: a.Show(a.Words[s.MineFrom:s.MineTo]), suggested: true}
}

// agreeing counts the words that agree, and those of substance among them.
func agreeing(stretches []claim.Stretch) (same, content int) {
	for _, s := range stretches {
		for _, d := range s.Diffs {
			if d.Kind == claim.Equal {
				same += len(d.Mine)
				content += len(d.Mine) - count(d.Mine, claim.IsStop)
			}
		}
	}
	return same, content
}

// one reports whether the speakers of two statements may be taken for one.
func (p *Pass) one(a, b *claim.Member) bool {
	if a.Speaker.Nameless() || b.Speaker.Nameless() {
		return false
	}
	return p.relation(a, b).Agrees()
}

// elsewhere reports whether another statement of the claim, of a source that
// keeps to the words of m, is as asked. Different parts of the utterance do not
// count.
func (p *Pass) elsewhere(ms []*claim.Member, m *claim.Member, as func(*claim.Member) bool) bool {
	return slices.ContainsFunc(ms, func(other *claim.Member) bool {
		if other == m || !as(other) {
			return false
		}
		_, ok := p.shares(other, m)
		return ok
	})
}

// statementOf finds a statement of a member's source by its id.
func (p *Pass) statementOf(m *claim.Member, id string) *statement.Statement {
	if id == "" {
		return nil
	}
	for _, s := range p.Sources[m.Source].Statements {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// outer is the statement whose quotation a member stands in, nil where it stands
// in none.
func (p *Pass) outer(m *claim.Member) *statement.Statement { return p.statementOf(m, m.Within) }

// asserted reports whether a source has a statement as said.
func asserted(m *claim.Member) bool {
	return m.Polarity == statement.Asserted || m.Polarity == ""
}

// anonymous reports whether a source does not name the one who speaks.
func anonymous(s *speaker.Speaker) bool {
	return s != nil && s.Basis == speaker.Unnamed && !s.Nameless() && (!specific(s.Name) || oneOfMany(s)) && !speaker.IsRelay(s.Name)
}

// oneOfMany reports whether a mention with a name in it names nobody: "a Clinton
// campaign official", "Western diplomats", and not "the Chinese leader".
func oneOfMany(s *speaker.Speaker) bool {
	mention := strings.ToLower(s.Mention)
	if strings.HasPrefix(mention, "a ") || strings.HasPrefix(mention, "an ") {
		return true
	}
	first, _, _ := strings.Cut(strings.ToLower(s.Name), " ")
	_, ok := lang.English().Demonyms[first]
	return ok && !strings.HasPrefix(mention, "the ")
}

// disagreement is what a finding of these rules makes of its claim.
func disagreement(rule string) (claim.Agreement, bool) {
	switch rule {
	case "speaker-conflict", "inner-speaker", "denial-dropped":
		return claim.Conflict, true
	case "principal-conflict", "thought-as-speech", "paraphrase-quoted":
		return claim.Variant, true
	}
	return "", false
}
