package syntax

// Sentences: where one ends, told by rules from the tokens of a block.

import "github.com/attribcheck/attrib/attrib/lang"

// Sentences appends the index after the last token of each sentence to ends. A
// sentence runs to its stop and takes in the marks and brackets that close after
// it; a quotation may hold several. The stop of an abbreviation ("U.S.", "Inc.")
// ends one only where a word follows that opens sentences. Every token is in one
// sentence; where a text has no stops, the block is one.
func Sentences(ends []int, tokens []lang.Token) []int {
	n := len(tokens)
	for i := 0; i < n; {
		j := i + 1
		switch {
		case endStop(&tokens[i]):
			for j < n && endStop(&tokens[j]) {
				j++
			}
		case tokens[i].Kind == lang.Word && dotted(&tokens[i]) && j < n && opens(tokens, j):
		default:
			i = j
			continue
		}
		for j < n && closes(tokens, j) {
			j++
		}
		if j < n && !continues(tokens, i, j) {
			ends = append(ends, j)
		}
		i = j
	}
	if n > 0 {
		ends = append(ends, n)
	}
	return ends
}

// endStop reports a stop that ends sentences; an ellipsis does not.
func endStop(t *lang.Token) bool {
	return t.IsStop() && t.Text != "…" && (len(t.Text) == 1 || t.Text[0] != '.')
}

// dotted reports an abbreviation with its stop, titles left out: those stand
// before a name.
func dotted(t *lang.Token) bool {
	if t.Text[len(t.Text)-1] != '.' || len(t.Text) < 3 {
		return false // "J." stands in a name
	}
	title, ok := lang.English().Title(t.Low[:len(t.Low)-1])
	return !ok || title.Kind == 'm'
}

// opens reports that the token at i opens a sentence after an abbreviation: a
// word in capitals that is no noun, or a mark before one.
func opens(tokens []lang.Token, i int) bool {
	for i < len(tokens) && tokens[i].Kind == lang.Mark {
		i++
	}
	if i >= len(tokens) || !tokens[i].Capital() {
		return false
	}
	switch tokens[i].Tag {
	case lang.Determiner, lang.Pronoun, lang.Possessive, lang.Preposition, lang.Conjunction, lang.Wh, lang.Existential, lang.To, lang.Adverb:
		return true
	}
	return false
}

// closes reports a mark or bracket at i that closes what stands before it:
// nothing parts the two, or it closes by its form.
func closes(tokens []lang.Token, i int) bool {
	t := &tokens[i]
	switch t.Text {
	case "”", "''", "»", "›", ")", "]", "}":
		return true
	case "\"", "'", "’", "＂":
		return t.Start == tokens[i-1].End
	}
	return false
}

// continues reports that what looks like an end at tokens[i:j] is none.
func continues(tokens []lang.Token, i, j int) bool {
	next := &tokens[j]
	switch {
	case next.Kind == lang.Punct && (next.Text == "," || next.Text == ";" || next.Text == ":"):
		return true
	case tokens[i].Text != "." || next.Kind != lang.Word:
		return false
	case j == i+1 && next.Start == tokens[i].End:
		return true // "R-S.C."
	case next.Capital() || i == 0:
		return false
	}
	// "Acme Inc. executives", "Ruiz (D-Ore.) left"
	return j == i+1 && tokens[i-1].Capital() && len(tokens[i-1].Text) <= 5 || j > i+1 && tokens[j-1].Text == ")" && !opensBracket(tokens[:i])
}

// opensBracket reports that the bracket open at the end of tokens opened a
// sentence: what it holds is one of its own.
func opensBracket(tokens []lang.Token) bool {
	for i := len(tokens) - 1; i >= 0 && i >= len(tokens)-longest; i-- {
		if tokens[i].Text == "(" {
			return i == 0 || tokens[i-1].IsStop() || tokens[i-1].Kind == lang.Mark
		}
	}
	return false
}
