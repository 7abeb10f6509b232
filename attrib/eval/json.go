package eval

// The form for programs. docs/eval.schema.json describes it.

import (
	"encoding/json"
	"io"
)

// JSON writes a report as one indented object.
func JSON(w io.Writer, r *Report) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}
