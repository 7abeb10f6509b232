package speaker_test

// How the tests of names within one source write a source and its mentions.

import (
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/speaker"
)

// sourceOf gives the names of a source and its mentions, marked as for textOf.
func sourceOf(t testing.TB, marked string) (*speaker.Names, []speaker.Mention) {
	t.Helper()
	text, quoted, mentions := textOf(t, marked)
	return speaker.Read(text, quoted), mentions
}

// textOf reads a source of one block a line, a headline after "# ", in which
// mentions stand in square brackets, a bar after the head where more follows:
// "[Hugh Hill|, a doctor,] said".
func textOf(t testing.TB, marked string) (*lang.Text, func(block, token int) bool, []speaker.Mention) {
	t.Helper()
	type place struct{ start, head, end int }
	var places []place
	var b strings.Builder
	for _, r := range marked {
		switch r {
		case '[':
			places = append(places, place{b.Len(), -1, -1})
		case '|':
			places[len(places)-1].head = b.Len()
		case ']':
			p := &places[len(places)-1]
			p.end = b.Len()
			if p.head < 0 {
				p.head = p.end
			}
		default:
			b.WriteRune(r)
		}
	}
	doc := &document.Document{Path: "test.txt", Format: "text", Text: b.String()}
	at := 0
	for line := range strings.SplitAfterSeq(doc.Text, "\n") {
		block := document.Block{Span: document.Span{Start: at, End: at + len(strings.TrimSuffix(line, "\n"))}}
		if strings.HasPrefix(line, "# ") {
			block.Kind = document.Headline
			block.Span.Start += 2
		}
		if block.Span.Len() > 0 {
			doc.Blocks = append(doc.Blocks, block)
		}
		at += len(line)
	}
	text := lang.Read(doc)
	quoted := make([][]bool, len(text.Blocks))
	var mentions []speaker.Mention
	for i := range text.Blocks {
		inside := false
		for _, tok := range text.Blocks[i].Tokens {
			inside = inside && tok.Text != "”" || tok.Text == "“"
			quoted[i] = append(quoted[i], inside)
		}
		for _, p := range places {
			m := speaker.Mention{Block: i, First: -1}
			for j, tok := range text.Blocks[i].Tokens {
				if tok.Start == p.start {
					m.First, m.HeadFirst = j, j
				}
				if tok.Start < p.head {
					m.HeadLast = j + 1
				}
				if tok.Start < p.end {
					m.Last = j + 1
				}
			}
			if m.First >= 0 {
				mentions = append(mentions, m)
			}
		}
	}
	if len(mentions) != len(places) {
		t.Fatalf("%d mentions of %d begin with a token: %s", len(mentions), len(places), marked)
	}
	return text, func(block, token int) bool { return quoted[block][token] }, mentions
}

// checkMentions resolves the mentions of a source in order; each is expected as
// "name/type/basis", parted by semicolons. Of a type or basis that is left out
// nothing is expected.
func checkMentions(t *testing.T, marked, want string) {
	t.Helper()
	names, mentions := sourceOf(t, marked)
	wants := strings.Split(want, "; ")
	if len(wants) != len(mentions) {
		t.Fatalf("%d mentions and %d expectations", len(mentions), len(wants))
	}
	for i, m := range mentions {
		got, sure := names.Resolve(m)
		f := strings.Split(wants[i], "/")
		if got.Name != f[0] || len(f) > 1 && string(got.Type) != f[1] || len(f) > 2 && string(got.Basis) != f[2] {
			t.Errorf("%s\n%q is %s/%s/%s, want %s", marked, got.Mention, got.Name, got.Type, got.Basis, wants[i])
		}
		if sure <= 0 || sure > 1 {
			t.Errorf("%q is sure by %v", got.Mention, sure)
		}
	}
}

type mentionCase struct{ about, source, want string }

func checkCases(t *testing.T, cases []mentionCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.about, func(t *testing.T) { checkMentions(t, c.source, c.want) })
	}
}
