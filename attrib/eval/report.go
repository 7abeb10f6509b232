package eval

// What a measurement comes to. Its JSON form is described by
// docs/eval.schema.json and is stable under its version number.

import (
	"encoding/json"
	"math"

	"github.com/attribcheck/attrib/attrib/statement"
)

// Report is how well extraction does on annotated articles.
type Report struct {
	Version int    `json:"version"`
	Gold    string `json:"gold"` // the folder, as the user gave it
	// Stripped says that case and punctuation were taken away first.
	Stripped     bool `json:"stripped"`
	Articles     int  `json:"articles"`
	Attributions int  `json:"attributions"` // annotated
	Statements   int  `json:"statements"`   // found
	// Groups are all attributions, then those of each kind.
	Groups []Group `json:"groups"`
	Quoted Quoted  `json:"quoted"`
	False  False   `json:"false"`
	// Calibration holds the statements with quoted words, then all.
	Calibration []Calibration `json:"calibration"`
	// Errors are the kinds of error, the most frequent first.
	Errors []Mistake `json:"errors"`
}

// Group is how well the spans of some attributions are found. An attribution or
// a statement is direct, mixed or indirect as all, part or none of the words of
// its content stand in quotation marks.
type Group struct {
	Kind         string `json:"kind"` // all, direct, mixed or indirect
	Attributions int    `json:"attributions"`
	Statements   int    `json:"statements"`
	Source       Role   `json:"source"`
	Cue          Role   `json:"cue"`
	Content      Role   `json:"content"`
	// Whole counts attributions of which source, cue and all of content are
	// exactly right together.
	Whole Score `json:"whole"`
}

func (g *Group) role(r int) *Role {
	return [roles]*Role{&g.Source, &g.Cue, &g.Content}[r]
}

// Role is how well the spans of one role are found.
type Role struct {
	// Exact counts spans, trimmed of white space, punctuation and quotation marks
	// at both ends; the parts of a discontinuous role count one by one.
	Exact Score `json:"exact"`
	// Overlap counts words.
	Overlap Score `json:"overlap"`
}

// Score is precision and recall. What is found of one kind may be right by an
// annotation of another, so each has its own count of what is right.
type Score struct {
	Precision Rate // of what is found
	Recall    Rate // of what is annotated
}

// F1 is the harmonic mean of precision and recall, NaN where neither is anything.
func (s Score) F1() float64 {
	p, r := s.Precision.Share(), s.Recall.Share()
	switch {
	case s.Precision.Of+s.Recall.Of == 0:
		return math.NaN()
	case s.Precision.Right == 0 || s.Recall.Right == 0:
		return 0
	}
	return 2 * p * r / (p + r)
}

// MarshalJSON gives {"precision":{…},"recall":{…},"f1":0.612}; f1 is null where
// nothing is found and nothing annotated.
func (s Score) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Precision Rate     `json:"precision"`
		Recall    Rate     `json:"recall"`
		F1        *float64 `json:"f1"`
	}{s.Precision, s.Recall, rounded(s.F1())})
}

func (s *Score) add(t Score) {
	s.Precision.add(t.Precision)
	s.Recall.add(t.Recall)
}

// Rate is how many of a number are right.
type Rate struct{ Right, Of int }

// Share is between 0 and 1, and NaN of nothing.
func (r Rate) Share() float64 { return float64(r.Right) / float64(r.Of) }

// MarshalJSON gives {"right":2,"of":3,"share":0.6667}; share is null of nothing.
func (r Rate) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Right int      `json:"right"`
		Of    int      `json:"of"`
		Share *float64 `json:"share"`
	}{r.Right, r.Of, rounded(r.Share())})
}

func (r *Rate) add(s Rate) {
	r.Right += s.Right
	r.Of += s.Of
}

// count counts one more, right or not.
func (r *Rate) count(right bool) {
	r.Of++
	if right {
		r.Right++
	}
}

// rounded is a share to four places, nil for NaN.
func rounded(f float64) *float64 {
	if math.IsNaN(f) {
		return nil
	}
	f = math.Round(f*1e4) / 1e4
	return &f
}

// Quoted is how annotated quotations fare: attributions whose content has
// quotation marks, those left out that are marked as no speech.
type Quoted struct {
	// All are those with a label, and those without one that have words in marks.
	All Speakers `json:"all"`
	// Labelled are those with a label, Bases the same apart by what it rests on.
	Labelled Speakers `json:"labelled"`
	Bases    []Basis  `json:"bases"`
	// Stretches counts the stretches in quotation marks inside annotated content;
	// one is found where some statement holds all its words.
	Stretches Rate `json:"stretches"`
}

// Speakers is how some quotations and their speakers fare.
type Speakers struct {
	// Found counts those of which a statement holds the content: it shares at
	// least half the bytes of the shorter of the two.
	Found Rate `json:"found"`
	// Mention counts those whose statement has a speaker whose mention overlaps
	// the annotated source.
	Mention Rate `json:"mention"`
	// Name counts, of those whose label has a name, those whose statement names the
	// speaker so: letter case, punctuation and a leading article left aside.
	Name Rate `json:"name"`
}

func (s *Speakers) add(t Speakers) {
	s.Found.add(t.Found)
	s.Mention.add(t.Mention)
	s.Name.add(t.Name)
}

// Basis is how quotations fare whose speaker is known in one way.
type Basis struct {
	Basis string `json:"basis"` // one of Bases
	Speakers
}

// False counts statements that say that someone said what nobody said.
type False struct {
	// Unannotated are statements with quoted words, a speaker and a confidence of
	// 0.5 or more, where no annotated content stands.
	Unannotated int `json:"unannotated"`
	// NotSpeech are such statements whose place is labelled as no speech.
	NotSpeech int `json:"not_speech"`
	// Statements is how many statements were found in all, Quoted how many of
	// them have quoted words.
	Statements int `json:"statements"`
	Quoted     int `json:"quoted"`
	// Share is both kinds together, of all statements found.
	Share *float64 `json:"share"`
}

// Calibration holds confidence against correctness.
type Calibration struct {
	// Of is "quoted" for statements with quoted words, of which one is right that
	// shares half the bytes of the shorter with annotated content that is speech,
	// and names the speaker as the label does, where one has a name. It is "all" for
	// all statements, of which one is right whose content shares at least half the
	// words of the longer with that of one attribution.
	Of   string `json:"of"`
	Bins []Bin  `json:"bins"` // ten, from 0
}

// Bin is the statements of one tenth of confidence; the last takes in 1.
type Bin struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
	// Confidence is the mean, nil where there is no statement.
	Confidence *float64 `json:"confidence"`
	Right      Rate     `json:"right"`
}

// Mistake is one kind of error.
type Mistake struct {
	// What is source, cue, content or speaker.
	What string `json:"what"`
	// Kind says what is wrong: see docs/accuracy.md.
	Kind   string  `json:"kind"`
	Count  int     `json:"count"`
	Places []Place `json:"places"` // some of them, in the order of the articles
}

// Place is where an error stands, in the article as it was given.
type Place struct {
	Path   string `json:"path"`
	Start  int    `json:"start"` // in bytes
	End    int    `json:"end"`
	Line   int    `json:"line"`
	Column int    `json:"column"` // in bytes
	// Words are those at the place: what is missed, found in vain, too much or
	// lacking.
	Words string `json:"words"`
	// Found and Gold are the two sides of a speaker's name or mention.
	Found string `json:"found,omitempty"`
	Gold  string `json:"gold,omitempty"`
}

// pool adds the counts of the articles up.
func pool(gold *Gold, statements int, list []*counts, o Options) *Report {
	all := newCounts()
	for _, c := range list {
		all.add(c)
	}
	r := &Report{
		Version: 1, Gold: gold.Path, Stripped: gold.Stripped, Articles: len(gold.Articles),
		Attributions: gold.attributions(), Statements: statements,
		Groups: all.groups[:], Quoted: all.quoted, False: all.wrong,
		Errors: mistakes(all.slips, o.Places),
	}
	r.False.Statements = statements
	r.False.Share = rounded(Rate{all.wrong.Unannotated + all.wrong.NotSpeech, statements}.Share())
	for i, of := range []string{"quoted", "all"} {
		c := Calibration{Of: of}
		for n, b := range all.bins[i] {
			c.Bins = append(c.Bins, Bin{
				From: float64(n) / 10, To: float64(n+1) / 10,
				Confidence: rounded(b.sum / float64(b.right.Of)), Right: b.right,
			})
		}
		r.Calibration = append(r.Calibration, c)
	}
	return r
}

// counts is what is counted in one article, or in several.
type counts struct {
	groups [4]Group
	quoted Quoted
	wrong  False
	bins   [2][10]bin // quoted, all
	slips  []slip
}

// bin is a Bin as it is counted.
type bin struct {
	sum   float64
	right Rate
}

// groupNames are the groups in the order of counts.groups.
var groupNames = [...]string{"all", string(statement.Direct), string(statement.Mixed), string(statement.Indirect)}

func newCounts() *counts {
	c := &counts{}
	for i, n := range groupNames {
		c.groups[i].Kind = n
	}
	for _, b := range Bases() {
		c.quoted.Bases = append(c.quoted.Bases, Basis{Basis: b})
	}
	return c
}

func (c *counts) add(d *counts) {
	for i := range c.groups {
		g, h := &c.groups[i], &d.groups[i]
		g.Attributions += h.Attributions
		g.Statements += h.Statements
		for r := range roles {
			g.role(r).Exact.add(h.role(r).Exact)
			g.role(r).Overlap.add(h.role(r).Overlap)
		}
		g.Whole.add(h.Whole)
	}
	c.quoted.All.add(d.quoted.All)
	c.quoted.Labelled.add(d.quoted.Labelled)
	c.quoted.Stretches.add(d.quoted.Stretches)
	for i := range c.quoted.Bases {
		c.quoted.Bases[i].add(d.quoted.Bases[i].Speakers)
	}
	c.wrong.Unannotated += d.wrong.Unannotated
	c.wrong.NotSpeech += d.wrong.NotSpeech
	c.wrong.Quoted += d.wrong.Quoted
	for i := range c.bins {
		for j := range c.bins[i] {
			c.bins[i][j].sum += d.bins[i][j].sum
			c.bins[i][j].right.add(d.bins[i][j].right)
		}
	}
	c.slips = append(c.slips, d.slips...)
}
