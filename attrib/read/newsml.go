// NITF and NewsML-G2, the IPTC's formats of news agencies in XML. The body of either
// is made HTML, tag by tag, and read as that.

package read

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/attribcheck/attrib/attrib/document"
)

func isNITF(_ string, head []byte) bool { name, _ := rootOf(head); return name == "nitf" }

func isNewsML(_ string, head []byte) bool {
	switch name, _ := rootOf(head); name {
	case "newsMessage", "newsItem", "packageItem":
		return true
	}
	return false
}

func parseNITF(data []byte) (*document.Document, error) {
	root, err := parseXML(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	a := story{}
	a.nitf(root)
	return a.document("nitf"), nil
}

// nitf takes what a <nitf> says. What is known already stays.
func (a *story) nitf(root *element) {
	head, body := root.child("head"), root.child("body")
	data := head.child("docdata")
	top := body.child("body.head")
	hed := top.child("hedline")
	a.title = firstOf(a.title, hed.child("hl1").words(), head.child("title").words())
	if hl2 := hed.child("hl2").words(); hl2 != "" {
		a.before = append(a.before, piece{kind: document.Standfirst, text: hl2})
	}
	if by := top.child("byline"); by != nil && a.author == "" {
		var names []string
		for _, p := range by.all("person") {
			names = append(names, p.words())
		}
		a.author = strings.Join(names, ", ")
		if a.author == "" {
			a.author = agencyByline(by.html(func(e *element) string {
				if e.name == "byttl" { // the writer's office
					return ""
				}
				return "span"
			}))
		}
	}
	holder := data.child("doc.copyright").attr("holder")
	a.outlet = firstOf(a.outlet, top.child("distributor").words(), head.child("pubdata").attr("name"), holder)
	a.published = firstOf(a.published, normalDate(data.child("date.issue").attr("norm")), normalDate(head.child("pubdata").attr("date.publication")), normalDate(top.find("story.date").attr("norm")))
	a.language = firstOf(a.language, root.attr("lang"), body.attr("lang"))
	if ref := resolve("", head.child("pubdata").attr("ex-ref")); a.address == "" && head.child("pubdata").attr("ex-ref") != "" {
		a.address = ref
	}

	status, release := data.attr("management-status"), ""
	if strings.EqualFold(status, "embargoed") {
		release = data.child("date.release").attr("norm")
	}
	a.notes = append(a.notes, usage(status, release, data.child("ed-msg").attr("info"), nil)...)
	if c := data.child("correction"); c != nil {
		a.notes = append(a.notes, strings.TrimSuffix("a correction: "+clip(squeeze(c.attr("info")), 300), ": "))
	}
	for _, n := range top.all("note") {
		a.notes = append(a.notes, "editor's note: "+clip(n.words(), 500))
	}

	if d := top.child("abstract"); d != nil {
		for _, pc := range fragment(d.html(nitfTag)) {
			a.before = append(a.before, piece{kind: document.Standfirst, text: pc.text})
		}
	}
	if d := top.child("dateline").words(); d != "" {
		a.before = append(a.before, piece{kind: document.Furniture, text: d})
	}
	a.html = body.child("body.content").html(nitfTag)
	for _, t := range body.child("body.end").all("tagline") {
		a.after = append(a.after, piece{kind: document.Furniture, text: t.words()})
	}
}

// nitfTag is the HTML element that stands for one of NITF; what only marks words (a
// person, a place, a number) goes, and the words stay.
func nitfTag(e *element) string {
	switch e.name {
	case "p", "q", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "caption", "em", "sub", "sup", "a", "br", "hr", "pre":
		return e.name
	case "hl1", "hl2":
		return "h2"
	case "block", "body.content", "fn":
		return "div"
	case "bq":
		return "blockquote"
	case "credit":
		return "cite"
	case "media":
		return "figure"
	case "media-caption":
		return "figcaption"
	case "media-reference", "media-metadata", "media-object", "media-producer", "note", "custom-table", "datasource", "alt-code":
		return ""
	}
	return "-"
}

// readNewsML gives the items of a message, or the one item that the file is.
func readNewsML(f *file, m *members) error {
	x := newXMLReader(f.r)
	n := 0
	for {
		t, err := x.next()
		if errors.Is(err, io.EOF) {
			if n == 0 {
				return because(ErrEmpty, "a news message without items")
			}
			if x.depth > 0 {
				return because(ErrFormat, "a news message that is cut off after %s", plural(n, "item"))
			}
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		x.reset()
		from := x.InputOffset()
		switch name := shortName(start.Name); name {
		case "newsMessage", "itemSet":
		case "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem":
			alone := x.depth == 1
			e, err := x.tree(start)
			if err != nil {
				return err
			}
			n++
			held := int(x.InputOffset() - from)
			read := func(string) (*document.Document, error) { return newsItem(e) }
			switch {
			case alone:
				return m.self(held, read)
			case name == "newsItem" && hasWords(e):
				err = m.record(n, held, read)
			default:
				m.skipped++ // a package of others, a picture without a caption
			}
			if err != nil {
				return err
			}
		default: // a header
			if _, err := x.tree(start); err != nil {
				return err
			}
		}
	}
}

// hasWords reports whether an item has something to read.
func hasWords(e *element) bool {
	return e.child("contentSet").child("inlineXML", "inlineData") != nil || e.child("contentMeta").child("description") != nil
}

func newsItem(e *element) (*document.Document, error) {
	if e.name != "newsItem" {
		return nil, because(ErrFormat, "a %s of NewsML-G2, which holds no article", e.name)
	}
	item, content := e.child("itemMeta"), e.child("contentMeta")
	a := story{
		language:  firstOf(content.child("language").attr("tag"), e.attr("lang")),
		published: firstOf(normalDate(item.child("firstCreated").words()), normalDate(content.child("contentCreated").words()), normalDate(item.child("versionCreated").words())),
		outlet:    firstOf(nameIn(item.child("provider")), nameIn(content.child("infoSource"))),
		author:    agencyByline(content.child("by").words()),
		title:     headlineOf(content, item),
	}
	for _, l := range item.all("link") {
		if strings.Contains(l.attr("rel"), "permalink") || strings.Contains(l.attr("rel"), "alternate") {
			a.address = firstOf(a.address, resolve("", l.attr("href")))
		}
	}
	if a.author == "" {
		var names []string
		for _, c := range content.all("creator") {
			if n := firstOf(c.child("name").words(), c.attr("literal")); n != "" {
				names = append(names, n)
			}
		}
		a.author = strings.Join(names, ", ")
	}
	var signals []string
	for _, s := range item.all("signal") {
		signals = append(signals, s.attr("qcode"))
	}
	var ed []string
	for _, n := range item.all("edNote") {
		ed = append(ed, n.words())
	}
	a.notes = usage(firstOf(item.child("pubStatus").attr("qcode"), item.child("pubStatus").attr("uri")), item.child("embargoed").words(), strings.Join(ed, " "), signals)
	if item.child("embargoed") != nil && item.child("embargoed").words() == "" {
		a.notes = append(a.notes, "embargoed by the agency: do not use yet")
	}
	if d := content.child("dateline").words(); d != "" {
		a.before = append(a.before, piece{kind: document.Furniture, text: d})
	}
	a.contents(e.child("contentSet"))
	if strings.TrimFunc(a.html+a.text, blank) == "" {
		kind := document.Paragraph
		if class := item.child("itemClass").attr("qcode"); class != "" && !strings.HasSuffix(class, ":text") {
			kind = document.Caption
		}
		for _, d := range content.all("description") {
			a.after = append(a.after, piece{kind: kind, text: d.words()})
		}
		if len(a.after) == 0 {
			return nil, because(ErrEmpty, "an item without an article in it")
		}
		if kind == document.Paragraph {
			a.notes = append(a.notes, "only a summary of the article is in the item")
		}
	}
	return a.document("newsml"), nil
}

// contents takes the body: NITF, XHTML or plain text, the first there is.
func (a *story) contents(set *element) {
	for _, in := range set.all("inlineXML") {
		for _, c := range in.children {
			switch c.name {
			case "":
				continue
			case "nitf":
				a.nitf(c)
			case "html":
				if a.title == "" {
					a.title = c.child("head").child("title").words()
				}
				a.html = c.child("body").html(sameTag)
			default:
				a.html = (&element{children: []*element{c}}).html(sameTag)
			}
			if strings.TrimFunc(a.html, blank) != "" {
				return
			}
		}
	}
	for _, in := range set.all("inlineData") {
		switch kind := in.attr("contenttype"); {
		case in.attr("encoding") != "":
			continue // a picture's bytes
		case strings.Contains(kind, "html"):
			a.html = in.inner()
		case kind == "" || strings.HasPrefix(kind, "text/"):
			a.text = in.inner()
		}
		if a.html+a.text != "" {
			return
		}
	}
}

// headlineOf is the main headline of an item.
func headlineOf(content, item *element) string {
	first := ""
	for _, h := range content.all("headline") {
		if role := h.attr("role"); strings.HasSuffix(role, ":main") || role == "" {
			return h.words()
		}
		first = firstOf(first, h.words())
	}
	return firstOf(first, item.child("title").words())
}

// nameIn is the name that a provider or a source is given, else its code without the
// list's name.
func nameIn(e *element) string {
	code := e.attr("qcode")
	return firstOf(e.child("name").words(), e.attr("literal"), code[strings.LastIndexByte(code, ':')+1:])
}
