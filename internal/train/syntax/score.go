package syntax

// How nodes compare with the annotation.

import (
	"fmt"

	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/internal/train/corpus"
)

// Scores are counts of tokens, and of ends of sentences inside blocks.
type Scores struct {
	Tokens, Tags                   int // annotated, and with the right tag
	Words, Heads, Labelled         int // marks left out; the right head, the right relation too
	EndsRight, EndsFound, EndsGold int
}

// Score compares nodes, of each block of each article, with the annotation.
func Score(articles []*corpus.Article, nodes [][][]syntax.Node) *Scores {
	c := &Scores{}
	for a := range articles {
		for b := range articles[a].Blocks {
			c.add(articles[a].Blocks[b].Gold, nodes[a][b])
		}
	}
	return c
}

func (c *Scores) add(gold []corpus.Syntax, nodes []syntax.Node) {
	for i := range gold {
		g, n := &gold[i], &nodes[i]
		if i > 0 {
			theirs, ours := g.Sentence != gold[i-1].Sentence, n.Sentence != nodes[i-1].Sentence
			if theirs {
				c.EndsGold++
			}
			if ours {
				c.EndsFound++
			}
			if theirs && ours {
				c.EndsRight++
			}
		}
		if g.POS == "" {
			continue
		}
		c.Tokens++
		if n.Tag.String() == g.POS {
			c.Tags++
		}
		if tag, _ := syntax.TagOf(g.POS); tag.Punctuation() {
			continue
		}
		c.Words++
		if int(n.Head) == g.Head {
			c.Heads++
			if n.Rel.String() == g.Rel || g.Head < 0 {
				c.Labelled++
			}
		}
	}
}

// String gives the scores in hundredths.
func (c *Scores) String() string {
	part := func(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }
	return fmt.Sprintf("tags %.2f of %d  UAS %.2f LAS %.2f of %d words  ends of sentences F1 %.1f (P %.1f R %.1f) of %d",
		part(c.Tags, c.Tokens), c.Tokens, part(c.Heads, c.Words), part(c.Labelled, c.Words), c.Words,
		part(2*c.EndsRight, c.EndsFound+c.EndsGold), part(c.EndsRight, c.EndsFound), part(c.EndsRight, c.EndsGold), c.EndsGold)
}
