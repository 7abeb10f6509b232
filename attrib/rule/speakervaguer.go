package rule

import "github.com/attribcheck/attrib/attrib/claim"

var speakerVaguer = Rule{
	Name:     "speaker-vaguer",
	Severity: Note,
	Title:    "“An official” stands where another source has the name",
	Looks: "Looks for words that one source credits to “an official”, “a source” or “critics”, where the " +
		"fullest wording has them from a person by name. A second mention of one whom the source has named, and a " +
		"description that can only be one person, are left alone.",
	Why: "The name is what lets a reader weigh the words. There can be good reasons to leave it out; that it " +
		"was not at hand is none, and that everybody else prints it makes the secret a game.",
	Case: "On 27 February 2007 reporters on Vice President Cheney's plane had to call whom they had talked to " +
		"a “senior administration official”, though the White House's own transcript had him speak of Cheney's " +
		"doings as his: “That's not the way I work.” Those aboard, and the Associated Press, wrote “official”. " +
		"The New York Times, among others who had promised nothing, named him on the 28th.",
	Before: "“The idea that I’d go in and threaten someone is an invalid misreading of the way I do business,” " +
		"a senior administration official said.",
	After: "“But the idea that I’d go in and threaten someone is an invalid misreading of the way I do " +
		"business,” Dick Cheney said.",
	Check: func(p *Pass) {
		p.named(func(mine, theirs *claim.Member) bool { return anonymous(mine.Speaker) && namedPerson(theirs.Speaker) },
			"%s credits %s only to %s; %s has it from %s.")
	},
}
