package lang

// The word lists: that they load, whole and in lower case, and that the forms of
// the cue verbs are the ones that newspapers use.

import (
	"reflect"
	"strings"
	"testing"
)

func TestCueForms(t *testing.T) {
	kinds := []FormKind{FormBase, FormS, FormPast, FormDone, FormIng}
	for _, forms := range []string{
		// base, third person, past, participle where it differs, -ing
		"say says said - saying",
		"tell tells told - telling",
		"write writes wrote written writing",
		"think thinks thought - thinking",
		"know knows knew known knowing",
		"see sees saw seen seeing",
		"swear swears swore sworn swearing",
		"begin begins began begun beginning",
		"understand understands understood - understanding",
		"foresee foresees foresaw foreseen foreseeing",
		"show shows showed shown showing",
		"sing sings sang sung singing",
		"teach teaches taught - teaching",
		"go goes went gone going",
		"spit spits spat - spitting",
		"weep weeps wept - weeping",

		"quip quips quipped - quipping",
		"grin grins grinned - grinning",
		"snap snaps snapped - snapping",
		"brag brags bragged - bragging",
		"beg begs begged - begging",
		"nod nods nodded - nodding",
		"commit commits committed - committing",

		"argue argues argued - arguing",
		"acknowledge acknowledges acknowledged - acknowledging",
		"agree agrees agreed - agreeing",
		"disagree disagrees disagreed - disagreeing",
		"deny denies denied - denying",
		"reply replies replied - replying",
		"cry cries cried - crying",
		"testify testifies testified - testifying",
		"convey conveys conveyed - conveying",
		"pray prays prayed - praying",
		"stress stresses stressed - stressing",
		"confess confesses confessed - confessing",
		"press presses pressed - pressing",
		"hiss hisses hissed - hissing",
		"wish wishes wished - wishing",
		"lash lashes lashed - lashing",
		"preach preaches preached - preaching",
		"tweet tweets tweeted - tweeting",
		"post posts posted - posting",
		"answer answers answered - answering",
		"offer offers offered - offering",
		"threaten threatens threatened - threatening",
		"explain explains explained - explaining",
		"repeat repeats repeated - repeating",
		"vow vows vowed - vowing",
	} {
		f := strings.Fields(forms)
		for i, form := range f {
			if form == "-" {
				continue
			}
			got, ok := English().Cues[form]
			if !ok {
				t.Errorf("%q, of %q, is not known", form, f[0])
				continue
			}
			if got.Lemma != f[0] || got.Form != kinds[i] {
				t.Errorf("%q is form %d of %q, want form %d of %q", form, got.Form, got.Lemma, kinds[i], f[0])
			}
		}
	}
}

// Verbs whose past is their base: the base stands for both.
func TestCueFormsThatDoNotChange(t *testing.T) {
	for form, want := range map[string]FormKind{"put": FormBase, "puts": FormS, "putting": FormIng, "read": FormBase, "reading": FormIng, "hit": FormBase, "hitting": FormIng, "forecast": FormBase} {
		if got, ok := English().Cues[form]; !ok || got.Form != want {
			t.Errorf("%q: known %v, form %d, want %d", form, ok, got.Form, want)
		}
	}
}

func TestCuesHaveActAndFrames(t *testing.T) {
	for form, c := range English().Cues {
		if c.Act != "speech" && c.Act != "writing" && c.Act != "thought" {
			t.Errorf("%q has act %q", form, c.Act)
		}
		if c.Frames == "" || strings.Trim(c.Frames, "ctaqliow") != "" {
			t.Errorf("%q has frames %q", form, c.Frames)
		}
	}
	for _, c := range []struct {
		form   string
		act    string
		frames string // that it has
		not    string // that it has not
	}{
		{"said", "speech", "c", "a"},
		{"told", "speech", "ca", ""},
		{"asked", "speech", "w", ""},
		{"tweeted", "writing", "q", ""},
		{"believes", "thought", "c", ""},
		{"called", "speech", "l", ""},
		{"vowed", "speech", "i", ""},
		{"praised", "speech", "o", "c"},
		{"sighed", "speech", "q", "c"},
	} {
		got := English().Cues[c.form]
		if got.Cue == nil || got.Act != c.act {
			t.Errorf("%q: %+v, want act %s", c.form, got.Cue, c.act)
			continue
		}
		for i := range c.frames {
			if !got.Has(c.frames[i]) {
				t.Errorf("%q lacks frame %c of %q", c.form, c.frames[i], got.Frames)
			}
		}
		for i := range c.not {
			if got.Has(c.not[i]) {
				t.Errorf("%q has frame %c", c.form, c.not[i])
			}
		}
	}
}

// Every list has entries, in lower case, with single spaces.
func TestListsLoad(t *testing.T) {
	lists := reflect.ValueOf(English()).Elem()
	for i := range lists.NumField() {
		list := lists.Field(i)
		if list.Kind() != reflect.Map {
			continue
		}
		t.Run(lists.Type().Field(i).Name, func(t *testing.T) {
			if list.Len() < 5 {
				t.Errorf("only %d entries", list.Len())
			}
			for _, key := range list.MapKeys() {
				if entry := key.String(); entry == "" || entry != strings.ToLower(entry) || entry != strings.Join(strings.Fields(entry), " ") {
					t.Errorf("%q is no entry in lower case", entry)
				}
			}
		})
	}
}

func TestListsHold(t *testing.T) {
	l := English()
	for _, c := range []struct {
		list map[string]bool
		want string // entries, parted by commas
	}{
		{l.Organizations, "university,company,hospital"},
		{l.Papers, "report,study,lawsuit"},
		{l.Relays, "xinhua,reuters,agence france-presse,the associated press"},
		{l.Abbreviations, "mr,dr,sen,rep"},
		{l.Times, "monday,yesterday,october"},
		{l.Outlets, "herald,radio,times"},
		{l.Postnominals, "kc,mp,phd"},
		{l.Labels, "photo,related,read"},
		{l.Signs, "placard,banner,t-shirt"},
		{l.Occasions, "briefing,rally,hearing"},
		{l.Abstracts, "decision,closure,plan"},
		{l.WorkNouns, "novel,film,song"},
	} {
		for _, entry := range strings.Split(c.want, ",") {
			if !c.list[entry] {
				t.Errorf("%q is missing from the %d entries of its list", entry, len(c.list))
			}
		}
	}
	for noun, act := range map[string]string{"promise": "speech", "statement": "writing"} {
		if l.CueNouns[noun] != act {
			t.Errorf("the act of %q is %q, want %q", noun, l.CueNouns[noun], act)
		}
	}
}

func TestListsSayWhatTheyShould(t *testing.T) {
	l := English()
	for word, want := range map[string]Title{
		"mr": {Kind: 'h', Gender: 'm', Long: "mr"}, "mrs.": {Kind: 'h', Gender: 'f', Long: "mrs."}, "dr": {Kind: 'h', Long: "dr"},
		"president": {Kind: 'o', Long: "president"}, "prof.": {Kind: 'o', Long: "professor"},
	} {
		if got := l.Titles[word]; got != want {
			t.Errorf("title %q is %+v, want %+v", word, got, want)
		}
	}
	for word, want := range map[string]Person{"woman": {'s', 'f'}, "men": {Number: 'p', Gender: l.People["men"].Gender}, "officials": {Number: 'p'}, "source": {Number: 's'}} {
		if got := l.People[word]; got != want {
			t.Errorf("person %q is %+v, want %+v", word, got, want)
		}
	}
	for demonym, want := range map[string]string{"chinese": "China", "american": "United States"} {
		if got := l.Demonyms[demonym]; got != want {
			t.Errorf("%q is of %q, want %q", demonym, got, want)
		}
	}
	for place, want := range map[string]string{"beijing": "China", "new delhi": "India", "brussels": "European Union"} {
		if got := l.Places[place]; got != want {
			t.Errorf("%q belongs to %q, want %q", place, got, want)
		}
	}
	for place, country := range l.Places {
		if country == "" {
			t.Errorf("%q belongs to no country", place)
		}
	}
	if !l.Common("house") || l.Common("zzyzx") {
		t.Error("Common takes a name for a word, or a word for a name")
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load("en")
	}
}
