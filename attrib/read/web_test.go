package read

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestNamesOfElements shows which words of an element's names count: those that
// somebody chose, not what a tool or a style sheet adds.
func TestNamesOfElements(t *testing.T) {
	for _, tt := range []struct{ class, want string }{
		{"ArticleBody_newsletter--3kf2a", "article body newsletter"},
		{"StoryBody_paragraph__x9f2", "story body paragraph"},
		{"css-1x2y3z", ""},
		{"sc-adBdVa jcXzQr", ""},
		{"Article_ad3Vx9", "article"},
		{"story__adSlot", "story ad slot"},
		{"c-quote--pullquote", "c quote pullquote"},
		{"hidden md:block", ""},
		{"overflow-hidden", ""},
		{"hidden", "hidden"},
		{"col-md-12 entry-content", "col md 12 entry content"},
	} {
		d, err := Bytes("a.html", []byte(`<html><body><article><p class="`+tt.class+`">She left at once, he said.</p></article></body></html>`))
		if err != nil && tt.class != "hidden" {
			t.Errorf("%s: %v, %v", tt.class, d, err)
		}
		n := tagged("p", "class", tt.class)
		if got := strings.TrimSpace(strings.Join(nameWords(n), " ")); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.class, got, tt.want)
		}
	}
}

// TestAddressAndLanguage shows where a page says where it was published, and in what
// language.
func TestAddressAndLanguage(t *testing.T) {
	const body = "<body><article><h1>Port chief quits</h1><p>She left at once, he said.</p></article></body></html>"
	for _, tt := range []struct{ name, head, address, language string }{
		{"canonical", `<html lang="en-GB"><link rel="canonical" href="https://post.example/a"><meta property="og:url" content="https://post.example/b">`, "https://post.example/a", "en-GB"},
		{"a canonical that is no address", `<html lang=""><link rel="canonical" href="/a"><meta property="og:url" content="https://post.example/b"><meta property="og:locale" content="de_CH">`, "https://post.example/b", "de-CH"},
		{"JSON-LD", `<html><script type="application/ld+json">{"@type":"NewsArticle","inLanguage":"pt-br","mainEntityOfPage":{"@id":"https://post.example/c"}}</script>`, "https://post.example/c", "pt-BR"},
		{"saved by a browser", "<!-- saved from url=(0023)https://post.example/d -->\n<html>", "https://post.example/d", ""},
		{"saved by SingleFile", "<html><!--\n Page saved with SingleFile \n url: https://post.example/e \n saved date: Fri -->", "https://post.example/e", ""},
		{"nonsense", `<html lang="javascript:alert(1)"><link rel=canonical href="javascript:alert(1)">`, "", ""},
	} {
		d, err := Bytes("a.html", []byte("<!doctype html>"+tt.head+body))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if d.Address != tt.address || d.Language != tt.language {
			t.Errorf("%s: %q in %q, want %q in %q", tt.name, d.Address, d.Language, tt.address, tt.language)
		}
	}
}

// TestPaywall shows which pages are taken for the beginning of an article.
func TestPaywall(t *testing.T) {
	const paid = `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paid"}}</script>`
	const start = "<p>The partners met on Tuesday to decide whether to sell the rain.</p>"
	long := "<p>" + strings.Repeat("The partners met again to talk about the rain and what it was worth. ", 40) + "</p>"
	const box = "<div class=gate><p>Subscribe to continue reading</p></div>"
	for _, tt := range []struct {
		name, head, body string
		cut              bool
	}{
		{"free", "", start, false},
		{"free, and long", "", start + long, false},
		{"a box", "", start + box, true},
		{"a box under a whole article", "", start + long + box, false},
		{"said to be paid for, and the paid part is not there", paid, start + box, true},
		{"said to be paid for, and the paid part is empty", paid, start + "<div class=paid></div>", true},
		{"said to be paid for, and all there", paid, start + "<div class=paid>" + long + "</div>", false},
		{"a sentence on subscribers", "", "<p>The paper lost a tenth of its subscribers, it said on Monday.</p>", false},
	} {
		d, err := Bytes("a.html", []byte("<html><head>"+tt.head+"</head><body><article><h1>The bank that bet on rain</h1>"+tt.body+"</article></body></html>"))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := len(d.Notes) == 1 && d.Notes[0] == beginning; got != tt.cut || len(d.Notes) > 1 {
			t.Errorf("%s: notes %q", tt.name, d.Notes)
		}
	}
}

// TestPlaces shows how the paragraphs of a page are counted.
func TestPlaces(t *testing.T) {
	d, err := File("testdata/web/liveblog.html")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range d.Blocks {
		got = append(got, strings.TrimSpace(b.Kind.String()+" "+b.Where.Text()))
	}
	want := []string{
		"headline", "standfirst",
		"paragraph 15:40, paragraph 1",
		"heading 15:32, paragraph 1", "paragraph 15:32, paragraph 2", "paragraph 15:32, paragraph 3", "quotation 15:32, paragraph 4",
		"heading 12:05, paragraph 4", "paragraph 12:05, paragraph 5", "quotation 12:05, paragraph 6",
		"paragraph 10:58, paragraph 7",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestPullQuotes shows which quotations only repeat words of the article.
func TestPullQuotes(t *testing.T) {
	const body = "<p>“We heard that, and in the end we acted on it,” Alder said. “From June.”</p>"
	for _, tt := range []struct {
		quote string
		stays bool
	}{
		{"<blockquote><p>In the end, we acted on it.</p></blockquote>", false},
		{"<blockquote><p>We heard that … we acted on it</p><cite>Ruth Alder</cite></blockquote>", false},
		{"<aside class=pullquote><p>From June</p></aside>", false},
		{"<figure class=pull-quote><blockquote><p>From June</p></blockquote><figcaption>Ruth Alder</figcaption></figure>", false},
		{"<blockquote><p>From June</p></blockquote>", true}, // few words may be another's
		{"<blockquote><p>We heard it, and we did nothing at all.</p></blockquote>", true},
		{"<aside class=pullquote><p>A quote that stands nowhere else</p></aside>", true},
	} {
		d, err := Bytes("a.html", []byte("<article><h1>Harbour board votes</h1>"+body+tt.quote+"<p>She left at once, he said.</p></article>"))
		if err != nil {
			t.Errorf("%s: %v", tt.quote, err)
			continue
		}
		if got := len(d.Blocks) == 4; got != tt.stays {
			t.Errorf("%s: %d blocks", tt.quote, len(d.Blocks))
		}
	}
}

// TestPosts shows what becomes of a post of another site.
func TestPosts(t *testing.T) {
	for _, tt := range []struct{ name, post, text, by string }{
		{"X", `<blockquote class="twitter-tweet"><p>No sale. <a href=x>pic.twitter.com/a</a></p>&mdash; Petra Olin (@petra) <a href=x>May 3, 2024</a></blockquote>`, "No sale.\n— Petra Olin (@petra) May 3, 2024", "Petra Olin"},
		{"in paragraphs", `<blockquote class="bluesky-embed"><p>One.<br><br>Two.<br><br><a>[image or embed]</a></p>&mdash; Harbour Board (<a>@h.example</a>) <a>May 3, 2024 at 2:32 PM</a></blockquote>`, "One.\nTwo.\n— Harbour Board (@h.example) May 3, 2024 at 2:32 PM", "Harbour Board"},
		{"one that quotes", `<blockquote class="twitter-tweet"><p>“No sale,” she says.</p>— Jo (@jo) May 3</blockquote>`, "“No sale,” she says.\n— Jo (@jo) May 3", "Jo"},
		{"one that quotes another by name", `<blockquote class="twitter-tweet"><p>No sale.<br>— Ruth Alder (@ruth)</p>&mdash; Jo (@jo) <a href=x>May 3</a></blockquote>`, "No sale.\n— Ruth Alder (@ruth)\n— Jo (@jo) May 3", "Jo"},
		{"nobody's", `<blockquote class="twitter-tweet"><p>No sale of the boats.</p></blockquote>`, "No sale of the boats.", ""},
		{"a picture", `<blockquote class="twitter-tweet"><p><a>pic.twitter.com/a</a></p>&mdash; Petra Olin (@petra) <a href=x>May 3, 2024</a></blockquote>`, "", ""},
	} {
		d, err := Bytes("a.html", []byte("<article><p>This is what she wrote to them on Monday.</p>"+tt.post+"<p>She left at once, he said.</p></article>"))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		check(t, d)
		text, by := "", ""
		if len(d.Blocks) == 3 {
			text, by = d.Slice(d.Blocks[1].Span), d.Slice(d.Blocks[1].Speaker)
		}
		if text != tt.text || by != tt.by || (by != "") != (len(d.Blocks) == 3 && d.Blocks[1].Written) {
			t.Errorf("%s: %q by %q in %d blocks", tt.name, text, by, len(d.Blocks))
		}
	}
}

func tagged(name, key, value string) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name)), Attr: []html.Attribute{{Key: key, Val: value}}}
}
