package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
)

const schemaFile = "../../docs/report.schema.json"

// schema compiles the published schema, or the part of it that is named.
func schema(t testing.TB, part string) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(schemaFile + part)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func parsed(t testing.TB, b []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatalf("no JSON: %v\n%s", err, b)
	}
	return v
}

func TestSchema(t *testing.T) {
	whole, report, list := schema(t, ""), schema(t, "#/$defs/report"), schema(t, "#/$defs/list")
	record, line := schema(t, "#/$defs/record"), schema(t, "#/$defs/statement")
	for name, r := range reports() {
		if name == "hostile" {
			continue // its kinds and ids are no contract's
		}
		t.Run(name, func(t *testing.T) {
			check := func(s *jsonschema.Schema, b []byte) {
				t.Helper()
				if err := s.Validate(parsed(t, b)); err != nil {
					t.Errorf("%v\n%s", err, b)
				}
			}
			check(whole, written(t, JSON, r))
			check(report, written(t, JSON, r))
			check(whole, written(t, formats[".list.json"], r))
			check(list, written(t, formats[".list.json"], r))
			eachLine(t, written(t, JSONL, r), func(b []byte) { check(record, b) })
			eachLine(t, written(t, formats[".list.jsonl"], r), func(b []byte) { check(line, b) })
		})
	}
}

// The schema says no where it should, so that passing it means something.
func TestSchemaRefuses(t *testing.T) {
	s := schema(t, "#/$defs/report")
	for name, change := range map[string]func(r *attrib.Report){
		"version":          func(r *attrib.Report) { r.Version = 2 },
		"kind":             func(r *attrib.Report) { r.Statements[0].Kind = "quoted" },
		"polarity":         func(r *attrib.Report) { r.Statements[0].Polarity = "" },
		"confidence":       func(r *attrib.Report) { r.Statements[0].Confidence = 1.5 },
		"content":          func(r *attrib.Report) { r.Statements[0].Content = nil },
		"line":             func(r *attrib.Report) { r.Statements[0].Content[0].Line = 0 },
		"basis":            func(r *attrib.Report) { r.Statements[0].Speaker.Basis = "" },
		"severity":         func(r *attrib.Report) { r.Findings[0].Severity = "off" },
		"rule":             func(r *attrib.Report) { r.Findings[0].Rule = "Words Changed" },
		"agreement":        func(r *attrib.Report) { r.Claims[0].Agreement = "" },
		"op":               func(r *attrib.Report) { r.Findings[1].Diff[0].Op = "=" },
		"against":          func(r *attrib.Report) { r.Findings[0].Against.Statement = "" },
		"verdict":          func(r *attrib.Report) { r.Verdicts[0].Verdict = "fine" },
		"evidence's score": func(r *attrib.Report) { r.Verdicts[0].Evidence[0].Score = -1 },
	} {
		r := checked()
		change(r)
		if s.Validate(parsed(t, written(t, JSON, r))) == nil {
			t.Errorf("a bad %s passes", name)
		}
	}
}

// Reading a report back gives it again, but for the texts of its sources.
func TestRoundTrip(t *testing.T) {
	for name, r := range map[string]*attrib.Report{"compare": compared(), "check": checked(), "rtl": rightToLeft()} {
		var got attrib.Report
		if err := json.Unmarshal(written(t, JSON, r), &got); err != nil {
			t.Fatal(err)
		}
		for i := range r.Sources {
			r.Sources[i].Text = ""
		}
		if r.Findings == nil {
			r.Findings = got.Findings
		}
		if d := cmp.Diff(r, &got); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// The two forms hold the same: a report's records, put together, are its object.
func TestRecordsAreTheObject(t *testing.T) {
	r := checked()
	var object map[string]any
	if err := json.Unmarshal(written(t, JSON, r), &object); err != nil {
		t.Fatal(err)
	}
	got := map[string]any{}
	var order []string
	eachLine(t, written(t, JSONL, r), func(b []byte) {
		var m map[string]any
		if err := json.Unmarshal(b, &m); err != nil {
			t.Fatal(err)
		}
		kind := m["record"].(string)
		delete(m, "record")
		order = append(order, kind)
		switch kind {
		case "report":
			got["version"] = m["version"]
		case "summary":
			got["summary"] = m
		default:
			list, _ := got[kind+"s"].([]any)
			got[kind+"s"] = append(list, any(m))
		}
	})
	// "evidence" is a list in both; only the names of the lists differ.
	if !reflect.DeepEqual(object, got) {
		t.Error(cmp.Diff(object, got))
	}
	if order[0] != "report" || order[len(order)-1] != "summary" {
		t.Errorf("records come in the order %v", order)
	}
}

// A place has all its fields, were it the very first of its source; a statement
// has none of them.
func TestAgainst(t *testing.T) {
	r := checked()
	r.Findings = r.Findings[:2]
	r.Findings[0].Against = &rule.Against{Source: "q&a <1>.txt", End: 9, Line: 1}
	r.Findings[1].Against = &rule.Against{Statement: "s1"}
	var got []string
	eachLine(t, written(t, JSONL, r), func(b []byte) {
		if _, against, ok := strings.Cut(string(b), `"against":`); ok {
			got = append(got, against[:strings.IndexByte(against, '}')+1])
		}
	})
	want := []string{`{"source":"q&a <1>.txt","start":0,"end":9,"line":1}`, `{"statement":"s1"}`}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	s := schema(t, "#/$defs/finding/properties/against")
	if err := s.Validate(parsed(t, []byte(want[0]))); err != nil {
		t.Error(err)
	}
	for _, field := range []string{`"source":"q&a <1>.txt",`, `"start":0,`, `"end":9,`, `,"line":1`} {
		if without := strings.Replace(want[0], field, "", 1); s.Validate(parsed(t, []byte(without))) == nil {
			t.Errorf("%s passes", without)
		}
	}
}

func TestJSONKeepsMarkup(t *testing.T) {
	list := []statement.Statement{{ID: "s1", Text: "a < b & c > d \xff\xed\xa0\x80\x00"}}
	b := string(written(t, func(w io.Writer, _ *attrib.Report) error { return JSONLStatements(w, list) }, nil))
	if !strings.Contains(b, "a < b & c > d") {
		t.Errorf("escaped for HTML: %s", b)
	}
	if strings.ToValidUTF8(b, "") != b || strings.Contains(b, "\x00") {
		t.Errorf("not clean: %q", b)
	}
	if strings.Contains(b, "null,\"quoted\"") || !strings.Contains(b, `"content":[],"quoted":[],"speaker":null,"cue":null`) {
		t.Errorf("lists are not lists: %s", b)
	}
}

func TestVerdictsOnlyInChecks(t *testing.T) {
	with, without := checked(), compared()
	with.Verdicts = with.Verdicts[:0]
	if b := written(t, JSON, with); !bytes.Contains(b, []byte(`"verdicts": []`)) {
		t.Error("a check without statements has no verdicts field")
	}
	if b := written(t, JSON, without); bytes.Contains(b, []byte(`"verdicts"`)) {
		t.Error("a comparison has a verdicts field")
	}
}

func TestErrors(t *testing.T) {
	nan := compared()
	nan.Statements[0].Confidence = math.NaN()
	for _, f := range []string{".json", ".jsonl", ".list.json", ".list.jsonl"} {
		if err := formats[f](io.Discard, nan); err == nil {
			t.Errorf("%s wrote a number that is none", f)
		}
	}
	for f, write := range formats {
		if err := write(full{}, compared()); !errors.Is(err, errFull) {
			t.Errorf("%s: the writer's error is lost: %v", f, err)
		}
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func eachLine(t testing.TB, b []byte, f func([]byte)) {
	t.Helper()
	s := bufio.NewScanner(bytes.NewReader(b))
	s.Buffer(nil, 16<<20)
	for s.Scan() {
		f(s.Bytes())
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
}
