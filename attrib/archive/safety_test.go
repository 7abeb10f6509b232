package archive_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/attribcheck/attrib/attrib"
	"github.com/attribcheck/attrib/attrib/archive"
	"github.com/attribcheck/attrib/attrib/document"
)

var ctx = context.Background()

// many makes articles that quote different people.
func many(t testing.TB, from, to int) []*document.Document {
	t.Helper()
	names := strings.Fields("Holt Reyes Tarrant Olin Kostrava Haldane Tembe Rask Voss Adeyemi")
	things := strings.Fields("harbour bridge tunnel orchard quarry library ferry mill reservoir observatory")
	docs := make([]*document.Document, 0, to-from)
	for i := from; i < to; i++ {
		docs = append(docs, source(t, fmt.Sprintf("a%05d.txt", i), fmt.Sprintf(
			"Notes of day %d.\n\n“The %s number %d will be sold before the year %d is over,” Anna %s said.\n",
			i, things[i%len(things)], i, 2030+i%7, names[i/3%len(names)])))
	}
	return docs
}

func TestWhatIsNoArchiveIsRefusedUnharmed(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	other := filepath.Join(dir, "other.db")
	db, err := sql.Open("sqlite", "file:"+other)
	if err == nil {
		_, err = db.Exec("CREATE TABLE birds (name TEXT); INSERT INTO birds VALUES ('dipper')")
	}
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	newer := filepath.Join(dir, "newer.db")
	w := create(t, newer)
	add(t, w, source(t, "agency.txt", agency))
	w.Close()
	execute(t, newer, "UPDATE attrib_meta SET value = '99' WHERE name = 'version'")
	cut := filepath.Join(dir, "cut.db")
	w = create(t, cut)
	add(t, w, many(t, 0, 300)...)
	w.Close()
	data, err := os.ReadFile(cut)
	if err != nil {
		t.Fatal(err)
	}
	write("cut.db", string(data[:len(data)/3]))

	for _, tt := range []struct {
		name, path string
		is         error
		says       string
	}{
		{"a text", write("notes.txt", "“The mill is closed,” Elena Petrova said.\n"), archive.ErrForeign, "not an archive of attrib's"},
		{"an empty file", write("empty.db", ""), archive.ErrForeign, "not an archive of attrib's"},
		{"another program's database", other, archive.ErrForeign, "not an archive of attrib's"},
		{"a newer one", newer, archive.ErrNewer, "made by a newer attrib (its version is 99, this program's 1)"},
		{"nothing", filepath.Join(dir, "none.db"), archive.ErrMissing, "no such archive"},
		{"a folder", dir, nil, "a folder, not an archive"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, _ := os.ReadFile(tt.path)
			_, err := archive.Open(ctx, tt.path)
			if err == nil || tt.is != nil && !errors.Is(err, tt.is) || err.Error() != tt.path+": "+tt.says {
				t.Errorf("reading: %v", err)
			}
			if tt.is == archive.ErrMissing || tt.name == "an empty file" {
				return // an archive is made there
			}
			if w, err := archive.Create(ctx, tt.path, nil); err == nil {
				w.Close()
				t.Error("writing: no error")
			}
			if after, _ := os.ReadFile(tt.path); string(after) != string(before) {
				t.Error("it was changed")
			}
		})
	}
	t.Run("one cut off", func(t *testing.T) {
		a, err := archive.Open(ctx, cut)
		if err == nil {
			_, err = a.Stats(ctx)
			a.Close()
		}
		if err == nil || !strings.HasPrefix(err.Error(), cut+": ") {
			t.Errorf("got %v", err)
		}
	})
}

// execute runs SQL on an archive's file.
func execute(t testing.TB, path, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err == nil {
		_, err = db.Exec(query)
	}
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
}

// A disk that is full ends the adding with one line, and what was reported stays.
func TestAFullDiskHarmsNothing(t *testing.T) {
	dir := t.TempDir()
	if err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1500k", "none", dir).Run(); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	t.Cleanup(func() { exec.Command("umount", dir).Run() })
	path := filepath.Join(dir, "news.db")
	w := create(t, path)
	var reported []string
	err := w.Add(ctx, attrib.New(), func(take func(*document.Document) error) error {
		for _, d := range many(t, 0, 5000) {
			if err := take(d); err != nil {
				return err
			}
		}
		return nil
	}, func(a archive.Added) error {
		reported = append(reported, a.Path)
		return nil
	})
	if !errors.Is(err, archive.ErrFull) {
		t.Fatalf("got %v", err)
	}
	w.Close()
	a, err := archive.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if diff := cmp.Diff(reported, paths(t, a)); diff != "" || len(reported) == 0 {
		t.Errorf("%d reported (-reported +there)\n%s", len(reported), diff)
	}
}

func paths(t testing.TB, a *archive.Archive) []string {
	t.Helper()
	var out []string
	if err := a.List(ctx, archive.Filter{}, func(s archive.Source) error {
		out = append(out, s.Path)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// An archive that cannot be written can be read.
func TestAReadOnlyArchiveIsRead(t *testing.T) {
	dir := t.TempDir()
	if err := exec.Command("mount", "-t", "tmpfs", "none", dir).Run(); err != nil {
		t.Skipf("no disk can be mounted here: %v", err)
	}
	t.Cleanup(func() { exec.Command("umount", dir).Run() })
	path := filepath.Join(dir, "news.db")
	w := create(t, path)
	add(t, w, source(t, "agency.txt", agency))
	w.Close()
	if err := exec.Command("mount", "-o", "remount,ro", dir).Run(); err != nil {
		t.Skip(err)
	}
	a, err := archive.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	found, err := a.Search(ctx, archive.Search{Words: "build another dam"})
	if err != nil || len(found) != 1 {
		t.Errorf("found %d, %v", len(found), err)
	}
	a.Close()
	if _, err := archive.Create(ctx, path, nil); !errors.Is(err, archive.ErrReadOnly) {
		t.Errorf("writing: %v", err)
	}
}

// While one adds, others read, and see what was there or what is there.
func TestReadersSeeWholeBatches(t *testing.T) {
	each(t, func(t *testing.T, name string) {
		w := create(t, name)
		add(t, w, source(t, "agency.txt", agency))
		done := make(chan bool)
		var wait sync.WaitGroup
		for range 2 {
			wait.Go(func() {
				a, err := archive.Open(ctx, name)
				if err != nil {
					t.Error(err)
					return
				}
				defer a.Close()
				for {
					found, err := a.Search(ctx, archive.Search{Words: "build another dam on the Orrin"})
					if err != nil || len(found) != 1 {
						t.Errorf("found %d, %v", len(found), err)
					}
					stats, err := a.Stats(ctx)
					if err != nil || stats.Statements != stats.Sources {
						t.Errorf("%d statements of %d sources, %v", stats.Statements, stats.Sources, err)
					}
					select {
					case <-done:
						return
					default:
					}
				}
			})
		}
		add(t, w, many(t, 0, 700)...)
		close(done)
		wait.Wait()
	})
}

// A second writer says that it waits, and goes on when the first has finished.
func TestASecondWriterWaits(t *testing.T) {
	each(t, func(t *testing.T, name string) {
		w := create(t, name)
		waiting := make(chan bool)
		second := make(chan error)
		go func() {
			other, err := archive.Create(ctx, name, func() { close(waiting) })
			if err == nil {
				err = other.Close()
			}
			second <- err
		}()
		<-waiting
		select {
		case err := <-second:
			t.Fatalf("it did not wait: %v", err)
		case <-time.After(100 * time.Millisecond):
		}
		short, stop := context.WithTimeout(ctx, 50*time.Millisecond)
		defer stop()
		if _, err := archive.Create(short, name, nil); !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, context.Canceled) {
			t.Errorf("one that gives up: %v", err)
		}
		add(t, w, source(t, "agency.txt", agency))
		w.Close()
		if err := <-second; err != nil {
			t.Error(err)
		}
	})
}

// Many batches and merges later, what each said is found, and nothing that was
// removed is, before and after the archive is made compact.
func TestTheIndexHoldsThroughMergesAndRemovals(t *testing.T) {
	each(t, func(t *testing.T, name string) {
		w := create(t, name)
		docs := many(t, 0, 600)
		for part := range slices.Chunk(docs, 40) {
			add(t, w, part...)
		}
		var gone []archive.Source
		for i := 0; i < 600; i += 3 {
			named, err := w.Named(ctx, fmt.Sprintf("a%05d.txt", i))
			if err != nil {
				t.Fatal(err)
			}
			gone = append(gone, named...)
		}
		if err := w.Remove(ctx, gone...); err != nil {
			t.Fatal(err)
		}
		look := func() {
			t.Helper()
			step := 1
			if raced {
				step = 7 // which still meets what was removed and what was not
			}
			for i := 0; i < 600; i += step {
				found, err := w.Search(ctx, archive.Search{Words: fmt.Sprintf("number %d will be sold", i)})
				there := err == nil && len(found) > 0 && found[0].Source.Path == fmt.Sprintf("a%05d.txt", i) && found[0].Score == 1
				if there != (i%3 != 0) {
					t.Fatalf("%d: %v, %+v", i, err, found)
				}
			}
		}
		look()
		if err := w.Compact(ctx); err != nil {
			t.Fatal(err)
		}
		look()
		stats, err := w.Stats(ctx)
		if err != nil || stats.Segments != 1 || stats.Sources != 400 || stats.Statements != 400 {
			t.Errorf("%+v, %v", stats, err)
		}
		add(t, w, many(t, 0, 10)...) // what was removed can come again, with numbers of its own
		named, err := w.Named(ctx, "a00000.txt")
		if err != nil || named[0].ID <= 600 {
			t.Errorf("%+v, %v", named, err)
		}
	})
}

// What the index had left out, since too many had it, is there again when the others
// are removed.
func TestWhatManyHadIsFoundWhenTheyAreGone(t *testing.T) {
	w := create(t, filepath.Join(t.TempDir(), "news.db"))
	add(t, w, source(t, "first.txt", agency))
	var copies []*document.Document
	for i := range 200 {
		copies = append(copies, source(t, fmt.Sprintf("copy%d.txt", i), fmt.Sprintf("Copy %d.\n\n%s", i, agency)))
	}
	add(t, w, copies...)
	var gone []archive.Source
	if err := w.List(ctx, archive.Filter{}, func(s archive.Source) error {
		if s.Path != "first.txt" {
			gone = append(gone, s)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := w.Remove(ctx, gone...); err != nil {
		t.Fatal(err)
	}
	if err := w.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	found, err := w.Search(ctx, archive.Search{Words: "will not build another dam on the Orrin"})
	if err != nil || len(found) != 1 || found[0].Source.Path != "first.txt" {
		t.Errorf("%+v, %v", found, err)
	}
}

// Names and texts that a database may choke on are kept, or what of them it can keep.
func TestOddNamesAreKept(t *testing.T) {
	each(t, func(t *testing.T, name string) {
		w := create(t, name)
		odd := source(t, "caf\xe9.txt", agency)
		odd.Title = "One\x00two"
		long := source(t, strings.Repeat("long/", 1000)+"a.txt", paper)
		long.Outlet = "Équipe Été"
		add(t, w, odd, long)
		var got []string
		if err := w.List(ctx, archive.Filter{Outlet: "équipe"}, func(s archive.Source) error {
			got = append(got, s.Outlet)
			return nil
		}); err != nil || len(got) != 1 {
			t.Errorf("%v, %v", got, err)
		}
		if n := len(paths(t, w.Archive)); n != 2 {
			t.Errorf("%d sources", n)
		}
	})
}

// One archive under two names has one lock.
func TestALinkLeadsToTheSameLock(t *testing.T) {
	dir := t.TempDir()
	w := create(t, filepath.Join(dir, "news.db"))
	add(t, w, source(t, "agency.txt", agency))
	link := filepath.Join(dir, "link.db")
	if err := os.Symlink(filepath.Join(dir, "news.db"), link); err != nil {
		t.Skip(err)
	}
	short, stop := context.WithTimeout(ctx, 200*time.Millisecond)
	defer stop()
	waited := false
	if other, err := archive.Create(short, link, func() { waited = true }); err == nil || !waited {
		t.Errorf("no wait: %v", err)
		if err == nil {
			other.Close()
		}
	}
}

// An index whose keys are of another version is refused, and made anew.
func TestAnIndexOfAnotherVersionIsMadeAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	w := create(t, path)
	add(t, w, source(t, "agency.txt", agency), source(t, "paper.txt", paper))
	w.Close()
	execute(t, path, "UPDATE attrib_meta SET value = '0' WHERE name = 'keys'; UPDATE attrib_posting SET data = x''")
	if _, err := archive.Open(ctx, path); !errors.Is(err, archive.ErrIndex) {
		t.Errorf("reading: %v", err)
	}
	w, err := archive.Modify(ctx, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	found, err := w.Search(ctx, archive.Search{Words: "will not build another dam"})
	if err != nil || len(found) != 2 {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestAddingEndsWithTheContext(t *testing.T) {
	each(t, func(t *testing.T, name string) {
		w := create(t, name)
		short, stop := context.WithCancel(ctx)
		reported := 0
		err := w.Add(short, attrib.New(), func(take func(*document.Document) error) error {
			for _, d := range many(t, 0, 2000) {
				if err := take(d); err != nil {
					return err
				}
			}
			return nil
		}, func(archive.Added) error {
			if reported++; reported == 300 {
				stop()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v", err)
		}
		if there := len(paths(t, w.Archive)); there < reported {
			t.Errorf("%d there, %d reported", there, reported)
		}
	})
}
