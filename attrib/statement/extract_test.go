package statement

// What holds of every statement, whatever the text: the promises that rules,
// reports and editors' tools rest on.

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/lang"
	"github.com/attribcheck/attrib/attrib/speaker"
)

// checkStatements holds what was extracted from a text to the contract.
func checkStatements(t interface {
	Helper()
	Fatalf(string, ...any)
}, text *lang.Text, list []Statement) {
	t.Helper()
	doc := text.Doc
	inText := func(what string, s document.Span) {
		if s.Start < 0 || s.End <= s.Start || s.End > len(doc.Text) {
			t.Fatalf("%s %v is no place in %q", what, s, doc.Text)
		}
	}
	for i := range list {
		s := &list[i]
		if len(s.Content) == 0 {
			t.Fatalf("statement %d of %q has no content", i, doc.Text)
		}
		if i > 0 && s.Content[0].Start < list[i-1].Content[0].Start {
			t.Fatalf("statement %d of %q stands before the one before it", i, doc.Text)
		}
		at := 0
		for _, c := range s.Content {
			inText("content", c.Span)
			if c.Start < at {
				t.Fatalf("content %v of %q is not in order: %v", c, doc.Text, s.Content)
			}
			if c.Position != doc.Position(c.Start) {
				t.Fatalf("content at %d has position %+v", c.Start, c.Position)
			}
			at = c.End
		}
		if s.Quoted == nil {
			t.Fatalf("quoted is nil in %q", doc.Text)
		}
		at = 0
		for _, q := range s.Quoted {
			inText("quoted", q.Span)
			inside := false
			for _, c := range s.Content {
				inside = inside || c.Contains(q.Span)
			}
			if !inside || q.Start < at {
				t.Fatalf("quoted %v of %q is not in content %v, or not in order", q, doc.Text, s.Content)
			}
			at = q.End
		}
		if (s.Kind == Indirect) != (len(s.Quoted) == 0) {
			t.Fatalf("statement %d of %q is %s with %d quoted parts", i, doc.Text, s.Kind, len(s.Quoted))
		}
		if s.Confidence < 0 || s.Confidence > 1 {
			t.Fatalf("confidence %v in %q", s.Confidence, doc.Text)
		}
		if s.Cue != nil {
			inText("cue", s.Cue.Span)
			if s.Cue.Text != doc.Wording(s.Cue.Span) {
				t.Fatalf("cue %q of %q stands at %q", s.Cue.Text, doc.Text, doc.Slice(s.Cue.Span))
			}
		}
		who := s.Via
		if s.Speaker != nil {
			if s.Speaker.Basis == "" {
				t.Fatalf("speaker %q of %q has no basis", s.Speaker.Name, doc.Text)
			}
			who = append([]speaker.Speaker{*s.Speaker}, who...)
		}
		for _, w := range who {
			if w.Name == "" || w.Type == "" {
				t.Fatalf("%+v in %q has no name or type", w, doc.Text)
			}
			if w.Basis == speaker.Carried {
				if w.Mention != "" || w.Len() != 0 {
					t.Fatalf("%+v in %q is carried on, and has a mention", w, doc.Text)
				}
				continue
			}
			inText("mention", w.Span)
			if w.Mention != doc.Wording(w.Span) {
				t.Fatalf("mention %q of %q stands at %q", w.Mention, doc.Text, doc.Slice(w.Span))
			}
		}
		if s.Within != "" {
			outer, err := strconv.Atoi(s.Within)
			if err != nil || outer < 0 || outer >= len(list) || outer == i {
				t.Fatalf("statement %d of %q is within %q", i, doc.Text, s.Within)
			}
			inside := false
			for _, q := range list[outer].Quoted {
				inside = inside || q.Contains(s.Content[0].Span)
			}
			if !inside {
				t.Fatalf("statement %d of %q stands in no quotation of %d", i, doc.Text, outer)
			}
		}
	}
}

// phrases are what articles are made of.
var phrases = []string{
	"Ana Ruiz", "President Xi Jinping", "he", "she", "the mayor", "a spokesman for the ministry", "Reuters", "Hale, 53, a nurse from Lima, Peru,", "officials", "Juan “Bobo” Vega",
	"said", "told reporters", "wrote in a letter", "never said", "denied saying", "would say", "asked whether", "called it", "was quoted as saying", "adding", "according to", "as Ruiz put it", "in a statement", "on Monday",
	"that", "and", "but", "while", "who", "the harbour was lost", "it is over", "his promise to", "“we will fight on”", "‘no’", "'yes,'", "“It is over,”", "“Will we win?”", "“He told me ‘go home’ twice,”", "«fin»", "“", "”", "\"", "‘", "'",
	",", ".", ":", ";", "—", "?", "(", ")", "…", "\n", "\n# ", "\n> ", "\n^ ", "the '90s", "6'2\"", "The Lost Harbour",
}

func TestStatementsKeepTheirPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(phrases), 0, 60).Draw(t, "phrases")
		text := textOf(strings.Join(words, " "))
		checkStatements(t, text, Extract(text, nil).Statements)
	})
}

func FuzzExtract(f *testing.F) {
	f.Add(article)
	f.Add("# ‘We lost’ — Ruiz\n“One,” he said, “two ‘three’ four.”\n“Five\n“six.”\n> Seven. — Ana Ruiz")
	f.Add("Ruiz, who said Hale said \"no\", told AFP: 'If he says “yes”, I would say … no', Xinhua reported.")
	f.Add("officials : ‘ —\n^ was quoted as saying the harbour was lost : would say \" “He told me ‘go home’ twice,” ' the mayor ? 'yes,' )")
	f.Add("according to to to said said , , , ' ' ' \" \" — —")
	f.Fuzz(func(t *testing.T, s string) {
		text := textOf(s)
		got := Extract(text, nil)
		checkStatements(t, text, got.Statements)
		if again := Extract(textOf(s), nil); !cmp.Equal(got, again) {
			t.Fatalf("two runs differ over %q:\n%s", s, cmp.Diff(got, again))
		}
	})
}

// article is some 3 KB of news.
const article = `# ‘We have lost the harbour,’ says mayor as last ferry sails
HUASCO, Chile — The last ferry left the harbour of Huasco on Monday morning with four passengers, two goats and a piano. Nobody had come to see it go, the mayor said.
“We have lost the harbour,” Ana Ruiz, the mayor since 2014, told reporters on the quay. “It was ours for a hundred years, and we sold it in an afternoon.”
The company that ran the line, Vega Maritime, said in a statement that the service had been “uneconomic for many years” and that it had offered the town “every help” in finding another operator.
Ms. Ruiz called that “a theft in broad daylight”.
Not everyone agrees. Hugh Hill, a doctor at the clinic, said that most of his patients had long since gone by road. “Nobody under 50 has been on that boat,” he said, closing his umbrella. “I liked it. But I like many things that do not pay.”
According to the transport ministry, 212 people used the ferry last year, down from 9,400 in 1996. A spokeswoman for the ministry, Elena Petrova, denied that the state had let the line die. “We never said ‘no’ to a subsidy,” she said; “we said ‘show us the passengers’.”
Ms. Petrova would not say whether the minister had read the petition that 3,000 people signed in June.
At the Café Central, where the crew used to drink, the talk was of the captain, Juan “Bobo” Vega, who is 71 and has no plans. He was quoted by the newspaper El Faro as saying that he would “sooner sink her than sell her”. On Monday he would only say: “She is a good boat.”
His sister, Marta, put it more plainly. “They waited until the winter,” she said, “because nobody fights in the winter.”
The union of dock workers said on X that it would “fight for every job”. Its leader, Omar Haddad, wrote to members: “Brothers, we were told in March that nothing would change. In April we were told that nothing had changed. In May the cranes were gone.
“I do not know what we will be told in June.”
The so-called “harbour plan”, which the council passed by one vote, is for flats, a hotel and a museum where visitors will be able to see, among other things, a model of the ferry.
“I voted for it,” said Luisa Ode, a councillor for the Green Party. “I would not do it again.”
Asked whether she had told the mayor so, Ms. Ode laughed. “Ask her,” she said.
The last to leave the quay was Hugh Hill, who had come with his dog. He said he would miss the horn. “You could set your watch by it,” he said, “if you did not mind being late.”
The horn, the captain told the local radio, had been broken since the spring.
Reuters reported last week that Vega Maritime was in talks with a Norwegian buyer. The company declined to comment.
^ The ferry leaves Huasco for the last time. “She is a good boat,” says Juan Vega.
`

func TestArticle(t *testing.T) {
	const want = `Ana Ruiz: We have lost the harbour
Ana Ruiz: Nobody had come to see it go
Ana Ruiz: We have lost the harbour It was ours for a hundred years, and we sold it in an afternoon.
Vega Maritime: the service had been “uneconomic for many years” and that it had offered the town “every help” in finding another operator
Ana Ruiz: a theft in broad daylight
Hugh Hill: most of his patients had long since gone by road
Hugh Hill: Nobody under 50 has been on that boat I liked it. But I like many things that do not pay.
transport ministry: 212 people used the ferry last year, down from 9,400 in 1996
Elena Petrova: the state had let the line die
Elena Petrova: We never said ‘no’ to a subsidy we said ‘show us the passengers’.
Elena Petrova: no
Elena Petrova: show us the passengers
Juan “Bobo” Vega: he would “sooner sink her than sell her”
Juan “Bobo” Vega: She is a good boat.
Marta: They waited until the winter because nobody fights in the winter.
union of dock workers: it would “fight for every job”
Omar Haddad: Brothers, we were told in March that nothing would change. In April we were told that nothing had changed. In May the cranes were gone. I do not know what we will be told in June.
Luisa Ode: I voted for it I would not do it again.
Luisa Ode: Ask her
Hugh Hill: he would miss the horn
Hugh Hill: You could set your watch by it if you did not mind being late.
Juan “Bobo” Vega: The horn had been broken since the spring
Reuters: Vega Maritime was in talks with a Norwegian buyer
Juan “Bobo” Vega: She is a good boat
`
	if got := lines(extracted(article)); got != want {
		t.Error(cmp.Diff(want, got))
	}
}

func BenchmarkExtract(b *testing.B) {
	text := textOf(article)
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	statements := 0
	for b.Loop() {
		statements += len(Extract(text, nil).Statements)
	}
	b.ReportMetric(float64(statements)/b.Elapsed().Seconds(), "statements/s")
}

func BenchmarkPairs(b *testing.B) {
	text := textOf(article)
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range text.Blocks {
			pairs(text.Blocks[i].Tokens)
		}
	}
}
