package rule

var negationChanged = Rule{
	Name:     NegationChanged,
	Severity: Error,
	Title:    "A “not” is won or lost",
	Looks: "Looks for a not, n't, never, no, none, nor, neither, without or hardly inside quotation marks that " +
		"the other source has not, and for a word against its opposite (“likely”, “unlikely”). “Won't” and " +
		"“will not” are the same, and so are “impossible” and “not possible”; a “not” said twice counts once; a " +
		"clause left out takes its negations with it, and what an ellipsis swallows is a matter of elided. It " +
		"is a warning where a source is unsure.",
	Why: "One lost word turns the sentence round, and no reader can see it. Of all mistakes in a quotation it " +
		"does most for its size.",
	Case: "At the White House briefing of 31 October 2005 a reporter said what was known of two aides and a " +
		"covert officer. Congressional Quarterly and the Federal News Service had the spokesman, Scott " +
		"McClellan, answer “That's accurate”; the White House's own transcript had “I don't think that's " +
		"accurate”. It asked the two to change theirs. Neither would.",
	Before: "“This position will change,” Xi said.",
	After:  "“This position will not change,” Xi said.",
	Check:  (*Pass).wording,
}
