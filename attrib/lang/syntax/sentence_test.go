package syntax_test

// Where sentences end.

import (
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/lang/syntax"
)

func tokens(text string) []lang.Token {
	toks := lang.English().Tokens(nil, text, document.Span{End: len(text)}, nil)
	lang.English().Tag(toks, false)
	return toks
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ about, text, want string }{
		{"stops of all kinds", "We won. Really? Yes! No.", "We won.|Really?|Yes!|No."},
		{"runs of stops", "What?! He left!!! So.", "What?!|He left!!!|So."},
		{"an ellipsis ends nothing", "Well... I think so. Maybe… or not.", "Well... I think so.|Maybe… or not."},
		{"closing marks belong to what they close", "“We won.” She left. (He stayed.) “Why?”", "“We won.”|She left.|(He stayed.)|“Why?”"},
		{"straight marks too", `"We won." "They lost." She left.`, `"We won."|"They lost."|She left.`},
		{"inner and outer marks", "“He said ‘no.’” She left.", "“He said ‘no.’”|She left."},
		{"several sentences in one quotation", "“We won. They lost,” she said. “So be it.”", "“We won.|They lost,” she said.|“So be it.”"},
		{"a comma after the quotation goes on", "“We won!”, she said.", "“We won!”, she said."},
		{"titles and initials", "Mr. Ode met J. R. Hale. Dr. Amsel left.", "Mr. Ode met J. R. Hale.|Dr. Amsel left."},
		{"an abbreviation in mid sentence", "The U.S. Senate met Acme Inc. executives.", "The U.S. Senate met Acme Inc. executives."},
		{"an abbreviation at the end", "He lives in the U.S. She lives in France.", "He lives in the U.S.|She lives in France."},
		{"party and state behind a name", "Ana Ruiz (D-Ore.) left. Lev Ode (R-S.C.), a judge, stayed.", "Ana Ruiz (D-Ore.) left.|Lev Ode (R-S.C.), a judge, stayed."},
		{"stops inside words", "See example.org today. It is 3.5.", "See example.org today.|It is 3.5."},
		{"a heading", "Dam breaks in Orrin", "Dam breaks in Orrin"},
		{"stripped of stops", "we won they lost", "we won they lost"},
		{"nothing", "", ""},
	} {
		t.Run(c.about, func(t *testing.T) {
			toks := tokens(c.text)
			var got []string
			first := 0
			for _, end := range syntax.Sentences(nil, toks) {
				got = append(got, c.text[toks[first].Start:toks[end-1].End])
				first = end
			}
			if g := strings.Join(got, "|"); g != c.want {
				t.Errorf("\n got %s\nwant %s", g, c.want)
			}
		})
	}
}

func TestNamesOfTheSets(t *testing.T) {
	for tag := syntax.Tag(1); tag < syntax.TagCount; tag++ {
		if back, ok := syntax.TagOf(tag.String()); !ok || back != tag {
			t.Errorf("tag %d is %q, which is %d", tag, tag, back)
		}
	}
	for rel := syntax.Rel(1); rel < syntax.RelCount; rel++ {
		if back, ok := syntax.RelOf(rel.String()); !ok || back != rel {
			t.Errorf("relation %d is %q, which is %d", rel, rel, back)
		}
	}
	if syntax.WPS.String() != "WP$" || syntax.RRB.String() != "-RRB-" || syntax.ACLRelcl.String() != "acl:relcl" || !syntax.Comma.Punctuation() || !syntax.Close.Punctuation() {
		t.Error("names and numbers have come apart")
	}
	if _, ok := syntax.TagOf(""); ok {
		t.Error("nothing is a tag")
	}
}
