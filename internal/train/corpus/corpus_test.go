package corpus

// Reading a folder, and what happens to tokens that the annotation cuts
// otherwise.

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shown writes an aligned block as "word/tag→head:relation".
func shown(a *Article, b int) string {
	var out []string
	tokens := a.Text.Blocks[b].Tokens
	for i, s := range a.Blocks[b].Gold {
		head := "root"
		if s.Head >= 0 {
			head = tokens[s.Head].Text
		}
		out = append(out, fmt.Sprintf("%s/%s→%s:%s", tokens[i].Text, s.POS, head, s.Rel))
	}
	return strings.Join(out, " ")
}

func TestReadAlignsTheAnnotation(t *testing.T) {
	articles, err := Read("testdata/tiny")
	if err != nil {
		t.Fatal(err)
	}
	if len(articles) != 2 || articles[0].Name != "bare" || articles[1].Name != "bridge" {
		t.Fatalf("read %d articles, want bare and bridge", len(articles))
	}
	bare, bridge := articles[0], articles[1]
	for b := range bare.Blocks {
		if bare.Blocks[b].Gold != nil || len(bare.Blocks) != len(bare.Text.Blocks) {
			t.Error("an article without annotation has some")
		}
	}
	for b, want := range []string{
		"“/``→wait:punct I/PRP→wait:nsubj can/MD→wait:aux not/RB→wait:neg wait/VB→said:ccomp ,/,→said:punct ”/''→said:punct " +
			"Ana/NNP→Ruiz:compound Ruiz/NNP→aide:nmod:poss ’s/POS→Ruiz:case aide/NN→said:nsubj said/VBD→root:root ./.→said:punct",
		// "9/11-era" is one token of ours and two of theirs, "Anti/dam" the other way round.
		"The/DT→bridge:det 9/11-era/NN→bridge:compound bridge/NN→closed:nsubj (/-LRB-→old:punct old/JJ→bridge:dep )/-RRB-→old:punct closed/VBD→root:root ./.→closed:punct " +
			"Anti/NN→dam:goeswith //NN→dam:goeswith dam/NN→left:nsubj left/VBD→root:root ./.→left:punct",
	} {
		if got := shown(bridge, b); got != want {
			t.Errorf("block %d\n got %s\nwant %s", b, got, want)
		}
	}
	gold := bridge.Blocks[1].Gold
	if gold[0].Sentence != 1 || gold[len(gold)-1].Sentence != 2 || gold[0].Lemma != "the" || bridge.Blocks[0].Gold[7].Entity != "PERSON" {
		t.Errorf("sentence, lemma or entity went lost: %+v", gold)
	}
	if len(bridge.Attributions) != 1 {
		t.Fatalf("read %d attributions, want 1", len(bridge.Attributions))
	}
	at, doc := bridge.Attributions[0], bridge.Text.Doc
	if at.ID != "E1" || doc.Slice(at.Source[0]) != "Ana Ruiz’s aide" || doc.Slice(at.Cue[0]) != "said" || doc.Slice(at.Content[0]) != "“I cannot wait,”" {
		t.Errorf("read attribution %+v", at)
	}
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	if _, err := Read(t.TempDir()); err == nil {
		t.Error("an empty folder is no corpus")
	}
	dir := t.TempDir()
	copyTree(t, "testdata/tiny", dir)
	row := `{"doc":"bridge","id":"E9","source":[],"cue":[],"content":[[0,99999]]}`
	if err := os.WriteFile(filepath.Join(dir, "attributions.jsonl"), []byte(row), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(dir); err == nil || !strings.Contains(err.Error(), "E9") {
		t.Errorf("a span past the end gives %v", err)
	}
}

func copyTree(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// Merged tokens can close a circle, and a tree must not.
func TestUncycle(t *testing.T) {
	s := []Syntax{{Head: 1}, {Head: 2}, {Head: 1}, {Head: -1}, {Head: 0}}
	uncycle(s)
	for i := range s {
		steps := 0
		for j := i; j >= 0; j = s[j].Head {
			if steps++; steps > len(s) {
				t.Fatalf("token %d stands above itself: %+v", i, s)
			}
		}
	}
	if s[0].Head != 1 || s[4].Head != 0 {
		t.Errorf("more was cut than the circle: %+v", s)
	}
}
