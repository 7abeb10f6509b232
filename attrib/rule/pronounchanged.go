package rule

var pronounChanged = Rule{
	Name:     PronounChanged,
	Severity: Warning,
	Title:    "One pronoun stands for another, or for a noun",
	Looks: "Looks inside quotation marks for one pronoun against another (I, we, you, he, she, it, they, and " +
		"their forms), and for a pronoun where the other source has a noun or a “that”, or the other way round. " +
		"A pronoun that a bracket explains is a matter of bracketed; “it's” and “it is”, and a pronoun said " +
		"twice in a false start, are no difference.",
	Why: "A pronoun says who did it. “I” for “we” makes one person's boast of a common work, “they” for “he” a " +
		"conspiracy of one man's deed. The word is short, it is often swallowed in speech, and the ear fills in " +
		"what it expects.",
	Case: "On 30 November 1999 Al Gore told pupils in Concord, New Hampshire, how he had held hearings on " +
		"toxic waste at Love Canal and at Toone, Tennessee, of which he said: “But that was the one that " +
		"started it all.” The New York Times and The Washington Post both had “I was the one that started it " +
		"all”. The pupils protested; the Post corrected on 7 December, the Times on the 10th. By then the boast " +
		"was a standing joke.",
	Before: "“I closed the northern sluice before the storm, and nobody was hurt,” Ann Lee said.",
	After:  "“We closed the northern sluice before the storm, and nobody was hurt,” Ann Lee said.",
	Check:  (*Pass).wording,
}
