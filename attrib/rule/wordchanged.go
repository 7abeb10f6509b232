package rule

var wordChanged = Rule{
	Name:     WordChanged,
	Severity: Warning,
	Title:    "One word stands for another in a quotation",
	Looks: "Looks inside quotation marks for a word of its own meaning – noun, verb, adjective, adverb – where " +
		"another source's quotation of the same utterance has a different one. Case, spelling, contractions, " +
		"numbers in words or digits, dates and times, letters that a desk struck out (“d***”), marked brackets " +
		"and gaps, and words outside the marks are no difference. A name, a number, a negation, a pronoun, a " +
		"hedge, and a mere change of form have rules of their own; two renderings of a foreign speech are " +
		"translation-differs.",
	Why: "Quotation marks promise the speaker's own words. Where two outlets have different ones, one of them " +
		"is wrong, and the reader who finds both believes neither.",
	Case: "The New York Times corrected on 13 August 2005 what it had quoted Al Franken as saying of a former " +
		"official of his radio network. He had said “I think he was robbing Peter to pay Paul”; the article of " +
		"the day before had him “borrowing from Peter to pay Paul”. One letter is enough: in August 2003 The " +
		"Guardian had the chairman of Wolverhampton Wanderers say that “our team was the worst in the First " +
		"Division”. He had just been offered a hot drink; he said “our tea”.",
	Before: "“I think he was borrowing from Peter to pay Paul,” Al Franken said.",
	After:  "“I think he was robbing Peter to pay Paul,” Al Franken said.",
	Check:  (*Pass).wording,
}
