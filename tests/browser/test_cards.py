"""A card in a list takes at most a third of the smallest phone, and no note on it is cut off within a sentence."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.tooling.server import Site

pytestmark = pytest.mark.browser

NOW = datetime(2026, 11, 23, 15, 50, tzinfo=UTC)
"""While an alert lasts that changes what four services do."""
OLD_PHONE = {"width": 320, "height": 568}
LISTS = ("needs/*/", "areas/*/", "groups/*/", "help-now/", "services/", "services/page-*/")
CARDS = """() => [...document.querySelectorAll(".card")].filter(each => each.checkVisibility())
  .map(each => [each.querySelector("a").textContent, each.getBoundingClientRect().height])"""
NOTES = """() => [...document.querySelectorAll(".card .note")].filter(each => each.checkVisibility())
  .map(each => [each.innerText, each.textContent, each.scrollHeight - each.clientHeight])"""


def lists(folder: Path) -> list[str]:
    """The site paths of lists of services by need, area and group, of help now and of all services."""
    found = [page.parent for each in LISTS for page in sorted(folder.glob(f"{each}index.html"))]
    return [
        f"{path.relative_to(folder)}/"
        for path in found
        if 'class="card"' in (path / "index.html").read_text("utf-8")
    ]


def test_a_card_is_a_third_of_a_small_phone(page: Page, example: Site, example_site: Path) -> None:
    page.clock.set_fixed_time(NOW)
    page.set_viewport_size(OLD_PHONE)  # type: ignore[arg-type]
    paths = lists(example_site)
    assert len(paths) > 14
    seen: dict[tuple[str, str], float] = {}
    for path in paths:
        page.goto(example.url + path)
        page.wait_for_selector("[data-by-clock]", state="attached")
        seen |= {(path, name): height for name, height in page.evaluate(CARDS)}
    assert len(seen) > 140
    assert {card: height for card, height in seen.items() if height > OLD_PHONE["height"] / 3} == {}


def test_a_note_on_a_small_card_is_whole_sentences(page: Page, example: Site) -> None:
    page.clock.set_fixed_time(NOW)
    page.set_viewport_size(OLD_PHONE)  # type: ignore[arg-type]
    page.goto(f"{example.url}areas/northport/")
    page.wait_for_selector("[data-by-clock]", state="attached")
    notes = page.evaluate(NOTES)
    assert "The warm room stays open until 7:30pm." in [seen for seen, _, _ in notes]
    assert [seen for seen, whole, _ in notes if not whole.startswith(seen) or not seen.endswith(".")] == []
    assert [hidden for _, _, hidden in notes if hidden > 1] == []
