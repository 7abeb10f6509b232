package attrib

// The baseline: findings that are known and let stand, so that a run shows what
// is new. It is keyed by rule, words and speaker, never by line or id, so that
// it outlives edits above a quotation and sources given in another order.

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/statement"
)

const (
	baselineVersion = 1
	// maxBaseline is the most bytes that a baseline may have: some hundred thousand
	// findings.
	maxBaseline = 64 << 20
)

// Baseline is a list of findings that are let stand.
type Baseline struct {
	Path    string // for notes and errors
	Entries []BaselineEntry
}

// BaselineEntry names a finding by its rule and by the statements that it is about:
// whichever of the two sources it stands in, and wherever.
type BaselineEntry struct {
	Rule string `json:"rule"`
	Wording
	// Against is what the statement is held against, nil where it is nothing.
	Against *Wording `json:"against,omitempty"`
	Line    int      `json:"-"` // 1-based, in the file it was read from
}

// Wording is what was said, and by whom.
type Wording struct {
	Speaker string `json:"speaker"` // "" for none
	Words   string `json:"words"`   // in claim.Normal form without gaps
}

// BaselineError is a file that is no baseline, or none that can be read.
type BaselineError struct {
	Path   string
	Line   int // 1-based; 0 where the file as a whole is meant
	Reason string
}

// Error gives "PATH:LINE: reason", without the line where there is none.
func (e *BaselineError) Error() string {
	if e.Line == 0 {
		return e.Path + ": " + e.Reason
	}
	return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Reason)
}

// baselineHead is the first line of a file.
type baselineHead struct {
	Attrib  string `json:"attrib"` // "baseline"
	Version int    `json:"version"`
}

// NewBaseline lets stand what a report finds.
func NewBaseline(r *Report) *Baseline {
	b := &Baseline{}
	w := newWordings(r)
	for _, f := range r.Findings {
		if e := w.entry(f); e.Words != "" {
			b.Entries = append(b.Entries, e)
		}
	}
	b.Entries = sorted(b.Entries)
	return b
}

// sorted puts entries in order and leaves out those that say the same as one before.
func sorted(entries []BaselineEntry) []BaselineEntry {
	against := func(e BaselineEntry) Wording {
		if e.Against == nil {
			return Wording{}
		}
		return *e.Against
	}
	slices.SortStableFunc(entries, func(x, y BaselineEntry) int {
		return cmp.Or(strings.Compare(x.Rule, y.Rule),
			strings.Compare(x.Words, y.Words), strings.Compare(x.Speaker, y.Speaker),
			strings.Compare(against(x).Words, against(y).Words), strings.Compare(against(x).Speaker, against(y).Speaker))
	})
	seen := make(map[string]bool, len(entries))
	return slices.DeleteFunc(entries, func(e BaselineEntry) bool {
		k := e.key()
		again := seen[k]
		seen[k] = true
		return again
	})
}

// wordings gives the wordings of a report's statements and places.
type wordings struct {
	statements map[string]*statement.Statement
	texts      map[string]string // path → text
	known      map[string]Wording
}

func newWordings(r *Report) *wordings {
	w := &wordings{
		statements: make(map[string]*statement.Statement, len(r.Statements)),
		texts:      make(map[string]string, len(r.Sources)), known: map[string]Wording{},
	}
	for i := range r.Statements {
		w.statements[r.Statements[i].ID] = &r.Statements[i]
	}
	for i := range r.Sources {
		w.texts[r.Sources[i].Path] = r.Sources[i].Text
	}
	return w
}

// entry names a finding.
func (w *wordings) entry(f rule.Finding) BaselineEntry {
	e := BaselineEntry{Rule: f.Rule, Wording: w.of(f.Statement)}
	if f.Against == nil {
		return e
	}
	against := w.of(f.Against.Statement)
	if f.Against.Statement == "" {
		text := w.texts[f.Against.Source]
		end := max(0, min(f.Against.End, len(text)))
		against.Words = strings.TrimSpace(plainWords(text[max(0, min(f.Against.Start, end)):end]))
	}
	if against.Words != "" {
		e.Against = &against
	}
	return e
}

// of is the wording of a statement, "" for one that there is not.
func (w *wordings) of(id string) Wording {
	said, ok := w.known[id]
	if s := w.statements[id]; s != nil && !ok {
		said.Words = strings.TrimSpace(plainWords(s.Text))
		if s.Speaker != nil {
			said.Speaker = strings.ToValidUTF8(strings.Join(strings.Fields(s.Speaker.Name), " "), "")
		}
		w.known[id] = said
	}
	return said
}

// key is what two entries about the same thing share, whichever of two statements
// was held against the other. A speaker's name may be spelt with other capitals or
// accents.
func (e BaselineEntry) key() string {
	a, b := e.Wording.key(), ""
	if e.Against != nil {
		b = e.Against.key()
	}
	if b != "" && b < a {
		a, b = b, a
	}
	return e.Rule + "\x00" + a + "\x00" + b
}

func (w Wording) key() string { return plainWords(w.Words) + "\x01" + plainWords(w.Speaker) }

// Suppress takes what the baseline lets stand out of a report, counts it in the
// summary, and gives the entries that matched nothing. Verdicts stay.
func (b *Baseline) Suppress(r *Report) (unmatched []BaselineEntry) {
	matched := make(map[string]bool, len(b.Entries))
	for _, e := range b.Entries {
		matched[e.key()] = false
	}
	w := newWordings(r)
	kept := make([]rule.Finding, 0, len(r.Findings))
	for _, f := range r.Findings {
		k := w.entry(f).key()
		if _, silenced := matched[k]; silenced {
			matched[k] = true
			continue
		}
		kept = append(kept, f)
	}
	r.Summary.Suppressed += len(r.Findings) - len(kept)
	r.Findings = kept
	r.Summary.count(kept)
	for _, e := range b.Entries {
		if !matched[e.key()] {
			unmatched = append(unmatched, e)
		}
	}
	return unmatched
}

// Write writes the baseline as lines of JSON: first one that says what the file
// is, then an entry each, sorted by rule, words and speaker, none twice.
func (b *Baseline) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	if err := e.Encode(baselineHead{"baseline", baselineVersion}); err != nil {
		return err
	}
	for _, entry := range sorted(slices.Clone(b.Entries)) {
		if err := e.Encode(entry); err != nil {
			return err
		}
	}
	return out.Flush()
}

// ReadBaseline reads what Write wrote, blank lines between passed over; path is
// for errors. What is wrong with the contents comes as a *BaselineError.
func ReadBaseline(path string, r io.Reader) (*Baseline, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxBaseline+1))
	if err != nil {
		return nil, err
	}
	fail := func(line int, format string, args ...any) (*Baseline, error) {
		return nil, &BaselineError{Path: path, Line: line, Reason: fmt.Sprintf(format, args...)}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(data) > maxBaseline:
		return fail(0, "larger than %d MiB: not a baseline", maxBaseline>>20)
	case !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0:
		return fail(0, "not UTF-8 text: not a baseline")
	}
	b := &Baseline{Path: path}
	n, headed := 0, false
	for line := range bytes.Lines(data) {
		n++
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		if !headed {
			var head baselineHead
			if json.Unmarshal(line, &head) != nil || head.Attrib != "baseline" || head.Version < 1 {
				return fail(n, `not a baseline of attrib: its first line is not {"attrib":"baseline","version":%d}`, baselineVersion)
			}
			if head.Version > baselineVersion {
				return fail(n, "a baseline of version %d, written by a newer attrib; this one reads version %d", head.Version, baselineVersion)
			}
			headed = true
			continue
		}
		e := BaselineEntry{Line: n}
		if err := strict(line, &e); err != nil {
			return fail(n, "not an entry of a baseline: %s", err)
		}
		if complaint := unknownRule(e.Rule); complaint != "" {
			return fail(n, "%s; write the baseline anew", complaint)
		}
		if plainWords(e.Words) == "" || e.Against != nil && plainWords(e.Against.Words) == "" {
			return fail(n, "an entry without words")
		}
		b.Entries = append(b.Entries, e)
	}
	if !headed {
		return fail(0, "empty: not a baseline")
	}
	return b, nil
}

// strict decodes one line that holds one object of known fields, and words the
// error in a line.
func strict(line []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err == nil {
		if _, err = d.Token(); err == io.EOF {
			return nil
		}
		err = errors.New("more than one object in the line")
	}
	return errors.New(strings.Join(strings.Fields(strings.TrimPrefix(err.Error(), "json: ")), " "))
}
