// Package claimtest builds sources with statements by hand, for tests of what
// stands on claims: a statement is given by its words as they stand in a text,
// and the builder finds its spans.
package claimtest

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Doc is one source.
type Doc struct {
	Path string
	// Text is the document; each line is a paragraph. Where it is empty, it is
	// made of the statements: `words, speaker said.`
	Text string
	Said []Said
}

// Said is one statement.
type Said struct {
	// Words is the content as it stands in the text, straight double quotation
	// marks around what is quoted: all of it in marks makes it direct, none
	// indirect. Between statements of a document they are looked for onwards.
	Words string
	// Parts are the parts of Words in marks that a direct quotation is made of,
	// where a cue stands between them.
	Parts []string
	By    string // the speaker's name; "" for none

	Type     speaker.Type  // Person where empty; Organization for a relay
	Basis    speaker.Basis // Named where empty
	Mention  string        // By where empty
	Via      []string
	Polarity statement.Polarity // Asserted where empty
	Place    statement.Place    // Body where empty
	Act      statement.Act      // Speech where empty
	Cue      string             // as it stands after Words, or before them; none where empty
	Unsure   bool               // confidence 0.3 in place of 0.95
	Within   string

	Confidence float64 // where it is neither of these
}

// Build makes sources of documents and numbers their statements s1, s2 … It
// panics where the words of a statement do not stand in its text.
func Build(docs ...Doc) []claim.Source {
	out := make([]claim.Source, 0, len(docs))
	n := 0
	for _, d := range docs {
		src := claim.Source{Doc: d.document()}
		from := 0
		for _, said := range d.Said {
			n++
			var s *statement.Statement
			s, from = said.statement(src.Doc, from)
			s.ID = "s" + strconv.Itoa(n)
			src.Statements = append(src.Statements, s)
		}
		out = append(out, src)
	}
	return out
}

func (d Doc) document() *document.Document {
	text := d.Text
	if text == "" {
		var b strings.Builder
		for _, s := range d.Said {
			fmt.Fprintf(&b, "%s, %s said.\n", s.Words, s.By)
		}
		text = b.String()
	}
	doc := &document.Document{Path: d.Path, Format: "text", Text: text}
	at := 0
	for line := range strings.Lines(text) {
		if body := strings.TrimRight(line, "\n"); body != "" {
			doc.Blocks = append(doc.Blocks, document.Block{Span: document.Span{Start: at, End: at + len(body)}})
		}
		at += len(line)
	}
	return doc
}

func (s Said) statement(doc *document.Document, from int) (*statement.Statement, int) {
	at := strings.Index(doc.Text[from:], s.Words)
	if at >= 0 {
		at += from
	} else if at = strings.Index(doc.Text, s.Words); at < 0 {
		panic(fmt.Sprintf("%s: no words %q", doc.Path, s.Words))
	}
	content := document.Span{Start: at, End: at + len(s.Words)}
	st := &statement.Statement{
		Source: doc.Path, Act: statement.Speech, Polarity: s.Polarity, Place: s.Place, Within: s.Within,
		Content: []document.Range{doc.Range(content)}, Quoted: []document.Range{}, Confidence: 0.95,
		Kind: statement.Indirect, Text: strings.TrimPrefix(doc.Wording(content), "that "),
	}
	if s.Unsure {
		st.Confidence = 0.3
	}
	if s.Confidence > 0 {
		st.Confidence = s.Confidence
	}
	if s.Act != "" {
		st.Act = s.Act
	}
	if s.Cue != "" {
		at := strings.Index(doc.Text[content.End:], s.Cue)
		if at >= 0 {
			at += content.End
		} else {
			at = strings.LastIndex(doc.Text[:content.Start], s.Cue)
		}
		if at < 0 {
			panic(fmt.Sprintf("%s: no cue %q", doc.Path, s.Cue))
		}
		st.Cue = &statement.Cue{Text: s.Cue, Span: document.Span{Start: at, End: at + len(s.Cue)}}
	}
	if st.Polarity == "" {
		st.Polarity = statement.Asserted
	}
	if st.Place == "" {
		st.Place = statement.Body
	}
	for i, open := 0, -1; i < len(s.Words); i++ {
		if s.Words[i] != '"' {
			continue
		}
		if open < 0 {
			open = i + 1
			continue
		}
		st.Quoted = append(st.Quoted, doc.Range(document.Span{Start: at + open, End: at + i}))
		open = -1
	}
	if len(st.Quoted) > 0 {
		st.Kind = statement.Mixed
		if st.Quoted[0].Start == at+1 && st.Quoted[0].End >= content.End-2 {
			st.Kind = statement.Direct
			st.Text = strings.TrimRight(doc.Wording(st.Quoted[0].Span), ",")
		}
	}
	if len(s.Parts) > 0 {
		st.Kind, st.Content = statement.Direct, nil
		var texts []string
		from := at
		for _, p := range s.Parts {
			from += strings.Index(doc.Text[from:], p)
			st.Content = append(st.Content, doc.Range(document.Span{Start: from, End: from + len(p)}))
			texts = append(texts, strings.Trim(p, `",`))
			from += len(p)
		}
		st.Text = strings.Join(texts, " ")
	}
	if s.By != "" {
		st.Speaker = person(s.By, s.Type)
		st.Speaker.Basis = speaker.Named
		if s.Basis != "" {
			st.Speaker.Basis = s.Basis
		}
		if s.Mention != "" {
			st.Speaker.Mention = s.Mention
		}
	}
	for _, v := range s.Via {
		st.Via = append(st.Via, *person(v, ""))
	}
	return st, content.End
}

func person(name string, typ speaker.Type) *speaker.Speaker {
	if typ == "" {
		typ = speaker.Person
		if speaker.IsRelay(name) {
			typ = speaker.Organization
		}
	}
	return &speaker.Speaker{Name: name, Type: typ, Mention: name}
}

// Claims gives a grouping as text, one claim a line: the ids of its statements
// and what they are.
func Claims(g *claim.Grouping) string {
	var b strings.Builder
	for _, c := range g.Claims {
		fmt.Fprintf(&b, "%s: %s\n", c.ID, strings.Join(c.Statements, " "))
	}
	return b.String()
}
