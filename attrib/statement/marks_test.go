package statement

// Quotation marks: which open, which close, and which are apostrophes.

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/lang"
)

// drawn shows the pairs of a text: "<" for a mark that opens, ">" for the one
// that closes it, "~" where a mark was left open and its quotation ends. Marks
// that pair with none stand as they are.
func drawn(tokens []lang.Token, text string, ps []pair) string {
	var b strings.Builder
	opens, closes, ends := map[int]bool{}, map[int]bool{}, map[int]bool{}
	for _, p := range ps {
		opens[p.open] = true
		if p.unclosed {
			ends[p.close] = true
		} else {
			closes[p.close] = true
		}
	}
	at := 0
	for i := range tokens {
		b.WriteString(text[at:tokens[i].Start])
		if ends[i] {
			b.WriteByte('~')
		}
		switch {
		case opens[i]:
			b.WriteByte('<')
		case closes[i]:
			b.WriteByte('>')
		default:
			b.WriteString(tokens[i].Text)
		}
		at = tokens[i].End
	}
	if ends[len(tokens)] {
		b.WriteByte('~')
	}
	return b.String()
}

func TestPairs(t *testing.T) {
	for _, c := range []struct{ about, text, want string }{
		{"curly double", "“One,” he said, “two.”", "<One,> he said, <two.>"},
		{"straight double", `"One," he said, "two."`, "<One,> he said, <two.>"},
		{"curly single", "‘One,’ he said, ‘two.’", "<One,> he said, <two.>"},
		{"straight single", "'One,' he said, 'two.'", "<One,> he said, <two.>"},
		{"angles", "«Un», dit-il, «deux».", "<Un>, dit-il, <deux>."},
		{"angles with French spaces", "« Un », dit-il, «\u00a0deux\u00a0».", "< Un >, dit-il, <\u00a0deux\u00a0>."},
		{"angles turned inwards", "»Eins«, sagte er, »zwei«.", "<Eins>, sagte er, <zwei>."},
		{"single angles", "‹Un›, dit-il.", "<Un>, dit-il."},
		{"German", "„Eins“, sagte er, „zwei“.", "<Eins>, sagte er, <zwei>."},
		{"German single", "‚Eins‘ sagte er.", "<Eins> sagte er."},
		{"Polish", "„Raz”, rzekł.", "<Raz>, rzekł."},
		{"Japanese", "彼は「はい」と言った", "彼は<はい>と言った"},
		{"typewriter", "``One,'' he said, ``two.''", "<One,> he said, <two.>"},
		{"comma outside", "“One”, he said; ‘two’.", "<One>, he said; <two>."},

		{"single inside double", "“He told me ‘go home’ and left,” she said.", "<He told me <go home> and left,> she said."},
		{"double inside single", "‘He told me “go home” and left,’ she said.", "<He told me <go home> and left,> she said."},
		{"straight inside straight", `"He told me 'go home' and left," she said.`, "<He told me <go home> and left,> she said."},
		{"both open at once", "“‘Go home’ is what he said,” she said.", "<<Go home> is what he said,> she said."},
		{"both close at once", "“He told me ‘go home.’” She left.", "<He told me <go home.>> She left."},
		{"both close at once, straight", `"He told me 'go home.'" She left.`, "<He told me <go home.>> She left."},
		{"three deep", "“He said ‘she wrote “no” twice’ to us,” said Ana.", "<He said <she wrote <no> twice> to us,> said Ana."},
		{"angles inside German", "„Er sagte »nein« und ging“, sagte sie.", "<Er sagte <nein> und ging>, sagte sie."},

		{"apostrophes", "O'Neill's dog didn't bite the boys' cat.", "O'Neill's dog didn't bite the boys' cat."},
		{"apostrophes, curly", "O’Neill’s dog didn’t bite the boys’ cat.", "O’Neill’s dog didn’t bite the boys’ cat."},
		{"apostrophes inside single marks", "'The boys' club won't go, it's O'Neill's,' he said.", "<The boys' club won't go, it's O'Neill's,> he said."},
		{"apostrophes inside single marks, curly", "‘The miners’ strike isn’t over,’ he said.", "<The miners’ strike isn’t over,> he said."},
		{"a plural possessive before single marks", "The miners' leader said 'never' to them.", "The miners' leader said <never> to them."},
		{"decades", "In the '90s and the ’60s he sang.", "In the '90s and the ’60s he sang."},
		{"a decade inside single marks", "‘I loved the ’90s,’ he said.", "<I loved the ’90s,> he said."},
		{"elisions", "Rock 'n' roll, get 'em, 'twas fun.", "Rock 'n' roll, get 'em, 'twas fun."},
		{"an elision inside single marks", "'Go get 'em,' he said.", "<Go get 'em,> he said."},
		{"an elision in curly marks", "‘Go get ’em,’ he said.", "<Go get ’em,> he said."},
		{"a left mark set for an apostrophe", "“It is Ana‘s,” he said.", "<It is Ana‘s,> he said."},

		{"feet and inches", `The 6'2" striker sat down.`, `The 6'2" striker sat down.`},
		{"feet and inches in straight marks", `"He is 6'2" tall," she said.`, `<He is 6'2" tall,> she said.`},
		{"inches in curly marks", `“The 19" screen broke,” she said.`, `<The 19" screen broke,> she said.`},

		{"left open", "“We won, he said.", "<We won, he said.~"},
		{"left open, then another", "“We won, he said. “We did.”", "<We won, he said. ~<We did.>"},
		{"closed twice", "“We won,”” he said.", "<We won,>” he said."},
		{"never opened", "We won,” he said. “Yes.”", "We won,” he said. <Yes.>"},
		{"both marks set as closing ones", "”We won,” he said.", "<We won,> he said."},
		{"both marks set as opening ones", "“We won,“ he said.", "<We won,> he said."},
		{"no space after", `"We won,"he said.`, "<We won,>he said."},

		{"in brackets, after dashes", "He (“Bo”) said—“no”—twice: ‘no’.", "He (<Bo>) said—<no>—twice: <no>."},
		{"an ellipsis and a bracket inside", "“… [he] won …,” she said.", "<… [he] won …,> she said."},
		{"nothing inside", "He said “” and “!”.", "He said “” and “!”."},
		{"two scare quotes", "the 'experts' and 'officials' met", "the <experts> and <officials> met"},
		{"no marks", "Nobody said a word.", "Nobody said a word."},
	} {
		t.Run(c.about, func(t *testing.T) {
			tokens := textOf(c.text).Blocks[0].Tokens
			ps, tooDeep := pairs(tokens)
			if got := drawn(tokens, c.text, ps); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
			if tooDeep {
				t.Error("reported as nested too deep")
			}
		})
	}
}

func TestPairsNestedTooDeepAreText(t *testing.T) {
	const text = "“a ‘b “c ‘d “e ‘f “g ‘h’ i” j’ k” l’ m” n’ o”"
	tokens := textOf(text).Blocks[0].Tokens
	ps, tooDeep := pairs(tokens)
	if !tooDeep {
		t.Error("eight deep is not reported")
	}
	for _, p := range ps {
		if p.depth >= maxDepth {
			t.Errorf("a pair of depth %d", p.depth)
		}
	}
}

// checkPairs holds pairs to what the rest of extraction counts on.
func checkPairs(t interface{ Fatalf(string, ...any) }, tokens []lang.Token, ps []pair) {
	var stack []pair
	for i, p := range ps {
		if p.open < 0 || p.close <= p.open || p.close > len(tokens) || p.close == len(tokens) && !p.unclosed {
			t.Fatalf("pair %d is %+v of %d tokens", i, p, len(tokens))
		}
		if tokens[p.open].Kind != lang.Mark || !p.unclosed && tokens[p.close].Kind != lang.Mark {
			t.Fatalf("pair %d %+v stands on no marks", i, p)
		}
		if i > 0 && p.open <= ps[i-1].open {
			t.Fatalf("pair %d opens at %d, not after %d", i, p.open, ps[i-1].open)
		}
		for len(stack) > 0 && stack[len(stack)-1].close <= p.open {
			stack = stack[:len(stack)-1]
		}
		if p.depth != len(stack) || p.depth >= maxDepth {
			t.Fatalf("pair %d has depth %d, and stands inside %d", i, p.depth, len(stack))
		}
		if len(stack) > 0 && p.close > stack[len(stack)-1].close {
			t.Fatalf("pair %d %+v crosses the one around it, %+v", i, p, stack[len(stack)-1])
		}
		stack = append(stack, p)
	}
}

func TestPairsNest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"“", "”", "„", "‘", "’", "'", "\"", "``", "''", "«", "»", "‹", "›", "「", "」", "‚", "x", "We", "boys", "'90s", "6", ",", ".", "—", "(", " ", " "}), 0, 60).Draw(t, "words")
		text := textOf(strings.Join(words, ""))
		for i := range text.Blocks {
			ps, _ := pairs(text.Blocks[i].Tokens)
			checkPairs(t, text.Blocks[i].Tokens, ps)
		}
	})
}

func FuzzPairs(f *testing.F) {
	f.Add("“One,” he said, ‘two “three” four’ — 'n' 6'2\"")
	f.Add("'''\"\"\"«»‹›")
	f.Fuzz(func(t *testing.T, s string) {
		text := textOf(s)
		for i := range text.Blocks {
			ps, _ := pairs(text.Blocks[i].Tokens)
			checkPairs(t, text.Blocks[i].Tokens, ps)
		}
	})
}
