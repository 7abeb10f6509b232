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
// text, a node for each token: where o.Stripped is set, for each token that
// [Strip] leaves.
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
				out[i] = Annotate(model, articles[i], o)
			}
			return nil
		})
	}
	return out, group.Wait()
}

// Annotate annotates each block of an article, stripped first where o says so.
func Annotate(model *syntax.Model, a *corpus.Article, o Options) [][]syntax.Node {
	blocks := make([][]syntax.Node, len(a.Text.Blocks))
	for b := range blocks {
		tokens := a.Text.Blocks[b].Tokens
		if o.Stripped {
			tokens, _ = Strip(tokens, nil)
		}
		blocks[b] = model.Annotate(nil, tokens)
	}
	return blocks
}
