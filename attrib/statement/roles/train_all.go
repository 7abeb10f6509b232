package roles

// Training all of it, and measuring it.

import (
	"fmt"
	"sync"
)

// Trained is what training gives.
type Trained struct {
	chain  *floatChain
	ranker *ranker
	links  *logistic
	bare   bool
}

// folds is into how many parts the articles are put, so that the ranker learns
// on what a chain makes of articles that it has not seen.
const folds = 5

// Train trains the chain, the ranker and the linker. Two chains are trained at
// a time.
func Train(examples []Example, o Options) *Trained {
	var chains [folds + 1]*floatChain
	var made [folds][]ranked
	var wait sync.WaitGroup
	gate := make(chan struct{}, 2)
	for f := 0; f <= folds; f++ {
		wait.Add(1)
		gate <- struct{}{}
		go func() {
			defer wait.Done()
			defer func() { <-gate }()
			var in, out []Example
			var which []int
			for i := range examples {
				if i%folds == f {
					out, which = append(out, examples[i]), append(which, i)
				} else {
					in = append(in, examples[i])
				}
			}
			part := o
			if f > 0 {
				part.Report = nil
			}
			m := trainChain(in, part)
			if f < folds {
				made[f] = rankExamples(out, which, m, o.Bare)
			} else {
				chains[f] = m
			}
		}()
	}
	wait.Wait()
	t := &Trained{chain: chains[folds], bare: o.Bare}
	var all []ranked
	for f := range made {
		all = append(all, made[f]...)
	}
	t.ranker = trainRanker(examples, all, t.chain.lex, o)
	t.links = trainLinks(examples, t.chain.lex.class, o)
	return t
}

// Figures are counts of spans found, there and right, by role; and of links.
type Figures struct {
	Right, Found, There       [roleCount]int
	InRight, InFound, InThere int    // tokens of contents
	Links, LinksRight         [2]int // of rightly found contents and their cue, of cues and their source
}

func (f *Figures) String() string {
	s := ""
	for r := Source; r < roleCount; r++ {
		p, q := float64(f.Right[r])/float64(max(1, f.Found[r])), float64(f.Right[r])/float64(max(1, f.There[r]))
		s += fmt.Sprintf("%s %.1f (P %.1f R %.1f)  ", r, 200*p*q/(p+q+1e-9), 100*p, 100*q)
	}
	s += fmt.Sprintf("content tokens %.1f  ", 200*float64(f.InRight)/float64(max(1, f.InFound+f.InThere)))
	for i, what := range [2]string{"content-cue", "cue-source"} {
		s += fmt.Sprintf("%s %.1f of %d  ", what, 100*float64(f.LinksRight[i])/float64(max(1, f.Links[i])), f.Links[i])
	}
	return s
}

func (f *finder) measure(examples []Example, least float32) *Figures {
	var w Workspace
	sum := &Figures{}
	for e := range examples {
		for p := range examples[e].Passages {
			found := f.find(&examples[e].Passages[p], &w, least)
			gold := &examples[e].Gold[p]
			sum.add(found, gold, &examples[e].Passages[p])
		}
	}
	return sum
}

func (f *Figures) add(found Found, gold *Gold, p *Passage) {
	there := gold.spans()
	for s := range there {
		f.There[s.Role]++
	}
	in := make([]byte, len(p.Words))
	for _, s := range found.Spans {
		f.Found[s.Role]++
		if there[s.Span] {
			f.Right[s.Role]++
		}
		if s.Role == Content {
			for i := s.First; i < s.Last; i++ {
				in[i] |= 1
			}
		}
	}
	for s := range there {
		if s.Role == Content {
			for i := s.First; i < s.Last; i++ {
				in[i] |= 2
			}
		}
	}
	for i := range in {
		if p.Words[i].Punct {
			continue
		}
		switch in[i] {
		case 1:
			f.InFound++
		case 2:
			f.InThere++
		case 3:
			f.InFound++
			f.InThere++
			f.InRight++
		}
	}
	of := map[Span]int{}
	for a := range gold.Attributions {
		g := &gold.Attributions[a]
		for _, list := range [][]Span{g.Sources, g.Cues, g.Contents} {
			for _, s := range list {
				of[s] = a + 1
			}
		}
	}
	for _, a := range found.Attributions {
		if a.Cue < 0 {
			continue
		}
		cue := of[found.Spans[a.Cue].Span]
		for _, c := range a.Contents {
			if x := of[found.Spans[c].Span]; x > 0 && len(gold.Attributions[x-1].Cues) > 0 && there[gold.Attributions[x-1].Cues[0]] {
				f.Links[0]++
				if x == cue {
					f.LinksRight[0]++
				}
			}
		}
		if cue > 0 && len(gold.Attributions[cue-1].Sources) > 0 {
			f.Links[1]++
			if a.Source >= 0 && of[found.Spans[a.Source].Span] == cue {
				f.LinksRight[1]++
			}
		}
	}
}

// Standard are the options that the shipped model is trained with.
func Standard() Options { return Options{Epochs: 8, Rate: 0.01, Drop: 0.3} }

// StandardSizes are the tables' sizes in the shipped model.
var StandardSizes = Sizes{Chain: 180_000, Ranker: 420_000}

// BareSizes are the tables' sizes in the shipped model of bare texts.
var BareSizes = Sizes{Chain: 85_000, Ranker: 160_000}
