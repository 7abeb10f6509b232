package rule

var translationDiffers = Rule{
	Name:     TranslationDiffers,
	Severity: Note,
	Title:    "Two renderings of words that were said in another language",
	Looks: "Looks for quotations of one utterance that differ in words where a source says that it was made in " +
		"another language, or through an interpreter, or where the speaker's language and the agencies that " +
		"report it make that likely. It then stands in place of word-changed, words-dropped, words-added, " +
		"words-moved and form-changed. A number, a name or a negation that differs is reported all the same: " +
		"those survive any translation.",
	Why: "Neither wording is the speaker's, and both may be right. An editor who knows it will not call the " +
		"other a misquotation, will name the translator, and will go back to the original before a whole story " +
		"is hung upon one verb.",
	Case: "In October 2005 The New York Times, with the agencies, had Mahmoud Ahmadinejad say that Israel must " +
		"be “wiped off the map”. Juan Cole, a historian, read the Persian as “must vanish from the page of " +
		"time”, and Jonathan Steele took that up in The Guardian. On 11 June 2006 the Times weighed the two: " +
		"the map was in the official Iranian translations too. The quarrel was about the English alone.",
	Before: "“The regime occupying Jerusalem must be eliminated from the page of history,” Mahmoud Ahmadinejad " +
		"said in Persian.",
	After: "“The regime occupying Jerusalem must vanish from the page of time,” Mahmoud Ahmadinejad said in " +
		"Persian.",
	Check: (*Pass).wording,
}
