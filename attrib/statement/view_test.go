package statement

// Views: sentences, with quotations folded to single nodes, and the noun phrases
// that may be mentions.

import (
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		about, text string
		want        []string
	}{
		{"stops", "He left. She stayed! Did they? Yes.", []string{"He left.", "She stayed!", "Did they?", "Yes."}},
		{"abbreviations end none", "Dr. Amsel met Mr. Xi at No. 10 at 5 p.m. on Monday.", []string{"Dr. Amsel met Mr. Xi at No. 10 at 5 p.m. on Monday."}},
		{"but may, before a new clause", "He works in the U.S. The firm said no.", []string{"He works in the U.S.", "The firm said no."}},
		{"initials end none", "J. R. Hale left. C. Ode stayed.", []string{"J. R. Hale left.", "C. Ode stayed."}},
		{"numbers", "It cost 3.5 million. 40 people came.", []string{"It cost 3.5 million.", "40 people came."}},
		{"stops inside a quotation are its own", "She said “It is over. We lost” and left. He stayed.", []string{"She said “It is over. We lost” and left.", "He stayed."}},
		{"the stop before a closing mark, and a new sentence", "“We won.” They left.", []string{"“We won.”", "They left."}},
		{"the stop before a closing mark, and the cue", "“Will we win?” Ruiz asked. They left.", []string{"“Will we win?” Ruiz asked.", "They left."}},
		{"a quotation after a sentence", "He wept. “It is over,” she said. “We lost.”", []string{"He wept.", "“It is over,” she said.", "“We lost.”"}},
		{"an ellipsis in the middle", "He stopped … and went on. She left.", []string{"He stopped … and went on.", "She left."}},
		{"an ellipsis at the end", "He stopped... The rest is known.", []string{"He stopped...", "The rest is known."}},
		{"brackets close with their sentence", "He left. (She stayed.) They met.", []string{"He left.", "(She stayed.)", "They met."}},
		{"a dateline is none", "HUASCO, Chile (Reuters) - The ferry sank. All lived.", []string{"The ferry sank.", "All lived."}},
	} {
		t.Run(c.about, func(t *testing.T) {
			v := viewOf(c.text)
			var got []string
			for _, r := range v.sentences() {
				got = append(got, v.text(c.text, r[0], r[1]))
			}
			if g, w := strings.Join(got, " / "), strings.Join(c.want, " / "); g != w {
				t.Errorf("\n got %s\nwant %s", g, w)
			}
		})
	}
}

// In the texts of the two tests that follow, square brackets stand around the
// mention that is to be found, and a bar after its head where more follows.
func mentionIn(marked string) (text, mention, head string) {
	_, rest, _ := strings.Cut(marked, "[")
	mention, _, _ = strings.Cut(rest, "]")
	head, _, _ = strings.Cut(mention, "|")
	mention = strings.Replace(mention, "|", "", 1)
	return strings.NewReplacer("[", "", "]", "", "|", "").Replace(marked), mention, head
}

func checkMention(t *testing.T, marked string, find func(*view) phrase) {
	text, want, wantHead := mentionIn(marked)
	want = strings.TrimRight(want, ", —") // what closes an aside is no part of the mention
	t.Run(text, func(t *testing.T) {
		v := viewOf(text)
		p := find(v)
		if got := v.text(text, p.lo, p.hi); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got := v.text(text, p.headLo, p.headHi); got != strings.TrimSpace(wantHead) {
			t.Errorf("its head is %q, want %q", got, wantHead)
		}
	})
}

func TestSubjectBeforeItsVerb(t *testing.T) {
	for _, marked := range []string{
		"[He] said so.",
		"[Xi] said so.",
		"[Finance Minister Elena Petrova] said so.",
		"[Chinese President Xi Jinping] said so.",
		"[Hugh Hill|, a doctor at the clinic,] said so.",
		"[Hugh Hill|, 53,] said so.",
		"[Cable|, who replaced Farron,] said so.",
		"[Cable |— who replaced Farron —] said so.",
		"[Maria Silva|, a nurse from Lima, Peru,] said so.",
		"[The mayor|, Ana Ruiz,] said so.",
		"[A spokeswoman |for the ministry] said so.",
		"[The head |of the agency] said so.",
		"[Two officials |familiar with the matter] said so.",
		"[Rep. Jim Jordan |(R-Ohio)] said so.",
		"[The man |who shot the guard] said so.",
		"[Kim and Xi] said so.",
		"[Ana Ruiz’s lawyer] said so.",
		"[Dwayne “The Rock” Johnson] said so.",
		"[The 34-year-old] said so.",
		"[Ludwig van Beek] said so.",
		"[She] also said so.",
		"But [Ruiz] later said so.",
		"On Monday [Ruiz] said so.",
		"In Paris, [the mayor] said so.",
		"[Xi] met Kim in Beijing and said so.",
		"[The ministry] has repeatedly said so.",
		"The ferry sank because [the company] said so.",
	} {
		checkMention(t, marked, func(v *view) phrase {
			return v.subject(v.group(v.find(t, "said", 0), 0).start, 0)
		})
	}
}

func TestMentionAfterItsVerb(t *testing.T) {
	for _, marked := range []string{
		"“No,” said [Xi].",
		"“No,” said [he].",
		"“No,” said [Xi] on Monday.",
		"“No,” said [Finance Minister Elena Petrova].",
		"“No,” said [Hugh Hill|, a doctor at the clinic].",
		"“No,” said [Hugh Hill|, a doctor at the clinic], on Monday.",
		"“No,” said [Maria Silva|, 40, a nurse].",
		"“No,” said [Kim|, who came second].",
		"“No,” said [Kim], adding that he was tired.",
		"“No,” said [Jim Jordan |(R-Ohio)].",
		"“No,” said [the mayor |of Huasco] in a statement.",
		"“No,” said [a spokesman |for the ministry].",
		"“No,” said [her brother|, Anselmo Vargas].",
		"“No,” said [the company].",
		"“No,” said [experts].",
		"“No,” said [Marta Ode |of the Green Party].",
	} {
		checkMention(t, marked, func(v *view) phrase {
			return v.after(v.find(t, "said", 0)+1, len(v.nodes)-1)
		})
	}
}

func TestSpeaks(t *testing.T) {
	for text, want := range map[string]bool{
		"Ana Ruiz left.": true, "The ministry left.": true, "Experts left.": true, "He left.": true, "The wheelwright left.": true, "The report left.": true,
		"The decision left.": false, "The generosity left.": false, "Monday left.": false,
	} {
		v := viewOf(text)
		p := v.before(v.find(t, "left", 0), 0)
		if got := p.ok() && v.speaks(p); got != want {
			t.Errorf("%s: can be one who speaks: %v", text, got)
		}
	}
}
