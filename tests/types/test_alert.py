"""Alerts: their state on a day, and that nobody is sent anywhere by one that is over."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from site_builder.types.alert import Alert, dates_words, state_of
from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, SmallSite, codes, small_site

ALERT = """\
name: Freezing nights
summary: A bed for everybody.
kind: severe-weather
from: 2026-11-21 17:00
until: 2026-11-27 9:00
who: Anybody outside.
how: Ring first.
waived: You don't need papers.
phones: 01632 960 001
services: {service: kitchen, change: Open all night.}
text: Wrap up *warm*.
"""


def site_of(folder: Path, alert: str = ALERT) -> SmallSite:
    return small_site(folder, {**BASICS, "alerts/frost.yaml": alert})


@pytest.mark.parametrize(("day", "state"), [(20, "coming"), (21, "in force"), (27, "in force"), (28, "past")])
def test_an_alert_is_in_force_on_each_of_its_days(tmp_path: Path, day: int, state: str) -> None:
    site = site_of(tmp_path)
    today = date(2026, 11, day)
    assert state_of(site.load(today).site.all(Alert)[0], today) == state
    site.build(today)
    # Pages carry one that is coming too, so that it appears on time even if nobody builds anew.
    assert ("<p data-from" in site.page("/services/kitchen/")) is (state != "past")
    assert ("data-coming" in site.page("/services/kitchen/")) is (state == "coming")


def test_an_alert_tells_pages_its_moments_in_the_sites_zone(tmp_path: Path) -> None:
    site = site_of(tmp_path, ALERT.replace("2026-11-27 9:00", "2027-06-01 9:00"))
    site.build()
    start, end = (datetime(2026, 11, 21, 17, tzinfo=UTC), datetime(2027, 6, 1, 8, tzinfo=UTC))
    expected = f'data-from="{int(start.timestamp())}" data-until="{int(end.timestamp())}"'
    assert expected in site.page("/services/kitchen/")
    assert expected in site.page("/alerts/frost/")


@pytest.mark.parametrize(("day", "is_shown"), [(9, False), (10, True)])
def test_pages_carry_an_alert_from_six_weeks_ahead(tmp_path: Path, day: int, is_shown: bool) -> None:
    """It begins on 21 November. Before that it is only on its own page and in the list of alerts."""
    site = site_of(tmp_path)
    site.build(date(2026, 10, day))
    assert ("Freezing nights" in site.page("/services/kitchen/")) is is_shown
    assert "Freezing nights" in site.page("/alerts/")


@pytest.mark.parametrize(("also", "change"), [("", "change"), (", closes: yes", "closure")])
def test_an_alert_may_shut_one_of_the_services_that_it_changes(
    tmp_path: Path, also: str, change: str
) -> None:
    site = site_of(tmp_path, ALERT.replace("Open all night.}", f"Shut from noon.{also}}}"))
    site.build()
    assert re.findall(r'data-change="(\w+)"', site.page("/services/")) == [change]


def test_an_alerts_dates_are_said_with_their_times(tmp_path: Path) -> None:
    words = dates_words(site_of(tmp_path).load().site.all(Alert)[0])
    assert words == "From 5pm on Saturday 21 November to 9am on Friday 27 November 2026"


def test_an_alert_in_force_says_who_may_come_how_and_what_changes(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    site.build()
    text = page_text(site.page("/alerts/frost/"))
    for part in (
        "From 5pm on Saturday 21 November",
        "Anybody outside.",
        "You don't need papers.",
        "Ring first.",
        "Open all night.",
    ):
        assert part in text
    assert "tel:01632960001" in text
    assert "[Harbour Kitchen](/services/kitchen/)" in text
    assert "In force" not in text, "that stays true only on some days"
    assert page_text(site.page("/alerts/")).index("Now and coming") < page_text(site.page("/alerts/")).index(
        "frost"
    )


def test_an_alert_that_is_over_only_tells(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    built = site.build(date(2027, 1, 1))
    assert codes(built.diagnostics) == []
    text = page_text(site.page("/alerts/frost/"))
    assert "- Harbour Kitchen: Open all night." in text
    assert "- How people got in: Ring first." in text
    assert "tel:" not in text
    assert "How to get in" not in text


def test_searching_finds_no_alert_that_is_over(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    for today, found in ((date(2026, 11, 27), True), (date(2026, 11, 28), False)):
        page = next(page for page in site.load(today).pages if page.url == "/alerts/frost/")
        assert (page.search is not None) is found


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-11-21 17:01", []),
        ("2026-11-21 17:00", ["alert-reversed"]),
        ("2026-11-20 9:00", ["alert-reversed"]),
    ],
)
def test_an_alert_ends_after_it_begins(tmp_path: Path, until: str, said: list[str]) -> None:
    assert codes(site_of(tmp_path, ALERT.replace("2026-11-27 9:00", until)).check()) == said


def test_what_an_alert_changes_stands_on_the_services_card_and_page_while_it_lasts(tmp_path: Path) -> None:
    """With its days, as the page may be read after them."""
    site = site_of(tmp_path)
    change = "Open all night. (21 to 27 November 2026)"
    site.build()
    assert change in page_text(site.page("/services/"))
    heading = "## [Freezing nights](/alerts/frost/)"
    assert f"{heading}\n{change}\nYou don't need papers." in page_text(site.page("/services/kitchen/"))
    attributes = 'data-from="1795280400" data-until="1795770000" data-change="change"'
    for url in ("/services/", "/services/kitchen/"):
        assert f"{attributes}>" in site.page(url)
        assert f"{attributes} data-coming>" not in site.page(url)
    site.build(date(2026, 11, 20))
    for url in ("/services/", "/services/kitchen/"):
        assert f"{attributes} data-coming>" in site.page(url)
    for day in (date(2026, 10, 1), date(2026, 11, 28)):
        site.build(day)
        assert "Open all night" not in site.page("/services/") + site.page("/services/kitchen/")


def test_an_alert_says_its_hours_on_every_page(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    site.build()
    assert "From 5pm on Saturday 21 November to 9am on Friday 27 November 2026." in site.page(
        "/services/kitchen/"
    )
