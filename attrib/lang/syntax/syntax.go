// Package syntax tells sentences, parts of speech, entities and a tree of
// dependencies for the tokens of a block. Sentences are told by rules, or, in text
// that lost its stops, by a trained model; the rest are averaged perceptrons that
// decide greedily from left to right. Time and memory are linear in the tokens.
package syntax

import (
	"fmt"
	"slices"
	"sync"

	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/weights"
)

// Node is what is known of one token.
type Node struct {
	Sentence int32  // number of its sentence in the block, from 0
	Head     int32  // index of its head in the block, in the same sentence; -1 for a root
	Tag      Tag    // part of speech
	Rel      Rel    // relation to the head
	Entity   Entity // kind of name that it is part of
}

// Model annotates blocks. It is read-only, and one serves any number of
// goroutines.
type Model struct {
	words    *weights.Table // key → tag and entity, -1 where they are to be judged
	tags     *weights.Table
	entities *weights.Table
	actions  *weights.Table
	labels   *weights.Table
	bounds   *weights.Table // of sentences; nil where the rules tell them
}

// The widths of the tables: what they choose from, filled up for the sums.
const (
	WordWidth   = 2
	TagWidth    = 48
	EntityWidth = 4
	ActionWidth = 4
	LabelWidth  = 48
)

// Judged stands in the table of words for what is not to be looked up.
const Judged = -1

// SectionNames are the sections of a model's file that [Load] reads, of a model
// of this name, in the order words, tags, entities, actions, labels.
func SectionNames(name string) [5]string {
	return [5]string{name + ".words", name + ".tags", name + ".entities", name + ".actions", name + ".labels"}
}

// BoundsName is the section of a model that tells the sentences of bare texts: a
// model is one of bare texts if it has this.
func BoundsName(name string) string { return name + ".bounds" }

// Load takes the model of a name ("syntax", "bare") from a file, without copying
// it.
func Load(blob *weights.Blob, name string) (*Model, error) {
	m := &Model{}
	sections := SectionNames(name)
	for i, part := range []struct {
		table **weights.Table
		width int
	}{{&m.words, WordWidth}, {&m.tags, TagWidth}, {&m.entities, EntityWidth}, {&m.actions, ActionWidth}, {&m.labels, LabelWidth}} {
		table, err := blob.Table(sections[i])
		if err != nil {
			return nil, err
		}
		if table.Width() != part.width {
			return nil, fmt.Errorf("section %q has rows of %d weights, want %d", sections[i], table.Width(), part.width)
		}
		*part.table = table
	}
	if !slices.Contains(blob.Names(), BoundsName(name)) {
		return m, nil
	}
	var err error
	if m.bounds, err = blob.Table(BoundsName(name)); err != nil {
		return nil, err
	}
	if m.bounds.Width() != 1 {
		return nil, fmt.Errorf("section %q has rows of %d weights, want 1", BoundsName(name), m.bounds.Width())
	}
	return m, nil
}

// scratch is the memory of one annotation.
type scratch struct {
	pass  Pass
	parse Parse
	sum   weights.Lanes
	ends  []int
}

var pool = sync.Pool{New: func() any { return &scratch{} }}

// Annotate appends a node for each token of a block to dst. Heads count in the
// block: the first token is 0, whatever dst held before.
func (m *Model) Annotate(dst []Node, tokens []lang.Token) []Node {
	s := pool.Get().(*scratch)
	defer pool.Put(s)
	s.pass.Reset(tokens)
	m.tag(s)
	if m.bounds != nil {
		m.bound(s)
	}
	m.name(s)
	m.parse(s)
	return append(dst, s.pass.Nodes...)
}

// known is the tag and the entity that a token has without being judged, each
// [Judged] where it has none. A corrupt table gives no number out of range.
func (m *Model) known(p *Pass, i int) (tag, entity int8) {
	slot := m.words.Lookup(p.Key(i))
	if slot < 0 {
		return Judged, Judged
	}
	row := m.words.Row(slot)
	tag, entity = int8(row[0]), int8(row[1])
	if tag >= TagCount {
		tag = Judged
	}
	if entity >= EntityCount {
		entity = Judged
	}
	return tag, entity
}

func (m *Model) tag(s *scratch) {
	p := &s.pass
	for i := range p.Nodes {
		if tag, _ := m.known(p, i); tag > 0 {
			p.Nodes[i].Tag = Tag(tag)
			continue
		}
		m.tags.Sum(p.TagFeatures(i), &s.sum)
		p.Nodes[i].Tag = Tag(s.sum.Max(1, TagCount))
	}
}

func (m *Model) name(s *scratch) {
	p := &s.pass
	for i := range p.Nodes {
		if _, entity := m.known(p, i); entity >= 0 {
			p.Nodes[i].Entity = Entity(entity)
			continue
		}
		m.entities.Sum(p.EntityFeatures(i), &s.sum)
		p.Nodes[i].Entity = Entity(s.sum.Max(0, EntityCount))
	}
}

func (m *Model) parse(s *scratch) {
	first := 0
	for _, end := range s.pass.Ends {
		for first < end {
			piece := min(end, first+longest)
			m.parseSentence(s, first, piece)
			first = piece
		}
	}
}

func (m *Model) parseSentence(s *scratch, first, end int) {
	state := &s.parse
	state.Start(&s.pass, first, end)
	for !state.Done() {
		action := Shift
		if state.Can(Left) {
			m.actions.Sum(state.ActionFeatures(), &s.sum)
			action = state.best(&s.sum)
		}
		if action == Shift {
			state.Shift()
			continue
		}
		m.labels.Sum(state.LabelFeatures(state.Arc(action)), &s.sum)
		state.Attach(action, Rel(s.sum.Max(1, RelCount)))
	}
	state.Finish(&s.pass, first)
}

// best is the possible step of the greatest sum.
func (s *Parse) best(sum *weights.Lanes) Action {
	best, most, found := Shift, int32(0), false
	for a := range Action(ActionCount) {
		if v := sum.At(int(a)); s.Can(a) && (!found || v > most) {
			best, most, found = a, v, true
		}
	}
	return best
}
