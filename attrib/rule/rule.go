package rule

// What a rule is, the list of them, and how they run over the claims.

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Rule looks for one thing. It is a plain value; `attrib explain` prints it.
type Rule struct {
	Name     string
	Severity Severity // unless the user sets another
	Title    string   // one line
	Looks    string   // what it looks for, and what it leaves alone
	Why      string   // why an editor should care
	Case     string   // a published case with outlet and year; one made up begins "A typical case: "
	Before   string   // a text in which it finds something, held against After, and
	After    string   // the same put right, or as the other source has it
	Check    func(*Pass)
}

// All gives every rule, in the order in which `attrib explain` lists them within
// their [Groups].
func All() []Rule {
	return slices.Concat(
		attributionRules(),
		wordingRules(),
		[]Rule{bracketed, fragmentsJoined, truncated},
	)
}

// wordingRules are the rules about words, the sharpest first.
func wordingRules() []Rule {
	return []Rule{
		negationChanged, numberChanged, nameChanged, pronounChanged, hedgeChanged, wordChanged, wordsDropped, wordsAdded,
		wordsMoved, formChanged, fillersCleaned, elided, spliced, translationDiffers, punctuationChanged,
	}
}

// ByName finds a rule.
func ByName(name string) (Rule, bool) {
	for _, r := range All() {
		if r.Name == name {
			return r, true
		}
	}
	return Rule{}, false
}

// Pass is what a rule checks: the claims, and where its findings go.
type Pass struct {
	*claim.Grouping
	pairs    []pair
	rule     Rule
	findings []Finding
	seen     map[string]bool
	claims   map[string]int    // statement → index of its claim
	likeOnly map[string]bool   // statements that stand in their claims by likeness
	common   map[[2]int]common // of two statements by their order, of the claim in hand
	commonOf int               // its index, plus one
}

// pair is two statements of one claim whose wordings are held against one
// another: the finding is about Mine.
type pair struct {
	*claim.Comparison
	changes []change
}

// report adds a finding, unless the same difference between the same two sources
// stands already: same names what differs.
func (p *Pass) report(mine, theirs *claim.Member, same string, f Finding) {
	a, b := mine.Source, -1
	if theirs != nil {
		var ok bool
		if f.Severity, ok = p.admit(mine, theirs, f); !ok {
			return
		}
		b = theirs.Source
		f.Against = &Against{Statement: theirs.ID}
	}
	if !p.Draft && b >= 0 && b < a { // whichever way round
		a, b = b, a
	}
	key := p.rule.Name + "\x00" + strconv.Itoa(a) + "\x00" + strconv.Itoa(b)
	key += "\x00" + strconv.Itoa(p.claims[mine.ID]) + "\x00" + same
	if p.seen[key] {
		return
	}
	p.seen[key] = true
	f.Rule, f.Statement = p.rule.Name, mine.ID
	if f.Severity == "" {
		f.Severity = p.rule.Severity
	}
	p.findings = append(p.findings, f)
}

// Run has every rule look at the claims, and sets each claim's Agreement by what
// they find. severities overrides the rules' own; [Off] drops a rule's findings.
// The findings are in one total order: worst first, then by source as given and
// place of the statement, then by rule.
func Run(g *claim.Grouping, severities map[string]Severity) []Finding {
	p := &Pass{Grouping: g, seen: map[string]bool{}, claims: map[string]int{}, likeOnly: likeOnly(g)}
	order := map[string]int{}
	for c, set := range g.Sets {
		for _, m := range set.Members {
			p.claims[m.ID] = c
			order[m.ID] = m.Order
		}
	}
	p.pairs = comparisons(g)
	for _, r := range All() {
		p.rule = r
		r.Check(p)
	}
	p.suggestions()
	p.agree()
	return finish(p.findings, severities, order)
}

// finish applies the severities that the user set and sorts.
func finish(findings []Finding, severities map[string]Severity, order map[string]int) []Finding {
	out := make([]Finding, 0, len(findings))
	for _, f := range findings {
		f.Severity = severity(f, severities)
		if f.Severity != Off {
			out = append(out, f)
		}
	}
	Sort(out, order)
	return out
}

// severity is what the user set for a finding's rule. What the rule itself holds to
// be milder than its own severity is not made graver by that, and what it holds to
// be graver is not made milder; only [Off] silences both.
func severity(f Finding, severities map[string]Severity) Severity {
	set, ok := severities[f.Rule]
	if !ok || set == Off {
		if ok {
			return Off
		}
		return f.Severity
	}
	if r, known := ByName(f.Rule); known {
		milder, graver := r.Severity.Worse(f.Severity), f.Severity.Worse(r.Severity)
		if milder && set.Worse(f.Severity) || graver && f.Severity.Worse(set) {
			return f.Severity
		}
	}
	return set
}

// Sort puts findings in their total order; order gives each statement's place.
func Sort(findings []Finding, order map[string]int) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		against := func(f Finding) (int, string, int) {
			if f.Against == nil {
				return -1, "", 0
			}
			at, ok := order[f.Against.Statement]
			if !ok {
				at = len(order)
			}
			return at, f.Against.Source, f.Against.Start
		}
		a1, a2, a3 := against(a)
		b1, b2, b3 := against(b)
		return cmp.Or(
			cmp.Compare(a.Severity.rank(), b.Severity.rank()),
			cmp.Compare(order[a.Statement], order[b.Statement]),
			strings.Compare(a.Rule, b.Rule),
			cmp.Compare(a1, b1), strings.Compare(a2, b2), cmp.Compare(a3, b3),
			strings.Compare(a.Message, b.Message),
		)
	})
}

func (s Severity) rank() int {
	switch s {
	case Error:
		return 0
	case Warning:
		return 1
	case Note:
		return 2
	}
	return 3
}

// Worse reports whether s is worse than t.
func (s Severity) Worse(t Severity) bool { return s.rank() < t.rank() }

// agree sets each claim's agreement.
func (p *Pass) agree() {
	raise := func(c int, a claim.Agreement) {
		rank := map[claim.Agreement]int{claim.Verbatim: 0, claim.Close: 1, claim.Variant: 2, claim.Conflict: 3}
		if rank[a] > rank[p.Claims[c].Agreement] {
			p.Claims[c].Agreement = a
		}
	}
	for c, set := range p.Sets {
		polarity := set.Members[0].Polarity
		for _, m := range set.Members[1:] {
			if (m.Polarity == statement.Denied) != (polarity == statement.Denied) {
				raise(c, claim.Conflict) // one has it as said, another as not said
			}
			if !m.Quotes() {
				raise(c, claim.Close)
			}
		}
	}
	for _, f := range p.findings {
		c := p.claims[f.Statement]
		if a, ok := disagreement(f.Rule); ok {
			raise(c, a)
			continue
		}
		raise(c, agreement(f))
	}
}

// agreement is how far a claim can agree in which a finding stands.
func agreement(f Finding) claim.Agreement {
	switch f.Rule {
	case NegationChanged, NumberChanged, NameChanged:
		return claim.Conflict
	case PronounChanged, HedgeChanged, WordChanged, WordsDropped, WordsAdded, Spliced, PunctuationChanged:
		return claim.Variant
	}
	switch {
	case f.Against == nil:
		return claim.Verbatim
	case f.Severity == Error:
		return claim.Variant
	}
	return claim.Close
}
