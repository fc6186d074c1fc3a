"""A card in a list takes at most a third of the smallest phone, and no note on it is cut off within a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import OLD_PHONE
from tests.tooling.server import Site

pytestmark = pytest.mark.browser

NOW = datetime(2026, 11, 23, 15, 50, tzinfo=UTC)
"""While an alert lasts that changes what four services do."""
MOMENTS = (
    "2026-12-05 22:00",
    "2026-12-24 18:00",
    "2026-12-25 11:00",
    "2027-01-01 03:00",
    "2027-02-01 12:00",
)
"""Among them some at which nearly every service has a note, and one long after the times are known."""
LISTS = (
    "services/",
    "services/page-*/",
    "days/*day/",
    "needs/food/",
    "needs/food/northport/",
    "areas/northport/",
    "for/women/",
    "at-risk/*/",
    "organisations/harbour-trust/",
    "alerts/*/",
    "tonight/",
    "help-now/",
)
KINDS = {each.partition("/")[0] for each in LISTS}
HEIGHTS = """() => Object.fromEntries([...document.querySelectorAll(".card")].filter(each => each.checkVisibility())
  .map(each => [each.querySelector("a").textContent, each.getBoundingClientRect().height]))"""
AT_EACH = f"""minutes => {{
  const tallest = {{}};
  for (const minute of minutes) {{
    Date.now = () => minute * 60000;
    document.dispatchEvent(new Event("visibilitychange")); // as when somebody comes back to the page
    for (const each of document.querySelectorAll("details")) each.open = true;
    for (const [name, height] of Object.entries(({HEIGHTS})())) tallest[name] = Math.max(height, tallest[name] ?? 0);
  }}
  return tallest;
}}"""
"""How tall each card is at most at some minutes."""
RESULTS = """() => [...document.querySelectorAll("#search-results > li")].map(
  each => each.getBoundingClientRect().height)"""
NOTES = """() => [...document.querySelectorAll(".card .note")].filter(each => each.checkVisibility())
  .map(each => [each.innerText, each.textContent, each.scrollHeight - each.clientHeight])"""


def lists(folder: Path) -> list[str]:
    """The site paths of lists of every kind that has cards, which have each card at least once."""
    found = [page.parent for each in LISTS for page in sorted(folder.glob(f"{each}index.html"))]
    return [
        f"{path.relative_to(folder)}/"
        for path in found
        if 'class="card"' in (path / "index.html").read_text("utf-8")
    ]


def too_tall(heights: Mapping[str, float]) -> dict[str, float]:
    """The cards that take more than a third of the small phone."""
    return {card: height for card, height in heights.items() if height > OLD_PHONE["height"] / 3}


def test_a_card_is_a_third_of_a_small_phone_at_any_moment(
    page: Page, example: Site, example_site: Path
) -> None:
    page.clock.set_fixed_time(NOW)
    page.set_viewport_size(OLD_PHONE)
    minutes = [int(datetime.fromisoformat(f"{each}Z").timestamp()) // 60 for each in MOMENTS]
    paths = lists(example_site)
    assert {path.partition("/")[0] for path in paths} == KINDS
    seen = 0
    for path in paths:
        page.goto(example.url + path)
        page.wait_for_selector(".card [data-by-clock]", state="attached")
        heights = page.evaluate(AT_EACH, minutes)
        seen += len(heights)
        assert too_tall(heights) == {}, path
    assert seen > 200


def test_nor_is_it_larger_without_scripts(browser: Browser, example: Site) -> None:
    with browser.new_context(viewport=OLD_PHONE, java_script_enabled=False) as visitor:
        page = visitor.new_page()
        for path in ("services/", "services/page-2/", "days/friday/"):
            page.goto(example.url + path)
            heights = page.evaluate(HEIGHTS)
            assert len(heights) > 10
            assert too_tall(heights) == {}, path


def test_a_note_on_a_small_card_is_whole_sentences(page: Page, example: Site) -> None:
    page.clock.set_fixed_time(NOW)
    page.set_viewport_size(OLD_PHONE)
    page.goto(f"{example.url}areas/northport/")
    page.wait_for_selector("[data-by-clock]", state="attached")
    notes = page.evaluate(NOTES)
    assert "The warm room stays open until 7:30pm." in [seen for seen, _, _ in notes]
    assert [seen for seen, whole, _ in notes if not whole.startswith(seen) or not seen.endswith(".")] == []
    assert [hidden for _, _, hidden in notes if hidden > 1] == []


def test_nor_is_a_result_of_a_search_larger(page: Page, example: Site) -> None:
    page.clock.set_fixed_time(NOW)
    page.set_viewport_size(OLD_PHONE)
    page.goto(f"{example.url}search/?q=hostel")
    page.wait_for_selector("#search-results [data-by-clock]")
    heights = page.evaluate(RESULTS)
    assert len(heights) > 8
    assert max(heights) <= OLD_PHONE["height"] / 3
