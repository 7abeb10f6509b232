// Characters of symbol fonts, which files name by a number that means nothing in
// another font.

package read

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// The letters of the font Symbol, from A and a on.
var (
	symbolCapitals = []rune("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")
	symbolSmall    = []rune("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")
	symbolSigns    = map[rune]rune{
		'-': '−', 0xa2: '′', 0xa3: '≤', 0xa5: '∞', 0xac: '←', 0xae: '→', 0xb0: '°', 0xb1: '±', 0xb2: '″', 0xb3: '≥',
		0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xbb: '≈', 0xbc: '…', 0xd2: '®', 0xd3: '©', 0xd4: '™', 0xe2: '®', 0xe3: '©', 0xe4: '™',
	}
)

// symbol gives the character that a symbol stands for, "" where it is a mere picture.
// The number is in hexadecimal digits; fonts of symbols have theirs from F000 on.
func symbol(font, number string) string {
	n, err := strconv.ParseUint(number, 16, 32)
	if err != nil || n == 0 || n > 0x10ffff {
		return ""
	}
	if n < 0xf000 || n > 0xf0ff {
		return string(rune(n))
	}
	return symbolRune(font, byte(n-0xf000))
}

func symbolRune(font string, c byte) string {
	font = strings.ToLower(font)
	switch r := rune(c); {
	case font == "symbol":
		switch {
		case symbolSigns[r] != 0:
			return string(symbolSigns[r])
		case r >= 'A' && r <= 'Z':
			return string(symbolCapitals[r-'A'])
		case r >= 'a' && r <= 'z':
			return string(symbolSmall[r-'a'])
		case r >= ' ' && r < 0x7f:
			return string(r)
		}
		return ""
	case strings.HasPrefix(font, "wingdings"), strings.HasPrefix(font, "webdings"), strings.Contains(font, "dingbats"), font == "marlett":
		return ""
	}
	return string(charmap.Windows1252.DecodeByte(c))
}
