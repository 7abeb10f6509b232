// Plain text, below the headline: the standfirst, crossheads, teasers, lists,
// block quotations, and what stands after the last paragraph.

package read

import (
	"regexp"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
)

// top reads what stands between the headline and the story: byline, date,
// standfirst.
func (t *textArticle) top(doc *document.Document) {
	from := t.headline + 1
	for i := range t.paras {
		l := t.paras[i].line
		if l == nil || i > from+12 {
			break
		}
		if !t.set[i] || t.kinds[i] != document.Furniture || t.paras[i].role != wording {
			continue
		}
		takeCredit(doc, l)
	}
	if t.headline < 0 {
		return
	}
	// A line of names alone under the headline is a byline without its "by".
	for i := from; i < len(t.paras) && i < from+5; i++ {
		l := t.paras[i].line
		if l == nil || !t.set[i] && t.prose(i) {
			break
		}
		if t.set[i] || l.stop || l.speech || len(l.list) > 12 || !namesOnly(l.list) {
			continue
		}
		names := bylineNames(l.raw)
		if names == "" {
			continue
		}
		next := i + 1
		dated := next < len(t.paras) && t.paras[next].line != nil && t.paras[next].line.dateLine()
		if dated || len(l.list) <= 4 && next < len(t.paras) && (t.prose(next) || t.set[next]) || hasOffice(l) {
			t.mark(i, document.Furniture)
			if doc.Author == "" {
				doc.Author = names
			}
		}
	}
	t.standfirst(from)
}

// takeCredit takes author, date and outlet out of a line of furniture.
func takeCredit(doc *document.Document, l *line) {
	if doc.Published == "" {
		doc.Published = findDate(l.raw)
	}
	lead := words().people.prefix(l.norm)
	if doc.Author == "" && (lead == "by" || lead == "written by" || lead == "story by" || lead == "words by" || lead == "author" || lead == "authors" || lead == "") && !strings.Contains(l.norm, "photo") {
		if lead != "" || len(splitParts(l.raw)) > 1 || namesOnly(l.list) && hasOffice(l) {
			doc.Author = bylineNames(l.raw)
		}
	}
	if doc.Outlet == "" {
		for _, p := range append(splitParts(l.raw), strings.Split(l.raw, ", ")...) {
			// An agency in a byline is where the copy came from, not where it stands.
			if n := bareEnds(strings.ToLower(p)); words().outlets[n] && !words().sections[n] && !words().credits[n] && (len(n) > 3 || p == strings.ToUpper(p)) {
				doc.Outlet = strings.TrimSpace(p)
				break
			}
		}
	}
}

// copy takes what the lines of agency copy say: its reporters, and of its dateline
// the agency and the day.
func (t *textArticle) copy(doc *document.Document) {
	for i, p := range t.paras {
		switch {
		case p.line == nil:
		case t.kinds[i] == document.Furniture:
			takeReporters(doc, p.line)
		case t.kinds[i] == document.Paragraph:
			takeDateline(doc, t.wording(i), t.sent)
		}
	}
}

func hasOffice(l *line) bool {
	for _, w := range l.list {
		w = strings.ToLower(strings.Trim(w, ".,()"))
		if words().credits[w] || words().roles[w] {
			return true
		}
	}
	return false
}

// standfirst tells the summary under a headline: the label "Abstract" before
// it, the page's furniture after it, or no stop at its end.
func (t *textArticle) standfirst(from int) {
	for i := from; i < len(t.paras) && i < from+8; i++ {
		if t.set[i] {
			if l := t.paras[i].line; l != nil && l.norm == "abstract" && i+1 < len(t.paras) && !t.set[i+1] {
				t.mark(i+1, document.Standfirst)
				return
			}
			continue
		}
		l := t.paras[i].line
		if l == nil {
			return
		}
		next := i + 1
		switch {
		case next < len(t.paras) && t.set[next] && (t.kinds[next] == document.Furniture && !strings.HasPrefix(t.paras[next].line.norm, "full text") || t.kinds[next] == document.Caption) &&
			!dateline.MatchString(l.raw) && i+2 < len(t.paras) && t.proseAhead(next) && !t.headOnly(from, i):
			t.mark(i, document.Standfirst)
		case !l.stop && !l.speech && len(l.list) >= 8 && len(l.list) <= 45 && !strings.HasSuffix(l.raw, ":") && next < len(t.paras) && t.prose(next) && !t.bare:
			t.mark(i, document.Standfirst)
		}
		return
	}
}

// headOnly reports whether nothing of the page stood between headline and i and
// what follows i is no byline or date: then a paragraph before furniture is
// just the first paragraph before an advertisement.
func (t *textArticle) headOnly(from, i int) bool {
	for j := i + 1; j < len(t.paras) && j < i+4 && t.set[j]; j++ {
		l := t.paras[j].line
		if l != nil && (l.dateLine() || words().people.prefix(l.norm) != "" || onlyAddress.MatchString(l.raw)) {
			return false
		}
	}
	return true
}

func (t *textArticle) proseAhead(i int) bool {
	for j := i; j < len(t.paras) && j < i+6; j++ {
		if !t.set[j] && t.prose(j) {
			return true
		}
	}
	return false
}

// attributed matches a line that is a quotation and who said it.
var attributed = regexp.MustCompile(`^["“‘'«„].+["”’'»“]\s*[—–-]+\s*\p{Lu}`)

// crosshead reports whether a line could head a part of the article.
func (t *textArticle) crosshead(i int) bool {
	l := t.paras[i].line
	if l == nil || t.bare || len(l.list) > 14 || l.raw == "" || t.paras[i].lines > 2 || t.turn(i) || saidWord.MatchString(l.raw) {
		return false
	}
	if dashed.MatchString(l.raw) {
		return true
	}
	if l.question {
		return len(l.list) <= 12 && turnOf(l.raw) == "" && !l.speech && !strings.ContainsAny(l.raw[:1], `"'`) && !strings.HasPrefix(l.raw, "“") && !strings.HasPrefix(l.raw, "‘")
	}
	if capitals := l.raw == strings.ToUpper(l.raw) && !l.speech; capitals && len(l.list) >= 3 {
		return true
	}
	if l.stop || strings.HasSuffix(l.raw, ",") || strings.HasSuffix(l.raw, ";") || strings.HasSuffix(l.raw, ":") || strings.HasSuffix(l.raw, "-") {
		return false
	}
	if opens := strings.HasPrefix(l.raw, "“") || strings.HasPrefix(l.raw, `"`); opens && len(l.list) > 8 {
		return false
	}
	if attributed.MatchString(l.raw) {
		return false // “Fish first.” —Mireya Cruz
	}
	if strings.HasPrefix(l.raw, "—") || strings.HasPrefix(l.raw, "– ") || strings.HasPrefix(l.raw, "-- ") {
		return false // who is quoted, under a quotation
	}
	return true
}

var (
	dashed    = regexp.MustCompile(`^(?:-|–|—|\*|=+) ?[^\s-].{1,80} ?(?:-|–|—|\*|=+)$`)
	signature = regexp.MustCompile(`^(?:-|–|—|--) ?[A-Z][\pL.'-]+(?: [A-Z][\pL.'-]+){1,3}\.?$`)
	handleEnd = regexp.MustCompile(`@\w{2,30}\.?$`)
)

// body tells crossheads, teasers, lists and block quotations from paragraphs.
func (t *textArticle) body() {
	t.items()
	t.quotations()
	for i := t.headline + 1; i < len(t.paras); i++ {
		if t.set[i] || !t.crosshead(i) {
			continue
		}
		// Of title-like lines on end, the last heads what follows; the ones
		// before it are teasers of other pages.
		j := i
		for j+1 < len(t.paras) && (t.set[j+1] && t.kinds[j+1] == document.Furniture || !t.set[j+1] && t.crosshead(j+1)) {
			j++
		}
		last := -1
		for k := i; k <= j; k++ {
			if !t.set[k] {
				last = k
			}
		}
		followed := j+1 < len(t.paras)
		for k := i; k <= j; k++ {
			if t.set[k] {
				continue
			}
			switch {
			case k == last && followed && k == t.headline+1 && t.headline >= 0 && len(t.paras[k].line.list) >= 5:
				t.mark(k, document.Standfirst)
			case k == last && followed:
				t.mark(k, document.Heading)
			case t.manuscript, t.dense && !followed, t.headline < 0 && k == 0:
				// without blank lines nothing sets a teaser apart from a short last line
			case t.paras[k].line.speech && strings.ContainsAny(t.wording(k), "\"“”"):
			default:
				t.mark(k, document.Furniture)
			}
		}
		i = j
	}
}

// items are lines with a bullet or a number that are not alone in having one.
func (t *textArticle) items() {
	last := -3
	for i := range t.paras {
		if t.set[i] || bullet(t.wording(i)) == 0 || dashed.MatchString(clip(t.wording(i), 100)) {
			continue
		}
		if i-last <= 1 {
			t.mark(i, document.Item)
			t.mark(last, document.Item)
		}
		last = i
	}
}

// quotations are paragraphs set in from the rest.
func (t *textArticle) quotations() {
	flush, set := 0, 0
	for i, p := range t.paras {
		if t.set[i] {
			continue
		}
		if p.indent == 0 {
			flush++
		} else if p.indent >= 4 {
			set++
		}
	}
	if set == 0 || set > flush {
		return
	}
	for i, p := range t.paras {
		if !t.set[i] && p.indent >= 4 && (p.lines > 1 || t.prose(i)) && (i == 0 || p.group != t.paras[i-1].group) {
			t.mark(i, document.Quotation)
		}
	}
}

// tail reads what stands after the last paragraph: who the author is, whose
// story it was.
func (t *textArticle) tail(doc *document.Document) {
	for i := len(t.paras) - 1; i >= 0 && i >= len(t.paras)-4; i-- {
		l := t.paras[i].line
		if l == nil {
			return
		}
		if t.set[i] {
			continue
		}
		quoteBefore := i > 0 && strings.ContainsAny(clip(t.wording(i-1), 4), "\"“'‘")
		switch {
		case signature.MatchString(l.raw) && !quoteBefore,
			handleEnd.MatchString(l.raw) && hasOffice(l) && len(l.list) <= 45 && !strings.ContainsAny(l.raw, "\"“”"),
			t.aboutAuthor(doc, i):
			t.mark(i, document.Furniture)
		default:
			return
		}
	}
}

var isOffice = regexp.MustCompile(`^(?:[A-Z][\pL.'’-]+ ){2,4}(?:is|was|has been|covers|writes|reports|works|,)\b`)

// aboutAuthor tells the lines on who wrote the article: the person has an
// office of the trade and is met nowhere else in it.
func (t *textArticle) aboutAuthor(doc *document.Document, i int) bool {
	l := t.paras[i].line
	if strings.ContainsAny(l.raw, "\"“”") || len(l.list) > 60 || !hasOffice(l) {
		return false
	}
	first := doc.Author
	if j := strings.Index(first, ", "); j >= 0 {
		first = first[:j]
	}
	if first != "" && strings.HasPrefix(l.raw, first) {
		return true
	}
	m := isOffice.FindString(l.raw)
	if m == "" {
		return false
	}
	f := strings.Fields(m)
	surname := f[len(f)-2]
	return strings.Count(t.text, surname) == strings.Count(l.raw, surname)
}
