// Archives: zip, tar, and what gzip and bzip2 pack. What is inside is found as in a
// folder, by its name there, and read without being unpacked to the disk; names are
// only names.

package read

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"cmp"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// isZip tells a zip file that is a folder of files: not a document of an office
// program or an e-book, which are zip files too.
func isZip(name string, head []byte) bool {
	if bytes.HasPrefix(head, []byte("PK\x05\x06")) {
		return true // an empty one
	}
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) || len(head) < 30 {
		return false
	}
	if slices.Contains(zippedDocuments, strings.ToLower(filepath.Ext(name))) {
		return false
	}
	first := head[30:min(len(head), 30+int(head[26])+int(head[27])<<8)]
	return string(first) != "mimetype" && string(first) != "[Content_Types].xml"
}

var zippedDocuments = []string{".docx", ".docm", ".dotx", ".odt", ".ott", ".ods", ".odp", ".xlsx", ".xlsm", ".pptx", ".epub", ".pages", ".jar", ".apk", ".kmz"}

func isGzip(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte("\x1f\x8b\x08")) }

func isBzip2(_ string, head []byte) bool {
	return len(head) >= 10 && bytes.HasPrefix(head, []byte("BZh")) && (string(head[4:10]) == "1AY&SY" || string(head[4:10]) == "\x17rE8P\x90")
}

// isTar tells a tar file by the check sum of its first header, which old ones have
// too.
func isTar(_ string, head []byte) bool {
	if len(head) < 512 || head[0] == 0 {
		return false
	}
	field := bytes.Trim(head[148:156], " \x00")
	want, err := strconv.ParseInt(string(field), 8, 32)
	if err != nil {
		return false
	}
	sum := int64(8 * ' ')
	for i, c := range head[:512] {
		if i < 148 || i >= 156 {
			sum += int64(c)
		}
	}
	return sum == want
}

// folder is what is known of an archive as its files come by.
type folder struct {
	m       *members
	seen    map[string]int // how often, by name
	sources int            // before it
	skipped int
}

func newFolder(m *members) *folder {
	return &folder{m: m, seen: map[string]int{}, sources: m.sources, skipped: m.skipped}
}

// wants reports whether a file is to be read, under what name; of the others those of
// no known format are counted.
func (a *folder) wants(name string) (string, bool, error) {
	if err := a.m.ctx.Err(); err != nil {
		return "", false, err
	}
	name = plainName(name)
	if name == "" {
		return "", false, nil
	}
	if a.m.wanted != "" {
		return name, a.m.leads(a.m.path + "/" + name), nil
	}
	o := a.m.options
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if matches(o.Exclude, dir) {
			return "", false, nil
		}
	}
	switch {
	case hiddenName(name), matches(o.Exclude, name), len(o.Include) > 0 && !matches(o.Include, name):
		return "", false, nil
	case !o.known(name):
		a.m.skipped++
		return "", false, nil
	case a.seen[name] > 1:
		return "", false, nil // said once
	case a.seen[name] == 1:
		a.seen[name]++
		return "", false, a.m.fail(a.m.path+"/"+name, because(ErrFormat, "stands in the archive more than once; only the first is read"))
	}
	a.seen[name] = 1
	return name, true, nil
}

// done is an error where the archive was named, and held nothing to read.
func (a *folder) done() error {
	if a.m.found || a.m.wanted != "" || len(a.seen) > 0 || a.m.sources > a.sources {
		return nil
	}
	if n := a.m.skipped - a.skipped; n > 0 {
		return because(ErrNoFiles, "an archive without files to read (%s of no known format)", plural(n, "file"))
	}
	return because(ErrNoFiles, "an archive without files to read")
}

// plainName is the name of a file in an archive as a path below it, "" for a folder.
// Wherever it points, nothing is written there, and what is shown stays inside.
func plainName(name string) string {
	if !utf8.ValidString(name) {
		// Old programs write the letters of MS-DOS.
		if s, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
			name = s
		}
	}
	if !strings.Contains(name, "/") {
		name = strings.ReplaceAll(name, `\`, "/")
	}
	if strings.HasSuffix(name, "/") {
		return ""
	}
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '_'
		}
		return r
	}, clip(name, 4000))
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// hiddenName reports whether a file is hidden, or what a Mac puts beside files.
func hiddenName(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

func readZip(f *file, m *members) error {
	at, size, err := f.anywhere()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return because(ErrFormat, "a zip file that cannot be read (%s)", zipFault(err))
	}
	if err := apart(z.File); err != nil {
		return err
	}
	a := newFolder(m)
	for _, entry := range z.File {
		if !entry.Mode().IsRegular() && !entry.FileInfo().IsDir() {
			continue // a link
		}
		name, ok, err := a.wants(entry.Name)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if err := readEntry(m, name, entry); err != nil {
			return err
		}
	}
	return a.done()
}

func readEntry(m *members, name string, entry *zip.File) error {
	full := m.path + "/" + name
	if entry.Flags&1 != 0 {
		return m.fail(full, because(ErrFormat, "encrypted in its zip file"))
	}
	r, err := entry.Open()
	if err != nil {
		reason := zipFault(err)
		if errors.Is(err, zip.ErrAlgorithm) {
			reason = "packed in a way that is not read, method " + strconv.Itoa(int(entry.Method))
		}
		return m.fail(full, because(ErrFormat, "cannot be unpacked (%s)", reason))
	}
	defer r.Close()
	return m.file(name, faults{r})
}

// apart is an error where files of a zip lie over one another: a small file would
// unpack to anything.
func apart(files []*zip.File) error {
	type stretch struct{ start, end int64 }
	list := make([]stretch, 0, len(files))
	for _, f := range files {
		start, err := f.DataOffset()
		if err != nil || f.CompressedSize64 == 0 {
			continue // what is wrong with it is said when it is opened
		}
		list = append(list, stretch{start, start + int64(min(f.CompressedSize64, 1<<62))})
	}
	slices.SortFunc(list, func(a, b stretch) int { return cmp.Compare(a.start, b.start) })
	for i := 1; i < len(list); i++ {
		if list[i].start < list[i-1].end {
			return because(ErrFormat, "a zip file whose files lie over one another")
		}
	}
	return nil
}

func zipFault(err error) string {
	return strings.TrimPrefix(strings.TrimPrefix(clip(oneLine(err.Error()), 100), "zip: "), "archive/tar: ")
}

// faults words the errors of what unpacks.
type faults struct{ r io.Reader }

func (u faults) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = unpackError(err)
	}
	return n, err
}

// unpackError says what is wrong with packed bytes; errors of other sorts stay.
func unpackError(err error) error {
	if _, ok := errors.AsType[*reason](err); ok {
		return err
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return because(ErrFormat, "an archive that is cut off")
	}
	return because(ErrFormat, "an archive that cannot be unpacked (%s)", zipFault(err))
}

func readTar(f *file, m *members) error {
	t := tar.NewReader(f.r)
	a := newFolder(m)
	failed := 0
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return a.done()
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			if m.ctx.Err() != nil {
				return m.ctx.Err()
			}
			if m.spent.failed > failed {
				return nil // said of the file before
			}
			return unpackError(err)
		}
		failed = m.spent.failed
		if h.Typeflag != tar.TypeReg && h.Typeflag != tar.TypeGNUSparse && h.Typeflag != '\x00' {
			continue
		}
		name, ok, err := a.wants(h.Name)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if err := m.file(name, faults{t}); err != nil {
			return err
		}
	}
}

func readGzip(f *file, m *members) error {
	z, err := gzip.NewReader(f.r)
	if err != nil {
		return unpackError(err)
	}
	return m.content(unpackedName(f.name), faults{z})
}

func readBzip2(f *file, m *members) error {
	return m.content(unpackedName(f.name), faults{bzip2.NewReader(f.r)})
}

// unpackedName is the name of what gzip or bzip2 packed: talk.vtt of talk.vtt.gz.
func unpackedName(name string) string {
	switch ending := filepath.Ext(name); strings.ToLower(ending) {
	case ".gz", ".bz2":
		return strings.TrimSuffix(name, ending)
	case ".tgz", ".tbz", ".tbz2":
		return strings.TrimSuffix(name, ending) + ".tar"
	}
	return name
}
