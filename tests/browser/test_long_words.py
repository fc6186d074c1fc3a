"""Names, alerts and addresses much longer than usual: cards stay small, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OLD_PHONE
from tests.browser.questions.layout import text_twice_as_large_covers_nothing
from tests.browser.test_cards import AT_EACH, HEIGHTS, too_tall
from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, small_site

pytestmark = pytest.mark.browser

Serve = Callable[..., AbstractContextManager[Site]]

NAME = "The Featherstonehaugh and St Bartholomew's Ecumenical Community Breakfast, Luncheon and Supper Club for Travellers"
MAIL = "the.secretary.of.the.relief.committee@featherstonehaugh-memorial-trust.example.org"
CHANGE = "Stays open all night for everybody who has nowhere else to go in this weather"
MORE = f"{CHANGE}, whoever they are and wherever they come from, with a dog or with all that they own. Ring twice."
HEAD = "organisation: harbour-trust\nneeds: [food]\naccess: {how: drop-in}\nchecked: {on: 2026-10-28}\nphones: 01632 960 001\n"
PLACE = "places: {address: 12 Quay Street, town: Much Binding in the Marsh, postcode: ZZ1 1AA}\n"
HOURS = "hours: daily 8pm-8am; last entry 10pm\n"
FILES: Mapping[str, str] = {
    **BASICS,
    "organisations/harbour-trust.yaml": f"name: Harbour Trust\nkind: charity\nemail: {MAIL}\n",
    "services/long.yaml": f'name: "{NAME}"\n{HEAD}{PLACE}{HOURS}',
    "services/short.yaml": f"name: The shelter\n{HEAD}{PLACE}{HOURS}",
    "services/both.yaml": f"name: The room\n{HEAD}{PLACE}{HOURS}",
    "alerts/frost.yaml": (
        "name: Frost\nfrom: 2026-11-21 17:00\nuntil: 2026-12-07 09:00\nkind: severe-weather\n"
        f'services: [{{service: long, change: "{CHANGE}."}}, {{service: short, change: "{MORE}"}}, '
        f"{{service: both, change: Everybody may come in.}}]\n"
    ),
    "alerts/flood.yaml": (
        "name: Flood\nfrom: 2026-11-21 17:00\nuntil: 2026-12-07 09:00\nkind: severe-weather\n"
        "services: {service: both, change: Go in by the yard behind the chapel.}\n"
    ),
}
MOMENTS = ("2026-11-25 12:00", "2026-11-25 21:00", "2026-11-26 03:00", "2026-12-25 12:00")
PATHS = ("/services/", "/alerts/frost/", "/days/friday/", "/needs/food/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[Site]:
    """Built on 23 November 2026."""
    small = small_site(tmp_path_factory.mktemp("long"), FILES)
    small.build()
    with serve(small.output) as served:
        yield served


def test_cards_are_a_third_of_a_small_phone(page: Page, site: Site) -> None:
    page.clock.set_fixed_time(datetime(2026, 11, 25, 12, tzinfo=UTC))
    page.set_viewport_size(OLD_PHONE)
    minutes = [int(datetime.fromisoformat(f"{each}Z").timestamp()) // 60 for each in MOMENTS]
    for path in PATHS:
        page.goto(site.at(path))
        page.wait_for_selector(".card [data-by-clock]", state="attached")
        assert too_tall(page.evaluate(AT_EACH, minutes)) == {}, path


def test_also_without_scripts(browser: Browser, site: Site) -> None:
    with browser.new_context(viewport=OLD_PHONE, java_script_enabled=False) as visitor:
        page = visitor.new_page()
        for path in PATHS:
            page.goto(site.at(path))
            heights = page.evaluate(HEIGHTS)
            assert len(heights) > 2, path
            assert too_tall(heights) == {}, path


def test_a_desk_and_paper_have_the_whole_name_and_a_phone_says_that_it_is_cut(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site.at("/services/"))
    name = page.locator(".card a[href$='/long/']").first
    expect(name).to_have_text(NAME, use_inner_text=True)
    page.set_viewport_size(OLD_PHONE)
    expect(name).to_have_text("The Featherstonehaugh and St Bartholomew's", use_inner_text=True)
    assert name.evaluate("each => getComputedStyle(each, '::after').content") == '"…"'
    page.emulate_media(media="print")
    expect(name).to_have_text(NAME, use_inner_text=True)


def test_large_text_covers_nothing(page: Page, site: Site) -> None:
    for path in ("/services/", "/services/long/", "/organisations/harbour-trust/"):
        page.goto(site.at(path))
        text_twice_as_large_covers_nothing(page)


def test_an_address_breaks_at_its_marks_and_is_copied_whole(page: Page, site: Site) -> None:
    page.set_viewport_size(OLD_PHONE)
    page.goto(site.at("/organisations/harbour-trust/"))
    address = page.locator(f"main a[href='mailto:{MAIL}']")
    lines = address.evaluate("""each => {
      const range = document.createRange(), lines = {};
      for (const text of each.firstElementChild.childNodes) for (let at = 0; at < (text.length ?? 0); at++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { top } = range.getBoundingClientRect();
        lines[top] = (lines[top] ?? "") + text.data[at];
      }
      return Object.values(lines);
    }""")
    assert len(lines) > 2
    assert [line for line in lines[:-1] if line[-1] not in "@.-"] == []
    copied = address.evaluate(
        "each => { getSelection().selectAllChildren(each); return `${getSelection()}`; }"
    )
    assert copied == MAIL
