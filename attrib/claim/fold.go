package claim

// Folding single words, and what joins or parts words once they are folded:
// contractions, possessives, numbers, phrases, spellings.

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/attribcheck/attrib/attrib/document"
)

// foldWord brings the letters and digits of one word to their base forms.
// What is neither is dropped.
func foldWord(s string) string {
	lower := true
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 || !asciiLetter(c) && !digit(c) {
			return foldSlow(s, false)
		}
		lower = lower && (c < 'A' || c > 'Z')
	}
	if lower {
		return s
	}
	return strings.ToLower(s)
}

func foldKeepingApostrophes(s string) string { return foldSlow(s, true) }

func foldSlow(s string, apostrophes bool) string {
	s = norm.NFKD.String(strings.ToLower(norm.NFKD.String(s)))
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch r {
		case 'ø':
			b.WriteByte('o')
		case 'ł':
			b.WriteByte('l')
		case 'đ', 'ð':
			b.WriteByte('d')
		case 'ı':
			b.WriteByte('i')
		case 'ß':
			b.WriteString("ss")
		case 'æ':
			b.WriteString("ae")
		case 'œ':
			b.WriteString("oe")
		case 'þ':
			b.WriteString("th")
		case 'ς':
			b.WriteRune('σ')
		case '\'', 'ʼ':
			if apostrophes {
				b.WriteByte('\'')
			}
		default:
			switch {
			case unicode.IsLetter(r):
				b.WriteRune(r)
			case r >= '0' && r <= '9':
				b.WriteRune(r)
			case unicode.IsDigit(r): // Arabic-Indic and the like
				b.WriteRune('0' + digitValue(r))
			}
		}
	}
	return b.String()
}

// digitValue is the value of a decimal digit: they stand in runs of ten.
func digitValue(r rune) rune {
	for d := rune(0); d < 10; d++ {
		if !unicode.IsDigit(r - d - 1) {
			return d
		}
	}
	// Runs of several styles follow one another without a break; their lengths
	// are tens, so the place in the whole run says the digit.
	start := r
	for r-start < 100 && unicode.IsDigit(start-1) {
		start--
	}
	return (r - start) % 10
}

// emitNumber gives the words of a token that starts with a digit: "5bn", "15th",
// "1980s", "5pm".
func emitNumber(text string, from, to int, emit func(string, int, int, Flags)) {
	l := lists()
	text = strings.Map(func(r rune) rune {
		if r >= 0x80 && unicode.IsDigit(r) {
			return '0' + digitValue(r)
		}
		if unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, text)
	cut := 0
	for cut < len(text) && (digit(text[cut]) || text[cut] == '.') {
		cut++
	}
	number := plainNumber(text[:cut])
	rest := foldWord(text[cut:])
	switch rest {
	case "":
		emit(number, from, to, 0)
	case "s": // "1980s" and "'80s"
		if len(number) == len("1980") && number[:2] == "19" && number[3] == '0' {
			number = number[2:]
		}
		emit(number+rest, from, to, 0)
	case "st", "nd", "rd", "th":
		emit(number+rest, from, to, 0)
	default:
		emit(number, from, to, 0)
		if digit(rest[0]) { // what parted the digits is nothing once folded
			emitNumber(rest, from, to, emit)
			return
		}
		if scale, ok := l.scaleSuffix[rest]; ok {
			rest = scale
		}
		emit(rest, from, to, 0)
	}
}

// plainNumber drops the zeros after a decimal point that say nothing.
func plainNumber(s string) string {
	if dot := strings.IndexByte(s, '.'); dot >= 0 {
		if strings.IndexByte(s[dot+1:], '.') >= 0 { // a version, a date: kept as digits
			return strings.ReplaceAll(s, ".", "")
		}
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// finish turns raw words into words: contractions, numbers, phrases, spellings.
func finish(in []raw) []Word {
	l := lists()
	words := make([]raw, 0, len(in)+len(in)/8)
	for _, r := range in {
		words = l.expand(words, r)
	}
	out := make([]Word, 0, len(words))
	for i := 0; i < len(words); {
		k := words[i].kind
		if w, n := l.number(words[i:]); n > 0 {
			out = append(out, w)
			for _, r := range words[i : i+n] {
				if r.currency != "" {
					out = append(out, Word{Norm: r.currency, Span: w.Span, Flags: w.Flags & (Bracket | Ends)})
				}
			}
			i += n
			continue
		}
		if k&kindPhrase != 0 {
			if w, n := l.phrase(words[i:]); n > 0 {
				out = append(out, w)
				i += n
				continue
			}
		}
		out = append(out, words[i].Word)
		i++
	}
	out = l.dates(out)
	for i := range out {
		if l.kinds[out[i].Norm]&kindStop != 0 {
			out[i].Flags |= Stop
		}
	}
	return out
}

// expand appends a raw word with its contraction or possessive resolved and its
// spelling made American.
func (l *wordLists) expand(words []raw, r raw) []raw {
	add := func(norm, alt string) {
		n := r
		n.Norm, n.Alt, n.kind = norm, alt, l.kinds[norm]
		words = append(words, n)
	}
	r.kind = l.kinds[r.Norm]
	if r.kind&kindContraction != 0 {
		c := l.contraction[r.Norm]
		for i, w := range c.words {
			alt := ""
			if i < len(c.alt) && c.alt[i] != w {
				alt = c.alt[i]
			}
			add(w, alt)
		}
		return words
	}
	base, tail, found := cutLast(r.Norm, '\'')
	if found {
		base = strings.ReplaceAll(base, "'", "")
		long, alt := "", ""
		switch tail {
		case "s":
			r.Flags |= Possessive
		case "re":
			long = "are"
		case "ll":
			long = "will"
		case "ve":
			long = "have"
		case "d":
			long, alt = "would", "had"
		case "m":
			long = "am"
		default:
			base += tail
		}
		if _, ok := l.contraction[base]; ok { // "cannot's"
			n := r
			n.Norm = base
			words = l.expand(words, n)
		} else if base != "" {
			add(l.spell(base), "")
		}
		if long != "" {
			add(long, alt)
		}
		return words
	}
	if w := l.spell(r.Norm); w != r.Norm {
		r.Norm, r.kind = w, l.kinds[w]
	}
	return append(words, r)
}

func cutLast(s string, sep byte) (before, after string, found bool) {
	i := strings.LastIndexByte(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// spell gives the American spelling.
func (l *wordLists) spell(w string) string {
	for range 3 { // a stem and a suffix may both differ
		next := l.spellOnce(w)
		if next == w {
			break
		}
		w = next
	}
	return w
}

func (l *wordLists) spellOnce(w string) string {
	if len(w) < 4 {
		return w
	}
	if s, ok := l.spelling[w]; ok {
		return s
	}
	for _, stem := range l.stems[head(w)] {
		if strings.HasPrefix(w, stem[0]) {
			return stem[1] + w[len(stem[0]):]
		}
	}
	if len(w) >= 7 {
		for _, s := range l.suffixes {
			if strings.HasSuffix(w, s[0]) {
				return w[:len(w)-len(s[0])] + s[1]
			}
		}
	}
	return w
}

// phrase reads a phrase of the list at the head of words.
func (l *wordLists) phrase(words []raw) (Word, int) {
next:
	for _, p := range l.phrases[words[0].Norm] {
		if len(p.words) > len(words) {
			continue
		}
		for k, w := range p.words {
			if words[k].Norm != w {
				continue next
			}
		}
		return merge(p.out, words[:len(p.words)]), len(p.words)
	}
	return Word{}, 0
}

// merge makes one word of several.
func merge(norm string, words []raw) Word {
	first, last := words[0], words[len(words)-1]
	f := first.Flags&(Bracket|Capital|Figure|Parted) | last.Flags&(Ends|Possessive)
	return Word{Norm: norm, Span: document.Span{Start: first.Span.Start, End: last.Span.End}, Flags: f}
}

// number reads a number at the head of words, in digits or words, with the
// scale words after it.
func (l *wordLists) number(words []raw) (Word, int) {
	value, n, ordinal := "", 0, false
	switch first := words[0].Norm; {
	case first == "":
		return Word{}, 0
	case first == l.half && len(words) > 2 && words[1].Norm == "a" && l.scale[words[2].Norm] > 2:
		value, n = "0.5", 2 // "half a million"
	case digit(first[0]):
		if last := first[len(first)-1]; !digit(last) { // "15th", "1980s"
			return Word{}, 0
		}
		value, n = first, 1
	case words[0].kind&kindNumber == 0:
		return Word{}, 0
	default:
		var v int64
		v, n, ordinal = l.wordNumber(words)
		if n == 0 {
			return Word{}, 0
		}
		value = strconv.FormatInt(v, 10)
	}
	if ordinal {
		return merge(value+ordinalEnd(value), words[:n]), n
	}
	// "two and a half million"
	if len(words) > n+2 && words[n].Norm == "and" && words[n+1].Norm == "a" && words[n+2].Norm == l.half && !words[n].Has(Parted) && !strings.Contains(value, ".") {
		value, n = value+".5", n+3
	}
	exp := l.shared(words[n:])
	for n < len(words) { // whatever stands between: "3 (million)"
		p, ok := l.scale[words[n].Norm]
		if !ok {
			break
		}
		exp += p
		n++
	}
	if exp > 0 {
		value = shift(value, exp)
	}
	return merge(value, words[:n]), n
}

// shared gives the scale that a number has from the one after it: "40 to 50
// thousand" is forty thousand to fifty thousand.
func (l *wordLists) shared(words []raw) int {
	if len(words) < 3 || words[0].Norm != "to" && words[0].Norm != "or" || words[1].Has(Parted) {
		return 0
	}
	n := 1
	if !IsNumber(words[1].Norm) {
		if _, n, _ = l.wordNumber(words[1:]); n == 0 {
			return 0
		}
	}
	if n+1 >= len(words) || l.scale[words[n+1].Norm] < 3 {
		return 0
	}
	return l.scale[words[n+1].Norm]
}

// wordNumber reads a number in words; ordinal tells that it ended in one.
func (l *wordLists) wordNumber(words []raw) (value int64, n int, ordinal bool) {
	const (
		start = iota
		afterUnit
		afterTen
		afterHundred
		afterScale
		afterAnd
		afterDozen
	)
	state, total, current, lastScale := start, int64(0), int64(0), 99
	for n < len(words) {
		w := words[n].Norm
		if n > 0 && words[n].Has(Parted) {
			break
		}
		open := state == start || state == afterHundred || state == afterScale || state == afterAnd
		if v, ok := l.small[w]; ok && (open || state == afterTen && v > 0 && v < 10) {
			current += v
			state = afterUnit
		} else if v, ok := l.ten[w]; ok && open {
			current += v
			state = afterTen
		} else if p, ok := l.scale[w]; ok && p == 2 && current > 0 && current < 100 && (state == afterUnit || state == afterTen) {
			current *= 100
			state = afterHundred
		} else if ok && p > 2 && current > 0 && p < lastScale && state != start && state != afterAnd {
			for range p {
				current *= 10
			}
			total += current
			current, lastScale, state = 0, p, afterScale
		} else if w == l.dozen && (state == start || state == afterUnit || state == afterTen) && (n > 0 || current > 0) {
			current *= 12
			state = afterDozen
		} else if (w == "a" || w == "an") && state == start && n+1 < len(words) && (l.scale[words[n+1].Norm] > 0 || words[n+1].Norm == l.dozen) {
			current, state = 1, afterUnit
		} else if w == "and" && (state == afterHundred || state == afterScale) && n+1 < len(words) && !words[n+1].Has(Parted) && l.followsAnd(words[n+1].Norm) {
			state = afterAnd
		} else if v, ok := l.ordinal[w]; ok && (state == start || state == afterTen && v < 10 || state == afterHundred || state == afterScale || state == afterAnd) {
			return total + current + v, n + 1, true
		} else {
			break
		}
		n++
	}
	return total + current, n, false
}

func (l *wordLists) followsAnd(w string) bool {
	_, small := l.small[w]
	_, ten := l.ten[w]
	_, ordinal := l.ordinal[w]
	return small || ten || ordinal
}

// ordinalEnd is what follows the digits of an ordinal.
func ordinalEnd(digits string) string {
	last := digits[len(digits)-1]
	if len(digits) > 1 && digits[len(digits)-2] == '1' {
		return "th"
	}
	switch last {
	case '1':
		return "st"
	case '2':
		return "nd"
	case '3':
		return "rd"
	}
	return "th"
}

// shift multiplies a decimal number by a power of ten.
func shift(value string, exp int) string {
	whole, fraction, _ := strings.Cut(value, ".")
	if len(fraction) > exp {
		whole, fraction = whole+fraction[:exp], fraction[exp:]
	} else {
		whole, fraction = whole+fraction+strings.Repeat("0", exp-len(fraction)), ""
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		return whole + "." + fraction
	}
	return whole
}

// wordKey is a number for a normal word (FNV-1a); 0 is kept for gaps.
func wordKey(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	if h == 0 {
		h = 1
	}
	return h
}
