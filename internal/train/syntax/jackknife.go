package syntax

import (
	"golang.org/x/sync/errgroup"

	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/internal/train/corpus"
)

// Jackknife annotates articles, each by models that were trained on others, so
// that what learns from the annotation learns with the mistakes that it will
// meet. Article i falls in fold i mod folds; as many models are trained, at most
// parallel at a time. The result has, for each article and each block of its
// text, a node for each token.
func Jackknife(articles []*corpus.Article, folds, parallel int, o Options) ([][][]syntax.Node, error) {
	out := make([][][]syntax.Node, len(articles))
	var group errgroup.Group
	group.SetLimit(max(1, parallel))
	for fold := range folds {
		group.Go(func() error {
			var others []*corpus.Article
			for i, a := range articles {
				if i%folds != fold {
					others = append(others, a)
				}
			}
			model, err := Train(others, o).Load()
			if err != nil {
				return err
			}
			for i := fold; i < len(articles); i += folds {
				out[i] = Annotate(model, articles[i])
			}
			return nil
		})
	}
	return out, group.Wait()
}

// Annotate annotates each block of an article.
func Annotate(model *syntax.Model, a *corpus.Article) [][]syntax.Node {
	blocks := make([][]syntax.Node, len(a.Text.Blocks))
	for b := range blocks {
		blocks[b] = model.Annotate(nil, a.Text.Blocks[b].Tokens)
	}
	return blocks
}
