package attrib_test

// Accuracy against annotated news, where the checkout stands beside it: how many
// of the annotators' spans are found exactly, and whether quoted statements have
// the right speaker. `go test ./attrib -run TestAccuracy -v` prints the figures
// that docs/accuracy.md keeps.

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
)

// attribution is one line of the annotation.
type attribution struct {
	Doc, ID              string
	Source, Cue, Content [][2]int
}

// who is one line of the speakers' file.
type who struct {
	Doc, ID, Name, Basis string
	NotSpeech            bool `json:"not_speech"`
}

func jsonLines[T any](t *testing.T, path string, f func(T)) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		f(v)
	}
}

// trimmed is a span without punctuation and quotation marks at its ends.
func trimmed(text string, s document.Span) document.Span {
	outer := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || r == '`' }
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !outer(r) {
			break
		}
		s.Start += n
	}
	for s.End > s.Start {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !outer(r) {
			break
		}
		s.End -= n
	}
	return s
}

// tally counts spans of one role: found and right, found, and there.
type tally struct{ right, found, there int }

func (c *tally) add(got, want map[document.Span]bool) {
	for s := range got {
		if want[s] {
			c.right++
		}
	}
	c.found += len(got)
	c.there += len(want)
}

func (c tally) f1() float64 { return 2 * float64(c.right) / float64(c.found+c.there) }

func (c tally) log(t *testing.T, role string) {
	t.Logf("%-8s exact P %.1f R %.1f F1 %.1f", role, 100*float64(c.right)/float64(c.found), 100*float64(c.right)/float64(c.there), 100*c.f1())
}

func TestAccuracyOnAnnotatedNews(t *testing.T) {
	root := "../../shared/data/polnear/dev"
	if _, err := os.Stat(root); err != nil {
		t.Skip("the annotated news is not beside this checkout")
	}
	gold := map[string][]attribution{}
	jsonLines(t, filepath.Join(root, "attributions.jsonl"), func(a attribution) { gold[a.Doc] = append(gold[a.Doc], a) })
	names := map[[2]string]who{}
	jsonLines(t, filepath.Join(root, "speakers.jsonl"), func(w who) { names[[2]string{w.Doc, w.ID}] = w })

	files, err := filepath.Glob(filepath.Join(root, "text", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var source, cue, content tally
	var quoted, found, mention, named, loose, stray int
	byBasis := map[string][2]int{}
	calibration := [11][2]int{}
	for _, path := range files {
		doc, err := read.File(path)
		if err != nil {
			t.Fatal(err)
		}
		list, err := attrib.New().Extract(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		got, want := [3]map[document.Span]bool{}, [3]map[document.Span]bool{}
		for i := range got {
			got[i], want[i] = map[document.Span]bool{}, map[document.Span]bool{}
		}
		put := func(m map[document.Span]bool, s document.Span) {
			if s = trimmed(doc.Text, s); s.Len() > 0 {
				m[s] = true
			}
		}
		for _, s := range list {
			if s.Speaker != nil && s.Speaker.Len() > 0 {
				put(got[0], s.Speaker.Span)
			}
			if s.Cue != nil {
				put(got[1], s.Cue.Span)
			}
			for _, c := range s.Content {
				put(got[2], c.Span)
			}
		}
		for _, a := range gold[name] {
			for i, spans := range [3][][2]int{a.Source, a.Cue, a.Content} {
				for _, s := range spans {
					put(want[i], document.Span{Start: s[0], End: s[1]})
				}
			}
		}
		source.add(got[0], want[0])
		cue.add(got[1], want[1])
		content.add(got[2], want[2])

		for _, a := range gold[name] {
			w, ok := names[[2]string{name, a.ID}]
			if !ok || w.NotSpeech || len(a.Content) == 0 {
				continue
			}
			quoted++
			basis := byBasis[w.Basis]
			basis[0]++
			best, shared := -1, 0
			for i := range list {
				if n := overlap(list[i].Content, a.Content); n > shared {
					best, shared = i, n
				}
			}
			if best >= 0 && 2*shared >= min(bytesOf(a.Content), length(list[best].Content)) {
				s := list[best]
				found++
				if s.Speaker != nil && overlap([]document.Range{{Span: s.Speaker.Span}}, a.Source) > 0 {
					mention++
				}
				right := s.Speaker != nil && plain(s.Speaker.Name) == plain(w.Name)
				if right {
					named++
					basis[1]++
				}
				step := int(s.Confidence * 10)
				calibration[step][0]++
				if right {
					calibration[step][1]++
				}
			}
			byBasis[w.Basis] = basis
		}
		for _, s := range list {
			if len(s.Quoted) == 0 {
				continue
			}
			loose++
			near := false
			for _, a := range gold[name] {
				near = near || overlap(s.Content, a.Content) > 0
			}
			if !near && s.Speaker != nil && s.Sure() {
				stray++
			}
		}
	}
	source.log(t, "source")
	cue.log(t, "cue")
	content.log(t, "content")
	share := func(n, of int) float64 { return 100 * float64(n) / float64(of) }
	t.Logf("quoted statements %d: found %.1f%%, mention of the speaker right %.1f%%, name right %.1f%%", quoted, share(found, quoted), share(mention, quoted), share(named, quoted))
	for _, b := range []string{"named", "pronoun", "description", "unnamed", "carried"} {
		t.Logf("  %-12s %3d, name right %.1f%%", b, byBasis[b][0], share(byBasis[b][1], byBasis[b][0]))
	}
	t.Logf("quoted statements given a speaker where none is annotated: %d of %d", stray, loose)
	for i, c := range calibration {
		if c[0] > 0 {
			t.Logf("  confidence %.1f to %.1f: %3d statements, name right %.0f%%", float64(i)/10, float64(i+1)/10, c[0], share(c[1], c[0]))
		}
	}
	// What stands must not be lost unnoticed.
	for _, floor := range []struct {
		what      string
		got, want float64
	}{
		{"content F1", 100 * content.f1(), 54},
		{"quoted statements found", share(found, quoted), 95},
		{"speakers named right", share(named, quoted), 77},
	} {
		if floor.got < floor.want {
			t.Errorf("%s fell to %.1f, below %.1f", floor.what, floor.got, floor.want)
		}
	}
}

func overlap(a []document.Range, b [][2]int) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y[1])-max(x.Start, y[0]))
		}
	}
	return n
}

func bytesOf(spans [][2]int) int {
	n := 0
	for _, s := range spans {
		n += s[1] - s[0]
	}
	return n
}

func length(spans []document.Range) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// plain is a name for comparing: lower case, no article, no punctuation.
func plain(name string) string {
	name = strings.ToLower(name)
	for _, article := range []string{"the ", "a ", "an "} {
		name = strings.TrimPrefix(name, article)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) {
			return -1
		}
		return r
	}, name)
}
