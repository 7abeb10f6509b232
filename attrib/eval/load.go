package eval

// Gold from a folder, in one of two layouts: a line of JSON an attribution, or
// brat's standoff files beside their texts.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/attribcheck/attrib/attrib/document"
	"github.com/attribcheck/attrib/attrib/read"
)

const (
	// attributionsFile and speakersFile are the names of the files of the JSON
	// Lines layout.
	attributionsFile = "attributions.jsonl"
	speakersFile     = "speakers.jsonl"

	// maxAnnotation and maxArticle bound one file of annotation and one article,
	// in bytes.
	maxAnnotation = 256 << 20
	maxArticle    = 16 << 20
	// maxDepth bounds how many spans of one role may lie over one place: far above
	// any annotation that means something, and low enough that the work stays in
	// proportion to the text.
	maxDepth = 100
)

// Error is one thing wrong with a file of annotation.
type Error struct {
	Path string
	Line int // 1-based; 0 where the file as a whole is meant
	Err  error
}

// Error gives "PATH:LINE: reason", without the line where there is none.
func (e *Error) Error() string {
	path := strings.Map(visible, e.Path)
	reason := e.Err.Error()
	if pe, ok := errors.AsType[*fs.PathError](e.Err); ok {
		reason = pe.Err.Error()
	}
	if errors.Is(e.Err, fs.ErrNotExist) {
		reason = "no such file"
	}
	reason = strings.Join(strings.Fields(strings.Map(visible, reason)), " ")
	if e.Line == 0 {
		return path + ": " + reason
	}
	return fmt.Sprintf("%s:%d: %s", path, e.Line, reason)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// What can be wrong with gold. Match them with errors.Is.
var (
	ErrNoGold    = errors.New("no annotated articles in it: neither " + attributionsFile + " nor .ann files beside their .txt")
	ErrNotText   = errors.New("not plain text in UTF-8, in which annotations count")
	ErrMalformed = errors.New("malformed")
	ErrTooLarge  = errors.New("too large")
)

// malformed is an ErrMalformed with words of its own.
func malformed(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrMalformed}, args...)...)
}

// LoadOptions change how gold is read. The zero value is good.
type LoadOptions struct {
	// Stripped takes case and punctuation away from the articles, as captions
	// made by machine have lost them; the annotation is carried over.
	Stripped bool
	// Progress is called after each article, one call at a time.
	Progress func(done, total int)
}

// Load reads a folder of annotated articles. It holds either
//
//   - attributions.jsonl, the articles as text/NAME.txt or as NAME.txt, and, if
//     there is one, speakers.jsonl; see [ParseAttributions] and [ParseSpeakers]; or
//   - NAME.txt and NAME.ann for each article; see [ParseBrat].
//
// An article that cannot be read is left out and among the Errors. What concerns
// the folder as a whole, such as a malformed line of attributions.jsonl, is the
// error: an [*Error], or the context's.
func Load(ctx context.Context, path string, o LoadOptions) (*Gold, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, &Error{Path: path, Err: err}
	}
	if !info.IsDir() {
		return nil, &Error{Path: path, Err: errors.New("a file; annotated articles are a folder")}
	}
	lines := filepath.Join(path, attributionsFile)
	if _, err := os.Stat(lines); err == nil {
		return loadLines(ctx, path, o)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{Path: lines, Err: err}
	}
	return loadBrat(ctx, path, o)
}

// loadLines reads the JSON Lines layout.
func loadLines(ctx context.Context, path string, o LoadOptions) (*Gold, error) {
	folder := filepath.Join(path, "text")
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		folder = path
	}
	names, err := endingIn(folder, ".txt")
	if err != nil {
		return nil, err
	}
	lines := filepath.Join(path, attributionsFile)
	data, err := slurp(lines, maxAnnotation)
	if err != nil {
		return nil, err
	}
	attributions, err := ParseAttributions(lines, data)
	if err != nil {
		return nil, err
	}
	labels := filepath.Join(path, speakersFile)
	switch data, err := slurp(labels, maxAnnotation); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	default:
		if err := ParseSpeakers(labels, data, attributions); err != nil {
			return nil, err
		}
	}
	known := map[string]bool{}
	for _, n := range names {
		known[n] = true
	}
	of := map[string][]Annotated{}
	for _, a := range attributions {
		if !known[a.Doc] {
			return nil, &Error{Path: lines, Line: a.Line, Err: malformed("no %s.txt in %s", a.Doc, folder)}
		}
		of[a.Doc] = append(of[a.Doc], *a)
	}
	return articles(ctx, path, names, o, func(name string) (*Article, error) {
		doc, err := text(filepath.Join(folder, name+".txt"))
		if err != nil {
			return nil, err
		}
		a := &Article{Name: name, Doc: doc}
		for _, x := range of[name] {
			if err := x.fit(doc.Text); err != nil {
				return nil, &Error{Path: lines, Line: x.Line, Err: err}
			}
			a.Attributions = append(a.Attributions, x.Attribution)
		}
		return a, a.bounded(lines)
	})
}

// loadBrat reads the layout of the brat annotation tool.
func loadBrat(ctx context.Context, path string, o LoadOptions) (*Gold, error) {
	names, err := endingIn(path, ".ann")
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, &Error{Path: path, Err: ErrNoGold}
	}
	gold, err := articles(ctx, path, names, o, func(name string) (*Article, error) {
		doc, err := text(filepath.Join(path, name+".txt"))
		if err != nil {
			return nil, err
		}
		ann := filepath.Join(path, name+".ann")
		data, err := slurp(ann, maxAnnotation)
		if err != nil {
			return nil, err
		}
		a := &Article{Name: name, Doc: doc}
		if a.Attributions, err = ParseBrat(ann, data, doc.Text); err != nil {
			return nil, err
		}
		return a, a.bounded(ann)
	})
	if err != nil {
		return nil, err
	}
	texts, err := endingIn(path, ".txt")
	if err != nil {
		return nil, err
	}
	annotated := map[string]bool{}
	for _, n := range names {
		annotated[n] = true
	}
	for _, n := range texts {
		if !annotated[n] {
			gold.Notes = append(gold.Notes, filepath.Join(path, n+".txt")+": no .ann beside it; left out")
		}
	}
	return gold, nil
}

// articles loads each article on all cores; what is wrong with one is among the
// Errors, in the order of the names.
func articles(ctx context.Context, path string, names []string, o LoadOptions, load func(string) (*Article, error)) (*Gold, error) {
	loaded, failed := make([]*Article, len(names)), make([]error, len(names))
	var mu sync.Mutex
	done := 0
	err := each(ctx, len(names), func(i int) error {
		loaded[i], failed[i] = load(names[i])
		if failed[i] == nil {
			loaded[i].Quotations = quotations(loaded[i].Doc)
			if o.Stripped {
				loaded[i].strip()
			}
		}
		if o.Progress != nil {
			mu.Lock()
			defer mu.Unlock()
			done++
			o.Progress(done, len(names))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	gold := &Gold{Path: path, Stripped: o.Stripped}
	for i := range names {
		if failed[i] != nil {
			gold.Errors = append(gold.Errors, failed[i])
			continue
		}
		gold.Articles = append(gold.Articles, loaded[i])
	}
	if len(names) == 0 {
		return nil, &Error{Path: path, Err: ErrNoGold}
	}
	return gold, nil
}

// bounded refuses an annotation that covers a place absurdly often.
func (a *Article) bounded(path string) error {
	for role := range roles {
		var starts, ends []int
		for i := range a.Attributions {
			x := &a.Attributions[i]
			for _, s := range [roles][]document.Span{x.Source, x.Cue, x.Content}[role] {
				starts, ends = append(starts, s.Start), append(ends, s.End)
			}
		}
		slices.Sort(starts)
		slices.Sort(ends)
		ended := 0
		for begun, at := range starts {
			for ends[ended] <= at {
				ended++
			}
			if begun+1-ended > maxDepth {
				return &Error{Path: path, Err: malformed("more than %d spans of a %s at byte %d of %s", maxDepth, roleNames[role], at, a.Doc.Path)}
			}
		}
	}
	return nil
}

// text reads an article whose bytes are its text.
func text(path string) (*document.Document, error) {
	data, err := slurp(path, maxArticle)
	if err != nil {
		return nil, err
	}
	doc, err := read.Bytes(path, data)
	if err != nil {
		return nil, err
	}
	if doc.Text != string(data) {
		return nil, &Error{Path: path, Err: ErrNotText}
	}
	return doc, nil
}

// slurp reads a regular file of at most so many bytes. Its errors are *Error.
func slurp(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, &Error{Path: path, Err: err}
	}
	if !info.Mode().IsRegular() { // a pipe would be waited on
		return nil, &Error{Path: path, Err: errors.New("not a regular file")}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &Error{Path: path, Err: err}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, &Error{Path: path, Err: err}
	}
	if int64(len(data)) > most {
		return nil, &Error{Path: path, Err: fmt.Errorf("%w: more than %d MiB", ErrTooLarge, most>>20)}
	}
	return data, nil
}

// endingIn lists the files of a folder with an ending, without it, sorted.
func endingIn(folder, ending string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, &Error{Path: folder, Err: err}
	}
	var names []string
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ending)
		if ok && !e.IsDir() && name != "" && !strings.HasPrefix(name, ".") {
			names = append(names, name)
		}
	}
	return names, nil
}
