package report

// A comparison or a check for a terminal.

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
	"github.com/attribcheck/attrib/attrib/verdict"
)

// Text writes a report for a terminal.
//
// A comparison is grouped by claim: first the claims with findings, worst
// first, then the others that stand in several sources, and apart from them those
// that likeness alone suggests; each wording comes with its place and speaker, and the words that differ from the wording it was held
// against are marked, [-so-] where only the other has them and {+so+} where
// only this one has. A check goes through the draft in its own order, with the
// verdict, the findings and the best evidence of each statement. The last line
// sums up.
func Text(w io.Writer, r *attrib.Report, o Options) error {
	t := &text{printer: newPrinter(w, o), index: newIndex(r)}
	t.title(o.Title)
	if t.Verdicts == nil {
		t.comparison()
	} else {
		t.check()
	}
	t.wrap(nil, 0, []run{{strong, summed(t.Summary)}})
	return t.flush()
}

// TextStatements writes statements for a terminal, grouped by source: the place
// and speaker of each, what is out of the ordinary about it, and its words.
func TextStatements(w io.Writer, sources []attrib.Source, list []statement.Statement, o Options) error {
	t := &text{printer: newPrinter(w, o), index: newIndex(nil)}
	t.title(o.Title)
	all, groups := bySource(sources, list)
	for g := range all {
		t.heading(&all[g], len(groups[g]))
		for _, s := range groups[g] {
			st := &list[s]
			t.blank()
			t.place("  ", st, true)
			t.words("    ", st, []piece{{rule.Equal, st.Text}})
		}
		t.blank()
	}
	t.wrap(nil, 0, []run{{strong, count(len(all), "source") + ", " + kinds(list)}})
	return t.flush()
}

// text is a report on its way to a terminal.
type text struct {
	*printer
	*index
}

func (t *text) title(s string) {
	if s = clean(s); s != "" {
		t.wrap(nil, 0, []run{{strong, s}})
		t.blank()
	}
}

// heading names a source and says what it is.
func (t *text) heading(s *attrib.Source, statements int) {
	what := count(statements, "statement")
	if d := about(s); d != "" {
		what = d + ", " + what
	}
	t.wrap(nil, 2, []run{{path, clean(s.Path)}, {strong, ": "}, {plain, what}})
}

// at is a place in a source as editors understand it: path:line:column.
// A place that its file counts in its own way is told in that way.
func at(source string, p document.Position) string {
	s := clean(source)
	if w := p.Where.Text(); w != "" {
		return s + ", " + clean(w)
	}
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
		if p.Column > 0 {
			s += ":" + strconv.Itoa(p.Column)
		}
	}
	return s
}

// place writes where a statement stands and who makes it; with all, its cue and
// its confidence too.
func (t *text) place(indent string, s *statement.Statement, all bool, labels ...string) {
	t.wrap([]run{{plain, indent}}, len(indent)+4, t.placing(s, all, labels...))
}

func (t *text) placing(s *statement.Statement, all bool, labels ...string) []run {
	speaker := strong
	if s.Speaker == nil {
		speaker = doubt
	}
	runs := []run{{path, at(s.Source, placed(s))}, {plain, wide}, {speaker, who(s)}}
	add := func(st style, text string) { runs = append(runs, run{quiet, " · "}, run{st, text}) }
	if cue := cueOf(s); cue != "" && all {
		add(quiet, "“"+cue+"”")
	}
	if list := traits(s); list != nil {
		add(plain, strings.Join(list, ", "))
	}
	switch {
	case !s.Sure():
		add(doubt, "suggestion, "+percent(s.Confidence))
	case all:
		add(quiet, percent(s.Confidence))
	}
	for _, l := range labels {
		add(quiet, l)
	}
	return runs
}

// words writes a wording, in quotation marks where all of it is quoted.
func (t *text) words(indent string, s *statement.Statement, list []piece) {
	runs := t.pieces(list)
	if s == nil || s.Kind == statement.Direct {
		runs = slices.Concat([]run{{plain, "“"}}, runs, []run{{plain, "”"}})
	}
	t.wrap([]run{{plain, indent}}, len(indent), runs)
}

func (t *text) comparison() {
	shown, alone := t.shownClaims()
	listed := 0
	apart := false
	for _, c := range shown {
		if t.mere(c) && !apart {
			apart = true
			t.wrap(nil, 0, []run{{strong, "Suggested matches, by likeness alone"}})
			t.blank()
		}
		listed += t.claimBlock(c, t.ofClaim[c])
		t.blank()
	}
	t.others("Findings about no claim", t.loose)
	if left := len(t.Statements) - listed; alone > 0 && left > 0 {
		line := number(left) + " statements that only one source has are not listed."
		if left == 1 {
			line = "1 statement that only one source has is not listed."
		}
		t.wrap(nil, 0, []run{{quiet, line}})
	}
}

// claimBlock writes a claim, its wordings and the findings given; it reports
// how many statements it listed.
func (t *text) claimBlock(c int, findings []int) int {
	claim, members := &t.Claims[c], t.members(c)
	t.wrap(nil, 2, []run{{strong, clean(claim.ID)}, {plain, wide}, {plain, standing(claim)}})
	marks := false
	shownIn := make(map[int]bool, len(members)) // findings whose diff a wording shows
	here := make(map[int]bool, len(findings))
	for _, f := range findings {
		here[f] = true
	}
	wordings := make([][]piece, len(members))
	for i, s := range members {
		list, f := t.diffOf(s, func(f int) bool { return here[f] })
		if f >= 0 {
			marks, shownIn[f] = true, true
		}
		wordings[i] = list
	}
	for i, s := range members {
		st := &t.Statements[s]
		var labels []string
		if marks && wordings[i] == nil && st.Text == claim.Wording {
			labels, marks = []string{"fullest wording"}, false
		}
		if t.likened(s) {
			labels = append(labels, "by likeness")
		}
		if wordings[i] == nil {
			wordings[i] = []piece{{rule.Equal, st.Text}}
		}
		t.place("  ", st, false, labels...)
		t.words("    ", st, wordings[i])
	}
	for _, f := range findings {
		t.finding("  ", f, len(members) > 2, !shownIn[f])
	}
	return len(members)
}

// others writes findings that found no home, each with its statement.
func (t *text) others(heading string, findings []int) {
	if len(findings) == 0 {
		return
	}
	t.wrap(nil, 0, []run{{strong, heading}})
	for _, f := range findings {
		if s, ok := t.statement[t.Findings[f].Statement]; ok {
			t.place("  ", &t.Statements[s], false)
			t.words("    ", &t.Statements[s], []piece{{rule.Equal, t.Statements[s].Text}})
		}
		t.finding("  ", f, false, true)
	}
	t.blank()
}

// finding writes one finding: severity, rule, message; with places, what is
// held against what; with diff, the words that differ, where it has any.
func (t *text) finding(indent string, f int, places, diff bool) {
	n := &t.Findings[f]
	lead := []run{{plain, indent}, {severityStyle(n.Severity), pad(clean(string(n.Severity)), 7)}, {plain, "  "}}
	runs := []run{{quiet, clean(n.Rule)}, {plain, wide}, {plain, clean(n.Message)}}
	if here, there := t.spot(n.Statement), t.against(n.Against); here != "" && there != "" &&
		(places || n.Against.Statement == "") {
		runs = append(runs, run{quiet, " ("}, run{quiet, here}, run{quiet, " against "}, run{quiet, there + ")"})
	}
	t.wrap(lead, len(indent)+9, runs)
	if diff && len(n.Diff) > 0 {
		t.wrap([]run{{plain, indent + spaces(9)}}, len(indent)+9, t.pieces(shortened(raw(n.Diff, ""))))
	}
}

// spot is the place of a statement by its id, "" if the report has none.
func (t *text) spot(id string) string {
	s, ok := t.statement[id]
	if !ok {
		return ""
	}
	return at(t.Statements[s].Source, placed(&t.Statements[s]))
}

func (t *text) against(a *rule.Against) string {
	switch {
	case a == nil:
		return ""
	case a.Statement != "":
		return t.spot(a.Statement)
	}
	return at(a.Source, document.Position{Line: a.Line, Where: a.Where})
}

// severityStyle and verdictStyle colour by how much a thing matters.
func severityStyle(s rule.Severity) style {
	switch s {
	case rule.Error:
		return bad
	case rule.Warning:
		return doubt
	case rule.Note:
		return mild
	}
	return quiet
}

func verdictStyle(v verdict.Outcome) style {
	switch v {
	case verdict.Verified:
		return good
	case verdict.Misattributed, verdict.Unsupported:
		return bad
	}
	return doubt
}

// verdictSign is the mark that goes before a verdict's name.
func verdictSign(v verdict.Outcome) string {
	switch v {
	case verdict.Verified:
		return "✓"
	case verdict.Misattributed:
		return "✗"
	case verdict.Altered:
		return "≠"
	}
	return "?"
}

func pad(s string, width int) string { return s + spaces(max(0, width-displayed(s))) }
