package rule

var punctuationChanged = Rule{
	Name:     PunctuationChanged,
	Severity: Warning,
	Title:    "The same words, but a comma or a full stop makes them say another thing",
	Looks: "Looks for two quotations that have the same words, of which one ends a sentence where the other " +
		"goes on, asks where the other states, or has a comma that gives a word to another part of the " +
		"sentence. Commas that are a matter of house style, dashes for commas, an exclamation mark, and the " +
		"comma before a cue are left alone.",
	Why: "Nobody speaks punctuation. Whoever writes the words down puts it in, and with it says what belongs " +
		"to what. It is the one part of a quotation that is never the speaker's, and it is not to be changed " +
		"without going back to the tape.",
	Case: "On 6 March 2019 President Trump thanked the head of Apple, Tim Cook, at the White House: “We " +
		"appreciate it very much, Tim Apple.” So the reporters had it. The official transcript had a dash, “Tim " +
		"— Apple”, and so thanked the man and the company. HuffPost, among others, held it against the tape.",
	Before: "“We will close the ferry. Only in winter the mail will come by air,” Ann Lee said.",
	After:  "“We will close the ferry only in winter. The mail will come by air,” Ann Lee said.",
	Check:  (*Pass).wording,
}
