// Plain text: which paragraph is the headline, a crosshead, a caption, part of
// the page that the text was saved from.

package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// longLine is the length in bytes from which a line is worth a note.
const longLine = 1 << 20

func parseText(text string) (*document.Document, error) { return readText(text, false), nil }

// readText reads plain text; mail says that it is one.
func readText(text string, mail bool) *document.Document {
	doc := &document.Document{Text: text}
	lines := splitLines(text)
	mail = mailLines(text, lines, mail)
	for i, l := range lines {
		if n := l.end - l.start; n >= longLine {
			doc.Notes = append(doc.Notes, "line "+thousands(i+1)+" is "+thousands(n)+" bytes long; read as one paragraph")
		}
	}
	t := &textArticle{text: text, paras: paragraphs(text, lines), headline: -1, mail: mail, by: map[int]*document.Block{}}
	t.kinds = make([]document.Kind, len(t.paras))
	t.set = make([]bool, len(t.paras))
	t.read(doc)
	doc.Blocks = t.blocks()
	doc.Markup = t.markup(doc.Blocks)
	return doc
}

// textArticle is a plain text while its paragraphs are being told apart.
type textArticle struct {
	text  string
	paras []para
	kinds []document.Kind
	set   []bool // whether kinds[i] is decided

	// creditAt is where, in a caption, the picture's credit begins; 0 for none.
	creditAt map[int]int
	headline int // index, -1 for none
	labels   map[string]int
	dense    bool // no blank lines: a paragraph a line
	bare     bool // a text whose punctuation was lost
	// manuscript: a word processor's paragraphs, some kinds of which are known; no
	// other page's teasers stand among them.
	manuscript bool

	mail bool
	by   map[int]*document.Block // of a mail: who wrote a paragraph that it quotes
	sent bool                    // as an agency sent it
}

func (t *textArticle) mark(i int, k document.Kind) { t.kinds[i], t.set[i] = k, true }

func (t *textArticle) wording(i int) string { return t.text[t.paras[i].start:t.paras[i].end] }

func (t *textArticle) read(doc *document.Document) {
	t.survey()
	if t.mail {
		t.letters(doc)
	}
	for i := range t.paras {
		l := t.paras[i].line
		if l == nil || t.set[i] {
			continue
		}
		switch {
		case l.wire():
			t.sent = true
			t.mark(i, document.Furniture)
		case !t.turn(i) && l.furniture():
			t.mark(i, document.Furniture)
		}
	}
	t.teasers()
	t.captions()
	if t.headline < 0 {
		t.findHeadline(doc)
	}
	t.top(doc)
	t.body()
	t.tail(doc)
	t.copy(doc)
	if t.headline >= 0 && doc.Title == "" {
		doc.Title = strings.Join(strings.Fields(t.wording(t.headline)), " ")
	}
}

var relatedBox = regexp.MustCompile(`(?i)^(?:related(?: (?:stories|articles|topics|content))?|more on this(?: story)?|more stories|read more|most read|most viewed|you may also like|recommended|top stories|trending)\b[^.!?]{0,20}:?$`)

// teasers finds the titles under "Related stories": they stand in its group and
// end in no stop, quoted or not.
func (t *textArticle) teasers() {
	for i := range t.paras {
		if t.dense || t.paras[i].line == nil || !relatedBox.MatchString(t.paras[i].line.raw) {
			continue
		}
		t.mark(i, document.Furniture)
		for j := i + 1; j < len(t.paras) && t.paras[j].group == t.paras[i].group && t.paras[j].line != nil && !t.paras[j].line.stop; j++ {
			t.mark(j, document.Furniture)
		}
	}
}

var turnLabel = regexp.MustCompile(`^((?:[A-Z][\pL.'’-]*|Q|A)(?: (?:[A-Z][\pL.'’-]*|of|de|van|the)){0,4}(?: \([^)]{1,40}\))?):\s+\S`)

// turnOf is the label of a turn, "" for a line that has none.
func turnOf(s string) string {
	if colon := strings.IndexByte(clip(s, 140), ':'); colon <= 0 {
		return ""
	}
	m := turnLabel.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return m[1]
}

// survey counts what tells one sort of text from another.
func (t *textArticle) survey() {
	t.labels = map[string]int{}
	t.dense = true
	stops, long := 0, 0
	for i, p := range t.paras {
		if i > 0 && p.group != t.paras[i-1].group {
			t.dense = false
		}
		if p.line == nil {
			continue
		}
		if label := turnOf(p.line.raw); label != "" {
			t.labels[label]++
		}
		if len(p.line.list) >= 8 {
			long++
			if p.line.stop {
				stops++
			}
		}
	}
	t.bare = stops*5 < long
}

// turn reports whether a paragraph is a turn of a conversation: its label comes
// back.
func (t *textArticle) turn(i int) bool {
	l := t.paras[i].line
	if l == nil {
		return false
	}
	as := turnOf(l.raw)
	if as == "" || t.labels[as] < 2 {
		return false
	}
	label := strings.ToLower(as)
	return words().people[firstWord(label)] == nil && !words().apart[label]
}

// calls reports whether a paragraph opens with a label in capitals.
func (t *textArticle) calls(i int) bool {
	l := t.paras[i].line
	if l == nil {
		return false
	}
	as := turnOf(l.raw)
	return as != "" && strings.ToUpper(as) == as && !words().apart[strings.ToLower(as)]
}

var (
	creditWord = regexp.MustCompile(`(?:Image|Photo|Photograph|Picture|Credit|Photo credit|Foto|Bild|PHOTO|IMAGE|CREDIT|Photo by|Image by|Picture by|Photograph by)(?: courtesy of)?\s?[:/]\s?|(?:\(|\b)(?:Photo|Image|Picture|Photograph)s? by `)
	creditEnd  = regexp.MustCompile(`(?:[(\[©]|\s[/|–—-]\s?)\s*((?:AP|AFP|REUTERS|Reuters|Getty|EPA|PA|Photo|Picture|Image|File|Courtesy|via)\b[^()\[\].]{0,70})[)\]]?\.?$|\((?:[A-Z][^()]{0,50}/){1,2}[A-Z][^()]{0,40}\)\.?$|©\s?[A-Z][^.]{0,60}$`)
	fileOpener = regexp.MustCompile(`^(?:FILE|File photo|FILE PHOTO|FILE PIC|In this (?:[A-Z][\w.]+ \d{1,2}, \d{4},? )?(?:file )?photo)\b`)
)

// captions finds the lines under pictures by the credit that they end with, and
// the lines that stand between them and the picture.
func (t *textArticle) captions() {
	t.creditAt = map[int]int{}
	for i, p := range t.paras {
		if p.line == nil || t.set[i] || t.turn(i) || len(p.line.list) > 90 {
			continue
		}
		s := t.wording(i)
		at := creditStart(s)
		if at == 0 && fileOpener.MatchString(s) && len(p.line.list) >= 5 {
			t.mark(i, document.Caption)
			continue
		}
		if at < 0 || at == 0 {
			continue
		}
		t.mark(i, document.Caption)
		t.creditAt[i] = p.start + at
		// A picture's description is saved as a line of its own, right above.
		if i > 0 && !t.dense && t.paras[i-1].group == p.group && !t.set[i-1] && t.paras[i-1].line != nil && !t.paras[i-1].line.speech {
			t.mark(i-1, document.Caption)
		}
	}
}

// creditSigns are what no credit is without; the patterns are slow, this is not.
var creditSigns = []string{"hoto", "mage", "icture", "redit", "PHOTO", "IMAGE", "CREDIT", "Foto", "Bild", "©", "AP", "AFP", "REUTERS", "Reuters", "Getty", "EPA", "PA", "File", "Courtesy", "via ", "("}

func hasAny(s string, list []string) bool {
	for _, w := range list {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// creditStart is where a picture's credit begins in a line that ends with one; 0
// where there is none.
func creditStart(s string) int {
	tail := 0
	if len(s) > 160 {
		tail = len(s) - 160
		for !utf8.RuneStart(s[tail]) {
			tail++
		}
	}
	if !hasAny(s[tail:], creditSigns) {
		return 0
	}
	for _, m := range creditWord.FindAllStringIndex(s[tail:], -1) {
		start, end := tail+m[0], tail+m[1]
		rest := strings.Fields(straighten.Replace(strings.Trim(s[end:], " .)]")))
		if start == 0 || len(rest) == 0 || len(rest) > 9 || !namesOnly(rest) {
			continue
		}
		// "(AP Photo/Jo Lee)": the bracket opens the credit.
		if open := strings.LastIndexAny(s[:start], "(["); open > 0 && start-open <= 24 && !strings.ContainsAny(s[open:start], ")]") {
			start = open
		}
		return start
	}
	if !strings.ContainsAny(s[tail:], "([©|/–—-") {
		return 0
	}
	if m := creditEnd.FindStringIndex(s[tail:]); m != nil && tail+m[0] > 0 {
		rest := strings.Fields(straighten.Replace(strings.Trim(s[tail+m[0]:], " .()[]/|–—-©")))
		// A lone agency in brackets may as well say where a story came from.
		lone := len(rest) == 1 && strings.Contains(s[:tail+m[0]], ". ")
		if len(rest) <= 10 && namesOnly(rest) && knownCredit(rest) && !lone {
			return tail + m[0]
		}
	}
	return 0
}

// knownCredit reports whether one of the names is an agency's or a library's: a
// name in brackets alone may be anyone's.
func knownCredit(list []string) bool {
	w := words()
	for _, part := range strings.FieldsFunc(strings.ToLower(strings.Join(list, " ")), func(r rune) bool { return r == '/' || r == ',' }) {
		part = strings.Trim(part, " .")
		if w.credits[part] || w.credits[strings.TrimPrefix(part, "via ")] {
			return true
		}
		if i := strings.LastIndex(part, " via "); i >= 0 && w.credits[part[i+5:]] {
			return true
		}
		if f := strings.Fields(part); len(f) > 0 && (f[0] == "ap" || f[0] == "photo" || f[0] == "courtesy") {
			return true
		}
	}
	return false
}

var (
	dateline = regexp.MustCompile(`^(?:[A-Z][A-Z.,' -]{2,40}(?:, [A-Z][\w. ]{1,30})?(?:, [A-Z][a-z]+\.? \d{1,2})?\s*(?:\([A-Z][\w /]{1,20}\))?\s*(?:—|--|-|–|―)\s|[A-Z][\w .,]{2,40} \((?:AP|AFP|Reuters|UPI|dpa|PA|Xinhua|CNN)\)\s)`)
	newsDay  = regexp.MustCompile(`\b(?:on|last|this|next) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*\bsaid\b`)
	saidWord = regexp.MustCompile(`["'”’,] ?(?:[a-z]+ )?(?:[A-Z][\w.-]+ ){0,4}(?:said|told|added|wrote)\b|\b(?:he|she|they|it) (?:said|added|wrote|told)\b|\b(?:said|told) (?:[a-z]+ )?(?:on|in|that|it|he|she|they|the|reporters)\b`)
)

// Headlines drop articles and keep to the present; the first sentence of a story
// does neither.
var (
	storyWord = regexp.MustCompile(`(?i)\b(?:was|were|had|has been|have been)\b`)
	article   = regexp.MustCompile(`(?i)\b(?:the|an?)\b`)
)

// titleLike reports whether a line could be a headline.
func (t *textArticle) titleLike(i int) bool {
	p := t.paras[i]
	l := p.line
	if l == nil || p.lines > 3 || len(l.raw) > 250 || len(l.list) > 32 || len(l.list) < 2 {
		return false
	}
	if t.turn(i) && (i+1 >= len(t.paras) || t.turn(i+1) || i+2 < len(t.paras) && t.turn(i+2)) || dateline.MatchString(l.raw) || bullet(l.raw) > 0 && !strings.HasPrefix(l.raw, "-") && len(l.list) < 3 {
		return false
	}
	if t.calls(i) && i+1 < len(t.paras) && t.calls(i+1) {
		return false // "CHAIR: What went wrong?", and who answers
	}
	if r, _ := utf8.DecodeRuneInString(l.raw); unicode.IsLower(r) && t.bare {
		return false
	}
	if strings.HasSuffix(l.raw, ",") || strings.HasSuffix(l.raw, ":") && len(l.list) > 12 {
		return false
	}
	prosy := saidWord.MatchString(l.raw)
	if !l.stop || l.question {
		return (!prosy || capitalised(l.list) > 0.6) && (len(l.list) <= 22 || capitalised(l.list) > 0.6)
	}
	// A headline with a stop: corpora add one to each, some outlets do. It must
	// look like no sentence of a story.
	if capitalised(l.list) > 0.6 {
		return len(l.list) <= 26 && !(prosy && l.speech)
	}
	if prosy || newsDay.MatchString(l.raw) || i+1 >= len(t.paras) {
		return false
	}
	if next := t.paras[i+1]; l.speech || storyWord.MatchString(l.raw) || len(article.FindAllStringIndex(l.raw, 3)) > 1 {
		return i+4 < len(t.paras) && len(l.list) <= 20 && 2*(next.end-next.start) > 3*len(l.raw)
	}
	// "Title; subtitle." is how some archives print both.
	if strings.Contains(l.raw, "; ") {
		return i+2 < len(t.paras)
	}
	next := t.paras[i+1]
	return len(l.list) <= 20 && (i+2 < len(t.paras) || len(l.list) <= 12 && next.end-next.start > 2*len(l.raw))
}

// capitalised is the share of the longer words that begin with a capital.
func capitalised(list []string) float64 {
	var n, up int
	for _, w := range list {
		w = strings.TrimLeft(w, "\"'([#@")
		if len(w) < 4 {
			continue
		}
		n++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) || unicode.IsDigit(r) {
			up++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(up) / float64(n)
}

// prose reports whether a paragraph is running text.
func (t *textArticle) prose(i int) bool {
	l := t.paras[i].line
	return l == nil || l.sentence() && len(l.list) >= 8 || l.speech && l.stop || t.turn(i) || len(l.list) > 32 || dateline.MatchString(l.raw)
}

// findHeadline takes, of the title-like lines that stand before the first
// running text, the one that the article is about.
func (t *textArticle) findHeadline(doc *document.Document) {
	var able []int
	first := -1 // the first paragraph that could be a headline or running text
	for i := 0; i < len(t.paras) && i < 60; i++ {
		if t.set[i] {
			continue
		}
		l := t.paras[i].line
		if len(able) == 0 && l != nil && l.sectionLabel() {
			t.mark(i, document.Furniture)
			continue
		}
		if first < 0 {
			first = i
		}
		if !t.titleLike(i) || len(able) > 0 && t.prose(i) {
			break
		}
		able = append(able, i)
		if len(able) > 1 && t.paras[i].line.stop && len(l.list) >= 5 {
			break
		}
	}
	if len(able) == 0 || able[0] != first {
		return
	}
	best := able[0]
	if len(able) > 1 {
		about := t.vocabulary(able[len(able)-1] + 1)
		most := -1
		for _, i := range able {
			n := t.shared(i, about)
			if most < 0 || n > most && (len(t.paras[best].line.list) < 4 || most == 0 && n > 1) && !strings.HasSuffix(t.paras[best].line.raw, ";") {
				best, most = i, n
			}
		}
	}
	if len(t.paras) == 1 && t.paras[0].line.stop {
		return
	}
	t.headline = best
	t.mark(best, document.Headline)
	for _, i := range able {
		if i < best {
			t.mark(i, document.Furniture) // menus, a label, another page's teaser
		}
	}
}

// vocabulary is the longer words of the few paragraphs from i on.
func (t *textArticle) vocabulary(i int) map[string]bool {
	about := map[string]bool{}
	for n := 0; i < len(t.paras) && n < 8; i++ {
		if t.set[i] && t.kinds[i] == document.Furniture {
			continue
		}
		n++
		for _, w := range strings.Fields(strings.ToLower(clip(t.wording(i), 2000))) {
			if w = strings.Trim(w, ".,;:!?\"'“”‘’()"); len(w) > 3 {
				about[w] = true
			}
		}
	}
	return about
}

func (t *textArticle) shared(i int, about map[string]bool) int {
	n := 0
	for _, w := range t.paras[i].line.list {
		if w = strings.ToLower(strings.Trim(w, ".,;:!?\"'()")); len(w) > 3 && about[w] {
			n++
		}
	}
	return n
}

// blocks gives the finished blocks.
func (t *textArticle) blocks() []document.Block {
	out := make([]document.Block, 0, len(t.paras))
	add := func(k document.Kind, start, end int) {
		raw := t.text[start:end]
		start += len(raw) - len(strings.TrimLeftFunc(raw, blank))
		end = start + len(strings.TrimFunc(raw, blank))
		if start < end {
			out = append(out, document.Block{Kind: k, Span: document.Span{Start: start, End: end}})
		}
	}
	for i, p := range t.paras {
		switch {
		case t.kinds[i] == document.Caption && t.creditAt[i] > 0:
			add(document.Caption, p.start, t.creditAt[i])
			add(document.Furniture, t.creditAt[i], p.end)
		case t.kinds[i] == document.Item:
			add(document.Item, p.start+bullet(t.wording(i)), p.end)
		default:
			n := len(out)
			add(t.kinds[i], p.start, p.end)
			if by := t.by[i]; by != nil && len(out) > n {
				out[n].Speaker, out[n].Name, out[n].Written = by.Speaker, by.Name, by.Written
			}
		}
	}
	return out
}

// markup are the ">" before the lines of what a mail quotes, inside blocks.
func (t *textArticle) markup(blocks []document.Block) []document.Span {
	if !t.mail {
		return nil
	}
	var out []document.Span
	for _, b := range blocks {
		for at := b.Span.Start; ; {
			n := strings.IndexAny(t.text[at:b.Span.End], "\n\r")
			if n < 0 {
				break
			}
			at += n + 1
			end := at
			for end < b.Span.End && (t.text[end] == '>' || t.text[end] == ' ' || t.text[end] == '\t') {
				end++
			}
			if b.Kind == document.Quotation && strings.Contains(t.text[at:end], ">") {
				out = append(out, document.Span{Start: at, End: end})
			}
			at = end
		}
	}
	return out
}
