"""Pages age by themselves: what is late, overdue, over or no longer known is said by the reader's clock alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import set_clock
from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, TODAY, small_site

pytestmark = pytest.mark.browser

Serve = Callable[..., AbstractContextManager[Site]]

CHECKED = date(2026, 10, 28)
KITCHEN = f"{BASICS['services/kitchen.yaml']}phones: 01632 960 001\naccommodation: {{free: {{number: 3, on: 2026-11-22}}}}\n"
FILES: Mapping[str, str] = {
    **BASICS,
    "services/kitchen.yaml": KITCHEN,
    "services/shut.yaml": (
        "name: The shut one\norganisation: harbour-trust\nneeds: [food]\nchecked: {on: 2026-10-28}\n"
        "status: temporarily-closed\nreopens: 2027-01-11\nphones: 01632 960 002\n"
    ),
    "services/monthly.yaml": (
        "name: Monthly\norganisation: harbour-trust\nneeds: [food]\nchecked: {on: 2026-10}\n"
        "phones: 01632 960 003\n"
    ),
    "alerts/frost.yaml": (
        "name: Frost\nkind: severe-weather\nfrom: 2026-11-21 17:00\nuntil: 2026-11-27 09:00\n"
        "services: {service: kitchen, change: Soup all night.}\n"
    ),
    "plans/homes.yaml": (
        "name: A home for all\nfirst_year: 2026\nlast_year: 2028\nowner: harbour-trust\n"
        "statuses: [{id: moving, name: Moving, meaning: on-track}]\n"
        "priorities: [{id: homes, name: Homes, objectives: [{id: build, name: Build}]}]\n"
    ),
    "actions/build.yaml": (
        "name: Build some\nplan: homes\nobjective: build\nnumber: 1\nlead: harbour-trust\nstatus: moving\n"
        "due: 2026-12-31\nupdates: [{on: 2026-11-01, text: News}]\n"
    ),
    "groups/forum.yaml": "name: The forum\nkind: forum\nsummary: Meets.\n",
    "charter.md": "---\nname: Our charter\nadopted: 2025-01-01\nreview_due: 2027-01-01\nvision: A home\n---\nText.\n",
    "commitments/one.yaml": "name: Listen\nnumber: 1\ntext: We listen.\n",
    "signatories/trust.yaml": (
        "name: Signing Trust\nsector: charity\nsigned: 2026-01-01\n"
        "pledges: [{commitment: one, text: Ask first., status: under-way, due: 2026-12-31}]\n"
    ),
    "meetings/spring.yaml": "name: Spring meeting\ngroup: forum\non: 2027-03-09\nlink: https://meet.example.org/\n",
    "meetings/held.yaml": "name: Held meeting\ngroup: forum\non: 2025-03-09\nstatus: held\n",
    "meetings/winter.yaml": "name: Winter meeting\ngroup: forum\non: 2026-12-09\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[Site]:
    """Built on 23 November 2026, and never again."""
    small = small_site(tmp_path_factory.mktemp("ages"), FILES)
    small.build()
    with serve(small.output) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """On a phone that isn't where the site is."""
    with browser.new_context(timezone_id="Asia/Tokyo") as context:
        yield context.new_page()


def on(page: Page, site: Site, path: str, now: str) -> Locator:
    """The main part of a page, read at a moment of UTC."""
    set_clock(page, now)
    page.goto(site.at(path))
    page.wait_for_load_state("networkidle")
    return page.locator("main")


@pytest.mark.parametrize(
    ("days", "ago"),
    [
        (0, "today"), (1, "yesterday"), (25, "25 days ago"), (59, "59 days ago"), (60, "2 months ago"),
        (729, "24 months ago"), (730, "2 years ago"),
    ],
)  # fmt: skip
def test_how_long_ago_is_said_in_the_unit_people_count_in(
    page: Page, site: Site, days: int, ago: str
) -> None:
    main = on(page, site, "/services/kitchen/", f"{CHECKED + timedelta(days)} 12:00")
    expect(main.locator("time[datetime='2026-10-28']:visible")).to_have_text(f"on 28 October 2026 ({ago})")


@pytest.mark.parametrize(("now", "ago"), [("2027-03-08", "tomorrow"), ("2027-01-08", "in 2 months")])
def test_how_far_ahead_is_said_too(page: Page, site: Site, now: str, ago: str) -> None:
    main = on(page, site, "/meetings/spring/", f"{now} 12:00")
    expect(main.locator("time[datetime='2027-03-09']:visible").first).to_contain_text(f"({ago})")


@pytest.mark.parametrize(
    ("now", "ago"),
    [("2026-10-31", "this month"), ("2026-12-01", "2 months ago"), ("2028-10-01", "2 years ago")],
)
def test_how_long_ago_a_month_was(page: Page, site: Site, now: str, ago: str) -> None:
    main = on(page, site, "/services/monthly/", f"{now} 12:00")
    expect(main.locator("time[datetime='2026-10']:visible")).to_have_text(f"in October 2026 ({ago})")


def test_days_begin_at_midnight_where_the_site_is(page: Page, site: Site) -> None:
    for now, ago in (("2026-10-28 23:59", "today"), ("2026-10-29 00:00", "yesterday")):
        main = on(page, site, "/services/kitchen/", now)
        expect(main.locator("time[datetime='2026-10-28']:visible")).to_contain_text(f"({ago})")


def test_without_a_script_dates_stand(browser: Browser, site: Site) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.at("/services/kitchen/"))
        expect(page.get_by_text("Checked on 28 October 2026.", exact=True)).to_be_visible()
        expect(page.get_by_text("This page was made in November 2026.")).to_be_visible()
        assert " ago" not in page.locator("body").inner_text()
        page.goto(site.at("/services/"))
        assert page.locator(".note:visible", has_text="Last checked").count() == 0


@pytest.mark.parametrize(("now", "late"), [("2027-04-26 22:59", False), ("2027-04-26 23:00", True)])
def test_a_check_becomes_too_old_on_its_day_also_on_cards(
    page: Page, site: Site, now: str, late: bool
) -> None:
    """Six months after 28 October are over with 26 April, by summer time."""
    main = on(page, site, "/services/kitchen/", now)
    expect(main.get_by_text("That is too long ago. Ring first.")).to_be_visible(visible=late)
    expect(main.locator("p.good")).to_be_visible(visible=not late)
    main = on(page, site, "/services/", now)
    card = main.locator(".card", has_text="Harbour Kitchen")
    expect(card.get_by_text("Last checked on 28 October 2026")).to_be_visible(visible=late)


def test_a_closed_service_should_be_open_again_from_its_day_on(page: Page, site: Site) -> None:
    for now, tag in (
        ("2027-01-10 23:59", "Closed for now"),
        ("2027-01-11 00:00", "Should be open again: ring first"),
    ):
        assert on(page, site, "/services/shut/", now).locator(".tag:visible").all_inner_texts() == [tag]
        assert page.locator(".notice:visible h2").first.inner_text() == tag
        card = on(page, site, "/services/", now).locator(".card", has_text="The shut one")
        assert card.locator(".tag:visible").all_inner_texts() == [tag]


def test_an_action_becomes_overdue_and_silent_by_itself(page: Page, site: Site) -> None:
    for now, tag in (
        ("2026-12-31 23:59", "Moving"),
        ("2027-01-01 00:00", "Overdue since 31 December 2026 (yesterday)"),
        (
            "2027-06-23 12:00",
            "Overdue since 31 December 2026 (5 months ago), no update since 1 November 2026 (7 months ago)",
        ),
    ):
        main = on(page, site, "/organisations/harbour-trust/", now)
        assert main.locator(".items .tag:visible").all_inner_texts() == [tag]


def test_counts_say_of_which_day_they_are(page: Page, site: Site) -> None:
    main = on(page, site, "/plans/homes/progress/", "2027-06-23 12:00")
    expect(main).to_contain_text("1 action on 23 November 2026 (7 months ago): 1 on track")


SAID = """() => {
  document.querySelectorAll("details").forEach(each => { each.open = true; });
  // How they are counted stands in a heading or a sentence with its day, beside the numbers themselves.
  document.querySelectorAll(".key, .numbers").forEach(each => each.remove());
  return document.querySelector("main").innerText.split("\\n").map(line => line.trim()).filter(Boolean);
}"""
BY_TIMES = "list|service|organisation|help-now|tonight|keep|take-away|search"
"""Kinds of page that say what is open: those times are no longer known then, which has tests of its own."""
LATER = date(2027, 6, 23)


def test_what_an_old_page_says_is_true_or_says_of_when_it_is(
    page: Page, site: Site, tmp_path: Path, serve: Serve
) -> None:
    """The page as it was built in November, read in June, beside one that was built in June."""
    small = small_site(tmp_path, FILES)
    small.build(LATER)
    others = [
        "/" + file.relative_to(small.output).as_posix().removesuffix("index.html")
        for file in sorted(small.output.rglob("index.html"))
        if not re.search(f'data-kind="(?:{BY_TIMES})"', file.read_text("utf-8"))
    ]
    assert {"/", "/alerts/", "/meetings/", "/groups/forum/", "/charter/", "/plans/homes/"} <= {*others}
    with serve(small.output) as anew:
        for path in others:
            on(page, site, path, f"{LATER} 12:00")
            old = page.evaluate(SAID)
            on(page, anew, path, f"{LATER} 12:00")
            new = page.evaluate(SAID)
            wrong = [line for line in old if line not in new and not re.search(r"\b20[2-9]\d\b", line)]
            assert wrong == [], path


def test_what_was_to_come_moves_to_what_is_over(page: Page, site: Site) -> None:
    for now, coming in (("2026-12-09 23:59", 2), ("2026-12-10 00:00", 1), ("2027-03-10 00:00", 0)):
        main = on(page, site, "/meetings/", now)
        found = main.locator("section:visible", has_text="Coming up").locator(".items > li:visible")
        expect(found).to_have_count(coming)
        expect(main.locator(".items > li:visible")).to_have_count(3)
        expect(main.get_by_role("heading", name="Past meetings in 2027")).to_be_visible(visible=not coming)
        main = on(page, site, "/groups/forum/", now)
        expect(main.get_by_role("heading", name="Coming up")).to_be_visible(visible=bool(coming))
        expect(on(page, site, "/", now).get_by_text("Next meetings")).to_be_visible(visible=bool(coming))


def test_which_meeting_is_next_or_that_none_is_planned(page: Page, site: Site) -> None:
    for now, said in (
        ("2026-12-09 23:59", "Wednesday 9 December 2026 (today)"),
        ("2026-12-10 00:00", "Tuesday 9 March 2027 (in 2 months)"),
        ("2027-03-10 00:00", "None planned. The last was on 9 March 2027 (yesterday)."),
        ("2027-06-23 12:00", "The last was on 9 March 2027 (3 months ago); the next was due by "),
    ):
        row = on(page, site, "/groups/forum/", now).locator(".facts > div:visible", has_text="Next meeting")
        expect(row.locator("dd")).to_contain_text(said, use_inner_text=True)


def test_an_alert_that_is_over_says_so_in_its_titles(page: Page, site: Site) -> None:
    over = "Over since 27 November 2026: Frost"
    for now, title in (("2026-11-27 08:59", "Frost"), ("2026-11-27 09:00", over)):
        main = on(page, site, "/alerts/frost/", now)
        expect(main.locator("h1")).to_have_text(title, use_inner_text=True)
        assert page.title().startswith(f"{title} – ")
        expect(on(page, site, "/alerts/", now).locator(".items > li:visible .tag")).to_be_visible(
            visible=title == over
        )


def test_what_was_free_and_what_was_next_go(page: Page, site: Site) -> None:
    for now, there in ((f"{TODAY} 12:00", True), ("2027-06-23 12:00", False)):
        expect(on(page, site, "/services/kitchen/", now).get_by_text("3 places free")).to_be_visible(
            visible=there
        )


@pytest.mark.parametrize(
    "path", ["/", "/services/", "/services/kitchen/", "/plans/homes/", "/alerts/", "/help-now/"]
)
def test_a_page_long_after_its_build_says_so(page: Page, site: Site, path: str) -> None:
    old = page.get_by_text("Its times are no longer known: ask before you go.")
    for now, there in (("2027-01-11 23:59", False), ("2027-01-12 00:00", True), ("2027-06-23 12:00", True)):
        on(page, site, path, now)
        expect(old).to_be_visible(visible=there)


def test_times_that_are_no_longer_known_are_said_to_be(page: Page, site: Site) -> None:
    for path in ("/services/kitchen/", "/services/"):
        main = on(page, site, path, "2027-06-23 12:00")
        expect(main.locator(".at [data-by-clock] dd").first).to_have_text("No longer known: ring first")


def test_a_clock_that_was_set_back_counts_nothing(page: Page, site: Site) -> None:
    """It can't be right before the page was made, so the page says no more than without scripts."""
    for path in (
        "/",
        "/services/kitchen/",
        "/services/shut/",
        "/services/",
        "/charter/",
        "/help-now/",
        "/plans/homes/",
    ):
        on(page, site, path, "2025-11-24 12:00")
        said = page.locator("body").inner_text()
        assert "This page was made in November 2026." in said, path
        assert re.findall(r"\b(?:in \d+ \w+|ago|tomorrow|now, until|opens)\b", said) == [], path
    main = on(page, site, "/alerts/frost/", "2025-11-24 12:00")
    expect(main.locator("h1")).to_have_text("Frost", use_inner_text=True)


def test_an_alert_that_was_over_when_the_site_was_built(tmp_path: Path) -> None:
    small = small_site(tmp_path, FILES)
    small.build(date(2026, 12, 1))
    html = (small.output / "alerts" / "frost" / "index.html").read_text("utf-8")
    assert "<h1>Over since 27 November 2026: Frost</h1>" in html
    assert "Over since 27 November 2026: Frost" in (small.output / "alerts" / "index.html").read_text("utf-8")
