package attrib

// Silencing: findings that somebody has looked at and wants no more of, by a
// comment in the source, by the configuration, or by a baseline. What is silenced
// is counted, and what silences nothing is said.

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Ignore silences a rule for words, wherever they stand.
type Ignore struct {
	Rule string
	// Words are part of the statement's words, in whole words and [claim.Normal] form;
	// none are part of nothing.
	Words string
	// Speaker is the statement's speaker, or whole words of the name; "" is anyone.
	Speaker string
	Reason  string
	// Path and Line say where it was asked for, for the note that it silenced
	// nothing.
	Path string
	Line int
}

// WithIgnore silences findings by rule, words and speaker. Of two sources that
// are compared either may have the words; of a check, the draft.
func WithIgnore(ignores ...Ignore) Option {
	return func(c *Checker) { c.ignores = append(c.ignores, ignores...) }
}

// WithStyle gives the rules the severities of a house style. What WithSeverity
// gives a rule wins, in whichever order the two stand.
func WithStyle(s rule.Style) Option {
	return func(c *Checker) { c.style = s.Severities }
}

// restyle lays the severities that were set rule by rule over those of the style.
func (c *Checker) restyle() {
	for name, s := range c.style {
		if _, set := c.severities[name]; !set {
			c.severities[name] = s
		}
	}
}

// ground takes the errors that rest on a statement below 0.5 down to warnings: a
// severity that was set may have raised them.
func ground(findings []rule.Finding, statements []statement.Statement, order map[string]int) []rule.Finding {
	unsure := func(id string) bool {
		i, ok := order[id]
		return ok && !statements[i].Sure()
	}
	changed := false
	for i, f := range findings {
		if f.Severity == rule.Error && (unsure(f.Statement) || f.Against != nil && unsure(f.Against.Statement)) {
			findings[i].Severity = rule.Warning
			changed = true
		}
	}
	if changed {
		rule.Sort(findings, order)
	}
	return findings
}

// silencer is one suppression at work. It is about the statements of one rule.
type silencer struct {
	path   string
	line   int
	shown  string // what the user wrote, for the note
	span   document.Span
	words  string
	by     string
	silent bool // it has silenced nothing
}

// suppress leaves out the findings that the documents' comments and the
// configuration silence, and gives how many they are. Of a check only the draft's
// comments count: a source has no say in what is found about the draft.
func (c *Checker) suppress(findings []rule.Finding, sources []claim.Source, draft bool) ([]rule.Finding, int) {
	at := map[place][]*silencer{} // in the order of their blocks
	var all []*silencer
	for i, src := range sources {
		if draft && i > 0 {
			break
		}
		all = append(all, c.comments(i, src.Doc, at)...)
	}
	byRule := map[string][]*silencer{}
	for _, ig := range c.ignores {
		s := &silencer{path: ig.Path, line: ig.Line, silent: true, words: plainWords(ig.Words), by: plainWords(ig.Speaker)}
		s.shown = "ignore: " + ig.Rule + " of " + strconv.Quote(clipped(ig.Words))
		byRule[ig.Rule] = append(byRule[ig.Rule], s)
		if c.severities[ig.Rule] != rule.Off {
			all = append(all, s)
		}
	}
	kept := findings
	if len(at)+len(byRule) > 0 {
		kept = c.silence(findings, sources, draft, at, byRule)
	}
	for _, s := range all {
		if s.silent {
			c.note(Note{Path: s.path, Line: s.line, Text: s.shown + " silences nothing"})
		}
	}
	return kept, len(findings) - len(kept)
}

// place is where comments silence a rule: the source's number, and the rule.
type place struct {
	source int
	rule   string
}

// comments puts the comments of a document where they are looked up, and gives
// them. What is wrong with them is said.
func (c *Checker) comments(source int, doc *document.Document, at map[place][]*silencer) []*silencer {
	const most = 10 // a document's slips that are said one by one
	slips := 0
	wrong := func(line int, text string) {
		if slips++; slips <= most {
			c.note(Note{Path: doc.Path, Line: line, Text: text, Problem: true})
		}
	}
	var out []*silencer
	var places []place
	for _, d := range doc.Ignores {
		if d.Problem != "" {
			wrong(d.Line, d.Problem)
			continue
		}
		for _, name := range d.Rules {
			if complaint := unknownRule(name); complaint != "" {
				wrong(d.Line, "attrib:ignore: "+complaint)
				continue
			}
			s := &silencer{path: doc.Path, line: d.Line, shown: "attrib:ignore " + name, span: d.Span, silent: true}
			p := place{source, name}
			if at[p] == nil {
				places = append(places, p)
			}
			at[p] = append(at[p], s)
			if c.severities[name] != rule.Off {
				out = append(out, s)
			}
		}
	}
	for _, p := range places {
		slices.SortStableFunc(at[p], func(a, b *silencer) int { return a.span.Start - b.span.Start })
	}
	if slips > most {
		c.note(Note{Path: doc.Path, Text: fmt.Sprintf("%d more comments to attrib that cannot be followed", slips-most), Problem: true})
	}
	return out
}

// unknownRule says what is wrong with the name of a rule, "" for nothing.
func unknownRule(name string) string {
	if _, ok := rule.ByName(name); ok {
		return ""
	}
	if name == "all" {
		return "name the rules: one comment for all of them would hide what nobody has looked at"
	}
	complaint := "unknown rule " + strconv.Quote(clipped(name))
	if now := rule.Replaced(name); now != nil {
		complaint += "; its place was taken by " + strings.Join(now, ", ")
	}
	return complaint
}

func clipped(s string) string {
	const shown = 60 // bytes
	if len(s) <= shown {
		return s
	}
	return strings.ToValidUTF8(s[:shown], "") + "…"
}

// silence leaves out the findings that something silences; all that do so count
// as having done it.
func (c *Checker) silence(findings []rule.Finding, sources []claim.Source, draft bool, at map[place][]*silencer, byRule map[string][]*silencer) []rule.Finding {
	type side struct {
		source int
		*statement.Statement
	}
	sides := map[string]side{}
	for i, src := range sources {
		for _, s := range src.Statements {
			sides[s.ID] = side{i, s}
		}
	}
	words := map[string]string{}
	kept := make([]rule.Finding, 0, len(findings))
	for _, f := range findings {
		silenced := false
		for _, id := range concerned(f, draft) {
			s, ok := sides[id]
			if !ok {
				continue
			}
			for _, by := range within(at[place{s.source, f.Rule}], s.Content) {
				by.silent, silenced = false, true
			}
			for _, by := range byRule[f.Rule] {
				said, ok := words[id]
				if !ok {
					said = plainWords(s.Text)
					words[id] = said
				}
				if by.words != "" && strings.Contains(said, by.words) && (by.by == "" || s.Speaker != nil && strings.Contains(plainWords(s.Speaker.Name), by.by)) {
					by.silent, silenced = false, true
				}
			}
		}
		if !silenced {
			kept = append(kept, f)
		}
	}
	return kept
}

// concerned are the statements that a finding may be silenced by: of sources held
// against one another both, of a draft the draft's.
func concerned(f rule.Finding, draft bool) []string {
	if draft || f.Against == nil || f.Against.Statement == "" {
		return []string{f.Statement}
	}
	return []string{f.Statement, f.Against.Statement}
}

// within gives the silencers, in order of their blocks, whose block has part of a
// statement's content. Blocks are the same or apart.
func within(list []*silencer, content []document.Range) []*silencer {
	var out []*silencer
	for _, r := range content {
		i := sort.Search(len(list), func(i int) bool { return list[i].span.End > r.Start })
		for ; i < len(list) && list[i].span.Start < r.End; i++ {
			out = append(out, list[i])
		}
	}
	return out
}

// plainWords is a text's normal form without gaps, a space before and after each
// word, so that a part of it is found in whole words; "" for no words.
func plainWords(text string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(claim.Normal(text)) {
		if w == "…" {
			continue
		}
		if b.Len() == 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		b.WriteByte(' ')
	}
	return b.String()
}

func (c *Checker) note(n Note) {
	if c.notes != nil {
		c.notes(n)
	}
}
