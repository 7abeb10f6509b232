package attrib_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// sources reads every source that lies in the fixtures, once for all tests:
// documents may be read by many goroutines.
var sources = sync.OnceValues(func() (docs []*document.Document, err error) {
	cases, err := filepath.Glob("../fixtures/*/*.txtar")
	if err != nil {
		return nil, err
	}
	for _, path := range cases {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			return nil, err
		}
		for _, f := range archive.Files {
			if f.Name == "want" || strings.HasPrefix(f.Name, ".") {
				continue
			}
			d, err := read.Bytes(filepath.ToSlash(path)+"/"+f.Name, f.Data)
			if err != nil {
				return nil, err
			}
			docs = append(docs, d)
		}
	}
	r, err := read.Files(context.Background(), []string{"../fixtures/summit"}, read.Options{})
	if err != nil {
		return nil, err
	}
	return append(docs, r.Documents...), nil
})

func fixtures(t testing.TB) []*document.Document {
	t.Helper()
	docs, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) < 60 {
		t.Fatalf("only %d sources among the fixtures", len(docs))
	}
	return docs
}

func extract(t testing.TB, c *attrib.Checker, docs ...*document.Document) []statement.Statement {
	t.Helper()
	statements, err := c.Extract(context.Background(), docs...)
	if err != nil {
		t.Fatal(err)
	}
	return statements
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestStatementsOfAllFixturesAreSound(t *testing.T) {
	found := 0
	for _, d := range fixtures(t) {
		statements := extract(t, attrib.New(faultless(t)), d)
		found += len(statements)
		for _, complaint := range unsound(d, statements) {
			t.Error(complaint)
		}
	}
	if found < 300 {
		t.Errorf("only %d statements in all the fixtures", found)
	}
}

func TestReportsOfAllFixturesAreSound(t *testing.T) {
	docs := fixtures(t)
	compared, err := attrib.New().Compare(context.Background(), docs...)
	if err != nil {
		t.Fatal(err)
	}
	draft, others := summit(t)
	checked, err := attrib.New(attrib.WithIndirectClaims()).Check(context.Background(), draft, others...)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*attrib.Report{"compare": compared, "check": checked} {
		for _, complaint := range unsoundReport(r) {
			t.Errorf("%s: %s", name, complaint)
		}
	}
	if len(compared.Findings) == 0 || len(checked.Findings) == 0 || len(checked.Verdicts) == 0 {
		t.Error("a report that should find things finds none")
	}
}

func TestReportsFitTheirSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../docs/report.schema.json#/$defs/report")
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	draft, others := summit(t)
	checker := attrib.New()
	for _, test := range []struct {
		name string
		make func() (*attrib.Report, error)
	}{
		{"compare of all fixtures", func() (*attrib.Report, error) { return checker.Compare(ctx, fixtures(t)...) }},
		{"compare of nothing", func() (*attrib.Report, error) { return checker.Compare(ctx) }},
		{"check", func() (*attrib.Report, error) { return checker.Check(ctx, draft, others...) }},
		{"check against nothing", func() (*attrib.Report, error) { return checker.Check(ctx, draft) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := test.make()
			if err != nil {
				t.Fatal(err)
			}
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(asJSON(t, r)))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(v); err != nil {
				t.Error(err)
			}
		})
	}
}

// One Checker serves many goroutines at once, and each gets what it would have
// got alone.
func TestACheckerServesManyAtOnce(t *testing.T) {
	draft, others := summit(t)
	checker := attrib.New(attrib.WithAlias("Petra Olin", "Olin"), attrib.WithSeverity("truncated", rule.Off), attrib.WithProgress(func(int) {}))
	ctx := context.Background()
	tasks := []func() (any, error){
		func() (any, error) { return checker.Extract(ctx, others...) },
		func() (any, error) { return checker.Compare(ctx, others...) },
		func() (any, error) { return checker.Check(ctx, draft, others...) },
	}
	alone := make([]string, len(tasks))
	for i, task := range tasks {
		v, err := task()
		if err != nil {
			t.Fatal(err)
		}
		alone[i] = asJSON(t, v)
	}
	var wait sync.WaitGroup
	for n := range 24 {
		wait.Go(func() {
			i := n % len(tasks)
			v, err := tasks[i]()
			if err != nil {
				t.Error(err)
				return
			}
			if got := asJSON(t, v); got != alone[i] {
				t.Errorf("task %d among others gives\n%s\nalone\n%s", i, got, alone[i])
			}
		})
	}
	wait.Wait()
}

func TestCoresDoNotShowInTheResult(t *testing.T) {
	docs := fixtures(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	want := ""
	for _, cores := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(cores)
		r, err := attrib.New().Compare(context.Background(), docs...)
		if err != nil {
			t.Fatal(err)
		}
		got := asJSON(t, r)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("on %d cores the report is another", cores)
		}
	}
}

// A document's statements are the same whatever else is read with it; only their
// ids count on.
func TestStatementsDoNotDependOnTheOtherDocuments(t *testing.T) {
	docs := fixtures(t)
	var want []statement.Statement
	for _, d := range docs {
		first := len(want)
		for _, s := range extract(t, attrib.New(), d) {
			s.ID = later(s.ID, first)
			if s.Within != "" {
				s.Within = later(s.Within, first)
			}
			want = append(want, s)
		}
	}
	if diff := cmp.Diff(want, extract(t, attrib.New(), docs...)); diff != "" {
		t.Error(diff)
	}
}

// later gives the id that lies n statements after one.
func later(id string, n int) string {
	at, err := strconv.Atoi(strings.TrimPrefix(id, "s"))
	if err != nil {
		return id
	}
	return "s" + strconv.Itoa(at+n)
}

func TestAnEndedContextEndsExtracting(t *testing.T) {
	docs := fixtures(t)
	t.Run("before it starts", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if s, err := attrib.New().Extract(ctx, docs...); !errors.Is(err, context.Canceled) || s != nil {
			t.Errorf("%d statements, error %v", len(s), err)
		}
	})
	t.Run("on the way", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		var mu sync.Mutex
		most := 0
		_, err := attrib.New(attrib.WithProgress(func(done int) {
			mu.Lock()
			defer mu.Unlock()
			most = max(most, done)
			if done == 3 {
				cancel()
			}
		})).Extract(ctx, docs...)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
		if most < 3 || most == len(docs) {
			t.Errorf("%d of %d documents were read", most, len(docs))
		}
	})
	t.Run("by its deadline", func(t *testing.T) {
		ctx, cancel := context.WithDeadline(context.Background(), time.Unix(0, 0))
		defer cancel()
		if _, err := attrib.New().Compare(ctx, docs...); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}
	})
}

func TestProgressCountsEveryDocument(t *testing.T) {
	docs := fixtures(t)
	var mu sync.Mutex
	seen := map[int]int{}
	checker := attrib.New(attrib.WithProgress(func(done int) {
		mu.Lock()
		defer mu.Unlock()
		seen[done]++
	}))
	extract(t, checker, docs...)
	for n := 1; n <= len(docs); n++ {
		if seen[n] != 1 {
			t.Errorf("%d documents done was told %d times", n, seen[n])
		}
	}
	if len(seen) != len(docs) {
		t.Errorf("%d counts for %d documents", len(seen), len(docs))
	}
}

func TestNothingInNothingOut(t *testing.T) {
	ctx := context.Background()
	blank := &document.Document{Path: "blank.txt"}
	plain := load(t, "plain.txt", "The boats lay on the shore. It rained until the evening.\n")
	for _, test := range []struct {
		name string
		docs []*document.Document
	}{
		{"no document", nil},
		{"a document without text", []*document.Document{blank}},
		{"a text in which nobody says anything", []*document.Document{plain}},
		{"one after another", []*document.Document{blank, plain, blank}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if s := extract(t, attrib.New(), test.docs...); s == nil || len(s) != 0 {
				t.Errorf("statements %#v, want an empty list", s)
			}
			r, err := attrib.New().Compare(ctx, test.docs...)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Statements)+len(r.Claims)+len(r.Findings) > 0 || len(r.Sources) != len(test.docs) {
				t.Errorf("report %s", asJSON(t, r))
			}
			c, err := attrib.New().Check(ctx, blank, test.docs...)
			if err != nil {
				t.Fatal(err)
			}
			if c.Verdicts == nil || len(c.Verdicts) != 0 || len(c.Sources) != len(test.docs)+1 {
				t.Errorf("report %s", asJSON(t, c))
			}
		})
	}
}

func TestAnAliasStandsForTheName(t *testing.T) {
	doc := load(t, "agency.txt", paragraph+
		"“The northern docks are not for sale,” said Ann Lee, the mayor.\n\n"+
		"“The ferries will run all winter,” MOFA said.\n")
	names := func(c *attrib.Checker) (names []string) {
		for _, s := range extract(t, c, doc) {
			names = append(names, s.Speaker.Name+" < "+s.Speaker.Mention)
		}
		return names
	}
	if diff := cmp.Diff([]string{"Ann Lee < Ann Lee, the mayor", "MOFA < MOFA"}, names(attrib.New())); diff != "" {
		t.Fatal(diff)
	}
	aliased := attrib.New(
		attrib.WithAlias("Ann Margaret Lee", "ANN LEE", "Ann M. Lee"), // letter case does not count
		attrib.WithAlias("Ministry of Foreign Affairs", "MOFA"),
		attrib.WithAlias("Somebody Else", "Lee"),
	)
	want := []string{"Ann Margaret Lee < Ann Lee, the mayor", "Ministry of Foreign Affairs < MOFA"}
	if diff := cmp.Diff(want, names(aliased)); diff != "" {
		t.Error(diff)
	}
}

func TestAnAliasEndsAConflict(t *testing.T) {
	docs := []*document.Document{
		load(t, "agency.txt", paragraph+"“The harbour authority will not sell the northern docks to foreign investors,” Leila Haddad said.\n"),
		load(t, "paper.txt", paragraph+"“The harbour authority will not sell the northern docks to foreign investors,” Lily Brown said.\n"),
	}
	conflicts := func(c *attrib.Checker) int {
		r, err := c.Compare(context.Background(), docs...)
		if err != nil {
			t.Fatal(err)
		}
		return r.Summary.Error
	}
	if n := conflicts(attrib.New()); n != 1 {
		t.Errorf("%d conflicts between two names, want 1", n)
	}
	if n := conflicts(attrib.New(attrib.WithAlias("Leila Haddad", "Lily Brown"))); n != 0 {
		t.Errorf("%d conflicts between two names of one person", n)
	}
}

func TestASeverityIsTheUsers(t *testing.T) {
	draft, others := summit(t)
	count := func(options ...attrib.Option) string {
		r, err := attrib.New(options...).Check(context.Background(), draft, others...)
		if err != nil {
			t.Fatal(err)
		}
		n := map[string]int{}
		for _, f := range r.Findings {
			n[string(f.Severity)+" "+f.Rule]++
		}
		if n["error number-changed"]+n["error negation-changed"]+n["error speaker-conflict"] != r.Summary.Error {
			t.Errorf("summary %+v of %v", r.Summary, n)
		}
		return fmt.Sprint(n["error number-changed"], n["note number-changed"], n["warning number-changed"])
	}
	for _, test := range []struct {
		name    string
		options []attrib.Option
		want    string
	}{
		{"its own", nil, "2 0 0"},
		{"milder", []attrib.Option{attrib.WithSeverity("number-changed", rule.Note)}, "0 2 0"},
		{"off", []attrib.Option{attrib.WithSeverity("number-changed", rule.Off)}, "0 0 0"},
		{"the last one counts", []attrib.Option{attrib.WithSeverity("number-changed", rule.Off), attrib.WithSeverity("number-changed", rule.Warning)}, "0 0 2"},
		{"of another rule", []attrib.Option{attrib.WithSeverity("word-changed", rule.Off)}, "2 0 0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := count(test.options...); got != test.want {
				t.Errorf("errors, notes and warnings: %s, want %s", got, test.want)
			}
		})
	}
}

// A text without capitals or punctuation gives no statements, however many cue
// verbs it has, and says why; the other documents are read all the same.
func TestATextThatLostItsCaseOrMarksIsReadWithDoubt(t *testing.T) {
	const article = "The minister said that the mill had closed. “Nobody will be moved,” Elena Petrova said on Monday, and “that is a promise”. " +
		"According to the mayor, the road was safe. The union said that it had not been asked. “We will not go,” said Omar Haddad.\n"
	whole := load(t, "whole.txt", article)
	alone := len(extract(t, attrib.New(faultless(t)), whole))
	if alone < 4 {
		t.Fatalf("%d statements in the whole text", alone)
	}
	bare := strings.NewReplacer(".", "", ",", "", "“", "", "”", "")
	for name, text := range map[string]string{
		"no capitals":    strings.ToLower(article),
		"no punctuation": bare.Replace(article),
		"neither":        bare.Replace(strings.ToLower(article)),
	} {
		t.Run(name, func(t *testing.T) {
			var notes []attrib.Note
			checker := attrib.New(attrib.WithNotes(func(n attrib.Note) { notes = append(notes, n) }))
			found := extract(t, checker, load(t, "lost.txt", text), whole)
			lost := found[:len(found)-alone]
			speakers := map[string]bool{}
			for _, s := range lost {
				if s.Source != "lost.txt" || len(s.Quoted) > 0 || s.Confidence > 0.8 {
					t.Errorf("%s: %.2f, %d quoted", s.Source, s.Confidence, len(s.Quoted))
				}
				if s.Speaker != nil {
					speakers[s.Speaker.Name] = true
				}
			}
			if !speakers["Elena Petrova"] || !speakers["union"] {
				t.Errorf("%s", asJSON(t, lost))
			}
			if len(notes) != 1 || notes[0].Path != "lost.txt" || notes[0].Text == "" || notes[0].Fault {
				t.Errorf("notes %+v, want one on lost.txt", notes)
			}
		})
	}
}

func TestASourceSaysWhatItIs(t *testing.T) {
	_, others := summit(t)
	r, err := attrib.New().Compare(context.Background(), others...)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, s := range r.Sources {
		d := others[i]
		want := attrib.Source{
			Path: d.Path, Title: d.Title, Outlet: d.Outlet, Author: d.Author, Published: d.Published,
			Format: d.Format, Statements: s.Statements, Text: d.Text,
		}
		if diff := cmp.Diff(want, s); diff != "" {
			t.Error(diff)
		}
		n += s.Statements
	}
	if n != len(r.Statements) || n != r.Summary.Statements {
		t.Errorf("sources have %d statements, the report %d, its summary %d", n, len(r.Statements), r.Summary.Statements)
	}
	if via := speakersOf(r, "ATA"); via != 1 {
		t.Errorf("%d statements come by way of the agency, want 1", via)
	}
}

func speakersOf(r *attrib.Report, relay string) (n int) {
	for _, s := range r.Statements {
		for _, v := range s.Via {
			if v.Name == relay && v.Type == speaker.Organization {
				n++
			}
		}
	}
	return n
}
