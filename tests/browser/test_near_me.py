"""How far away things are: only when asked, told by nobody else, and never of what is confidential or comes by phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.tooling.browser import KEPT, NOTHING
from tests.tooling.server import Site

QUAYSIDE = {"latitude": 54.6400, "longitude": -0.9440}
STATUS, AWAY = "#filter-status", "#found .at > div:has(> dt:text-is('Away')) dd"


def opened(page: Page, site: Site, query: str = "") -> Page:
    """The list with the field for a place open."""
    page.goto(site.at(f"/services/{query}"))
    page.get_by_text("Filter this list").click()
    page.get_by_text("Near me", exact=True).click()
    return page


def test_where_i_am_is_asked_for_only_by_the_button_and_told_to_nobody(
    page: Page, context: BrowserContext, example: Site, complaints: list[str]
) -> None:
    """Granting the permission also shows that the site's own policy lets its page ask."""
    context.grant_permissions(["geolocation"], origin=example.url)
    context.set_geolocation(QUAYSIDE)  # type: ignore[arg-type]
    page.add_init_script(
        "const ask = navigator.geolocation.getCurrentPosition; window.asked = 0;"
        "navigator.geolocation.getCurrentPosition = function (...more) { window.asked++; ask.apply(this, more); };"
    )
    opened(page, example, "?need=food")
    expect(page.locator(STATUS)).to_contain_text("services")
    assert page.evaluate("window.asked") == 0
    before = len(example.asked)
    page.get_by_role("button", name="Use where I am").click()
    expect(page.locator(AWAY).first).to_have_text("0.1 miles")
    expect(page.locator("#found .card").first).to_contain_text("Harbour Day Centre")
    assert page.evaluate("window.asked") == 1
    assert "54." not in page.url
    assert example.asked[before:] == []
    assert complaints == []
    assert context.cookies() == []
    assert page.evaluate(KEPT) == NOTHING
    page.reload()
    expect(page.locator(STATUS)).to_contain_text("Press “Use where I am”")
    expect(page.locator(AWAY)).to_have_count(0)


def test_a_phone_that_does_not_say_is_no_dead_end(page: Page, example: Site) -> None:
    opened(page, example)
    button = page.get_by_role("button", name="Use where I am")
    button.click()
    expect(page.get_by_role("status").filter(has_text="didn't say where you are")).to_be_visible()
    expect(button).to_be_focused()


@pytest.mark.parametrize("typed", ["Northport", "the HARBOUR", "zz2", "ZZ2 1AB", "zz21ab"])
def test_a_place_or_postcode_is_typed(page: Page, example: Site, typed: str) -> None:
    opened(page, example, "?need=food")
    page.get_by_label("Near", exact=True).fill(typed)
    page.keyboard.press("Enter")
    expect(page.locator(AWAY).first).to_have_text("0.1 miles")
    expect(page.get_by_label("Near", exact=True)).to_be_focused()
    told = page.locator(AWAY).all_inner_texts()
    assert all(re.fullmatch(r"(About )?\d+(\.\d)? miles?", each) for each in told)


def test_a_place_nobody_knows_is_said_to_be_so(page: Page, example: Site) -> None:
    opened(page, example, "?need=food")
    page.get_by_label("Near", exact=True).fill("<b>Atlantis")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("doesn't know that place. Try one nearby")
    expect(page.locator(STATUS)).to_contain_text(re.compile(r"place.* \d+ services"))
    field = page.get_by_label("Near", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("doesn't know that place"))
    expect(page.locator(AWAY)).to_have_count(0)
    expect(page.get_by_role("link", name="Take away Near: <b>Atlantis")).to_be_visible()


def test_what_must_not_be_found_or_is_nowhere_has_no_distance(page: Page, example: Site) -> None:
    page.goto(example.at("/services/?near=northport"))
    expect(page.locator(STATUS)).to_contain_text("services")
    page.get_by_role("button", name="Show more").click()
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()
    refuge = page.locator("#found .card", has=page.get_by_role("link", name="Samphire Refuge", exact=True))
    expect(refuge).to_contain_text("Address kept private")
    line = page.locator("#found .card", has=page.get_by_role("link", name="Mental health crisis line"))
    expect(line).to_contain_text("By phone")
    for card in (refuge, line):
        expect(card).to_have_count(1)
        assert "mile" not in card.inner_text()


def test_what_is_known_by_its_area_only_is_about_so_far(
    page: Page, example: Site, example_site: Path
) -> None:
    page.goto(example.at("/services/?near=northport"))
    page.get_by_role("button", name="Show more").click()
    card = page.locator("#found .card", has=page.get_by_role("link", name="Fledge House", exact=True))
    expect(card).to_contain_text(re.compile(r"About \d+ miles"))
    facts = (example_site / "data" / "filters.json").read_text("utf-8")
    assert re.search(r'"fledge-house \d+ ~-?\d+\.\d{1,2},-?\d+\.\d{1,2}"', facts)
