// Subtitles and captions: WebVTT and SubRip. Cues are joined to what was said, a
// block for each voice and every few sentences, which knows the time at which it
// begins; how cues were set (positions, colours) and what was heard beside words is
// left out.

package read

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode"

	"github.com/attribcheck/attrib/attrib/document"
)

// cue is one caption, as it stands in the file.
type cue struct {
	start, end int      // milliseconds
	lines      []string // with tags, none blank
}

// said is a stretch of one voice's words, at most one cue long.
type said struct {
	start, end int
	voice      string // "" where none is named
	changes    bool   // somebody else speaks from here on, named or not
	text       string
}

const (
	cueTimePattern = `(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`
	blockAfter     = 15_000 // milliseconds after which a sentence's end ends a block
	blockWithout   = 45_000 // and after which a cue's end does, where no sentence ends
	longPause      = 4_000  // milliseconds of silence that end a block
)

var (
	timingRE  = regexp.MustCompile(`^\s*` + cueTimePattern + `\s*-->\s*` + cueTimePattern + `(?:\s.*)?$`)
	tagRE     = regexp.MustCompile(`<[^<>\n]{0,300}>`)
	voiceRE   = regexp.MustCompile(`^<v(?:\.[^\s<>]*)?[ \t]+([^<>]+)>$`)
	settingRE = regexp.MustCompile(`\{\\[^{}\n]{0,200}\}|\{[yYcCfFsSpPoObBiI]:[^{}\n]{0,60}\}`)
	squareRE  = regexp.MustCompile(`\[[^\[\]]{0,120}\]`)
	roundRE   = regexp.MustCompile(`\([^()]{1,90}\)`)
	changeRE  = regexp.MustCompile(`^(?:>{2,3}|[-–—‐])\s*`)
)

// isVTT reports a text that says it is WebVTT.
func isVTT(head string) bool {
	rest, ok := strings.CutPrefix(head, "WEBVTT")
	return ok && (rest == "" || strings.ContainsAny(rest[:1], " \t\r\n"))
}

// isSRT reports a text that opens as SubRip does: a number or none, and a time.
func isSRT(head string) bool {
	lines := strings.SplitN(clip(head, 400), "\n", 4)
	for i, l := range lines {
		if timingRE.MatchString(strings.TrimRight(l, "\r")) {
			return true
		}
		if i > 0 || strings.Trim(l, "0123456789 \r") != "" {
			return false
		}
	}
	return false
}

func parseVTT(text string) (*document.Document, error) { return parseCues(text, true) }
func parseSRT(text string) (*document.Document, error) { return parseCues(text, false) }

// parseCues reads the cues of a text and composes what was said from them.
func parseCues(text string, vtt bool) (*document.Document, error) {
	doc := &document.Document{}
	list, odd := cues(doc, text, vtt)
	if len(list) == 0 && (odd > 0 || !isVTT(strings.TrimLeftFunc(clip(text, 100), blank))) {
		return nil, because(ErrFormat, "subtitles without a cue that can be read")
	}
	if odd > 0 {
		doc.Notes = append(doc.Notes, plural(odd, "time")+" of cues could not be read; the cues are left out")
	}
	unroll(list)
	compose(doc, voices(list))
	return doc, nil
}

// cues takes a text apart. odd is how many lines look like times and are none.
func cues(doc *document.Document, text string, vtt bool) (list []cue, odd int) {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimLeftFunc(text, blank)), "\n")
	over := func(i int) bool { // a line of white space parts no cues of WebVTT
		return i == len(lines) || lines[i] == "" || !vtt && strings.TrimFunc(lines[i], blank) == ""
	}
	i := 0
	if title, ok := strings.CutPrefix(lines[0], "WEBVTT"); ok && vtt {
		doc.Title = strings.Join(strings.Fields(strings.TrimLeft(title, " \t-–—:")), " ")
		for i++; !over(i) && !timingRE.MatchString(lines[i]); i++ {
			if l, ok := strings.CutPrefix(lines[i], "Language:"); ok {
				doc.Language = strings.TrimSpace(l)
			}
		}
	}
	for i < len(lines) {
		if over(i) {
			i++
			continue
		}
		first := lines[i]
		if vtt && (strings.HasPrefix(first, "NOTE") || first == "STYLE" || first == "REGION") && !strings.Contains(first, "-->") {
			for !over(i) {
				i++
			}
			continue
		}
		m := timingRE.FindStringSubmatch(first)
		if m == nil && i+1 < len(lines) { // the cue's number or name stands before
			if m = timingRE.FindStringSubmatch(lines[i+1]); m != nil {
				i++
			}
		}
		i++
		if m == nil {
			if strings.Contains(first, "-->") {
				odd++
				for !over(i) {
					i++
				}
			}
			continue
		}
		c := cue{start: milliseconds(m[1:5]), end: milliseconds(m[5:9])}
		if over(i) && i+2 < len(lines) && !over(i+1) && !timingRE.MatchString(lines[i+1]) && !timingRE.MatchString(lines[i+2]) {
			i++ // some programs write a blank line for one that was empty
		}
		for !over(i) && !timingRE.MatchString(lines[i]) {
			if next := i + 1; next < len(lines) && timingRE.MatchString(lines[next]) && strings.Trim(lines[i], "0123456789") == "" {
				break // the next cue, where no blank line parts them
			}
			if strings.TrimFunc(lines[i], blank) != "" {
				c.lines = append(c.lines, lines[i])
			}
			i++
		}
		list = append(list, c)
	}
	return list, odd
}

func milliseconds(m []string) int {
	n := 0
	for i, unit := range []int{3_600_000, 60_000, 1000} {
		v := 0
		for _, d := range m[i] {
			v = v*10 + int(d-'0')
		}
		n += v * unit
	}
	fraction := (m[3] + "00")[:3]
	for _, unit := range []struct{ at, ms int }{{0, 100}, {1, 10}, {2, 1}} {
		n += int(fraction[unit.at]-'0') * unit.ms
	}
	return n
}

// playTime writes milliseconds as a player shows them: "00:12:03".
func playTime(ms int) string {
	s := ms / 1000
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}

// unroll leaves each line of rolling captions, where a cue repeats the lines of the
// one before, with the cue that has it first. Words that somebody says twice are
// not rolled: most cues of such a file repeat.
func unroll(list []cue) {
	bare := make([][]string, len(list))
	for i := range list {
		for _, l := range list[i].lines {
			bare[i] = append(bare[i], plainCue(l))
		}
	}
	again := make([]int, len(list)) // how many lines the cue before has had
	grown := make([]int, len(list)) // or how many bytes of the first line
	rolled, near := 0, 0
	for i := 1; i < len(list); i++ {
		if list[i].start > list[i-1].end+500 || len(bare[i]) == 0 || len(bare[i-1]) == 0 {
			continue
		}
		near++
		for k := min(len(bare[i]), len(bare[i-1]), 4); k > 0; k-- {
			if equalLines(bare[i-1][len(bare[i-1])-k:], bare[i][:k]) {
				again[i] = k
				break
			}
		}
		if before, now := bare[i-1][len(bare[i-1])-1], bare[i][0]; again[i] == 0 && len(bare[i-1]) == 1 && before != "" && strings.HasPrefix(now, before+" ") {
			grown[i] = len(before)
		}
		if again[i] > 0 || grown[i] > 0 {
			rolled++
		}
	}
	if rolled < 2 || 3*rolled < near {
		return
	}
	for i := range list {
		list[i].lines = list[i].lines[again[i]:]
		if grown[i] > 0 {
			list[i].lines = append([]string{bare[i][0][grown[i]:]}, list[i].lines[1:]...)
		}
	}
}

func equalLines(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] || a[i] == "" {
			return false
		}
	}
	return true
}

// plainCue is a line of a cue without its tags.
func plainCue(line string) string {
	if strings.IndexByte(line, '<') >= 0 {
		line = tagRE.ReplaceAllString(line, "")
	}
	return cueText(line)
}

// cueText leaves settings and what is no word out of a line without tags.
func cueText(s string) string {
	if strings.IndexByte(s, '{') >= 0 {
		s = settingRE.ReplaceAllString(s, "")
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	s = strings.ReplaceAll(s, `\N`, " ")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200e' || r == '\u200f' || r == '\ufeff' || r == '\u200b':
			return -1
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// voices takes cues apart by who speaks.
func voices(list []cue) []said {
	var out []said
	labels := map[string]int{}
	voice := "" // of the tag that is open
	for _, c := range list {
		voice = ""
		for n, line := range c.lines {
			at := 0
			add := func(text string) {
				s := said{start: c.start, end: c.end, voice: voice, text: cueText(text)}
				if n == 0 && at == 0 || voice == "" {
					if m := changeRE.FindString(s.text); m != "" && (voice == "" || strings.HasPrefix(m, ">")) {
						s.changes, s.text = true, s.text[len(m):]
					}
				}
				if s.text = spoken(s.text); s.text != "" {
					out = append(out, s)
					if l, words := cueLabel(s.text); l != nil && voice == "" && words != "" {
						labels[l.who]++
					}
				}
			}
			for _, m := range tagRE.FindAllStringIndex(line, -1) {
				tag := line[m[0]:m[1]]
				v := voiceRE.FindStringSubmatch(tag)
				if v == nil && tag != "</v>" {
					continue
				}
				add(tagRE.ReplaceAllString(line[at:m[0]], ""))
				at, voice = m[1], ""
				if v != nil {
					voice = cueText(v[1])
				}
			}
			add(tagRE.ReplaceAllString(line[at:], ""))
		}
	}
	for i := range out {
		s := &out[i]
		if s.voice != "" {
			s.changes = true
			continue
		}
		l, words := cueLabel(s.text)
		if l == nil {
			continue
		}
		sure := s.changes || l.form == capsLabel || l.form == knownLabel
		if labels[l.who] > 1 || sure {
			s.voice, s.text, s.changes = l.name, words, true
		}
	}
	return out
}

// cueLabel is the label that a line of a cue opens with, nil for none, and the words
// behind it.
func cueLabel(s string) (*label, string) {
	if strings.IndexByte(clip(s, 80), ':') < 0 {
		return nil, ""
	}
	head := lineHead{text: clip(s, maxLabelled)}
	for i := range len(head.text) + 1 {
		head.at = append(head.at, i)
	}
	l, ok := labelOf(head, document.Span{End: len(s)})
	if !ok || l.form == aloneLabel || l.form == spaceLabel || l.words < len(s) && l.words > len(head.text) {
		return nil, ""
	}
	return &l, s[min(l.words, len(s)):]
}

// spoken leaves out of a line what nobody says: sounds in brackets, music, songs.
func spoken(s string) string {
	if strings.ContainsAny(s, "♪♫♬🎵🎶") {
		return ""
	}
	if strings.IndexByte(s, '[') >= 0 {
		s = squareRE.ReplaceAllString(s, " ")
	}
	if strings.IndexByte(s, '(') >= 0 {
		whole := strings.TrimSpace(s)
		s = roundRE.ReplaceAllStringFunc(s, func(m string) string {
			if m == whole || stage(m) || strings.ToUpper(m) == m && strings.ToLower(m) != m {
				return " "
			}
			return m
		})
	}
	s = strings.Join(strings.Fields(s), " ")
	if strings.Trim(s, "-–—>:.*# ") == "" {
		return ""
	}
	return s
}

// compose writes what was said as blocks.
func compose(doc *document.Document, list []said) {
	var b strings.Builder
	open := func(block document.Block) {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		block.Span.Start = b.Len()
		doc.Blocks = append(doc.Blocks, block)
	}
	done := func() {
		if n := len(doc.Blocks); n > 0 {
			doc.Blocks[n-1].Span.End = b.Len()
		}
	}
	if doc.Title != "" {
		open(document.Block{Kind: document.Headline})
		b.WriteString(doc.Title)
		done()
	}
	voice, since, last := "", 0, 0
	var label document.Span
	fresh := true // a block is to be opened
	for i := range list {
		s := &list[i]
		turn := s.changes && (s.voice != voice || s.voice == "")
		pause := s.start-last > longPause
		if i > 0 {
			stop, _ := stops(list[i-1].text)
			long := s.start - since
			fresh = turn || pause || stop && long >= blockAfter || long >= blockWithout
		}
		if turn {
			voice, label = s.voice, document.Span{}
		}
		if !fresh {
			b.WriteByte(' ')
			b.WriteString(s.text)
			done()
			last = max(last, s.end)
			continue
		}
		block := document.Block{Where: document.Where{Time: playTime(s.start)}}
		if voice != "" {
			block.Kind = document.Turn
		}
		open(block)
		at := &doc.Blocks[len(doc.Blocks)-1]
		if voice != "" && label.Len() == 0 {
			label = document.Span{Start: b.Len(), End: b.Len() + len(voice)}
			b.WriteString(voice)
			b.WriteString(": ")
		}
		at.Speaker = label
		b.WriteString(s.text)
		done()
		since, last = s.start, max(s.end, s.start)
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	doc.Text = b.String()
}
