package attribtest_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/attribcheck/attrib/attrib/attribtest"
)

// In a file of your own package:
//
//	func TestQuotations(t *testing.T) {
//		attribtest.Run(t, "testdata/*.txtar")
//	}
func ExampleRun() {
	tests := []testing.InternalTest{{
		Name: "TestQuotations",
		F:    func(t *testing.T) { attribtest.Run(t, "testdata/*.txtar") },
	}}
	everything := func(pattern, name string) (bool, error) { return true, nil }
	fmt.Println("passed:", testing.RunTests(everything, tests))
	// Output: passed: true
}

// A case may be run outside of go test too, by an editor's check say.
func ExampleDiff() {
	archive := []byte(`Who said it is wrong on purpose.

-- agency.txt --
“We have nothing to hide from the inquiry,” Haddad said.
-- want --
quoted:
agency.txt:1 direct Petrova | We have nothing to hide from the inquiry
`)
	differs, err := attribtest.Diff(context.Background(), "inquiry.txtar", archive)
	fmt.Print(differs)
	fmt.Println(err)
	// Output:
	// attrib finds other than expected (- expected, + found)
	// inquiry.txtar:6: quoted:
	//   - agency.txt:1 direct Petrova | We have nothing to hide from the inquiry
	//   + agency.txt:1 direct Haddad | We have nothing to hide from the inquiry
	// <nil>
}
