package model

// The embedded model as it must be, files that are not as they were written, and
// whatever else somebody may hand to Open.

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/lang/weights"
	"github.com/attribcheck/attrib/attrib/statement/roles"
)

// mostBytes is what the embedded model may add to the binary.
const mostBytes = 20_000_000

func TestTheEmbeddedModel(t *testing.T) {
	if len(news) > mostBytes {
		t.Errorf("%d bytes, more than %d", len(news), mostBytes)
	}
	m, err := Open(news)
	if err != nil {
		t.Fatal(err)
	}
	if m.Syntax == nil || m.Roles == nil {
		t.Error("it lacks the half for text as it is written")
	}
	if m.Bare == nil || m.Bare.Syntax == nil || m.Bare.Roles == nil {
		t.Error("it lacks the half for bare text")
	}
	if first := Default(); first != Default() {
		t.Error("it is opened anew each time")
	}
}

// sections are those of a toy model: each table of the width that it must have,
// with a few rows of random weights.
func sections(bare bool) []weights.Section {
	random := rand.New(rand.NewPCG(1, 2))
	table := func(name string, width int) weights.Section {
		keys, rows := make([]uint64, 12), make([]float32, 12*width)
		for i := range keys {
			keys[i] = random.Uint64()
		}
		for i := range rows {
			rows[i] = float32(random.NormFloat64())
		}
		return weights.Section{Name: name, Data: weights.Build(width, keys, rows, 0).AppendTo(nil)}
	}
	half := func(name, prefix string) (list []weights.Section) {
		for i, width := range []int{syntax.WordWidth, syntax.TagWidth, syntax.EntityWidth, syntax.ActionWidth, syntax.LabelWidth} {
			list = append(list, table(syntax.SectionNames(name)[i], width))
		}
		transitions := make([]byte, 4*roles.Edges*roles.Labels*roles.Labels)
		return append(list, table(prefix+"chain", 16), weights.Section{Name: prefix + "transitions", Data: transitions},
			table(prefix+"cues", 1), table(prefix+"ranker", 2), table(prefix+"links", 1))
	}
	list := half(SyntaxName, RolesPrefix)
	if bare {
		list = append(append(list, half(BareName, BareRolesPrefix)...), table(syntax.BoundsName(BareName), 1))
	}
	return list
}

func pack(t testing.TB, list []weights.Section) []byte {
	t.Helper()
	data, err := weights.Pack(list)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAModelNeedsNoBareHalf(t *testing.T) {
	for _, bare := range []bool{false, true} {
		m, err := Open(pack(t, sections(bare)))
		if err != nil {
			t.Fatal(err)
		}
		if (m.Bare != nil) != bare {
			t.Errorf("written with a bare half: %v; read with one: %v", bare, m.Bare != nil)
		}
	}
}

func TestLoadNamesTheFileThatItCannotRead(t *testing.T) {
	whole := pack(t, sections(true))
	changed := append([]byte(nil), whole...)
	changed[len(changed)-40] ^= 1
	for _, c := range []struct {
		name string
		data []byte
	}{
		{"empty", nil},
		{"text", []byte("The mill is closed.\n")},
		{"cut in the directory", whole[:200]},
		{"cut in the middle", whole[:len(whole)/2]},
		{"cut at the end", whole[:len(whole)-1]},
		{"changed", changed},
		{"without its last part", pack(t, sections(false)[:9])},
		{"with half a bare half", pack(t, append(sections(false), sections(true)[20]))},
		{"with a table of another width", pack(t, append([]weights.Section{{Name: "syntax.words", Data: sections(false)[1].Data}}, sections(false)[1:]...))},
		{"with a table that is none", pack(t, append([]weights.Section{{Name: "syntax.words", Data: []byte("words")}}, sections(false)[1:]...))},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "odd.model")
			if err := os.WriteFile(path, c.data, 0o666); err != nil {
				t.Fatal(err)
			}
			m, err := Load(path)
			if m != nil || !errors.Is(err, weights.ErrCorrupt) || !strings.Contains(err.Error(), path) {
				t.Errorf("the error is %v", err)
			}
		})
	}
	path := filepath.Join(t.TempDir(), "none.model")
	if _, err := Load(path); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), path) {
		t.Errorf("of a file that is not there the error is %v", err)
	}
}

// use annotates a few words and finds roles in them, so that a model that opens
// is one that can be used.
func use(t testing.TB, m *Model) {
	t.Helper()
	const s = "“The mill is closed,” Elena Petrova said. The mayor said that it was not, and that nobody asked."
	text := lang.Read(&document.Document{Text: s, Blocks: []document.Block{{Kind: document.Paragraph, Span: document.Span{End: len(s)}}}})
	halves := []Half{{m.Syntax, m.Roles}}
	if m.Bare != nil {
		halves = append(halves, *m.Bare)
	}
	for _, h := range halves {
		tokens := text.Blocks[0].Tokens
		p := roles.Passage{Words: make([]roles.Word, len(tokens))}
		for i, n := range h.Syntax.Annotate(nil, tokens) {
			low := uint32(weights.Hash(tokens[i].Low))
			p.Words[i] = roles.Word{Low: low, Lemma: low, Node: n, QuoteFirst: -1, QuoteLast: -1}
		}
		for _, s := range h.Roles.Find(&p, &roles.Workspace{}).Spans {
			if s.First < 0 || s.First >= s.Last || s.Last > len(tokens) {
				t.Fatalf("a span from %d to %d of %d words", s.First, s.Last, len(tokens))
			}
		}
	}
}

// Whatever the bytes of a file: an error, or a model that works.
func FuzzOpen(f *testing.F) {
	// Small ones, which are quick to change; [FuzzOpenSection] has whole files.
	f.Add(pack(f, sections(false)[:1]))
	f.Add(pack(f, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Open(data); err == nil {
			use(t, m)
		}
	})
}

// A file whose sums are right and whose sections are not as training leaves
// them: bytes of one section, from some place on, are others.
func FuzzOpenSection(f *testing.F) {
	count := len(sections(true))
	for i := range count {
		f.Add(uint8(i), uint16(40), []byte{0x7f, 0x80, 0xff, 0, 1})
		f.Add(uint8(i), uint16(0), []byte{0xff, 0xff})
	}
	f.Fuzz(func(t *testing.T, which uint8, at uint16, data []byte) {
		list := sections(true)
		section := list[int(which)%count].Data
		copy(section[int(at)%len(section):], data)
		if m, err := Open(pack(t, list)); err == nil {
			use(t, m)
		} else if !errors.Is(err, weights.ErrCorrupt) {
			t.Errorf("the error is %v", err)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	b.SetBytes(int64(len(news)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(news); err != nil {
			b.Fatal(err)
		}
	}
}
