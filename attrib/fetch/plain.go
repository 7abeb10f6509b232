// What goes wrong on a network, in plain words.

package fetch

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// plain words an error of the network: one line, no names of functions.
func plain(err error) error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	var (
		name      *net.DNSError
		operation *net.OpError
		timeout   net.Error
		unknown   x509.UnknownAuthorityError
		host      x509.HostnameError
		invalid   x509.CertificateInvalidError
		record    tls.RecordHeaderError
		alert     tls.AlertError
	)
	through := ""
	if errors.As(err, &operation) && operation.Op == "proxyconnect" {
		through = "through the proxy: "
	}
	switch {
	case errors.As(err, &name) && name.IsNotFound:
		return failed(err, "%sno such host: %s", through, name.Name)
	case errors.As(err, &name):
		return failed(err, "%sthe name %s could not be looked up", through, name.Name)
	case errors.Is(err, syscall.ECONNREFUSED):
		return failed(err, "%sconnection refused", through)
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return failed(err, "%sthe host cannot be reached", through)
	case errors.As(err, &host):
		return failed(err, "the server's certificate is for another host")
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return failed(err, "the server's certificate has expired, or is not valid yet")
	case errors.As(err, &unknown):
		return failed(err, "the server's certificate is of an authority that is not known here")
	case errors.As(err, &invalid):
		return failed(err, "the server's certificate is not valid")
	case errors.Is(err, http.ErrSchemeMismatch), errors.As(err, &record):
		return failed(err, "the server speaks http there, not https")
	case errors.As(err, &alert):
		return failed(err, "no secure connection could be agreed upon")
	case errors.As(err, &timeout) && timeout.Timeout():
		return failed(err, "%sno connection within %s", through, seconds(connecting))
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return failed(err, "%sthe connection was cut", through)
	}
	if strings.Contains(err.Error(), "malformed HTTP") {
		return failed(err, "%swhat the server answers is not http", through)
	}
	// The innermost says what, those around it who was asked to do what.
	inner := err
	if e, ok := errors.AsType[*url.Error](err); ok {
		inner = e.Err
	}
	if operation != nil {
		inner = operation.Err
	}
	return failed(err, "%scould not be fetched (%s)", through, inner)
}

// seconds writes a duration for a reader.
func seconds(d time.Duration) string {
	switch {
	case d == time.Second:
		return "1 second"
	case d%time.Second == 0:
		return strconv.Itoa(int(d/time.Second)) + " seconds"
	}
	return d.String()
}
