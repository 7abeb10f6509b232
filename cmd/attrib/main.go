// Command attrib checks quotations and attributed claims before they are
// published. It is the thin part: each command has its file, which turns a
// command line into one call of package attrib and one of package report, and
// the exit status is the same for all of them:
//
//	0    nothing at or above --fail-on
//	1    something was
//	2    the run could not be done as asked: bad usage, bad configuration, or an
//	     input that is missing, unreadable or of no known format
//	130  interrupted
//
// Set ATTRIB_DEBUG to get a stack trace with an internal error.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"
)

// The exit statuses.
const (
	statusFound       = 1
	statusFailed      = 2
	statusInterrupted = 130
)

func main() {
	p := &program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}
	os.Exit(p.main(os.Args))
}

// program is one run of the command.
type program struct {
	stdin          io.Reader
	stdout, stderr *os.File
	quiet          bool
	// input names what is being worked on, for the message of an internal error.
	input string
	// failed is set where an input could not be read.
	failed bool

	mu       sync.Mutex // guards both outputs, which an interruption takes away
	output   *output
	baseline *output // the new baseline, nil where none is written
}

// main runs the command line and gives the exit status.
func (p *program) main(args []string) (status int) {
	// A reader that has seen enough ("| head") is no error: writes then fail
	// with EPIPE instead of the signal ending the process.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := p.interruptible(context.Background())
	defer stop()
	defer p.discard()
	defer p.guard(&status)

	err := p.run(ctx, args)
	if ctx.Err() != nil {
		return statusInterrupted
	}
	return p.status(err)
}

// status says an error on standard error and gives the exit status.
func (p *program) status(err error) int {
	var found *foundError
	var usage *usageError
	switch {
	case err == nil && p.failed:
		return statusFailed
	case err == nil:
		return 0
	case errors.As(err, &found):
		if p.failed {
			return statusFailed
		}
		return statusFound
	case errors.As(err, &usage):
		p.say("%s", usage.message)
		fmt.Fprintln(p.stderr, strings.TrimSpace("Try: attrib help "+usage.command))
	default:
		p.say("%s", err)
	}
	return statusFailed
}

// guard turns a panic into one line and status 2.
func (p *program) guard(status *int) {
	r := recover()
	if r == nil {
		return
	}
	*status = statusFailed
	about := ""
	if p.input != "" {
		about = p.input + ": "
	}
	p.say("internal error: %s%s", about, strings.Join(strings.Fields(fmt.Sprint(r)), " "))
	if os.Getenv("ATTRIB_DEBUG") != "" {
		p.stderr.Write(debug.Stack())
	}
}

// interruptible gives a context that ends on SIGINT or SIGTERM. What is blocked
// on a read does not see a context, so the process then ends itself after a
// moment's grace, leaving nothing half written behind.
func (p *program) interruptible(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(parent)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		select {
		case <-signals:
		case <-done:
			return
		}
		cancel()
		signal.Stop(signals) // a second one ends the process at once
		select {
		case <-time.After(300 * time.Millisecond):
			p.discard()
			os.Exit(statusInterrupted)
		case <-done:
		}
	}()
	return ctx, func() { close(done) }
}

// say writes one line to standard error.
func (p *program) say(format string, args ...any) {
	fmt.Fprintf(p.stderr, "attrib: %s\n", fmt.Sprintf(format, args...))
}

// note says what is worth knowing and no error.
func (p *program) note(format string, args ...any) {
	if !p.quiet {
		p.say(format, args...)
	}
}

// foundError is no failure: the run was done, and found something at or above
// --fail-on.
type foundError struct{}

func (*foundError) Error() string { return "findings at or above --fail-on" }

// usageError is a command line that cannot be understood.
type usageError struct {
	command string // "" where it is not known
	message string
}

func (e *usageError) Error() string { return e.message }

func usagef(command, format string, args ...any) error {
	return &usageError{command: command, message: fmt.Sprintf(format, args...)}
}
