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

// lines gives the lines of every section.
func lines(r *attrib.Report) map[string][]string {
	at := addresses(r.Statements)
	found := map[string][]string{}
	add := func(section, line string) { found[section] = append(found[section], line) }
	for i := range r.Statements {
		s := &r.Statements[i]
		line := statementLine(s, at)
		add("statements", line)
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
	for _, v := range r.Verdicts {
		add("verdicts", fmt.Sprintf("%s %s", at[v.Statement], v.Verdict))
	}
	return found
}

func against(a *rule.Against, at map[string]string) string {
	if a.Statement != "" {
		return at[a.Statement]
	}
	return fmt.Sprintf("%s:%d", a.Source, a.Line)
}

// addresses gives each statement's address by its id.
func addresses(list []statement.Statement) map[string]string {
	at := make(map[string]string, len(list))
	onLine := map[string]int{}
	for i := range list {
		s := &list[i]
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
	return at
}

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
