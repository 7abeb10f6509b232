// Parsing: the YAML tree is walked by hand rather than decoded into a struct,
// because only so does every complaint carry its line and the nearest key.

package config

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/rule"
)

// key is a top-level key and what reads its value.
type key struct {
	name string
	read func(*reader, ast.Node) error
}

var keys = []key{
	{"fail-on", (*reader).failOn},
	{"format", (*reader).format},
	{"style", (*reader).style},
	{"ignore", (*reader).ignore},
	{"baseline", (*reader).baseline},
	{"include", func(r *reader, n ast.Node) (err error) { r.into.Include, err = r.globs("include", n); return err }},
	{"exclude", func(r *reader, n ast.Node) (err error) { r.into.Exclude, err = r.globs("exclude", n); return err }},
	{"fields", (*reader).fields},
	{"aliases", (*reader).aliases},
	{"offices", (*reader).offices},
	{"relays", func(r *reader, n ast.Node) (err error) {
		r.into.Relays, _, err = r.list("a name in relays", n)
		return err
	}},
	{"rules", (*reader).rules},
}

// Parse reads the contents of a file; path is for errors and Config.Path. An
// error is an *Error, the first one from the top of the file.
func Parse(path string, data []byte) (*Config, error) {
	r := &reader{path: path, into: &Config{Path: path}}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(data) > maxSize:
		return nil, &Error{Path: path, Reason: "larger than 256 KB: not a configuration"}
	case !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0:
		return nil, &Error{Path: path, Reason: "not UTF-8 text"}
	}
	tokens := lexer.Tokenize(string(data))
	if err := r.refuseDepth(tokens); err != nil {
		return nil, err
	}
	file, err := parser.Parse(tokens, 0)
	if err != nil {
		return nil, r.syntax(err)
	}
	var body ast.Node
	for _, d := range file.Docs {
		switch {
		case d.Body == nil || d.Body.Type() == ast.CommentType:
		case body != nil:
			return nil, r.errorf(d.Body, "a second YAML document: only one is read")
		default:
			body = d.Body
		}
	}
	if body == nil || body.Type() == ast.NullType {
		return r.into, nil
	}
	entries, err := r.mapping("the file", body)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		i := slices.IndexFunc(keys, func(k key) bool { return k.name == e.key })
		if i < 0 {
			return nil, r.errorf(e.at, "%s", Unknown("key", e.key, keyNames()))
		}
		if e.value.Type() == ast.NullType {
			continue // a key without a value says nothing, as in an emptied list
		}
		if err := keys[i].read(r, e.value); err != nil {
			return nil, err
		}
	}
	return r.into, nil
}

func keyNames() []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	return names
}

type reader struct {
	path string
	into *Config
}

// entry is one key of a mapping.
type entry struct {
	key   string
	at    ast.Node
	value ast.Node
}

func (r *reader) errorf(at ast.Node, format string, args ...any) error {
	return &Error{Path: r.path, Line: lineOf(at.GetToken()), Reason: fmt.Sprintf(format, args...)}
}

// syntax takes the line and message out of the parser's own error, whose text
// spreads over several lines.
func (r *reader) syntax(err error) error {
	e := &Error{Path: r.path, Reason: err.Error()}
	var at yaml.Error
	if errors.As(err, &at) {
		e.Line, e.Reason = lineOf(at.GetToken()), at.GetMessage()
	}
	e.Reason, _, _ = strings.Cut(strings.Map(newlineOnly, e.Reason), "\n")
	return e
}

func newlineOnly(r rune) rune {
	if r == '\n' {
		return r
	}
	return printable(r)
}

func lineOf(t *token.Token) int {
	if t == nil || t.Position == nil {
		return 0
	}
	return t.Position.Line
}

// refuseDepth turns away what nests deeper than any configuration does, before
// the parser recurses into it.
func (r *reader) refuseDepth(tokens token.Tokens) error {
	const deepest = 20
	flow, inLine, line := 0, 0, 0
	for _, t := range tokens {
		if l := lineOf(t); l != line {
			inLine, line = 0, l
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow--
		case token.SequenceEntryType, token.MappingKeyType, token.MappingValueType,
			token.TagType, token.AnchorType:
			inLine++
		}
		block := 0
		if t.Position != nil {
			block = t.Position.IndentNum
		}
		if flow > deepest || flow == 0 && (inLine > deepest || block > 8*deepest) {
			return &Error{Path: r.path, Line: line, Reason: "nested too deeply"}
		}
	}
	return nil
}

// mapping gives the entries of a mapping in the file's order.
func (r *reader) mapping(what string, n ast.Node) ([]entry, error) {
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		return nil, r.errorf(n, "%s must be a list of KEY: VALUE, not %s", what, kindOf(n))
	}
	entries := make([]entry, 0, len(values))
	for _, v := range values {
		if v.Key.IsMergeKey() {
			return nil, r.errorf(v.Key, "merge keys (<<) are not understood here")
		}
		key, err := r.scalar("a key of "+what, v.Key)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{key: key, at: v.Key, value: v.Value})
	}
	return entries, nil
}

// list gives the words of a list, which may be written as a single one.
func (r *reader) list(what string, n ast.Node) ([]string, []ast.Node, error) {
	nodes := []ast.Node{n}
	if seq, ok := n.(*ast.SequenceNode); ok {
		nodes = seq.Values
	}
	words := make([]string, 0, len(nodes))
	for _, n := range nodes {
		w, err := r.scalar(what, n)
		if err != nil {
			return nil, nil, err
		}
		words = append(words, w)
	}
	return words, nodes, nil
}

// scalar gives a value as it was written, whatever type YAML would take it for:
// an alias may look like a number, and "off" like a truth value.
func (r *reader) scalar(what string, n ast.Node) (string, error) {
	var s string
	switch n := n.(type) {
	case *ast.StringNode:
		s = n.Value
	case *ast.LiteralNode:
		s = n.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		s = n.GetToken().Value
	case *ast.NullNode:
		return "", r.errorf(n, "%s is empty", what)
	default:
		return "", r.errorf(n, "%s must be a word, not %s", what, kindOf(n))
	}
	if s = strings.TrimSpace(s); s == "" {
		return "", r.errorf(n, "%s is empty", what)
	}
	return s, nil
}

func kindOf(n ast.Node) string {
	switch n.Type() {
	case ast.MappingType, ast.MappingValueType:
		return "a list of KEY: VALUE"
	case ast.SequenceType:
		return "a list"
	case ast.AnchorType, ast.AliasType:
		return "an anchor or a reference to one"
	case ast.TagType:
		return "a tagged value"
	case ast.NullType:
		return "nothing"
	default:
		return "a single word"
	}
}

func (r *reader) oneOf(what string, n ast.Node, known []string) (string, error) {
	word, err := r.scalar(what, n)
	if err != nil {
		return "", err
	}
	if !slices.Contains(known, word) {
		return "", r.errorf(n, "%s: %s", what, Unknown("value", word, known))
	}
	return word, nil
}

func (r *reader) failOn(n ast.Node) error {
	word, err := r.oneOf("fail-on", n, FailOns())
	r.into.FailOn = FailOn(word)
	return err
}

func (r *reader) format(n ast.Node) error {
	word, err := r.oneOf("format", n, Formats())
	r.into.Format = word
	return err
}

func (r *reader) globs(what string, n ast.Node) ([]string, error) {
	globs, nodes, err := r.list(what, n)
	if err != nil {
		return nil, err
	}
	for i, g := range globs {
		if !doublestar.ValidatePattern(g) {
			return nil, r.errorf(nodes[i], "%s: %s is no valid pattern", what, quote(g))
		}
	}
	return globs, nil
}

func (r *reader) fields(n ast.Node) error {
	entries, err := r.mapping("fields", n)
	if err != nil {
		return err
	}
	r.into.Fields = map[string]string{}
	for _, e := range entries {
		if !slices.Contains(read.Fields(), e.key) {
			return r.errorf(e.at, "fields: %s", Unknown("field", e.key, read.Fields()))
		}
		if r.into.Fields[e.key], err = r.scalar("fields: "+e.key, e.value); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) aliases(n ast.Node) error {
	return r.owned("aliases", "a name in aliases", "stands for both", n, func(owner string, words []string) {
		r.into.Aliases = append(r.into.Aliases, Alias{Canonical: owner, Others: words})
	})
}

func (r *reader) offices(n ast.Node) error {
	return r.owned("offices", "an office in offices", "is held by both", n, func(owner string, words []string) {
		r.into.Offices = append(r.into.Offices, Office{Person: owner, Held: words})
	})
}

// owned reads a mapping of owners and lists of words, each word one owner's;
// twice says in a complaint what a word is that two have.
func (r *reader) owned(key, what, twice string, n ast.Node, add func(owner string, words []string)) error {
	entries, err := r.mapping(key, n)
	if err != nil {
		return err
	}
	owner := map[string]string{} // word → whose it is
	for _, e := range entries {
		words, nodes, err := r.list(what, e.value)
		if err != nil {
			return err
		}
		for i, w := range words {
			if of, taken := owner[w]; taken && of != e.key {
				return r.errorf(nodes[i], "%s: %s %s %s and %s", key, quote(w), twice, quote(of), quote(e.key))
			}
			owner[w] = e.key
		}
		add(e.key, words)
	}
	return nil
}

func (r *reader) rules(n ast.Node) error {
	entries, err := r.mapping("rules", n)
	if err != nil {
		return err
	}
	severities := []string{string(rule.Error), string(rule.Warning), string(rule.Note), string(rule.Off)}
	for _, e := range entries {
		if complaint := UnknownRule(e.key); complaint != "" {
			return r.errorf(e.at, "%s", complaint)
		}
		s, err := r.oneOf("rules: "+e.key, e.value, severities)
		if err != nil {
			return err
		}
		r.into.Rules = append(r.into.Rules, RuleSeverity{Rule: e.key, Severity: rule.Severity(s)})
	}
	return nil
}
