package main

// The file that is made: written beside its place, and renamed when it is whole.

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
)

// output is a file that is not yet there. It is written whole or not at all.
type output struct {
	path string // what it will be
	mu   sync.Mutex
	to   *os.File // nil when it is written, or taken away
}

// create opens a file that will take the place of path. A link stays a link; to
// a device or a pipe is written as it is.
func create(path string) (*output, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s: a folder, not a file to write to", path)
	case !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &output{to: f}, err
	default:
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real
		}
	}
	mode := fs.FileMode(0o666) // less what the umask takes away
	if info != nil {
		mode = info.Mode().Perm()
	}
	for n := os.Getpid(); ; n++ {
		name := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+strconv.Itoa(n)+".tmp")
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		switch {
		case errors.Is(err, fs.ErrExist):
			continue
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("%s: no such folder", filepath.Dir(path))
		case err != nil:
			if failed, ok := errors.AsType[*fs.PathError](err); ok {
				failed.Path = path // not the name of the file that was to become it
			}
			return nil, err
		}
		return &output{path: path, to: f}, nil
	}
}

// write writes all of the file and puts it in its place.
func (o *output) write(data []byte) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, err := o.to.Write(data)
	if err == nil && o.path != "" {
		err = o.to.Sync()
	}
	if failed := o.to.Close(); err == nil {
		err = failed
	}
	if err == nil && o.path != "" {
		err = os.Rename(o.to.Name(), o.path)
	}
	if err != nil && o.path != "" {
		os.Remove(o.to.Name())
		if failed, ok := errors.AsType[*fs.PathError](err); ok {
			failed.Path = o.path
		}
	}
	o.to = nil
	return err
}

// discard takes away what was not finished.
func (o *output) discard() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.to == nil {
		return
	}
	o.to.Close()
	if o.path != "" {
		os.Remove(o.to.Name())
	}
	o.to = nil
}

// apart reports as an error that the output is a file of a corpus that is read.
func (o *options) apart() error {
	for _, folder := range append(slices.Clone(o.folders), o.dev) {
		if folder == "" {
			continue
		}
		paths, err := filepath.Glob(filepath.Join(folder, "text", "*.txt"))
		if err != nil {
			return fmt.Errorf("%s: %w", folder, err)
		}
		for _, path := range append(paths, filepath.Join(folder, "attributions.jsonl"), filepath.Join(folder, "corenlp.conll.gz")) {
			if same(path, o.output) {
				return fmt.Errorf("%s: -o is one of the files that are read (%s)", o.output, path)
			}
		}
	}
	return nil
}

// same reports two paths to one file or folder that is there.
func same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
