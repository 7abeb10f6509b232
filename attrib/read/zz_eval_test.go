package read

import (
	"fmt"
	"github.com/attribcheck/attrib/attrib/document"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func nrm(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(straighten.Replace(invisible.Replace(s)), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > 0x7f)
	}), " "))
}
func TestEvalPages(t *testing.T) {
	dirs, _ := filepath.Glob("/root/go/pkg/mod/codeberg.org/readeck/go-readability/v2@v2.1.0/test-pages/*/source.html")
	show := os.Getenv("SHOW")
	var R, RN, P, PN int
	for _, src := range dirs {
		name := filepath.Base(filepath.Dir(src))
		if show != "" && show != name && show != "all" {
			continue
		}
		exp, _ := os.ReadFile(filepath.Join(filepath.Dir(src), "expected.html"))
		root, _ := html.Parse(strings.NewReader(string(exp)))
		t0 := time.Now()
		d, err := File(src)
		dt := time.Since(t0)
		if err != nil {
			fmt.Printf("%-28s ERR %v\n", name, err)
		}
		var ours string
		if d != nil {
			ours = nrm(d.Text)
		}
		et := nrm(innerText(root))
		r, rn, p, pn := 0, 0, 0, 0
		walk(root, func(n *html.Node) bool {
			if isElement(n, atom.P, atom.Blockquote) && !holdsBlocks(n) {
				s := nrm(innerText(n))
				if len(s) > 60 {
					rn++
					if strings.Contains(ours, s) {
						r++
					} else if show != "" {
						fmt.Printf("   MISS %.150s\n", s)
					}
				}
			}
			return true
		})
		if d != nil {
			for _, b := range d.Blocks {
				if b.Kind == document.Paragraph || b.Kind == document.Quotation || b.Kind == document.Item {
					s := nrm(d.Slice(b.Span))
					if len(s) > 60 {
						pn++
						if strings.Contains(et, s) {
							p++
						} else if show != "" {
							fmt.Printf("   EXTRA %.150s\n", s)
						}
					}
				}
			}
		}
		R += r
		RN += rn
		P += p
		PN += pn
		if r*10 < rn*9 || p*10 < pn*9 || dt > 300*time.Millisecond {
			fmt.Printf("%-28s rec %d/%d prec %d/%d %v\n", name, r, rn, p, pn, dt.Round(time.Millisecond))
		}
		if show != "" && d != nil {
			fmt.Printf("title=%q author=%q pub=%q outlet=%q\n", d.Title, d.Author, d.Published, d.Outlet)
		}
	}
	fmt.Println("TOTAL", R, RN, P, PN)
}
