// Package document holds what a source says, once its bytes are read: the
// decoded text, its blocks (headline, paragraphs, captions …) and its metadata.
//
// Every place in attrib is a half-open range of byte offsets into
// [Document.Text], which is UTF-8. For a UTF-8 text file that text is the file
// itself, byte for byte. Nothing here is changed once a Document is made, so
// one may be read by many goroutines.
package document

import (
	"sort"
	"strconv"
	"strings"
	"sync"
)

// Document is one source as it was read.
type Document struct {
	// Path names the source as the user gave it, an address without its user and
	// password; "-" is standard input.
	Path string
	// Format is what the source was read as: "text", "html", "docx" …
	Format string

	Title     string // headline, "" where none is known
	Outlet    string // publisher or site
	Author    string // byline, names separated by ", "
	Published string // RFC 3339 date or date-time, "" where none is known
	Language  string // BCP 47 tag that the source declares ("en", "de-CH"), "" where it does not
	Address   string // where it was published, an absolute URL, "" where none is known
	Archive   string // the archive that it was kept in, "" for one that was read now

	// Text is the decoded text that all offsets count in.
	Text string
	// Blocks lie in the order of the text and do not overlap. Text outside any
	// block (blank lines, Markdown fences) is not read.
	Blocks []Block
	// Markup are the bytes inside blocks that a reader never sees (Markdown's
	// asterisks and link targets), in order and not overlapping. They part no
	// words and belong to no wording.
	Markup []Span
	// Ignores are the comments in the source that silence rules at a place, in the
	// order of the source.
	Ignores []Ignore
	// Notes say what was odd about the source without stopping its reading, one
	// line each, without the path.
	Notes []string

	lines     []int // offset at which each line starts
	linesOnce sync.Once
}

// Block is a stretch of text that belongs together: a paragraph, a headline.
type Block struct {
	Kind Kind
	Span Span
	// Speaker is the label that tells who says all of the block: of a transcript's
	// turn, a subtitle's voice, a post's author. It opens the block ("MS. HALE: Good
	// morning."), or stands before it, in a block or not, where the block goes on
	// with what another began, or closes it, in a line below the words ("— Jane Doe (@janedoe)"), or below those of
	// the block that ends the same quotation.
	// It is empty in blocks that nobody is said to say.
	Speaker Span
	// Name is the speaker's name where it is known to be fuller than the label, by a
	// list of participants or a form of words ("Q." for the counsel who examines).
	Name string
	// Written reports that the speaker wrote the words, in a post or a letter, rather
	// than said them.
	Written bool
	// Where is the block's place in the file for formats whose text has no lines of
	// its own.
	Where Where
}

// Words is the block's text without the label that opens or closes it, a time or a mark
// before it, and the colon, the dash and the white space between it and the words.
func (b Block) Words(text string) Span {
	s := b.Span
	switch {
	case b.Speaker.Len() == 0 || !s.Contains(b.Speaker):
	case strings.Contains(text[s.Start:b.Speaker.Start], "\n"):
		s.End = s.Start + len(strings.TrimRight(text[s.Start:b.Speaker.Start], "—–- \t\r\n"))
	default:
		s.Start = b.Speaker.End
		s.Start = s.End - len(strings.TrimLeft(text[s.Start:s.End], ": \t\r\n\u00a0："))
	}
	return s
}

// Where is a place in a file as its readers count. The zero Where is nowhere in
// particular: the line tells.
type Where struct {
	Page      int `json:"page,omitempty"`      // 1-based
	Paragraph int `json:"paragraph,omitempty"` // 1-based, on the page where there are pages
	// Time is from the start of a recording, "00:12:03", or, of an entry of a live
	// blog, the time of day at which it was posted, "14:32".
	Time string `json:"time,omitempty"`
}

// Text is "page 3, paragraph 2", "00:12:03", or "".
func (w Where) Text() string {
	var parts []string
	if w.Time != "" {
		parts = append(parts, w.Time)
	}
	if w.Page > 0 {
		parts = append(parts, "page "+strconv.Itoa(w.Page))
	}
	if w.Paragraph > 0 {
		parts = append(parts, "paragraph "+strconv.Itoa(w.Paragraph))
	}
	return strings.Join(parts, ", ")
}

// Ignore is a comment by which whoever keeps a source silences rules in one block:
// <!-- attrib:ignore RULE reason -->, several rules parted by commas.
type Ignore struct {
	Rules  []string // as written; whether there are such rules is not known here
	Reason string
	// Span is the block that it is about: the one it stands in, or, where it stands
	// alone, the one after it. It is empty where there is none.
	Span Span
	// Line is where the comment stands in the decoded file, 1-based; of a page that
	// is the page's own line, not the text's.
	Line int
	// Problem says what is wrong with how it is written, "" for nothing. One with a
	// problem silences nothing.
	Problem string
}

// Kind says what a block is in its article.
type Kind uint8

// The kinds of block.
const (
	Paragraph  Kind = iota // running text
	Headline               // the article's own title
	Standfirst             // the summary under the headline
	Heading                // a crosshead inside the article
	Quotation              // a block quotation, set apart by the page rather than by marks
	Item                   // an entry of a list
	Caption                // the line under a picture
	Furniture              // part of the page, not of the article: menus, credits, bylines
	Turn                   // what one speaker of a transcript says, the label that names them before it
)

var kindNames = [...]string{"paragraph", "headline", "standfirst", "heading", "quotation", "item", "caption", "furniture", "turn"}

// String gives the kind's name in lower case.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// Span is a half-open range of bytes of a document's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Position is where an offset stands for a reader: 1-based line, and 1-based
// column in bytes, of the decoded text; and its place in the file, where the file
// has other lines or none.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Where
}

// Range is a span together with the position of its start.
type Range struct {
	Span
	Position
}

// Position finds the line and column of an offset. An offset outside the text
// is taken for the nearest one inside.
func (d *Document) Position(offset int) Position {
	d.linesOnce.Do(d.indexLines)
	offset = max(0, min(offset, len(d.Text)))
	line := sort.SearchInts(d.lines, offset+1) // lines starting at or before offset
	return Position{Line: line, Column: offset - d.lines[line-1] + 1, Where: d.where(offset)}
}

// where is the place of the block that an offset stands in, or after.
func (d *Document) where(offset int) Where {
	i := sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].Span.Start > offset })
	if i == 0 {
		return Where{}
	}
	return d.Blocks[i-1].Where
}

// indexLines finds where lines start: after \n, \r\n and, as old files have it, a
// lone \r.
func (d *Document) indexLines() {
	lines := make([]int, 1, 1+strings.Count(d.Text, "\n"))
	for at := 0; ; {
		next := strings.IndexAny(d.Text[at:], "\n\r")
		if next < 0 {
			break
		}
		at += next + 1
		if d.Text[at-1] == '\r' && at < len(d.Text) && d.Text[at] == '\n' {
			at++
		}
		lines = append(lines, at)
	}
	d.lines = lines
}

// Range gives a span its position.
func (d *Document) Range(s Span) Range { return Range{Span: s, Position: d.Position(s.Start)} }

// Slice is the text of a span as it stands, markup included.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// Wording is the text of a span as a reader sees it: markup left out, runs of
// white space as one space, none at the ends.
func (d *Document) Wording(s Span) string {
	var b strings.Builder
	b.Grow(s.Len())
	i := sort.Search(len(d.Markup), func(i int) bool { return d.Markup[i].End > s.Start })
	at := s.Start
	for ; i < len(d.Markup) && d.Markup[i].Start < s.End; i++ {
		if m := d.Markup[i]; m.Start > at {
			b.WriteString(d.Text[at:m.Start])
		}
		at = max(at, min(d.Markup[i].End, s.End))
	}
	b.WriteString(d.Text[at:s.End])
	return strings.Join(strings.Fields(b.String()), " ")
}
