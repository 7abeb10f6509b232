package report

// The entries of the page: findings, verdicts, claims.

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
)

// findingView is one finding with the sides it compares.
type findingView struct {
	ID       string
	Severity string // a class of the style sheet: error, warning, note, other
	Name     string // of the severity
	Sign     string
	Rule     string
	Message  string
	Sides    []wordingView
	Diff     []pieceView // where the differences stand in no wording
	Claim    link
}

// severityClass keeps whatever a severity says out of class names.
func severityClass(s rule.Severity) string {
	if weight(s) < 3 {
		return string(s)
	}
	return "other"
}

var severitySigns = map[rule.Severity]string{rule.Error: "✕", rule.Warning: "!", rule.Note: "i"}

// filter is a severity that can be hidden.
type filter struct{ ID, Text string }

// Filters lists the severities that the page has findings of; none where there
// is but one.
func (p *page) Filters() []filter {
	n := map[string]int{}
	for i := range p.index.Findings {
		n[severityClass(p.index.Findings[i].Severity)]++
	}
	var list []filter
	for _, s := range []rule.Severity{rule.Error, rule.Warning, rule.Note} {
		if k := n[string(s)]; k > 0 {
			list = append(list, filter{"show-" + string(s), count(k, string(s))})
		}
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// Findings lists the findings, worst first.
func (p *page) Findings() iter.Seq[findingView] {
	return func(yield func(findingView) bool) {
		for _, f := range p.index.findings {
			if !yield(p.finding(f)) {
				return
			}
		}
	}
}

func findingID(f int) string { return "finding-" + strconv.Itoa(f+1) }

func (p *page) finding(f int) findingView {
	x := p.index
	n := &x.Findings[f]
	v := findingView{
		ID: findingID(f), Severity: severityClass(n.Severity), Name: capital(clean(string(n.Severity))),
		Sign: severitySigns[n.Severity], Rule: clean(n.Rule), Message: clean(n.Message),
	}
	if v.Message == "" {
		v.Message = v.Rule
	}
	mine, theirs := "", ""
	if x.Verdicts != nil {
		mine, theirs = "Draft", "Source"
	}
	s, here := x.statement[n.Statement]
	if a := n.Against; a != nil {
		if t, ok := x.statement[a.Statement]; ok && a.Statement != "" {
			side := p.side(t, n.Diff, rule.Delete, &v)
			side.Differs = here && !sameSpeaker(&x.Statements[s], &x.Statements[t])
			v.Sides = append(v.Sides, side)
		} else {
			side := wordingView{Place: link{p.spot(a.Source, a.Start, a.End), where(a.Source, a.Line, a.Where)}, Notes: []string{"running text"}}
			excerpt := p.excerpt(a)
			pieces, ok := marked(excerpt, n.Diff, rule.Delete, false)
			switch {
			case ok:
				side.Pieces = views(pieces)
			case excerpt != "":
				side.Pieces = views([]piece{{rule.Equal, excerpt}})
			default:
				side.Pieces = views(raw(n.Diff, rule.Delete))
			}
			side.Quote = len(side.Pieces) > 0
			v.Sides = append(v.Sides, side)
		}
		v.Sides[0].Label = theirs
	}
	if here {
		side := p.side(s, n.Diff, rule.Insert, &v)
		side.Label = mine
		side.Differs = len(v.Sides) > 0 && v.Sides[0].Differs
		if x.draft() != "" && x.Statements[s].Source != x.draft() {
			side.Label = "Source"
		}
		v.Sides = append(v.Sides, side)
		if c := x.claim[s]; c >= 0 && p.shown[c] {
			v.Claim = link{"#" + claimID(c), clean(x.Claims[c].ID)}
		}
	}
	return v
}

// maxExcerpt bounds what is shown of running text, in bytes.
const maxExcerpt = 4000

// excerpt is the text of a place outside statements, "" where it is not known.
func (p *page) excerpt(a *rule.Against) string {
	src, ok := p.index.source[a.Source]
	if !ok {
		return ""
	}
	text := p.index.Sources[src].Text
	start, end := boundary(text, a.Start), boundary(text, a.End)
	if end <= start {
		return ""
	}
	if end-start > maxExcerpt {
		return text[start:boundary(text, start+maxExcerpt)] + "…"
	}
	return text[start:end]
}

// sameSpeaker reports whether two statements name the same speakers and relays;
// one without a speaker differs from none.
func sameSpeaker(a, b *statement.Statement) bool {
	if a.Speaker == nil || b.Speaker == nil {
		return true
	}
	if a.Speaker.Name != b.Speaker.Name || len(a.Via) != len(b.Via) {
		return false
	}
	for i := range a.Via {
		if a.Via[i].Name != b.Via[i].Name {
			return false
		}
	}
	return true
}

// side views one of the two wordings of a finding. Where the diff does not read
// onto it, the words stand unmarked and the diff is shown by itself.
func (p *page) side(s int, diff []rule.Edit, which rule.Op, v *findingView) wordingView {
	if len(diff) == 0 {
		return p.wording(s, nil)
	}
	pieces, ok := marked(p.index.Statements[s].Text, diff, which, false)
	if !ok {
		v.Diff = views(shortened(raw(diff, "")))
		return p.wording(s, nil)
	}
	return p.wording(s, pieces)
}

// verdictView is a statement of the draft with what checking it came to.
type verdictView struct {
	ID      string
	Class   string // a class of the style sheet
	Sign    string
	Name    string
	Heading string        // who the draft says it was
	Draft   []wordingView // one, or none where the report lacks the statement
	Source  []wordingView // the best evidence, or none
	Score   string
	More    string
	Finding []mention
}

// mention points at a finding from elsewhere.
type mention struct{ Href, Severity, Text string }

func (p *page) mention(f int) mention {
	n := &p.index.Findings[f]
	m := mention{"#" + findingID(f), capital(clean(string(n.Severity))), clean(n.Message)}
	if m.Text == "" {
		m.Text = clean(n.Rule)
	}
	return m
}

// Checked tells the template that the report is of a check.
func (p *page) Checked() bool { return p.index.Verdicts != nil }

// Outcomes counts the verdicts out.
func (p *page) Outcomes() string { return p.index.verdicts() }

// Judged is the number of verdicts in words.
func (p *page) Judged() string { return capital(count(len(p.index.Verdicts), "statement")) + " judged" }

// Unjudged says how many statements of the draft have no verdict, "" for none.
func (p *page) Unjudged() string {
	switch n := p.index.unjudged(); n {
	case 0:
		return ""
	case 1:
		return "1 statement of the draft without quoted words was not judged."
	default:
		return number(n) + " statements of the draft without quoted words were not judged."
	}
}

// Verdicts lists the verdicts in the order of the draft.
func (p *page) Verdicts() iter.Seq[verdictView] {
	return func(yield func(verdictView) bool) {
		for _, i := range p.index.judged() {
			if !yield(p.verdict(i)) {
				return
			}
		}
	}
}

func (p *page) verdict(i int) verdictView {
	x := p.index
	n := &x.Verdicts[i]
	v := verdictView{ID: "verdict-" + strconv.Itoa(i+1), Class: "other", Sign: verdictSign(n.Verdict), Name: capital(clean(string(n.Verdict)))}
	for _, o := range outcomes {
		if n.Verdict == o {
			v.Class = string(o)
		}
	}
	s, here := x.statement[n.Statement]
	var diff []rule.Edit
	if here {
		for _, f := range x.about[s] {
			v.Finding = append(v.Finding, p.mention(f))
		}
		pieces, f := x.diffOf(s, x.heldAgainst(n.Evidence))
		if f >= 0 {
			diff = x.Findings[f].Diff
			pieces, _ = marked(x.Statements[s].Text, diff, rule.Insert, false)
		}
		w := p.wording(s, pieces)
		w.Label, v.Heading = "Draft", w.Who
		if w.Unknown {
			v.Heading = capital(w.Who)
		}
		v.Draft = []wordingView{w}
	}
	if len(n.Evidence) == 0 {
		return v
	}
	e := &n.Evidence[0]
	pieces, ok := marked(e.Text, diff, rule.Delete, false)
	if !ok {
		pieces = []piece{{rule.Equal, e.Text}}
	}
	w := wordingView{Place: link{p.spot(e.Source, e.Start, e.End), where(e.Source, e.Line, e.Where)}, Notes: []string{"running text"}}
	if from, ok := x.statement[e.Statement]; ok && e.Statement != "" {
		w = p.wording(from, nil)
		w.Place.Text = where(e.Source, e.Line, e.Where)
	}
	w.Label, w.Quote, w.Pieces = "Source", true, views(pieces)
	if from, ok := x.statement[e.Statement]; ok && here && e.Statement != "" {
		w.Differs = !sameSpeaker(&x.Statements[s], &x.Statements[from])
	}
	v.Source = []wordingView{w}
	v.Score = percent(e.Score)
	if more := len(n.Evidence) - 1; more > 0 {
		v.More = count(more, "more place")
	}
	return v
}

// claimView is a claim with its wordings.
type claimView struct {
	ID       string
	Name     string
	Heading  string // the first words of its wording
	Class    string // a class of the style sheet, by agreement
	Standing string
	Wordings []wordingView
	Finding  []mention
}

// opening is the first words of a wording, for a heading.
func opening(s string) string {
	const words, bytes = 14, 160
	cut := s[:boundary(s, bytes)]
	f := strings.Fields(clean(cut))
	if len(cut) == len(s) && len(f) <= words {
		return strings.Join(f, " ")
	}
	if len(cut) < len(s) && len(f) > 1 && len(f) <= words {
		f = f[:len(f)-1] // it may be cut in two
	}
	return strings.Join(f[:min(len(f), words)], " ") + " …"
}

func claimID(c int) string { return "claim-" + strconv.Itoa(c+1) }

// Claims lists those that have something to show, worst first; Suggestions those
// that likeness alone holds together and no finding is about.
func (p *page) Claims() iter.Seq[claimView] { return p.claims(false) }

func (p *page) Suggestions() iter.Seq[claimView] { return p.claims(true) }

// Suggested reports whether there are Suggestions.
func (p *page) Suggested() bool {
	for range p.Suggestions() {
		return true
	}
	return false
}

func (p *page) claims(mere bool) iter.Seq[claimView] {
	return func(yield func(claimView) bool) {
		shown, _ := p.index.shownClaims()
		for _, c := range shown {
			if p.index.mere(c) == mere && !yield(p.claim(c)) {
				return
			}
		}
	}
}

func (p *page) claim(c int) claimView {
	x := p.index
	n := &x.Claims[c]
	v := claimView{ID: claimID(c), Name: clean(n.ID), Heading: opening(n.Wording), Class: "other", Standing: standing(n)}
	switch n.Agreement {
	case "verbatim", "close", "variant", "conflict":
		v.Class = string(n.Agreement)
	}
	for _, s := range x.members(c) {
		pieces, _ := x.diffOf(s, every)
		w := p.wording(s, pieces)
		if x.likened(s) {
			w.Notes = append(slices.Clone(w.Notes), "by likeness")
		}
		v.Wordings = append(v.Wordings, w)
	}
	for _, f := range x.ofClaim[c] {
		v.Finding = append(v.Finding, p.mention(f))
	}
	return v
}

// Alone says how many claims have no entry of their own, "" for none.
func (p *page) Alone() string {
	switch p.alone {
	case 0:
		return ""
	case 1:
		return "1 claim that only one source has"
	}
	return number(p.alone) + " claims that only one source has"
}

// AloneClaims lists them.
func (p *page) AloneClaims() iter.Seq[wordingView] {
	return func(yield func(wordingView) bool) {
		for c := range p.index.Claims {
			if p.shown[c] {
				continue
			}
			for _, s := range p.index.members(c) {
				if !yield(p.wording(s, nil)) {
					return
				}
			}
		}
	}
}

// worst is the class of the worst finding about a statement, and its link.
func (p *page) worst(s int) (class string, l link) {
	x := p.index
	label := clean(x.Statements[s].ID)
	if list := x.about[s]; len(list) > 0 {
		return severityClass(x.Findings[list[0]].Severity), link{"#" + findingID(list[0]), label}
	}
	if c := x.claim[s]; c >= 0 && p.shown[c] {
		return "", link{"#" + claimID(c), label}
	}
	return "", link{"", label}
}

// kindClass keeps whatever a kind says out of class names.
func kindClass(k statement.Kind) string {
	switch k {
	case statement.Direct, statement.Mixed, statement.Indirect:
		return string(k)
	}
	return "other"
}
