package syntax

// The sets that the models choose from: Penn parts of speech, relations of
// dependency, kinds of entity. Their numbers are part of every trained model.

// Tag is a part of speech of the Penn Treebank.
type Tag uint8

// The tags, grouped so that those often confused stand together.
const (
	NoTag Tag = iota // not annotated
	NN
	NNS
	NNP
	NNPS
	JJ
	CD
	FW

	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	MD
	UH

	IN
	TO
	RP
	RB
	RBR
	RBS
	JJR
	JJS

	DT
	PDT
	WDT
	WP
	WPS // WP$
	WRB
	PRP
	PRPS // PRP$

	CC
	EX
	POS
	LS
	SYM
	Dollar // $
	Hash   // #
	Comma  // ,

	Stop  // .
	Colon // : and dashes
	Open  // ``
	Close // ''
	LRB   // -LRB-
	RRB   // -RRB-

	TagCount = iota
)

var tagNames = [TagCount]string{
	"", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "FW",
	"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "UH",
	"IN", "TO", "RP", "RB", "RBR", "RBS", "JJR", "JJS",
	"DT", "PDT", "WDT", "WP", "WP$", "WRB", "PRP", "PRP$",
	"CC", "EX", "POS", "LS", "SYM", "$", "#", ",",
	".", ":", "``", "''", "-LRB-", "-RRB-",
}

// String is the tag as the Penn Treebank writes it, "" for [NoTag].
func (t Tag) String() string { return name(tagNames[:], int(t)) }

// TagOf finds a tag by its Penn name; ok is false where it is none of them.
func TagOf(name string) (t Tag, ok bool) {
	i, ok := number(tagNames[:], name)
	return Tag(i), ok
}

// Verb reports whether the tag is a verb form, modals apart.
func (t Tag) Verb() bool { return t >= VB && t <= VBZ }

// Noun reports whether the tag is a common or a proper noun.
func (t Tag) Noun() bool { return t >= NN && t <= NNPS }

// Punctuation reports whether the tag is that of a mark rather than a word.
func (t Tag) Punctuation() bool { return t >= Comma }

// Rel is the relation of a token to its head, as in the basic Universal
// Dependencies of version 1.
type Rel uint8

// The relations, grouped so that those often confused stand together.
const (
	NoRel Rel = iota
	Root
	Punct
	Dep
	Det
	DetPredet
	Discourse
	GoesWith

	Nsubj
	NsubjPass
	Csubj
	CsubjPass
	Dobj
	Iobj
	Expl
	Xcomp

	Ccomp
	Advcl
	ACL
	ACLRelcl
	Parataxis
	Conj
	Appos
	Mwe

	Nmod
	NmodPoss
	NmodTmod
	NmodNpmod
	Amod
	Compound
	CompoundPrt
	Nummod

	Advmod
	Neg
	Aux
	AuxPass
	Cop
	Mark
	Case
	Cc

	CcPreconj

	RelCount = iota
)

var relNames = [RelCount]string{
	"", "root", "punct", "dep", "det", "det:predet", "discourse", "goeswith",
	"nsubj", "nsubjpass", "csubj", "csubjpass", "dobj", "iobj", "expl", "xcomp",
	"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "appos", "mwe",
	"nmod", "nmod:poss", "nmod:tmod", "nmod:npmod", "amod", "compound", "compound:prt", "nummod",
	"advmod", "neg", "aux", "auxpass", "cop", "mark", "case", "cc",
	"cc:preconj",
}

// String is the relation's name, "" for [NoRel].
func (r Rel) String() string { return name(relNames[:], int(r)) }

// RelOf finds a relation by its name; ok is false where it is none of them.
func RelOf(name string) (r Rel, ok bool) {
	i, ok := number(relNames[:], name)
	return Rel(i), ok
}

// Entity is what kind of thing a token is part of the name of.
type Entity uint8

// The kinds of entity.
const (
	NoEntity Entity = iota
	Person
	Organization
	Place

	EntityCount = iota
)

var entityNames = [EntityCount]string{"", "person", "organization", "place"}

// String is the kind's name in lower case, "" for [NoEntity].
func (e Entity) String() string { return name(entityNames[:], int(e)) }

func name(names []string, i int) string {
	if i < len(names) {
		return names[i]
	}
	return "unknown"
}

func number(names []string, name string) (int, bool) {
	for i, n := range names {
		if n == name && name != "" {
			return i, true
		}
	}
	return 0, false
}
