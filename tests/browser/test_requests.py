"""A visit tells nobody: no request leaves the site, nothing is kept in the browser, and the next site isn't told where from."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import OPEN_EVERYTHING
from tests.tooling.browser import KEPT, NOTHING
from tests.tooling.server import Site

Serve = Callable[..., AbstractContextManager[Site]]


def test_a_search_asks_elsewhere_for_nothing_and_keeps_nothing(
    page: Page, context: BrowserContext, example: Site, complaints: list[str]
) -> None:
    page.goto(example.at("/"))
    page.get_by_role("searchbox").fill("shower")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#search-results li").first).to_be_visible()
    page.get_by_text("Narrow it down").click()
    page.get_by_label("Kind of page").select_option("Service")
    page.get_by_role("searchbox").fill("somewhere to sleep tonight")
    expect(page.locator("#search-status")).to_contain_text("sleep")
    page.wait_for_load_state("networkidle")
    assert complaints == []
    assert context.cookies() == []
    assert page.evaluate(KEPT) == NOTHING


def test_what_is_not_there_shows_the_sites_own_page(page: Page, example: Site) -> None:
    answer = page.goto(example.at("/services/no-such-service/"))
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("body")).to_have_attribute("data-kind", "404")
    page.locator("main .tiles a").first.click()
    expect(page.locator("body")).to_have_attribute("data-kind", "list")


@pytest.mark.parametrize("headers", [True, False], ids=["host that reads _headers", "plain host"])
def test_another_site_is_not_told_where_the_reader_came_from(
    page: Page, example_site: Path, kinds: Mapping[str, str], serve: Serve, tmp_path: Path, headers: bool
) -> None:
    """The outside link of a real page is pointed at a second server, and followed."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    shutil.copytree(example_site, ours)
    if not headers:
        (ours / "_headers").unlink()
    theirs.mkdir()
    (theirs / "index.html").write_text("<!doctype html><title>Another site</title>", encoding="utf-8")
    with serve(ours, "/charter") as site, serve(theirs) as elsewhere:
        for path in (kinds["service"], kinds["pathway, risky"]):
            page.goto(site.at(path))
            page.evaluate(OPEN_EVERYTHING)
            outside = page.locator("a[href^='https:']").first
            outside.evaluate("(link, address) => { link.href = address; }", elsewhere.url)
            with page.expect_request(elsewhere.url, timeout=5000) as asked:
                page.locator(f"a[href='{elsewhere.url}']").click()
            expect(page).to_have_title("Another site")
            assert "referer" not in asked.value.all_headers()
            assert page.evaluate("document.referrer") == ""


def test_scripts_from_a_page_itself_are_refused(page: Page, example: Site) -> None:
    """The policy that keeps a planted script from running is in force, not only written down."""
    page.goto(example.at("/"))
    refused = page.evaluate(
        """() => new Promise(told => {
          document.addEventListener("securitypolicyviolation", event => told(event.effectiveDirective));
          const planted = document.createElement("script");
          planted.textContent = "document.title = 'planted'";
          document.body.append(planted);
        })"""
    )
    assert refused == "script-src-elem"
    assert page.title() != "planted"
