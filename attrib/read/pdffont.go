// The fonts of a PDF: which characters the codes of a string stand for, and how
// wide each is set.

package read

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	corefont "github.com/pdfcpu/pdfcpu/pkg/font"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// pdfFont is a font as the interpreter sees it.
type pdfFont struct {
	codes   *charMap // of a composite font: codes to glyphs; nil for one byte a code
	unicode *charMap // what the file says that codes mean; nil where it does not
	direct  bool     // a composite font whose codes are UTF-16
	text    [256]string
	widths  map[int]float64 // by code, or by glyph of a composite font, in text space
	missing float64
	bold    bool
	upright bool // set from top to bottom
}

// glyphNames maps the names of glyphs to characters, by Adobe's list.
var glyphNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, l := range dataLines("pdf/glyphs.txt") {
		name, hex, _ := strings.Cut(l, ";")
		var text []rune
		for h := range strings.FieldsSeq(hex) {
			if n, err := strconv.ParseUint(h, 16, 32); err == nil {
				text = append(text, rune(n))
			}
		}
		names[name] = string(text)
	}
	return names
})

// glyphText gives the characters of a glyph's name: "fi", "f_i", "uni2019", "a.sc".
func glyphText(name string) string {
	if s, ok := glyphNames()[name]; ok {
		return s
	}
	name, _, _ = strings.Cut(name, ".")
	if strings.Contains(name, "_") {
		var b strings.Builder
		for _, part := range strings.Split(name, "_") {
			b.WriteString(glyphText(part))
		}
		return b.String()
	}
	if s, ok := glyphNames()[name]; ok {
		return s
	}
	hex := ""
	switch {
	case strings.HasPrefix(name, "uni") && len(name) >= 7:
		hex = name[3:7]
	case strings.HasPrefix(name, "u") && len(name) >= 5 && len(name) <= 7:
		hex = name[1:]
	}
	if n, err := strconv.ParseUint(hex, 16, 32); err == nil && n <= unicode.MaxRune {
		return string(rune(n))
	}
	return ""
}

var numberedGlyph = regexp.MustCompile(`^[A-Za-z]{0,2}(\d{2,3})$`)

// font makes a font of its dictionary, once.
func (f *pdfFile) font(o types.Object) (*pdfFont, error) {
	number := -1
	if ref, ok := o.(types.IndirectRef); ok {
		number = int(ref.ObjectNumber)
		if font, ok := f.fonts[number]; ok {
			return font, nil
		}
	}
	font, err := f.newFont(f.dict(o))
	if err != nil {
		return nil, err
	}
	if number >= 0 {
		f.fonts[number] = font
	}
	return font, nil
}

func (f *pdfFile) newFont(d types.Dict) (*pdfFont, error) {
	font := &pdfFont{widths: map[int]float64{}}
	if err := f.spend(1000); err != nil {
		return nil, err
	}
	if _, ok := f.get(d["ToUnicode"]).(types.StreamDict); ok {
		data, err := f.stream(d["ToUnicode"])
		if err != nil {
			return nil, err
		}
		if m := readCharMap(data); len(m.single)+len(m.ranges) > 0 {
			font.unicode = m
		}
	}
	base := f.name(d["BaseFont"])
	if f.name(d["Subtype"]) == "Type0" {
		return font, f.composite(font, d)
	}
	descriptor := f.dict(d["FontDescriptor"])
	font.bold = boldName(base) || int(f.number(descriptor["Flags"], 0))&0x40000 != 0
	scale := 0.001
	if m := f.numbers(d["FontMatrix"]); f.name(d["Subtype"]) == "Type3" && len(m) == 6 && m[0] != 0 {
		scale = m[0]
	}
	if err := f.encode(font, d, descriptor); err != nil {
		return nil, err
	}
	font.missing = f.number(descriptor["MissingWidth"], 0) * scale
	widths := f.array(d["Widths"])
	first := int(f.number(d["FirstChar"], 0))
	for i, w := range widths[:min(len(widths), 256)] {
		font.widths[first+i] = f.number(w, 0) * scale
	}
	if len(widths) == 0 {
		f.coreWidths(font, base)
	}
	return font, nil
}

func boldName(name string) bool {
	lower := strings.ToLower(name)
	return hasAny(lower, []string{"bold", "black", "heavy", "demi", "cmbx", "-bd", "sfbx", "ecbx"})
}

// coreWidths gives the widths of the fonts that every program knows.
func (f *pdfFile) coreWidths(font *pdfFont, base string) {
	name := base
	switch lower := strings.ToLower(base); {
	case corefont.IsCoreFont(base):
	case strings.Contains(lower, "courier"), strings.Contains(lower, "mono"):
		name = "Courier"
	case strings.Contains(lower, "times"), strings.Contains(lower, "serif"), strings.Contains(lower, "roman"):
		name = "Times-Roman"
	default:
		name = "Helvetica"
	}
	for c, text := range font.text {
		r, _ := utf8.DecodeRuneInString(text)
		if w, err := corefont.CharWidth(name, r); text != "" && err == nil && w > 0 {
			font.widths[c] = float64(w) / 1000
		}
	}
	font.missing = 0.5
}

// encode fills in what the codes of a simple font mean, by its encoding.
func (f *pdfFile) encode(font *pdfFont, d, descriptor types.Dict) error {
	base, differences := "", types.Array(nil)
	switch e := f.get(d["Encoding"]).(type) {
	case types.Name:
		base = string(e)
	case types.Dict:
		base = f.name(e["BaseEncoding"])
		differences = f.array(e["Differences"])
	}
	symbolic := int(f.number(descriptor["Flags"], 0))&4 != 0
	truetype := f.name(d["Subtype"]) == "TrueType"
	switch {
	case base == "MacRomanEncoding":
		fill(&font.text, charmap.Macintosh)
	case base == "WinAnsiEncoding", truetype && symbolic:
		fill(&font.text, charmap.Windows1252)
	default:
		standardEncoding(&font.text)
	}
	if base == "" && descriptor["FontFile"] != nil {
		if err := f.builtin(font, descriptor); err != nil {
			return err
		}
	}
	at := 0
	var numbered []int
	for _, o := range differences {
		switch v := f.get(o).(type) {
		case types.Integer:
			at = int(v)
		case types.Name:
			if at >= 0 && at < 256 {
				text := glyphText(string(v))
				// Names that only number the glyphs, as old bitmap fonts have them.
				if m := numberedGlyph.FindStringSubmatch(string(v)); text == "" && m != nil {
					if n, _ := strconv.Atoi(m[1]); n == at {
						numbered = append(numbered, n)
					}
				}
				font.text[at] = text
			}
			at++
		}
	}
	for _, n := range numbered {
		font.text[n] = texText(n, numbered)
	}
	return nil
}

// texText gives the character of a code in TeX's fonts, which are of two encodings:
// the old one has its ligatures at 11 to 15, the newer at 27 to 31.
func texText(c int, used []int) string {
	isOld := func(c int) bool { return c >= 11 && c <= 15 || c == 92 || c == 123 || c == 124 }
	isNew := func(c int) bool { return c == 16 || c == 17 || c == 21 || c == 22 || c >= 27 && c <= 31 || c > 127 }
	if text := texOld[c]; text != "" && slices.ContainsFunc(used, isOld) && !slices.ContainsFunc(used, isNew) {
		return text
	}
	switch {
	case texNew[c] != "":
		return texNew[c]
	case c >= 32 && c < 127:
		return string(rune(c))
	case c >= 0xc0 && c < 0xff && c != 0xd7 && c != 0xdf && c != 0xf7:
		return string(rune(c))
	}
	return ""
}

var (
	texOld = map[int]string{11: "ff", 12: "fi", 13: "fl", 14: "ffi", 15: "ffl", 25: "ß", 26: "æ", 27: "œ", 28: "ø", 34: "”", 39: "’", 60: "¡", 62: "¿", 92: "“", 96: "‘", 123: "–", 124: "—"}
	texNew = map[int]string{13: "‚", 14: "‹", 15: "›", 16: "“", 17: "”", 18: "„", 19: "«", 20: "»", 21: "–", 22: "—", 25: "ı", 27: "ff", 28: "fi", 29: "fl", 30: "ffi", 31: "ffl", 39: "’", 96: "‘", 127: "-", 0xd7: "Œ", 0xdf: "SS", 0xf7: "œ", 0xff: "ß"}
)

func fill(text *[256]string, m *charmap.Charmap) {
	for c := range 256 {
		if r := m.DecodeByte(byte(c)); r >= ' ' && r != '\ufffd' {
			text[c] = string(r)
		}
	}
}

// standardUpper is Adobe's standard encoding from 0xa1 on, spaces for what is not in it.
const standardUpper = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß"

func standardEncoding(text *[256]string) {
	for c := ' '; c < 127; c++ {
		text[c] = string(c)
	}
	text['\''], text['`'] = "’", "‘"
	c := 0xa1
	for _, r := range standardUpper {
		if r != ' ' {
			text[c] = string(r)
		}
		c++
	}
}

var type1Code = regexp.MustCompile(`dup\s+(\d{1,3})\s*/([^\s/]+)\s+put`)

// builtin reads the encoding that an embedded Type 1 font has in its clear part.
func (f *pdfFile) builtin(font *pdfFont, descriptor types.Dict) error {
	data, err := f.stream(descriptor["FontFile"])
	if err != nil {
		return err
	}
	head := data[:min(len(data), 64<<10)]
	for _, m := range type1Code.FindAllSubmatch(head, 256) {
		if c, _ := strconv.Atoi(string(m[1])); c < 256 {
			if text := glyphText(string(m[2])); text != "" {
				font.text[c] = text
			}
		}
	}
	return nil
}

// composite reads a font of many glyphs, whose codes mostly have two bytes.
func (f *pdfFile) composite(font *pdfFont, d types.Dict) error {
	font.codes = &charMap{}
	switch e := f.get(d["Encoding"]).(type) {
	case types.Name:
		font.upright = strings.HasSuffix(string(e), "-V")
		font.direct = strings.Contains(string(e), "UCS2") || strings.Contains(string(e), "UTF16")
	case types.StreamDict:
		data, err := f.stream(d["Encoding"])
		if err != nil {
			return err
		}
		font.codes = readCharMap(data)
	}
	var below types.Dict
	if list := f.array(d["DescendantFonts"]); len(list) > 0 {
		below = f.dict(list[0])
	}
	font.bold = boldName(f.name(d["BaseFont"])) || int(f.number(f.dict(below["FontDescriptor"])["Flags"], 0))&0x40000 != 0
	font.missing = f.number(below["DW"], 1000) / 1000
	w := f.array(below["W"])
	if err := f.spend(16 * len(w)); err != nil {
		return err
	}
	for i := 0; i+1 < len(w) && len(font.widths) < 1<<17; {
		first := int(f.number(w[i], 0))
		if list := f.array(w[i+1]); list != nil {
			for j, one := range list[:min(len(list), 1<<16)] {
				font.widths[first+j] = f.number(one, 0) / 1000
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		last, width := int(f.number(w[i+1], 0)), f.number(w[i+2], 0)/1000
		for c := first; c <= min(last, first+1<<16); c++ {
			font.widths[c] = width
		}
		if err := f.spend(max(0, min(last-first, 1<<16))); err != nil {
			return err
		}
		i += 3
	}
	return nil
}

// next cuts the first code off a string: its characters, its width, and its length
// in bytes.
func (font *pdfFont) next(s []byte) (text string, width float64, n int) {
	if font.codes == nil {
		c := int(s[0])
		if font.unicode != nil {
			text = font.unicode.text(uint32(c))
		}
		if text == "" {
			text = font.text[c]
		}
		return text, font.width(c), 1
	}
	c, n := font.codes.next(s)
	glyph := int(c)
	if r := font.codes.find(c); r != nil {
		glyph = r.glyph + int(c-r.from)
	}
	switch {
	case font.unicode != nil:
		text = font.unicode.text(c)
	case font.direct:
		text = utf16Text(s[:n])
	}
	return text, font.width(glyph), n
}

func (font *pdfFont) width(c int) float64 {
	if w, ok := font.widths[c]; ok {
		return w
	}
	return font.missing
}
