package main

// The making of the two halves, and measuring them.

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/lang/weights"
	"github.com/attribcheck/attrib/attrib/model"
	"github.com/attribcheck/attrib/attrib/statement/roles"
	"github.com/attribcheck/attrib/internal/train/corpus"
	trainroles "github.com/attribcheck/attrib/internal/train/roles"
	trainsyntax "github.com/attribcheck/attrib/internal/train/syntax"
)

// How training is spread.
const (
	folds    = 5 // in which articles are annotated by models that have not seen them
	parallel = 2 // models at a time
)

// report says how training goes on.
type report func(format string, args ...any)

// newReport says each line with the seconds since the start. Models that are
// trained side by side share it.
func newReport(to io.Writer) report {
	start := time.Now()
	var mu sync.Mutex
	return func(format string, args ...any) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintf(to, "%5.0f s  %s\n", time.Since(start).Seconds(), fmt.Sprintf(format, args...))
	}
}

// half is one of the two kinds of text: where it comes from, and the names of its
// sections.
type half struct {
	about    string
	bare     bool
	from     string // the file to take it from, "" to train it
	syntax   string
	roles    string
	sizes    roles.Sizes
	measured []float32 // probabilities from which on spans are taken
}

// train makes the file that the options ask for. All that can be missing is read
// before anything is trained.
func (o *options) train(out *output, stderr io.Writer) error {
	say := newReport(stderr)
	halves := []half{
		{"text as written", false, o.written, model.SyntaxName, model.RolesPrefix, roles.StandardSizes, []float32{0.25, 0.3, 0.35, 0.4, 0.45}},
		{"bare text", true, o.bare, model.BareName, model.BareRolesPrefix, roles.BareSizes, []float32{0.1, 0.15, 0.2, 0.25, 0.3}},
	}
	made := make([][]weights.Section, len(halves))
	for i := range halves {
		if halves[i].from == "" {
			continue
		}
		var err error
		if made[i], err = halves[i].take(); err != nil {
			return err
		}
	}
	articles, err := readAll(o.folders)
	if err != nil {
		return err
	}
	var held []*corpus.Article
	if o.dev != "" {
		if slices.ContainsFunc(o.folders, func(f string) bool { return same(f, o.dev) }) {
			return fmt.Errorf("%s: trained on, and so not to be measured on", o.dev)
		}
		if held, err = readFolder(o.dev); err != nil {
			return err
		}
	}
	if len(o.folders) > 0 {
		if err := enough(articles); err != nil {
			return fmt.Errorf("%s: %w", strings.Join(o.folders, ", "), err)
		}
		say("%d articles", len(articles))
	}
	for i := range halves {
		h := &halves[i]
		if made[i] != nil {
			say("%s: from %s", h.about, h.from)
			continue
		}
		say("%s", h.about)
		if made[i], err = h.train(articles, say); err != nil {
			return err
		}
	}
	sections := slices.Concat(made...)
	for _, s := range sections {
		say("%-20s %9d bytes", s.Name, len(s.Data))
	}
	data, err := weights.Pack(sections)
	if err != nil {
		return err
	}
	trained, err := model.Open(data)
	if err != nil {
		return err
	}
	if err := out.write(data); err != nil {
		return err
	}
	say("%s: %d bytes", o.output, len(data))
	if held != nil {
		halves[0].measure(held, trained.Syntax, trained.Roles, say)
		halves[1].measure(held, trained.Bare.Syntax, trained.Bare.Roles, say)
	}
	return nil
}

func readAll(folders []string) ([]*corpus.Article, error) {
	var articles []*corpus.Article
	for _, f := range folders {
		list, err := readFolder(f)
		if err != nil {
			return nil, err
		}
		articles = append(articles, list...)
	}
	return articles, nil
}

// readFolder reads a folder; what is wrong names it.
func readFolder(folder string) ([]*corpus.Article, error) {
	list, err := corpus.Read(folder)
	if err != nil && !strings.Contains(err.Error(), folder) {
		err = fmt.Errorf("%s: %w", folder, err)
	}
	return list, err
}

// enough says what articles lack that cannot be trained on.
func enough(articles []*corpus.Article) error {
	said, annotated := 0, 0
	for _, a := range articles {
		said += len(a.Attributions)
		if slices.ContainsFunc(a.Blocks, func(b corpus.Block) bool { return len(b.Gold) > 0 }) {
			annotated++
		}
	}
	switch {
	case len(articles) < folds:
		return fmt.Errorf("%d articles, too few to train on: at least %d", len(articles), folds)
	case said == 0:
		return errors.New("no article has an attribution in attributions.jsonl")
	case annotated < folds:
		return fmt.Errorf("%d articles have syntax in corenlp.conll.gz, too few to train on: at least %d", annotated, folds)
	}
	return nil
}

// take takes the half's sections from a file that has them whole.
func (h *half) take() ([]weights.Section, error) {
	data, err := os.ReadFile(h.from)
	if err != nil {
		return nil, err
	}
	blob, err := weights.Open(data)
	if err == nil {
		_, err = syntax.Load(blob, h.syntax)
	}
	if err == nil {
		_, err = roles.Open(blob, h.roles, h.bare)
	}
	if err == nil && h.bare != slices.Contains(blob.Names(), syntax.BoundsName(h.syntax)) {
		err = errors.New("its syntax is of the other kind of text")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: the half for %s: %w", h.from, h.about, err)
	}
	var out []weights.Section
	for _, name := range blob.Names() {
		if !strings.HasPrefix(name, h.syntax+".") && !strings.HasPrefix(name, h.roles) {
			continue
		}
		section, err := blob.Section(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", h.from, err)
		}
		out = append(out, weights.Section{Name: name, Data: section})
	}
	return out, nil
}

// articles are the articles as the half reads them.
func (h *half) articles(list []*corpus.Article) []*corpus.Article {
	if !h.bare {
		return list
	}
	out := make([]*corpus.Article, len(list))
	for i, a := range list {
		out[i] = corpus.Stripped(a)
	}
	return out
}

// train trains the half: its syntax, and then its roles on what models of syntax
// that had not seen an article say of it.
func (h *half) train(list []*corpus.Article, say report) ([]weights.Section, error) {
	list = h.articles(list)
	so := trainsyntax.Options{Stripped: h.bare, Log: say}
	trained := trainsyntax.Train(list, so)
	sections := trained.Sections(h.syntax)
	so.Log = nil
	nodes, err := trainsyntax.Jackknife(list, folds, parallel, so)
	if err != nil {
		return nil, err
	}
	say("syntax done")
	ro := roles.Standard()
	ro.Bare, ro.Report = h.bare, say
	learned := roles.Train(trainroles.Examples(list, nodes), ro)
	say("roles done")
	return append(sections, learned.Sections(h.roles, h.sizes)...), nil
}

// measure says what the half finds in articles that it was not trained on.
func (h *half) measure(list []*corpus.Article, parser *syntax.Model, finder *roles.Model, say report) {
	list = h.articles(list)
	nodes := make([][][]syntax.Node, len(list))
	for i, a := range list {
		nodes[i] = trainsyntax.Annotate(parser, a)
	}
	say("%s: %s", h.about, trainsyntax.Score(list, nodes))
	held := trainroles.Examples(list, nodes)
	for _, least := range h.measured {
		say("%s, %.2f: %s", h.about, least, finder.Measure(held, least))
	}
}
