package speaker_test

// Names: what is a title and what a name, which names are one person's, and
// what sort of thing each is the name of.

import (
	"testing"

	"github.com/attribcheck/attrib/attrib/speaker"
)

func TestTitlesAreNoPartOfAName(t *testing.T) {
	checkCases(t, []mentionCase{
		{"an office", "[President Xi Jinping] spoke.", "Xi Jinping/person/named"},
		{"an office and a nation", "[Chinese President Xi Jinping] spoke.", "Xi Jinping/person/named"},
		{"an office of two words", "[Finance Minister Elena Petrova] spoke.", "Elena Petrova/person/named"},
		{"an office with of", "[Secretary of State Marta Ode] spoke.", "Marta Ode/person/named"},
		{"an office with of in lower case", "Then [chief |of staff Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"and a body before it", "[White House chief |of staff Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"the office of a state", "Then [secretary |of state Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"an article in the office", "Then [leader |of the opposition Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"an office over two words", "Then [director |of public health Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"over a plural", "Then [vice president |of sales Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"over a committee with a name", "Then [chair |of the Commons health committee Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"a name that few bear", "Then [head |of policy Aodh Bellweather] spoke.", "Aodh Bellweather/person/named"},
		{"an office at a body of letters", "Then [US ambassador |to NATO Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"a bank with of", "Then [governor |of the Bank of England Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"a programme", "Then [head |of the World Food Programme Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"under-secretary", "Then [under-secretary |of state Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"an aside behind it", "Then [chief |of staff Neil Garrow, 43,] spoke.", "Neil Garrow/person/named"},
		{"a rank of three short words", "[Det Ch Insp Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"a style", "[Rt Hon Neil Garrow] spoke.", "Neil Garrow/person/named"},
		{"but whose mother", "[The mother |of Senator Ann Lee] spoke.", "mother of Senator Ann Lee/person/unnamed"},
		{"in lower case too", "[The mother |of senator Ann Lee] spoke.", "mother of senator Ann Lee/person/unnamed"},
		{"but whose spokesman", "[A spokesman |for Bishop Crewe] spoke.", "spokesman for Bishop Crewe/person/unnamed"},
		{"but whose chief of staff", "[The chief |of staff to Senator Ann Lee] spoke.", "chief of staff to Senator Ann Lee/person/unnamed"},
		{"but who leads a group", "[The leader |of campaign group Blue Anchor] spoke.", "leader of campaign group Blue Anchor/person/unnamed"},
		{"but whose successor", "[The deputy |of governor Ann Lee] spoke.", "deputy of governor Ann Lee/person/unnamed"},
		{"in lower case", "Then [former mayor Ana Ruiz] spoke.", "Ana Ruiz/person/named"},
		{"an honorific", "[Dr. Lucille Tran] spoke.", "Lucille Tran/person/named"},
		{"an honorific before a surname", "[Mrs. Tran] spoke.", "Tran/person/named"},
		{"a knighthood and letters", "[Sir Colin Hale KC] spoke.", "Colin Hale/person/named"},
		{"a rank", "[General Otto Brenner] spoke.", "Otto Brenner/person/named"},
		{"who speaks for a body", "[Foreign Ministry spokesperson Guo Jiakun] spoke.", "Guo Jiakun/person/named"},
		{"an apposition", "[Hugh Hill|, a doctor at the clinic,] spoke.", "Hugh Hill/person/named"},
		{"an age", "[Hugh Hill|, 53,] spoke.", "Hugh Hill/person/named"},
		{"a party and a state", "[Rep. Jim Jordan |(R-Ohio)] spoke.", "Jim Jordan/person/named"},
		{"an aside", "[Cable|, who replaced Farron,] spoke. Vince Cable left.", "Vince Cable/person/named"},
		{"the name stands in apposition", "[The mayor|, Ana Ruiz,] spoke.", "Ana Ruiz/person/named"},
		{"and behind a preposition", "[A spokesman |for the ministry, Guo Jiakun,] spoke.", "Guo Jiakun/person/named"},
	})
}

func TestNamesOfManyShapes(t *testing.T) {
	checkCases(t, []mentionCase{
		{"a particle", "Then [Ludwig van Beek] spoke. [Van Beek] left.", "Ludwig van Beek/person; Ludwig van Beek/person"},
		{"two particles", "Then [Ursula von der Leyen] spoke. [Von der Leyen] left.", "Ursula von der Leyen/person; Ursula von der Leyen/person"},
		{"an Arabic particle", "[Mohammed bin Salman] spoke.", "Mohammed bin Salman/person"},
		{"an apostrophe", "[Shaun O’Neill] spoke. [O’Neill] left.", "Shaun O’Neill; Shaun O’Neill"},
		{"a hyphen", "[Moon Jae-in] spoke. [Moon] left.", "Moon Jae-in; Moon Jae-in"},
		{"the surname first", "[Kim Jong Un] spoke. [Kim] left.", "Kim Jong Un; Kim Jong Un"},
		{"a nickname in marks", "[Juan “Bobo” Vega] spoke. [Vega] left.", "Juan “Bobo” Vega; Juan “Bobo” Vega"},
		{"a suffix", "[Robert Hale Jr.] spoke.", "Robert Hale Jr./person"},
		{"an initial", "[Jane M. Roe] spoke. [Jane Roe] left.", "Jane M. Roe; Jane M. Roe"},
		{"initials alone", "[J. R. Hale] spoke. [Hale] left.", "J. R. Hale; J. R. Hale"},
		{"a middle name", "[Hillary Rodham Clinton] spoke. [Hillary Clinton] left.", "Hillary Rodham Clinton; Hillary Rodham Clinton"},
		{"accents", "[José Müller] spoke. [Müller] left.", "José Müller; José Müller"},
		{"two together", "Kim Jong Un met Xi Jinping. [Kim and Xi] spoke.", "Kim Jong Un and Xi Jinping/group"},
	})
}

func TestASurnameIsItsBearersWhereverTheNameStands(t *testing.T) {
	checkCases(t, []mentionCase{
		{"before", "Ana Ruiz left. [Ruiz] spoke.", "Ana Ruiz/person/named"},
		{"after", "[Ruiz] spoke. Ana Ruiz left.", "Ana Ruiz/person/named"},
		{"in a headline", "# [Ruiz] speaks\nThe mayor, Ana Ruiz, left.", "Ana Ruiz/person/named"},
		{"far away", "[Ruiz] spoke.\nNobody came.\nNobody went.\nAna Ruiz left.", "Ana Ruiz/person/named"},
		{"after an honorific", "Ana Ruiz left. [Ms. Ruiz] spoke.", "Ana Ruiz/person/named"},
		{"after an office", "Ana Ruiz left. [Mayor Ruiz] spoke.", "Ana Ruiz/person/named"},
		{"a given name", "Ana Ruiz left. [Ana] spoke.", "Ana Ruiz/person/named"},
		{"never named in full", "[Trump] spoke.", "Trump"},
		{"a word of everyday use", "Jane Price left. [Price] spoke.", "Jane Price/person/named"},
	})
}

func TestTwoOfOneSurname(t *testing.T) {
	checkCases(t, []mentionCase{
		{"told apart by honorific and pronoun", "Marisol Quintanilla measured her water. Harlan Quintanilla sold his cows. [Ms. Quintanilla] spoke. [Mr. Quintanilla] left.",
			"Marisol Quintanilla; Harlan Quintanilla"},
		{"by honorifics alone", "Mr. Harlan Quintanilla and Mrs. Marisol Quintanilla came. [Mrs. Quintanilla] spoke. [Mr. Quintanilla] left.",
			"Marisol Quintanilla; Harlan Quintanilla"},
		{"by office", "President Bill Hale met Senator Jo Hale. [Senator Hale] spoke. [President Hale] left.", "Jo Hale; Bill Hale"},
		{"by given name", "Bill Hale met Jo Hale. [Jo] spoke. [Bill] left.", "Jo Hale; Bill Hale"},
		{"in full", "Bill Hale met Jo Hale. [Jo Hale] spoke. [Bill Hale] left.", "Jo Hale; Bill Hale"},
	})
}

func TestBodiesAndPlaces(t *testing.T) {
	checkCases(t, []mentionCase{
		{"a ministry", "[The Finance Ministry] spoke.", "Finance Ministry/organization/named"},
		{"a body with of", "[The Bank |of England] spoke.", "Bank of England/organization/named"},
		{"a company", "[Acme Holdings] spoke.", "Acme Holdings/organization/named"},
		{"capitals in brackets", "The World Health Organization (WHO) met. [The WHO] spoke.", "World Health Organization/organization/named"},
		{"initials", "The International Monetary Fund met. [The IMF] spoke.", "International Monetary Fund/organization/named"},
		{"an agency", "[Reuters] spoke.", "Reuters/organization/named"},
		{"an agency and what it is", "[The Montsame news agency] spoke.", "Montsame/organization/named"},
		{"a place for its government", "[Beijing] spoke.", "Beijing/place/named"},
		{"a place of two words", "[New Delhi] spoke.", "New Delhi/place/named"},
		{"a union", "[The Growers’ Union] spoke.", "Growers’ Union/organization/named"},
	})
}

func TestKnows(t *testing.T) {
	names, _ := sourceOf(t, "The mayor, Ana Ruiz, spoke to Reuters. Nobody came.")
	for word, want := range map[string]bool{"Ruiz": true, "ana": true, "Reuters": true, "Nobody": false, "mayor": false, "": false} {
		if got := names.Knows(word); got != want {
			t.Errorf("knows %q: %v", word, got)
		}
	}
}

func TestIsPerson(t *testing.T) {
	names, mentions := sourceOf(t, "[Ana Ruiz] spoke in Huasco. [Reuters] left. [The ministry] slept. [She] woke.")
	for i, want := range []bool{true, false, false, false} {
		if got := names.IsPerson(mentions[i]); got != want {
			t.Errorf("mention %d is a person: %v", i, got)
		}
	}
}

// BenchmarkNames reads the names of 3 KB and resolves a mention in each
// paragraph.
func BenchmarkNames(b *testing.B) {
	source := ""
	for range 12 {
		source += "[Finance Minister Elena Petrova] met Hugh Hill, a doctor at the clinic, and Vega Maritime in Huasco on Monday. [She] told Mr. Hill that the company, which Juan “Bobo” Vega runs, would be sold. [The minister] left.\n"
	}
	text, quoted, mentions := textOf(b, source)
	b.SetBytes(int64(len(text.Doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		names := speaker.Read(text, quoted)
		for _, m := range mentions {
			names.Resolve(m)
		}
	}
}
