package lang

// Tags: what extraction rests on is the verbs that attribute, the names, and
// the words around both.

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

var tagged = regexp.MustCompile(`([\p{L}\p{N}'’.-]+)/([A-Z]+)`)

// checkTags tags a text whose words bear the tags that they ought to have:
// "Xi/P said/VBD". Words without a tag are not looked at.
func checkTags(t *testing.T, marked string, titled bool) {
	t.Helper()
	text := tagged.ReplaceAllString(marked, "$1")
	toks := tokenize(text)
	English().Tag(toks, titled)
	names := map[Tag]string{}
	for code, tag := range tagCodes {
		names[tag] = code
	}
	removed := 0 // bytes of tags so far
	for _, m := range tagged.FindAllStringSubmatchIndex(marked, -1) {
		at := m[2] - removed
		removed += m[1] - m[3]
		want := marked[m[4]:m[5]]
		found := false
		for _, tok := range toks {
			if tok.Start == at {
				found = true
				if got := names[tok.Tag]; got != want {
					t.Errorf("%s\n%q is tagged %s, want %s", text, tok.Text, got, want)
				}
			}
		}
		if !found {
			t.Errorf("%s\nno token begins at %q", text, marked[m[2]:m[3]])
		}
	}
}

func TestTags(t *testing.T) {
	for _, marked := range []string{
		"Kim/P said/VBD the/D bridge would/MD not reopen/VB before June/P.",
		"“We/PRP have/VBP lost the/D harbour/N,” the/D mayor/N told/VBD reporters/NS on Monday/P.",
		"The/D Chinese/J president/N has/VBZ never denied/VBN that/IN he/PRP knew/VBD.",
		"Ana/P Ruiz/P, who/W runs/VBZ the/D ferry/N, insisted/VBD that/IN it/PRP was/VBD safe/J.",
		"His/PP lawyer/N says/VBZ she/PRP will/MD appeal/VB.",
		"According/VBG to/TO the/D ministry/N, 40/CD houses/NS were/VBD burned.",
		"“No,” replied/VBD Harkness/P, adding/VBG that nobody/N had/VBD asked/VBN him.",
		"Marta/P Ode/P and/CC her/PP brother/N denied/VBD everything.",
		"The/D report/N accuses/VBZ the/D company/N of fraud/N.",
		"Hale/P quipped/VBD that/IN the/D council/N had/VBD found/VBN a/D spoon/N.",
		"Officials/NS in Huasco/P warn/VBP of floods/NS.",
		"Belov/P was quoted/VBN as saying/VBG the/D talks/NS had/VBD failed/VBN.",
		"It/PRP could/MD take/VB years/NS, the/D forecaster/N wrote/VBD in a/D letter/N to/TO Xi/P’s/POS office/N.",
	} {
		t.Run(strings.Fields(tagged.ReplaceAllString(marked, "$1"))[0], func(t *testing.T) { checkTags(t, marked, false) })
	}
}

func TestTagsOfAHeadlineInTitleCase(t *testing.T) {
	for _, marked := range []string{
		"Mayor Says/VBZ the/D Bridge/N Will/MD Not Reopen/VB",
		"Ruiz/P Denies/VBZ She/PRP Knew/VBD of Leak/N",
	} {
		checkTags(t, marked, true)
	}
}

// Numbers and marks have one tag wherever they stand.
func TestTagsThatNothingSways(t *testing.T) {
	toks := tokenize("“12 were @ruiz's,” 3rd (and 4,000) ‘no’!")
	English().Tag(toks, false)
	for _, tok := range toks {
		switch tok.Kind {
		case Mark, Punct:
			if tok.Tag != Stop {
				t.Errorf("%q is tagged %d, not as a stop", tok.Text, tok.Tag)
			}
		case Number:
			if tok.Tag != Cardinal {
				t.Errorf("%q is tagged %d, not as a number", tok.Text, tok.Tag)
			}
		case Handle:
			if tok.Tag != Proper {
				t.Errorf("%q is tagged %d, not as a name", tok.Text, tok.Tag)
			}
		}
	}
}

// A text longer than one pass is tagged to its end, and the same each time.
func TestTagsOfALongBlock(t *testing.T) {
	text := strings.Repeat("The mayor of Huasco said that the ferry had sunk. ", 3*tagChunk/10)
	toks := tokenize(text)
	again := tokenize(text)
	English().Tag(toks, false)
	English().Tag(again, false)
	for i := range toks {
		if toks[i].Tag == None {
			t.Fatalf("token %d, %q, has no tag", i, toks[i].Text)
		}
		if toks[i] != again[i] {
			t.Fatalf("token %d, %q, is tagged %d and then %d", i, toks[i].Text, toks[i].Tag, again[i].Tag)
		}
	}
}

func TestTagKinds(t *testing.T) {
	for tag, want := range map[Tag]string{
		VerbPast: "finite verb", VerbS: "finite verb", VerbPresent: "finite verb", Modal: "finite",
		VerbBase: "verb", VerbIng: "verb", VerbDone: "verb", Noun: "nominal", Nouns: "nominal", Proper: "nominal",
		Adjective: "", Pronoun: "", Stop: "", None: "",
	} {
		var got []string
		for name, is := range map[string]bool{"finite": tag.Finite(), "verb": tag.Verb(), "nominal": tag.Nominal()} {
			if is {
				got = append(got, name)
			}
		}
		if len(got) == 2 && got[0] == "verb" {
			got[0], got[1] = got[1], got[0]
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("tag %s is %q, want %q", fmt.Sprint(tag), g, want)
		}
	}
}
