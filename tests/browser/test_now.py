"""What is open now and tonight, by clocks of every kind: never by the zone of the phone, never once the times run out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.build import build, load
from site_builder.hours.calendar.spells import window
from site_builder.options import Options
from site_builder.types.service.model import Service
from site_builder.types.service.times import hours_of
from tests.browser.conftest import set_clock
from tests.hours.open_now_reference import Reference, state_of
from tests.tooling.all_times import ALL_TIMES
from tests.tooling.example import CONTENT
from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, TODAY, small_site, told

Serve = Callable[..., AbstractContextManager[Site]]

NO_LONGER = "No longer known: ring first"
HEAD = "organisation: harbour-trust\nneeds: [bed]\nchecked: {on: 2026-10-28}\nphones: 01632 960 001\n"
SERVICES = {
    "shelter": "hours: daily 8pm-8am; last entry 11pm; bank holidays as usual",
    "kitchen-night": "hours: daily midnight-2am; bank holidays as usual",
    "office": "hours: Mon-Fri 9:30am-5pm; bank holidays closed",
    "holiday": "hours:\n  weekly: {mon-fri: 9am-5pm}\n  bank_holidays: 11am-3pm",
    "ask": "hours: unknown",
    "doubt": "hours: Mon-Fri 9am-5pm",
    "visit": "hours: by appointment; bank holidays as usual",
    "always": "hours: 24 hours",
    "winter": (
        "status: seasonal\nhours:\n  bank_holidays: as usual\n"
        "  seasons: [{from: 2026-12-01, until: 2027-03-14, weekly: {daily: 7pm-8am}}]"
    ),
    "shut": "status: temporarily-closed\nhours: 24 hours",
    "doors": (
        "places:\n"
        "- {name: Beds, address: 1 Quay, hours: daily 8pm-8am; last entry 11pm; bank holidays as usual}\n"
        "- {name: Desk, address: 2 Quay, hours: Mon-Fri 1:30pm-4pm}\n"
        "- {name: Kitchen, address: 3 Quay, hours: Mon-Fri 1pm-4pm; last entry 3:30pm}"
    ),
}
FILES: Mapping[str, str] = {
    **BASICS,
    "needs/bed.yaml": "name: A bed tonight\nsummary: Beds\nhelp_now: yes\norder: 1\n",
    **{f"services/{name}.yaml": f"name: The {name}\n{HEAD}{text}\n" for name, text in SERVICES.items()},
}


@contextmanager
def reader(browser: Browser, now: str, zone: str = "Europe/London", locale: str = "en-US") -> Iterator[Page]:
    """A page in a browser whose clock stands still at a moment of UTC, on a phone set to a zone and a language."""
    with browser.new_context(timezone_id=zone, locale=locale) as context:
        page = context.new_page()
        set_clock(page, now)
        yield page


Sites = Callable[[date], Site]


def all_times_are_there(page: Page) -> None:
    """Wait until lists know their times."""
    page.evaluate("""async () => { await import(document.querySelector('script[src*="/now."]').src); }""")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[Sites]:
    """The small site above, built for a day and served, below a base path."""
    served: dict[date, tuple[Site, AbstractContextManager[Site]]] = {}

    def site_of(today: date) -> Site:
        if today not in served:
            small = small_site(tmp_path_factory.mktemp("now"), FILES)
            small.build(today, base_url="https://now.example.org/charter/")
            manager = serve(small.output, "/charter")
            served[today] = (manager.__enter__(), manager)
        return served[today][0]

    yield site_of
    for _, manager in served.values():
        manager.__exit__(None, None, None)


def said(page: Page, site: Site, service: str) -> str:
    """What the page of a service says of now; "" when it says nothing."""
    page.goto(site.at(f"/services/{service}/"))  # modules have run when the page has loaded
    line = page.locator(".slip [data-by-clock] dd")
    return line.inner_text() if line.count() else ""


CASES = [
    (TODAY, "shelter", "2026-11-24 01:30", "Open until 8am, but nobody new is let in after 11pm: ring first"),
    (TODAY, "shelter", "2026-11-23 21:00", "Open now, until 8am tomorrow. Last entry 11pm"),
    (TODAY, "shelter", "2026-11-23 12:00", "Closed now. Opens today at 8pm"),
    (TODAY, "office", "2026-11-23 18:00", "Closed now. Opens tomorrow at 9:30am"),
    (TODAY, "office", "2026-11-27 17:00", "Closed now. Opens on Monday at 9:30am"),
    (TODAY, "office", "2026-11-27 16:59", "Open now, until 5pm"),
    (TODAY, "office", "2026-12-25 12:00", "Closed now. Opens on Tuesday at 9:30am"),
    (TODAY, "holiday", "2026-12-25 12:00", "Open now, until 3pm"),
    (TODAY, "doubt", "2026-12-25 12:00", "Not known: ring first"),
    (TODAY, "doubt", "2026-12-24 18:00", "Closed now. May be open tomorrow: ring first"),
    (TODAY, "ask", "2026-11-23 12:00", "Not known: ring first"),
    (TODAY, "visit", "2026-11-23 12:00", "By appointment: ring first"),
    (TODAY, "always", "2026-11-23 12:00", "Open now"),
    (TODAY, "winter", "2026-11-23 20:00", "Closed now. Opens on Tuesday 1 December at 7pm"),
    (TODAY, "shut", "2026-11-23 12:00", ""),
    # The hour from 1am comes twice on 25 October: at 0:30 and at 1:30 of UTC the clock says half past one.
    (date(2026, 10, 23), "kitchen-night", "2026-10-25 00:30", "Open now, until 2am"),
    (date(2026, 10, 23), "kitchen-night", "2026-10-25 01:30", "Open now, until 2am"),
    (date(2026, 10, 23), "kitchen-night", "2026-10-25 02:00", "Closed now. Opens tomorrow at midnight"),
    (date(2026, 10, 23), "shelter", "2026-10-24 19:00", "Open now, until 8am tomorrow. Last entry 11pm"),
    # Easter Monday.
    (date(2027, 3, 20), "office", "2027-03-29 10:00", "Closed now. Opens tomorrow at 9:30am"),
    (date(2027, 3, 20), "holiday", "2027-03-29 10:00", "Open now, until 3pm"),
    (date(2027, 3, 20), "doubt", "2027-03-29 10:00", "Not known: ring first"),
    # The hour from 1am is left out on 28 March: at 0:59 of UTC it is a minute to one, at 1:00 it is two.
    (date(2027, 3, 20), "kitchen-night", "2027-03-28 00:59", "Open now, until 2am"),
    (date(2027, 3, 20), "kitchen-night", "2027-03-28 01:00", "Closed now. Opens tomorrow at midnight"),
    (
        date(2027, 3, 20),
        "shelter",
        "2027-03-28 06:59",
        "Open until 8am, but nobody new is let in after 11pm: ring first",
    ),
    (date(2027, 3, 20), "shelter", "2027-03-28 07:00", "Closed now. Opens today at 8pm"),
    # The night before Christmas, and Christmas night.
    (TODAY, "shelter", "2026-12-25 01:30", "Open until 8am, but nobody new is let in after 11pm: ring first"),
    (TODAY, "shelter", "2026-12-25 21:00", "Open now, until 8am tomorrow. Last entry 11pm"),
    # The night that begins on the last day of the season ends the morning after; then it is over.
    (date(2027, 3, 10), "winter", "2027-03-15 07:59", "Open now, until 8am"),
    (date(2027, 3, 10), "winter", "2027-03-15 08:00", "Closed now"),
]
"""The day of the build, a service, a moment of UTC, and what its page says then."""


# Of 12 hours, of 24, of 24 without the leading zero, and with another calendar, other figures and another first day.
PHONES = [
    ("Europe/London", "en-GB"),
    ("Asia/Tokyo", "en-US"),
    ("America/Los_Angeles", "fr-CA"),
    ("Asia/Tehran", "fa-IR"),
]


@pytest.mark.parametrize(("zone", "locale"), PHONES)
def test_a_service_says_whether_it_is_open(browser: Browser, built: Sites, zone: str, locale: str) -> None:
    """Across midnight, both changes of the clocks, bank holidays and seasons; the same whatever a phone's zone and clock."""
    with reader(browser, CASES[0][2], zone, locale) as page:
        shown = page.evaluate("new Date().toLocaleTimeString([], { timeStyle: 'short' })")
        assert bool(re.search("[AP]M", shown)) is (locale == "en-US")
        for today, service, now, words in CASES:
            set_clock(page, now)
            assert (service, now, said(page, built(today), service)) == (service, now, words)


@pytest.mark.parametrize(
    ("now", "words"),
    [("2026-11-21 20:30", ""), ("2027-01-05 01:00", NO_LONGER), ("2028-01-01 12:00", NO_LONGER)],
)
def test_nothing_is_said_before_the_times_are_known_and_that_they_are_not_afterwards(
    browser: Browser, built: Sites, now: str, words: str
) -> None:
    with reader(browser, now) as page:
        assert said(page, built(TODAY), "shelter") == words
        page.goto(built(TODAY).at("/services/"))
        all_times_are_there(page)
        told = page.locator(".card [data-by-clock] dd").all_inner_texts()
        # All but the one that has closed for good; there is no number for the last.
        wanted = [NO_LONGER] * (len(SERVICES) - 1) + ["No longer known"]
        assert told == (wanted if words else [])


def test_without_a_script_nothing_is_said_to_be_so_now(browser: Browser, built: Sites) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for path in ("/services/shelter/", "/services/always/", "/services/", "/tonight/", "/help-now/"):
            page.goto(built(TODAY).at(path))
            text = page.locator("body").inner_text()
            assert "Open now" not in text
            assert page.locator("[aria-current=date], [data-by-clock]").count() == 0


def test_lists_say_it_too_and_it_changes_with_the_minute(browser: Browser, built: Sites) -> None:
    with browser.new_context(timezone_id="Asia/Tokyo") as context:
        page = context.new_page()
        page.clock.install(time=datetime(2026, 11, 27, 16, 59, 30, tzinfo=UTC))
        page.goto(built(TODAY).at("/services/"))
        card = page.locator(".card", has=page.get_by_role("link", name="The office", exact=True))
        expect(card.locator("[data-by-clock] dd")).to_have_text("Open now, until 5pm")
        page.clock.fast_forward("00:40")
        expect(card.locator("[data-by-clock] dd")).to_have_text("Closed now. Opens on Monday at 9:30am")
        assert card.locator("[data-by-clock] dd").count() == 1


def test_one_doors_last_entry_is_never_said_of_another(browser: Browser, built: Sites) -> None:
    """A card speaks of all places of a service: while one still lets people in, it isn't too late."""
    said = {
        "2026-11-23 15:20": "Open now, until 4pm",
        "2026-11-23 15:50": "Open now, until 4pm",
        "2026-11-23 16:00": "Closed now. Opens today at 8pm",
        "2026-11-23 23:30": "Open until 8am tomorrow, but nobody new is let in after 11pm: ring first",
    }
    with reader(browser, "2026-11-23 15:50") as page:
        for now, words in said.items():
            set_clock(page, now)
            page.goto(built(TODAY).at("/services/"))
            card = page.locator(".card", has=page.get_by_role("link", name="The doors", exact=True))
            expect(card.locator("[data-by-clock] dd")).to_have_text(words)
        page.goto(built(TODAY).at("/services/doors/"))
        assert page.locator(".slip [data-by-clock]").count() == 0, (
            "which door it would be about isn't clear there"
        )


def test_the_row_of_today_is_marked_by_the_clock(browser: Browser, built: Sites) -> None:
    rows = {
        "2026-11-23 23:30": "Monday to Friday",
        "2026-11-29 00:10": "Saturday and Sunday",
        "2026-12-25 09:00": "Bank holidays",
    }
    for now, label in rows.items():
        with reader(browser, now, "Asia/Tokyo") as page:
            page.goto(built(TODAY).at("/services/office/"))
            marked = page.locator("tr[aria-current=date] th")
            expect(marked).to_have_text(f"{label} today")


TONIGHT = "[data-tonight] .cards"
"""The lists of a part: two that are open tonight, the others that are, and at the end what isn't open tonight."""


def test_tonight_shows_what_is_open_tonight(browser: Browser, built: Sites) -> None:
    with reader(browser, "2026-11-24 01:30", "Asia/Tokyo") as page:
        page.goto(built(TODAY).at("/tonight/"))
        expect(page.locator("#tonight")).to_contain_text("the night of Monday 23 November")
        part = page.locator("[data-tonight]").first
        names = part.locator("> .cards h3").all_inner_texts()
        assert names[:2] == ["The always", "The kitchen-night"], "open now comes first"
        assert "The winter" not in names
        assert "The office" not in names
        part.locator("summary", has_text="Usually, but not tonight").click()
        expect(part.locator("details").get_by_role("link", name="The winter", exact=True)).to_be_visible()
    with reader(browser, "2026-12-01 21:00") as page:
        page.goto(built(TODAY).at("/tonight/"))
        expect(page.locator(TONIGHT).nth(1)).to_contain_text("The winter")
    with reader(browser, "2027-02-01 21:00") as page:
        page.goto(built(TODAY).at("/tonight/"))
        all_times_are_there(page)
        expect(page.locator("#tonight")).to_contain_text("usually open")
        expect(page.locator(TONIGHT).nth(1)).to_contain_text("The winter")


def test_the_file_of_all_times_says_what_the_reference_does(browser: Browser, example: Site) -> None:
    """Every service of the example, all its doors together, at many moments of the next weeks."""
    loaded, found = load(Options(CONTENT, Path("unused"), TODAY, without=frozenset({"search"}), jobs=1))
    assert loaded is not None, told(found)
    site = loaded.site
    start = datetime(2026, 11, 23, 0, 7, tzinfo=site.calendar.zone)
    minutes = [int(start.timestamp()) // 60 + 593 * step for step in range(90)]
    with reader(browser, "2026-11-23 12:00", "Asia/Tokyo") as page:
        page.goto(example.at("/services/"))
        answers = page.evaluate(
            f"async (minutes) => {{ {ALL_TIMES}"
            + """
              const { stateAt } = await import(document.querySelector('script[src*="/now."]').src);
              const { services, until } = await allTimes();
              return Object.fromEntries([...services].map(([id, spells]) =>
                [id, minutes.map(minute => stateAt(spells, minute, until))]));
            }""",
            minutes,
        )
    within = window(TODAY, site.calendar)
    running = [each for each in site.all(Service) if hours_of(each) and each.id in answers]
    assert len(running) > 40
    for service in running:
        reference = Reference(
            hours_of(service), site.calendar.zone, site.calendar.bank_holidays, within.first, within.last
        )
        for minute, answer in zip(minutes, answers[service.id], strict=True):
            assert (service.id, minute, state_of(answer)) == (service.id, minute, reference.state(minute))


def test_the_file_of_all_times_says_for_how_long_it_is_good(example_site: Path) -> None:
    data = json.loads((example_site / "data/filters.json").read_text("utf-8"))
    assert (data["until"] - data["from"]) / 1440 == 44
    assert len(data["times"]) == len(data["services"]) > 40


def test_on_thanksgiving_a_county_in_the_united_states_is_shut_and_a_scottish_site_is_not(
    tmp_path: Path, browser: Browser, serve: Serve
) -> None:
    sites = Path(__file__).parents[1] / "sites"
    for name, words in (
        ("us-county", "Closed now. Opens tomorrow at 9am"),
        ("scotland", "Open now, until 5pm"),
        ("ireland", "Open now, until 5pm"),
    ):
        output = tmp_path / name
        built = build(Options(sites / name / "content", output, TODAY, without=frozenset({"search"}), jobs=1))
        assert built.published, told(built.diagnostics)
        with serve(output) as site, reader(browser, "2026-11-26 16:30", "America/Chicago") as page:
            assert said(page, site, "kitchen") == words
