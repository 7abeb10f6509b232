package config_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/config"
	"github.com/attribcheck/attrib/attrib/rule"
)

func TestParse(t *testing.T) {
	const whole = `# our desk
style: reuters
baseline: known/old.jsonl
ignore:
  - rule: bracketed
    words: "places like Charleston"
    reason: the agency's own bracket
  - {rule: truncated, words: 340 tonnes, speaker: Ann Lee, reason: cut for space}
fail-on: warning
format: jsonl
include: ["*.txt", "*.md"]
exclude:
  - archive/**
fields:
  text: article.body_html
  title: hl
aliases:
  Xi Jinping: [Xi, President Xi]
  Ministry of Foreign Affairs:
    - MOFA
  Agence France-Presse: AFP
offices:
  Xi Jinping: [Chinese leader, China's president]
  Vitali Klitschko: mayor of Kyiv
relays: [Novaya Gazeta, The Sun]
rules:
  unattributed: note
  bracketed: off
`
	for _, test := range []struct {
		name, text string
		want       config.Config
	}{
		{"every key", whole, config.Config{
			Style: "reuters", Baseline: "known/old.jsonl",
			Ignores: []attrib.Ignore{
				{Rule: "bracketed", Words: "places like Charleston", Reason: "the agency's own bracket", Path: "a.yaml", Line: 5},
				{Rule: "truncated", Words: "340 tonnes", Speaker: "Ann Lee", Reason: "cut for space", Path: "a.yaml", Line: 8},
			},
			FailOn: config.OnWarning, Format: "jsonl",
			Include: []string{"*.txt", "*.md"}, Exclude: []string{"archive/**"},
			Fields: map[string]string{"text": "article.body_html", "title": "hl"},
			Aliases: []config.Alias{
				{Canonical: "Xi Jinping", Others: []string{"Xi", "President Xi"}},
				{Canonical: "Ministry of Foreign Affairs", Others: []string{"MOFA"}},
				{Canonical: "Agence France-Presse", Others: []string{"AFP"}},
			},
			Offices: []config.Office{
				{Person: "Xi Jinping", Held: []string{"Chinese leader", "China's president"}},
				{Person: "Vitali Klitschko", Held: []string{"mayor of Kyiv"}},
			},
			Relays: []string{"Novaya Gazeta", "The Sun"},
			Rules:  []config.RuleSeverity{{Rule: "unattributed", Severity: rule.Note}, {Rule: "bracketed", Severity: rule.Off}},
		}},
		{"empty", "", config.Config{}},
		{"only a comment", "# nothing yet\n", config.Config{}},
		{"a key without a value", "include:\nfail-on: never\n", config.Config{FailOn: config.Never}},
		{"byte order mark and Windows lines", "\ufefffail-on: note\r\nformat: html\r\n", config.Config{FailOn: config.OnNote, Format: "html"}},
		{"names that YAML would read as something else", "aliases:\n  1922: [true, 007, 1.50]\n", config.Config{
			Aliases: []config.Alias{{Canonical: "1922", Others: []string{"true", "007", "1.50"}}},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := config.Parse("a.yaml", []byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			test.want.Path = "a.yaml"
			if d := cmp.Diff(&test.want, got); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

// keyNames are the keys as a complaint lists them.
const keyNames = "fail-on, format, style, ignore, baseline, include, exclude, fields, aliases, offices, relays, rules"

func TestParseErrors(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"misspelt key", "format: text\nfail_on: error\n", `a.yaml:2: unknown key "fail_on"; did you mean "fail-on"?`},
		{"key like no other", "colour: blue\n", `a.yaml:1: unknown key "colour"; known: ` + keyNames},
		{"misspelt value", "fail-on: warnings\n", `a.yaml:1: fail-on: unknown value "warnings"; did you mean "warning"?`},
		{"misspelt rule", "rules:\n  # why\n  negation-change: off\n", `a.yaml:3: unknown rule "negation-change"; did you mean "negation-changed"?`},
		{"misspelt severity", "rules:\n  bracketed: of\n", `a.yaml:2: rules: bracketed: unknown value "of"; did you mean "off"?`},
		{"misspelt style", "style: guradian\n", `a.yaml:1: style: unknown value "guradian"; did you mean "guardian"?`},
		{"style in capitals", "style: AP\n", `a.yaml:1: style: unknown value "AP"; did you mean "ap"?`},
		{"two styles", "style: [ap, bbc]\n", `a.yaml:1: style must be a word, not a list`},
		{"ignore without a list", "ignore:\n  rule: bracketed\n", `a.yaml:2: ignore must be a list of entries with rule, words and reason, not a list of KEY: VALUE`},
		{"ignore of a word", "ignore: [bracketed]\n", `a.yaml:1: an entry of ignore must be a list of KEY: VALUE, not a single word`},
		{"ignore without a reason", "ignore:\n  - rule: bracketed\n    words: a b\n", `a.yaml:2: ignore: an entry without reason; rule, words and reason are all needed`},
		{"ignore with an empty reason", "ignore:\n  - rule: bracketed\n    words: a b\n    reason: ' '\n", `a.yaml:4: ignore: reason is empty`},
		{"ignore without words", "ignore:\n  - {rule: bracketed, reason: known}\n", `a.yaml:2: ignore: an entry without words; rule, words and reason are all needed`},
		{"ignore with words that are none", "ignore:\n  - {rule: bracketed, words: '“!”', reason: known}\n", `a.yaml:2: ignore: words has no word in it`},
		{"ignore of an unknown rule", "ignore:\n  - rule: braketed\n", `a.yaml:2: ignore: unknown rule "braketed"; did you mean "bracketed"?`},
		{"ignore with another key", "ignore:\n  - rule: bracketed\n    word: a b\n", `a.yaml:3: ignore: unknown key "word"; did you mean "words"?`},
		{"baseline of several files", "baseline: [a, b]\n", `a.yaml:1: baseline must be a word, not a list`},
		{"key twice", "format: text\nformat: json\n", `a.yaml:2: mapping key "format" already defined at [1:1]`},
		{"a list for a word", "format: [text]\n", `a.yaml:1: format must be a word, not a list`},
		{"a word for a mapping", "rules: off\n", `a.yaml:1: rules must be a list of KEY: VALUE, not a single word`},
		{"a list for the file", "- format\n", `a.yaml:1: the file must be a list of KEY: VALUE, not a list`},
		{"a mapping for a name", "aliases:\n  Xi:\n    name: Xi\n", `a.yaml:3: a name in aliases must be a word, not a list of KEY: VALUE`},
		{"empty name", "aliases:\n  Xi: [\"\"]\n", `a.yaml:2: a name in aliases is empty`},
		{"a name for two people", "aliases:\n  A: [Z]\n  B: [Z]\n", `a.yaml:3: aliases: "Z" stands for both "A" and "B"`},
		{"a field that is none", "fields:\n  txt: body\n", `a.yaml:2: fields: unknown field "txt"; did you mean "text"?`},
		{"a field of two", "fields:\n  text: [body, html]\n", `a.yaml:2: fields: text must be a word, not a list`},
		{"fields without names", "fields: body\n", `a.yaml:1: fields must be a list of KEY: VALUE, not a single word`},
		{"bad glob", "exclude:\n  - a\n  - \"[a\"\n", `a.yaml:3: exclude: "[a" is no valid pattern`},
		{"an office of two people", "offices:\n  A: [mayor of Z]\n  B: [mayor of Z]\n", `a.yaml:3: offices: "mayor of Z" is held by both "A" and "B"`},
		{"offices without people", "offices: [mayor of Z]\n", `a.yaml:1: offices must be a list of KEY: VALUE, not a list`},
		{"empty relay", "relays: [TASS, '']\n", `a.yaml:1: a name in relays is empty`},
		{"misspelt key for offices", "office:\n  A: [B]\n", `a.yaml:1: unknown key "office"; did you mean "offices"?`},
		{"anchor", "aliases: &a\n  A: [B]\n", `a.yaml:1: aliases must be a list of KEY: VALUE, not an anchor or a reference to one`},
		{"two documents", "format: text\n---\nformat: json\n", `a.yaml:3: a second YAML document: only one is read`},
		{"not YAML", "format: \"text\n", `a.yaml:1: could not find end character of double-quoted text`},
		{"control characters", "\"a\\ebc\": 1\n", "a.yaml:1: unknown key \"a\ufffdbc\"; known: " + keyNames},
		{"binary", "format: text\x00", `a.yaml: not UTF-8 text`},
		{"deep", strings.Repeat("[", 100000), `a.yaml:1: nested too deeply`},
		{"deep in one line", strings.Repeat("- ", 100000), `a.yaml:1: nested too deeply`},
		{"large", strings.Repeat("# filler\n", 1<<15), `a.yaml: larger than 256 KB: not a configuration`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := config.Parse("a.yaml", []byte(test.text))
			if err == nil {
				t.Fatalf("no error; got %+v", got)
			}
			if err.Error() != test.want {
				t.Errorf("error\n  %s\nwant\n  %s", err, test.want)
			}
			if e := (*config.Error)(nil); !errors.As(err, &e) {
				t.Errorf("the error is a %T, not a *config.Error", err)
			}
		})
	}
}

func TestFind(t *testing.T) {
	top := t.TempDir()
	deep := filepath.Join(top, "a", "b")
	if err := os.MkdirAll(filepath.Join(deep, config.Name), 0o755); err != nil { // a folder of the name
		t.Fatal(err)
	}
	want := filepath.Join(top, config.Name)
	if err := os.WriteFile(want, []byte("format: json\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := config.Find(deep); err != nil || got != want {
		t.Errorf("Find(%q) = %q, %v; want %q", deep, got, err, want)
	}
	t.Chdir(deep)
	got, err := config.Find(".")
	if err != nil || got != filepath.Join("..", "..", config.Name) {
		t.Errorf(`Find(".") = %q, %v; want a path relative to the working folder`, got, err)
	}
	c, err := config.Load(got)
	if err != nil || c.Format != "json" {
		t.Errorf("Load(%q) = %+v, %v", got, c, err)
	}
	if _, err := config.Load("none.yaml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Load of a missing file: %v, want fs.ErrNotExist", err)
	}
}

func TestReached(t *testing.T) {
	for _, test := range []struct {
		summary attrib.Summary
		reached string // the thresholds reached
	}{
		{attrib.Summary{}, ""},
		{attrib.Summary{Note: 1}, "note"},
		{attrib.Summary{Warning: 1}, "warning note"},
		{attrib.Summary{Error: 1}, "error warning note"},
		{attrib.Summary{Suppressed: 1}, ""},
	} {
		var reached []string
		for _, f := range config.FailOns() {
			if config.FailOn(f).Reached(test.summary) {
				reached = append(reached, f)
			}
		}
		if got := strings.Join(reached, " "); got != test.reached {
			t.Errorf("%+v reaches %q, want %q", test.summary, got, test.reached)
		}
		if got, want := config.FailOn("").Reached(test.summary), config.OnError.Reached(test.summary); got != want {
			t.Errorf("%+v: an unset threshold gives %v, error gives %v", test.summary, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"fail-on", "format", "include", "exclude", "off"}
	for _, test := range []struct{ word, want string }{
		{"fail_on", "fail-on"},
		{"Format", "format"},
		{"fromat", "format"},
		{"includes", "include"},
		{"exlude", "exclude"},
		{"of", "off"},
		{"x", ""},
		{"", ""},
		{"verdict", ""},
		{strings.Repeat("f", 1<<20), ""},
	} {
		if got := config.Nearest(test.word, known); got != test.want {
			t.Errorf("Nearest(%.20q) = %q, want %q", test.word, got, test.want)
		}
	}
}

func TestOptions(t *testing.T) {
	c, err := config.Parse("a.yaml", []byte("aliases:\n  Xi Jinping: [Xi]\noffices:\n  Xi Jinping: [Chinese leader]\nrelays: [TASS, The Sun]\nrules:\n  bracketed: off\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := len(c.Options()); got != 4 {
		t.Errorf("%d options for one alias, one office, relays and one rule, want 4", got)
	}
	if got := len((&config.Config{}).Options()); got != 0 {
		t.Errorf("%d options of an empty configuration, want none", got)
	}
}

func TestOptionsOfAStyleAndWhatIsIgnored(t *testing.T) {
	c, err := config.Parse("a.yaml", []byte("style: ap\nignore:\n  - {rule: bracketed, words: a, reason: b}\n  - {rule: bracketed, words: c, reason: d}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := len(c.Options()); got != 2 {
		t.Errorf("%d options for a style and two things to ignore, want 2", got)
	}
}

func TestBaselinePath(t *testing.T) {
	for _, test := range []struct{ file, path, want string }{
		{".attrib.yaml", "", ""},
		{".attrib.yaml", "known.jsonl", "known.jsonl"},
		{filepath.Join("..", "desk", ".attrib.yaml"), filepath.Join("old", "known.jsonl"), filepath.Join("..", "desk", "old", "known.jsonl")},
		{filepath.Join("..", ".attrib.yaml"), filepath.Join(string(filepath.Separator), "known.jsonl"), filepath.Join(string(filepath.Separator), "known.jsonl")},
	} {
		c := config.Config{Path: test.file, Baseline: test.path}
		if got := c.BaselinePath(); got != test.want {
			t.Errorf("%s in %s: %s, want %s", test.path, test.file, got, test.want)
		}
	}
}

func TestUnknownRule(t *testing.T) {
	if got := config.UnknownRule("bracketed"); got != "" {
		t.Errorf("bracketed: %s", got)
	}
	if rule.Replaced("words-changed") == nil {
		t.Skip("words-changed is still a rule")
	}
	const want = `the rule "words-changed" is no more; its place was taken by word-changed, words-dropped, words-added, words-moved, form-changed`
	if got := config.UnknownRule("words-changed"); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("fail-on: warning\naliases:\n  A: [B, C]\nrules:\n  bracketed: off\n")
	f.Add("a: &x [*x]\n<<: *x\n")
	f.Add("style: ap\nbaseline: b\nignore:\n- {rule: bracketed, words: a, reason: b, speaker: c}\n- rule:\n")
	f.Add("? [a]\n: |\n  b\n...\n---\n!!str c\n")
	f.Add("\ufeff\"a\\x\": {b: c}\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := config.Parse("f.yaml", []byte(text))
		if err == nil {
			c.Options()
			return
		}
		if e := (*config.Error)(nil); !errors.As(err, &e) || strings.ContainsRune(err.Error(), '\n') {
			t.Errorf("an error is one line and a *config.Error; got %T %q", err, err)
		}
	})
}
