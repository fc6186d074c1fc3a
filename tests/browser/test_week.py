"""A week hour by hour on the smallest phone: at any hour, what somebody can go to or ring now is on the first screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from site_builder.build import load
from site_builder.model.site import Site as Directory
from site_builder.options import Options
from site_builder.pages.help_now import is_quick
from site_builder.types.need import Need
from site_builder.types.service.directory import Directory as Lists
from site_builder.types.service.reach import door_of
from site_builder.types.service.status import is_long_overdue, is_running
from tests.browser.conftest import DESK, OLD_PHONE
from tests.tooling.all_times import ALL_TIMES
from tests.tooling.example import CONTENT
from tests.tooling.server import Site
from tests.tooling.small_site import TODAY, told

START = datetime(2026, 11, 23, 0, 5, tzinfo=UTC)

LOOK = (
    f"async ([minutes, ids]) => {{ {ALL_TIMES}"
    + """
  const { idOf, isChanged, stateAt } = await import(document.querySelector('script[src*="/now."]').src);
  const data = await allTimes();
  const seen = [];
  for (const minute of minutes) {
    Date.now = () => minute * 60000;
    document.dispatchEvent(new Event("visibilitychange")); // as when somebody comes back to the page
    const cards = [...document.querySelectorAll("#by--clock .card")];
    const sure = (card) => card.dataset.late > minute * 60 && !isChanged(card, minute, "[data-change=closure]");
    const state = (id) => stateAt(data.services.get(id), minute, data.until);
    const isOpen = (id) => state(id).kind === "open" && !state(id).over;
    const bottom = (each) => each.getBoundingClientRect().bottom + scrollY;
    const doubtful = new Set(cards.filter((card) => !sure(card)).map(idOf));
    const open = ids.filter((id) => isOpen(id) && !doubtful.has(id));
    const shown = cards.filter((card) => open.includes(idOf(card)) && card.checkVisibility()).map(bottom);
    const wait = document.querySelector("#by--clock > .care");
    const ranks = cards.filter((card) => ids.includes(idOf(card))).map((card) => {
      if (!sure(card)) return [2, 0];
      const { kind, over, opens } = state(idOf(card));
      return kind === "open" ? [over ? 2 : 0, 0] : kind === "closed" && opens ? [1, opens] : [2, 0];
    });
    const first = shown.length ? Math.min(...shown) : null;
    seen.push({ minute, open, first, wait: wait && [wait.textContent, bottom(wait)], ranks });
  }
  return seen;
}"""
)
"""What the page shows at some minutes: which of some services are open for sure then, where the first of them ends (px)."""


@pytest.fixture(scope="module")
def directory() -> Directory:
    loaded, found = load(
        Options(CONTENT, CONTENT.parent / "unused", TODAY, without=frozenset({"search"}), jobs=1)
    )
    assert loaded is not None, told(found)
    return loaded.site


def pages(site: Directory) -> Iterator[tuple[str, Sequence[str]]]:
    """Help now and every need, each with the services that somebody can go to or ring alone."""
    needs, lists = site.all(Need), Lists(site)
    believed = [each for each in lists.all if is_running(each) and not is_long_overdue(site, each)]
    reachable = [each for each in believed if door_of(each) in ("walk", "ring")]
    urgent = [need.id for need in needs if need.help_now]
    yield "/help-now/", [each.id for each in reachable if is_quick(each) and {*each.needs} & {*urgent}]
    for need in needs:
        here = {each.id for each in lists.by_need.get(need.id, ())}
        yield site.url(need), [each.id for each in reachable if each.id in here]


def look(page: Page, site: Site, path: str, ids: Sequence[str], hours: range) -> list[Mapping[str, Any]]:
    page.set_viewport_size(OLD_PHONE)
    page.clock.set_fixed_time(START)
    page.goto(site.at(path))
    minutes = [int((START + timedelta(hours=hour)).timestamp()) // 60 for hour in hours]
    found: list[Mapping[str, Any]] = page.evaluate(LOOK, [minutes, ids])
    return found


def holds(page: Page, site: Site, directory: Directory, hours: range) -> None:
    """On every page at every hour: what is open is on the first screen, or the page says there when the next opens."""
    opened = 0
    for path, ids in pages(directory):
        for seen in look(page, site, path, ids, hours):
            when = (path, datetime.fromtimestamp(seen["minute"] * 60, UTC).strftime("%A %H:%M"))
            if seen["open"]:
                opened += 1
                assert seen["first"] is not None, when
                assert seen["first"] <= OLD_PHONE["height"], when
            else:
                words, bottom = seen["wait"]
                assert "Nothing here is known to be open now. Next: " in words, when
                assert " opens " in words, when
                assert bottom <= OLD_PHONE["height"], when
            if path != "/help-now/":
                assert seen["ranks"] == sorted(seen["ranks"]), when
    assert opened > len(hours)


@pytest.mark.parametrize("hours", [range(0, 168, 11), range(30 * 24, 42 * 24, 41)], ids=["week", "Christmas"])
def test_some_hours(page: Page, example: Site, directory: Directory, hours: range) -> None:
    holds(page, example, directory, hours)


@pytest.mark.slow
def test_every_hour_of_a_week(page: Page, example: Site, directory: Directory) -> None:
    holds(page, example, directory, range(168))


TALLEST = "() => Math.max(...[...document.querySelectorAll('.card')].map(each => each.offsetHeight))"
ROW = """() => [...document.querySelectorAll("#by--clock .cards")].map(
  list => [...list.children].slice(0, 3).map(each => each.offsetTop))"""


def test_a_card_takes_a_third_of_a_phone_and_stands_beside_others_on_a_desk(
    page: Page, example: Site
) -> None:
    page.clock.set_fixed_time(START)
    for path in ("/services/", "/needs/food/", "/help-now/", "/areas/northport/"):
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(example.at(path))
        page.wait_for_function("() => document.querySelector('#by--clock .card [data-by-clock]')")
        assert page.evaluate(TALLEST) <= 640 / 3, path
        page.set_viewport_size(DESK)
        rows = [row for row in page.evaluate(ROW) if len(row) == 3]
        assert rows, path
        assert all(len(set(row)) == 1 for row in rows), path
