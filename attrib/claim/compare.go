package claim

// How the wordings of two statements stand to one another, as rules read it.

import (
	"strings"
	"unicode"

	"github.com/attribcheck/attrib/attrib/document"
)

// Text is words of a document in normal form.
type Text struct {
	Doc   *document.Document
	Words []Word
}

// Comparison is the quoted words of one statement held against those of
// another.
type Comparison struct {
	Mine, Theirs *Member
	// Stretches are what the two have in common, one for each fragment, in order
	// of the smaller side. Empty where no words agree.
	Stretches []Stretch
}

// Stretch is words of one text that stand for words of another.
type Stretch struct {
	// Mine and Theirs are all words of the two sides; From and To say which of
	// them are aligned.
	Mine, Theirs         Text
	MineFrom, MineTo     int
	TheirsFrom, TheirsTo int
	// Diffs cover the aligned words in order.
	Diffs []Diff
	// Score is the share of the words that agree, 0 to 1.
	Score float64
	// Parts says that before or after the stretch, inside a sentence, the two go
	// on in other words: they are two sentences that share a phrase, or one that
	// somebody rewrote.
	Parts bool
}

// DiffKind says what a piece of a comparison is.
type DiffKind uint8

// The kinds.
const (
	Equal    DiffKind = iota // the same words, in normal form
	Changed                  // other words, or words that only one side has
	Elided                   // an ellipsis, or the break between fragments, and what it stands for
	Inserted                 // words in brackets, and what they stand for
)

// Diff is a piece of a comparison: words of one side, of the other, or both.
type Diff struct {
	Kind         DiffKind
	Mine, Theirs []Word
	// MineText and TheirsText are those words as they stand in their documents.
	MineText, TheirsText string
}

// Verbatim reports whether no words differ.
func (s *Stretch) Verbatim() bool {
	for i := range s.Diffs {
		if s.Diffs[i].Kind == Changed {
			return false
		}
	}
	return true
}

// Verbatim reports whether the two have words in common and none that differ.
func (c *Comparison) Verbatim() bool {
	for i := range c.Stretches {
		if !c.Stretches[i].Verbatim() {
			return false
		}
	}
	return len(c.Stretches) > 0
}

// Compare holds the quoted words of one member against those of another. Words
// that neither quotes are not compared.
func Compare(mine, theirs *Member) *Comparison {
	c := &Comparison{Mine: mine, Theirs: theirs}
	if !mine.Quotes() || !theirs.Quotes() {
		return c
	}
	a, b := Text{mine.Doc, mine.QuotedWords()}, Text{theirs.Doc, theirs.QuotedWords()}
	if mine.full <= theirs.full {
		for n, p := range mine.pieces {
			if s, ok := contrast(a, b, mine.quoted, theirs.quoted, p); ok {
				c.Stretches = join(c.Stretches, s)
			}
			if n == maxPieces {
				break
			}
		}
		return c
	}
	for n, p := range theirs.pieces {
		if s, ok := contrast(b, a, theirs.quoted, mine.quoted, p); ok {
			c.Stretches = join(c.Stretches, s)
		}
		if n == maxPieces {
			break
		}
	}
	for i, s := range c.Stretches {
		c.Stretches[i] = s.flip()
	}
	return c
}

// join appends a stretch, or makes one of it and the last where nothing but an
// ellipsis stands between them on their own side and words that go on on the
// other: the ellipsis stands for those.
func join(stretches []Stretch, s Stretch) []Stretch {
	n := len(stretches)
	if n == 0 || s.MineFrom <= stretches[n-1].MineTo || s.TheirsFrom < stretches[n-1].TheirsTo {
		return append(stretches, s)
	}
	t := &stretches[n-1]
	gap, left := s.Mine.Words[t.MineTo:s.MineFrom], s.Theirs.Words[t.TheirsTo:s.TheirsFrom]
	for _, w := range gap {
		if !w.Has(Gap | Marked) {
			return append(stretches, s)
		}
	}
	had, has := float64(t.MineTo-t.MineFrom), float64(s.MineTo-s.MineFrom)
	t.Score = (t.Score*had + s.Score*has) / (had + has)
	t.Diffs = append(t.Diffs, Diff{Kind: Elided, Mine: gap, Theirs: left, MineText: t.Mine.Show(gap), TheirsText: t.Theirs.Show(left)})
	t.Diffs = append(t.Diffs, s.Diffs...)
	t.MineTo, t.TheirsTo, t.Parts = s.MineTo, s.TheirsTo, t.Parts || s.Parts
	return stretches
}

// Contrast lays a whole text over another, both ends of either free. It reports
// false where too little agrees to call them one.
func Contrast(mine, theirs Text) (Stretch, bool) {
	return contrast(mine, theirs, tokens(mine.Words), tokens(theirs.Words), piece{0, len(mine.Words)})
}

func contrast(mine, theirs Text, a, b []token, p piece) (Stretch, bool) {
	al := overlay(a[p.from:p.to], b)
	al.bridge(a[p.from:p.to], b)
	al.gathered(a[p.from:p.to], b)
	shorter := min(words(a[p.from:p.to]), words(b))
	if al.matched == 0 || al.similarity() < 0.5 || 2*al.matched < shorter && (al.matched < 5 || al.content < 3) {
		return Stretch{}, false
	}
	s := Stretch{Mine: mine, Theirs: theirs, Score: al.similarity(), Parts: al.parted > 1}
	al.widen(a[p.from:p.to], b)
	s.MineFrom, s.MineTo = al.spanA()
	s.MineFrom, s.MineTo = s.MineFrom+p.from, s.MineTo+p.from
	s.TheirsFrom, s.TheirsTo = al.spanB()
	s.Diffs = diffs(&al, Text{mine.Doc, mine.Words[p.from:p.to]}, theirs)
	return s, true
}

func words(ts []token) int {
	n := 0
	for _, t := range ts {
		if !t.gap() {
			n++
		}
	}
	return n
}

// flip exchanges the sides.
func (s Stretch) flip() Stretch {
	s.Mine, s.Theirs = s.Theirs, s.Mine
	s.MineFrom, s.TheirsFrom = s.TheirsFrom, s.MineFrom
	s.MineTo, s.TheirsTo = s.TheirsTo, s.MineTo
	for i := range s.Diffs {
		d := &s.Diffs[i]
		d.Mine, d.Theirs = d.Theirs, d.Mine
		d.MineText, d.TheirsText = d.TheirsText, d.MineText
	}
	return s
}

// apart reports whether other words stand between two.
func (t Text) apart(a, b Word) bool {
	if b.Span.Start <= a.Span.End || b.Span.Start > len(t.Doc.Text) {
		return false
	}
	return strings.IndexFunc(t.Doc.Text[a.Span.End:b.Span.Start], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// Show gives words as they stand in the document, without the punctuation at
// their ends; words of different quoted parts are joined by a space.
func (t Text) Show(words []Word) string {
	var b strings.Builder
	for i := 0; i < len(words); {
		j := i + 1
		for j < len(words) && !t.apart(words[j-1], words[j]) && !words[j].Has(Opens) && !(words[j].Has(Gap) && !words[j].Has(Marked)) && words[j].Span.Start >= words[i].Span.Start {
			j++
		}
		span := document.Span{Start: words[i].Span.Start, End: words[j-1].Span.End}
		if words[i].Has(Bracket) && span.Start > 0 && (t.Doc.Text[span.Start-1] == '[' || t.Doc.Text[span.Start-1] == '(') {
			span.Start--
		}
		if words[j-1].Has(Bracket) && span.End < len(t.Doc.Text) && (t.Doc.Text[span.End] == ']' || t.Doc.Text[span.End] == ')') {
			span.End++
		}
		if text := t.Doc.Wording(span); text != "" {
			if b.Len() > 0 && !words[i].Has(Opens) && !words[i].Has(Gap) && t.apart(words[i-1], words[i]) {
				b.WriteString(" … ")
			} else if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(text)
		}
		i = j
	}
	return b.String()
}
