package archive

// Searching: statements by their words, fuzzy as a check is, by who says them, where
// and when.

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Search is what to search for. Words or Speaker must be set.
type Search struct {
	Words   string
	Speaker string // a name: whoever may be the same
	Outlet  string // the outlet's name or a part of it, in any case
	Since   string // RFC 3339 date: not what was published before, nor at no known time
	Most    int    // results; 0 is 20
}

// Match is a statement that was found, or a place in running text.
type Match struct {
	Source Source `json:"source"`
	// Statement is nil where the words stand in running text. Its ID is the one it has
	// in the archive.
	Statement *statement.Statement `json:"statement,omitempty"`
	Claim     string               `json:"claim,omitempty"` // "c12"
	// Claimed is how many statements of the archive report the same utterance.
	Claimed int `json:"claimed,omitempty"`
	// Score is how well the words agree, 0 to 1; of a search by speaker alone 0.
	Score float64 `json:"score"`
	document.Position
	Start   int    `json:"start"` // of the words, in the source's text
	End     int    `json:"end"`
	Text    string `json:"text"`    // the words as they stand
	Context string `json:"context"` // the paragraph that they stand in
	// Notes are what is odd about the source: that it is embargoed, say.
	Notes []string `json:"notes,omitempty"`
}

// Limits of a search.
const (
	searchedPassages = 2000
	searchedSources  = 300
	leastScore       = 0.5 // of the words, as a check has it
)

// Search finds statements, the best first, of equals the latest. Words that stand
// in the running text of a source are found too.
func (a *Archive) Search(ctx context.Context, s Search) ([]Match, error) {
	most := s.Most
	if most <= 0 {
		most = 20
	}
	var out []Match
	err := a.store.snapshot(ctx, func(q querier) (err error) {
		if strings.TrimSpace(s.Words) == "" {
			out, err = a.store.bySpeaker(ctx, q, s, most)
		} else {
			out, err = a.store.byWords(ctx, q, s, most)
		}
		if err != nil {
			return err
		}
		return a.store.claimed(ctx, q, out)
	})
	return out, err
}

// wants reports whether a source is one of those that are searched.
func (s *Search) wants(src *Source) bool {
	return published(src, s.Since) && from(src, s.Outlet)
}

// by is a statement of whoever is searched for, nil for anybody.
func (s *Search) by() *statement.Statement {
	if s.Speaker == "" {
		return nil
	}
	return &statement.Statement{Speaker: &speaker.Speaker{Name: s.Speaker, Mention: s.Speaker, Type: speaker.Unknown, Basis: speaker.Named}}
}

// said reports whether a statement may be of the one who is searched for.
func said(by, s *statement.Statement) bool {
	if by == nil {
		return true
	}
	if s == nil || s.Speaker == nil {
		return false
	}
	as := *by
	name := *by.Speaker
	name.Type = s.Speaker.Type // a search does not say what the name is of
	as.Speaker = &name
	return claim.Relation(&as, s).Agrees()
}

func (s *store) byWords(ctx context.Context, q querier, o Search, most int) ([]Match, error) {
	asked := &document.Document{Text: o.Words}
	words := claim.NormalWords(asked, document.Span{End: len(o.Words)})
	by := o.by()
	if len(words) < 2 && by == nil {
		return nil, &Error{s.name, ErrOneWord}
	}
	hits, err := s.lookUpAll(ctx, q, []wording{{words, by, true}}, searchedPassages)
	if err != nil {
		return nil, err
	}
	sources, err := s.sourcesOf(ctx, q, hits)
	if err != nil {
		return nil, err
	}
	// The likeliest sources are read, in the order of their best passage.
	var order []Source
	seen := map[int64]bool{}
	for _, h := range hits[0] {
		i, ok := find(sources, h.passage)
		if !ok || seen[sources[i].ID] || !o.wants(&sources[i]) {
			continue
		}
		seen[sources[i].ID] = true
		if order = append(order, sources[i]); len(order) == searchedSources {
			break
		}
	}
	pattern := claim.NewPattern(words)
	var out []Match
	if err := s.bodies(ctx, q, order, func(k *Kept) error {
		finder := claim.NewFinder(k.Doc)
		taken := map[int]bool{}
		for _, at := range finder.Find(pattern, 8) {
			if at.Score < leastScore {
				continue
			}
			i := covering(k.Statements, at.Span)
			if i >= 0 && taken[i] || !said(by, statementAt(k, i)) {
				continue
			}
			if i >= 0 {
				taken[i] = true
			}
			out = append(out, match(k, i, at.Span, at.Score))
		}
		return ctx.Err()
	}); err != nil {
		return nil, err
	}
	slices.SortStableFunc(out, func(x, y Match) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(y.Source.Published, x.Source.Published), cmp.Compare(y.Source.ID, x.Source.ID), cmp.Compare(x.Start, y.Start))
	})
	return out[:min(len(out), most)], nil
}

func statementAt(k *Kept, i int) *statement.Statement {
	if i < 0 {
		return nil
	}
	return &k.Statements[i]
}

// covering is the innermost statement that has most of a place in its content, -1 for
// none.
func covering(list []statement.Statement, at document.Span) int {
	best, size := -1, 0
	for i := range list {
		common, all := 0, 0
		for _, c := range list[i].Content {
			all += c.Len()
			common += max(0, min(c.End, at.End)-max(c.Start, at.Start))
		}
		if 2*common > at.Len() && (best < 0 || all < size) {
			best, size = i, all
		}
	}
	return best
}

// match describes a place of a source.
func match(k *Kept, i int, at document.Span, score float64) Match {
	m := Match{Source: k.Source, Score: float64(int(score*100+0.5)) / 100, Position: k.Doc.Position(at.Start), Start: at.Start, End: at.End, Text: k.Doc.Wording(at), Notes: k.Doc.Notes}
	for _, b := range k.Doc.Blocks {
		if b.Span.Overlaps(at) {
			m.Context = k.Doc.Wording(b.Span)
			break
		}
	}
	if i >= 0 {
		st := k.Statements[i]
		st.ID, st.Source, st.Within = statementID(k.firstStatement+int64(i)), k.Path, ""
		m.Statement = &st
	}
	return m
}

// bySpeaker finds what somebody said, the latest sources first.
func (s *store) bySpeaker(ctx context.Context, q querier, o Search, most int) ([]Match, error) {
	by := o.by()
	if by == nil {
		return nil, nil
	}
	// Names that share the last word may be the same; the statement decides.
	words := strings.Fields(claim.Normal(o.Speaker))
	if len(words) == 0 {
		return nil, nil
	}
	last := words[len(words)-1]
	var out []Match
	// Statements are numbered as they came, and so are sources.
	before := int64(1 << 62)
	for len(out) < most {
		var ids []int64
		query := `SELECT t.id FROM attrib_statement t JOIN attrib_speaker p ON p.id = t.speaker
			WHERE t.id < ? AND (p.name = ? OR p.name LIKE ? OR p.name LIKE ?) ORDER BY t.id DESC LIMIT 200`
		if err := s.rows(ctx, q, query, []any{before, last, "% " + last, last + " %"}, func(r *sql.Rows) error {
			var id int64
			err := r.Scan(&id)
			ids = append(ids, id)
			return err
		}); err != nil {
			return nil, err
		}
		if len(ids) == 0 {
			break
		}
		before = ids[len(ids)-1]
		for len(ids) > 0 && len(out) < most {
			src, err := s.source(ctx, q, "first_statement <= ? AND statements > 0 ORDER BY first_statement DESC LIMIT 1", ids[0])
			if err != nil {
				return nil, err
			}
			if src == nil {
				return nil, &Error{s.name, fmt.Errorf("%w: statement %d has no source", ErrDamaged, ids[0])}
			}
			n := 0
			for n < len(ids) && ids[n] >= src.firstStatement {
				n++
			}
			of := ids[:n]
			ids = ids[max(n, 1):]
			if n == 0 || !src.Current || !o.wants(src) {
				continue
			}
			if err := s.bodies(ctx, q, []Source{*src}, func(k *Kept) error {
				for _, id := range slices.Backward(of) {
					i := int(id - src.firstStatement)
					if i < len(k.Statements) && len(k.Statements[i].Content) > 0 && said(by, &k.Statements[i]) {
						out = append(out, match(k, i, k.Statements[i].Content[0].Span, 0))
						out[len(out)-1].Text = k.Statements[i].Text
					}
				}
				return nil
			}); err != nil {
				return nil, err
			}
		}
	}
	return out[:min(len(out), most)], nil
}

// claimed fills the claims of what was found.
func (s *store) claimed(ctx context.Context, q querier, found []Match) error {
	for i := range found {
		m := &found[i]
		if m.Statement == nil {
			continue
		}
		n := statementNumber(m.Statement.ID)
		var c int64
		if ok, err := s.row(ctx, q, "SELECT claim FROM attrib_statement WHERE id = ?", []any{n}, &c); err != nil || !ok {
			return err
		}
		m.Claim = claimID(c)
		if _, err := s.row(ctx, q, "SELECT count(*) FROM attrib_statement WHERE claim = ?", []any{c}, &m.Claimed); err != nil {
			return err
		}
	}
	return nil
}
