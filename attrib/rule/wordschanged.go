package rule

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/speaker"
)

var wordsChanged = Rule{
	Name:     "words-changed",
	Severity: Warning,
	Title:    "Quoted words differ from another source's",
	Looks: "Looks for words inside quotation marks that another source's quotation of the same utterance has " +
		"otherwise, has not, or has beyond. Case, punctuation, spelling, contractions, numbers in words or " +
		"digits, ways to write dates and times, letters that a desk struck out (“d***”), what a bracket or " +
		"ellipsis marks, sentences left out where the cue stands between, and words outside the marks are no " +
		"difference; a fragment that stands whole in the longer wording is none either. A changed negation or " +
		"number is reported by its own rule.",
	Why: "Quotation marks promise the speaker's own words. Where two outlets have different ones, one of them is " +
		"wrong, and the reader who finds both believes neither.",
	Case: "The New York Times corrected on 13 August 2005 what it had quoted Al Franken as saying of a former " +
		"official of his radio network. He had said “I think he was robbing Peter to pay Paul”; the article of " +
		"the day before had him “borrowing from Peter to pay Paul”. Bloggers had compared it with the recording.",
	Before: "“I think he was borrowing from Peter to pay Paul,” Al Franken said.",
	After:  "“I think he was robbing Peter to pay Paul,” Al Franken said.",
	Check:  func(p *Pass) { p.changed(words) },
}

// NegationChanged is the name of the rule for a "not" won or lost.
const NegationChanged = "negation-changed"

var negationChanged = Rule{
	Name:     NegationChanged,
	Severity: Error,
	Title:    "A “not” is won or lost",
	Looks: "Looks for a not, never, no, none, nor, neither, without or hardly inside quotation marks that the other " +
		"source has not, for a word against its opposite (“likely”, “unlikely”), and for an ellipsis that " +
		"swallows the “not” of the words beside it. “Won't” and “will not” are the same, and so are “impossible” " +
		"and “not possible”; a clause left out takes its negations with it. It is a warning where a source is " +
		"unsure.",
	Why: "One lost word turns the sentence round, and no reader can see it. Of all mistakes in a quotation it does " +
		"most for its size.",
	Case: "At the White House briefing of 31 October 2005 a reporter said what was known of two aides and a covert " +
		"officer. Congressional Quarterly and the Federal News Service had the spokesman, Scott McClellan, answer " +
		"“That's accurate”; the White House's own transcript had “I don't think that's accurate”. It asked the " +
		"two to change theirs. Neither would.",
	Before: "“This position will change,” Xi said.",
	After:  "“This position will not change,” Xi said.",
	Check:  func(p *Pass) { p.changed(negation) },
}

var numberChanged = Rule{
	Name:     "number-changed",
	Severity: Error,
	Title:    "A number, amount, unit or date differs",
	Looks: "Looks inside quotation marks for a number against another, an order of magnitude against another " +
		"(million, billion), a unit or currency beside a number, a day or a month. “Fifteen per cent” and “15%”, " +
		"“$1.5m” and “1.5 million dollars”, “March 3” and “3 March”, “5.30pm” and “5:30 p.m.” are the same. It is " +
		"a warning where a source is unsure.",
	Why: "Numbers are what others take over without asking, and the eye passes over a wrong one. Those in a " +
		"quotation nobody recalculates, for they are somebody's words.",
	Case: "In October 2000 The New York Times quoted Ivana Trump on her shopping: “2000 of the black, 2000 of the " +
		"beige, 2000 of the white”, and that for half a year. Its correction of 22 October: two dozen of each, " +
		"not two thousand.",
	Before: "“I buy two thousand of the black and two thousand of the white,” Ivana Trump said.",
	After:  "“I buy two dozen of the black and two dozen of the white,” Ivana Trump said.",
	Check:  func(p *Pass) { p.changed(number) },
}

// changed reports the changes of one kind: of each two wordings, one finding for
// each fragment.
func (p *Pass) changed(k kind) {
	for _, pr := range p.pairs {
		if r := p.relation(pr.Mine, pr.Theirs); (r == speaker.Different || r == speaker.Principal) && !telling(pr.Comparison) {
			continue // two people in like words
		}
		byStretch := map[int][]claim.Diff{}
		var order []int
		for _, d := range pr.differences {
			if d.kind != k {
				continue
			}
			if byStretch[d.stretch] == nil {
				order = append(order, d.stretch)
			}
			byStretch[d.stretch] = append(byStretch[d.stretch], pr.Stretches[d.stretch].Diffs[d.diff])
		}
		for _, at := range order {
			f := Finding{Diff: edits(pr.Stretches[at]), Message: changeMessage(k, pr.Mine, pr.Theirs, byStretch[at])}
			if !pr.Mine.Sure() || !pr.Theirs.Sure() {
				f.Severity = lower(p.rule.Severity)
			}
			p.report(pr.Mine, pr.Theirs, sameChange(byStretch[at]), f)
		}
	}
}

// lower is the severity a step below.
func lower(s Severity) Severity {
	if s == Error {
		return Warning
	}
	return Note
}

// sameChange is what tells one change from another: the words, whichever side
// they are on.
func sameChange(diffs []claim.Diff) string {
	var b strings.Builder
	for _, d := range diffs {
		x, y := normal(d.Mine), normal(d.Theirs)
		if x > y {
			x, y = y, x
		}
		b.WriteString(x + "\x01" + y + "\x02")
	}
	return b.String()
}

func normal(words []claim.Word) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.Norm
	}
	return strings.Join(out, " ")
}

// changeMessage says what differs, in a sentence.
func changeMessage(k kind, mine, theirs *claim.Member, diffs []claim.Diff) string {
	return ChangeMessage(k == negation, mine.Doc.Path, who(mine), theirs.Doc.Path, diffs)
}

// ChangeMessage says in a sentence how the words that one path quotes a speaker
// with differ from another's.
func ChangeMessage(negated bool, mine, who, theirs string, diffs []claim.Diff) string {
	const most = 3
	var parts []string
	for i, d := range diffs {
		if i == most {
			parts = append(parts, fmt.Sprintf("and %d more", len(diffs)-most))
			break
		}
		switch {
		case d.MineText == "":
			parts = append(parts, "without "+quote(d.TheirsText))
		case d.TheirsText == "":
			parts = append(parts, "with "+quote(d.MineText)+" added")
		default:
			parts = append(parts, "with "+quote(d.MineText)+" for "+quote(d.TheirsText))
		}
	}
	end := "."
	if negated {
		end = ": the sense is turned round."
	}
	quotes := "quotes " + who
	if who == "nobody" {
		quotes = "has the words"
	}
	return fmt.Sprintf("%s %s %s, against %s%s", mine, quotes, strings.Join(parts, ", "), theirs, end)
}
