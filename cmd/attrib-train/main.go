// Command attrib-train makes the models that attrib extracts with, from
// annotated articles:
//
//	attrib-train -o FILE FOLDER...
//
// Two halves are trained: one for text as it is written, and a bare one, on the
// same articles stripped, for text that lost its case and punctuation. Either can
// be taken from a file that is there already.
//
// Each folder holds articles in the layout that docs/model.md describes. The
// same folders in the same order give the same file, byte for byte. The file is
// written whole or not at all. The exit status is
//
//	0    the file is written
//	1    it could not be made: something could not be read, trained on or written
//	2    the command line cannot be understood
//	130  interrupted
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

// The exit statuses.
const (
	statusFailed      = 1
	statusUsage       = 2
	statusInterrupted = 130
)

const usage = `attrib-train makes a model for attrib from annotated articles.

Usage: attrib-train -o FILE [FLAGS] FOLDER...

A FOLDER holds one split of a corpus:
  text/NAME.txt          an article, UTF-8
  attributions.jsonl     who says what, marked by hand
  corenlp.conll.gz       the syntax of each token, by another parser
docs/model.md describes the layout. attrib extracts by the file with --model.

Flags:
`

const statuses = `
Examples:
  attrib-train -o mine.model corpus/train
  attrib-train -o mine.model -dev corpus/dev corpus/train
  attrib-train -o mine.model -bare news.model corpus/train

Exit status: 0 the file is written; 1 it could not be made, and what stood there
before still does; 2 the command line cannot be understood.
`

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are the command line.
type options struct {
	output, dev, written, bare string
	folders                    []string
}

// run runs the command and gives the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintf(stderr, "attrib-train: %s\nTry: attrib-train -h\n", err)
		return statusUsage
	}
	// What stands in the way of writing shows before the hours of training.
	err = o.apart()
	var out *output
	if err == nil {
		out, err = create(o.output)
	}
	if err == nil {
		defer interruptible(out)()
		err = o.train(out, stderr)
		out.discard()
	}
	if err != nil {
		fmt.Fprintf(stderr, "attrib-train: %s\n", plain(err))
		return statusFailed
	}
	return 0
}

// parse reads the command line. Help goes to standard output.
func parse(args []string, stdout io.Writer) (*options, error) {
	o := &options{}
	flags := flag.NewFlagSet("attrib-train", flag.ContinueOnError)
	flags.StringVar(&o.output, "o", "", "write the model to `FILE`, the whole of it or nothing; required")
	flags.StringVar(&o.dev, "dev", "", "measure on the articles of `FOLDER`, none of which may be trained on, and say on standard error what was found")
	flags.StringVar(&o.written, "written", "", "take the half for text as it is written from `FILE`, do not train it")
	flags.StringVar(&o.bare, "bare", "", "take the half for bare text from `FILE`, do not train it")
	flags.SetOutput(io.Discard) // what goes wrong is said by run
	flags.Usage = func() {}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprint(stdout, usage)
			flags.SetOutput(stdout)
			flags.PrintDefaults()
			fmt.Fprint(stdout, statuses)
		}
		return nil, err
	}
	o.folders = flags.Args()
	empty := ""
	flags.Visit(func(f *flag.Flag) {
		if f.Value.String() == "" {
			empty = f.Name
		}
	})
	switch both := o.written != "" && o.bare != ""; {
	case empty != "":
		return nil, fmt.Errorf("flag -%s has an empty value", empty)
	case o.output == "":
		return nil, errors.New("no file to write to given: -o FILE")
	case both && len(o.folders) > 0:
		return nil, errors.New("with -written and -bare nothing is trained, and no FOLDER is read")
	case !both && len(o.folders) == 0:
		return nil, errors.New("no FOLDER to train on given")
	}
	for _, f := range o.folders {
		if strings.HasPrefix(f, "-") {
			return nil, fmt.Errorf("%s stands behind a FOLDER: flags come first", f)
		}
	}
	return o, nil
}

// interruptible takes the unfinished output away on SIGINT or SIGTERM, and ends
// the process. It gives what undoes that.
func interruptible(out *output) func() {
	signals, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-signals:
			out.discard()
			os.Exit(statusInterrupted)
		case <-done:
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// plain words an error of the file system in one line, without the name of the
// system call.
func plain(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		reason := e.Err.Error()
		if errors.Is(err, fs.ErrNotExist) {
			reason = "no such file or folder"
		}
		return e.Path + ": " + reason
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}
