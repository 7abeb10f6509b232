package rule

// When, where, how and to whom something was said, as the sentence that credits
// it says.

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
)

// occasion is what a source says of the occasion; each part may be unset.
type occasion struct {
	day      string // as it stands: "on Monday"
	weekday  int    // 1 is Sunday, 0 none
	month    time.Month
	date     int       // day of the month
	on       time.Time // the day itself, where it can be told
	setting  string    // "tweet"
	sorts    []string  // what the setting may be
	place    string    // "Paris"
	country  string
	listener string // an outlet that was told
}

// against says in what two occasions cannot be one, as each source has it; ""
// where they may be.
func (o occasion) against(other occasion) (mine, theirs string) {
	switch {
	case o.listener != "" && other.listener != "" && !alike(o.listener, other.listener):
		return "told " + o.listener, "told " + other.listener
	case o.otherDay(other):
		return "“" + o.day + "”", "“" + other.day + "”"
	case o.setting != "" && other.setting != "" && !slices.ContainsFunc(o.sorts, func(s string) bool { return slices.Contains(other.sorts, s) }):
		return "“" + o.setting + "”", "“" + other.setting + "”"
	case o.country != "" && other.country != "" && o.country != other.country:
		return "in " + o.place, "in " + other.place
	}
	return "", ""
}

// otherDay reports whether the days of two occasions cannot be one.
func (o occasion) otherDay(other occasion) bool {
	switch {
	case !o.on.IsZero() && !other.on.IsZero():
		return !o.on.Equal(other.on)
	case o.weekday > 0 && other.weekday > 0:
		return o.weekday != other.weekday
	case o.date > 0 && other.date > 0:
		return o.date != other.date || o.month != other.month
	}
	return false
}

// alike reports whether one name holds the other.
func alike(a, b string) bool {
	a, b = claim.Normal(a), claim.Normal(b)
	return has(a, b) || has(b, a)
}

// occasionOf reads the sentence that credits a statement.
func occasionOf(m *claim.Member) occasion {
	var o occasion
	if m.Cue == nil {
		return o
	}
	for i := range m.Via {
		if addressed(m.Statement, m.Doc, &m.Via[i]) && specific(m.Via[i].Name) {
			o.listener = m.Via[i].Name
		}
	}
	words := crediting(m)
	l := attributionLists()
	days, settings, places := 0, 0, 0
	for i, w := range words {
		switch {
		case w.Has(claim.Gap):
		case w.Has(claim.Capital) && !w.Has(claim.Possessive) && (isDay(l, w) || isDate(l, words, i)) && dayStands(l, m, words, i):
			if days++; days > 1 {
				continue
			}
			if d, ok := l.weekdays[w.Norm]; ok {
				o.weekday, o.day = int(d)+1, m.Doc.Wording(w.Span)
				continue
			}
			o.month = l.months[w.Norm]
			o.date, _ = strconv.Atoi(words[i+1].Norm)
			o.day = m.Doc.Wording(document.Span{Start: min(w.Span.Start, words[i+1].Span.Start), End: max(w.Span.End, words[i+1].Span.End)})
		case o.country == "" && w.Has(claim.Capital) && i > 0 && words[i-1].Norm == "in" && (i+1 == len(words) || !words[i+1].Has(claim.Capital) || words[i+1].Has(claim.Parted)):
			if country, ok := lang.English().Places[strings.ToLower(m.Doc.Wording(w.Span))]; ok {
				o.place, o.country = m.Doc.Wording(w.Span), country
				places++
			}
		default:
			noun := w.Norm
			if i+1 < len(words) && len(l.settings[noun+" "+words[i+1].Norm]) > 0 {
				noun += " " + words[i+1].Norm
			}
			sorts, ok := l.settings[noun]
			if !ok || !l.prepositional(words, i) {
				continue
			}
			if settings++; settings == 1 {
				o.setting, o.sorts = noun, sorts
			} else { // "in a statement on Facebook": what both may be
				var both []string
				for _, s := range o.sorts {
					if slices.Contains(sorts, s) {
						both = append(both, s)
					}
				}
				if len(both) == 0 {
					both = append(slices.Clone(o.sorts), sorts...)
				}
				o.sorts = both
			}
		}
	}
	if days > 1 { // nobody can tell which is meant
		o.day, o.weekday, o.month, o.date = "", 0, 0, 0
	}
	o.on = o.reckon(m.Doc.Published)
	return o
}

// reckon finds the day from the day of publication: a weekday is the last one
// before it, or the day itself.
func (o occasion) reckon(published string) time.Time {
	if len(published) < len(time.DateOnly) {
		return time.Time{}
	}
	day, err := time.Parse(time.DateOnly, published[:len(time.DateOnly)])
	if err != nil {
		return time.Time{}
	}
	switch {
	case o.weekday > 0:
		back := (int(day.Weekday()) + 1 - o.weekday + 7) % 7
		return day.AddDate(0, 0, -back)
	case o.date > 0:
		on := time.Date(day.Year(), o.month, o.date, 0, 0, 0, 0, time.UTC)
		if on.After(day.AddDate(0, 0, 1)) {
			on = on.AddDate(-1, 0, 0)
		}
		return on
	}
	return time.Time{}
}

func isDay(l *attributionWords, w claim.Word) bool {
	_, ok := l.weekdays[w.Norm]
	return ok
}

// isDate reports whether a month stands at i, and a day of it after it.
func isDate(l *attributionWords, words []claim.Word, i int) bool {
	if _, ok := l.months[words[i].Norm]; !ok || i+1 == len(words) {
		return false
	}
	day, err := strconv.Atoi(words[i+1].Norm)
	return err == nil && day >= 1 && day <= 31
}

// dayStands reports whether the day at i is that of the saying: "said on Monday",
// not "said of Monday's vote" or "before the Monday vote".
func dayStands(l *attributionWords, m *claim.Member, words []claim.Word, i int) bool {
	after := i + 1
	if _, ok := l.months[words[i].Norm]; ok {
		after++
	}
	if after < len(words) && !words[after].Has(claim.Gap) && !words[after].Has(claim.Parted) && !l.afterDay[words[after].Norm] &&
		!overlaps(words[after], m.Cue.Span) && (m.Speaker == nil || !overlaps(words[after], m.Speaker.Span)) {
		return false
	}
	if i == 0 || words[i-1].Has(claim.Gap) {
		return true
	}
	before := words[i-1]
	return l.beforeDay[before.Norm] || overlaps(before, m.Cue.Span) || m.Speaker != nil && overlaps(before, m.Speaker.Span)
}

func overlaps(w claim.Word, s document.Span) bool { return s.Overlaps(w.Span) }

// prepositional reports whether a preposition or a verb of telling stands shortly
// before the word at i: "in a long interview", "told the court".
func (l *attributionWords) prepositional(words []claim.Word, i int) bool {
	const reach = 4
	for k := i - 1; k >= 0 && k >= i-reach; k-- {
		if words[k].Has(claim.Gap) || words[k+1].Has(claim.Parted) {
			return false
		}
		if l.beforeSetting[words[k].Norm] || l.telling[words[k].Norm] {
			return true
		}
	}
	return false
}

// crediting are the words of the sentence that a statement's cue stands in, what
// is attributed left out: a gap stands for it.
func crediting(m *claim.Member) []claim.Word {
	const reach = 400 // bytes each side: no sentence that credits is longer
	around := document.Span{Start: max(0, m.Cue.Start-reach), End: min(len(m.Doc.Text), m.Cue.End+reach)}
	blocks := m.Doc.Blocks
	if i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.End > m.Cue.Start }); i < len(blocks) && blocks[i].Span.Start <= m.Cue.Start {
		around.Start, around.End = max(around.Start, blocks[i].Span.Start), min(around.End, blocks[i].Span.End)
	}
	words := claim.NormalWords(m.Doc, around)
	at := slices.IndexFunc(words, func(w claim.Word) bool { return w.Span.End > m.Cue.Start })
	if at < 0 {
		return nil
	}
	from, to := at, at
	for from > 0 && !words[from-1].Has(claim.Ends) {
		from--
	}
	for to < len(words) {
		if to++; words[to-1].Has(claim.Ends) {
			break
		}
	}
	var out []claim.Word
	for _, w := range words[from:to] {
		if attributed(m, w.Span) {
			if n := len(out); n == 0 || !out[n-1].Has(claim.Gap) {
				out = append(out, claim.Word{Flags: claim.Gap})
			}
			continue
		}
		out = append(out, w)
	}
	return out
}

// attributed reports whether a place belongs to what the statement attributes.
func attributed(m *claim.Member, at document.Span) bool {
	return slices.ContainsFunc(m.Content, func(c document.Range) bool { return c.Overlaps(at) }) ||
		slices.ContainsFunc(m.Quoted, func(q document.Range) bool { return q.Overlaps(at) })
}
