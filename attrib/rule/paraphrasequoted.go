package rule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// ParaphraseQuoted is the name of the rule for marks around a paraphrase.
const ParaphraseQuoted = "paraphrase-quoted"

var paraphraseQuoted = Rule{
	Name:     ParaphraseQuoted,
	Severity: Error,
	Title:    "Quotation marks stand around what the sources only paraphrase",
	Looks: "Looks for words in quotation marks that the other sources have only in indirect speech, turned " +
		"back into the present or the first person (“I will not resign” for “she said that she would not resign”), " +
		"or that go on where the others closed their marks; in a check, for words too that stand in a source's " +
		"paraphrase just as they are. Words that any source has in marks are left alone, and so are those of a " +
		"transcript, or of one who speaks in a text of their own. Between sources, one that quotes the speaker with " +
		"more that no other has may have heard more, and nothing is reported.",
	Why: "The reader is promised the speaker's words and given a colleague's. The tense of indirect speech is " +
		"turned back, the “she” into “I”, and a summary becomes a sentence that can be held against somebody.",
	Case: "In January 2021 The Washington Post had President Trump tell an investigator in Georgia to “find " +
		"the fraud” and that she would be “a national hero”, as a source had summed up their telephone call. In " +
		"March the tape came to light. The Post's correction: he had said neither. He had told her that she " +
		"would find “dishonesty”, and that she had “the most important job in the country right now”.",
	Before: "“The bridge will not be opened before the autumn,” Ann Lee said.",
	After:  "Ann Lee said that the bridge would not be opened before the autumn.",
	Check:  checkParaphrased,
}

func checkParaphrased(p *Pass) {
	var quoting, paraphrases []*claim.Member
	for _, set := range p.Sets {
		for _, m := range set.Members {
			switch {
			case !m.Sure() || !asserted(m) || m.Speaker.Nameless() || m.Within != "":
			case m.Kind == statement.Direct && (!p.Draft || m.Source == 0) && m.Len() >= leastReported:
				quoting = append(quoting, m)
			case m.Kind != statement.Direct && (!p.Draft || m.Source != 0) && !ownVoice(m.Statement):
				paraphrases = append(paraphrases, m)
			}
		}
	}
	byOrder := func(a, b *claim.Member) int { return cmp.Compare(a.Order, b.Order) }
	slices.SortFunc(quoting, byOrder)
	slices.SortFunc(paraphrases, byOrder)
	begin := map[string][]*claim.Member{} // quotations by how they begin
	for _, m := range quoting {
		if r := reported(m.QuotedWords(), false); len(r) >= leastReported {
			begin[r.opening(0)] = append(begin[r.opening(0)], m)
			if r.personal() {
				begin[r.opening(1)] = append(begin[r.opening(1)], m)
			}
		}
	}
	found := map[*claim.Member]*claim.Member{}
	for _, theirs := range paraphrases {
		const most = 32
		content := theirs.ContentWords()
		r := reported(content, true)
		for at := 0; at+openingWords <= len(r); at++ {
			for n, mine := range begin[r.opening(at)] {
				if n == most {
					break
				}
				if mine.Source != theirs.Source && found[mine] == nil && p.one(mine, theirs) && Reported(mine.QuotedWords(), content) {
					found[mine] = theirs
				}
			}
		}
	}
	p.widened()
	for _, mine := range quoting {
		if theirs := found[mine]; theirs != nil && !p.quotedElsewhere(mine) && (p.Draft || !p.heardMore(mine)) {
			p.report(mine, theirs, p.id(voice{mine}), Finding{
				Message: paraphraseMessage(mine.Doc.Path, quote(mine.Wording()), who(mine), theirs.Doc.Path),
			})
		}
	}
}

// widened reports quotations that go on where the other source closed its marks.
func (p *Pass) widened() {
	for _, set := range p.Sets {
		if len(set.Members) < 2 {
			continue
		}
		p.each(leads(set), func(mine, theirs *claim.Member) {
			if !mine.Quotes() || theirs.Kind != statement.Mixed || mine.SameWords(theirs) || mine.Within != "" || theirs.Within != "" || !asserted(mine) ||
				!asserted(theirs) || ownVoice(theirs.Statement) || !p.one(mine, theirs) {
				return
			}
			words, ok := closedBefore(mine, theirs)
			if !ok || p.quotedElsewhere(mine) || !p.Draft && p.heardMore(mine) {
				return
			}
			p.report(mine, theirs, p.id(voice{mine}), Finding{
				Message: paraphraseMessage(mine.Doc.Path, quote(words), who(mine), theirs.Doc.Path),
			})
		})
	}
}

// quotedElsewhere reports whether another source has all of a quotation's words in
// marks.
func (p *Pass) quotedElsewhere(m *claim.Member) bool {
	return slices.ContainsFunc(leads(p.Sets[p.claims[m.ID]]), func(other *claim.Member) bool {
		return other.Source != m.Source && other.Quotes() && covers(claim.Compare(m, other))
	})
}

// heardMore reports whether the source of a quotation quotes its speaker with
// words that no other source has: it need not go by theirs.
func (p *Pass) heardMore(m *claim.Member) bool {
	for _, s := range p.Sources[m.Source].Statements {
		if s == m.Statement || !s.Sure() || len(s.Quoted) == 0 || s.Within != "" || !p.Speakers.Of(s, m.Doc, m.Statement, m.Doc).Agrees() {
			continue
		}
		alone := !slices.ContainsFunc(p.Sets[p.claims[s.ID]].Members, func(other *claim.Member) bool {
			return other.Source != m.Source && other.Quotes()
		})
		if alone {
			return true
		}
	}
	return false
}

func paraphraseMessage(mine, words, who, theirs string) string {
	return fmt.Sprintf("%s has %s in quotation marks as words of %s; %s has it only as paraphrase.", mine, words, who, theirs)
}

// closedBefore finds words of a quotation, all of which stand verbatim in the
// content of another statement, that stand there outside its marks: it closed
// them before.
func closedBefore(mine, theirs *claim.Member) (string, bool) {
	content := theirs.ContentWords()
	s, ok := claim.Contrast(claim.Text{Doc: mine.Doc, Words: mine.QuotedWords()}, claim.Text{Doc: theirs.Doc, Words: content})
	if !ok || !s.Verbatim() || s.MineTo-s.MineFrom < mine.Len() {
		return "", false
	}
	var bare []claim.Word // the longest run
	marked, run, at := 0, 0, 0
	for i := s.TheirsFrom; i < s.TheirsTo; i++ {
		w := content[i]
		switch {
		case w.Has(claim.Inner):
			return "", false
		case w.Has(claim.Quoted):
			marked++
			run = 0
		default:
			if run == 0 {
				at = i
			}
			if run++; run > len(bare) {
				bare = content[at : i+1]
			}
		}
	}
	// quotation-unmarked has what is longer.
	if marked == 0 || len(bare) >= manyUnmarked || !tells(bare, true) {
		return "", false
	}
	return claim.Text{Doc: theirs.Doc, Words: content}.Show(bare), true
}

// tells reports whether words are enough to say that they were written down, and
// are not what anybody would say: fewer where the marks stand beside them.
func tells(words []claim.Word, beside bool) bool {
	content := len(words) - count(words, claim.IsStop)
	if beside {
		return len(words) >= 3 && content >= 1
	}
	return len(words) >= 4 && content >= 2 || len(words) >= 3 && content >= 3
}

// ownVoice reports whether a statement is in its speaker's own voice: a turn of a transcript.
func ownVoice(s *statement.Statement) bool {
	return s.Place == statement.Transcript || s.Speaker != nil && s.Speaker.Basis == speaker.Label
}

// Paraphrase reports whether a place of a source has words outside quotation
// marks in what the source attributes to somebody: as paraphrase. Of a place that
// is partly in marks, the words outside them must tell.
func Paraphrase(doc *document.Document, s *statement.Statement, at document.Span) bool {
	if s == nil || s.Kind == statement.Direct || ownVoice(s) || !s.Sure() || s.Within != "" {
		return false
	}
	var bare, best []claim.Word
	marked := false
	for _, w := range claim.NormalWords(doc, at) {
		in := func(rs []document.Range) bool {
			return slices.ContainsFunc(rs, func(r document.Range) bool { return r.Overlaps(w.Span) })
		}
		switch {
		case in(s.Quoted):
			marked = true
			bare = nil
			continue
		case !in(s.Content) || inMarks(doc, w.Span):
			return false // the narrator's, or in marks after all
		}
		if bare = append(bare, w); len(bare) > len(best) {
			best = bare
		}
	}
	return tells(best, marked)
}

// Paraphrased gives the finding that a draft quotes what stands at a place of a
// source as paraphrase.
func Paraphrased(s *statement.Statement, text string, at Place) []Finding {
	if !s.Sure() || s.Speaker.Nameless() {
		return nil
	}
	return []Finding{{
		Rule: paraphraseQuoted.Name, Severity: paraphraseQuoted.Severity, Statement: s.ID, Against: at.against(),
		Message: paraphraseMessage(s.Source, quote(strings.TrimRight(text, ", ")), s.Speaker.Name, at.Path),
	}}
}

// inMarks reports whether a place stands in quotation marks of its paragraph,
// whatever they are there for.
func inMarks(doc *document.Document, at document.Span) bool {
	const reach = 1000 // bytes
	from := max(0, at.Start-reach)
	if i := strings.LastIndexByte(doc.Text[from:at.Start], '\n'); i >= 0 {
		from += i + 1
	}
	open, last := 0, rune(' ')
	straight := false
	single := false
	for i, r := range doc.Text[from:at.Start] {
		next, _ := utf8.DecodeRuneInString(doc.Text[from+i+utf8.RuneLen(max(r, 0)):])
		switch r {
		case '“', '„', '«':
			open++
		case '”', '»':
			open = max(0, open-1)
		case '"':
			straight = !straight
		case '‘':
			single = true
		case '’':
			if !unicode.IsLetter(next) {
				single = false
			}
		case '\'':
			if !unicode.IsLetter(last) && unicode.IsLetter(next) {
				single = true
			} else if !unicode.IsLetter(next) {
				single = false
			}
		}
		last = r
	}
	return open > 0 || straight || single
}
