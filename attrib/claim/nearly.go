package claim

// Wordings of one speaker that are nearly the same, though few of their words say
// much: "We were robbed in broad daylight", "We were mugged in broad daylight".

import "slices"

// nearly reports whether two wordings of one speaker are one: two whole sentences
// of which hardly a word differs, or the words of one, all of them, in the other.
func nearly(words, others []token, al *alignment) bool {
	const (
		least    = 5   // words that agree
		much     = 0.8 // of them all, where two sentences are laid over one another
		allLeast = 6   // words of a wording that stands in the other with gaps
		content  = 2   // of substance among those that agree
	)
	if from, to := al.spanA(); al.matched >= least && al.content-stockWords(words[from:to]) >= content && al.similarity() >= much {
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
		return false
	}
	// What was left out stands in one place, or two, and not between every two words.
	const most = 3
	return len(carried.runs) <= 2*most-1
}
