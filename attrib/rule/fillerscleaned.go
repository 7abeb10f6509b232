package rule

var fillersCleaned = Rule{
	Name:     FillersCleaned,
	Severity: Note,
	Title:    "An “um”, a “you know” or a false start was taken out",
	Looks: "Looks for sounds and phrases that fill a pause (um, er, you know, I mean, sort of), and for " +
		"repeated beginnings, that one source has and the other has not. Where “you know” has an object, or " +
		"“like” is a verb, it is no filler; a repetition for effect is none either.",
	Why: "Houses differ: some clean, some forbid it, and both are within their rights. What a house should not " +
		"do is to clean for the mighty and to leave it in for the others. A reader who finds both versions will " +
		"ask which of the two was kind.",
	Case: "In December 2008 Caroline Kennedy, who wished to be a senator, gave interviews to the New York " +
		"papers. The Daily News left what fills her pauses in its quotations (“somebody who isn't, you know, " +
		"part of the system”) and counted over two hundred in half an hour. The New York Times put the whole " +
		"transcript of its own interview on line, and others counted 138 there. That a desk had left them in " +
		"was by then as much the story as what she had said.",
	Before: "“I’m really coming into this as somebody who isn’t part of the system,” Caroline Kennedy said.",
	After: "“I’m really coming into this as somebody who isn’t, you know, part of the system,” Caroline " +
		"Kennedy said.",
	Check: (*Pass).wording,
}
