// Package fetch gets pages from the network, for those who name one as a source. It
// is the one package of attrib that opens a connection, and it sends nothing but GET
// requests for the address that it was given and those that the servers redirect to.
//
// No cookie is kept and no script is run; a page that a browser would put together
// out of others is not put together. The environment's proxies (HTTP_PROXY,
// HTTPS_PROXY, NO_PROXY) are obeyed.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/attribcheck/attrib/attrib/read"
)

// Limits of one page.
const (
	maxSize      = 64 << 20 // bytes, after decompression
	maxRedirects = 10
	maxHeader    = 1 << 20 // bytes

	connecting = 15 * time.Second
)

// Timeout is how long a page may take where a Client does not say otherwise, from
// the look-up of the name to the last byte.
const Timeout = 60 * time.Second

// Client gets pages. The zero value is good, and keeps nothing between runs. One may
// be used by many goroutines.
type Client struct {
	// Agent is what servers are told of who asks: "attrib/1.2"; "" is "attrib".
	Agent string
	// Timeout is how long one page may take; 0 is the package's.
	Timeout time.Duration
	// Cache is the folder in which pages are kept to be asked for again only if they
	// have changed; "" is none. See [CacheFolder].
	Cache string

	most      int64             // bytes of a page, 0 for maxSize; tests have less
	transport http.RoundTripper // nil for the network; tests have their own
}

// Error is a page that could not be had: one line, without the address.
type Error struct {
	Status int    // what the server answered, 0 where that was not it
	text   string // what happened, in plain words
	err    error
}

func (e *Error) Error() string { return e.text }

// Unwrap gives the cause, nil where there is none but what the server answered.
func (e *Error) Unwrap() error { return e.err }

func failed(err error, format string, args ...any) error {
	return &Error{text: fmt.Sprintf(format, args...), err: err}
}

// Get gets the page at an http or https address; it has the form of [read.Fetch]. The
// error is an [*Error], or the context's where it ended first.
func (c *Client) Get(ctx context.Context, address string) (*read.Page, error) {
	asked, err := url.Parse(address)
	if err != nil || asked.Host == "" || asked.Scheme != "http" && asked.Scheme != "https" {
		return nil, failed(nil, "not an address that can be fetched")
	}
	asked.Fragment, asked.RawFragment = "", ""

	timeout := c.Timeout
	if timeout <= 0 {
		timeout = Timeout
	}
	running, stop := context.WithTimeout(ctx, timeout)
	defer stop()
	page, err := c.get(running, asked)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && running.Err() != nil:
		return nil, failed(err, "no whole page within %s", seconds(timeout))
	case err != nil:
		return nil, plain(err)
	}
	return page, nil
}

// get asks for a page, by way of the cache.
func (c *Client) get(ctx context.Context, asked *url.URL) (*read.Page, error) {
	cache := c.cache(asked)
	known := cache.load()
	page, answer, err := c.ask(ctx, asked, known)
	if err != nil {
		return nil, err
	}
	if page == nil { // not modified
		if page = known.page(answer); page != nil {
			cache.keep(answer)
			return page, nil
		}
		// It is another page that has not been modified.
		if page, answer, err = c.ask(ctx, asked, nil); err != nil {
			return nil, err
		}
	}
	cache.store(page, answer)
	return page, nil
}

// ask sends the request. Where the server says that the known page is still the page,
// it gives no page.
func (c *Client) ask(ctx context.Context, asked *url.URL, known *entry) (*read.Page, *http.Response, error) {
	var notes []string
	client := &http.Client{
		Transport: c.roundTripper(),
		CheckRedirect: func(next *http.Request, before []*http.Request) error {
			from := before[len(before)-1].URL
			switch {
			case len(before) > maxRedirects:
				return failed(nil, "redirected more than %d times", maxRedirects)
			case next.URL.Scheme != "http" && next.URL.Scheme != "https":
				return failed(nil, "redirected to %s, which is not fetched", shown(next.URL))
			case from.Scheme == "https" && next.URL.Scheme == "http":
				return failed(nil, "redirected from https to %s, which is not followed", shown(next.URL))
			}
			next.Header.Del("Referer")
			notes = append(notes, "redirected to "+shown(next.URL))
			return nil
		},
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, asked.String(), nil)
	if err != nil {
		return nil, nil, failed(err, "not an address that can be fetched")
	}
	agent := c.Agent
	if agent == "" {
		agent = "attrib"
	}
	request.Header.Set("User-Agent", agent)
	request.Header.Set("Accept", "text/html, text/*;q=0.9, */*;q=0.5")
	known.ask(request.Header)

	defer client.CloseIdleConnections()
	response, err := client.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	switch code := response.StatusCode; {
	case code == http.StatusNotModified && known != nil:
		return nil, response, nil
	case code < 200 || code > 299:
		text := strings.TrimSpace(fmt.Sprintf("the server answered %d %s", code, http.StatusText(code)))
		return nil, nil, &Error{Status: code, text: text}
	}
	if coding := response.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return nil, nil, failed(nil, "the server compressed the page in a way that was not asked for (%.40q)", coding)
	}
	body, err := c.body(response)
	if err != nil {
		return nil, nil, err
	}
	return &read.Page{
		Address: shown(response.Request.URL),
		Type:    response.Header.Get("Content-Type"),
		Body:    body,
		Notes:   notes,
	}, response, nil
}

// body reads what the server sends, decompressed, up to the limit.
func (c *Client) body(response *http.Response) ([]byte, error) {
	most := c.most
	if most == 0 {
		most = maxSize
	}
	tooLarge := &Error{text: fmt.Sprintf("a page of more than %d MiB", most>>20), err: read.ErrTooLarge}
	if response.ContentLength > most {
		return nil, tooLarge
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, most+1))
	if int64(len(body)) > most {
		return nil, tooLarge
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return nil, failed(err, "the page breaks off")
	}
	if err != nil {
		return nil, err
	}
	return body, nil
}

// roundTripper is the network, each page by a connection of its own: who asks for a
// page twice is rare, and a connection left open is noticed.
func (c *Client) roundTripper() http.RoundTripper {
	if c.transport != nil {
		return c.transport
	}
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: connecting}).DialContext,
		TLSHandshakeTimeout:    connecting,
		MaxResponseHeaderBytes: maxHeader,
		DisableKeepAlives:      true,
		ForceAttemptHTTP2:      true,
	}
}

// shown is an address without its user and password.
func shown(u *url.URL) string {
	if u.User == nil {
		return u.String()
	}
	bare := *u
	bare.User = nil
	return bare.String()
}
