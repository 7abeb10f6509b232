// The keys that set severities wholesale and silence findings: style, ignore and
// baseline.

package config

import (
	"slices"

	"github.com/goccy/go-yaml/ast"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/rule"
)

func (r *reader) style(n ast.Node) (err error) {
	r.into.Style, err = r.oneOf("style", n, rule.StyleNames())
	return err
}

func (r *reader) baseline(n ast.Node) (err error) {
	r.into.Baseline, err = r.scalar("baseline", n)
	return err
}

// ignore reads a list of entries: rule, words and reason, and perhaps a speaker.
func (r *reader) ignore(n ast.Node) error {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		return r.errorf(n, "ignore must be a list of entries with rule, words and reason, not %s", kindOf(n))
	}
	for _, n := range list.Values {
		entry, err := r.ignored(n)
		if err != nil {
			return err
		}
		r.into.Ignores = append(r.into.Ignores, entry)
	}
	return nil
}

func (r *reader) ignored(n ast.Node) (attrib.Ignore, error) {
	known := []string{"rule", "words", "speaker", "reason"}
	entry := attrib.Ignore{Path: r.path, Line: lineOf(n.GetToken())}
	parts, err := r.mapping("an entry of ignore", n)
	if err != nil {
		return entry, err
	}
	if len(parts) > 0 {
		entry.Line = lineOf(parts[0].at.GetToken())
	}
	into := []*string{&entry.Rule, &entry.Words, &entry.Speaker, &entry.Reason}
	for _, p := range parts {
		i := slices.Index(known, p.key)
		if i < 0 {
			return entry, r.errorf(p.at, "ignore: %s", Unknown("key", p.key, known))
		}
		if *into[i], err = r.scalar("ignore: "+p.key, p.value); err != nil {
			return entry, err
		}
		switch complaint := ""; p.key {
		case "rule":
			if complaint = UnknownRule(entry.Rule); complaint != "" {
				return entry, r.errorf(p.value, "ignore: %s", complaint)
			}
		case "words":
			if claim.Normal(entry.Words) == "" {
				return entry, r.errorf(p.value, "ignore: words has no word in it")
			}
		}
	}
	for i, name := range known {
		if *into[i] == "" && name != "speaker" {
			return entry, r.errorf(n, "ignore: an entry without %s; rule, words and reason are all needed", name)
		}
	}
	return entry, nil
}
