package rule

var numberChanged = Rule{
	Name:     NumberChanged,
	Severity: Error,
	Title:    "A number, amount, unit, share or date differs",
	Looks: "Looks inside quotation marks for a number against another, an order of magnitude against another " +
		"(million, billion), a unit or currency beside a number, a share, a year, a month or a day. “Fifteen " +
		"per cent” and “15%”, “$1.5m” and “1.5 million dollars”, “March 3” and “3 March”, “5.30pm” and “5:30 " +
		"p.m.” are the same. “Half” against “50 percent” is another word, not another number. It is a warning " +
		"where a source is unsure.",
	Why: "Numbers are what others take over without asking, and the eye passes over a wrong one. Those in a " +
		"quotation nobody recalculates, for they are somebody's words.",
	Case: "In October 2000 The New York Times quoted Ivana Trump on her shopping: “2000 of the black, 2000 of " +
		"the beige, 2000 of the white”, and that for half a year. Its correction of 22 October: two dozen of " +
		"each, not two thousand.",
	Before: "“I buy two thousand of the black and two thousand of the white,” Ivana Trump said.",
	After:  "“I buy two dozen of the black and two dozen of the white,” Ivana Trump said.",
	Check:  (*Pass).wording,
}
