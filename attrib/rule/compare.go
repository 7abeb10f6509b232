package rule

// Which statements are held against which, and what kind of difference each
// change of words is. Of several rules that could name a difference the sharpest
// does: negation before number before words.

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
		out = append(out, pair{c, classify(c)})
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
					if v := claim.Compare(m, other); v.Verbatim() && whole(v) {
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
// agrees with it best.
func nearest(m *claim.Member, members []*claim.Member) []*claim.Comparison {
	var out []*claim.Comparison
	at := map[int]int{}
	for _, other := range members {
		if other.Source == m.Source || !other.Quotes() {
			continue
		}
		c := claim.Compare(m, other)
		if len(c.Stretches) == 0 {
			continue
		}
		i, ok := at[other.Source]
		if !ok {
			at[other.Source] = len(out)
			out = append(out, c)
			continue
		}
		if better(c, out[i]) {
			out[i] = c
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

// whole reports whether a comparison covers all of the statement's words.
func whole(c *claim.Comparison) bool {
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

// kind is what a change of words is.
type kind uint8

const (
	words kind = iota
	number
	negation
)

// difference is one change of words and its kind.
type difference struct {
	kind    kind
	stretch int
	diff    int // index into the stretch's Diffs
}

// classify finds the changes of a comparison.
func classify(c *claim.Comparison) []difference {
	var out []difference
	for i, s := range c.Stretches {
		out = append(out, changes(s, i)...)
	}
	return out
}

func changes(s claim.Stretch, at int) []difference {
	var out []difference
	for j, d := range s.Diffs {
		if d.Kind == claim.Changed && !edge(s, j) && !bracketing(s, j) {
			out = append(out, difference{kindOf(s, j), at, j})
		}
	}
	return out
}

// edge reports whether a change is only where a short fragment begins or ends:
// "real solutions" and "for solutions" need not be one utterance. Forms of one
// word are.
func edge(s claim.Stretch, j int) bool {
	d := s.Diffs[j]
	if j > 0 && j < len(s.Diffs)-1 || len(d.Mine) == 0 || len(d.Theirs) == 0 {
		return false
	}
	same, content := 0, 0
	for _, d := range s.Diffs {
		if d.Kind == claim.Equal {
			same += len(d.Mine)
			content += len(d.Mine) - count(d.Mine, claim.IsStop)
		}
	}
	if same >= 4 && content >= 2 || numbers(d.Mine) != "" && numbers(d.Theirs) != "" {
		return false
	}
	a, b := d.Mine[0].Norm, d.Theirs[0].Norm
	if len(a) > len(b) {
		a, b = b, a
	}
	const stem = 4
	return len(d.Mine) > 1 || len(d.Theirs) > 1 || len(a) < stem || a[:stem] != b[:min(stem, len(b))]
}

// bracketing reports whether a change is only an article or the like beside a
// bracket, whose rule has it.
func bracketing(s claim.Stretch, j int) bool {
	d := s.Diffs[j]
	if count(d.Mine, claim.IsStop) < len(d.Mine) || count(d.Theirs, claim.IsStop) < len(d.Theirs) || len(d.Mine)+len(d.Theirs) > 2 ||
		count(d.Mine, claim.IsNegation)+count(d.Theirs, claim.IsNegation) > 0 {
		return false
	}
	return j > 0 && s.Diffs[j-1].Kind == claim.Inserted || j+1 < len(s.Diffs) && s.Diffs[j+1].Kind == claim.Inserted
}

// kindOf says what a change is: a negation where their number differs or one
// word is the other's negation; a number where the numbers differ, or the unit
// beside a number does.
func kindOf(s claim.Stretch, j int) kind {
	d := s.Diffs[j]
	// A clause left out takes its negations with it; what is left stands as it did.
	const clause = 4
	whole := oneSided(s.Diffs, j) >= clause
	if !whole && count(d.Mine, claim.IsNegation) != count(d.Theirs, claim.IsNegation) || opposed(d.Mine, d.Theirs) {
		return negation
	}
	mine, theirs := numbers(d.Mine), numbers(d.Theirs)
	if mine != theirs && (mine != "" && theirs != "") {
		return number
	}
	units := func(words []claim.Word) string {
		var u []string
		for _, w := range words {
			if !claim.IsNumber(w.Norm) && claim.IsUnit(w.Norm) {
				u = append(u, w.Norm)
			}
		}
		return strings.Join(u, " ")
	}
	mu, tu := units(d.Mine), units(d.Theirs)
	if mu != tu && (mu != "" && tu != "" || mine != "" && tu != "" || theirs != "" && mu != "") && beside(s.Diffs, j) {
		return number
	}
	return words
}

// oneSided counts the words of a change, and of those that only brackets part it
// from, where one side has none of them; 0 where both sides have some.
func oneSided(diffs []claim.Diff, j int) int {
	from, to := j, j+1
	for from > 0 && diffs[from-1].Kind != claim.Equal {
		from--
	}
	for to < len(diffs) && diffs[to].Kind != claim.Equal {
		to++
	}
	mine, theirs := 0, 0
	for _, d := range diffs[from:to] {
		mine += len(d.Mine)
		theirs += len(d.Theirs)
	}
	if mine > 0 && theirs > 0 {
		return 0
	}
	return mine + theirs
}

// beside reports whether a number stands in a change or next to it.
func beside(diffs []claim.Diff, j int) bool {
	if numbers(diffs[j].Mine)+numbers(diffs[j].Theirs) != "" {
		return true
	}
	near := func(ws []claim.Word, last bool) bool {
		if len(ws) > 2 && last {
			ws = ws[len(ws)-2:]
		} else if len(ws) > 2 {
			ws = ws[:2]
		}
		return numbers(ws) != ""
	}
	if calendar(diffs[j]) {
		return true
	}
	return j > 0 && near(diffs[j-1].Mine, true) || j+1 < len(diffs) && near(diffs[j+1].Mine, false)
}

// calendar reports whether a day or month stands against another: a date needs
// no digits.
func calendar(d claim.Diff) bool {
	for _, m := range d.Mine {
		for _, t := range d.Theirs {
			if m.Norm != t.Norm && dated(m) && dated(t) {
				return true
			}
		}
	}
	return false
}

func dated(w claim.Word) bool {
	return w.Has(claim.Capital) && claim.IsUnit(w.Norm) && w.Norm != "march" && w.Norm != "may" || strings.HasSuffix(w.Norm, "day") && claim.IsUnit(w.Norm) && w.Norm != "day"
}

func count(words []claim.Word, is func(string) bool) int {
	n := 0
	for _, w := range words {
		if is(w.Norm) {
			n++
		}
	}
	return n
}

func numbers(words []claim.Word) string {
	var out []string
	for _, w := range words {
		if claim.IsNumber(w.Norm) {
			out = append(out, w.Norm)
		}
	}
	return strings.Join(out, " ")
}

// opposed reports whether one word is another with "un", "in" and the like
// before it: "likely", "unlikely".
func opposed(mine, theirs []claim.Word) bool {
	if len(mine) != 1 || len(theirs) != 1 {
		return false
	}
	short, long := mine[0].Norm, theirs[0].Norm
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 4 || !strings.HasSuffix(long, short) {
		return false
	}
	switch long[:len(long)-len(short)] {
	case "un", "in", "im", "il", "ir", "dis", "non":
		return true
	}
	return false
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
func who(m *claim.Member) string {
	if m.Speaker == nil || m.Speaker.Name == "" {
		return "nobody"
	}
	return m.Speaker.Name
}

// relation says how the speakers of two members stand.
func relation(a, b *claim.Member) speaker.Relation { return claim.Relation(a.Statement, b.Statement) }

// quote puts words in marks, cut where they are long.
func quote(text string) string {
	const most = 12
	if f := strings.Fields(text); len(f) > most {
		text = strings.Join(f[:most], " ") + " …"
	}
	return "“" + text + "”"
}
