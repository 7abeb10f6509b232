// Which encoding bytes are in, and the text they hold. An encoding is taken
// only on good evidence: text decoded wrongly would be quoted wrongly.

package read

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	utf16 "golang.org/x/text/encoding/unicode"
)

type decoded struct {
	text  string
	notes []string
}

// magics are the first bytes of files that are no text, however they are named.
var magics = []struct{ prefix, what string }{
	{"\x89PNG", "a PNG picture"},
	{"\xff\xd8\xff", "a JPEG picture"},
	{"GIF87a", "a GIF picture"},
	{"GIF89a", "a GIF picture"},
	{"PK\x03\x04", "a ZIP archive"},
	{"\x1f\x8b", "a gzip archive"},
	{"BZh", "a bzip2 archive"},
	{"\xfd7zXZ", "an xz archive"},
	{"\x28\xb5\x2f\xfd", "a Zstandard archive"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
	{"Rar!\x1a", "a RAR archive"},
	{"\x7fELF", "a program"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"OggS", "a sound file"},
	{"fLaC", "a sound file"},
	{"ID3", "a sound file"},
	{"RIFF", "a sound, film or picture file"},
}

// decode finds the encoding and decodes. For UTF-8 the text is the data, byte
// for byte.
func decode(data []byte) (decoded, error) {
	if len(data) == 0 {
		return decoded{}, ErrEmpty
	}
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.prefix)) && (m.prefix[0] >= 0x7f || looksBinary(data)) {
			return decoded{}, because(ErrBinary, "%s, not text", m.what)
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return decoded{}, because(ErrEncoding, "text in UTF-32, which is not read (UTF-8, UTF-16 and windows-1252 are)")
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(data, utf16.LittleEndian, "UTF-16 (little-endian)")
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data, utf16.BigEndian, "UTF-16 (big-endian)")
	}
	if bytes.IndexByte(data, 0) >= 0 {
		switch utf16Order(data) {
		case 'l':
			return decodeUTF16(data, utf16.LittleEndian, "UTF-16 (little-endian, unmarked)")
		case 'b':
			return decodeUTF16(data, utf16.BigEndian, "UTF-16 (big-endian, unmarked)")
		}
		return decoded{}, ErrBinary
	}
	if tooManyControls(data) {
		return decoded{}, ErrBinary
	}
	valid := utf8.Valid(data)
	if name := declared(data); name != "" {
		if d, done, err := decodeDeclared(data, name, valid); done {
			return d, err
		}
	}
	if valid {
		return decoded{text: string(data)}, nil
	}
	if err := isWindows1252(data); err != nil {
		return decoded{}, err
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return decoded{}, ErrEncoding
	}
	return decoded{text: string(text), notes: []string{"decoded from windows-1252"}}, nil
}

// marked reports whether a text says by its first bytes, or by zeros among them, that
// it is Unicode of some width.
func marked(data []byte) bool {
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		if bytes.HasPrefix(data, []byte(mark)) {
			return true
		}
	}
	return bytes.IndexByte(data[:min(len(data), 4096)], 0) >= 0
}

func looksBinary(data []byte) bool {
	head := data[:min(len(data), 4096)]
	return bytes.IndexByte(head, 0) >= 0 || tooManyControls(head) || !utf8.Valid(head[:len(head)-partial(head)])
}

// partial is the number of bytes of a rune cut off at the end of b.
func partial(b []byte) int {
	for i := 1; i <= min(3, len(b)); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if c >= 0xc0 && !utf8.FullRune(b[len(b)-i:]) {
				return i
			}
			return 0
		}
	}
	return 0
}

// tooManyControls tells binary data without a NUL. Stray control bytes happen
// in text that passed through many hands: up to one in a hundred is let pass.
func tooManyControls(data []byte) bool {
	n := 0
	for _, c := range data {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b && c != 0x1a || c == 0x7f {
			n++
		}
	}
	return n > 2 && n*100 > len(data)
}

// utf16Order tells UTF-16 without a mark by its zero bytes: most text in Latin
// letters has them at every second place, and only there.
func utf16Order(data []byte) byte {
	head := data[:min(len(data), 64<<10)&^1]
	if len(data)%2 != 0 || len(head) < 8 {
		return 0
	}
	var even, odd int
	for i := 0; i < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	half := len(head) / 2
	switch {
	case odd*10 >= half*7 && even*100 <= half:
		return 'l'
	case even*10 >= half*7 && odd*100 <= half:
		return 'b'
	}
	return 0
}

func decodeUTF16(data []byte, order utf16.Endianness, name string) (decoded, error) {
	if len(data)%2 != 0 {
		return decoded{}, because(ErrEncoding, "cut-off %s text", name)
	}
	text, err := utf16.UTF16(order, utf16.UseBOM).NewDecoder().Bytes(data)
	if err != nil { // no mark
		text, err = utf16.UTF16(order, utf16.IgnoreBOM).NewDecoder().Bytes(data)
	}
	if err != nil {
		return decoded{}, ErrEncoding
	}
	// An unpaired surrogate becomes U+FFFD: where there are many, it never was UTF-16.
	if bad := bytes.Count(text, []byte("\ufffd")); bad > 0 && bad*100 > len(data)/2 {
		return decoded{}, ErrEncoding
	}
	if bytes.IndexByte(text, 0) >= 0 || tooManyControls(text) {
		return decoded{}, ErrBinary
	}
	return decoded{text: string(text), notes: []string{"decoded from " + name}}, nil
}

var xmlDeclaration = regexp.MustCompile(`^(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

// declared is the encoding that a page names for itself, "" if none. A text
// that merely talks about charsets declares nothing: it must start as a page.
func declared(data []byte) string {
	head := data[:min(len(data), 4096)]
	if m := xmlDeclaration.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	if !startsLikePage(string(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n\f"))) {
		return ""
	}
	// The standard has browsers look at 1024 bytes; saved pages often push the
	// declaration further down, so each stretch of the head is tried.
	for at := 0; at < len(head); at += 512 {
		if i := bytes.IndexByte(head[at:], '<'); i >= 0 {
			if _, name, certain := charset.DetermineEncoding(head[at+i:], ""); name != "windows-1252" && name != "utf-8" || certain {
				return name
			}
		}
		if m := metaCharset.FindSubmatch(head[at:]); m != nil {
			return string(m[1])
		}
	}
	return ""
}

var metaCharset = regexp.MustCompile(`(?i)<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})`)

// decodeDeclared obeys a declaration. done is false where it says no more than
// the bytes themselves do.
func decodeDeclared(data []byte, label string, valid bool) (d decoded, done bool, err error) {
	enc, err := htmlindex.Get(label)
	if err != nil {
		if valid {
			return decoded{}, false, nil
		}
		return decoded{}, true, because(ErrEncoding, "declared to be in %q, which is no known encoding", label)
	}
	name, _ := htmlindex.Name(enc)
	switch {
	case name == "utf-8" || strings.HasPrefix(name, "utf-16"):
		// A page whose declaration could be read as ASCII is not in UTF-16.
		return decoded{}, false, nil
	case name == "replacement" || name == "x-user-defined" || enc == encoding.Replacement:
		return decoded{}, true, because(ErrEncoding, "declared to be in %q, which is no known encoding", label)
	}
	// Pages are often saved as UTF-8 with their old declaration left in. Bytes
	// that are UTF-8 beyond ASCII are that by no accident in a one-byte encoding.
	if valid && hasHigh(data) && oneByte(enc) {
		return decoded{text: string(data), notes: []string{"declared to be in " + name + ", but is in UTF-8"}}, true, nil
	}
	text, err := enc.NewDecoder().Bytes(data)
	if err != nil || bytes.Count(text, []byte("\ufffd"))*200 > len(text) {
		return decoded{}, true, because(ErrEncoding, "declared to be in %s, but is not", name)
	}
	if !hasHigh(data) && bytes.Equal(text, data) {
		return decoded{}, false, nil
	}
	return decoded{text: string(text), notes: []string{"decoded from " + name}}, true, nil
}

func oneByte(e encoding.Encoding) bool {
	_, ok := e.(*charmap.Charmap)
	return ok
}

func hasHigh(data []byte) bool {
	for _, c := range data {
		if c >= 0x80 {
			return true
		}
	}
	return false
}

// isWindows1252 weighs whether bytes that are not UTF-8 are windows-1252: its
// letters stand singly among ASCII ones, its quotation marks and dashes at the
// edges of words. Cyrillic, Chinese or Mac text read that way does not look so.
func isWindows1252(data []byte) error {
	var high, odd, multi, badUTF8 int
	firstBad := -1
	for i := 0; i < len(data); {
		c := data[i]
		if c < 0x80 {
			i++
			continue
		}
		if r, n := utf8.DecodeRune(data[i:]); r != utf8.RuneError || n > 1 {
			multi++
			i += n
			continue
		}
		if firstBad < 0 {
			firstBad = i
		}
		badUTF8++
		high++
		if implausible(data, i) {
			odd++
		}
		i++
	}
	if multi > 0 && multi >= badUTF8 {
		line := 1 + bytes.Count(data[:firstBad], []byte("\n"))
		return because(ErrEncoding, "broken UTF-8 at byte %s (line %s)", thousands(firstBad), thousands(line))
	}
	high += 2 * multi
	if odd*5 > high || high*4 > len(data)+8 {
		return ErrEncoding
	}
	return nil
}

func implausible(data []byte, i int) bool {
	at := func(j int) byte {
		if j < 0 || j >= len(data) {
			return ' '
		}
		return data[j]
	}
	letter := func(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
	lower := func(c byte) bool { return c >= 'a' && c <= 'z' }
	c, before, after := data[i], at(i-1), at(i+1)
	switch {
	case c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d:
		return true // stands for nothing in windows-1252
	case c >= 0xc0 && before >= 0xc0 && after >= 0xc0:
		return true // three letters with marks on end
	case c >= 0xc0 && c <= 0xde && lower(before):
		return true // a capital inside a word: Mac Roman's apostrophe is Õ
	case c == 0x92 || c == 0x8a || c == 0x8e || c == 0x9a || c == 0x9e || c == 0x8c || c == 0x9c || c == 0x9f || c == 0x83 || c == 0x96 || c == 0x97 || c == 0x85 || c == 0xa0 || c == 0xad || c == 0xb7 || c >= 0xc0:
		return false
	}
	return letter(before) && letter(after) // a sign inside a word
}
