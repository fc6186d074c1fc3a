"""The preview over real sockets, from a real process, as `site-builder serve` runs it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_builder.serve.host import site_headers
from site_builder.serve.watch import Watched, snapshot
from tests.publish.sites import publish

PROJECT = Path(__file__).parents[1]

PROGRAM = """
import sys, time
from pathlib import Path
from site_builder.serve import ServeError, serving
from site_builder.serve.live import State

class Built:
    base_path = sys.argv[2]
    state = State(version=7)
    def wait(self, known, seconds):
        time.sleep(known is not None and seconds)
        return self.state
    def file(self, path):
        return None
    def has_page(self, path):
        return False

try:
    with serving(Built(), Path(sys.argv[1]), int(sys.argv[3]), lambda said: print(said, flush=True)):
        while True:
            time.sleep(1)
except ServeError as error:
    print(error)
    sys.exit(2)
except KeyboardInterrupt:
    pass
"""
"""Serves a site that was built, and nothing that is newer."""

SITE = {
    "index.html": b"<h1>Home</h1>",
    "404.html": b"<h1>Not here</h1>",
    "services/day-centre/index.html": b"<h1>Day centre</h1>",
    "a folder/index.html": b"<h1>A folder</h1>",
    "empty/picture.svg": b"<svg/>",
    "search/pagefind.js": b"1",
    "search/wasm.en.pagefind": b"2",
    "search/pagefind.en_1.pf_meta": b"3",
    "app.wasm": b"4",
    "style.CSS": b"5",
    "site.webmanifest": b"{}",
    "plan.pdf": b"%PDF",
    ".hidden": b"secret",
    ".git-like/config": b"secret",
    ".well-known/security.txt": b"Contact",
    "_headers": b"# comment\n\n/charter/*\n  Content-Security-Policy: default-src 'none'\n"
    b"  Cache-Control: max-age=9\n/charter/services/*/\n  X-Service: yes\n",
}


def previewed(html: bytes, base: str = "/charter/") -> bytes:
    """A page with what the preview adds to it."""
    own = f"{base}-preview/preview"
    script = f'<script type="module" src="{own}.js?version=7"></script>'
    return html + f'<link rel="stylesheet" href="{own}.css">{script}'.encode()


@dataclass(frozen=True)
class Answer:
    """One response."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Preview:
    """A running preview and how to ask it."""

    process: subprocess.Popen[str]
    output: Path
    port: int
    said: str

    def ask(self, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, headers=headers or {})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def send(self, request: bytes) -> bytes:
        """Send bytes as they are; all that comes back until the server hangs up."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65_536), b""))


@contextmanager
def previewing(output: Path, base: str = "/charter/", port: int = 0) -> Iterator[Preview]:
    arguments = [str(output), base, str(port)]
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        if not said.startswith("The site is at"):
            said += process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
        assert address, said
        yield Preview(process, output, int(address[1]), said)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            rest, _ = process.communicate(timeout=60)
        finally:
            process.kill()
        assert process.returncode == 0, rest
        assert "Traceback" not in rest


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    output = tmp_path_factory.mktemp("site") / "output"
    publish(output, SITE)
    (output.parent / "secret.txt").write_text("secret")
    (output / "way-out").symlink_to(output.parent)
    with previewing(output) as running:
        yield running


def test_pages_are_below_the_base_path(preview: Preview) -> None:
    assert preview.ask("/charter/").body == previewed(SITE["index.html"])
    assert preview.ask("/charter/services/day-centre/").body == previewed(
        SITE["services/day-centre/index.html"]
    )
    assert preview.ask("/charter/index.html?x=1#y").body == previewed(SITE["index.html"])
    assert preview.ask("/charter/a%20folder/").body == previewed(SITE["a folder/index.html"])
    assert preview.ask("/index.html").status == 404
    assert b"The site begins at /charter/" in preview.ask("/other/").body


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/", "/charter/"),
        ("/charter", "/charter/"),
        ("/charter/services/day-centre", "/charter/services/day-centre/"),
        ("/charter/a%20folder?q=x%20y", "/charter/a%20folder/?q=x%20y"),
    ],
)
def test_a_folder_without_its_slash_is_redirected(preview: Preview, path: str, to: str) -> None:
    answer = preview.ask(path)
    assert (answer.status, answer.headers["Location"]) == (302, to)


@pytest.mark.parametrize(
    "path",
    [
        "/charter/nowhere/",
        "/charter/empty/",
        "/charter/empty",
        "/charter/services",
        "/charter/.site-builder",
        "/charter/.hidden",
        "/charter/%2ehidden",
        "/charter/.git-like/config",
        "/charter/_headers",
        "/charter/../secret.txt",
        "/charter/%2e%2e/secret.txt",
        "/charter/services/..%2f..%2f..%2fsecret.txt",
        "/charter/..%5csecret.txt",
        "/charter/way-out/secret.txt",
        "/charter//etc/passwd",
        "/charter/%2fetc/passwd",
        "/charter/index.html/",
        "/charter/index.html%00.txt",
        "/charter/%ff",
        "/charter/" + "x" * 300,
        "/charter/./index.html",
    ],
)
def test_what_is_not_a_page_gets_the_sites_own_404_page(preview: Preview, path: str) -> None:
    answer = preview.ask(path)
    assert (answer.status, answer.body) == (404, previewed(SITE["404.html"]))
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'"


def test_the_previews_own_files_are_served_and_no_others(preview: Preview) -> None:
    script = preview.ask("/charter/-preview/preview.js?version=7")
    assert (script.status, script.headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert b"EventSource" in script.body
    for name in ("", "server.py", "../server.py", "%2e%2e/server.py", "nothing.js"):
        assert preview.ask(f"/charter/-preview/{name}").status == 404


def test_other_sites_hear_nothing_of_what_is_wrong(preview: Preview) -> None:
    assert preview.ask("/charter/-preview/events", headers={"Origin": "http://evil.example"}).status == 403


def test_well_known_files_are_served(preview: Preview) -> None:
    assert preview.ask("/charter/.well-known/security.txt").body == b"Contact"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("search/pagefind.js", "text/javascript; charset=utf-8"),
        ("search/wasm.en.pagefind", "application/octet-stream"),
        ("search/pagefind.en_1.pf_meta", "application/octet-stream"),
        ("app.wasm", "application/wasm"),
        ("style.CSS", "text/css; charset=utf-8"),
        ("empty/picture.svg", "image/svg+xml"),
        ("site.webmanifest", "application/manifest+json"),
        ("plan.pdf", "application/pdf"),
    ],
)
def test_files_say_what_they_are(preview: Preview, path: str, kind: str) -> None:
    answer = preview.ask(f"/charter/{path}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)


def test_the_sites_headers_are_sent_except_its_caching(preview: Preview) -> None:
    home, service = preview.ask("/charter/"), preview.ask("/charter/services/day-centre/")
    assert home.headers["Content-Security-Policy"] == "default-src 'none'"
    assert home.headers.get_all("Cache-Control") == ["no-store"]
    assert "X-Service" not in home.headers
    assert service.headers["X-Service"] == "yes"


def test_head_sends_the_same_without_the_page(preview: Preview) -> None:
    answer = preview.ask("/charter/", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(previewed(SITE["index.html"])))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_the_site_can_only_be_read(preview: Preview, method: str) -> None:
    answer = preview.ask("/charter/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:{port}"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:{port}.evil.example"},
        {"Host": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
    ],
)
def test_other_sites_in_the_browser_get_nothing(preview: Preview, headers: dict[str, str]) -> None:
    answer = preview.ask("/charter/", headers={k: v.format(port=preview.port) for k, v in headers.items()})
    assert answer.status == 403
    assert SITE["index.html"] not in answer.body


def test_its_own_pages_and_the_name_localhost_are_answered(preview: Preview) -> None:
    host = f"localhost:{preview.port}"
    assert preview.ask("/charter/", headers={"Host": host, "Origin": f"http://{host}"}).status == 200


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /charter/ HTTP/1.0\r\n\r\n", b" 403 "),
        (
            b"GET /charter/ HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
            b" 403 ",
        ),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n", b" 404 "),
        (b"GET [ HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n", b" 404 "),
        (b"GET /charter/ plan.pdf HTTP/1.1\r\n\r\n", b" 400 "),
        (
            b"GET /charter/ HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 44\r\n\r\n"
            b"GET /charter/plan.pdf HTTP/1.1\r\nHost: x\r\n\r\n",
            b" 200 ",
        ),
    ],
)
def test_strange_requests_get_one_plain_answer(preview: Preview, request_: bytes, status: bytes) -> None:
    answer = preview.send(request_.replace(b"%d", b"%d" % preview.port))
    assert status in answer.partition(b"\r\n")[0]
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"secret" not in answer


def test_only_this_computer_can_connect(preview: Preview) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this computer has no address but its own, so nobody else could connect")
        outside = probe.getsockname()[0]
    with pytest.raises(OSError, match=r"refused|timed out"):
        socket.create_connection((outside, preview.port), timeout=5)


def test_a_site_swapped_in_shows_at_once(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, {"index.html": b"0"})
    with previewing(output, "/") as preview:
        for number in range(1, 6):
            publish(output, {"index.html": b"%d" % number})
            assert preview.ask("/").body == previewed(b"%d" % number, "/")
        assert preview.ask("/nowhere/").status == 404


def test_a_snapshot_sees_new_changed_and_removed_files(tmp_path: Path) -> None:
    folders = [tmp_path / "content", tmp_path / "missing"]
    (folders[0] / "deep").mkdir(parents=True)
    (folders[0] / "link").symlink_to("/nowhere")
    first = snapshot(folders)
    page = folders[0] / "deep/page.md"
    page.write_text("a")
    second = snapshot(folders)
    page.write_text("ab")
    third = snapshot(folders)
    os.utime(page, ns=(1, 1))
    fourth = snapshot(folders)
    page.unlink()
    assert [len(first), len(second)] == [1, 2]
    assert first != second != third != fourth
    assert snapshot(folders) == first


def test_what_is_saved_during_the_first_build_is_a_change(tmp_path: Path) -> None:
    watched = Watched([tmp_path])
    (tmp_path / "page.md").write_text("saved while the first build ran")
    assert [watched.has_changed(), watched.has_changed()] == [True, False]


def test_a_port_in_use_is_passed_over_and_said(tmp_path: Path) -> None:
    publish(tmp_path / "output", SITE)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with previewing(tmp_path / "output", "/", port) as preview:
            assert port < preview.port <= port + 10
            assert preview.said.startswith(
                f"Port {port} is in use, so the preview uses port {preview.port}.\n"
            )


def test_without_a_free_port_it_says_what_to_do(tmp_path: Path) -> None:
    arguments = [str(tmp_path), "/", "65536"]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], cwd=PROJECT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "choose another number with --port" in done.stdout


def test_a_killed_preview_frees_its_port(tmp_path: Path) -> None:
    publish(tmp_path / "output", SITE)
    arguments = [str(tmp_path / "output"), "/", "0"]
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    found = re.search(r":(\d+)/", process.stdout.readline())
    assert found
    process.kill()
    process.communicate(timeout=20)
    deadline = time.monotonic() + 20
    while True:
        try:
            socket.create_server(("127.0.0.1", int(found[1]))).close()
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            break


def test_headers_of_a_site_without_rules_or_with_broken_ones(tmp_path: Path) -> None:
    assert list(site_headers(tmp_path, "/")) == []
    (tmp_path / "_headers").write_bytes(b"\xff")
    assert list(site_headers(tmp_path, "/")) == []
    (tmp_path / "_headers").write_text("/a.b\n  X: 1: 2\n/*/c\n\tY: 3\n")
    assert list(site_headers(tmp_path, "/a.b")) == [("X", "1: 2")]
    assert list(site_headers(tmp_path, "/axb")) == []
    assert list(site_headers(tmp_path, "/q/r/c")) == [("Y", "3")]
