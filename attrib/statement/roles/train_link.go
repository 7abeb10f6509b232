package roles

// Training the linker on gold spans: each pair within reach is a case.

import "sort"

// trainLinks trains the linker.
func trainLinks(examples []Example, lex func(uint32) uint8, o Options) *logistic {
	var s scene
	var k sink
	c, d := collect(func(add func([]uint64, bool, int)) {
		for e := range examples {
			for p := range examples[e].Passages {
				if len(examples[e].Passages[p].Words) == 0 {
					continue
				}
				gold := &examples[e].Gold[p]
				var link linking
				owner := map[Span]int{}
				for a := range gold.Attributions {
					for _, list := range [][]Span{gold.Attributions[a].Sources, gold.Attributions[a].Cues, gold.Attributions[a].Contents} {
						for _, span := range list {
							link.spans = append(link.spans, Scored{span, 1})
							owner[span] = a
						}
					}
				}
				sort.Slice(link.spans, func(i, j int) bool { return link.spans[i].First < link.spans[j].First })
				s.read(&examples[e].Passages[p], lex)
				link.scene = &s
				pairs := func(kind pairKind, a int, role Role) {
					mine := owner[link.spans[a].Span]
					link.partners(a, role, func(b int) {
						link.features(&k, kind, a, b)
						add(k.keys, owner[link.spans[b].Span] == mine, e)
					})
				}
				for a := range link.spans {
					switch link.spans[a].Role {
					case Content:
						pairs(contentToCue, a, Cue)
						if g := &gold.Attributions[owner[link.spans[a].Span]]; len(g.Cues) == 0 {
							pairs(contentToSource, a, Source)
						}
					case Cue:
						pairs(cueToSource, a, Source)
					}
				}
			}
		}
	})
	w := fitLogistic(c, len(d.list), 5, 0.03, 0.2, nil)
	if o.Report != nil {
		o.Report("links: %d pairs, %d features", len(c.right), len(d.list))
	}
	return &logistic{d, w}
}
