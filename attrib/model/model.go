// Package model holds the trained models: the one that is part of the binary,
// and those that a user trains. A file of models is read where it lies; opening
// one costs a few thousandths of a second.
//
// The model card is docs/model.md. Files are made by cmd/attrib-train.
package model

import (
	_ "embed"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"

	"github.com/attribcheck/attrib/attrib/lang/syntax"
	"github.com/attribcheck/attrib/attrib/lang/weights"
	"github.com/attribcheck/attrib/attrib/statement/roles"
)

// Model is all that extraction has learned. It is read-only; any number of
// goroutines may use one.
type Model struct {
	// Syntax and Roles are of text as it is written.
	Syntax *syntax.Model
	Roles  *roles.Model
	// Bare is of text that lost its case or its punctuation; nil where the file
	// has none.
	Bare *Half
}

// Half is the models of one kind of text.
type Half struct {
	Syntax *syntax.Model
	Roles  *roles.Model
}

// The names that the models have in a file.
const (
	SyntaxName  = "syntax"
	RolesPrefix = "roles."

	BareName        = "bare"
	BareRolesPrefix = "bareroles."
)

//go:embed news.model
var news []byte

// Default is the model that is part of the binary. It is opened on first use.
var Default = sync.OnceValue(func() *Model {
	m, err := Open(news)
	if err != nil {
		panic(fmt.Sprintf("the embedded model: %v", err)) // the build was broken: a test opens it
	}
	return m
})

// Open reads a file's bytes, which must stay as they are while the model is in
// use. A file that is damaged, or lacks a part, gives an error that wraps
// [weights.ErrCorrupt].
func Open(data []byte) (*Model, error) {
	blob, err := weights.Open(data)
	if err != nil {
		return nil, err
	}
	m, err := open(blob)
	if err != nil && !errors.Is(err, weights.ErrCorrupt) {
		err = fmt.Errorf("%w: %w", weights.ErrCorrupt, err)
	}
	return m, err
}

func open(blob *weights.Blob) (*Model, error) {
	var err error
	m := &Model{}
	if m.Syntax, err = syntax.Load(blob, SyntaxName); err != nil {
		return nil, err
	}
	if m.Roles, err = roles.Open(blob, RolesPrefix, false); err != nil {
		return nil, err
	}
	if !slices.Contains(blob.Names(), syntax.BoundsName(BareName)) {
		return m, nil
	}
	m.Bare = &Half{}
	if m.Bare.Syntax, err = syntax.Load(blob, BareName); err != nil {
		return nil, err
	}
	if m.Bare.Roles, err = roles.Open(blob, BareRolesPrefix, true); err != nil {
		return nil, err
	}
	return m, nil
}

// Load opens the model in a file of that path.
func Load(path string) (*Model, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m, err := Open(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}
