// Package report writes what attrib found: a comparison or a check
// ([attrib.Report]), or a list of statements with their sources, as text for a
// terminal, as JSON, as JSON Lines or as one self-contained HTML page.
//
// Every writer streams: it holds indexes in proportion to the number of
// statements, never the output. The same report and options give the same
// bytes. Whatever a source says is foreign: control characters, escape
// sequences and overrides of writing direction are shown, not obeyed.
//
// The shapes of the JSON forms are described by docs/report.schema.json.
package report

import (
	"cmp"
	"slices"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
	"github.com/attribcheck/attrib/attrib/verdict"
)

// Options changes how the readable formats look. The zero value is good.
type Options struct {
	// Width is the number of columns that text may fill; 0 means 80, and less
	// than 20 is taken for 20. Only a path, and nothing else, overflows it.
	Width int
	// Color marks differences and severities in text with terminal colours
	// instead of signs. No environment variable is looked at: that is for the
	// caller, who knows where the output goes.
	Color bool
	// Title heads the output; "" means a title made from the report for HTML,
	// and none for text.
	Title string
}

// index is a report with what its readers need looked up once.
type index struct {
	*attrib.Report
	statement map[string]int // id → place in Statements
	source    map[string]int // path → place in Sources
	claim     []int          // place in Statements → place in Claims, -1 for none
	verdict   map[int]int    // place in Statements → place in Verdicts
	findings  []int          // places in Findings, worst first, otherwise as given
	about     map[int][]int  // place in Statements → its findings, in that order
	ofClaim   map[int][]int  // place in Claims → findings of its statements
	loose     []int          // findings whose statement no claim holds
}

// newIndex looks a report up. Where an id or a path stands twice, the first
// counts; ids that lead nowhere are left out.
func newIndex(r *attrib.Report) *index {
	if r == nil {
		r = &attrib.Report{}
	}
	x := &index{
		Report:    r,
		statement: make(map[string]int, len(r.Statements)),
		source:    make(map[string]int, len(r.Sources)),
		claim:     make([]int, len(r.Statements)),
		verdict:   make(map[int]int, len(r.Verdicts)),
		about:     map[int][]int{},
		ofClaim:   map[int][]int{},
	}
	for i := range r.Sources {
		first(x.source, r.Sources[i].Path, i)
	}
	for i := range r.Statements {
		first(x.statement, r.Statements[i].ID, i)
		x.claim[i] = -1
	}
	for c := range r.Claims {
		for _, id := range r.Claims[c].Statements {
			if s, ok := x.statement[id]; ok && x.claim[s] < 0 {
				x.claim[s] = c
			}
		}
	}
	for v := range r.Verdicts {
		if s, ok := x.statement[r.Verdicts[v].Statement]; ok {
			first(x.verdict, s, v)
		}
	}
	x.findings = make([]int, len(r.Findings))
	for i := range x.findings {
		x.findings[i] = i
	}
	slices.SortStableFunc(x.findings, func(a, b int) int {
		return cmp.Compare(weight(r.Findings[a].Severity), weight(r.Findings[b].Severity))
	})
	for _, f := range x.findings {
		s, ok := x.statement[r.Findings[f].Statement]
		if ok {
			x.about[s] = append(x.about[s], f)
		}
		if !ok || x.claim[s] < 0 {
			x.loose = append(x.loose, f)
			continue
		}
		x.ofClaim[x.claim[s]] = append(x.ofClaim[x.claim[s]], f)
	}
	return x
}

// first sets a key that has no value yet.
func first[K comparable, V any](m map[K]V, k K, v V) {
	if _, ok := m[k]; !ok {
		m[k] = v
	}
}

// weight orders severities, worst first.
func weight(s rule.Severity) int {
	switch s {
	case rule.Error:
		return 0
	case rule.Warning:
		return 1
	case rule.Note:
		return 2
	}
	return 3
}

// outcomes lists the verdicts in the order in which they are counted out.
var outcomes = []verdict.Outcome{
	verdict.Misattributed, verdict.Altered, verdict.Unsupported, verdict.Unattributed, verdict.Verified,
}

// claims gives the claims that have something to show, worst first: those with
// findings in the order of their first finding, then those of several sources,
// then those that are mere suggestions. The others number alone.
func (x *index) shownClaims() (shown []int, alone int) {
	seen := make([]bool, len(x.Claims))
	show := func(c int) {
		if !seen[c] {
			seen[c] = true
			shown = append(shown, c)
		}
	}
	for _, f := range x.findings {
		if s, ok := x.statement[x.Findings[f].Statement]; ok && x.claim[s] >= 0 {
			show(x.claim[s])
		}
	}
	for _, basis := range [...]bool{false, true} {
		for c := range x.Claims {
			if x.Claims[c].Sources > 1 && x.mere(c) == basis {
				show(c)
			}
		}
	}
	return shown, len(x.Claims) - len(shown)
}

// mere reports whether a claim is a suggested match that no finding is about.
func (x *index) mere(c int) bool {
	return x.Claims[c].Basis == claim.Suggested && len(x.ofClaim[c]) == 0
}

// likened reports whether a statement stands by likeness in a claim that words
// hold together; of one that likeness alone does, the claim says so.
func (x *index) likened(s int) bool {
	c := x.claim[s]
	return c >= 0 && x.Claims[c].Basis != claim.Suggested && slices.Contains(x.Claims[c].Suggested, x.Statements[s].ID)
}

// members gives the statements of a claim that the report holds.
func (x *index) members(c int) []int {
	list := make([]int, 0, len(x.Claims[c].Statements))
	for _, id := range x.Claims[c].Statements {
		if s, ok := x.statement[id]; ok {
			list = append(list, s)
		}
	}
	return list
}

// draft is the path of the document that was checked, "" in a comparison.
func (x *index) draft() string {
	if x.Verdicts == nil {
		return ""
	}
	for _, v := range x.Verdicts {
		if s, ok := x.statement[v.Statement]; ok {
			return x.Statements[s].Source
		}
	}
	if len(x.Sources) > 0 {
		return x.Sources[0].Path
	}
	return ""
}

// judged gives the verdicts in the order of the draft.
func (x *index) judged() []int {
	list := make([]int, len(x.Verdicts))
	place := make([]int, len(x.Verdicts))
	for v := range list {
		list[v] = v
		place[v] = len(x.Statements)
		if s, ok := x.statement[x.Verdicts[v].Statement]; ok {
			place[v] = s
		}
	}
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(place[a], place[b]) })
	return list
}

// unjudged counts the statements of the draft that have no verdict.
func (x *index) unjudged() int {
	draft, n := x.draft(), 0
	for i := range x.Statements {
		if _, ok := x.verdict[i]; !ok && x.Statements[i].Source == draft {
			n++
		}
	}
	return n
}

// diffOf finds the first diff about statement s that reads onto its text, of
// the findings that wanted lets pass, and the finding that it belongs to; -1
// where there is none.
func (x *index) diffOf(s int, wanted func(f int) bool) (pieces []piece, finding int) {
	for _, f := range x.about[s] {
		if d := x.Findings[f].Diff; len(d) > 0 && wanted(f) {
			if p, ok := marked(x.Statements[s].Text, d, rule.Insert, true); ok {
				return p, f
			}
		}
	}
	return nil, -1
}

// every lets all findings pass.
func every(int) bool { return true }

// heldAgainst lets the findings pass that compare with the evidence given: a
// verdict must not show how its statement differs from some other source.
func (x *index) heldAgainst(evidence []verdict.Evidence) func(f int) bool {
	return func(f int) bool {
		a := x.Findings[f].Against
		if len(evidence) == 0 || a == nil {
			return true
		}
		e := &evidence[0]
		if a.Statement != "" || e.Statement != "" {
			return a.Statement == e.Statement
		}
		return a.Source == e.Source && a.Start < e.End && e.Start < a.End
	}
}

// bySource groups statements by their source, in the order of sources; those
// of a source that is not listed follow under their own path.
func bySource(sources []attrib.Source, list []statement.Statement) ([]attrib.Source, [][]int) {
	place := make(map[string]int, len(sources))
	for i := range sources {
		first(place, sources[i].Path, i)
	}
	all := slices.Clone(sources)
	groups := make([][]int, len(sources))
	for i := range list {
		g, ok := place[list[i].Source]
		if !ok {
			g = len(all)
			place[list[i].Source] = g
			all = append(all, attrib.Source{Path: list[i].Source})
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	return all, groups
}
