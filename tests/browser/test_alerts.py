"""Alerts come and go by the reader's clock in the site's zone, also on a site that nobody builds anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import set_clock
from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, small_site

Serve = Callable[..., AbstractContextManager[Site]]

FILES: Mapping[str, str] = {
    **BASICS,
    "services/kitchen.yaml": f"{BASICS['services/kitchen.yaml']}phones: 01632 960 001\n",
    "needs/bed.yaml": "name: A bed tonight\nsummary: Beds\nhelp_now: yes\norder: 1\n",
    **{
        f"services/{name}.yaml": (
            f"name: The {name}\norganisation: harbour-trust\nneeds: [bed]\nchecked: {{on: 2026-10-28}}\n"
            f"hours: {hours}; bank holidays as usual\nphones: 01632 960 002\n"
        )
        for name, hours in {"shelter": "daily 8pm-8am", "hall": "unknown", "always": "24 hours"}.items()
    },
    "alerts/frost.yaml": (
        "name: Frost\nkind: severe-weather\nfrom: 2026-11-21 17:00\nuntil: 2026-11-27 09:00\n"
        "services:\n- {service: kitchen, change: Soup all night.}\n- {service: hall, change: Open from 8pm.}\n"
    ),
    "alerts/storm.yaml": (
        "name: Storm\nkind: severe-weather\nfrom: 2026-12-20 17:00\nuntil: 2026-12-22 09:00\n"
        "services: {service: shelter, change: Open by day too.}\n"
    ),
    "alerts/burst-pipe.yaml": (
        "name: Burst pipe\nkind: closure\nfrom: 2026-12-01 12:00\nuntil: 2026-12-02 12:00\n"
        "services: {service: always, change: Shut until it is mended.}\n"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[Site]:
    """Built on 23 November, while it freezes; a storm comes four weeks later."""
    small = small_site(tmp_path_factory.mktemp("alerts"), FILES)
    small.build()
    with serve(small.output) as served:
        yield served


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Tokyo"])
def test_alerts_come_and_go_by_the_clock(browser: Browser, site: Site, zone: str) -> None:
    with browser.new_context(timezone_id=zone) as context:
        page = context.new_page()
        for now, title, state in (
            ("2026-11-21 16:59", "", "Coming"),
            ("2026-11-21 17:00", "Frost", "In force now"),
            ("2026-11-27 08:59", "Frost", "In force now"),
            ("2026-11-27 09:00", "", "Over"),
            ("2026-12-20 17:00", "Storm", "Over"),
            ("2027-06-01 12:00", "", "Over"),
        ):
            set_clock(page, now)
            page.goto(site.at("/services/kitchen/"))
            shown = page.locator("aside.alerts a:visible").all_inner_texts()
            assert (now, shown) == (now, [title] if title else [])
            expect(page.locator("aside.alerts")).to_be_visible(visible=bool(title))
            page.goto(site.at("/alerts/frost/"))
            expect(page.locator("main .tag")).to_have_text(state)


def test_an_alert_appears_while_the_page_is_open(browser: Browser, site: Site) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.install(time=datetime(2026, 12, 20, 16, 59, 30, tzinfo=UTC))
        page.goto(site.at("/"))
        expect(page.locator("aside.alerts")).to_be_hidden()
        page.clock.fast_forward("00:40")
        expect(page.get_by_role("complementary", name="Alerts")).to_contain_text("Storm")


def test_without_a_script_alerts_stand_with_their_dates(browser: Browser, site: Site) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.at("/"))
        box = page.get_by_role("complementary", name="Alerts")
        expect(box).to_contain_text("From 5pm on Saturday 21 November to 9am on Friday 27 November 2026")
        expect(box).to_contain_text("From 5pm on Sunday 20 December")
        for path in ("/", "/alerts/", "/alerts/frost/"):
            page.goto(site.at(path))
            assert "in force" not in page.locator("body").inner_text().lower()


CHANGES = [
    (
        "2026-11-23 12:00",
        "kitchen",
        "Usually open now, until 5pm. An alert changes this: ring first",
        "Soup all night.",
    ),
    (
        "2026-11-23 20:00",
        "kitchen",
        "Usually closed now. Opens tomorrow at 9am. An alert changes this: ring first",
        "Soup",
    ),
    ("2026-11-27 09:00", "kitchen", "Open now, until 5pm", ""),
    ("2026-11-23 12:00", "shelter", "Closed now. Opens today at 8pm", ""),
    ("2026-12-20 16:59", "shelter", "Closed now. Opens today at 8pm", ""),
    (
        "2026-12-20 17:00",
        "shelter",
        "Usually closed now. Opens today at 8pm. An alert changes this: ring first",
        "Open by",
    ),
    ("2026-12-22 09:00", "shelter", "Closed now. Opens today at 8pm", ""),
    ("2026-11-23 12:00", "hall", "Not known: ring first", "Open from 8pm."),
    ("2026-12-01 12:00", "always", "Usually open now. An alert changes this: ring first", "Shut until"),
]
"""A moment of UTC, a service, what is said of now, and what the alert changes; "" when nothing is shown of an alert."""


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Tokyo"])
def test_what_an_alert_changes_is_never_said_to_be_open_or_closed_for_sure(
    browser: Browser, site: Site, zone: str
) -> None:
    """On the page of the service and on its card, from the moment the alert begins until it ends."""
    with browser.new_context(timezone_id=zone) as context:
        page = context.new_page()
        for now, service, words, change in CHANGES:
            set_clock(page, now)
            page.goto(site.at(f"/services/{service}/"))
            expect(page.locator(".slip [data-by-clock] dd")).to_have_text(words)
            expect(page.locator(".notice:visible")).to_contain_text([change] if change else [])
            page.goto(site.at("/services/"))
            card = page.locator(".card", has=page.locator(f"a[href$='/services/{service}/']"))
            expect(card.locator("[data-by-clock] dd")).to_have_text(words)
            expect(card.locator(".note:visible")).to_contain_text([change] if change else [])


def test_the_page_of_an_alert_says_so_too(browser: Browser, site: Site) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        set_clock(page, "2026-11-23 12:00")
        page.goto(site.at("/alerts/frost/"))
        card = page.locator(".card", has=page.get_by_role("link", name="Harbour Kitchen"))
        said = "Usually open now, until 5pm. An alert changes this: ring first"
        expect(card.locator("[data-by-clock] dd")).to_have_text(said)


def test_an_alert_that_is_over_sends_nobody_anywhere(browser: Browser, site: Site) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        set_clock(page, "2026-11-27 12:00")
        page.goto(site.at("/alerts/frost/"))
        expect(page.locator("main .tag")).to_have_text("Over")
        expect(page.locator(".card").first).to_be_attached()
        assert page.locator(".card:visible").count() == 0


def test_tonight_shows_first_what_an_alert_opens_and_never_what_it_closes(
    browser: Browser, site: Site
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        for now, names in (
            ("2026-11-23 21:00", ["The hall", "The always", "The shelter"]),
            ("2026-11-28 21:00", ["The always", "The shelter", "The hall"]),
            ("2026-12-01 21:00", ["The shelter", "The always", "The hall"]),
            ("2026-12-20 19:00", ["The shelter", "The always", "The hall"]),
        ):
            set_clock(page, now)
            page.goto(site.at("/tonight/"))
            expect(page.locator("#tonight")).to_contain_text("the night of")
            found = page.locator("[data-tonight] .card h3").all_text_contents()
            assert (now, found) == (now, names)


def test_without_a_script_a_change_stands_with_its_days(browser: Browser, site: Site) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.at("/services/shelter/"))
        expect(page.locator(".notice")).to_contain_text("Open by day too. (20 to 22 December 2026)")
        page.goto(site.at("/services/kitchen/"))
        expect(page.locator(".notice")).to_contain_text("Soup all night. (21 to 27 November 2026)")
