package rule

// Two wordings and what a copy editor would say was done to the first, row by row.

import (
	"slices"
	"strings"
	"testing"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/claim/claimtest"
	"github.com/google/go-cmp/cmp"
)

// TestChanges holds a quotation against that of another source. What is wanted
// reads `rule mine|theirs`, several parted by semicolons, with the severity in
// brackets where it is not the rule's own. A side with straight marks in it is
// given as it stands, with the writer's words around the marks; every other is a
// quotation of whole sentences.
func TestChanges(t *testing.T) {
	for _, group := range [...]struct {
		rule string
		rows []wordingRow
	}{
		{"no difference", sameRows},
		{WordChanged, wordRows},
		{WordsDropped, droppedRows},
		{WordsAdded, addedRows},
		{NegationChanged, negationRows},
		{NumberChanged, numberRows},
		{NameChanged, nameRows},
		{PronounChanged, pronounRows},
		{HedgeChanged, hedgeRows},
		{FormChanged, formRows},
		{FillersCleaned, fillerRows},
		{Elided, elidedRows},
		{Spliced, splicedRows},
		{"bracketed", bracketedRows},
		{WordsMoved, movedRows},
		{PunctuationChanged, punctuationRows},
		{"truncated", truncatedRows},
	} {
		t.Run(group.rule, func(t *testing.T) {
			for _, r := range group.rows {
				if diff := cmp.Diff(inOrder(r.want), inOrder(namedOf(r.mine, r.theirs))); diff != "" {
					t.Errorf("%s\nagainst\n%s\n(-want +got)\n%s", r.mine, r.theirs, diff)
				}
			}
		})
	}
}

type wordingRow struct{ mine, theirs, want string }

var sameRows = []wordingRow{
	{"We will close the old bridge before the winter", "We will close the old bridge before the winter", ""},
	{"We don’t favour the labour programme of the centre", "We do not favor the labor program of the center", ""},
	{"Some 25 per cent of the boats were lost in the storm", "Some twenty-five percent of the boats were lost in the storm", ""},
	{"The U.S. will co-operate with the U.N. on the new dam", "The US will cooperate with the UN on the new dam", ""},
	{"We lost 1.5 million trees in the fire of last autumn", "We lost 1,500,000 trees in the fire of last autumn", ""},
	{"The lease ran out on 3 March at 5.30pm, before the flood", "The lease ran out on March 3 at 5:30 p.m., before the flood", ""},
	{"President Zelensky met the miners before the long strike", "President Zelenskyy met the miners before the long strike", ""},
	{"The d*** lease was a mistake from the very first day", "The damn lease was a mistake from the very first day", ""},
	{"China’s going to build a second dam on the upper river", "China is going to build a second dam on the upper river", ""},
	{"We’re goin’ to win this fight for the northern harbour", "We’re going to win this fight for the northern harbour", ""},
	{"We need wells, roads, and schools in every village", "We need wells, roads and schools in every village", ""},
	{"We need one thing – time – and we need it before the flood", "We need one thing, time, and we need it before the flood", ""},
	{"This is a great day for the islands and for the harbour!", "This is a great day for the islands and for the harbour.", ""},
	{"The mayor’s boat sank in the harbour on the first night", "The mayor's boat sank in the harbour on the first night", ""},
	{`She promised to close "the old bridge before the winter" in any event`, "We will mend and then close the old bridge before the winter", ""},
	{"The farmers [sic] who lost everything will be paid by the council", "The farmers who lost everything will be paid by the council", ""},
}

var wordRows = []wordingRow{
	{"We will close the old bridge before the winter", "We will shut the old bridge before the winter", "word-changed close|shut"},
	{"I want a total and complete ban until we know more", "I want a total and complete shutdown until we know more", "word-changed ban|shutdown"},
	{"We will mend the old bridge and paint the new school", "We will fix the old bridge and clean the new school", "word-changed mend|fix; word-changed paint|clean"},
	{"It is impossible to reach the islands before the storm", "It is not possible to reach the islands before the storm", "word-changed impossible|not possible"},
	{"We will never sell the northern docks to foreign investors", "We will not sell the northern docks to foreign investors", "word-changed never|not"},
	{"We know that half of the harvest was lost to the flood", "We know that 50 percent of the harvest was lost to the flood", "word-changed half|50 percent"},
	{"Perhaps the council will sell the ferry before the spring", "Maybe the council will sell the ferry before the spring", "word-changed Perhaps|Maybe"},
	{"This was a historical vote for the islands and the harbour", "This was a historic vote for the islands and the harbour", "word-changed historical|historic"},
	{"The council means to buy the northern docks this year", "The council means to sell the northern docks this year", "word-changed buy|sell"},
	{"They told us to stand on the far inside before the storm", "They told us to stand on the far side before the storm", "word-changed inside|side"},
	{"We will hire and train the crews before the winter comes", "We will fire and train the crews before the winter comes", "word-changed hire|fire"},
	{"Boats were burning on both sides of the harbour all night", "Ships were burning on both sides of the harbour all night", "word-changed Boats|Ships"},
	{"All of the boats came home in the night of the storm", "Most of the boats came home in the night of the storm", "word-changed All|Most"},
	{"I will win and you will win it all", "I will win and you will lose it all", "word-changed win|lose"},
	{"We refuse to close the bridge before the winter", "We agree to close the bridge before the winter", "word-changed refuse|agree"},
	{"The farmers sued the council over the water of the lake", "The council sued the farmers over the water of the lake", "word-changed farmers sued the council|council sued the farmers"},
	{"The council voted for the dam on the upper river", "The council voted against the dam on the upper river", "word-changed for|against"},
	{"It is not illegal to sell the harbour in one night", "It is legal to sell the harbour in one night", "word-changed not illegal|legal"},
	{"We have won", "We have lost", "word-changed won|lost"},
}

var droppedRows = []wordingRow{
	{"We will close the bridge before the winter", "We will close the old bridge before the winter", "words-dropped |old"},
	{"We promised every village wells, roads and schools", "We promised every village wells, bridges, roads and schools", "words-dropped |bridges"},
	{"The council will sell the harbour early next year", "The council, which everybody fears, will sell the harbour early next year", "words-dropped |which everybody fears"},
	{"We are grateful for the help of the fishermen", "We are very grateful for the help of the fishermen", "words-dropped |very"},
	{"We want peace with the people across the river", "We only want peace with the people across the river", "words-dropped |only"},
	{"It was the worst storm in the history of the coast", "It was the worst storm in the American history of the coast", "words-dropped |American"},
	{"We lost boats in the storm and the crews with them", "We lost three boats in the storm and the crews with them", "words-dropped |three"},
	{"The ferry sank because the owner had sold the pumps", "The ferry sank because the owner, a liar and a thief, had sold the pumps", "words-dropped |a liar and a thief"},
	{"We did in the north what nobody else had tried", "We did well in the north what nobody else had tried", "words-dropped |well"},
	{"They made the decision for the harbour and its people", "They made the right decision for the harbour and its people", "words-dropped |right"},
	{"We are not going to sell the ferry to anyone", "We are not, I repeat, not going to sell the ferry to anyone", "words-dropped |I repeat, not"},
	{"The board meets on Monday and it will hear both sides", "The board meets on Monday, not because it wants to, and it will hear both sides", "words-dropped |not because it wants to"},
	{"The council will sell the harbour early next year", "The council, which nobody asked, will sell the harbour early next year", "words-dropped |which nobody asked"},
}

var addedRows = []wordingRow{
	{"We will close the ugly old bridge before the winter", "We will close the old bridge before the winter", "words-added ugly|"},
	{"We promised every village wells, bridges, roads and schools", "We promised every village wells, roads and schools", "words-added bridges|"},
	{"The corrupt council will sell the harbour early next year", "The council will sell the harbour early next year", "words-added corrupt|"},
	{"We really want peace with the people across the river", "We want peace with the people across the river", "words-added really|"},
	{"The council, to its shame, will sell the harbour next year", "The council will sell the harbour next year", "words-added to its shame|"},
	{"We lost three boats in the storm and the crews with them", "We lost boats in the storm and the crews with them", "words-added three|"},
}

var negationRows = []wordingRow{
	{"We will sell the northern docks to foreign investors", "We will not sell the northern docks to foreign investors", "negation-changed |not"},
	{"We will not sell the northern docks to foreign investors", "We will sell the northern docks to foreign investors", "negation-changed not|"},
	{"We promised every village new wells before the vote", "We never promised every village new wells before the vote", "negation-changed |never"},
	{"We came home without the money that the council owed us", "We came home with the money that the council owed us", "negation-changed without|with"},
	{"There is a plan to close the mine or move the families", "There is no plan to close the mine or move the families", "negation-changed a|no"},
	{"It is a secret that the council wants the harbour gone", "It is hardly a secret that the council wants the harbour gone", "negation-changed |hardly"},
	{"Everybody in this town believes what the council says", "Nobody in this town believes what the council says", "negation-changed Everybody|Nobody"},
	{"A second flood is likely before the dam is finished", "A second flood is unlikely before the dam is finished", "negation-changed likely|unlikely"},
	{"What they did in the northern harbour was illegal", "What they did in the northern harbour was legal", "negation-changed illegal|legal"},
	{"Both the mayor and the council knew of the leaking pumps", "Neither the mayor nor the council knew of the leaking pumps", "negation-changed Both|Neither; negation-changed and|nor"},
	{"We do trust the council with the money of the harbour", "We do not trust the council with the money of the harbour", "negation-changed |not"},
	{"We trust the council with the money of the harbour", "We do not trust the council with the money of the harbour", "negation-changed |do not"},
	{"None of the crews were paid before the long winter", "All of the crews were paid before the long winter", "negation-changed None|All"},
	{"We never promised every village new clinics before the vote", "We promised every village new schools before the vote", "negation-changed never|; word-changed clinics|schools"},
	{"Every boat came home in the night of the great storm", "No boat came home in the night of the great storm", "negation-changed Every|No"},
	{"I have something to say about the harbour today", "I have nothing to say about the harbour today", "negation-changed something|nothing"},
	{"One boat was lost in the storm of last winter", "Not one boat was lost in the storm of last winter", "negation-changed |Not"},
	{"It is safe to sail in the northern harbour", "It is no longer safe to sail in the northern harbour", "negation-changed |no longer"},
	{"We lost more than 40 boats in the great storm", "We lost no more than 40 boats in the great storm", "negation-changed |no"},
	{"We will sell the northern docks to foreign investors", "We will under no circumstances sell the northern docks to foreign investors", "negation-changed |under no circumstances"},
	{"We won’t sell the northern docks to foreign investors", "We will sell the northern docks to foreign investors", "negation-changed won’t|will"},
	{"The governor is a thief and the whole town knows of it", "I do not think that the governor is a thief and the whole town knows of it", "negation-changed |I do not think that"},
	// near misses
	{"We will not sell the northern docks to foreign investors", "We won’t sell the northern docks to foreign investors", ""},
	{"There is not a plan to close the mine or move the families", "There is no plan to close the mine or move the families", "form-changed not a|no"},
	{"No one in this town believes what the council says", "Nobody in this town believes what the council says", "form-changed No one|Nobody"},
	{"It is not legal to sell the harbour in one night", "It is illegal to sell the harbour in one night", "word-changed not legal|illegal"},
}

var numberRows = []wordingRow{
	{"We lost 40 boats in the storm and the crews with them", "We lost 14 boats in the storm and the crews with them", "number-changed 40|14"},
	{"We lost forty boats in the storm and the crews with them", "We lost 14 boats in the storm and the crews with them", "number-changed forty|14"},
	{"The dam cost 3 billion and is still not finished", "The dam cost 3 million and is still not finished", "number-changed 3 billion|3 million"},
	{"The dam cost us $5 million and is still not finished", "The dam cost us £5 million and is still not finished", "number-changed $5 million|£5 million"},
	{"The crews walked 300 miles along the frozen river", "The crews walked 300 km along the frozen river", "number-changed miles|km"},
	{"The council will meet on Tuesday to hear both sides", "The council will meet on Monday to hear both sides", "number-changed Tuesday|Monday"},
	{"The mine was closed in 1990 against the will of the town", "The mine was closed in 1999 against the will of the town", "number-changed 1990|1999"},
	{"The council will vote in April on the northern docks", "The council will vote in June on the northern docks", "number-changed April|June"},
	{"Hundreds of boats were lost along the northern coast", "Dozens of boats were lost along the northern coast", "number-changed Hundreds|Dozens"},
	{"It was the second time that the council had lied to us", "It was the first time that the council had lied to us", "number-changed second|first"},
	{"The water rose to three times the height of the wall", "The water rose to twice the height of the wall", "number-changed three times|twice"},
	{"Two thirds of the harvest was lost to the spring flood", "One third of the harvest was lost to the spring flood", "number-changed Two thirds|One third"},
	{"Prices rose by 20 percent in the year of the strike", "Prices rose by 12 percent in the year of the strike", "number-changed 20|12"},
	{"It took us two weeks to reach the islands by boat", "It took us two days to reach the islands by boat", "number-changed weeks|days"},
	{"Our men killed 40 of the enemy and lost 3 boats", "Our men killed 3 of the enemy and lost 40 boats", "number-changed 40 of the enemy and lost 3|3 of the enemy and lost 40"},
	{"It rose from 12 percent to 40 percent in one year", "It rose from 40 percent to 12 percent in one year", "number-changed 12 percent to 40|40 percent to 12"},
	{"Turnout was up by 4 percentage points in the islands", "Turnout was up by 4 percent in the islands", "number-changed percentage points|percent"},
	{"We had a million boats in the harbour that winter", "We had a billion boats in the harbour that winter", "number-changed a million|a billion"},
	{"The tax fell from 40 to 30 dollars in one single year", "The tax fell from 30 to 40 dollars in one single year", "number-changed 40 to 30|30 to 40"},
	// near misses
	{"We lost 40 boats in the storm and the crews with them", "We lost forty boats in the storm and the crews with them", ""},
	{"We lost 100 boats in the storm and the crews with them", "We lost a hundred boats in the storm and the crews with them", ""},
	{"They lived on the island in the 1980s, before the bridge", "They lived on the island in the ’80s, before the bridge", ""},
	{"You cannot trust the council with the money of the harbour", "One cannot trust the council with the money of the harbour", "pronoun-changed You|One"},
	{"We will march on Monday to the house of the governor", "We will walk on Monday to the house of the governor", "word-changed march|walk"},
}

var nameRows = []wordingRow{
	{"We told Minsk about the dam long before the flood came", "We told Moscow about the dam long before the flood came", "name-changed Minsk|Moscow"},
	{"We will talk to Hillary Clinton before the summer is over", "We will talk to Bill Clinton before the summer is over", "name-changed Hillary|Bill"},
	{"The war with Iraq was the greatest mistake of our time", "The war with Iran was the greatest mistake of our time", "name-changed Iraq|Iran"},
	{"The Japanese government never asked us about the harbour", "The Chinese government never asked us about the harbour", "name-changed Japanese|Chinese"},
	{"Moscow will pay for the boats that were lost in the storm", "Minsk will pay for the boats that were lost in the storm", "name-changed Moscow|Minsk"},
	{"We asked the Red Cross for tents and clean water", "We asked the World Bank for tents and clean water", "name-changed Red Cross|World Bank"},
	{"The CIA sold the northern docks in a single night", "The FBI sold the northern docks in a single night", "name-changed CIA|FBI"},
	{"The North Korean minister came to the harbour on Monday", "The South Korean minister came to the harbour on Monday", "name-changed North|South"},
	{"I trust Mr. Smith with the money of the harbour", "I trust Mrs. Smith with the money of the harbour", "name-changed Mr|Mrs"},
	{"Russia attacked Ukraine long before the winter of that year", "Ukraine attacked Russia long before the winter of that year", "name-changed Russia attacked Ukraine|Ukraine attacked Russia"},
	// near misses
	{"We asked the WHO for tents and clean water", "We asked the World Health Organization for tents and clean water", "word-changed WHO|World Health Organization"},
	{"We will talk to William Clinton before the summer is over", "We will talk to Bill Clinton before the summer is over", "word-changed William|Bill"},
	{"I have known Biden for more than twenty years", "I have known Joe Biden for more than twenty years", "form-changed |Joe"},
	{"We told Mr Petrova about the dam long before the flood", "We told President Petrova about the dam long before the flood", "word-changed Mr|President"},
	{"We told the governor about the dam long before the flood", "We told Smith about the dam long before the flood", "word-changed governor|Smith"},
	{"We have offices in Spain, France and Italy and nowhere else", "We have offices in France, Spain and Italy and nowhere else", "words-moved France|France"},
	{"The flood came and the Ministry of Works did nothing about it", "The flood came and the ministry of works did nothing about it", ""},
}

var pronounRows = []wordingRow{
	{"I lost the boats in the storm and the crews with them", "We lost the boats in the storm and the crews with them", "pronoun-changed I|We"},
	{"The council knew that he had sold the pumps in the spring", "The council knew that they had sold the pumps in the spring", "pronoun-changed he|they"},
	{"The council knew that she had sold the pumps in the spring", "The council knew that he had sold the pumps in the spring", "pronoun-changed she|he"},
	{"We will win the fight for our harbour before the winter", "We will win the fight for their harbour before the winter", "pronoun-changed our|their"},
	{"The council will close it before the first snow of winter", "The council will close the bridge before the first snow of winter", "pronoun-changed it|bridge"},
	{"We knew that the farmers had sold the pumps in the spring", "We knew that they had sold the pumps in the spring", "pronoun-changed farmers|they"},
	{"We knew that Smith had sold the pumps in the spring", "We knew that he had sold the pumps in the spring", "pronoun-changed Smith|he"},
	// near misses
	{"The council gave the money to me and my brother that night", "The council gave the money to myself and my brother that night", "form-changed me|myself"},
	{"We will win back this country before the winter comes", "We will win back our country before the winter comes", "form-changed this|our"},
	{"We told 'em about the dam long before the flood came", "We told them about the dam long before the flood came", ""},
	{"The captain goes home when the storm is over at last", "The captain leaves it when the storm is over at last", "word-changed goes home|leaves it"},
}

var hedgeRows = []wordingRow{
	{"The council will close the bridge before the winter", "The council may close the bridge before the winter", "hedge-changed will|may"},
	{"The council could close the bridge before the winter", "The council will close the bridge before the winter", "hedge-changed could|will"},
	{"The council will close the bridge before the winter", "The council will perhaps close the bridge before the winter", "hedge-changed |perhaps"},
	{"The council will probably close the bridge before the winter", "The council will certainly close the bridge before the winter", "hedge-changed probably|certainly"},
	{"We will sell the ferry to the islanders next year", "If the council agrees, we will sell the ferry to the islanders next year", "hedge-changed |If the council agrees"},
	{"We will sell the ferry to the islanders next year", "We will, if the council agrees, sell the ferry to the islanders next year", "hedge-changed |if the council agrees"},
	{"Farmers in the north lost everything in the spring flood", "Some farmers in the north lost everything in the spring flood", "hedge-changed |Some"},
	{"Nobody in the harbour has been paid since the winter", "As far as I know, nobody in the harbour has been paid since the winter", "hedge-changed |As far as I know"},
	{"The crews were paid before the long winter of the strike", "I believe the crews were paid before the long winter of the strike", "hedge-changed |I believe"},
	{"It is the ugliest building on the whole of the coast", "I think it is the ugliest building on the whole of the coast", "hedge-changed [warning] |I think"},
	{"We should close the bridge before somebody is killed", "I believe we should close the bridge before somebody is killed", "hedge-changed [warning] |I believe"},
	{"We lost 40 boats in the storm and the crews with them", "We lost about 40 boats in the storm and the crews with them", "hedge-changed |about"},
	{"We lost at least 40 boats in the storm and the crews with them", "We lost 40 boats in the storm and the crews with them", "hedge-changed at least|"},
	{"The storm has destroyed the harbour of the northern town", "The storm has almost destroyed the harbour of the northern town", "hedge-changed |almost"},
	{"The ferry is ready to sail to the outer islands", "The ferry seems ready to sail to the outer islands", "hedge-changed is|seems"},
	{"We must pay the crews of the boats by the spring", "We may pay the crews of the boats by the spring", "hedge-changed must|may"},
	{"We will close the bridge before the winter", "We will close the bridge if we must before the winter", "hedge-changed |if we must"},
	// near misses
	{"The council might close the bridge before the winter", "The council may close the bridge before the winter", "form-changed might|may"},
	{"I do not know whether the council will pay the crews", "I do not know if the council will pay the crews", "form-changed whether|if"},
}

var formRows = []wordingRow{
	{"The council closed the bridge before the first snow", "The council closes the bridge before the first snow", "form-changed closed|closes"},
	{"The council has closed the bridge before the first snow", "The council closed the bridge before the first snow", "form-changed has|"},
	{"We built a school in the village above the river", "We built the school in the village above the river", "form-changed a|the"},
	{"We built schools in the village above the river", "We built school in the village above the river", "form-changed schools|school"},
	{"The boats went out in the night of the great storm", "The boats go out in the night of the great storm", "form-changed went|go"},
	{"The boats were lost on the night of the great storm", "The boats were lost in the night of the great storm", "form-changed on|in"},
	{"We know the council has sold the pumps to a stranger", "We know that the council has sold the pumps to a stranger", "form-changed |that"},
	{"We would close the bridge before the first snow", "We will close the bridge before the first snow", "form-changed would|will"},
	{"The men that sold the pumps have left the country", "The men who sold the pumps have left the country", "form-changed that|who"},
	{"They are lying about the state of the old bridge", "They lie about the state of the old bridge", "form-changed are lying|lie"},
	{"We talked of the dam long before the flood came", "We talked about the dam long before the flood came", "form-changed of|about"},
	{"We sat at the table long before the others came", "We sat around the table long before the others came", "form-changed at|around"},
	// near misses
	{"The council closed the school before the first snow", "The council closes the bridge before the first snow", "word-changed school|bridge; form-changed closed|closes"},
	{"We found the ground below the old bridge", "We found the grounds below the old bridge", "form-changed ground|grounds"},
}

var fillerRows = []wordingRow{
	{"We lost the boats in the storm and the crews with them", "We, um, lost the boats in the storm and the crews with them", "fillers-cleaned |um"},
	{"We lost the boats in the storm and the crews with them", "We lost, you know, the boats in the storm and the crews with them", "fillers-cleaned |you know"},
	{"We lost the boats in the storm and the crews with them", "Well, we lost the boats in the storm and the crews with them", "fillers-cleaned |Well"},
	{"We lost the boats in the storm and the crews with them", "Look, we lost the boats in the storm and the crews with them", "fillers-cleaned |Look"},
	{"We lost the boats in the storm and the crews with them", "We lost, we lost the boats in the storm and the crews with them", "fillers-cleaned |We lost"},
	{"We lost the boats in the storm and the crews with them", "We lost the the boats in the storm and the crews with them", "fillers-cleaned |the"},
	{"We lost the boats in the storm and the crews with them", "I mean, we lost the boats in the storm and the crews with them", "fillers-cleaned |I mean"},
	{"We, uh, lost the boats in the storm and the crews with them", "We lost the boats in the storm and the crews with them", "fillers-cleaned uh|"},
	{"We sort of lost the boats in the storm, and the crews", "We lost the boats in the storm, and the crews", "fillers-cleaned sort of|"},
	// near misses
	{"The council knew of the leak and did nothing about it", "The council knew of the leak and you know it did nothing about it", "words-dropped |you know it"},
	{"We did in the war what others only talked about", "We did so in the war what others only talked about", "form-changed |so"},
}

var elidedRows = []wordingRow{
	{"The council … will sell the harbour early next year", "The council, which nobody asked, will sell the harbour early next year", "elided |which nobody asked"},
	{"The council, which nobody asked, will sell the harbour early next year", "The council … will sell the harbour early next year", "elided which nobody asked|"},
	{"The council [...] will sell the harbour early next year", "The council, which nobody asked, will sell the harbour early next year", "elided |which nobody asked"},
	{"We lost the boats … We will pay every crew by the spring", "We lost the boats. The council knew of it for years. We will pay every crew by the spring", "elided |The council knew of it for years"},
	{"We will … close the northern sluice before the spring", "We will not, whatever the ministry says, close the northern sluice before the spring", "elided [error] |not, whatever the ministry says"},
	{"We will sell the ferry … to the islanders next year", "We will sell the ferry, if the council agrees, to the islanders next year", "elided [error] |if the council agrees"},
	{"We lost the boats … closed the harbour before the winter", "We lost the boats in the storm. The council closed the harbour before the winter", "elided [error] |in the storm. The council"},
	{"We will sell the ferry to the islanders next year …", "We will sell the ferry to the islanders next year unless the council says no", "elided [error] |unless the council says no"},
	{"We will … sell the northern docks to foreign investors", "We will, and I mean this, never sell the northern docks to foreign investors", "elided [error] |and I mean this, never"},
	{"The dam is … safe for the people of the valley", "The dam is hardly, if at all, safe for the people of the valley", "elided [error] |hardly, if at all"},
	{"The governor promised to pay and … sold the harbour to his brother", "The governor promised to pay and the council sold the harbour to his brother", "elided [error] |the council"},
	// near misses
	{"The board meets on Monday … and it will hear both sides", "The board meets on Monday, not because it wants to, and it will hear both sides", "elided |not because it wants to"},
	{"The council … will sell the harbour early next year", "The council … will sell the harbour early next year", ""},
	{"The council … will sell the harbour early next year", "The council will sell the harbour early next year", ""},
	{"The council [inaudible] will sell the harbour early next year", "The council of elders will sell the harbour early next year", ""},
}

var splicedRows = []wordingRow{
	{"We lost the boats in the storm and we will pay every crew by the spring", "We lost the boats in the storm. The council knew of it for years and said nothing. And we will pay every crew by the spring", "spliced |The council knew of it for years and said nothing"},
	{"We lost the boats in the storm. We will pay every crew by the spring", "We lost the boats in the storm. The council knew of it for years. We will pay every crew by the spring", "spliced |The council knew of it for years"},
	{"We will close the northern sluice before the autumn floods", "We will close the northern sluice, which my father built with his own hands when the valley had neither road nor light, before the autumn floods", "spliced |which my father built with his own hands when the valley had neither road nor light"},
	{"The tax on the boats is wrong and the men who made it must go to prison", "The men who made it must go to prison. The weather was fair that day. The tax on the boats is wrong and", "spliced the men who made it must go to prison|The men who made it must go to prison"},
	// near misses
	{"We lost the boats in the storm … We will pay every crew by the spring", "We lost the boats in the storm. The council knew of it for years. We will pay every crew by the spring", "elided |The council knew of it for years"},
	{"We will close the northern sluice before the autumn floods", "We will close the northern sluice of the lake before the autumn floods", "words-dropped |of the lake"},
	{`"The toll was a mistake," Ann Lee said. "Now it is gone for good"`, "The toll was a mistake. Our fathers told us so. Now it is gone for good", ""},
}

var bracketedRows = []wordingRow{
	{"We must deepen our ports along the Gulf and [in] places like Charleston", "We must deepen our ports along the Gulf and places like Charleston", "bracketed [in]|"},
	{"We must deepen our ports along the Gulf and (in) places like Charleston", "We must deepen our ports along the Gulf and places like Charleston", "bracketed (in)|"},
	{"He [the governor] knew of the leaking pumps in the spring", "He knew of the leaking pumps in the spring", "bracketed [the governor]|"},
	{"We all knew that [Smith] had sold the pumps in the spring", "We all knew that he had sold the pumps in the spring", "bracketed [Smith]|he"},
	{"The council means to [sell] the northern docks this year", "The council means to repair the northern docks this year", "bracketed [warning] [sell]|repair"},
	{"The council does [not] mean to sell the northern docks this year", "The council does mean to sell the northern docks this year", "bracketed [warning] [not]|"},
	{"They knew that [the northern docks] were sold before the winter", "They knew that it were sold before the winter", "bracketed [the northern docks]|it"},
	// near misses
	{"[W]e will close the old bridge before the winter", "We will close the old bridge before the winter", ""},
	{"We will close the old brigde [sic] before the winter", "We will close the old brigde before the winter", ""},
	{"We will close the old bridge (Applause) before the winter", "We will close the old bridge before the winter", ""},
	{"We will close the old bridge […] before the winter", "We will close the old bridge before the winter", ""},
}

var movedRows = []wordingRow{
	{"Before the winter we will close the old northern bridge", "We will close the old northern bridge before the winter", "words-moved Before the winter|before the winter"},
	{"We will really close the bridge before the first snow", "We really will close the bridge before the first snow", "words-moved really|really"},
	{"The brave young captain went down with the northern ferry", "The young, brave captain went down with the northern ferry", "words-moved young|young"},
	// near misses
	{"Not all of the council members voted for the new dam", "All of the council members did not vote for the new dam", "negation-changed Not|; negation-changed |not"},
}

var punctuationRows = []wordingRow{
	{"You call what they did to the harbour justice.", "You call what they did to the harbour justice?", "punctuation-changed justice.|justice?"},
	{"The farmers who lost everything will be paid by the council", "The farmers, who lost everything, will be paid by the council", "punctuation-changed farmers who|farmers, who"},
	{"We did not go, because they had sold the old ferry", "We did not go because they had sold the old ferry", "punctuation-changed go, because|go because"},
	{"We were hungry at night. They fed us what they could", "We were hungry. At night they fed us what they could", "punctuation-changed hungry at|hungry. At; punctuation-changed night. They|night they"},
	{"No we want the council to close the northern bridge", "No, we want the council to close the northern bridge", "punctuation-changed No we|No, we"},
	{"Before we close the bridge for good we ask you people", "Before we close the bridge for good we ask you, people", "punctuation-changed you people|you, people"},
	// near misses
	{"We lost the boats. And we will pay every crew by the spring", "We lost the boats and we will pay every crew by the spring", ""},
	{"We lost the boats; we will pay every crew by the spring", "We lost the boats. We will pay every crew by the spring", ""},
	{"We lost the boats in the storm, and the crews with them", "We lost the boats in the storm and the crews with them", ""},
	{"The well-known captain went down with the northern ferry", "The well known captain went down with the northern ferry", ""},
	{"In the spring, we will pay every crew of the lost boats", "In the spring we will pay every crew of the lost boats", ""},
	{"Who sold the northern docks? The council did, in one night", "Who sold the northern docks? The council did in one night", ""},
}

var truncatedRows = []wordingRow{
	{"We will sell the ferry to the islanders next year", "We will sell the ferry to the islanders next year, but only with the council’s consent", "truncated [warning] |but only with the council’s consent"},
	{"We will sell the ferry to the islanders next year", "We will sell the ferry to the islanders next year if the council agrees", "truncated [warning] |if the council agrees"},
	{"We will keep the ferry for the islanders", "We will keep the ferry for the islanders until the bridge is built", "truncated [warning] |until the bridge is built"},
	{"I like being able to fire people", "I like being able to fire people who provide services to me", "truncated |who provide services to me"},
	{"We will sell the ferry to the islanders", "We will sell the ferry to the islanders in the first week of May", "truncated |in the first week of May"},
	// near misses
	{`The mayor promised to sell "the ferry to the islanders" some day`, "We will sell the ferry to the islanders in the first week of May", ""},
	{"We will sell the ferry to the islanders.", "We will sell the ferry to the islanders. The council has agreed to it", ""},
	{"We will sell the ferry to the islanders", "We will sell the ferry to the islanders soon", ""},
}

// namedOf names what was done to a wording, as the rules would, in rows' notation.
func namedOf(mine, theirs string) string {
	quoted := func(path, words string) claimtest.Doc {
		said := claimtest.Said{Words: `"` + words + `"`, By: "Ann Lee"}
		if first, second, ok := strings.Cut(words, `," Ann Lee said. "`); ok {
			said.Words = words
			said.Parts = []string{first + `,"`, `"` + second}
		} else if strings.Contains(words, `"`) {
			said.Words = words
		}
		return claimtest.Doc{Path: path, Said: []claimtest.Said{said}}
	}
	c := compared(quoted("mine", mine), quoted("theirs", theirs))
	var out []string
	put := func(rule string, is, own Severity, mine, theirs string) {
		if is != "" && is != own {
			rule += " [" + string(is) + "]"
		}
		out = append(out, rule+" "+mine+"|"+theirs)
	}
	for _, ch := range differences(c) {
		s := c.Stretches[ch.stretch]
		a, b := s.Mine.Show(ch.mine), s.Theirs.Show(ch.theirs)
		if ch.rule == PunctuationChanged {
			a, b = exactly(s.Mine, ch.mine), exactly(s.Theirs, ch.theirs)
		}
		put(ch.rule, ch.severity, "", a, b)
	}
	for _, beside := range [...]bool{false, true} {
		if in, ok := insertionOf(c.Stretches, beside); ok {
			put(bracketed.Name, in.severity(), bracketed.Severity, in.Mine.Show(in.inside), in.Theirs.Show(in.replaced))
			break
		}
	}
	for _, s := range c.Stretches {
		if rest := cutShort(c.Mine.Statement, s); rest != nil {
			put(truncated.Name, cutSeverity(rest), truncated.Severity, "", s.Theirs.Show(rest))
		}
	}
	return strings.Join(out, "; ")
}

// compared holds the first statements of two sources against one another, whether
// they are one claim or not.
func compared(mine, theirs claimtest.Doc) *claim.Comparison {
	var members []*claim.Member
	for _, set := range claim.Group(claimtest.Build(mine, theirs)).Sets {
		members = append(members, set.Members...)
	}
	slices.SortFunc(members, func(a, b *claim.Member) int { return a.Order - b.Order })
	return claim.Compare(members[0], members[1])
}

// inOrder sorts what a row names: the order says nothing.
func inOrder(names string) []string {
	out := strings.Split(names, "; ")
	slices.Sort(out)
	return out
}
