package rule

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
)

var speakerSharpened = Rule{
	Name:     "speaker-sharpened",
	Severity: Warning,
	Title:    "A name stands where the source has only “an official”",
	Looks: "Looks for words that one source credits to a person by name, where the others have them from one " +
		"whom they do not name: “an official”, “an aide”, “a source close to the talks”. Between sources it is the " +
		"fullest wording that is taken for the source. Where any other source has the name, or the description can " +
		"only be one person (“the Chinese president”), nothing is reported.",
	Why: "Somebody promised that source its namelessness, and somebody else has guessed. Sometimes the guess " +
		"is right. It is a guess all the same, and after the third paper it is a fact.",
	Case: "In The New York Times Magazine of 17 October 2004 Ron Suskind quoted a senior adviser to President " +
		"Bush: “We're an empire now, and when we act, we create our own reality.” It has gone round since as " +
		"Karl Rove's, and collections of quotations name him too. In 2017 Newsweek asked both. Rove denied it; " +
		"Suskind would not say.",
	Before: "“We’re an empire now, and when we act, we create our own reality,” Karl Rove said.",
	After: "“We’re an empire now, and when we act, we create our own reality. And while you’re studying that " +
		"reality – judiciously, as you will – we’ll act again,” a senior adviser said.",
	Check: func(p *Pass) {
		p.named(func(mine, theirs *claim.Member) bool { return namedPerson(mine.Speaker) && anonymous(theirs.Speaker) },
			"%s credits %s to %s; %s has it only from %s.")
	},
}

// named reports statements whose speaker differs from the others' in that only
// one of the two is named, as fits says of mine and theirs.
func (p *Pass) named(fits func(mine, theirs *claim.Member) bool, message string) {
	for _, set := range p.Sets {
		ms := leads(set)
		p.each(ms, func(mine, theirs *claim.Member) {
			if !p.Draft && theirs != set.Reference || !fits(mine, theirs) || !mine.Quotes() || !theirs.Quotes() ||
				(mine.Speaker.Type == speaker.Group) != (theirs.Speaker.Type == speaker.Group) && (several(mine.Speaker) || several(theirs.Speaker)) ||
				!asserted(mine) || !asserted(theirs) || !vague(p.relation(mine, theirs)) || mine.Within != "" || theirs.Within != "" {
				return
			}
			// A source that names the other somewhere may mean them.
			if inText(mine.Doc, theirs.Speaker) || inText(theirs.Doc, mine.Speaker) {
				return
			}
			// A source that has it both ways is told of by nobody, and a name that a
			// third source has too came from somewhere.
			if p.elsewhere(ms, mine, func(other *claim.Member) bool {
				return other.Source == theirs.Source && anonymous(other.Speaker) == anonymous(mine.Speaker) && other != theirs ||
					other.Source == mine.Source && anonymous(other.Speaker) == anonymous(theirs.Speaker) ||
					other.Source != mine.Source && namedPerson(mine.Speaker) && p.one(mine, other)
			}) {
				return
			}
			if c, ok := p.shares(mine, theirs); ok && c.telling {
				p.report(mine, theirs, p.id(voice{mine}), Finding{
					Message: fmt.Sprintf(message, mine.Doc.Path, quote(c.text), who(mine), theirs.Doc.Path, article(theirs.Speaker)),
				})
			}
		})
	}
}

// vague reports whether a relation is that of one who is not named to one who is,
// or may be for all that is known.
func vague(r speaker.Relation) bool { return r == speaker.Vaguer || r == speaker.Unclear }

// inText reports whether a document has the last name of a named speaker.
func inText(doc *document.Document, s *speaker.Speaker) bool {
	words := strings.Fields(s.Name)
	return len(words) > 0 && !anonymous(s) && strings.Contains(doc.Text, words[len(words)-1])
}

// article is the mention of one who is not named, as it stands, or the name.
func article(s *speaker.Speaker) string {
	const most = 60 // bytes
	name := s.Name
	if s.Basis == speaker.Unnamed && s.Mention != "" && len(s.Mention) <= most {
		name = s.Mention
	}
	// "My father", at the head of a sentence.
	if first, rest, ok := strings.Cut(name, " "); ok && s.Basis == speaker.Unnamed && claim.IsStop(strings.ToLower(first)) {
		name = strings.ToLower(first) + " " + rest
	}
	return name
}

// namedPerson reports whether a speaker is a person whom the source names.
func namedPerson(s *speaker.Speaker) bool {
	return s != nil && !s.Nameless() && s.Basis != speaker.Unnamed && (s.Type == speaker.Person || several(s))
}

// several reports two or more people with names.
func several(s *speaker.Speaker) bool {
	return s.Type == speaker.Group && s.Basis == speaker.Named && strings.Contains(s.Name, " and ")
}
