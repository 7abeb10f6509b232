// Package roles finds which words of a paragraph are the source, the cue and the
// content of an attribution, and which of them belong together, by models that
// are trained on annotated news.
//
// A paragraph goes through four steps. A linear-chain conditional random field
// gives each stretch of words a probability of being a source, a cue or a
// content (chain.go, features.go). A logistic ranker looks at each stretch that
// the chain holds possible as a whole, with its ends, its syntax and what stands
// around it (rank.go); a second one sees the first one's scores of the
// neighbours. Of the ranked stretches the best ones that do not overlap are
// taken (choose.go), and a linker ties contents to cues and cues to sources
// (link.go).
//
// Nothing here knows of quotation rules: what rules propose comes in with the
// words, as evidence.
package roles

import "github.com/attribcheck/attrib/attrib/lang/syntax"

// Role is what a stretch of words is in an attribution.
type Role uint8

// The roles.
const (
	Source Role = iota
	Cue
	Content
	roleCount
)

func (r Role) String() string { return [...]string{"source", "cue", "content"}[r] }

// Span is a stretch of words of a passage, Last exclusive.
type Span struct {
	Role        Role
	First, Last int
}

// Scored is a span and the probability that it is exactly one of its role's.
type Scored struct {
	Span
	P float32
}

// Mark says how a token stands to the quotation marks around it.
type Mark uint8

// The marks' states.
const (
	Unquoted Mark = iota
	Quoted        // between a mark that opens and one that closes, marks included
	Unclosed      // behind a mark that nothing closes
)

// Proposal is what rules take a token for.
type Proposal struct {
	Role  Role
	Given bool  // the rules propose something here
	First bool  // the first token of the stretch
	Last  bool  // its last token
	Kind  uint8 // of the statement: 0 direct, 1 mixed, 2 indirect
	Sure  uint8 // its confidence: 0 below 0.5, 1 below 0.8, 2 above
}

// Word is a token as the models see it. Words are hashed: nothing of a text is
// kept in a model.
type Word struct {
	Low, Lemma, Shape        uint32
	Prefix, Suffix3, Suffix2 uint32
	Node                     syntax.Node
	Punct                    bool // holds neither letter nor digit
	That                     bool // "that"
	Comma                    bool
	Quote                    Mark
	QuoteFirst, QuoteLast    int32 // the marks' places in the passage, where Quote is not Unquoted
	Rule                     Proposal
}

// Passage is a paragraph, or what else is read as one sequence.
type Passage struct {
	Words []Word
	// Kind is 0 for running text, 1 for headlines and headings, 2 for captions.
	Kind uint8
	// Before and After say what the neighbouring paragraphs are: 0 nothing,
	// 1 plain, 2 with quotation marks, 3 one quotation from end to end.
	Before, After uint8
}
