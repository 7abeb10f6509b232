package claim

import (
	"testing"

	"pgregory.net/rapid"
)

func TestStem(t *testing.T) {
	for _, forms := range [][]string{
		{"reject", "rejected", "rejecting", "rejects", "rejection"},
		{"connect", "connected", "connection", "connective"},
		{"relate", "related", "relating"},
		{"hop", "hopping", "hopped", "hops"},
		{"hope", "hoping", "hoped", "hopes"},
		{"agree", "agreed", "agreeing"},
		{"pony", "ponies"},
		{"happy", "happiness"},
		{"sell", "sold", "sale", "sellers"},
		{"children", "child", "kids"},
		{"nationalize", "nationalizing"},
		{"control", "controlling", "controlled"},
		{"feed", "feeds"},
	} {
		for _, f := range forms[1:] {
			if a, b := stem(forms[0]), stem(f); a != b {
				t.Errorf("%s is %q and %s is %q", forms[0], a, f, b)
			}
		}
	}
	for _, pair := range [][2]string{{"hop", "hope"}, {"bank", "ban"}, {"tax", "taxi"}, {"will", "well"}, {"sing", "single"}} {
		if stem(pair[0]) == stem(pair[1]) {
			t.Errorf("%s and %s share the stem %q", pair[0], pair[1], stem(pair[0]))
		}
	}
	for _, w := range []string{"", "a", "is", "25", "21st", "东", "o'brien", "naïve", "**"} {
		stem(w)
	}
}

func TestStemIsShortAndStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.StringMatching(`[a-z]{0,14}(ed|ing|ies|sses|ation|ness|y|e)?`).Draw(t, "word")
		s := stemming().porter(w)
		if len(s) > len(w)+1 || w != "" && s == "" {
			t.Fatalf("%q became %q", w, s)
		}
	})
}
