package rule

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/statement"
)

var quotationUnmarked = Rule{
	Name:     "quotation-unmarked",
	Severity: Note,
	Title:    "Eight or more of the speaker's words in a row stand without marks",
	Looks: "Looks for eight or more words in a row that one source has in quotation marks, and another outside " +
		"of any, in what it attributes to the same speaker. A source that has the words in marks elsewhere is left " +
		"alone, and so is reported speech that has all of a quotation, in another tense or person.",
	Why: "It is honest as to who said it, mostly, and still not the writer's sentence. It shows what was " +
		"copied from a release, and lets the adjectives of a press office pass for a reporter's.",
	Case: "On 12 July 2011 the Kansas City Star dismissed Steve Penn, a columnist, after 31 years. It had " +
		"found more than a dozen places in his columns since 2008 that were out of press releases, word for " +
		"word, “in some cases presenting others' conclusions and opinions as his own and without attribution”. " +
		"He sued, as Poynter reported in 2012: everybody did that with releases, he said.",
	Before: "Ann Lee said that the harbour had been promised to every family on the island and sold to the " +
		"first who came with money.",
	After: "“The harbour had been promised to every family on the island and sold to the first who came with " +
		"money,” Ann Lee said.",
	Check: checkUnmarked,
}

// manyUnmarked words in a row are a quotation without marks.
const manyUnmarked = 8

// gram is a run of manyUnmarked quoted words.
type gram struct {
	hash   uint64
	member int32 // index into the members
	at     int32 // of its first word among the quoted
}

// mostGrams bounds the memory for them, at 16 bytes each.
const mostGrams = 4 << 20

func checkUnmarked(p *Pass) {
	var members []*claim.Member
	for _, set := range p.Sets {
		for _, m := range set.Members {
			if m.Sure() && asserted(m) && !m.Speaker.Nameless() {
				members = append(members, m)
			}
		}
	}
	slices.SortFunc(members, func(a, b *claim.Member) int { return cmp.Compare(a.Order, b.Order) })
	var grams []gram
	for n, m := range members {
		if !m.Quotes() || m.Len() < manyUnmarked || len(grams) > mostGrams {
			continue
		}
		for i, hash := range eachGram(m.QuotedWords()) {
			grams = append(grams, gram{hash, int32(n), int32(i)})
		}
	}
	slices.SortFunc(grams, func(a, b gram) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.member, b.member), cmp.Compare(a.at, b.at))
	})
	for _, m := range members {
		if m.Kind != statement.Direct && (!p.Draft || m.Source == 0) && m.Within == "" {
			p.unmarked(m, members, grams)
		}
	}
}

// unmarked finds what a statement has without marks of what others quote.
func (p *Pass) unmarked(m *claim.Member, members []*claim.Member, grams []gram) {
	words := m.ContentWords()
	const most = 32 // quotations of one run of words that are looked at
	type hit struct {
		member   int32
		from, to int // of words
	}
	var hits []hit
	for i, hash := range eachGram(words) {
		at, _ := slices.BinarySearchFunc(grams, hash, func(g gram, h uint64) int { return cmp.Compare(g.hash, h) })
		if slices.ContainsFunc(words[i:i+manyUnmarked], func(w claim.Word) bool { return w.Has(claim.Quoted) || w.Has(claim.Inner) }) {
			continue
		}
		var found []int32
		for k := at; k < len(grams) && grams[k].hash == hash && k < at+most; k++ {
			other := members[grams[k].member]
			if other.Source == m.Source { // it has them in marks itself
				return
			}
			if (!p.Draft || other.Source != 0) && p.one(m, other) && !Reported(other.QuotedWords(), words) {
				found = append(found, grams[k].member)
			}
		}
		for _, f := range found {
			if k := slices.IndexFunc(hits, func(h hit) bool { return h.member == f && h.to >= i }); k >= 0 {
				hits[k].to = max(hits[k].to, i+manyUnmarked)
			} else {
				hits = append(hits, hit{f, i, i + manyUnmarked})
			}
		}
	}
	// The longest run, of equals the first; one finding for each other source.
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.to-b.from, a.to-a.from), cmp.Compare(a.member, b.member))
	})
	for _, hit := range hits {
		run := words[hit.from:hit.to]
		const content = 4
		if len(run)-count(run, claim.IsStop) < content {
			continue
		}
		other := members[hit.member]
		text := claim.Text{Doc: m.Doc, Words: words}
		p.report(m, other, m.ID, Finding{
			Message: fmt.Sprintf("%s has %s of %s without quotation marks; %s quotes the words.", m.Doc.Path, quote(text.Show(run)), who(m),
				other.Doc.Path),
		})
		if p.Draft {
			return
		}
	}
}

// eachGram gives the hash of every run of manyUnmarked words that no gap parts,
// by the place of its first word.
func eachGram(words []claim.Word) func(func(int, uint64) bool) {
	return func(yield func(int, uint64) bool) {
		keys := make([]uint64, len(words))
		gap := -1 // the last one seen
		for i, w := range words {
			if w.Has(claim.Gap) {
				gap = i
			}
			h := fnv.New64a()
			h.Write([]byte(w.Norm))
			keys[i] = h.Sum64()
			from := i - manyUnmarked + 1
			if from <= gap {
				continue
			}
			sum := uint64(0)
			for _, k := range keys[from : i+1] {
				sum = (sum ^ k) * 0x9e3779b97f4a7c15
				sum ^= sum >> 29
			}
			if !yield(from, sum) {
				return
			}
		}
	}
}
