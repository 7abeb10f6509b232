package rule

// Names of rules as a reader meets them: in groups, and those that were dropped.

import "strings"

// Group is rules that an editor thinks of together.
type Group struct {
	Title string
	About string // what joins them, in a sentence or two
	Rules []Rule
}

// groups are the groups in the order in which `attrib explain` lists them.
var groups = []struct{ title, about, rules string }{
	{"Who said it",
		"A quotation is a fact about a person. These look at whose words they are said to be.",
		"speaker-conflict principal-conflict inner-speaker speaker-sharpened speaker-vaguer unattributed"},
	{"How it is known",
		"Between the speaker and the reader may stand an agency, another paper, an aide, and always an occasion.",
		"relay-dropped relay-differs occasion-differs"},
	{"What kind of saying it was",
		"Said, thought, insisted, denied: the words around the marks say what the words inside them are worth.",
		"thought-as-speech cue-loaded denial-dropped"},
	{"Words that turn the sense",
		"Small words, and the ones that carry the facts. A change here is a change of what was said.",
		"negation-changed number-changed name-changed pronoun-changed hedge-changed"},
	{"The wording",
		"Quotation marks promise the speaker's own words. These say what became of them, from the word exchanged to the “um” left out.",
		"word-changed words-dropped words-added words-moved form-changed fillers-cleaned punctuation-changed translation-differs"},
	{"Cuts, joins and brackets",
		"A quotation may be cut and mended where the marks say so. These look at what the cut left out, and whether it shows.",
		"bracketed elided spliced fragments-joined truncated"},
	{"Marks where they belong",
		"Words in marks that nobody said, and a speaker's words without marks.",
		"paraphrase-quoted quotation-unmarked headline-unsupported"},
}

// Groups gives every rule of [All] in its group, in the order of All; a rule that
// no group names stands in a last one, and a group without rules is left out.
func Groups() []Group {
	left := All()
	var out []Group
	for _, g := range groups {
		names := " " + g.rules + " "
		group, rest := Group{Title: g.title, About: g.about}, left[:0:0]
		for _, r := range left {
			if strings.Contains(names, " "+r.Name+" ") {
				group.Rules = append(group.Rules, r)
			} else {
				rest = append(rest, r)
			}
		}
		left = rest
		if len(group.Rules) > 0 {
			out = append(out, group)
		}
	}
	if len(left) > 0 {
		out = append(out, Group{Title: "Other", About: "What stands in no other group.", Rules: left})
	}
	return out
}

// replaced are names that rules had once, with those that took their places.
var replaced = map[string][]string{
	"words-changed": {"word-changed", "words-dropped", "words-added", "words-moved", "form-changed"},
}

// Replaced gives the rules that took the place of one that is no more, nil where
// there never was one of that name or it is still there.
func Replaced(name string) []string {
	if _, there := ByName(name); there {
		return nil
	}
	return append([]string(nil), replaced[name]...)
}
