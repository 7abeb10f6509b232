// Which format a text is in: its content decides, its name where that is open.

package read

import (
	"encoding/json"
	"regexp"
	"strings"
)

// sniff gives the format of a text.
func sniff(path, text string) (*format, error) {
	named := ""
	if f := byName(path); f != nil {
		named = f.name
	}
	head := strings.TrimLeftFunc(clip(text, 64<<10), blank)
	switch {
	case strings.HasPrefix(head, `{\rtf`):
		return nil, because(ErrFormat, "an RTF file, which is not read")
	case isVTT(head):
		return formatNamed("webvtt"), nil
	case isSRT(head):
		if named != "webvtt" {
			named = "srt"
		}
		return formatNamed(named), nil
	case startsLikePage(head):
		return formatNamed("html"), nil
	case named == "srt" || named == "webvtt":
		return formatNamed(named), nil
	case strings.HasPrefix(head, "<?xml"):
		return nil, because(ErrFormat, "an XML file that is no web page")
	case named == "markdown":
		return formatNamed(named), nil
	case startsLikeFragment(head):
		return formatNamed("html"), nil
	case named == "html" && anyTag.MatchString(head):
		return formatNamed("html"), nil
	case isJSON(head, text):
		return nil, because(ErrFormat, "a JSON file, which is not read")
	case looksMarkdown(head):
		return formatNamed("markdown"), nil
	}
	return formatNamed("text"), nil
}

var (
	pageStart = regexp.MustCompile(`(?i)^<(?:!doctype\s+html|html|head|body)[\s>]`)
	// Elements that open a saved piece of a page. An inline one alone would also
	// open many a plain text.
	fragmentStart = regexp.MustCompile(`(?i)^<(?:article|aside|blockquote|div|dl|figure|footer|h[1-6]|header|hr|link|main|meta|nav|ol|p|script|section|style|table|time|title|ul)(?:\s[^<>]*)?/?>`)
	anyTag        = regexp.MustCompile(`(?i)</?(?:a|b|blockquote|br|div|em|h[1-6]|i|li|p|q|section|span|strong)(?:\s[^<>]*)?/?>`)
)

func startsLikePage(head string) bool     { return pageStart.MatchString(skipPreamble(head)) }
func startsLikeFragment(head string) bool { return fragmentStart.MatchString(skipPreamble(head)) }

// skipPreamble leaves out an XML declaration and the comments before the first
// element.
func skipPreamble(head string) string {
	for strings.HasPrefix(head, "<") {
		end := -1
		switch {
		case strings.HasPrefix(head, "<?"):
			if end = strings.Index(head, "?>"); end >= 0 {
				end += len("?>")
			}
		case strings.HasPrefix(head, "<!--"):
			if end = strings.Index(head, "-->"); end >= 0 {
				end += len("-->")
			}
		}
		if end < 0 {
			break
		}
		head = strings.TrimLeft(head[end:], " \t\r\n\f")
	}
	return head
}

func isJSON(head, text string) bool {
	return head != "" && (head[0] == '{' || head[0] == '[') && json.Valid([]byte(strings.TrimSpace(text)))
}

// markdownSigns are things that hardly stand in a plain article; two sorts of
// them make a text without a telling name Markdown.
var markdownSigns = []*regexp.Regexp{
	regexp.MustCompile(`(?m)^#{1,6} \S`),
	regexp.MustCompile(`\[[^\]\n]{1,200}\]\((?:https?://|/|#)[^)\s]{0,500}(?: "[^"\n]{0,200}")?\)`),
	regexp.MustCompile(`(?m)^> \S`),
	regexp.MustCompile(`\*\*[^*\s][^*\n]{0,200}\*\*`),
	regexp.MustCompile("(?m)^```"),
	regexp.MustCompile(`!\[[^\]\n]{0,200}\]\([^)\s]{1,500}`),
	regexp.MustCompile(`(?m)^\[[^\]\n]{1,100}\]: \S`),
}

func looksMarkdown(head string) bool {
	if frontMatter(head) > 0 {
		return true
	}
	n := 0
	for _, s := range markdownSigns {
		if s.MatchString(head) {
			n++
		}
	}
	return n >= 2
}
