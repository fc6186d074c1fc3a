"""The list of all services, narrowed: the same answers as a slow reference, kept in the address, and usable by everybody."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, expect

from site_builder.build import Options, load
from tests.browser.conftest import PHONE
from tests.browser.finder_reference import Reference
from tests.tooling.example import CONTENT
from tests.tooling.many_services import SETTINGS, many_services
from tests.tooling.server import Site
from tests.tooling.small_site import TODAY, small_site, told

Serve = Callable[..., AbstractContextManager[Site]]

NOW = datetime(2026, 11, 23, 12, 7, tzinfo=UTC)
FIRST = 40
"""How many services the page shows at a time."""

IN_LIST = """() => [...document.querySelectorAll("#found .card")].map(card => [
  card.querySelector("a").getAttribute("href").match(/([^/]+)\\/$/)[1],
  card.firstElementChild.querySelector("p:last-child.care:not(.note)")?.textContent ?? "",
  [...card.querySelectorAll(".at > div")].find(row => row.firstChild.textContent === "Away")?.lastChild.textContent ?? "",
])"""
COUNTS = """() => Object.fromEntries([...document.querySelectorAll("#finder option, #finder [type=checkbox]")]
  .filter(each => each.value && each.closest("[name]"))
  .map(each => [`${each.closest("[name]").name}=${each.value}`, +(each.label ?? each.parentNode.textContent).match(/\\((\\d+)\\)/)[1]])
)"""
VISIT = "to => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); }"
OPEN_ALL = "() => document.querySelectorAll('#finder details').forEach(each => { each.open = true; })"


@dataclass(frozen=True)
class Shown:
    """A site in a browser and what it should show."""

    page: Page
    reference: Reference

    def visit(self, choice: Mapping[str, str]) -> None:
        """Go to a choice by its address, without loading the page anew."""
        self.page.evaluate(VISIT, f"?{urlencode(choice)}" if choice else "?")

    def assert_as_expected(self, choice: Mapping[str, str]) -> None:
        """Compare the line above the list, the list in its order, and the count of every option."""
        found = self.reference.found(choice)
        asking = sum(each.ask != "" for each in found)
        said = f"{len(found)} service{'' if len(found) == 1 else 's'}"
        said += f", {asking} to ask first" if asking else ""
        status = self.page.locator("#finder-status")
        expect(status).to_contain_text(said if found else "Nothing fits all of this")
        listed = [[each.id, each.ask, each.away] for each in found[:FIRST]]
        try:
            self.page.wait_for_function(f"want => JSON.stringify(({IN_LIST})()) === want", arg=_json(listed))
        except TimeoutError:
            assert self.page.evaluate(IN_LIST) == listed, choice
        counts = self.page.evaluate(COUNTS)
        options = [(name, value) for name, _, value in (each.partition("=") for each in counts)]
        assert counts == self.reference.counts(choice, options), choice
        if not found:
            self._assert_advice(choice)

    def _assert_advice(self, choice: Mapping[str, str]) -> None:
        """Every filter says what its going would give."""
        for name in (name for name in choice if name != "near"):
            without = {other: value for other, value in choice.items() if other != name}
            number = len(self.reference.found(without))
            link = self.page.locator(f"#chosen a:not([href*='{name}='])").first
            expect(link).to_contain_text(f"({number} service{'' if number == 1 else 's'} without)")

    def options(self) -> dict[str, list[str]]:
        """The values of every filter."""
        found: dict[str, list[str]] = {}
        for each in self.page.evaluate(COUNTS):
            name, _, value = each.partition("=")
            found.setdefault(name, []).append(value)
        return found


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def choices(options: Mapping[str, list[str]], places: list[str], number: int) -> Iterator[dict[str, str]]:
    """A fixed sample: every option alone, then so many of two to five together."""
    for name, values in options.items():
        yield from ({name: value} for value in values)
    pick = random.Random(3)
    for _ in range(number):
        names = [name for name in options if name in pick.sample(list(options), pick.randint(2, 5))]
        choice = {name: pick.choice(options[name]) for name in names}
        if pick.random() < 0.5:
            choice["near"] = pick.choice(places)
        yield choice


def opened(page: Page, site: Site, query: str = "") -> Page:
    """The list at noon of a Monday, with its filters open."""
    page.clock.set_fixed_time(NOW)
    page.goto(site.at(f"/services/{query}"))
    page.evaluate(OPEN_ALL)
    expect(page.get_by_label("Need").locator("option").nth(1)).to_have_attribute("label", _COUNTED)
    return page


import re  # noqa: E402

_COUNTED = re.compile(r"\(\d+\)$")


def test_the_example_is_narrowed_as_the_reference_says(page: Page, example: Site) -> None:
    loaded, said = load(Options(CONTENT, Path("unused"), TODAY, search=False, jobs=1))
    assert loaded is not None, told(said)
    shown = Shown(opened(page, example), Reference(loaded.site, NOW))
    places = ["northport", "ZZ3 1AA", "zz5", "the docks", "Ashby Green"]
    for choice in choices(shown.options(), places, 60):
        shown.visit(choice)
        shown.assert_as_expected(choice)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[tuple[Site, Reference]]:
    """A thousand made-up services, on five pages."""
    small = small_site(tmp_path_factory.mktemp("many"), many_services(1000), settings=SETTINGS)
    small.build()
    with serve(small.output) as site:
        yield site, Reference(small.load().site, NOW)


def test_a_thousand_services_are_narrowed_as_the_reference_says(
    page: Page, many: tuple[Site, Reference]
) -> None:
    site, reference = many
    shown = Shown(opened(page, site), reference)
    for choice in choices(shown.options(), ["port green", "ZZ2 2AB"], 40):
        shown.visit(choice)
        shown.assert_as_expected(choice)
