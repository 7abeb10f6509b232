package rule

var wordsMoved = Rule{
	Name:     WordsMoved,
	Severity: Note,
	Title:    "A quotation has the same words in another order",
	Looks: "Looks for words that two quotations of one utterance both have, but in another order. Two " +
		"sentences that changed places, and a cue that stands elsewhere in the sentence, are left alone.",
	Why: "Mostly it is a slip of memory that harms nobody. But order is emphasis, and sometimes it is sense: " +
		"“what is good for the one is good for the other” does not mean the same the other way round.",
	Case: "On 15 January 1953 Charles Wilson, until then the head of General Motors, was asked by the Senate's " +
		"committee on the armed services whether he could decide against his company. “For years I thought what " +
		"was good for our country was good for General Motors, and vice versa,” he said. He is remembered for " +
		"“What's good for General Motors is good for the country”; the dictionary that the Library of " +
		"Congress's researchers made of quotations in 1989 gives the one, and says that it is often turned into " +
		"the other.",
	Before: "“For years I thought what was good for General Motors was good for our country, and vice versa,” " +
		"Charles Wilson said.",
	After: "“For years I thought what was good for our country was good for General Motors, and vice versa,” " +
		"Charles Wilson said.",
	Check: (*Pass).wording,
}
