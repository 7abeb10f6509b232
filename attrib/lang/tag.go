package lang

// Parts of speech by a hidden Markov model of tag pairs: each word's tags from
// the lexicon (or its suffix), the likeliest path by Viterbi. Small, fast, and
// good enough to find verbs and noun phrases.

import (
	"math"
	"strings"
)

// Tag is a part of speech, coarser than the Penn Treebank's set it comes from.
type Tag uint8

// The tags.
const (
	None         Tag = iota
	Noun             // N: singular or mass
	Nouns            // NS: plural
	Proper           // P
	VerbBase         // VB
	VerbPast         // VBD
	VerbS            // VBZ: third person singular
	VerbPresent      // VBP
	VerbIng          // VBG
	VerbDone         // VBN: past participle
	Modal            // MD
	Adjective        // J
	Adverb           // R
	Particle         // RP
	Preposition      // IN: and subordinating conjunctions
	To               // TO
	Determiner       // D
	Pronoun          // PRP
	Possessive       // PP: "his"
	Wh               // W: who, which, when, that (relative)
	Conjunction      // CC
	Cardinal         // CD
	PossessiveS      // POS: "'s"
	Existential      // EX
	Interjection     // UH
	Stop             // .: punctuation and quotation marks
	tagStart         // before the first token
	tagCount
)

var tagCodes = map[string]Tag{
	"N": Noun, "NS": Nouns, "P": Proper, "VB": VerbBase, "VBD": VerbPast, "VBZ": VerbS,
	"VBP": VerbPresent, "VBG": VerbIng, "VBN": VerbDone, "MD": Modal, "J": Adjective,
	"R": Adverb, "RP": Particle, "IN": Preposition, "TO": To, "D": Determiner,
	"PRP": Pronoun, "PP": Possessive, "W": Wh, "CC": Conjunction, "CD": Cardinal,
	"POS": PossessiveS, "EX": Existential, "UH": Interjection, ".": Stop, "^": tagStart,
}

// Finite reports whether the tag is a verb form that can head a clause.
func (t Tag) Finite() bool {
	return t == VerbPast || t == VerbS || t == VerbPresent || t == Modal
}

// Verb reports whether the tag is a verb form of any kind, modals apart.
func (t Tag) Verb() bool { return t >= VerbBase && t <= VerbDone }

// Nominal reports whether the tag can head a noun phrase.
func (t Tag) Nominal() bool { return t == Noun || t == Nouns || t == Proper }

// score is the log likelihood of a word under a tag.
type score struct {
	tag Tag
	log float32
}

// tagChunk bounds the memory of one Viterbi pass, in tokens.
const tagChunk = 1024

// Tag sets the tags of tokens, which are a block or a sentence in order. In a
// title-cased headline (titled) capitals say nothing about names.
func (l *Language) Tag(tokens []Token, titled bool) {
	for len(tokens) > 0 {
		n := min(len(tokens), tagChunk)
		l.tagChunk(tokens[:n], titled)
		tokens = tokens[n:]
	}
}

func (l *Language) tagChunk(tokens []Token, titled bool) {
	const most = 6
	type cell struct {
		tag  Tag
		from int8
		log  float32
	}
	cells := make([]cell, 0, len(tokens)*3)
	ends := make([]int, len(tokens)+1) // cells of token i: ends[i] to ends[i+1]
	prev := []cell{{tag: tagStart}}
	first := true // at the start of a sentence or quotation
	var buf [most]score
	for i := range tokens {
		cands := l.candidates(buf[:0], &tokens[i], first, titled)
		start := len(cells)
		for _, c := range cands {
			best := cell{tag: c.tag, log: float32(math.Inf(-1))}
			for j := range prev {
				if s := prev[j].log + l.transitions[prev[j].tag][c.tag]; s > best.log {
					best.log, best.from = s, int8(j)
				}
			}
			best.log += c.log
			cells = append(cells, best)
		}
		ends[i+1] = len(cells)
		prev = cells[start:]
		t := &tokens[i]
		first = t.IsStop() || t.Kind == Mark || t.Kind == Punct && (t.Text == ":" || t.Text == "—" || t.Text == "–" || t.Text == "-" || t.Text == "--")
	}
	best := 0
	for j := range prev {
		if prev[j].log > prev[best].log {
			best = j
		}
	}
	for i := len(tokens) - 1; i >= 0; i-- {
		c := cells[ends[i]+best]
		tokens[i].Tag = c.tag
		best = int(c.from)
	}
	// No verb stands bare behind an article or a plain preposition: "the harvest",
	// "for transport".
	for i := 1; i < len(tokens); i++ {
		if t := tokens[i].Tag; t != VerbBase && t != VerbPresent {
			continue
		}
		switch tokens[i-1].Low {
		case "the", "a", "an", "his", "its", "their", "our", "my", "your", "of", "for", "in", "at", "on", "by", "with", "from":
			tokens[i].Tag = Noun
		}
	}
}

// candidates appends the tags that a token may have.
func (l *Language) candidates(dst []score, t *Token, first, titled bool) []score {
	switch t.Kind {
	case Punct, Mark:
		return append(dst, score{Stop, 0})
	case Number:
		if strings.Contains(t.Low, "-") && strings.HasSuffix(t.Low, "old") {
			return append(dst, score{Adjective, 0}, score{Noun, 0})
		}
		return append(dst, score{Cardinal, 0})
	case Handle:
		return append(dst, score{Proper, 0})
	}
	capital := t.Capital()
	known := l.words[t.Low]
	if capital && t.Low != "i" {
		switch {
		case first || titled:
			// A capital that the place explains: any reading, names included.
			if len(known) == 0 {
				return append(dst, score{Proper, l.rare})
			}
			dst = append(dst, known[:min(len(known), 4)]...)
			switch top := known[0].tag; {
			case top.Nominal():
				dst = append(dst, score{Proper, known[0].log - 1.5})
			case top == Adjective:
				dst = append(dst, score{Proper, known[0].log - 3})
			case top.Verb() && !titled && known[0].log < -7: // "Mark", not "Did"
				dst = append(dst, score{Proper, known[0].log - 2.5})
			}
			return dst
		default:
			dst = append(dst, score{Proper, l.rare})
			// "I'm With Her", "the Chinese president": demonyms act as adjectives,
			// and function words keep their reading.
			if _, ok := l.Demonyms[t.Low]; ok {
				dst = append(dst, score{Adjective, l.rare - 0.5})
			}
			if len(known) > 0 && (known[0].tag == Pronoun || known[0].tag == Determiner || known[0].tag == Possessive) {
				dst = append(dst, known[0])
			}
			return dst
		}
	}
	if len(known) > 0 {
		return append(dst, known[:min(len(known), 5)]...)
	}
	// Forms of known verbs are verbs, whatever the corpus saw of them.
	if c, ok := l.Cues[t.Low]; ok {
		return append(dst, verbTags(c)...)
	}
	if i := strings.LastIndexByte(t.Low, '-'); i > 0 {
		if k := l.words[t.Low[i+1:]]; len(k) > 0 && k[0].tag.Nominal() {
			return append(dst, k[0], score{Adjective, k[0].log})
		}
		return append(dst, score{Adjective, l.rare}, score{Noun, l.rare - 0.5})
	}
	return append(dst, l.suffix(t.Low)...)
}

func verbTags(c Form) []score {
	switch c.Form {
	case FormPast:
		return []score{{VerbPast, -11}, {VerbDone, -11}}
	case FormDone:
		return []score{{VerbDone, -11}}
	case FormS:
		return []score{{VerbS, -11}}
	case FormIng:
		return []score{{VerbIng, -11}}
	}
	return []score{{VerbBase, -11}, {VerbPresent, -11.5}}
}

// suffix guesses the tags of an unknown lower-case word by its ending.
func (l *Language) suffix(low string) []score {
	for n := min(4, len(low)-1); n >= 2; n-- {
		if s := l.suffixes[low[len(low)-n:]]; len(s) > 0 {
			return s
		}
	}
	if strings.HasSuffix(low, "s") && len(low) > 3 {
		return l.unknownS
	}
	return l.unknown
}
