package main

// A corpus to train on that nobody published: articles of a few made-up
// sentences, each written here with its syntax and with who says what.

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// grammar are the sentences, a paragraph each. A word is
// "form/tag/head/relation", the head as a number from 1 in the sentence, 0 for
// the root; S[ ], V[ ] and C[ ] are around source, cue and content. %P is a
// person, %O another who speaks, %T a thing, %A what it is.
var grammar = []string{
	"C[ “/``/5/punct The/DT/3/det %T/NN/5/nsubj is/VBZ/5/cop %A/JJ/8/ccomp ,/,/8/punct ”/''/8/punct ] S[ %P/NNP/8/nsubj ] V[ said/VBD/0/root ] ././8/punct",
	"S[ The/DT/2/det %O/NN/3/nsubj ] V[ said/VBD/0/root ] C[ that/IN/8/mark the/DT/6/det %T/NN/8/nsubj was/VBD/8/cop %A/JJ/3/ccomp ] ././3/punct",
	"C[ The/DT/2/det %T/NN/4/nsubj was/VBD/4/cop %A/JJ/0/root ] ,/,/4/punct V[ according/VBG/9/case to/TO/6/mwe ] S[ the/DT/9/det %O/NN/4/nmod ] ././4/punct",
	"S[ %P/NNP/2/nsubj ] V[ warned/VBD/0/root ] C[ that/IN/7/mark the/DT/5/det %T/NN/7/nsubj was/VBD/7/cop %A/JJ/2/ccomp ] ././2/punct",
	"The/DT/2/det %T/NN/3/nsubj stood/VBD/0/root near/IN/6/case the/DT/6/det river/NN/3/nmod ././3/punct",
	"%P/NNP/2/nsubj left/VBD/0/root the/DT/4/det %T/NN/2/dobj on/IN/6/case Sunday/NNP/2/nmod ././2/punct",
}

var fillers = map[string][]string{
	"%P": {"Kostrava", "Petrova", "Oduya", "Ruiz", "Lindqvist"},
	"%O": {"mayor", "union", "council", "engineer"},
	"%T": {"mill", "dam", "bridge", "school", "harbour", "jetty"},
	"%A": {"closed", "safe", "old", "ready", "lost"},
}

// brackets are those around the roles.
var brackets = map[string]string{"S[": "source", "V[": "cue", "C[": "content"}

// writeCorpus writes n articles as one split of a corpus. The seed chooses their
// words.
func writeCorpus(folder string, n int, seed uint64) error {
	random := rand.New(rand.NewPCG(seed, 1))
	if err := os.MkdirAll(filepath.Join(folder, "text"), 0o777); err != nil {
		return err
	}
	var attributions, syntax strings.Builder
	for a := range n {
		name := fmt.Sprintf("made%02d", a)
		fmt.Fprintf(&syntax, "# doc = %s\n", name)
		var text strings.Builder
		for s := range 8 {
			writeSentence(&text, &attributions, &syntax, grammar[(a+s)%len(grammar)], random, name)
		}
		if err := os.WriteFile(filepath.Join(folder, "text", name+".txt"), []byte(text.String()), 0o666); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "attributions.jsonl"), []byte(attributions.String()), 0o666); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(folder, "corenlp.conll.gz"))
	if err != nil {
		return err
	}
	zip := gzip.NewWriter(f)
	if _, err := zip.Write([]byte(syntax.String())); err != nil {
		return err
	}
	if err := zip.Close(); err != nil {
		return err
	}
	return f.Close()
}

// writeSentence fills a sentence of the grammar with words, and writes it.
func writeSentence(text, attributions, syntax *strings.Builder, sentence string, random *rand.Rand, doc string) {
	spans := map[string][][2]int{}
	role, start, number, glue := "", -1, 0, true // glue: no space before the next word
	for _, word := range strings.Fields(sentence) {
		if r := brackets[word]; r != "" {
			role, start = r, -1
			continue
		}
		if word == "]" {
			spans[role] = append(spans[role], [2]int{start, text.Len()})
			role = ""
			continue
		}
		f := strings.SplitN(word, "/", 4)
		form, entity := f[0], "O"
		if list := fillers[form]; list != nil {
			if form == "%P" {
				entity = "PERSON"
			}
			form = list[random.IntN(len(list))]
		}
		if !glue && !strings.Contains(",.”", form) {
			text.WriteByte(' ')
		}
		glue = form == "“"
		if role != "" && start < 0 {
			start = text.Len()
		}
		number++
		fmt.Fprintf(syntax, "%d\t%s\t%d\t%d\t%s\t%s\t%s\t%s\t%s\n",
			number, form, text.Len(), text.Len()+len(form), strings.ToLower(form), f[1], entity, f[2], f[3])
		text.WriteString(form)
	}
	text.WriteString("\n\n")
	syntax.WriteByte('\n')
	if len(spans) == 0 {
		return
	}
	row, _ := json.Marshal(map[string]any{
		"doc": doc, "id": strconv.Itoa(attributions.Len()),
		"source": spans["source"], "cue": spans["cue"], "content": spans["content"],
	})
	attributions.Write(append(row, '\n'))
}

// made gives the folder of a corpus of n articles.
func made(t testing.TB, n int, seed uint64) string {
	t.Helper()
	folder := t.TempDir()
	if err := writeCorpus(folder, n, seed); err != nil {
		t.Fatal(err)
	}
	return folder
}
