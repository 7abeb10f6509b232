// A page before it is parsed: the tags that matter, at a depth that a parser can
// stand. The parser beneath refuses pages nested deeper than 512 elements, and
// repeats open formatting elements in each paragraph; neither may let a hostile
// page stop or swell the reading.

package read

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/attribcheck/attrib/attrib/document"
)

// deepest is how many open elements are let stand; what is nested deeper joins
// the element around it. Elements that end by themselves (<p>, <td>) do not
// count, and up to four of them stand between two that do: the parser's 512 are
// never reached.
const deepest = 100

// cleaned is a page fit for parsing, with what was taken out of it.
type cleaned struct {
	page  []byte
	ld    []string // the contents of its JSON-LD scripts
	whole bool     // it has <html>, <head> or <body>: a page, not a piece of one
	deep  bool     // it nests deeper than was let stand
	saved string   // the address that a browser saved it from, "" where it does not say
	// ignores are its directives; the comment `ignore N` stands for the one at N.
	ignores []document.Ignore
}

// dropped elements go with everything in them.
var dropped = atoms(atom.Style, atom.Noscript, atom.Noembed, atom.Noframes, atom.Iframe, atom.Template, atom.Svg,
	atom.Object, atom.Embed, atom.Applet, atom.Canvas, atom.Math, atom.Audio, atom.Video, atom.Map, atom.Textarea, atom.Select, atom.Datalist, atom.Progress, atom.Meter)

// rawText elements hold no tags; the tokenizer gives their content as one token.
var rawText = atoms(atom.Style, atom.Noscript, atom.Noembed, atom.Noframes, atom.Iframe, atom.Textarea)

// plainTags say nothing that the text needs; their content stays.
var plainTags = atoms(atom.Font, atom.Big, atom.Small, atom.Tt, atom.S, atom.Strike, atom.U, atom.Nobr, atom.Code, atom.Plaintext, atom.Xmp, atom.Listing, atom.Frameset, atom.Frame, atom.Marquee)

// oneOpen are formatting elements of which one of each may be open at a time.
var oneOpen = atoms(atom.B, atom.I, atom.Em, atom.Strong)

// selfEnding elements are closed by what follows them, with an end tag or not.
var selfEnding = atoms(atom.P, atom.Li, atom.Dt, atom.Dd, atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption, atom.Colgroup, atom.Option, atom.Optgroup, atom.Rp, atom.Rt, atom.Html, atom.Head, atom.Body)

var voidTags = atoms(atom.Area, atom.Base, atom.Br, atom.Col, atom.Hr, atom.Img, atom.Input, atom.Keygen, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr)

// kept void tags; the others only weigh.
var keptVoid = atoms(atom.Br, atom.Hr, atom.Meta, atom.Link, atom.Img)

// savedFrom is the comment that a browser, or SingleFile, puts on top of a page that
// it saves.
var savedFrom = regexp.MustCompile(`^<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)`)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	m := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		m[a] = true
	}
	return m
}

// keptAttributes are those that the choice of the article looks at.
var keptAttributes = map[string]bool{
	"class": true, "id": true, "role": true, "hidden": true, "style": true, "href": true, "rel": true, "name": true, "property": true,
	"content": true, "itemprop": true, "itemtype": true, "datetime": true, "lang": true, "aria-hidden": true, "aria-label": true, "aria-modal": true,
	"data-testid": true, "data-test": true, "data-component": true, "data-module": true, "data-block": true, "data-type": true, "data-name": true, "type": true,
}

// clean goes through the page's tokens once.
func clean(text string) cleaned {
	var c cleaned
	var out bytes.Buffer
	out.Grow(len(text))
	z := html.NewTokenizer(strings.NewReader(text))
	lines := lineCounter{text: text}
	var open []atom.Atom          // open elements that were let stand
	counts := map[atom.Atom]int{} // how often a formatting element is open, dropped ones included
	tooDeep := 0
	var skip atom.Atom // the dropped element being skipped, and how deep in itself
	skipDepth := 0
	linkOpen := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			c.page = out.Bytes()
			return c
		case html.TextToken:
			if skip == 0 {
				out.Write(z.Raw())
			}
		case html.CommentToken:
			if raw := string(z.Raw()); skip == 0 && isDirective(raw) {
				c.addIgnore(&out, raw, lines.of(raw))
			} else if m := savedFrom.FindStringSubmatch(clip(raw, 2000)); m != nil && c.saved == "" {
				c.saved = m[1]
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			closed := bytes.HasSuffix(z.Raw(), []byte("/>"))
			name, more := z.TagName()
			a := atom.Lookup(name)
			if a == atom.Plaintext || a == atom.Xmp {
				z.NextIsNotRawText()
			}
			if skip != 0 {
				if a == skip && !closed {
					skipDepth++
				}
				continue
			}
			switch {
			case a == atom.Html || a == atom.Head || a == atom.Body:
				c.whole = true
			case a == atom.Script:
				if isLD(z, more) && len(c.ld) < 20 {
					if z.Next() == html.TextToken {
						c.ld = append(c.ld, string(z.Raw()))
					}
				}
				skip, skipDepth = a, 1
				if closed {
					skip = 0
				}
				continue
			case dropped[a]:
				if !closed || rawText[a] {
					skip, skipDepth = a, 1
				}
				continue
			case plainTags[a]:
				continue
			case oneOpen[a]:
				if counts[a]++; counts[a] > 1 {
					continue
				}
			}
			if voidTags[a] {
				if keptVoid[a] {
					writeTag(&out, z, name, more)
				}
				continue
			}
			if a == atom.A {
				if linkOpen {
					out.WriteString("</a>")
				}
				linkOpen = true
			}
			if selfEnding[a] || a == atom.A {
				writeTag(&out, z, name, more)
				continue
			}
			if len(open) >= deepest {
				tooDeep++
				c.deep = true
				// The tag still parts what stands before and after it.
				if blockTags[a] {
					out.WriteString("<br><br>")
				}
				continue
			}
			open = append(open, a)
			writeTag(&out, z, name, more)
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if skip != 0 {
				if a == skip {
					if skipDepth--; skipDepth == 0 {
						skip = 0
					}
				}
				continue
			}
			if oneOpen[a] {
				if counts[a] == 0 {
					continue
				}
				if counts[a]--; counts[a] > 0 {
					continue
				}
			}
			if plainTags[a] || voidTags[a] && a != atom.Br {
				continue
			}
			if a == atom.A {
				if linkOpen {
					out.WriteString("</a>")
				}
				linkOpen = false
				continue
			}
			if selfEnding[a] {
				out.WriteString("</")
				out.Write(name)
				out.WriteByte('>')
				continue
			}
			if tooDeep > 0 {
				tooDeep--
				continue
			}
			// Close only what is open close by: a stray end tag closes nothing.
			for i := len(open) - 1; i >= 0 && i >= len(open)-64; i-- {
				if open[i] == a {
					open = open[:i]
					break
				}
			}
			out.WriteString("</")
			out.Write(name)
			out.WriteByte('>')
		}
	}
}

func isLD(z *html.Tokenizer, more bool) bool {
	found := false
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		if string(k) == "type" && strings.Contains(strings.ToLower(string(v)), "ld+json") {
			found = true
		}
	}
	return found
}

func writeTag(out *bytes.Buffer, z *html.Tokenizer, name []byte, more bool) {
	out.WriteByte('<')
	out.Write(name)
	for n := 0; more && n < 40; n++ {
		var k, v []byte
		k, v, more = z.TagAttr()
		if !keptAttributes[string(k)] || len(v) > 4000 {
			continue
		}
		out.WriteByte(' ')
		out.Write(k)
		out.WriteString(`="`)
		out.WriteString(html.EscapeString(string(v)))
		out.WriteByte('"')
	}
	out.WriteByte('>')
}
