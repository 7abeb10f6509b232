package speaker_test

import (
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/speaker"
)

// who writes a speaker as a test reads best: "mention" of one not named,
// "mention = Name" of one who is, each with a type before it where it is no person:
// "o:", "g:", "p:" for organization, group and place.
func who(text string) *speaker.Speaker {
	s := &speaker.Speaker{Type: speaker.Person, Basis: speaker.Named}
	for prefix, t := range map[string]speaker.Type{"o:": speaker.Organization, "g:": speaker.Group, "p:": speaker.Place, "d:": speaker.Paper, "?:": speaker.Unknown} {
		if rest, ok := strings.CutPrefix(text, prefix); ok {
			text, s.Type = rest, t
		}
	}
	mention, name, named := strings.Cut(text, " = ")
	if rest, ok := strings.CutPrefix(text, "~"); ok { // not named
		mention = rest
		name = rest
		for _, article := range [...]string{"the ", "a ", "an "} {
			name = strings.TrimPrefix(name, article)
		}
		s.Basis = speaker.Unnamed
	} else if !named {
		name = mention
	}
	s.Mention, s.Name = mention, name
	return s
}

const (
	same       = speaker.Same
	compatible = speaker.Compatible
	different  = speaker.Different
	principal  = speaker.Principal
	relayed    = speaker.Relayed
	vaguer     = speaker.Vaguer
	unclear    = speaker.Unclear
)

type pair struct {
	a, b string
	want speaker.Relation
}

func check(t *testing.T, links *speaker.Links, pairs []pair) {
	t.Helper()
	for _, c := range pairs {
		if got := links.Compare(who(c.a), who(c.b)); got != c.want {
			t.Errorf("%s / %s: got %s, want %s", c.a, c.b, got, c.want)
		}
		if got := links.Compare(who(c.b), who(c.a)); got != c.want {
			t.Errorf("%s / %s: the other way round: got %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

// Names of people, as outlets of the world write them.
func TestNamesOfPeople(t *testing.T) {
	check(t, nil, []pair{
		// transliterations
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy", same},
		{"Zelenskiy", "Volodymyr Zelenskyy", compatible},
		{"Muammar Gaddafi", "Moammar Gadhafi", same},
		{"Gaddafi", "Qaddafi", same},
		{"Moammar Khadafy", "Muammar Qadhafi", same},
		{"Vladimir Putin", "Vladimir Poutine", same},
		{"Viktor Yanukovych", "Victor Yanukovich", same},
		{"Yulia Tymoshenko", "Yuliya Timoshenko", same},
		{"Sergey Lavrov", "Sergei Lavrov", same},
		{"Alexei Navalny", "Aleksey Navalnyy", same},
		{"Alexander Lukashenko", "Aleksandr Lukashenka", compatible},
		{"Mikhail Khodorkovsky", "Mikhail Khodorkovskiy", same},
		{"Dmitry Peskov", "Dmitri Peskov", same},
		{"Nouri al-Maliki", "Nuri al-Maliki", same},
		{"Bashar al-Assad", "Bashar Assad", same},
		{"Bashar al-Assad", "Assad", compatible},
		{"Abdel Fattah el-Sisi", "Abdul Fattah al-Sisi", compatible},
		{"Mahmoud Ahmadinejad", "Mahmud Ahmadi-Nejad", same},
		{"Hassan Rouhani", "Hassan Rohani", compatible},
		{"Mohammed bin Salman", "Mohammad bin Salman", same},
		{"Muhammad Yunus", "Mohammed Younus", same},
		{"Saddam Hussein", "Saddam Husayn", same},
		{"Osama bin Laden", "Usama bin Ladin", compatible},
		{"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", same},
		{"Angela Merkel", "Angela Merkl", compatible},
		{"Gerhard Müller", "Gerhard Mueller", same},
		{"Ban Ki-moon", "Ban Kimoon", same},
		{"Kim Jong Un", "Kim Jong-un", same},
		{"Benjamin Netanyahu", "Binyamin Netanyahu", compatible},
		{"Mikhail Gorbachev", "Michail Gorbatschow", compatible},
		// given names
		{"Joe Biden", "Joseph Biden", same},
		{"Joe Biden", "Joseph R. Biden Jr.", compatible},
		{"Bill Gates", "William Gates", same},
		{"Bernie Sanders", "Bernard Sanders", same},
		{"Mike Pence", "Michael R. Pence", same},
		{"Ted Kennedy", "Edward Kennedy", same},
		{"Chuck Schumer", "Charles E. Schumer", same},
		{"Liz Truss", "Elizabeth Truss", same},
		{"Bernie", "Bernard Sanders", compatible},
		{"R. Murdoch", "Rupert Murdoch", compatible},
		{"B. Sanders", "Bernie Sanders", compatible},
		{"J.D. Vance", "JD Vance", same},
		{"J.D. Vance", "James David Vance", compatible},
		{"J. D. Vance", "JD Vance", same},
		{"James B. Comey", "James Comey", same},
		{"Donald J. Trump", "Donald Trump", same},
		// suffixes
		{"Martin Luther King Jr.", "Martin Luther King", compatible},
		{"George Bush Sr.", "George Bush Jr.", different},
		{"Cal Ripken II", "Cal Ripken III", different},
		{"Dr. Anthony Fauci, MD", "Anthony Fauci", same},
		{"Keir Starmer QC", "Sir Keir Starmer", same},
		// surnames
		{"Gabriel García Márquez", "García Márquez", same},
		{"Enrique Peña Nieto", "Enrique Pena Nieto", same},
		{"Peña Nieto", "Enrique Peña Nieto", same},
		{"Hillary Rodham", "Hillary Rodham Clinton", compatible},
		{"Alexandria Ocasio-Cortez", "Ocasio-Cortez", same},
		{"Ursula von der Leyen", "von der Leyen", same},
		{"Xi Jinping", "Jinping Xi", same},
		{"Viktor Orbán", "Orbán Viktor", same},
		{"Shinzo Abe", "Abe Shinzo", same},
		{"U.S. President Donald Trump", "Donald Trump", same},
		{"German Chancellor Angela Merkel", "Merkel", compatible},
		{"@realDonaldTrump", "Donald Trump", compatible},
		// two people
		{"Bill Clinton", "Hillary Clinton", different},
		{"George Osborne", "George Osbourne-Hill", compatible},
		{"Kim Jong Un", "Kim Jong Il", different},
		{"Kim Jong Un", "Kim Yo Jong", different},
		{"Donald Trump", "Melania Trump", different},
		{"Michael Flynn", "Michael Cohen", different},
		{"Xi Jinping", "Li Keqiang", different},
		{"John Kerry", "John Kirby", different},
		{"Theresa May", "Elizabeth May", different},
		{"Jan Smith", "John Smith", different},
		{"A. Merkel", "Donald Trump", different},
		{"Putin", "Trump", different},
		{"Bob", "Angela Merkel", different},
		{"Narendra Modi", "Rahul Gandhi", different},
		{"Rahul Gandhi", "Sonia Gandhi", different},
		{"Mohammed bin Salman", "Mohammed bin Zayed", different},
		{"Sergei Lavrov", "Sergei Shoigu", different},
		{"Nicola Sturgeon", "Nicolas Sarkozy", different},
		{"Ben Jacobs", "Sam Jacobs", different},
		{"Al Gore", "Tipper Gore", different},
		{"Mike Coffman", "Michael Kofman", compatible},
		{"Abu Laban", "Osman Abou Laban", same},
		{"Sanders = Absent Sanders", "Bernie Sanders", unclear},
		{"Independent Vermont", "Bernie Sanders", unclear},
		// titles that state who it is not
		{"Mr. Clinton = Clinton", "Mrs. Clinton = Hillary Clinton", different},
		{"Mr. Clinton = Clinton", "Mr. Clinton = Bill Clinton", compatible},
		{"Clinton", "Mrs. Clinton = Hillary Clinton", compatible},
		{"Mr. Clinton = Clinton", "Mrs. Clinton = Clinton", different},
	})
}

// One who speaks for another, a body and its head, a capital and its president.
func TestPrincipals(t *testing.T) {
	check(t, nil, []pair{
		{"Kremlin spokesman Dmitry Peskov = Dmitry Peskov", "Vladimir Putin", principal},
		{"James Slack, the prime minister's spokesman = James Slack", "Theresa May", principal},
		{"Trump's lawyer Michael Cohen = Michael Cohen", "Donald Trump", principal},
		{"Michael Cohen, a lawyer for Mr. Trump, = Michael Cohen", "Donald Trump", principal},
		{"Michael Cohen, a former lawyer for Mr. Trump, = Michael Cohen", "Donald Trump", different},
		{"Chicago lawyer Amy Ruiz = Amy Ruiz", "Donald Trump", different},
		{"Hillary Clinton, a former lawyer, = Hillary Clinton", "Donald Trump", different},
		{"Donald Trump, flanked by aides, = Donald Trump", "Mitt Romney", different},
		{"White House press secretary Sean Spicer = Sean Spicer", "Donald Trump", principal},
		{"Kremlin spokesman Dmitry Peskov = Dmitry Peskov", "French President Emmanuel Macron = Emmanuel Macron", different},
		{"Algerian foreign ministry spokesman Benali Cherif = Benali Cherif", "former pitcher Curt Schilling, a host, = Curt Schilling", different},
		{"Algerian foreign ministry spokesman Benali Cherif = Benali Cherif", "Foreign Minister Ramtane Lamamra = Ramtane Lamamra", principal},
		{"~a spokesman for Boris Johnson", "Boris Johnson", principal},
		{"~Johnson's spokesman", "Boris Johnson", principal},
		{"~an aide to Clinton", "Hillary Clinton", principal},
		{"~a source close to Mr. Trump", "Donald Trump", principal},
		{"~a Kremlin spokesman", "Russian President Vladimir Putin = Vladimir Putin", principal},
		{"~a Kremlin spokesman", "Kremlin spokesman Dmitry Peskov = Dmitry Peskov", vaguer},
		{"g:~aides to Mr. Sanders", "Bernie Sanders", principal},

		{"o:Finance Ministry", "Finance Minister Elena Petrova = Elena Petrova", principal},
		{"o:White House", "President Obama = Barack Obama", principal},
		{"o:Apple", "Apple chief executive Tim Cook = Tim Cook", principal},
		{"o:Apple", "Apple spokesman Omar Haddad = Omar Haddad", compatible},
		{"o:Apple", "~a spokesman for Apple", compatible},
		{"o:Apple", "~an Apple spokeswoman", compatible},
		{"o:Pentagon", "~a Pentagon official", vaguer},
		{"o:~the ministry", "Elena Petrova", principal},
		{"p:Beijing", "Chinese President Xi Jinping = Xi Jinping", principal},
		{"p:Moscow", "Russian Foreign Minister Sergei Lavrov = Sergei Lavrov", principal},
		{"p:Washington", "Denzel Washington", compatible},
		{"p:Washington", "Russian President Vladimir Putin = Vladimir Putin", different},

		{"Xi Jinping", "o:Xinhua", relayed},
		{"Emmanuel Macron", "o:Le Monde", relayed},
		{"o:AP", "o:Associated Press", same},
		{"o:BBC", "o:BBC News", compatible},
		{"o:Reuters", "o:AFP", relayed},
		{"~a senior official", "o:Reuters", relayed},
	})
}

// One not named, and one who is.
func TestVaguer(t *testing.T) {
	check(t, nil, []pair{
		{"~a senior official", "Finance Minister Elena Petrova = Elena Petrova", vaguer},
		{"~an official", "Elena Petrova", vaguer},
		{"~a source close to the talks", "President Emmanuel Macron = Emmanuel Macron", vaguer},
		{"~a senior U.S. official", "Secretary of State John Kerry = John Kerry", vaguer},
		{"~a doctor", "President Emmanuel Macron = Emmanuel Macron", unclear},
		{"~a doctor", "Elena Petrova, a surgeon at the hospital, = Elena Petrova", vaguer},
		{"~a diplomat", "U.S. Ambassador Samantha Power = Samantha Power", vaguer},
		{"~a Chinese official", "Russian Foreign Minister Sergei Lavrov = Sergei Lavrov", unclear},
		{"~a Russian official", "Russian Foreign Minister Sergei Lavrov = Sergei Lavrov", vaguer},
		{"~a lawmaker", "Sen. John McCain = John McCain", vaguer},
		{"~a Republican senator", "Senator John McCain = John McCain", vaguer},
		{"~one expert", "John McCain", vaguer},
		{"g:~officials", "Mayor Bill de Blasio = Bill de Blasio", vaguer},
		{"g:~two aides", "campaign manager Robby Mook = Robby Mook", vaguer},
		{"g:~U.S. officials", "p:Washington", vaguer},
		{"g:~Chinese officials", "p:Washington", unclear},
		{"g:~U.S. officials", "o:White House", vaguer},
		{"~the doctor", "~a physician", compatible},
		{"~a senior official", "~an official", compatible},
		{"~a doctor", "~an official", unclear},
		{"~a minister", "~an official", compatible},
		{"~the mayor of Kyiv", "~Kyiv's mayor", compatible},
		{"~Russia's president", "~the Chinese president", different},
		{"~China's president", "Chinese President Xi Jinping = Xi Jinping", compatible},
		{"~the Chinese leader", "Chinese President Xi Jinping = Xi Jinping", compatible},
		{"~the Chinese leader", "Xi Jinping", unclear},
		{"~the mayor of Kyiv", "Vitali Klitschko", unclear},
		{"~Apple's chief executive", "Tim Cook, the CEO of Apple, = Tim Cook", compatible},
		{"~the company's chief executive", "Apple CEO Tim Cook = Tim Cook", unclear},
		{"~a mother of two", "Donald Trump, the president, = Donald Trump", unclear},
		{"d:~the report", "Elena Petrova", unclear},
	})
	for text, want := range map[string]bool{
		"~a senior official": true, "g:~officials": true, "Elena Petrova": false, "o:~the ministry": false, "d:~the report": false,
	} {
		if got := speaker.Vague(who(text)); got != want {
			t.Errorf("Vague(%s) is %v", text, got)
		}
	}
	if speaker.Vague(nil) {
		t.Error("nobody is vague")
	}
}

func TestBodies(t *testing.T) {
	check(t, nil, []pair{
		{"o:UN", "o:United Nations", same},
		{"o:U.N.", "o:the United Nations", same},
		{"o:EU", "o:European Union", same},
		{"o:FBI", "o:Federal Bureau of Investigation", same},
		{"o:NYPD", "o:New York Police Department", same},
		{"o:NYPD", "o:New York City Police Department", compatible},
		{"o:GOP", "o:Republican Party", same},
		{"o:ACLU", "o:American Civil Liberties Union", same},
		{"o:Ministry of Foreign Affairs", "o:Foreign Ministry", same},
		{"o:China's Foreign Ministry", "o:Chinese Foreign Ministry", same},
		{"o:State Department", "o:U.S. Department of State", compatible},
		{"o:Defense Department", "o:Pentagon", same},
		{"o:~police", "o:Greater Manchester Police", compatible},
		{"g:~police", "o:Greater Manchester Police", unclear},
		{"o:Manchester Police", "o:Greater Manchester Police", compatible},
		{"o:~the ministry", "o:Foreign Ministry", compatible},
		{"o:Apple", "o:Apple Inc.", compatible},
		{"o:~the company", "o:Apple", unclear},
		{"o:University of Oxford", "o:Oxford University", same},
		{"o:White House", "o:Obama administration", compatible},
		{"o:White House", "o:U.S. government", compatible},
		{"o:Kremlin", "o:Russian government", compatible},
		{"o:White House", "o:State Department", compatible},
		{"o:Kremlin", "o:White House", different},
		{"o:Chinese Foreign Ministry", "o:Russian Foreign Ministry", different},
		{"o:Foreign Ministry", "o:Defense Ministry", different},
		{"o:Apple", "o:Google", different},
		{"o:Bank of America", "o:Bank of England", different},
		{"o:Republican Party", "o:Democratic Party", different},
		{"o:Amnesty International", "o:Human Rights Watch", different},
		{"o:FBI", "o:CIA", different},
		{"o:Arizona Republican", "o:Republican Party", unclear},
		{"o:HP", "o:Hewlett Packard", compatible},
		{"o:Oxford University", "o:Cambridge University", different},
		{"p:Kyiv", "p:Kiev", same},
		{"p:Beijing", "p:China", same},
		{"p:Beijing", "p:Washington", different},
		{"p:Beijing", "p:Shanghai", unclear},
		{"p:New York", "p:New York City", compatible},
		{"p:Washington", "o:White House", compatible},
		{"p:Beijing", "o:Chinese Foreign Ministry", compatible},
		{"p:Moscow", "o:Kremlin", compatible},
		{"p:Moscow", "o:Pentagon", different},
		{"p:Beijing", "o:Apple", unclear},
		{"g:Kim and Xi", "Xi Jinping", compatible},
		{"g:Kim and Xi", "Donald Trump", unclear},
	})
}

func TestLinks(t *testing.T) {
	links := speaker.NewLinks()
	for _, s := range []string{
		"Kyiv's mayor, Vitali Klitschko = Vitali Klitschko", "Chinese President Xi Jinping = Xi Jinping", "Hillary Clinton", "Bill Clinton",
		"Donald Trump", "Tim Cook", "Brian Fallon, a spokesman for Mrs. Clinton = Brian Fallon", "Angela Merkel", "Elena Petrova", "Volodymyr Zelensky",
		"Donald Trump Jr.", "Mrs. Clinton = Hillary Clinton", "Mike Pence",
	} {
		links.Meet(who(s))
	}
	links.Apart(who("Donald Trump"), who("Donald Trump Jr."))
	links.Read("Apple's chief executive, Tim Cook, was there. Germany's chancellor Angela Merkel stayed away. " +
		"In Kyiv, Ukrainian President Volodymyr Zelensky spoke. Elena Petrova, the finance minister of Arvenia, did not. " +
		"A report by the Orrin Valley Water Board (OVWB) came later. Former Vice President Mike Pence wrote.")
	links.Read("The surgeon Elena Petrova is another. In the Republican nominee Donald Trump they trust.")
	check(t, links, []pair{
		{"~Kyiv's mayor", "Vitali Klitschko", compatible},
		{"~the mayor of Kiev", "Klitschko", compatible},
		{"~the mayor of Lviv", "Vitali Klitschko", unclear},
		{"~the Chinese leader", "Xi Jinping", compatible},
		{"~China's president", "Xi", compatible},
		{"~the president of China", "~the Chinese leader", compatible},
		{"~Apple's chief executive", "Tim Cook", compatible},
		{"~Apple's CEO", "Cook", compatible},
		{"~the German chancellor", "Merkel", compatible},
		{"~the German leader", "Angela Merkel", compatible},
		{"~Ukraine's president", "Zelenskyy", compatible},
		{"~Ukraine's prime minister", "Volodymyr Zelensky", unclear},
		{"~Arvenia's finance minister", "Petrova", compatible},
		{"~a doctor", "Angela Merkel", unclear},
		{"~a senior official", "Angela Merkel", vaguer},
		{"~the vice president", "Mike Pence", unclear},
		{"o:OVWB", "o:Orrin Valley Water Board", same},
		{"~a spokesman for Clinton", "Brian Fallon", vaguer},
		{"~a spokesman for Clinton", "Donald Trump", unclear},
		{"Fallon", "Hillary Clinton", principal},
		{"Clinton spokesman Brian Fallon = Brian Fallon", "Donald Trump", different},
		{"Donald Trump", "Donald Trump Jr.", different},
		{"Mr. Clinton = Clinton", "Hillary Clinton", different},
		{"p:Beijing", "Xi Jinping", principal},
		{"p:Washington", "Xi Jinping", unclear},
	})
}

// A description that was tied to one, and that the run has of another.
func TestDescribed(t *testing.T) {
	links := speaker.NewLinks()
	links.Meet(who("Democratic front-runner Hillary Clinton = Hillary Clinton"))
	links.Meet(who("Republican front-runner Donald Trump = Donald Trump"))
	guess := basis(who("the Democratic front-runner = Donald Trump"), speaker.Description)
	if got := links.Compare(guess, who("Hillary Clinton")); got != unclear {
		t.Errorf("got %s, want %s", got, unclear)
	}
	guess = basis(who("the Republican front-runner = Donald Trump"), speaker.Description)
	if got := links.Compare(guess, who("Hillary Clinton")); got != different {
		t.Errorf("got %s, want %s", got, different)
	}
}

func TestDeclared(t *testing.T) {
	links := speaker.NewLinks()
	links.Hold("Xi Jinping", "Chinese leader", "China's president")
	links.Relay("The Daily Orrin")
	check(t, links, []pair{
		{"~the Chinese leader", "Xi Jinping", same},
		{"~the Chinese president", "Xi", compatible},
		{"~China's leader", "~the Chinese president", same},
		{"~the Chinese president", "Vladimir Putin", different},
		{"~a Chinese official", "Vladimir Putin", vaguer},
		{"o:Daily Orrin", "Xi Jinping", relayed},
	})
	if !links.IsRelay("the Daily Orrin") || links.IsRelay("Orrin") {
		t.Error("what is a relay is not what was declared")
	}
}

// What is learned does not depend on the order of the sources.
func TestLinksOrder(t *testing.T) {
	speakers := []string{"Kyiv's mayor, Vitali Klitschko = Vitali Klitschko", "Mayor Klitschko of Kyiv = Klitschko", "Hillary Clinton", "Mrs. Clinton = Clinton", "Bill Clinton"}
	a, b := speaker.NewLinks(), speaker.NewLinks()
	for i := range speakers {
		a.Meet(who(speakers[i]))
		b.Meet(who(speakers[len(speakers)-1-i]))
	}
	for _, x := range append(speakers, "~Kyiv's mayor") {
		for _, y := range append(speakers, "~Kyiv's mayor") {
			if r, s := a.Compare(who(x), who(y)), b.Compare(who(x), who(y)); r != s {
				t.Errorf("%s / %s: %s or %s, by the order", x, y, r, s)
			}
		}
	}
}

// A name of a megabyte is nobody's, and found to be so at once.
func TestLongNames(t *testing.T) {
	for _, unit := range []string{"ab ", "é", "A and ", "U.S. official's of "} {
		long := strings.Repeat(unit, 1<<20/len(unit))
		for _, kind := range []string{"", "o:", "p:", "g:", "?:", "~"} {
			check(t, speaker.NewLinks(), []pair{{kind + long, kind + long + "x", unclear}})
		}
	}
}

// Who cannot be who, and whom doubt leaves together.
func TestExcluded(t *testing.T) {
	check(t, nil, []pair{
		{"former President Donald Trump = Donald Trump", "Donald Trump Jr.", different},
		{"Donald Trump", "Donald Trump Jr.", different}, // the son always has it
		{"former President Rolf Hale = Rolf Hale", "Rolf Hale Jr.", different},
		{"President Rolf Hale = Rolf Hale", "Rolf Hale Jr.", compatible},
		{"Health Secretary Robert F. Kennedy = Robert F. Kennedy", "Robert F. Kennedy Jr.", compatible},
		{"Robert Downey", "Robert Downey Jr.", compatible},
		{"Sen. Bob Casey = Bob Casey", "Robert Casey Jr.", compatible},
		{"George W. Bush", "George H. W. Bush", different},
		{"George W. Bush", "George Bush", same},
		{"J. R. R. Tolkien", "J. R. Tolkien", same},
		{"Mr Obama = Obama", "Mrs Obama = Obama", different},
		{"Mr Obama = Obama", "President Obama = Obama", same},
		{"Mr. Hale's wife Obama = Obama", "Mrs Obama = Obama", unclear},
		{"~the Russian president", "~the Ukrainian president", different},
		{"~the Russian president", "~the Russian leader", compatible},
		{"~the Scottish leader", "~the British leader", unclear},
		{"~the mayor of London", "~the mayor of Paris", different},
		{"~the mayor of New York", "~the mayor of New York City", unclear},
		{"~the governor of Ohio", "~the governor of Texas", different},
		{"~the governor of Ohio", "~the governor", compatible},
		{"~the governor of the NBS", "~the governor of Texas", unclear},
		{"?:Labour", "g:~the Conservatives", different},
		{"?:Labour", "?:Conservatives", different},
		{"?:Labour", "Labour leader Keir Starmer = Keir Starmer", unclear},
		{"o:~the Chinese foreign ministry", "o:~the US State Department", different},
		{"o:~the Chinese foreign ministry", "o:~China's foreign ministry", compatible},
		{"o:~the Chinese foreign ministry", "o:~the ministry", compatible},
		{"o:the Duke of Westminster = Duke", "Hugh Grosvenor", vaguer},
		{"~the mayor", "~the mayor of Paris", compatible},
		{"~the victim's father", "~the victim's mother", different},
		{"~the victim's father", "~the father", compatible},
		{"~the prime minister", "~the foreign minister", different},
		{"~the prime minister", "~the premier", compatible},
		{"~the minister", "~the foreign minister", compatible},
		{"~the defence lawyer", "~the prosecutor", different},
		{"~the lawyer", "~the defence lawyer", compatible},
		{"~a Labour MP", "~a Conservative MP", different},
		{"~the party president", "~the prime minister", unclear},
		{"~a conservative Labour MP", "~a Labour MP", compatible},
		{"~a former prosecutor", "~a defence lawyer", compatible},
		{"~the president's mother", "~the president's father", different},
		{"~the president's mother", "~the president", unclear},
		{"~a Labour MP", "~an MP", compatible},
		{"~a Tory MP", "~a Conservative MP", compatible},
		{"~a Labour critic of the Conservative plan", "~a Labour critic", compatible},
		{"g:~Democrats", "g:~Republicans", different},
		{"g:~Democrats and Republicans", "g:~Republicans", unclear},
		{"g:~Senate Democrats", "g:~Democrats", compatible},
		{"o:Manchester United", "p:Manchester City", different},
		{"?:Apple", "?:Google", different},
		{"?:Apple", "Apple chief executive Tim Cook = Tim Cook", principal},
		{"o:~police", "~the coroner", different},
		{"o:~police", "~a police spokesman", compatible},
		{"o:Supreme Court", "Amnesty International", different},
		{"o:European Commission", "o:EU Commission", same},
		{"Israeli Prime Minister Benjamin Netanyahu = Benjamin Netanyahu", "Bibi Netanyahu", same},
		{"Mao Zedong", "Mao Tse-tung", same},
		{"Zhou Enlai", "Chou En-lai", same},
		{"Deng Xiaoping", "Teng Hsiao-ping", same},
		{"Prince Harry", "o:the Duke of Sussex = Duke", same},
		{"Human Rights Watch = Rights Watch", "o:HRW", same},
		{"p:Downing Street", "Prime Minister Boris Johnson = Boris Johnson", principal},
		{"p:Downing Street", "~the prime minister", principal},
		{"p:Buckingham Palace", "~the Queen", principal},
		{"p:Buckingham Palace", "~the Russian president", unclear},
		{"Sarah Sanders, the president's press secretary, = Sarah Sanders", "~the president", principal},
		{"Sarah Sanders, the president's press secretary, = Sarah Sanders", "~the mayor", unclear},
		{"~a Western diplomat", "Aldo Ricci", vaguer},
		{"g:~two officials", "g:Aldo Ricci and Karla Rehn", vaguer},
		{"~chief of staff Neil Garrow", "Neil Garrow", compatible},
		{"~Department of Justice lawyer Neil Garrow", "Neil Garrow", compatible},
		{"~the mother of Senator Ann Lee", "Ann Lee", unclear},
		{"~a spokesman for Bishop Ann Crewe", "Ann Crewe", principal},
	})
	// Two offices of one man.
	links := speaker.NewLinks()
	links.Meet(who("Orrin's prime minister, Rolf Hale = Rolf Hale"))
	links.Meet(who("Orrin's foreign minister, Rolf Hale = Rolf Hale"))
	check(t, links, []pair{{"~Orrin's prime minister", "~Orrin's foreign minister", compatible}})
}
