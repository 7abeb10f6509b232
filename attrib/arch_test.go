package attrib_test

// The map of the house, held against the house: ARCHITECTURE.md says which
// folder may import which, and a folder that imports what stands beside or above
// it, or that nobody has put on the map, fails here.

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/attribcheck/attrib/"

// floors are the folders from the lowest up, and which of the project's own
// packages each may import. "*" is all of them.
var floors = []struct{ folder, imports string }{
	{"attrib/document", ""},
	{"attrib/lang", "attrib/document"},
	{"attrib/lang/weights", ""},
	{"attrib/lang/syntax", "attrib/lang/weights attrib/lang attrib/document"},
	{"attrib/read", "attrib/document"},
	{"attrib/fetch", "attrib/read"},
	{"attrib/speaker", "attrib/lang attrib/document"},
	{"attrib/statement/roles", "attrib/lang/syntax attrib/lang/weights"},
	{"attrib/model", "attrib/statement/roles attrib/lang/syntax attrib/lang/weights"},
	{"attrib/statement", "attrib/statement/roles attrib/model attrib/lang/syntax attrib/speaker attrib/lang attrib/document"},
	{"attrib/claim", "attrib/statement attrib/speaker attrib/lang attrib/document"},
	{"attrib/claim/claimtest", "attrib/claim attrib/statement attrib/speaker attrib/document"},
	{"attrib/rule", "attrib/claim attrib/statement attrib/speaker attrib/lang attrib/document"},
	{"attrib/verdict", "attrib/rule attrib/claim attrib/statement attrib/speaker attrib/document"},
	{"attrib", "attrib/verdict attrib/rule attrib/claim attrib/statement attrib/model attrib/lang attrib/document"},
	{"attrib/archive", "attrib attrib/rule attrib/claim attrib/statement attrib/speaker attrib/document"},
	{"attrib/config", "attrib attrib/read attrib/rule attrib/claim"},
	{"attrib/report", "attrib attrib/verdict attrib/rule attrib/claim attrib/statement attrib/speaker attrib/document"},
	{"attrib/eval", "attrib attrib/read attrib/statement attrib/document"},
	{"attrib/attribtest", "attrib attrib/config attrib/read attrib/rule attrib/statement attrib/speaker attrib/document"},
	{"internal/train/corpus", "attrib/read attrib/lang attrib/document"},
	{"internal/train/perceptron", "attrib/lang/weights"},
	{"internal/train/syntax", "internal/train/perceptron internal/train/corpus attrib/lang/syntax attrib/lang/weights attrib/lang"},
	{"internal/train/roles", "internal/train/corpus attrib/statement attrib/statement/roles attrib/lang/syntax attrib/lang attrib/document"},
	{"cmd/attrib-train", "internal/train/roles internal/train/syntax internal/train/corpus attrib/model attrib/statement/roles attrib/lang/syntax attrib/lang/weights"},
	{"cmd/attrib", "*"},
}

func TestImportsGoOneWay(t *testing.T) {
	at := map[string]int{}
	for i, f := range floors {
		at[f.folder] = i
		for above := range strings.FieldsSeq(f.imports) {
			if j, ok := at[above]; above != "*" && (!ok || j >= i) {
				t.Errorf("the table has %s import %s, which stands no lower", f.folder, above)
			}
		}
	}
	seen := map[string]bool{}
	for folder, imports := range ownImports(t) {
		i, ok := at[folder]
		if !ok {
			t.Errorf("%s is on no floor: put it into ARCHITECTURE.md and into this table", folder)
			continue
		}
		seen[folder] = true
		allowed := strings.Fields(floors[i].imports)
		for path, files := range imports {
			inner, own := strings.CutPrefix(path, module)
			if own && floors[i].imports != "*" && !slices.Contains(allowed, inner) {
				t.Errorf("%s imports %s (%s), which its floor may not", folder, inner, strings.Join(files, ", "))
			}
		}
	}
	for _, f := range floors {
		if !seen[f.folder] {
			t.Errorf("%s is in the table and not in the house", f.folder)
		}
	}
}

// parsers are packages under net/ that take text apart and open no connection: web
// addresses, and the headings of mails.
var parsers = map[string]bool{"net/url": true, "net/mail": true, "net/textproto": true}

// One package opens connections, to get the pages that a user names, and none starts
// a process: a draft stays on the machine.
func TestNothingOfOursReachesOut(t *testing.T) {
	const reaches = "attrib/fetch"
	for folder, imports := range ownImports(t) {
		for path, files := range imports {
			if folder == reaches && (path == "net" || path == "net/http") {
				continue
			}
			if path == "net" || strings.HasPrefix(path, "net/") && !parsers[path] || path == "os/exec" || path == "plugin" {
				t.Errorf("%s imports %s (%s)", folder, path, strings.Join(files, ", "))
			}
		}
	}
}

func TestTheMapNamesEveryFolder(t *testing.T) {
	text, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range floors {
		if !strings.Contains(string(text), "`"+f.folder+"/`") {
			t.Errorf("ARCHITECTURE.md does not name `%s/`", f.folder)
		}
	}
}

// ownImports gives, for each folder of the library, of training and of the command,
// what its files import, tests left out: import path → files.
func ownImports(t *testing.T) map[string]map[string][]string {
	t.Helper()
	found := map[string]map[string][]string{}
	for _, top := range []string{"../attrib", "../internal", "../cmd"} {
		err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && d.Name() == "testdata" {
				return filepath.SkipDir
			}
			if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			folder := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../")
			if found[folder] == nil {
				found[folder] = map[string][]string{}
			}
			for _, spec := range file.Imports {
				name, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					return err
				}
				name = strings.TrimSuffix(name, "/")
				found[folder][name] = append(found[folder][name], filepath.Base(path))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}
