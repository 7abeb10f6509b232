//go:build race

package main

// slower is by how much inputs that are made to hurt are cut under the race
// detector, which makes everything tens of times slower.
const slower = 10
