// Lists of records: JSON Lines, JSON and CSV, a source a record. Which of its fields
// holds what is told by the usual names, or by [Options].Fields.
//
// A record's number, as in "file.jsonl#12", is its line in JSON Lines, blank ones
// counted, and its place among the records of JSON and CSV, where the header row is
// none.

package read

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/attribcheck/attrib/attrib/document"
)

// usualFields are the names that fields commonly have, the likeliest first, in lower
// case and without "_", "-", "." and spaces.
var usualFields = []struct {
	ours   string
	theirs []string
}{
	{"text", []string{"text", "body", "content", "article", "articletext", "articlebody", "bodytext", "bodyhtml", "contenthtml", "contenttext", "fulltext", "maintext", "storytext", "transcript", "utterance", "html"}},
	{"title", []string{"title", "headline", "hed"}},
	{"author", []string{"author", "authors", "byline", "creator"}},
	{"outlet", []string{"outlet", "source", "publisher", "publication", "newspaper", "site", "sitename"}},
	{"published", []string{"published", "publishedat", "datepublished", "datepublish", "publishdate", "publicationdate", "pubdate", "date", "datetime", "createdat", "created", "timestamp"}},
	{"address", []string{"address", "url", "link", "permalink", "uri"}},
	{"language", []string{"language", "lang"}},
	{"speaker", []string{"speaker", "speakername"}},
}

// Fields are the names that [Options].Fields may have, in their order: what a record
// can say.
func Fields() []string {
	out := make([]string, len(usualFields))
	for i, f := range usualFields {
		out[i] = f.ours
	}
	return out
}

var bareField = strings.NewReplacer("_", "", "-", "", ".", "", " ", "", "\ufeff", "")

// fieldsOf says which of the names of a record holds each of ours, "" for none.
func fieldsOf(names []string, o Options) map[string]string {
	out := map[string]string{}
	bare := make([]string, len(names))
	for i, n := range names {
		bare[i] = bareField.Replace(strings.ToLower(n))
	}
	for _, f := range usualFields {
		if named, ok := o.Fields[f.ours]; ok {
			out[f.ours] = named
			continue
		}
		for _, usual := range f.theirs {
			if i := slices.Index(bare, usual); i >= 0 {
				out[f.ours] = names[i]
				break
			}
		}
	}
	return out
}

// record makes a document of a record; get gives the value of a field of ours.
func record(format string, get func(ours string) string) (*document.Document, error) {
	a := story{
		title: plainOf(get("title")), author: plainOf(get("author")), outlet: plainOf(get("outlet")),
		published: recordDate(get("published")), language: strings.TrimSpace(get("language")),
		address: resolve("", get("address")), speaker: get("speaker"), text: get("text"),
	}
	if rest, ok := cutFold(a.author, "by "); ok {
		a.author = rest
	}
	if strings.TrimFunc(a.text, blank) == "" {
		return nil, because(ErrEmpty, "a record without a text")
	}
	head := strings.TrimLeftFunc(clip(a.text, headSize), blank)
	switch {
	case startsLikePage(head) && a.speaker == "":
		doc, err := parseHTML(a.text)
		if err != nil {
			return nil, err
		}
		doc.Format = format
		doc.Title, doc.Author = firstOf(doc.Title, a.title), firstOf(a.author, doc.Author)
		doc.Outlet, doc.Published = firstOf(a.outlet, doc.Outlet), firstOf(a.published, doc.Published)
		doc.Language, doc.Address = firstOf(a.language, doc.Language), firstOf(a.address, doc.Address)
		return doc, nil
	case startsLikeFragment(head), anyTag.MatchString(head) && (strings.Contains(head, "</") || strings.Contains(head, "<br")):
		a.html, a.text = a.text, ""
	case namedCharacter.MatchString(head):
		a.text = html.UnescapeString(a.text)
	}
	return a.document(format), nil
}

// namedCharacter is what remains in a text that was HTML once.
var namedCharacter = regexp.MustCompile(`&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,5}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[mn]dash|hellip);`)

// recordDate reads a date, of which the time since 1970 is a common form in data.
func recordDate(s string) string {
	if n, err := strconv.ParseFloat(s, 64); err == nil && n > 1e9 && n < 1e14 {
		if n > 1e11 {
			n /= 1000 // milliseconds
		}
		return time.Unix(int64(math.Floor(n)), 0).UTC().Format(time.RFC3339)
	}
	return feedDate(s)
}

// textReader gives a text file as UTF-8: without its mark, out of UTF-16 and, where
// the head shows it, windows-1252.
func textReader(f *file) (r io.Reader, note string, err error) {
	head, err := f.head()
	if err != nil {
		return nil, "", err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, err = f.r.Discard(3)
		return f.r, "", err
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return transform.NewReader(f.r, utf16.UTF16(utf16.LittleEndian, utf16.UseBOM).NewDecoder()), "decoded from UTF-16", nil
	case bytes.IndexByte(head, 0) >= 0:
		return nil, "", ErrBinary
	case !utf8.Valid(head[:len(head)-partial(head)]):
		if err := isWindows1252(head); err != nil {
			return nil, "", err
		}
		return transform.NewReader(f.r, charmap.Windows1252.NewDecoder()), "decoded from windows-1252", nil
	}
	return f.r, "", nil
}

// isJSONLines tells objects that stand a line each.
func isJSONLines(path string, head []byte) bool {
	text := strings.TrimLeftFunc(headText(head), blank)
	if !strings.HasPrefix(text, "{") {
		return false
	}
	if f := byName(path); f != nil && f.name == "jsonl" {
		return true
	}
	line, rest, _ := strings.Cut(text, "\n")
	return strings.HasPrefix(strings.TrimLeftFunc(rest, blank), "{") && json.Valid([]byte(line))
}

// isObjects tells an object or a list of objects.
func isObjects(_ string, head []byte) bool {
	text := strings.TrimLeftFunc(headText(head), blank)
	if text == "" || text[0] != '{' && text[0] != '[' {
		return false
	}
	dec := json.NewDecoder(strings.NewReader(text))
	for range 20 {
		_, err := dec.Token()
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return true
		}
		if err != nil {
			return false
		}
	}
	return true
}

// object is a record of JSON.
type object map[string]json.RawMessage

// parseObject gives the fields of a record, and which of them is which of ours.
func parseObject(data []byte, o Options) (object, map[string]string, error) {
	if !utf8.Valid(data) {
		return nil, nil, because(ErrEncoding, "a record that is not in UTF-8")
	}
	data = bytes.TrimSpace(data)
	if len(data) > 0 && data[0] != '{' && json.Valid(data) {
		return nil, nil, because(ErrFormat, "a record that is no object")
	}
	var obj object
	if err := json.Unmarshal(data, &obj); err != nil {
		return nil, nil, jsonError(err)
	}
	return obj, fieldsOf(slices.Sorted(maps.Keys(obj)), o), nil
}

// jsonRecord makes a document of a record.
func jsonRecord(format string, data []byte, o Options) (*document.Document, error) {
	obj, fields, err := parseObject(data, o)
	if err != nil {
		return nil, err
	}
	return record(format, func(ours string) string {
		if ours == "text" {
			return obj.value(fields[ours], "\n\n") // its paragraphs, say
		}
		return obj.value(fields[ours], ", ")
	})
}

// value is a field's value as text, "" for none; between parts those of a list. A
// name with dots goes into objects, unless a field has it as it stands.
func (obj object) value(name, between string) string {
	raw, ok := obj[name]
	for !ok {
		first, rest, dotted := strings.Cut(name, ".")
		if !dotted {
			return ""
		}
		var inner object
		if json.Unmarshal(obj[first], &inner) != nil {
			return ""
		}
		obj, name = inner, rest
		raw, ok = obj[name]
	}
	if len(raw) > 0 && raw[0] == '"' {
		var s string
		_ = json.Unmarshal(raw, &s) // valid, as all of the record is
		return s
	}
	var v any
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if dec.Decode(&v) != nil {
		return ""
	}
	return plainValue(v, between, 0)
}

// plainValue writes a value as text, of an object what it is called.
func plainValue(v any, between string, depth int) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case []any:
		var parts []string
		for _, e := range v {
			if s := plainValue(e, between, depth+1); s != "" && depth < 4 {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, between)
	case map[string]any:
		for _, k := range []string{"name", "title", "value", "text"} {
			if s, ok := v[k].(string); ok {
				return s
			}
		}
	}
	return ""
}

// jsonError says in plain words what is wrong with JSON.
func jsonError(err error) error {
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		return because(ErrFormat, "JSON that cannot be parsed (byte %s: %s)", thousands(int(e.Offset)), clip(e.Error(), 100))
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return because(ErrFormat, "JSON whose %q is a %s", clip(e.Field, 60), e.Value)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return because(ErrFormat, "JSON that is cut off")
	}
	return err
}

// noText is the error for records of which no field is known to hold the text.
func noText(what string, names []string, o Options) error {
	if named, ok := o.Fields["text"]; ok {
		return because(errOther, "%s without a field %q for the text", what, clip(named, 60))
	}
	list := strings.Join(names[:min(len(names), 12)], ", ")
	if len(names) > 12 {
		list += " …"
	}
	return because(errOther, "%s with no field that is known to hold text (%s); name it with --field text=NAME", what, clip(list, 300))
}

// hasText reports whether a record has the field that holds the text.
func hasText(obj object, fields map[string]string) bool {
	name := fields["text"]
	_, ok := obj[name]
	if !ok && strings.Contains(name, ".") {
		return obj.value(name, "") != ""
	}
	return ok
}

func readJSONLines(f *file, m *members) error {
	head, err := f.head()
	if err != nil {
		return err
	}
	if err := linesHaveText(headText(head), m.options); err != nil {
		return err
	}
	in, _, err := textReader(f)
	if err != nil {
		return err
	}
	r, ok := in.(*bufio.Reader)
	if !ok {
		r = bufio.NewReaderSize(in, headSize)
	}
	for n := 1; ; n++ {
		line, err := readLine(r, maxRecord)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, bufio.ErrTooLong):
			if err := m.failRecord(n, because(ErrTooLarge, "a line longer than %d MiB", maxRecord>>20)); err != nil {
				return err
			}
			continue
		case err != nil:
			return err
		case len(bytes.TrimSpace(line)) == 0:
			continue
		}
		if !m.leads(m.path + "#" + strconv.Itoa(n)) {
			continue
		}
		line = bytes.Clone(line)
		if err := m.record(n, len(line), func(string) (*document.Document, error) { return jsonRecord("jsonl", line, m.options) }); err != nil {
			return err
		}
	}
}

// linesHaveText is an error where none of the first records has the field of the text.
func linesHaveText(head string, o Options) error {
	var missing error
	for line := range strings.Lines(head) {
		if !strings.HasSuffix(line, "\n") && missing != nil {
			break // cut off
		}
		obj, fields, err := parseObject([]byte(line), o)
		if err != nil || hasText(obj, fields) {
			return nil // or what is wrong is said of the line
		}
		if missing == nil {
			missing = noText("records", slices.Sorted(maps.Keys(obj)), o)
		}
	}
	return missing
}

// readLine gives the next line, in the reader's own memory where it fits there. A
// line longer than limit is passed over, with bufio.ErrTooLong.
func readLine(r *bufio.Reader, limit int) ([]byte, error) {
	var long []byte
	tooLong := false
	for {
		part, err := r.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			if tooLong = tooLong || len(long)+len(part) > limit; !tooLong {
				long = append(long, part...)
			} else {
				long = nil
			}
			continue
		case err != nil && !(errors.Is(err, io.EOF) && len(long)+len(part) > 0 || tooLong && errors.Is(err, io.EOF)):
			return nil, err
		}
		switch {
		case tooLong || len(long)+len(part) > limit:
			return nil, bufio.ErrTooLong
		case long == nil:
			return part, nil
		}
		return append(long, part...), nil
	}
}

// readJSON reads a list of objects, objects one after another, or a single one.
func readJSON(f *file, m *members) error {
	in, _, err := textReader(f)
	if err != nil {
		return err
	}
	p := &passing{r: in, left: maxRecord}
	dec := json.NewDecoder(p)
	head, err := f.head()
	if err != nil {
		return err
	}
	list := strings.HasPrefix(strings.TrimLeftFunc(headText(head), blank), "[")
	if list {
		if _, err := dec.Token(); err != nil {
			return jsonError(err)
		}
	}
	for n := 1; dec.More(); n++ {
		p.left = maxRecord
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			err = jsonError(err)
			if n > 1 {
				return m.failRecord(n, err)
			}
			return err
		}
		if n == 1 {
			obj, fields, err := parseObject(raw, m.options)
			switch {
			case err != nil && list:
				return because(errOther, "a JSON list of something else than objects")
			case err != nil:
				return err
			case !hasText(obj, fields) && !list && !dec.More():
				return m.wrapped(obj)
			case !hasText(obj, fields):
				return noText("JSON", slices.Sorted(maps.Keys(obj)), m.options)
			case !list && !dec.More():
				return m.self(len(raw), func(string) (*document.Document, error) { return jsonRecord("json", raw, m.options) })
			}
		}
		if err := m.record(n, len(raw), func(string) (*document.Document, error) { return jsonRecord("json", raw, m.options) }); err != nil {
			return err
		}
	}
	if list {
		if _, err := dec.Token(); err != nil {
			return jsonError(err)
		}
	}
	return nil
}

// wrapped gives the list of objects that an object holds in one of its fields, as
// programs answer that search articles.
func (m *members) wrapped(obj object) error {
	names := slices.Sorted(maps.Keys(obj))
	for _, name := range names {
		var list []json.RawMessage
		if json.Unmarshal(obj[name], &list) != nil || len(list) == 0 {
			continue
		}
		first, fields, err := parseObject(list[0], m.options)
		if err != nil || !hasText(first, fields) {
			continue
		}
		for i, raw := range list {
			if err := m.record(i+1, len(raw), func(string) (*document.Document, error) { return jsonRecord("json", raw, m.options) }); err != nil {
				return err
			}
		}
		return nil
	}
	return noText("JSON", names, m.options)
}

// isCSV tells a table by its name, or, where that says nothing, by a header of known
// fields.
func isCSV(path string, head []byte) bool {
	text := strings.TrimLeftFunc(headText(head), blank)
	if text == "" || strings.ContainsAny(text[:1], "<{[") || strings.ContainsRune(text, 0) {
		return false
	}
	if f := byName(path); f != nil {
		return f.name == "csv"
	}
	line, _, whole := strings.Cut(text, "\n")
	if !whole || len(line) > 2000 {
		return false
	}
	names, err := csv.NewReader(strings.NewReader(line)).Read()
	if comma := separator(line); comma != ',' {
		names = strings.Split(strings.ReplaceAll(strings.TrimSpace(line), `"`, ""), string(comma))
	}
	fields := fieldsOf(names, Options{})
	return err == nil && fields["text"] != "" && len(fields) >= 2 && !slices.ContainsFunc(names, func(n string) bool { return len(n) > 40 })
}

// separator is what parts the fields of a table, by its header row.
func separator(header string) rune {
	best, most := ',', 0
	for _, c := range ",;\t|" {
		inQuotes, n := false, 0
		for _, r := range header {
			switch {
			case r == '"':
				inQuotes = !inQuotes
			case r == c && !inQuotes:
				n++
			}
		}
		if n > most {
			best, most = c, n
		}
	}
	return best
}

func readCSV(f *file, m *members) error {
	in, note, err := textReader(f)
	if err != nil {
		return err
	}
	p := &passing{r: in, left: maxRecord}
	b := bufio.NewReaderSize(p, headSize)
	first, err := b.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	header, _, _ := bytes.Cut(bytes.TrimLeft(first, "\r\n"), []byte("\n"))
	r := csv.NewReader(b)
	r.Comma = separator(string(header))
	r.FieldsPerRecord = -1
	names, err := r.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return ErrEmpty
		}
		return csvError(err)
	}
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	fields := fieldsOf(names, m.options)
	columns := map[string]int{}
	for ours, theirs := range fields {
		columns[ours] = slices.Index(names, theirs)
	}
	if at, ok := columns["text"]; !ok || at < 0 {
		return noText("a table", names, m.options)
	}
	for n := 1; ; n++ {
		p.left = maxRecord
		from := r.InputOffset()
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, csv.ErrQuote), errors.Is(err, csv.ErrBareQuote):
			err = m.failRecord(n, csvError(err))
		case err != nil:
			return m.failRecord(n, err)
		case len(row) > len(names):
			err = m.failRecord(n, because(ErrFormat, "a record of %s where the header has %d", plural(len(row), "field"), len(names)))
		default:
			err = m.record(n, int(r.InputOffset()-from), func(string) (*document.Document, error) {
				for _, field := range row {
					if !utf8.ValidString(field) {
						return nil, because(ErrEncoding, "a record that is not in UTF-8")
					}
				}
				doc, err := record("csv", func(ours string) string {
					if at, ok := columns[ours]; ok && at >= 0 && at < len(row) {
						return row[at]
					}
					return ""
				})
				if err == nil && note != "" && n == 1 {
					doc.Notes = append([]string{note}, doc.Notes...)
				}
				return doc, err
			})
		}
		if err != nil {
			return err
		}
	}
}

// csvError says in plain words what is wrong with a row.
func csvError(err error) error {
	e, ok := errors.AsType[*csv.ParseError](err)
	if !ok {
		return err
	}
	what := e.Err.Error()
	switch e.Err {
	case csv.ErrQuote, csv.ErrBareQuote:
		what = "a quotation mark out of place"
	}
	return because(ErrFormat, "%s", fmt.Sprintf("CSV that cannot be parsed (line %s: %s)", thousands(e.Line), what))
}
