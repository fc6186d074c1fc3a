"""Which moments hours mean on which dates: nights, seasons, bank holidays, exceptions and both changes of the clocks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from site_builder.hours.calendar.holidays import Calendar, bank_holidays
from site_builder.hours.calendar.moments import moment
from site_builder.hours.calendar.spells import APPOINTMENT, OPEN, UNKNOWN, Spell, Window, spells
from site_builder.hours.reading.record import Hours

READ = TypeAdapter(Hours)
LONDON = Calendar(ZoneInfo("Europe/London"), bank_holidays("england", range(2025, 2030)))


def found(given: Any, first: str, last: str = "") -> list[Spell]:
    """What begins on the dates from first to last."""
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    start, end = moment(days[0], 0, LONDON.zone), moment(days[1] + timedelta(days=1), 0, LONDON.zone)
    every = spells([READ.validate_python(given)], Window(*days, start, end), LONDON)
    return [each for each in every if start <= each.start < end]


def shown(minute: int) -> str:
    """The date in the month and the time that the clock shows."""
    return f"{datetime.fromtimestamp(minute * 60, LONDON.zone):%d %H:%M}"


def said(every: Collection[Spell], kinds: str) -> list[str]:
    """From when until when something of some kinds is."""
    return [f"{shown(each.start)}-{shown(each.end)}" for each in every if each.kind in kinds]


WINTER = {
    "weekly": "daily 8pm-8am",
    "bank_holidays": "as usual",
    "seasons": [{"from": "1 Nov", "until": "31 Mar"}],
}
EXCEPTIONS = {
    "weekly": "Mon-Fri 9am-5pm",
    "bank_holidays": "closed",
    "exceptions": [
        {"date": "2026-12-24", "hours": "9am-noon", "why": "Christmas Eve"},
        {"date": "2026-12-25", "hours": "11am-2pm", "why": "Christmas dinner"},
        {"date": "2026-12-28", "hours": "as usual"},
        {"from": "2026-12-29", "until": "2026-12-30", "hours": "closed"},
    ],
}

LISTS: list[tuple[str, Any, str, str, list[str]]] = [
    ("a week", "Mon 9am-noon; Wed 1-4pm", "2026-11-23", "2026-11-29", ["23 09:00-23 12:00", "25 13:00-25 16:00"]),
    ("nights belong to the day they start", "Sun 8pm-8am", "2026-11-22", "2026-11-22", ["22 20:00-23 08:00"]),
    ("the night before isn't today's", "Sun 8pm-8am", "2026-11-23", "2026-11-23", []),
    ("the last night of a season", WINTER, "2027-03-30", "2027-04-02", ["30 20:00-31 08:00", "31 20:00-01 08:00"]),
    ("the first night of a season", WINTER, "2026-10-30", "2026-11-01", ["01 20:00-02 08:00"]),
    ("2nd and last", "2nd and last Tue 1-3pm", "2026-11-01", "2026-11-30", ["10 13:00-10 15:00", "24 13:00-24 15:00"]),
    ("4th and last once", "4th and last Tue 1-3pm", "2026-11-01", "2026-11-30", ["24 13:00-24 15:00"]),
    ("the last of five", "last Sat 1-3pm", "2026-10-01", "2026-10-31", ["31 13:00-31 15:00"]),
    ("the last of February", "last Sun 1-3pm", "2027-02-01", "2027-02-28", ["28 13:00-28 15:00"]),
    ("a bank holiday's own times don't open what is out of season", {**WINTER, "bank_holidays": "10am-noon"},
     "2027-05-03", "2027-05-03", []),
    ("a fifth Monday", "5th Mon 9am-noon", "2026-11-01", "2026-12-31", ["30 09:00-30 12:00"]),
    ("a known fortnight", "every other Fri from 2026-11-06 1-3pm", "2026-11-01", "2026-11-30",
     ["06 13:00-06 15:00", "20 13:00-20 15:00"]),
    ("a fortnight before its anchor", "every other Fri from 2026-11-20 1-3pm", "2026-11-01", "2026-11-20",
     ["06 13:00-06 15:00", "20 13:00-20 15:00"]),
    ("an unknown fortnight is never a session", "every other Fri 1-3pm", "2026-11-01", "2026-11-30", []),
    ("instead", "Fri 9am-5pm; last Fri 1-3pm instead", "2026-11-20", "2026-11-27",
     ["20 09:00-20 17:00", "27 13:00-27 15:00"]),
    ("exceptions and bank holidays", EXCEPTIONS, "2026-12-24", "2027-01-04",
     ["24 09:00-24 12:00", "25 11:00-25 14:00", "28 09:00-28 17:00", "31 09:00-31 17:00", "04 09:00-04 17:00"]),
    ("Easter Monday", "Mon 9am-noon; Tue 9am-noon; bank holidays closed", "2027-03-29", "2027-03-30",
     ["30 09:00-30 12:00"]),
    ("bank holidays' own times", "daily 9am-5pm; bank holidays 10-11am", "2027-03-29", "2027-03-30",
     ["29 10:00-29 11:00", "30 09:00-30 17:00"]),
    ("instead of another that is as narrow", "4th Fri 9am-noon; last Fri 1-3pm instead", "2026-11-23", "2026-11-29",
     ["27 13:00-27 15:00"]),
    ("the first and the last day of a season", {"weekly": "daily 9am-5pm", "seasons": [{"from": "9 Jun", "until": "10 Jun"}]},
     "2026-06-08", "2026-06-11", ["09 09:00-09 17:00", "10 09:00-10 17:00"]),
    ("a season's own bank holidays", {"weekly": "daily 9am-5pm", "bank_holidays": "closed", "seasons": [
        {"from": "1 Dec", "until": "31 Dec", "bank_holidays": "11am-2pm"}]}, "2026-12-25", "2026-12-25",
     ["25 11:00-25 14:00"]),
    ("a season that never closes", {"seasons": [{"from": "1 Dec", "until": "31 Dec", "always": "yes"}]},
     "2026-12-25", "2026-12-25", ["25 00:00-26 00:00"]),
    ("what never closes but in a season", {"always": "yes", "seasons": [
        {"from": "1 Dec", "until": "31 Dec", "weekly": "daily 9am-5pm"}]}, "2026-12-24", "2026-12-25",
     ["24 09:00-24 17:00"]),
    ("a season's own fortnight", {"weekly": "every other Fri from 2026-12-04 1-3pm", "seasons": [
        {"from": "1 Dec", "until": "31 Dec", "fortnight_from": "2026-12-11"}]}, "2026-12-01", "2026-12-20",
     ["11 13:00-11 15:00"]),
    ("always open", "24 hours", "2026-12-25", "2026-12-25", ["25 00:00-26 00:00"]),
    ("unknown", "unknown", "2026-11-23", "2026-11-29", []),
    ("starts in the hour left out", "daily 1:30am-3am, open bank holidays", "2026-03-29", "2026-03-29",
     ["29 02:30-29 03:00"]),
    ("lies in the hour left out", "daily 1:30am-1:45am, open bank holidays", "2026-03-29", "2026-03-29",
     ["29 02:30-29 02:45"]),
    ("begins in it, nominally ends at its end", "daily 1:30am-2am, open bank holidays", "2026-03-29", "2026-03-29",
     ["29 02:30-29 03:00"]),
    ("is an hour long and begins in it", "daily 1:30am-2:30am, open bank holidays", "2026-03-29", "2026-03-29",
     ["29 02:30-29 03:30"]),
    ("ends in it", "daily 8pm-1:30am, open bank holidays", "2026-03-28", "2026-03-28", ["28 20:00-29 02:30"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "given", "first", "last", "expected"), LISTS, ids=[row[0] for row in LISTS]
)
def test_what_is_certain(title: str, given: Any, first: str, last: str, expected: list[str]) -> None:
    assert said(found(given, first, last), OPEN + APPOINTMENT) == expected, title


@pytest.mark.parametrize(
    ("text", "day", "hours"),
    [
        ("daily 8pm-8am", "2026-03-28", 11),
        ("daily 8pm-8am", "2026-10-24", 13),
        ("daily 8pm-8am", "2026-06-01", 12),
        ("24 hours", "2026-03-29", 23),
        ("24 hours", "2026-10-25", 25),
        ("daily 8pm-1:30am", "2026-10-24", 5.5),
        ("daily 1:30am-3am", "2026-10-25", 2.5),
    ],
)
def test_how_long_a_session_lasts_when_the_clocks_change(text: str, day: str, hours: float) -> None:
    (session,) = found(text, day)
    assert session.end - session.start == hours * 60


def test_a_moved_session_stays_in_order() -> None:
    moved = found("daily 1:30am-1:40am and 2am-2:15am", "2026-03-29")
    assert said(moved, OPEN) == ["29 02:00-29 02:15", "29 02:30-29 02:40"]


def test_last_entry_by_the_clock_and_before_closing() -> None:
    (night,) = found("daily 8pm-8am, last entry 1am", "2026-11-23")
    assert shown(night.last_entry) == "24 01:00"
    (day,) = found("daily 9am-5pm, last entry 30 minutes before closing", "2026-11-23")
    assert shown(day.last_entry) == "23 16:30"
    (short,) = found({"weekly": {"mon": "9am-9:20am"}, "seasons": [{"from": "1 Nov", "until": "30 Nov",
                      "last_entry": "30 minutes before closing", "weekly": "Mon 9am-9:20am; Tue 9am-noon"}]},
                     "2026-11-23")  # fmt: skip
    assert short.last_entry == 0, "a session that is shorter than that lets people in until its end"


def test_the_clocks_move_no_last_entry_out_of_its_session() -> None:
    (moved,) = found("Sun 1:30am-2:15am, last entry 2am", "2026-03-29")
    assert [shown(each) for each in (moved.start, moved.last_entry, moved.end)] == [
        "29 02:30",
        "29 02:30",
        "29 03:15",
    ]
    (cut,) = found("Sun 12:30am-2:15am, last entry 1:50am", "2026-03-29")
    assert [shown(each) for each in (cut.start, cut.last_entry, cut.end)] == [
        "29 00:30",
        "29 02:15",
        "29 02:15",
    ]


def test_what_follows_without_a_gap_is_one_unless_people_are_let_in_at_certain_times() -> None:
    week = ("2026-11-23", "2026-11-25")
    assert said(found("Mon-Tue 24 hours", *week), OPEN) == ["23 00:00-25 00:00"]
    assert said(found("Mon 9am-noon and noon-5pm", *week), OPEN) == ["23 09:00-23 17:00"]
    over = found("Mon-Tue 24 hours, last entry 10pm", *week)
    assert [(shown(each.end), shown(each.last_entry)) for each in over] == [
        ("24 00:00", "23 22:00"),
        ("25 00:00", "24 22:00"),
    ]
    late = found("Mon 9am-noon and noon-11pm, last entry 10pm", *week)
    assert said(late, OPEN) == ["23 09:00-23 12:00", "23 12:00-23 23:00"]
    early = found("Mon 9am-noon and noon-11pm, last entry 10am", *week)
    assert said(early, OPEN) == ["23 09:00-23 12:00", "23 12:00-23 23:00"]
    parts = found("Mon 9am-noon and 1-5pm; Tue noon-5pm", *week)
    assert said(parts, OPEN) == ["23 09:00-23 12:00", "23 13:00-23 17:00", "24 12:00-24 17:00"]


def test_times_nobody_is_sure_about() -> None:
    def doubts(text: str, first: str, last: str = "") -> list[str]:
        return said(found(text, first, last), UNKNOWN)

    assert doubts("every other Fri 1-3pm", "2026-11-23", "2026-11-29") == ["27 13:00-27 15:00"]
    assert doubts("daily 1-3pm, closed every other Fri", "2026-11-26", "2026-11-28") == ["27 13:00-27 15:00"]
    assert doubts("daily 8pm-8am", "2026-12-28") == ["28 00:00-29 08:00"]
    assert doubts("Mon unknown; every other Mon 9am-noon instead", "2026-11-23") == ["23 00:00-24 00:00"]
    assert doubts("unknown", "2026-11-23") == ["23 00:00-24 00:00"]
