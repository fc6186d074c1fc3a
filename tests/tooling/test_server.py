"""The tests' own server sends what a plain host would send."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.tooling.server import Site, read_headers

Serve = Callable[..., AbstractContextManager[Site]]

HEADERS = """
# for every page
/*
  Content-Security-Policy: default-src 'self'; script-src 'self'
  Referrer-Policy: no-referrer
/assets/*
  Cache-Control: public, max-age=31536000
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    page = "<!doctype html><html lang=en><title>Front</title><h1>Front</h1><script>document.title='Broken'</script>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "404.html").write_text("Nothing here.", encoding="utf-8")
    (tmp_path / "_headers").write_text(HEADERS, encoding="utf-8")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "site.css").write_text("h1{}", encoding="utf-8")
    return tmp_path


def test_headers_are_read_by_block() -> None:
    assert read_headers(HEADERS) == [
        ("/*", "Content-Security-Policy", "default-src 'self'; script-src 'self'"),
        ("/*", "Referrer-Policy", "no-referrer"),
        ("/assets/*", "Cache-Control", "public, max-age=31536000"),
    ]


@pytest.mark.parametrize("base", ["", "/charter"])
def test_pages_come_with_their_headers_below_the_base_path(serve: Serve, folder: Path, base: str) -> None:
    with serve(folder, base) as site:
        with urlopen(site.at("/")) as page:
            assert page.headers["Referrer-Policy"] == "no-referrer"
            assert page.headers["Cache-Control"] is None
        with urlopen(site.at("/assets/site.css")) as style:
            assert style.headers["Cache-Control"] == "public, max-age=31536000"
        assert site.asked == [f"{base}/", f"{base}/assets/site.css"]


def test_what_is_not_there_gets_the_sites_own_page(serve: Serve, folder: Path) -> None:
    with serve(folder, "/charter") as site:
        for address in (site.at("/nowhere/"), site.url.replace("/charter/", "/")):
            with pytest.raises(HTTPError) as answer:
                urlopen(address)
            with answer.value as error:
                assert error.code == 404
                assert error.read() == b"Nothing here."


def test_the_browser_obeys_the_headers_and_axe_runs(
    serve: Serve, folder: Path, browser: Browser, axe: Path
) -> None:
    with serve(folder, "/charter") as site, browser.new_context(bypass_csp=False) as context:
        page = context.new_page()
        page.goto(site.url)
        assert page.title() == "Front"
        page.evaluate(axe.read_text(encoding="utf-8"))
        assert page.evaluate("async () => (await axe.run()).violations.map(each => each.id)") == [
            "landmark-one-main",
            "region",
        ]
