package attrib_test

// What is true of every statement and every report, whatever the text: held over
// the fixtures, and over what a fuzzer thinks of.

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// unsound gives what is wrong with the statements of one document, a line each.
func unsound(d *document.Document, statements []statement.Statement) (complaints []string) {
	byID := map[string]*statement.Statement{}
	last := 0
	for i := range statements {
		s := &statements[i]
		wrong := func(format string, args ...any) {
			complaints = append(complaints, fmt.Sprintf("%s: %s %q: %s", d.Path, s.ID, s.Text, fmt.Sprintf(format, args...)))
		}
		if want := "s" + strconv.Itoa(i+1); s.ID != want {
			wrong("its id is not %s", want)
		}
		byID[s.ID] = s
		if s.Source != d.Path {
			wrong("its source is %q", s.Source)
		}
		if s.Text == "" || s.Text != strings.Join(strings.Fields(s.Text), " ") || !utf8.ValidString(s.Text) {
			wrong("its text is empty or not folded")
		}
		if !(s.Confidence >= 0 && s.Confidence <= 1) {
			wrong("confidence %v", s.Confidence)
		}
		if len(s.Content) == 0 {
			wrong("no content")
			continue
		}
		if s.Content[0].Start < last {
			wrong("it stands before the one before it")
		}
		last = s.Content[0].Start
		for name, ranges := range map[string][]document.Range{"content": s.Content, "quoted": s.Quoted} {
			end := 0
			for _, r := range ranges {
				if complaint := badSpan(d, r.Span); complaint != "" {
					wrong("%s %v: %s", name, r.Span, complaint)
					continue
				}
				if r.Start < end {
					wrong("%s %v overlaps or precedes the part before it", name, r.Span)
				}
				end = r.End
				if at := d.Position(r.Start); at != r.Position {
					wrong("%s %v is at %v, not %v", name, r.Span, at, r.Position)
				}
			}
		}
		for _, q := range s.Quoted {
			if !slices.ContainsFunc(s.Content, func(c document.Range) bool { return c.Contains(q.Span) }) {
				wrong("quoted %v lies in no part of its content %v", q.Span, s.Content)
			}
		}
		switch {
		case s.Quoted == nil:
			wrong("quoted is nil")
		case s.Kind == statement.Indirect && len(s.Quoted) > 0:
			wrong("indirect, with quoted words")
		case s.Kind == statement.Mixed && len(s.Quoted) == 0:
			wrong("mixed, without quoted words")
		case s.Kind == statement.Direct && len(s.Quoted) == 0 && s.Place != statement.Transcript:
			wrong("direct, without quoted words")
		}
		if c := s.Cue; c != nil {
			if complaint := badSpan(d, c.Span); complaint != "" {
				wrong("cue %v: %s", c.Span, complaint)
			} else if w := d.Wording(c.Span); w != c.Text {
				wrong("the cue is %q, at its place stands %q", c.Text, w)
			}
		}
		people := slices.Clone(s.Via)
		if s.Speaker != nil {
			people = append(people, *s.Speaker)
			if s.Speaker.Basis == "" {
				wrong("the speaker has no basis")
			}
		}
		for _, p := range people {
			if p.Name == "" || p.Type == "" {
				wrong("a speaker without name or type: %+v", p)
			}
			if p.Basis == speaker.Carried {
				if p.Mention != "" || p.Len() != 0 || p.Start < 0 || p.End > len(d.Text) {
					wrong("carried, with the mention %q at %v", p.Mention, p.Span)
				}
				continue
			}
			if complaint := badSpan(d, p.Span); complaint != "" {
				wrong("mention %v: %s", p.Span, complaint)
			} else if w := d.Wording(p.Span); w != p.Mention {
				wrong("the mention is %q, at its place stands %q", p.Mention, w)
			}
		}
	}
	for i := range statements {
		s := &statements[i]
		if s.Within == "" {
			continue
		}
		outer := byID[s.Within]
		if outer == nil || outer == s {
			complaints = append(complaints, fmt.Sprintf("%s: %s lies within %q, which is none", d.Path, s.ID, s.Within))
		}
	}
	return complaints
}

// badSpan says what is wrong with a place in a text.
func badSpan(d *document.Document, s document.Span) string {
	edge := func(at int) bool { return at == len(d.Text) || utf8.RuneStart(d.Text[at]) }
	switch {
	case s.Start < 0 || s.End > len(d.Text):
		return fmt.Sprintf("outside the text of %d bytes", len(d.Text))
	case s.Start >= s.End:
		return "empty"
	case !edge(s.Start) || !edge(s.End):
		return "inside a character"
	}
	return ""
}

// unsoundReport gives what is wrong with a report, a line each.
func unsoundReport(r *attrib.Report) (complaints []string) {
	wrong := func(format string, args ...any) { complaints = append(complaints, fmt.Sprintf(format, args...)) }
	known, paths := map[string]bool{}, map[string]bool{}
	for _, s := range r.Statements {
		if known[s.ID] {
			wrong("two statements are %s", s.ID)
		}
		known[s.ID] = true
	}
	for _, s := range r.Sources {
		paths[s.Path] = true
	}
	claimed := map[string]string{}
	for i, c := range r.Claims {
		if want := "c" + strconv.Itoa(i+1); c.ID != want {
			wrong("claim %s stands where %s should", c.ID, want)
		}
		if len(c.Statements) == 0 || c.Sources < 1 || c.Sources > len(c.Statements) || c.Wording == "" || !(c.Score >= 0 && c.Score <= 1) {
			wrong("claim %+v", c)
		}
		for _, id := range c.Statements {
			if !known[id] {
				wrong("%s has a statement %s that is none", c.ID, id)
			}
			if other, ok := claimed[id]; ok {
				wrong("%s is in %s and in %s", id, other, c.ID)
			}
			claimed[id] = c.ID
		}
	}
	if len(claimed) != len(known) {
		wrong("%d of %d statements are in a claim", len(claimed), len(known))
	}
	severities := []rule.Severity{rule.Error, rule.Warning, rule.Note}
	counts := map[rule.Severity]int{}
	worst := 0
	for _, f := range r.Findings {
		if _, ok := rule.ByName(f.Rule); !ok || f.Message == "" || !known[f.Statement] {
			wrong("finding %+v", f)
		}
		at := slices.Index(severities, f.Severity)
		if at < worst {
			wrong("%s %s stands after a milder one, or is none", f.Severity, f.Rule)
		}
		worst = max(worst, at)
		counts[f.Severity]++
		if a := f.Against; a != nil && !known[a.Statement] && !paths[a.Source] {
			wrong("%s against %+v, which is nowhere", f.Rule, *a)
		}
		for _, e := range f.Diff {
			if e.Text == "" {
				wrong("%s: an empty step in %+v", f.Rule, f.Diff)
			}
		}
	}
	if s := r.Summary; s.Error != counts[rule.Error] || s.Warning != counts[rule.Warning] || s.Note != counts[rule.Note] ||
		s.Sources != len(r.Sources) || s.Statements != len(r.Statements) || s.Claims != len(r.Claims) {
		wrong("summary %+v", s)
	}
	judged := map[string]bool{}
	for _, v := range r.Verdicts {
		if !known[v.Statement] || judged[v.Statement] {
			wrong("verdict %s on %s, judged before or none", v.Verdict, v.Statement)
		}
		judged[v.Statement] = true
		for _, e := range v.Evidence {
			if !paths[e.Source] || e.Start >= e.End || e.Line < 1 || e.Statement != "" && !known[e.Statement] {
				wrong("evidence %+v", e)
			}
		}
	}
	return complaints
}

// seeds are texts with something in each that extraction has to think about.
var seeds = []string{
	"“The mill is closed,” Elena Petrova said. “It will not open again,” she told Reuters.\n",
	"\"One,\" he said, \"two.\n\n\"Three.\"\n",
	"Lee never said “we will sell”. According to the mayor, 'it's the boys' job'.\n",
	"“He said ‘no’ and “yes””, Xi said, according to Xinhua.\n",
	"# ‘Will not change’ — Xi\n\n> We have *waited*.\n>\n> — [Ann Lee](https://example.org)\n",
	"<article><h1>“Never” – Olin</h1><p>&ldquo;Yes&rdquo;, said <b>Petra</b> Olin.<p>« Non », dit-il.</article>",
	"LEE: We will.\nROE: “Will we?”\n",
	"he said that \x93we will\x94 and\x85",
	"“““““ said ””””” ‘‘‘ ''' \"\"\" «»",
	"„Wir gehen“, sagte İpek Ünal. said said said, said: “",
}

// faultless has a Checker fail the test where attrib itself is at fault: the
// Checker takes such a document for one without statements.
func faultless(t testing.TB) attrib.Option {
	return attrib.WithNotes(func(n attrib.Note) {
		if n.Fault {
			t.Errorf("%s: %s", n.Path, n.Text)
		}
	})
}

// FuzzExtract reads a text as each format and holds its statements to what must
// be true of all.
func FuzzExtract(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checker := attrib.New(faultless(t))
		for _, path := range []string{"a.txt", "a.md", "a.html"} {
			d, err := read.Bytes(path, []byte(text))
			if err != nil {
				continue // reading has its own tests
			}
			for _, complaint := range unsound(d, extract(t, checker, d)) {
				t.Error(complaint)
			}
		}
	})
}

// FuzzCheck checks one text against another, and holds the report to what must
// be true of all.
func FuzzCheck(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, seeds[(i+1)%len(seeds)])
		f.Add(s, strings.NewReplacer("not", "", "closed", "shut", "Petrova", "Haddad").Replace(s))
	}
	f.Add("“We will pay 15 million euros by 2030,” Ann Lee said.\n", "“We [the state] will … pay 50 million,” said Omar Roe.\n")
	f.Fuzz(func(t *testing.T, draft, source string) {
		checker := attrib.New(attrib.WithIndirectClaims(), faultless(t))
		a, err := read.Bytes("draft.txt", []byte(draft))
		if err != nil {
			return
		}
		b, err := read.Bytes("source.txt", []byte(source))
		if err != nil {
			return
		}
		for _, run := range []func() (*attrib.Report, error){
			func() (*attrib.Report, error) { return checker.Check(context.Background(), a, b) },
			func() (*attrib.Report, error) { return checker.Compare(context.Background(), a, b) },
		} {
			r, err := run()
			if err != nil {
				t.Fatal(err)
			}
			for _, complaint := range unsoundReport(r) {
				t.Error(complaint)
			}
		}
	})
}
