// A report written as the lines of a want.

package attribtest

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// lines gives the lines of every section. all says that the case lists every
// statement, and so counts every one in an address.
func lines(r *attrib.Report, all bool) map[string][]string {
	at := addresses(r.Statements, all)
	found := map[string][]string{}
	add := func(section, line string) { found[section] = append(found[section], line) }
	for i := range r.Statements {
		s := &r.Statements[i]
		line := statementLine(s, at)
		if !loose(s) {
			add("statements", line)
		}
		if len(s.Quoted) > 0 {
			add("quoted", line)
		}
	}
	for _, c := range r.Claims {
		if len(c.Statements) < 2 {
			continue
		}
		members := make([]string, len(c.Statements))
		for i, id := range c.Statements {
			members[i] = at[id]
		}
		add("claims", strings.Join(members, " "))
	}
	for _, f := range r.Findings {
		line := fmt.Sprintf("%s %s %s", f.Severity, f.Rule, at[f.Statement])
		if f.Against != nil {
			line += " < " + against(f.Against, at)
		}
		add("findings", line)
	}
	quotes := map[string]bool{}
	for i := range r.Statements {
		quotes[r.Statements[i].ID] = len(r.Statements[i].Quoted) > 0
	}
	for _, v := range r.Verdicts {
		section := "verdicts"
		if !quotes[v.Statement] {
			section = "paraphrases"
		}
		add(section, fmt.Sprintf("%s %s", at[v.Statement], v.Verdict))
	}
	return found
}

func against(a *rule.Against, at map[string]string) string {
	if a.Statement != "" {
		return at[a.Statement]
	}
	return fmt.Sprintf("%s:%d", a.Source, a.Line)
}

// addresses gives each statement's address by its id. Where not all count, those
// with quoted words are numbered first, so that none moves when a plain one is
// found beside it.
func addresses(list []statement.Statement, all bool) map[string]string {
	at := make(map[string]string, len(list))
	onLine := map[string]int{}
	number := func(take func(*statement.Statement) bool) {
		for i := range list {
			s := &list[i]
			if !take(s) {
				continue
			}
			line := 0
			if len(s.Content) > 0 {
				line = s.Content[0].Line
			}
			a := fmt.Sprintf("%s:%d", s.Source, line)
			onLine[a]++
			if n := onLine[a]; n > 1 {
				a = fmt.Sprintf("%s#%d", a, n)
			}
			at[s.ID] = a
		}
	}
	if all {
		number(func(s *statement.Statement) bool { return !loose(s) })
		number(loose)
		return at
	}
	number(func(s *statement.Statement) bool { return len(s.Quoted) > 0 })
	number(func(s *statement.Statement) bool { return len(s.Quoted) == 0 })
	return at
}

// loose reports a suggestion without quoted words: what a model thinks possible
// comes and goes with the model, and no case should hang on it.
func loose(s *statement.Statement) bool { return len(s.Quoted) == 0 && !s.Sure() }

func statementLine(s *statement.Statement, at map[string]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s ", at[s.ID], s.Kind)
	if s.Speaker == nil || s.Speaker.Name == "" {
		b.WriteString("-")
	} else {
		b.WriteString(s.Speaker.Name)
	}
	for i, v := range s.Via {
		b.WriteString([]string{" via ", "; "}[min(i, 1)] + v.Name)
	}
	if flags := flags(s, at); len(flags) > 0 {
		b.WriteString(" [" + strings.Join(flags, ", ") + "]")
	}
	b.WriteString(" | " + s.Text)
	return strings.Join(strings.Fields(b.String()), " ")
}

// flags are what is not plain about a statement, in the order documented.
func flags(s *statement.Statement, at map[string]string) []string {
	var flags []string
	if s.Speaker != nil && s.Speaker.Basis != speaker.Named {
		flags = append(flags, string(s.Speaker.Basis))
	}
	if s.Act != statement.Speech {
		flags = append(flags, string(s.Act))
	}
	if s.Polarity != statement.Asserted {
		flags = append(flags, string(s.Polarity))
	}
	if s.Place != statement.Body {
		flags = append(flags, string(s.Place))
	}
	if !s.Sure() {
		flags = append(flags, "suggestion")
	}
	if s.Within != "" {
		flags = append(flags, "within "+at[s.Within])
	}
	return flags
}
