// RTF: a text full of control words, as it reads once all tracked changes are
// accepted, without comments, field codes, headers and footers. A small tokenizer
// of our own; what it does not know it leaves out as the format says one should.

package read

import (
	"bytes"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/attribcheck/attrib/attrib/document"
)

// deepestGroup is how many groups may stand in one another.
const deepestGroup = 5_000

// isRTF tells RTF by what it opens with.
func isRTF(_ string, head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	return bytes.HasPrefix(bytes.TrimLeft(head[:min(len(head), 200)], " \t\r\n\x00"), []byte(`{\rtf`))
}

func parseRTF(data []byte) (*document.Document, error) {
	r := &rtfReader{data: data, m: &manuscript{}, fonts: map[int]*rtfFont{}, styles: map[int]*rtfStyle{}, spoken: map[int]int{}, ansi: 1252, utf8: hasHigh(data) && utf8.Valid(data)}
	r.s.unicodeSkip = 1
	r.s.font = -1
	if err := r.read(); err != nil {
		return nil, err
	}
	return r.m.document(about{title: r.title.String(), author: r.author.String(), language: r.tag()})
}

// rtfReader goes through the bytes of a file.
type rtfReader struct {
	data []byte
	at   int
	m    *manuscript

	s     rtfState
	stack []rtfState

	ansi     int  // code page of the file
	utf8     bool // bytes beyond ASCII are UTF-8, against the rules
	fonts    map[int]*rtfFont
	styles   map[int]*rtfStyle
	number   int         // of the font or style that is being defined
	language int         // of text where nothing else is said
	spoken   map[int]int // how much text is in which language
	title    strings.Builder
	author   strings.Builder

	skip    int    // characters to leave out, which stand for one in Unicode
	pending []byte // of a character that has several bytes
	high    rune   // the first half of a character beyond 16 bits
	starred bool   // the next control word may be left out if it is not known
	row     int
	column  int
	table   int
	inTable bool
	plain   int // the font where no other is named
}

// rtfState is what ends with a group.
type rtfState struct {
	dest                           rtfDest
	unicodeSkip                    int
	font                           int
	hidden, deleted, moved, strong bool
	style, outline                 int
	language                       int
	list, cell                     bool
	aside                          bool // a note or a text box, which ends with the group
	note                           bool
	base                           int     // paragraphs open outside it
	either                         bool    // the group says one thing twice, the second time in Unicode
	meant                          rtfDest // where that goes
}

// rtfDest is where the text of a group goes.
type rtfDest uint8

const (
	toBody rtfDest = iota
	toNothing
	toFonts
	toStyles
	toInfo
	toTitle
	toAuthor
	toShape // a drawing, of which only the text inside is wanted
)

type rtfFont struct {
	name    []byte
	charset int
	page    int
}

type rtfStyle struct {
	name []byte
	base int
	is   style
}

// rtfLeft are the groups whose text is no part of the document's.
var rtfLeft = wordsOf("annotation atnid atnauthor atndate atnref atnicn atntime atnparent atrfstart atrfend " +
	"header headerl headerr headerf headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn " +
	"colortbl filetbl listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl " +
	"pict nonshppict shprslt objdata objclass objname fldinst datafield formfield bkmkstart bkmkend xe tc txe rxe " +
	"template private passwordhash protusertbl userprops docvar mmath mailmerge wgrffmtfilter pgdsctbl pntext listtext pntxta pntxtb pnseclvl background htmltag mhtmltag")

// rtfSigns are control words that stand for a character.
var rtfSigns = map[string]rune{
	"lquote": '‘', "rquote": '’', "ldblquote": '“', "rdblquote": '”', "emdash": '—', "endash": '–', "bullet": '•',
	"emspace": ' ', "enspace": ' ', "qmspace": ' ', "zwj": '\u200d', "zwnj": '\u200c',
}

func (r *rtfReader) read() error {
	opened := false
	for r.at < len(r.data) {
		c := r.data[r.at]
		r.at++
		switch c {
		case '{':
			if err := r.open(); err != nil {
				return err
			}
			opened = true
		case '}':
			r.close()
			if opened && len(r.stack) == 0 {
				return nil // what follows the file's group is none of it
			}
		case '\\':
			if err := r.control(); err != nil {
				return err
			}
		case '\r', '\n', 0:
		default:
			r.byte(c)
		}
	}
	return because(ErrFormat, "an RTF file that is cut off")
}

func (r *rtfReader) open() error {
	r.flush()
	r.skip, r.starred = 0, false
	if len(r.stack) == deepestGroup {
		return because(ErrFormat, "an RTF file with groups nested more than %s deep", thousands(deepestGroup))
	}
	r.stack = append(r.stack, r.s)
	r.s.aside, r.s.either = false, false
	return nil
}

func (r *rtfReader) close() {
	r.flush()
	r.skip, r.starred = 0, false
	if len(r.stack) == 0 {
		return
	}
	if r.s.aside {
		r.endPara()
		for len(r.m.open) > r.s.base {
			r.m.end()
		}
		if r.s.note {
			r.m.note--
		}
	}
	r.s = r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
}

// control reads what a backslash begins.
func (r *rtfReader) control() error {
	if r.at >= len(r.data) {
		return nil
	}
	c := r.data[r.at]
	if c|0x20 < 'a' || c|0x20 > 'z' {
		r.at++
		r.sign(c)
		return nil
	}
	start := r.at
	for r.at < len(r.data) && r.at-start < 40 && r.data[r.at]|0x20 >= 'a' && r.data[r.at]|0x20 <= 'z' {
		r.at++
	}
	word := string(r.data[start:r.at])
	from := r.at
	if r.at < len(r.data) && r.data[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.data) && r.at-from < 12 && r.data[r.at] >= '0' && r.data[r.at] <= '9' {
		r.at++
	}
	n, err := strconv.Atoi(string(r.data[from:r.at]))
	given := err == nil
	if !given {
		r.at = from
	}
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	if word == "bin" && given && n > 0 {
		r.at += min(n, len(r.data)-r.at)
	}
	starred := r.starred
	r.starred = false
	if _, one := rtfSigns[word]; one && r.skip > 0 {
		r.skip--
		return nil
	}
	r.skip = 0
	r.word(word, n, given, starred)
	return nil
}

// sign reads a control symbol.
func (r *rtfReader) sign(c byte) {
	if c == '*' {
		r.starred = true
		return
	}
	if c == '\'' {
		if r.at+2 > len(r.data) {
			r.at = len(r.data)
			return
		}
		b, err := strconv.ParseUint(string(r.data[r.at:r.at+2]), 16, 8)
		if err != nil {
			return
		}
		r.at += 2
		r.coded(byte(b))
		return
	}
	if r.skip > 0 {
		r.skip--
		return
	}
	r.flush()
	switch c {
	case '\\', '{', '}':
		r.put(rune(c))
	case '~':
		r.put(' ')
	case '_':
		r.put('-')
	case '\r', '\n':
		r.word("par", 0, false, false)
	case '\t':
		r.word("tab", 0, false, false)
	}
}

// byte takes a byte that stands for itself.
func (r *rtfReader) byte(c byte) {
	switch {
	case len(r.stack) == 0:
	case len(r.pending) > 0 && !r.utf8:
		r.coded(c) // the second byte of a character may be a letter
	case c >= utf8.RuneSelf && r.utf8:
		from := r.at - 1
		v, n := utf8.DecodeRune(r.data[from:])
		r.at = from + n
		if r.skip > 0 {
			r.skip--
			return
		}
		r.put(v)
	case c >= utf8.RuneSelf:
		r.coded(c)
	case r.skip > 0:
		r.skip--
	default:
		if f := r.fonts[r.s.font]; f != nil && f.charset == symbolCharset && r.s.dest == toBody {
			r.symbols(symbolRune(string(f.name), c))
			return
		}
		r.put(rune(c))
	}
}

// coded takes a byte in the code page of the font.
func (r *rtfReader) coded(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	f := r.fonts[r.s.font]
	if f != nil && f.charset == symbolCharset && r.s.dest == toBody {
		r.symbols(symbolRune(string(f.name), c))
		return
	}
	r.pending = append(r.pending, c)
	page := r.ansi
	if f != nil && f.page != 0 {
		page = f.page
	}
	if text, ok := decodePage(page, r.pending); ok {
		r.pending = r.pending[:0]
		for _, v := range text {
			r.put(v)
		}
	}
}

// flush gives up a character of which bytes are missing.
func (r *rtfReader) flush() {
	r.pending = r.pending[:0]
	r.high = 0
}

func (r *rtfReader) symbols(s string) {
	for _, v := range s {
		r.put(v)
	}
}

// word obeys a control word.
func (r *rtfReader) word(word string, n int, given, starred bool) {
	if word != "u" && word != "uc" {
		r.flush()
	}
	if v, ok := rtfSigns[word]; ok {
		r.put(v)
		return
	}
	on := !given || n != 0
	switch word {
	case "u":
		r.unicode(n)
		return
	case "uc":
		r.s.unicodeSkip = min(max(n, 0), 255)
		return
	case "bin":
		return
	}
	if r.destination(word, starred) {
		return
	}
	switch word {
	case "par", "sect", "page", "column":
		r.par(word == "par")
	case "line", "lbr", "softline":
		r.space((*written).br)
	case "tab":
		if r.s.dest == toBody {
			r.space((*written).tab)
		}
	case "cell", "nestcell":
		r.endPara()
		if r.s.dest == toBody {
			r.column++
			r.setCell(true)
		}
	case "row", "nestrow":
		if r.s.dest == toBody {
			r.endPara()
			r.row, r.column = r.row+1, 0
			r.setCell(true)
		}
	case "intbl":
		r.s.cell = true
		r.setCell(true)
	case "pard":
		r.s.style, r.s.outline, r.s.list = 0, 0, false
		r.s.cell = false
	case "plain":
		r.s.hidden, r.s.deleted, r.s.moved, r.s.strong, r.s.font = false, false, false, false, r.plain
	case "v":
		r.s.hidden = on
	case "deleted":
		r.s.deleted = on
	case "mvf":
		r.s.moved = on
	case "b":
		r.s.strong = on
	case "s":
		if r.s.style = n; r.s.dest == toStyles {
			r.number = n
		}
	case "cs", "ts", "ds":
		if r.s.dest == toStyles {
			r.s.dest = toNothing // no paragraph's
		}
	case "f":
		if r.s.font = n; r.s.dest == toFonts {
			if r.number = n; r.fonts[n] == nil && len(r.fonts) < maxPackageParts {
				r.fonts[n] = &rtfFont{}
			}
		}
	case "deff":
		r.s.font, r.plain = n, n
	case "fcharset":
		if f := r.fonts[r.number]; r.s.dest == toFonts && f != nil {
			f.charset = n
			f.page = pageOfCharset(n)
		}
	case "cpg":
		if f := r.fonts[r.number]; r.s.dest == toFonts && f != nil {
			f.page = n
		}
	case "sbasedon":
		if r.s.dest == toStyles {
			r.defined().base = n
		}
	case "ls":
		r.s.list = n > 0
	case "pnlvlblt", "pnlvlbody":
		r.s.list = true
	case "outlinelevel":
		if r.s.outline = 0; n >= 0 && n <= 8 {
			r.s.outline = n + 1
		}
	case "ansicpg":
		if n != 0 {
			r.ansi = n
		}
	case "mac":
		r.ansi = 10000
	case "pc":
		r.ansi = 437
	case "pca":
		r.ansi = 850
	case "deflang":
		r.language = n
	case "lang":
		r.s.language = n
	}
}

// destination turns to another place where a control word opens one, and reports
// whether it did.
func (r *rtfReader) destination(word string, starred bool) bool {
	if r.s.dest == toNothing {
		if n := len(r.stack); word == "ud" && n > 0 && r.stack[n-1].either {
			r.s.dest = r.stack[n-1].meant
		}
		return true
	}
	switch word {
	case "fonttbl":
		r.s.dest = toFonts
	case "stylesheet":
		r.s.dest, r.number = toStyles, 0
	case "info":
		r.s.dest = toInfo
	case "title":
		r.inInfo(toTitle)
	case "author":
		r.inInfo(toAuthor)
	case "footnote":
		r.openAside(true)
	case "shpinst", "shp", "shpgrp", "do":
		r.s.dest = toShape
	case "shptxt", "dptxbxtext":
		if r.s.dest == toShape {
			r.s.dest = toBody
			r.openAside(false)
		}
	case "upr":
		r.s.either, r.s.meant, r.s.dest = true, r.s.dest, toNothing
	case "listtext", "pntext":
		// The list's own number or bullet.
		r.s.dest = toNothing
		if len(r.stack) > 0 {
			r.stack[len(r.stack)-1].list = true
		}
	default:
		if !rtfLeft[word] && !starred {
			return false
		}
		r.s.dest = toNothing
	}
	return true
}

func (r *rtfReader) inInfo(dest rtfDest) {
	if r.s.dest == toInfo {
		r.s.dest = dest
	}
}

// openAside begins a note or a text box, which hangs on the paragraph that is being
// written and ends with its group.
func (r *rtfReader) openAside(note bool) {
	if r.s.dest != toBody || r.s.aside {
		return
	}
	if r.gone() {
		r.s.dest = toNothing
		return
	}
	r.para()
	if note {
		r.m.note++
	}
	r.s.aside, r.s.note, r.s.base = true, note, len(r.m.open)
	r.s.style, r.s.outline, r.s.list, r.s.cell = 0, 0, false, false
}

// gone reports whether text is hidden, or was deleted or moved away.
func (r *rtfReader) gone() bool { return r.s.hidden || r.s.deleted || r.s.moved }

// para is the paragraph that words go to.
func (r *rtfReader) para() *written {
	if len(r.m.open) <= r.s.base {
		if r.s.base == 0 && !r.s.cell && r.inTable {
			r.inTable = false
			r.m.cell = nil
		}
		return r.m.begin()
	}
	return r.m.now()
}

// endPara closes the paragraph that is open, if one is.
func (r *rtfReader) endPara() {
	if r.s.dest != toBody || len(r.m.open) <= r.s.base {
		return
	}
	w := r.m.now()
	if len(r.spoken) < 100 {
		r.spoken[r.s.language] += len(w.buf)
	}
	w.style = r.styleOf(r.s.style)
	switch {
	case w.style.role != roleNone:
	case r.s.outline > 0:
		w.style = style{roleHeading, r.s.outline}
	case r.s.list:
		w.style = style{role: roleItem}
	}
	r.m.end()
}

// par is the end of a paragraph; where that end was deleted, the next goes on with it.
func (r *rtfReader) par(mark bool) {
	if mark && (r.s.deleted || r.s.moved) {
		return
	}
	r.endPara()
	if r.s.dest == toBody && r.s.base == 0 {
		r.setCell(r.s.cell)
	}
}

// setCell tells the manuscript which cell of a table is being read.
func (r *rtfReader) setCell(in bool) {
	if r.s.dest != toBody || r.s.base > 0 || len(r.m.open) > 0 {
		return
	}
	if !in {
		r.inTable, r.m.cell = false, nil
		return
	}
	if !r.inTable {
		r.table++
		r.row, r.column = 1, 0
	}
	r.inTable = true
	if c := r.m.cell; c == nil || *c != (cell{r.table, r.row, r.column + 1}) {
		r.m.cell = &cell{r.table, r.row, r.column + 1}
	}
}

func (r *rtfReader) styleOf(number int) style {
	for range 20 { // a chain may be closed to a ring
		st := r.styles[number]
		if st == nil {
			break
		}
		if st.is.role != roleNone {
			return st.is
		}
		number = st.base
	}
	return style{}
}

// defined is the style that is being defined.
func (r *rtfReader) defined() *rtfStyle {
	st := r.styles[r.number]
	if st == nil {
		st = &rtfStyle{base: -1}
		if len(r.styles) < maxPackageParts {
			r.styles[r.number] = st
		}
	}
	return st
}

// unicode takes a character by its number, in 16 bits with a sign.
func (r *rtfReader) unicode(n int) {
	r.pending = r.pending[:0]
	r.skip = r.s.unicodeSkip
	if n < 0 {
		n += 1 << 16
	}
	v, high := rune(n), r.high
	r.high = 0
	switch {
	case n < 0 || n > unicode.MaxRune:
	case utf16.IsSurrogate(v) && v < 0xdc00:
		r.high = v
		return
	case utf16.IsSurrogate(v):
		if v = utf16.DecodeRune(high, v); v != unicode.ReplacementChar {
			r.put(v)
		}
	case v >= 0xf000 && v <= 0xf0ff:
		name := ""
		if f := r.fonts[r.s.font]; f != nil {
			name = string(f.name)
		}
		r.symbols(symbolRune(name, byte(v-0xf000)))
	default:
		r.put(v)
	}
}

// put takes a character to where the group's text goes.
func (r *rtfReader) put(v rune) {
	r.high = 0
	switch r.s.dest {
	case toBody:
		if !r.gone() {
			r.para().rune(v, r.s.strong)
		}
	case toFonts:
		if f := r.fonts[r.number]; f != nil && v != ';' && len(f.name) < 100 {
			f.name = utf8.AppendRune(f.name, v)
		}
	case toStyles:
		if st := r.defined(); v == ';' {
			st.is = styleOf(string(st.name))
			r.number = 0
		} else if len(st.name) < 100 {
			st.name = utf8.AppendRune(st.name, v)
		}
	case toTitle:
		if r.title.Len() < 2000 {
			r.title.WriteRune(v)
		}
	case toAuthor:
		if r.author.Len() < 2000 {
			r.author.WriteRune(v)
		}
	}
}

func (r *rtfReader) space(add func(*written)) {
	if r.s.dest == toBody && !r.gone() && len(r.m.open) > r.s.base {
		add(r.m.now())
	}
}

// tag is the language that most of the text is in.
func (r *rtfReader) tag() string {
	most, best := 0, ""
	for n, size := range r.spoken {
		if tag := rtfLanguages()[n]; tag != "" && (size > most || size == most && tag < best) {
			most, best = size, tag
		}
	}
	return firstOf(best, rtfLanguages()[r.language])
}

var rtfLanguages = sync.OnceValue(func() map[int]string {
	tags := map[int]string{}
	for _, l := range dataLines("office/languages.txt") {
		number, tag, _ := strings.Cut(l, " ")
		n, _ := strconv.Atoi(number)
		tags[n] = tag
	}
	return tags
})
