package report

// The page in a real browser, from disk, as an editor opens it.

import (
	"context"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chromium finds the browser: $CHROME, or where Debian puts it. Without one the
// test is skipped, but where ATTRIB_TEST_ALL=1 says that all must run it fails.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROME"), "/usr/bin/chromium", "chromium", "google-chrome"} {
		if name == "" {
			continue
		}
		if file, err := exec.LookPath(name); err == nil {
			return file
		}
	}
	if os.Getenv("ATTRIB_TEST_ALL") == "1" {
		t.Fatal("no Chromium: install it, or set CHROME to its path")
	}
	t.Skip("no Chromium; CHROME may name one")
	return ""
}

// tab is a browser with one page open, and what it did.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	allowed  map[string]bool // addresses of the pages that were opened
	requests []string        // addresses asked for
	messages []string        // what the console and the browser's own log say
}

// browse starts a browser. When the test ends, whatever it asked for but the
// pages from disk, and whatever it complained of, fails the test.
func browse(t *testing.T) *tab {
	t.Helper()
	program := chromium(t)
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.NoFirstRun, chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	ctx, stopProgram := chromedp.NewExecAllocator(ctx, options...)
	ctx, stopTab := chromedp.NewContext(ctx)
	b := &tab{t: t, ctx: ctx, allowed: map[string]bool{}}
	t.Cleanup(func() {
		stopTab()
		stopProgram()
		stop()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, r := range b.requests {
			if at, _, _ := strings.Cut(r, "#"); !b.allowed[at] {
				t.Errorf("the page asked for %s", r)
			}
		}
		if len(b.requests) == 0 {
			t.Error("no request was seen, not even for the page")
		}
		if b.messages != nil {
			t.Errorf("the browser complains: %q", b.messages)
		}
	})
	if err := chromedp.Listen(ctx, func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			b.requests = append(b.requests, e.Request.URL)
		case *cdpruntime.EventConsoleAPICalled:
			b.messages = append(b.messages, string(e.Type))
		case *cdpruntime.EventExceptionThrown:
			b.messages = append(b.messages, e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			b.messages = append(b.messages, e.Entry.Text)
		}
	}); err != nil {
		t.Fatal(err)
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	return b
}

// call sends a command of the browser's protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	r, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// eval gives the value of an expression in the page.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// open loads a page from disk.
func (b *tab) open(content []byte) {
	b.t.Helper()
	file := filepath.Join(b.t.TempDir(), "report.html")
	if err := os.WriteFile(file, content, 0o644); err != nil {
		b.t.Fatal(err)
	}
	address := (&url.URL{Scheme: "file", Path: file}).String()
	b.mu.Lock()
	b.allowed[address] = true
	b.mu.Unlock()
	b.do(chromedp.Navigate(address), chromedp.WaitReady(chromedp.CSS("footer")))
}

// scheme sets the reader's preference of light or dark.
func (b *tab) scheme(value string) {
	b.t.Helper()
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}}})
}

// top scrolls back to the start.
func (b *tab) top() { eval[chromedp.Void](b, `scrollTo(0, 0)`) }

// inView reports whether an element is inside the window.
const inView = `(id => { const r = document.getElementById(id).getBoundingClientRect();
	return r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth })`

func TestBrowser(t *testing.T) {
	b := browse(t)
	b.do(chromedp.EmulateViewport(1000, 800))
	b.open(written(t, formats[".html"], checked()))

	t.Run("style", func(t *testing.T) {
		if got := eval[string](b, `getComputedStyle(document.querySelector("ins")).textDecorationLine`); got != "underline" {
			t.Errorf("the style sheet does not apply: an insertion is set %q", got)
		}
	})

	t.Run("dark", func(t *testing.T) {
		const colours = `[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color, getComputedStyle(document.querySelector("mark")).backgroundColor].join()`
		b.scheme("light")
		light := eval[string](b, colours)
		b.scheme("dark")
		if dark := eval[string](b, colours); dark == light {
			t.Errorf("light and dark look the same: %s", dark)
		}
		b.scheme("light")
	})

	t.Run("link", func(t *testing.T) {
		for _, link := range []string{`.finding a[href^="#statement-"]`, `a[href^="#place-"]`, `nav a[href="#sources"]`, `.claim a[href^="#finding-"]`, `sup a[href]`} {
			id := strings.TrimPrefix(eval[string](b, "document.querySelector('"+link+"').getAttribute('href')"), "#")
			b.top()
			b.do(chromedp.Click(chromedp.CSS(link)))
			if got := eval[string](b, `location.hash`); got != "#"+id {
				t.Errorf("a click on %s leads to %s", link, got)
			}
			if !eval[bool](b, inView+`("`+id+`")`) {
				t.Errorf("a click on %s does not bring %s into view", link, id)
			}
		}
	})

	t.Run("filter", func(t *testing.T) {
		const notes = `[...document.querySelectorAll(".finding.note")].filter(e => e.checkVisibility()).length`
		eval[chromedp.Void](b, `location.hash = ""`)
		before := eval[int](b, notes)
		b.top()
		b.do(chromedp.Click(chromedp.CSS("#show-note")))
		if after := eval[int](b, notes); before == 0 || after != 0 {
			t.Errorf("%d notes show, and %d after they were switched off", before, after)
		}
		b.do(chromedp.Click(chromedp.CSS("#show-note")))
		if again := eval[int](b, notes); again != before {
			t.Errorf("%d notes show after they were switched on again", again)
		}
	})

	t.Run("keyboard", func(t *testing.T) {
		b.top()
		b.do(chromedp.Focus(chromedp.CSS(".skip")))
		if !eval[bool](b, `(r => r.left >= 0 && r.top >= 0)(document.querySelector(".skip").getBoundingClientRect())`) {
			t.Error("the skip link stays out of sight when it has the focus")
		}
		b.do(chromedp.KeyEvent("\t"))
		if got := eval[string](b, `getComputedStyle(document.activeElement).outlineStyle + " " + document.activeElement.localName`); got != "solid a" {
			t.Errorf("the focus does not show: %s", got)
		}
	})

	t.Run("print", func(t *testing.T) {
		pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
		if err != nil {
			t.Fatal(err)
		}
		if len(pdf) < 10_000 || string(pdf[:5]) != "%PDF-" {
			t.Errorf("printing gives %d bytes", len(pdf))
		}
	})
}

// Nothing is wider than a small phone, whatever the report holds.
func TestBrowserPhone(t *testing.T) {
	b := browse(t)
	b.do(chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile))
	const wide = `[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > 360 && !e.closest(".vh, .skip")).map(e => e.className || e.localName).join()`
	for name, r := range reports() {
		for _, format := range []string{".html", ".list.html"} {
			b.open(written(t, formats[format], r))
			if got := eval[int](b, `Math.max(document.documentElement.scrollWidth, innerWidth)`); got != 360 {
				t.Errorf("%s%s is %d pixels wide: %s", name, format, got, eval[string](b, wide))
			}
		}
	}
}

// What a screen reader meets: landmarks, and a name for everything that can be
// used, differences said in words.
func TestBrowserAccessibility(t *testing.T) {
	b := browse(t)
	b.open(written(t, formats[".html"], compared()))
	call(b, accessibility.Enable, cdp.Empty{})
	said := func(v *accessibility.Value) (s string) {
		if v != nil && json.Unmarshal(v.Value, &s) != nil {
			t.Errorf("%s is no text", v.Value)
		}
		return s
	}
	count := map[string]int{}
	var text strings.Builder
	for _, n := range call(b, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if n.Ignored {
			continue
		}
		role, name := said(n.Role), said(n.Name)
		count[role]++
		switch role {
		case "link", "checkbox", "heading", "article", "region", "navigation", "RootWebArea":
			if name == "" {
				t.Errorf("a %s has no name", role)
			}
		case "StaticText":
			text.WriteString(name + " ")
		}
	}
	for role, least := range map[string]int{"banner": 1, "main": 1, "navigation": 1, "contentinfo": 1, "region": 3, "article": 9, "insertion": 3, "deletion": 3, "checkbox": 3, "blockquote": 9} {
		if count[role] < least {
			t.Errorf("%d of the role %s, fewer than %d: %v", count[role], role, least, count)
		}
	}
	spoken := strings.Join(strings.Fields(text.String()), " ")
	for _, s := range []string{"inserted: ever (end of insertion)", "deleted: not (end of deletion)"} {
		if !strings.Contains(spoken, s) {
			t.Errorf("nothing says %q", s)
		}
	}
}
