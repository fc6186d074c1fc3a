"""Searching the example site in a real browser, below a base path and under the site's own content security policy."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.tooling.server import Site, serve_folder
from tests.tooling.small_site import BASICS, small_site

NO_ALERT, FREEZING = datetime(2026, 11, 30, 12, tzinfo=UTC), datetime(2026, 11, 23, 15, 50, tzinfo=UTC)
"""Moments without an alert on every page, and with one."""


def results(page: Page) -> list[str]:
    return page.locator("#search-results h2").all_inner_texts()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("harbour day centre", "Harbour Day Centre"),
        ("Pierhead", "Pierhead Night Shelter"),
        ("laundry", "Harbour showers and laundry"),
        ("millbeck shower", "Millbeck Wash House"),
        ("sandholme", "Warm room at Sandholme library"),
    ],
)
def test_a_service_is_found_by_name_need_and_place(
    page: Page, example: Site, complaints: list[str], asked: str, found: str
) -> None:
    page.goto(example.at("/search/"))
    page.get_by_label("What are you looking for?").fill(asked)
    expect(page.locator("#search-status")).to_have_text(re.compile(r"^\d+ results? for "))
    assert found in results(page)
    expect(page.locator("#search-lists")).to_be_hidden()
    page.get_by_role("link", name=found, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(found)
    assert complaints == []


def test_filters_narrow_alone_and_with_words(page: Page, example: Site, complaints: list[str]) -> None:
    page.goto(example.at("/search/"))
    expect(page.get_by_label("Kind of page")).to_be_hidden()
    page.get_by_text("Narrow it down", exact=True).click()
    page.get_by_label("Kind of page").select_option("Pathway")
    expect(page.locator("#search-status")).to_have_text("14 results.")
    assert page.url == example.at("/search/?kind=Pathway")
    page.get_by_label("What are you looking for?").fill("prison")
    expect(page.locator("#search-status")).to_have_text(re.compile("for prison"))
    assert "Leaving prison" in results(page)
    assert set(page.locator("#search-results .small").all_inner_texts()) == {"Pathway"}
    assert complaints == []


def test_a_search_can_be_linked_to_and_gone_back_to(page: Page, example: Site, complaints: list[str]) -> None:
    page.goto(example.at("/search/?q=food&area=Millbeck"))
    expect(page.locator("#search-status")).to_have_text(re.compile(r"results for food\.$"))
    expect(page.get_by_label("Area")).to_be_visible()
    assert page.get_by_label("Area").input_value() == "Millbeck"
    page.get_by_label("What are you looking for?").fill("bed")
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_have_text(re.compile("for bed"))
    page.get_by_label("What are you looking for?").fill("dog")
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_have_text(re.compile("for dog"))
    page.go_back()
    expect(page.locator("#search-status")).to_have_text(re.compile("for bed"))
    assert page.get_by_label("What are you looking for?").input_value() == "bed"
    assert page.url == example.at("/search/?q=bed&area=Millbeck")
    assert complaints == []


def test_more_results_come_ten_at_a_time_with_the_keyboard_alone(
    page: Page, example: Site, complaints: list[str]
) -> None:
    page.goto(example.at("/search/"))
    page.get_by_label("What are you looking for?").focus()
    page.keyboard.type("housing")
    expect(page.locator("#search-results li")).to_have_count(10)
    more = page.get_by_role("button", name="Show more")
    for _ in range(30):
        page.keyboard.press("Tab")
        if more.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#search-results li")).to_have_count(20)
    eleventh = page.locator("#search-results li").nth(10).get_by_role("link").first
    expect(eleventh).to_be_focused()
    assert complaints == []


def test_nothing_found_leaves_the_lists_in_sight(page: Page, example: Site, complaints: list[str]) -> None:
    page.goto(example.at("/search/?q=food"))
    expect(page.locator("#search-lists")).to_be_hidden()
    query = "<zzqqzz>"
    page.get_by_label("What are you looking for?").fill(query)
    expect(page.locator("#search-status")).to_have_text(
        f"Nothing found for {query}. Try another word, or look in the lists below."
    )
    expect(page.locator("#search-lists")).to_be_visible()
    assert page.locator("#search-status").inner_html().count("&lt;zzqqzz&gt;") == 1
    page.get_by_label("What are you looking for?").fill("")
    expect(page.locator("#search-status")).to_have_text("")
    assert page.url == example.at("/search/")
    assert complaints == []


def test_when_the_index_does_not_load_the_lists_stay_and_the_next_try_counts(
    page: Page, example: Site
) -> None:
    page.route("**/data/search/*/words-*.json", lambda route: route.abort())
    page.goto(example.at("/search/?q=food"))
    expect(page.locator("#search-status")).to_have_text(re.compile("doesn't work at the moment"))
    expect(page.locator("#search-lists")).to_be_visible()
    page.unroute("**/data/search/*/words-*.json")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#search-status")).to_have_text(re.compile("results for food"))


def test_without_javascript_the_form_leads_to_the_lists(browser: Browser, example: Site) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(example.at("/search/"))
        page.get_by_label("What are you looking for?").fill("food")
        page.get_by_role("button", name="Search").click()
        assert page.url.startswith(example.at("/search/?q=food"))
        expect(page.locator("noscript p")).to_contain_text("Searching needs JavaScript")
        expect(page.locator("#search-lists").get_by_role("link", name="All services")).to_be_visible()


def test_the_first_result_is_in_sight_on_a_small_phone(page: Page, example: Site) -> None:
    page.clock.set_fixed_time(NO_ALERT)
    page.goto(example.at("/search/?q=shower"))
    expect(page.locator("#search-results h2").first).to_be_in_viewport()


def test_what_a_screen_reader_says_of_a_result(page: Page, example: Site) -> None:
    page.clock.set_fixed_time(FREEZING)
    page.goto(example.at("/search/?q=samfire+helpline"))
    expect(page.get_by_role("main")).to_match_aria_snapshot("""
      - heading "Search" [level=1]
      - search:
        - text: What are you looking for?
        - searchbox "What are you looking for?": samfire helpline
        - button "Search"
      - status: /Showing results for samphire helpline\\. \\d+ results\\./
      - paragraph:
        - link "Search for exactly samfire helpline"
    """)
    result = page.get_by_role("listitem").filter(
        has=page.get_by_role("link", name="Samphire helpline", exact=True)
    )
    expect(result).to_match_aria_snapshot("""
      - listitem:
        - heading "Samphire helpline" [level=2]:
          - link "Samphire helpline"
        - paragraph: Phones answered now
        - paragraph: /^Service/
        - link "Call Samphire helpline on 01632 960 020"
    """)


def test_what_a_screen_reader_says_of_a_card(page: Page, example: Site) -> None:
    page.clock.set_fixed_time(FREEZING)
    page.goto(example.at("/needs/bed-tonight/"))
    link = page.get_by_role("link", name="Pierhead Night Shelter", exact=True)
    expect(page.locator(".card", has=link)).to_match_aria_snapshot("""
      - listitem:
        - heading "Pierhead Night Shelter" [level=3]:
          - link "Pierhead Night Shelter"
        - term: Now
        - definition: Usually closed now. Opens today at 8pm
        - term: Where
        - definition: Northport, and 1 more place
        - term: Get in
        - definition: Just turn up
        - paragraph: /Lets people in all night; no last entry while the alert lasts/
        - link "Call Pierhead Night Shelter on 01632 960 002"
    """)


LETTERS = {
    "Dom Łódź": ("lodz", "Łódź", "Lódz", "ŁÓDŹ"),
    "Kaffe Smørrebrød": ("smorrebrod", "Smørrebrød"),
    "Đorđe House": ("dorde", "Đorđe"),
    "Caffi Tŷ Cŵn": ("cwn", "Cŵn", "ty cwn"),
}
"""Names of services that not everybody can type, and what people type instead."""


def test_names_are_found_without_their_letters(tmp_path: Path, browser: Browser) -> None:
    kitchen = str(BASICS["services/kitchen.yaml"])
    files = {
        f"services/s{number}.yaml": kitchen.replace("Harbour Kitchen", name)
        for number, name in enumerate(LETTERS)
    }
    small = small_site(tmp_path, {**BASICS, **files})
    small.build(search=True)
    with serve_folder(small.output) as site, browser.new_context() as visitor:
        page = visitor.new_page()
        for name, queries in LETTERS.items():
            for query in queries:
                page.goto(site.at("/search/"))
                page.get_by_label("What are you looking for?").fill(query)
                expect(page.locator("#search-status")).to_have_text(re.compile(r"^\d+ results? for "))
                assert results(page)[0] == name, query


SMALL_TARGETS = """() => [...document.querySelectorAll("main :is(a, button, input, select, summary)")]
  .filter(each => each.checkVisibility() && !each.closest(".prose, .vh"))
  .map(each => [each, each.parentElement])
  .filter(([each, around]) => around.tagName !== "P" || around.textContent.trim() === each.textContent.trim())
  .map(([each]) => each)
  .map(each => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([each, box]) => `${each.textContent.trim()}: ${box.width} x ${box.height}`)"""


@pytest.mark.parametrize(
    "address",
    [
        "/search/",
        "/search/?q=food",
        "/search/?q=hosuing",
        "/search/?q=xyzzy",
        "/services/harbour-day-centre/",
    ],
)
def test_everything_to_tap_is_large_enough(page: Page, example: Site, address: str) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels at least, but for links in sentences."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(example.at(address))
    if "q=" in address:
        expect(page.locator("#search-status")).not_to_be_empty()
        expect(page.locator("#search-status")).not_to_have_text("Searching…")
    assert page.evaluate(SMALL_TARGETS) == []


def test_a_line_to_ring_stands_above_all_results(page: Page, example: Site, complaints: list[str]) -> None:
    page.goto(example.at("/search/?q=i+want+to+die"))
    first = page.locator("#search-results li").first
    expect(first.get_by_role("heading")).to_have_text("Samaritans")
    expect(first.get_by_role("link")).to_have_attribute("href", "tel:116123")
    expect(first.get_by_role("link")).to_be_in_viewport()
    page.goto(example.at("/search/?q=my+husband+hits+me"))
    expect(page.locator("#search-results li").first.get_by_role("link").last).to_have_attribute(
        "href", "tel:01632960020"
    )
    assert complaints == []


def test_results_that_are_risky_bring_the_way_out(page: Page, example: Site, complaints: list[str]) -> None:
    leave = page.get_by_role("link", name="Leave this page")
    page.goto(example.at("/search/?q=library"))
    expect(page.locator("#search-status")).to_have_text(re.compile("results? for library"))
    expect(leave).to_be_hidden()
    page.get_by_label("What are you looking for?").fill("refuge")
    expect(leave).to_be_visible()
    asked = leave.get_attribute("href") or ""
    with page.expect_request(lambda request: request.url.startswith(asked)):
        for _ in range(3):
            page.keyboard.press("Shift")
    assert not [each for each in complaints if "bbc" not in each]


def test_a_word_that_nobody_has_written_finds_nothing_and_offers_needs_and_lines(
    tmp_path: Path, browser: Browser
) -> None:
    """On a small site too, where other words begin alike."""
    kitchen = str(BASICS["services/kitchen.yaml"])
    more = {
        "services/family.yaml": kitchen.replace("Harbour Kitchen", "Family method"),
        "services/medi-cal.yaml": kitchen.replace("Harbour Kitchen", "Medi-Cal desk")
        + "summary: medical help\n",
    }
    small = small_site(tmp_path, {**BASICS, **more})
    small.build(search=True)
    with serve_folder(small.output) as site, browser.new_context() as visitor:
        page = visitor.new_page()
        for query in ("methadone", "pillai", "vape", "suicides method", "zzz"):
            page.goto(site.at(f"/search/?q={query}"))
            expect(page.locator("#search-status")).to_have_text(
                re.compile(r"^(Nothing found for|Nothing here|\d+ result)")
            )
            if " " not in query:
                assert results(page) == [], query
                expect(page.locator("#search-lists .tiles").get_by_role("link", name="Food")).to_be_visible()
                expect(page.locator("#search-lists").get_by_role("link", name="999")).to_be_visible()
        for query in ("medi-cal", "Medi-Cal", "medi cal"):
            page.goto(site.at(f"/search/?q={query}"))
            expect(page.locator("#search-status")).to_have_text(re.compile(r"^\d+ results? for "))
            assert results(page)[0] == "Medi-Cal desk"
        page.goto(site.at("/search/?q=suicide"))
        expect(page.locator("#search-results li").first.get_by_role("link")).to_have_attribute(
            "href", "tel:999"
        )
