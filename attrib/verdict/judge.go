package verdict

// Judging: each quoted part of a draft's statement is looked for in the running
// text of every source; who says what stands there is read off the source's
// statements that cover the place.

import (
	"cmp"
	"runtime"
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"github.com/attribcheck/attrib/attrib/claim"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/rule"
	"github.com/attribcheck/attrib/attrib/speaker"
	"github.com/attribcheck/attrib/attrib/statement"
)

// Options change how statements are judged.
type Options struct {
	// Claims judges statements without quoted words too, by likeness.
	Claims bool
	// Speakers tells how speakers stand to one another; nil is what their names
	// alone tell.
	Speakers *claim.Relations
}

// Judge gives a verdict for each statement of the draft that has quoted words,
// in order, and the findings that its evidence bears: what is altered and what
// is credited to someone else. The findings are about the draft's statements,
// with the rules' own severities, in no order. The verdicts are never nil.
func Judge(draft claim.Source, sources []claim.Source, o Options) ([]Verdict, []rule.Finding) {
	texts := make([]*text, len(sources))
	work := make(chan int)
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(sources)) {
		wait.Go(func() {
			for i := range work {
				texts[i] = newText(sources[i])
			}
		})
	}
	for i := range sources {
		work <- i
	}
	close(work)
	wait.Wait()
	verdicts := []Verdict{}
	var findings []rule.Finding
	speakers := o.Speakers
	if speakers == nil {
		speakers = &claim.Relations{}
	}
	quoting := map[string]bool{} // who quotes another in it
	for _, s := range draft.Statements {
		quoting[s.Within] = true
	}
	var paraphrases *claim.Paraphrases
	if o.Claims && slices.ContainsFunc(draft.Statements, func(s *statement.Statement) bool { return len(s.Quoted) == 0 }) {
		paraphrases = claim.NewParaphrases(draft, sources, speakers)
	}
	for _, s := range draft.Statements {
		parts := s.Quoted
		if len(parts) == 0 {
			if !o.Claims || !s.Sure() { // a suggestion is nothing to be borne out
				continue
			}
			parts = s.Content
		}
		j := judgement{doc: draft.Doc, s: s, quoting: quoting[s.ID], indirect: len(s.Quoted) == 0, speakers: speakers}
		if j.indirect {
			j.likes = paraphrases.Of(s)
		}
		v, f := j.verdict(parts, texts)
		verdicts = append(verdicts, v)
		findings = append(findings, f...)
	}
	return verdicts, findings
}

// judgement is the judging of one statement.
type judgement struct {
	doc      *document.Document
	s        *statement.Statement
	quoting  bool // another is quoted inside it
	indirect bool
	around   map[string]bool
	speakers *claim.Relations
	likes    []claim.Likeness // what an indirect statement is like
}

// rank puts outcomes in order, worst first.
func (o Outcome) rank() int {
	return slices.Index([]Outcome{Misattributed, Altered, Unsupported, Unattributed, Verified}, o)
}

// bearing puts outcomes in the order of how well they bear a quotation out,
// best first.
func (o Outcome) bearing() int {
	return slices.Index([]Outcome{Verified, Altered, Misattributed, Unsupported, Unattributed}, o)
}

// finding is what a place came to.
type found struct {
	outcome  Outcome
	source   int
	evidence Evidence
	st       *statement.Statement
	stretch  claim.Stretch
	compared bool
	part     int
	rel      speaker.Relation
	// Of a part that is joined of several places, what is found.
	further []rule.Finding
	matched int // words that agree, content of them of substance
	content int
	// outer says that the draft's speaker is the one who quotes, in the source,
	// whoever says the words there.
	outer bool
	// marked says that the source's speaker quotes the words from another.
	marked bool
	// paraphrase says that the words stand there without marks, as what the same
	// speaker said.
	paraphrase bool
}

func (j *judgement) verdict(parts []document.Range, texts []*text) (Verdict, []rule.Finding) {
	v := Verdict{Statement: j.s.ID, Verdict: Verified, Evidence: []Evidence{}}
	// What a cue interrupts is one text: “We lost,” she said, “all of it.”
	var whole []found
	if len(parts) > 1 && !j.indirect && j.s.Kind == statement.Direct {
		whole = j.hits(claim.QuotedWords(j.doc, j.s), 0, texts)
	}
	var all []found
	var paraphrases []rule.Finding
	instead := map[*statement.Statement]bool{} // their findings name the same difference
	decided, judged := 0, 0
	if len(whole) > 0 && whole[0].outcome == Verified {
		all, judged, parts = whole, 1, nil
	}
	for n, part := range parts {
		words := claim.NormalWords(j.doc, part.Span)
		if length(words) == 0 {
			continue
		}
		judged++
		hits := j.hits(words, n, texts)
		if len(hits) == 0 { // too short to stand alone, but it need not
			hits = whole
		}
		outcome := Unsupported
		if len(hits) > 0 {
			outcome = hits[0].outcome
		}
		if outcome.rank() < v.Verdict.rank() {
			v.Verdict, decided = outcome, n
		}
		if f, of := j.paraphrased(part, words, hits, texts); len(f) > 0 {
			paraphrases = append(paraphrases, f...)
			instead[of] = true
		}
		all = append(all, hits...)
	}
	if judged == 0 {
		v.Verdict = Unsupported
	}
	if j.s.Speaker.Nameless() {
		v.Verdict = Unattributed
	}
	// The part that decides comes first, then the others as they stand.
	slices.SortStableFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(order(a.part, decided), order(b.part, decided)), better(a, b))
	})
	seen := map[Evidence]bool{}
	findings := paraphrases
	verified := map[int]bool{}
	for _, f := range all {
		verified[f.part] = verified[f.part] || f.outcome == Verified
	}
	for _, f := range all {
		if !seen[f.evidence] {
			seen[f.evidence] = true
			v.Evidence = append(v.Evidence, f.evidence)
		}
		if f.outcome == Misattributed && verified[f.part] && !f.telling() {
			continue // by chance, or as a party's phrase
		}
		if !instead[f.st] || f.outcome == Misattributed {
			findings = append(findings, j.findings(f)...)
		}
	}
	return v, findings
}

// telling reports whether the words of a place are so many that two people do not
// say them by chance.
func (f *found) telling() bool {
	const many, content = 8, 5
	return f.matched >= many && f.content >= content
}

// hits are the places that bear on words of the draft, one of each source at
// most, best first.
func (j *judgement) hits(words []claim.Word, part int, texts []*text) []found {
	var hits []found
	looked := j.look(words, texts)
	for i, t := range texts {
		if f, ok := j.source(words, looked[i], t); ok {
			f.source, f.part = i, part
			hits = append(hits, f)
		}
	}
	hits = j.alike(hits, part)
	slices.SortStableFunc(hits, better)
	return hits
}

// alike adds the statements that an indirect one is like to the places where its
// words stand, the better of the two in each source.
func (j *judgement) alike(hits []found, part int) []found {
	for _, l := range j.likes {
		f := found{source: l.Source - 1, st: l.Statement, part: part, rel: j.speakers.Of(j.s, j.doc, l.Statement, l.Doc)}
		at := l.Extent()
		f.evidence = Evidence{Source: l.Doc.Path, Statement: l.ID}
		f.placed(l.Doc, claim.Located{Span: at, Score: l.Score})
		switch {
		case l.Negation && l.Polarity != j.s.Polarity:
			f.outcome = Unsupported
		case l.Speaker && l.Sure():
			f.outcome = Misattributed
		case l.Negation || l.Number:
			f.outcome = Altered
		default:
			f.outcome = Verified
		}
		i := slices.IndexFunc(hits, func(h found) bool { return h.source == f.source })
		switch {
		case i < 0:
			hits = append(hits, f)
		case better(f, hits[i]) < 0:
			hits[i] = f
		}
	}
	return hits
}

func order(part, decided int) int {
	if part == decided {
		return -1
	}
	return part
}

func better(a, b found) int {
	return cmp.Or(
		cmp.Compare(a.outcome.bearing(), b.outcome.bearing()),
		cmp.Compare(b.evidence.Score, a.evidence.Score),
		-cmp.Compare(standing(a.st), standing(b.st)),
		cmp.Compare(b2i(a.paraphrase), b2i(b.paraphrase)),
		cmp.Compare(a.source, b.source),
		cmp.Compare(a.evidence.Start, b.evidence.Start),
	)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// standing prefers evidence in a statement, and in a sure one.
func standing(s *statement.Statement) int {
	switch {
	case s == nil:
		return 0
	case !s.Sure():
		return 1
	}
	return 2
}

func length(words []claim.Word) int {
	n := 0
	for _, w := range words {
		if !w.Has(claim.Gap) {
			n++
		}
	}
	return n
}

// looked is where one source has words, whoever says them: at one place, best first,
// and by parts at several.
type looked struct {
	places []claim.Located
	parts  []claim.LocatedPlace
}

// look looks for words in all sources, on all cores where they are many.
func (j *judgement) look(words []claim.Word, texts []*text) []looked {
	const (
		most  = 8  // places of a source
		share = 16 // sources, for which another core is worth its while
	)
	out := make([]looked, len(texts))
	parts := length(words) >= leastJoined && !j.indirect
	var next atomic.Int64
	work := func() {
		pattern := claim.NewPattern(words)
		for i := int(next.Add(1)) - 1; i < len(texts); i = int(next.Add(1)) - 1 {
			out[i].places = slices.Clone(texts[i].finder.Find(pattern, most))
			if parts {
				out[i].parts = texts[i].finder.PlacesOf(pattern)
			}
		}
	}
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0)-1, len(texts)/share) {
		wait.Go(work)
	}
	work()
	wait.Wait()
	return out
}

// source finds the place of one source that bears the words out best.
func (j *judgement) source(words []claim.Word, at looked, t *text) (found, bool) {
	var best found
	ok := false
	for _, place := range at.places {
		f, accepted := j.place(words, t, place)
		if accepted && (!ok || better(f, best) < 0) {
			best, ok = f, true
		}
	}
	if f, found := j.joined(words, at.parts, t); found && (!ok || f.matched > best.matched+2) {
		return f, true
	}
	return best, ok
}

// leastJoined is the least words that joined looks at.
const leastJoined = 8

// joined finds the words of one part at several places of a source, which together
// have nearly all of them: the draft has as one what stands apart there.
func (j *judgement) joined(words []claim.Word, located []claim.LocatedPlace, t *text) (found, bool) {
	const share = 0.8 // of the words in the places
	if len(located) < 2 {
		return found{}, false
	}
	places, matched := make([]claim.Place, len(located)), 0
	for i, p := range located {
		places[i] = p.Place
		matched += p.Matched
	}
	a, b, ok := rule.Splices(words, t.finder.Ends, places)
	if !ok || float64(matched) < share*float64(length(words)) {
		return found{}, false
	}
	f := found{outcome: Altered, matched: matched, evidence: Evidence{Source: t.doc.Path}}
	for _, p := range located {
		st := t.covering(p.Span)
		if st != nil && st.Sure() && j.someoneElse(st, j.speakers.Of(j.s, j.doc, st, t.doc)) {
			return found{}, false
		}
		if p.Place == a {
			f.st = st
			f.placed(t.doc, claim.Located{Span: p.Span, Score: float64(matched) / float64(length(words))})
			if st != nil {
				f.evidence.Statement = st.ID
			}
		}
	}
	f.further = []rule.Finding{rule.Joined(j.s, claim.Text{Doc: j.doc, Words: words}, a, b, f.surePlace())}
	return f, true
}

// place judges one place of a source.
func (j *judgement) place(words []claim.Word, t *text, at claim.Located) (found, bool) {
	st := t.covering(at.Span)
	if st != nil && len(st.Quoted) == 0 && st.Speaker != nil && ownVoice(st.Speaker) {
		st = nil // "I can only say that": the text is its speaker's own
	}
	if j.quoting && st != nil && st.Within != "" {
		st = t.byID[st.Within] // the draft says too that these are another's
	}
	f := found{st: st, evidence: Evidence{Source: t.doc.Path}}
	f.placed(t.doc, at)
	if st != nil {
		f.evidence.Statement = st.ID
	}
	mine := claim.Text{Doc: j.doc, Words: words}
	theirs := claim.Text{Doc: t.doc, Words: claim.NormalWords(t.doc, sentence(t.doc, at.Span))}
	f.stretch, f.compared = claim.Contrast(mine, theirs)
	if f.compared && !f.core(at.Span).Overlaps(at.Span) {
		return f, false // it agrees better with what stands beside: another place
	}
	if at.Score < 1 {
		f.inside(st, mine, t.doc, &at)
	}
	// All words are there, and an ellipsis may still hide a "not"; or most, and what
	// is missing is an "um".
	exact := at.Score == 1
	if f.compared && exact && repeated(f.stretch) {
		// Words said twice are held against the time that they are found at.
		theirs.Words = claim.NormalWords(t.doc, at.Span)
		f.stretch, f.compared = claim.Contrast(mine, theirs)
	}
	if f.compared {
		f.narrowed(&at, t.doc, theirs.Words)
		exact = rule.Faithful(f.stretch)
	}
	rel := speaker.Unclear
	if st != nil {
		rel = j.speakers.Of(j.s, j.doc, st, t.doc)
		if st.Place == statement.Transcript && st.Speaker != nil && st.Speaker.Asks() && j.hasTurns(t) {
			rel = speaker.Different // nobody asks himself
		}
	}
	f.matched, f.content = at.Matched, at.Content
	f.rel, f.outer = rel, j.quotesAnother(st, t, rel)
	negated := f.compared && turned(f.stretch)
	near := rel
	if f.outer {
		near = speaker.Same // who quotes them there does say them
	}
	if !j.sameUtterance(words, t, at, exact, negated, st, near) {
		return f, false
	}
	switch {
	case st != nil && st.Polarity != j.s.Polarity && st.Polarity != "" && j.s.Polarity != "" && t.holds(st, at.Span):
		f.outcome = Unsupported // said here, denied there: the one does not bear the other out
		f.compared = false
	case st != nil && rel.Agrees() && st.Sure() && !j.quoting && t.marked(st, f.core(at.Span)):
		f.outcome, f.marked = Misattributed, true
	case st != nil && st.Sure() && (f.outer || j.someoneElse(st, rel) && !rule.Doubtful(st, t.doc, j.s.Speaker) && !j.readOut(st, t, f.core(at.Span))):
		if 2*f.matched < length(words) {
			return f, false // what stands in brackets may stand for anything
		}
		f.outcome = Misattributed
	case exact, j.indirect && at.Score >= 0.8 && (!f.compared || onlyWords(f.stretch)):
		f.outcome = Verified
	default:
		f.outcome = Altered
	}
	f.paraphrase = exact && f.outcome == Verified && rel.Agrees() && rule.Paraphrase(t.doc, st, at.Span)
	return f, true
}

// quotesAnother reports whether the draft's speaker says, in the source, that
// another said what stands at a place: the statement there stands inside theirs.
func (j *judgement) quotesAnother(st *statement.Statement, t *text, rel speaker.Relation) bool {
	if st != nil && j.s.Within == "" && st.Sure() && j.s.Polarity == st.Polarity && rule.Told(j.s, st, t.doc) {
		return true
	}
	if st == nil || st.Within == "" || j.s.Within != "" || rel.Agrees() || st.Speaker.Nameless() || j.s.Polarity != st.Polarity {
		return false
	}
	outer := t.byID[st.Within]
	return outer != nil && outer.Sure() && j.speakers.Of(j.s, j.doc, outer, t.doc).Agrees() &&
		!j.speakers.Of(outer, t.doc, st, t.doc).Agrees()
}

// paraphrased gives the finding that the sources have quoted words only as
// paraphrase: as they are, or as reported speech has them. What bears them out
// in marks, or in the source's own voice, says that it is none.
func (j *judgement) paraphrased(part document.Range, words []claim.Word, hits []found, texts []*text) (f []rule.Finding, of *statement.Statement) {
	if j.indirect {
		return nil, nil
	}
	quoted := j.doc.Wording(part.Span)
	borne := false
	for _, h := range hits {
		switch {
		case h.outcome == Verified && h.paraphrase:
			borne = true
		case h.outcome == Verified, h.outcome == Altered && (h.st == nil || marked(h.st, h.evidence.Start, h.evidence.End)):
			return nil, nil
		}
	}
	if borne {
		h := hits[slices.IndexFunc(hits, func(h found) bool { return h.paraphrase })]
		return rule.Paraphrased(j.s, quoted, h.place()), h.st
	}
	for _, h := range hits { // in the tense and person of reported speech
		if h.outcome == Altered && h.st.Sure() && h.rel.Agrees() && h.st.Act != statement.Thought && rule.Reported(words, claim.ContentWords(texts[h.source].doc, h.st)) {
			return rule.Paraphrased(j.s, quoted, h.place()), h.st
		}
	}
	return nil, nil
}

// marked reports whether a place takes in quoted words of a statement.
func marked(s *statement.Statement, start, end int) bool {
	return slices.ContainsFunc(s.Quoted, func(q document.Range) bool { return q.Overlaps(document.Span{Start: start, End: end}) })
}

func (f *found) place() rule.Place {
	return rule.Place{Statement: f.st, Path: f.evidence.Source, Start: f.evidence.Start, End: f.evidence.End, Line: f.evidence.Line, Where: f.evidence.Where}
}

// surePlace is place, without the statement that words in running text may or may
// not be.
func (f *found) surePlace() rule.Place {
	at := f.place()
	if f.st != nil && f.running() && !f.st.Sure() {
		at.Statement = nil
	}
	return at
}

// running reports whether the words of a place are of no quotation.
func (f *found) running() bool { return f.st == nil || len(f.st.Quoted) == 0 }

// inside compares with the words of the source's quotation alone, where as many
// agree: what stands outside its marks is the narrator's, be it the cue that
// interrupts it or the word before it.
func (f *found) inside(st *statement.Statement, mine claim.Text, doc *document.Document, at *claim.Located) {
	if st == nil || len(st.Quoted) == 0 {
		return
	}
	reach := 2*at.Span.Len() + 200 // bytes: a quotation that goes on for pages is not read again
	near := *st
	near.Quoted = nil
	for _, q := range st.Quoted {
		q.Start, q.End = max(q.Start, at.Span.Start-reach), min(q.End, at.Span.End+reach)
		if q.Start < q.End {
			near.Quoted = append(near.Quoted, q)
		}
	}
	var words []claim.Word
	if st.Kind == statement.Direct {
		words = claim.QuotedWords(doc, &near)
	} else if len(near.Quoted) > 0 { // between fragments the draft's words may be the narrator's
		words = claim.NormalWords(doc, document.Span{Start: max(at.Span.Start, near.Quoted[0].Start),
			End: min(at.Span.End, near.Quoted[len(near.Quoted)-1].End)})
	}
	s, ok := claim.Contrast(mine, claim.Text{Doc: doc, Words: words})
	if !ok || f.compared && agreed(s) < agreed(f.stretch) {
		return
	}
	if there := (&found{stretch: s, compared: true}).core(at.Span); !there.Overlaps(at.Span) {
		return
	}
	f.stretch, f.compared = s, true
	at.Span.Start, at.Span.End = words[s.TheirsFrom].Span.Start, words[s.TheirsTo-1].Span.End
	matched, content, other := agreed(s), 0, length(mine.Words)-(s.MineTo-s.MineFrom)
	diffs, _, _ := core(s)
	for _, d := range diffs {
		switch d.Kind {
		case claim.Equal:
			for _, w := range d.Mine {
				if !w.Has(claim.Stop) {
					content++
				}
			}
		case claim.Changed:
			other += max(len(d.Mine), len(d.Theirs))
		}
	}
	// Differences are of whole words of the text ("don't"), which may be more.
	if score := float64(matched) / float64(matched+max(0, other)); score > at.Score {
		at.Score, at.Matched, at.Content = score, matched, content
	}
	f.placed(doc, *at)
}

// hasTurns reports whether the draft's speaker has turns of their own in a transcript.
func (j *judgement) hasTurns(t *text) bool {
	return slices.ContainsFunc(t.voices, func(st *statement.Statement) bool {
		return j.speakers.Of(j.s, j.doc, st, t.doc).Agrees()
	})
}

// readOut reports whether what stands at a place is quoted there from another, whom
// the source names beside it and the draft credits.
func (j *judgement) readOut(st *statement.Statement, t *text, at document.Span) bool {
	return t.marked(st, at) && j.speakerNear(t, at)
}

// core is what a stretch aligns, without what the sentence of the other side begins
// and ends with before and after all words of this one.
func core(s claim.Stretch) (diffs []claim.Diff, from, to int) {
	diffs, from, to = s.Diffs, s.TheirsFrom, s.TheirsTo
	for len(diffs) > 1 && len(diffs[0].Mine) == 0 {
		from += len(diffs[0].Theirs)
		diffs = diffs[1:]
	}
	for last := len(diffs) - 1; last > 0 && len(diffs[last].Mine) == 0; last-- {
		to -= len(diffs[last].Theirs)
		diffs = diffs[:last]
	}
	return diffs, from, to
}

// repeated reports whether a stretch begins with words that the other side begins with
// too, and lacks here: they are said twice, and the alignment begins with the first.
func repeated(s claim.Stretch) bool {
	if len(s.Diffs) == 0 || s.MineFrom == s.MineTo {
		return false
	}
	d := s.Diffs[0]
	return len(d.Mine) == 0 && len(d.Theirs) > 0 && d.Theirs[0].Norm == s.Mine.Words[s.MineFrom].Norm
}

// core is where the core of what was compared stands, at where nothing was.
func (f *found) core(at document.Span) document.Span {
	if !f.compared {
		return at
	}
	_, from, to := core(f.stretch)
	if words := f.stretch.Theirs.Words; from < to && to <= len(words) {
		return document.Span{Start: words[from].Span.Start, End: words[to-1].Span.End}
	}
	return at
}

// narrowed cuts off a place what no word of the draft stands for.
func (f *found) narrowed(at *claim.Located, doc *document.Document, words []claim.Word) {
	s := f.stretch
	if s.TheirsTo > len(words) || s.Theirs.Doc != doc || words[s.TheirsFrom].Span != s.Theirs.Words[s.TheirsFrom].Span {
		return // compared with the words of a statement
	}
	from, to := max(at.Span.Start, words[s.TheirsFrom].Span.Start), min(at.Span.End, words[s.TheirsTo-1].Span.End)
	if from < to {
		at.Span.Start, at.Span.End = from, to
		f.placed(doc, *at)
	}
}

// placed writes down where the evidence stands.
func (f *found) placed(doc *document.Document, at claim.Located) {
	f.evidence.Start, f.evidence.End = at.Span.Start, at.Span.End
	position := doc.Position(at.Span.Start)
	f.evidence.Line, f.evidence.Where, f.evidence.Text = position.Line, position.Where, doc.Wording(at.Span)
	f.evidence.Score = float64(int(at.Score*100+0.5)) / 100
}

// agreed counts the words that agree.
func agreed(s claim.Stretch) int {
	n := 0
	for _, d := range s.Diffs {
		if d.Kind == claim.Equal {
			n += len(d.Mine)
		}
	}
	return n
}

// onlyWords reports whether neither a negation nor a number differs.
func onlyWords(s claim.Stretch) bool {
	for _, f := range rule.Words(&statement.Statement{Confidence: 1}, s, rule.Place{}) {
		if f.Severity == rule.Error {
			return false
		}
	}
	return true
}

// turned reports whether a negation and nothing else differs.
func turned(s claim.Stretch) bool {
	findings := rule.Words(&statement.Statement{Confidence: 1}, s, rule.Place{})
	return len(findings) == 1 && findings[0].Rule == rule.NegationChanged
}

// sentence is a place with what stands before and after it in its paragraph, a
// long one cut: where the draft stops short of the sentence is seen only there.
func sentence(doc *document.Document, at document.Span) document.Span {
	const reach = 300 // bytes
	out := at
	i := sort.Search(len(doc.Blocks), func(i int) bool { return doc.Blocks[i].Span.End > at.Start })
	if i < len(doc.Blocks) && doc.Blocks[i].Span.Start <= at.Start {
		b := doc.Blocks[i].Words(doc.Text) // a label is nobody's words
		out.Start, out.End = min(at.Start, max(at.Start-reach, b.Start)), max(at.End, min(at.End+reach, b.End))
	}
	return out
}

// someoneElse reports whether a source's speaker cannot be the draft's. One who
// speaks for another is someone else too, but a body and its people are not.
func (j *judgement) someoneElse(st *statement.Statement, rel speaker.Relation) bool {
	switch rel {
	case speaker.Different:
		return true
	case speaker.Principal:
		return j.s.Speaker.Type == speaker.Person && st.Speaker.Type == speaker.Person &&
			j.s.Speaker.Basis != speaker.Unnamed && st.Speaker.Basis != speaker.Unnamed
	}
	return false
}

// sameUtterance reports whether an editor would call what stands at a place the
// same utterance. Long wordings are; of short ones the speaker, or what is said
// around them, must agree.
func (j *judgement) sameUtterance(words []claim.Word, t *text, at claim.Located, exact, negated bool, st *statement.Statement, rel speaker.Relation) bool {
	n := length(words)
	agrees := rel.Agrees() || rel == speaker.Relayed
	content := 0
	for _, w := range words {
		if !w.Has(claim.Stop) && !w.Has(claim.Gap) {
			content++
		}
	}
	if j.indirect {
		return at.Content >= 3 && at.Score >= 0.6 && (agrees || rel == speaker.Unclear || at.Score >= 0.9)
	}
	const short = 3
	if exact {
		switch {
		case rel.Agrees():
			return content > 0 || n > short || j.context(t, at.Span) >= 1
		case claim.Stock(words) && !agrees:
			return false // words of everybody
		case n > short && content >= 2:
			return true
		case rel == speaker.Different || rel == speaker.Principal:
			if content >= 2 && n >= short || rel == speaker.Principal && j.speakerNear(t, at.Span) {
				return true
			}
			around, plain := j.shared(t, at.Span)
			return content >= 1 && around >= 3 && plain >= 2 // not by the names of the week alone
		case agrees:
			return content >= 2 || n >= short || j.context(t, at.Span) >= 1
		}
		return j.speakerNear(t, at.Span) || j.context(t, at.Span) >= 2
	}
	// Of words that differ, two nobodies ("critics", "a questioner") agree by
	// chance; and of many sources, one has some of any short wording.
	known := agrees && j.s.Speaker.Basis != speaker.Unnamed && st.Speaker.Basis != speaker.Unnamed
	switch {
	case rel == speaker.Different || rel == speaker.Principal:
		return at.Content >= 4 && at.Matched >= 6 && at.Score >= 0.7 || at.Content >= 2 && at.Matched >= 8 && at.Score >= 0.7
	case at.Content >= 3 && at.Matched >= 5 && at.Score >= 0.6 && (agrees || at.Content >= 5 || at.Score >= 0.8):
		return true
	case known:
		return at.Content >= 1 && at.Matched >= 2 && at.Score >= 0.6 && (negated || at.Content >= 2 || at.Matched >= 3 || j.context(t, at.Span) >= 1)
	case agrees:
		return at.Content >= 1 && at.Matched >= 2 && at.Score >= 0.6 && j.context(t, at.Span) >= 2
	}
	return at.Content >= 2 && at.Matched >= 3 && at.Score >= 0.7 && j.speakerNear(t, at.Span) ||
		negated && at.Content >= 1 && at.Matched >= 3 && at.Score >= 0.7 && j.context(t, at.Span) >= 2
}

// speakerNear reports whether the draft's speaker is named in the paragraph of a
// place, or the source is the speaker's own.
func (j *judgement) speakerNear(t *text, at document.Span) bool {
	if j.s.Speaker == nil {
		return false
	}
	near := t.words(at)
	for _, name := range claim.NormalWords(&document.Document{Text: t.doc.Author + " " + t.doc.Outlet + " " + t.doc.Title}, document.Span{End: len(t.doc.Author) + len(t.doc.Outlet) + len(t.doc.Title) + 2}) {
		near[name.Norm] = false
	}
	for _, w := range claim.NormalWords(&document.Document{Text: j.s.Speaker.Name}, document.Span{End: len(j.s.Speaker.Name)}) {
		if _, ok := near[w.Norm]; ok && !w.Has(claim.Stop) && len(w.Norm) > 1 {
			return true
		}
	}
	return false
}

// context counts the words of substance that stand around both the draft's
// statement and a place, but for the words looked for and the speaker's name.
func (j *judgement) context(t *text, at document.Span) int {
	n, _ := j.shared(t, at)
	return n
}

// shared is context, and how many of the words are no names: written small in both.
func (j *judgement) shared(t *text, at document.Span) (all, plain int) {
	if j.around == nil {
		j.around = substance(j.doc, paragraph(j.doc, j.s.Content))
		for _, q := range j.s.Quoted {
			for _, w := range claim.NormalWords(j.doc, q.Span) {
				delete(j.around, w.Norm)
			}
		}
		if j.s.Speaker != nil {
			for _, w := range claim.NormalWords(&document.Document{Text: j.s.Speaker.Name}, document.Span{End: len(j.s.Speaker.Name)}) {
				delete(j.around, w.Norm)
			}
		}
	}
	for w, small := range t.words(at) {
		if mine, ok := j.around[w]; ok {
			all++
			if small && mine {
				plain++
			}
		}
	}
	return all, plain
}

// findings are what a place gives an editor to look at.
func (j *judgement) findings(f found) []rule.Finding {
	if j.indirect {
		return nil
	}
	if f.further != nil {
		return f.further
	}
	at, running := f.surePlace(), f.running()
	switch {
	case f.marked:
		return []rule.Finding{rule.Marked(j.s, j.doc.Wording(j.s.Quoted[f.part].Span), at)}
	case f.outcome == Misattributed:
		out := rule.Miscredited(j.s, j.doc.Wording(j.s.Quoted[f.part].Span), at, f.rel, f.outer)
		if f.compared {
			out = append(out, rule.Words(j.s, f.stretch, at)...)
		}
		return out
	case f.outcome == Altered && f.compared:
		out := rule.Words(j.s, f.stretch, at)
		if running {
			out = append(out, besides(j.s, f.stretch, at)...)
		}
		return out
	case f.outcome == Verified && f.compared && running:
		return append(rule.Words(j.s, f.stretch, at), besides(j.s, f.stretch, at)...)
	}
	return nil
}

// besides gives what a draft makes of running text but for other words; between
// statements the rules themselves see it.
func besides(s *statement.Statement, with claim.Stretch, at rule.Place) []rule.Finding {
	return append(rule.Bracketed(s, with, at), rule.Truncated(s, with, at)...)
}

// ownVoice reports a speaker who is whoever the text is by.
func ownVoice(s *speaker.Speaker) bool {
	return s.Basis == speaker.Pronoun && (s.Name == "I" || s.Name == "we" || s.Name == "We")
}
