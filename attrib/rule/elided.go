package rule

var elided = Rule{
	Name:     Elided,
	Severity: Note,
	Title:    "An ellipsis stands for words that another source has",
	Looks: "Looks for a marked gap inside a quotation, and shows what another source has there. It is an error " +
		"where the gap hides a negation, a condition or another subject, or where it joins answers to different " +
		"questions. One at the beginning or the end is shown with the rest of its sentence. A pause that the " +
		"other source marks as well, a word that nobody heard, and applause are left alone.",
	Why: "Three dots say that something is missing. They do not say what, and they are often taken to say that " +
		"it did not matter. An editor who has the words at hand can see in a moment whether that is so.",
	Case: "On 14 May 2003 Maureen Dowd of The New York Times quoted President Bush on al-Qaida: “That group of " +
		"terrorists who attacked our country is slowly but surely being decimated … They're not a problem " +
		"anymore.” Between the two stood that half of its leaders were “either jailed or dead. In either case”. " +
		"It was those who were no problem. She gave the words in full on 28 May, without a correction; the " +
		"Mobile Register printed one of its own, and dropped her column.",
	Before: "“That group of terrorists … is slowly but surely being decimated,” George Bush said.",
	After: "“That group of terrorists who attacked our country is slowly but surely being decimated,” George " +
		"Bush said.",
	Check: (*Pass).wording,
}
