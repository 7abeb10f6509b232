package rule

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

var relayDropped = Rule{
	Name:     "relay-dropped",
	Severity: Warning,
	Title:    "A source says “he said” where it was told that he said",
	Looks: "Looks for words that one source credits to their speaker with nothing between, where every other " +
		"source has them by way of an agency, an outlet, an aide or a witness (“according to”, “was quoted as " +
		"saying”). A source that names the relay beside the words or in the paragraph before, or is the relay " +
		"itself, is left alone; so are, between sources, an interview (“she told Reuters”), one that shows that it " +
		"listened (“told reporters”), and an agency's copy. Another relay is a matter of relay-differs.",
	Why: "“He said” means that the reporter heard it, read it, or has the tape. Whoever has it from somebody " +
		"who says that he heard it is vouching for two memories and one translation, and has not told the " +
		"reader.",
	Case: "On 7 October 2005 The Independent was headed “Bush: God told me to invade Iraq”, The Guardian " +
		"“George Bush: 'God told me to end the tyranny in Iraq'”. Both had it from the BBC, which had it from " +
		"Nabil Shaath, a Palestinian minister, who recalled a meeting of June 2003. The White House called it " +
		"absurd. Shaath stood by it, and told Reuters that it had been a figure of speech. The Times of London " +
		"had said whose memory it was.",
	Before: "“I’m driven with a mission from God,” George Bush said.",
	After:  "“I’m driven with a mission from God,” George Bush said, according to Nabil Shaath.",
	Check:  checkDropped,
}

func checkDropped(p *Pass) {
	for _, set := range p.Sets {
		ms := leads(set)
		p.each(ms, func(mine, theirs *claim.Member) {
			if len(mine.Via) > 0 || len(theirs.Via) == 0 || !mine.Quotes() || !theirs.Quotes() || !p.one(mine, theirs) ||
				mine.Within != "" || theirs.Within != "" || mine.Speaker.Basis == speaker.Label {
				return
			}
			relay := &theirs.Via[0]
			if !passes(theirs.Doc, relay) {
				return
			}
			if !p.Draft && (addressed(theirs.Statement, theirs.Doc, relay) || firsthand(mine)) || knows(mine, relay) || own(theirs.Doc, relay) {
				return
			}
			c, ok := p.shares(mine, theirs)
			if !ok || !c.telling || p.elsewhere(ms, mine, func(other *claim.Member) bool {
				return other.Source != mine.Source && len(other.Via) == 0 && p.one(mine, other)
			}) {
				return
			}
			p.report(mine, theirs, p.id(voice{mine}), Finding{
				Message: fmt.Sprintf("%s has %s from %s directly; %s has it by way of %s.", mine.Doc.Path, quote(c.text), who(mine),
					theirs.Doc.Path, relay.Name),
			})
		})
	}
}

// firsthand reports whether a source shows that it heard, or read, the words: who
// was told, or in what setting; or that it is an agency's copy.
func firsthand(m *claim.Member) bool {
	const dateline = 200 // bytes: "LONDON (Reuters) - …"
	head := m.Doc.Text[:min(len(m.Doc.Text), dateline)]
	if i := strings.Index(head, ") -"); i >= 0 && strings.Contains(head[:i], "(") || strings.Contains(head, ") –") || strings.Contains(head, ") —") {
		return true
	}
	if m.Cue == nil {
		return false
	}
	if occasionOf(m).setting != "" {
		return true
	}
	l := attributionLists()
	telling := false
	for _, w := range crediting(m) {
		telling = telling || l.telling[w.Norm]
		if telling && l.listening[w.Norm] {
			return true
		}
	}
	return false
}

// passes reports whether a relay surely passed the words on: an agency or outlet
// does; a person only where the source has it "according to" them.
func passes(doc *document.Document, relay *speaker.Speaker) bool {
	if relay.Type == speaker.Organization || speaker.IsRelay(relay.Name) {
		return true
	}
	const reach = 24 // bytes
	if relay.Start > len(doc.Text) {
		return false
	}
	return attributionLists().passing[twoBefore(doc.Text[max(0, relay.Start-reach):relay.Start])]
}

// twoBefore are the last two words of a text, in normal form.
func twoBefore(text string) string {
	f := strings.Fields(claim.Normal(text))
	return strings.Join(f[max(0, len(f)-2):], " ")
}

// addressed reports whether a relay is whom the speaker told it: "told Marpress".
func addressed(s *statement.Statement, doc *document.Document, relay *speaker.Speaker) bool {
	if s.Cue == nil || relay.Start < s.Cue.Start || relay.Start > len(doc.Text) {
		return false
	}
	const reach = 40 // bytes between "told" and the name: "told the newspaper"
	between := doc.Text[s.Cue.Start:relay.Start]
	return len(between) <= reach && !strings.ContainsAny(between, ",.;:“”\"") && attributionLists().telling[firstWord(between)]
}

func firstWord(text string) string {
	if f := strings.Fields(claim.Normal(text)); len(f) > 0 {
		return f[0]
	}
	return ""
}

// knows reports whether a source has a relay in or shortly before a statement's
// paragraph, or is the relay's own.
func knows(m *claim.Member, relay *speaker.Speaker) bool {
	if own(m.Doc, relay) || has(claim.Normal(m.Doc.Author), claim.Normal(relay.Name)) || len(m.Content) == 0 {
		return true
	}
	const before, after = 400, 200 // bytes: a paragraph or two
	from, to := max(0, m.Content[0].Start-before), min(len(m.Doc.Text), m.Content[len(m.Content)-1].End+after)
	if i := strings.Index(m.Doc.Text[m.Content[len(m.Content)-1].End:to], "\n"); i >= 0 {
		to = m.Content[len(m.Content)-1].End + i
	}
	return strings.Contains(strings.ToLower(m.Doc.Text[from:to]), strings.ToLower(relay.Name))
}

// own reports whether a document is the relay's own, as its publisher or its
// credit says: "LONDON (Reuters) - …".
func own(doc *document.Document, relay *speaker.Speaker) bool {
	name := claim.Normal(relay.Name)
	if name == "" || has(claim.Normal(doc.Outlet), name) {
		return true
	}
	return strings.Contains(doc.Text, "("+relay.Name+")")
}

// has reports whether the words of a normal text hold those of another.
func has(text, words string) bool { return strings.Contains(" "+text+" ", " "+words+" ") }
