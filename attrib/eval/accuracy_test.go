package eval_test

// Accuracy against annotated news, where the checkout stands beside it: what
// stands must not be lost unnoticed. `go test ./attrib/eval -run TestAccuracy -v`
// prints the figures that docs/accuracy.md keeps.

import (
	"os"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/eval"
)

func TestAccuracyOnAnnotatedNews(t *testing.T) {
	const root = "../../../shared/data/polnear/dev"
	if _, err := os.Stat(root); err != nil {
		t.Skip("the annotated news is not beside this checkout")
	}
	gold, err := eval.Load(t.Context(), root, eval.LoadOptions{})
	if err != nil || len(gold.Errors) > 0 {
		t.Fatal(err, gold.Errors)
	}
	r, err := eval.Measure(t.Context(), attrib.New(), gold, eval.Options{Places: 3})
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := eval.Text(&text, r); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + text.String())
	for _, floor := range []struct {
		what      string
		got, want float64
	}{
		{"source F1", r.Groups[0].Source.Exact.F1(), 0.76},
		{"cue F1", r.Groups[0].Cue.Exact.F1(), 0.715},
		{"content F1", r.Groups[0].Content.Exact.F1(), 0.655},
		{"quoted statements found", r.Quoted.Labelled.Found.Share(), 0.98},
		{"mentions right", r.Quoted.Labelled.Mention.Share(), 0.90},
		{"speakers named right", r.Quoted.Labelled.Name.Share(), 0.89},
	} {
		if floor.got < floor.want {
			t.Errorf("%s fell to %.3f, below %.2f", floor.what, floor.got, floor.want)
		}
	}
}
