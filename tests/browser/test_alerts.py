"""Alerts come and go by the reader's clock in the site's zone, also on a site that nobody builds anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, small_site

Serve = Callable[..., AbstractContextManager[Site]]

FILES: Mapping[str, str] = {
    **BASICS,
    "alerts/frost.yaml": "name: Frost\nkind: severe-weather\nfrom: 2026-11-21 17:00\nuntil: 2026-11-27 09:00\n",
    "alerts/heat.yaml": "name: Storm\nkind: severe-weather\nfrom: 2026-12-20 17:00\nuntil: 2026-12-22 09:00\n",
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
            page.clock.set_fixed_time(datetime.fromisoformat(now).replace(tzinfo=UTC))
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
