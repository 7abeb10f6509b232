// The difference between two lists of lines, in an order that a person can read.

package attribtest

import (
	"fmt"
	"strings"
)

// edit is a line that both lists have (' '), only the wanted one ('-'), or only
// the found one ('+').
type edit struct {
	op   byte
	text string
}

// mostCells bounds the table of the longest common subsequence; what is longer
// is reported as replaced altogether.
const mostCells = 1 << 24

// diff gives the edits from want to got, by a longest common subsequence. Where
// lines are replaced, a found line follows the wanted one of the same address.
func diff(want, got []string) []edit {
	head := 0
	for head < len(want) && head < len(got) && want[head] == got[head] {
		head++
	}
	tail := 0
	for tail < len(want)-head && tail < len(got)-head && want[len(want)-1-tail] == got[len(got)-1-tail] {
		tail++
	}
	edits := make([]edit, 0, len(want)+len(got))
	for _, l := range want[:head] {
		edits = append(edits, edit{' ', l})
	}
	edits = append(edits, middle(want[head:len(want)-tail], got[head:len(got)-tail])...)
	for _, l := range want[len(want)-tail:] {
		edits = append(edits, edit{' ', l})
	}
	return edits
}

func middle(want, got []string) []edit {
	if (len(want)+1)*(len(got)+1) > mostCells {
		return paired(want, got)
	}
	// common[i*wide+j] is the length of the longest common subsequence of
	// want[i:] and got[j:].
	wide := len(got) + 1
	common := make([]int32, (len(want)+1)*wide)
	for i := len(want) - 1; i >= 0; i-- {
		for j := len(got) - 1; j >= 0; j-- {
			if want[i] == got[j] {
				common[i*wide+j] = common[(i+1)*wide+j+1] + 1
			} else {
				common[i*wide+j] = max(common[(i+1)*wide+j], common[i*wide+j+1])
			}
		}
	}
	var edits []edit
	i, j := 0, 0
	for i < len(want) || j < len(got) {
		fromI, fromJ := i, j
		for i < len(want) || j < len(got) {
			switch {
			case i < len(want) && j < len(got) && want[i] == got[j]:
			case j == len(got) || i < len(want) && common[(i+1)*wide+j] >= common[i*wide+j+1]:
				i++
				continue
			default:
				j++
				continue
			}
			break
		}
		edits = append(edits, paired(want[fromI:i], got[fromJ:j])...)
		if i < len(want) && j < len(got) {
			edits = append(edits, edit{' ', want[i]})
			i, j = i+1, j+1
		}
	}
	return edits
}

// paired gives a replaced stretch: each wanted line, then the found one that
// begins as it does, up to that one's place in the order.
func paired(want, got []string) []edit {
	var edits []edit
	for _, w := range want {
		edits = append(edits, edit{'-', w})
		for n, g := range got {
			if subject(g) == subject(w) {
				for _, g := range got[:n+1] {
					edits = append(edits, edit{'+', g})
				}
				got = got[n+1:]
				break
			}
		}
	}
	for _, g := range got {
		edits = append(edits, edit{'+', g})
	}
	return edits
}

// subject is what a line is about: its first word with a ":", the address.
func subject(line string) string {
	for word := range strings.FieldsSeq(line) {
		if strings.Contains(word, ":") {
			return word
		}
	}
	return line
}

// writeDiff writes what differs in a section, with two lines around it.
func writeDiff(b *strings.Builder, file string, s *section, got []string) {
	const around = 2
	edits := diff(s.texts(), got)
	near := make([]bool, len(edits))
	differs := false
	for i, e := range edits {
		if e.op == ' ' {
			continue
		}
		differs = true
		for n := max(0, i-around); n <= min(len(edits)-1, i+around); n++ {
			near[n] = true
		}
	}
	if !differs {
		return
	}
	if b.Len() == 0 {
		b.WriteString("attrib finds other than expected (- expected, + found)\n")
	}
	fmt.Fprintf(b, "%s:%d: %s:\n", file, s.number, s.name)
	for i, e := range edits {
		switch {
		case near[i]:
			fmt.Fprintf(b, "  %c %s\n", e.op, e.text)
		case i == 0 || near[i-1]:
			b.WriteString("    …\n")
		}
	}
}
