// Package syntax trains the models of attrib/lang/syntax on annotated articles.
// The same articles and options give the same models, byte for byte.
package syntax

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/lang/weights"
	"github.com/attribcheck/attrib/internal/train/corpus"
	"github.com/attribcheck/attrib/internal/train/perceptron"
)

// Options of training. The zero value is what the released models are made with.
type Options struct {
	Seed uint64
	// Stripped trains for text that lost its case and its punctuation: the articles
	// are such as [corpus.Stripped] gives, and sentences are learned too.
	Stripped bool
	// Passes over the articles of the tagger and of the recogniser of entities, and
	// of the parser; 0 is the usual number.
	TagPasses, ParsePasses int
	// Rows that the tables of tags, entities, actions, labels and bounds keep; 0 is
	// the usual number.
	TagRows, EntityRows, ActionRows, LabelRows, BoundRows int
	// Log, where not nil, is told how training goes on; by several goroutines where
	// [Jackknife] trains in parallel.
	Log func(format string, args ...any)
}

func (o Options) filled() Options {
	if o.Stripped {
		o.TagRows = cmp.Or(o.TagRows, 23_000)
		o.EntityRows = cmp.Or(o.EntityRows, 80_000)
		o.ActionRows = cmp.Or(o.ActionRows, 160_000)
		o.LabelRows = cmp.Or(o.LabelRows, 10_500)
		o.BoundRows = cmp.Or(o.BoundRows, 165_000)
	}
	o.TagPasses = cmp.Or(o.TagPasses, 5)
	o.ParsePasses = cmp.Or(o.ParsePasses, 6)
	o.TagRows = cmp.Or(o.TagRows, 30_000)
	o.EntityRows = cmp.Or(o.EntityRows, 90_000)
	o.ActionRows = cmp.Or(o.ActionRows, 280_000)
	o.LabelRows = cmp.Or(o.LabelRows, 23_500)
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	return o
}

// Sections are the trained tables as the sections of a model's file, under the
// name that [syntax.Load] will ask for.
func (m *Models) Sections(name string) []weights.Section {
	var out []weights.Section
	for i, section := range syntax.SectionNames(name) {
		out = append(out, weights.Section{Name: section, Data: m.Tables[i].AppendTo(nil)})
	}
	if m.Bounds != nil {
		out = append(out, weights.Section{Name: syntax.BoundsName(name), Data: m.Bounds.AppendTo(nil)})
	}
	return out
}

// Models are the tables that training gave, in the order of
// [syntax.SectionNames].
type Models struct {
	Tables [5]*weights.Table
	Bounds *weights.Table // of sentences, where the articles were stripped
}

// Load makes the models ready to annotate, by way of the file that they would be
// in.
func (m *Models) Load() (*syntax.Model, error) {
	file, err := weights.Pack(m.Sections("syntax"))
	if err != nil {
		return nil, err
	}
	blob, err := weights.Open(file)
	if err != nil {
		return nil, err
	}
	return syntax.Load(blob, "syntax")
}

// Train trains all models on the articles that have annotation.
func Train(articles []*corpus.Article, o Options) *Models {
	o = o.filled()
	t := &trainer{o: o, random: newRandom(o)}
	t.read(articles)
	o.Log("%d blocks, %d tokens", len(t.blocks), t.tokens)
	words := t.words()
	m := &Models{}
	m.Tables[0] = words

	// What the later models see of the earlier ones is what these say of articles
	// that they were not trained on.
	halves := [2][]*block{}
	for _, b := range t.blocks {
		halves[b.article%2] = append(halves[b.article%2], b)
	}
	var tagged [2]*perceptron.Perceptron
	for i := range halves {
		tagged[i] = t.trainTags(halves[i], max(1, o.TagPasses-2))
	}
	tags := t.trainTags(t.blocks, o.TagPasses)
	m.Tables[1] = tags.Table(o.TagRows)
	o.Log("tags: %d rows", tags.Rows())
	for i := range halves {
		for _, b := range halves[1-i] {
			t.tag(b, tagged[i])
		}
	}
	if o.Stripped {
		m.Bounds = t.cut(halves)
	}
	entities := t.trainEntities(t.blocks, o.TagPasses)
	m.Tables[2] = entities.Table(o.EntityRows)
	o.Log("entities: %d rows", entities.Rows())

	actions, labels := t.trainParser(t.blocks, o.ParsePasses)
	m.Tables[3] = actions.Table(o.ActionRows)
	m.Tables[4] = labels.Table(o.LabelRows)
	o.Log("actions: %d rows, labels: %d rows", actions.Rows(), labels.Rows())
	return m
}

// cut trains the model of bounds, and cuts each half into the sentences that a
// model of the other half finds in it.
func (t *trainer) cut(halves [2][]*block) *weights.Table {
	all := t.trainBounds(t.blocks, t.o.TagPasses)
	var found [2]*bounds
	for i := range halves {
		found[i] = t.trainBounds(halves[i], max(1, t.o.TagPasses-2))
	}
	var right, there, cut int
	for i := range halves {
		for _, b := range halves[1-i] {
			ends := found[i].walk(t, b, 0)
			for _, e := range ends {
				if _, ok := slices.BinarySearch(b.ends, e); ok {
					right++
				}
			}
			there, cut = there+len(b.ends), cut+len(ends)
			b.pass.Cut(ends)
			b.gold = Gold(b.annotation, ends)
		}
	}
	t.o.Log("bounds: %d rows; half a model has F1 %.3f", len(all.keys), 2*float64(right)/float64(max(1, there+cut)))
	return all.table(t.o.BoundRows)
}

// block is a block to train on: the pass over it, and what it should come to.
type block struct {
	article int
	pass    syntax.Pass
	gold    []syntax.Node
	known   [][2]int8 // tag and entity of each token that are looked up

	annotation []corpus.Syntax
	ends       []int // of the annotation's sentences
}

type trainer struct {
	o      Options
	random *rand.Rand
	blocks []*block
	tokens int
	scores [64]float32
}

// read makes blocks of the articles; what lacks annotation is left out.
func (t *trainer) read(articles []*corpus.Article) {
	for n, a := range articles {
		for b := range a.Blocks {
			tokens, gold := a.Text.Blocks[b].Tokens, a.Blocks[b].Gold
			if len(gold) == 0 || slices.ContainsFunc(gold, func(s corpus.Syntax) bool { return s.POS == "" }) {
				continue
			}
			x := &block{article: n, annotation: gold}
			x.pass.Reset(tokens)
			if t.o.Stripped {
				for i := 1; i < len(gold); i++ {
					if gold[i].Sentence != gold[i-1].Sentence {
						x.ends = append(x.ends, i)
					}
				}
				x.ends = append(x.ends, len(gold))
			}
			x.gold = Gold(gold, x.pass.Ends)
			t.blocks = append(t.blocks, x)
			t.tokens += len(tokens)
		}
	}
}

// Gold turns annotation into nodes, for sentences that end where ends says. Heads
// in another sentence make roots.
func Gold(gold []corpus.Syntax, ends []int) []syntax.Node {
	nodes := make([]syntax.Node, len(gold))
	first := 0
	for s, end := range ends {
		for i := first; i < end; i++ {
			g := &gold[i]
			n := &nodes[i]
			n.Sentence, n.Head, n.Rel = int32(s), -1, syntax.Root
			n.Tag, _ = syntax.TagOf(g.POS)
			n.Entity = entityOf(g.Entity)
			if g.Head >= first && g.Head < end {
				n.Head = int32(g.Head)
				n.Rel, _ = syntax.RelOf(g.Rel)
			}
		}
		first = end
	}
	return nodes
}

func entityOf(name string) syntax.Entity {
	switch name {
	case "PERSON":
		return syntax.Person
	case "ORGANIZATION":
		return syntax.Organization
	case "LOCATION":
		return syntax.Place
	}
	return syntax.NoEntity
}

// words finds the words whose tag, or entity, is as good as always the same, and
// notes them in all blocks. What is looked up is not trained on either.
func (t *trainer) words() *weights.Table {
	type counts struct {
		n        int
		tags     [syntax.TagCount]int32
		entities [syntax.EntityCount]int32
	}
	seen := map[uint64]*counts{}
	for _, b := range t.blocks {
		for i, g := range b.gold {
			key := b.pass.Key(i)
			c := seen[key]
			if c == nil {
				c = &counts{}
				seen[key] = c
			}
			c.n++
			c.tags[g.Tag]++
			c.entities[g.Entity]++
		}
	}
	keys := make([]uint64, 0, len(seen))
	for k := range seen {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	known := map[uint64][2]int8{}
	var kept []uint64
	var rows []int8
	for _, k := range keys {
		c := seen[k]
		row := [2]int8{syntax.Judged, syntax.Judged}
		if tag := most(c.tags[:]); tag > 0 && settled(c.n, int(c.tags[tag])) {
			row[0] = int8(tag)
		}
		if entity := most(c.entities[:]); entity == 0 && settled(c.n, int(c.entities[entity])) {
			row[1] = int8(entity)
		}
		if row[0] >= 0 || row[1] >= 0 {
			known[k] = row
			kept = append(kept, k)
			rows = append(rows, row[:]...)
		}
	}
	direct := [2]int{}
	for _, b := range t.blocks {
		b.known = make([][2]int8, len(b.gold))
		for i := range b.gold {
			row, ok := known[b.pass.Key(i)]
			if !ok {
				row = [2]int8{syntax.Judged, syntax.Judged}
			}
			b.known[i] = row
			for z, x := range row {
				if x >= 0 {
					direct[z]++
				}
			}
		}
	}
	t.o.Log("%d words looked up, for the tag of %d tokens and the entity of %d", len(kept), direct[0], direct[1])
	return weights.BuildBytes(syntax.WordWidth, kept, rows)
}

// settled reports a word seen n times that was the same often enough.
func settled(n, same int) bool { return n >= 12 && (n-same)*400 <= n }

func most(counts []int32) int {
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	return best
}

// shuffled gives the blocks in a new order for each pass.
func (t *trainer) shuffled(blocks []*block, pass func(*block)) {
	order := slices.Clone(blocks)
	t.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	for _, b := range order {
		pass(b)
	}
}

func (t *trainer) trainTags(blocks []*block, passes int) *perceptron.Perceptron {
	p := perceptron.New(syntax.TagCount, syntax.TagWidth)
	for range passes {
		t.shuffled(blocks, func(b *block) { t.tagWith(b, p, true) })
	}
	p.Average()
	return p
}

func (t *trainer) tag(b *block, p *perceptron.Perceptron) { t.tagWith(b, p, false) }

func (t *trainer) tagWith(b *block, p *perceptron.Perceptron, learn bool) {
	for i := range b.gold {
		if tag := b.known[i][0]; tag >= 0 {
			b.pass.Nodes[i].Tag = syntax.Tag(tag)
			continue
		}
		features := b.pass.TagFeatures(i)
		scores := t.scores[:syntax.TagWidth]
		p.Score(features, scores)
		best := 1 + perceptron.Best(scores[1:syntax.TagCount]) // never NoTag
		if learn {
			if right := int(b.gold[i].Tag); best != right {
				p.Update(features, right, best)
			}
			p.Tick()
		}
		b.pass.Nodes[i].Tag = syntax.Tag(best)
	}
}

func (t *trainer) trainEntities(blocks []*block, passes int) *perceptron.Perceptron {
	p := perceptron.New(syntax.EntityCount, syntax.EntityWidth)
	one := func(b *block) {
		for i := range b.gold {
			if e := b.known[i][1]; e >= 0 {
				b.pass.Nodes[i].Entity = syntax.Entity(e)
				continue
			}
			features := b.pass.EntityFeatures(i)
			scores := t.scores[:syntax.EntityWidth]
			p.Score(features, scores)
			best := perceptron.Best(scores[:syntax.EntityCount])
			if right := int(b.gold[i].Entity); best != right {
				p.Update(features, right, best)
			}
			p.Tick()
			b.pass.Nodes[i].Entity = syntax.Entity(best)
		}
	}
	for range passes {
		t.shuffled(blocks, one)
	}
	p.Average()
	return p
}

// newRandom gives the numbers that training takes its order and its exploring from.
func newRandom(o Options) *rand.Rand { return rand.New(rand.NewPCG(o.Seed, 0x5eed)) }
