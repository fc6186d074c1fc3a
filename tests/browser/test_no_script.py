"""Everything but the search works with JavaScript off: what a page says, where it leads, the menu, the way to the lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.tooling.server import Site


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as visitor:
        yield visitor.new_page()


def test_every_kind_of_page_says_the_same(
    page: Page, plain: Page, example: Site, kinds: Mapping[str, str], subtests: pytest.Subtests
) -> None:
    page.clock.set_fixed_time(datetime(2026, 11, 23, 15, 50, tzinfo=UTC))
    for kind, path in kinds.items():
        if kind.startswith(("tonight", "keep")):
            continue  # in another order with a clock; an offer that needs a script, which test_keep.py looks at
        with subtests.test(kind=kind, path=path):
            page.goto(example.at(path))
            plain.goto(example.at(path))
            expect(plain.get_by_role("heading", level=1)).to_be_visible()
            plain.evaluate("document.querySelectorAll('[data-coming]').forEach(each => each.remove())")
            # What is so now can only be told with a clock; tests/browser/test_now.py looks at that.
            # And nothing can be filtered, which tests/browser/test_filters.py looks at.
            page.evaluate(
                "document.querySelectorAll('[data-by-clock], .scripted, #filter').forEach(each => each.remove())"
            )
            # With a clock lists are in its order, and say what is so now instead of what is usual.
            page.evaluate(
                "document.querySelectorAll('#by--clock, #narrow, #found').forEach(each => each.remove())"
            )
            plain.evaluate(
                "document.querySelectorAll('#by--clock, #narrow, #found').forEach(each => each.remove())"
            )
            said = plain.get_by_role("main").inner_text().splitlines()
            without_note = [line.strip() for line in said if " needs JavaScript" not in line]
            assert [*filter(None, without_note)] == [
                *filter(None, map(str.strip, page.get_by_role("main").inner_text().splitlines()))
            ]


def test_lists_name_the_same_services(
    page: Page, plain: Page, example: Site, kinds: Mapping[str, str]
) -> None:
    page.clock.set_fixed_time(datetime(2026, 11, 23, 15, 50, tzinfo=UTC))
    for path in (
        kinds["list"],
        kinds["list, risky"],
        kinds["alert, risky"],
        kinds["organisation"],
        "/help-now/",
        "/tonight/",
    ):
        listed = []
        for reader in (page, plain):
            reader.goto(example.at(path))
            listed.append(sorted(reader.locator("main .card :is(h2, h3)").all_text_contents()))
        assert listed[0] == listed[1], path
        assert listed[0], path


def test_the_menu_opens(plain: Page, example: Site) -> None:
    plain.goto(example.at("/"))
    menu = plain.get_by_role("navigation", name="Main")
    expect(menu).to_be_hidden()
    plain.get_by_text("Menu", exact=True).click()
    expect(menu).to_be_visible()
    menu.get_by_role("link", name="Services").click()
    expect(plain).to_have_url(example.at("/services/"))


def test_the_menu_stands_open_on_a_desk(plain: Page, example: Site) -> None:
    plain.set_viewport_size(DESK)
    plain.goto(example.at("/services/"))
    expect(plain.get_by_text("Menu", exact=True)).to_be_hidden()
    expect(plain.get_by_role("navigation", name="Main").get_by_role("link", name="Services")).to_be_visible()


@pytest.mark.parametrize("start", ["/", "/search/"])
def test_a_search_leads_to_the_lists(plain: Page, example: Site, start: str) -> None:
    plain.goto(example.at(start))
    form = plain.get_by_role("search")
    assert form.get_attribute("method") in (None, "get")
    form.get_by_role("searchbox").fill("a bed & food")
    form.get_by_role("button", name="Search").click()
    asked = urlsplit(plain.url)
    assert asked.path == urlsplit(example.at("/search/")).path
    assert parse_qs(asked.query) == {"q": ["a bed & food"]}
    expect(plain.locator("noscript p")).to_be_visible()
    lists = plain.locator("#search-lists")
    expect(lists.get_by_role("link", name="All services")).to_be_visible()
    lists.locator(".tiles a").first.click()
    expect(plain.locator(".card").first).to_be_visible()


def test_leaving_a_risky_page_is_a_plain_link(plain: Page, example: Site, kinds: Mapping[str, str]) -> None:
    risky = [path for kind, path in kinds.items() if kind.endswith("risky")]
    assert risky
    for path in risky:
        plain.goto(example.at(path))
        leave = plain.get_by_role("link", name="Leave this page")
        expect(leave).to_be_in_viewport()
        assert (leave.get_attribute("href") or "").startswith("https://")
        plain.locator("footer").scroll_into_view_if_needed()
        expect(leave).to_be_in_viewport()
