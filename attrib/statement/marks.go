package statement

// Quotation marks: which characters are marks and which are apostrophes, and
// which mark closes which. One pass over a block's tokens, with a stack of the
// marks that are open; what lies ahead is counted beforehand, so that time stays
// linear whatever the text does.

import (
	"strings"

	"github.com/attribcheck/attrib/attrib/lang"
)

// maxDepth is how deep quotations may stand inside one another. Deeper marks
// are read as text.
const maxDepth = 6

// pair is two marks that belong together, as indices of a block's tokens.
type pair struct {
	open, close int // close is len(tokens) where no mark closes
	depth       int // 0 outermost
	style       byte
	unclosed    bool
}

// The styles of mark. A mark closes one of its own style only.
const (
	double  byte = iota + 1 // “ ” „ ‟ " `` ''
	single                  // ‘ ’ ' ‚
	angle                   // « »
	angle1                  // ‹ ›
	corner                  // 「 」
	corner2                 // 『 』
)

// side is what a mark may be where it stands.
type side struct {
	style      byte
	open       bool // may open
	close      bool // may close
	sure       bool // the character itself says which
	apostrophe bool // a word's own
}

// pairs matches the marks of a block. The result is in the order of opening,
// parents before what stands inside them. tooDeep reports marks that were left
// as text for their depth.
func pairs(tokens []lang.Token) (ps []pair, tooDeep bool) {
	count := 0
	for i := range tokens {
		if tokens[i].Kind == lang.Mark {
			count++
		}
	}
	if count == 0 {
		return nil, false
	}
	sides := make([]side, len(tokens))
	var opens, closes [corner2 + 1]int
	for i := range tokens {
		if tokens[i].Kind == lang.Mark {
			sides[i] = sideOf(tokens, i)
			if s := sides[i]; s.open && !s.close {
				opens[s.style]++
			} else if s.close && !s.open {
				closes[s.style]++
			}
		}
	}
	laterClose := closesAhead(tokens, sides)
	lastCurly := -1  // a curly mark that closes stands there
	lastSingle := -1 // a single mark that surely closes
	for i := range tokens {
		if sides[i].style == single && sides[i].close && !sides[i].apostrophe && !pluralPossessive(tokens, i) {
			lastSingle = i
		}
		if tokens[i].Text == "”" {
			lastCurly = i
		}
	}

	var stack []int // indices into ps
	openOf := func(style byte) int {
		for i := len(stack) - 1; i >= 0; i-- {
			if ps[stack[i]].style == style {
				return i
			}
		}
		return -1
	}
	for i := range tokens {
		s := sides[i]
		if s.style == 0 {
			continue
		}
		at := openOf(s.style)
		closing := false
		switch {
		case s.style == single && (s.apostrophe || at >= 0 && s.open && !s.close && !s.sure):
			continue // single marks do not stand inside single marks: 'Will we 'eck'
		case at >= 0 && s.close && s.open && !s.sure:
			closing = true
		case at >= 0 && s.close:
			closing = !(s.style == single && possessive(tokens, i, laterClose[i]))
			if !closing {
				continue
			}
		case s.close && !s.open:
			continue // closed twice, or never opened
		}
		if closing {
			p := &ps[stack[at]]
			if inches(tokens, i, tokens[p.open].Text, i < lastCurly) {
				continue
			}
			p.close = i
			stack = stack[:at] // what is still open inside it was no quotation
			continue
		}
		if !s.open {
			continue
		}
		if s.style == single && !s.sure && laterClose[i] == 0 && i > 0 && !(i < lastSingle && i+1 < len(tokens) && tokens[i+1].Capital()) {
			continue // an elision: nothing closes it
		}
		if at == len(stack)-1 && at >= 0 && opens[s.style] != closes[s.style] {
			// The same mark opens again: the one before was left open.
			p := &ps[stack[at]]
			p.close, p.unclosed = i, true
			stack = stack[:at]
		}
		if len(stack) >= maxDepth {
			tooDeep = true
			continue
		}
		ps = append(ps, pair{open: i, close: -1, depth: len(stack), style: s.style})
		stack = append(stack, len(ps)-1)
	}
	// What is open at the end of the block: the outermost may run on into the
	// next; anything inside it was no quotation.
	if len(stack) > 0 {
		p := &ps[stack[0]]
		p.close, p.unclosed = len(tokens), true
	}
	kept := ps[:0]
	for _, p := range ps {
		if p.close > p.open && hasWord(tokens[p.open+1:p.close]) {
			kept = append(kept, p)
		}
	}
	return nest(kept), tooDeep
}

// hasWord reports a word or number among the first tokens that are no marks.
func hasWord(tokens []lang.Token) bool {
	for i := range tokens {
		if tokens[i].Kind != lang.Mark && tokens[i].Kind != lang.Punct {
			return true
		}
		if i > 8 {
			break
		}
	}
	return false
}

// nest sets the depths anew, after pairs were dropped.
func nest(ps []pair) []pair {
	var stack []int
	for i := range ps {
		for len(stack) > 0 && ps[stack[len(stack)-1]].close <= ps[i].open {
			stack = stack[:len(stack)-1]
		}
		ps[i].depth = len(stack)
		stack = append(stack, i)
	}
	return ps
}

// gapBefore reports whether white space (or the block's start) stands before
// token i.
func gapBefore(tokens []lang.Token, i int) bool {
	return i == 0 || tokens[i-1].End < tokens[i].Start
}

func gapAfter(tokens []lang.Token, i int) bool {
	return i+1 >= len(tokens) || tokens[i].End < tokens[i+1].Start
}

// sideOf tells what mark i may be from its character and its neighbours.
func sideOf(tokens []lang.Token, i int) side {
	text := tokens[i].Text
	// Marks in a row share the outer neighbours.
	a, b := i, i
	for a > 0 && i-a < 4 && tokens[a-1].Kind == lang.Mark && !gapBefore(tokens, a) {
		a--
	}
	for b+1 < len(tokens) && tokens[b+1].Kind == lang.Mark && !gapAfter(tokens, b) && b-i < 4 {
		b++
	}
	before, after := gapBefore(tokens, a), gapAfter(tokens, b)
	if !before && tokens[a-1].Kind == lang.Punct {
		// An opening bracket or a dash may stand right before an opening mark.
		switch tokens[a-1].Text {
		case "(", "[", "—", "–", "-", "--", "/", "{", ":", "=":
			before = true
		}
	}
	tight := after // nothing but white space or closing punctuation follows
	if !after && tokens[b+1].Kind == lang.Punct {
		switch tokens[b+1].Text {
		case ".", ",", ";", ":", "!", "?", ")", "]", "—", "–", "-", "--", "/", "…", "...", "}":
			tight = true
		}
	}
	if strings.HasPrefix(text, "‘") && !after && !before && !tight {
		// A left single mark inside a word is a badly set apostrophe.
		return side{style: single, apostrophe: true}
	}
	open, closes := before && !after, tight && !gapBefore(tokens, a)
	if !after && tight {
		switch tokens[b+1].Text { // no quotation opens with a comma
		case ",", ".", ";", ":", "!", "?", ")":
			open, closes = false, true
		}
	}
	if !open && !closes { // in the middle of nothing: either
		open, closes = true, true
	}
	switch text {
	case "“":
		// The German closing mark is the English opening one.
		return side{style: double, open: open || !closes, close: closes && !open, sure: true}
	case "”":
		return side{style: double, open: open && !closes, close: closes || !open, sure: true}
	case "„", "‟":
		return side{style: double, open: true, sure: true}
	case "``":
		return side{style: double, open: true, sure: true}
	case "\"", "''", "＂":
		return side{style: double, open: open, close: closes}
	case "«", "»":
		// « x » and »x«, with or without spaces inside: what is open decides.
		return side{style: angle, open: true, close: true}
	case "‹", "›":
		return side{style: angle1, open: true, close: true}
	case "「":
		return side{style: corner, open: true, sure: true}
	case "」":
		return side{style: corner, close: true, sure: true}
	case "『":
		return side{style: corner2, open: true, sure: true}
	case "』":
		return side{style: corner2, close: true, sure: true}
	case "‚":
		if !open {
			return side{}
		}
		return side{style: single, open: true, sure: true}
	case "‘":
		if open && elision(tokens, i) {
			return side{style: single, apostrophe: true}
		}
		return side{style: single, open: open || !closes, close: closes && !open, sure: true}
	case "’", "‛":
		if open && elision(tokens, i) || open && !closes {
			return side{style: single, apostrophe: true}
		}
		return side{style: single, close: true, sure: true}
	case "'":
		if open && elision(tokens, i) {
			return side{style: single, apostrophe: true}
		}
		if !before && !after && !tight {
			return side{style: single, apostrophe: true}
		}
		return side{style: single, open: open, close: closes}
	}
	return side{}
}

// elision reports whether the mark before a word stands for letters left out:
// '90s, 'em, 'tis, rock 'n' roll.
func elision(tokens []lang.Token, i int) bool {
	if i+1 >= len(tokens) {
		return false
	}
	next := tokens[i+1]
	if next.Kind == lang.Number {
		digits := strings.TrimRight(next.Low, "s")
		return len(digits) == 2 && (strings.HasSuffix(next.Low, "s") || !closesSoon(tokens, i))
	}
	switch next.Low {
	case "em", "tis", "twas", "til", "bout", "cos", "cause", "til'", "round", "ere", "twill", "twould":
		return next.Text == next.Low || next.Low == "tis" || next.Low == "twas"
	case "n":
		return true
	}
	return false
}

// closesSoon reports a closing single mark within the next few tokens.
func closesSoon(tokens []lang.Token, i int) bool {
	for j := i + 2; j < len(tokens) && j < i+8; j++ {
		if tokens[j].Kind == lang.Mark {
			return true
		}
	}
	return false
}

// closesAhead says for each single mark how many marks that surely close a
// quotation stand ahead of it, before the next that opens one: 0, 1 or more.
func closesAhead(tokens []lang.Token, sides []side) []int {
	ahead := make([]int, len(tokens))
	sure := 0
	for i := len(tokens) - 1; i >= 0; i-- {
		ahead[i] = sure
		s := sides[i]
		if s.style != single || s.apostrophe {
			continue
		}
		switch {
		case s.open && !s.close:
			if sure > 0 {
				ahead[i] = sure
			}
			sure = 0
		case s.close && !pluralPossessive(tokens, i):
			sure++
		case s.close:
			// The boys' club: may be either; it counts only where nothing surer does.
			if sure == 0 {
				sure = 1
			}
		}
	}
	return ahead
}

// pluralPossessive reports a mark after a word in s with another word after it.
func pluralPossessive(tokens []lang.Token, i int) bool {
	if i == 0 || i+1 >= len(tokens) || gapBefore(tokens, i) {
		return false
	}
	prev, next := tokens[i-1], tokens[i+1]
	if prev.Kind != lang.Word || !gapAfter(tokens, i) || next.Kind != lang.Word {
		return false
	}
	switch prev.Low {
	case "o", "n", "an", "th", "wi", "ol", "lil", "li'l":
		return true
	}
	return strings.HasSuffix(prev.Low, "s") || strings.HasSuffix(prev.Low, "in") || strings.HasSuffix(prev.Low, "z")
}

// possessive reports whether single mark i, met while a single quotation is
// open, is an apostrophe rather than its end: a surer end stands ahead.
func possessive(tokens []lang.Token, i, ahead int) bool {
	if !pluralPossessive(tokens, i) {
		return false
	}
	if tokens[i-1].Low == "in" || strings.HasSuffix(tokens[i-1].Low, "in") && tokens[i-1].Tag == lang.Proper {
		return false
	}
	return ahead > 0
}

// inches reports a straight mark that measures: the second of 6'2", or 19" where
// a curly mark is open and a curly one closes it later.
func inches(tokens []lang.Token, i int, opened string, curlyLater bool) bool {
	if tokens[i].Text == "”" {
		// 5’2” in curly marks, while a real closing mark still follows.
		return curlyLater && i >= 3 && tokens[i-1].Kind == lang.Number && tokens[i-2].Kind == lang.Mark && tokens[i-3].Kind == lang.Number &&
			!gapBefore(tokens, i) && !gapBefore(tokens, i-1) && !gapBefore(tokens, i-2)
	}
	if tokens[i].Text != "\"" && tokens[i].Text != "''" || i < 1 || tokens[i-1].Kind != lang.Number || gapBefore(tokens, i) {
		return false
	}
	if opened == "“" && curlyLater {
		return true
	}
	return i >= 3 && tokens[i-2].Kind == lang.Mark && tokens[i-3].Kind == lang.Number && !gapBefore(tokens, i-1) && !gapBefore(tokens, i-2)
}
