package attrib

import (
	"fmt"
	"testing"

	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
)

// A severity that is set makes no error of what rests on a statement that is unsure.
func TestAnErrorRestsOnWhatIsSure(t *testing.T) {
	statements := []statement.Statement{{ID: "s1", Confidence: 0.9}, {ID: "s2", Confidence: 0.4}, {ID: "s3", Confidence: 0.5}}
	order := map[string]int{"s1": 0, "s2": 1, "s3": 2}
	finding := func(s rule.Severity, about, against string) rule.Finding {
		f := rule.Finding{Rule: "elided", Severity: s, Statement: about}
		if against != "" {
			f.Against = &rule.Against{Statement: against}
		}
		return f
	}
	place := finding(rule.Error, "s3", "")
	place.Against = &rule.Against{Source: "a.txt", End: 4, Line: 1}
	got := ""
	for _, f := range ground([]rule.Finding{
		finding(rule.Error, "s1", "s2"), finding(rule.Error, "s1", "s3"), finding(rule.Error, "s2", ""), place,
		finding(rule.Warning, "s1", ""), finding(rule.Note, "s2", ""),
	}, statements, order) {
		got += fmt.Sprintf("%s %s; ", f.Severity, f.Statement)
	}
	if want := "error s1; error s3; warning s1; warning s1; warning s2; note s2; "; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
