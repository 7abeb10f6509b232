package report

// Reports made by hand, for the tests of every format: places and people are
// invented.

import (
	"fmt"
	"strings"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
	"github.com/attribcheck/attrib/attrib/verdict"
)

// maker puts a report together from texts, so that every offset is real.
type maker struct {
	attrib.Report
	docs map[string]*document.Document
}

func newMaker() *maker {
	return &maker{Report: attrib.Report{Version: 1}, docs: map[string]*document.Document{}}
}

func (m *maker) source(s attrib.Source) {
	m.Sources = append(m.Sources, s)
	m.docs[s.Path] = &document.Document{Path: s.Path, Text: s.Text}
}

// place finds words in a source; it must be there.
func (m *maker) place(path, words string) document.Range {
	d := m.docs[path]
	i := strings.Index(d.Text, words)
	if i < 0 {
		panic(fmt.Sprintf("%s does not hold %q", path, words))
	}
	return d.Range(document.Span{Start: i, End: i + len(words)})
}

// say adds a statement; its content parts are parted by "|".
func (m *maker) say(path, content string, change ...func(*statement.Statement)) string {
	s := statement.Statement{
		ID: fmt.Sprintf("s%d", len(m.Statements)+1), Source: path, Kind: statement.Direct, Act: statement.Speech,
		Polarity: statement.Asserted, Place: statement.Body, Quoted: []document.Range{}, Confidence: 0.97,
	}
	var parts []string
	for _, part := range strings.Split(content, "|") {
		s.Content = append(s.Content, m.place(path, part))
		if strings.HasPrefix(part, "“") || strings.HasPrefix(part, `"`) {
			part = strings.TrimRight(strings.Trim(part, "“”\""), ",")
		}
		parts = append(parts, part)
	}
	s.Text = strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	for i, c := range s.Content {
		if part := strings.Split(content, "|")[i]; strings.HasPrefix(part, "“") && strings.HasSuffix(part, "”") {
			c.Start, c.Column, c.End = c.Start+3, c.Column+3, c.End-3
			s.Quoted = append(s.Quoted, c)
		}
	}
	for _, f := range change {
		f(&s)
	}
	m.Statements = append(m.Statements, s)
	return s.ID
}

func by(name, mention string, basis speaker.Basis) func(*statement.Statement) {
	return func(s *statement.Statement) {
		s.Speaker = &speaker.Speaker{Name: name, Type: speaker.Person, Mention: mention, Basis: basis, Span: document.Span{Start: 1, End: 1 + len(mention)}}
	}
}

func via(name string) func(*statement.Statement) {
	return func(s *statement.Statement) {
		s.Via = append(s.Via, speaker.Speaker{Name: name, Type: speaker.Organization, Mention: name})
	}
}

func cue(text string) func(*statement.Statement) {
	return func(s *statement.Statement) { s.Cue = &statement.Cue{Text: text} }
}

func kind(k statement.Kind) func(*statement.Statement) {
	return func(s *statement.Statement) { s.Kind = k }
}

func (m *maker) claim(agreement claim.Agreement, ids ...string) {
	sources, wording := map[string]bool{}, ""
	for _, id := range ids {
		for _, s := range m.Statements {
			if s.ID == id {
				sources[s.Source] = true
				if len(s.Text) > len(wording) {
					wording = s.Text
				}
			}
		}
	}
	c := claim.Claim{ID: fmt.Sprintf("c%d", len(m.Claims)+1), Statements: ids, Wording: wording, Sources: len(sources), Agreement: agreement, Basis: claim.Words, Score: 1}
	if len(ids) > 1 {
		c.Score = 0.94
	}
	m.Claims = append(m.Claims, c)
}

func (m *maker) find(name string, s rule.Severity, message, id, against string, diff ...rule.Edit) {
	f := rule.Finding{Rule: name, Severity: s, Message: message, Statement: id, Diff: diff}
	if against != "" {
		f.Against = &rule.Against{Statement: against}
	}
	m.Findings = append(m.Findings, f)
}

func eq(s string) rule.Edit  { return rule.Edit{Op: rule.Equal, Text: s} }
func del(s string) rule.Edit { return rule.Edit{Op: rule.Delete, Text: s} }
func ins(s string) rule.Edit { return rule.Edit{Op: rule.Insert, Text: s} }

// finish counts the report out.
func (m *maker) finish() *attrib.Report {
	for i := range m.Sources {
		for _, s := range m.Statements {
			if s.Source == m.Sources[i].Path {
				m.Sources[i].Statements++
			}
		}
	}
	m.Summary = attrib.Summary{Sources: len(m.Sources), Statements: len(m.Statements), Claims: len(m.Claims)}
	for _, f := range m.Findings {
		switch f.Severity {
		case rule.Error:
			m.Summary.Error++
		case rule.Warning:
			m.Summary.Warning++
		default:
			m.Summary.Note++
		}
	}
	return &m.Report
}

var (
	gazette = attrib.Source{Path: "gazette.txt", Title: "Bridge “will not” be tolled, Moreau says", Outlet: "Port Sable Gazette", Author: "Ines Calder", Published: "2026-03-04", Format: "text", Text: `Bridge “will not” be tolled, Moreau says

Transport Minister Odile Moreau said on Tuesday: “The crossing will not be tolled, not this year and not in ten.”

“We have 4.2 million crossings a year,” she said, “and every one of them is somebody going to work.”

The harbour board's chairman, Tobias Renn, said the steel was “older than anyone in this room” and that the deck was sound.

“Nobody asked the ferrymen,” said one of them.

“I was told on the Friday that the money was there, and on the Monday that it was not,” he added, “and I have it in writing.”
`}
	wire = attrib.Source{Path: "wire/coast-0412.html", Title: "Minister rules on harbour toll", Outlet: "Coast Wire", Published: "2026-03-03T18:40:00Z", Format: "html", Text: `Minister rules on harbour toll

PORT SABLE (Coast Wire) - “The crossing will be tolled, not this year and not in ten,” Transport Minister Odile Moreau said on Tuesday, according to state radio.

There are “4.7 million crossings a year”, and “every one of them is somebody going to work”, the minister told reporters.

“Nobody asked the ferrymen,” Mr Renn said.

Moreau believes that tolls divide a town.
`}
	ministry = attrib.Source{Path: "ministry.md", Title: "", Outlet: "", Format: "markdown", Text: `# Statement on the harbour crossing

> “The crossing will not be tolled.”

“We have 4.2 million crossings [each] year and every one of them is somebody going to work.”

The minister never said “we will sell the bridge”.

"Nobody ever asked the ferrymen."
`}
)

// compared is a comparison with every rule in it, claims of three and more
// wordings, every trait of a statement, and statements that stand alone.
func compared() *attrib.Report {
	m := newMaker()
	m.source(gazette)
	m.source(wire)
	m.source(ministry)
	minister := by("Odile Moreau", "Transport Minister Odile Moreau", speaker.Named)

	head := m.say(gazette.Path, "“will not”", minister, kind(statement.Mixed), func(s *statement.Statement) {
		s.Text, s.Place = "Bridge “will not” be tolled", statement.Headline
	})
	toll := m.say(gazette.Path, "“The crossing will not be tolled, not this year and not in ten.”", minister, cue("said"))
	many := m.say(gazette.Path, "“We have 4.2 million crossings a year,”|“and every one of them is somebody going to work.”", by("Odile Moreau", "she", speaker.Pronoun), cue("said"))
	steel := m.say(gazette.Path, "the steel was “older than anyone in this room”", by("Tobias Renn", "The harbour board's chairman, Tobias Renn", speaker.Named), cue("said"), kind(statement.Mixed))
	deck := m.say(gazette.Path, "that the deck was sound", by("Tobias Renn", "", speaker.Carried), kind(statement.Indirect))
	ferry := m.say(gazette.Path, "“Nobody asked the ferrymen,”", by("ferryman", "one of them", speaker.Unnamed), cue("said"))
	money := m.say(gazette.Path, "“I was told on the Friday that the money was there, and on the Monday that it was not,”|“and I have it in writing.”", by("ferryman", "he", speaker.Pronoun), cue("added"), func(s *statement.Statement) { s.Confidence = 0.41 })

	toll2 := m.say(wire.Path, "“The crossing will be tolled, not this year and not in ten,”", minister, via("state radio"), cue("said"))
	many2 := m.say(wire.Path, "“4.7 million crossings a year”", by("Odile Moreau", "the minister", speaker.Description), cue("told reporters"))
	many3 := m.say(wire.Path, "“every one of them is somebody going to work”", by("Odile Moreau", "the minister", speaker.Description), cue("told reporters"))
	ferry2 := m.say(wire.Path, "“Nobody asked the ferrymen,”", by("Tobias Renn", "Mr Renn", speaker.Named), cue("said"))
	town := m.say(wire.Path, "that tolls divide a town", by("Odile Moreau", "Moreau", speaker.Named), cue("believes"), kind(statement.Indirect), func(s *statement.Statement) { s.Act = statement.Thought; s.Text = "tolls divide a town" })

	toll3 := m.say(ministry.Path, "“The crossing will not be tolled.”", func(s *statement.Statement) { s.Act = statement.Writing })
	many4 := m.say(ministry.Path, "“We have 4.2 million crossings [each] year and every one of them is somebody going to work.”", by("Ministry of Transport", "", speaker.Carried))
	sell := m.say(ministry.Path, "“we will sell the bridge”", by("Odile Moreau", "The minister", speaker.Description), cue("never said"), func(s *statement.Statement) { s.Polarity = statement.Denied })
	ferry3 := m.say(ministry.Path, `"Nobody ever asked the ferrymen."`)

	m.claim(claim.Conflict, head, toll, toll2, toll3)
	m.claim(claim.Conflict, many, many2, many3, many4)
	m.claim(claim.Verbatim, steel)
	m.claim(claim.Verbatim, deck)
	m.claim(claim.Conflict, ferry, ferry2, ferry3)
	m.claim(claim.Verbatim, money)
	m.claim(claim.Verbatim, town)
	m.claim(claim.Verbatim, sell)
	m.Claims[4].Basis = claim.Suggested

	m.find("speaker-conflict", rule.Error, "The Gazette credits a ferryman, Coast Wire Tobias Renn", ferry2, ferry)
	m.find("negation-changed", rule.Error, "“not” stands in one wording only: the meaning is turned round", toll2, toll,
		eq("The crossing will"), del("not"), eq("be tolled not this year and not in ten"))
	m.find("number-changed", rule.Error, "4.2 million crossings became 4.7 million", many2, many,
		del("4.2"), ins("4.7"), eq("million crossings a year"))
	m.find("word-changed", rule.Warning, "“ever” was added", ferry3, ferry, eq("Nobody"), ins("ever"), eq("asked the ferrymen"))
	m.find("unattributed", rule.Warning, "Nobody is named as saying this", ferry3, "")
	m.find("fragments-joined", rule.Note, "Two fragments of one quotation stand as one", many4, many3)
	m.find("truncated", rule.Note, "The quotation stops before “not this year and not in ten”", toll3, toll)
	m.find("bracketed", rule.Note, "[each] stands for “a”", many4, many,
		eq("We have 4.2 million crossings"), del("a"), ins("[each]"), eq("year and every one of them is somebody going to work"))
	m.find("relay-differs", rule.Note, "Coast Wire has it from state radio, the Gazette from the minister", toll2, toll)
	return m.finish()
}

// checked is a check with every verdict in it.
func checked() *attrib.Report {
	draft := attrib.Source{Path: "draft.txt", Title: "Free crossing for ten years", Author: "Sam Ortega", Format: "text", Text: `Free crossing for ten years

“The crossing will not be tolled, not this year and not in ten,” said Odile Moreau.

“We have 4.2 million crossings a month,” she said.

“Nobody asked the ferrymen,” said Odile Moreau.

“The bridge will be painted green,” the minister promised.

“I have it in writing.”

“Tolls divide a town,” Moreau said.

Renn said that the deck was sound.
`}
	m := newMaker()
	m.source(draft)
	m.source(gazette)
	m.source(wire)
	minister := by("Odile Moreau", "Odile Moreau", speaker.Named)

	d1 := m.say(draft.Path, "“The crossing will not be tolled, not this year and not in ten,”", minister, cue("said"))
	d2 := m.say(draft.Path, "“We have 4.2 million crossings a month,”", by("Odile Moreau", "she", speaker.Pronoun), cue("said"))
	d3 := m.say(draft.Path, "“Nobody asked the ferrymen,”", minister, cue("said"))
	d4 := m.say(draft.Path, "“The bridge will be painted green,”", by("Odile Moreau", "the minister", speaker.Description), cue("promised"))
	d5 := m.say(draft.Path, "“I have it in writing.”")
	d6 := m.say(draft.Path, "“Tolls divide a town,”", by("Odile Moreau", "Moreau", speaker.Named), cue("said"))
	d7 := m.say(draft.Path, "that the deck was sound", by("Tobias Renn", "Renn", speaker.Named), kind(statement.Indirect))
	g1 := m.say(gazette.Path, "“The crossing will not be tolled, not this year and not in ten.”", minister, cue("said"))
	g2 := m.say(gazette.Path, "“We have 4.2 million crossings a year,”|“and every one of them is somebody going to work.”", by("Odile Moreau", "she", speaker.Pronoun), cue("said"))
	g3 := m.say(gazette.Path, "“Nobody asked the ferrymen,”", by("ferryman", "one of them", speaker.Unnamed), cue("said"))
	w1 := m.say(wire.Path, "“The crossing will be tolled, not this year and not in ten,”", minister, cue("said"))

	m.claim(claim.Conflict, d1, g1, w1)
	m.claim(claim.Variant, d2, g2)
	m.claim(claim.Conflict, d3, g3)
	for _, id := range []string{d4, d5, d6, d7} {
		m.claim(claim.Verbatim, id)
	}

	m.find("speaker-conflict", rule.Error, "The draft credits Odile Moreau, the Gazette a ferryman", d3, g3)
	m.find("negation-changed", rule.Error, "Coast Wire lacks “not”", d1, w1,
		eq("The crossing will"), ins("not"), eq("be tolled not this year and not in ten"))
	m.find("word-changed", rule.Warning, "“year” became “month”", d2, g2,
		eq("We have 4.2 million crossings a"), del("year"), ins("month"))
	town := m.place(wire.Path, "tolls divide a town")
	m.Findings = append(m.Findings, rule.Finding{Rule: "word-changed", Severity: rule.Note, Message: "Coast Wire has the words in running text", Statement: d6,
		Against: &rule.Against{Source: wire.Path, Start: town.Start, End: town.End, Line: town.Line}})
	m.find("unattributed", rule.Warning, "The draft does not say who said this", d5, "")
	m.find("relay-differs", rule.Note, "Between the sources: only Coast Wire names a relay", w1, g1)

	evidence := func(path, words, id string, score float64) verdict.Evidence {
		r := m.place(path, words)
		return verdict.Evidence{Source: path, Statement: id, Start: r.Start, End: r.End, Line: r.Line, Text: words, Score: score}
	}
	m.Verdicts = []verdict.Verdict{
		{Statement: d1, Verdict: verdict.Verified, Evidence: []verdict.Evidence{
			evidence(gazette.Path, "The crossing will not be tolled, not this year and not in ten", g1, 1),
			evidence(wire.Path, "The crossing will be tolled, not this year and not in ten", w1, 0.93)}},
		{Statement: d2, Verdict: verdict.Altered, Evidence: []verdict.Evidence{evidence(gazette.Path, "We have 4.2 million crossings a year", g2, 0.88)}},
		{Statement: d3, Verdict: verdict.Misattributed, Evidence: []verdict.Evidence{evidence(gazette.Path, "Nobody asked the ferrymen", g3, 1)}},
		{Statement: d4, Verdict: verdict.Unsupported, Evidence: []verdict.Evidence{}},
		{Statement: d5, Verdict: verdict.Unattributed, Evidence: []verdict.Evidence{evidence(gazette.Path, "I have it in writing", "", 1)}},
		{Statement: d6, Verdict: verdict.Verified, Evidence: []verdict.Evidence{evidence(wire.Path, "tolls divide a town", "", 1)}},
	}
	return m.finish()
}

// hostile is a report that tries to break out: escape sequences, overrides of
// direction, markup, bytes that are no UTF-8, spans that lie outside the text,
// nest, overlap and split runes, ids that are taken twice or lead nowhere.
func hostile() *attrib.Report {
	m := newMaker()
	text := "مرحبا: «لن يتغير هذا الموقف» قال الوزير.\n" +
		"He said \u202e“evil”\u202c and \x1b[31mred\x1b[0m \x9b2J \xed\xa0\x80 \xff </mark></style><script>alert(1)</script>\r\n" +
		"שלום עולם, אמר השר. “Nested ‘inner’ marks” 👩‍👩‍👧 e\u0301\ufeff\u00ad\x00\x7f\u0085 end"
	m.source(attrib.Source{Path: "a\x1b]0;x\a<b>\n.txt", Title: "<i>\u2066Title\x07", Author: "\"'`><img src=x onerror=alert(1)>", Format: "html\"", Text: text})
	m.source(attrib.Source{Path: "empty.txt", Format: "text"})
	path := m.Sources[0].Path
	span := func(start, end int) document.Range {
		return document.Range{Span: document.Span{Start: start, End: end}, Position: document.Position{Line: 1, Column: 1}}
	}
	for i, sp := range [][2]int{{0, 400}, {3, 30}, {20, 60}, {5, 9}, {-4, 1 << 40}, {60, 50}, {len(text), len(text)}, {len(text) - 3, len(text) + 9}, {1, 2}} {
		s := statement.Statement{
			ID: fmt.Sprintf("s%d\" onclick=x", i), Source: path, Kind: "direct\"><b>", Act: "speech\x1b", Polarity: "asserted", Place: "<body>",
			Text: "\u202edlrow\x1b[2J <script>alert('x')</script> {{.}} لن يتغير هذا الموقف \xc3", Confidence: 0.2,
			Content: []document.Range{span(sp[0], sp[1])},
			Speaker: &speaker.Speaker{Name: "Robert'); DROP <b>\x1b[5m", Mention: "\nhe\r", Basis: speaker.Pronoun},
			Cue:     &statement.Cue{Text: "said\x1b[0m"},
		}
		m.Statements = append(m.Statements, s)
	}
	m.Statements = append(m.Statements, statement.Statement{ID: m.Statements[0].ID, Source: "unknown.txt", Speaker: &speaker.Speaker{}},
		statement.Statement{ID: "bare", Source: "empty.txt", Text: strings.Repeat("w\u0301", 300)})
	m.Claims = []claim.Claim{{ID: "c<1>", Statements: []string{m.Statements[0].ID, "bare", "nowhere"}, Sources: 2, Agreement: "close\x1b"}}
	m.Findings = []rule.Finding{
		{Rule: "made-up\x1b", Severity: "fatal\" class=x", Message: "</article>\x1b[1mbold & <b>", Statement: "nowhere"},
		{Rule: "word-changed", Severity: rule.Warning, Message: "odd diff", Statement: "bare", Against: &rule.Against{Source: path, Start: 7, End: 90, Line: 1},
			Diff: []rule.Edit{{Op: "equal", Text: ""}, {Op: "swap", Text: "<x>"}, del("\x1b[7m"), ins("—")}},
		{Severity: rule.Error, Statement: m.Statements[0].ID, Against: &rule.Against{Statement: "nowhere"}},
	}
	m.Verdicts = []verdict.Verdict{
		{Statement: "nowhere\x1b", Verdict: "perhaps\x1b<b>"},
		{Statement: "bare", Verdict: verdict.Altered, Evidence: []verdict.Evidence{{Source: path, Start: 2, End: 40, Text: "\u2067x\x1b", Score: 7}}},
		{Statement: m.Statements[1].ID, Verdict: verdict.Unsupported, Evidence: []verdict.Evidence{{Source: "unknown.txt", Line: -3, Score: -1}}},
	}
	return m.finish()
}

// rightToLeft is two sources in Hebrew and Arabic script that differ in a word.
func rightToLeft() *attrib.Report {
	m := newMaker()
	a := attrib.Source{Path: "he.txt", Title: "הגשר", Format: "text", Text: "הגשר\n\n“הגשר לא ייסגר השנה”, אמרה השרה מורו.\n"}
	b := attrib.Source{Path: "ar.txt", Title: "الجسر", Format: "text", Text: "الجسر\n\nقالت الوزيرة: “لن يُغلق الجسر هذا العام”.\n“הגשר ייסגר השנה”\n"}
	m.source(a)
	m.source(b)
	one := m.say(a.Path, "“הגשר לא ייסגר השנה”", by("מורו", "השרה מורו", speaker.Named))
	two := m.say(b.Path, "“لن يُغلق الجسر هذا العام”", by("مورو", "الوزيرة", speaker.Description))
	three := m.say(b.Path, "“הגשר ייסגר השנה”")
	m.claim(claim.Conflict, one, three)
	m.claim(claim.Verbatim, two)
	m.find("negation-changed", rule.Error, "“לא” missing", three, one, eq("הגשר"), del("לא"), eq("ייסגר השנה"))
	return m.finish()
}

// long is a quotation of 500 words in two sources, one word apart.
func long() *attrib.Report {
	words := make([]string, 500)
	for i := range words {
		words[i] = []string{"the", "harbour", "crossing", "remains", "open", "to", "everyone"}[i%7]
	}
	one := "“" + strings.Join(words, " ") + "”"
	head, tail := strings.Join(words[:250], " "), strings.Join(words[251:], " ")
	m := newMaker()
	m.source(attrib.Source{Path: "first.txt", Text: one + ", she said.\n", Format: "text"})
	m.source(attrib.Source{Path: "second.txt", Text: "“" + head + " closed " + tail + "”, she said.\n", Format: "text"})
	a := m.say("first.txt", one, by("Odile Moreau", "she", speaker.Pronoun))
	b := m.say("second.txt", "“"+head+" closed "+tail+"”", by("Odile Moreau", "she", speaker.Pronoun))
	m.claim(claim.Variant, a, b)
	m.find("word-changed", rule.Warning, "one word differs", b, a, eq(head), del(words[250]), ins("closed"), eq(tail))
	return m.finish()
}

// nothing is a comparison in which all is well.
func nothing() *attrib.Report {
	m := newMaker()
	m.source(ministry)
	m.claim(claim.Verbatim, m.say(ministry.Path, "“The crossing will not be tolled.”"))
	return m.finish()
}

// reports are all of them, by the name of their golden files.
func reports() map[string]*attrib.Report {
	return map[string]*attrib.Report{
		"compare": compared(), "check": checked(), "hostile": hostile(), "rtl": rightToLeft(),
		"long": long(), "nothing": nothing(), "empty": {Version: 1},
	}
}

// large is a comparison of n statements: a claim of two for every second one,
// a finding for every tenth.
func large(n int) *attrib.Report {
	m := newMaker()
	const sources = 10
	each := n / sources
	for s := range sources {
		var b strings.Builder
		path := fmt.Sprintf("source-%d.txt", s)
		for i := range each {
			start := b.Len()
			wording := fmt.Sprintf("Number %d of the harbour board's promises will not be broken this year or in any other", i)
			b.WriteString("“" + wording + ".”")
			m.Statements = append(m.Statements, statement.Statement{
				ID: fmt.Sprintf("s%d", len(m.Statements)+1), Source: path, Kind: statement.Direct, Act: statement.Speech,
				Polarity: statement.Asserted, Place: statement.Body, Text: wording, Confidence: 0.9,
				Content: []document.Range{{Span: document.Span{Start: start, End: b.Len()}, Position: document.Position{Line: 2*i + 1, Column: 1}}},
				Quoted:  []document.Range{{Span: document.Span{Start: start + 3, End: b.Len() - 3}, Position: document.Position{Line: 2*i + 1, Column: 4}}},
				Speaker: &speaker.Speaker{Name: "Tobias Renn", Type: speaker.Person, Mention: "Renn", Basis: speaker.Named},
			})
			b.WriteString(" said Renn.\nThe rest of the paragraph is running text, " + strings.Repeat("as long as articles have it, ", 30) + "and so on.\n")
		}
		m.Sources = append(m.Sources, attrib.Source{Path: path, Title: "Promises", Format: "text", Text: b.String()})
	}
	for i := range each {
		for s := 0; s < sources; s += 2 {
			a, b := m.Statements[s*each+i].ID, m.Statements[(s+1)*each+i].ID
			m.Claims = append(m.Claims, claim.Claim{ID: fmt.Sprintf("c%d", len(m.Claims)+1), Statements: []string{a, b}, Sources: 2, Agreement: claim.Variant, Basis: claim.Words, Score: 0.9, Wording: m.Statements[s*each+i].Text})
			if i%5 == 0 {
				m.find("word-changed", rule.Warning, "a word differs", b, a, eq("will"), ins("not"), eq("be broken"))
			}
		}
	}
	return m.finish()
}
