// Transcripts inside any document: who speaks which of its blocks, told by the
// labels that open them. Every format's blocks come through here, so that a
// deposition is found in a PDF as in plain text.
//
// A page has labels of its own ("Read more:", "Photo:"), and one label is nobody's
// turn: labels count together, by how they are set, how often they come back, and
// whether what follows them reads like speech.

package read

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// transcript is a document while its turns are being found.
type transcript struct {
	doc    *document.Document
	labels []label // in the order of the text
	breaks []pause
	blocks []document.Block // as they become
	hidden []document.Span  // what nobody says: times, stage directions
	names  nameList
	flows  bool // paragraphs without a label go on with the turn before them
	from   int  // the first block of the transcript
	to     int  // the block with the last label
	tail   bool // what stands after that goes on with it
	voices map[string]bool
	listed map[int]bool // blocks that list those present

	examiner, witness string
	offices           map[string]string
	fuller            map[string]string   // the full name of the latest label that had it, by its last word
	bearers           map[string][]string // full names in the text, by their last word
	before            string              // the head of the line before
	lined             bool                // every line has a number before it
	at                []int               // room for the next head
}

// pause is a line inside a transcript that is nobody's turn and may end one.
type pause struct {
	block    int
	line     document.Span
	kind     document.Kind
	ends     bool   // the turn before it ends here
	examiner string // "BY MR. SMITH:" says who asks from here on
	witness  string // "JANE DOE, having been duly sworn" who answers
}

// turns finds the turns of a document that is a transcript or holds one, and makes
// them blocks of their own. A document whose reader knows who speaks is left as it
// is, and so is one without turns.
func turns(doc *document.Document) {
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind == document.Turn || b.Speaker.Len() > 0 {
			return
		}
	}
	t := &transcript{doc: doc, offices: map[string]string{}, fuller: map[string]string{}, voices: map[string]bool{}, listed: map[int]bool{}}
	t.look()
	if len(t.labels) < 2 || !t.choose() {
		return
	}
	t.from, t.to = t.labels[0].block, t.labels[len(t.labels)-1].block
	for i := range t.labels {
		t.voices[t.labels[i].who] = true
	}
	t.present()
	t.flow()
	t.cut()
	t.settle()
}

// look reads the heads of all lines.
func (t *transcript) look() {
	markup := t.doc.Markup
	t.lined = t.numbered()
	for b := range t.doc.Blocks {
		block := &t.doc.Blocks[b]
		for len(markup) > 0 && markup[0].End <= block.Span.Start {
			markup = markup[1:]
		}
		inside := markup
		stopped := true // the line before ends a sentence
		for at := block.Span.Start; at < block.Span.End; {
			end, next := block.Span.End, block.Span.End
			if n := strings.IndexAny(t.doc.Text[at:block.Span.End], "\n\r"); n >= 0 {
				end, next = at+n, at+n+1
			}
			line := document.Span{Start: at, End: end}
			if n := 0; t.lined {
				if n = len(lineNumber.FindString(t.doc.Text[at:end])); n > 0 {
					t.hidden = append(t.hidden, document.Span{Start: at, End: at + n})
					line.Start += n
				}
			}
			head := t.head(line, inside)
			if head.text != "" {
				t.line(b, line, head, stopped)
				t.before = head.text
				stopped, _ = stops(t.doc.Text[at:end])
			}
			at = next
			for len(inside) > 0 && inside[0].End <= at {
				inside = inside[1:]
			}
		}
	}
}

var lineNumber = regexp.MustCompile(`^[ \t]*\d{1,2}(?:[ \t]|$)`)

// numbered reports a record whose lines are numbered from page to page, as courts
// have them: most lines open with the number after that of the line before.
func (t *transcript) numbered() bool {
	lines, follow, last := 0, 0, -1
	for b := range t.doc.Blocks {
		for line := range strings.Lines(t.doc.Slice(t.doc.Blocks[b].Span)) {
			if strings.TrimFunc(line, blank) == "" {
				continue
			}
			lines++
			m := lineNumber.FindString(line)
			if m == "" {
				continue
			}
			n := seconds(strings.TrimSpace(m))
			if n == last+1 || n == 1 || n == last+2 {
				follow++
			}
			last = n
		}
	}
	return lines >= 10 && 10*follow >= 7*lines
}

// line reads one line of a block.
func (t *transcript) line(b int, line document.Span, head lineHead, stopped bool) {
	block := &t.doc.Blocks[b]
	p, ok := pauseOf(head.text)
	if !ok && swornNow.MatchString(head.text) {
		if m := swornBefore.FindStringSubmatch(t.before); m != nil {
			p, ok = pause{kind: document.Paragraph, ends: true, witness: m[1]}, true
		}
	}
	if ok {
		p.block, p.line = b, line
		if p.kind == document.Paragraph {
			p.kind = block.Kind
		}
		t.breaks = append(t.breaks, p)
		if p.examiner != "" || p.kind == document.Furniture {
			return
		}
	}
	l, named := labelOf(head, line)
	if !named {
		return
	}
	l.block = b
	l.head = strings.TrimLeft(t.doc.Text[block.Span.Start:line.Start], " \t\r\n") == ""
	switch block.Kind {
	case document.Headline:
		if l.form == plainLabel || l.form == aloneLabel || l.form == spaceLabel {
			return
		}
	case document.Caption:
		return
	case document.Furniture:
		if l.form == plainLabel || l.form == aloneLabel && t.doc.Format == "html" {
			return
		}
	}
	if !l.head && !stopped && (l.form == plainLabel || l.form == knownLabel || l.form == aloneLabel || l.form == spaceLabel) {
		return
	}
	if l.form == aloneLabel && !l.nameLike() || l.form != aloneLabel && t.lists(&l) {
		return
	}
	t.labels = append(t.labels, l)
}

// lists reports an entry of a list of those present: "Moderator: Jane Doe".
func (t *transcript) lists(l *label) bool {
	if !transcriptWords().present[l.who] || l.alone() {
		return false
	}
	s := strings.TrimSpace(t.doc.Text[l.words:l.line.End])
	stop, _ := stops(s)
	m := fullName.FindStringIndex(s)
	return !stop && m != nil && m[0] == 0
}

// head gives the visible head of a line, until the next one is asked for.
func (t *transcript) head(line document.Span, markup []document.Span) lineHead {
	v := lineHead{at: t.at[:0]}
	var b strings.Builder
	text := t.doc.Text
	i := line.Start
	for i < line.End && b.Len() < maxLabelled {
		if len(markup) > 0 && markup[0].Start <= i {
			i = max(i, markup[0].End)
			markup = markup[1:]
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:line.End])
		if blank(r) {
			if b.Len() > 0 && unicode.IsSpace(r) {
				if r != '\t' {
					r = ' '
				}
				v.at = append(v.at, i)
				b.WriteByte(byte(r))
			}
			i += n
			continue
		}
		for k := 0; k < n; k++ {
			v.at = append(v.at, i+k)
		}
		b.WriteString(text[i : i+n])
		i += n
	}
	v.text, v.at = b.String(), append(v.at, i)
	t.at = v.at
	return v
}

var (
	bracketed   = regexp.MustCompile(`^[(\[][^()\[\]]{1,230}[)\]]\.?\s*$`)
	examining   = regexp.MustCompile(`(?i)^(?:further |continued )?(?:direct|cross|redirect|recross|re-direct|re-cross|voir dire)?[- ]?\s?examination(?: \(?(?:resumed|continued)\)?)?(?: of [^:]{3,60})?(?:\s+by\s+([^:]{3,60}))?\s*[:.]?\s*$`)
	examinedBy  = regexp.MustCompile(`^\(?(?:BY|By) (M(?:R|RS|S|r|rs|s)\.? [\p{Lu}][\pL.'’ -]{1,40}|(?:DR|Dr)\.? [\p{Lu}][\pL.'’ -]{1,40})\)?\s*[:.]?\)?\s*$`)
	swornBefore = regexp.MustCompile(`^(\p{Lu}[\pL.'’-]+(?: \p{Lu}[\pL.'’-]*){1,4}),?$`)
	swornNow    = regexp.MustCompile(`^(?:a|the|called as|having|being|was|after|first|who) (?:[^.]{0,60} )?(?:sworn|affirmed)\b`)
	sworn       = regexp.MustCompile(`^(\p{Lu}[\pL.'’-]+(?: \p{Lu}[\pL.'’-]*){1,4}),(?: [^.]{0,80})?\b(?:having been|being|was|were|after being|called as|first)\b`)
)

// pauseOf tells a line that nobody says: a note in brackets, the heading of an
// examination, who was sworn.
func pauseOf(s string) (pause, bool) {
	switch {
	case s[0] == '(' || s[0] == '[':
		if m := examinedBy.FindStringSubmatch(s); m != nil {
			return pause{kind: document.Heading, ends: true, examiner: m[1]}, true
		}
		if bracketed.MatchString(s) {
			return pause{kind: document.Furniture}, true
		}
	case strings.HasPrefix(s, "BY ") || strings.HasPrefix(s, "By "):
		if m := examinedBy.FindStringSubmatch(s); m != nil {
			return pause{kind: document.Heading, ends: true, examiner: m[1]}, true
		}
	case strings.ContainsAny(s[:1], "CDEFRVcdefrv") && len(s) < 150:
		if m := examining.FindStringSubmatch(s); m != nil {
			return pause{kind: document.Heading, ends: true, examiner: strings.TrimSpace(m[1])}, true
		}
	}
	if !strings.Contains(s, "sworn") && !strings.Contains(s, "affirmed") && !strings.Contains(s, "called as a witness") {
		return pause{}, false
	}
	if m := sworn.FindStringSubmatch(s); m != nil {
		return pause{kind: document.Paragraph, ends: true, witness: m[1]}, true
	}
	return pause{}, false
}

// choose keeps the labels that are turns. It reports false where none are.
func (t *transcript) choose() bool {
	which := func(forms ...labelForm) (list []int) {
		for i := range t.labels {
			if slices.Contains(forms, t.labels[i].form) {
				list = append(list, i)
			}
		}
		return list
	}
	t.dropListed()
	timed := which(timedLabel)
	if !t.clock(timed) || t.talk(timed) < 0.25 { // the hours of a live report, say
		timed = nil
		t.labels = slices.DeleteFunc(t.labels, func(l label) bool { return l.form == timedLabel && l.alone() })
		for i := range t.labels {
			if l := &t.labels[i]; l.form == timedLabel {
				l.form = l.withColon()
			}
		}
	}
	keep := make([]bool, len(t.labels))
	take := func(list []int) {
		for _, i := range list {
			keep[i] = true
		}
	}
	strong := which(capsLabel, knownLabel, letterLabel, timedLabel)
	plain := which(plainLabel)
	// A parliament's report has both: the name on a line of its own, and the colon.
	voiced := t.count(strong)
	for _, i := range which(aloneLabel) {
		if l := &t.labels[i]; voiced.of[l.who] > 0 && l.titled || strings.Count(l.aside, "(") > 1 {
			strong = append(strong, i)
		}
	}
	slices.Sort(strong)
	switch {
	case t.count(strong).transcript(t.only(strong)) && t.speech(strong) >= 0.5:
		take(strong)
	case t.count(which(capsLabel, knownLabel, letterLabel, timedLabel, spaceLabel)).transcript(false) && t.letters() && t.speech(which(spaceLabel)) >= 0.6:
		take(strong)
		take(which(spaceLabel))
	default:
		// "Kostrava: We will …" may be anything; it must come back, and another too.
		both := which(capsLabel, knownLabel, letterLabel, timedLabel, plainLabel)
		all := t.count(both)
		var repeated, several []int
		for _, i := range both {
			if all.of[t.labels[i].who] > 1 {
				repeated = append(repeated, i)
			}
			if t.labels[i].titled || all.of[t.labels[i].who] > 1 {
				several = append(several, i)
			}
		}
		c := t.count(repeated)
		if t.talk(repeated) < 0.4 {
			break // what is said of each, not by each
		}
		if c.voices > 1 && c.turns >= 4 && 2*c.changes >= c.turns-1 && t.speech(repeated) >= 0.7 && t.long(repeated) ||
			all.voices > 1 && all.turns >= 3 && all.voices < all.turns && t.only(both) && t.speech(both) >= 0.7 {
			take(several)
		}
	}
	take(timed)
	if alone := t.lonely(which(aloneLabel)); len(alone) > 0 {
		take(alone)
	}
	known := map[string]bool{}
	any := false
	for i := range t.labels {
		if keep[i] {
			known[t.labels[i].who], any = true, true
		}
	}
	if !any {
		return false
	}
	again := t.count(plain)
	spaced := false
	for i := range t.labels {
		spaced = spaced || keep[i] && t.labels[i].form == letterLabel
	}
	for i := range t.labels {
		switch l := &t.labels[i]; l.form {
		case plainLabel:
			keep[i] = keep[i] || known[l.who] || again.of[l.who] > 2
		case aloneLabel:
			keep[i] = keep[i] || known[l.who] && strings.Count(l.aside, "(") > 1
		case spaceLabel: // "Q " beside labels with a name; an "A " may open any sentence
			keep[i] = keep[i] || l.who == "q" && len(known) > 1
		}
	}
	kept := t.labels[:0]
	for i := range t.labels {
		if keep[i] {
			kept = append(kept, t.labels[i])
		}
	}
	t.labels = kept
	return len(kept) > 1
}

// counts is how labels come together.
type counts struct {
	turns, voices, changes int
	again                  bool // a voice comes back
	of                     map[string]int
}

func (t *transcript) count(list []int) counts {
	c := counts{of: map[string]int{}, turns: len(list)}
	last := ""
	for _, i := range list {
		who := t.labels[i].who
		if c.of[who]++; c.of[who] > 1 {
			c.again = true
		}
		if who != last {
			c.changes++
		}
		last = who
	}
	c.voices = len(c.of)
	return c
}

// transcript reports that labels that are surely set as such make a transcript;
// where nothing but turns stands, two will do.
func (c counts) transcript(only bool) bool {
	return c.voices > 1 && (c.turns > 2 && c.again || c.turns > 1 && only)
}

// letters reports questions and answers that alternate: "Q " and "A ".
func (t *transcript) letters() bool {
	q, a, named := 0, 0, 0
	for i := range t.labels {
		switch l := &t.labels[i]; {
		case l.form != spaceLabel && l.form != letterLabel:
			if l.form == capsLabel || l.form == knownLabel {
				named++
			}
		case l.who == "q":
			q++
		default:
			a++
		}
	}
	return q > 1 && (a > 1 && a <= 2*q || named > 1 && a == 0)
}

// clock reports labels with the times of a recording: they never go back.
func (t *transcript) clock(list []int) bool {
	c := t.count(list)
	if c.turns < 2 || !c.again && c.turns > 3 || list[0] > 0 && t.labels[list[0]].block > len(t.doc.Blocks)/3+4 {
		return false
	}
	last := -1
	for _, i := range list {
		s := seconds(t.labels[i].time)
		if s < last {
			return false
		}
		last = s
		if strings.ContainsAny(t.labels[i].time, "AaPp") && !c.again {
			return false
		}
	}
	return true
}

// seconds is a time of the clock or of a recording in seconds: 12:03 is twelve
// minutes.
func seconds(s string) int {
	n, field := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			field = min(field*10+int(c-'0'), 1<<20)
		case c == ':':
			n, field = (n+field)*60, 0
		default:
			return n + field
		}
	}
	return n + field
}

// lonely gives the names on lines of their own that are labels: several of them
// come back, and running text follows each.
func (t *transcript) lonely(list []int) []int {
	c := t.count(list)
	var out []int
	repeated := map[string]bool{}
	for _, i := range list {
		l := &t.labels[i]
		if c.of[l.who] < 2 && strings.Count(l.aside, "(") == 0 {
			continue
		}
		if _, ok := t.after(l); !ok {
			continue
		}
		out = append(out, i)
		if c.of[l.who] > 1 {
			repeated[l.who] = true
		}
	}
	if c := t.count(out); c.turns < 5 || len(repeated) < 2 || 3*c.changes < 2*c.turns || t.labels[out[0]].block > len(t.doc.Blocks)/3+4 {
		return nil
	}
	return out
}

// after gives the index of the block that a label on a line of its own opens: its
// own where more lines follow, else the one behind it, which must be running text.
func (t *transcript) after(l *label) (int, bool) {
	own := t.doc.Blocks[l.block].Span
	if strings.TrimFunc(t.doc.Text[l.line.End:own.End], blank) != "" {
		return l.block, true
	}
	b := l.block + 1
	if b >= len(t.doc.Blocks) {
		return 0, false
	}
	s := t.doc.Slice(t.doc.Blocks[b].Span)
	stop, _ := stops(s)
	return b, stop || len(strings.Fields(clip(s, 400))) >= 8
}

// said is what stands after a label in its block, up to the next label.
func (t *transcript) said(i int) string {
	l := &t.labels[i]
	end := t.doc.Blocks[l.block].Span.End
	if i+1 < len(t.labels) && t.labels[i+1].block == l.block {
		end = t.labels[i+1].line.Start
	}
	if l.alone() && strings.TrimFunc(t.doc.Text[min(l.words, end):end], blank) == "" {
		if b, ok := t.after(l); ok && b != l.block {
			return t.doc.Slice(t.doc.Blocks[b].Span)
		}
	}
	return strings.TrimFunc(t.doc.Text[min(l.words, end):end], blank)
}

// speech is the share of labels after which something is said that ends as speech
// does.
func (t *transcript) speech(list []int) float64 {
	n := 0
	for _, i := range list {
		s := strings.TrimRight(t.said(i), " \n*_")
		if stop, _ := stops(s); stop || strings.HasSuffix(s, "—") || strings.HasSuffix(s, "-") || strings.HasSuffix(s, "–") {
			n++
		}
	}
	return float64(n) / float64(max(1, len(list)))
}

// talk is the share of labels after which somebody speaks of themselves or to
// somebody, as few do who write of others.
func (t *transcript) talk(list []int) float64 {
	n := 0
	for _, i := range list {
		s := clip(t.said(i), 1000)
		found := strings.Contains(s, "?")
		for _, w := range strings.Fields(strings.ToLower(straighten.Replace(s))) {
			w, _, _ = strings.Cut(strings.Trim(w, "\"'.,!;:()-"), "'")
			found = found || transcriptWords().talk[w]
		}
		if found {
			n++
		}
	}
	return float64(n) / float64(max(1, len(list)))
}

// long reports that most of what follows labels are whole sentences, no entries of
// a form.
func (t *transcript) long(list []int) bool {
	n := 0
	for _, i := range list {
		if len(strings.Fields(clip(t.said(i), 200))) >= 4 {
			n++
		}
	}
	return 2*n >= len(list)
}

// only reports that nothing but turns stands in the document's running text.
func (t *transcript) only(list []int) bool {
	if len(list) == 0 {
		return false
	}
	opens := map[int]bool{}
	for _, i := range list {
		if t.labels[i].head {
			opens[t.labels[i].block] = true
		}
	}
	for b := range t.doc.Blocks {
		switch t.doc.Blocks[b].Kind {
		case document.Headline, document.Heading, document.Standfirst, document.Furniture, document.Caption:
			continue
		}
		if !opens[b] && !t.paused(b) {
			return false
		}
	}
	return true
}

// paused reports a block that opens with a line that nobody says.
func (t *transcript) paused(b int) bool {
	i, ok := slices.BinarySearchFunc(t.breaks, b, func(p pause, b int) int { return p.block - b })
	return ok && t.breaks[i].line.Start <= t.doc.Blocks[b].Span.Start
}

var (
	sayVerb     = `(?:said|says|told|adds|added|asked|asks|replied|replies|answered|responded|continued|went on|wrote|insisted|recalled|concluded|explained|acknowledged|laughed|paused|shrugged|smiled)`
	quoteSaid   = regexp.MustCompile(`[,.?!—-]["”’»]\s+(?:(?:he|she|they|the \w+) ` + sayVerb + `|(?:\p{Lu}[\pL.'’-]+ ){1,3}` + sayVerb + `|` + sayVerb + ` (?:the |\p{Lu}))\b`)
	endOfRecord = regexp.MustCompile(`^(?:[-–—*#\s(\[]*(?i:end|ends)\b[^a-z]{0,40}|#{2,}\s*|(?:\* ?){3,})$`)
	personSays  = regexp.MustCompile(`\b(\p{Lu}[\pL'’-]+) ` + sayVerb + `\b`)
)

// narrates reports a paragraph in which somebody else tells of those who speak.
func (t *transcript) narrates(b int) bool {
	s := clip(t.doc.Slice(t.doc.Blocks[b].Span), 2000)
	if quoteSaid.MatchString(s) {
		return true
	}
	for _, m := range personSays.FindAllStringSubmatch(s, 8) {
		if t.voices[strings.ToLower(m[1])] {
			return true
		}
	}
	return false
}

// flow decides whether paragraphs without a label go on with the turn before them:
// in a transcript they do, in an article that prints an exchange they may be the
// writer's own.
func (t *transcript) flow() {
	opens := map[int]bool{}
	for i := range t.labels {
		opens[t.labels[i].block] = true
		if b, ok := t.after(&t.labels[i]); ok && t.labels[i].alone() {
			opens[b] = true
		}
	}
	words, inside, bare, told, prose, run, longest := 0, 0, 0, 0, 0, 0, 0
	for b := range t.doc.Blocks {
		block := &t.doc.Blocks[b]
		if block.Kind == document.Furniture && !opens[b] {
			continue
		}
		words += block.Span.Len()
		if b < t.from && block.Kind == document.Paragraph && !t.paused(b) && !t.listed[b] {
			if s := t.doc.Slice(block.Span); len(strings.Fields(clip(s, 200))) >= 8 {
				prose++
			}
		}
		if b < t.from || b > t.to {
			continue
		}
		inside += block.Span.Len()
		if opens[b] || t.paused(b) || block.Kind == document.Heading || block.Kind == document.Caption {
			run = 0
			continue
		}
		bare++
		if run++; run > longest {
			longest = run
		}
		if t.narrates(b) {
			told++
		}
	}
	// What somebody writes before the first turn they may write between turns too.
	t.flows = 4*told <= bare && 3*inside >= words && (prose == 0 && len(t.labels) >= 4 || len(t.labels) >= 12)
	if prose > 0 && len(t.labels) < 24 {
		return
	}
	if !t.flows || longest == 0 {
		return
	}
	rest := 0
	for b := t.to + 1; b < len(t.doc.Blocks); b++ {
		if k := t.doc.Blocks[b].Kind; k == document.Furniture || k == document.Caption || opens[b] {
			continue
		}
		if rest++; t.narrates(b) {
			return
		}
	}
	t.tail = rest <= max(3, 2*longest)
}

// cut makes the blocks anew: a turn for each label.
func (t *transcript) cut() {
	// "JANE DOE, having been duly sworn, testified as follows:" is nobody's turn.
	formal := map[int]bool{}
	for _, p := range t.breaks {
		if p.witness != "" || p.examiner != "" {
			formal[p.line.Start] = true
		}
	}
	t.labels = slices.DeleteFunc(t.labels, func(l label) bool { return formal[l.line.Start] })
	var turn *document.Block // the turn that was last
	open := false            // whether a paragraph may go on with it
	li, pi := 0, 0
	skip := -1 // block that an earlier label has taken in
	for b := 0; b < len(t.doc.Blocks); b++ {
		block := t.doc.Blocks[b]
		start := block.Span.Start
		if b == skip {
			continue
		}
		piece := func(end int) { // what stands in the block before the next label or pause
			s := t.trim(document.Span{Start: start, End: end})
			if t.lined {
				s = t.unnumbered(s)
			}
			if s.Len() == 0 {
				return
			}
			nb := block
			nb.Span = s
			if turn != nil && open && t.goesOn(b, block.Kind, s) {
				nb.Kind, nb.Speaker, nb.Name = document.Turn, turn.Speaker, turn.Name
			} else if turn != nil && block.Kind != document.Furniture && block.Kind != document.Caption {
				open = false
			}
			t.blocks = append(t.blocks, nb)
		}
		for (li < len(t.labels) && t.labels[li].block == b) || (pi < len(t.breaks) && t.breaks[pi].block <= b) {
			if pi < len(t.breaks) && t.breaks[pi].block < b {
				pi++
				continue
			}
			if pi < len(t.breaks) && t.breaks[pi].block == b && (li == len(t.labels) || t.labels[li].block != b || t.breaks[pi].line.Start < t.labels[li].line.Start) {
				p := &t.breaks[pi]
				pi++
				if p.examiner != "" {
					t.examiner = p.examiner
				}
				if p.witness != "" {
					t.witness = p.witness
				}
				if b < t.from || b > t.to && !t.tail || p.kind == block.Kind && !p.ends {
					continue
				}
				piece(p.line.Start)
				open = open && !p.ends
				nb := block
				nb.Kind = p.kind
				nb.Span = t.trim(p.line)
				if p.witness != "" { // who was sworn, to the end of the paragraph
					nb.Span = t.trim(document.Span{Start: p.line.Start, End: t.next(b, li, pi)})
				}
				t.blocks = append(t.blocks, nb)
				start = nb.Span.End
				continue
			}
			l := &t.labels[li]
			piece(l.line.Start)
			li++
			end := t.next(b, li, pi)
			nb := block
			nb.Kind = document.Turn
			nb.Span = t.trim(document.Span{Start: l.line.Start, End: end})
			if t.lined {
				nb.Span = t.unnumbered(nb.Span)
			}
			start = end
			if l.alone() && strings.TrimFunc(t.doc.Text[min(l.words, end):end], blank) == "" {
				nb = t.takeNext(b, li, nb)
				if nb.Span.End > end {
					skip = b + 1
				}
			}
			if nb.Kind == document.Turn {
				t.hide(l, nb.Span)
				nb.Speaker, nb.Name = l.span, t.nameOf(l)
				turn, open = &nb, true
			}
			t.blocks = append(t.blocks, nb)
		}
		if start < block.Span.End && skip != b+1 {
			piece(block.Span.End)
		}
	}
}

// next is where in block b the next label or pause begins, or the block ends.
func (t *transcript) next(b, li, pi int) int {
	end := t.doc.Blocks[b].Span.End
	if li < len(t.labels) && t.labels[li].block == b {
		end = t.labels[li].line.Start
	}
	if pi < len(t.breaks) && t.breaks[pi].block == b {
		end = min(end, t.breaks[pi].line.Start)
	}
	return end
}

// takeNext joins a label on a line of its own with the block behind it. One that
// nothing follows is part of the page.
func (t *transcript) takeNext(b, li int, nb document.Block) document.Block {
	n := b + 1
	if n >= len(t.doc.Blocks) || li < len(t.labels) && t.labels[li].block <= n && t.labels[li].line.Start <= t.doc.Blocks[n].Span.Start {
		nb.Kind = document.Furniture
		return nb
	}
	next := t.doc.Blocks[n]
	end := next.Span.End
	if li < len(t.labels) && t.labels[li].block == n {
		nb.Kind = document.Furniture // several turns in the block behind it: whose is the first?
		return nb
	}
	if gap := (document.Span{Start: nb.Span.End, End: next.Span.Start}); strings.TrimFunc(t.doc.Slice(gap), blank) != "" {
		t.hidden = append(t.hidden, gap)
	}
	nb.Span.End = end
	return nb
}

// goesOn reports whether what stands without a label goes on with the turn before.
func (t *transcript) goesOn(b int, k document.Kind, s document.Span) bool {
	switch k {
	case document.Paragraph, document.Item, document.Quotation, document.Standfirst:
	default:
		if !t.lined { // lines under their numbers look like anything
			return false
		}
	}
	text := t.doc.Slice(s)
	r, _ := utf8.DecodeRuneInString(text)
	if turn := t.last(); turn != nil && strings.ContainsRune("\"“", r) && t.quotes(turn) {
		// A page quotes the transcript, with a mark on every paragraph.
		return len(text) > judged || !newLine(strings.Trim(text, "\"“”")).furniture()
	}
	if !t.flows || b > t.to && !t.tail || endOfRecord.MatchString(clip(text, 120)) {
		return false
	}
	return !t.narrates(b)
}

// last is the last turn, where nothing but page furniture stands behind it.
func (t *transcript) last() *document.Block {
	for i := len(t.blocks) - 1; i >= 0; i-- {
		switch t.blocks[i].Kind {
		case document.Turn:
			return &t.blocks[i]
		case document.Furniture, document.Caption:
			continue
		}
		return nil
	}
	return nil
}

// quotes reports a turn that opens with a quotation mark which it does not close.
func (t *transcript) quotes(b *document.Block) bool {
	s := t.doc.Slice(b.Span)
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '"':
		return strings.Count(s, `"`)%2 == 1
	case '“':
		return strings.Count(s, "“") > strings.Count(s, "”")
	}
	return false
}

// unnumbered leaves out the numbers of lines that have nothing else, at either end.
func (t *transcript) unnumbered(s document.Span) document.Span {
	text := t.doc.Slice(s)
	s.Start += len(lineNumber.FindString(text))
	if s.Start < s.End {
		last := s.Start + 1 + strings.LastIndexByte(t.doc.Text[s.Start:s.End], '\n')
		if n := len(lineNumber.FindString(t.doc.Text[last:s.End])); last > s.Start && last+n == s.End {
			s.End = last
		}
	}
	return t.trim(s)
}

// trim leaves out white space at the ends of a span.
func (t *transcript) trim(s document.Span) document.Span {
	text := t.doc.Slice(s)
	s.Start += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	s.End -= len(text) - len(strings.TrimRightFunc(text, unicode.IsSpace))
	s.End = max(s.Start, s.End)
	return s
}

// hide marks what stands around a label and is nobody's words: times, brackets.
func (t *transcript) hide(l *label, block document.Span) {
	if l.aside != "" { // what is said of the speaker is part of the label
		end := l.span.End + strings.Index(t.doc.Text[l.span.End:min(l.words, block.End)], strings.TrimSpace(l.aside)) + len(strings.TrimSpace(l.aside))
		if end > l.span.End && end <= l.words {
			l.span.End = end
		}
	}
	if (l.form == letterLabel || l.form == spaceLabel) && l.span.End < len(t.doc.Text) && t.doc.Text[l.span.End] == '.' {
		l.span.End++
	}
	if before := (document.Span{Start: l.line.Start, End: l.span.Start}); strings.ContainsAny(t.doc.Slice(before), "0123456789>") {
		t.hidden = append(t.hidden, t.trim(before))
	}
	if behind := (document.Span{Start: l.span.End, End: min(l.words, block.End)}); strings.Trim(t.doc.Slice(behind), ": \t\r\n") != "" {
		t.hidden = append(t.hidden, behind)
	}
}

var inBrackets = regexp.MustCompile(`[(\[][^()\[\]]{1,90}[)\]]`)

// stage reports brackets that tell what was heard or done, not what was said.
func stage(s string) bool {
	square := s[0] == '['
	s = strings.Trim(s, "()[] \t\r\n")
	if timeRE.MatchString(s) {
		return true
	}
	upper := false
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsUpper(r) {
		upper = true
	}
	f := strings.Fields(strings.ToLower(strings.Trim(s, ".,!?… ")))
	if len(f) == 0 || len(f) > 12 {
		return false
	}
	list := transcriptWords().stage
	for n := min(3, len(f)); n > 0; n-- {
		if list[strings.Trim(strings.Join(f[:n], " "), ".,!?…")] {
			return square || upper || len(f) <= 3
		}
	}
	if len(f) <= 4 {
		for _, w := range f {
			if list[strings.Trim(w, ".,!?…")] {
				return square || upper || len(f) == 1
			}
		}
	}
	return false
}

// settle puts the new blocks and what is hidden in them into the document.
func (t *transcript) settle() {
	for i := range t.blocks {
		b := &t.blocks[i]
		if b.Kind != document.Turn {
			continue
		}
		words := b.Words(t.doc.Text)
		for _, m := range inBrackets.FindAllStringIndex(t.doc.Slice(words), -1) {
			if s := (document.Span{Start: words.Start + m[0], End: words.Start + m[1]}); stage(t.doc.Slice(s)) {
				t.hidden = append(t.hidden, s)
			}
		}
	}
	for i := range t.doc.Blocks {
		if b := &t.doc.Blocks[i]; b.Kind == document.Headline && !slices.ContainsFunc(t.blocks, func(n document.Block) bool { return n.Kind == document.Headline }) {
			if t.doc.Format != "html" {
				t.doc.Title = "" // it was somebody's turn
			}
			break
		}
	}
	for i := range t.blocks { // a summary in whole sentences, of a page that has no other
		if b := &t.blocks[i]; b.Kind == document.Standfirst {
			if stop, _ := stops(t.doc.Slice(b.Span)); stop {
				b.Kind = document.Paragraph
			}
		}
	}
	if t.examiner != "" {
		t.doc.Author = "" // "BY MR. SMITH:" is no byline
	}
	for i := range t.labels[:min(len(t.labels), 4)] { // nor is who speaks first
		if l := &t.labels[i]; t.doc.Author != "" && strings.HasPrefix(t.doc.Author, l.name) {
			t.doc.Author = ""
		}
	}
	for _, p := range t.breaks { // nor "(BEGIN VIDEO CLIP)"
		if p.kind == document.Furniture && t.doc.Author != "" && strings.Contains(t.doc.Slice(p.line), t.doc.Author) {
			t.doc.Author = ""
		}
	}
	if t.lined {
		t.doc.Title = strings.TrimSpace(t.doc.Title[len(lineNumber.FindString(t.doc.Title)):])
	}
	t.doc.Blocks = t.blocks
	t.doc.Markup = markupOf(t.blocks, append(t.hidden, t.doc.Markup...))
}

// markupOf puts markup in order, each span inside one block and none twice.
func markupOf(blocks []document.Block, list []document.Span) []document.Span {
	slices.SortFunc(list, func(a, b document.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	var out []document.Span
	b, at := 0, 0
	for _, m := range list {
		for b < len(blocks) && blocks[b].Span.End <= m.Start {
			b++
		}
		for k := b; k < len(blocks) && blocks[k].Span.Start < m.End; k++ {
			s := document.Span{Start: max(m.Start, blocks[k].Span.Start, at), End: min(m.End, blocks[k].Span.End)}
			if s.Len() > 0 {
				out = append(out, s)
				at = s.End
			}
		}
	}
	return out
}
