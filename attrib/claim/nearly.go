package claim

// Wordings of one speaker that are nearly the same, though few of their words say
// much: "We were robbed in broad daylight", "We were mugged in broad daylight".

import "slices"

// nearly reports whether two wordings of one speaker are one: two whole sentences
// of which hardly a word differs, or the words of one, all of them, in the other.
func nearly(words, others []token, al *alignment, sentences bool) bool {
	const (
		least    = 4   // words that agree
		much     = 0.8 // of them all, where two sentences are laid over one another
		allLeast = 6   // words of a wording that stands in the other with gaps
		content  = 2   // of substance among those that agree
	)
	if hasMark(words) || hasMark(others) {
		return false // a bracket or a gap stands for any words
	}
	if from, to := al.spanA(); sentences && al.matched >= least && al.content-stockWords(words[from:to]) >= content && al.similarity() >= much {
		f, t := al.spanB()
		if from <= 1 && to >= len(words)-1 && f <= 1 && t >= len(others)-1 {
			return true
		}
	}
	if len(words) < allLeast || al.content < content {
		return false
	}
	carried := alignment{runs: slices.Clone(al.runs), matched: al.matched, differing: al.differing, content: al.content, parted: al.parted}
	carried.bridge(words, others)
	if carried.matched < len(words) || carried.content-stockWords(words) < content {
		return scattered(words, others)
	}
	// What was left out stands in one place, or two, and not between every two words.
	const most = 3
	return len(carried.runs) <= 2*most-1
}

func hasMark(words []token) bool {
	return slices.ContainsFunc(words, func(t token) bool { return t.gap() || t.bracket() })
}

// scattered reports whether all words of a wording stand in the other, at two or three
// places of it: somebody joined them.
func scattered(words, others []token) bool {
	const (
		least = 8    // words of the wording
		most  = 2000 // of the other
		stray = 1    // words of it that may stand in no place
	)
	if len(words) < least || len(others) > most {
		return false
	}
	in := make(map[uint64]bool, len(others))
	for _, t := range others {
		in[t.key] = true
	}
	for _, t := range words {
		if !in[t.key] {
			return false
		}
	}
	matched := 0
	found := placesIn(words, others)
	for _, p := range found {
		matched += p.Matched
	}
	return len(found) <= 3 && matched >= len(words)-stray
}
