// ninjs, the IPTC's news in JSON, of versions 1, 2 and 3: an agency's item with its
// headline, byline, place and body, and what the agency says of its use.

package read

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/attribcheck/attrib/attrib/document"
)

// isNinjs tells an item by the names of its fields.
func isNinjs(_ string, head []byte) bool {
	text := strings.TrimLeftFunc(headText(head), blank)
	if !strings.HasPrefix(text, "{") {
		return false
	}
	keys := topKeys(text)
	any := func(names ...string) bool {
		return slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(names, k) })
	}
	return any("uri") && any("headline", "headlines", "bodies", "body_text", "body_html", "body_xhtml", "descriptions", "description_text") &&
		any("versioncreated", "pubstatus", "representationtype", "standard", "usageterms", "copyrightholder", "profile")
}

// topKeys are the names of the fields of an object, in lower case, as far as its text
// goes.
func topKeys(text string) []string {
	var keys []string
	dec := json.NewDecoder(strings.NewReader(text))
	depth, key := 0, false
	for {
		t, err := dec.Token()
		if err != nil {
			return keys
		}
		switch t := t.(type) {
		case json.Delim:
			if t == '{' || t == '[' {
				depth++
			} else {
				depth--
			}
			key = depth == 1
			if depth == 0 {
				return keys
			}
		default:
			if s, ok := t.(string); ok && depth == 1 && key {
				keys = append(keys, strings.ToLower(s))
				key = false
			} else if depth == 1 {
				key = true
			}
		}
	}
}

// item is an item of ninjs, its names in lower case: version 3 writes them otherwise.
type item map[string]any

func lowerKeys(v any, depth int) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = lowerKeys(v[i], depth+1)
		}
	case map[string]any:
		out := make(item, len(v))
		for k, e := range v {
			if depth < 20 {
				out[strings.ToLower(k)] = lowerKeys(e, depth+1)
			}
		}
		return out
	}
	return v
}

func (i item) text(name string) string {
	s, _ := i[name].(string)
	return s
}

// items are the objects of a list, or of an object of objects as version 1 has it.
func (i item) items(name string) []item {
	var out []item
	switch v := i[name].(type) {
	case []any:
		for _, e := range v {
			if o, ok := e.(item); ok {
				out = append(out, o)
			}
		}
	case item:
		for _, k := range sortedKeys(v) {
			if o, ok := v[k].(item); ok {
				out = append(out, o)
			}
		}
	}
	return out
}

func sortedKeys(i item) []string {
	keys := make([]string, 0, len(i))
	for k := range i {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// main is the value of a list of versions 2 and 3 that is the main one, else the first.
func (i item) main(name string) string {
	first := ""
	for _, e := range i.items(name) {
		if strings.HasSuffix(e.text("role"), "main") {
			return e.text("value")
		}
		first = firstOf(first, e.text("value"))
	}
	return first
}

func parseNinjs(data []byte) (*document.Document, error) {
	var raw map[string]any
	if err := json.Unmarshal([]byte(headText(data)), &raw); err != nil {
		return nil, jsonError(err)
	}
	i := lowerKeys(raw, 0).(item)
	a := story{
		title:     plainOf(firstOf(i.main("headlines"), i.text("headline"), i.text("title"))),
		author:    agencyByline(firstOf(i.text("byline"), i.main("bylines"))),
		outlet:    firstOf(i.text("copyrightholder"), nameOf(i.items("infosources"))),
		published: firstOf(normalDate(i.text("firstcreated")), normalDate(i.text("contentcreated")), normalDate(i.text("versioncreated"))),
		language:  i.text("language"),
		address:   resolve("", i.text("uri")),
	}
	if a.author == "" {
		if by := i.items("bylines"); len(by) > 0 {
			a.author = agencyByline(by[0].text("byline"))
		}
	}
	a.notes = usage(i.text("pubstatus"), i.text("embargoed"), plainOf(firstOf(i.text("ednote"), i.main("ednotes"))), nil)
	if where := i.text("located"); where != "" {
		a.before = append(a.before, piece{kind: document.Furniture, text: where})
	}
	a.html, a.text = i.body("body", "bodies")
	if a.html+a.text == "" {
		kind := document.Paragraph
		if t := i.text("type"); t != "" && t != "text" {
			kind = document.Caption // of a picture, a film
		} else {
			a.notes = append(a.notes, "only a summary of the article is in the item")
		}
		page, text := i.body("description", "descriptions")
		for _, pc := range fragment(page) {
			a.after = append(a.after, piece{kind: kind, text: pc.text})
		}
		a.after = append(a.after, piece{kind: kind, text: text})
	}
	for _, with := range i.items("associations") {
		if t := with.text("type"); t == "picture" || t == "graphic" || t == "video" {
			page, text := with.body("description", "descriptions")
			for _, pc := range fragment(page) {
				text = strings.TrimSpace(text + "\n" + pc.text)
			}
			a.after = append(a.after, piece{kind: document.Caption, text: squeeze(text)})
		}
	}
	return a.document("ninjs"), nil
}

func nameOf(list []item) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].text("name")
}

// body gives the text of the fields that begin with a name ("body_html"), or of a list
// of later versions: HTML where there is any.
func (i item) body(prefix, list string) (page, text string) {
	for _, name := range sortedKeys(i) {
		if form, ok := strings.CutPrefix(name, prefix+"_"); ok && i.text(name) != "" {
			if strings.Contains(form, "html") || strings.Contains(form, "nitf") {
				page = firstOf(page, i.text(name))
			} else {
				text = firstOf(text, i.text(name))
			}
		}
	}
	for _, e := range i.items(list) {
		if strings.Contains(e.text("contenttype"), "html") || strings.HasPrefix(strings.TrimSpace(e.text("value")), "<") {
			page = firstOf(page, e.text("value"))
		} else {
			text = firstOf(text, e.text("value"))
		}
	}
	if page != "" {
		text = ""
	}
	return page, text
}

// agencyByline is a byline without its "By", with what is said of the writer's office
// after a comma or line left out where that can be told.
func agencyByline(s string) string {
	s = plainOf(s)
	if names := bylineNames(s); names != "" {
		return names
	}
	if rest, ok := cutFold(s, "by "); ok {
		s = rest
	}
	return s
}

// usage says what an agency wants to have noticed before an item is used: that it may
// not be, not yet, or that it was put right. status and signals are words of the
// IPTC's lists, with or without the list's name ("stat:canceled").
func usage(status, embargoed, note string, signals []string) []string {
	var out []string
	bare := func(s string) string { return strings.ToLower(s[strings.LastIndexByte(s, ':')+1:]) }
	switch status = bare(status); status {
	case "", "usable":
	case "canceled", "cancelled", "killed", "pulled":
		out = append(out, status+" by the agency: do not use")
	case "withheld":
		out = append(out, "withheld by the agency: do not use before it is released")
	case "embargoed":
		if embargoed == "" {
			out = append(out, "embargoed by the agency: do not use yet")
		}
	default:
		out = append(out, "its status at the agency is "+clip(squeeze(status), 60))
	}
	if embargoed = squeeze(clip(embargoed, 60)); embargoed != "" {
		until := firstOf(normalDate(embargoed), embargoed)
		if t, err := time.Parse(time.RFC3339, until); err == nil {
			until = t.Format("2006-01-02 15:04 -07:00")
		}
		out = append(out, "embargoed until "+until)
	}
	for _, s := range signals {
		switch s = bare(s); s {
		case "correction", "corrective", "corrected":
			out = append(out, "a correction: it replaces an earlier version")
		case "update", "updated", "write-through", "writethru":
			out = append(out, "an update: it replaces an earlier version")
		case "kill", "mandkill", "retract", "withdrawal", "cancel":
			out = append(out, s+" notice by the agency: do not use")
		}
	}
	if note = squeeze(note); note != "" {
		out = append(out, "editor's note: "+clip(note, 500))
	}
	return out
}
