package rule

var wordsDropped = Rule{
	Name:     WordsDropped,
	Severity: Warning,
	Title:    "Words are missing from a quotation, and nothing marks the gap",
	Looks: "Looks for content words inside a sentence of another source's quotation that this one has not, " +
		"with neither an ellipsis nor the end of a fragment where they stood. Whole sentences left out where " +
		"the cue stands between, a fragment that stands whole in the longer wording, fillers, and a cut at the " +
		"sentence's end (truncated) are left alone.",
	Why: "The reader of an unbroken quotation takes it that nothing is missing. What is left out is mostly " +
		"harmless, and the writer thought so too; the marks are there so that the reader need not rely on it.",
	Case: "In June 2008 Sarah Palin asked a church in Wasilla, Alaska, to pray for the soldiers, “also, for " +
		"this country, that our leaders, our national leaders, are sending them out on a task that is from " +
		"God”. The Associated Press had “Our national leaders are sending them out on a task that is from God”. " +
		"In September Charles Gibson of ABC put it to her so. She doubted that it was her exact quote; “exact " +
		"words,” he said. The praying was gone, and a wish had become an assertion.",
	Before: "“We will open the eastern border before the winter, and we will keep it open,” Ann Lee said.",
	After: "“We will open the eastern border to the sick and the old before the winter, and we will keep it " +
		"open,” Ann Lee said.",
	Check: (*Pass).wording,
}
