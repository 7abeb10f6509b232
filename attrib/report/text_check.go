package report

// A check for a terminal: the draft in its own order, as an editor goes through
// it.

import (
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/verdict"
)

func (t *text) check() {
	t.wrap(nil, 2, append([]run{{path, clean(t.draft())}, {plain, " checked against "}}, t.checkedAgainst()...))
	t.blank()
	done := make(map[int]bool, len(t.Findings))
	for _, v := range t.judged() {
		t.verdictBlock(&t.Verdicts[v], done)
		t.blank()
	}
	t.leftOver(done)
	if n := t.unjudged(); n > 0 {
		line := number(n) + " statements of the draft without quoted words were not judged."
		if n == 1 {
			line = "1 statement of the draft without quoted words was not judged."
		}
		t.wrap(nil, 0, []run{{quiet, line}})
	}
	if len(t.Verdicts) > 0 {
		t.wrap(nil, 0, []run{{strong, count(len(t.Verdicts), "statement") + " judged: " + t.verdicts()}})
	}
}

// checkedAgainst names the sources of a check where they are few, those that were
// recalled by their archive.
func (t *text) checkedAgainst() []run {
	var list, archives []string
	recalled := map[string]int{}
	draft := t.draft()
	for i := range t.Sources {
		switch s := &t.Sources[i]; {
		case s.Archive != "":
			if recalled[s.Archive]++; recalled[s.Archive] == 1 {
				archives = append(archives, s.Archive)
			}
		case s.Path != draft:
			list = append(list, clean(s.Path))
		}
	}
	if len(list) > 3 {
		list = []string{count(len(list), "source")}
	}
	for _, a := range archives {
		list = append(list, clean(a)+" ("+count(recalled[a], "source")+")")
	}
	if len(list) == 0 {
		return []run{{plain, "nothing"}}
	}
	var out []run
	for i, s := range list {
		switch {
		case i > 0 && i == len(list)-1:
			out = append(out, run{plain, " and "})
		case i > 0:
			out = append(out, run{plain, ", "})
		}
		out = append(out, run{path, s})
	}
	return out
}

// verdictBlock writes a statement of the draft with its verdict, its findings,
// which are then done, and the best evidence.
func (t *text) verdictBlock(v *verdict.Verdict, done map[int]bool) {
	mark := []run{{verdictStyle(v.Verdict), verdictSign(v.Verdict) + " " + clean(string(v.Verdict))}}
	s, ok := t.statement[v.Statement]
	if !ok {
		t.wrap(nil, 2, append(mark, run{plain, wide}, run{plain, "a statement that the report does not hold: " + clean(v.Statement)}))
		return
	}
	st := &t.Statements[s]
	t.wrap(nil, 6, append(append(mark, run{plain, wide}), t.placing(st, false)...))
	list, shown := t.diffOf(s, t.heldAgainst(v.Evidence))
	if shown < 0 {
		list = []piece{{rule.Equal, st.Text}}
	}
	t.words("    ", st, list)
	for _, f := range t.about[s] {
		done[f] = true
		t.finding("  ", f, false, f != shown)
	}
	if len(v.Evidence) == 0 {
		return
	}
	e := &v.Evidence[0]
	runs := []run{{path, at(e.Source, document.Position{Line: e.Line, Where: e.Where})}, {plain, wide}}
	if from, ok := t.statement[e.Statement]; ok && e.Statement != "" {
		runs = append(runs, run{strong, who(&t.Statements[from])})
	} else {
		runs = append(runs, run{quiet, "running text"})
	}
	runs = append(runs, run{quiet, " · "}, run{quiet, percent(e.Score) + " the same"})
	if more := len(v.Evidence) - 1; more > 0 {
		runs = append(runs, run{quiet, " · "}, run{quiet, "and " + count(more, "more place")})
	}
	t.wrap([]run{{plain, "  "}, {quiet, "source "}}, 6, runs)
	t.wrap([]run{{plain, "    "}}, 4, []run{{plain, "“" + clean(e.Text) + "”"}})
}

// leftOver writes the findings that are not about a judged statement of the
// draft: claim by claim, then those about none.
func (t *text) leftOver(done map[int]bool) {
	byClaim := map[int][]int{}
	var claims, none []int
	for _, f := range t.findings {
		if done[f] {
			continue
		}
		s, ok := t.statement[t.Findings[f].Statement]
		if !ok || t.claim[s] < 0 {
			none = append(none, f)
			continue
		}
		c := t.claim[s]
		if byClaim[c] == nil {
			claims = append(claims, c)
		}
		byClaim[c] = append(byClaim[c], f)
	}
	for _, c := range claims {
		t.claimBlock(c, byClaim[c])
		t.blank()
	}
	t.others("Other findings", none)
}
