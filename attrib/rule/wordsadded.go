package rule

var wordsAdded = Rule{
	Name:     WordsAdded,
	Severity: Warning,
	Title:    "A quotation has words that the other source has not, and no brackets",
	Looks: "Looks for content words inside a quotation, not in brackets, that stand in no other source's " +
		"quotation of the same place. Where the other source marks a gap there, or stops before, nothing is " +
		"reported; function words alone are form-changed, fillers fillers-cleaned. Which of the two has it " +
		"right the rule cannot know: it may be that the other lost them.",
	Why: "An explanation that slips inside the marks becomes testimony. It is mostly the very word that the " +
		"story needs: the name of the body, the reason, the date.",
	Case: "On 10 May 2013 ABC News quoted an e-mail of Ben Rhodes, of the White House, on the attack in " +
		"Benghazi: the talking points must reflect “all agency equities, including those of the State " +
		"Department”. CNN published the e-mail on the 14th. It spoke of “all of the relevant equities, " +
		"particularly the investigation”, and of no department. ABC's reporter had had a source's notes.",
	Before: "“We must hear every agency, above all the police, before we speak,” Ann Lee said.",
	After:  "“We must hear every agency before we speak. That is how we have always done it,” Ann Lee said.",
	Check:  (*Pass).wording,
}
