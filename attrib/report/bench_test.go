package report

import (
	"fmt"
	"io"
	"testing"

	"github.com/attribcheck/attrib/attrib"
)

// Reports of 1,000 and 10,000 statements, the second with 10 MB of text: the
// rate, in bytes of output, should be the same for both.
func benchmark(b *testing.B, write func(io.Writer, *attrib.Report) error) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := large(n)
			var size counter
			if err := write(&size, r); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if err := write(io.Discard, r); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}

func BenchmarkHTML(b *testing.B)  { benchmark(b, formats[".html"]) }
func BenchmarkText(b *testing.B)  { benchmark(b, formats[".txt"]) }
func BenchmarkColor(b *testing.B) { benchmark(b, formats[".color.txt"]) }
func BenchmarkJSON(b *testing.B)  { benchmark(b, JSON) }
func BenchmarkJSONL(b *testing.B) { benchmark(b, JSONL) }

// counter counts what is written to it, in bytes.
type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
