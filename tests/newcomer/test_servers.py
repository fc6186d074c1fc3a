"""The settings that docs/hosting.md gives for nginx and Apache, tried with those very servers and the example."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.options import Options
from site_builder.outputs.headers import CONTENT_SECURITY_POLICY
from tests.tooling.example import CONTENT
from tests.tooling.small_site import TODAY, told

HOSTING = Path(__file__).parents[2] / "docs/hosting.md"
MODULES = Path("/usr/lib/apache2/modules")


def snippet(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", HOSTING.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "output"
    built = build(
        Options(
            CONTENT, folder, TODAY, base_url="https://charter.example.org/", without=frozenset({"search"})
        )
    )
    assert built.published, told(built.diagnostics)
    for path in [folder.parent, *folder.rglob("*")]:  # the servers give up root's rights
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


def nginx(output: Path, port: int, folder: Path) -> list[str]:
    text = (
        snippet("nginx")
        .replace("listen 80;", f"listen 127.0.0.1:{port};")
        .replace("/var/www/charter", str(output))
    )
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"""\
user root;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
include /etc/nginx/mime.types;
access_log off;
{paths}{text}}}
"""
    (folder / "nginx.conf").write_text(whole, "utf-8")
    return ["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]


def apache(output: Path, port: int, folder: Path) -> list[str]:
    text = snippet("apache").replace("*:80", f"127.0.0.1:{port}").replace("/var/www/charter", str(output))
    names = ("mpm_event", "authz_core", "mime", "dir", "headers", "deflate", "filter", "alias")
    modules = "".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so\n" for name in names)
    whole = f"""\
ServerRoot {folder}
ServerName localhost
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
Listen 127.0.0.1:{port}
{modules}TypesConfig /etc/mime.types
{text}"""
    (folder / "apache.conf").write_text(whole, "utf-8")
    return ["apache2", "-f", str(folder / "apache.conf"), "-DFOREGROUND"]


@pytest.fixture(params=[nginx, apache], ids=["nginx", "apache"])
def served(request: pytest.FixtureRequest, output: Path, tmp_path: Path) -> Iterator[int]:
    port = free_port()
    command = request.param(output, port, tmp_path)
    program = shutil.which(command[0], path="/usr/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        pytest.skip(f"{command[0]} isn't installed; on Debian: apt-get install nginx-light apache2")
    with subprocess.Popen([program, *command[1:]], stderr=subprocess.PIPE, text=True) as server:
        try:
            for _ in range(200):
                with socket.socket() as client:
                    if server.poll() is not None or client.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            assert server.poll() is None, server.stderr and server.stderr.read()
            yield port
        finally:
            server.terminate()


def fetch(port: int, path: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Host": "charter.example.org"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def wanted(output: Path) -> dict[str, str]:
    """The headers of every page, from `_headers`."""
    first = (output / "_headers").read_text("utf-8").partition("\n/assets/")[0]
    return dict(line.strip().split(": ", 1) for line in first.splitlines()[1:])


@pytest.mark.slow
def test_a_server_does_what_the_site_needs(served: int, output: Path) -> None:
    status, headers, body = fetch(served, "/")
    assert status == 200
    assert gzip.decompress(body) == (output / "index.html").read_bytes()
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert {name: headers[name] for name in wanted(output)} == wanted(output)
    assert headers["Cache-Control"] == "no-cache"

    style = next((output / "assets").glob("site.*.css"))
    status, headers, body = fetch(served, f"/assets/{style.name}")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert headers["Content-Type"].startswith("text/css")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert gzip.decompress(body) == style.read_bytes()

    status, headers, body = fetch(served, "/no/such/page/")
    text = gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body
    assert (status, text) == (404, (output / "404.html").read_bytes())
    assert headers["Referrer-Policy"] == "no-referrer"
    assert fetch(served, "/.site-builder")[0] == 404
    assert fetch(served, "/services/")[0] == 200


@pytest.mark.parametrize("language", ["nginx", "apache"])
def test_the_settings_send_what_the_site_asks_for(language: str) -> None:

    assert f'Content-Security-Policy "{CONTENT_SECURITY_POLICY}"' in snippet(language)
