package main

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/attribcheck/attrib/attrib/archive"
)

// kills is how often a process that adds is killed.
const kills = 200 / slower

// Killed at any moment, an archive opens clean and has all that was reported as
// added; run again, adding goes on, and in the end nothing is missing or there twice.
func TestAnArchiveSurvivesKills(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a minute or two")
	}
	const sources = 3000 / slower
	dir := t.TempDir()
	folder := filepath.Join(dir, "sources")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	words := strings.Fields("harbour bridge tunnel orchard quarry library ferry mill reservoir observatory")
	name := func(i int) string { return fmt.Sprintf("a%05d.txt", i) }
	quoted := func(i int) string {
		return fmt.Sprintf("The %s number %d will be sold to the town of %s before winter", words[i%10], i, words[i/10%10])
	}
	for i := range sources {
		text := fmt.Sprintf("Notes of day %d.\n\n“%s,” Anna Holt said.\n", i, quoted(i))
		if err := os.WriteFile(filepath.Join(folder, name(i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	path := filepath.Join(dir, "news.db")
	reported := map[string]bool{}
	whole := 0
	for n := 0; n < kills; {
		killed := add(t, path, folder, time.Duration(r.Int64N(int64(900*time.Millisecond*(1+slower)/2))), reported)
		there := kept(t, path)
		for p := range reported {
			if !there[p] {
				t.Fatalf("after %d kills %s is not there, which was reported as added", n, p)
			}
		}
		if len(there) > 0 { // what is there is found
			i := r.IntN(sources)
			for !there[name(i)] {
				i = (i + 1) % sources
			}
			if !found(t, path, quoted(i), name(i)) {
				t.Fatalf("after %d kills %s is there and is not found", n, name(i))
			}
		}
		if killed {
			n++
			continue
		}
		// It was done before it could be killed: begin again.
		if whole++; len(there) != sources {
			t.Fatalf("%d sources are there of %d", len(there), sources)
		}
		if n < kills {
			sound(t, path)
			clear(reported)
			for _, file := range []string{path, path + "-wal", path + "-shm"} {
				os.Remove(file)
			}
		}
	}
	add(t, path, folder, time.Hour, reported)
	if there := kept(t, path); len(there) != sources {
		t.Errorf("%d sources are there of %d", len(there), sources)
	}
	sound(t, path)
	t.Logf("%d kills, %d runs to the end", kills, whole)
}

// add runs attrib archive add, and kills it after a while. What it reports goes into
// reported.
func add(t *testing.T, path, folder string, after time.Duration, reported map[string]bool) (killed bool) {
	t.Helper()
	cmd := start(t, "archive", "add", "--quiet", "--db", path, "--format", "jsonl", folder)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		var a archive.Added
		if json.Unmarshal(lines.Bytes(), &a) == nil { // the last line may be cut off
			reported[filepath.Base(a.Path)] = true
		}
	}
	err = cmd.Wait()
	timer.Stop()
	if said.Len() > 0 {
		t.Fatalf("it said: %s", said.String())
	}
	return err != nil
}

// kept are the names of the sources of an archive; of one that was never made there
// are none.
func kept(t *testing.T, path string) map[string]bool {
	t.Helper()
	there := map[string]bool{}
	a, err := archive.Open(context.Background(), path)
	if err != nil {
		if info, missing := os.Stat(path); missing != nil || info.Size() == 0 || !archive.Is(path) || strings.Contains(err.Error(), archive.ErrForeign.Error()) {
			return there // killed before the tables were there
		}
		t.Fatal(err)
	}
	defer a.Close()
	err = a.List(context.Background(), archive.Filter{All: true}, func(s archive.Source) error {
		if name := filepath.Base(s.Path); there[name] {
			t.Errorf("%s is there twice", name)
		} else {
			there[name] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return there
}

func found(t *testing.T, path, words, name string) bool {
	t.Helper()
	a, err := archive.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	matches, err := a.Search(context.Background(), archive.Search{Words: words})
	if err != nil {
		t.Fatal(err)
	}
	return len(matches) > 0 && filepath.Base(matches[0].Source.Path) == name
}

// sound has the database examine itself.
func sound(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var says string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&says); err != nil || says != "ok" {
		t.Errorf("%s, %v", says, err)
	}
}
