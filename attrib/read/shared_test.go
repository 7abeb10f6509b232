package read

import (
	"path/filepath"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
)

// TestSeeds reads the real articles that stand beside a checkout, where there
// are any.
func TestSeeds(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/seeds/*.txt")
	if len(paths) < 3 {
		t.Skip("no real articles beside this checkout")
	}
	kinds := func(d *document.Document) map[document.Kind]int {
		m := map[document.Kind]int{}
		for _, b := range d.Blocks {
			m[b.Kind]++
		}
		return m
	}
	var docs []*document.Document
	for _, p := range paths {
		d, err := File(p)
		if err != nil {
			t.Fatal(err)
		}
		check(t, d)
		docs = append(docs, d)
	}
	if k := kinds(docs[0]); len(docs[0].Blocks) != 1 || k[document.Paragraph] != 1 {
		t.Errorf("the text without punctuation: %v", k)
	}
	if k := kinds(docs[1]); k[document.Headline] != 1 || k[document.Heading] != 1 || k[document.Furniture] != 1 || k[document.Paragraph] != 20 {
		t.Errorf("the agency's: %v", k)
	}
	if k := kinds(docs[2]); k[document.Headline] != 1 || k[document.Standfirst] != 1 || k[document.Heading] != 2 || k[document.Caption] != 4 || k[document.Furniture] != 12 {
		t.Errorf("the broadcaster's: %v", k)
	}
	if d := docs[2]; d.Author != "John Silk" || d.Published != "2025-09-04" {
		t.Errorf("author %q, published %q", d.Author, d.Published)
	}
}

// TestCorpusHeadlines holds that nearly all of the corpus's articles, which
// open with their headline, are read so.
func TestCorpusHeadlines(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/data/polnear/dev/text/*.txt")
	if len(paths) == 0 {
		t.Skip("no corpus beside this checkout")
	}
	right := 0
	for _, p := range paths {
		d, err := File(p)
		if err != nil {
			t.Fatal(err)
		}
		check(t, d)
		if d.Blocks[0].Kind == document.Headline {
			right++
		}
	}
	if right*100 < len(paths)*95 {
		t.Errorf("%d headlines of %d", right, len(paths))
	}
}
