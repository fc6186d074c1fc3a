"""The list of all services, narrowed: the same answers as a slow reference, kept in the address, and usable by everybody."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, expect

from site_builder.build import load
from site_builder.options import Options
from site_builder.types.service.filters import MANY
from tests.browser.conftest import PHONE
from tests.browser.filter_reference import Reference
from tests.browser.test_axe import violations
from tests.tooling.example import CONTENT
from tests.tooling.many_services import SETTINGS, many_services
from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, TODAY, small_site, told

Serve = Callable[..., AbstractContextManager[Site]]

NOW = datetime(2026, 11, 23, 12, 7, tzinfo=UTC)
FIRST, FEW = 40, 10
"""How many services the page shows at a time; how many where there are many."""

IN_LIST = """() => [...document.querySelectorAll("#found .card")].map(card => [
  card.querySelector("a").getAttribute("href").match(/([^/]+)\\/$/)[1],
  card.querySelector(".told > .care:not(.note)")?.textContent ?? "",
  [...card.querySelectorAll(".at > div")].find(row => row.firstChild.textContent === "Away")?.lastChild.textContent ?? "",
])"""
COUNTS = """() => Object.fromEntries([...document.querySelectorAll("#filter option, #filter [type=checkbox]")]
  .filter(each => each.value && each.closest("[name]"))
  .map(each => [
    `${each.closest("[name]").name}=${each.value}`,
    +(each.label ?? each.parentNode.textContent).match(/\\((\\d+)\\)/)[1],
  ])
)"""
COUNTED = re.compile(r"\(\d+\)$")
VISIT = "to => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); }"
OPEN_ALL = "() => document.querySelectorAll('#filter details').forEach(each => { each.open = true; })"


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
        status = self.page.locator("#filter-status")
        expect(status).to_contain_text(said if found else "Nothing fits all of this")
        listed = [
            [each.id, each.ask, each.away]
            for each in found[: FIRST if len(self.reference.services) <= MANY else FEW]
        ]
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
    expect(page.get_by_label("Need", exact=True).locator("option").nth(1)).to_have_attribute("label", COUNTED)
    return page


def test_the_example_is_narrowed_as_the_reference_says(page: Page, example: Site) -> None:
    loaded, said = load(Options(CONTENT, Path("unused"), TODAY, without=frozenset({"search"}), jobs=1))
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


@pytest.mark.slow
def test_a_thousand_services_are_narrowed_as_the_reference_says(
    page: Page, many: tuple[Site, Reference]
) -> None:
    site, reference = many
    shown = Shown(opened(page, site), reference)
    for choice in choices(shown.options(), ["port green", "ZZ2 2AB"], 40):
        shown.visit(choice)
        shown.assert_as_expected(choice)


NIGHT = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


def test_days_are_those_of_the_site_at_night_and_in_tokyo(
    browser: Browser, many: tuple[Site, Reference]
) -> None:
    """At half past one on Tuesday, Monday's night isn't over yet."""
    site, reference = many
    with browser.new_context(viewport=PHONE, timezone_id="Asia/Tokyo") as context:
        page = context.new_page()
        opened(page, site)
        page.clock.set_fixed_time(NIGHT)
        shown = Shown(page, Reference(reference.site, NIGHT))
        for when in ("now", "mon", "tue", "sun"):
            shown.visit({"when": when, "free": "yes"})
            shown.assert_as_expected({"when": when, "free": "yes"})


def test_once_the_times_run_out_all_are_asked_for_them(page: Page, example: Site) -> None:
    page.clock.set_fixed_time(datetime(2027, 2, 1, 12, tzinfo=UTC))
    page.goto(example.at("/services/?when=now&need=food"))
    expect(page.locator("#filter-status")).to_have_text(re.compile(r"^(\d+) services, \1 to ask first$"))
    expect(page.locator("#found .card .care", has_text="Ask about times").first).to_be_visible()


def test_a_long_answer_is_shown_bit_by_bit(page: Page, many: tuple[Site, Reference]) -> None:
    """The other cards are fetched; the reader is led to the first new one."""
    site, reference = many
    shown = Shown(opened(page, site), reference)
    shown.visit({"need": "bed"})
    found = [each.id for each in reference.found({"need": "bed"})]
    assert len(found) > 400
    cards = page.locator("#found .card")
    expect(cards).to_have_count(FEW)
    page.get_by_role("button", name="Show more").click()
    expect(cards).to_have_count(2 * FEW)
    assert [each[0] for each in page.evaluate(IN_LIST)] == found[: 2 * FEW]
    expect(cards.nth(FEW).get_by_role("link").first).to_be_focused()


def start(page: Page, site: Site, query: str = "") -> Page:
    """The list as a reader finds it at noon of a Monday."""
    page.clock.set_fixed_time(NOW)
    page.goto(site.at(f"/services/{query}"))
    return page


def food_services(page: Page) -> str:
    """How many services the option says it would leave, in words."""
    option = page.locator("#f-need option[value=food]")
    expect(option).to_have_attribute("label", COUNTED)
    return f"{(option.get_attribute('label') or '').rpartition('(')[2].rstrip(')')} services"


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_choosing_changes_the_address_and_back_takes_it_away(page: Page, example: Site) -> None:
    start(page, example)
    expect(page.locator("#found")).to_be_hidden()
    page.get_by_text("Filter this list").click()
    need, status = page.get_by_label("Need", exact=True), page.locator("#filter-status")
    food = food_services(page)
    need.select_option("food")
    expect(status).to_have_text(food)
    assert asked(page) == {"need": ["food"]}
    page.get_by_text("How to get in").click()
    page.get_by_role("checkbox", name="Pets welcome").check()
    expect(status).to_have_text(re.compile(r"^\d+ services, \d+ to ask first$"))
    assert asked(page) == {"need": ["food"], "pets": ["yes"]}
    page.go_back()
    expect(status).to_have_text(food)
    expect(page.get_by_role("checkbox", name="Pets welcome")).not_to_be_checked()
    page.go_back()
    expect(status).to_be_empty()
    expect(need).to_have_value("")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.get_by_role("heading", name="A bed tonight")).to_be_visible()
    page.go_forward()
    expect(status).to_have_text(food)
    page.locator("#found .card a").first.click()
    page.go_back()
    expect(status).to_have_text(food)
    expect(need).to_have_value("food")


def test_an_address_with_nonsense_in_it_shows_what_it_can(page: Page, example: Site) -> None:
    start(page, example, "?need=money&pets=perhaps&area=northport&odd=1")
    expect(page.locator("#chosen a")).to_have_text(["Area: Northport"])
    expect(page.get_by_label("Need", exact=True)).to_have_value("")


def test_focus_stays_and_the_change_is_said(page: Page, example: Site) -> None:
    """By keyboard alone: open, choose, and take away again."""
    start(page, example)
    expect(page.locator("#filter")).to_be_visible()
    page.locator("#filter summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    need = page.get_by_label("Need", exact=True)
    expect(need).to_be_focused()
    food = food_services(page)
    page.keyboard.type("Food")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=food)).to_be_visible()
    expect(need).to_be_focused()
    page.get_by_role("link", name="Take away Need: Food").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#filter-status")).to_be_empty()
    expect(page.locator("#filter summary").first).to_be_focused()


def test_the_chip_after_the_one_taken_away_has_the_focus(page: Page, example: Site) -> None:
    start(page, example, "?need=food&area=northport&pets=yes")
    page.get_by_role("link", name="Take away Area: Northport").click()
    expect(page.get_by_role("link", name="Take away Pets welcome")).to_be_focused()
    assert asked(page) == {"need": ["food"], "pets": ["yes"]}


def test_nothing_moves_while_time_goes_by_unless_it_has_to(page: Page, example: Site) -> None:
    """A minute later the same is still the same object with the focus in it; what has closed meanwhile is gone."""
    page.clock.install(time=NOW)
    page.goto(example.at("/services/?need=food&when=now"))
    chip = page.get_by_role("link", name="Take away Open: Now")
    chip.focus()
    before = page.locator("#filter-status").inner_text()
    page.clock.fast_forward("01:00")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(chip).to_be_focused()
    expect(page.locator("#filter-status")).to_have_text(before)
    page.clock.fast_forward("11:00:00")
    expect(page.locator("#filter-status")).not_to_have_text(before)


def test_where_nothing_fits_it_says_what_to_take_away(page: Page, example: Site) -> None:
    start(page, example, "?need=safety&area=millbeck&age=0&gender=man&free=yes")
    expect(page.locator("#filter-status")).to_contain_text("Nothing fits all of this")
    chip = page.locator("#chosen a", has_text="Area: Millbeck")
    number = int((re.search(r"\((\d+) service", chip.inner_text()) or [0, 0])[1])
    assert number > 0
    chip.click()
    expect(page.locator("#filter-status")).to_contain_text(f"{number} service")
    expect(page.locator("#found .card")).to_have_count(number)


def test_lists_of_needs_areas_and_groups_lead_here(page: Page, example: Site) -> None:
    for path, choice in (
        ("/needs/food/", {"need": ["food"]}),
        ("/areas/millbeck/", {"area": ["millbeck"]}),
        ("/needs/food/millbeck/", {"need": ["food"], "area": ["millbeck"]}),
        ("/for/veterans/", {"group": ["veterans"]}),
    ):
        page.goto(example.at(path))
        page.get_by_role("link", name="Filter this list").click()
        expect(page.locator("#found .card").first).to_be_visible()
        assert asked(page) == choice


def test_without_javascript_there_is_no_form_and_no_link_to_it(browser: Browser, example: Site) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(example.at("/services/?need=food"))
        expect(page.locator("#filter")).to_be_hidden()
        cards = page.locator(".card").count()
        expect(page.locator(".card").last).to_be_visible()
        total = page.locator(".total").last.inner_text()
        page.get_by_role("link", name="Next Page 2").click()
        assert total == f"{cards + page.locator('.card').count()} services"
        page.goto(example.at("/needs/food/"))
        expect(page.get_by_text("Filter this list")).to_be_hidden()


def test_when_the_facts_cannot_be_had_the_list_stays(page: Page, example: Site) -> None:
    page.route("**/data/filters.json", lambda route: route.abort())
    start(page, example, "?need=food")
    expect(page.locator("#filter-status")).to_contain_text("doesn't work at the moment")
    expect(page.get_by_role("heading", name="A bed tonight")).to_be_visible()


STATES = {
    "open": "",
    "some": "?need=food&pets=yes&when=mon",
    "nothing": "?need=safety&area=millbeck&age=0&gender=man&free=yes",
    "near": "?need=bed-tonight&near=northport",
    "unknown place": "?near=Atlantis",
}


@pytest.mark.parametrize("query", STATES.values(), ids=STATES)
def test_no_state_has_a_barrier(context: BrowserContext, example: Site, axe: Path, query: str) -> None:
    context.add_init_script(path=axe)
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    assert list(violations(page, example.at(f"/services/{query}"), (320, 1280))) == []
    if query:
        expect(page.locator("#filter-status")).not_to_be_empty()


def test_on_a_small_phone_results_begin_on_the_first_screen(page: Page, example: Site) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    start(page, example, "?need=food")
    expect(page.locator("#filter-status")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


KITCHEN = """\
name: Harbour Kitchen
organisation: harbour-trust
needs: food
summary: Soup and bread.
for: {pets: ask, id_needed: no}
places: {visibility: area-only, town: Northport, coordinates: "54.6401, -0.9402"}
hours: Mon-Fri 9am-5pm; bank holidays closed
phones: 01632 960 001
checked: {on: 2026-10-28}
"""
AREA = "name: Northport\nplaces: {name: Quayside, outcodes: ZZ2, coordinates: '54.6802, -0.9402'}\n"
RESULT = """\
- listitem:
  - heading "Harbour Kitchen" [level=3]:
    - link "Harbour Kitchen":
      - /url: /services/kitchen/
  - term: Now
  - definition: Open now, until 5pm
  - term: Away
  - definition: About 3 miles
  - term: Where
  - definition: Northport (ring for the address)
  - term: Get in
  - definition: Ask how to get in
  - paragraph: Ask about pets
  - link "Call Harbour Kitchen on 01632 960 001":
    - /url: tel:01632960001"""


def test_a_result_reads_well(page: Page, tmp_path: Path, serve: Serve) -> None:
    """What a screen reader says of a result, in its order."""
    files = {**BASICS, "services/kitchen.yaml": KITCHEN, "areas/port.yaml": AREA}
    small = small_site(tmp_path, files)
    small.build()
    with serve(small.output) as site:
        start(page, site, "?need=food&pets=yes&id=yes&near=quayside")
        card = page.locator("#found .card")
        expect(card).to_have_count(1)
        expect(card.locator("[data-by-clock] dd")).to_be_visible()
        assert card.aria_snapshot() == RESULT
        expect(page.get_by_role("region", name="Services that fit")).to_be_visible()
        chosen = page.get_by_role("navigation", name="Chosen filters")
        expect(chosen.get_by_role("link", name="Take away Pets welcome")).to_be_visible()
        expect(page.locator("#filter-status")).to_have_text("1 service, 1 to ask first")
