"""A list to take away: put together from service pages, kept in the address alone, printed, texted and shared."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_axe import violations
from tests.tooling.paper import page_texts, read_pdf
from tests.tooling.server import Site

pytestmark = pytest.mark.browser

PUT_ON = "Put this on a list to take away"
TWO = "list/?list=crisis-line,harbour-day-centre"


def names(page: Page) -> list[str]:
    return page.locator("#list h2").all_inner_texts()


def listed(page: Page) -> str:
    return parse_qs(urlsplit(page.url).query)["list"][0]


def test_a_list_is_put_together_by_going_from_page_to_page(
    page: Page, example: Site, complaints: list[str]
) -> None:
    page.goto(example.at("/services/crisis-line/"))
    page.get_by_role("link", name=PUT_ON).click()
    expect(page.get_by_role("status")).to_have_text("On this list: 1")
    page.get_by_role("link", name="All services", exact=True).click()
    expect(page.get_by_text("Back to your list (1 on it so far)")).to_be_visible()
    page.get_by_role("link", name="Northport Food Bank", exact=True).first.click()
    page.get_by_role("link", name=PUT_ON).click()
    expect(page.get_by_role("status")).to_have_text("On this list: 2")
    assert names(page) == ["Mental health crisis line", "Northport Food Bank"]
    assert listed(page) == "crisis-line,northport-food-bank"
    card = page.locator("#list .card").first
    expect(card).to_contain_text("01632 960 201")
    expect(card).to_contain_text("By phone")
    assert complaints == []


def test_what_is_taken_off_comes_back_with_back(page: Page, example: Site) -> None:
    page.goto(example.at(TWO))
    page.get_by_role("link", name="Take Mental health crisis line off the list").click()
    expect(page.get_by_role("status")).to_have_text("On this list: 1")
    assert names(page) == ["Harbour Day Centre"]
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("On this list: 2")


def test_nothing_is_put_on_twice_and_nothing_odd_at_all(page: Page, example: Site) -> None:
    page.goto(example.at('list/?list=crisis-line,crisis-line,../../etc,"><script>,no-such-service'))
    expect(page.get_by_role("status")).to_have_text("On this list: 1. Couldn't be found: 3")
    assert names(page) == ["Mental health crisis line"]


def test_nothing_is_stored(page: Page, context: BrowserContext, example: Site) -> None:
    page.goto(example.at(TWO))
    expect(page.get_by_role("status")).to_have_text("On this list: 2")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert context.cookies() == []


def test_a_text_message_says_whom_to_ring(page: Page, example: Site) -> None:
    page.goto(example.at(TWO))
    expect(page.get_by_role("status")).to_have_text("On this list: 2")
    address = page.get_by_role("link", name="Send as a text message").get_attribute("href") or ""
    assert address.startswith("sms:?&body=")
    assert unquote(address.partition("body=")[2]).splitlines() == [
        "Mental health crisis line: 01632 960 201",
        "Harbour Day Centre: 01632 960 001",
        page.url,
    ]


def test_sharing_copies_the_address_where_the_browser_has_no_share_sheet(
    page: Page, context: BrowserContext, example: Site
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(example.at(TWO))
    expect(page.get_by_role("status")).to_have_text("On this list: 2")
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("status")).to_contain_text("is copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_it_prints_on_one_sheet_with_names_numbers_and_places(page: Page, example: Site) -> None:
    page.goto(example.at(TWO))
    expect(page.get_by_role("status")).to_have_text("On this list: 2")
    (text,) = page_texts(read_pdf(page.pdf(format="A4")))
    for said in (
        "Mental health crisis line",
        "01632 960 201",
        "12 Quay Street",
        "Just turn up",
        "charter.example.org",
    ):
        assert said in text
    for left_out in ("Share", "off the list", "Look for a service", "text message"):
        assert left_out not in text


def test_a_risky_service_is_not_offered(page: Page, example: Site) -> None:
    page.goto(example.at("/services/samphire-refuge/"))
    expect(page.get_by_role("link", name=PUT_ON)).to_have_count(0)
    page.goto(example.at("/services/samphire-refuge/?list=crisis-line"))
    expect(page.get_by_text("Back to your list")).to_be_visible()
    expect(page.get_by_role("link", name=PUT_ON)).to_have_count(0)


def test_without_scripts_the_page_says_what_to_print_instead(browser: Browser, example: Site) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as visitor:
        page = visitor.new_page()
        page.goto(example.at("/services/crisis-line/"))
        page.get_by_role("link", name=PUT_ON).click()
        assert "Without it, print the page of a service" in page.get_by_role("main").inner_text()
        expect(page.get_by_role("link", name="All services", exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="Share")).not_to_be_visible()


def test_a_full_list_has_no_barrier(context: BrowserContext, axe: Path, example: Site) -> None:
    context.add_init_script(path=axe)
    page = context.new_page()
    page.goto(example.at(TWO))
    expect(page.get_by_role("status")).to_have_text("On this list: 2")
    assert list(violations(page, example.at(TWO), (PHONE["width"], DESK["width"]))) == []
