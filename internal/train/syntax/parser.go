package syntax

// Training the parser: after each step the oracle says what every possible next
// step would cost, in arcs of the right tree that could no longer be built. So
// the parser learns from states that its own mistakes led to.

import (
	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/internal/train/perceptron"
)

// explore is how often a wrong step is taken all the same, after the first pass.
const explore = 0.9

// sentence is one sentence to learn, with places as [syntax.Parse] counts them.
type sentence struct {
	block      *block
	first, end int
	heads      []int32 // by place; the root's place for roots
	pending    []int32 // dependents of a place that are still in the buffer
}

func (t *trainer) trainParser(blocks []*block, passes int) (actions, labels *perceptron.Perceptron) {
	actions = perceptron.New(syntax.ActionCount, syntax.ActionWidth)
	labels = perceptron.New(syntax.RelCount, syntax.LabelWidth)
	var all []sentence
	for _, b := range blocks {
		first := 0
		for _, end := range b.pass.Ends {
			s := sentence{block: b, first: first, end: end}
			n := end - first
			s.heads = make([]int32, n+2)
			for i := range n {
				s.heads[i+1] = int32(n + 1)
				if h := b.gold[first+i].Head; h >= 0 {
					s.heads[i+1] = h - int32(first) + 1
				}
			}
			if n <= maxLearned {
				all = append(all, s)
			}
			first = end
		}
	}
	var state syntax.Parse
	var pending []int32
	for pass := range passes {
		chance := explore
		if pass == 0 {
			chance = 0
		}
		t.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for i := range all {
			s := &all[i]
			pending = append(pending[:0], make([]int32, len(s.heads))...)
			s.pending = pending
			t.learnSentence(s, &state, actions, labels, chance)
		}
	}
	actions.Average()
	labels.Average()
	return actions, labels
}

// maxLearned leaves the few sentences out that are lists rather than sentences.
const maxLearned = 256

func (t *trainer) learnSentence(s *sentence, state *syntax.Parse, actions, labels *perceptron.Perceptron, chance float64) {
	n := int32(len(s.heads) - 2)
	for d := int32(1); d <= n; d++ {
		s.pending[s.heads[d]]++
	}
	state.Start(&s.block.pass, s.first, s.end)
	var scores [syntax.ActionWidth]float32
	for !state.Done() {
		action := syntax.Shift
		if state.Can(syntax.Left) { // else there is no choice
			features := state.ActionFeatures()
			actions.Score(features, scores[:])
			best, right, least := -1, -1, int32(1<<30)
			var costs [syntax.ActionCount]int32
			for a := range syntax.ActionCount {
				if !state.Can(syntax.Action(a)) {
					continue
				}
				costs[a] = s.cost(state, syntax.Action(a))
				if best < 0 || scores[a] > scores[best] {
					best = a
				}
				if costs[a] < least || costs[a] == least && scores[a] > scores[right] {
					right, least = a, costs[a]
				}
			}
			action = syntax.Action(best)
			if costs[best] > least {
				actions.Update(features, right, best)
				if t.random.Float64() >= chance {
					action = syntax.Action(right)
				}
			}
			actions.Tick()
		}
		if action == syntax.Shift {
			s.pending[s.heads[state.Buffer()]]--
			state.Shift()
			continue
		}
		head, dependent := state.Arc(action)
		features := state.LabelFeatures(head, dependent)
		labelScores := t.scores[:syntax.LabelWidth]
		labels.Score(features, labelScores)
		rel := 1 + perceptron.Best(labelScores[1:syntax.RelCount]) // never NoRel
		if s.heads[dependent] == head {
			right := int(s.block.gold[s.first+int(dependent)-1].Rel)
			if rel != right {
				labels.Update(features, right, rel)
				if t.random.Float64() >= chance {
					rel = right
				}
			}
			labels.Tick()
		}
		state.Attach(action, syntax.Rel(rel))
	}
}

// cost is how many arcs of the right tree a step makes impossible.
func (s *sentence) cost(state *syntax.Parse, a syntax.Action) int32 {
	stack, b := state.Stack(), state.Buffer()
	cost := int32(0)
	if a == syntax.Shift {
		for i, d := range stack {
			if s.heads[d] == b {
				cost++
			}
			if i < len(stack)-1 && s.heads[b] == d {
				cost++
			}
		}
		return cost
	}
	top := stack[len(stack)-1]
	cost = s.pending[top]
	head := s.heads[top]
	if a == syntax.Right {
		if head >= b {
			cost++
		}
		return cost
	}
	if head > b || len(stack) > 1 && head == stack[len(stack)-2] {
		cost++
	}
	return cost
}
