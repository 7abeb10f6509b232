package corpus

// What an article's annotation becomes when case and punctuation go.

import "testing"

func TestStripped(t *testing.T) {
	articles, err := Read("testdata/tiny")
	if err != nil {
		t.Fatal(err)
	}
	if bare := Stripped(articles[0]); bare.Blocks[0].Gold != nil || !bare.Text.Bare {
		t.Error("an article without annotation has some")
	}
	whole := articles[1]
	bare := Stripped(whole)
	want := "i/PRP→wait:nsubj can/MD→wait:aux not/RB→wait:neg wait/VB→said:ccomp " +
		"ana/NNP→ruiz:compound ruiz/NNP→aide:nmod:poss s/POS→ruiz:case aide/NN→said:nsubj said/VBD→root:root "
	if got := shown(bare, 0); len(got) < len(want) || got[:len(want)] != want {
		t.Errorf("stripped to\n     %s\nwant %s…", got, want)
	} else {
		t.Log(got)
	}
	at, doc := bare.Attributions[0], bare.Text.Doc
	if doc.Slice(at.Source[0]) != "ana ruiz s aide" || doc.Slice(at.Content[0]) != "i cannot wait" {
		t.Errorf("carried over to %q, %q", doc.Slice(at.Source[0]), doc.Slice(at.Content[0]))
	}
	if whole.Text.Doc.Slice(whole.Attributions[0].Cue[0]) != "said" {
		t.Error("the article itself has changed")
	}
}
