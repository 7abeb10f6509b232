package claim

// The wording of a statement: its words in normal form, and which of them are
// quoted.

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Source is a document with its statements.
type Source struct {
	Doc        *document.Document
	Statements []*statement.Statement
}

// Member is one statement of a claim.
type Member struct {
	*statement.Statement
	// Source is the index of its source, Order its place among all statements.
	Source, Order int
	Doc           *document.Document

	quoted  []token              // the quoted words, a gap between parts that are not one text
	content []token              // all words of the content; quoted ones are flagged
	pieces  []piece              // of quoted, or of content where nothing is quoted
	full    int                  // how many quoted words there are
	gapped  bool                 // there is a gap among the quoted words
	outer   *statement.Statement // the one that it stands inside, nil for most
	inner   []document.Span      // what statements inside it attribute, in order, not overlapping
	keys    []uint64
	context []uint64 // words of substance around it, sorted, found on first use
}

// piece is a run of words without a gap: quoted[from:to], or content[from:to].
type piece struct{ from, to int }

// Quotes reports whether the member has words in quotation marks.
func (m *Member) Quotes() bool { return m.full > 0 }

// Bracketed reports whether quoted words stand in brackets.
func (m *Member) Bracketed() bool { return slices.ContainsFunc(m.quoted, token.bracket) }

// QuotedWords are the quoted words in normal form. Between two parts that are
// not one text, and where an ellipsis stands, there is a gap.
func (m *Member) QuotedWords() []Word { return m.words(true) }

// ContentWords are all words of the content in normal form; quoted ones are
// flagged, and so are those of a statement inside it.
func (m *Member) ContentWords() []Word { return m.words(false) }

// QuotedWords are the quoted words of a statement of a document, as of a member.
func QuotedWords(doc *document.Document, s *statement.Statement) []Word {
	return (&Member{Statement: s, Doc: doc}).words(true)
}

// ContentWords are all words of a statement's content, as of a member.
func ContentWords(doc *document.Document, s *statement.Statement) []Word {
	return (&Member{Statement: s, Doc: doc}).words(false)
}

// words brings the member's words to normal form: the quoted ones, or all of
// the content. They are made anew on each call, so that a large run need not
// hold them.
func (m *Member) words(quotedOnly bool) []Word {
	var out []Word
	for _, p := range m.parts() {
		if quotedOnly && !p.quoted {
			continue
		}
		words := NormalWords(m.Doc, p.Span)
		var marked []document.Span
		if p.quoted {
			marked = nested(m.Doc.Text, p.Span)
		}
		for i := range words {
			for _, s := range marked {
				if s.Overlaps(words[i].Span) {
					words[i].Flags |= Nested
				}
			}
			if i == 0 {
				words[i].Flags |= Opens
			}
			if p.quoted {
				words[i].Flags |= Quoted
			}
			at := sort.Search(len(m.inner), func(k int) bool { return m.inner[k].End > words[i].Span.Start })
			if at < len(m.inner) && m.inner[at].Overlaps(words[i].Span) {
				words[i].Flags |= Inner
			}
		}
		if quotedOnly && len(out) > 0 && m.Kind != statement.Direct && len(words) > 0 {
			// What stands between two fragments is the writer's.
			out = append(out, Word{Span: document.Span{Start: p.Start, End: p.Start}, Flags: Gap | Quoted})
		}
		// A part that opens with a capital opens a sentence, though a comma before
		// the cue closed the one before: `"One," he said. "Two."`
		if n := len(out); n > 0 && p.quoted && len(words) > 0 && words[0].Has(Capital) && (words[0].Norm != "i" || m.stops(out[n-1].Span.End, p.Start)) {
			out[n-1].Flags |= Ends
		}
		out = append(out, words...)
	}
	return out
}

// nested finds what stands in marks inside a quoted part: another's words, most
// likely. Of marks that are not shut soon it finds nothing.
func nested(text string, in document.Span) []document.Span {
	const (
		most  = 16  // stretches
		reach = 600 // bytes of one
	)
	shuts := map[rune]rune{'‘': '’', '“': '”', '\'': '\'', '"': '"'}
	var out []document.Span
	before, at := ' ', in.Start
	for at < in.End && len(out) < most {
		r, size := utf8.DecodeRuneInString(text[at:in.End])
		shut, opens := shuts[r]
		after, _ := utf8.DecodeRuneInString(text[at+size : in.End])
		if !opens || letterOrDigit(before) || !letterOrDigit(after) || at == in.Start && size == 1 {
			before, at = r, at+size
			continue
		}
		end := -1
		for i, c := range text[at+size : min(in.End, at+size+reach)] {
			if c != shut {
				continue
			}
			next, _ := utf8.DecodeRuneInString(text[at+size+i+utf8.RuneLen(shut) : in.End])
			if !letterOrDigit(next) {
				end = at + size + i
				break
			}
		}
		if end < 0 {
			before, at = r, at+size
			continue
		}
		out = append(out, document.Span{Start: at + size, End: end})
		before, at = shut, end+utf8.RuneLen(shut)
	}
	return out
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// part is a stretch of the content that is quoted as a whole or not at all.
type part struct {
	document.Span
	quoted bool
}

// parts cuts the content at the ends of its quoted parts. Quoted parts outside
// the content count too.
func (m *Member) parts() []part {
	quoted := ranges(m.Quoted)
	out := make([]part, 0, 2*len(quoted)+len(m.Content))
	for _, q := range quoted {
		out = append(out, part{q, true})
	}
	for _, c := range ranges(m.Content) {
		at := c.Start
		i := sort.Search(len(quoted), func(i int) bool { return quoted[i].End > c.Start })
		for ; i < len(quoted) && quoted[i].Start < c.End; i++ {
			if quoted[i].Start > at {
				out = append(out, part{document.Span{Start: at, End: quoted[i].Start}, false})
			}
			at = max(at, quoted[i].End)
		}
		if at < c.End {
			out = append(out, part{document.Span{Start: at, End: c.End}, false})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// ranges are spans in order, those that overlap joined.
func ranges(in []document.Range) []document.Span {
	out := make([]document.Span, 0, len(in))
	for _, r := range in {
		if r.Start < r.End {
			out = append(out, r.Span)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	n := 0
	for _, s := range out {
		if n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out[n] = s
		n++
	}
	return out[:n]
}

// SameWords reports whether two members quote the same words, in normal form.
func (m *Member) SameWords(other *Member) bool {
	return slices.EqualFunc(m.quoted, other.quoted, func(a, b token) bool { return a.key == b.key && a.gap() == b.gap() })
}

// stops reports whether a sentence ends right before a place, after another: the
// cue's, `"One," he said. "I do."`
func (m *Member) stops(from, to int) bool {
	const marks = " \n\t\r\"“‘'’"
	if from >= to || to > len(m.Doc.Text) {
		return false
	}
	between := strings.TrimRight(m.Doc.Text[from:to], marks)
	return strings.HasSuffix(between, ".") || strings.HasSuffix(between, "?") || strings.HasSuffix(between, "!")
}

// newMember brings a statement to what matching needs.
func newMember(src int, doc *document.Document, s *statement.Statement, inner []document.Span) *Member {
	m := &Member{Statement: s, Source: src, Doc: doc, inner: inner}
	q := m.words(true)
	m.quoted = tokens(q)
	for _, w := range q {
		if w.Has(Gap) {
			m.gapped = true
			continue
		}
		m.full++
	}
	if s.Kind == statement.Direct {
		m.content = m.quoted
	} else {
		m.content = tokens(m.words(false))
	}
	if m.full > 0 {
		m.pieces = pieces(m.quoted)
	} else {
		m.pieces = pieces(m.content)
	}
	m.keys = speakerKeys(s)
	return m
}

// pieces cuts words at the gaps.
func pieces(words []token) []piece { return appendPieces(nil, words) }

func appendPieces(out []piece, words []token) []piece {
	from := 0
	for i := 0; i <= len(words); i++ {
		if i < len(words) && !words[i].gap() {
			continue
		}
		if i > from {
			out = append(out, piece{from, i})
		}
		from = i + 1
	}
	return out
}

// own are the words that matching asks with: quoted, or content where nothing is.
func (m *Member) own() []token {
	if m.full > 0 {
		return m.quoted
	}
	return m.content
}

// around are the words of substance of the paragraph that the member stands in
// and of its content, its speakers' names left out: their keys, sorted.
func (m *Member) around() []uint64 {
	if m.context != nil {
		return m.context
	}
	const reach = 500 // bytes each side: a long paragraph is no context
	span := m.extent()
	blocks := m.Doc.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.End > span.Start })
	around := document.Span{Start: max(0, span.Start-reach), End: min(len(m.Doc.Text), span.End+reach)}
	if i < len(blocks) && blocks[i].Span.Start <= span.Start {
		around.Start = max(around.Start, blocks[i].Span.Start)
		around.End = min(around.End, max(span.End, blocks[i].Span.End))
	}
	words := NormalWords(m.Doc, around)
	m.context = make([]uint64, 0, len(words)/2)
	for _, w := range words {
		if w.Has(Stop) || w.Has(Gap) {
			continue
		}
		if k := wordKey(w.Norm); !slices.Contains(m.keys, k) {
			m.context = append(m.context, k)
		}
	}
	slices.Sort(m.context)
	m.context = slices.Compact(m.context)
	return m.context
}

// Extent is the span from the first to the last of the content.
func (m *Member) Extent() document.Span { return m.extent() }

// extent is the span from the first to the last of the content.
func (m *Member) extent() document.Span {
	var s document.Span
	for i, p := range m.parts() {
		if i == 0 {
			s = p.Span
			continue
		}
		s.Start, s.End = min(s.Start, p.Start), max(s.End, p.End)
	}
	return s
}

// shared gives the words of substance that stand around both members, but for
// those that they are being matched by.
func shared(a, b *Member, by []token) []uint64 {
	var out []uint64
	x, y := a.around(), b.around()
	for len(x) > 0 && len(y) > 0 {
		switch cmp.Compare(x[0], y[0]) {
		case -1:
			x = x[1:]
		case 1:
			y = y[1:]
		default:
			if k := x[0]; !slices.ContainsFunc(by, func(t token) bool { return t.key == k }) {
				out = append(out, k)
			}
			x, y = x[1:], y[1:]
		}
	}
	return out
}

// Fragments is the number of runs of quoted words without a gap.
func (m *Member) Fragments() int {
	if m.full == 0 {
		return 0
	}
	return len(m.pieces)
}

// Len is the number of quoted words, gaps not counted.
func (m *Member) Len() int { return m.full }
