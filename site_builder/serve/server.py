"""A small web server that treats the site as a plain host would that honours its `_headers` file.

So what works in the preview works when published, the content security policy included. It answers this
computer only: development servers open to the network, or to other sites in the same browser, have leaked
unpublished content.

Pages come from the site as it is now, whatever only a whole build makes from the folder of the last one. Each page is given
a script of the preview's own, which shows what is wrong with the content and loads the page again when it has changed.
"""

from __future__ import annotations

import json
import re
import socket
import sys
from contextlib import suppress
from dataclasses import asdict
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from typing import Any, Final, Protocol
from urllib.parse import quote, unquote

from site_builder.diagnostics import Stopped
from site_builder.serve.host import TYPES, Header, site_headers
from site_builder.serve.live import State

ADDRESS = "127.0.0.1"

PREVIEW: Final = "-preview/"
"""Where the preview's own files are; no entry's address can begin like this."""
OWN_FILES: Final = frozenset({"preview.js", "preview.css"})
_OWN_FOLDER: Final = Path(__file__).parent / "assets"
HEARTBEAT: Final = 10.0
"""Seconds after which a silent stream says something, to notice that nobody listens any more."""

KEPT_BACK = frozenset({"_headers", "_redirects"})
"""Files that tell a host what to do and that it doesn't serve."""

SHOWN_DOTFILES = frozenset({".well-known"})


class Shown(Protocol):
    """A site as it is now, asked from many threads."""

    @property
    def base_path(self) -> str:
        """The path that it lives below."""

    @property
    def state(self) -> State:
        """How it is."""

    def wait(self, known: State | None, seconds: float) -> State:
        """How it is, as soon as that isn't what is `known`, or after some seconds."""

    def file(self, path: str) -> bytes | Path | None:
        """One of its files by its path, None where the folder of the last build is to be asked. May raise `Stopped`."""

    def has_page(self, path: str) -> bool:
        """Whether a path is that of a page's file, which needn't be rendered to know."""


class PreviewServer(ThreadingMixIn, TCPServer):
    """Serves a site over a socket that already listens: what `shown` has, and else the files of `output`.

    Files are opened anew for every request, so a site swapped in while serving shows at once.
    """

    daemon_threads = True

    def __init__(self, listening: socket.socket, output: Path, shown: Shown) -> None:
        super().__init__((ADDRESS, 0), Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.port: int = listening.getsockname()[1]
        self.output = output.absolute()
        self.shown = shown
        self.hosts = frozenset(f"{name}:{self.port}" for name in (ADDRESS, "localhost"))

    @property
    def base(self) -> str:
        """The path that the site lives below, with a stroke at both ends."""
        return f"/{self.shown.base_path.strip('/')}/".replace("//", "/")

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report mistakes of this program; that browsers hang up at any moment is none."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    timeout = 30

    version = 0
    """The site's when the request came: what is rendered for it can only be newer, and is then loaded again."""

    def do_GET(self) -> None:
        """Send a page, or say where it is, or that there is none."""
        self.version = self.server.shown.state.version
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
        name = path[len(base) :]
        if name.startswith(PREVIEW):
            return self._answer_own(name.removeprefix(PREVIEW))
        if not name.endswith("/") and self._is_folder(name):
            return self._move_to(f"{path}/")
        try:
            found = self._find(name)
            if found is None:
                return self._send(HTTPStatus.NOT_FOUND, path, "404.html", self._find("404.html"))
        except Stopped as reason:
            return self._send(HTTPStatus.INTERNAL_SERVER_ERROR, path, "x.html", _plain_page(str(reason)))
        return self._send(HTTPStatus.OK, path, _file_of(name), found)

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

    def _answer_own(self, name: str) -> None:
        """The preview's own script and style, and the stream that tells how the site is."""
        if name == "events":
            return self._tell_events()
        if name not in OWN_FILES:
            return self._say(HTTPStatus.NOT_FOUND, "There is no such file.")
        return self._send(HTTPStatus.OK, "", name, _OWN_FOLDER / name)

    def _tell_events(self) -> None:
        """Send how the site is, now and whenever that changes, until the browser hangs up."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._end_headers("")
        known: State | None = None
        with suppress(OSError):
            while True:
                state = self.server.shown.wait(known, HEARTBEAT)
                said = ":\n\n" if state == known else f"data: {json.dumps(asdict(state))}\n\n"
                self.wfile.write(said.encode())
                known = state

    def _find(self, path: str) -> bytes | Path | None:
        """What is at a path below the base, if it may be shown."""
        file = _file_of(path)
        if path in KEPT_BACK or not all(map(_may_show, file.split("/"))):
            return None
        found = self.server.shown.file(file)
        return self._find_built(file) if found is None else found

    def _is_folder(self, path: str) -> bool:
        """Whether a path is that of a page but for the stroke at its end."""
        file = f"{path}/index.html"
        if not all(map(_may_show, file.split("/"))):
            return False
        return self.server.shown.has_page(file) or self._find_built(file) is not None

    def _find_built(self, path: str) -> Path | None:
        found = self.server.output / path
        try:
            inside = found.resolve(strict=True).is_relative_to(self.server.output.resolve(strict=True))
            if not inside or not found.is_file():
                return None
        except (OSError, RuntimeError):
            return None
        return found

    def _send(self, status: HTTPStatus, path: str, name: str, found: bytes | Path | None) -> None:
        """Send a file that is called `name`, for an address that ends in `path`."""
        try:
            body = found.read_bytes() if isinstance(found, Path) else found
        except OSError:
            body = None
        kind = TYPES.get(Path(name).suffix.lower(), "application/octet-stream")
        if kind == TYPES[".html"]:
            body = self._with_script(body or _plain_page("The site can't be shown yet."))
        if body is None:
            return self._say(HTTPStatus.NOT_FOUND, "There is no such page.")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self._end_headers(path)
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def _with_script(self, html: bytes) -> bytes:
        """A page with what keeps it up to date."""
        own = f"{self.server.base}{PREVIEW}"
        added = (
            f'<link rel="stylesheet" href="{own}preview.css">'
            f'<script type="module" src="{own}preview.js?version={self.version}"></script>'
        )
        before, end, after = html.rpartition(b"</body>")
        return b"".join((before, added.encode(), end, after)) if end else html + added.encode()

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


def _file_of(path: str) -> str:
    """The path of the file that an address below the base means."""
    return f"{path}index.html" if path.endswith("/") or not path else path


def _plain_page(text: str) -> bytes:
    """A page with a sentence, for when the theme can't show one."""
    return f"<!doctype html><title>Preview</title><body><p>{escape(text)}</p></body>".encode()


def _may_show(name: str) -> bool:
    """Whether one part of a path is an ordinary name: not empty, not hidden, not a way out of the folder."""
    return (
        bool(name)
        and (name[0] != "." or name in SHOWN_DOTFILES)
        and not re.search(r"[\\\x00-\x1f\x7f]", name)
    )
