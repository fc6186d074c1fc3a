"""Results of a search by the reader's clock: in the order of lists, and in the words of each service's card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import set_clock
from tests.tooling.server import Site, serve_folder
from tests.tooling.small_site import BASICS, TODAY, small_site

CHECKED = "checked: {on: 2026-11-02}\n"
SERVICES = {
    "Day kitchen": f"hours: Mon-Fri 9am-5pm\naccess: {{how: drop-in}}\n{CHECKED}",
    "Late kitchen": f"hours: daily 9pm-11pm\naccess: {{how: drop-in}}\n{CHECKED}",
    "Evening kitchen": f"hours: daily 7pm-8pm\naccess: {{how: drop-in}}\n{CHECKED}",
    "Old kitchen": "hours: 24 hours\naccess: {how: drop-in}\nchecked: {on: 2020-01-01}\n",
    "New kitchen": "hours: 24 hours\naccess: {how: drop-in}\n",
    "Meal line": f"hours: 24 hours\nplaces: {{kind: phone, name: By phone}}\naccess: {{how: phone}}\n{CHECKED}",
    "Quiet kitchen": f"hours: by appointment\naccess: {{how: phone}}\n{CHECKED}",
    "Unknown kitchen": f"access: {{how: drop-in}}\n{CHECKED}",
}
"""Services by their names, with what says when they can help."""
SEEN_AGAIN = "() => document.dispatchEvent(new Event('visibilitychange'))"


@pytest.fixture(scope="module")
def kitchens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    head = "organisation: harbour-trust\nneeds: [food]\nphones: 01632 960 111\n"
    files = {
        f"services/{name.lower().replace(' ', '-')}.yaml": f"name: {name}\n{head}{text}"
        for name, text in SERVICES.items()
    }
    kept = {path: text for path, text in BASICS.items() if not path.startswith("services/")}
    small = small_site(tmp_path_factory.mktemp("kitchens"), {**kept, **files})
    small.build(search=True)
    with serve_folder(small.output) as site:
        yield site


def found(page: Page, site: Site, query: str, moment: str) -> dict[str, str]:
    """The names of services found, with the words for what is so now."""
    set_clock(page, moment)
    page.goto(site.at(f"/search/?q={query.replace(' ', '+')}"))
    expect(page.locator("#search-status")).to_have_text(re.compile(r"results? for"))
    items = page.locator("#search-results li", has=page.locator("[data-by-clock]")).all()
    return {
        item.locator("h2").inner_text(): " ".join(item.locator("[data-by-clock]").all_inner_texts())
        for item in items
    }


@pytest.mark.parametrize(
    ("moment", "first"),
    [
        ("2026-11-23 12:00", ["Meal line", "Day kitchen", "Evening kitchen", "Late kitchen"]),
        ("2026-11-23 20:30", ["Meal line", "Late kitchen", "Day kitchen", "Evening kitchen"]),
        ("2026-11-28 21:30", ["Meal line", "Late kitchen", "Evening kitchen", "Day kitchen"]),
    ],
)
def test_what_is_open_comes_first_and_never_what_nobody_has_checked(
    page: Page, kitchens: Site, moment: str, first: list[str]
) -> None:
    assert TODAY.isoformat() == "2026-11-23"
    results = [name for name in found(page, kitchens, "food", moment) if name in SERVICES]
    assert results[:4] == first
    assert results[4:6] == ["Quiet kitchen", "Unknown kitchen"]
    assert set(results[6:]) == {"Old kitchen", "New kitchen"}


def test_a_name_comes_first_whatever_the_clock_says(page: Page, kitchens: Site) -> None:
    for name in ("Evening kitchen", "Old kitchen", "Unknown kitchen"):
        assert next(iter(found(page, kitchens, name, "2026-11-23 12:00"))) == name


def test_once_the_times_are_no_longer_known_that_is_said(page: Page, kitchens: Site) -> None:
    told = found(page, kitchens, "food", "2027-06-01 12:00")
    assert {told[name] for name in SERVICES} == {"No longer known: ring first"}


@pytest.mark.parametrize("moment", ["2026-11-28 22:00", "2026-11-25 11:00", "2027-03-01 12:00"])
def test_a_result_says_what_its_card_says(page: Page, example: Site, moment: str) -> None:
    said: dict[str, str] = {}
    for query in ("hostel", "food", "refuge", "talk"):
        said |= found(page, example, query, moment)
    cards = {}
    for need in ("bed-tonight", "food", "safety", "recovery", "own-home"):
        page.goto(example.at(f"/needs/{need}/"))
        expect(page.locator(".card [data-by-clock] dd").first).to_be_attached()
        for card in page.locator(".card").all():
            cards[str(card.locator("a").first.text_content())] = " ".join(
                card.locator("[data-by-clock] dd").all_text_contents()
            )
    both = said.keys() & cards.keys()
    assert len(both) > 15
    assert {name: said[name] for name in both} == {name: cards[name] for name in both}
    if moment.startswith("2026-11-28"):
        assert said["Samphire Refuge"] == "Phones answered now"
        assert said["Chandlers House"] == "Staffed now"


def test_results_that_are_left_open_follow_the_clock(page: Page, kitchens: Site) -> None:
    assert next(name for name in found(page, kitchens, "food", "2026-11-23 12:00") if "kitchen" in name) == (
        "Day kitchen"
    )
    kitchen = page.locator("#search-results li", has_text=re.compile("kitchen"))
    page.get_by_role("link", name="Late kitchen", exact=True).focus()
    page.clock.set_fixed_time(datetime(2026, 11, 23, 21, 30, tzinfo=UTC))
    page.evaluate(SEEN_AGAIN)
    expect(page.locator("#search-results li", has_text="Late kitchen")).to_contain_text(
        "Open now, until 11pm"
    )
    expect(kitchen.first).to_contain_text("Day kitchen")
    expect(kitchen.first).to_contain_text("Closed now. Opens tomorrow at 9am")
    page.locator("#q").focus()
    page.evaluate(SEEN_AGAIN)
    expect(kitchen.first).to_contain_text("Late kitchen")


def test_more_results_say_it_too(page: Page, example: Site) -> None:
    before = found(page, example, "food", "2026-11-25 11:00")
    page.get_by_role("button", name="Show more").click()
    told = page.locator("#search-results li [data-by-clock]")
    expect(told.nth(len(before))).to_be_visible()
    expect(page.locator("#search-status")).to_have_text(re.compile(r"results for"))
