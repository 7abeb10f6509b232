// attrib archive: sources kept between runs.

package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/archive"
	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
	"github.com/attribcheck/attrib/attrib/report"
	"github.com/attribcheck/attrib/attrib/statement"
)

// aboutArchives is said of every command on one.
const aboutArchives = `

An archive is one file (SQLite), or a database that several people share
(postgres://user@host/name).`

func dbFlag() cli.Flag {
	return &cli.StringFlag{Name: "db", Usage: "`ARCHIVE` the archive: a file, or a postgres:// address"}
}

func sinceFlag() cli.Flag {
	return &cli.StringFlag{Name: "since", Usage: "`DATE` of an archive, nothing published before (2026-11-14) or at no known time"}
}

func (p *program) archiveAddCommand() *cli.Command {
	return &cli.Command{
		Name:      "archive add",
		Usage:     "add the statements of sources",
		UsageText: "attrib archive add --db ARCHIVE SOURCE...",
		Description: `Reads sources as compare does, and keeps their statements with their place, the
claim that they belong to, and all that is known of the source. The archive is made
where there is none. What is there already is left as it is; where the text of an
address has changed, what changed in its quotations is listed. A SOURCE may be another
archive, which is taken over as it is.

What has been reported as added stays, however the run ends; run again, it goes on
where it was stopped. While one process adds, any number may read; another that adds
waits. --format jsonl prints a line for each source as soon as it is kept.` + aboutArchives + `

Examples:
  attrib archive add --db news.db sources/ feed.xml crawl.warc.gz
  attrib archive add --db postgres://desk@archive/news sources/ news.db`,
		Flags:  append([]cli.Flag{dbFlag(), listFormatFlag()}, sourceFlags()...),
		Action: p.archiveAdd,
	}
}

func (p *program) archiveSearchCommand() *cli.Command {
	return &cli.Command{
		Name:      "archive search",
		Usage:     "find statements by their words",
		UsageText: "attrib archive search --db ARCHIVE [WORDS]",
		Description: `Finds who said the words or nearly the words, as check does; the best first, of equals
the latest. Words that stand in a source's running text are found too. Without words,
--speaker lists what somebody said.` + aboutArchives + `

Examples:
  attrib archive search --db news.db "will not build another dam"
  attrib archive search --db news.db "another dam" --speaker Kostrava --since 2026-11-01
  attrib archive search --db news.db --speaker "Petra Olin" --limit 50`,
		Flags: []cli.Flag{
			dbFlag(),
			&cli.StringFlag{Name: "speaker", Usage: "`NAME` said by whoever may be that person or body"},
			outletFlag(), sinceFlag(), limitFlag("20"), listFormatFlag(), outputFlag(),
		},
		Action: p.archiveSearch,
	}
}

func (p *program) archiveListCommand() *cli.Command {
	return &cli.Command{
		Name:        "archive list",
		Usage:       "list its sources",
		UsageText:   "attrib archive list --db ARCHIVE",
		Description: "Lists the sources in the order in which they were added, each with its number." + aboutArchives,
		Flags:       append(filterFlags(), listFormatFlag()),
		Action:      p.archiveList,
	}
}

func (p *program) archiveShowCommand() *cli.Command {
	return &cli.Command{
		Name:        "archive show",
		Usage:       "show a source with its statements",
		UsageText:   "attrib archive show --db ARCHIVE SOURCE",
		Description: "SOURCE is a number (see archive list), an address or a path. Each text that it has\nhad is shown, the latest last, with its statements and their claims." + aboutArchives,
		Flags:       []cli.Flag{dbFlag(), listFormatFlag(), outputFlag()},
		Action:      p.archiveShow,
	}
}

func (p *program) archiveRemoveCommand() *cli.Command {
	return &cli.Command{
		Name:        "archive remove",
		Usage:       "take sources out",
		UsageText:   "attrib archive remove --db ARCHIVE SOURCE...",
		Description: "SOURCE is a number (see archive list), an address or a path, with all the texts that it\nhas had. The room that it took is free after archive compact." + aboutArchives,
		Flags:       []cli.Flag{dbFlag()},
		Action:      p.archiveRemove,
	}
}

func (p *program) archiveStatsCommand() *cli.Command {
	return &cli.Command{
		Name:        "archive stats",
		Usage:       "count what it holds",
		UsageText:   "attrib archive stats --db ARCHIVE",
		Description: "Counts sources, statements, claims and bytes." + aboutArchives,
		Flags:       []cli.Flag{dbFlag(), listFormatFlag(), outputFlag()},
		Action:      p.archiveStats,
	}
}

func (p *program) archiveExportCommand() *cli.Command {
	return &cli.Command{
		Name:      "archive export",
		Usage:     "write its sources as JSON Lines",
		UsageText: "attrib archive export --db ARCHIVE",
		Description: `Writes a line of JSON for each source: what is known of it, its text, and its
statements with their claims and normal forms. (From one archive to another, archive
add takes an archive as a SOURCE.)` + aboutArchives,
		Flags:  filterFlags(),
		Action: p.archiveExport,
	}
}

func (p *program) archiveCompactCommand() *cli.Command {
	return &cli.Command{
		Name:        "archive compact",
		Usage:       "make it as small and fast as it can be",
		UsageText:   "attrib archive compact --db ARCHIVE",
		Description: "Makes one of the index's parts, without what was removed, and gives free room back." + aboutArchives,
		Flags:       []cli.Flag{dbFlag()},
		Action:      p.archiveCompact,
	}
}

func listFormatFlag() cli.Flag {
	return &cli.StringFlag{Name: "format", Aliases: []string{"f"}, Usage: "`FORMAT` text (the default) or jsonl"}
}

func limitFlag(most string) cli.Flag {
	return &cli.StringFlag{Name: "limit", Usage: "`N` at most so many; " + most + " where it is not given"}
}

func outletFlag() cli.Flag {
	return &cli.StringFlag{Name: "outlet", Usage: "`NAME` published there; a part of the name will do"}
}

// filterFlags are those of the commands that go through an archive's sources.
func filterFlags() []cli.Flag {
	return []cli.Flag{
		dbFlag(), outletFlag(), sinceFlag(),
		&cli.BoolFlag{Name: "all", Usage: "texts that were replaced by later ones, too"},
		outputFlag(),
	}
}

// filter is what they come to.
func filter(c *cli.Context) (archive.Filter, error) {
	since, err := since(c)
	return archive.Filter{Outlet: c.String("outlet"), Since: since, All: c.Bool("all")}, err
}

// apart parts the archives among sources from the others.
func apart(paths []string) (files, archives []string) {
	for _, path := range paths {
		if archive.Is(path) {
			archives = append(archives, path)
		} else {
			files = append(files, path)
		}
	}
	return files, archives
}

// since is the date of the flag in the form that sources have.
func since(c *cli.Context) (string, error) {
	given := c.String("since")
	if given == "" {
		return "", nil
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, given); err == nil {
			return given, nil
		}
	}
	return "", usagef(c.Command.Name, "--since: %q is no date; write it as 2026-11-14", given)
}

// db is the archive that the command line names.
func db(c *cli.Context) (string, error) {
	if name := c.String("db"); name != "" {
		return name, nil
	}
	return "", usagef(c.Command.Name, "no archive given; name it with --db")
}

// lines says how a list is to be written: as JSON Lines or as text.
func lines(c *cli.Context) (asJSON bool, err error) {
	switch c.String("format") {
	case "", "text":
		return false, nil
	case "jsonl":
		return true, nil
	}
	return false, usagef(c.Command.Name, "--format: %q is not known here; known: text, jsonl", c.String("format"))
}

// recall gives the sources of archives that may have what documents say, and the
// options by which a Checker takes the statements of both as they are.
func (p *program) recall(ctx context.Context, s *settings, archives []string, docs []*document.Document, o archive.Query) (kept []*document.Document, known []attrib.Option, err error) {
	if len(archives) == 0 {
		return nil, nil, nil
	}
	err = p.work(s, docs, func(checker *attrib.Checker) error {
		parts, err := checker.Sources(ctx, docs...)
		if err != nil {
			return err
		}
		known = append(known, attrib.WithSources(parts...))
		for _, name := range archives {
			a, err := archive.Open(ctx, name)
			if err != nil {
				return err
			}
			found, err := a.Recall(ctx, parts, o)
			a.Close()
			if err != nil {
				return err
			}
			if len(found) == 0 {
				p.note("%s: no source in it has anything like what is quoted", a.Name())
			}
			for _, k := range found {
				p.notes(k.Doc)
				if slices.ContainsFunc(kept, func(d *document.Document) bool { return d.Path == k.Doc.Path }) {
					k.Doc.Path += " (" + a.Name() + ")" // another archive has one of that name
				}
				kept = append(kept, k.Doc)
			}
			known = append(known, attrib.WithStatements(archive.Statements(found)))
		}
		return nil
	})
	return kept, known, err
}

// mostCompared is how many sources of an archive are compared with one another.
const mostCompared = 20_000

// all gives the sources of an archive that a filter lets through.
func (p *program) all(ctx context.Context, name string, by archive.Filter) ([]*document.Document, []attrib.Option, error) {
	a, err := archive.Open(ctx, name)
	if err != nil {
		return nil, nil, err
	}
	defer a.Close()
	kept, err := a.Sources(ctx, by, mostCompared)
	if err == nil && len(kept) == 0 {
		err = fmt.Errorf("%s: no such sources in it", a.Name())
	}
	return archive.Documents(kept), []attrib.Option{attrib.WithStatements(archive.Statements(kept))}, err
}

func (p *program) archiveAdd(c *cli.Context) error {
	name, err := db(c)
	if err != nil {
		return err
	}
	asJSON, err := lines(c)
	if err != nil {
		return err
	}
	paths := c.Args().Slice()
	if len(paths) == 0 {
		return usagef(c.Command.Name, "no source given")
	}
	s, err := p.settings(c)
	if err != nil {
		return err
	}
	files, archives := apart(paths)
	w, err := archive.Create(c.Context, name, func() { p.note("%s: another process is adding to it; waiting", archive.Redacted(name)) })
	if err != nil {
		return err
	}
	defer w.Close()
	out := bufio.NewWriter(p.stdout)
	defer out.Flush()
	bar := p.progress("adding")
	defer bar.finish()
	var added, known, changed, statements, skipped int
	done := 0
	var total atomic.Int64
	report := func(a archive.Added) error {
		switch {
		case a.Known:
			known++
		case a.Version > 1:
			changed++
		default:
			added++
		}
		if !a.Known {
			statements += a.Statements
		}
		done++
		bar.set(done, max(done, int(total.Load())))
		if asJSON {
			return jsonLine(out, a, true)
		}
		if len(a.Changes) > 0 {
			writeChanges(out, a)
		}
		return out.Flush()
	}
	for _, name := range archives {
		if err := p.copy(c.Context, w, name, report); err != nil {
			return err
		}
	}
	if len(files) > 0 {
		err = p.work(s, nil, func(checker *attrib.Checker) error {
			return w.Add(c.Context, checker, func(take func(*document.Document) error) (err error) {
				skipped, err = read.Each(c.Context, files, p.readOptions(s, func(_, all int) { total.Store(int64(all)) }), func(d *document.Document, e *read.Error) error {
					if e != nil {
						p.failed = true
						p.say("%s", e)
						return nil
					}
					p.notes(d)
					return take(d)
				})
				return err
			}, report)
		})
	}
	bar.finish()
	if err != nil {
		return err
	}
	p.skipped(skipped)
	p.note("%s: %s added, %s changed, %s there already; %s", w.Name(), count(added, "source"), count(changed, "source"), count(known, "source"), count(statements, "statement"))
	return nil
}

// copy adds what another archive has.
func (p *program) copy(ctx context.Context, w *archive.Writer, name string, report func(archive.Added) error) error {
	from, err := archive.Open(ctx, name)
	if err != nil {
		return err
	}
	defer from.Close()
	if from.Name() == w.Name() {
		return fmt.Errorf("%s: an archive is not added to itself", archive.Redacted(name))
	}
	return w.Copy(ctx, from, report)
}

// jsonLine writes one value as a line, at once where it is to be seen now.
func jsonLine(w *bufio.Writer, v any, now bool) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil || !now {
		return err
	}
	return w.Flush()
}

// writeChanges says what a new text of a source did to its quotations.
func writeChanges(w io.Writer, a archive.Added) {
	fmt.Fprintf(w, "%s: changed since it was added (version %d)\n", report.Clean(a.Path), a.Version)
	for _, ch := range a.Changes {
		fmt.Fprintf(w, "  %-12s line %d, %s\n", ch.Kind, ch.Place.Line, report.Clean(orNobody(cmp.Or(ch.SpeakerAfter, ch.SpeakerBefore))))
		switch ch.Kind {
		case archive.Reattributed:
			fmt.Fprintf(w, "    “%s”\n    was %s’s\n", report.Clean(ch.After), report.Clean(orNobody(ch.SpeakerBefore)))
		default:
			if ch.Before != "" {
				fmt.Fprintf(w, "    - “%s”\n", report.Clean(ch.Before))
			}
			if ch.After != "" {
				fmt.Fprintf(w, "    + “%s”\n", report.Clean(ch.After))
			}
		}
	}
}

func orNobody(name string) string { return cmp.Or(name, "no speaker") }

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// reading opens the archive for a command that lists something, and has f write it.
func (p *program) reading(c *cli.Context, arguments int, f func(a *archive.Archive, w *bufio.Writer, asJSON bool) error) error {
	name, err := db(c)
	if err != nil {
		return err
	}
	asJSON, err := lines(c)
	if err != nil {
		return err
	}
	if n := c.NArg(); n > arguments {
		return usagef(c.Command.Name, "%s wanted, not %d", count(arguments, "argument"), n)
	}
	a, err := archive.Open(c.Context, name)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := p.open(c, []string{name}, nil); err != nil {
		return err
	}
	var failed error // with the archive, not with the output
	err = p.write(func(w io.Writer) error {
		b := bufio.NewWriter(w)
		if failed = f(a, b, asJSON); failed != nil {
			return failed
		}
		return b.Flush()
	})
	return cmp.Or(failed, err)
}

func (p *program) archiveSearch(c *cli.Context) error {
	since, err := since(c)
	if err != nil {
		return err
	}
	most := 20
	if c.IsSet("limit") {
		if most, err = strconv.Atoi(c.String("limit")); err != nil || most < 1 {
			return usagef(c.Command.Name, "--limit: %q is no number of results", c.String("limit"))
		}
	}
	words := strings.Join(c.Args().Slice(), " ")
	if strings.TrimSpace(words) == "" && c.String("speaker") == "" {
		return usagef(c.Command.Name, "no words and no --speaker to search for")
	}
	found := 0
	err = p.reading(c, c.NArg(), func(a *archive.Archive, w *bufio.Writer, asJSON bool) error {
		matches, err := a.Search(c.Context, archive.Search{Words: words, Speaker: c.String("speaker"), Outlet: c.String("outlet"), Since: since, Most: most})
		if err != nil {
			return err
		}
		found = len(matches)
		for i, m := range matches {
			if asJSON {
				if err := jsonLine(w, m, false); err != nil {
					return err
				}
				continue
			}
			if i > 0 {
				w.WriteByte('\n')
			}
			writeMatch(w, m)
		}
		return nil
	})
	if err == nil && found == 0 {
		p.note("nothing found")
	}
	return err
}

// saidBy is who a statement is of, and what it is.
func saidBy(s *statement.Statement) string {
	by := "no speaker"
	if s.Speaker != nil {
		by = s.Speaker.Name
		if s.Speaker.Nameless() {
			by += ", unnamed"
		}
	}
	if s.Kind != statement.Direct {
		by += " · " + string(s.Kind)
	}
	if !s.Sure() {
		by += fmt.Sprintf(" · suggestion, %d%%", int(s.Confidence*100+0.5))
	}
	return by
}

// inMarks puts words into marks that are the speaker's own, or somebody's in running
// text.
func inMarks(s *statement.Statement, words string) string {
	words = report.Clean(words)
	if s != nil && s.Kind != statement.Direct {
		return words
	}
	return "“" + words + "”"
}

func writeMatch(w io.Writer, m archive.Match) {
	by := "running text"
	if m.Statement != nil {
		by = saidBy(m.Statement)
	}
	fmt.Fprintf(w, "%s  %s", place(m.Source.Path, m.Position), report.Clean(by))
	if m.Score > 0 {
		fmt.Fprintf(w, " · %d%% the same", int(m.Score*100+0.5))
	}
	if m.Claimed > 1 {
		fmt.Fprintf(w, " · %s, %d statements", m.Claim, m.Claimed)
	}
	fmt.Fprintf(w, "\n  %s\n", inMarks(m.Statement, m.Text))
	for _, n := range m.Notes {
		fmt.Fprintf(w, "  note: %s\n", report.Clean(n))
	}
	if about := aboutSource(m.Source); about != "" {
		fmt.Fprintf(w, "  %s\n", about)
	}
}

func place(path string, at document.Position) string {
	if w := at.Where.Text(); w != "" {
		return report.Clean(path) + ", " + report.Clean(w)
	}
	return fmt.Sprintf("%s:%d:%d", report.Clean(path), at.Line, at.Column)
}

// aboutSource is a source's title, outlet and date, as far as they are known.
func aboutSource(s archive.Source) string {
	var parts []string
	for _, part := range []string{s.Title, s.Outlet, s.Published} {
		if part != "" {
			parts = append(parts, report.Clean(part))
		}
	}
	return strings.Join(parts, ", ")
}

func (p *program) archiveList(c *cli.Context) error {
	by, err := filter(c)
	if err != nil {
		return err
	}
	return p.reading(c, 0, func(a *archive.Archive, w *bufio.Writer, asJSON bool) error {
		return a.List(c.Context, by, func(s archive.Source) error {
			if asJSON {
				return jsonLine(w, s, false)
			}
			_, err := fmt.Fprintln(w, sourceLine(s))
			return err
		})
	})
}

func sourceLine(s archive.Source) string {
	line := fmt.Sprintf("%d  %s  %s", s.ID, report.Clean(s.Path), count(s.Statements, "statement"))
	if about := aboutSource(s); about != "" {
		line += "  " + about
	}
	switch {
	case !s.Current:
		line += fmt.Sprintf("  (version %d, replaced)", s.Version)
	case s.Version > 1:
		line += fmt.Sprintf("  (version %d)", s.Version)
	}
	return line
}

func (p *program) archiveShow(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef(c.Command.Name, "no source given")
	}
	return p.reading(c, 1, func(a *archive.Archive, w *bufio.Writer, asJSON bool) error {
		first := true
		return a.Show(c.Context, c.Args().First(), archive.Filter{}, func(shown *archive.Shown) error {
			s := shown.Source
			if asJSON {
				return jsonLine(w, exported(shown), false)
			}
			if !first {
				w.WriteByte('\n')
			}
			first = false
			fmt.Fprintf(w, "%s\n  %s, added %s\n", sourceLine(s), report.Clean(cmp.Or(s.Address, "no address")), s.Added)
			for _, n := range shown.Doc.Notes {
				fmt.Fprintf(w, "  note: %s\n", report.Clean(n))
			}
			for j := range shown.Statements {
				st := &shown.Statements[j]
				at := ""
				if len(st.Content) > 0 {
					at = place(s.Path, st.Content[0].Position)
				}
				fmt.Fprintf(w, "\n%s  %s  %s  %s\n  %s\n", st.ID, shown.Claims[j], at, report.Clean(saidBy(st)), inMarks(st, st.Text))
			}
			return nil
		})
	})
}

// exported is one source as archive export writes it.
func exported(s *archive.Shown) any {
	type kept struct {
		statement.Statement
		Claim  string `json:"claim"`
		Normal string `json:"normal"`
	}
	type line struct {
		archive.Source
		Text       string `json:"text"`
		Statements []kept `json:"statements"` // in place of the source's own, their number
	}
	out := line{Source: s.Source, Text: s.Doc.Text, Statements: []kept{}}
	for i, st := range s.Statements {
		out.Statements = append(out.Statements, kept{st, s.Claims[i], s.Normal(i)})
	}
	return out
}

func (p *program) archiveExport(c *cli.Context) error {
	by, err := filter(c)
	if err != nil {
		return err
	}
	return p.reading(c, 0, func(a *archive.Archive, w *bufio.Writer, _ bool) error {
		return a.Show(c.Context, "", by, func(shown *archive.Shown) error { return jsonLine(w, exported(shown), false) })
	})
}

func (p *program) archiveStats(c *cli.Context) error {
	return p.reading(c, 0, func(a *archive.Archive, w *bufio.Writer, asJSON bool) error {
		s, err := a.Stats(c.Context)
		if err != nil {
			return err
		}
		if asJSON {
			return jsonLine(w, s, false)
		}
		fmt.Fprintf(w, "%s\n", report.Clean(s.Archive))
		fmt.Fprintf(w, "  %s, %d replaced by later texts\n  %s by %s, in %s\n", count(int(s.Sources), "source"), s.Replaced,
			count(int(s.Statements), "statement"), count(int(s.Speakers), "speaker"), count(int(s.Claims), "claim"))
		if s.First != "" {
			fmt.Fprintf(w, "  published %s to %s\n", report.Clean(s.First), report.Clean(s.Last))
		}
		fmt.Fprintf(w, "  %d bytes of text in %d on the disk\n  index: %d entries in %s\n", s.Text, s.Size, s.Entries, count(s.Segments, "segment"))
		return nil
	})
}

// writing opens the archive for a command that changes it.
func (p *program) writing(c *cli.Context, f func(*archive.Writer) error) error {
	name, err := db(c)
	if err != nil {
		return err
	}
	w, err := archive.Modify(c.Context, name, func() { p.note("%s: another process is changing it; waiting", archive.Redacted(name)) })
	if err != nil {
		return err
	}
	if err := f(w); err != nil {
		w.Close()
		return err
	}
	return w.Close()
}

func (p *program) archiveRemove(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef(c.Command.Name, "no source given")
	}
	return p.writing(c, func(w *archive.Writer) error {
		var all []archive.Source
		for _, name := range c.Args().Slice() {
			sources, err := w.Named(c.Context, name)
			if err != nil {
				return err
			}
			all = append(all, sources...)
		}
		if err := w.Remove(c.Context, all...); err != nil {
			return err
		}
		texts := ""
		for _, s := range all {
			if !s.Current {
				texts = ", with the texts that they had before"
			}
		}
		current := slices.DeleteFunc(all, func(s archive.Source) bool { return !s.Current })
		p.note("%s: %s removed%s", w.Name(), count(len(current), "source"), texts)
		return nil
	})
}

func (p *program) archiveCompact(c *cli.Context) error {
	if c.NArg() > 0 {
		return usagef(c.Command.Name, "no argument is wanted")
	}
	return p.writing(c, func(w *archive.Writer) error { return w.Compact(c.Context) })
}
