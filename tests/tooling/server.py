"""A static web server for the tests: serves a built site the way a plain host would, `_headers` included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

Rules = list[tuple[str, str, str]]


def read_headers(text: str) -> Rules:
    """Read a `_headers` file (a path pattern per block, headers indented below) as (pattern, name, value) rules.

    `*` in a pattern stands for anything. The form is the one Netlify and Cloudflare Pages share.
    """
    rules: Rules = []
    pattern = ""
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace():
            name, _, value = line.partition(":")
            rules.append((pattern, name.strip(), value.strip()))
        else:
            pattern = line.strip()
    return rules


class _Handler(SimpleHTTPRequestHandler):
    """Serves one folder below a base path; sends the site's own 404 page for what isn't there."""

    def __init__(self, *args: object, base: str, rules: Rules, site: Site, **more: object) -> None:
        self.base, self.rules, self.site = base, rules, site
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def log_message(self, *args: object) -> None:
        """Say nothing: the tests look at `asked` instead."""

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.site.asked.append(path)
        # Times are whole seconds here, so of two builds in one second the second would look unchanged.
        del self.headers["If-Modified-Since"]
        if self.site.trouble:
            self.site.trouble(self)
        elif path.startswith(f"{self.base}/"):
            super().do_GET()
        else:
            self.send_error(404)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.base))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        own_page = Path(self.directory, "404.html")
        if code != 404 or not own_page.is_file():
            return super().send_error(code, message, explain)
        body = own_page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def end_headers(self) -> None:
        path = urlsplit(self.path).path
        for pattern, name, value in self.rules:
            if fnmatchcase(path, pattern) or fnmatchcase(path.removeprefix(self.base), pattern):
                self.send_header(name, value)
        super().end_headers()


class Site:
    """A served folder: `url` of its front page (with a slash at the end) and the paths `asked` for so far.

    While there is `trouble`, that answers everything in the place of the folder.
    """

    def __init__(self, url: str, asked: list[str]) -> None:
        self.url = url
        self.asked = asked
        self.trouble: Callable[[BaseHTTPRequestHandler], None] | None = None

    def at(self, path: str) -> str:
        """The address of a site path such as `/services/`."""
        return self.url + path.removeprefix("/")


@contextmanager
def serve_folder(folder: Path, base: str = "") -> Iterator[Site]:
    """Serve a folder on a free port of this computer, below a base path such as `/charter` if one is given."""
    headers = folder / "_headers"
    rules = read_headers(headers.read_text(encoding="utf-8")) if headers.is_file() else []
    base = base.rstrip("/")
    site = Site("", [])
    handler = partial(_Handler, directory=str(folder), base=base, rules=rules, site=site)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            site.url = f"http://127.0.0.1:{server.server_port}{base}/"
            yield site
        finally:
            server.shutdown()
            thread.join()
