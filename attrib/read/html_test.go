package read

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib/document"
)

// TestHTMLText shows what becomes of single pieces of HTML.
func TestHTMLText(t *testing.T) {
	const end = "<p>She left at once, he said.</p>"
	for _, tt := range []struct {
		name, page string
		want       []string // blocks before the last
	}{
		{"inline markup joins", "<p><b>foo</b>bar is what <i>she</i><u>wrote</u> down.</p>", []string{"foobar is what shewrote down."}},
		{"blocks part words", "<div><span>One thing, she said.</span></div><div><span>Another thing, he said.</span></div>", []string{"One thing, she said.", "Another thing, he said."}},
		{"white space folds", "<p>  One\n\t thing,&nbsp;&nbsp;she\u2009said. </p>", []string{"One thing, she said."}},
		{"a break is a line", "<p>One thing,<br/>she said.</p>", []string{"One thing,\nshe said."}},
		{"two breaks part", "<p>One thing, she said.<br> <br>Another, he said.</p>", []string{"One thing, she said.", "Another, he said."}},
		{"q gives marks", "<p><q>We won't</q>, she said.</p>", []string{"“We won't”, she said."}},
		{"q in q", "<p><q>He said <q>no</q></q>, she said.</p>", []string{"“He said ‘no’”, she said."}},
		{"q with its own marks", "<p><q>“We won't”</q>, she said.</p>", []string{"“We won't”, she said."}},
		{"spaces in q", "<p>She said: <q> no </q> again.</p>", []string{"She said: “no” again."}},
		{"entities", "<p>&ldquo;Caf&eacute; &amp; bar,&rdquo; she said &mdash; twice&#33;</p>", []string{"“Café & bar,” she said — twice!"}},
		{"soft hyphens go", "<p>Real&shy;istic, she said.</p>", []string{"Realistic, she said."}},
		{"block quotation with cite", "<blockquote><p>No.</p><cite>Jane Roe</cite></blockquote>", []string{"No.\n— Jane Roe"}},
		{"block quotation with footer", "<blockquote><p>One.</p><p>Two.</p><footer>— Jane Roe, <cite>On No</cite></footer></blockquote>", []string{"One.", "Two.\n— Jane Roe, On No"}},
		{"block quotation in a figure", "<figure><blockquote><p>No.</p></blockquote><figcaption>Jane Roe</figcaption></figure>", []string{"No.\n— Jane Roe"}},
		{"cite inside a sentence", "<blockquote><p>As <cite>The Times</cite> has it, no.</p></blockquote>", []string{"As The Times has it, no."}},
		{"cite at the end of a paragraph", "<blockquote><p>No.<br><cite>Jane Roe</cite></p></blockquote>", []string{"No.\n— Jane Roe"}},
		{"scripts and styles", "<script>“a,” he said</script><style>p{}</style><p>One thing, she said.</p>", []string{"One thing, she said."}},
		{"hidden", `<p hidden>“a,” he said</p><p aria-hidden="true">“b,” he said</p><p style="display : none">“c,” he said</p><p>One thing, she said.</p>`, []string{"One thing, she said."}},
		{"for screen readers only", `<p><span class="sr-only">Quote: </span>One thing, she said.</p>`, []string{"One thing, she said."}},
		{"note marks", `<p>One thing,<sup><a href="#n1">[1]</a></sup> she said of CO<sub>2</sub>.</p>`, []string{"One thing, she said of CO2."}},
		{"unclosed paragraphs", "<p>One thing, she said.<p>Another, he said.", []string{"One thing, she said.", "Another, he said."}},
		{"forms and buttons", "<form><p>Your email, please, and your name too.</p><button>Send</button></form><p>One thing, she said.</p>", []string{"One thing, she said."}},
		{"comments", "<!-- <p>“a,” he said.</p> --><p>One thing, she said.</p>", []string{"One thing, she said."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes("a.html", []byte("<article>"+tt.page+end+"</article>"))
			if err != nil {
				t.Fatal(err)
			}
			check(t, d)
			var got []string
			for _, b := range d.Blocks {
				got = append(got, d.Slice(b.Span))
			}
			if n := len(got); n == 0 || got[n-1] != "She left at once, he said." {
				t.Fatalf("lost its last paragraph: %q", got)
			}
			if diff := cmp.Diff(tt.want, got[:len(got)-1]); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestTitles(t *testing.T) {
	for _, tt := range []struct{ title, outlet, want string }{
		{"Port chief ‘will not go’ | BBC News", "", "Port chief ‘will not go’"},
		{"Port chief ‘will not go’ - The Guardian", "", "Port chief ‘will not go’"},
		{"Port chief ‘will not go’ | Ports | The Kingsmouth Courier", "The Kingsmouth Courier", "Port chief ‘will not go’"},
		{"Port chief ‘will not go’ – DW – 09/04/2025", "", "Port chief ‘will not go’"},
		{"Position on North Korea ties ‘will not change’ — Xi", "DW", "Position on North Korea ties ‘will not change’ — Xi"},
		{"BBC News: Port chief ‘will not go’ after all", "", "Port chief ‘will not go’ after all"},
		{"Port chief quits - Kingsmouth Evening Post", "", "Port chief quits - Kingsmouth Evening Post"},
		{"Port chief quits over collapse - Kingsmouth Evening Post", "", "Port chief quits over collapse"},
		{"Explainer: what happened at the quay?", "", "Explainer: what happened at the quay?"},
	} {
		if got, _ := stripOutlet(tt.title, tt.outlet); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestMetadata(t *testing.T) {
	const body = "<body><article><h1>Port chief quits over collapse</h1><p>She left at once, he said.</p></article></body>"
	type meta struct{ Title, Author, Published, Outlet string }
	for _, tt := range []struct {
		name, head string
		want       meta
	}{
		{"graph", `<script type="application/ld+json">{"@graph":[{"@type":"Organization","name":"x"},{"@type":"NewsArticle","headline":"Port chief quits","author":["Ann Lee",{"name":"Jo Roe"}],"publisher":{"name":"The Post"},"datePublished":"2025-02-11T06:00:00Z"}]}</script>`,
			meta{"Port chief quits over collapse", "Ann Lee, Jo Roe", "2025-02-11T06:00:00Z", "The Post"}},
		{"line breaks in strings", "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"name\":\"Ann\nLee\"}};</script>", meta{"Port chief quits over collapse", "Ann Lee", "", ""}},
		{"broken", `<script type="application/ld+json">{"@type":"NewsArticle",</script><meta name=author content="By Ann Lee">`, meta{"Port chief quits over collapse", "Ann Lee", "", ""}},
		{"addresses are no authors", `<meta property="article:author" content="https://facebook.com/post"><meta property="og:site_name" content="The Post"><meta property="article:published_time" content="2025-02-11T06:00:00+01:00">`,
			meta{"Port chief quits over collapse", "", "2025-02-11T06:00:00+01:00", "The Post"}},
		{"deep", `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 3000) + strings.Repeat("]}", 3000) + `</script>`, meta{"Port chief quits over collapse", "", "", ""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes("a.html", []byte("<html><head>"+tt.head+"</head>"+body+"</html>"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, meta{d.Title, d.Author, d.Published, d.Outlet}); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestHeadlineAgreesWithMetadata(t *testing.T) {
	d, err := Bytes("a.html", []byte(`<html><head><meta property="og:title" content="Port chief quits over quay"></head><body>
<h1>The Kingsmouth Courier</h1><main><h2>Port chief quits over quay</h2><p>She left at once, he said.</p></main></body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "Port chief quits over quay" || d.Blocks[0].Kind != document.Headline || strings.Contains(d.Text, "Courier") {
		t.Errorf("title %q, text %q", d.Title, d.Text)
	}
}

func TestArticleFromMetadata(t *testing.T) {
	d, err := Bytes("a.html", []byte(`<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Port chief quits over quay","articleBody":"`+
		strings.Repeat(`She left at once, he said, and nobody saw her go.\n\n`, 4)+`"}</script></head><body><div id="app"></div></body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
	if len(d.Blocks) != 5 || len(d.Notes) != 1 {
		t.Errorf("%d blocks, notes %q", len(d.Blocks), d.Notes)
	}
}

// TestHostileHTML reads pages that are made to exhaust a parser.
func TestHostileHTML(t *testing.T) {
	const said = "<p>She left at once, he said on Monday.</p>"
	for _, tt := range []struct{ name, page string }{
		{"nested div", strings.Repeat("<div>", 10_000) + said},
		{"nested div, closed", strings.Repeat("<div>", 10_000) + said + strings.Repeat("</div>", 10_000)},
		{"nested blockquote", strings.Repeat("<blockquote>", 10_000) + said},
		{"nested q", said + "<p>" + strings.Repeat("<q>", 10_000) + "deep"},
		{"nested tables", strings.Repeat("<table><tr><td>", 5_000) + said},
		{"nested lists", strings.Repeat("<ul><li>", 5_000) + said},
		{"unclosed formatting", strings.Repeat("<b><i><font color=red>x<p>", 5_000) + said},
		{"formatting that differs", strings.Repeat("<font size=1><a href=1><nobr><code>x<p>", 5_000) + said},
		{"unclosed links", strings.Repeat("<a href=x>x ", 10_000) + said},
		{"stray end tags", said + strings.Repeat("</div></b></p></table>", 10_000)},
		{"stray tags in tables", "<table>" + strings.Repeat("<b>x<tr>", 5_000) + "</table>" + said},
		{"attributes", "<div " + strings.Repeat("a=b ", 100_000) + ">" + said},
		{"long class", "<div class='" + strings.Repeat("ad ", 100_000) + "'>x</div>" + said},
		{"open comment", said + "<!--" + strings.Repeat("-", 100_000)},
		{"plaintext", said + "<plaintext>" + strings.Repeat("<p>x", 10_000)},
		{"nested svg", strings.Repeat("<svg>", 10_000) + strings.Repeat("</svg>", 10_000) + said},
		{"nested select", said + strings.Repeat("<select><option>", 10_000)},
		{"nested templates", strings.Repeat("<template>", 10_000) + strings.Repeat("</template>", 10_000) + said},
		{"entities", "<p>" + strings.Repeat("&amp;&lt;&nosuch;", 50_000) + "</p>" + said},
		{"breaks", strings.Repeat("<br>", 100_000) + said},
		{"times of a live blog", "<div class=liveblog><article>" + strings.Repeat("<span class=time>12:00</span>", 50_000) + "</article></div>" + said},
		{"nested times of a live blog", "<div class=liveblog>" + strings.Repeat("<article><time>12:00</time>", 5_000) + "</div>" + said},
		{"pull quotes", strings.Repeat("<blockquote>She left at once, he said on Tuesday.</blockquote>", 20_000) + said},
		{"names under quotations", "<blockquote>" + strings.Repeat("<p>So it was.</p><cite>Jane Roe</cite>", 20_000) + "</blockquote>" + said},
		{"posts in posts", strings.Repeat("<div class=fb-post>", 5_000) + "a<br>— Jo (@jo) May 3" + strings.Repeat("</div>", 5_000) + said},
		{"one word paragraphs", strings.Repeat("<p>x", 100_000) + said},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Bytes("a.html", []byte("<html><body>"+tt.page+"</body></html>"))
			if err != nil {
				t.Fatal(err)
			}
			check(t, d)
			if !strings.Contains(d.Text, "She left at once, he said on Monday.") {
				t.Errorf("lost the paragraph: %.200q", d.Text)
			}
		})
	}
}

func TestNoArticle(t *testing.T) {
	for _, page := range []string{
		"<html><body></body></html>",
		"<html><head><title>She left, he said.</title></head><body><script>x</script></body></html>",
		"<html><body><form><p>Enter your name and password to go on, please.</p></form></body></html>",
	} {
		if d, err := Bytes("a.html", []byte(page)); !errors.Is(err, ErrNoArticle) {
			t.Errorf("%s: %v, %v", page, d, err)
		}
	}
}
