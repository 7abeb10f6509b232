package read

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestDump(t *testing.T) {
	for _, p := range strings.Fields(os.Getenv("DUMP")) {
		d, err := File(p)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("=== %s [%s] title=%q author=%q pub=%q outlet=%q notes=%q\n", p, d.Format, d.Title, d.Author, d.Published, d.Outlet, d.Notes)
		for _, b := range d.Blocks {
			s := d.Wording(b.Span)
			if b.Kind == 0 && len(s) > 110 {
				s = s[:70] + " … " + s[len(s)-30:]
			}
			fmt.Printf("%-10s %s\n", b.Kind, s)
		}
	}
}
