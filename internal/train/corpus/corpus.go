// Package corpus reads annotated articles to train on and to measure by: the
// text of each as attrib itself reads it, the attributions that a hand marked in
// it, and for every token of attrib the syntax that another parser gave it.
//
// A folder holds one split of a corpus:
//
//	text/NAME.txt          an article, UTF-8
//	attributions.jsonl     {"doc","id","source","cue","content"}, each role a list of [start,end)
//	corenlp.conll.gz       "# doc = NAME", then a token a line, tab separated: number in the
//	                       sentence, form, start, end, lemma, tag, entity, head's number (0 root),
//	                       relation; a blank line ends a sentence
//
// All offsets are bytes of the text. The last file may lack articles.
package corpus

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/read"
)

// Article is one text with what is known of it.
type Article struct {
	Name         string
	Text         *lang.Text // as at run time: read.File, then lang.Read
	Attributions []Attribution
	Blocks       []Block // one for each of Text.Blocks

	gold []token // the annotation as it was read; nil where there is none
}

// Attribution is who said what, marked by hand. A role may have several spans,
// or none; all are bytes of the document's text.
type Attribution struct {
	ID                   string
	Source, Cue, Content []document.Span
}

// Block is the annotation of one block.
type Block struct {
	// Gold has one entry for each token of the block; nil where the article
	// lacks annotation.
	Gold []Syntax
}

// Syntax is the annotation of one token.
type Syntax struct {
	POS    string // Penn tag, "" where no token of the annotation is here
	Lemma  string
	Entity string // "PERSON", …, "O"
	// Head is the index of the head among the block's tokens; -1 for a root,
	// and for a head outside the block.
	Head int
	Rel  string // relation to the head; GoesWith for the first parts of a split word
	// Sentence is the annotation's number of the sentence, from 0, counted
	// through the article.
	Sentence int
}

// GoesWith is the relation of a token to a later one with which it makes up one
// token of the annotation.
const GoesWith = "goeswith"

// token is a token of the annotation.
type token struct {
	document.Span
	Syntax
	head int // index in the article, -1 for a root
}

// Read reads a folder. Articles are sorted by name.
func Read(folder string) ([]*Article, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "text", "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no articles in text/", folder)
	}
	attributions, err := readAttributions(filepath.Join(folder, "attributions.jsonl"))
	if err != nil {
		return nil, err
	}
	syntax, err := readSyntax(filepath.Join(folder, "corenlp.conll.gz"))
	if err != nil {
		return nil, err
	}
	articles := make([]*Article, 0, len(paths))
	for _, path := range paths {
		doc, err := read.File(path)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		a := &Article{Name: name, Text: lang.Read(doc), Attributions: attributions[name]}
		for _, at := range a.Attributions {
			for _, role := range [][]document.Span{at.Source, at.Cue, at.Content} {
				for _, s := range role {
					if s.Start < 0 || s.End < s.Start || s.End > len(doc.Text) {
						return nil, fmt.Errorf("%s: attribution %s has a span %v outside the text", name, at.ID, s)
					}
				}
			}
		}
		a.Blocks = make([]Block, len(a.Text.Blocks))
		if gold, ok := syntax[name]; ok {
			align(a, gold)
		}
		articles = append(articles, a)
	}
	slices.SortFunc(articles, func(a, b *Article) int { return strings.Compare(a.Name, b.Name) })
	return articles, nil
}

func readAttributions(path string) (map[string][]Attribution, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	spans := func(pairs [][2]int) []document.Span {
		list := make([]document.Span, len(pairs))
		for i, p := range pairs {
			list[i] = document.Span{Start: p[0], End: p[1]}
		}
		return list
	}
	found := map[string][]Attribution{}
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for n := 1; scan.Scan(); n++ {
		var row struct {
			Doc, ID              string
			Source, Cue, Content [][2]int
		}
		if err := json.Unmarshal(scan.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		found[row.Doc] = append(found[row.Doc], Attribution{row.ID, spans(row.Source), spans(row.Cue), spans(row.Content)})
	}
	return found, scan.Err()
}

// readSyntax reads the annotation of all articles, by name, in the order of the
// text.
func readSyntax(path string) (map[string][]token, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unzip, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	found := map[string][]token{}
	var name string
	var tokens []token
	first, sentence := 0, 0 // of the present sentence
	endSentence := func() {
		for i := first; i < len(tokens); i++ {
			if h := tokens[i].head; h < -1 || h >= len(tokens)-first {
				tokens[i].head = -1
			} else if h >= 0 {
				tokens[i].head = first + h
			}
		}
		if len(tokens) > first {
			first = len(tokens)
			sentence++
		}
	}
	endArticle := func() {
		endSentence()
		if name != "" {
			found[name] = tokens
		}
		tokens, first, sentence = nil, 0, 0
	}
	scan := bufio.NewScanner(unzip)
	scan.Buffer(nil, 1<<20)
	for n := 1; scan.Scan(); n++ {
		line := scan.Text()
		if rest, ok := strings.CutPrefix(line, "# doc = "); ok {
			endArticle()
			name = rest
			continue
		}
		if line == "" {
			endSentence()
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 9 {
			return nil, fmt.Errorf("%s:%d: %d fields, want at least 9", path, n, len(f))
		}
		var numbers [3]int
		for i, field := range []string{f[2], f[3], f[7]} {
			if numbers[i], err = strconv.Atoi(field); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
		tokens = append(tokens, token{
			Span:   document.Span{Start: numbers[0], End: numbers[1]},
			Syntax: Syntax{POS: f[5], Lemma: f[4], Entity: f[6], Rel: f[8], Sentence: sentence},
			head:   numbers[2] - 1,
		})
	}
	endArticle()
	return found, scan.Err()
}

// align gives the tokens of an article the annotation of the tokens that lie on
// the same bytes.
func align(a *Article, gold []token) {
	slices.SortStableFunc(gold, func(a, b token) int { return a.Start - b.Start }) // as they are; what follows counts on it
	a.gold = gold
	at := 0
	for b := range a.Blocks {
		tokens := a.Text.Blocks[b].Tokens
		if len(tokens) == 0 {
			continue
		}
		for at < len(gold) && gold[at].End <= tokens[0].Start {
			at++
		}
		end := at
		for end < len(gold) && gold[end].Start < tokens[len(tokens)-1].End {
			end++
		}
		a.Blocks[b].Gold = alignBlock(tokens, gold, at, end)
		at = end
	}
}

// alignBlock aligns the tokens of a block with gold[from:to].
func alignBlock(tokens []lang.Token, gold []token, from, to int) []Syntax {
	out := make([]Syntax, len(tokens))
	// first[i] to last[i] are the gold tokens that token i shares bytes with, and
	// owner[g-from] the last token that shares bytes with gold token g.
	first, last := make([]int, len(tokens)), make([]int, len(tokens))
	owner := make([]int, to-from)
	for g := range owner {
		owner[g] = -1
	}
	g := from
	for i := range tokens {
		for g < to && gold[g].End <= tokens[i].Start {
			g++
		}
		first[i], last[i] = g, g
		for last[i] < to && gold[last[i]].Start < tokens[i].End {
			owner[last[i]-from] = i
			last[i]++
		}
	}
	ownerOf := func(g int) int {
		if g < from || g >= to {
			return -1
		}
		return owner[g-from]
	}
	sentence := 0
	if from < to {
		sentence = gold[from].Sentence
	}
	for i := range tokens {
		if first[i] == last[i] {
			out[i] = Syntax{Entity: "O", Head: -1, Sentence: sentence}
			continue
		}
		// Of several, the one that the others hang on.
		top := first[i]
		for g := first[i]; g < last[i]; g++ {
			if h := gold[g].head; h < first[i] || h >= last[i] {
				top = g
				break
			}
		}
		out[i] = gold[top].Syntax
		sentence = gold[top].Sentence
		if j := ownerOf(top); j != i {
			out[i].Head, out[i].Rel = j, GoesWith
			continue
		}
		// The head may lie in the same token of ours: then the head's head.
		h := gold[top].head
		for range last[i] - first[i] {
			if h < 0 || ownerOf(h) != i {
				break
			}
			h = gold[h].head
		}
		out[i].Head = ownerOf(h)
		if out[i].Head == i {
			out[i].Head = -1
		}
	}
	uncycle(out)
	return out
}

// uncycle makes roots of tokens that would stand above themselves, which merged
// tokens can lead to.
func uncycle(out []Syntax) {
	seen := make([]int, len(out)) // the walk that passed here last, from 1
	for i := range out {
		for j := i; j >= 0 && seen[j] != i+1; j = out[j].Head {
			if seen[j] > 0 {
				break // walked before, to a root
			}
			seen[j] = i + 1
			if h := out[j].Head; h >= 0 && seen[h] == i+1 {
				out[j].Head = -1
				break
			}
		}
	}
}
