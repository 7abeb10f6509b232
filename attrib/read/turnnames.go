// Who the labels of a transcript stand for, where the transcript itself says so: a
// list of those present, brackets behind an office, the forms of a hearing. Names
// that the running text gives are left to whoever reads names.

package read

import (
	"regexp"
	"slices"
	"strings"
)

// nameList are the full names of those present, by surname; "" for one that two
// bear.
type nameList map[string]string

var (
	fullName      = regexp.MustCompile(`\p{Lu}[\pL'’-]+(?: (?:\p{Lu}\.|\p{Lu}[\pL'’-]+|de|da|van|von|bin|al)){0,3} \p{Lu}[\pL'’-]+`)
	presentOpens  = regexp.MustCompile(`^[*_#\s]*([\pL][\pL ]{3,30}?)\s*[:：]`)
	interviewWith = regexp.MustCompile(`(?i:interview|conversation|q ?& ?a|q and a|questions and answers) (?i:with) (?:[\pL.]+ ){0,4}?(\p{Lu}[\pL'’-]+ (?:\p{Lu}\. )?\p{Lu}[\pL'’-]+)`)
)

// maxPresent is how many blocks a list of those present may have.
const maxPresent = 80

// present reads the lists of those who take part: "PRESENT:", "APPEARANCES:".
func (t *transcript) present() {
	t.names = nameList{}
	left := 0
	for b := range t.doc.Blocks {
		s := t.doc.Slice(t.doc.Blocks[b].Span)
		if len(s) > 2000 {
			left = 0
			continue
		}
		s = t.doc.Wording(t.doc.Blocks[b].Span)
		opens := opensPresent(s)
		if b >= t.from && !opens {
			if b > t.from {
				break
			}
			left = 0
		}
		switch {
		case opens && b <= t.from:
			left = maxPresent
		case left > 0:
			left--
		default:
			continue
		}
		if left == 0 {
			continue
		}
		t.listed[b] = true
		for _, name := range fullName.FindAllString(s, -1) {
			f := strings.Fields(name)
			for len(f) > 2 && transcriptWords().titles[strings.ToLower(f[0])] {
				f = f[1:]
			}
			name = strings.Join(f, " ")
			last := strings.ToLower(f[len(f)-1])
			if old, ok := t.names[last]; ok && old != name {
				name = ""
			}
			t.names[last] = name
		}
	}
	if t.witness == "" {
		t.witness = t.interviewed()
	}
}

// opensPresent reports a block that opens a list of those who take part.
func opensPresent(s string) bool {
	m := presentOpens.FindStringSubmatch(s)
	return m != nil && transcriptWords().present[strings.ToLower(strings.TrimSpace(m[1]))] ||
		transcriptWords().present[strings.ToLower(strings.TrimRight(s, ": "))]
}

// dropListed takes the lines of a list of those present for no labels that stand
// alone: the list goes on to the first label with a colon and words behind it.
func (t *transcript) dropListed() {
	opened := -1
	for b := range t.doc.Blocks {
		if s := t.doc.Blocks[b].Span; s.Len() < 200 && opensPresent(t.doc.Wording(s)) {
			opened = b
			break
		}
	}
	if opened < 0 {
		return
	}
	for _, l := range t.labels {
		if l.block > opened && !l.alone() && l.block-opened <= maxPresent {
			t.labels = slices.DeleteFunc(t.labels, func(a label) bool { return a.alone() && a.block > opened && a.block < l.block })
			return
		}
	}
}

// interviewed is whom an interview is said to be with, where only one is.
func (t *transcript) interviewed() string {
	found := ""
	for b := range t.doc.Blocks[:min(len(t.doc.Blocks), t.from+1, 12)] {
		for _, m := range interviewWith.FindAllStringSubmatch(clip(t.doc.Wording(t.doc.Blocks[b].Span), 1000), 4) {
			if found != "" && found != m[1] {
				return ""
			}
			found = m[1]
		}
	}
	return found
}

// nameOf gives the fuller name of a label's speaker, "" where none is known.
func (t *transcript) nameOf(l *label) string {
	switch {
	case l.who == "q":
		if by, ok := strings.CutPrefix(strings.ToLower(l.aside), "by "); ok && by != "" {
			t.examiner = l.aside[3:]
		}
		return t.fullFor(t.examiner)
	case l.who == "a" || l.who == "the witness" || l.who == "witness":
		return t.witness
	}
	if strings.HasPrefix(l.who, "the ") || l.titled {
		inner := strings.Trim(l.aside, "()[] ")
		if m := fullName.FindString(inner); m != "" && m == inner && strings.HasPrefix(l.who, "the ") {
			t.offices[l.who] = m
		}
		if t.offices[l.who] != "" {
			return t.offices[l.who]
		}
	}
	return t.listedBy(l.who, l.name)
}

// fullFor gives the full name of those present for "MR. SMITH", itself where the
// list has none.
func (t *transcript) fullFor(name string) string {
	f := strings.Fields(strings.ToLower(strings.TrimRight(name, " :.")))
	if len(f) == 0 {
		return ""
	}
	if full := t.listedBy(f[len(f)-1], name); full != "" {
		return full
	}
	return strings.TrimRight(name, " :")
}

// listedBy gives the full name, for a label that has less of it, of those present, or
// of the label before it that has more: "GOV. LENA ORR (D-OH): …", then "ORR: …".
func (t *transcript) listedBy(who, label string) string {
	f := strings.Fields(label)
	for len(f) > 1 && transcriptWords().titles[strings.ToLower(f[0])] {
		f = f[1:]
	}
	last := strings.ToLower(f[len(f)-1])
	if len(f) > 1 {
		t.fuller[last] = strings.Join(f, " ")
		return ""
	}
	if full, ok := t.names[who]; ok {
		return full
	}
	if full := t.fuller[last]; full != "" && !t.another(full, last) {
		return full
	}
	return ""
}

// another reports whether the text names somebody else by the last word of a name.
func (t *transcript) another(full, last string) bool {
	if t.bearers == nil {
		t.bearers = map[string][]string{}
		for _, name := range fullName.FindAllString(t.doc.Text, -1) {
			f := strings.Fields(strings.ToLower(name))
			for len(f) > 2 && transcriptWords().titles[f[0]] {
				f = f[1:]
			}
			if word := f[len(f)-1]; len(f) > 1 && !transcriptWords().titles[f[0]] {
				t.bearers[word] = append(t.bearers[word], strings.Join(f, " "))
			}
		}
	}
	return slices.ContainsFunc(t.bearers[last], func(name string) bool { return name != strings.ToLower(full) })
}
