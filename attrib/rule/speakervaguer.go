package rule

import "github.com/attribcheck/attrib/attrib/claim"

var speakerVaguer = Rule{
	Name:     "speaker-vaguer",
	Severity: Note,
	Title:    "“An official”, where the source names the person",
	Looks: "Looks for words that a source credits to one whom it does not name, where the other has them from a person " +
		"by name. Between sources it is the one that is held against the fullest wording that is looked at.",
	Why: "Readers weigh words by who said them. A name that another source could print is seldom left out for a good " +
		"reason.",
	Case: "A typical case: an agency names the deputy minister; a paper that is short of space writes “an official”, " +
		"and the next one takes the official for somebody who asked not to be named.",
	Before: "“Not one lorry crossed the bridge before the flood,” an official said.",
	After:  "“Not one lorry crossed the bridge before the flood. Not a cart did either,” Deputy Minister Ann Lee said.",
	Check: func(p *Pass) {
		p.named(func(mine, theirs *claim.Member) bool { return anonymous(mine.Speaker) && namedPerson(theirs.Speaker) },
			"%s credits %s only to %s; %s has it from %s.")
	},
}
