"""A small web server that treats the site as a plain host would that honours its `_headers` file.

So what works in the preview works when published, the content security policy included. It answers this
computer only: development servers open to the network, or to other sites in the same browser, have leaked
unpublished content.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from typing import Any
from urllib.parse import quote, unquote

ADDRESS = "127.0.0.1"

TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".xml": "application/xml",
}
"""Content types by file ending, written out because the system's own table differs between computers.
Everything else, such as Pagefind's index, is sent as plain bytes."""

KEPT_BACK = frozenset({"_headers", "_redirects"})
"""Files that tell a host what to do and that it doesn't serve."""

SHOWN_DOTFILES = frozenset({".well-known"})

Header = tuple[str, str]


class PreviewServer(ThreadingMixIn, TCPServer):
    """Serves `output` below `base` over a socket that already listens.

    Files are opened anew for every request, so a site swapped in while serving shows at once.
    """

    daemon_threads = True

    def __init__(self, listening: socket.socket, output: Path, base_path: str) -> None:
        super().__init__((ADDRESS, 0), Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.port: int = listening.getsockname()[1]
        self.output = output.absolute()
        self.base = f"/{base_path.strip('/')}/".replace("//", "/")
        self.hosts = frozenset(f"{name}:{self.port}" for name in (ADDRESS, "localhost"))
        self._parent = 0

    def run(self, parent: int) -> None:
        """Serve until the process `parent` ends, which also decides what Ctrl-C means."""
        self._parent = parent
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.serve_forever()

    def service_actions(self) -> None:
        """Between requests: end when the parent was killed and could not end us."""
        if os.getppid() != self._parent:
            raise SystemExit

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report mistakes of this program; that browsers hang up at any moment is none."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        """Send a page, or say where it is, or that there is none."""
        # A body would be taken for the next request: nobody who reads pages sends one.
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True
        if not self._is_from_here():
            return self._say(HTTPStatus.FORBIDDEN, "This preview only answers its own computer's browser.")
        path = unquote(self.path.partition("#")[0].partition("?")[0])
        base = self.server.base
        if path in ("/", base[:-1]) and path != base:
            return self._move_to(base)
        if not path.startswith(base):
            return self._say(HTTPStatus.NOT_FOUND, f"Nothing is here. The site begins at {base}")
        found = self._find(path[len(base) :])
        if found is None:
            return self._send(HTTPStatus.NOT_FOUND, path, self._find("404.html"))
        if found.is_dir():
            return self._move_to(f"{path}/")
        return self._send(HTTPStatus.OK, path, found)

    def do_HEAD(self) -> None:
        """The same without the page; what sends a body looks at the command."""
        self.do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a request that is none, or that wants something else than to read."""
        self.close_connection = True
        if code == HTTPStatus.NOT_IMPLEMENTED:
            self._say(
                HTTPStatus.METHOD_NOT_ALLOWED, "A published site can only be read.", ("Allow", "GET, HEAD")
            )
        else:
            self._say(HTTPStatus(code), explain or message or "")

    def _is_from_here(self) -> bool:
        """Whether a page of this very server asks, or the person at the keyboard.

        Another site in the same browser may name this server's address as its own (DNS rebinding): then the
        host is wrong. Or it may ask openly: then the origin is.
        """
        hosts, origins = self.headers.get_all("Host", []), self.headers.get_all("Origin", [])
        return (
            len(hosts) == 1
            and hosts[0].lower() in self.server.hosts
            and all(origin == f"http://{hosts[0].lower()}" for origin in origins)
        )

    def _find(self, path: str) -> Path | None:
        """The file at a path below the base, or the folder asked for without its slash, if it may be shown."""
        names = path.split("/")
        if path.endswith("/") or not path:
            names[-1] = "index.html"
        if any(not _may_show(name) for name in names) or path in KEPT_BACK:
            return None
        found = self.server.output.joinpath(*names)
        try:
            inside = found.resolve(strict=True).is_relative_to(self.server.output.resolve(strict=True))
            if not inside or not (found.is_file() or (found / "index.html").is_file()):
                return None
        except (OSError, RuntimeError):
            return None
        return found

    def _send(self, status: HTTPStatus, path: str, found: Path | None) -> None:
        try:
            if found is None:
                raise FileNotFoundError
            file = found.open("rb")
        except OSError:
            return self._say(HTTPStatus.NOT_FOUND, "There is no such page.")
        with file:
            self.send_response(status)
            self.send_header("Content-Type", TYPES.get(found.suffix.lower(), "application/octet-stream"))
            self.send_header("Content-Length", str(os.fstat(file.fileno()).st_size))
            self._end_headers(path)
            if self.command != "HEAD":
                shutil.copyfileobj(file, self.wfile)
        return None

    def _say(self, status: HTTPStatus, text: str, *headers: Header) -> None:
        body = f"{text}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", TYPES[".txt"])
        self.send_header("Content-Length", str(len(body)))
        for header in headers:
            self.send_header(*header)
        self._end_headers("")
        if self.command != "HEAD":
            self.wfile.write(body)

    def _move_to(self, path: str) -> None:
        _, mark, query = self.path.partition("#")[0].partition("?")
        self._say(HTTPStatus.FOUND, f"See {path}", ("Location", quote(path) + mark + query))

    def _end_headers(self, path: str) -> None:
        """The site's own headers for a path, but never its caching: a preview shows what is there now."""
        for name, value in site_headers(self.server.output, path):
            if name.lower() != "cache-control":
                self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def version_string(self) -> str:
        """What the server calls itself."""
        return "site-builder"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for what the builder has to say."""


def site_headers(output: Path, path: str) -> Iterator[Header]:
    """The headers that the site's `_headers` file wants for a path.

    The form is the one that Netlify and Cloudflare Pages share: a line with a path, in which `*` stands for
    anything, then indented lines `Name: value`.
    """
    try:
        lines = (output / "_headers").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    applies = False
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            applies = bool(re.fullmatch(".*".join(map(re.escape, line.strip().split("*"))), path, re.DOTALL))
        elif applies:
            name, _, value = line.partition(":")
            yield name.strip(), value.strip()


def _may_show(name: str) -> bool:
    """Whether one part of a path is an ordinary name: not empty, not hidden, not a way out of the folder."""
    return (
        bool(name)
        and (name[0] != "." or name in SHOWN_DOTFILES)
        and not re.search(r"[\\\x00-\x1f\x7f]", name)
    )
