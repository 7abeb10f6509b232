package rule

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/speaker"
)

var relayDiffers = Rule{
	Name:     "relay-differs",
	Severity: Note,
	Title:    "One source credits the speaker, another only who passed the words on",
	Looks: "Looks for words that one source has from a person or body, and another only from an agency, an " +
		"outlet or other media; or that two sources have by way of two different ones. It is reported once for " +
		"two sources and a claim, and not where the second source has as many of the words from the speaker as " +
		"well. Where the speaker is the same and only the relay is gone, it is relay-dropped.",
	Why: "“Reuters reported” and “the minister said” are different things to vouch for. Whoever only has the " +
		"relay's word should say so, and whoever names the speaker should know where the words were heard. The " +
		"name that gets lost on the way is often the one that would have given a reader pause.",
	Case: "In December 2013 Wen Wei Po of Hong Kong told how a North Korean official had been thrown to dogs, " +
		"and said whose words it printed: a post by one Choi Seongho, on a Chinese network. The Straits Times " +
		"of Singapore, and many others after it, credited the newspaper. On 6 January 2014 Reuters reported " +
		"that the post seemed to be satire.",
	Before: "“The tunnel will stay closed until the water has gone,” state television reported.",
	After: "“The tunnel will stay closed until the water has gone,” Elena Petrova said, according to state " +
		"television.",
	Check: checkRelays,
}

func checkRelays(p *Pass) {
	for _, set := range p.Sets {
		if len(set.Members) < 2 {
			continue
		}
		vs := voices(set)
		p.eachPair(vs, func(mine, theirs voice) {
			if !mine.Sure() || !theirs.Sure() {
				return
			}
			if p.relation(mine.Member, theirs.Member) != speaker.Relayed {
				return
			}
			relay, person := mine, theirs
			a := p.Speakers.IsRelay(mine.Speaker.Name) || claim.Passed(mine.Statement, theirs.Statement)
			b := p.Speakers.IsRelay(theirs.Speaker.Name) || claim.Passed(theirs.Statement, mine.Statement)
			if a && b {
				p.relays(mine.Member, theirs.Member, mine.Speaker.Name, theirs.Speaker.Name)
			}
			if a == b {
				return
			}
			if b {
				relay, person = theirs, mine
			}
			if _, ok := p.shares(mine.Member, theirs.Member); !ok {
				return
			}
			if relay.Speaker.Type == speaker.Person || relay.Speaker.Type == speaker.Group || unnamed(person) || p.credits(vs, relay.Source, person, relay.Len()) || p.credits(vs, person.Source, relay, 1) {
				return
			}
			p.report(mine.Member, theirs.Member, p.id(mine)+"\x00"+who(relay.Member), Finding{
				Message: fmt.Sprintf("%s has the words from %s; %s names only %s, which passed them on.",
					person.Doc.Path, who(person.Member), relay.Doc.Path, who(relay.Member)),
			})
		})
		ms := leads(set)
		p.each(ms, func(mine, theirs *claim.Member) {
			if !p.Draft && mine.Order < theirs.Order || len(mine.Via) == 0 || len(theirs.Via) == 0 || !p.one(mine, theirs) {
				return
			}
			for _, m := range [...]*claim.Member{mine, theirs} {
				if slices.ContainsFunc(m.Via, func(v speaker.Speaker) bool { return !specific(v.Name) || addressed(m.Statement, m.Doc, &v) }) {
					return
				}
			}
			for i := range mine.Via {
				for k := range theirs.Via {
					if alike(mine.Via[i].Name, theirs.Via[k].Name) || speaker.Compare(&mine.Via[i], &theirs.Via[k]).Agrees() {
						return
					}
				}
			}
			p.relays(mine, theirs, mine.Via[0].Name, theirs.Via[0].Name)
		})
	}
}

// relays reports that two sources have the same words by way of two relays.
func (p *Pass) relays(mine, theirs *claim.Member, a, b string) {
	c, ok := p.shares(mine, theirs)
	if !ok || c.suggested || !specific(a) || !specific(b) || alike(a, b) || knows(mine, &speaker.Speaker{Name: b}) || knows(theirs, &speaker.Speaker{Name: a}) {
		return
	}
	p.report(mine, theirs, p.id(voice{mine})+"\x00"+a+"\x00"+b, Finding{
		Message: fmt.Sprintf("%s has %s by way of %s; %s has it by way of %s.", mine.Doc.Path, quote(c.text), a, theirs.Doc.Path, b),
	})
}

// specific reports whether a relay is named: "state media" may be any.
func specific(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first)
}

func unnamed(v voice) bool {
	switch v.Speaker.Basis {
	case speaker.Unnamed, speaker.Pronoun:
		return v.Speaker.Type != speaker.Person || v.Speaker.Basis == speaker.Unnamed
	}
	return false
}

// id names the claim of a voice, so that one claim's note does not stand for
// another's.
func (p *Pass) id(v voice) string { return p.Claims[p.claims[v.ID]].ID }
