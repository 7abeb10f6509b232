package rule

// Which statements are held against which.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// comparisons pairs the statements of each claim. Of sources compared with one
// another each wording is held against the reference wording; where that is in
// its own source, only a headline or caption is, against its article. Of a draft
// each wording is held against each source's.
func comparisons(g *claim.Grouping) []pair {
	var out []pair
	add := func(c *claim.Comparison) {
		if len(c.Stretches) == 0 || !comparable(c.Mine, c.Theirs) {
			return
		}
		out = append(out, pair{c, differences(c)})
	}
	for _, set := range g.Sets {
		if len(set.Members) < 2 {
			continue
		}
		if g.Draft {
			for _, m := range set.Members {
				if m.Source == 0 && m.Quotes() {
					for _, theirs := range nearest(m, set.Members) {
						add(theirs)
					}
				}
			}
			continue
		}
		r := set.Reference
		same := sameSource(set.Members, r)
		for _, m := range set.Members {
			if m == r || !m.Quotes() {
				continue
			}
			if m.Source == r.Source {
				if repeats(m) && !repeats(r) {
					add(claim.Compare(m, r))
				}
				continue
			}
			c := claim.Compare(m, r)
			if !c.Verbatim() {
				// The source of the reference may have these very words elsewhere.
				for _, other := range same {
					if v := claim.Compare(m, other); v.Verbatim() && covers(v) {
						c = v
						break
					}
				}
			}
			if len(c.Stretches) == 0 { // it came into the claim by another's wording
				if other := bridge(m, set.Members); other != nil {
					c = other
				}
			}
			add(c)
		}
	}
	return out
}

// sameSource are the other quoting statements of a member's source, few.
func sameSource(members []*claim.Member, r *claim.Member) []*claim.Member {
	var out []*claim.Member
	for _, m := range members {
		if m != r && m.Source == r.Source && m.Quotes() && len(out) < 16 {
			out = append(out, m)
		}
	}
	return out
}

// bridge finds the comparison of a member with the first statement of another
// source that has words in common with it.
func bridge(m *claim.Member, members []*claim.Member) *claim.Comparison {
	tried := 0
	for _, other := range members {
		if other.Source == m.Source || !other.Quotes() || other == m {
			continue
		}
		if c := claim.Compare(m, other); len(c.Stretches) > 0 {
			return c
		}
		if tried++; tried == 16 {
			break
		}
	}
	return nil
}

// nearest compares a draft's statement with the statement of each source that
// agrees with it best: one in the very same words, or the best of a few. A source
// that says a thing a thousand times is not asked a thousand times.
func nearest(m *claim.Member, members []*claim.Member) []*claim.Comparison {
	const most = 16 // statements of a source that are compared
	bySource := map[int][]*claim.Member{}
	var order []int
	for _, other := range members {
		if other.Source == m.Source || !other.Quotes() {
			continue
		}
		list, ok := bySource[other.Source]
		if !ok {
			order = append(order, other.Source)
		}
		switch {
		case len(list) > 0 && list[0].SameWords(m):
		case other.SameWords(m):
			bySource[other.Source] = []*claim.Member{other}
		case len(list) < most:
			bySource[other.Source] = append(list, other)
		}
	}
	var out []*claim.Comparison
	for _, source := range order {
		var best *claim.Comparison
		for _, other := range bySource[source] {
			c := claim.Compare(m, other)
			if len(c.Stretches) > 0 && (best == nil || better(c, best)) {
				best = c
			}
		}
		if best != nil {
			out = append(out, best)
		}
	}
	return out
}

func better(a, b *claim.Comparison) bool {
	am, ad := matched(a)
	bm, bd := matched(b)
	if !comparable(a.Mine, a.Theirs) || !comparable(b.Mine, b.Theirs) {
		return comparable(a.Mine, a.Theirs)
	}
	return am-2*ad > bm-2*bd
}

// matched counts the words that agree and those that differ.
func matched(c *claim.Comparison) (same, differ int) {
	for _, s := range c.Stretches {
		for _, d := range s.Diffs {
			switch d.Kind {
			case claim.Equal:
				same += len(d.Mine)
			case claim.Changed:
				differ += max(len(d.Mine), len(d.Theirs))
			}
		}
	}
	return same, differ
}

// covers reports whether a comparison covers all of the statement's words.
func covers(c *claim.Comparison) bool {
	same, _ := matched(c)
	n := 0
	for _, w := range c.Mine.QuotedWords() {
		if !w.Has(claim.Gap) {
			n++
		}
	}
	return same >= n
}

// repeats reports whether a statement's place repeats what its article says.
func repeats(m *claim.Member) bool {
	return m.Place == statement.Headline || m.Place == statement.Caption
}

// comparable reports whether two sources have the words as said in the same
// way: a denial is no other wording of what it denies.
func comparable(a, b *claim.Member) bool { return a.Polarity == b.Polarity }

// Difference reads from one wording to another, word by word; nil where they have
// nothing in common.
func Difference(mine, theirs claim.Text) []Edit {
	s, ok := claim.Contrast(mine, theirs)
	if !ok {
		return nil
	}
	return edits(s)
}

// edits turns a stretch into the diff of a finding.
func edits(s claim.Stretch) []Edit {
	var out []Edit
	add := func(op Op, text string) {
		if text == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Op == op {
			out[n-1].Text += " " + text
			return
		}
		out = append(out, Edit{op, text})
	}
	for _, d := range s.Diffs {
		if d.Kind == claim.Equal {
			add(Equal, d.MineText)
			continue
		}
		add(Delete, d.TheirsText)
		add(Insert, d.MineText)
	}
	return out
}

// who names the speaker of a statement for a message.
func who(m *claim.Member) string { return speaks(m.Statement) }

// speaks is who for a statement.
func speaks(s *statement.Statement) string {
	if s.Speaker == nil || s.Speaker.Name == "" {
		return "nobody"
	}
	return s.Speaker.Name
}

// relation says how the speakers of two members stand.
func (p *Pass) relation(a, b *claim.Member) speaker.Relation {
	return p.Speakers.Of(a.Statement, a.Doc, b.Statement, b.Doc)
}

// quote puts words in marks, cut where they are long.
func quote(text string) string {
	const most = 12
	if f := strings.Fields(text); len(f) > most {
		text = strings.Join(f[:most], " ") + " …"
	}
	return "“" + text + "”"
}
