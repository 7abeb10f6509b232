package rule

var hedgeChanged = Rule{
	Name:     HedgeChanged,
	Severity: Error,
	Title:    "An “if”, a “may” or a “perhaps” is won or lost",
	Looks: "Looks inside quotation marks for words that make a statement less than certain and that only one " +
		"of the sources has: if, unless, may, might, could, perhaps, some, almost, “as far as I know” and the " +
		"like, and for the “if” or the “whether” of a clause that a quotation begins inside. A lost “I think” or " +
		"“I believe” is a warning where what follows is plainly the speaker's own view; where it is a fact, it is " +
		"an error like the rest.",
	Why: "What somebody holds possible and what somebody asserts are two statements. A careful speaker puts " +
		"the hedge in on purpose, and it is the first thing that is cut for length.",
	Case: "In a sermon of 1968 Martin Luther King imagined his own eulogy: “If you want to say that I was a " +
		"drum major, say that I was a drum major for justice.” His memorial in Washington had “I was a drum " +
		"major for justice, peace and righteousness”. On 25 August 2011 Rachel Manteuffel of The Washington " +
		"Post showed what the lost “if” did: a man who warned of boasting was made to boast. The words were " +
		"taken off the stone in 2013.",
	Before: "“The northern sluice will hold until the spring,” Ann Lee said.",
	After:  "“The northern sluice may hold until the spring,” Ann Lee said.",
	Check:  (*Pass).wording,
}
