package rule

var formChanged = Rule{
	Name:     FormChanged,
	Severity: Note,
	Title:    "Only an article, a preposition or the form of a word differs",
	Looks: "Looks for differences between two quotations that lie in function words alone or in the form of a " +
		"word: a or the, of or for, singular or plural, has or had, “which” for “that”. Contractions, British " +
		"and American forms, and anything that turns the sense (a negation, a pronoun, a hedge, a question) are " +
		"not its business.",
	Why: "Nobody is misled, mostly. But two desks that differ in an article did not copy from the same tape, " +
		"and a house that forbids any change inside the marks wants to know.",
	Case: "The Associated Press and the newspapers of July 1969 had Neil Armstrong step on the moon with “one " +
		"small step for man”. He held that he had said “for a man”. On the 31st The New York Times ran a " +
		"correction: the omitted article made a slight but significant change in the meaning. The correction " +
		"itself turned his giant leap into a giant step.",
	Before: "“That’s one small step for man, one giant leap for mankind,” Neil Armstrong said.",
	After:  "“That’s one small step for a man, one giant leap for mankind,” Neil Armstrong said.",
	Check:  (*Pass).wording,
}
