package eval

// The two annotation formats: what is read, and what is refused.

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
)

// written shows attributions: "ID source; cue; content", the parts with "|".
func written(text string, list []Attribution) string {
	var lines []string
	for _, a := range list {
		var fields []string
		for _, spans := range [][]document.Span{a.Source, a.Cue, a.Content} {
			var parts []string
			for _, s := range spans {
				parts = append(parts, text[s.Start:s.End])
			}
			fields = append(fields, strings.Join(parts, "|"))
		}
		lines = append(lines, a.ID+" "+strings.Join(fields, "; "))
	}
	return strings.Join(lines, "\n")
}

func TestParseAttributions(t *testing.T) {
	const text = "“Élan,” said Édith, “yes.”"
	list, err := ParseAttributions("a.jsonl", []byte("\ufeff"+`{"doc":"a","id":"E1","source":[[18,24]],"cue":[[13,17]],"content":[[26,36],[0,12]],"note":1}`+"\r\n\n"+
		`{"doc":"a","content":[]}`))
	if err != nil || len(list) != 2 || list[0].Line != 1 || list[1].Line != 3 || list[0].Doc != "a" {
		t.Fatal(list, err)
	}
	if got := written(text, []Attribution{list[0].Attribution}); got != "E1 Édith; said; “Élan,”|“yes.”" {
		t.Error(got)
	}
	for line, want := range map[string]string{
		`{"doc":"a"`:                               "malformed JSON",
		`[]`:                                       "malformed: a line is an object, not an array",
		`{"id":"E1"}`:                              "no doc",
		`{"doc":"a","id":7}`:                       "malformed: id cannot be: number",
		`{"doc":"a","source":[3,4]}`:               "lists of [start, end]",
		`{"doc":"a","source":[[3]]}`:               "a span of 1 numbers",
		`{"doc":"a","source":[["x",4]]}`:           "lists of [start, end]",
		"{\"doc\":\"a\xff\"}":                      "not UTF-8",
		`{"doc":"a","id":"1"}{"doc":"a"}`:          "malformed JSON",
		"{\"doc\":\"a\"}\n{\"doc\":\"\"}":          "no doc",
		`{"doc":"a","source":[[1e99,4]]}`:          "lists of [start, end]",
		`{"doc":"a","source":{"start":1,"end":2}}`: "lists of [start, end]",
	} {
		refused(t, line, want, func(data []byte) error { _, err := ParseAttributions("in", data); return err })
	}
	refused(t, `{"doc":"a","id":"E"}`+"\n"+`{"doc":"a","id":"E"}`, `in:2: malformed: the id "E" stands twice`,
		func(data []byte) error { _, err := ParseAttributions("in", data); return err })
}

func TestParseSpeakers(t *testing.T) {
	list := func() []*Annotated {
		list, err := ParseAttributions("a", []byte(`{"doc":"a","id":"E1"}`+"\n"+`{"doc":"a","id":"E2"}`))
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	all := list()
	err := ParseSpeakers("in", []byte(`{"doc":"a","id":"E1","name":"Elena","basis":"named"}`+"\n"+`{"doc":"a","id":"E2","name":null,"basis":"unnamed","not_speech":true}`), all)
	if err != nil || *all[0].Label != (Label{Name: "Elena", Basis: "named"}) || *all[1].Label != (Label{Basis: "unnamed", NotSpeech: true}) {
		t.Error(all[0].Label, all[1].Label, err)
	}
	for line, want := range map[string]string{
		`{"doc":"a","id":"E9","basis":"named"}`:                         `no attribution with the id "E9"`,
		`{"doc":"a","id":"E1","basis":"guess"}`:                         `unknown basis "guess"; known: named, pronoun`,
		`{"doc":"a","id":"E1","name":[],"basis":"named"}`:               "malformed: name cannot be: array",
		strings.Repeat(`{"doc":"a","id":"E1","basis":"named"}`+"\n", 2): "in:2: malformed: a second speaker",
	} {
		refused(t, line, want, func(data []byte) error { return ParseSpeakers("in", data, list()) })
	}
}

// refused checks that data gives an error of one line that names the input.
func refused(t *testing.T, data, want string, parse func([]byte) error) {
	t.Helper()
	err := parse([]byte(data))
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%q: %v, want %q", data, err, want)
		return
	}
	named(t, err)
}

func named(t *testing.T, err error) {
	t.Helper()
	of, ok := errors.AsType[*Error](err)
	if !ok || of.Line < 1 || !errors.Is(err, ErrMalformed) || strings.ContainsAny(err.Error(), "\r\n") ||
		!strings.HasPrefix(err.Error(), fmt.Sprintf("in:%d: ", of.Line)) {
		t.Errorf("not one line that names input and line: %q", err)
	}
}

const bratText = "“Élan,” said Édith, “yes.” Karim agreed that it rains."

func TestParseBrat(t *testing.T) {
	for _, x := range []struct{ name, ann, want string }{
		{"relations, and a content in two parts", `T1	Source 13 18	Édith
T2	Cue 8 12	said
T3	Content 0 7;20 26	“Élan,” “yes.”
R1	Says Arg1:T2 Arg2:T3
R2	By Arg1:T1 Arg2:T2`, "T3 Édith; said; “Élan,”|“yes.”"},
		{"events, roles in any case, lines in any order", `E1	CUE:T2 source:T1 Content:T3 Content2:T4
T4	content 20 26	“yes.”
T3	CONTENT 0 7	“Élan,”
T2	cue 8 12	said
T1	source 13 18	Édith`, "T4 Édith; said; “Élan,”|“yes.”"},
		{"roles that an event gives", `T1	Person 13 18	Édith
T2	Attribution 8 12	said
T3	Text 0 7	“Élan,”
E1	Attribution:T2 Source:T1 Content:T3`, "T3 Édith; said; “Élan,”"},
		{"two, of which a relation names an event", `T1	Source 27 32	Karim
T2	Cue 33 39	agreed
T3	Content 40 53	that it rains
E1	Cue:T2 Content:T3
R1	Source Arg1:T1 Arg2:E1
T4	Content 0 7	“Élan,”`, "T3 Karim; agreed; that it rains\nT4 ; ; “Élan,”"},
		{"a statement inside a statement stays its own", `T1	Cue 8 12	said
T2	Content 0 7	“Élan,”
T3	Cue 33 39	agreed
T4	Content 40 53	that it rains
E1	Cue:T1 Content:T2
E2	Cue:T3 Content:T4 Content2:E1`, "T2 ; said; “Élan,”\nT4 ; agreed; that it rains"},
		{"what is no role ties nothing", `T1	Source 13 18	Édith
T2	Source 27 32	Karim
T3	Person 13 18	Édith
R1	Same Arg1:T1 Arg2:T3
R2	Same Arg1:T2 Arg2:T3
E1	Meeting:T3 Where:T3`, "T1 Édith; ; \nT2 Karim; ; "},
		{"what is passed over", "\ufeff#1\tAnnotatorNotes T1\tunsure\r\nA1\tNegated T1\r\nM1\tx\nN1\tReference T1 x:1\n*\tEquiv T1 T2\n\nT1\tCue 8 12\tsaid\r\n", "T1 ; said; "},
		{"nothing", "", ""},
	} {
		list, err := ParseBrat("in", []byte(x.ann), bratText)
		if got := written(bratText, list); err != nil || got != x.want {
			t.Errorf("%s: %v\n got %s\nwant %s", x.name, err, got, x.want)
		}
	}
}

func TestParseBratRefuses(t *testing.T) {
	for ann, want := range map[string]string{
		"T1 Cue 8 12 said":                     "no ID, tab",
		"T1\tCue":                              "no TYPE START END",
		"T1\tCue 8":                            "no START END",
		"T1\tCue 8 x":                          `"x" is no number`,
		"T1\tCue 8 12;\tsaid":                  `"" is no START END`,
		"T1\tCue 12 8":                         "12 to 8 is empty",
		"T1\tCue -1 8":                         "lies outside the text, which has 54 characters",
		"T1\tCue 8 99999999999999999999":       "is no number",
		"T1\tCue 50 55":                        "lies outside",
		"T1\tCue 8 12\nT1\tCue 8 12":           "in:2: malformed: the id T1 stands twice",
		"T1\tCue 8 12\nR1\tx Arg1:T1":          "not between two",
		"T1\tCue 8 12\nR1\tx Arg1:T1 Arg2:T2":  "in:2: malformed: there is no T2",
		"E1\tCue:T1":                           "there is no T1",
		"T1\tCue 8 12\nE1\tCue:T1\nE1\tCue:T1": "the id E1 stands twice",
		"T1\tCue 8 12\nE1\tCue:T1 Source":      "no ROLE:ID",
		"E1":                                   "no tab",
		"R1\t":                                 "says nothing",
		"?1\tx":                                `begins with "?"`,
		"\x1b[2J":                              "begins with",
		"T1\tCue 8 12\tsaid\xff":               "not UTF-8",
	} {
		refused(t, ann, want, func(data []byte) error { _, err := ParseBrat("in", data, bratText); return err })
	}
}

func FuzzParseAttributions(f *testing.F) {
	f.Add([]byte(`{"doc":"a","id":"E1","source":[[0,3]],"cue":[],"content":[[4,8],[9,12]]}`), []byte(`{"doc":"a","id":"E1","name":"x","basis":"named"}`))
	f.Add([]byte("\ufeff\n{}"), []byte("[[["))
	f.Fuzz(func(t *testing.T, lines, labels []byte) {
		list, err := ParseAttributions("in", lines)
		if err != nil {
			named(t, err)
			return
		}
		if err := ParseSpeakers("in", labels, list); err != nil {
			named(t, err)
		}
		for _, a := range list {
			if a.fit(bratText) == nil {
				written(bratText, []Attribution{a.Attribution}) // cuts the text
			}
		}
	})
}

func FuzzParseBrat(f *testing.F) {
	f.Add([]byte("T1\tSource 13 18\tx\nT2\tcue 8 12\tx\nT3\tContent 0 7;20 26\tx\nR1\ta Arg1:T1 Arg2:T3\nE1\tCue:T2 Content:T3"), bratText)
	f.Add([]byte("#\nA1\nE2\tx:E1 y:E2\nT0\tcue 0 1"), "a")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		list, err := ParseBrat("in", data, text)
		if err != nil {
			named(t, err)
			return
		}
		for _, a := range list {
			if len(a.Source)+len(a.Cue)+len(a.Content) == 0 || a.ID == "" {
				t.Errorf("an attribution of nothing: %+v", a)
			}
		}
		written(text, list) // cuts the text
	})
}
