//go:build race

package archive_test

// raced says that the race detector is at work, which makes everything tens of times
// slower.
const raced = true
