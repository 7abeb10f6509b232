// Progress: one line on a terminal while much is being done, nothing elsewhere.

package main

import (
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// patience is how long a step takes before its progress is worth a line.
const patience = 400 * time.Millisecond

// progress shows count, rate and time left. A nil one shows nothing.
type progress struct {
	to      io.Writer
	what    string
	since   time.Time
	wait    time.Duration
	mu      sync.Mutex
	bar     *progressbar.ProgressBar
	most    int
	stopped bool
}

func (p *program) progress(what string) *progress {
	if p.quiet || !term.IsTerminal(int(p.stderr.Fd())) {
		return nil
	}
	return &progress{to: p.stderr, what: what, since: time.Now(), wait: patience}
}

// set shows how many of how many files are done. It may be called from several
// goroutines, and out of order.
func (p *progress) set(done, total int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stopped || done <= p.most || time.Since(p.since) < p.wait {
		return
	}
	p.most = done
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.to),
			progressbar.OptionSetDescription(p.what),
			progressbar.OptionSetWidth(20),
			progressbar.OptionShowCount(),
			progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("files"),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}
	p.bar.Set(done) // an error of the terminal's is no reason to stop
}

// finish takes the line away.
func (p *progress) finish() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stopped = true
	if p.bar != nil {
		p.bar.Clear()
	}
}
