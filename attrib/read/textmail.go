// Mails as text: what the mail itself says apart from what it quotes of others, in
// lines with ">" or under a mail's own heading.

package read

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/attribcheck/attrib/attrib/document"
)

type mailWordList struct {
	wrote  []string
	header map[string]bool
	rule   []string
}

var mailWords = sync.OnceValue(func() *mailWordList {
	w := &mailWordList{header: map[string]bool{}}
	part := ""
	for _, l := range dataLines("en/mail.txt") {
		switch {
		case strings.HasPrefix(l, "["):
			part = l
		case part == "[wrote]":
			w.wrote = append(w.wrote, l)
		case part == "[header]":
			w.header[l] = true
		default:
			w.rule = append(w.rule, l)
		}
	}
	return w
})

// role is what a line is in a mail.
type role byte

const (
	wording     role = iota // of the mail, or of one that it quotes
	wroteLine               // "On 3 May 2024, Jane Doe wrote:"
	wroteRest               // such a line goes on
	headingLine             // "From: Jane Doe", "Subject: Ferries", over a quoted mail
	ruleLine                // "-----Original Message-----"
	signing                 // from "-- " on
)

const deepestQuote = 20 // how many ">" before a line are counted

// angles is how many ">" a line opens with, and where its words begin.
func angles(text string, l rawLine) (depth, start int) {
	at := l.start
	for at < l.end && (text[at] == '>' || depth > 0 && text[at] == ' ' && at+1 < l.end && text[at+1] == '>') {
		if text[at] == '>' {
			depth++
		}
		at++
	}
	for at < l.end && (text[at] == ' ' || text[at] == '\t') {
		at++
	}
	return min(depth, deepestQuote), at
}

// mailLines finds a mail's roles and depths in its lines, and takes the ">" off what
// they begin with. It reports false, and changes nothing, where the text is no mail;
// sure says that it is one.
func mailLines(text string, lines []rawLine, sure bool) bool {
	type quoted struct{ depth, start int }
	var of []quoted // made when the first line with ">" is met
	found := sure
	for i, l := range lines {
		if l.blank() || text[l.start] != '>' {
			continue
		}
		if of == nil {
			of = make([]quoted, len(lines))
		}
		of[i].depth, of[i].start = angles(text, l)
		if i > 0 && of[i-1].depth > 0 {
			found = true // one line alone may be a menu's
		}
	}
	depth := func(i int) int {
		if of == nil || i < 0 || i >= len(lines) {
			return 0
		}
		return of[i].depth
	}
	words := func(i int) string {
		l := lines[i]
		if depth(i) > 0 {
			l.start = max(l.start, of[i].start)
		}
		return text[l.start:l.end]
	}
	roles := map[int]role{}
	for i := 0; i < len(lines); i++ {
		s := words(i)
		if s == "" || len(s) > 400 {
			continue
		}
		switch h := headed(s); {
		case strings.ContainsAny(s[:1], "-_=*Bb") && ruleText(s):
			roles[i] = ruleLine
		case h == "from" || h == "date" || h == "subject" || h == "to":
			n := 0
			labels := map[string]bool{}
			for j := i; j < len(lines) && n < 12 && depth(j) == depth(i); j++ {
				h := headed(words(j))
				if h == "" && !(n > 0 && len(words(j)) > 0 && lines[j].indent > lines[i].indent) {
					break
				}
				labels[h] = true
				n++
			}
			if labels["from"] && (labels["subject"] || labels["sent"] || labels["date"]) && len(labels) >= 3 {
				for j := i; j < i+n; j++ {
					roles[j] = headingLine
				}
				i += n - 1
				found = true
			}
		default:
			n := wroteLines(lines, i, words, depth)
			if n == 0 {
				break
			}
			next := i + n
			for next < len(lines) && lines[next].blank() {
				next++
			}
			if depth(next) <= depth(i) && !(sure && sentBy.MatchString(words(i)+" "+words(i+n-1))) {
				break // nothing is quoted: a sentence like others
			}
			found = true
			roles[i] = wroteLine
			for j := i + 1; j < i+n; j++ {
				roles[j] = wroteRest
			}
			i += n - 1
		}
	}
	if !found {
		return false
	}
	sign := -1 // the depth of the signature that is being read
	for i := range lines {
		l := &lines[i]
		if d := depth(i); d > 0 {
			fresh := newRawLine(text, min(of[i].start, l.end), l.end)
			fresh.indent = 0
			*l = fresh
			l.depth = d
		}
		l.role = roles[i]
		switch {
		case l.depth != sign && !l.blank() || l.role != wording:
			sign = -1
		case sign >= 0:
			l.role = signing
		}
		if s := text[l.start:l.end]; l.role == wording && s == "--" {
			sign, l.role = l.depth, signing
		}
	}
	return true
}

// headed is the label of a line of a mail's heading, "" for any other line.
func headed(s string) string {
	s = strings.TrimLeft(s, "*_ ")
	if i := strings.IndexByte(clip(s, 16), ':'); i < 2 {
		return ""
	}
	label, rest, ok := strings.Cut(clip(s, 200), ":")
	label = strings.ToLower(strings.Trim(label, "*_ "))
	if !ok || !mailWords().header[label] || strings.TrimSpace(rest) == "" && label != "subject" && label != "cc" {
		return ""
	}
	return label
}

// ruleText reports a line such as "-----Original Message-----".
func ruleText(s string) bool {
	low := strings.ToLower(strings.Trim(s, "-_=*: \t"))
	return slices.Contains(mailWords().rule, low)
}

// wroteLines is how many lines, from line i on, say who wrote what is quoted below;
// 0 where they do not.
func wroteLines(lines []rawLine, i int, words func(int) string, depth func(int) int) int {
	first := words(i)
	on := strings.HasPrefix(first, "On ")
	if !on && !strings.HasSuffix(strings.TrimRight(first, " *"), ":") {
		return 0
	}
	for n := 0; n < 3 && i+n < len(lines) && depth(i+n) == depth(i); n++ {
		s := words(i + n)
		if s == "" {
			return 0
		}
		low := strings.ToLower(strings.TrimRight(s, " *"))
		for _, w := range mailWords().wrote {
			if low == w+":" || strings.HasSuffix(low, " "+w+":") || strings.HasSuffix(low, ">"+w+":") {
				return n + 1
			}
			// "Jane Doe wrote on 3 May 2024:"
			if n == 0 && strings.HasSuffix(low, ":") && strings.Contains(low, " "+w+" on ") && findDate(strings.TrimSuffix(low, ":")) != "" {
				return 1
			}
		}
		if !on {
			return 0
		}
	}
	return 0
}

// sentBy is what only a mailer writes over a mail: an address, or a time of day.
var sentBy = regexp.MustCompile(`^On .*(?:\S@\S|\d:\d\d)`)

var mailAddress = regexp.MustCompile(`[\w.+'-]+@[\w-]+(?:\.[\w-]+)+`)

// writer finds who wrote a quoted mail, in the line that says so: the name as it
// stands, or the address; and the name in its usual order where it is turned round.
func writer(text string, span document.Span) (document.Span, string) {
	s := text[span.Start:span.End]
	end := len(s)
	for _, w := range mailWords().wrote {
		if i := strings.LastIndex(s, w); i > 0 {
			end = i
			break
		}
	}
	start := 0
	if headed(s) != "" {
		start, end = strings.IndexByte(s, ':')+1, len(s)
	}
	address := mailAddress.FindStringIndex(s[start:end])
	if i := strings.IndexAny(s[start:end], "<[("); i > 0 {
		end = start + i
	} else if address != nil && address[0] > 0 {
		end = start + address[0]
	}
	// Back from the end, as far as there are names: a date stands before them.
	at := end
	for at > start {
		head := strings.TrimRightFunc(s[start:at], unicode.IsSpace)
		from := start + strings.LastIndexFunc(head, unicode.IsSpace) + 1
		word := strings.ToLower(strings.Trim(s[from:start+len(head)], `.,;"'*_`))
		if strings.ContainsAny(word, "0123456789@") || word == "on" || word == "at" || words().dateWords[word] || words().months[word] > 0 {
			break
		}
		if at = from; from == start {
			break
		}
	}
	trim := func(a, b int) document.Span {
		const ends = " \t\r\n,;:\"'*_>"
		a += len(s[a:b]) - len(strings.TrimLeft(s[a:b], ends))
		b = a + len(strings.TrimRight(s[a:b], ends))
		return document.Span{Start: span.Start + a, End: span.Start + b}
	}
	out := trim(at, end)
	if out.Len() <= 0 || out.Len() > 100 {
		if address == nil {
			return document.Span{}, ""
		}
		return trim(start+address[0], start+address[1]), ""
	}
	if name := squeeze(text[out.Start:out.End]); inOrder(name) != name {
		return out, inOrder(name)
	}
	return out, ""
}

// letters tells the paragraphs that a mail quotes, and who wrote them, from its own.
func (t *textArticle) letters(doc *document.Document) {
	type author struct {
		span document.Span
		name string
	}
	by := map[int]author{}  // who wrote what stands at a depth
	whole := map[int]bool{} // a heading says that all at the depth is quoted
	top := true             // nothing but the heading of the mail itself was met
	for i, p := range t.paras {
		span := document.Span{Start: p.start, End: p.end}
		switch p.role {
		case wroteLine:
			a := author{}
			a.span, a.name = writer(t.text, span)
			deeper := p.depth + 1
			if i+1 == len(t.paras) || t.paras[i+1].depth <= p.depth { // what follows has no ">"
				deeper, whole[p.depth] = p.depth, true
			}
			by[deeper] = a
			t.mark(i, document.Furniture)
			top = false
		case headingLine:
			switch label := headed(t.wording(i)); {
			case top:
				t.takeHeading(doc, label, span)
			case label == "from":
				a := author{}
				a.span, a.name = writer(t.text, span)
				by[p.depth], whole[p.depth] = a, true
			}
			t.mark(i, document.Furniture)
		case ruleLine, signing:
			t.mark(i, document.Furniture)
			if p.role == ruleLine {
				top = false
			}
		default:
			top = false
			if p.depth == 0 && !whole[0] {
				break
			}
			t.mark(i, document.Quotation)
			if a := by[p.depth]; a.span.Len() > 0 {
				t.by[i] = &document.Block{Speaker: a.span, Name: a.name, Written: true}
			}
		}
		for d := range by {
			if d > p.depth+1 {
				delete(by, d)
			}
		}
	}
}

// takeHeading takes what the heading of the mail itself says.
func (t *textArticle) takeHeading(doc *document.Document, label string, span document.Span) {
	_, rest, _ := strings.Cut(t.text[span.Start:span.End], ":")
	rest = strings.Trim(squeeze(rest), "* ")
	switch label {
	case "from":
		if at, name := writer(t.text, span); at.Len() > 0 && doc.Author == "" {
			doc.Author = firstOf(name, t.text[at.Start:at.End])
		}
	case "sent", "date":
		doc.Published = firstOf(doc.Published, normalDate(rest))
	case "subject":
		doc.Title = firstOf(doc.Title, rest)
	}
}
