package speaker_test

// What a source tells of its names by the way: with which pronouns they go, what
// they are called, and in which pieces they are given.

import "testing"

func TestPronounsTeach(t *testing.T) {
	checkCases(t, []mentionCase{
		{"by those that no statement has", "Ana Ruiz had lost her keys.\nBo Hale found them on his boat. Ruiz thanked Hale. [She] spoke.",
			"Ana Ruiz/person/pronoun"},
		{"in both directions", "Robin Ruiz met Kim Hale. [She] spoke.\nHale lost his hat that day. Hale went home in his car. Ruiz kept her hat on.",
			"Robin Ruiz/person/pronoun"},
		{"across sentences", "Jo Ruiz came in late, with Bo Hale behind. She sat down. She opened a folder and closed it. [She] spoke.",
			"Jo Ruiz/person/pronoun"},
		{"not by those in a quotation", "“Her boat is his boat,” [Bo Hale] said of Ana Ruiz. He laughed. [He] left.",
			"Bo Hale/person/named; Bo Hale/person/pronoun"},
		{"a title states it", "Mr. Quist wrote to Ms. Lind. Nobody knows why. [He] spoke.", "Quist/person/pronoun"},
		{"a bare name learns it too", "The council heard Hale, then Mayor Ana Ruiz. Ruiz lost her temper. Hale kept his. [He] left.", "Hale/person/pronoun"},
	})
}

func TestThePlaceInTheSentence(t *testing.T) {
	checkCases(t, []mentionCase{
		{"who said it, not whom it is about", "[Ana Ruiz] said Jo Lind had sold the boat.\n“It was hers,” [she] added.", "Ana Ruiz; Ana Ruiz"},
		{"a phrase between name and verb", "[Ed Quist] spoke.\nBo Hale of the Huasco Echo agreed with Quist about the boat.\n“It leaks,” [he] wrote.",
			"Ed Quist; Bo Hale"},
		{"an aside between name and verb", "[Ed Quist] spoke.\nBo Hale, who sold the boat to Quist after he lost the first one, called it a wreck.\n“It leaks,” [he] wrote.",
			"Ed Quist; Bo Hale"},
		{"one brought in at the end", "[Ed Quist] spoke.\nThe leak worries Bo Hale, head of the harbour board.\n“It will sink,” [he] wrote.", "Ed Quist; Bo Hale"},
		{"the paragraph has turned to another", "[Ana Ruiz] spoke. Behind her came Bo Hale. He had a rope. “Pull,” [he] cried.", "Ana Ruiz; Bo Hale"},
		{"the owner of what opens a sentence", "Jo Lind’s new boat sank in the harbour. [She] wept.", "Jo Lind"},
	})
}

func TestRelativePronouns(t *testing.T) {
	checkCases(t, []mentionCase{
		{"right after the name", "They asked Ana Ruiz, [who] spoke.", "Ana Ruiz/person/pronoun"},
		{"after what is said of it", "They asked Bo Hale, now the mayor of Huasco, [who] spoke.", "Bo Hale/person/pronoun"},
		{"of a body", "They turned to the Huasco Police Department, [which] spoke.", "Huasco Police Department/organization/pronoun"},
		{"of no name", "There came six others [who] spoke.", "six others"},
	})
}

func TestFamilies(t *testing.T) {
	checkCases(t, []mentionCase{
		{"told apart by the pronoun that follows the whole name", "Bo Hale sold his boat. Jo Hale kept her house. [Ms. Hale] spoke. [Mr. Hale] left.",
			"Jo Hale; Bo Hale"},
		{"one named in passing is not whom the surname means", "[Ed Cray] spoke. Cray sat down. Cray stood up.\nOn the wall hung a photo of Rafael Cray as a boy.\n[Cray] left.",
			"Ed Cray; Ed Cray"},
		{"the younger one", "Ana Ruiz and her daughter, Inés Ruiz, came. [Ms. Ruiz] spoke. [The younger Ms. Ruiz] left.", "Ana Ruiz; Inés Ruiz"},
		{"a president and his wife", "[President Hale] spoke. The first lady, Jo Hale, wore her coat. Bo Hale left his at home.", "Bo Hale"},
		{"named in apposition to kin", "[Hale’s niece|, state delegate Ana “Bee” Price (G-Huasco),] spoke. Bo Hale left.", "Ana “Bee” Price/person/named"},
	})
}

func TestNamesInPieces(t *testing.T) {
	checkCases(t, []mentionCase{
		{"the given name in a headline only", "# Patricia Quist Takes On Bo Hale\nIt was late. [Quist] spoke.", "Patricia Quist/person/named"},
		{"no word of a headline is a given name", "# Threadbare Quist Takes On Bo Hale\nIt was late. [Quist] spoke.", "Quist"},
		{"a slip of the pen", "The doctor, Harald Bornholm, came. [Bornhom] spoke.", "Harald Bornholm/person/named"},
		{"a family is no slip", "Harald Quist came. [The Quists] spoke.", "Quists"},
		{"no initial from a quotation", "Bo Hale spoke. “Bo J. Hale is a fool,” she read. [Hale] left.", "Bo Hale/person/named"},
		{"a surname that is a country too", "Lena Jordan came to Amman. [Jordan] spoke.", "Lena Jordan/person/named"},
		{"and one that is that country here", "Lena Jordan came home from Jordan. [She] spoke.", "Lena Jordan/person/pronoun"},
		{"a surname that is an office too", "Ada Dean came. [Dean] spoke.", "Ada Dean/person/named"},
		{"a day of theirs is no part of them", "It was Barnaby Quist Harvest Day. [Quist] spoke.", "Barnaby Quist/person/named"},
		{"a body and its short name", "The mine belongs to Mulde Energy. [Mulde] spoke.", "Mulde Energy/organization/named"},
		{"a committee on a matter", "The Commission on Public Wells met. [The commission] spoke.", "Commission on Public Wells/organization/description"},
		{"two with their titles", "[Mr. Hale and Ms. Ruiz] spoke. Bo Hale left with Ana Ruiz.", "Bo Hale and Ana Ruiz/group/named"},
		{"where a speaker of the house is from", "[House Speaker Paul Quist |of Wisconsin] spoke.", "Paul Quist/person/named"},
		{"a body’s name before a name", "[Echo News Senior Correspondent Anna Ruiz] spoke.", "Anna Ruiz/person/named"},
		{"a quarter of the sky opens a sentence", "North Korea slept. [South Korea] spoke.", "South Korea/place/named"},
		{"an office in capitals for a given name", "# Former AG Quist speaks\nMichael Quist came. [Quist] spoke.", "Michael Quist/person/named"},
	})
}

func TestDescriptionsOfThoseSpokenOf(t *testing.T) {
	checkCases(t, []mentionCase{
		{"an office that nothing told of", "[Ana Ruiz] spoke. Bo Hale slept. Ruiz went on.\n[The former Huasco governor] left.", "Ana Ruiz; Ana Ruiz/person/description"},
		{"two offices of one", "[Ana Ruiz] spoke.\n[The former mayor and current party treasurer] left.", "Ana Ruiz; Ana Ruiz/person/description"},
		{"a mother of so many", "[Ana Ruiz] spoke.\n[The 41-year-old mother |of two] left.", "Ana Ruiz; Ana Ruiz/person/description"},
		{"the head of something new is another", "[Ana Ruiz] spoke of Bo Hale.\n[The head |of the harbour union] left.", "Ana Ruiz; head of the harbour union/person/unnamed"},
		{"another’s former aide", "[Ana Ruiz] spoke of Bo Hale.\n[Quist’s former strategist] left.", "Ana Ruiz; Ana Ruiz/person/description"},
		{"another’s lawyer may be anyone", "[Ana Ruiz] spoke of Bo Hale.\n[Quist’s lawyer] left.", "Ana Ruiz; Quist’s lawyer/person/unnamed"},
		{"the vice president is not the president", "Vice President Bo Hale met President Ana Ruiz. Hale slept. [The president] spoke.", "Ana Ruiz"},
		{"a quarter of a town holds no office", "Bo Hale came. At a meeting in Kreuzberg, the mayor slept.\nMayor Ana Ruiz came. [The mayor] spoke.", "Ana Ruiz"},
		{"a union by another name", "The Association of Net Menders met. [The union] spoke.", "Association of Net Menders/organization/description"},
		{"no newspaper is a person", "[Ana Ruiz] said she would sue. [The newspaper] spoke.", "Ana Ruiz; newspaper/organization/unnamed"},
	})
}

func TestPapersSpeakForTheirAuthors(t *testing.T) {
	checkCases(t, []mentionCase{
		{"called by their author", "Ana Ruiz came. [Ruiz’s brief] spoke.", "Ana Ruiz/person/named"},
		{"called by their outlet", "[A Reuters article] spoke.", "Reuters/organization/named"},
		{"issued in the sentence before", "The Harbour Council issued a statement on Monday. [The statement] spoke.", "Harbour Council/organization/description"},
		{"nobody’s", "[The report] spoke.", "report/document/unnamed"},
	})
}

func TestWhoWritesAsI(t *testing.T) {
	checkCases(t, []mentionCase{
		{"presented at the end", "My boat sank. I was nine. [I] wept.\nAna Ruiz is a novelist in Huasco.", "Ana Ruiz/person/pronoun"},
		{"nobody is", "My boat sank. I was nine. [I] wept.\nAna Ruiz slept.", "I/person/pronoun"},
	})
}

// A noun that states a gender takes the pronoun from a name that is only near.
func TestUnnamedKin(t *testing.T) {
	checkCases(t, []mentionCase{
		{"the narrator's", "We spoke of Bo Hale and of Jo Lind. My mother has softened with the years. [She] left.", "My mother/person/pronoun"},
	})
}
