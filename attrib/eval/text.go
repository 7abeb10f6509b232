package eval

// The form for people: tables, with a line on what each counts.

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// Text writes a report for a terminal. Foreign control characters are shown, not
// obeyed.
func Text(w io.Writer, r *Report) error {
	p := &page{bufio.NewWriter(w)}
	p.head(r)
	p.spans(r)
	p.quotations(r)
	p.falses(r)
	p.calibration(r)
	p.mistakes(r)
	return p.Flush()
}

// page writes; the first error is kept until Flush.
type page struct{ *bufio.Writer }

func (p *page) line(format string, args ...any) {
	fmt.Fprintln(p, strings.TrimRight(fmt.Sprintf(format, args...), " "))
}

func (p *page) head(r *Report) {
	p.line("%s: %s, %s annotated, %s found", strings.Map(visible, r.Gold), many(r.Articles, "article"), many(r.Attributions, "attribution"), many(r.Statements, "statement"))
	if r.Stripped {
		p.line("Case and punctuation were taken away first; places are those of the articles.")
	}
}

func (p *page) spans(r *Report) {
	p.line("")
	p.line("%-20s  %-21s  %s", "SPANS", "exactly the same", "words in common")
	p.line("%-20s  %s  %s", "", columns, columns)
	for i := range r.Groups {
		g := &r.Groups[i]
		name := g.Kind
		if i > 0 && g.Attributions+g.Statements == 0 {
			continue
		}
		if i > 0 {
			p.line("%s: %s annotated, %s found", name, number(g.Attributions), number(g.Statements))
		}
		for n, role := range roleNames {
			p.line("  %-18s  %s  %s", role, scored(g.role(n).Exact), scored(g.role(n).Overlap))
		}
		p.line("  %-18s  %s", "all three", scored(g.Whole))
	}
	p.line("P, precision: how much of what is found is right. R, recall: how much of what is")
	p.line("annotated is found. F1 is their mean. Direct, mixed and indirect: all, part or")
	p.line("none of the content stands in quotation marks.")
}

const columns = "    P      R     F1  "

func scored(s Score) string {
	return fmt.Sprintf("%5s  %5s  %5s", percent(s.Precision.Share()), percent(s.Recall.Share()), percent(s.F1()))
}

func (p *page) quotations(r *Report) {
	q := &r.Quoted
	p.line("")
	p.line("%-20s  %6s  %6s  %7s  %6s", "QUOTATIONS", "", "found", "mention", "name")
	row := func(name string, s Speakers) {
		p.line("%-20s  %6s  %6s  %7s  %6s", name, number(s.Found.Of), percent(s.Found.Share()), percent(s.Mention.Share()), percent(s.Name.Share()))
	}
	row("all", q.All)
	if q.Labelled.Found.Of > 0 {
		row("speaker known", q.Labelled)
	}
	for _, b := range q.Bases {
		if b.Found.Of > 0 {
			row("  "+b.Basis, b.Speakers)
		}
	}
	p.line("%-20s  %6s  %6s", "stretches in marks", number(q.Stretches.Of), percent(q.Stretches.Share()))
	p.line("Mention: the speaker is taken from the words that the annotators marked. Name:")
	p.line("the speaker has the name that was set down by hand, here by what ties the")
	p.line("mention to it. Both are of all, found or not.")
}

func (p *page) falses(r *Report) {
	f := &r.False
	p.line("")
	share := ""
	if f.Share != nil {
		share = ", " + percent(*f.Share) + "% of all"
	}
	p.line("FALSE STATEMENTS")
	p.line("%7s  where nothing is annotated", number(f.Unannotated))
	p.line("%7s  where nobody speaks", number(f.NotSpeech))
	p.line("%7s  together%s", number(f.Unannotated+f.NotSpeech), share)
	p.line("These have quoted words, a speaker and a confidence of 50%% or more. Found were")
	p.line("%s, %s with quoted words.", many(f.Statements, "statement"), number(f.Quoted))
}

func (p *page) calibration(r *Report) {
	if len(r.Calibration) != 2 {
		return
	}
	quoted, all := r.Calibration[0].Bins, r.Calibration[1].Bins
	p.line("")
	p.line("%-20s  %-16s  %s", "CONFIDENCE", "quoted words", "all statements")
	p.line("%-20s  %7s  %7s  %7s  %7s", "", "number", "right", "number", "right")
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Right.Of > 0 {
			p.line("%-20s  %7s  %7s  %7s  %7s", fmt.Sprintf("  %.1f to %.1f", all[i].From, all[i].To),
				number(quoted[i].Right.Of), percent(quoted[i].Right.Share()), number(all[i].Right.Of), percent(all[i].Right.Share()))
		}
	}
	p.line("Right, of quoted words: annotated, and the name right where it is known. Of all:")
	p.line("half the words, or more, are those of one annotated content.")
}

func (p *page) mistakes(r *Report) {
	p.line("")
	p.line("ERRORS")
	if len(r.Errors) == 0 {
		p.line("none")
		return
	}
	p.line("The words are those that are missed, found in vain, too much or lacking.")
	for _, m := range r.Errors {
		p.line("%7s  %s %s", number(m.Count), m.What, m.Kind)
		for _, at := range m.Places {
			line := fmt.Sprintf("%s:%d:%d  %s", at.Path, at.Line, at.Column, at.Words)
			switch {
			case at.Found != "" && at.Gold != "":
				line += " · " + at.Found + ", not " + at.Gold
			case at.Found != "":
				line += " · " + at.Found
			case at.Gold != "":
				line += " · not " + at.Gold
			}
			p.line("           %s", strings.Map(visible, line))
		}
	}
}

// percent is a share in per cent with one decimal, a dash for NaN.
func percent(share float64) string {
	if math.IsNaN(share) {
		return "–"
	}
	return strconv.FormatFloat(100*share, 'f', 1, 64)
}

// many is a number with its noun.
func many(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return number(n) + " " + noun + "s"
}

// number writes a count with its thousands parted: 10,000.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
