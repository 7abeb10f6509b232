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
		"otherwise, has not, or has beyond. Case, punctuation, spelling, contractions, numbers in words or digits, " +
		"what a bracket or ellipsis marks, and words outside the marks are no difference; a fragment that stands " +
		"whole in the longer wording is none either. A changed negation or number is reported by its own rule.",
	Why: "Quotation marks promise the speaker's own words. Where two outlets have different ones, one of them is wrong.",
	Case: "In June 2008 the news site OneNewsNow, which replaced a word by rule, gave the winner of the 100 metres at " +
		"the United States Olympic trials, Tyson Gay, as “Homosexual”, in agency copy that had been right.",
	Before: "She called for “a total and complete ban”.",
	After:  "She called for “a total and complete shutdown”.",
	Check:  func(p *Pass) { p.changed(words) },
}

// NegationChanged is the name of the rule for a "not" won or lost.
const NegationChanged = "negation-changed"

var negationChanged = Rule{
	Name:     NegationChanged,
	Severity: Error,
	Title:    "A “not” is won or lost",
	Looks: "Looks for a not, never, no, none, nor, neither, without or hardly inside quotation marks that the other " +
		"source has not, and for a word against its opposite (“likely”, “unlikely”). “Won't” and “will not” are the same.",
	Why: "One lost word turns the sentence round, and no reader can see it.",
	Case: "The Bible that Robert Barker and Martin Lucas printed in London in 1631 left the “not” out of the seventh " +
		"commandment. They were fined and lost their licence; the edition is called the Wicked Bible.",
	Before: "“This position will change,” Xi said.",
	After:  "“This position will not change,” Xi said.",
	Check:  func(p *Pass) { p.changed(negation) },
}

var numberChanged = Rule{
	Name:     "number-changed",
	Severity: Error,
	Title:    "A number, amount, unit or date differs",
	Looks: "Looks inside quotation marks for a number against another, an order of magnitude against another " +
		"(million, billion), a unit beside a number, a day or a month. “Fifteen per cent” and “15%” are the same.",
	Why: "Numbers are what others take over without asking, and the eye passes over a wrong one.",
	Case: "The report of the Intergovernmental Panel on Climate Change of 2007 had Himalayan glaciers gone by 2035. " +
		"BBC News reported in December 2009 that an earlier paper had 2350; the panel withdrew the figure a month later.",
	Before: "“We lost 1.5 billion on it,” Lee said.",
	After:  "“We lost 1.5 million on it,” Lee said.",
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
