package rule

import (
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

var paraphraseQuoted = Rule{
	Name:     "paraphrase-quoted",
	Severity: Error,
	Title:    "In quotation marks, where the sources have only a paraphrase",
	Looks: "Looks, in a check, for quoted words that the sources have only outside quotation marks, as a paraphrase of " +
		"the same speaker, be it word for word or in the tense and person of reported speech (“I will not resign” for “said he would " +
		"not resign”); a transcript, a statement in the speaker's own voice and words of which any source has the " +
		"marks are left alone. Between sources it looks for a quotation that goes on where another source closed its marks; where the " +
		"other has no marks at all, one of the two may have heard more, and it is a warning.",
	Why: "Quotation marks say that these were the words. A paraphrase is a reporter's sentence, and to put marks around it " +
		"makes up a quotation.",
	Case: "A typical case: an agency reports that the mayor said the plan was “a disaster” for the city; a paper that " +
		"rewrites it has her say “a disaster for the city”, three words of which were the agency's.",
	Before: "“A total disaster for the whole northern valley,” Ann Lee said.",
	After:  "Ann Lee said the plan was “a total disaster” for the whole northern valley.",
	Check:  checkParaphrased,
}

func checkParaphrased(p *Pass) {
	if p.Draft { // verdicts look in the running text too
		return
	}
	for _, set := range p.Sets {
		ms := leads(set)
		p.each(ms, func(mine, theirs *claim.Member) {
			if !mine.Quotes() || theirs.Kind == statement.Direct || mine.Within != "" || theirs.Within != "" || !asserted(mine) ||
				!asserted(theirs) || !p.one(mine, theirs) || ownVoice(theirs.Statement) {
				return
			}
			b, ok := unmarkedIn(mine, theirs)
			if !ok || b.run >= manyUnmarked { // quotation-unmarked has those
				return
			}
			paraphrases := map[int]bool{}
			for _, other := range ms {
				if other.Source == mine.Source || !p.one(mine, other) {
					continue
				}
				if other.Quotes() && whole(claim.Compare(mine, other)) {
					return // another has them in marks
				}
				if ob, ok := unmarkedIn(mine, other); ok && ob.wholly {
					paraphrases[other.Source] = true
				}
			}
			severity := p.rule.Severity
			if b.wholly && len(paraphrases) < 2 {
				severity = lower(severity)
			}
			p.report(mine, theirs, p.id(voice{mine}), Finding{
				Severity: severity,
				Message:  paraphraseMessage(mine.Doc.Path, quote(b.text), who(mine), theirs.Doc.Path),
			})
		})
	}
}

func paraphraseMessage(mine, words, who, theirs string) string {
	return fmt.Sprintf("%s has %s in quotation marks as words of %s; %s has it only as paraphrase.", mine, words, who, theirs)
}

// outside is what of a quotation stands in another's content without marks.
type outside struct {
	text   string
	run    int  // words in a row
	wholly bool // all of the quotation
}

// unmarkedIn finds the quoted words of mine, all of them verbatim in the content
// of theirs, but some of them outside its marks.
func unmarkedIn(mine, theirs *claim.Member) (outside, bool) {
	content := theirs.ContentWords()
	s, ok := claim.Contrast(claim.Text{Doc: mine.Doc, Words: mine.QuotedWords()}, claim.Text{Doc: theirs.Doc, Words: content})
	if !ok || !s.Verbatim() || s.MineTo-s.MineFrom < mine.Len() {
		return outside{}, false
	}
	var bare []claim.Word // the longest run
	marked, run, at := 0, 0, 0
	for i := s.TheirsFrom; i < s.TheirsTo; i++ {
		w := content[i]
		switch {
		case w.Has(claim.Inner), w.Has(claim.Gap):
			return outside{}, false
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
	if !tells(bare, marked > 0) {
		return outside{}, false
	}
	t := claim.Text{Doc: theirs.Doc, Words: content}
	return outside{t.Show(bare), len(bare), marked == 0}, true
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

// Reported gives what reported speech makes of quoted words ("I will": "he
// would"), a variant for each person it may be; none where nothing changes.
func Reported(words []claim.Word) [][]claim.Word {
	l := attributionLists()
	var out [][]claim.Word
	for person := range 3 { // he, she, they
		variant, changed := slices.Clone(words), false
		for i, w := range variant {
			if to := l.shifted[w.Norm]; len(to) > 0 {
				variant[i].Norm = to[min(person, len(to)-1)]
				changed = true
			}
		}
		if changed && !slices.ContainsFunc(out, func(o []claim.Word) bool { return normal(o) == normal(variant) }) {
			out = append(out, variant)
		}
	}
	return out
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
