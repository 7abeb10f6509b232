package syntax

// What case and punctuation would have said, put back from a bare text's
// annotation: where sentences end, and which words are names. What reads texts
// by capitals and stops can then read bare ones.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
)

// Restored is a bare text with sentence ends, paragraphs and names restored. Its
// document is the bare one, and so are all offsets.
type Restored struct {
	// Text has the tokens of the bare text, a stop of no length behind each
	// sentence, at the end of its last word, and commas of no length behind names
	// that something else follows. Its blocks are short paragraphs.
	Text *lang.Text
	// At has, for each token of each block of the bare text, where it is in Text.
	At [][]Spot
}

// Spot is a token of a text.
type Spot struct{ Block, Token int }

// paragraph is how many sentences a paragraph is made of: as many as paragraphs
// of news have. Who "he" is hangs on what stands in the same paragraph.
const paragraph = 2

// Hint is what else is known of a token: sentences, paragraphs and commas follow
// who says what.
type Hint uint8

// The hints.
const (
	Joined Hint = 1 << iota // belongs with the token before it: no paragraph begins here
	Opens                   // a sentence and a paragraph begin here
	Behind                  // a comma stood behind it
)

// Restore restores a text from the nodes of its blocks, one for each token, and
// from hints, one for each token of a block or none. The text stays as it is. Time
// is linear in it.
func Restore(text *lang.Text, nodes [][]Node, hints [][]Hint) *Restored {
	hint := func(b, i int) Hint {
		if b >= len(hints) || i >= len(hints[b]) {
			return 0
		}
		return hints[b][i]
	}
	r := &Restored{Text: &lang.Text{Doc: text.Doc, Lang: text.Lang}, At: make([][]Spot, len(text.Blocks))}
	names := &names{lang: text.Lang, words: map[string]*uses{}, pairs: map[[2]string]int{}}
	for b := range text.Blocks {
		names.count(text.Blocks[b].Tokens, nodes[b])
	}
	for b := range text.Blocks {
		tokens := text.Blocks[b].Tokens
		restored, at := names.restore(tokens, nodes[b], func(i int) Hint { return hint(b, i) })
		r.At[b] = make([]Spot, len(tokens))
		first := 0
		for i := range tokens {
			r.At[b][i] = Spot{len(r.Text.Blocks), at[i] - at[first]}
			last := i+1 == len(tokens)
			if !last && hint(b, i+1)&Opens == 0 {
				here, next := &nodes[b][i], &nodes[b][i+1]
				if hint(b, i+1)&Joined != 0 || next.Sentence == here.Sentence || next.Sentence-nodes[b][first].Sentence < paragraph {
					continue
				}
			}
			end := len(restored)
			if !last {
				end = at[i+1]
			}
			block := text.Blocks[b]
			block.Tokens = restored[at[first]:end:end]
			block.Span = document.Span{Start: tokens[first].Start, End: tokens[i].End}
			r.Text.Blocks = append(r.Text.Blocks, block)
			first = i + 1
		}
	}
	return r
}

// names is what a text shows of its names. The tagger takes each place for
// itself; a word that is a name in one place and unknown to the language is one
// everywhere.
type names struct {
	lang  *lang.Language
	words map[string]*uses
	pairs map[[2]string]int // how often two words tagged names stand in a row
}

// uses is how a word is used in a text.
type uses struct {
	proper, other int  // how often it is tagged a name, and anything else
	titled        bool // it stands behind a title: "president xi"
	thing         bool // it stands behind an article or an adjective, as names seldom do
	ends, begins  int  // how often no name follows it, or stands before it
}

func proper(n *Node) bool { return n.Tag == NNP || n.Tag == NNPS }

func (c *names) count(tokens []lang.Token, nodes []Node) {
	for i := range tokens {
		t := &tokens[i]
		if t.Kind != lang.Word {
			continue
		}
		w := c.words[t.Low]
		if w == nil {
			w = &uses{}
			c.words[t.Low] = w
		}
		if i > 0 {
			if title, ok := c.lang.Title(tokens[i-1].Low); ok && title.Kind != 'm' {
				w.titled = true
			}
			switch nodes[i-1].Tag {
			case DT, JJ, PRPS, CD:
				w.thing = w.thing || !proper(&nodes[i])
			}
		}
		if !proper(&nodes[i]) {
			w.other++
			continue
		}
		w.proper++
		if i == 0 || !proper(&nodes[i-1]) {
			w.begins++
		}
		if i+1 == len(nodes) || !proper(&nodes[i+1]) {
			w.ends++
		} else {
			c.pairs[[2]string{t.Low, tokens[i+1].Low}]++
		}
	}
}

// oftenNamed is how often an unknown word must stand in a text to be taken for a
// name, whatever its tags: a typing error stands there once.
const oftenNamed = 3

// name reports a token that is part of a name, by its own tag and by what the
// word is elsewhere in the text.
func (c *names) name(t *lang.Token, n *Node) bool {
	if t.Kind != lang.Word {
		return false
	}
	w := c.words[t.Low]
	switch {
	case proper(n):
		return w.other <= 4*w.proper
	case !c.open(t, n):
		return false
	case !c.lang.Common(t.Low):
		return n.Tag != NNS && (w.other <= 4*w.proper || !w.thing && (w.titled || w.proper+w.other >= oftenNamed))
	}
	return n.Entity == Person && w.proper > 0 || w.proper > 2*w.other
}

// open reports a token whose word may be new to the language: no verb that
// attributes, and no word of grammar.
func (c *names) open(t *lang.Token, n *Node) bool {
	if _, cue := c.lang.Cues[t.Low]; cue || len(t.Low) < 2 {
		return false
	}
	switch n.Tag {
	case NN, NNS, JJ, FW, VB, VBP, VBG, VBN, RB, UH:
		return true
	}
	return false
}

// restore gives the tokens of a block with names and the ends of sentences, and
// where each token of the block is among them.
func (c *names) restore(tokens []lang.Token, nodes []Node, hint func(i int) Hint) (out []lang.Token, at []int) {
	out, at = make([]lang.Token, 0, len(tokens)+len(tokens)/8+1), make([]int, len(tokens))
	named := make([]bool, len(tokens))
	for i := range tokens {
		named[i] = c.name(&tokens[i], &nodes[i])
	}
	for i := 1; i < len(tokens); i++ { // what is left of "U.S."
		if tokens[i].Low == "s" && tokens[i-1].Low == "u" {
			named[i-1], named[i] = true, true
		}
	}
	for i := range tokens { // "xi jinping": the other half of a name
		if n := &nodes[i]; !named[i] && n.Tag != NNS && c.open(&tokens[i], n) && tokens[i].Kind == lang.Word && !c.lang.Common(tokens[i].Low) {
			named[i] = i > 0 && named[i-1] && nodes[i-1].Sentence == n.Sentence && !proper(&nodes[i-1])
		}
	}
	for i := range tokens {
		t := tokens[i]
		if t.Kind == lang.Word {
			if tag := coarse[nodes[i].Tag]; tag != lang.None {
				t.Tag = tag
			}
			switch {
			case c.ofNation(tokens, i):
				if t.Text = capitalised(t.Text); named[i] {
					t.Tag = lang.Adjective
				}
			case named[i]:
				t.Text, t.Tag = capitalised(t.Text), lang.Proper
			case t.Tag == lang.Proper:
				t.Tag = lang.Noun
			case t.Low == "i":
				t.Text = capitalised(t.Text)
			}
		}
		at[i] = len(out)
		out = append(out, t)
		switch {
		case i+1 == len(tokens) || nodes[i+1].Sentence != nodes[i].Sentence || hint(i+1)&Opens != 0:
			out = append(out, stop(t.End, "."))
		case hint(i)&Behind != 0, named[i] && c.parted(tokens, nodes, named, i):
			out = append(out, stop(t.End, ","))
		}
	}
	return out, at
}

// ofNation reports a word such as "chinese", or the "north" of "north korean".
func (c *names) ofNation(tokens []lang.Token, i int) bool {
	low := tokens[i].Low
	if (low == "north" || low == "south") && i+1 < len(tokens) {
		low = tokens[i+1].Low
	}
	_, demonym := c.lang.Demonyms[low]
	_, place := c.lang.Places[low]
	return demonym && !place
}

// stop is a mark of no length.
func stop(at int, mark string) lang.Token {
	return lang.Token{Span: document.Span{Start: at, End: at}, Text: mark, Low: mark, Kind: lang.Punct, Tag: lang.Stop}
}

// parted reports that a comma must have stood behind the name that ends at i:
// another name begins, or what the person is follows.
func (c *names) parted(tokens []lang.Token, nodes []Node, named []bool, i int) bool {
	if i > 0 && named[i-1] && (tokens[i+1].Low == "d" || tokens[i+1].Low == "r") {
		// "Trey Gowdy R S C": the party, and the state
		if j := i + 2; j >= len(tokens) || !named[j] || len(tokens[j].Low) <= 2 || c.lang.Places[tokens[j].Low] != "" {
			return true
		}
	}
	if named[i+1] {
		if nodes[i].Entity == Place && nodes[i+1].Entity == Person {
			return true // "in Beijing Adam Mount said"
		}
		// "president Trump Kim made": once together, each alone elsewhere
		a, b := c.words[tokens[i].Low], c.words[tokens[i+1].Low]
		return c.pairs[[2]string{tokens[i].Low, tokens[i+1].Low}] == 1 && a.ends >= 2 && b.begins >= 2
	}
	if nodes[i].Entity != Person || nodes[i].Rel == Compound {
		return false
	}
	for j := i + 1; j < min(i+5, len(nodes)); j++ {
		switch nodes[j].Tag {
		case DT, JJ, VBG, VBN, NN, NNS, NNP:
			if nodes[j].Rel == Appos {
				return true // "Cai Jian executive director of …"
			}
		default:
			return false
		}
	}
	return false
}

func capitalised(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(r) {
		return s
	}
	var b strings.Builder
	b.WriteRune(unicode.ToTitle(r))
	b.WriteString(s[n:])
	return b.String()
}

// coarse is the tag of the language's rules for each tag of the models.
var coarse = [TagCount]lang.Tag{
	NN: lang.Noun, NNS: lang.Nouns, NNP: lang.Proper, NNPS: lang.Proper, JJ: lang.Adjective, CD: lang.Cardinal, FW: lang.Noun,
	VB: lang.VerbBase, VBD: lang.VerbPast, VBG: lang.VerbIng, VBN: lang.VerbDone, VBP: lang.VerbPresent, VBZ: lang.VerbS,
	MD: lang.Modal, UH: lang.Interjection,
	IN: lang.Preposition, TO: lang.To, RP: lang.Particle, RB: lang.Adverb, RBR: lang.Adverb, RBS: lang.Adverb,
	JJR: lang.Adjective, JJS: lang.Adjective,
	DT: lang.Determiner, PDT: lang.Determiner, WDT: lang.Wh, WP: lang.Wh, WPS: lang.Wh, WRB: lang.Wh,
	PRP: lang.Pronoun, PRPS: lang.Possessive, CC: lang.Conjunction, EX: lang.Existential, POS: lang.PossessiveS,
	LS: lang.Cardinal, SYM: lang.Noun,
}
