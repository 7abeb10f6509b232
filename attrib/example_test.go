package attrib_test

import (
	"context"
	"fmt"
	"log"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/rule"
)

// source stands for reading a file: read.File does that, and read.Files a whole
// folder.
func source(path, text string) *document.Document {
	d, err := read.Bytes(path, []byte(text))
	if err != nil {
		log.Fatal(err)
	}
	return d
}

const (
	agency = `ORRIN (Meridian) - The two countries ended eleven years without talks on Friday.

"We will not build another dam on the Orrin," Arvenian President Milan Kostrava told reporters.

Tarsk's prime minister, Yusra Haldane, spoke after him. "Tarsk will release 340 million cubic metres before June," she said.
`
	broadcaster = `The lake has divided the two countries for eleven years.

“We will build another dam on the Orrin,” Kostrava said, according to the news agency ATA.
`
	draftText = `The water deal was struck on Friday after two nights in a boathouse.

“Tarsk will release 430 million cubic metres before June,” said Yusra Haldane.

“We have given the whole lake away for a promise,” said Ilse Brandvold, a farmer.
`
)

func ExampleNew() {
	checker := attrib.New(
		attrib.WithAlias("Yusra Haldane", "Haldane", "the Iron Sluice"),
		attrib.WithSeverity("truncated", rule.Off),
	)
	statements, err := checker.Extract(context.Background(), source("agency.txt", agency))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(statements), "statements")
	// Output: 2 statements
}

func ExampleChecker_Extract() {
	statements, err := attrib.New().Extract(context.Background(), source("agency.txt", agency))
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range statements {
		fmt.Printf("%s:%d: %s (%s): %s\n", s.Source, s.Content[0].Line, s.Speaker.Name, s.Speaker.Basis, s.Text)
	}
	// Output:
	// agency.txt:3: Milan Kostrava (named): We will not build another dam on the Orrin
	// agency.txt:5: Yusra Haldane (pronoun): Tarsk will release 340 million cubic metres before June
}

func ExampleChecker_Compare() {
	report, err := attrib.New().Compare(context.Background(),
		source("agency.txt", agency), source("broadcaster.txt", broadcaster))
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range report.Claims {
		fmt.Printf("%s: %d sources, %s: %s\n", c.ID, c.Sources, c.Agreement, c.Wording)
	}
	for _, f := range report.Findings {
		fmt.Printf("%s %s: %s against %s\n", f.Severity, f.Rule, f.Statement, f.Against.Statement)
		for _, e := range f.Diff {
			if e.Op != rule.Equal {
				fmt.Printf("  %s %q\n", e.Op, e.Text)
			}
		}
	}
	// Output:
	// c1: 2 sources, conflict: We will not build another dam on the Orrin
	// c2: 1 sources, verbatim: Tarsk will release 340 million cubic metres before June
	// error negation-changed: s3 against s1
	//   delete "not"
}

func ExampleChecker_Check() {
	report, err := attrib.New().Check(context.Background(),
		source("draft.txt", draftText),
		source("agency.txt", agency), source("broadcaster.txt", broadcaster))
	if err != nil {
		log.Fatal(err)
	}
	for _, v := range report.Verdicts {
		fmt.Printf("%s is %s\n", v.Statement, v.Verdict)
		for _, e := range v.Evidence {
			fmt.Printf("  %s:%d: %s\n", e.Source, e.Line, e.Text)
		}
	}
	fmt.Println(report.Summary.Error, "error:", report.Findings[0].Rule)
	// Output:
	// s1 is altered
	//   agency.txt:5: Tarsk will release 340 million cubic metres before June
	// s2 is unsupported
	// 1 error: number-changed
}

// Names that mean one person or body are told to the Checker; their mentions
// stay as they stand in the text.
func ExampleWithAlias() {
	checker := attrib.New(attrib.WithAlias("Ministry of Foreign Affairs", "MOFA", "the Ministry"))
	statements, err := checker.Extract(context.Background(),
		source("agency.txt", "“The embassy will open again in the spring,” MOFA said on Monday.\n"))
	if err != nil {
		log.Fatal(err)
	}
	speaker := statements[0].Speaker
	fmt.Printf("%s, called %s\n", speaker.Name, speaker.Mention)
	// Output: Ministry of Foreign Affairs, called MOFA
}

// A rule may be worse or milder than by itself, or off.
func ExampleWithSeverity() {
	docs := []*document.Document{source("agency.txt", agency), source("broadcaster.txt", broadcaster)}
	for _, severity := range []rule.Severity{rule.Error, rule.Note, rule.Off} {
		report, err := attrib.New(attrib.WithSeverity("negation-changed", severity)).Compare(context.Background(), docs...)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(severity, report.Summary.Error, report.Summary.Note)
	}
	// Output:
	// error 1 0
	// note 0 1
	// off 0 0
}

// What is odd about a document, and did not stop the work, comes as a note.
func ExampleWithNotes() {
	checker := attrib.New(attrib.WithNotes(func(n attrib.Note) { fmt.Printf("%s: %s\n", n.Path, n.Text) }))
	captions := "so the minister said that the mill had closed and that nobody would be moved and " +
		"we asked him when and he said that he could not say and that was the end of it really\n"
	statements, err := checker.Extract(context.Background(), source("captions.txt", captions))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(statements), "statements")
	// Output:
	// captions.txt: the text has lost its capitals or its punctuation; sentences and names were restored by a model, and quotations cannot be told from reports
	// 3 statements
}
