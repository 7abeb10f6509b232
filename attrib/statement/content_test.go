package statement

// Content: which words are attributed, how far they reach, and how they read.

import (
	"testing"

	"github.com/attribcheck/attrib/attrib/document"
)

func TestContent(t *testing.T) {
	for _, c := range []struct {
		about, text string
		speaker     string
		kind        Kind
		content     string // spans, parted by bars
		quoted      string
		wording     string // Text; where empty, the content is
	}{
		{"direct, cue after", "“We have lost the harbour,” Ruiz said.", "Ruiz", Direct,
			"“We have lost the harbour,”", "We have lost the harbour,", "We have lost the harbour"},
		{"direct, cue before", "Ruiz said: “We have lost the harbour.”", "Ruiz", Direct,
			"“We have lost the harbour.”", "We have lost the harbour.", "We have lost the harbour."},
		{"direct, cue inside", "“We have lost,” Ruiz said, “the harbour.”", "Ruiz", Direct,
			"“We have lost,” | “the harbour.”", "We have lost, | the harbour.", "We have lost the harbour."},
		{"direct, going on in a new sentence", "“We have lost the harbour,” Ruiz said. “Nobody came.”", "Ruiz", Direct,
			"“We have lost the harbour,” | “Nobody came.”", "We have lost the harbour, | Nobody came.", "We have lost the harbour Nobody came."},
		{"direct, with an adverbial of the narrator's", "“We have lost the harbour,” Ruiz told reporters on Monday.", "Ruiz", Direct,
			"“We have lost the harbour,”", "We have lost the harbour,", "We have lost the harbour"},
		{"direct, after that", "Ruiz said that “we have lost the harbour”.", "Ruiz", Direct,
			"that “we have lost the harbour”", "we have lost the harbour", "we have lost the harbour"},
		{"mixed", "Ruiz said the harbour was “lost for good”.", "Ruiz", Mixed,
			"the harbour was “lost for good”", "lost for good", ""},
		{"mixed, with that", "Ruiz said that the harbour was “lost for good”.", "Ruiz", Mixed,
			"that the harbour was “lost for good”", "lost for good", "the harbour was “lost for good”"},
		{"mixed, two fragments", "Ruiz said the harbour was “lost” and the town “finished”.", "Ruiz", Mixed,
			"the harbour was “lost” and the town “finished”", "lost | finished", ""},
		{"mixed, cue after", "The harbour was “lost for good”, Ruiz said.", "Ruiz", Mixed,
			"The harbour was “lost for good”", "lost for good", ""},
		{"mixed, the object goes on", "Ruiz said she felt “deep shame” about the harbour.", "Ruiz", Mixed,
			"she felt “deep shame” about the harbour", "deep shame", ""},
		{"mixed, the adverbial does not", "Ruiz said the harbour was “lost for good” on Monday.", "Ruiz", Mixed,
			"the harbour was “lost for good”", "lost for good", ""},
		{"indirect", "Ruiz said that the harbour was lost.", "Ruiz", Indirect,
			"that the harbour was lost", "", "the harbour was lost"},
		{"indirect, cue after", "The harbour was lost, Ruiz said.", "Ruiz", Indirect,
			"The harbour was lost", "", ""},
		{"indirect, cue inside", "The harbour, Ruiz said, was lost.", "Ruiz", Indirect,
			"The harbour | was lost", "", "The harbour was lost"},
		{"according to", "According to Ruiz, the harbour was lost.", "Ruiz", Indirect,
			"the harbour was lost", "", ""},
		{"according to, behind", "The harbour was lost, according to Ruiz.", "Ruiz", Indirect,
			"The harbour was lost", "", ""},
		{"told someone", "Ruiz told the council the harbour was lost.", "Ruiz", Indirect,
			"the harbour was lost", "", ""},
		{"a label", "Ruiz called the plan “a theft in broad daylight”.", "Ruiz", Mixed,
			"the plan “a theft in broad daylight”", "a theft in broad daylight", ""},
		{"an infinitive", "Ruiz vowed to “fight for every boat”.", "Ruiz", Mixed,
			"to “fight for every boat”", "fight for every boat", ""},
		{"a title inside", "Ruiz said that “The Lost Harbour” was a good film.", "Ruiz", Indirect,
			"that “The Lost Harbour” was a good film", "", "“The Lost Harbour” was a good film"},
		{"a nickname inside", "Ruiz said that Juan “Bobo” Vega had won the race.", "Ruiz", Indirect,
			"that Juan “Bobo” Vega had won the race", "", "Juan “Bobo” Vega had won the race"},
		{"a block set apart", "> We have lost the harbour. — Ana Ruiz", "Ana Ruiz", Direct,
			"We have lost the harbour.", "We have lost the harbour.", ""},
		{"a label before a colon", "Ana Ruiz: “We have lost the harbour.”", "Ana Ruiz", Direct,
			"“We have lost the harbour.”", "We have lost the harbour.", "We have lost the harbour."},
		{"a name after a dash", "“We have lost the harbour.” — Ana Ruiz", "Ana Ruiz", Direct,
			"“We have lost the harbour.”", "We have lost the harbour.", "We have lost the harbour."},
		{"white space is folded", "“We have\tlost   the harbour,” Ruiz said.", "Ruiz", Direct,
			"“We have\tlost   the harbour,”", "We have\tlost   the harbour,", "We have lost the harbour"},
	} {
		t.Run(c.about, func(t *testing.T) {
			got := extracted(c.text)
			if len(got) != 1 {
				t.Fatalf("%s\nwant one statement, got %d:\n%s", c.text, len(got), lines(got))
			}
			s := &got[0]
			if name(s) != c.speaker {
				t.Errorf("speaker %s, want %s", name(s), c.speaker)
			}
			if s.Kind != c.kind {
				t.Errorf("%s, want %s", s.Kind, c.kind)
			}
			if g := parts(c.text, s.Content); g != c.content {
				t.Errorf("content\n got %s\nwant %s", g, c.content)
			}
			if g := parts(c.text, s.Quoted); g != c.quoted {
				t.Errorf("quoted\n got %s\nwant %s", g, c.quoted)
			}
			if want := c.wording; s.Text != want && !(want == "" && s.Text == c.content) {
				t.Errorf("text\n got %s\nwant %s", s.Text, want)
			}
		})
	}
}

// Texts with several statements, or none; those that are mere suggestions are
// left out.
func TestStatements(t *testing.T) {
	for _, c := range []struct {
		about, text string
		want        string
	}{
		{"two speakers in a sentence", "Ruiz called it “a theft in broad daylight” while Hale hailed it as “a gift to the town”.",
			"Ruiz: it “a theft in broad daylight”\nHale: it as “a gift to the town”\n"},
		{"one after the other", "“We lost,” Ruiz said. “We won,” said Hale.", "Ruiz: We lost\nHale: We won\n"},
		{"a quotation over two paragraphs", "“We have lost the harbour,” Ruiz said. “It was ours.\n“Nobody came to see it go.”",
			"Ruiz: We have lost the harbour It was ours. Nobody came to see it go.\n"},
		{"a paragraph of quotation goes on from the one before", "“We have lost the harbour,” Ana Ruiz said.\n“It was ours for a hundred years.”",
			"Ana Ruiz: We have lost the harbour\nAna Ruiz: It was ours for a hundred years.\n"},
		{"words before a colon, quotation in the next paragraph", "Ana Ruiz told the crowd:\n“We have lost the harbour.”", "Ana Ruiz: We have lost the harbour.\n"},
		{"a quotation inside a quotation", "“Hale told me ‘we are finished’ and left,” said Ruiz.",
			"Ruiz: Hale told me ‘we are finished’ and left\nHale: we are finished\n"},
		{"an aside of the narrator's between", "“We have lost the harbour,” Ruiz said, her voice breaking, “and nobody came.”", "Ruiz: We have lost the harbour and nobody came.\n"},
		{"one adds to what he said", "Ruiz said the harbour was “lost”, adding that nobody “cared”.", "Ruiz: the harbour was “lost”\nRuiz: nobody “cared”\n"},
		{"a name and an apposition part two speakers", "Ruiz said, “Hale is right.” Hale, a doctor, agreed: “I am.”", "Ruiz: Hale is right.\nHale: I am.\n"},
		{"a question goes on", "“Is the harbour lost?” asked Hale. “Nobody told us.”", "Hale: Is the harbour lost? Nobody told us.\n"},
		{"a statement read out", "Ruiz read a statement from Hale: “We have lost the harbour.”", "Hale: We have lost the harbour.\n"},
		{"as X put it", "As Ruiz put it, “we have lost the harbour”.", "Ruiz: we have lost the harbour\n"},
		{"single marks among apostrophes", "'We've lost the boys' harbour,' Ruiz said.", "Ruiz: We've lost the boys' harbour\n"},
		{"French marks", "«Nous avons perdu le port», said Ruiz.", "Ruiz: Nous avons perdu le port\n"},
		{"two quotations inside one, his own among them", "“I said ‘no’ and Hale said ‘yes’,” Ruiz said.", "Ruiz: I said ‘no’ and Hale said ‘yes’\nRuiz: no\nHale: yes\n"},
		{"a headline's label", "# Xi: ‘The position will not change’", "Xi: The position will not change\n"},
		{"a headline's dash", "# Bridge ‘will not open’ — Ruiz", "Ruiz: Bridge ‘will not open’\n"},
		{"a headline's verb", "# Mayor Ruiz says harbour ‘lost for good’", "Ruiz: harbour ‘lost for good’\n"},
		{"nobody's words", "“We have lost the harbour and all the boats with it.”", "nobody: We have lost the harbour and all the boats with it.\n"},

		{"a scare quote", "The so-called “experts” came late.", ""},
		{"a title", "She starred in “The Lost Harbour” and retired.", ""},
		{"a word as a word", "The word “harbour” comes from the north.", ""},
		{"a nickname", "Juan “Bobo” Vega won the race.", ""},
		{"a sign", "A placard read “Save the harbour”.", ""},
		{"a name of a programme", "The scheme, known as “Safe Harbour”, was dropped.", ""},
		{"nothing said", "The ferry left the harbour at noon. Nobody waved.", ""},
		{"no words", "“…” — !", ""},
	} {
		t.Run(c.about, func(t *testing.T) {
			if got := lines(extracted(c.text)); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func TestVia(t *testing.T) {
	for _, c := range []struct{ text, speaker, via string }{
		{"Ruiz said the harbour was lost, according to Reuters.", "Ruiz", "Reuters"},
		{"Ruiz said the harbour was lost, Xinhua reported.", "Ruiz", "Xinhua"},
		{"Ruiz was quoted by Reuters as saying that the harbour was lost.", "Ruiz", "Reuters"},
		{"“The harbour is lost for good,” Ruiz told AFP.", "Ruiz", "AFP"},
		{"Hale said Ruiz had told him “it is over”.", "Ruiz", "Hale"},
		{"According to Xinhua, Xi said the position would not change.", "Xi", "Xinhua"},
		{"“The position will not change,” Xi was quoted by Xinhua as saying.", "Xi", "Xinhua"},
		{"Ruiz told the BBC’s Today programme that the harbour was lost.", "Ruiz", "BBC"},
		{"TASS quoted Belov as saying the harbour was lost.", "Belov", "TASS"},
		{"Xinhua reported that the harbour was lost.", "Xinhua", ""},
		{"“The harbour is lost for good,” Ruiz told reporters.", "Ruiz", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			got := extracted(c.text)
			if len(got) != 1 {
				t.Fatalf("want one statement, got %d:\n%s", len(got), lines(got))
			}
			via := ""
			for _, v := range got[0].Via {
				via += v.Name
				if v.Basis != "" {
					t.Errorf("via %s has basis %s", v.Name, v.Basis)
				}
			}
			if name(&got[0]) != c.speaker || via != c.via {
				t.Errorf("speaker %s via %q, want %s via %q", name(&got[0]), via, c.speaker, c.via)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	const text = "# ‘We have lost the harbour,’ says Ruiz\n“We have lost the harbour,” Ana Ruiz said.\n^ “It was ours,” Ana Ruiz says on the quay.\n## ‘Nobody came,’ says Ruiz\n> Nobody came to see it go. — Ana Ruiz"
	var got []Place
	for _, s := range extracted(text) {
		if name(&s) != "Ana Ruiz" {
			t.Errorf("%s is said by %s", s.Text, name(&s))
		}
		got = append(got, s.Place)
	}
	want := []Place{Headline, Body, Caption, Other, Body}
	if len(got) != len(want) {
		t.Fatalf("places %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("places %v, want %v", got, want)
		}
	}
}

func TestABareTextYieldsANote(t *testing.T) {
	r := Extract(textOf("the mayor of huasco ana ruiz said on monday that the ferry would not sail again and that nobody had come to see it go while the owners who have run it since the war declined to comment"), nil)
	if len(r.Statements) != 0 || len(r.Notes) != 1 {
		t.Errorf("%d statements and notes %q", len(r.Statements), r.Notes)
	}
}

// Speaker mentions cover title and apposition, without the closing comma; the
// cue stands where it stands.
func TestMentionAndCueSpans(t *testing.T) {
	const text = "“We lost,” said Hugh Hill, a doctor at the clinic, on Monday."
	s := extracted(text)[0]
	if got := text[s.Speaker.Start:s.Speaker.End]; got != "Hugh Hill, a doctor at the clinic" || s.Speaker.Mention != got {
		t.Errorf("mention %q, text there %q", s.Speaker.Mention, got)
	}
	if got := text[s.Cue.Start:s.Cue.End]; got != "said" || cue(&s) != got {
		t.Errorf("cue %q, text there %q", cue(&s), got)
	}
	if want := (document.Position{Line: 1, Column: 1}); s.Content[0].Position != want {
		t.Errorf("the content begins at %+v", s.Content[0].Position)
	}
}
