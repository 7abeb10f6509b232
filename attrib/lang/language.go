package lang

// The word lists of a language and how they load: embedded files under a folder
// of the language's code, read once, on first use.

import (
	"embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed en/*.txt
var data embed.FS

// Language is what is known of one language. It is read-only once loaded.
type Language struct {
	// Cues are the forms of verbs that attribute, by lower-case form.
	Cues map[string]Form
	// CueNouns are nouns that attribute ("promise"), and their act.
	CueNouns map[string]string
	// Titles stand before a name without being part of it.
	Titles map[string]Title
	// People are common nouns for those who speak.
	People map[string]Person
	// Organizations are words that make a name the name of a body.
	Organizations map[string]bool
	// Papers are documents that speak: "report".
	Papers map[string]bool
	// Relays are agencies and outlets, by lower-case name.
	Relays map[string]bool
	// Demonyms are adjectives of nation ("chinese") and their place ("China").
	Demonyms map[string]string
	// Places are names of places that stand for governments, and their country.
	Places map[string]string
	// Abbreviations end in a stop that ends no sentence: "dr.".
	Abbreviations map[string]bool
	// Times are words of the calendar and clock: "monday", "yesterday".
	Times map[string]bool
	// Outlets end the name of a newspaper or station: "echo", "radio".
	Outlets map[string]bool
	// Postnominals stand after a name without being part of it: "kc".
	Postnominals map[string]bool
	// Landmarks end the name of a thing that stands somewhere: "bridge".
	Landmarks map[string]bool
	// Labels stand before a colon and speak for nobody: "photo", "related".
	Labels map[string]bool
	// Signs are things that bear words of nobody's: "placard".
	Signs map[string]bool
	// Occasions are where and how things are said, never who says them: "briefing".
	Occasions map[string]bool
	// Abstracts are nouns that say nothing: "decision", "closure".
	Abstracts map[string]bool
	// Idioms are verbs of saying with a word of what they take without reporting
	// anything: "tell joke".
	Idioms map[string]bool
	// Makers are nouns for companies that name no branch of the state: "retailer".
	Makers map[string]bool
	// Media are nouns for those who publish: "newspaper".
	Media map[string]bool
	// Anybody are callings that many have in one story, so that "the official"
	// is not whoever was named last.
	Anybody map[string]bool
	// WorkNouns come before the title of a work: "film", "book".
	WorkNouns map[string]bool

	words, suffixes   map[string][]score
	transitions       [tagCount][tagCount]float32
	unknown, unknownS []score
	rare              float32 // log likelihood of a word never seen
}

// Form is one inflected form of a cue verb.
type Form struct {
	*Cue
	Form FormKind
}

// FormKind is an inflection.
type FormKind uint8

// The inflections.
const (
	FormBase FormKind = iota
	FormS
	FormPast // for regular verbs the participle too
	FormDone // a participle that differs from the past
	FormIng
)

// Cue is a verb that attributes.
type Cue struct {
	Lemma string
	Act   string // "speech", "writing" or "thought"
	// Frames say what content may follow, one letter each; see en/cues.txt.
	Frames string
}

// Has reports whether the verb has a frame.
func (c *Cue) Has(frame byte) bool { return strings.IndexByte(c.Frames, frame) >= 0 }

// Title is a word before a name.
type Title struct {
	Kind   byte   // 'h' honorific, 'o' office, 'c' calling, 'r' rank, 'm' modifier ("former"), 'k' kin
	Gender byte   // 'm', 'f', or 0 where it states none
	Long   string // the long form of an abbreviation, else the word itself
}

// Person is a common noun for one who speaks.
type Person struct {
	Number byte // 's' one, 'p' several, 'o' a body
	Gender byte // 'm', 'f', or 0
}

// English is the English language.
var English = sync.OnceValue(func() *Language { return load("en") })

// lines calls f with the fields of each line of a list, comments left out.
func lines(code, name string, f func(fields []string)) {
	raw, err := data.ReadFile(code + "/" + name + ".txt")
	if err != nil {
		panic(err) // the lists are part of the binary
	}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			f(strings.Fields(line))
		}
	}
}

// set reads a list of one entry a line, which may hold spaces.
func set(code, name string) map[string]bool {
	m := map[string]bool{}
	lines(code, name, func(f []string) { m[strings.Join(f, " ")] = true })
	return m
}

func load(code string) *Language {
	l := &Language{
		Cues: map[string]Form{}, CueNouns: map[string]string{}, Titles: map[string]Title{},
		People: map[string]Person{}, Demonyms: map[string]string{}, Places: map[string]string{},
		Organizations: set(code, "organizations"), Papers: set(code, "papers"), Relays: set(code, "relays"),
		Abbreviations: set(code, "abbreviations"), Times: set(code, "times"), WorkNouns: set(code, "works"), Signs: set(code, "signs"), Occasions: set(code, "occasions"), Abstracts: set(code, "abstracts"), Idioms: set(code, "idioms"),
		Makers: set(code, "makers"), Media: set(code, "media"), Anybody: set(code, "anybody"), Labels: set(code, "labels"), Outlets: set(code, "outlets"), Landmarks: set(code, "landmarks"), Postnominals: set(code, "postnominals"),
	}
	gender := func(f []string) byte {
		if len(f) > 2 {
			return f[2][0]
		}
		return 0
	}
	lines(code, "cues", func(f []string) { l.addCue(f[0], f[1], f[2]) })
	lines(code, "cuenouns", func(f []string) { l.CueNouns[f[0]] = f[1] })
	lines(code, "titles", func(f []string) {
		if _, ok := l.Titles[f[0]]; !ok {
			t := Title{Kind: f[1][0], Long: f[0]}
			for _, x := range f[2:] {
				if x[0] == '=' {
					t.Long = x[1:]
				} else {
					t.Gender = x[0]
				}
			}
			l.Titles[f[0]] = t
		}
	})
	lines(code, "people", func(f []string) { l.People[f[0]] = Person{f[1][0], gender(f)} })
	lines(code, "demonyms", func(f []string) { l.Demonyms[f[0]] = strings.Join(f[1:], " ") })
	lines(code, "places", func(f []string) {
		// The country is the tail that starts with a capital.
		for i := 1; i < len(f); i++ {
			if f[i][0] < 'a' {
				l.Places[strings.Join(f[:i], " ")] = strings.Join(f[i:], " ")
				break
			}
		}
	})
	l.loadModel(code)
	return l
}

// addCue adds the forms of a verb, given as "say,said" or "write,wrote,written".
func (l *Language) addCue(spelling, act, frames string) {
	parts := strings.Split(spelling, ",")
	lemma := parts[0]
	c := &Cue{Lemma: lemma, Act: act, Frames: frames}
	if f, ok := l.Cues[lemma]; ok && f.Lemma == lemma { // listed twice: the frames add up
		f.Frames += frames
		return
	}
	add := func(form string, kind FormKind) {
		if _, ok := l.Cues[form]; !ok || kind == FormBase {
			l.Cues[form] = Form{c, kind}
		}
	}
	past := lemma + "ed"
	stem := lemma
	switch last := lemma[len(lemma)-1]; {
	case len(parts) > 1:
		past = parts[1]
		if d := len(past) - len(lemma); d == 3 && past[len(past)-2:] == "ed" && past[len(lemma)] == last { // "quipped": "quipping"
			stem = past[:len(past)-2]
		}
	case doubles(lemma):
		stem = lemma + string(last)
		past = stem + "ed"
	case last == 'e':
		past = lemma + "d"
	case last == 'y' && strings.IndexByte("aeiou", lemma[len(lemma)-2]) < 0:
		past = lemma[:len(lemma)-1] + "ied"
	}
	third := lemma + "s"
	switch {
	case past == lemma[:len(lemma)-1]+"ied":
		third = lemma[:len(lemma)-1] + "ies"
	case strings.HasSuffix(lemma, "s") || strings.HasSuffix(lemma, "sh") || strings.HasSuffix(lemma, "ch") || strings.HasSuffix(lemma, "x") || strings.HasSuffix(lemma, "o"):
		third = lemma + "es"
	}
	ing := stem + "ing"
	if strings.HasSuffix(stem, "e") && !strings.HasSuffix(stem, "ee") {
		ing = stem[:len(stem)-1] + "ing"
	}
	switch lemma { // final consonants doubled before -ing though the past is irregular
	case "put", "cut", "hit", "begin", "spit":
		ing = lemma + lemma[len(lemma)-1:] + "ing"
	}
	add(lemma, FormBase)
	add(third, FormS)
	add(past, FormPast)
	if len(parts) > 2 {
		add(parts[2], FormDone)
	}
	add(ing, FormIng)
	if len(parts) == 1 && strings.HasSuffix(lemma, "el") || len(parts) == 1 && strings.HasSuffix(lemma, "al") { // British: "labelled", "signalled"
		add(lemma+"led", FormPast)
		add(lemma+"ling", FormIng)
	}
}

// doubles reports a verb whose last consonant is doubled before -ed and -ing: of
// one syllable ("slam"), or stressed on its last ("refer").
func doubles(lemma string) bool {
	n := len(lemma)
	vowel := func(i int) bool {
		return strings.IndexByte("aeiou", lemma[i]) >= 0 && !(lemma[i] == 'u' && i > 0 && lemma[i-1] == 'q')
	}
	if n < 3 || vowel(n-1) || !vowel(n-2) || vowel(n-3) || strings.IndexByte("wxy", lemma[n-1]) >= 0 {
		return false
	}
	switch lemma {
	case "admit", "refer", "regret", "rebut", "commit", "submit", "permit", "omit", "infer", "defer", "confer", "concur", "demur", "prefer":
		return true
	}
	for i := 0; i < n-2; i++ {
		if vowel(i) {
			return false
		}
	}
	return true
}

// loadModel reads the tagger's counts and turns them into log likelihoods.
func (l *Language) loadModel(code string) {
	var totals [tagCount]float64
	type count struct {
		tag Tag
		n   float64
	}
	parse := func(f []string) []count {
		cs := make([]count, 0, len(f)/2)
		for i := 1; i+1 < len(f); i += 2 {
			n, err := strconv.Atoi(f[i+1])
			if t := tagCodes[f[i]]; err == nil && t != None {
				cs = append(cs, count{t, float64(n)})
			}
		}
		return cs
	}
	l.words = make(map[string][]score, 12000)
	l.suffixes = make(map[string][]score, 800)
	var pairs [tagCount][tagCount]float64
	lines(code, "transitions", func(f []string) {
		a, b := tagCodes[f[0]], tagCodes[f[1]]
		n, err := strconv.Atoi(f[2])
		if err != nil || a == None || b == None {
			return
		}
		pairs[a][b] = float64(n)
		totals[b] += float64(n)
	})
	for a := range pairs {
		sum := float64(tagCount)
		for _, n := range pairs[a] {
			sum += n
		}
		for b, n := range pairs[a] {
			l.transitions[a][b] = float32(math.Log((n + 1) / sum))
		}
	}
	likelihood := func(t Tag, n float64) float32 { return float32(math.Log(n / (totals[t] + 1))) }
	lines(code, "words", func(f []string) {
		cs := parse(f)
		s := make([]score, 0, len(cs))
		for _, c := range cs {
			s = append(s, score{c.tag, likelihood(c.tag, c.n)})
		}
		l.words[f[0]] = s
	})
	// A word never seen is as likely under its tag as the tag is frequent among
	// rare words with its ending.
	lines(code, "suffixes", func(f []string) {
		cs := parse(f)
		sum := 0.0
		for _, c := range cs {
			sum += c.n
		}
		s := make([]score, 0, len(cs))
		for _, c := range cs {
			s = append(s, score{c.tag, likelihood(c.tag, 2*c.n/sum)})
		}
		l.suffixes[f[0]] = s
	})
	l.rare = likelihood(Proper, 2)
	l.unknown = []score{{Noun, likelihood(Noun, 1)}, {Adjective, likelihood(Adjective, 0.5)}, {VerbBase, likelihood(VerbBase, 0.2)}, {VerbPresent, likelihood(VerbPresent, 0.1)}}
	l.unknownS = []score{{Nouns, likelihood(Nouns, 1)}, {VerbS, likelihood(VerbS, 0.4)}}
}

// OfNation reports an adjective of nation, or half of one: "north" korean.
func (l *Language) OfNation(low string) bool {
	return low == "north" || low == "south" || l.Demonyms[low] != ""
}

// Common reports a word that is in everyday use in lower case.
func (l *Language) Common(low string) bool { return len(l.words[low]) > 0 }

// Title is what is known of a word before a name, "then-" and "ex-" left off.
func (l *Language) Title(low string) (Title, bool) {
	t, ok := l.Titles[low]
	if !ok {
		if i := strings.IndexByte(low, '-'); i > 0 {
			switch low[:i] {
			case "then", "ex", "vice", "deputy", "acting", "co", "under":
				t, ok = l.Titles[low[i+1:]]
			}
		}
	}
	return t, ok
}
