"""The little site that make.sh crawls: pages sent plain, in chunks and packed, what is no page, and what is not there."""

import gzip
import http.server
import sys

def page(title, date, *paragraphs):
    meta = f'<meta property="article:published_time" content="{date}">' if date else ""
    return f"<!doctype html><html><head><title>{title} | The Quay Gazette</title>{meta}</head><body><nav><a href=/>Home</a></nav><article><h1>{title}</h1>{''.join(f'<p>{p}</p>' for p in paragraphs)}</article></body></html>".encode()

INDEX = b'<html><body><ul>' + b''.join(b'<li><a href="%s">%s</a>' % (p, p) for p in (b"/hull.html", b"/chunked.html", b"/packed.html", b"/latin", b"/notes.txt", b"/feed.xml", b"/gone.html", b"/moved", b"/dot.gif")) + b"</ul></body></html>"
FEED = b'<rss version="2.0"><channel><title>Quay</title><item><title>Short</title><link>http://127.0.0.1/1</link><description>Short, Olin said.</description></item></channel></rss>'

class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Quay", ""

    def date_time_string(self, timestamp=None):
        return "Tue, 03 Nov 2026 08:00:00 GMT"

    def log_message(self, *args):
        pass

    def send(self, data, kind="text/html; charset=utf-8", status=200, **head):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for k, v in head.items():
            self.send_header(k.replace("_", "-"), v)
        if "Transfer_Encoding" not in head:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        hull = page("Hull is worse than thought", "2026-11-02T09:00:00+01:00", "“The hull is worse than we thought,” said Petra Olin, who runs the harbour.", "She would not say more on Monday.")
        match self.path:
            case "/":
                self.send(INDEX)
            case "/hull.html":
                self.send(hull)
            case "/chunked.html":
                p = page("Mayor asks for a boat", "", "“We have asked the army,” the mayor, João Tembe, told the council.", "The army had no comment on the matter.")
                self.send(b"".join(b"%x\r\n%s\r\n" % (len(p[i:i + 100]), p[i:i + 100]) for i in range(0, len(p), 100)) + b"0\r\n\r\n", Transfer_Encoding="chunked")
            case "/packed.html":
                self.send(gzip.compress(page("Gates open in three weeks", "2026-11-01", "“Nothing was free,” said Yusra Haldane, the water minister of Tarsk.", "Her country opens its upper gates."), mtime=0), Content_Encoding="gzip")
            case "/latin":
                self.send("<html><body><h1>Café to close</h1><p>“We close on Sunday,” said Rosa Lindt of the café on the quay.</p></body></html>".encode("cp1252"), "text/html; charset=windows-1252")
            case "/notes.txt":
                self.send("Notes from the jetty\n\n“A river does not read treaties,” the envoy said.\n".encode(), "text/plain")
            case "/feed.xml":
                self.send(FEED, "application/rss+xml")
            case "/dot.gif":
                self.send(b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "image/gif")
            case "/moved":
                self.send(b"", status=301, Location="/hull.html")
            case _:
                self.send(b"<p>Not here.</p>", status=404)

http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Site).serve_forever()
