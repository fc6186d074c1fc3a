"""Services: what their pages and cards say, what is kept back, and what is refused."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from site_builder.hours.calendar.spells import OPEN, UNKNOWN
from site_builder.language.passages import unmarked
from site_builder.model.site import Site
from site_builder.types.service.brief import brief_of
from site_builder.types.service.card import make_card
from site_builder.types.service.model import Service
from site_builder.types.service.open_times import minutes_of, open_spells
from site_builder.types.service.view import ServiceView, make_view
from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, TODAY, SmallSite, all_files, codes, small_site

HEAD = "name: Day Centre\norganisation: harbour-trust\nneeds: [food]\nchecked: {on: 2026-10-28}\n"
AREAS = {"areas/port.yaml": "name: Port\n", "areas/town.yaml": "name: Town\n"}


def with_service(folder: Path, text: str, more: dict[str, str] | None = None) -> SmallSite:
    entry = HEAD + text.rstrip("\n") + ("\n" if "phones:" in text else "\nphones: 01632 960000\n")
    return small_site(folder, {**BASICS, **(more or {}), "services/day-centre.yaml": entry})


def view_of(site: SmallSite, today: date = TODAY) -> ServiceView:
    loaded = site.load(today).site
    found = loaded.find(Service, "day-centre")
    assert found
    return make_view(loaded, found)


def assert_no_canary(site: SmallSite) -> None:
    """No file of the site and nothing that searching is told holds the planted word."""
    for page in site.load().pages:
        assert "Canary" not in str(page.search and page.search()), page.url
    site.build()
    for name, data in all_files(site.output).items():
        assert b"Canary" not in data, name


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("places: {address: [12 Quay Street], town: Northport}", "12 Quay Street, Northport"),
        ("places: {visibility: confidential}", "Address kept private"),
        ("places: {kind: phone}", "By phone"),
        (
            "places: [{kind: phone}, {address: 1 Net Yard, town: Northport}, {address: 2 Net Yard, name: B}]",
            "1 Net Yard, Northport, and 1 more place, or by phone",
        ),
        (
            "places: {visibility: area-only, address: 9 Secret Row, town: Northport, postcode: ZZ1 1AA}",
            "Northport (ring for the address)",
        ),
        ("happens_at: kitchen", "At Harbour Kitchen"),
        ("summary: Help", "Not known: ring first"),
    ],
)
def test_where_it_is_in_one_line(tmp_path: Path, text: str, where: str) -> None:
    assert view_of(with_service(tmp_path, text)).where == where


@pytest.mark.parametrize(
    ("hours", "when"),
    [
        ("Mon-Fri 9am-5pm", "Monday to Friday, 9am to 5pm"),
        ("daily 8pm-8am", "Every day, 8pm to 8am the next day"),
        (
            "Mon, Tue, Thu 9am-noon; Wed 1pm-3pm",
            "Monday, Tuesday and Thursday, 9am to noon; Wednesday, 1pm to 3pm",
        ),
        ("2nd Tue of the month 2pm-4pm", "2nd Tuesday of the month: 2pm to 4pm"),
        (
            "Mon 9am-1pm; Tue 9am-2pm; Wed 9am-3pm; Thu 9am-4pm",
            "Monday, 9am to 1pm; Tuesday, 9am to 2pm; Wednesday, 9am to 3pm; Thursday, 9am to 4pm",
        ),
        (
            "Mon 9am-1pm, 2pm-4pm; Tue 9am-2pm, 3pm-4pm; Wed 9am-3pm, 4pm-5pm; Thu 9am-4pm, 5pm-6pm; Fri 9am-10am",
            "Monday to Friday, at different times",
        ),
        ("unknown", "Times not known: ring first"),
        ("by appointment", "Every day, by appointment"),
        (
            "{seasons: [{from: 1 Jun, until: 31 Aug, weekly: Sat 1pm-2pm}, "
            "{from: 1 Dec, until: 14 Mar, weekly: daily 8pm-8am}]}",
            "Every day, 8pm to 8am the next day (1 December to 14 March)",
        ),
    ],
)
def test_when_it_is_open_in_one_line(tmp_path: Path, hours: str, when: str) -> None:
    assert view_of(with_service(tmp_path, f"hours: {hours}\n")).when == when


def test_nothing_said_is_said_to_be_unknown(tmp_path: Path) -> None:
    view = view_of(with_service(tmp_path, ""))
    assert (view.how, view.where, view.when) == (
        "Not known: ring first",
        "Not known: ring first",
        "Times not known: ring first",
    )
    assert [row.times for table in view.hours for row in table.rows] == [("Not known: ring first",)]
    last = view.for_whom[-1]
    assert (last.label, last.text) == (
        "Not known: ring first",
        "Ages, pets, local connection, no recourse to public funds, proof of who you are",
    )


def test_ways_in_come_easiest_first(tmp_path: Path) -> None:
    view = view_of(with_service(tmp_path, "access: {how: [referral, phone, drop-in]}"))
    assert view.how == "Just turn up, ring first or ask a worker to refer you"


def test_a_notice_is_told_with_its_dates_until_they_are_over(tmp_path: Path) -> None:
    """One that is coming is there too, so that it appears on time even if nobody builds anew."""
    site = with_service(tmp_path, "notice: {text: No hot water, from: 2026-11-20, until: 2026-11-24}\n")
    assert [notice.text for notice in view_of(site).notices] == ["No hot water (20 to 24 November 2026)"]
    assert view_of(site, date(2026, 11, 24)).notices
    assert not view_of(site, date(2026, 11, 25)).notices
    assert [notice.coming for notice in view_of(site, date(2026, 11, 19)).notices] == [True]
    assert not view_of(site, date(2026, 10, 1)).notices
    (notice,) = view_of(site).notices
    zone = ZoneInfo("Europe/London")
    assert notice.start == datetime(2026, 11, 20, tzinfo=zone).timestamp()
    assert notice.end == datetime(2026, 11, 25, tzinfo=zone).timestamp()


def test_free_places_are_dropped_once_they_are_old(tmp_path: Path) -> None:
    site = with_service(tmp_path, "accommodation: {beds: 12, free: {number: 2, on: 2026-11-23}}\n")
    assert "2 places free on 23 November 2026. Ring before you go." in [
        unmarked(fact.text) for fact in view_of(site).money
    ]
    assert any(
        "2 places free on 23 November 2026" in unmarked(fact.text)
        for fact in view_of(site, date(2026, 11, 24)).money
    )
    assert not any("places free" in fact.text for fact in view_of(site, date(2026, 11, 25)).money)


def test_a_confidential_place_gives_nothing_away(tmp_path: Path) -> None:
    text = (
        "needs: [food]\nplaces:\n  - {visibility: confidential, name: Canary House, town: Canaryton, area: port,"
        " access_note: Canary steps, hours: Mon 9am-10am}\n"
    ).removeprefix("needs: [food]\n")
    site = with_service(tmp_path, text, AREAS)
    view = view_of(site)
    assert [place.note for place in view.places] == ["This address is kept private. Ring first."]
    assert not view.areas
    assert_no_canary(site)


CONFIDENTIAL = """\
places:
  - {name: The hall, address: 1 Quay, town: Northport}
  - {visibility: confidential, name: Canary  House, hours: Mon 9am-10am}
activities:
  - {name: Choir, place: The hall, hours: Tue 1pm-2pm}
  - {name: Supper, place: Canary House, hours: Wed 6pm-7pm}
  - {name: Talk, hours: Thu 6pm-7pm}
"""


def test_an_activity_at_a_confidential_place_says_so_and_not_where(tmp_path: Path) -> None:
    site = with_service(tmp_path, CONFIDENTIAL)
    view = view_of(site)
    assert [(each.name, each.place) for each in view.activities] == [
        ("Choir", "The hall"),
        ("Supper", "Address kept private"),
        ("Talk", ""),
    ]
    assert_no_canary(site)


def test_a_name_of_two_places_is_that_of_the_confidential_one(tmp_path: Path) -> None:
    text = CONFIDENTIAL.replace("Canary  House", "The hall").replace("Canary House", "The hall")
    view = view_of(with_service(tmp_path, text))
    assert [each.place for each in view.activities] == ["Address kept private", "Address kept private", ""]


@pytest.mark.parametrize("place", ["Canary Houses", "2", "confidential"])
def test_an_activity_must_name_one_of_its_places_confidential_or_not(tmp_path: Path, place: str) -> None:
    (found,) = with_service(tmp_path, CONFIDENTIAL.replace("Canary House", place)).check()
    assert (found.code.name, str(found.span)) == (
        "activity-place-unknown",
        "content/services/day-centre.yaml:10:27",
    )
    assert found.hint == "The places here are: `Canary House`, `The hall`."


def test_an_area_only_place_shows_its_outcode_and_no_map(tmp_path: Path) -> None:
    text = (
        "places: {visibility: area-only, address: 9 Secret Row, town: Northport, postcode: ZZ1 1AA, "
        "coordinates: '54.64041, -0.94391'}\n"
    )
    (place,) = view_of(with_service(tmp_path, text)).places
    assert place.lines == ("Northport", "ZZ1")
    assert place.map_href == ""


def test_a_closed_service_says_where_to_go_and_leaves_the_lists(tmp_path: Path) -> None:
    site = with_service(
        tmp_path, "status: closed\ninstead: kitchen\nphones: 01632 960 001\nhours: Mon 9am-5pm\n"
    )
    site.build()
    text = page_text(site.page("/services/day-centre/"))
    assert "Closed for good" in text
    assert "Harbour Kitchen" in text
    assert "01632 960 001" not in text
    assert "9am" not in text
    for url in ("/services/", "/a-to-z/", "/needs/food/", "/days/monday/"):
        assert "Day Centre" not in site.page(url)


def test_closed_for_now_stays_in_lists_but_not_on_days(tmp_path: Path) -> None:
    site = with_service(tmp_path, "status: temporarily-closed\nhours: Mon 9am-5pm\n")
    site.build()
    assert "Closed for now" in page_text(site.page("/needs/food/"))
    assert "Day Centre" not in site.page("/days/monday/")
    assert "When it is open again" in site.page("/services/day-centre/")


def test_cards_say_when_nobody_checked(tmp_path: Path) -> None:
    site = small_site(tmp_path, {**BASICS, "services/old.yaml": HEAD.replace("2026-10-28", "2026-03-01")})
    loaded = site.load().site
    old, kitchen = loaded.find(Service, "old"), loaded.find(Service, "kitchen")
    assert old
    assert kitchen
    said = "Last checked on 1 March 2026: ring first.", False
    assert [(unmarked(note.text), note.hidden) for note in make_card(loaded, old).notes] == [said]
    assert [note.hidden for note in make_card(loaded, kitchen).notes] == [True]


ALERT = (
    "name: Alert\nkind: severe-weather\nfrom: 2026-11-22 17:00\nuntil: 2026-11-30 09:00\n"
    "services: {service: SERVICE, change: Moved.}\n"
)


def test_what_belongs_to_a_risky_service_is_risky(tmp_path: Path) -> None:
    """Its organisation, that organisation as a signatory, its client groups, alerts about it; nobody else's."""
    refuge = HEAD + "risky: yes\nfor: {groups: [women]}\n"
    other = HEAD.replace("harbour-trust", "mill-trust") + "for: {groups: [men]}\n"
    signed = "name: NAME\norganisation: ID\nsector: charity\nsigned: 2025-01-01\n"
    files = {
        "services/refuge.yaml": refuge,
        "services/other.yaml": other,
        "organisations/mill-trust.yaml": "name: Mill Trust\nkind: charity\n",
        "client-groups/women.yaml": "name: Women\n",
        "client-groups/men.yaml": "name: Men\n",
        "signatories/harbour.yaml": signed.replace("NAME", "Harbour").replace("ID", "harbour-trust"),
        "signatories/mill.yaml": signed.replace("NAME", "Mill").replace("ID", "mill-trust"),
        "alerts/moved.yaml": ALERT.replace("SERVICE", "refuge"),
        "alerts/shut.yaml": ALERT.replace("SERVICE", "other"),
    }
    pages = small_site(tmp_path, {**BASICS, **files}).load().pages
    assert {page.url for page in pages if page.risky} == {
        "/services/refuge/",
        "/organisations/harbour-trust/",
        "/signatories/harbour/",
        "/for/women/",
        "/alerts/moved/",
    }


@pytest.mark.parametrize(
    ("pathway", "risky"), [("risky: yes", True), ("needs: [safety]", True), ("needs: [food]", False)]
)
def test_a_paper_that_a_risky_pathway_needs_is_risky(tmp_path: Path, pathway: str, risky: bool) -> None:
    files = {
        "needs/safety.yaml": "name: Safety\nrisky: yes\n",
        "resource-kinds/form.yaml": "name: Forms\n",
        "resources/plan.yaml": "name: Safety plan\nkind: form\nlink: https://example.org/plan\n",
        "pathways/away.yaml": (
            f"name: Away\nsituation: Leaving\nlead: harbour-trust\nresources: plan\nchecked: {{on: 2026-10-28}}\n{pathway}\n"
            "steps: [{id: ring, name: Ring, text: Ring., last: yes}]\n"
        ),
    }
    pages = small_site(tmp_path, {**BASICS, **files}).load().pages
    assert ("/resources/plan/" in {page.url for page in pages if page.risky}) is risky


def test_a_risky_need_makes_its_services_risky(tmp_path: Path) -> None:
    safety = {"needs/safety.yaml": "name: Safety\nrisky: yes\n"}
    site = small_site(
        tmp_path, {**BASICS, **safety, "services/day-centre.yaml": HEAD.replace("[food]", "[food, safety]")}
    )
    risky = {page.url for page in site.load().pages if page.risky}
    assert {"/services/day-centre/", "/needs/safety/"} <= risky
    assert "/services/kitchen/" not in risky


def test_related_services_are_found_from_both_sides(tmp_path: Path) -> None:
    more = {"services/showers.yaml": HEAD.replace("Day Centre", "Showers") + "happens_at: day-centre\n"}
    loaded = with_service(tmp_path, "part_of: kitchen\n", more).load().site
    centre = loaded.find(Service, "day-centre")
    assert centre
    assert [(each.label, each.link.label) for each in make_view(loaded, centre).related] == [
        ("Part of", "Harbour Kitchen"),
        ("Also here", "Showers"),
    ]


@pytest.mark.parametrize(
    ("hours", "lunch", "shown"),
    [
        ("Mon-Fri 9am-5pm", "noon-2pm", ["Monday to Friday: Noon to 2pm"]),
        ("Mon-Fri 9am-5pm; bank holidays closed", "noon-2pm (hot food)", ["Monday to Friday: Noon to 2pm (hot food)"]),
        ("Mon, Wed 9am-3pm; Thu closed", "9-10am and noon-1pm", [
            "Monday: 9am to 10am and Noon to 1pm", "Wednesday: 9am to 10am and Noon to 1pm"]),
        ("24 hours", "noon-2pm", ["Every day: Noon to 2pm"]),
        ("2nd Tue 9am-5pm", "noon-2pm by appointment", [
            "Tuesday: 2nd Tuesday of the month: noon to 2pm by appointment"]),
        ("daily 8pm-8am", "10pm-midnight", ["Every day: 10pm to midnight"]),
        ("Mon-Fri 9am-5pm", "Tue noon-2pm", ["Tuesday: Noon to 2pm"]),
    ],
)  # fmt: skip
def test_times_of_an_activity_without_days_are_on_those_of_the_service(
    tmp_path: Path, hours: str, lunch: str, shown: list[str]
) -> None:
    text = f"hours: {hours}\nactivities: {{name: Lunch, hours: {lunch}}}\n"
    (activity,) = view_of(with_service(tmp_path, text)).activities
    rows = [row for table in activity.hours for row in table.rows]
    assert [f"{row.day}: {' and '.join(row.times)}" for row in rows] == shown


@pytest.mark.parametrize(
    "hours",
    ["Mon-Fri 9am-noon", "unknown", "by appointment", "Mon 9am-5pm, Sat 9am-noon", "Mon 9am-noon and 1-5pm"],
)
def test_times_without_days_are_asked_about_when_it_is_closed_then(tmp_path: Path, hours: str) -> None:
    text = f"hours: {hours}\nactivities:\n  - {{name: Lunch, hours: noon-2pm}}\n"
    (found,) = [each for each in with_service(tmp_path, text).check() if each.code.name == "hours-which-days"]
    assert (found.span.line, found.span.column) == (7, 26)


def test_activities_show_only_the_days_they_happen_on(tmp_path: Path) -> None:
    view = view_of(
        with_service(tmp_path, "activities: {name: Choir, hours: Thu 2pm-3:30pm, run_by: harbour-trust}\n")
    )
    (choir,) = view.activities
    assert [(row.day, row.times) for table in choir.hours for row in table.rows] == [
        ("Thursday", ("2pm to 3:30pm",))
    ]
    assert choir.by is not None
    assert choir.by.label == "Harbour Trust"
    assert view.when == "Each activity has its own times"


def rows(view: ServiceView) -> list[tuple[str, str, str]]:
    """Heading, label and first time of all rows of the opening times, then of those of activities."""
    tables = [*view.hours, *(table for activity in view.activities for table in activity.hours)]
    return [(table.heading, row.day, row.times[0]) for table in tables for row in table.rows]


def test_what_holds_for_the_whole_service_is_said_once(tmp_path: Path) -> None:
    """Bank holidays and single dates count for places and activities too, unless they say something else."""
    text = (
        "hours: {weekly: {mon-fri: 9am-5pm}, bank_holidays: closed, exceptions: {date: 2026-12-24, hours: 9am-noon}}\n"
        "places: [{name: Hall, address: 1 Quay, town: Northport, hours: Mon 9am-5pm}]\n"
        "activities:\n"
        "  - {name: Lunch, hours: Mon noon-1pm}\n"
        "  - {name: Choir, hours: {weekly: {tue: 2pm-3pm}, bank_holidays: as usual, last_entry: 2:10pm}}\n"
    )
    assert rows(view_of(with_service(tmp_path, text))) == [
        ("", "Monday to Friday", "9am to 5pm"),
        ("", "Saturday and Sunday", "Closed"),
        ("", "Bank holidays", "Closed"),
        ("Other dates", "Thursday 24 December 2026", "9am to noon"),
        ("Hall", "Monday", "9am to 5pm"),
        ("Hall", "Tuesday to Sunday", "Closed"),
        ("", "Monday", "Noon to 1pm"),
        ("", "Tuesday", "2pm to 3pm"),
        ("", "Last entry", "2:10pm"),
        ("", "Bank holidays", "As usual"),
    ]


def test_bank_holidays_that_nobody_told_are_said_to_be_unknown_once(tmp_path: Path) -> None:
    lunch_and_choir = "activities: [{name: Lunch, hours: Mon noon-1pm}, {name: Choir, hours: Tue 2pm-3pm}]\n"
    assert rows(view_of(with_service(tmp_path, lunch_and_choir))) == [
        ("", "Bank holidays", "Not known: ring first"),
        ("", "Monday", "Noon to 1pm"),
        ("", "Tuesday", "2pm to 3pm"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "place", "message"),
    [
        ("part_of: day-centre\n", "service-in-itself", "5:10", "`part_of` names this service itself."),
        (
            "places:\n  - {visibility: area-only, town: Northport, transport: Bus 1 stops outside}\n",
            "area-only-route",
            "6:57",
            "`places 1`: Only the area of this place is published, but `transport` would lead there.",
        ),
        (
            "places:\n  - {visibility: area-only, name: The house}\n",
            "place-empty",
            "6:5",
            "`places 1`: This building isn't said to be anywhere.",
        ),
        (
            "status: closed\n",
            "closed-without-instead",
            "5:9",
            "Day Centre is closed, but its page doesn't say where to go instead.",
        ),
        (
            "phones: 01632 960000\ninstead: kitchen\n",
            "instead-unused",
            "6:10",
            "Day Centre says where to go instead, which its page shows only while it is closed.",
        ),
        (
            "phones: 01632 960000\nreopens: 2027-01-11\n",
            "service-reopens-unused",
            "6:10",
            "Day Centre has a day on which it opens again, and isn't closed for now.",
        ),
    ],
)
def test_what_a_service_must_not_say(tmp_path: Path, text: str, code: str, place: str, message: str) -> None:
    (found,) = with_service(tmp_path, text).check()
    assert (found.code.name, str(found.span), found.message) == (
        code,
        f"content/services/day-centre.yaml:{place}",
        message,
    )


def test_services_in_a_circle_are_refused_once(tmp_path: Path) -> None:
    more = {"services/other.yaml": HEAD.replace("Day Centre", "Other") + "part_of: day-centre\n"}
    (found,) = with_service(tmp_path, "part_of: other\n", more).check()
    assert found.code.name == "service-circle"
    assert found.message == "`part_of` leads in a circle: `day-centre` > `other` > `day-centre`."


def test_checks_that_are_overdue_or_missing_are_told(tmp_path: Path) -> None:
    head = HEAD + "phones: 01632 960000\n"
    files = {
        "services/late.yaml": head.replace("2026-10-28", "2026-05-01"),
        "services/never.yaml": head.replace("checked: {on: 2026-10-28}\n", "").replace("Day", "New"),
        "services/gone.yaml": HEAD.replace("2026-10-28", "2020-05-01") + "status: closed\ninstead: kitchen\n",
    }
    found = small_site(tmp_path, {**BASICS, **files}).check()
    assert codes(found) == ["service-check-overdue", "service-never-checked"]
    assert found[0].message == "Day Centre was last checked on 1 May 2026; this site checks every 6 months."
    assert str(found[0].span) == "content/services/late.yaml:4:15"


def test_editors_notes_and_sources_that_are_no_address_stay_inside(tmp_path: Path) -> None:
    text = "notes: Canary of the editors\nsources: [Canary talk, 'https://example.org/source']\n"
    site = with_service(tmp_path, text)
    site.build()
    assert "https://example.org/source" in site.page("/services/day-centre/")
    assert_no_canary(site)


LINE = "phones: [{number: 01632 960000, hours: 24 hours}, {number: 01632 960001, hours: Mon 9am-5pm}]"


@pytest.mark.parametrize(
    ("text", "when", "days"),
    [
        (f"places: {{kind: phone}}\n{LINE}", "Every day, 24 hours", 7),
        (f"places: {{visibility: confidential}}\n{LINE}", "Every day, 24 hours", 7),
        (
            f"places: {{kind: phone}}\nhours: Mon 9am-noon; bank holidays closed\n{LINE}",
            "Every day, 24 hours",
            7,
        ),
        (f"places: {{address: 1 Quay}}\n{LINE}", "Times not known: ring first", 0),
        (f"access: {{how: drop-in}}\nplaces: {{kind: phone}}\n{LINE}", "Times not known: ring first", 0),
        (f"{LINE}", "Times not known: ring first", 0),
    ],
)
def test_a_line_is_open_while_its_number_is_answered(tmp_path: Path, text: str, when: str, days: int) -> None:
    site = with_service(tmp_path, text).load().site
    service = site.find(Service, "day-centre")
    assert service
    brief = brief_of(site, service)
    assert (brief.card.when, len(brief.weekdays)) == (when, days)
    spells = spellings(site, service)
    assert (OPEN in spells, UNKNOWN in spells) == (days > 0, days == 0)
    if days:
        assert (
            minutes_of(open_spells(site, service))[0] > 40 * 24 * 60
        )  # day and night, whatever hours it has besides


def spellings(site: Site, service: Service) -> set[str]:
    """The kinds of its spells."""
    return {each.kind for each in open_spells(site, service)}
