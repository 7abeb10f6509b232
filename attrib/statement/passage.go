package statement

// From a tokenised text to what the trained models read: each block as a passage
// of words, with the quotation marks that pair and with what the rules propose.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/statement/roles"
)

// Passages gives the blocks of a text as passages, one for each block: with the
// syntax that nodes gives for a block, and what the rules propose as evidence: in
// a bare text, nothing. Trainers and extraction both read texts through it.
func Passages(text *lang.Text, nodes func(block int) []syntax.Node) []roles.Passage {
	if text.Bare {
		return empty(text).passages(nodes)
	}
	return rules(text).passages(nodes)
}

func (x *extraction) passages(nodes func(block int) []syntax.Node) []roles.Passage {
	out := make([]roles.Passage, len(x.text.Blocks))
	total := 0
	for b := range x.text.Blocks {
		total += len(x.text.Blocks[b].Tokens)
	}
	words := make([]roles.Word, 0, total)
	for b := range x.text.Blocks {
		start := len(words)
		block := &x.text.Blocks[b]
		words = appendWords(words, x.lang, block.Tokens, nodes(b), x.pairs[b])
		p := &out[b]
		p.Words = words[start:len(words):len(words)]
		switch block.Kind {
		case document.Headline, document.Heading, document.Standfirst:
			p.Kind = 1
		case document.Caption:
			p.Kind = 2
		}
	}
	before, last := uint8(0), -1
	for b := range out {
		if len(out[b].Words) == 0 {
			continue
		}
		out[b].Before = before
		before = marksOf(out[b].Words)
		if last >= 0 {
			out[last].After = before
		}
		last = b
	}
	x.propose(out)
	return out
}

// marksOf says what quotation marks there are in a block: 1 none, 2 some, 3 it
// is one quotation from end to end.
func marksOf(words []roles.Word) uint8 {
	n := len(words)
	if w := &words[0]; w.Quote != roles.Unquoted && w.QuoteFirst == 0 && int(w.QuoteLast) >= n-2 {
		return 3
	}
	for i := range words {
		if words[i].Quote != roles.Unquoted {
			return 2
		}
	}
	return 1
}

// What marks of any style are to the models.
var (
	openingMark = hash("``")
	closingMark = hash("''")
)

func appendWords(dst []roles.Word, l *lang.Language, tokens []lang.Token, nodes []syntax.Node, ps []pair) []roles.Word {
	start := len(dst)
	for i := range tokens {
		t := &tokens[i]
		w := roles.Word{Node: nodes[i], QuoteFirst: -1, QuoteLast: -1}
		w.Low = hash(t.Low)
		w.Lemma = w.Low
		w.Shape = shape(t.Text)
		n := len(t.Low)
		w.Prefix = hash(t.Low[:min(3, n)]) ^ 1
		w.Suffix3 = hash(t.Low[max(0, n-3):]) ^ 2
		w.Suffix2 = hash(t.Low[max(0, n-2):]) ^ 3
		switch t.Kind {
		case lang.Word:
			w.Lemma = hash(lemma(l, t.Low))
			w.That = t.Low == "that"
		case lang.Punct, lang.Mark:
			w.Punct = true
			w.Comma = t.Low == ","
		}
		dst = append(dst, w)
	}
	words := dst[start:]
	for i := range ps {
		p := &ps[i]
		if p.depth > 0 {
			continue
		}
		end, state := min(p.close, len(tokens)-1), roles.Quoted
		words[p.open].Low, words[p.open].Lemma = openingMark, openingMark
		if p.unclosed {
			end, state = min(p.close, len(tokens))-1, roles.Unclosed
		} else {
			words[end].Low, words[end].Lemma = closingMark, closingMark
		}
		for j := p.open; j <= end; j++ {
			words[j].Quote, words[j].QuoteFirst, words[j].QuoteLast = state, int32(p.open), int32(end)
		}
	}
	return dst
}

// propose marks the words that the drafts of the rules take in.
func (x *extraction) propose(out []roles.Passage) {
	for _, d := range x.drafts {
		s := x.make(d)
		p := roles.Proposal{Given: true}
		switch s.Kind {
		case Mixed:
			p.Kind = 1
		case Indirect:
			p.Kind = 2
		}
		switch c := x.confidence(d, &s); {
		case c >= 0.8:
			p.Sure = 2
		case c >= 0.5:
			p.Sure = 1
		}
		v, b := d.v, d.block
		if d.cueView != nil {
			v, b = d.cueView, d.cueBlock
		}
		if d.cue && d.e.hi > d.e.lo {
			proposeNodes(&out[b], v, nodeRange{d.e.lo, d.e.hi}, p, roles.Cue)
		}
		if d.e.subj.ok() {
			proposeNodes(&out[b], v, nodeRange{d.e.subj.lo, d.e.subj.hi}, p, roles.Source)
		}
		for _, r := range d.content {
			proposeNodes(&out[d.block], d.v, r, p, roles.Content)
		}
		for _, a := range d.also {
			for _, r := range a.content {
				proposeNodes(&out[a.block], a.v, r, p, roles.Content)
			}
		}
	}
}

func proposeNodes(out *roles.Passage, v *view, r nodeRange, p roles.Proposal, role roles.Role) {
	first, last := v.nodes[r.lo].first, v.nodes[r.hi-1].last
	words := out.Words[first:last]
	for i := range words {
		if words[i].Rule.Given {
			return // said of these words already
		}
	}
	p.Role = role
	for i := range words {
		words[i].Rule = p
		words[i].Rule.First, words[i].Rule.Last = i == 0, i == len(words)-1
	}
}

// hash is the 32-bit FNV-1a hash of a string.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// shape hashes a word's pattern of capitals, letters, digits and marks, runs of
// more than two of a kind as two.
func shape(s string) uint32 {
	h := uint32(2166136261)
	var a, b byte
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
		k := byte('?')
		switch {
		case r >= 'a' && r <= 'z':
			k = 'x'
		case r >= 'A' && r <= 'Z':
			k = 'X'
		case r >= '0' && r <= '9':
			k = 'd'
		case r < utf8.RuneSelf:
			k = byte(r)
		case unicode.IsUpper(r):
			k = 'X'
		case unicode.IsLetter(r):
			k = 'x'
		}
		if k == a && k == b {
			continue
		}
		a, b = b, k
		h = (h ^ uint32(k)) * 16777619
	}
	return h
}

// lemma is what the forms of a word have in common: the infinitive of a verb
// that attributes, of other words a stem.
func lemma(l *lang.Language, low string) string {
	if f, ok := l.Cues[low]; ok {
		return f.Lemma
	}
	n := len(low)
	switch {
	case n >= 6 && strings.HasSuffix(low, "ies"):
		return low[:n-3]
	case n >= 6 && strings.HasSuffix(low, "ing"):
		low = low[:n-3]
	case n >= 5 && strings.HasSuffix(low, "ed"):
		low = low[:n-2]
	case n >= 5 && strings.HasSuffix(low, "es"):
		low = low[:n-2]
	case n >= 4 && strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ss") && !strings.HasSuffix(low, "us"):
		low = low[:n-1]
	}
	if n := len(low); n >= 4 && (low[n-1] == 'e' || low[n-1] == 'y') {
		return low[:n-1]
	}
	return low
}
