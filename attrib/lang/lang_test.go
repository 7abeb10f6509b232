package lang

import (
	"fmt"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
)

func tokenize(s string) []Token {
	return English().Tokens(nil, s, document.Span{Start: 0, End: len(s)}, nil)
}

func TestTokensKeepCliticsApartAndWordsWhole(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Clinton’s aide didn't say", "Clinton|’s|aide|did|n't|say"},
		{"O'Neill of the U.S. won 1,200.50", "O'Neill|of|the|U.S.|won|1,200.50"},
		{"Moon Jae-in, 34-year-old -- no...", "Moon|Jae-in|,|34-year-old|--|no|..."},
		{"“Yes,” she said.", "“|Yes|,|”|she|said|."},
		{"``No,'' he said", "``|No|,|''|he|said"},
		{"the boys' club", "the|boys|'|club"},
		{"see https://example.org/a_b. @JSilk #x", "see|https://example.org/a_b|.|@JSilk|#x"},
		{"I cannot. E.g. this", "I|can|not|.|E.g.|this"},
		{"Sen. Dana Cole met Mr. Xi. No. 10 said no. He sat.", "Sen.|Dana|Cole|met|Mr.|Xi|.|No.|10|said|no|.|He|sat|."},
		{"J.K. Rowling at 5:30 in the 1990s", "J.K.|Rowling|at|5:30|in|the|1990s"},
	} {
		var got []string
		for _, tok := range tokenize(c.text) {
			got = append(got, tok.Text)
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func TestTagsFindVerbsAndNames(t *testing.T) {
	for _, s := range []string{
		"Kim echoed Xi 's sentiments , Xinhua said , and pledged support",
		"The Chinese president said his country attached importance to it .",
		"\" We lost , \" said the minister 's spokesman .",
	} {
		toks := tokenize(s)
		English().Tag(toks, false)
		var b strings.Builder
		for _, tok := range toks {
			fmt.Fprintf(&b, "%s/%d ", tok.Text, tok.Tag)
			if tok.Low == "said" && tok.Tag != VerbPast {
				t.Errorf("said is tagged %d in %q", tok.Tag, s)
			}
		}
		t.Log(b.String())
	}
}
