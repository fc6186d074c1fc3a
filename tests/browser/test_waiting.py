"""What "open" means of a service on its own page, and what lists say at hours at which nothing is open for sure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import set_clock
from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, small_site

pytestmark = pytest.mark.browser

Serve = Callable[..., AbstractContextManager[Site]]


def service(
    need: str, how: str, hours: str, more: str = "", checked: str = "checked: {on: 2026-10-28}"
) -> str:
    """An entry named after its need and way in."""
    name = f"The {need} {how.strip('[]').split(',')[0]}"
    return (
        f"name: {name}\norganisation: harbour-trust\nneeds: {need}\naccess: {{how: {how}}}\n"
        f"hours: {hours}\nphones: 01632 960 001\n{checked}\n{more}\n"
    )


HOUSE = "places: [{kind: building, address: [1 Long Road], town: Northport, postcode: ZZ1 1AA}]\naccommodation: {rooms: single}"
LINE = "places: [{kind: building, visibility: confidential}]"
FILES: Mapping[str, str] = {
    **BASICS,
    **{
        f"needs/{need}.yaml": f"name: Need of {need}\nhelp_now: yes\n"
        for need in ("meals", "beds", "advice", "drinks", "flood", "night")
    },
    # On bank holidays nobody knows, so at Christmas it opens for sure on the day after them.
    "services/meals.yaml": service("meals", "drop-in", "Mon-Fri 9am-5pm"),
    "services/beds.yaml": service("beds", "drop-in", "{weekly: 'daily 8pm-8am', last_entry: 10pm, bank_holidays: as usual}"),
    "services/advice.yaml": service("advice", "self-referral", "Mon-Sun 9am-9pm").replace("phones: 01632 960 001\n", ""),
    "services/talk.yaml": service("advice", "drop-in", "Tue 6pm-8pm"),
    "services/drinks.yaml": service("drinks", "drop-in", "24 hours", checked=""),
    "services/tea.yaml": service("drinks", "phone", "Sat 9am-10am", checked="checked: {on: 2026-05-01}"),
    "services/near.yaml": service("flood", "drop-in", "Mon-Sun 9am-10am"),
    "services/far.yaml": service("flood", "phone", "Fri 9am-10am"),
    "services/owl.yaml": service("night", "drop-in", "24 hours", checked=""),
    "services/bat.yaml": service("night", "membership", "daily 7pm-9am"),
    "services/wolf.yaml": service("night", "phone", "daily 8pm-8am"),
    "services/refuge.yaml": service("beds", "[phone, referral]", "24 hours", LINE).replace(
        "phones: 01632 960 001", "phones: {number: 01632 960 001, hours: Mon-Fri 9am-5pm}"
    ),
    "services/hostel.yaml": service("beds", "referral", "24 hours", HOUSE),
    "alert-kinds/closure.yaml": "name: Closure\ncloses: yes\n",
    "alerts/flood.yaml": (
        "name: Flood\nkind: closure\nfrom: 2026-12-01 06:00\nuntil: 2026-12-03 20:00\n"
        "services: [{service: near, change: Shut.}, {service: bat, change: Shut.}]\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[Site]:
    """Built on 23 November 2026."""
    small = small_site(tmp_path_factory.mktemp("waiting"), FILES)
    small.build()
    with serve(small.output) as served:
        yield served


def at(page: Page, site: Site, path: str, now: str) -> None:
    set_clock(page, now)
    page.goto(site.at(path))


@pytest.mark.parametrize(
    ("path", "now", "words"),
    [
        ("services/refuge", "2026-11-29 12:00", "Phones not answered now. Again tomorrow at 9am"),
        ("services/refuge", "2026-11-30 12:00", "Phones answered now, until 5pm"),
        ("services/hostel", "2026-11-29 03:00", "Staffed now"),
        ("services/meals", "2026-11-30 12:00", "Open now, until 5pm"),
    ],
)
def test_a_page_says_what_open_means_as_its_card_does(
    page: Page, site: Site, path: str, now: str, words: str
) -> None:
    at(page, site, f"/{path}/", now)
    expect(page.locator(".slip [data-by-clock] dd")).to_have_text(words)
    page.goto(site.at("/services/"))
    card = page.locator(".card", has=page.locator(f"a[href$='/{path}/']"))
    expect(card.locator("[data-by-clock] dd").first).to_have_text(words)


@pytest.mark.parametrize(
    ("need", "now", "words"),
    [
        ("meals", "2026-12-25 12:00", "to be open now. Next: The meals drop-in, opens on Tuesday at 9am."),
        ("meals", "2026-12-28 08:00", "to be open now. Next: The meals drop-in, opens tomorrow at 9am."),
        # While it is open nobody new is let in, and the refuge's number isn't answered.
        ("beds", "2026-12-12 23:00", "to be open now. Next: The beds drop-in, opens tomorrow at 8pm."),
        ("beds", "2026-12-11 12:00", ""),
        # Somebody has to be asked for a place by letter, and on Tuesday one can walk in.
        ("advice", "2026-11-30 10:00", "has to be asked first. Next: The advice drop-in, opens tomorrow at 6pm."),
        # Nobody has checked the one that is always open, and the other not since May.
        ("drinks", "2026-11-30 10:00", "Next, if it still holds: The drinks phone, opens on Saturday at 9am."),
        # The next morning an alert shuts the first.
        ("flood", "2026-11-30 22:00", "to be open now. Next: The flood phone, opens on Friday at 9am."),
        ("flood", "2026-12-03 22:00", "to be open now. Next: The flood drop-in, opens tomorrow at 9am."),
    ],
)  # fmt: skip
def test_a_need_of_which_nothing_is_open_says_when_the_next_opens(
    page: Page, site: Site, need: str, now: str, words: str
) -> None:
    at(page, site, f"/needs/{need}/", now)
    page.wait_for_selector("#by--clock h2[data-by-clock]")
    said = page.locator("#by--clock > .care")
    if words:
        expect(said).to_contain_text(words)
    else:
        expect(said).to_have_count(0)


def test_help_now_says_it_of_all_that_is_on_it(page: Page, site: Site) -> None:
    said = page.locator("#by--clock > .care")
    at(page, site, "/help-now/", "2026-12-24 15:00")
    expect(said).to_have_count(0)
    at(page, site, "/help-now/", "2026-12-24 18:30")
    expect(said).to_contain_text("Next: The beds drop-in, opens today at 8pm.")


def test_tonight_never_begins_with_what_nobody_has_checked_or_an_alert_has_shut(
    page: Page, site: Site
) -> None:
    part = page.locator("[data-tonight]", has=page.locator("#tonight-night"))
    for now, first in (
        ("2026-12-01 20:30", "The night phone"),
        ("2026-12-04 20:30", "The night membership"),
    ):
        at(page, site, "/tonight/", now)
        expect(page.locator("#tonight")).to_contain_text("what is open now comes first")
        expect(part.locator("> .cards h3").first).to_have_text(first)
