package rule

import (
	"fmt"
	"slices"

	"github.com/attribcheck/attrib/attrib/claim"
)

var fragmentsJoined = Rule{
	Name:     "fragments-joined",
	Severity: Note,
	Title:    "One quotation has as one what another source has as fragments",
	Looks: "Looks for an unbroken quotation inside one sentence that holds two or more neighbouring fragments " +
		"which another source quotes apart. A break that an ellipsis marks, and whole sentences, are left " +
		"alone; words that were said far apart are spliced.",
	Why: "Either the one source joined what was said apart, or the other took apart what was said as one. What " +
		"stands between the fragments is then somebody's own, and what once stood there is gone.",
	Case: "On 31 October 1987 Woman's Own printed an interview with Margaret Thatcher, in which “There is no " +
		"such thing as society” led into what she had said of individual men and women and families. The " +
		"transcript has both, but not together: there the sentence that became famous comes a few paragraphs " +
		"after the place where the magazine put it. Her foundation, which has put the transcript on line, finds " +
		"the magazine faithful otherwise.",
	Before: "“There is no such thing as society, there are individual men and women,” Margaret Thatcher said.",
	After: "Margaret Thatcher said that there was “no such thing as society”, and that “there are individual " +
		"men and women”.",
	Check: checkJoined,
}

// fragment is what another source has apart: where it lies in the joined words.
type fragment struct {
	*claim.Member
	from, to int
	own      claim.Stretch // the fragment among its own source's words
}

// mostRepeats bounds how often one source's repetitions of a claim are held
// against the others.
const mostRepeats = 16

func checkJoined(p *Pass) {
	for _, set := range p.Sets {
		pieces := map[int]int{} // by source: who has one has nothing apart
		for _, m := range set.Members {
			pieces[m.Source] += m.Fragments()
		}
		// A source that repeats itself is looked at a few times only.
		var fragments []*claim.Member
		held, repeats := map[int]int{}, map[int]int{}
		for _, m := range set.Members {
			if m.Quotes() && pieces[m.Source] >= 2 && held[m.Source] < mostRepeats {
				held[m.Source]++
				fragments = append(fragments, m)
			}
		}
		for _, m := range set.Members {
			if repeats[m.Source]++; len(fragments) == 0 || repeats[m.Source] > mostRepeats || !m.Quotes() || p.Draft && m.Source != 0 {
				continue
			}
			var words []claim.Word
			bySource := map[int][]fragment{}
			together := map[int]bool{} // sources that have it as one too
			var order []int
			tried := 0
			for _, other := range fragments {
				if other.Source == m.Source || p.Draft && other.Source == 0 || tried == 64 {
					continue
				}
				tried++
				if words == nil {
					words = m.QuotedWords()
				}
				if other.Len() >= m.Len()+m.Len()/2 || other.Fragments() == 1 && other.Len() >= m.Len() {
					if c := claim.Compare(m, other); c.Verbatim() && covers(c) {
						together[other.Source] = true
					}
					continue
				}
				for _, s := range claim.Compare(other, m).Stretches {
					if s.Score < 0.75 || s.TheirsTo-s.TheirsFrom < 2 {
						continue
					}
					if bySource[other.Source] == nil {
						order = append(order, other.Source)
					}
					bySource[other.Source] = append(bySource[other.Source], fragment{other, s.TheirsFrom, s.TheirsTo, s})
				}
			}
			for _, source := range order {
				a, b, ok := apart(bySource[source], words)
				if !ok || together[source] {
					continue
				}
				text := claim.Text{Doc: m.Doc, Words: words}
				p.report(m, a.Member, text.Show(words[a.from:b.to]), Finding{
					Message: fmt.Sprintf("%s quotes as one what %s has as fragments: %s and %s.", m.Doc.Path, a.Doc.Path,
						quote(text.Show(words[a.from:a.to])), quote(text.Show(words[b.from:b.to]))),
				})
			}
		}
	}
}

// apart finds two neighbouring fragments that no other of theirs spans, with
// neither a mark nor the end of a sentence between them.
func apart(fs []fragment, words []claim.Word) (a, b fragment, ok bool) {
	const between = 10 // words: what lies further off was not joined but left out
	slices.SortStableFunc(fs, func(x, y fragment) int {
		if x.from != y.from {
			return x.from - y.from
		}
		return y.to - x.to
	})
	var top []fragment // those that lie in no other
	for _, f := range fs {
		if n := len(top); n > 0 && f.to <= top[n-1].to {
			continue
		}
		top = append(top, f)
	}
next:
	for i := 0; i+1 < len(top); i++ {
		a, b := top[i], top[i+1]
		if b.from < a.to || b.from-a.to > between || elides(a, b) {
			continue
		}
		for _, w := range words[a.to-1 : b.from] {
			if w.Has(claim.Gap) || w.Has(claim.Ends) {
				continue next
			}
		}
		return a, b, true
	}
	return fragment{}, fragment{}, false
}

// elides reports whether two fragments are one quotation that an ellipsis breaks.
func elides(a, b fragment) bool {
	if a.Member != b.Member {
		return false
	}
	from, to := min(a.own.MineTo, b.own.MineTo), max(a.own.MineFrom, b.own.MineFrom)
	for _, w := range a.own.Mine.Words[min(from, to):to] {
		if w.Has(claim.Gap) && !w.Has(claim.Marked) {
			return false
		}
	}
	return true
}
