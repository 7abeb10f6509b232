package verdict

// A source as judging reads it: its words, and which statement covers a place.

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

type text struct {
	doc    *document.Document
	finder *claim.Finder
	cover  []cover // by start
	reach  int     // the longest of them
	byID   map[string]*statement.Statement
	voices []*statement.Statement // of a transcript, one turn of each who is named
}

// cover is a span that a statement attributes.
type cover struct {
	document.Span
	st     *statement.Statement
	quoted bool
	held   int // bytes of a place
}

func newText(s claim.Source) *text {
	t := &text{doc: s.Doc, finder: claim.NewFinder(s.Doc), byID: make(map[string]*statement.Statement, len(s.Statements))}
	named := map[string]bool{}
	for _, st := range s.Statements {
		t.byID[st.ID] = st
		if st.Place == statement.Transcript && st.Speaker != nil && st.Speaker.Basis == speaker.Label && !named[st.Speaker.Name] {
			named[st.Speaker.Name] = true
			t.voices = append(t.voices, st)
		}
		for _, c := range st.Content {
			t.cover = append(t.cover, cover{Span: c.Span, st: st})
		}
		for _, q := range st.Quoted {
			t.cover = append(t.cover, cover{Span: q.Span, st: st, quoted: true})
		}
	}
	sort.SliceStable(t.cover, func(i, j int) bool { return t.cover[i].Start < t.cover[j].Start })
	for _, c := range t.cover {
		t.reach = max(t.reach, c.Len())
	}
	return t
}

// covering finds the statement that most of a place belongs to: of those that
// hold half of it or more a quotation before a paraphrase, the inner before the
// outer, the shortest before longer ones.
func (t *text) covering(at document.Span) *statement.Statement {
	type key struct {
		st     *statement.Statement
		quoted bool
	}
	var held []cover // what each statement, and what it quotes, has of the place
	index := map[key]int{}
	i := sort.Search(len(t.cover), func(i int) bool { return t.cover[i].Start > at.Start-t.reach })
	for ; i < len(t.cover) && t.cover[i].Start < at.End; i++ {
		c := t.cover[i]
		n := min(c.End, at.End) - max(c.Start, at.Start)
		if n <= 0 {
			continue
		}
		k, ok := index[key{c.st, c.quoted}]
		if !ok {
			k = len(held)
			index[key{c.st, c.quoted}] = k
			held = append(held, cover{st: c.st, quoted: c.quoted})
		}
		held[k].held += n
		held[k].End += c.Len()
	}
	var best *cover
	for k := range held {
		if c := &held[k]; 2*c.held >= at.Len() && (best == nil || closer(c, best)) {
			best = c
		}
	}
	if best == nil {
		return nil
	}
	return best.st
}

// holds reports whether nearly all of a place is what a statement attributes: of
// "were never told that it had sunk" the statement is only what was never told.
func (t *text) holds(st *statement.Statement, at document.Span) bool {
	const share = 0.8
	n := 0
	for _, c := range st.Content {
		n += max(0, min(c.End, at.End)-max(c.Start, at.Start))
	}
	return float64(n) >= share*float64(at.Len())
}

func closer(a, b *cover) bool {
	if a.st.Within == b.st.ID && a.st.Within != "" || b.st.Within == a.st.ID && b.st.Within != "" {
		return a.st.Within == b.st.ID
	}
	if a.quoted != b.quoted {
		return a.quoted
	}
	return a.Len() < b.Len()
}

// words are the words of substance of the paragraph that a place stands in.
func (t *text) words(at document.Span) map[string]bool {
	return substance(t.doc, paragraph(t.doc, []document.Range{{Span: at}}))
}

// paragraph is the block that spans stand in, a long one cut around them.
func paragraph(doc *document.Document, spans []document.Range) document.Span {
	const reach = 500 // bytes
	if len(spans) == 0 {
		return document.Span{}
	}
	at := spans[0].Span
	out := document.Span{Start: max(0, at.Start-reach), End: min(len(doc.Text), at.End+reach)}
	i := sort.Search(len(doc.Blocks), func(i int) bool { return doc.Blocks[i].Span.End > at.Start })
	if i < len(doc.Blocks) && doc.Blocks[i].Span.Start <= at.Start {
		b := doc.Blocks[i].Span
		out.Start, out.End = max(out.Start, b.Start), min(out.End, max(at.End, b.End))
	}
	return out
}

// substance is the words of a span but for the commonest, and whether each is
// written small there.
func substance(doc *document.Document, span document.Span) map[string]bool {
	out := map[string]bool{}
	for _, w := range claim.NormalWords(doc, span) {
		if !w.Has(claim.Stop) && !w.Has(claim.Gap) {
			out[w.Norm] = out[w.Norm] || !w.Has(claim.Capital)
		}
	}
	return out
}

// marked reports whether a place stands in quotation marks inside a turn of a
// transcript: its speaker quotes another. The marks come after a comma or a colon, or
// they hold a sentence, as of a statement that is read out.
func (t *text) marked(st *statement.Statement, at document.Span) bool {
	const sentence = 6 // words
	if st.Speaker == nil || st.Speaker.Basis != speaker.Label {
		return false
	}
	for _, c := range st.Content {
		if at.Start < c.Start || at.End > c.End {
			continue
		}
		before, after := t.doc.Text[c.Start:at.Start], t.doc.Text[at.End:c.End]
		for _, marks := range [...][2]string{{"“", "”"}, {"\"", "\""}} {
			open, closed := strings.LastIndex(before, marks[0]), strings.Index(after, marks[1])
			if open <= 0 || closed < 0 {
				continue
			}
			if marks[0] != marks[1] && strings.Contains(before[open:], marks[1]) || marks[0] == marks[1] && strings.Count(before, marks[0])%2 == 0 {
				continue
			}
			lead := strings.TrimRight(before[:open], " \n")
			if strings.HasSuffix(lead, ",") || strings.HasSuffix(lead, ":") {
				return true
			}
			inside := t.doc.Text[c.Start+open+len(marks[0]) : at.End+closed]
			return endsSentence(lead) && endsSentence(inside) && len(strings.Fields(inside)) >= sentence
		}
	}
	return false
}

func endsSentence(s string) bool { return s != "" && strings.ContainsRune(".!?…", lastRune(s)) }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
