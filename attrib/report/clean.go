package report

// Foreign text made harmless: what a source, a path or a configuration says is
// shown to people in terminals and browsers, and may try to steer either.

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// clean makes text safe for one line: white space of any kind becomes a space,
// control characters become their pictures (␛), characters that turn the
// writing direction around become <U+202E> and the like, and bytes that are no
// UTF-8 become U+FFFD. Marks that a reader neither sees nor needs (soft hyphens,
// zero-width spaces) are dropped; those that scripts need (joiners, direction
// marks) stay. Text that holds none of these is returned as it is.
func clean(s string) string { return cleaned(s, ' ') }

// Clean makes foreign text safe to show on one line, as the reports do.
func Clean(s string) string { return clean(s) }

// cleanLine is clean for a line of a source shown in full: its tabs stay.
func cleanLine(s string) string { return cleaned(s, '\t') }

func cleaned(s string, tab rune) string {
	at := 0
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !harmless(r, n, tab) {
			break
		}
		at += n
	}
	if at == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:at])
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		at += n
		switch {
		case harmless(r, n, tab):
			b.WriteRune(r)
		case r == '\t', r == '\n', r == '\v', r == '\f', r == '\r', r == 0x85, r == 0x2028, r == 0x2029:
			b.WriteByte(' ')
		case r < 0x20:
			b.WriteRune(0x2400 + r)
		case r == 0x7f:
			b.WriteRune(0x2421)
		case invisible(r):
		case r == utf8.RuneError, noncharacter(r):
			b.WriteRune(utf8.RuneError)
		default:
			fmt.Fprintf(&b, "<U+%04X>", r)
		}
	}
	return b.String()
}

// harmless reports whether a rune of n bytes may stand as it is.
func harmless(r rune, n int, tab rune) bool {
	switch {
	case r < 0x20:
		return r == '\t' && tab == '\t'
	case r < 0x7f:
		return true
	case r < 0xa0:
		return false // DEL, and the C1 controls
	case r == utf8.RuneError:
		return n > 1
	case r >= 0x2028 && r <= 0x202e, // separators, embeddings, overrides
		r >= 0x2066 && r <= 0x206f: // isolates, deprecated format characters
		return false
	}
	return !invisible(r) && !noncharacter(r)
}

func invisible(r rune) bool {
	return r == 0xad || r == 0x200b || r == 0x2060 || r == 0xfeff
}

func noncharacter(r rune) bool {
	return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}
