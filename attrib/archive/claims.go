package archive

// Claims: each statement that is added joins the claim of those that report the same
// utterance, or opens one. The new statements are held against the sources that the
// index finds for them by the same code that compares articles.

import (
	"context"
	"database/sql"
	"slices"
	"strconv"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Limits of what one batch is held against.
const (
	recalledOfOne = 4
	recalledOfAll = 512
)

// join finds the claims of a batch's statements: the number of one that is there, or a
// negative number that those share which open one together. Statements that stand
// alone are left out.
func (w *Writer) join(ctx context.Context, q querier, batch []prepared) (map[*statement.Statement]int64, error) {
	s := w.store
	var sources []claim.Source
	var wordings []wording
	for i := range batch {
		if batch[i].known != nil {
			continue
		}
		src := batch[i].source
		sources = append(sources, src)
		for _, st := range src.Statements {
			if len(st.Quoted) > 0 {
				wordings = append(wordings, wording{words: claim.QuotedWords(src.Doc, st), by: st})
			}
		}
	}
	fresh := len(sources)
	if fresh == 0 {
		return nil, nil
	}
	found, err := s.recall(ctx, q, wordings, recalledOfOne, recalledOfAll, func(*Source) bool { return true })
	if err != nil {
		return nil, err
	}
	number := map[*statement.Statement]int64{} // of those that are there
	if err := s.bodies(ctx, q, found, func(k *Kept) error {
		src := claim.Source{Doc: k.Doc}
		for i := range k.Statements {
			src.Statements = append(src.Statements, &k.Statements[i])
			number[&k.Statements[i]] = k.firstStatement + int64(i)
		}
		sources = append(sources, src)
		return nil
	}); err != nil {
		return nil, err
	}
	belongs, err := s.claimsOf(ctx, q, found)
	if err != nil {
		return nil, err
	}
	restore := renumber(sources)
	defer restore()
	joined := map[*statement.Statement]int64{}
	opened := int64(0)
	for _, set := range claim.Group(sources).Sets {
		var there []int64
		for _, m := range set.Members {
			if n, ok := number[m.Statement]; ok {
				there = append(there, belongs[n])
			}
		}
		if len(there) == len(set.Members) || len(set.Members) == 1 {
			continue // nothing new
		}
		var to int64
		if len(there) == 0 {
			opened--
			to = opened
		} else {
			slices.Sort(there)
			there = slices.Compact(there)
			to = there[0]
			for _, other := range there[1:] { // the new one shows that they are one
				if err := s.exec(ctx, q, "UPDATE attrib_statement SET claim = ? WHERE claim = ?", to, other); err != nil {
					return nil, err
				}
				for n, c := range belongs {
					if c == other {
						belongs[n] = to
					}
				}
				for st, c := range joined {
					if c == other {
						joined[st] = to
					}
				}
			}
		}
		for _, m := range set.Members {
			if _, ok := number[m.Statement]; !ok {
				joined[m.Statement] = to
			}
		}
	}
	return joined, nil
}

// claimsOf gives the claims of the statements of sources, by number.
func (s *store) claimsOf(ctx context.Context, q querier, sources []Source) (map[int64]int64, error) {
	out := map[int64]int64{}
	for _, src := range sources {
		if err := s.rows(ctx, q, "SELECT id, claim FROM attrib_statement WHERE id >= ? AND id < ?", []any{src.firstStatement, src.firstStatement + int64(src.Statements)}, func(r *sql.Rows) error {
			var id, c int64
			err := r.Scan(&id, &c)
			out[id] = c
			return err
		}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// renumber gives the statements of sources IDs that are unique among them, as grouping
// wants; what it gives puts the old ones back.
func renumber(sources []claim.Source) (restore func()) {
	type ids struct {
		of         *statement.Statement
		id, within string
	}
	var old []ids
	for n, src := range sources {
		named := map[string]string{}
		for i, st := range src.Statements {
			old = append(old, ids{st, st.ID, st.Within})
			id := idOf(n, i)
			if st.ID != "" {
				named[st.ID] = id
			} else {
				named[strconv.Itoa(i)] = id // of one that was kept, Within is the place in the list
			}
			st.ID = id
		}
		for _, st := range src.Statements {
			if st.Within != "" {
				st.Within = named[st.Within]
			}
		}
	}
	return func() {
		for _, o := range old {
			o.of.ID, o.of.Within = o.id, o.within
		}
	}
}

func idOf(source, i int) string { return strconv.Itoa(source) + "." + strconv.Itoa(i) }
