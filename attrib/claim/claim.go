// Package claim finds which statements report the same utterance, and how
// their wordings stand to one another.
package claim

// Claim is the statements, of one source or many, that report one utterance.
// Every statement belongs to exactly one claim, alone if need be.
type Claim struct {
	ID         string    `json:"id"`
	Statements []string  `json:"statements"` // ids, in order
	Wording    string    `json:"wording"`    // the fullest wording
	Sources    int       `json:"sources"`    // how many sources it stands in
	Agreement  Agreement `json:"agreement"`
	Basis      Basis     `json:"basis"`
	Score      float64   `json:"score"` // 0 to 1: how sure the match is; 1 for a statement alone
	// Suggested are the statements, by id, that stand in the claim by likeness: no
	// quoted words of theirs bear it out.
	Suggested []string `json:"suggested,omitempty"`
}

// Agreement says how far the wordings and speakers of a claim agree.
type Agreement string

// The degrees of agreement, best first.
const (
	Verbatim Agreement = "verbatim" // the same words, or a part of them
	Close    Agreement = "close"    // differences that no rule minds above a note
	Variant  Agreement = "variant"  // words differ
	Conflict Agreement = "conflict" // speakers, numbers or negation differ
)

// Basis says what holds a claim together.
type Basis string

// The bases.
const (
	Words     Basis = "words"     // the same quoted words
	Suggested Basis = "suggested" // likeness alone
)
