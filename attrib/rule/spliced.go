package rule

var spliced = Rule{
	Name:     Spliced,
	Severity: Error,
	Title:    "Words said far apart are joined to one quotation",
	Looks: "Looks for an unbroken quotation whose parts stand apart in the other source, with other words, " +
		"another question or another hour between, and neither an ellipsis nor the cue where they meet. " +
		"Neighbouring fragments are fragments-joined; a gap that is marked is elided.",
	Why: "Every word was said, and the sentence was not. A join makes cause and consequence, question and " +
		"answer, where the speaker made none, and a comparison word by word finds nothing wrong.",
	Case: "In October 2024 the BBC's Panorama had Donald Trump say in one breath, on 6 January 2021, that they " +
		"were going to “walk down to the Capitol” and to “fight like hell”. He had said the one more than fifty " +
		"minutes before the other. When the cut came to light in November 2025, the director-general and the " +
		"head of news resigned, and the BBC apologised for showing excerpts as one continuous section of the " +
		"speech.",
	Before: "“We are going to march down to the harbour on Sunday and fight like our fathers before us,” Ann " +
		"Lee said.",
	After: "“We are going to march down to the harbour on Sunday and lay flowers for the old dockers. In court " +
		"we fight like our fathers before us,” Ann Lee said.",
	Check: checkSpliced,
}
