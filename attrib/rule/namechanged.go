package rule

var nameChanged = Rule{
	Name:     NameChanged,
	Severity: Error,
	Title:    "One person, place or body stands for another in a quotation",
	Looks: "Looks inside quotation marks for a name where the other source has another name, or a name with " +
		"another given name. A surname for a full name, a name with or without its title, initials for a body " +
		"spelt out, and two spellings or transliterations of one name (Kiev and Kyiv, Zelensky and Zelenskyy) " +
		"are left alone; so is a name that takes the place of a pronoun in brackets.",
	Why: "A wrong name in a quotation does harm twice: it puts a charge, a praise or a promise on somebody who " +
		"was not meant, and it has the speaker do so. Names that sound alike, that stand side by side in the " +
		"notes, or of which one is in every other story of the day are the ones that change places.",
	Case: "On 10 July 2004 The Washington Post, on a report of the Senate, had the former ambassador Joseph " +
		"Wilson tell the CIA that Iraq had tried to buy four hundred tons of uranium from Niger in 1998. The " +
		"whole dispute about him was whether Iraq had. Three days later a correction said that it was Iran.",
	Before: "“Iraq tried to buy four hundred tons of uranium from Niger that year,” Ann Lee said.",
	After:  "“Iran tried to buy four hundred tons of uranium from Niger that year,” Ann Lee said.",
	Check:  (*Pass).wording,
}
