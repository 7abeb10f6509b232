package rule

import (
	"slices"
	"strings"
	"testing"
)

// table are the rules there are to be: those that a style or a group may name
// before they are written. Once word-changed is there all are, and All counts.
const table = `speaker-conflict principal-conflict inner-speaker relay-dropped relay-differs
speaker-sharpened speaker-vaguer thought-as-speech cue-loaded unattributed negation-changed
number-changed name-changed pronoun-changed hedge-changed word-changed words-dropped
words-added words-moved form-changed fillers-cleaned bracketed elided spliced
fragments-joined denial-dropped occasion-differs translation-differs truncated
punctuation-changed paraphrase-quoted quotation-unmarked headline-unsupported`

func known() []string {
	if _, complete := ByName("word-changed"); !complete {
		return strings.Fields(table)
	}
	var names []string
	for _, r := range All() {
		names = append(names, r.Name)
	}
	return names
}

func TestStylesNameRules(t *testing.T) {
	names := known()
	for _, s := range Styles() {
		if len(s.Severities) == 0 {
			t.Errorf("%s sets nothing", s.Name)
		}
		for name, severity := range s.Severities {
			if !slices.Contains(names, name) {
				t.Errorf("%s gives %s a severity, which is no rule", s.Name, name)
			}
			if r, there := ByName(name); there && r.Severity == severity {
				t.Errorf("%s gives %s the severity that it has", s.Name, name)
			}
		}
		for _, text := range []string{s.House, s.Says, s.Source} {
			if strings.Contains(text, "  ") || strings.TrimSpace(text) != text {
				t.Errorf("%s is not set cleanly: %q", s.Name, text)
			}
		}
	}
	if _, ok := StyleByName("tass"); ok {
		t.Error("a style that is none was found")
	}
}

// What must never be quiet: a house may hold more to be wrong than attrib does,
// and no house lets these pass.
func TestStylesKeepErrors(t *testing.T) {
	for _, s := range Styles() {
		for _, name := range []string{
			"speaker-conflict", "inner-speaker", "negation-changed", "number-changed", "name-changed",
			"spliced", "denial-dropped", "paraphrase-quoted",
		} {
			if set, ok := s.Severities[name]; ok && set != Error {
				t.Errorf("%s makes %s %s", s.Name, name, set)
			}
		}
	}
}

func TestReadStyleErrors(t *testing.T) {
	const whole = "house: A\nsays: B\nsource: C\n"
	for _, test := range []struct{ text, want string }{
		{"house: A\nsays: B\n", "house, says or source is missing"},
		{whole + "elided\n", `line 4: not a rule and its severity: "elided"`},
		{whole + "elided grave\n", `line 4: not a rule and its severity: "elided grave"`},
		{whole + "elided off\n\nelided note\n", "line 6: elided stands twice"},
	} {
		if _, err := readStyle("x", test.text); err == nil || err.Error() != test.want {
			t.Errorf("%q: %v, want %s", test.text, err, test.want)
		}
	}
}

func TestEveryRuleHasItsGroup(t *testing.T) {
	var grouped []string
	for _, g := range groups {
		grouped = append(grouped, strings.Fields(g.rules)...)
	}
	names := known()
	slices.Sort(grouped)
	slices.Sort(names)
	if !slices.Equal(grouped, names) {
		t.Errorf("grouped are\n%v\nof the rules\n%v", grouped, names)
	}
	n := 0
	for _, g := range Groups() {
		n += len(g.Rules)
		if len(g.Rules) == 0 || g.Title == "" || !strings.HasSuffix(g.About, ".") {
			t.Errorf("a group without rules, title or sentence: %+v", g)
		}
	}
	if n != len(All()) {
		t.Errorf("%d rules in groups, of %d", n, len(All()))
	}
}

func TestReplaced(t *testing.T) {
	if _, there := ByName("words-changed"); there == (Replaced("words-changed") != nil) {
		t.Error("words-changed is said to be replaced while it is there, or nothing is said once it is gone")
	}
	if got := Replaced("negation-changed"); got != nil {
		t.Errorf("negation-changed was replaced by %v", got)
	}
}

func TestSeverityThatIsSet(t *testing.T) {
	const noteRule, warningRule, errorRule = "bracketed", "unattributed", "negation-changed"
	for _, test := range []struct {
		rule            string
		found, set, got Severity
	}{
		{warningRule, Warning, Error, Error},
		{warningRule, Warning, Note, Note},
		{warningRule, Warning, Off, Off},
		{errorRule, Warning, Error, Warning}, // the rule holds this one to be milder
		{errorRule, Warning, Note, Note},
		{errorRule, Note, Warning, Note},
		{noteRule, Warning, Note, Warning}, // and this one to be graver
		{noteRule, Error, Warning, Error},
		{noteRule, Warning, Error, Error},
		{noteRule, Error, Off, Off},
		{"no-rule", Note, Error, Error},
	} {
		f := Finding{Rule: test.rule, Severity: test.found}
		if got := severity(f, map[string]Severity{test.rule: test.set}); got != test.got {
			t.Errorf("%s found as %s, set to %s: %s, want %s", test.rule, test.found, test.set, got, test.got)
		}
	}
	if got := severity(Finding{Rule: noteRule, Severity: Note}, nil); got != Note {
		t.Errorf("nothing set: %s", got)
	}
}
