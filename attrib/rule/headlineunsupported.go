package rule

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/statement"
)

var headlineUnsupported = Rule{
	Name:     "headline-unsupported",
	Severity: Note,
	Title:    "The headline quotes what nobody says in the story",
	Looks: "Looks for words in quotation marks in a headline that stand nowhere in the story below it, with or " +
		"without marks. Words that stand there in another form, or in part, are left to the rules of wording; a " +
		"story of a sentence, and titles, are left alone.",
	Why: "Most readers see the headline alone, and to many desks single marks mean “somebody says so”. To the " +
		"reader they mean that somebody said it.",
	Case: "On 22 January 2019 express.co.uk headed an article “'RIOTS ON STREETS!' – Theresa May warns of " +
		"DANGEROUS results of second Brexit referendum”. Below, she said that such a vote “could damage social " +
		"cohesion by undermining faith in our democracy”. The British regulator, IPSO, found a breach of its " +
		"code; the paper said that a new journalist had paraphrased.",
	Before: "May warns of “riots on the streets”\n\nThe prime minister spoke to the house on Monday. Theresa " +
		"May said that “a second referendum could damage social cohesion by undermining faith in our democracy”.",
	After: "May warns of damage to “social cohesion”\n\nThe prime minister spoke to the house on Monday. " +
		"Theresa May said that “a second referendum could damage social cohesion by undermining faith in our " +
		"democracy”.",
	Check: checkHeadlines,
}

func checkHeadlines(p *Pass) {
	for n, src := range p.Sources {
		if p.Draft && n > 0 {
			return
		}
		var body *story
		for _, s := range src.Statements {
			if s.Place != statement.Headline || len(s.Quoted) == 0 || !s.Sure() {
				continue
			}
			if body == nil {
				body = newStory(src)
			}
			if body.words < leastStory {
				break
			}
			for _, q := range s.Quoted {
				if body.has(claim.NormalWords(src.Doc, q.Span)) {
					continue
				}
				text := strings.TrimRight(src.Doc.Wording(q.Span), ", ")
				p.alone(s, n, text, Finding{
					Message: fmt.Sprintf("The headline of %s quotes %s; its story has the words nowhere.", src.Doc.Path, quote(text)),
				})
			}
		}
	}
}

// leastStory is how many words a story must have for what it lacks to mean
// anything.
const leastStory = 15

// story is a source without its headline.
type story struct {
	finder *claim.Finder
	norms  map[string]bool
	words  int
}

func newStory(src claim.Source) *story {
	doc := &document.Document{Path: src.Doc.Path, Text: src.Doc.Text, Markup: src.Doc.Markup}
	for _, b := range src.Doc.Blocks {
		headline := b.Kind == document.Headline
		for _, s := range src.Statements {
			if s.Place == statement.Headline && len(s.Content) > 0 && b.Span.Contains(s.Content[0].Span) {
				headline = true
			}
		}
		if !headline && b.Kind != document.Furniture {
			doc.Blocks = append(doc.Blocks, b)
		}
	}
	s := &story{norms: map[string]bool{}}
	if len(doc.Blocks) == 0 {
		return s
	}
	s.finder = claim.NewFinder(doc)
	for _, b := range doc.Blocks {
		for _, w := range claim.NormalWords(doc, b.Span) {
			if !w.Has(claim.Gap) {
				s.norms[w.Norm] = true
				s.words++
			}
		}
	}
	return s
}

// has reports whether a story has words, or most of them: whole or cut, or in
// another form.
func (s *story) has(words []claim.Word) bool {
	const enough = 0.5
	content, there := 0, 0
	for _, w := range words {
		if w.Has(claim.Gap) || claim.IsStop(w.Norm) {
			continue
		}
		content++
		if s.form(w.Norm) {
			there++
		}
	}
	if content == 0 || 2*there > content || there > 0 && 2*there == content {
		return true
	}
	found := s.finder.Locate(words, 1)
	return len(found) > 0 && found[0].Content > 0 && found[0].Score >= enough
}

// form reports whether the story has a word in some form: its first letters.
func (s *story) form(word string) bool {
	if s.norms[word] {
		return true
	}
	const stem = 4
	for w := range s.norms {
		a, b := w, word
		if len(a) > len(b) {
			a, b = b, a
		}
		if len(a) >= 3 && strings.HasPrefix(b, a[:min(len(a), max(stem, len(a)-2))]) && len(b)-len(a) <= stem {
			return true
		}
	}
	return false
}

// alone adds a finding that nothing is held against, once for each text of a
// source.
func (p *Pass) alone(s *statement.Statement, source int, text string, f Finding) {
	p.report(&claim.Member{Statement: s, Source: source}, nil, text, f)
}
