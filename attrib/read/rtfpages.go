// The code pages of RTF: what bytes beyond ASCII stand for.

package read

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const (
	symbolCharset = 2
	utf8Page      = 65001
)

// pageOfCharset gives the code page of a font's character set, 0 for the file's own.
func pageOfCharset(charset int) int {
	switch charset {
	case 0:
		return 1252
	case 77:
		return 10000
	case 128:
		return 932
	case 129:
		return 949
	case 134:
		return 936
	case 136:
		return 950
	case 161:
		return 1253
	case 162:
		return 1254
	case 163:
		return 1258
	case 177:
		return 1255
	case 178:
		return 1256
	case 186:
		return 1257
	case 204:
		return 1251
	case 222:
		return 874
	case 238:
		return 1250
	case 255:
		return 437
	}
	return 0
}

// onePages are the code pages with a byte a character, widePages those in which
// some have two.
var (
	onePages = map[int]*charmap.Charmap{
		437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855, 858: charmap.CodePage858,
		860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863, 865: charmap.CodePage865, 866: charmap.CodePage866,
		874: charmap.Windows874, 1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
		1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
		10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic, 20866: charmap.KOI8R, 21866: charmap.KOI8U,
		28591: charmap.ISO8859_1, 28592: charmap.ISO8859_2, 28595: charmap.ISO8859_5, 28597: charmap.ISO8859_7, 28605: charmap.ISO8859_15,
	}
	widePages = map[int]encoding.Encoding{
		932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5, 54936: simplifiedchinese.GB18030,
	}
)

// decodePage decodes the bytes of one character. ok is false where more of them are
// wanted.
func decodePage(page int, b []byte) (text string, ok bool) {
	if page == utf8Page {
		if !utf8.FullRune(b) {
			return "", false
		}
		r, _ := utf8.DecodeRune(b)
		return string(r), true
	}
	if wide := widePages[page]; wide != nil {
		if len(b) == 1 && (b[0] < 0x81 || page == 932 && b[0] >= 0xa1 && b[0] <= 0xdf) || len(b) > 1 {
			out, err := wide.NewDecoder().Bytes(b)
			if err != nil || bytes.ContainsRune(out, '\ufffd') {
				return "", true
			}
			return string(out), true
		}
		return "", false
	}
	one := onePages[page]
	if one == nil {
		one = charmap.Windows1252
	}
	if r := one.DecodeByte(b[0]); r != '\ufffd' {
		return string(r), true
	}
	return "", true
}
